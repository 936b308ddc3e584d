"""How kinds of things and ties look in pictures."""

from __future__ import annotations

from kg.draw.svg import Style
from kg.network import STRUCTURE

_PERSON = Style("#fff3d6", "#b7791f", "người", "person")
OTHER = Style("#f0f0f0", "#777777", "khác", "other")
_UNIT = Style("#e2f2e4", "#3d8b4a", "đơn vị hành chính", "unit")
_COMMITMENT = Style("#f1e6fb", "#7b4bb3", "chương trình, chỉ tiêu", "commitment")
BOXES = {
    "Person": _PERSON,
    "Body": Style("#e0ecfb", "#2f6cb3", "cơ quan, tổ chức", "body"),
    **dict.fromkeys(("Province", "District", "Commune", "AdministrativeUnit"), _UNIT),
    "Event": Style("#fde4e1", "#b8443a", "sự kiện", "event"),
    **dict.fromkeys(("Programme", "Project", "Plan", "Target", "Task", "Breakthrough"), _COMMITMENT),
    **dict.fromkeys(("Objective", "Theme", "Movement", "Commitment"), _COMMITMENT),
    "OfficialDocument": Style("#e9ecef", "#56606b", "văn bản", "document"),
    "Award": Style("#fbf3b5", "#948000", "khen thưởng", "award"),
    "Rank": Style("#f7e9dd", "#8a5a33", "quân hàm, học vị", "rank"),
    "Source": Style("#ffffff", "#999999", "bài báo", "source"),
}
# In the order of what a line shows where two things are tied in several ways.
TIES = {
    "role": Style("", "#2f6cb3", "giữ chức vụ", "holds a post"),
    "former": Style("", "#2f6cb3", "từng giữ chức vụ", "held a post", dashed=True),
    "change": Style("", "#c2571a", "bầu, bổ nhiệm, miễn nhiệm …", "act about a post"),
    "participation": Style("", "#b8443a", "dự, phát biểu", "attended, spoke"),
    "event": Style("", "#8c2f6b", "tổ chức", "holds the event"),
    "adoption": Style("", "#7b4bb3", "đề ra", "adopted"),
    "award": Style("", "#948000", "được tặng", "received"),
    "citation": Style("", "#56606b", "thực hiện, dẫn", "follows, cites"),
    "rank": Style("", "#8a5a33", "mang hàm", "has the rank"),
    **dict.fromkeys(STRUCTURE, Style("", "#9aa5ad", "thuộc", "part of", dashed=True)),
}
ORDER = {name: number for number, name in enumerate(TIES)}

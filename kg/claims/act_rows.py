"""Acts told one to a sentence, of which only the first, or the sentence before it, says what was done.

Thủ tướng trao các quyết định về công tác cán bộ. Ông A, Giám đốc Sở X, giữ chức Thứ trưởng Bộ Y. Ông B làm ….
"""

from __future__ import annotations

import re

from kg.claims import acts
from kg.claims.scene import Scene, SceneLine
from kg.model import ChangeKind, SentenceKind

_IN_DETAIL = re.compile(r"(?:theo đó|cụ thể|trong đó|kết quả)\b")
_OPENING = (
    r"(?:(?:trong (?:số )?(?:này|đó)|đổi lại|ngược lại|đồng thời|ngoài ra|bên cạnh đó|tiếp đó"
    r"|(?:cũng )?(?:tại|trong|nhân)? ?"
    r"(?:dịp|đợt) này|cùng (?:đợt|dịp|ngày)(?: này)?),? )?"
)
# "Đồng chí C làm Chủ nhiệm …": the next of a row of acts, about somebody else; "ông D thôi làm …, để giữ chức …".
_NEXT = re.compile(
    f"{_OPENING}(?:(?:đồng chí|ông|bà|đ/c) )?\ue000,? (?:được )?"
    r"(?:(?:(?:về|sang|lên|đến) )?(?:giữ|làm|nhận|đảm nhiệm|đảm nhận)"
    r"(?: chức(?: vụ| danh)?| cương vị| vị trí| nhiệm vụ)? "
    "\ue001|(?:thôi|rời) )"
    "|(?:\ue002 (?:đã |vừa |mới )*có (?:thêm )?)?(?:(?:các|\\d+|hai|ba|bốn) )?tân \ue001"
    "|(?:\\d+|hai|ba|bốn|các|những) (?:gương mặt|nhân sự|người|cán bộ)(?: mới)? "
)
# "Hai chủ tịch quận chuyển về làm phó giám đốc sở: ông A, Chủ tịch UBND quận B, làm …; ông C, …, làm …".
_AFTER_COLON = re.compile(": (?:(?:đồng chí|ông|bà|đ/c) )?\ue000,? (?:giữ|làm|nhận)(?: chức(?: vụ| danh)?)? \ue001")
_OF_ROW = re.compile(
    "giữ chức|làm \ue001|nhận chức|bổ nhiệm|điều động|được điều|luân chuyển|tân \ue001|\\bthôi |chuyển (?:đến|sang|về)"
)
_LONGEST = 14  # lines of a row, with those between that name nobody
_SOME = (
    r"(?:\d+|một số|nhiều|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:nguyên )?"
    r"(?:cán bộ|lãnh đạo|đảng viên|cá nhân|người|công chức|đồng chí|viên chức|\ue001)"
)
# "Năm cán bộ bị tạm đình chỉ công tác. Trong số đó có ông A, …": what was done to those whom the next line names.
_SUFFERED = (
    (
        re.compile(
            r"\b(?:bị (?:\ue002 )?(?:tạm )?đình chỉ (?:công tác|chức vụ|chức danh|nhiệm vụ)"
            rf"|đình chỉ (?:công tác|chức vụ|nhiệm vụ)(?: đối với)? {_SOME})"
        ),
        ChangeKind.SUSPENDED,
    ),
    (
        re.compile(
            r"\b(?:bị (?:\ue002 )?(?:thi hành )?(?:kỷ luật|cảnh cáo|khiển trách)"
            r"|(?:kỷ luật|cảnh cáo|khiển trách|cách (?:hết |tất cả )?(?:các )?chức vụ)"
            rf"[^.;]{{0,90}} (?:đối với )?{_SOME})"
        ),
        ChangeKind.DISCIPLINED,
    ),
    (
        re.compile(rf"\b(?:cho|đối với) {_SOME}[^.;]{{0,60}} nghỉ hưu|\bnghỉ hưu[^.;]{{0,40}} (?:cho|đối với) {_SOME}"),
        ChangeKind.RETIRED,
    ),
)
_THOSE = re.compile(
    r"(?:trong (?:số )?(?:này|đó)|những người này|số này|đó|cụ thể|danh sách(?: này)?|họ),? (?:có|là|gồm)|gồm|bao gồm"
)


def going_on(scene: Scene, line: SceneLine) -> ChangeKind | None:
    """The kind of the act that a line goes on telling; None where it tells an act of its own, or none."""
    code = line.grouped.code
    at = scene.index(line.start)
    if not at:
        return None
    before = scene.lines[at - 1].grouped.code
    if _THOSE.match(code) and (kind := _suffered(before)) is not None:
        return kind
    next_of_row = _NEXT.match(code) is not None or _AFTER_COLON.search(code) is not None
    if _IN_DETAIL.match(code) and (kind := acts.kind_announced(before)) is not None:
        return kind
    return kind_of_row(scene, at) if next_of_row and not scene.is_career else None


def _suffered(code: str) -> ChangeKind | None:
    """What a sentence that names nobody says was done to some."""
    for words, kind in _SUFFERED:
        found = words.search(code)
        if found is not None and "\ue000" not in code[found.start() :]:
            return None if acts.is_unreal(code[: found.start()]) else kind
    return None


def kind_of_row(scene: Scene, at: int) -> ChangeKind | None:
    """The kind of act that the row began with, or that was announced before it."""
    for earlier in range(at - 1, max(-1, at - _LONGEST - 1), -1):
        line = scene.lines[earlier]
        if line.line.kind is SentenceKind.CAPTION:
            continue
        code = line.grouped.code
        kind = acts.kind_announced(code) or acts.kind_done(code)
        if kind is not None:
            return kind
        if line.groups and not _OF_ROW.search(code):
            return None
    return None

"""Steps of a career told one after the other: *làm Trưởng phòng X từ năm 2005; đến năm 2010 là Phó Giám đốc Sở*."""

from __future__ import annotations

import re

from kg.claims.coded import Coded
from kg.claims.scene import Scene, SceneLine

# "…; từ năm 2018 (đến nay) là POST": a step that no other follows lasts.
_LASTS = re.compile("[,;](?: rồi| và| sau đó)? (?:từ|đến) \ue004(?: ?(?:đến|tới|-) ?nay)?,? (?:ông |bà )?(?:là|giữ)\\b")
# … unless the sentence goes on about its end: "…, nhưng vừa bị cách chức".
_ENDED = re.compile(
    r",? (?:nhưng|song|trước khi|rồi|và|cho đến khi|thì) (?:[^ .;,]+ ){0,3}(?:bị|thôi|nghỉ|rời|chuyển|mất)\b"
)
_NEXT = re.compile(
    "(?:[,;](?: rồi| và| sau đó| tiếp đó)?|,? rồi) (?:từ |đến |tới |vào |sang )?(?:\ue004|năm \\d{4})"
    "(?: ?(?:đến|tới|-) ?(?:\ue004|\\d{4}|nay))?,? (?:ông |bà )?"
    "(?:được (?:điều|phân công|luân chuyển)|chuyển|sang|lên|về|trở|là|làm|giữ|đảm nhiệm)\\b"
)
_NOW = re.compile(r"\b(?:hiện|nay|đang|vẫn)\b")
# Who else the sentence speaks of: "người kế nhiệm ông A, từ năm 2016 làm …", "vợ ông …", "có em trai là …".
_SOMEBODY_ELSE = re.compile(
    r"\b(?:vợ|chồng|con (?:trai|gái|rể|dâu)|(?:em|anh) (?:trai|gái|rể|họ)|em|chị (?:gái|dâu)|cha|bố|mẹ|cháu|học trò"
    r"|người (?:kế nhiệm|tiền nhiệm|thay|bạn)) (?!em\b)"
)
_STANDS_IN = re.compile(r" (?:lên )?thay\b")  # "năm 2005 là Phó Giám đốc Sở B lên thay": who does


def lasts(code: str, m: re.Match[str]) -> bool:
    """Whether the step that a rule matched is told as held on."""
    return _LASTS.match(m[0]) is not None and _ENDED.match(code, m.end()) is None


def goes_on(coded: Coded, m: re.Match[str]) -> bool:
    """Whether another step follows the one that a rule matched."""
    return _NOW.search(m[0]) is None and _NEXT.match(coded.code, m.end()) is not None


def is_anothers(scene: Scene, line: SceneLine, m: re.Match[str]) -> bool:
    """Whether the step may be somebody else's than the last one's named: the sentence has named two people by then,
    speaks of kin or a successor, or the post is that of who came instead."""
    start = line.grouped.offset(m.start())
    named = {group.person.name for group in line.groups if group.end <= start}
    if len(named) > 1 or _STANDS_IN.match(line.grouped.code, m.end()):
        return True
    return _SOMEBODY_ELSE.search(scene.lower, line.start, start) is not None

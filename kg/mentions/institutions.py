"""Institutions that only a post before them tells from common words: *Giám đốc | Điện lực Nghệ An*, *… cảng X*."""

from __future__ import annotations

from kg.lexicon import BodyHead
from kg.mentions import bodies, units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse
from kg.mentions.person_words import begins_person

_LISTS = (("company-head", "company"), ("institution-head", "institute"))
_LONGEST_HEAD = 6  # tokens


def institution(page: Page, index: int) -> BodyParse | None:
    """The institution that begins at a token after a post: what it is, then its name or its place.

    None where what it is stands alone."""
    for stop, phrase in page.phrase_at(index, _LONGEST_HEAD):
        for name, kind in _LISTS:
            if phrase in page.lexicon.lists[name]:
                return _named(page, index, stop, kind)
    return None


def _named(page: Page, index: int, stop: int, kind: str) -> BodyParse | None:
    start = page.tokens[index].start
    label = page.text.norm[start : page.tokens[stop - 1].end]
    head = BodyHead(label[0].upper() + label[1:], kind, "topic")
    place = units.parse(page, stop)
    if place is not None and place.name and not place.kind:
        return BodyParse(start, place.end, head, place.name)  # Điện lực | Nghệ An: the place is the name
    found = bodies.complete(page, head, start, stop, after_role=True)
    if found is None or label.lower() not in page.lexicon.lists["called-after-people"]:
        return found
    return None if begins_person(page, page.after(found.end)) else found  # Nông trường Chè | Lê Hồng Phong


STATIONS = {"Đồn trưởng": "đồn", "Phó Đồn trưởng": "đồn", "Trạm trưởng": "trạm", "Phó Trạm trưởng": "trạm"}


def station(page: Page, role: str, after: int) -> BodyParse | None:
    """What a ``role`` of STATIONS is of, whose name the role's own word may begin: *Đồn trưởng | Biên phòng X*, *Trưởng
    trạm | y tế xã Y*, *Trạm trưởng | Trạm Kiểm lâm Z*."""
    word = STATIONS[role]
    again = page.word(after) == word
    for stop, phrase in page.phrase_at(after, LONGEST_STATION, "" if again else f"{word} "):
        for head in page.lexicon.phrases.get(phrase, ()):
            if isinstance(head, BodyHead):
                start = page.tokens[after if again else after - 1].start
                found = bodies.complete(page, head, start, stop, after_role=True)
                return found if found is not None and (found.topic or found.unit or found.inner) else None
    return None


LONGEST_STATION = 5  # tokens: trạm kiểm soát biên phòng

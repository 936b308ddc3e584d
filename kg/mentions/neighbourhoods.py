"""Neighbourhoods, into which communes are parted: what has a head (*Trưởng | thôn Tân Lập*), and a cell of the Party
(*Chi bộ | khu phố 3, phường Tân Phong*)."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import BodyHead
from kg.mentions import units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse
from kg.mentions.person_words import begins_person

COMMUNES = ("xã", "phường", "thị trấn")
HEADS = {  # which kind a role says that it heads
    **{f"Trưởng {kind}": kind for kind in ("thôn", "bản", "ấp", "xóm", "khóm", "buôn", "làng", "khu phố")},
    **{"Xóm trưởng": "xóm", "Thôn trưởng": "thôn"},
    **{"Tổ trưởng": "Tổ dân phố", "Tổ phó": "Tổ dân phố"},  # where the text says "dân phố" after them
}


def of(page: Page, found: BodyParse, index: int) -> BodyParse | None:
    """The body ``found`` of the neighbourhood that begins at a token: *Chi bộ | khu phố 3, phường Tân Phong*."""
    stop = _end(page, index)
    return _in_commune(page, found, index, stop) if stop else None


def of_branch(page: Page, found: BodyParse, index: int, stop: int) -> BodyParse | None:
    """The branch ``found`` whose words, tokens ``index`` to ``stop``, end with a neighbourhood: *Chi hội Phụ nữ thôn An
    Cơ | , xã Thanh Tân*."""
    ends = any(_end(page, k) >= stop for k in range(index, stop))
    return _in_commune(page, found, index, stop) if ends else None


def headed(page: Page, role: str, after: int) -> BodyParse | None:
    """The neighbourhood that a ``role`` of HEADS is of, whose kind the role says: *Trưởng thôn | Tân Lập*."""
    kind = HEADS[role]
    said = next((stop for stop, phrase in page.phrase_at(after, 3) if phrase in (kind.lower(), "dân phố")), after)
    if said == after and kind not in role.lower():
        return None
    stop = _past_name(page, said)  # Trưởng bản | Sà Rèn, Trưởng bản | bản Sà Rèn
    found = BodyParse(page.tokens[said - 1].start, 0, BodyHead(kind, "neighbourhood", "topic"))
    return _in_commune(page, found, said, stop) if stop else None


def _end(page: Page, index: int) -> int:
    """Index past *khu phố 3*, *ấp Bình Hòa*; 0 where none begins."""
    kinds = page.lexicon.lists["neighbourhood"]
    return next((_past_name(page, stop) for stop, phrase in page.phrase_at(index, 3) if phrase in kinds), 0)


def _past_name(page: Page, index: int) -> int:
    """Index past the number or the name of a neighbourhood; 0 where neither stands there."""
    index += page.word(index) == "số"
    token = page.token(index)
    if token is None:
        return 0
    if token.text[0].isdigit():
        letter = page.token(index + 1)  # tổ dân phố 2A
        return index + 1 + (letter is not None and letter.start == token.end and letter.capital)
    count = page.capitals(index, 5)
    if count > 2 or begins_person(page, index) and not _is_apart(page, index + count):  # ấp Bình Hòa | Lê Văn An
        count = next((short for short in (2, 1) if begins_person(page, index + short)), 0)
    return index + count if count else 0


def _is_apart(page: Page, index: int) -> bool:
    """Whether a mark or the commune follows a name: of two that look alike it is then the place's."""
    return page.word(index) in (",", "(", ")", ".", *COMMUNES, "")


_BETWEEN = ("khu vực", "khu phố", "khu", "cụm")  # tổ dân phố 11, khu vực 3, phường Thủy Xuân


def _in_commune(page: Page, found: BodyParse, start: int, stop: int) -> BodyParse:
    """``found`` with the words of tokens ``start`` to ``stop``, and the commune that is said after them."""
    found = replace(found, topic=page.text.norm[page.tokens[start].start : page.tokens[stop - 1].end])
    joined = stop + (page.word(stop) in (",", "("))
    between = next((s for s, phrase in page.phrase_at(joined, 2) if phrase in _BETWEEN), 0)
    if between and page.word(between).isdigit():
        joined = between + 1 + (page.word(between + 1) == ",")
    commune = units.parse(page, joined)
    if commune is None or commune.kind not in COMMUNES or not commune.name:
        return replace(found, end=page.tokens[stop - 1].end)
    end = page.after(commune.end)
    closed = page.word(stop) == "(" and page.word(end) == ")"
    return replace(found, end=page.tokens[end - 1 + closed].end, unit=commune)

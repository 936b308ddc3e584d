"""Posts whose body is a country, or its embassy in another: *Tổng thống Hàn Quốc*, *Đại sứ Việt Nam tại Lào*."""

from __future__ import annotations

from kg.lexicon import BodyHead, RoleEntry
from kg.mentions import units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse

_EMBASSIES = {"Đại sứ": "Đại sứ quán", "Tổng Lãnh sự": "Tổng lãnh sự quán"}


def embassy(page: Page, entry: RoleEntry, index: int) -> BodyParse | None:
    """*Đại sứ Việt Nam tại Lào* heads the embassy of the one in the other."""
    head = _EMBASSIES.get(entry.label)
    sender = land(page, index) if head is not None else None
    if head is None or sender is None or page.word(page.after(sender[0])) != "tại":
        return None
    at = page.after(sender[0]) + 1
    host = land(page, at) or (_city(page, at) if head != "Đại sứ quán" else None)
    if host is None:
        return None
    return BodyParse(page.tokens[index].start, host[0], page.lexicon.heads[head], f"{sender[1]} tại {host[1]}")


def _city(page: Page, index: int) -> tuple[int, str] | None:
    """(end, name) of the city in which a consulate is: it is in no list, so its capitals are its name."""
    unit = units.parse(page, index)
    if unit is not None and unit.name:
        return unit.end, page.text.norm[page.tokens[index].start : unit.end]
    count = page.capitals(index, 3)
    if not count:
        return None
    end = page.tokens[index + count - 1].end
    return end, page.text.norm[page.tokens[index].start : end]


def land(page: Page, index: int) -> tuple[int, str] | None:
    """(end, name) of the country that begins here, Việt Nam included."""
    if page.word(index) == "việt" and page.word(index + 1) == "nam":
        return page.tokens[index + 1].end, "Việt Nam"
    named = page.word_at(index, "country")
    return (named.end, named.entry.label) if named is not None else None


_STATE_OFFICES = {
    "Tổng thống",
    "Phó Tổng thống",
    "Thủ tướng",
    "Phó Thủ tướng",
    "Chủ tịch nước",
    "Phó Chủ tịch nước",
    "Ngoại trưởng",
    "Tổng Bí thư",
    "Đại sứ",
    "Thượng nghị sĩ",
}


_CHAIRED = {"Trung Quốc", "Cuba", "Lào", "CHDCND Lào", "Triều Tiên", "CHDCND Triều Tiên"}  # by a Chủ tịch


def country(page: Page, entry: RoleEntry, index: int) -> BodyParse | None:
    """*Tổng thống Hàn Quốc*, *Chủ tịch Cuba*: the body is the country."""
    hit = page.word_at(index, "country")
    if hit is None or not page.tokens[index].capital:
        return None
    chairs = entry.label in ("Chủ tịch", "Phó Chủ tịch") and hit.entry.label in _CHAIRED
    if entry.label not in _STATE_OFFICES and not chairs:
        return None
    return BodyParse(hit.start, hit.end, BodyHead(hit.entry.label, "country", "fixed"))

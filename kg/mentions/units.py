"""Mentions of administrative units: ``quận Thanh Xuân``, ``TP.HCM``, ``phường 12``, ``Lạng Sơn``, ``quận`` alone."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import units
from kg.mentions.foreign_words import PREFIXES, is_foreign
from kg.mentions.page import Page
from kg.mentions.parses import UnitParse
from kg.model import Level, Unit

LONGEST_NAME = 5  # syllables: Phan Rang - Tháp Chàm is five tokens and a hyphen more
_LEVEL = {
    "tỉnh": Level.PROVINCE,
    "phường": Level.COMMUNE,
    "xã": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
}
_LEVEL |= {"quận": Level.DISTRICT, "huyện": Level.DISTRICT, "thị xã": Level.DISTRICT}
# Words before a kind of unit that make it one of many: "các tỉnh", "63 thành phố".
_PLURAL = {
    "các",
    "những",
    "nhiều",
    "một",
    "mỗi",
    "từng",
    "mọi",
    "số",
    "hai",
    "ba",
    "liên",
    "toàn",
    "cấp",
    "nào",
    "nội",
    "ngoại",
}
# Words that continue a compound, so that "xã hội" is not a commune.
_COMPOUND = {
    "hội",
    "viên",
    "luận",
    "nghị",
    "đội",
    "lỵ",
    "thành",
    "khác",
    "trưởng",
    "lộ",
    "tắc",
    "trực",
    "giao",
    "hình",
    "hóa",
}
# UBND huyện Khóa IV, HĐND xã Nhiệm kỳ 2016-2021: what a heading goes on with.
_NO_NAME = {"khóa", "nhiệm", "lần", "đợt"}
_LETTERS = ("h.", "p.", "x.", "tt.")  # of kinds, before a name that the gazetteer knows: "Ảnh: H.B." is a photographer
_CAPITAL_CITIES = ("tphcm", "thủ")  # how TP.HCM and Thủ đô begin
_SHORT = {"hcm": "hồ chí minh", "hcm city": "hồ chí minh", "hn": "hà nội"}


@lru_cache(maxsize=50_000)
def lookup(name: str, kind: str) -> tuple[Unit, ...]:
    """Units of that bare name, the kind preferred; empty where there is none."""
    name = _SHORT.get(name.lower(), name)
    return units.load().find(name, kind=kind or None, level=_LEVEL.get(kind))


def parse(page: Page, index: int) -> UnitParse | None:
    """The unit that begins at a token, with a unit in brackets or after a comma that contains it, or None."""
    if page.word_at(index, "unit") is None and not (page.word(index) in first_words() and page.tokens[index].capital):
        return None
    if page.word_at(index, "region") and page.tokens[index].capital and page.capitals(index, 2) == 2:
        return None  # Thái Bình Dương
    if page.word(index - 1) == "sông":
        return None  # đồng bằng sông | Cửu Long
    found = _with_kind(page, index) or _bare(page, index)
    return _with_parent(page, found) if found else None


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The words with which a unit begins that is said without its kind: most words are none of them."""
    return frozenset({*_bare_names(), *_CAPITAL_CITIES})


def _with_kind(page: Page, index: int) -> UnitParse | None:
    hit = page.word_at(index, "unit")
    if hit is None:
        return _capital_city(page, index)
    kind = hit.entry.label
    after = page.after(hit.end)
    # "TP." and "q." may hold a point that is a token of its own.
    if page.word(after) == "." and page.tokens[after].start == hit.end and hit.end - hit.start <= 2:
        after += 1
    found = _named(page, hit.start, after, kind)
    if page.text.lower[hit.start : hit.end] in _LETTERS:
        known = found is not None and (bool(found.candidates) or kind == "phường" and found.name.isdigit())
        return found if known else None
    if found:
        return found
    if page.word(index - 1) in _PLURAL or page.word(index - 1)[:1].isdigit() or page.word(after) in _COMPOUND:
        return None
    if kind == "xã" and page.word(index - 1) in ("tác", "thị", "thông", "làng"):
        return None
    if _one_of_a_row(page, index, after) or abroad(page, index):
        return None
    if kind in ("tp", "tp."):
        kind = "thành phố"
    return UnitParse(hit.start, hit.end, kind, "")


_LARGE = ("tỉnh", "thành phố")
_ALL_KNOWN = ("huyện", "thị xã")  # what the lists hold all of: else a person's name follows


def abroad(page: Page, index: int) -> tuple[int, str] | None:
    """(index past the end, words) of a unit of another country: *tỉnh Osaka*, *TP. Kitakyushu*, *bang Tây Bengal*."""
    hit = page.word_at(index, "unit")
    kind, after = (hit.entry.label, page.after(hit.end)) if hit is not None else (page.word(index), index + 1)
    if page.word(after) == "." and kind in _LARGE:
        after += 1
    count = page.capitals(after, 3)
    if kind not in (*_LARGE, "bang") or not any(is_foreign(t.text) for t in page.tokens[after : after + count]):
        return None
    stop = after + count
    return stop, " ".join((kind, *(token.text for token in page.tokens[after:stop])))


def _one_of_a_row(page: Page, index: int, after: int) -> bool:
    """*các sở, ngành, quận, huyện*: kinds in a row name no unit."""
    if page.word(index - 1) in _ROW_JOINTS and page.word(index - 2) in _ROW:
        return True
    following = page.word_at(after + 1, "unit") if page.word(after) in _ROW_JOINTS else None
    if following is not None and page.body_at(after + 1) is not None:
        return False  # Bí thư Đảng ủy xã | và Huyện ủy viên
    return following is not None and _named(page, 0, page.after(following.end), "huyện") is None


_ROW_JOINTS = (",", "và", "-", "/")
_ROW = frozenset({"tỉnh", "quận", "huyện", "xã", "phường", "phố", "ngành", "ban", "sở", "trấn", "tp"})


def _named(page: Page, start: int, after: int, kind: str) -> UnitParse | None:
    first = page.token(after)
    if first is None or not (first.capital or first.text[0].isdigit() or first.lower in _SHORT):
        return None
    for stop, name in page.phrase_at(after, LONGEST_NAME + 2):
        last = page.tokens[stop - 1]
        # "huyện Sa pa": a slip of the pen, where the kind says that it is a larger unit.
        slip = stop == after + 2 and kind in ("quận", "huyện", "thị xã") and not last.capital
        if not (last.capital or last.text[0].isdigit() or slip) or _cuts_a_name(page, after, stop):
            continue
        if candidates := lookup(name, kind):
            if _LEVEL.get(kind) is Level.COMMUNE and _is_longer(page, stop):
                end = page.tokens[stop].end
                return UnitParse(start, end, kind, page.text.norm[first.start : end])
            return UnitParse(start, last.end, kind, page.text.norm[first.start : last.end], candidates)
    return _misspelt(page, start, after, kind) or _unknown(page, start, after, kind)


def _misspelt(page: Page, start: int, after: int, kind: str) -> UnitParse | None:
    """*TP Hà Nôi*: after the kind of a unit the name of a province, but for its marks."""
    if kind not in ("tỉnh", "thành phố") or page.capitals(after, 3) < 2:
        return None
    for stop, name in page.phrase_at(after, LONGEST_NAME + 2):
        known = _unmarked_provinces().get(_unmarked(name))
        candidates = lookup(known, kind) if known and page.tokens[stop - 1].capital else ()
        if known and candidates:
            return UnitParse(start, page.tokens[stop - 1].end, kind, known, candidates)
    return None


@lru_cache(maxsize=1)
def _unmarked_provinces() -> dict[str, str]:
    """Names of provinces without their marks -> as they are written."""
    return {_unmarked(name): name for name in units.load().names(levels=(Level.PROVINCE,))}


def _unmarked(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_longer(page: Page, stop: int) -> bool:
    """Whether just one more capital follows, which can only be the name's own: phường Hồ | Nam."""
    if page.capitals(stop, 2) != 1 or page.tokens[stop - 1].text[0].isdigit() or not page.word(stop).isalpha():
        return False
    return not (page.word_at(stop, "unit") or page.role_at(stop) or page.body_at(stop))


def _cuts_a_name(page: Page, after: int, stop: int) -> bool:
    """Whether the run ends inside a person's name: "quận Hà | Thị Nga" would be one."""
    if page.word(stop) in ("thị", "văn") and page.word(stop - 1) in page.lexicon.surnames and stop - 1 > after:
        return True
    return _begins_a_name(page, after, stop)


def _begins_a_name(page: Page, after: int, stop: int) -> bool:
    """Whether the run is but the first two words of a name that the text says again: "Huyện ủy | Hà Trung Quân"."""
    surname = page.word(after) in page.lexicon.surnames or page.word(after) in page.lexicon.weak_surnames
    if stop - after < 2 or not surname:
        return False  # the list may hold but the first word of the unit's name: xã Hồ | Nam
    if page.capitals(after, 5) != stop - after + 1:
        return False
    return page.text.norm.count(page.text.norm[page.tokens[after].start : page.tokens[stop].end]) > 1


def _unknown(page: Page, start: int, after: int, kind: str) -> UnitParse | None:
    """A name that the gazetteer does not hold: taken for small units only, and not where a person's name begins."""
    count = page.capitals(after, 3)
    if kind in ("tỉnh", "thành phố", "quận") or not count:
        return None
    first = page.word(after)
    surname = first in page.lexicon.surnames or first in page.lexicon.weak_surnames
    if first.startswith(PREFIXES):
        return None  # Bí thư Đảng ủy xã | H'Yim Kđoh
    if page.word(after + 1) == "thị" and count == 3:
        return None  # Bí thư Đảng ủy xã | Biện Thị Lê Na
    if first in _NO_NAME or kind in _ALL_KNOWN and surname and count >= 2:
        return None  # Trưởng phòng huyện | Siu Thoan
    rare = first not in page.lexicon.lists["common-surname"] and page.capitals(after, 3) == 2  # xã Thạch Tiến
    if first in page.lexicon.surnames and count >= 2 and not rare or count == 1 and page.word(after + 1).isalpha():
        return None  # a person; or "huyện Nông thôn mới", whose capital is another word's
    if count == 3 and page.word(after + 2) in page.lexicon.lists["common-surname"] and page.capitals(after + 2, 3) >= 2:
        count = 2  # xã Phù Việt | Nguyễn Đăng Thuần
    elif first in page.lexicon.weak_surnames and count == 3:
        return None  # Chủ tịch UBND huyện | Mai Thành Tựu: lists lack few units of three syllables
    end = page.tokens[after + count - 1].end
    return UnitParse(start, end, kind, page.text.norm[page.tokens[after].start : end])


def _capital_city(page: Page, index: int) -> UnitParse | None:
    token = page.token(index)
    if token is None or token.lower not in _CAPITAL_CITIES or not token.capital:
        return None
    if token.lower == "tphcm":
        return UnitParse(token.start, token.end, "thành phố", "Hồ Chí Minh", lookup("Hồ Chí Minh", "thành phố"))
    if token.text == "Thủ" and page.word(index + 1) == "đô":
        end = page.tokens[index + 1].end
        if page.phrase_at(index + 2, 2)[:1] and page.phrase_at(index + 2, 2)[0][1] == "hà nội":
            end = page.tokens[index + 3].end
        elif page.capitals(index + 2) >= 2:
            return None  # the capital of another country
        return UnitParse(token.start, end, "thành phố", "Hà Nội", lookup("Hà Nội", "thành phố"))
    return None


@lru_cache(maxsize=1)
def _bare_names() -> dict[str, int]:
    """First syllable of a province's or district's bare name -> tokens of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in units.load().names(levels=(Level.PROVINCE, Level.DISTRICT)):
        words = name.lower().replace("-", " - ").split()
        if len(words) > 1:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _bare(page: Page, index: int) -> UnitParse | None:
    token = page.token(index)
    longest = _bare_names().get(token.lower) if token is not None else None
    if token is None or longest is None or not token.capital:
        return None
    for stop, name in page.phrase_at(index, longest):
        last = page.tokens[stop - 1]
        if stop - index < 2 or not last.capital or _begins_a_name(page, index, stop):
            continue
        found = tuple(u for u in lookup(name, "") if u.level is not Level.COMMUNE)
        if found:
            return UnitParse(token.start, last.end, "", page.text.norm[token.start : last.end], found)
    return None


def _rank(kind: str) -> int:
    """How large units of a kind are: 1 for communes, 2 for districts, 3 for provinces; a city can be either."""
    return {"tỉnh": 3, "thành phố": 2.5, "": 2}.get(kind, 1 if _LEVEL.get(kind) is Level.COMMUNE else 2)  # type: ignore[return-value]


def _with_parent(page: Page, found: UnitParse, *, inside: bool = False) -> UnitParse:
    """Read the container said right after: "phường Đức Thắng (quận Bắc Từ Liêm)", "xã X, huyện Y, tỉnh Z".

    ``inside`` brackets a province needs no kind: "xã X (huyện Y, Z)"."""
    if not found.name:
        return found
    after = page.after(found.end)
    if page.word(after) not in ("(", ",", "-", "và"):
        return found
    small = _LEVEL.get(found.kind) is Level.COMMUNE
    if small and page.word(after) in (",", "và") and (above := _of_all(page, after, found.kind)):
        shared = tuple(u for u in found.candidates if is_in(u, above))
        return replace(found, candidates=shared)
    if page.word(after) == "và":
        return found
    bracket = page.word(after) == "("
    enclosed = bracket or inside
    parent = _with_kind(page, after + 1) or (_bare(page, after + 1) if enclosed else None)
    if parent is None or not parent.name or not parent.candidates:
        return found
    above = set(parent.candidates)
    fitting = tuple(u for u in found.candidates if is_in(u, above))
    if found.candidates and not fitting and not parent.kind or _rank(found.kind) >= _rank(parent.kind or "tỉnh"):
        return found
    parent = _with_parent(page, parent, inside=enclosed)
    closing = page.after(parent.end)
    end = page.tokens[closing].end if bracket and page.word(closing) == ")" else parent.end
    return UnitParse(found.start, end, found.kind, found.name, fitting, found.end, parent)


def _of_all(page: Page, index: int, kind: str) -> set[Unit]:
    """What contains all units of a list that goes on at a token: *hai xã A, B và C, huyện D*; none where untold."""
    names = 0
    while page.word(index) in (",", "và"):
        count = page.capitals(index + 1, LONGEST_NAME)
        if not count or page.word_at(index + 1, "unit") is not None:
            break
        index, names = index + 1 + count, names + 1
    above = _with_kind(page, index + 1) if names and page.word(index) in (",", "(") else None
    return set(above.candidates) if above is not None and _rank(above.kind) > _rank(kind) else set()


def is_in(unit: Unit, above: set[Unit]) -> bool:
    """Whether one of ``above`` contains the unit."""
    return unit.parent in above or unit.parent is not None and unit.parent.parent in above

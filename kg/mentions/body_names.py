"""The words of a body's own name: a known field of work (*Sở | Tài chính*), or capitals and what goes on after them."""

from __future__ import annotations

import re

from kg.lexicon import BodyHead, sector_key
from kg.mentions import units
from kg.mentions.letters import OPENED, OPENED_AFTER
from kg.mentions.lower_names import PROJECTS, is_plain_name
from kg.mentions.name_ends import continues, is_legal_form, opens_mention, proper_name_ends
from kg.mentions.page import Page
from kg.mentions.person_words import begins_person

_BETWEEN_COUNTRIES = re.compile("(?<=[a-zà-ỹ])-(?=[A-ZĐ])")  # Hội Hữu nghị Việt Nam-Cuba

_LETTERS_ASIDE = re.compile(r" \([A-ZĐ&-]{2,10}\) ")  # Ủy ban An toàn giao thông (ATGT) Quốc gia

_HYPHENED = re.compile(r"[a-zđ]{1,4}(?:-[a-zđ]{1,4})+")

LONGEST_TOPIC = 14  # tokens; Ủy ban Văn hóa, Giáo dục, Thanh niên, … is the longest name met

_NUMBERED = ("military", "court", "procuracy")  # Quân khu 7, Tòa án nhân dân khu vực 2

LONGEST_PROJECT = 20  # Ban Quản lý dự án đầu tư xây dựng công trình nông nghiệp và phát triển nông thôn

LONGEST_SECTOR = 13  # tokens; cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ


def sector(page: Page, head: BodyHead, after: int, after_role: bool) -> tuple[int, str] | None:
    """(index past the end, canonical name) of the known field of departments and ministries that begins at ``after``.

    The longest that matches; None where there is none.
    """
    token = page.token(after)
    if token is None or not (token.capital or after_role or page.tokens[after - 1].capital):
        return None
    sectors, beginnings = page.lexicon.sectors, page.lexicon.sector_beginnings
    if token.lower not in beginnings and sector_key(head.label) not in beginnings:
        return None
    for stop, phrase in _begun(page, head, after):
        # What the letters stand for can hang on the head: "Sở VH-TT", "Phòng VH-TT".
        label = sectors.get(sector_key(f"{head.label} {phrase}")) or sectors.get(sector_key(phrase))
        if label is None and head.label in ("Sở", "Phòng") and _HYPHENED.fullmatch(phrase):
            label = sectors.get(phrase.replace("-", ""))  # Sở GT-VT
        if label is None:
            continue
        if head.label not in ("Sở", "Bộ") and stop < len(page.tokens) and _goes_on(page, head, stop):
            return None  # "Cục Quản lý giá", "Hiệp hội Du lịch Việt Nam": the sector is only part of a longer name
        return stop, label
    return None


def _begun(page: Page, head: BodyHead, after: int) -> list[tuple[int, str]]:
    """(index past the end, lower-case text) of the runs from ``after`` on that may be a field, longest first: none
    beyond a word with which no field goes on. A joint or a mark may stand in another form in the table."""
    found: list[tuple[int, str]] = []
    beginnings = page.lexicon.sector_beginnings
    for stop, phrase in reversed(page.phrase_at(after, LONGEST_SECTOR)):
        joint = not phrase[-1].isalnum() or page.word(stop - 1) == "và" or _HYPHENED.fullmatch(phrase)
        if stop > after + 1 and not (
            joint or sector_key(phrase) in beginnings or sector_key(f"{head.label} {phrase}") in beginnings
        ):
            break
        found.append((stop, phrase))
    found.reverse()
    return found


def _goes_on(page: Page, head: BodyHead, index: int) -> bool:
    word = page.word(index)
    if word == "-" and f"{page.word(index + 1)} {page.word(index + 2)}" in page.lexicon.lists["name-after-dash"]:
        return True  # Đội Cảnh sát hình sự | - kinh tế - ma túy
    if not word.isalpha() or word in page.lexicon.lists["name-stop"] or opens_mention(page, index):
        return False
    return not page.tokens[index].capital or not (page.body_at(index) or len(page.word(index)) == 1)


def own_words(page: Page, after: int, head: BodyHead, *, after_role: bool = False) -> tuple[int, str] | None:
    """(index past the end, words) of the body's own name, which begins at ``after`` with a capital or a number.

    It goes up to a verb, a mark, a person, a unit or another body; None where no name begins.
    """
    first = page.token(after)
    if first is None or first.text == '"':
        return None
    if not (first.capital or first.text[0].isdigit() or is_plain_name(page, after, head, after_role)):
        return None
    if first.lower == "chủ" and page.word(after + 1) == "tịch":
        return None
    if head.label == "Hội" and first.lower == "nghị" and page.word(after + 1) == "lần":
        return None  # Hội | nghị lần thứ tám
    if abroad := _abroad(page, after):
        return abroad
    if (units.parse(page, after) or begins_person(page, after)) and not _is_school_name(page, after):
        return None
    stop = after + 1
    longest = LONGEST_PROJECT if head.label in PROJECTS else LONGEST_TOPIC
    while stop < after + longest and (page.token(stop) is not None):
        step = 0 if proper_name_ends(page, head, stop, after) else continues(page, stop, after)
        if not step and head.kind == "company" and page.tokens[stop].capital and is_legal_form(page, after, stop):
            step = page.capitals(stop, 4)  # Công ty TNHH TM Hoàng Gia Phát: the name is still to come
        if page.acronyms and _is_owner(page, head, stop):
            break
        if not step or head.label == "Bộ" and page.word_at(stop, "country") and page.tokens[stop].capital:
            break
        stop += step
    words = page.text.norm[page.tokens[after].start : page.tokens[stop - 1].end].split()
    if (
        len("".join(words)) < 2
        and not (words[0].isdigit() and (_is_numbered(head) or after_role and _is_numbered_room(page, head, stop)))
        and not (words[0].isupper() and head.kind == "hospital")
        or head.kind == "company"
        and is_legal_form(page, after, stop)
    ):
        return None
    if len(words) == 1 and first.lower in page.lexicon.surnames and page.capitals(stop, 2) == 2:
        return None  # nguyên Giám đốc Bệnh viện | Phạm Hoàng Nam
    words[0] = OPENED_AFTER.get((head.label, words[0]), words[0])
    name = _LETTERS_ASIDE.sub(" ", " ".join(OPENED.get(word, word) for word in words))
    return stop, _BETWEEN_COUNTRIES.sub(" - ", name) if head.kind == "association" else name


def _is_numbered(head: BodyHead) -> bool:
    """Whether bodies of the kind have numbers: *Quân khu 7*, *Kho bạc Nhà nước khu vực 11*."""
    return head.kind in _NUMBERED or head.label.casefold().endswith(("khu vực", "cơ sở"))


def _is_numbered_room(page: Page, head: BodyHead, index: int) -> bool:
    """*Trưởng phòng 9 | VKSND TP.HCM*: a division that a procuracy or a court calls by a number."""
    ends = (token := page.token(index)) is None or token.text in ".,;)("
    return head.label == "Phòng" and (ends or page.body_at(index) is not None)


def _is_owner(page: Page, head: BodyHead, index: int) -> bool:
    """*Ban Kế hoạch | EVN*: letters that the text has made for a body are whose the part before them is. A company may
    have such letters in its own name."""
    return head.kind != "company" and page.tokens[index].text in page.acronyms and not page.capitals(index + 1)


def _abroad(page: Page, after: int) -> tuple[int, str] | None:
    """*Đại sứ quán Việt Nam tại Lào*: an embassy's name says in which country."""
    if page.word(after - 1) not in ("quán", "sứ", "ủy") or page.word(after + 2) != "tại":
        return None
    country = page.word_at(after + 3, "country")
    if country is None:
        return None
    stop = page.after(country.end)
    return stop, " ".join(page.text.norm[page.tokens[after].start : country.end].split())


def _is_school_name(page: Page, after: int) -> bool:
    """Schools and hospitals are called after people and places: Trường THPT Lê Quý Đôn, Học viện Nguyễn Ái Quốc; and
    two capitals that begin with a rare surname are a company's name: Công ty Âu Lạc."""
    if page.word(after - 1) == "ty" and page.capitals(after, 4) == 2:
        return page.word(after) not in page.lexicon.lists["common-surname"] and not units.parse(page, after)
    return page.word(after - 1) in ("trường", "học", "viện", "thpt", "thcs", "bay") and begins_person(page, after)

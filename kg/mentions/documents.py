"""Official documents that a text names.

A kind with its number (``Chỉ thị số 05-CT/TW``), a plenum of the Central Committee and its session
(``Nghị quyết Trung ương 4 khóa XI, khóa XII``), a law by name (``Luật Đất đai năm 2013``).

The table ``documents.tsv`` says which words begin such a name and what they need after them. A kind without a number
(*nghị quyết*, *quyết định* …) names no document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, get_args

from kg.errors import LexiconError
from kg.lexicon import Lexicon, Word, forms_of, rows
from kg.mentions.document_numbers import (
    AFTER_SHORT,
    CODE,
    COUNTED,
    FAR_NUMBER,
    NEXT_BARE,
    NEXT_NUMBER,
    NUMBER,
    YEARED,
    clean,
)
from kg.mentions.parses import BodyParse, DateParse, Parse, PostParse
from kg.mentions.plenums import ALSO, CENTRE, PLENUM, SESSIONS, listed_numbers, listed_sessions
from kg.mentions.values import value

TABLE = "documents.tsv"
Class = Literal["numbered", "short", "coded", "law", "constitution", "testament", "issuer", "symbol"]
_NUMBERED = ("numbered", "short", "coded")


@value
class DocumentParse(Parse):
    """Documents of one kind and issuer named together, one a number and session.

    ``issuer`` is who is said to have issued them, a body or a post; ``issuer_name`` the issuer where the number or the
    words settle it (``Chính phủ`` of 08/2016/NĐ-CP).
    """

    form: Literal["number", "plenum", "law", "draft", "constitution", "testament"]
    kind: str
    numbers: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    issuer: BodyParse | PostParse | None = None
    issuer_name: str = ""
    date: str = ""
    title: str = ""


@dataclass(slots=True)
class _Lexicon:
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)  # spelling -> (label, class)
    issuers: dict[str, str] = field(default_factory=dict)  # end of a number -> issuer
    symbols: dict[str, str] = field(default_factory=dict)  # symbol in a number -> kind
    words: Lexicon = field(default_factory=Lexicon)

    def heads(self, lower: str, start: int, end: int) -> list[tuple[int, int]]:
        """(start, end) of each spelling of a kind in ``lower[start:end]``, the longest of those that begin together."""
        found: dict[int, int] = {}
        for hit in self.words.within(lower, start, end):
            if lower[hit.start - 1 : hit.start] not in ("/", ".", "-"):
                found.setdefault(hit.start, hit.end)
        return list(found.items())


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    """The table, compiled. Raises LexiconError (``file:line``) where it is wrong."""
    lexicon = _Lexicon()
    for number, (label, name, cell) in rows(TABLE, 3):
        if name not in get_args(Class):
            raise LexiconError(f"{TABLE}:{number}: class {name!r} is none of {', '.join(get_args(Class))}")
        for spelling in forms_of(TABLE, number, cell):
            table = {"issuer": lexicon.issuers, "symbol": lexicon.symbols}.get(name)
            if table is not None:
                table[spelling] = label
                continue
            if spelling in lexicon.kinds:
                raise LexiconError(f"{TABLE}:{number}: {spelling!r} stands in the table twice; keep one line")
            lexicon.kinds[spelling] = (label, name)
            lexicon.words.add(spelling, Word(name, label))
    lexicon.words.compile()
    return lexicon


# ---------------------------------------------------------------- finding

# Not a law but a school, a trade, a newspaper …
_NO_LAW = re.compile(
    r"(?:pháp|kỷ|dự|đại học|trường|khoa|ngành|môn|học|cử nhân|thạc sĩ|tiến sĩ|phòng|công ty|tạp chí|báo|hãng|viện|"
    r"của luật)(?: các| một số| bộ)? $"
)
_DRAFT = re.compile(r"(?<!thông qua )(?:dự án|dự thảo|dự luật)(?: bộ)? $")
_AMENDING = re.compile(r"luật sửa đổi,? (?:và )?bổ sung (?:một số điều )?(?:của )?$")
_ABROAD = re.compile(
    r",? (?:của )?(?:(?:nước|chính phủ|liên bang) )?(?:mỹ|hoa kỳ|nhật bản|hàn quốc|trung quốc|anh|pháp|nga|đức|"
    r"thái lan|lào|campuchia|singapore|philippines|malaysia|indonesia|triều tiên|venezuela|brazil|úc|australia|"
    r"canada|ấn độ|quốc tế)\b"
)
_PERSON = re.compile(r" ?[-&]? ?[^\W\d_]+ (?:sư|gia)\b")
_LAW_NUMBER = re.compile(rf",? số (?P<code>{CODE}|{YEARED})")
_YEAR = re.compile(r"(?: \(?sửa đổi\)?)?,? (?:năm )?\(?((?:19|20)\d\d)\)?(?![\d/])")
_TITLE = re.compile(r",? ?(?:về việc |về |với chủ đề |: )?\"(?P<title>[^\"\n]{6,300})\"")
_OF = re.compile(r"(?:,? của|,? do) ")
_ON = re.compile(r",? ?\(?(?:ra |ký |ban hành )?(?:ngày )?(?=\S)")
_CONSTITUTION = re.compile(
    r"(?: (?:năm )?(?P<year>(?:19|20)\d\d)| nước c[ộô]ng hòa xã hội chủ nghĩa việt nam| nước ta| việt nam)"
)
_UNDER = re.compile(r"(?:căn cứ|theo|quy định (?:của|trong|tại)|thi hành|tuân thủ|thể chế hóa) $")
_TESTAMENT = re.compile(r" (?:thiêng liêng )?(?:của )?(?:chủ tịch hồ chí minh|bác hồ|bác|hồ chí minh|chủ tịch|người)\b")
_CENTRAL = re.compile(rf"{CENTRE}(?: đảng)?\b")


def find(norm: str, lower: str, start: int, end: int, items: Sequence[Parse]) -> Iterator[DocumentParse]:
    """The documents named in ``norm[start:end]``, in order; ``items`` are the line's parses, issuers among them."""
    lexicon, position = _lexicon(), start
    heads = lexicon.heads(lower, start, end)
    if not heads:
        return
    place = _Place(norm, lower, end, items, lexicon)
    for begin, after in heads:
        if begin >= position and (found := _at(place, begin, after)) is not None:
            yield found
            position = found.end


@value
class _Place:
    """The text, where the line ends, and what is known of it."""

    norm: str
    lower: str
    end: int
    items: Sequence[Parse]
    lexicon: _Lexicon

    def item_at(self, offset: int) -> Parse | None:
        """The parse that begins at an offset."""
        k = bisect_left(self.items, offset, key=lambda i: i.start)
        return self.items[k] if k < len(self.items) and self.items[k].start == offset else None


def _at(place: _Place, start: int, after: int) -> DocumentParse | None:
    head = place.lower[start:after]
    label, name = place.lexicon.kinds[head]
    if (
        len(head) <= 4
        and " " not in head
        and name in _NUMBERED
        and not place.norm[start:after].isupper()
        and head != "luật"
    ):
        return None  # NQ, NĐ in capitals only
    match name:
        case "law":
            return _law(place, start, after, label)
        case "constitution":
            said = _CONSTITUTION.match(place.lower, after, place.end)
            under = _UNDER.search(place.lower, max(0, start - 24), start)
            if not (
                said or (under and not re.match(r",? (?:và )?(?:pháp )?luật", place.lower[after:]))
            ) or _ABROAD.match(place.lower, after):
                return None
            return DocumentParse(
                start, said.end() if said else after, "constitution", label, date=said["year"] or "" if said else ""
            )
        case "testament":
            of = _TESTAMENT.match(place.lower, after, place.end)
            return DocumentParse(start, of.end(), "testament", label, issuer_name="Hồ Chí Minh") if of else None
    if label == "Nghị quyết" and (plenum := _plenum(place, start, after)):
        return plenum
    return _numbered(place, start, after, label, name)


def _law(place: _Place, start: int, after: int, label: str) -> DocumentParse | None:
    lower, norm = place.lower, place.norm
    before = lower[max(0, start - 60) : start]
    amending = _AMENDING.search(before)
    capital = norm[start].isupper() or any(c.isupper() for c in norm[start + 4 : start + 10])
    if not (capital or amending) or _NO_LAW.search(before) or _ABROAD.match(lower, after):
        return None
    if _PERSON.match(lower, after):
        return None
    if amending:
        label = f"Luật sửa đổi, bổ sung một số điều của {label}"
        start -= len(before) - amending.start()
        before = before[: amending.start()]
    form: Literal["law", "draft"] = "draft" if _DRAFT.search(before) else "law"
    if amending:
        return DocumentParse(start, after, form, label)  # a number or year that follows is of the law amended
    if numbered := _LAW_NUMBER.match(norm, after, place.end):
        return _rest(place, DocumentParse(start, numbered.end(), form, label, (clean(numbered["code"]),)))
    year = _YEAR.match(lower, after, place.end)
    return DocumentParse(start, year.end() if year else after, form, label, date=year[1] if year else "")


def _plenum(place: _Place, start: int, after: int) -> DocumentParse | None:
    found = PLENUM.match(place.lower, after, place.end)
    if found is None:
        return None
    numbers = listed_numbers(found["numbers"] or found["nth"] or found["nth2"])
    end = found.end()
    sessions: tuple[str, ...] = ()
    if said := SESSIONS.match(place.lower, end, place.end):
        sessions, end = listed_sessions(said["sessions"]), said.end()
    elif also := ALSO.match(place.lower, end, place.end):
        numbers, end = (*numbers, *listed_numbers(also["numbers"])), also.end()
        if said := SESSIONS.match(place.lower, end, place.end):
            sessions, end = listed_sessions(said["sessions"]), said.end()
    while end > start and place.lower[end - 1] in " ,(":
        end -= 1
    return DocumentParse(start, end, "plenum", "Nghị quyết", numbers, sessions, issuer_name="Trung ương")


def _numbered(place: _Place, start: int, after: int, label: str, name: str) -> DocumentParse | None:
    issuer, at = _issuer_before_number(place, after)
    found = NUMBER.match(place.norm, at, place.end)
    if found is not None and _is_number(place, start, found, name):
        number, end = found["code"] or found["yeared"] or found["bare"], found.end()
    else:
        far = FAR_NUMBER.match(place.norm, after, place.end)
        if far is None or place.lexicon.heads(place.lower, after, far.start("code")):
            return None
        number, end = far["code"], far.end()
    numbers = [clean(number)]
    bare = found is not None and number == found["bare"] and bool(found["so"])
    while following := (NEXT_BARE if bare else NEXT_NUMBER).match(place.norm, end, place.end):
        if bare and COUNTED.match(place.lower, following.end()):
            break
        numbers.append(clean(following["code"]))
        end = following.end()
    if label == "Văn bản":
        label = _kind_of_symbol(place, numbers[0]) or label
    return _rest(place, DocumentParse(start, end, "number", label, tuple(dict.fromkeys(numbers)), issuer=issuer))


def _issuer_before_number(place: _Place, after: int) -> tuple[BodyParse | PostParse | None, int]:
    """*Quyết định của Thủ tướng Chính phủ số 123/QĐ-TTg*: the issuer stands before the number."""
    if of := _OF.match(place.lower, after, place.end):
        item = place.item_at(of.end())
        if isinstance(item, BodyParse | PostParse) and place.lower.startswith(" số ", item.end):
            return item, item.end
    return None, after


def _is_number(place: _Place, start: int, found: re.Match[str], name: str) -> bool:
    """Whether the figures number a document: with a symbol always, alone only where no common word is beside them."""
    if found["code"] or (found["yeared"] and (found["so"] or name != "coded")):
        return True
    if found["yeared"]:
        return False
    if not found.group().startswith(" ") and not found["so"]:
        return False
    tail = place.lower[found.end() : min(place.end, found.end() + 24)]
    if COUNTED.match(tail):
        return False
    if found["so"]:
        return True
    if name == "numbered":
        return not re.fullmatch("(?:19|20)\\d\\d", found["bare"])
    if name == "short" and len(found["bare"]) > 1 and not re.fullmatch("(?:19|20)\\d\\d", found["bare"]):
        return tail.startswith(" của ") or (place.norm[start].isupper() and bool(AFTER_SHORT.match(tail)))
    return False


def _kind_of_symbol(place: _Place, code: str) -> str:
    symbol = re.search(r"[-/]([^\W\d_]+)", re.sub(r"^\d+\w?/(?:19|20)\d\d", "", code))
    return place.lexicon.symbols.get(symbol[1].lower(), "") if symbol else ""


def _rest(place: _Place, found: DocumentParse) -> DocumentParse:
    """Read the day, the session, the issuer and the title, in whatever order they follow."""
    end, lower = found.end, place.lower
    issuer, name, date, title, sessions = found.issuer, _issuer_of(place, found.numbers), found.date, "", found.sessions
    for _ in range(5):
        on = _ON.match(lower, end, place.end)
        day = place.item_at(on.end()) if on else None
        if day is None and on is not None:
            day = place.item_at(on.end() - 5) if lower[on.end() - 5 : on.end()] == "ngày " else None
        if not date and isinstance(day, DateParse) and not day.iso.startswith("--"):
            date, end = day.iso, day.end + (lower[day.end : day.end + 1] == ")" and "(" in lower[end : day.start])
        elif not sessions and (said := SESSIONS.match(lower, end, place.end)):
            sessions, end = listed_sessions(said["sessions"]), said.end()
        elif not date and (year := _YEAR.match(lower, end, place.end)):
            date, end = year[1], year.end()
        elif (
            issuer is None
            and (of := _OF.match(lower, end, place.end))
            and isinstance(item := place.item_at(of.end()), BodyParse | PostParse)
        ):
            issuer, end = item, item.end
        elif issuer is None and not name and of and (central := _CENTRAL.match(lower, of.end(), place.end)):
            name, end = "Trung ương", central.end()
        elif not title and (said := _TITLE.match(place.norm, end, place.end)):
            title, end = " ".join(said["title"].split()), said.end()
        else:
            break
    while lower[end - 1] in " ,(":
        end -= 1
    return DocumentParse(found.start, end, found.form, found.kind, found.numbers, sessions, issuer, name, date, title)


def _issuer_of(place: _Place, numbers: tuple[str, ...]) -> str:
    """Who issues what has such a number, where its symbol says so: ``…/NĐ-CP`` is the government's."""
    code = numbers[0].lower() if numbers else ""
    return next((who for tail, who in place.lexicon.issuers.items() if re.search(rf"[-/]{re.escape(tail)}$", code)), "")

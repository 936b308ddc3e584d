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
from kg.mentions.parses import BodyParse, DateParse, Parse, PostParse

TABLE = "documents.tsv"
Class = Literal["numbered", "short", "coded", "law", "constitution", "testament", "issuer", "symbol"]
_NUMBERED = ("numbered", "short", "coded")


@dataclass(frozen=True, slots=True)
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

    def heads(self, lower: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(start, end) of each spelling of a kind in ``lower[start:end]``, the longest of those that begin together."""
        last = -1
        for hit in self.words.scan(lower[start:end]):
            if hit.start != last and lower[start + hit.start - 1 : start + hit.start] not in ("/", ".", "-"):
                last = hit.start
                yield start + hit.start, start + hit.end


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


# ---------------------------------------------------------------- numbers

# A segment of a symbol: capitals, with the few small letters of TTg, CTr, TTr.
_SEGMENT = r"[A-ZĐƯ](?:[A-ZĐƯ0-9&]|\.(?=[A-ZĐƯ])|[a-z]{1,2}(?=[A-ZĐ]|\b))*(?!\w)"
_CODE = rf"\d{{1,5}}[a-zđ]{{0,2}}(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?{_SEGMENT}(?:\s?[-/]\s?{_SEGMENT})*"
_YEARED = r"\d{1,4}[a-z]?/(?:19|20)\d\d(?![\d/])"
_BARE = r"\d{1,5}[a-z]?(?![\w%]|[.,/-]\d|/[A-ZĐ])"
_NUMBER = re.compile(rf" ?(?P<so>(?:mang )?[Ss]ố ?:? ?)?(?:(?P<code>{_CODE})|(?P<yeared>{_YEARED})|(?P<bare>{_BARE}))")
_JOINT = r"(?:, | và |; | hoặc |, và )(?:[Ss]ố )?"
_NEXT_NUMBER = re.compile(rf"{_JOINT}(?P<code>{_CODE}|{_YEARED})")
_NEXT_BARE = re.compile(rf"{_JOINT}(?P<code>\d{{2,5}}[a-z]?(?![\w%]|[.,/-]\d))")
# "Công văn hỏa tốc số 123/UBND", "Luật Tổ chức Quốc hội số 57/2014/QH13": some words before the number.
_FAR_NUMBER = re.compile(rf"(?: [^\W\d_]+,?){{1,9}} số (?P<code>{_CODE})")
# What a bare number before it counts, so that it numbers no document: "quyết định 2 nội dung", "kế hoạch 5 năm".
_COUNTED = re.compile(
    r" (?:năm(?! (?:19|20)\d\d)|tháng(?! \d)|ngày(?! \d)|quý|tuần|giờ|phút|nội dung|vấn đề|điểm|điều|khoản|lần|dự án|"
    r"người|đồng chí|chương|nhóm|giải pháp|nhiệm vụ|cán bộ|vụ|luật|chủ|trường hợp|loại|mức|bước|đợt|phiên|kỳ|cấp|bộ|sở|"
    r"tỉnh|xã|huyện|quận|phường|đơn vị|tập thể|cá nhân|dự thảo|công trình|tỷ|tỉ|triệu|nghìn|ngàn|đồng|suất|ha|km|m2|"
    r"mục|chỉ tiêu|tiêu|bị|đối tượng|trong|phần|tờ|bài|con|chiếc|căn|thành|nước|tổ|nghị|phó|thứ)\b"
)
_AFTER_SHORT = re.compile(
    r"(?: (?:của|về|ngày|năm|do|quy định|cho|là|nêu|được|có|ban hành|phê duyệt|này|thì|và|với|đã)\b|[.,;:)\"]|$)"
)


def _clean(code: str) -> str:
    """A number as one writes it: ``05 - CT/T.Ư`` is ``05-CT/TW``."""
    code = re.sub(r"\s+", "", code)
    return re.sub(r"T\.?Ư$|(?<=/)TU\.?Ư$", "TW", code)


# ---------------------------------------------------------------- plenums

_COUNTING = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WORDS = {w: n for n, w in enumerate(_COUNTING, 1)} | {"nhất": 1, "tư": 4}
_TW = r"(?:trung ương|t\.ư\.?|tư|tw|t\.w)"
_N = r"(?:\d{1,2}|[ivx]{1,4}|bốn)(?![\w/-])"
_NTH = rf"(?:{_N}|(?:{'|'.join(_WORDS)})(?!\w))"  # the words only after "lần thứ": "năm" is a year too
_LISTED = rf"(?P<numbers>{_N}(?:(?:, | và |, và )(?:(?:nghị quyết )?{_TW} ?)?{_N})*)"
_COMMITTEE = rf"(?:ban chấp hành |bch )?{_TW}(?: đảng)?"
_PLENUM = re.compile(
    rf"(?: số)?(?: của)?(?: hội nghị)? {_COMMITTEE},? ?"
    rf"(?:(?:lần |số |hội nghị )?{_LISTED}|lần thứ (?P<nth>{_NTH}))(?: \(lần \d\))?"
    rf"|(?: của)? hội nghị(?: trung ương)? lần thứ (?P<nth2>{_NTH}),? (?:của )?{_COMMITTEE}"
)
_SESSION = r"(?:[ivx]+|\d{1,2})\b(?![/\d])"
_SESSIONS = re.compile(
    rf",? ?\(? ?(?P<sessions>khóa ?{_SESSION}(?:\)? ?(?:, ?| và | & |/| - |-) ?\(?(?:khóa ?)?{_SESSION})*) ?\)?"
)
_ALSO = re.compile(rf"(?:, |,? và |,? cùng )(?:nghị quyết )?{_TW} ?(?:số )?{_LISTED}")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def _value(word: str) -> int:
    """What a number says, in figures, in Roman figures or in words."""
    if word.isdigit():
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    total = 0
    for a, b in zip(word, word[1:] + " ", strict=True):
        total += -_ROMAN[a] if _ROMAN.get(b, 0) > _ROMAN[a] else _ROMAN[a]
    return total


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _listed_numbers(text: str) -> tuple[str, ...]:
    words = [text] if text in _WORDS else re.findall(rf"(?:\b|(?<=tw)|(?<=tư)|(?<=t.ư)){_N}", text)
    return tuple(dict.fromkeys(str(_value(w)) for w in words))


def _listed_sessions(text: str) -> tuple[str, ...]:
    words = re.findall(r"(?:[ivx]+|\d+)\b", text.replace("khóa", " "))
    return tuple(dict.fromkeys(f"khóa {_roman(_value(w))}" for w in words))


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
_LAW_NUMBER = re.compile(rf",? số (?P<code>{_CODE}|{_YEARED})")
_YEAR = re.compile(r"(?: \(?sửa đổi\)?)?,? (?:năm )?\(?((?:19|20)\d\d)\)?(?![\d/])")
_TITLE = re.compile(r",? ?(?:về việc |về |với chủ đề |: )?\"(?P<title>[^\"\n]{6,300})\"")
_OF = re.compile(r"(?:,? của|,? do) ")
_ON = re.compile(r",? ?\(?(?:ra |ký |ban hành )?(?:ngày )?(?=\S)")
_CONSTITUTION = re.compile(
    r"(?: (?:năm )?(?P<year>(?:19|20)\d\d)| nước c[ộô]ng hòa xã hội chủ nghĩa việt nam| nước ta| việt nam)"
)
_UNDER = re.compile(r"(?:căn cứ|theo|quy định (?:của|trong|tại)|thi hành|tuân thủ|thể chế hóa) $")
_TESTAMENT = re.compile(r" (?:thiêng liêng )?(?:của )?(?:chủ tịch hồ chí minh|bác hồ|bác|hồ chí minh|chủ tịch|người)\b")
_CENTRAL = re.compile(rf"{_TW}(?: đảng)?\b")


def find(norm: str, lower: str, start: int, end: int, items: Sequence[Parse]) -> Iterator[DocumentParse]:
    """The documents named in ``norm[start:end]``, in order; ``items`` are the line's parses, issuers among them."""
    lexicon = _lexicon()
    place = _Place(norm, lower, end, items, lexicon)
    position = start
    for begin, after in lexicon.heads(lower, start, end):
        if begin >= position and (found := _at(place, begin, after)) is not None:
            yield found
            position = found.end


@dataclass(frozen=True, slots=True)
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
        return _rest(place, DocumentParse(start, numbered.end(), form, label, (_clean(numbered["code"]),)))
    year = _YEAR.match(lower, after, place.end)
    return DocumentParse(start, year.end() if year else after, form, label, date=year[1] if year else "")


def _plenum(place: _Place, start: int, after: int) -> DocumentParse | None:
    found = _PLENUM.match(place.lower, after, place.end)
    if found is None:
        return None
    numbers = _listed_numbers(found["numbers"] or found["nth"] or found["nth2"])
    end = found.end()
    sessions: tuple[str, ...] = ()
    if said := _SESSIONS.match(place.lower, end, place.end):
        sessions, end = _listed_sessions(said["sessions"]), said.end()
    elif also := _ALSO.match(place.lower, end, place.end):
        numbers, end = (*numbers, *_listed_numbers(also["numbers"])), also.end()
        if said := _SESSIONS.match(place.lower, end, place.end):
            sessions, end = _listed_sessions(said["sessions"]), said.end()
    while end > start and place.lower[end - 1] in " ,(":
        end -= 1
    return DocumentParse(start, end, "plenum", "Nghị quyết", numbers, sessions, issuer_name="Trung ương")


def _numbered(place: _Place, start: int, after: int, label: str, name: str) -> DocumentParse | None:
    issuer, at = _issuer_before_number(place, after)
    found = _NUMBER.match(place.norm, at, place.end)
    if found is not None and _is_number(place, start, found, name):
        number, end = found["code"] or found["yeared"] or found["bare"], found.end()
    else:
        far = _FAR_NUMBER.match(place.norm, after, place.end)
        if far is None or any(place.lexicon.heads(place.lower, after, far.start("code"))):
            return None
        number, end = far["code"], far.end()
    numbers = [_clean(number)]
    bare = found is not None and number == found["bare"] and bool(found["so"])
    while following := (_NEXT_BARE if bare else _NEXT_NUMBER).match(place.norm, end, place.end):
        if bare and _COUNTED.match(place.lower, following.end()):
            break
        numbers.append(_clean(following["code"]))
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
    if _COUNTED.match(tail):
        return False
    if found["so"]:
        return True
    if name == "numbered":
        return not re.fullmatch("(?:19|20)\\d\\d", found["bare"])
    if name == "short" and len(found["bare"]) > 1 and not re.fullmatch("(?:19|20)\\d\\d", found["bare"]):
        return tail.startswith(" của ") or (place.norm[start].isupper() and bool(_AFTER_SHORT.match(tail)))
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
        elif not sessions and (said := _SESSIONS.match(lower, end, place.end)):
            sessions, end = _listed_sessions(said["sessions"]), said.end()
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

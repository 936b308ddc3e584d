"""Honours that a text names: orders and their grade, titles, flags and certificates with their giver, medals, prizes.

The table ``awards.tsv`` holds them. An order without its name (*nhiều huân chương*) is none, nor is a sports medal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast, get_args

from kg.errors import LexiconError
from kg.lexicon import Lexicon, Word, forms_of, rows
from kg.mentions.parses import BodyParse, EventParse, Parse, PostParse, UnitParse
from kg.mentions.values import value

TABLE = "awards.tsv"
Class = Literal["order", "title", "issued", "medal", "badge", "prize", "standard", "quoted"]


@value
class AwardParse(Parse):
    """Honours named together; several only where they share words (``Huy hiệu 70, 60 năm tuổi Đảng``).

    ``issuer`` is who gives it, where its name says so; ``years`` are those that follow it."""

    form: Class
    names: tuple[str, ...]
    issuer: BodyParse | PostParse | UnitParse | None = None
    years: tuple[str, ...] = ()


_ANY_WORDS = r"[^\W\d_]+(?:[ .-]{1,2}[^\W\d_]+){0,4}?"  # what a * stands for


@dataclass(slots=True)
class _Lexicon:
    entries: dict[str, tuple[str, Class]] = field(default_factory=dict)  # spelling -> label, class
    words: Lexicon = field(default_factory=Lexicon)
    # Spellings with a *: what stands before it, the pattern, label, class.
    wild: list[tuple[str, re.Pattern[str], str, Class]] = field(default_factory=list)

    def heads(self, norm: str, lower: str, start: int, end: int) -> list[tuple[int, int, str, Class]]:
        """(start, end, label, class) of each spelling in a line, ``lower[start:end]``, in order, the longest first."""
        found = [
            (hit.start, hit.end, *self.entries[lower[hit.start : hit.end]])
            for hit in self.words.within(lower, start, end)
        ]
        for beginning, pattern, label, form in self.wild:
            if lower.find(beginning, start, end) < 0:
                continue
            for match in pattern.finditer(lower, start, end):
                words = norm[match.start(1) : match.end(1)]
                found.append((*match.span(), label.replace("*", words[:1].upper() + words[1:]), form))
        return sorted(found, key=lambda h: (h[0], -h[1]))


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    """The table, compiled. Raises LexiconError (``file:line``) where it is wrong."""
    lexicon = _Lexicon()
    for number, (label, name, cell) in rows(TABLE, 3):
        if name not in get_args(Class):
            raise LexiconError(f"{TABLE}:{number}: class {name!r} is none of {', '.join(get_args(Class))}")
        form = cast(Class, name)
        for spelling in forms_of(TABLE, number, cell):
            if spelling in lexicon.entries:
                raise LexiconError(f"{TABLE}:{number}: {spelling!r} stands in the table twice; keep one line")
            lexicon.entries[spelling] = (label, form)
            if "*" in spelling:
                source = re.escape(spelling).replace(r"\*", f"({_ANY_WORDS})")
                beginning = spelling.partition("*")[0]
                lexicon.wild.append((beginning, re.compile(rf"(?<!\w){source}(?!\w)"), label, form))
            else:
                lexicon.words.add(spelling, Word(form, label))
    lexicon.words.compile()
    return lexicon


_GRADES = {
    "nhất": "Nhất",
    "i": "Nhất",
    "1": "Nhất",
    "nhì": "Nhì",
    "hai": "Nhì",
    "ii": "Nhì",
    "2": "Nhì",
    "ba": "Ba",
    "iii": "Ba",
    "3": "Ba",
}
_GRADE_WORD = r"(?:nhất|nhì|hai|ba|iii|ii|i|[123])(?!\w)"
_GRADE = re.compile(
    rf",? \(?hạng:? \"?(?P<first>{_GRADE_WORD})\"?(?P<more>(?:(?:, | và )(?:hạng )?(?:nhất|nhì|ba)(?! huân|\w))*)\)?"
)
# "Huân chương Lao động Nhất, Nhì, Ba": several grades say what they are without their word.
_BARE_GRADES = re.compile(r" (?:các )?(?P<first>nhất|nhì|ba)(?P<more>(?:(?:, ?| và )(?:nhất|nhì|ba)(?!\w))+)")
_AGAIN = re.compile(r" \(?lần (?:thứ )?(?:\d+|[ivx]+|nhất|hai|ba|tư|bốn|năm)(?!\w)\)?")
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    r",? ?\(?(?:trong |vào )?(?:các |hai |ba |liên tục các |liên tục )?(?:năm:? )?"
    rf"(?P<years>{_YEAR}(?:(?:, ?| và |; | - )(?:năm )?{_YEAR})*)\)?(?![\d/-])"
)
# "…, năm 2015 được tặng Bằng khen": a year that opens the next clause.
_NEXT_CLAUSE = re.compile(
    rf"[,;] (?:và )?(?:năm )?{_YEAR},? (?:(?:đã|lại|tiếp tục|vinh dự|cũng) )*(?:được|đón nhận|nhận|đạt)(?!\w)"
)
_YEAR_WORD = re.compile(r",? ?\(?(?:trong |vào )?(?:các |liên tục )?(?:năm|\()")
_PURPOSE = re.compile(
    r"(?: ?:? ?\"(?P<quoted>[^\"\n]{4,80})\"|"
    r" (?P<plain>vì (?:sự nghiệp|an ninh|thế hệ|sự phát triển|chủ quyền|tuyến đầu)(?: [^\W\d_]+){1,7}?)"
    r"(?= (?:cho|tặng|của|do|năm|trao|và|đến|vì|đối)\b|[,.;:()]|$))"
)
_BADGE = re.compile(r" (?P<years>\d{2}(?: năm)?(?:(?:, | và | - )\d{2}(?: năm)?)*) (?:năm )?tuổi đảng")
_FIELDS = {
    "văn học nghệ thuật": "Văn học, nghệ thuật",
    "văn học, nghệ thuật": "Văn học, nghệ thuật",
    "văn học - nghệ thuật": "Văn học, nghệ thuật",
    "vhnt": "Văn học, nghệ thuật",
    "khoa học và công nghệ": "Khoa học và Công nghệ",
    "khoa học công nghệ": "Khoa học và Công nghệ",
}
_FIELD = re.compile(rf" về ({'|'.join(_FIELDS)})(?!\w)")
_WHOSE = re.compile(
    r" ([A-ZĐ][^\W\d_]+(?: [^\W\d_]+){1,6}?)(?= ?[,.;()]|$| (?:cho|năm|và|do|trao|tặng|cùng|nhân|của)\b)"
)
# "Chiến sĩ thi đua | ngành Ngân hàng"
_OF_SECTOR = re.compile(
    r"(?<=thi đua) (ngành [A-ZĐ][^\W\d_]*(?: (?:và )?[^\W\d_]+){0,5}?)"
    r"(?=,? (?:các |nhiều |trong )*(?:năm|lần)\b|[,.;:()]|$| và )"
)
# "Cờ thi đua | của Trung ương Hội": the whole organisation, in an article about one of its parts
_OF_CENTRE = re.compile(
    r" của ((?:Trung ương|T\.Ư|TW|TƯ) (?:Hội|Đoàn)(?: [A-ZĐ][^\W\d_]*(?: [^\W\d_]+){0,3}?)?)"
    r"(?= ?[,.;:()]|$| (?:năm|các|và)\b)"
)
_PRAISED = re.compile(r" (?:xuất sắc|dẫn đầu phong trào thi đua)")
_BY = re.compile(r"(?: (?:của |từ )| )")
# What makes a spelling another thing: heroes and martyrs in general, a title's own council or law, a football medal.
_NOT_AFTER = re.compile(r" (?:vàng|bạc|đồng|liệt sĩ|liệt sỹ|các loại)(?!\w)")
_SHORT = re.compile(r" \([A-ZĐ]{2,6}\)")  # "đạt chuẩn nông thôn mới (NTM) năm 2017"
_QUOTE = re.compile(r"\s?\"")
# "hạng Nhì (1978)" after a grade of the same order.
_MORE_GRADES = re.compile(r"(?:, | và |, và |; )(?=hạng )")
# A title that the table does not hold: danh hiệu "Đơn vị điển hình tiên tiến".
_QUOTED = re.compile(r"(?<!\w)danh hiệu (?:vinh dự |cao quý )*\"(?P<name>[^\"\n]{4,80})\"")


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    # From the end of the alphabet, where đơn vị and tập thể stand: words of most articles, so that one look is enough.
    return tuple(sorted({" ".join(spelling.split()[:2]) for spelling in _lexicon().entries}, reverse=True))


def may_name(lower: str) -> bool:
    """Whether a text holds the beginning of any spelling at all: few do, and this is quick to tell."""
    return "danh hiệu" in lower or any(stem in lower for stem in _stems())


def find(norm: str, lower: str, start: int, end: int, items: Sequence[Parse]) -> Iterator[AwardParse]:
    """The honours named in ``norm[start:end]``, in order; the givers are among ``items``, the line's parses."""
    heads = _lexicon().heads(norm, lower, start, end)
    if not heads and lower.find("danh hiệu", start, end) < 0:
        return  # nearly every line; to look for a string is quicker than to begin at each word
    line = _Line(norm, lower, end, items)
    known = list(_named(line, heads, start))
    yield from sorted((*known, *_quoted(line, start, known)), key=lambda parse: parse.start)


def _quoted(line: _Line, start: int, known: Sequence[AwardParse]) -> Iterator[AwardParse]:
    """Titles in quotation marks that hold no honour of the table."""
    for match in _QUOTED.finditer(line.lower, start, line.end):
        first, last = match.span("name")
        if line.norm[first].isupper() and not any(k.start < match.end() and first < k.end for k in known):
            name = " ".join(line.norm[first:last].split())
            yield _dated(line, AwardParse(first - 1, match.end(), "quoted", (name,)))


def _named(line: _Line, heads: Sequence[tuple[int, int, str, Class]], start: int) -> Iterator[AwardParse]:
    """Honours by the spellings of the table, in order; an order's further grades are each one."""
    lower, end = line.lower, line.end
    position = start
    for begin, after, label, form in heads:
        if begin < position:
            continue
        position = after
        if _NOT_AFTER.match(lower, after, end):
            continue
        found = _complete(line, AwardParse(begin, after, form, (label,)))
        while found is not None:
            yield found
            position = max(position, found.end)
            found = _next_grade(line, found, label)


@value
class _Line:
    """The text, where the line ends, and its parses."""

    norm: str
    lower: str
    end: int
    items: Sequence[Parse]


def _complete(line: _Line, found: AwardParse) -> AwardParse | None:
    match found.form:
        case "order":
            found = _graded(line, found)
        case "issued":
            found = _issued(line, found)
        case "medal":
            purpose = _PURPOSE.match(line.lower, found.end, line.end)
            if purpose is None:
                return _of_body(line, found)
            group = "quoted" if purpose["quoted"] else "plain"
            words = " ".join(line.norm[purpose.start(group) : purpose.end(group)].split())
            name = f"{found.names[0]} {words[:1].upper()}{words[1:]}"
            found = AwardParse(found.start, purpose.end(), "medal", (name,))
        case "badge":
            badge = _BADGE.match(line.lower, found.end, line.end)
            if badge is None:
                return None
            names = tuple(f"Huy hiệu {n} năm tuổi Đảng" for n in re.findall(r"\d{2}", badge["years"]))
            found = AwardParse(found.start, badge.end(), "badge", names)
        case "prize":
            if field := _FIELD.match(line.lower, found.end, line.end):
                found = AwardParse(found.start, field.end(), "prize", (f"{found.names[0]} về {_FIELDS[field[1]]}",))
        case "standard":
            if short := _SHORT.match(line.norm, found.end, line.end):
                found = AwardParse(found.start, short.end(), "standard", found.names)
        case "title":
            if field := _OF_SECTOR.match(line.norm, found.end, line.end):
                name = f"{found.names[0]} {' '.join(field[1].split())}"
                found = AwardParse(found.start, field.end(), "title", (name,))
            quoted = line.norm[found.start - 1 : found.start] == '"' and _QUOTE.match(line.norm, found.end)
            if quoted:
                found = AwardParse(found.start - 1, quoted.end(), "title", found.names)
    return _dated(line, found)


def _of_body(line: _Line, found: AwardParse) -> AwardParse | None:
    """*Kỷ niệm chương | Cựu chiến binh Việt Nam*: a medal called after whose it is."""
    whose = _WHOSE.match(line.norm, found.end, line.end)
    if whose is None or isinstance(_item_at(line.items, found.end + 1), PostParse | EventParse):
        return None
    return AwardParse(found.start, whose.end(), "medal", (f"{found.names[0]} {' '.join(whose[1].split())}",))


def _next_grade(line: _Line, found: AwardParse, label: str) -> AwardParse | None:
    """The next grade of the order just named: *Huân chương Độc lập hạng Ba (1989), hạng Nhì (1998)*."""
    more = _MORE_GRADES.match(line.lower, found.end, line.end) if found.form == "order" else None
    if more is None or not found.years or _GRADE.match(line.lower, more.end() - 1, line.end) is None:
        return None
    return _complete(line, AwardParse(more.end(), more.end() - 1, "order", (label,)))


def _graded(line: _Line, found: AwardParse) -> AwardParse:
    grade = _GRADE.match(line.lower, found.end, line.end) or _BARE_GRADES.match(line.lower, found.end, line.end)
    if grade is None:
        return found
    grades = [grade["first"], *re.findall(_GRADE_WORD, grade["more"])]
    names = tuple(dict.fromkeys(f"{found.names[0]} hạng {_GRADES[g]}" for g in grades))
    return AwardParse(found.start, grade.end(), "order", names)


def _issued(line: _Line, found: AwardParse) -> AwardParse:
    end, name = found.end, found.names[0]
    if "xuất sắc" not in name and (praised := _PRAISED.match(line.lower, end, line.end)):
        end = praised.end()
        name += " xuất sắc" if praised.group() == " xuất sắc" else ""
    by = _BY.match(line.lower, end, line.end)
    issuer = _item_at(line.items, by.end()) if by else None
    if isinstance(issuer, BodyParse | PostParse):
        return AwardParse(found.start, issuer.end, "issued", (name,), issuer)
    # "cờ thi đua năm 2016 của tỉnh Nghệ An"
    dated = _dated(line, AwardParse(found.start, end, "issued", (name,)))
    issuer = _item_at(line.items, dated.end + 5) if line.lower.startswith(" của ", dated.end) else None
    if isinstance(issuer, BodyParse | PostParse | UnitParse):
        return AwardParse(found.start, issuer.end, "issued", (name,), issuer, dated.years)
    if centre := _OF_CENTRE.match(line.norm, end, line.end):
        return AwardParse(found.start, centre.end(), "issued", (f"{name} của {centre[1]}",))
    return AwardParse(found.start, end, "issued", (name,))


def _item_at(items: Sequence[Parse], offset: int) -> Parse | None:
    k = bisect_left(items, offset, key=lambda i: i.start)
    return items[k] if k < len(items) and items[k].start == offset else None


def _dated(line: _Line, found: AwardParse) -> AwardParse:
    """With the years that follow: "lần 2 năm 2016", "các năm 2016, 2017", "(2015)"."""
    end = found.end
    if again := _AGAIN.match(line.lower, end, line.end):
        end = again.end()
    said = _YEARS.match(line.lower, end, line.end)
    years: tuple[str, ...] = found.years
    if said and (clause := _NEXT_CLAUSE.search(line.lower, end, min(said.end() + 40, line.end))):
        said = _YEARS.match(line.lower, end, clause.start())
    if said and _YEAR_WORD.match(line.lower, end, line.end):
        years, end = tuple(dict.fromkeys(re.findall(r"\d{4}", said["years"]))), said.end()
    return AwardParse(found.start, end, found.form, found.names, found.issuer, years)

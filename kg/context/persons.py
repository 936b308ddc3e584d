"""Which person is meant: the full name of a short one, and of whom *ông* and *bà* speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.context.parts import Lines
from kg.mentions import Reading
from kg.mentions.parses import PersonParse, PostParse

_MEN, _WOMEN = ("ông", "anh"), ("bà", "chị", "cô")  # who is called one of these is not called one of the others
_MEMORY = 4  # lines back in which a pronoun looks for who it means
_OPENING = 3  # lines that open an article


class Persons:
    """Answers which persons one document means."""

    def __init__(self, reading: Reading, lines: Lines) -> None:
        self._norm = reading.page.text.norm
        self._lines = lines
        self._meant: dict[int, list[PersonParse]] = {}  # by the offset of a pronoun
        parses = (item for line in reading.lines for item in line.items)
        self._named = [item for item in parses if isinstance(item, PersonParse) and item.form == "full"]
        self._also = dict(self._other_names())

    def of(self, parse: PersonParse) -> tuple[str, tuple[str, ...]] | None:
        """Full name of the person meant, with a note where the text gives less; None where nobody fits."""
        if parse.form == "full":
            return self._also.get(parse.name) or self._fuller(parse), ()
        called = self._called(parse) if parse.form == "short" else self._meant.get(parse.start) or self._subjects(parse)
        fitting = [person for person in called if not _contradict(parse.honorific, _called_by(person))]
        before = [person for person in fitting if person.start < parse.start]
        chosen = before[-1:] or (fitting[:1] if parse.form == "short" else [])
        if not chosen:
            return None
        name = self._also.get(chosen[0].name) or self._fuller(chosen[0])
        written = " ".join(self._norm[parse.start : parse.end].split())
        who = f"{parse.honorific} {parse.name}".strip() if parse.form == "short" else written
        return name, (f"{who!r} is {name}, named before",)

    def _other_names(self) -> Iterator[tuple[str, str]]:
        """*Huỳnh Văn Trạng (Mười Trạng)*: the name that somebody goes by, with the full one."""
        for person in self._named:
            other = _ALSO.match(self._norm, person.end)
            if other is not None and other[1] != person.name and other[1].split()[-1] == person.name.split()[-1]:
                yield other[1], person.name

    def _called(self, parse: PersonParse) -> list[PersonParse]:
        """The persons of the document whose names end as the name of ``parse`` does."""
        return [person for person in self._named if person.name.split()[-1] == parse.name.split()[-1]]

    def _fuller(self, parse: PersonParse) -> str:
        """A name of two words that is the end of a longer one in the same article is that one: *Thiện Nhân*."""
        words = parse.name.split()
        if len(words) <= 2 and parse.honorific:
            for other in self._named:
                longer = other.name.split()
                ends = longer[-len(words) :] == words
                begins = len(words[0]) == 1 and longer[: len(words)] == words  # Y Blăh of the Mlô
                if len(longer) > len(words) and (ends or begins):
                    return other.name
        return parse.name

    def _subjects(self, parse: PersonParse) -> list[PersonParse]:
        """Who a pronoun can mean: somebody named earlier in the sentence, else whom the last sentence with one is of.

        That one is the first it names, or whom its own pronoun means: who is only spoken of there is not its subject.
        """
        index = self._lines.index(parse.start)
        here = [p for p in self._persons(index) if p.form == "full" and p.start < parse.start]
        if _ON_WHOM.search(self._norm, max(0, parse.start - 12), parse.start):
            here = [p for p in here if not self._decides(p)]
        found = here[-1:] or None
        passed = [parse.start]
        while found is None:
            index, first = self._subject_before(index, parse.honorific)
            if first is None:
                found = self._opened_with()
            elif first.form == "pronoun":
                found = self._meant.get(first.start)
                passed.append(first.start)
            elif first.form == "short":
                found = [p for p in self._called(first) if p.start < parse.start][-1:]
            else:
                found = [first]
        if parse.honorific in _YOUNGER and any(person.honorific in _ELDERS for person in found):
            found = []  # "Ông A kể về con trai. Năm 2018, anh …": of somebody else
        self._meant.update(dict.fromkeys(passed, found))
        return found

    def _decides(self, person: PersonParse) -> bool:
        """*Chủ tịch huyện A ký quyết định kỷ luật đối với ông*, *đoàn do ông A dẫn đầu*: who does it is not *ông*."""
        led = _LED.search(self._norm, max(0, person.start - 12), person.start)
        return led is not None or _SIGNS.match(self._norm, person.end) is not None

    def _subject_before(self, index: int, honorific: str) -> tuple[int, PersonParse | None]:
        """The first person of the last line before ``index`` that has one, unless it is called otherwise."""
        source: tuple[int, PersonParse] | None = None
        for earlier in range(index - 1, max(-1, index - 1 - _MEMORY), -1):
            named = self._persons(earlier)
            if source is None and named and self._is_source(index, earlier, named[0]):
                source = earlier, named[0]
                continue
            if named and _HANDED.search(self._norm, self._lines.all[earlier].start, named[-1].start):
                named = named[-1:]
            if not named and (new := self._new_holder(earlier)) is not None:
                return earlier, new
            for person in named:
                if not _contradict(honorific, _called_by(person)):
                    return earlier, person
        return source or (index, None)

    def _is_source(self, index: int, earlier: int, person: PersonParse) -> bool:
        """*Ông A từ trần. Ông B xác nhận tin này. | Ông sinh năm 1942 …*: who only confirms the news is not
        whom the next paragraph is about."""
        line, told = self._lines.all[index], self._lines.all[earlier]
        if person.form != "full" or "\n" not in self._norm[told.end : line.start]:
            return False
        if not _CONFIRMS.match(self._norm, person.end, told.end) and not self._is_quoted(index, told.start, person):
            return False
        return any(p.name != person.name for p in self._named if p.start < person.start)

    def _is_quoted(self, index: int, told: int, person: PersonParse) -> bool:
        """*"…", ông B, nguyên Giám đốc xí nghiệp, kể. | Năm 1999, ông chuyển lên Sở …*: who is named for the first
        time after the words quoted of him is not whom the article goes on about, unless he goes on speaking."""
        if _AFTER_QUOTE.search(self._norm, told, person.start) is None:
            return False
        if any(p.name == person.name and p.start < person.start for p in self._named):
            return False
        return not any(_SPEAKS.match(self._norm, p.end) for p in self._persons(index)[:1])

    def _new_holder(self, index: int) -> PersonParse | None:
        """*Tân thứ trưởng quê Thái Bình*: who was given that post in a sentence before, where it is one person."""
        opening = self._lines.all[index].items[:1]
        post = opening[0] if opening and isinstance(opening[0], PostParse) else None
        if post is None or not _NEW.fullmatch(self._norm[self._lines.all[index].start : post.start].lower()):
            return None
        found: dict[str, PersonParse] = {}
        for line in self._lines.all[:index]:
            for item in line.items:
                if isinstance(item, PostParse) and item.entry.label == post.entry.label:
                    before = [p for p in line.items if isinstance(p, PersonParse) and p.end < item.start][-1:]
                    if before and _GIVEN.search(self._norm, before[0].end, item.start):
                        found.setdefault(before[0].name, before[0])
        return next(iter(found.values())) if len(found) == 1 else None

    def _opened_with(self) -> list[PersonParse]:
        """The one person whom the opening of the article names: the article is about them."""
        opening = [p for p in self._named if self._lines.index(p.start) < _OPENING]
        alone = self._named if len({p.name for p in self._named}) == 1 else opening
        return alone[:1] if len({p.name for p in alone}) == 1 else []

    def _persons(self, index: int) -> list[PersonParse]:
        return [item for item in self._lines.all[index].items if isinstance(item, PersonParse)]


# In brackets after a name: two words or three in capitals.
_ALSO = re.compile(r" \((?:tức |bí danh |(?:tên )?thường gọi(?: là)? |hay )?((?:[^\W\d_a-zà-ỹđ]\w+ ?){2,3})\)")
_CONFIRMS = re.compile(
    r",? (?:(?:đã|vừa|cũng|chiều nay|sáng nay) )*(?:xác nhận|thông báo|báo)(?: với [^.;,]{2,30})?"
    r" (?:tin|việc|thông tin|điều)\b"
)
_AFTER_QUOTE = re.compile(r'" ?[,-] [^".;]{0,60}$')
_SPEAKS = re.compile(
    r",? (?:(?:cũng|còn|đã|lại|từng|luôn) )*(?:cho (?:biết|hay|rằng)|nói|kể|nhận (?:xét|định)|chia sẻ|khẳng định"
    r"|nhấn mạnh|bày tỏ|lý giải|giải thích|thừa nhận|đề nghị|mong|hỏi|nhớ lại|tâm sự|phân tích|lo|cảnh báo|dẫn)\b"
)
_NEW = re.compile(r"(?:còn |riêng |và )?(?:vị )?tân ")
_GIVEN = re.compile(r"\b(?:giữ|làm|bầu|bổ nhiệm|chức|là tân)\b")
# "… trao quyết định cho ông A. Ông sẽ …": what follows is about who receives it.
_HANDED = re.compile(r"\btrao (?:các )?quyết định\b[^.;]{0,60} cho (?:tân )?(?:ông |bà |đồng chí )?$")


_ON_WHOM = re.compile(r"\b(?:đối với|với|cho|của) $")
_LED = re.compile(r"\bdo (?:ông |bà |đồng chí )?$")
_SIGNS = re.compile(r",? (?:đã |vừa |cũng )*(?:ký|ban hành|ra (?:quyết định|thông báo)|quyết định|phê duyệt|công bố)\b")


_YOUNGER, _ELDERS = ("anh", "chị", "thầy", "cô"), ("ông", "bà", "cụ")  # nobody is called both in one text


def _called_by(person: PersonParse) -> str:
    """How somebody is called: as the text does, or *bà* where the name says so (Trần Thị Ngọc)."""
    return person.honorific or ("bà" if " Thị " in person.name else "")


def _contradict(honorific: str, other: str) -> bool:
    return honorific in _MEN and other in _WOMEN or honorific in _WOMEN and other in _MEN

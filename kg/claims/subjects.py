"""Who or what a clause is about: the public body or unit that is its subject, owns it, or came before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.claims.coded import SYMBOLS, Coded
from kg.claims.events import registry
from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, EventParse, Parse, PersonParse, PostParse, UnitParse
from kg.model import Body, Event, Unit

_ANY = f"[{''.join(SYMBOLS.values())}]"
# What may stand before a subject: the start of a clause, or a word that a clause follows.
_OPENS = re.compile(
    r'(?:^[\s*-]*(?:nghị quyết )?|[,:;"(.…] ?| - '
    r"|\b(?:là|rằng|mà|nay|(?:trong|khi|do|theo|sau|qua|trước|từ|lúc|nhờ|cạnh|với|ở) đó|này"
    r"|yêu cầu|đề nghị|lưu ý|nhấn mạnh|giao|để|khi|riêng|còn"
    r"|được|bởi|do|và|thì|cả|toàn|hiện|qua|tới|sau|đối với"
    r"|các|(?:kinh tế|chính quyền|lãnh đạo|lực lượng|ngành|các cấp|hệ thống chính trị|(?:và |, )(?:nhân dân|dân"
    r"|cán bộ)) ?) )$"
)
# After a noun that a body or unit owns (*các cấp ủy ở quận …*, *định hướng của quận …*): a subject where a verb
# of doing follows at once.
_OWNS = re.compile(r"\b(?:của|ở|tại) $")
_DOES = re.compile(r" (?:đã|đang|sẽ|là phấn đấu|phấn đấu|xác định|cần|phải)(?!\w)")
# "trên địa bàn huyện xảy ra …": where something is or happens, told by a clause that this opens; after a noun (*trường
# học trên địa bàn huyện có …*) it only says where that is.
_IN_PLACE = re.compile(
    rf'(?:^[\s*-]*|[:;"(.…] ?| - |(?<!{SYMBOLS["person"]}), ?|{SYMBOLS["date"]}\)?,? '
    r"|(?<!\w)(?:nay|hiện|rằng|mà|thì|và|chỉ|biết|qua|đó|này|nhưng|riêng|năm|tháng|quý|kỳ|đầu|cuối|trước|còn|tới"
    r"|đây|kia) )"
    r"(?:(?:trên|tại) địa bàn|ở)(?: toàn)? $"
)
# "… trên địa bàn huyện, đã có 120 hộ": what stands before is a clause of its own.
_APART = re.compile(rf"địa bàn(?: toàn)? {SYMBOLS['unit']}, (?:đã |hiện )?có(?!\w)")
_PLACE = re.compile(r"(?<!\w)(?:địa bàn|ở)(?: toàn)? $")
_HAPPENS = re.compile(
    r"(?: \([^)]*\))?,? (?:đã |hiện |cũng |còn |vẫn )*(?:xảy ra|ghi nhận|phát sinh|phát hiện|có)(?!\w)"
)
# What may follow it: a verb, so any word but these.
_NO_VERB = frozenset(
    [
        "của",
        "và",
        "với",
        "về",
        "tại",
        "ở",
        "trong",
        "theo",
        "cùng",
        "thuộc",
        "nhằm",
        "đến",
        "từ",
        "do",
        "tới",
        "hoặc",
        "như",
        "trên",
        "số",
        "lần",
        "này",
        "đó",
    ]
)
_AFTER = re.compile(
    rf"(?:,(?= (?:có|đã|hiện)(?!\w)))? ?(?:\([^)]*\) ?|{SYMBOLS['term']} ?|(?:lần thứ|khóa|nhiệm kỳ) [\w-]+ ?"
    rf"|này |,? ?{SYMBOLS['term']},? "
    rf"|(?:và|,) (?:các cấp|nhân dân|chính quyền|dân|toàn dân) )*(?P<word>[^\W\d_]+)"
)
_OWNER = re.compile(
    rf"(?: \([^)]*\))? (?:của|thuộc|trực thuộc|tại|trong toàn|trên địa bàn)(?: toàn| cả| các)? (?P<owner>{_ANY})"
)
_MORE = re.compile(rf"(?:,| và|, và) (?:các )?[{SYMBOLS['unit']}{SYMBOLS['body']}]")
_PRIVATE = frozenset(
    {"company", "company-board", "press", "hospital", "religious", "embassy", "school", "institute", "association"}
)
_WITH_PEOPLE = re.compile(
    r"(?:,| và) (?:(?:chính quyền|quân|cán bộ|mttq|đoàn thể)(?:,| và|, và) )*(?:nhân dân|dân)(?: các dân tộc)?"
    rf"(?: trong| của| toàn)? (?P<unit>{SYMBOLS['unit']})"
)
FOCUS_LINES = 15


@dataclass(frozen=True, slots=True)
class Subject:
    """A body or unit with the parse that names it and what the context added."""

    entity: Body | Unit
    parse: Parse
    notes: tuple[str, ...] = ()


def unit_of(subject: Subject | None) -> Unit | None:
    """The unit that a subject is, or is a body of."""
    if subject is None:
        return None
    return subject.entity if isinstance(subject.entity, Unit) else subject.entity.unit


# "7 xã đạt chuẩn, trong đó A và B …": who is told of among others is not whom the next sentence is about.
AMONG = re.compile(r"(?<!\w)trong (?:đó|số đó|số này)(?!\w)")


class Subjects:
    """Answers about one document; lines are looked at once."""

    def __init__(self, scene: Scene, *, private: bool = False) -> None:
        """``private``: companies, schools and associations are subjects as public bodies are."""
        self.scene = scene
        self._left_out = frozenset({"press", "religious", "embassy"}) if private else _PRIVATE
        self._opening: dict[int, list[tuple[int, Parse]]] = {}
        self._resolved: dict[Parse, Subject | None] = {}

    def resolve(self, parse: Parse) -> Subject | None:
        """The public body or unit that a parse means; None where it is private or not settled."""
        if parse not in self._resolved:
            self._resolved[parse] = self._settle(parse)
        return self._resolved[parse]

    def _settle(self, parse: Parse) -> Subject | None:
        context = self.scene.context
        match parse:
            case UnitParse():
                unit = context.generic(parse)
                notes = (
                    ()
                    if parse.name or unit is None
                    else (
                        f"{self.scene.quote(parse.start, parse.end)!r} is {unit.name}: the article speaks of it here",
                    )
                )
                return Subject(unit, parse, notes) if unit is not None and unit.code else None
            case BodyParse():
                if (whole := self._with_its_people(parse)) is not None:
                    return self.resolve(whole)
                found = None if self._is_lower(parse) else context.body(parse)
                if found is None or found[0].local or parse.head.kind in self._left_out:
                    return None
                return Subject(found[0], parse, found[1])
            case PostParse(plural=True) if parse.bodies:
                whose = self.resolve(parse.bodies[0])
                return replace(whose, parse=parse) if whose else None
            case EventParse():
                return self._host(parse)
        return None

    def _with_its_people(self, parse: BodyParse) -> UnitParse | None:
        """The unit that *Đảng bộ, chính quyền và nhân dân xã …* means, where the party alone stands without one."""
        if not _is_bare(parse):
            return None
        coded = self._coded(parse)
        found = _WITH_PEOPLE.match(coded.code, coded.index(parse.start) + 1)
        unit = coded.items.get(found.start("unit")) if found else None
        return unit if isinstance(unit, UnitParse) else None

    def _is_lower(self, parse: BodyParse) -> bool:
        """Whether it is *Đảng bộ cơ sở …*: that of a place of work, which the unit around it does not settle."""
        coded = self._coded(parse)
        return _is_bare(parse) and coded.code.startswith(" cơ sở", coded.index(parse.start) + 1)

    def _coded(self, parse: Parse) -> Coded:
        return self.scene.lines[self.scene.index(parse.start)].coded

    def _host(self, parse: EventParse) -> Subject | None:
        """Who holds the event; for one named before, *Đại hội* alone, who holds that one."""
        event = self.event(parse)
        if event is None or isinstance(event.host, Body) and (event.host.local or event.host.kind in self._left_out):
            return None
        return Subject(event.host, parse)

    def event(self, parse: Parse) -> Event | None:
        """The event that a mention means, if it is one of an event."""
        return registry(self.scene).by_offset.get(parse.start) if isinstance(parse, EventParse) else None

    def openings(self, index: int) -> list[tuple[int, Parse]]:
        """(place in the line's code, parse) of every mention of line ``index`` that stands as subject of a clause."""
        if index not in self._opening:
            coded = self.scene.lines[index].coded
            self._opening[index] = [
                (at, item) for at, item in sorted(coded.items.items()) if _is_subject(coded, at, item)
            ]
        return self._opening[index]

    def before(self, index: int, at: int) -> Subject | None:
        """The last subject of the line before place ``at`` of its code."""
        for place, item in reversed(self.openings(index)):
            if place < at and (found := self.resolve(item)):
                return found
        return None

    def after(self, index: int, at: int) -> Subject | None:
        """The first subject of the line after place ``at``: *Với 88,80% tán thành, Quốc hội đã …*."""
        for place, item in self.openings(index):
            if place >= at and (found := self.resolve(item)):
                return found
        return None

    def called(self, index: int, at: int, word: str) -> Subject | None:
        """Who *bộ*, *hội*, *cơ quan này* at place ``at`` of a line means: the body named last of which one says so."""
        main = registry(self.scene).main
        of_main = main is not None and isinstance(main.host, Body) and main.host.name.casefold().startswith(f"{word} ")
        if of_main and (host := self._host_of_main(self.scene.lines[index].start)) is not None:
            return host
        this = word.endswith(" này")  # whom the line itself names before is who speaks of it
        for earlier in range(index - this, max(-1, index - 1 - FOCUS_LINES), -1):
            for place, item in sorted(self.scene.lines[earlier].coded.items.items(), reverse=True):
                if earlier == index and place >= at:
                    continue
                named = next((i for i in _named_in(item, word) if _is_called(self.scene, i, word)), None)
                if named is not None:
                    return self.resolve(named)
        return None

    def by_noun(self, index: int, at: int) -> tuple[Subject | None, int] | None:
        """Who *ngành*, *Hội*, *Sở* means, where place ``at`` of a line is told of it: the body of that sort that holds
        the meeting, or that is named last (None where none is), and where the noun stands. None where it is told of
        something else."""
        said = list(_NOUN.finditer(self.scene.lines[index].coded.code, 0, at))
        if not said or any(place > said[-1].start() for place, _ in self.openings(index) if place < at):
            return None
        at = said[-1].start("word")
        return self.called(index, at, said[-1]["word"].removeprefix("toàn ")), at

    def owner(self, index: int, at: int) -> Subject | None:
        """Whose it is, where *của* and a body or unit follow at ``at``."""
        coded = self.scene.lines[index].coded
        found = _OWNER.match(coded.code, at)
        if found is not None and "các" in found[0] and _MORE.match(coded.code, found.end()):
            return None  # "thuộc các huyện A, B và thị xã C"
        return (
            self.resolve(coded.items[found.start("owner")]) if found and found.start("owner") in coded.items else None
        )

    def focus(self, index: int, lines: int = FOCUS_LINES) -> Subject | None:
        """The subject of the nearest of the ``lines`` before line ``index``, if nobody else is spoken of in between."""
        for earlier in range(index - 1, max(-1, index - 1 - lines), -1):
            code = self.scene.lines[earlier].coded.code
            end = among.start() if (among := AMONG.search(code)) is not None else len(code)
            if found := self.before(earlier, end):
                return found
            if self.names_person(earlier, end) or self._names_other(earlier):
                return None
        return None

    def _names_other(self, index: int) -> bool:
        """Whether a line speaks of a body that is not settled, or of somebody for another's sake."""
        if any(isinstance(item, BodyParse) for _, item in self.openings(index)):
            return True
        coded = self.scene.lines[index].coded
        return any(
            _is_aside(coded, at)
            and isinstance(item, BodyParse | UnitParse)
            and _is_subject(coded, at, item, aside=True)
            for at, item in coded.items.items()
        )

    def congress(self, index: int) -> Subject | None:
        """Who holds the congress that the document is about, where line ``index`` names no other body or unit."""
        known = registry(self.scene)
        if known.main is None or known.main.kind != "Đại hội" or not any(c.event == known.main for c in known.claims):
            return None
        line = self.scene.lines[index]
        if any(isinstance(i, BodyParse | UnitParse) for i in line.line.items):
            return None
        return self._host_of_main(line.start)

    def host(self, offset: int) -> Subject | None:
        """Who holds the one meeting that the document tells of, if it was named before ``offset``."""
        return self._host_of_main(offset) if len({c.event for c in registry(self.scene).claims}) == 1 else None

    def _host_of_main(self, offset: int) -> Subject | None:
        """Who holds the main event of the document, if it was named before ``offset``."""
        known = registry(self.scene)
        if known.main is None or (host := known.main.host) is None:
            return None
        at = min((place for place, event in known.by_offset.items() if event == known.main), default=-1)
        left_out = isinstance(host, Body) and (host.local or host.kind in self._left_out)
        if not 0 <= at < offset or left_out:
            return None
        return Subject(host, Parse(at, at), (f"told of {known.main.name}",))

    def speaker(self, index: int, at: int) -> Subject | None:
        """The body of the post whose holder speaks before place ``at``: *Phó Bí thư Đảng ủy phường … cho biết*."""
        for place, item in sorted(self.scene.lines[index].coded.items.items(), reverse=True):
            if place < at and isinstance(item, PostParse) and item.bodies and (found := self.resolve(item.bodies[0])):
                return found
        return None

    def names_person(self, index: int, at: int) -> bool:
        """Whether the line names a person before place ``at``: what follows may be about them."""
        return any(
            isinstance(item, PersonParse) for place, item in self.scene.lines[index].coded.items.items() if place < at
        )


def _named_in(item: Parse, word: str) -> tuple[Parse, ...]:
    """A mention; with *ngành*, which is said of whose meeting or whose people are told of, the bodies in it too."""
    if word == "ngành" and isinstance(item, EventParse):
        return (item, item.host) if item.host is not None else (item,)
    return (item, *item.bodies) if word == "ngành" and isinstance(item, PostParse) else (item,)


def _is_called(scene: Scene, item: Parse, word: str) -> bool:
    """Whether a mention may be what the word means: *địa phương này* a unit, *hội* a body whose name begins so."""
    match word:
        case "địa phương này":
            return isinstance(item, UnitParse)
        case "ngành":
            return isinstance(item, BodyParse) and item.head.label in _OF_FIELDS
        case "cơ quan này" | "đơn vị này":
            return isinstance(item, BodyParse)
    return isinstance(item, BodyParse) and scene.lower.startswith(word.removeprefix("nhà "), item.start)


_OF_FIELDS = ("Sở", "Bộ", "Tổng cục", "Cục", "Kho bạc Nhà nước", "Bảo hiểm xã hội")
# "Năm 2019, ngành đặt mục tiêu …", "được ngành xác định là …", "nhiệm kỳ mới, Hội đề ra …".
_NOUN = re.compile(
    r"(?:^|[,;:.\"] |\b(?:được|mà|nay|và|thì) )(?P<word>(?:toàn )?ngành|hội|liên đoàn|sở|cục)"
    r" (?=(?:đã|đang|sẽ|cần|phải|vẫn|còn|cũng|tiếp tục|tập trung|đặt|đề ra|phấn đấu|xác định|có|hoàn thành|triển khai"
    r"|thực hiện|kết nạp|tổ chức|vận động|phát động)(?!\w))"
)


def _is_bare(parse: BodyParse) -> bool:
    """Whether it is a party organisation without the unit or body whose it is."""
    return parse.head.kind == "party-organisation" and parse.unit is None and parse.inner is None


def is_place(code: str, at: int) -> bool:
    """Whether the mention at ``at`` of a line's code is where the noun before it lies: *trường học ở huyện …*."""
    before = code[max(0, at - 40) : at]
    return _PLACE.search(before) is not None and _IN_PLACE.search(before) is None


_MERGED = re.compile(r",? (?:được thành lập )?trên cơ sở (?:sáp nhập|hợp nhất|nhập|chia tách)(?!\w)")
# In brackets, in a ranking or among those merged: named for another's sake.
_ASIDE = re.compile(
    r"\([^()]*$|(?:đứng|xếp|thứ|hạng)[^.;]{0,60} sau $"
    r"|trên cơ sở (?:sáp nhập|hợp nhất|nhập|chia tách)"
    rf"(?:(?:,| và|, và|:)? (?:toàn bộ |một phần )?{_ANY})*(?:,| và|, và)? $"
)


# "cao tốc Nội Bài - | Lào Cai có tổng mức đầu tư …": where a way ends.
_WAY = re.compile(
    r"(?<!\w)(?:cao tốc|quốc lộ|đường sắt|(?:đường|tuyến)(?: số \d+)?)"
    rf"(?: [^\W\d_]+| {SYMBOLS['unit']}){{1,3}} ?[-–] ?$"
)


def _is_aside(coded: Coded, at: int) -> bool:
    return bool(_ASIDE.search(coded.code[max(0, at - 160) : at])) and not coded.code[:at].startswith("(")


def _is_subject(coded: Coded, at: int, item: Parse, *, aside: bool = False) -> bool:
    if not isinstance(item, (BodyParse, UnitParse, EventParse, PostParse)):
        return False
    before = coded.code[max(0, at - 40) : at]
    if not aside and _is_aside(coded, at) or _WAY.search(before):
        return False
    if _MERGED.match(coded.code, at + 1):
        return True
    if not _OPENS.search(before):
        happens = isinstance(item, UnitParse) and _HAPPENS.match(coded.code, at + 1)
        if happens and (_IN_PLACE.search(before) or _APART.search(coded.code, max(0, at - 20))):
            return True
        return bool(_OWNS.search(before) and _DOES.match(coded.code, at + 1))
    found = _AFTER.match(coded.code, at + 1 + (isinstance(item, EventParse) and coded.code[at + 1 : at + 2] == ","))
    return found is not None and found["word"] not in _NO_VERB

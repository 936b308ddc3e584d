"""Who got an honour: the persons, bodies or units of a stretch of a line, and what they mean."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.claims.coded import SYMBOLS, Coded, Group
from kg.claims.events import registry
from kg.claims.posts import name_of
from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, Parse, PersonParse, UnitParse
from kg.model import Body, Person, Unit

# After a body's name: a word with which it goes on, so that it was read in part only (Ban Cơ yếu | thống nhất …).
_GOES_ON = re.compile(
    r" (?!(?:vì|đã|do|nhân|trong|tại|và|về|có|năm|ngày|với|từ|ở|là|để|hôm|sáng|chiều|tối|thuộc|giai đoạn|vinh dự|"
    r"được|đón|nhận|cùng|vừa|cũng|còn|ghi|khi|lần|tổ chức|long trọng)\b)[^\W\d_]"
)
# A person after a row of bodies or units, tied to it.
_AND_PERSON = re.compile(
    f"(?:,? và|,? cùng) [^{SYMBOLS['post']}{SYMBOLS['body']}{SYMBOLS['unit']}]*{SYMBOLS['person']}$"
)
# A body after a person or several, tied to the last of them: "cho đồng chí A và Trường B".
_AND_BODY = re.compile(
    rf"{SYMBOLS['person']}(?: ?\([^()]*\))?,? (?:và|cùng) [^{SYMBOLS['post']}{SYMBOLS['body']}{SYMBOLS['unit']},;.]*"
    f"{SYMBOLS['body']}$"
)
# "Kho A thuộc Cục B, Bộ C": what a recipient belongs to is none, though nothing be known of the recipient itself.
_WHOLE = re.compile(f"(?:thuộc|trực thuộc) (?:{SYMBOLS['body']}, )*$")
_WHOLES = ("ministry", "government")  # of which others are part
# Between two bodies or units that are both recipients.
_BOTH = re.compile(r"(?:,|;| và|, và|; và) (?:cán bộ |chính quyền |nhân dân |quân dân |và |đảng bộ,? )*$")


def recipients(coded: Coded, start: int, end: int) -> list[Parse]:
    """Who is named in ``code[start:end]``: persons, else bodies, else units; what is in brackets is left out."""
    brackets = [m.span() for m in re.finditer(r"\([^()]*\)", coded.code[:end]) if m.end() > start]
    items = [
        (k, i) for k in range(start, end)
        if (i := coded.items.get(k)) is not None and not any(a < k < b for a, b in brackets)
    ]  # fmt: skip
    people = [i for _, i in items if isinstance(i, Group | PersonParse)]
    if people and isinstance(items[0][1], BodyParse | UnitParse) and _AND_PERSON.search(coded.code, start, end):
        return [i for _, i in items if isinstance(i, Group | PersonParse | type(items[0][1]))]  # "Vụ A và ông B"
    named = [i for i in people if not is_pronoun(i)]  # "cho vợ ông, bà Hoàng Thị Thường"
    if people and _AND_BODY.search(coded.code, start, end):
        return [*(named or people), *(i for _, i in items[-1:] if isinstance(i, BodyParse))]
    if people:
        return list(named or people)
    bodies = _row(coded, [k for k, i in items if isinstance(i, BodyParse) and not _WHOLE.search(coded.code, 0, k)])
    if len(bodies) == 1 and bodies[0].topic and _GOES_ON.match(coded.code, end):  # type: ignore[attr-defined]
        return []
    return bodies or _row(coded, [k for k, i in items if isinstance(i, UnitParse)])


# "Chị A, Trưởng thôn 4, | xã B được tặng …", "Riêng ông A, kỹ sư | Cục B, được tặng …": where somebody lives or works.
_VERBS = "trao|tặng|cho|đến|dự|phát biểu|nói|biết|được|bị|đã|vừa|cùng|với|và|thăm|gửi|là|tại"
_APPOSED = re.compile(
    r"(?:^|[.;:] |, )(?:riêng |trong đó,? |hiện,? |[^\W\d_]{2,8} )?(?:ông |bà |anh |chị |cô |đồng chí |em |cụ )?"
    rf"{SYMBOLS['person']}(?: \d{{1,2}})?(?:,| -|-|(?= $))(?!.*\b(?:{_VERBS})\b)[^.;:{SYMBOLS['person']}]{{0,70}}$"
)


def apposed_to(coded: Coded, at: int) -> list[Parse]:
    """The person to whom a body or unit at ``at`` of the code is only an apposition; nobody where there is none."""
    found = _APPOSED.search(coded.code, 0, at)
    place = coded.code.rindex(SYMBOLS["person"], 0, at) if found is not None else -1
    return [coded.items[place]] if place >= 0 else []


_NOUNS = {"nhà trường": ("trường", "đại học"), "tỉnh hội": ("hội",), "trường": ("trường", "đại học")}
_KINDS_OF_NOUN = {"hội": ("mass-organisation", "association"), "tỉnh hội": ("mass-organisation", "association"),
                  "viện": ("institute", "school", "hospital")}  # fmt: skip
_UNITS = ("military", "school", "hospital", "company", "agency", "department", "institute", "police", "project-board")
_FARTHEST = 60  # bodies looked back at


def of_noun(scene: Scene, noun: str, offset: int) -> Iterator[BodyParse]:
    """*Trường vinh dự được tặng*, *Đơn vị đã được trao*: the one body of that kind which the text has named before, or
    of several the one whose meeting or ceremony it tells of."""
    heads = _NOUNS.get(noun, (noun,))
    near = itertools.islice(scene.context.named_before(offset), _FARTHEST)
    before = [b for b in near if b.topic or b.unit is not None]
    if noun == "đơn vị":
        found = [b for b in before if b.head.kind in _UNITS]
    else:
        kinds = _KINDS_OF_NOUN.get(noun)
        found = [b for b in before if b.head.label.casefold().startswith(heads) and (not kinds or b.head.kind in kinds)]
    named = {made[0]: b for b in reversed(found) if (made := scene.context.body(b)) is not None}
    main = registry(scene).main
    if main is not None and (len(named) > 1 or noun == "đơn vị"):
        named = {body: b for body, b in named.items() if body == main.host}
    if len(named) == 1:
        yield next(iter(named.values()))


def _row(coded: Coded, places: list[int]) -> list[Parse]:
    """The first of the mentions at these places, and those that a row ties to it."""
    found = places[:1]
    for k in places[1:]:
        if not _BOTH.fullmatch(coded.code, found[-1] + 1, k) or _is_whole(coded, found[-1], k):
            break
        found.append(k)
    return [coded.items[k] for k in found]


def _is_whole(coded: Coded, at: int, later: int) -> bool:
    """Whether a body after a comma is what the one before it belongs to: *Cục 11, Bộ Quốc phòng*."""
    first, other = coded.items[at], coded.items[later]
    if not isinstance(first, BodyParse) or not isinstance(other, BodyParse):
        return False
    return coded.code[at + 1 : later] == ", " and other.head.kind in _WHOLES and first.head.kind != other.head.kind


def is_pronoun(parse: Parse) -> bool:
    """Whether a recipient is named by a pronoun only."""
    person = parse.person if isinstance(parse, Group) else parse
    return isinstance(person, PersonParse) and person.form == "pronoun"


def recipient(scene: Scene, parse: Parse) -> tuple[Person | Body | Unit, tuple[str, ...]] | None:
    """(who, what the context added) of a mention; None where it is not settled."""
    match parse:
        case Group():
            named = name_of(scene, parse.person)
            return (Person(named[0]), named[1]) if named else None
        case PersonParse():
            named = name_of(scene, parse)
            return (Person(named[0]), named[1]) if named else None
        case BodyParse():
            return scene.context.body(parse)
        case UnitParse():
            unit = scene.context.generic(parse)
            return (unit, ()) if unit is not None else None
    return None

"""Deputies named without their assembly: *ĐB Lưu Bình Nhưỡng (đoàn Bến Tre)*, *đại biểu Võ Văn Tân* at a session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims.coded import SYMBOLS, Group
from kg.claims.events import registry
from kg.claims.posts import Seat, name_of, role_claim
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import BodyParse, Parse, UnitParse
from kg.mentions.units import is_in
from kg.model import Body, Claim, Level, RoleClaim, Status
from kg.sought import Sought

ROLE = "Đại biểu"
_NAMED = Sought(
    rf"(?P<word>\b(?:đbqh|đb|đại biểu)) (?:ông |bà )?(?P<who>{SYMBOLS['person']})"
    rf"(?:(?P<delegation> ?\((?:thuộc )?(?:đoàn|đbqh)(?: đbqh| đại biểu quốc hội)? ?(?:tỉnh |tp\.? ?|thành phố )?"
    rf"{SYMBOLS['unit']}[^)]{{0,30}}\))| ?\((?P<place>{SYMBOLS['unit']})\))?"
)
# "đại biểu A (Thanh Hóa); B (Bình Thuận); C (Đà Nẵng)"
_AND = re.compile(r" ?(?:[;,]|[;,]? và) (?:ông |bà )?")
_NEXT = re.compile(rf"(?P<who>{SYMBOLS['person']}) ?\({SYMBOLS['unit']}\)")
_NATIONAL_ASSEMBLY = Body("Quốc hội", "national-assembly")
# "ông A (đại biểu Hải Dương)", "bà B, đại biểu đoàn Đồng Nai", "đại biểu C (Đoàn Quốc hội tỉnh D)", "đại biểu TP E F"
_OF_UNIT = Sought(
    rf"(?P<who>{SYMBOLS['person']}),? (?:-|–)? ?\(?(?:đại biểu|đbqh|đb) (?:thuộc )?(?:đoàn )?{SYMBOLS['unit']}"
    rf"|\b(?:đại biểu|đbqh|đb) (?:đoàn )?{SYMBOLS['unit']} (?P<named>{SYMBOLS['person']})"
    rf"|(?P<member>{SYMBOLS['person']}) \((?:thuộc )?(?P<delegated>{SYMBOLS['body']})\)"
)
_ASSEMBLY = Sought(r"\b(?:quốc hội|đbqh)\b")
_OF_ASSEMBLY = Sought(r"\b(?:đại biểu quốc hội|đbqh|nghị trường)\b|(?:phiên|kỳ) (?:họp|thảo luận|chất vấn)\b")
_OTHER_DELEGATES = re.compile(r"\b(?:đại hội|hđnd|hội đồng nhân dân)\b")


def claims(scene: Scene) -> Iterator[Claim]:
    """Role claims of deputies of the National Assembly and of people's councils."""
    if not any(word in scene.lower for word in ("đoàn", "đb ", "đại biểu ", "đbqh ")):
        return
    at_session = _assembly(scene)
    no_others = _OTHER_DELEGATES.search(scene.lower) is None
    only_national = no_others and _ASSEMBLY.search(scene.lower) is not None
    # Who comes from a province and asks ministers is of no other assembly, though the text names none.
    asks_ministers = no_others and "bộ trưởng" in scene.lower
    if at_session is None and only_national and _OF_ASSEMBLY.search(scene.lower) is not None:
        at_session = _NATIONAL_ASSEMBLY  # the only deputies of whom the article speaks
    yield from _of_units(scene, at_session)
    for line in scene.lines:
        for match in _NAMED.finditer(line.grouped.code):
            group = line.grouped.items.get(match.start("who"))
            national = match["delegation"] is not None or match["word"] == "đbqh"
            if match["place"] is not None and (only_national or asks_ministers):  # ĐB Trần Hồng Hà (Vĩnh Phúc)
                national = national or _is_province(scene, line.grouped.items[match.start("place")])
            elsewhere = match["place"] is not None and not national
            if elsewhere and _sends(scene, at_session, line.grouped.items[match.start("place")]):
                elsewhere = False  # đại biểu A (thị xã B), at the session of the council of its province
            body = _NATIONAL_ASSEMBLY if national else None if elsewhere else at_session
            if body is not None:
                notes = () if national else (f"{body.name} is in session, or its deputies are spoken of",)
                seat = Seat(ROLE, body, notes)
                yield from _deputy(scene, line, match, group, seat)
                if match["place"] is not None:
                    yield from _next_deputies(scene, line, match.end(), seat)


def _next_deputies(scene: Scene, line: SceneLine, end: int, seat: Seat) -> Iterator[RoleClaim]:
    """The deputies of a list who are named after its first, which ends at ``end``, each with the unit in brackets."""
    code = line.grouped.code
    while (link := _AND.match(code, end)) and (match := _NEXT.match(code, link.end())):
        yield from _deputy(scene, line, match, line.grouped.items.get(match.start("who")), seat)
        end = match.end()


def _deputy(
    scene: Scene, line: SceneLine, match: re.Match[str], group: Parse | None, seat: Seat
) -> Iterator[RoleClaim]:
    """The claim that a match makes of the person in ``group``, if that is one named in full."""
    named = name_of(scene, group.person) if isinstance(group, Group) and group.person.form == "full" else None
    if named is not None:
        span = scene.span(line.grouped.offset(match.start()), line.grouped.end_offset(match.end()))
        yield role_claim(named[0], seat, None, span, "role.deputy", named[1], status=Status.CURRENT)


def _of_units(scene: Scene, at_session: Body | None) -> Iterator[Claim]:
    """Deputies said by the unit that they are from, in an article about the National Assembly."""
    for line in scene.lines:
        for match in _OF_UNIT.finditer(line.grouped.code):
            delegated = match["delegated"] is not None
            if delegated and not _is_delegation(line.grouped.items[match.start("delegated")]):
                continue
            if delegated or at_session == _NATIONAL_ASSEMBLY:
                group = line.grouped.items.get(match.start("member" if delegated else str(match.lastgroup)))
                yield from _deputy(scene, line, match, group, Seat(ROLE, _NATIONAL_ASSEMBLY))


def _is_delegation(parse: object) -> bool:
    """*Đoàn Quốc hội tỉnh X*, *đoàn đại biểu Quốc hội tỉnh X*."""
    if not isinstance(parse, BodyParse):
        return False
    inner = parse.inner.head.label if parse.inner is not None else ""
    return parse.head.label == "Đoàn đại biểu Quốc hội" or parse.head.label == "Đoàn" and inner == "Quốc hội"


def _sends(scene: Scene, council: Body | None, parse: Parse) -> bool:
    """Whether a unit elects deputies of a council: whether it is in the council's unit."""
    unit = scene.context.generic(parse) if isinstance(parse, UnitParse) else None
    return unit is not None and council is not None and council.unit is not None and is_in(unit, {council.unit})


def _is_province(scene: Scene, parse: Parse) -> bool:
    unit = scene.context.generic(parse) if isinstance(parse, UnitParse) else None
    return unit is not None and unit.level is Level.PROVINCE


def _assembly(scene: Scene) -> Body | None:
    """The one assembly whose session the document reports; None where it reports none, or a congress as well."""
    events = [claim.event for claim in registry(scene).claims]
    hosts = {event.host for event in events if event.kind in ("Kỳ họp", "Phiên họp") and isinstance(event.host, Body)}
    assemblies = {h for h in hosts if not h.local and (h.name == "Quốc hội" or h.kind == "peoples-council")}
    if len(assemblies) != 1 or any(event.kind == "Đại hội" for event in events):
        return None
    return assemblies.pop()

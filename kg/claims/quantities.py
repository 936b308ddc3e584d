"""Numbers about bodies, units and events: members, targets met, programmes, money, growth, places in rankings.

A number is claimed only where its subject is settled: the body or unit that owns what is counted, or that the clause is
about (see :mod:`kg.claims.subjects`); what is counted is in :mod:`kg.claims.counted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import counted, patterns
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects
from kg.mentions import quantities
from kg.mentions.parses import PostParse
from kg.mentions.quantities import Quantity
from kg.model import Body, Claim, Event, Mention, MentionType, QuantityClaim, SentenceKind, Unit

_GATE = re.compile(r"\d| (?:hai|ba|bốn|sáu|bảy|tám|chín|mười) ")
# Indicators are of places: a ministry or an office that speaks of one is not its subject.
_OF_PLACES = frozenset({"count.indicator", "count.sector", "count.portion"})
_MEASURED = frozenset({"count.indicator", "count.number", "count.growth"})
# Those who came to an event, and what it had before it, are its own; the rest is of who holds it.
_OF_EVENTS = re.compile(r"(?:đại biểu|đb|đảng viên|lượt|báo cáo|nghị quyết|ý kiến|tờ trình)(?!\w)")
# "giảm còn 20%" is what it came to, not by how much it fell.
_REACHED = re.compile(r"(?:tăng|giảm) (?:còn|xuống|lên)(?!\w)")
_SUFFIX = re.compile(r"(?: tăng| giảm)?(?: \(%\))?$")
_SHORT = re.compile(r"^.*\((\w{2,6})\)$")
_FULL_STOPS = (".", "!", "…", ";", ")", '"', ":")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule fired: all that the steps of making a claim look at."""

    index: int
    line: SceneLine
    code: str
    rule: patterns.Rule
    match: re.Match[str]
    quantity: Quantity

    def group(self, name: str) -> str:
        """What the pattern captured by ``name``; empty where it has no such group or it stayed empty."""
        return self.match.groupdict().get(name) or ""


def claims(scene: Scene) -> Iterator[Claim]:
    """Quantity claims of a document."""
    subjects = Subjects(scene)
    for index, line in enumerate(scene.lines):
        if line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION) or not _GATE.search(line.coded.code):
            continue
        yield from _line(scene, subjects, index, line)


def _line(scene: Scene, subjects: Subjects, index: int, line: SceneLine) -> Iterator[Claim]:
    found = list(quantities.find(line.coded.code))
    if not found:
        return
    code = quantities.mark(line.coded.code, found)
    at = {q.start: q for q in found}
    claimed: dict[int, QuantityClaim] = {}
    for rule in patterns.load("quantities"):
        for match in rule.pattern.finditer(code):
            quantity = _quantity_of(match, at)
            if quantity is None or quantity.start in claimed or counted.SUPPOSED.search(code[: match.start()]):
                continue
            place = _Place(index, line, code, rule, match, quantity)
            follows = rule.values["subject"] == "before"
            claim = _following(scene, place, claimed) if follows else _claim(scene, subjects, place)
            if claim is not None:
                claimed[quantity.start] = claim
    yield from claimed.values()


def _quantity_of(match: re.Match[str], at: dict[int, Quantity]) -> Quantity | None:
    if "value" in match.re.groupindex:
        return at.get(match.start("value"))
    return next((at[k] for k in range(match.start(), match.end()) if k in at), None)


def _claim(scene: Scene, subjects: Subjects, place: _Place) -> QuantityClaim | None:
    """What the rule says, where its subject is settled."""
    match, code = place.match, place.code
    start, end = match.span("item")
    if place.rule.values.get("tail"):
        end = counted.phrase_end(code, end)
    if place.group("more"):
        end = match.end("more")
    end = counted.trimmed(code, start, end)
    if place.rule.values.get("fact") and counted.AIMED.search(code[: match.start()]):
        return None
    if not counted.is_claimable(code, match.start(), start, end, place.quantity):
        return None
    subject = _subject(subjects, place, end)
    if subject is None or not _may_have(place, subject.entity):
        return None
    entity: Body | Unit | Event = subject.entity
    if _OF_EVENTS.match(code, start) and (event := subjects.event(subject.parse)):
        entity = event
    return _made(scene, place, entity, subject.notes, _text(scene, place, start, end), start, end)


def _may_have(place: _Place, subject: Body | Unit) -> bool:
    """Whether the subject is one that has such numbers: indicators are of places, areas and harvests of units."""
    if isinstance(subject, Unit):
        return True
    if place.quantity.kind == quantities.MEASURE:
        return False
    return place.rule.id not in _OF_PLACES or subject.unit is not None or counted.is_vote(place.code)


def _following(scene: Scene, place: _Place, claimed: dict[int, QuantityClaim]) -> QuantityClaim | None:
    """Another number of what the value before measures: its growth, or the next year's."""
    earlier = [k for k in claimed if k < place.quantity.start and claimed[k].rule in _MEASURED]
    if not earlier:
        return None
    known = claimed[max(earlier)]
    stem = _SHORT.sub(r"\1", _SUFFIX.sub("", known.quantity_of))
    when = _quote(scene, place, *place.match.span("when")) if place.group("when") else ""
    item = f"{stem} {when}".strip()
    return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())


def _made(
    scene: Scene, place: _Place, subject: Body | Unit | Event, notes: tuple[str, ...], item: str, start: int, end: int
) -> QuantityClaim:
    quantity, coded = place.quantity, place.line.coded
    first, last = min(place.match.start(), start), max(place.match.end(), end)
    return QuantityClaim(
        subject=subject,
        quantity_of=_measured(place, item),
        value=quantity.value,
        comparator=quantity.comparator,
        unit_text=quantity.unit,
        rule=place.rule.id,
        spans=(scene.span(coded.offset(first), coded.end_offset(last)),),
        context=notes,
    )


def _measured(place: _Place, item: str) -> str:
    """The item with what the number says of it: its growth, its unit."""
    verb = place.group("verb")
    match place.quantity.kind:
        case quantities.PERCENT:
            changed = verb in ("tăng", "giảm") and not _REACHED.search(place.match.group())
            return f"{item} {verb} (%)" if changed else f"{item} (%)"
        case quantities.MEASURE:
            return f"{item} ({place.quantity.unit})"
    return f"bậc {item} {verb}" if place.rule.id == "count.steps" else item


def _text(scene: Scene, place: _Place, start: int, end: int) -> str:
    """The words of the item, with the abbreviation that stands in brackets after it."""
    if place.group("short"):
        end = place.match.end("short") + 1
    return counted.rate_of_votes(place.code, _quote(scene, place, start, end).strip(' "-'))


def _quote(scene: Scene, place: _Place, start: int, end: int) -> str:
    coded = place.line.coded
    return scene.quote(coded.offset(start), coded.end_offset(end))


def _subject(subjects: Subjects, place: _Place, end: int) -> Subject | None:
    """Whose number it is: who is named, the owner, the subject of the clause, or who was spoken of before."""
    index, line, match, code = place.index, place.line, place.match, place.code
    scope = place.rule.values["subject"]
    if scope == "named":
        named = line.coded.items[match.start("subject")]
        return subjects.resolve(named.bodies[0] if isinstance(named, PostParse) and named.bodies else named)
    if place.rule.id == "count.post" and (sibling := _sibling(subjects, line, match)):
        return sibling
    if found := _owner(subjects, place, end) or subjects.before(index, match.start()):
        return found
    opens = match.start() < 8 or match.group().startswith(("với ", "nhờ ", "trong ", "có "))
    if opens and (found := subjects.after(index, match.end())):
        return found
    # A heading is of no paragraph: what was spoken of before it is not its subject.
    if scope == "near" and code[-1:] in _FULL_STOPS and not subjects.names_person(index, match.start()):
        return subjects.focus(index)
    return None


def _owner(subjects: Subjects, place: _Place, end: int) -> Subject | None:
    """Who owns the item by *của*, or the row that it begins, or stands within its words."""
    if found := subjects.owner(place.index, end):
        return found
    if (row := counted.row_end(place.code, end)) is not None and (found := subjects.owner(place.index, row)):
        return found
    for item in place.line.coded.within(*place.match.span("item")):
        if not isinstance(item, PostParse) and (found := subjects.resolve(item)):
            return found
    return None


def _sibling(subjects: Subjects, line: SceneLine, match: re.Match[str]) -> Subject | None:
    """*Chủ tịch UBND tỉnh cùng 4 phó chủ tịch*: deputies of the body whose post stands right before."""
    before = line.coded.items.get(match.start() - 2)
    return subjects.resolve(before.bodies[0]) if isinstance(before, PostParse) and before.bodies else None


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every number of the document with a unit, or with something public that it counts."""
    rules = [r for r in patterns.load("quantities") if r.id in ("count.public", "count.elected", "count.members")]
    for line in scene.lines:
        found = list(quantities.find(line.coded.code)) if line.line.kind is not SentenceKind.FURNITURE else []
        code = quantities.mark(line.coded.code, found) if found else ""
        nouns = {m.start(): m.end("item") for r in rules for m in r.pattern.finditer(code)}
        for q in found:
            end = counted.phrase_end(code, nouns[q.start]) if q.start in nouns else q.end
            if q.unit or q.start in nouns:
                span = scene.span(line.coded.offset(q.start), line.coded.end_offset(end))
                yield Mention(
                    span,
                    MentionType.QUANTITY,
                    span.cut(scene.document.text),
                    f"{format(q.value, 'f')} {q.unit}".strip(),
                )

"""Mentions as users get them: what was read at each place of the text, and what it denotes there."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from kg.claims.events import registry
from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, DateParse, EventParse, Parse, PersonParse, PostParse, TermParse, UnitParse
from kg.model import Entity, Mention, MentionType, Person, Term

# Modules that find mentions of their own beside claims.
_FINDERS = ("quantities", "adoptions", "citations", "awards")


def mentions(scene: Scene) -> tuple[Mention, ...]:
    """Every mention of a document, in the order of the text; one that lies in another (the unit in a body's name)
    follows it."""
    found = {(m.span, m.type, m.label): m for line in scene.lines for item in line.line.items for m in _of(scene, item)}
    for name in _FINDERS:
        for mention in importlib.import_module(f"kg.claims.{name}").mentions(scene):
            found.setdefault((mention.span, mention.type, mention.label), mention)
    return tuple(found[key] for key in sorted(found, key=lambda k: (k[0].start, -k[0].end, k[1], k[2])))


def _made(scene: Scene, start: int, end: int, kind: MentionType, label: str, entity: Entity | None = None) -> Mention:
    span = scene.span(start, end)
    return Mention(span, kind, span.cut(scene.document.text), label, entity)


def _of(scene: Scene, item: Parse) -> Iterator[Mention]:
    match item:
        case PersonParse():
            yield from _person(scene, item)
        case PostParse():
            yield from _post(scene, item)
        case BodyParse():
            yield from _body(scene, item)
        case UnitParse():
            yield from _unit(scene, item)
        case DateParse():
            yield _made(scene, item.start, item.end, MentionType.DATE, scene.context.date(item)[0])
        case TermParse():
            yield _made(scene, item.start, item.end, MentionType.DATE, item.label, Term(item.label))
        case EventParse():
            yield from _event(scene, item)


def _person(scene: Scene, item: PersonParse) -> Iterator[Mention]:
    named = scene.context.person(item)
    if item.form != "pronoun" and named is not None:
        yield _made(scene, item.start, item.end, MentionType.PERSON, named[0], Person(named[0]))


def _post(scene: Scene, item: PostParse) -> Iterator[Mention]:
    begins = [p.start for p in (*item.bodies, item.unit) if p is not None and p.start > item.start]
    end = min([*begins, item.term.start if item.term else item.end, item.end])
    start = item.start + len("nguyên ") if item.former and scene.lower.startswith("nguyên ", item.start) else item.start
    yield _made(scene, start, max(end, start + 1), MentionType.ROLE, item.entry.label)
    for body in item.bodies:
        yield from _body(scene, body)
    if item.unit is not None:
        yield from _unit(scene, item.unit)
    if item.term is not None:
        yield from _of(scene, item.term)


def _body(scene: Scene, item: BodyParse) -> Iterator[Mention]:
    made = scene.context.body(item)
    if made is not None:
        body = made[0]
        yield _made(scene, item.start, _own_end(item), MentionType.BODY, body.name, None if body.local else body)
    inner: BodyParse | None = item
    while inner is not None:
        if inner.unit is not None:
            yield from _unit(scene, inner.unit)
        inner = inner.inner


def _own_end(item: BodyParse) -> int:
    """Where a body's name ends, less the units that are said to contain its unit."""
    innermost = item
    while innermost.inner is not None:
        innermost = innermost.inner
    return innermost.unit.own_end if innermost.unit is not None and innermost.unit.own_end else item.end


def _unit(scene: Scene, item: UnitParse) -> Iterator[Mention]:
    unit = scene.context.generic(item)
    if unit is not None:
        end = item.own_end or item.end
        yield _made(scene, item.start, end, MentionType.UNIT, unit.name, unit)
    if item.parent is not None:
        yield from _unit(scene, item.parent)


def _event(scene: Scene, item: EventParse) -> Iterator[Mention]:
    event = registry(scene).by_offset.get(item.start)
    if event is not None:
        yield _made(scene, item.start, item.end, MentionType.EVENT, event.name, event)
    if isinstance(item.host, BodyParse):
        yield from _body(scene, item.host)
    elif isinstance(item.host, UnitParse):
        yield from _unit(scene, item.host)

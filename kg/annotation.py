"""Mentions as users get them: what was read at each place of the text, and what it denotes there."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

from kg.claims.events import registry
from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, DateParse, EventParse, Parse, PersonParse, PostParse, TermParse, UnitParse
from kg.model import Entity, Mention, MentionType, Person, Term

# Modules that find mentions of their own beside claims: those of entities, and one that finds plain values.
_FINDERS = ("adoptions", "citations", "awards")
_VALUES = "quantities"


def mentions(scene: Scene, persons: Mapping[str, Person], *, of_entities: bool = False) -> tuple[Mention, ...]:
    """Every mention of a document, in the order of the text; one that lies in another (the unit in a body's name)
    follows it. ``of_entities`` leaves out most that denote none, as dates and posts.

    ``persons`` are those of claims, by name; a person of no claim is known by the document alone.
    """
    items = (item for line in scene.lines for item in line.line.items)
    found: dict[tuple[int, int, MentionType, str], Mention] = {}  # by what their order goes by
    for item in items:
        for mention in _of(scene, item, persons, of_entities=of_entities):
            found[_place(mention)] = mention
    for name in _FINDERS if of_entities else (*_FINDERS, _VALUES):
        for mention in importlib.import_module(f"kg.claims.{name}").mentions(scene):
            found.setdefault(_place(mention), mention)
    return tuple(found[key] for key in sorted(found))


def _place(mention: Mention) -> tuple[int, int, MentionType, str]:
    return mention.span.start, -mention.span.end, mention.type, mention.label


def _made(scene: Scene, start: int, end: int, kind: MentionType, label: str, entity: Entity | None = None) -> Mention:
    span = scene.span(start, end)
    return Mention(span, kind, span.cut(scene.document.text), label, entity)


def _of(scene: Scene, item: Parse, persons: Mapping[str, Person], *, of_entities: bool) -> Iterator[Mention]:
    match item:
        case PersonParse():
            yield from _person(scene, item, persons)
        case PostParse():
            yield from _post(scene, item, of_entities=of_entities)
        case BodyParse():
            yield from _body(scene, item)
        case UnitParse():
            yield from _unit(scene, item)
        case DateParse() if not of_entities:
            yield _made(scene, item.start, item.end, MentionType.DATE, scene.context.date(item)[0])
        case TermParse():
            yield _term(scene, item)
        case EventParse():
            yield from _event(scene, item)


def _person(scene: Scene, item: PersonParse, persons: Mapping[str, Person]) -> Iterator[Mention]:
    named = scene.context.person(item)
    if item.form != "pronoun" and named is not None:
        person = persons.get(named[0]) or Person(named[0], scene.document.sha256)
        yield _made(scene, item.start, item.end, MentionType.PERSON, named[0], person)


def _term(scene: Scene, item: TermParse) -> Mention:
    return _made(scene, item.start, item.end, MentionType.DATE, item.label, Term(item.label))


def _post(scene: Scene, item: PostParse, *, of_entities: bool) -> Iterator[Mention]:
    if not of_entities:
        begins = [p.start for p in (*item.bodies, item.unit) if p is not None and p.start > item.start]
        end = min([*begins, item.term.start if item.term else item.end, item.end])
        nguyen = item.former and scene.lower.startswith("nguyên ", item.start)
        start = item.start + len("nguyên ") if nguyen else item.start
        yield _made(scene, start, max(end, start + 1), MentionType.ROLE, item.entry.label)
    for body in item.bodies:
        yield from _body(scene, body)
    if item.unit is not None:
        yield from _unit(scene, item.unit)
    if item.term is not None:
        yield _term(scene, item.term)


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

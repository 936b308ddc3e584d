"""Turtle: the union of the graphs, entity by entity, for people to read and for every tool to load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.names import Names
from kg.export.order import OTHER, SECTIONS, Object, Subject, by_subject, described, section
from kg.rdf import prefixes
from kg.rdf.terms import VOCABULARIES, A
from kg.store import GraphStore

_XSD = VOCABULARIES["xsd"]
_PLAIN = {  # datatypes whose values need no quotes, and the forms in which they then mean the same
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The store's union in Turtle, and the texts with it if asked; one subject at a time, so memory stays small."""
    names = Names(prefixes(store.base), store.base)
    yield header(names)
    last = -1
    for number, subject in subjects(store):
        if number != last:
            yield title(number)
            last = number
        found: list[Quad] = list(store.ox.quads_for_pattern(subject, None, None, DefaultGraph()))
        if texts:
            told = {quad.triple for quad in found}
            more = store.ox.quads_for_pattern(subject, None, None, store.texts)
            found += [quad for quad in more if quad.triple not in told]
        yield block(subject, found, names)


def subjects(store: GraphStore) -> list[tuple[int, Subject]]:
    """Every subject of the union with its section, in the order of sections and IRIs."""
    classes: dict[Subject, list[Object]] = {}
    for quad in store.ox.quads_for_pattern(None, A, None, DefaultGraph()):
        classes.setdefault(quad.subject, []).append(quad.object)
    numbers = {subject: section(types) for subject, types in classes.items()}
    for quad in store.ox.quads_for_pattern(None, None, None, DefaultGraph()):
        numbers.setdefault(quad.subject, OTHER)
    return sorted(((number, s) for s, number in numbers.items()), key=lambda pair: (pair[0], str(pair[1])))


def write_triples(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """A few triples in Turtle, with the prefixes that they need."""
    names = Names(prefixes(base), base)
    blocks = [block(subject, found, names) for _, subject, found in by_subject(triples)]
    used = {match[1] for text in blocks for match in re.finditer(r"(?<![\w\"<-])([a-z-]+):[\w-]", text)}
    yield header(Names({name: iri for name, iri in names.prefixes.items() if name in used}, base))
    yield from (f"\n{text}" for text in blocks)


def header(names: Names) -> str:
    """The declarations of the base and the prefixes."""
    lines = [f"@base <{names.base}> .", *(f"@prefix {p}: <{iri}> ." for p, iri in sorted(names.prefixes.items()))]
    return "\n".join(lines) + "\n"


def title(number: int) -> str:
    """The comment over a section."""
    return f"\n# ---------------------------------------------------------------- {SECTIONS[number][0]}\n"


def block(subject: Subject, triples: Iterable[Triple | Quad], names: Names, indent: str = "") -> str:
    """What is said of one subject."""
    said = (
        f"{'a' if predicate == A else names.short(predicate.value)} {', '.join(node(o, names) for o in objects)}"
        for predicate, objects in described(triples)
    )
    return f"{indent}{node(subject, names)} {f' ;{chr(10)}{indent}    '.join(said)} .\n"


def node(value: Object, names: Names) -> str:
    """An IRI, a literal or a blank node as Turtle writes it."""
    if isinstance(value, NamedNode):
        return names.short(value.value)
    if isinstance(value, Literal) and not value.language:
        datatype = value.datatype.value
        plain = _PLAIN.get(datatype)
        if plain and plain.fullmatch(value.value):
            return value.value
        if datatype != f"{_XSD}string":
            return f"{Literal(value.value)}^^{names.short(datatype)}"
    return str(value)

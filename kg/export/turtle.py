"""Turtle: the union of the graphs, entity by entity, for people to read and for every tool to load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.names import Names
from kg.export.order import SECTIONS, Object, Subject, by_subject, described, section
from kg.export.sorting import in_order
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


def subjects(store: GraphStore) -> Iterator[tuple[int, Subject]]:
    """Every subject of the union with its section, in the order of sections and IRIs."""
    quads = store.ox.quads_for_pattern(None, None, None, DefaultGraph())
    # the database may give what it holds of a subject in several places: of its sections the first counts
    places = groupby(quads, key=lambda quad: quad.subject)
    told = in_order(f"{subject}\t{section(q.object for q in of if q.predicate == A):02}\n" for subject, of in places)
    sections = (next(lines)[:-1].split("\t") for _, lines in groupby(told, key=lambda line: line.partition("\t")[0]))
    for line in in_order(f"{number}\t{subject}\n" for subject, number in sections):
        number, _, name = line[:-1].partition("\t")
        yield int(number), NamedNode(name[1:-1]) if name.startswith("<") else BlankNode(name.removeprefix("_:"))


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

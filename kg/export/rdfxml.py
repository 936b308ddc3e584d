"""RDF/XML: the union of the graphs, one node an element, for programs that read no newer format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import ExportError
from kg.export.order import Object, described
from kg.export.turtle import subjects
from kg.rdf import prefixes
from kg.rdf.terms import VOCABULARIES
from kg.store import GraphStore

_STRING = f"{VOCABULARIES['xsd']}string"
#: A property is an element, and the end of its IRI that can be the name of one.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*$")
#: Characters that no XML document may hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_CONTROLS = {"\r": "&#13;"}


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The store's union, and the texts with it if asked, one node at a time.

    Raises ExportError where a value holds a character, or a property a name, that XML cannot hold.
    """
    spaces = prefixes(store.base)
    short = {namespace: prefix for prefix, namespace in spaces.items()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield "".join(f"\n    xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in sorted(spaces.items()))
    yield ">\n"
    for _, subject in subjects(store):
        found: set[Quad] = set(store.ox.quads_for_pattern(subject, None, None, DefaultGraph()))
        if texts:
            more = store.ox.quads_for_pattern(subject, None, None, store.texts)
            found |= {Quad(*quad.triple) for quad in more}
        if not isinstance(subject, NamedNode):
            raise ExportError(f"RDF/XML cannot say anything of {subject}; export as turtle")
        yield f"<rdf:Description rdf:about={_quoted(subject.value)}>\n"
        for predicate, values in described(found):
            yield from (_property(predicate.value, value, short) for value in values)
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _property(predicate: str, value: Object, short: dict[str, str]) -> str:
    name = _NAME.search(predicate)
    if not name:
        raise ExportError(f"RDF/XML has no name for the property {predicate}; export as turtle")
    space = predicate[: name.start()]
    tag, declared = (
        (f"{short[space]}:{name[0]}", "") if space in short else (f"p:{name[0]}", f" xmlns:p={_quoted(space)}")
    )
    if isinstance(value, NamedNode):
        return f"  <{tag}{declared} rdf:resource={_quoted(value.value)}/>\n"
    if not isinstance(value, Literal):
        raise ExportError(f"RDF/XML cannot hold the value {value}; export as turtle")
    if value.language:
        declared += f" xml:lang={_quoted(value.language)}"
    elif value.datatype.value != _STRING:
        declared += f" rdf:datatype={_quoted(value.datatype.value)}"
    return f"  <{tag}{declared}>{escape(_checked(value.value), _CONTROLS)}</{tag}>\n"


def _quoted(text: str) -> str:
    return quoteattr(_checked(text))


def _checked(text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise ExportError(
            f"XML cannot hold the character U+{ord(found[0]):04X} in {text[:40]!r}; export as turtle, which can"
        )
    return text

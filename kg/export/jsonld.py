"""JSON-LD: every named graph as JSON, with a context that keeps names short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.names import Names
from kg.export.order import Object, by_subject, described
from kg.rdf import prefixes
from kg.rdf.terms import VOCABULARIES, A
from kg.store import GraphStore

_STRING = f"{VOCABULARIES['xsd']}string"


def chunks(store: GraphStore, texts: bool) -> Iterator[str]:
    """The store's named graphs by name, one in memory at a time, one node a line."""
    names = Names(prefixes(store.base), store.base)
    context = {"@base": store.base, **dict(sorted(names.prefixes.items()))}
    yield f'{{"@context": {_json(context)},\n"@graph": ['
    between = ""
    for graph in store.graphs(texts=texts):
        yield f'{between}\n{{"@id": {_json(_short(graph, names))}, "@graph": [\n'
        nodes = (_json(_node(subject, found, names)) for _, subject, found in by_subject(store.quads(graph)))
        yield ",\n".join(nodes)
        yield "\n]}"
        between = ","
    yield "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(iri: str, names: Names) -> str:
    return names.prefixed(iri) or names.relative(iri) or iri


def _node(subject: object, found: Iterable[Triple | Quad], names: Names) -> dict[str, object]:
    written: dict[str, object] = {"@id": _reference(subject, names)}
    for predicate, objects in described(found):
        if predicate == A:
            written["@type"] = [_reference(value, names) for value in objects]
        else:
            values = [_value(value, names) for value in objects]
            written[_short(predicate.value, names)] = values[0] if len(values) == 1 else values
    return written


def _reference(node: object, names: Names) -> str:
    return _short(node.value, names) if isinstance(node, NamedNode) else str(node)


def _value(value: Object, names: Names) -> object:
    if not isinstance(value, Literal):
        return {"@id": _reference(value, names)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return value.value
    return {"@value": value.value, "@type": _short(value.datatype.value, names)}

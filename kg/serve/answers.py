"""The formats that answers are given in over the web: one table for SELECT and ASK, one for CONSTRUCT and DESCRIBE."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.query import Graph, Table, render
from kg.query.results import Node
from kg.rdf import prefixes

_SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _json(table: Table, base: str) -> str:
    return render(table, "json", base=base)


def _csv(table: Table, base: str) -> str:
    return render(table, "csv", base=base)


def _tsv(table: Table, base: str) -> str:
    """SPARQL 1.1 results in TSV: terms as SPARQL writes them."""
    if table.truth is not None:
        return f"?answer\n{str(table.truth).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in table.variables)]
    lines += ["\t".join("" if node is None else str(node) for node in row) for row in table.rows]
    return "\n".join(lines) + "\n"


def _xml(table: Table, base: str) -> str:
    """SPARQL 1.1 results in XML."""
    return "".join(_xml_parts(table))


def _xml_parts(table: Table) -> Iterable[str]:
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{_SPARQL_RESULTS}">\n<head>'
    yield from (f"<variable name={quoteattr(name)}/>" for name in table.variables)
    yield "</head>\n"
    if table.truth is not None:
        yield f"<boolean>{str(table.truth).lower()}</boolean>\n"
    else:
        yield "<results>\n"
        for row in table.rows:
            bound = ((name, node) for name, node in zip(table.variables, row, strict=True) if node is not None)
            yield "<result>"
            yield from (f"<binding name={quoteattr(name)}>{_xml_term(node)}</binding>" for name, node in bound)
            yield "</result>\n"
        yield "</results>\n"
    yield "</sparql>\n"


def _xml_term(node: Node) -> str:
    match node:
        case NamedNode():
            return f"<uri>{_xml_text(node.value)}</uri>"
        case BlankNode():
            return f"<bnode>{_xml_text(node.value)}</bnode>"
        case Literal() if node.language:
            return f"<literal xml:lang={quoteattr(node.language)}>{_xml_text(node.value)}</literal>"
        case Literal() if node.datatype.value != _STRING:
            return f"<literal datatype={quoteattr(node.datatype.value)}>{_xml_text(node.value)}</literal>"
        case Literal():
            return f"<literal>{_xml_text(node.value)}</literal>"
    parts = (("subject", node.subject), ("predicate", node.predicate), ("object", node.object))
    return "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"


def _xml_text(text: str) -> str:
    """Characters that XML 1.0 cannot hold are shown as the replacement character."""
    kept = "".join(char if char >= " " or char in "\t\n\r" else "\N{REPLACEMENT CHARACTER}" for char in text)
    return escape(kept)


def _rdf(format: RdfFormat) -> Callable[[Iterable[Triple], str], bytes]:
    def written(triples: Iterable[Triple], base: str) -> bytes:
        names = prefixes(base) if format in (RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD) else None
        return serialize(sorted(set(triples), key=str), format=format, prefixes=names) or b""

    return written


#: Media type → writer, the one given where all are accepted first.
TABLES: dict[str, Callable[[Table, str], str]] = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
    "application/json": _json,
    "application/xml": _xml,
    "text/xml": _xml,
}
GRAPHS: dict[str, Callable[[Iterable[Triple], str], bytes]] = {
    "text/turtle": _rdf(RdfFormat.TURTLE),
    "application/n-triples": _rdf(RdfFormat.N_TRIPLES),
    "application/ld+json": _rdf(RdfFormat.JSON_LD),
    "application/rdf+xml": _rdf(RdfFormat.RDF_XML),
    "application/x-turtle": _rdf(RdfFormat.TURTLE),
    "text/plain": _rdf(RdfFormat.N_TRIPLES),
}
#: What ``format=`` may say, for SELECT and ASK and for graphs. Clients that send other words are served by Accept.
TABLE_NAMES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_NAMES = {
    "turtle": "text/turtle",
    "ttl": "text/turtle",
    "ntriples": "application/n-triples",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "xml": "application/rdf+xml",
}


def written(answer: Table | Graph, media: str, base: str) -> bytes:
    """The answer in one of the formats of its table."""
    if isinstance(answer, Graph):
        return GRAPHS[media](answer.triples, base)
    return TABLES[media](answer, base).encode("utf-8", "replace")


def content_type(media: str) -> str:
    """The header for a media type: text says how it is encoded."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media

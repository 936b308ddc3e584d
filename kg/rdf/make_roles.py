"""Writes ``ontology/roles.ttl`` from the table of roles: ``python -m kg.rdf.make_roles``.

The file is generated so that the labels live in one place; a test checks that it is fresh.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg import iri
from kg.rdf.entities import Graph
from kg.rdf.graphs import ONTOLOGY_DIR
from kg.rdf.labels import roles
from kg.rdf.terms import A, en, prefixes, term, vi

HEADER = "# Generated from kg/lexicon/data/role_labels.tsv by `python -m kg.rdf.make_roles`. Do not edit.\n"


def turtle() -> str:
    """The text of roles.ttl: the roles as concepts, and the property of each."""
    graph = Graph(iri.BASE, iri.BASE)
    for role in roles().values():
        node = graph.role(role.vi)
        graph.add(node, A, term("org:Role"), term("skos:Concept"))
        graph.add(node, term("skos:inScheme"), term("vkg:Roles"))
        _describe_property(graph, term(f"vkg:{role.property}"), role.vi, role.en)
    triples = [Quad(q.subject, q.predicate, q.object) for q in graph.sorted()]
    names = {name: prefixes(iri.BASE)[name] for name in ("vkg", "role", "org", "skos", "rdf", "rdfs", "owl")}
    lines = _text(serialize(triples, format=RdfFormat.TURTLE, prefixes=names)).splitlines(keepends=True)
    # the serialiser writes prefixes in an order of its own that changes from run to run
    return HEADER + "".join(sorted(lines[: len(names)]) + lines[len(names) :])


def _text(written: bytes | None) -> str:
    return (written or b"").decode("utf-8")


def _describe_property(graph: Graph, node: NamedNode, in_vi: str, in_en: str) -> None:
    graph.add(node, A, term("owl:ObjectProperty"))
    graph.add(node, term("rdfs:label"), vi(f"là {in_vi} của"), en(f"is {in_en} of"))
    graph.add(
        node,
        term("rdfs:comment"),
        vi(f"Người này đang hoặc sắp giữ chức {in_vi} trong tổ chức này."),
        en(f"The person holds, or is being given, the role of {in_en} in the body."),
    )
    graph.add(node, term("rdfs:domain"), term("vkg:Person"))
    graph.add(node, term("rdfs:range"), term("vkg:Body"))


if __name__ == "__main__":
    (ONTOLOGY_DIR / "roles.ttl").write_text(turtle(), encoding="utf-8")

"""A large store to try the explorer with: `python tests/explorer_copies.py STORE NEW QUADS`.

The named graphs of STORE again and again, documents, claims, people, events, commitments and tenures each time under
other IRIs, until there are so many quads. Bodies, units and posts stay the same, so that more and more claims speak of
them, as in a store that grows. (`kg verify` holds of the original only: an IRI is made of what a claim says.)
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.rdf import term
from kg.rdf.terms import PREF_LABEL
from kg.store import GraphStore

COPIED = ("source", "claim", "person", "event", "commitment", "tenure", "document", "award")
GIVEN = [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hải",
    "Khánh",
    "Linh",
    "Minh",
    "Nam",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vinh",
    "Xuân",
    "Yên",
]
IDENTIFIER = term("dcterms:identifier")


class Copy:
    """The copy of that number. Number 0 is the original."""

    def __init__(self, number: int, base: str) -> None:
        self._number = number
        self._own = re.compile(f"({re.escape(base)}(?:{'|'.join(COPIED)})/[^#]*)(.*)", re.DOTALL)
        self._person = f"{base}person/"
        self._source = f"{base}source/"

    def quad(self, quad: Quad) -> Quad:
        """What stands for a quad in the copy."""
        value = quad.object
        if isinstance(value, Literal) and isinstance(quad.subject, NamedNode):
            if quad.predicate == PREF_LABEL and quad.subject.value.startswith(self._person):
                value = Literal(f"{value.value} {GIVEN[self._number % len(GIVEN)]}", language=value.language)
            elif quad.predicate == IDENTIFIER and quad.subject.value.startswith(self._source):
                value = Literal(f"{value.value}-{self._number}")
        return Quad(self._node(quad.subject), quad.predicate, self._node(value), self._node(quad.graph_name))

    def _node(self, node: object) -> object:
        found = self._own.fullmatch(node.value) if isinstance(node, NamedNode) else None
        return NamedNode(f"{found[1]}-{self._number}{found[2]}") if found else node


def main(store: str, new: str, quads: str) -> int:
    """Makes the store and tells how far it is."""
    with GraphStore.open(Path(store), read_only=True) as opened:
        given, base, texts = list(opened.quads(texts=True)), opened.base, opened.texts
    GraphStore.open(Path(new), create=True, base=base).close()
    database, number = Store(str(Path(new) / "quads")), 0
    while number * len(given) < int(quads):
        copy = Copy(number, base)
        named = [copy.quad(quad) for quad in given] if number else given
        database.bulk_extend(named)
        united = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in named if q.graph_name != texts}
        database.bulk_extend(united)
        number += 1
        print(f"{number * len(given):,} quads", flush=True)
    database.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))

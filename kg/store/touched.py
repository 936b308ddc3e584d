"""What the documents that a writer changed speak of, so that only what rests on it has to be derived again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Store

from kg.rdf import term
from kg.rdf.terms import PREF_LABEL

# Deriving all again takes the time of some thousand entities.
_MOST = 2_000
_MENTIONS = term("vkg:mentions")
_DESCRIBING = {PREF_LABEL, term("vkg:jurisdiction")}


@dataclass(slots=True)
class Touched:
    """``named``: entities that the documents name or named. ``described``: those whose name or jurisdiction may be told
    otherwise than before, by the union of all documents."""

    named: set[NamedNode] = field(default_factory=set)
    described: set[NamedNode] = field(default_factory=set)

    def by(self, store: Store, quads: Iterable[Quad], united: Iterable[Quad], gone: Iterable[Quad]) -> Touched | None:
        """With a change more, which is about to be written: the quads of its documents before and after, the quads
        that it brings to the union (some are there already), and those that it takes away.

        None where so much is touched that nothing is saved.
        """
        for quad in quads:
            if quad.predicate == _MENTIONS and isinstance(quad.object, NamedNode):
                self.named.add(quad.object)
        told = [quad for quad in united if quad.predicate in _DESCRIBING and quad not in store]
        told += [quad for quad in gone if quad.predicate in _DESCRIBING]
        self.described.update(quad.subject for quad in told if isinstance(quad.subject, NamedNode))
        return self if len(self.named) + len(self.described) <= _MOST else None

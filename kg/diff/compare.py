"""Which claims and entities came, went, or changed their confidence.

A claim's IRI is made of the rule that read it, its place and the hash of its document: it changes with a new version of
the rules or a corrected comma. What is compared is what a claim says in which document, for which it need not be the
same node. In turn, of what is left each time, claims are one that

1. have one IRI;
2. are of one class, of documents of one identifier, and say the same of the same nodes;
3. are so, and say the same in words: the same names, where nodes were cut another way.

Where a document says a thing several times, claims at the same place are paired first, then those with the same quote,
then the rest in the order of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from kg.diff.reading import Entity, Side, Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """One claim as it was and as it is."""

    before: Statement
    after: Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """What became different, from the one side to the other; claims by document and place, entities by class and label.

    ``changed``: other confidence. ``moved``: the same claim with the same confidence, read by another rule, at another
    place or from other nodes. ``same``: how many claims are equal in all of that. ``texts``: documents of one
    identifier with another text.
    """

    came: tuple[Statement, ...]
    went: tuple[Statement, ...]
    changed: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    same: int
    entities_came: tuple[Entity, ...]
    entities_went: tuple[Entity, ...]
    documents_came: tuple[str, ...]
    documents_went: tuple[str, ...]
    texts: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything became different. A claim that only moved says what it said."""
        return any(
            (
                *(self.came, self.went, self.changed, self.entities_came, self.entities_went),
                *(self.documents_came, self.documents_went, self.texts),
            )
        )


def compare(before: Side, after: Side) -> Difference:
    """What became different from ``before`` to ``after``."""
    old, new = before.confidences(), after.confidences()
    both = old.keys() & new.keys()
    differing = sorted(iri for iri in both if old[iri] != new[iri])
    pairs = [Pair(before.statement(iri), after.statement(iri)) for iri in differing]
    went, came, matched = _matched(
        [before.statement(iri) for iri in old.keys() - both], [after.statement(iri) for iri in new.keys() - both]
    )
    known = pairs + matched
    had, has = before.documents(), after.documents()
    named, names = before.entities(), after.entities()
    return Difference(
        came=tuple(sorted(came, key=_order)),
        went=tuple(sorted(went, key=_order)),
        changed=_sorted(pair for pair in known if pair.before.confidence != pair.after.confidence),
        moved=_sorted(pair for pair in known if pair.before.confidence == pair.after.confidence),
        same=len(both) - len(differing),
        entities_came=tuple(sorted(map(after.entity, names - named))),
        entities_went=tuple(sorted(map(before.entity, named - names))),
        documents_came=tuple(sorted(has.keys() - had.keys())),
        documents_went=tuple(sorted(had.keys() - has.keys())),
        texts=tuple(sorted(name for name in had.keys() & has.keys() if had[name] != has[name])),
    )


Key = Callable[[Statement], Hashable]
_Left = list[Statement]


def _same_nodes(said: Statement) -> Hashable:
    return said.document, said.kind, said.nodes


def _same_words(said: Statement) -> Hashable:
    return said.document, said.kind, said.texts


_WHERE: tuple[Key, ...] = (lambda said: said.places, lambda said: said.quotes, lambda said: ())


def _matched(old: _Left, new: _Left) -> tuple[_Left, _Left, list[Pair]]:
    """The claims of either side that are not on the other, and those that are one. It matches one way as the other."""
    pairs: list[Pair] = []
    for says in (_same_nodes, _same_words):
        for where in _WHERE:
            old, new, found = _paired(old, new, says, where)
            pairs += found
    return old, new, pairs


def _paired(old: _Left, new: _Left, says: Key, where: Key) -> tuple[_Left, _Left, list[Pair]]:
    """What is left of both sides, and the claims that say the same at the same place, in the order of the text."""
    waiting: dict[Hashable, list[Statement]] = defaultdict(list)
    for said in sorted(old, key=_order):
        waiting[says(said), where(said)].append(said)
    pairs, left = [], []
    for said in sorted(new, key=_order):
        if same := waiting.get((says(said), where(said))):
            pairs.append(Pair(same.pop(0), said))
        else:
            left.append(said)
    return [said for rest in waiting.values() for said in rest], left, pairs


def _order(said: Statement) -> tuple[object, ...]:
    return said.document, said.places, said.words, said.iri


def _sorted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (_order(pair.after), _order(pair.before))))

"""Conclusions from the claims of all documents: who is one person, who held what, and shortcuts in one triple.

Claims are never changed: all of this is one named graph that can be dropped and derived again.
"""

from __future__ import annotations

from pyoxigraph import Store

from kg.resolve import persons
from kg.resolve.part import derive_part
from kg.resolve.persons import Identities
from kg.resolve.reading import Columns
from kg.resolve.whole import derive

__all__ = ["Identities", "derive", "derive_part", "identities", "same_person"]


def identities(store: Store) -> Identities:
    """Who is one person among all person nodes of a store. Depends on the claims alone, not on their order."""
    return persons.identities(Columns(store))


def same_person(store: Store) -> dict[str, str]:
    """IRI of each person → IRI of the node that stands for all nodes of that person (itself, if it is the only one)."""
    return {person.value: canonical.value for person, canonical in identities(store).canonical.items()}

"""Counts of a store."""

from __future__ import annotations

from analyses import DUYET, LUU
from pyoxigraph import NamedNode, Quad
from stores import article, filled, renamed

from kg import iri
from kg.model import Analysis
from kg.rdf import graph_name, term
from kg.stats import Named, SourceCount, statistics
from kg.store import GraphStore


def second() -> Analysis:
    """An article in which another person has Lưu's part, and whose mentions are left out."""
    return renamed(article("b", named=()), LUU.name, "Nguyễn Văn Hải")


def test_a_store_is_counted() -> None:
    with filled(article("a"), second()) as store:
        found = statistics(store)
        assert found.triples == len({quad.triple for quad in store.quads()})
    assert found.claims == {
        "ParticipationClaim": 4, "RoleClaim": 4, "AdoptionClaim": 2, "AwardClaim": 2, "ChangeClaim": 2,
        "CitationClaim": 2, "EventClaim": 2, "QuantityClaim": 2, "RankClaim": 2,
    }  # fmt: skip
    assert list(found.claims)[:2] == ["ParticipationClaim", "RoleClaim"]
    assert found.rules["role.apposition"] == 4
    assert sum(found.rules.values()) == sum(found.claims.values()) == 22
    assert found.entities["Person"] == 3
    assert "AdministrativeUnit" not in found.entities and found.entities["District"] == 1
    title = "Đại hội Đảng bộ quận Thanh Xuân"
    publisher, day = "Báo Hà Nội mới", "2020-07-31"
    assert found.sources == (
        SourceCount("a", title, publisher, day, 11, 13, 6, 6),
        SourceCount("b", title, publisher, day, 11, 13, 6, 6),
    )


def test_what_one_document_names_is_listed() -> None:
    with filled(article("a"), second()) as store:
        once = statistics(store).once
    assert [(entity.kind, entity.label) for entity in once] == [("Person", "Nguyễn Văn Hải"), ("Person", LUU.name)]


def test_persons_possibly_the_same_are_listed() -> None:
    one, other = sorted([iri.of(LUU), iri.of(DUYET)])
    with filled() as store:
        assert statistics(store).possibly_same == ()
        pair = Quad(NamedNode(one), term("vkg:possiblySame"), NamedNode(other))
        store.replace_graph(graph_name("derived"), [pair])
        assert statistics(store).possibly_same == (
            (Named("Person", DUYET.name, one), Named("Person", LUU.name, other)),
        )


def test_an_empty_store_is_counted() -> None:
    with GraphStore.memory() as store:
        found = statistics(store)
    assert (found.triples, found.sources, found.claims, found.once) == (0, (), {}, ())

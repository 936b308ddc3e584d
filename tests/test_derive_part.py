"""Deriving a part: after each change of a few documents it gives what deriving everything gives."""

from __future__ import annotations

from analyses import HA_NOI
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.model import (
    AdoptionClaim,
    Analysis,
    Body,
    Claim,
    Commitment,
    CommitmentKind,
    Document,
    Event,
    Level,
    ParticipationClaim,
    Person,
    RoleClaim,
    Span,
    Status,
    Unit,
)
from kg.rdf import document_quads, graph_name, text_quads
from kg.resolve import derive, derive_part
from kg.store import GraphStore
from kg.store.touched import Touched

HERE = (Span(0, 1),)
DERIVED = graph_name("derived")
# A body of a province has one IRI whether a text tells its province or not: what one document tells ties others.
BODIES = [Body(name, unit=unit) for name in ("Sở Nội vụ", "Sở Y tế") for unit in (None, HA_NOI)]
BODIES += [Body("Quốc hội"), Body("Huyện ủy Mê Linh", unit=Unit("huyện Mê Linh", Level.DISTRICT, parent=HA_NOI))]
PERSONS = [Person(name, anchor) for name in ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "Lê Thị Hoa") for anchor in "12"]
EVENTS = [Event("Đại hội", BODIES[5], ordinal) for ordinal in (1, 2)]
COMMITMENTS = [Commitment(CommitmentKind.TARGET, label) for label in ("một", "hai")]

some_person = st.sampled_from(PERSONS)
claims = st.one_of(
    st.builds(
        RoleClaim,
        spans=st.just(HERE),
        rule=st.just("r"),
        member=some_person,
        role=st.sampled_from(["Bí thư", "Giám đốc"]),
        organization=st.sampled_from(BODIES),
        status=st.sampled_from(Status),
    ),
    st.builds(
        ParticipationClaim, spans=st.just(HERE), rule=st.just("p"), member=some_person, event=st.sampled_from(EVENTS)
    ),
    st.builds(
        AdoptionClaim,
        spans=st.just(HERE),
        rule=st.just("a"),
        adopter=st.sampled_from(BODIES),
        commitment=st.sampled_from(COMMITMENTS),
    ),
)
documents = st.tuples(
    st.sampled_from("abcdef"), st.sampled_from(["", "2019", "2020-05-01"]), st.lists(claims, max_size=4)
)


def in_step(store: GraphStore) -> None:
    """Derives the part that the change bears on, and compares."""
    assert store.touched is not None
    touched, store.touched = store.touched, None
    store.patch_graph(DERIVED, *derive_part(store.ox, store.base, touched.named, touched.described))
    assert set(store.quads(DERIVED)) == set(derive(store.ox, store.base))


@settings(max_examples=60)
@given(st.lists(st.one_of(documents, st.sampled_from("abcdef")), max_size=12))
def test_a_part_is_what_the_whole_has_of_it(changes: list[tuple[str, str, list[Claim]] | str]) -> None:
    with GraphStore.memory() as store:
        for change in changes:
            store.touched = Touched()
            name = change if isinstance(change, str) else change[0]
            held = [row.iri for row in store.sources() if row.identifier == name]
            if isinstance(change, str):
                store.remove_documents(held)
            else:
                document = Document(name, f"Bản tin {len(change[2])}", published=change[1])
                quads = document_quads(Analysis(document, claims=tuple(change[2])), version="v")
                store.replace_document(quads, text_quads(document), replaces=held)
            in_step(store)


def test_what_one_document_tells_of_a_body_ties_persons_of_others() -> None:
    def told(name: str, person: Person, body: Body) -> None:
        claim = RoleClaim(spans=HERE, rule="r", member=person, role="Giám đốc", organization=body)
        document = Document(name, name)
        store.replace_document(document_quads(Analysis(document, claims=(claim,)), version="v"), text_quads(document))

    def one_person() -> bool:
        return any(quad.predicate.value.endswith("#sameAs") for quad in store.quads(DERIVED))

    with GraphStore.memory() as store:
        for name, person, body, one in (
            ("a", PERSONS[0], BODIES[0], False),
            ("b", PERSONS[1], BODIES[3], False),
            ("c", PERSONS[4], BODIES[1], True),  # says where the body of the first document is
        ):
            store.touched = Touched()
            told(name, person, body)
            in_step(store)
            assert one_person() == one
        store.touched = Touched()
        store.remove_documents([row.iri for row in store.sources() if row.identifier == "c"])
        in_step(store)
        assert not one_person()


def test_much_that_is_touched_is_not_told_one_by_one() -> None:
    mentions = NamedNode("https://w3id.org/vnkg/ontology#mentions")
    claim = RoleClaim(spans=HERE, rule="r", member=PERSONS[0], role="Giám đốc", organization=BODIES[0])
    quads = document_quads(Analysis(Document("a", "a"), claims=(claim,)), version="v")
    (first, *_) = [quad for quad in quads if quad.predicate == mentions]
    more = [type(first)(first.subject, mentions, NamedNode(f"urn:{n}"), first.graph_name) for n in range(2_000)]
    with GraphStore.memory() as store:
        store.touched = Touched()
        store.replace_document([*quads, *more], text_quads(Document("a", "a")))
        assert store.touched is None

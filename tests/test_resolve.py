"""Who is one person, who held what, and shortcuts: concluded from claims, whatever the order of documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, permutations

import pytest
from analyses import DANG_BO, HA_NOI, THANH_XUAN, analysis, document
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg import iri
from kg.model import (
    Analysis,
    Body,
    ChangeClaim,
    ChangeKind,
    Claim,
    Document,
    Event,
    ParticipationClaim,
    Person,
    RoleClaim,
    Span,
    Status,
    Term,
    Unit,
)
from kg.rdf import document_quads, graph_name, ontology_quads, term
from kg.resolve import derive, identities, same_person
from kg.resolve.tenures import earliest, latest

COMMITTEE = Body("Quận ủy Thanh Xuân", "party-committee", THANH_XUAN)
PEOPLES = Body("Ủy ban nhân dân quận Thanh Xuân", "peoples-committee", THANH_XUAN)
SCHOOL = Body("Trường Đại học Sư phạm Hà Nội")
ASSEMBLY = Body("Quốc hội")
NAME = "Nguyễn Văn Hoà"


def role(person: Person, body: Body = COMMITTEE, name: str = "Bí thư", **more: object) -> RoleClaim:
    claim = RoleClaim(spans=(Span(0, 1),), rule="r", member=person, role=name, organization=body)
    return replace(claim, **more)  # type: ignore[arg-type]


def change(person: Person, kind: ChangeKind, date: str = "", body: Body = COMMITTEE) -> ChangeClaim:
    return ChangeClaim(
        spans=(Span(0, 1),), rule="c", member=person, role="Bí thư", organization=body, kind=kind, date=date
    )


def attends(person: Person, event: Event) -> ParticipationClaim:
    return ParticipationClaim(spans=(Span(0, 1),), rule="p", member=person, event=event)


def news(*claims: Claim, name: str = "a", published: str = "") -> Analysis:
    return Analysis(Document(name, f"văn bản {name}", published=published), claims=claims)


def store_of(*analyses: Analysis) -> Store:
    store = Store()
    for one in analyses:
        store.extend(document_quads(one))
    return store


def pairs(store: Store, predicate: str) -> set[tuple[str, str]]:
    """(subject, object) of the derived triples with the predicate."""
    quads = [quad for quad in derive(store) if quad.predicate == term(predicate)]
    return {(quad.subject.value, quad.object.value) for quad in quads}  # type: ignore[union-attr]


# ---------------------------------------------------------------- persons


def person(anchor: str, name: str = NAME) -> Person:
    return Person(name, anchor)


DAI_HOI = Event("Đại hội", DANG_BO, 6)
SHARED = {
    "a body": (role(person("1"), SCHOOL, "Hiệu trưởng"), role(person("2"), SCHOOL, "Giảng viên")),
    "an event": (attends(person("1"), DAI_HOI), attends(person("2"), DAI_HOI)),
    "a jurisdiction": (role(person("1"), COMMITTEE), role(person("2"), PEOPLES, "Chủ tịch")),
    "a body in an act": (role(person("1"), SCHOOL), change(person("2"), ChangeKind.ELECTED, body=SCHOOL)),
    "a body, tone marks elsewhere": (role(person("1"), SCHOOL), role(person("2", "Nguyễn Văn Hòa"), SCHOOL)),
}
APART = {
    "nothing": (role(person("1"), SCHOOL), role(person("2"), COMMITTEE)),
    "a large nationwide body": (role(person("1"), ASSEMBLY, "Đại biểu"), role(person("2"), ASSEMBLY, "Đại biểu")),
}


@pytest.mark.parametrize("claims", SHARED.values(), ids=SHARED.keys())
def test_namesakes_are_one_person_where_they_share(claims: tuple[Claim, Claim]) -> None:
    store = store_of(news(claims[0], name="a"), news(claims[1], name="b"))
    members = sorted(iri.of(claim.member) for claim in claims)  # type: ignore[attr-defined]
    assert pairs(store, "owl:sameAs") == {(members[1], members[0])}
    assert pairs(store, "vkg:possiblySame") == set()
    assert same_person(store) == {members[0]: members[0], members[1]: members[0]}


@pytest.mark.parametrize("claims", APART.values(), ids=APART.keys())
def test_namesakes_may_be_one_person_where_they_share(claims: tuple[RoleClaim, RoleClaim]) -> None:
    store = store_of(news(claims[0], name="a"), news(claims[1], name="b"))
    first, second = sorted(iri.of(claim.member) for claim in claims)
    assert pairs(store, "owl:sameAs") == set()
    assert pairs(store, "vkg:possiblySame") == {(first, second)}


def test_other_names_are_not_compared() -> None:
    store = store_of(news(role(person("1"), SCHOOL)), news(role(person("2", "Nguyễn Văn Hoa"), SCHOOL), name="b"))
    assert pairs(store, "owl:sameAs") == pairs(store, "vkg:possiblySame") == set()


def test_what_one_document_keeps_apart_stays_apart() -> None:
    both = news(role(person("1"), SCHOOL), role(person("2"), SCHOOL), name="a")
    third = news(role(person("3"), SCHOOL), name="b")
    store = store_of(both, third)
    found = same_person(store)
    one, two, three = (iri.of(person(anchor)) for anchor in "123")
    assert found[one] != found[two]
    assert found[three] in (found[one], found[two])
    assert pairs(store, "vkg:possiblySame") == set()


def test_a_chain_of_ties_is_one_person_whatever_the_order_of_documents() -> None:
    chain = [
        news(role(person("1"), SCHOOL), name="a"),
        news(role(person("2"), SCHOOL), role(person("2"), COMMITTEE), name="b"),
        news(role(person("3"), PEOPLES, "Chủ tịch"), name="c"),
    ]
    results = {tuple(map(str, derive(store_of(*order)))) for order in permutations(chain)}
    assert len(results) == 1
    assert len(set(same_person(store_of(*chain)).values())) == 1


def test_links_between_namesakes_are_fewer_than_namesakes() -> None:
    store = store_of(*(news(role(person(str(n)), Body(f"Sở {n}")), name=str(n)) for n in range(40)))
    links = pairs(store, "vkg:possiblySame")
    assert len(links) == 39
    assert len({first for first, _ in links}) == 1


# ---------------------------------------------------------------- tenures


def tenures(store: Store) -> dict[str, dict[str, list[str]]]:
    """Label of a tenure → predicate → values."""
    quads = derive(store)
    nodes = {q.subject for q in quads if q.object == term("vkg:Tenure")}
    labels = {q.subject: q.object.value for q in quads if q.predicate == term("skos:prefLabel")}  # type: ignore[union-attr]
    found: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if quad.subject in nodes:
            local = quad.predicate.value.rpartition("#")[2]
            found.setdefault(labels[quad.subject], {}).setdefault(local, []).append(quad.object.value)  # type: ignore[union-attr]
    return found


LABEL = f"{NAME}, Bí thư, {COMMITTEE.name}"


def test_claims_of_many_documents_are_one_tenure() -> None:
    who = person("1")
    elected = change(who, ChangeKind.ELECTED, "2015-07-20")
    held = role(who, since="2015-07", term=Term("2015-2020"))
    over = role(who, status=Status.FORMER, until="2020")
    left = change(who, ChangeKind.DISMISSED, "2020-08-01")
    store = store_of(
        news(elected, name="a", published="2015-07-21"),
        news(held, name="b", published="2017"),
        news(over, left, name="c", published="2020-09-01"),
    )
    [tenure] = tenures(store).values()
    assert tenure["status"] == [term("vkg:former").value]
    assert tenure["since"] == ["2015-07-20"]
    assert tenure["until"] == ["2020-08-01"]
    assert tenure["term"] == [iri.of(Term("2015-2020"))]
    assert tenure["member"] == [iri.of(who)]
    assert tenure["organization"] == [iri.of(COMMITTEE)]
    assert len(tenure["wasDerivedFrom"]) == 4


@pytest.mark.parametrize(
    ("earlier", "later", "status"),
    [
        (role(person("1")), role(person("1"), status=Status.FORMER), "former"),
        (role(person("1"), status=Status.FORMER), role(person("1")), "current"),
        (change(person("1"), ChangeKind.APPOINTED, "2019-01-01"), role(person("1")), "current"),
        (role(person("1")), change(person("1"), ChangeKind.RETIRED, "2021"), "former"),
        (role(person("1")), change(person("1"), ChangeKind.DISCIPLINED, "2021"), "current"),
    ],
)
def test_the_status_is_that_of_the_latest_report(earlier: Claim, later: Claim, status: str) -> None:
    store = store_of(news(earlier, name="a", published="2019-01-01"), news(later, name="b", published="2021-01-01"))
    assert tenures(store)[LABEL]["status"] == [term(f"vkg:{status}").value]


def test_a_nomination_is_no_tenure() -> None:
    store = store_of(news(change(person("1"), ChangeKind.NOMINATED, "2020")))
    assert tenures(store) == {}


def test_an_act_whose_year_is_not_known_gives_no_date() -> None:
    [tenure] = tenures(store_of(news(change(person("1"), ChangeKind.ELECTED, "--07-23")))).values()
    assert "since" not in tenure
    assert tenure["status"] == [term("vkg:incoming").value]


def test_dates_are_taken_as_precisely_as_they_are_told() -> None:
    assert earliest(["2020", "2020-07-31", "2020-07", "2021-01-01", "--01-01", "hôm qua"]) == "2020-07-31"
    assert earliest(["2020", "2021-01-01"]) == "2020"
    assert latest(["2020", "2020-07-31", "2020-07", "2019-01-01", "--12-31"]) == "2020-07-31"
    assert earliest([]) == latest([]) == ""


def test_tenures_are_those_of_the_canonical_person() -> None:
    store = store_of(news(role(person("1"), SCHOOL)), news(role(person("2"), SCHOOL), name="b"))
    canonical = min(iri.of(person("1")), iri.of(person("2")))
    [tenure] = tenures(store).values()
    assert tenure["member"] == [canonical]
    assert len(tenure["wasDerivedFrom"]) == 2


# ---------------------------------------------------------------- shortcuts


def test_shortcuts_say_in_one_triple_what_is_held_set_and_attended() -> None:
    store = store_of(analysis())
    triples = {tuple(node.value for node in quad.triple) for quad in derive(store)}  # type: ignore[attr-defined]
    body, luu = iri.of(analysis().claims[0].organization), iri.of(analysis().claims[0].member)  # type: ignore[attr-defined]
    assert (luu, term("vkg:secretaryOf").value, body) in triples
    event = iri.of(next(c.event for c in analysis().claims if isinstance(c, ParticipationClaim)))
    assert (luu, term("vkg:attended").value, event) in triples
    assert any((s, p) == (iri.of(DANG_BO), term("vkg:adopts").value) for s, p, _ in triples)


def test_a_former_post_has_no_shortcut() -> None:
    store = store_of(news(role(person("1"), status=Status.FORMER)))
    assert pairs(store, "vkg:secretaryOf") == set()
    assert list(tenures(store)) == [LABEL]


# ---------------------------------------------------------------- the graph


def test_deriving_again_gives_the_same_wherever_triples_stand() -> None:
    """A store that holds the union of its graphs, the ontology and what was derived before concludes the same."""
    store = store_of(analysis())
    first = derive(store)
    store.extend([*first, *ontology_quads()])
    for quad in list(store):
        store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    assert derive(store) == first
    assert {quad.graph_name for quad in first} == {NamedNode(graph_name("derived"))}


def test_the_base_is_all_that_changes_with_the_base() -> None:
    base, store = "https://example.org/kg/", Store()
    store.extend(document_quads(analysis(), base))
    moved = "\n".join(map(str, derive(store, base)))
    assert moved.replace(base, iri.BASE) == "\n".join(map(str, derive(store_of(analysis()))))


def test_an_empty_store_gives_nothing() -> None:
    assert derive(Store()) == []
    assert identities(Store()).canonical == {}


def test_time_grows_with_the_number_of_claims_not_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts comparisons of documents, the one step that could be made for every pair of namesakes."""
    compared = count()
    from kg.resolve import persons

    joined = persons._Cluster.joined

    def counted(self: persons._Cluster, other: persons._Cluster) -> persons._Cluster:
        next(compared)
        return joined(self, other)

    monkeypatch.setattr(persons._Cluster, "joined", counted)
    size = 60
    unit = Unit("quận Thử", HA_NOI.level, parent=HA_NOI)
    analyses = [news(role(person(str(n)), Body(f"Phòng {n}", unit=unit)), name=str(n)) for n in range(size)]
    assert len(set(same_person(store_of(*analyses)).values())) == 1
    assert next(compared) == size - 1


def test_documents_that_say_the_same_add_their_claims_and_nothing_else() -> None:
    again = replace(analysis(), document=document("other"))
    one, two = derive(store_of(analysis())), derive(store_of(analysis(), again))
    derived_from = term("prov:wasDerivedFrom")
    assert {q for q in one if q.predicate != derived_from} == {q for q in two if q.predicate != derived_from}
    assert len(two) > len(one)

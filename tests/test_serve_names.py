"""What the search offers: one entry for a person, no empty doubles, a name for every document; and how facts add up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from analyses import HA_NOI, QUAN_UY, THANH_XUAN
from explorers import build, dated

from kg.model import Analysis, Body, Document, Mention, MentionType, Person, RoleClaim, Span
from kg.serve.app import site_over
from kg.serve.pages.entity import entity
from kg.serve.pages.home import home
from kg.serve.pages.view import Site, View
from kg.serve.reading import headline
from kg.store import GraphStore

NAME = "Lê Văn Bốn"
OTHER = Body("Ủy ban nhân dân tỉnh Yên Bái")


def told(identifier: str, anchor: str, body: Body, text: str = "Lê Văn Bốn nói.") -> Analysis:
    """A document without a title, in which the person has a post."""
    said = RoleClaim(spans=(Span(0, 10),), rule="role.before", member=Person(NAME, anchor), role="Bí thư",
                     organization=body)  # fmt: skip
    return Analysis(Document(identifier, text), claims=(said,))


def named(identifier: str) -> Analysis:
    """A document that names the person, and says nothing of them."""
    mention = Mention(Span(0, 10), MentionType.PERSON, NAME, NAME, Person(NAME, identifier))
    return Analysis(Document(identifier, "Lê Văn Bốn đến.", f"Bài {identifier}"), mentions=(mention,))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    first = told("one", "a", QUAN_UY, "\n  Lê Văn Bốn   nhận việc\nBài dài.")
    documents = [first, told("two", "b", QUAN_UY), told("three", "c", OTHER), named("four"), named("five"), dated()]
    root = build(tmp_path_factory.mktemp("names") / "store", *documents)
    with GraphStore.open(root, read_only=True) as store:
        yield site_over(store)


def test_nodes_that_are_one_person_are_one_entry_with_the_claims_of_all(site: Site) -> None:
    found, total = site.index.find("le van bon", "person")
    assert [(one.claims, one.sources) for one in found] == [(2, 2), (1, 1)] and total == 2
    assert len(site.reader.same(found[0].iri)) == 2


def test_documents_that_only_name_a_namesake_are_on_the_page_of_who_is_known(site: Site) -> None:
    page = entity(site.index.find("le van bon", "person")[0][0].iri, View(site, "en")).decode()
    maybe = page[page.index("Possibly the same person") : page.index("Every fact")]
    assert "Bài four" in maybe and "Bài five" in maybe and "Yên Bái" in maybe


def test_the_body_that_another_is_part_of_is_the_one_that_is_spoken_of(site: Site) -> None:
    bodies = [one for one in site.index.find("dang bo quan thanh xuan", "body")[0] if one.label.startswith("Đảng bộ")]
    assert [one.claims > 0 for one in bodies] == [True]
    nodes = site.reader.store.ox.query(
        'SELECT ?b { ?b a vkg:Body ; skos:prefLabel "Đảng bộ quận Thanh Xuân"@vi }',
        prefixes={"vkg": "https://w3id.org/vnkg/ontology#", "skos": "http://www.w3.org/2004/02/skos/core#"},
    )
    assert len(list(nodes)) == 1  # type: ignore[arg-type]


def test_a_document_without_a_title_is_called_by_its_first_line(site: Site, tmp_path: Path) -> None:
    (one,) = site.index.find("le van bon nhan viec", "source")[0]
    assert (one.label, one.claims) == ("Lê Văn Bốn nhận việc", 1)
    long = "chữ " * 100
    with GraphStore.open(build(tmp_path / "s", told("x", "a", QUAN_UY, long)), read_only=True) as store:
        line = headline(store, store.sources()[0].iri)
    assert line.endswith("chữ…") and len(line) <= 101


def test_provinces_add_up_what_is_said_of_their_units_and_bodies(site: Site) -> None:
    (place,) = site.overview.places
    assert site.reader.thing(place.iri).label == HA_NOI.name
    bodies = {one.iri for one in site.index.find("thanh xuan", "body")[0]}
    assert place.units >= 1 and place.bodies >= 2 and place.documents == 3
    said = {claim for iri in bodies for claim in site.reader.claims_about([iri])}
    assert place.claims >= len(said) > 4
    page = home(View(site, "en")).decode()
    assert "By province" in page and THANH_XUAN.name not in page[page.index("By province") :]


def test_claims_that_say_the_same_are_told_once_with_all_their_sentences(site: Site) -> None:
    page = entity(site.index.find("le van bon", "person")[0][0].iri, View(site, "en")).decode()
    facts = page[page.index('id="facts"') : page.index("Documents that name it")]
    assert facts.count('class="phrase"') == 1 and facts.count("<blockquote>") == 2
    assert "Other sentences that say so (1)" in facts and facts.count("This claim") == 2

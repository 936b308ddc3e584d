"""What became different between two graphs: claims matched by what they say, one way as the other."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from analyses import DUYET, LUU, TEXT, claims
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse
from stores import article, filled, renamed
from test_cli import kg_call

from kg.diff import Difference, Pair, Side, compare, in_words, patch, record, side
from kg.errors import NoStoreError, UsageError
from kg.export import export
from kg.model import Analysis, Claim, Document, Person, RoleClaim, Span
from kg.pipeline import build, retract
from kg.rdf import graph_name
from kg.store import GraphStore

COUNT = len(claims())


def difference(before: GraphStore, after: GraphStore) -> Difference:
    return compare(Side(before.ox, "a"), Side(after.ox, "b"))


def between(*analyses: Analysis) -> Difference:
    with filled(analyses[0]) as before, filled(*analyses[1:]) as after:
        return difference(before, after)


def with_claims(change: object, text: str = TEXT) -> Analysis:
    """The article with every claim changed by a function."""
    one = article()
    changed = tuple(change(claim) for claim in one.claims)  # type: ignore[operator]
    return replace(one, claims=changed, document=replace(one.document, text=text))


def words(found: Iterable[object]) -> list[str]:
    return [said.words for said in found]  # type: ignore[attr-defined]


def swapped(found: Difference) -> Difference:
    return Difference(
        came=found.went,
        went=found.came,
        changed=tuple(Pair(pair.after, pair.before) for pair in found.changed),
        moved=tuple(Pair(pair.after, pair.before) for pair in found.moved),
        same=found.same,
        entities_came=found.entities_went,
        entities_went=found.entities_came,
        documents_came=found.documents_went,
        documents_went=found.documents_came,
        texts=found.texts,
    )


def as_sets(found: Difference) -> dict[str, object]:
    """Pairs are listed in the order of the later side, which a swap changes."""
    return {
        name: set(value) if isinstance(value, tuple) else value
        for name, value in ((name, getattr(found, name)) for name in Difference.__slots__)
    }


# ---------------------------------------------------------------- what is one claim


def test_a_graph_is_not_different_from_itself() -> None:
    found = between(article(), article())
    assert not found and found == Difference((), (), (), (), COUNT, (), (), (), (), ())


def test_a_claim_that_another_rule_reads_is_the_same() -> None:
    found = between(article(), with_claims(lambda claim: replace(claim, rule=f"{claim.rule}-2")))
    assert (found.came, found.went, found.changed, found.same) == ((), (), (), 0)
    assert len(found.moved) == COUNT and not found
    assert {pair.after.rule for pair in found.moved} == {f"{pair.before.rule}-2" for pair in found.moved}


def test_another_confidence_is_told_whatever_rule_read_the_claim() -> None:
    for rule in ("", "-2"):
        lower = with_claims(lambda c, rule=rule: replace(c, confidence=Decimal("0.3"), rule=c.rule + rule))
        found = between(article(), lower)
        assert found and (found.came, found.went, found.moved, found.same) == ((), (), (), 0)
        assert len(found.changed) == COUNT
        assert {pair.after.confidence for pair in found.changed} == {"0.3"}
        assert "0.98" in {pair.before.confidence for pair in found.changed}


def test_a_corrected_text_moves_claims_and_is_told() -> None:
    head = "Bản tin sửa.\n"
    later = with_claims(
        lambda claim: replace(
            claim, spans=tuple(Span(span.start + len(head), span.end + len(head)) for span in claim.spans)
        ),
        head + TEXT,
    )
    found = between(article(), later)
    assert (found.came, found.went, found.changed, len(found.moved)) == ((), (), (), COUNT)
    assert found.texts == ("000_d49ab99872ae2c8e",) and found
    for pair in found.moved:
        assert pair.before.quotes == pair.after.quotes
        assert pair.after.places[0][0] == pair.before.places[0][0] + len(head)


def test_nodes_cut_another_way_are_no_other_claim() -> None:
    other = Person(LUU.name, "Đảng bộ quận Thanh Xuân")
    again = with_claims(lambda claim: replace(claim, member=other) if getattr(claim, "member", None) == LUU else claim)
    found = between(article(), again)
    assert (found.came, found.went) == ((), ())
    assert {pair.after.words for pair in found.moved} == {s.words for s in _said(article()) if LUU.name in s.words}


def test_what_is_said_of_another_is_another_claim() -> None:
    found = between(article(), renamed(article(), LUU.name, "Nguyễn Văn Hải"))
    assert words(found.went) == [said.replace("Nguyễn Văn Hải", LUU.name) for said in words(found.came)]
    assert len(found.came) == 3 and found.changed == found.moved == ()
    assert [e.label for e in found.entities_came] == ["Nguyễn Văn Hải"]
    # the text still names him
    assert found.entities_went == ()


def test_a_thing_said_twice_is_paired_by_place_then_by_quote() -> None:
    text = "Ông A làm Chủ tịch. Ông A làm Chủ tịch xã. Ông A làm Chủ tịch."
    spans = {"first": Span(0, 18), "second": Span(20, 41), "third": Span(43, 61)}
    model = next(claim for claim in claims() if isinstance(claim, RoleClaim))

    def at(*names: str, rule: str) -> Analysis:
        said = tuple(replace(model, spans=(spans[name],), rule=rule, confidence=Decimal("0.9")) for name in names)
        return Analysis(Document("d", text), claims=said)

    found = between(at("first", "second", rule="r"), at("second", "third", rule="q"))
    assert (found.came, found.went) == ((), ())
    assert {(pair.before.places, pair.after.places) for pair in found.moved} == {
        (((20, 41),), ((20, 41),)),
        (((0, 18),), ((43, 61),)),
    }
    fewer = between(at("first", "second", "third", rule="r"), at("third", rule="q"))
    assert [said.places for said in fewer.went] == [((0, 18),), ((20, 41),)]


def test_the_same_words_in_another_document_are_another_claim() -> None:
    found = between(article("a"), article("b"))
    assert (len(found.came), len(found.went), found.moved) == (COUNT, COUNT, ())
    assert (found.documents_came, found.documents_went, found.texts) == (("b",), ("a",), ())
    assert found.entities_came == found.entities_went == ()


def _said(analysis: Analysis) -> Iterator[object]:
    with filled(analysis) as store:
        one = Side(store.ox, "a")
        yield from [one.statement(iri) for iri in one.confidences()]


# ---------------------------------------------------------------- properties

VARIANTS = {
    "whole": article(),
    "fewer": article(keep=claims()[:6]),
    "other rule": with_claims(lambda claim: replace(claim, rule="new")),
    "less sure": with_claims(lambda claim: replace(claim, confidence=Decimal("0.4"))),
    "another person": renamed(article(), DUYET.name, "Trần Văn Ba"),
    "another document": article("b"),
}


@pytest.mark.parametrize(("one", "other"), [*product(VARIANTS, VARIANTS)])
def test_a_difference_is_the_same_there_and_back(one: str, other: str) -> None:
    there, back = between(VARIANTS[one], VARIANTS[other]), between(VARIANTS[other], VARIANTS[one])
    assert as_sets(swapped(back)) == as_sets(there)
    assert bool(there) == (one != other and {one, other} != {"whole", "other rule"})
    counted = len(there.came) + len(there.changed) + len(there.moved) + there.same
    assert counted == len(VARIANTS[other].claims)


@pytest.mark.parametrize(("one", "other"), [*product(VARIANTS, VARIANTS)])
def test_a_patch_makes_one_of_the_other(one: str, other: str) -> None:
    with filled(VARIANTS[one]) as before, filled(VARIANTS[other]) as after:
        with patch(Side(before.ox, "a"), Side(after.ox, "b")) as made:
            added = {quad.triple for quad in made.quads(graph_name("added"))}
            removed = {quad.triple for quad in made.quads(graph_name("removed"))}
        had, has = _union(before), _union(after)
    assert (had - removed) | added == has
    assert removed <= had and not added & had


def _union(store: GraphStore) -> set[object]:
    return {quad.triple for quad in store.ox.quads_for_pattern(None, None, None, DefaultGraph())}


def test_neither_the_order_of_documents_nor_of_quads_shows(tmp_path: Path) -> None:
    with filled(article("a"), article("b", keep=claims()[:4])) as store:
        export(store, "nquads", tmp_path / "one.nq")
    lines = (tmp_path / "one.nq").read_text("utf-8").splitlines(keepends=True)
    random.Random(5).shuffle(lines)
    (tmp_path / "two.nq").write_text("".join(lines), encoding="utf-8")
    with filled(VARIANTS["fewer"]) as store:
        after = Side(store.ox, "after")
        with side(tmp_path / "one.nq") as one, side(tmp_path / "two.nq") as two:
            assert compare(one, after) == compare(two, after)
            assert not compare(one, two)


# ---------------------------------------------------------------- stores and exports


@pytest.mark.parametrize("format", ["nquads", "trig", "jsonld", "turtle", "ntriples", "rdfxml"])
def test_an_export_is_not_different_from_its_store(seeds_store: Path, tmp_path: Path, format: str) -> None:
    ending = {"nquads": "nq", "turtle": "ttl", "ntriples": "nt", "rdfxml": "rdf"}.get(format, format)
    target = tmp_path / f"graph.{ending}"
    assert kg_call("export", "--store", seeds_store, "-o", target).status == 0
    with side(seeds_store) as store, side(target) as file:
        assert file.base == store.base
        found = compare(file, store)
        assert not found and not found.moved and found.same == len(store.confidences()) > 100


def test_a_backup_is_not_different_from_its_store(seeds_store: Path, tmp_path: Path) -> None:
    assert kg_call("backup", tmp_path / "b.nq.gz", "--store", seeds_store).status == 0
    with side(seeds_store) as store, side(tmp_path / "b.nq.gz") as file:
        found = compare(file, store)
        (iri, *_) = sorted(file.confidences())
        assert file.statement(iri) == store.statement(iri)  # its sentence too: a backup holds the texts
        with patch(file, store) as made:
            assert made.graphs() == []
    assert not found and not found.moved and found.same > 100
    data = (tmp_path / "b.nq.gz").read_bytes()
    (tmp_path / "short.nq.gz").write_bytes(data[: len(data) // 2])
    with pytest.raises(UsageError, match="the file ends too early"), side(tmp_path / "short.nq.gz"):
        pass
    (tmp_path / "none.nq.gz").write_bytes(b"none")
    with pytest.raises(UsageError, match="cannot be read: Not a gzipped file"), side(tmp_path / "none.nq.gz"):
        pass


def test_a_document_taken_out_is_told(seeds_store: Path, seeds: Path, tmp_path: Path) -> None:
    name = "004_9a3a24f1f69effeb"
    build([seeds], tmp_path / "s")
    retract(tmp_path / "s", [name])
    with side(seeds_store) as before, side(tmp_path / "s") as after:
        found = compare(before, after)
        gone = [iri for iri in before.confidences() if before.statement(iri).document == name]
        assert {said.iri for said in found.went} == set(gone) and gone
        assert found.same == len(before.confidences()) - len(gone)
    assert (found.came, found.documents_went, found.documents_came) == ((), (name,), ())
    texts = (seeds / f"{name}.txt").read_text("utf-8")
    assert all(said.sentence.partition("[")[2].partition("]")[0] for said in found.went)
    assert all(quote in texts for said in found.went for quote in said.quotes)
    assert "quận 11" in {entity.label for entity in found.entities_went}


def test_sides_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.nq").write_text("no rdf", encoding="utf-8")
    (tmp_path / "x.doc").touch()
    with pytest.raises(UsageError, match="this is not the RDF"), side(tmp_path / "x.nq"):
        pass
    with pytest.raises(UsageError, match="does not tell an RDF format"), side(tmp_path / "x.doc"):
        pass
    with pytest.raises(NoStoreError), side(tmp_path):
        pass


# ---------------------------------------------------------------- in words, JSON and RDF


def test_a_difference_in_words() -> None:
    lower = replace(
        VARIANTS["fewer"],
        claims=(replace(claims()[0], confidence=Decimal("0.5")), *claims()[1:4], _hired()),
    )
    lines = list(in_words(between(VARIANTS["fewer"], lower)))
    assert lines[0] == "000_d49ab99872ae2c8e – Đại hội Đảng bộ quận Thanh Xuân"
    changed = next(number for number, line in enumerate(lines) if line.startswith("  ~"))
    assert lines[changed].startswith("  ~ 0.98 → 0.5: Nguyễn Xuân Lưu: Bí thư, Quận ủy Thanh Xuân (current, term 2020")
    assert lines[changed].endswith("[role.apposition]")
    assert "[Nguyễn Xuân Lưu, Bí thư Quận ủy Thanh Xuân]" in lines[changed + 1]
    assert any(line.startswith("  + Nguyễn Quốc Duyệt: Phó Tư lệnh, Bộ Tư lệnh Thủ đô Hà Nội") for line in lines)
    told = lines[: lines.index("entities")]
    assert sum(line.startswith("  - ") for line in told) == 2
    assert lines[-1].startswith("claims: 1 came, 2 went, 1 changed their confidence, 3 are the same; entities: ")


def _hired() -> Claim:
    model = claims()[1]
    assert isinstance(model, RoleClaim)
    return replace(model, role="Phó Tư lệnh")


def test_a_difference_as_json() -> None:
    found = record(between(VARIANTS["whole"], VARIANTS["another person"]))
    assert found["different"] is True and json.loads(json.dumps(found)) == found
    (came,) = [said for said in found["came"] if said["class"] == "RoleClaim"]
    assert {"property": "org:member", "value": "Trần Văn Ba", "node": came["says"][0]["node"]} in came["says"]
    assert came["spans"] == [
        {"start": TEXT.index("Thiếu tướng"), "end": TEXT.index("Duyệt") + 5, "text": "Thiếu tướng Nguyễn Quốc Duyệt"}
    ]
    assert found["same"] == COUNT - len(found["came"])


def test_the_verb_and_its_status(seeds_store: Path, seeds: Path, tmp_path: Path) -> None:
    same = kg_call("diff", seeds_store, seeds_store)
    assert same.status == 0 and same.out.startswith("claims: 0 came, 0 went, 0 changed their confidence, ")
    build([seeds / "000_d49ab99872ae2c8e.txt"], tmp_path / "s")
    other = kg_call("diff", tmp_path / "s", seeds_store)
    assert (other.status, other.err) == (1, "") and "\n  + Nguyễn Tăng Minh" in other.out
    found = json.loads(kg_call("diff", tmp_path / "s", seeds_store, "--format", "json").out)
    assert len(found["documents_came"]) == 4 and found["went"] == []


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_the_verb_writes_rdf(seeds_store: Path, seeds: Path, tmp_path: Path, format: str) -> None:
    build([seeds / "000_d49ab99872ae2c8e.txt"], tmp_path / "s")
    for target in ("one", "two"):
        result = kg_call("diff", tmp_path / "s", seeds_store, "--format", format, "-o", tmp_path / target)
        assert (result.status, result.out) == (1, "")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    formats = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
    quads: set[Quad] = set(parse(path=tmp_path / "one", format=formats[format]))
    added = {quad.triple for quad in quads if str(quad.graph_name) == f"<{graph_name('added')}>"}
    removed = {quad.triple for quad in quads if str(quad.graph_name) == f"<{graph_name('removed')}>"}
    with side(tmp_path / "s") as before, side(seeds_store) as after:
        had, has = (
            {quad.triple for quad in one.store.quads_for_pattern(None, None, None, DefaultGraph())}
            for one in (before, after)
        )
    assert (had - removed) | added == has and added


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("{store}", "{none}"), "there is no such store or file"),
        (("{store}", "{folder}"), "is a directory without a store in it"),
        (("{store}", "{file}"), "its name does not tell an RDF format"),
        (("{store}", "{store}", "--format", "html"), "there is no format 'html'; there are text, json"),
        (("{store}",), "Missing argument"),
    ],
)
def test_wrong_calls(seeds_store: Path, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    places = {name: tmp_path / name for name in ("folder", "file", "none")} | {"store": seeds_store}
    result = kg_call("diff", *(argument.format_map(places) for argument in arguments))
    assert result.status == 2 and says in " ".join(result.err.split()), result.err

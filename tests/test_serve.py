"""The pieces of the explorer by themselves: escaping, negotiation, search, words, time lines, front-end parts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import TEXT
from explorers import HOSTILE_NAME, POST, build, dated, hostile, person
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from stores import put

from kg.errors import UsageError
from kg.model import Analysis, Document, Status
from kg.network import to_networkx
from kg.query import Table, run
from kg.rdf import graph_name
from kg.resolve import derive
from kg.serve import vendor
from kg.serve.answers import written
from kg.serve.app import STATIC, site_over
from kg.serve.negotiate import best
from kg.serve.neighbourhood import around
from kg.serve.pages.article import article, marked
from kg.serve.pages.ask import ask, data
from kg.serve.pages.entity import entity
from kg.serve.pages.home import home, results
from kg.serve.pages.html import tag
from kg.serve.pages.parts import NOTHING, table
from kg.serve.pages.timeline import posts, timeline
from kg.serve.pages.view import Site, View
from kg.serve.search import folded
from kg.serve.standalone import document, neighbours, of_answer, whole
from kg.store import GraphStore

NAME = "Trần Thị Mốc"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = build(tmp_path_factory.mktemp("site") / "store", dated(), hostile())
    return site_over(GraphStore.open(root, read_only=True))


def found(site: Site, name: str) -> str:
    return site.index.find(name)[0][0].iri


# ---------------------------------------------------------------- pages


@given(st.text(), st.text())
def test_text_and_attributes_cannot_leave_their_place(text: str, value: str) -> None:
    made = tag("p", text, title=value)
    assert re.fullmatch(r'<p title="[^"<>]*">[^<>]*</p>', made, re.DOTALL)


@given(st.recursive(st.text(), st.lists))
def test_values_for_scripts_cannot_end_the_script(content: object) -> None:
    assert data("x", content).count("<") == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_a_writer_puts_in_shows_as_text(site: Site, language: str) -> None:
    view = View(site, language)
    pages = [entity(found(site, "nguyen"), view), home(view), results(view, "<script>x</script>", "")]
    pages += [article(iri, view) for iri in site.overview.newest]
    for page in pages:
        text = page.decode()
        scripts = re.findall(r"<script[^>]*>", text)
        assert all(re.fullmatch(r'<script src="/static/[\w./?=-]+" defer>', script) for script in scripts)
        assert not re.search(r"<(img|s|u|i|b>x)\b", text.replace("<span", "").replace("<svg", "").replace("<ul", ""))
        assert "javascript:" not in text
        assert not re.search(r"<[^>]+ (style|on\w+)=", text), "the policy allows neither styles nor scripts in a page"


def test_every_word_of_the_interface_is_in_both_languages_and_says_the_same_values() -> None:
    table = tomllib.loads((STATIC.parent / "pages" / "words.toml").read_text("utf-8"))
    for key, row in table.items():
        assert set(row) == {"vi", "en"}, key
        assert set(re.findall(r"\{\w+\}", row["vi"])) == set(re.findall(r"\{\w+\}", row["en"])), key


def test_the_questions_with_a_name_are_on_the_query_page_and_run(site: Site) -> None:
    from kg.query import catalogue
    from kg.serve.pages.ask import example

    assert all(name in ask(View(site, "en")).decode() for name in catalogue())
    for query in catalogue().values():
        assert "$" not in example(query)
        run(site.reader.store, example(query))


def test_marks_cut_the_text_and_lose_nothing(site: Site) -> None:
    for iri in site.overview.newest:
        text = site.reader.text(iri)
        from kg.serve.pages.article import facts_of

        facts = facts_of(iri, site.reader)
        page = "".join(tag("x", piece) for piece in marked(text, facts))
        from html import unescape

        assert unescape(re.sub(r"<[^>]+>", "", page)) == text
        for fact in facts:
            assert all(f'id="char={e.start},{e.end}"' in page for e in fact.evidence)


def test_a_post_has_the_years_that_documents_give(site: Site) -> None:
    (held,) = posts([found(site, NAME)], "org:member", site.reader)
    assert (held.role.label, held.status, held.since) == ("Bí thư", "current", "2015-06")
    assert held.span == (2015 + 5 / 12, 2021.0)
    assert held.said == (("2020-07-31", "current"),)


def test_a_dot_shows_what_the_post_was_when_the_article_was_written() -> None:
    told = [("2019-01-05", Status.INCOMING), ("2020-02-03", Status.CURRENT), ("2024-05-06", Status.FORMER)]
    with GraphStore.memory() as store:
        for day, status in told:
            put(store, Analysis(Document(day, TEXT, "", "", "", day), claims=(replace(POST, status=status),)))
        store.replace_graph(graph_name("derived", store.base), derive(store.ox, store.base))
        site = site_over(store)
        (held,) = posts([found(site, NAME)], "org:member", site.reader)
        assert held.status == "former" and held.said == tuple((day, status.value) for day, status in told)
        drawn = str(timeline([held], View(site, "en")))
    assert re.findall(r'<circle[^>]* class="(\w+)"', drawn) == ["incoming", "current", "former"]
    assert "Article of 2020-02-03: current" in drawn


def test_a_column_in_which_no_row_has_anything_is_left_out(site: Site) -> None:
    rows = [["one", NOTHING, 3, NOTHING], ["two", NOTHING, 4, NOTHING]]
    made = str(table(["name", "period", "claims", "date"], rows, View(site, "en"), label="x", numbers=2))
    assert re.findall(r"<t[hd](?: [^>]*)?>(.*?)</t[hd]>", made) == ["name", "claims", "one", "3", "two", "4"]
    assert made.count('class="number"') == 3


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    "text", ["Nguyễn Đức Chung", "nguyen duc chung", "NGUYEN  DUC-CHUNG", "Nguyễn Ðức Chung", "nguyễn đức chung"]
)
def test_names_are_found_however_they_are_written(text: str) -> None:
    assert folded(text) == "nguyen duc chung"


def test_the_name_itself_comes_first_and_a_beginning_is_enough(site: Site) -> None:
    assert site.index.find("tran thi m")[0][0].label == NAME
    assert site.index.find("moc tran")[0][0].label == NAME, "the order of words does not matter"
    assert site.index.find("") == ([], 0) and site.index.find("zzz") == ([], 0)
    assert all(one.kind == "Body" for one in site.index.find("thanh xuan", "body")[0])


# ---------------------------------------------------------------- negotiation and formats


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "a/x"), ("*/*", "a/x"), ("b/*", "b/y"), ("b/y;q=0.2, a/x;q=0.1", "b/y"), ("a/x;q=0", None),
        ("*/*;q=0.1, a/x;q=0", "b/y"), ("c/z", None), ("nonsense", "a/x"), ("a/x;q=broken", None), ("B/Y", "b/y"),
    ],
)  # fmt: skip
def test_what_is_accepted(accept: str, wanted: str | None) -> None:
    assert best(accept, ["a/x", "b/y"]) == wanted


@given(st.text())
def test_any_text_is_an_answer_in_xml(text: str) -> None:
    from xml.etree import ElementTree

    kept = "".join(c for c in text if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    content = written(Table(("x",), ((Literal(kept),),)), "application/sparql-results+xml", "https://e.org/")
    tree = ElementTree.fromstring(content)
    assert (tree.find(".//{*}literal").text or "") == kept  # type: ignore[union-attr]


# ---------------------------------------------------------------- pictures


def test_a_neighbourhood_is_given_in_parts_that_make_the_whole(site: Site) -> None:
    centre = found(site, "quan uy thanh xuan")
    whole = around(centre, site.reader, limit=100)
    parts = [around(centre, site.reader, limit=1, offset=n) for n in range(len(whole.edges))]
    assert len(whole.edges) > 1 and whole.more == 0
    assert {key for part in parts for key in part.edges} == set(whole.edges)
    assert [part.more for part in parts] == list(reversed(range(len(parts))))


def test_what_a_tie_says_is_in_the_language_of_the_page_and_names_are_as_they_stand(site: Site) -> None:
    centre = found(site, "nguyen xuan luu")
    said = {}
    for language in ("vi", "en"):
        picture = around(centre, site.reader, language=language, limit=100)
        said[language] = {words for edge in picture.edges.values() for words in edge["words"]}
        assert picture.nodes[centre]["label"] == "Nguyễn Xuân Lưu"
    assert said == {"vi": {"Bí thư", "được bầu Bí thư", "phát biểu"}, "en": {"Secretary", "elected Secretary", "spoke"}}
    drawn = "CONSTRUCT WHERE { ?person vkg:attended ?event }"
    for language, words in (("vi", "dự"), ("en", "attended")):
        answer = run(site.reader.store, drawn)
        assert {word for e in of_answer(answer, site, language).edges.values() for word in e["words"]} == {words}
        network = whole(to_networkx(site.reader.store), site, 50, language)
        assert said[language] <= {word for edge in network.edges.values() for word in edge["words"]}


def test_the_file_is_the_same_every_time_and_calls_nobody(site: Site) -> None:
    made = document(neighbours(HOSTILE_NAME, site, 2, 50), site, "x")
    assert made == document(neighbours(HOSTILE_NAME, site, 2, 50), site, "x")
    text = made.decode()
    bare = re.sub(r"<script[^>]*>.*?</script>", "", text, flags=re.DOTALL)
    assert "default-src &#x27;none&#x27;" in text and not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", bare)
    assert text.count("</script>") == text.count("<script")


def test_what_cannot_be_drawn_is_told(site: Site) -> None:
    with pytest.raises(UsageError, match="nothing in the store is called 'zzz'"):
        neighbours("zzz", site, 1, 10)
    with pytest.raises(UsageError, match="has no IRIs"):
        of_answer(Table(("n",), ((Literal("1"),),)), site)
    rows = ((NamedNode(found(site, NAME)), Literal("x"), NamedNode(found(site, "quan uy thanh xuan"))),)
    (edge,) = of_answer(Table(("a", "b", "c"), rows), site).edges.values()
    assert edge["words"] == ["x"]


# ---------------------------------------------------------------- parts by others


@pytest.mark.parametrize("folder", [vendor.FOLDER, Path(__file__).parent / "browser"])
def test_the_parts_by_others_are_those_that_were_published(folder: Path) -> None:
    assert vendor.check(folder) == []
    listed = {name for part in vendor.parts(folder) for name in part.files.values()}
    assert all((folder / name).is_file() for name in listed)
    assert all(part.licence and part.source.startswith("https://") for part in vendor.parts(folder))


def test_a_part_that_was_changed_is_noticed(tmp_path: Path) -> None:
    import shutil

    copy = shutil.copytree(vendor.FOLDER, tmp_path / "vendor")
    (copy / "sigma.min.js").write_text("evil()")
    assert vendor.check(copy) == ["sigma: sigma.min.js is not the file that was published"]
    assert vendor.main(["--check", "--folder", str(copy)]) == 1


def test_a_person_has_one_page(tmp_path: Path) -> None:
    assert person(build(tmp_path / "store"), NAME).startswith("https://w3id.org/vnkg/id/person/tran-thi-moc-")


def test_what_many_ask_for_at_once_is_made_once_and_kept_while_there_is_room() -> None:
    import asyncio
    from threading import Event

    from kg.serve.once import Once, Turns

    made: list[int] = []
    asked = Event()

    def square(number: int) -> int:
        assert asked.wait(10)
        made.append(number)
        return 9 // (number - 4) and number * number

    async def run() -> None:
        kept = Once(square, 2, Turns())
        waiting = [asyncio.create_task(kept(3)) for _ in range(8)]
        await asyncio.sleep(0)
        waiting.pop().cancel()
        asked.set()
        assert await asyncio.gather(*waiting) == [9] * 7 and made == [3], "who goes away takes it from nobody"
        assert [await kept(1), await kept(2), await kept(3)] == [1, 4, 9] and made == [3, 1, 2, 3], "two are kept"
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await kept(4)
        assert made[4:] == [4, 4], "what fails is tried again"

    asyncio.run(run())


def test_no_more_is_made_at_a_time_than_there_are_turns() -> None:
    import asyncio
    from threading import Barrier, BrokenBarrierError

    from kg.serve.once import Turns

    def meets(barrier: Barrier) -> bool:
        try:
            barrier.wait(0.3)
        except BrokenBarrierError:
            return False
        return True

    async def run(people: int) -> list[bool]:
        turns, barrier = Turns(at_once=2), Barrier(people)
        return await asyncio.gather(*(turns.run(meets, barrier) for _ in range(people)))

    assert asyncio.run(run(2)) == [True, True]
    assert asyncio.run(run(3)) == [False, False, False]


def test_every_line_of_the_table_of_notes_is_told_in_vietnamese() -> None:
    import tomllib

    from kg.serve.pages import vietnamese

    values = {"why": "the sentence names it", "day": "--04-28", "written": "'UBND'", "full": '"Ủy ban"'}
    told = {"why": "câu này có nêu", "day": "28/4", "written": "“UBND”", "full": "“Ủy ban”"}
    table = tomllib.loads(Path(vietnamese.__file__).with_suffix(".toml").read_text("utf-8"))
    for row in table["note"] + table["problem"]:
        names = re.findall(r"\{(\w+)\}", row["en"])
        said = row["en"].format(**{name: values.get(name, f"X {name}") for name in names})
        wanted = row["vi"].format(**{name: told.get(name, f"X {name}") for name in names})
        assert vietnamese.in_vietnamese(said) == wanted
    assert vietnamese.in_vietnamese("'x' is y: because") is vietnamese.in_vietnamese("by magic") is None
    assert vietnamese.problem("a string is not closed\n  SELECT '\n") == "một chuỗi chưa được đóng\n  SELECT '\n"


def test_what_the_context_added_to_the_claims_of_the_seeds_is_told_in_vietnamese() -> None:
    from kg import analyse
    from kg.read import read
    from kg.serve.pages.vietnamese import in_vietnamese

    seeds = Path(__file__).resolve().parent.parent / "seeds"
    notes = {note for document in read([str(seeds)]) for claim in analyse(document).claims for note in claim.context}
    assert len(notes) > 10 and [note for note in notes if in_vietnamese(note) is None] == []


def test_a_note_without_vietnamese_words_is_marked_as_english(site: Site) -> None:
    from kg.serve.pages.vietnamese import context_list

    notes = ["the sentence names it", "by magic"]
    assert context_list(notes, View(site, "vi")) == '<ul><li>câu này có nêu</li><li lang="en">by magic</li></ul>'
    assert context_list(notes, View(site, "en")) == "<ul><li>the sentence names it</li><li>by magic</li></ul>"


def test_the_page_of_a_tenure_has_the_sentences_that_it_rests_on(site: Site) -> None:
    person = found(site, NAME)
    (tenure,) = site.reader.subjects("org:member", person)[-1:]
    assert "/tenure/" in tenure
    page = entity(tenure, View(site, "en")).decode()
    assert "Every fact, with its sentence" in page and "<mark>" in page and "prov:wasDerivedFrom" not in page


def test_days_without_a_year_are_told_as_people_write_them(site: Site) -> None:
    from kg.serve.pages.claims import exact
    from kg.serve.reading import without_year

    assert [View(site, language).day("--07-03") for language in ("vi", "en")] == ["3/7", "3 July"]
    assert View(site, "en").day("2017-07-03") == "2017-07-03" and View(site, "vi").day("--13-01") == "--13-01"
    assert without_year("Hội nghị (--01-09)") == "Hội nghị (9/1)" and without_year("a--b") == "a--b"
    assert exact(["--05-22", "2017-05-22", "2017-05", "--06-06"]) == ["--06-06", "2017-05-22"]


def test_most_connected_are_those_tied_to_most_things(site: Site) -> None:
    ties = dict(site.overview.connected)
    assert list(ties.values()) == sorted(ties.values(), reverse=True) and min(ties.values()) > 0
    person = found(site, NAME)
    said = site.reader.facts(site.reader.claims_about(site.reader.same(person)))
    names = ("org:organization", "vkg:event", "vkg:award")
    assert ties[person] == len({thing.iri for fact in said for name in names if (thing := fact.thing(name))})


def test_a_search_is_counted_by_group(site: Site) -> None:
    counts = site.index.counts("thanh xuan")
    assert sum(counts.values()) == site.index.find("thanh xuan")[1] > 2
    assert all(count == site.index.find("thanh xuan", group)[1] for group, count in counts.items())

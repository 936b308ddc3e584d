"""The explorer as a person meets it, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from explorers import HOSTILE_NAME, HOSTILE_TITLE, Server, crowd, person, served
from webdriver import Browser, wait

from kg.cli import app
from kg.iri import BASE

AXE = Path(__file__).resolve().parent / "axe.min.js"
NAME = "Trần Thị Mốc"
#: When the pages that scripts fill are full.
READY = {"query": "document.querySelector('.CodeMirror') !== null", "graph": "window.picture && picture.still"}
#: A query, not a correct one, with every kind of word that the editor colours.
EVERY_COLOUR = """# a comment
PREFIX vkg: <https://w3id.org/vnkg/ontology#>
SELECT ?x { ?x a vkg:Role ; <http://e.org/p> _:b , "x"@vi , 2.5 FILTER(LANG(?x) = 'vi') nope }"""
ENTER, CONTROL, DOWN = "\ue007", "\ue009", "\ue015"


def page_of(server: Server, store: Path, name: str) -> str:
    return f"{server.address}/id/{quote(person(store, name).removeprefix(BASE))}"


def test_from_search_to_the_sentence_that_says_so(browser: Browser, server: Server) -> None:
    browser.open(f"{server.address}/?lang=vi")
    browser.type("#q", f"tran thi moc{ENTER}")
    browser.click(".results a")
    browser.until(f"document.querySelector('h1')?.textContent === {json.dumps(NAME)}")
    assert "Bí thư" in browser.text("#posts table") and "2015-06" in browser.text("#posts table")
    assert browser.run("return document.querySelectorAll('.timeline rect').length") == 1
    browser.click("#facts .where a")
    lit = browser.until("document.querySelector('mark.lit')?.textContent")
    assert lit and "#char=0,10" in browser.address.replace("%2C", ",")
    box = browser.run("const r = document.querySelector('mark.lit').getBoundingClientRect(); return [r.top, r.bottom]")
    assert box[0] >= 0 and box[1] <= 900, "the evidence is not in view"


def test_the_graph_grows_by_a_click_and_its_address_brings_it_back(
    browser: Browser, server: Server, store: Path
) -> None:
    browser.open(f"{server.address}/graph?lang=en#node={quote(person(store, NAME))}")
    browser.until("window.picture && picture.graph.order > 1")
    before = browser.run("return picture.graph.order")
    browser.until("picture.still")
    x, y = browser.run(
        "const body = picture.graph.findNode((n, d) => d.kind === 'Body'), at = picture.place(body),"
        " box = document.getElementById('canvas').getBoundingClientRect(); return [at.x + box.x, at.y + box.y]"
    )
    browser.click_at(x, y)
    browser.until(f"picture.graph.order > {before}")
    after = browser.run("return picture.graph.nodes().sort()")
    browser.until("location.hash.split('node=').length === 3")
    browser.run("location.reload()")
    browser.until(f"window.picture && picture.graph.order === {len(after)}")
    assert browser.run("return picture.graph.nodes().sort()") == after
    assert "Nodes: " in browser.text("#state")
    labels = browser.run("return picture.labels")
    apart = [
        a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"] or a["y"] + a["h"] <= b["y"] or b["y"] + b["h"] <= a["y"]
        for place, a in enumerate(labels)
        for b in labels[:place]
    ]
    assert labels and all(apart)


def test_a_picture_that_is_drawn_slowly_moves_as_an_image_and_is_drawn_anew_where_it_stands(
    browser: Browser, server: Server, store: Path
) -> None:
    browser.open(f"{server.address}/graph?lang=en#node={quote(person(store, NAME))}")
    browser.until("window.picture && picture.still && picture.labels.length > 0")
    seen = "['still', 'nodes', 'labels'].map((layer) => document.querySelector(`.sigma-${layer}`).checkVisibility())"
    assert browser.run(f"return {seen}") == [False, True, True]
    browser.run(
        "picture.motion.heavy = true; picture.renderer.render(); const camera = picture.renderer.getCamera();"
        " window.hand = setInterval(() => camera.setState({ x: camera.getState().x + 0.001, ratio: 0.9 }), 20);"
    )
    browser.until(f"String({seen}) === 'true,false,false'")
    moved = "document.querySelector('.sigma-still').style.transform"
    first = browser.run(f"return {moved}")
    browser.until(f"{moved} !== {json.dumps(first)}")
    assert "matrix(1.11" in first
    browser.run("clearInterval(hand)")
    browser.until(f"String({seen}) === 'false,true,true' && picture.labels.length > 0")


def test_a_large_picture_is_laid_out_beside_the_page(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    root = crowd(tmp_path_factory.mktemp("crowd") / "store", 900)
    ties = "CONSTRUCT { ?p org:memberOf ?b } WHERE { ?t a vkg:Tenure ; org:member ?p ; org:organization ?b }"
    file = tmp_path / "crowd.html"
    assert (
        CliRunner().invoke(app, ["view", "--store", str(root), "-l", "en", "-q", ties, "-o", str(file)]).exit_code == 0
    )
    spread = "const x = picture.graph.mapNodes((_, d) => d.x); return Math.max(...x) - Math.min(...x)"
    with served(root) as server:
        for address in (f"{server.address}/graph?lang=en#query={quote(ties)}", file.as_uri()):
            browser.open(address)
            browser.until("document.getElementById('state')?.textContent.startsWith('Nodes: 940')")
            assert browser.run("return picture.still") and browser.run(spread) > 200
            assert browser.log() == [], "a worker that fails leaves the page to lay out by itself"


def test_filters_hide_and_bring_back(browser: Browser, server: Server, store: Path) -> None:
    browser.open(f"{server.address}/graph?lang=en#node={quote(person(store, NAME))}")
    browser.until("window.picture && picture.shown > 1")
    shown = browser.run("return picture.shown")
    browser.click("#classes li:last-child input")
    browser.until(f"picture.shown < {shown}")
    assert "hide=" in browser.address
    browser.click("#classes li:last-child input")
    browser.until(f"picture.shown === {shown}")
    browser.run("const c = document.getElementById('confidence'); c.value = 1; c.dispatchEvent(new Event('input'))")
    browser.until("picture.shown === 1")


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_picture_is_saved(browser: Browser, server: Server, store: Path, downloads: Path, kind: str) -> None:
    browser.open(f"{server.address}/graph?lang=en#node={quote(person(store, NAME))}")
    browser.until("window.picture && picture.labels.length > 0")
    name = browser.run("return picture.labels[0].text")
    browser.click(f"#{kind}")
    file = downloads / f"graph.{kind}"
    wait(lambda: file.is_file() and file.stat().st_size > 200)
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG") if kind == "png" else name.encode() in content


def test_a_table_is_sorted_by_the_column_that_is_chosen(browser: Browser, server: Server) -> None:
    browser.open(f"{server.address}/?lang=en")
    cells = "[...document.querySelectorAll(arguments[0] + ' tbody td:nth-child(' + arguments[1] + ')')]"
    column = f"return {cells}.map((cell) => cell.textContent)"
    table = "[aria-label='Bodies most claims speak of'] table"
    names = browser.run(column, table, 1)
    assert len(names) > 2
    for way in ("ascending", "descending"):
        browser.click(f"{table} th:nth-child(1) button")
        assert browser.run(f"return document.querySelector({json.dumps(table)} + ' th').ariaSort") == way
        found = browser.run(column, table, 1)
        wanted = browser.run("return arguments[0].sort((a, b) => a.localeCompare(b, 'vi', {numeric: true}))", names)
        assert found == (wanted if way == "ascending" else wanted[::-1])
    browser.click(f"{table} th:nth-child(2) button")
    counts = [int(text) for text in browser.run(column, table, 2)]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) > 1


def test_a_query_runs_and_its_answer_is_downloaded(browser: Browser, server: Server, downloads: Path) -> None:
    browser.open(f"{server.address}/query?lang=en")
    browser.until("document.querySelector('.CodeMirror') !== null")
    browser.click("#run")
    browser.until("document.querySelectorAll('#results tbody tr').length > 0")
    assert NAME in browser.text("#results") and "Rows: " in browser.text("#results caption")
    browser.click("#downloads button[data-format=csv]")
    wait(lambda: (downloads / "query.csv").is_file() and NAME in (downloads / "query.csv").read_text("utf-8"))


def test_the_editor_completes_a_term_as_a_query_writes_it(browser: Browser, server: Server) -> None:
    browser.open(f"{server.address}/query?lang=en")
    browser.until("document.querySelector('.CodeMirror') !== null")
    assert not browser.run("return document.querySelector('#downloads').checkVisibility()"), "there is no answer yet"
    browser.run(
        "const editor = document.querySelector('.CodeMirror').CodeMirror;"
        " editor.setValue('SELECT * WHERE { ?c a vkg:Rol }'); editor.focus(); editor.setCursor(0, 29);"
    )
    browser.keys_down(CONTROL, " ")
    offered = "[...document.querySelectorAll('.CodeMirror-hints li')].map((line) => line.textContent)"
    browser.until("document.querySelector('.CodeMirror-hints li') !== null")
    assert browser.run(f"return {offered}")[:2] == ["vkg:Role", "vkg:RoleClaim"]
    browser.keys(DOWN, ENTER)
    written = "document.querySelector('.CodeMirror').CodeMirror.getValue()"
    assert browser.until(f"{written}.includes('Claim') && {written}") == "SELECT * WHERE { ?c a vkg:RoleClaim }"


def test_a_question_with_a_name_is_put_in_the_editor_and_a_wrong_one_is_explained(
    browser: Browser, server: Server
) -> None:
    browser.open(f"{server.address}/query?lang=en")
    browser.until("document.querySelector('.CodeMirror') !== null")
    put = "const s = document.getElementById('examples'); s.value = arguments[0]; s.dispatchEvent(new Event('change'));"
    browser.run(put, "ranks")
    assert "RankClaim" in browser.run("return document.querySelector('.CodeMirror').CodeMirror.getValue()")
    browser.run("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * WHERE { ?a nope:b ?c }')")
    browser.click("#run")
    browser.until("document.querySelector('.trouble') !== null")
    assert "prefix nope: is not declared" in browser.text(".trouble p")
    assert browser.text(".trouble pre").splitlines()[-1].strip() == "^"
    browser.open(f"{server.address}/query?lang=vi")
    browser.until("document.querySelector('.CodeMirror') !== null")
    browser.run("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * WHERE { ?a nope:b ?c }')")
    browser.click("#run")
    browser.until("document.querySelector('.trouble') !== null")
    assert "chưa khai báo tiền tố nope:" in browser.text(".trouble p")
    assert [line for line in browser.log() if "400" not in line] == []


def test_the_file_opens_from_the_disk_without_a_server(browser: Browser, store: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    for name, options in (("whole", []), ("around", ["--around", "tran thi moc", "--hops", "2"]),
                          ("query", ["--query", "CONSTRUCT WHERE { ?p vkg:attended ?e }"])):  # fmt: skip
        file = tmp_path / f"{name}.html"
        done = CliRunner().invoke(app, ["view", "--store", str(store), "-o", str(file), *options])
        assert done.exit_code == 0, done.output
        browser.open(file.as_uri())
        assert browser.until("window.picture && picture.shown") >= 2
        browser.until("picture.labels.length > 0")


def test_what_writers_put_in_is_text(browser: Browser, server: Server, store: Path) -> None:
    pages = [page_of(server, store, HOSTILE_NAME), f"{server.address}/search?q=nguyen", f"{server.address}/",
             f"{server.address}/graph#node={quote(person(store, HOSTILE_NAME))}"]  # fmt: skip
    for page in pages:
        browser.open(page)
        browser.run("return new Promise(done => setTimeout(done, 400))")
        assert browser.run("return document.querySelectorAll('main img, main s, main u, main i > i').length") == 0
        assert "hacked" not in browser.run("return document.title").replace(HOSTILE_TITLE, "")
    browser.open(pages[0])
    assert browser.text("h1") == HOSTILE_NAME
    browser.click("#facts .where a")
    browser.until("document.querySelector('mark.lit') !== null")
    assert browser.text("h1") == HOSTILE_TITLE and "<script>" in browser.text(".text")
    assert browser.run("return document.querySelectorAll('a[href^=\"javascript:\"]').length") == 0


def places(server: Server, store: Path) -> dict[str, str]:
    found = {"home": "/", "search": "/search?q=thanh+xuan", "nothing found": "/search?q=zzz", "query": "/query",
             "graph": f"/graph#node={quote(person(store, NAME))}", "missing": "/id/person/nobody"}  # fmt: skip
    found = {name: server.address + path for name, path in found.items()}
    for name, words in (("body", "quan+uy+thanh+xuan"), ("unit", "quan+thanh+xuan"), ("event", "dai+hoi"),
                        ("commitment", "trong+5.000+cay"), ("document", "nghi+quyet"), ("award", "co+thi+dua"),
                        ("source", "dai+hoi")):  # fmt: skip
        rows = json.loads(server.ask(f"/api/search?group={name}&q={words}").text)["results"]
        if rows:
            found[name] = server.address + rows[0]["path"]
    asked = {"claim": "SELECT ?x { ?x a vkg:RoleClaim } LIMIT 1", "role": "SELECT ?x { ?t org:role ?x } LIMIT 1"}
    for name, query in asked.items():
        (row,) = json.loads(server.ask(f"/sparql?query={quote(query)}").text)["results"]["bindings"]
        found[name] = f"{server.address}/id/{quote(row['x']['value'].removeprefix(BASE))}"
    found["person"] = page_of(server, store, NAME)
    assert len(found) == 16
    return found


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("vi", "light", 390), ("en", "dark", 390), ("en", "light", 1280), ("vi", "dark", 1280)],
)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    browser: Browser, server: Server, store: Path, language: str, theme: str, width: int
) -> None:
    source = AXE.read_text("utf-8")
    browser.prefer(theme)
    browser.resize(width, 900)
    browser.open(f"{server.address}/?lang={language}")  # it is kept for the pages that follow
    wrong = []
    for name, address in places(server, store).items():
        browser.open(address)
        browser.until(READY.get(name, "document.readyState === 'complete'"))
        if browser.run("return document.documentElement.lang") != language:
            wrong.append((name, "in another language", "", 1))
        if name == "query":
            browser.run("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", EVERY_COLOUR)
        browser.run(source + "; window.axe = axe;")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = browser.run("return axe.run({runOnly: arguments[0]})", tags)
        wrong += [(name, v["id"], v["nodes"][0]["html"][:150], len(v["nodes"])) for v in found["violations"]]
        if browser.run("return document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append((name, "wider than the window", "", 1))
    assert [line for line in browser.log() if "404" not in line] == []
    assert wrong == []


def test_the_keyboard_is_enough(browser: Browser, server: Server) -> None:
    browser.open(f"{server.address}/?lang=en")
    browser.keys("\ue004")
    assert browser.run("return document.activeElement.className") == "skip"
    browser.keys(ENTER, "\ue004")
    assert browser.run("return document.activeElement.id") == "q"
    outline = browser.run("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"

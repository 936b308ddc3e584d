"""The store: whole documents or nothing, one writer, many readers, and messages that say what to do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import document
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from stores import article, assert_union_in_step, filled, lines, put

from kg.errors import StoreError
from kg.iri import BASE, source
from kg.rdf import document_quads, graph_name, term, text_quads
from kg.store import GraphStore, SourceRow, directory, graphs, metadata

HERE = Path(__file__).parent
OTHER = "https://example.org/"


def in_other_process(code: str, *arguments: object) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)])}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def node(name: str) -> NamedNode:
    return NamedNode(f"{OTHER}{name}")


def quads_in(graph: str, *names: str) -> list[Quad]:
    return [Quad(node(name), node("p"), Literal(name), node(graph)) for name in names]


# ---------------------------------------------------------------- documents


def test_a_document_comes_back_as_it_was_written() -> None:
    analysis = article()
    with filled(analysis) as store:
        (row,) = store.sources()
        assert row == SourceRow(row.iri, analysis.document.identifier, analysis.document.sha256, "v1")
        assert store.document(row.iri) == analysis.document
        assert set(store.quads(row.iri)) == set(document_quads(analysis, version="v1"))


def test_texts_are_kept_apart_from_the_union() -> None:
    with filled() as store:
        body = NamedNode("https://schema.org/articleBody")
        assert not list(store.ox.quads_for_pattern(None, body, None, DefaultGraph()))
        assert not [quad for quad in store.quads() if quad.predicate == body]
        assert [quad for quad in store.quads(texts=True) if quad.predicate == body]
        assert store.texts.value not in store.graphs()


def test_a_triple_that_two_documents_hold_stands_once_in_the_union() -> None:
    with filled(article("a"), article("b")) as store:
        assert_union_in_step(store)
        rows = list(store.ox.query("SELECT ?l { ?p a <https://w3id.org/vnkg/ontology#Person> ; ?label ?l }"))
        assert len({str(row["l"]) for row in rows}) == len(rows) - 1  # both persons are of one class


def test_removing_a_document_leaves_what_another_says() -> None:
    with filled(article("a"), article("b")) as store, filled(article("b")) as alone:
        first = store.sources()[0].iri
        store.remove_documents([first])
        store.remove_documents([first])  # there is nothing left to take out
        assert first not in store.graphs()
        assert set(store.quads(texts=True)) == set(alone.quads(texts=True))
        assert_union_in_step(store)


def test_replacing_a_document_takes_out_what_it_no_longer_says() -> None:
    whole, part = article(), article(keep=article().claims[:2])
    with filled(whole) as store, filled(part) as wanted:
        put(store, part)
        assert set(store.quads(texts=True)) == set(wanted.quads(texts=True))
        assert_union_in_step(store)


def test_a_changed_file_replaces_the_one_before() -> None:
    old, new = article(), article(tail="Thêm một câu.")
    with filled(old) as store, filled(new) as wanted:
        put(store, new, replaces=[store.sources()[0].iri])
        assert set(store.quads(texts=True)) == set(wanted.quads(texts=True))
        assert_union_in_step(store)


def test_the_order_of_documents_does_not_matter() -> None:
    with filled(article("a"), article("b")) as one, filled(article("b"), article("a")) as two:
        assert set(one.ox) == set(two.ox)
        assert one.sources() == two.sources()


def test_quads_of_another_graph_are_refused_and_nothing_is_written() -> None:
    with filled() as store:
        before = set(store.ox)
        with pytest.raises(StoreError, match="one named graph"):
            store.replace_document([*quads_in("a", "x"), *quads_in("b", "x")], [])
        with pytest.raises(StoreError, match="text is in"):
            store.replace_document(quads_in("a", "x"), quads_in("b", "a"))
        assert set(store.ox) == before


def test_a_text_that_is_not_there_is_named() -> None:
    with filled() as store, pytest.raises(StoreError, match=r"no text of https://example.org/x.*kg sources"):
        store.document(f"{OTHER}x")


@pytest.mark.parametrize("text", ["\\u0041 \\", "a\"b'c\n\r\t", "}} ; DROP ALL #", "\x00\x07\x85\u2028", "𝒳 é é"])
def test_any_text_survives_a_replacement(text: str) -> None:
    source = node("source")
    with GraphStore.memory() as store:
        for written in (text, text + "2", text):
            about = [
                Quad(source, quad.predicate, quad.object, store.texts) for quad in text_quads(document("x", written))
            ]
            store.replace_document([Quad(source, node("p"), Literal(written), source)], about)
            assert store.document(source.value) == document("x", written)
            assert [quad.object.value for quad in store.quads()] == [written]
            assert_union_in_step(store)


# ---------------------------------------------------------------- other graphs


def test_a_graph_is_replaced_as_a_whole() -> None:
    with filled() as store:
        derived = graph_name("derived")
        store.replace_graph(derived, quads_in("g", "a", "b"))
        store.replace_graph(derived, quads_in("g", "b", "c"))
        assert {quad.subject for quad in store.quads(derived)} == {node("b"), node("c")}
        assert derived in store.graphs()
        assert_union_in_step(store)
        store.replace_graph(derived, [])
        assert not list(store.quads(derived))
        assert_union_in_step(store)


def test_blank_nodes_get_stable_names() -> None:
    def graph() -> list[Quad]:
        inner = BlankNode()
        return [Quad(node("a"), node("p"), inner, node("g")), Quad(inner, node("q"), Literal("x"), node("g"))]

    with GraphStore.memory() as one, GraphStore.memory() as two:
        for store in (one, two):
            store.replace_graph(graph_name("ontology"), graph())
        one.replace_graph(graph_name("ontology"), graph())
        assert set(one.ox) == set(two.ox)
        assert not any(isinstance(quad.object, BlankNode) for quad in one.ox)


# ---------------------------------------------------------------- on disk


def test_a_store_is_found_again(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s", create=True) as store:
        put(store, article())
        wanted = set(store.ox)
    for read_only in (False, True):
        with GraphStore.open(tmp_path / "s", read_only=read_only) as store:
            assert set(store.ox) == wanted
    assert sorted(entry.name for entry in (tmp_path / "s").iterdir()) == ["lock", "quads", "snapshots", "store.json"]
    assert not list((tmp_path / "s" / "snapshots").iterdir())


def test_the_base_is_the_stores_own(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True, base=OTHER) as store:
        assert store.base == OTHER
        put(store, article())
        assert all(name.startswith(OTHER) for name in store.graphs())
    with GraphStore.open(tmp_path) as store:
        assert store.base == OTHER
    with pytest.raises(StoreError, match=f"under {OTHER}, not under {BASE}"):
        GraphStore.open(tmp_path, base=BASE)
    for wrong in ("example", "https://example.org", ""):
        with pytest.raises(StoreError, match="base of IRIs"):
            GraphStore.memory(wrong)


def test_a_closed_store_says_so() -> None:
    store = filled()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.sources()


def test_reading_only_refuses_to_write(tmp_path: Path) -> None:
    GraphStore.open(tmp_path, create=True).close()
    with GraphStore.open(tmp_path, read_only=True) as store:
        for write in (
            lambda: put(store, article()),
            lambda: store.remove_documents([OTHER]),
            lambda: store.replace_graph(OTHER, []),
        ):
            with pytest.raises(StoreError, match="read-only"):
                write()


def test_a_second_writer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "WAIT", 0.1)
    with GraphStore.open(tmp_path, create=True), pytest.raises(StoreError, match="open for writing already"):
        GraphStore.open(tmp_path)
    code = """
import sys
from kg.store import GraphStore
with GraphStore.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""
    with in_other_process(code, tmp_path) as other:
        assert other.stdout and other.stdin and other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"pid {other.pid}\) is writing"):
            GraphStore.open(tmp_path)
        other.stdin.close()
    GraphStore.open(tmp_path).close()


def test_a_reader_sees_the_last_checkpoint_of_another_process(tmp_path: Path) -> None:
    code = """
import sys
from kg.store import GraphStore
from stores import article, put
with GraphStore.open(sys.argv[1], create=True) as store:
    for name in ("a", "b", "c"):
        put(store, article(name))
        store.flush()
        print(name, flush=True)
        sys.stdin.readline()
"""
    with in_other_process(code, tmp_path / "s") as writer:
        assert writer.stdout and writer.stdin
        readers = []
        for number in (1, 2, 3):
            writer.stdout.readline()
            readers.append(GraphStore.open(tmp_path / "s", read_only=True))
            assert [len(reader.sources()) for reader in readers] == list(range(1, number + 1))
            writer.stdin.write("\n")
            writer.stdin.flush()
        writer.wait(20)
    for number, reader in enumerate(readers, 1):
        assert_union_in_step(reader)
        assert len(reader.sources()) == number
        reader.close()
    assert not list((tmp_path / "s" / "snapshots").iterdir())


def test_this_process_can_read_what_it_writes(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as writer:
        put(writer, article())
        with GraphStore.open(tmp_path, read_only=True) as reader:
            assert reader.sources() == []
        writer.flush()
        with GraphStore.open(tmp_path, read_only=True) as reader:
            assert reader.sources() == writer.sources()


def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    code = """
import sys
from stores import article, put
from kg.store import GraphStore
store = GraphStore.open(sys.argv[1], create=True)
for number in range(10_000):
    put(store, article(f"{number % 40:03}", tail=f"Câu {number}."), replaces=[row.iri for row in store.sources()
        if row.identifier == f"{number % 40:03}"])
    print(number, flush=True)
"""
    with in_other_process(code, tmp_path / "s") as writer:
        assert writer.stdout
        acknowledged = -1
        while acknowledged < 55:
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
    acknowledged = int(rest[-1]) if rest else acknowledged
    for read_only in (True, False):
        with GraphStore.open(tmp_path / "s", read_only=read_only) as store:
            assert_union_in_step(store)
            found = {row.identifier: store.document(row.iri).text.rpartition("Câu ")[2] for row in store.sources()}
            for number in range(acknowledged - 39, acknowledged + 1):
                # the document under way when the process was killed is there as a whole, or not at all
                assert found[f"{number % 40:03}"] in (f"{number}.", f"{number + 40}.")
                assert number + 40 == acknowledged + 1 or found[f"{number % 40:03}"] == f"{number}."
            for row in store.sources():
                assert len(list(store.quads(row.iri))) == len(document_quads(article(), version="v1"))
    assert not list((tmp_path / "s" / "snapshots").iterdir())


# ---------------------------------------------------------------- what can be wrong with a path


def test_paths_without_a_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for create in (False, True):
        with pytest.raises(StoreError, match="is a file, and a store is a directory"):
            GraphStore.open(file, create=create)
        with pytest.raises(StoreError, match="file"):
            GraphStore.open(file / "below", create=create)
    with pytest.raises(StoreError, match="no store here.*kg build"):
        GraphStore.open(tmp_path / "missing", read_only=True)
    with pytest.raises(StoreError, match="without a store in it"):
        GraphStore.open(tmp_path)
    with pytest.raises(StoreError, match="holds other files \\(file\\)"):
        GraphStore.open(tmp_path, create=True)
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (json.dumps({"format": metadata.FORMAT + 1, "base": BASE}), "format 2.*newer version"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ("{}", "damaged"),
    ],
)
def test_a_store_of_another_version_is_refused(tmp_path: Path, text: str, message: str) -> None:
    GraphStore.open(tmp_path, create=True).close()
    (tmp_path / "store.json").write_text(text)
    for read_only in (False, True):
        with pytest.raises(StoreError, match=message):
            GraphStore.open(tmp_path, read_only=read_only, create=True)


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    GraphStore.open(tmp_path, create=True).close()
    (tmp_path / "quads" / "CURRENT").write_text("nonsense")
    for read_only in (False, True):
        with pytest.raises(StoreError, match=str(tmp_path)):
            GraphStore.open(tmp_path, read_only=read_only)
    (tmp_path / "quads" / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match=str(tmp_path)):
        GraphStore.open(tmp_path)


def test_a_creation_cut_short_is_taken_up_again(tmp_path: Path) -> None:
    GraphStore.open(tmp_path, create=True).close()
    (tmp_path / "store.json").unlink()
    with GraphStore.open(tmp_path, create=True) as store:
        assert store.sources() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_no_permission(tmp_path: Path) -> None:
    GraphStore.open(tmp_path / "s", create=True).close()
    (tmp_path / "s").chmod(0o500)
    (tmp_path / "s" / "quads").chmod(0o500)
    (tmp_path / "s" / "lock").chmod(0o400)
    with pytest.raises(StoreError, match="no permission"):
        GraphStore.open(tmp_path / "s")
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        assert store.sources() == []
    (tmp_path / "s").chmod(0o700)
    (tmp_path / "s" / "quads").chmod(0o700)


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    code = """
import resource, sys
from stores import article, put
from kg.errors import StoreError
from kg.store import GraphStore
store = GraphStore.open(sys.argv[1], create=True)
put(store, article("a"))
store.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
done = 0
try:
    with store:
        while True:
            put(store, article(f"b{done}"))
            done += 1
except StoreError as error:
    print(done, error)
"""
    with in_other_process(code, tmp_path / "s") as writer:
        assert writer.stdout
        done, _, message = writer.stdout.read().partition(" ")
    assert "there is no room left on the disk" in message and str(tmp_path) in message
    with GraphStore.open(tmp_path / "s") as store:
        assert_union_in_step(store)
        assert len(store.sources()) in (int(done) + 1, int(done) + 2)


def test_a_full_disk_can_be_read_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """On a small file system of memory, which a process may mount for itself alone where the system lets it."""
    code = """
import subprocess, sys
from stores import article, assert_union_in_step, put
from kg.errors import StoreError
from kg.store import GraphStore
done = 0
try:
    with GraphStore.open(sys.argv[1] + "/s", create=True) as store:
        while True:
            put(store, article(f"b{done}"))
            done += 1
except StoreError as error:
    print(error)
with GraphStore.open(sys.argv[1] + "/s", read_only=True) as store:
    assert done <= len(store.sources()) <= done + 1
subprocess.run(["mount", "-o", "remount,size=50m", sys.argv[1]], check=True)
with GraphStore.open(sys.argv[1] + "/s") as store:
    put(store, article("another"))
    assert_union_in_step(store)
    assert done + 1 <= len(store.sources()) <= done + 2
print("went on")
"""
    mount = f"mount -t tmpfs -o size=9m none {tmp_path} 2>/dev/null || exit 77"
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c", f'{mount}; exec "$@"', "sh"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)])}
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("a file system of one's own cannot be mounted here")
    command = [*alone, sys.executable, "-c", code, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert ended.returncode == 0, ended.stderr
    told, went_on = ended.stdout.splitlines()
    assert told.startswith(f"{tmp_path}/s: there is no room left on the disk") and "make room and run the same" in told
    assert went_on == "went on"


# ---------------------------------------------------------------- many at once


def test_documents_put_in_together_are_as_those_put_in_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = [article(name) for name in ("a", "b", "c")]
    for least in (graphs._MANY, 1):  # in one transaction, as files
        monkeypatch.setattr(graphs, "_MANY", least)
        with GraphStore.open(tmp_path / f"s{least}", create=True) as together, filled(*written) as alone:
            together.add_documents(map(lines, written))
            assert set(together.ox) == set(alone.ox)
            assert_union_in_step(together)


def test_documents_put_in_together_are_told_as_touched(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path, create=True) as store:
        with store.changing("v1"):
            put(store, article("a"))
        with store.changing("v1"):
            store.add_documents([lines(article("b"))])
            assert store.touched is not None
            assert store.touched.named >= {q.object for q in store.quads() if q.predicate == term("vkg:mentions")}
        assert_union_in_step(store)


def test_lines_of_another_graph_are_refused(tmp_path: Path) -> None:
    good = lines(article("a"))
    with GraphStore.open(tmp_path, create=True) as store:
        for wrong in (replace(good, source=f"{good.source}x"), replace(good, text=good.graph)):
            with pytest.raises(StoreError, match="in one named graph"):
                store.add_documents([good, wrong])
            assert store.sources() == []


def test_text_that_looks_like_the_end_of_a_line_stays_text(tmp_path: Path) -> None:
    one = article("a", tail=f"\n<{OTHER}> .\n")
    own = source(one.document)
    ends = article("b", tail=f" <{own}> .\n \\n <{own}> .")
    with GraphStore.open(tmp_path, create=True) as together, filled(one, ends) as alone:
        together.add_documents([lines(one), lines(ends)])
        assert set(together.ox) == set(alone.ox)


def test_what_a_killed_writer_left_is_cleared(tmp_path: Path) -> None:
    GraphStore.open(tmp_path, create=True).close()
    left = tmp_path / "quads" / "bulk-1.sst"
    left.write_bytes(b"half a file")
    with GraphStore.open(tmp_path, read_only=True) as reader:
        assert left.exists() and reader.sources() == []
    with GraphStore.open(tmp_path) as writer:
        assert not left.exists() and writer.sources() == []

"""Exports to other formats: RDF/XML, the files and folders, and the same bytes for the same store."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from exports import OTHER_FORMATS
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from rdflib.compare import isomorphic
from stores import article, filled

from kg.errors import ExportError, UsageError
from kg.export import EXPORTERS, FolderExporter, export, rdfxml
from kg.rdf import graph_name, term
from kg.store import GraphStore

# ---------------------------------------------------------------- RDF


def test_rdflib_reads_rdfxml(seeds_graph: GraphStore, exported: Path) -> None:
    read, wanted = rdflib.Graph(), rdflib.Graph()
    read.parse(exported / "rdfxml", format="xml")
    union = seeds_graph.ox.quads_for_pattern(None, None, None, DefaultGraph())
    wanted.parse(data="".join(f"{quad.triple} .\n" for quad in union), format="nt")
    assert len(read) == len(wanted) > 5000
    assert set(read) == set(wanted)
    assert isomorphic(read, wanted)


def test_rdfxml_holds_texts_and_hard_values(tmp_path: Path) -> None:
    with filled(article("a")) as store:
        person, made = NamedNode(store.base + "person/a"), NamedNode("urn:x/y:p.q")
        hard = [Literal(text) for text in ("\r\n\t x ", "]]> & < > \" '", "\x85\u2028\ufeff𝒳", "")]
        hard += [Literal("xin chào", language="vi"), Literal("--07-23", datatype=term("xsd:gMonthDay"))]
        store.replace_graph(graph_name("derived"), [Quad(person, made, v, DefaultGraph()) for v in hard])
        export(store, "rdfxml", tmp_path / "x.rdf", texts=True)
        read = rdflib.Graph().parse(tmp_path / "x.rdf", format="xml")
        assert len(read) == len({quad.triple for quad in store.quads(texts=True)})
        assert {str(v) for v in read.objects(rdflib.URIRef(person.value), rdflib.URIRef(made.value))} == {
            value.value for value in hard
        }


@pytest.mark.parametrize(("predicate", "value"), [("urn:p", "a\x01b"), ("urn:p/1", "a")])
def test_what_rdfxml_cannot_hold_is_said(predicate: str, value: str) -> None:
    with GraphStore.memory() as store:
        quad = Quad(NamedNode("urn:s"), NamedNode(predicate), Literal(value), DefaultGraph())
        store.replace_graph(graph_name("derived"), [quad])
        with pytest.raises(ExportError, match="export as turtle"):
            list(rdfxml.chunks(store, False))


# ---------------------------------------------------------------- bytes and files


def digest(path: Path) -> str:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()


def test_the_same_bytes_whatever_the_seed_of_hashes(seeds_store: Path, exported: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom kg.export import export\nfrom kg.store import GraphStore\n"
        "with GraphStore.open(sys.argv[1], read_only=True) as store:\n"
        "    for name in sys.argv[3:]:\n        export(store, name, Path(sys.argv[2]) / name)\n"
        "    export(store, 'nquads', Path(sys.argv[2]) / 'where', where='since=2015 confidence>0.9')\n"
    )
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", code, str(seeds_store), str(folder), *OTHER_FORMATS]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        for name in OTHER_FORMATS:
            assert digest(folder / name) == digest(exported / name), name
    assert (tmp_path / "1" / "where").read_bytes() == (tmp_path / "2" / "where").read_bytes() != b""


FOLDERS = [name for name, known in EXPORTERS.items() if isinstance(known, FolderExporter)]


@pytest.mark.parametrize("format", FOLDERS)
def test_a_folder_is_replaced_only_if_nothing_is_lost(seeds_graph: GraphStore, tmp_path: Path, format: str) -> None:
    folder = tmp_path / "out"
    export(seeds_graph, format, folder)
    first = digest(folder)
    export(seeds_graph, format, folder)
    assert digest(folder) == first
    (folder / "mine.txt").write_text("x")
    with pytest.raises(ExportError, match=r"holds a file of another kind \(mine.txt\)"):
        export(seeds_graph, format, folder)
    assert (folder / "mine.txt").read_text() == "x"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_what_can_be_wrong_with_a_folder(seeds_graph: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target, message in [
        (None, "name the folder"),
        (tmp_path / "file", "is a file"),
        (tmp_path / "a/b", "no directory"),
    ]:
        with pytest.raises(ExportError, match=message):
            export(seeds_graph, "csv", target)
    with pytest.raises(UsageError, match="csv does not hold the texts"):
        export(seeds_graph, "csv", tmp_path / "x", texts=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_workbook_on_standard_output(seeds_store: Path, exported: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "export", "--store", str(seeds_store), "--format", "xlsx"]
    if importlib.util.find_spec("kg.cli.__main__") is None:
        command[1:3] = ["-c", "from kg.cli import main; main()"]
    assert subprocess.run(command, check=True, capture_output=True).stdout == (exported / "xlsx").read_bytes()


@pytest.mark.parametrize("format", OTHER_FORMATS)
def test_an_empty_store(tmp_path: Path, format: str) -> None:
    with GraphStore.memory() as store:
        export(store, format, tmp_path / "empty")
    assert (tmp_path / "empty").exists()

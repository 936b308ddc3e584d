"""The command line: each verb, each kind of bad input with its message, and how errors end."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import kg.analysis
from kg.cli import app
from kg.model import MentionType

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
ARTICLE = (
    "Sáng 5/4/2018, ông Nguyễn Văn Hải, Bí thư Quận ủy Thanh Xuân, dự hội nghị. Bà Trần Thị Lan là Chủ tịch UBND quận."
)
MENTION_TYPES = {kind.value for kind in MentionType}


class Result:
    """Exit status, standard output and standard error of one call."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def kg_call(*args: object, stdin: bytes | str | None = None) -> Result:
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Result(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A store of the seeds."""
    path = tmp_path_factory.mktemp("cli") / "store"
    result = kg_call("build", seeds, "--store", path, "--jobs", 1)
    assert result.status == 0, result.err
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


# ---------------------------------------------------------------- help


VERBS = [
    "build", "retract", "rebuild", "backup", "restore", "export", "query", "sources", "push", "network", "diff",
    "stats", "verify", "explain", "draw", "rules", "validate", "evaluate", "serve", "view", "claims", "mentions",
]  # fmt: skip


def test_the_verbs() -> None:
    listed = re.findall(r"^  ([a-z]+)  ", kg_call("--help").out.partition("Commands:")[2], re.MULTILINE)
    assert listed == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    result = kg_call(verb, "--help")
    assert result.status == 0
    example = re.search(r"Examples?:\n((?:    .+\n)+)", result.out)
    assert example is not None and f"kg {verb}" in example[1]
    assert "help" in result.out.lower()


def test_help_imports_nothing_heavy() -> None:
    heavy = "rdflib pyoxigraph trafilatura underthesea networkx rich.console pyshacl kg.analysis kg.store"
    code = (
        "import sys; from kg.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit(','.join(m for m in '{heavy}'.split() if m in sys.modules) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_version() -> None:
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", kg_call("--version").out)


# ---------------------------------------------------------------- verbs


def test_build_says_what_it_did(tmp_path: Path, article: Path) -> None:
    result = kg_call("build", article, "--store", tmp_path / "s")
    assert result.status == 0, result.err
    assert re.search(r"analysed now +1\b", result.out) and "RoleClaim" in result.out and "Person" in result.out
    assert "Skipped: nothing" in result.out and re.search(r"\d\.\d seconds, [\d,]+ characters a second", result.out)
    assert re.search(r"unchanged +1\b", kg_call("build", article, "--store", tmp_path / "s").out)


def test_build_from_standard_input(tmp_path: Path) -> None:
    record = json.dumps({"id": "n1", "text": ARTICLE, "section": "x"}, ensure_ascii=False)
    result = subprocess.run([*KG, "build", "-", "--store", tmp_path / "s"], input=record.encode(), capture_output=True)
    assert result.returncode == 0, result.stderr
    assert "Field not used: section (1 times)" in result.stdout.decode()
    assert kg_call("sources", "--store", tmp_path / "s").out.count("n1") >= 1


def test_build_lists_what_it_skipped(tmp_path: Path, article: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = kg_call("build", article, tmp_path / "empty.txt", tmp_path / "none.txt", "--store", tmp_path / "s")
    assert result.status == 1
    assert f"Skipped: 2\n  {tmp_path}/empty.txt: the file is empty\n" in result.out
    assert f"{tmp_path}/none.txt: there is no such file or folder" in result.out
    assert "in the store" in result.out


def test_retract(tmp_path: Path, article: Path) -> None:
    kg_call("build", article, "--store", tmp_path / "s")
    assert kg_call("retract", "article", "--store", tmp_path / "s").out.startswith("retracted article <")
    result = kg_call("retract", "article", "--store", tmp_path / "s")
    assert (result.status, "holds no document 'article'" in result.err) == (2, True)


def test_rebuild(tmp_path: Path, article: Path) -> None:
    kg_call("build", article, "--store", tmp_path / "s")
    result = kg_call("rebuild", "--store", tmp_path / "s")
    assert result.status == 0 and "Documents renewed: 0; read by these rules already: 1" in result.out
    result = kg_call("rebuild", "--store", tmp_path / "s", "--min-confidence", "1")
    assert "Documents renewed: 1; read by these rules already: 0" in result.out
    assert re.search(r"RoleClaim +[1-9]\d* +\d+ ", result.out)
    assert kg_call("rebuild", "--store", tmp_path / "none").status == 2


def test_a_changed_article_is_told(tmp_path: Path, article: Path) -> None:
    kg_call("build", article, "--store", tmp_path / "s")
    article.write_text(ARTICLE + " Hết.", encoding="utf-8")
    result = kg_call("build", article, "--store", tmp_path / "s")
    assert result.status == 0 and re.search(r"in the store +1\b", result.out)
    assert "Earlier texts of the documents read: 1 (taken out; --keep-earlier" in result.out
    assert re.search(r"^  article, sha256 [0-9a-f]{12}$", result.out, re.MULTILINE)


def test_what_other_rules_read_is_told(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg_call("build", article, "--store", tmp_path / "s")
    monkeypatch.setattr(kg.analysis, "VERSION", "another")
    (tmp_path / "new.txt").write_text(ARTICLE, encoding="utf-8")
    result = kg_call("build", tmp_path / "new.txt", "--store", tmp_path / "s")
    assert "Read by other rules: 1 documents in the store; kg rebuild renews them" in result.out


def test_backup_and_restore(tmp_path: Path, store: Path) -> None:
    saved = kg_call("backup", tmp_path, "--store", store)
    assert saved.status == 0, saved.err
    assert saved.out.startswith(f"saved 5 documents in {tmp_path}/store.nq.gz (0.")
    result = kg_call("restore", tmp_path / "store.nq.gz", "--store", tmp_path / "again")
    assert (result.status, result.out) == (0, f"restored 5 documents to {tmp_path}/again\n")
    exports = [
        kg_call("export", "--store", place, "-f", "nquads", "--texts").out for place in (store, tmp_path / "again")
    ]
    assert exports[0] == exports[1]
    again = kg_call("restore", tmp_path / "store.nq.gz", "--store", tmp_path / "again")
    assert again.status == 1 and "holds a store already, and a backup never replaces one" in again.err


def test_a_store_left_unfinished_is_told(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg_call("build", article, "--store", tmp_path / "s")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline.refreshing.refresh", interrupt)
        assert kg_call("retract", "article", "--store", tmp_path / "s").status == 130
    told = kg_call("sources", "--store", tmp_path / "s")
    assert told.status == 0 and "was interrupted" in told.err and f"kg rebuild --store {tmp_path}/s" in told.err
    assert kg_call("rebuild", "--store", tmp_path / "s").status == 0
    assert kg_call("sources", "--store", tmp_path / "s").err == ""


def test_a_second_writer_is_told_who_writes(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.directory.WAIT", 0.1)
    kg_call("build", article, "--store", tmp_path / "s")
    code = "import sys, kg.store as s\nwith s.GraphStore.open(sys.argv[1]): print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(tmp_path / "s")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdin is not None and writer.stdout is not None and writer.stdout.readline() == "open\n"
        # who reads does not wait
        backup, place = tmp_path / "b.nq.gz", ("--store", tmp_path / "s")
        for call in (["sources", *place], ["backup", backup, *place], ["diff", backup, tmp_path / "s"]):
            read = kg_call(*call)
            assert read.status == 0 and "is writing to this store; it is read as it was at the last" in read.err
        for verb in (["build", article], ["retract", "article"], ["rebuild"]):
            result = kg_call(*verb, "--store", tmp_path / "s")
            assert result.status == 1
            assert f"another process (pid {writer.pid}) is writing to this store, and only one may; wait" in result.err
        assert "article" in kg_call("sources", *place).out
        writer.stdin.close()


def test_no_room_for_a_file_is_told(tmp_path: Path, store: Path, article: Path) -> None:
    """Under a limit of file sizes, which ends like a full disk."""
    target, own = tmp_path / "g.nq", tmp_path / "s"
    kg_call("build", article, "--store", own)
    for limit, verb, says in (
        (
            10_000,
            ["export", "--store", store, "-o", target],
            "no room left on the disk (or under the limit of file sizes",
        ),
        (10_000, ["build", article, "--store", own, "--jobs", "1"], "no room left on the disk"),
        (10_000, ["backup", target, "--store", store], "no room left on the disk"),
    ):
        command = ["bash", "-c", f'ulimit -f {limit // 1000}; exec "$@"', "bash", *KG, *verb]
        ended = subprocess.run(command, capture_output=True, text=True)
        assert ended.returncode == 1, verb
        assert says in ended.stderr and "make room and run the same command again" in ended.stderr
        assert ended.stderr.count("\n") == 1 and not target.exists()
    assert kg_call("sources", "--store", own).status == 0


def test_a_store_of_a_newer_version_is_told(tmp_path: Path, article: Path) -> None:
    kg_call("build", article, "--store", tmp_path / "s")
    file = tmp_path / "s" / "store.json"
    file.write_text(file.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")
    for verb in (["build", article], ["rebuild"], ["sources"], ["export", "-f", "nquads"], ["backup", tmp_path / "b"]):
        result = kg_call(*verb, "--store", tmp_path / "s")
        assert result.status == 1, verb
        assert "this store has format 2, and this version of the program reads up to 1; install a newer" in result.err


def test_claims(article: Path) -> None:
    result = kg_call("claims", article)
    assert result.status == 0
    roles = {(r["member"], r["role"], r["organization"]) for r in result.lines if r["claim"] == "RoleClaim"}
    assert ("Nguyễn Văn Hải", "Bí thư", "Quận ủy Thanh Xuân") in roles
    for record in result.lines:
        assert record["document"] == "article" and record["rule"] and 0 <= record["confidence"] <= 1
        assert record["id"].startswith("https://")
        assert record["spans"]
        for span in record["spans"]:
            assert ARTICLE[span["start"] : span["end"]] == span["text"]


def test_mentions(article: Path) -> None:
    result = kg_call("mentions", article)
    assert result.status == 0
    for record in result.lines:
        assert list(record)[:5] == ["document", "start", "end", "type", "text"]
        assert record["type"] in MENTION_TYPES
        assert ARTICLE[record["start"] : record["end"]] == record["text"]
    assert ("person", "Nguyễn Văn Hải") in {(r["type"], r["text"]) for r in result.lines}


def test_mentions_from_standard_input() -> None:
    result = subprocess.run([*KG, "mentions", "-"], input=ARTICLE.encode(), capture_output=True)
    assert re.fullmatch("stdin-[0-9a-f]{16}", json.loads(result.stdout.splitlines()[0])["document"])


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "trig", "jsonld"])
def test_export(store: Path, tmp_path: Path, format: str) -> None:
    target = tmp_path / "graph"
    assert kg_call("export", "--store", store, "--format", format, "-o", target).status == 0
    on_stdout = subprocess.run([*KG, "export", "--store", store, "--format", format], capture_output=True)
    assert on_stdout.stdout == target.read_bytes()
    assert "Nguyễn Xuân Lưu" in target.read_text(encoding="utf-8")


def test_export_takes_the_format_from_the_name(store: Path, tmp_path: Path) -> None:
    assert kg_call("export", "--store", store, "-o", tmp_path / "g.ttl").status == 0
    assert (tmp_path / "g.ttl").read_text(encoding="utf-8").startswith("@")
    result = kg_call("export", "--store", store)
    assert (result.status, "say it, for example --format turtle" in result.err) == (2, True)


def test_query_by_name_file_text_and_standard_input(store: Path, tmp_path: Path) -> None:
    ask = ("--store", store, "--format", "csv")
    named = kg_call("query", "career", "--param", "person=Nguyễn Xuân Lưu", *ask)
    assert named.status == 0 and "Quận ủy Thanh Xuân" in named.out
    text = "SELECT ?name { ?p a vkg:Person ; skos:prefLabel ?name } ORDER BY ?name"
    path = tmp_path / "q.rq"
    path.write_text(text, encoding="utf-8")
    answers = [
        kg_call("query", path, *ask).out,
        kg_call("query", text, *ask).out,
        kg_call("query", "-", *ask, stdin=text).out,
    ]
    assert len(set(answers)) == 1
    assert ["Nguyễn Xuân Lưu"] in list(csv.reader(io.StringIO(answers[0])))


def test_query_without_a_question_lists_the_questions() -> None:
    result = kg_call("query")
    assert result.status == 0
    assert "career" in result.out and "holders" in result.out


def test_sources_stats_validate_verify(store: Path) -> None:
    assert "000_d49ab99872ae2c8e" in kg_call("sources", "--store", store).out
    assert "RoleClaim" in kg_call("stats", "--store", store).out
    assert kg_call("validate", "--store", store).out == "conforms to the shapes of the ontology\n"
    result = kg_call("verify", "--store", store, "--jobs", 1)
    held = re.match(r"(\d+) of (\d+) claims held", result.out)
    assert result.status == 0 and held is not None and held[1] == held[2]


def test_explain(store: Path, seeds: Path) -> None:
    role = next(r for r in kg_call("claims", seeds).lines if r["claim"] == "RoleClaim")
    result = kg_call("explain", role["id"], "--store", store)
    assert result.status == 0
    assert f"[{role['spans'][0]['text']}]" in result.out
    assert f"rule        {role['rule']}" in result.out and role["member"] in result.out


def test_rules() -> None:
    listed = kg_call("rules")
    first = listed.out.split()[0]
    assert listed.status == 0 and "reads" in kg_call("rules", first).out
    assert kg_call("rules", "no.such").status == 2


def test_draw(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.svg"
    assert kg_call("draw", "--store", store, "--around", "quận Thanh Xuân", "-o", target).status == 0
    assert target.read_text(encoding="utf-8").startswith(("<svg", "<?xml"))


def test_evaluate(store: Path, root: Path) -> None:
    gold = root / "tests" / "gold"
    fresh = kg_call("evaluate", gold, "--documents", root / "seeds", "--show", "all")
    stored = kg_call("evaluate", gold, "--store", store, "--show", "all")
    assert fresh.status == 0 and fresh.out == stored.out
    assert re.search(r"role +27 +\d+ +\d+ +[01]\.\d{3}", fresh.out)
    assert kg_call("evaluate", gold, "--show", "rolle").status == 2
    assert "say with --documents" in kg_call("evaluate", gold).err


# ---------------------------------------------------------------- bad input


def noise(number: int) -> str:
    """A record that does not compress, so that the end of the file is far from its beginning."""
    return json.dumps({"id": f"n{number}", "text": os.urandom(60).hex()}) + "\n"


def bad_file(folder: Path, kind: str) -> Path:
    good = json.dumps({"id": "1", "text": ARTICLE}, ensure_ascii=False) + "\n"
    path = folder / {"truncated": "b.jsonl.gz", "unknown": "b.docx", "empty": "b.txt", "binary": "b.txt"}.get(
        kind, "b.jsonl"
    )
    data = {
        "empty": b"",
        "binary": b"\x7fELF\x02\x01\x01" + bytes(100),
        "long": (good + '{"id": "2", "text": "' + "a" * 50_000_000 + '"}\n').encode(),
        "truncated": gzip.compress("".join(map(noise, range(300))).encode())[:-9000],
        "json": (good + good.replace('"1"', '"2"') + "{'id': 3}\n").encode(),
        "unknown": b"PK",
    }
    path.write_bytes(data[kind])
    return path


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("empty", "b.txt: the file is empty"),
        ("binary", "b.txt: is not text but binary data: convert it to text first"),
        ("long", "b.jsonl:2: the line is longer than 10.0 MB, the limit of one document"),
        ("truncated", "the file is damaged from here on"),
        ("json", "b.jsonl:3: the line is not JSON"),
        ("unknown", "b.docx: the format is not known by its ending"),
    ],
)
def test_bad_documents(tmp_path: Path, article: Path, kind: str, says: str) -> None:
    result = kg_call("build", article, bad_file(tmp_path, kind), "--store", tmp_path / "s", "--jobs", 1)
    assert result.status == 1
    assert says in " ".join(result.out.split())
    assert "article" in kg_call("sources", "--store", tmp_path / "s").out


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["build", "x.txt", "--store", "{file}"], 2, "is a file, and a store is a folder"),
        (["build", "x.txt", "--store", "{folder}"], 1, "holds other files"),
        (["build", "x.txt", "--store", "{new}", "--format", "pdf"], 2, "no format is called 'pdf'"),
        (["build", "x.txt", "--store", "{new}", "--min-confidence", "2"], 2, "a number from 0 to 1"),
        (["build", "x.txt", "--store", "{new}", "--base", "nowhere"], 1, "cannot be the base of IRIs"),
        (["export", "--store", "{new}", "-f", "turtle"], 2, "there is no store here; make one with: kg build"),
        (["export", "--store", "{file}", "-f", "turtle"], 2, "is a file, and a store is a directory"),
        (["export", "--store", "{store}", "-f", "word"], 1, "there is no format word"),
        (["export", "--store", "{store}", "-f", "turtle", "-o", "{new}/x.ttl"], 1, "there is no directory"),
        (["export", "--store", "{store}", "-f", "nquads", "-o", "/dev/full"], 1, "there is no room to write this"),
        (["query", "SELECT * { ?s ?p", "--store", "{store}"], 2, "line 1, column"),
        (["query", "holder", "--store", "{store}"], 2, "did you mean holders"),
        (["query", "career", "--store", "{store}"], 2, "needs person"),
        (["query", "career", "--store", "{store}", "--param", "x"], 2, "NAME=VALUE"),
        (["query", "career"], 2, "say which store to ask, --store DIR, or which server"),
        (["query", "none.rq", "--store", "{store}"], 2, "none.rq: the query cannot be read"),
        (["query", "DELETE WHERE { ?s ?p ?o }", "--store", "{store}"], 2, "would change the graph"),
        (["explain", "claim:none", "--store", "{store}"], 1, "holds no claim"),
        (
            ["draw", "--store", "{store}", "--around", "Atlantis", "-o", "-"],
            2,
            "nothing in the graph is called Atlantis",
        ),
        (["evaluate", "{folder}"], 2, "here are none"),
        (["retract", "x", "--store", "{new}"], 2, "there is no store here"),
        (["backup", "{store}/x.nq.gz", "--store", "{store}"], 2, "is in the store itself"),
        (["backup", "{new}/x.nq.gz", "--store", "{store}"], 1, "there is no directory"),
        (["restore", "{new}", "--store", "{new}"], 1, "the backup cannot be read (No such file or directory)"),
        (["restore", "{file}", "--store", "{new}"], 1, "is no backup of a store; kg backup makes one"),
        (["restore", "{file}", "--store", "{folder}"], 1, "is not an empty folder"),
        (["frobnicate"], 2, "No such command"),
        (["build"], 2, "Missing argument"),
        (["build", "x.txt"], 2, "Missing option"),
    ],
)
def test_bad_calls(tmp_path: Path, store: Path, arguments: list[str], status: int, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").touch()
    (tmp_path / "file").touch()
    places = {name: tmp_path / name for name in ("file", "folder", "new")} | {"store": store}
    result = kg_call(*(argument.format_map(places) if "{ " not in argument else argument for argument in arguments))
    assert result.status == status, result.err
    assert says in " ".join(result.err.split())
    assert "Traceback" not in result.err and result.err.count("\n") <= 6


# ---------------------------------------------------------------- how errors end


def test_a_bug_is_said_to_be_one(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> None:
        raise ZeroDivisionError("out of luck")

    monkeypatch.setattr(kg.analysis, "analyse", fail)
    result = kg_call("claims", article)
    assert result.status == 1
    assert result.err.startswith("kg: this is a bug of kg: ZeroDivisionError: out of luck\nPlease report it")
    shown = CliRunner().invoke(app, ["--debug", "claims", str(article)])
    assert isinstance(shown.exception, ZeroDivisionError)


def test_an_interruption_is_no_traceback(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(document: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.analysis, "analyse", interrupt)
    result = kg_call("claims", article)
    assert result.status == 130 and result.err.startswith("kg: interrupted")


@pytest.mark.parametrize("verb", [["mentions", "{seeds}"], ["export", "-f", "nquads", "--store", "{store}"], ["query"]])
def test_a_closed_pipe_is_quiet(verb: list[str], seeds: Path, store: Path) -> None:
    arguments = [argument.format(seeds=seeds, store=store) for argument in verb]
    with subprocess.Popen([*KG, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (1, 141)


def test_standard_error_is_silent_where_it_is_no_terminal(tmp_path: Path, article: Path) -> None:
    result = subprocess.run([*KG, "build", article, "--store", tmp_path / "s"], capture_output=True)
    assert (result.returncode, result.stderr) == (0, b"")

"""Stores to explore and servers to ask, for the tests of the explorer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from analyses import TEXT, claims, mentions
from pyoxigraph import NamedNode
from stores import put

from kg.model import (
    AdoptionClaim,
    Analysis,
    Body,
    Claim,
    Commitment,
    CommitmentKind,
    Document,
    Person,
    RoleClaim,
    Span,
    Term,
)  # fmt: skip
from kg.rdf import graph_name, ontology_quads
from kg.resolve import derive
from kg.store import GraphStore

HOSTILE_TITLE = "<script>document.title='hacked'</script> & \"Hà Nội\""
HOSTILE_NAME = "Nguyễn \"Văn' <img src=x onerror=alert(1)> </script>"
HOSTILE_TEXT = f"<script>document.title='hacked'</script> Ông {HOSTILE_NAME} là Bí thư Quận ủy Thanh Xuân.\n--> ]]>\n"


def hostile() -> Analysis:
    """An article in which everything that a writer can choose tries to break out of a page."""
    document = Document("hostile", HOSTILE_TEXT, HOSTILE_TITLE, "javascript:alert(1)", "<b>x</b>", "2019-05-01")
    start = HOSTILE_TEXT.index(HOSTILE_NAME)
    said = RoleClaim(
        spans=(Span(start, start + len(HOSTILE_NAME)),), rule="role.<i>x</i>", context=("<u>context</u>",),
        member=Person(HOSTILE_NAME, "a"), role='Bí "thư" <s>', organization=Body("Quận ủy <script>alert(2)</script>"),
    )  # fmt: skip
    return Analysis(document, claims=(said,))


#: A post with its years.
POST = RoleClaim(
    spans=(Span(0, 10),), rule="role.before", member=Person("Trần Thị Mốc", "quận Thanh Xuân"), role="Bí thư",
    organization=Body("Quận ủy Thanh Xuân"), term=Term("2015-2020"), since="2015-06",
)  # fmt: skip


def dated() -> Analysis:
    """An article with a date and a post with its years, for time lines."""
    document = Document("dated", TEXT, "Đại hội Thanh Xuân", "https://example.org/a", "Báo", "2020-07-31")
    task = AdoptionClaim(spans=(Span(0, 20),), rule="adoption.x", adopter=Body("Quận ủy Thanh Xuân"),
                         commitment=Commitment(CommitmentKind.TARGET, "Trồng 5.000 cây xanh"))  # fmt: skip
    return Analysis(document, mentions=mentions(), claims=(*claims(), POST, task))


def build(root: Path, *analyses: Analysis) -> Path:
    """A store on disk with these documents, or with the dated and the hostile one."""
    with GraphStore.open(root, create=True) as store:
        for analysis in analyses or (dated(), hostile()):
            put(store, analysis)
        store.replace_graph(graph_name("ontology", store.base), ontology_quads(store.base))
        store.replace_graph(graph_name("derived", store.base), derive(store.ox, store.base))
    return root


def crowd(root: Path, people: int) -> Path:
    """A store with so many people that a join of all with all does not end."""
    text = "x" * 100
    said: tuple[Claim, ...] = tuple(
        RoleClaim(spans=(Span(0, 5),), rule="role.before", member=Person(f"Người {n}", str(n)), role="Ủy viên",
                  organization=Body(f"Hội {n % 40}"))
        for n in range(people)
    )  # fmt: skip
    return build(root, Analysis(Document("crowd", text), claims=said))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(slots=True)
class Server:
    """An explorer that runs. ``said`` is what it wrote on standard error."""

    address: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def ask(self, path: str, data: bytes | None = None, method: str | None = None, **headers: str) -> Answer:
        """One request; an answer that is an error is an answer. Redirections are not followed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, data, named, method=method)
        try:
            with _OPENER.open(request, timeout=60) as answer:
                return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


@contextmanager
def served(store: Path, *options: str) -> Iterator[Server]:
    """``kg serve`` over the store, on a free port; it is told to stop at the end."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stderr is not None
    said: list[str] = []
    for line in process.stderr:
        said.append(line)
        if "serving on" in line:
            break
    else:
        raise AssertionError("the server did not begin: " + "".join(said))
    server = Server(said[-1].split()[3].rstrip("/"), process, said)
    reader = threading.Thread(target=lambda: said.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        yield server
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        reader.join(5)
        process.stderr.close()


def person(store: Path, name: str) -> str:
    """The IRI of the person of that name."""
    with GraphStore.open(store, read_only=True) as opened:
        labels = opened.ox.quads_for_pattern(None, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), None)
        found = {q.subject.value for q in labels if q.object.value == name and "/person/" in q.subject.value}
    return min(found)

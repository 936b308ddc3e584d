"""Kills builds at random moments, lets them go on, and compares the outcome: `make crash`.

    python tests/crash.py [--kills 20] [--late 5] [--retract 100] [--jobs 2] [--seed 41]

The articles of ../shared/corpus are built undisturbed; then again, with `kill -9` at moments drawn at random over the
whole build, and some more once all documents are written and what is derived is being made. After every kill the store
has to open, to hold each document that the build had reported as done, and to keep its union in step; the workers of
the killed build have to end. The build that is left alone at last has to export the same bytes as the undisturbed one.
So has the store after documents were taken out and added again; between the two it has to be that of a build of the
documents that remain.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stores import assert_union_in_step

from kg.export import export
from kg.model import Document
from kg.pipeline import build, retract
from kg.read import read
from kg.store import GraphStore

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
_POLL = 0.005
_AFTER = 3.0  # seconds from the document at which a kill is aimed to the kill, at most
_ORPHANS = 60.0  # seconds that workers may take to see that nobody is left to work for


class Build:
    """A build in a process of its own, which writes how many documents are done to a file."""

    def __init__(self, source: Path, store: Path, jobs: int, log: Path) -> None:
        self._log = log
        log.write_text("")
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
        command = [sys.executable, str(HERE / "crash.py"), "--build", str(source), str(store), "--jobs", str(jobs)]
        with log.open("wb") as output:
            # a session of its own, so that its workers can be told from all other processes
            self.process = subprocess.Popen(command, stdout=output, env=environment, start_new_session=True)

    @property
    def done(self) -> int:
        """How many documents the build has reported as done."""
        lines = self._log.read_text().split("\n")[:-1]  # the last one may be half written
        return int(lines[-1]) if lines else 0

    def wait_for(self, documents: int) -> bool:
        """Waits until so many are done; whether the build is still running then."""
        while self.process.poll() is None and self.done < documents:
            time.sleep(_POLL)
        return self.process.poll() is None

    def kill(self, after: float) -> bool:
        """Kills it after so many seconds; False where it had ended by itself. Its workers are gone then."""
        try:
            status = self.process.wait(after)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            status = self.process.wait()
        if status not in (0, -signal.SIGKILL):
            raise AssertionError(f"the build ended with status {status}")
        self._await_workers()
        return status != 0

    def finish(self) -> None:
        """Lets it come to its end, which has to be a good one."""
        if (status := self.process.wait()) != 0:
            raise AssertionError(f"the build ended with status {status}")

    def _await_workers(self) -> None:
        deadline = time.monotonic() + _ORPHANS
        while _in_session(self.process.pid):
            if time.monotonic() > deadline:
                raise AssertionError("workers of a killed build are still there")
            time.sleep(_POLL)


def _in_session(session: int) -> bool:
    """Whether a process of the session runs. One that has ended and waits to be noticed by its parent does not."""
    if not Path("/proc/self/stat").exists():
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return False
        return True
    return any(group == session and state not in "ZX" for state, group in _processes())


def _processes() -> Iterator[tuple[str, int]]:
    """State and group of each process."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            state, _, group = file.read_text().rpartition(")")[2].split()[:3]
            yield state, int(group)


def run_build(source: Path, store: Path, jobs: int) -> None:
    """What the process of a Build does."""
    build([source], store, jobs=jobs, progress=lambda now: print(now.documents, flush=True))


def identifiers(source: Path) -> list[str]:
    """The documents of a source, in the order in which a build comes to them."""
    return [record.identifier for record in read([source]) if isinstance(record, Document)]


def exported(store: Path) -> bytes:
    """The n-quads of a store, texts included."""
    with tempfile.TemporaryDirectory() as folder, GraphStore.open(store, read_only=True) as opened:
        export(opened, "nquads", Path(folder) / "x", texts=True)
        return (Path(folder) / "x").read_bytes()


def check(store: Path, acknowledged: Sequence[str]) -> int:
    """How many documents a store holds after a kill. AssertionError where one is missing, or half there."""
    if not (store / "store.json").exists():
        assert not acknowledged, "documents were reported as done, and there is no store"
        return 0
    with GraphStore.open(store, read_only=True) as opened:
        rows = opened.sources()
        missing = set(acknowledged) - {row.identifier for row in rows}
        assert not missing, f"{len(missing)} documents were reported as done and are not there"
        for row in rows:
            assert opened.document(row.iri).sha256 == row.sha256
        assert_union_in_step(opened)
        return len(rows)


# ---------------------------------------------------------------- the large one


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and where."""

    kills: int
    late: int
    taken_out: int
    jobs: int
    chance: random.Random
    folder: Path


def killed(plan: Plan) -> None:
    """Kills a build at random moments; leaves the store unfinished."""
    names, store = identifiers(CORPUS), plan.folder / "killed"
    moments = sorted(plan.chance.randrange(len(names)) for _ in range(plan.kills)) + [len(names)] * plan.late
    for number, documents in enumerate(moments, 1):
        running = Build(CORPUS, store, plan.jobs, plan.folder / "log")
        running.wait_for(documents)
        after = plan.chance.uniform(0, _AFTER)
        if not running.kill(after):
            print(f"kill {number}: the build had come to its end")
            continue
        held = check(store, names[: running.done])
        told = f"{after:.2f} s after document {documents:,}; reported as done {running.done:,}"
        print(f"kill {number}: {told}, in the store {held:,}", flush=True)


def corpus(plan: Plan) -> bool:
    """The whole test over the corpus; whether everything was the same."""
    store = plan.folder / "killed"
    Build(CORPUS, plan.folder / "undisturbed", plan.jobs, plan.folder / "log").finish()
    whole = exported(plan.folder / "undisturbed")
    print(f"undisturbed: {len(whole):,} bytes of n-quads", flush=True)
    killed(plan)
    Build(CORPUS, store, plan.jobs, plan.folder / "log").finish()
    outcome = [("after all kills, the export equals that of the undisturbed build", exported(store) == whole)]

    chosen = set(plan.chance.sample(identifiers(CORPUS), plan.taken_out))
    retract(store, chosen)
    rest = plan.folder / "rest.jsonl"
    with rest.open("w", encoding="utf-8") as file:
        file.writelines(
            _record(record)
            for record in read([CORPUS])
            if isinstance(record, Document) and record.identifier not in chosen
        )
    Build(rest, plan.folder / "rest", plan.jobs, plan.folder / "log").finish()
    without = exported(plan.folder / "rest")
    outcome.append(
        (f"after {plan.taken_out} were retracted, that of a build of the others", exported(store) == without)
    )
    Build(CORPUS, store, plan.jobs, plan.folder / "log").finish()
    outcome.append(("after these were added again, that of the undisturbed build", exported(store) == whole))
    for what, equal in outcome:
        print(f"{what}: {'yes' if equal else 'NO'}")
    return all(equal for _, equal in outcome)


def _record(document: Document) -> str:
    fields = {"id": document.identifier, "title": document.title, "text": document.text, "url": document.url}
    more = {"publisher": document.publisher, "published": document.published}
    return json.dumps(fields | more, ensure_ascii=False) + "\n"


def main() -> None:
    """Reads the arguments; exit status 1 where something differs."""
    parser = argparse.ArgumentParser(description="kills builds at random moments, and compares the outcome")
    parser.add_argument("--kills", type=int, default=20, help="at any moment of the build")
    parser.add_argument("--late", type=int, default=5, help="once all documents are written")
    parser.add_argument("--retract", type=int, default=100, help="documents to take out and add again")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=41, help="of the moments and of the documents taken out")
    parser.add_argument("--build", nargs=2, type=Path, metavar=("SOURCE", "STORE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        run_build(*asked.build, asked.jobs)
        return
    if not CORPUS.is_dir():
        print(f"skipped: the corpus is not here ({CORPUS}); tests/test_crash.py kills builds of small documents")
        return
    with tempfile.TemporaryDirectory(prefix="kg-crash-") as folder:
        chance = random.Random(asked.seed)
        plan = Plan(asked.kills, asked.late, asked.retract, asked.jobs, chance, Path(folder))
        sys.exit(0 if corpus(plan) else 1)


if __name__ == "__main__":
    main()

"""How a store of a hundred thousand and of a million quads does: `make measure`.

    python tests/measure.py [--quads 100000 1000000] [--folder build/measure] [--seconds 10] [--runs 5] [--no-rdflib]
                            [--write docs/measurements.md]

Making it, each named query, each export, the validation, a push to a server; rdflib's own store beside it for loading
and for the same queries. Each measurement is a process of its own, from its start to its end, but for the queries,
which are asked again and again in one process; memory is the resident size at its peak, with what children there are.
Seconds are told by the clock and by the processor: the latter are steadier where other work shares it. The stores are
made of seeds/ and the corpus, or of seeds/ alone where that is missing (see scale.py). They are kept in the folder for
the next run by the same rules: a second run measures all but how they are made.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import pickle
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import bench
import measured
import scale
from measured import FAILED, Answers, Asked, Size, Taken
from servers import oxigraph

from kg.export import EXPORTERS
from kg.model import Analysis, Document
from kg.pipeline.refreshing import _version
from kg.query import catalogue, run
from kg.read import read
from kg.store import GraphStore

_FORK = multiprocessing.get_context("fork")  # which hands a graph over as it stands in memory
KG = [sys.executable, "-m", "kg.cli"]
THIS = [sys.executable, __file__]


def taken(command: Sequence[str], made: Path | None = None) -> Taken:
    """Runs a command; ``made`` is the file or folder that it writes. Raises CalledProcessError where it fails."""
    _, seconds, processor, peak = bench.run(command)
    return Taken(seconds, processor, peak, size_of(made) if made else 0)


def size_of(path: Path) -> int:
    """Bytes of a file, or of the files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


# ---------------------------------------------------------------- what runs in a process of its own


def analysed(folder: Path) -> list[Analysis]:
    """The articles, analysed once by these rules and kept."""
    file = folder / f"analyses-{_version()}.pickle"
    if not file.exists():
        # the seeds first: the examples of the named queries ask for who and what is in them
        seeds = (document for document in read([bench.HERE.parent / "seeds"]) if isinstance(document, Document))
        found = scale.analyses([*seeds, *bench.articles(2000)], os.cpu_count() or 1)
        file.write_bytes(pickle.dumps(found))
    loaded: list[Analysis] = pickle.loads(file.read_bytes())
    return loaded


def examples() -> dict[str, dict[str, str]]:
    """Each named query with the example of each parameter that has to be given."""
    return {name: {p.name: p.example for p in q.parameters if p.default is None} for name, q in catalogue().items()}


def times(ask: Callable[[str, dict[str, str]], int], seconds: float, runs: int) -> Answers:
    """Each query's rows, and its median time; None where it took longer than ``seconds``, if that is no 0."""
    every = {name: partial(ask, name, given) for name, given in examples().items()}
    if not seconds:
        return {name: _summary(repeated(question, runs)) for name, question in every.items()}
    return {name: limited(question, seconds, runs) for name, question in every.items()}


def repeated(ask: Callable[[], int], runs: int) -> Iterator[tuple[int, float]]:
    """(rows, seconds of processor time) of a question, each of the ``runs`` times that it is asked."""
    for _ in range(runs):
        began = time.process_time()
        rows = ask()
        yield rows, time.process_time() - began


def limited(ask: Callable[[], int], seconds: float, runs: int) -> tuple[int, float | None]:
    """(rows, median seconds of processor time) of a question that is asked ``runs`` times, or as often as there is
    time for in ``seconds``; None where there is not even for once.

    It is asked in a fork of this process, which the system ends: an exception that a signal raises is lost where it
    falls into a handler of the library's own, and the question then goes on until there is no memory left.
    """
    receiver, sender = _FORK.Pipe(duplex=False)
    asking = _FORK.Process(target=_ask_in_time, args=(ask, seconds, runs, sender))
    asking.start()
    sender.close()
    with receiver:
        answers = list(_received(receiver))
    asking.join()
    return _summary(answers)


def _ask_in_time(ask: Callable[[], int], seconds: float, runs: int, sender: Connection) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process
    signal.setitimer(signal.ITIMER_PROF, seconds)  # of processor time
    for answer in repeated(ask, runs):
        sender.send(answer)


def _received(receiver: Connection) -> Iterator[tuple[int, float]]:
    with suppress(EOFError):  # the sender is gone
        while True:
            yield receiver.recv()


def _summary(answers: Iterable[tuple[int, float]]) -> tuple[int, float | None]:
    counted = list(answers)
    return (counted[-1][0], median(spent for _, spent in counted)) if counted else (0, None)


def ask_store(folder: Path, runs: int) -> Asked:
    """The named queries, asked of the store itself."""
    with GraphStore.open(folder, read_only=True) as store:

        def ask(name: str, given: dict[str, str]) -> int:
            answer = run(store, name, given)
            return len(answer.rows) if hasattr(answer, "rows") else len(answer.triples)

        return Asked(times(ask, 0, runs), _peak())


def ask_rdflib(file: Path, seconds: float, runs: int) -> Asked:
    """The same of rdflib's store in memory, which holds the union."""
    import rdflib

    began = time.process_time()
    graph = rdflib.Graph().parse(file, format="nt")
    loaded = time.process_time() - began
    graph.query("ASK {}")  # the library's reader of SPARQL takes its time at first, which is no question's

    def ask(name: str, given: dict[str, str]) -> int:
        known = catalogue()[name]
        try:
            return len(list(graph.query(known.filled(given))))
        except TypeError:  # rdflib sorts by a value that is missing, where an aggregate is of nothing
            return FAILED

    return Asked(times(ask, seconds, runs), _peak(), len(graph), loaded)


def _peak() -> int:
    """Bytes of this process at its peak, 0 where the system does not tell. What ``resource`` has begins before exec."""
    with suppress(OSError), open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM:"))
    return 0


# ---------------------------------------------------------------- what is measured


def measure(folder: Path, quads: int, seconds: float, runs: int, rdflib: bool) -> Size:
    """All measurements of one size; each is told of on standard error as it is made."""
    store, out = folder / f"{quads}-{_version()}", folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    steps: dict[str, Taken] = {}

    def step(name: str, command: Sequence[str], made: Path | None = None) -> None:
        steps[name] = taken(command, made)
        print(f"{quads:,}: {name}: {steps[name].seconds:.1f} seconds", file=sys.stderr, flush=True)

    if not store.exists():
        part = store.with_name("part")  # of a run that was interrupted
        shutil.rmtree(part, ignore_errors=True)
        documents = scale.needed(analysed(folder), quads)
        make = [*THIS, "--make", str(part), "--documents", str(documents), "--folder", str(folder)]
        step("made of analysed articles, with what is derived", make, part)
        part.rename(store)
    step("validate", [*KG, "validate", "--store", str(store)])
    for name in EXPORTERS:
        step(f"export {name}", _export(store, name, out), out / name)
    step("pyoxigraph: bulk_load of the N-Quads", _bulk_load(out / "nquads", out / "bulk"), out / "bulk")
    with oxigraph() as server:
        step("push to oxigraph serve", [*KG, "push", server.url, "--store", str(store)])
        step("push again, nothing changed", [*KG, "push", server.url, "--store", str(store)])
    own = _asked("--ask-store", store, seconds, runs)
    other = _asked("--ask-rdflib", out / "ntriples", seconds, runs) if rdflib else None
    shutil.rmtree(out)
    with GraphStore.open(store, read_only=True) as opened:
        held, documents = sum(1 for _ in opened.quads()), len(opened.sources())
    return Size(held, documents, size_of(store), steps, own, other)


def _export(store: Path, name: str, out: Path) -> list[str]:
    return [*KG, "export", "--store", str(store), "--format", name, "--output", str(out / name)]


def _bulk_load(file: Path, target: Path) -> list[str]:
    code = "import sys, pyoxigraph as o; o.Store(sys.argv[2]).bulk_load(path=sys.argv[1], format=o.RdfFormat.N_QUADS)"
    return [sys.executable, "-c", code, str(file), str(target)]


def _asked(how: str, what: Path, seconds: float, runs: int) -> Asked:
    command = [*THIS, how, str(what), "--seconds", str(seconds), "--runs", str(runs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return Asked(**json.loads(done.stdout))


def with_what() -> str:
    """The commit, the versions and the machine that are measured."""
    git = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.run(git, stdout=subprocess.PIPE, text=True, check=False).stdout.strip() or "unknown"
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib"))
    machine = f"{os.cpu_count()} processors ({platform.machine()})"
    return f"Commit {commit}, Python {platform.python_version()}, {libraries}, {machine}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; see the top of the file."""
    parser = argparse.ArgumentParser(description="Times and memory of stores of a given size.")
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("build/measure"), help="where the stores are kept")
    parser.add_argument("--seconds", type=float, default=10, help="how long all runs of one query may take in rdflib")
    parser.add_argument("--runs", type=int, default=5, help="how often a query is asked")
    parser.add_argument("--no-rdflib", action="store_true", help="leave rdflib out, which takes long")
    parser.add_argument("--write", type=Path, help="a page that has a place for the tables")
    for hidden in ("--make", "--ask-store", "--ask-rdflib"):  # what a process of its own does
        parser.add_argument(hidden, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--documents", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.make:
        scale.make(given.make, analysed(given.folder), given.documents)
    elif given.ask_store:
        print(json.dumps(asdict(ask_store(given.ask_store, given.runs))))
    elif given.ask_rdflib:
        print(json.dumps(asdict(ask_rdflib(given.ask_rdflib, given.seconds, given.runs))))
    else:
        given.folder.mkdir(parents=True, exist_ok=True)
        analysed(given.folder)  # once, before anything is measured
        rdflib = not given.no_rdflib
        sizes = [measure(given.folder, quads, given.seconds, given.runs, rdflib) for quads in given.quads]
        text = measured.page(sizes, with_what(), given.seconds, given.runs)
        print(text)
        if given.write:
            measured.put(given.write, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

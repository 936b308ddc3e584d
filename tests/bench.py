"""Speed and memory, side by side on the same text: `make bench`.

    python tests/bench.py [--articles 2000] [--sample 40] [--rounds 3]

`kg build` with one worker and with two, over the articles of ../shared/corpus or, where that is missing, the documents
of seeds/ under other names; underthesea's `ner` and `word_tokenize`, by sentence, warmed up, on a sample of the same
articles, because they are slow. Each is measured several times in turn, and its quickest run counts: what else the
machine does makes a run slower, never quicker. Then how the time of a build grows with the number of articles. Each
measurement is a process of its own; memory is the sum of the resident sizes of it and its children, at its peak.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from kg.model import Document
from kg.read import read

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
KG = Path(sys.executable).with_name("kg")
GROWTH = (1 / 8, 1 / 4, 1 / 2, 1)
_POLL = 0.02  # seconds between two looks at the memory
# Python keeps the byte code of what it imports, as it does for users: a first run, not measured, writes it.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process did with ``characters`` in ``seconds``; ``peak`` is in bytes, 0 where unknown."""

    name: str
    characters: int
    seconds: float
    processor: float
    peak: int

    @property
    def rate(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds

    @property
    def processor_rate(self) -> float:
        """Characters a second of processor time: steadier than the clock where other work shares the processors."""
        return self.characters / self.processor


# ---------------------------------------------------------------- text


def articles(count: int) -> list[Document]:
    """``count`` articles: those of the corpus, else the seeds, over and over under other names."""
    folder = CORPUS if CORPUS.is_dir() else HERE.parent / "seeds"
    found = [document for document in read([folder]) if isinstance(document, Document)]
    repeated = islice(cycle(found), count) if folder != CORPUS else found[:count]
    return [replace(document, identifier=f"{number:05}") for number, document in enumerate(repeated)]


def every(documents: Sequence[Document], count: int) -> list[Document]:
    """``count`` of the documents, evenly spread."""
    step = max(1, len(documents) // count)
    return list(documents[::step][:count])


def write(documents: Iterable[Document], path: Path) -> int:
    """Writes documents as lines of JSON; returns how many characters of text they hold."""
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for d in documents:
            record = {"id": d.identifier, "title": d.title, "text": d.text, "published": d.published}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            characters += len(d.text)
    return characters


# ---------------------------------------------------------------- processes


def run(command: Sequence[str]) -> tuple[str, float, float, int]:
    """(standard output, seconds, seconds of processor time, peak bytes) of a command and its children.

    Raises CalledProcessError where it fails.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=_ENVIRONMENT)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.done.set()
        watch.join()
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return said, seconds, usage.ru_utime + usage.ru_stime, watch.peak


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until ``done``; sees nothing where there is no /proc."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.done = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.done.wait(_POLL):
            self.peak = max(self.peak, sum(map(_resident, _family(self.pid))))


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        try:
            for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
                found += map(int, tasks.read_text().split())
        except OSError:
            continue  # it ended in between
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


# ---------------------------------------------------------------- measurements


def build(file: Path, characters: int, jobs: int, name: str) -> Measured:
    """`kg build` of a file: everything from the start of Python to the flushed store."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(KG), "build", str(file), "--store", f"{folder}/store", "--jobs", str(jobs)]
        _, seconds, processor, peak = run(command)
    return Measured(name, characters, seconds, processor, peak)


def underthesea(function: str, file: Path) -> Measured:
    """A function of underthesea in a process of its own; what it measures leaves out start and first call."""
    said, _, _, peak = run([sys.executable, __file__, "--call", function, "--file", str(file)])
    return Measured(f"underthesea {function}", peak=peak, **json.loads(said))


def call(function: str, file: Path) -> dict[str, float]:
    """Calls a function of underthesea on each sentence of a file, after a first call that loads its models."""
    import underthesea as library

    from kg.mentions import Page

    texts = [d.text for d in read([file]) if isinstance(d, Document)]
    sentences = [page.text.norm[a:b] for page in map(Page, texts) for a, b, _ in page.sentences]
    called = getattr(library, function)
    called("Ông Nguyễn Văn An là Chủ tịch UBND quận Hoàn Kiếm.")
    began, worked = time.perf_counter(), time.process_time()
    for sentence in sentences:
        called(sentence)
    spent = {"seconds": time.perf_counter() - began, "processor": time.process_time() - worked}
    return {"characters": sum(map(len, texts)), **spent}


# ---------------------------------------------------------------- tables


def comparison(rows: Sequence[Measured]) -> str:
    """The measurements as a table; the last columns are multiples of the first row that is underthesea's ``ner``."""
    slow = next(row for row in rows if row.name.endswith(" ner"))
    head = (
        ("characters", 12),
        ("seconds", 9),
        ("chars/s", 10),
        ("× ner", 8),
        ("chars/s of cpu", 16),
        ("× ner", 8),
        ("MB", 7),
    )
    lines = [" " * 28 + "".join(f"{name:>{width}}" for name, width in head)]
    for row in rows:
        lines.append(
            f"{row.name:28}{row.characters:12,}{row.seconds:9.1f}{row.rate:10,.0f}{row.rate / slow.rate:8.1f}"
            f"{row.processor_rate:16,.0f}{row.processor_rate / slow.processor_rate:8.1f}{_megabytes(row.peak):>7}"
        )
    return "\n".join(lines)


def growth(rows: Sequence[Measured]) -> str:
    """How time grows: each row beside the first. The last line tells its exponent: 1 where it is linear."""
    first, last = rows[0], rows[-1]
    lines = [f"{'':28}{'characters':>12}{'seconds':>9}{'× text':>8}{'× time':>8}{'× cpu':>8}{'MB':>7}"]
    for row in rows:
        lines.append(
            f"{row.name:28}{row.characters:12,}{row.seconds:9.1f}{row.characters / first.characters:8.2f}"
            f"{row.seconds / first.seconds:8.2f}{row.processor / first.processor:8.2f}{_megabytes(row.peak):>7}"
        )
    exponent = math.log(last.processor / first.processor) / math.log(last.characters / first.characters)
    lines.append(f"processor time grows as text to the power of {exponent:.2f}")
    return "\n".join(lines)


def _megabytes(size: int) -> str:
    return f"{size / _MB:,.0f}" if size else "?"


def quickest(measurements: Sequence[Callable[[], Measured]], rounds: int) -> list[Measured]:
    """The quickest of ``rounds`` runs of each, taken in turn; memory is that of the largest."""
    runs = [[measure() for measure in measurements] for _ in range(rounds)]
    return [
        replace(min(of, key=lambda m: m.seconds), processor=min(m.processor for m in of), peak=max(m.peak for m in of))
        for of in zip(*runs, strict=True)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; see the top of the file."""
    parser = argparse.ArgumentParser(description="Speed and memory of kg build and of underthesea on the same text.")
    parser.add_argument("--articles", type=int, default=2000, help="how many articles are built")
    parser.add_argument("--sample", type=int, default=40, help="how many of them underthesea reads")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; the quickest run counts")
    parser.add_argument("--call", help=argparse.SUPPRESS)  # what a process of its own measures
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.call:
        print(json.dumps(call(given.call, given.file)))
        return 0
    documents = articles(given.articles)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        characters = write(documents, file)
        print(f"{len(documents):,} articles of {'the corpus' if CORPUS.is_dir() else 'seeds/, repeated'}\n", flush=True)
        sample = Path(folder) / "sample.jsonl"
        build(sample, write(every(documents, given.sample), sample), 1, "not measured")
        measured = quickest(
            [
                lambda: build(file, characters, 1, "kg build, one worker"),
                lambda: build(file, characters, 2, "kg build, two workers"),
                lambda: underthesea("ner", sample),
                lambda: underthesea("word_tokenize", sample),
            ],
            given.rounds,
        )
        one = measured[0]
        print(comparison(measured), flush=True)
        steps = []
        for share in GROWTH[:-1]:
            some = documents[: round(len(documents) * share)]
            part = Path(folder) / "part.jsonl"
            steps.append(build(part, write(some, part), 1, f"{len(some):,} articles"))
        print("\n" + growth([*steps, replace(one, name=f"{len(documents):,} articles")]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

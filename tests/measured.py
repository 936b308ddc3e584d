"""The tables of `make measure`, which it prints and puts into docs/measurements.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

BEGIN, END = "<!-- make measure writes from here -->\n", "<!-- to here -->\n"
FAILED = -1  # in the place of rows
_MB = 1 << 20

#: Query → rows, median seconds; None where it took too long.
Answers = dict[str, tuple[int, float | None]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process took: seconds by the clock and of processor time, bytes of memory, bytes of what it wrote."""

    seconds: float
    processor: float
    peak: int
    size: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a store answered to the named queries: what loading it took, if it had to be, and the bytes of memory."""

    answers: Answers
    peak: int
    triples: int = 0
    loading: float = 0


@dataclass(frozen=True, slots=True)
class Size:
    """All measurements of a store; ``steps`` by name, in the order of the table. ``other`` is rdflib's."""

    quads: int
    documents: int
    disk: int
    steps: dict[str, Taken]
    own: Asked
    other: Asked | None


def page(sizes: Sequence[Size], with_what: str, limit: float, runs: int) -> str:
    """The paragraphs and tables of all sizes beside each other."""
    return "\n".join((*_introduced(sizes, with_what), "", *_steps(sizes), "", *_queries(sizes, limit, runs), ""))


def put(file: Path, text: str) -> None:
    """Puts the text into the place for it in a page. ValueError where the page has none."""
    before, begin, rest = file.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{file}: no place for the tables: {BEGIN.strip()} and {END.strip()}, each on a line")
    file.write_text(f"{before}{BEGIN}{text}{END}{after}", "utf-8")


def _introduced(sizes: Sequence[Size], with_what: str) -> Iterator[str]:
    held = (f"{s.quads:,} quads of {s.documents:,} documents ({s.disk / _MB:,.0f} MB on disk)" for s in sizes)
    yield f"{with_what}. The stores hold {' and '.join(held)}, without the texts and the union."
    yield "Seconds are by the clock and of processor time, from start to end of a program; MB are memory at its peak."


def _steps(sizes: Sequence[Size]) -> Iterator[str]:
    yield "| |" + "".join(f" {size.quads:,} quads: s | of processor | peak MB |" for size in sizes) + " MB written |"
    yield f"|{' --- |' * (3 * len(sizes) + 2)}"
    for name in dict.fromkeys(name for size in sizes for name in size.steps):
        rows = [size.steps.get(name) for size in sizes]
        last = rows[-1]
        size = f"{last.size / _MB:,.1f}" if last and last.size else ""
        yield f"| {name} |{''.join(map(_taken, rows))} {size} |"


def _taken(row: Taken | None) -> str:
    return f" {row.seconds:.1f} | {row.processor:.1f} | {row.peak / _MB:,.0f} |" if row else " | | |"


def _queries(sizes: Sequence[Size], limit: float, runs: int) -> Iterator[str]:
    yield "Each named query, with an example of each parameter that has to be given: rows, and milliseconds of"
    yield f"processor time, the median of {runs} runs. In rdflib all runs of a query together have {limit:.0f} seconds."
    for size in sizes:
        yield f"Beside {size.quads:,} quads, asking all of them takes {size.own.peak / _MB:,.0f} MB."
        if other := size.other:
            took = f"{other.loading:.0f} seconds and {other.peak / _MB:,.0f} MB"
            yield f"To load their union, {other.triples:,} triples, into its memory takes rdflib {took}."
    yield ""
    heads = (f" {s.quads:,}: rows | ms |{' rdflib, ms |' if s.other else ''}" for s in sizes)
    yield f"| query |{''.join(heads)}"
    yield f"| --- |{''.join(' --- |' * (3 if size.other else 2) for size in sizes)}"
    for name in sizes[0].own.answers:
        yield f"| {name} |{''.join(_answered(size, name, limit) for size in sizes)}"
    if different := list(_different(sizes)):
        yield from ("", *different)


def _answered(size: Size, name: str, limit: float) -> str:
    rows, spent = size.own.answers[name]
    own = f" {rows:,} | {_milliseconds(spent, limit)} |"
    if size.other is None:
        return own
    there, spent = size.other.answers[name]
    return f"{own} {'fails' if there == FAILED else _milliseconds(spent, limit)} |"


def _different(sizes: Sequence[Size]) -> Iterator[str]:
    """What rdflib answered otherwise."""
    for size in sizes:
        for name, (rows, spent) in (size.other.answers if size.other else {}).items():
            found = size.own.answers[name][0]
            if spent is not None and rows not in (found, FAILED):
                yield f"rdflib finds {rows:,} rows of {name} beside {size.quads:,} quads, and the store {found:,}."


def _milliseconds(spent: float | None, limit: float) -> str:
    return f"over {limit * 1000:,.0f}" if spent is None else f"{spent * 1000:,.0f}"

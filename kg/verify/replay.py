"""Replaying a store: cut every span out of its text again, fire every rule again, and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice
from multiprocessing import get_context

from kg import iri
from kg.errors import KgError
from kg.model import Analysis, Document
from kg.rdf import document_quads
from kg.store import GraphStore, SourceRow
from kg.verify.claims import Quote, Said, claims_of

Analyse = Callable[[Document], Analysis]


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """What does not hold: in which document (its identifier), which claim (empty if it is the document), and why."""

    document: str
    claim: str
    reason: str

    def __str__(self) -> str:
        return f"{self.document}: {self.claim + ': ' if self.claim else ''}{self.reason}"


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How many documents, claims and spans were replayed; the claims that hold; what does not, in order.

    ``unsaid`` are claims that the rules now find and the store lacks: it was built with other rules.
    """

    documents: int
    claims: int
    spans: int
    held: int
    failures: tuple[Failure, ...]
    unsaid: int

    @property
    def ok(self) -> bool:
        """Whether everything in the store holds."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Outcome:
    claims: int
    spans: int
    held: int
    failures: tuple[Failure, ...]
    unsaid: int


def verify(
    store: GraphStore,
    analyse: Analyse | None = None,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> VerifyReport:
    """Replays every document of the store.

    For each: the text is the one whose hash the graph has; each span cut out of it is the quote; ``analyse``
    (:func:`kg.analysis.analyse` if none is given) produces each claim again, by the same rule, with the same fields
    and spans. ``jobs`` processes analyse at once (``analyse`` is then a function of a module). ``progress`` is told
    how many documents are done, and of how many.
    """
    if analyse is None:
        from kg.analysis import analyse as rules

        analyse = rules
    rows = store.sources()
    outcomes = []
    for outcome in _outcomes(store, rows, analyse, jobs):
        outcomes.append(outcome)
        if progress:
            progress(len(outcomes), len(rows))
    return VerifyReport(
        documents=len(rows),
        claims=sum(outcome.claims for outcome in outcomes),
        spans=sum(outcome.spans for outcome in outcomes),
        held=sum(outcome.held for outcome in outcomes),
        failures=tuple(failure for outcome in outcomes for failure in outcome.failures),
        unsaid=sum(outcome.unsaid for outcome in outcomes),
    )


_Task = tuple[SourceRow, Document | str, dict[str, Said]]


def _outcomes(store: GraphStore, rows: list[SourceRow], analyse: Analyse, jobs: int) -> Iterator[_Outcome]:
    replay = partial(_replay, analyse=analyse, base=store.base, least=store.min_confidence)
    tasks = (_task(store, row) for row in rows)
    if jobs <= 1 or len(rows) <= 1:
        yield from map(replay, tasks)
        return
    # The database runs threads of its own, and a process with threads is not to be forked.
    with ProcessPoolExecutor(min(jobs, len(rows)), mp_context=get_context("spawn")) as pool:
        while batch := list(islice(tasks, jobs * 8)):
            yield from pool.map(replay, batch)


def _task(store: GraphStore, row: SourceRow) -> _Task:
    claims = claims_of(store.quads(row.iri))
    try:
        return row, store.document(row.iri), claims
    except KgError as error:
        return row, str(error), claims


def _replay(task: _Task, *, analyse: Analyse, base: str, least: Decimal | None) -> _Outcome:
    row, document, claims = task
    spans = sum(len(claim.quotes) for claim in claims.values())
    name = row.identifier or row.iri
    if isinstance(document, str):
        return _Outcome(len(claims), spans, 0, (Failure(name, "", document),), 0)
    failures = [Failure(name, "", reason) for reason in _wrong_document(row, document, base)]
    again, reason = _again(analyse, document, row, base, least)
    if reason:
        failures.append(Failure(name, "", reason))
    wrong = {claim.iri: _wrong(claim, again, document, row.iri) for claim in claims.values()}
    failures += [Failure(name, claim, reason) for claim, reasons in wrong.items() for reason in reasons]
    held = sum(not reasons for reasons in wrong.values())
    return _Outcome(len(claims), spans, held, tuple(failures), len(again.keys() - claims.keys()))


def _wrong_document(row: SourceRow, document: Document, base: str) -> Iterator[str]:
    if document.sha256 != row.sha256:
        yield f"the text has the hash {document.sha256}, and its claims are about one with {row.sha256 or 'none'}"
    elif iri.source(document, base) != row.iri:
        yield f"its name and text make the IRI {iri.source(document, base)}, and the graph calls it {row.iri}"


def _again(
    analyse: Analyse, document: Document, row: SourceRow, base: str, least: Decimal | None
) -> tuple[dict[str, Said], str]:
    try:
        quads = document_quads(analyse(document), base, version=row.version, min_confidence=least)
        return claims_of(quads), ""
    except Exception as error:  # whatever a rule runs into is a finding about this document, not the end of the replay
        return {}, f"it cannot be analysed again: {type(error).__name__}: {error}"


def _wrong(claim: Said, again: dict[str, Said], document: Document, source: str) -> list[str]:
    """The reasons why a claim does not hold; none if it does."""
    reasons = [reason for quote in claim.quotes for reason in _wrong_quote(quote, document.text, source)]
    if not claim.quotes:
        reasons.append("it has no evidence")
    produced = again.get(claim.iri)
    if produced is None:
        at = ", ".join(f"{quote.start}-{quote.end}" for quote in claim.quotes)
        reasons.append(f"rule {claim.rule or '(none)'} does not produce it again at {at or 'any place'}")
    else:
        reasons += _differences(claim.properties - produced.properties, "stored, and not produced again")
        reasons += _differences(produced.properties - claim.properties, "produced again, and not stored")
    return reasons


def _wrong_quote(quote: Quote, text: str, source: str) -> Iterator[str]:
    if quote.source != source:
        yield f"the evidence {quote.node} is about another source, {quote.source or 'none'}"
    if not 0 <= quote.start < quote.end <= len(text):
        yield f"the span {quote.start}-{quote.end} does not lie in the text, which has {len(text)} characters"
    elif (cut := text[quote.start : quote.end]) != quote.exact:
        yield f"at {quote.start}-{quote.end} the text has {cut!r}, and the quote is {quote.exact!r}"


def _differences(properties: Iterable[tuple[str, str]], what: str) -> list[str]:
    return [f"{predicate} {value} is {what}" for predicate, value in sorted(properties)]

"""A difference in words, and as a record of JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg.diff.compare import Difference, Pair
from kg.diff.reading import Statement


def in_words(found: Difference) -> Iterator[str]:
    """Line by line: the claims by document, each with its sentence (``+`` came, ``-`` went, ``~`` changed its
    confidence), then entities and documents in the same way, and the counts."""
    documents: dict[tuple[str, str], list[tuple[tuple[Any, ...], list[str]]]] = defaultdict(list)
    for said, lines in _claims(found):
        documents[said.document, said.title].append(((said.places, said.words), lines))
    for (document, title), claims in sorted(documents.items()):
        yield f"{document} – {title}" if title else document
        for _, lines in sorted(claims):
            yield from lines
        yield ""
    entities = [*(("+", e) for e in found.entities_came), *(("-", e) for e in found.entities_went)]
    if entities:
        yield "entities"
        yield from (f"  {sign} {entity.kind}: {entity.label} <{entity.iri}>" for sign, entity in entities)
        yield ""
    changed = [("+", found.documents_came), ("-", found.documents_went), ("~", found.texts)]
    if any(names for _, names in changed):
        yield "documents (~: with another text)"
        yield from (f"  {sign} {name}" for sign, names in changed for name in names)
        yield ""
    yield summary(found)


def _claims(found: Difference) -> Iterator[tuple[Statement, list[str]]]:
    for sign, claims in (("+", found.came), ("-", found.went)):
        for said in claims:
            yield said, [f"  {sign} {said.words} [{said.rule}, {said.confidence}]", f"      {said.sentence}"]
    for pair in found.changed:
        said = pair.after
        step = f"{pair.before.confidence} → {said.confidence}"
        yield said, [f"  ~ {step}: {said.words} [{_rules(pair)}]", f"      {said.sentence}"]


def _rules(pair: Pair) -> str:
    before, after = pair.before.rule, pair.after.rule
    return after if before == after else f"{before} → {after}"


def summary(found: Difference) -> str:
    """The counts, in a sentence."""
    same = found.same + len(found.moved)
    moved = f", {len(found.moved):,} of them read by another rule or at another place" if found.moved else ""
    parts = (
        f"claims: {len(found.came):,} came, {len(found.went):,} went, {len(found.changed):,} changed their confidence, "
        f"{same:,} are the same{moved}",
        f"entities: {len(found.entities_came):,} came, {len(found.entities_went):,} went",
        f"documents: {len(found.documents_came):,} came, {len(found.documents_went):,} went, "
        f"{len(found.texts):,} have another text",
    )
    return "; ".join(parts)


def record(found: Difference) -> dict[str, Any]:
    """The difference as a record of JSON: the fields of :class:`kg.diff.Difference`, and whether there is any."""
    return {
        "different": bool(found),
        "came": [_statement(said) for said in found.came],
        "went": [_statement(said) for said in found.went],
        "changed": [_pair(pair) for pair in found.changed],
        "moved": [_pair(pair) for pair in found.moved],
        "same": found.same,
        "entities_came": [asdict(entity) for entity in found.entities_came],
        "entities_went": [asdict(entity) for entity in found.entities_went],
        "documents_came": list(found.documents_came),
        "documents_went": list(found.documents_went),
        "texts": list(found.texts),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {"before": _statement(pair.before), "after": _statement(pair.after)}


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "claim": said.iri,
        "class": said.kind,
        "document": said.document,
        "title": said.title,
        "words": said.words,
        "says": [{"property": name, "value": text, "node": node} for (name, text), (_, node) in _says(said)],
        "rule": said.rule,
        "confidence": said.confidence,
        "spans": [
            {"start": start, "end": end, "text": quote}
            for (start, end), quote in zip(said.places, said.quotes, strict=True)
        ],
        "sentence": said.sentence,
    }


def _says(said: Statement) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    return zip(said.texts, said.nodes, strict=True)

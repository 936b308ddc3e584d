"""Wikidata QuickStatements (version 1, tab separated): positions held, each with its source.

An item is named by its QID where the store ties an entity to Wikidata (``skos:exactMatch`` or ``owl:sameAs``). A person
without one is a new item with its label. A post without one is an unknown value, stated as the text says it (P1932):
somebody has to look before such statements are run, for Wikidata may well know the person and the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kg.export.offices import Citation, Office, Officials
from kg.store import GraphStore

UNKNOWN, HUMAN = "somevalue", "Q5"
HELD, INSTANCE, START, END, STATED_AS = "P39", "P31", "P580", "P582", "P1932"
URL, TITLE, PUBLISHED, QUOTATION = "S854", "S1476", "S577", "S1683"
_QID = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_LABEL, _TEXT = 250, 400  # characters that Wikidata takes, and that a quotation needs


def chunks(store: GraphStore) -> Iterator[str]:
    """The statements person by person, in the order of IRIs."""
    officials = Officials(store)
    by_person = sorted(officials.offices(), key=lambda office: (office.person, office.iri))
    for person, offices in groupby(by_person, key=lambda office: office.person):
        yield from _person(officials, person, list(offices))


def _person(officials: Officials, person: str, offices: list[Office]) -> Iterator[str]:
    item = _qid(officials, person)
    if not item:
        item = "LAST"
        yield "CREATE\n"
        yield _line(item, "Lvi", _string(officials.facts.label(person), _LABEL))
        yield _line(item, "Dvi", _string("; ".join(dict.fromkeys(office.label for office in offices)), _LABEL))
        yield from (_line(item, "Avi", _string(name, _LABEL)) for name in officials.other_names(person))
        yield _line(item, INSTANCE, HUMAN)
    for office in offices:
        yield _line(item, *_held(officials, office))


def _held(officials: Officials, office: Office) -> Iterator[str]:
    """The statement that a post is held, its qualifiers, and a reference for each claim."""
    post = _qid(officials, office.post)
    yield from (HELD, post or UNKNOWN)
    if not post:
        yield from (STATED_AS, _string(office.label, _TEXT))
    for name, day in ((START, office.since), (END, office.until)):
        if _DATE.fullmatch(day):
            yield from (name, time(day))
    for number, citation in enumerate(office.citations):
        first, *rest = _reference(citation)
        # a reference of its own begins with an exclamation mark
        yield from (f"!{first}" if number else first, *rest)


def _reference(citation: Citation) -> Iterator[str]:
    yield from (URL, f'"{(citation.url or citation.source).replace("|", "%7C")}"')
    if citation.title:
        yield from (TITLE, f"vi:{_string(citation.title, _TEXT)}")
    if _DATE.fullmatch(citation.date[:10]):
        yield from (PUBLISHED, time(citation.date[:10]))
    yield from (QUOTATION, f"vi:{_string(citation.quote, _TEXT)}")


def time(date: str) -> str:
    """``+2020-07-00T00:00:00Z/10``: a date with its precision (9 a year, 10 a month, 11 a day)."""
    found = _DATE.fullmatch(date)
    if not found:
        raise ValueError(f"{date!r} is not a date with a year")
    year, month, day = found.groups()
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{11 if day else 10 if month else 9}"


def _qid(officials: Officials, node: str) -> str:
    ties = (iri for path in ("skos:exactMatch", "owl:sameAs") for iri in officials.facts.texts(node, path))
    return next((found[1] for iri in ties if (found := _QID.fullmatch(iri))), "")


def _line(*parts: str) -> str:
    return "\t".join(parts) + "\n"


def _string(text: str, length: int) -> str:
    """A string in quotes, in one line. Quotes inside stand: what counts is the last one.

    A vertical bar parts columns for the service, tabs or not, and has no escape: a broken one stands for it.
    """
    line = " ".join(text.split()).replace("|", "¦")
    return f'"{line if len(line) <= length else line[: length - 1] + "…"}"'

"""Web pages (``.html``): the main text, title, day and site, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.model import Document
from kg.read.common import Record, Skipped, Source, iso_date
from kg.read.text import text_of

# Days are taken from what a page states about itself. The wider search would guess one out of the running text, and
# without this bound the library would drop days later than today's: a page would read differently from day to day.
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}


def read_html(source: Source) -> Iterator[Record]:
    """One document: its text is the page's main text, and offsets count in that."""
    import trafilatura  # takes half a second to import: only those who read pages wait for it

    page = text_of(source)
    if isinstance(page, Skipped):
        yield page
        return
    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    if found is None or not (found.text or "").strip():
        yield Skipped(source.origin, "no main text was found in the page: save the article's text as .txt to use it")
        return
    yield Document(
        source.identifier,
        found.text,
        title=found.title or "",
        url=found.url or "",
        publisher=found.sitename or "",
        published=iso_date(found.date or "") or "",
        origin=source.origin,
    )

"""Neighbourhoods of communes, whose party members have a cell: *Chi bộ | khu phố 3*, *Chi bộ | ấp Bình Hòa*."""

from __future__ import annotations

from kg.mentions.page import Page
from kg.mentions.person_words import begins_person


def end_of(page: Page, index: int) -> int:
    """Index past *khu phố 3*, *ấp Bình Hòa*: what a commune is parted into; 0 where none begins."""
    for stop, phrase in page.phrase_at(index, 3):
        token = page.token(stop)
        if phrase not in page.lexicon.lists["neighbourhood"] or token is None:
            continue
        count = 1 if token.text[0].isdigit() else page.capitals(stop, 5)
        if count > 2:  # ấp Bình Hòa | Lê Văn An
            count = next((short for short in (2, 1) if begins_person(page, stop + short)), 0)
        return stop + count if count else 0
    return 0

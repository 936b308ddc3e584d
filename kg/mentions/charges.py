"""What a deputy is in charge of, between the post and its body."""

from __future__ import annotations

from kg.mentions.institutions import institution
from kg.mentions.page import Page
from kg.mentions.person_words import begins_person

LONGEST_CHARGE = 8  # tokens: phụ trách | nông nghiệp và phát triển nông thôn


def past_charge(page: Page, after: int) -> int:
    """Index past what a deputy is in charge of: *Phó Chủ tịch | phụ trách đô thị | (của) UBND TP X*, *Phó Giám đốc |
    phụ trách | Sở Y tế*; ``after`` where no body and nobody follows."""
    lists = page.lexicon.lists
    for index in range(after + 2, after + 2 + LONGEST_CHARGE):
        token = page.token(index)
        if token is None or page.body_at(index) is not None or token.capital and institution(page, index):
            return after if token is None else index
        if token.lower == "của" and page.body_at(index + 1) is not None:
            return index
        if index > after + 2 and (begins_person(page, index) or page.rank_at(index) is not None):
            return index
        verb = token.lower in lists["name-stop"] or f"{token.lower} {page.word(index + 1)}" in lists["name-stop-pair"]
        if verb or token.capital or not token.text.isalpha() and token.text not in ("-", ","):
            return after
    return after

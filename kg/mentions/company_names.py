"""Companies known by one word (*Sacombank*), and the branches of banks."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import BodyHead
from kg.mentions import units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse
from kg.mentions.person_words import begins_person


def branch(page: Page, found: BodyParse) -> BodyParse:
    """*Vietcombank | chi nhánh Đắk Lắk*, *Ngân hàng X, chi nhánh Y*: a bank's branch, with its place's name."""
    after = page.after(found.end)
    if page.word(after) in (",", "-"):
        after += 1
    long = (page.word(after), page.word(after + 1)) == ("chi", "nhánh")
    if not long and page.word(after) != "cn":
        return found
    after += 2 if long else 1
    unit = units.parse(page, after)
    count = page.capitals(after, 4)
    end = unit.end if unit is not None and unit.name else page.tokens[after + count - 1].end if count else 0
    if not end:
        return found
    name = page.text.norm[page.tokens[after].start : end]
    return replace(found, end=end, topic=f"{found.topic} chi nhánh {name}".lstrip())


_DIRECTORS = ("Tổng Giám đốc", "Phó Tổng Giám đốc", "Phó Tổng Giám đốc Thường trực")


def company(page: Page, index: int, role: str) -> BodyParse | None:
    """*Chủ tịch | Sacombank*: a company known by one word, which no more of a name follows; what a director-general
    directs can be any letters (*Tổng Giám đốc | CNS*)."""
    token, following = page.token(index), page.token(index + 1)
    if token is None or not token.capital:
        return None
    known = token.lower in page.lexicon.lists["company-name"] or token.lower.endswith("bank") and len(token.text) > 4
    letters = token.text.isupper() and token.text.isalpha() and len(token.text) > 2
    if not known and not (letters and role in _DIRECTORS and page.body_at(index) is None):
        return None
    if following is not None and following.capital and not (begins_person(page, index + 1) or page.role_at(index + 1)):
        return None  # Chủ tịch FPT Software
    end = following.end if letters and following is not None and following.text.isdigit() else token.end  # CICO 501
    found = branch(page, BodyParse(token.start, end, BodyHead(page.text.norm[token.start : end], "company", "fixed")))
    return replace(found, head=replace(found.head, form="topic")) if found.topic else found

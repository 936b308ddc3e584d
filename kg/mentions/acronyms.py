"""Acronyms that a text makes for itself: after *Tổng công ty Quản lý bay Việt Nam (VATM)*, *VATM* is that body."""

from __future__ import annotations

import re

from kg.mentions import bodies, units
from kg.mentions.name_ends import BRAND
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse

_DEFINED = re.compile(
    r"\( ?(?:gọi tắt là |viết tắt là |sau đây gọi là |sau đây gọi tắt là )?(?:Hội |Hiệp hội |Công ty )?"
    rf"(?:([A-ZĐ]{{2,9}}|{BRAND.pattern})|(?P<brand>[A-Z][A-Za-z]{{3,}})) ?"
    r"(?:\)|[,;] ?(?:mã(?: chứng khoán| ck)?|HOSE|HNX|UPCoM|MCK)[^()]{0,30}\))"  # (Sacombank, HOSE: STB)
    rf"| [-–] (?P<dashed>{BRAND.pattern})\b"  # Ngân hàng TMCP Bưu điện Liên Việt – LienVietPostBank
)
# Where a body is, and not what it is called: "Bệnh viện Chợ Rẫy (TPHCM)".
_PLACES = frozenset(("TPHCM", "HCM", "HN", "HCMC", "VN", "ĐN", "HP", "BRVT", "ĐBSCL", "USA", "UK"))
_LONGEST = 18  # tokens of a name before its acronym
_KINDS = frozenset(
    ("company", "agency", "department", "division", "institute", "hospital", "school", "association", "board")
) | {"ministry", "national-body"}


def defined(page: Page) -> dict[str, BodyParse]:
    """What each acronym in brackets stands for: the body whose name ends before it; the first definition holds."""
    found: dict[str, BodyParse] = {}
    for match in _DEFINED.finditer(page.text.norm):
        acronym = match[1] or match["brand"] or match["dashed"]
        opening = page.index_at(match.start() + (match["dashed"] is not None))
        known = acronym.lower() in page.lexicon.phrases or acronym in _PLACES
        if opening is None or acronym in found or known:
            continue
        body = _ending(page, opening - 1)
        if body is not None and (not match["brand"] or _may_be_called(page, body, page.index(match.start("brand")))):
            found[acronym] = body
    return found


def _may_be_called(page: Page, body: BodyParse, index: int) -> bool:
    """Whether the word in brackets after a company can be its brand: *Tổng công ty … Việt Nam (Vinaconex)*; and not
    where it is (*Công ty Xin Min Hua (Singapore)*)."""
    ours = body.head.kind == "company" and not body.topic.isascii()
    return ours and page.word_at(index, "country") is None and not units.lookup(page.tokens[index].text, "")


def _ending(page: Page, last: int) -> BodyParse | None:
    """The body with words of its own whose name ends with the token ``last``."""
    if page.token(last) is None:
        return None
    end = page.tokens[last].end
    for index in range(last - 1, last - _LONGEST, -1):
        if page.token(index) is None or page.tokens[index].text in (".", ";", ":", "(", ")"):
            return None
        hit = page.body_at(index)
        small = not page.tokens[index].capital
        if hit is None or small and hit.entry.kind != "company":
            continue  # "Nghị | viện Thế giới"
        before = page.body_at(index - 1)
        if before is not None and before.end >= hit.end:
            continue  # "công ty" inside "Tổng công ty"
        body = bodies.parse(page, index, after_role=True)
        if body is not None and body.end == end and body.topic and body.head.kind in _KINDS:
            return _company_around(page, index, end) or body
    return None


def _company_around(page: Page, index: int, end: int) -> BodyParse | None:
    """*Tổng công ty | Cảng hàng không Việt Nam*: the company that is named after a body of the lexicon."""
    for first in (index - 3, index - 2):
        hit = page.body_at(first) if first >= 0 else None
        if hit is not None and hit.entry.kind == "company" and hit.end == page.tokens[index - 1].end:
            company = bodies.parse(page, first, after_role=True)
            return company if company is not None and company.end == end else None
    return None

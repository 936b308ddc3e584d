"""Names of companies that are read as somebody's: *ông A, Giám đốc Công ty thiết bị y tế | Hoàng Nga*.

A company's name ends with two or three capitals that may as well be a person's. Where the post follows the name of who
holds it, or opens a row of somebody's posts, and nothing is said of the second name, it is the company's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, Parse, PersonParse, PostParse

_AFTER_NAME = (", ", " - ", " – ", " (", " là ")
_CLOSES = re.compile(r" ?[,.;)]|$|\n")
# "Ông từng đảm nhiệm các chức vụ: Phó Giám đốc Công ty Xi măng | Hoàng Thạch, …": posts of one man, named before.
_ROW_OF_POSTS = re.compile(
    r"(?:(?:kinh qua|trải qua|đảm nhiệm|giữ)(?: nhiều| các| những)? (?:chức vụ|cương vị|vị trí))"
    r"(?: như)?:? $"
)
_ROW_REACH = 60  # characters before a post in which a row is opened
_LONGEST = 3  # syllables that end a company's name


def with_names(page: Page, items: Sequence[Parse]) -> list[Parse]:
    """The mentions of a sentence, where what was read as a person ends the name of a company given to the company."""
    found: list[Parse] = []
    for item in items:
        post = found[-1] if found else None
        if isinstance(item, PersonParse) and isinstance(post, PostParse) and _is_its_name(page, found, post, item):
            name = page.text.norm[item.start : item.end]
            found[-1] = replace(post, end=item.end, bodies=(_named(post.bodies[0], name, item.end), *post.bodies[1:]))
        else:
            found.append(item)
    return found


def _is_its_name(page: Page, before: Sequence[Parse], post: PostParse, name: PersonParse) -> bool:
    company = _company(post)
    holder = before[-2] if len(before) > 1 else None
    if company is None or company.end != post.end or name.start != post.end + 1 or name.honorific:
        return False
    if not company.topic or company.topic.split()[-1][:1].isupper() or name.name.count(" ") >= _LONGEST:
        return False
    norm = page.text.norm
    if _CLOSES.match(norm, name.end) is None:
        return False
    if _ROW_OF_POSTS.search(page.text.lower, max(0, post.start - _ROW_REACH), post.start):
        return True
    return isinstance(holder, PersonParse) and holder.form == "full" and norm[holder.end : post.start] in _AFTER_NAME


def _company(post: PostParse) -> BodyParse | None:
    """The company that a post is in, or in whose board it is."""
    body = post.bodies[0] if len(post.bodies) == 1 else None
    if body is not None and body.head.kind == "company-board" and body.inner is not None:
        body = body.inner
    return body if body is not None and body.head.kind in ("company", "company-board") else None


def _named(body: BodyParse, name: str, end: int) -> BodyParse:
    if body.inner is not None:
        return replace(body, end=end, inner=_named(body.inner, name, end))
    return replace(body, end=end, topic=f"{body.topic} {name}")

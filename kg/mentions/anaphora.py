"""Posts that are said without their name, or their body: *được bầu đảm nhiệm chức vụ này*, *thôi làm nhiệm vụ đại
biểu*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import RoleEntry
from kg.mentions.parses import BodyParse, EventParse, Parse, PersonParse, PostParse
from kg.sought import Sought

_APPOSED = re.compile(r"(?:,| -) (?:hiện |hiện là |nguyên )?")
# "Thủ tướng đã phê chuẩn ông A giữ chức vụ này": who decides is in no post that is given.
_DECIDES = re.compile(
    r" (?:đã |vừa |cũng )*(?:phê chuẩn|bổ nhiệm|ký|quyết định|trao|giao|phân công|chỉ định|điều động|chuẩn y|công nhận"
    r"|ban hành|đồng ý|thống nhất|bầu)\b"
)
# Who leaves or keeps *this post* has it beside the name; who is given it is given another.
_LEAVES = re.compile(
    r"\b(?:thôi|rời|miễn nhiệm|bãi nhiệm|cách|khỏi|từ|nghỉ|tái cử|tái đắc cử|tiếp tục)"
    r"(?: giữ| làm| đảm nhiệm)?(?: các)? $"
)
_GIVEN = re.compile(
    r"\b(?:giữ|làm|đảm nhiệm|bầu|bổ nhiệm|trúng cử|tái cử|đắc cử|thôi|miễn nhiệm)"
    r"(?: giữ| làm)?(?: chức(?: vụ| danh)?| cương vị)? $"
)
# Begins with a letter, not with a look back, because it runs over whole texts (see kg.text).
_AGAIN = Sought(r"c(?<!\wc)(?:hức(?: vụ| danh)?|ương vị) (?:này|nói trên)\b")


def posts_said_again(
    lower: str, starts: Sequence[int], items: Sequence[Sequence[Parse]]
) -> Iterator[tuple[int, Parse]]:
    """(index of the line, post) for every *chức vụ này* of a text that a post said before settles.

    ``starts`` and ``items`` are the offsets and the parses of its lines. The antecedent is the last post of the same
    sentence, else the one post of the sentence before; where that has several, nothing is settled.
    """
    for found in _AGAIN.finditer(lower):
        at = bisect_right(starts, found.start()) - 1
        if at < 0 or any(item.start < found.end() and found.start() < item.end for item in items[at]):
            continue
        said = [i for i in items[at] if isinstance(i, PostParse) and i.end <= found.start()]
        said = [post for post in said if not _DECIDES.match(lower, post.end)]
        before = [i for i in items[at - 1] if isinstance(i, PostParse)] if at else []
        leaves = _LEAVES.search(lower, max(0, found.start() - 24), found.start())
        if (
            said
            and not leaves
            and any(isinstance(i, PersonParse) and _APPOSED.fullmatch(lower, i.end, said[-1].start) for i in items[at])
        ):
            said = said[:-1]  # "bổ nhiệm ông A, Phó Trưởng ban B, vào chức vụ này": not the one that A has
        if len(before) > 1:  # the one that the sentence before gives, not those that somebody has there
            before = [post for post in before if _GIVEN.search(lower, max(0, post.start - 30), post.start)]
        antecedent = said[-1] if said else before[0] if len(before) == 1 else None
        if antecedent is not None:
            yield at, replace(antecedent, start=found.start(), end=found.end(), former=False, plural=False, term=None)


_DUTY = Sought(r"t(?<!\wt)hôi (?:làm |thực hiện )?nhiệm vụ (?:của )?(?P<post>đại biểu)(?! (?:hội đồng|hđnd|quốc hội))")
_ASSEMBLIES = ("Hội đồng nhân dân", "Quốc hội")


def deputies_duties(
    lower: str, starts: Sequence[int], items: Sequence[Sequence[Parse]], entry: RoleEntry
) -> Iterator[tuple[int, Parse]]:
    """(index of the line, post) for every *thôi làm nhiệm vụ đại biểu* of a text: the deputy's post, ``entry``, in the
    council or the National Assembly that was named last before."""
    for found in _DUTY.finditer(lower):
        at = bisect_right(starts, found.start()) - 1
        named = (i for line in reversed(items[: at + 1]) for i in reversed(line) if i.start < found.start())
        assembly = next((body for i in named if (body := _assembly(i)) is not None), None)
        if assembly is not None:
            yield at, PostParse(*found.span("post"), entry, (assembly,))


def _assembly(item: Parse) -> BodyParse | None:
    """The council or assembly that an item is, or that holds the event that it is."""
    body = item.host if isinstance(item, EventParse) else item
    return body if isinstance(body, BodyParse) and body.head.label in _ASSEMBLIES and not body.topic else None

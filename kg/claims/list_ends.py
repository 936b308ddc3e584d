"""Where a list of people ends whose head is a post of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.parses import Parse, PersonParse, PostParse

_COUNTING = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_COUNT = re.compile(rf"(?:^|[\s(+-])({'|'.join(_COUNTING)}|\d{{1,2}}) (?:đồng chí )?$")
_NEXT_MARK = re.compile(r"[.;)] ?\+ ")


def is_full(item: Parse, head: PostParse, before: Sequence[Parse], lower: str) -> bool:
    """Whether a list has as many people before ``item`` as its head says (*hai Phó Giám đốc: A, B; C*), or the next
    mark of an enumeration parts it from them (*+ Ba cựu Chủ tịch: A, B, C. + Chủ tịch HĐND D*)."""
    if not lower[head.end :].startswith((": +", ": -")) and _NEXT_MARK.search(lower, head.end, item.start):
        return True
    count = _COUNT.search(lower[max(0, head.start - 16) : head.start])
    if count is None or not isinstance(item, PersonParse):
        return False
    named = sum(isinstance(i, PersonParse) and i.start >= head.end for i in before)
    return named >= (_COUNTING.get(count[1]) or int(count[1]))


def opens_next(run: Sequence[Parse], post: PostParse, following: Sequence[Parse], lower: str) -> bool:
    """*các Ủy viên Trung ương Đảng: A - Bộ trưởng X, B - Bộ trưởng Y; Đại sứ C; …*: a post right before a name after a
    semicolon is no more in a list of names."""
    apart = len(run) == 1 and lower[: post.start].endswith("; ")
    return apart and bool(following) and isinstance(following[0], PersonParse) and not post.plural


_OTHER = re.compile(r"; (?:và |cùng )?(?:đồng chí|ông|bà|đ/c) $")


def opens_other(item: Parse, head: PostParse, before: Sequence[Parse], lower: str) -> bool:
    """*các Ủy viên Ban Thường vụ: A - Trưởng ban X, B - Chủ tịch Y; đồng chí C - …*: where commas part the people of a
    list, an honorific after a semicolon opens what is beside it."""
    if not isinstance(item, PersonParse) or not _OTHER.search(lower[max(0, item.start - 20) : item.start]):
        return False
    named = [i for i in before if isinstance(i, PersonParse) and i.start >= head.end]
    return len(named) > 1 and ";" not in lower[head.end : named[-1].end] and lower[head.end : named[0].start] == ": "


OF_TIMES = r" (?:qua )?các (?:thời kỳ|nhiệm kỳ|khóa)"  # "nguyên Chủ tịch Hội A | các thời kỳ B, C"
_OLD_HOLDERS = re.compile(rf"(?:{OF_TIMES})? (?:(?:đồng chí|ông|bà) )?$")


def opens_past(post: PostParse, following: Sequence[Parse], lower: str) -> bool:
    """*các Ủy viên Ban Thường vụ: A, B; nguyên Chủ tịch Hội C các thời kỳ D, E*: those who once held a post, named
    after a semicolon, are no more of the list."""
    if not post.former or not lower[: post.start].endswith("; ") or not following:
        return False
    after = lower[post.end : following[0].start]
    return isinstance(following[0], PersonParse) and _OLD_HOLDERS.match(after) is not None

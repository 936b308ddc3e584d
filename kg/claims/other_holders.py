"""Rows of posts before a name that no one person holds: the first of them are somebody else's."""

from __future__ import annotations

from kg.claims.coded import Group
from kg.mentions.parses import PostParse

_HEADS = ("Bộ trưởng", "Thống đốc", "Tổng Thanh tra")
_CHAIRED = ("Quốc hội", "Ủy ban nhân dân")  # whose chair leads no ministry
_OFFICES = ("Văn phòng Chính phủ", "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Ủy ban Dân tộc")


def end_of_others(group: Group) -> int:
    """Where the posts of somebody else end in the row before the name; 0 where all are the person's.

    *ý kiến của 4 Phó Chủ tịch UBND TP, Chủ tịch UBND TP A*, *báo cáo của Chủ nhiệm VPCP, Thống đốc NHNN B*.
    """
    row = [post for post, rule in zip(group.posts, group.rules, strict=True) if rule == "role.before"]
    held = [post for post in row if not post.former and post.bodies]
    cuts = [first.end for n, first in enumerate(held) for later in held[n + 1 :] if _excludes(first, later)]
    return max(cuts, default=0)


def _excludes(first: PostParse, later: PostParse) -> bool:
    """Whether who holds ``later`` does not hold ``first``: its deputy, or the head of another ministry."""
    same = _bodies(first) == _bodies(later)
    if same:
        return first.entry.label == f"Phó {later.entry.label}"
    return _is_head(first) and (_is_head(later) or _is_chair(later)) or _is_chair(first) and _is_head(later)


def _is_head(post: PostParse) -> bool:
    label = post.bodies[0].head.label
    return post.entry.label in _HEADS or post.entry.label == "Chủ nhiệm" and label in _OFFICES


def _is_chair(post: PostParse) -> bool:
    """Whether the post is the chair's of the National Assembly or of a people's committee."""
    return post.entry.label == "Chủ tịch" and post.bodies[0].head.label in _CHAIRED


def _bodies(post: PostParse) -> list[tuple[str, str, str, str]]:
    return [
        (body.head.label, body.topic, body.unit.kind if body.unit else "", body.unit.name if body.unit else "")
        for body in post.bodies
    ]

"""Commitments told one by one: *Thứ nhất, … Thứ hai, …* after a sentence that announces them; lists under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import labels
from kg.claims.commitments import NO_LABEL, claim, label, without_purpose
from kg.claims.labels import VERBS
from kg.claims.numerals import CARDINALS
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects
from kg.model import AdoptionClaim, Claim, SentenceKind

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ITEM = re.compile(
    rf"^\W*(?:thứ (?P<n>{'|'.join(_ORDINALS)})(?: là)?|(?P<c>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)[,:;]? "
)
_ANNOUNCES = re.compile(r"(?:nhiệm vụ|vấn đề|nội dung|yêu cầu|giải pháp|việc|công tác)(?:[^.;]{0,90})[.:]?$")
_ASKS = re.compile(r"yêu cầu|đề nghị|nhấn mạnh|lưu ý|chỉ đạo|giao|gợi ý|tập trung|xác định|đề ra")
# What makes a member of an enumeration a task and not a reason or a remark: a verb of doing near its beginning.
_TASK = re.compile(rf"^(?:\S+ ){{0,5}}?(?:{VERBS})(?!\w)|(?:^| )phải ")
_ITEM_SUBJECT = re.compile(
    r"^(?:[^.;]{0,60}?, )?(?P<adopter>[\ue002\ue003]) (?:cần phải|cần|phải|tập trung|tiếp tục)(?= )"
)
ITEM_LINES = 45  # how far below its announcement an enumeration goes on


@dataclass(frozen=True, slots=True)
class Item:
    """A member of an enumeration: the task it is, whose, and where its words stand."""

    adopter: Subject
    claim: AdoptionClaim


def told(scene: Scene, subjects: Subjects) -> dict[int, Item]:
    """Tasks told one by one, over paragraphs: *Thứ nhất, … Thứ hai, …* after a sentence that announces them."""
    found: dict[int, Item] = {}
    adopter: Subject | None = None
    expected, until = 1, 0
    for index, line in enumerate(scene.lines):
        code = line.coded.code
        item = _ITEM.match(code)
        number = _number(item) if item else 0
        if item and number == 1:
            adopter = _announced(scene, subjects, index)
            expected, until = 1, index + ITEM_LINES
        if item is None or adopter is None or number != expected or index > until:
            continue
        made = _item(scene, subjects, line, item.end(), adopter)
        if made is None:
            adopter = None  # what is told one by one are no tasks
            continue
        found[index] = made
        adopter = made.adopter
        expected += 1
        until = index + ITEM_LINES
    return found


def _number(item: re.Match[str]) -> int:
    return _ORDINALS.index(item["n"]) + 1 if item["n"] else CARDINALS[item["c"]]


def _announced(scene: Scene, subjects: Subjects, index: int) -> Subject | None:
    """Whose the tasks are that the sentence before announces."""
    for earlier in range(index - 1, max(-1, index - 4), -1):
        line = scene.lines[earlier]
        code = line.coded.code
        if line.line.kind is SentenceKind.CAPTION:
            continue
        if not (_ANNOUNCES.search(code) and _ASKS.search(code)):
            return None
        asked = [m.start("who") for m in _ASKED.finditer(code)]
        for at in reversed(asked):
            if found := subjects.resolve(line.coded.items[at]):
                return found
        return subjects.before(earlier, len(code)) or (
            None if subjects.names_person(earlier, len(code)) else subjects.focus(earlier)
        )
    return None


_ASKED = re.compile(
    r"(?:yêu cầu|đề nghị|nhấn mạnh|lưu ý|giao|đối với|trọng tâm|chủ yếu|nhiệm vụ|vấn đề|nội dung)(?: mà| với"
    r"| cho)? (?P<who>[\ue002\ue003])"
)


def _item(scene: Scene, subjects: Subjects, line: SceneLine, at: int, adopter: Subject) -> Item | None:
    code = line.coded.code
    named = _ITEM_SUBJECT.match(code[at:])
    if named and (own := subjects.resolve(line.coded.items[at + named.start("adopter")])):
        adopter = own
    begin = at + (named.start("adopter") + 1 if named else 0)
    if named:
        must = re.match(r" (?:cần phải|cần|phải) ", code[begin:])
        begin += must.end() if must else 1
    elif lead := re.match(r"(?:[^.;,]{0,60}, )?(?:cần phải|cần|phải) ", code[at:]):
        begin = at + lead.end()
    first, last = labels.clause(scene.norm, line.coded.offset(begin), line.line.end)
    words = label(scene, first, last)
    if len(words.split()) < 3 or NO_LABEL.match(words.lower()) or not _TASK.search(words.lower()):
        return None
    return Item(adopter, claim(scene, "adopt.enumerated", "Task", adopter, words, line.start, first, last))


# ---------------------------------------------------------------- lists under a heading

# What a heading announces: a paragraph of its own that ends in a colon.
_HEADINGS = (
    ("Target", re.compile(r"(?:chỉ tiêu|mục tiêu (?:cụ thể|chủ yếu|phấn đấu|đến))[^.;\"]{0,120}:$")),
    ("Breakthrough", re.compile(r"đột phá[^.;\"]{0,80}:$")),
    ("Programme", re.compile(r"chương trình (?:trọng tâm|trọng điểm|công tác|hành động)[^.;\"]{0,80}:$")),
    ("Task", re.compile(r"(?:nhiệm vụ|giải pháp)[^.;\"]{0,100}:$")),
)
_DONE = re.compile(r"vượt|hoàn thành|đạt được|đã đạt|kết quả|đã thực hiện|hạn chế|thuận lợi|nguyên nhân")
_MARK = re.compile(r"[-–+*•●▪]\s*|\(?\d{1,2}[.)]\s*|[a-hđ][.)]\s+", re.IGNORECASE)
# So many are announced: paragraphs that begin with a verb of doing are they, marks or none.
_MANY = re.compile(r"(?:\d+|một số|các|những|hai|ba|bốn|năm|sáu|bảy) (?:nhóm )?(?:nhiệm vụ|giải pháp|nội dung)")
_DOES = re.compile(rf"(?:{VERBS})(?!\w)")
_LONGEST_LIST = 40  # lines


def listed(scene: Scene, subjects: Subjects) -> dict[int, list[Claim]]:
    """Line → what is set there, for the lists that stand under a heading, each member in a paragraph with a mark."""
    found: dict[int, list[Claim]] = {}
    for index, line in enumerate(scene.lines):
        code = line.coded.code.rstrip()
        if not code.endswith(":") or _DONE.search(without_purpose(code)):
            continue
        kind = next((kind for kind, pattern in _HEADINGS if pattern.search(code)), "")
        members = _members(scene, index) if kind else []
        adopter = _whose(subjects, index) if members else None
        if adopter is not None:
            found.update((at, list(_set(scene, kind, adopter, scene.lines[at], start))) for at, start in members)
    return found


def _whose(subjects: Subjects, index: int) -> Subject | None:
    line = subjects.scene.lines[index]
    end = len(line.coded.code)
    return subjects.before(index, end) or (None if subjects.names_person(index, end) else subjects.focus(index))


def _members(scene: Scene, index: int) -> list[tuple[int, int]]:
    """(line, where its words begin) of the list's members: of each marked paragraph the first sentence."""
    found: list[tuple[int, int]] = []
    wanted = False  # a mark stood alone on the line before
    unmarked = _MANY.search(scene.lines[index].coded.code) is not None
    for at in range(index + 1, min(len(scene.lines), index + 1 + _LONGEST_LIST)):
        line = scene.lines[at]
        if line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION):
            continue
        opens = scene.norm[:1] if not line.start else scene.norm[line.start - 1]
        mark = _MARK.match(scene.norm, line.start, line.line.end)
        if opens == "\n" and mark is None:
            if not unmarked or not _DOES.match(line.coded.code):
                break
            found.append((at, line.start))
            continue
        if mark is not None and opens == "\n":
            wanted = mark.end() >= line.line.end
            if not wanted:
                found.append((at, mark.end()))
        elif wanted:
            found.append((at, line.start))
            wanted = False
    return found


def _set(scene: Scene, kind: str, adopter: Subject, line: SceneLine, start: int) -> Iterator[AdoptionClaim]:
    """What a member sets: of targets one or several, each with its figure."""
    end = line.line.end
    ranges = labels.targets(scene.norm, start, end, figures=True) if kind == "Target" else [
        labels.clause(scene.norm, start, end)
    ]  # fmt: skip
    for first, last in ranges:
        words = label(scene, first, last)
        if len(words.split()) >= 3 and not NO_LABEL.match(words.lower()):
            yield claim(scene, "adopt.listed", kind, adopter, words, first, first, last)

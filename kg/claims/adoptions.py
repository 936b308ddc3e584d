"""What bodies and units set themselves or are set.

Programmes, projects, targets, tasks, breakthroughs, objectives, themes, movements.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import labels, patterns
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects
from kg.mentions.parses import DateParse, PostParse
from kg.model import AdoptionClaim, Claim, Commitment, CommitmentKind, Mention, MentionType, SentenceKind

_GATE = re.compile(
    r"chủ đề|phương châm|khẩu hiệu|chỉ tiêu|mục tiêu|phong trào|vận động|chương trình|đề án|dự án|công trình"
    r"|đột phá|phấn đấu|kế hoạch"
    r"|trở thành|yêu cầu|đề nghị|lưu ý|nhấn mạnh"
    r"|cần|phải|chỉ đạo|giao|trách nhiệm|nhiệm vụ|kiến nghị|thứ |thời gian tới|đang tập trung|đến \ue004|^đó là|^đây là"
)
_SUPPOSED = re.compile(r"(?:^|[,.;:] |\")(?:nếu|giả sử|liệu|giá như|ví dụ|chẳng hạn)(?!\w)[^.;]*$")
_DENIED = re.compile(r"(?:không|chưa|đừng|chẳng)(?: hề| nhất thiết)? $")
# A task that only says how many tasks will be named.
_LISTING = re.compile(
    r"^[^,]{0,60}(?:\d+|một số|các|những|hai|ba|bốn|năm) (?:nhiệm vụ|vấn đề|nội dung|giải pháp|việc"
    r"|công việc)(?: [^,]{0,25})?(?: sau)?$"
)
# No commitment: what happens anyway, a reason, a reference to what was said.
_NO_LABEL = re.compile(r"(?:sẽ|đã|là|do|vì|dù|mặc dù|bởi|khi|đây|nếu|không chỉ|việt nam|cả nước|trước đây) ")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ITEM = re.compile(
    rf"^\W*(?:thứ (?P<n>{'|'.join(_ORDINALS)})(?: là)?|(?P<c>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)[,:;]? "
)
_CARDINALS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_ANNOUNCES = re.compile(r"(?:nhiệm vụ|vấn đề|nội dung|yêu cầu|giải pháp|việc|công tác)(?:[^.;]{0,90})[.:]?$")
_ASKS = re.compile(r"yêu cầu|đề nghị|nhấn mạnh|lưu ý|chỉ đạo|giao|gợi ý|tập trung|xác định|đề ra")
# What makes a member of an enumeration a task and not a reason or a remark: a verb of doing near its beginning.
_VERBS = (
    "tiếp tục|tập trung|đẩy mạnh|tăng cường|chủ động|phối hợp|thực hiện|triển khai|nâng cao|chú trọng|quan tâm"
    "|xây dựng|rà soát|khẩn trương|đánh giá"
    "|giải quyết|tổ chức|kiểm tra|chỉ đạo|làm|phát huy|siết|củng cố|bảo đảm|đảm bảo|kiên quyết|quyết liệt"
    "|nghiên cứu|hoàn thiện|xử lý|đổi mới|cải thiện"
    "|quán triệt|phát triển|đầu tư|huy động|kiện toàn|sắp xếp|giữ vững|duy trì|khắc phục|ưu tiên|khai thác"
    "|chuyển dịch|thường xuyên|quản lý|phấn đấu|tạo"
    "|coi trọng|đề cao|lãnh đạo|tuyên truyền|thúc đẩy|mở rộng|chăm lo|chuẩn bị|hoàn thành"
)
_TASK = re.compile(rf"^(?:\S+ ){{0,5}}?(?:{_VERBS})(?!\w)|(?:^| )phải ")
_ITEM_SUBJECT = re.compile(
    r"^(?:[^.;]{0,60}?, )?(?P<adopter>[\ue002\ue003]) (?:cần phải|cần|phải|tập trung|tiếp tục)(?= )"
)
# Who speaks of these speaks for the body they are in.
_OF_SPEAKER = frozenset({"Breakthrough", "Target", "Objective", "Project"})
_WHOLE_COUNTRY = re.compile(r"của cả nước")
ITEM_LINES = 45  # how far below its announcement an enumeration goes on


def claims(scene: Scene) -> Iterator[Claim]:
    """Adoption claims of a document."""
    subjects = Subjects(scene)
    enumerated = _enumerated(scene, subjects)
    for index, line in enumerate(scene.lines):
        if line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION):
            continue
        item = enumerated.get(index)
        if item is not None:
            yield item.claim
        if _GATE.search(line.coded.code) and not line.coded.code.endswith("?"):
            yield from _line(scene, subjects, index, line, item)


@dataclass(frozen=True, slots=True)
class _Item:
    """A member of an enumeration: the task it is, whose, and where its words stand."""

    adopter: Subject
    claim: AdoptionClaim


def _line(scene: Scene, subjects: Subjects, index: int, line: SceneLine, item: _Item | None) -> Iterator[Claim]:
    code = line.coded.code
    taken: list[tuple[int, int]] = []
    for rule in patterns.load("adoptions"):
        # A headline only says what its article tells in full.
        if rule.values["kind"] == "Task" and (item is not None or line.line.kind is SentenceKind.TITLE):
            continue
        for match in rule.pattern.finditer(code):
            start, end = match.span("label")
            if (
                not _is_ahead(scene, match, line)
                or any(a <= line.coded.offset(start) < b for a, b in taken)
                or not _holds(scene, rule, match, index, code)
            ):
                continue
            adopter = _adopter(subjects, rule, match, index, line) or (item.adopter if item else None)
            if adopter is None:
                continue
            for first, last in _cut(scene, line, rule, start, end):
                label = _label(scene, first, last)
                if (
                    len(label.split()) < (1 if rule.values["cut"] in ("quote", "list", "title") else 3)
                    or _LISTING.search(label.lower())
                    or _NO_LABEL.match(label.lower())
                    or _WHOLE_COUNTRY.search(label)
                ):
                    continue
                taken.append((first, last))
                yield _claim(
                    scene, rule.id, rule.values["kind"], adopter, label, line.coded.offset(match.start()), first, last
                )


def _is_ahead(scene: Scene, match: re.Match[str], line: SceneLine) -> bool:
    """Whether the year by which something is to be reached, if the rule has one, is still to come."""
    if "by" not in match.re.groupindex:
        return True
    date = line.coded.items.get(match.start("by"))
    return isinstance(date, DateParse) and date.iso[:4].isdigit() and int(date.iso[:4]) > scene.year


def _holds(scene: Scene, rule: patterns.Rule, match: re.Match[str], index: int, code: str) -> bool:
    """Whether what the rule needs elsewhere is there, and nothing denies or only supposes it."""
    if _SUPPOSED.search(code[: match.start() + 1]) or _DENIED.search(code[: match.start("label")]):
        return False
    if (unless := rule.values.get("unless")) and _compiled(unless).search(code[: match.start("label")]):
        return False
    if (needs := rule.values.get("needs")) and not _compiled(needs).search(code):
        return False
    if after := rule.values.get("after"):
        return index > 0 and bool(_compiled(after).search(scene.lines[index - 1].coded.code))
    return True


def _adopter(
    subjects: Subjects, rule: patterns.Rule, match: re.Match[str], index: int, line: SceneLine
) -> Subject | None:
    if match.groupdict().get("adopter"):
        named = line.coded.items[match.start("adopter")]
        if isinstance(named, PostParse) and not named.plural:
            return subjects.resolve(named.bodies[0]) if rule.values.get("posts") and named.bodies else None
        return subjects.resolve(named)
    if rule.values["adopter"] == "named":
        return None
    found = subjects.before(index, match.start("label")) or _within(subjects, match, line)
    if found is None and line.coded.code[: match.start()].strip(' "*-') in ("", "với"):
        found = subjects.after(index, match.end("label"))
    if found is not None or rule.values["adopter"] == "clause":
        return found
    if subjects.names_person(index, match.start()):
        return subjects.speaker(index, match.start()) if rule.values["kind"] in _OF_SPEAKER else None
    return subjects.focus(index)


def _within(subjects: Subjects, match: re.Match[str], line: SceneLine) -> Subject | None:
    """Whose target it is, where the label itself says so: *chỉ tiêu tăng trưởng của thành phố*."""
    if match.re.groupindex and match["label"].startswith(("chỉ tiêu", "mục tiêu", "tốc độ")):
        for item in line.coded.within(*match.span("label")):
            if found := subjects.resolve(item):
                return found
    return None


def _cut(scene: Scene, line: SceneLine, rule: patterns.Rule, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the normalised text that the commitments of a match cover."""
    coded, norm = line.coded, scene.norm
    first, last = coded.offset(start), coded.end_offset(end)
    match rule.values["cut"]:
        case "quote":
            yield labels.quotation(norm, first)
        case "list":
            yield from labels.row(norm, first, last)
        case "targets" | "figures" as cut:
            yield from labels.targets(norm, first, last, figures=cut == "figures")
        case "title":
            if norm[first].isupper():
                yield labels.title(norm, first, last)
        case "clause":
            yield labels.clause(norm, first, last)
        case _:
            yield labels.trim(norm, first, last)


# ---------------------------------------------------------------- enumerations


def _enumerated(scene: Scene, subjects: Subjects) -> dict[int, _Item]:
    """Tasks told one by one, over paragraphs: *Thứ nhất, … Thứ hai, …* after a sentence that announces them."""
    found: dict[int, _Item] = {}
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
    return _ORDINALS.index(item["n"]) + 1 if item["n"] else _CARDINALS[item["c"]]


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


def _item(scene: Scene, subjects: Subjects, line: SceneLine, at: int, adopter: Subject) -> _Item | None:
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
    label = _label(scene, first, last)
    if len(label.split()) < 3 or _NO_LABEL.match(label.lower()) or not _TASK.search(label.lower()):
        return None
    return _Item(adopter, _claim(scene, "adopt.enumerated", "Task", adopter, label, line.start, first, last))


# ---------------------------------------------------------------- values


def _label(scene: Scene, first: int, last: int) -> str:
    """The words as the text has them, in one normal form of Unicode and with single blanks."""
    if first >= last:
        return ""
    return " ".join(unicodedata.normalize("NFC", scene.span(first, last).cut(scene.document.text)).split())


def _claim(
    scene: Scene, rule: str, kind: str, adopter: Subject, label: str, start: int, first: int, last: int
) -> AdoptionClaim:
    return AdoptionClaim(
        adopter=adopter.entity, commitment=Commitment(CommitmentKind(kind), label), rule=rule,
        spans=tuple(dict.fromkeys((scene.span(min(start, first), last), scene.span(first, last)))),
        context=adopter.notes,
    )  # fmt: skip


def _compiled(source: str) -> re.Pattern[str]:
    return patterns.compile_pattern(
        source, {"n": r"(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"}, "rules/adoptions.toml"
    )


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every commitment that a claim was made of, at its words."""
    for claim in claims(scene):
        if isinstance(claim, AdoptionClaim):
            words = claim.spans[-1]
            yield Mention(
                words, MentionType.COMMITMENT, words.cut(scene.document.text), claim.commitment.label, claim.commitment
            )

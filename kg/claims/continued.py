"""Tasks told over sentences: *… đề ra 5 nhiệm vụ trọng tâm. Trong đó, tập trung …. Tiếp tục …*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.claims import labels
from kg.claims.commitments import NO_LABEL, claim, label, without_purpose
from kg.claims.counted import is_target
from kg.claims.labels import VERBS
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects, unit_of
from kg.mentions.parses import BodyParse, DateParse, PostParse, TermParse, UnitParse
from kg.model import AdoptionClaim, Claim, CommitmentKind, SentenceKind
from kg.sought import Sought

# A sentence that announces tasks and ends with them.
_ANNOUNCED = re.compile(
    r"(?:đề ra|đặt ra|xác định|thông qua|thống nhất|chốt|quyết nghị|đưa ra|ấn định)(?: [^.;:]{0,80})? "
    r"(?:nhiệm vụ|giải pháp|phương hướng|đột phá|chỉ tiêu)(?!.{0,40}(?:đã|được) )[^.;:]{0,70}\.?$"
    r"|(?:yêu cầu|đề nghị) (?P<who>[\ue002\ue003]) [^.;:]{0,40}(?:một số|các|những|\d+|hai|ba|bốn|năm)(?: nhóm)?"
    r" (?:nhiệm vụ|giải pháp|vấn đề|nội dung)(?: [^.;:,]{0,30})?\.?$"
)
_NOT_AHEAD = re.compile(r"vượt|hoàn thành|đạt được|đã đạt|kết quả|đã thực hiện|nhiệm kỳ qua|thời gian qua|không|chưa")
# What opens a sentence that goes on with them, and a verb of doing without a subject.
# "Lãnh đạo tỉnh …", "Tổ chức đảng …" are subjects; "đồng thời chỉ đạo …" is of who asks as often as of who is asked.
_DOING = (
    rf"(?!lãnh đạo (?:các|tỉnh|thành phố|huyện|quận|xã|bộ|đảng|[\ue002\ue003])|tổ chức (?:đảng|cơ sở|chính|này))"
    rf"(?:{VERBS})(?!\w)"
)
_FIRST = re.compile(rf"(?:trong đó|theo đó|cụ thể(?: là)?|trước mắt)[,:]? (?={_DOING})")
# "Hai là, …": one of those that a sentence of the paragraph announces, whatever stands between.
_BY_NUMBER = re.compile(
    r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)),?"
    rf" (?:(?:cần|phải|cần phải) )?(?={_DOING})"
)
_FAR = 8  # sentences between those that are numbered and the one that announces them
# The words that tie a sentence to the one before, and what is said to be needed.
_TIE = (
    r"(?:đồng thời|bên cạnh đó|cùng với đó|cùng đó|ngoài ra|song song đó|song song với đó|mặt khác|tiếp đó|trước mắt"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy) là|thứ (?:nhất|hai|ba|tư|năm|sáu)"
    r"|trong thời gian tới|thời gian tới|trước hết|đặc biệt(?: là)?|do đó|vì vậy|do vậy)"
)
_MUST = r"(?:cần phải|cần|phải)"
_ASKED = (
    r"(?:\ue001|\ue000|ông|bà|đồng chí|\ue001 \ue000)(?: cũng| còn| tiếp tục| đồng thời)* "
    r"(?:đề nghị|yêu cầu|lưu ý|nhấn mạnh|nêu rõ|chỉ rõ|cho rằng|mong muốn)(?: rằng)?[,:]?"
)
# The same, when a sentence that names nobody stands between.
_AGAIN = re.compile(
    rf"(?:(?:{_TIE}|về [^.;:,\ue002\ue003]{{3,60}}),? )?{_ASKED} (?:{_MUST} (?={_DOING})|(?={_DOING}))"
    rf"|{_TIE},? {_MUST} (?={_DOING})"
)
_NEXT = re.compile(
    rf"(?:{_TIE},? (?!chỉ đạo|đề nghị|yêu cầu))?(?={_DOING})"
    rf"|(?:{_TIE},? )?{_MUST} (?={_DOING})"
    rf"|(?:{_TIE},? )?{_ASKED} (?:{_MUST} (?={_DOING})|(?={_DOING}))"
    rf"|(?:{_TIE},? )?(?:yêu cầu|đề nghị|lưu ý),? (?:{_MUST} )?(?={_DOING})"
)
_DOES = re.compile(_DOING)
# The same with its subject.
_WHO_DOES = re.compile(
    rf"(?:{_TIE},? )?(?P<who>[\ue002\ue003])(?: cơ quan)?,? (?:sẽ )?(?=(?:tiếp tục|tập trung|kiểm điểm|{_DOING}))"
)
# Told of the past, or with a subject of its own: no task.
_TOLD = re.compile(r"(?<!\w)(?:đã|đang|(?<!nhỏ và )vừa|cho biết|nói|khẳng định)(?!\w)|[\ue000]")
_RULES = (
    "adopt.asked", "adopt.assigned", "adopt.objective-passed", "adopt.continued", "adopt.must", "adopt.asked-place",
    "adopt.next", "adopt.will"
)  # fmt: skip
_TIED = re.compile(_TIE)


# What opens a sentence that goes on with targets: a figure, what is measured, how often, or at least how many.
_AIMS = re.compile(
    r"(?:(?:trên |hơn |từ )?\d|(?:hằng|hàng|mỗi) (?:năm|khu|xã|thôn|chi)|tỷ lệ |tỉ lệ |phấn đấu |đến năm \d|đến \ue004"
    r"|thu nhập |giá trị |tổng |kết nạp |giải quyết |tốc độ )"
)
# To what of it a target is, and by when: "Về nông nghiệp, …", "Cũng đến năm 2025, huyện …", "Ở nhóm kinh tế, …".
_SCOPE = re.compile(
    r"(?:(?:(?:về|riêng|đối với)(?: lĩnh vực| mặt)?|(?:ở|trong|trên) (?:nhóm|lĩnh vực|mặt|khu vực|ngành))"
    r" (?!việc|vấn đề|chuyện|lý do)[^.;:,\d\ue000-\ue00f]{2,50}, )?"
    r"(?:(?:cũng |phấn đấu )?(?:đến |vào |trong )?(?:cuối |hết )?(?:giai đoạn )?(?:\ue004|\ue005|\d{4} ?- ?\d{4}),? )?"
)
# How much of what: a share, a figure reached, grown by, or left; a number of things that there will be.
_REACHES = (
    r"(?:đạt|tăng|giảm|còn|chiếm|dưới|trên|hơn|khoảng|từ|bình quân|có(?: thêm)?|gom|huy động|kết nạp|thu hút|giải quyết"
    r"|xây dựng|trồng|đào tạo|phấn đấu)[^.;\d\ue000-\ue003]{0,40}\d"
)
_MEASURED = re.compile(
    rf"(?:(?:mỗi năm |hằng năm |hàng năm )?(?:[\ue002\ue003] {_REACHES}"
    rf"|(?:[\ue002\ue003] )?[^.;\d\ue000-\ue003]{{3,110}}? {_REACHES})"
    r"|(?:trên |hơn |khoảng )?\d+(?:[.,]\d+)*(?: ?%|/\d+))"
)
# Opens or holds what is told of the figures, not a target.
_COMMENT = re.compile(
    r"(?:^|[ ,])(?:nhưng|tuy nhiên|vấn đề|việc|lần này|khiến|đề nghị|dự kiến|ước|theo|cùng kỳ|do|vì|bởi|nếu"
    r"|bầu|tán thành|đại biểu|phiếu|nhiệm kỳ trước|năm trước|mới (?:có|được|thu|đạt|là|chỉ)"
    r"|thực tế|thực trạng|giải pháp|được đề cập)(?!\w)"
)
_AT_LEAST = Sought(r"^[^.;:]{3,70} (?:tối thiểu|ít nhất) \d")
# What opens a sentence that tells the targets which the one before announces.
_NAMELY = re.compile(r"(?:trong đó|theo đó|cụ thể(?: là)?|gồm)[,:]? (?!có )(?!phấn đấu)")
_PAST = re.compile(
    r"(?<!\w)(?:đã|đang|(?<!nhỏ và )vừa|đạt được|cho biết|cho rằng|nói|khẳng định|năm qua|so với cùng kỳ|hiện nay|hiện)"
    r"(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Going:
    """Whose tasks or targets the sentence before told, and on which line."""

    subject: Subject
    line: int
    asked: bool = True  # by somebody else: the sentences after it may ask others, too
    aims: bool = True  # at figures; else at an end, of which the next sentence says what it is in figures


def going(index: int, made: Sequence[tuple[Subject, Claim]]) -> Going | None:
    """Whose tasks may go on after the line, given what was made of it."""
    whose = [(subject, made_.rule) for subject, made_ in made if made_.rule in _RULES and not _are_members(subject)]
    return Going(whose[-1][0], index, whose[-1][1] != "adopt.will") if whose else None


def goes_past(subjects: Subjects, index: int, before: Going | None) -> bool:
    """Whether tasks may go on after line ``index``, which tells none: it is next to them and speaks of nobody else."""
    if before is None or index > before.line + 1:
        return False
    return not any(isinstance(item, BodyParse | UnitParse) for _, item in subjects.openings(index))


def _are_members(subject: Subject) -> bool:
    """Whether it is named by its members: what *các đại biểu* are asked is no longer told of it after them."""
    return isinstance(subject.parse, PostParse) and subject.parse.plural


def aiming(index: int, made: Sequence[tuple[Subject, AdoptionClaim]]) -> Going | None:
    """Whose targets may go on after the line, given what was made of it: after an objective, those that it is in
    figures."""
    told = (CommitmentKind.TARGET, CommitmentKind.OBJECTIVE)
    whose = [(subject, claim.commitment.kind) for subject, claim in made if claim.commitment.kind in told]
    return Going(whose[-1][0], index, aims=whose[-1][1] is CommitmentKind.TARGET) if whose else None


def _aims(code: str) -> bool:
    """Whether a sentence without words of aiming may tell targets: it says how much of something there will be."""
    if _AIMS.match(code) or _AT_LEAST.search(code):
        return True
    first = code.partition(";")[0]  # of a row, each member is looked at for itself
    return _MEASURED.match(first, _scope(first)) is not None and not _COMMENT.search(first)


def _scope(code: str, start: int = 0) -> int:
    """Where what stands from ``start`` on has said to what of the subject a target is, and by when."""
    found = _SCOPE.match(code, start)
    return found.end() if found is not None else start


def _announces_targets(code: str) -> bool:
    """Whether a sentence ends with the targets that the next ones tell: *… đề ra 11 chỉ tiêu về kinh tế*."""
    code = code.rstrip(" .…:")
    return "chỉ tiêu" in code and bool(_ANNOUNCED.search(code)) and not _NOT_AHEAD.search(without_purpose(code))


def _is_over(scene: Scene, index: int) -> bool:
    """Whether a line tells of a year or term that ended before the article came out."""
    items = scene.lines[index].line.items
    years = [scene.context.date(item)[0][:4] for item in items if isinstance(item, DateParse)]
    years += [item.label[5:9] for item in items if isinstance(item, TermParse)]
    return any(year.isdigit() and int(year) < scene.year for year in years)


@lru_cache(maxsize=256)  # adoptions and quantities of a document ask one after the other
def _sets_out(before: str) -> tuple[bool, bool]:
    """Whether a line announces targets, and whether what follows it is one."""
    return _announces_targets(before), is_target(before.rstrip(" .…"))


def goes_on_aiming(scene: Scene, index: int, aimed: bool) -> bool:
    """Whether a line tells targets that the one before begins or announces; ``aimed``: that one does so itself."""
    if not index:
        return False
    code = scene.lines[index].coded.code
    announced, set_out = _sets_out(scene.lines[index - 1].coded.code)
    if not (aimed or announced or set_out):
        return False  # of most lines: what follows takes longer to tell
    if namely := _NAMELY.match(code):
        told = (announced or aimed and _aims(code[namely.end() :])) and scene.goes_on(index)
    elif not scene.goes_on(index) and not ((aimed or announced) and _scope(code)):
        told = False  # another paragraph, which does not say to what of it the targets are
    else:
        told = _aims(code)
    return told and not _PAST.search(code) and not _is_over(scene, index)


def targets(
    scene: Scene, subjects: Subjects, index: int, before: Going | None
) -> Iterator[tuple[Subject, AdoptionClaim]]:
    """The targets of a sentence that goes on with those of the sentence before, or tells those that it announces."""
    line = scene.lines[index]
    code = line.coded.code
    aimed = before is not None and before.line == index - 1
    if aimed and before is not None and not before.aims and not _NAMELY.match(code):
        return
    row = index > 0 and scene.lines[index - 1].coded.code.rstrip().endswith(";")  # its members are paragraphs
    told = aimed and row and _aims(code) and not _PAST.search(code) or goes_on_aiming(scene, index, aimed)
    if not told or code.endswith("?"):
        return
    whose = before.subject if before is not None and aimed else None
    if whose is None and _announces_targets(scene.lines[index - 1].coded.code):
        whose = _announcer(scene, subjects, index - 1)
    if whose is None or not _is_of(subjects, index, whose):
        return
    namely = _NAMELY.match(code)
    start = line.coded.offset(_scope(code, namely.end() if namely else 0))
    for first, last in labels.targets(scene.norm, start, line.line.end, figures=True):
        words = label(scene, first, last)
        if len(words.split()) >= 3 and not NO_LABEL.match(words.lower()):
            yield whose, claim(scene, "adopt.target-continued", "Target", whose, words, first, first, last)


def _is_of(subjects: Subjects, index: int, whose: Subject) -> bool:
    """Whether no other body or unit opens the sentence: *Huyện B có 37 xã* is no target of huyện A."""
    coded = subjects.scene.lines[index].coded
    opened = _OPENED_BY.match(coded.code, _scope(coded.code))
    if opened is None:
        return True
    unit = unit_of(subjects.resolve(coded.items[opened.start("who")]))
    return unit is not None and unit == unit_of(whose)


_OPENED_BY = re.compile("(?:mỗi năm |hằng năm |hàng năm |phấn đấu )?(?P<who>[\ue002\ue003]) ")


def more_targets(
    scene: Scene, line: SceneLine, end: int, whose: Subject, marks: str
) -> Iterator[tuple[Subject, AdoptionClaim]]:
    """The targets after one of ``marks`` that follows an aim that ends at ``end``: *…; 97% người dân có bảo hiểm y
    tế*."""
    if scene.norm[end : end + 1] not in tuple(marks):
        return
    for first, last in labels.targets(scene.norm, end + 1, line.line.end, figures=True):
        words = label(scene, first, last)
        code = words.lower()
        told = _PAST.search(code) or _COMMENT.search(code)
        if len(words.split()) >= 3 and _aims(code) and not (NO_LABEL.match(code) or told):
            yield whose, claim(scene, "adopt.target-continued", "Target", whose, words, first, first, last)


def tasks(
    scene: Scene, subjects: Subjects, index: int, before: Going | None
) -> Iterator[tuple[Subject, AdoptionClaim]]:
    """The tasks of a sentence without a subject that goes on with those of the sentence before, in its paragraph."""
    line = scene.lines[index]
    code = line.coded.code
    if before is None and not scene.goes_on(index):
        return
    if not scene.goes_on(index) and not _TIED.match(code) and not _AGAIN.match(code):
        return
    opened = None
    if before is not None:
        opened = _NEXT.match(code) if before.line == index - 1 else _AGAIN.match(code)
    whose = before.subject if before is not None else None
    adjacent = before is not None and before.asked and before.line == index - 1
    if opened is None and adjacent and (opened := _WHO_DOES.match(code)):
        whose = subjects.resolve(line.coded.items[opened.start("who")])
    if opened is None and (opened := _FIRST.match(code)):
        whose = _announcer(scene, subjects, index - 1)
    if opened is None and (opened := _BY_NUMBER.match(code)):
        said = (_announcer(scene, subjects, k) for k in range(index - 1, max(-1, index - 1 - _FAR), -1))
        whose = next((subject for subject in said if subject is not None), None)
    if opened is None or whose is None or _TOLD.search(code, opened.end()) or code.endswith("?"):
        return
    for first, last in labels.row(scene.norm, line.coded.offset(opened.end()), line.line.end):
        words = label(scene, first, last)
        if len(words.split()) >= 4 and _DOES.match(words.lower()) and not NO_LABEL.match(words.lower()):
            yield whose, claim(scene, "adopt.continued", "Task", whose, words, first, first, last)


def _announcer(scene: Scene, subjects: Subjects, index: int) -> Subject | None:
    line = scene.lines[index]
    code = line.coded.code
    announced = _ANNOUNCED.search(code) if line.line.kind is not SentenceKind.TITLE else None
    if announced is not None and announced["who"]:  # "… đạt được; đồng thời yêu cầu Huyện ủy thực hiện một số nhiệm vụ"
        return subjects.resolve(line.coded.items[announced.start("who")])
    if announced is None or _NOT_AHEAD.search(without_purpose(code)):
        return None
    end = len(code)
    if found := subjects.before(index, end):
        return found
    return (None if subjects.names_person(index, end) else subjects.focus(index)) or subjects.congress(index)

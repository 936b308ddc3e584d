"""Numbers about bodies, units and events: members, targets met, programmes, money, growth, places in rankings.

A number is claimed only where its subject is settled: the body or unit that owns what is counted, or that the clause is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import patterns
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects
from kg.mentions import quantities
from kg.mentions.parses import PostParse
from kg.mentions.quantities import Quantity
from kg.model import Body, Claim, Event, Mention, MentionType, QuantityClaim, SentenceKind, Unit

_GATE = re.compile(r"\d| (?:hai|ba|bốn|sáu|bảy|tám|chín|mười) ")
# Words that end a noun phrase, and words that cannot be its last.
_STOPS = frozenset(
    [
        "đã",
        "đang",
        "sẽ",
        "vừa",
        "trong",
        "tại",
        "ở",
        "với",
        "của",
        "để",
        "nhằm",
        "theo",
        "cho",
        "vào",
        "đến",
        "là",
        "khi",
        "so",
        "này",
        "đó",
        "trên",
        "về",
        "do",
        "từ",
        "thuộc",
        "sau",
        "gồm",
        "như",
        "cùng",
        "nêu",
        "cần",
        "mà",
        "nếu",
        "thì",
        "còn",
        "tập",
        "nhưng",
        "ngay",
        "giao",
        "tham",
        "cũng",
        "phải",
        "nhất",
        "xem",
        "chưa",
        "dự",
        "sang",
        "trực",
        "xuống",
        "rằng",
        "đưa",
        "thực",
        "lên",
        "vẫn",
        "rồi",
        "nói",
        "cùng",
        "mỗi",
        "tới",
        "qua",
        "giữa",
        "hoặc",
        "tuy",
        "song",
        "đặc",
    ]
)
_WEAK_END = frozenset(["và", "đều", "được", "bị", "-", "có", "các", "không"])
_WORD = re.compile(r" (?:- )?([^\W\d_]+(?:/[^\W\d_]+)?)")
LONGEST_ITEM = 14  # words
# Numbers that only count what a speaker is about to list, and those of a supposition.
_LISTING = re.compile(
    r"(?:nhấn mạnh|yêu cầu|đề nghị|lưu ý|chỉ đạo|gợi ý|gợi mở)[^.;]*(?:tập trung|thực hiện|giải quyết)?[^.;]{0,60}$|(?:sau đây|dưới đây)$"
)
_LISTED = re.compile(r"(?:nhiệm vụ|vấn đề|nội dung|giải pháp|yêu cầu|đề nghị)")
_SUPPOSED = re.compile(r"(?:^|[,.;] )(?:nếu|giả sử|liệu|có thể|ví dụ|chẳng hạn) [^.;]*$|\?$")
# What is counted in words: two breakthroughs, three programmes; in the rest two and three are mostly a manner of speaking.
_WRITTEN = re.compile(r"khâu|đột phá|chương trình|nhóm|nghị quyết|đề án|luật")
# Not of a public body: numbers of the whole country, of crime, and the capital of companies.
_NOT_ITS_OWN = re.compile(r"của cả nước|toàn quốc|phạm pháp|tội phạm|phá án|khám phá|tai nạn|trọng án")
_CAPITAL = re.compile(r"tổng vốn|vốn đầu tư|tổng số vốn|tổng mức|kinh phí|doanh thu")
_COMPANY = re.compile(r"công ty|cty|tập đoàn|tnhh|nhà đầu tư|ngân hàng|doanh nghiệp")
_VOTE = re.compile(r"tán thành|biểu quyết|phiếu|bầu")
_VOTES = {"tán thành": "tán thành", "biểu quyết": "phiếu biểu quyết", "phiếu": "phiếu", "bầu": "phiếu bầu"}
_DEGREE = re.compile(r" (?:rất |khá )?(?:lớn|cao|nhỏ|thấp)$")
_BARE = ("tỷ lệ", "tỉ lệ")
# Indicators are of places: a ministry or an office that speaks of one is not its subject.
_OF_PLACES = frozenset({"count.indicator", "count.sector", "count.portion"})
_MEASURED = frozenset({"count.indicator", "count.number", "count.growth"})
_SUFFIX = re.compile(r"(?: tăng| giảm)?(?: \(%\))?$")
_SHORT = re.compile(r"^.*\((\w{2,6})\)$")
_FULL_STOPS = (".", "!", "…", ";", ")", '"', ":")
_LINK = re.compile(rf"^[^.;:]{{0,60}}?(?:,| và) (?:{quantities.COUNT}{quantities._FILL}*) [^.;:]{{2,60}}? (?:của) $")


def claims(scene: Scene) -> Iterator[Claim]:
    """Quantity claims of a document."""
    subjects = Subjects(scene)
    for index, line in enumerate(scene.lines):
        if line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION) or not _GATE.search(line.coded.code):
            continue
        yield from _line(scene, subjects, index, line)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule fired: all that the steps of making a claim look at."""

    index: int
    line: SceneLine
    code: str
    rule: patterns.Rule
    match: re.Match[str]
    quantity: Quantity


def _line(scene: Scene, subjects: Subjects, index: int, line: SceneLine) -> Iterator[Claim]:
    found = list(quantities.find(line.coded.code))
    if not found:
        return
    code = quantities.mark(line.coded.code, found)
    at = {q.start: q for q in found}
    claimed: dict[int, QuantityClaim] = {}
    for rule in patterns.load("quantities"):
        for match in rule.pattern.finditer(code):
            quantity = _quantity_of(match, at)
            if quantity is None or quantity.start in claimed or _SUPPOSED.search(code[: match.start()]):
                continue
            place = _Place(index, line, code, rule, match, quantity)
            claim = (
                _following(scene, place, claimed)
                if rule.values["subject"] == "before"
                else _claim(scene, subjects, place)
            )
            if claim is not None:
                claimed[quantity.start] = claim
    yield from claimed.values()


def _quantity_of(match: re.Match[str], at: dict[int, Quantity]) -> Quantity | None:
    if "value" in match.re.groupindex:
        return at.get(match.start("value"))
    return next((at[k] for k in range(match.start(), match.end()) if k in at), None)


def _claim(scene: Scene, subjects: Subjects, place: _Place) -> QuantityClaim | None:
    """What the rule says, where its subject is settled."""
    match, code = place.match, place.code
    start, end = match.span("item")
    if place.rule.values.get("tail"):
        end = _phrase_end(code, end)
    if match.groupdict().get("more"):
        end = match.end("more")
    if (degree := _DEGREE.search(code, start, end)) and _VOTE.search(code):
        end = degree.start()
    if place.quantity.written and not _WRITTEN.match(code, start):
        return None
    if _LISTED.match(code, start) and _LISTING.search(code[: match.start()]) or _is_foreign(code, start, end):
        return None
    subject = _subject(subjects, place, end)
    if (
        subject
        and place.rule.id in _OF_PLACES
        and isinstance(subject.entity, Body)
        and subject.entity.unit is None
        and not _VOTE.search(code)
    ):
        return None
    return (
        _made(scene, place, subject.entity, subject.notes, _text(scene, place, start, end), start, end)
        if subject
        else None
    )


def _is_foreign(code: str, start: int, end: int) -> bool:
    """Whether the item is none of a public body's: of the country, of crime, of a company; or a bare share of one does not see what."""
    if _NOT_ITS_OWN.search(code, start, end):
        return True
    if _CAPITAL.match(code, start) and _COMPANY.search(code):
        return True
    if _DEGREE.search(code[start:end]) and code[start:end].startswith(_BARE):
        return True
    return code[start:end] in _BARE and not _VOTE.search(code)


def _following(scene: Scene, place: _Place, claimed: dict[int, QuantityClaim]) -> QuantityClaim | None:
    """Another number of what the value before measures: its growth, or the next year's."""
    earlier = [k for k in claimed if k < place.quantity.start and claimed[k].rule in _MEASURED]
    if not earlier:
        return None
    known = claimed[max(earlier)]
    when = (
        scene.quote(
            place.line.coded.offset(place.match.start("when")), place.line.coded.end_offset(place.match.end("when"))
        )
        if place.match["when"]
        else ""
    )
    stem = _SUFFIX.sub("", known.quantity_of)
    item = " ".join(part for part in (_SHORT.sub(r"\1", stem), when) if part)
    return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())


def _made(
    scene: Scene, place: _Place, subject: Body | Unit | Event, notes: tuple[str, ...], item: str, start: int, end: int
) -> QuantityClaim:
    quantity, coded = place.quantity, place.line.coded
    verb = place.match.groupdict().get("verb") or ""
    if quantity.kind == quantities.PERCENT:
        item = f"{item}{' ' + verb if verb in ('tăng', 'giảm') else ''} (%)"
    elif place.rule.id == "count.steps":
        item = f"bậc {item} {verb}"
    first, last = min(place.match.start(), start), max(place.match.end(), end)
    return QuantityClaim(
        subject=subject, quantity_of=item, value=quantity.value, comparator=quantity.comparator, unit_text=quantity.unit, rule=place.rule.id,
        spans=(scene.span(coded.offset(first), coded.end_offset(last)),), context=notes,
    )  # fmt: skip


def _text(scene: Scene, place: _Place, start: int, end: int) -> str:
    """The words of the item, with the abbreviation that stands in brackets after it."""
    coded = place.line.coded
    if place.code[start:end] in _BARE and (vote := _VOTE.search(place.code)):
        return f"{place.code[start:end]} {_VOTES[vote.group()]}"
    if place.match.groupdict().get("short"):
        end = place.match.end("short") + 1
    return scene.quote(coded.offset(start), coded.end_offset(end)).strip(' "-')


def _phrase_end(code: str, end: int) -> int:
    """Where the noun phrase that begins before ``end`` stops: at a mark, a mention, or a word that opens something else."""
    last = end
    for _ in range(LONGEST_ITEM):
        word = _WORD.match(code, end)
        if word is None or word[1] in _STOPS:
            break
        end = word.end()
        if word[1] not in _WEAK_END:
            last = end
    return last


def _subject(subjects: Subjects, place: _Place, end: int) -> Subject | None:
    index, line, rule, match, code = place.index, place.line, place.rule, place.match, place.code
    if rule.values["subject"] == "named":
        named = line.coded.items[match.start("subject")]
        return subjects.resolve(named.bodies[0] if isinstance(named, PostParse) and named.bodies else named)
    if rule.id == "count.post" and (sibling := _sibling(subjects, line, match)):
        return sibling
    if (
        found := subjects.owner(index, end)
        or _shared_owner(subjects, index, code, end)
        or _inside(subjects, line, match)
    ):
        return found
    if found := subjects.before(index, match.start()):
        return found
    if re.match(r"(?:với|nhờ|trong|có) ", match.group()) or match.start() < 8:
        if found := subjects.after(index, match.end()):
            return found
    # A heading is of no paragraph: what was spoken of before it is not its subject.
    if (
        rule.values["subject"] == "near"
        and code[-1:] in _FULL_STOPS
        and not subjects.names_person(index, match.start())
    ):
        return subjects.focus(index)
    return None


def _inside(subjects: Subjects, line: SceneLine, match: re.Match[str]) -> Subject | None:
    """A body or unit within the item itself: *thu ngân sách trên địa bàn thành phố*."""
    start, end = match.span("item")
    for item in line.coded.within(start, end):
        if not isinstance(item, PostParse) and (found := subjects.resolve(item)):
            return found
    return None


def _shared_owner(subjects: Subjects, index: int, code: str, end: int) -> Subject | None:
    """*5 nhiệm vụ chủ yếu, 3 khâu đột phá của TP*: the owner of the last of a row is that of all."""
    for at in range(end, min(len(code), end + 120)):
        if code[at] in ".;:":
            return None
        if _LINK.match(code[end:at]):
            return subjects.owner(index, at - 5)
    return None


def _sibling(subjects: Subjects, line: SceneLine, match: re.Match[str]) -> Subject | None:
    """*Chủ tịch UBND tỉnh cùng 4 phó chủ tịch*: deputies of the body whose post stands right before."""
    before = line.coded.items.get(match.start() - 2)
    return subjects.resolve(before.bodies[0]) if isinstance(before, PostParse) and before.bodies else None


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every number of the document with a unit, or with something public that it counts."""
    rules = [r for r in patterns.load("quantities") if r.id in ("count.public", "count.elected", "count.members")]
    for line in scene.lines:
        found = list(quantities.find(line.coded.code)) if line.line.kind is not SentenceKind.FURNITURE else []
        code = quantities.mark(line.coded.code, found) if found else ""
        counted = {m.start(): m.end("item") for r in rules for m in r.pattern.finditer(code)}
        for q in found:
            end = _phrase_end(code, counted[q.start]) if q.start in counted else q.end
            if q.unit or q.start in counted:
                span = scene.span(line.coded.offset(q.start), line.coded.end_offset(end))
                yield Mention(
                    span,
                    MentionType.QUANTITY,
                    span.cut(scene.document.text),
                    f"{format(q.value, 'f')} {q.unit}".strip(),
                )

"""Numbers about bodies, units and events: members, targets met, programmes, money, growth, places in rankings.

A number is claimed only where its subject is settled: the body or unit that owns what is counted, or that the clause is
about (see :mod:`kg.claims.subjects`); what is counted is in :mod:`kg.claims.counted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims import continued, counted, counted_items, number_guards, patterns, settled
from kg.claims.meetings import Meetings
from kg.claims.number_subjects import OF_ECONOMY, OF_MANY, OF_PLACES, Place, meeting, place_of_office, subject_of
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subjects
from kg.mentions import quantities
from kg.mentions.parses import PostParse, UnitParse
from kg.mentions.quantities import Quantity
from kg.model import Body, Claim, Event, Mention, MentionType, QuantityClaim, SentenceKind, Unit

_GATE = re.compile(r"\d| (?:hai|ba|bốn|sáu|bảy|tám|chín|mười) | thứ (?:nhất|nhì|tư|năm) ")
_FROM = re.compile(r"(?<!\w)từ (?:mức |khoảng |trên |gần |hơn )?$")
_TO_VALUE = re.compile(r"[^.;]{0,40}?(?<!trở) (?:xuống|lên|còn)(?!\w)")
_MEASURED = frozenset(
    (
        "count.indicator",
        "count.came-to",
        "count.came-from",
        "count.beyond",
        "count.sector-worth",
        "count.herd",
        "count.number",
        "count.growth",
        "count.shares",
        "count.sources",
    )
)
# Numbers that go on with the unit of those before them in a row, and those that they go on from.
_IN_ROWS = OF_PLACES | {"count.total"}
_ROWS = _IN_ROWS | {"count.whole", "count.of-plan", "count.growth", "count.economy", "count.has", "count.area-and"}
_OF_COUNTED = frozenset({"count.rate", "count.worth", "count.rise"})
# What is told among targets without a word of aiming is one of them.
_FIGURES = frozenset({"count.economy", "count.takes-up", "count.criteria", "count.people-share"})
_WORKS = frozenset({"count.built", "count.built-also"})
_NO_SHARE = quantities.COUNT + quantities.MONEY + quantities.MEASURE
_ANY = _NO_SHARE + quantities.PERCENT
_SHARE = re.compile(r"t[ỷỉ] trọng(?!\w)", re.IGNORECASE)
# Those who came to an event, and what it had before it, are its own; the rest is of who holds it.
_OF_EVENTS = re.compile(r"(?:đại biểu|đb|đảng viên|lượt|báo cáo|nghị quyết|ý kiến|tờ trình)(?!\w)")
# "giảm còn 20%" is what it came to, not by how much it fell.
_REACHED = re.compile(r"(?:tăng|giảm) (?:còn|xuống|lên)(?!\w)")
_SUFFIX = re.compile(r"(?: tăng| giảm)?(?: \(%\))?$")
_SHORT = re.compile(r"^.*\((\w{2,6})\)$")


def claims(scene: Scene) -> Iterator[Claim]:
    """Quantity claims of a document."""
    subjects, meetings = Subjects(scene), Meetings(scene)
    aimed = False
    told: dict[int, QuantityClaim] = {}  # the last number of a line
    for index, line in enumerate(scene.lines):
        aimed = continued.goes_on_aiming(scene, index, aimed)
        asked = line.coded.code.rstrip(' "”').endswith("?")
        if index < scene.first_public or asked or line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION):
            continue
        found = quantities.find(line.coded.code)
        if not found or not _GATE.search(line.coded.code):
            continue
        for claim in _line(scene, subjects, meetings, index, line, found, told.get(index - 1), aimed=aimed):
            told[index] = claim
            yield claim


def _line(
    scene: Scene,
    subjects: Subjects,
    meetings: Meetings,
    index: int,
    line: SceneLine,
    found: tuple[Quantity, ...],
    told: QuantityClaim | None,
    *,
    aimed: bool,
) -> Iterator[QuantityClaim]:
    code = quantities.mark(line.coded.code, found)
    at = {q.start: q for q in found}
    claimed: dict[int, QuantityClaim] = {}
    for rule in patterns.possible("quantities", code):
        if not settled.may_fire(rule, subjects, index, found, claimed, told):
            continue
        for match in rule.pattern.finditer(code):
            quantity = _quantity_of(match, at)
            if quantity is None or quantity.start in claimed or counted.SUPPOSED.search(code[: match.start()]):
                continue
            place = Place(index, line, code, rule, match, quantity, aimed)
            follows = rule.values["subject"] == "before"
            if follows:
                claim = _following(scene, place, claimed)
            elif rule.values["subject"] in settled.SCOPES:
                claim = _of_anything(scene, subjects, place, claimed, told)
            else:
                claim = _claim(scene, subjects, meetings, place, claimed)
            if claim is not None:
                claimed[quantity.start] = claim
    yield from claimed.values()


def _quantity_of(match: re.Match[str], at: dict[int, Quantity]) -> Quantity | None:
    if "value" in match.re.groupindex:
        return at.get(match.start("value"))
    return next((at[k] for k in range(match.start(), match.end()) if k in at), None)


def _claim(
    scene: Scene, subjects: Subjects, meetings: Meetings, place: Place, claimed: dict[int, QuantityClaim]
) -> QuantityClaim | None:
    """What the rule says, where its subject is settled; ``claimed`` is what the line has told so far."""
    match, code = place.match, place.code
    start, end = match.span("item")
    if place.rule.values.get("tail"):
        end = counted.phrase_end(code, end)
    if place.group("more"):
        end = match.end("more")
    scope = place.rule.values["subject"]
    end = end if scope == "voters" else counted.trimmed(code, start, end)
    if not _is_meant(scene, place):
        return None
    before = code[: match.start()]
    if _OF_BEFORE.search(before):
        return None
    if number_guards.is_of_another_time(scene, place, _MEASURED) or number_guards.is_of_another_meeting(place):
        return None
    if _is_value_of_before(place, before):
        return None
    if place.rule.values.get("fact") and (
        place.aimed
        and place.rule.id in _FIGURES
        or counted.is_aimed(before)
        or number_guards.is_set(code, match.start(), match.end())
    ):
        return None
    if (unless := place.rule.values.get("unless")) and re.search(unless, before):
        return None
    written = bool(place.rule.values.get("written"))
    whole = place.rule.id == "count.in-place"
    if not counted.is_claimable(code, match.start(), start, end, place.quantity, written=written, whole=whole):
        return None
    item = _item(scene, place, start, end)
    if scope in ("event", "host", "voters", "honours", "chosen"):
        entity, notes = meeting(subjects, meetings, place)
        return _made(scene, place, entity, notes, item, start, end) if entity is not None else None
    subject = subject_of(subjects, place, end)
    if subject is None and (unit := _unit_of_row(place, claimed)) is not None:
        return _made(scene, place, unit, (), item, start, end)
    if subject is None or not _may_have(place, subject.entity):
        return None
    if place.rule.values.get("alone") and number_guards.names_between(place, subject):
        return None
    whose: Body | Unit | Event = place_of_office(place, subject.entity)
    if _OF_EVENTS.match(code, start) and (event := subjects.event(subject.parse)):
        whose = event
    return _made(scene, place, whose, subject.notes, item, start, end)


# "Cùng kỳ, tổng thu đạt …": of a year before.
_OF_BEFORE = re.compile(r"(?:^|[.;,:] )(?:cùng kỳ(?: năm (?:trước|ngoái))?|năm (?:ngoái|trước)),? $")
# Between two indicators of a row: nobody else is named, and the second opens its member.
_NO_OTHER = re.compile(
    r"(?:(?!(?<!\w)(?:khối|doanh nghiệp|công ty|tập đoàn|ngành|khu vực|nhà máy|dự án|hợp tác xã|ngân hàng|các nước"
    r"|riêng|trong đó|trong khi|cùng kỳ|năm (?:ngoái|trước)|giao|kế hoạch|mục tiêu|phấn đấu|song|nhưng|còn lại)(?!\w))"
    "[^.\ue000-\ue003])*[,;] (?:(?:và|đồng thời|ước|tổng) )*"
)


def _unit_of_row(place: Place, claimed: dict[int, QuantityClaim]) -> Unit | None:
    """The unit whose indicator a row tells before this one: *Thu ngân sách tỉnh A đạt …; kim ngạch xuất khẩu đạt …*."""
    before = max((at for at in claimed if at < place.match.start()), default=None)
    if before is None or place.rule.id not in _IN_ROWS:
        return None
    told = claimed[before]
    if not isinstance(told.subject, Unit) or told.rule not in _ROWS:
        return None
    if place.rule.id in OF_PLACES and OF_ECONOMY.match(place.code, place.match.start("item")) is None:
        return None
    alone = _NO_OTHER.fullmatch(place.code, before, place.match.start())
    return told.subject if alone and not OF_MANY.search(place.code, before, place.match.end("item")) else None


def _is_value_of_before(place: Place, before: str) -> bool:
    """Whether a value is that from which a target starts, or the first of two that ``count.came-to`` reads where the
    second came about."""
    match, code = place.match, place.code
    if place.rule.id == "count.came-from":
        return place.aimed or counted.is_target(before)
    starts = place.rule.id == "count.indicator" and _FROM.search(code, match.start(), match.start("value")) is not None
    return starts and _TO_VALUE.match(code, match.end()) is not None


def _of_anything(
    scene: Scene, subjects: Subjects, place: Place, claimed: dict[int, QuantityClaim], told: QuantityClaim | None
) -> QuantityClaim | None:
    """A number of what no other rule knows, where its subject is settled and the words say what is counted."""
    code, at, scope = place.code, place.quantity.start, place.rule.values["subject"]
    start, end = place.match.span("item")
    first = min(start, at)
    if place.quantity.written or not settled.is_told(code, first) or number_guards.is_of_another_meeting(place):
        return None
    end = counted_items.whole_end(code, end) if start > at else end
    found = settled.whose(subjects, place, end, claimed, told)
    if found is None or not counted.is_claimable(code, first, start, end, place.quantity, whole=scope == "whole"):
        return None
    item = counted_items.opened(_item(scene, place, start, end))
    item = counted_items.with_act(code[:at], item) if start > at else item
    return None if counted_items.says_nothing(item) else _made(scene, place, *found, item, first, end)


_ORGAN = re.compile(
    r"(?:đoàn chủ tịch|đoàn chủ tọa|đoàn thư ký|ban thư ký|ban thẩm tra tư cách|ban kiểm phiếu)(?: đại hội)?$"
)
_CELL = re.compile(r"(?:chi|đảng) bộ$")


def _is_meant(scene: Scene, place: Place) -> bool:
    """Whether the mention that is counted, or of which members are counted, is of the sort that the rule is for."""
    items = place.line.coded.items
    if place.group("ordinary"):
        member = items[place.match.start("ordinary")]
        return isinstance(member, PostParse) and member.entry.label == "Ủy viên" and not member.bodies
    if place.group("deputies"):
        post = items[place.match.start("deputies")]
        return isinstance(post, PostParse) and post.entry.label == "Đại biểu"
    if place.rule.id == "count.dwellers":
        unit = items[place.match.start("subject")]
        return isinstance(unit, UnitParse) and bool(unit.name)
    for name, pattern in (("organ", _ORGAN), ("cell", _CELL)):
        if place.group(name):
            found = items[place.match.start(name)]
            return bool(pattern.match(scene.lower[found.start : found.end]))
    return True


def _item(scene: Scene, place: Place, start: int, end: int) -> str:
    """What is counted, in words: a post by its role, where its body is the subject; with whose members they are."""
    if said := place.rule.values.get("item"):
        return said
    post = place.line.coded.items.get(place.match.start("subject") if place.rule.id == "count.chosen" else start)
    if place.rule.id in ("count.filled", "count.chosen") and isinstance(post, PostParse) and post.bodies:
        item = post.entry.label
    else:
        item = _text(scene, place, start, end)
    if place.group("of"):
        return f"{item} {_quote(scene, place, *place.match.span('of'))}"
    if place.group("did"):
        return f"{place.group('did')} {item}"
    if place.group("act"):
        return f"{item} được {place.group('act')}"
    return f"{item} được tặng {_quote(scene, place, *place.match.span('honour'))}" if place.group("honour") else item


def _may_have(place: Place, subject: Body | Unit) -> bool:
    """Whether the subject is one that has such numbers: indicators are of places, areas and harvests of units."""
    if isinstance(subject, Unit):
        return True
    if place.quantity.kind == quantities.MEASURE or place.rule.id in ("count.loss", "count.criteria"):
        return place.rule.id in _WORKS
    return place.rule.id not in OF_PLACES or subject.unit is not None or counted.is_vote(place.code)


def _following(scene: Scene, place: Place, claimed: dict[int, QuantityClaim]) -> QuantityClaim | None:
    """Another number of what the value before measures: its growth, or the next year's."""
    if place.rule.id in _OF_COUNTED:
        return _of_counted(scene, place, claimed)
    earlier = [k for k in claimed if k < place.quantity.start and claimed[k].rule in _MEASURED]
    if not earlier:
        return None
    last, wanted = max(earlier), _ANY if place.rule.id == "count.growth" else _NO_SHARE
    between = range(last + 1, place.match.start())
    if any(place.code[k] in wanted and k not in claimed for k in between):
        return None  # a number of something else stands between
    known = claimed[last]
    stem = _SHORT.sub(r"\1", _SUFFIX.sub("", known.quantity_of))
    if place.rule.id == "count.shares":
        if not _SHARE.match(known.quantity_of):
            return None
        item = f"tỷ trọng {_quote(scene, place, *place.match.span('item'))}"
        return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())
    if place.rule.id == "count.sources":
        item = _quote(scene, place, *place.match.span("item"))
        return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())
    if place.group("plan"):
        stem = f"{stem} {place.group('done') or 'đạt'} so với {place.group('plan').removeprefix('so với ')}"
    when = _quote(scene, place, *place.match.span("when")) if place.group("when") else ""
    item = f"{stem} {when}".strip()
    return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())


def _of_counted(scene: Scene, place: Place, claimed: dict[int, QuantityClaim]) -> QuantityClaim | None:
    """The share or the worth of what the number right before counts."""
    last = max((k for k in claimed if k < place.quantity.start), default=None)
    if last is None or place.code[last] != quantities.COUNT or not place.group("value"):
        return None
    between = place.code[last + 1 : place.match.start()]
    if any(mark in between for mark in (*_ANY, ".", ";", ",")):
        return None
    known = claimed[last]
    if place.group("noun") and not known.quantity_of.startswith(place.group("noun")):
        return None
    said = _quote(scene, place, *place.match.span("item")) if place.rule.id == "count.worth" else "tỷ lệ"
    plan, verb = place.group("plan"), place.group("verb")
    item = f"{known.quantity_of} so với {plan}" if plan else f"{said} {known.quantity_of}"
    item = f"{known.quantity_of} {verb}" if verb else item
    return _made(scene, place, known.subject, known.context, item, place.match.start(), place.match.end())


def _made(
    scene: Scene, place: Place, subject: Body | Unit | Event, notes: tuple[str, ...], item: str, start: int, end: int
) -> QuantityClaim:
    quantity, coded = place.quantity, place.line.coded
    first, last = min(place.match.start(), start), max(place.match.end(), end)
    return QuantityClaim(
        subject=subject,
        quantity_of=_measured(place, item),
        value=quantity.value,
        comparator=quantity.comparator,
        unit_text=quantity.unit,
        rule=place.rule.id,
        spans=(scene.span(coded.offset(first), coded.end_offset(last)),),
        context=notes,
    )


def _measured(place: Place, item: str) -> str:
    """The item with what the number says of it: that it is a target, its growth, its unit."""
    verb = place.group("verb")
    if place.rule.id in _MEASURED and (place.aimed or counted.is_target(place.code[: place.match.start()])):
        item = item if counted.SAYS_AIM.search(item.lower()) else f"chỉ tiêu {item[:1].lower()}{item[1:]}"
    match place.quantity.kind:
        case quantities.PERCENT:
            changed = verb in ("tăng", "giảm") and not _REACHED.search(place.match.group())
            return f"{item} {verb} (%)" if changed else f"{item} (%)"
        case quantities.MEASURE:
            return f"{item} ({place.quantity.unit})"
        case quantities.MONEY if place.rule.id == "count.growth-by":
            return f"{item} {verb}"
    return f"bậc {item} {verb}" if place.rule.id == "count.steps" else item


# A page without full stops: "56 cuộc giám sát | Phát biểu tại hội nghị".
_RUNS_ON = re.compile(r" (?:Phát biểu|Theo|Tại|Ông|Bà|Trong|Sau|Đây|Về|Các|Ảnh|Để|Từ|Đến|Ngày)(?!\w).*$")


# "tỷ lệ hộ nghèo đầu năm là": the year went with the verb; "6 gia đình và truy tặng …": another honour.
_LOOSE_END = re.compile(r"(?<!bước) (?:được|đầu|cuối)$|(?<!tặng) và (?:truy |trao )?tặng .*$")


def _text(scene: Scene, place: Place, start: int, end: int) -> str:
    """The words of the item, with the abbreviation that stands in brackets after it."""
    if place.group("short"):
        end = place.match.end("short") + 1
    words = _LOOSE_END.sub("", _unquoted(_RUNS_ON.sub("", _quote(scene, place, start, end))))
    if place.rule.id in _WORKS:  # what a "và" ties on are other works
        words = words.split(" và ")[0]
    return counted.rate_of_votes(place.code, words)


def _unquoted(words: str) -> str:
    """The words without marks around them, and without a title that begins and does not end."""
    words = words.strip(" -")
    if words.count('"') % 2:
        words = words[: words.rindex('"')] if not words.endswith('"') else words[:-1]
    return words.strip(" -") if words.strip('"').count('"') else words.strip(' "-')


def _quote(scene: Scene, place: Place, start: int, end: int) -> str:
    coded = place.line.coded
    return scene.quote(coded.offset(start), coded.end_offset(end))


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every number of the document with a unit, or with something public that it counts."""
    rules = [r for r in patterns.load("quantities") if r.id in ("count.public", "count.elected", "count.members")]
    for line in scene.lines:
        found = quantities.find(line.coded.code) if line.line.kind is not SentenceKind.FURNITURE else ()
        if not found:
            continue
        code = quantities.mark(line.coded.code, found)
        nouns = {m.start(): m.end("item") for r in rules for m in r.sought.finditer(code)}
        for q in found:
            end = counted.phrase_end(code, nouns[q.start]) if q.start in nouns else q.end
            if q.unit or q.start in nouns:
                span = scene.span(line.coded.offset(q.start), line.coded.end_offset(end))
                yield Mention(
                    span,
                    MentionType.QUANTITY,
                    span.cut(scene.document.text),
                    f"{format(q.value, 'f')} {q.unit}".strip(),
                )

"""Congresses, conferences, sessions and ceremonies that take place: which one each mention means, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.claims.event_days import day_of, opening_day
from kg.claims.event_entries import Entry, entry_of, inherit_terms, term_of
from kg.claims.hosts import Held, host_of
from kg.claims.scene import Scene, SceneLine
from kg.claims.sits import congress, sitting
from kg.mentions.event_words import REFERENCE_BEFORE
from kg.mentions.parses import EventParse
from kg.model import Body, Claim, Event, EventClaim, SentenceKind, Term, Unit

_PLURAL_BEFORE = re.compile(
    r"(?:\bcác|những|mỗi|nhiều|từng|một số|mọi|hàng loạt|cấp|hai|ba|bốn|năm|sáu"
    r"|(?<!\d)(?<!thứ )\d{1,2}) (?:buổi |cuộc |lần )?$"
)
_GENERIC_AFTER = re.compile(
    r"^,? ?(?:các cấp|cấp cơ sở|cơ sở|chi bộ|chi, đảng bộ|đảng bộ cơ sở|cổ đông|công đoàn|thể thao|phụ huynh"
    r"|khách hàng|nhà đầu tư|(?:đảng bộ )?các (?:phường|xã|thị trấn|quận|huyện|chi bộ|đảng bộ|địa phương|đơn vị))"
)
# "Các xã A, B tổ chức đại hội": several hold one each.
_PLURAL_HOSTS = re.compile(
    r"(?:^|[.;:,] )(?:hầu hết |tất cả |đảng bộ )?"
    r"các (?:phường|xã|thị trấn|quận|huyện|chi bộ|đảng bộ|địa phương|đơn vị)(?!\w)[^.;]{0,80}"
    r"(?:tổ chức|tiến hành|mở|hoàn thành)(?: xong| thành công)? $"
)
_PLANNED = re.compile(
    r"\b(?:để tổ chức|kế hoạch|yêu cầu|đề nghị|sẽ|dự kiến|sắp|chuẩn bị|trước thềm|tiến tới|hướng tới|chưa|phải"
    r"|không)\b[^,.;]{0,40}$"
)
_TOMORROW = re.compile(
    r"(?:(?:sáng|trưa|chiều|tối|đêm|(?<!vì )ngày) mai|(?:tuần|tháng) tới|còn (?:\w+ ){1,2}(?:ngày|tuần|tháng) nữa"
    r"(?: là)?)(?!\w)[^.;]{0,60}$"
)
_YET_TO_BE = re.compile(r"^ ?\((?:dự kiến|sẽ)(?!\w)")
# "hoàn tất đại hội đảng bộ phường lần thứ I trước 15/8": what is asked for by a day.
_TO_FINISH = re.compile(r"(?:hoàn tất|hoàn thành|tổ chức|tiến hành)(?: xong| thành công| tốt)? $")
_BY_A_DAY = re.compile(r"[^.;:,\"]{0,40} trước (?:ngày |tháng |quý |cuối |hết )*\d")
_ENUMERATED = re.compile(r"(?:^|[\s;])[a-hđ1-9]\) $")  # an article of a law lists kinds of meetings
_HAPPENS_AFTER = re.compile(
    r"^,? (?:đã |vừa |chính thức )*(?:xác định|bầu|thông qua|diễn ra|khai mạc|bế mạc|thành công|nhất trí|biểu quyết)"
)
_DECIDED = re.compile(r"^ (?:cũng )?đã (?:xác định|bầu|thông qua|đề ra|quyết định)(?!\w)")
# Of an event that the text names later: it is told of as taking place.
_TOLD = re.compile(
    r"^,? (?:(?:cũng |đã |vừa |chính thức )*(?:bầu|thông qua|diễn ra|khai mạc|bế mạc|tiến hành|công bố|nghe"
    r"|thảo luận|có sự)"
    r"|có (?:các )?(?:đồng chí|ông|bà|sự|\d))"
)
_AT = re.compile(
    r"(?:(?<!\w)phát biểu khai mạc|(?:^|[.,;\n] ?)(?:cũng )?"
    r"(?:tại|phát biểu (?:chỉ đạo |khai mạc )?tại|tham dự|đến dự|tới dự|dự|khai mạc)) $"
)
_ADDRESSED = re.compile(r"phát biểu (?:chỉ đạo|khai mạc|chào mừng|bế mạc)(?: tại)? $")
# Delegates are chosen for a congress that is still to come.
_TO_COME = re.compile(r"(?:đại biểu|đoàn)(?: đi)?(?: tham)? dự $")
# The opening of a congress or a session is part of it, unless it is of something else: *lễ khai mạc lễ hội …*.
_PART_OF = re.compile(r"lễ (?:khai mạc|bế mạc)$")
_OF_NOTHING_ELSE = re.compile(
    r"^(?:[.,;:)\"]|$| (?:đại hội|kỳ họp|hội nghị|và|diễn ra|có|đã|sáng|chiều|vào|ngày)(?!\w))"
)
_SITTINGS = ("Đại hội", "Kỳ họp", "Hội nghị", "Hội thảo")
_FIXED_HOSTS = {"Kỳ họp": ("peoples-council", "national-assembly", "party-inspection")}
# Kinds that only a number, a term or a day make one: "hội nghị" alone is any meeting.
_LOOSE = ("Hội nghị", "Lễ", "Hội thảo", "Phiên họp")


@dataclass(frozen=True, slots=True)
class Registry:
    """The events of a document: that of each mention, by its offset, and the one that the document is about."""

    by_offset: dict[int, Event]
    claims: tuple[EventClaim, ...]
    main: Event | None
    main_from: int = 0  # where the text begins to speak of the main one; 0 where it does from the start
    asides: tuple[tuple[int, int, Event | None], ...] = ()  # [start, end) of what is told of another one, or of none

    def aside(self, offset: int) -> Event | None:
        """The other event of which the text tells at a place: *\\* Cùng ngày, Công an tỉnh tổ chức Lễ …*."""
        return next((event for start, end, event in self.asides if start <= offset < end), None)

    def is_of_none(self, offset: int) -> bool:
        """Whether a place is in other news that tells of no event."""
        return any(event is None and start <= offset < end for start, end, event in self.asides)

    def is_aside(self, event: Event) -> bool:
        """Whether an event is one of which the text tells apart from the main one."""
        return any(other == event for _, _, other in self.asides)


def claims(scene: Scene) -> Iterator[Claim]:
    """Event claims of a document."""
    yield from registry(scene).claims


@lru_cache(maxsize=1)  # all relations of a document ask one after the other
def registry(scene: Scene) -> Registry:
    """The events of a document, computed once."""
    entries: list[Entry] = []
    of_mention: dict[int, Entry] = {}
    for line in scene.lines:
        for parse in line.line.items:
            if isinstance(parse, EventParse):
                entry = _place(scene, line, parse, entries)
                if entry is not None:
                    of_mention[parse.start] = entry
    of_mention.update(_named_later(scene, entries, of_mention))
    inherit_terms(scene, entries)
    events = {id(e): _event(scene, e) for e in entries if e.host is not None}
    made = [
        EventClaim(event=events[id(e)], date=e.date, spans=tuple(dict.fromkeys(e.spans)), rule=e.rule, context=e.notes)
        for e in entries
        if e.happens and e.host is not None
    ]
    happening = [e for e in entries if e.happens and e.host is not None]
    opening = [e for e in happening if e.first < _opening(scene)]
    early = [e for e in happening if e in opening or e.kind == "Lễ"]
    chosen = next((e for e in early if e.date), early[0] if early else None)
    main = events[id(chosen)] if chosen is not None else None
    by_offset = {o: events[id(e)] for o, e in of_mention.items() if id(e) in events}
    later = chosen is not None and chosen not in opening and chosen.rule != "event.announced"
    asides = tuple(_asides(scene, by_offset, main, {claim.event for claim in made}))
    return Registry(by_offset, tuple(made), main, chosen.first if chosen is not None and later else 0, asides)


# "Cùng ngày, VKSND tỉnh tổ chức hội nghị …": what a paragraph tells of another event; so does a piece of news.
_ASIDE = re.compile(r"(?:trước đó,? )?(?:(?:sáng|chiều|tối|cũng|trong|vào) )*cùng ngày\b")


def _asides(
    scene: Scene, by_offset: dict[int, Event], main: Event | None, happening: set[Event]
) -> Iterator[tuple[int, int, Event | None]]:
    """[start, end) of the stretches that tell of an event of another host than the main one's; after a star, of
    none."""
    if main is None:
        return
    for at, line in enumerate(scene.lines):
        piece = scene.context.piece(line.start)
        begins = line.start == piece.start and at > 0
        if scene.goes_on(at) or not (begins or _ASIDE.match(scene.lower, line.start)):
            continue
        ends = (scene.lines[k].start for k in range(at + 1, len(scene.lines)) if not scene.goes_on(k))
        end = piece.end if begins else next(ends, len(scene.lower))
        named = [e for o, e in by_offset.items() if line.start <= o < (end if begins else line.line.end)]
        event = next((event for event in named if event in happening and event.host != main.host), None)
        if event is not None or begins and not named:
            yield line.start, end, event


def _opening(scene: Scene) -> int:
    """Where the opening of the text ends: an article says early what meeting it is about."""
    return max(scene.lines[min(4, len(scene.lines)) - 1].line.end if scene.lines else 0, len(scene.lower) // 4)


def _place(scene: Scene, line: SceneLine, parse: EventParse, entries: list[Entry]) -> Entry | None:
    """The entry that a mention belongs to, made if it names a new event; None for events in general."""
    lower = scene.lower
    before, after = lower[max(line.start, parse.start - 40) : parse.start], lower[parse.end : parse.end + 24]
    if _PLURAL_BEFORE.search(before) or _GENERIC_AFTER.match(after) or _ENUMERATED.search(before):
        return None
    if _PLURAL_HOSTS.search(lower, max(line.start, parse.start - 200), parse.start):
        return None
    if _PART_OF.match(lower, parse.start, parse.end) and _OF_NOTHING_ELSE.match(after):
        return next((e for e in reversed(entries) if e.kind in _SITTINGS), None)
    held = _host(scene, line, parse, entries)
    if held.rule == "event.announced" and any(e.kind == parse.kind and e.happens for e in entries):
        held = Held()  # the one told of before
    host, notes, rule = held.host, held.notes, held.rule
    if host is not None and host.name == "Đảng Cộng sản Việt Nam" and parse.ordinal is None and not entries:
        return None
    kind = parse.kind
    if kind in _FIXED_HOSTS and isinstance(host, Unit):
        host, notes, rule = None, (), "event.named"
    if kind == "Phiên họp" and isinstance(host, Body) and host.kind == "peoples-council" and parse.ordinal is not None:
        kind = "Kỳ họp"
    if kind in _FIXED_HOSTS and isinstance(host, Body) and host.kind not in _FIXED_HOSTS[kind]:
        return None
    reference = (
        bool(REFERENCE_BEFORE.search(before))
        and not _HAPPENS_AFTER.match(after)
        and not _ADDRESSED.search(before)
        or _is_said_before(_PLANNED, scene, line, parse)
        or _is_said_before(_TOMORROW, scene, line, parse)
        or bool(_YET_TO_BE.match(after))
        or bool(_TO_FINISH.search(before) and _BY_A_DAY.match(lower, parse.end))
    )
    entry = entry_of(entries, kind, host, parse, reference)
    if entry is None:
        if host is None or (not parse.named and kind in _LOOSE and rule == "event.named"):
            return None
        first = held.announced.start if held.announced is not None else parse.start
        entry = Entry(kind, host, parse.ordinal, notes=notes, rule=rule, first=first)
        entry.to_come = bool(_TO_COME.search(before))
        entries.append(entry)
    entry.ordinal = entry.ordinal if entry.ordinal is not None else parse.ordinal
    entry.term = entry.term or term_of(line, parse)
    if reference or line.line.kind is SentenceKind.FURNITURE:
        return entry
    date = day_of(scene, line, parse) or (opening_day(scene, held.announced) if held.announced else "")
    if date:
        entry.date = entry.date or date
    if (
        (kind in _FIXED_HOSTS or kind == "Phiên họp")
        and entry.ordinal is None
        and not entry.date
        and entry.rule != "event.sits"
    ):
        return entry  # "kỳ họp Quốc hội vừa qua": which one is not said
    if parse.named or rule != "event.named" or date or kind == "Đại hội" and _DECIDED.match(after):
        entry.happens = True
        entry.spans.append(scene.span(parse.start, parse.end))
    return entry


def _host(scene: Scene, line: SceneLine, parse: EventParse, entries: list[Entry]) -> Held:
    """Who holds the event as the text says; the first conference after a congress is that of the committee elected."""
    held = host_of(scene, line, parse)
    if held.host is None and parse.kind == "Hội nghị" and parse.ordinal == 1 and parse.host is None:
        for entry in reversed(entries):
            if entry.kind == "Đại hội" and isinstance(entry.host, Body) and entry.host.kind == "party-organisation":
                committee = replace(entry.host, name=f"Ban Chấp hành {entry.host.name}", kind="party-committee")
                return Held(committee, (f"the congress elects {committee.name}",), "event.first-conference")
    before = scene.lower[max(line.start, parse.start - 40) : parse.start]
    numbered = parse.kind == "Kỳ họp" and parse.ordinal is not None and parse.host is None
    if held.host is None and numbered and _AT.search(before):
        return sitting(scene)
    if held.host is not None or parse.named or entries:
        return held
    after = scene.lower[parse.end : parse.end + 40]
    if parse.kind == "Kỳ họp" and ((_AT.search(before) and not after.startswith(" ")) or _HAPPENS_AFTER.match(after)):
        return sitting(scene)
    if parse.kind == "Đại hội" and (_ADDRESSED.search(before) or _AT.search(before)):
        return held if _GENERIC_AFTER.match(after) else congress(scene)
    return held


def _is_said_before(words: re.Pattern[str], scene: Scene, line: SceneLine, parse: EventParse) -> bool:
    """Whether the line says the words, which end at the event, in the 80 characters before it."""
    return words.search(scene.lower, max(line.start, parse.start - 80), parse.start) is not None


def _named_later(scene: Scene, entries: list[Entry], known: dict[int, Entry]) -> dict[int, Entry]:
    """Mentions of a congress before the text names it: *Đại hội có sự tham dự của …*, where one only is named."""
    lower = scene.lower
    named = [e for e in entries if e.kind == "Đại hội" and not e.to_come and e.host is not None]
    if len(named) != 1:
        return {}
    entry = named[0]
    found: dict[int, Entry] = {}
    for line in scene.lines:
        for parse in line.line.items:
            if (
                isinstance(parse, EventParse)
                and parse.kind == "Đại hội"
                and not parse.named
                and parse.start not in known
            ):
                before = lower[max(line.start, parse.start - 40) : parse.start]
                if _PLURAL_BEFORE.search(before) or _GENERIC_AFTER.match(lower[parse.end : parse.end + 24]):
                    continue
                told = _TOLD.match(lower[parse.end : parse.end + 40]) or _AT.search(before)
                if told and not _is_said_before(_PLANNED, scene, line, parse) and not _TO_COME.search(before):
                    found[parse.start] = entry
                    entry.happens = True
                    entry.first = min(entry.first, parse.start)
                    entry.spans.append(scene.span(parse.start, parse.end))
    return found


def _event(scene: Scene, entry: Entry) -> Event:
    assert entry.host is not None
    term = Term(entry.term) if entry.term else None
    settled = entry.ordinal is not None or term is not None or len(entry.date) == 10 and not entry.date.startswith("--")
    return Event(entry.kind, entry.host, entry.ordinal, term, entry.date, "" if settled else scene.document.sha256)

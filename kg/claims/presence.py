"""That a person was at an event or spoke there: which event a place of the text speaks of, and the claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims.coded import SYMBOLS, Group
from kg.claims.events import Registry
from kg.claims.meetings import is_other
from kg.claims.posts import name_of
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import EventParse, PersonParse
from kg.model import Event, Manner, ParticipationClaim, Person

PERSON, POST, EVENT, UNIT = SYMBOLS["person"], SYMBOLS["post"], SYMBOLS["event"], SYMBOLS["unit"]
WHAT = "(?:(?:phiên khai mạc|phiên bế mạc|phiên|lễ khai mạc|lễ bế mạc|buổi|toàn bộ) )?"
SPEECH = (
    r"(?:phát biểu(?: khai mạc| chỉ đạo| bế mạc| chào mừng| kết luận| đáp từ| nhận nhiệm vụ| tổng kết| ý kiến)*"
    r"|trình bày (?:tóm tắt )?(?:báo cáo|tham luận|tờ trình|diễn văn|dự thảo)"
    r"|báo cáo (?:thẩm tra|giải trình|tóm tắt|kết quả)"
    r"|đọc (?:diễn văn|báo cáo|lời khai mạc|tờ trình)|(?:có|đọc) (?:bài )?(?:tham luận|phát biểu|diễn văn)"
    r"|(?:phát biểu|diễn văn) khai mạc|kết luận (?:hội nghị|đại hội|kỳ họp|phiên họp|buổi lễ)"
    r"|khai mạc (?:hội nghị|đại hội|kỳ họp)|bế mạc (?:hội nghị|đại hội|kỳ họp)|phát biểu|chủ trì|chủ tọa"
    r"|(?<!\ue001 )(?<!ban )(?<!đốc )(?<!phụ trách, )(?<!giao )điều hành"
    r"(?= (?:phiên|buổi|hội nghị|đại hội|kỳ họp|cuộc|phần|thảo luận|chất vấn|nội dung|\ue007)|[,.;]|$)"
    r"|tuyên bố khai mạc|tuyên bố bế mạc)"
)
SAY = (
    r"(?:cho biết|cho rằng|khẳng định|nhấn mạnh|nêu rõ|nêu|đề nghị|yêu cầu|đánh giá|biểu dương|ghi nhận|chia sẻ"
    r"|bày tỏ|thông tin|lưu ý|chỉ rõ|mong muốn|mong|nói"
    r"|báo cáo|phát biểu|chúc mừng|chỉ đạo|kêu gọi|giải trình|trả lời|làm rõ|thông báo|hoan nghênh|đồng tình"
    r"|chỉ ra|phân tích|cảm ơn|kết luận|tuyên bố|gợi ý|trình bày|nhắc nhở|kiến nghị|đề xuất|hứa|cam kết|cho hay"
    r"|thừa nhận|nhìn nhận|băn khoăn|tâm sự|chất vấn|hỏi(?! thăm)|đặt (?:vấn đề|câu hỏi)|có lời (?:chia sẻ|cảm ơn))"
)
_NOT_THERE = re.compile(r"(?:không|chưa|vắng|sẽ|dự kiến|mời|được mời|đề nghị|thay mặt cho)[^,.;]{0,12}$")


def is_absent(code: str, at: int) -> bool:
    """Whether what stands right before a place in the code of a line says that somebody is not there, or not yet."""
    return _NOT_THERE.search(code[max(0, at - 24) : at]) is not None


def is_only(known: Registry) -> bool:
    """Whether the document has a main event, and tells of no other sitting of who holds it: else it is about none."""
    main = known.main
    return (
        main is not None
        and len({c.event for c in known.claims if (c.event.kind, c.event.host) == (main.kind, main.host)}) == 1
    )


def event_of(line: SceneLine, known: Registry, happening: set[Event], code_from: int, code_to: int) -> Event | None:
    """The event that a stretch of a line speaks of: the one mentioned in it, else in the line, else the document's
    main one."""
    coded = line.grouped
    inside = [i for i in coded.within(code_from, code_to) if isinstance(i, EventParse)]
    around = [i for i in coded.within(0, len(coded.code)) if isinstance(i, EventParse)]
    for parse in (*inside, *around):
        event = known.by_offset.get(parse.start)
        if event is not None and event in happening:
            return event
    if not around and (aside := known.aside(line.start)) is not None:
        return aside
    if not around and known.is_of_none(line.start):
        return None
    if any(i.named or i.kind == "Kỳ họp" for i in inside):
        return None  # at another meeting, of which too little is said
    beside = not around and known.main is not None and known.main.kind != "Lễ"
    if beside and _AT_CEREMONY.search(coded.code) and (ceremony := only_ceremony(happening)) is not None:
        return ceremony  # "Dự lễ có …" in an article about a session
    if not around and known.main is not None and is_other(coded.code, known.main):
        return None
    if not around and (other := _told_last(line, known, happening)) is not None:
        return other
    return known.main if known.main_from < line.line.end else None


_NEAR = 400  # characters in which what is told of a congress goes on


def _told_last(line: SceneLine, known: Registry, happening: set[Event]) -> Event | None:
    """*Cùng ngày, Đảng bộ phường B mở Đại hội. Đến dự có …*: in a round of congresses, the one just told of."""
    at = max((offset for offset in known.by_offset if offset < line.start), default=-1)
    event, main = known.by_offset.get(at), known.main
    if event is None or event not in happening or main is None or line.start - at > _NEAR:
        return None
    return event if event.kind == main.kind and event.host != main.host else None


def only_ceremony(happening: set[Event]) -> Event | None:
    """The one ceremony among the events of an article; None where it tells of several, or of none."""
    found = [event for event in happening if event.kind == "Lễ"]
    return found[0] if len(found) == 1 else None


_AT_CEREMONY = re.compile(r"(?<!\w)(?:dự|tại|tới|trong|chứng kiến) (?:buổi )?lễ(?! (?:hội|tang|viếng|phục|cưới))(?!\w)")


def claim(
    scene: Scene, line: SceneLine, index: int, event: Event, manner: Manner, rule: str, start: int, end: int
) -> list[ParticipationClaim]:
    """What ``rule`` says of the person at ``index`` of the line's groups; nothing where nobody is settled."""
    item = line.grouped.items[index]
    person = item.person if isinstance(item, Group) else item
    assert isinstance(person, PersonParse)
    named = name_of(scene, person)
    return (
        []
        if named is None
        else [said_of(scene, line, named, event, manner, rule, (start, end, person.start, person.end))]
    )


def said_of(
    scene: Scene,
    line: SceneLine,
    named: tuple[str, Sequence[str]],
    event: Event,
    manner: Manner,
    rule: str,
    place: tuple[int, int, int, int],
) -> ParticipationClaim:
    """The claim of a person by name and notes; ``place`` is where the rule fired in the line's code of groups, and
    where the words stand in the text that name the person."""
    first = min(line.grouped.offset(place[0]), place[2])
    last = max(line.grouped.end_offset(place[1]), place[3])
    return ParticipationClaim(
        member=Person(named[0]),
        event=event,
        manner=manner,
        spans=(scene.span(first, last),),
        rule=rule,
        context=tuple(named[1]),
    )

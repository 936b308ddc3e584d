"""Acts about a post: elected, appointed, transferred, dismissed …, with the post given or left and the day."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.claims import (
    act_lists,
    act_rows,
    acts,
    heads_of_boards,
    listing,
    patterns,
    predecessors,
    successors,
    tenures,
    together,
)
from kg.claims.acts import Act
from kg.claims.careers import previous_subject, protagonist
from kg.claims.change_claims import Change, Told, of_person
from kg.claims.coded import Group
from kg.claims.foreigners import is_anothers
from kg.claims.posts import Seat, body_seat, is_bare, name_of, people, seat_of_unit, seats, subject_before
from kg.claims.scene import Scene, SceneLine
from kg.claims.when import act_date, since
from kg.mentions.parses import BodyParse, Parse, PostParse, TermParse, UnitParse
from kg.model import ChangeClaim, ChangeKind, Claim, RoleClaim, Status
from kg.sought import Index, Sought

# A line with none of these tells no act. Each is looked for alone, where its own strings are.
_GATE = Index(
    [
        Sought(words)
        for words in (
            *("bầu", "bổ nhiệm", "chỉ định", "điều động", "luân chuyển", "thuyên chuyển", "biệt phái", "phân công"),
            *("phê chuẩn", "chuẩn y", "công nhận", "giao", "cử", "giới thiệu", "tiếp nhận", "thôi", "rời", "thay"),
            *("thăng chức", "đề bạt", "cất nhắc", "lần lượt", "từ nhiệm", "điều chuyển", "miễn nhiệm", "bãi nhiệm"),
            *("cách", "kỷ luật", "khiển trách", "cảnh cáo", "khai trừ", "đình chỉ", "hưu", "từ chức", "giữ chức"),
            r"(?:chuyển|trao)(?: lại)? cho",
            *("về làm", "sang làm", "lên làm", "mất chức", "rút khỏi", "thuộc về", "kiêm nhiệm", "bố trí", "kế nhiệm"),
            *("xóa tư cách", "thế chỗ", "được điều", "chuyển (?:đến|sang|về)", "trúng ", "\ue000,? làm \ue001"),
            *("nhận quyết định", "trao quyết định", "danh sách", "các ủy viên", "các thành viên", "nhận chức"),
            r"phiếu[^.;]*trở thành",
            *("nhận bàn giao", "bàn giao (?:chức|nhiệm)", "nghỉ khi", "bổ sung", "kiện toàn", "tân \ue001"),
            "^(?:trong số|trong đó|đó|gồm|bao gồm|cụ thể|họ|số này)",
            "^các [^.;]* là \ue001",
            act_rows.ELECTED_TOO.pattern,
            r"(?:gương mặt|nhân sự|cán bộ|người)(?: mới)? (?:ở|giữ|vào|đảm nhận|đảm nhiệm|làm)\b",
        )
    ]
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Change claims, and the role claims that follow from them (given: incoming; left: former)."""
    told = [
        claim
        for line in scene.lines
        if line.line.items and _GATE.is_in(line.grouped.code)
        for claim in _line(scene, line)
    ]
    told += heads_of_boards.told(scene)
    told = [claim for claim in told if not is_anothers(scene, claim.member.name, claim.organization)]
    told += list(successors.told(scene, told))
    told += list(predecessors.claims(scene, told))
    yield from _dated(scene, told)


def _dated(scene: Scene, told: list[Told]) -> Iterator[Told]:
    """An act told without its day, in a heading say, is the one that the article dates, if it dates one of this year's
    only."""
    told = [_since_left(scene, _of_its_time(scene, claim), told) for claim in told]
    given = {_post_at(c) for c in told if isinstance(c, RoleClaim) and c.status is Status.INCOMING}
    acts = [(claim, _acts(scene, claim, given)) for claim in told]
    days: dict[tuple[object, ...], set[str]] = {}
    for claim, same in acts:
        if isinstance(claim, ChangeClaim) and claim.date:
            for act in same:
                days.setdefault(act, set()).add(claim.date)
    dated = [_dated_elsewhere(scene, claim, [days.get(act, set()) for act in same]) for claim, same in acts]
    came = {(c.member, c.spans[0].start): c.date for c in dated if isinstance(c, ChangeClaim) and _post_at(c) in given}
    for claim in dated:
        if isinstance(claim, ChangeClaim) and claim.kind is ChangeKind.TRANSFERRED and not claim.date:
            day = came.get((claim.member, claim.spans[0].start), "")
            claim = replace(claim, date=day, context=(*claim.context, _ELSEWHERE)) if day else claim
        yield claim


_ELSEWHERE = "the article says its day elsewhere"
_MOVED = (ChangeKind.APPOINTED, ChangeKind.ASSIGNED, ChangeKind.TRANSFERRED)  # one decision is told by each of them


def _post_at(claim: Told) -> tuple[object, ...]:
    return claim.member, claim.role, claim.organization, claim.spans[0]


def _acts(scene: Scene, claim: Told, given: set[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """What tells that two claims are of one act: the person, the post and the kind; else that they were given it."""
    if not isinstance(claim, ChangeClaim):
        return []
    own = (claim.member, claim.role, claim.organization)
    moved = claim.kind in _MOVED and _post_at(claim) in given and not _AGAIN.search(_said(scene, claim))
    return [(*own, claim.kind), *([(*own, _MOVED)] if moved else [])]


_AGAIN = re.compile(r"\b(?:lại|lần (?:thứ )?(?:hai|ba|\d)|tiếp tục|sau (?:\w+) năm)\b")  # another act than the first


def _said(scene: Scene, claim: Told) -> str:
    return " ".join(span.cut(scene.document.text) for span in claim.spans).lower()


def _dated_elsewhere(scene: Scene, claim: Told, told: list[set[str]]) -> Told:
    """The act with the one day of this year, if it has none of its own, that the article says of it elsewhere."""
    days = next((days for days in told if days), set())
    day = next(iter(days), "")
    if not isinstance(claim, ChangeClaim) or claim.date or len(days) != 1:
        return claim
    if day[:4].isdigit() and int(day[:4]) < scene.year:
        return claim
    return replace(claim, date=day, context=(*claim.context, _ELSEWHERE))


_THAT_DAY = re.compile(r"\btrước đó\b")


def _since_left(scene: Scene, claim: Told, told: list[Told]) -> Told:
    """*Trước đó, ông A được bổ nhiệm làm B*: a post of before where the article also gives him another one."""
    if not isinstance(claim, RoleClaim) or claim.status is not Status.INCOMING or not _is_of_before(scene, claim):
        return claim
    others = (o for o in told if isinstance(o, RoleClaim) and o.status is Status.INCOMING and o.member == claim.member)
    since = any(
        (o.role, o.organization) != (claim.role, claim.organization) and not _is_of_before(scene, o) for o in others
    )
    return replace(claim, status=Status.FORMER) if since else claim


def _is_of_before(scene: Scene, claim: RoleClaim) -> bool:
    """Whether the sentence says *trước đó* before the act."""
    start = claim.spans[0].start
    line = scene.document.text.rfind("\n", 0, start) + 1
    line = max(line, *(scene.document.text.rfind(mark, line, start) + 1 for mark in (". ", "; ")))
    return _THAT_DAY.search(scene.document.text[line : start + 12].lower()) is not None


def _of_its_time(scene: Scene, claim: Told) -> Told:
    """The act without a day on which it cannot have been, that of an anniversary of somebody of long ago; the post that
    it gave is long over."""
    if isinstance(claim, ChangeClaim) and tenures.ended_before(claim.member.name, claim.role, claim.date):
        return replace(claim, date="")
    if isinstance(claim, RoleClaim) and claim.status is Status.INCOMING:
        over = tenures.is_of_old(scene, claim.member.name, claim.role)
        return replace(claim, status=Status.FORMER) if over else claim
    return claim


def _line(scene: Scene, line: SceneLine) -> Iterator[Told]:
    taken: dict[str, list[tuple[int, int]]] = {}  # the stretches that the rules of a family have read, in order
    given = list(_announced(scene, line))  # where acts of giving a post end, and their kinds
    for rule in patterns.possible("changes", line.grouped.code):
        if rule.values.get("post") == "left":
            continue  # read when all that the article says of who has left a post is known
        family = acts.family(rule)
        for match in rule.pattern.finditer(line.grouped.code):
            if _overlaps(taken.get(family, []), match):
                continue
            act = acts.read(scene, line, rule, match, given)
            if act is None:
                continue
            told = list(_SPECIAL.get(rule.id, _claims_of)(scene, line, act))
            if told or not act.posts("from"):  # a post that cannot be named leaves the words to the rules after it
                insort(taken.setdefault(family, []), match.span())
            if family in ("give", "change.committee"):
                given.append((match.end(), act.kind))
            yield from told


def _overlaps(taken: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Whether a match has words of one of the stretches, which are in order and have none of each other's."""
    at = bisect_left(taken, (match.end(), 0))
    return at > 0 and taken[at - 1][1] > match.start()


def _day(scene: Scene, line: SceneLine, act: Act) -> str:
    """The day of an act; an election is held at the meeting that the article is about, unless it tells a career."""
    # Who sits in a council is not its choice.
    by_voters = any(post.entry.label == "Đại biểu" for post in act.posts("to"))
    meets = act.kind is ChangeKind.ELECTED and not scene.is_career and not by_voters
    day = act_date(scene, line, act.start, act.end, meets=meets)[0]
    if act.kind is ChangeKind.ELECTED and day[:4].isdigit() and any(end < day[:4] for end in _term_ends(line, act)):
        return ""  # the day of other news: nobody is elected for a term that is over
    return day


def _term_ends(line: SceneLine, act: Act) -> list[str]:
    """The last years of the terms that a line names once the act has begun."""
    terms = [item for item in line.line.items if isinstance(item, TermParse) and act.start < item.start]
    terms += [post.term for post in act.posts("to") if post.term is not None]
    return [term.label[5:9] for term in terms if term.label[5:9].isdigit()]


def _announced(scene: Scene, line: SceneLine) -> Iterator[tuple[int, ChangeKind]]:
    """*Kỳ họp bầu các chức danh quan trọng khác. Theo đó, ông A giữ chức …*: the act of the sentence before goes on."""
    kind = act_rows.going_on(scene, line)
    if kind is not None:
        yield 0, kind
    code = line.grouped.code
    if (colon := code.find(": ")) > 0 and (kind := acts.kind_announced(code[: colon + 1])) is not None:
        yield colon, kind  # "bổ nhiệm các ông: A giữ chức …; B giữ chức …"


def _claims_of(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    whos = [group for name in acts.WHO for group in people(_doers(act, name))]
    whos += [group for group in act_lists.listed(scene, line, act) if group not in whos]
    if "they" in act.rule.pattern.groupindex:
        whos = together.people(scene, line, act.match["they"])
    elif not whos and "who" not in act.rule.pattern.groupindex:
        subject = _clause_subject(scene, line, act.start)
        whos = [subject] if subject else []
    date = _day(scene, line, act) if act.rule.id not in ("change.after", "change.since") else ""
    if len(whos) > 1 and len(whos) == len(posts := act.posts("to")) and not any(_is_shared(post) for post in posts):
        yield from _in_step(scene, act, whos, posts, date)
        return
    shared = len(whos) < 2 or not _is_of_one(act.posts("to"))
    for who in whos:
        if named := name_of(scene, who.person):
            made = Change(scene, act, who, *named, date)
            yield from _of_brackets(scene, line, made) or (of_person(made) if shared else ())


def _of_brackets(scene: Scene, line: SceneLine, made: Change) -> list[Told]:
    """*bổ nhiệm giám đốc các sở gồm: ông A (Sở Tài chính), ông B (Sở Xây dựng)*: each in the body in brackets."""
    act, start = made.act, made.who.end + len(" (")
    if not scene.lower.startswith(" (", made.who.end):
        return []
    body = next((i for i in line.line.items if isinstance(i, BodyParse) and i.start == start), None)
    row = act.posts("to")
    if body is None or len(row) != 1 or row[0].bodies or row[0].unit is not None:
        return []
    found = scene.context.body(body)
    if found is None or not (is_bare(scene, row[0]) or _OF_MANY.match(scene.lower, row[0].end)):
        return []
    seat = Seat(row[0].entry.label, *found)
    given = acts.given_status(scene, act, made.date)
    told: list[Told] = [made.change(seat, act.kind)]
    return told if act.kind is ChangeKind.NOMINATED else [*told, made.role(seat, row[0], given)]


_OF_MANY = re.compile(r" (?:của )?(?:các|\d+|hai|ba|bốn|năm) ")  # "giám đốc các sở", "trưởng 3 phòng"


def _is_shared(post: PostParse) -> bool:
    """Whether several hold a post at once, so that a row of them is of everybody."""
    return post.entry.label.startswith(("Ủy viên", "Đại biểu", "Thành viên")) or post.entry.label.endswith("ủy viên")


def _is_of_one(posts: list[PostParse]) -> bool:
    """Whether one post is given that only one person can have: *HĐND tỉnh A và tỉnh B bầu ông C và ông D giữ chức Chủ
    tịch UBND tỉnh* leaves open who is given which."""
    return len(posts) == 1 and not posts[0].plural and posts[0].entry.label.startswith(together.OF_ONE)


def _in_step(scene: Scene, act: Act, whos: list[Group], posts: list[PostParse], date: str) -> Iterator[Told]:
    """*A, B, C được bầu giữ chức Bí thư, Phó Bí thư Thường trực, Phó Bí thư*: the first is given the first of them."""
    for who, post in zip(whos, posts, strict=True):
        named = name_of(scene, who.person)
        if named is None:
            continue
        for seat in seats(scene, post, posts, open_ended=True) or _seats_of_deputy(scene, post, posts):
            made = Change(scene, act, who, *named, date)
            yield made.change(seat, act.kind)
            if act.kind is not ChangeKind.NOMINATED:
                yield made.role(seat, post, acts.given_status(scene, act, date, in_step=True))


def _seats_of_deputy(scene: Scene, post: PostParse, posts: list[PostParse]) -> list[Seat]:
    """*lần lượt giữ chức Giám đốc và Phó Giám đốc Sở X*: the chief's body is said with the deputy."""
    chief = post.entry.label
    deputy = next((p for p in posts if p.start >= post.end and p.entry.label == f"Phó {chief}"), None)
    if deputy is None or not is_bare(scene, post):
        return []
    return [replace(seat, role=chief) for seat in seats(scene, deputy, posts, open_ended=True)]


# "… thay cho ông A; ông B được bổ nhiệm …": A ends the clause before, unless the words open a list.
_OPENS_LIST = re.compile(
    r"^(?:theo đó|cụ thể|trong đó),? (?:(?:các )?(?:ông|bà|đồng chí) )?$"
    r"|(?:^|[:;]|\b(?:các|những|gồm|hai|ba|bốn|năm|\d+)(?: [a-zà-ỹ/,]+){0,4}) ?$"
)


_WHOSE = tuple(
    f"{who} của {called}"
    for who in ("tiền nhiệm", "cấp dưới", "cấp phó", "trợ lý", "người kế nhiệm")
    for called in ("", "ông ", "bà ", "đồng chí ")
)


def _doers(act: Act, name: str) -> list[Parse]:
    """The mentions that a rule took for persons acting or acted upon, less who ends the clause before."""
    found = act.match.groupdict().get(name)
    start = act.match.start(name) if found else 0
    if found and act.coded.code[:start].endswith(_WHOSE):
        return act.within(name)[1:]  # "Người tiền nhiệm của ông, ông B, được bổ nhiệm …"
    if not found or ";" not in found or found.startswith("các "):
        return act.within(name)
    if start > act.match.start() or _OPENS_LIST.search(act.coded.code[:start]):
        return act.within(name)
    return act.coded.within(start + found.rindex(";"), act.match.end(name))


def _clause_subject(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    """Who a clause without subject is about: named in the sentence or just before, else whose career it is."""
    found = subject_before(scene, line, offset) or previous_subject(scene, line)
    if found is not None:
        return found
    name = protagonist(scene)
    return next(scene.groups_of(name), None) if name else None


def _replaced(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """Who is replaced held the post that the other is given; how it was left is an act only where it is said."""
    row = [replace(post, acting=False) for post in act.posts("before")]
    if row and _ONCE_BEFORE.search(scene.lower, line.start, row[0].start):
        return  # "Ông A, trước đó là Bí thư Huyện ủy X, thay ông B": not the post that A comes into
    goes = act.match["goes"] or ""
    kind = _way_of_leaving(goes)
    for who in people(act.within("who")):
        if named := name_of(scene, who.person):
            made = Change(scene, act, who, *named, since(scene, line, act.end) if goes else "")
            for post in row:
                for seat in seats(scene, post, row, open_ended=True):
                    if goes:
                        yield made.change(seat, kind)
                    yield made.role(seat, post, Status.FORMER)


_ONCE_BEFORE = re.compile(r"(?:trước đó|trước đây|từng|nguyên|vốn)(?: (?:là|làm|giữ chức(?: vụ)?))? ?$")
_RESIGNS = re.compile(r"\bxin (?:nghỉ(?! hưu)|thôi|từ)")


def _way_of_leaving(goes: str) -> ChangeKind:
    """What somebody who is replaced does, as said after the name."""
    if _RESIGNS.search(goes):
        return ChangeKind.RESIGNED
    if "hưu" in goes or "nghỉ" in goes:
        return ChangeKind.RETIRED
    return ChangeKind.DISMISSED if "bị " in goes or "thôi" in goes else ChangeKind.TRANSFERRED


def _takes_place_of(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """Who comes into a post in another's place, by an act where one is said, and who held it before."""
    date = _day(scene, line, act)
    row = act.posts("to")
    kind = _kind_in_place(scene, line, act)
    for name, status in (("who", acts.given_status(scene, act, date)), ("before", Status.FORMER)):
        for who in people(act.within(name)):
            if named := name_of(scene, who.person):
                made = Change(scene, act, who, *named, date)
                for post in row:
                    for seat in seats(scene, post, row, open_ended=True):
                        if name == "who" and kind is not None:
                            yield made.change(seat, kind)
                        yield made.role(seat, post, status)


def _kind_in_place(scene: Scene, line: SceneLine, act: Act) -> ChangeKind | None:
    """The act by which somebody comes in another's place: said in the words, or that of the row of acts around them."""
    if act.match.groupdict().get("verbs"):
        return act.kind
    return act_rows.kind_of_row(scene, scene.index(line.start)) if act.rule.id == "change.instead-is" else None


def _seated(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """The members of a committee that is elected, as far as the list names them one after another."""
    date = _day(scene, line, act)
    for member in listing.members(scene, line, act.match.end()):
        for who in act_lists.row_of_people(member):
            if named := name_of(scene, who.person):
                made = Change(scene, act, who, *named, date)
                for seat in filter(None, (body_seat(scene, body) for body in act.bodies())):
                    evidence = scene.span(act.start, act.end), scene.span(who.start, who.end)
                    yield replace(made.change(seat, act.kind), spans=evidence)
                    yield replace(made.role(seat, None, Status.INCOMING), spans=evidence)


_ELECTED_LINES = 12  # how far before the list of a committee's members the article may say that it was elected


def _seated_by_list(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """The members that a list names: elected where the article said shortly before that such a committee was."""
    heads = {body.head.label for body in act.bodies()}
    at = scene.index(line.start)
    elected = any(
        _ELECTS.search(earlier.grouped.code)
        and any(isinstance(item, BodyParse) and item.head.label in heads for item in earlier.line.items)
        for earlier in scene.lines[max(0, at - _ELECTED_LINES) : at]
    )
    for claim in _seated(scene, line, act):
        if elected:
            yield claim
        elif isinstance(claim, RoleClaim):
            yield replace(claim, status=Status.CURRENT)


_ELECTS = re.compile(r"\bbầu(?! cử)\b")


def _respectively(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """Units and persons in step: the first unit's post is the first person's."""
    units = [scene.context.generic(unit) for unit in act.within("units") if isinstance(unit, UnitParse)]
    whos = people(act.within("who"))
    posts = act.posts("each")
    if len(units) != len(whos) or not posts:
        return
    date = _day(scene, line, act)
    for unit, who in zip(units, whos, strict=True):
        named = name_of(scene, who.person)
        seat = seat_of_unit(posts[0], unit) if unit is not None else None
        if named is not None and seat is not None:
            made = Change(scene, act, who, *named, date)
            yield made.change(seat, act.kind)
            yield made.role(seat, None, Status.INCOMING)


def _suspended(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """A post that somebody is suspended from is not left: it is held, where the act is news."""
    date = _day(scene, line, act)
    is_news = acts.given_status(scene, act, date) is Status.INCOMING
    row = act.posts("of")
    for who in people(act.within("who")):
        if named := name_of(scene, who.person):
            made = Change(scene, act, who, *named, date)
            for post in row:
                for seat in seats(scene, post, row):
                    yield made.change(seat, act.kind)
                    if is_news and not post.former:
                        yield made.role(seat, post, Status.CURRENT)


_OVERSEE = ("Phó Thủ tướng", "Phó Chủ tịch", "Ủy viên")


def _in_charge(scene: Scene, line: SceneLine, act: Act) -> Iterator[Told]:
    """*được giao phụ trách Trường A*: in charge of a body, with no other name of the post."""
    date = _day(scene, line, act)
    body = next((item for item in act.within("of") if isinstance(item, BodyParse)), None)
    found = scene.context.body(body) if body is not None else None
    if found is None:
        return
    for who in people([*act.within("who"), *act.within("people")]):
        oversees = any(post.entry.label.startswith(_OVERSEE) for post in who.posts)
        if oversees and not any(found[0] == seat.body for post in who.posts for seat in seats(scene, post, who.posts)):
            continue  # a deputy premier in charge of a ministry is not at its head
        if named := name_of(scene, who.person):
            made, seat = Change(scene, act, who, *named, date), Seat("Phụ trách", *found)
            yield made.change(seat, act.kind)
            yield made.role(seat, None, acts.given_status(scene, act, date))


_SPECIAL: dict[str, Callable[[Scene, SceneLine, Act], Iterator[Told]]] = {
    "change.replaced": _replaced,
    "change.replaced-before": _replaced,
    "change.instead": _takes_place_of,
    "change.in-charge": _in_charge,
    "change.heir": _takes_place_of,
    "change.instead-is": _takes_place_of,
    "change.handed-over": _takes_place_of,
    "change.hands-over": _takes_place_of,
    "change.respectively": _respectively,
    "change.committee": _seated,
    "change.committee-list": _seated_by_list,
    "change.suspended-of": _suspended,
    "change.suspended-from": _suspended,
}

"""Who holds, held or is given which role in which body: apposition, copula and what a career tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import bare_posts, careers, patterns, promotions, rosters, steps, tenures, together
from kg.claims.coded import SYMBOLS, Coded, Group
from kg.claims.foreigners import NATIONAL_KINDS, is_anothers, is_national, is_vietnamese, sounds_foreign
from kg.claims.other_holders import end_of_others
from kg.claims.posts import Seat, is_bare, name_of, people, role_claim, seats, seats_of_company, subject_before
from kg.claims.scene import Scene, SceneLine
from kg.claims.unsaid import party_of_line
from kg.context.body_kinds import SPOKEN_OF
from kg.context.units import bare, committee_of
from kg.mentions.parses import BodyParse, DateParse, PostParse, UnitParse
from kg.mentions.units import lookup
from kg.model import Body, Claim, Person, RankClaim, RoleClaim, Status

# Right before a post in apposition: it was held then, not now.
_PAST_BEFORE = re.compile(
    r"(?:khi (?:đang |còn |đó )?(?:là|làm|giữ chức|giữ cương vị)|lúc (?:đó|ấy|còn) là|khi đó là|thời điểm đó là"
    r"|lúc bấy giờ là|từng là|(?<!đòi )(?<!dọa )(?<!muốn )(?<!thể )sa thải|(?<!sinh )năm 19\d\d,) $"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Role and rank claims of a document."""
    apposed = [claim for line in scene.lines for group in line.groups for claim in _apposed(scene, group)]
    yield from _ended(apposed)
    yield from rosters.claims(scene)
    for line in scene.lines:
        yield from careers.ranks_told(scene, line)
        yield from promotions.claims(scene, line)
        if SYMBOLS["post"] in line.grouped.code:  # every rule of roles.toml has a post that no name is beside
            yield from _told(scene, line)
        if SYMBOLS["post"] in line.coded.code:
            yield from careers.periods(scene, line)
            yield from careers.life(scene, line)


def _ended(apposed: list[Claim]) -> Iterator[Claim]:
    """*cựu Tổng thống A* once, and *Tổng thống A* for short: the post is past wherever it is said. Who holds a post
    of another country holds none of Vietnam's. A seat completed twice is the one of the first time."""
    roles = [claim for claim in apposed if isinstance(claim, RoleClaim)]
    first = {(_seat_kind(c), c.status): c.organization for c in reversed(roles) if _is_completed(c)}
    past = {(c.member, c.role, c.organization) for c in roles if c.status is Status.FORMER}
    said = _said_in_full(roles)
    abroad = {c.member for c in roles if c.organization.kind in ("country", "foreign")}
    of_office = {c.member for c in roles if c.role == "Chủ nhiệm" and c.organization.name == _OFFICE_OF_MINISTERS}
    for claim in apposed:
        if isinstance(claim, RoleClaim) and claim.member in abroad and claim.organization.kind in NATIONAL_KINDS:
            continue  # the deputy head of another state's is no member of a body of Vietnam's
        if isinstance(claim, RoleClaim) and claim.role == "Bộ trưởng" and claim.member in of_office and claim.context:
            continue  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": a minister of no ministry that the article names
        if isinstance(claim, RoleClaim) and _is_completed(claim):
            claim = replace(claim, organization=said.get(_seat_kind(claim)) or first[_seat_kind(claim), claim.status])
        if isinstance(claim, RoleClaim) and (claim.member, claim.role, claim.organization) in past:
            claim = replace(claim, status=Status.FORMER)
        yield claim


_OFFICE_OF_MINISTERS = "Văn phòng Chính phủ"  # its head is a minister without a ministry


def _said_in_full(roles: list[RoleClaim]) -> dict[tuple[str, str, str], Body]:
    """The body by who holds what in which kind of body, where the text says its unit and always the same."""
    found: dict[tuple[str, str, str], set[Body]] = {}
    for claim in roles:
        if claim.organization.unit is not None and not _is_completed(claim):
            found.setdefault(_seat_kind(claim), set()).add(claim.organization)
    return {key: bodies.pop() for key, bodies in found.items() if len(bodies) == 1}


def _is_completed(claim: RoleClaim) -> bool:
    return claim.organization.unit is not None and any(SPOKEN_OF in note for note in claim.context)


def _seat_kind(claim: RoleClaim) -> tuple[str, str, str]:
    name, unit = claim.organization.name, claim.organization.unit
    if unit is not None:
        name = name.removesuffix(unit.name).removesuffix(bare(unit))
    return claim.member.name, claim.role, name.rstrip()


def _apposed(scene: Scene, group: Group) -> Iterator[Claim]:
    named = name_of(scene, group.person) if group.posts or group.ranks else None
    if named is None:
        return
    name, notes = named
    for rank in group.ranks:
        if rank.kind in careers.RANK_KINDS:
            yield RankClaim(
                member=Person(name),
                rank=rank.label,
                spans=(scene.span_of([group.person, rank]),),
                rule="rank.apposition",
                context=notes,
            )
    others = end_of_others(group)
    for post, rule in zip(group.posts, group.rules, strict=True):
        if post.end <= others and rule == "role.before" or _is_hearsay(scene, group, post):
            continue
        if post.entry.head and _is_in_full(scene, name, post):
            continue  # "Thứ trưởng A", whom the article calls Thứ trưởng Bộ Công an elsewhere
        for seat in seats(scene, post, group.posts) or _with_deputy(scene, group, post) or _lent(scene, name, post):
            every_country = post.unit is None and not post.bodies or is_national(seat.body)
            lent = any(SPOKEN_OF in note for note in seat.notes)
            if (every_country or lent and sounds_foreign(name)) and not is_vietnamese(scene, name):
                continue  # what the article speaks of is not where a foreigner is from
            span = scene.span_of((group.person, post))
            over = tenures.is_over(scene, name, seat, post)
            status = Status.FORMER if over else _status(scene, group, post)
            yield role_claim(name, seat, post, span, rule, notes, status=status)


_AND = re.compile(r" (?:và|cùng) (?:đồng chí |ông |bà |anh |chị )?")


def _with_deputy(scene: Scene, group: Group, post: PostParse) -> list[Seat]:
    """*Ông A, nguyên Giám đốc và ông B, nguyên Phó Giám đốc Ban Quản lý X*: chief and deputy of one body."""
    if post is not group.posts[-1] or not is_bare(scene, post):
        return []
    after = (g for g in scene.lines[scene.index(group.start)].groups if g.start > group.start)
    other = next((g for g in after if _AND.fullmatch(scene.lower, group.end, g.start)), None)
    if other is None or not other.posts or other.posts[0].entry.label != f"Phó {post.entry.label}":
        return []
    bodies = (scene.context.body(body) for body in other.posts[0].bodies[:1])
    return [Seat(post.entry.label, *made) for made in bodies if made is not None]


def _lent(scene: Scene, name: str, post: PostParse) -> list[Seat]:
    """The seat of a post said alone, in the body that the article named; who is said to hold it in full holds that."""
    body = bare_posts.body_of(scene, post)  # first, for it tells most posts apart at once
    if body is None:
        return []
    if _is_in_full(scene, name, post):
        return []
    return [Seat(post.entry.label, body, (f"{post.entry.label} is of {body.name}, named before",))]


def _is_in_full(scene: Scene, name: str, post: PostParse) -> bool:
    """Whether a post is said alone that the article says of the same person with its body elsewhere."""
    if post.bodies or post.unit is not None:
        return False
    said = (p for group in scene.groups_of(name) for p in group.posts)
    return any(p.entry.label == post.entry.label and (p.bodies or p.unit is not None) for p in said)


def _status(scene: Scene, group: Group, post: PostParse) -> Status:
    """Former where *nguyên* stands before the post, or before a row of posts that shares it without a new beginning."""
    before = scene.lower[max(0, post.start - 30) : post.start]
    past = (
        post.former
        or _period_is_over(scene, post)
        or _PAST_AFTER.match(scene.lower, post.end)
        or _PAST_BEFORE.search(before)
        or _shares_former(scene, group, post)
        or _is_of_long_ago(scene, post)
        or tenures.is_outgrown(post, group.posts)
        or _DIED.match(scene.lower, group.end)
    )
    return Status.FORMER if past else Status.CURRENT


def _is_of_long_ago(scene: Scene, post: PostParse) -> bool:
    """*vào tháng 10-1973 khi Tổng thống …*, *năm 1998, dưới thời Thủ tướng …*: a year before says when it was held."""
    year = _YEAR_BEFORE.search(scene.lower[max(0, post.start - 40) : post.start])
    return year is not None and int(year[1]) < scene.year


def _shares_former(scene: Scene, group: Group, post: PostParse) -> bool:
    """*nguyên Giám đốc, Phó Giám đốc Sở X*, *nguyên Chủ tịch A, kiêm Chủ tịch B*: one *nguyên* for both."""
    if any(p.former and scene.lower.startswith("cố ", p.start) for p in group.posts):
        return True  # who is dead holds nothing: "cố Bí thư Thành ủy A, Trưởng ban B"
    earlier = [p for p in group.posts if p.former and p.end <= post.start]
    if not earlier or (gap := scene.lower[earlier[-1].end : post.start]) not in (", ", " kiêm ", ", kiêm ", " và "):
        return False
    bare = not earlier[-1].bodies and earlier[-1].unit is None and earlier[-1].term is None
    return "kiêm" in gap or bare and bool(post.bodies)


_DIED = re.compile(r",? (?:đã |vừa )?(?:qua đời|từ trần|tạ thế|tử vong)\b")
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d),? (?:khi|lúc|dưới thời|thời|dưới quyền)(?: của)? (?:cựu )?$")
_PERIOD_AFTER = re.compile(r",? \(?(?:giai đoạn|thời kỳ|các năm|từ năm|từ) \d{4} ?(?:-|–|đến) ?(?:năm )?(\d{4})")
_YEAR_AFTER = re.compile(r",? (?:vào |hồi |trong )?năm (\d{4})\b(?! ?[-–]| đến)")
_THEN = re.compile(r"\)?(?:,|;)? (?:và )?(?:sau đó|rồi|tiếp đó|trước khi)\b")  # "từ năm 2015 đến năm 2020, sau đó …"
_PAST_AFTER = re.compile(
    r",? (?:vào |ở )?(?:thời điểm|thời kỳ|lúc|hồi|khi) (?:đó|ấy|bấy giờ|này)| \(?cũ\b"
    r"| \(?trước (?:khi )?(?:sáp nhập|hợp nhất)\b"
)


_NOT_HELD = re.compile(
    r"(?:không (?:còn |phải )?(?:là|giữ chức)|chưa (?:là|giữ)|nếu là|giả danh|mạo danh|tự xưng(?: là)?|ứng viên"
    r"|ứng cử viên|cháu|con trai|con gái|vợ|chồng|em|thay|ghế"
    r"|(?<!từ )(?<!cách )chức|chức danh|chức vụ|bầu|làm) (?:của |cho "
    r"|các )?$"
)


def _is_hearsay(scene: Scene, group: Group, post: PostParse) -> bool:
    """*cháu Chủ tịch …*, *giả danh Phó Giám đốc …*, *bầu làm Chủ tịch ông A*: the post before the name is not the
    person's."""
    return post.end <= group.person.start and bool(
        _NOT_HELD.search(scene.lower[max(0, group.start - 24) : group.start])
    )


# What right before a match says that the rule does not hold there, by rule.
_UNLESS_BEFORE = {
    # "Sở A do ông B làm Giám đốc, bà C làm Phó Giám đốc": who is what there, not who becomes it
    "role.row-becomes": re.compile(
        "\\bdo (?:ông |bà |đồng chí )?\ue000 làm \ue001(?:[,;]| và)?(?: còn)? (?:ông |bà |đồng chí )?$"
    ),
    # "A kế nhiệm B giữ chức …": A's post
    "role.is": re.compile(r"\b(?:kế nhiệm|thay|thay thế|thế chỗ|tiếp quản)(?: cho)?(?: ông| bà| đồng chí)? $"),
    # "đề nghị ông A thôi chức B để nhận chức C": not yet
    "role.leaves-for": re.compile(r"\b(?:đề nghị|kiến nghị|trình|xem xét|dự kiến|sẽ)\b[^.;,]*$"),
}


def _told(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """Rules of ``roles.toml``: *… hiện là …*, *từng giữ chức …*, *khi còn là …*."""
    coded = line.grouped
    for rule in patterns.possible("roles", coded.code):
        for m in rule.pattern.finditer(coded.code):
            whos = people(coded.within(*m.span("who"))) if "who" in rule.pattern.groupindex else []
            if "they" in rule.pattern.groupindex:
                whos = together.people(scene, line, m["they"])
            elif not whos:
                subject = _subject(scene, line, coded.offset(m.start()), here="here" in rule.values)
                whos = [subject] if subject else []
            if rule.id == "role.both":
                whos = together.of_clause(scene, whos)
            if rule.id != "role.of-body-listed" and _OTHERS.search(coded.code[max(0, m.start() - 24) : m.start()]):
                continue
            if _ACTED_UPON.search(coded.code[max(0, m.start() - 70) : m.start()]) or _is_question(scene, line):
                continue
            if rule.id == "role.takes-office" and _is_taken_then(scene, line, m):
                continue
            unless = _UNLESS_BEFORE.get(rule.id)
            if unless is not None and unless.search(coded.code, 0, m.start()):
                continue
            if rule.values["status"] == "incoming" and _IF.search(coded.code[: m.start()]):
                continue
            if rule.id == "role.step" and steps.is_anothers(scene, line, m):
                continue
            past = _is_past(scene, coded, m)
            if "when" in rule.pattern.groupindex and not past:
                continue  # this year's step is news, which the rules of changes read
            lasts = steps.lasts(coded.code, m)
            told_as = Status.CURRENT if lasts else Status(rule.values["status"])
            past = past and not lasts or steps.goes_on(coded, m)
            for who in whos:
                if rule.id == "role.who-all" and "role.before" in who.rules:
                    continue  # "… là A và B cùng Trưởng Công an huyện C"
                named = name_of(scene, who.person)
                if named is None or _KIN.search(scene.lower, max(0, who.start - 20), who.start):
                    continue
                posts = [p for p in coded.within(*m.span("posts")) if isinstance(p, PostParse)]
                if rule.id != "role.of-body-listed":
                    posts = [p for p in posts if not _HEADS_LIST.match(scene.lower, p.end)]
                if "they" in m.re.groupindex and not together.share(posts, coded.code[m.start() : m.start("posts")]):
                    continue
                if "over" in rule.values and not any(_PERIOD_AFTER.search(scene.lower, p.start, p.end) for p in posts):
                    continue
                posts = [_of_place(line, who, post) for post in posts] if rule.id == "role.who-all" else posts
                for post in posts:
                    for seat in (
                        _headed(scene, coded, m, post)
                        or seats(scene, post, posts, open_ended=_goes_on_electing(scene, rule.id, post))
                        or _lent(scene, named[0], post)
                    ):
                        status = told_as
                        over = tenures.is_over(scene, named[0], seat, post) or tenures.is_outgrown(post, posts)
                        if post.former or past or over or _is_over_by_then(scene, post):
                            status = Status.FORMER
                        if is_anothers(scene, named[0], seat.body):
                            continue
                        span = scene.span_of((who.person, post))
                        yield role_claim(named[0], seat, post, span, rule.id, named[1], status=status)


_NO_OFFICE = re.compile(
    r"\b(?:khi|kể từ|từ ngày|ngày(?: đầu)?|hồi|lúc|trong (?:thời gian|phim|\w+ năm)|giải phóng,|việc|chuyện|tin đồn"
    r"|thông tin"
    r"|mong|muốn|mạo danh|giả danh|phủ nhận)(?: của)?(?: ông| bà| đồng chí)? $"
)


def _is_taken_then(scene: Scene, line: SceneLine, m: re.Match[str]) -> bool:
    """Whether an office is taken at another time, or is not: *ngày ông A nhận nhiệm vụ Bí thư*, *mong ông A nhận chức*;
    *Năm 1976, …* in a text that does not say of which year it is."""
    if _NO_OFFICE.search(line.grouped.code[max(0, m.start() - 40) : m.start()]):
        return True
    dated = any(isinstance(i, DateParse) and i.iso[:4].isdigit() for i in line.line.items)
    return dated and not scene.document.published


def _of_place(line: SceneLine, who: Group, post: PostParse) -> PostParse:
    """*Hai Phó Chủ tịch UBND huyện là A (Vĩnh Thạnh) và B (Hoài Ân)*: the post of one holder, in the unit in brackets
    after the name."""
    place = next((i for i in line.line.items if isinstance(i, UnitParse) and i.start == who.end + len(" (")), None)
    body = post.bodies[0] if len(post.bodies) == 1 else None
    if place is None or body is None or body.unit is None or body.unit.name:
        return post
    kind = place.kind or body.unit.kind
    unit = replace(place, kind=kind, candidates=lookup(place.name, kind) or place.candidates)
    return replace(post, bodies=(replace(body, unit=unit),))


def _is_over_by_then(scene: Scene, post: PostParse) -> bool:
    """*là Giám đốc Sở X giai đoạn 2000-2005*, *là Bí thư năm 2011*, *là Chủ tịch lúc đó*: said after the post."""
    year = _YEAR_AFTER.match(scene.lower, post.end)
    if _period_is_over(scene, post) or year is not None and int(year[1]) < scene.year:
        return True
    return _PAST_AFTER.match(scene.lower, post.end) is not None


def _period_is_over(scene: Scene, post: PostParse) -> bool:
    """Whether the period said with a post ended before the article, or before what is told next."""
    period = _PERIOD_AFTER.match(scene.lower, post.end) or _PERIOD_AFTER.search(scene.lower, post.start, post.end)
    return period is not None and (int(period[1]) < scene.year or bool(_THEN.match(scene.lower, period.end())))


def _goes_on_electing(scene: Scene, rule: str, post: PostParse) -> bool:
    """*A tái cử Bí thư Huyện ủy X. Phó Bí thư là B*: a secretary of the committee that was told of just before."""
    return (
        rule in ("role.who", "role.entry")
        and post.entry.default == "@committee"
        and party_of_line(scene, post) is not None
    )


def _headed(scene: Scene, coded: Coded, m: re.Match[str], post: PostParse) -> list[Seat]:
    """*Công ty X do ông A làm Giám đốc*, *Ban Chỉ đạo X do ông A làm Trưởng ban*: the body before the words that say
    who heads it."""
    if "of" in m.re.groupindex:
        owner = coded.items.get(m.start("of"))
        if isinstance(owner, BodyParse) and owner.head.kind == "party-board" and post.entry.default == "@committee":
            owner = owner.inner or owner  # Ban Thường vụ Huyện ủy có 2 phó bí thư
        return _seat_in(scene, owner, post) if isinstance(owner, BodyParse) and _is_without_body(post) else []
    of = _LED_BY.search(coded.code[: m.start()]) if m[0].startswith("do ") else None
    if of is None:
        return []
    owner = coded.items.get(of.start())
    if not isinstance(owner, BodyParse):
        return []
    if post.entry.default == "@committee" and owner.head.label == "Đảng bộ" and _is_without_body(post):
        made = scene.context.body(owner)
        unit = made[0].unit if made is not None else None
        return [Seat(post.entry.label, committee_of(unit))] if unit is not None else []
    head = _HEADED.get(post.entry.label, post.entry.head)
    heads = bool(head) and f"{owner.head.label} ".startswith(f"{head} ")
    heads = heads or post.entry.default == "@committee" and owner.head.kind == "party-committee"
    heads = heads or post.entry.label in ("Giám đốc", "Phó Giám đốc") and owner.head.kind in bare_posts.DIRECTED
    return _seat_in(scene, owner, post) if heads and _is_without_body(post) else seats_of_company(post, owner, scene)


# "Đảng ủy xã A gồm 27 đồng chí, do ông B làm Bí thư": the body, and how many are in it.
_LED_BY = re.compile(
    rf"{SYMBOLS['body']}(?: (?:gồm|có) [^.,;:\ue000\ue002-\ue00f]{{1,30}},?|,)?"
    r"(?:,? (?:vào |tại )?(?:thời điểm|lúc|khi) (?:đó|ấy|này))? $"
)


def _is_without_body(post: PostParse) -> bool:
    return not post.bodies and post.unit is None


def _seat_in(scene: Scene, owner: BodyParse, post: PostParse) -> list[Seat]:
    made = scene.context.body(owner)
    return [Seat(post.entry.label, *made)] if made is not None else []


_HEADED = {"Chủ tịch": "Hội đồng"}  # who heads what, where the post's name does not say it


_HEADS_LIST = re.compile(r",? (?:gồm|bao gồm)\b")  # "…; Phó Chủ nhiệm gồm các đồng chí: …": the posts of others
# "một số cá nhân nguyên là thành viên …": others, who are not named.
_OTHERS = re.compile(
    r"\b(?:cá nhân|(?<![-,] )người|cán bộ|lãnh đạo|bị can|bị cáo|đối tượng|thành viên|vị|các đồng chí|các đ/c|các ông"
    r"|(?:cả (?:hai|ba)|họ)(?: đều| cùng)?"
    r"|nhiều đồng chí)(?: khác)? $"
)
# "vợ ông làm Chủ tịch Hội Phụ nữ": not he.
_KIN = re.compile(
    r"\b(?:vợ|chồng|(?:con|em|anh) (?:trai|gái|rể|dâu|họ)|chị (?:gái|dâu)|bố|mẹ)(?: của)?(?: (?:ông|bà|anh|chị))? ?$"
)
# "đề nghị bổ nhiệm ông A giữ chức …", "nếu ông A là …": an act or a case supposed, no state.
_ACTED_UPON = re.compile(
    r"(?:nếu|có phải|đề nghị|đề xuất|dự kiến|sẽ|chưa|bổ nhiệm|bầu|chỉ định|điều động|phân công|phê chuẩn|giới thiệu"
    r"|luân chuyển|tín nhiệm)(?: (?!do )[a-zà-ỹ/]{1,12}){0,4}(?:(?<= các) \ue001:(?: [a-zà-ỹ/]{1,12}){0,2})? ?$"
)


def _is_question(scene: Scene, line: SceneLine) -> bool:
    return line.line.end > 0 and scene.norm[line.line.end - 1] == "?"


def _is_past(scene: Scene, coded: Coded, m: re.Match[str]) -> bool:
    """Whether a year before the article's stands right before what is told or in it: *Từ năm 2016 đến 2020, ông …*."""
    if (
        _BEFORE_AN_ACT.match(coded.code[: m.start()])
        or _BEFORE_THAT.match(coded.code[: m.start()])
        or _PERIOD_BEFORE.search(coded.code[: m.start()])
        or _AT_THAT_TIME.search(coded.code[: m.start()])
        or _UP_TO_THEN.match(coded.code, m.end())
        or _LED_THEN.match(m[0])
    ):
        return True
    near = coded.within(max(0, m.start() - 30), m.end())
    years = [int(d.iso[:4]) for d in near if isinstance(d, DateParse) and d.iso[:4].isdigit()]
    years += [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", coded.code[max(0, m.start() - 30) : m.start()])]
    opening = re.search("(?:\ue004|\\d{4}),? $", coded.code[: m.start()]) or "when" in m.re.groupindex
    return bool(opening) and bool(years) and max(years) < scene.year


_IF = re.compile(r"\b(?:nếu|giả sử|liệu)\b[^.;]*$")
# "khi đó ông đang là Ủy viên …", "Thời điểm ký văn bản, ông là Giám đốc …"
_AT_THAT_TIME = re.compile(
    r"(?:khi|lúc|hồi|thời điểm|thời gian) (?:đó|ấy|bấy giờ)(?: thì)?,? $|(?:giai đoạn|thời kỳ) (?:đó|ấy|này),? $"
    r"|(?:thời điểm|lúc|khi) (?:xảy ra|để xảy ra|bị bắt|bị khởi tố)[^.,;]{0,40}, $"
    r"|(?:^|[.;:] )(?:vào |tại )?thời điểm (?:ký|xảy ra|diễn ra|phê duyệt|cấp|bổ nhiệm|mua|bán|bị)[^.;,\ue000]{0,40}, $"
)
_LED_THEN = re.compile("do \ue000,? (?:khi|lúc|hồi|thời điểm) (?:đó|ấy),? ")  # "do ông A, lúc đó là Giám đốc …, ký"
# "Từ năm 2005 đến 2010, bà A là …"; a term that goes on is called one
_PERIOD_BEFORE = re.compile("\\btừ (?:năm )?(?:\ue004|\\d{4}) ?(?:đến|tới|-|–) ?(?:năm )?(?:\ue004|\\d{4}),? $")
_BEFORE_THAT = re.compile(r"(?:trước đó|trước đây|trước kia)(?: nữa)?,? $")  # "Trước đó ông là Giám đốc Sở X"
_UP_TO_THEN = re.compile(
    r",? trước khi (?:được |bị )?(?:(?:về|sang|lên|chuyển)(?: [^ .;,]+){0,4} (?:làm|giữ)|giữ (?:chức|cương)|làm \ue001"
    r"|trở thành|bổ nhiệm|bầu|điều động|luân chuyển|nghỉ hưu|nhận (?:chức|nhiệm vụ \ue001))|"
    r" (?:trước đó|trước đây|trước kia|khi đó|khi ấy|lúc đó|lúc bấy giờ)(?=[.,;]|$)"
)
# "Trước khi được bầu, ông A là Giám đốc Sở X": what one was before.
_BEFORE_AN_ACT = re.compile(
    r"trước khi (?:bị|được|nhận|đảm|giữ|làm|trở|về|chuyển|thực hiện|sáp nhập|hợp nhất)[^.;]*,"
    r" (?:[^.;]{0,40}\ue000 (?:đang |vốn )?(?:là|giữ|làm) [^.]{1,300}; )?$"
)


_OF_POST = re.compile(f"(?:còn |riêng |và )?(?:vị |nữ )?tân {SYMBOLS['post']}")


def _subject(scene: Scene, line: SceneLine, offset: int, *, here: bool) -> Group | None:
    found = subject_before(scene, line, offset)
    if here:
        return None if '"' in scene.norm[line.start : offset] else found
    if found is None and _OF_POST.match(line.grouped.code, 0, line.grouped.index(offset)):
        return None  # "Tân Giám đốc Công an tỉnh quê Vinh, từng là …": not whom the sentence before is about
    return found or careers.previous_subject(scene, line)

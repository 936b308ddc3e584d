"""Who holds, held or is given which role in which body: apposition, copula and what a career tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims import patterns
from kg.claims.coded import SYMBOLS, Coded, Group
from kg.claims.posts import Seat, name_of, people, seats, subject_before
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import DateParse, PersonParse, PostParse, RankParse
from kg.model import Claim, Person, RankClaim, RoleClaim, SentenceKind, Span, Status, Term

_RANK_KINDS = ("military", "academic")
# Right before a post in apposition: it was held then, not now.
_PAST_BEFORE = re.compile(
    r"(?:khi (?:đang |còn |đó )?(?:là|làm|giữ chức|giữ cương vị)|lúc (?:đó|ấy|còn) là|khi đó là|thời điểm đó là"
    r"|lúc bấy giờ là|từng là) $"
)


def claims(scene: Scene) -> Iterator[Claim]:
    """Role and rank claims of a document."""
    for line in scene.lines:
        for group in line.groups:
            yield from _apposed(scene, group)
        yield from _ranks_told(scene, line)
        if SYMBOLS["post"] in line.grouped.code:  # every rule of roles.toml has a post that no name is beside
            yield from _told(scene, line)
        if SYMBOLS["post"] in line.coded.code:
            yield from _career(scene, line)
            yield from _life(scene, line)


def _apposed(scene: Scene, group: Group) -> Iterator[Claim]:
    named = name_of(scene, group.person) if group.posts or group.ranks else None
    if named is None:
        return
    name, notes = named
    for rank in group.ranks:
        if rank.kind in _RANK_KINDS:
            yield RankClaim(
                member=Person(name),
                rank=rank.label,
                spans=(scene.span_of([group.person, rank]),),
                rule="rank.apposition",
                context=notes,
            )
    for post, rule in zip(group.posts, group.rules, strict=True):
        if _is_hearsay(scene, group, post):
            continue
        for seat in seats(scene, post, group.posts):
            every_country = post.unit is None and not post.bodies or seat.body.kind in _NATIONAL_KINDS
            if every_country and not _vietnamese(scene, name):
                continue
            span = scene.span_of((group.person, post))
            yield role_claim(name, seat, post, span, rule, notes, status=_status(scene, group, post))


# Bodies that every country has: those of a foreigner are not Vietnam's.
_NATIONAL_KINDS = (
    "national-assembly",
    "government",
    "ministry",
    "national-body",
    "state",
    "court",
    "procuracy",
    "party-committee",
)


def _vietnamese(scene: Scene, name: str) -> bool:
    """Whether the name begins with a surname of Vietnam: *Thủ tướng Medvedev* is of another government."""
    lexicon = scene.reading.page.lexicon
    first = name.split()[0].lower()
    return first in lexicon.surnames or first in lexicon.weak_surnames


def _status(scene: Scene, group: Group, post: PostParse) -> Status:
    """Former where *nguyên* stands before the post, or before a row of posts that shares it without a new beginning."""
    before = scene.lower[max(0, post.start - 30) : post.start]
    period = _PERIOD_AFTER.match(scene.lower, post.end) or _PERIOD_AFTER.search(scene.lower, post.start, post.end)
    ended = period is not None and int(period[1]) < scene.year
    past = (
        post.former
        or ended
        or _PAST_AFTER.match(scene.lower, post.end)
        or _PAST_BEFORE.search(before)
        or _shares_former(scene, group, post)
    )
    return Status.FORMER if past else Status.CURRENT


def _shares_former(scene: Scene, group: Group, post: PostParse) -> bool:
    """*nguyên Giám đốc, Phó Giám đốc Sở X*, *nguyên Chủ tịch A, kiêm Chủ tịch B*: one *nguyên* for both."""
    earlier = [p for p in group.posts if p.former and p.end <= post.start]
    if not earlier or (gap := scene.lower[earlier[-1].end : post.start]) not in (", ", " kiêm ", ", kiêm ", " và "):
        return False
    bare = not earlier[-1].bodies and earlier[-1].unit is None and earlier[-1].term is None
    return "kiêm" in gap or bare and bool(post.bodies)


_PERIOD_AFTER = re.compile(r",? \(?(?:giai đoạn|thời kỳ|các năm|từ năm|từ) \d{4} ?(?:-|–|đến) ?(?:năm )?(\d{4})")
_PAST_AFTER = re.compile(r",? (?:vào |ở )?(?:thời điểm|thời kỳ|lúc|hồi|khi) (?:đó|ấy|bấy giờ|này)")


_NOT_HELD = re.compile(
    r"(?:không (?:còn |phải )?(?:là|giữ chức)|chưa (?:là|giữ)|nếu là|giả danh|mạo danh|tự xưng(?: là)?|ứng viên"
    r"|ứng cử viên|cháu|con trai|con gái|vợ|chồng|em|thay|ghế|chức|chức danh|chức vụ|bầu|làm) (?:của |cho "
    r"|các )?$"
)


def _is_hearsay(scene: Scene, group: Group, post: PostParse) -> bool:
    """*cháu Chủ tịch …*, *giả danh Phó Giám đốc …*, *bầu làm Chủ tịch ông A*: the post before the name is not the
    person's."""
    return post.end <= group.person.start and bool(
        _NOT_HELD.search(scene.lower[max(0, group.start - 24) : group.start])
    )


def role_claim(
    name: str,
    seat: Seat,
    post: PostParse | None,
    span: Span,
    rule: str,
    notes: tuple[str, ...],
    *,
    status: Status,
    since: str = "",
    until: str = "",
) -> RoleClaim:
    """A role claim of one seat, with the term that is said with ``post``; ``span`` is its evidence."""
    return RoleClaim(
        member=Person(name),
        role=seat.role,
        organization=seat.body,
        status=status,
        term=Term(post.term.label) if post is not None and post.term is not None else None,
        since=since,
        until=until,
        spans=(span,),
        rule=rule,
        context=(*notes, *seat.notes),
    )


def _told(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """Rules of ``roles.toml``: *… hiện là …*, *từng giữ chức …*, *khi còn là …*."""
    coded = line.grouped
    for rule in patterns.load("roles"):
        for m in rule.pattern.finditer(coded.code):
            whos = people(coded.within(*m.span("who"))) if "who" in rule.pattern.groupindex else []
            if not whos:
                subject = _subject(scene, line, coded.offset(m.start()))
                whos = [subject] if subject else []
            if _ACTED_UPON.search(coded.code[max(0, m.start() - 70) : m.start()]) or _is_question(scene, line):
                continue
            past = _is_past(scene, coded, m)
            if "when" in rule.pattern.groupindex and not past:
                continue  # this year's step is news, which the rules of changes read
            for who in whos:
                named = name_of(scene, who.person)
                if named is None:
                    continue
                posts = [p for p in coded.within(*m.span("posts")) if isinstance(p, PostParse)]
                for post in posts:
                    for seat in seats(scene, post, posts):
                        status = Status(rule.values["status"])
                        if post.former or past:
                            status = Status.FORMER
                        span = scene.span_of((who.person, post))
                        yield role_claim(named[0], seat, post, span, rule.id, named[1], status=status)


# "đề nghị bổ nhiệm ông A giữ chức …", "nếu ông A là …": an act or a case supposed, no state.
_ACTED_UPON = re.compile(
    r"(?:nếu|có phải|đề nghị|đề xuất|dự kiến|sẽ|chưa|bổ nhiệm|bầu|chỉ định|điều động|phân công|phê chuẩn|giới thiệu"
    r"|luân chuyển|tín nhiệm)(?: [a-zà-ỹ/]{1,12}){0,4} ?$"
)


def _is_question(scene: Scene, line: SceneLine) -> bool:
    return line.line.end > 0 and scene.norm[line.line.end - 1] == "?"


def _is_past(scene: Scene, coded: Coded, m: re.Match[str]) -> bool:
    """Whether a year before the article's stands right before what is told or in it: *Từ năm 2016 đến 2020, ông …*."""
    near = coded.within(max(0, m.start() - 30), m.end())
    years = [int(d.iso[:4]) for d in near if isinstance(d, DateParse) and d.iso[:4].isdigit()]
    years += [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", coded.code[max(0, m.start() - 30) : m.start()])]
    opening = re.search("(?:\ue004|\\d{4}),? $", coded.code[: m.start()]) or "when" in m.re.groupindex
    return bool(opening) and bool(years) and max(years) < scene.year


_RANK_TOLD = re.compile(
    "học hàm|học vị|quân hàm|cấp bậc|hàm \ue006|phong hàm|thăng hàm|được phong|thụ phong|\\bsinh (?:năm|ngày"
    "|\ue004)|trình độ|(?:là|có bằng|bảo vệ luận án) \ue006"
)


def _ranks_told(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """*có học hàm giáo sư, học vị tiến sĩ*, *sinh năm 1967, …, thạc sĩ Quản lý kinh tế*; in a career, a rank after
    its period."""
    taken = {id(r) for g in line.groups for r in g.ranks}
    ranks = [r for r in line.line.items if isinstance(r, RankParse) and id(r) not in taken and r.kind in _RANK_KINDS]
    if not ranks:
        return
    career = _PERIOD.match(line.coded.code) is not None
    if not (career or _RANK_TOLD.search(line.coded.code)):
        return
    for rank in ranks:
        who = subject_before(scene, line, rank.start)
        if who is None and not scene.is_career:
            who = previous_subject(scene, line)
        named = name_of(scene, who.person) if who is not None else None
        name = named[0] if named else protagonist(scene)
        if name is None or re.search(
            r"(?:học|làm|nghiên cứu sinh|khóa|lớp|bằng) (?:đại học |lên )?$",
            scene.lower[max(0, rank.start - 20) : rank.start],
        ):
            continue
        yield RankClaim(
            member=Person(name),
            rank=rank.label,
            spans=(scene.span_of([rank]),),
            rule="rank.told",
            context=named[1] if named else (),
        )


def _subject(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    return subject_before(scene, line, offset) or previous_subject(scene, line)


def previous_subject(scene: Scene, line: SceneLine) -> Group | None:
    """The person whom the lines before are about: for a sentence that leaves its subject out."""
    at = scene.lines.index(line)
    for earlier in range(at - 1, max(-1, at - 4), -1):
        if scene.lines[earlier].groups:
            return scene.lines[earlier].groups[0]
    return None


# ---------------------------------------------------------------- careers

_PERIOD = re.compile("(?:[-+*•] ?)?(?:từ )?\ue004(?: ?(?:-|đến|đến nay|tới) ?(\ue004|nay|\\d{4}))? ?[:,-] ?")


# A sentence with its own verb: "Năm 2008, ông gặp Bộ trưởng …".
_TELLS = re.compile(r" ?\ue000 (?!là |làm |giữ |được |đảm |kiêm |về |sang |tiếp tục |chuyển )")


def _career(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """*5/1997-12/1999: Thành ủy viên, …*: posts after a period are those of the person the article is about."""
    coded = line.coded
    match = _PERIOD.match(coded.code)
    if match is None or any(isinstance(i, PersonParse) and i.form == "full" for i in line.line.items):
        return
    name = protagonist(scene)
    posts = [p for p in coded.within(match.end(), len(coded.code)) if isinstance(p, PostParse)]
    if name is None or not posts or _TELLS.match(coded.code, match.end()):
        return
    dates = [d for d in coded.within(0, match.end()) if isinstance(d, DateParse)]
    since = dates[0].iso if dates else ""
    until = dates[1].iso if len(dates) > 1 else (match[1] if match[1] and match[1].isdigit() else "")
    status = Status.CURRENT if "nay" in (match[1] or "") else Status.FORMER
    note = (f"the article tells the career of {name}",)
    for post in posts:
        for seat in seats(scene, post, posts):
            span = scene.span_of((*dates[:1], post))
            yield role_claim(name, seat, post, span, "role.career", note, status=status, since=since, until=until)


_BORN = re.compile("sinh (?:ngày |năm )?\ue004")
_DEAD = re.compile(r"\b(?:từ trần|tạ thế|thương tiếc|tin buồn|lễ tang|lễ viếng|qua đời|hy sinh)\b")


def _life(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """*Sinh ngày 11-11-1942; quê quán …; Ủy viên Bộ Chính trị khóa X; nguyên …*: a life told without its subject, under
    the name; in an obituary every post is past."""
    if not _BORN.match(line.coded.code) or any(
        isinstance(i, PersonParse) and i.form == "full" for i in line.line.items
    ):
        return
    who = previous_subject(scene, line)
    named = name_of(scene, who.person) if who is not None else None
    if named is None:
        return
    dead = _DEAD.search(scene.lower) is not None
    posts = [i for i in line.line.items if isinstance(i, PostParse)]
    for post in posts:
        for seat in seats(scene, post, posts):
            status = Status.FORMER if dead or post.former else Status.CURRENT
            yield role_claim(named[0], seat, post, scene.span_of([post]), "role.life", named[1], status=status)


def protagonist(scene: Scene) -> str | None:
    """Full name of the person whom the first of the opening lines with a name is about; None where it names two."""
    for line in scene.lines[:3]:
        names = {n[0] for g in line.groups if g.person.form == "full" and (n := name_of(scene, g.person))}
        if len(names) == 1:
            return names.pop()
        if line.line.kind is SentenceKind.TITLE and len(names) > 1:
            return None
    return None

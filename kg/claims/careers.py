"""Lives and careers: periods and their posts, a life told under a name, degrees; and whom such lines are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kg.claims import promotions
from kg.claims.coded import Coded, Group
from kg.claims.posts import name_of, role_claim, seats, subject_before
from kg.claims.scene import Scene, SceneLine
from kg.mentions.parses import DateParse, PersonParse, PostParse, RankParse
from kg.model import Claim, Person, RankClaim, SentenceKind, Status

RANK_KINDS = ("military", "academic")
_RANK_TOLD = re.compile(
    "học hàm|học vị|quân hàm|cấp bậc|hàm \ue006|phong hàm|thăng hàm|được phong|thụ phong|\\bsinh (?:năm|ngày"
    "|\ue004)|trình độ|(?:là|có bằng|bảo vệ luận án) \ue006"
    # "quê Hưng Yên, thạc sĩ Luật", "(51 tuổi, tiến sĩ Luật)"
    "|(?:\\bquê\\b|\\bdân tộc\\b|\\d{2} tuổi)"
    "(?:(?!\\b(?:cùng|các|vợ|chồng|bố|mẹ|cha|con|thầy|với)\\b)[^.;\ue000]){0,90}, \ue006(?! [^\\W\\d_]+ \ue000)"
)


def ranks_told(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """*có học hàm giáo sư, học vị tiến sĩ*, *sinh năm 1967, …, thạc sĩ Quản lý kinh tế*; in a career, a rank after
    its period."""
    ranks = [r for r in line.line.items if isinstance(r, RankParse) and r.kind in RANK_KINDS]
    if not ranks:
        return  # of most lines
    taken = {id(r) for g in line.groups for r in g.ranks} | promotions.settled(line)
    ranks = [r for r in ranks if id(r) not in taken]
    if not ranks:
        return
    career = _PERIOD.match(line.coded.code) is not None
    if not (career or _RANK_TOLD.search(line.coded.code)) or "giáng cấp" in line.coded.code:
        return
    for rank in ranks:
        who = subject_before(scene, line, rank.start)
        if who is None and not scene.is_career:
            who = previous_subject(scene, line)
        named = name_of(scene, who.person) if who is not None else None
        name = named[0] if named else protagonist(scene)
        if name is None or re.search(
            r"(?:học|làm|nghiên cứu sinh|khóa|lớp|(?<!có )bằng|(?:không|chưa) có bằng) (?:đại học |lên )?$",
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


def previous_subject(scene: Scene, line: SceneLine) -> Group | None:
    """The person whom the lines before are about: for a sentence that leaves its subject out."""
    at = scene.index(line.start)
    for earlier in range(at - 1, max(-1, at - 4), -1):
        if scene.lines[earlier].groups:
            return scene.lines[earlier].groups[0]
    return of_profile(scene, at)


_NAME_FIELD = re.compile("(?:[-+*•] ?|\\d{1,2}[.)] ?)?họ(?: và|,)? tên(?: khai sinh| thường dùng)?: ?(?P<who>\ue000)")


def of_profile(scene: Scene, at: int) -> Group | None:
    """Whom a page of profiles is about at a line: *Họ và tên: A* begins what it tells of A."""
    profiles = _profiles(scene)
    k = bisect_right(profiles, at, key=lambda profile: profile[0]) - 1
    return profiles[k][1] if k >= 0 else None


@lru_cache(maxsize=1)  # every line of a document may ask
def _profiles(scene: Scene) -> tuple[tuple[int, Group], ...]:
    """(line, person) of each profile of a page, in order."""
    found = []
    for at, line in enumerate(scene.lines):
        field = _NAME_FIELD.match(line.grouped.code)
        who = line.grouped.items[field.start("who")] if field is not None else None
        if isinstance(who, Group):
            found.append((at, who))
    return tuple(found)


_PERIOD = re.compile(
    "(?:[-+*•] ?)?(?:(?:từ )?\ue004(?: ?(?:-|đến|đến nay|tới) ?(\ue004|nay|\\d{4}))?"
    "|(?:từ )?(?P<since>\\d{4}) ?(?:-|đến|tới) ?(?P<until>\ue004|nay|\\d{4})) ?[:,-] ?"
)


# A sentence with its own verb: "Năm 2008, ông gặp Bộ trưởng …".
_TELLS = re.compile(r" ?\ue000 (?!là |làm |giữ |được |đảm |kiêm |về |sang |tiếp tục |chuyển )")


# "Năm 2017, trình Thủ tướng Chính phủ …": the post of whom somebody turns to.
_OF_ANOTHER = re.compile(
    r"\b(?:trình|báo cáo|gặp|gửi|theo|cùng|được|tháp tùng|giúp việc|của|(?:mời|gợi ý)(?: ra| về| lên| sang)? làm"
    r"|(?:định|muốn|toan) (?:đưa|để)[^.;,]{0,20} làm)(?: cho)? $"
)


def periods(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    """*5/1997-12/1999: Thành ủy viên, …*: posts after a period are those of the person the article is about."""
    coded = line.coded
    match = _PERIOD.match(coded.code)
    if match is None or any(isinstance(i, PersonParse) and i.form == "full" for i in line.line.items):
        return
    posts = [p for p in coded.within(match.end(), len(coded.code)) if isinstance(p, PostParse)]
    told = [p for p in coded.within(match.end(), len(coded.code)) if isinstance(p, PersonParse)][:1]
    named = name_of(scene, told[0]) if told else None  # "Từ 2016 đến 2020, ông Bảy là …": of him
    name = _of_page(scene, line) if not told else named[0] if named else None
    if name is None or not posts or _TELLS.match(coded.code, match.end()):
        return
    ends = match[1] or match["until"] or ""
    if not ends and "," in match[0] and _is_about_another(scene, coded, posts, match.end()):
        return
    dates = [d for d in coded.within(0, match.end()) if isinstance(d, DateParse)]
    since = match["since"] or (dates[0].iso if dates else "")
    last = dates[-1].iso if len(dates) > (match["since"] is None) else ""
    until = last or (ends if ends.isdigit() else "")
    status = Status.CURRENT if "nay" in ends else Status.FORMER
    note = named[1] if named else (f"the article tells the career of {name}",)
    for post in posts:
        if _OF_ANOTHER.search(scene.lower[max(0, post.start - 16) : post.start]):
            continue
        for seat in seats(scene, post, posts):
            span = scene.span_of((*dates[:1], post))
            yield role_claim(name, seat, post, span, "role.career", note, status=status, since=since, until=until)


def _of_page(scene: Scene, line: SceneLine) -> str | None:
    """Full name of the person whom a line without a name is about: of its profile, else of the article."""
    profile = of_profile(scene, scene.index(line.start))
    named = name_of(scene, profile.person) if profile is not None else None
    return named[0] if named is not None else protagonist(scene)


# Names that were not read as such: "Tháng 12/2011, Vận được điều chuyển", "Năm 2010, Đại sứ X lúc đó, Scot M đã …".
_SUBJECT = re.compile(r"^ ?(?!Ông |Bà |Đồng chí )[^\W\d_a-zà-ỹđ][^\W\d_]* (?:được|bị|đã|là|làm|giữ|chuyển|về|lên)\b")
_HELD_THEN = re.compile(r"[^.;]{0,30} (?:lúc đó|khi đó|lúc bấy giờ|khi ấy|bấy giờ),? [^\W\d_a-zà-ỹđ]")


def _is_about_another(scene: Scene, coded: Coded, posts: list[PostParse], index: int) -> bool:
    """Whether a sentence that begins with a day tells of somebody whose name is not known."""
    words = scene.norm[coded.offset(index) : posts[0].start]
    return bool(_SUBJECT.match(words)) or any(_HELD_THEN.match(scene.norm, post.end) for post in posts)


_BORN = re.compile("sinh (?:ngày |năm )?\ue004")
_DEAD = re.compile(r"\b(?:từ trần|tạ thế|thương tiếc|tin buồn|lễ tang|lễ viếng|qua đời|hy sinh)\b")


def life(scene: Scene, line: SceneLine) -> Iterator[Claim]:
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
    posts = line.posts
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

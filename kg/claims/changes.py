"""Acts about a post: elected, appointed, transferred, dismissed …, with the post given or left and the day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import patterns
from kg.claims.posts import Seat, body_seat, name_of, people, seat_of_unit, seats, subject_before
from kg.claims.roles import previous_subject, protagonist, role_claim
from kg.claims.scene import Group, Scene, SceneLine
from kg.claims.when import act_date
from kg.mentions.parses import BodyParse, EventParse, PostParse, TermParse, UnitParse
from kg.model import ChangeClaim, ChangeKind, Claim, Person, Status

# What was done, by the strongest word said: a person appointed by election was elected, one moved and appointed was
# appointed.
_KINDS = (
    (("hiệp thương", "bầu", "tái cử", "tái đắc cử"), ChangeKind.ELECTED),
    (("giới thiệu", "đề cử"), ChangeKind.NOMINATED),
    (("bổ nhiệm", "chỉ định"), ChangeKind.APPOINTED),
    (("phân công", "giao", "cử"), ChangeKind.ASSIGNED),
    (("phê chuẩn", "chuẩn y", "công nhận"), ChangeKind.APPROVED),
    (("điều động", "luân chuyển", "thuyên chuyển", "biệt phái", "tiếp nhận"), ChangeKind.TRANSFERRED),
)
_MOVES = re.compile(r"điều động|luân chuyển|thuyên chuyển|biệt phái")
_GATE = re.compile(
    r"bầu|bổ nhiệm|chỉ định|điều động|luân chuyển|thuyên chuyển|biệt phái|phân công|phê chuẩn|chuẩn y|công nhận"
    r"|giao|cử|giới thiệu|đề cử|tiếp nhận"
    r"|thôi|thay|lần lượt|từ nhiệm|điều chuyển|miễn nhiệm|bãi nhiệm|cách|kỷ luật|khiển trách|cảnh cáo|khai trừ"
    r"|đình chỉ|hưu|từ chức|giữ chức|về làm|sang làm|xóa tư cách"
)
# Said before the act in its clause, these make it a plan, a wish, a question or a denial.
_UNREAL = re.compile(
    r"(?:\bsẽ|dự kiến|dự định|đề nghị|đề xuất|kiến nghị|chưa|không|chẳng|nếu|giả sử|muốn|có thể|chuẩn bị|xem xét"
    r"|trình|phải|cần|xin ý kiến|tờ trình|quy trình"
    r"|yêu cầu|đề án|nên|đòi|hứa|khả năng|bao giờ|tại sao|vì sao|có nên|thông tin|tin đồn|nghi vấn|hoãn"
    r"|được quyền|thẩm quyền|việc|bỏ phiếu|thủ tục|phương án) (?:[^,.;]{0,50} )?$"
)
_NOMINAL_OK = re.compile(
    r"(?:quyết định|nghị quyết|công bố|trao|về|kết quả|phê chuẩn|thông qua|tán thành|đồng ý)[^,.;]{0,30} việc"
    r" (?:[^,.;]{0,24} )?$"
    r"|(?:phê chuẩn|thông qua|tán thành|đồng ý) việc $"
)
# An act that is denied, undone or only expected, however it is nominalised: "hủy quyết định bổ nhiệm …".
_REVOKED = re.compile(r"(?:\bhủy|hủy bỏ|thu hồi|\bbác|bác bỏ|phủ nhận|\bđồn)(?: [a-zà-ỹ]{1,8}){0,4} $|^ ?dự kiến,")
_APPROVES = re.compile(r"(?:phê chuẩn|chuẩn y)(?: việc| đề nghị)? $")
_SOMEBODY = re.compile(r"\b(?:cán bộ|nhân sự|người|đồng chí|ai|nhiều|một số)\b")
_PAST_WORD = re.compile(r"\b(?:từng|trước đây|trước đó|khi ấy|hồi)\b")
_NATIONAL = ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Quốc hội", "Ban Bí thư")


# Names under which a rule captures its persons, one an alternative.
_WHO = ("who", "whom", "whose", "people")


@dataclass(frozen=True, slots=True)
class _Act:
    """One match of a rule, read out."""

    rule: patterns.Rule
    kind: ChangeKind
    moves: bool
    start: int
    end: int


def claims(scene: Scene) -> Iterator[Claim]:
    """Change claims, and the role claims that follow from them (given: incoming; left: former)."""
    for line in scene.lines:
        if line.line.items and _GATE.search(line.grouped.code):
            yield from _line(scene, line)


def _line(scene: Scene, line: SceneLine) -> Iterator[Claim]:
    coded = line.grouped
    taken: list[tuple[int, int, str]] = []
    given: list[tuple[int, ChangeKind]] = []  # where acts of giving a post end, and their kinds
    for rule in patterns.load("changes"):
        for m in rule.pattern.finditer(coded.code):
            act = _act(scene, line, rule, m, given)
            if act is None or any(s < m.end() and m.start() < e and r == _family(rule) for s, e, r in taken):
                continue
            taken.append((m.start(), m.end(), _family(rule)))
            if _family(rule) == "give":
                given.append((m.end(), act.kind))
            yield from _SPECIAL.get(rule.id, _claims_of)(scene, line, act, m)


def _family(rule: patterns.Rule) -> str:
    """Rules of one family read the same words; the first that matches a stretch keeps it."""
    if rule.id in ("change.moved", "change.active-body"):
        return rule.id
    if rule.id in ("change.replaced", "change.respectively"):
        return rule.id
    if rule.id == "change.goes":
        return "give"
    return "same" if "same" in rule.values else "leave" if rule.values.get("kind") == "dismissed" else "give"


def _act(
    scene: Scene, line: SceneLine, rule: patterns.Rule, m: re.Match[str], given: list[tuple[int, ChangeKind]]
) -> _Act | None:
    code = line.grouped.code
    verbs = m.groupdict().get("verbs") or ""
    said = code[m.start("verbs") : m.start("to")] if verbs and m.groupdict().get("to") else verbs
    kind: ChangeKind | None
    if rule.values.get("kind") == "continued":
        kind = next((k for end, k in sorted(given, reverse=True) if end <= m.start()), None)
    else:
        kind = ChangeKind(rule.values["kind"]) if "kind" in rule.values else _kind_of(said)
    if rule.id == "change.goes" and re.search(r"phân công|bổ nhiệm", code[: m.start()]):
        kind = _kind_of(code[: m.start()]) or kind
    if rule.id in ("change.also-gives", "change.unsaid") and _SOMEBODY.search(said):
        return None
    at = m.start("verbs") if verbs else _verb_place(m)
    before = code[max(0, at - 70) : at]
    if kind in (ChangeKind.APPOINTED, ChangeKind.ELECTED) and _APPROVES.search(before):
        kind = ChangeKind.APPROVED
    before = re.split(r"[.;:\"]|, (?:ông|bà|đồng chí)? ?(?=\ue000)", before)[-1]
    unreal = _REVOKED.search(before) or _UNREAL.search(before) and not _NOMINAL_OK.search(before)
    if (
        kind is None
        or unreal
        or (kind is not ChangeKind.NOMINATED and re.search(r"(?:để|sẽ)\s(?:giới thiệu|trình)", m.group()))
    ):
        return None
    if line.line.end > 0 and scene.norm[line.line.end - 1] == "?":
        return None
    return _Act(
        rule, kind, bool(_MOVES.search(verbs)), line.grouped.offset(m.start()), line.grouped.end_offset(m.end())
    )


def _verb_place(m: re.Match[str]) -> int:
    """Where the act itself is said: after the person where the person comes first."""
    for name in _WHO:
        if m.groupdict().get(name) and m.start(name) == m.start():
            return m.end(name)
    return m.start()


def _kind_of(verbs: str) -> ChangeKind | None:
    if re.match(r"phê chuẩn|chuẩn y", verbs):
        return ChangeKind.APPROVED  # whatever is approved: an election, an appointment
    for words, kind in _KINDS:
        if any(re.search(rf"\b{w}\b", verbs) for w in words):
            if kind is ChangeKind.NOMINATED and re.search(r"bầu", verbs):
                return ChangeKind.NOMINATED
            if kind is ChangeKind.ELECTED and re.search(r"giới thiệu|đề cử", verbs):
                return ChangeKind.NOMINATED
            return kind
    return ChangeKind.DISMISSED if "cho thôi" in verbs else None


def _claims_of(scene: Scene, line: SceneLine, act: _Act, m: re.Match[str]) -> Iterator[Claim]:
    coded = line.grouped
    whos = [g for name in _WHO if m.groupdict().get(name) for g in people(coded.within(*m.span(name)))]
    if not whos and "who" not in act.rule.pattern.groupindex:
        subject = _clause_subject(scene, line, act.start)
        whos = [subject] if subject else []
    date, _ = act_date(scene, line, act.start) if act.rule.id != "change.after" else ("", ())
    for who in whos:
        named = name_of(scene, who.person)
        if named is None:
            continue
        yield from _of_person(scene, line, act, m, who, named, date)


def _replaced(scene: Scene, line: SceneLine, act: _Act, m: re.Match[str]) -> Iterator[Claim]:
    """Who is replaced held the post that the other is given; that he was dismissed is not said."""
    for who in people(line.grouped.within(*m.span("who"))):
        named = name_of(scene, who.person)
        for post in _posts(line.grouped, m, "before") if named else ():
            for seat in seats(scene, post, _posts(line.grouped, m, "before"), open_ended=True):
                assert named is not None
                yield role_claim(
                    scene,
                    named[0],
                    seat,
                    post,
                    (_Piece(act.start, act.end),),
                    act.rule.id,
                    named[1],
                    status=Status.FORMER,
                )


def _respectively(scene: Scene, line: SceneLine, act: _Act, m: re.Match[str]) -> Iterator[Claim]:
    """Units and persons in step: the first unit's post is the first person's."""
    coded = line.grouped
    units = [scene.context.generic(u) for u in coded.within(*m.span("units")) if isinstance(u, UnitParse)]
    whos = people(coded.within(*m.span("who")))
    post = coded.items[m.start("each")]
    if len(units) != len(whos) or not isinstance(post, PostParse):
        return
    date, _ = act_date(scene, line, act.start)
    span = scene.span(act.start, act.end)
    for unit, who in zip(units, whos, strict=True):
        named = name_of(scene, who.person)
        seat = seat_of_unit(post, unit) if unit is not None else None
        if named is None or seat is None:
            continue
        yield ChangeClaim(
            member=Person(named[0]),
            role=seat.role,
            organization=seat.body,
            kind=act.kind,
            date=date,
            spans=(span,),
            rule=act.rule.id,
            context=named[1],
        )
        yield role_claim(
            scene, named[0], seat, None, (_Piece(act.start, act.end),), act.rule.id, named[1], status=Status.INCOMING
        )


def _clause_subject(scene: Scene, line: SceneLine, offset: int) -> Group | None:
    """Who a clause without subject is about: named before in the sentence or the ones before it, else whose career it
    is."""
    found = subject_before(scene, line, offset) or previous_subject(scene, line)
    if found is not None:
        return found
    name = protagonist(scene)
    return next((g for x in scene.lines for g in x.groups if g.person.name == name), None)


def _of_person(
    scene: Scene,
    line: SceneLine,
    act: _Act,
    m: re.Match[str],
    who: Group,
    named: tuple[str, tuple[str, ...]],
    date: str,
) -> Iterator[Claim]:
    name, notes = named
    groups = m.groupdict()
    coded = line.grouped
    span = scene.span(min(act.start, who.start), max(act.end, who.end))
    left = act.kind in (ChangeKind.DISMISSED, ChangeKind.RESIGNED, ChangeKind.RETIRED)

    def change(seat: Seat, kind: ChangeKind, rule: str) -> ChangeClaim:
        return ChangeClaim(
            member=Person(name),
            role=seat.role,
            organization=seat.body,
            kind=kind,
            date=date,
            spans=(span,),
            rule=rule,
            context=(*notes, *seat.notes),
        )

    given: list[tuple[Seat, PostParse | None]]
    given = [(s, p) for p in _posts(coded, m, "to") for s in seats(scene, p, _posts(coded, m, "to"), open_ended=True)]
    given += [
        (s, None) for b in _bodies(coded, m) if b.head.kind != "party-organisation" and (s := body_seat(scene, b))
    ]
    kind_given = act.kind
    for seat, post in given:
        yield change(seat, kind_given, act.rule.id)
        if kind_given is not ChangeKind.NOMINATED:
            status = Status.FORMER if left else given_status(scene, act, date)
            yield role_claim(scene, name, seat, post, (_Piece(act.start, act.end),), act.rule.id, notes, status=status)
    yield from _outgrown(scene, act, who, name, notes, [s for s, _ in given])
    for post in _posts(coded, m, "left"):
        for seat in seats(scene, post, ()):
            yield role_claim(
                scene, name, seat, post, (_Piece(act.start, act.end),), act.rule.id, notes, status=Status.FORMER
            )
    if groups.get("from"):
        kind = _leaving(line, m) or act.kind
        for post in _posts(coded, m, "from"):
            for seat in seats(scene, post, _posts(coded, m, "from"), open_ended=True):
                yield change(seat, kind, act.rule.id)
                yield role_claim(
                    scene, name, seat, post, (_Piece(act.start, act.end),), act.rule.id, notes, status=Status.FORMER
                )
    if "same" in act.rule.values:
        yield from _same(scene, act, who, name, notes, change)


_SPECIAL = {"change.replaced": _replaced, "change.respectively": _respectively}


def _outgrown(
    scene: Scene, act: _Act, who: Group, name: str, notes: tuple[str, ...], given: list[Seat]
) -> Iterator[Claim]:
    """Who becomes Bí thư of a committee is no longer its Phó Bí thư."""
    if act.kind is ChangeKind.NOMINATED:
        return
    for post in who.posts:
        for seat in seats(scene, post, who.posts):
            if any(seat.body == s.body and seat.role.startswith(f"Phó {s.role}") for s in given):
                yield role_claim(
                    scene, name, seat, post, (who.person, post), "change.outgrown", notes, status=Status.FORMER
                )


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int


def _same(scene, act, who, name, notes, change) -> Iterator[Claim]:  # type: ignore[no-untyped-def]
    """The act is about the posts said in apposition: the local ones, and the first of them where it is discipline."""
    posts = [(s, p) for p in who.posts for s in seats(scene, p, who.posts)]
    local = [(s, p) for s, p in posts if s.body.name not in _NATIONAL] or (
        posts if act.kind is not ChangeKind.TRANSFERRED else []
    )
    if act.kind is ChangeKind.DISCIPLINED:
        local = local[:1]
    for seat, post in local:
        if post.former and act.kind is ChangeKind.TRANSFERRED:
            continue
        yield change(seat, act.kind, act.rule.id)
        if act.kind is ChangeKind.ELECTED:
            yield role_claim(scene, name, seat, post, (who.person, post), act.rule.id, notes, status=Status.INCOMING)
        elif act.kind in (ChangeKind.TRANSFERRED, ChangeKind.DISMISSED, ChangeKind.RESIGNED, ChangeKind.RETIRED):
            yield role_claim(scene, name, seat, post, (who.person, post), act.rule.id, notes, status=Status.FORMER)


def _posts(coded, m: re.Match[str], name: str) -> list[PostParse]:  # type: ignore[no-untyped-def]
    return [p for p in coded.within(*m.span(name)) if isinstance(p, PostParse)] if m.groupdict().get(name) else []


def _bodies(coded, m: re.Match[str]) -> list[BodyParse]:  # type: ignore[no-untyped-def]
    return [p for p in coded.within(*m.span("in")) if isinstance(p, BodyParse)] if m.groupdict().get("in") else []


def _leaving(line: SceneLine, m: re.Match[str]) -> ChangeKind | None:
    """*thôi giữ chức A để nhận công tác B* is a transfer; *…, điều động đến …* right after it too."""
    after = line.grouped.code[m.end() : m.end() + 40]
    return (
        ChangeKind.TRANSFERRED
        if re.match(r",? (?:để (?:đến |về |sang )?(?:nhận|điều động|làm)|điều động (?:đến|về))", after)
        else None
    )


def given_status(scene: Scene, act: _Act, date: str) -> Status:
    """Incoming where the act is the article's news; former where it is told of years before."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if year and scene.year and year < scene.year:
        return Status.FORMER
    if not year and (scene.is_career or 0 < _term_year(scene, act.start) < scene.year):
        return Status.FORMER
    told = scene.lower[max(0, act.start - 30) : act.end]
    return Status.FORMER if _PAST_WORD.search(told) else Status.INCOMING


def _term_year(scene: Scene, offset: int) -> int:
    """First year of the term that the sentence names, 0 if it names none.

    An election of a term begun before is told, not news.
    """
    line = scene.lines[bisect_right([x.start for x in scene.lines], offset) - 1]
    for item in line.line.items:
        term = item if isinstance(item, TermParse) else item.term if isinstance(item, EventParse) else None
        if term is not None and term.label[:4].isdigit():
            return int(term.label[:4])
    return 0

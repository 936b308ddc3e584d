"""Honours conferred: who got which, and when, as far as the text says.

Rules (``awards.toml``) say how a sentence confers an honour. Proposals, conditions and what was taken back confer none;
an honour to people without a name (*cho 8 hội viên*) is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.claims import award_years, honoured_places, life_honours, patterns
from kg.claims.citations import post_name
from kg.claims.coded import EXTRA, SYMBOLS, Coded, Group, spliced
from kg.claims.honoured_lists import listed, listed_next
from kg.claims.recipients import apposed_to, is_pronoun, of_noun, recipient, recipients
from kg.claims.scene import Scene, SceneLine
from kg.mentions import awards
from kg.mentions.awards import AwardParse
from kg.mentions.parses import BodyParse, DateParse, Parse, PersonParse, PostParse, UnitParse
from kg.model import Award, AwardClaim, Claim, Mention, MentionType, Person, SentenceKind

_PEOPLE = "cán bộ|chính quyền|quân|dân|nhân dân|bộ|đồng bào|chiến sĩ|chiến sỹ|công nhân|tập thể|phường|xã|quê hương"
_GIVING = re.compile(r"(?<!\w)(?:trao|tặng|gắn|phong tặng|truy tặng|đón nhận|khen thưởng)(?!\w)")
# Said anywhere before it in the sentence: the honour is taken back.
_TAKEN_BACK = re.compile(r"(?<!\w)(?:hủy bỏ|hủy|thu hồi|tước|bãi bỏ)(?!\w)")
# Said shortly before: the honour is proposed, promised, a condition or a plan.
_NOT_DONE = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xét tặng|xem xét|xét, tặng|dự kiến|chuẩn bị|phấn đấu|nếu|"
    r"không(?! (?:chỉ|ngừng))|chưa|sẽ|tiêu chuẩn|điều kiện|hồ sơ|mong muốn|tờ trình)(?!\w)[^.;]{0,60}$"
)
# "họp xét, công nhận xã A, xã B", "trình Thủ tướng công nhận": not recognised yet, or by nobody.
_CONSIDERED = re.compile(
    r"(?<!\w)(?:xét|trình|ý kiến|thẩm định|thẩm tra|từ chối|rút|giao|để|việc|bỏ phiếu|đề nghị)(?!\w)[^.;]{0,80}$"
)
# Where such words are said, that a place meets a standard is an aim: in its sentence, or in the one that announces it.
_AIMS = re.compile(
    r"(?<!\w)(?:mục tiêu|kế hoạch|lộ trình|phấn đấu|chỉ tiêu|đề án|giả sử|nếu|yêu cầu|giao|đề ra|dự kiến|ước|đến năm"
    r"|từ nay"
    r"|sẽ|chưa|mong đợi|lùi|nhiệm vụ|đến cuối|đến hết|đến tháng)(?!\w)|(?:^|[.;] )(?:để|khi|đến) "
)
_OF_STANDARDS = (
    "award.standard",
    "award.recognised",
    "award.announced",
    "award.recognised-many",
    "award.recognised-bare",
    "award.met",
    "award.recognised-row",
)
_NEAR = 5  # characters between two lines that follow each other


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule's match: what was conferred on whom."""

    rule: patterns.Rule
    start: int
    end: int
    awards: tuple[AwardParse, ...]
    who: tuple[Parse, ...]
    givers: tuple[Parse, ...]


def claims(scene: Scene) -> Iterator[Claim]:
    """One claim for each recipient, honour and year at each place that says so."""
    found: list[AwardClaim] = []
    honoured: tuple[int, Person] | None = None  # who was honoured last, and where that line ends
    for line, parses in _lines(scene):
        coded = spliced(scene.lower, line.coded, line.grouped, parses)
        matches = _matches(scene, line, coded)
        if not matches:
            found.extend(life_honours.told(scene, line, parses, _names))
        for match in matches:
            made = list(_claims(scene, line, match, honoured))
            found.extend(made)
            people = {c.recipient for c in made if isinstance(c.recipient, Person)}
            if people:
                honoured = (line.line.end, people.pop()) if len(people) == 1 else None
    yield from _with_years(_fullest(found), _years_by_name(scene))


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every place that names an honour; one mention for each that it names."""
    for _, parses in _lines(scene):
        for parse in parses:
            if parse.form == "standard":
                continue  # told in passing everywhere
            span = scene.span(parse.start, parse.end)
            for name in _names(scene, parse, ()):
                yield Mention(span, MentionType.AWARD, span.cut(scene.document.text), name, Award(name))


@lru_cache(maxsize=1)  # claims and mentions of a document ask one after the other
def _lines(scene: Scene) -> list[tuple[SceneLine, list[AwardParse]]]:
    """The lines that name an honour, with what they name."""
    found: list[tuple[SceneLine, list[AwardParse]]] = []
    if not awards.may_name(scene.lower):
        return found
    for line in scene.lines:
        if line.line.kind is not SentenceKind.FURNITURE:
            parses = list(awards.find(scene.norm, scene.lower, line.line.start, line.line.end, line.line.items))
            if parses:
                found.append((line, parses))
    return found


# ---------------------------------------------------------------- rules


def _matches(scene: Scene, line: SceneLine, coded: Coded) -> list[_Found]:
    """What the rules find in a line, in order; an honour that one rule has placed is not placed again."""
    code, placed = coded.code, set[int]()
    found: list[_Found] = []
    # Those last whose subject is that of another's match.
    rules = sorted(patterns.possible("awards", code), key=lambda rule: rule.values.get("subject") == "before")
    for rule in rules:
        for match in rule.pattern.finditer(code):
            at = match.start("awards")
            if at in placed or not _is_said(rule, code, match, coded) or not _is_received(scene, match, coded):
                continue
            if rule.id == "award.met" and _is_aimed_at(scene, line):
                continue
            if rule.values.get("subject") == "list":
                who = listed(scene, line, line.grouped.index(coded.offset(match.end())))
            elif rule.values.get("subject") == "next":
                who = listed_next(scene, line)
            elif rule.values.get("subject") == "places":
                kind = "huyện" if "huyện" in f"{match['many']} {match['kind']}" else "xã"
                who = list(honoured_places.listed(scene, line, coded.offset(match.end()), kind))
            elif rule.values.get("subject") == "places-before":
                who = list(
                    honoured_places.row(scene, line, coded.items[match.start("places")], _row_end(rule, coded, match))
                )
            elif rule.values.get("subject") == "noun":
                who = list(of_noun(scene, match["noun"], coded.offset(match.start("noun"))))
            elif rule.values.get("subject") == "unsaid":
                who = list(life_honours.subject(scene, line))
            else:
                who = _who(rule, coded, match, found)
            honours = tuple(i for i in coded.within(*match.span("awards")) if isinstance(i, AwardParse))
            if not who or not honours:
                continue
            # That a place meets a standard is told in passing everywhere: it is an honour where it is conferred.
            if any((h.form == "standard") != (rule.id in _OF_STANDARDS) for h in honours):
                continue
            placed.update(k for k, i in coded.items.items() if i in honours)
            givers = coded.within(*match.span("giver")) if "giver" in match.groupdict() else []
            start, end = coded.offset(match.start()), coded.end_offset(match.end())
            found.append(
                _Found(rule, start, end, honours, tuple(who), tuple(givers) or _giver_before(rule, coded, match))
            )
    return sorted(found, key=lambda f: f.start)


def _row_end(rule: patterns.Rule, coded: Coded, match: re.Match[str]) -> int:
    """Where the row of places before an honour ends: at the honour where nothing but *đạt chuẩn* stands between."""
    return coded.offset(match.start("awards")) if rule.id in _OF_STANDARDS else coded.end_offset(match.end("places"))


def _is_aimed_at(scene: Scene, line: SceneLine) -> bool:
    """Whether a sentence, or the one before it, tells an aim or a plan, or the sentence a year that is yet to come."""
    at = scene.index(line.start)
    if any(_AIMS.search(each.grouped.code) for each in scene.lines[max(0, at - 1) : at + 1]):
        return True
    years = [i.iso[:4] for i in line.line.items if isinstance(i, DateParse) and i.iso[:4].isdigit()]
    return any(0 < scene.year < int(year) for year in years)


def _is_received(scene: Scene, match: re.Match[str], coded: Coded) -> bool:
    """Whether a ceremony is one at which something is received: *lễ đón nhận*, *lễ công bố, đón nhận*."""
    said = match.groupdict()
    if "event" not in said or said["verb"]:
        return True
    held = coded.items[match.start("event")]
    return scene.lower[held.start : held.end].endswith(" đón nhận")


def _is_said(rule: patterns.Rule, code: str, match: re.Match[str], coded: Coded) -> bool:
    before = code[: match.start("awards")]
    if _TAKEN_BACK.search(before) or _NOT_DONE.search(before):
        return False
    if rule.id == "award.recognised-row" and _CONSIDERED.search(before):
        return False
    if rule.values.get("needs") == "give" and not _GIVING.search(_up_to_honour(code, match)[-220:]):
        return False
    if form := rule.values.get("form"):
        honour = coded.items[match.start("awards")]
        if form == "badge":
            return isinstance(honour, AwardParse) and honour.form == "badge"
        return (
            isinstance(honour, AwardParse)
            and honour.form == "title"
            and (form == "held" or not before.endswith("danh hiệu "))
        )
    return True


def _up_to_honour(code: str, match: re.Match[str]) -> str:
    """What stands before the first honour: *quyết định tặng* is said with it."""
    return code[: code.index(EXTRA, match.start("awards"), match.end("awards"))]


def _who(rule: patterns.Rule, coded: Coded, match: re.Match[str], found: Sequence[_Found]) -> list[Parse]:
    """Who got it: whom the rule captures, else those of the clause before; no committee celebrates its own day."""
    if rule.values.get("subject") == "before":
        earlier = [f for f in found if f.end <= coded.offset(match.start()) + 1]
        last = max(earlier, key=lambda f: f.end) if earlier else None
        other = last is not None and any(
            isinstance(i, Group | PersonParse) and i.start >= last.end for i in coded.within(0, match.start())
        )  # "X được tặng …; ông A, bản B, được trao …"
        return list(last.who) if last is not None and not other else []
    if _IN_NAME.search(coded.code, 0, match.start("who") + 1) and match["who"][0] == SYMBOLS["unit"]:
        return []  # "lực lượng TNXP Nghệ An": a unit that ends the name of another
    if _SEVERAL.match(coded.code, match.end()):
        return []  # "được tặng 121 Huân chương … cho các tập thể": not its own
    who = recipients(coded, *match.span("who"))
    if who and not isinstance(who[0], Group | PersonParse) and (holder := apposed_to(coded, match.start("who"))):
        who = [*holder, *(w for w in who if isinstance(w, Group | PersonParse))]  # "bà A, Hội B, và ông C được tặng"
    own = rule.values.get("only") == "own"
    return [] if own and any(isinstance(w, BodyParse) and w.head.kind in _OF_A_PLACE for w in who) else who


# A word right before a unit that ends no phrase: the unit is part of a name.
_IN_NAME = re.compile(
    rf"(?<!\w)(?!(?:{_PEOPLE}|cho|tặng|và|với|của|toàn|là|nay|đó|qua|này|rằng|biết|khi|để|sau|năm|tháng|đã|vừa|thưởng|lập|"
    r"thống|phóng|triển|nhận|quyết định|khen|định)(?!\w))[^\W\d_\ue000-\ue010]+ \ue003$"
)
_SEVERAL = re.compile(r"[^.;,]{0,20} cho (?:các|những|\d)")
_OF_A_PLACE = ("party-committee", "party-board", "peoples-committee", "peoples-council", "front", "government")
_BODY_GIVES = re.compile(
    r"(?:đã |vừa |cũng |quyết định |ký quyết định )*(?:trao |phong |truy )?(?:tặng thưởng|tặng|trao) (?:\d+ |nhiều )?$"
)


_GIVEN_BY_SUBJECT = ("award.presented", "award.presented-and", "award.listed-for", "award.listed-next")


def _giver_before(rule: patterns.Rule, coded: Coded, match: re.Match[str]) -> tuple[Parse, ...]:
    """*UBND tỉnh tặng Bằng khen cho …*: a body that is the subject of giving, or a post."""
    verb = _BODY_GIVES.search(_up_to_honour(coded.code, match))
    if rule.id not in _GIVEN_BY_SUBJECT or verb is None:
        return ()
    giver = coded.items.get(verb.start() - 2)
    # Who holds a post may hand over (trao) what another gives.
    gives = isinstance(giver, BodyParse) or isinstance(giver, PostParse) and " tặng" in f" {verb[0]}"
    return (giver,) if gives and giver is not None else ()


# ---------------------------------------------------------------- from matches to claims


# "Cũng tại buổi lễ, xã A được tặng Bằng khen": given there and then.
_THERE = re.compile(
    r"(?:cũng )?(?:tại|trong|nhân) (?:buổi )?(?:lễ|đại hội|hội nghị)(?: này)?,|(?:cũng )?(?:nhân |trong )?dịp này\b"
)


def _claims(scene: Scene, line: SceneLine, found: _Found, honoured: tuple[int, Person] | None) -> Iterator[AwardClaim]:
    got = [(parse, *r) for parse in found.who if (r := recipient(scene, parse)) is not None]
    if len(found.who) == 1 and is_pronoun(found.who[0]) and honoured and 0 <= line.line.start - honoured[0] <= _NEAR:
        # A text that goes on about honours goes on about the one honoured, whoever else it names on the way.
        written = scene.quote(found.who[0].start, found.who[0].end)
        got = [(found.who[0], honoured[1], (f"{written!r} is {honoured[1].name}, honoured before",))]
    if not got:
        return
    for parse in found.awards:
        now = found.rule.values.get("year") == "now" or _THERE.match(scene.lower, line.start) is not None
        years, notes = award_years.years(scene, line, found.awards, parse, now=now)
        names = _names(scene, parse, found.givers)
        # "Huy hiệu 70, 60 năm tuổi Đảng cho ông A, bà B": to each their own, if they are as many.
        in_step = len(names) > 1 and (parse.form == "badge" or parse.form == "order" and len(found.who) > 1)
        if in_step and not len(names) == len(got) == len(found.who):
            continue
        said = scene.span(min(found.start, parse.start), max(found.end, parse.end))
        for at, (who, holder, added) in enumerate(got):
            own = names[at : at + 1] if in_step else names
            if parse.form == "badge" and not isinstance(holder, Person):
                continue  # only members have years in the Party
            spans = (said, scene.span_of([who])) if found.rule.values.get("subject") == "list" else (said,)
            for name in own:
                for year in years or ("",):
                    yield AwardClaim(
                        recipient=holder,
                        award=Award(name),
                        year=year,
                        spans=spans,
                        rule=found.rule.id,
                        context=(*added, *notes),
                    )


def _names(scene: Scene, parse: AwardParse, givers: Sequence[Parse]) -> tuple[str, ...]:
    """Names of the honours; what is named by its giver has the full name in it: *Bằng khen của Thủ tướng Chính phủ*."""
    if parse.form != "issued":
        return parse.names
    by = [parse.issuer] if parse.issuer is not None else [g for g in givers if isinstance(g, BodyParse | PostParse)]
    issuers = [name for g in by if (name := _issuer(scene, g))]
    return tuple(f"{name} của {issuer}" for name in parse.names for issuer in issuers) or parse.names


def _issuer(scene: Scene, parse: Parse) -> str:
    match parse:
        case BodyParse():
            made = scene.context.body(parse)
            return made[0].name if made else ""
        case PostParse():
            return post_name(scene, parse)[0]
        case UnitParse():
            unit = scene.context.generic(parse)
            return unit.name if unit is not None else ""
    return ""


def _years_by_name(scene: Scene) -> dict[str, set[str]]:
    """Name of an honour → the years that stand beside it anywhere in the article."""
    years: dict[str, set[str]] = {}
    for _, parses in _lines(scene):
        for parse in parses:
            for name in parse.names:
                years.setdefault(name, set()).update(parse.years)
    return years


def _fullest(found: Sequence[AwardClaim]) -> list[AwardClaim]:
    """Without those of which another says more: *Huân chương Độc lập* beside *Huân chương Độc lập hạng Ba*, 2015."""
    return [
        c for c in found
        if not any(
            c.recipient == o.recipient
            and (o.award.name.startswith(f"{c.award.name} ") or o.award == c.award and o.year and not c.year)
            for o in found
        )
    ]  # fmt: skip


def _with_years(found: Sequence[AwardClaim], years: dict[str, set[str]]) -> Iterator[AwardClaim]:
    """*công dân Thủ đô ưu tú Trần Trọng Dực … công dân Thủ đô ưu tú năm 2015 nói*: a sole bearer's year."""
    for claim in found:
        name = claim.award.name
        holders = {c.recipient for c in found if c.award.name == name}
        said = years.get(name, set())
        if not claim.year and claim.rule == "award.title" and len(holders) == 1 and len(said) == 1:
            year = next(iter(said))
            claim = replace(claim, year=year, context=(*claim.context, f"the article says the year of {name}: {year}"))
        yield claim

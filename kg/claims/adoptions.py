"""What bodies and units set themselves or are set.

Programmes, projects, targets, tasks, breakthroughs, objectives, themes, movements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.claims import commitments, continued, enumerations, labels, patterns
from kg.claims.scene import Scene, SceneLine
from kg.claims.subjects import Subject, Subjects
from kg.context.body_kinds import OF_THE_PARTY
from kg.mentions.parses import DateParse, EventParse, PostParse, UnitParse
from kg.model import AdoptionClaim, Body, Claim, Mention, MentionType, SentenceKind

_SUPPOSED = re.compile(r"(?:^|[,.;:] |\")(?:nếu|giả sử|liệu|giá như|ví dụ|chẳng hạn)(?!\w)[^.;]*$")
_DENIED = re.compile(r"(?:không|chưa|đừng|chẳng)(?: hề| nhất thiết)? $")
# Who speaks of these speaks for the body they are in.
_OF_SPEAKER = frozenset({"Breakthrough", "Target", "Objective", "Project"})
# What an article about a congress says without a subject is the congress's.
_OF_CONGRESSES = frozenset({"Breakthrough", "Target", "Objective", "Theme", "Programme"})
_COMPANIES = frozenset({"company", "company-board"})
_UNITS = re.compile(r"\ue003(?:(?!,(?: và)? \ue003)[^;])+")  # up to the comma after which another unit begins
_NAME = re.compile(r'" ?(?P<name>[^"]{3,160}?) ?"')
# "sản lượng của cả nước đạt …" is the country's; a place among all of the country is a unit's own.
_WHOLE_COUNTRY = re.compile(r"[^,;]* của cả nước")
_AMONG_ALL = re.compile(r"nhóm|trung tâm|cực|đầu mối|cửa ngõ|hàng đầu|trung bình|dẫn đầu|khá|lớn|quan trọng|quy hoạch")


# Aims and tasks of the plan that the article tells of: "Mục tiêu đến năm 2025: …", "Kế hoạch đề ra 6 nhóm nhiệm vụ: …".
_OF_PLAN = re.compile(
    r"[-+*•\d.) ]*(?:cụ thể,? |theo đó,? |trong đó,? )?(?:về )?(?:mục tiêu|chỉ tiêu|nhiệm vụ|định hướng đến|phấn đấu"
    r"|(?:kế hoạch|đề án|chiến lược|quy hoạch|chương trình)(?: này| cũng| đã)* (?:đề ra|đặt ra|đặt|xác định|nêu)"
    r"|để (?:đạt|thực hiện|hoàn thành|triển khai)[^.;:\ue000]{0,40}(?:mục tiêu|chỉ tiêu|kế hoạch|đề án))(?!\w)"
)
_PLANS = ("adopt.plan-issued", "adopt.plan-resolved", "adopt.programme-titled")


def claims(scene: Scene) -> Iterator[Claim]:
    """Adoption claims of a document."""
    yield from _found(scene)


@lru_cache(maxsize=1)  # claims and mentions of a document ask one after the other
def _found(scene: Scene) -> tuple[Claim, ...]:
    return tuple(_told(scene))


def _told(scene: Scene) -> Iterator[Claim]:
    subjects = Subjects(scene, private=True)
    enumerated = enumerations.told(scene, subjects)
    listed = enumerations.listed(scene, subjects)
    before: continued.Going | None = None  # whose tasks the sentence before told
    aimed: continued.Going | None = None  # whose targets
    planned: Subject | None = None  # whose plan the article tells of
    setting: Subject | None = None  # who set itself what the sentence before told
    for index, line in enumerate(scene.lines):
        if index < scene.first_public or line.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION):
            continue
        item = enumerated.get(index)
        if item is not None:
            yield item.claim
        yield from listed.get(index, ())
        made: list[tuple[Subject, AdoptionClaim]] = []
        if not line.coded.code.endswith("?"):
            made = list(_line(scene, subjects, index, line, item, planned or setting))
            planned = next((subject for subject, claim in made if claim.rule in _PLANS), planned)
        if not made and item is None and index not in listed:
            made = list(continued.tasks(scene, subjects, index, before))
            made = made or list(continued.targets(scene, subjects, index, aimed))
        yield from (claim for _, claim in made)
        aimed = continued.aiming(index, made)
        setting = next((subject for subject, claim in made if claim.commitment.kind.value in _OF_CONGRESSES), None)
        if made or not continued.goes_past(subjects, index, before):
            before = continued.going(index, made)


def _line(
    scene: Scene,
    subjects: Subjects,
    index: int,
    line: SceneLine,
    item: enumerations.Item | None,
    planned: Subject | None,
) -> Iterator[tuple[Subject, AdoptionClaim]]:
    """Whose, and what, for every commitment that a rule finds in a line."""
    code = line.coded.code
    taken: list[tuple[int, int]] = []
    # Where the last aim ends, whose it is, and the marks after which targets go on with it.
    aimed: tuple[int, Subject, str] | None = None
    for rule in patterns.possible("adoptions", code):
        # A headline only says what its article tells in full.
        if rule.values["kind"] == "Task" and (item is not None or line.line.kind is SentenceKind.TITLE):
            continue
        for match in rule.pattern.finditer(code):
            start, end = match.span("label")
            if (
                not _is_ahead(scene, match, line)
                or _is_taken(rule, line.coded.offset(start), line.coded.end_offset(end), taken)
                or not _holds(scene, rule, match, index, code)
            ):
                continue
            adopter = _adopter(subjects, rule, match, index, line) or (item.adopter if item else None)
            if adopter is None and rule.values["adopter"] == "near" and _OF_PLAN.match(code):
                adopter = planned
            if adopter is None or not _may_adopt(rule, adopter):
                continue
            adopters = (adopter, *_with_it(subjects, match, line))
            for first, last in _cut(scene, line, rule, start, end):
                label = commitments.label(scene, first, last)
                if (
                    len(label.split()) < (1 if rule.values["cut"] in ("quote", "list", "title") else 3)
                    or commitments.LISTING.search(label.lower())
                    or rule.values["cut"] != "quotes"
                    and commitments.NO_LABEL.match(label.lower())
                    or _is_of_country(label)
                ):
                    continue
                taken.append((first, last))
                begin = line.coded.offset(match.start())
                if rule.values["kind"] == "Target" or rule.values["cut"] == "aim":
                    aimed = last, adopter, ";" if rule.values["kind"] == "Target" else ";,"
                for each in adopters:
                    yield each, commitments.claim(scene, rule.id, rule.values["kind"], each, label, begin, first, last)
    if aimed is not None:
        yield from continued.more_targets(scene, line, *aimed)


def _is_of_country(label: str) -> bool:
    said = _WHOLE_COUNTRY.search(label)
    return said is not None and not _AMONG_ALL.search(said[0].lower())


def _may_adopt(rule: patterns.Rule, adopter: Subject) -> bool:
    """What a committee of the party will do is mostly to lead, what a company does is its own affair, as is
    what another country does."""
    kind = adopter.entity.kind if isinstance(adopter.entity, Body) else ""
    if kind == "country":
        return False
    if rule.values.get("party") == "no" and kind in OF_THE_PARTY:
        return False
    return kind not in _COMPANIES or rule.values.get("companies") == "yes"


def _with_it(subjects: Subjects, match: re.Match[str], line: SceneLine) -> list[Subject]:
    """Who is asked in one row with the first: *yêu cầu Sở Y tế, Công an tỉnh và huyện Mê Linh kiểm tra*."""
    if not match.groupdict().get("row"):
        return []
    found = [subjects.resolve(item) for item in line.coded.within(*match.span("row"))]
    return [subject for subject in found if subject is not None]


def _is_taken(rule: patterns.Rule, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a rule before has placed these words; targets share none at all."""
    end = end if rule.values["kind"] == "Target" else start + 1
    return any(a < end and start < b for a, b in taken)


def _is_ahead(scene: Scene, match: re.Match[str], line: SceneLine) -> bool:
    """Whether the year by which something is to be reached, if the rule has one, is still to come."""
    if "by" not in match.re.groupindex:
        return True
    date = line.coded.items.get(match.start("by"))
    if match["by"].isdigit():
        return int(match["by"]) > scene.year
    return isinstance(date, DateParse) and date.iso[:4].isdigit() and int(date.iso[:4]) > scene.year


def _holds(scene: Scene, rule: patterns.Rule, match: re.Match[str], index: int, code: str) -> bool:
    """Whether what the rule needs elsewhere is there, and nothing denies or only supposes it."""
    if _SUPPOSED.search(code[: match.start() + 1]) or _DENIED.search(code[: match.start("label")]):
        return False
    told = commitments.without_purpose(code[: match.start("label")])
    if (unless := rule.values.get("unless")) and _compiled(unless).search(told):
        return False
    if (needs := rule.values.get("needs")) and not _compiled(needs).search(code):
        return False
    if after := rule.values.get("after"):
        return index > 0 and bool(_compiled(after).search(scene.lines[index - 1].coded.code))
    return True


def _adopter(
    subjects: Subjects, rule: patterns.Rule, match: re.Match[str], index: int, line: SceneLine
) -> Subject | None:
    if match.groupdict().get("adopter"):
        at = match.start("adopter")
        if at not in line.coded.items:
            return subjects.called(index, at, match["adopter"])
        named = line.coded.items[_first_of_row(line.coded.code, at)]
        if isinstance(named, UnitParse) and _NAMED_FOR_PLACE.search(line.coded.code, max(0, at - 40), at):
            return None
        if isinstance(named, PostParse) and not named.plural:
            return subjects.resolve(named.bodies[0]) if rule.values.get("posts") and named.bodies else None
        row = match.span("row") if match.groupdict().get("row") else (0, 0)
        beside = (subjects.resolve(item) for item in line.coded.within(*row))
        # "yêu cầu Đảng ủy, Bộ CHQS tỉnh …": where the first is not settled, the next of the row is.
        return subjects.resolve(named) or next((subject for subject in beside if subject is not None), None)
    if rule.values["adopter"] == "named":
        return None
    if rule.values["adopter"] == "host":
        return subjects.host(line.start)
    if (by_noun := subjects.by_noun(index, match.start("label"))) is not None:
        return by_noun[0]
    found = subjects.before(index, match.start("label")) or _within(subjects, match, line)
    if found is None and line.coded.code[: match.start()].strip(' "*-') in ("", "với"):
        found = subjects.after(index, match.end("label"))
    if found is not None or rule.values["adopter"] == "clause":
        return found
    if (behalf := _ON_BEHALF.search(line.coded.code, 0, match.start())) is not None:
        return subjects.resolve(line.coded.items[behalf.start("body")])
    if subjects.names_person(index, match.start()):
        if rule.values["kind"] not in _OF_SPEAKER:
            return None
        return subjects.speaker(index, match.start()) or _set_by_congress(subjects, rule, match, line)
    found = subjects.focus(index)
    return found or (subjects.congress(index) if rule.values["kind"] in _OF_CONGRESSES else None)


_ON_BEHALF = re.compile("(?:thay mặt|đại diện)(?: cho)? (?P<body>\ue002)[^.;\ue000-\ue003]{0,60}$")


def _set_by_congress(subjects: Subjects, rule: patterns.Rule, match: re.Match[str], line: SceneLine) -> Subject | None:
    """*Theo ông A, Nghị quyết Đại hội Đảng bộ huyện lần thứ XIII xác định …*: who held the congress that is named."""
    events = [i for i in line.coded.within(0, match.start()) if isinstance(i, EventParse)]
    return subjects.resolve(events[-1]) if events and rule.values["kind"] in _OF_CONGRESSES else None


# "CLB bóng đá | Hà Nội sẽ lập đề án": the end of a name that is not known.
_NAMED_FOR_PLACE = re.compile(
    r"(?<!\w)(?:clb|câu lạc bộ|đội (?:tuyển|bóng)|công ty|tập đoàn|ngân hàng|nhà hát|bệnh viện|khách sạn|hãng)"
    r"(?: [^\W\d_]+){0,3} $"
)
_ROW_OF_POSTS = re.compile(r"(?:\ue001, )+$")


def _first_of_row(code: str, at: int) -> int:
    """*Bí thư Huyện ủy, Chủ tịch HĐND huyện yêu cầu*: who has both speaks for the first."""
    row = _ROW_OF_POSTS.search(code, 0, at) if code[at] == "\ue001" else None
    return row.start() if row else at


def _within(subjects: Subjects, match: re.Match[str], line: SceneLine) -> Subject | None:
    """Whose target it is, where the label itself says so: *chỉ tiêu tăng trưởng của thành phố*."""
    if match.re.groupindex and match["label"].startswith(("chỉ tiêu", "mục tiêu", "tốc độ")):
        for item in line.coded.within(*match.span("label")):
            if found := subjects.resolve(item):
                return found
    return None


def _cut(scene: Scene, line: SceneLine, rule: patterns.Rule, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the normalised text that the commitments of a match cover."""
    coded, norm = line.coded, scene.norm
    first, last = coded.offset(start), coded.end_offset(end)
    match rule.values["cut"]:
        case "quote":
            yield labels.quotation(norm, first)
        case "list":
            yield from labels.row(norm, first, last)
        case "counted":
            yield from labels.counted_row(norm, first, last)
        case "targets" | "figures" as cut:
            yield from labels.targets(norm, first, last, figures=cut == "figures")
        case "units":
            for piece in _UNITS.finditer(coded.code, start, end):
                yield labels.trim(norm, coded.offset(piece.start()), coded.end_offset(piece.end()))
        case "title":
            if norm[first].isupper():
                yield labels.title(norm, first, last)
        case "aim":
            yield labels.aim(norm, first, last)
        case "clause":
            yield labels.clause(norm, first, last)
        case "tasks":
            yield from labels.tasks(norm, first, last)
        case "verbs":
            yield from labels.works(norm, first, last)
        case "quotes":
            for name in _NAME.finditer(norm, first, last):
                yield name.span("name")
        case _:
            yield labels.trim(norm, first, last)


# ---------------------------------------------------------------- values


@cache  # to read a pattern takes a hundred times longer than to search for it
def _compiled(source: str) -> re.Pattern[str]:
    number = {"n": r"(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"}
    return patterns.compile_pattern(source, number, "rules/adoptions.toml").pattern


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every commitment that a claim was made of, at its words."""
    for claim in _found(scene):
        if isinstance(claim, AdoptionClaim):
            words = claim.spans[-1]
            yield Mention(
                words, MentionType.COMMITMENT, words.cut(scene.document.text), claim.commitment.label, claim.commitment
            )

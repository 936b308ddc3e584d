"""What a match of a rule about acts says: which act, whether it was done, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.claims import patterns
from kg.claims.coded import Coded
from kg.claims.scene import Scene, SceneLine
from kg.claims.undone import is_undone
from kg.mentions.parses import BodyParse, DateParse, EventParse, Parse, PostParse, TermParse
from kg.model import ChangeKind, Span, Status

# What was done, by the strongest word said: a person appointed by election was elected, one moved and appointed was
# appointed.
_KINDS = (
    (("hiệp thương", "bầu", "tái cử", "tái đắc cử", "tín nhiệm (?:giữ|làm|đảm)"), ChangeKind.ELECTED),
    (("giới thiệu", "đề cử"), ChangeKind.NOMINATED),
    (("bổ nhiệm", "chỉ định", "thăng chức", "đề bạt", "cất nhắc", "cho (?:giữ|làm|đảm)"), ChangeKind.APPOINTED),
    (("phân công", "giao", "cử", "bố trí"), ChangeKind.ASSIGNED),
    (("phê chuẩn", "chuẩn y", "công nhận"), ChangeKind.APPROVED),
    (
        (
            "điều động",
            "điều chuyển",
            "luân chuyển",
            "thuyên chuyển",
            "biệt phái",
            "tiếp nhận",
            "điều (?:về|sang|lên|đến|ra|vào|từ|làm|giữ)",
        ),
        ChangeKind.TRANSFERRED,
    ),
)
# Said before the act in its clause, these make it a plan, a wish, a question or a denial.
_UNREAL = re.compile(
    r"(?:\bsẽ|\bkhó|dự kiến|(?:người|\ue000|ai|từng|có ý) định|suýt|toan|gợi ý|ngỏ ý|vận động"
    r"|đề nghị|đề xuất|kiến nghị|chưa|không|chẳng|nếu|giả sử|muốn|có thể|chuẩn bị|xem xét"
    r"|trình|phải|cần|xin ý kiến|tờ trình|quy trình"
    r"|nghĩ|(?<!tin )tưởng|ngỡ|đoán|yêu cầu|đề án|nên|đòi|hứa|khả năng|bao giờ|tại sao|vì sao|có nên"
    r"|(?:dư luận|nhiều người|người dân|cử tri) (?:cho|nói)|thông tin|tin đồn|nghi vấn|hoãn"
    r"|được quyền|thẩm quyền|việc|bỏ phiếu|thủ tục|phương án) (?:[^,.;]{0,50} )?$"
)
_NOMINAL_OK = re.compile(
    r"(?:quyết định|nghị quyết|công bố|trao|về|kết quả|phê chuẩn|thông qua|tán thành|đồng ý)"
    r"[^,.;]{0,30} việc (?:[^,.;]{0,24} )?$"
    r"|(?:phê chuẩn|thông qua|tán thành|đồng ý) việc (?:[^,.;]{0,80} )?$"
    r"|thông qua (?:các )?(?:tờ trình|nghị quyết|đề nghị)[^,.;]{0,80}(?:về|việc) $"
    r"|(?<!sẽ )(?<!thể )(?<!không )(?:đi kèm|kéo theo|cùng với đó|tiếp đó|kế đó)(?: là| với| đó)? việc "
    r"(?:[^,.;]{0,24} )?$"
)
# "Thủ tướng trình Quốc hội phê chuẩn việc bổ nhiệm …": what is to be approved is not.
_PUT_FORWARD = re.compile(
    r"(?:\bsẽ|dự kiến|(?<!\w)(?<!chương )(?<!quá )(?<!quy )(?<!công )trình|đề nghị|đề xuất|kiến nghị|\bchưa"
    r"|\bkhông|chuẩn bị|xem xét|\bxin) (?:[^,.;]{0,50} )?$"
)
_APPROVES = re.compile(r"(?:phê chuẩn|chuẩn y)(?: (?:việc|đề nghị|tờ trình|kết quả)(?: [^.;,]{0,60})?)? $")
_IS_APPROVED = re.compile(r",? (?:cũng |đã |vừa |đều )*được [^.;,]{0,40}(?:phê chuẩn|chuẩn y)")  # "kết quả bầu A …"
# An act that is denied, undone or only expected, however it is nominalised: "hủy quyết định bổ nhiệm …".
_REVOKED = re.compile(
    r"(?:\bhủy|hủy bỏ|thu hồi|\bbác|bác bỏ|phủ nhận|\bđồn)(?: [a-zà-ỹ]{1,8}){0,4} $|^ ?dự kiến,"
    r"|chưa xem xét(?:, [a-zà-ỹ ]{2,20})? $|\brút(?: lại)? (?:các )?quyết định [^.;]{0,60}$|nêu quan điểm $|tham mưu $"
    r"|\b(?:yêu cầu|đề nghị|kiến nghị|đề xuất)\b[^,.;]{0,70} (?:cho|để)(?: ông| bà| đồng chí)? \ue000$"
    r"|\b(?:nghĩ|tưởng|ngỡ|nếu|đồn)(?: là| rằng)? (?:ông |bà )?\ue000$"
)
# "… đề nghị Chủ tịch UBND tỉnh xem xét, bổ nhiệm …": asked of somebody, over a comma.
_TO_CONSIDER = re.compile(
    r"\b(?:chỉ đạo|yêu cầu|tham mưu)\b[^.;]{0,60} (?:xem xét|kiểm điểm)[^.;]{0,20},? $|"
    r"\b(?:đề nghị|đề xuất|trình|kiến nghị|xin ý kiến)\b[^.;]{0,60} xem xét,(?: quyết định,?| phê duyệt,?| cho phép)? $"
)
_WILL = re.compile(r"(?<!\w)sẽ (?:chính thức |tiếp tục )?(?:được|bị|về|sang|lên|chuyển|nghỉ|thôi|rời|phải)(?!\w)")
_LIKELY = re.compile("(?:khả năng|có thể|dự kiến)[^,.;]{0,40}\ue000$")  # "nhiều khả năng ông A sẽ được điều động"
# The object of the act is somebody not named here: "phân công cán bộ giữ chức …".
_SOMEBODY = re.compile(r"\b(?:cán bộ|nhân sự|người|đồng chí|ai|nhiều|một số)\b")
# A ballot or a procedure that was gone through.
_CARRIED_OUT = re.compile(
    r"(?:đã (?:tiến hành|thực hiện|hoàn thành)(?: các)? quy trình|(?:đã|tiến hành)(?: tiến hành)? bỏ phiếu"
    r"(?: (?:kín|trực tiếp|tín nhiệm|tán thành|đồng ý|nhất trí|thông qua))*"
    r"(?: để)?|(?<!sẽ )(?:(?:đại biểu|đb)(?: có mặt| [\ue002\ue003])?|các \ue001) bỏ phiếu(?: kín)?"
    r"(?: (?:tán thành|đồng ý|nhất trí|thông qua))?"
    r"|(?:[\ue002\ue007]|đại hội|hội nghị|kỳ họp)(?: (?:đã|vừa|tiếp tục|tiến hành))* bỏ phiếu(?: kín)?(?: để)?) $"
)
_AHEAD = re.compile(
    r"\b(?:ngày mai|(?:sáng|chiều|tối) mai|tới đây|sắp tới|(?:tuần|tháng|kỳ) tới|trước khi|chưa đến|nếu|dự kiến"
    r"|đề nghị|sẽ)\b"
)
# "Bên cạnh việc miễn nhiệm, kỳ họp cũng đã bầu …": what was done besides.
_BESIDES = re.compile(r"^.*\b(?:bên cạnh|ngoài|cùng với) việc [^,.;]*\b(?:cũng|còn)(?: đã)?\b")
_ROW = re.compile("[\ue000-\ue00f](?:(?:, | và )[\ue000-\ue00f])+")  # of mentions: its commas part no clauses
_PAST_WORD = re.compile(
    r"\b(?:từng|trước đây|khi ấy|(?<!phục )hồi|lần lượt|(?:năm|tháng) sau(?= đó|,| (?:ông|bà|\ue000)))\b"
)
_PROPOSES = re.compile(r"(?:để|sẽ)\s(?:giới thiệu|trình)")
# Right after leaving a post: *để nhận công tác B*, *điều động đến …*.
_MOVES_ON = re.compile(
    r",? (?:để (?:(?:đến|về|sang|ra|vào|lên)(?: [\ue002\ue003])? )?(?:nhận|điều động|làm|đảm nhiệm|đảm nhận|giữ)"
    r"|điều động (?:đến|về)"
    r"|và được (?:điều động|luân chuyển|phân công|điều về))"
)
# After a row of posts: "thôi giữ chức Chủ tịch Hội đồng quản trị, | Thủ tướng đồng ý để …".
_DECIDES_NEXT = re.compile(
    r" (?:đã |cũng |vừa |sẽ |đang )*(?:đồng ý|quyết định|yêu cầu|giao|phân công|bổ nhiệm|chỉ định|phê chuẩn|ký|ban hành"
    r"|chấp thuận|phát biểu|trao|chúc mừng|nhấn mạnh|đề nghị|cho biết|cho rằng|khẳng định|chủ trì)\b"
)
_TAKEN = re.compile(r"(?:miễn nhiệm|bãi nhiệm|cách)\b")
_CLAUSE_START = re.compile(r"[.;:\"]|, (?:ông|bà|đồng chí)? ?(?=\ue000)|\ue000 (?=vừa (?:được|bị) )")
_REACH = 70  # characters before an act in which its clause says that it is not done

# Names under which a rule captures its persons, one an alternative.
WHO = ("who", "whom", "whose", "people", "listed", "movers")
_OWN_FAMILY = (
    "change.moved",
    "change.active-body",
    "change.replaced",
    "change.replaced-before",
    "change.instead",
    "change.heir",
    "change.instead-is",
    "change.handed-over",
    "change.hands-over",
    "change.respectively",
    "change.committee",
    "change.committee-list",
    "change.removed-too",
)


@dataclass(frozen=True, slots=True)
class Act:
    """One match of a rule, read out; ``start`` and ``end`` are its place in the normalised text."""

    rule: patterns.Rule
    kind: ChangeKind
    start: int
    end: int
    match: re.Match[str]
    coded: Coded

    def within(self, name: str) -> list[Parse]:
        """The mentions that the rule captured by ``name``."""
        return self.coded.within(*self.match.span(name)) if self.match.groupdict().get(name) else []

    def posts(self, name: str) -> list[PostParse]:
        """The posts that the rule captured by ``name``, less one that begins the next clause."""
        row = [parse for parse in self.within(name) if isinstance(parse, PostParse)]
        code = self.coded.code
        if len(row) > 1 and _DECIDES_NEXT.match(code, self.match.end(name)):
            between = code[self.coded.index(row[-2].start) + 1 : self.coded.index(row[-1].start)]
            return row[:-1] if between == ", " else row
        return row

    def bodies(self) -> list[BodyParse]:
        """The bodies that the act is to make somebody a member of."""
        return [parse for parse in self.within("in") if isinstance(parse, BodyParse)]

    def span(self, scene: Scene) -> Span:
        """Where the act is told, in the text as read."""
        return scene.span(self.start, self.end)

    def leaving(self) -> ChangeKind:
        """The kind of leaving a post: a transfer where the text goes on about the next one."""
        if _TAKEN.match(self.match.group()):
            return self.kind  # by who had given it, whatever follows
        return ChangeKind.TRANSFERRED if _MOVES_ON.match(self.coded.code, self.match.end()) else self.kind


def family(rule: patterns.Rule) -> str:
    """Rules of one family read the same words; the first that matches a stretch keeps it."""
    if rule.id in _OWN_FAMILY:
        return rule.id
    if rule.id == "change.goes":
        return "give"
    leaves = rule.values.get("kind") in ("dismissed", "resigned")
    return "same" if "same" in rule.values else "leave" if leaves else "give"


def read(
    scene: Scene, line: SceneLine, rule: patterns.Rule, match: re.Match[str], given: list[tuple[int, ChangeKind]]
) -> Act | None:
    """The act that a match tells; None where it is a plan, a wish, a question or a denial, or on somebody not named.

    ``given`` are the acts of giving a post read before in the line: where each ends, and its kind.
    """
    coded = line.grouped
    kind = _kind(rule, match, coded.code, given)
    at = _place(match)
    before = coded.code[max(0, at - _REACH) : at]
    if _LIKELY.search(before):
        return None
    voted = kind is ChangeKind.NOMINATED and before.endswith("bỏ phiếu ")  # a vote on whom to name is the naming
    if is_undone(coded.code, match.end()):
        return None
    if kind is None or _is_unreal(before.removesuffix("bỏ phiếu ") if voted else before):
        return None
    if at == 0 and kind is ChangeKind.DISCIPLINED and not _is_imposed(scene, line):
        return None
    if kind in (ChangeKind.APPOINTED, ChangeKind.ELECTED, ChangeKind.ASSIGNED) and _APPROVES.search(before):
        kind = ChangeKind.APPROVED
    if kind is ChangeKind.ASSIGNED and "cử" in _said(match, coded.code) and _is_by_vote(scene, line):
        kind = ChangeKind.ELECTED
    if kind is ChangeKind.ELECTED and before.endswith("kết quả ") and _IS_APPROVED.match(coded.code, match.end()):
        kind = ChangeKind.APPROVED
    if kind is not ChangeKind.NOMINATED and _PROPOSES.search(match.group()):
        return None
    if rule.id in ("change.also-gives", "change.unsaid") and _SOMEBODY.search(_said(match, coded.code)):
        return None
    if scene.norm[line.line.end - 1 : line.line.end] == "?":
        return None
    if rule.id == "change.leaves" and _OF_ACT_BEFORE.search(coded.code, 0, match.start()):
        return None  # "miễn nhiệm … đối với ông A, cho thôi làm … đối với bà B"
    if "verbs" not in match.groupdict() and rule.id != "change.will-join" and _WILL.search(match.group()):
        return None
    return Act(rule, kind, coded.offset(match.start()), coded.end_offset(match.end()), match, coded)


def _is_by_vote(scene: Scene, line: SceneLine) -> bool:
    """*hiệp thương cử Ban Thường trực. Ông A được cử giữ chức Chủ tịch*: at the Front those who confer elect."""
    at = scene.index(line.start)
    start = scene.lines[at - 1].start if scene.goes_on(at) else line.start
    return scene.lower.find("hiệp thương cử", start, line.line.end) >= 0


_OF_ACT_BEFORE = re.compile(
    r"(?:miễn nhiệm|bãi nhiệm|cách chức|thôi) [^.;]{0,80}(?:đối với|với) (?:ông |bà |đồng chí )?$"
)
# What opens a line of a list of what was imposed, and what says before the list that it was.
_IMPOSES = re.compile(r"[-+*• ]*cách(?: chức)?(?: hết| tất cả| toàn bộ)* ")
_IMPOSED = re.compile(r"quyết định|thi hành")
_NOT_IMPOSED = re.compile(r"đề nghị|kiến nghị|xem xét|không thông qua|chưa|hủy|bác|thu hồi|dự kiến")
_LONGEST_LIST = 8  # lines


def _is_imposed(scene: Scene, line: SceneLine) -> bool:
    """Whether a line that begins with a penalty is one of those that the sentence before its list says were decided."""
    if _IMPOSES.match(scene.lower, line.start) is None:
        return True
    at = scene.index(line.start)
    for earlier in range(at - 1, max(-1, at - 1 - _LONGEST_LIST), -1):
        said = scene.lines[earlier].coded.code
        if _NOT_IMPOSED.search(said):
            return False
        if _IMPOSED.search(said):
            return True
    return False


def _kind(
    rule: patterns.Rule, match: re.Match[str], code: str, given: list[tuple[int, ChangeKind]]
) -> ChangeKind | None:
    if rule.values.get("kind") == "continued":
        return next((kind for end, kind in sorted(given, reverse=True) if end <= match.start()), None)
    said = _kind_of(_said(match, code))
    kind = ChangeKind(rule.values["kind"]) if "kind" in rule.values and said is None else said
    if rule.id == "change.comes" and "lên" in match.group():
        return next((each for end, each in given if end == 0), ChangeKind(rule.values["kind"]))
    if rule.id == "change.leaves" and " xin thôi " in match.group():
        return ChangeKind.RESIGNED
    if rule.id == "change.goes":
        if re.search(r"phân công|bổ nhiệm", code[: match.start()]):
            return _kind_of(code[: match.start()]) or kind
        if _DUTY_OF.search(match.group()):
            return ChangeKind.APPOINTED
        return next((each for end, each in given if end == 0 and each is ChangeKind.APPOINTED), kind)
    if rule.id == "change.goes-to" and said is None and "thuộc về" in match.group():
        return next((each for end, each in sorted(given, reverse=True) if end <= match.start()), ChangeKind.APPOINTED)
    return kind


_DUTY_OF = re.compile("nhận nhiệm vụ \ue001")  # "thôi giữ chức A để nhận nhiệm vụ | Trưởng ban B": given a new post


_GIVING = "(?:bầu(?! cử)|bổ nhiệm|chỉ định|điều động|luân chuyển|phân công)"
_ANNOUNCES = re.compile(
    r"(?:(?:tiến hành|đã|vừa|quy trình|công bố|quyết định|kết quả|(?:cán bộ|người)(?: khác)? được)[^.;]{0,60}?) "
    rf"({_GIVING}(?:(?:,| và|, và) {_GIVING})*)"
    r"|(?:họp|kỳ họp|hội nghị)[^.;]{0,40}? (?P<fills>kiện toàn)(?: [^.;,]{2,20})? (?:chức danh|chức vụ|nhân sự)"
    rf"|(?P<opens>{_GIVING}(?:(?:,| và|, và) {_GIVING})*)(?: bổ sung| ra| đối với)*(?: (?:các|những|một số|\d+)"
    r" (?:chức danh|chức vụ|cán bộ|ông, bà|ông|đồng chí|đ/c|nhân sự|cá nhân|trường hợp)[^.;:\ue000]{0,30})? ?:"
    r"|(?:công bố|trao|ban hành|ký|có)(?:,| và| trao| công bố)*(?: các| một số| một loạt| \d+)? "
    r"(?P<staff>quyết định(?: [^.;,]{0,60})? về (?:công tác (?:cán bộ|nhân sự)|nhân sự|cán bộ))"
)


# Before "bầu: …": who elects or that it is done. "các chức danh do HĐND bầu:", "để bầu:" announce nothing.
_BEFORE_ROW = re.compile(
    "(?:^|(?<!do )(?<!để )(?<!được )\ue002 |[\ue003\ue004\ue005\ue007],? |\\d,? "
    "|(?:đã|vừa|quyết định|tiến hành|thống nhất|nhất trí|cũng|kết quả|hội nghị|đại hội|kỳ họp|đại biểu) |, )$"
)
_NOT_YET = re.compile(
    r"tín nhiệm đối với|phiếu tín nhiệm|dự kiến|danh sách|phương án|quy hoạch|ứng cử|ứng viên|đề xuất"
    r"|lấy ý kiến|giới thiệu"
)


def kind_announced(code: str) -> ChangeKind | None:
    """The kind of act that a sentence says was done, where its details are left to the next."""
    found = _ANNOUNCES.search(code)
    if not found or _UNREAL.search(code[: found.start(1) if found[1] else found.start()]):
        return None
    if (
        "lấy phiếu tín nhiệm" in code
        or found["opens"]
        and (_NOT_YET.search(code) or not _BEFORE_ROW.search(code[: found.start()]))
    ):
        return None
    if found["fills"]:
        return ChangeKind.ELECTED
    if found["opens"]:
        return _kind_of(found["opens"])
    return _kind_of(found[1]) if found[1] else ChangeKind.APPOINTED


_DONE = re.compile(
    r"\b(bầu|bổ nhiệm|chỉ định|điều động|phân công|luân chuyển)\b[^.;\ue000]{0,30}\ue000[^.;]{0,60}?"
    r"(?:giữ|làm)(?: chức(?: vụ| danh)?)? \ue001|\b(bầu|chỉ định)(?: ra)? \ue002"
)


def kind_done(code: str) -> ChangeKind | None:
    """The kind of act by which a sentence says that a body gave somebody a post."""
    found = _DONE.search(code)
    said = found and (found[1] or found[2])
    return _kind_of(said) if found and said and not _is_unreal(code[: found.start()]) else None


_RECEIVED = re.compile(
    r"\ue000(?!,? (?:do|vì|để) )[^.;]{0,30} được [^.;\ue000]{0,40}?"
    r"\b(?P<verb>bầu|bổ nhiệm|chỉ định|phân công)\b[^.;\ue000]{0,60}? \ue001"
    r"|\ue000[^.;\ue000]{0,20} (?P<wins>trúng cử|đắc cử|tái cử|tái đắc cử)\b"
)


def kind_received(code: str) -> ChangeKind | None:
    """The kind of act by which a sentence says that somebody came to a post."""
    found = _RECEIVED.search(code)
    if found is None or _is_unreal(code[: found.start(found.lastgroup or 0)]):
        return None
    return ChangeKind.ELECTED if found["wins"] else _kind_of(found["verb"])


def _said(match: re.Match[str], code: str) -> str:
    """The words of the act, up to the post that it gives or the body that it sends into."""
    verbs = match.groupdict().get("verbs") or ""
    given = next((name for name in ("to", "in") if match.groupdict().get(name)), "")
    follows = verbs and given and match.start("verbs") < match.start(given)
    return code[match.start("verbs") : match.start(given)] if follows else verbs


def _is_unreal(before: str) -> bool:
    """Whether what follows these words is planned, wished, asked or denied."""
    clause = _ROW.sub(lambda row: row[0][0], _CLAUSE_START.split(before)[-1])
    clause = _BESIDES.sub("", clause)
    if _TO_CONSIDER.search(before):
        return True
    if _REVOKED.search(clause):
        return True
    if carried := _CARRIED_OUT.search(clause):
        return bool(_UNREAL.search(clause[: carried.start()]) or _AHEAD.search(clause[: carried.start()]))
    if not _UNREAL.search(clause):
        return False
    nominal = _NOMINAL_OK.search(clause)
    return nominal is None or _PUT_FORWARD.search(clause, 0, nominal.start()) is not None


def _place(match: re.Match[str]) -> int:
    """Where the act itself is said: after the person where the person comes first."""
    if match.groupdict().get("verbs"):
        return match.start("verbs")
    for name in WHO:
        if match.groupdict().get(name) and match.start(name) == match.start():
            return match.end(name)
    return match.start()


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


def given_status(scene: Scene, act: Act, date: str, *, in_step: bool = False) -> Status:
    """Incoming where the act is the article's news; former where it is told of years before. Where several people are
    given as many posts (``in_step``), *lần lượt* says which is whose, not that one came after another."""
    if act.rule.id == "change.since":
        return Status.CURRENT  # who looks back on coming to the post holds it
    year = int(date[:4]) if date[:4].isdigit() else 0
    if year and scene.year and year < scene.year:
        return Status.FORMER
    if not year and (scene.is_career or 0 < _term_year(scene, act.start) < scene.year):
        return Status.FORMER
    if not year and _is_later(scene, act):
        return Status.FORMER
    told = scene.lower[max(0, act.start - 30) : act.end]
    told = told.replace("lần lượt", "") if in_step else told
    return Status.FORMER if _PAST_WORD.search(told) else Status.INCOMING


_AFTERWARDS = re.compile(r"\bsau đó,? (?:lại |mới |đã )*(?:được|bị)\b")


def _is_later(scene: Scene, act: Act) -> bool:
    """*Tháng 6/1990, A được bầu làm B, sau đó được bổ nhiệm làm C*: told of years before, the day left open."""
    line = scene.lines[scene.index(act.start)]
    if _AFTERWARDS.search(scene.lower, line.start, act.end) is None:
        return False
    days = (i.iso[:4] for i in line.line.items if isinstance(i, DateParse) and i.end <= act.end)
    return any(year.isdigit() and int(year) < scene.year for year in days)


def _term_year(scene: Scene, offset: int) -> int:
    """First year of the term that the sentence names, 0 if it names none.

    An election for a term begun before is told, not news.
    """
    line = scene.lines[scene.index(offset)]
    for item in line.line.items:
        term = item if isinstance(item, TermParse) else item.term if isinstance(item, EventParse) else None
        if term is not None and term.label[:4].isdigit():
            return int(term.label[:4])
    return 0

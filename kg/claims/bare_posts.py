"""Posts said alone beside a name: *Cục trưởng A*, *Giám đốc bệnh viện B*, in the body that the article has named."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, EventParse, PersonParse, PostParse
from kg.model import Body

# Who heads or helps to head what: the kinds of bodies in which a post is that says none itself.
DIRECTED = frozenset(("department", "hospital", "company", "institute", "police", "agency", "project-board", "school"))
_CHAIRED = frozenset(
    ("peoples-committee", "peoples-council", "front", "association", "mass-organisation", "company", "company-board",
     "national-assembly", "board", "foreign", "country")
)  # fmt: skip
_ARMED = frozenset(("military",))
_OF_COMMANDS = ("Tham mưu trưởng", "Chính ủy", "Phó Chính ủy", "Tư lệnh")
_KINDS = {
    "Giám đốc": DIRECTED,
    "Phó Giám đốc": DIRECTED,
    "Tổng Giám đốc": frozenset(("company", "project-board")),
    "Phó Tổng Giám đốc": frozenset(("company", "project-board")),
    **dict.fromkeys(("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực"), _CHAIRED),
    **dict.fromkeys(
        ("Chỉ huy trưởng", "Phó Chỉ huy trưởng", "Tham mưu trưởng", "Chính ủy", "Phó Chính ủy", "Tư lệnh"), _ARMED
    ),
    **dict.fromkeys(("Chánh án", "Phó Chánh án", "Thẩm phán"), frozenset(("court",))),
    "Kiểm sát viên": frozenset(("procuracy",)),
}
_HEADS = {
    "Cục": ("Cục",), "Vụ": ("Vụ",), "Tổng cục": ("Tổng cục",), "Chi cục": ("Chi cục",), "Bộ": ("Bộ",), "Đội": ("Đội",),
    "Phòng": ("Phòng",), "Hạt": ("Hạt",), "Đồn Biên phòng": ("Đồn Biên phòng",), "Sở": ("Sở",),
    "Thanh tra": ("Thanh tra",), "Văn phòng": ("Văn phòng", "Văn phòng Ủy ban nhân dân", "Văn phòng Hội đồng nhân dân"),
    "Trường": ("Trường", "Đại học"), "Ban": ("Ban", "Ban Quản lý", "Ban chỉ đạo"),
    "Viện": ("Viện", "Viện kiểm sát nhân dân", "Viện kiểm sát nhân dân tối cao", "Viện kiểm sát nhân dân cấp cao"),
}  # fmt: skip
_HEADS_WITH_DIRECTORS = ("Sở", "Trường", "Viện", "Ban")  # of those, what can have a director
# What may follow a post that says no body, where no noun says of what sort it is: its holder, a mark, or a verb.
_ALONE = re.compile(
    r"(?:,|\)| -)? (?:cho|do|nói|khẳng|đã|đang|sẽ|thì|cũng|trả|chia|thông|bị|được|nhận|vừa|phát|báo|thừa|xác|từng|ký"
    r"|yêu|kiêm|kể từ|từ ngày|thay|với số|nhấn|bày|ghi|đề|giải|phân|lý|đánh|nhìn|kể|tâm|trình"
    r"|trao|phụ trách|đối với|(?:với |có )?thời hạn|với nhiệm kỳ|có hiệu lực"
    r"|là (?:ông|bà|đồng chí|anh|chị))\b|\.|\)|;|$"
)
_NOUNS = {
    "nhà trường": ("trường", "đại học", "học viện"),
    "trường": ("trường", "đại học"),
    "doanh nghiệp": ("công ty",),
    "htx": ("hợp tác xã",),
}


def body_of(scene: Scene, post: PostParse) -> Body | None:
    """The body that the article named before, where it is the only one that a post said alone can be in: of those of
    this sentence and the one before, or of all. None where there is none, or where there are several."""
    if post.bodies or post.unit is not None:
        return None
    listed = _after_brackets(scene, post) or _head_of_list(scene, post)
    listed = listed or _represented(scene, post) or _presides_over(scene, post)
    if listed is not None or not (post.noun or _is_alone(scene, post)) or _is_of_another_side(scene, post):
        return listed
    at = scene.index(post.start)
    line_start, near_start = scene.lines[at].start, scene.lines[max(0, at - 1)].start
    here, near, every = set(), set(), set()
    holder = next((g.person.name for g in scene.lines[at].groups if any(p.start == post.start for p in g.posts)), None)
    for parse in scene.context.named_before(post.start):
        body = known(scene, parse) if can_have(parse, post) else None
        if body is None:
            continue
        if holder is not None and _is_headed_by_another(scene, parse, post, holder):
            continue
        every.add(body)
        if parse.start >= near_start:
            near.add(body)
        if parse.start >= line_start:
            here.add(body)
    chaired = _KINDS.get(post.entry.label) is _CHAIRED and not post.noun
    if chaired and {each.kind for each in every} != {"peoples-committee"}:
        return None  # of a people's committee where the article has named nothing else that has a chairman
    afar = not near and (post.noun or post.entry.head not in ("", "Bộ", "Ban"))
    only = every if chaired or afar else here if post.noun and len(here) == 1 else near
    return next(iter(only)) if len(only) == 1 else None


_ONLY_ONE = ("Giám đốc", "Tổng Giám đốc", "Hiệu trưởng", "Chủ tịch", "Cục trưởng", "Vụ trưởng", "Viện trưởng")


def _is_headed_by_another(scene: Scene, parse: BodyParse, post: PostParse, holder: str) -> bool:
    """*PGS A, Hiệu trưởng Trường X, dự. Hiệu trưởng B nói*: the school that A heads is not the one that B does."""
    if post.entry.label not in _ONLY_ONE:
        return False
    for group in scene.lines[scene.index(parse.start)].groups:
        for said in group.posts:
            inside = said.start <= parse.start < said.end and said.entry.label == post.entry.label
            if inside and not said.former and group.person.form == "full" and group.person.name != holder:
                return True
    return False


_TOPIC = re.compile(
    r"[-+* ]*(?:đối với|riêng|ở|tại|về phía|về phần|với|về)(?: các| khối| chức danh| nhân sự| lãnh đạo)* $"
)
_MEMBERS = 6  # how many members of a sentence, parted by semicolons, go on about what opens it


def of_topic(scene: Scene, post: PostParse) -> Body | None:
    """*Đối với UBND xã A, ông B được bầu làm Chủ tịch; ông C được bầu làm Phó Chủ tịch*: the body that opens the
    sentence, where it can have such a post and the sentence names no other before it."""
    if post.bodies or post.unit is not None or not _ALONE.match(scene.lower, post.end):
        return None
    if not is_of_some_body(post):
        return None
    at = scene.index(post.start)
    for index in range(at, max(-1, at - _MEMBERS), -1):
        line = scene.lines[index]
        named = [i for i in line.line.items if isinstance(i, BodyParse) and i.start < post.start]
        opening = named[0] if named else None
        if opening is not None and _TOPIC.fullmatch(scene.lower[line.start : opening.start]):
            return known(scene, opening) if can_have(opening, post) else None
        if named or index == 0 or not scene.lower[: line.start].rstrip().endswith(";"):
            return None
    return None


_MORE_IN_BRACKETS = re.compile(r"\)(?:(?:,? và|,) [^()\n.;]{2,50} \([^()\n]{3,40}\))* ")


def _after_brackets(scene: Scene, post: PostParse) -> Body | None:
    """*ông A (Chủ tịch) và ông B (Phó Chủ tịch) UBND TP X*: the body that follows the last of those in brackets."""
    end = _MORE_IN_BRACKETS.match(scene.norm, post.end) if scene.norm[post.start - 1 : post.start] == "(" else None
    if end is None or post.entry.label not in _KINDS:
        return None
    items = scene.lines[scene.index(post.start)].line.items
    body = next((i for i in items if isinstance(i, BodyParse) and i.start == end.end()), None)
    return known(scene, body) if body is not None and body.head.kind in _KINDS[post.entry.label] else None


_REPRESENTED = re.compile(r"(?:phía|về phần|đại diện|thay mặt|lãnh đạo)(?: (?:phía|lãnh đạo|cho|của))* $")
_HAS_HERE = re.compile(r",? (?:(?:cùng |đến |tới )?(?:tham )?dự )?(?:có|gồm|gồm có|còn có)\b")
_SPEAKS_FOR = re.compile(r",? (?:(?:đồng chí|ông|bà) )?")  # "Thay mặt Ban Tổ chức Tỉnh ủy, đồng chí | Phó Trưởng ban A"
_BARE = re.compile(r" ?[,.;:)]|$| (?:và|cùng|dự(?! án)|tham dự|đến dự|phát biểu|-|–)(?!\w)")
# Between the body and a post of one of its people only its people stand: "phía doanh nghiệp có …" is another party.
_ITS_PEOPLE = re.compile(
    "(?:[\ue000\ue001\ue004-\ue006 ,;:()–-]"
    "|(?:có|còn|gồm|cùng|đến|tới|tham|dự|và|các|đồng chí|ông|bà|anh|chị|bác sĩ|thầy thuốc|giáo sư)(?!\\w))*"
)


def _represented(scene: Scene, post: PostParse) -> Body | None:
    """*Về phía Bệnh viện X có ông A, Giám đốc và bà B, Phó Giám đốc*: the body whose people the sentence names, until
    it says anything else."""
    if not (post.entry.head in _HEADS or post.entry.label in _KINDS):
        return None
    of = _named_last(scene, post)
    if not isinstance(of, BodyParse) or not can_have(of, post):
        return None
    speaks = _SPEAKS_FOR.fullmatch(scene.lower, of.end, post.start)
    if not speaks and not _HAS_HERE.match(scene.lower, of.end):
        return None
    if not _REPRESENTED.search(scene.lower, max(0, of.start - 30), of.start):
        return None
    coded = scene.lines[scene.index(post.start)].coded
    if not _ITS_PEOPLE.fullmatch(coded.code, coded.index(of.start) + 1, coded.index(post.start)):
        return None
    said = known(scene, of) if _BARE.match(scene.norm, post.end) or _holder_of(scene, post) else None
    return _chaired(said)


_HELD_UNDER = re.compile(r"(?:,? (?:khóa|nhiệm kỳ) [^,.;]{1,20})?,? do (?:(?:đồng chí|ông|bà) )?")
_PRESIDES = re.compile(r",? (?:đã |đang )?(?:chủ trì|chủ tọa|điều hành)\b")


def _presides_over(scene: Scene, post: PostParse) -> Body | None:
    """*Hội nghị Ban Chấp hành Hội A do Chủ tịch B chủ trì*: who presides by a post said alone has it in the host."""
    if _KINDS.get(post.entry.label) is not _CHAIRED:
        return None
    items = scene.lines[scene.index(post.start)].line.items
    last = next((i for i in reversed(items) if i.end <= post.start and isinstance(i, EventParse)), None)
    holder = _holder_of(scene, post)
    if last is None or holder is None or not isinstance(last.host, BodyParse):
        return None
    if not _HELD_UNDER.fullmatch(scene.lower, last.end, post.start) or not _PRESIDES.match(scene.lower, holder.end):
        return None
    of = last.host.inner or last.host
    said = known(scene, of) if can_have(of, post) else None
    return _chaired(said)


def _chaired(body: Body | None) -> Body | None:
    """The body that a chairman is of, where its standing members are spoken of: *Thường trực | HĐND tỉnh*."""
    if body is None:
        return None
    return replace(body, name=body.name.removeprefix("Ban Thường trực ").removeprefix("Thường trực "))


# "Phía Công ty A có luật sư B, tranh luận với ông C, Giám đốc": of the other side, whose body is not named.
_OTHER_SIDE = re.compile(
    r"(?<!\w)(?:(?:phía|đại diện|thay mặt)(?!\w)|đoàn (?:nước ngoài|khách|công tác)"
    r"|bên (?:mua|bán|nguyên đơn|bị đơn|kia|đối tác)|(?:tranh luận|tranh cãi|đối chất|đàm phán|ký kết) với)"
)


def _is_of_another_side(scene: Scene, post: PostParse) -> bool:
    """Whether the sentence speaks of another party between the body that it names last and the post."""
    named = _named_last(scene, post)
    return named is not None and _OTHER_SIDE.search(scene.lower, named.end, post.start) is not None


def _named_last(scene: Scene, post: PostParse) -> BodyParse | PostParse | None:
    """The body, or the post in one, that the sentence names last before a post."""
    items = reversed(scene.lines[scene.index(post.start)].line.items)
    named = (i for i in items if isinstance(i, BodyParse) or isinstance(i, PostParse) and i.bodies)
    return next((i for i in named if i.end <= post.start), None)


def _holder_of(scene: Scene, post: PostParse) -> PersonParse | None:
    """Who is named right after a post."""
    items = scene.lines[scene.index(post.start)].line.items
    return next((i for i in items if isinstance(i, PersonParse) and i.start == post.end + 1), None)


def known(scene: Scene, parse: BodyParse) -> Body | None:
    """The body that a parse stands for, if it is one that is told from others of its name."""
    made = scene.context.body(parse)
    return made[0] if made is not None and not made[0].local else None


_LONGEST_LIST = 12  # lines
_NUMBER = re.compile(r"\d{1,2}[.)]")
_LIST_LINE = re.compile(r"[-+*•]? ?(?:\d{1,2}[.)] ?|[-+*•] ?)")


def _head_of_list(scene: Scene, post: PostParse) -> Body | None:
    """*Hội A khóa VII ra mắt: Chủ tịch là B, các Phó Chủ tịch gồm …*, or a list under such a heading: the one body that
    stands before the colon."""
    if _KINDS.get(post.entry.label) is not _CHAIRED:
        return None
    at = scene.index(post.start)
    line = scene.lines[at]
    for _ in range(_LONGEST_LIST):
        if at > 1 and _NUMBER.fullmatch(scene.lower, scene.lines[at - 1].start, scene.lines[at - 1].line.end):
            at -= 2  # "1." is a line of its own
        elif at and _LIST_LINE.match(scene.lower, scene.lines[at].start):
            at -= 1
        else:
            break
    head = scene.lines[at]
    colon = scene.lower.rfind(":", head.start, post.start if head is line else head.line.end)
    if colon < 0 or (head is not line and colon < head.line.end - 1):
        return None
    named = [i for i in head.line.items if isinstance(i, BodyParse) and i.end <= colon and i.head.kind in _CHAIRED]
    said = known(scene, named[0]) if len(named) == 1 else None
    return _chaired(said)


def _is_alone(scene: Scene, post: PostParse) -> bool:
    """Whether a post that says its sort of body itself (*Cục trưởng*), or a director's, is followed by nothing that can
    be the body's name."""
    if post.former or not (post.entry.head in _HEADS or post.entry.label in _KINDS):
        return False
    holder = _holder_of(scene, post) is not None
    if _KINDS.get(post.entry.label) is _CHAIRED:
        return holder  # after a name, the body may still come: "ông A (Chủ tịch) và ông B (Phó Chủ tịch) UBND huyện"
    return holder or _ALONE.match(scene.lower, post.end) is not None


def is_of_some_body(post: PostParse) -> bool:
    """Whether a post without a body is known to be in one of certain kinds."""
    return bool(post.noun) or post.entry.head in _HEADS or post.entry.label in _KINDS


def can_have(parse: BodyParse, post: PostParse) -> bool:
    """Whether the body has a name of its own and is of the sort that the post, or the noun after it, is for."""
    if not (parse.topic or parse.inner or parse.unit is not None or parse.head.form == "fixed"):
        return False
    if post.noun:
        return parse.head.label.casefold().startswith(_NOUNS.get(post.noun, (post.noun,)))
    if post.entry.head:
        department = parse.head.kind == "party-department" and parse.head.label.startswith("Ban ")
        return parse.head.label in _HEADS.get(post.entry.head, ()) or post.entry.head == "Ban" and department
    if post.entry.label in _OF_COMMANDS and parse.head.label.startswith("Ban "):
        return False  # the army's command in a district has no staff of its own
    is_director = post.entry.label.endswith("Giám đốc")
    if is_director and parse.head.label in _HEADS and parse.head.label not in _HEADS_WITH_DIRECTORS:
        return False  # a Cục has a Cục trưởng
    return parse.head.kind in _KINDS[post.entry.label]

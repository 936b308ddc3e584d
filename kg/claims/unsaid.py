"""Which body a post is in where its own words do not say: what the sentence, the row or the article tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.claims.scene import Scene
from kg.context.body_kinds import DECIDES, PARTY_BOARDS
from kg.mentions.parses import BodyParse, EventParse, Parse, PostParse
from kg.model import Body, Unit

_OF_ORGANISATIONS = ("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực")


def of_organisation(scene: Scene, post: PostParse) -> tuple[Body, tuple[str, ...]] | None:
    """*được bầu làm Bí thư* in what is told of the Youth Union, *làm Chủ tịch* in an article about a trade union."""
    if post.entry.label in _OF_ORGANISATIONS:
        organisation = scene.context.organisation()
        return (organisation, (f"the article is about {organisation.name}",)) if organisation else None
    if post.entry.default != "@committee":
        return None
    kinds = ("party-committee", "party-organisation", "mass-organisation")
    # A board alone is of any party or union: whose it is, the article says elsewhere.
    named = (b.inner if b.head.label in PARTY_BOARDS else b for b in scene.context.named_before(post.start))
    body = next((b for b in named if b is not None and b.head.kind in kinds), None)
    if body is not None and body.head.kind in kinds[:2] and body.start < scene.lines[scene.index(post.start)].start:
        body = _youth_congress(scene) or body  # a guest's committee, named before
    if body is None or body.head.kind != kinds[-1] or not body.head.label.casefold().startswith(_YOUTH):
        return None
    return scene.context.body(body)


@lru_cache(maxsize=1)  # every post of a document asks
def _youth_congress(scene: Scene) -> BodyParse | None:
    """Whose congress a report of the Youth Union tells of, if it names one and none of the Party's."""
    events = (i for line in scene.reading.lines for i in line.items if isinstance(i, EventParse))
    hosts = [e.host for e in events if e.kind == "Đại hội" and isinstance(e.host, BodyParse)]
    if not hosts or any(host.head.kind.startswith("party") for host in hosts):
        return None
    youth = [host for host in hosts if host.head.label.casefold().startswith(_YOUTH)]
    return youth[0] if youth else None


_CELL = re.compile(r"\bchi (?:bộ|đoàn|hội)\b")


def is_of_cell(scene: Scene, post: PostParse) -> bool:
    """*Đại hội Chi bộ A bầu ông B giữ chức Bí thư*: of the cell that the sentence speaks of, whichever it is."""
    line = scene.reading.lines[scene.index(post.start)]
    said = [found.start() for found in _CELL.finditer(scene.lower, line.start, post.start)]
    named = _bodies_before(scene, post)
    return bool(said) and (not named or named[-1].start <= said[-1] or _is_cell(named[-1]))


def of_cell(scene: Scene, post: PostParse) -> tuple[Body, tuple[str, ...]] | None:
    """The cell whose congress elects its secretary, where the sentence names it in full."""
    cells = [body for body in _bodies_before(scene, post) if _is_cell(body)]
    return scene.context.body(cells[-1]) if cells else None


def _is_cell(body: BodyParse) -> bool:
    return _CELL.match(body.head.label.casefold()) is not None


def _bodies_before(scene: Scene, post: PostParse) -> list[BodyParse]:
    """The bodies that the sentence names before a post, those that hold an event or that another post is in among
    them."""
    line = scene.reading.lines[scene.index(post.start)]
    return [body for item in line.items if item.end < post.start for body in _held_or_named(item)]


_VOTES = re.compile(
    r"(?:,? khóa [ivxl\d]+|,? nhiệm kỳ [\d –-]+)*"
    r" (?:đã |vừa |nhất trí |thống nhất |tín nhiệm )*(?:hiệp thương (?:cử|bầu)|bầu|cử)\b"
)
_IS_ELECTED = re.compile(r"được (?:tín nhiệm |hiệp thương )*(?:cử|bầu)\b[^.;]{0,30}$")
_WITH_CHAIRS = ("front", "mass-organisation", "association")


def of_voters(scene: Scene, post: PostParse) -> tuple[Body, tuple[str, ...]] | None:
    """*Ủy ban MTTQ huyện hiệp thương cử ông A giữ chức Chủ tịch*: who elects a chairman without more words elects its
    own."""
    if post.entry.label not in _OF_ORGANISATIONS:
        return None
    at = scene.index(post.start)
    found = _voters(scene, at, post.start)
    elected = _IS_ELECTED.search(scene.lower, scene.lines[at].start, post.start)
    if not found and elected and scene.goes_on(at) and not _bodies_of(scene, at, post.start):
        found = _voters(scene, at - 1, post.start)  # "Ủy ban MTTQ huyện hiệp thương cử … Ông A được cử làm Chủ tịch."
    return scene.context.body(found[-1]) if found else None


def _voters(scene: Scene, at: int, end: int) -> list[BodyParse]:
    """The bodies with a chairman of which a sentence says that they elect somebody."""
    items = scene.reading.lines[at].items
    named = [(i.host, i.end) if isinstance(i, EventParse) else (i, i.end) for i in items if i.end < end]
    bodies = [b for b, last in named if isinstance(b, BodyParse) and _VOTES.match(scene.lower, last)]
    voters = [b.inner if b.head.label.startswith("Ban ") and b.inner is not None else b for b in bodies]
    return [b for b in voters if b.head.kind in _WITH_CHAIRS]


def _bodies_of(scene: Scene, at: int, end: int) -> list[BodyParse]:
    """The bodies that a sentence itself names before ``end``, less those in which somebody has a post."""
    return [i for i in scene.reading.lines[at].items if isinstance(i, BodyParse) and i.end < end]


_YOUTH = ("đoàn", "tỉnh đoàn", "thành đoàn", "quận đoàn", "huyện đoàn", "thị đoàn", "xã đoàn", "trung ương đoàn")


def party_of_line(scene: Scene, post: PostParse) -> Unit | None:
    """The unit whose party this sentence or one of the three before names: *bầu Ban Chấp hành Đảng bộ phường. Bà A giữ
    chức Bí thư*."""
    at = scene.index(post.start)
    for line in reversed(scene.lines[max(0, at - 3) : at + 1]):
        named = [body for i in line.grouped.items.values() if i.start < post.start for body in _held_or_named(i)]
        for parse in reversed(named):
            if parse.head.label in PARTY_BOARDS and parse.unit is None and parse.inner is None:
                continue
            if DECIDES.match(scene.lower, parse.end) or _DECIDED_BY.search(scene.lower, line.start, parse.start):
                continue  # who appoints is above whom it appoints
            made = scene.context.body(parse)
            if made is not None and made[0].kind.startswith("party") and made[0].unit is not None:
                return made[0].unit
    return None


_DECIDED_BY = re.compile(
    r"(?:quyết định|nghị quyết|thông báo|kết luận)(?: số [^ ,;]+)?(?: ngày [\d/.-]+)? của (?:các )?$"
)


def _held_or_named(item: Parse) -> Sequence[BodyParse]:
    """A body that a sentence names, that holds the congress it names, or in which it gives somebody a post."""
    if isinstance(item, PostParse):
        return item.bodies
    host = item.host if isinstance(item, EventParse) else item
    return (host,) if isinstance(host, BodyParse) else ()


def of_piece(scene: Scene, post: PostParse) -> Body | None:
    """*Bộ Tài chính: … Thứ trưởng A dự*: the ministry that heads the piece of news."""
    about = scene.context.piece(post.start).about
    return _settled(scene, about) if isinstance(about, BodyParse) and about.head.label == "Bộ" else None


def only_ministry(scene: Scene, post: PostParse) -> Body | None:
    """*Thứ trưởng Đỗ Thắng Hải* where the sentences before and the heading name one ministry only."""
    at = max(0, scene.index(post.start) - 2)
    parses = [i for line in scene.reading.lines[at : at + 4] for i in line.items if i.start < post.end]
    parses += [i for line in scene.reading.lines[:1] for i in line.items]
    outer = [body for item in parses for body in _outer(item)]
    within = [body.inner for body in outer if body.inner is not None]  # Ban cán sự đảng | Bộ Công Thương
    named = (body for body in (*outer, *within) if body.head.label == "Bộ" and body.topic)
    found = {made[0] for body in named if (made := scene.context.body(body))}
    return found.pop() if len(found) == 1 else None


def subject_ministry(scene: Scene, post: PostParse) -> Body | None:
    """*Bộ Xây dựng hiện ngoài Bộ trưởng A có 7 Thứ trưởng: …*: the ministry that the sentence is about."""
    named = [body for body in _subject_bodies(scene, post) if body.topic]
    return _settled(scene, named[-1] if named else None)


# Posts whose name says in what kind of body they are.
_KIND_OF_POST = {"Chánh án": "court", "Phó Chánh án": "court", "Thẩm phán": "court", "Kiểm sát viên": "procuracy"}


def of_kind(scene: Scene, post: PostParse) -> Body | None:
    """*bổ nhiệm phó chánh án cho các ông …*: the court spoken of last, if it is of one unit."""
    kind = _KIND_OF_POST.get(post.entry.label)
    if kind is None:
        return None
    named = [
        body
        for line in scene.reading.lines
        for item in line.items
        if item.start < post.start
        for body in _outer(item)
        if body.head.kind == kind and body.head.form == "unit"
    ]
    return _settled(scene, named[-1] if named else None)


def recalled(scene: Scene, post: PostParse) -> Body | None:
    """*Ba Phó ban kiêm nhiệm gồm: …* after *Phó ban Kinh tế Trung ương*: the body that the same post was said with
    before."""
    if not post.entry.head:
        return None
    said = [
        i
        for line in scene.reading.lines
        for i in line.items
        if isinstance(i, PostParse) and i.start < post.start and i.bodies
    ]
    same = [p.bodies[0] for p in said if p.entry.label == post.entry.label] or _subject_bodies(scene, post)
    return _settled(scene, same[-1] if same else None)


def of_chief(scene: Scene, post: PostParse) -> Body | None:
    """*bầu ông A làm Chủ tịch Hội Nông dân tỉnh, bà B làm Phó Chủ tịch*: the body of the chief said before."""
    line = scene.reading.lines[scene.index(post.start)]
    before = [i for i in line.items if isinstance(i, PostParse) and i.end <= post.start]
    chief = [p for p in before[-2:] if post.entry.label.startswith((f"Phó {p.entry.label}", p.entry.label))]
    if chief and not chief[-1].bodies:
        return only_association(scene, chief[-1])  # "Chủ tịch Hội; hai Phó Chủ tịch là …"
    return _settled(scene, chief[-1].bodies[0] if chief else None)


_HAS = re.compile(
    r"(?: (?:khóa [ivxl\d]+|mới|này))?,? (?:(?:hiện|còn|sẽ|đã|đang|nay|mới) )*(?:có|gồm)(?: có)?(?: đủ)?(?: \d+)? "
)


def _that_has(scene: Scene, post: PostParse) -> BodyParse | None:
    """*UBND tỉnh mới có 8 | phó chủ tịch*, *Thường trực Tỉnh ủy còn có | Phó Bí thư A*: the body whose posts a sentence
    counts or lists."""
    body = next((b for b in reversed(_bodies_before(scene, post)) if b.end < post.start), None)
    has = _HAS.match(scene.lower, body.end) if body is not None else None
    return body if has is not None and has.end() == post.start else None


_AMONG = re.compile(r"[,;] trong (?:đó|số đó|số này)\b[^.;]*$")


def one_of_several(scene: Scene, post: PostParse) -> Body | None:
    """*UBND tỉnh có 8 phó chủ tịch, trong đó ông A là phó chủ tịch thường trực*: of those whom the sentence counts."""
    line = scene.reading.lines[scene.index(post.start)]
    several = [i for i in line.items if isinstance(i, PostParse) and i.end <= post.start]
    counted = [p for p in several if post.entry.label.startswith(p.entry.label)]
    if counted and counted[-1].bodies and _AMONG.search(scene.lower, counted[-1].end, post.start):
        return _settled(scene, counted[-1].bodies[0])  # "giữ chức Phó Bí thư Đảng ủy X, trong đó A là Phó Bí thư …"
    bare = (p for p in counted if not p.bodies)
    return next((body for p in bare if (body := _settled(scene, _that_has(scene, p))) is not None), None)


def listed_party(scene: Scene, post: PostParse) -> Unit | None:
    """The unit whose Party committee has such a post, by a sentence that lists who is in it."""
    made = scene.context.body(body) if (body := _that_has(scene, post)) is not None else None
    return made[0].unit if made is not None and made[0].kind.startswith("party") else None


_THIS = re.compile(r" (sở|bộ|cục|vụ|trường|hội|công ty|tập đoàn|ngân hàng|bệnh viện|viện|đơn vị|cơ quan) này\b")
_THIS_BODY = re.compile(r" (?:của (?:sở|bộ|cục|vụ|trường|hội|ban|phòng|viện) )?này\b")
_ANY = ("đơn vị", "cơ quan")


def this_one(scene: Scene, post: PostParse) -> Body | None:
    """*Giám đốc Sở này*, *Chỉ huy trưởng đơn vị này*: the body of that kind named last."""
    this = _THIS.match(scene.lower, post.end)
    if this is None and post.entry.head and _THIS_BODY.match(scene.lower, post.end):
        return _settled(scene, scene.context.said_last(post.entry.head.casefold(), post.start))  # "phó ban này"
    if this is None:
        return None
    return _settled(scene, scene.context.said_last("" if this[1] in _ANY else this[1], post.start))


_ASSOCIATION_NEXT = re.compile(r" [Hh]ội(?=[,.;:)]| (?:khóa|nhiệm|và|cho|phát|đã|trao|báo)|$)")


def only_association(scene: Scene, post: PostParse) -> Body | None:
    """*Chủ tịch Hội*: the one association that the text names, or the one of whose congress it tells."""
    if not _ASSOCIATION_NEXT.match(scene.norm, post.end):
        return None
    items = [item for line in scene.reading.lines for item in line.items]
    congresses = [item for item in items if isinstance(item, EventParse) and item.kind == "Đại hội"]
    for some in (items, congresses):
        said = [body for item in some for body in _outer(item) if _is_association(body)]
        named = {made[0] for body in said if (made := scene.context.body(body)) is not None}
        if len(named) == 1:
            return named.pop()
    return None


def _is_association(body: BodyParse) -> bool:
    return body.head.kind in ("association", "mass-organisation") and body.head.label.startswith("Hội")


def _settled(scene: Scene, parse: BodyParse | None) -> Body | None:
    """The body that a parse means; None where there is no parse, or it is left open."""
    made = scene.context.body(parse) if parse is not None else None
    return made[0] if made is not None else None


def _outer(item: Parse) -> Sequence[BodyParse]:
    """The bodies that an item names, without those within their names."""
    host = item.host if isinstance(item, EventParse) else item
    return (host,) if isinstance(host, BodyParse) else item.bodies if isinstance(item, PostParse) else ()


def _subject_bodies(scene: Scene, post: PostParse) -> list[BodyParse]:
    """*Ban Kinh tế Trung ương hiện có các Phó Trưởng ban: …*: bodies that the sentence names before, of the post's
    head."""
    line = scene.reading.lines[scene.index(post.start)]
    before = [i for i in line.items if isinstance(i, BodyParse) and i.start < post.start]
    return [body for body in before if f"{body.head.label} ".startswith(f"{post.entry.head} ")]

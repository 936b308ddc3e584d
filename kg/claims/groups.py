"""Apposition: which posts and ranks belong to which person of a sentence.

    POST, POST PERSON          Phó Bí thư Thành ủy, Chủ tịch UBND thành phố Nguyễn Đức Chung      (before)
    PERSON, POST, POST;        Phạm Quang Nghị, nguyên Ủy viên Bộ Chính trị, nguyên Bí thư …;      (after)
    PERSON (POST), PERSON - POST                                                                   (after)
    các POST: …PERSON; …PERSON   each person of the list has the post as well                      (shared)
    POST, PERSON verb …        Bí thư Đảng ủy phường Đức Thắng, Nguyễn Thị Kim Dung cho biết       (opening)

A post that stands right before a name (no comma) is that person's, and with it the row of posts before it, back to the
last name; so in "Bí thư A, Chủ tịch B" the second post is B's, though it follows A's name too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.claims.before_names import ON_BEHALF, WORD_NEXT, is_anothers
from kg.claims.coded import Coded, Group
from kg.claims.list_ends import OF_TIMES, is_full, opens_next, opens_other, opens_past
from kg.mentions.parses import DateParse, Parse, PersonParse, PostParse, RankParse, UnitParse
from kg.mentions.person_words import OTHER_NAME
from kg.sought import Sought

_HON = r"(?:các |hai )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô)"
_ADJACENT = re.compile(
    rf"^(?: (?:qua )?các (?:thời kỳ|nhiệm kỳ|khóa)| chuyên trách| đương nhiệm| đương chức| lâm thời| hiện tại)?\.? ?"
    rf"(?:\([a-zđ&-]{{2,8}}\) )?"
    rf"(?:\(?(?:đã ký|đã kí)\)? ?)?(?:{_HON} )?$"
)
_ALIAS = rf"(?:, {OTHER_NAME}(?: là)? [^,;.()]{{2,40}})?"
_ROW = re.compile(
    rf"^(?: này(?=,)| \([^)]{{1,110}}\)|,? \d{{2}} tuổi| - [a-zđ0-9]{{2,10}}(?=,))?{_ALIAS}"
    rf"(?: ?, ?| - |- | -|-| kiêm |, kiêm |, đồng thời là |/)"
    rf"(?:(?:(?:hiện|hiện nay|nay|đang|hiện đang) )?là |tân |nữ |{_HON} )?$"
)
# What somebody does for a living, between the name and a post: "ông A, chuyên gia giao thông, nguyên Giám đốc Sở X".
_CALLED = re.compile(
    r"^(?:,| -) (?:chuyên gia|nhà (?:sử học|báo|văn|thơ|khoa học|nghiên cứu|giáo|kinh tế)|luật sư|doanh nhân|giảng viên"
    r"|kiến trúc sư|bác sĩ)(?: [^\W\d_]{1,10}){0,6},(?: hiện là| là)? $"
)
_AGE = re.compile(r" \(\d{2} tuổi\)")
_NATIONAL = ("Ban Chấp hành Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư")
_NOTE = re.compile(r"^ \([^)]{1,110}\)")
_AND = re.compile(rf"^,? (?:và|cùng|và nguyên) (?:{_HON} )?$")
_OPEN = re.compile(r"^ ?\((?:nguyên |(?:(?:hiện|hiện nay|hiện tại|nay|sau này|sau đó) )?là )?$")
# "(sinh năm 1963, Tổng giám đốc X)", "(56 tuổi, trú phường Y, Giám đốc Z)": born, living, then the post.
_BORN = re.compile(
    r"^ ?\( ?(?:(?:sinh năm|sinh|sn|s\.n)\.?:? ?\d{4}|\d{2} tuổi)"
    r"(?:, (?:quê|trú|ngụ|ở|thường trú|hiện trú|hiện ở|hộ khẩu|dân tộc)\b[^();:]{2,90}?)?"
    r"(?:,| -) (?:(?:hiện|hiện nay) )?(?:là )?$"
)
# "ông A, sinh năm 1965, quê Nam Định, Phó Giám đốc Sở X": the same between commas.
_BORN_IN_ROW = re.compile(
    r"^(?:, (?:sinh (?:năm|ngày)|sn|quê(?: quán)?|dân tộc|nguyên quán|trú|ngụ|thường trú|tuổi)\b[^;:().]{2,60}?"
    r"|, \d{2} tuổi){1,4},"
    r" (?:(?:hiện|hiện nay|nay) )?(?:là )?$"
)
_CLOSE = re.compile(rf"^\),? ?(?:và |cùng )?(?:{_HON} )?$")
_COLON = re.compile(
    rf"^(?: chuyên trách| kiêm nhiệm| khác|{OF_TIMES})?,?"
    rf" ?(?:gồm|bao gồm|gồm có|là)?(?: {_HON})? ?: ?(?:{_HON} )?$"
)
_ARE = re.compile(
    rf"^(?: khác)?,? (?:gồm|bao gồm|gồm có|là)(?: có)? {_HON} $"
)  # hai Phó Bí thư Thị ủy là ông A và ông B
_ONE = re.compile(r"\bcó (?:thêm )?(?:một|1|01) (?:tân )?$")
_ARE_THESE = re.compile(r"(?: khác)?,? (?:gồm|bao gồm|gồm có)(?: có)?:? ")
# Time, place or occasion, closed by a comma: nothing of it acts.
_SETTING = (
    r"(?:(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|tuần|tháng|đầu|cuối|tại|ở|trong|trước đó|sau đó|cùng ngày|mới đây|vừa qua"
    r"|nhân dịp|tiếp đó|theo đó|cũng)\b[^,;:.]{0,60}, )"
)
_ARE_MANY = re.compile(
    rf"^,? (?:gồm|bao gồm|gồm có)(?: có)? (?:các|những) (?:đồng chí|ông|bà|đ/c)[^.;:]{{0,20}}:? ?(?:{_HON} )?$"
)
_OPENING = re.compile(
    rf'^["\s*-]*(?:ảnh: [^,.;:]{{2,30}} )?(?:[a-zà-ỹ]{{2,12}} - )?{_SETTING}{{0,3}}(?:(?:còn |cũng )?theo )?$'
)
_SOURCE = re.compile(r"(?:^|[ ,(])(?:do|theo) $")  # "… do Chủ tịch UBND tỉnh, ông A ký": what follows is one person
_APPOSED = re.compile(rf"^(?: này)?(?:,|:| -) ({_HON} )?$")  # "Chủ tịch UBND xã này, ông A, …"
_SAYS_NEXT = re.compile(r"^(?:,| (?:cho|nói|khẳng|nhấn|phát|nêu|chia|thông|trả|bày|đánh|ghi|thì|báo) )")
_ACTS_NEXT = re.compile(
    r" (?:đã |vừa |cũng )*(?:cho (?:biết|hay|rằng)|thông tin|xác nhận|khẳng định|chỉ đạo|trao|thăm|đến|tới|khen"
    r"|nói|tố cáo|đề nghị|yêu cầu|chia sẻ|kể|báo cáo"
    r"|nhận (?:định|xét)|trả lời|phát biểu|đánh giá|ký|tặng|động viên|biểu dương)\b"
)
_SAYS = re.compile(r"^ (?:cho (?:biết|hay|rằng)|nói|khẳng|nhấn|phát|chia|thông|trả lời|bày)")
_VERB_NEXT = re.compile(
    r"^,? (?:đã |cũng |cùng |vừa |đang |bị |có |cho |nói|khẳng|nhấn|phát|nêu|đề|yêu|chia|thông|trả|bày|mong|chủ|đánh"
    r"|ghi|biểu|trao|thăm|tới|đến|dự|tham|báo|kết|được |thay |dẫn |ký |tiếp |trình |chúc |tặng |chỉ |gửi |kiểm |thị )"
)


def group(coded: Coded, items: Sequence[Parse], lower: str) -> Iterator[Group]:
    """The groups of one line, in order; every person is in one, with or without posts."""
    if not any(isinstance(item, PersonParse) for item in items):
        return
    run: list[Parse] = []
    shared: list[PostParse] = []
    in_clause = named_first = False
    relevant = [i for i in items if isinstance(i, (PersonParse, PostParse, RankParse))]
    relevant_ids = {id(i) for i in relevant}
    others = [i for i in items if id(i) not in relevant_ids]
    for k, item in enumerate(relevant):
        if run and not _linked(run[-1], item, lower, others):
            yield from _assign(run, shared, coded, lower)
            run = []
        run.append(item)
        if shared and isinstance(item, PostParse) and opens_past(item, relevant[k + 1 : k + 2], lower):
            yield from _assign(run[:-1], shared, coded, lower)
            run, shared = [item], []
        changes = named_first and isinstance(item, PostParse) and opens_next(run, item, relevant[k + 1 : k + 2], lower)
        changes = changes or bool(shared) and opens_other(item, shared[0], relevant[:k], lower)
        if shared and (changes or is_full(item, shared[0], relevant[:k], lower)):
            last = max((n for n, i in enumerate(run[:-1]) if isinstance(i, PersonParse)), default=-1)
            yield from _assign(run[: last + 1], shared, coded, lower)
            run, shared = run[last + 1 :], []
        # "các Ủy viên Ban Thường vụ Thành ủy: …": from here on to the end of the sentence;
        # "nguyên Tổng Bí thư: A, B;" and "hai Phó Giám đốc là ông A và ông B;" to the semicolon.
        over = ";" in lower[shared[0].end : item.start] if shared else False
        over = over or bool(shared) and in_clause and " cùng " in lower[shared[0].end : item.start]
        if over and (in_clause or not shared[0].plural):
            yield from _assign(run[:-1], shared, coded, lower)
            run, shared = [item], []
        if isinstance(item, PostParse) and _heads_list(item, relevant[k + 1 : k + 2], lower, coded.start):
            yield from _assign(run[:-1], shared, coded, lower)
            run, shared = [], [item]
            opening = _gap(item, relevant[k + 1 : k + 2], lower)
            in_clause = ":" not in opening and "gồm" not in opening
            named_first = ":" in opening and isinstance(relevant[k + 1], PersonParse)
    yield from _assign(run, shared, coded, lower)


def _heads_list(post: PostParse, following: Sequence[Parse], lower: str, start: int) -> bool:
    """*các Phó Bí thư Tỉnh ủy: A, …; B, …*: the post is that of every name after the colon."""
    gap = _gap(post, following, lower)
    opens = post.start == start or lower[start : post.start].rstrip()[-1:] in (";", ":")
    if (post.plural or opens) and following and isinstance(following[0], PersonParse) and _ARE_MANY.match(gap):
        return True  # "Ủy viên Ban Thường vụ gồm các đồng chí: …"
    one = _ONE.search(lower, start, post.start) is not None  # "có thêm một Phó Chánh Văn phòng là ông A"
    if (post.plural or one) and following and isinstance(following[0], PersonParse) and _ARE.match(gap):
        return True
    if post.plural and following and not isinstance(following[0], PostParse) and _ARE_THESE.fullmatch(gap):
        return True  # các Phó Chủ tịch gồm Đại tá A, Thượng tá B
    if not _COLON.match(gap):
        return False
    return post.plural or post.former and isinstance(following[0], PersonParse)


def _gap(item: Parse, following: Sequence[Parse], lower: str) -> str:
    return lower[item.end : following[0].start] if following else ""


def _linked(before: Parse, item: Parse, lower: str, others: Sequence[Parse]) -> bool:
    gap = lower[before.end : item.start]
    note = _NOTE.match(gap)  # "(sinh năm 1964, trú phường X), nguyên …": what stands in brackets parts nobody
    past = before.end + (note.end() if note else 0)
    if isinstance(before, PersonParse) and isinstance(item, PostParse):
        if gap == " ":
            return item.former and before.form != "pronoun"  # "ông A nguyên Thứ trưởng Bộ Y tế"
        if _CALLED.match(gap):
            return not any(before.end <= o.start < item.start for o in others)
        if _BORN.match(gap) or _born_in_row(gap, item, lower):
            return all(isinstance(o, (DateParse, UnitParse)) for o in others if before.end <= o.start < item.start)
    if len(gap) > (130 if note else 30) or any(past <= o.start < item.start for o in others):
        return False
    if isinstance(before, PostParse) and isinstance(item, PostParse) and gap == "; ":
        # "…, Thứ trưởng; nguyên Giám đốc …", "… Ủy viên Trung ương Đảng; Bí thư Tỉnh ủy" go on about the same person.
        return item.former or any(body.head.label in _NATIONAL for body in before.bodies)
    return any(p.match(gap) for p in (_ADJACENT, _ROW, _AND, _OPEN, _CLOSE))


def _born_in_row(gap: str, post: Parse, lower: str) -> bool:
    """Whether only birth and home stand between a name and a post, in which nobody acts: *anh A, SN 1990, trú xã X,
    Chủ tịch UBND xã X cho biết*."""
    return _BORN_IN_ROW.match(gap) is not None and _ACTS_NEXT.match(lower, post.end) is None


def _assign(run: list[Parse], shared: list[PostParse], coded: Coded, lower: str) -> Iterator[Group]:
    """Give the posts and ranks of a run to its persons."""
    people = [k for k, item in enumerate(run) if isinstance(item, PersonParse)]
    owner: dict[int, tuple[int, str]] = {}  # index of post -> (index of person, rule)
    for n, p in enumerate(people):
        floor = people[n - 1] + 1 if n else 0
        if p > floor and _ADJACENT.match(lower[run[p - 1].end : run[p].start]):
            lonely = n == 0 or _has_post(owner, run, people[n - 1])
            _take_before(run, p, floor, owner, lower, lonely=lonely, start=coded.start)
        elif p > floor and n == 0 and _opens(run, p, coded, lower):
            for k in range(floor, p):
                owner[k] = (p, "role.opening")
    for n, p in enumerate(people):
        ceiling = people[n + 1] if n + 1 < len(people) else len(run)
        _take_after(run, p, ceiling, owner, lower, coded.start)
    _leave_open(run, people, owner)
    common = _common(run, people, owner, lower) | _distributed(run, people, owner, lower)
    for p in people:
        yield _made(run, p, owner, [*common.get(p, ()), *shared], lower)


def _leave_open(run: list[Parse], people: list[int], owner: dict[int, tuple[int, str]]) -> None:
    """*A, B - nguyên Tổng Giám đốc, Phó Tổng Giám đốc*: nobody is chief and deputy at once, so the posts are of two."""
    for first, second in itertools.pairwise(people):
        posts = [k for k, (p, _) in sorted(owner.items()) if p == second and isinstance(run[k], PostParse)]
        if second != first + 1 or len(posts) != 2 or any(p == first for p, _ in owner.values()):
            continue
        chief, deputy = (run[k] for k in posts)
        assert isinstance(chief, PostParse) and isinstance(deputy, PostParse)
        if posts[0] > second and deputy.entry.label == f"Phó {chief.entry.label}":
            del owner[posts[0]], owner[posts[1]]


def _has_post(owner: dict[int, tuple[int, str]], run: list[Parse], person: int) -> bool:
    return any(p == person and isinstance(run[k], PostParse) for k, (p, _) in owner.items())


def _take_before(
    run: list[Parse], p: int, floor: int, owner: dict[int, tuple[int, str]], lower: str, *, lonely: bool, start: int
) -> None:
    k = p - 1
    while k >= floor:
        if k != p - 1:
            gap = lower[run[k].end : run[k + 1].start]
            if not (_ROW.match(gap) or (_ADJACENT.match(gap) and isinstance(run[k], RankParse))):
                break
            # Between two names of which the first has no post before it, only the post right before the second is
            # surely its own.
            if not lonely and (isinstance(run[k + 1], PostParse) or "," in gap):
                break
            if is_anothers(lower, start, run[k].start, gap, run[p].end):
                break
        owner[k] = (p, "role.before")
        k -= 1


def _take_after(
    run: list[Parse], p: int, ceiling: int, owner: dict[int, tuple[int, str]], lower: str, start: int
) -> None:
    own = sum(isinstance(item, PostParse) for item in run[p + 1 : ceiling])
    # "đối với ông A - Phó Chủ tịch B trong việc …": what a dash joins is his, wherever the name stands.
    dashed = p + 1 < ceiling and lower[run[p].end : run[p + 1].start] == " - "
    topic = _is_topic(lower, start, run[p].start) or _quotes(owner, run, p, ceiling, lower)
    if not dashed and own < 2 and topic and _verb_follows(run, p, ceiling, lower):
        return
    last = _chain_end(p, ceiling, owner)
    if (
        not dashed
        and any(q == p and isinstance(run[k], PostParse) for k, (q, _) in owner.items())
        and last > p
        and not re.match(r"\s*(?:[,.;:)\-]|$)", lower[run[last].end : run[last].end + 2])
        and not _opens_item(run, p, owner, lower, start)
    ):
        return
    between = _BETWEEN.search(lower[max(start, run[p].start - 24) : run[p].start])
    for k in range(p + 1, ceiling):
        if k in owner:
            return
        item = run[k]
        gap = lower[run[k - 1].end : item.start]
        if isinstance(item, PostParse) and item.plural or between and _AND.match(gap):
            return
        told = _BORN.match(gap) or _born_in_row(gap, item, lower) or _CALLED.match(gap)
        born = k == p + 1 and (told or gap == " ")
        if not (born or _ROW.match(gap) or _OPEN.match(gap) or (k > p + 1 and (_AND.match(gap) or gap == "; "))):
            return
        owner[k] = (p, "role.after")


_BETWEEN = re.compile(rf"\bgiữa (?:{_HON} )?$")  # "giữa ông A, Chủ tịch X và Chủ tịch Y": the second is another


def _opens_item(run: list[Parse], p: int, owner: dict[int, tuple[int, str]], lower: str, start: int) -> bool:
    """Whether the posts before a name open the sentence, its clause after a setting, or an item of a list, so that
    those after it are its own too: *Chiều 4/7, đại biểu Quốc hội A, Ủy viên Thường trực Ủy ban X trao đổi …*."""
    first = min(k for k, (q, _) in owner.items() if q == p)
    before = lower[start : run[first].start]
    return first == 0 and (
        before.rstrip()[-1:] in ("", ";", ":", '"') or before.endswith('", ') or bool(_OPENING.match(before))
    )


_TOPIC = Sought(
    r"(?:đối với|liên quan|trường hợp|vợ chồng|gia đình|về việc|về phần|theo lời"
    r"|(?<!nhiệm )(?<!chức )(?<!thường )\bvụ|vụ án|cùng với"
    r"|nhắc đến|nói về|hỏi về|\bngoài|bên cạnh"
    r"|thay)(?: [^,.;]{0,30})? $"
)


def _is_topic(lower: str, line: int, start: int) -> bool:
    """Whether the name ends an opening phrase, so that the post after it is somebody else's.

    *Đối với trường hợp của A, Tổng Bí thư nhấn mạnh …*
    """
    return bool(_TOPIC.search(lower[max(line, start - 60) : start]))


def _quotes(owner: dict[int, tuple[int, str]], run: list[Parse], p: int, ceiling: int, lower: str) -> bool:
    """*Theo đại biểu A, Bí thư Tỉnh ủy phải …*: whose words they are is not who acts, unless what follows says that he
    says them: *Theo ông A, Giám đốc Sở X cho biết …*. Who is not named in full is known, and needs no post."""
    first = min([p, *(k for k, (q, _) in owner.items() if q == p)])
    before = lower[max(0, run[first].start - 16) : run[first].start]
    after = lower[run[ceiling - 1].end : run[ceiling - 1].end + 12]
    gap = lower[run[p].end : run[p + 1].start] if p + 1 < ceiling else ""
    parted = gap == ", " or bool(_CALLED.match(gap))
    person = run[p]
    says = isinstance(person, PersonParse) and person.form == "full" and _SAYS.match(after)
    return parted and bool(_ACCORDING.search(before)) and not says and not after.startswith(" thì ")


_ACCORDING = re.compile(rf"\btheo (?:{_HON} |đại biểu |đb |luật sư |chuyên gia |tiến sĩ )*$")


def _verb_follows(run: list[Parse], p: int, ceiling: int, lower: str) -> bool:
    return p + 1 < ceiling and bool(
        re.match(
            r" (?:đã |cũng |cùng )*(?!và|cùng|với|hoặc|giữ|làm|đảm|thôi|nhận|về|sang|để|tham gia|kiêm|vào|từ|do|vì"
            r"|bằng|bị|vừa bị|được|nghỉ)[a-zà-ỹ]",
            lower[run[ceiling - 1].end : run[ceiling - 1].end + 16],
        )
    )


def _chain_end(p: int, ceiling: int, owner: dict[int, tuple[int, str]]) -> int:
    """Index of the last item of the row of posts after a name that is nobody else's."""
    last = p
    for k in range(p + 1, ceiling):
        if k in owner:
            break
        last = k
    return last


def _opens(run: list[Parse], p: int, coded: Coded, lower: str) -> bool:
    """*Bí thư Quận ủy Ba Đình, Hoàng Minh Dũng Tiến cho biết*, *do Chủ tịch UBND tỉnh - ông A ký*: posts that open the
    clause, then a comma or dash and the name."""
    if p + 1 < len(run) or not all(isinstance(i, PostParse) for i in run[:p]):
        return False
    link = _APPOSED.match(lower[run[p - 1].end : run[p].start])
    head = lower[coded.start : run[0].start]
    if link is None or ON_BEHALF.search(head):
        return False
    after = lower[run[p].end : run[p].end + 12]
    quoted = head.endswith('", ')  # '"…", Bí thư Tỉnh ủy - Trần Văn Nam nói'
    if link[0].startswith(" - ") and (link[1] or quoted) and head.endswith(", ") and _SAYS.match(after):
        return True  # "Nói về sự đổi thay của xã, Bí thư Đảng ủy - ông A khẳng định"
    if not (_OPENING.match(head) or _SOURCE.search(head)):
        return False
    if head.endswith("theo "):  # "Theo Chủ tịch UBND xã, ông A đã bỏ đi": somebody else
        return bool(_SAYS_NEXT.match(after))
    return bool(_VERB_NEXT.match(after) or link[1] and WORD_NEXT.match(after))


_HELD_IN_TURN = re.compile(rf"{OF_TIMES}(?!\w)")


def _common(
    run: list[Parse], people: list[int], owner: dict[int, tuple[int, str]], lower: str
) -> dict[int, list[PostParse]]:
    """*các Phó Chủ tịch UBND tỉnh A, B và C*: a plural post right before a row of names is everybody's."""
    common: dict[int, list[PostParse]] = {}
    for n, p in enumerate(people):
        own = (run[k] for k, (q, _) in owner.items() if q == p)
        posts = [post for post in own if isinstance(post, PostParse)]
        times = bool(posts) and _HELD_IN_TURN.match(lower[posts[-1].end : run[p].start]) is not None
        plural = [post for post in posts if post.plural or times and post is posts[-1]]
        for q in people[n + 1 :] if plural else ():
            own_rules = {rule for o, rule in owner.values() if o == q}
            # "các Phó Bí thư A, B - Chủ tịch UBND tỉnh": the last of the row has another post, as such deputies do.
            also = own_rules == {"role.after"} and plural[-1].entry.label.startswith("Phó Bí thư")
            if q - 1 not in people or own_rules and not also:
                break
            common[q] = plural
            if own_rules:
                break
    return common


_TOGETHER = re.compile(rf"(?:\b(?:các|hai) (?:đồng chí|đ/c|ông|bà|vị)(?: sau)?:? |; (?:{_HON} )?)$")
_JOINED = re.compile(rf"^(?:,|,? và) (?:{_HON} )?$")
_OF_SEVERAL = ("Phó ", "Ủy viên", "Đại biểu", "Thành viên", "Thứ trưởng")  # posts that more than one holds


def _distributed(
    run: list[Parse], people: list[int], owner: dict[int, tuple[int, str]], lower: str
) -> dict[int, list[PostParse]]:
    """*các đồng chí A và B, Phó Chủ tịch UBND tỉnh*; *…; A và bà B, Phó Chủ tịch HĐND tỉnh*: the post after the last of
    a row of names that have none is everybody's, if it is one that several hold."""
    common: dict[int, list[PostParse]] = {}
    held = {q for q, _ in owner.values()}
    for n, p in enumerate(people):
        if p in held or p in common or not _TOGETHER.search(lower[max(0, run[p].start - 24) : run[p].start]):
            continue
        row = [p]
        for q in people[n + 1 :]:
            if q != row[-1] + 1 or not _JOINED.match(lower[run[row[-1]].end : run[q].start]):
                break
            row.append(q)
            if q in held:
                break
        after = [run[k] for k in sorted(owner) if owner[k] == (row[-1], "role.after")]
        dashed = bool(after) and lower[run[row[-1]].end : after[0].start] in (" - ", " – ", " -")
        if len(row) > 1 and after and (posts := _of_several(after) or (_of_the_past(after) if dashed else [])):
            common.update(dict.fromkeys(row[:-1], posts))
    return common


def _of_several(items: list[Parse]) -> list[PostParse]:
    """The posts that open the row, as far as several people hold them at once."""
    posts = itertools.takewhile(lambda item: isinstance(item, PostParse) and _is_of_several(item), items)
    return [item for item in posts if isinstance(item, PostParse)]


def _of_the_past(items: list[Parse]) -> list[PostParse]:
    """*các ông A, B - nguyên Ủy viên X, nguyên Chủ tịch Y*: posts that one held after the other, where all are past."""
    posts = [item for item in items if isinstance(item, PostParse)]
    return posts if len(posts) > 1 and all(post.former for post in posts) else []


def _is_of_several(post: PostParse) -> bool:
    return not post.former and "Thường trực" not in post.entry.label and post.entry.label.startswith(_OF_SEVERAL)


def _made(run: list[Parse], p: int, owner: dict[int, tuple[int, str]], shared: list[PostParse], lower: str) -> Group:
    person = run[p]
    assert isinstance(person, PersonParse)
    posts: list[PostParse] = []
    rules: list[str] = []
    ranks: list[RankParse] = []
    parts: list[Parse] = [person]
    for k in sorted(owner):
        q, rule = owner[k]
        if q != p:
            continue
        item = run[k]
        parts.append(item)
        if isinstance(item, PostParse):
            posts.append(item)
            rules.append(rule)
        elif isinstance(item, RankParse):
            ranks.append(item)
    for post in shared:
        posts.append(post)
        rules.append("role.shared")
    start, end = min(i.start for i in parts), max(i.end for i in parts)
    if lower[end : end + 1] == ")" and lower.count("(", start, end) > lower.count(")", start, end):
        end += 1  # ông A (Giám đốc Sở X)
    if age := _AGE.match(lower, end):
        end = age.end()
    return Group(start, end, person, tuple(posts), tuple(ranks), tuple(rules))

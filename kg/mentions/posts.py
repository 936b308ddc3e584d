"""Posts: *nguyên Phó Bí thư Thường trực Thành ủy Hà Nội khóa XV*: a role, the body it is in, and for which term."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import BodyHead, Hit, RoleEntry
from kg.mentions import bodies, generic, neighbourhoods, units
from kg.mentions.body_names import sector
from kg.mentions.charges import past_charge
from kg.mentions.company_names import company
from kg.mentions.institutions import STATIONS, institution, station
from kg.mentions.lower_names import goes_on_to_name
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, PostParse, TermParse, UnitParse
from kg.mentions.person_words import begins_person
from kg.mentions.state_posts import country, embassy, land

# The years in which a post was held: "Chủ tịch UBND tỉnh X giai đoạn 2015 - 2020".
_PERIOD = re.compile(r",? \(?(?:giai đoạn|thời kỳ) \d{4} ?- ?\d{4}\)?")
_OLD = re.compile(r" (?:\(cũ\)|cũ\b)")  # "Chủ tịch UBND huyện Ea Kar cũ": of a body that is no more
# What the body is called today, or was before: "Chủ tịch UBND huyện Từ Liêm (nay là quận Nam Từ Liêm)".
_OTHER_NAME = re.compile(
    r" \((?:(?P<now>nay|bây giờ|hiện nay|sau này)|trước đây|trước kia|trước|tiền thân)"
    r"(?: là| thuộc)? (?P<name>[^()\n]{3,90})\)"
)
# "Bí thư Huyện ủy A (nay đã nghỉ hưu)", "(nay là Bí thư Tỉnh ủy)": what became of the holder.
_NOW = re.compile(r" \((?:nay|hiện nay)(?: đã)? là ")
_GONE = re.compile(r" \((?:nay|hiện|hiện nay)(?: đã)? (?:nghỉ hưu|về hưu|nghỉ chế độ|nghỉ|mất|qua đời|từ trần)(?!\w)")
# What a mission is for, before the holder's other posts: "Trưởng đoàn | thanh tra (Phó Chánh Thanh tra tỉnh)".
_MISSION = re.compile(r" (?:công tác|thanh tra|kiểm tra|kiểm toán|giám sát|khảo sát|đàm phán)(?= ?(?:[,(]|[-–] ))")
_FORMER = {"nguyên", "cựu", "cố"}
_ACTING = {"quyền", "q"}
_ASSISTS = {"trợ lý", "thư ký", "phu nhân", "cố vấn"}  # who assists somebody does not hold that post
_BEFORE_ACTING = {",", "-", "(", ":", ";", "giữ", "chức", "vụ", "danh", "làm", "là", "nhiệm", "và"}
_PLURAL = {"các", "những", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "nhiều", "mỗi", "số"}
_BEFORE_FIVE = {"và", "có", "gồm", "là", ",", "cùng", "với", ":", "bầu"}  # else "năm" is a year: ba năm Bí thư
# After these a role's name is part of another word: "bí thư thứ hai", "chủ tịch đoàn" (a presidium).
_NOT_A_POST = {"hóa", "thẻ", "quán"}
_BOARDS = {"Ủy viên", "Ủy viên dự khuyết", "Ủy viên Thường trực", "Phó Chủ tịch", "Thư ký"}


def parse(page: Page, index: int, terms: dict[int, TermParse]) -> PostParse | None:
    """The post that begins at a token (with *nguyên*, *cựu* before it), or None.

    ``terms`` maps offsets to the terms of office that begin there.
    """
    start, word = index, page.word(index)
    former = word in _FORMER and page.role_at(index + 1) is not None
    acting = word in _ACTING and page.role_at(index + 1) is not None
    sitting = word == "đương" and page.word(index + 1) == "kim" and page.role_at(index + 2) is not None
    index += 2 if sitting else former or acting
    hit = page.role_at(index)
    if hit is None:
        return None
    if start == index and page.word(index - 1) == "quyền" and page.word(index - 2) in _BEFORE_ACTING:
        start, acting = index - 1, True
    if _is_cut_off(page, hit) or _in_compound(page, index):
        return None
    entry = hit.entry
    after = page.after(hit.end)
    if first := page.word(after) == "đầu" and page.word(after + 1) == "tiên":
        after += 2
    if page.word(after) == "lâm" and page.word(after + 1) == "thời":
        after += 2
    if page.word(after) == "phụ" and page.word(after + 1) == "trách":
        after = past_charge(page, after)
    found, unit = _bodies(page, hit, entry, after)
    end = found[-1].end if found else unit.end if unit else page.tokens[after - 1].end
    noun, end = generic.noun_after(page, after, end) if not found and unit is None else ("", end)
    if entry.head == "Đoàn" and end == page.tokens[after - 1].end and (task := _MISSION.match(page.text.lower, end)):
        end = task.end()
    entry, end = _alternate(page, entry, end)
    term, end = _term(page, end, terms)
    found, end = _constituency(page, found, end)
    if (period := _PERIOD.match(page.text.lower, end)) is not None:
        end = period.end()
    if (old := _OLD.match(page.text.lower, end)) is not None and (found or unit is not None):
        end, former = old.end(), True
    end, renamed = _past_other_name(page, end) if found else (end, False)
    former = former or renamed or _is_gone(page, end)
    counted = start - 2 if page.word(start - 2) == "đồng" and page.word(start - 1) == "chí" else start
    counted -= page.word(counted - 1) == "nữ" or page.word(counted - 1) == "vị" and page.word(counted - 2) != "cương"
    number = page.word(counted - 1)
    many = page.word(after) == "các"  # Bộ trưởng các Bộ
    plural = many or number in _PLURAL or number.isdigit() or number == "năm" and page.word(counted - 2) in _BEFORE_FIVE
    return PostParse(page.tokens[start].start, end, entry, found, unit, former or first, plural, term, acting, noun)


def _is_gone(page: Page, end: int) -> bool:
    """Whether brackets tell that the holder has retired, or which post is theirs now."""
    now = _NOW.match(page.text.lower, end)
    other = page.role_at(page.after(now.end())) if now is not None else None
    return other is not None or _GONE.match(page.text.lower, end) is not None


def _past_other_name(page: Page, end: int) -> tuple[int, bool]:
    """Where another name of the body ends, and whether it bears it now: a post there under the old one is over."""
    other = _OTHER_NAME.match(page.text.lower, end)
    if other is None or any(page.role_at(k) for k in range(page.after(end), page.index(other.end()))):
        return end, False  # a post in brackets is somebody's
    at = page.after(other.start("name"))
    if not page.tokens[at].capital and page.body_at(at) is None and units.parse(page, at) is None:
        return end, False
    return other.end(), other["now"] is not None


def _alternate(page: Page, entry: RoleEntry, end: int) -> tuple[RoleEntry, int]:
    """*Ủy viên Trung ương Đảng | dự khuyết*: the word that makes a member an alternate one stands after the body."""
    after = page.after(end)
    if entry.label != "Ủy viên" or (page.word(after), page.word(after + 1)) != ("dự", "khuyết"):
        return entry, end
    alternate = next(e for e in page.lexicon.phrases["ủy viên dự khuyết"] if isinstance(e, RoleEntry))
    return alternate, page.tokens[after + 1].end


def first_words() -> set[str]:
    """The words with which a post begins that its lexicon does not hold."""
    return _FORMER | _ACTING | {"đương"}


def members(page: Page, index: int) -> PostParse | None:
    """*các đồng chí trong | Ban Thường vụ Tỉnh ủy: A, …; B, …*: the head of a list of a body's members."""
    if page.word(index - 1) != "trong" or page.word(index - 2) not in ("chí", "viên"):
        return None
    body = bodies.parse(page, index)
    if body is None or body.head.kind not in ("party-board", "party-committee"):
        return None
    if page.word(page.after(body.end)) not in (":", "gồm"):
        return None
    member = next(entry for entry in page.lexicon.phrases["ủy viên"] if isinstance(entry, RoleEntry))
    return PostParse(body.start, body.end, member, (body,), plural=True)


def _is_cut_off(page: Page, hit: Hit[RoleEntry]) -> bool:
    """*chủ tịch đoàn* is no chairman; *Chủ tịch Đoàn …* is one, and *Ủy viên Đoàn Chủ tịch* is a member."""
    word = page.word(page.after(hit.end))
    if word == "đoàn":
        return hit.entry.label.endswith("Chủ tịch") and not page.tokens[page.after(hit.end)].capital
    if hit.entry.label.endswith("Thống đốc"):
        return word in ("bang", "tỉnh", "vùng", "thành")  # of a state abroad, not of the bank
    return word in _NOT_A_POST


def _in_compound(page: Page, index: int) -> bool:
    """*chức vụ | phó …* is no *vụ phó*, *Đoàn chủ tịch* no chairman, *Gia đình Xã hội | Trưởng công an …* no *hội
    trưởng*."""
    before, word = page.word(index - 1), page.word(index)
    return (
        (before in ("chức", "nhiệm") and word == "vụ" and not page.tokens[index].capital)
        or (before in ("xã", "quốc") and word == "hội")
        or (f"{page.word(index - 2)} {before}" in _ASSISTS)
        or (before == "đoàn" and word == "chủ")
        or (before == "tổng" and word != "tổng")
    )


def _constituency(page: Page, found: tuple[BodyParse, ...], end: int) -> tuple[tuple[BodyParse, ...], int]:
    """*Trưởng đoàn Đại biểu Quốc hội khóa XIV đơn vị thành phố Đà Nẵng*: the unit comes after the term."""
    after = page.after(end)
    if len(found) == 1 and found[0].head.label == "Quốc hội" and not found[0].topic:
        delegation = units.parse(page, after)
        if delegation is not None and delegation.name:
            return found, delegation.end  # đại biểu Quốc hội | tỉnh Nghệ An
    if len(found) != 1 or found[0].unit or found[0].head.form != "unit" or page.word(after) not in ("đơn", "của"):
        return found, end
    unit = units.parse(page, after + (2 if page.word(after) == "đơn" else 1))
    if unit is None or not unit.name:
        return found, end
    body = found[0]
    return (BodyParse(body.start, unit.end, body.head, body.topic, body.inner, unit),), unit.end


def _bodies(
    page: Page, hit: Hit[RoleEntry], entry: RoleEntry, after: int
) -> tuple[tuple[BodyParse, ...], UnitParse | None]:
    if entry.within:
        head = page.lexicon.heads[entry.within]
        again = page.body_at(after)
        if again is not None and again.entry.label == entry.within:
            after = page.after(again.end)  # Thành ủy viên | Thành ủy Hải Phòng
        body = bodies.complete(page, head, _named_inside(page, hit, entry.within), after, after_role=True)
        return ((body,) if body else ()), None
    if entry.head == "Đoàn" and page.word(after) == "thanh" or entry.head == "Đội" and land(page, after):
        return (), None  # a team for one inspection, a team in a game
    if entry.label in neighbourhoods.HEADS and (place := neighbourhoods.headed(page, entry.label, after)):
        return (place,), None
    if entry.label in STATIONS and (body := station(page, entry.label, after)):
        return (body,), None
    if entry.head and (body := _fused(page, entry, after)):
        return (body,), None
    if council := _council_of_row(page, entry, after):
        return (council,), None
    after = _qualified(page, after)
    joined = after + 1 if page.word(after) in ("của", "tại") else after
    if page.word(after) == "," and entry.label in ("Giám đốc", "Phó Giám đốc"):
        apart = page.body_at(after + 1)  # Giám đốc, Công an tỉnh
        joined += apart is not None and apart.entry.label in ("Công an", "Sở")
    if body := _central_committee(page, entry, joined) or embassy(page, entry, after) or country(page, entry, joined):
        return (body,), None
    if body := bodies.parse(page, joined, after_role=True):
        return _coordinated(page, entry, _of_country(page, entry, body)), None
    if firm := company(page, joined, entry.label) or institution(page, joined):
        return (firm,), None
    if entry.default.startswith("@"):
        unit = units.parse(page, joined)
        man = unit is not None and not unit.kind and unit.name == "Hồ Chí Minh"  # Chủ tịch Hồ Chí Minh
        if (
            unit is not None
            and not man
            and (unit.name or page.word(joined) in ("tỉnh", "quận", "huyện", "phường", "xã", "thành", "tp"))
        ):
            return (), unit
    return (), None


_COMMANDERS = ("Tư lệnh", "Phó Tư lệnh")
_OF_BOTH = ("Chính ủy", "Phó Chính ủy", "Tham mưu trưởng", "Phó Tham mưu trưởng")  # a province's force has them too
_OF_PROVINCE = tuple(f"{force} {unit}" for force in ("bộ đội biên phòng", "bđbp") for unit in ("tỉnh", "thành phố"))


def _of_country(page: Page, entry: RoleEntry, body: BodyParse) -> BodyParse:
    """*Tư lệnh Bộ đội Biên phòng*: of the whole force, for a province's has a *Chỉ huy trưởng*; so is a *Chính ủy* in
    a text that names no province's force."""
    if body.head.label != "Bộ đội Biên phòng" or body.unit is not None or body.head.form == "fixed":
        return body
    said = entry.label in _OF_BOTH and not any(words in page.text.lower for words in _OF_PROVINCE)
    if not said and entry.label not in _COMMANDERS:
        return body
    return replace(body, head=replace(body.head, form="fixed"))


# "hiệu trưởng | trẻ nhất từ trước tới nay | của Trường A", "nữ chủ tịch | đầu tiên | của HĐND tỉnh".
_QUALIFIED = re.compile(
    r" (?:(?:trẻ|trẻ tuổi|lớn tuổi|cao tuổi|lâu năm) nhất|đầu tiên|đương nhiệm)"
    r"(?: [a-zà-ỹđ]{1,7}){0,6}? (?=của )"
    r"| chuyên trách "
)


def _qualified(page: Page, after: int) -> int:
    """The token after what is said of a holder between the post and its body."""
    token = page.token(after)
    found = _QUALIFIED.match(page.text.lower, token.start - 1) if token is not None and token.start else None
    return page.after(found.end()) if found is not None else after


_OF_COUNCIL = ("Chủ tịch", "Phó Chủ tịch", "Thư ký", "Ủy viên")


def _council_of_row(page: Page, entry: RoleEntry, after: int) -> BodyParse | None:
    """*Chủ tịch Hội đồng, Giám đốc Đại học X*: the council of the school that the next post is in."""
    if entry.label not in _OF_COUNCIL or (page.word(after), page.word(after + 1)) != ("hội", "đồng"):
        return None
    stop = after + 2
    if page.word(stop) not in (",", "kiêm") or page.role_at(stop + 1) is None:
        return None
    following = parse(page, stop + 1, {})
    if following is None or len(following.bodies) != 1 or following.bodies[0].head.kind not in ("school", "institute"):
        return None
    head = page.lexicon.heads["Hội đồng"]
    return BodyParse(page.tokens[after].start, page.tokens[stop - 1].end, head, "", following.bodies[0])


def _named_inside(page: Page, hit: Hit[RoleEntry], body: str) -> int:
    """Where a body's name begins inside a post's: *đại biểu | Hội đồng nhân dân*; else where the post does."""
    index = page.after(hit.start)
    while (token := page.token(index)) is not None and token.end <= hit.end:
        named = page.body_at(index)
        if named is not None and named.entry.label == body:
            return token.start
        index += 1
    return hit.start


_SAID_AGAIN = {"Ủy ban": ("ub",), "Tổ": ("tổ",), "Hạt": ("hạt",), "Đội": ("đội",)}


def _is_lexical(page: Page, entry: RoleEntry, index: int) -> bool:
    """Whether a body of the lexicon begins with the head that is said again, and is read as it stands."""
    hit = page.body_at(index)
    return hit is not None and hit.entry.label != entry.head


_BOARDS_OF_BAN = ("Ban Quản lý", "Ban chỉ đạo")  # Trưởng ban | quản lý dự án X, Phó Ban | chỉ đạo Tây Nam Bộ
# Tokens: Cục trưởng | Cảnh sát Quản lý trại giam, cơ sở giáo dục bắt buộc, trường giáo dưỡng.
LONGEST_FUSED = 17


def _fused(page: Page, entry: RoleEntry, after: int) -> BodyParse | None:
    """A body whose head is inside the post's name: *Trưởng ban | Tổ chức Thành ủy* is of *Ban Tổ chức Thành ủy*."""
    prefix = entry.head.lower() + " "
    start = page.tokens[after - 1].start
    said_again = page.word(after) in _SAID_AGAIN.get(entry.head, ()) and not _is_lexical(page, entry, after)
    if said_again:
        after += 1  # Tổ trưởng | Tổ chống cướp giật, Chủ nhiệm | UB Pháp luật
    for stop, phrase in page.phrase_at(after, LONGEST_FUSED, prefix):
        for candidate in page.lexicon.phrases.get(phrase, ()):
            if isinstance(candidate, BodyHead) and (candidate.form != "topic" or candidate.label in _BOARDS_OF_BAN):
                if owned := bodies.of_association(page, candidate, start, stop):
                    return owned
                found = bodies.complete(page, candidate, start, stop, after_role=True)
                if found is not None or candidate.form != "topic":
                    return found
                following = page.token(stop)
                if following is None or not following.text[0].isalpha() or begins_person(page, stop):
                    return BodyParse(start, page.tokens[stop - 1].end, candidate)  # Trưởng ban | Chỉ đạo: named before
    if entry.head == "Đoàn" and page.word(after) == "đoàn" and units.parse(page, after + 1) is not None:
        delegation = page.lexicon.heads["Đoàn đại biểu Quốc hội"]  # Phó đoàn chuyên trách | đoàn Bình Định
        return bodies.complete(page, delegation, page.tokens[after].start, after + 1, after_role=True)
    explicit = page.body_at(after)
    if explicit is not None and entry.head in ("Văn phòng", "Thanh tra") and not _says_head(page, entry, explicit):
        return bodies.complete(
            page, page.lexicon.heads[entry.head], page.tokens[after - 1].start, after, after_role=True
        )
    if explicit is not None and _repeats_head(page, entry, explicit):
        return bodies.parse(page, after, after_role=True)
    if entry.head == "Đoàn" and explicit is not None and explicit.entry.label == "Quốc hội":
        delegation = page.lexicon.heads["Đoàn đại biểu Quốc hội"]  # Trưởng đoàn Quốc hội tỉnh X
        start, after = page.tokens[after - 1].start, page.after(explicit.end)
        if units.parse(page, after) is not None:
            return bodies.complete(page, delegation, start, after, after_role=True)
        return bodies.parse(page, after - 2, after_role=True)
    # "Chủ nhiệm Văn phòng Chính phủ": the head of the post gives way to the body named.
    gives_way = explicit is not None and explicit.entry.kind != "board"
    if entry.head == "Bộ" and explicit is not None and explicit.entry.label in page.lexicon.fields:
        gives_way = False  # Bộ trưởng Công an
    if entry.head == "Phòng" and explicit is not None and explicit.entry.label == "Thanh tra":
        gives_way = False  # Trưởng phòng Thanh tra chuyên ngành
    if gives_way and (body := bodies.parse(page, after, after_role=True)):
        return None if entry.head == "Ban" and body.head.kind == "party-committee" else body
    if entry.head == "Đoàn" and (page.word_at(after, "unit") or page.word(after) in ("tp", "tphcm")):
        # Who leads "the delegation of a province" leads its deputies in the National Assembly.
        return bodies.complete(
            page, page.lexicon.heads["Đoàn đại biểu Quốc hội"], page.tokens[after - 1].start, after, after_role=True
        )
    committee = entry.head == "Ủy ban" and entry.label.endswith("Chủ nhiệm") and not said_again
    if committee and sector(page, page.lexicon.heads["Ủy ban"], after, after_role=True) is None:
        return None  # Chủ nhiệm Kho K602
    if entry.head == "Ủy ban" and any(p in page.lexicon.lists["no-committee"] for _, p in page.phrase_at(after, 2)):
        return None
    head = page.lexicon.heads[entry.head]
    if head.form == "unit" or head.form == "office" and units.parse(page, after) is not None:
        return bodies.complete(page, head, page.tokens[after - 1].start, after, after_role=True)
    first = page.token(after)
    if first is None:
        return None
    known = first.lower in _SECTOR_STARTS or sector(page, head, after, after_role=True) is not None
    if not (first.capital or known or goes_on_to_name(page, after)):
        return None
    return bodies.complete(page, head, start, after, after_role=True)


def _central_committee(page: Page, entry: RoleEntry, index: int) -> BodyParse | None:
    """*Ủy viên Trung ương, …*: the Central Committee, where no body follows that has a centre of its own."""
    if not entry.label.startswith("Ủy viên"):
        return None
    for stop, phrase in page.phrase_at(index, 3):
        if phrase in ("trung ương", "tư", "t.ư", "tw"):
            following = page.token(stop)
            if following is not None and _is_of_another_party(page, stop):
                return None
            if following is None or not following.text[0].isalnum() or following.lower in _AFTER_CENTRE:
                return BodyParse(
                    page.tokens[index].start,
                    page.tokens[stop - 1].end,
                    page.lexicon.heads["Ban Chấp hành Trung ương Đảng"],
                )
    return None


_LAST_TERM = 14  # of the Party's central committees, elected in 2026


def _is_of_another_party(page: Page, index: int) -> bool:
    """*Ủy viên TW | các khóa 15, 16, 17*: terms that this country's party has not had are of another's."""
    at = index + (page.word(index) == "các")
    term = page.word(at + 1) if page.word(at) == "khóa" else ""
    return term.isdigit() and int(term) > _LAST_TERM


# "cách chức Ủy viên Trung ương | với ông A", "thôi làm Ủy viên Trung ương | từ tháng 10"
_AFTER_CENTRE = ("khóa", "các", "là", "và", "như", "với", "đối", "của", "cho", "từ", "để", "vì", "do", "tại", "khi")
_SECTOR_STARTS = frozenset(
    {
        "giáo",
        "tài",
        "nông",
        "lao",
        "văn",
        "thông",
        "khoa",
        "kế",
        "giao",
        "công",
        "xây",
        "nội",
        "tư",
        "y",
        "du",
        "ngoại",
        "quốc",
        "pháp",
        "kinh",
        "đô",
        "dân",
    }
)


def _repeats_head(page: Page, entry: RoleEntry, hit: Hit[BodyHead]) -> bool:
    """*Trưởng ban Ban Dân vận*, *Cục trưởng Cục Thuế*, *Viện trưởng Viện kiểm sát*: the body says its head again."""
    return _says_head(page, entry, hit) or hit.end - hit.start > 12


def _says_head(page: Page, entry: RoleEntry, hit: Hit[BodyHead]) -> bool:
    return page.text.lower[hit.start : hit.end].startswith(entry.head.lower())


def _coordinated(page: Page, entry: RoleEntry, body: BodyParse) -> tuple[BodyParse, ...]:
    """*Ủy viên Ban Chấp hành, Ban Thường vụ Tỉnh ủy*: one role in each of the bodies."""
    found = [body]
    if entry.label not in _BOARDS:
        return (body,)
    while True:
        after = page.after(found[-1].end)
        head, post = page.body_at(after + 1), page.role_at(after + 1)
        if page.word(after) not in (",", "và") or head is None or (post is not None and post.end > head.end):
            return tuple(found)  # "…, Tỉnh ủy viên" is another post
        following = bodies.parse(page, after + 1)
        if following is None or following.head.kind not in ("party-committee", "party-board", "party-inspection"):
            return tuple(found)
        found.append(following)


def _term(page: Page, end: int, terms: dict[int, TermParse]) -> tuple[TermParse | None, int]:
    """The term of office said right after, with or without a comma or brackets."""
    after = page.after(end)
    for index in (after, after + 1) if page.word(after) in (",", "(", "các") else (after,):
        token = page.token(index)
        if token is not None and token.start in terms:
            return terms[token.start], terms[token.start].end
    return None, end

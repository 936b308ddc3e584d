"""Names of bodies, by recursive descent: a head of the lexicon, then what completes it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import BodyHead, Hit, Word
from kg.mentions import neighbourhoods, units
from kg.mentions.body_names import own_words, sector
from kg.mentions.company_names import branch
from kg.mentions.owners import PARTS_OF_DEPARTMENTS, is_first_of_many, is_owner_apart, owns
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, UnitParse

# What parties are called between "Đảng" and the name of their country: Ban Bí thư Trung ương Đảng Cộng sản Trung Quốc.
_PARTIES = ("cộng sản", "lao động", "nhân dân cách mạng", "nhân dân")
_NAMED_FOR_PLACES = ("school", "company", "press", "hospital", "institute")
_PLACES = (  # Trại giam Thủ Đức, Bảo tàng Đà Nẵng: the place is a word of the name
    *("Trại giam", "Sân bay", "Vườn quốc gia", "Cảng hàng không", "Bảo tàng", "Nhà hát", "Thư viện"),
    *("Thảo cầm viên", "Đài Khí tượng thủy văn", "Khu bảo tồn", "Nhà máy", "Xí nghiệp", "Hợp tác xã"),
)
_OF_UNITS = ("Bảo tàng", "Thư viện")  # Giám đốc Thư viện tỉnh
# What a place names, not where it is.
_SITES = ("Khu kinh tế", "Khu kinh tế cửa khẩu", "Khu công nghiệp", "Khu công nghệ cao", "Vườn quốc gia")
# "Ban Quản lý Khu kinh tế Nghi Sơn | và các Khu công nghiệp tỉnh Thanh Hóa"
_MORE_SITES = re.compile(r" và (?:các )?khu (?:công nghiệp|kinh tế|chế xuất)")
_HAS_BRANCHES = ("school", "department", "agency", "company", "hospital", "police", "military", "ministry", "institute")
_CELLS = ("Chi bộ", "Chi ủy")
_BRANCHES = ("Chi hội", "Chi đoàn")
_OF_NEIGHBOURHOODS = (*_CELLS, "Ban công tác Mặt trận")
_BEFORE_YOUTH = ("thư", "hành", "hội")  # Bí thư, Ban Chấp hành, Đại hội | Đoàn Trường X, Đoàn phường Y
_AT_WORK = ("party-committee", "party-organisation")  # Đảng ủy, Đảng bộ | cơ quan Bộ X
_FORCES = ("Quân sự", "Công an", "Biên phòng", "Bộ đội Biên phòng", "Bộ Chỉ huy Quân sự")
# Bệnh viện Đa khoa | tỉnh, Trung tâm Y tế | huyện
_GENERIC = ("board", "institute", "agency", "association", "hospital")
_IN_LETTERS = ("company", "association")  # said with their letters: Tổng công ty VATM, Hội NVHN
_PARTY_OF_BLOCKS = ("Đảng ủy", "Đảng bộ")
_COMPANIES = ("tập đoàn", "công ty", "tổng công ty", "ngân hàng", "doanh nghiệp")
# Heads that are common words: in lower case they are a body's name only before a capital or a known sector.
_PARTY = frozenset(
    {"party-committee", "party-organisation", "peoples-committee", "peoples-council", "front", "mass-organisation"}
)


def parse(page: Page, index: int, *, after_role: bool = False, depth: int = 0) -> BodyParse | None:
    """The body that begins at a token, as far as the text names it; None where none does.

    ``after_role`` says that a post stands before it, where even common words (*giám đốc sở tài chính*) name a body.
    """
    if page.acronyms and (known := _acronym(page, index)) is not None:
        return known
    hit = page.body_at(index)
    if hit is None or depth > 4:
        return None
    if (
        page.word(index) in page.lexicon.surnames
        and " " not in page.text.lower[hit.start : hit.end]
        and page.capitals(index, 4) >= 3
        and ((owner := page.body_at(index + 1)) is None or owner.entry.kind not in _HAS_BRANCHES)  # Đoàn Trường THPT X
    ):
        return None  # Đoàn Mạnh Giao is a man
    if page.word_at(index, "person") and page.capitals(index, 2) == 2:
        return None  # Trường Chinh was a General Secretary of the Party
    if page.word(index) == "bộ" and page.word_at(index - 1, "region"):
        return None  # Nam Bộ
    if hit.entry.label == "Khoa" and page.word(index + 1) == "học":
        return None  # Bộ trưởng | Khoa học và Công nghệ
    if (role := page.role_at(index)) is not None and role.start == hit.start and role.end > hit.end:
        return None  # Phòng Kế hoạch, | Chi cục trưởng Chi cục Thủy lợi
    head, after = hit.entry, page.after(hit.end)
    if (central := _central(page, head, hit.start, after)) is not None:
        return central
    if (owned := of_association(page, head, hit.start, after, depth=depth)) is not None:
        return owned
    found = complete(page, head, hit.start, after, after_role=after_role, depth=depth)
    if found is not None and _is_common_word(page, index, head, found, after_role):
        return None
    return found


def _central(page: Page, head: BodyHead, start: int, after: int) -> BodyParse | None:
    """*Ủy ban Kiểm tra (UBKT) | Trung ương*: the letters of the head stand in the middle of the central body's name."""
    stop = _past_acronym(page, after, head.label) if page.word(after) == "(" else after
    if stop == after or (page.word(stop), page.word(stop + 1)) != ("trung", "ương"):
        return None
    central = page.lexicon.fixed.get(f"{head.label} Trung ương")
    return BodyParse(start, page.tokens[stop + 1].end, central) if central is not None else None


def of_association(page: Page, head: BodyHead, start: int, after: int, *, depth: int = 0) -> BodyParse | None:
    """The central committee, department or inspection of an association, where it begins as the Party's does, whose
    ``head`` ends before token ``after``: *Ban Chấp hành Trung ương | Hội A*, *Ủy ban Kiểm tra Trung ương | Đoàn*."""
    short = head.label.removesuffix(" Đảng").removesuffix(" Trung ương")
    board = page.lexicon.heads.get(short)
    if head.form != "fixed" or board is None or short == head.label or page.word(after - 1) not in _CENTRAL:
        return None
    if page.word(after) == "đoàn":
        inner = parse(page, after - (2 if page.word(after - 1) == "ương" else 1), depth=depth + 1)
    else:
        inner, board = parse(page, after, depth=depth + 1), replace(board, label=f"{short} Trung ương")
    if inner is None or inner.head.kind not in ("mass-organisation", "association"):
        return None
    return BodyParse(start, inner.end, board, "", inner)


_CENTRAL = ("ương", "tư", "tw")


def _acronym(page: Page, index: int) -> BodyParse | None:
    """An acronym that the text has defined, alone or after what it is: *VATM*, *Tổng công ty VATM*."""
    hit = page.body_at(index)
    at = index if hit is None or hit.entry.kind not in _IN_LETTERS else page.after(hit.end)
    token = page.token(at)
    known = page.acronyms.get(token.text) if token is not None else None
    if token is None or known is None or (at != index and known.head.kind not in _IN_LETTERS):
        return None
    if (joint := page.token(at + 1)) is not None and joint.start == token.end and joint.text in (".", "-", "/"):
        following = page.token(at + 2)
        if following is not None and following.start == joint.end and following.text.isupper():
            return None  # PVC.KBC, PVC-KB: letters of another company
    if at == index and hit is not None and hit.end > token.end:
        return None  # the lexicon knows a longer name: UBATGT Quốc gia
    if page.word(index - 1) == "(" and page.word(at + 1) == ")":
        return None  # where it is defined
    found = replace(known, start=page.tokens[index].start, end=token.end)
    return branch(page, found) if known.head.kind == "company" else found


def _is_common_word(page: Page, index: int, head: BodyHead, found: BodyParse, after_role: bool) -> bool:
    """Whether the head is a word in its plain sense: công an, ban, hội in lower case with nothing that names one."""
    capital = page.tokens[index].capital
    if head.form == "fixed":
        return False
    if head.form == "topic" and not capital:
        known = found.topic in page.lexicon.fields
        return not (known if head.label in ("Sở", "Bộ") else after_role and bool(found.topic))
    if found.inner or found.topic or (found.unit and found.unit.name):
        return False
    if head.kind in _PARTY or head.kind == "party-board":
        return False
    if found.unit is not None:
        return False
    return not (capital and (after_role or (" " in head.label and head.kind != "police")))


_ARMED = ("military", "police")  # forces that other countries have under the same names: Bộ đội Biên phòng | Lào


def complete(
    page: Page, head: BodyHead, start: int, after: int, *, after_role: bool = False, depth: int = 0
) -> BodyParse | None:
    """Read what completes ``head`` from token ``after`` on; the body begins at offset ``start``."""
    end = page.tokens[after - 1].end
    if head.label in _PARTY_OF_BLOCKS and page.word(after) == "khối":
        return None  # "Đảng ủy khối đối ngoại": of no unit
    match head.form:
        case "fixed":
            if country := _country(page, after):
                if head.kind in _ARMED:
                    head = replace(head, label=head.label.removesuffix(" Việt Nam"))
                return BodyParse(start, country.end, head, _abroad(page, start, after, country))
            found = BodyParse(start, end, head)
            branches = head.kind in (
                "association",
                "mass-organisation",
                "religious",
            )  # VCCI Cần Thơ, Hội Sinh viên Việt Nam tỉnh
            return _with_unit(page, found, after) if branches else found
        case "unit":
            country = _country(page, after) if head.kind in _ARMED else None
            place = units.parse(page, _skip_of(page, after)) if country else None
            if country and (place is None or not place.candidates):  # Lào Cai is no Lào
                return BodyParse(start, country.end, replace(head, form="fixed"), country.entry.label)
            return _branch(page, head, start, after, depth) or _with_unit(page, BodyParse(start, end, head), after)
        case "inner":
            return _with_inner(page, BodyParse(start, end, head), after, depth)
        case "office":
            found = _with_inner(page, BodyParse(start, end, head), after, depth)
            return (
                found
                if found.inner or found.unit
                else _with_topic(page, head, start, after, after_role, depth) or found
            )
        case "topic":
            if head.label == "Đoàn" and page.word(after - 2) in _BEFORE_YOUTH:
                youth = page.lexicon.heads["Đoàn Thanh niên Cộng sản Hồ Chí Minh"]
                if branch := _branch(page, youth, start, after, depth):
                    return branch
                unit = units.parse(page, after)
                if unit is not None and unit.kind in neighbourhoods.COMMUNES:
                    return BodyParse(start, unit.end, replace(youth, label=head.label), "", None, unit)
            return _with_topic(page, head, start, after, after_role, depth)


def _branch(page: Page, head: BodyHead, start: int, after: int, depth: int) -> BodyParse | None:
    """The branch of a mass organisation in a school or an agency: *Đoàn Thanh niên … | Trường Đại học Vinh*."""
    if head.kind != "mass-organisation":
        return None
    named = units.parse(page, after)
    if named is not None and named.candidates:
        return None  # Huyện đoàn | Trạm Tấu is of a district, not of a station
    inner = parse(page, _skip_of(page, after), depth=depth + 1)
    if inner is None or inner.head.kind not in _HAS_BRANCHES:
        return None
    return BodyParse(start, inner.end, head, "", inner)


def _abroad(page: Page, start: int, after: int, country: Hit[Word]) -> str:
    """What a body's label is followed by: its country, after the party of which it is."""
    between = page.text.norm[page.tokens[after].start : country.start].strip()
    if page.word(after - 1) != "đảng" or not between:
        return country.entry.label
    centre = "Trung ương Đảng " if page.text.lower.startswith("ban bí thư trung ương đảng", start) else ""
    return f"{centre}{between} {country.entry.label}"


def _country(page: Page, after: int) -> Hit[Word] | None:
    """The country that is named right after a body that this country has too: *Quân ủy Trung ương | Trung Quốc*."""
    if page.word(after - 1) == "đảng":
        party = next((p for p in _PARTIES if " ".join(map(page.word, range(after, after + p.count(" ") + 1))) == p), "")
        after += len(party.split())
    after = _skip_of(page, after)
    country = page.word_at(after, "country")
    return country if country is not None and page.tokens[after].capital else None


def _skip_of(page: Page, after: int) -> int:
    return after + 1 if page.word(after) in ("của", "thuộc", "ở") else after


def _with_unit(page: Page, found: BodyParse, after: int) -> BodyParse | None:
    if page.word(after) == "các":
        return found
    after = _past_acronym(page, after, found.head.label)  # Đảng ủy Quân sự (ĐUQS) tỉnh
    joined = _skip_of(page, after)
    region = page.word_at(joined, "region")
    if region is not None and page.tokens[joined].capital:
        abroad = replace(found.head, form="fixed")
        return BodyParse(found.start, region.end, abroad, region.entry.label)
    unit = units.parse(page, joined) or _of_one_word(page, found.head, joined)
    if unit is None and found.head.label == "Liên minh Hợp tác xã" and page.capitals(after, 2):
        return None  # a union of some cooperatives: Liên minh HTX Dịch vụ Nông nghiệp X
    if unit is None or not _fits(found.head, unit):
        return found
    return BodyParse(found.start, unit.end, found.head, found.topic, found.inner, unit)


def _of_one_word(page: Page, head: BodyHead, index: int) -> UnitParse | None:
    """*Thành ủy | Vinh*, *Thành đoàn | Huế*: a name of one syllable, of which the head says that it is a unit's."""
    token = page.token(index)
    if token is None or not token.capital or len(head.slots) != 1 or index != page.after(page.tokens[index - 1].end):
        return None
    known = units.lookup(token.text, head.slots[0]) if head.kind in ("party-committee", "mass-organisation") else ()
    named = tuple(unit for unit in known if unit.name.casefold() == f"{head.slots[0]} {token.text}".casefold())
    return UnitParse(token.start, token.end, "", token.text, named) if named else None


def _fits(head: BodyHead, unit: UnitParse) -> bool:
    """Whether a body of this head can be one of that unit: a Sở is a province's, a Quận ủy a quận's."""
    if not head.slots:
        return True
    if unit.kind:
        # Since July 2025 communes have divisions too.
        return unit.kind in head.slots or head.label == "Phòng" and (bool(unit.name) or unit.kind in ("phường", "xã"))
    if any(candidate.name.startswith(tuple(s + " " for s in head.slots)) for candidate in unit.candidates):
        return True
    # "Huyện ủy Thanh Oai, tỉnh Hà Tây": the head says of which kind the unit is, whatever else bears the name.
    return head.kind == "party-committee" and bool(units.lookup(unit.name, head.slots[0]))


def _with_inner(page: Page, found: BodyParse, after: int, depth: int) -> BodyParse:
    after = _skip_of(page, _past_acronym(page, after, found.head.label))
    if found.head.label in _OF_NEIGHBOURHOODS and (there := neighbourhoods.of(page, found, after)) is not None:
        return there
    if found.head.label in _CELLS and (number := page.token(after)) is not None and number.text.isdigit():
        return BodyParse(found.start, number.end, found.head, number.text)  # Chi bộ 6
    if found.head.kind in _AT_WORK and page.word(after) == "cơ" and page.word(after + 1) == "quan":
        after += 2
        found = replace(found, topic="cơ quan")
    of_company = found.head.kind == "company-board"  # HĐQT | ngân hàng Eximbank
    inner = parse(page, after, after_role=of_company, depth=depth + 1)
    if inner is not None and inner.head.label.startswith(f"{found.head.label} "):
        return replace(inner, start=found.start)  # Ban Chấp hành (BCH) | Trung ương Đảng
    if inner is not None and inner.head.label != found.head.label:
        return BodyParse(found.start, inner.end, found.head, found.topic, inner, None)
    read = own_words(page, after, found.head, after_role=True) if found.head.kind == "company-board" else None
    if read is not None and read[1].lower() not in _COMPANIES:  # "HĐQT Tập đoàn" says no name
        place = units.parse(page, read[0])  # HĐQT Liên minh HTX Dịch vụ | Đồng Nai
        if place is not None and place.name and not place.kind:
            return BodyParse(found.start, place.end, found.head, f"{read[1]} {place.name}")
        return BodyParse(found.start, page.tokens[read[0] - 1].end, found.head, read[1])
    unit = units.parse(page, after)
    if unit is not None and (unit.name or page.tokens[after].capital or found.head.form == "office"):
        return BodyParse(found.start, unit.end, found.head, found.topic, None, unit)
    return found


def _with_topic(page: Page, head: BodyHead, start: int, after: int, after_role: bool, depth: int) -> BodyParse | None:
    if head.label.endswith("cấp cao") and page.word(after) == "tại" and (seat := units.parse(page, after + 1)):
        place = "Thành phố Hồ Chí Minh" if seat.name == "Hồ Chí Minh" else seat.name
        return BodyParse(start, seat.end, head, f"tại {place}")  # high courts are of three regions, known by seat
    read = sector(page, head, after, after_role) or own_words(page, after, head, after_role=after_role)
    if read is not None and head.label == "Ngân hàng":
        entire = branch(page, BodyParse(start, page.tokens[read[0] - 1].end, head, read[1]))
        read = page.after(entire.end), entire.topic
    if read is not None and head.label == "Bộ" and not _is_ministry(page, read):
        return None
    if read is None:
        # "Ban của HĐND", "Văn phòng Quận ủy": no words of its own, only the body it belongs to.
        return _owned(page, BodyParse(start, page.tokens[after - 1].end, head), after, depth, bare=False)
    stop, topic = read
    if head.label in _BRANCHES and (there := neighbourhoods.of_branch(page, BodyParse(start, 0, head), after, stop)):
        return there
    return _owned(page, BodyParse(start, page.tokens[stop - 1].end, head, topic), stop, depth)


def _past_acronym(page: Page, index: int, label: str = "") -> int:
    """Index past *(GD-ĐT)*, *(PC45)*: letters that stand for the words before them, or for the head ``label``."""
    if page.word(index) != "(":
        return index
    for stop in range(index + 1, index + 6):
        token = page.token(stop)
        if token is None:
            return index
        if token.text == ")":
            if not any(page.word(k).isalpha() for k in range(index + 1, stop)):
                return index  # (2010-2014)
            known = page.body_at(index + 1)
            own = known is None or label.endswith(known.entry.label)
            return stop + 1 if stop > index + 1 and own else index
        if token.text not in ("-", "&") and not token.text.isupper() and not token.text.isdigit():
            return index
    return index


def _of_university(page: Page, found: BodyParse, joined: int, whole: Hit[BodyHead]) -> BodyParse:
    """*Trường ĐH Kinh tế | - ĐHQG Hà Nội*, *(ĐH Huế)*: a school and the university of several that it is in."""
    closing = page.after(whole.end)
    bracket = page.word(joined) == "(" and page.word(closing) == ")"
    end = page.tokens[closing].end if bracket else whole.end
    return BodyParse(found.start, end, found.head, f"{found.topic} - {whole.entry.label}")


def _is_ministry(page: Page, read: tuple[int, str]) -> bool:
    """Whether the words are a ministry's: of this country's, whose names are known, or of a country named after it."""
    stop, topic = read
    return topic in page.lexicon.fields or page.word_at(_skip_of(page, stop), "country") is not None


def _is_named_for_places(head: BodyHead) -> bool:
    return head.kind in _NAMED_FOR_PLACES or head.label in ("Câu lạc bộ", *_PLACES)


def _owned(page: Page, found: BodyParse, after: int, depth: int, *, bare: bool = True) -> BodyParse | None:
    """Read whose the body is: a body or a unit that follows, with or without "của", "thuộc" or a dash."""
    joined = _skip_of(page, after)
    if bare and (closed := _past_acronym(page, joined)) != joined:
        whole = _owned(page, found, closed, depth)
        return whole if whole is not None and (whole.inner or whole.unit) else found
    if page.word(joined) in ("-", ",", "(") and bare and found.head.label == "Trường":
        university = page.body_at(joined + 1)
        if university is not None and university.entry.kind == "school" and university.entry.form == "fixed":
            return _of_university(page, found, joined, university)
    if page.word(joined) in ("-", "(") and bare:
        inner = parse(page, joined + 1, depth=depth + 1)
        if inner and (inner.head.label, inner.topic) == (found.head.label, found.topic):
            closing = page.after(inner.end)  # Bộ Văn hóa, Thể thao và Du lịch (Bộ VHTTDL)
            end = page.tokens[closing].end if page.word(closing) == ")" else inner.end
            return BodyParse(found.start, end, found.head, found.topic)
        if inner and is_owner_apart(found.head, inner):
            closing = page.after(inner.end)
            end = page.tokens[closing].end if page.word(joined) == "(" and page.word(closing) == ")" else inner.end
            return BodyParse(found.start, end, found.head, found.topic, inner)
    if page.word(joined) == "," and bare and found.head.label in PARTS_OF_DEPARTMENTS:
        inner = parse(page, joined + 1, depth=depth + 1)
        if inner and owns(inner, found.head) and not is_first_of_many(page, found.head, page.after(inner.end)):
            return BodyParse(found.start, inner.end, found.head, found.topic, inner)
    if found.head.label == "Bộ" and (country := page.word_at(joined, "country")) and page.tokens[joined].capital:
        foreign = replace(found.head, kind="foreign")
        return BodyParse(found.start, country.end, foreign, f"{found.topic} {country.entry.label}")
    if found.head.kind in ("court", "procuracy") and page.word(joined) in ("-", ","):
        joined += 1  # Tòa án nhân dân khu vực 2 - Lào Cai
    inner = parse(page, joined, after_role=joined > after, depth=depth + 1)
    if inner is not None and inner.head.kind != "party":
        return BodyParse(found.start, inner.end, found.head, found.topic, inner)
    if found.topic and joined == after and (abroad := units.abroad(page, after)) is not None:
        stop, place = abroad  # Hội Hữu nghị Nhật - Việt | tỉnh Osaka
        return BodyParse(found.start, page.tokens[stop - 1].end, found.head, f"{found.topic} {place}")
    unit = units.parse(page, joined)
    generic = found.head.slots or found.topic and found.head.kind in _GENERIC
    generic = generic or found.head.label in _OF_UNITS
    named_for = _is_named_for_places(found.head) or found.topic.endswith(_SITES)
    own = found.topic or found.head.label.endswith("Đại học") or found.head.label in _PLACES
    named_for = (
        named_for or found.head.label in ("Đảng ủy", "Đảng bộ") and found.topic not in _FORCES
    )  # … Than Quảng Ninh
    if unit is not None and unit.name and not unit.kind and own and named_for:
        # Đại học Đà Nẵng, Công ty Cấp nước Sóc Trăng: the place is a word of the name.
        more = _MORE_SITES.match(page.text.lower, unit.end)
        end = more.end() if more is not None else unit.end
        name = f"{found.topic} {unit.name}{page.text.norm[unit.end : end]}".lstrip()
        named = BodyParse(found.start, end, found.head, name)
        return _with_unit(page, named, page.after(end)) if more is not None else named
    if unit is not None and not found.topic and found.head.label == "Câu lạc bộ":
        return None
    if unit is not None and not unit.name and found.head.kind == "association" and page.capitals(page.after(unit.end)):
        return found  # "Hội Hữu nghị Nhật - Việt thành phố Sakai": of a unit that is not known
    if unit is not None and (unit.name or generic) and _fits(found.head, unit):
        return BodyParse(found.start, unit.end, found.head, found.topic, None, unit)
    return found if found.topic else None

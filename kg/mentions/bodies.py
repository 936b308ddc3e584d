"""Names of bodies, by recursive descent: a head of the lexicon, then what completes it."""

from __future__ import annotations

from kg.lexicon import BodyHead, sector_key
from kg.mentions import units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, UnitParse

# A body's own name stops before these words: function words, and verbs of news.
_STOPS = frozenset(
    ["đã", "đang", "sẽ", "vừa", "được", "bị", "cho", "nói", "tại", "ở", "trong", "với", "cùng", "để", "khi", "nhằm", "theo", "do", "từ", "là", "có", "không", "chưa", "này", "đó", "trên", "sau", "trước", "thì", "mà", "nếu", "hay", "hoặc", "tới", "đến", "vào", "ra", "làm", "giữ", "thay", "trao", "cũng", "còn", "như", "rằng", "vì", "bởi", "nay", "mới", "năm", "ngày", "tháng", "gửi", "nêu", "vẫn", "phải", "cần", "đưa", "lên", "xuống", "gồm", "của", "thuộc", "kiêm", "rồi", "ông", "bà", "anh", "chị", "hiện", "xin", "muốn", "những", "các", "nhiều", "mọi", "mỗi", "bên", "ngoài", "giữa", "qua", "sang", "sớm"]
)
# These stop it even after its first syllable (Cục Hàng | không is one word, Cục Thuế | đã is not).
_HARD_STOPS = frozenset(["đã", "đang", "sẽ", "được", "bị", "cho", "là", "của", "tại", "do", "cũng", "vừa", "với", "trong", "ở", "để", "khi", "nói", "từ"])
# Verbs of two syllables whose first one also begins nouns: the pair stops the name, unless it is the name's second syllable.
_STOP_PAIRS = frozenset(
    """phát biểu,khẳng định,nhấn mạnh,đề nghị,yêu cầu,chủ trì,chủ động,tham dự,tham gia,tiếp tục,chính thức,xem xét,nhận quyết,ban hành,tổ chức,trả lời,
    thông báo,thông tin,kết luận,chỉ đạo,quyết định,phụ trách,đồng thời,bày tỏ,thừa ủy,biểu dương,đánh giá,báo cáo,trình bày,chia sẻ,ký quyết,dự kiến,
    trực thuộc,nguyên là,nguyên giám,về việc,về công,về kết,một số,hai bên,ba năm,triển khai,chịu trách,công bố,kiểm tra,tiến hành,phối hợp,thống nhất,và nghe,cảnh cáo,kiến nghị,
    hướng dẫn,khai mạc,bế mạc,trở thành,nhận định,cam kết,giải thích,khẩn trương,tập trung,phê duyệt,ghi nhận,thực hiện,đạt được,nhiệm kỳ,nộp đơn,vi phạm""".replace(
        "\n    ", ""
    ).split(",")
)
# Bodies that every country has: followed by its name, they are that country's.
_EVERY_COUNTRY = ("Quốc hội", "Chính phủ", "Ngân hàng Nhà nước")
_NAMED_FOR_PLACES = ("school", "company", "press", "hospital", "institute")
# Schools are called after people.
_NAMED_AFTER = frozenset({"thpt", "thcs", "thông", "sở", "chuyên", "học"})
_JOINS = frozenset({"và", "-", ",", "&"})
_OPENED = {
    "HKVN": "Hàng không Việt Nam",
    "BĐS": "Bất động sản",
    "GPMB": "Giải phóng mặt bằng",
    "THADS": "Thi hành án dân sự",
    "ATTP": "An toàn thực phẩm",
    "KCN": "Khu công nghiệp",
    "THPT": "Trung học phổ thông",
    "THCS": "Trung học cơ sở",
    "ĐH": "Đại học",
    "CĐ": "Cao đẳng",
    "BQL": "Ban Quản lý",
}
# A company's name is more than its legal form.
_LEGAL_FORM = frozenset(
    ["cổ", "phần", "cp", "tnhh", "trách", "nhiệm", "hữu", "hạn", "một", "hai", "thành", "viên", "mtv", "hợp", "danh", "tư", "nhân", "nhà", "nước", "và"]
)
LONGEST_TOPIC = 14  # tokens; Ủy ban Văn hóa, Giáo dục, Thanh niên, … is the longest name met
LONGEST_SECTOR = 11
# Heads that are common words: in lower case they are a body's name only before a capital or a known sector.
_PARTY = frozenset(
    {"party-committee", "party-organisation", "peoples-committee", "peoples-council", "front", "mass-organisation"}
)


def parse(page: Page, index: int, *, after_role: bool = False, depth: int = 0) -> BodyParse | None:
    """The body that begins at a token, as far as the text names it; None where none does.

    ``after_role`` says that a post stands before it, where even common words (*giám đốc sở tài chính*) name a body.
    """
    hit = page.body_at(index)
    if hit is None or depth > 4:
        return None
    if (
        page.word(index) in page.lexicon.surnames
        and " " not in page.text.lower[hit.start : hit.end]
        and page.capitals(index, 4) >= 3
    ):
        return None  # Đoàn Mạnh Giao is a man
    head: BodyHead = hit.entry  # type: ignore[assignment]
    found = complete(page, head, hit.start, page.after(hit.end), after_role=after_role, depth=depth)
    if found is not None and _is_common_word(page, index, head, found, after_role):
        return None
    return found


def _is_common_word(page: Page, index: int, head: BodyHead, found: BodyParse, after_role: bool) -> bool:
    """Whether the head is a word in its plain sense: công an, ban, hội, trường in lower case with nothing that names one."""
    capital = page.tokens[index].capital
    if head.form == "fixed":
        return False
    if head.form == "topic" and not capital:
        known = found.topic in page.lexicon.sectors.values()
        return not (known if head.label in ("Sở", "Bộ") else after_role and bool(found.topic))
    if found.inner or found.topic or (found.unit and found.unit.name):
        return False
    if head.kind in _PARTY or head.kind == "party-board":
        return False
    if found.unit is not None:
        return False
    return not (capital and (after_role or (" " in head.label and head.kind != "police")))


def complete(
    page: Page, head: BodyHead, start: int, after: int, *, after_role: bool = False, depth: int = 0
) -> BodyParse | None:
    """Read what completes ``head`` from token ``after`` on; the body begins at offset ``start``."""
    end = page.tokens[after - 1].end
    match head.form:
        case "fixed":
            country = page.word_at(after, "country") if head.label in _EVERY_COUNTRY else None
            return BodyParse(start, country.end, head, country.entry.label) if country else BodyParse(start, end, head)  # type: ignore[union-attr]
        case "unit":
            return _with_unit(page, BodyParse(start, end, head), after)
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
            return _with_topic(page, head, start, after, after_role, depth)


def _skip_of(page: Page, after: int) -> int:
    return after + 1 if page.word(after) in ("của", "thuộc") else after


def _with_unit(page: Page, found: BodyParse, after: int) -> BodyParse:
    if page.word(after) == "các":
        return found
    unit = units.parse(page, _skip_of(page, after))
    if unit is None or not _fits(found.head, unit):
        return found
    return BodyParse(found.start, unit.end, found.head, found.topic, found.inner, unit)


def _fits(head: BodyHead, unit: UnitParse) -> bool:
    """Whether a body of this head can be one of that unit: a Sở is a province's, a Quận ủy a quận's."""
    if not head.slots:
        return True
    if unit.kind:
        return unit.kind in head.slots
    return any(candidate.name.startswith(tuple(s + " " for s in head.slots)) for candidate in unit.candidates)


def _with_inner(page: Page, found: BodyParse, after: int, depth: int) -> BodyParse:
    after = _skip_of(page, after)
    if found.head.kind == "party-committee" and page.word(after) == "cơ" and page.word(after + 1) == "quan":
        after += 2
    inner = parse(page, after, depth=depth + 1)
    if inner is not None and inner.head.label != found.head.label:
        return BodyParse(found.start, inner.end, found.head, found.topic, inner, None)
    if found.head.kind == "company-board" and (read := _own_words(page, after)):
        return BodyParse(found.start, page.tokens[read[0] - 1].end, found.head, read[1])
    unit = units.parse(page, after)
    if unit is not None and (unit.name or page.tokens[after].capital or found.head.form == "office"):
        return BodyParse(found.start, unit.end, found.head, found.topic, None, unit)
    return found


def _with_topic(page: Page, head: BodyHead, start: int, after: int, after_role: bool, depth: int) -> BodyParse | None:
    read = _sector(page, head, after, after_role) or _own_words(page, after)
    if read is None:
        # "Ban của HĐND", "Văn phòng Quận ủy": no words of its own, only the body it belongs to.
        return _owned(page, BodyParse(start, page.tokens[after - 1].end, head), after, depth, bare=False)
    stop, topic = read
    return _owned(page, BodyParse(start, page.tokens[stop - 1].end, head, topic), stop, depth)


def _owned(page: Page, found: BodyParse, after: int, depth: int, *, bare: bool = True) -> BodyParse | None:
    """Read whose the body is: a body or a unit that follows, with or without "của", "thuộc" or a dash."""
    joined = _skip_of(page, after)
    if page.word(joined) in ("-", "(") and bare:
        inner = parse(page, joined + 1, depth=depth + 1)
        if inner and inner.head.label in ("Bộ", "Tổng cục", "Tập đoàn", "Trường", "Sở", "Thành ủy", "Tỉnh ủy"):
            closing = page.after(inner.end)
            end = page.tokens[closing].end if page.word(joined) == "(" and page.word(closing) == ")" else inner.end
            return BodyParse(found.start, end, found.head, found.topic, inner)
    inner = parse(page, joined, depth=depth + 1)
    if inner is not None and inner.head.kind not in ("party",):
        return BodyParse(found.start, inner.end, found.head, found.topic, inner)
    unit = units.parse(page, joined)
    generic = found.head.slots or found.topic and found.head.kind in ("board", "institute")
    if unit is not None and unit.name and not unit.kind and found.topic and found.head.kind in _NAMED_FOR_PLACES:
        # Đại học Đà Nẵng, Công ty Cấp nước Sóc Trăng: the place is a word of the name.
        return BodyParse(found.start, unit.end, found.head, f"{found.topic} {unit.name}")
    if unit is not None and not found.topic and found.head.label == "Câu lạc bộ":
        return None
    if unit is not None and (unit.name or generic) and _fits(found.head, unit):
        return BodyParse(found.start, unit.end, found.head, found.topic, None, unit)
    return found if found.topic else None


def _sector(page: Page, head: BodyHead, after: int, after_role: bool) -> tuple[int, str] | None:
    """A known field of departments and ministries: canonical name; the longest that matches."""
    token = page.token(after)
    if token is None or not (token.capital or after_role or page.tokens[after - 1].capital):
        return None
    for stop, phrase in page.phrase_at(after, LONGEST_SECTOR):
        label = page.lexicon.sectors.get(sector_key(phrase))
        if label is None:
            continue
        if head.label not in ("Sở", "Bộ") and stop < len(page.tokens) and _goes_on(page, stop):
            return None  # "Cục Quản lý giá": the sector is only part of a longer name
        return stop, label
    return None


def _goes_on(page: Page, index: int) -> bool:
    word = page.word(index)
    return bool(word) and word.isalpha() and word not in _STOPS and not page.tokens[index].capital


def _own_words(page: Page, after: int) -> tuple[int, str] | None:
    """Words of the body's own name: from a capital or a number on, up to a verb, a mark, a person, a unit or another body."""
    first = page.token(after)
    if first is None or not (first.capital or first.text[0].isdigit() or first.text == '"' or _plain_name(page, after)):
        return None
    if first.text == '"' or (first.lower == "chủ" and page.word(after + 1) == "tịch"):
        return None
    if abroad := _abroad(page, after):
        return abroad
    if (units.parse(page, after) or begins_person(page, after)) and not _is_school_name(page, after):
        return None
    stop = after + 1
    while stop < after + LONGEST_TOPIC and (page.token(stop) is not None):
        step = _continues(page, stop, after)
        if not step:
            break
        stop += step
    words = page.text.norm[page.tokens[after].start : page.tokens[stop - 1].end].split()
    if len("".join(words)) < 2 or all(w.lower() in _LEGAL_FORM for w in words):
        return None
    return stop, " ".join(_OPENED.get(word, word) for word in words)


# Heads whose name goes on in lower case: Trung tâm hỗ trợ xuất khẩu, Ban Quản lý dự án …, Bệnh viện đa khoa huyện …
_LOWER_NAMES = ("quản lý", "chỉ đạo", "trung tâm", "bệnh viện")


def _plain_name(page: Page, after: int) -> bool:
    before = page.tokens[after - 2 : after]
    if (
        len(before) < 2
        or " ".join(t.lower for t in before) not in _LOWER_NAMES
        or not (before[0].capital or page.tokens[after - 3].capital)
    ):
        return False
    word, pair = page.word(after), f"{page.word(after)} {page.word(after + 1)}"
    return word.isalpha() and word not in _STOPS and pair not in _STOP_PAIRS and not _opens_mention(page, after)


def _abroad(page: Page, after: int) -> tuple[int, str] | None:
    """*Đại sứ quán Việt Nam tại Lào*: an embassy's name says in which country."""
    if page.word(after - 1) not in ("quán", "sứ") or page.word(after + 2) != "tại":
        return None
    country = page.word_at(after + 3, "country")
    if country is None:
        return None
    stop = page.after(country.end)
    return stop, " ".join(page.text.norm[page.tokens[after].start : country.end].split())


def _is_school_name(page: Page, after: int) -> bool:
    """Schools and hospitals are called after people and places: Trường THPT Lê Quý Đôn, Học viện Nguyễn Ái Quốc."""
    return page.word(after - 1) in ("trường", "học", "viện", "thpt", "thcs", "học viện") and begins_person(page, after)


def _continues(page: Page, index: int, first: int) -> int:
    """How many tokens from ``index`` on continue the name: 0, 1, or 2 for a joint and the word after it."""
    token = page.token(index)
    if token is None:
        return 0
    if token.lower in _JOINS:
        following = page.token(index + 1)
        if following is None or not following.text[0].isalnum() or following.lower in _STOPS:
            return 0
        if not following.text[0].isalpha():
            return 0
        if token.lower == "," and not (following.capital and not _opens_mention(page, index + 1)):
            return 0
        if token.lower in ("-", "và") and _opens_mention(page, index + 1):
            return 0
        return 2
    numbered = (
        page.tokens[first].text.isupper() or page.tokens[first].text.isdigit()
    )  # Vụ I, Phòng 5: one syllable is all
    stops = _STOPS if index > first + 1 or numbered else _HARD_STOPS
    if not token.text[0].isalnum() or token.lower in stops or _is_term(page, index):
        return 0
    if f"{token.lower} {page.word(index + 1)}" in _STOP_PAIRS and (index > first + 1 or numbered):
        return 0
    if page.tokens[index - 1].lower in _NAMED_AFTER and begins_person(page, index):
        return page.capitals(index, 4)
    return 0 if _opens_mention(page, index) else 1


def _is_term(page: Page, index: int) -> bool:
    """*… khóa 4*, *… khóa XIV*: a term of office, not a part of the name."""
    following = page.token(index + 1)
    return (
        page.word(index) == "khóa" and following is not None and (following.text.isdigit() or following.text.isupper())
    )


def _opens_mention(page: Page, index: int) -> bool:
    """Whether a unit, a person, a post or another body begins here."""
    token = page.tokens[index]
    if page.role_at(index) or page.word_at(index, "honorific") or page.rank_at(index) and token.capital:
        return True
    if page.word_at(index, "unit") and page.word(index + 1) not in ("hội",):
        return True
    if not token.capital:
        return False
    hit = page.body_at(index)
    if hit is not None and (" " in page.text.lower[hit.start : hit.end] or hit.entry.label in ("Bộ", "Sở", "UBND")):  # type: ignore[union-attr]
        return True
    return begins_person(page, index) or units.parse(page, index) is not None


def begins_person(page: Page, index: int) -> bool:
    """Whether capitals from here on look like a person's name: a surname and one or more given names."""
    word = page.word(index)
    count = page.capitals(index, 5)
    if word in page.lexicon.surnames:
        return count >= 2
    return word in page.lexicon.weak_surnames and count >= 3

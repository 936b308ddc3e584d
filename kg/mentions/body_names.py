"""The words of a body's own name: a known field of work (*Sở | Tài chính*), or capitals and what goes on after them."""

from __future__ import annotations

import re

from kg.lexicon import BodyHead, sector_key
from kg.mentions import units
from kg.mentions.foreign_words import LONGEST_SYLLABLE
from kg.mentions.letters import OPENED, OPENED_AFTER
from kg.mentions.page import Page

# Schools are called after people.
_NAMED_AFTER = frozenset({"thpt", "thcs", "thông", "sở", "chuyên", "học", "lương"})
_JOINS = frozenset({"và", "-", ",", "&"})
_BETWEEN_COUNTRIES = re.compile("(?<=[a-zà-ỹ])-(?=[A-ZĐ])")  # Hội Hữu nghị Việt Nam-Cuba
_LETTERS_ASIDE = re.compile(r" \([A-ZĐ&-]{2,10}\) ")  # Ủy ban An toàn giao thông (ATGT) Quốc gia
LONGEST_TOPIC = 14  # tokens; Ủy ban Văn hóa, Giáo dục, Thanh niên, … is the longest name met
_NUMBERED = ("military", "court", "procuracy")  # Quân khu 7, Tòa án nhân dân khu vực 2
LONGEST_PROJECT = 20  # Ban Quản lý dự án đầu tư xây dựng công trình nông nghiệp và phát triển nông thôn
LONGEST_SECTOR = 11
_PROJECTS = ("Ban Quản lý", "Ban chỉ đạo")


def sector(page: Page, head: BodyHead, after: int, after_role: bool) -> tuple[int, str] | None:
    """(index past the end, canonical name) of the known field of departments and ministries that begins at ``after``.

    The longest that matches; None where there is none.
    """
    token = page.token(after)
    if token is None or not (token.capital or after_role or page.tokens[after - 1].capital):
        return None
    sectors, beginnings = page.lexicon.sectors, page.lexicon.sector_beginnings
    if token.lower not in beginnings and sector_key(head.label) not in beginnings:
        return None
    for stop, phrase in page.phrase_at(after, LONGEST_SECTOR):
        # What the letters stand for can hang on the head: "Sở VH-TT", "Phòng VH-TT".
        label = sectors.get(sector_key(f"{head.label} {phrase}")) or sectors.get(sector_key(phrase))
        if label is None:
            continue
        if head.label not in ("Sở", "Bộ") and stop < len(page.tokens) and _goes_on(page, head, stop):
            return None  # "Cục Quản lý giá", "Hiệp hội Du lịch Việt Nam": the sector is only part of a longer name
        return stop, label
    return None


def _goes_on(page: Page, head: BodyHead, index: int) -> bool:
    word = page.word(index)
    if not word.isalpha() or word in page.lexicon.lists["name-stop"] or _opens_mention(page, index):
        return False
    return not page.tokens[index].capital or not (page.body_at(index) or len(page.word(index)) == 1)


def own_words(page: Page, after: int, head: BodyHead, *, after_role: bool = False) -> tuple[int, str] | None:
    """(index past the end, words) of the body's own name, which begins at ``after`` with a capital or a number.

    It goes up to a verb, a mark, a person, a unit or another body; None where no name begins.
    """
    first = page.token(after)
    if first is None or first.text == '"':
        return None
    if not (first.capital or first.text[0].isdigit() or _plain_name(page, after, head, after_role)):
        return None
    if first.lower == "chủ" and page.word(after + 1) == "tịch":
        return None
    if head.label == "Hội" and first.lower == "nghị" and page.word(after + 1) == "lần":
        return None  # Hội | nghị lần thứ tám
    if abroad := _abroad(page, after):
        return abroad
    if (units.parse(page, after) or begins_person(page, after)) and not _is_school_name(page, after):
        return None
    stop = after + 1
    longest = LONGEST_PROJECT if head.label in _PROJECTS else LONGEST_TOPIC
    while stop < after + longest and (page.token(stop) is not None):
        step = 0 if _proper_name_ends(page, head, stop, after) else _continues(page, stop, after)
        if not step and head.kind == "company" and page.tokens[stop].capital and _is_legal_form(page, after, stop):
            step = page.capitals(stop, 4)  # Công ty TNHH TM Hoàng Gia Phát: the name is still to come
        if page.acronyms and _is_owner(page, head, stop):
            break
        if not step or head.label == "Bộ" and page.word_at(stop, "country") and page.tokens[stop].capital:
            break
        stop += step
    words = page.text.norm[page.tokens[after].start : page.tokens[stop - 1].end].split()
    if (
        len("".join(words)) < 2
        and not (words[0].isdigit() and head.kind in _NUMBERED)
        and not (words[0].isupper() and head.kind == "hospital")
        or head.kind == "company"
        and _is_legal_form(page, after, stop)
    ):
        return None
    words[0] = OPENED_AFTER.get((head.label, words[0]), words[0])
    name = _LETTERS_ASIDE.sub(" ", " ".join(OPENED.get(word, word) for word in words))
    return stop, _BETWEEN_COUNTRIES.sub(" - ", name) if head.kind == "association" else name


def _is_owner(page: Page, head: BodyHead, index: int) -> bool:
    """*Ban Kế hoạch | EVN*: letters that the text has made for a body are whose the part before them is. A company may
    have such letters in its own name."""
    return head.kind != "company" and page.tokens[index].text in page.acronyms and not page.capitals(index + 1)


def _proper_name_ends(page: Page, head: BodyHead, index: int, first: int) -> bool:
    """Whether a proper name stands before ``index`` and lower case follows: *Công ty MHBS | hưởng lợi*, *Hội Thủy lợi
    Việt Nam | lại nêu*."""
    token, before = page.tokens[index], page.tokens[index - 1]
    if token.capital or not token.text.isalpha():
        return False
    if page.word(index - 2) == "việt" and before.text == "Nam":
        return token.lower != "học"
    if head.kind not in ("company", "company-board") or before.lower in page.lexicon.lists["legal-form"]:
        return False
    in_letters = before.text.isupper() and len(before.text) > 1
    foreign = before.capital and len(before.text) > LONGEST_SYLLABLE
    in_row = index - 2 >= first and before.capital and page.tokens[index - 2].capital
    return in_letters or foreign or (in_row and page.word(index - 2) not in page.lexicon.lists["legal-form"])


# Heads whose name goes on in lower case: Trung tâm hỗ trợ xuất khẩu, Ban Quản lý dự án …, Bệnh viện đa khoa huyện …
_LOWER_AFTER_ROLE = ("cục", "vụ", "hội", "viện", "đội", "trạm", "quỹ")  # Cục trưởng Cục chống tham nhũng
_LOWER_NAMES = (
    *("quản lý", "chỉ đạo", "trung tâm", "bệnh viện", "nhà máy", "nhà hát", "bảo tàng", "thư viện", "xí nghiệp"),
    *("hàng không", "bảo tồn", "thủy văn", "cảng vụ", "chi cục", "tổng cục", "hiệp hội", "liên đoàn"),
)


def _is_legal_form(page: Page, first: int, stop: int) -> bool:
    return all(page.word(index) in page.lexicon.lists["legal-form"] for index in range(first, stop))


def _plain_name(page: Page, after: int, head: BodyHead, after_role: bool) -> bool:
    word, before = page.tokens[after - 1], page.tokens[after - 2 : after]
    kind = " ".join(token.lower for token in before)
    lower = head.kind in _NAMED_IN_LOWER or head.label in _PROJECTS or page.word(after) in _TEAMS.get(head.label, ())
    if after_role and lower and goes_on_to_name(page, after):
        return True
    if page.word(after) in page.lexicon.lists["legal-form"] and kind in _COMPANIES:
        return _legal_form_ends(page, after)
    if word.lower in ("đoàn", "đội") and page.word(after) in page.lexicon.lists["branch-of-arms"]:
        return any(page.word(index).isdigit() for index in range(after, after + 5))
    if page.word(after) in page.lexicon.lists["trade"] and kind in _COMPANIES:
        return _trade_ends(page, after)
    if kind == "quản lý" and (page.word(after), page.word(after + 1)) == ("các", "khu"):
        return True  # Ban Quản lý | các khu công nghiệp Đồng Nai
    short = after_role and word.capital and word.lower in _LOWER_AFTER_ROLE
    long = kind in _LOWER_NAMES
    # "giám đốc bệnh viện đa khoa huyện X", "trưởng ban quản lý dự án Y", "đồn trưởng đồn biên phòng cửa khẩu Z"
    general = after_role and (word.lower, page.word(after)) in _GENERAL
    if not (short or general) and not (long and (before[0].capital or page.tokens[after - 3].capital)):
        return False
    first = page.word(after)
    if not first.isalpha() or first in page.lexicon.lists["name-stop"] or _is_stop_pair(page, after):
        return False
    return not _opens_mention(page, after)


# A body in lower case after a post, and the first word of what it is before its name.
_GENERAL = (
    *(("viện", "đa"), ("bv", "đa"), ("lý", "dự"), ("trường", "tiểu"), ("trường", "mầm"), ("trường", "trung")),
    *(("trường", "đại"), ("trường", "cao"), ("trường", "thpt"), ("trường", "thcs")),
    *(("không", "quốc"), ("máy", "thủy"), ("văn", "khu"), ("phòng", "cửa")),
)
# Kinds of bodies whose name often begins with what they do, in lower case.
_NAMED_IN_LOWER = ("company", "school", "institute", "hospital", "agency", "association", "military")
# Of the police, not of a game; and prisons by their number.
_TEAMS = {"Đội": ("cảnh", "csgt", "quản", "thanh", "trật", "kiểm", "an", "điều"), "Trại giam": ("số",)}
LONGEST_LOWER = 12  # tokens; … khai thác công trình thủy lợi | Nghệ An


def goes_on_to_name(page: Page, after: int) -> bool:
    """*Xí nghiệp | quản lý phà Thanh niên xung phong*, *trường | tiểu học Quy Kỳ*, *Chi cục | thú y TP HCM*: after a
    post, words in lower case that go on to a capital or a unit, with no verb and nobody between."""
    lists = page.lexicon.lists
    for index in range(after, after + LONGEST_LOWER):
        token = page.token(index)
        if token is None:
            return False
        if token.lower in ("-", "và") and index > after:
            continue
        if token.lower == "số" and page.word(index + 1).isdigit():
            return True  # Xí nghiệp thoát nước số 3
        if token.lower == "gia" and page.word(index - 1) == "quốc" and not page.word(index + 1).isalpha():
            return True  # Bảo tàng lịch sử quốc gia
        unit = units.parse(page, index)
        if token.capital or unit is not None and unit.kind:
            return index > after and (unit is not None and bool(unit.name) or not _opens_mention(page, index))
        stops = token.lower in lists["no-name-word"] or token.lower in lists["name-stop"] or _is_stop_pair(page, index)
        if not token.text.isalpha() or stops and not _is_half_of_noun(page, index) or _opens_mention(page, index):
            return False
    return False


_COMPANIES = ("công ty", "tổng công", "ngân hàng", "tập đoàn")


def _legal_form_ends(page: Page, after: int) -> bool:
    """*công ty cổ phần | Bóng đèn Điện Quang*: the form in lower case, then a name with a capital."""
    stop = after
    while stop < after + 6 and page.word(stop) in page.lexicon.lists["legal-form"] and not page.tokens[stop].capital:
        stop += 1
    token = page.token(stop)
    return token is not None and token.capital and not _opens_mention(page, stop)


def _trade_ends(page: Page, after: int) -> bool:
    """*Công ty vận tải | Hoàng Long*, *Công ty lương thực | Tiền Giang*: what a company does in lower case, then its
    name; not *Giám đốc công ty vận tải Trần Văn A*."""
    lists, stop = page.lexicon.lists, after
    while stop < after + 8 and (page.word(stop) in lists["trade"] or page.word(stop) in lists["legal-form"]):
        if page.tokens[stop].capital:
            break
        stop += 1
    token = page.token(stop)
    if token is None or not token.capital:
        return False
    unit = units.parse(page, stop)
    return unit is not None and not unit.kind and bool(unit.name) or not _opens_mention(page, stop)


def _is_stop_pair(page: Page, index: int) -> bool:
    pair = f"{page.word(index)} {page.word(index + 1)}"
    lists = page.lexicon.lists
    return pair in lists["name-stop-pair"] or pair in lists["sentence-start"] and page.tokens[index].capital


def _is_half_of_noun(page: Page, index: int) -> bool:
    """*trang thiết | bị y tế*, *lao động | ngoài nước*: what would else be a function word."""
    before, word, after = page.word(index - 1), page.word(index), page.word(index + 1)
    nouns = page.lexicon.lists["no-name-stop"]
    return f"{before} {word}" in nouns or f"{word} {after}" in nouns


def _abroad(page: Page, after: int) -> tuple[int, str] | None:
    """*Đại sứ quán Việt Nam tại Lào*: an embassy's name says in which country."""
    if page.word(after - 1) not in ("quán", "sứ", "ủy") or page.word(after + 2) != "tại":
        return None
    country = page.word_at(after + 3, "country")
    if country is None:
        return None
    stop = page.after(country.end)
    return stop, " ".join(page.text.norm[page.tokens[after].start : country.end].split())


def _is_school_name(page: Page, after: int) -> bool:
    """Schools and hospitals are called after people and places: Trường THPT Lê Quý Đôn, Học viện Nguyễn Ái Quốc; and
    two capitals that begin with a rare surname are a company's name: Công ty Âu Lạc."""
    if page.word(after - 1) == "ty" and page.capitals(after, 4) == 2:
        return page.word(after) not in page.lexicon.lists["common-surname"] and not units.parse(page, after)
    return page.word(after - 1) in ("trường", "học", "viện", "thpt", "thcs", "bay") and begins_person(page, after)


def _continues(page: Page, index: int, first: int) -> int:
    """How many tokens from ``index`` on continue the name: 0, 1, or 2 for a joint and the word after it."""
    token = page.token(index)
    if token is None:
        return 0
    if token.text == "," and page.word(index + 1) == page.word(first):
        return 0  # HĐQT FLC | , FLC Faros
    if token.lower in _JOINS:
        if token.text == "-" and _goes_on_with_a_place(page, first, index):
            return 1 + page.capitals(index + 1, 3)
        return 2 if _joins(page, token.lower, index + 1) else 0
    if token.text in ("/", ".") and page.tokens[index - 1].text.isupper() and (closer := page.token(index + 1)):
        joined = page.tokens[index - 1].end == token.start and closer.start == token.end
        joined = joined and page.rank_at(index - 1) is None  # Hiệu trưởng PGS.TS A
        return 2 if closer.text.isupper() and len(closer.text) > 1 and joined else 0  # HIV/AIDS, PVC.KBC
    if token.text == "(" and page.tokens[index + 1].text.isupper() and page.word(index + 2) == ")":
        return 3 if page.capitals(index + 3) and _abbreviates(page, index + 1) else 0
    # Vụ I, Phòng 5: one syllable is all.
    numbered = page.tokens[first].text.isupper() or page.tokens[first].text.isdigit()
    complete = (index > first + 1 or numbered) and page.word(index - 1) not in ("tác", "nghiệp")
    stops = page.lexicon.lists["name-stop" if complete else "name-hard-stop"]
    stopped = token.lower in stops and not _is_half_of_noun(page, index)
    if not token.text[0].isalnum() or stopped or _is_term(page, index):
        return 0
    if complete and _is_stop_pair(page, index) and not _is_half_of_noun(page, index):
        return 0
    if page.tokens[index - 1].lower in _NAMED_AFTER and begins_person(page, index):
        return _namesake(page, index)
    return 0 if _opens_mention(page, index) else 1


def _namesake(page: Page, index: int) -> int:
    """How many tokens the name of whom a school is called after takes: *trường THPT | Phan Đình Phùng | Lê Thị Loan*,
    where a common surname begins the name of who holds a post there."""
    run, common = page.capitals(index, 9), page.lexicon.lists["common-surname"]
    ends = (count for count in (3, 2, 4) if page.word(index + count) in common and 2 <= run - count <= 4)
    return next(ends, min(run, 4))


def _abbreviates(page: Page, index: int) -> bool:
    """*Vườn quốc gia (VQG) Phong Nha*: the letters are those of the words before them, and the name may go on."""
    letters = page.word(index)
    before = (page.word(index - 1 - count) for count in range(len(letters), 0, -1))
    return letters == "".join(word[:1] for word in before)


def _goes_on_with_a_place(page: Page, first: int, index: int) -> bool:
    """*Ban Quản lý dự án đường sắt Cát Linh | - Hà Đông*: a line of two ends, in the name of a project."""
    project = "dự án" in page.text.lower[page.tokens[max(0, first - 3)].start : page.tokens[index].start]
    return project and page.tokens[index - 1].capital and page.capitals(index + 1, 3) in (1, 2)


def _joins(page: Page, joint: str, index: int) -> bool:
    """Whether the word at ``index`` goes on with the name after a comma, a dash, *và* or *&*."""
    following = page.token(index)
    if joint == "," and page.word(index) == "chống" and page.word(index - 2) == "phòng":
        return True  # Trung tâm Phòng, chống HIV/AIDS
    if joint == "và" and (page.word(index), page.word(index + 1)) == ("các", "khu") and page.word(index - 2) != "các":
        return "khu" in page.text.lower[page.tokens[max(0, index - 8)].start : page.tokens[index].start]
    if following is None or not following.text[0].isalpha() or following.lower in page.lexicon.lists["name-stop"]:
        return False
    if _is_stop_pair(page, index):
        return False
    if joint == "-" and f"{following.lower} {page.word(index + 1)}" in page.lexicon.lists["name-after-dash"]:
        return True  # Vụ Công tác học sinh - sinh viên
    if joint == "," or joint == "-" and following.lower != "xã":
        another = joint == "," and page.body_at(index) is not None
        return following.capital and not another and not _opens_mention(page, index)
    return joint == "&" or not (_opens_mention(page, index) or _is_another(page, index))


def _is_another(page: Page, index: int) -> bool:
    """*Ban chỉ đạo phòng chống dịch và | đội phản ứng nhanh*: a group after *và* is one more, not part of the name."""
    words = page.lexicon.lists["another-group"]
    return page.word(index) in words or f"{page.word(index)} {page.word(index + 1)}" in words


def _is_term(page: Page, index: int) -> bool:
    """*… khóa 4*, *… khóa XIV*: a term of office, not a part of the name."""
    following = page.token(index + 1)
    return (
        page.word(index) == "khóa" and following is not None and (following.text.isdigit() or following.text.isupper())
    )


_SCHOOLS = ("đại", "đh", "cao", "cđ", "thpt", "thcs", "tiểu", "trung", "chính", "mầm")  # what a school is, after Trường


# Said in letters these are whose the board before them is: Ban Chính sách pháp luật | LĐLĐ thành phố.
_WITH_BOARDS = ("mass-organisation", "peoples-committee", "front")


def _opens_mention(page: Page, index: int) -> bool:
    """Whether a unit, a person, a post or another body begins here."""
    token = page.tokens[index]
    spoken_to = page.word_at(index, "honorific") and not (token.capital and _ends_place(page, index))
    holds = page.role_at(index) and not _is_legal_member(page, index)
    if holds or spoken_to or page.rank_at(index) and token.capital:
        return True
    if page.word_at(index, "unit") and page.word(index + 1) != "hội" and page.word(index - 1) != "tác":
        return True
    if not token.capital:
        return False
    hit = page.body_at(index)
    if hit is not None and hit.entry.label == "Trường" and page.word(index + 1) in _SCHOOLS:
        return True
    if hit is not None and hit.entry.kind in _WITH_BOARDS and token.text.isupper() and page.word(index - 1) != "tác":
        return True
    if hit is not None and (" " in page.text.lower[hit.start : hit.end] or hit.entry.label in ("Bộ", "Sở")):
        return hit.entry.label != "Bộ" or page.word_at(index - 1, "region") is None  # Nam Bộ is a region
    return begins_person(page, index) and not _in_capitals(page, index) or units.parse(page, index) is not None


def _ends_place(page: Page, index: int) -> bool:
    """*Đồn biên phòng Cát | Bà*: a syllable of a place's name that is *bà* elsewhere."""
    return page.tokens[index - 1].capital and page.capitals(index, 2) == 1


def _is_legal_member(page: Page, index: int) -> bool:
    """*Công ty TNHH Một | thành viên*: no member of anything, but a form of company."""
    return page.word(index) == "thành" and page.word(index - 1) in ("một", "hai") and page.word(index - 2) == "tnhh"


def _in_capitals(page: Page, index: int) -> bool:
    """*CÔNG TY CỔ PHẦN HOA | TIÊU HÀNG HẢI*: a rare surname in a row of capitals is a word of the name."""
    row = page.tokens[index].text.isupper() and page.tokens[index - 1].text.isupper()
    return row and page.word(index) not in page.lexicon.lists["common-surname"]


def begins_person(page: Page, index: int) -> bool:
    """Whether capitals from here on look like a person's name: a surname and one or more given names."""
    if is_common_word(page, index) or page.word_at(index, "region"):
        return False
    word = page.word(index)
    count = page.capitals(index, 5)
    common = page.lexicon.lists["common-surname"]
    if count >= 4 and word not in common and page.word(index + 1) in common:
        return False  # Công ty Nam Triệu | Bùi Hữu Hùng: of two surnames in a row, the common one begins the name
    if count == 2 and len(page.tokens[index + 1].text) == 1:
        return False  # Hợp tác xã Trường | Khương A
    if word in page.lexicon.surnames:
        return count >= 2
    if count >= 3 and len(page.tokens[index + 2].text) == 1:
        return False  # Bệnh viện Thẩm mỹ | Kim Cương A&B
    return word in page.lexicon.weak_surnames and count >= 3


def is_common_word(page: Page, index: int) -> bool:
    """Whether the syllable belongs to a word of two that is no name: *Nhà | Văn*, *Y | Khoa*."""
    words = page.lexicon.lists["no-name-pair"]
    before, word, after = page.word(index - 1), page.word(index), page.word(index + 1)
    return f"{before} {word}" in words or f"{word} {after}" in words

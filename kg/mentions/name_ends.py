"""How far the words of a body's own name go: up to a verb, a mark, a person, a unit or another body."""

from __future__ import annotations

import re

from kg.lexicon import BodyHead
from kg.mentions import units
from kg.mentions.foreign_words import LONGEST_SYLLABLE
from kg.mentions.page import Page
from kg.mentions.person_words import begins_person, in_capitals

BRAND = re.compile(r"[A-ZĐ][a-z]{2,}[A-Z][A-Za-z]*")  # capitals within a word: LienVietPostBank

_JOINS = frozenset({"và", "-", ",", "&"})

# Schools are called after people.
_NAMED_AFTER = frozenset({"thpt", "thcs", "thông", "sở", "chuyên", "học", "lương", "đh", "cđ"})

_SCHOOLS = ("đại", "đh", "cao", "cđ", "thpt", "thcs", "tiểu", "trung", "chính", "mầm")  # what a school is, after Trường

_OF_CORRUPTION = ("lãng phí", "tiêu cực")
_OF_DISASTERS = ("tìm kiếm", "phòng thủ", "cứu hộ", "cứu nạn", "khắc phục", "phòng chống")

# Said in letters these are whose the board before them is: Ban Chính sách pháp luật | LĐLĐ thành phố.
_WITH_BOARDS = ("mass-organisation", "peoples-committee", "front")


def proper_name_ends(page: Page, head: BodyHead, index: int, first: int) -> bool:
    """Whether a proper name stands before ``index`` and lower case follows: *Công ty MHBS | hưởng lợi*, *Hội Thủy lợi
    Việt Nam | lại nêu*."""
    token, before = page.tokens[index], page.tokens[index - 1]
    if token.capital or not token.text.isalpha():
        return False
    if page.word(index - 2) == "việt" and before.text == "Nam":
        return token.lower != "học"
    if head.kind == "military" and before.text.isdigit():
        return True  # Lữ đoàn 543 | đọc diễn văn
    if head.kind not in ("company", "company-board") or before.lower in page.lexicon.lists["legal-form"]:
        return False
    in_letters = before.text.isupper() and len(before.text) > 1
    foreign = before.capital and len(before.text) > LONGEST_SYLLABLE
    in_row = index - 2 >= first and before.capital and page.tokens[index - 2].capital
    return in_letters or foreign or (in_row and page.word(index - 2) not in page.lexicon.lists["legal-form"])


def continues(page: Page, index: int, first: int) -> int:
    """How many tokens from ``index`` on continue the name: 0, 1, or 2 for a joint and the word after it."""
    token = page.token(index)
    if token is None:
        return 0
    if token.text == "," and page.word(index + 1) == page.word(first):
        return 0  # HĐQT FLC | , FLC Faros
    if lists_programmes(page, index):
        return len(_PROGRAMMES)
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
    stopped = token.lower in stops and not is_half_of_noun(page, index)
    stopped = stopped and not (token.capital and page.tokens[index - 1].capital and _closes(page, index + 1))
    if not token.text[0].isalnum() or stopped or _is_term(page, index):
        return 0
    if complete and is_stop_pair(page, index) and not is_half_of_noun(page, index):
        return 0
    if page.tokens[index - 1].lower in _NAMED_AFTER and begins_person(page, index):
        return _namesake(page, index)
    return 0 if opens_mention(page, index) else 1


_PROGRAMMES = ("các", "chương", "trình", "mục", "tiêu", "quốc", "gia")


def lists_programmes(page: Page, index: int) -> bool:
    """*Ban Chỉ đạo Trung ương | các chương trình mục tiêu quốc gia*: programmes that a board bears in its name."""
    return page.word(index) == "các" and all(page.word(index + k) == word for k, word in enumerate(_PROGRAMMES))


def _closes(page: Page, index: int) -> bool:
    """*Trường Tiểu học Yên Từ | .*: what is a function word in lower case ends a name, where a mark follows."""
    token = page.token(index)
    return token is None or token.text in ",.;)"


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
    if joint == "," and f"{page.word(index)} {page.word(index + 1)}" in _OF_CORRUPTION:
        # Cục Phòng, chống tham nhũng, lãng phí, tiêu cực
        return f"{page.word(index - 3)} {page.word(index - 2)}" in ("tham nhũng", *_OF_CORRUPTION)
    if joint == "," and f"{page.word(index)} {page.word(index + 1)}" in _OF_DISASTERS:
        return True  # Ban Chỉ huy Phòng chống thiên tai, tìm kiếm cứu nạn và phòng thủ dân sự
    if joint == "và" and (page.word(index), page.word(index + 1)) == ("các", "khu") and page.word(index - 2) != "các":
        return "khu" in page.text.lower[page.tokens[max(0, index - 8)].start : page.tokens[index].start]
    if following is None or not following.text[0].isalpha() or following.lower in page.lexicon.lists["name-stop"]:
        return False
    if is_stop_pair(page, index):
        return False
    if joint == "-" and BRAND.fullmatch(following.text):
        return False  # Ngân hàng Bưu điện Liên Việt | - LienVietPostBank
    if joint == "-" and f"{following.lower} {page.word(index + 1)}" in page.lexicon.lists["name-after-dash"]:
        return True  # Vụ Công tác học sinh - sinh viên
    if joint == "," or joint == "-" and following.lower != "xã":
        another = joint == "," and page.body_at(index) is not None
        return following.capital and not another and not opens_mention(page, index)
    return joint == "&" or not (opens_mention(page, index) or _is_another(page, index))


_GROUPS_OF = ("cá", "tập")


def _is_another(page: Page, index: int) -> bool:
    """*Ban chỉ đạo phòng chống dịch và | đội phản ứng nhanh*: a group after *và* is one more, not part of the name."""
    if page.word(index + 1) in _GROUPS_OF and page.word(index + 2) in ("nhân", "thể"):
        return True  # Khoa Chấn thương chỉnh hình và | ba cá nhân
    words = page.lexicon.lists["another-group"]
    return page.word(index) in words or f"{page.word(index)} {page.word(index + 1)}" in words


def _is_term(page: Page, index: int) -> bool:
    """*… khóa 4*, *… khóa XIV*: a term of office, not a part of the name."""
    following = page.token(index + 1)
    return (
        page.word(index) == "khóa" and following is not None and (following.text.isdigit() or following.text.isupper())
    )


def is_stop_pair(page: Page, index: int) -> bool:
    pair = f"{page.word(index)} {page.word(index + 1)}"
    lists = page.lexicon.lists
    return pair in lists["name-stop-pair"] or pair in lists["sentence-start"] and page.tokens[index].capital


def is_half_of_noun(page: Page, index: int) -> bool:
    """*trang thiết | bị y tế*, *lao động | ngoài nước*: what would else be a function word."""
    before, word, after = page.word(index - 1), page.word(index), page.word(index + 1)
    nouns = page.lexicon.lists["no-name-stop"]
    return f"{before} {word}" in nouns or f"{word} {after}" in nouns


def opens_mention(page: Page, index: int) -> bool:
    """Whether a unit, a person, a post or another body begins here."""
    token = page.tokens[index]
    spoken_to = page.word_at(index, "honorific") and not (token.capital and _ends_place(page, index))
    spoken_to = spoken_to and not is_half_of_noun(page, index)  # Công ty Dụng cụ thể thao
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
    return begins_person(page, index) and not in_capitals(page, index) or units.parse(page, index) is not None


def _ends_place(page: Page, index: int) -> bool:
    """*Đồn biên phòng Cát | Bà*: a syllable of a place's name that is *bà* elsewhere."""
    return page.tokens[index - 1].capital and page.capitals(index, 2) == 1


def _is_legal_member(page: Page, index: int) -> bool:
    """*Công ty TNHH Một | thành viên*: no member of anything, but a form of company."""
    return page.word(index) == "thành" and page.word(index - 1) in ("một", "hai") and page.word(index - 2) == "tnhh"


def is_legal_form(page: Page, first: int, stop: int) -> bool:
    return all(page.word(index) in page.lexicon.lists["legal-form"] for index in range(first, stop))

"""Names of persons: after a post, a rank or an honorific any capitals; elsewhere only what begins with a surname."""

from __future__ import annotations

import re

from kg.lexicon.units.names import KINDS
from kg.mentions import units
from kg.mentions.foreign_words import PREFIXES
from kg.mentions.page import Page
from kg.mentions.parses import PersonParse
from kg.mentions.person_words import is_common_word

# Two words that lost the blank between them: DeVosđã, Lâmkhẳng. The letters are such as only Vietnamese has.
_GLUED = re.compile(r"[aeiouyà-ỹ][^\W\daeiouyà-ỹ]+(?:đ|[ảẳẩẻểỉỏổởủửỷạặậẹệịọộợụựỵẵẫẽễĩỗỡũữỹắấếốớứằầềồờừ])")
LONGEST = 5  # syllables of a Vietnamese name
LONGEST_FOREIGN = 4
_SHORT_HONORIFICS = frozenset({"ông", "bà", "đồng chí", "anh", "chị", "cô"})
_BEFORE_UNIT = r"\b(?:khi|tại|ở|của|về|quê|thuộc|bàn|trong|từ|toàn|đưa|đến)|[,(]"  # … and no body that has the unit
_HIGHLANDS = ("ya", "ka", "ma")  # before names of the Central Highlands, as a surname is: Ya Thái
_ONCE = frozenset({"nguyên", "cựu"})  # Hà Văn A-nguyên Bí thư
_NOT_PRONOUN_NEXT = frozenset({"con", "xã", "nội", "ngoại", "bà", "ta", "cụ", "cháu", "mẹ", "đỡ", "chủ"})


def parse(page: Page, index: int, *, introduced: bool, listed: bool = False) -> PersonParse | None:
    """The person whose name (or honorific and name, or pronoun) begins at a token.

    ``introduced``: a post, a body or a rank stands right before it, so that a name needs no surname of the list.
    ``listed``: a person's name and a comma or *và* stand before it, so that a surname and one more syllable are enough.
    """
    hit = page.word_at(index, "honorific")
    if hit is None:
        return _bare(page, index, introduced=introduced, listed=listed)
    honorific = hit.entry.label
    after = page.after(hit.end)
    if page.role_at(after) is not None or page.rank_at(after) is not None:
        return None  # "đồng chí Thượng tá Nguyễn Văn A": the rank is a mention of its own, and introduces the name
    found = _bare(page, after, introduced=True, honorific=honorific)
    if found is not None:
        return PersonParse(found.start, found.end, found.name, found.form, honorific)
    return _pronoun(page, index, hit.end, honorific)


def _pronoun(page: Page, index: int, end: int, honorific: str) -> PersonParse | None:
    token = page.tokens[index]
    text = page.text.lower[token.start : end]
    following = page.token(page.after(end))
    before = page.word(index - 1)
    if text in _BY_AGE and (not _opens_clause(before) or following is None or following.lower not in _AFTER_ONE_BY_AGE):
        return None
    if (
        text not in ("ông", "bà", "đồng chí", *_BY_AGE)
        or before in ("các", "những", "hai", "ba", "số", "nhiều")
        or before.isdigit()
        and len(before) < 4  # "Năm 1996 ông …"
    ):
        return None
    if (
        following is None
        or following.lower in _NOT_PRONOUN_NEXT
        or not following.text[0].isalpha()
        and following.text not in (",", ".", ";")
    ):
        return None
    honoured = is_honour(page, page.after(end)) and before in _GIVEN_TO  # đã tặng ông | Huân chương Độc lập
    if following.capital and not honoured or page.role_at(page.after(end)):
        return None
    return PersonParse(token.start, end, "", "pronoun", honorific)


_GIVEN_TO = frozenset(("tặng", "trao", "thưởng", "cho", "gắn", "phong"))
_HONOURS = frozenset(("huân chương", "huy chương", "huy hiệu", "bằng khen", "giấy khen", "kỷ niệm", "danh hiệu"))


def is_honour(page: Page, index: int) -> bool:
    """Whether the name of an honour begins at a token: *Huân chương*, *Bằng khen*."""
    return f"{page.word(index)} {page.word(index + 1)}" in _HONOURS


_BY_AGE = ("anh", "chị", "thầy", "cô")  # words for who is young or teaches, and for kin and much else
_AFTER_ONE_BY_AGE = frozenset(("được", "từng", "là", "giữ", "trúng", "đắc", "tái", "hiện", "đã", "vừa", "chuyển", "về"))


def _opens_clause(before: str) -> bool:
    """Whether the word before ends a clause or a date: *Năm 2017, | chị được bổ nhiệm*."""
    return not before or not before[0].isalpha()


def _bare(page: Page, index: int, *, introduced: bool, honorific: str = "", listed: bool = False) -> PersonParse | None:
    famous = page.word_at(index, "person")
    if famous is not None and page.capitals(index, 4) == len(famous.entry.label.split()):
        return PersonParse(famous.start, famous.end, famous.entry.label, "full", honorific)  # Trường Chinh
    if (honorific or introduced) and (prefixed_apart := _prefixed_apart(page, index)) is not None:
        return prefixed_apart
    word = page.word(index)
    strong = word in page.lexicon.surnames
    weak = word in page.lexicon.weak_surnames
    prefixed = word.startswith(PREFIXES) and (bool(honorific) or introduced or _apposed(page, index))
    if not (strong or weak or honorific or introduced or prefixed):
        return None
    count = page.capitals(index, LONGEST + 2)
    if not count or _country(page, index) or is_common_word(page, index) or _is_elsewhere(page, index):
        return None
    if not honorific and not introduced and _is_named_after(page, index):
        return None
    count = _cut(page, index, count)
    if strong or weak:
        count = min(count, LONGEST)
    if count == 1 and not prefixed and not (introduced and _transcribed(page, index) > _hyphenated(page, index)):
        return short(page, index) if honorific in _SHORT_HONORIFICS else None
    in_row = listed and (strong or word in _HIGHLANDS)
    known = strong or in_row or weak and (count >= 3 or _of_one_letter(page, index))
    if not (honorific or introduced or prefixed or known):
        return None
    if (
        not honorific
        and not introduced
        and not in_row
        and not (weak and _of_one_letter(page, index))
        and count == 2
        and not _seen_with_honorific(page, index, count)
    ):
        return None
    if honorific and page.word_at(index, "unit") is not None and units.parse(page, index) is not None:
        return None  # vị đại biểu TP HCM, đại biểu TP HCM | Trương Trọng Nghĩa
    if not (strong or weak):
        count = min(count, LONGEST_FOREIGN)
        if not honorific and (_is_unit(page, index, count) or not _foreign_or_minority(page, index, count)):
            return None
        if not honorific and _seen_as_unit(page, index, count):
            return None
    elif not honorific and _is_unit(page, index, count):
        return None
    first, last = page.tokens[index], page.tokens[_transcribed(page, index + count - 1)]
    if _GLUED.search(last.lower) or page.word(page.after(last.end)) == "&":
        return None
    if last.lower == "trung" and page.word(page.after(last.end)) == "ương":
        return None  # Ban Đảng Trung | ương
    return PersonParse(first.start, last.end, _title_case(page.text.norm[first.start : last.end]), "full", honorific)


def _prefixed_apart(page: Page, index: int) -> PersonParse | None:
    """*K' Brốp*, *H' Yim Kđoh*: names of the Highlands whose prefix is written apart."""
    count = page.capitals(index + 2, LONGEST_FOREIGN - 1) if f"{page.word(index)}'" in PREFIXES else 0
    if not count or page.word(index + 1) != "'" or not page.tokens[index].capital:
        return None
    start, end = page.tokens[index].start, page.tokens[index + 1 + count].end
    return PersonParse(start, end, page.text.norm[start:end], "full")


def _apposed(page: Page, index: int) -> bool:
    """*K'Brih - Phó Chủ tịch HĐND tỉnh*, *K'Tiêng (nguyên Chủ tịch …)*: a post follows, after a mark."""
    post = index + 2 + (page.word(index + 2) in ("nguyên", "cựu"))
    return page.word(index + 1) in ("-", ",", "(") and page.role_at(post) is not None


def _is_named_after(page: Page, index: int) -> bool:
    """*đường | Trần Phú*, *thành | Hà Nội*, but *lão thành | Trần Phú*: what is called after somebody."""
    before = page.word(index - 1)
    return before in page.lexicon.lists["named-after"] and (before, page.word(index - 2)) != ("thành", "lão")


def _of_one_letter(page: Page, index: int) -> bool:
    """*A Thiu, Phó Bí thư …*, *Y Hoan, Chủ tịch …*: names of the Highlands, told by the post that follows."""
    last = page.tokens[index : index + 2][-1]
    return len(page.word(index)) == 1 and page.word(page.after(last.end)) == "," and page.role_at(index + 3) is not None


def _is_elsewhere(page: Page, index: int) -> bool:
    """A region abroad (*Cam Túc*), where no honorific says that it is a person."""
    return page.word_at(index, "region") is not None and not page.word_at(index - 1, "honorific")


def _country(page: Page, index: int) -> bool:
    """Whether a country of two syllables or more begins here; Đức and Anh alone are names of people as well."""
    hit = page.word_at(index, "country")
    return hit is not None and " " in page.text.lower[hit.start : hit.end]


def _hyphenated(page: Page, last: int) -> int:
    """*Moon Jae-in*, *Phết-tha-von*: syllables tied on by a hyphen belong to the name."""
    while page.word(last + 1) == "-" and (tail := page.token(last + 2)) is not None:
        if (
            page.tokens[last + 1].start != page.tokens[last].end
            or tail.start != page.tokens[last + 1].end
            or not tail.text.isalpha()
            or tail.lower in _ONCE
            or page.role_at(last + 2) is not None
        ):
            break
        last += 2
    return last


def _transcribed(page: Page, last: int) -> int:
    """*Hoan Ết-xtê-ban | La-xô Ê-rơ-nan-đết*: names in syllables go on with such names."""
    reached = _hyphenated(page, last)
    while reached > last and page.capitals(reached + 1, 1) and _hyphenated(page, reached + 1) > reached + 1:
        last, reached = reached + 1, _hyphenated(page, reached + 1)
    return reached


def _cut(page: Page, index: int, count: int) -> int:
    """How many of the run of capitals stand before a country, a post, an honorific or a body that begins in it."""
    surnames = page.lexicon.surnames
    for k in range(1, count):
        if _country(page, index + k):
            return k
        if page.role_at(index + k) or page.word_at(index + k, "honorific") and page.word(index + k) in ("ông", "bà"):
            return k
        body = page.body_at(index + k)
        if body is not None and " " in page.text.lower[body.start : body.end]:
            return k
        named = page.capitals(index + k + 1, 1) or page.word(index + k) in ("ubnd", "hđnd")  # "Trần Văn Sở, nguyên …"
        if body is not None and named and page.word(index + k) in ("bộ", "sở", "ubnd", "hđnd"):
            return k
        # A signature runs into the name before it: "Vũ Văn Tám | Phạm Anh".
        if k >= 3 and count - k >= 2 and page.word(index) in surnames and page.word(index + k) in surnames:
            return k
    return count


def short(page: Page, index: int) -> PersonParse | None:
    """The person called by the one syllable at a token: *ông | Hải*."""
    token = page.tokens[index]
    if len(token.text) < 2 or not token.text[0].isalpha() or (token.text.isupper() and len(token.text) > 1):
        return None
    if is_honour(page, index):
        return None
    return PersonParse(token.start, token.end, token.text, "short")


def _seen_with_honorific(page: Page, index: int, count: int) -> bool:
    """Two capitals alone are too little; the same two after *ông*, *bà* … elsewhere in the text are a name."""
    name = page.text.norm[page.tokens[index].start : page.tokens[index + count - 1].end]
    return any(
        f"{word} {name}" in page.text.norm for word in ("ông", "bà", "Ông", "Bà", "đồng chí", "Đồng chí", "anh", "chị")
    )


def _seen_as_unit(page: Page, index: int, count: int) -> bool:
    """*Bí thư Huyện đoàn | Mỏ Cày*, where the text speaks of *huyện Mỏ Cày*, which the lists of units do not hold."""
    name = page.text.norm[page.tokens[index].start : page.tokens[index + count - 1].end]
    said = (kind for kind in KINDS if f" {kind} {name}" in page.text.norm)
    # Not "Phó Chủ tịch UBND tỉnh | Đầu Thanh Tùng".
    return any(re.search(rf"(?:{_BEFORE_UNIT}) {kind} {re.escape(name)}(?!\w)", page.text.norm) for kind in said)


def _is_unit(page: Page, index: int, count: int) -> bool:
    unit = units.parse(page, index)
    return unit is not None and bool(unit.name) and unit.end >= page.tokens[index + count - 1].end


def _foreign_or_minority(page: Page, index: int, count: int) -> bool:
    """Capitals after a post, but no surname of Vietnam: a name where none of them is a word of an institution's."""
    if page.body_at(index) is not None or page.tokens[index].text.isupper():
        return False
    if any(len(page.tokens[index + k].text) > 2 and page.tokens[index + k].text.isupper() for k in range(1, count)):
        return False  # Tổng Giám đốc Đài TNVN Nguyễn …
    return page.lexicon.lists["institution"].isdisjoint(page.word(index + k) for k in range(count))


def _title_case(name: str) -> str:
    """NGUYỄN VĂN A → Nguyễn Văn A; other names stay as written, with single spaces."""
    words = name.split()
    if all(w.isupper() and len(w) > 1 or len(w) == 1 for w in words) and any(len(w) > 2 for w in words):
        return " ".join(w[:1] + w[1:].lower() for w in words)
    if len(words) > 3 and words[0] == words[1] != "Bo":  # Bo Bo Thị A, of the Raglai
        del words[0]  # "Bùi Bùi Xuân Cường": the pen slipped
    return " ".join(words)

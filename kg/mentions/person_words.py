"""Where capitals begin a person's name, and where a word only looks like one."""

from __future__ import annotations

from kg.mentions.page import Page

# What stands before another name of somebody who has just been named.
OTHER_NAME = r"(?:tên (?:khai sinh|thật|thường gọi|cúng cơm)|bí danh|pháp danh|thế danh|bút danh)"


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


def in_capitals(page: Page, index: int) -> bool:
    """*CÔNG TY CỔ PHẦN HOA | TIÊU HÀNG HẢI*: a rare surname in a row of capitals is a word of the name."""
    row = page.tokens[index].text.isupper() and page.tokens[index - 1].text.isupper()
    return row and page.word(index) not in page.lexicon.lists["common-surname"]

"""Text: one normal form for the ways to write a syllable, offsets that lead back, and where sentences end."""

from __future__ import annotations

import unicodedata

import pytest

from kg.model import SentenceKind
from kg.text import Text, normalise, sentences


def cut(raw: str) -> list[str]:
    """The sentences of a text, as the text has them."""
    text = Text(raw)
    return [text.span(start, end).cut(raw) for start, end, _ in sentences(text)]


def kinds(raw: str) -> list[SentenceKind]:
    """Where the sentences of a text stand."""
    return [kind for _, _, kind in sentences(Text(raw))]


# ---------------------------------------------------------------- letters and tones


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("xoã", "xõa"),
        ("thuỷ", "thủy"),
        ("Tuý", "Túy"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Ðảng", "Đảng"),
        ("“a” – ‘b’", "\"a\" - 'b'"),
        ("Hà\u00a0Nội", "Hà Nội"),
        ("Hà  \t Nội ", "Hà Nội"),
        ("H\u200bà\ufeff N\u00adội", "Hà Nội"),
    ],
)
def test_spellings_of_one_word_become_one(written: str, normal: str) -> None:
    assert normalise(written) == normal


@pytest.mark.parametrize("word", ["quý", "quỳ", "quỹ", "hoàn", "toàn", "Hoàng", "khuỷu", "thuở", "loằng", "oản"])
def test_tones_that_stand_right_stay(word: str) -> None:
    assert normalise(word) == word


@pytest.mark.parametrize("word", ["Uỷ ban", "Nguyễn Thị Thuý", "quý", "Đắk Lắk", "Hoà", "Kđoh"])
def test_composed_and_decomposed_letters_are_one(word: str) -> None:
    assert normalise(unicodedata.normalize("NFD", word)) == normalise(word)
    assert Text(unicodedata.normalize("NFD", word)).norm == Text(word).norm


@pytest.mark.parametrize("word", ["Uỷ ban", "hoà  bình", "“Đảng”", "a\u200bb"])
def test_the_normal_form_is_its_own(word: str) -> None:
    assert normalise(normalise(word)) == normalise(word)


# ---------------------------------------------------------------- offsets


@pytest.mark.parametrize(
    ("raw", "found", "quote"),
    [
        ("Uỷ ban họp", "Ủy ban", "Uỷ ban"),
        ("Tại Ha\u0300 No\u0323\u0302i.", "Hà Nội", "Ha\u0300 No\u0323\u0302i"),
        ("U\u200bBND\u00a0xã", "UBND xã", "U\u200bBND\u00a0xã"),
        ("\ufeffBí thư", "Bí thư", "Bí thư"),
        ("Bí thư\u200b, ông", "Bí thư", "Bí thư"),
        ("a\r\nBí thư", "Bí thư", "Bí thư"),
        ("😀 Bí thư", "Bí thư", "Bí thư"),
    ],
)
def test_offsets_lead_back_to_the_text_as_read(raw: str, found: str, quote: str) -> None:
    text = Text(raw)
    start = text.norm.index(found)
    assert text.span(start, start + len(found)).cut(raw) == quote


@pytest.mark.parametrize(
    ("raw", "norm", "quote"),
    [
        ("giữ chức  Chủ nhiệm", "giữ chức Chủ nhiệm", "Chủ nhiệm"),
        ("ông\u00a0 Hải   nói", "ông Hải nói", "nói"),
        ("Ảnh: Bá Mạnh  Đài NHK", "Ảnh: Bá Mạnh  Đài NHK", "Đài NHK"),  # a caption and what follows it
        ("Uy\u0309  ban", "Ủy ban", "ban"),
    ],
)
def test_a_row_of_spaces_is_one_unless_it_parts_names(raw: str, norm: str, quote: str) -> None:
    text = Text(raw)
    start = text.norm.index(quote)
    span = text.span(start, start + len(quote))
    assert (text.norm, raw[span.start : span.end]) == (norm, quote)


def test_tokens_are_syllables_numbers_and_marks() -> None:
    text = Text("Bí thư H'Loan, 1.200 tỷ\n5/4")
    assert [token.text for token in text.tokens] == ["Bí", "thư", "H'Loan", ",", "1.200", "tỷ", "\n", "5", "/", "4"]
    assert all(text.norm[token.start : token.end] == token.text for token in text.tokens)
    assert [token.capital for token in text.tokens[:3]] == [True, False, True]


def test_letters_that_grow_when_lowered_keep_their_offsets() -> None:
    text = Text("İ Bí thư")
    assert len(text.lower) == len(text.norm)
    assert text.lower.index("bí") == text.norm.index("Bí")


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ông A đến. Bà B về.", ["Ông A đến.", "Bà B về."]),
        ("Có đi không? Có! Rồi…\nHết", ["Có đi không?", "Có!", "Rồi…", "Hết"]),
        ("Tại TP. Hà Nội có mưa. Gió to.", ["Tại TP. Hà Nội có mưa.", "Gió to."]),
        ("Ở TX. Sơn Tây và Q. Ba Đình. Hết.", ["Ở TX. Sơn Tây và Q. Ba Đình.", "Hết."]),
        ("Theo PGS. TS. Lê Văn Tám, tốt. Hết.", ["Theo PGS. TS. Lê Văn Tám, tốt.", "Hết."]),
        ("Ông H. Anh và bà K. Mai đến. Hết.", ["Ông H. Anh và bà K. Mai đến.", "Hết."]),
        ("Giá 1.200.000 đồng. Hết.", ["Giá 1.200.000 đồng.", "Hết."]),
        ("Họp ngày 5.4.2018. Hết.", ["Họp ngày 5.4.2018.", "Hết."]),
        ("Đến năm 2020. Ông A về.", ["Đến năm 2020.", "Ông A về."]),
        ("“Tốt.” Ông nói.", ["“Tốt.”", "Ông nói."]),
        ("ông A... rồi đi. Hết", ["ông A... rồi đi.", "Hết"]),
        ("Gồm:\nông A;\nbà B", ["Gồm:", "ông A;", "bà B"]),
        ("Một\r\n\r\nHai\u2028Ba", ["Một", "Hai", "Ba"]),
        ("a.b.c", ["a.b.c"]),
        (" \n \n", []),
        ("", []),
    ],
)
def test_where_sentences_end(raw: str, expected: list[str]) -> None:
    assert cut(raw) == expected


@pytest.mark.xfail(reason="Ng. (Nguyễn) is in no list of abbreviations", strict=True)
def test_a_shortened_surname_ends_no_sentence() -> None:
    assert cut("Đồng chí Ng. Văn Tám đến.") == ["Đồng chí Ng. Văn Tám đến."]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tin chính\nThân bài.", [SentenceKind.TITLE, SentenceKind.BODY]),
        ("Chia sẻ\nTin chính\nThân bài.", [SentenceKind.FURNITURE, SentenceKind.TITLE, SentenceKind.BODY]),
        ("Tin chính\nToàn cảnh hội nghị", [SentenceKind.TITLE, SentenceKind.CAPTION]),
        ("Tin chính\nẢnh: Minh Tuệ", [SentenceKind.TITLE, SentenceKind.CAPTION]),
        ("Tin chính\nThân bài.\nBình luận", [SentenceKind.TITLE, SentenceKind.BODY, SentenceKind.FURNITURE]),
        ("Tin chính\nSố lượt xem: 12", [SentenceKind.TITLE, SentenceKind.FURNITURE]),
    ],
)
def test_where_a_line_stands_on_the_page(raw: str, expected: list[SentenceKind]) -> None:
    assert kinds(raw) == expected

"""Encodings: each is recognised on real sentences, none is mistaken for another, UTF-8 least of all."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import legacy
from kg.read.decode import decode
from kg.read.syllable import is_syllable

SENTENCES = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập - tự do - hạnh phúc.",
    "Đồng chí Nguyễn Văn Hải giữ chức Bí thư Quận ủy Thanh Xuân nhiệm kỳ 2015-2020.",
    "Hội nghị Ban Chấp hành Đảng bộ huyện Mỹ Đức lần thứ 12 diễn ra sáng ngày 5/4.",
    "Ông Trần Quý Kỳ phát biểu, nhấn mạnh những khuyết điểm trong quản lý đất đai ở phường Khương Đình.",
    "Ở nơi ấy, mười người thợ giỏi ươm những cây lưu ly; chị Thủy vẫy tay, bỗng cười.",
)


def vni(text: str) -> bytes:
    """``text`` as VNI for Windows writes it."""
    written = {
        letter: sequence for sequence, letter in legacy._VNI.items() if sequence[-1:].islower() == letter.islower()
    }
    return "".join(written.get(letter, letter) for letter in text).encode("cp1252")


def tcvn3(text: str) -> bytes:
    """``text`` in TCVN3, which has no capitals with a tone: these become small letters."""
    bytes_of = {letter: byte for byte, letter in legacy._TCVN3.items()}
    return bytes(bytes_of.get(letter, bytes_of.get(letter.lower(), ord(letter[0]) % 256)) for letter in text)


def cp1258(text: str) -> bytes:
    """``text`` in Windows-1258: vowels with their marks, tones as letters of their own after them."""
    return "".join(map(_tone_apart, text)).encode("cp1258")


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


@pytest.mark.parametrize("sentence", SENTENCES)
def test_vni_round_trip(sentence: str) -> None:
    assert decode(vni(sentence)) == (sentence, "VNI (Windows)")


def test_vni_in_capitals() -> None:
    sentence = "ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH, ĐẢNG BỘ TỈNH; Ưu tiên, Ấp Bắc, Ở Ý Yên, Ỵ"
    assert decode(vni(sentence)) == (sentence, "VNI (Windows)")


def test_vni_as_published() -> None:
    """Bytes as old files hold them, not made by the inverse of our own table."""
    data = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, UÛy ban nhaân daân thaønh phoá".encode("cp1252")
    assert decode(data)[0] == "Cộng hòa xã hội chủ nghĩa Việt Nam, Ủy ban nhân dân thành phố"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tcvn3_round_trip(sentence: str) -> None:
    expected = "".join(
        c.lower() if c.lower() in legacy._TCVN3.values() and tcvn3(c) == tcvn3(c.lower()) else c for c in sentence
    )
    assert decode(tcvn3(sentence)) == (expected, "TCVN3 (ABC)")


def test_tcvn3_as_published() -> None:
    data = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §¶ng bé thµnh phè Hµ Néi".encode("cp1252")
    assert decode(data)[0] == "Cộng hòa xã hội chủ nghĩa Việt Nam, Đảng bộ thành phố Hà Nội"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_1258_keeps_its_combining_tones(sentence: str) -> None:
    text, encoding = decode(cp1258(sentence))
    assert encoding == "Windows-1258"
    assert any(tone in text for tone in "\u0300\u0301\u0323")  # as read, not composed
    assert unicodedata.normalize("NFC", text) == sentence


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_unicode(sentence: str, codec: str) -> None:
    assert decode(sentence.encode(codec))[0] == sentence


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(lambda t: t.removeprefix("\ufeff"))
)
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "UTF-8")


def test_utf8_of_the_seeds(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        assert decode(path.read_bytes()) == (path.read_bytes().decode("utf-8"), "UTF-8")


def test_line_ends_are_kept() -> None:
    assert decode("Một\r\nHai\rBa\n".encode())[0] == "Một\r\nHai\rBa\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary data"),
        (b"\xff\xfeA\x00B", "not valid UTF-16"),
        ("Les élèves français étaient très âgés, dit-on".encode("latin-1"), "iconv"),
        ("Вода кипит при ста градусах".encode("koi8-r"), "iconv"),
        ("北京市人民政府今天举行会议".encode("gb18030"), "iconv"),
    ],
)
def test_what_is_not_recognised_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        decode(data)


def test_syllables() -> None:
    for word in ["Nguyễn", "thường", "khuỷu", "quốc", "giữ", "nghiêng", "yểu", "gì", "ở", "Đắk"]:
        assert is_syllable(word) or word == "Đắk", word
    for word in ["élève", "straße", "hòá", "ngfa", "ăê", "zà"]:
        assert not is_syllable(word), word

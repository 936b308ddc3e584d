"""Mentions: dates, units, bodies, persons and posts, in the spellings that news uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.analysis import analyse
from kg.mentions import DateParse, PersonParse, TermParse, read
from kg.mentions.page import Page
from kg.model import Body, Document, Mention, MentionType, Unit
from kg.rdf import document_quads
from kg.read import read as documents_of

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))


def mentions(text: str, kind: MentionType, published: str = "") -> list[Mention]:
    """The mentions of one type in a text, in order."""
    return [m for m in analyse(Document("t", text, published=published)).mentions if m.type is kind]


def parses(text: str, kind: type) -> list[object]:
    """The parses of one type in a text, in order."""
    return [item for line in read(Page(text)).lines for item in line.items if isinstance(item, kind)]


# ---------------------------------------------------------------- dates and terms


@pytest.mark.parametrize(
    ("said", "iso", "until"),
    [
        ("31/7/2020", "2020-07-31", ""),
        ("ngày 7-11-2017", "2017-11-07", ""),
        ("sáng 1.8.2019", "2019-08-01", ""),
        ("ngày 23 tháng 7 năm 2020", "2020-07-23", ""),
        ("ngày 2 tháng chín năm 1945", "1945-09-02", ""),
        ("mùng 3/2/1930", "1930-02-03", ""),
        ("20-28/1/2016", "2016-01-20", "2016-01-28"),
        ("25, 26 và 27/9/2014", "2014-09-25", "2014-09-27"),
        ("ngày 23 và 24/7/2020", "2020-07-23", "2020-07-24"),
        ("tháng 6/2013", "2013-06", ""),
        ("tháng 6 năm 2013", "2013-06", ""),
        ("05/2018", "2018-05", ""),
        ("năm 2015", "2015", ""),
        ("ngày 5/4", "--04-05", ""),
        ("hôm nay (3/9)", "--09-03", ""),
    ],
)
def test_dates(said: str, iso: str, until: str) -> None:
    found = [d for d in parses(f"Họp {said}.", DateParse) if isinstance(d, DateParse)]
    assert [(d.iso, d.until) for d in found] == [(iso, until)]


@pytest.mark.parametrize("said", ["5/4", "15-1", "tỷ lệ 48/50", "số 43/2014/NĐ-CP", "32/13/2020", "3,5/10"])
def test_numbers_that_are_no_dates(said: str) -> None:
    assert parses(f"Kết quả {said}.", DateParse) == []


@pytest.mark.parametrize("said", ["30/2/2020", "31/4/2019", "ngày 29 tháng 2 năm 2019"])
def test_days_that_no_month_has(said: str) -> None:
    assert [d for d in parses(f"Họp {said}.", DateParse) if isinstance(d, DateParse) and len(d.iso) == 10] == []


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("nhiệm kỳ 2015-2020", "2015-2020"),
        ("nhiệm kỳ 2015 - 2020", "2015-2020"),
        ("nhiệm kỳ 2020–2025", "2020-2025"),
        ("(nhiệm kỳ 2015-20)", "2015-2020"),
        ("khóa XIV", "khóa XIV"),
        ("khoá XIV", "khóa XIV"),
        ("khóa XII, nhiệm kỳ 2016-2021", "2016-2021"),
    ],
)
def test_terms(said: str, label: str) -> None:
    assert [t.label for t in parses(f"Họp {said}.", TermParse) if isinstance(t, TermParse)] == [label]


def test_a_term_that_runs_backwards_is_a_slip() -> None:
    assert parses("Đại hội nhiệm kỳ 2020-2015.", TermParse) == []


@pytest.mark.xfail(reason="khóa 12 and khóa XII are two terms", strict=True)
def test_numbers_of_terms_are_one_in_figures_and_roman_letters() -> None:
    labels = [t.label for t in parses("Khóa 12, khóa XII.", TermParse) if isinstance(t, TermParse)]
    assert len(labels) == 2
    assert len(set(labels)) == 1


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("said", "name", "parent"),
    [
        *((said, "thành phố Hồ Chí Minh", "") for said in ("TP. Hồ Chí Minh", "TP.HCM", "TPHCM", "Tp.Hồ Chí Minh")),
        *((said, "thành phố Hà Nội", "") for said in ("Hà Nội", "TP Hà Nội", "Thủ đô Hà Nội")),
        *((said, "tỉnh Thừa Thiên - Huế", "") for said in ("tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế", "TT-Huế")),
        *((said, "tỉnh Đắk Lắk", "") for said in ("tỉnh Đắk Lắk", "Đăk Lăk")),
        *((said, "tỉnh Bà Rịa - Vũng Tàu", "") for said in ("Bà Rịa - Vũng Tàu", "BR-VT")),
        ("tỉnh Hoà Bình", "tỉnh Hòa Bình", ""),
        ("tỉnh Bắc Cạn", "tỉnh Bắc Kạn", ""),
        ("Quận 1", "quận 1", "thành phố Hồ Chí Minh"),
        ("Q. Ba Đình", "quận Ba Đình", "thành phố Hà Nội"),
        ("TX. Sơn Tây", "thị xã Sơn Tây", "thành phố Hà Nội"),
        ("TP Thủ Đức", "thành phố Thủ Đức", "thành phố Hồ Chí Minh"),
        ("huyện đảo Lý Sơn", "huyện Lý Sơn", "tỉnh Quảng Ngãi"),
        ("thị trấn Tân Kỳ", "thị trấn Tân Kỳ", "huyện Tân Kỳ"),
        ("xã Hương Sơn, huyện Tân Kỳ", "xã Hương Sơn", "huyện Tân Kỳ"),
        ("xã Hương Sơn (Tân Kỳ)", "xã Hương Sơn", "huyện Tân Kỳ"),
        ("phường Bến Nghé, quận 1", "phường Bến Nghé", "quận 1"),
    ],
)
def test_units(said: str, name: str, parent: str) -> None:
    first = mentions(f"Hôm qua, tại {said} có mưa.", MentionType.UNIT, "2019-05-01")[0]
    assert isinstance(first.entity, Unit)
    assert (first.entity.name, first.entity.parent.name if first.entity.parent else "") == (name, parent)
    assert first.entity.code
    assert not first.entity.code.startswith("2025:")


@pytest.mark.parametrize(
    ("said", "name", "parent"),
    [
        ("phường Ba Đình, Hà Nội", "phường Ba Đình", "thành phố Hà Nội"),
        ("đặc khu Phú Quốc", "đặc khu Phú Quốc", "tỉnh An Giang"),
        ("phường Phan Thiết", "phường Phan Thiết", "tỉnh Lâm Đồng"),
    ],
)
def test_units_after_the_reform(said: str, name: str, parent: str) -> None:
    first = mentions(f"Hôm qua, tại {said} có mưa.", MentionType.UNIT, "2025-08-01")[0]
    assert isinstance(first.entity, Unit)
    assert first.entity.parent is not None
    assert (first.entity.name, first.entity.parent.name) == (name, parent)
    assert first.entity.code.startswith("2025:")


@pytest.mark.parametrize("text", ["Tại tỉnh Không Có có mưa.", "Hoàng hôn ở tỉnh lẻ.", "Các xã, phường đều nhận được."])
def test_no_unit_is_named(text: str) -> None:
    assert mentions(text, MentionType.UNIT) == []


@pytest.mark.xfail(reason="the alias Daklak is in the gazetteer, yet not found in a sentence", strict=True)
def test_a_spelling_without_marks() -> None:
    assert [m.label for m in mentions("Tại Daklak có mưa.", MentionType.UNIT)] == ["tỉnh Đắk Lắk"]


# ---------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Uỷ ban Nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("UBND TP.HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("HĐND TP Hà Nội", "Hội đồng nhân dân thành phố Hà Nội"),
        ("Thành uỷ Hà Nội", "Thành ủy Hà Nội"),
        ("Thành ủy TP.HCM", "Thành ủy Thành phố Hồ Chí Minh"),
        ("Quận ủy quận 1", "Quận ủy Quận 1"),
        ("Đảng ủy phường Bến Nghé", "Đảng ủy phường Bến Nghé"),
        ("BTV Tỉnh ủy Hà Nam", "Ban Thường vụ Tỉnh ủy Hà Nam"),
        ("Ban Tổ chức T.Ư", "Ban Tổ chức Trung ương"),
        ("UBKT Tỉnh ủy Hà Nam", "Ủy ban Kiểm tra Tỉnh ủy Hà Nam"),
        ("BCH Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Sở GD-ĐT Hà Nội", "Sở Giáo dục và Đào tạo thành phố Hà Nội"),
        ("Sở GD&ĐT tỉnh Hà Nam", "Sở Giáo dục và Đào tạo tỉnh Hà Nam"),
        ("Sở LĐ-TB&XH tỉnh Hà Nam", "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam"),
        ("Bộ GTVT", "Bộ Giao thông Vận tải"),
        ("Ủy ban MTTQ Việt Nam tỉnh Hà Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam"),
        ("Ủy ban Trung ương MTTQ Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Tỉnh đoàn Hà Nam", "Tỉnh đoàn Hà Nam"),
        ("Bộ CHQS tỉnh Hà Nam", "Bộ Chỉ huy Quân sự tỉnh Hà Nam"),
        ("TAND tỉnh Hà Nam", "Tòa án nhân dân tỉnh Hà Nam"),
        ("VKSND tối cao", "Viện kiểm sát nhân dân tối cao"),
        ("Văn phòng UBND tỉnh Hà Nam", "Văn phòng Ủy ban nhân dân tỉnh Hà Nam"),
        ("Hội LHPN Việt Nam", "Hội Liên hiệp Phụ nữ Việt Nam"),
        ("Đoàn ĐBQH tỉnh Hà Nam", "Đoàn đại biểu Quốc hội tỉnh Hà Nam"),
    ],
)
def test_bodies(said: str, name: str) -> None:
    found = mentions(f"Hôm qua, {said} họp.", MentionType.BODY)
    assert [(m.text, m.label) for m in found] == [(said, name)]
    assert isinstance(found[0].entity, Body)


def test_a_body_that_nothing_settles_is_of_no_other_document() -> None:
    (found,) = mentions("Quận ủy đã họp.", MentionType.BODY)
    assert (found.label, found.entity) == ("Quận ủy", None)


@pytest.mark.xfail(reason="the name of a body with a topic runs on into the verb", strict=True)
def test_a_body_ends_before_the_verb() -> None:
    (found,) = mentions("Hôm qua, Ban Quản lý dự án đường sắt họp.", MentionType.BODY)
    assert found.text == "Ban Quản lý dự án đường sắt"


# ---------------------------------------------------------------- persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ông Nguyễn Văn Tám đến.", "Nguyễn Văn Tám"),
        ("Nguyễn Văn Tám đến.", "Nguyễn Văn Tám"),
        ("Hôm qua, ông TRẦN VĂN TÁM đến.", "Trần Văn Tám"),
        ("Hôm qua, đồng chí Lê Duẩn đến.", "Lê Duẩn"),
        ("Hôm qua, Đại tá Lê Văn Tám đến.", "Lê Văn Tám"),
        ("Hôm qua, GS.TS Lê Văn Tám đến.", "Lê Văn Tám"),
        ("Hôm qua, Tôn Nữ Thị Ninh đến.", "Tôn Nữ Thị Ninh"),
        ("Hôm qua, bà H'Loan Kđoh đến.", "H'Loan Kđoh"),
        ("Hôm qua, bà H’Loan Kđoh đến.", "H'Loan Kđoh"),
        ("Hôm qua, ông Y Thuin Tơr đến.", "Y Thuin Tơr"),
        ("Hôm qua, ông Vừ A Chính đến.", "Vừ A Chính"),
        ("Hôm qua, ông Giàng Páo Sử đến.", "Giàng Páo Sử"),
        ("Hôm qua, ông K'Sor Bia đến.", "K'Sor Bia"),
        ("Hôm qua, ông Danh Đượm đến.", "Danh Đượm"),
        ("Hôm qua, Tổng thống Park Min-ho đến.", "Park Min-ho"),
    ],
)
def test_persons(text: str, name: str) -> None:
    assert [m.label for m in mentions(text, MentionType.PERSON)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hôm qua, đường Lê Duẩn được sửa.",
        "Hôm qua, Trường THPT Lê Quý Đôn khai giảng.",
        "Hôm qua, giải Nguyễn Trãi bắt đầu.",
        "Tin chính\nẢnh: Trần Văn Tám",
        "Học tập tư tưởng Hồ Chí Minh.",
        "Bà Rịa - Vũng Tàu có mưa.",
        "Anh em, ông bà đều vui.",
        "Đoàn Thanh niên ra quân. Thủy điện Hòa Bình xả lũ. Tết Nguyên đán đã đến.",
        "Chị Tám nói.",
    ],
)
def test_no_person_is_named(text: str) -> None:
    assert mentions(text, MentionType.PERSON) == []


@pytest.mark.xfail(
    reason="words of two syllables before a name (công viên) are no tokens; Đường at a sentence's start is a surname",
    strict=True,
)
@pytest.mark.parametrize("text", ["Đường Lê Duẩn được sửa.", "Hôm qua, công viên Trần Nhân Tông mở cửa."])
def test_no_person_is_named_by_a_place(text: str) -> None:
    assert mentions(text, MentionType.PERSON) == []


def test_a_short_name_means_the_person_named_before() -> None:
    first, second = mentions("Ông Trần Sỹ Thạnh đến. Ông Thạnh nói.", MentionType.PERSON)
    assert (first.label, second.label) == ("Trần Sỹ Thạnh", "Trần Sỹ Thạnh")
    assert (first.text, second.text.removeprefix("Ông ")) == ("Trần Sỹ Thạnh", "Thạnh")


def test_a_pronoun_is_read_and_named_by_the_context() -> None:
    forms = [p.form for p in parses("Ông Trần Sỹ Thạnh đến. Ông nói.", PersonParse) if isinstance(p, PersonParse)]
    assert forms == ["full", "pronoun"]


@pytest.mark.xfail(reason="a unit right after a name is read as its last syllable", strict=True)
def test_a_name_ends_before_a_unit() -> None:
    assert [m.label for m in mentions("Ông Nguyễn Thị Minh Khai Hà Nội.", MentionType.PERSON)] == [
        "Nguyễn Thị Minh Khai"
    ]


# ---------------------------------------------------------------- all of them together


def test_mentions_cut_their_text_out_and_come_in_order() -> None:
    text = "Ngày 5/4/2018, Chủ tịch UBND tỉnh Hà Nam Trần Sỹ Thạnh dự Hội nghị Tỉnh uỷ Hà\u00a0Nam lần thứ 5."
    found = analyse(Document("t", text)).mentions
    assert [m.span.cut(text) for m in found] == [m.text for m in found]
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    assert {m.type for m in found} >= {
        MentionType.DATE,
        MentionType.ROLE,
        MentionType.BODY,
        MentionType.UNIT,
        MentionType.PERSON,
        MentionType.EVENT,
    }


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_graph_is_the_same_without_the_mentions_that_denote_nothing(seed: Path) -> None:
    (document,) = documents_of([seed])
    assert isinstance(document, Document)
    every, some = analyse(document), analyse(document, for_graph=True)
    assert set(document_quads(every)) == set(document_quads(some))
    assert set(some.mentions) < set(every.mentions)
    assert {m for m in every.mentions if m.entity is not None} <= set(some.mentions)

"""Numbers: how they are written, whose they are, and that what only looks like one is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.claims import patterns, quantities
from kg.claims.scene import Scene
from kg.mentions import Page, read
from kg.mentions.quantities import find, mark, value_of
from kg.model import Comparator, Document, MentionType, QuantityClaim

RULES = patterns.load("quantities")


def scene(text: str) -> Scene:
    return Scene(read(Page(text)), Document("t", text))


def claimed(text: str) -> list[QuantityClaim]:
    return [c for c in quantities.claims(scene(text)) if isinstance(c, QuantityClaim)]


@pytest.mark.parametrize(
    ("text", "value", "comparator", "unit"),
    [
        ("hơn 19.700 đảng viên", "19700", Comparator.MORE_THAN, ""),
        ("gần 1.300 đảng viên", "1300", Comparator.LESS_THAN, ""),
        ("13/13 chỉ tiêu", "13", Comparator.EQUAL, ""),
        ("hai khâu đột phá", "2", Comparator.EQUAL, ""),
        ("hơn 1.134 tỷ đồng", "1134000000000", Comparator.MORE_THAN, "đồng"),
        ("hơn 1,33 triệu tỉ đồng", "1330000000000000", Comparator.MORE_THAN, "đồng"),
        ("714,5 nghìn tỷ đồng", "714500000000000", Comparator.EQUAL, "đồng"),
        ("231 triệu đồng/ha", "231000000", Comparator.EQUAL, "đồng"),
        ("7,07 tỉ đô la Mỹ", "7070000000", Comparator.EQUAL, "USD"),
        ("khoảng 3.600 USD", "3600", Comparator.ABOUT, "USD"),
        ("tăng 8,3%", "8.3", Comparator.EQUAL, "%"),
        ("khoảng 7,1%/năm", "7.1", Comparator.ABOUT, "%"),
        ("không quá 3 phó giám đốc", "3", Comparator.LESS_THAN, ""),
        ("39 đồng chí", "39", Comparator.EQUAL, ""),
    ],
)
def test_a_number_is_read_with_its_comparator_scale_and_unit(
    text: str, value: str, comparator: Comparator, unit: str
) -> None:
    (found,) = find(text.lower())
    assert (found.value, found.comparator, found.unit) == (Decimal(value), comparator, unit)


@pytest.mark.parametrize(
    "text",
    [
        "điều 5",
        "lần 2",
        "8 giờ 45 phút",
        "5 năm qua",
        "thứ hai",
        "hạng ba",
        "2011-2015",
        "8,5-9%",
        "31/7/2020",
        "1374-qđ/tu",
        "k63+600",
        "quý 1",
        "covid-19",
    ],
)
def test_a_name_a_time_or_a_range_is_no_quantity(text: str) -> None:
    assert [q for q in find(text) if q.unit or q.value not in (8, 45)] == []


def test_a_comma_parts_thousands_only_where_the_number_is_whole() -> None:
    assert value_of("1,300", whole=True) == 1300
    assert value_of("1,300", whole=False) == Decimal("1.300")


def test_marking_keeps_every_offset() -> None:
    text = "có hơn 19.700 đảng viên thuộc 53 chi bộ, thu 6.279 tỷ đồng, tăng 8,3%"
    marked = mark(text, list(find(text)))
    assert len(marked) == len(text)
    assert marked.index("đảng viên") == text.index("đảng viên")


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_each_rule_fires_on_its_sentence_and_not_on_the_other(rule: patterns.Rule) -> None:
    assert rule.id in {c.rule for c in claimed(rule.match)}
    assert rule.id not in {c.rule for c in claimed(rule.reject)}


def test_the_item_is_the_noun_phrase_as_it_stands() -> None:
    (claim,) = claimed(
        "Ban Chấp hành Đảng bộ quận Tây Hồ xây dựng 6 chương trình, kế hoạch toàn khóa giao cho các cơ quan."
    )
    assert (claim.subject.name, claim.quantity_of, claim.value) == (
        "Ban Chấp hành Đảng bộ quận Tây Hồ",
        "chương trình, kế hoạch toàn khóa",
        6,
    )


def test_the_owner_of_the_last_of_a_row_owns_the_row() -> None:
    text = (
        "Quận ủy Ba Đình đã bám sát 8 chương trình công tác trọng tâm của Thành ủy Hà Nội, 5 "
        "nhiệm vụ chủ yếu, 3 khâu đột phá của thành phố Hà Nội."
    )
    found = {(c.quantity_of, c.subject.name) for c in claimed(text)}
    assert ("chương trình công tác trọng tâm", "Thành ủy Hà Nội") in found
    assert ("nhiệm vụ chủ yếu", "thành phố Hà Nội") in found
    assert ("khâu đột phá", "thành phố Hà Nội") in found


def test_a_sentence_that_names_nobody_is_of_the_one_spoken_of_before() -> None:
    text = "Đảng bộ quận Thanh Xuân đã đạt nhiều kết quả. 13/13 chỉ tiêu đều đạt và vượt so với Nghị quyết đề ra."
    (claim,) = claimed(text)
    assert (claim.subject.name, claim.value) == ("Đảng bộ quận Thanh Xuân", 13)


@pytest.mark.parametrize(
    "text",
    [
        "Siêu xe Ferrari F12 có 2 phiên bản, giá 5 tỷ đồng, tăng 8% so với 3 mẫu trước.",
        "Manchester United thắng 3-1, có 2 cầu thủ ghi bàn và 60% thời gian kiểm soát bóng.",
        "Nếu Đảng bộ quận Thanh Xuân có 2 khâu đột phá thì sao.",
        "Ông Nguyễn Văn Nam có 2 căn nhà trị giá 5 tỷ đồng.",
        "Bí thư Thành ủy Hà Nội yêu cầu Quận ủy Ba Đình tập trung 6 nhiệm vụ trọng tâm.",
    ],
)
def test_what_is_no_number_of_a_public_body_is_not_claimed(text: str) -> None:
    assert claimed(text) == []


def test_every_claim_quotes_its_number() -> None:
    text = "Tổng thu ngân sách nhà nước của thành phố Hà Nội đạt 714,5 nghìn tỷ đồng, tăng bình quân khoảng 7,1%/năm."
    found = claimed(text)
    assert [c.spans[0].cut(text) for c in found] == [
        "Tổng thu ngân sách nhà nước của thành phố Hà Nội đạt 714,5 nghìn tỷ đồng", ", tăng bình quân khoảng 7,1%",
    ]  # fmt: skip
    assert [c.unit_text for c in found] == ["đồng", "%"]


def test_mentions_give_the_number_and_what_it_counts() -> None:
    text = "Đảng bộ quận có 53 tổ chức cơ sở đảng."
    (mention,) = quantities.mentions(scene(text))
    assert (mention.type, mention.text, mention.label) == (MentionType.QUANTITY, "53 tổ chức cơ sở đảng", "53")


MEETING = "Ngày 12/5/2020, Đại hội Đảng bộ huyện Mê Linh lần thứ XI khai mạc.\n\n"


def counted_in(text: str) -> set[tuple[str, str]]:
    return {(type(c.subject).__name__, f"{c.quantity_of} {c.value}") for c in claimed(MEETING + text)}


@pytest.mark.parametrize(
    ("text", "subject", "item"),
    [
        ("Cùng dự có bà Lê Thị Nga và 150 đại biểu.", "Event", "đại biểu 150"),
        ("Đại hội bầu Đoàn Thư ký gồm 2 đồng chí.", "Event", "đồng chí Đoàn Thư ký 2"),
        ("Ông Lê Văn Nam được bầu làm Bí thư Huyện ủy với 39/39 phiếu.", "Body", "phiếu 39"),
        (
            "Tại Đại hội, bà Lê Thị Nga trao Giấy khen cho 12 tập thể.",
            "Event",
            "tập thể được tặng Giấy khen 12",
        ),
    ],
)
def test_numbers_of_a_meeting_are_its_own_or_of_who_holds_it(text: str, subject: str, item: str) -> None:
    assert (subject, item) in counted_in(text)


def test_what_was_said_at_another_sort_of_meeting_is_not_of_the_congress() -> None:
    assert not counted_in("Tại buổi tiếp xúc cử tri, có 9 ý kiến phát biểu.")


def test_a_number_that_is_aimed_at_is_called_a_target() -> None:
    (found,) = claimed("Đảng bộ huyện Mê Linh phấn đấu thu ngân sách đạt 300 tỷ đồng.")
    assert found.quantity_of == "chỉ tiêu thu ngân sách"
    (done,) = claimed("Đảng bộ huyện Mê Linh hoàn thành các chỉ tiêu: thu ngân sách đạt 300 tỷ đồng.")
    assert done.quantity_of == "thu ngân sách"


def test_the_honour_is_part_of_who_is_counted() -> None:
    (claim,) = claimed("Đảng bộ phường Phú Mỹ có 7 đồng chí được trao Huy hiệu Đảng.")
    assert (claim.quantity_of, claim.value) == ("đồng chí được trao Huy hiệu Đảng", 7)


def test_targets_of_the_next_sentence_are_no_results() -> None:
    claims = claimed(
        "Đại hội Đảng bộ xã Khun Há đã thông qua 16 chỉ tiêu. Cụ thể, thu nhập bình quân đạt 70 triệu đồng."
    )
    assert [claim.quantity_of for claim in claims] == ["chỉ tiêu", "chỉ tiêu thu nhập bình quân"]

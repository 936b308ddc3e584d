"""Numbers that ordinary sentences only seem to give of a body or unit, and their neighbours that they do give."""

from __future__ import annotations

import pytest

from kg.claims import quantities
from kg.claims.scene import Scene
from kg.mentions import Page, read
from kg.model import Document, QuantityClaim

HEADING = "Tin Mê Linh\n\n"


def numbers(text: str) -> set[tuple[str, str]]:
    """(subject, item and value) of every number claimed below a heading, in an article of 2017."""
    page = Page(HEADING + text)
    scene = Scene(read(page), Document("t", HEADING + text, published="2017-06-20"))
    found = quantities.claims(scene)
    return {(c.subject.name, f"{c.quantity_of} {c.value}") for c in found if isinstance(c, QuantityClaim)}


# "ở", "trên địa bàn" after a noun: where that noun is, not who the clause is about.
@pytest.mark.parametrize(
    "text",
    [
        "Đoàn vận động viên ở huyện Mê Linh có 30 người.",
        "Một gia đình ở huyện Mê Linh có 5 người con.",
        "Công ty Hòa Phát ở huyện Mê Linh có 300 công nhân.",
        "Riêng lực lượng kiểm lâm ở huyện Mê Linh có 9 người.",
        "Xã Tiến Thắng ở huyện Mê Linh có 7 ấp.",
        "Ông Lê Văn Nam, ở huyện Mê Linh, có 3 lao động.",
        "Trường Tiểu học Nguyễn Du trên địa bàn huyện Mê Linh có 1.200 học sinh.",
        "Hợp tác xã Tân Tiến trên địa bàn huyện Mê Linh có 40 xã viên.",
        "Chi nhánh ngân hàng tại địa bàn huyện Mê Linh có 25 cán bộ.",
        "Khu phố 3 tại địa bàn huyện Mê Linh có 500 hộ.",
        "Tin ở huyện Mê Linh phát hiện 3 ca nhiễm cúm là tin giả.",
        "Trong đoàn đó huyện Mê Linh có 2 vận động viên.",
    ],
)
def test_what_lies_in_a_unit_has_numbers_of_its_own(text: str) -> None:
    assert numbers(text) == set()


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Năm 2016 trên địa bàn huyện Mê Linh xảy ra 9 vụ cháy.", "vụ cháy 9"),
        ("Hiện ở huyện Mê Linh có 12 bãi rác.", "bãi rác 12"),
        ("Theo Công an, trên địa bàn huyện Mê Linh có 12 bãi rác.", "bãi rác 12"),
        ("Sau khi rà soát trên địa bàn huyện Mê Linh, đã có 120 hộ dân.", "hộ dân 120"),
        ("Trong đó huyện Mê Linh có 2 vận động viên.", "vận động viên 2"),
    ],
)
def test_what_is_in_a_unit_where_that_opens_the_clause(text: str, item: str) -> None:
    assert ("huyện Mê Linh", item) in numbers(text)


# Aimed at, wished for, denied, asked, of long ago or of years to come; of others than who is named.
@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu hỏi: Có đúng trên địa bàn huyện Mê Linh xảy ra 149 vụ phạm pháp hình sự?",
        "Trước năm 1990, ở huyện Mê Linh có 3 trường cấp ba.",
        "Trong chiến tranh, trên địa bàn huyện Mê Linh có 200 liệt sĩ hy sinh.",
        "Đến năm 2025, trên địa bàn huyện Mê Linh có 45 trường đạt chuẩn.",
        "Năm 1977, huyện Mê Linh rộng 250 km2.",
        "Huyện Mê Linh rộng 800 km2, với 50.000 người là phương án chưa được duyệt.",
        "Vườn quốc gia nằm ở 3 tỉnh, riêng Nghệ An diện tích 93.000 ha.",
        "Dự án qua huyện Mê Linh diện tích 28 ha.",
        "Xã Tiến Thắng chưa đạt 19 tiêu chí.",
        "Xã Tiến Thắng còn khó khăn. Để đạt 19 tiêu chí, cần nhiều vốn.",
        "Huyện Mê Linh đề ra mỗi xã đạt 2 tiêu chí. Các xã phải đạt 19 tiêu chí. Có xã mới đạt 9 tiêu chí.",
        "Đoàn huyện Mê Linh đi học tập xã Hải Đường, tỉnh Nam Định; nơi này đã đạt 19 tiêu chí.",
        "Xã Tiến Thắng khởi sắc. Trước khi triển khai, xã chỉ đạt 5 tiêu chí.",
        "Trong 5 năm tới, kinh tế huyện Mê Linh tăng trưởng 12%/năm.",
        "Huyện Mê Linh phát triển. Theo nghị quyết, kinh tế tăng trưởng bình quân 10%.",
        "Ai cũng mơ kinh tế huyện Mê Linh tăng trưởng 20%.",
        "Không tính sắt thép, kinh tế huyện Mê Linh tăng trưởng chưa đến 5%.",
        'Ông nói: "Nếu dân huyện Mê Linh đồng lòng thì kinh tế huyện tăng trưởng 20%".',
        "Huyện Mê Linh đặt chỉ tiêu nhiệm kỳ tới như sau. Kinh tế tăng trưởng bình quân 11%/năm.",
        "Nghị quyết huyện Mê Linh nêu: đảng viên trẻ tuổi chiếm 30% trở lên.",
        "Huyện Mê Linh phát triển. Theo WHO, người hút thuốc lá chiếm 45%.",
        "UBND huyện Mê Linh cho biết tỉnh Vĩnh Phúc đã đầu tư 40 tỷ đồng nâng cấp đường.",
        "Huyện Mê Linh có ông Ba đầu tư 5 tỷ đồng xây trang trại.",
        "Huyện Mê Linh kêu gọi nhà đầu tư bỏ vốn, đầu tư 30 tỷ đồng xây chợ.",
        "Huyện Mê Linh muốn đầu tư 60 tỷ đồng xây bến xe.",
        "Huyện Mê Linh đã tránh được thiệt hại 20 tỷ đồng.",
        "Huyện Mê Linh phát hiện cán bộ lập hồ sơ khống, gây thiệt hại 2 tỷ đồng cho ngân sách nhà nước.",
        "Huyện ủy Mê Linh chưa chỉ định 2 Ủy viên Ban Chấp hành Đảng bộ huyện Mê Linh.",
        "Ban Chấp hành Hội Nông dân huyện Mê Linh với 10 ủy viên xin rút đã họp.",
    ],
)
def test_what_is_no_fact_of_who_is_named(text: str) -> None:
    assert numbers(text) == set()


@pytest.mark.parametrize(
    ("text", "subject", "item"),
    [
        ("Huyện Mê Linh rộng 250 km2.", "huyện Mê Linh", "diện tích (km2) 250"),
        ("HĐND huyện Mê Linh xem xét 6 tờ trình của UBND huyện.", "Hội đồng nhân dân huyện Mê Linh", "tờ trình 6"),
        ("Đến nay, xã Tiến Thắng đã đạt 19 tiêu chí.", "xã Tiến Thắng", "tiêu chí 19"),
        ("Năm 2016, kinh tế huyện Mê Linh tăng trưởng 12%.", "huyện Mê Linh", "tăng trưởng kinh tế (%) 12"),
        ("Huyện Mê Linh phát triển. Để giúp dân, huyện đã đầu tư 9 tỷ đồng xây chợ.", "huyện Mê Linh",
         "đầu tư xây chợ 9000000000"),
        ("Năm 2016, trên địa bàn huyện Mê Linh xảy ra 9 vụ cháy, gây thiệt hại 6 tỷ đồng.", "huyện Mê Linh",
         "thiệt hại 6000000000"),
    ],
)  # fmt: skip
def test_their_neighbours_are_facts(text: str, subject: str, item: str) -> None:
    assert (subject, item) in numbers(text)


def test_a_rise_is_of_what_it_names_and_of_an_earlier_time() -> None:
    told = "Trên địa bàn huyện Mê Linh xảy ra 54 vụ tai nạn, làm bị thương 30 người, "
    assert not any("tăng" in item for _, item in numbers(told + "tăng 8 vụ so với năm trước."))
    assert not any("giảm" in item for _, item in numbers(told + "giảm 5 so với kế hoạch."))


CONGRESS = "Ngày 12/5/2017, Đại hội Hội Nông dân huyện Mê Linh lần thứ X khai mạc. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đại hội triệu tập 150 đại biểu.", True),
        ("Trước đó, đại hội các chi hội đã quy tụ 150 đại biểu.", False),
        ("Nhiệm kỳ trước, đại hội triệu tập 150 đại biểu.", False),
        ("Festival Mê Linh cùng tuần quy tụ 150 đại biểu.", False),
        ("Hội thảo bên lề quy tụ 150 đại biểu.", False),
        ("Ngày mai đại hội có sự tham dự của 150 đại biểu.", False),
    ],
)
def test_delegates_are_of_the_meeting_that_is_held(text: str, said: bool) -> None:
    assert any(item == "đại biểu 150" for _, item in numbers(CONGRESS + text)) is said


@pytest.mark.parametrize(
    ("text", "items"),
    [
        # an indicator that went from one value to another, and one that another follows
        (
            "Tỷ lệ hộ nghèo của huyện Mê Linh giảm từ 12,5% năm 2015 xuống còn 4,3% năm 2016.",
            {"Tỷ lệ hộ nghèo của huyện Mê Linh (%) 12.5", "Tỷ lệ hộ nghèo của huyện Mê Linh (%) 4.3"},
        ),
        ("Thu ngân sách huyện Mê Linh vượt 12% dự toán.", {"Thu ngân sách huyện Mê Linh dự toán (%) 12"}),
        ("Huyện Mê Linh trồng mới 500 ha rừng.", {"trồng mới rừng (ha) 500"}),
        ("Huyện Mê Linh đã chi 12 tỷ đồng sửa chữa trường học.", {"chi sửa chữa trường học 12000000000"}),
    ],
)
def test_values_that_were_reached_and_money_that_was_spent(text: str, items: set[str]) -> None:
    assert items <= {item for _, item in numbers(text)}


@pytest.mark.parametrize(
    "text",
    [
        # to come, hoped for, denied, a plan
        "Tỷ lệ hộ nghèo của huyện Mê Linh sẽ giảm từ 8,5% xuống còn 3%.",
        "Huyện Mê Linh kỳ vọng tỷ lệ đô thị hóa tăng từ 18% lên 40%.",
        "Để tỷ lệ hộ nghèo giảm từ 5% xuống còn 2%, huyện Mê Linh cần 100 cán bộ.",
        "Thu ngân sách huyện Mê Linh không vượt 5% dự toán.",
        "Huyện Mê Linh quyết tâm thu ngân sách vượt 10% dự toán.",
        "Huyện Mê Linh đăng ký trồng mới 500 ha rừng.",
        "Huyện Mê Linh được giao trồng mới 500 ha rừng.",
        "Huyện Mê Linh gieo cấy 3.200 ha lúa theo kế hoạch.",
        # for each, asked for, promised, refused, received
        "Huyện Mê Linh hỗ trợ 40 triệu đồng xóa nhà tạm cho mỗi hộ nghèo.",
        "Huyện Mê Linh hỗ trợ 3 triệu đồng tiền giống cho từng hộ dân.",
        "UBND huyện Mê Linh cam kết hỗ trợ 2 tỷ đồng xây cầu.",
        "HĐND huyện Mê Linh bác đề xuất chi 2 tỷ đồng mua xe.",
        "UBND huyện Mê Linh phủ nhận việc chi 20 tỷ đồng mua xe công.",
        "Huyện Mê Linh tiếp nhận của doanh nghiệp hỗ trợ 30 tỷ đồng xây trường.",
    ],
)
def test_values_that_were_not_reached_and_money_that_was_not_spent(text: str) -> None:
    rules = ("came-to", "came-from", "beyond", "measured", "spent")
    page = Page(HEADING + text)
    scene = Scene(read(page), Document("t", HEADING + text, published="2017-06-20"))
    said = {c.rule: c for c in quantities.claims(scene) if isinstance(c, QuantityClaim)}
    assert [rule for rule in said if rule.removeprefix("count.") in rules] == []


def test_a_target_has_no_value_that_it_starts_from() -> None:
    told = numbers("Huyện Mê Linh phấn đấu giảm tỷ lệ hộ nghèo từ 18,2% xuống còn 9%.")
    assert ("huyện Mê Linh", "chỉ tiêu tỷ lệ hộ nghèo (%) 9") in told
    assert not any(item.endswith("18.2") for _, item in told)


def test_the_value_after_another_indicator_is_of_that_one() -> None:
    told = numbers("Tại huyện Mê Linh, tỷ trọng nông nghiệp giảm từ 30%, công nghiệp tăng lên 45%.")
    assert not any("nông nghiệp" in item and item.endswith(" 45") for _, item in told)


def test_what_an_office_tells_of_its_province_is_the_provinces() -> None:
    told = numbers("Cục Thống kê tỉnh Ninh Bình công bố tổng thu ngân sách đạt 8.563 tỷ đồng.")
    assert {subject for subject, item in told if "thu ngân sách" in item} == {"tỉnh Ninh Bình"}


def test_indicators_of_a_row_are_of_the_unit_that_its_first_names() -> None:
    text = (
        "Thu ngân sách trên địa bàn huyện Mê Linh đạt 3.215 tỷ đồng, bằng 73% dự toán; kim ngạch xuất khẩu đạt trên "
        "512 triệu USD; tỷ lệ hộ nghèo còn 1,2%."
    )
    assert {subject for subject, _ in numbers(text)} == {"huyện Mê Linh"}
    assert len(numbers(text)) == 4


def test_what_the_head_of_a_unit_reports_is_of_the_unit() -> None:
    said = "Chủ tịch UBND huyện Mê Linh Lê Văn Nam cho biết, kinh tế phục hồi tích cực."
    assert numbers(f"{said} Thu ngân sách đạt 315 tỷ đồng.") == {("huyện Mê Linh", "Thu ngân sách 315000000000")}
    assert numbers(f"{said} Tại Hà Nội, thu ngân sách đạt 315 tỷ đồng.") == set()
    assert numbers(f"{said} Cả nước thu ngân sách đạt 315 tỷ đồng.") == set()


def test_an_indicator_with_its_letters() -> None:
    text = "Tốc độ tăng trưởng kinh tế (GRDP) của huyện Mê Linh đạt 13,4%."
    assert {subject for subject, _ in numbers(text)} == {"huyện Mê Linh"}

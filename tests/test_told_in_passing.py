"""Who and what a report names in passing: it must not take the place of whom and what the report is about."""

from __future__ import annotations

import pytest
from readings import commitments, numbers, people_at, posts, told

from kg.model import ChangeClaim, EventClaim

# ---------------------------------------------------------------- of whom "ông" speaks

_LIFE = (
    "Ông Bùi Trọng Hiêm sinh năm 1970, quê xã Thanh Hải, tỉnh Hà Nam. Năm 1992, ông về làm cán bộ kỹ thuật cho Xí"
    ' nghiệp Thủy nông Thanh Liêm. "Mưa bão là cậu ấy ngủ luôn ở trạm bơm", ông Đinh Văn Xức, nguyên Giám đốc xí'
    " nghiệp, kể. | "
)


def test_a_life_goes_on_about_whom_it_is_of_and_not_about_who_is_quoted() -> None:
    text = f"{_LIFE}Năm 2012, ông được bầu giữ chức Bí thư Huyện ủy Kim Bảng."
    assert {(person, role) for person, role, _, _ in posts(text)} == {("Bùi Trọng Hiêm", "Bí thư")}


def test_who_is_quoted_may_go_on_speaking() -> None:
    text = f"{_LIFE}Ông nói thêm. Ông từng là Chủ tịch UBND huyện Thanh Liêm."
    assert {person for person, role, _, _ in posts(text) if role == "Chủ tịch"} == {"Đinh Văn Xức"}


def test_ong_is_no_woman_of_the_sentence_before() -> None:
    text = (
        'Bí thư Huyện ủy Kim Bảng Lại Thị Thu Hiên, từng là cấp phó của ông Bùi Trọng Hiêm, nhận xét ông "kiệm lời".'
        " Ông được bầu giữ chức Chủ tịch UBND tỉnh Hà Nam."
    )
    assert [(c.member.name, c.role) for c in told(text) if isinstance(c, ChangeClaim)] == [
        ("Bùi Trọng Hiêm", "Chủ tịch")
    ]


# ---------------------------------------------------------------- which unit is meant


def test_provinces_in_a_row_are_not_where_the_report_is_from() -> None:
    text = (
        'UBND tỉnh Cà Mau họp. "Giá vật liệu ở Bạc Liêu, Kiên Giang cũng tăng như mình, sao họ làm được?", ông nói.'
        " Chủ tịch UBND tỉnh giao Sở Tài nguyên và Môi trường trong tháng 8 phải xác định xong giá đất của dự án."
    )
    assert commitments(text) == [("Sở Tài nguyên và Môi trường tỉnh Cà Mau", "Task", "xác định xong giá đất của dự án")]


def test_who_is_told_of_among_others_is_not_whose_the_next_numbers_are() -> None:
    text = (
        "Huyện Tuy Phước tổng kết năm năm xây dựng nông thôn mới. Toàn huyện có 7/11 xã đạt chuẩn nông thôn mới, trong"
        " đó Phước Hưng và Phước Sơn là những xã về đích sớm của tỉnh. Tỉ lệ hộ nghèo giảm còn 4,6%."
    )
    assert {(subject, value) for subject, _, value in numbers(text)} == {
        ("huyện Tuy Phước", 7),
        ("huyện Tuy Phước", 4),
    }


# ---------------------------------------------------------------- posts and acts


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ông Trần Trọng Hải, Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam, lần lượt kinh qua các vị"
            " trí Phó Trưởng phòng Kế hoạch, Chi cục trưởng Chi cục Thủy lợi rồi Phó Giám đốc Sở.",
            ("Trần Trọng Hải", "Chi cục trưởng", "Chi cục Thủy lợi", "former"),
        ),
        (
            "Cùng ngày, Văn phòng UBND tỉnh Bến Tre có thêm một Phó Chánh Văn phòng là ông Cao Nhật Duy.",
            ("Cao Nhật Duy", "Phó Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Bến Tre", "incoming"),
        ),
    ],
    ids=["a chief after a comma", "one deputy more"],
)
def test_posts(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HĐND tỉnh Phú Yên họp. Hai người thôi làm ủy viên UBND tỉnh tại kỳ họp này là đại tá Võ Minh Trang, nguyên"
            " giám đốc Công an tỉnh, và ông Bùi Đức Thin, nguyên chánh Thanh tra tỉnh.",
            {
                ("Võ Minh Trang", "dismissed", "Ủy ban nhân dân tỉnh Phú Yên"),
                ("Bùi Đức Thin", "dismissed", "Ủy ban nhân dân tỉnh Phú Yên"),
            },
        ),
        (
            "Vi phạm tại Sở Giáo dục và Đào tạo tỉnh Kiên Giang xảy ra năm 2017. Bà Tô Thị Ngọc Bích, Giám đốc Sở, nhận"
            " hình thức khiển trách.",
            {("Tô Thị Ngọc Bích", "disciplined", "Sở Giáo dục và Đào tạo tỉnh Kiên Giang")},
        ),
        (
            "Bà Tô Thị Ngọc Bích dự họp. Cấp dưới của bà, Phó Giám đốc Sở Y tế tỉnh Kiên Giang Dương Thế Vi, bị cảnh"
            " cáo.",
            {("Dương Thế Vi", "disciplined", "Sở Y tế tỉnh Kiên Giang")},
        ),
        (
            "Đại tá Lý Kế Tòng, Chỉ huy trưởng Bộ đội Biên phòng tỉnh An Giang, đọc diễn văn. Bộ Quốc phòng tặng cờ"
            " cho Đồn Biên phòng Tịnh Biên. Trung tướng Cao Đình Sáng, Tư lệnh Bộ đội Biên phòng, dự. Hồi tháng 3,"
            " Đại tá Lý Kế Tòng được bổ nhiệm làm Chỉ huy trưởng.",
            {("Lý Kế Tòng", "appointed", "Bộ đội Biên phòng tỉnh An Giang")},
        ),
    ],
    ids=[
        "so many who leave",
        "a director of the office just named",
        "whose subordinate",
        "as the article calls them elsewhere",
    ],
)
def test_acts(text: str, expected: set[tuple[str, str, str]]) -> None:
    acts = (c for c in told(text) if isinstance(c, ChangeClaim))
    assert {(c.member.name, c.kind.value, c.organization.name) for c in acts} == expected


def test_another_bank_is_not_the_one_named_before() -> None:
    text = (
        "Ông Dương Công Bình thôi chức Chủ tịch Ngân hàng TMCP Bưu điện Liên Việt. Bà Lê Thị Hoa từng là thành viên"
        " HĐQT ngân hàng Eximbank."
    )
    assert not any(person == "Lê Thị Hoa" and "Liên Việt" in body for person, _, body, _ in posts(text))


# ---------------------------------------------------------------- commitments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kỳ họp đã bế mạc. Chủ tịch UBND xã Chợ Lách Trương Phước Đạt thì hứa bố trí người đưa hồ sơ tận nhà cho"
            " người già.",
            [("Ủy ban nhân dân xã Chợ Lách", "Task", "bố trí người đưa hồ sơ tận nhà cho người già")],
        ),
        (
            "Đại hội đã bế mạc. Đảng bộ huyện đặt mục tiêu đưa huyện Tuy Phước thành huyện nông thôn mới trước năm"
            " 2020, thu ngân sách trên địa bàn tăng 12%/năm, mỗi năm kết nạp từ 180 đảng viên trở lên.",
            [
                ("huyện Tuy Phước", "Objective", "đưa huyện Tuy Phước thành huyện nông thôn mới trước năm 2020"),
                ("huyện Tuy Phước", "Target", "thu ngân sách trên địa bàn tăng 12%/năm"),
                ("huyện Tuy Phước", "Target", "mỗi năm kết nạp từ 180 đảng viên trở lên"),
            ],
        ),
        (
            "Hội nghị đã bế mạc. Bà Cầm Thị Lả thay mặt Hội Nông dân tỉnh Sơn La phát động phong trào thi đua giai đoạn"
            ' mới với chủ đề "Nông dân Sơn La làm giàu từ nông sản sạch".',
            [("Hội Nông dân tỉnh Sơn La", "Theme", "Nông dân Sơn La làm giàu từ nông sản sạch")],
        ),
        (
            "Hội nghị đã bế mạc. Giai đoạn 2019-2022, Hội Nông dân tỉnh Sơn La đặt chỉ tiêu thành lập mới 40 hợp tác"
            " xã.",
            [("Hội Nông dân tỉnh Sơn La", "Target", "thành lập mới 40 hợp tác xã")],
        ),
    ],
    ids=["promised", "an aim and its figures", "on behalf", "a target that is set"],
)
def test_commitments(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert commitments(text) == expected


# ---------------------------------------------------------------- who was there


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        (
            "Sáng 5/8/2022, UBND tỉnh Cà Mau họp phiên thường kỳ tháng 7/2022. Theo Giám đốc Sở Kế hoạch và Đầu tư Đoàn"
            " Thị Phúc, kim ngạch xuất khẩu tăng 31%. Lý giải về những con số này, ông Tạ Minh Đương, Giám đốc Sở Giao"
            " thông Vận tải, cho rằng giá cát tăng mạnh.",
            {"Đoàn Thị Phúc", "Tạ Minh Đương"},
        ),
        (
            "Sáng 7/11/2023, Quốc hội chất vấn trong khuôn khổ kỳ họp thứ 6, Quốc hội khóa XV. Người đầu tiên bấm nút"
            " là đại biểu Tráng Seo Lin (Lào Cai). Không hài lòng, đại biểu Bế Thị Thục (Cao Bằng) giơ biển tranh"
            " luận.",
            {"Tráng Seo Lin", "Bế Thị Thục"},
        ),
    ],
    ids=["a session of a committee", "questions in the National Assembly"],
)
def test_who_spoke(text: str, spoke: set[str]) -> None:
    assert people_at(text)[1] == spoke


def test_a_newspaper_before_the_host_does_not_hide_it() -> None:
    text = (
        "TPO - Ủy ban Kiểm tra Tỉnh ủy Kiên Giang vừa ra thông báo về kỳ họp thứ 9. Kỳ họp do ông Danh Hoàng Phú, Chủ"
        " nhiệm Ủy ban Kiểm tra Tỉnh ủy, chủ trì."
    )
    assert people_at(text)[1] == {"Danh Hoàng Phú"}


def test_a_congress_some_months_away_is_no_event_yet() -> None:
    text = (
        "Ông A Lăng Tuấn nói vậy khi chỉ còn 5 tháng nữa Đảng bộ tỉnh Thái Nguyên bước vào Đại hội lần thứ XX nhiệm kỳ"
        " 2020-2025."
    )
    assert not any(isinstance(c, EventClaim) for c in told(text))


def test_who_leads_one_more_group_of_guests() -> None:
    text = (
        "Tối 21/11, Bộ Chỉ huy Bộ đội Biên phòng tỉnh An Giang tổ chức lễ kỷ niệm 40 năm ngày thành lập. Buổi lễ có sự"
        " hiện diện của Phó Thủ tướng Thường trực Ngô Xuân Hoa. Lãnh đạo địa phương có bà Võ Thị Thủy, Bí thư Tỉnh ủy."
        " Ngoài ra còn có đoàn công tác của tỉnh Kandal (Campuchia), do Thiếu tướng Sok Vanna dẫn đầu."
    )
    assert {"Ngô Xuân Hoa", "Võ Thị Thủy", "Sok Vanna"} <= people_at(text)[0]


# ---------------------------------------------------------------- what is no event, no number, no plan of anybody here


@pytest.mark.parametrize(
    "text",
    [
        "Sở Văn hóa đề nghị dừng lễ hội. Ủy ban nhân dân quận Đồ Sơn phải chủ trì tổ chức hội thảo về lễ hội ngày 6/8.",
        "Công đoàn triển khai Chỉ thị của Ban Bí thư về tổ chức Đại hội Công đoàn các cấp.",
    ],
    ids=["ought to be held", "what a directive is about"],
)
def test_no_event(text: str) -> None:
    assert not any(isinstance(c, EventClaim) for c in told(text))


def test_who_is_met_after_a_sitting_is_not_at_it() -> None:
    text = (
        "Ngay sau khi kết thúc phiên họp Quốc hội chiều 6-6, Chủ tịch Quốc hội Nguyễn Thị Hoa gặp mặt người có công"
        " tỉnh Bến Tre. Phát biểu tại buổi gặp mặt, Chủ tịch Quốc hội Nguyễn Thị Hoa nói về quê hương Đồng Khởi."
    )
    assert people_at(text) == (set(), set())


def test_whose_needs_are_met_are_not_counted_of_who_meets_them() -> None:
    text = (
        "Thông tấn xã Việt Nam họp. Thông tấn xã Việt Nam đáp ứng nhu cầu thông tin của 10 triệu đoàn viên công đoàn."
    )
    assert numbers(text) == []


def test_a_club_named_for_a_city_is_not_the_city() -> None:
    text = "Lãnh đạo thành phố cho biết CLB bóng đá Hà Nội sẽ lập đề án xây dựng bãi đỗ xe ngầm trong sân vận động."
    assert commitments(text) == []


def test_this_district_is_the_one_named_last() -> None:
    text = (
        "Ban Thường vụ Tỉnh ủy Hà Nam luân chuyển ông Trần Văn Hải về huyện Kim Bảng. Sau ba năm, huyện này có 12 xã về"
        " đích nông thôn mới."
    )
    assert {subject for subject, _, _ in numbers(text)} == {"huyện Kim Bảng"}

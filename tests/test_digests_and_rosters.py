"""Pages and digests: who is listed under a heading, fields of a page about one person, news told piece by piece; and
names that say less than they mean."""

from __future__ import annotations

import pytest
from readings import acts, posts, told

from kg.model import AdoptionClaim, ChangeClaim, ParticipationClaim, QuantityClaim

# ---------------------------------------------------------------- lists and fields of official pages


@pytest.mark.parametrize("marks", [("- ", "- "), ("1. ", "2. ")])
def test_everybody_under_a_heading_has_its_post(marks: tuple[str, str]) -> None:
    text = (
        "LÃNH ĐẠO HUYỆN SƠN DƯƠNG\nCÁC ỦY VIÊN BAN THƯỜNG VỤ HUYỆN ỦY\n"
        f"{marks[0]}Lý Văn Quý, Trưởng Ban Tổ chức Huyện ủy\n{marks[1]}Âu Thị Mai, Chủ tịch UBND huyện"
    )
    board = ("Ủy viên", "Ban Thường vụ Huyện ủy Sơn Dương", "current")
    assert {("Lý Văn Quý", *board), ("Âu Thị Mai", *board)} <= posts(text)


def test_what_follows_a_list_is_not_in_it() -> None:
    text = (
        "LÃNH ĐẠO HUYỆN SƠN DƯƠNG\nCác Ủy viên Ban Thường vụ Huyện ủy:\n- Lý Văn Quý, Trưởng Ban Tổ chức Huyện ủy\n"
        "Ông Trần Văn Minh, Giám đốc Sở Y tế tỉnh Tuyên Quang, đến thăm."
    )
    assert {role for name, role, *_ in posts(text) if name == "Trần Văn Minh"} == {"Giám đốc"}


def test_entries_of_a_section_are_of_its_council() -> None:
    text = (
        "LÃNH ĐẠO HUYỆN SƠN DƯƠNG\nHuyện Sơn Dương nằm ở phía nam tỉnh Tuyên Quang.\n"
        "III. HĐND, UBND HUYỆN NHIỆM KỲ 2011 - 2016\n- Phó Chủ tịch HĐND: ông Quan Văn Định\n"
        "- Trưởng Ban Pháp chế: bà Triệu Thị Lìn"
    )
    assert posts(text) == {
        ("Quan Văn Định", "Phó Chủ tịch", "Hội đồng nhân dân huyện Sơn Dương", "current"),
        ("Triệu Thị Lìn", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân huyện Sơn Dương", "current"),
    }


@pytest.mark.parametrize(
    ("field", "status"), [("Chức vụ hiện nay", "current"), ("Chức vụ", "current"), ("Các chức vụ đã qua", "former")]
)
def test_a_field_of_a_page_about_one_person(field: str, status: str) -> None:
    text = f"Họ và tên: HUỲNH TẤN LỘC\n{field}: Bí thư Tỉnh ủy Bình Định; đại biểu Quốc hội khóa XIV."
    assert posts(text) == {
        ("Huỳnh Tấn Lộc", "Bí thư", "Tỉnh ủy Bình Định", status),
        ("Huỳnh Tấn Lộc", "Đại biểu", "Quốc hội", status),
    }


# ---------------------------------------------------------------- digests

_DIGEST = (
    "Nhân sự mới\n"
    "Bộ Tài chính: Sáng 11/6/2025, Bộ trưởng Lê Trọng Khôi trao quyết định bổ nhiệm ông Mai Văn Trụ giữ chức Vụ trưởng "
    "Vụ Ngân sách. Cùng dự buổi lễ có Thứ trưởng Hồ Thị Như Ý.\n"
    "Bộ Công an: Bộ trưởng Bộ Công an vừa ký quyết định bổ nhiệm Đại tá Ngô Đình Quý giữ chức Cục trưởng Cục Cảnh sát "
    "giao thông, thay ông Hồ Việt Dũng nghỉ hưu."
)


def test_departments_and_deputies_are_of_the_ministry_that_heads_the_piece() -> None:
    assert {body for _, _, body, _ in posts(_DIGEST)} == {
        "Bộ Tài chính",
        "Vụ Ngân sách Bộ Tài chính",
        "Cục Cảnh sát giao thông Bộ Công an",
    }


def test_pieces_of_a_digest_share_no_meeting_and_no_day() -> None:
    claims = told(_DIGEST)
    there = {c.member.name for c in claims if isinstance(c, ParticipationClaim)}
    assert there.isdisjoint({"Ngô Đình Quý", "Hồ Việt Dũng"})
    days = {c.member.name: c.date for c in claims if isinstance(c, ChangeClaim)}
    assert days["Mai Văn Trụ"] == "2025-06-11"
    assert days["Ngô Đình Quý"] == ""


# ---------------------------------------------------------------- names and bodies


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Bí thư Thành ủy Vinh Trần Văn Ba dự.", ("Trần Văn Ba", "Bí thư", "Thành ủy Vinh", "current")),
        (
            "Dự có nhà báo lão thành Trần Hữu Chí, nguyên Tổng Biên tập Báo Kiên Giang.",
            ("Trần Hữu Chí", "Tổng Biên tập", "Báo Kiên Giang", "former"),
        ),
        (
            "Thiếu tướng Thái Bá Hợi, Ủy viên Ban Thường vụ Đảng ủy Quân khu, Phó Tư lệnh Quân khu 5 chủ trì.",
            ("Thái Bá Hợi", "Ủy viên", "Ban Thường vụ Đảng ủy Quân khu 5", "current"),
        ),
        (
            "Dự có bà Vũ Thị Nguyệt, Vụ trưởng Vụ Địa phương I, Văn phòng Trung ương Đảng.",
            ("Vũ Thị Nguyệt", "Vụ trưởng", "Vụ Địa phương I Văn phòng Trung ương Đảng", "current"),
        ),
        (
            "Ông Lý Gia Bảo, Cục trưởng Cục Phòng, chống tham nhũng, lãng phí, tiêu cực, dự.",
            ("Lý Gia Bảo", "Cục trưởng", "Cục Phòng, chống tham nhũng, lãng phí, tiêu cực", "current"),
        ),
        (
            "Dự có các ông Nay Phin, nguyên Chủ tịch HĐND tỉnh Gia Lai và Trần Văn Sở, nguyên Chủ tịch UBND tỉnh.",
            ("Trần Văn Sở", "Chủ tịch", "Ủy ban nhân dân tỉnh Gia Lai", "former"),
        ),
        (
            "Ông Trần Minh Trí, Phó Giám đốc Bệnh viện Đa khoa Trung ương Cần Thơ, dự. Nguyên Giám đốc Bệnh viện Phạm "
            "Hoàng Nam phát biểu.",
            ("Phạm Hoàng Nam", "Giám đốc", "Bệnh viện Đa khoa Trung ương Cần Thơ", "former"),
        ),
        (
            "Các ông A Lưới và Lê Phước giữ chức Phó Bí thư Đảng ủy xã Ea Kly, trong đó ông Lê Phước là Phó Bí thư "
            "Thường trực.",
            ("Lê Phước", "Phó Bí thư Thường trực", "Đảng ủy xã Ea Kly", "current"),
        ),
    ],
)
def test_whose_post_it_is(text: str, post: tuple[str, ...]) -> None:
    assert post in posts(text)


def test_a_committee_of_what_was_not_read_is_not_that_of_the_ward() -> None:
    text = "Đảng ủy phường 12, quận Tân Bình họp. Ông Trần Phúc, Bí thư Đảng ủy trường Sỹ quan kỹ thuật Vin, dự."
    assert posts(text) == set()


def test_a_name_may_begin_as_a_district_does() -> None:
    text = "Ông Hà Trung Quân, Bí thư Huyện ủy Mộc Châu, dự. Bí thư Huyện ủy Hà Trung Quân phát biểu."
    assert "Huyện ủy Hà Trung" not in {body for _, _, body, _ in posts(text)}


def test_a_name_alone_is_the_unit_that_the_text_calls_by_it() -> None:
    text = "HĐND huyện Mộc Châu (Sơn La) họp. Phó Chủ tịch UBND huyện Vì Văn Thoan cam kết đưa Mộc Châu thành thị xã."
    assert {body for _, _, body, _ in posts(text)} == {"Ủy ban nhân dân huyện Mộc Châu"}


def test_another_after_a_semicolon_is_no_more_of_a_list_parted_by_commas() -> None:
    text = (
        "Dự có các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy Nghệ An: Nguyễn Thị Mai - Trưởng ban Tuyên giáo Tỉnh ủy, "
        "Đậu Đình Hào - Phó Chủ tịch UBND tỉnh; đồng chí Trần Bá Lương - Giám đốc Sở Y tế."
    )
    members = {name for name, role, *_ in posts(text) if role == "Ủy viên"}
    assert members == {"Nguyễn Thị Mai", "Đậu Đình Hào"}


# ---------------------------------------------------------------- acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Đại hội bầu nhà báo Phan Thị Nga giữ chức Chủ tịch Hội Nhà báo tỉnh Kiên Giang.",
            ("Phan Thị Nga", "elected", "Chủ tịch", "Hội Nhà báo tỉnh Kiên Giang"),
        ),
        (
            "Thủ tướng ký quyết định về việc ông Trương Đắc Phú, Thứ trưởng Bộ Xây dựng nghỉ hưu từ ngày 1/8/2021.",
            ("Trương Đắc Phú", "retired", "Thứ trưởng", "Bộ Xây dựng"),
        ),
        (
            "Ông Lâm Văn Thiều được bầu làm Chủ tịch UBND tỉnh Bạc Liêu với 48/50 phiếu tán thành, thay ông Dương "
            "Thành Tâm đã nghỉ hưu từ ngày 1/6.",
            ("Dương Thành Tâm", "retired", "Chủ tịch", "Ủy ban nhân dân tỉnh Bạc Liêu"),
        ),
        (
            "Ông Ngô Văn Hiển được bổ nhiệm giữ chức Phó Chỉ huy trưởng - Tham mưu trưởng Bộ CHQS tỉnh Bình Định.",
            ("Ngô Văn Hiển", "appointed", "Tham mưu trưởng", "Bộ Chỉ huy Quân sự tỉnh Bình Định"),
        ),
        (
            "Bà Triệu Thị Mến được chấp thuận thôi giữ chức Phó Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Hòa Bình.",
            ("Triệu Thị Mến", "dismissed", "Phó Chủ nhiệm", "Ủy ban Kiểm tra Tỉnh ủy Hòa Bình"),
        ),
        (
            "HĐND tỉnh Vĩnh Long họp. Ba trưởng ban của HĐND tỉnh được bầu gồm: ông Châu Thảo, Trưởng Ban Pháp chế; bà "
            "Lý Thị Cúc, Trưởng Ban Văn hóa - Xã hội.",
            ("Lý Thị Cúc", "elected", "Trưởng ban", "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh Vĩnh Long"),
        ),
        (
            "Ủy ban MTTQ Việt Nam tỉnh Gia Lai hiệp thương cử Ban Thường trực gồm 2 vị: ông Siu Bơm, bà Lê Thị Thi.",
            ("Siu Bơm", "elected", "Ủy viên", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Gia Lai"),
        ),
    ],
)
def test_what_was_done(text: str, act: tuple[str, ...]) -> None:
    assert act in acts(text)


def test_heads_of_boards_have_no_post_in_the_council() -> None:
    text = "HĐND tỉnh Vĩnh Long họp. Hai trưởng ban của HĐND tỉnh được bầu gồm: ông Châu Văn Thảo và bà Lý Thị Cúc."
    assert not acts(text)


# ---------------------------------------------------------------- commitments, numbers and meetings


def _tasks(text: str) -> set[tuple[str, str]]:
    return {(c.adopter.name, c.commitment.label) for c in told(text) if isinstance(c, AdoptionClaim)}


def test_the_trade_is_that_of_the_department_whose_meeting_it_is() -> None:
    text = (
        "Hội nghị tổng kết Sở Y tế tỉnh Đắk Lắk. Tình hình tại các huyện Ea Súp, Buôn Đôn còn khó khăn. "
        "Năm 2019, ngành đặt mục tiêu tỷ lệ tiêm chủng đạt 95%."
    )
    assert {adopter for adopter, _ in _tasks(text)} == {"Sở Y tế tỉnh Đắk Lắk"}


def test_what_is_promised_with_a_body_is_its_task() -> None:
    text = "Ông Lê Văn Tám hứa sẽ cùng tập thể UBND tỉnh Yên Bái tập trung tháo gỡ khó khăn cho doanh nghiệp."
    assert ("Ủy ban nhân dân tỉnh Yên Bái", "tập trung tháo gỡ khó khăn cho doanh nghiệp") in _tasks(text)


def test_what_is_asked_of_those_above_is_no_task() -> None:
    text = "Trưởng phòng Nội vụ huyện Krông Pắc Lê Văn Tám kiến nghị UBND tỉnh Đắk Lắk sớm ban hành chính sách hỗ trợ."
    assert not _tasks(text)


@pytest.mark.parametrize(
    "text",
    [
        "HĐND tỉnh Yên Bái họp, sáp nhập 31 thôn thuộc các huyện Lục Yên, Văn Yên và thị xã Nghĩa Lộ.",
        "Dự án nối với cao tốc Nội Bài - Lào Cai có tổng mức đầu tư hơn 720 tỷ đồng.",
    ],
)
def test_a_number_is_of_none_of_several_units_or_of_a_way(text: str) -> None:
    units = {c.subject.name for c in told(text) if isinstance(c, QuantityClaim)}
    assert units.isdisjoint({"huyện Lục Yên", "tỉnh Lào Cai"})


def test_voters_and_those_who_answer_them_speak_where_they_are_heard() -> None:
    text = (
        "Ngày 5-10-2017, Đoàn ĐBQH TP Cần Thơ tổ chức hội nghị tiếp xúc cử tri quận Ô Môn trước Kỳ họp thứ 4, Quốc hội "
        "khóa XIV. Cử tri Đỗ Minh Kha (phường Châu Văn Liêm) đề nghị xử lý nghiêm cán bộ. Trả lời cử tri, Chủ tịch "
        "UBND quận Ô Môn Võ Tấn Phước cho biết dự án chậm."
    )
    spoke = {(c.member.name, c.event.kind) for c in told(text) if isinstance(c, ParticipationClaim)}
    assert spoke == {("Đỗ Minh Kha", "Hội nghị"), ("Võ Tấn Phước", "Hội nghị")}


def test_a_page_of_profiles_tells_of_each_in_turn() -> None:
    text = (
        "Lãnh đạo UBND tỉnh Phú Yên\nHọ và tên: Phạm Đình Thuật\nSinh ngày: 12/3/1957. Quê quán: huyện Tuy An.\n"
        "Trình độ: Thạc sĩ Kinh tế.\nChức vụ: Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh.\n"
        "Từ 1997 đến 2003: Giám đốc Sở Kế hoạch và Đầu tư.\n"
        "Họ và tên: Ksor Y Blắc\nSinh năm 1966.\nChức vụ: Phó Chủ tịch UBND tỉnh phụ trách nông nghiệp."
    )
    assert posts(text) == {
        ("Phạm Đình Thuật", "Phó Bí thư", "Tỉnh ủy Phú Yên", "current"),
        ("Phạm Đình Thuật", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên", "current"),
        ("Phạm Đình Thuật", "Giám đốc", "Sở Kế hoạch và Đầu tư tỉnh Phú Yên", "former"),
        ("Ksor Y Blắc", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên", "current"),
    }

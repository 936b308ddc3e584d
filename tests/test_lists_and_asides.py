"""Lists of people and where they end, and posts that a report tells by the way."""

from __future__ import annotations

import pytest
from readings import acts, posts

# ---------------------------------------------------------------- lists and their ends


def test_each_rank_of_a_list_opens_another_holder() -> None:
    text = (
        "Tỉnh Yên Bái họp. Dự có Đại tá Lương Xuân Bách, Chỉ huy trưởng Bộ CHQS tỉnh, "
        "Đại tá Cù Đức Thiện - Giám đốc Công an tỉnh."
    )
    assert posts(text) == {
        ("Lương Xuân Bách", "Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh Yên Bái", "current"),
        ("Cù Đức Thiện", "Giám đốc", "Công an tỉnh Yên Bái", "current"),
    }


def test_those_of_old_end_a_list() -> None:
    text = (
        "Tỉnh Yên Bái họp. Dự có các Ủy viên Ban Thường vụ Tỉnh ủy Yên Bái: Giàng A Sử, Cù Đức Thiện; "
        "nguyên Chủ tịch Hội CCB tỉnh các thời kỳ Hà Văn Nhượng, Nguyễn Đình Chấp."
    )
    assert posts(text) == {
        ("Giàng A Sử", "Ủy viên", "Ban Thường vụ Tỉnh ủy Yên Bái", "current"),
        ("Cù Đức Thiện", "Ủy viên", "Ban Thường vụ Tỉnh ủy Yên Bái", "current"),
        ("Hà Văn Nhượng", "Chủ tịch", "Hội Cựu chiến binh tỉnh Yên Bái", "former"),
        ("Nguyễn Đình Chấp", "Chủ tịch", "Hội Cựu chiến binh tỉnh Yên Bái", "former"),
    }


def test_two_acts_on_two_people_in_one_sentence() -> None:
    text = (
        "HĐND huyện Châu Thành A họp. Các đại biểu miễn nhiệm chức danh Phó Chủ tịch UBND huyện đối với "
        "ông Phạm Văn Nhiều, cho thôi làm nhiệm vụ đại biểu HĐND huyện đối với bà Trương Thị Kiều."
    )
    assert acts(text) == {
        ("Phạm Văn Nhiều", "dismissed", "Phó Chủ tịch", "Ủy ban nhân dân huyện Châu Thành A"),
        ("Trương Thị Kiều", "dismissed", "Đại biểu", "Hội đồng nhân dân huyện Châu Thành A"),
    }


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        (
            "Hội nghị Ban Chấp hành Hội Nông dân tỉnh Cà Mau do Chủ tịch Đỗ Văn Chiến chủ trì đã thông qua nghị quyết.",
            "Đỗ Văn Chiến",
            ("Chủ tịch", "Hội Nông dân tỉnh Cà Mau", "current"),
        ),
        (
            "Về phần Tổng Liên đoàn Lao động Việt Nam, Phó Chủ tịch Thường trực Trần Thanh Hảo cho biết đã họp.",
            "Trần Thanh Hảo",
            ("Phó Chủ tịch Thường trực", "Tổng Liên đoàn Lao động Việt Nam", "current"),
        ),
        (
            "Đề xuất do ông Phan Sĩ Dũng, lúc đó là Giám đốc Sở Y tế tỉnh Cà Mau, soạn thảo.",
            "Phan Sĩ Dũng",
            ("Giám đốc", "Sở Y tế tỉnh Cà Mau", "former"),
        ),
        (
            "Sở Y tế tỉnh Cà Mau thời điểm đó do ông Mai Đình Thiệp làm Giám đốc, bà Lý Thị Châu làm Phó Giám đốc.",
            "Mai Đình Thiệp",
            ("Giám đốc", "Sở Y tế tỉnh Cà Mau", "former"),
        ),
        (
            "Bộ trưởng Bộ Công an Tô Lâm điều động đại tá Ngô Hồng Sáng giữ chức Giám đốc Công an tỉnh Đồng Tháp. "
            "Người tiền nhiệm, thiếu tướng Bùi Quốc Lễ, về Bộ.",
            "Bùi Quốc Lễ",
            ("Giám đốc", "Công an tỉnh Đồng Tháp", "former"),
        ),
    ],
    ids=["presides", "on the part of", "then", "led then", "predecessor of who came"],
)
def test_a_post_told_by_the_way(text: str, person: str, post: tuple[str, str, str]) -> None:
    assert {held[1:] for held in posts(text) if held[0] == person} == {post}


def test_who_was_led_with_another_then_does_not_become_it() -> None:
    text = "Sở Y tế tỉnh Cà Mau thời điểm đó do ông Mai Đình Thiệp làm Giám đốc, bà Lý Thị Băng Châu làm Phó Giám đốc."
    assert not any(status == "incoming" for *_, status in posts(text))


def test_a_pronoun_after_a_name_is_not_dismissed_with_it() -> None:
    text = (
        "Ông Hồ Đăng Tuyển, Phó Bí thư Thành ủy Đà Nẵng, nhận 46/47 phiếu, chính thức trở thành Chủ tịch UBND TP Đà"
        " Nẵng thay ông Phan Ngọc Thức. HĐND đã miễn nhiệm chức danh Chủ tịch UBND TP Đà Nẵng với ông Thức; ông có mặt"
        " ở hàng ghế đầu."
    )
    assert acts(text) == {
        ("Hồ Đăng Tuyển", "elected", "Chủ tịch", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("Phan Ngọc Thức", "dismissed", "Chủ tịch", "Ủy ban nhân dân thành phố Đà Nẵng"),
    }


def test_a_board_of_an_executive_committee_is_that_of_the_organisation() -> None:
    said = ("Ủy viên Ban Thường vụ Ban Chấp hành Trung ương Đoàn", "Ủy viên Ban Thường vụ Trung ương Đoàn")
    bodies = {body for role in said for _, _, body, _ in posts(f"Chị Hồ Hồng Nguyên, {role}, dự.")}
    assert bodies == {"Ban Thường vụ Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"}

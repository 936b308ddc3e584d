"""When a post was held or an act done, where plain news says it beside the post; deputies by where they are from."""

from __future__ import annotations

import pytest

from kg.analysis import analyse
from kg.model import ChangeClaim, Document, RoleClaim


def held(text: str) -> list[tuple[str, str, str]]:
    """(person, body, status) of the posts of a text."""
    return [
        (c.member.name, c.organization.name, c.status.value)
        for c in analyse(Document("t", text)).claims
        if isinstance(c, RoleClaim)
    ]


def days(text: str) -> list[tuple[str, str]]:
    """(role, day) of the acts of a text."""
    return [(c.role, c.date) for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]


@pytest.mark.parametrize(
    "text",
    [
        "Từ năm 2010 đến 2015, ông Lê Văn Hùng giữ chức Giám đốc Sở Xây dựng tỉnh Long An.",
        "Thời điểm đó, ông Lê Văn Hùng là Giám đốc Sở Xây dựng tỉnh Long An.",
        "Thời điểm ký văn bản này, ông Lê Văn Hùng là Giám đốc Sở Xây dựng tỉnh Long An.",
        "Khi ông Lê Văn Hùng làm Giám đốc Sở Xây dựng tỉnh Long An, nhiều dự án đã được duyệt.",
        "Ông Lê Văn Hùng (lúc đó là Giám đốc Sở Xây dựng tỉnh Long An) đã ký văn bản này.",
        "Giám đốc Sở Xây dựng tỉnh Long An khi đó, ông Lê Văn Hùng, đã ký văn bản này.",
    ],
)
def test_a_post_of_a_time_that_is_over(text: str) -> None:
    assert held(text) == [("Lê Văn Hùng", "Sở Xây dựng tỉnh Long An", "former")]


@pytest.mark.parametrize(
    "said",
    [
        "Ông Lê Văn Hùng, đại biểu đoàn Đồng Nai, nói",
        "Ông Lê Văn Hùng (đại biểu tỉnh Hải Dương) nói",
        "Đại biểu TP HCM Lê Văn Hùng nói",
        "Ông Lê Văn Hùng (đoàn đại biểu Quốc hội TP HCM) nói",
        "Đại biểu Lê Văn Hùng (Đoàn Quốc hội tỉnh Bình Định) nói",
    ],
)
def test_deputies_by_where_they_are_from(said: str) -> None:
    assert held(f"{said} tại phiên thảo luận của Quốc hội.") == [("Lê Văn Hùng", "Quốc hội", "current")]


def test_delegates_of_a_congress_are_no_deputies() -> None:
    assert held("Ông Lê Văn Hùng (đại biểu tỉnh Hải Dương) nói tại Đại hội Hội Nông dân Việt Nam.") == []


def test_an_act_with_a_time_of_its_own_takes_no_day_from_the_lines_before() -> None:
    text = "Chiều 2/12, ông Lê Văn Hùng, Chủ tịch UBND huyện Bến Lức, nhập viện.\n"
    assert days(f"{text}Mới đây, ông Hùng được bầu làm đại biểu Quốc hội.") == [("Đại biểu", "")]
    assert days(f"{text}Tại cuộc họp hồi tháng 7, ông Hùng được bầu làm đại biểu Quốc hội.") == [("Đại biểu", "")]


def test_the_first_year_of_a_period_is_no_acts_day() -> None:
    text = (
        "Công ty thua lỗ từ năm 2007 đến năm 2013 nhưng ông Lê Văn Hùng vẫn được bổ nhiệm làm Giám đốc Sở Y tế Long An."
    )
    assert days(text) == [("Giám đốc", "")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Quốc hội đã thông qua tờ trình của Thủ tướng đề nghị ông Lê Văn Hùng làm Bộ trưởng Y tế.", "Bộ Y tế"),
        ("Quốc hội bổ nhiệm 2 thành viên gồm: ông Lê Văn Hùng làm Bộ trưởng Y tế.", "Bộ Y tế"),
        (
            "Tỉnh ủy kỷ luật ông Lê Văn Hùng bằng hình thức cách các chức vụ: Bí thư Huyện ủy Bến Lức.",
            "Huyện ủy Bến Lức",
        ),
        ("Ông Lê Văn Hùng rời Đà Nẵng ra Hà Nội giữ chức Trưởng ban Nội chính Trung ương.", "Ban Nội chính Trung ương"),
        ("Quốc hội bãi nhiệm tư cách đại biểu Quốc hội của ông Lê Văn Hùng.", "Quốc hội"),
    ],
)
def test_acts_in_plain_words(text: str, body: str) -> None:
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    assert [(c.member.name, c.organization.name) for c in found] == [("Lê Văn Hùng", body)]

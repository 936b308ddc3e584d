"""Who heads what communes are parted into, and its cells and branches: hamlets, wards' quarters, groups of houses."""

from __future__ import annotations

import pytest
from readings import posts


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Trưởng thôn Ma Oai, xã Phước Thắng, huyện Bác Ái", ("Trưởng thôn", "thôn Ma Oai, xã Phước Thắng")),
        ("Trưởng ấp Tân Hòa (xã Phước Thắng, huyện Bác Ái)", ("Trưởng ấp", "ấp Tân Hòa, xã Phước Thắng")),
        ("Trưởng bản Sà Rèn", ("Trưởng bản", "bản Sà Rèn")),
        ("Trưởng bản bản Sà Rèn", ("Trưởng bản", "bản Sà Rèn")),
        ("trưởng khu phố 7, phường Phủ Hà", ("Trưởng khu phố", "khu phố 7, phường Phủ Hà")),
        ("Tổ trưởng tổ dân phố 2A", ("Tổ trưởng", "Tổ dân phố 2A")),
        ("tổ trưởng dân phố 11, khu vực 3, phường Phủ Hà", ("Tổ trưởng", "Tổ dân phố 11, phường Phủ Hà")),
        ("Bí thư Chi bộ thôn Đông Lâu, xã Phước Thắng", ("Bí thư", "Chi bộ thôn Đông Lâu, xã Phước Thắng")),
        ("Trưởng ban công tác Mặt trận khu phố 3", ("Trưởng ban", "Ban công tác Mặt trận khu phố 3")),
        (
            "Chi hội trưởng Chi hội Phụ nữ thôn An Cơ, xã Phước Thắng",
            ("Chi hội trưởng", "Chi hội Phụ nữ thôn An Cơ, xã Phước Thắng"),
        ),
    ],
)
def test_a_neighbourhood_and_the_commune_said_after_it(words: str, post: tuple[str, str]) -> None:
    text = f"Tại buổi tiếp xúc, ông Nguyễn Văn Tám, {words} kiến nghị sửa đường."
    assert posts(text) == {("Nguyễn Văn Tám", *post, "current")}


def test_a_quarter_said_short_is_the_one_said_in_full() -> None:
    text = (
        "Theo ông Đỗ Trọng Bướm, Tổ trưởng tổ dân phố 11, đường đã hỏng. Ông Đỗ Trọng Bướm, Tổ trưởng tổ dân phố 11,"
        " phường Phủ Hà nói vậy."
    )
    assert {body for _, _, body, _ in posts(text)} == {"Tổ dân phố 11, phường Phủ Hà"}


@pytest.mark.parametrize(
    "text",
    [
        "Theo Trưởng thôn Nguyễn Văn Tám, đường đã hỏng.",
        "Theo trưởng bản Lò Văn Pâng, đường đã hỏng.",
        "Các trưởng thôn, trưởng bản và ông Nguyễn Văn Tám cùng dự.",
        "Ông Nguyễn Văn Tám, Trưởng ban công tác Mặt trận, phát biểu tại xã Phước Thắng.",
    ],
    ids=["a village unnamed", "a hamlet unnamed", "many", "a quarter unnamed"],
)
def test_of_a_place_without_its_name_nobody_is_head(text: str) -> None:
    assert posts(text) == set()

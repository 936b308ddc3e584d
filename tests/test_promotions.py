"""Ranks that are conferred: whose the new one is, and whose it is not."""

from __future__ import annotations

import pytest

from kg.analysis import analyse
from kg.model import Document, RankClaim


def ranks(text: str) -> set[tuple[str, str]]:
    """(person, rank) of every rank that a text tells."""
    claims = analyse(Document("t", "Tin trong ngày.\n\n" + text)).claims
    return {(c.member.name, c.rank) for c in claims if isinstance(c, RankClaim)}


def test_the_new_rank_is_that_of_each_who_is_listed() -> None:
    text = (
        "3 người được thăng cấp bậc hàm từ Đại tá lên Thiếu tướng, gồm: Ông Trần Văn Hải (53 tuổi), Giám đốc Công an "
        "tỉnh Nghệ An; ông Lê Quang Minh, Giám đốc Công an tỉnh Hà Tĩnh; ông Phạm Đức Long."
    )
    assert ranks(text) == {(name, "Thiếu tướng") for name in ("Trần Văn Hải", "Lê Quang Minh", "Phạm Đức Long")}


def test_a_list_may_stand_on_lines_of_its_own() -> None:
    text = (
        "Chủ tịch nước thăng quân hàm Trung tướng đối với 2 đồng chí:\n- Đồng chí Trần Văn Hải, Tư lệnh Quân khu 4;\n"
        "- Đồng chí Lê Quang Minh.\nBuổi lễ có ông Phạm Đức Long."
    )
    assert ranks(text) == {("Trần Văn Hải", "Trung tướng"), ("Lê Quang Minh", "Trung tướng")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Trần Văn Hải được Chủ tịch nước ký quyết định thăng cấp bậc hàm từ Thiếu tướng lên Trung tướng.",
            {("Trần Văn Hải", "Trung tướng")},
        ),
        (
            "Đại tướng Lê Quang Minh, Bộ trưởng Công an, trao quyết định thăng hàm từ Đại tá lên Thiếu tướng cho ông "
            "Trần Văn Hải.",
            {("Lê Quang Minh", "Đại tướng"), ("Trần Văn Hải", "Thiếu tướng")},
        ),
        ("Ông Lê Quang Minh công bố quyết định thăng cấp bậc hàm từ Trung tá lên Thượng tá.", set()),
        ("Ông Trần Văn Hải được đề nghị thăng hàm Thiếu tướng.", set()),
        ("Năm 2010, ông Trần Văn Hải được phong hàm Thiếu tướng.", {("Trần Văn Hải", "Thiếu tướng")}),
    ],
)
def test_it_is_not_that_of_who_hands_it_over(text: str, expected: set[tuple[str, str]]) -> None:
    assert ranks(text) == expected

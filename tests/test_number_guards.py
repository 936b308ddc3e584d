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

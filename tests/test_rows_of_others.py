"""Whose a post is beside a name, whose a commune is among its namesakes: what was read wrong in judged articles."""

from __future__ import annotations

import pytest
from readings import posts_held

from kg.analysis import analyse
from kg.model import Document, RoleClaim


def held(text: str) -> list[tuple[str, str, str]]:
    """(person, role, body) of the posts of a text, in order."""
    return [(person, role, body) for person, role, body, _ in posts_held(text)]


@pytest.mark.parametrize(
    ("said", "posts"),
    [
        (
            "Đồng tình với ý kiến của Chủ tịch Hội đồng Dân tộc, Chủ tịch Quốc hội Trần Thị Lan cho rằng cần xem lại.",
            [("Trần Thị Lan", "Chủ tịch", "Quốc hội")],
        ),
        (
            "Từ khi ông Lê Văn Nam đắc cử Chủ tịch Hội Nông dân Việt Nam, Chánh án TAND tối cao Trần Văn An gặp ông.",
            [
                ("Lê Văn Nam", "Chủ tịch", "Hội Nông dân Việt Nam"),
                ("Trần Văn An", "Chánh án", "Tòa án nhân dân tối cao"),
            ],
        ),
        ("Theo đại biểu Lê Văn Nam, Bí thư Tỉnh ủy Yên Bái phải chỉ đạo làm rõ vụ việc.", []),
        (
            "Theo ông Lê Văn Nam, Bí thư Tỉnh ủy Yên Bái cho biết việc này đã xong.",
            [("Lê Văn Nam", "Bí thư", "Tỉnh ủy Yên Bái")],
        ),
        (
            "Theo ông Lê Văn Nam - Bí thư Tỉnh ủy Yên Bái thì việc này đã xong.",
            [("Lê Văn Nam", "Bí thư", "Tỉnh ủy Yên Bái")],
        ),
        ("Năm 2010, Giám đốc Sở Y tế Hà Nội lúc đó, Scot Mark đã tuyên bố như vậy.", []),
        ("Tổng Bí thư, Chủ tịch Trung Quốc Tập Cận Bình tới Hà Nội.", [("Tập Cận Bình", "Chủ tịch", "Trung Quốc")]),
    ],
)
def test_a_post_is_of_whom_the_sentence_gives_it(said: str, posts: list[tuple[str, str, str]]) -> None:
    assert sorted(held(said)) == sorted(posts)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Thảo luận tại Quốc hội, đại biểu Trần Thị Lan (Bến Tre) nói như vậy.", 1),
        ("Thảo luận tại Quốc hội, đại biểu Trần Thị Lan (Ba Tri) nói như vậy.", 0),
        ("Thảo luận tại hội thảo, đại biểu Trần Thị Lan (Bến Tre) nói như vậy.", 0),
        ("Luật của Quốc hội có nói. Tại Đại hội, đại biểu Trần Thị Lan (Bến Tre) nói như vậy.", 0),
    ],
)
def test_a_deputy_with_a_province_is_of_the_national_assembly(said: str, found: int) -> None:
    assert held(said) == [("Trần Thị Lan", "Đại biểu", "Quốc hội")] * found


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Chủ nhiệm Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Trung ương"),
        (
            "Chủ nhiệm Ủy ban Kiểm tra Trung ương Đoàn",
            "Ủy ban Kiểm tra Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        ),
        (
            "Phó Trưởng ban Tuyên giáo Trung ương Hội Nông dân Việt Nam",
            "Ban Tuyên giáo Trung ương Hội Nông dân Việt Nam",
        ),
        ("Chánh Văn phòng Trung ương Đoàn", "Văn phòng Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("Chánh Văn phòng Trung ương Đảng", "Văn phòng Trung ương Đảng"),
        ("Phó Chủ tịch Ủy ban An toàn giao thông (ATGT) Quốc gia", "Ủy ban An toàn giao thông Quốc gia"),
        ("Phó Giám đốc BV đa khoa huyện Thường Xuân", "Bệnh viện đa khoa huyện Thường Xuân"),
    ],
)
def test_departments_of_associations_are_not_the_partys(post: str, body: str) -> None:
    assert [fact[2] for fact in held(f"Ông Lê Văn Nam, {post}, phát biểu.")] == [body]


def unit_of(text: str) -> str | None:
    """The district of the commune whose chairman the text names; None where it is left open."""
    claims = [c for c in analyse(Document("t", text)).claims if isinstance(c, RoleClaim)]
    commune = claims[0].organization.unit
    assert commune is not None and commune.name == "xã Hồng Giang"
    return commune.parent.name if commune.parent else None


def test_a_commune_of_another_province_is_not_the_one_of_that_name() -> None:
    chairman = "Ông Lê Văn Nam, Chủ tịch UBND xã Hồng Giang, nói."
    elsewhere = "Mưa lớn ở tỉnh Bắc Giang. Tỉnh Bắc Giang đã cấp gạo. Tỉnh Bắc Giang còn cử người."
    assert unit_of(f"{elsewhere} {chairman}") is None
    assert unit_of(f"Mưa lớn ở tỉnh Thái Bình. {chairman}") == "huyện Đông Hưng"


def test_communes_in_a_row_are_of_the_district_after_them() -> None:
    told = "Đoàn đã tới hai xã Tân Thành, Tân Thuận, huyện Hàm Thuận Nam."
    claims = analyse(Document("t", f"{told} Ông Lê Văn Nam, Chủ tịch UBND xã Tân Thành, nói.")).claims
    units = [c.organization.unit for c in claims if isinstance(c, RoleClaim)]
    assert [unit.parent.name for unit in units if unit and unit.parent] == ["huyện Hàm Thuận Nam"]

"""Context: what the article and the gazetteer add to what a sentence says, and the note that tells of it."""

from __future__ import annotations

import pytest

from kg.analysis import analyse
from kg.model import Body, ChangeClaim, Document, EventClaim, MentionType, RoleClaim, Unit


def roles(text: str, published: str = "") -> list[RoleClaim]:
    """The posts that a text says somebody holds, in order."""
    return [c for c in analyse(Document("t", text, published=published)).claims if isinstance(c, RoleClaim)]


def seats(text: str, published: str = "") -> list[tuple[str, str, str]]:
    """(person, role, body) of the posts of a text."""
    return [(c.member.name, c.role, c.organization.name) for c in roles(text, published)]


# ---------------------------------------------------------------- bodies without their unit


@pytest.mark.parametrize(
    ("spoken_of", "said", "body"),
    [
        ("Quận Cầu Giấy họp.", "Bí thư Quận ủy", "Quận ủy Cầu Giấy"),
        ("Quận Cầu Giấy họp.", "Bí thư Thành ủy", "Thành ủy Hà Nội"),
        ("Quận Cầu Giấy họp.", "Chủ tịch UBND quận", "Ủy ban nhân dân quận Cầu Giấy"),
        ("Quận Cầu Giấy họp.", "Chủ tịch UBND TP", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Huyện Mộ Đức họp.", "Bí thư Huyện ủy", "Huyện ủy Mộ Đức"),
        ("Huyện Mộ Đức họp.", "Phó Bí thư Tỉnh ủy", "Tỉnh ủy Quảng Ngãi"),
        ("Huyện Mộ Đức họp.", "Chủ tịch HĐND huyện", "Hội đồng nhân dân huyện Mộ Đức"),
        ("Huyện Mộ Đức họp.", "Ủy viên Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy Mộ Đức"),
        ("Huyện Mộ Đức họp.", "Trưởng ban Tổ chức Huyện ủy", "Ban Tổ chức Huyện ủy Mộ Đức"),
        ("Tỉnh Hà Nam họp.", "Giám đốc Sở Y tế", "Sở Y tế tỉnh Hà Nam"),
        ("Tỉnh Hà Nam họp.", "Chủ tịch Ủy ban MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam"),
        ("Tỉnh Hà Nam họp.", "Giám đốc Công an tỉnh", "Công an tỉnh Hà Nam"),
    ],
)
def test_a_body_is_of_the_unit_spoken_of(spoken_of: str, said: str, body: str) -> None:
    (claim,) = roles(f"{spoken_of}\n{said} Trần Sỹ Thạnh đến.")
    assert claim.organization.name == body
    assert any(body in note for note in claim.context), "the claim keeps no note of it"


def test_the_last_unit_spoken_of_comes_first() -> None:
    text = "Huyện Tân Kỳ và huyện Đông Anh ký kết.\nBí thư Huyện ủy Trần Sỹ Thạnh đến."
    assert seats(text) == [("Trần Sỹ Thạnh", "Bí thư", "Huyện ủy Đông Anh")]


def test_a_body_with_its_unit_needs_no_context() -> None:
    (claim,) = roles("Huyện Tân Kỳ họp.\nBí thư Huyện ủy Đông Anh Trần Sỹ Thạnh đến.")
    assert (claim.organization.name, claim.context) == ("Huyện ủy Đông Anh", ())


@pytest.mark.parametrize("said", ["Bí thư Thành ủy", "Chủ tịch UBND huyện", "Bí thư Quận ủy"])
def test_a_body_that_nothing_settles_is_of_its_document_only(said: str) -> None:
    document = Document("t", f"{said} Trần Sỹ Thạnh đến.")
    (claim,) = analyse(document).claims
    assert isinstance(claim, RoleClaim)
    assert claim.organization.local == document.sha256
    assert claim.organization.unit is None


def test_where_somebody_comes_from_is_not_spoken_of() -> None:
    text = "Huyện Mộ Đức họp.\nÔng Lê Văn Tám, quê quán huyện Đông Anh, đến.\nBí thư Huyện ủy Trần Sỹ Thạnh nói."
    assert ("Trần Sỹ Thạnh", "Bí thư", "Huyện ủy Mộ Đức") in seats(text)


# ---------------------------------------------------------------- people


@pytest.mark.parametrize("again", ["Ông Thạnh", "Ông", "Đồng chí Thạnh"])
def test_who_is_meant(again: str) -> None:
    text = f"Ông Trần Sỹ Thạnh đến.\n{again} từng là Chủ tịch UBND huyện Mộ Đức."
    assert seats(text) == [("Trần Sỹ Thạnh", "Chủ tịch", "Ủy ban nhân dân huyện Mộ Đức")]


def test_ong_is_not_ba() -> None:
    text = "Ông Trần Văn Hà và bà Lê Thị Hà đến.\nÔng Hà từng là Chủ tịch UBND huyện Mộ Đức."
    assert seats(text) == [("Trần Văn Hà", "Chủ tịch", "Ủy ban nhân dân huyện Mộ Đức")]


def test_a_short_name_of_nobody_is_nobody() -> None:
    assert seats("Ông Trần Sỹ Thạnh đến.\nÔng Lâm từng là Chủ tịch UBND huyện Mộ Đức.") == []


def test_people_are_told_apart_by_their_first_post() -> None:
    (claim,) = roles("Bí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh đến.")
    assert "Mộ Đức" in claim.member.anchor
    document = Document("t", "Ông Trần Sỹ Thạnh đến.")
    (mention,) = [m for m in analyse(document).mentions if m.type is MentionType.PERSON]
    assert getattr(mention.entity, "anchor", None) == document.sha256


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("published", "said", "date"),
    [
        ("2018-04-10", "Ngày 5/4", "2018-04-05"),
        ("2018-04", "Ngày 5/4", "2018-04-05"),
        ("2018", "Ngày 5/4", "2018-04-05"),
        ("", "Ngày 5/4", "--04-05"),
        ("2018-01-20", "Ngày 28/12", "2017-12-28"),
        ("2018-01-20", "Ngày 22/1", "2018-01-22"),
        ("2018-04-10", "Ngày 5/4/2016", "2016-04-05"),
        ("2018-04-10", "Tháng 3/2017", "2017-03"),
    ],
)
def test_the_day_of_an_act(published: str, said: str, date: str) -> None:
    text = f"{said}, ông Trần Sỹ Thạnh được bầu giữ chức Bí thư Huyện ủy Mộ Đức."
    claims = analyse(Document("t", text, published=published)).claims
    assert [c.date for c in claims if isinstance(c, ChangeClaim)] == [date]


def test_a_page_that_gives_its_own_day() -> None:
    text = "Tin huyện\nThứ Ba, 10/04/2018, 08:15\nNgày 5/4, ông Trần Sỹ Thạnh được bầu giữ chức Bí thư Huyện ủy Mộ Đức."
    assert [c.date for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)] == ["2018-04-05"]


# ---------------------------------------------------------------- units over time


@pytest.mark.parametrize(
    ("published", "scheme"),
    [("2024-05-01", "2024:"), ("2025-06-30", "2024:"), ("2025-07-01", "2025:"), ("2025-07", "2025:"), ("", "2024:")],
)
def test_the_list_of_units_in_force(published: str, scheme: str) -> None:
    claims = analyse(Document("t", "Tỉnh Lâm Đồng họp.", published=published)).mentions
    (unit,) = [m.entity for m in claims if m.type is MentionType.UNIT]
    assert isinstance(unit, Unit)
    assert unit.code.startswith(scheme)


def test_a_congress_is_of_the_committee_of_its_unit() -> None:
    text = "Ngày 5/8/2020, Đảng bộ huyện Mộ Đức tổ chức Đại hội đại biểu lần thứ XXIII, nhiệm kỳ 2020-2025."
    (claim,) = [c for c in analyse(Document("t", text)).claims if isinstance(c, EventClaim)]
    assert isinstance(claim.event.host, Body)
    assert claim.event.host.unit is not None
    assert (claim.event.host.unit.name, claim.event.ordinal, claim.date) == ("huyện Mộ Đức", 23, "2020-08-05")
    assert claim.event.term is not None
    assert claim.event.term.years == (2020, 2025)


def test_a_heading_after_a_papers_name_is_what_the_text_goes_on_about() -> None:
    text = (
        "Kon Tum: Ngày 9/7, Tỉnh ủy Kon Tum họp. Ảnh: báo Khánh Hòa Khánh Hòa: Ngày 10/7, HĐND tỉnh đã bầu ông Lê An"
        " giữ chức Chủ tịch UBND tỉnh."
    )
    assert [body for _, _, body in seats(text)] == ["Ủy ban nhân dân tỉnh Khánh Hòa"]

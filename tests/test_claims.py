"""Claims as a document gives them: each fact once, with its places, its rule, its status and its confidence."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from kg.analysis import analyse
from kg.model import (
    AwardClaim,
    ChangeClaim,
    Claim,
    Document,
    Manner,
    ParticipationClaim,
    RankClaim,
    RoleClaim,
    Status,
)


def claims(text: str, published: str = "") -> tuple[Claim, ...]:
    """The claims of a text."""
    return analyse(Document("t", text, published=published)).claims


def roles(text: str, published: str = "") -> list[tuple[str, str, Status]]:
    """(person, role, status) of the posts of a text."""
    return [(c.member.name, c.role, c.status) for c in claims(text, published) if isinstance(c, RoleClaim)]


# ---------------------------------------------------------------- one fact, one claim


def test_a_fact_said_twice_is_one_claim_with_both_places() -> None:
    text = "Bí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh đến.\nÔng Trần Sỹ Thạnh, Bí thư Huyện ủy Mộ Đức, nói."
    (claim,) = [c for c in claims(text) if isinstance(c, RoleClaim)]
    assert len(claim.spans) >= 2
    assert {text[: span.start].count("\n") for span in claim.spans} == {0, 1}


def test_the_evidence_holds_the_post_and_the_name() -> None:
    text = "Hôm qua, Bí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh đến."
    (claim,) = claims(text)
    quotes = " ".join(span.cut(text) for span in claim.spans)
    assert "Bí thư Huyện ủy Mộ Đức" in quotes
    assert "Trần Sỹ Thạnh" in quotes
    assert "Hôm qua" not in quotes


def test_claims_come_in_the_order_of_the_text() -> None:
    text = (
        "Bí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh đến.\nĐại tá Lê Văn Tám nói.\nGiám đốc Sở Y tế tỉnh Hà Nam Hồ Thị Mơ đi."
    )
    starts = [c.spans[0].start for c in claims(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_every_claim_has_a_rule_and_a_confidence() -> None:
    text = "Ngày 5/4/2018, Đại tá Lê Văn Tám được bổ nhiệm giữ chức Giám đốc Công an tỉnh Hà Nam."
    found = claims(text)
    assert Counter(type(c) for c in found) == {ChangeClaim: 1, RoleClaim: 1, RankClaim: 1}
    assert all("." in c.rule for c in found)
    assert all(Decimal(0) < c.confidence <= Decimal(1) for c in found)


# ---------------------------------------------------------------- status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Trần Sỹ Thạnh, Bí thư Huyện ủy Mộ Đức, đến.", Status.CURRENT),
        ("Ông Trần Sỹ Thạnh hiện là Bí thư Huyện ủy Mộ Đức.", Status.CURRENT),
        ("Ông Trần Sỹ Thạnh, nguyên Bí thư Huyện ủy Mộ Đức, đến.", Status.FORMER),
        ("Ông Trần Sỹ Thạnh từng là Bí thư Huyện ủy Mộ Đức.", Status.FORMER),
        ("Ông Trần Sỹ Thạnh được bầu giữ chức Bí thư Huyện ủy Mộ Đức.", Status.INCOMING),
        ("Ông Trần Sỹ Thạnh thôi giữ chức Bí thư Huyện ủy Mộ Đức.", Status.FORMER),
        ("Năm 2005, ông Trần Sỹ Thạnh được bầu giữ chức Bí thư Huyện ủy Mộ Đức.", Status.FORMER),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert roles(text, "2018-04-10") == [("Trần Sỹ Thạnh", "Bí thư", status)]


def test_a_post_given_is_incoming_whatever_else_is_said() -> None:
    text = "Ông Trần Sỹ Thạnh được bầu giữ chức Bí thư Huyện ủy Mộ Đức.\nBí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh cảm ơn."
    assert roles(text) == [("Trần Sỹ Thạnh", "Bí thư", Status.INCOMING)]


def test_a_post_left_is_former_whatever_else_is_said() -> None:
    text = "Bí thư Huyện ủy Mộ Đức Trần Sỹ Thạnh đến.\nÔng Trần Sỹ Thạnh thôi giữ chức Bí thư Huyện ủy Mộ Đức."
    assert roles(text) == [("Trần Sỹ Thạnh", "Bí thư", Status.FORMER)]


# ---------------------------------------------------------------- participation


def test_who_speaks_attends() -> None:
    text = (
        "Ngày 5/4/2018, Huyện ủy Mộ Đức tổ chức Hội nghị Ban Chấp hành Đảng bộ huyện Mộ Đức lần thứ 14.\n"
        "Dự hội nghị có ông Trần Sỹ Thạnh, Bí thư Huyện ủy Mộ Đức; bà Hồ Thị Mơ, Phó Bí thư Huyện ủy Mộ Đức.\n"
        "Phát biểu tại hội nghị, ông Trần Sỹ Thạnh biểu dương các xã."
    )
    found = [c for c in claims(text) if isinstance(c, ParticipationClaim)]
    assert {c.member.name: c.manner for c in found} == {"Trần Sỹ Thạnh": Manner.SPOKE, "Hồ Thị Mơ": Manner.ATTENDED}
    assert len({c.event for c in found}) == 1


@pytest.mark.parametrize("honorific", ["Ông", "Bà", "Đồng chí"])
def test_an_honorific_is_no_part_of_a_recipient(honorific: str) -> None:
    text = f"{honorific} Trần Sỹ Thạnh được tặng Huân chương Lao động hạng Nhì năm 2014."
    (claim,) = [c for c in claims(text) if isinstance(c, AwardClaim)]
    assert (claim.recipient.name, claim.award.name, claim.year) == (
        "Trần Sỹ Thạnh",
        "Huân chương Lao động hạng Nhì",
        "2014",
    )


# ---------------------------------------------------------------- nothing is claimed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Trời hôm nay đẹp.",
        "Ai sẽ làm Bí thư Tỉnh ủy Hà Nam?",
        "Ông Trần Sỹ Thạnh đi chợ.",
        "Bí thư Huyện ủy Mộ Đức đã đến.",
        "Ông Trần Sỹ Thạnh gặp Bí thư Huyện ủy Mộ Đức.",
        "Ông Trần Sỹ Thạnh sẽ được bầu giữ chức Bí thư Huyện ủy Mộ Đức.",
        "Ông Trần Sỹ Thạnh chưa được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Hà Nam.",
        "Ông Trần Sỹ Thạnh không phải là Giám đốc Sở Y tế tỉnh Hà Nam.",
        "Ông Trần Sỹ Thạnh được quy hoạch chức danh Giám đốc Sở Y tế tỉnh Hà Nam.",
        "Ông Trần Sỹ Thạnh thay mặt Chủ tịch UBND tỉnh Hà Nam nhận quà.",
        "Ông Trần Sỹ Thạnh tự xưng là Giám đốc Sở Y tế tỉnh Hà Nam.",
        "Ông Trần Sỹ Thạnh chưa được tặng Huân chương Lao động hạng Nhì.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    assert claims(text) == ()


def test_furniture_of_a_page_claims_nothing() -> None:
    text = "Tin chính\nÔng Trần Sỹ Thạnh đi chợ.\nTin liên quan: Bí thư Huyện ủy Mộ Đức Lê Văn Tám nói"
    assert roles(text) == []

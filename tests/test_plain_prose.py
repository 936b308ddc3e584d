"""Posts and acts as newspapers tell them in plain prose: a post said alone, a noun for a body, brackets, years held.

The sentences that must be read stand in ``tables/plain_prose_posts.tsv`` and ``tables/plain_prose_acts.tsv``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import posts_held

from kg.analysis import analyse
from kg.model import AdoptionClaim, ChangeClaim, Document, EventClaim, ParticipationClaim

WHO = "Lê Văn Bảo"


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table beside the tests."""
    lines = (Path(__file__).parent / "tables" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "role", "body", "status"), rows("plain_prose_posts"))
def test_a_post_in_plain_prose(text: str, role: str, body: str, status: str) -> None:
    assert (WHO, role, body, status) in posts_held(text, published="2017-06-01")


@pytest.mark.parametrize(
    "text",
    [
        # several that it can be in, or a name that was not read
        "Cục Đăng kiểm Việt Nam và Cục Hàng không Việt Nam vừa họp. Cục trưởng Lê Văn Bảo cho biết.",
        "Bệnh viện Bạch Mai vừa họp. Giám đốc viễn thông Lê Văn Bảo cho biết.",
        "Bệnh viện Bạch Mai vừa họp. Ông Lê Văn Bảo - Giám đốc Phố đi bộ số 3 - cho biết.",
        "Ông Lê Văn Bảo quê Hà Nam. Ông được bầu làm Bí thư Cụm thi đua số 3 tỉnh Hà Nam.",
        "UBND tỉnh Hà Nam và HĐND tỉnh Hà Nam vừa họp. Chủ tịch Lê Văn Bảo cho biết.",
        "Bệnh viện Bạch Mai vừa họp. Phó sở Lê Văn Bảo cho biết.",
        # only supposed
        "Nếu trúng cử, ông Lê Văn Bảo sẽ giữ chức Giám đốc Sở Y tế tỉnh Hà Nam.",
        # of another country's party, and no body
        "Lê Văn Bảo (Ủy viên TW các khóa 15, 16, 17) bị xét xử.",
        "Ông Lê Văn Bảo làm Tổng Bí thư tại Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng.",
        # a voters' delegate is no deputy
        "Cử tri gặp đại biểu Quốc hội. Đại biểu Lê Văn Bảo (phường Hàng Gai, quận Hoàn Kiếm) cho rằng cần xử lý.",
    ],
)
def test_a_body_that_is_not_settled_is_not_lent(text: str) -> None:
    assert [seat for seat in posts_held(text) if seat[0] == WHO] == []


def test_who_is_said_in_full_to_hold_a_post_is_lent_no_other_body() -> None:
    text = "Ông Lê Văn Bảo, Giám đốc Sở Y tế tỉnh Hà Nam, đến Bệnh viện Bạch Mai. Giám đốc Lê Văn Bảo cho biết."
    assert {body for _, _, body, _ in posts_held(text)} == {"Sở Y tế tỉnh Hà Nam"}


@pytest.mark.parametrize(("text", "kind", "role", "body"), rows("plain_prose_acts"))
def test_an_act_in_plain_prose(text: str, kind: str, role: str, body: str) -> None:
    claims = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    found = [(c.member.name, c.kind.value, c.role, c.organization.name) for c in claims]
    assert (WHO, kind, role, body) in found


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Đại biểu Quốc hội Lê Văn Bảo vắng mặt. Tại kỳ họp thứ 3, ông Bảo đã đề nghị sửa luật.", {("Quốc hội", 3)}),
        ("Tại kỳ họp đầu tiên của Quốc hội khóa XIV, ông Lê Văn Bảo phát biểu.", {("Quốc hội", 1)}),
        ("Tại Đại hội Đảng XII, ông Lê Văn Bảo phát biểu.", {("Đảng Cộng sản Việt Nam", 12)}),
        ("Ủy ban Kiểm tra Trung ương và Quốc hội đã họp. Tại kỳ họp thứ 3, ông Lê Văn Bảo đã đề nghị.", set()),
        ("Đại biểu Quốc hội tiếp xúc cử tri. Kỳ họp thứ bảy sẽ khai mạc từ ngày 25/5.", set()),
    ],
)
def test_a_session_by_its_number(text: str, events: set[tuple[str, int]]) -> None:
    claims = [c for c in analyse(Document("t", text)).claims if isinstance(c, EventClaim)]
    assert {(c.event.host.name, c.event.ordinal) for c in claims if c.event.host is not None} == events


def test_who_sits_in_a_board_does_not_preside() -> None:
    text = (
        "Sáng 5/5/2017, Ban Thường vụ Tỉnh ủy Hà Nam tổ chức hội nghị. "
        "Bà Trần Thị Mai là Phó trưởng ban điều hành mạng các sàn giao dịch."
    )
    assert [c for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)] == []


@pytest.mark.parametrize("act", ["bãi nhiệm tư cách đại biểu của ông Lê Văn Bảo", "thi hành kỷ luật ông Lê Văn Bảo"])
def test_an_act_on_somebody_is_no_task(act: str) -> None:
    text = f"Đoàn Chủ tịch đề nghị Quốc hội {act}."
    assert [c for c in analyse(Document("t", text)).claims if isinstance(c, AdoptionClaim)] == []

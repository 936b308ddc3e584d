"""Ways of saying that somebody holds, is given or leaves a post, met in articles that nobody had tuned on.

The sentences that must be read stand in ``tables/ways_of_saying_posts.tsv`` and ``tables/ways_of_saying_acts.tsv``.
"""

from __future__ import annotations

import pytest
from readings import posts_held
from test_plain_prose import rows

from kg.analysis import analyse
from kg.model import AwardClaim, ChangeClaim, Document, EventClaim, Manner, ParticipationClaim


def acts(text: str) -> list[tuple[str, str, str, str, str]]:
    """(person, kind, role, body, date) of the acts of a text."""
    claims = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    return [(c.member.name, c.kind.value, c.role, c.organization.name, c.date) for c in claims]


@pytest.mark.parametrize(("text", "person", "role", "body", "status"), rows("ways_of_saying_posts"))
def test_a_post(text: str, person: str, role: str, body: str, status: str) -> None:
    assert (person, role, body, status) in posts_held(text.replace(r"\n", "\n"))


@pytest.mark.parametrize(("text", "person", "kind", "role", "body", "date"), rows("ways_of_saying_acts"))
def test_an_act(text: str, person: str, kind: str, role: str, body: str, date: str) -> None:
    assert (person, kind, role, body, date) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        # offered or meant, not done
        "Năm 2007, một lãnh đạo Bộ Y tế mời ông Lê Văn Bảo ra làm Cục trưởng Cục Quản lý dược.",
        "Năm 2010, có người định giới thiệu ông Lê Văn Bảo vào chức Chủ tịch UBND tỉnh Đồng Tháp.",
        # asked of somebody over a comma, only likely, said to be false
        "Sở Nội vụ đề nghị Chủ tịch UBND tỉnh xem xét, bổ nhiệm ông Lê Văn Bảo làm Giám đốc Sở Y tế tỉnh Bắc Giang.",
        "Nhiều khả năng ông Lê Văn Bảo sẽ được điều động về làm Bí thư Huyện ủy Long Mỹ.",
        "Thông tin về việc bà Lê Thị Bảo bị cách chức Giám đốc Sở Du lịch tỉnh Phú Yên là không đúng sự thật.",
        "Đài Truyền hình Việt Nam bác bỏ văn bản bổ nhiệm ông Lê Văn Bảo giữ chức Giám đốc Sở Y tế tỉnh Bắc Giang.",
    ],
)
def test_what_is_offered_asked_or_false_is_no_act(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        # the next post of the row is somebody else's
        (
            "Đảng ủy xã Ninh Hải do ông Lê Văn Bảo làm Bí thư; Chủ tịch UBND xã Ninh Hải là ông Trần Văn Kiệm.",
            {("Bí thư", "Đảng ủy xã Ninh Hải")},
        ),
        # a committee of a unit that no list has is none of the article's units
        ("Huyện Quốc Oai, Hà Nam. Ông Lê Văn Bảo, Bí thư Tỉnh ủy Xương Giang, đã mất.", set()),
        # others, who are not named
        ("Dự có ông Lê Văn Bảo; các đ/c nguyên là Bí thư Đảng ủy, Chủ tịch UBND xã Hải Anh qua các thời kỳ.", set()),
    ],
)
def test_a_post_of_somebody_else(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, body) for person, role, body, _ in posts_held(text) if person == "Lê Văn Bảo"} == posts


def test_posts_and_persons_in_step_are_not_crossed() -> None:
    text = "Các đồng chí Trần Văn An, Lê Văn Bảo được bầu giữ chức Bí thư, Phó Bí thư Huyện ủy Bảo Lạc."
    assert [(person, role) for person, _, role, _, _ in acts(text)] == [
        ("Trần Văn An", "Bí thư"),
        ("Lê Văn Bảo", "Phó Bí thư"),
    ]


def test_this_post_is_not_the_one_that_somebody_has() -> None:
    text = "Đài A công bố quyết định bổ nhiệm ông Lê Văn Bảo, Phó Trưởng Ban Thời sự, vào chức vụ này."
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Riêng ông Lê Văn Bảo, kỹ sư Cục Đăng kiểm Việt Nam, được tặng Huân chương Lao động hạng Ba.", "Lê Văn Bảo"),
        ("Chị Lê Thị Bảo, Trưởng thôn 4, xã Trà Tập được Thủ tướng Chính phủ tặng Bằng khen.", "Lê Thị Bảo"),
        ("Tại lễ tổng kết, Cục Đăng kiểm Việt Nam nhận Cờ thi đua của Chính phủ.", "Cục Đăng kiểm Việt Nam"),
    ],
)
def test_who_is_honoured(text: str, who: str) -> None:
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, AwardClaim)]
    assert [getattr(c.recipient, "name", "") for c in found] == [who]


def test_a_district_of_which_some_communes_are_recognised_is_not() -> None:
    text = "Đến tháng 6/2017, huyện Định Hóa mới có 4/23 xã được công nhận đạt chuẩn nông thôn mới."
    assert not any(isinstance(c, AwardClaim) for c in analyse(Document("t", text)).claims)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Đến dự kỳ họp, Bí thư Huyện ủy Cần Giuộc Lê Văn Bảo chúc mừng tân Chủ tịch.", Manner.SPOKE),
        ("Bế mạc kỳ họp, ông Lê Văn Bảo, Bí thư Huyện ủy Cần Giuộc, nhấn mạnh việc này.", Manner.SPOKE),
        ("Kỳ họp diễn ra dưới sự chủ trì của ông Lê Văn Bảo, Bí thư Huyện ủy Cần Giuộc.", Manner.SPOKE),
        ("Dự kỳ họp có ông Lê Văn Bảo, Bí thư Huyện ủy Cần Giuộc.", Manner.ATTENDED),
    ],
)
def test_who_comes_and_who_speaks(text: str, manner: Manner) -> None:
    text = f"Chiều 27/10, HĐND huyện Cần Giuộc tổ chức kỳ họp thứ 6. {text}"
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)]
    assert [(c.member.name, c.manner) for c in found] == [("Lê Văn Bảo", manner)]


def test_a_speech_on_a_life_is_not_by_who_lived_it() -> None:
    text = (
        "Ngày 7/7, Thành ủy Hà Nội tổ chức lễ kỷ niệm. Phó Chủ tịch UBND TP Hà Nội Lê Văn Bảo đọc diễn văn điểm lại "
        "cuộc đời hoạt động của đồng chí Trần Văn An."
    )
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)]
    assert [c.member.name for c in found] == ["Lê Văn Bảo"]


def test_the_first_of_a_row_of_hosts_holds_an_event() -> None:
    text = "Ngày 7/7, Thành ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam TP Hà Nội đã long trọng tổ chức lễ dâng hương."
    found = [c.event for c in analyse(Document("t", text)).claims if isinstance(c, EventClaim)]
    assert [getattr(event.host, "name", "") for event in found] == ["Thành ủy Hà Nội"]

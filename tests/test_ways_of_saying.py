"""Ways of saying that somebody holds, is given or leaves a post, met in articles that nobody had tuned on.

The sentences that must be read stand in ``tables/ways_of_saying_posts.tsv`` and ``tables/ways_of_saying_acts.tsv``.
"""

from __future__ import annotations

import pytest
from readings import dated_acts, posts_held
from test_plain_prose import rows

from kg.analysis import analyse
from kg.model import AdoptionClaim, AwardClaim, Document, EventClaim, Manner, ParticipationClaim


@pytest.mark.parametrize(("text", "person", "role", "body", "status"), rows("ways_of_saying_posts"))
def test_a_post(text: str, person: str, role: str, body: str, status: str) -> None:
    assert (person, role, body, status) in posts_held(text.replace(r"\n", "\n"))


@pytest.mark.parametrize(("text", "person", "kind", "role", "body", "date"), rows("ways_of_saying_acts"))
def test_an_act(text: str, person: str, kind: str, role: str, body: str, date: str) -> None:
    assert (person, kind, role, body, date) in dated_acts(text.replace(r"\n", "\n"))


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
    assert dated_acts(text) == []


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
        # beside a single name the post is that name's alone
        ("Ông Lê Văn Bảo và bà Trần Thị Mai, Phó Giám đốc Sở Y tế tỉnh Long An, đến dự.", set()),
        ("Dự có các đồng chí Lê Văn Bảo và Trần Thị Mai, Bí thư Tỉnh ủy Hậu Giang.", set()),
        # the board of another company than the one that the sentence names
        ("HĐQT Công ty A Châu họp. Hôm sau Sacombank bầu ông Lê Văn Bảo làm Phó Chủ tịch Hội đồng quản trị.", set()),
        # told of the new director, not of whom the sentence before is about
        (
            "Ông Lê Văn Bảo, Bí thư Tỉnh ủy Quảng Bình, đề nghị phối hợp.\nTân Giám đốc Công an tỉnh Quảng Bình quê "
            "Vinh, từng giữ chức Trưởng Công an huyện Nam Đàn.",
            {("Bí thư", "Tỉnh ủy Quảng Bình")},
        ),
        # said alone, of somebody whose ministry the article says elsewhere
        (
            "Thứ trưởng Bộ Công an Lê Văn Bảo trao quyết định của Bộ trưởng Bộ Quốc phòng. Thứ trưởng Lê Văn Bảo nói.",
            {("Thứ trưởng", "Bộ Công an")},
        ),
    ],
)
def test_a_post_of_somebody_else(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(role, body) for person, role, body, _ in posts_held(text) if person == "Lê Văn Bảo"} == posts


def test_posts_and_persons_in_step_are_not_crossed() -> None:
    text = "Các đồng chí Trần Văn An, Lê Văn Bảo được bầu giữ chức Bí thư, Phó Bí thư Huyện ủy Bảo Lạc."
    assert [(person, role) for person, _, role, _, _ in dated_acts(text)] == [
        ("Trần Văn An", "Bí thư"),
        ("Lê Văn Bảo", "Phó Bí thư"),
    ]


def test_this_post_is_not_the_one_that_somebody_has() -> None:
    text = "Đài A công bố quyết định bổ nhiệm ông Lê Văn Bảo, Phó Trưởng Ban Thời sự, vào chức vụ này."
    assert dated_acts(text) == []


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


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Trình bày tại kỳ họp có diễn văn của ông Lê Văn Bảo nêu rõ nhiệm vụ.", Manner.SPOKE),
        ("Kỳ họp nghe ông Lê Văn Bảo thông tin về tình hình.", Manner.SPOKE),
        ("Giám đốc Sở Y tế tỉnh Long An Lê Văn Bảo và ông Trần Tư đã đăng đàn.", Manner.SPOKE),
        ("Tranh luận với đại biểu Lê Văn Bảo (xã Long An), nhiều người nói thẳng.", Manner.SPOKE),
        ("Còn theo đại biểu Lê Văn Bảo, mức tăng này là cố gắng lớn.", Manner.SPOKE),
        ("Tại điểm cầu xã Long An có ông Lê Văn Bảo, Bí thư Đảng ủy xã.", Manner.ATTENDED),
    ],
)
def test_who_is_heard_at_a_session(text: str, manner: Manner) -> None:
    text = f"Chiều 27/10, HĐND huyện Cần Giuộc tổ chức kỳ họp thứ 6. {text}"
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)]
    assert ("Lê Văn Bảo", manner) in [(c.member.name, c.manner) for c in found]


def test_of_those_who_come_and_direct_the_first_directs() -> None:
    text = (
        "Ngày 4/8, Đảng bộ huyện Cần Giuộc tổ chức Đại hội lần thứ XII. Tới dự và chỉ đạo Đại hội có các đồng chí: "
        "Lê Văn Bảo - Trưởng Ban Tổ chức Tỉnh ủy Long An; Trần Văn An - Phó Chủ tịch HĐND tỉnh Long An."
    )
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)]
    assert [(c.member.name, c.manner) for c in found] == [
        ("Lê Văn Bảo", Manner.SPOKE),
        ("Trần Văn An", Manner.ATTENDED),
    ]


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


@pytest.mark.parametrize(
    ("text", "host"),
    [
        # the place ends with the comma, and who holds it is around it
        (
            "Tối 19/5, tại quảng trường trung tâm thị trấn Quỳnh Côi, huyện Quỳnh Phụ tổ chức trọng thể Lễ công bố "
            "Quyết định công nhận huyện đạt chuẩn nông thôn mới.",
            "huyện Quỳnh Phụ",
        ),
        ("Sáng 20/12, Tỉnh ủy Hà Nam long trọng tổ chức mít tinh kỷ niệm 80 năm.", "Tỉnh ủy Hà Nam"),
        (
            "Sáng 18/11, Trường THPT Lê Khiết (Quảng Ngãi) long trọng tổ chức Lễ kỷ niệm 30 năm ngày thành lập.",
            "Trường Trung học phổ thông Lê Khiết",
        ),
        (
            "Ủy ban Kiểm tra Tỉnh ủy Bình Thuận vừa có thông báo kết quả kỳ họp thứ 29.",
            "Ủy ban Kiểm tra Tỉnh ủy Bình Thuận",
        ),
        ("Ngày 2/11, tiếp tục chương trình Kỳ họp thứ 6, Quốc hội khóa XV thảo luận tại hội trường.", "Quốc hội"),
    ],
)
def test_who_holds_an_event(text: str, host: str) -> None:
    found = [c.event for c in analyse(Document("t", text)).claims if isinstance(c, EventClaim)]
    assert [getattr(event.host, "name", "") for event in found] == [host]


def test_three_breakthroughs_that_were_set() -> None:
    text = (
        "Đại hội\n\nĐảng bộ huyện Mê Linh tổ chức Đại hội lần thứ XII.\nBa khâu đột phá được xác định gồm: phát triển "
        "hạ tầng cảng và giao thông; chuyển đổi số trong quản lý nghề cá; nâng cao chất lượng đội ngũ cán bộ."
    )
    found = [c.commitment.label for c in analyse(Document("t", text)).claims if isinstance(c, AdoptionClaim)]
    assert found == [
        "phát triển hạ tầng cảng và giao thông",
        "chuyển đổi số trong quản lý nghề cá",
        "nâng cao chất lượng đội ngũ cán bộ",
    ]

"""Acts told over sentences: a row of which only the first says what was done, and those whom the next sentence names.

What must be read stands in ``tables/ways_of_saying_acts.tsv``; here is what must not, and what goes on beside acts:
targets over paragraphs, ceremonies beside a session, those who receive an honour.
"""

from __future__ import annotations

import pytest
from readings import dated_acts, posts_held

from kg.analysis import analyse
from kg.model import AdoptionClaim, AwardClaim, ChangeClaim, Claim, Document, EventClaim, ParticipationClaim


def claims(text: str) -> tuple[Claim, ...]:
    return analyse(Document("t", text)).claims


@pytest.mark.parametrize(
    "text",
    [
        # a career is told, not a row of acts
        "Ông Lê Văn Bảo được bổ nhiệm làm Bộ trưởng Bộ Y tế năm 2006.\n"
        "Giai đoạn 2006-2011, ông Trần Văn Kiệm làm Giám đốc Sở Y tế tỉnh Long An.",
        # nothing was announced
        "Sở Y tế tỉnh Long An tổ chức hội nghị.\nÔng Trần Văn Kiệm, 47 tuổi, làm Giám đốc Sở Y tế tỉnh Long An.",
        # nobody was punished
        "Năm cán bộ được mời dự họp.\nTrong số đó có ông Trần Văn Kiệm, Giám đốc Sở Y tế tỉnh Long An.",
        # asked of the body that may do it
        "Ủy ban Kiểm tra đề nghị Ban Thường vụ Đảng ủy yêu cầu Trường Đại học Hồng Đức cho ông Trần Văn Kiệm thôi giữ "
        "chức Phó Hiệu trưởng Trường Đại học Hồng Đức.",
        # who held it before is told, not given it
        "Chức Hiệu trưởng Trường Đại học Hồng Đức trước đó thuộc về ông Trần Văn Kiệm.",
    ],
)
def test_no_act_on_whom_no_act_is_told(text: str) -> None:
    assert [act for act in dated_acts(text) if act[0] == "Trần Văn Kiệm"] == []


@pytest.mark.parametrize(
    "text",
    [
        # planned, asked, undone
        "Dự kiến các đại biểu HĐND tỉnh Long An bỏ phiếu bầu ông Trần Văn Kiệm làm Chủ tịch HĐND tỉnh Long An.",
        "Ngày mai, các đại biểu HĐND tỉnh Long An bỏ phiếu bầu ông Trần Văn Kiệm làm Chủ tịch HĐND tỉnh Long An.",
        "Ông Trần Văn Kiệm sẽ được giao phụ trách Sở Y tế tỉnh Long An.",
        "Hội nghị thống nhất bổ sung 2 Ủy viên Ủy ban MTTQ tỉnh Cà Mau để kỳ họp sau bầu là ông Lê Văn Nam và ông "
        "Trần Văn Kiệm.",
        "Tỉnh ủy rút quyết định khiển trách 2 cán bộ. Đó là ông Trần Văn Kiệm, Chủ tịch UBND tỉnh Long An.",
        "Sở Công Thương tỉnh Long An có hai phó giám đốc nghỉ hưu năm tới là ông Lê Văn Bảo và ông Trần Văn Kiệm.",
        # two are not given one post: who is given which is left open
        "HĐND tỉnh Nghệ An và tỉnh Hà Tĩnh bầu ông Lê Văn Bảo và ông Trần Văn Kiệm giữ chức Chủ tịch UBND tỉnh.",
        # what the sentence before did not do
        "Ông Lê Văn Bảo không trúng cử. Ông Trần Văn Kiệm làm Chủ tịch UBND tỉnh Long An.",
        "Ông Lê Văn Bảo sẽ được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An. Ông Trần Văn Kiệm làm Chủ tịch UBND tỉnh "
        "Long An.",
        "UBND tỉnh Long An ban hành quyết định kỷ luật 3 cán bộ. Ông Trần Văn Kiệm làm Giám đốc Sở Y tế tỉnh Long An.",
        "Công an tỉnh Long An công bố quyết định khởi tố hai cán bộ. Trong đó, ông Trần Văn Kiệm giữ chức Giám đốc Sở "
        "Y tế tỉnh Long An.",
        # a state told beside it
        "Ông Lê Văn Bảo được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An. Ông Trần Văn Kiệm giữ chức Giám đốc Sở Y tế "
        "tỉnh Long An trước đó.",
        "Ông Lê Văn Bảo được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An. Ông Trần Văn Kiệm làm Phó Giám đốc Sở Y tế "
        "tỉnh Long An đã 5 năm.",
        # who does it, and who looks on
        "Một lãnh đạo tỉnh Long An đã ký quyết định đình chỉ công tác một số cán bộ. Đó là ông Trần Văn Kiệm, Chủ "
        "tịch UBND tỉnh Long An.",
        "Ai ký quyết định cho ba cán bộ nghỉ hưu? Đó là ông Trần Văn Kiệm, Chủ tịch UBND tỉnh Long An.",
        "Đến dự buổi lễ trao quyết định nghỉ hưu có ông Trần Văn Kiệm, Chủ tịch UBND tỉnh Long An.",
        "Chứng kiến việc công bố quyết định kỷ luật, đã khiển trách có ông Trần Văn Kiệm, Giám đốc Sở Nội vụ tỉnh "
        "Long An.",
        "Lực lượng cảnh cáo các tàu cá, cứu nhiều người. Trong đó có ông Trần Văn Kiệm, Chủ tịch UBND tỉnh Long An.",
        "Thủ tướng phân công Phó Thủ tướng Trần Văn Kiệm phụ trách Bộ Y tế.",
    ],
)
def test_no_act_that_was_planned_undone_or_done_to_others(text: str) -> None:
    assert [act for act in dated_acts(text) if act[0] == "Trần Văn Kiệm"] == []


def test_a_party_group_that_names_no_agency_has_none() -> None:
    text = "Ông Lê Văn Bảo, Ủy viên Ban cán sự đảng, Phó Bí thư Ban cán sự đảng, đến dự."
    assert {held[2] for held in posts_held(text)} == {"Ban cán sự đảng"}


def test_a_list_gives_each_his_own_post() -> None:
    text = (
        "UBND tỉnh Long An công bố các quyết định bổ nhiệm cán bộ: ông Lê Văn Bảo, Chủ tịch UBND huyện Bến Lức, làm "
        "Phó Giám đốc Sở Nội vụ; ông Trần Văn Kiệm, Chủ tịch UBND huyện Cần Đước, làm Phó Giám đốc Sở Xây dựng."
    )
    given = {(name, body) for name, _, _, body, _ in dated_acts(text)}
    assert given == {
        ("Lê Văn Bảo", "Sở Nội vụ tỉnh Long An"),
        ("Trần Văn Kiệm", "Sở Xây dựng tỉnh Long An"),
    }


def test_a_name_of_two_words_is_not_the_beginning_of_a_longer_one() -> None:
    text = (
        "Ông Nguyễn Ngọc, Phó Chủ tịch UBND tỉnh Bình Thuận, nghỉ hưu. Ông Nguyễn Ngọc Bảo, Giám đốc Sở Nội vụ tỉnh "
        "Bình Thuận, được bầu làm Phó Chủ tịch UBND tỉnh Bình Thuận."
    )
    assert [name for name, kind, *_ in dated_acts(text) if kind == "elected"] == ["Nguyễn Ngọc Bảo"]


def test_who_confirms_news_stays_the_one_who_says_more() -> None:
    text = (
        "Ông Lê Văn Bảo từ trần.\nÔng Trần Văn Kiệm cho biết lễ viếng bắt đầu từ sáng mai.\n"
        "Ông cho biết thêm, ông là Bí thư Tỉnh ủy Bến Tre."
    )
    assert not [held for held in posts_held(text) if held[0] == "Lê Văn Bảo"]


def targets(text: str) -> list[str]:
    """What an article under a heading says that somebody set itself."""
    return [c.commitment.label for c in claims(f"Tin trong ngày\n\n{text}") if isinstance(c, AdoptionClaim)]


def test_targets_go_on_over_sentences_and_paragraphs() -> None:
    text = (
        "Trong nhiệm kỳ 2020-2025, Đảng bộ huyện Như Xuân, tỉnh Thanh Hóa đề ra 21 chỉ tiêu về kinh tế và xã hội.\n"
        "Về kinh tế, giá trị sản xuất toàn huyện tăng bình quân 16% mỗi năm. Thu nhập bình quân đạt 60 triệu đồng.\n"
        "Cũng đến năm 2025, huyện huy động 5.000 tỷ đồng vốn đầu tư; 97% người dân tham gia bảo hiểm y tế."
    )
    assert targets(text) == [
        "giá trị sản xuất toàn huyện tăng bình quân 16% mỗi năm",
        "Thu nhập bình quân đạt 60 triệu đồng",
        "huyện huy động 5.000 tỷ đồng vốn đầu tư",
        "97% người dân tham gia bảo hiểm y tế",
    ]


@pytest.mark.parametrize(
    "after",
    [
        # what was reached, and what is said of figures
        "Về kinh tế, năm 2019 giá trị sản xuất đã tăng 16%.",
        "Nhưng với kết quả ấy, thu nhập ước đạt 60 triệu đồng.",
        # somebody else's
        "Ngân hàng Nhà nước giảm 0,5% lãi suất cho vay.",
        "Một vấn đề khác là việc doanh nghiệp đề nghị giảm 2 triệu tấn than.",
    ],
)
def test_figures_that_are_no_target(after: str) -> None:
    text = f"Nhiệm kỳ 2020-2025, Đảng bộ huyện Như Xuân, tỉnh Thanh Hóa đề ra 21 chỉ tiêu về kinh tế. {after}"
    assert targets(text) == []


def test_tasks_that_a_body_sets_itself() -> None:
    text = "Đảng bộ xã Vĩnh Lộc, tỉnh Thanh Hóa đề ra nhiệm vụ tập trung huy động vốn đầu tư, thúc đẩy chuyển đổi số."
    assert targets(text) == ["tập trung huy động vốn đầu tư", "thúc đẩy chuyển đổi số"]


def hosts(text: str) -> list[tuple[str, str]]:
    return [(c.event.kind, c.event.host.name) for c in claims(text) if isinstance(c, EventClaim)]


def test_a_ceremony_about_a_post_is_of_the_body_that_it_is_in() -> None:
    text = (
        "Lễ bàn giao nhiệm vụ Giám đốc Công an tỉnh Bắc Giang diễn ra sáng 5/6/2020, có sự tham dự của ông Lê Văn Bảo."
    )
    assert hosts(text) == [("Lễ", "Công an tỉnh Bắc Giang")]
    assert [c.member.name for c in claims(text) if isinstance(c, ParticipationClaim)] == ["Lê Văn Bảo"]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Tối 19/5/2017, tại tỉnh Gia Lai diễn ra lễ kỷ niệm 85 năm thành lập tỉnh.", "tỉnh Gia Lai"),
        ("Sáng 3/2/2017, tại Gia Lai diễn ra lễ kỷ niệm 87 năm thành lập Đảng Cộng sản Việt Nam.", "tỉnh Gia Lai"),
        ("Sáng 26/7/2017, lễ truy điệu được tổ chức tại Nghĩa trang liệt sĩ tỉnh Đồng Nai.", "tỉnh Đồng Nai"),
        (
            "Chiều 5/7/2017, tại Sơn La diễn ra Lễ trao Huân chương của Chủ tịch nước tặng các tỉnh của Lào.",
            "tỉnh Sơn La",
        ),
    ],
)
def test_a_ceremony_of_nobody_else_is_of_the_place(text: str, host: str) -> None:
    assert hosts(text) == [("Lễ", host)]


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 20/5/2017, lễ trao giải báo chí toàn quốc diễn ra tại tỉnh Lâm Đồng.",
        "Sáng 20/5/2017, lễ bế mạc Giải bóng đá U21 quốc gia diễn ra tại tỉnh Khánh Hòa.",
        "Sáng 20/5/2017, lễ trao học bổng của Quỹ Vừ A Dính được diễn ra tại tỉnh Điện Biên.",
        'Sáng 20/5/2017, lễ ra mắt phim "Đất" của hãng phim Pháp diễn ra tại tỉnh Khánh Hòa.',
        "Sáng 20/5/2017, tại Quảng Trị diễn ra lễ kỷ niệm 70 năm thành lập Quân khu 4.",
        "Năm 1945, tại tỉnh Tuyên Quang diễn ra lễ xuất quân đầu tiên. Ngày 5/6/2017, ông Lê Văn Nam kể lại.",
        "Bộ Y tế phối hợp WHO phát động. Sáng 9/1/2017, tại tỉnh Nam Định đã diễn ra lễ mít tinh hưởng ứng.",
    ],
)
def test_a_ceremony_of_somebody_else_is_not_of_the_place(text: str) -> None:
    assert hosts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lễ kỷ niệm bị hủy, trước đó dự định tổ chức tại tỉnh Lâm Đồng.",
        "Sáng mai, tại tỉnh Gia Lai diễn ra lễ kỷ niệm 85 năm thành lập tỉnh.",
        "Sáng mai, UBND tỉnh Gia Lai tổ chức lễ kỷ niệm 85 năm thành lập tỉnh.",
    ],
)
def test_a_ceremony_to_come_or_called_off_has_not_been_held(text: str) -> None:
    assert hosts(text) == []


def test_guests_of_a_ceremony_beside_a_session() -> None:
    text = (
        "Trong khuôn khổ Kỳ họp thứ 17, HĐND tỉnh Nghệ An khóa XVIII, chiều 5/12/2023, tỉnh Nghệ An tổ chức lễ trao "
        "tặng Huân chương Lao động. Dự lễ có các đồng chí: Lê Văn Bảo, Bí thư Tỉnh ủy; Trần Văn Kiệm, Chủ tịch HĐND."
    )
    there = {(c.member.name, c.event.kind) for c in claims(text) if isinstance(c, ParticipationClaim)}
    assert there == {("Lê Văn Bảo", "Lễ"), ("Trần Văn Kiệm", "Lễ")}


@pytest.mark.parametrize(
    "text",
    [
        "Hai đồng chí lên nhận Huân chương Lao động hạng Nhì là Lê Văn Bảo, Phó Chủ tịch UBND tỉnh Nghệ An, và Trần "
        "Văn Kiệm, Chánh Văn phòng UBND tỉnh Nghệ An.",
        "Vinh dự nhận Huy hiệu 65 năm tuổi Đảng là 2 đồng chí: đồng chí Lê Văn Bảo, sinh năm 1936, đảng viên Chi bộ "
        "khu Cầu Mười và đồng chí Trần Văn Kiệm, sinh năm 1937, đảng viên Chi bộ khu An Ninh.",
    ],
)
def test_who_receives_an_honour(text: str) -> None:
    assert {c.recipient.name for c in claims(text) if isinstance(c, AwardClaim)} == {"Lê Văn Bảo", "Trần Văn Kiệm"}


@pytest.mark.parametrize(
    "text",
    [
        "Tham dự buổi lễ đón nhận Huân chương Độc lập của Trường Đại học Huế có Phó Thủ tướng Lê Văn Nam.",
        "Người vinh dự trao cho tập thể đón nhận Huân chương Độc lập là ông Lê Văn Nam.",
    ],
)
def test_who_comes_to_the_ceremony_receives_nothing(text: str) -> None:
    assert not [c for c in claims(text) if isinstance(c, AwardClaim) and c.recipient.name == "Lê Văn Nam"]


def test_an_act_told_in_a_quotation_has_not_the_day_of_the_meeting() -> None:
    text = (
        "Sáng 9/5/2017, Đoàn đại biểu Quốc hội tỉnh Long An tiếp xúc cử tri.\n"
        '"Đồng chí Lê Văn Bảo có trách nhiệm. Tuy nhiên, đồng chí Lê Văn Bảo lại được điều về làm Bộ trưởng Bộ Giao '
        'thông Vận tải", bà đặt vấn đề.'
    )
    assert [c.date for c in claims(text) if isinstance(c, ChangeClaim)] == [""]


def test_a_post_held_before_that_is_past() -> None:
    text = "Ông Trần Văn Kiệm giữ chức Giám đốc Sở Y tế tỉnh Long An trước đó."
    assert [held[3] for held in posts_held(text)] == ["former"]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Kiệm từng làm việc tại Bộ Y tế và gặp Bộ trưởng Bộ Y tế.",
        "Ông Trần Văn Kiệm từng công tác tại Báo Long An và Giám đốc Sở Y tế tỉnh Long An từng khen.",
    ],
)
def test_whom_somebody_met_where_they_worked_is_another(text: str) -> None:
    assert posts_held(text) == []

"""Posts and acts in the wording of everyday news, and sentences in the same words that tell none.

The sentences that must be read stand in ``tables/everyday_acts.tsv`` and ``tables/everyday_posts.tsv``.
"""

from __future__ import annotations

import pytest
from readings import dated_acts, posts_held
from test_plain_prose import rows

from kg.analysis import analyse
from kg.model import Document, ParticipationClaim


@pytest.mark.parametrize(("text", "person", "kind", "role", "body", "date"), rows("everyday_acts"))
def test_an_act(text: str, person: str, kind: str, role: str, body: str, date: str) -> None:
    assert (person, kind, role, body, date) in dated_acts(text.replace(r"\n", "\n"))


@pytest.mark.parametrize(("text", "person", "role", "body", "status"), rows("everyday_posts"))
def test_a_post(text: str, person: str, role: str, body: str, status: str) -> None:
    assert (person, role, body, status) in posts_held(text)


@pytest.mark.parametrize(
    "text",
    [
        # a vote of confidence, a list of candidates, a plan, a condition: nobody is elected or appointed
        "HĐND tỉnh lấy phiếu tín nhiệm các chức danh do HĐND bầu: Chủ tịch UBND tỉnh Long An: ông Trần Văn Nam.",
        "Danh sách ứng viên được giới thiệu bầu: ông Trần Văn Nam giữ chức Bí thư Huyện ủy Đức Hòa.",
        "Danh sách người ứng cử để bầu: Chủ tịch HĐND tỉnh Long An: ông Trần Văn Nam.",
        "Phương án đang được lấy ý kiến, bổ nhiệm các chức danh: Trần Văn Nam giữ chức Giám đốc Sở Y tế tỉnh Long An.",
        "Theo dự kiến, nhân sự bổ nhiệm: ông Trần Văn Nam làm Giám đốc Sở Y tế tỉnh Long An.",
        "Điều kiện bổ nhiệm: ông Trần Văn Nam giữ chức Giám đốc Sở Y tế tỉnh Long An đủ 5 năm mới được xét.",
        # headlines before the vote, proposals to who decides
        "Miễn nhiệm Bộ trưởng Y tế Trần Thị Nam: Quốc hội sẽ bỏ phiếu kín chiều nay.",
        "Bãi nhiệm ông Trần Văn Nam, đại biểu Quốc hội: Ủy ban Thường vụ Quốc hội họp bàn.",
        "Sở Nội vụ đã tán thành miễn nhiệm ông Trần Văn Nam, Giám đốc Sở Y tế tỉnh Long An, chờ UBND tỉnh quyết định.",
        "Cách chức ông Trần Văn Nam, Hiệu trưởng Trường Tiểu học Tân Lập, là nguyện vọng của phụ huynh.",
        # a wish or an application; what is to be considered, is advised, was withdrawn
        "Ông Trần Văn Nam, Bí thư Huyện ủy Đức Hòa, nộp đơn nghỉ hưu trước tuổi theo Nghị định 178.",
        "Ông Trần Văn Nam, Giám đốc Sở Y tế tỉnh Long An, có nguyện vọng nghỉ hưu trước tuổi.",
        "Tỉnh ủy chỉ đạo xem xét kỷ luật, đình chỉ chức vụ các cán bộ gồm ông Trần Văn Nam, Bí thư Huyện ủy Đức Hòa.",
        "Đoàn thanh tra nêu quan điểm khiển trách các cán bộ gồm ông Trần Văn Nam, Giám đốc Sở Y tế tỉnh Long An.",
        "Huyện ủy Đức Hòa rút lại quyết định khiển trách 2 cán bộ là ông Trần Văn Nam, Chủ tịch UBND xã Tân Lập.",
        "Ông Trần Văn Nam, Giám đốc Sở Y tế tỉnh Long An, nhận kỷ luật về mình thay cho cấp dưới.",
        "Ông Trần Văn Nam, nguyên Giám đốc Sở Y tế tỉnh Long An, bị xóa tư cách ứng viên đại biểu HĐND tỉnh.",
        # for ten days, while somebody is away
        "UBND tỉnh giao ông Trần Văn Nam, Phó Chủ tịch UBND tỉnh Long An, điều hành UBND tỉnh Long An từ ngày 1/3 đến "
        "ngày 10/3 khi Chủ tịch đi công tác.",
        # a son who is not named, one who chairs the meeting that nominates others
        "Ông Trần Văn Nam kể về con trai. Năm 2018, anh trúng cử Đại biểu HĐND huyện Đức Hòa.",
        "Ông Trần Văn Nam chủ trì hội nghị lấy ý kiến cử tri, giới thiệu ứng cử đại biểu HĐND huyện Tam Nông.",
        "Ông Trần Văn Nam có 45 phiếu và tái đắc cử Chủ tịch Hội Nông dân xã Tân Lập là không thể.",
    ],
)
def test_no_act(text: str) -> None:
    assert dated_acts(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # who stands in for somebody does not come into the post
        ("Ông Trần Văn Nam, Phó Chủ tịch UBND tỉnh Long An, dự họp. Ông Nam thay ông Lê Văn Tám, bận công tác.", "Tám"),
        ("Ông Trần Văn Nam, Phó Giám đốc Sở Y tế tỉnh Long An, chủ trì. Ông Nam thay ông Lê Văn Tám nghỉ phép.", "Tám"),
        # who speaks after birth and home is somebody else
        ("Nạn nhân là anh Lê Văn Tám, SN 1990, trú thôn 3, xã Tân Lập, Chủ tịch UBND xã Tân Lập thông tin.", "Tám"),
        ("Liệt sĩ Lê Văn Tám, sinh năm 1945, quê Nam Định, Bí thư Đảng ủy xã Tân Lập đã trao kỷ vật.", "Tám"),
        # a post taken up then, or not
        ("Khi ông Lê Văn Tám nhận nhiệm vụ Giám đốc Sở Y tế tỉnh Long An, bệnh viện còn nợ 10 tỷ đồng.", "Tám"),
        ("Ông Lê Văn Tám nhận nhiệm vụ Bí thư Huyện ủy Đức Hòa từ năm 2010 đến 2015.", "Tám"),
        ("Ông Lê Văn Tám đảm nhiệm chức vụ Giám đốc Sở Y tế tỉnh Long An cho đến khi bị bắt.", "Tám"),
        ("Có tin đồn ông Lê Văn Tám nhận chức Giám đốc Sở Y tế tỉnh Long An.", "Tám"),
        ("Kẻ mạo danh ông Lê Văn Tám nhận chức vụ Giám đốc Công an tỉnh Long An để lừa đảo.", "Tám"),
        ("Năm 1976, ông Lê Văn Tám nhận cương vị Bí thư Thành ủy Cần Thơ.", "Tám"),
        # of two in a row, the one before the dash has the post
        ("Dự lễ có các ông: Lê Văn Tám, Trần Văn Nam - nguyên Chủ tịch UBND tỉnh Quảng Ninh.", "Tám"),
    ],
)
def test_no_post_of(text: str, person: str) -> None:
    assert [held for held in posts_held(text) if held[0].endswith(person)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Đang là Chủ tịch UBND tỉnh Long An, ông Trần Văn Nam được bầu làm Phó Bí thư Tỉnh ủy Long An.",
        "Đang là Chủ tịch UBND tỉnh Long An, ông Trần Văn Nam ra Hà Nội dự Đại hội Đảng.",
        "Ông Trần Văn Nam lần lượt giữ chức Phó Chủ tịch, Chủ tịch UBND tỉnh Long An cho đến nay.",
        "Ông Trần Văn Nam là Chủ tịch UBND tỉnh Long An, trước khi lên đường công tác đã ký quyết định.",
    ],
)
def test_a_post_that_is_not_over(text: str) -> None:
    assert ("Trần Văn Nam", "Chủ tịch", "Ủy ban nhân dân tỉnh Long An", "former") not in posts_held(text)


@pytest.mark.parametrize(
    "said",
    [
        "Trước đó, thăm Bệnh viện Đa khoa tỉnh, ông Trần Văn Nam phát biểu chúc mừng các y, bác sĩ.",
        "Tiếp xúc cử tri trước Đại hội, ông Trần Văn Nam phát biểu ghi nhận ý kiến cử tri.",
        "Sáng 13/7, đoàn đến xã Ân Nghĩa. Tại đây, ông Trần Văn Nam nhấn mạnh công tác giảm nghèo.",
        "Nhân dịp này, ông Trần Văn Nam đã gửi thư chúc mừng và trao Bằng khen cho 3 tập thể.",
        "Dự kiến, ông Trần Văn Nam và ông Lê Văn Tám sẽ dự và phát biểu tại Đại hội.",
    ],
)
def test_who_was_not_at_the_congress(said: str) -> None:
    text = f"Ngày 12/7/2022, Đại hội Đảng bộ huyện Lạc Sơn khai mạc. {said}"
    there = {c.member.name for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)}
    assert "Trần Văn Nam" not in there


@pytest.mark.parametrize(
    "said",
    [
        "Ông Trần Văn Nam phát biểu ghi nhận kết quả đạt được.",
        "Tại đây, ông Trần Văn Nam nhấn mạnh công tác giảm nghèo.",
        "Nhân dịp này, ông Trần Văn Nam trao Giấy khen cho 5 tập thể.",
        "Phát biểu tại Đại hội, ông Lê Văn Tám và ông Trần Văn Nam ghi nhận kết quả.",
    ],
)
def test_who_was_at_the_congress(said: str) -> None:
    text = f"Ngày 12/7/2022, Đại hội Đảng bộ huyện Lạc Sơn khai mạc. {said}"
    there = {c.member.name for c in analyse(Document("t", text)).claims if isinstance(c, ParticipationClaim)}
    assert "Trần Văn Nam" in there


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("hai mươi", "20"),
        ("hai mươi bốn", "24"),
        ("hai mươi nhăm", "25"),
        ("hai mươi mốt", "21"),
        ("ba mươi tư", "34"),
        ("mười lăm", "15"),
    ],
)
def test_a_meeting_by_its_number_in_words(text: str, number: str) -> None:
    told = f"Ngày 12/7/2022, Ban Chấp hành Đảng bộ huyện Lạc Sơn tổ chức Hội nghị lần thứ {text}."
    labels = [str(c) for c in analyse(Document("t", told)).claims]
    assert any(f"ordinal={number}" in label for label in labels)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # who is reported to is not who reports
        (
            "Tỉnh Lào Cai họp. Báo cáo với Chủ tịch nước, Bí thư Tỉnh ủy Trần Văn Nam cho biết kết quả.",
            {("Trần Văn Nam", "Bí thư", "Tỉnh ủy Lào Cai", "current")},
        ),
        # the year of a plan is not that of the article
        (
            "Ngày 8/12/2022, HĐND huyện Thanh Hà họp. Kỳ họp thông qua dự toán ngân sách năm 2023. Kỳ họp cũng bầu ông "
            "Trần Văn Nam giữ chức Phó Chủ tịch UBND huyện.",
            {("Trần Văn Nam", "Phó Chủ tịch", "Ủy ban nhân dân huyện Thanh Hà", "incoming")},
        ),
        # the unit of somebody's old post is not the one that the next sentence leaves out
        (
            "Đại tá Lê Văn Tám là Giám đốc Công an tỉnh Cà Mau. Trước đó, Đại tá Tám là Phó Giám đốc Công an tỉnh Bạc "
            "Liêu. Bí thư Tỉnh ủy Trần Văn Nam trao quyết định.",
            {
                ("Lê Văn Tám", "Giám đốc", "Công an tỉnh Cà Mau", "current"),
                ("Lê Văn Tám", "Phó Giám đốc", "Công an tỉnh Bạc Liêu", "former"),
                ("Trần Văn Nam", "Bí thư", "Tỉnh ủy Cà Mau", "current"),
            },
        ),
        # a body that was merged away
        (
            "Ông Trần Văn Nam, Giám đốc Sở Xây dựng tỉnh Hà Nam trước sáp nhập, dự họp.",
            {("Trần Văn Nam", "Giám đốc", "Sở Xây dựng tỉnh Hà Nam", "former")},
        ),
        # "trước đó" tells of another post of the same man, or only of an act of before
        (
            "Ngày 5/4/2018, HĐND tỉnh Hà Nam bầu ông Trần Văn Nam làm Chủ tịch UBND tỉnh Hà Nam. Trước đó, ông Nam "
            "được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Hà Nam.",
            {
                ("Trần Văn Nam", "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam", "incoming"),
                ("Trần Văn Nam", "Giám đốc", "Sở Y tế tỉnh Hà Nam", "former"),
            },
        ),
        (
            "Trước đó, Thủ tướng bổ nhiệm ông Trần Văn Nam làm Thứ trưởng Bộ Xây dựng.",
            {("Trần Văn Nam", "Thứ trưởng", "Bộ Xây dựng", "incoming")},
        ),
    ],
)
def test_posts_of_an_article(text: str, held: set[tuple[str, str, str, str]]) -> None:
    assert set(posts_held(text)) == held


def test_who_is_replaced_goes_on_a_day_of_his_own_and_from_the_post_that_is_given() -> None:
    text = (
        "Ngày 10/12/2021, HĐND tỉnh Thanh Hóa bầu ông Trần Văn Nam giữ chức Phó Chủ tịch UBND tỉnh. Ông Trần Văn Nam, "
        "trước đó là Bí thư Huyện ủy Nông Cống, thay ông Lê Văn Tám được điều động làm Phó Bí thư Tỉnh ủy."
    )
    assert [act for act in dated_acts(text) if act[0] == "Lê Văn Tám"] == [
        ("Lê Văn Tám", "transferred", "Phó Bí thư", "Tỉnh ủy Thanh Hóa", "")
    ]


def test_the_day_right_after_an_act_is_its_own() -> None:
    text = (
        "Ông Trần Văn Nam tham gia cách mạng từ năm 1958, từng giữ chức Giám đốc Sở Thủy sản trước khi được bầu làm "
        "Phó Chủ tịch UBND tỉnh Quảng Bình năm 1991."
    )
    assert [act[4] for act in dated_acts(text)] == ["1991"]


def test_who_rises_does_so_in_the_body_of_the_deputy() -> None:
    text = (
        "Bộ Tư lệnh Quân khu 4 tổ chức hội nghị. Thiếu tướng Trần Văn Nam, Phó Chính ủy Quân khu 4, được bổ nhiệm giữ "
        "chức Chính ủy."
    )
    assert [act[3] for act in dated_acts(text)] == ["Quân khu 4"]


def test_a_local_association_is_not_the_national_one_that_honours_it() -> None:
    text = (
        "Hội Bảo trợ Bệnh nhân nghèo tỉnh Bình Phước vừa họp. Ông Trần Văn Nam, nguyên Chủ tịch Hội Bảo trợ Bệnh nhân "
        "nghèo, dự. Hội Bảo trợ Bệnh nhân nghèo Việt Nam tặng bằng khen."
    )
    assert [held[2] for held in posts_held(text)] == ["Hội Bảo trợ Bệnh nhân nghèo"]

"""Posts that lend each other their body, rows that say whose a board is, and days that are no act's."""

from __future__ import annotations

import pytest
from readings import posts_held

from kg.analysis import analyse
from kg.model import ChangeClaim, Document


def held(text: str) -> set[tuple[str, str, str, str]]:
    """(person, role, body, status) of the posts of a text."""
    return set(posts_held(text))


def acts(text: str) -> list[tuple[str, str, str, str]]:
    """(person, role, body, day) of the changes of a text."""
    claims = analyse(Document("t", text)).claims
    return [(c.member.name, c.role, c.organization.name, c.date) for c in claims if isinstance(c, ChangeClaim)]


# ---------------------------------------------------------------- a deputy made chief


@pytest.mark.parametrize(
    ("text", "deputy", "chief", "body"),
    [
        (
            "Bộ trưởng bổ nhiệm ông Lê An, Phó Cục trưởng Cục Hàng không Việt Nam, giữ chức Cục trưởng.",
            "Phó Cục trưởng",
            "Cục trưởng",
            "Cục Hàng không Việt Nam",
        ),
        (
            "Thủ tướng bổ nhiệm bà Lê An, Phó tổng giám đốc Thông tấn xã Việt Nam, làm Tổng giám đốc.",
            "Phó Tổng Giám đốc",
            "Tổng Giám đốc",
            "Thông tấn xã Việt Nam",
        ),
        (
            "Tỉnh ủy bổ nhiệm TS Lê An, Phó Hiệu trưởng giữ chức Hiệu trưởng Trường Chính trị tỉnh Cà Mau.",
            "Phó Hiệu trưởng",
            "Hiệu trưởng",
            "Trường Chính trị tỉnh Cà Mau",
        ),
    ],
)
def test_a_deputy_made_chief_stays_in_the_same_body(text: str, deputy: str, chief: str, body: str) -> None:
    assert held(text) == {("Lê An", deputy, body, "former"), ("Lê An", chief, body, "incoming")}
    assert [act[:3] for act in acts(text)] == [("Lê An", chief, body)]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng bổ nhiệm ông Lê An, Phó Giám đốc Sở Y tế tỉnh Long An, giữ chức Giám đốc rạp Hoa Sen.",
        "Bộ trưởng bổ nhiệm ông Lê An, Phó Giám đốc Sở Y tế tỉnh Long An, giữ chức Vụ trưởng.",
    ],
)
def test_a_body_that_is_said_or_of_another_kind_is_not_the_deputys(text: str) -> None:
    assert held(text) == {("Lê An", "Phó Giám đốc", "Sở Y tế tỉnh Long An", "current")}


def test_who_also_heads_what_no_table_knows_does_not_head_the_body_before() -> None:
    text = "Ông Lê An, Phó Giám đốc Công ty xuất nhập khẩu Hoa Sen, kiêm Giám đốc xưởng liên doanh Mai Vàng, nói."
    assert held(text) == {("Lê An", "Phó Giám đốc", "Công ty xuất nhập khẩu Hoa Sen", "current")}


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize(
    ("row", "board"),
    [
        ("Ủy viên Ban Thường vụ, Phó Chủ tịch UBND quận", "Ban Thường vụ Quận ủy Cầu Giấy"),
        ("Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Quận ủy", "Ban Thường vụ Quận ủy Cầu Giấy"),
        ("Ủy viên Ban Thường vụ, Giám đốc Công an thành phố", "Ban Thường vụ Thành ủy Hà Nội"),
        ("Ủy viên Ban Thường vụ", "Ban Thường vụ Thành ủy Hà Nội"),
    ],
)
def test_a_row_says_of_which_committee_a_board_is(row: str, board: str) -> None:
    text = f"Quận Cầu Giấy họp. Dự có bà Trần Mai, Trưởng Ban Tuyên giáo Thành ủy Hà Nội; ông Lê An, {row}."
    assert ("Lê An", "Ủy viên", board, "current") in held(text)


def test_a_row_of_posts_goes_on_over_the_years_of_each() -> None:
    text = (
        "Ông Lê An từng làm Giám đốc Sở Y tế tỉnh Long An từ năm 1993 đến 2004, Bí thư Huyện ủy Bến Lức từ 2004 đến "
        "2006 và Chủ tịch UBND tỉnh Long An từ tháng 7/2006 đến 5/2010."
    )
    assert {(role, body, status) for _, role, body, status in held(text)} == {
        ("Giám đốc", "Sở Y tế tỉnh Long An", "former"),
        ("Bí thư", "Huyện ủy Bến Lức", "former"),
        ("Chủ tịch", "Ủy ban nhân dân tỉnh Long An", "former"),
    }


def test_who_became_a_full_member_is_no_alternate_any_more() -> None:
    text = "Bà Lê An, Ủy viên Trung ương Đảng dự khuyết khóa XII, Ủy viên Trung ương Đảng khóa XIII, phát biểu."
    committee = "Ban Chấp hành Trung ương Đảng"
    assert held(text) == {
        ("Lê An", "Ủy viên dự khuyết", committee, "former"),
        ("Lê An", "Ủy viên", committee, "current"),
    }


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("goes_on", ["Khóa IV, nhiệm kỳ 2016-2021", "Nhiệm kỳ 2016-2021", "lần thứ IV"])
def test_what_a_heading_goes_on_with_is_no_districts_name(goes_on: str) -> None:
    text = f"Huyện Đắk Song bầu Chủ tịch UBND huyện {goes_on}\nHĐND huyện bầu ông Lê An làm Chủ tịch UBND huyện."
    assert acts(text) == [("Lê An", "Chủ tịch", "Ủy ban nhân dân huyện Đắk Song", "")]


def test_a_journal_is_no_newspaper() -> None:
    assert held("Ông Lê An, Tổng Biên tập Tạp chí Cộng sản, phát biểu.") == {
        ("Lê An", "Tổng Biên tập", "Tạp chí Cộng sản", "current")
    }


def test_letters_stand_for_a_company_that_is_named_after_a_body() -> None:
    text = "Tổng công ty Cảng hàng không Việt Nam (ACV) họp. Ông Lê An là Giám đốc ACV."
    assert [body for _, _, body, _ in held(text)] == ["Tổng Công ty Cảng hàng không Việt Nam"]


def test_letters_that_the_text_makes_end_the_name_of_a_part() -> None:
    text = (
        "Tập đoàn Điện lực Việt Nam (EVN) họp. Ông Lê An, Trưởng Ban Kế hoạch EVN, và ông Lê Bình, Giám đốc Trung tâm "
        "Khí tượng EVN Miền Bắc, dự."
    )
    assert held(text) == {
        ("Lê An", "Trưởng ban", "Ban Kế hoạch Tập đoàn Điện lực Việt Nam", "current"),
        ("Lê Bình", "Giám đốc", "Trung tâm Khí tượng EVN Miền Bắc", "current"),
    }


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Bí thư Chi bộ khu phố 3", "Chi bộ khu phố 3"),
        ("Bí thư Chi bộ thôn Đông", "Chi bộ thôn Đông"),
        ("Bí thư Chi bộ ấp Bình Hòa", "Chi bộ ấp Bình Hòa"),
        ("Bí thư Chi bộ cơ quan Sở Y tế tỉnh Long An", "Chi bộ cơ quan Sở Y tế tỉnh Long An"),
        ("Bí thư Đảng bộ cơ quan Bộ Công Thương", "Đảng bộ cơ quan Bộ Công Thương"),
    ],
)
def test_cells_are_of_neighbourhoods_and_of_places_of_work(said: str, body: str) -> None:
    for text in (f"{said} Lê Văn An phát biểu.", f"Ông Lê Văn An, {said}, phát biểu."):
        assert held(text) == {("Lê Văn An", "Bí thư", body, "current")}


def test_a_cell_of_no_neighbourhood_by_name_is_nobodys() -> None:
    assert held("Ông Lê Văn An, Bí thư Chi bộ thôn, phát biểu.") == set()


@pytest.mark.parametrize(
    "trust",
    [
        "nhân dân tin tưởng bầu làm",
        "bà con tín nhiệm bầu làm",
        "cấp trên và nhân dân tin tưởng, tín nhiệm, bầu làm",
        "Đảng, Nhà nước và nhân dân tin tưởng bầu giữ chức",
    ],
)
def test_those_whom_the_people_trust_are_elected(trust: str) -> None:
    assert acts(f"Ông Lê An được {trust} Chủ tịch Hội Nông dân tỉnh Long An.") == [
        ("Lê An", "Chủ tịch", "Hội Nông dân tỉnh Long An", "")
    ]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Giám đốc Công ty du lịch Vietravel", "Công ty du lịch Vietravel"),
        ("Giám đốc Công ty lương thực Tiền Giang", "Công ty lương thực Tiền Giang"),
        ("Giám đốc công ty dược phẩm dược liệu Chợ Lớn Chopharco", "Công ty dược phẩm dược liệu Chợ Lớn Chopharco"),
    ],
)
def test_what_a_company_does_stands_in_lower_case_before_its_name(said: str, body: str) -> None:
    assert held(f"Ông Lê Văn An, {said}, phát biểu.") == {("Lê Văn An", "Giám đốc", body, "current")}


@pytest.mark.parametrize("said", ["công ty dược phẩm", "công ty vận tải ở Hà Nội", "Công ty thương nghiệp tổng hợp"])
def test_what_a_company_does_is_no_name(said: str) -> None:
    assert held(f"Giám đốc {said} Trần Văn Bình phát biểu.") == set()


def test_what_is_done_besides_is_done() -> None:
    text = (
        "Bên cạnh việc miễn nhiệm, HĐND tỉnh Long An cũng đã bầu ông Lê An, Trưởng phòng Dân tộc huyện Mê Linh và nhất "
        "là Ủy viên UBND huyện Mê Linh, làm Chủ tịch Hội Nông dân tỉnh Long An."
    )
    assert ("Lê An", "Chủ tịch", "Hội Nông dân tỉnh Long An", "") in acts(text)
    assert ("Lê An", "Trưởng phòng", "Phòng Dân tộc huyện Mê Linh", "current") in held(text)


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 21/3/2024, có thông báo mới.\nBà Lê An được bầu giữ chức Chủ tịch nước nhiệm kỳ 2016-2021.", ""),
        (
            "Ngày 21/3/2017, có thông báo mới.\nBà Lê An được bầu giữ chức Chủ tịch nước nhiệm kỳ 2016-2021.",
            "2017-03-21",
        ),
        ("Ngày 21/3/2024, có thông báo.\nTại kỳ họp thứ nhất, Quốc hội bầu bà Lê An giữ chức Chủ tịch nước.", ""),
        (
            "Ngày 21/3/2024, khai mạc kỳ họp.\nTại kỳ họp thứ nhất, Quốc hội bầu bà Lê An giữ chức Chủ tịch nước.",
            "2024-03-21",
        ),
        ("HĐND xem xét quyết toán ngân sách năm 2019, bầu bà Lê An giữ chức Chủ tịch UBND tỉnh Long An.", ""),
        ("Năm 2019, HĐND bầu bà Lê An giữ chức Chủ tịch UBND tỉnh Long An.", "2019"),
        # told to the press, for another reason, back, or as later
        (
            "Chiều 30/6/2017, UBND tỉnh họp báo.\nTheo đó, Sở Y tế đã cách chức bà Lê An, Giám đốc Bệnh viện Bạch Mai.",
            "",
        ),
        ("Sáng 9/5/2017, đoàn tiếp xúc cử tri.\nCử tri nói về việc kỷ luật bà Lê An, Giám đốc Bệnh viện Bạch Mai.", ""),
        ("Ngày 3/2/2017, tòa tuyên án.\nBà Lê An từng được bổ nhiệm làm Giám đốc Bệnh viện Bạch Mai.", ""),
        ("Ngày 3/2/2017, hội đồng họp.\nBà Lê An sau đó được điều động làm Giám đốc Bệnh viện Bạch Mai.", ""),
        ("Ngày 3/2/2017, bộ trao quyết định.\nBà Lê An được bổ nhiệm làm Giám đốc Bệnh viện Bạch Mai.", "2017-02-03"),
        ("Ngày 3/2/2017, Chủ tịch nước trao huân chương.\nBà Lê An được bổ nhiệm làm Giám đốc Bệnh viện Bạch Mai.", ""),
        ("Ngày 3/2/2017, bộ tổ chức hội nghị khoa học.\nBà Lê An được bổ nhiệm làm Giám đốc Bệnh viện Bạch Mai.", ""),
        ("Ngày 3/2/2017, tỉnh ủy họp.\nBà Lê An bị cách chức Giám đốc Bệnh viện Bạch Mai từ trước Tết.", ""),
        ("Từ tháng 3/2013 đến tháng 2/2016, bà Lê An được bổ nhiệm làm Giám đốc Bệnh viện Bạch Mai.", ""),
    ],
)
def test_the_day_of_an_act_is_not_that_of_other_news(text: str, day: str) -> None:
    assert [act[3] for act in acts(text)] == [day]


# ---------------------------------------------------------------- two parties in one sentence


@pytest.mark.parametrize(
    ("text", "who", "body"),
    [
        (
            "Đại diện Bệnh viện Chợ Rẫy có ông Lê Sơn, Giám đốc, phía doanh nghiệp có ông Trần Nam, Giám đốc.",
            {"Lê Sơn"},
            "Bệnh viện Chợ Rẫy",
        ),
        (
            "Về phía lãnh đạo Ngân hàng Agribank có ông Lê Sơn, Chủ tịch; phía khách hàng có ông Trần Nam, Giám đốc "
            "và bà Lê Mai, Phó Giám đốc.",
            {"Lê Sơn"},
            "Ngân hàng Agribank",
        ),
        (
            "Về phía Bệnh viện Chợ Rẫy có ông Lê Sơn, Giám đốc; ông Trần Nam, Phó Giám đốc.",
            {"Lê Sơn", "Trần Nam"},
            "Bệnh viện Chợ Rẫy",
        ),
    ],
)
def test_whose_people_a_sentence_names_until_it_names_another_party(text: str, who: set[str], body: str) -> None:
    assert {(name, whose) for name, _, whose, _ in held(text)} == {(name, body) for name in who}


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp đoàn, đại diện Sở Y tế tỉnh Bình Dương có bác sĩ Lê Tám, đi cùng đoàn nước ngoài có ông Lê Sơn, Giám "
        "đốc, và ông Trần Bảy, Phó Giám đốc dự án.",
        "Phía Công ty Sông Đà có ông Lê Sơn, luật sư, tranh luận với ông Trần Ba, Giám đốc.",
        "Khởi kiện Công ty CP Sữa Việt Nam, ông Lê Nam, Chủ tịch Hội đồng quản trị, cho biết sẽ theo đến cùng.",
        "Ông Lê Nam - Chủ tịch Hội đồng quản trị một doanh nghiệp - mua hàng của Công ty CP Sữa Việt Nam.",
        "Công ty CP Sữa Việt Nam bán vốn cho đối tác; ông Lê Sơn, Chủ tịch Hội đồng quản trị, đại diện bên mua.",
        "Ông Lê Nam, cổ đông lớn của Công ty CP Địa ốc Sài Gòn, đồng thời là Chủ tịch Hội đồng quản trị.",
        "Rời Công ty CP Địa ốc Sài Gòn, ông Lê Nam là Chủ tịch Hội đồng quản trị, Tổng Giám đốc của một ngân hàng.",
        "Mua lại Công ty CP Địa ốc Sài Gòn là nhóm của bà Lê Mai, Phó Chủ tịch Hội đồng quản trị.",
        "Tập đoàn Dầu khí Việt Nam và Tập đoàn Vingroup ký kết. Ông Lê Nam, Bí thư Đảng ủy tập đoàn, dự.",
    ],
)
def test_a_bare_post_of_another_party_is_left_open(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Tại Công ty CP Sữa Việt Nam, ông Lê Nam, Chủ tịch Hội đồng quản trị, cho biết.",
            "Hội đồng Quản trị Công ty Cổ phần Sữa Việt Nam",
        ),
        (
            "Đại hội đồng cổ đông của Công ty CP Sữa Việt Nam nghe ông Lê Nam, Chủ tịch Hội đồng quản trị, báo cáo.",
            "Hội đồng Quản trị Công ty Cổ phần Sữa Việt Nam",
        ),
        (
            "Tập đoàn Dầu khí Việt Nam khen thưởng. Ông Lê Nam, Bí thư Đảng ủy tập đoàn, dự.",
            "Đảng ủy Tập đoàn Dầu khí Việt Nam",
        ),
    ],
)
def test_the_one_company_of_a_sentence_owns_its_board(text: str, body: str) -> None:
    assert {whose for _, _, whose, _ in held(text)} == {body}


# ---------------------------------------------------------------- bodies of other names and of other countries


@pytest.mark.parametrize(
    ("post", "status"),
    [
        ("Giám đốc Sở Công nghiệp tỉnh Hà Tây (nay là Sở Công Thương Hà Nội)", "former"),
        ("Chủ tịch UBND tỉnh Nghệ Tĩnh (nay là Nghệ An và Hà Tĩnh)", "former"),
        ("Bí thư Huyện ủy Mê Linh (nay đã nghỉ hưu)", "former"),
        ("Giám đốc Sở Y tế tỉnh Long An (nay là Thứ trưởng)", "former"),
        ("Chủ tịch UBND quận Nam Từ Liêm (trước đây là huyện Từ Liêm)", "current"),
        ("Giám đốc Sở Công Thương tỉnh Long An (tiền thân là Sở Công nghiệp)", "current"),
    ],
)
def test_a_post_of_a_body_that_is_now_called_otherwise_is_over(post: str, status: str) -> None:
    assert [whose[3] for whose in held(f"Ông Lê Nam, {post}, kể lại chuyện cũ.")] == [status]


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Phó Tư lệnh Bộ đội Biên phòng Campuchia", "Bộ đội Biên phòng Campuchia"),
        ("Chính ủy Cảnh sát biển Hàn Quốc", "Cảnh sát biển Hàn Quốc"),
        ("Chỉ huy trưởng BĐBP Lào", "Bộ đội Biên phòng Lào"),
        ("Chỉ huy trưởng BĐBP Lào Cai", "Bộ đội Biên phòng tỉnh Lào Cai"),
        ("Chính ủy Bộ đội Biên phòng", "Bộ đội Biên phòng"),
        ("Chính ủy BĐBP tỉnh", "Bộ đội Biên phòng tỉnh Quảng Trị"),
    ],
)
def test_a_force_is_of_the_country_or_the_province_that_is_said(post: str, body: str) -> None:
    assert {whose[2] for whose in held(f"Ông Lê Nam, {post}, tiếp đoàn cán bộ tỉnh Quảng Trị.")} == {body}

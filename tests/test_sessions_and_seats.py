"""What reports leave to their occasion: the council that sits, the seats it fills besides, whose office is meant, who
asks and answers, what the host is asked, and honours of whom a noun or nothing names."""

from __future__ import annotations

import pytest
from readings import acts, commitments, dated_acts, days, honours, people_at, posts, told

from kg.model import EventClaim, RankClaim

SESSION = "Kỳ họp thứ 11 HĐND TP Đà Nẵng khóa X khai mạc sáng 12/12. "


# ---------------------------------------------------------------- whose body is meant


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            SESSION + "Ông Lê Quang Thuận, Bí thư Quận ủy Liên Chiểu, dự. Theo Phó Trưởng ban Đô thị HĐND Nguyễn Thành"
            " Tiếng, việc cấp phép đang chậm.",
            ("Nguyễn Thành Tiếng", "Phó Trưởng ban", "Ban Đô thị Hội đồng nhân dân thành phố Đà Nẵng", "current"),
        ),
        (
            SESSION + "Ông Lê Quang Thuận, Bí thư Quận ủy Liên Chiểu, dự. Bà Trần Thị Mai là Ủy viên UBND.",
            ("Trần Thị Mai", "Ủy viên", "Ủy ban nhân dân thành phố Đà Nẵng", "current"),
        ),
        (
            SESSION + "Các đại biểu lập hai ban của HĐND. Ông Cao Minh Trí được bầu làm Trưởng Ban Pháp chế.",
            ("Cao Minh Trí", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân thành phố Đà Nẵng", "incoming"),
        ),
        (
            "Tại xã Ea Kly, huyện Krông Pắc, có sai phạm. Chủ tịch UBND xã này, ông Trần Văn Mạo, cho biết như vậy.",
            ("Trần Văn Mạo", "Chủ tịch", "Ủy ban nhân dân xã Ea Kly", "current"),
        ),
        (
            "Thường trực Tỉnh ủy Phú Thọ còn có Phó Bí thư Thường trực Vũ Hồng Quý.",
            ("Vũ Hồng Quý", "Phó Bí thư Thường trực", "Tỉnh ủy Phú Thọ", "current"),
        ),
        (
            "UBND tỉnh Phú Thọ mới có 8 phó chủ tịch, trong đó ông Hà Kiên Cường là phó chủ tịch thường trực.",
            ("Hà Kiên Cường", "Phó Chủ tịch Thường trực", "Ủy ban nhân dân tỉnh Phú Thọ", "current"),
        ),
        (
            "Bí thư Tỉnh ủy Bắc Kạn Hoàng Văn Thức và các Phó Bí thư Nông Thị Duyên, Triệu Đức Quảng - Chủ tịch UBND"
            " tỉnh chủ trì.",
            ("Triệu Đức Quảng", "Phó Bí thư", "Tỉnh ủy Bắc Kạn", "current"),
        ),
        (
            "Lữ đoàn Công binh 543 (Quân khu 2) tổ chức lễ. Đại tá Vi Văn Khởi, Lữ đoàn trưởng Lữ đoàn 543 đọc diễn"
            " văn.",
            ("Vi Văn Khởi", "Lữ đoàn trưởng", "Lữ đoàn Công binh 543", "current"),
        ),
        (
            "Năm 1997, bà Đinh Thị Hiền là Trưởng phòng Sở Tài chính - Vật giá Hà Nam.",
            ("Đinh Thị Hiền", "Trưởng phòng", "Sở Tài chính - Vật giá tỉnh Hà Nam", "current"),
        ),
        (
            "Bà Bo Bo Thị Huệ được bầu làm Ủy viên Thường trực HĐND tỉnh Khánh Hòa.",
            ("Bo Bo Thị Huệ", "Ủy viên", "Thường trực Hội đồng nhân dân tỉnh Khánh Hòa", "incoming"),
        ),
        (
            "Ông Huỳnh Tấn Lực là Bí thư Chi bộ xã Tân Hào, huyện Giồng Trôm.",
            ("Huỳnh Tấn Lực", "Bí thư", "Chi bộ xã Tân Hào", "current"),
        ),
        (
            "Ông Huỳnh Tấn Lực sinh năm 1931. Sau ngày giải phóng, ông đảm nhiệm các chức vụ: Phó Chủ tịch rồi Chủ tịch"
            " UBND tỉnh Bến Tre.",
            ("Huỳnh Tấn Lực", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Bến Tre", "former"),
        ),
    ],
    ids=[
        *("part of the council", "its committee", "its board", "this commune", "standing committee", "one of eight"),
        *("deputy and chairman", "arm left out", "office of old", "standing members", "cell", "after the war"),
    ],
)
def test_whose_body_a_post_is_in(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


def test_no_director_is_of_a_department_headed_by_another_title() -> None:
    text = (
        "Trung tá Nguyễn Văn An, Phó Cục trưởng Cục Cảnh sát hình sự, được điều động. Cùng ngày, Thượng tá Hồ Việt"
        " Triều, Phó Giám đốc phụ trách, phát biểu."
    )
    assert not any(person == "Hồ Việt Triều" for person, *_ in posts(text))


def test_the_office_of_a_ministry_is_that_of_the_heading() -> None:
    text = (
        "Bộ Công Thương bổ nhiệm cán bộ\nBộ Công Thương tổ chức lễ công bố. Ông Lê Văn Nam, Cục trưởng Cục Điện lực (Bộ"
        " Năng lượng), được giữ chức vụ mới. Bà Hồ Thị Tú được bổ nhiệm giữ chức Phó Chánh Văn phòng Bộ."
    )
    bodies = {body for person, _, _, body, _ in dated_acts(text) if person == "Hồ Thị Tú"}
    assert bodies == {"Văn phòng Bộ Công Thương"}


# ---------------------------------------------------------------- acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HĐND tỉnh Lâm Đồng cũng bầu 19 ủy viên UBND tỉnh, trong đó có Đại tá Trịnh Hồng Phi, Giám đốc Công an"
            " tỉnh, và Thượng tá Nguyễn Văn Sĩ, Chỉ huy trưởng Bộ CHQS tỉnh.",
            {
                ("Trịnh Hồng Phi", "elected", "Ủy viên", "Ủy ban nhân dân tỉnh Lâm Đồng"),
                ("Nguyễn Văn Sĩ", "elected", "Ủy viên", "Ủy ban nhân dân tỉnh Lâm Đồng"),
            },
        ),
        (
            "Tại cuộc bầu cử này, 7 người trúng cử đại biểu Quốc hội tại Lâm Đồng, trong đó có ông Trần Thanh Bình và"
            " thượng tọa Thích Quảng Niệm.",
            {
                ("Trần Thanh Bình", "elected", "Đại biểu", "Quốc hội"),
                ("Thích Quảng Niệm", "elected", "Đại biểu", "Quốc hội"),
            },
        ),
        (
            "Ông Nguyễn Hữu Thuận tái đắc cử Chủ tịch UBND tỉnh Phú Yên. Hai phó chủ tịch gồm ông Lê Tiến Đạt (tái cử)"
            " và bà Phan Ngọc Trâm.",
            {
                ("Nguyễn Hữu Thuận", "elected", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên"),
                ("Lê Tiến Đạt", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên"),
                ("Phan Ngọc Trâm", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên"),
            },
        ),
        (
            "HĐND tỉnh Lào Cai bỏ phiếu kín bầu ông Vũ Hải Đăng giữ chức Phó Chủ tịch UBND tỉnh.",
            {("Vũ Hải Đăng", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Lào Cai")},
        ),
        (
            "Sáng mai, HĐND tỉnh Lào Cai sẽ bỏ phiếu kín bầu ông Vũ Hải Đăng giữ chức Phó Chủ tịch UBND tỉnh.",
            set(),
        ),
        (
            "Đại tá Lê Xuân Khôi thôi giữ chức Giám đốc Công an tỉnh Bình Thuận. Kế nhiệm ông là Đại tá Huỳnh Công"
            " Trực.",
            {
                ("Lê Xuân Khôi", "dismissed", "Giám đốc", "Công an tỉnh Bình Thuận"),
                ("Huỳnh Công Trực", "appointed", "Giám đốc", "Công an tỉnh Bình Thuận"),
            },
        ),
        (
            "Bà Lê Thị Mai được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An. Người tiền nhiệm của bà, ông Trần Văn Nam,"
            " đã xin từ chức hồi tháng 6.",
            {
                ("Lê Thị Mai", "appointed", "Giám đốc", "Sở Y tế tỉnh Long An"),
                ("Trần Văn Nam", "resigned", "Giám đốc", "Sở Y tế tỉnh Long An"),
            },
        ),
        (
            "Ông Nguyễn Hồng Phong được bổ nhiệm làm Giám đốc Sở Xây dựng tỉnh Long An. Bà Trần Thị Lan, Phó Giám đốc"
            " Sở Y tế tỉnh Long An, được bổ nhiệm giữ chức Giám đốc sở này, thay ông Lê Văn Tám nghỉ hưu.",
            {
                ("Nguyễn Hồng Phong", "appointed", "Giám đốc", "Sở Xây dựng tỉnh Long An"),
                ("Trần Thị Lan", "appointed", "Giám đốc", "Sở Y tế tỉnh Long An"),
                ("Lê Văn Tám", "retired", "Giám đốc", "Sở Y tế tỉnh Long An"),
            },
        ),
        (
            "Đại hội Đảng bộ tỉnh Trà Vinh đã bầu Đoàn Chủ tịch gồm 13 người do Bí thư Tỉnh ủy Ngô Chí Hiếu đứng đầu.",
            set(),
        ),
        (
            "Tháng 9/2014, ông Trịnh Quốc Hưng được bổ nhiệm Phó Giám đốc Sở Y tế tỉnh Long An và gần 2 năm sau, tháng"
            " 5/2016, lên làm Giám đốc.",
            {("Trịnh Quốc Hưng", "appointed", "Phó Giám đốc", "Sở Y tế tỉnh Long An")},
        ),
    ],
    ids=[
        *("among whom", "won, among whom", "other seats", "by a vote", "a vote to come", "heir", "who resigned before"),
        *("this office", "presidium of a congress", "two years later"),
    ],
)
def test_acts_told_by_their_occasion(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert acts(text) == expected


def test_holders_named_without_an_election_before_are_elected_by_nobody() -> None:
    text = "Hội nghị nghe báo cáo. Hai Phó Chủ tịch UBND tỉnh Phú Yên gồm ông Lê Tiến Đạt và bà Phan Ngọc Trâm dự họp."
    assert acts(text) == set()


def test_the_day_of_a_session_is_not_that_of_the_report_on_it() -> None:
    text = (
        "Ngày 25/9, Ủy ban Kiểm tra Tỉnh ủy Đắk Lắk đã có thông báo kết quả kỳ họp lần thứ 27, diễn ra ngày 21/9. |"
        " Ủy ban kỷ luật cảnh cáo ông Lê Viết Trung, Chủ tịch UBND huyện Krông Năng."
    )
    assert days(text) == [("Lê Viết Trung", "--09-21")]


def test_the_day_of_a_prosecution_is_no_day_of_an_act() -> None:
    text = "Ban Bí thư khai trừ Đảng ông Vũ Đức Cảnh, Giám đốc Sở Y tế tỉnh Long An, người bị khởi tố hôm 21/1."
    assert days(text) == [("Vũ Đức Cảnh", "")]


# ---------------------------------------------------------------- meetings


def test_who_asks_and_who_answers_at_a_session() -> None:
    text = (
        "Kỳ họp thứ 13 HĐND tỉnh Khánh Hòa bế mạc chiều 8/12. | Đại biểu Cao Thị Nhíp (huyện Khánh Sơn) chất vấn Giám"
        " đốc Sở Xây dựng Võ Trọng Hiền về giải ngân. Ông Hiền thừa nhận trách nhiệm. | Trả lời câu hỏi của đại biểu"
        " Mấu Văn Thiện về việc thiếu 1.146 giáo viên, Giám đốc Sở Y tế Đặng Thị Oanh cho hay tỉnh đang tuyển. | Tham"
        " gia giải trình thêm, Chủ tịch UBND tỉnh Nguyễn Hữu Toàn yêu cầu làm ngay."
    )
    expected = {"Cao Thị Nhíp", "Võ Trọng Hiền", "Mấu Văn Thiện", "Đặng Thị Oanh", "Nguyễn Hữu Toàn"}
    assert people_at(text)[1] == expected


def test_voters_speak_where_they_are_heard() -> None:
    text = (
        "Đoàn ĐBQH tỉnh Lai Châu tổ chức hội nghị tiếp xúc cử tri tại Sìn Hồ sáng 1/12. | Cử tri Giàng A Sếnh (xã Tả"
        " Phìn) cho rằng đường còn khó đi."
    )
    assert people_at(text)[1] == {"Giàng A Sếnh"}


def test_words_are_said_at_a_congress_where_they_end_with_it() -> None:
    text = (
        "Đại hội đại biểu Đảng bộ xã Ea Súp lần thứ I khai mạc. | “Nay việc gì bà con cũng bàn”, bà Trần Thị Vi, Bí thư"
        " Chi bộ thôn 3, chia sẻ tại Đại hội."
    )
    assert people_at(text)[1] == {"Trần Thị Vi"}


@pytest.mark.parametrize(
    ("text", "host", "ordinal"),
    [
        (
            "Quyết định được Ủy ban Kiểm tra Trung ương đưa ra tại kỳ họp 14 ngày 13/4.",
            "Ủy ban Kiểm tra Trung ương",
            14,
        ),
        ("Tiếp tục chương trình Kỳ họp thứ 10, sáng 25/10, Quốc hội họp về công tác nhân sự.", "Quốc hội", 10),
        ("Lữ đoàn Công binh 543 (Quân khu 2) tổ chức Lễ kỷ niệm 45 năm.", "Lữ đoàn Công binh 543", None),
    ],
    ids=["put forward at", "by the programme", "in brackets"],
)
def test_whose_meeting_it_is(text: str, host: str, ordinal: int | None) -> None:
    events = {(c.event.host.name, c.event.ordinal) for c in told(text) if isinstance(c, EventClaim) and c.event.host}
    assert (host, ordinal) in events


# ---------------------------------------------------------------- honours and commitments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trường THPT Thanh Oai tổ chức lễ kỷ niệm. Nhiều năm qua, trường được Thủ tướng Chính phủ tặng Bằng khen"
            " (năm 2019).",
            [("Trường Trung học phổ thông Thanh Oai", "Bằng khen của Thủ tướng Chính phủ", "2019")],
        ),
        (
            "Ông Lê Văn Khâm từ trần. Ghi nhận công lao, Đảng, Nhà nước đã tặng ông Huân chương Độc lập hạng Nhì.",
            [("Lê Văn Khâm", "Huân chương Độc lập hạng Nhì", "")],
        ),
        (
            "Bà Phan Thị Vi được tặng danh hiệu Chiến sĩ thi đua ngành Ngân hàng các năm 2009, 2012.",
            [
                ("Phan Thị Vi", "Chiến sĩ thi đua ngành Ngân hàng", "2009"),
                ("Phan Thị Vi", "Chiến sĩ thi đua ngành Ngân hàng", "2012"),
            ],
        ),
        (
            "Đại tá Ngô Hồng Sáng là Giám đốc Công an tỉnh Đồng Tháp. Được tặng Huân chương Chiến công hạng Nhì năm"
            " 2015.",
            [("Ngô Hồng Sáng", "Huân chương Chiến công hạng Nhì", "2015")],
        ),
        (
            "Đại hội Hội CCB tỉnh Yên Bái khai mạc. Tỉnh hội 2 lần được nhận Cờ thi đua của Trung ương Hội (2018,"
            " 2021).",
            [
                ("Hội Cựu chiến binh tỉnh Yên Bái", "Cờ thi đua của Trung ương Hội", "2018"),
                ("Hội Cựu chiến binh tỉnh Yên Bái", "Cờ thi đua của Trung ương Hội", "2021"),
            ],
        ),
        (
            "Sáng 26/8/2023, huyện Đoan Hùng tổ chức Lễ đón danh hiệu. | Cũng tại buổi lễ, xã Hùng Xuyên được tặng Bằng"
            " khen của Thủ tướng Chính phủ.",
            [("xã Hùng Xuyên", "Bằng khen của Thủ tướng Chính phủ", "2023")],
        ),
    ],
    ids=["a school by its noun", "to a pronoun", "of a sector", "no subject", "a provincial association", "there"],
)
def test_honours_of_whom_little_is_said(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert honours(text) == expected


def test_two_schools_leave_open_which_was_honoured() -> None:
    text = (
        "Trường THPT Thanh Oai và Trường THPT Phan Bội Châu giao lưu. Năm 2019, trường được Thủ tướng Chính phủ tặng"
        " Bằng khen."
    )
    assert honours(text) == []


CONGRESS = "Đại hội đại biểu Đảng bộ xã Khun Há lần thứ I, nhiệm kỳ 2025 - 2030 khai mạc. | "


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        (
            "Đại hội xác định 3 đột phá chiến lược của nhiệm kỳ: Phát triển hạ tầng đồng bộ; nâng cao chất lượng nguồn"
            " nhân lực; cải cách hành chính.",
            "Breakthrough",
            ["Phát triển hạ tầng đồng bộ", "nâng cao chất lượng nguồn nhân lực", "cải cách hành chính"],
        ),
        (
            "Đại hội thông qua 26 chỉ tiêu, trong đó phấn đấu đến năm 2030: thu ngân sách đạt 24 tỷ đồng; tỷ lệ che phủ"
            " rừng đạt 67%.",
            "Target",
            ["thu ngân sách đạt 24 tỷ đồng", "tỷ lệ che phủ rừng đạt 67%"],
        ),
        (
            "Ba chương trình trọng điểm của nhiệm kỳ là “Sạch làng, đẹp ruộng”, “Nhà sạch, vườn xanh” và “Vì đàn em"
            " thân yêu”.",
            "Programme",
            ["Sạch làng, đẹp ruộng", "Nhà sạch, vườn xanh", "Vì đàn em thân yêu"],
        ),
        (
            "Ông Lê Văn Nam, Phó Bí thư Tỉnh ủy Lai Châu, đề nghị cấp ủy khóa mới khẩn trương cụ thể hóa nghị quyết;"
            " hoàn thành xóa nhà tạm trước ngày 31/8.",
            "Task",
            ["khẩn trương cụ thể hóa nghị quyết", "hoàn thành xóa nhà tạm trước ngày 31/8"],
        ),
    ],
    ids=["breakthroughs by number", "targets among many", "quoted programmes", "asked of the host"],
)
def test_what_a_congress_sets_itself(text: str, kind: str, labels: list[str]) -> None:
    found = [
        label for adopter, of, label in commitments(CONGRESS + text) if (adopter, of) == ("Đảng bộ xã Khun Há", kind)
    ]
    assert found == labels


def test_so_many_works_after_a_colon_are_one_task_each() -> None:
    text = (
        "Theo ông Sơn, đặc khu Phú Quốc sẽ tập trung ba việc: ổn định tổ chức bộ máy; đẩy nhanh giải phóng mặt bằng; xử"
        " lý dứt điểm việc lấn chiếm đất rừng."
    )
    assert [label for *_, label in commitments(text)] == [
        *("ổn định tổ chức bộ máy", "đẩy nhanh giải phóng mặt bằng", "xử lý dứt điểm việc lấn chiếm đất rừng"),
    ]


# ---------------------------------------------------------------- rows of boards, places taken, lives


def test_heads_of_boards_in_one_row() -> None:
    row = "Trưởng các Ban HĐND gồm: ông Bùi Văn Dồn (Ban Pháp chế), bà Xa Thị Phấn (Ban Dân tộc)."
    council = "Hội đồng nhân dân tỉnh Hòa Bình"
    assert acts("HĐND tỉnh Hòa Bình bầu " + row) == {
        ("Bùi Văn Dồn", "elected", "Trưởng ban", f"Ban Pháp chế {council}"),
        ("Xa Thị Phấn", "elected", "Trưởng ban", f"Ban Dân tộc {council}"),
    }
    present = (
        "Dự họp có Trưởng các Ban HĐND tỉnh Hòa Bình: ông Bùi Văn Dồn (Ban Pháp chế), bà Xa Thị Phấn (Ban Dân tộc)."
    )
    assert acts(present) == set()
    assert ("Xa Thị Phấn", "Trưởng ban", f"Ban Dân tộc {council}", "current") in posts(present)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Thay ông Trần Quốc Huân đảm nhận vị trí Chánh Văn phòng UBND tỉnh Đắk Lắk là ông Võ Hoài Nam.",
            ("Võ Hoài Nam", "Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Đắk Lắk", "incoming"),
        ),
        (
            "HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh Bến Tre đối với ông Trần Ngọc Sang để nhận nhiệm vụ Bí"
            " thư Thành ủy Bến Tre.",
            ("Trần Ngọc Sang", "Bí thư", "Thành ủy Bến Tre", "incoming"),
        ),
        (
            "Đại hội Đoàn TNCS Hồ Chí Minh tỉnh Bình Định khai mạc. Dự có ông Võ Đình Thắng, Bí thư Tỉnh ủy Bình Định."
            " Đại hội bầu 39 người vào Ban Chấp hành; anh Trần Minh Đạt tái cử chức Bí thư.",
            ("Trần Minh Đạt", "Bí thư", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Bình Định", "incoming"),
        ),
    ],
    ids=["comes instead", "left for another", "secretary of the Union"],
)
def test_places_taken(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


def test_each_of_two_is_given_one_of_two_posts() -> None:
    text = (
        "Thường trực HĐND tỉnh Đồng Nai chỉ định ông Lê Đăng Khoa giữ chức Chủ tịch HĐND xã Tân An; các đồng chí Điểu"
        " Sơn và Trần Bích Liên lần lượt giữ chức Trưởng Ban Kinh tế - Ngân sách, Trưởng Ban Văn hóa - Xã hội HĐND xã."
    )
    given = {(person, body.split(" Hội đồng")[0]) for person, _, role, body in acts(text) if role == "Trưởng ban"}
    assert given == {("Điểu Sơn", "Ban Kinh tế - Ngân sách"), ("Trần Bích Liên", "Ban Văn hóa - Xã hội")}


def test_a_department_of_the_party_has_no_elected_head() -> None:
    text = "Ông Phạm Quang Tuyến được bầu vào Ban Thường vụ Tỉnh ủy Thái Bình, giữ chức Trưởng Ban Nội chính Tỉnh ủy."
    assert not any(body.startswith("Ban Nội chính") for _, _, _, body in acts(text))


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Ông Lương Gia Khiêm, 55 tuổi, quê Hưng Yên, thạc sĩ Luật, là Bí thư Tỉnh ủy Phú Thọ.", "Thạc sĩ"),
        ("Ông Lương Gia Khiêm (53 tuổi, tiến sĩ Luật) là Bí thư Tỉnh ủy Phú Thọ.", "Tiến sĩ"),
    ],
    ids=["after the home", "in brackets"],
)
def test_a_degree_in_a_description(text: str, rank: str) -> None:
    ranks = {(c.member.name, c.rank) for c in told(text) if isinstance(c, RankClaim)}
    assert ranks == {("Lương Gia Khiêm", rank)}


def test_who_is_charged_with_an_office_speaks_at_no_meeting() -> None:
    text = (
        "Kỳ họp thứ 17 Ủy ban Kiểm tra Trung ương diễn ra ngày 5/6. | Hôm sau, Chủ tịch UBND tỉnh An Giang giao bà Lý"
        " Thị Trâm, Phó Giám đốc Sở Y tế, tạm thời điều hành."
    )
    assert "Lý Thị Trâm" not in people_at(text)[0]


def test_targets_end_where_the_congress_does_something_else() -> None:
    text = (
        CONGRESS + "Đại hội thông qua 12 chỉ tiêu, trong đó có kết nạp 40 đảng viên mới, trồng mới 100 ha rừng; đồng"
        " thời xác định 2 khâu đột phá là cải cách hành chính và chuyển đổi số."
    )
    found = [(kind, label) for _, kind, label in commitments(text)]
    assert found == [
        ("Target", "kết nạp 40 đảng viên mới"),
        ("Target", "trồng mới 100 ha rừng"),
        ("Breakthrough", "cải cách hành chính"),
        ("Breakthrough", "chuyển đổi số"),
    ]


# ---------------------------------------------------------------- what is not told


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Kỳ họp thứ 5 HĐND tỉnh Long An khai mạc sáng 12/12. Tại xã Tân Lập, huyện Mộc Hóa, ông Lê Văn Nam, Chủ"
            " tịch UBND, bị bắt.",
            ("Lê Văn Nam", "Chủ tịch", "Ủy ban nhân dân xã Tân Lập", "current"),
        ),
        (
            "Kỳ họp thứ 5 HĐND TP Đà Nẵng khai mạc. Tại huyện Hòa Vang, Phó Chủ tịch UBND Lê Văn Nam cho biết vậy.",
            ("Lê Văn Nam", "Phó Chủ tịch", "Ủy ban nhân dân huyện Hòa Vang", "current"),
        ),
        (
            "Xã Tân Lập, huyện Mộc Hóa họp. Ông Lê Văn Nam, Chủ tịch UBND, nói. Kỳ họp thứ 5 HĐND tỉnh Long An đã"
            " thông qua.",
            ("Lê Văn Nam", "Chủ tịch", "Ủy ban nhân dân xã Tân Lập", "current"),
        ),
        (
            "Bộ Công Thương họp với Bộ Y tế. Bộ Y tế cử ông Lê Văn Nam, Phó Chánh Văn phòng Bộ, dự.",
            ("Lê Văn Nam", "Phó Chánh Văn phòng", "Văn phòng Bộ Y tế", "current"),
        ),
    ],
)
def test_a_session_does_not_own_the_councils_of_others(text: str, post: tuple[str, str, str, str]) -> None:
    assert posts(text) == {post}


_BOARDS = "Trưởng các Ban HĐND tỉnh Phú Yên gồm: ông Lê Văn Hà (Ban Pháp chế), bà Lê Thị Mai (Ban Dân tộc)."


@pytest.mark.parametrize("verb", ["sẽ bầu", "đề nghị bầu", "chưa bầu", "miễn nhiệm", "cho thôi"])
def test_boards_whose_heads_are_not_elected(verb: str) -> None:
    text = f"HĐND tỉnh Phú Yên {verb} {_BOARDS}"
    assert not posts(text)
    assert not acts(text)


def test_former_heads_of_boards_are_not_heads() -> None:
    elected = "HĐND tỉnh Phú Yên bầu ông Trần Văn Nam giữ chức Chủ tịch UBND tỉnh Phú Yên. "
    assert {who for who, *_ in posts(f"{elected}Nguyên {_BOARDS}")} == {"Trần Văn Nam"}


def test_heads_of_boards_who_attend_are_not_elected_there() -> None:
    text = (
        "HĐND tỉnh Phú Yên bầu ông Trần Văn Nam giữ chức Chủ tịch UBND tỉnh Phú Yên. Dự họp có Trưởng các Ban HĐND"
        " tỉnh Phú Yên: ông Lê Văn Hà (Ban Pháp chế), bà Lê Thị Mai (Ban Dân tộc)."
    )
    assert {who for who, *_ in acts(text)} == {"Trần Văn Nam"}
    assert ("Lê Văn Hà", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân tỉnh Phú Yên", "current") in posts(text)


@pytest.mark.parametrize(
    "told_of",
    [
        "bị cách chức Bí thư Đảng ủy Sở Y tế tỉnh Long An",
        "đã xin từ chức nhưng chưa được chấp thuận",
    ],
)
def test_a_predecessor_leaves_by_the_words_of_his_own_post_only(told_of: str) -> None:
    text = (
        "Ông Lê Văn Nam được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An. Người tiền nhiệm của ông, ông Trần Văn Bình,"
        f" {told_of}."
    )
    assert ("Trần Văn Bình", "Giám đốc", "Sở Y tế tỉnh Long An", "former") in posts(text)
    assert not [act for act in acts(text) if "Trần Văn Bình" in act and "Giám đốc" in act]


def test_a_post_that_is_only_asked_to_be_left_is_left_for_nothing() -> None:
    text = (
        "HĐND tỉnh Bến Tre {}miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh Bến Tre đối với ông Trần Ngọc Sang để nhận nhiệm"
        " vụ Bí thư Thành ủy Bến Tre."
    )
    post = ("Trần Ngọc Sang", "Bí thư", "Thành ủy Bến Tre", "incoming")
    assert post in posts(text.format(""))
    assert post not in posts(text.format("đề nghị "))


@pytest.mark.parametrize(
    "text",
    [
        "Đại tá Nguyễn Văn Hải, quê Hà Nam, dự lễ. Được tặng Huân chương Chiến công hạng Nhì là vinh dự của đơn vị.",
        "Hội đồng nhân dân tỉnh Long An họp. Hội đã được Chủ tịch nước tặng Huân chương Lao động hạng Ba.",
        "Viện kiểm sát nhân dân tỉnh Long An có mặt. Viện được tặng Bằng khen của Thủ tướng Chính phủ.",
        "Bà Lê Thị Mai, Chủ tịch Hội Phụ nữ tỉnh Long An, nhận Kỷ niệm chương Bộ trưởng Bộ Y tế.",
    ],
)
def test_honours_of_nobody(text: str) -> None:
    assert not honours(text)


def test_a_suspension_told_of_years_ago_leaves_nobody_in_the_post() -> None:
    text = (
        "Ngày 12/12/2017, Thanh tra tỉnh họp báo. Năm 2010, ông Lê Văn Nam bị đình chỉ chức vụ Giám đốc Sở Y tế tỉnh"
        " Long An."
    )
    assert not [post for post in posts(text) if post[-1] == "current"]


def test_the_degree_of_a_wife_is_hers() -> None:
    text = "Ông Lê Văn Nam, quê Hưng Yên, cùng vợ là bà Lan, tiến sĩ, đến thăm trường."
    assert not [claim for claim in told(text) if isinstance(claim, RankClaim)]


# ---------------------------------------------------------------- words of a new hand


def test_who_wins_a_seat_too_has_that_of_the_sentence_before() -> None:
    text = (
        "Ông Bùi Huy Thành được bầu làm phó chủ tịch UBND tỉnh Đắk Nông. Ông Đỗ Trọng Hiếu, bí thư Huyện ủy Đắk Mil,"
        " cũng trúng cử phó chủ tịch với 44/45 phiếu."
    )
    assert ("Đỗ Trọng Hiếu", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Đắk Nông") in acts(text)


def test_a_transfer_leaves_the_post_and_not_the_seat_in_the_committee() -> None:
    text = (
        "Ông Lê Đình Thắng, Tỉnh ủy viên, Phó Trưởng ban Tổ chức Tỉnh ủy Thanh Hóa, được điều động, chỉ định giữ chức"
        " Bí thư Huyện ủy Thọ Xuân."
    )
    left = {(role, body) for _, kind, role, body in acts(text) if kind == "transferred"}
    assert left == {("Phó Trưởng ban", "Ban Tổ chức Tỉnh ủy Thanh Hóa")}


def test_an_honoured_title_before_a_name_hides_no_act() -> None:
    text = (
        "Bộ trưởng Bộ Y tế điều động, bổ nhiệm Thầy thuốc Ưu tú, tiến sỹ Mai Xuân Cường, Phó Giám đốc Bệnh viện C Đà"
        " Nẵng, giữ chức Giám đốc Bệnh viện Đa khoa tỉnh Quảng Nam."
    )
    assert ("Mai Xuân Cường", "appointed", "Giám đốc", "Bệnh viện Đa khoa tỉnh Quảng Nam") in acts(text)


def test_what_followed_a_graduation_was_not_on_the_day_of_the_session() -> None:
    text = (
        "Sáng 5/11, tại kỳ họp thứ 18 HĐND tỉnh Bắc Kạn, đại biểu bỏ phiếu bầu bà Nông Thị Huyền. Tốt nghiệp Đại học"
        " Luật Hà Nội năm 1996, bà về làm chuyên viên Sở Tư pháp."
    )
    assert [act[-1] for act in dated_acts(text) if act[2] == "Chuyên viên"] == [""]


def test_flowers_are_given_by_one_and_the_speech_by_another() -> None:
    text = (
        "Kỳ họp thứ 18 HĐND tỉnh Bắc Kạn khai mạc. Phát biểu sau khi nhận hoa chúc mừng của Bí thư Tỉnh ủy Đinh Quang"
        " Thái, tân Chủ tịch tỉnh nói rất vinh dự."
    )
    assert not people_at(text)[1]


def test_mothers_of_heroes_are_nobodys_name() -> None:
    text = "Đại hội Đảng bộ phường Kiến An khai mạc. Tới dự có các đồng chí Mẹ Việt Nam Anh hùng, nguyên lãnh đạo quận."
    assert not people_at(text)[0]


@pytest.mark.parametrize(
    ("words", "ranks"), [("có bằng tiến sĩ kinh tế", ["Tiến sĩ"]), ("chưa có bằng tiến sĩ kinh tế", [])]
)
def test_who_has_a_degree(words: str, ranks: list[str]) -> None:
    text = f"Ông Hoàng Văn Hiếu là Chủ tịch UBND tỉnh Đắk Nông. Ông Hoàng Văn Hiếu quê Nam Định, {words}."
    assert [claim.rank for claim in told(text) if isinstance(claim, RankClaim)] == ranks

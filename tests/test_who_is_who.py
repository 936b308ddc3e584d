"""Who is who in a body, who came and who left, as reports of their own wording tell it: rows, lists and careers."""

from __future__ import annotations

import pytest
from readings import acts, people_at, posts, told

from kg.model import ChangeClaim, EventClaim

Acts = set[tuple[str, str, str, str]]


# ---------------------------------------------------------------- who is in a body


@pytest.mark.parametrize(
    ("text", "body", "holders"),
    [
        (
            "UBND tỉnh Kon Tum có Chủ tịch là ông Lê Ngọc Tuấn và 2 Phó Chủ tịch là ông Trần Văn Cử và bà Y Ngọc.",
            "Ủy ban nhân dân tỉnh Kon Tum",
            {("Lê Ngọc Tuấn", "Chủ tịch"), ("Trần Văn Cử", "Phó Chủ tịch"), ("Y Ngọc", "Phó Chủ tịch")},
        ),
        (
            "Hiện UBND tỉnh Kon Tum còn 2 phó chủ tịch gồm ông Trần Văn Cử và ông Lê Văn Huynh.",
            "Ủy ban nhân dân tỉnh Kon Tum",
            {("Trần Văn Cử", "Phó Chủ tịch"), ("Lê Văn Huynh", "Phó Chủ tịch")},
        ),
        (
            "Ban Thường vụ Huyện ủy Sa Thầy có 2 phó bí thư: Trần Văn Cử và Lê Văn Huynh.",
            "Huyện ủy Sa Thầy",
            {("Trần Văn Cử", "Phó Bí thư"), ("Lê Văn Huynh", "Phó Bí thư")},
        ),
        (
            "Đảng bộ phường Bắc Gia Nghĩa có 31 cấp ủy viên, do ông Trần Bình Quân làm Bí thư.",
            "Đảng ủy phường Bắc Gia Nghĩa",
            {("Trần Bình Quân", "Bí thư")},
        ),
        (
            "Đảng bộ tỉnh Kon Tum có 31 ủy viên, do ông Trần Bình Quân làm Bí thư.",
            "Tỉnh ủy Kon Tum",
            {("Trần Bình Quân", "Bí thư")},
        ),
        (
            "Thay mặt Ban Tổ chức Tỉnh ủy Hà Giang, đồng chí Phó Trưởng ban Hoàng Gia Tuệ công bố quyết định.",
            "Ban Tổ chức Tỉnh ủy Hà Giang",
            {("Hoàng Gia Tuệ", "Phó Trưởng ban")},
        ),
        (
            "Tại lễ, Trưởng phòng Tổ chức - Ban Dân vận Tỉnh ủy Hà Giang - ông Cao Văn Thiệp đọc các quyết định.",
            "Phòng Tổ chức Ban Dân vận Tỉnh ủy Hà Giang",
            {("Cao Văn Thiệp", "Trưởng phòng")},
        ),
        (
            "Sở Y tế tỉnh Sóc Trăng họp. Ông Trần Văn Cử, Phó Giám đốc Bệnh viện Đa khoa tỉnh, dự.",
            "Bệnh viện Đa khoa tỉnh Sóc Trăng",
            {("Trần Văn Cử", "Phó Giám đốc")},
        ),
        (
            "Dự lễ có ông Trần Văn Cử, Phó Cục trưởng Cục Y tế, Bộ Công an và đại diện một số bệnh viện.",
            "Cục Y tế Bộ Công an",
            {("Trần Văn Cử", "Phó Cục trưởng")},
        ),
    ],
)
def test_who_is_in_a_body(text: str, body: str, holders: set[tuple[str, str]]) -> None:
    assert {(person, role) for person, role, where, _ in posts(text) if where == body} == holders
    assert {status for _, _, where, status in posts(text) if where == body} == {"current"}


def test_whom_a_body_has_anew_is_coming() -> None:
    text = "Với kết quả này, UBND tỉnh Kon Tum có thêm một Phó Chủ tịch là ông Trần Văn Cử."
    assert posts(text) == {("Trần Văn Cử", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "incoming")}


def test_a_school_headed_by_another_is_not_the_one_meant() -> None:
    text = (
        "Trường Cao đẳng Sư phạm Nghệ An tổ chức lễ kỷ niệm. Dự lễ có ông Đinh Xuân Khởi, Hiệu trưởng Trường Đại học"
        " Vinh. Diễn văn của Hiệu trưởng Trần Anh Tùng điểm lại chặng đường đã qua."
    )
    assert {(person, body) for person, _, body, _ in posts(text)} == {
        ("Đinh Xuân Khởi", "Trường Đại học Vinh"),
        ("Trần Anh Tùng", "Trường Cao đẳng Sư phạm Nghệ An"),
    }


def test_a_party_committee_alone_is_the_one_told_of() -> None:
    text = (
        "UBKT Tỉnh ủy Bình Thuận khiển trách Ban Thường vụ Đảng ủy Sở Xây dựng tỉnh Bình Thuận. Trách nhiệm chính là"
        " của ông Phan Đình Thuận - nguyên Bí thư Đảng ủy. | Ông Lê Trung Thới, Bí thư Đảng ủy, Chủ tịch HĐND xã La"
        " Ngâu thiếu kiểm tra."
    )
    assert {(person, body) for person, role, body, _ in posts(text) if role == "Bí thư"} == {
        ("Phan Đình Thuận", "Đảng ủy Sở Xây dựng tỉnh Bình Thuận"),
        ("Lê Trung Thới", "Đảng ủy xã La Ngâu"),
    }


# ---------------------------------------------------------------- posts of old do not say where the report is from


def test_the_unit_of_a_post_once_held_is_named_in_passing() -> None:
    text = (
        "HĐND tỉnh Lâm Đồng họp. Ông Tiêu Hồng Phước, cựu Phó Chủ tịch HĐND tỉnh Bình Thuận, có mặt. Thủ tướng chỉ định"
        " ông Hồ Đăng Mười giữ chức Chủ tịch UBND tỉnh."
    )
    assert acts(text) == {("Hồ Đăng Mười", "appointed", "Chủ tịch", "Ủy ban nhân dân tỉnh Lâm Đồng")}


def test_the_posts_of_one_career_are_in_one_province() -> None:
    text = (
        "HĐND tỉnh Lâm Đồng họp. Ông Hồ Đăng Mười từng là Phó Chánh Văn phòng Tỉnh ủy Đắk Nông, Giám đốc Sở Nội vụ."
        " Ông Đặng Hồng Sỹ, người từng làm Chủ tịch UBND TP Phan Thiết, nay là Giám đốc Sở Tài chính."
    )
    assert {body for _, _, body, _ in posts(text)} == {
        *("Văn phòng Tỉnh ủy Đắk Nông", "Sở Nội vụ tỉnh Đắk Nông"),
        *("Ủy ban nhân dân thành phố Phan Thiết", "Sở Tài chính tỉnh Lâm Đồng"),
    }


# ---------------------------------------------------------------- careers


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ba năm sau, bà Vàng Thị Súa về tỉnh làm Phó Bí thư Tỉnh đoàn Hà Giang.",
            ("Phó Bí thư", "Tỉnh đoàn Hà Giang"),
        ),
        (
            "Bà Vàng Thị Súa từng có sáu năm làm Giám đốc Sở Nội vụ tỉnh Hà Giang.",
            ("Giám đốc", "Sở Nội vụ tỉnh Hà Giang"),
        ),
        (
            "Trước sáp nhập, bà Vàng Thị Súa làm Giám đốc Sở Nội vụ tỉnh Hà Giang.",
            ("Giám đốc", "Sở Nội vụ tỉnh Hà Giang"),
        ),
        (
            "Bà Vàng Thị Súa - người có 6 năm làm Giám đốc Sở Nội vụ tỉnh Hà Giang - phát biểu.",
            ("Giám đốc", "Sở Nội vụ tỉnh Hà Giang"),
        ),
        (
            "Năm 2001, khi 26 tuổi, bà Vàng Thị Súa về làm Phó Bí thư Huyện đoàn Đồng Văn, nay bà đã nghỉ từ năm 2020.",
            ("Phó Bí thư", "Huyện đoàn Đồng Văn"),
        ),
        (
            "Bà Vàng Thị Súa làm Phó Bí thư Huyện đoàn Đồng Văn từ năm 2001, đến 2006 là Phó Giám đốc Sở Nội vụ tỉnh Hà"
            " Giang, nay bà đã nghỉ từ năm 2020.",
            ("Phó Giám đốc", "Sở Nội vụ tỉnh Hà Giang"),
        ),
    ],
)
def test_a_step_of_a_career(text: str, post: tuple[str, str]) -> None:
    assert ("Vàng Thị Súa", *post) in {held[:3] for held in posts(text)}


# ---------------------------------------------------------------- acts


def test_who_becomes_what_in_a_row() -> None:
    text = (
        "HĐND tỉnh Lâm Đồng họp. Ông Lê Quang Dũng làm Giám đốc Sở Tài chính, ông Nguyễn Hà Lộc làm Giám đốc Sở Xây"
        " dựng, bà Phạm Thị Nhâm làm Giám đốc Sở Y tế."
    )
    assert {(person, body, status) for person, _, body, status in posts(text)} == {
        ("Lê Quang Dũng", "Sở Tài chính tỉnh Lâm Đồng", "incoming"),
        ("Nguyễn Hà Lộc", "Sở Xây dựng tỉnh Lâm Đồng", "incoming"),
        ("Phạm Thị Nhâm", "Sở Y tế tỉnh Lâm Đồng", "incoming"),
    }


def test_who_heads_a_body_in_a_clause_of_manner_does_not_become_it() -> None:
    text = "Đoàn do ông Lê Quang Dũng làm Trưởng đoàn, ông Nguyễn Hà Lộc làm Phó đoàn đã đến tỉnh Lâm Đồng."
    assert not any(status == "incoming" for _, _, _, status in posts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ba vị trúng cử Ủy viên UBND tỉnh gồm: ông Lưu Nhật Trường - Giám đốc Sở Y tế (49/49 phiếu), bà Cao Thị Mỹ"
            " Hằng (48 phiếu) và Đại tá Võ Minh Trực.",
            {
                (name, "elected", "Ủy viên", "Ủy ban nhân dân tỉnh Vĩnh Long")
                for name in ("Lưu Nhật Trường", "Cao Thị Mỹ Hằng", "Võ Minh Trực")
            },
        ),
        (
            "HĐND tỉnh cho thôi làm nhiệm vụ đại biểu đối với bà Phạm Thị Bé Sáu (đơn vị bầu cử số 4) vì lý do sức"
            " khỏe.",
            {("Phạm Thị Bé Sáu", "dismissed", "Đại biểu", "Hội đồng nhân dân tỉnh Vĩnh Long")},
        ),
        (
            "Sở Y tế chấp thuận cho ông Dương Sà Kha, Giám đốc Trung tâm Y tế huyện Tam Bình, từ chức.",
            {("Dương Sà Kha", "resigned", "Giám đốc", "Trung tâm Y tế huyện Tam Bình")},
        ),
        (
            "Đồng chí Nguyễn Công Tráng (Giám đốc Sở Nội vụ) được bổ nhiệm lại, thời hạn 5 năm.",
            {("Nguyễn Công Tráng", "appointed", "Giám đốc", "Sở Nội vụ tỉnh Vĩnh Long")},
        ),
        (
            "Quyết định chuẩn y ông Vương Tiến Thụ, Bí thư Huyện ủy Tam Bình tham gia Ban Chấp hành, Ban Thường vụ"
            " Tỉnh ủy.",
            {
                ("Vương Tiến Thụ", "approved", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Vĩnh Long"),
                ("Vương Tiến Thụ", "approved", "Ủy viên", "Ban Thường vụ Tỉnh ủy Vĩnh Long"),
            },
        ),
    ],
    ids=["won by several", "a deputy's duty", "let resign", "appointed again", "joins two boards"],
)
def test_an_act(text: str, expected: Acts) -> None:
    assert acts(f"HĐND tỉnh Vĩnh Long họp. {text}") == expected


def test_an_election_goes_on_about_several() -> None:
    text = (
        "Hội nghị bầu ông Đặng Xuân Thưởng làm Chủ tịch Hội Nông dân tỉnh Lào Cai, các Phó Chủ tịch là bà Hoàng Thị"
        " Chóng và ông Lê Văn An."
    )
    assert acts(text) == {
        (name, "elected", role, "Hội Nông dân tỉnh Lào Cai")
        for name, role in (
            ("Đặng Xuân Thưởng", "Chủ tịch"),
            ("Hoàng Thị Chóng", "Phó Chủ tịch"),
            ("Lê Văn An", "Phó Chủ tịch"),
        )
    }


def test_those_who_are_new_in_a_body_are_coming() -> None:
    text = "Sở Y tế tỉnh Long An cũng có hai phó giám đốc mới là bà Cù Thị Thủy và ông Hoàng Đức Châu."
    assert posts(text) == {
        (name, "Phó Giám đốc", "Sở Y tế tỉnh Long An", "incoming") for name in ("Cù Thị Thủy", "Hoàng Đức Châu")
    }


def test_who_has_left_a_post_for_another_that_a_clause_tells() -> None:
    text = (
        "Bà Vàng Thị Súa được bầu làm Bí thư Tỉnh ủy Hà Giang. Bà Súa kế nhiệm ông Đào Quang Lịch, người đã giữ cương"
        " vị này từ tháng 4/2015 và vừa được phân công làm Phó Trưởng Ban Tuyên giáo Trung ương."
    )
    acted = {(c.member.name, c.role, c.date) for c in told(text) if isinstance(c, ChangeClaim)}
    assert acted == {("Vàng Thị Súa", "Bí thư", ""), ("Đào Quang Lịch", "Phó Trưởng ban", "")}
    assert ("Đào Quang Lịch", "Bí thư", "Tỉnh ủy Hà Giang", "former") in posts(text)


def test_a_life_told_of_the_new_holder_is_not_that_of_who_is_named_before() -> None:
    text = (
        "Bộ bổ nhiệm ông Lê Đình Phước giữ chức Giám đốc Đại học Huế; công nhận ông Huỳnh Trung Kiên làm Hiệu trưởng"
        " Trường Đại học Vinh. Ông Phước sinh năm 1968. Còn vị tân hiệu trưởng Trường Đại học Vinh thì từng nhiều năm"
        " là Trưởng khoa Vật lý của trường. Ông kế nhiệm bà Nguyễn Thị Minh Hồng."
    )
    assert not any(role == "Trưởng khoa" and person == "Lê Đình Phước" for person, role, _, _ in posts(text))
    assert ("Nguyễn Thị Minh Hồng", "Hiệu trưởng", "Trường Đại học Vinh", "former") in posts(text)


def test_a_duty_at_a_congress_is_no_seat_of_a_council() -> None:
    text = "Đại hội Đảng bộ tỉnh Vĩnh Long kết thúc. Ông Lê Văn An thôi làm nhiệm vụ đại biểu dự đại hội."
    assert acts(text) == set()


def test_whom_somebody_replaces_by_an_act_told_before() -> None:
    text = (
        "HĐND tỉnh Lạng Sơn bầu ông Nông Quốc Toản giữ chức Chủ tịch UBND tỉnh. | Ông được HĐND tỉnh bầu hôm 29/8 với"
        " 54/56 phiếu, thay ông Hứa Đức Thịnh chuyển công tác."
    )
    assert ("Hứa Đức Thịnh", "Chủ tịch", "Ủy ban nhân dân tỉnh Lạng Sơn", "former") in posts(text)


# ---------------------------------------------------------------- who was there


def test_each_piece_of_news_has_its_own_events() -> None:
    text = (
        "* Công an tỉnh Sóc Trăng tổ chức hội nghị công bố quyết định về công tác cán bộ. Dự hội nghị có Chủ tịch UBND"
        " tỉnh Trần Chí Hiếu. | * Trước đó một hôm, TAND tỉnh Sóc Trăng công bố Quyết định bổ nhiệm bà Sơn Thị Linh."
        " Chủ trì buổi lễ, Chánh án TAND tỉnh Kiều Minh Đoàn cho biết như vậy. | * Sở Y tế trao quyết định. Trong khi"
        " chờ, ông Huỳnh Văn Phuông, Phó Giám đốc Sở Y tế, được giao phụ trách, điều hành."
    )
    assert people_at(text)[0] == {"Trần Chí Hiếu", "Kiều Minh Đoàn"}
    hosts = {c.event.host.name for c in told(text) if isinstance(c, EventClaim)}
    assert hosts == {"Công an tỉnh Sóc Trăng", "Tòa án nhân dân tỉnh Sóc Trăng"}


def test_a_congress_asked_for_by_a_day_is_still_to_come() -> None:
    text = "Ông Nguyễn Đắc Lự đề nghị hoàn tất đại hội đảng bộ phường Bắc Gia Nghĩa lần thứ I trước 15/8."
    assert not any(isinstance(c, EventClaim) for c in told(text))


def test_whose_seat_a_conference_is_held_at() -> None:
    text = (
        "Tại trụ sở Tỉnh ủy Hà Giang, đồng chí Sùng Mí Phà, Phó Bí thư Tỉnh ủy chủ trì Hội nghị công bố các quyết định."
        " Dự có đồng chí Lộc Văn Chấn, Trưởng Ban Tổ chức Tỉnh ủy."
    )
    assert people_at(text) == ({"Sùng Mí Phà", "Lộc Văn Chấn"}, {"Sùng Mí Phà"})


def test_who_asks_who_answers_and_who_is_new_at_a_session() -> None:
    text = (
        "Kỳ họp thứ 8 HĐND tỉnh Vĩnh Long khai mạc sáng 13/12/2023. Chủ tọa điều hành có ông Bùi Hữu Nghiệp, Chủ tịch"
        " HĐND tỉnh và 2 Phó Chủ tịch HĐND tỉnh là bà Nguyễn Thị Tú, ông Tô Thành Lượng. Ông Nguyễn Thanh Phương được"
        " bầu giữ chức Phó Chủ tịch UBND tỉnh. Phát biểu nhận nhiệm vụ, tân Phó Chủ tịch UBND tỉnh bày tỏ cảm ơn. Chất"
        " vấn Giám đốc Sở Xây dựng Hồ Văn Khanh, đại biểu Trần Thị Kim Thoa (TX Bình Minh) hỏi vì sao chậm. Ông Khanh"
        " nhìn nhận thiếu sót."
    )
    assert people_at(text)[1] == {
        *("Bùi Hữu Nghiệp", "Nguyễn Thị Tú", "Tô Thành Lượng"),
        *("Nguyễn Thanh Phương", "Trần Thị Kim Thoa", "Hồ Văn Khanh"),
    }

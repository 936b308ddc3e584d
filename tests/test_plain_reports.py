"""What ordinary reports say over several sentences: whose posts, on which day, whose plan, who got which honour."""

from __future__ import annotations

import pytest
from readings import commitments, days, honours, numbers, posts, told

from kg.model import EventClaim, Manner, ParticipationClaim

# ---------------------------------------------------------------- whose posts


def test_a_bloc_of_the_party_is_called_by_its_first_words() -> None:
    text = (
        "Đảng ủy Khối các cơ quan tỉnh Quảng Trị họp. Bà Hồ Thị Lan Anh, Phó Bí thư Đảng ủy Khối, báo cáo. Đảng bộ có"
        " 72 chi bộ. Ủy ban Kiểm tra Đảng ủy Khối đã kiểm tra 14 tổ chức đảng."
    )
    assert posts(text) == {("Hồ Thị Lan Anh", "Phó Bí thư", "Đảng ủy Khối các cơ quan tỉnh Quảng Trị", "current")}
    assert {subject for subject, _, _ in numbers(text)} == {
        "Đảng bộ Khối các cơ quan tỉnh Quảng Trị",
        "Ủy ban Kiểm tra Đảng ủy Khối các cơ quan tỉnh Quảng Trị",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Đảng ủy Khối các cơ quan tỉnh Quảng Trị và Đảng ủy Khối Doanh nghiệp tỉnh họp. Ông Lê An, Bí thư Đảng ủy"
        " Khối, phát biểu.",
        "Đảng ủy Khối các cơ quan tỉnh Quảng Trị họp. Ông Lê An, Bí thư Đảng ủy khối phố 3, phát biểu.",
    ],
)
def test_of_two_blocs_or_another_one_nothing_is_said(text: str) -> None:
    assert posts(text) == set()


def test_boards_are_of_the_committee_whose_post_is_given_with_them() -> None:
    text = (
        "Bộ Công an họp tại thành phố Đông Hà. | Ban Thường vụ Tỉnh ủy Quảng Trị chỉ định ông Lê Phi Hoàng tham gia Ban"
        " Chấp hành Đảng bộ, Ban Thường vụ và giữ chức Bí thư Đảng ủy Công an tỉnh."
    )
    assert {body for _, _, body, _ in posts(text)} == {
        "Ban Chấp hành Đảng bộ Công an tỉnh Quảng Trị",
        "Ban Thường vụ Đảng ủy Công an tỉnh Quảng Trị",
        "Đảng ủy Công an tỉnh Quảng Trị",
    }


def test_an_association_is_the_one_whose_congress_is_told_of() -> None:
    text = (
        "Hội Liên hiệp Phụ nữ tỉnh Phú Thọ tổ chức Đại hội đại biểu Phụ nữ tỉnh lần thứ XVI. Bà Hà Thị Nga, Chủ tịch"
        " Hội Liên hiệp Phụ nữ Việt Nam, dự. | Bà Nguyễn Thị Lan tái cử chức Chủ tịch Hội."
    )
    assert ("Nguyễn Thị Lan", "Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh Phú Thọ", "incoming") in posts(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "HĐND tỉnh Lâm Đồng họp. Ông K' Brốp là Phó Chủ tịch HĐND tỉnh.",
            ("K' Brốp", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Lâm Đồng", "current"),
        ),
        (
            "Ông Lê An, Trưởng Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia, dự.",
            ("Lê An", "Trưởng ban", "Ban chỉ đạo Trung ương các chương trình mục tiêu quốc gia", "current"),
        ),
        (
            "Ông Lê An thôi làm Giám đốc Sở Y tế tỉnh Gia Lai. Người kế nhiệm ông là ông Hồ Vinh, hiện là Phó Chủ tịch"
            " HĐND tỉnh.",
            ("Hồ Vinh", "Giám đốc", "Sở Y tế tỉnh Gia Lai", "former"),
        ),
        (
            "Trước khi được bầu, ông Phạm Nam là Bí thư Huyện ủy Đắk Mil; bà Lê Bích là Giám đốc Sở Y tế tỉnh"
            " Đắk Nông.",
            ("Lê Bích", "Giám đốc", "Sở Y tế tỉnh Đắk Nông", "former"),
        ),
    ],
)
def test_posts(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


def test_a_unit_that_no_list_holds_is_no_person() -> None:
    text = "Ông Lê An quê ở huyện Mỏ Cày. Bà Trần Mai là Bí thư Huyện đoàn Mỏ Cày."
    assert not any(person == "Mỏ Cày" for person, *_ in posts(text))


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a council sets the aims of the year that comes
            "Ngày 8/12, Kỳ họp thứ 16 HĐND tỉnh Bắc Kạn bế mạc. Kỳ họp thông qua nghị quyết về phát triển kinh tế - xã"
            " hội năm 2024. Kỳ họp bầu ông Lê An làm Phó Chủ tịch UBND tỉnh.",
            "2023-12-08",
        ),
        (  # a session in July reports on the year that runs
            "Ngày 12/7, Kỳ họp thứ 8 HĐND tỉnh Bắc Kạn bế mạc. Kỳ họp nghe báo cáo nhiệm vụ phát triển kinh tế - xã hội"
            " năm 2023. Kỳ họp bầu ông Lê An làm Phó Chủ tịch UBND tỉnh.",
            "--07-12",
        ),
        (  # what led to the news of the lead
            "Ngày 16/8/2022, công an khởi tố ông Lê An, nguyên Giám đốc Sở Y tế tỉnh Gia Lai. | Ngày 20/6, Ban"
            " Thường vụ"
            " Tỉnh ủy Gia Lai khai trừ Đảng ông Lê An.",
            "2022-06-20",
        ),
        (  # the day of a paper tells less
            "Ngày 20/6, UBND tỉnh Gia Lai bổ nhiệm ông Lê An làm Giám đốc Sở Y tế. Sở thực hiện Quyết định số"
            " 12/QĐ-UBND ngày 15/8/2019.",
            "--06-20",
        ),
        (
            "Ngày 23/5/2024, Ủy ban Kiểm tra Tỉnh ủy Thái Bình tổ chức Kỳ họp thứ 41. | 1. Xem xét kết quả kiểm tra. |"
            " Ủy ban quyết định thi hành kỷ luật: | - Khiển trách ông Lê An, Phó Chủ tịch HĐND xã Bình Minh.",
            "2024-05-23",
        ),
        (  # of another congress than the session that was told of
            "Ngày 18/3/2021, HĐND tỉnh Bến Tre họp. Ông Lê An phát biểu. | Tại Đại hội Đảng bộ tỉnh lần thứ X, ông An"
            " được bầu vào Ban Thường vụ Tỉnh ủy Bến Tre.",
            "",
        ),
        (
            "Ngày 4/7/2022, UBND tỉnh Gia Lai họp. Ông Lê An, Giám đốc Sở Y tế, bị tạm đình chỉ công tác từ cuối tháng"
            " trước.",
            "",
        ),
    ],
)
def test_the_day_of_an_act(text: str, expected: str) -> None:
    assert {day for _, day in days(text)} == {expected}


@pytest.mark.parametrize(("later", "day"), [("một ngày sau", "2021-04-01"), ("hai năm sau", "2023")])
def test_a_day_counted_in_the_same_sentence(later: str, day: str) -> None:
    text = f"Ngày 31/3/2021, Quốc hội bầu ông Lê An làm Chủ tịch Quốc hội; {later} bầu ông Trần Bình làm Phó Chủ tịch."
    assert dict(days(text))["Lê An"] == "2021-03-31"
    assert dict(days(text)).get("Trần Bình", day) == day


def test_the_day_from_which_one_retires_is_not_the_next_ones() -> None:
    text = (
        "Ngày 3/10/2024, Tỉnh ủy Tiền Giang tổ chức hội nghị. Ban Thường vụ Tỉnh ủy trao quyết định nghỉ hưu cho ông Lê"
        " An, Trưởng Ban Dân vận Tỉnh ủy kể từ ngày 1/10/2024 và quyết định nghỉ hưu đối với bà Trần Mai, Phó"
        " Trưởng Ban"
        " Tuyên giáo Tỉnh ủy."
    )
    assert dict(days(text)) == {"Lê An": "2024-10-01", "Trần Mai": "2024-10-03"}


def test_that_somebody_held_a_post_up_to_a_day_is_no_act() -> None:
    text = (
        "Ngày 18/3/2021, HĐND tỉnh Bến Tre bầu ông Lê An làm Chủ tịch UBND tỉnh. | Tháng 12/2017, HĐND tỉnh bầu ông làm"
        " Phó Chủ tịch UBND tỉnh. Ông giữ chức vụ này đến tháng 10/2020."
    )
    assert [day for _, day in days(text)] == ["2017-12", "2021-03-18"]


# ---------------------------------------------------------------- events


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ông Lê An, bà Trần Mai đã trả lời, làm rõ các vấn đề đại biểu quan tâm.", {"Lê An", "Trần Mai"}),
        ("Ông Lê An không trả lời các câu hỏi của đại biểu.", set()),
        ("Bên lề kỳ họp, ông Lê An đã trả lời các câu hỏi của phóng viên.", set()),
    ],
)
def test_who_answers_at_a_session_spoke_there(text: str, speakers: set[str]) -> None:
    claims = told(f"Kỳ họp thứ 11, HĐND tỉnh Hà Tĩnh khóa XVIII đã bế mạc. {text}")
    spoke = [c for c in claims if isinstance(c, ParticipationClaim) and c.manner is Manner.SPOKE]
    assert {c.member.name for c in spoke} == speakers


def test_what_is_opened_does_not_hold_the_ceremony() -> None:
    claims = told("Ông Lê An dự Lễ khánh thành Trường Tiểu học Hộ Phòng A do UBND thị xã Giá Rai tổ chức.")
    (event,) = (c.event for c in claims if isinstance(c, EventClaim))
    assert event.host is not None and event.host.name == "Ủy ban nhân dân thị xã Giá Rai"


# ---------------------------------------------------------------- plans


_PLAN = "UBND tỉnh Sơn La ban hành Kế hoạch phát triển kinh tế số đến năm 2025, định hướng đến năm 2030."
_SIGNED = "Kế hoạch do Phó Chủ tịch UBND tỉnh Hà Trung Kiên ký ban hành."


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Mục tiêu đến năm 2025: tỷ trọng kinh tế số đạt 10%.", "Target", "tỷ trọng kinh tế số đạt 10%"),
        ("Định hướng đến năm 2030: tỷ trọng kinh tế số đạt 20%.", "Target", "tỷ trọng kinh tế số đạt 20%"),
        (
            "Kế hoạch đề ra 2 nhóm nhiệm vụ, gồm: Hoàn thiện thể chế; phát triển hạ tầng số.",
            "Task",
            "phát triển hạ tầng số",
        ),
    ],
)
def test_aims_and_tasks_told_after_a_plan_are_of_who_issued_it(text: str, kind: str, words: str) -> None:
    assert ("Ủy ban nhân dân tỉnh Sơn La", kind, words) in commitments(f"{_PLAN} {_SIGNED} | {text}")


def test_other_aims_are_not() -> None:
    found = commitments(f"{_PLAN} | Theo ông Lê An, doanh nghiệp có mục tiêu đến năm 2025: doanh thu đạt 10 tỷ đồng.")
    assert {kind for _, kind, _ in found} == {"Plan"}


def test_what_another_has_approved_is_not_the_issuers() -> None:
    text = (
        "UBND tỉnh Sơn La triển khai Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chiến lược quốc"
        " gia phát"
        " triển kinh tế số đến năm 2025."
    )
    assert commitments(text) == []


def test_a_plan_about_which_a_resolution_was_passed() -> None:
    text = "HĐND tỉnh Hà Tĩnh đã thông qua Nghị quyết số 95/NQ-HĐND về Kế hoạch phát triển kinh tế - xã hội năm 2023."
    assert commitments(text) == [
        ("Hội đồng nhân dân tỉnh Hà Tĩnh", "Plan", "Kế hoạch phát triển kinh tế - xã hội năm 2023")
    ]


# ---------------------------------------------------------------- numbers and honours


def test_what_the_people_of_a_place_gave() -> None:
    text = "Xã Hải Tân huy động 86 tỷ đồng, trong đó nhân dân đóng góp 31 tỷ đồng, hiến 4.850 m2 đất mở rộng đường."
    assert numbers(text) == [
        ("xã Hải Tân", "huy động", 86_000_000_000),
        ("xã Hải Tân", "nhân dân đóng góp", 31_000_000_000),
        ("xã Hải Tân", "đất mở rộng đường được hiến (m2)", 4850),
    ]
    assert numbers("Xã Hải Tân vận động mỗi hộ đóng góp 2 triệu đồng. Nhân dân sẽ hiến 500 m2 đất.") == []


_LIFE = (
    "Tiểu sử ông Nông Thanh Huy | - 7/2003 - 8/2006: Phó Bí thư Tỉnh đoàn Bắc Kạn. | - 9/2006 - 9/2010: Bí thư"
    " Tỉnh đoàn"
    " Bắc Kạn. | - 10/2010 - 3/2014: Bí thư Huyện ủy Chợ Đồn."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{_LIFE} | KHEN THƯỞNG | Huân chương Lao động hạng Ba (năm 2019).",
            [("Nông Thanh Huy", "Huân chương Lao động hạng Ba", "2019")],
        ),
        (
            "Ông Lê An từng là Trưởng phòng Hình sự Công an tỉnh Hà Nam, được tặng Huân chương Chiến công hạng Nhì năm"
            " 2019.",
            [("Lê An", "Huân chương Chiến công hạng Nhì", "2019")],
        ),
        (
            "Bà Ka Hiếu, Hội Liên hiệp Phụ nữ xã Đạ Sar và ông Nguyễn Đức Thịnh được Thủ tướng Chính phủ tặng"
            " Bằng khen.",
            [
                ("Ka Hiếu", "Bằng khen của Thủ tướng Chính phủ", ""),
                ("Nguyễn Đức Thịnh", "Bằng khen của Thủ tướng Chính phủ", ""),
            ],
        ),
        (
            "UBND tỉnh Nam Định công nhận các xã Xuân Thượng và Xuân Ninh (huyện Xuân Trường) đạt chuẩn nông"
            " thôn mới kiểu"
            " mẫu năm 2023.",
            [
                ("xã Xuân Ninh", "Đạt chuẩn nông thôn mới kiểu mẫu", "2023"),
                ("xã Xuân Thượng", "Đạt chuẩn nông thôn mới kiểu mẫu", "2023"),
            ],
        ),
        ("UBND tỉnh Nam Định đề nghị công nhận các xã Xuân Thượng và Xuân Ninh đạt chuẩn nông thôn mới.", []),
        ("Ông Lê An thăm xã Hải Tân. | Khen thưởng: Huân chương Lao động hạng Ba (năm 2019).", []),
    ],
)
def test_honours(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert honours(text) == expected


# ---------------------------------------------------------------- articles of several parts


_TWO = (
    "Chiều 9/3/2021, Bộ Chỉ huy Quân sự tỉnh Hà Tĩnh tổ chức Hội nghị công bố quyết định. Ông Võ Kiên phát biểu tại hội"
    " nghị. | * Trước đó, sáng cùng ngày, Công an tỉnh Hà Tĩnh tổ chức Lễ công bố quyết định. | Trung tướng Lương Bình"
    " trao quyết định và phát biểu giao nhiệm vụ cho Đại tá Hồ Quảng."
)


def test_each_part_has_its_own_event() -> None:
    spoke = {
        (c.member.name, c.event.host.name)
        for c in told(_TWO)
        if isinstance(c, ParticipationClaim) and c.manner is Manner.SPOKE and c.event.host is not None
    }
    assert spoke == {
        ("Võ Kiên", "Bộ Chỉ huy Quân sự tỉnh Hà Tĩnh"),
        ("Lương Bình", "Công an tỉnh Hà Tĩnh"),
    }


def test_a_term_to_come_is_not_the_articles_year() -> None:
    text = (
        "Ngày 16/5/2024, Ban Chấp hành Đảng bộ tỉnh Bến Tre bầu ông Lê An giữ chức Bí thư Tỉnh ủy Bến Tre. | Tỉnh chuẩn"
        " bị đại hội đảng bộ các cấp nhiệm kỳ 2025-2030."
    )
    assert posts(text) == {("Lê An", "Bí thư", "Tỉnh ủy Bến Tre", "incoming")}


def test_a_prolonged_post_is_held_by_whom_it_is_prolonged_for() -> None:
    text = (
        "Thủ tướng điều động ông Phùng Hiếu, Thứ trưởng Bộ Tài chính. | Thủ tướng kéo dài thời gian giữ chức vụ"
        " Thứ trưởng"
        " Bộ Y tế đối với ông Nguyễn Lân."
    )
    assert ("Nguyễn Lân", "Thứ trưởng", "Bộ Y tế", "current") in posts(text)
    assert not any(person == "Phùng Hiếu" and body == "Bộ Y tế" for person, _, body, _ in posts(text))


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Bộ Tài chính bổ nhiệm bà Lê Thúy giữ chức Phó Tổng Giám đốc Kho bạc Nhà nước. Cục Thuế thành phố"
            " Hà Nội họp.",
            ("Lê Thúy", "Phó Tổng Giám đốc", "Kho bạc Nhà nước", "incoming"),
        ),
        (
            "Ông Lê Hùng được chỉ định giữ chức Chủ tịch UBND xã Đức Trọng; các ông Dương Quốc Trung, Ya Thái"
            " giữ chức Phó"
            " Chủ tịch UBND xã Đức Trọng.",
            ("Ya Thái", "Phó Chủ tịch", "Ủy ban nhân dân xã Đức Trọng", "incoming"),
        ),
    ],
)
def test_more_posts(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


# ---------------------------------------------------------------- tasks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê An yêu cầu Huyện ủy Vĩnh Thạnh tập trung thực hiện một số nhiệm vụ. Trước hết là giảm"
            " nghèo. Hai là,"
            " phát triển kinh tế lâm nghiệp gắn với bảo vệ rừng.",
            ("Huyện ủy Vĩnh Thạnh", "Task", "phát triển kinh tế lâm nghiệp gắn với bảo vệ rừng"),
        ),
        (
            "Tỉnh ủy Ninh Thuận yêu cầu tập trung thực hiện 2 nhóm nhiệm vụ: (1) Tăng cường sự lãnh đạo; (2)"
            " Phát triển du"
            " lịch biển.",
            ("Tỉnh ủy Ninh Thuận", "Task", "Phát triển du lịch biển"),
        ),
        (
            "Ông Lê An yêu cầu tân Giám đốc Công an tỉnh Quảng Trị cùng tập thể lãnh đạo đơn vị giữ gìn đoàn"
            " kết nội bộ.",
            ("Công an tỉnh Quảng Trị", "Task", "giữ gìn đoàn kết nội bộ"),
        ),
        (
            "Ông Lê An yêu cầu Đảng ủy, Bộ CHQS tỉnh Hà Tĩnh duy trì nghiêm chế độ sẵn sàng chiến đấu.",
            ("Bộ Chỉ huy Quân sự tỉnh Hà Tĩnh", "Task", "duy trì nghiêm chế độ sẵn sàng chiến đấu"),
        ),
        (
            f"{_PLAN} | Về chính quyền số, phấn đấu 100% hồ sơ được xử lý trực tuyến. Về kinh tế số, ít nhất 50% doanh"
            " nghiệp nhỏ và vừa dùng nền tảng số.",
            ("Ủy ban nhân dân tỉnh Sơn La", "Target", "ít nhất 50% doanh nghiệp nhỏ và vừa dùng nền tảng số"),
        ),
    ],
)
def test_tasks_and_aims(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in commitments(text)


def test_acts_of_a_career_are_dated_by_their_lines() -> None:
    text = (
        f"{_LIFE} | - 1/2019 - 7/2020: Được Ban Thường vụ Tỉnh ủy luân chuyển giữ chức Phó Bí thư Huyện ủy Ba Bể. | -"
        " Tháng 5/2021: Được bầu làm đại biểu HĐND tỉnh Bắc Kạn khóa X."
    )
    assert days(text) == [("Nông Thanh Huy", "2019-01"), ("Nông Thanh Huy", "2021-05")]

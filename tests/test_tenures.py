"""Tenures and lists that end: posts of past terms and of long ago, lists of as many people as their head says."""

from __future__ import annotations

import pytest
from readings import posts_held as held

from kg.analysis import analyse
from kg.claims import tenures
from kg.lexicon import rows
from kg.model import ChangeClaim, Document


@pytest.mark.parametrize(
    ("said", "day", "status"),
    [
        ("Đại biểu Quốc hội khóa XIII Lê Thị Mai nói.", "2017-05-12", "former"),
        ("Đại biểu Quốc hội khóa 13 Lê Thị Mai nói.", "2017-05-12", "former"),
        ("Đại biểu Quốc hội khóa XIII Lê Thị Mai nói.", "2015-05-12", "current"),
        ("Đại biểu Quốc hội khóa XIV Lê Thị Mai nói.", "2017-05-12", "current"),
        ("Bà Lê Thị Mai, đại biểu Quốc hội khóa XI, XII, nói.", "2017-05-12", "former"),
        ("Bà Lê Thị Mai, đại biểu Quốc hội khóa XII, XIII và XIV, nói.", "2017-05-12", "current"),
        ("Bà Lê Thị Mai là Ủy viên Trung ương Đảng khóa X, XI.", "2017-05-12", "former"),
        ("Tổng Bí thư Lê Duẩn căn dặn.", "2017-05-12", "former"),
        ("Tổng Bí thư Lê Duẩn căn dặn.", "", "former"),
        ("Tổng Bí thư Lê Duẩn căn dặn.", "1984-05-12", "current"),
        ("Tổng thống Mỹ Barack Obama tới Hà Nội.", "2016-05-23", "current"),
        ("Tổng thống Mỹ Barack Obama tới Hà Nội.", "2017-05-23", "former"),
        ("Việc ấy có từ dưới thời Tổng thống Mỹ Barack Obama.", "", "former"),
        ("Tổng thống Mỹ Donald Trump tới Hà Nội.", "2017-05-23", "current"),
    ],
)
def test_what_ended_before_the_article_is_former(said: str, day: str, status: str) -> None:
    assert [fact[3] for fact in held(said, day)] == [status]


def test_the_day_of_an_anniversary_is_no_day_of_an_election_long_ago() -> None:
    text = (
        "Ngày 9/2/2017 là ngày sinh thứ 110 của ông.\nTại Đại hội này, đồng chí Trường Chinh được bầu làm Tổng Bí thư."
    )
    changes = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    assert [(c.member.name, c.date) for c in changes] == [("Trường Chinh", "")]


def test_a_post_that_was_given_long_ago_is_over() -> None:
    text = "Ngày 9/2/2017 là ngày sinh thứ 110 của ông.\nNăm 1986, ông Trường Chinh được bầu làm Tổng Bí thư."
    assert {fact[3] for fact in held(text)} == {"former"}


@pytest.mark.parametrize(("table", "body"), [("terms.tsv", "Quốc hội"), ("past_holders.tsv", "Lê Duẩn")])
def test_tables_of_tenures_give_years_one_after_another(table: str, body: str) -> None:
    years = [
        int(fields[-1] if table == "terms.tsv" else fields[1]) for _, fields in rows(table, 3) if fields[0] == body
    ]
    assert years and years == sorted(years) and all(1900 < year < 2100 for year in years)
    assert tenures.ended_before("Lê Duẩn", "Tổng Bí thư", "1990") and not tenures.ended_before(
        "Lê Duẩn", "Tổng Bí thư", ""
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Hai Phó Giám đốc Sở Y tế Hà Nội: ông Trần Văn Hùng, bà Lê Thị Lan và ông Nguyễn Văn Tám.", ["Hùng", "Lan"]),
        (
            "Bị truy tố gồm: + Các cựu Chủ tịch UBND xã Yên Sở: Trần Văn Hùng, Lê Văn Lan (sinh năm 1960). + Kế toán"
            " Ngô Văn Tám, Bùi Văn Sáu.",
            ["Hùng", "Lan"],
        ),
        (
            "Dự có các đồng chí Ủy viên Trung ương Đảng: Trần Văn Hùng - Bộ trưởng Bộ Y tế, Lê Văn Lan - Bộ trưởng Bộ"
            " Nội vụ; Đại sứ Việt Nam tại Lào Ngô Văn Tám.",
            ["Hùng", "Lan"],
        ),
        ("Các Phó Giám đốc Sở Y tế Hà Nội: ông Trần Văn Hùng, bà Lê Thị Lan, ông Lê Văn Tám.", ["Hùng", "Lan", "Tám"]),
    ],
)
def test_a_list_has_as_many_people_as_its_head_says(text: str, people: list[str]) -> None:
    (shared,) = {fact[1:3] for fact in held(text) if fact[0].endswith("Hùng")} - {("Bộ trưởng", "Bộ Y tế")}
    assert [fact[0].split()[-1] for fact in held(text) if fact[1:3] == shared] == people


def test_who_is_named_between_two_parties_has_only_the_first_post() -> None:
    text = "Thỏa thuận giữa ông Trần Văn Hùng, Giám đốc Sở Y tế Hà Nội và Giám đốc Sở Nội vụ Hà Nội đã được ký."
    assert [fact[2] for fact in held(text)] == ["Sở Y tế thành phố Hà Nội"]


def test_a_seat_completed_twice_is_of_the_first_unit() -> None:
    said = "Phó Chủ tịch UBND tỉnh Lê Trí nói."
    text = f"Tỉnh Quảng Nam có rừng.\n{said}\nTỉnh Kon Tum cũng có.\n{said}"
    assert {fact[2] for fact in held(text)} == {"Ủy ban nhân dân tỉnh Quảng Nam"}
    full = "Bí thư Thành ủy Biên Hòa Lê Trí đến.\nThành phố Nha Trang có biển.\nBí thư Thành ủy Lê Trí nói."
    assert {fact[2] for fact in held(full)} == {"Thành ủy Biên Hòa"}


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Trưởng phòng NN&PTNT huyện Phù Cát", "Phòng Nông nghiệp và Phát triển nông thôn huyện Phù Cát"),
        ("Trưởng phòng Giáo dục Đào tạo quận Cầu Giấy", "Phòng Giáo dục và Đào tạo quận Cầu Giấy"),
        ("Đội trưởng Đội TTGT quận Ninh Kiều", "Đội Thanh tra giao thông quận Ninh Kiều"),
        ("Chi cục trưởng Chi cục BVTV tỉnh Hà Tĩnh", "Chi cục Bảo vệ thực vật tỉnh Hà Tĩnh"),
        ("Chủ tịch Hiệp hội DN tỉnh Thanh Hóa", "Hiệp hội Doanh nghiệp tỉnh Thanh Hóa"),
        ("Chủ tịch MTTQ Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
        ("Cục trưởng Cục Chống tham nhũng (Thanh tra Chính phủ)", "Cục Chống tham nhũng Thanh tra Chính phủ"),
        ("Trưởng phòng Tàu sông (Cục Đăng kiểm Việt Nam)", "Phòng Tàu sông Cục Đăng kiểm Việt Nam"),
        ("Trưởng khoa Nội nhi (Bệnh viện E)", "Khoa Nội nhi Bệnh viện E"),
        ("Trưởng khoa Cấp cứu, Bệnh viện Bạch Mai", "Khoa Cấp cứu Bệnh viện Bạch Mai"),
        ("Vụ trưởng Vụ Kinh tế tổng hợp (Ban Kinh tế Trung ương)", "Vụ Kinh tế tổng hợp Ban Kinh tế Trung ương"),
        ("Giám đốc Trung tâm Tin học của công ty Hoa Sen", "Trung tâm Tin học Công ty Hoa Sen"),
        ("Giám đốc Bệnh viện Thẩm mỹ Kim Cương A&B", "Bệnh viện Thẩm mỹ Kim Cương A&B"),
        ("Giám đốc Công ty CP Hạ tầng Thái Bình Dương", "Công ty Cổ phần Hạ tầng Thái Bình Dương"),
        ("Giám đốc Công ty PVC.KBC", "Công ty PVC.KBC"),
        ("Chủ tịch Hội Hữu nghị Nhật-Việt tỉnh Osaka", "Hội Hữu nghị Nhật - Việt tỉnh Osaka"),
        ("Giám đốc Cục Môi trường TP. Kitakyushu", "Cục Môi trường thành phố Kitakyushu"),
        ("Chủ tịch HĐQT Liên minh HTX Dịch vụ Đồng Nai", "Hội đồng Quản trị Liên minh HTX Dịch vụ Đồng Nai"),
        ("Chủ tịch Hội NV Hà Nội", "Hội Nhà văn Hà Nội"),
        ("Chủ tịch UBND X.Điền Hải", "Ủy ban nhân dân xã Điền Hải"),
        (
            "Trưởng khoa Hệ thống thông tin quản lý, Học viện Ngân hàng",
            "Khoa Hệ thống thông tin quản lý Học viện Ngân hàng",
        ),
        (
            "Cục trưởng Cục Trồng trọt, Bộ Nông nghiệp và Phát triển nông thôn",
            "Cục Trồng trọt Bộ Nông nghiệp và Phát triển nông thôn",
        ),
    ],
)
def test_a_body_has_its_letters_opened_and_its_owner_named(said: str, body: str) -> None:
    assert [fact[2] for fact in held(f"Ông Trần Văn Hùng, {said}, cho biết như vậy.")] == [body]


def test_a_ward_is_of_the_only_hospital_spoken_of() -> None:
    text = "Bệnh viện Bạch Mai đã họp. Ông Trần Văn Hùng, Trưởng khoa Hồi sức, dự."
    assert [fact[2] for fact in held(text)] == ["Khoa Hồi sức Bệnh viện Bạch Mai"]
    assert [fact[2] for fact in held(f"{text} Bệnh viện Việt Đức đã giúp.")] == ["Khoa Hồi sức Bệnh viện Bạch Mai"]
    assert [fact[2] for fact in held(f"Bệnh viện Việt Đức đã giúp. {text}")] == ["Khoa Hồi sức"]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh Hà Tĩnh đón khách. Ông Anouphap Toualom, Chủ tịch Hội đồng nhân dân Thủ đô Viêng Chăn, dẫn đầu đoàn.",
        "Phường Bến Nghé họp. Ông Lê Văn Tám, Bí thư Đảng ủy khối đối ngoại Trung ương Đảng, dự.",
        "Tỉnh Đồng Nai họp. Ông Lê Văn Tám, Chủ tịch Liên minh HTX DV Nông nghiệp Tổng hợp Long Phước, dự.",
        "Hải Phòng họp. Ông Kengo Ishida, Giám đốc Công an thành phố Kitakyushu, dự.",
    ],
)
def test_what_is_not_of_the_unit_spoken_of_is_not_completed(text: str) -> None:
    assert held(text) == []


def test_letters_after_the_head_they_are_defined_with_are_opened() -> None:
    text = "Hội Nhà văn Hà Nội (Hội NVHN) đã họp. Ông Trần Văn Hùng, Phó Chủ tịch Hội NVHN, dự."
    assert [fact[2] for fact in held(text)] == ["Hội Nhà văn Hà Nội"]


@pytest.mark.parametrize(
    "post", ["Chánh Văn phòng", "Trưởng Ban Kiểm soát", "Chủ tịch HĐQT Tập đoàn", "Chuyên viên Văn phòng HĐQT"]
)
def test_what_every_company_has_is_nobodys_alone(post: str) -> None:
    assert held(f"Theo {post} Trần Văn Hùng, việc đã xong.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Năm 1972, Bộ trưởng Tư pháp Mỹ Elliot Richardson đã bổ nhiệm ông Cox.", "former"),
        ("Ông Trump sa thải Bộ trưởng Quốc phòng Mỹ James Mattis hôm 9/5.", "former"),
        ("Ông Trump đòi sa thải Bộ trưởng Quốc phòng Mỹ James Mattis.", "current"),
    ],
)
def test_words_before_a_post_tell_that_it_ended(text: str, status: str) -> None:
    assert [fact[3] for fact in held(text)] == [status]


def test_whom_a_report_goes_to_is_no_step_of_a_career() -> None:
    text = "Ông Nguyễn Xuân Cường trả lời chất vấn.\nNăm 2017, trình Thủ tướng Chính phủ ban hành kế hoạch."
    assert held(text) == []


@pytest.mark.parametrize(
    "said",
    ['Cử tri nói: "Ông Lê Văn Tám', "Video mới. Trước đó, ông Lê Văn Tám", "Từ năm ấy, ông Lê Văn Tám lần lượt"],
)
def test_a_day_is_not_carried_to_what_looks_back(said: str) -> None:
    text = f"Sáng 5/6, xã họp.\n{said} được bổ nhiệm làm Giám đốc Sở Y tế Hà Nội."
    changes = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    assert [(c.member.name, c.date) for c in changes] == [("Lê Văn Tám", "")]


def test_those_who_are_not_named_are_not_who_was_named_last() -> None:
    text = "Dự có ông Huỳnh Văn Đảm; các vị nguyên là Ủy viên Ủy ban Thường vụ Quốc hội."
    assert held(text) == []


def test_a_party_is_called_by_the_short_name_of_its_country() -> None:
    text = "Ông Esteban Lazo, Ủy viên Bộ Chính trị, Chủ tịch Quốc hội Cộng hòa Cuba, đến thăm."
    assert [fact[2] for fact in held(text)] == ["Bộ Chính trị Cuba", "Quốc hội Cộng hòa Cuba"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ông Trần Văn Hùng - Bí thư thị trấn Kỳ Sơn (Kỳ Sơn, Hòa Bình) - bị thương.",
            [("Trần Văn Hùng", "Bí thư", "Đảng ủy thị trấn Kỳ Sơn", "current")],
        ),
        (
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Mai Văn Dũng đến Bộ Công Thương. Bộ trưởng Mai Văn Dũng nói.",
            [("Mai Văn Dũng", "Chủ nhiệm", "Văn phòng Chính phủ", "current")],
        ),
        (
            "Bệnh viện Việt Đức và chuyên gia của Bệnh viện Bạch Mai gồm: TS Trần Văn Hùng, Trưởng khoa Cấp cứu.",
            [("Trần Văn Hùng", "Trưởng khoa", "Khoa Cấp cứu Bệnh viện Bạch Mai", "current")],
        ),
        ("Về ông Đinh Văn Thắng, trước đó đã kỷ luật các đồng chí nguyên là Ủy viên Trung ương.", []),
        ("Cố Thủ tướng Lý Quang Diệu để lại di sản lớn.", []),
    ],
)
def test_what_the_text_says_of_a_seat_outweighs_what_is_near(text: str, facts: list[tuple[str, ...]]) -> None:
    assert held(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ý kiến của các đồng chí Phó Chủ tịch UBND tỉnh Lai Châu, Chủ tịch UBND tỉnh Lai Châu Trần Văn Hùng nêu.",
            [("Trần Văn Hùng", "Chủ tịch", "Ủy ban nhân dân tỉnh Lai Châu", "current")],
        ),
        (
            "Sau báo cáo của Bộ trưởng, Chủ nhiệm VPCP, Thống đốc Ngân hàng Nhà nước Lê Minh Hòa báo cáo.",
            [("Lê Minh Hòa", "Thống đốc", "Ngân hàng Nhà nước", "current")],
        ),
        (
            "Ông Trần Văn Hùng kể lại. Khi đó ông đang là Giám đốc Sở Y tế Hà Nội.",
            [("Trần Văn Hùng", "Giám đốc", "Sở Y tế thành phố Hà Nội", "former")],
        ),
        (
            "Chủ tịch HĐQT FLC, FLC Faros Trịnh Văn Hùng chia sẻ.",
            [],
        ),
    ],
)
def test_rows_that_no_one_person_holds(text: str, facts: list[tuple[str, ...]]) -> None:
    assert held(text) == facts

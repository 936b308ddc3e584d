"""Where a post's body begins and ends, whose post it is, and which country's: one sentence a case."""

from __future__ import annotations

import pytest
from readings import acts_in

from kg.analysis import analyse
from kg.model import ChangeClaim, Document, RoleClaim


def seats(text: str) -> list[tuple[str, str, str]]:
    """(person, role, body) of the posts of a text."""
    return [
        (c.member.name, c.role, c.organization.name)
        for c in analyse(Document("t", text)).claims
        if isinstance(c, RoleClaim)
    ]


# ---------------------------------------------------------------- where a body's name ends


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Giám đốc Trung tâm Phòng, chống HIV/AIDS tỉnh Hà Nam", "Trung tâm Phòng, chống HIV/AIDS tỉnh Hà Nam"),
        ("Vụ trưởng Vụ Giáo dục Thường xuyên", "Vụ Giáo dục Thường xuyên"),
        ("Vụ trưởng Vụ thiết bị và công trình", "Vụ thiết bị và công trình"),
        ("Cục trưởng Cục Hợp tác ngoài nước", "Cục Hợp tác ngoài nước"),
        ("Vụ trưởng Vụ Công tác học sinh - sinh viên", "Vụ Công tác học sinh - sinh viên"),
        ("Hạt trưởng Hạt Kiểm lâm Mộ Đức", "Hạt Kiểm lâm huyện Mộ Đức"),
        ("Hạt trưởng Hạt Quản lý đê số 7", "Hạt Quản lý đê số 7"),
        ("Phó Giám đốc Sở Giáo dục và Đào tạo (GD-ĐT) Hà Nam", "Sở Giáo dục và Đào tạo tỉnh Hà Nam"),
        ("Trưởng phòng Cảnh sát Kinh tế (PC46) Công an tỉnh Hà Nam", "Phòng Cảnh sát kinh tế Công an tỉnh Hà Nam"),
        ("Giám đốc, Công an tỉnh Hà Nam", "Công an tỉnh Hà Nam"),
        ("Bộ trưởng Công an", "Bộ Công an"),
        ("Chủ tịch HĐQT Hợp tác xã Chợ lúa Gió Biển", "Hội đồng Quản trị Hợp tác xã Chợ lúa Gió Biển"),
        ("Giám đốc VCCI Cần Thơ", "Phòng Thương mại và Công nghiệp Việt Nam Cần Thơ"),
        ("Phó phòng Dự báo khu vực Nam Bộ", "Phòng Dự báo khu vực Nam Bộ"),
        ("Hiệu trưởng Trường CĐ Công nghệ thông tin", "Trường Cao đẳng Công nghệ thông tin"),
        ("Trưởng khoa Việt Nam học", "Khoa Việt Nam học"),
        ("Trưởng khoa Luật, Trường Đại học Mở", "Khoa Luật Trường Đại học Mở"),
        ("Trưởng khoa Luật Trường Đại học Mở", "Khoa Luật Trường Đại học Mở"),
        ("Phó khoa Nội, Bệnh viện Bạch Mai", "Khoa Nội Bệnh viện Bạch Mai"),
        ("Hiệu trưởng Trường ĐH Kinh tế - ĐHQG Hà Nội", "Trường Đại học Kinh tế - Đại học Quốc gia Hà Nội"),
        ("Hiệu trưởng Trường Đại học Nông lâm (ĐH Huế)", "Trường Đại học Nông lâm - Đại học Huế"),
        ("Phó Giám đốc ĐH Huế", "Đại học Huế"),
        ("Tổng Giám đốc Tổng công ty Cảng hàng không Việt Nam", "Tổng Công ty Cảng hàng không Việt Nam"),
        ("Chủ tịch Tổng Hội Xây dựng Việt Nam", "Tổng hội Xây dựng Việt Nam"),
        ("Phó giám đốc bệnh viện đa khoa huyện Thường Xuân", "Bệnh viện đa khoa huyện Thường Xuân"),
        ("Phó Giám đốc phụ trách Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"),
        ("Chủ tịch Sacombank", "Sacombank"),
        ("Tổng Giám đốc CICO 501", "CICO 501"),
        ("Tổng Giám đốc Công ty Âu Lạc", "Công ty Âu Lạc"),
        ("Trưởng ban quản lý dự án hạ tầng tỉnh Hà Nam", "Ban Quản lý dự án hạ tầng tỉnh Hà Nam"),
        (
            "Trưởng Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh Thanh Hóa",
            "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh Thanh Hóa",
        ),
        ("Giám đốc Vietcombank - Chi nhánh Bình Tây", "Vietcombank chi nhánh Bình Tây"),
        ("Giám đốc Ngân hàng Bản Việt, chi nhánh Đống Đa", "Ngân hàng Bản Việt chi nhánh Đống Đa"),
        ("Chủ tịch UB.MTTQVN xã Phú Cường", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Phú Cường"),
        ("hiệu trưởng trường tiểu học Bàu Sen", "Trường tiểu học Bàu Sen"),
        ("Hiệu trưởng trường dân tộc nội trú Sơn Hà", "Trường dân tộc nội trú Sơn Hà"),
        ("Giám đốc công ty cây xanh Vĩnh Phúc", "Công ty cây xanh Vĩnh Phúc"),
        ("Tổng giám đốc Công ty cổ phần nước sạch Bạch Đằng", "Công ty cổ phần nước sạch Bạch Đằng"),
        ("Giám đốc Xí nghiệp quản lý phà Thanh niên xung phong", "Xí nghiệp quản lý phà Thanh niên xung phong"),
        ("Phó giám đốc xí nghiệp thoát nước số 2", "Xí nghiệp thoát nước số 2"),
        ("Giám đốc Bảo tàng Đà Nẵng", "Bảo tàng Đà Nẵng"),
        ("Giám đốc Thư viện quốc gia", "Thư viện quốc gia"),
        ("Phó giám đốc phụ trách kỹ thuật Cảng Cửa Lò", "Cảng Cửa Lò"),
        ("Phó Chủ tịch phụ trách văn xã của UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        (
            "Phó chi cục đê điều và phòng chống lụt bão tỉnh Hà Nam",
            "Chi cục đê điều và phòng chống lụt bão tỉnh Hà Nam",
        ),
        ("Phó Ban chỉ đạo Tây Nguyên", "Ban chỉ đạo Tây Nguyên"),
        ("Đồn trưởng Đồn biên phòng Cát Bà", "Đồn Biên phòng Cát Bà"),
        ("Phó đồn biên phòng cửa khẩu Lao Bảo", "Đồn Biên phòng cửa khẩu Lao Bảo"),
        ("Trưởng trạm y tế xã Tri Lễ, huyện Quế Phong", "Trạm Y tế xã Tri Lễ"),
        ("Trạm trưởng Trạm kiểm lâm Bà Nà", "Trạm Kiểm lâm Bà Nà"),
        ("Giám thị trại giam Xuân Hà", "Trại giam Xuân Hà"),
        ("Đội trưởng Đội cảnh sát giao thông số 4", "Đội cảnh sát giao thông số 4"),
    ],
)
def test_a_body_ends_where_its_name_does(said: str, body: str) -> None:
    assert [seat[2] for seat in seats(f"Ông Trần Sỹ Thạnh, {said}, cho biết như vậy.")] == [body]


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        (
            "Theo Giám đốc Công ty TNHH MTV Nam Sùng Bùi Hữu Thạnh, mưa to.",
            ("Bùi Hữu Thạnh", "Giám đốc", "Công ty TNHH MTV Nam Sùng"),
        ),
        (
            "Hiệu trưởng trường Sao Vàng Phạm Thị Thạnh nói.",
            ("Phạm Thị Thạnh", "Hiệu trưởng", "Trường Sao Vàng"),
        ),
        (
            "Ông Trần Sỹ Thạnh, Phó Tổng cục trưởng Tổng cục Du lịch lưu ý khách.",
            ("Trần Sỹ Thạnh", "Phó Tổng cục trưởng", "Tổng cục Du lịch"),
        ),
        (
            "Ông Trần Sỹ Thạnh, Chủ tịch Công ty CP Gió Biển Lãnh đạo tỉnh đã nghe.",
            ("Trần Sỹ Thạnh", "Chủ tịch", "Công ty Cổ phần Gió Biển"),
        ),
    ],
)
def test_a_body_ends_before_a_name_or_a_verb(text: str, seat: tuple[str, str, str]) -> None:
    assert seats(text) == [seat]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND TP Hà Nôi yêu cầu rà soát.",  # a slip in the city's name makes no person of it
        "Tư lệnh Bộ Chỉ huy Thái Bình Dương Mỹ đề xuất.",
        "Bí thư tỉnh ủy Cam Túc bị điều tra.",
        "Ông Trần Sỹ Thạnh, Đội trưởng Úc, chào khán giả.",
        "Ông Trần Sỹ Thạnh, Trưởng đoàn Thanh tra đất đai, trả lời.",
        "Lễ nhậm chức của Bộ trưởng Giáo dục Mỹ Betsy DeVosđã diễn ra.",
        "Ngoài ông Trần Sỹ Thạnh, Thủ tướng cũng kỷ luật nhiều người.",
        "Thay mặt Chính phủ, Bộ trưởng bộ Kim Tám bay mất 21 tỉ.",
    ],
)
def test_no_post_is_held(text: str) -> None:
    assert seats(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "giám đốc công ty rời Hà Nội",
        "giám đốc công ty mua đất của Vingroup",
        "giám đốc nhà máy đường Lê Văn Tám",
        "hiệu trưởng trường học nơi bà Lê Thị Mai dạy",
        "đội trưởng đội pháo hoa Thụy Sỹ",
        "giám đốc nhà máy",
        "phó chủ tịch phụ trách yêu cầu UBND tỉnh Hà Nam báo cáo",
    ],
)
def test_lower_case_words_that_are_no_name(said: str) -> None:
    assert seats(f"Ông Trần Sỹ Thạnh, {said}, cho biết như vậy.") == []


def test_an_institution_called_after_somebody_is_not_held_by_him() -> None:
    assert seats("Nguyên Giám đốc Nhà hát Cải lương Trần Hữu Trang đã giúp nhiều nghệ sĩ trẻ.") == []


def test_a_phrase_before_the_subject_keeps_its_post() -> None:
    text = "Trả lời chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch UBND tỉnh Hà Nam Trần Sỹ Thạnh nêu rõ vấn đề."
    assert seats(text) == [("Trần Sỹ Thạnh", "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam")]


@pytest.mark.parametrize("opening", ["Tiếp", "Gặp", "Hội đàm với"])
def test_who_is_received_is_not_who_receives(opening: str) -> None:
    text = f"{opening} Chủ tịch Tập đoàn Gió Biển, Thủ tướng Trần Sỹ Thạnh đánh giá cao kết quả."
    assert seats(text) == [("Trần Sỹ Thạnh", "Thủ tướng", "Chính phủ")]


def test_a_commission_that_its_sentence_names() -> None:
    text = "Ủy ban Kiểm tra Trung ương họp, Chủ nhiệm UBKT Trần Sỹ Thạnh kết luận về Tỉnh ủy Hà Nam."
    assert seats(text) == [("Trần Sỹ Thạnh", "Chủ nhiệm", "Ủy ban Kiểm tra Trung ương")]


def test_a_foreigner_is_given_no_post_of_this_country() -> None:
    assert acts_in("Bà Anna Smith được bầu lại làm Thủ tướng.") == []
    assert acts_in("Bà Anna Smith được bầu lại làm Thủ tướng Chính phủ Lào.")[0][3] == "Chính phủ Lào"


def test_a_man_who_gave_his_name_to_a_city() -> None:
    text = "Từ phải sang: Chủ tịch Hồ Chí Minh, Chủ nhiệm Tổng cục Chính trị Trần Sỹ Thạnh, Tổng Bí thư Trường Chinh."
    assert [(seat[0], seat[1]) for seat in seats(text)] == [
        ("Trần Sỹ Thạnh", "Chủ nhiệm"),
        ("Trường Chinh", "Tổng Bí thư"),
    ]


def test_a_road_named_for_a_city_is_elsewhere() -> None:
    text = "TP.HCM sửa đường. Xe chạy trên xa lộ Hà Nội.\nBí thư Thành ủy Trần Sỹ Thạnh nói."
    assert seats(text) == [("Trần Sỹ Thạnh", "Bí thư", "Thành ủy Thành phố Hồ Chí Minh")]


def test_posts_in_brackets_after_where_somebody_lives() -> None:
    text = "Bắt Trần Sỹ Thạnh (SN 1960), trú tại phường Kim Mã, Hà Nội (nguyên Chủ tịch UBND huyện Mộ Đức)."
    assert seats(text) == [("Trần Sỹ Thạnh", "Chủ tịch", "Ủy ban nhân dân huyện Mộ Đức")]


def test_a_minister_is_of_no_association() -> None:
    text = "Bộ trưởng, Chủ tịch Hội Hữu nghị Việt Nam - Lào Trần Sỹ Thạnh chia sẻ."
    assert seats(text) == [("Trần Sỹ Thạnh", "Chủ tịch", "Hội Hữu nghị Việt Nam - Lào")]


# ---------------------------------------------------------------- bodies of other countries


def test_a_row_of_posts_is_of_the_country_said_last() -> None:
    text = "Thượng tướng Lý Trường Sơn, Ủy viên Bộ Chính trị, Phó Chủ tịch Quân ủy Trung ương Trung Quốc, đến thăm."
    assert [seat[2] for seat in seats(text)] == ["Bộ Chính trị Trung Quốc", "Quân ủy Trung ương Trung Quốc"]


def test_a_row_without_a_country_is_of_this_one() -> None:
    text = "Đại tướng Trần Sỹ Thạnh, Ủy viên Bộ Chính trị, Phó Bí thư Quân ủy Trung ương, tiếp khách Trung Quốc."
    assert [seat[2] for seat in seats(text)] == ["Bộ Chính trị", "Quân ủy Trung ương"]


# ---------------------------------------------------------------- what an article says in full once


def test_a_body_called_by_its_first_words() -> None:
    text = (
        "Ông Lê Văn Tám, Trưởng ban Bồi thường giải phóng mặt bằng quận Tân Phú, bị bắt.\n"
        "Ông Trần Sỹ Thạnh, Kế toán trưởng Ban Bồi thường, cũng vậy."
    )
    assert seats(text)[1] == (
        "Trần Sỹ Thạnh",
        "Kế toán trưởng",
        "Ban Bồi thường giải phóng mặt bằng quận Tân Phú",
    )


def test_a_division_of_no_district_gets_none() -> None:
    text = "Huyện Mộ Đức có mưa.\nÔng Trần Sỹ Thạnh, Trưởng phòng Tài nguyên nước, cho biết."
    assert seats(text) == [("Trần Sỹ Thạnh", "Trưởng phòng", "Phòng Tài nguyên nước")]


def test_what_a_text_says_of_a_body_outweighs_what_is_near() -> None:
    text = (
        "Ông Trần Sỹ Thạnh - Giám đốc Sở Y tế tỉnh Hà Nam - đến.\nTỉnh Nam Định có mưa.\n"
        "Giám đốc Sở Y tế Trần Sỹ Thạnh nói."
    )
    assert seats(text) == [("Trần Sỹ Thạnh", "Giám đốc", "Sở Y tế tỉnh Hà Nam")]


def test_a_year_long_ago_says_when_a_post_was_held() -> None:
    text = "Ngày 3/4/2018, ông nhắc lại việc xảy ra năm 1994 khi Thủ tướng Lào Khamtai Vongsa ra lệnh."
    (claim,) = (c for c in analyse(Document("t", text)).claims if isinstance(c, RoleClaim))
    assert (claim.role, claim.status.value) == ("Thủ tướng", "former")


def test_where_somebody_was_born_is_no_unit_of_a_post() -> None:
    text = "Ông Trần Sỹ Thạnh quê xã Không Đâu, huyện Giao Thủy, tỉnh Nam Định.\nÔng Thạnh từng là Chủ tịch UBND huyện."
    assert all("Giao Thủy" not in body for _, _, body in seats(text))


# ---------------------------------------------------------------- lists and glued dashes


def test_posts_glued_to_the_name() -> None:
    text = "Dự có ông Trần Sỹ Thạnh-Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam; Lê Văn Tám-nguyên Bí thư Tỉnh ủy Hà Nam."
    assert [seat[:2] for seat in seats(text)] == [("Trần Sỹ Thạnh", "Ủy viên"), ("Lê Văn Tám", "Bí thư")]


@pytest.mark.parametrize("joint", [" là ông ", " gồm: ông ", ": "])
def test_a_post_of_several(joint: str) -> None:
    text = f"Hai Phó Bí thư Huyện ủy Mộ Đức{joint}Trần Sỹ Thạnh và ông Lê Văn Tám."
    assert [seat[0] for seat in seats(text)] == ["Trần Sỹ Thạnh", "Lê Văn Tám"]


def test_an_act_on_a_list_with_posts_in_brackets() -> None:
    text = (
        "HĐND bầu bổ sung 2 Ủy viên UBND tỉnh Hà Nam đối với các ông: Trần Sỹ Thạnh (Giám đốc Sở Y tế tỉnh Hà Nam), "
        "ông Lê Văn Tám (Giám đốc Sở Nội vụ tỉnh Hà Nam)."
    )
    body = "Ủy ban nhân dân tỉnh Hà Nam"
    assert acts_in(text) == [(name, "elected", "Ủy viên", body) for name in ("Lê Văn Tám", "Trần Sỹ Thạnh")]


def test_the_next_of_a_row_of_acts() -> None:
    text = (
        "Ban Chấp hành bầu 2 đồng chí: Hồ Thị Mơ và Trần Văn Lộ làm Phó Bí thư Huyện ủy Mộ Đức. "
        "Đồng chí Trần Sỹ Thạnh làm Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Mộ Đức."
    )
    assert ("Trần Sỹ Thạnh", "elected", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Mộ Đức") in acts_in(text)


@pytest.mark.parametrize(
    ("near", "date"),
    [("Quyết định ngày 20/3/2019 được công bố.", "2019-04-02"), ("Ông sinh ngày 20/3/1969.", "--04-02")],
)
def test_the_year_of_a_day_that_the_article_says_near_it(near: str, date: str) -> None:
    text = f"Ngày 2/4, HĐND tỉnh Hà Nam bầu ông Trần Sỹ Thạnh giữ chức Chủ tịch UBND tỉnh Hà Nam.\n{near}"
    assert [c.date for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)] == [date]


def test_several_are_disciplined_each_for_the_post_that_counts() -> None:
    text = (
        "Ủy ban Kiểm tra Trung ương kỷ luật cảnh cáo đối với: ông Trần Sỹ Thạnh - Bí thư Đảng ủy, Giám đốc Sở Y tế "
        "tỉnh Hà Nam; ông Lê Văn Tám - Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Hà Nam."
    )
    assert {(name, role) for name, kind, role, _ in acts_in(text) if kind == "disciplined"} == {
        ("Trần Sỹ Thạnh", "Giám đốc"),
        ("Lê Văn Tám", "Phó Chủ tịch"),
    }


def test_a_ballot_that_was_held_is_an_act() -> None:
    text = "Các đại biểu đã tiến hành bỏ phiếu bầu ông Trần Sỹ Thạnh giữ chức Bí thư Huyện ủy Mộ Đức."
    assert acts_in(text) == [("Trần Sỹ Thạnh", "elected", "Bí thư", "Huyện ủy Mộ Đức")]


def test_the_next_sentence_alone_is_no_act() -> None:
    assert acts_in("Trời mưa to. Đồng chí Trần Sỹ Thạnh làm Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Mộ Đức.") == []


def test_what_one_was_before_an_act_is_former() -> None:
    text = "Trước khi được bầu làm Bí thư Huyện ủy Mộ Đức, ông Trần Sỹ Thạnh là Giám đốc Sở Y tế tỉnh Quảng Ngãi."
    found = {c.role: c.status.value for c in analyse(Document("t", text)).claims if isinstance(c, RoleClaim)}
    assert found["Giám đốc"] == "former"

"""Posts and acts as newspapers tell them: several people of one post, decisions revoked, places of work."""

from __future__ import annotations

import pytest
from readings import acts_in, posts_held

from kg.analysis import analyse
from kg.model import ChangeClaim, Document

# ---------------------------------------------------------------- several people of one post

_DEPUTY = ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Đắk Nông")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Lê An và bà Vũ Mai - đều là Phó Chủ tịch UBND tỉnh Đắk Nông - đã trình bày.", "current"),
        ("Ông Lê An, bà Vũ Mai đều là nguyên Phó Chủ tịch UBND tỉnh Đắk Nông.", "former"),
        ("Ông Lê An và bà Vũ Mai (cùng là nguyên Phó Chủ tịch UBND tỉnh Đắk Nông) đã có mặt.", "former"),
    ],
)
def test_what_both_are_is_the_post_of_each(text: str, status: str) -> None:
    assert sorted(posts_held(text)) == [("Lê An", *_DEPUTY, status), ("Vũ Mai", *_DEPUTY, status)]


def test_who_is_disciplined_is_known_by_the_post_of_both() -> None:
    text = "Ban Bí thư đã cảnh cáo ông Lê An và bà Vũ Mai - đều là nguyên Phó Chủ tịch UBND tỉnh Đắk Nông."
    assert sorted(acts_in(text)) == [("Lê An", "disciplined", *_DEPUTY), ("Vũ Mai", "disciplined", *_DEPUTY)]


# ---------------------------------------------------------------- acts

_POST = ("Phó Giám đốc", "Sở Ngoại vụ tỉnh Bình Định")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ông Lê An bị thu hồi quyết định bổ nhiệm làm Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.", "dismissed"),
        ("Tỉnh đã hủy quyết định bổ nhiệm ông Lê An giữ chức Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.", "dismissed"),
        ("Tỉnh vừa thu hồi quyết định bổ nhiệm Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định với ông Lê An.", "dismissed"),
        ("Ông Lê An rời ghế Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.", "dismissed"),
        ("HĐND tỉnh đã bỏ phiếu bãi nhiệm Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định Lê An.", "dismissed"),
        ("Ông Lê An bị tạm đình chỉ chức vụ Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.", "suspended"),
        ("Bí thư trao quyết định cho ông Lê An làm Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.", "appointed"),
        ("Thủ tướng xóa tư cách nguyên Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định với ông Lê An.", "disciplined"),
    ],
)
def test_acts_in_plain_words(text: str, kind: str) -> None:
    assert acts_in(text) == [("Lê An", kind, *_POST)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy đề nghị thu hồi quyết định bổ nhiệm ông Lê An giữ chức Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.",
        "Bí thư trao quyết định nghỉ hưu cho ông Lê An, người từng làm Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định.",
        "Cử tri đòi đình chỉ chức vụ Phó Giám đốc Sở Ngoại vụ tỉnh Bình Định của ông Lê An.",
    ],
)
def test_what_is_asked_for_or_told_aside_is_no_act(text: str) -> None:
    assert not [act for act in acts_in(text) if act[1] != "retired"]


def test_posts_of_a_time_in_which_somebody_did_wrong() -> None:
    text = "Trong thời gian giữ các cương vị Giám đốc Sở Y tế tỉnh Long An, Bí thư Huyện ủy Bến Lức, bà Vũ Mai đã ký."
    assert posts_held(text) == [
        ("Vũ Mai", "Giám đốc", "Sở Y tế tỉnh Long An", "former"),
        ("Vũ Mai", "Bí thư", "Huyện ủy Bến Lức", "former"),
    ]


def test_what_somebody_became_later_is_not_what_they_once_were() -> None:
    text = "Trước khi làm Bí thư Tỉnh ủy Yên Bái, bà Vũ Mai là Giám đốc Sở Y tế tỉnh Yên Bái."
    assert posts_held(text) == [
        ("Vũ Mai", "Bí thư", "Tỉnh ủy Yên Bái", "current"),
        ("Vũ Mai", "Giám đốc", "Sở Y tế tỉnh Yên Bái", "former"),
    ]


# ---------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("post", "role", "body"),
    [
        ("Giám đốc Nhà hát Tuổi trẻ", "Giám đốc", "Nhà hát Tuổi trẻ"),
        ("nguyên Giám đốc Nhà hát Cải lương Trần Hữu Trang", "Giám đốc", "Nhà hát Cải lương Trần Hữu Trang"),
        ("Giám đốc Bảo tàng Lịch sử Quốc gia", "Giám đốc", "Bảo tàng Lịch sử Quốc gia"),
        ("Giám đốc Vườn quốc gia Cát Tiên", "Giám đốc", "Vườn quốc gia Cát Tiên"),
        ("Giám đốc Cảng hàng không quốc tế Nội Bài", "Giám đốc", "Cảng hàng không quốc tế Nội Bài"),
        ("Giám đốc Cảng vụ Hàng hải Hải Phòng", "Giám đốc", "Cảng vụ Hàng hải Hải Phòng"),
        ("Giám thị Trại giam Thủ Đức", "Giám thị", "Trại giam Thủ Đức"),
        ("Trưởng trạm CSGT Suối Tre", "Trạm trưởng", "Trạm Cảnh sát giao thông Suối Tre"),
        ("Chủ nhiệm Đoàn luật sư TP HCM", "Chủ nhiệm", "Đoàn Luật sư thành phố Hồ Chí Minh"),
        ("Chủ tịch Ủy ban bầu cử TP HCM", "Chủ tịch", "Ủy ban Bầu cử thành phố Hồ Chí Minh"),
        ("hiệu trưởng trường tiểu học Kim Đồng", "Hiệu trưởng", "Trường tiểu học Kim Đồng"),
        ("Trưởng Ban quản lý các khu công nghiệp Cà Mau", "Trưởng ban", "Ban Quản lý các khu công nghiệp tỉnh Cà Mau"),
        ("Viện phó Viện Kinh tế Việt Nam", "Phó Viện trưởng", "Viện Kinh tế Việt Nam"),
        ("Trưởng phòng Đào tạo (Đại học Nông Lâm TP HCM)", "Trưởng phòng", "Phòng Đào tạo Đại học Nông Lâm"),
        ("Giám đốc Sở Khoa học Khánh Hòa", "Giám đốc", "Sở Khoa học và Công nghệ tỉnh Khánh Hòa"),
        ("Phó cục trường Cục Di sản văn hóa", "Phó Cục trưởng", "Cục Di sản văn hóa"),
        ("Thứ trưởng Bộ Văn hóa Thể thao Du lịch", "Thứ trưởng", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Thứ trưởng Lao động", "Thứ trưởng", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_places_of_work_of_all_kinds(post: str, role: str, body: str) -> None:
    (held,) = posts_held(f"Ông Lê Văn An, {post}, cho biết việc này.")
    assert held[:2] == ("Lê Văn An", role)
    assert held[2].startswith(body)


def test_a_ministry_of_long_ago_keeps_its_short_name() -> None:
    text = "Ông Lê Văn An (1904-1997), nguyên Bộ trưởng Bộ Lao động."
    assert posts_held(text) == [("Lê Văn An", "Bộ trưởng", "Bộ Lao động", "former")]


def test_the_inspection_of_the_ministry_is_that_of_the_one_named_last() -> None:
    text = "Bộ trưởng Giao thông Vận tải Lê Văn An làm việc với ông Vũ Văn Bình, Phó chánh thanh tra Bộ."
    assert posts_held(text)[1] == ("Vũ Văn Bình", "Phó Chánh Thanh tra", "Thanh tra Bộ Giao thông Vận tải", "current")


def test_who_speaks_for_a_government_heads_its_office() -> None:
    text = "Bà Vũ Mai - Chánh văn phòng, người phát ngôn UBND tỉnh Thanh Hóa - cho hay."
    assert posts_held(text)[0] == ("Vũ Mai", "Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Thanh Hóa", "current")


@pytest.mark.parametrize(
    "text", ["Giám đốc nhà máy Lê Văn An nói.", "Giám đốc Bảo tàng Lê Văn An nói.", "Ông Lê Văn An đến thăm nhà máy."]
)
def test_a_place_of_work_without_its_name_is_none(text: str) -> None:
    assert posts_held(text) == []


# ---------------------------------------------------------------- ways to a post, and out of it

_CHIEF = ("Giám đốc", "Sở Y tế tỉnh Long An")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thủ tướng công bố quyết định ông Lê An làm Giám đốc Sở Y tế tỉnh Long An.", "appointed"),
        ("Sở quyết định điều chuyển ông Lê An giữ chức Giám đốc Sở Y tế tỉnh Long An.", "transferred"),
        ("Ông Lê An lên làm Giám đốc Sở Y tế tỉnh Long An.", "transferred"),
        ("Ông Lê An là bác sĩ trước khi được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Long An.", "appointed"),
        ("Vị trí Giám đốc Sở Y tế tỉnh Long An được giao cho ông Lê An.", "assigned"),
        ("Ông Lê An mất chức Giám đốc Sở Y tế tỉnh Long An.", "dismissed"),
        ("Ông Lê An vừa rút khỏi ghế Giám đốc Sở Y tế tỉnh Long An.", "dismissed"),
        ("Ban Bí thư đã cách tất cả chức vụ trong Đảng của ông Lê An, Giám đốc Sở Y tế tỉnh Long An.", "disciplined"),
        ("Ông Lê An có thể mất chức Giám đốc Sở Y tế tỉnh Long An.", ""),
    ],
)
def test_ways_to_a_post_and_out_of_it(text: str, kind: str) -> None:
    assert acts_in(text) == ([("Lê An", kind, *_CHIEF)] if kind else [])


def test_a_list_whose_appointment_is_approved() -> None:
    text = "Quốc hội phê chuẩn bổ nhiệm hai Phó Thủ tướng: ông Lê An và bà Vũ Mai."
    assert sorted(acts_in(text)) == [
        ("Lê An", "approved", "Phó Thủ tướng", "Chính phủ"),
        ("Vũ Mai", "approved", "Phó Thủ tướng", "Chính phủ"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Lê An chính thức đảm nhận vị trí Giám đốc Sở Y tế tỉnh Long An.", "current"),
        ("Giám đốc Sở Y tế tỉnh Long An khóa mới là ông Lê An.", "current"),
        ("Dưới thời ông Lê An làm Giám đốc Sở Y tế tỉnh Long An, bệnh viện được xây.", "former"),
        ("Ông Lê An không còn là Giám đốc Sở Y tế tỉnh Long An.", "former"),
        ("Thời điểm xảy ra vụ án, ông Lê An đang là Giám đốc Sở Y tế tỉnh Long An.", "former"),
        ("Ông Lê An là Giám đốc Sở Y tế tỉnh Long An giai đoạn 2000-2005. Nay là năm 2017.", "former"),
        ("Ông Lê An là Giám đốc Sở Y tế tỉnh Long An năm 2011. Nay là năm 2017.", "former"),
    ],
)
def test_whether_a_post_is_held(text: str, status: str) -> None:
    assert posts_held(text) == [("Lê An", *_CHIEF, status)]


def test_who_is_dead_holds_nothing() -> None:
    text = "Đó là con của cố Bí thư Thành ủy Đà Nẵng, Trưởng ban Nội chính Trung ương Lê Văn An."
    assert {held[3] for held in posts_held(text)} == {"former"}


# ---------------------------------------------------------------- names that another sentence says in full


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ông Lê An, Cục phó Đường sắt, nói. Cục Đường sắt VN cho biết.", "Cục Đường sắt Việt Nam"),
        ("Bà Vũ Mai, Giám đốc Công ty Đại Dương. Công ty TNHH Đại Dương ở Vinh.", "Công ty TNHH Đại Dương"),
        (
            "HĐND thành phố Huế miễn nhiệm chức danh Trưởng ban Văn hóa - Xã hội đối với ông Lê An. "
            "Ban Văn hóa - Xã hội HĐND thành phố Huế có chín người.",
            "Ban Văn hóa - Xã hội Hội đồng nhân dân thành phố Huế",
        ),
        ("Ông Lê An, Giám đốc Công ty TNHH Một thành viên Sao Mai, nói.", "Công ty TNHH Một thành viên Sao Mai"),
        ("Nhà báo Thuận Hữu, Tổng Biên tập báo Nhân Dân, nói.", "Báo Nhân Dân"),
    ],
)
def test_names_in_full(text: str, body: str) -> None:
    assert [held[2] for held in posts_held(text)] == [body]


def test_a_day_is_not_that_of_a_year_long_before_the_last_month_said() -> None:
    text = (
        "Chiều 11/7, HĐND tỉnh miễn nhiệm chức danh Giám đốc Sở Y tế tỉnh Long An đối với ông Lê An từ ngày 1/7. "
        "Ông trúng cử đại biểu ngày 24/5/2016. Tháng 8/2017, ông được khen."
    )
    dates = [c.date for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    assert dates and all(day.startswith("--07") for day in dates)


# ---------------------------------------------------------------- what stands between a name and a post


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Lê An - chuyên gia kinh tế, nguyên Giám đốc Sở Y tế tỉnh Long An - cho rằng.", "former"),
        ("Bà Lê An, nhà sử học, Giám đốc Sở Y tế tỉnh Long An, cho rằng.", "current"),
        ("Ông Lê An có gần 10 năm ngồi ghế Giám đốc Sở Y tế tỉnh Long An.", "former"),
        ("Ông Lê An từng có thời gian dài làm Giám đốc Sở Y tế tỉnh Long An.", "former"),
        ("Từ năm 2005 đến 2010, ông Lê An là Giám đốc Sở Y tế tỉnh Long An.", "former"),
        ("Từ năm 2005 đến nay, ông Lê An là Giám đốc Sở Y tế tỉnh Long An.", "current"),
    ],
)
def test_trades_and_times_beside_a_name(text: str, status: str) -> None:
    assert posts_held(text) == [("Lê An", *_CHIEF, status)]


def test_whose_words_they_are_is_not_who_acts() -> None:
    assert posts_held("Theo ông Lê An, chuyên gia giao thông, Giám đốc Sở Y tế tỉnh Long An đã ký văn bản.") == []

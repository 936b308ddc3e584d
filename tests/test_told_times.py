"""When a post was held or an act done, where plain news says it beside the post; deputies by where they are from."""

from __future__ import annotations

import pytest

from kg.analysis import analyse
from kg.model import ChangeClaim, Document, RoleClaim


def held(text: str) -> list[tuple[str, str, str]]:
    """(person, body, status) of the posts of a text."""
    return [
        (c.member.name, c.organization.name, c.status.value)
        for c in analyse(Document("t", text)).claims
        if isinstance(c, RoleClaim)
    ]


def days(text: str) -> list[tuple[str, str]]:
    """(role, day) of the acts of a text."""
    return [(c.role, c.date) for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]


@pytest.mark.parametrize(
    "text",
    [
        "Từ năm 2010 đến 2015, ông Lê Văn Hùng giữ chức Giám đốc Sở Xây dựng tỉnh Long An.",
        "Thời điểm đó, ông Lê Văn Hùng là Giám đốc Sở Xây dựng tỉnh Long An.",
        "Thời điểm ký văn bản này, ông Lê Văn Hùng là Giám đốc Sở Xây dựng tỉnh Long An.",
        "Khi ông Lê Văn Hùng làm Giám đốc Sở Xây dựng tỉnh Long An, nhiều dự án đã được duyệt.",
        "Ông Lê Văn Hùng (lúc đó là Giám đốc Sở Xây dựng tỉnh Long An) đã ký văn bản này.",
        "Giám đốc Sở Xây dựng tỉnh Long An khi đó, ông Lê Văn Hùng, đã ký văn bản này.",
    ],
)
def test_a_post_of_a_time_that_is_over(text: str) -> None:
    assert held(text) == [("Lê Văn Hùng", "Sở Xây dựng tỉnh Long An", "former")]


@pytest.mark.parametrize(
    "said",
    [
        "Ông Lê Văn Hùng, đại biểu đoàn Đồng Nai, nói",
        "Ông Lê Văn Hùng (đại biểu tỉnh Hải Dương) nói",
        "Đại biểu TP HCM Lê Văn Hùng nói",
        "Ông Lê Văn Hùng (đoàn đại biểu Quốc hội TP HCM) nói",
        "Đại biểu Lê Văn Hùng (Đoàn Quốc hội tỉnh Bình Định) nói",
    ],
)
def test_deputies_by_where_they_are_from(said: str) -> None:
    assert held(f"{said} tại phiên thảo luận của Quốc hội.") == [("Lê Văn Hùng", "Quốc hội", "current")]


def test_delegates_of_a_congress_are_no_deputies() -> None:
    assert held("Ông Lê Văn Hùng (đại biểu tỉnh Hải Dương) nói tại Đại hội Hội Nông dân Việt Nam.") == []


def test_an_act_with_a_time_of_its_own_takes_no_day_from_the_lines_before() -> None:
    text = "Chiều 2/12, ông Lê Văn Hùng, Chủ tịch UBND huyện Bến Lức, nhập viện.\n"
    assert days(f"{text}Mới đây, ông Hùng được bầu làm đại biểu Quốc hội.") == [("Đại biểu", "")]
    assert days(f"{text}Tại cuộc họp hồi tháng 7, ông Hùng được bầu làm đại biểu Quốc hội.") == [("Đại biểu", "")]


def test_the_first_year_of_a_period_is_no_acts_day() -> None:
    text = (
        "Công ty thua lỗ từ năm 2007 đến năm 2013 nhưng ông Lê Văn Hùng vẫn được bổ nhiệm làm Giám đốc Sở Y tế Long An."
    )
    assert days(text) == [("Giám đốc", "")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Quốc hội đã thông qua tờ trình của Thủ tướng đề nghị ông Lê Văn Hùng làm Bộ trưởng Y tế.", "Bộ Y tế"),
        ("Quốc hội bổ nhiệm 2 thành viên gồm: ông Lê Văn Hùng làm Bộ trưởng Y tế.", "Bộ Y tế"),
        (
            "Tỉnh ủy kỷ luật ông Lê Văn Hùng bằng hình thức cách các chức vụ: Bí thư Huyện ủy Bến Lức.",
            "Huyện ủy Bến Lức",
        ),
        ("Ông Lê Văn Hùng rời Đà Nẵng ra Hà Nội giữ chức Trưởng ban Nội chính Trung ương.", "Ban Nội chính Trung ương"),
        ("Quốc hội bãi nhiệm tư cách đại biểu Quốc hội của ông Lê Văn Hùng.", "Quốc hội"),
    ],
)
def test_acts_in_plain_words(text: str, body: str) -> None:
    found = [c for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)]
    assert [(c.member.name, c.organization.name) for c in found] == [("Lê Văn Hùng", body)]


_CEREMONY = (
    "Chiều 2/8/2023, UBND tỉnh Long An tổ chức Hội nghị công bố và trao các quyết định về công tác cán bộ.\n"
    "Tham dự có ông Trần Văn Bình.\nBà Phạm Thị Phương chủ trì.\nÔng Hồ Văn Mười phát biểu.\n"
    "Các sở báo cáo.\nNhiều ý kiến được nêu.\nTỉnh sẽ tiếp tục.\nĐại biểu chụp ảnh.\n"
)
_SESSION = "Sáng 24/6/2021, HĐND huyện Bến Lức tổ chức kỳ họp thứ nhất.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            f"{_CEREMONY}Tại Quyết định số 927/QĐ-UBND, UBND tỉnh bổ nhiệm ông Lê Văn Hùng giữ chức Giám đốc Sở Y tế.",
            "2023-08-02",
            id="an act is of the occasion on which acts are made known, however late it is told",
        ),
        pytest.param(
            f"{_SESSION}Ngày 23/5/2021, cử tri toàn huyện đi bỏ phiếu.\n"
            "Kỳ họp bầu ông Lê Văn Hùng giữ chức Chủ tịch HĐND huyện.",
            "2021-06-24",
            id="the day on which deputies were elected is not that on which these elect",
        ),
        pytest.param(
            "Ông Lê Văn Hùng được điều động, chỉ định làm Bí thư Tỉnh ủy Long An.\n"
            "Quyết định của Bộ Chính trị được ông Trần Văn Bình trao tại hội nghị Tỉnh ủy, chiều 8/10/2020.",
            "2020-10-08",
            id="one decision, handed over on a day told after it",
        ),
        pytest.param(
            "Thủ tướng ký quyết định bổ nhiệm ông Lê Văn Hùng giữ chức Thứ trưởng Bộ Y tế.\n"
            "Quyết định này có hiệu lực kể từ ngày ký ban hành 8/1/2021.",
            "2021-01-08",
            id="a decision in force from the day of its signing",
        ),
        pytest.param(
            "Ông Lê Văn Hùng được bầu làm Bí thư Huyện ủy Bến Lức tháng 1/2016. "
            "Ba tháng sau, ông được bầu giữ chức Chủ tịch HĐND huyện Bến Lức.",
            "2016-04",
            id="months after",
        ),
        pytest.param(
            "Ngày 22/8/2020, ông Lê Văn Hùng bị bắt.\n"
            "Trước đó một ngày, Tỉnh ủy Long An đình chỉ chức vụ Bí thư Huyện ủy Bến Lức đối với ông Hùng.",
            "2020-08-21",
            id="a day before",
        ),
        pytest.param(
            "Sáng 16/10, Đại hội Đảng bộ tỉnh Long An nhiệm kỳ 2020-2025 khai mạc.\n"
            "Chiều 17/10, ông Lê Văn Hùng được bầu làm Bí thư Tỉnh ủy Long An.",
            "2020-10-17",
            id="days beside that of a congress are of the first year of its term",
        ),
    ],
)
def test_the_day_of_an_act_said_elsewhere(text: str, day: str) -> None:
    assert days(text)[-1][1] == day


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 16/10, ông Trần Văn Bình tái đắc cử Bí thư Tỉnh ủy Bến Tre.\n"
        "Ở Nam Định, ông Lê Văn Hùng được bầu giữ chức Bí thư Tỉnh ủy.",
        "Chiều 18/10, hội nghị chuẩn bị Đại hội nhiệm kỳ 2020-2025 họp.\n"
        "Một năm sau, ông Lê Văn Hùng được bầu làm Bí thư Tỉnh ủy Long An.",
        "Hơn ba tháng sau, ông Lê Văn Hùng được bầu giữ chức Chủ tịch HĐND huyện Bến Lức.",
        "Cầu Mỹ Lợi khởi công ngày 15/1/2011. Một năm sau, ông Lê Văn Hùng được bổ nhiệm làm Giám đốc Sở Y tế Long An.",
        # days that no calendar has, and numbers that are none
        "Ngày 31/2, ông Lê Văn Hùng bị bắt.\nTrước đó một ngày, Tỉnh ủy Long An đình chỉ chức vụ Bí thư Huyện ủy Bến "
        "Lức đối với ông Hùng.",
        "Ngày 31/6/2021, ông Lê Văn Hùng bị bắt.\nTrước đó một ngày, Tỉnh ủy Long An đình chỉ chức vụ Bí thư Huyện ủy "
        "Bến Lức đối với ông Hùng.",
        "Năm 2016, ông Lê Văn Hùng về hưu. 99999999999 tháng sau, ông được bầu giữ chức Bí thư Huyện ủy Bến Lức.",
        "Ông Lê Văn Hùng về hưu năm 2016. ² năm sau, ông được bầu giữ chức Bí thư Huyện ủy Bến Lức.",
    ],
)
def test_a_day_that_nothing_settles_stays_open(text: str) -> None:
    assert days(text)[-1][1] == ""


def test_acts_told_in_two_ways_share_their_day() -> None:
    text = (
        "Ông Lê Văn Hùng, Giám đốc Công an tỉnh Long An, được điều động làm Cục trưởng Cục Tổ chức cán bộ Bộ Công an.\n"
        "Sáng 12/4/2022, ông Hùng được bổ nhiệm giữ chức Cục trưởng Cục Tổ chức cán bộ Bộ Công an."
    )
    assert set(days(text)) == {("Cục trưởng", "2022-04-12"), ("Giám đốc", "2022-04-12")}


def test_science_is_no_faculty() -> None:
    text = "Ông Lê Văn Hùng được bổ nhiệm giữ chức Thứ trưởng Khoa học và Công nghệ."
    assert held(text) == [("Lê Văn Hùng", "Bộ Khoa học và Công nghệ", "incoming")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Ngày 22/5/2019, Ủy ban Kiểm tra Tỉnh ủy Đắk Lắk họp. Căn cứ Quy định số 102-QĐ/TW ngày 15/11/2017 "
            "của Bộ Chính trị, Ủy ban Kiểm tra quyết định thi hành kỷ luật cảnh cáo đối với ông Lê Văn Hùng, Bí thư "
            "Huyện ủy Krông Pắc.",
            "2019-05-22",
            id="an act is not of the day of what it rests on",
        ),
        pytest.param(
            "Sáng 18/10/2023, hội nghị công bố Quyết định số 1015-QĐNS/TW ngày 16/10/2023 của Bộ Chính trị. Theo đó, "
            "ông Lê Văn Hùng thôi giữ chức Bí thư Tỉnh ủy Hậu Giang.",
            "2023-10-16",
            id="what a decision says was done on its day",
        ),
        pytest.param(
            "Chiều 15/3/2022, Tỉnh ủy tổ chức lễ trao quyết định về công tác cán bộ.\nÔng Lê Văn Hùng sinh năm 1970.\n"
            "Sau thời gian làm Phó Bí thư Tỉnh đoàn, ông Hùng được luân chuyển giữ chức Phó Bí thư Huyện ủy Hồng Ngự.",
            "",
            id="a step of a life is not of the day of the ceremony",
        ),
        pytest.param(
            "Ngày 10/4/2023, Thanh tra tỉnh Gia Lai tổ chức lễ công bố quyết định thanh tra tại Sở Y tế.\nViệc "
            "thanh tra kéo dài.\nKết luận chưa có.\nĐoàn làm việc một tháng.\nCác đơn vị phối hợp.\nHồ sơ được nộp.\n"
            "Bệnh viện đã báo cáo.\nÔng Lê Văn Hùng được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Gia Lai.",
            "",
            id="a ceremony about something else",
        ),
    ],
)
def test_the_day_of_a_decision_and_of_none(text: str, day: str) -> None:
    assert days(text)[-1][1] == day


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng trình Quốc hội phê chuẩn việc bổ nhiệm ông Lê Văn Hùng giữ chức Bộ trưởng Bộ Y tế.",
        "Quốc hội sẽ phê chuẩn việc bổ nhiệm các Bộ trưởng: ông Lê Văn Hùng giữ chức Bộ trưởng Bộ Y tế.",
        "Ủy ban Kiểm tra đề nghị Ban Bí thư xem xét:\n- Cách hết chức vụ trong Đảng đối với ông Lê Văn Hùng, Chủ tịch "
        "UBND tỉnh Long An.",
        "Huyện đã kỷ luật khiển trách các cán bộ liên quan, ông Lê Văn Hùng, Chủ tịch UBND huyện Bến Lức, cho biết.",
    ],
)
def test_what_is_only_put_forward_is_no_act(text: str) -> None:
    assert days(f"Tin\n{text}") == []


def test_a_day_that_its_year_does_not_have_is_none() -> None:
    text = "Tin\nSáng 29/2, Đại hội Đảng bộ tỉnh Long An nhiệm kỳ 2021-2026 bầu ông Lê Văn Hùng làm Bí thư Tỉnh ủy."
    assert days(text) == [("Bí thư", "")]
    assert days(text.replace("2021-2026", "2020-2025")) == [("Bí thư", "2020-02-29")]

"""Numbers of what no rule knows: whose they are, what they count, and where nobody is settled."""

from __future__ import annotations

import pytest

from kg.claims import counted_items, quantities
from kg.claims.scene import Scene
from kg.mentions import Page, read
from kg.model import Document, QuantityClaim

HEADING = "Tin Mê Linh\n\n"


def numbers(text: str) -> set[tuple[str, str]]:
    """(subject, item and value) of every number claimed below a heading."""
    page = Page(HEADING + text)
    found = quantities.claims(Scene(read(page), Document("t", HEADING + text)))
    return {(c.subject.name, f"{c.quantity_of} {c.value}") for c in found if isinstance(c, QuantityClaim)}


@pytest.mark.parametrize(
    ("text", "subject", "item"),
    [
        ("Huyện Mê Linh đã phát 120 túi thuốc.", "huyện Mê Linh", "túi thuốc 120"),
        ("Huyện Mê Linh đã trao tặng 120 bồn nước.", "huyện Mê Linh", "bồn nước được trao tặng 120"),
        ("Huyện Mê Linh đã kiểm tra 57 cơ quan, tổ chức.", "huyện Mê Linh", "cơ quan, tổ chức được kiểm tra 57"),
        ("Công an huyện Mê Linh đã xử phạt 57 cơ sở.", "Công an huyện Mê Linh", "cơ sở bị xử phạt 57"),
        ("Công an huyện Mê Linh đã tạm đình chỉ điều tra 2 vụ.", "Công an huyện Mê Linh", "vụ tạm đình chỉ điều tra 2"),
        ("Công an huyện Mê Linh đề nghị truy tố 9 vụ với 14 bị can.", "Công an huyện Mê Linh", "bị can 14"),
        ("Huyện Mê Linh làm tốt việc này. Đã cắm 25 cột mốc.", "huyện Mê Linh", "cột mốc 25"),
        ("Huyện Mê Linh có 12 xã. Có 25 bãi tập kết rác.", "huyện Mê Linh", "bãi tập kết rác 25"),
        ("Đoàn về huyện Mê Linh. Theo báo cáo, toàn huyện có 25 cây cầu yếu.", "huyện Mê Linh", "cây cầu yếu 25"),
        ("Đoàn về huyện Mê Linh. Ông nói toàn huyện xảy ra 9 vụ TNGT.", "huyện Mê Linh", "vụ tai nạn giao thông 9"),
        ("Huyện Mê Linh có số giường bệnh là 57 chiếc.", "huyện Mê Linh", "số giường bệnh 57"),
        ("Huyện Mê Linh đã cắm 24 cột mốc thuộc loại cũ.", "huyện Mê Linh", "cột mốc thuộc loại cũ 24"),
        ("Huyện Mê Linh có 25 cột mốc bị hỏng, chiếm tỷ lệ 29%.", "huyện Mê Linh", "tỷ lệ cột mốc bị hỏng (%) 29"),
        ("Huyện Mê Linh đã cắm 25 cột mốc, đạt 90% kế hoạch.", "huyện Mê Linh", "cột mốc so với kế hoạch (%) 90"),
        ("Huyện Mê Linh đã phát 25 bồn nước, trị giá 30 triệu đồng.", "huyện Mê Linh", "trị giá bồn nước 30000000"),
        ("Công an huyện Mê Linh bắt 4 bị can và khám xét nhà.", "Công an huyện Mê Linh", "bị can 4"),
        ("Năm 2016, trên địa bàn huyện Mê Linh xảy ra 54 vụ tai nạn giao thông.", "huyện Mê Linh",
         "vụ tai nạn giao thông 54"),
        ("Năm 2016, ở huyện Mê Linh có 54 vụ phạm pháp, tăng 8 vụ so với năm trước.", "huyện Mê Linh",
         "vụ phạm pháp tăng 8"),
        ("Trên địa bàn huyện Mê Linh xảy ra 9 vụ cháy, gây chết 4 người.", "huyện Mê Linh", "người chết 4"),
        ("Trên địa bàn huyện Mê Linh xảy ra 9 vụ cháy, thiệt hại về tài sản 6 tỉ đồng.", "huyện Mê Linh",
         "thiệt hại về tài sản 6000000000"),
        ("Huyện Mê Linh rộng 141 km².", "huyện Mê Linh", "diện tích (km2) 141"),
        ("Huyện Mê Linh lập trên cơ sở nhập các xã, diện tích 141 km2, dân số 272.000 người.", "huyện Mê Linh",
         "diện tích (km2) 141"),
        ("Sau thời điểm này huyện Mê Linh có 18 đơn vị hành chính cấp xã.", "huyện Mê Linh",
         "đơn vị hành chính cấp xã 18"),
        ("Huyện Mê Linh đang lấy ý kiến. Có 430 cử tri đã tham gia ý kiến.", "huyện Mê Linh",
         "cử tri đã tham gia ý kiến 430"),
    ],
)  # fmt: skip
def test_a_number_of_anything_is_of_whom_the_words_settle(text: str, subject: str, item: str) -> None:
    assert (subject, item) in numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Mê Linh yêu cầu cắm 25 cột mốc.",
        "Dự án ở huyện Mê Linh với diện tích 9 ha đã xong.",
        "Viện kiểm sát nhân dân huyện Mê Linh truy tố ông Lê Văn Nam, thiệt hại hơn 1 tỉ đồng.",
        "Sắp tới, huyện Mê Linh phát 120 túi thuốc.",
        "Huyện Mê Linh sẽ phát 120 túi thuốc.",
        "Huyện Mê Linh cho biết, Công ty Hòa Phát đã phát 120 túi thuốc.",
        "Ông Lê Văn Nam ở huyện Mê Linh, thành phố Hà Nội mua 120 túi thuốc.",
        "Tai nạn ở huyện Mê Linh, thành phố Hà Nội khiến 3 học sinh bị thương.",
        "Huyện Mê Linh đã làm việc với 2 đơn vị.",
        "Huyện Mê Linh cắm biển tại 25 tuyến phố.",
        "Huyện Mê Linh đã làm xong 25 cột mốc còn lại.",
        "Huyện Mê Linh đông dân hơn xã Lạ Lùng (có 109 hộ).",
        "Huyện Mê Linh làm tốt việc này. Công ty Hòa Phát đã cắm 25 cột mốc.",
        "Huyện Mê Linh làm tốt việc này, chiếm tỷ lệ 29%.",
        "Dự án do huyện Mê Linh làm chủ đầu tư có 12 nhà ga.",
        '"Huyện Mê Linh phát cho 120 hộ thì ai chẳng thích".',
    ],
)
def test_a_number_that_is_nobodys_is_left_alone(text: str) -> None:
    assert not numbers(text)


@pytest.mark.parametrize(
    ("before", "item", "said"),
    [
        ("đã kết nạp mới ", "đảng viên", "đảng viên được kết nạp mới"),
        ("làm chết ", "người", "người chết"),
        ("khởi tố ", "người", "người bị khởi tố"),
        ("đang điều tra ", "vụ", "vụ đang điều tra"),
        ("hiện có ", "người", "người"),
        ("xây dựng đối với ", "hộ xây dựng trái phép", "hộ xây dựng trái phép"),
        ("kết nạp ", "đảng viên được tuyên dương", "đảng viên được tuyên dương"),
    ],
)
def test_an_item_says_what_was_done_to_it(before: str, item: str, said: str) -> None:
    assert counted_items.with_act(before, item) == said


def test_a_bare_classifier_says_nothing() -> None:
    assert counted_items.says_nothing("Vụ việc")
    assert counted_items.says_nothing("người khác")
    assert not counted_items.says_nothing("người bị khởi tố")

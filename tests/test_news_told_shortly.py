"""What the news says in few words: brands, posts of long ago, honours in rows, aims told in figures, who was there."""

from __future__ import annotations

import pytest
from readings import commitments, honours, numbers, people_at, posts, told

from kg.model import ChangeClaim, ChangeKind, EventClaim

# ---------------------------------------------------------------- companies by their brands


def test_a_brand_in_brackets_is_the_company() -> None:
    text = (
        "Vụ án xảy ra tại Tổng công ty Cơ khí giao thông vận tải Sài Gòn (Samco). Ông Lê Văn Pha, Phó Tổng giám đốc"
        " Samco, có mặt. Ông Trần Văn Nam, nguyên Chủ tịch HĐQT Samco, vắng mặt."
    )
    assert posts(text) == {
        ("Lê Văn Pha", "Phó Tổng Giám đốc", "Tổng Công ty Cơ khí giao thông vận tải Sài Gòn", "current"),
        ("Trần Văn Nam", "Chủ tịch", "Hội đồng Quản trị Tổng Công ty Cơ khí giao thông vận tải Sài Gòn", "former"),
    }


def test_letters_with_blanks_in_their_brackets_are_defined() -> None:
    text = "Công ty cổ phần Hóa dầu và Xơ sợi Dầu khí ( PVTEX ) họp. Ông Vũ Đình Duy, nguyên Tổng giám đốc PVTEX, vắng."
    assert {body for _, _, body, _ in posts(text)} == {"Công ty cổ phần Hóa dầu và Xơ sợi Dầu khí"}


@pytest.mark.parametrize(
    "text",
    [
        "Ngân hàng TMCP Sài Gòn Thương Tín (Sacombank, HOSE: STB) họp. Ông Lê Văn Pha, Tổng giám đốc Sacombank, dự.",
        "Ngân hàng TMCP Sài Gòn Thương Tín - SaiGonBank họp. Ông Lê Văn Pha, Tổng giám đốc SaiGonBank, dự.",
    ],
    ids=["with where it is listed", "after a dash"],
)
def test_a_brand_of_a_bank(text: str) -> None:
    assert posts(text) == {
        ("Lê Văn Pha", "Tổng Giám đốc", "Ngân hàng Thương mại cổ phần Sài Gòn Thương Tín", "current")
    }


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CTCP Him Lam", "Công ty Cổ phần Him Lam"),
        ("Tổng công ty CP Sông Đà", "Tổng Công ty Cổ phần Sông Đà"),
        ("Công ty CP Dụng cụ thể thao Bảo Long", "Công ty Cổ phần Dụng cụ thể thao Bảo Long"),
    ],
)
def test_letters_of_joint_stock_companies_are_opened(written: str, name: str) -> None:
    assert posts(f"Ông Lê Văn Pha, Giám đốc {written}, có mặt.") == {("Lê Văn Pha", "Giám đốc", name, "current")}


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn gặp Công ty Xin Min Hua Pte Ltd (Singapore). Ông Trần Văn Nam, Giám đốc Singapore Foods, nói vậy.",
        "Đoàn gặp Công ty cổ phần Mía đường Lam Sơn (Vinh). Ông Trần Văn Nam, Chủ tịch Vinh, nói vậy.",
    ],
    ids=["a foreign name", "a place"],
)
def test_where_a_company_is_does_not_name_it(text: str) -> None:
    assert not any("Lam Sơn" in body or "Xin Min" in body for _, _, body, _ in posts(text))


def test_a_branch_of_a_bank_by_its_brand() -> None:
    text = (
        "Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank) tổ chức hội nghị. Ông Phạm Văn Phong - Giám đốc Vietcombank"
        " chi nhánh Đắk Lắk - dự."
    )
    assert {body.rpartition(" chi nhánh ")[2] for _, _, body, _ in posts(text)} == {"Đắk Lắk"}


# ---------------------------------------------------------------- posts


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ông Đinh Văn Thăng có nhiều đóng góp. Nhưng trên cương vị Bí thư Đảng ủy, Chủ tịch Hội đồng thành viên Tập"
            " đoàn Dầu khí Việt Nam giai đoạn 2009-2011, ông đã mắc khuyết điểm.",
            ("Đinh Văn Thăng", "Chủ tịch", "Hội đồng Thành viên Tập đoàn Dầu khí Việt Nam", "former"),
        ),
        (
            "Ông Võ Văn Cự xảy ra sai phạm khi làm Phó chủ tịch, Chủ tịch rồi Bí thư Tỉnh ủy Hà Tĩnh.",
            ("Võ Văn Cự", "Bí thư", "Tỉnh ủy Hà Tĩnh", "former"),
        ),
        (
            "Với những sai phạm trong thời gian làm Chủ tịch UBND tỉnh Long An, ngày 7/5, Ban Bí thư đã quyết định thi"
            " hành kỷ luật ông Trần Văn Nam.",
            ("Trần Văn Nam", "Chủ tịch", "Ủy ban nhân dân tỉnh Long An", "former"),
        ),
        (
            "Ban Bí thư đã xử lý các đồng chí nguyên là Ủy viên Trung ương như Vũ Huy Hoàn, Trần Lưu Hảo.",
            ("Trần Lưu Hảo", "Ủy viên", "Ban Chấp hành Trung ương Đảng", "former"),
        ),
        (
            "Ông Trần Văn Dũng được bổ nhiệm. Trong quá trình công tác, ông Trần Văn Dũng đã giữ các chức danh Phó Văn"
            " phòng Ủy ban Chứng khoán Nhà nước, Chủ tịch Hội đồng quản trị Sở giao dịch Chứng khoán Hà Nội.",
            ("Trần Văn Dũng", "Phó Chánh Văn phòng", "Văn phòng Ủy ban Chứng khoán Nhà nước", "former"),
        ),
        (
            "Ông Nguyễn Đình Thắng làm việc tại trường. Ông Thắng còn tham gia và đảm nhiệm nhiều chức vụ quan trọng"
            " tại các tổ chức khác như: Phó Chủ tịch Hội Tin học Việt Nam.",
            ("Nguyễn Đình Thắng", "Phó Chủ tịch", "Hội Tin học Việt Nam", "current"),
        ),
        (
            "Tỉnh ủy Bắc Giang họp. Chánh Văn phòng Huyện ủy Yên Thế Nông Thị Nết sẽ làm Phó Chánh Văn phòng Tỉnh ủy.",
            ("Nông Thị Nết", "Phó Chánh Văn phòng", "Văn phòng Tỉnh ủy Bắc Giang", "incoming"),
        ),
        (
            "Đại hội Đảng bộ xã Cẩm Bình khai mạc. Báo cáo do Phó Bí thư Thường trực Đảng ủy xã Biện Thị Lê Na trình"
            " bày.",
            ("Biện Thị Lê Na", "Phó Bí thư Thường trực", "Đảng ủy xã Cẩm Bình", "current"),
        ),
        (
            "HĐND huyện Phú Ninh họp. Bà Đoàn Thị Ngọc Hân, Trưởng phòng Tài chính - Kế hoạch trúng cử Phó Chủ tịch"
            " UBND huyện nhiệm kỳ 2021 - 2026.",
            ("Đoàn Thị Ngọc Hân", "Trưởng phòng", "Phòng Tài chính - Kế hoạch huyện Phú Ninh", "current"),
        ),
        (
            "Phó Trưởng đoàn ĐB Quốc hội TP Hà Nội Ngọ Duy Hiểu cho biết đoàn đã họp.",
            ("Ngọ Duy Hiểu", "Phó Trưởng đoàn", "Đoàn đại biểu Quốc hội thành phố Hà Nội", "current"),
        ),
        (
            "Bị khởi tố có ông Hoàng Thế Trung, nguyên Giám đốc và Nguyễn Văn Khải, nguyên Phó Giám đốc Công ty cổ phần"
            " Cấp nước Sóc Trăng.",
            ("Hoàng Thế Trung", "Giám đốc", "Công ty cổ phần Cấp nước Sóc Trăng", "former"),
        ),
        (
            "Ông Đinh Văn Dũng (SN 1959, cựu Giám đốc Văn phòng đăng ký đất đai huyện Mỹ Đức) bị khởi tố.",
            ("Đinh Văn Dũng", "Giám đốc", "Văn phòng Đăng ký đất đai huyện Mỹ Đức", "former"),
        ),
        (
            '"Nếu thiếu cát, các công trình có thể chậm", Bí thư Sóc Trăng - Nguyễn Văn Thể nói.',
            ("Nguyễn Văn Thể", "Bí thư", "Tỉnh ủy Sóc Trăng", "current"),
        ),
        (
            "Bộ trưởng Nguyễn Ngọc Thiệp trả lời. ĐB Cao Thị Xuân (Thanh Hóa) hỏi về di tích.",
            ("Cao Thị Xuân", "Đại biểu", "Quốc hội", "current"),
        ),
        (
            "Đoàn làm rõ trách nhiệm đối với ông Nguyễn Ngọc Cương - Phó Chủ tịch UBND huyện Chư Păh trong việc để mất"
            " rừng.",
            ("Nguyễn Ngọc Cương", "Phó Chủ tịch", "Ủy ban nhân dân huyện Chư Păh", "current"),
        ),
        (
            "Phó Thủ tướng Trần Hòa Minh - Chủ tịch Ủy ban an toàn giao thông (ATGT) quốc gia đã nhận định như vậy.",
            ("Trần Hòa Minh", "Chủ tịch", "Ủy ban An toàn giao thông Quốc gia", "current"),
        ),
        (
            "Bị cáo Đinh Quốc Chung (SN 1973, trú tại Hàng Bông, Hà Nội - Nguyên Phó Chủ tịch UBND phường Trung Tự).",
            ("Đinh Quốc Chung", "Phó Chủ tịch", "Ủy ban nhân dân phường Trung Tự", "former"),
        ),
        (
            "Trần Xuân Thành , nguyên Chủ tịch UBND tỉnh Hậu Giang , cũng đã bị khởi tố.",
            ("Trần Xuân Thành", "Chủ tịch", "Ủy ban nhân dân tỉnh Hậu Giang", "former"),
        ),
        (
            "Thượng tá Trương Văn Bảy - trưởng phòng cảnh sát hình sự (PC45) công an tỉnh Tiền Giang cho biết vậy.",
            ("Trương Văn Bảy", "Trưởng phòng", "Phòng Cảnh sát hình sự Công an tỉnh Tiền Giang", "current"),
        ),
        (
            "Ông Trần Văn Dũng, Đội trưởng Đội Cảnh sát hình sự - kinh tế - ma túy, Công an huyện Ý Yên nói vậy.",
            (
                "Trần Văn Dũng",
                "Đội trưởng",
                "Đội Cảnh sát hình sự - kinh tế - ma túy Công an huyện Ý Yên",
                "current",
            ),
        ),
    ],
)
def test_posts(text: str, post: tuple[str, str, str, str]) -> None:
    assert post in posts(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Ông Lê Văn Thành là Bí thư Thành ủy Hải Phòng. Ông Nguyễn Văn Đệ kể lại. Theo ông Đệ, Bí thư Hải Phòng nói"
            " như vậy là không đúng.",
            "Nguyễn Văn Đệ",
        ),
        (
            "HĐND tỉnh họp, Bộ trưởng đến dự. ĐB Cao Thị Xuân (Thanh Hóa) hỏi về di tích.",
            "Cao Thị Xuân",
        ),
        (
            "Ông Cao Đức Phát, Ủy viên Trung ương Đảng, đến dự. Với những sai phạm trong thời gian làm Chủ tịch PVN,"
            " ngày 7/5, Trung ương đã kỷ luật ông Đinh Văn Thăng.",
            "Cao Đức Phát",
        ),
    ],
    ids=["whose words they are", "a deputy of a council", "whom the sentence before names"],
)
def test_posts_of_others(text: str, person: str) -> None:
    assert {body for who, _, body, _ in posts(text) if who == person} <= {"Ban Chấp hành Trung ương Đảng"}


def test_who_leaves_a_post_to_work_for_a_body() -> None:
    text = (
        "Đồng chí Ngô Quang Hiếu, từ Phó Chủ tịch HĐND huyện Hiệp Hòa chuyển sang công tác tại Liên đoàn Lao động tỉnh"
        " Bắc Giang."
    )
    acts = [(c.member.name, c.kind, c.role) for c in told(text) if isinstance(c, ChangeClaim)]
    assert acts == [("Ngô Quang Hiếu", ChangeKind.TRANSFERRED, "Phó Chủ tịch")]


def test_a_decision_that_gives_a_post() -> None:
    text = "Ông Trần Văn Nam được Chủ tịch UBND tỉnh ký quyết định cho giữ chức Giám đốc Sở Y tế tỉnh Long An."
    assert {c.kind for c in told(text) if isinstance(c, ChangeClaim)} == {ChangeKind.APPOINTED}
    left = "Ông Trần Văn Nam được Chủ tịch UBND tỉnh ký quyết định cho thôi giữ chức Giám đốc Sở Y tế tỉnh Long An."
    assert {c.kind for c in told(left) if isinstance(c, ChangeClaim)} == {ChangeKind.DISMISSED}


# ---------------------------------------------------------------- honours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Huyện Kiến Xương, tỉnh Thái Bình tổ chức lễ. Các xã Vũ Quý, Bình Minh và Thanh Tân được UBND tỉnh tặng Cờ"
            " thi đua.",
            {"xã Vũ Quý", "xã Bình Minh", "xã Thanh Tân"},
        ),
        (
            "UBND tỉnh Ninh Thuận tặng Bằng khen cho các tập thể: Công an huyện Bác Ái, Hội Nông dân huyện Bác Ái;"
            " các cá nhân: ông Lê Văn Hiền, Thiếu tá Võ Minh Tường và Sư cả Hán Đức Mẫn.",
            {"Công an huyện Bác Ái", "Hội Nông dân huyện Bác Ái", "Lê Văn Hiền", "Võ Minh Tường", "Hán Đức Mẫn"},
        ),
        (
            "UBND huyện Trần Văn Thời tặng Giấy khen cho 15 tập thể và 23 cá nhân có thành tích xuất sắc. Trong đó có"
            " Đảng ủy xã Khánh Hải, Trường THPT Huỳnh Phan Hộ và bà Trần Kim Thoa.",
            {"Đảng ủy xã Khánh Hải", "Trường Trung học phổ thông Huỳnh Phan Hộ", "Trần Kim Thoa"},
        ),
        (
            "Lãnh đạo tỉnh đã trao Huân chương Lao động hạng Ba cho đồng chí Hoàng Đình Khương, nguyên Chủ tịch UBND"
            " thị xã Nghĩa Lộ và Trường Tiểu học Kim Đồng.",
            {"Hoàng Đình Khương", "Trường Tiểu học Kim Đồng"},
        ),
        (
            "Trong số những người lên nhận Bằng khen của Chủ tịch UBND tỉnh Thái Bình có ông Trần Xuân Đỉnh và bà"
            " Hoàng Thị Nhài.",
            {"Trần Xuân Đỉnh", "Hoàng Thị Nhài"},
        ),
        (
            "Người lớn tuổi nhất là cụ Phan Thị Bảy, 95 tuổi, đảng viên Chi bộ xã Khánh Hải, nhận Huy hiệu 75 năm"
            " tuổi Đảng.",
            {"Phan Thị Bảy"},
        ),
        (
            "UBND tỉnh Ninh Thuận tặng Bằng khen cho các tập thể: Phòng Tham mưu, Công an tỉnh Ninh Thuận.",
            set(),
        ),
    ],
    ids=["a row of communes", "bodies, then people", "in the next sentence", "a person and a school", "among those"]
    + ["whose member somebody is", "a part and its whole"],
)
def test_who_is_honoured(text: str, expected: set[str]) -> None:
    found = {who for who, _, _ in honours(text)}
    assert found == expected if expected else "Công an tỉnh Ninh Thuận" not in found


@pytest.mark.parametrize(
    ("text", "honour", "recipients"),
    [
        (
            "Thủ tướng Chính phủ tặng Bằng khen cho Khoa Nội Bệnh viện Chợ Rẫy và ba cá nhân: Thượng tá Ngô Vi Tiến,"
            " Thượng tá Phạm Nguyên Cường, Thiếu tá Lê Thị Tuyết.",
            "Bằng khen của Thủ tướng Chính phủ",
            {"Khoa Nội Bệnh viện Chợ Rẫy", "Ngô Vi Tiến", "Phạm Nguyên Cường", "Lê Thị Tuyết"},
        ),
        (
            "Thủ tướng Chính phủ tặng Bằng khen cho Khoa Nội Bệnh viện Chợ Rẫy và các ông, bà Ngô Vi Tiến, Nguyễn Thị"
            " Lý (Trưởng khoa), Chu Văn Hiền.",
            "Bằng khen của Thủ tướng Chính phủ",
            {"Khoa Nội Bệnh viện Chợ Rẫy", "Ngô Vi Tiến", "Nguyễn Thị Lý", "Chu Văn Hiền"},
        ),
        (
            "2 tập thể (Hội Chữ thập đỏ thành phố Sơn La, Hội Chữ thập đỏ huyện Mai Sơn) và 3 cá nhân được nhận Bằng"
            " khen của Thủ tướng Chính phủ; ông Lường Văn Ó, bản Hìn, thành phố Sơn La, người 61 lần hiến máu, được"
            ' trao Kỷ niệm chương "Vì sự nghiệp nhân đạo".',
            "Bằng khen của Thủ tướng Chính phủ",
            {"Hội Chữ thập đỏ thành phố Sơn La", "Hội Chữ thập đỏ huyện Mai Sơn"},
        ),
        (
            "Ông Lường Văn Ó, bản Hìn, thành phố Sơn La, người 61 lần hiến máu, được trao"
            " Huân chương Lao động hạng Ba.",
            "Huân chương Lao động hạng Ba",
            {"Lường Văn Ó"},
        ),
        (
            "Ông Đặng Xuân Thưởng là đại biểu HĐND tỉnh Lào Cai; được tặng Huân chương Lao động hạng Ba sau trận lũ.",
            "Huân chương Lao động hạng Ba",
            {"Đặng Xuân Thưởng"},
        ),
        (
            "Chủ tịch nước truy tặng Huân chương Lao động hạng Nhì cho cố Đại tá, Thầy thuốc Nhân dân Đỗ Tất Thịnh.",
            "Huân chương Lao động hạng Nhì",
            {"Đỗ Tất Thịnh"},
        ),
    ],
    ids=["so many people", "those of a row", "in brackets", "between commas", "after a semicolon", "by a title"],
)
def test_who_got_an_honour(text: str, honour: str, recipients: set[str]) -> None:
    assert {who for who, what, _ in honours(text) if what == honour} == recipients


# ---------------------------------------------------------------- commitments and numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UBND huyện Lắk ban hành Kế hoạch giảm nghèo năm 2023. Mục tiêu chung là hỗ trợ người nghèo vượt lên mức"
            " sống tối thiểu. Cụ thể, trong năm 2023, tỷ lệ hộ nghèo giảm 6,5% trở lên; xóa 260 nhà tạm.",
            ("Ủy ban nhân dân huyện Lắk", "Target", "xóa 260 nhà tạm"),
        ),
        (
            "Đảng bộ xã Cẩm Bình tổ chức Đại hội lần thứ I. Đại hội chốt 22 chỉ tiêu chủ yếu cho 5 năm tới. Trong đó,"
            " thu nhập bình quân đầu người đến năm 2030 đạt 95 triệu đồng; kết nạp 150 đảng viên.",
            ("Đảng bộ xã Cẩm Bình", "Target", "kết nạp 150 đảng viên"),
        ),
        (
            "Bí thư Tỉnh ủy Hậu Giang thăm huyện. Ông giao Sở Y tế tỉnh Hậu Giang rà soát các trạm y tế; Sở Nông"
            " nghiệp và Môi trường tỉnh Hậu Giang xây dựng phương án trữ ngọt cho các xã; Sở Công Thương tỉnh Hậu"
            " Giang kêu gọi đầu tư vào cụm công nghiệp.",
            ("Sở Công Thương tỉnh Hậu Giang", "Task", "kêu gọi đầu tư vào cụm công nghiệp"),
        ),
        (
            "Huyện ủy làm việc. Theo ông Điền, Nghị quyết Đại hội Đảng bộ huyện Long Mỹ lần thứ XIII xác định 2 khâu"
            " đột phá: phát triển hạ tầng giao thông và nâng cao chất lượng nguồn nhân lực. Mục tiêu đặt ra là đến"
            " cuối nhiệm kỳ huyện đạt chuẩn nông thôn mới, thu nhập bình quân đầu người đạt 68 triệu đồng/năm.",
            ("Đảng bộ huyện Long Mỹ", "Target", "thu nhập bình quân đầu người đạt 68 triệu đồng/năm"),
        ),
        (
            "HĐND huyện Phú Ninh họp. HĐND huyện thông qua 11 nghị quyết, trong đó có nghị quyết về nhiệm vụ năm"
            " 2023, Kế hoạch đầu tư công năm 2023 với tổng vốn lớn và Đề án phát triển kinh tế vườn giai đoạn 2023 -"
            " 2025.",
            ("Hội đồng nhân dân huyện Phú Ninh", "Project", "Đề án phát triển kinh tế vườn giai đoạn 2023 - 2025"),
        ),
    ],
    ids=["an end in figures", "so many targets", "who else is asked", "what a congress set", "among resolutions"],
)
def test_commitments(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in commitments(text)


def test_what_is_only_spoken_of_is_no_target() -> None:
    text = (
        "Bộ Kế hoạch và Đầu tư họp. Bộ đặt mục tiêu tăng trưởng năm 2017 đạt 6,7%. Trong đó, các giải pháp được đề"
        " cập là tăng khai thác thêm 1 triệu tấn dầu thô, 2 triệu tấn than."
    )
    assert not any("dầu thô" in words or "tấn than" in words for _, _, words in commitments(text))


def test_bodies_of_every_place_are_of_none() -> None:
    text = (
        "Ủy ban Kiểm tra Huyện ủy Thanh Ba họp ngày 27/9/2022. 9 tháng qua, UBKT các cấp đã kiểm tra 186 tổ chức đảng"
        " và 421 đảng viên."
    )
    assert numbers(text) == []


def test_targets_in_one_sentence_are_parted() -> None:
    text = (
        "Đại hội Đảng bộ huyện Krông Bông phấn đấu đến năm 2025 thu nhập bình quân trên 50 triệu đồng/người/năm, có ít"
        " nhất 8 xã đạt chuẩn nông thôn mới và độ che phủ rừng giữ ở mức 62%."
    )
    assert [label for _, _, label in commitments(text)] == [
        "thu nhập bình quân trên 50 triệu đồng/người/năm",
        "có ít nhất 8 xã đạt chuẩn nông thôn mới",
        "độ che phủ rừng giữ ở mức 62%",
    ]


@pytest.mark.parametrize(
    ("asked", "tasks"),
    [
        ('khẩn trương phân khai vốn, "chậm một tháng là mất một mùa nắng".', ["phân khai vốn"]),
        (
            "bắt tay vào việc ngay từ hôm nay: bảo đảm thủ tục không gián đoạn; sớm sắp xếp chỗ ở cho cán bộ.",
            ["bảo đảm thủ tục không gián đoạn", "sớm sắp xếp chỗ ở cho cán bộ"],
        ),
    ],
    ids=["words of his own", "a row after how soon"],
)
def test_what_is_asked_ends_and_begins(asked: str, tasks: list[str]) -> None:
    text = f"Chủ tịch HĐND tỉnh Vĩnh Long Bùi Hữu Nghiệp yêu cầu UBND tỉnh {asked}"
    assert [label for _, _, label in commitments(text)] == tasks


# ---------------------------------------------------------------- who was there


@pytest.mark.parametrize(
    ("text", "there", "spoke"),
    [
        (
            "Kỳ họp thứ 8 HĐND huyện Phú Ninh khóa XII đã bế mạc. Ông Phan Đình Nghĩa - Chủ tịch HĐND huyện chủ tọa"
            " kỳ họp; bà Trương Thị Quyên - Phó Trưởng Ban Kinh tế HĐND tỉnh Quảng Nam tham dự.",
            {"Phan Đình Nghĩa", "Trương Thị Quyên"},
            {"Phan Đình Nghĩa"},
        ),
        (
            "Thị xã Nghĩa Lộ tổ chức Đại hội thi đua yêu nước lần thứ IV. Tham dự Đại hội có 150 đại biểu là các điển"
            " hình tiên tiến đại diện cho cán bộ, nhân dân các dân tộc thị xã; đồng chí Sa Thị Ngân - Phó Chủ tịch"
            " HĐND tỉnh Yên Bái; đồng chí Hà Văn Ưng - Bí thư Thị ủy.",
            {"Sa Thị Ngân", "Hà Văn Ưng"},
            set(),
        ),
        (
            "Đại hội đại biểu Đảng bộ xã Cẩm Bình lần thứ I khai mạc sáng 29/7/2025. Tới chúc mừng và chỉ đạo có Phó"
            " Bí thư Tỉnh ủy Trần Nhật Quảng; Phó Giám đốc Sở Y tế tỉnh Hà Tĩnh Phan Kỳ Sơn.",
            {"Trần Nhật Quảng", "Phan Kỳ Sơn"},
            {"Trần Nhật Quảng"},
        ),
        (
            "Tại kỳ họp thứ tư HĐND TP HCM khóa IX (kỳ họp bất thường) về công tác bảo vệ môi trường đô thị, khu dân"
            " cư và quản lý chất thải trên địa bàn thành phố sáng 11/6, Chủ tịch HĐND thành phố Nguyễn Thị Tâm cho"
            " rằng chất lượng môi trường rất đáng lo ngại.",
            {"Nguyễn Thị Tâm"},
            {"Nguyễn Thị Tâm"},
        ),
    ],
    ids=["two clauses", "delegates, then guests", "who came to congratulate", "a long setting"],
)
def test_who_was_there(text: str, there: set[str], spoke: set[str]) -> None:
    assert people_at(text) == (there, spoke)


def test_another_countrys_party_holds_its_own_congress() -> None:
    text = "Hai bên thông báo kết quả Đại hội XII của Đảng Cộng sản Việt Nam và Đại hội X Đảng Nhân dân Cách mạng Lào."
    assert [c.event.ordinal for c in told(text) if isinstance(c, EventClaim)] == [12]


def test_a_conference_whose_resolution_is_followed_is_not_attended() -> None:
    text = (
        "Ban Thường vụ Tỉnh ủy Bắc Giang tổ chức hội nghị. Phát biểu giao nhiệm vụ, đồng chí Giáp Thế Vinh nhấn mạnh"
        " tinh thần Nghị quyết số 26-NQ/TW của Hội nghị Trung ương 7 (khóa XII)."
    )
    events = {c.event.name for c in told(text) if isinstance(c, EventClaim)}
    assert not any("Trung ương" in name for name in events)


def test_who_meets_the_press_about_a_conference_is_not_said_to_have_been_there() -> None:
    text = (
        "Chiều 17/5, Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Mai Tiến Hùng đã chủ trì họp báo, thông báo về những nội"
        " dung nổi bật của Hội nghị Thủ tướng Chính phủ và doanh nghiệp lần thứ 2 diễn ra cùng ngày."
    )
    assert people_at(text) == (set(), set())

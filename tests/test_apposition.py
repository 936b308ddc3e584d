"""Whose post it is where a dash, a setting, a bracket, a list or an earlier sentence stands between name and post."""

from __future__ import annotations

import pytest

from kg.analysis import analyse
from kg.model import ChangeClaim, Document, RoleClaim


def told(text: str) -> set[tuple[str, ...]]:
    """Roles as (person, role, body, status) and changes as (person, kind, role, body)."""
    claims = analyse(Document("t", text)).claims
    roles = {(c.member.name, c.role, c.organization.name, c.status.value) for c in claims if isinstance(c, RoleClaim)}
    return roles | {
        (c.member.name, c.kind.value, c.role, c.organization.name) for c in claims if isinstance(c, ChangeClaim)
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Chiều 29/5, Trưởng Ban Dân vận Tỉnh ủy Lào Cai - Lê Văn Minh đã trình bày báo cáo.",
            ("Lê Văn Minh", "Trưởng ban", "Ban Dân vận Tỉnh ủy Lào Cai", "current"),
        ),
        (
            "Sáng nay (7/2), Bí thư Thành ủy Hải Phòng - ông Đinh Văn Hải dẫn đầu đoàn công tác.",
            ("Đinh Văn Hải", "Bí thư", "Thành ủy Hải Phòng", "current"),
        ),
        (
            "Ngày 4/7, tại trụ sở, Phó Thủ tướng Trần Hòa, Chủ tịch Ủy ban An toàn giao thông quốc gia đã chủ trì họp.",
            ("Trần Hòa", "Chủ tịch", "Ủy ban An toàn giao thông Quốc gia", "current"),
        ),
        (
            "Theo Giám đốc Sở Xây dựng tỉnh Lâm Đồng, ông Hoàng Văn Minh, công trình này trái phép.",
            ("Hoàng Văn Minh", "Giám đốc", "Sở Xây dựng tỉnh Lâm Đồng", "current"),
        ),
        (  # a blank is missing
            "Ông Lê Văn Khoan,Phó Chủ tịch UBND tỉnh Long An phát biểu.",
            ("Lê Văn Khoan", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An", "current"),
        ),
        (
            "Nói về sự đổi thay của quê hương, Bí thư Huyện ủy Bến Lức - ông Đỗ Đình Hưng khẳng định quyết tâm.",
            ("Đỗ Đình Hưng", "Bí thư", "Huyện ủy Bến Lức", "current"),
        ),
        (
            "Đại biểu Quốc hội tỉnh Nghệ An Nguyễn Hữu Cẩn trả lời phỏng vấn.",
            ("Nguyễn Hữu Cẩn", "Đại biểu", "Quốc hội", "current"),
        ),
        (
            "Lê Công Doanh (nguyên Chủ tịch Ngân hàng Xây Dựng - VNCB, nguyên Tổng giám đốc Tập đoàn Thiên Thanh) bị"
            " truy tố.",
            ("Lê Công Doanh", "Tổng Giám đốc", "Tập đoàn Thiên Thanh", "former"),
        ),
        (
            "Ông Mai Văn Tuân, Phó bí thư, Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Ninh Bình phát biểu.",
            ("Mai Văn Tuân", "Phó Bí thư", "Tỉnh ủy Ninh Bình", "current"),
        ),
        (
            "Trần Vĩnh Tuyên (sinh năm 1965, trú tại phường Ba Đình, Phó Chủ tịch UBND tỉnh Long An) bị bắt.",
            ("Trần Vĩnh Tuyên", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An", "current"),
        ),
        (
            "Nghi can gồm: Nguyễn Đại Dượng (56 tuổi, Chủ tịch HĐQT Công ty Âu Lạc), Lê Văn Tâm.",
            ("Nguyễn Đại Dượng", "Chủ tịch", "Hội đồng Quản trị Công ty Âu Lạc", "current"),
        ),
        (
            "Ông Trịnh Quân Hưng nguyên Thứ trưởng Bộ Y tế sẽ dự lễ.",
            ("Trịnh Quân Hưng", "Thứ trưởng", "Bộ Y tế", "former"),
        ),
        (
            "Bà Bùi Thị Quỳnh, 46 tuổi, đang giữ chức vụ Phó bí thư được bầu làm Bí thư Tỉnh ủy Quảng Ngãi.",
            ("Bùi Thị Quỳnh", "elected", "Bí thư", "Tỉnh ủy Quảng Ngãi"),
        ),
        (
            "Chủ tịch Quốc hội Cu-ba Hoan Ết-xtê-ban La-xô Ê-rơ-nan-đết phát biểu.",
            ("Hoan Ết-xtê-ban La-xô Ê-rơ-nan-đết", "Chủ tịch", "Quốc hội Cuba", "current"),
        ),
        (
            "Chủ tịch nước Lào Bun-nhăng Vô-la-chít phát biểu.",
            ("Bun-nhăng Vô-la-chít", "Chủ tịch nước", "Lào", "current"),
        ),
        (
            "Ông Lê Trung Hồng, Ủy viên Ban Chấp hành Trung ương Đoàn, dự họp.",
            (
                "Lê Trung Hồng",
                "Ủy viên",
                "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
                "current",
            ),
        ),
        (
            "Ông Lê Văn Nam, Phó Giám đốc Sở Y tế tỉnh Long An, được Thủ tướng cho nghỉ hưu.",
            ("Lê Văn Nam", "retired", "Phó Giám đốc", "Sở Y tế tỉnh Long An"),
        ),
        (
            "Trưởng ban Tổ chức Trung ương Trần Thị Mai trao quyết định cho ông Lê Minh Triệt. Ông sẽ tham gia Ban Chấp"
            " hành, Ban Thường vụ và giữ chức Bí thư Tỉnh ủy Quảng Nam.",
            ("Lê Minh Triệt", "appointed", "Ủy viên", "Ban Thường vụ Tỉnh ủy Quảng Nam"),
        ),
        (  # the ward is no more
            "Bà Trần Thị Hồng là Chủ tịch HĐND phường Bình An cũ.",
            ("Trần Thị Hồng", "Chủ tịch", "Hội đồng nhân dân phường Bình An", "former"),
        ),
        (
            "Công ty TNHH Cường Hưng do ông Đỗ Tịnh làm Giám đốc đã trúng thầu.",
            ("Đỗ Tịnh", "Giám đốc", "Công ty TNHH Cường Hưng", "current"),
        ),
        (
            "Công ty cổ phần Thiên Thanh do ông Đỗ Tịnh làm Chủ tịch HĐQT đã trúng thầu.",
            ("Đỗ Tịnh", "Chủ tịch", "Hội đồng Quản trị Công ty cổ phần Thiên Thanh", "current"),
        ),
        (
            "Ông Lê Quốc Phương từng làm Phó Bí thư Đoàn trường, Chủ tịch Hội Sinh viên TP.HCM.",
            ("Lê Quốc Phương", "Chủ tịch", "Hội Sinh viên thành phố Hồ Chí Minh", "former"),
        ),
        (
            "Các đại biểu đã bỏ phiếu trực tiếp bầu ông Lê Đắc Hải giữ chức Chủ tịch HĐND huyện Bến Lức.",
            ("Lê Đắc Hải", "elected", "Chủ tịch", "Hội đồng nhân dân huyện Bến Lức"),
        ),
        (
            "Ông Nguyễn Văn Lời (SN 1961, quê TP HCM) tái đắc cử Bí thư Tỉnh ủy Bình Phước.",
            ("Nguyễn Văn Lời", "elected", "Bí thư", "Tỉnh ủy Bình Phước"),
        ),
        (
            "Trung tướng Lê Quang trao quyết định điều động đại tá Hà Văn Tuyến giữ chức Giám đốc Công an tỉnh Bắc"
            " Kạn; đại tá Nguyễn Viết Giảng đến nhận chức vụ Giám đốc Công an tỉnh Lai Châu.",
            ("Nguyễn Viết Giảng", "transferred", "Giám đốc", "Công an tỉnh Lai Châu"),
        ),
        (
            "Năm 2016, ông Hà Văn Tuyến làm Phó giám đốc Công an tỉnh Cao Bằng, đến tháng 1/2020 được điều động làm"
            " giám đốc Công an tỉnh Lai Châu.",
            ("Hà Văn Tuyến", "transferred", "Giám đốc", "Công an tỉnh Lai Châu"),
        ),
        (
            "Quận ủy công bố quyết định bổ nhiệm ông Ngô Quang Vịnh là Trưởng ban Dân vận Quận ủy Lê Chân.",
            ("Ngô Quang Vịnh", "appointed", "Trưởng ban", "Ban Dân vận Quận ủy Lê Chân"),
        ),
        (
            "Quyết định do Chủ tịch UBND tỉnh Thái Bình, ông Nguyễn Văn Diên ký hôm qua.",
            ("Nguyễn Văn Diên", "Chủ tịch", "Ủy ban nhân dân tỉnh Thái Bình", "current"),
        ),
        (
            "Bà Đặng Thị Liên, nguyên Chủ tịch UBND quận 9 (hiện nay là Bí thư Quận ủy quận 9) bị phê bình.",
            ("Đặng Thị Liên", "Bí thư", "Quận ủy Quận 9", "current"),
        ),
        (
            "Bà Lê Thị Nhung, tân Chủ tịch Hội Nông dân tỉnh Hậu Giang phát biểu.",
            ("Lê Thị Nhung", "Chủ tịch", "Hội Nông dân tỉnh Hậu Giang", "current"),
        ),
        (
            "Phó Vụ trưởng Vụ Địa phương 7, Ủy ban Kiểm tra Trung ương Trần Minh Phong đến dự.",
            ("Trần Minh Phong", "Phó Vụ trưởng", "Vụ Địa phương 7 Ủy ban Kiểm tra Trung ương", "current"),
        ),
        (
            "Ông Trương Văn Tuyên từng giữ các chức vụ: Phó Chủ tịch, Phó Chủ tịch Thường trực UBND tỉnh Hậu Giang.",
            ("Trương Văn Tuyên", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hậu Giang", "former"),
        ),
        (
            "Thủ tướng bổ nhiệm ông Hoàng Văn Sơn giữ chức Chủ tịch Hội đồng, Giám đốc Đại học Quốc gia Hà Nội.",
            ("Hoàng Văn Sơn", "appointed", "Chủ tịch", "Hội đồng Đại học Quốc gia Hà Nội"),
        ),
        (
            "PGS.TS Nguyễn Văn Tám, Chủ tịch Hội đồng trường, Hiệu trưởng Trường Đại học Vinh tham gia lễ.",
            ("Nguyễn Văn Tám", "Chủ tịch", "Hội đồng trường Trường Đại học Vinh", "current"),
        ),
        (
            "Ông Trần Văn Nam, Trưởng ban Quản lý các khu công nghiệp tỉnh Long An, cho biết.",
            ("Trần Văn Nam", "Trưởng ban", "Ban Quản lý các khu công nghiệp tỉnh Long An", "current"),
        ),
        (
            "Hội Cựu chiến binh tỉnh Phú Thọ họp. Thiếu tướng Nguyễn Công Chức được bầu làm Chủ tịch Hội.",
            ("Nguyễn Công Chức", "elected", "Chủ tịch", "Hội Cựu chiến binh tỉnh Phú Thọ"),
        ),
    ],
)
def test_a_post_is_the_persons(text: str, fact: tuple[str, ...]) -> None:
    assert fact in told(text)


def test_who_is_named_after_a_source_and_goes_on_to_act_is_somebody_else() -> None:
    assert not told("Theo Chủ tịch UBND xã Vĩnh Lợi, ông Trần Văn Ba đã bỏ đi từ lâu.")


def test_a_list_opened_by_a_verb_ends_with_its_clause() -> None:
    text = "Gồm có 2 Phó Giám đốc Sở Y tế Long An là các ông Lê Văn Phương và Lê Đức Thanh; ông Phạm Anh Tuấn, kế toán."
    assert {fact[0] for fact in told(text)} == {"Lê Văn Phương", "Lê Đức Thanh"}


@pytest.mark.parametrize(
    "members",
    [": Nguyễn Văn Tâm, Trần Thị Bé", ", gồm:\n1. Nguyễn Văn Tâm\n2. Trần Thị Bé\n\nĐồng chí Lò Văn Ba dự họp."],
)
def test_a_committee_elected_is_the_people_whom_the_list_names(members: str) -> None:
    found = told(f"Đại hội đã bầu Ban Thường vụ Tỉnh ủy Lai Châu gồm 2 đồng chí{members}")
    assert {fact for fact in found if fact[1] == "elected"} == {
        (name, "elected", "Ủy viên", "Ban Thường vụ Tỉnh ủy Lai Châu") for name in ("Nguyễn Văn Tâm", "Trần Thị Bé")
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Ông Lê Văn Mạnh được bầu làm Tổng Kiểm toán nhà nước; ông Ngô Văn Ba đã được miễn nhiệm chức vụ này.",
            ("Ngô Văn Ba", "dismissed", "Tổng Kiểm toán", "Kiểm toán Nhà nước"),
        ),
        (
            "Chức danh Phó Chủ tịch UBND phường Cẩm An trống đã lâu. Đại biểu bầu ông Lê Tuấn đảm nhiệm chức vụ này.",
            ("Lê Tuấn", "elected", "Phó Chủ tịch", "Ủy ban nhân dân phường Cẩm An"),
        ),
        (
            "Ông Lê Đức giữ chức Bí thư Thành ủy Ngã Bảy thay cho ông Trần Nhơn về tỉnh nhận nhiệm vụ mới.",
            ("Trần Nhơn", "transferred", "Bí thư", "Thành ủy Ngã Bảy"),
        ),
        (
            "Ông Trần Minh được bổ nhiệm làm Tư lệnh Quân khu 5 thay Trung tướng Nguyễn Long nghỉ hưu.",
            ("Nguyễn Long", "retired", "Tư lệnh", "Quân khu 5"),
        ),
        (
            "Ông Phạm Khoa được bầu giữ chức Chủ tịch Hội Nông dân tỉnh Thái Bình; các bà Lê Thị Hoa, Trần Thị Nhàn giữ"
            " chức Phó Chủ tịch.",
            ("Trần Thị Nhàn", "elected", "Phó Chủ tịch", "Hội Nông dân tỉnh Thái Bình"),
        ),
        (
            "Hội nghị bầu Ủy ban Kiểm tra Tỉnh ủy Bến Tre gồm 11 đồng chí. Đồng chí Lê Văn Thống làm Chủ nhiệm Ủy ban"
            " Kiểm tra Tỉnh ủy Bến Tre.",
            ("Lê Văn Thống", "elected", "Chủ nhiệm", "Ủy ban Kiểm tra Tỉnh ủy Bến Tre"),
        ),
    ],
)
def test_an_act_reaches_over_the_clause(text: str, fact: tuple[str, ...]) -> None:
    assert fact in told(text)


def test_a_post_said_again_is_settled_by_one_post_only() -> None:
    text = "Ông Lê Văn Ba, Bí thư Huyện ủy Ba Tơ, và bà Trần Thị Mai, Giám đốc Sở Y tế Quảng Ngãi, dự họp. Ông Ngô Văn"
    assert not any(fact[0] == "Ngô Văn Năm" for fact in told(f"{text} Năm đã được miễn nhiệm chức vụ này."))


def test_who_is_suspended_has_not_left() -> None:
    text = "HĐND tỉnh Long An đình chỉ nhiệm vụ đại biểu HĐND tỉnh Long An đối với ông Trần Văn Bình."
    assert told(text) == {
        ("Trần Văn Bình", "suspended", "Đại biểu", "Hội đồng nhân dân tỉnh Long An"),
        ("Trần Văn Bình", "Đại biểu", "Hội đồng nhân dân tỉnh Long An", "current"),
    }


# ---------------------------------------------------------------- lists of people, and who is meant by them


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ban Bí thư chỉ định ông Vũ Hải Nam, 48 tuổi, Giám đốc Sở Y tế Long An và bà Lê Thị Rin, 45 tuổi, Bí"
            " thư Huyện"
            " ủy Bến Lức tham gia Ban Chấp hành Đảng bộ tỉnh Long An.",
            [
                ("Vũ Hải Nam", "Giám đốc", "Sở Y tế tỉnh Long An", "current"),
                ("Vũ Hải Nam", "appointed", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Long An"),
                ("Lê Thị Rin", "appointed", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Long An"),
            ],
        ),
        (
            "HĐND tỉnh Long An bầu 2 Phó Chủ tịch UBND tỉnh theo giới thiệu của Chủ tịch UBND tỉnh, gồm các ông,"
            " bà: Ngô"
            " Minh Châu (57 tuổi), Phan Thị Thắng (45 tuổi).",
            [
                ("Ngô Minh Châu", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An"),
                ("Phan Thị Thắng", "elected", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An"),
            ],
        ),
        (
            "Phiên họp cũng bầu 2 Phó Bí thư Thành ủy Hải Phòng gồm: ông Trần Văn Quang (Chủ tịch UBND TP); bà"
            " Lê Thị Lệ.",
            [
                ("Trần Văn Quang", "elected", "Phó Bí thư", "Thành ủy Hải Phòng"),
                ("Lê Thị Lệ", "elected", "Phó Bí thư", "Thành ủy Hải Phòng"),
                ("Trần Văn Quang", "Chủ tịch", "Ủy ban nhân dân thành phố Hải Phòng", "current"),
            ],
        ),
        (
            "HĐND đã miễn nhiệm chức danh Ủy viên UBND tỉnh Long An đối với các ông: Lê Văn Nghị - nguyên Giám đốc Sở Y"
            " tế, lý do chuyển công tác; Đinh Văn Lung - nguyên Chánh Thanh tra tỉnh. Đồng thời bầu các chức"
            " danh khác.",
            [
                ("Lê Văn Nghị", "dismissed", "Ủy viên", "Ủy ban nhân dân tỉnh Long An"),
                ("Đinh Văn Lung", "dismissed", "Ủy viên", "Ủy ban nhân dân tỉnh Long An"),
            ],
        ),
        (
            "Hai người bị cách chức tất cả các chức vụ trong Đảng gồm ông Lê Minh Tuấn, Giám đốc Sở Y tế Long"
            " An; Trần Văn"
            " Chiến, nguyên Chánh Thanh tra tỉnh Long An.",
            [
                ("Lê Minh Tuấn", "disciplined", "Giám đốc", "Sở Y tế tỉnh Long An"),
                ("Trần Văn Chiến", "disciplined", "Chánh Thanh tra", "Thanh tra tỉnh Long An"),
            ],
        ),
        (
            "Ông Lê Văn Nên được bầu vào Bộ Chính trị và được phân công giữ chức Chánh Văn phòng Trung ương Đảng.",
            [
                ("Lê Văn Nên", "elected", "Ủy viên", "Bộ Chính trị"),
                ("Lê Văn Nên", "assigned", "Chánh Văn phòng", "Văn phòng Trung ương Đảng"),
            ],
        ),
        (
            "Đại hội Liên đoàn Lao động tỉnh Phú Thọ\n\nỦy viên Ban Thường vụ gồm các đồng chí: Lê Lan Hương,"
            " Phạm Sơn.\n\n"
            "Đồng chí Đào Quý là Chủ nhiệm Ủy ban Kiểm tra; Phó Chủ nhiệm Ủy ban Kiểm tra gồm các đồng chí: Lê"
            " Tiến.\n\n"
            "Ông Lê Văn Bằng được bầu làm Chủ tịch.",
            [
                ("Phạm Sơn", "Ủy viên", "Ban Thường vụ Liên đoàn Lao động tỉnh Phú Thọ", "current"),
                ("Đào Quý", "Chủ nhiệm", "Ủy ban Kiểm tra Liên đoàn Lao động tỉnh Phú Thọ", "current"),
                ("Lê Văn Bằng", "elected", "Chủ tịch", "Liên đoàn Lao động tỉnh Phú Thọ"),
            ],
        ),
        (
            "Đại hội bầu Ban Chấp hành Đoàn Trường Cao đẳng Y tế An Giang gồm 27 đồng chí. Anh Lê Ân tái đắc cử"
            " Bí thư.",
            [("Lê Ân", "elected", "Bí thư", "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Cao đẳng Y tế An Giang")],
        ),
        (
            "Ông Lâm Việt Thảo, Chủ tịch UBND P.Thảo Điền, Q.2 cho biết như vậy.",
            [("Lâm Việt Thảo", "Chủ tịch", "Ủy ban nhân dân phường Thảo Điền", "current")],
        ),
        (
            "Ông Vũ Đức Hòa quê Hải Dương. Ông từng là trợ lý cố Thủ tướng Võ Văn Kiệt. Trước đó, ông làm Bí thư"
            " Huyện ủy"
            " Gia Bình.",
            [
                ("Vũ Đức Hòa", "Bí thư", "Huyện ủy Gia Bình", "former"),
                ("Võ Văn Kiệt", "Thủ tướng", "Chính phủ", "former"),
            ],
        ),
        (
            "Trung ương quyết định kỷ luật ông Phạm Thắng, Ủy viên T.Ư Đảng; Bí thư Tỉnh ủy Hải Dương bằng hình"
            " thức khai"
            " trừ ra khỏi Đảng.",
            [("Phạm Thắng", "disciplined", "Bí thư", "Tỉnh ủy Hải Dương")],
        ),
        (
            "Đồng chí Bùi Xuân Vững, Trưởng Ban Tổ chức Đảng ủy Than Quảng Ninh công bố các quyết định.",
            [("Bùi Xuân Vững", "Trưởng ban", "Ban Tổ chức Đảng ủy Than Quảng Ninh", "current")],
        ),
    ],
)
def test_people_in_lists(text: str, facts: list[tuple[str, ...]]) -> None:
    assert set(facts) <= told(text)


def test_letters_of_a_photographer_are_no_district() -> None:
    text = "Ông Lê Văn Ba, Phó Chủ tịch UBND TP Cần Thơ, nói. Ảnh:H.B. Nhằm giảm ùn tắc, TP mở đường."
    assert told(text) == {("Lê Văn Ba", "Phó Chủ tịch", "Ủy ban nhân dân thành phố Cần Thơ", "current")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ông Mai Văn Dung, tỉnh đã điều chuyển từ Phó Giám đốc Sở Y tế Long An sang Giám đốc Sở Nội vụ Long An.",
            [
                ("Mai Văn Dung", "transferred", "Phó Giám đốc", "Sở Y tế tỉnh Long An"),
                ("Mai Văn Dung", "transferred", "Giám đốc", "Sở Nội vụ tỉnh Long An"),
            ],
        ),
        (
            "Ông Phạm Văn Quý, Phó Giám đốc Sở Y tế Long An, được bổ nhiệm làm Giám đốc Sở này vào tháng 9/2016.",
            [("Phạm Văn Quý", "appointed", "Giám đốc", "Sở Y tế tỉnh Long An")],
        ),
        (
            "UBND tỉnh Long An vừa cách chức Giám đốc Sở Y tế Long An Lê Văn Ba.",
            [("Lê Văn Ba", "dismissed", "Giám đốc", "Sở Y tế tỉnh Long An")],
        ),
        (
            "Sáu Phó Giám đốc Sở Y tế Long An khác gồm các ông Cao Văn Phát, Ngô Văn Hải và Trần Văn Hiếu.",
            [("Trần Văn Hiếu", "Phó Giám đốc", "Sở Y tế tỉnh Long An", "current")],
        ),
        (
            "Ông Nguyễn Văn Phong, Phó Chủ tịch UBND tỉnh Long An, đã bị Ban Chấp hành Đảng bộ tỉnh Long An thi hành kỷ"
            " luật bằng hình thức khiển trách.",
            [("Nguyễn Văn Phong", "disciplined", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An")],
        ),
        (
            "Thủ tướng giao quyền Chủ tịch UBND tỉnh Long An cho ông Trần Hoàng Tuấn.",
            [("Trần Hoàng Tuấn", "assigned", "Quyền Chủ tịch", "Ủy ban nhân dân tỉnh Long An")],
        ),
    ],
)
def test_acts_told_otherwise(text: str, facts: list[tuple[str, ...]]) -> None:
    assert set(facts) <= told(text)


def test_discipline_that_people_think_of_is_none() -> None:
    text = "Ông Lê Văn Hải là Phó Chủ tịch UBND quận 1. Việc này khiến nhiều người nghĩ ông bị kỷ luật."
    assert not any(fact[1] == "disciplined" for fact in told(text))


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Phó Trưởng khoa Nhi - Bệnh viện Bạch Mai", "Khoa Nhi Bệnh viện Bạch Mai"),
        ("Phó Vụ trưởng Vụ BHYT Bộ Y tế", "Vụ Bảo hiểm y tế Bộ Y tế"),
        ("Ủy viên Ban Chấp hành (BCH) Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("Chủ nhiệm Ủy ban Kiểm tra (UBKT) Tỉnh ủy Long An", "Ủy ban Kiểm tra Tỉnh ủy Long An"),
    ],
)
def test_a_ward_has_its_hospital_and_letters_are_opened(post: str, body: str) -> None:
    assert [fact[2] for fact in told(f"Ông Nguyễn Văn Bàng, {post}, tâm sự.")] == [body]


def test_a_committee_is_not_made_up() -> None:
    assert not any(fact[2].startswith("Ủy ban") for fact in told("Đại tá Lê Dũng, Chủ nhiệm Kho K602 đọc diễn văn."))


def test_who_retires_leaves_a_post_and_no_mere_membership() -> None:
    found = told("Ông Lê Văn Tùng - Tỉnh ủy viên, nguyên Giám đốc Sở Y tế Long An, đã nghỉ hưu trước tuổi.")
    assert [fact[2:] for fact in found if fact[1] == "retired"] == [("Giám đốc", "Sở Y tế tỉnh Long An")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Ông Lê Văn Hóa trong thời gian giữ cương vị Bí thư Tỉnh ủy Long An đã vi phạm quy định. Ban Bí thư"
            " quyết định"
            " kỷ luật cảnh cáo ông Lê Văn Hóa.",
            ("Lê Văn Hóa", "disciplined", "Bí thư", "Tỉnh ủy Long An"),
        ),
        (
            "Bị kỷ luật khiển trách, Chủ tịch UBND huyện Bến Lức Trần Văn Lữ nhận nhiệm vụ mới.",
            ("Trần Văn Lữ", "disciplined", "Chủ tịch", "Ủy ban nhân dân huyện Bến Lức"),
        ),
        (
            "Năm 2012, ông Trần Văn Vượng được điều động giữ chức Chủ tịch Hội đồng thành viên Tập đoàn Điện lực"
            " Việt Nam"
            " kiêm Bí thư Đảng ủy tập đoàn.",
            ("Trần Văn Vượng", "transferred", "Bí thư", "Đảng ủy Tập đoàn Điện lực Việt Nam"),
        ),
        (
            "Bùi Xuân Vững, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Đảng ủy Than Quảng Ninh công bố các quyết định.",
            ("Bùi Xuân Vững", "Ủy viên", "Ban Thường vụ Đảng ủy Than Quảng Ninh", "current"),
        ),
        (
            "Có trách nhiệm của ông Lê Quang Thành, nguyên Ủy viên Ban cán sự đảng, nguyên Phó Tổng Kiểm toán"
            " Nhà nước.",
            ("Lê Quang Thành", "Ủy viên", "Ban cán sự đảng Kiểm toán Nhà nước", "former"),
        ),
        (
            "Ông Lê Trí Thành đắc cử Chủ tịch UBND tỉnh Long An, kế nhiệm ông Đinh Văn Thu nghỉ hưu.",
            ("Đinh Văn Thu", "retired", "Chủ tịch", "Ủy ban nhân dân tỉnh Long An"),
        ),
    ],
)
def test_whose_post_an_act_is_about(text: str, fact: tuple[str, ...]) -> None:
    assert fact in told(text)


def test_discipline_put_off_is_none() -> None:
    text = "Ông Lê Văn Hóa, Bí thư Tỉnh ủy Long An, có lỗi. Bộ Chính trị chưa xem xét, xử lý kỷ luật ông Lê Văn Hóa."
    assert not any(fact[1] == "disciplined" for fact in told(text))


# ---------------------------------------------------------------- days of acts


@pytest.mark.parametrize(
    ("text", "person", "date"),
    [
        (  # the meeting's day, said at the top
            "Sáng 21/3/2025, HĐND tỉnh Long An họp.\n\nCác đại biểu nghe báo cáo.\n\nKinh tế ổn định.\n\nThu"
            " tăng.\n\nChi"
            " giảm.\n\nDân vui.\n\nTrời tạnh.\n\nĐồng thời bầu ông Trần Văn Sang giữ chức Chánh Thanh tra tỉnh"
            " Long An.",
            "Trần Văn Sang",
            "2025-03-21",
        ),
        (  # why somebody leaves is not when the act was
            "Sáng 21/3/2025, HĐND tỉnh Long An miễn nhiệm chức danh Ủy viên UBND tỉnh Long An đối với ông Lê Văn"
            " Nghị, lý"
            " do đã chuyển công tác từ ngày 1/3/2025.",
            "Lê Văn Nghị",
            "2025-03-21",
        ),
        (  # from when, not when it was decided
            "Theo Quyết định số 823 ban hành ngày 6/7/2018, ông Vũ Văn Tâm - Thứ trưởng Bộ Y tế nghỉ hưu từ ngày"
            " 1/9/2018.",
            "Vũ Văn Tâm",
            "2018-09-01",
        ),
        (  # a heading has the day of the article
            "Bà Lê Thị Hạnh tái đắc cử Bí thư Thành ủy Tân An\n\nNgày 20/7/2020, bà Lê Thị Hạnh tái đắc cử Bí"
            " thư Thành ủy"
            " Tân An.",
            "Lê Thị Hạnh",
            "2020-07-20",
        ),
        (
            "Ông Lê Văn Nên quê Long An. Đến tháng 1-2016, ông được bầu vào Bộ Chính trị.",
            "Lê Văn Nên",
            "2016-01",
        ),
        (
            "Thứ 6, 21/03/2025.\n\nTại kỳ họp, HĐND tỉnh Long An bầu ông Trần Văn Sang giữ chức Chánh Thanh tra tỉnh.",
            "Trần Văn Sang",
            "2025-03-21",
        ),
    ],
)
def test_the_day_of_an_act(text: str, person: str, date: str) -> None:
    claims = analyse(Document("t", text)).claims
    assert {c.date for c in claims if isinstance(c, ChangeClaim) and c.member.name == person} == {date}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (  # who is replaced ends the clause before
            "Bộ Công an bổ nhiệm đại tá Đinh Văn Nơm giữ chức Giám đốc Công an tỉnh An Giang thay cho thiếu tướng"
            " Bùi Bé Tân; đại tá Lâm Minh Hưng được bổ nhiệm giữ chức Giám đốc Công an tỉnh Long An.",
            ("Bùi Bé Tân", "appointed", "Giám đốc", "Công an tỉnh Long An"),
        ),
        (
            "Đối với lãnh đạo UBND: ông Cao Ngọc Quân được bầu giữ chức Chủ tịch UBND huyện Bến Lức; ông Nguyễn Hữu Yến"
            " và bà Ngô Thị Lan tiếp tục được bầu làm Phó Chủ tịch UBND huyện Bến Lức.",
            ("Nguyễn Hữu Yến", "elected", "Chủ tịch", "Ủy ban nhân dân huyện Bến Lức"),
        ),
        (
            "Tại cuộc gặp với Tổng Giám đốc WHO, Thủ tướng Nguyễn Xuân Phương đánh giá cao sự hợp tác.",
            ("Nguyễn Xuân Phương", "Tổng Giám đốc", "WHO", "current"),
        ),
        (
            "Sơn La đón khách. Ông Phết-tha-von Phi-lạ-văn, Bí thư Tỉnh ủy, cảm ơn tỉnh Sơn La.",
            ("Phết-tha-von Phi-lạ-văn", "Bí thư", "Tỉnh ủy Sơn La", "current"),
        ),
        (
            "Nga can thiệp vào cuộc bầu cử Tổng thống Mỹ nhằm có lợi cho ông Donald Trump.",
            ("Donald Trump", "elected", "Tổng thống", "Mỹ"),
        ),
        (  # who decides
            "Theo Quyết định của Giám đốc ĐH Huế, PGS.TS Lưu Trọng được bổ nhiệm giữ chức Trưởng phòng Đào tạo.",
            ("Lưu Trọng", "Giám đốc", "Đại học Huế", "current"),
        ),
    ],
)
def test_what_is_not_said(text: str, fact: tuple[str, ...]) -> None:
    assert fact not in told(text)


def test_a_period_is_of_whom_it_names() -> None:
    text = (
        "Chủ tịch UBND TP HCM Phan Văn Mai trao quyết định.\n\nÔng Trần Văn Bảy quê Đồng Nai.\n\nTừ tháng 3-2017 đến"
        " tháng 1-2021, ông Bảy là Bí thư Quận ủy Gò Vấp."
    )
    assert [fact[0] for fact in told(text) if fact[2] == "Quận ủy Gò Vấp"] == ["Trần Văn Bảy"]

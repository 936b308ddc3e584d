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
    assert told(text) == {("Trần Văn Bình", "suspended", "Đại biểu", "Hội đồng nhân dân tỉnh Long An")}

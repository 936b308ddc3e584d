"""Honours conferred: on whom, by what name, in which year."""

from __future__ import annotations

import pytest

from kg.claims import awards, patterns
from kg.claims.scene import Scene
from kg.errors import LexiconError
from kg.mentions import awards as finder
from kg.mentions import read
from kg.mentions.page import Page
from kg.model import AwardClaim, Document


def scene(text: str, published: str = "") -> Scene:
    """A text made ready for rules."""
    return Scene(read(Page(text)), Document("t", text, published=published))


def found(text: str, published: str = "") -> list[AwardClaim]:
    """The honours that a text says were conferred."""
    return [c for c in awards.claims(scene(text, published)) if isinstance(c, AwardClaim)]


def conferred(text: str, published: str = "") -> list[tuple[str, str, str]]:
    """(recipient, honour, year)."""
    return [(c.recipient.name, c.award.name, c.year) for c in found(text, published)]


def test_a_list_after_a_colon_is_one_claim_a_year() -> None:
    text = (
        "Đảng bộ và nhân dân quận Thanh Xuân vinh dự được Đảng và Nhà nước tặng thưởng nhiều phần thưởng cao quý: "
        "Cờ thi đua Chính phủ năm 2015, Huân chương lao động Hạng Nhất lần 2 năm 2016, "
        "Cờ thi đua xuất sắc của UBND thành phố Hà Nội các năm 2018, 2019."
    )
    flag = "Cờ thi đua xuất sắc của Ủy ban nhân dân thành phố Hà Nội"
    assert [(a, y) for _, a, y in conferred(text)] == [
        ("Cờ thi đua của Chính phủ", "2015"),
        ("Huân chương Lao động hạng Nhất", "2016"),
        (flag, "2018"),
        (flag, "2019"),
    ]
    assert {r for r, _, _ in conferred(text)} == {"Đảng bộ quận Thanh Xuân"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2005, bà Dương Thị Tuyết đã vinh dự được Chủ tịch nước tặng Huân chương Lao động hạng III.",
            [("Dương Thị Tuyết", "Huân chương Lao động hạng Ba", "2005")],
        ),
        (
            "Thủ tướng trao huân chương Độc lập hạng nhất cho nguyên Phó Thủ tướng Vũ Văn Ninh.",
            [("Vũ Văn Ninh", "Huân chương Độc lập hạng Nhất", "")],
        ),
        (
            "Bí thư trao Huy hiệu 70, 60 năm tuổi Đảng cho ông Trần Thăng Phúc (89 tuổi) và bà Hoàng Thị Thường.",
            [
                ("Trần Thăng Phúc", "Huy hiệu 70 năm tuổi Đảng", ""),
                ("Hoàng Thị Thường", "Huy hiệu 60 năm tuổi Đảng", ""),
            ],
        ),
        (
            "Ông Nguyễn Văn Hải được Bộ trưởng Bộ Tài chính tặng Bằng khen; được Bộ Y tế tặng Giấy khen.",
            [
                ("Nguyễn Văn Hải", "Bằng khen của Bộ trưởng Bộ Tài chính", ""),
                ("Nguyễn Văn Hải", "Giấy khen của Bộ Y tế", ""),
            ],
        ),
        (
            "Theo công dân thủ đô ưu tú Trần Trọng Dực, bệnh thành tích còn nặng. "
            "Đây là vấn đề mấu chốt, công dân thủ đô ưu tú năm 2015 nói.",
            [("Trần Trọng Dực", "Công dân Thủ đô ưu tú", "2015")],
        ),
        (
            "Lễ kỷ niệm ngày thành lập tỉnh Lào Cai (12/7/1907 - 12/7/2017) và đón nhận Huân chương Độc lập hạng Nhất.",
            [("tỉnh Lào Cai", "Huân chương Độc lập hạng Nhất", "2017")],
        ),
        (
            "Hội trao Kỷ niệm chương “Vì sự nghiệp Công đoàn” cho ông Nguyễn Đức Lợi.",
            [("Nguyễn Đức Lợi", "Kỷ niệm chương Vì sự nghiệp Công đoàn", "")],
        ),
        (
            "UBND tỉnh Nam Định công nhận 3 xã đạt chuẩn nông thôn mới kiểu mẫu năm 2022, gồm: "
            "Kim Thái (huyện Vụ Bản); Giao Thịnh, Giao Tân (huyện Giao Thủy).",
            [
                ("xã Kim Thái", "Đạt chuẩn nông thôn mới kiểu mẫu", "2022"),
                ("xã Giao Thịnh", "Đạt chuẩn nông thôn mới kiểu mẫu", "2022"),
                ("xã Giao Tân", "Đạt chuẩn nông thôn mới kiểu mẫu", "2022"),
            ],
        ),
        (
            "Trường Đại học Thủy lợi được tặng Huân chương Độc lập hạng Ba (1989), hạng Nhì (1998).",
            [
                ("Trường Đại học Thủy lợi", "Huân chương Độc lập hạng Ba", "1989"),
                ("Trường Đại học Thủy lợi", "Huân chương Độc lập hạng Nhì", "1998"),
            ],
        ),
        (
            "Ông Trần Văn Nam đạt danh hiệu Chiến sĩ thi đua cơ sở, năm 2015 được Bộ Y tế tặng Bằng khen.",
            [
                ("Trần Văn Nam", "Chiến sĩ thi đua cơ sở", ""),
                ("Trần Văn Nam", "Bằng khen của Bộ Y tế", "2015"),
            ],
        ),
        (
            "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho 1 tập thể Vụ Pháp chế Bộ Y tế và ông Lê Tất Đạt.",
            [
                ("Vụ Pháp chế Bộ Y tế", "Huân chương Lao động hạng Ba", ""),
                ("Lê Tất Đạt", "Huân chương Lao động hạng Ba", ""),
            ],
        ),
        (
            "Thị trấn Quán Hàu được tặng danh hiệu “Đơn vị điển hình tiên tiến” năm 2018.",
            [("thị trấn Quán Hàu", "Đơn vị điển hình tiên tiến", "2018")],
        ),
    ],
)
def test_honours_conferred(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert conferred(text) == expected


def test_the_year_of_the_news_is_that_of_an_act_told_as_news() -> None:
    text = "Chủ tịch nước trao Huân chương Lao động hạng Nhất cho ông Nguyễn Thanh Sơn."
    assert conferred(text, "2017-06-30") == [("Nguyễn Thanh Sơn", "Huân chương Lao động hạng Nhất", "2017")]
    past = "Ông Nguyễn Thanh Sơn đã được tặng Huân chương Lao động hạng Nhất."
    assert conferred(past, "2017-06-30") == [("Nguyễn Thanh Sơn", "Huân chương Lao động hạng Nhất", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Nhất cho ông Nguyễn Văn Hải.",
        "Chủ tịch nước hủy bỏ quyết định tặng Huân chương Lao động hạng Ba cho ông Nguyễn Văn Hải.",
        "Nếu ông Nguyễn Văn Hải được tặng Huân chương Lao động thì đó là vinh dự.",
        "Hội Nhà báo trao Bằng khen cho 8 hội viên.",
        "Ông Nguyễn Văn Hải được tặng huy chương vàng.",
        "Cô Nguyễn Thị Hoa đạt danh hiệu Hoa hậu Việt Nam.",
        "Các đại biểu viếng Anh hùng liệt sĩ Nguyễn Văn Hải.",
        "Ông Nguyễn Văn Hải nhận nhiều huân chương, huy chương.",
        "Cục Cơ yếu tổ chức Lễ đón nhận danh hiệu Anh hùng Lao động trao tặng Ban Mã hóa miền Nam.",
        "Lực lượng TNXP Nghệ An vinh dự được tặng Huân chương Chiến công.",
        "Hội Nông dân tỉnh Phú Thọ được tặng 121 Huân chương Lao động cho các tập thể.",
    ],
)
def test_what_confers_no_honour_on_anybody_named(text: str) -> None:
    assert conferred(text) == []


def test_a_pronoun_goes_on_about_the_one_honoured() -> None:
    text = (
        "Ông Vũ Kim Sơn trao Huy hiệu 30 năm tuổi Đảng cho đảng viên Đỗ Kim Hội.\n"
        "Nhiều năm liền, đồng chí được công nhận danh hiệu Chiến sỹ thi đua cấp cơ sở."
    )
    claim = found(text)[-1]
    assert (claim.recipient.name, claim.award.name) == ("Đỗ Kim Hội", "Chiến sĩ thi đua cơ sở")
    assert claim.context == ("'đồng chí' is Đỗ Kim Hội, honoured before",)


def test_spans_hold_recipient_and_honour() -> None:
    text = "Sáng 5/7, tỉnh Lào Cai đón nhận Huân chương Độc lập hạng Nhất."
    assert found(text)[0].spans[0].cut(text) == "tỉnh Lào Cai đón nhận Huân chương Độc lập hạng Nhất"


def test_grades_and_recipients_go_in_step_or_nowhere() -> None:
    text = "Thủ tướng trao Huân chương Lao động hạng Nhì, hạng Ba cho ông Lê Văn Tám và bà Đỗ Thị Hoa{}."
    assert [(who, honour[-3:]) for who, honour, _ in conferred(text.format(""))] == [
        ("Lê Văn Tám", "Nhì"),
        ("Đỗ Thị Hoa", " Ba"),
    ]
    assert conferred(text.format(" và ông Võ Văn Chín")) == []


def test_the_fuller_name_of_an_honour_stands_alone() -> None:
    text = (
        "Trung đoàn 88 nhận Huân chương Bảo vệ Tổ quốc\n\n"
        "Ngày 21/5/2015, Trung đoàn 88 tổ chức lễ kỷ niệm 40 năm thành lập và đón nhận Huân chương Bảo vệ Tổ quốc "
        "hạng Ba."
    )
    assert conferred(text) == [("Trung đoàn 88", "Huân chương Bảo vệ Tổ quốc hạng Ba", "2015")]


def test_all_places_of_a_row_are_honoured() -> None:
    text = "Chủ tịch nước đã trao Huân chương Độc lập hạng Ba tặng tỉnh Đồng Nai và tỉnh Nam Định."
    assert {who for who, _, _ in conferred(text)} == {"tỉnh Đồng Nai", "tỉnh Nam Định"}


def test_a_standard_is_an_honour_only_where_it_is_conferred() -> None:
    assert conferred("Xã Tân Lập được công nhận đạt chuẩn nông thôn mới vào năm 2015.") == [
        ("xã Tân Lập", "Đạt chuẩn nông thôn mới", "2015")
    ]
    told = scene("Xã Tân Lập phấn đấu đạt chuẩn nông thôn mới.")
    assert not list(awards.claims(told)) and not list(awards.mentions(told))


def test_mentions_name_every_honour() -> None:
    made = list(awards.mentions(scene("NSND Lệ Thủy và Huân chương Lao động hạng Nhì, Ba")))
    assert [m.label for m in made] == [
        "Nghệ sĩ Nhân dân",
        "Huân chương Lao động hạng Nhì",
        "Huân chương Lao động hạng Ba",
    ]


@pytest.mark.parametrize("rule", patterns.load("awards"), ids=lambda r: r.id)
def test_rules_hold_on_their_sentences(rule: patterns.Rule) -> None:
    assert rule.id in {c.rule for c in found(rule.match)}
    assert rule.id not in {c.rule for c in found(rule.reject)}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Bằng khen\tcertificate\tbằng khen", "class 'certificate'"),
        ("Bằng khen\tissued\t", "at least one spelling"),
        ("Bằng khen\tissued\tbằng khen\nGiấy khen\tissued\tbằng khen", "twice"),
    ],
)
def test_a_wrong_table_is_told_by_file_and_line(monkeypatch: pytest.MonkeyPatch, line: str, message: str) -> None:
    def table(name: str, width: int) -> list[tuple[int, list[str]]]:
        return [(n, row.split("\t")) for n, row in enumerate(line.splitlines(), 1)]

    monkeypatch.setattr(finder, "rows", table)
    with pytest.raises(LexiconError, match=rf"awards\.tsv:\d.*{message}"):
        finder._lexicon.__wrapped__()


def test_those_listed_after_a_colon_got_it_each() -> None:
    text = (
        "2 tập thể được Thủ tướng Chính phủ tặng Bằng khen: 1.Sở Y tế tỉnh Nghệ An; 2.Nhân dân và cán bộ thành phố "
        "Vinh. 2 cá nhân được Thủ tướng Chính phủ tặng Bằng khen: 1. Ông Trần Văn Hải - Chủ tịch UBND tỉnh Nghệ An; "
        "2. Bà Lê Thị Hoa."
    )
    assert [r for r, _, _ in conferred(text)] == [
        "Sở Y tế tỉnh Nghệ An",
        "thành phố Vinh",
        "Trần Văn Hải",
        "Lê Thị Hoa",
    ]
    assert {a for _, a, _ in conferred(text)} == {"Bằng khen của Thủ tướng Chính phủ"}


def test_a_list_ends_where_it_speaks_of_another_honour() -> None:
    text = (
        "UBND tỉnh Nghệ An tặng Bằng khen cho 2 cá nhân, gồm:\n- Ông Trần Văn Hải;\n- Bà Lê Thị Hoa;\n"
        "- Tặng hoa cho ông Phạm Đức Long."
    )
    flag = "Bằng khen của Ủy ban nhân dân tỉnh Nghệ An"
    assert conferred(text) == [("Trần Văn Hải", flag, ""), ("Lê Thị Hoa", flag, "")]


def test_an_anniversary_gives_the_year_of_what_was_handed_over_at_it() -> None:
    text = (
        "Huyện Việt Yên kỷ niệm 200 năm thành lập huyện (1820 - 2020). Bí thư Tỉnh ủy trao Huân chương Độc lập hạng "
        "Nhất cho huyện Việt Yên."
    )
    assert conferred(text) == [("huyện Việt Yên", "Huân chương Độc lập hạng Nhất", "2020")]
    assert conferred(text.replace("200", "150")) == [("huyện Việt Yên", "Huân chương Độc lập hạng Nhất", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thủ tướng Chính phủ quyết định tặng Bằng khen cho huyện Bến Lức.",
            [("huyện Bến Lức", "Bằng khen của Thủ tướng Chính phủ")],
        ),
        (
            "Chủ tịch UBND tỉnh Long An tặng Bằng khen cho huyện Bến Lức.",
            [("huyện Bến Lức", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Long An")],
        ),
        # who hands it over need not be who gives it
        ("Chủ tịch UBND tỉnh Long An trao Bằng khen cho huyện Bến Lức.", [("huyện Bến Lức", "Bằng khen")]),
        # a body that gives is none of the row of those who receive
        (
            "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho huyện Bến Lức; UBND tỉnh Long An tặng Bằng khen cho 5 "
            "tập thể.",
            [("huyện Bến Lức", "Huân chương Lao động hạng Ba")],
        ),
    ],
)
def test_who_gives_is_told_before_the_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who, honour) for who, honour, _ in conferred(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # aims, plans, years to come, conditions
        "Mục tiêu đến năm 2030, huyện Lạc Sơn đạt chuẩn nông thôn mới.",
        "Kế hoạch của tỉnh Hòa Bình như sau. Năm 2026, huyện Lạc Sơn đạt chuẩn nông thôn mới.",
        "Theo kế hoạch, năm 2024 có 9 xã về đích; năm 2025, huyện Lạc Sơn đạt chuẩn nông thôn mới.",
        "Từ nay đến cuối năm 2025, huyện Lạc Sơn đạt chuẩn nông thôn mới.",
        "Phấn đấu đến năm 2025: 100% xã có đường nhựa; huyện Lạc Sơn đạt chuẩn nông thôn mới.",
        # considered, submitted, refused, taken back
        "Hội đồng thẩm định họp xét, công nhận huyện Lạc Sơn, huyện Tân Lạc đạt chuẩn nông thôn mới năm 2024.",
        "UBND tỉnh Hòa Bình trình Thủ tướng công nhận huyện Lạc Sơn và huyện Tân Lạc đạt chuẩn nông thôn mới.",
        "UBND tỉnh từ chối công nhận huyện Lạc Sơn, huyện Tân Lạc đạt chuẩn nông thôn mới.",
        "UBND tỉnh rút quyết định công nhận huyện Lạc Sơn, huyện Tân Lạc đạt chuẩn nông thôn mới.",
    ],
)
def test_a_standard_that_is_not_met_yet(text: str) -> None:
    assert conferred(f"Tin nông thôn mới.\n\n{text}") == []


def test_a_title_joined_to_the_next_name_is_not_that_of_the_one_before() -> None:
    assert conferred("Trần Văn Nam, TTƯT.BSCKII Lê Văn Sơn và bà Lê Thị Hoa dự lễ.") == []

"""Commitments: what they are called, where their words end, and whose they are."""

from __future__ import annotations

import pytest

from kg.claims import adoptions, labels, patterns
from kg.claims.scene import Scene
from kg.mentions import Page, read
from kg.model import AdoptionClaim, CommitmentKind, Document, MentionType

RULES = patterns.load("adoptions")


def scene(text: str) -> Scene:
    return Scene(read(Page(text)), Document("t", text))


def claimed(text: str) -> list[AdoptionClaim]:
    return [c for c in adoptions.claims(scene(text)) if isinstance(c, AdoptionClaim)]


def told(text: str) -> list[tuple[str, str, str]]:
    return [(c.adopter.name, c.commitment.kind.value, c.commitment.label) for c in claimed(text)]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_each_rule_fires_on_its_sentence_and_not_on_the_other(rule: patterns.Rule) -> None:
    text = "Tin quận, huyện.\n"  # a heading, so that the sentence is none
    assert rule.id in {c.rule for c in claimed(text + rule.match)}
    assert rule.id not in {c.rule for c in claimed(text + rule.reject)}


def test_programmes_after_a_colon_are_one_commitment_each() -> None:
    text = (
        "Đại hội Đảng bộ Quận 11 đã xác định 4 chương trình trọng điểm, gồm có: Chương trình “Giảm nghèo bền vững”; "
        "“Chỉnh trang và phát triển đô thị”; "
        "“Cải cách hành chính”."
    )
    assert told(text) == [
        ("Đảng bộ quận 11", "Programme", "Giảm nghèo bền vững"),
        ("Đảng bộ quận 11", "Programme", "Chỉnh trang và phát triển đô thị"),
        ("Đảng bộ quận 11", "Programme", "Cải cách hành chính"),
    ]


def test_a_quotation_goes_on_over_sentences() -> None:
    text = (
        "Đảng bộ quận Thanh Xuân đặt mục tiêu tổng quát là: “Thúc đẩy tăng trưởng kinh tế. "
        "Nâng cao năng lực quản lý đô thị”, đồng chí nhấn mạnh."
    )
    assert told(text) == [
        ("Đảng bộ quận Thanh Xuân", "Objective", "Thúc đẩy tăng trưởng kinh tế. Nâng cao năng lực quản lý đô thị")
    ]


def test_an_enumeration_runs_over_paragraphs_and_keeps_its_adopter() -> None:
    text = (
        "Tin Hà Nội.\nBí thư Thành ủy Hà Nội yêu cầu Quận ủy Ba Đình tập trung giải quyết 2 vấn đề sau. "
        "Thứ nhất, chỉ đạo xây dựng kế hoạch, phân công rõ người, rõ việc; triển khai đồng bộ.\n\n"
        "Thứ hai, tập trung đổi mới công tác giáo dục chính trị."
    )
    assert told(text) == [
        ("Quận ủy Ba Đình", "Task", "chỉ đạo xây dựng kế hoạch, phân công rõ người, rõ việc"),
        ("Quận ủy Ba Đình", "Task", "tập trung đổi mới công tác giáo dục chính trị"),
    ]


def test_reasons_told_one_by_one_are_no_tasks() -> None:
    text = (
        "Tin.\nUBND quận Ba Đình nêu một số vấn đề và yêu cầu. Thứ nhất, do chưa có hướng dẫn "
        "nên quận phải vận dụng. Thứ hai, thực hiện tốt quy chế."
    )
    assert [c for c in claimed(text) if c.rule == "adopt.enumerated"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tin.\nNếu Hà Nội cần tiếp tục triển khai dự án thì phải làm gì.",
        "Tin.\nHà Nội có cần tiếp tục triển khai dự án này hay không?",
        "Tin.\nCông ty Hòa Phát cần tiếp tục nâng cao chất lượng sản phẩm của mình.",
        "Tin.\nAnh Nam cần tập trung nâng cao thể lực trước trận gặp Thái Lan.",
        "Siêu xe mới có chủ đề “Tốc độ và đam mê của người Ý”.",
    ],
)
def test_suppositions_questions_and_private_matters_are_not_claimed(text: str) -> None:
    assert told(text) == []


def test_a_label_has_the_words_and_marks_of_the_text() -> None:
    text = (
        "Tin.\nĐảng bộ quận Thanh Xuân cần tiếp tục thực hiện tốt “nhiệm vụ kép” trong giai đoạn mới; giữ vững ổn định."
    )
    claim, other = claimed(text)
    assert other.commitment.label == "giữ vững ổn định"
    assert claim.commitment.label == "tiếp tục thực hiện tốt “nhiệm vụ kép” trong giai đoạn mới"
    assert claim.commitment.kind is CommitmentKind.TASK
    assert claim.commitment.label == claim.spans[-1].cut(text)


def test_mentions_stand_at_the_words_of_the_commitment() -> None:
    text = "Tin.\nHội Cựu chiến binh quận Thanh Xuân triển khai phong trào “Cựu chiến binh gương mẫu”."
    (mention,) = adoptions.mentions(scene(text))
    assert (mention.type, mention.text) == (MentionType.COMMITMENT, "Cựu chiến binh gương mẫu")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('  "Cải cách hành chính". ', "Cải cách hành chính"),
        ("xây dựng mô hình (gọi tắt là A)", "xây dựng mô hình (gọi tắt là A)"),
        ('thực hiện tốt "nhiệm vụ kép"', 'thực hiện tốt "nhiệm vụ kép"'),
    ],
)
def test_marks_around_a_label_go_and_marks_within_stay(text: str, words: str) -> None:
    start, end = labels.trim(text, 0, len(text))
    assert text[start:end] == words


def test_a_clause_ends_where_the_text_turns() -> None:
    text = "kiểm tra hồ sơ, xử lý vi phạm nhưng chưa có kết quả; báo cáo cấp trên"
    start, end = labels.clause(text, 0, len(text))
    assert text[start:end] == "kiểm tra hồ sơ, xử lý vi phạm"


CONGRESS = "Sáng 5/8/2025, Đại hội Đảng bộ xã Khun Há lần thứ I đã bế mạc.\n\n"


def test_a_list_under_a_heading_is_set_member_by_member_until_a_paragraph_without_mark() -> None:
    text = (
        CONGRESS + "Một số chỉ tiêu chủ yếu đến năm 2030:\n\n- Thu nhập bình quân đầu người đạt 86,4 triệu đồng.\n"
        "- Giữ gìn bản sắc văn hóa dân tộc.\n- Tỷ lệ hộ nghèo giảm 2%/năm.\n\nĐến nay toàn xã có 56 chi bộ."
    )
    assert told(text) == [
        ("Đảng bộ xã Khun Há", "Target", "Thu nhập bình quân đầu người đạt 86,4 triệu đồng"),
        ("Đảng bộ xã Khun Há", "Target", "Tỷ lệ hộ nghèo giảm 2%/năm"),
    ]


def test_members_of_a_list_may_bear_numbers() -> None:
    text = CONGRESS + "Các khâu đột phá:\n\n1. Đẩy mạnh cải cách hành chính.\n\n2. Phát triển du lịch cộng đồng."
    assert [label for _, _, label in told(text)] == ["Đẩy mạnh cải cách hành chính", "Phát triển du lịch cộng đồng"]


def test_targets_go_on_after_a_semicolon_and_results_are_none() -> None:
    text = (
        CONGRESS
        + "Đảng bộ phấn đấu 100% chi bộ hoàn thành nhiệm vụ; kết nạp 50 đảng viên; đến nay đã đạt 30 đảng viên."
    )
    assert [label for _, _, label in told(text)] == ["100% chi bộ hoàn thành nhiệm vụ", "kết nạp 50 đảng viên"]


@pytest.mark.parametrize("who", ["Cử tri", "Người dân xã Khun Há", "Các doanh nghiệp"])
def test_what_people_ask_of_a_body_is_not_set_to_it(who: str) -> None:
    assert told(f"Tin tỉnh Lai Châu.\n{who} đề nghị UBND tỉnh Lai Châu sớm sửa chữa đường liên xã bị sạt lở.") == []
    assert told("Tin tỉnh Lai Châu.\nThủ tướng yêu cầu UBND tỉnh Lai Châu sớm sửa chữa đường liên xã bị sạt lở.") != []


def test_sentences_without_a_subject_go_on_with_the_tasks_before_them() -> None:
    text = (
        "Tin huyện.\n\nNhiệm kỳ 2025-2030, Đảng bộ xã Khun Há đề ra 12 chỉ tiêu và 5 nhiệm vụ trọng tâm. Trong đó, tập "
        "trung xây dựng đội ngũ cán bộ của xã. Tiếp tục cải cách thủ tục hành chính. {} Đẩy mạnh trồng rừng sản xuất."
    )
    first = ["tập trung xây dựng đội ngũ cán bộ của xã", "Tiếp tục cải cách thủ tục hành chính"]
    assert [label for _, _, label in told(text.format(""))] == [*first, "Đẩy mạnh trồng rừng sản xuất"]
    assert [label for _, _, label in told(text.format("Đại hội đã bế mạc."))] == first
    assert [label for _, _, label in told(text.format("\n\n"))] == first
    assert {adopter for adopter, _, _ in told(text.format(""))} == {"Đảng bộ xã Khun Há"}


def test_what_who_asks_does_besides_is_no_task_of_who_is_asked() -> None:
    text = (
        "Tin huyện.\n\nBí thư Tỉnh ủy yêu cầu Sở Y tế tỉnh Nghệ An tập trung kiểm tra các cơ sở khám bệnh. Đồng thời {}"
    )
    assert len(told(text.format("tăng cường kiểm tra các quầy thuốc tư nhân."))) == 2
    assert len(told(text.format("chỉ đạo các sở, ngành rút kinh nghiệm về việc này."))) == 1


def test_targets_of_units_are_one_a_unit() -> None:
    text = (
        "Tin huyện.\n\nĐảng bộ huyện Mê Linh phấn đấu để xã Tiến Thịnh đạt tiêu chí đô thị, xã Chu Phan được nâng cấp "
        "lên thị trấn."
    )
    assert told(text) == [
        ("Đảng bộ huyện Mê Linh", "Target", "xã Tiến Thịnh đạt tiêu chí đô thị"),
        ("Đảng bộ huyện Mê Linh", "Target", "xã Chu Phan được nâng cấp lên thị trấn"),
    ]


def test_targets_follow_the_sentence_that_announces_them() -> None:
    text = (
        "Sáng 12/5/2020, Đảng bộ xã Khun Há tổ chức Đại hội đại biểu nhiệm kỳ 2020-2025.\n"
        "Tại đại hội, các đại biểu đã thông qua 16 chỉ tiêu. Cụ thể, thu nhập bình quân đạt 70 triệu đồng; "
        "tỷ lệ hộ nghèo còn 2%."
    )
    assert told(text) == [
        ("Đảng bộ xã Khun Há", "Target", "thu nhập bình quân đạt 70 triệu đồng"),
        ("Đảng bộ xã Khun Há", "Target", "tỷ lệ hộ nghèo còn 2%"),
    ]


def test_results_beside_their_targets_are_no_targets() -> None:
    text = "Huyện Mê Linh có nhiều chỉ tiêu đạt khá so với kế hoạch như: thu ngân sách 334 tỷ đồng, tăng 4%."
    assert told(text) == []


def test_who_holds_two_posts_speaks_for_the_first() -> None:
    text = (
        "Tin huyện.\nÔng Lê Văn Nam, Bí thư Huyện ủy Mê Linh, Chủ tịch HĐND huyện Mê Linh yêu cầu các địa phương "
        "tiếp tục phát huy vai trò của người đứng đầu trong công việc."
    )
    assert {who for who, _, _ in told(text)} == {"Huyện ủy Mê Linh"}


@pytest.mark.parametrize(
    ("text", "labels_"),
    [
        (  # after semicolons
            "Bí thư Tỉnh ủy đề nghị huyện Mê Linh rà soát các dự án chậm tiến độ; tăng cường kiểm "
            "tra đất đai; nguồn lực.",
            ["rà soát các dự án chậm tiến độ", "tăng cường kiểm tra đất đai"],
        ),
        (  # none of the row of another
            "Huyện Mê Linh cần cải thiện ba chỉ số yếu: tham gia của người dân; công khai, minh bạch "
            "thủ tục hành chính.",
            ["cải thiện ba chỉ số yếu: tham gia của người dân"],
        ),
        (  # beside
            "Phường Mỹ Đình 2 đang tập trung xây dựng các ngõ tự quản, đồng thời khắc phục tình "
            "trạng thiếu nhà văn hóa.",
            ["xây dựng các ngõ tự quản", "khắc phục tình trạng thiếu nhà văn hóa"],
        ),
        (  # a row of works
            "Hội Nông dân huyện Mê Linh ưu tiên củng cố tổ chức cơ sở, mở rộng mạng lưới hội viên và "
            "xây dựng văn phòng mới.",
            ["củng cố tổ chức cơ sở", "mở rộng mạng lưới hội viên", "xây dựng văn phòng mới"],
        ),
        (  # a heading that ran on
            "Huyện Mê Linh sẽ nâng cấp các trạm trung chuyển rác Theo ông Lê Văn Nam, việc này đã chậm.",
            ["nâng cấp các trạm trung chuyển rác"],
        ),
        (  # what goes before who is asked
            "Bí thư Tỉnh ủy yêu cầu, để giảm tai nạn trong dịp lễ, huyện Mê Linh cần rà soát lại các "
            "điểm đen giao thông.",
            ["rà soát lại các điểm đen giao thông"],
        ),
    ],
)
def test_a_row_of_tasks_is_cut_where_another_verb_of_doing_begins(text: str, labels_: list[str]) -> None:
    assert [label for _, _, label in told(f"Tin huyện Mê Linh.\n{text}")] == labels_


@pytest.mark.parametrize(
    ("then", "label"),
    [
        ("Bên cạnh đó, cần siết chặt kỷ cương trong quản lý đô thị.", "siết chặt kỷ cương trong quản lý đô thị"),
        ("Đồng chí cũng đề nghị tăng cường kiểm tra đất đai.", "tăng cường kiểm tra đất đai"),
        ("Huyện tiếp tục cải thiện môi trường đầu tư.", "tiếp tục cải thiện môi trường đầu tư"),
        ("\n\nĐồng thời, nâng cao chất lượng cán bộ cơ sở.", "nâng cao chất lượng cán bộ cơ sở"),
    ],
)
def test_tasks_go_on_in_the_sentence_after_them(then: str, label: str) -> None:
    told_ = told(f"Tin.\nBí thư Tỉnh ủy đề nghị huyện Mê Linh rà soát các dự án chậm tiến độ. {then}")
    assert told_[1:] == [("huyện Mê Linh", "Task", label)]


def test_what_members_are_asked_is_not_told_of_their_assembly_after_them() -> None:
    text = (
        "Tin.\nCác đại biểu HĐND tỉnh Trà Vinh cần đánh giá chính xác tình hình của tỉnh. Bên cạnh "
        "đó, cần siết chặt kỷ "
        "cương trong quản lý đô thị."
    )
    assert [label for _, _, label in told(text)] == ["đánh giá chính xác tình hình của tỉnh"]


def test_all_of_a_row_are_asked() -> None:
    text = "Tin.\nThủ tướng yêu cầu Bộ Tài chính, Bộ Xây dựng khẩn trương rà soát các dự án nhà ở xã hội."
    assert {who for who, _, _ in told(text)} == {"Bộ Tài chính", "Bộ Xây dựng"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Hội Nông dân huyện Mê Linh đã họp. Nhiệm kỳ tới, Hội cần xây dựng văn phòng mới.",
            "Hội Nông dân huyện Mê Linh",
        ),
        (
            "Huyện Mê Linh còn nhiều việc tồn đọng. Thanh tra Bộ Nội vụ đề nghị địa phương này rà "
            "soát việc tuyển dụng.",
            "huyện Mê Linh",
        ),
    ],
)
def test_who_is_meant_by_a_common_word(text: str, who: str) -> None:
    assert [adopter for adopter, _, _ in told(f"Tin.\n{text}")] == [who]


def test_the_sections_of_several_are_none_of_them() -> None:
    assert told("Tin.\nSở Xây dựng Hà Nội báo cáo. Ngoài ra, các sở cần phối hợp rà soát nguồn vốn của mình.") == []


def test_paragraphs_after_an_announcement_are_its_tasks_without_marks() -> None:
    text = (
        "Tin.\nThủ tướng đề nghị Hội Nông dân Việt Nam tập trung vào 2 nhiệm vụ trọng tâm sau "
        "đây:\n\nHoàn thiện quy chế "
        "làm việc của Hội.\n\nTăng cường hợp tác quốc tế về nông nghiệp.\n\nHội nghị đã bế mạc."
    )
    assert [label for _, _, label in told(text)] == [
        "Hoàn thiện quy chế làm việc của Hội", "Tăng cường hợp tác quốc tế về nông nghiệp",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("between", "said"), [("Ông đánh giá cao kết quả đó.", 2), ("Sở Y tế tỉnh Nghệ An đã họp.", 1)]
)
def test_who_asks_goes_on_asking_after_a_sentence_that_names_nobody(between: str, said: int) -> None:
    text = (
        "Tin.\nThủ tướng yêu cầu Bộ Tài chính rà soát các dự án nhà ở xã hội. {}\n\nVề nhiệm vụ cụ thể, Thủ tướng nêu "
        "rõ, cần tích cực hoàn thiện dự thảo luật."
    )
    assert len([who for who, _, _ in told(text.format(between)) if who == "Bộ Tài chính"]) == said


def test_what_a_body_will_do_asks_nothing_of_the_next() -> None:
    text = "Tin.\nUBND tỉnh Trà Vinh sẽ rà soát các dự án chậm. HĐND tỉnh tiếp tục thực hiện quyền giám sát của mình."
    assert [who for who, _, _ in told(text)] == ["Ủy ban nhân dân tỉnh Trà Vinh"]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Quốc hội đề nghị Quốc hội hai nước tiếp tục củng cố quan hệ hữu nghị truyền thống.",
        "UBND tỉnh Trà Vinh giao cho xã Long Đức quản lý, bảo vệ hơn 1.000 ha rừng ven biển.",
        "Đảng ủy xã Long Đức sẽ lãnh đạo thực hiện tốt nghị quyết của cấp trên.",
        "Công ty Hòa Phát sẽ tiếp tục nâng cao chất lượng sản phẩm của mình.",
    ],
)
def test_what_is_no_task_of_who_is_named(text: str) -> None:
    assert told(f"Tin.\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Quận ủy Ba Đình góp ý cho Thành ủy Hà Nội về 8 chương trình công tác gồm xây dựng Đảng và phát triển đô thị.",
        "Quận Ba Đình không thực hiện 3 chương trình gồm chỉnh trang đô thị, trồng cây và làm đường.",
        "Nhiệm kỳ trước, quận Ba Đình có 5 chương trình lớn gồm chỉnh trang đô thị và cải cách hành chính.",
        "Nhà hát ở quận Ba Đình diễn 2 chương trình lớn là xiếc và múa rối.",
        "Trường ở quận Ba Đình dạy 3 chương trình gồm tiếng Anh, tin học và toán.",
        "Quận Ba Đình khác với quận Tây Hồ, nơi có 4 chương trình đột phá là cải tạo hồ và mở đường.",
        "Ông Nam nhận xét phấn đấu tỉnh Trà Vinh có 50 bệnh viện là viển vông.",
        "HĐND tỉnh Trà Vinh không nhất trí phấn đấu huyện Càng Long đạt 19 tiêu chí năm nay.",
        "Nhiều gia đình ở huyện Càng Long phấn đấu nuôi 100 con bò.",
    ],
)
def test_what_is_denied_of_others_or_of_another_term_is_not_adopted(text: str) -> None:
    assert told(f"Tin.\n{text}") == []


def test_projects_that_one_body_proposes_are_not_listed_as_the_others() -> None:
    text = "UBND quận Ba Đình đề nghị UBND TP Hà Nội thực hiện 3 dự án trọng điểm: mở đường Liễu Giai; cải tạo hồ Tây."
    assert "adopt.project-list" not in {claim.rule for claim in claimed(f"Tin.\n{text}")}


@pytest.mark.parametrize(
    "text",
    [
        # asked of others, others' schemes, refused, stopped, still discussed
        'Huyện Lạc Sơn trình UBND tỉnh Hòa Bình phê duyệt Đề án "Phát triển du lịch cộng đồng".',
        'Huyện Lạc Sơn chờ UBND tỉnh Hòa Bình phê duyệt Đề án "Sáp nhập xã".',
        'Công an tỉnh Hòa Bình triển khai Đề án "Bảo đảm an toàn giao thông" của Bộ Công an.',
        'HĐND huyện Lạc Sơn bác tờ trình thông qua Đề án "Phát triển du lịch cộng đồng".',
        'Huyện Lạc Sơn tạm dừng triển khai Đề án "Phát triển du lịch cộng đồng".',
        'UBND tỉnh Hòa Bình họp bàn việc xây dựng Đề án "Phát triển du lịch hồ Hòa Bình".',
        # goals of others
        "Hai xã Ân Nghĩa và Tân Mỹ của huyện Lạc Sơn phấn đấu đạt chuẩn nông thôn mới vào cuối năm 2025.",
        "Công ty may Sông Đà tại huyện Lạc Sơn phấn đấu đạt chuẩn quốc tế ISO vào năm 2025.",
        "Tỉnh Hòa Bình có 3 huyện phấn đấu đạt chuẩn nông thôn mới vào năm 2025.",
    ],
)
def test_schemes_and_goals_of_others_and_those_not_adopted(text: str) -> None:
    rules = {"adopt.titled-scheme", "adopt.titled-programme", "adopt.goal"}
    assert not rules & {c.rule for c in claimed(f"Tin quận, huyện.\n{text}")}


def test_what_it_is_for_tells_of_no_result() -> None:
    text = (
        "Tin\nĐể hoàn thành các mục tiêu trên, Đảng bộ quận Ba Đình tập trung thực hiện 2 nhiệm vụ trọng tâm: "
        "Nâng cao năng lực lãnh đạo của cấp ủy; quản lý chặt chẽ đất đai, tài nguyên, môi trường."
    )
    assert [label for _, _, label in told(text)] == [
        "Nâng cao năng lực lãnh đạo của cấp ủy",
        "quản lý chặt chẽ đất đai, tài nguyên, môi trường",
    ]


def test_as_many_breakthroughs_as_are_announced() -> None:
    text = (
        "Tin\nQuận Ba Đình xác định 3 khâu đột phá là hoàn thiện kết cấu hạ tầng, cải cách hành chính và nâng cao "
        "chất lượng nguồn nhân lực; đồng thời xây dựng nông thôn mới."
    )
    assert [label for _, _, label in told(text)] == [
        "hoàn thiện kết cấu hạ tầng",
        "cải cách hành chính",
        "nâng cao chất lượng nguồn nhân lực",
    ]


def test_a_place_among_all_of_the_country_is_a_target_of_its_own() -> None:
    text = (
        "Tin\nNghị quyết Đại hội Đảng bộ tỉnh Quảng Trị lần thứ XVII, nhiệm kỳ 2020-2025 đặt mục tiêu đến năm 2025, "
        "Quảng Trị trở thành tỉnh thuộc nhóm trung bình cao của cả nước; tốc độ tăng trưởng GRDP bình quân 8%/năm."
    )
    assert [label for _, _, label in told(text)] == [
        "Quảng Trị trở thành tỉnh thuộc nhóm trung bình cao của cả nước",
        "tốc độ tăng trưởng GRDP bình quân 8%/năm",
    ]

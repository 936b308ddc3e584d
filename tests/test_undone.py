"""Acts and posts that what stands around them takes back, leaves open or gives to somebody else."""

from __future__ import annotations

import pytest
from readings import posts_held

from kg.analysis import analyse
from kg.model import ChangeClaim, Document


def acts(text: str) -> set[tuple[str, str]]:
    """(person, kind) of the changes of a text."""
    return {(c.member.name, c.kind.value) for c in analyse(Document("t", text)).claims if isinstance(c, ChangeClaim)}


def held(text: str) -> set[tuple[str, str, str]]:
    """(person, role, status) of the posts of a text."""
    return {(person, role, status) for person, role, _, status in posts_held(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chức Chủ tịch UBND tỉnh Bình Định không được trao cho ông Lê Văn Nghĩa.",
        "Chức Giám đốc Sở Y tế tỉnh Bình Định có thể được giao cho ông Lê Văn Nghĩa.",
        "Trước khi ghế Giám đốc Sở Nội vụ tỉnh Bình Định được chuyển cho ông Lê Văn Nghĩa, tỉnh phải thi tuyển.",
        "Nhiều người đoán chức Giám đốc Sở Y tế tỉnh Bình Định thuộc về bà Lê Thị Mai.",
        "Ông Lê Văn Nghĩa xin thôi giữ chức Chủ tịch UBND tỉnh Bình Định nhưng không được chấp nhận.",
        "Ông Lê Văn Nghĩa đã xin thôi giữ chức Chủ tịch UBND tỉnh Bình Định, nhưng Tỉnh ủy đang xem xét đơn.",
        "Ông Lê Văn Nghĩa, Chủ tịch UBND tỉnh Bình Định, được Tỉnh ủy chấp nhận đơn xin nghỉ hưu của vợ ông.",
        "Ông Lê Văn Nghĩa, Giám đốc Sở Y tế tỉnh Bình Định, xin nghỉ hưu nhưng chưa được giải quyết.",
        "Dư luận cho rằng ông Lê Văn Nghĩa phải nhận kỷ luật cách chức Giám đốc Sở Y tế tỉnh Bình Định mới thỏa đáng.",
        "Ông Lê Văn Nghĩa phải chịu kỷ luật cách chức Giám đốc Sở Nội vụ tỉnh Bình Định nếu bị kết tội.",
        "Bị bãi nhiệm hay không, người quyết định là ông Lê Văn Nghĩa, Bí thư Tỉnh ủy Bình Định.",
        "Vụ việc kéo theo việc bổ nhiệm ông Lê Văn Nghĩa làm Giám đốc Sở Y tế tỉnh Bình Định vẫn còn bỏ ngỏ.",
        "Nếu cách chức ông Nam sẽ kéo theo việc bổ nhiệm ông Lê Văn Nghĩa làm Giám đốc Sở Y tế tỉnh Bình Định.",
    ],
)
def test_what_is_refused_open_or_conditional_is_no_act(text: str) -> None:
    assert acts(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chức Chủ tịch UBND tỉnh Bình Định vừa được trao cho ông Lê Văn Nghĩa.", "assigned"),
        ("Ông Lê Văn Nghĩa xin thôi giữ chức Chủ tịch UBND tỉnh Bình Định nhưng vẫn tham gia Tỉnh ủy.", "resigned"),
        ("Ông Lê Văn Nghĩa phải nhận kỷ luật cách chức Giám đốc Sở Y tế tỉnh Bình Định.", "dismissed"),
        ("Ông Lê Văn Nghĩa, Chủ tịch UBND tỉnh Bình Định, được Tỉnh ủy chấp nhận đơn xin nghỉ hưu.", "retired"),
    ],
)
def test_what_is_said_to_be_done_is_done(text: str, kind: str) -> None:
    assert acts(text) == {("Lê Văn Nghĩa", kind)}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Nam và bà Lê Thị Mai trao quyết định cho hai cán bộ. Cả hai được bổ nhiệm làm Phó Giám đốc Sở"
        " Y tế tỉnh Bình Dương.",
        "Ông Trần Văn Nam kể với ông Lê Văn Tám về hai người con. Cả hai đều là Phó Chủ tịch UBND huyện Dầu Tiếng.",
        "Dự có ông Trần Văn Nam và bà Lê Thị Mai. Hai ông là Phó Giám đốc Sở Y tế tỉnh Bình Dương.",
        "Dự có ông Trần Văn Nam và ông Lê Văn Tám. Hai người là Phó Giám đốc Sở Y tế tỉnh Bình Dương và Phó Giám đốc"
        " Sở Nội vụ tỉnh Bình Dương.",
        "Ông Trần Văn Nam thay ông Lê Văn Tám. Cả hai đều là Giám đốc Sở Y tế tỉnh Bình Dương.",
        "Ông Trần Văn Nam gặp ông Lê Văn Tám. Cả hai đều là Phó Giám đốc Sở Y tế tỉnh Bình Dương qua các thời kỳ.",
    ],
)
def test_two_people_are_those_of_the_sentence_before_only_where_it_speaks_of_no_others(text: str) -> None:
    assert acts(text) == set()
    assert held(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Tám làm Trưởng phòng Tổ chức Sở Y tế tỉnh Bình Dương từ năm 2012, cùng thời với ông Trần Văn Nam;"
        " từ năm 2016 là Giám đốc Sở Y tế tỉnh Bình Dương.",
        "Năm 2008, ông Lê Văn Tám làm thư ký cho ông Trần Văn Nam, từ năm 2010 là Bí thư Tỉnh ủy Bình Dương.",
        "Người kế nhiệm ông Trần Văn Nam, từ năm 2016 là Bí thư Tỉnh ủy Bình Dương, kể lại chuyện cũ.",
        "Ông Trần Văn Nam có em trai là bác sĩ, từ năm 2015 là Phó Giám đốc Sở Y tế tỉnh Bình Dương.",
        "Ông Trần Văn Nam nghỉ hưu năm 2008, vợ ông làm Chủ tịch Hội Nông dân tỉnh Bình Dương từ năm 2009; đến năm 2012"
        " là Phó Giám đốc Sở Y tế tỉnh Bình Dương.",
    ],
)
def test_a_step_of_a_career_is_nobodys_where_it_may_be_anothers(text: str) -> None:
    assert not [person for person, _, _ in held(text) if person == "Trần Văn Nam"]


def test_a_last_step_lasts_unless_the_sentence_ends_it() -> None:
    career = "Ông Lê Văn Tám làm Phó Giám đốc Sở Y tế tỉnh Bình Dương từ năm 2012; từ năm 2018 là Giám đốc Sở Y tế"
    now = "Năm 2020, sở có 300 người."
    assert ("Lê Văn Tám", "Giám đốc", "current") in held(f"{career} tỉnh Bình Dương. {now}")
    ended = held(f"{career} tỉnh Bình Dương, nhưng vừa bị cách chức. {now}")
    assert ("Lê Văn Tám", "Giám đốc", "former") in ended
    assert ("Lê Văn Tám", "Giám đốc", "current") not in ended


def test_who_looks_back_on_coming_to_a_post_holds_it() -> None:
    text = "Ông Lê Văn Nghĩa bày tỏ, sau khi được Quốc hội phê chuẩn làm Bộ trưởng Bộ Nội vụ, tôi luôn lo lắng."
    assert held(text) == {("Lê Văn Nghĩa", "Bộ trưởng", "current")}


def test_a_minister_beside_who_presides_is_another_person() -> None:
    text = "Phiên chất vấn kết thúc với Bộ trưởng Bộ Nội vụ, Chủ tịch Quốc hội Nguyễn Thị Hoa nêu rõ các tồn tại."
    assert held(text) == {("Nguyễn Thị Hoa", "Chủ tịch", "current")}


def test_a_headline_in_capitals_that_runs_on_is_read() -> None:
    text = "ÔNG TRẦN VĂN NAM ĐƯỢC BẦU LÀM CHỦ TỊCH\n\nÔng Trần Văn Nam được bầu làm Chủ tịch UBND tỉnh Bình Dương."
    assert acts(text) == {("Trần Văn Nam", "elected")}

"""Official documents that a text names: numbers, plenums, laws, who issued them and who carries them out."""

from __future__ import annotations

import pytest

from kg.claims import citations, patterns
from kg.claims.scene import Scene
from kg.errors import LexiconError
from kg.mentions import documents, read
from kg.mentions.page import Page
from kg.model import CitationClaim, Document


def scene(text: str, published: str = "") -> Scene:
    """A text made ready for rules."""
    return Scene(read(Page(text)), Document("t", text, published=published))


def found(text: str, published: str = "") -> list[CitationClaim]:
    """The citations of a text, in order."""
    return [c for c in citations.claims(scene(text, published)) if isinstance(c, CitationClaim)]


def named(text: str, published: str = "") -> list[tuple[str, str, str, str, str]]:
    """(kind, number, issuer, session, date) of the documents that a text names."""
    cited = [c.cites for c in found(text, published)]
    return [(d.kind, d.number, d.issuer, d.session, d.date) for d in cited]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thực hiện Nghị quyết Trung ương 4 khóa XI.", [("4", "khóa XI")]),
        ("thực hiện Nghị quyết Trung ương 4 (khóa XI, khóa XII) gắn với", [("4", "khóa XI"), ("4", "khóa XII")]),
        ("Nghị quyết T.Ư 4 (khóa XI, XII) gắn", [("4", "khóa XI"), ("4", "khóa XII")]),
        ("theo nghị quyết Trung ương 4 khoá 11.", [("4", "khóa XI")]),
        ("thực hiện Nghị quyết Trung ương 4 và Trung ương 5 khóa XII", [("4", "khóa XII"), ("5", "khóa XII")]),
        ("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII", [("4", "khóa XII")]),
        ("Nghị quyết Trung ương 6 (lần 2) khóa VIII", [("6", "khóa VIII")]),
        ("các giải pháp thực hiện Nghị quyết Trung ương năm 2017", []),
        ("Nghị quyết Trung ương đề ra", []),
    ],
)
def test_plenums(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n, s) for k, n, i, s, _ in named(text) if (k, i) == ("Nghị quyết", "Trung ương")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chỉ thị số 05 - CT/TW ngày 15/5/2016 của Bộ Chính trị",
            ("Chỉ thị", "05-CT/TW", "Bộ Chính trị", "", "2016-05-15"),
        ),
        ("Quyết định số 217-QĐ/TƯ", ("Quyết định", "217-QĐ/TW", "", "", "")),
        (
            "Nghị định số 08/2016/NĐ-CP ngày 25/1/2016",
            ("Nghị định", "08/2016/NĐ-CP", "Chính phủ", "", "2016-01-25"),
        ),
        ("theo nghị định 67, ngư dân", ("Nghị định", "67", "Chính phủ", "", "")),
        ("Quyết định 33 của Bộ Tài chính", ("Quyết định", "33", "Bộ Tài chính", "", "")),
        ("văn bản 3897/QĐ-UBND", ("Quyết định", "3897/QĐ-UBND", "", "", "")),
        ("Nghị quyết 54 của Quốc hội là động lực", ("Nghị quyết", "54", "Quốc hội", "", "")),
        ("Bộ Y tế ban hành Thông tư số 15/2014/TT-BYT", ("Thông tư", "15/2014/TT-BYT", "Bộ Y tế", "", "")),
        (
            "Quyết định của Thủ tướng Chính phủ số 12/QĐ-TTg",
            ("Quyết định", "12/QĐ-TTg", "Thủ tướng Chính phủ", "", ""),
        ),
    ],
)
def test_numbers(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hội đồng ra quyết định 2 nội dung.",
        "thực hiện Kế hoạch 5 năm và Kế hoạch 2017",
        "Đại hội thông qua nghị quyết và quyết định.",
        "Nghị quyết 4 điểm được thông qua",
        "Nghị định thư 2 bên",
        "ta phải tự quyết định 70%.",
        "Thực hiện Nghị quyết Đại hội Đảng bộ quận lần thứ V",
    ],
)
def test_a_kind_without_a_number_is_no_document(text: str) -> None:
    assert named(text) == []


def test_lists_of_numbers_name_one_document_each() -> None:
    text = "6 Quyết định mang số 2356, 2357 và 2361 để chuyển đổi; Nghị định số 15/2014/NĐ-CP, 20/2015/NĐ-CP."
    assert [n for _, n, *_ in named(text)] == ["2356", "2357", "2361", "15/2014/NĐ-CP", "20/2015/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Cán bộ, công chức, Luật Viên chức và các quy định", ["Luật Cán bộ, công chức", "Luật Viên chức"]),
        ("theo luật Đất đai năm 2013", ["Luật Đất đai"]),
        ("Luật Cảnh vệ vừa được thông qua", ["Luật Cảnh vệ"]),
        ("Điều 278 Bộ Luật Hình sự", ["Bộ luật Hình sự"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đặc xá",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đặc xá"],
        ),
        ("giảng viên khoa Luật Dân sự", []),
        ("kỷ luật lao động, pháp luật đất đai", []),
        ("Luật Lao động Nhật Bản quy định", []),
        ("căn cứ Hiến pháp năm 2013", ["Hiến pháp"]),
        ("Hiến pháp, pháp luật", []),
        ("50 năm thực hiện Di chúc Bác Hồ", ["Di chúc"]),
    ],
)
def test_laws_are_named_in_full(text: str, expected: list[str]) -> None:
    assert [k for k, *_ in named(text)] == expected


def test_a_law_keeps_its_number_and_its_year() -> None:
    assert named("Luật Tổ chức Quốc hội số 57/2014/QH13")[0][:3] == (
        "Luật Tổ chức Quốc hội",
        "57/2014/QH13",
        "Quốc hội",
    )
    assert named("Luật Đất đai năm 2003")[0][4] == "2003"


def test_a_short_mention_is_the_document_named_in_full_elsewhere() -> None:
    claims = found("Chỉ thị số 05-CT/TW của Bộ Chính trị được quán triệt. Việc thực hiện Chỉ thị 05 được coi trọng.")
    assert len({c.cites for c in claims}) == 1
    assert claims[0].context == ()
    assert "named so in the article" in claims[1].context[0]


def test_a_law_is_the_one_of_that_name_unless_there_are_two() -> None:
    text = "Luật Đất đai số 45/2013/QH13 có hiệu lực. Theo Luật Đất đai, việc này là sai."
    assert [n for _, n, *_ in named(text)] == ["45/2013/QH13", "45/2013/QH13"]
    text = "Luật Đất đai năm 2003 và Luật Đất đai năm 2013 khác nhau. Theo Luật Đất đai, việc này là sai."
    assert [d for *_, d in named(text)] == ["2003", "2013", ""]


def test_two_sessions_leave_a_bare_number_open() -> None:
    text = "Nghị quyết Trung ương 4 khóa XI. Nghị quyết Trung ương 4 khóa XII. Nghị quyết Trung ương 4."
    assert [s for *_, s, _ in named(text)] == ["khóa XI", "khóa XII", ""]


@pytest.mark.parametrize(
    ("published", "session"), [("2017-03-01", "khóa XII"), ("2016-03-01", "khóa XI"), ("2016-10", ""), ("", "")]
)
def test_the_date_of_the_article_settles_the_session(published: str, session: str) -> None:
    assert named("thực hiện Nghị quyết Trung ương 4 về xây dựng Đảng", published)[0][3] == session


def test_the_follower_is_the_subject_of_carrying_out() -> None:
    text = "Quận ủy Ba Đình tập trung lãnh đạo, chỉ đạo thực hiện nghiêm túc Nghị quyết Trung ương 4 khóa XII."
    claim = found(text)[0]
    assert claim.follower is not None and claim.follower.name == "Quận ủy Ba Đình"
    assert claim.rule == "cites.follower"
    assert found("Đồng chí yêu cầu thực hiện Nghị quyết Trung ương 4 khóa XII.")[0].follower is None


def test_spans_cut_the_document_out_of_the_text_as_read() -> None:
    text = "Thực hiện Chỉ thị số 05 -\u00a0CT/TW của Bộ Chính trị, các cấp ủy\u2026"
    claim = found(text)[0]
    assert claim.spans[0].cut(text) == "Chỉ thị số 05 -\u00a0CT/TW của Bộ Chính trị"


def test_mentions_name_every_document() -> None:
    made = list(citations.mentions(scene("Nghị quyết Trung ương 4 (khóa XI, khóa XII)")))
    assert [m.label for m in made] == ["Nghị quyết 4 Trung ương khóa XI", "Nghị quyết 4 Trung ương khóa XII"]
    assert {m.text for m in made} == {"Nghị quyết Trung ương 4 (khóa XI, khóa XII)"}


@pytest.mark.parametrize("rule", patterns.load("citations"), ids=lambda r: r.id)
def test_rules_hold_on_their_sentences(rule: patterns.Rule) -> None:
    def fires(text: str) -> bool:
        claims = found(text)
        if rule.id == "cites.issued":
            return any(c.cites.issuer for c in claims)
        return any(c.rule == rule.id for c in claims)

    assert fires(rule.match)
    assert found(rule.reject)
    if rule.id != "cites.issued":
        assert not fires(rule.reject)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Nghị quyết\tnumbred\tnghị quyết", "class 'numbred'"),
        ("Nghị quyết\tnumbered\tNghị quyết", "not in normal form"),
        ("Nghị quyết\tnumbered\tnghị quyết\nNQ\tnumbered\tnghị quyết", "twice"),
    ],
)
def test_a_wrong_table_is_told_by_file_and_line(monkeypatch: pytest.MonkeyPatch, line: str, message: str) -> None:
    def table(name: str, width: int) -> list[tuple[int, list[str]]]:
        return [(n, row.split("\t")) for n, row in enumerate(line.splitlines(), 1)]

    monkeypatch.setattr(documents, "rows", table)
    with pytest.raises(LexiconError, match=rf"documents\.tsv:\d.*{message}"):
        documents._lexicon.__wrapped__()

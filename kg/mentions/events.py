"""Congresses, conferences, sessions, ceremonies: kind, number, who holds them, and their term, in whatever order they
come."""

from __future__ import annotations

import re

from kg.mentions import bodies, units
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse, EventParse, TermParse, UnitParse

# How an event is called -> its type. Longest first where one begins another.
_HEADS = [
    (
        r"đại hội đại biểu toàn quốc|đại hội đại biểu|đại hội toàn quốc|đại hội toàn thể|đại hội thi đua yêu nước"
        r"|đại hội",
        "Đại hội",
    ),
    (r"hội nghị ban chấp hành|hội nghị bch", "Hội nghị"),
    (r"hội nghị trung ương|hội nghị tw|hội nghị t\.ư", "Hội nghị"),
    (
        r"hội nghị tổng kết|hội nghị sơ kết|hội nghị trực tuyến|hội nghị toàn quốc|hội nghị cán bộ"
        r"|hội nghị công bố|hội nghị",
        "Hội nghị",
    ),
    (r"kỳ họp bất thường|kỳ họp", "Kỳ họp"),
    (r"phiên họp", "Phiên họp"),
    (
        r"lễ công bố|lễ kỷ niệm|lễ trao|lễ khai giảng|lễ khai mạc|lễ bế mạc|lễ tổng kết|lễ đón nhận|lễ ra mắt"
        r"|lễ khởi công|lễ khánh thành|lễ ký kết|lễ mít tinh"
        r"|lễ tuyên dương|lễ phát động|lễ tôn vinh|lễ bàn giao|lễ viếng|lễ truy điệu|lễ mừng thọ|lễ nhậm chức"
        r"|lễ tuyên thệ|lễ xuất quân|lễ giao nhận quân|buổi lễ",
        "Lễ",
    ),
    (r"hội thảo", "Hội thảo"),
]
_HEAD = re.compile("|".join(f"(?P<k{i}>\\b(?:{p})\\b)" for i, (p, _) in enumerate(_HEADS)))
_ORDINALS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười ba": 13,
    "mười bốn": 14,
    "mười lăm": 15,
    "mười sáu": 16,
    "mười bảy": 17,
    "mười tám": 18,
}
_ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_ORDINAL = re.compile(rf",? ?(?:lần thứ|thứ|lần) (?P<o>{_ORDINAL_WORD}|[ivxl]+|\d{{1,3}})\b")
_BARE_ROMAN = re.compile(r" (?P<o>[ivxl]+|\d{1,2})\b(?! ?(?:tháng|ngày|giờ|đại biểu|%|-|/|đồng chí|người|chương|vụ))")
_FILLER = re.compile(
    r",? ?(?:của|(?:do|trong|về|trù bị|toàn thể|thường lệ|thường kỳ|bất thường|giữa năm|cuối năm|đầu năm|điểm"
    r"|cấp cơ sở|nhiệm kỳ đầu"
    r"|toàn quốc|đại biểu|kỳ)\b)(?= )"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Before these words an event is what a paper is about or for, not one that takes place.
REFERENCE_BEFORE = re.compile(
    r"(?:nghị quyết|văn kiện|chỉ tiêu|mục tiêu|báo cáo|chào mừng|hướng tới|tiến tới|chuẩn bị|phục vụ|tinh thần"
    r"|thành công của|thành công"
    r"|nhiệm kỳ|trước thềm|sau|trước|phương hướng|nhiệm vụ|chủ đề|quyết tâm|kể từ|từ|thực hiện|theo|đường lối"
    r"|nhân sự|nhân sự cho|công tác"
    r"|nội dung cho|dự thảo|chương trình|gửi đến|gửi tới|trình|đưa|tổ chức đại hội|chỉ đạo|các)(?: của| cho| tại"
    r"| các)? $"
)


def roman(text: str) -> int | None:
    """Value of a Roman number in lower case; None where it is none."""
    if not text or any(c not in _ROMAN for c in text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def number(text: str) -> int | None:
    """Value of an ordinal as written: nhất, VI, 12."""
    return int(text) if text.isdigit() else _ORDINALS.get(text) or roman(text)


def heads(page: Page) -> dict[int, tuple[int, str, str]]:
    """Offset -> (end, type, words) of every head of an event in the text."""
    found = {}
    for m in _HEAD.finditer(page.text.lower):
        index = next(i for i in range(len(_HEADS)) if m[f"k{i}"])
        found[m.start()] = (m.end(), _HEADS[index][1], m.group())
    return found


def parse(page: Page, start: int, head: tuple[int, str, str], terms: dict[int, TermParse]) -> EventParse:
    """The event whose head stands at ``start``: reads number, host and term that follow, in any order."""
    end, kind, words = head
    host: BodyParse | UnitParse | None = None
    ordinal: int | None = None
    term: TermParse | None = None
    position = end
    if words in ("hội nghị trung ương", "hội nghị tw", "hội nghị t.ư"):
        host = _central(page, start, end)
    elif words in ("hội nghị ban chấp hành", "hội nghị bch"):
        index = page.index(start + len("hội nghị "))
        host = bodies.parse(page, index)
        if host is not None:
            position = host.end
    lower = page.text.lower
    while True:
        if ordinal is None and (m := _ORDINAL.match(lower, position)):
            ordinal = number(m["o"])
            position = m.end()
            continue
        if (
            ordinal is None
            and (host is None or words.endswith(("trung ương", "tw", "t.ư")))
            and kind in ("Đại hội", "Hội nghị")
            and (m := _BARE_ROMAN.match(lower, position))
        ):
            if (
                roman(m["o"]) is not None
                and page.text.norm[m.start("o")].isupper()
                or m["o"].isdigit()
                and words.endswith(("trung ương", "đại hội"))
            ):
                ordinal = number(m["o"])
                position = m.end()
                continue
        if m := _FILLER.match(lower, position):
            position = m.end()
            continue
        index = page.index(position)
        token = page.token(index)
        if token is None or token.start - position > 3:
            break
        joined = index + 1 if token.text in (",", "(") else index
        following = page.token(joined)
        if following is None:
            break
        if term is None and (token.start in terms or following.start in terms):
            term = terms.get(token.start) or terms[following.start]
            position = term.end
            if page.word(page.index(position)) == ")":
                position += 1
            continue
        if isinstance(host, BodyParse) and host.unit is None and host.inner is None and host.head.form != "fixed":
            if unit := units.parse(page, index):
                host = BodyParse(host.start, unit.end, host.head, host.topic, None, unit)
                position = unit.end
                continue
        if host is None and ordinal is not None and token.text == "," and (found := _assembly(page, joined)):
            host, position = found, found.end
            continue
        if (
            (host is None or (isinstance(host, UnitParse) and not host.name))
            and token.text != ","
            and (found := _host(page, index, kind))
        ):
            host, position = found, found.end
            continue
        break
    end = max(end, *(p for p in (position,) if p <= len(lower)))
    while end > start and not lower[end - 1].isalnum():
        end -= 1
    named = ordinal is not None or host is not None or term is not None
    return EventParse(start, end, kind, host, ordinal, term, named)


def _assembly(page: Page, index: int) -> BodyParse | None:
    """*Kỳ họp thứ 3, Quốc hội khóa XIV*, *Hội nghị lần thứ 10, BCH …*: only a body that meets so stands after the
    comma."""
    body = bodies.parse(page, index)
    return (
        body
        if body is not None and body.head.kind in _ASSEMBLIES or body is not None and body.head.label == "Ban Chấp hành"
        else None
    )


_ASSEMBLIES = ("national-assembly", "peoples-council", "front", "mass-organisation")


def _central(page: Page, start: int, end: int) -> BodyParse:
    return BodyParse(end - 1, end, page.lexicon.heads["Ban Chấp hành Trung ương Đảng"])


def _host(page: Page, index: int, kind: str) -> BodyParse | UnitParse | None:
    body = bodies.parse(page, index)
    if body is not None and body.head.kind not in ("company", "press", "hospital", "institute"):
        return body
    if page.word(index) == "đảng" and kind == "Đại hội":
        token = page.tokens[index]
        return BodyParse(token.start, token.end, page.lexicon.heads["Đảng Cộng sản Việt Nam"])
    unit = units.parse(page, index)
    return unit if unit is not None and kind in ("Đại hội", "Kỳ họp", "Hội nghị") and unit.kind else None

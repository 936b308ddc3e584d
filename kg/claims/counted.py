"""What is counted: where its noun phrase ends in a line's code, and when it is none of a public body's own."""

from __future__ import annotations

import re

from kg.mentions.quantities import COUNT, FILL, Quantity
from kg.sought import Sought

LONGEST = 14  # words of an item
# Words that end a noun phrase, and words that cannot be its last.
_STOP_WORDS = """
    đã đang sẽ vừa trong tại ở với của để nhằm theo cho vào đến là khi so này đó trên về do từ thuộc sau gồm như cùng
    nêu cần mà nếu thì còn tập nhưng ngay giao tham cũng phải nhất xem chưa dự sang trực xuống rằng đưa thực lên vẫn rồi
    nói mỗi tới qua giữa hoặc tuy song đặc trở
"""
STOPS = frozenset(_STOP_WORDS.split())
_WEAK_END = frozenset(("và", "đều", "được", "bị", "-", "có", "các", "không"))
_WORD = re.compile(r" (?:- )?([^\W\d_]+(?:/[^\W\d_]+)?)")

# Numbers that only count what a speaker is about to list, and those of a supposition.
_LISTING = re.compile(r"(?:nhấn mạnh|yêu cầu|đề nghị|lưu ý|chỉ đạo|gợi ý|gợi mở)[^.;]*$|(?:sau đây|dưới đây)$")
_LISTED = re.compile(r"(?:nhiệm vụ|vấn đề|nội dung|giải pháp|yêu cầu|đề nghị)")
# What is aimed at: said in the clause, or before the colon or in an earlier member of a list.
_AIMED = Sought(
    r"(?:phấn đấu|mục tiêu)[^.;]*$|(?:phấn đấu|mục tiêu|chỉ tiêu)[^.:]*(?::| như | gồm )[^.]*$|phấn đấu [^.]*;[^.]*$"
    r"|(?:đề ra|đặt ra|thông qua|xác định)[^.]*chỉ tiêu[;,] trong đó[^.]*$"
)
_PLANNED = re.compile(r"kế hoạch[^.;]*$")
_REACHED = re.compile(
    r"(?:vượt|đạt|hoàn thành|thực hiện)[^.;:]{0,80}(?:chỉ tiêu|mục tiêu|kế hoạch)|kết quả[^.;:]{0,60}:"
)
SAYS_AIM = re.compile(r"chỉ tiêu|mục tiêu|phấn đấu")
SUPPOSED = re.compile(r"(?:^|[,.;] )(?:nếu|giả sử|liệu|có thể|ví dụ|chẳng hạn) [^.;]*$|\" ?nếu [^.;]*$|\?$")
# What is counted in words: two breakthroughs; of most else two and three are a manner of speaking.
_WRITTEN = re.compile(r"khâu|đột phá|chương trình|nhóm|nghị quyết|đề án|luật")

# "4 xã nói trên": they were counted before.
_KNOWN = re.compile(r" (?:nói trên|kể trên|trên đều|này|đó)(?!\w)")
# Numbers of the whole country and of crime; the capital of companies.
_NOT_ITS_OWN = re.compile(
    r"của cả nước|thương tật|thương tích|toàn quốc|phạm pháp|tội phạm|phá án|khám phá|tai nạn|trọng án"
)
_CAPITAL = re.compile(r"tổng vốn|vốn đầu tư|tổng số vốn|tổng mức|kinh phí|doanh thu")
_COMPANY = re.compile(r"công ty|cty|tập đoàn|tnhh|nhà đầu tư|ngân hàng|doanh nghiệp")

_RATE = ("tỷ lệ", "tỉ lệ")
_DEGREE = re.compile(r" (?:rất |khá )?(?:lớn|cao|nhỏ|thấp)$")
_VOTE = re.compile(r"tán thành|biểu quyết|phiếu|bầu")
_VOTES = {"tán thành": "tán thành", "biểu quyết": "phiếu biểu quyết", "phiếu": "phiếu", "bầu": "phiếu bầu"}

# "…, 5 nhiệm vụ, 3 khâu đột phá của": a row of numbers, up to the word before its owner.
_ROW = re.compile(rf"[^.;:]{{0,60}}?(?:,| và) {COUNT}{FILL}* [^.;:]{{2,60}}? của $")


def is_target(before: str) -> bool:
    """Whether what follows ``before``, the line's code up to it, is a target, not what was reached."""
    return bool(_AIMED.search(before)) and not _REACHED.search(before)


def is_aimed(before: str) -> bool:
    """Whether what follows ``before`` is aimed at or planned."""
    return is_target(before) or bool(_PLANNED.search(before))


def phrase_end(code: str, end: int, stops: frozenset[str] = STOPS) -> int:
    """Where the noun phrase that begins before ``end`` stops: a mark, a mention, a word that opens something else.

    ``stops``: those words."""
    last = end
    for _ in range(LONGEST):
        word = _WORD.match(code, end)
        if word is None or word[1] in stops and not code.startswith("giao thông", word.start(1)):
            break
        end = word.end()
        if word[1] not in _WEAK_END:
            last = end
    return last


def row_end(code: str, end: int) -> int | None:
    """Where " của" stands that closes the row which the item ending at ``end`` begins; None where it begins none."""
    for at in range(end, min(len(code), end + 120)):
        if code[at] in ".;:":
            return None
        if code.startswith(" của ", at - 5) and _ROW.match(code[end:at]):
            return at - 5
    return None


def trimmed(code: str, start: int, end: int) -> int:
    """End of the item without the adverb of degree that a share of votes carries: *tỷ lệ phiếu rất cao (90%)*."""
    degree = _DEGREE.search(code, start, end)
    return degree.start() if degree and is_vote(code) else end


def is_vote(code: str) -> bool:
    """Whether the line speaks of a vote."""
    return bool(_VOTE.search(code))


def rate_of_votes(code: str, item: str) -> str:
    """*tỷ lệ* alone, in a line about a vote, with what it is the rate of; other items as they are."""
    vote = _VOTE.search(code)
    return f"{item} {_VOTES[vote.group()]}" if vote and item.lower() in _RATE else item


def is_claimable(
    code: str, place: int, start: int, end: int, quantity: Quantity, *, written: bool = False, whole: bool = False
) -> bool:
    """Whether the number of the item at ``[start, end)`` is one that a text gives of a public body.

    ``place`` is where the rule fired; ``written`` says that the rule reads numbers in words of anything, ``whole`` that
    it is a number of all of a unit.
    """
    item = code[start:end]
    if _KNOWN.match(code, end):
        return False
    if quantity.written and not written and not _WRITTEN.match(code, start):
        return False
    if _LISTED.match(code, start) and _LISTING.search(code[:place]):
        return False
    if _NOT_ITS_OWN.search(item) and not whole or item in ("tổng", "tổng số"):
        return False
    if _CAPITAL.match(item) and _COMPANY.search(code):
        return False
    if item.startswith(_RATE) and _DEGREE.search(item):
        return False
    return item not in _RATE or is_vote(code)

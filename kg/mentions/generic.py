"""Nouns that mean a body named before: *Giám đốc | Sở*, *Hiệu trưởng | nhà trường*, *Tổng giám đốc | công ty*."""

from __future__ import annotations

from kg.mentions.page import Page
from kg.mentions.person_words import begins_person

_ONE = frozenset(("sở", "cục", "vụ", "trường", "viện", "hãng", "htx"))
_TWO = frozenset(
    ("công ty", "tập đoàn", "hợp tác xã", "quân khu", "quân chủng", "quân đoàn", "binh chủng",
     "ngân hàng", "bệnh viện", "nhà trường", "học viện", "trung tâm", "tổng cục", "chi cục",
     "hiệp hội", "ủy ban", "hội đồng", "doanh nghiệp")
)  # fmt: skip
# What may follow it in lower case: nothing of a name.
_WORDS = (
    "cho nói khẳng đã đang sẽ thì là cũng trả chia thông bị được nhận kiêm vừa phát "
    "báo thừa xác từng ký yêu nhấn bày ghi đề mới giải phân lý đánh nhìn kể tâm "
    "trình trao dẫn và nhiệm khóa dự đến gửi chúc khai tiếp cùng hỏi biểu cam thay tại ở vắng không chưa rằng để từ "
    "hứa khi lưu tặng xin đọc thời"
)
_VERBS = frozenset(_WORDS.split())
# … and verbs of which the first word may be a name's: Sở Công Thương, Sở Giao thông.
_PAIRS = frozenset(
    (
        "chủ trì",
        "chủ tọa",
        "tham dự",
        "chỉ đạo",
        "kết luận",
        "điều hành",
        "công bố",
        "giao nhiệm",
        "làm việc",
        "với thời",
        "với nhiệm",
        "có thời",
    )
)


def noun_after(page: Page, index: int, end: int) -> tuple[str, int]:
    """The noun that stands at token ``index`` after a post and names no body, and where it ends; ``("", end)`` where
    there is none, or where words follow that may be its name."""
    for words, nouns in ((3, ("tổng công ty",)), (2, _TWO), (1, _ONE)):
        noun = " ".join(page.word(index + k) for k in range(words))
        if noun in nouns:
            stop = index + words
            if page.word(stop) == "này":
                return noun, page.tokens[stop].end
            complete = noun == "nhà trường" and not page.tokens[stop - 1 : stop + 1][-1].capital
            return (noun, page.tokens[stop - 1].end) if complete or _is_alone(page, stop) else ("", end)
    return "", end


def _is_alone(page: Page, index: int) -> bool:
    token = page.token(index)
    if token is None or not token.text[0].isalnum() or "\n" in page.text.norm[page.tokens[index - 1].end : token.start]:
        return True
    if token.capital:
        return begins_person(page, index)
    return token.lower in _VERBS or f"{token.lower} {page.word(index + 1)}" in _PAIRS

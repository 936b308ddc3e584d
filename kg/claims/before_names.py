"""Posts in a row before a name that are somebody else's, as the words before them tell."""

from __future__ import annotations

import re

# "Thừa ủy quyền của Chủ tịch nước, Phó Chủ tịch UBND tỉnh A": the first post is another's.
ON_BEHALF = re.compile(
    r"(?:quyền|quyền của|thay mặt|thay mặt cho|thừa lệnh|đại diện|đại diện cho)(?: đồng chí| ngài)? $"
)
# "Trả lời chất vấn của Bộ trưởng Bộ A, Chủ tịch Quốc hội B nêu rõ": the phrase ends at the comma, before the subject.
_OPENING_PHRASE = re.compile(
    r"(?:phát biểu|trả lời|kết luận|giải trình|sau|trước|liên quan|chất vấn|đáp|phản hồi|đánh giá|đồng tình|nhất trí"
    r"|tán thành|đồng ý|thống nhất|chia sẻ|tiếp thu|ghi nhận|hưởng ứng|nhắc lại|góp ý|tranh luận|trao đổi|bàn)\b"
    r"[^,;:]{0,90} (?:đối với|của|cho|với|về|từ|đến)(?: đồng chí| ông| bà)? $"
    r"|(?:tại|trong|sau|trước) (?:cuộc|buổi) (?:gặp|tiếp|hội đàm|hội kiến|làm việc|điện đàm)\b[^,;:]{0,60}"
    r" (?:với|của)(?: đồng chí| ông| bà| ngài)? $"
    r"|(?:tiếp|gặp|gặp gỡ|hội kiến|hội đàm với|làm việc với|đón|đón tiếp|trao đổi với|chúc mừng"
    r"|cảm ơn|thăm|báo cáo với|báo cáo|thưa)"
    r"(?: đồng chí| ông| bà| ngài)? $"
)
# "Theo quyết định của Giám đốc Đại học A, PGS.TS B được bổ nhiệm …": who decides is not who follows the comma.
_BY_DECISION = re.compile(
    r"\b(?:theo|căn cứ)(?: các)? (?:quyết định|nghị quyết|công văn|đề nghị|tờ trình)\b[^,;:]{0,60} của $"
)
# "Kể từ khi ông A đắc cử Tổng thống Mỹ, Thủ tướng B …": the post is what the subject before came to.
_CAME_TO = re.compile(
    r"\b(?:đắc cử|trúng cử|tái cử|trở thành|nhậm chức|được bầu làm|lên làm|ứng cử|tranh cử)(?: chức)? $"
)
WORD_NEXT = re.compile(" [a-zà-ỹđ]")
_STATE_PAIR = re.compile(r"tổng bí thư(?: ban chấp hành trung ương đảng)?, chủ tịch nước")  # one man's posts


def is_anothers(lower: str, line: int, post: int, gap: str, end: int) -> bool:
    """Whether the post that begins at ``post`` is not of whom the row before a name names.

    ``line`` is where the line begins, ``gap`` what parts the post from the next of the row, ``end`` the name's end.
    """
    if ON_BEHALF.search(lower, max(0, post - 30), post) and not _STATE_PAIR.match(lower, post):
        return True
    if "," in gap and (
        _BY_DECISION.search(lower, max(line, post - 90), post) or _CAME_TO.search(lower, max(line, post - 24), post)
    ):
        return True
    return bool(_OPENING_PHRASE.match(lower[line:post]) and WORD_NEXT.match(lower, end))

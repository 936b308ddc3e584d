"""What a sentence says after an act that undoes it: refused, open, conditional, hearsay or somebody else's."""

from __future__ import annotations

import re
from functools import lru_cache

# "… nhưng không được chấp nhận", "… vẫn còn bỏ ngỏ", "… nếu bị kết tội", "… là tin đồn", "… đơn nghỉ hưu của vợ ông".
_AFTER = re.compile(
    r"[^.;\ue000]{0,50}?(?:"
    r",? (?:nhưng|song|tuy nhiên),?(?: [^ .;]+){0,4} (?:không|chưa|bị (?:bác|từ chối)|(?:xem xét|cân nhắc|chờ)(?!\w))"
    r"|,? (?:là|vẫn|vẫn còn|còn) (?:bỏ ngỏ|chưa ngã ngũ|chưa rõ)"
    r"|,? (?:mới|thì mới) (?:thỏa đáng|hợp lý|công bằng|đúng)"
    r"|,? hay không\b"
    r"|,? nếu "
    r"|,? là (?:đề xuất|kiến nghị|nguyện vọng|mong muốn|cần thiết|không thể)\b"
    r"|,? (?:và )?(?:trình|chờ) (?:\ue002|\ue001|kỳ họp|cấp trên)|,? cần \d"
    r"|: [^.;]{0,60}(?:\bsẽ|thảo luận|họp bàn|xem xét|\bchờ)(?!\w)"
    r"|,? (?:đang được (?:bàn|xem xét)|chưa có hiệu lực|tòa đã hủy)"
    r"|,? (?:vào |trong |từ )?(?:tuần|tháng|năm|thời gian|nhiệm kỳ) tới\b"
    r")"
    r"|(?: [^ .;,]+){0,3} của (?:vợ|chồng|con|em|anh|chị|mẹ|cha|bố)\b"
)
# A sentence that says so of what it tells.
_SAID_FALSE = re.compile(
    r"\b(?:tin giả|tin đồn|tin thất thiệt|sai sự thật|không đúng sự thật|không có thật|bịa đặt"
    r"|bác bỏ (?:thông tin|tin|văn bản)|là không (?:đúng|chính xác))\b"
)


def is_undone(code: str, end: int) -> bool:
    """Whether a line (``code``, with the symbols of its mentions) takes back the act that ends at offset ``end``."""
    return _AFTER.match(code, end) is not None or _is_said_false(code)


@lru_cache(maxsize=2)  # the acts of a line ask one after the other
def _is_said_false(code: str) -> bool:
    return _SAID_FALSE.search(code) is not None

"""How numbers of documents are written: ``05-CT/TW``, ``59/2011/NĐ-CP``, ``số 12``; and what is none."""

from __future__ import annotations

import re

# A segment of a symbol: capitals, with the few small letters of TTg, CTr, TTr.
_SEGMENT = r"[A-ZĐƯ](?:[A-ZĐƯ0-9&]|\.(?=[A-ZĐƯ])|[a-z]{1,2}(?=[A-ZĐ]|\b))*(?!\w)"
CODE = rf"\d{{1,5}}[a-zđ]{{0,2}}(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?{_SEGMENT}(?:\s?[-/]\s?{_SEGMENT})*"
YEARED = r"\d{1,4}[a-z]?/(?:19|20)\d\d(?![\d/])"
_BARE = r"\d{1,5}[a-z]?(?![\w%]|[.,/-]\d|/[A-ZĐ])"
NUMBER = re.compile(rf" ?(?P<so>(?:mang )?[Ss]ố ?:? ?)?(?:(?P<code>{CODE})|(?P<yeared>{YEARED})|(?P<bare>{_BARE}))")
_JOINT = r"(?:, | và |; | hoặc |, và )(?:[Ss]ố )?"
NEXT_NUMBER = re.compile(rf"{_JOINT}(?P<code>{CODE}|{YEARED})")
NEXT_BARE = re.compile(rf"{_JOINT}(?P<code>\d{{2,5}}[a-z]?(?![\w%]|[.,/-]\d))")
# "Công văn hỏa tốc số 123/UBND", "Luật Tổ chức Quốc hội số 57/2014/QH13": some words before the number.
FAR_NUMBER = re.compile(rf"(?: [^\W\d_]+,?){{1,9}} số (?P<code>{CODE})")
# What a bare number before it counts, so that it numbers no document: "quyết định 2 nội dung", "kế hoạch 5 năm".
COUNTED = re.compile(
    r" (?:năm(?! (?:19|20)\d\d)|tháng(?! \d)|ngày(?! \d)|quý|tuần|giờ|phút|nội dung|vấn đề|điểm|điều|khoản|lần|dự án|"
    r"người|đồng chí|chương|nhóm|giải pháp|nhiệm vụ|cán bộ|vụ|luật|chủ|trường hợp|loại|mức|bước|đợt|phiên|kỳ|cấp|bộ|sở|"
    r"tỉnh|xã|huyện|quận|phường|đơn vị|tập thể|cá nhân|dự thảo|công trình|tỷ|tỉ|triệu|nghìn|ngàn|đồng|suất|ha|km|m2|"
    r"mục|chỉ tiêu|tiêu|bị|đối tượng|trong|phần|tờ|bài|con|chiếc|căn|thành|nước|tổ|nghị|phó|thứ)\b"
)
AFTER_SHORT = re.compile(
    r"(?: (?:của|về|ngày|năm|do|quy định|cho|là|nêu|được|có|ban hành|phê duyệt|này|thì|và|với|đã)\b|[.,;:)\"]|$)"
)


def clean(code: str) -> str:
    """A number as one writes it: ``05 - CT/T.Ư`` is ``05-CT/TW``."""
    code = re.sub(r"\s+", "", code)
    return re.sub(r"T\.?Ư$|(?<=/)TU\.?Ư$", "TW", code)

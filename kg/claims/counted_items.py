"""What a number counts, in words that say it to a reader: the noun phrase with its row, what is told of it, what was
done to it."""

from __future__ import annotations

import re

from kg.claims.counted import STOPS, phrase_end

# Words that open something else by themselves, and nothing in "bàn giao", "tham gia", "lớn nhất", "tập kết".
_STOPS = STOPS - frozenset(("giao", "tham", "nhất", "tập", "xuống", "trực", "thực", "qua", "phải", "đưa"))
# What a noun phrase that stopped short ends with.
_LOOSE = re.compile(
    r"(?: (?:đối|nguyên|số|trị giá|rộng|được xác định|được biết|đi|đến|trước|sau|có tổng|tổng|chuyển|và|theo|nằm|thuộc"
    r"|đặt|có|được|bị|các|những|tổ chức được|mỗi|có vốn đầu tư|vốn|đầu|cuối|hiện|tính|gần|hơn|trên|dưới|phải|qua"
    r"|đưa|trực|chính là|là|đã|đang|liên quan|diễn ra|bởi|đã đề nghị))+$"
)

# "cơ quan, tổ chức", "tỉnh, thành phố", "cán bộ, chiến sĩ": what a number counts in one row.
_JOINED = re.compile(
    r"(?:,| và|, và) (?:cơ quan|tổ chức|đơn vị|địa phương|phường|thị trấn|thị xã|xã|thành phố|thành|huyện|quận|bản|ấp"
    r"|đoàn viên|hội viên|đảng viên|thanh niên|thanh thiếu niên|thiếu niên|thiếu nhi|học sinh|sinh viên|cán bộ"
    r"|chiến sĩ|chiến sỹ|công chức|viên chức|nhân viên|người lao động|công nhân|doanh nghiệp|hộ kinh doanh|tập thể"
    r"|ngành|đoàn thể|kiến nghị|giải pháp|kế hoạch|tờ trình|báo cáo|tổ dân phố|khu phố|buôn|làng)(?!\w)"
)
# "cử tri đã tham gia ý kiến": what is told of what is counted.
_TOLD = re.compile(r" (?:đã|đang|đều|chưa|không)(?= [^\W\d_])")
# "dự án thuộc lĩnh vực du lịch": of what sort it is.
_SORT = re.compile(r" thuộc (?:lĩnh vực|diện|nhóm|loại|khối|khu vực)(?!\w)")
# "bắt 12 người và lệnh khám xét": what a bare noun is tied to is no part of it.
_BARE = re.compile(r"(?<!\w)(?:người|vụ|trường hợp|đối tượng|cá nhân|tập thể|hộ|đơn vị|bị can|bị cáo)$")
_ENOUGH = 6  # words of a noun phrase that says by itself what is counted

_SERVED = (
    "kết nạp|thành lập|xây dựng|xây|trao tặng|trao|tặng|hỗ trợ|kiểm tra|thanh tra|giám sát|giải quyết|cấp|phê duyệt"
    "|đào tạo|bồi dưỡng|tập huấn|sửa chữa|trồng|tiếp nhận|giới thiệu việc làm|giới thiệu|tư vấn|dạy nghề|khen thưởng"
    "|biểu dương|tuyên dương|tôn vinh|vinh danh|bầu bổ sung|bầu|bổ nhiệm|công nhận|ban hành|thông qua|tiêm|cứu sống|cứu"
    "|điều trị|khám|thu hút|lắp đặt|di dời|sắp xếp|chuyển đổi|tuyển dụng|điều động|luân chuyển|miễn nhiệm"
    "|tạo việc làm|tuyên truyền|quy hoạch|thăm|tiếp đón|phục vụ|cắt giảm|đưa vào sử dụng"
)
_SUFFERED = (
    "khởi tố|bắt giữ|bắt|tạm giữ|tạm giam|xử lý kỷ luật|xử lý|xử phạt|phạt|kỷ luật|khiển trách|cảnh cáo|cách chức"
    "|đề nghị truy tố|truy tố|xét xử|đình chỉ|thu hồi|thu giữ|bãi nhiệm|khai trừ|tiêu hủy|tịch thu"
)
_ACT = re.compile(
    rf"(?<!\w)(?:(?P<served>(?:{_SERVED})(?: mới)?)|(?P<suffered>{_SUFFERED})"
    r"|(?P<dead>(?:làm|gây) chết|bị thương|mất tích))"
    r"(?: (?:được|thêm|cho|tới|đến|với|đối với|số))* $"
)
_OF_ACTS = re.compile(r"vụ|vụ việc|trường hợp|đợt|lượt|đối tượng|hồ sơ|đơn|đơn thư|người|cuộc")
_VERB = re.compile(
    r"(?:^|[,;:.(] ?|(?<!\w)(?:đã|cũng|và) )((?:(?!có |phát hiện |xảy ra |ghi nhận |là |với |gồm |còn |trong |theo "
    r"|tại |của |từ |cho |để |về |ở |tổng |hơn |gần |đến |tới |mới |thêm |được )[^\W\d_]+ ){2,7})$"
)
_SAYS_ACT = re.compile(r"(?<!\w)(?:được|bị|đã|đang)(?!\w)")
_OPENED = {
    "dn": "doanh nghiệp",
    "htx": "hợp tác xã",
    "tngt": "tai nạn giao thông",
    "nơxh": "nhà ở xã hội",
    "clb": "câu lạc bộ",
}
_SHORT = re.compile(rf"(?<!\w)(?:{'|'.join(_OPENED)})(?!\w)", re.IGNORECASE)
# What says nothing to a reader where it stands alone.
_EMPTY = re.compile(
    r"(?:lượt |số |tổng số )?(?:người|đồng chí|đ/c|vị|vụ|vụ việc|việc|trường hợp|đối tượng|cá nhân|tập thể|điểm|cơ sở"
    r"|nội dung|đợt|cuộc|buổi|lớp|ca|loại|cái|chiếc|con|bộ|suất|phần|lượt|nhóm|tổ|đoàn|khu|giải|bài|chỗ|mẫu|căn|nhà"
    r"|phòng|máy|trạm|đội|ban|bức|tấm|tờ|lô|gói|đơn vị|văn bản|xe|tàu|tuyến|vị trí|hạng mục|nhân sự)"
    r"(?: (?:khác|mới|nữa|trên|cũ))?"
)


def whole_end(code: str, end: int) -> int:
    """Where the noun phrase whose noun ends at ``end`` is whole: with the nouns of its row and what is told of it."""
    if code.startswith((" và ", " hoặc "), end) and not _JOINED.match(code, end) and _BARE.search(code, 0, end):
        return end
    start, end = end, phrase_end(code, end, _STOPS)
    while joined := _JOINED.match(code, end):
        end = phrase_end(code, joined.end(), _STOPS)
    if sort := _SORT.match(code, end):
        end = phrase_end(code, sort.end(), _STOPS)
    if told := _TOLD.match(code, end):
        further = phrase_end(code, told.end(), _STOPS)
        end = further if further > told.end() else end
    loose = _LOOSE.search(code, start, end)
    return loose.start() if loose else end


def _doing(before: str, item: str) -> str:
    """A bare noun with the verb before its number and what the verb is of: *tạm đình chỉ điều tra 2 vụ*."""
    said = _VERB.search(before) if _OF_ACTS.fullmatch(item.lower()) else None
    return f"{item} {said[1].strip()}" if said is not None else item


def with_act(before: str, item: str) -> str:
    """The item with what was done to it, where the words before its number say it: *kết nạp 12 đảng viên*."""
    act = _ACT.search(before)
    if act is None:
        return _doing(before, item)
    done = act["served"] or act["suffered"] or act["dead"]
    if _SAYS_ACT.search(item) or len(item.split()) > _ENOUGH or done in item:
        return item
    if act["dead"]:
        return f"{item} {act['dead'].removeprefix('làm ').removeprefix('gây ')}"
    return f"{item} được {act['served']}" if act["served"] else f"{item} bị {act['suffered']}"


def opened(item: str) -> str:
    """The item with its abbreviations in full."""
    return _SHORT.sub(lambda short: _OPENED[short.group().lower()], item)


def says_nothing(item: str) -> bool:
    """Whether the item is a bare classifier: *người*, *vụ việc*."""
    return _EMPTY.fullmatch(item.lower()) is not None

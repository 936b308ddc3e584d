"""Names that news shortens: by their first half (*Thứ trưởng Lao động*, *Sở Khoa học*), or to letters within them."""

from __future__ import annotations

import re

_FARMS = "Nông nghiệp và Phát triển nông thôn"
_LABOUR = "Lao động - Thương binh và Xã hội"
# As they were called from 2007 on, until the reform of 2025 joined them otherwise.
_WHOLE = {
    "Bộ": {"Nông nghiệp": _FARMS, "Lao động": _LABOUR, "Văn hóa": "Văn hóa, Thể thao và Du lịch"},
    "Sở": {
        "Nông nghiệp": _FARMS,
        "Lao động": _LABOUR,
        "Tài nguyên": "Tài nguyên và Môi trường",
        "Thông tin": "Thông tin và Truyền thông",
        "Kế hoạch": "Kế hoạch và Đầu tư",
        "Khoa học": "Khoa học và Công nghệ",
        "Quy hoạch": "Quy hoạch - Kiến trúc",
    },
}
# Letters that names of institutes, unions and boards hold for a field: Viện Chiến lược và Phát triển GTVT.
_OPENED = {
    "GTVT": "Giao thông vận tải",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "Giáo dục và Đào tạo",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "PTNT": "Phát triển nông thôn",
    "TN&MT": "Tài nguyên và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHNT": "Văn học nghệ thuật",
    "TDTT": "Thể dục thể thao",
    "NTM": "nông thôn mới",
    "ATTP": "An toàn thực phẩm",
    "CNTT": "Công nghệ thông tin",
    "GPMB": "giải phóng mặt bằng",
    "ĐTXD": "đầu tư xây dựng",
    "QLDA": "quản lý dự án",
    "PCCC": "phòng cháy chữa cháy",
}
_LETTERS = re.compile(rf"(?<![\w&-])(?:{'|'.join(sorted(_OPENED, key=len, reverse=True))})(?![\w&-])")
# Years in which the half was the whole name of a ministry before, or is half of another name.
_OTHER_TIMES = re.compile(r"\b(?:19\d\d|200[0-6]|202[5-9])\b")


def whole(label: str, topic: str, around: str) -> str:
    """The whole name of what a body of head ``label`` is for, where ``topic`` is half of it, or holds letters.

    ``around`` is the text that tells of which time it speaks; the half stays as it is where that is another time.
    """
    entire = _WHOLE.get(label, {}).get(topic)
    if entire is not None and not _OTHER_TIMES.search(around):
        return entire
    return _LETTERS.sub(lambda found: _OPENED[found[0]], topic)

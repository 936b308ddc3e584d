"""Ministries and departments that news calls by the first half of their names: *Thứ trưởng Lao động*, *Sở Khoa học*."""

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
# Years in which the half was the whole name of a ministry before, or is half of another name.
_OTHER_TIMES = re.compile(r"\b(?:19\d\d|200[0-6]|202[5-9])\b")


def whole(label: str, topic: str, around: str) -> str:
    """The whole name of what a body of head ``label`` is for, where ``topic`` is half of it.

    ``around`` is the text that tells of which time it speaks; the half stays as it is where that is another time.
    """
    entire = _WHOLE.get(label, {}).get(topic)
    return entire if entire is not None and not _OTHER_TIMES.search(around) else topic

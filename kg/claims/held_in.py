"""In which unit a ceremony is held of which nobody is said to hold it."""

from __future__ import annotations

import re

from kg.claims.scene import Scene, SceneLine
from kg.context.units import bare, lineage
from kg.mentions.parses import DateParse, EventParse, UnitParse
from kg.model import Unit

# "Tối 19/5, tại Thái Nguyên diễn ra lễ kỷ niệm …", "tại nghĩa trang Nầm (tỉnh Hà Tĩnh) đã diễn ra lễ truy điệu",
# "lễ truy điệu được tổ chức tại Nghĩa trang liệt sĩ tỉnh Đồng Nai".
_PLACES = (
    re.compile(
        "(?:^|[ ,])(?:tại|ở) [^.,;:\ue000-\ue007]{0,50}?"
        "(?:(?P<unit>\ue003)(?: \\(\ue003\\))?|\\((?P<around>\ue003)\\)),? "
        '(?:đã |vừa |long trọng |trọng thể |chính thức )*(?:diễn ra|tổ chức|cử hành) "?\ue007'
    ),
    re.compile(
        "\ue007[^.;\ue000\ue002]{0,120}? (?:diễn ra|tổ chức|khai mạc|cử hành)(?: [^.;,\ue000-\ue007]{0,24})? (?:tại|ở) "
        "[^.;,\ue000-\ue002]{0,60}?(?P<unit>\ue003)"
    ),
)
_OF_THE_COUNTRY = ("Hà Nội", "Hồ Chí Minh")  # where the whole country's ceremonies are held
_NAME = re.compile(
    r"(?:(?! (?:đã|vừa|được|bị|diễn ra|tổ chức|khai mạc|cử hành|cho|tặng (?:các|cho))\b)[^.,;\n]){0,160}"
)
_OWN = "tỉnh|huyện|thành phố|tp|thị xã|thị trấn|quận|xã|phường|địa phương"
# Ceremonies of somebody else than the place: it is said whose they are, or who gives, opens or builds holds them.
_OF_SOMEBODY = re.compile(
    rf" của (?!{_OWN}|chủ tịch nước|nhà nước|đảng|chính phủ|thủ tướng)| giữa "  # an honour is of who confers it
    r"|^lễ (?:trao (?:tặng )?(?:các )?(?:giải|học bổng)|ra mắt|khai trương|khánh thành|khởi công|động thổ|ký kết"
    r"|tốt nghiệp|khai giảng|bế giảng|cưới)"
    r"| (?:toàn quốc|quốc gia|quốc tế|thế giới|châu á|đông nam á|khu vực|asean)\b"
)
# "70 năm thành lập Quân khu 4": its own day, unless it is one that the whole country keeps.
_DAY_OF_ANOTHER = re.compile(
    r" (?:thành lập|(?:ngày )?truyền thống) (?:ngành |lực lượng )?"
    rf"(?!{_OWN}|đảng|nước|quân đội|công an nhân dân|mặt trận|đoàn tncs|đoàn thanh niên|công đoàn|hội (?:liên hiệp|lhpn"
    r"|nông dân|cựu chiến binh)|và|diễn)"
)
_NOT_HELD = re.compile(r"\b(?:hủy|hoãn|dời|dự định|dự kiến|kế hoạch|(?<!hàng )không|chưa|sẽ|thường|từng|trước kia)\b")
_HOLDS = re.compile("\ue002[^.;\ue000\ue007]{0,80} (?:phối hợp|tổ chức|phát động|chủ trì)(?!\\w)")


def unit_of(scene: Scene, line: SceneLine, event: EventParse) -> Unit | None:
    """The unit: the province for a place in it that stands before brackets, and for the city that bears its name."""
    coded = line.coded
    for match in filter(None, (coded.match_of(pattern, event) for pattern in _PLACES)):
        place = coded.items[match.start("unit" if match["unit"] else "around")]
        unit = scene.context.generic(place) if isinstance(place, UnitParse) and place.name else None
        if _NOT_HELD.search(match[0]) or _is_of_another(scene, line, event):
            continue
        if unit is not None and unit.code and bare(unit) not in _OF_THE_COUNTRY:
            province = lineage(unit)[-1]
            return unit if match["unit"] and bare(province) != bare(unit) else province
    return None


def _is_of_another(scene: Scene, line: SceneLine, event: EventParse) -> bool:
    """Whether its name, the sentence before or its year tells that somebody else than the place held it."""
    found = _NAME.match(scene.lower, event.start)
    name = found[0] if found is not None else ""
    if _OF_SOMEBODY.search(name) or _DAY_OF_ANOTHER.search(name):
        return True
    at = scene.index(event.start)
    if scene.goes_on(at) and _HOLDS.search(scene.lines[at - 1].coded.code):
        return True
    first = line.line.items[0]
    return isinstance(first, DateParse) and len(first.iso) == 4 and int(first.iso) < scene.year - 1

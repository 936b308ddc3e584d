"""In which unit a ceremony is held of which nobody is said to hold it."""

from __future__ import annotations

import re

from kg.claims.scene import Scene, SceneLine
from kg.context.units import bare, lineage
from kg.mentions.parses import EventParse, UnitParse
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


def unit_of(scene: Scene, line: SceneLine, event: EventParse) -> Unit | None:
    """The unit: the province for a place in it that stands before brackets, and for the city that bears its name."""
    coded = line.coded
    for match in filter(None, (coded.match_of(pattern, event) for pattern in _PLACES)):
        place = coded.items[match.start("unit" if match["unit"] else "around")]
        unit = scene.context.generic(place) if isinstance(place, UnitParse) and place.name else None
        if unit is not None and unit.code and bare(unit) not in _OF_THE_COUNTRY:
            province = lineage(unit)[-1]
            return unit if match["unit"] and bare(province) != bare(unit) else province
    return None

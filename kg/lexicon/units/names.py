"""Names of administrative units: their kinds, the key that spellings of one name share, and those spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import product
from types import MappingProxyType

from kg.model import Level

KINDS: Mapping[str, tuple[Level, ...]] = MappingProxyType(
    {
        "tỉnh": (Level.PROVINCE,),
        "thành phố": (Level.PROVINCE, Level.DISTRICT),
        "quận": (Level.DISTRICT,),
        "huyện": (Level.DISTRICT,),
        "thị xã": (Level.DISTRICT,),
        "phường": (Level.COMMUNE,),
        "xã": (Level.COMMUNE,),
        "thị trấn": (Level.COMMUNE,),
        "đặc khu": (Level.COMMUNE,),
    }
)

# Capitals stand for the tones: lower-case text has none of its own, and they count as letters of the word.
_TONES = {"\u0300": "F", "\u0301": "S", "\u0303": "X", "\u0309": "R", "\u0323": "J"}


def _fold_table() -> dict[int, str]:
    toned = product("aăâeêioôơuưy", _TONES.items())
    table = {ord(unicodedata.normalize("NFC", vowel + mark)): vowel + tone for vowel, (mark, tone) in toned}
    return table | {ord("ð"): "đ"} | dict.fromkeys(map(ord, "’‘`"), "'") | dict.fromkeys(map(ord, "-–—."), " ")


_FOLD = _fold_table()
_TONE_INSIDE = re.compile(r"([FSXRJ])([^\W\dA-Z]+)")
_Y_FOR_I = re.compile(r"(?<=[bcdđghklmnprstvx])y(?=[FSXRJ]?\b)|(?<=\bqu)y")  # Mỹ, Lý, Quy Nhơn; not the y of Thủy
_DAK = re.compile(r"\b[dđ][aă][kc]S?\b")
_LAK = re.compile(r"\bl[aă][kc]S?\b")
_KIND = re.compile(f"({'|'.join(KINDS)}) (.+)")


def fold(name: str) -> str:
    """The key that spellings of one name share. It evens out case, the place of the tone mark, hyphens, apostrophes,
    leading zeros, i and y, and the spellings of Đắk, Lắk and Kạn; all other letters and the tones still count."""
    text = unicodedata.normalize("NFC", name).lower().translate(_FOLD)
    text = _TONE_INSIDE.sub(r"\2\1", text)
    if "y" in text:
        text = _Y_FOR_I.sub("i", text)
    if "ak" in text or "ăk" in text or "ac" in text or "ăc" in text:
        text = _LAK.sub("lăk", _DAK.sub("đăk", text))
    text = text.replace("kanJ", "canJ")
    if "'" in text:
        text = re.sub(r"'\s*", "", text)
    words = text.split()
    return " ".join([word.lstrip("0") or word for word in words] if "0" in text else words)


def split_name(name: str) -> tuple[str, str]:
    """``quận Ba Đình`` → ``("quận", "Ba Đình")``; the kind is empty where the name begins with none."""
    match = _KIND.fullmatch(name)
    return (match[1], match[2]) if match else ("", name)


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which news writes a bare name: itself, other hyphens (``Thừa Thiên Huế``), Đăk or Đắc for Đắk."""
    if " - " not in name and "Đ" not in name:
        return (name,)
    hyphens = (" - ", "-", " – ", " ") if " - " in name else ("",)
    daks = ("Đắk", "Đăk", "Đắc") if re.search(r"\bĐ[ắă]k\b", name) else ("",)
    laks = ("Lắk", "Lăk", "Lắc") if re.search(r"\bLắk\b", name) else ("",)
    forms = {
        re.sub(r"\bLắk\b", lak, re.sub(r"\bĐ[ắă]k\b", dak, name.replace(" - ", hyphen)))
        for hyphen, dak, lak in product(hyphens, daks, laks)
    }
    return (name, *sorted(forms - {name}))

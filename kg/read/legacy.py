"""Two encodings of older Vietnamese files that Python has no codec for: TCVN3 (ABC fonts) and VNI for Windows.

Both are what fonts made of the bytes of Windows-1252, so a file names neither. TCVN3 has no capitals with a tone: its
capital fonts (``.VnTimeH``) draw small letters as capitals, and the text has to be read as written, in small letters.
"""

from __future__ import annotations

import re

# Byte → letter; what is missing below 0x80 is ASCII, what is missing above is undefined.
_TCVN3 = {
    0xA0: "\u00a0",
    **dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip(range(0xB5, 0xBA), "àảãáạ", strict=True)),
    **dict(zip(range(0xBB, 0xBF), "ằẳẵắ", strict=True)),
    **dict(zip(range(0xC6, 0xCD), "ặầẩẫấậè", strict=True)),
    **dict(zip(range(0xCE, 0xD9), "ẻẽéẹềểễếệìỉ", strict=True)),
    **dict(zip(range(0xDC, 0xE0), "ĩíịò", strict=True)),
    **dict(zip(range(0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ", strict=True)),
}

# In VNI a vowel is followed by a byte for its mark: a vowel and one of these (written as Windows-1252 letters).
_MARKS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
_SINGLE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))


def _vni_table() -> dict[str, str]:
    pairs = {vowel + mark: letter for vowel, marks in _MARKS.items() for mark, letter in marks.items()} | _SINGLE
    table = dict(pairs)
    for written, letter in pairs.items():
        table[written.upper()] = letter.upper()
        # Capital vowel, small mark: how some keyboards write the first letter of a word.
        table.setdefault(written[0].upper() + written[1:], letter.upper())
    return table


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=lambda written: (-len(written), written))))

# Quotes and dashes of Windows-1252, which office programs put into files of either encoding.
_WINDOWS = {byte: bytes([byte]).decode("cp1252") for byte in (0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97)}
_TCVN3_LETTERS = [chr(byte) if byte < 0x80 else _WINDOWS.get(byte) or _TCVN3.get(byte, "\ufffd") for byte in range(256)]


def decode_tcvn3(data: bytes) -> str:
    """Text of TCVN3 (ABC) bytes; undefined bytes become U+FFFD."""
    return "".join(map(_TCVN3_LETTERS.__getitem__, data))


def decode_vni(data: bytes) -> str:
    """Text of VNI (Windows) bytes; undefined bytes become U+FFFD."""
    return _VNI_PATTERN.sub(lambda found: _VNI[found[0]], data.decode("cp1252", "replace"))

"""From bytes to text: which encoding a file is in, found from the bytes alone.

UTF-8 is tried first and believed whenever it is valid: no other encoding of running Vietnamese text is valid UTF-8 by
chance. The eight-bit encodings are told apart by which of them turns the bytes into Vietnamese syllables.
"""

from __future__ import annotations

import codecs

from kg.errors import ReadError
from kg.read.legacy import decode_tcvn3, decode_vni
from kg.read.syllable import share_of_syllables

UTF8 = "UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_EIGHT_BIT = (
    ("Windows-1258", lambda data: data.decode("cp1258", "replace")),
    ("TCVN3 (ABC)", decode_tcvn3),
    ("VNI (Windows)", decode_vni),
)
# Right decodings of the sample sentences in tests/test_decode.py score 0.95 and more, wrong ones under 0.5.
_ENOUGH = 0.8
_SAMPLE = 20_000  # bytes looked at: enough to tell, whatever the length of the file
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    Raises :class:`ReadError` for bytes that are no text, or text of an encoding that is not recognised.
    """
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, name), name
    if codec := _utf16_without_mark(data):
        return _strictly(data, codec, "UTF-16"), "UTF-16"
    if b"\0" in data or len(data.translate(None, _CONTROLS)) < 0.95 * len(data):
        raise ReadError("is not text but binary data: convert it to text first")
    try:
        return data.decode("utf-8"), UTF8
    except UnicodeDecodeError as error:
        return _eight_bit(data, error)


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        where = f"is not valid {name} at byte {error.start}"
        raise ReadError(f"begins as {name} but {where}: save it again as UTF-8") from None


def _utf16_without_mark(data: bytes) -> str:
    """The codec where every second byte is nought for most of the beginning (letters of ASCII, spaces)."""
    sample = data[: _SAMPLE // 2 * 2]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 2 or len(data) % 2:
        return ""
    if odd > 0.4 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    scores = [share_of_syllables(function(data[:_SAMPLE])) for _, function in _EIGHT_BIT]
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best] < _ENOUGH:
        raise ReadError(
            f"is not UTF-8 (byte {error.start}) and not Vietnamese in Windows-1258, TCVN3 or VNI: "
            "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8"
        )
    name, function = _EIGHT_BIT[best]
    return function(data), name

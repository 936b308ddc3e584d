"""Plenums of the Central Committee, which number its resolutions: ``Trung ương 4 (khóa XI, khóa XII)``."""

from __future__ import annotations

import re

from kg.mentions.numerals import in_roman, roman

_COUNTING = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WORDS = {w: n for n, w in enumerate(_COUNTING, 1)} | {"nhất": 1, "tư": 4}
CENTRE = r"(?:trung ương|t\.ư\.?|tư|tw|t\.w)"
_N = r"(?:\d{1,2}|[ivx]{1,4}|bốn)(?![\w/-])"
_NTH = rf"(?:{_N}|(?:{'|'.join(_WORDS)})(?!\w))"  # the words only after "lần thứ": "năm" is a year too
_LISTED = rf"(?P<numbers>{_N}(?:(?:, | và |, và )(?:(?:nghị quyết )?{CENTRE} ?)?{_N})*)"
_COMMITTEE = rf"(?:ban chấp hành |bch )?{CENTRE}(?: đảng)?"
PLENUM = re.compile(
    rf"(?: số)?(?: của)?(?: hội nghị)? {_COMMITTEE},? ?"
    rf"(?:(?:lần |số |hội nghị )?{_LISTED}|lần thứ (?P<nth>{_NTH}))(?: \(lần \d\))?"
    rf"|(?: của)? hội nghị(?: trung ương)? lần thứ (?P<nth2>{_NTH}),? (?:của )?{_COMMITTEE}"
)
_SESSION = r"(?:[ivx]+|\d{1,2})\b(?![/\d])"
SESSIONS = re.compile(
    rf",? ?\(? ?(?P<sessions>khóa ?{_SESSION}(?:\)? ?(?:, ?| và | & |/| - |-) ?\(?(?:khóa ?)?{_SESSION})*) ?\)?"
)
ALSO = re.compile(rf"(?:, |,? và |,? cùng )(?:nghị quyết )?{CENTRE} ?(?:số )?{_LISTED}")


def _value(word: str) -> int:
    """What a number says, in figures, in Roman figures or in words."""
    return int(word) if word.isdigit() else _WORDS.get(word) or roman(word) or 0


def listed_numbers(text: str) -> tuple[str, ...]:
    """The numbers of plenums that a stretch lists, in figures, each once."""
    words = [text] if text in _WORDS else re.findall(rf"(?:\b|(?<=tw)|(?<=tư)|(?<=t.ư)){_N}", text)
    return tuple(dict.fromkeys(str(_value(w)) for w in words))


def listed_sessions(text: str) -> tuple[str, ...]:
    """The terms of the committee that a stretch lists, as ``khóa XI``, each once."""
    words = re.findall(r"(?:[ivx]+|\d+)\b", text.replace("khóa", " "))
    return tuple(dict.fromkeys(f"khóa {in_roman(_value(w))}" for w in words))

"""Roman figures, in which sessions, congresses and grades are counted."""

from __future__ import annotations

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def roman(text: str) -> int | None:
    """Value of a Roman number in lower case; None where the text is none."""
    if not text or any(letter not in _VALUES for letter in text):
        return None
    values = [_VALUES[letter] for letter in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def in_roman(value: int) -> str:
    """A number from 1 to 39 in Roman figures: no session has a higher one."""
    tens, ones = divmod(value, 10)
    return "X" * tens + _ONES[ones]

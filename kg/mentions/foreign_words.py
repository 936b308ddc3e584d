"""Words of other languages: a syllable of Vietnamese is short and has one row of vowels."""

from __future__ import annotations

import re

LONGEST_SYLLABLE = 7  # letters: nghiêng
_VOWELS = "aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_ROWS_OF_VOWELS = re.compile(f"[{_VOWELS}]+[^{_VOWELS}]+[{_VOWELS}]")
_NOT_VIETNAMESE = frozenset("fjwz")
PREFIXES = ("k'", "h'", "k’", "h’")  # of names of the Central Highlands, whole as they are: K'Brih


def is_foreign(word: str) -> bool:
    """Whether a word is of another language: *Kitakyushu*, *Osaka*, *Wat*."""
    lower = word.lower()
    if not lower.isalpha():
        return False
    foreign = len(lower) > LONGEST_SYLLABLE or not _NOT_VIETNAMESE.isdisjoint(lower)
    return foreign or _ROWS_OF_VOWELS.search(lower) is not None

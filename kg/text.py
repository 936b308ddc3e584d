"""Text: normalisation with a map back, tokens, and sentences with where they stand on the page.

Everything downstream works on the normalised text; :meth:`Text.span` maps its offsets back to the text as read, so
that ``document.text[start:end]`` is the quote whatever was normalised on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from kg.model import Sentence, SentenceKind, Span
from kg.sought import Sought, matches_from

# Tone marks of open syllables: the old placement (hoà, uỷ) becomes the new one (hòa, ủy). "qu" is a consonant, so quý
# stays.
_OLD_TONES = {f"o{old}": f"{new}a" for old, new in zip("àáảãạ", "òóỏõọ", strict=True)}
_OLD_TONES |= {f"o{old}": f"{new}e" for old, new in zip("èéẻẽẹ", "òóỏõọ", strict=True)}
_OLD_TONES |= {f"u{old}": f"{new}y" for old, new in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)}
# Patterns that run over whole texts begin with letters, not with a look back or one of several ways: to letters the
# machine runs, where others it tries at every place.
_OLD_TONE = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])(?<![qQ][uU])[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")

# One character for another, so that offsets stay: Ð (eth, which pages write for Đ), no-break and other odd spaces,
# quotes, dashes.
_SAME_LENGTH = (
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u3000": " ", "\t": " "}
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‛′`", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}
)
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DROPPED = re.compile(f"[{_WITHOUT_WIDTH}]")

# In brackets, so that what it splits a text into holds the tokens as well as what is between them. The letters of most
# words are told by their ranges: to ask of a letter whether it is one takes longer.
_LETTERS = "a-zA-ZÀ-ÖØ-öø-ʯḀ-ỿ"
_TOKEN = re.compile(rf"([{_LETTERS}]++[^\W\d_]*+(?:'[^\W\d_]+)*+|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|\n|[^\s])")


def _same_length(text: str) -> str:
    """``text`` with the characters of ``_SAME_LENGTH`` replaced: most are in no text, so this beats ``translate``."""
    for character, plain in _SAME_LENGTH.items():
        if character in text:
            text = text.replace(character, plain)
    return text


def _usual_spelling(text: str) -> str:
    """``text`` with *kì*, *kĩ*, *lí* written as most papers do: *kì họp* is a kỳ họp, *quản lí* is quản lý."""
    for syllable, usual in _SPELLED:
        if f" {syllable}" in text:
            text = re.sub(rf"(?<= ){syllable}(?!\w)", usual, text)
    return text


_SPELLED = (("kì", "kỳ"), ("kĩ", "kỹ"), ("lí", "lý"))


def _new_tone(match: re.Match[str]) -> str:
    pair = match.group()
    new = _OLD_TONES[pair.lower()]
    return "".join(b.upper() if a.isupper() else b for a, b in zip(pair, new, strict=True))


def normalise(text: str) -> str:
    """Normal form of a name or phrase: NFC, Đ, tone placement, plain quotes and dashes, single spaces."""
    return _OLD_TONE.sub(_new_tone, _same_length(as_written(text)))


def as_written(text: str) -> str:
    """What a reader sees of ``text``: letters, case and marks in NFC, no characters without width, single spaces."""
    return " ".join(unicodedata.normalize("NFC", _DROPPED.sub("", text)).split())


class Token(NamedTuple):
    """A syllable, a number, or one other character, with its place in the normalised text.

    A tuple, because a text has thousands of them and each is made anew.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Columns(NamedTuple):
    """The tokens of a text by what they hold, each column in the order of the text."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    lowers: list[str]


_as_token: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)


class Text:
    """A document's text, normalised for reading; offsets of ``norm`` map back to the text as read."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.norm, self._offsets = _normalise_with_offsets(raw)
        # A few letters grow when lowered (İ) or look at those around them (Σ): not Vietnamese, and offsets matter more.
        lower = self.norm.lower()
        usual = len(lower) == len(self.norm) and "Σ" not in self.norm
        self._lowered = str.lower if usual else _lower_by_letter
        self.lower = lower if usual else _lower_by_letter(self.norm)

    def span(self, start: int, end: int) -> Span:
        """Span of the text as read for ``norm[start:end]``."""
        if self._offsets is None:
            return Span(start, end)
        return Span(self._offsets[start], self._offsets[end - 1] + self._width(end - 1))

    def _width(self, index: int) -> int:
        assert self._offsets is not None
        # Combining marks that were composed into the character, but not dropped characters after it.
        start, stop = self._offsets[index], self._offsets[index + 1]
        end = start + 1
        while end < stop and unicodedata.combining(self.raw[end]):
            end += 1
        return end - start

    @cached_property
    def columns(self) -> Columns:
        """What the tokens hold, column by column: to take them out of the tokens again would be a step for each."""
        pieces = _TOKEN.split(self.norm)
        ends = list(accumulate(map(len, pieces)))
        texts = pieces[1::2]
        return Columns(ends[:-1:2], ends[1::2], texts, list(map(self._lowered, texts)))

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens, in order; a line break is a token of its own."""
        # A text has thousands of tokens, and a step of Python for each takes as long as the rest.
        return list(map(_as_token, zip(*self.columns, strict=True)))


def _lower_by_letter(text: str) -> str:
    return "".join(letter.lower()[:1] for letter in text)


def _normalise_with_offsets(raw: str) -> tuple[str, list[int] | None]:
    """Normalised text, and for each of its characters (and its end) the offset in ``raw``.

    None stands for offsets that are the same in both.
    """
    if not any(character in raw for character in _WITHOUT_WIDTH) and unicodedata.is_normalized("NFC", raw):
        return _single_spaced(_usual_spelling(_OLD_TONE.sub(_new_tone, _same_length(raw))), None)
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for cluster in _CLUSTER.findall(raw):
        if not _DROPPED.fullmatch(cluster):
            composed = unicodedata.normalize("NFC", cluster)
            pieces.append(composed)
            offsets.extend(position + min(i, len(cluster) - 1) for i in range(len(composed)))
        position += len(cluster)
    offsets.append(len(raw))
    return _single_spaced(_usual_spelling(_OLD_TONE.sub(_new_tone, _same_length("".join(pieces)))), offsets)


def _single_spaced(text: str, offsets: list[int] | None) -> tuple[str, list[int] | None]:
    """The text with one space for a row of them, and its offsets, which None says are 0, 1, 2 …

    A row between two capitals is kept: it parts a caption or heading from what follows, and their names.
    """
    if "  " not in text:
        return text, offsets
    offsets = offsets if offsets is not None else list(range(len(text) + 1))
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for row in _SPACES.finditer(text):
        word = text.rfind(" ", 0, row.start()) + 1
        if text[word].isupper() and text[row.end() : row.end() + 1].isupper():
            continue
        pieces.append(text[position : row.start() + 1])
        kept += offsets[position : row.start() + 1]
        position = row.end()
    return "".join((*pieces, text[position:])), kept + offsets[position:]


_SPACES = re.compile(" {2,}")


# A character with the combining marks that follow it.
_CLUSTER = re.compile("(?s).[\u0300-\u036f]*")

# ---------------------------------------------------------------- sentences

_ABBREVIATION = re.compile(
    r"(?:\b(?:tp|tx|tt|ts|ths|gs|pgs|bs|ks|cn|ls|t|q|p|h|st|tr|mr|mrs|dr|vs|đ/c|ntn|nxb|th)|(?<!\w)\w)$"
)
_END = re.compile(r"(?:[.!?…]+[\"')\]]*|[;:](?=\n))(?=\s+[\"'(\[*-]?\s?[A-ZĐÀ-Ỹ0-9]|\s*\n|\s*$)|\n+")
_END_START = re.compile(r"""[.!?…;:\n](?:(?<=\n)|(?=[\s.!?…"')\]]|\Z))""")  # less the points in numbers and addresses
# Furniture of news pages: lines that speak of the page, not of the world.
_FURNITURE = re.compile(
    r"^\W*(?:chia sẻ|tin (?:mới|đọc|liên quan|cùng|khác|bài)|các (?:bài|tin) |viết bình luận|bình luận|họ tên"
    r"|số điện thoại|tiêu đề\b.*\*|"
    r"nội dung:|mã xác nhận|lấy lại|gửi|email|xem (?:phiên bản|thêm|tiếp)|bài viết xem|số lượt|số lượng truy cập"
    r"|lượt truy cập|"
    r"về trang chủ|trang chủ|đăng nhập|từ khóa|tags?\b|nguồn tin|in trang|quay lại|theo dõi|quảng cáo|copyright|©"
    r"|\d{1,3}$|zalo|facebook)",
)
_CAPTION = Sought(
    r"(?:\bảnh ?\d*:|\(ảnh[: ]|^ảnh[: ]|- ảnh \d+$|^toàn cảnh |^quang cảnh |^các đại biểu [^.,;]{0,50}\.?$)"
)


# A caption or heading that runs into the article: "… Phó Ban Kinh tế Trung ương | Ông Nguyễn Văn Bình, …".
# What follows a blank is looked at first: it tells most of them off.
_RUN_ON = re.compile(r" (?=(?:Ông|Bà) [A-ZĐÀ-Ỹ][a-zà-ỹ]+ [A-ZĐÀ-Ỹ][a-zà-ỹ])(?<=\w )")
_NO_RUN_ON = re.compile(
    r"(?:\b(?:và|với|của|do|cho|theo|là|cùng|gồm|có|thay|mời|bầu|các|tới|đến|về|từ|tên|thưa|gặp|trao|chúc mừng|hai"
    r"|tín nhiệm|giữa|bởi|được|bị|rằng|để|mà|thì|ơi|cử|chức|như|hoặc|sang|gọi|động|nhiệm|công|luật|chuyển|vợ|chồng)"
    r"|[^\w\s])$"
)


def _cuts(text: Text) -> list[int]:
    """Where a sentence ends: at its mark, at the end of a line, before a name with which the next one begins."""
    norm, lower = text.norm, text.lower
    ends = [m.end() for m in matches_from(_END_START, _END, norm) if not _is_abbreviation(lower, m)]
    ends += [
        m.end() for m in _RUN_ON.finditer(norm) if not _NO_RUN_ON.search(lower[max(0, m.start() - 12) : m.start()])
    ]
    return sorted({*ends, len(norm)})


def sentences(text: Text) -> list[tuple[int, int, SentenceKind]]:
    """Half-open ranges of ``text.norm``, one a sentence or line without the blanks around it, with where it stands."""
    norm, lower = text.norm, text.lower
    found: list[tuple[int, int, SentenceKind]] = []
    start = 0
    first = True
    for cut in _cuts(text):
        begin, end = start, cut
        while begin < end and norm[begin].isspace():
            begin += 1
        while end > begin and norm[end - 1].isspace():
            end -= 1
        start = cut
        if begin == end:
            continue
        kind = _kind(lower[begin:end], first=first)
        first = first and kind is SentenceKind.FURNITURE
        found.append((begin, end, kind))
    return found


def _is_abbreviation(lower: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if not mark.startswith(".") or len(mark.strip("\"')]")) > 1 or lower[match.end() : match.end() + 1] in ("\n", ""):
        return False
    head = lower[max(0, match.start() - 6) : match.start()]
    return bool(_ABBREVIATION.search(head)) and not head[-1:].isdigit()


def _kind(lower: str, *, first: bool) -> SentenceKind:
    if len(lower) < 80 and _FURNITURE.match(lower):
        return SentenceKind.FURNITURE
    if len(lower) < 200 and _CAPTION.search(lower):
        return SentenceKind.CAPTION
    return SentenceKind.TITLE if first else SentenceKind.BODY


def as_sentence(text: Text, start: int, end: int, kind: SentenceKind) -> Sentence:
    """The public value of a sentence."""
    return Sentence(text.span(start, end), kind)

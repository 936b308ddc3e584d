"""Writing the picture: boxes, ties and a legend, as SVG that holds everything that it needs."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
SIZE = 12.0  # of the text in boxes
_SMALL = 10.0
_BOLD = 1.15  # how much wider bold letters are
_LINE = 15.0
_WIDEST = 24  # characters of a line in a box
_MARGIN = 24.0
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # where a label may stand on its line, best first

# Widths in parts of the size, on the wide side, for the fonts differ.
_NARROW, _WIDE = set("iljtfrI.,:;'|()[]!- "), set("mwMW@%—ƠƯĐ")


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of thing looks, and its name in both languages (in one where that is a proper name)."""

    fill: str
    stroke: str
    vi: str
    en: str
    dashed: bool = False
    arrow: bool = True

    @property
    def name(self) -> str:
        return " · ".join(filter(None, (self.vi, self.en)))


@dataclass(frozen=True, slots=True)
class Box:
    """Something drawn: the lines of its label, where its centre is, and its tooltip."""

    x: float
    y: float
    lines: tuple[str, ...]
    style: Style
    tooltip: str

    @property
    def width(self) -> float:
        return size_of(self.lines)[0]

    @property
    def height(self) -> float:
        return size_of(self.lines)[1]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two boxes, by their numbers."""

    source: int
    target: int
    label: str
    style: Style
    tooltip: str
    width: float = 1.3


@dataclass(frozen=True, slots=True)
class _Rectangle:
    x: float  # of the centre
    y: float
    width: float
    height: float

    def touches(self, other: _Rectangle) -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


def wrapped(label: str) -> tuple[str, ...]:
    """The label in at most three lines of about equal length; what does not fit is left out, and shown to be."""
    words = " ".join(label.split()).split(" ")
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _WIDEST or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = [line if len(line) <= _WIDEST + 6 else line[: _WIDEST + 5] + "…" for line in lines[:3]]
    if len(lines) > 3:
        shown[-1] += " …"
    return tuple(shown)


def text_width(text: str, size: float) -> float:
    """About how wide a text is."""
    return size * sum(0.34 if c in _NARROW else 0.92 if c in _WIDE else 0.72 if c.isupper() else 0.6 for c in text)


def size_of(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of a box with these lines."""
    return max(text_width(line, SIZE) for line in lines) + 20, len(lines) * _LINE + 11


def picture(title: str, note: str, boxes: Sequence[Box], ties: Sequence[Tie]) -> str:
    """The whole picture."""
    left = min((box.x - box.width / 2 for box in boxes), default=0.0) - _MARGIN
    top = min((box.y - box.height / 2 for box in boxes), default=0.0) - _MARGIN - 46
    right = max((box.x + box.width / 2 for box in boxes), default=0.0) + _MARGIN
    bottom = max((box.y + box.height / 2 for box in boxes), default=0.0) + _MARGIN
    words = max(text_width(title, 18) * _BOLD, text_width(note, 11))
    width = max(right - left, words + 2 * _MARGIN, 560.0)
    left -= (width - (right - left)) / 2  # few boxes stand in the middle
    legend, height = _legend(boxes, ties, left + _MARGIN, bottom + 14, width - 2 * _MARGIN)
    total = bottom - top + height + _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{total:.0f}" '
        f'viewBox="{left:.1f} {top:.1f} {width:.1f} {total:.1f}" font-family="{FONT}" role="img">',
        f"<title>{_text(title)}</title>",
        f"<desc>{_text(note)}</desc>",
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{total:.1f}" fill="#ffffff"/>',
        *_arrows(ties),
        *_written(left + _MARGIN, top + 32, title, 18, "#1a1a1a", weight="bold"),
        *_written(left + _MARGIN, top + 50, note, 11, "#666666"),
        *(_tie(tie, boxes) for tie in ties),
        *(_box(box) for box in boxes),
        *_labels(ties, boxes),
        *legend,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    """Text for XML, which cannot hold control characters."""
    return html.escape("".join(c if c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER}" for c in text))


def _written(
    x: float, y: float, text: str, size: float, fill: str, *, weight: str = "normal", anchor: str = "start"
) -> list[str]:
    if not text:
        return []
    look = f'font-size="{size:g}" fill="{fill}" text-anchor="{anchor}" font-weight="{weight}"'
    return [f'<text x="{x:.1f}" y="{y:.1f}" {look}>{_text(text)}</text>']


def _box(box: Box) -> str:
    x, y = box.x - box.width / 2, box.y - box.height / 2
    first = box.y - (len(box.lines) - 1) * _LINE / 2 + SIZE * 0.35
    lines = (
        _written(box.x, first + number * _LINE, line, SIZE, "#1a1a1a", anchor="middle")
        for number, line in enumerate(box.lines)
    )
    return "\n".join(
        [
            f"<g><title>{_text(box.tooltip)}</title>",
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="9" '
            f'fill="{box.style.fill}" stroke="{box.style.stroke}" stroke-width="1.4"/>',
            *(text for line in lines for text in line),
            "</g>",
        ]
    )


def _arrows(ties: Sequence[Tie]) -> list[str]:
    colours = sorted({tie.style.stroke for tie in ties if tie.style.arrow})
    markers = (
        f'<marker id="arrow-{colour[1:]}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
        f'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
        for colour in colours
    )
    return ["<defs>", *markers, "</defs>"] if colours else []


def _ends(tie: Tie, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """From the rim of one box to the rim of the other."""
    source, target = boxes[tie.source], boxes[tie.target]
    dx, dy = target.x - source.x, target.y - source.y
    return (*_rim(source, dx, dy), *_rim(target, -dx, -dy))


def _rim(box: Box, dx: float, dy: float) -> tuple[float, float]:
    """Where a line from the centre in this direction leaves the box."""
    across = box.width / 2 / abs(dx) if dx else float("inf")
    along = box.height / 2 / abs(dy) if dy else float("inf")
    part = min(across, along, 1.0)
    return box.x + dx * part, box.y + dy * part


def _tie(tie: Tie, boxes: Sequence[Box]) -> str:
    x1, y1, x2, y2 = _ends(tie, boxes)
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{tie.style.stroke}" '
        f'stroke-width="{tie.width:g}"{_line(tie.style)}><title>{_text(tie.tooltip)}</title></line>'
    )


def _line(style: Style) -> str:
    """Dashes and the arrow head of a line."""
    dashes = ' stroke-dasharray="5 4"' if style.dashed else ""
    return f'{dashes} marker-end="url(#arrow-{style.stroke[1:]})"' if style.arrow else dashes


def _labels(ties: Sequence[Tie], boxes: Sequence[Box]) -> Iterator[str]:
    """The labels of ties, each where it covers no box and no other label; elsewhere the tooltip has to do."""
    taken = [_Rectangle(box.x, box.y, box.width + 4, box.height + 4) for box in boxes]
    for tie in ties:
        if not tie.label:
            continue
        x1, y1, x2, y2 = _ends(tie, boxes)
        width = text_width(tie.label, _SMALL) + 6
        places = (_Rectangle(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, width, 14) for t in _ALONG)
        free = next((spot for spot in places if not any(spot.touches(other) for other in taken)), None)
        if free:
            taken.append(free)
            yield (
                f'<rect x="{free.x - width / 2:.1f}" y="{free.y - 7:.1f}" width="{width:.1f}" height="14" rx="3" '
                'fill="#ffffff" fill-opacity="0.88"/>'
            )
            yield from _written(free.x, free.y + 3.5, tie.label, _SMALL, tie.style.stroke, anchor="middle")


def _legend(
    boxes: Sequence[Box], ties: Sequence[Tie], left: float, top: float, width: float
) -> tuple[list[str], float]:
    """What the colours mean, of those that are there, in rows; and how high it is."""
    parts: list[str] = []
    x, y = left, top
    styles = [(style, True) for style in _unique(box.style for box in boxes)]
    styles += [(style, False) for style in _unique(tie.style for tie in ties)]
    for style, filled in styles:
        needed = 34 + text_width(style.name, 11) + 14
        if x > left and x + needed > left + width:
            x, y = left, y + 21
        if filled:
            parts.append(
                f'<rect x="{x:.1f}" y="{y - 9:.1f}" width="22" height="13" rx="4" fill="{style.fill}" '
                f'stroke="{style.stroke}"/>'
            )
        else:
            parts.append(
                f'<line x1="{x:.1f}" y1="{y - 3:.1f}" x2="{x + 22:.1f}" y2="{y - 3:.1f}" stroke="{style.stroke}" '
                f'stroke-width="1.6"{_line(style)}/>'
            )
        parts += _written(x + 29, y + 1, style.name, 11, "#333333")
        x += needed
    return parts, (y - top + 20 if styles else 0)


def _unique(styles: Iterator[Style]) -> list[Style]:
    return sorted(set(styles), key=lambda style: (style.en, style.vi, style.dashed))

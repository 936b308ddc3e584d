"""Writing a picture to a file: SVG as it is, or PNG, painted by resvg with the fonts that come with this package.

The fonts of the machine are left out, so that a picture has the same bytes everywhere and needs none to be installed.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError
from kg.export import target as files

_FONTS = Path(__file__).resolve().parent / "fonts"
_FAMILY = "DejaVu Sans"
_LARGEST = 16_000  # pixels of a side; beyond it, pictures of some hundred MB that few programs open


def write_picture(svg: str, path: str | Path | None, *, scale: float = 2.0, png: bool = False) -> None:
    """Writes a picture to a file or to standard output; as PNG where ``png`` says so or the name ends in ``.png``.

    ``scale``: pixels of the PNG for each of the SVG; 2 are 192 to the inch. Raises ExportError where it cannot be
    written, UsageError where the PNG would be too large.
    """
    if png or str(path).lower().endswith(".png"):
        files.write([png_of(svg, scale=scale)], path)
    else:
        files.write([svg], path)


def png_of(svg: str, *, scale: float = 2.0) -> bytes:
    """The picture as PNG; UsageError where a side would be longer than 16,000 pixels."""
    from resvg_py import svg_to_bytes

    width, height = (float(part) for part in svg.split('viewBox="', 1)[1].split('"', 1)[0].split()[2:])
    if max(width, height) * scale > _LARGEST:
        raise UsageError(
            f"the PNG would be {width * scale:.0f} by {height * scale:.0f} pixels; draw fewer things, give a smaller "
            "scale, or write SVG"
        )
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_dirs=[str(_FONTS)],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    )

"""Which of the forms that can be given is wanted most (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that the header ``Accept`` likes best; of equals the one offered first.

    An empty header accepts all. None where nothing offered is accepted.
    """
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    liked = [(_quality(media, ranges), -place, media) for place, media in enumerate(offered)]
    quality, _, media = max(liked, default=(0.0, 0, ""))
    return media if quality > 0 else None


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in media:
            yield media, _weight(parameters)


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media: str, ranges: Iterable[tuple[str, float]]) -> float:
    """The weight of the most exact range that the media type falls under."""
    family = media.partition("/")[0]
    exactness = {media: 3, f"{family}/*": 2, "*/*": 1}
    found = [(exactness[name], quality) for name, quality in ranges if name in exactness]
    return max(found)[1] if found else 0.0

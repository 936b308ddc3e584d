"""Posts on a time line: a bar where the documents give a period, a dot for each article that speaks of the post.

The bar has the status that the post has now; a dot has the one that it had by the articles of its day, so that of a
post that has ended only what was written afterwards says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.resolve.tenures import ENDING
from kg.serve.pages.html import Html, tag
from kg.serve.pages.parts import period
from kg.serve.pages.view import View
from kg.serve.reading import Reader, Thing

_MARGIN = 0.6  # of a year, on either side of the first and the last date
_TICKS = 8
_STATUSES = ("incoming", "current", "former")  # of what is said on one day, the last of these holds


@dataclass(frozen=True, slots=True)
class Post:
    """A tenure: who holds or held which role in which body, and when. ``said`` has, for each day on which
    articles speak of it, the day and the status by them."""

    iri: str
    person: Thing
    role: Thing
    body: Thing
    status: str
    since: str
    until: str
    terms: tuple[Thing, ...]
    said: tuple[tuple[str, str], ...]
    sources: int

    @property
    def days(self) -> list[str]:
        """The days of the articles that speak of it, the first of them first."""
        return [day for day, _ in self.said]

    @property
    def span(self) -> tuple[float, float] | None:
        """The years that the post covers, as far as a document says."""
        years = [year for term in self.terms for year in _years(term.label)]
        first = _year(self.since) if self.since else min(years, default=None)
        last = _year(self.until, end=True) if self.until else max((year + 1 for year in years), default=None)
        if first is None and last is None:
            return None
        known = [date for date in map(_year, self.days) if date is not None]
        if first is None:
            first = min([*known, (last or 0) - 1])
        if last is None:
            last = max([*known, first]) if self.status != "former" else first
        return (first, max(first, last))


def posts(iris: Sequence[str], property: str, reader: Reader) -> list[Post]:
    """The tenures that have one of the things as their ``org:member``, ``org:organization`` or ``org:role``."""
    prefix = f"{reader.base}tenure/"
    found = {tenure for iri in iris for tenure in reader.subjects(property, iri) if tenure.startswith(prefix)}
    return sorted((_post(tenure, reader) for tenure in found), key=_order)


def _order(post: Post) -> tuple[int, float, str, str, str]:
    latest = max([date for date in map(_year, [post.since, post.until, *post.days]) if date is not None], default=0.0)
    rank = {"current": 0, "incoming": 1}.get(post.status, 2)
    return rank, -latest, post.role.label, post.body.label, post.iri


def _post(tenure: str, reader: Reader) -> Post:
    def first(name: str) -> Thing:
        return next(iter(reader.things(tenure, name)), Thing("?", ""))

    sources, said = set[str](), dict[str, str]()
    for claim in reader.nodes(tenure, "prov:wasDerivedFrom"):
        status = _reported(claim.value, reader)
        for source in {node.value.partition("#")[0] for node in reader.nodes(claim.value, "prov:wasDerivedFrom")}:
            sources.add(source)
            if day := reader.day(source):
                said[day] = max(status, said.get(day, status), key=_STATUSES.index)
    return Post(
        iri=tenure,
        person=first("org:member"),
        role=first("org:role"),
        body=first("org:organization"),
        status=_status(tenure, reader),
        since=reader.literal(tenure, "vkg:since"),
        until=reader.literal(tenure, "vkg:until"),
        terms=tuple(reader.things(tenure, "vkg:term")),
        said=tuple(sorted(said.items())),
        sources=len(sources),
    )


def _status(iri: str, reader: Reader) -> str:
    return reader.literal(iri, "vkg:status").rpartition("#")[2]


def _reported(claim: str, reader: Reader) -> str:
    """What a claim says of a post: that it is given, held or over (as tenures are concluded, kg.resolve.tenures)."""
    ended = any(kind in ENDING for kind in reader.nodes(claim, "vkg:changeKind"))
    return _status(claim, reader) or ("former" if ended else "incoming")


def _year(date: str, *, end: bool = False) -> float | None:
    """A date as years and a fraction; the end of what it covers, if asked. None where it has no year."""
    pieces = date[:10].split("-")
    if not (pieces[0].isdigit() and len(pieces[0]) == 4):
        return None
    year, month, day = (*(int(piece) for piece in pieces if piece.isdigit()), 0, 0)[:3]
    begun = year + (max(month, 1) - 1) / 12 + (max(day, 1) - 1) / 366
    return begun + (0 if not end or day else 1 / 12 if month else 1.0)


def _years(label: str) -> list[int]:
    return [int(piece) for piece in label.split("-") if piece.isdigit() and len(piece) == 4]


def timeline(found: Sequence[Post], view: View, *, by: str = "post") -> Html | None:
    """The posts under one axis of years; None where no date is known at all. ``by`` person: names who holds them."""
    dates = [edge for post in found for edge in (post.span or ())]
    dates += [date for post in found for day in post.days if (date := _year(day)) is not None]
    if not dates:
        return None
    first, last = min(dates) - _MARGIN, max(dates) + _MARGIN
    rows = [
        tag("li", tag("span", _title(post, view, by), class_="post"), _row(post, first, last, view))
        for post in found
        if post.span or post.said
    ]
    axis = tag("li", _axis(first, last), class_="axis", aria_hidden="true")
    return tag("ol", rows, axis, class_="timeline")


def _title(post: Post, view: View, by: str) -> list[Html | str]:
    if by == "person":
        return [view.link(post.person), ", ", view.name(post.role)]
    return [view.name(post.role), ", ", view.link(post.body)]


def _row(post: Post, first: float, last: float, view: View) -> Html:
    def x(date: float) -> str:
        return f"{(date - first) / (last - first) * 100:.2f}%"

    drawn: list[Html] = [tag("line", x1="0", x2="100%", y1="9", y2="9", class_="rail")]
    said = [view.say(f"status.{post.status}"), period(post.since, post.until, post.terms, view)]
    if post.span:
        start, end = post.span
        width = f"{max((end - start) / (last - first) * 100, 0.8):.2f}%"
        label = tag("title", ", ".join(filter(None, said)))
        drawn.append(tag("rect", label, x=x(start), width=width, y="4", height="10", rx="3", class_=post.status))
    for day, status in post.said:
        at = _year(day)
        if at is not None:
            words = view.say("part.timeline.said", date=day[:10], status=view.say(f"status.{status}"))
            drawn.append(tag("circle", tag("title", words), cx=x(at), cy="9", r="5", class_=status))
            said.append(words)
    spoken = ". ".join(filter(None, said[:8]))
    return tag("svg", drawn, width="100%", height="18", role="img", aria_label=spoken)


def _axis(first: float, last: float) -> Html:
    years = list(range(int(first) + 1, int(last) + 1)) or [round(first)]
    step = -(-len(years) // _TICKS)
    marks = [
        tag("text", year, x=f"{(year - first) / (last - first) * 100:.2f}%", y="13", text_anchor="middle")
        for year in years[::step]
    ]
    return tag("svg", marks, width="100%", height="18")

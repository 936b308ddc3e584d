"""The first page: search, and what the store holds; and what a search finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from kg.serve.overview import CLAIMS
from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.parts import NOTHING, bars, section, table
from kg.serve.pages.timeline import posts
from kg.serve.pages.view import View
from kg.serve.places import Place
from kg.serve.reading import Thing
from kg.serve.search import Found

GROUP_ORDER = ("person", "body", "unit", "event", "commitment", "document", "award", "source")
_MONTHS = 24  # beyond that, years are shown
_TOP = 10
_RESULTS = 60
_HEIGHT = 160


def home(view: View) -> bytes:
    """Search and overview."""
    site = view.site
    content: list[Child] = [tag("h1", view.say("home.title")), search_form(view)]
    if not len(site.index):
        content.append(section(view.say("home.empty"), tag("p", view.say("home.empty.hint"))))
        return view.framed(view.say("site.name"), content)
    content += [
        _tiles(view),
        tag(
            "div",
            _connected(view),
            _busiest(view, "person", "home.people"),
            _busiest(view, "body", "home.bodies"),
            _claims(view),
            _months(view),
            _newest(view),
            _provinces(view),
            class_="columns",
        ),
    ]
    return view.framed(view.say("site.name"), content)


def search_form(view: View, text: str = "", group: str = "") -> Html:
    """The field to search in, by name and group."""
    options = [tag("option", view.say("search.all"), value="", selected=not group)]
    options += [tag("option", view.say(f"group.{name}"), value=name, selected=name == group) for name in GROUP_ORDER]
    return tag(
        "form",
        tag("label", view.say("search.label"), for_="q"),
        tag(
            "div",
            tag("input", type="search", id="q", name="q", value=text, autocomplete="off", aria_describedby="hint",
                list="suggestions"),
            tag("select", options, name="group", aria_label=view.say("search.in")),
            tag("button", view.say("search.button"), type="submit"),
            class_="field",
        ),
        tag("datalist", id="suggestions"),
        tag("p", view.say("search.hint"), id="hint", class_="hint"),
        action="/search",
        role="search",
        class_="search",
    )  # fmt: skip


def _tiles(view: View) -> Html:
    counts = view.site.index.groups()
    tiles = [
        tag("li", tag("b", view.number(counts[name])), " ", view.say(f"group.{name}"))
        for name in GROUP_ORDER
        if name in counts
    ]
    total = sum(view.site.overview.claims.values())
    tiles.insert(0, tag("li", tag("b", view.number(total)), " ", view.say("column.claims")))
    return tag("ul", tiles, class_="tiles", aria_label=view.say("home.figures"))


def _busiest(view: View, group: str, title: str) -> Html | None:
    found = view.site.index.busiest(group, _TOP)
    rows = [[_named(one, view), view.number(one.claims), view.number(one.sources)] for one in found if one.claims]
    if not rows:
        return None
    columns = [view.say(f"column.{name}") for name in ("name", "claims", "sources")]
    return section(view.say(title), table(columns, rows, view, label=view.say(title), numbers=2))


def _connected(view: View) -> Html | None:
    """The people with most ties, and how many claims and documents these stand on."""
    reader, index = view.site.reader, view.site.index
    rows = [
        [view.link(reader.thing(iri)), *map(view.number, (ties, *index.weight(iri)))]
        for iri, ties in view.site.overview.connected
    ]
    if not rows:
        return None
    columns = [view.say(f"column.{name}") for name in ("name", "ties", "claims", "sources")]
    title = view.say("home.connected")
    hint = tag("p", view.say("home.connected.hint"), class_="hint")
    return section(title, hint, table(columns, rows, view, label=title, numbers=3))


def _named(found: Found, view: View) -> Html:
    return view.link(Thing(found.label, found.iri, found.kind))


def _claims(view: View) -> Html:
    rows = [(view.say(f"kind.{kind}"), count) for kind, count in view.site.overview.claims.items()]
    return section(view.say("home.claims"), bars(rows, view, view.say("home.claims")))


def _provinces(view: View) -> Html | None:
    found = view.site.overview.places
    if not found:
        return None
    names = Counter(view.site.reader.thing(place.iri).label for place in found)
    rows = [
        [_province(place, names, view), *map(view.number, (place.units, place.bodies, place.claims, place.documents))]
        for place in found
    ]
    columns = [view.say(f"column.{name}") for name in ("name", "units", "bodies", "claims", "sources")]
    title = view.say("home.units")
    hint = tag("p", view.say("home.units.hint"), class_="hint")
    return section(title, hint, table(columns, rows, view, label=title, numbers=4))


def _province(place: Place, names: Counter[str], view: View) -> Child:
    """Its name; where the province of another time has the same, until when it was."""
    thing = view.site.reader.thing(place.iri)
    return [view.link(thing), f" (– {place.until})" if place.until and names[thing.label] > 1 else None]


def _newest(view: View) -> Html:
    reader, rows = view.site.reader, []
    for iri in view.site.overview.newest:
        claims, _ = view.site.index.weight(iri)
        date = reader.literal(iri, "dcterms:date")[:10] or NOTHING
        rows.append([view.link(reader.thing(iri)), date, view.number(claims)])
    columns = [view.say(f"column.{name}") for name in ("name", "date", "claims")]
    return section(view.say("home.sources"), table(columns, rows, view, label=view.say("home.sources"), numbers=2))


# ---------------------------------------------------------------- claims by month


def _months(view: View) -> Html:
    title = view.say("home.months")
    months = _by_period(view.site.overview.months)
    if not months:
        return section(title, tag("p", view.say("home.months.none")))
    most = max(sum(counts.values()) for counts in months.values())
    width = 100 / len(months)
    drawn = [
        piece for place, (month, counts) in enumerate(months.items())
        for piece in _column(month, counts, place * width, width, most, view)
    ]  # fmt: skip
    first, last = next(iter(months)), list(months)[-1]
    drawn.append(tag("text", first, x="0", y=_HEIGHT + 16))
    if last != first:
        drawn.append(tag("text", last, x="100%", y=_HEIGHT + 16, text_anchor="end"))
    chart = tag("svg", drawn, width="100%", height=_HEIGHT + 20, class_="chart", role="img", aria_label=title)
    kinds = [kind for kind in CLAIMS if any(kind in counts for counts in months.values())]
    legend = [tag("li", tag("span", class_=f"swatch k{CLAIMS.index(k)}"), view.say(f"kind.{k}")) for k in kinds]
    return section(title, chart, tag("ul", legend, class_="legend"), _as_table(months, view))


def _by_period(months: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """By month; by year where that would be too many."""
    length = 7 if len(months) <= _MONTHS else 4
    merged: dict[str, dict[str, int]] = {}
    for month, counts in months.items():
        row = merged.setdefault(month[:length], {})
        for kind, count in counts.items():
            row[kind] = row.get(kind, 0) + count
    return merged


def _column(month: str, counts: Mapping[str, int], left: float, width: float, most: int, view: View) -> Sequence[Html]:
    pieces, top = [], float(_HEIGHT)
    for number, kind in enumerate(CLAIMS):
        height = counts.get(kind, 0) / most * (_HEIGHT - 4)
        if height:
            top -= height
            label = tag("title", f"{month}, {view.say(f'kind.{kind}')}: {view.number(counts[kind])}")
            x, wide = f"{left + width * 0.1:.2f}%", f"{width * 0.8:.2f}%"
            pieces.append(
                tag("rect", label, x=x, y=f"{top:.1f}", width=wide, height=f"{height:.1f}", class_=f"k{number}")
            )
    return pieces


def _as_table(months: Mapping[str, Mapping[str, int]], view: View) -> Html:
    rows = [[month, view.number(sum(counts.values()))] for month, counts in months.items()]
    columns = [view.say("column.month"), view.say("column.claims")]
    title = view.say("home.months")
    return tag(
        "details", tag("summary", view.say("script.query.table")), table(columns, rows, view, label=title, numbers=1)
    )


# ---------------------------------------------------------------- what a search finds


def results(view: View, text: str, group: str) -> bytes:
    """The things that a search finds, each with what tells it from its namesakes."""
    found, total = view.site.index.find(text, group, _RESULTS)
    content: list[Child] = [tag("h1", view.say("nav.search")), search_form(view, text, group)]
    if not text.strip():
        pass
    elif not found:
        hint = tag("p", view.say("search.none.hint"))
        content.append(section(view.say("search.none", text=text), hint))
    else:
        content.append(_found(view, text, group, found, total))
    return view.framed(f"{text} – {view.say('nav.search')}" if text else view.say("nav.search"), content)


def _found(view: View, text: str, group: str, found: Sequence[Found], total: int) -> Html:
    rest = tag("p", view.say("search.first", shown=view.number(len(found)))) if total > len(found) else None
    return tag(
        "section",
        tag("h2", view.say("search.count", count=view.number(total), text=text), aria_live="polite"),
        _narrow(view, text) if not group else None,
        tag("ul", [_result(one, view) for one in found], class_="results"),
        rest,
    )


def _narrow(view: View, text: str) -> Html:
    links, counts = [], view.site.index.counts(text)
    for group in GROUP_ORDER:
        if total := counts[group]:
            href = f"/search?{urlencode({'q': text, 'group': group})}"
            links.append(tag("li", tag("a", f"{view.say(f'group.{group}')} ({view.number(total)})", href=href)))
    return tag("ul", links, class_="chips")


def _result(one: Found, view: View) -> Html:
    counts = [view.say("search.claims", count=view.number(one.claims))] if one.claims else []
    counts += [view.say("search.sources", count=view.number(one.sources))] if one.sources else []
    said = _told(one, view)
    return tag(
        "li",
        tag("span", view.say(f"kind.{one.kind}"), class_="kind"), " ", _named(one, view),
        tag("p", said) if said else None,
        tag("p", " · ".join(counts), class_="where"),
    )  # fmt: skip


def _told(one: Found, view: View) -> str:
    """What tells a thing from its namesakes: a person's posts, a unit's place, a body's jurisdiction."""
    reader = view.site.reader
    if one.kind == "Person":
        held = posts(reader.same(one.iri), "org:member", reader)[:2]
        return "; ".join(f"{view.name(post.role)}, {post.body.label}" for post in held)
    if one.kind == "Source":
        details = [reader.literal(one.iri, name) for name in ("schema:publisher", "dcterms:date")]
        return " · ".join(filter(None, [*details, view.code(reader.literal(one.iri, "dcterms:identifier"))]))
    names = {"Body": "vkg:jurisdiction", "Event": "vkg:host", "OfficialDocument": "vkg:issuer"}
    above = reader.things(one.iri, names.get(one.kind, "vkg:within"))
    return ", ".join(thing.label for thing in above)

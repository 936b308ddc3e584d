"""Pieces that several pages have: tables, charts, facts with their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.vietnamese import context_list
from kg.serve.pages.view import View
from kg.serve.reading import Evidence, Fact, Thing

MOST_FACTS = 100
NOTHING = "–"  # in a table, where there is no value
_LISTED = 3  # columns of words
_SHOWN = 12  # rows of a table that stand open; the rest is folded


def section(title: str, *content: Child, id: str | None = None, class_: str = "card") -> Html:
    """A part of a page with a heading."""
    return tag("section", tag("h2", title), content, id=id, class_=class_)


def table(columns: Sequence[str], rows: Sequence[Sequence[Child]], view: View, *, label: str, numbers: int = 0) -> Html:
    """A table; its last ``numbers`` columns are numbers. A column in which no row has anything is left out; what is
    beyond the first rows is folded away."""
    told = [place for place in range(len(columns)) if any(row[place] != NOTHING for row in rows)]
    numbers = sum(place >= len(columns) - numbers for place in told)
    columns, rows = [columns[place] for place in told], [[row[place] for place in told] for row in rows]
    first, rest = rows[:_SHOWN], rows[_SHOWN:]
    grids: list[Child] = [_grid(columns, first, label, numbers)]
    if rest:
        more = tag("summary", view.say("part.more", count=view.number(len(rest))))
        grids.append(tag("details", more, _grid(columns, rest, f"{label} (2)", numbers)))
    return tag("div", grids, class_="rows")


def _grid(columns: Sequence[str], rows: Sequence[Sequence[Child]], label: str, numbers: int) -> Html:
    """One whose columns are too many for a telephone is shown there as a list, each value after its column's name."""
    plain = len(columns) - numbers
    listed = plain >= _LISTED

    def cell(name: str, place: int, content: Child, **attributes: str | None) -> Html:
        return tag(name, content, class_="number" if place >= plain else None, **attributes)

    def value(place: int, content: Child) -> Html:
        return cell("td", place, content, role="cell", data_column=columns[place] if listed and place else None)

    heads = (cell("th", place, name, scope="col", role="columnheader") for place, name in enumerate(columns))
    body = (tag("tr", (value(place, content) for place, content in enumerate(row)), role="row") for row in rows)
    parts = [tag("thead", tag("tr", heads, role="row"), role="rowgroup"), tag("tbody", body, role="rowgroup")]
    grid = tag("table", parts, aria_label=label, role="table", class_="listed" if listed else None)
    return tag("div", grid, class_="scroll", tabindex="0", role="region", aria_label=label)


def bars(rows: Sequence[tuple[str, int]], view: View, label: str) -> Html:
    """A bar for each row, with its number beside it."""
    most = max((count for _, count in rows), default=1)
    lines = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", _bar(count / most), class_="bar"),
            tag("td", view.number(count), class_="number"),
        )
        for name, count in rows
    ]
    return tag("table", tag("tbody", lines), class_="bars", aria_label=label)


def _bar(share: float) -> Html:
    filled = tag("rect", width=f"{max(share * 100, 0.5):.1f}%", height="100%", rx="2")
    return tag("svg", filled, width="100%", height="12", aria_hidden="true")


def chips(items: Iterable[Child]) -> Html | None:
    """Short remarks in a row; None where there are none."""
    made = [tag("li", item) for item in items if item]
    return tag("ul", made, class_="chips") if made else None


def facts(found: Sequence[Fact], total: int, view: View) -> Html:
    """Claims in words, each with the sentence that says so and the way to it; what several say is told once."""
    alike: dict[str, list[Fact]] = {}
    for fact in found:
        alike.setdefault(phrase(fact, view), []).append(fact)
    shown = [_item(words, same, view) for words, same in alike.items()]
    note = None
    if total > len(found):
        note = tag("p", view.say("part.facts.first", shown=view.number(len(found)), count=view.number(total)))
    return section(view.say("part.facts"), note, tag("ol", shown, class_="facts"), id="facts")


def _item(words: str, same: Sequence[Fact], view: View) -> Html:
    """Claims that say the same, with the first sentence open and the others folded."""
    first = same[0]
    quoted = [quotation(evidence, view) for evidence in first.evidence]
    others: list[Child] = list(quoted[1:])
    others += [[[quotation(evidence, view) for evidence in fact.evidence], _basis(fact, view)] for fact in same[1:]]
    more = None
    if others:
        count = sum(len(fact.evidence) for fact in same) - 1
        more = tag("details", tag("summary", view.say("fact.again", count=view.number(count))), others)
    return tag("li", Html(words), quoted[0], _basis(first, view), more)


def _basis(fact: Fact, view: View) -> Html:
    context = None
    if fact.context:
        context = tag("details", tag("summary", view.say("fact.context")), context_list(fact.context, view))
    said = (
        tag("a", view.say("fact.iri"), href=view.site.path(fact.iri)),
        " · ",
        view.say("fact.confidence", value=fact.confidence),
        " · ",
        view.say("fact.rule", rule=fact.rule),
    )
    return tag("div", tag("p", said), context, class_="basis")


def quotation(evidence: Evidence, view: View) -> Html:
    """The sentence, the evidence marked in it, and a link to its place in the article."""
    found = view.site.reader.sentence(evidence)
    place = f"{view.site.path(evidence.source.iri)}#char={evidence.start},{evidence.end}"
    return tag(
        "blockquote",
        tag("p", found.before, tag("mark", found.quote), found.after, lang="vi"),
        tag(
            "p",
            tag("a", view.say("fact.open"), ": ", tag("cite", evidence.source.label), href=place),
            f" · {evidence.date}" if evidence.date else None,
            class_="where",
        ),
    )


# ---------------------------------------------------------------- claims in words


def phrase(fact: Fact, view: View) -> Html:
    """What a claim says, its things as links."""
    said = _PHRASES[fact.kind](fact, view) if fact.kind in _PHRASES else []
    kind = view.say(f"kind.{fact.kind}")
    return tag("p", tag("span", kind, class_="kind"), " ", said, class_="phrase")


def _link(fact: Fact, name: str, view: View) -> Html | None:
    thing = fact.thing(name)
    return view.link(thing) if thing else None


def _remarks(*items: Child) -> Child:
    kept = [item for item in items if item]
    if not kept:
        return None
    return [" (", *[part for item in kept for part in (item, ", ")][:-1], ")"]


def period(since: str, until: str, terms: Iterable[Thing], view: View) -> str:
    """``2015-03 – 2020``, or the term, or nothing."""
    if since or until:
        return f"{since or '…'} – {until or '…'}"
    return ", ".join(term.label for term in terms)


def _post(fact: Fact, view: View) -> list[Child]:
    return [_link(fact, "org:role", view), ", ", _link(fact, "org:organization", view)]


def _role(fact: Fact, view: View) -> Child:
    terms = [value for value in fact.values.get("vkg:term", ()) if isinstance(value, Thing)]
    when = period(fact.text("vkg:since"), fact.text("vkg:until"), terms, view)
    said = _remarks(_link(fact, "vkg:status", view), when)
    return [_link(fact, "org:member", view), " – ", _post(fact, view), said]


def _change(fact: Fact, view: View) -> Child:
    act = _link(fact, "vkg:changeKind", view)
    return [
        _link(fact, "org:member", view),
        " ",
        act,
        ": ",
        _post(fact, view),
        _remarks(view.day(fact.text("dcterms:date"))),
    ]


def quantity(fact: Fact, view: View) -> str:
    """``hơn 1.200 đảng viên``."""
    thing = fact.thing("vkg:comparator")
    how = view.say(f"comparator.{thing.iri.rpartition('#')[2]}") if thing else ""
    value = fact.text("schema:value")
    whole, point, rest = value.partition(".")
    shown = view.number(int(whole)) if whole.lstrip("-").isdigit() else whole
    if point:
        shown += ("," if view.language == "vi" else ".") + rest
    return " ".join(filter(None, [how, shown, fact.text("schema:unitText")]))


def _number(fact: Fact, view: View) -> Child:
    return [_link(fact, "vkg:subject", view), ": ", fact.text("vkg:quantityOf"), " – ", tag("b", quantity(fact, view))]


def _two(first: str, second: str, between: str = " – ", *remarks: str) -> Callable[[Fact, View], Child]:
    def said(fact: Fact, view: View) -> Child:
        parts = [link for name in (first, second) if (link := _link(fact, name, view))]
        joined: list[Child] = [parts[0], *(item for part in parts[1:] for item in (between, part))] if parts else []
        return [joined, _remarks(*(view.day(fact.text(name)) for name in remarks))]

    return said


def _took_part(fact: Fact, view: View) -> Child:
    return [_link(fact, "org:member", view), " ", _link(fact, "vkg:manner", view), ": ", _link(fact, "vkg:event", view)]


_PHRASES: dict[str, Callable[[Fact, View], Child]] = {
    "RoleClaim": _role,
    "ChangeClaim": _change,
    "RankClaim": _two("org:member", "vkg:rank"),
    "EventClaim": _two("vkg:event", "", "", "dcterms:date"),
    "ParticipationClaim": _took_part,
    "AdoptionClaim": _two("vkg:adopter", "vkg:commitment", ": "),
    "QuantityClaim": _number,
    "AwardClaim": _two("vkg:recipient", "vkg:award", " – ", "vkg:year"),
    "CitationClaim": _two("vkg:follower", "vkg:cites"),
}

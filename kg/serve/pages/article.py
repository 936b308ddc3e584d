"""An article: its text as read with the evidence marked, and beside it what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kg.rdf import term
from kg.rdf.terms import A
from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.parts import chips, phrase, quotation, section
from kg.serve.pages.vietnamese import context_list
from kg.serve.pages.view import View
from kg.serve.reading import Evidence, Fact, Reader
from kg.serve.search import GROUPS

_NAMES = 60
_PLACES = 3


def article(iri: str, view: View) -> bytes:
    """The page of a source."""
    reader = view.site.reader
    facts = facts_of(iri, reader)
    text = reader.text(iri)
    thing = reader.thing(iri)
    url = reader.literal(iri, "schema:url")
    link = tag("a", view.say("article.url"), href=url, rel="noopener noreferrer") if _is_web(url) else None
    publisher, date = reader.literal(iri, "schema:publisher"), reader.literal(iri, "dcterms:date")
    body = marked(text, facts) if text else tag("p", view.say("article.notext"))
    return view.framed(
        thing.label,
        tag(
            "div",
            tag("p", view.say("kind.Source"), class_="kind"),
            tag("h1", thing.label, lang="vi"),
            chips([publisher, date[:10], view.code(reader.literal(iri, "dcterms:identifier")), link]),
            class_="title",
        ),
        tag(
            "div",
            tag(
                "article",
                tag("h2", view.say("article.text")),
                tag("p", view.say("article.hint"), class_="hint") if facts and text else None,
                tag("div", body, class_="text", lang="vi"),
                class_="card",
            ),
            tag("aside", _claims(facts, iri, view), _names(iri, view), _digest(iri, view)),
            class_="article",
        ),
        wide=True,
    )


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def facts_of(source: str, reader: Reader) -> list[Fact]:
    """What a source says, in the order in which it says it."""
    quads = reader.store.ox.quads_for_pattern(None, A, term("vkg:Claim"), NamedNode(source))
    found = [reader.fact(quad.subject.value) for quad in quads if isinstance(quad.subject, NamedNode)]
    return sorted(found, key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.iri))


def marked(text: str, facts: Sequence[Fact]) -> list[Child]:
    """The text; each stretch of evidence is a link to the (first) claim that stands on it."""
    spans = sorted({(e.start, e.end, number) for number, fact in enumerate(facts, 1) for e in fact.evidence})
    return list(_pieces(text, spans))


def _pieces(text: str, spans: Sequence[tuple[int, int, int]]) -> Iterator[Child]:
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end) if edge <= len(text))})
    anchored: set[tuple[int, int]] = set()
    waiting, active = list(reversed(spans)), list[tuple[int, int, int]]()
    for start, end in zip(edges, edges[1:], strict=False):
        while waiting and waiting[-1][0] <= start:
            active.append(waiting.pop())
        active = [span for span in active if span[1] > start]
        for first, last, _ in active:
            if first == start and (first, last) not in anchored:
                anchored.add((first, last))
                yield tag("span", id=f"char={first},{last}", class_="anchor")
        piece = text[start:end]
        if not active:
            yield piece
            continue
        numbers = sorted({number for _, _, number in active})
        inside = tag("mark", piece, data_start=start, data_end=end)
        label = ", ".join(map(str, numbers))
        yield tag("a", inside, href=f"#claim-{numbers[0]}", class_="evidence", title=label)


def _claims(facts: Sequence[Fact], iri: str, view: View) -> Html:
    title = view.say("article.claims")
    if not facts:
        return section(title, tag("p", view.say("article.none")))
    lines = []
    for number, fact in enumerate(facts, 1):
        own = [e for e in fact.evidence if e.source.iri == iri]
        lines.append(tag("li", phrase(fact, view), _places(own, view),
                         tag("p", tag("a", view.say("fact.iri"), href=view.site.path(fact.iri)), " · ",
                             view.say("fact.confidence", value=fact.confidence), class_="basis"),
                         id=f"claim-{number}"))  # fmt: skip
    return section(f"{title} ({len(facts)})", tag("ol", lines, class_="facts"))


def _places(evidence: Sequence[Evidence], view: View) -> list[Html | None]:
    """Links to the places in the text; what is said again and again is folded."""
    links = [
        tag("a", f"“{_brief(e.quote)}”", href=f"#char={e.start},{e.end}", class_="place", lang="vi") for e in evidence
    ]
    first, rest = links[:_PLACES], links[_PLACES:]
    more = tag("summary", view.say("part.more", count=view.number(len(rest))))
    return [
        tag("p", [part for link in first for part in (link, " ")]),
        tag("details", more, tag("p", [part for link in rest for part in (link, " ")])) if rest else None,
    ]


def _brief(quote: str, most: int = 70) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _names(iri: str, view: View) -> Html | None:
    reader = view.site.reader
    found = [thing for thing in reader.things(iri, "vkg:mentions") if thing.kind in GROUPS]
    unique = {(thing.label, thing.kind): thing for thing in reversed(found)}
    ordered = sorted(unique.values(), key=lambda thing: (GROUPS[thing.kind], thing.label))
    lines = [tag("li", view.link(reader.thing(reader.canonical(thing.iri)))) for thing in ordered[:_NAMES]]
    if len(ordered) > _NAMES:
        lines.append(tag("li", view.say("part.more", count=view.number(len(ordered) - _NAMES))))
    return section(view.say("article.names"), tag("ul", lines, class_="chips")) if lines else None


def _digest(iri: str, view: View) -> Html | None:
    value = view.site.reader.literal(iri, "vkg:sha256")
    return section(view.say("article.hash"), tag("p", tag("code", value))) if value else None


def claim(iri: str, view: View) -> bytes:
    """The page of one claim: what it says, every sentence that says so, and how it was read."""
    fact = view.site.reader.fact(iri)
    title = view.say(f"kind.{fact.kind}")
    context = context_list(fact.context, view) if fact.context else None
    return view.framed(
        title,
        tag("div", tag("p", view.say("fact.iri"), class_="kind"), tag("h1", title), phrase(fact, view), class_="title"),
        section(view.say("part.sentences"), [quotation(evidence, view) for evidence in fact.evidence]),
        section(
            view.say("thing.about"),
            chips([view.say("fact.confidence", value=fact.confidence), view.say("fact.rule", rule=fact.rule)]),
            tag("h3", view.say("fact.context")) if context else None,
            context,
        ),
    )

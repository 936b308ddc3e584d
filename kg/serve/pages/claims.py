"""The parts of a thing's page that list what claims say of it, one function a part; None where there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.parts import NOTHING, quantity, section, table
from kg.serve.pages.timeline import posts
from kg.serve.pages.view import View
from kg.serve.reading import Fact, Reader, Thing

if TYPE_CHECKING:
    from kg.serve.pages.entity import Subject

_MOST = 200  # rows of a part


def _rows(found: Iterable[Sequence[Child]]) -> list[Sequence[Child]]:
    """Rows that differ, in the order in which they come."""
    return list({tuple(map(str, row)): row for row in found}.values())[:_MOST]


def _part(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[Child]], view: View, numbers: int = 0
) -> Html | None:
    if not rows:
        return None
    name, heads = view.say(title), [view.say(f"column.{column}") for column in columns]
    return section(name, table(heads, rows, view, label=name, numbers=numbers))


def _link(fact: Fact, name: str, view: View) -> Child:
    thing = fact.thing(name)
    return view.link(thing) if thing else NOTHING


def _where(fact: Fact, view: View) -> Child:
    first = fact.evidence[0]
    return tag("a", first.source.label, href=f"{view.site.path(first.source.iri)}#char={first.start},{first.end}")


def _day(fact: Fact, view: View, name: str = "dcterms:date") -> str:
    return view.day(fact.text(name)) or NOTHING


def exact(days: Iterable[str]) -> list[str]:
    """The days without those that another tells in full: *--05-22* and *2017-05* beside *2017-05-22*."""
    found = set(days)
    return sorted(
        day for day in found
        if not any(day != other and (other.startswith(f"{day}-") or other[4:] == day[1:]) for other in found)
    )  # fmt: skip


def changes(subject: Subject, view: View) -> Html | None:
    """Elections, appointments, dismissals."""
    of_body = subject.thing.kind != "Person"
    who = "org:member" if of_body else "org:organization"
    found = sorted(subject.of("ChangeClaim"), key=lambda fact: fact.date)
    rows = _rows(
        [
            _day(f, view),
            _link(f, "vkg:changeKind", view),
            _link(f, "org:role", view),
            _link(f, who, view),
            _where(f, view),
        ]
        for f in found
    )
    return _part("part.changes", ("date", "change", "post", "person" if of_body else "body", "where"), rows, view)


def attended(subject: Subject, view: View) -> Html | None:
    """Events that a person attended or spoke at."""
    rows = _rows(
        [_link(f, "vkg:event", view), _link(f, "vkg:manner", view), _where(f, view)]
        for f in subject.of("ParticipationClaim")
    )
    return _part("part.events", ("event", "manner", "where"), rows, view)


def together(subject: Subject, view: View) -> Html | None:
    """With whom a person appears at events."""
    reader = view.site.reader
    events = {event.iri for fact in subject.of("ParticipationClaim") if (event := fact.thing("vkg:event"))}
    counted: Counter[Thing] = Counter()
    for iri in sorted(events):
        claims = [c for c in reader.subjects("vkg:event", iri) if c.startswith(f"{reader.base}claim/")]
        others = {reader.canonical(node.value) for claim in claims for node in reader.nodes(claim, "org:member")}
        counted.update(reader.thing(other) for other in others - set(subject.nodes))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    rows = [[view.link(thing), _posts_of(thing, view), view.number(count)] for thing, count in ordered[:_MOST]]
    return _part("part.together", ("person", "post", "together"), rows, view, numbers=1)


def _posts_of(person: Thing, view: View) -> str:
    reader = view.site.reader
    held = posts(reader.same(person.iri), "org:member", reader)[:1]
    return "; ".join(f"{view.name(post.role)}, {post.body.label}" for post in held)


def ranks(subject: Subject, view: View) -> Html | None:
    """Ranks and titles."""
    rows = _rows([_link(f, "vkg:rank", view), _where(f, view)] for f in subject.of("RankClaim"))
    return _part("part.ranks", ("name", "where"), rows, view)


def honours(subject: Subject, view: View) -> Html | None:
    """Honours received."""
    rows = _rows(
        [_link(f, "vkg:award", view), _day(f, view, "vkg:year"), _where(f, view)] for f in subject.of("AwardClaim")
    )
    return _part("part.honours", ("award", "date", "where"), rows, view)


def namesakes(subject: Subject, view: View) -> Html | None:
    """Persons of the same name of whom nothing shows that they are this one, or that they are not."""
    reader = view.site.reader
    people = _possibly(subject, reader)
    told = [(person, said) for person in people if (said := _posts_of(person, view)) or _speaks(person, view)]
    known = {person.iri for person, _ in told}
    named = {s for p in people if p.iri not in known for node in reader.same(p.iri) for s in _naming(node, reader)}
    if not told and not named:
        return None
    lines = [tag("li", view.link(person), f" – {said}" if said else None) for person, said in told[:_MOST]]
    sources = [tag("li", view.link(reader.thing(source))) for source in sorted(named)[:_MOST]]
    return section(
        view.say("part.maybe"),
        [tag("p", view.say("part.maybe.hint")), tag("ul", lines)] if lines else None,
        [tag("p", view.say("part.maybe.named")), tag("ul", sources)] if sources else None,
    )


def _possibly(subject: Subject, reader: Reader) -> list[Thing]:
    """The persons that are tied to this one by its name alone. The ties of a name all lead to one of its persons, so
    they are followed twice; whom one document names beside this one is another person."""

    def tied(nodes: Iterable[str]) -> set[str]:
        found = {iri for node in nodes for iri in reader.subjects("vkg:possiblySame", node)}
        found |= {value.value for node in nodes for value in reader.nodes(node, "vkg:possiblySame")}
        return {other for iri in found for other in reader.same(reader.canonical(iri))}

    near = tied(subject.nodes)
    beside = {source for node in subject.nodes for source in _naming(node, reader)}
    others = {reader.canonical(iri) for iri in near | tied(near)} - set(subject.nodes)
    apart = {iri for iri in others if any(beside & _naming(node, reader) for node in reader.same(iri))}
    return sorted(map(reader.thing, others - apart))


def _naming(node: str, reader: Reader) -> set[str]:
    return set(reader.subjects("vkg:mentions", node))


def _speaks(person: Thing, view: View) -> bool:
    return bool(view.site.reader.claims_about(view.site.reader.same(person.iri)))


def commitments(subject: Subject, view: View) -> Html | None:
    """Programmes, targets, tasks that a body or unit set itself."""
    found = [fact for fact in subject.of("AdoptionClaim") if fact.thing("vkg:commitment")]
    found.sort(key=lambda fact: (_kind(fact), fact.text("vkg:commitment")))
    rows = _rows([_kind_word(f, view), _link(f, "vkg:commitment", view), _where(f, view)] for f in found)
    return _part("part.commitments", ("kind", "commitment", "where"), rows, view)


def _kind(fact: Fact) -> str:
    thing = fact.thing("vkg:commitment")
    return thing.kind if thing else ""


def _kind_word(fact: Fact, view: View) -> Html:
    return tag("span", view.say(f"kind.{_kind(fact) or 'Commitment'}"), class_="kind")


def numbers(subject: Subject, view: View) -> Html | None:
    """Numbers about it."""
    found = sorted(subject.of("QuantityClaim"), key=lambda fact: (fact.text("vkg:quantityOf"), fact.date))
    rows = _rows([f.text("vkg:quantityOf"), tag("b", quantity(f, view)), _where(f, view)] for f in found)
    return _part("part.numbers", ("counted", "value", "where"), rows, view)


def hosted(subject: Subject, view: View) -> Html | None:
    """Congresses, conferences, sessions that it held, with the days that claims give."""
    reader = view.site.reader
    rows: list[Sequence[Child]] = []
    for event in sorted(e for node in subject.nodes for e in reader.subjects("vkg:host", node)):
        claims = [c for c in reader.subjects("vkg:event", event) if c.startswith(f"{reader.base}claim/")]
        days = {node.value for claim in claims for node in reader.nodes(claim, "dcterms:date")}
        rows.append([view.link(reader.thing(event)), ", ".join(map(view.day, exact(days))) or NOTHING])
    return _part("part.hosted", ("event", "date"), rows[:_MOST], view)


def followed(subject: Subject, view: View) -> Html | None:
    """Official documents that it is said to carry out."""
    rows = _rows([_link(f, "vkg:cites", view), _where(f, view)] for f in subject.of("CitationClaim"))
    return _part("part.followed", ("name", "where"), rows, view)


def _linked(title: str, names: Iterable[tuple[str, str]], view: View) -> Html | None:
    """Things that have one of the things as the value of a property, most spoken of first."""
    reader, index = view.site.reader, view.site.index
    found = sorted({subject for name, iri in names for subject in reader.subjects(name, iri)})
    found.sort(key=lambda iri: [-count for count in index.weight(iri)])
    kept = [iri for iri in found if index.weight(iri)[1]]
    rows = [[view.link(reader.thing(iri)), *map(view.number, index.weight(iri))] for iri in kept[:_MOST]]
    return _part(title, ("name", "claims", "sources"), rows, view, numbers=2)


def issued(subject: Subject, view: View) -> Html | None:
    """Official documents that a body issued."""
    return _linked("part.issued", [("vkg:issuer", node) for node in subject.nodes], view)


def parts(subject: Subject, view: View) -> Html | None:
    """Bodies that belong to it."""
    return _linked("part.parts", [("org:subOrganizationOf", node) for node in subject.nodes], view)


def bodies(subject: Subject, view: View) -> Html | None:
    """Bodies in charge of a unit."""
    return _linked("part.bodies", [("vkg:jurisdiction", node) for node in subject.nodes], view)


def units(subject: Subject, view: View) -> Html | None:
    """Units within a unit, as far as documents name them."""
    return _linked("part.units", [("vkg:within", node) for node in subject.nodes], view)


def people(subject: Subject, view: View) -> Html | None:
    """Who took part in an event."""
    found = sorted(subject.of("ParticipationClaim"), key=lambda fact: fact.text("org:member"))
    rows = _rows(
        [_link(f, "org:member", view), _post_in(f, view), _link(f, "vkg:manner", view), _where(f, view)] for f in found
    )
    return _part("part.people", ("person", "post", "manner", "where"), rows, view)


def _post_in(fact: Fact, view: View) -> str:
    person = fact.thing("org:member")
    return _posts_of(view.site.reader.thing(view.site.reader.canonical(person.iri)), view) if person else ""


def adopters(subject: Subject, view: View) -> Html | None:
    """Who set itself a commitment."""
    rows = _rows([_link(f, "vkg:adopter", view), _where(f, view)] for f in subject.of("AdoptionClaim"))
    return _part("part.adopters", ("name", "where"), rows, view)


def cited(subject: Subject, view: View) -> Html | None:
    """Who is said to carry out an official document; the documents that only name it are listed below every page."""
    found = [fact for fact in subject.of("CitationClaim") if fact.thing("vkg:follower")]
    rows = _rows([_link(f, "vkg:follower", view), _where(f, view)] for f in found)
    return _part("part.cited", ("body", "where"), rows, view)


def recipients(subject: Subject, view: View) -> Html | None:
    """Who received an honour."""
    rows = _rows(
        [_link(f, "vkg:recipient", view), _day(f, view, "vkg:year"), _where(f, view)] for f in subject.of("AwardClaim")
    )
    return _part("part.recipients", ("recipient", "date", "where"), rows, view)

"""The page of a thing: what every such page has, and which parts the pages of each class add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.serve.overview import CLAIMS
from kg.serve.pages import claims as of_claims
from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.parts import MOST_FACTS, NOTHING, chips, facts, section, table
from kg.serve.pages.timeline import Post, posts, timeline
from kg.serve.pages.view import View
from kg.serve.reading import Fact, Thing, short

_DATA = (("turtle", "Turtle"), ("jsonld", "JSON-LD"), ("ntriples", "N-Triples"))
_PARTS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing of a page: all nodes that are it, and what is said of it."""

    thing: Thing
    nodes: tuple[str, ...]
    facts: tuple[Fact, ...]
    total: int

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of some classes of claims."""
        return [fact for fact in self.facts if fact.kind in kinds]


Part = Callable[[Subject, View], "Html | None"]


def subject_of(iri: str, view: View) -> Subject:
    """What the store says of the thing."""
    reader = view.site.reader
    nodes = tuple(reader.same(iri))
    claims = reader.claims_about(nodes) if reader.kind(iri) != "Tenure" else reader.basis(iri)
    found = sorted(reader.facts(claims[:MOST_FACTS]), key=lambda fact: CLAIMS.index(fact.kind))
    return Subject(reader.thing(iri), nodes, tuple(found), len(claims))


def entity(iri: str, view: View) -> bytes:
    """The page of the thing."""
    subject = subject_of(iri, view)
    made = [part(subject, view) for part in _PARTS.get(_family(subject.thing.kind), ())]
    shown: list[Child] = [_title(subject, view), _about(subject, view), *made]
    if subject.facts:
        shown.append(facts(subject.facts, subject.total, view))
    shown.append(_named_in(subject, view))
    if subject.thing.kind not in _ENTITIES:
        shown.append(_statements(subject, view))
    head = tag("link", rel="alternate", type="text/turtle", href=f"{view.site.path(iri)}?format=turtle")
    return view.framed(subject.thing.label, shown, head=head)


_ENTITIES = {
    "Person", "Body", "Province", "District", "Commune", "AdministrativeUnit", "Event", "OfficialDocument", "Award",
    "Programme", "Project", "Plan", "Target", "Task", "Breakthrough", "Objective", "Theme", "Movement", "Commitment",
}  # fmt: skip


def _family(kind: str) -> str:
    if kind in ("Province", "District", "Commune", "AdministrativeUnit"):
        return "unit"
    return {"Person": "person", "Body": "body", "Event": "event", "OfficialDocument": "document", "Award": "award",
            "Role": "role"}.get(kind, "commitment" if kind in _ENTITIES else "")  # fmt: skip


def kind_word(kind: str, view: View) -> str:
    """The name of a class in the reader's language."""
    return view.say(f"kind.{kind}") if kind in _ENTITIES | {"Role", "Term", "Tenure"} else view.say("kind.Other")


def _title(subject: Subject, view: View) -> Html:
    path = view.site.path(subject.thing.iri)
    counted = [view.say("thing.claims", count=view.number(subject.total))] if subject.total else []
    graph = tag("a", view.say("thing.graph"), href=f"/graph#{urlencode({'node': subject.thing.iri})}")
    data = [tag("a", name, href=f"{path}?format={key}") for key, name in _DATA]
    return tag(
        "div",
        tag("p", kind_word(subject.thing.kind, view), class_="kind"),
        tag("h1", view.name(subject.thing), lang="vi" if view.name(subject.thing) == subject.thing.label else None),
        tag("p", " · ".join(counted), class_="where") if counted else None,
        tag(
            "p", graph, " · ", view.say("thing.data"), ": ", [item for d in data for item in (d, " ")], class_="actions"
        ),
        class_="title",
    )


_DESCRIBED = (
    "vkg:bodyType", "vkg:jurisdiction", "org:subOrganizationOf", "vkg:within", "vkg:existsFrom", "vkg:existsUntil",
    "vkg:succeededBy", "vkg:eventType", "vkg:host", "vkg:ordinal", "vkg:term", "vkg:documentKind", "vkg:number",
    "vkg:issuer", "vkg:session", "dcterms:date", "dcterms:identifier", "vkg:firstYear", "vkg:lastYear",
    "org:member", "org:role", "org:organization", "vkg:status", "vkg:since", "vkg:until",
)  # fmt: skip


def _about(subject: Subject, view: View) -> Html | None:
    """What the thing is: its properties, and the other ways in which it is written."""
    reader, rows = view.site.reader, []
    for name in _DESCRIBED:
        values = reader.nodes(subject.thing.iri, name)
        if values:
            things = [_value(node.value, view) for node in values]
            rows.append([tag("dt", property_word(name, view)), tag("dd", _commas(things))])
    days = of_claims.exact(day for fact in subject.of("EventClaim") if (day := fact.text("dcterms:date")))
    if days:
        rows.append([tag("dt", view.say("column.date")), tag("dd", ", ".join(map(view.day, days)))])
    for prop, value in reader.notes(subject.nodes):
        rows.append([tag("dt", view.say("thing.note"), f" ({short(prop)})"), tag("dd", _value(value, view))])
    names = {node.value for iri in subject.nodes for node in reader.nodes(iri, "skos:altLabel")}
    if names:
        rows.append([tag("dt", view.say("part.names")), tag("dd", ", ".join(sorted(names)), lang="vi")])
    return section(view.say("thing.about"), tag("dl", rows)) if rows else None


def property_word(name: str, view: View) -> str:
    """The name of a property in the reader's language, as the ontology has it; the common ones of others."""
    known = {
        "dcterms:date": "column.date",
        "dcterms:identifier": "column.identifier",
        "org:member": "column.person",
        "org:role": "column.post",
        "org:organization": "column.body",
        "org:subOrganizationOf": "relation.part",
    }
    if name in known:
        return view.say(known[name])
    from kg.rdf import term

    found = view.site.reader.in_language(term(name).value, view.language)
    return found[:1].upper() + found[1:]


def _value(value: str, view: View) -> Child:
    reader = view.site.reader
    if value.startswith(("http://", "https://")):
        return view.link(reader.thing(value))
    return view.day(value)


def _commas(items: Sequence[Child]) -> list[Child]:
    return [part for item in items for part in (item, ", ")][:-1]


# ---------------------------------------------------------------- posts


def _posts(subject: Subject, view: View) -> Html | None:
    held = posts(subject.nodes, "org:member", view.site.reader)
    if not held:
        return None
    line = timeline(held, view)
    hint = tag("p", view.say("part.timeline.text" if line else "part.timeline.none"), class_="hint")
    return section(view.say("part.posts"), hint, line, _post_table(held, view, "org:member"), id="posts")


def _holders(subject: Subject, view: View) -> Html | None:
    held = posts(subject.nodes, "org:organization", view.site.reader)
    if not held:
        return None
    held.sort(key=lambda post: post.role.label)
    line = timeline(held[:30], view, by="person")
    return section(view.say("part.holders"), line, _post_table(held, view, "org:organization"), id="posts")


def _of_role(subject: Subject, view: View) -> Html | None:
    held = posts(subject.nodes, "org:role", view.site.reader)
    return section(view.say("part.holders"), _post_table(held, view, "org:role")) if held else None


def _post_table(held: Sequence[Post], view: View, leave_out: str) -> Html:
    cells: dict[str, Callable[[Post], Child]] = {
        "org:role": lambda post: view.link(post.role),
        "org:member": lambda post: view.link(post.person),
        "org:organization": lambda post: view.link(post.body),
    }
    names = {"org:role": "column.post", "org:member": "column.person", "org:organization": "column.body"}
    kept = [name for name in cells if name != leave_out]
    columns = [view.say(names[name]) for name in kept]
    columns += [view.say(f"column.{name}") for name in ("status", "period", "sources")]
    rows = [[*(cells[name](post) for name in kept), *_rest(post, view)] for post in held]
    return table(columns, rows, view, label=view.say("part.posts"), numbers=1)


def _rest(post: Post, view: View) -> list[Child]:
    from kg.serve.pages.parts import period

    status = tag("span", view.say(f"status.{post.status}"), class_=f"status {post.status}")
    when = period(post.since, post.until, post.terms, view)
    count = tag("a", view.number(post.sources), href=view.site.path(post.iri))
    return [status, when or NOTHING, count]


# ---------------------------------------------------------------- what is below every page


def _named_in(subject: Subject, view: View) -> Html | None:
    reader = view.site.reader
    sources = sorted({source for node in subject.nodes for source in reader.subjects("vkg:mentions", node)})
    if not sources:
        return None
    none = tag("p", view.say("part.none")) if not subject.total and subject.thing.kind in _ENTITIES else None
    shown = [[view.link(reader.thing(source)), reader.literal(source, "dcterms:date")[:10] or NOTHING]
             for source in sources[:_PARTS_SHOWN]]  # fmt: skip
    columns = [view.say("column.name"), view.say("column.date")]
    title = f"{view.say('part.named')} ({view.number(len(sources))})"
    return section(title, none, table(columns, shown, view, label=title, numbers=1))


def _statements(subject: Subject, view: View) -> Html:
    """Every triple of a thing that has no page of its own kind."""
    rows = [
        [property_word(name, view) if (name := short(prop)).startswith("vkg:") else name, _value(node.value, view)]
        for prop, node in view.site.reader.statements(subject.thing.iri)
        if not (subject.facts and short(prop) == "prov:wasDerivedFrom")  # the facts above
    ]
    title = view.say("part.statements")
    return section(title, table([view.say("column.property"), view.say("column.object")], rows, view, label=title))


_PARTS: dict[str, tuple[Part, ...]] = {
    "person": (_posts, of_claims.changes, of_claims.attended, of_claims.together, of_claims.ranks, of_claims.honours,
               of_claims.namesakes),
    "body": (_holders, of_claims.changes, of_claims.commitments, of_claims.numbers, of_claims.hosted,
             of_claims.honours, of_claims.followed, of_claims.issued, of_claims.parts),
    "unit": (of_claims.commitments, of_claims.numbers, of_claims.hosted, of_claims.honours, of_claims.followed,
             of_claims.bodies, of_claims.units),
    "event": (of_claims.people, of_claims.numbers),
    "commitment": (of_claims.adopters,),
    "document": (of_claims.cited,),
    "award": (of_claims.recipients,),
    "role": (_of_role,),
}  # fmt: skip
__all__ = ["Subject", "chips", "entity", "subject_of"]

"""What a store says of a thing, as values that a page shows: name, class, the claims about it, their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from kg.errors import StoreError
from kg.export.order import GENERAL
from kg.rdf import VOCABULARIES, graph_name, term
from kg.rdf.terms import PREF_LABEL, A
from kg.store import GraphStore
from kg.verify.explain import Excerpt, excerpt

OWN = VOCABULARIES["vkg"]
_UNION = DefaultGraph()
_CACHE = 50_000
_FACTS = 5_000
_SUBJECTS = 30_000  # whose statements are kept, at some kilobytes each
_HEADLINE = 100  # characters
_DAY = re.compile(r"--(\d\d)-(\d\d)(?!\d)")
_IN_LANGUAGES = ("", "Role")  # classes of things that are called something in every language: concepts, posts
#: How a claim may speak of a thing.
ABOUT = (
    "org:member", "org:organization", "org:role", "vkg:event", "vkg:adopter", "vkg:commitment", "vkg:subject",
    "vkg:recipient", "vkg:award", "vkg:cites", "vkg:follower", "vkg:rank",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something with a name and a page: an entity, a source, a term of the ontology. ``kind`` is its class, short."""

    label: str
    iri: str
    kind: str = ""


Value = Thing | str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a source says something. ``date`` is the source's."""

    source: Thing
    start: int
    end: int
    quote: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim: its class, what it says (prefixed name of a property → values), and where it stands."""

    iri: str
    kind: str
    values: dict[str, tuple[Value, ...]]
    rule: str
    confidence: str
    context: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def thing(self, name: str) -> Thing | None:
        """The thing that a property leads to."""
        return next((value for value in self.values.get(name, ()) if isinstance(value, Thing)), None)

    def text(self, name: str) -> str:
        """A property's value as text, empty where it has none."""
        value = next(iter(self.values.get(name, ())), "")
        return value.label if isinstance(value, Thing) else value

    @property
    def date(self) -> str:
        """The day it speaks of, else that of the first document that says it."""
        own = self.text("dcterms:date") or self.text("vkg:since") or self.text("vkg:year")
        return own or min((found.date for found in self.evidence if found.date), default="")


class Reader:
    """Reads a store by patterns: what a page costs depends on the thing it shows, not on the store."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.base = store.base
        self._said = lru_cache(_SUBJECTS)(self._statements)
        self.thing = lru_cache(_CACHE)(self._thing)
        self.text = lru_cache(64)(self._text)
        self.day = lru_cache(_CACHE)(self._day)
        self.fact = lru_cache(_FACTS)(self._fact)  # a claim stands on the pages of a person, of a body, of an article

    # ------------------------------------------------------------ patterns

    def _statements(self, subject: str) -> dict[str, list[NamedNode | Literal]]:
        """Property → its values. A page asks for several properties of most things that it shows, and looking all of
        them up at once costs little more than one."""
        found: dict[str, list[NamedNode | Literal]] = {}
        for quad in self.store.ox.quads_for_pattern(NamedNode(subject), None, None, _UNION):
            if isinstance(quad.object, (NamedNode, Literal)):
                found.setdefault(quad.predicate.value, []).append(quad.object)
        return found

    def nodes(self, subject: str, name: str) -> list[NamedNode | Literal]:
        """The values of a property (a prefixed name), sorted."""
        if self._names_many(subject):
            quads = self.store.ox.quads_for_pattern(NamedNode(subject), term(name), None, _UNION)
            found = [q.object for q in quads if isinstance(q.object, (NamedNode, Literal))]
        else:
            found = list(self._said(subject).get(term(name).value, ()))
        return sorted(found, key=str) if len(found) > 1 else found

    def _names_many(self, subject: str) -> bool:
        """Whether it is a document: of one, a page wants to know little beside all the things that it names."""
        return subject.startswith(f"{self.base}source/") and "#" not in subject

    def subjects(self, name: str, value: str) -> list[str]:
        """Whatever has the thing as the value of a property, sorted."""
        quads = self.store.ox.quads_for_pattern(None, term(name), NamedNode(value), _UNION)
        return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))

    def literal(self, subject: str, name: str) -> str:
        """The first value of a property as text, empty where it has none."""
        return next((node.value for node in self.nodes(subject, name)), "")

    def _day(self, source: str) -> str:
        """The date of a document, empty where it has none."""
        return self.literal(source, "dcterms:date")

    def things(self, subject: str, name: str) -> list[Thing]:
        """The things that a property leads to, by name."""
        return sorted(self.thing(node.value) for node in self.nodes(subject, name) if isinstance(node, NamedNode))

    def holds(self, iri: str) -> bool:
        """Whether the store says anything of it."""
        node = NamedNode(iri)
        pattern = self.store.ox.quads_for_pattern
        return any(pattern(node, None, None, _UNION)) or any(pattern(None, None, node, _UNION))

    def statements(self, iri: str) -> list[tuple[str, NamedNode | Literal]]:
        """(property, value) of every triple of it, sorted."""
        pairs = ((name, value) for name, values in self._said(iri).items() for value in values)
        return sorted(pairs, key=lambda pair: (pair[0], str(pair[1])))

    def notes(self, iris: Iterable[str]) -> list[tuple[str, str]]:
        """(property, value) of what people noted about any of the things, sorted."""
        graph = NamedNode(graph_name("notes", self.base))
        quads = (quad for iri in iris for quad in self.store.ox.quads_for_pattern(NamedNode(iri), None, None, graph))
        return sorted((q.predicate.value, q.object.value) for q in quads if isinstance(q.object, (NamedNode, Literal)))

    # ------------------------------------------------------------ names

    def _thing(self, iri: str) -> Thing:
        return Thing(self._label(iri), iri, self.kind(iri))

    def _label(self, iri: str) -> str:
        labels = [node for node in self.nodes(iri, "skos:prefLabel") if isinstance(node, Literal)]
        labels += [node for node in self.nodes(iri, "rdfs:label") if isinstance(node, Literal)]
        preferred = sorted(labels, key=lambda label: label.language != "vi")
        if preferred:
            return without_year(preferred[0].value)
        found = (
            self.literal(iri, "dcterms:title") or headline(self.store, iri) or self.literal(iri, "dcterms:identifier")
        )
        return found or iri.removeprefix(self.base)

    def in_language(self, iri: str, language: str) -> str:
        """The name in a language; where there is none, the name."""
        for name in ("skos:prefLabel", "rdfs:label"):
            for node in self.nodes(iri, name):
                if isinstance(node, Literal) and node.language == language:
                    return node.value
        return self.thing(iri).label

    def name(self, thing: Thing, language: str) -> str:
        """The name of a thing: names are Vietnamese, posts and concepts are in the reader's language."""
        return self.in_language(thing.iri, language) if thing.kind in _IN_LANGUAGES else thing.label

    def kind(self, iri: str) -> str:
        """The most exact class, as the local name of a term of the ontology."""
        types = [node.value.removeprefix(OWN) for node in self.nodes(iri, "rdf:type") if node.value.startswith(OWN)]
        return next((name for name in types if name not in GENERAL), types[0] if types else "")

    # ------------------------------------------------------------ claims

    def claims_about(self, iris: Iterable[str]) -> list[str]:
        """The claims that speak of any of the things, sorted."""
        return sorted({claim for iri in iris for name in ABOUT for claim in self._claims(name, iri)})

    def basis(self, iri: str) -> list[str]:
        """The claims that a conclusion rests on, sorted."""
        return [node.value for node in self.nodes(iri, "prov:wasDerivedFrom")]

    def _claims(self, name: str, iri: str) -> list[str]:
        prefix = f"{self.base}claim/"
        return [subject for subject in self.subjects(name, iri) if subject.startswith(prefix)]

    def facts(self, claims: Iterable[str]) -> list[Fact]:
        """The claims as facts, by date and then by what they are."""
        found = (self.fact(claim) for claim in claims)
        return sorted(found, key=lambda fact: (fact.date, fact.kind, fact.iri))

    def _fact(self, claim: str) -> Fact:
        """One claim. KeyError where the store holds none of that IRI."""
        values: dict[str, list[Value]] = {}
        for predicate, node in self.statements(claim):
            values.setdefault(_short(predicate), []).append(self._value(node))
        if "prov:wasDerivedFrom" not in values:
            raise KeyError(claim)
        evidence = [self._evidence(node.value) for node in self.nodes(claim, "prov:wasDerivedFrom")]
        special = {name: values.pop(name, []) for name in ("vkg:rule", "vkg:confidence", "vkg:context", "rdf:type")}
        values.pop("prov:wasDerivedFrom")
        return Fact(
            iri=claim,
            kind=self.kind(claim),
            values={name: tuple(found) for name, found in values.items()},
            rule=str(next(iter(special["vkg:rule"]), "")),
            confidence=str(next(iter(special["vkg:confidence"]), "")),
            context=tuple(map(str, special["vkg:context"])),
            evidence=tuple(sorted(evidence)),
        )

    def _value(self, node: NamedNode | Literal | BlankNode) -> Value:
        return self.thing(self.canonical(node.value)) if isinstance(node, NamedNode) else node.value

    def _evidence(self, node: str) -> Evidence:
        source = self.literal(node, "oa:hasSource")
        selector = self.literal(node, "oa:hasSelector")
        start, end = self.literal(selector, "oa:start"), self.literal(selector, "oa:end")
        quote = self.literal(selector, "oa:exact")
        return Evidence(self.thing(source), int(start), int(end), quote, self.day(source))

    # ------------------------------------------------------------ texts

    def _text(self, source: str) -> str:
        try:
            return self.store.document(source).text
        except StoreError:
            return ""

    def sentence(self, evidence: Evidence) -> Excerpt:
        """The evidence with the rest of its sentence; by itself where the store does not hold the text."""
        text = self.text(evidence.source.iri)
        if not text:
            return Excerpt(evidence.start, evidence.end, "", evidence.quote, "")
        found = excerpt(text, evidence.start, evidence.end)
        first, last = found.start - len(found.before), found.end + len(found.after)
        before, after = found.before, found.after
        if before and text[:first].strip() and text[first - 1].isalnum():  # cut within a word: the sentence is long
            before = f"…{before.partition(' ')[1]}{before.partition(' ')[2]}"
        if after and text[last : last + 1].isalnum():
            after = f"{after.rpartition(' ')[0]} …"
        return Excerpt(found.start, found.end, before, found.quote, after)

    # ------------------------------------------------------------ persons

    def canonical(self, iri: str) -> str:
        """The node that stands for all that are the same person; of anything else, itself."""
        return (self.literal(iri, "owl:sameAs") or iri) if iri.startswith(f"{self.base}person/") else iri

    def same(self, iri: str) -> list[str]:
        """All nodes of the person that the node stands for, the node first."""
        return [iri, *self.subjects("owl:sameAs", iri)]


def without_year(text: str) -> str:
    """*Hội nghị (--01-09)* as people write it: *Hội nghị (9/1)*."""
    return _DAY.sub(lambda day: f"{int(day[2])}/{int(day[1])}", text) if "--" in text else text


def headline(store: GraphStore, source: str) -> str:
    """The first line of a document, cut short: what to call one that has no title. Empty where the text is not held."""
    texts = store.ox.quads_for_pattern(NamedNode(source), term("schema:articleBody"), None, store.texts)
    text = next((quad.object.value for quad in texts if isinstance(quad.object, Literal)), "")
    line = " ".join(text.strip().partition("\n")[0].split())
    return line if len(line) <= _HEADLINE else line[:_HEADLINE].rpartition(" ")[0] + "…"


@lru_cache(None)
def _namespaces() -> list[tuple[str, str]]:
    return [(namespace, prefix) for prefix, namespace in VOCABULARIES.items()]


@lru_cache(2000)
def _short(iri: str) -> str:
    """The prefixed name of a term."""
    for namespace, prefix in _namespaces():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


short = _short
__all__ = ["ABOUT", "OWN", "A", "PREF_LABEL", "Evidence", "Fact", "Reader", "Thing", "Value", "short", "without_year"]

"""The graph as nodes and ties for a picture: what lies around a thing, or what a query's answer holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.terms import VOCABULARIES
from kg.serve.reading import Reader, Thing, short

#: Class of claims → the relation, the property that leads to where the tie begins, and to where it ends.
_TIES = {
    "RoleClaim": ("role", "org:member", "org:organization"),
    "ChangeClaim": ("change", "org:member", "org:organization"),
    "RankClaim": ("rank", "org:member", "vkg:rank"),
    "ParticipationClaim": ("participation", "org:member", "vkg:event"),
    "AdoptionClaim": ("adoption", "vkg:adopter", "vkg:commitment"),
    "AwardClaim": ("award", "vkg:recipient", "vkg:award"),
    "CitationClaim": ("citation", "vkg:follower", "vkg:cites"),
}
_STRUCTURE = {
    "vkg:within": "within",
    "vkg:jurisdiction": "jurisdiction",
    "org:subOrganizationOf": "part",
    "vkg:host": "event",
}
#: Relations of a tie, in the order in which filters list them.
RELATIONS = (
    "role", "change", "rank", "participation", "event", "adoption", "award", "citation", "part", "jurisdiction",
    "within", "link",
)  # fmt: skip
_SCAN = 2000  # claims looked at for one thing


@dataclass(frozen=True, slots=True)
class Tie:
    """A claim, or a part of a name, as a tie. ``words`` is what it says (the post); ``claim`` its IRI, if it is one."""

    source: Thing
    target: Thing
    relation: str
    words: str = ""
    claim: str = ""
    confidence: float = 1.0
    year: int | None = None


@dataclass(slots=True)
class Picture:
    """Nodes and ties, each once; claims that tie the same things in the same way are one tie. Posts and what is said on
    a tie are in the language, names and quotations as they stand."""

    reader: Reader
    language: str = "vi"
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    edges: dict[str, dict[str, Any]] = field(default_factory=dict)
    more: int = 0

    def node(self, thing: Thing) -> None:
        """Puts a node in."""
        own = thing.iri.startswith(self.reader.base)
        name = self.reader.name(thing, self.language)
        entry = {"id": thing.iri, "label": name or thing.iri, "kind": thing.kind or self._concept(thing.iri)}
        if own:
            entry["path"] = f"/id/{thing.iri.removeprefix(self.reader.base)}"
        self.nodes.setdefault(thing.iri, entry)

    def _concept(self, iri: str) -> str:
        """What has no class of its own is a concept; of these, ranks are shown as what they are."""
        return "Rank" if iri.startswith(f"{self.reader.base}rank/") else "Other"

    def tie(self, tie: Tie) -> None:
        """Puts a tie and its ends in."""
        self.node(tie.source)
        self.node(tie.target)
        key = f"{tie.source.iri} {tie.relation} {tie.target.iri}"
        edge = self.edges.setdefault(key, {
            "id": key, "source": tie.source.iri, "target": tie.target.iri, "relation": tie.relation, "words": [],
            "claims": 0, "confidence": 0.0, "first": None, "last": None,
        })  # fmt: skip
        if tie.words and tie.words not in edge["words"]:
            edge["words"].append(tie.words)
        if tie.claim:
            edge["claims"] += 1
            edge.setdefault("path", f"/id/{tie.claim.removeprefix(self.reader.base)}")
        edge["confidence"] = max(edge["confidence"], tie.confidence)
        if tie.year is not None:
            edge["first"] = min(tie.year, edge["first"] or tie.year)
            edge["last"] = max(tie.year, edge["last"] or tie.year)

    def words(self, claim: str) -> str:
        """What a claim says on its tie: the change and the post, or the manner of taking part."""
        named = [
            " ".join(
                self.reader.name(thing, self.language) for name in names for thing in self.reader.things(claim, name)
            )
            for names in (("vkg:changeKind", "org:role"), ("vkg:manner",))
        ]
        return named[0] or named[1]

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"nodes": list(self.nodes.values()), "edges": list(self.edges.values()), "more": self.more}


def around(iri: str, reader: Reader, *, language: str = "vi", limit: int = 40, offset: int = 0) -> Picture:
    """The neighbourhood of a thing: ``limit`` of its ties, beginning with the one numbered ``offset``; claims come
    before what names say. ``more`` of the picture is how many ties are left."""
    centre = reader.canonical(iri)
    picture = Picture(reader, language)
    picture.node(reader.thing(centre))
    found: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in (*_claimed(centre, picture), *_structure(centre, reader)):
        found.setdefault((tie.source.iri, tie.relation, tie.target.iri), []).append(tie)
    kept = list(found.values())
    for ties in kept[offset : offset + limit]:
        for tie in ties:
            picture.tie(tie)
    picture.more = max(0, len(kept) - offset - limit)
    return picture


def _claimed(iri: str, picture: Picture) -> Iterator[Tie]:
    """Ties by claims, by date and then by what they are. Of a claim no more is read than its tie shows: a body of
    which a thousand speak has its picture in a moment."""
    reader = picture.reader
    claims = reader.claims_about(reader.same(iri))[:_SCAN]
    for date, kind, claim in sorted((_date(claim, reader), reader.kind(claim), claim) for claim in claims):
        tie = _tie(claim, kind, date, picture)
        if tie and iri in (tie.source.iri, tie.target.iri):
            yield tie


def _tie(claim: str, kind: str, date: str, picture: Picture) -> Tie | None:
    if kind not in _TIES:
        return None
    relation, begins, ends = _TIES[kind]
    source, target = _end(claim, begins, picture.reader), _end(claim, ends, picture.reader)
    if source is None and relation == "citation":
        source = picture.reader.thing(_document(claim, picture.reader))
    if source is None or target is None:
        return None
    confidence = picture.reader.literal(claim, "vkg:confidence")
    year = int(date[:4]) if date[:4].isdigit() else None
    return Tie(source, target, relation, picture.words(claim), claim, float(confidence or 0), year)


def _end(claim: str, name: str, reader: Reader) -> Thing | None:
    iris = (node.value for node in reader.nodes(claim, name) if isinstance(node, NamedNode))
    return next((reader.thing(reader.canonical(iri)) for iri in iris), None)


def _date(claim: str, reader: Reader) -> str:
    """The day that a claim speaks of, else that of its document."""
    own = (reader.literal(claim, name) for name in ("dcterms:date", "vkg:since", "vkg:year"))
    return next(filter(None, own), "") or reader.day(_document(claim, reader))


def _document(claim: str, reader: Reader) -> str:
    return reader.literal(reader.literal(claim, "prov:wasDerivedFrom"), "oa:hasSource")


def _structure(iri: str, reader: Reader) -> Iterator[Tie]:
    thing = reader.thing(iri)
    for name, relation in _STRUCTURE.items():
        backwards = relation == "event"  # the host holds the event
        for other in reader.things(iri, name):
            yield Tie(other, thing, relation) if backwards else Tie(thing, other, relation)
        for subject in reader.subjects(name, iri):
            if reader.nodes(subject, "skos:prefLabel"):
                other = reader.thing(subject)
                yield Tie(thing, other, relation) if backwards else Tie(other, thing, relation)


def of_triples(triples: Iterable[Triple], reader: Reader, language: str = "vi") -> Picture:
    """The picture of a CONSTRUCT: every triple between two named things; labels are those that the store has."""
    picture = Picture(reader, language)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            local = short(triple.predicate.value).rpartition(":")[2]
            source, target = reader.thing(triple.subject.value), reader.thing(triple.object.value)
            if not target.iri.startswith(VOCABULARIES["vkg"]) and local != "type":
                named = reader.in_language(triple.predicate.value, language)
                picture.tie(Tie(source, target, "link", local if named == triple.predicate.value else named))
    return picture


def of_rows(rows: Iterable[Iterable[object]], reader: Reader, language: str = "vi") -> Picture:
    """The picture of a SELECT: the things of a row, each tied to the next one of the row."""
    picture = Picture(reader, language)
    for row in rows:
        things = [reader.thing(node.value) for node in row if isinstance(node, NamedNode)]
        words = ", ".join(node.value for node in row if isinstance(node, Literal))[:120]
        for thing in things:
            picture.node(thing)
        for source, target in zip(things, things[1:], strict=False):
            if source != target:
                picture.tie(Tie(source, target, "link", words))
    return picture

"""One side of a comparison: the claims, entities and documents of a store or of an export."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.export.names import Names
from kg.export.order import GENERAL
from kg.iri import BASE
from kg.rdf import term
from kg.rdf.terms import PREF_LABEL, VOCABULARIES, A
from kg.store import GraphStore
from kg.validate import load
from kg.verify.explain import excerpt
from kg.verify.words import in_words

_UNION = DefaultGraph()
_OWN = VOCABULARIES["vkg"]
_NAMES = Names(VOCABULARIES)
_CACHED = 50_000  # labels at hand
#: What a claim has beside what it says: these tell how it was read.
_ABOUT_READING = {A, *map(term, ("vkg:rule", "vkg:confidence", "vkg:context", "prov:wasDerivedFrom"))}


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim. ``nodes`` and ``texts`` are what it says, property by property: as IRIs and literals, and as people read
    it. ``places`` and ``quotes`` are where."""

    iri: str
    kind: str
    document: str
    title: str
    rule: str
    confidence: str
    words: str
    nodes: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    places: tuple[tuple[int, int], ...]
    quotes: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Something that documents name."""

    kind: str
    label: str
    iri: str


@contextmanager
def side(path: str | Path) -> Iterator[Side]:
    """The store in a folder, or the export or backup in a file (.nq, .trig, .ttl, .nt, .jsonld, .rdf, also with .gz
    behind it), open to compare.

    Raises NoStoreError or StoreError where the folder holds no store that can be read, UsageError where the file is
    none of RDF.
    """
    path = Path(path)
    if path.is_file():
        yield Side(load(path), str(path))
        return
    with GraphStore.open(path, read_only=True) as store:
        yield Side(store.ox, str(path), store.base)


class Side:
    """A graph to compare: the default graph of ``store`` is the union of what is compared."""

    def __init__(self, store: Store, name: str, base: str = "") -> None:
        self.store = store
        self.name = name
        self._label = lru_cache(_CACHED)(self._label_of)
        self.base = base or self._guessed_base()

    def confidences(self) -> dict[str, str]:
        """Claim → its confidence."""
        claims = {node.value: "" for node in self._subjects(A, term("vkg:Claim"))}
        for quad in self.store.quads_for_pattern(None, term("vkg:confidence"), None, _UNION):
            if isinstance(quad.subject, NamedNode) and quad.subject.value in claims:
                claims[quad.subject.value] = _value(quad.object)
        return claims

    def documents(self) -> dict[str, str]:
        """Identifier of each document → the hashes of its texts, in order."""
        found: dict[str, list[str]] = {}
        for source in self._subjects(A, term("vkg:Source")):
            found.setdefault(self._text(source, "dcterms:identifier"), []).append(self._text(source, "vkg:sha256"))
        return {identifier: " ".join(sorted(hashes)) for identifier, hashes in found.items()}

    def entities(self) -> set[str]:
        """What documents name."""
        mentioned = self.store.quads_for_pattern(None, term("vkg:mentions"), None, _UNION)
        return {quad.object.value for quad in mentioned if isinstance(quad.object, NamedNode)}

    def entity(self, iri: str) -> Entity:
        """An entity with its label and its most exact class."""
        kinds = sorted(kind.value.removeprefix(_OWN) for kind in self._objects(NamedNode(iri), A))
        kind = next((name for name in kinds if name not in GENERAL), kinds[0] if kinds else "")
        return Entity(kind, self._label(iri), iri)

    def statement(self, iri: str) -> Statement:
        """A claim with all that it says, and where."""
        node = NamedNode(iri)
        said = sorted(self.store.quads_for_pattern(node, None, None, _UNION), key=str)
        own = [(_NAMES.short(quad.predicate.value), quad) for quad in said if quad.predicate not in _ABOUT_READING]
        texts = tuple((name, self._as_text(quad)) for name, quad in own)
        kinds = sorted(value.value.removeprefix(_OWN) for value in self._objects(node, A))
        kind = next((name for name in kinds if name != "Claim"), "Claim")
        evidence = [quad.object for quad in said if quad.predicate == term("prov:wasDerivedFrom")]
        places = sorted(self._place(found) for found in evidence if isinstance(found, NamedNode))
        source = next((source for *_, source in places if source), None)
        return Statement(
            iri=iri,
            kind=kind,
            document=self._text(source, "dcterms:identifier"),
            title=self._text(source, "dcterms:title"),
            rule=self._text(node, "vkg:rule"),
            confidence=self._text(node, "vkg:confidence"),
            words=in_words(kind, _joined(texts)),
            nodes=tuple((name, str(quad.object)) for name, quad in own),
            texts=texts,
            places=tuple((start, end) for start, end, _, _ in places),
            quotes=tuple(quote for _, _, quote, _ in places),
            sentence=self._sentence(source, places[0]) if places else "",
        )

    def _place(self, evidence: NamedNode) -> tuple[int, int, str, NamedNode | None]:
        """Start, end, words and source of a piece of evidence."""
        selector = next(iter(self._objects(evidence, term("oa:hasSelector"))), None)
        start, end = self._text(selector, "oa:start"), self._text(selector, "oa:end")
        source = next(iter(self._objects(evidence, term("oa:hasSource"))), None)
        known = start.isdecimal() and end.isdecimal()
        return (int(start) if known else -1, int(end) if known else -1, self._text(selector, "oa:exact"), source)

    def _sentence(self, source: NamedNode | None, place: tuple[int, int, str, NamedNode | None]) -> str:
        """The sentence with the quote in brackets; the quote alone where the text of the document is not there."""
        start, end, quote, _ = place
        bodies = self.store.quads_for_pattern(source, term("schema:articleBody"), None) if source else ()
        text = min((_value(quad.object) for quad in bodies), default="")
        return " ".join(str(excerpt(text, start, end) if text and start >= 0 else f"[{quote}]").split())

    def _subjects(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(None, predicate, value, _UNION)
        return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]

    def _objects(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(node, predicate, None, _UNION)
        return sorted((q.object for q in quads if isinstance(q.object, NamedNode)), key=lambda found: found.value)

    def _text(self, node: NamedNode | None, name: str) -> str:
        if node is None:
            return ""
        quads = self.store.quads_for_pattern(node, term(name), None, _UNION)
        return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")

    def _as_text(self, quad: Quad) -> str:
        return self._label(quad.object.value) if isinstance(quad.object, NamedNode) else _value(quad.object)

    def _label_of(self, iri: str) -> str:
        """The local name of a term of the ontology, or a node's label in Vietnamese."""
        if iri.startswith(_OWN):
            return iri.removeprefix(_OWN)
        found = (quad.object for quad in self.store.quads_for_pattern(NamedNode(iri), PREF_LABEL, None, _UNION))
        labels = sorted((label.language != "vi", label.value) for label in found if isinstance(label, Literal))
        return labels[0][1] if labels else iri

    def _guessed_base(self) -> str:
        """Where the IRIs of an export begin: before ``source/`` of its documents."""
        found = (node.value.rpartition("source/")[0] for node in self._subjects(A, term("vkg:Source")))
        return min(filter(None, found), default=BASE)


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode | Literal) else str(node)


def _joined(texts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Each property once, several values joined."""
    values: dict[str, str] = {}
    for name, text in texts:
        values[name] = f"{values[name]}, {text}" if name in values else text
    return values

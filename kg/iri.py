"""IRIs, made in this one place: a readable slug and a short hash of the identifying fields.

The fields are joined with a unit separator before hashing, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.model import Award, Body, Commitment, Document, Entity, Event, OfficialDocument, Person, Span, Term, Unit

BASE = "https://w3id.org/vnkg/id/"
ONTOLOGY = "https://w3id.org/vnkg/ontology#"
HASH_LENGTH = 10  # 40 bits: some 150,000 entities of one slug before a collision is as likely as one in a hundred
SLUG_LENGTH = 60
_KNOWN = 10_000  # names and entities of which the IRI is kept: the news speaks of the same ones again and again


_MARK = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # those of Vietnamese, and more that join a letter
_NO_WORD = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: ``Quận ủy Thanh Xuân`` → ``quan-uy-thanh-xuan``."""
    plain = _MARK.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d")))
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NO_WORD.sub("-", plain).strip("-")
    return words[:SLUG_LENGTH].rstrip("-") or "x"


def digest(*fields: str) -> str:
    """Short hash of the fields, which are kept apart by a separator that no text holds."""
    joined = "\x1f".join(field.replace("\x1f", " ") for field in fields)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def mint(kind: str, label: str, *fields: str, base: str = BASE) -> str:
    """``<base><kind>/<slug of label>-<hash of kind and fields>``."""
    return f"{base}{kind}/{slug(label)}-{digest(kind, *fields)}"


def source(document: Document, base: str = BASE) -> str:
    """IRI of a document read: its identifier and its content make it."""
    return mint("source", document.identifier, document.identifier, document.sha256, base=base)


def evidence(source_iri: str, span: Span) -> str:
    """Fragment of RFC 5147 on the source: ``…#char=120,188``."""
    return f"{source_iri}#char={span.start},{span.end}"


_UNIT_WORD = re.compile(r"\b(?:thành phố|đặc khu|thị trấn|thị xã|phường|huyện|quận|tỉnh|xã)(?= (\w+))", re.IGNORECASE)
_NOT_NAMES = {"ủy", "đoàn", "hội", "đội"}  # Quận Đoàn and Xã Hội are no units


@lru_cache(maxsize=_KNOWN)
def _small_unit_words(name: str) -> str:
    def small(found: re.Match[str]) -> str:
        following = found[1]
        is_name = (following[0].isupper() or following[0].isdigit()) and following.lower() not in _NOT_NAMES
        return found[0].lower() if is_name else found[0]

    return _UNIT_WORD.sub(small, " ".join(unicodedata.normalize("NFC", name).split()))


def spelling(name: str) -> str:
    """The one spelling of a body's, award's or commitment's name: what its label shows and what its IRI is made of.

    One space between words, a capital at the beginning, the word for the kind of unit small inside
    (``ủy ban nhân dân Quận 11`` → ``Ủy ban nhân dân quận 11``). Labels are a function of this spelling, so that two
    documents that write a name with other capitals never give one node two labels.
    """
    small = _small_unit_words(name)
    return small[:1].upper() + small[1:]


def unit_spelling(name: str) -> str:
    """The one spelling of a unit's name: its kind small, its name as given (``Quận Ba Đình`` → ``quận Ba Đình``)."""
    return _small_unit_words(name)


def _unit_fields(unit: Unit | None) -> tuple[str, ...]:
    if unit is None:
        return ("",)
    return (unit.code,) if unit.code else (unit.level, unit_spelling(unit.name), *_unit_fields(unit.parent))


def fields_of(entity: Entity) -> tuple[str, str, tuple[str, ...]]:
    """(kind, label, identifying fields) of an entity: what its IRI is made of."""
    match entity:
        case Person():
            return "person", entity.name, (entity.name, entity.anchor)
        case Body():
            # Names of provinces are theirs alone; those of smaller units are not: many a province has a phường 1.
            where = _unit_fields(entity.unit) if entity.unit is not None and entity.unit.parent is not None else ()
            return "body", entity.name, (spelling(entity.name), entity.local, *where)
        case Unit():
            return "unit", entity.name, _unit_fields(entity)
        case Term():
            return "term", entity.label, (entity.label,)
        case Event():
            host = fields_of(entity.host)
            ordinal = "" if entity.ordinal is None else str(entity.ordinal)
            # A number or a term tells which event it is; the day only where neither does, so that an article that
            # gives the day and one that does not speak of one congress.
            day = "" if entity.ordinal is not None or entity.term is not None else entity.day
            term = entity.term.label if entity.term else ""
            return "event", entity.name, (entity.kind, host[0], *host[2], ordinal, term, day, entity.local)
        case OfficialDocument():
            label = " ".join(filter(None, [entity.kind, entity.number, entity.issuer, entity.session]))
            if re.search(r"[^\d.\s]", entity.number):
                # 05-CT/TW names one paper, whatever else a text says of it.
                return "document", label, (entity.kind, entity.number, entity.issuer)
            year = "" if entity.number else entity.date[:4]  # the Land Law of 2003 is not that of 2013
            return "document", label, (entity.kind, entity.number, entity.issuer, entity.session, entity.title, year)
        case Award():
            return "award", entity.name, (spelling(entity.name),)
        case Commitment():
            return "commitment", entity.label, (entity.kind, spelling(entity.label))
    raise TypeError(f"no IRI is defined for {type(entity).__name__}")


@lru_cache(maxsize=_KNOWN)
def of(entity: Entity, base: str = BASE) -> str:
    """IRI of an entity: equal entities have equal IRIs, whoever made them."""
    kind, label, fields = fields_of(entity)
    return mint(kind, label, *fields, base=base)

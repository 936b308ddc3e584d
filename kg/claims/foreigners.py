"""Who is of another country: *Thủ tướng Medvedev* is no prime minister of Vietnam, though no country is said."""

from __future__ import annotations

from kg.claims.scene import Scene
from kg.mentions.foreign_words import PREFIXES, is_foreign
from kg.model import Body

# Bodies that every country has: those of a foreigner are not Vietnam's.
NATIONAL_KINDS = (
    "national-assembly",
    "government",
    "ministry",
    "national-body",
    "state",
    "court",
    "procuracy",
    "party-committee",
)


def is_national(body: Body) -> bool:
    """Whether the body is one of the state or the Party, of no unit: every country has its own."""
    return body.kind in NATIONAL_KINDS and body.unit is None and not body.local


def is_vietnamese(scene: Scene, name: str) -> bool:
    """Whether the name begins with a surname of Vietnam, or is a pen name (*Trường Chinh*): *Thủ tướng Medvedev*
    is of another government."""
    lexicon = scene.reading.page.lexicon
    if name.lower() in lexicon.lists["foreign-name"]:
        return False
    words = name.lower().split()
    known = words[0] in lexicon.surnames or words[0] in lexicon.weak_surnames or words[0].startswith(PREFIXES)
    return known or name.lower() in lexicon.lists["pen-name"]


def sounds_foreign(name: str) -> bool:
    """Whether a word of the name is of another language, as it is or in syllables: *Anouphap Toualom*, *Ra-un*."""
    return "-" in name or any(map(is_foreign, name.split()))


def is_anothers(scene: Scene, name: str, body: Body) -> bool:
    """Whether a body that names no country is another's, because a foreigner has a post in it."""
    return is_national(body) and not is_vietnamese(scene, name)

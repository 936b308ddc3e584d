"""The analysis of one document: text → mentions → claims. A pure function; lexicons are loaded on the first call."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from kg import claims as relations
from kg.anchors import anchored, persons
from kg.annotation import mentions
from kg.claims.scene import Scene
from kg.mentions import read
from kg.mentions.page import Page
from kg.model import Analysis, Document
from kg.text import as_sentence


def analyse(document: Document, *, for_graph: bool = False) -> Analysis:
    """All that can be read out of ``document``: sentences, mentions and claims, each with its place in the text.

    ``for_graph`` leaves out what no graph holds, which saves time: sentences, and mentions that denote no entity.
    """
    page = Page(document.text)
    reading = read(page)
    scene = Scene(reading, document)
    found = anchored(relations.extract(scene), document)
    lines = () if for_graph else reading.lines
    return Analysis(
        document=document,
        sentences=tuple(as_sentence(page.text, line.start, line.end, line.kind) for line in lines),
        mentions=mentions(scene, persons(found), of_entities=for_graph),
        claims=found,
    )


@lru_cache(maxsize=1)
def version() -> str:
    """Version of rules and lexicon: a hash of the code and data that the analysis is made of."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for item in sorted(resources.files(package).iterdir(), key=lambda p: p.name):
            if item.name in _OWN or (package != "kg" and item.name.endswith((".py", ".tsv", ".toml", ".txt"))):
                digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


# What the analysis is made of: files of the package itself, and everything in the packages below it.
_PACKAGES = (
    *("kg", "kg.mentions", "kg.context", "kg.claims"),
    *("kg.lexicon", "kg.lexicon.units", "kg.lexicon.data", "kg.lexicon.data.rules"),
)
_OWN = ("model.py", "sought.py", "text.py", "analysis.py", "anchors.py", "annotation.py")


def __getattr__(name: str) -> str:
    if name == "VERSION":
        return version()
    raise AttributeError(name)


__all__ = ["analyse", "version"]

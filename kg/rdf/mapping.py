"""The version of the mapping from values to RDF: graphs of another version are made again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources


@cache
def mapping_version() -> str:
    """A hash of the code that makes IRIs and quads."""
    modules = [item for item in resources.files("kg.rdf").iterdir() if item.name.endswith(".py")]
    digest = hashlib.sha256()
    for item in [resources.files("kg") / "iri.py", *sorted(modules, key=lambda item: item.name)]:
        digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()[:8]

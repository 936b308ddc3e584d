"""Tables of labels that do not depend on a document: roles, and the concepts of the schemes.

A role or concept outside the tables is still written, with the label that the text gives it and none in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import LexiconError

DATA = Path(__file__).resolve().parent.parent / "lexicon" / "data"


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """A role of public life: its labels and the local name of the property that says person-role-body in one triple."""

    vi: str
    en: str
    property: str


@cache
def roles() -> dict[str, RoleLabel]:
    """Label in Vietnamese → role, in the order of ``role_labels.tsv``. Raises LexiconError (``file:line``)."""
    table: dict[str, RoleLabel] = {}
    properties: dict[str, str] = {}
    for where, (vi, en, local) in _rows(DATA / "role_labels.tsv", 3):
        if vi in table:
            raise LexiconError(f"{where}: {vi!r} stands in the table twice; keep one line")
        if local in properties:
            raise LexiconError(f"{where}: property {local!r} is already that of {properties[local]!r}; give it another")
        if not (local.isascii() and local.isidentifier() and local[0].islower()):
            raise LexiconError(f"{where}: {local!r} is not a property name; write one like 'secretaryOf'")
        properties[local] = vi
        table[vi] = RoleLabel(vi, en, local)
    return table


@cache
def concepts() -> dict[tuple[str, str], tuple[str, str]]:
    """(scheme, key) → (label in Vietnamese, in English), of ``concept_labels.tsv``. The key of a body type is its id in
    the lexicon of bodies, that of every other concept its Vietnamese label. Raises LexiconError (``file:line``)."""
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for where, (scheme, key, vi, en) in _rows(DATA / "concept_labels.tsv", 4):
        if (scheme, key) in table:
            raise LexiconError(f"{where}: {key!r} stands in the scheme {scheme!r} twice; keep one line")
        table[scheme, key] = (vi, en)
    return table


def _rows(path: Path, width: int) -> Iterator[tuple[str, list[str]]]:
    """(``file:line``, cells) of each line that is neither empty nor a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path.name}:{number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != width or not all(cells):
            raise LexiconError(f"{where}: {width} cells between tabs are needed, none empty; got {line!r}")
        yield where, cells

"""Exports: the same store gives the same bytes, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ExportError
from kg.export import jsonld, nquads, ntriples, target, trig, turtle
from kg.store import GraphStore

__all__ = ["EXPORTERS", "Exporter", "export", "format_of"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: the ending of its files, its media type, whether it keeps the graphs apart, and what writes it."""

    extension: str
    media_type: str
    graphs: bool
    chunks: Callable[[GraphStore, bool], Iterator[str]]


EXPORTERS: dict[str, Exporter] = {
    "turtle": Exporter(".ttl", "text/turtle", False, turtle.chunks),
    "ntriples": Exporter(".nt", "application/n-triples", False, ntriples.chunks),
    "nquads": Exporter(".nq", "application/n-quads", True, nquads.chunks),
    "trig": Exporter(".trig", "application/trig", True, trig.chunks),
    "jsonld": Exporter(".jsonld", "application/ld+json", True, jsonld.chunks),
}


def format_of(path: str | Path) -> str:
    """The format that a file name's ending stands for; ExportError where it stands for none."""
    for name, exporter in EXPORTERS.items():
        if str(path).endswith(exporter.extension):
            return name
    endings = ", ".join(exporter.extension for exporter in EXPORTERS.values())
    raise ExportError(f"{path}: its name does not tell the format; name a format, or end the name in {endings}")


def export(store: GraphStore, format: str, target_file: str | Path | None = None, *, texts: bool = False) -> None:
    """Writes the store in one of ``EXPORTERS`` to a file, or to standard output (``None`` or ``-``).

    ``texts`` adds the graph of the texts as read. Raises ExportError where the format is unknown or the file cannot be
    written; it is then as it was before.
    """
    if format not in EXPORTERS:
        raise ExportError(f"there is no format {format}; there are {', '.join(EXPORTERS)}")
    target.write(EXPORTERS[format].chunks(store, texts), target_file)

"""Exports: the same store gives the same bytes, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph

from kg.errors import ExportError, UsageError
from kg.export import (
    ftm,
    gexf,
    graphml,
    jsonld,
    neo4j,
    nquads,
    ntriples,
    popolo,
    quickstatements,
    rdfxml,
    tables_csv,
    tables_parquet,
    target,
    trig,
    turtle,
    xlsx,
)
from kg.export.selection import selected
from kg.export.where import parse
from kg.rdf import term
from kg.rdf.terms import A
from kg.store import GraphStore

__all__ = [
    "EXPORTERS",
    "Exporter",
    "FileExporter",
    "FolderExporter",
    "RdfExporter",
    "TextExporter",
    "export",
    "format_of",
]


@dataclass(frozen=True, slots=True)
class RdfExporter:
    """An RDF format: the ending of its files, its media type, whether it keeps the graphs apart, and what writes it."""

    extension: str
    media_type: str
    graphs: bool
    chunks: Callable[[GraphStore, bool], Iterator[str]]


@dataclass(frozen=True, slots=True)
class TextExporter:
    """A format of text that can be written piece by piece."""

    extension: str
    media_type: str
    chunks: Callable[[GraphStore], Iterator[str]]


@dataclass(frozen=True, slots=True)
class FileExporter:
    """A format that is made in a file of its own."""

    extension: str
    media_type: str
    make: Callable[[GraphStore, Path], None]


@dataclass(frozen=True, slots=True)
class FolderExporter:
    """A format that is a folder of files. Folders have no ending: the format has to be named."""

    fill: Callable[[GraphStore, Path], None]
    extension: str = ""


Exporter = RdfExporter | TextExporter | FileExporter | FolderExporter

EXPORTERS: dict[str, Exporter] = {
    "turtle": RdfExporter(".ttl", "text/turtle", False, turtle.chunks),
    "ntriples": RdfExporter(".nt", "application/n-triples", False, ntriples.chunks),
    "nquads": RdfExporter(".nq", "application/n-quads", True, nquads.chunks),
    "trig": RdfExporter(".trig", "application/trig", True, trig.chunks),
    "jsonld": RdfExporter(".jsonld", "application/ld+json", True, jsonld.chunks),
    "rdfxml": RdfExporter(".rdf", "application/rdf+xml", False, rdfxml.chunks),
    "graphml": TextExporter(".graphml", "application/graphml+xml", graphml.chunks),
    "gexf": TextExporter(".gexf", "application/gexf+xml", gexf.chunks),
    "neo4j": FolderExporter(neo4j.fill),
    "csv": FolderExporter(tables_csv.fill),
    "parquet": FolderExporter(tables_parquet.fill),
    "ftm": TextExporter(".ftm.json", "application/json+ftm", ftm.chunks),
    "popolo": TextExporter(".popolo.json", "application/json", popolo.chunks),
    "quickstatements": TextExporter(".qs.tsv", "text/tab-separated-values", quickstatements.chunks),
    "xlsx": FileExporter(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.make),
}


def format_of(path: str | Path) -> str:
    """The format that a file name's ending stands for; ExportError where it stands for none."""
    for name, exporter in EXPORTERS.items():
        if exporter.extension and str(path).endswith(exporter.extension):
            return name
    endings = ", ".join(exporter.extension for exporter in EXPORTERS.values() if exporter.extension)
    folders = ", ".join(name for name, exporter in EXPORTERS.items() if not exporter.extension)
    raise ExportError(
        f"{path}: its name does not tell the format; name a format (a folder is made for {folders}), "
        f"or end the name in {endings}"
    )


def export(
    store: GraphStore, format: str, target_file: str | Path | None = None, *, texts: bool = False, where: str = ""
) -> bool:
    """Writes the store in one of ``EXPORTERS`` to a file or folder, or to standard output (``None`` or ``-``).

    Returns whether there was any claim to write. ``texts`` adds the graph of the texts as read, in RDF. ``where``
    chooses claims: see :mod:`kg.export.where`. Raises ExportError where the format is unknown or the target cannot be
    written, which is then as it was before; UsageError where ``where`` cannot be read or the format holds no texts.
    """
    if format not in EXPORTERS:
        raise ExportError(f"there is no format {format}; there are {', '.join(EXPORTERS)}")
    exporter = EXPORTERS[format]
    if texts and not isinstance(exporter, RdfExporter):
        rdf = ", ".join(name for name, known in EXPORTERS.items() if isinstance(known, RdfExporter))
        raise UsageError(f"{format} does not hold the texts of the documents; these do: {rdf}")
    with selected(store, parse(where) if where else None, texts=texts) as part:
        match exporter:
            case RdfExporter():
                target.write(exporter.chunks(part, texts), target_file)
            case TextExporter():
                target.write(exporter.chunks(part), target_file)
            case FileExporter():
                target.write_made(lambda path: exporter.make(part, path), target_file)
            case FolderExporter():
                target.write_folder(lambda path: exporter.fill(part, path), target_file)
        return any(part.ox.quads_for_pattern(None, A, term("vkg:Claim"), DefaultGraph()))

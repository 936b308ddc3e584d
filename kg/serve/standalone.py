"""A picture of a graph in one file, which opens from the disk: no server, no network, nothing else beside it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.query import Graph, Table
from kg.serve.neighbourhood import Picture, Tie, around, of_rows, of_triples
from kg.serve.pages.ask import board, data, settings
from kg.serve.pages.html import Html, page, tag
from kg.serve.pages.view import Site, View

if TYPE_CHECKING:
    import networkx as nx

_STATIC = Path(__file__).resolve().parent / "static"
_SCRIPTS = (
    "vendor/graphology.umd.min.js", "vendor/graphology-library.min.js", "vendor/sigma.min.js", "shapes.js", "motion.js",
    "layout.js", "graph.js", "app.js",
)  # fmt: skip
_ASIDE = "aside.js"  # runs in a worker
_EACH = 500  # ties of one thing, when its neighbourhood is gathered


def whole(network: nx.MultiDiGraph, site: Site, limit: int, language: str = "vi") -> Picture:
    """The ``limit`` best connected nodes of the network (:func:`kg.network.to_networkx`), and their ties."""
    picture = Picture(site.reader, language)
    ordered = sorted(network.degree(), key=lambda item: (-item[1], item[0]))
    kept = {node for node, _ in ordered[:limit]}
    for source, target, attributes in network.subgraph(sorted(kept)).edges(data=True):
        picture.tie(_tie(picture, source, target, attributes))
    picture.more = len(network) - len(kept)
    return picture


def _tie(picture: Picture, source: str, target: str, attributes: dict[str, Any]) -> Tie:
    claim = attributes.get("claim", "")
    words = picture.words(claim) if claim else ""
    year = str(attributes.get("date") or attributes.get("since") or "")[:4]
    return Tie(
        picture.reader.thing(source), picture.reader.thing(target), attributes["relation"], words, claim,
        float(attributes.get("confidence", 1)), int(year) if year.isdigit() else None,
    )  # fmt: skip


def neighbours(name: str, site: Site, hops: int, limit: int, language: str = "vi") -> Picture:
    """The picture of what lies around the thing of that name; UsageError where there is none."""
    found, _ = site.index.find(name, limit=1)
    if not found:
        raise UsageError(f"nothing in the store is called {name!r}; try fewer words of the name")
    picture, waiting, seen = Picture(site.reader, language), [found[0].iri], set[str]()
    for _ in range(hops):
        ring, waiting = waiting, []
        for iri in ring:
            if iri in seen or len(picture.nodes) >= limit:
                continue
            seen.add(iri)
            near = around(iri, site.reader, language=language, limit=_EACH)
            picture.nodes |= {key: node for key, node in near.nodes.items() if key not in picture.nodes}
            picture.edges |= near.edges
            waiting += [node for node in near.nodes if node not in seen]
    kept = set(list(picture.nodes)[:limit])
    picture.more = len(picture.nodes) - len(kept)
    picture.nodes = {iri: node for iri, node in picture.nodes.items() if iri in kept}
    picture.edges = {key: e for key, e in picture.edges.items() if {e["source"], e["target"]} <= kept}
    return picture


def of_answer(answer: Table | Graph, site: Site, language: str = "vi") -> Picture:
    """The picture of a query's answer; UsageError where it names nothing."""
    if isinstance(answer, Graph):
        picture = of_triples(answer.triples, site.reader, language)
    else:
        picture = of_rows(answer.rows, site.reader, language)
    if not picture.nodes:
        raise UsageError("the answer to the query has no IRIs, and so nothing to draw; select the things themselves")
    return picture


def document(picture: Picture, site: Site, title: str, language: str = "vi") -> bytes:
    """The file: page, style, scripts and data in one. Nothing in it can call out (its policy forbids it)."""
    view = View(site, language)
    style = Html(_static("app.css"))
    scripts = [Html(_static(name)) for name in _SCRIPTS]
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {' '.join(map(_digest, scripts))}; "
        "img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'"
    )
    values = settings(view, []) | {"data": picture.plain(), "aside": {"source": _static(_ASIDE)}}
    return page(
        tag(
            "html",
            tag(
                "head",
                tag("meta", charset="utf-8"),
                tag("meta", http_equiv="Content-Security-Policy", content=policy),
                tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
                tag("title", title),
                tag("style", style),
            ),
            tag(
                "body",
                tag("header", tag("span", tag("b", title), class_="brand"), tag("nav"),
                    tag("button", tag("span", view.say("site.theme")), type="button", id="theme", hidden=True)),
                tag("main", tag("h1", title), board(view, alone=True), data("settings", values), class_="wide"),
                [tag("script", script) for script in scripts],
            ),
            lang=language,
        )
    )  # fmt: skip


def _static(name: str) -> str:
    text = (_STATIC / name).read_text("utf-8")
    assert "</script" not in text and "</style" not in text, name
    return text


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

"""The query page and the graph page: frames for the scripts that fill them."""

from __future__ import annotations

import json
import re

from pyoxigraph import NamedNode

from kg.query import catalogue
from kg.query.named import NamedQuery
from kg.rdf import ontology_quads, prefixes
from kg.serve.neighbourhood import RELATIONS
from kg.serve.pages.html import Child, Html, tag
from kg.serve.pages.view import View
from kg.serve.pages.words import all_words
from kg.serve.reading import ABOUT, short

_FIRST = """PREFIX vkg: <https://w3id.org/vnkg/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?person ?post ?body WHERE {
  ?tenure a vkg:Tenure ;
    org:member/skos:prefLabel ?person ;
    org:role/skos:prefLabel ?post ;
    org:organization/skos:prefLabel ?body ;
    vkg:status vkg:current .
  FILTER(LANG(?post) = "vi")
}
ORDER BY ?person
LIMIT 100
"""
_NAME = re.compile(r"\w+:\w+")
_FORMATS = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"), ("turtle", "Turtle"), ("nt", "N-Triples"),
            ("jsonld", "JSON-LD"))  # fmt: skip
_KINDS = (
    "Person", "Body", "Province", "District", "Commune", "Event", "Programme", "Project", "Plan", "Target", "Task",
    "Breakthrough", "Objective", "Theme", "Movement", "OfficialDocument", "Award", "Source", "Rank", "Other",
)  # fmt: skip


def example(query: NamedQuery) -> str:
    """The SPARQL of a question with a name, its parameters filled with what finds something, its header left out."""
    values = {parameter.name: parameter.example for parameter in query.parameters if parameter.default is None}
    lines = query.filled(values).splitlines()
    return "\n".join(line for line in lines if not line.startswith("# param")).strip() + "\n"


def data(id: str, content: object) -> Html:
    """Values for a script, in a form that no browser runs."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return tag("script", Html(text.replace("<", "\\u003c")), type="application/json", id=id)


def ask(view: View) -> bytes:
    """The query page."""
    queries = catalogue()
    options = [tag("option", view.say("query.choose"), value="")]
    options += [tag("option", q.vi if view.language == "vi" else q.en, value=name) for name, q in queries.items()]
    downloads = [tag("button", name, type="button", data_format=key) for key, name in _FORMATS]
    settings = {
        "queries": {name: example(query) for name, query in queries.items()},
        "first": _FIRST,
        "prefixes": prefixes(view.site.reader.base),
        "terms": terms(view),
        "words": all_words(view.language, "script."),
        "base": view.site.reader.base,
        "language": view.language,
    }
    return view.framed(
        view.say("query.title"),
        tag("h1", view.say("query.title")),
        tag("p", view.say("query.lead")),
        tag("noscript", tag("p", view.say("query.noscript"), class_="card")),
        tag(
            "section",
            tag("p", tag("label", view.say("query.examples"), for_="examples"), " ",
                tag("select", options, id="examples"), class_="field"),
            tag("div", id="editor", aria_label=view.say("query.editor"), role="group"),
            tag("p", view.say("query.keys"), class_="hint"),
            tag("p", tag("button", view.say("query.run"), type="button", id="run", class_="primary"), " ",
                tag("span", id="state", role="status")),
            class_="card",
        ),
        tag(
            "section",
            tag("h2", view.say("query.results")),
            tag("div", tag("p", view.say("query.none"), class_="hint"), id="results"),
            tag("p", view.say("query.download"), ": ", [part for b in downloads for part in (b, " ")], id="downloads",
                hidden=True, class_="actions"),
            class_="card",
        ),
        data("settings", settings),
        scripts=("vendor/yasqe.min.js", "query.js"),
        styles=("vendor/yasqe.min.css",),
        wide=True,
    )  # fmt: skip


#: Terms of other vocabularies that documents and claims use and the ontology does not name.
_OTHERS = (
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:date", "dcterms:identifier",
    "schema:url", "schema:publisher", "schema:value", "schema:unitText", "prov:wasDerivedFrom", "oa:hasSource",
    "oa:hasSelector", "oa:start", "oa:end", "oa:exact", "owl:sameAs",
)  # fmt: skip


def terms(view: View) -> list[str]:
    """Classes and properties, for completion in the editor: those of the ontology, and what it builds on."""
    quads = ontology_quads(view.site.reader.base)
    nodes = (node.value for quad in quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode))
    named = {name for iri in nodes if _NAME.fullmatch(name := short(iri))}
    return sorted({*named, *ABOUT, *_OTHERS})


def graph(view: View) -> bytes:
    """The graph page."""
    named = ("vendor/graphology.umd.min.js", "vendor/graphology-library.min.js")
    aside = {"worker": view.site.file("aside.js"), "scripts": [view.site.file(name) for name in named]}
    most = [one.iri for group in ("person", "body") for one in view.site.index.busiest(group, 2)]
    return view.framed(
        view.say("graph.title"),
        tag("h1", view.say("graph.title")),
        tag("p", view.say("graph.lead"), class_="hint"),
        tag("noscript", tag("p", view.say("graph.noscript"), class_="card")),
        board(view),
        data("settings", settings(view, most) | {"aside": aside}),
        scripts=("vendor/graphology.umd.min.js", "vendor/graphology-library.min.js", "vendor/sigma.min.js", "shapes.js",
                 "motion.js", "layout.js", "graph.js"),
        wide=True,
    )  # fmt: skip


def settings(view: View, first: list[str]) -> dict[str, object]:
    """What the graph's script needs to know."""
    return {
        "first": first,
        "base": view.site.reader.base,
        "kinds": {kind: view.say(f"kind.{kind}") for kind in _KINDS},
        "relations": {name: view.say(f"relation.{name}") for name in RELATIONS},
        "words": all_words(view.language, "script."),
    }


def board(view: View, *, alone: bool = False) -> Html:
    """The picture, its filters and its list. ``alone``: in a file without a server, where nothing can be added."""
    add: Child = None
    if not alone:
        add = tag("form", tag("label", view.say("graph.find"), for_="add"),
                  tag("input", type="search", id="add", list="found", autocomplete="off"),
                  tag("datalist", id="found"), id="adding", class_="field")  # fmt: skip
    buttons = [tag("button", view.say(f"graph.{name}"), type="button", id=name)
               for name in ("fit", "layout", "png", "svg", *(() if alone else ("link", "clear")))]  # fmt: skip
    years = [
        tag("label", view.say(f"graph.{name}"), " ",
            tag("input", type="number", id=name, min=1900, max=2100, inputmode="numeric"))
        for name in ("from", "to")
    ]  # fmt: skip
    filters = tag(
        "details",
        tag("summary", view.say("graph.filters")),
        tag("fieldset", tag("legend", view.say("graph.classes")), tag("ul", id="classes", class_="legend")),
        tag("fieldset", tag("legend", view.say("graph.relations")), tag("ul", id="relations", class_="legend")),
        tag("p", tag("label", view.say("graph.confidence"), " ", tag("output", "0", id="confident", for_="confidence"),
                     " ", tag("input", type="range", id="confidence", min=0, max=1, step="0.05", value=0))),
        tag("p", years, class_="years"),
        open=True,
    )  # fmt: skip
    return tag(
        "div",
        tag("div", tag("div", id="canvas", role="img", aria_label=view.say("graph.canvas")),
            tag("p", id="state", role="status"), class_="picture"),
        tag(
            "div",
            add,
            tag("p", [part for b in buttons for part in (b, " ")], class_="actions"),
            tag("section", tag("h2", view.say("graph.selected")),
                tag("div", tag("p", view.say("graph.nothing"), class_="hint"), id="selected")),
            filters,
            tag("details", tag("summary", view.say("graph.list")), tag("ul", id="list")),
            class_="panel card",
        ),
        class_="board",
    )  # fmt: skip

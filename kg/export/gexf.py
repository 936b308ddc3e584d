"""GEXF 1.2: the network of the claims for Gephi, with dates that its timeline understands.

Written here, because networkx puts the day of writing into the file: the same store would give other bytes tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from kg.days import whole_day
from kg.export.graphml import network_of
from kg.store import GraphStore

_NODE = ("class", "since", "until")
_EDGE = (
    "relation", "role", "status", "term", "since", "until", "kind", "date", "manner", "confidence", "rule", "claim",
    "source",
)  # fmt: skip
_NUMBERS = {"confidence"}
_TERM = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
#: XML holds no other control characters, and those as white space in an attribute.
_CONTROL = re.compile("[\x00-\x1f\ufffe\uffff]")


def chunks(store: GraphStore) -> Iterator[str]:
    """The network as a directed dynamic graph; the network itself is held in memory."""
    graph = network_of(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield _declared("node", _NODE) + _declared("edge", _EDGE)
    yield "<nodes>\n"
    for node, attributes in graph.nodes(data=True):
        yield f"<node id={_quoted(node)} label={_quoted(attributes['label'])}{_times(attributes)}>"
        yield f"{_values(_NODE, attributes)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f"<edge id={_quoted(key)} {ends} label={_quoted(attributes['label'])}{_times(attributes)}>"
        yield f"{_values(_EDGE, attributes)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def period(attributes: Mapping[str, object]) -> tuple[str, str]:
    """First and last day that the attributes tell of, whole days, each empty where it is open or not known.

    ``since`` and ``until``, else the day of an act or event, else the years of a term: a partial date is all its days.
    """
    since, until, day, term = (str(attributes.get(name, "")) for name in ("since", "until", "date", "term"))
    if not since and not until:
        since = until = day
    years = _TERM.fullmatch(term)
    first, final = whole_day(since, last=False), whole_day(until, last=True)
    if not first and not final and years:
        return whole_day(years[1], last=False), whole_day(years[2], last=True)
    return first, final


def _times(attributes: Mapping[str, object]) -> str:
    start, end = period(attributes)
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _declared(what: str, names: tuple[str, ...]) -> str:
    kinds = ((name, "double" if name in _NUMBERS else "string") for name in names)
    lines = (f'<attribute id="{what}-{name}" title="{name}" type="{kind}"/>\n' for name, kind in kinds)
    return f'<attributes class="{what}" mode="static">\n{"".join(lines)}</attributes>\n'


def _values(names: tuple[str, ...], attributes: Mapping[str, object]) -> str:
    what = "node" if names is _NODE else "edge"
    known = ((name, attributes[name]) for name in names if name in attributes)
    values = "".join(f'<attvalue for="{what}-{name}" value={_quoted(str(value))}/>' for name, value in known)
    return f"<attvalues>{values}</attvalues>" if values else ""


def _quoted(text: str) -> str:
    return quoteattr(_CONTROL.sub(" ", text))

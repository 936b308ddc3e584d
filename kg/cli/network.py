"""``kg network``: the graph as a network of people, bodies, events or districts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.output import STORE, console, number, open_store, table
from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from kg.network import Measures
    from kg.network import Path as Way
    from kg.store import GraphStore

_FORMATS = ("table", "csv", "json", "graphml", "svg", "png")
#: What nodes are sorted by, and how a title writes it.
_MEASURES = {"pagerank": "PageRank", "betweenness": "betweenness", "degree": "degree", "strength": "strength"}
_WITNESSES = 2  # claims that a tie of a way is shown with


def register(app: typer.Typer) -> None:
    """Adds the verb of this module."""
    app.command("network")(network)


def network(
    store: Path = STORE,
    projection: str = typer.Option(
        "person-person", "--projection", "-p", help="person-person, person-body, person-event or district-programme."
    ),
    since: str = typer.Option("", "--from", metavar="DATE", help="Claims of this time and later.", show_default=False),
    until: str = typer.Option("", "--until", metavar="DATE", help="And not of a later one.", show_default=False),
    where: str = typer.Option(
        "", "--where", "-w", metavar="CONDITIONS", help="Which claims, as in kg export.", show_default=False
    ),
    via: str = typer.Option("body,event", "--via", help="What ties people: body, event, or both."),
    path: tuple[str, str] = typer.Option(
        ("", ""), "--path", metavar="PERSON PERSON", help="The shortest way between two people.", show_default=False
    ),
    ties: bool = typer.Option(False, "--ties", help="List ties in place of nodes (table, csv)."),
    sort: str = typer.Option("pagerank", "--sort", help="pagerank, betweenness, degree or strength."),
    limit: int = typer.Option(0, "--limit", min=0, help="Lines of a table (20) or nodes of a picture (40)."),
    format: str = typer.Option(
        "", "--format", "-f", help="table, csv, json, graphml, svg or png; else the name tells.", show_default=False
    ),
    output: Path = typer.Option(Path("-"), "--output", "-o", help="File to write; - is standard output."),
    spacing: float = typer.Option(0.6, "--spacing", min=0.1, max=10, help="Of a picture: below 1 it is smaller."),
    title: str = typer.Option("", "--title", help="Over a picture, in place of its own.", show_default=False),
    scale: float = typer.Option(2.0, "--scale", min=0.2, max=20, help="Of a PNG: 2 is 192 pixels to the inch."),
) -> None:
    """See the graph as a network: who is close to whom, who joins groups, which groups there are.

    People are tied by the bodies and events that they share; one of n people ties each pair with the weight 1/(n-1).
    Other ties weigh as many as documents say so. Betweenness is exact up to 1,000 nodes, and estimated beyond, as is
    then said. --path shows the claims along the way, each with its sentence and document.

    \b
    Examples:
      kg network --store graph
      kg network --store graph --from 2017-01 --until 2017-06 -o people.graphml
      kg network --store graph --projection person-body -o bodies.png
      kg network --store graph --path "Nguyễn Xuân Lưu" "Nguyễn Thế Thảo"
    """
    from kg.network import network as projected

    chosen = _format(format, output)
    if sort not in _MEASURES:
        raise UsageError(f"nodes are sorted by {', '.join(_MEASURES)}, not by {sort!r}")
    with open_store(store) as opened:
        if any(path):
            _path(opened, path, (since, until, where), chosen, output, title=title, scale=scale)
            return
        graph = projected(opened, projection, since=since, until=until, where=where, via=_names(via))
    _write(graph, chosen, output, ties=ties, sort=sort, limit=limit, spacing=spacing, title=title, scale=scale)


def _format(format: str, output: Path) -> str:
    """The format asked for, or the one that the name of the output tells."""
    if format:
        if format not in _FORMATS:
            raise UsageError(f"there is no format {format!r}; there are {', '.join(_FORMATS)}")
        return format
    ending = output.suffix.lower().removeprefix(".")
    if str(output) == "-":
        return "table"
    if ending in _FORMATS[1:]:
        return ending
    raise UsageError(f"{output}: its name does not tell the format; end it in .{', .'.join(_FORMATS[1:])}, or --format")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _write(
    graph: nx.Graph,
    format: str,
    output: Path,
    *,
    ties: bool,
    sort: str,
    limit: int,
    spacing: float,
    title: str,
    scale: float,
) -> None:
    from kg.export.target import write
    from kg.network import measure, node_rows, tie_rows

    if not len(graph):
        raise UsageError("the network is empty: no claims tie two things here; widen --from, --until, --where or --via")
    found = measure(graph)
    nodes = sorted(node_rows(found), key=lambda row: -row[sort])
    match format:
        case "table":
            write([_as_text(graph, found, nodes, ties=ties, sort=sort, limit=limit or 20)], output)
        case "csv":
            write([_csv(tie_rows(graph) if ties else nodes)], output)
        case "json":
            write([_json(_record(graph, found, nodes))], output)
        case "graphml":
            write([_graphml(graph, nodes)], output)
        case _:
            from kg.draw import draw_projection, write_picture

            svg = draw_projection(graph, found, limit=limit or 40, spacing=spacing, title=title)
            write_picture(svg, output, scale=scale, png=format == "png")


def _as_text(
    graph: nx.Graph, found: Measures, nodes: Sequence[Mapping[str, Any]], *, ties: bool, sort: str, limit: int
) -> str:
    from kg.network import PROJECTIONS, tie_rows, told_apart

    out, called = console(), told_apart(graph)
    with out.capture() as captured:
        kind = PROJECTIONS[graph.graph["projection"]]
        out.print(f"{kind.en}: {number(len(graph))} nodes, {number(graph.number_of_edges())} ties", markup=False)
        if "left_out" in graph.graph:
            out.print(f"Left out, too many people to make pairs of: {graph.graph['left_out']}", markup=False)
        if ties:
            rows = [
                (called[row["one"]], called[row["other"]], f"{row['weight']:.3f}", row["documents"], row["via"])
                for row in tie_rows(graph)[:limit]
            ]
            out.print(table("Strongest ties", "one", "other", "weight", "documents", "via", rows=rows))
        else:
            _print_nodes(out, found, nodes[:limit], sort, called)
    return str(captured.get())


def _print_nodes(
    out: Any, found: Measures, nodes: Sequence[Mapping[str, Any]], sort: str, called: Mapping[str, str]
) -> None:
    rows = [
        (
            called[row["node"]], row["degree"], f"{row['strength']:.3f}", f"{row['betweenness']:.4f}",
            f"{row['pagerank']:.4f}", row["community"],
        )
        for row in nodes
    ]  # fmt: skip
    columns = ("name", "degree", "strength", "betweenness", "PageRank", "community")
    out.print(table(f"Nodes by {_MEASURES[sort]}", *columns, rows=rows))
    groups = [(group.number, group.name, len(group.nodes)) for group in found.communities if len(group.nodes) > 1]
    title = f"Communities (modularity {found.modularity:.3f})"
    out.print(table(title, "community", "held together by", "nodes", rows=groups[:10]))
    if found.samples:
        out.print(f"Betweenness is estimated from {number(found.samples)} nodes.")


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record(graph: nx.Graph, found: Measures, nodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    from kg.network import tie_rows

    return {
        **graph.graph,
        "modularity": found.modularity,
        "betweenness_samples": found.samples,
        "nodes": nodes,
        "ties": tie_rows(graph),
        "communities": [
            {"community": group.number, "name": group.name, "nodes": list(group.nodes)} for group in found.communities
        ],
    }


def _graphml(graph: nx.Graph, nodes: Sequence[Mapping[str, Any]]) -> str:
    """The projection with the figures of each node, for Gephi, yEd, igraph and networkx."""
    import networkx as nx

    figures = {row["node"]: {k: v for k, v in row.items() if k not in ("node", "label", "kind")} for row in nodes}
    full = graph.copy()
    nx.set_node_attributes(full, figures)
    return "".join(f"{line}\n" for line in nx.generate_graphml(full, named_key_ids=True))


# ---------------------------------------------------------------- the way from one person to another


def _path(
    store: GraphStore,
    ends: tuple[str, str],
    period: tuple[str, str, str],
    format: str,
    output: Path,
    *,
    title: str,
    scale: float,
) -> None:
    from kg.draw import draw, write_picture
    from kg.export.selection import selected
    from kg.export.target import write
    from kg.network import shortest_path, to_networkx
    from kg.network.projections import conditions

    with selected(store, conditions(*period)) as part:
        graph = to_networkx(part)
    found = shortest_path(graph, *ends)
    claims = {claim for hop in found.hops for claim in hop.claims}
    along = graph.edge_subgraph([edge for edge in graph.edges(keys=True) if edge[2] in claims])
    if format in ("svg", "png"):
        title = title or f"{found.labels[0]} – {found.labels[-1]}"
        write_picture(draw(along, limit=len(found.nodes), title=title), output, scale=scale, png=format == "png")
    elif format == "graphml":
        import networkx as nx

        write([f"{line}\n" for line in nx.generate_graphml(along, named_key_ids=True)], output)
    else:
        rows = _witnessed(store, found)
        match format:
            case "csv":
                flat = [{**row, "quotes": " … ".join(row["quotes"])} for row in rows]
                write([_csv(flat)], output)
            case "json":
                write([_json({"nodes": found.nodes, "labels": found.labels, "claims": rows})], output)
            case _:
                write([_way_as_text(found, rows)], output)


def _witnessed(store: GraphStore, found: Way) -> list[dict[str, Any]]:
    """A row for each claim along the way, with the step that it belongs to."""
    from dataclasses import asdict

    from kg.network import witnesses

    labels = dict(zip(found.nodes, found.labels, strict=True))
    return [
        {"step": step, "person": labels[hop.person], "group": labels[hop.group], **asdict(witness)}
        for step, hop in enumerate(found.hops, 1)
        for witness in witnesses(store, hop.claims)
    ]


def _way_as_text(found: Way, rows: Sequence[Mapping[str, Any]]) -> str:
    steps = len(found.hops) // 2
    lines = [f"{found.labels[0]} – {found.labels[-1]}: {steps} step{'s' if steps > 1 else ''}", ""]
    for step, hop in enumerate(found.hops, 1):
        of_step = [row for row in rows if row["step"] == step]
        lines.append(f"{of_step[0]['person']} – {of_step[0]['group']}")
        for row in of_step[:_WITNESSES]:
            lines += [f"  {row['words']}", f"    {row['sentence']}", f"    {_where(row)}"]
        if len(hop.claims) > _WITNESSES:
            lines.append(f"  … and {len(hop.claims) - _WITNESSES} more claims: --format json")
    return "\n".join(lines) + "\n"


def _where(row: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (row["document"], row["title"], row["url"])))

"""What a pushed graph looks like in a server: its named graphs, their union, and a record of what is whole.

    <source>, <base>graph/derived …   the store's graphs, under their own names
    <base>graph/union                 all their triples, each once: what a store has as its default graph
    <base>graph/pushed                each of these graphs with the hash of its content, or with ``writing``

The union is a named graph because not every server has a default graph of its own, and because a server may hold other
graphs beside these.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.errors import RemoteError
from kg.query import Table
from kg.rdf import graph_name, term
from kg.remote.server import Server

WRITING = "writing"  # in the place of a hash
_HASH = term("schema:sha256")
_PAGE = 5000  # rows: Virtuoso gives 10,000 at most, and says so in a header only


class Layout:
    """The names of the graphs that a push makes beside those of the store."""

    def __init__(self, base: str) -> None:
        self.union = graph_name("union", base)
        self.pushed = graph_name("pushed", base)

    def is_there(self, server: Server) -> bool:
        """Whether the server holds a graph that was pushed to it."""
        return bool(_rows(server, f"SELECT ?s {{ GRAPH <{self.pushed}> {{ ?s ?p ?o }} }} LIMIT 1"))

    def graphs(self, server: Server) -> dict[str, str]:
        """The graphs that were pushed to the server, each with the hash of what it holds, or ``WRITING``."""
        found: dict[str, str] = {}
        last = ""
        while True:
            page = _rows(
                server,
                f"SELECT ?g ?hash {{ GRAPH <{self.pushed}> {{ ?g {_HASH} ?hash }} FILTER(STR(?g) > {Literal(last)}) }} "
                f"ORDER BY STR(?g) LIMIT {_PAGE}",
            )
            for graph, held in page:
                # a graph with two records was cut off between them
                found[graph] = held if graph not in found else WRITING
            if len(page) < _PAGE:
                return found
            last = page[-1][0]

    # ------------------------------------------------------------ operations of SPARQL Update

    def record(self, graph: str, held: str) -> list[str]:
        """Puts ``held`` on record for a graph, in the place of what was there; empty takes it off."""
        gone = f"DELETE WHERE {{ GRAPH <{self.pushed}> {{ <{graph}> {_HASH} ?hash }} }}"
        if not held:
            return [gone]
        triple = f"<{graph}> {_HASH} {Literal(held)}"
        return [gone, f"INSERT DATA {{ GRAPH <{self.pushed}> {{ {triple} }} }}"]

    def clear(self, graph: str) -> list[str]:
        """Empties a graph, and takes out of the union what no other pushed graph holds."""
        elsewhere = (
            f"GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != <{graph}> && ?other != <{self.union}>) "
            f"GRAPH <{self.pushed}> {{ ?other {_HASH} ?hash }}"
        )
        return [
            f"DELETE {{ GRAPH <{self.union}> {{ ?s ?p ?o }} }} "
            f"WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ {elsewhere} }} }}",
            f"DROP SILENT GRAPH <{graph}>",
        ]

    def unite(self, graph: str) -> str:
        """Adds what a graph holds to the union."""
        return f"ADD GRAPH <{graph}> TO GRAPH <{self.union}>"


def _rows(server: Server, query: str) -> list[tuple[str, ...]]:
    answer = server.query(query)
    if not isinstance(answer, Table):
        raise RemoteError(f"{server.query_url} answered a question for a table with a graph; is it a SPARQL server?")
    return [tuple(node.value for node in row if isinstance(node, NamedNode | Literal)) for row in answer.rows]

"""Asking a server what one asks a store, so that the answer is the same."""

from __future__ import annotations

from collections.abc import Mapping

from kg.iri import BASE
from kg.query import Graph, Table, guard, sparql_of
from kg.query.tokens import tokens
from kg.rdf import prefixes
from kg.remote.layout import Layout
from kg.remote.server import Server


def ask(server: Server, query: str, params: Mapping[str, str] | None = None, *, base: str = BASE) -> Table | Graph:
    """The answer of ``server`` to SPARQL, or to a named query with its parameters, as ``kg.query.run`` has it.

    A graph that ``push`` put there is asked over the union of its graphs, whatever else the server holds; any other
    over what the server asks by itself. ``base`` is that of the store. Raises QueryError and RemoteError.
    """
    text = sparql_of(query, params)
    guard.check_form(text)
    found = [token.text.upper() for token in tokens(text) if token.kind == "word"]
    layout = Layout(base)
    pushed = "FROM" not in found and layout.is_there(server)
    # a query that names its default graph has no other graphs but those that it names too
    named = layout.graphs(server) if pushed and "GRAPH" in found else {}
    answer = server.query(_declared(text, base), [layout.union] if pushed else [], sorted(named))
    if isinstance(answer, Table) and _is_distinct(found):
        # Virtuoso lets copies through where a value comes from an OPTIONAL
        return Table(answer.variables, tuple(dict.fromkeys(answer.rows)), answer.truth)
    return answer


def _is_distinct(words: list[str]) -> bool:
    """Whether the rows of the answer are to be told once, by the words of the query."""
    first = next((index for index, word in enumerate(words) if word not in ("PREFIX", "BASE")), len(words))
    return words[first : first + 2] == ["SELECT", "DISTINCT"]


def _declared(text: str, base: str) -> str:
    """The query with the prefixes that it uses without declaring them."""
    used: set[str] = set()
    declared: set[str] = set()
    before = ""
    for token in tokens(text):
        if token.kind == "prefixed":
            (declared if before == "PREFIX" else used).add(token.text.partition(":")[0])
        before = token.text.upper()
    known = prefixes(base)
    return "".join(f"PREFIX {name}: <{known[name]}>\n" for name in sorted((used - declared) & known.keys())) + text

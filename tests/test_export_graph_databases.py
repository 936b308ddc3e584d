"""The folder for Neo4j in two other property graph databases: OCG runs its Cypher, Ladybug copies its CSV files.

Neo4j's own parser reads the Cypher, where `make readers` has fetched it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from exports import POSTS, ROLES, ask
from javascript_readers import NEO4J, read
from ladybug import Connection, Database
from ocg import Graph
from stores import article, filled, renamed

import kg.serve.vendor
from kg.export import export
from kg.export.property_graph import Property, nodes, relationships
from kg.rdf import graph_name
from kg.resolve import derive
from kg.store import GraphStore

#: What every database is asked, and what the store answers to the same.
QUESTIONS = {
    "MATCH (p)-[t:TENURE]->(b) RETURN p.name, t.role, b.name": POSTS,
    "MATCH (p)-[r:ROLE]->(b) RETURN p.name, r.role, b.name, r.confidence": ROLES,
    "MATCH (a)-[:WITHIN]->(b) RETURN a.name, b.name": """SELECT ?a ?b {
        ?x vkg:within/skos:prefLabel ?b ; skos:prefLabel ?a }""",
    "MATCH (p)-[:TENURE]->(b)-[:JURISDICTION]->(u) RETURN p.name, u.name": """SELECT ?a ?b {
        ?t a vkg:Tenure ; org:member/skos:prefLabel ?a ; org:organization/vkg:jurisdiction/skos:prefLabel ?b }""",
}
_TYPES = {"double": "DOUBLE", "long": "INT64"}


def sorted_rows(found: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    return sorted(tuple(str(cell) for cell in row) for row in found)


def comparable(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A store's answer with its decimals as a database writes doubles."""
    return sorted(tuple(str(float(cell)) if re.fullmatch(r"[01]\.\d+", cell) else cell for cell in row) for row in rows)


# ---------------------------------------------------------------- Cypher


def ran(file: Path) -> Graph:
    """A database in memory in which every statement of the file was run, but for the constraint: others lack these."""
    constraint, *statements = file.read_text("utf-8").rstrip("\n").split("\n")
    assert constraint == "CREATE CONSTRAINT vnkg_iri IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;"
    graph = Graph()
    for _ in range(2):  # the second time changes nothing
        for statement in statements:
            graph.execute(statement)
    return graph


def plain(properties: Mapping[str, Property]) -> list[tuple[str, object]]:
    """Properties as Cypher holds them."""
    return sorted(
        (name, list(value) if isinstance(value, tuple) else float(value) if isinstance(value, Decimal) else value)
        for name, value in properties.items()
    )


def assert_the_same(graph: Graph, store: GraphStore) -> None:
    """The database holds every node with its labels and properties, every relationship with its, and nothing else."""
    found = graph.execute("MATCH (n) RETURN n.iri AS iri, labels(n) AS labels, properties(n) AS properties")
    held = sorted((row["iri"], sorted(row["labels"]), sorted(row["properties"].items())) for row in found)
    assert held == sorted((n.iri, sorted(n.labels), plain({"iri": n.iri, **n.properties})) for n in nodes(store)) != []
    found = graph.execute("MATCH (a)-[r]->(b) RETURN type(r) AS type, a.iri AS a, b.iri AS b, properties(r) AS said")
    ties = sorted(repr((row["type"], row["a"], row["b"], sorted(row["said"].items()))) for row in found)
    assert ties == sorted(repr((r.type, r.start, r.end, plain(r.properties))) for r in relationships(store)) != []


@pytest.fixture(scope="module")
def cypher(exported: Path) -> Graph:
    return ran(exported / "neo4j" / "graph.cypher")


def test_ocg_holds_what_the_store_does(cypher: Graph, seeds_graph: GraphStore) -> None:
    assert_the_same(cypher, seeds_graph)


@pytest.fixture(scope="module")
def hard_to_write(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, Path]]:
    """A store in which somebody has a name of whatever parts and quotes, and its Cypher."""
    name = "Nguyễn \"Văn' \\u0041 \\ \n\t\x01\u2028 𝒳 `x` $y {z} // */ ;"
    with filled(renamed(article("a"), "Nguyễn Xuân Lưu", name), article("b", tail="\nThêm.")) as store:
        store.replace_graph(graph_name("derived"), derive(store.ox))
        export(store, "neo4j", folder := tmp_path_factory.mktemp("hard") / "neo4j")
        yield store, folder / "graph.cypher"


def test_ocg_holds_what_is_hard_to_write(hard_to_write: tuple[GraphStore, Path]) -> None:
    store, file = hard_to_write
    graph = ran(file)
    assert_the_same(graph, store)
    types = {row["t"] for row in graph.execute("MATCH ()-[r]->() RETURN DISTINCT type(r) AS t")}
    assert {"ROLE", "CHANGE", "RANK", "EVENT", "PARTICIPATION", "ADOPTION", "QUANTITY", "AWARD", "TENURE"} <= types
    assert any("𝒳" in row["n.name"] for row in graph.execute("MATCH (n:Person) RETURN n.name"))


def test_the_parser_of_neo4j_accepts_every_statement(hard_to_write: tuple[GraphStore, Path], tmp_path: Path) -> None:
    if kg.serve.vendor.check(NEO4J):
        pytest.skip("the parser of Neo4j is not here: make readers")
    assert read("cypher", hard_to_write[1]) == {"CYPHER 5": [], "CYPHER 25": []}
    (tmp_path / "wrong.cypher").write_text("MATCH (n) RETURN m;\nCREATE CONSTRAIN x;\n", "utf-8")
    for said in read("cypher", tmp_path / "wrong.cypher").values():
        assert [message.split(":")[0] for message in said] == ["Variable `m` not defined", "Invalid input 'x'"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_ocg_answers_as_the_store_does(cypher: Graph, seeds_graph: GraphStore, question: str) -> None:
    answer = sorted_rows(row.values() for row in cypher.execute(question))
    assert answer == comparable(ask(seeds_graph, QUESTIONS[question])) != []


# ---------------------------------------------------------------- CSV


@pytest.fixture(scope="module")
def copied(exported: Path) -> Connection:
    """A database in memory into which every CSV file was copied, with the types that its header names."""
    database = Connection(Database(":memory:"))
    for path in sorted((exported / "neo4j").glob("*.csv")):  # nodes before relationships
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        columns = {_name(cell): _TYPES.get(cell.partition(":")[2], "STRING") for cell in header}
        table = path.stem.removeprefix("relationships-")
        kept = [f"{name} {kind}" for name, kind in columns.items() if name not in ("start_id", "end_id", "type")]
        if table == "nodes":
            database.execute(f"CREATE NODE TABLE nodes({', '.join(kept)}, PRIMARY KEY (iri))")
            order = list(columns)
        else:
            database.execute(f"CREATE REL TABLE {table}({', '.join(['FROM nodes TO nodes', *kept])})")
            order = ["start_id", "end_id", *(name for name in columns if name not in ("start_id", "end_id", "type"))]
        typed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        # in one thread: a value in quotes may hold whatever it likes
        source = f"LOAD WITH HEADERS ({typed}) FROM '{path}' (HEADER=true, PARALLEL=false)"
        database.execute(f"COPY {table} FROM ({source} RETURN {', '.join(order)})")
    return database


def _name(cell: str) -> str:
    """A column of the header without its type; ``:START_ID`` is only a type."""
    name, _, kind = cell.partition(":")
    return name or kind.lower()


def answers(database: Connection, question: str) -> list[tuple[str, ...]]:
    result = database.execute(question)
    assert not isinstance(result, list)
    return sorted_rows(result.get_all())  # type: ignore[arg-type]


def test_ladybug_holds_every_node_and_relationship(copied: Connection, seeds_graph: GraphStore) -> None:
    wanted = [(n.iri, " ".join(str(n.properties["name"]).split()), ";".join(n.labels)) for n in nodes(seeds_graph)]
    assert answers(copied, "MATCH (n:nodes) RETURN n.iri, n.name, n.label") == sorted(wanted)
    ends = sorted((one.type, one.start, one.end) for one in relationships(seeds_graph))
    assert answers(copied, "MATCH (a)-[r]->(b) RETURN label(r), a.iri, b.iri") == ends
    said = sorted(
        (str(one.properties["claim_iri"]), " ".join(str(one.properties["quote"]).split()))
        for one in relationships(seeds_graph)
        if "quote" in one.properties
    )
    assert answers(copied, "MATCH ()-[r]->() WHERE r.quote IS NOT NULL RETURN r.claim_iri, r.quote") == said != []


@pytest.mark.parametrize("question", QUESTIONS)
def test_ladybug_answers_as_the_store_does(copied: Connection, seeds_graph: GraphStore, question: str) -> None:
    assert answers(copied, question) == comparable(ask(seeds_graph, QUESTIONS[question])) != []

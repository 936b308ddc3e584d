"""How the explorer answers many at once: `python tests/explorer_load.py --store STORE`, or `make load`.

Starts `kg serve` over the store on loopback. Fifty clients ask without a pause for a minute, each the next thing as
soon as the last is answered: pages of search and of things, the API, SPARQL. Then the same again beside ten clients
whose queries never end. What is told: how many answers a second, percentiles of the time to an answer, errors.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from explorers import Server, served

from kg.pipeline import build

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUERIES = (
    "SELECT ?p ?n WHERE { ?p a vkg:Person ; skos:prefLabel ?n } LIMIT 50",
    "SELECT ?k (COUNT(?c) AS ?n) WHERE { VALUES ?k { vkg:RoleClaim vkg:ChangeClaim } ?c a ?k } GROUP BY ?k",
    "SELECT ?p ?b WHERE { ?t a vkg:Tenure ; org:member ?p ; org:organization ?b ; vkg:status vkg:current } LIMIT 100",
)
WORDS = ("nguyen", "ha noi", "uy ban nhan dan", "dai hoi", "chu tich", "quan", "nghi quyet")


@dataclass(slots=True)
class Told:
    """What came of the requests of one kind."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)


def addresses(server: Server) -> list[tuple[str, str]]:
    """(kind, path) of what the clients ask for, as often as it stands here."""
    found = [("search page", f"/search?{urlencode({'q': word})}") for word in WORDS]
    found += [("API search", f"/api/search?{urlencode({'q': word})}") for word in WORDS[:4]]
    found += [("SPARQL", f"/sparql?{urlencode({'query': query})}") for query in QUERIES for _ in range(2)]
    for group in ("person", "body", "unit", "event", "document", "source"):
        for word in WORDS[:3]:
            rows = json.loads(server.ask(f"/api/search?limit=3&group={group}&{urlencode({'q': word})}").text)["results"]
            found += [("page of a thing", row["path"]) for row in rows]
            found += [("neighbourhood", f"/api/neighbourhood?iri={quote(row['iri'])}") for row in rows[:1]]
    return [("home", "/"), *found]


async def asked(host: str, port: int, path: str, connection: list[asyncio.StreamReader | asyncio.StreamWriter]) -> str:
    """One request over a connection that is kept; the status, or the kind of the error."""
    try:
        if not connection:
            connection += await asyncio.open_connection(host, port)
        reader, writer = connection
        assert isinstance(reader, asyncio.StreamReader) and isinstance(writer, asyncio.StreamWriter)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html,*/*;q=0.5\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        await reader.readexactly(length)
        return head.split()[1]
    except (OSError, ValueError, asyncio.IncompleteReadError) as error:
        connection.clear()
        return type(error).__name__


async def client(
    server: Server, paths: Sequence[tuple[str, str]], number: int, end: float, told: dict[str, Told]
) -> None:
    """Asks until the time is over."""
    host, _, port = server.address.removeprefix("http://").partition(":")
    chance, connection = random.Random(number), []
    while (begun := time.monotonic()) < end:
        kind, path = chance.choice(paths)
        status = await asked(host, int(port), path, connection)
        told[kind].seconds.append(time.monotonic() - begun)
        told[kind].statuses[status] += 1


async def run(server: Server, clients: int, endless: int, seconds: float) -> tuple[dict[str, Told], dict[str, Told]]:
    """What the clients were told, and what those were told whose queries never end."""
    paths = addresses(server)
    good, bad = defaultdict(Told), defaultdict(Told)
    end = time.monotonic() + seconds
    hostile = [("endless", f"/sparql?{urlencode({'query': ENDLESS})}")]
    await asyncio.gather(
        *(client(server, paths, number, end, good) for number in range(clients)),
        *(client(server, hostile, number, end, bad) for number in range(endless)),
    )
    return good, bad


def table(told: dict[str, Told], seconds: float) -> str:
    """Rows for a table in Markdown."""
    whole = Told([s for one in told.values() for s in one.seconds])
    for one in told.values():
        whole.statuses += one.statuses
    rows = ["| asked for | answers | a second | p50 ms | p95 ms | p99 ms | most ms | not 200 |", f"|{' --- |' * 8}"]
    for kind, one in (*sorted(told.items()), ("all", whole)):
        cuts = statistics.quantiles(one.seconds, n=100) if len(one.seconds) > 1 else [0.0] * 99
        times = [f"{1000 * value:.0f}" for value in (cuts[49], cuts[94], cuts[98], max(one.seconds))]
        others = ", ".join(f"{status}: {count}" for status, count in sorted(one.statuses.items()) if status != "200")
        count = len(one.seconds)
        rows.append(f"| {kind} | {count:,} | {count / seconds:.0f} | {' | '.join(times)} | {others or 'none'} |")
    return "\n".join(rows)


def main() -> int:
    """Measures and tells; 1 where a client whose queries end was not answered well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store; without it, one is made of seeds/")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--endless", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        store = chosen.store or Path(folder) / "store"
        if chosen.store is None:
            build([Path(__file__).resolve().parent.parent / "seeds"], store)
        for endless in (0, chosen.endless):
            with served(store) as server:
                good, bad = asyncio.run(run(server, chosen.clients, endless, chosen.seconds))
            print(f"\n{chosen.clients} clients, {endless} whose queries never end beside them, {chosen.seconds:g} s\n")
            print(table(good, chosen.seconds))
            if bad:
                print("\nThose whose queries never end:\n\n" + table(bad, chosen.seconds))
            wrong += sum(count for one in good.values() for status, count in one.statuses.items() if status != "200")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a page costs: `python tests/explorer_pages.py STORE`.

The pages of the things of which most claims speak, made for the first time: seconds of processor time, which the work
of others on the machine does not change much, and size.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.serve import neighbourhood
from kg.serve.app import site_over
from kg.serve.pages.article import article
from kg.serve.pages.ask import ask
from kg.serve.pages.entity import entity
from kg.serve.pages.home import home, results
from kg.serve.pages.view import Site, View
from kg.store import GraphStore

GROUPS = ("person", "body", "unit", "event", "commitment", "document", "award")


def makers(site: Site) -> dict[str, Callable[[], object]]:
    """What is measured."""
    view = View(site, "vi")
    busiest = {group: found[0].iri for group in GROUPS if (found := site.index.busiest(group, 1))}
    pages: dict[str, Callable[[], object]] = {
        "home": lambda: home(view),
        "search for *nguyen*": lambda: results(view, "nguyen", ""),
        "query": lambda: ask(view),
        "article": lambda: article(site.overview.newest[0], view),
    }
    for group, iri in busiest.items():
        pages[f"busiest {group}"] = lambda iri=iri: entity(iri, view)  # type: ignore[misc]
    for group in ("person", "body"):
        pages[f"neighbourhood of the busiest {group}"] = lambda iri=busiest[group]: neighbourhood.around(
            iri, site.reader
        )  # type: ignore[misc]
    return pages


def main(store: str) -> int:
    """Measures and tells."""
    with GraphStore.open(Path(store), read_only=True) as opened:
        begun = time.process_time()
        site = site_over(opened)
        print(f"counting {len(site.index):,} names: {time.process_time() - begun:.1f} s\n")
        print("| page | s of cpu | kB |\n| --- | --- | --- |")
        for name, make in makers(site).items():
            begun = time.process_time()
            made = make()
            spent = time.process_time() - begun
            print(f"| {name} | {spent:.2f} | {len(made) // 1000 if isinstance(made, bytes) else ''} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

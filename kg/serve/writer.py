"""A process for one update: ``python -m kg.serve.writer STORE MEMORY``, the update on standard input.

Killed at its deadline or for its memory, it leaves the store as it was: what it writes is one transaction.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from kg.errors import QueryError, StoreError
from kg.serve.notes import apply
from kg.store import GraphStore

DONE, REFUSED, TAKEN = 0, 3, 4  # what the process ends with; Python itself ends with 1 or 2 where it fails


def main(root: str, memory: str) -> int:
    """Carries out the update, or says on standard output why not."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with GraphStore.open(Path(root)) as store:
            apply(store, sys.stdin.buffer.read().decode("utf-8"))
    except QueryError as error:
        print(error)
        return REFUSED
    except StoreError as error:
        print(error)
        return TAKEN
    return DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

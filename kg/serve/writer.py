"""A process for one update: ``python -m kg.serve.writer STORE MEMORY``, the update on standard input.

Killed at its deadline or for its memory, it leaves the store as it was: what it writes is one transaction.
"""

from __future__ import annotations

import asyncio
import resource
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import QueryError, StoreError
from kg.serve.evaluate import Reply, problem
from kg.serve.notes import apply
from kg.serve.settings import Limits
from kg.store import GraphStore

Write = Callable[[str], Awaitable[Reply]]
_DONE, _REFUSED, _TAKEN = 0, 3, 4  # what the process ends with; Python itself ends with 1 or 2 where it fails


def main(root: str, memory: str) -> int:
    """Carries out the update, or says on standard output why not."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with GraphStore.open(Path(root)) as store:
            apply(store, sys.stdin.buffer.read().decode("utf-8"))
    except QueryError as error:
        print(error)
        return _REFUSED
    except StoreError as error:
        print(error)
        return _TAKEN
    return _DONE


async def write(root: Path, text: str, limits: Limits) -> Reply:
    """Carries out an update in a process of its own, within the limits."""
    arguments = ("-m", "kg.serve.writer", str(root), str(limits.memory))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=True
    )
    try:
        said, failed = await asyncio.wait_for(process.communicate(text.encode("utf-8")), limits.seconds)
    except TimeoutError:
        return problem(503, f"the update was stopped after {limits.seconds:g} seconds, and nothing was written")
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    code = process.returncode or _DONE
    if code == _DONE:
        return Reply(204, "text/plain", b"")
    if code in (_REFUSED, _TAKEN):
        return Reply(400 if code == _REFUSED else 503, "text/plain", said)
    if code < 0 or b"MemoryError" in failed:
        return problem(503, "the update needs more memory than one may have, and nothing was written")
    return problem(500, "this is a bug of the program, and nothing was written; please report the update")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

"""Updates, each carried out in a process of its own (:mod:`kg.serve.writer`), within the limits of a query."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from kg.serve.evaluate import Reply, problem
from kg.serve.settings import Limits
from kg.serve.writer import DONE, REFUSED, TAKEN

Write = Callable[[str], Awaitable[Reply]]


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
    code = process.returncode or DONE
    if code == DONE:
        return Reply(204, "text/plain", b"")
    if code in (REFUSED, TAKEN):
        return Reply(400 if code == REFUSED else 503, "text/plain", said)
    if code < 0 or b"MemoryError" in failed:
        return problem(503, "the update needs more memory than one may have, and nothing was written")
    return problem(500, "this is a bug of the program, and nothing was written; please report the update")

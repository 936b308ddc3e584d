"""SPARQL servers on loopback for the tests of what is written to and asked of one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_WAIT = 60  # seconds for a server to answer; none of these takes more than a few
_VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class Running:
    """A server that runs: where it takes updates, and as whom."""

    url: str
    user: str = ""
    password: str = ""


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph() -> Iterator[Running]:
    """``oxigraph serve`` with a database in memory."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}")
    assert program, "oxigraph is not installed: it is in the group dev of requirements.lock"
    port = free_port()
    with _process([program, "serve", "--bind", f"127.0.0.1:{port}"], Path.cwd(), f"http://127.0.0.1:{port}/"):
        yield Running(f"http://127.0.0.1:{port}")


@contextmanager
def virtuoso() -> Iterator[Running]:
    """Virtuoso with an empty database; the test is skipped where it is not installed."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("Virtuoso is not installed (Debian: apt install virtuoso-opensource-7)")
    http = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=free_port(), http=http), encoding="ascii")
        with _process(
            [program, "+foreground", "+configfile", "virtuoso.ini"], Path(folder), f"http://127.0.0.1:{http}/sparql"
        ):
            yield Running(f"http://127.0.0.1:{http}/sparql-auth", "dba", "dba")


SERVERS: dict[str, Callable[[], contextmanager[Running]]] = {"oxigraph": oxigraph, "virtuoso": virtuoso}  # type: ignore[type-arg]


@contextmanager
def _process(command: list[str], folder: Path, answers: str) -> Iterator[None]:
    """A process that runs until the block ends, once its address answers."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, answers)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _WAIT
    while time.monotonic() < deadline:
        assert process.poll() is None, f"{process.args} ended with status {process.returncode}"
        try:
            opener.open(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"{address} does not answer")

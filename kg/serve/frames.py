"""How the server and its workers speak: a length, a head in JSON, and what follows it."""

from __future__ import annotations

import json
import struct
from typing import Any

SIZES = struct.Struct(">II")  # bytes of the head, bytes of the body
PID = struct.Struct(">I")


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message as bytes."""
    encoded = json.dumps(head).encode("ascii")
    return SIZES.pack(len(encoded), len(body)) + encoded + body


def head_of(data: bytes) -> dict[str, Any]:
    """The head of a message."""
    found: dict[str, Any] = json.loads(data)
    return found

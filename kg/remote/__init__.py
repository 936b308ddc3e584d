"""The same graph in a SPARQL 1.1 server: written there (:func:`push`) and asked there (:func:`ask`)."""

from __future__ import annotations

from kg.remote.ask import ask
from kg.remote.push import PushReport, push
from kg.remote.server import Server, addresses

__all__ = ["PushReport", "Server", "addresses", "ask", "push"]

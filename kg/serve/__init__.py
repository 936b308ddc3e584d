"""The explorer: pages and a SPARQL endpoint over a store, and pictures of a graph that open without a server."""

from __future__ import annotations

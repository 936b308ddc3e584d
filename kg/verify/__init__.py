"""Replay: is every claim of a store still what its document says, and where does it say so?"""

from __future__ import annotations

from kg.verify.explain import Excerpt, Explanation, explain
from kg.verify.replay import Failure, VerifyReport, verify

__all__ = ["Excerpt", "Explanation", "Failure", "VerifyReport", "explain", "verify"]

"""Short names for IRIs, shared by the formats that have them."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_RELATIVE = re.compile(r"[a-z][a-z-]*/[A-Za-z0-9_-]+(?:#[A-Za-z0-9=,&_-]+)?")


class Names:
    """Short forms of IRIs under the given prefixes, and relative to ``base`` where one is given."""

    def __init__(self, prefixes: dict[str, str], base: str = "") -> None:
        self.prefixes = prefixes
        self.base = base
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}

    def prefixed(self, iri: str) -> str | None:
        """``person:nguyen-van-a-0123456789``; None where no prefix fits, or the rest would have to be escaped."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri, cut) else None

    def relative(self, iri: str) -> str | None:
        """``source/000-0123456789#char=12,34``; None where the IRI is not under the base, or not of that form."""
        if not self.base or not iri.startswith(self.base):
            return None
        rest = iri[len(self.base) :]
        return rest if _RELATIVE.fullmatch(rest) else None

    def short(self, iri: str) -> str:
        """The shortest of the forms, in angle brackets where it has no prefix."""
        return self.prefixed(iri) or f"<{self.relative(iri) or iri}>"

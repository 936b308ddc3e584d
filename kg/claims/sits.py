"""Whose session or congress an article means that names one council, one assembly or one party organisation only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.claims.hosts import Held
from kg.claims.scene import Scene
from kg.mentions.parses import BodyParse, PostParse
from kg.model import Body

_ASSEMBLY = "Quốc hội"


@lru_cache(maxsize=1)
def sitting(scene: Scene) -> Held:
    """The people's council whose session an article means that names one council only, or the National Assembly where
    it names no council and no commission of inspection, whose meetings are sessions too."""
    councils, kinds = {}, set()
    assembly = None
    for line in scene.lines:
        for parse in line.line.items:
            named = parse.bodies[0] if isinstance(parse, PostParse) and parse.bodies else parse
            made = scene.context.body(named) if isinstance(named, BodyParse) else None
            if made is None:
                continue
            kinds.add(made[0].kind)
            if made[0].kind == "peoples-council" and named is parse:
                councils[made[0].name] = made[0]
            if made[0].name == _ASSEMBLY:
                assembly = made[0]
    if councils or assembly is None or not kinds.isdisjoint(("peoples-council", "party-inspection")):
        return _only(councils, "council")
    return _only({_ASSEMBLY: assembly}, "assembly")


@lru_cache(maxsize=1)
def congress(scene: Scene) -> Held:
    """The party whose congress an article means that names one party organisation only, and no association."""
    parties = {}
    for line in scene.lines:
        for parse in line.line.items:
            for named in (parse, parse.inner) if isinstance(parse, BodyParse) else ():
                made = scene.context.body(named) if named is not None else None
                if made is not None and made[0].kind in ("mass-organisation", "company", "association"):
                    return Held()
                if made is not None and made[0].kind == "party-organisation" and named is not None and named.unit:
                    parties[made[0].name] = made[0]
    return _only(parties, "party organisation")


def _only(bodies: Mapping[str, Body], noun: str) -> Held:
    """The one body of a kind that an article names, by name; nobody where it names several, or leaves open which."""
    body = next(iter(bodies.values())) if len(bodies) == 1 else None
    if body is None or body.local:
        return Held()
    return Held(body, (f"the article speaks of no {noun} but {body.name}",), "event.sits")

"""Claims in words, for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Values = Mapping[str, str]


def in_words(kind: str, values: Values) -> str:
    """A claim of the class ``kind`` as a phrase; ``values`` has a text for each of its properties (prefixed names)."""
    return _WORDS[kind](values) if kind in _WORDS else ", ".join(f"{k} {v}" for k, v in sorted(values.items()))


def _joined(first: str, *more: tuple[str, str]) -> str:
    """``first (a …, b …)``: what is known of the rest."""
    known = ", ".join(f"{name} {value}".strip() for name, value in more if value)
    return f"{first} ({known})" if known else first


def _post(v: Values) -> str:
    return f"{v.get('org:role', '?')}, {v.get('org:organization', '?')}"


def _role(v: Values) -> str:
    given = (("", v.get("vkg:status", "")), ("term", v.get("vkg:term", "")))
    dates = (("since", v.get("vkg:since", "")), ("until", v.get("vkg:until", "")))
    return _joined(f"{v.get('org:member', '?')}: {_post(v)}", *given, *dates)


def _change(v: Values) -> str:
    act = f"{v.get('org:member', '?')} {v.get('vkg:changeKind', '?')}: {_post(v)}"
    return _joined(act, ("on", v.get("dcterms:date", "")))


def _quantity(v: Values) -> str:
    sign = {"equal": "", "moreThan": "more than ", "lessThan": "less than ", "about": "about "}
    amount = sign.get(v.get("vkg:comparator", ""), "") + v.get("schema:value", "?")
    unit = v.get("schema:unitText", "")
    counted = v.get("vkg:quantityOf", "?")
    return f"{v.get('vkg:subject', '?')}: {counted}: {amount}{f' {unit}' if unit and unit != counted else ''}"


def _participation(v: Values) -> str:
    return f"{v.get('org:member', '?')} {v.get('vkg:manner', 'attended')}: {v.get('vkg:event', '?')}"


def _award(v: Values) -> str:
    return _joined(f"{v.get('vkg:recipient', '?')} received: {v.get('vkg:award', '?')}", ("in", v.get("vkg:year", "")))


def _citation(v: Values) -> str:
    return _joined(f"cites {v.get('vkg:cites', '?')}", ("carried out by", v.get("vkg:follower", "")))


_WORDS: dict[str, Callable[[Values], str]] = {
    "RoleClaim": _role,
    "ChangeClaim": _change,
    "RankClaim": lambda v: f"{v.get('org:member', '?')}: {v.get('vkg:rank', '?')}",
    "EventClaim": lambda v: _joined(v.get("vkg:event", "?"), ("on", v.get("dcterms:date", ""))),
    "ParticipationClaim": _participation,
    "AdoptionClaim": lambda v: f"{v.get('vkg:adopter', '?')} adopted: {v.get('vkg:commitment', '?')}",
    "QuantityClaim": _quantity,
    "AwardClaim": _award,
    "CitationClaim": _citation,
}

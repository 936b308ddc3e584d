"""A constraint as a SPARQL query that selects the nodes that violate it as ``?this``.

Where single values are at fault, it selects them as ``?value``.

Two habits keep this fast. Classes are written out with their sub-classes, instead of ``a/rdfs:subClassOf*``. What
must not be there is taken off with MINUS: the database evaluates a (NOT) EXISTS for each row, which was a hundred times
as slow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import Literal, NamedNode

from kg.rdf import VOCABULARIES
from kg.validate.shapes import Constraint, Term

#: A class → itself and the sub-classes that add instances to it, in the store that is checked.
Classes = Callable[[Term], tuple[Term, ...]]

_PREFIXES = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in VOCABULARIES.items())
# A cast fails on a literal that is not well formed (2020-13-45 as xsd:date); these are the types that can be cast to.
_CASTS = {"integer", "decimal", "date", "dateTime", "gYear", "gYearMonth", "gMonthDay"}


def query(constraint: Constraint, classes: Classes) -> str:
    """The query, over a default graph that is the union of what is to be checked."""
    target, step = _target(*constraint.target, classes), _step(constraint)
    if constraint.component in _PATTERNS:
        return _PREFIXES + _PATTERNS[constraint.component](constraint, target, step)
    kinds = _allowed_classes(constraint)
    if kinds:
        allowed = " UNION ".join(f"{{ ?value a {one} }}" for kind in kinds for one in classes(kind))
        return _PREFIXES + f"SELECT DISTINCT ?this ?value WHERE {{ {target} {step} MINUS {{ {allowed} }} }}"
    return _PREFIXES + f"SELECT DISTINCT ?this ?value WHERE {{ {target} {step} FILTER({_condition(constraint)}) }}"


def screen(together: Sequence[Constraint], classes: Classes) -> str:
    """One query for all constraints of one target and path: how many ``?values`` there are, at how many ``?nodes``, and
    how many are ``?wrong`` by what the constraints ask of single values. Most graphs are valid, and these numbers show
    of most constraints that nothing violates them."""
    target, step = _target(*together[0].target, classes), _step(together[0])
    conditions = " || ".join(f"({_condition(one)})" for one in together if filters_values(one)) or "false"
    counts = f"(COUNT(*) AS ?values) (COUNT(DISTINCT ?this) AS ?nodes) (SUM(IF({conditions}, 1, 0)) AS ?wrong)"
    return _PREFIXES + f"SELECT {counts} WHERE {{ {target} {step} }}"


def targets(constraint: Constraint, classes: Classes) -> str:
    """How many ``?nodes`` the constraint speaks of."""
    return _PREFIXES + f"SELECT (COUNT(*) AS ?nodes) WHERE {{ {_target(*constraint.target, classes)} }}"


def filters_values(constraint: Constraint) -> bool:
    """Whether the constraint asks something of each single value, and no more than the value itself tells."""
    return constraint.component not in _PATTERNS and not _allowed_classes(constraint)


def _step(constraint: Constraint) -> str:
    # without a path, the target is itself the value
    return f"?this <{constraint.path}> ?value ." if constraint.path else "BIND(?this AS ?value)"


def _target(kind: str, node: NamedNode, classes: Classes) -> str:
    """A pattern that binds ``?this`` to each target once."""
    match kind:
        case "targetSubjectsOf":
            return f"{{ SELECT DISTINCT ?this WHERE {{ ?this {node} ?anything }} }}"
        case "targetObjectsOf":
            return f"{{ SELECT DISTINCT ?this WHERE {{ ?anything {node} ?this }} }}"
    first, *below = classes(node)
    others = (f"{{ ?this a {one} MINUS {{ ?this a {first} }} }}" for one in below)
    return " UNION ".join([f"{{ ?this a {first} }}", *others])


# ---------------------------------------------------------------- components that speak of one value


def _is_typed(datatype: Term) -> str:
    """True of a well-formed literal of the type, false of any other value."""
    local = str(datatype).rpartition("#")[2].rstrip(">")
    formed = f" && DATATYPE({datatype}(STR(?value))) = {datatype}" if local in _CASTS else ""
    return f"COALESCE(DATATYPE(?value) = {datatype}{formed}, false)"


def _allowed_classes(constraint: Constraint) -> list[Term]:
    """The classes one of which a value must be of; empty where the constraint is no matter of classes."""
    if constraint.component == "Class":
        return [constraint.values[0]]
    return [value for kind, value in constraint.alternatives if kind == "class"]


def _no_alternative(constraint: Constraint) -> str:
    return f"!({' || '.join(_is_typed(value) for _, value in constraint.alternatives)})"


def _node_kind(constraint: Constraint) -> str:
    assert str(constraint.values[0]).endswith("#IRI>")
    return "!isIRI(?value)"


def _number(constraint: Constraint) -> str:
    value = constraint.values[0]
    assert isinstance(value, Literal)
    return value.value


def _listed(constraint: Constraint) -> str:
    return ", ".join(map(str, constraint.values))


def _condition(constraint: Constraint) -> str:
    return _CONDITIONS[constraint.component](constraint)


#: component → when a value violates it
_CONDITIONS: dict[str, Callable[[Constraint], str]] = {
    "Datatype": lambda c: f"!{_is_typed(c.values[0])}",
    "NodeKind": _node_kind,
    "In": lambda c: f"?value NOT IN ({_listed(c)})",
    "MinInclusive": lambda c: f"!COALESCE(?value >= {_number(c)}, false)",
    "MaxInclusive": lambda c: f"!COALESCE(?value <= {_number(c)}, false)",
    "MinLength": lambda c: f"STRLEN(STR(?value)) < {_number(c)}",
    "Pattern": lambda c: f"!REGEX(STR(?value), {c.values[0]})",
    "LanguageIn": lambda c: f"!COALESCE(LANG(?value) IN ({_listed(c)}), false)",
    "Node": _no_alternative,
}

# ---------------------------------------------------------------- components that speak of all values of a node


def _too_few(constraint: Constraint, target: str, step: str) -> str:
    assert _number(constraint) == "1", "sh:minCount is translated for 1 only"
    return f"SELECT DISTINCT ?this WHERE {{ {target} MINUS {{ {step} }} }}"


def _too_many(constraint: Constraint, target: str, step: str) -> str:
    if _number(constraint) == "1":
        other = f"?this <{constraint.path}> ?other FILTER(!sameTerm(?value, ?other))"
        return f"SELECT DISTINCT ?this WHERE {{ {target} {step} {other} }}"
    having = f"HAVING (COUNT(DISTINCT ?value) > {_number(constraint)})"
    return f"SELECT ?this WHERE {{ {target} {step} }} GROUP BY ?this {having}"


def _lacks_value(constraint: Constraint, target: str, step: str) -> str:
    wanted = f"?this <{constraint.path}> {constraint.values[0]}"
    return f"SELECT DISTINCT ?this WHERE {{ {target} MINUS {{ {wanted} }} }}"


def _repeats_language(constraint: Constraint, target: str, step: str) -> str:
    tagged = f"{target} {step} BIND(LANG(?value) AS ?language) FILTER(?language != '')"
    groups = f"SELECT ?this ?language WHERE {{ {tagged} }} GROUP BY ?this ?language HAVING (COUNT(DISTINCT ?value) > 1)"
    return f"SELECT DISTINCT ?this WHERE {{ {{ {groups} }} }}"


def _not_less(constraint: Constraint, target: str, step: str) -> str:
    other = f"?this {constraint.values[0]} ?other FILTER(!COALESCE(?value < ?other, false))"
    return f"SELECT DISTINCT ?this ?value WHERE {{ {target} {step} {other} }}"


def _selected(constraint: Constraint, target: str, step: str) -> str:
    select = constraint.values[0]
    assert isinstance(select, Literal)
    found = f"{{ {select.value.replace('$this', '?this')} }}"
    return f"SELECT DISTINCT ?this (?this AS ?value) WHERE {{ {target} {found} }}"


_PATTERNS: dict[str, Callable[[Constraint, str, str], str]] = {
    "MinCount": _too_few,
    "MaxCount": _too_many,
    "HasValue": _lacks_value,
    "LessThan": _not_less,
    "UniqueLang": _repeats_language,
    "SPARQL": _selected,
}

"""What is refused before a query runs, and what to say about one that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import accumulate

from kg.errors import QueryError
from kg.query.tokens import Token, tokens

MAX_LENGTH = 20_000  # characters
MAX_DEPTH = 200  # brackets in brackets; the database's parser runs out of stack at some thousands
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_OUTSIDE = re.compile("SERVICE|FROM", re.IGNORECASE)  # no word boundary: ``1SERVICE`` may be read as two tokens
# The one name with such a word that nearly every query has; it has to be quick to see that nothing is wrong with it.
_HARMLESS = "wasDerivedFrom"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")


def check(query: str, graphs: Callable[[], Collection[str]], prefixes: dict[str, str]) -> None:
    """Refuses a query that changes the store or asks for data outside it.

    ``graphs`` tells the names that FROM may have. Raises QueryError.
    """
    check_form(query)
    unescaped = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
    if _OUTSIDE.search(unescaped.replace(_HARMLESS, "")):
        _check_parsed(query, graphs, prefixes)


def check_form(query: str) -> None:
    """Refuses a query that is too long or too deep to be read, or changes the graph. Raises QueryError."""
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query has {len(query)} characters; at most {MAX_LENGTH} are read")
    found = list(tokens(query))
    if _depth(found) > MAX_DEPTH:
        raise QueryError(f"the query nests brackets more than {MAX_DEPTH} deep; write it flatter")
    first = _first_word(found)
    if first in _UPDATES:
        raise QueryError(f"{first} would change the graph, and queries only read it; use kg build and kg retract")


def _depth(found: list[Token]) -> int:
    steps = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}
    return max(accumulate(steps.get(token.text, 0) for token in found), default=0) if found else 0


def _first_word(found: list[Token]) -> str:
    """The keyword that says what the query does: the first one after PREFIX and BASE."""
    words = (token.text.upper() for token in found if token.kind == "word")
    return next((word for word in words if word not in ("PREFIX", "BASE")), "")


def _check_parsed(query: str, graphs: Callable[[], Collection[str]], prefixes: dict[str, str]) -> None:
    """For queries that hold a suspicious word, be it in a string: parses, and looks at what it is part of."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(query)
    except (ParseException, RecursionError) as error:
        raise QueryError(
            "the query holds the word SERVICE or FROM, and cannot be shown to be harmless "
            f"({str(error).splitlines()[0]}); only the store itself can be queried"
        ) from None
    for name, value in parts(parsed):
        if name == "ServiceGraphPattern":
            raise QueryError("SERVICE asks another server, and only this store can be queried; take the SERVICE out")
        if name == "DatasetClause":
            _check_dataset(value, graphs(), prefixes | _declared(parsed))


def parts(node: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Every named part of a query or an update as rdflib parses it, outermost first."""
    if isinstance(node, dict):
        yield str(getattr(node, "name", "")), node
        for value in node.values():
            yield from parts(value)
    elif not isinstance(node, str) and hasattr(node, "__iter__"):
        for value in node:
            yield from parts(value)


def _declared(parsed: object) -> dict[str, str]:
    declarations = (value for name, value in parts(parsed) if name == "PrefixDecl")
    return {str(value.get("prefix") or ""): str(value["iri"]) for value in declarations}


def _check_dataset(clause: dict[str, object], graphs: Collection[str], prefixes: dict[str, str]) -> None:
    given = clause["named" if "named" in clause else "default"]
    if isinstance(given, dict):  # a prefixed name
        name = prefixes.get(str(given.get("prefix") or ""), "") + str(given.get("localname") or "")
    else:
        name = str(given)
    if name not in graphs:
        raise QueryError(f"FROM <{name}>: the store has no such graph, and only its own graphs can be queried")


# ---------------------------------------------------------------- queries that cannot be read


def syntax_error(message: str, query: str, prefixes: dict[str, str]) -> QueryError:
    """What the database says of a broken query, as a line, a column, the place, and a guess at the mistake."""
    where = re.match(r"error at (\d+):(\d+): ", message)
    line, column = (int(where[1]), int(where[2])) if where else (1, 1)
    found = list(tokens(query))
    hint = _hint(message, found, prefixes)
    unknown = _undeclared(found, prefixes)
    if unknown:
        line, column = position(query, unknown.start)
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    window = max(0, column - 60)
    caret = " " * (column - 1 - window) + "^"
    return QueryError(f"line {line}, column {column}: {hint}\n  {shown[window : window + 100]}\n  {caret}")


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _hint(message: str, found: list[Token], prefixes: dict[str, str]) -> str:
    first = _first_word(found)
    unknown = _undeclared(found, prefixes)
    if first not in _FORMS:
        return "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE (the named ones are listed by: kg query --list)"
    if unknown:
        prefix = unknown.text.partition(":")[0]
        known = ", ".join(sorted(prefixes))
        return f"the prefix {prefix}: is not declared; declare it with PREFIX {prefix}: <…>, or use one of {known}"
    if "variable that is unbound" in message:
        return "SELECT names a variable that is neither in GROUP BY nor inside COUNT, SAMPLE, …"
    for opening, closing in ("{}", "()", "[]"):
        missing = sum((token.text == opening) - (token.text == closing) for token in found)
        if missing > 0:
            return f"a {opening} is never closed; add {closing}"
        if missing < 0:
            return f"there is a {closing} too many"
    if any(token.kind == "other" and token.text in "\"'" for token in found):
        return "a string is not closed"
    expected = re.sub(r"^error at \d+:\d+: ", "", message)
    words = sorted(set(re.findall(r"\"([^\"\\]+)\"|\b([A-Z]{2,})\b", expected)))
    choice = ", ".join((quoted or word) for quoted, word in words if word not in ("LATERAL", "SERVICE"))
    return "this cannot be read, here or just before" + (f"; possible would be {choice}" if choice else "")


def _undeclared(found: list[Token], prefixes: dict[str, str]) -> Token | None:
    """The first prefixed name whose prefix nothing declares."""
    declared = set(prefixes)
    previous = ""
    for token in found:
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        previous = token.text.upper()
    return None

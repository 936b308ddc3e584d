"""The questions that have a name: SPARQL files with a header that says what they ask and what can be filled in.

    # vi: Ai giữ chức vụ gì, ở đâu?
    # en: Who holds which post where?
    # One row for each …                                   (the description; as many lines as it takes)
    # param role = "" (e.g. "Bí thư"): part of the name of the post

A parameter is the variable ``$role`` of the query. Its value is put in as a string literal, whatever it holds; a
parameter without ``= "…"`` has to be given.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import QueryError
from kg.query.tokens import tokens, with_values
from kg.rdf import ONTOLOGY_DIR
from kg.text import normalise

_PARAMETER = re.compile(r'param (\w+)(?: = "([^"]*)")? \(e\.g\. "([^"]+)"\): (.+)')
_DECLARED = re.compile(r"^# param .*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be filled in. ``default`` is None where it has to be; ``example`` finds something in the seeds."""

    name: str
    default: str | None
    example: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name, what it asks in both languages, and its SPARQL."""

    name: str
    vi: str
    en: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, values: dict[str, str]) -> str:
        """The SPARQL with the values in it, and no word of parameters; QueryError for a value missing or unknown."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in sorted(values.keys() - known.keys()):
            near = difflib.get_close_matches(name, known, 1)
            guess = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(known) or 'none'}"
            raise QueryError(f"the query {self.name} has no parameter {name}{guess}")
        given: dict[str, str] = {}
        for name, parameter in known.items():
            value = values.get(name, parameter.default)
            if value is None or (parameter.default is None and not value.strip()):
                example = f"{name}='{parameter.example}'"
                raise QueryError(f"the query {self.name} needs {name} ({parameter.description}); for example {example}")
            given[name] = _literal(value)
        return with_values(_DECLARED.sub("", self.text), given)


def _literal(value: str) -> str:
    """A string literal of SPARQL, with the spelling that labels have."""
    try:
        return str(Literal(" ".join(normalise(value).split())))
    except ValueError:
        raise QueryError(f"{value!r} is not text that can be looked for") from None


@cache
def catalogue() -> dict[str, NamedQuery]:
    """The named queries by name, sorted. QueryError, with file and line, where a header is wrong."""
    return {file.stem: read(file) for file in sorted((ONTOLOGY_DIR / "queries").glob("*.rq"))}


def named(name: str) -> NamedQuery:
    """The query of that name; QueryError with the nearest name where there is none."""
    known = catalogue()
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        guess = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"
        raise QueryError(f"there is no query named {name}; {guess} (or give SPARQL)")
    return known[name]


def read(file: Path) -> NamedQuery:
    """The named query in a file. QueryError, with file and line, where its header is wrong."""
    text = file.read_text("utf-8")
    titles: dict[str, str] = {}
    description: list[str] = []
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        said = line.lstrip("# ").rstrip()
        language, _, title = said.partition(": ")
        if language in ("vi", "en"):
            titles[language] = title
        elif said.startswith("param "):
            match = _PARAMETER.fullmatch(said)
            if not match:
                raise QueryError(f'{file}:{number}: write # param NAME = "DEFAULT" (e.g. "EXAMPLE"): what it is')
            parameters.append(Parameter(*match.groups()))
        else:
            description.append(said)
    used = {token.text[1:] for token in tokens(text) if token.kind == "variable" and token.text[0] == "$"}
    wrong = sorted(used ^ {parameter.name for parameter in parameters})
    if wrong:
        raise QueryError(
            f"{file}:1: the parameter {wrong[0]} is declared and not used, or used as ${wrong[0]} and not declared"
        )
    if set(titles) != {"vi", "en"}:
        raise QueryError(f"{file}:1: a named query has a line # vi: … and a line # en: … that say what it asks")
    return NamedQuery(file.stem, titles["vi"], titles["en"], " ".join(description).strip(), tuple(parameters), text)

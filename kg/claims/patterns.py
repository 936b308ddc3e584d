"""Rules as data: patterns over lines of words and mentions, each with an id, a sentence it must match and one it must
not.

A pattern is a regular expression in which ``{person}``, ``{post}``, ``{body}``, ``{unit}``, ``{date}``, ``{term}``,
``{rank}`` and ``{event}`` stand for a mention; ``{person:who}`` captures it by a name; ``{persons:who}`` and
``{posts:to}`` capture a list joined by commas and *và*; ``{@name}`` inserts a phrase of the file's ``[phrases]`` table. Blanks match single blanks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.claims.scene import SYMBOLS
from kg.errors import LexiconError

_SLOT = re.compile(r"\{(@?[a-z][\w-]*)(?::(\w+))?\}")
_HONORIFIC = r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô) )?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``id`` is what claims carry; ``match`` and ``reject`` are sentences that tests run it on."""

    id: str
    relation: str
    pattern: re.Pattern[str]
    match: str
    reject: str
    values: Mapping[str, str]
    comment: str = ""


def compile_pattern(source: str, phrases: Mapping[str, str], where: str) -> re.Pattern[str]:
    """The regular expression of a pattern; raises LexiconError naming ``where`` for an unknown slot or a broken
    expression."""

    def slot(found: re.Match[str]) -> str:
        name, capture = found[1], found[2]
        if name.startswith("@"):
            if name[1:] not in phrases:
                raise LexiconError(f"{where}: no phrase is called {name[1:]!r}")
            return _SLOT.sub(slot, f"(?:{phrases[name[1:]]})")
        plural = name.endswith("s") and name[:-1] in SYMBOLS
        kind = name[:-1] if plural else name
        if kind not in SYMBOLS:
            raise LexiconError(f"{where}: {{{name}}} is no kind of mention")
        one = (_HONORIFIC if kind == "person" else "") + SYMBOLS[kind]
        body = rf"{one}(?:(?:, | và |, và |; và | cùng | kiêm |, kiêm |; | rồi ){_HONORIFIC}{one})*" if plural else one
        return f"(?P<{capture}>{body})" if capture else f"(?:{body})"

    try:
        return re.compile(_SLOT.sub(slot, source))
    except re.error as error:
        raise LexiconError(f"{where}: the pattern is no regular expression ({error})") from error


@cache
def load(name: str) -> tuple[Rule, ...]:
    """The rules of ``data/rules/<name>.toml``, in order; raises LexiconError where the file is wrong."""
    file = f"rules/{name}.toml"
    text = resources.files("kg.lexicon").joinpath("data", file).read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: {error}") from error
    phrases = table.get("phrases", {})
    rules: list[Rule] = []
    for entry in table.get("rule", []):
        missing = [k for k in ("id", "pattern", "match", "reject") if not entry.get(k)]
        where = f"{file}:{_line_of(text, entry.get('id', ''))}"
        if missing:
            raise LexiconError(f"{where}: the rule lacks {', '.join(missing)}")
        if any(r.id == entry["id"] for r in rules):
            raise LexiconError(f"{where}: a rule of the id {entry['id']!r} stands above")
        extra = {k: str(v) for k, v in entry.items() if k not in ("id", "pattern", "match", "reject", "comment")}
        pattern = compile_pattern(entry["pattern"], phrases, where)
        rules.append(Rule(entry["id"], name, pattern, entry["match"], entry["reject"], extra, entry.get("comment", "")))
    return tuple(rules)


def _line_of(text: str, rule: str) -> int:
    at = text.find(f'"{rule}"') if rule else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 1

"""Rules as data, each with an id, a description, a sentence that it must read and one that it must not.

Most rules are patterns over lines of words and mentions. A pattern is a regular expression in which ``{person}``,
``{post}``, ``{body}``, ``{unit}``, ``{date}``, ``{term}``, ``{rank}`` and ``{event}`` stand for a mention;
``{person:who}`` captures it by a name; ``{persons:who}`` and ``{posts:to}`` capture a list joined by commas and *và*;
``{@name}`` inserts a phrase of the file's ``[phrases]`` table. Blanks match single blanks. The rules of ``code.toml``
are made in code and have no pattern there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.claims.coded import SYMBOLS
from kg.errors import LexiconError
from kg.sought import Index, Sought

_SLOT = re.compile(r"\{(@?[a-z][\w-]*)(?::(\w+))?\}")
_HONORIFIC = r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô|thượng tọa|hòa thượng|linh mục) )?"
_JOINT = "(?:, | - | và |, và |; và | và là | cùng |, cùng | kiêm |, kiêm |; | rồi |, rồi )"
_TERMS = rf" (?:các|hai|ba|bốn|năm|nhiều) (?:khóa|{SYMBOLS['term']})[^;.\ue000-\ue004]{{0,30}}?"
_YEAR = rf"(?:{SYMBOLS['date']}|(?:năm )?\d{{4}})"
_HELD = rf" ?\(?(?:từ |giai đoạn )?{_YEAR} ?(?:đến|-|tới) ?{_YEAR}\)?"
_RANKED = rf"(?:{SYMBOLS['rank']}(?: {SYMBOLS['body']})?, )?"  # "…; Thiếu tướng, Tư lệnh …": a rank among posts
_SPAN_OF_TERMS = rf" (?:từ )?(?:khóa \w{{1,5}}|{SYMBOLS['term']}) (?:đến|tới) (?:khóa \w{{1,5}}|{SYMBOLS['term']})"
_ALIAS = r" \([^()\ue000-\ue010]{2,40}\)"  # a company's name in letters
# Whose a post of a row is, what for, when it was held, or in which terms more, said after it: "Vụ trưởng Vụ Địa phương
# I, Ban Tổ chức Trung ương; Bí thư …", "Trưởng ban A từ 2004 đến 2006, …", "Bí thư Trung ương Đoàn khóa 8, 9; …".
_OWNER = (
    f"(?:(?:, | ?\\()[{SYMBOLS['body']}{SYMBOLS['unit']}]\\)?|{_ALIAS})?"
    f"(?: phụ trách [^,;.\ue000-\ue010]{{2,40}}|{_TERMS}"
    f"|{_HELD}"
    rf"|{_SPAN_OF_TERMS}"
    r"|(?:,? (?:và )?(?:\d{1,2}|[ivx]{1,5})\b)+(?=[,;.]| và là ))?"
)
# What is said of a person in brackets, of no other and without a post: "Ông A (43 tuổi, trú tại Đà Nẵng) là …".
_NOTE = rf"(?: ?\([^()\n{SYMBOLS['person']}{SYMBOLS['post']}]{{1,60}}\))?"
_IN_CODE = "code"


@dataclass(frozen=True, slots=True)
class Description:
    """What a rule is for: ``id`` is what claims carry; ``match`` and ``reject`` are sentences that tests run it on."""

    id: str
    relation: str
    match: str
    reject: str
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Description):
    """A rule that is a pattern; ``values`` are the other keys of its table."""

    sought: Sought  # the pattern, with the strings without which it need not be searched for
    values: Mapping[str, str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, for a line that may hold it."""
        return self.sought.pattern


def compile_pattern(source: str, phrases: Mapping[str, str], where: str) -> Sought:
    """The regular expression of a pattern, and what it needs; raises LexiconError naming ``where`` for an unknown slot
    or a broken one."""

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
        # An honorific once: twice would double the ways to match.
        again = one if kind == "person" else f"{_RANKED if kind == 'post' else ''}{_HONORIFIC}{one}"
        aside = _OWNER if kind == "post" else _NOTE if kind == "person" else ""
        body = f"{one}(?:{aside}{_JOINT}{again})*" if plural else one
        note = _NOTE if kind == "person" and capture else ""
        return f"(?P<{capture}>{body}){note}" if capture else f"(?:{body})"

    try:
        return Sought(_SLOT.sub(slot, source))
    except re.error as error:
        raise LexiconError(f"{where}: the pattern is no regular expression ({error})") from error


@cache
def load(name: str) -> tuple[Rule, ...]:
    """The rules of ``data/rules/<name>.toml``, in order; raises LexiconError where the file is wrong."""
    table, text = _read(name)
    phrases = table.get("phrases", {})
    rules = []
    for where, entry in _entries(name, table, text, ("id", "pattern", "match", "reject")):
        own = ("id", "pattern", "match", "reject", "comment")
        found = compile_pattern(entry["pattern"], phrases, where)
        rules.append(
            Rule(
                id=entry["id"],
                relation=name,
                match=entry["match"],
                reject=entry["reject"],
                comment=entry.get("comment", ""),
                sought=found,
                values={key: str(value) for key, value in entry.items() if key not in own},
            )
        )
    return tuple(rules)


def possible(name: str, code: str) -> list[Rule]:
    """The rules of a file, in order, less those that match nowhere in a line: most lines hold the words of few."""
    rules = load(name)
    return [rules[number] for number in _index(name).possible(code)]


@cache
def _index(name: str) -> Index:
    return Index([rule.sought for rule in load(name)])


@cache
def catalogue() -> Mapping[str, Description]:
    """Every rule there is by its id, file by file; raises LexiconError where a file is wrong or an id given twice."""
    folder = resources.files("kg.lexicon").joinpath("data", "rules")
    names = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    found: dict[str, Description] = {}
    for rule in (rule for name in names for rule in (_in_code() if name == _IN_CODE else load(name))):
        if rule.id in found:
            raise LexiconError(
                f"rules/{rule.relation}.toml: a rule of {found[rule.id].relation}.toml is {rule.id!r} too"
            )
        found[rule.id] = rule
    return found


def _in_code() -> Iterator[Description]:
    table, text = _read(_IN_CODE)
    for _, entry in _entries(_IN_CODE, table, text, ("id", "module", "comment", "match", "reject")):
        yield Description(entry["id"], _IN_CODE, entry["match"], entry["reject"], entry["comment"])


def _read(name: str) -> tuple[dict[str, Any], str]:
    text = resources.files("kg.lexicon").joinpath("data", "rules", f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"rules/{name}.toml: {error}") from error


def _entries(
    name: str, table: Mapping[str, Any], text: str, wanted: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, str]]]:
    """(``file:line``, keys) of every rule of a file; none lacks a key that is wanted, none has another's id."""
    seen: set[str] = set()
    for entry in table.get("rule", []):
        where = f"rules/{name}.toml:{_line_of(text, entry.get('id', ''))}"
        if missing := [key for key in wanted if not entry.get(key)]:
            raise LexiconError(f"{where}: the rule lacks {', '.join(missing)}")
        if entry["id"] in seen:
            raise LexiconError(f"{where}: a rule of the id {entry['id']!r} stands above")
        seen.add(entry["id"])
        yield where, entry


def _line_of(text: str, rule: str) -> int:
    at = text.find(f'"{rule}"') if rule else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 1

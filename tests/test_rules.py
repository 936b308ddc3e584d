"""Every rule that claims are made by, on the sentence that it must read and on the one that it must not."""

from __future__ import annotations

import importlib
import re
import tomllib
from importlib import resources

import pytest

from kg.analysis import analyse
from kg.claims import patterns
from kg.claims.patterns import Description
from kg.errors import LexiconError
from kg.model import Document

RULES = patterns.catalogue()
# cites.issued only gives an issuer to documents that other rules cite: test_citations has its sentences.
FIRING = [rule for rule in RULES.values() if rule.id != "cites.issued"]
# A heading before a sentence, so that it is none itself: tasks and numbers are not read from headings.
HEADING = "Tin trong ngày.\n"


def fired(sentence: str, rule: Description) -> set[str]:
    text = HEADING + sentence if rule.id.startswith("adopt.") else sentence
    return {claim.rule for claim in analyse(Document("sentence", text)).claims}


@pytest.mark.parametrize("rule", FIRING, ids=lambda rule: rule.id)
def test_a_rule_reads_its_sentence(rule: Description) -> None:
    assert rule.id in fired(rule.match, rule)


@pytest.mark.parametrize("rule", FIRING, ids=lambda rule: rule.id)
def test_a_rule_leaves_the_other(rule: Description) -> None:
    assert rule.id not in fired(rule.reject, rule)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_does(rule: Description) -> None:
    assert rule.comment


def test_rules_made_in_code_are_where_the_table_says() -> None:
    table = tomllib.loads(resources.files("kg.lexicon").joinpath("data/rules/code.toml").read_text("utf-8"))
    for rule in table["rule"]:
        source = importlib.import_module(rule["module"]).__file__
        assert source is not None
        with open(source, encoding="utf-8") as file:
            written = file.read()
        relation, _, _ = rule["id"].partition(".")
        assert f'"{rule["id"]}"' in written or f'f"{relation}.' in written


def test_every_confidence_is_of_a_rule() -> None:
    table = resources.files("kg.lexicon").joinpath("data/rules/precision.tsv").read_text("utf-8")
    judged = {line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")}
    assert judged - {"*"} <= set(RULES)


def test_a_rule_without_its_sentence_is_told_by_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = 'x = 1\n[[rule]]\nid = "role.x"\npattern = "{person}"\nmatch = "A"\n'
    monkeypatch.setattr(patterns, "_read", lambda name: (tomllib.loads(broken), broken))
    with pytest.raises(LexiconError, match=re.escape("rules/roles.toml:3: the rule lacks reject")):
        patterns.load.__wrapped__("roles")

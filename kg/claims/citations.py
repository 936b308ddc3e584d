"""Official documents that a text names, and the body or unit that it says carries them out.

A document is told by kind, number, issuer and session; what one mention leaves out another of the same article gives:
*Chỉ thị 05* after *Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị* is that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.claims import patterns
from kg.claims.coded import EXTRA, spliced
from kg.claims.posts import seats
from kg.claims.scene import Scene, SceneLine
from kg.errors import LexiconError
from kg.lexicon import rows
from kg.mentions import documents
from kg.mentions.documents import DocumentParse
from kg.mentions.parses import BodyParse, Parse, PostParse, UnitParse
from kg.model import Body, CitationClaim, Claim, Mention, MentionType, OfficialDocument, SentenceKind, Unit


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where the text names documents, the documents, and what the context added."""

    line: SceneLine
    parse: DocumentParse
    documents: tuple[OfficialDocument, ...]
    notes: tuple[str, ...] = ()


def claims(scene: Scene) -> Iterator[Claim]:
    """One claim for each document at each place that names it."""
    for line, found in _by_line(_named(scene)):
        followers = _followers(scene, line, [n.parse for n in found])
        for named in found:
            start, rule, follower, notes = named.parse.start, f"cites.{named.parse.form}", None, named.notes
            end = named.parse.end
            if named.parse in followers:
                who, rule, follower, added = followers[named.parse]
                start, end, notes = min(start, who.start), max(end, who.end), (*notes, *added)
            for document in named.documents:
                yield CitationClaim(
                    cites=document, follower=follower, spans=(scene.span(start, end),), rule=rule, context=notes
                )


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every place that names an official document, one mention for each document that it names."""
    for named in _named(scene):
        span = scene.span(named.parse.start, named.parse.end)
        for document in named.documents:
            label = " ".join(filter(None, [document.kind, document.number, document.issuer, document.session]))
            yield Mention(span, MentionType.DOCUMENT, span.cut(scene.document.text), label, document)


def _by_line(found: Sequence[_Named]) -> list[tuple[SceneLine, list[_Named]]]:
    lines: dict[int, tuple[SceneLine, list[_Named]]] = {}
    for named in found:
        lines.setdefault(named.line.start, (named.line, []))[1].append(named)
    return list(lines.values())


@lru_cache(maxsize=1)  # claims and mentions of a document ask one after the other
def _named(scene: Scene) -> list[_Named]:
    found: list[_Named] = []
    for line in scene.lines:
        if line.line.kind is SentenceKind.FURNITURE:
            continue
        parses = list(documents.find(scene.norm, scene.lower, line.line.start, line.line.end, line.line.items))
        issuers = _issuers_before(scene, line, parses) if parses else {}
        for parse in parses:
            issuer, notes = _issuer(scene, parse, issuers.get(parse))
            found.append(_Named(line, parse, tuple(_documents(parse, issuer)), notes))
    return _completed(scene, found)


# ---------------------------------------------------------------- who issued it


def _issuer(scene: Scene, parse: DocumentParse, before: Parse | None) -> tuple[str, tuple[str, ...]]:
    """The issuer's full name: by the number where that settles it, else as said after or before the document."""
    if parse.issuer_name:
        return parse.issuer_name, ()
    said = parse.issuer or before
    if isinstance(said, BodyParse):
        made = scene.context.body(said)
        return (made[0].name, made[1]) if made else (scene.quote(said.start, said.end), ())
    if isinstance(said, PostParse):
        return post_name(scene, said)
    return ("Chính phủ", ("every Nghị định is the government's",)) if parse.kind == "Nghị định" else ("", ())


def post_name(scene: Scene, post: PostParse) -> tuple[str, tuple[str, ...]]:
    """A post as it stands under a document: *Thủ tướng Chính phủ*, *Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh*."""
    seat = next(iter(seats(scene, post, open_ended=True)), None)
    if seat is None or seat.role.endswith(("nước", "Nhà nước")):
        return (seat.role if seat else scene.quote(post.start, post.end)), ()
    name = f"{seat.role} {seat.body.name}"
    written = scene.quote(post.start, post.end)
    return name, seat.notes or (() if written == name else (f"{written!r} is {name}",))


def _issuers_before(scene: Scene, line: SceneLine, parses: Sequence[DocumentParse]) -> dict[DocumentParse, Parse]:
    """*Chính phủ ban hành Nghị định …*: the subject of issuing, for documents without another issuer."""
    if not any(p.issuer is None and not p.issuer_name and p.form == "number" for p in parses):
        return {}
    coded = spliced(scene.lower, line.coded, line.grouped, parses)
    found: dict[DocumentParse, Parse] = {}
    for match in _rule("cites.issued").sought.finditer(coded.code):
        document = coded.items[match.end() - 1]
        if isinstance(document, DocumentParse):
            found[document] = coded.items[match.start("issuer")]
    return found


@cache
def _rule(identifier: str) -> patterns.Rule:
    return next(r for r in patterns.load("citations") if r.id == identifier)


def _documents(parse: DocumentParse, issuer: str) -> Iterator[OfficialDocument]:
    for number in parse.numbers or ("",):
        for session in parse.sessions or ("",):
            yield OfficialDocument(parse.kind, number, issuer, session, parse.date, parse.title)


# ---------------------------------------------------------------- what other mentions of the article add


def _completed(scene: Scene, found: Sequence[_Named]) -> list[_Named]:
    known = list(dict.fromkeys(d for n in found for d in n.documents))
    completed = []
    for named in found:
        made: list[OfficialDocument] = []
        notes = list(named.notes)
        for document in named.documents:
            full = _fuller(document, known)
            if named.parse.form == "plenum" and not full.session:
                full = _with_session(scene, full)
            if _differs(full, document):
                notes.append(f"{_written(document)!r} is {_written(full)!r}, named so in the article or by its date")
            made.append(full)
        completed.append(replace(named, documents=tuple(dict.fromkeys(made)), notes=tuple(dict.fromkeys(notes))))
    return completed


def _differs(full: OfficialDocument, document: OfficialDocument) -> bool:
    return (full.number, full.issuer, full.session) != (document.number, document.issuer, document.session)


def _written(document: OfficialDocument) -> str:
    return " ".join(filter(None, [document.kind, document.number, document.issuer, document.session]))


def _fuller(document: OfficialDocument, known: Sequence[OfficialDocument]) -> OfficialDocument:
    """The document with what the other mentions of the same one say of it, each field where they agree."""
    if document.kind.startswith(_LAWS):
        return _fuller_law(document, known)
    same = [other for other in known if _is_same(document, other)]
    values: dict[str, str] = {}
    for name in ("number", "kind", "issuer", "session", "date", "title"):
        own = getattr(document, name)
        said = list(dict.fromkeys(v for o in same if (v := getattr(o, name))))
        if name == "number":
            said = [v for v in said if not any(v != w and _begins(v, w) for w in said)]
        elif name == "kind":
            said = [v for v in said if v != "Văn bản"] or said
        values[name] = said[0] if len(said) == 1 else own
    return OfficialDocument(**values)


_LAWS = ("Luật", "Bộ luật", "Hiến pháp")


def _fuller_law(document: OfficialDocument, known: Sequence[OfficialDocument]) -> OfficialDocument:
    """A law with its number and year, where the article speaks of one law of that name (there are two Luật Đất đai)."""
    same = [other for other in known if other.kind == document.kind and (other.number or other.date)]
    if document.number or document.date or len({_year_of(other) for other in same}) != 1:
        return document
    return max(same, key=lambda other: (other.number, other.date))


def _year_of(law: OfficialDocument) -> str:
    return law.date[:4] or next(iter(re.findall(r"/((?:19|20)\d\d)/", law.number)), law.number)


def _is_same(document: OfficialDocument, other: OfficialDocument) -> bool:
    """Whether two mentions can be of one document: numbers that agree, and no field that contradicts."""
    if document == other:
        return True
    kinds = {document.kind, other.kind}
    if len(kinds) > 1 and not ("Văn bản" in kinds and _has_symbol(document.number) and document.number == other.number):
        return False
    a, b = document.number, other.number
    if not a or not (a == b or _begins(a, b) or _begins(b, a)):
        return False
    if _has_symbol(a) and a == b and "/20" in a:
        return True
    return all(
        not x or not y or x == y
        for x, y in ((document.issuer, other.issuer), (document.session, other.session), (document.date, other.date))
    )


def _has_symbol(number: str) -> bool:
    return bool(re.search(r"[-/][^\W\d_]", number))


def _begins(short: str, full: str) -> bool:
    """Whether a number is the beginning of a full one: ``5`` and ``59/2011`` of ``05-CT/TW`` and ``59/2011/NĐ-CP``."""
    bare, rest = short.lstrip("0"), full.lstrip("0")
    return bool(bare) and rest.startswith(bare) and rest[len(bare) : len(bare) + 1] in ("-", "/")


@lru_cache(maxsize=1)
def _plenums() -> tuple[tuple[str, str, str], ...]:
    """(month, number, session) of the plenums of the table, the latest first."""
    table = []
    for line, (session, number, month) in rows("plenums.tsv", 3):
        if not re.fullmatch(r"[IVX]+", session) or not number.isdigit() or not re.fullmatch(r"\d{4}-\d{2}", month):
            raise LexiconError(
                f"plenums.tsv:{line}: write a session in Roman figures, a number and a month like 2016-10"
            )
        table.append((month, number, f"khóa {session}"))
    return tuple(sorted(table, reverse=True))


def _with_session(scene: Scene, document: OfficialDocument) -> OfficialDocument:
    """The resolution of the last plenum of that number before the article; as it is where the date leaves that open."""
    day = scene.context.published
    for month, number, session in _plenums():
        if number == document.number and day:
            known = month[: len(day)]  # the month, or the year where no more is known of the article
            if day[:7] > known:
                return replace(document, session=session)
            if day[:7] == known:
                return document
    return document


# ---------------------------------------------------------------- who carries it out


def _followers(
    scene: Scene, line: SceneLine, parses: Sequence[DocumentParse]
) -> dict[DocumentParse, tuple[Parse, str, Body | Unit, tuple[str, ...]]]:
    """Document → (who, rule, body or unit, notes), where the sentence has a body or unit carry it out."""
    coded = spliced(scene.lower, line.coded, line.grouped, parses)
    found: dict[DocumentParse, tuple[Parse, str, Body | Unit, tuple[str, ...]]] = {}
    for rule in (_rule("cites.follower"), _rule("cites.followed")):
        for match in rule.sought.finditer(coded.code):
            who = coded.items[match.start("who")]
            made = _body_or_unit(scene, who)
            at = coded.code.find(EXTRA, match.start())
            document = coded.items[at]
            if made is not None and isinstance(document, DocumentParse):
                found.setdefault(document, (who, rule.id, *made))
    return found


def _body_or_unit(scene: Scene, parse: Parse) -> tuple[Body | Unit, tuple[str, ...]] | None:
    if isinstance(parse, BodyParse):
        return scene.context.body(parse)
    if isinstance(parse, UnitParse):
        unit = scene.context.generic(parse)
        return (unit, ()) if unit is not None else None
    return None

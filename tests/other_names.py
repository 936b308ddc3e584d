"""Names of persons that the grammar leaves out, as other sources of evidence see them: for tests/ablation.py only.

A source is asked about lines in which a claim about a person could be read (a post, a rank or an event stands there)
and in which two capitals or more are in no mention. It answers with the places that it takes for a person's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from variants import located, patched, proper_nouns

from kg import mentions
from kg.evaluate import Fact
from kg.mentions import Line, Page, Reading, persons, read
from kg.mentions.parses import EventParse, PersonParse, PostParse, RankParse
from kg.model import Document

Place = tuple[int, int]  # half-open, into the text of a line
Source = Callable[[Page, Line], list[Place]]


@contextmanager
def names_by(source: Source, shown: list[str]) -> Iterator[None]:
    """Within it, analysis takes the names of ``source`` as well; each is put into ``shown``, with words around it."""
    extra: dict[int, int] = {}
    grammar = persons.parse

    def parse(page: Page, index: int, *, introduced: bool, listed: bool = False) -> PersonParse | None:
        found = grammar(page, index, introduced=introduced, listed=listed)
        start = page.tokens[index].start
        if found is not None or start not in extra:
            return found
        return PersonParse(start, extra[start], " ".join(page.text.norm[start : extra[start]].split()), "full")

    class Tables(mentions._Tables):
        def __init__(self, page: Page) -> None:
            super().__init__(page)
            self.plain -= {page.index_at(start) for start in extra}  # so that the parser below is asked there

    def reread(page: Page) -> Reading:
        extra.clear()
        first = read(page)
        extra.update(name for line in first.lines for name in _added(page, line, source))
        norm = page.text.norm
        shown.extend(f"{norm[max(0, a - 40) : a]}[{norm[a:b]}]{norm[b : b + 20]}" for a, b in sorted(extra.items()))
        return read(page) if extra else first

    with patched({"mentions.persons.parse": parse, "mentions._Tables": Tables, "analysis.read": reread}):
        yield


def _added(page: Page, line: Line, source: Source) -> Iterator[Place]:
    """The places in the page of what a source finds in a line and no mention has."""
    if not any(isinstance(item, (PostParse, RankParse, EventParse)) for item in line.items):
        return
    runs = open_runs(page, line)
    for start, end in source(page, line) if runs else ():
        a, b = line.start + start, line.start + end
        begins = any(first <= a < last for first, last in runs)
        if begins and " " in page.text.norm[a:b] and not any(i.start < b and a < i.end for i in line.items):
            yield a, b


def open_runs(page: Page, line: Line) -> list[Place]:
    """Runs of two capitals or more that are in no mention."""
    runs: list[Place] = []
    last = -2
    for token in page.tokens[page.index(line.start) : page.index(line.end)]:
        taken = any(i.start < token.end and token.start < i.end for i in line.items)
        if taken or not token.capital or not token.text[0].isalpha():
            last = -2
            continue
        runs.append((runs.pop()[0] if token.start == last + 1 else token.start, token.end))
        last = token.end
    return [(start, end) for start, end in runs if " " in page.text.norm[start:end]]


# ---------------------------------------------------------------- sources


def by_tags(page: Page, line: Line) -> list[Place]:
    """underthesea's tagger: proper nouns."""
    return proper_nouns(page.text.norm[line.start : line.end])


def by_ner(page: Page, line: Line) -> list[Place]:
    """underthesea's recogniser of entities: persons."""
    from underthesea import ner

    text = page.text.norm[line.start : line.end]
    words = ner(text)
    return _joined(located(text, (word[0] for word in words)), (word[-1].removesuffix("-PER") for word in words))


def by_gold(gold: Iterable[Fact]) -> Source:
    """A perfect source: the names of the facts that people wrote down. No other can add more."""
    about = ("role", "change", "rank", "attends", "speaks")
    names = sorted({fact.fields[0] for fact in gold if fact.relation in about})

    def source(page: Page, line: Line) -> list[Place]:
        text = page.text.norm[line.start : line.end]
        return [(text.index(name), text.index(name) + len(name)) for name in names if name in text]

    return source


def by_field(documents: Iterable[Document], *, own: bool) -> Source:
    """A conditional random field trained on the names that the grammar finds in ``documents``, which nobody labelled.

    ``own``: whether it may look at the words of a name, or only at their shapes and at the words around it.
    """
    from underthesea_core import CRFTagger, CRFTrainer

    rows, labels = [], []
    for page in (Page(document.text) for document in documents):
        for line in read(page).lines:
            names = [i for i in line.items if isinstance(i, PersonParse) and i.form == "full"]
            if names:
                places, features = _features(page, line, own=own)
                rows.append(features)
                labels.append([_label(line.start + start, names) for start, _ in places])
    trainer = CRFTrainer(l1_penalty=0.1, l2_penalty=0.01, max_iterations=60, verbose=0)
    tagger = CRFTagger.from_model(trainer.train(rows, labels))

    def source(page: Page, line: Line) -> list[Place]:
        places, features = _features(page, line, own=own)
        return _joined(places, tagger.tag(features))

    return source


def _label(start: int, names: list[PersonParse]) -> str:
    name = next((n for n in names if n.start <= start < n.end), None)
    return "O" if name is None else "B" if name.start == start else "I"


def _joined(places: Iterable[Place], labels: Iterable[str]) -> list[Place]:
    names: list[Place] = []
    for (start, end), label in zip(places, labels, strict=True):
        if label == "B":
            names.append((start, end))
        elif label == "I" and names:
            names[-1] = (names[-1][0], end)
    return names


def _features(page: Page, line: Line, *, own: bool) -> tuple[list[Place], list[list[str]]]:
    tokens = page.tokens[page.index(line.start) : page.index(line.end)]
    shapes = [_shape(token.text) for token in tokens]
    words = [t.lower if own or shape != "Aa" else "" for t, shape in zip(tokens, shapes, strict=True)]

    def at(values: list[str], index: int) -> str:
        return values[index] if 0 <= index < len(values) else "|"

    rows = []
    for k in range(len(tokens)):
        row = [f"w{d}={at(words, k + d)}" for d in (-3, -2, -1, 0, 1, 2)]
        row += [f"s{d}={at(shapes, k + d)}" for d in (-2, -1, 0, 1, 2)]
        row += ["s" + "/".join(at(shapes, k + d) for d in (-1, 0, 1, 2)), f"ws={at(words, k - 1)}/{shapes[k]}"]
        rows.append(row)
    return [(t.start - line.start, t.end - line.start) for t in tokens], rows


def _shape(text: str) -> str:
    if not text[0].isalpha():
        return "0" if text[0].isdigit() else text[0]
    return "AA" if text.isupper() and len(text) > 1 else "Aa" if text[0].isupper() else "a"

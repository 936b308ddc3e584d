"""Lists that a sentence opens: *gồm: 1. ông A; 2. ông B*, over the sentences or lines that they are written on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.claims.scene import Scene, SceneLine
from kg.model import SentenceKind

LIST_LINES = 60  # how many lines a list may go on for
# What a member begins with when it is numbered or stands on a line of its own.
MARK = r"(?:\(?\d{1,2}[.)/]|[-+*•–])"
_MARKED = re.compile(rf" ?{MARK} ?(?=[^\s\d])")
_MARK_ALONE = re.compile(rf" ?{MARK} ?")  # a number that is read as a sentence of its own: "2." before the name
# A list goes on where its sentence ends in a semicolon or a colon, or in the number of the next member.
_GOES_ON = re.compile(rf"[:;,] ?(?:{MARK})? ?$|(?:^|[.;:,] ?)\d{{1,2}}[.)/] ?$")
_BREAK = re.compile(rf"; ?(?:và )?(?:{MARK} ?)?|(?<=[:.,]) ?\d{{1,2}}[.)/] ?(?=[^\s\d])")


class Member(NamedTuple):
    """A member of a list: its line, and where it stands in the line's code of groups."""

    line: SceneLine
    start: int
    end: int


def members(scene: Scene, line: SceneLine, at: int) -> Iterator[Member]:
    """The members of the list that ``line.grouped.code`` opens at ``at``, in order, marks left out.

    The list ends with the sentence that closes it: one with a point after it that no number or mark follows."""
    code = line.grouped.code
    yield from _parts(line, at)
    goes_on = bool(_GOES_ON.search(code)) or not code[at:].strip(" :.")
    index = scene.index(line.start)
    for later in scene.lines[index + 1 : index + 1 + LIST_LINES]:
        if later.line.kind in (SentenceKind.FURNITURE, SentenceKind.CAPTION):
            continue
        marked = _MARKED.match(later.grouped.code)
        if not (goes_on or marked or _MARK_ALONE.fullmatch(later.grouped.code)):
            return
        yield from _parts(later, marked.end() if marked else 0)
        goes_on = bool(_GOES_ON.search(later.grouped.code))


def _parts(line: SceneLine, at: int) -> Iterator[Member]:
    code = line.grouped.code
    first = _MARKED.match(code, at)
    start = first.end() if first else at
    for found in _BREAK.finditer(code, start):
        if code[start : found.start()].strip(" .:;"):
            yield Member(line, start, found.start())
        start = found.end()
    if code[start:].strip(" .:;"):
        yield Member(line, start, len(code))

"""Which meeting a place of the text speaks of: that named in the line, else the last one named, else the main one."""

from __future__ import annotations

import re

from kg.claims.events import registry
from kg.claims.scene import Scene, SceneLine
from kg.model import Event

# What elects and votes at its meetings.
ASSEMBLIES = (
    "national-assembly",
    "peoples-council",
    "party-committee",
    "party-board",
    "party-inspection",
    "front",
    "mass-organisation",
)
# At these votes are cast, and members represented.
VOTING = ("Đại hội", "Hội nghị", "Kỳ họp", "Phiên họp")
# A line about another sort of meeting than these are.
_OTHER = re.compile(
    r"(?:buổi|cuộc) (?:tiếp xúc|làm việc|gặp gỡ|gặp mặt|họp báo|đối thoại|trao đổi|hợp|họp)|tiếp xúc cử tri"
)
# What no sitting is called.
_WITH_PEOPLE = re.compile(r"(?:buổi|cuộc) (?:tiếp xúc|gặp gỡ|gặp mặt|họp báo|tiếp|hội kiến|hội đàm)(?!\w)")
# The meeting itself, called by a common word.
_THE_MEETING = re.compile(r"tại (?:cuộc|buổi) họp(?=[,.])")
_FORMAL = ("Đại hội", "Kỳ họp", "Lễ")


def is_other(code: str, event: Event) -> bool:
    """Whether a line that names no meeting is about another sort of meeting than the event: *tại buổi tiếp xúc …*."""
    if event.kind == "Phiên họp":
        return _WITH_PEOPLE.search(code) is not None
    return event.kind in _FORMAL and bool(_OTHER.search(_THE_MEETING.sub("", code)))


class Meetings:
    """Answers about one document."""

    def __init__(self, scene: Scene) -> None:
        known = registry(scene)
        happening = {claim.event for claim in known.claims}
        self._main = known.main if known.main in happening else None
        self._named = [(at, event) for at, event in sorted(known.by_offset.items()) if event in happening]

    def of(self, line: SceneLine, offset: int, *, before: bool = False) -> Event | None:
        """The meeting that ``offset`` of a line speaks of, None where the document tells of none that takes place.

        ``before`` leaves out those that the line names after it."""
        end = offset if before else line.line.end
        inside = [(at, event) for at, event in self._named if line.start <= at < end]
        if inside:
            return min(inside, key=lambda named: abs(named[0] - offset))[1]
        earlier = [event for at, event in self._named if at < line.start]
        event = earlier[-1] if earlier else self._main
        return None if event is not None and is_other(line.coded.code, event) else event

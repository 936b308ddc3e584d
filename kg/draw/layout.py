"""Where boxes go: those that are tied near each other, and none over another.

Springs and repulsion (Fruchterman and Reingold), then boxes that still overlap are pushed apart. Only the four
operations and square roots are used, so that every machine finds the same places.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

Size = tuple[float, float]
Place = tuple[float, float]

_ROUNDS = 300
_GAP = 16.0  # between boxes, in pixels
_LENGTH = 135.0  # of a tie that neither pulls nor pushes; found by eye on graphs of 20 to 120 boxes
_STRETCH = 1.7  # boxes are wide, so what is found for points is drawn out sideways
_GRAVITY = 0.05  # keeps long chains of ties from running off
_REACH = (3.5 * _LENGTH) ** 2  # boxes farther away than that (squared) do not push: else a large graph blows up
_ASIDE = 4.0  # that a box is moved at a time, out of the way of a tie
_NEAR = 3.0  # to a box, where a tie seems to belong to it
_APART = 60.0  # between parts that nothing ties to each other
_WIDE = 900.0  # of a row of parts, at least


def place(sizes: Sequence[Size], ties: Sequence[tuple[int, int]], seed: int = 7, spacing: float = 1.0) -> list[Place]:
    """The centre of each box, no two boxes closer than a gap. The same arguments give the same places.

    Parts that nothing ties to each other are laid out apart, and put side by side in rows. ``spacing`` below 1 draws
    the boxes of a part together, as far as they do not touch; above 1, apart.
    """
    places: list[Place] = [(0.0, 0.0)] * len(sizes)
    blocks = []
    for part in _parts(len(sizes), ties):
        number = {box: index for index, box in enumerate(part)}
        inside = [(number[one], number[other]) for one, other in ties if one in number]
        blocks.append((part, _part([sizes[box] for box in part], inside, seed, spacing)))
    for part, found in _in_rows(blocks, sizes):
        for box, spot in zip(part, found, strict=True):
            places[box] = spot
    return places


def clearest(
    sizes: Sequence[Size], ties: Sequence[tuple[int, int]], spacing: float = 1.0, tries: int = 8
) -> list[Place]:
    """The best of several places: with the fewest ties under boxes that they do not belong to, and then the fewest
    that cross. The same arguments give the same places."""
    found = (place(sizes, ties, seed, spacing) for seed in range(tries))
    best = min(found, key=lambda places: (_hidden(places, sizes, ties), _crossings(places, ties)))
    return _cleared(best, sizes, ties)


def _cleared(places: list[Place], sizes: Sequence[Size], ties: Sequence[tuple[int, int]]) -> list[Place]:
    """The places with boxes moved aside from ties that run under them, as far as that helps."""
    points = [[x, y] for x, y in places]
    best, fewest = places, _hidden(places, sizes, ties)
    for _ in range(_ROUNDS):
        if not fewest:
            break
        for one, other, box in _under(points, sizes, ties):
            _step_aside(points[box], points[one], points[other])
        if not _push_apart(points, sizes):
            break
        left = len(_under(points, sizes, ties))
        if left < fewest:
            best, fewest = [(x, y) for x, y in points], left
    return best


def _step_aside(box: list[float], start: Sequence[float], end: Sequence[float]) -> None:
    """Moves a box a little away from a line, straight across it; from a line over its centre, to one side."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.sqrt(dx * dx + dy * dy)
    if length:
        side = 1 if dx * (box[1] - start[1]) >= dy * (box[0] - start[0]) else -1
        box[0] -= side * _ASIDE * dy / length
        box[1] += side * _ASIDE * dx / length


def _hidden(places: Sequence[Place], sizes: Sequence[Size], ties: Sequence[tuple[int, int]]) -> int:
    """How often a tie runs under a box that it does not belong to."""
    return len(_under(places, sizes, ties))


def _under(
    places: Sequence[Sequence[float]], sizes: Sequence[Size], ties: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int]]:
    """The ties, by their ends, with the boxes that they run under and do not belong to."""
    return [
        (one, other, box)
        for one, other in ties
        for box in range(len(sizes))
        if box not in (one, other) and _runs_under(places[one], places[other], places[box], sizes[box])
    ]


def _runs_under(start: Sequence[float], end: Sequence[float], centre: Sequence[float], size: Size) -> bool:
    """Whether a line meets a box, by Liang and Barsky's clipping."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        length, away = end[axis] - start[axis], centre[axis] - start[axis]
        half = size[axis] / 2 + _NEAR
        if length == 0:
            if abs(away) > half:
                return False
            continue
        near, far = sorted(((away - half) / length, (away + half) / length))
        first, last = max(first, near), min(last, far)
    return first <= last


def _crossings(places: Sequence[Place], ties: Sequence[tuple[int, int]]) -> int:
    """How many pairs of ties cross."""

    def side(a: int, b: int, c: int) -> bool:
        (ax, ay), (bx, by), (cx, cy) = places[a], places[b], places[c]
        return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)

    return sum(
        len({a, b, c, d}) == 4 and side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)
        for number, (a, b) in enumerate(ties)
        for c, d in ties[:number]
    )


def _parts(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The boxes that ties hold together, the largest part first."""
    part = list(range(count))
    for one, other in ties:
        kept, gone = sorted((part[one], part[other]))
        part = [kept if number == gone else number for number in part]
    found: dict[int, list[int]] = {}
    for box, number in enumerate(part):
        found.setdefault(number, []).append(box)
    return sorted(found.values(), key=lambda boxes: (-len(boxes), boxes))


def _part(sizes: Sequence[Size], ties: Sequence[tuple[int, int]], seed: int, spacing: float) -> list[Place]:
    """The places of boxes that are all tied together."""
    points = _spring(len(sizes), ties, random.Random(seed))
    spread = [[x * _STRETCH * spacing, y * spacing] for x, y in points]
    if not _push_apart(spread, sizes):
        _stack(spread, sizes)
    return [(x, y) for x, y in spread]


Block = tuple[list[int], list[Place]]


def _in_rows(blocks: Sequence[Block], sizes: Sequence[Size]) -> list[Block]:
    """Moves blocks to where they stand side by side, in rows not much wider than the first, which is the largest."""
    placed: list[Block] = []
    x = y = row = limit = 0.0
    for part, found in blocks:
        left = min(px - sizes[box][0] / 2 for box, (px, _) in zip(part, found, strict=True))
        right = max(px + sizes[box][0] / 2 for box, (px, _) in zip(part, found, strict=True))
        top = min(py - sizes[box][1] / 2 for box, (_, py) in zip(part, found, strict=True))
        bottom = max(py + sizes[box][1] / 2 for box, (_, py) in zip(part, found, strict=True))
        limit = limit or max(right - left, _WIDE)
        if x > 0 and x + right - left > limit:
            x, y, row = 0.0, y + row + _APART, 0.0
        placed.append((part, [(px - left + x, py - top + y) for px, py in found]))
        x, row = x + right - left + _APART, max(row, bottom - top)
    return placed


def _spring(count: int, ties: Sequence[tuple[int, int]], source: random.Random) -> list[list[float]]:
    side = _LENGTH * math.sqrt(count)
    points = [[(source.random() - 0.5) * side, (source.random() - 0.5) * side] for _ in range(count)]
    pairs = [(one, other) for one in range(count) for other in range(one)]
    for step in range(_ROUNDS):
        moves = [[-x * _GRAVITY, -y * _GRAVITY] for x, y in points]
        for one, other in pairs:
            dx, dy = points[one][0] - points[other][0], points[one][1] - points[other][1]
            apart = dx * dx + dy * dy
            if apart < _REACH:
                push = _LENGTH * _LENGTH / max(apart, 1.0)
                _shift(moves, one, other, dx * push, dy * push)
        for one, other in ties:
            dx, dy = points[one][0] - points[other][0], points[one][1] - points[other][1]
            pull = math.sqrt(dx * dx + dy * dy) / _LENGTH
            _shift(moves, one, other, -dx * pull, -dy * pull)
        heat = side * 0.1 * (1 - step / _ROUNDS) + 1
        for point, (dx, dy) in zip(points, moves, strict=True):
            scale = min(1.0, heat / max(math.sqrt(dx * dx + dy * dy), 1e-9))
            point[0] += dx * scale
            point[1] += dy * scale
    return points


def _shift(moves: list[list[float]], one: int, other: int, dx: float, dy: float) -> None:
    moves[one][0] += dx
    moves[one][1] += dy
    moves[other][0] -= dx
    moves[other][1] -= dy


def _overlap(one: Sequence[float], other: Sequence[float], a: Size, b: Size) -> tuple[float, float] | None:
    """How far two boxes with their gap reach into each other, along x and y; None where they do not."""
    x = (a[0] + b[0]) / 2 + _GAP - abs(one[0] - other[0])
    y = (a[1] + b[1]) / 2 + _GAP - abs(one[1] - other[1])
    return (x, y) if x > 0.01 and y > 0.01 else None


def _push_apart(points: list[list[float]], sizes: Sequence[Size]) -> bool:
    """Moves boxes that overlap apart, along the shorter way; whether none overlaps in the end."""
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(points)):
            for other in range(one):
                found = _overlap(points[one], points[other], sizes[one], sizes[other])
                if found:
                    moved = True
                    axis = 0 if found[0] < found[1] else 1
                    sign = 1 if points[one][axis] >= points[other][axis] else -1
                    points[one][axis] += sign * found[axis] / 2
                    points[other][axis] -= sign * found[axis] / 2
        if not moved:
            return True
    return False


def _stack(points: list[list[float]], sizes: Sequence[Size]) -> None:
    """For crowds that cannot be pushed apart in place: from the top down, each box as far down as it has to be."""
    order = sorted(range(len(points)), key=lambda i: (points[i][1], points[i][0], i))
    for number, box in enumerate(order):
        settled = order[:number]
        while found := [o for i in settled if (o := _overlap(points[box], points[i], sizes[box], sizes[i]))]:
            points[box][1] += max(y for _, y in found)

"""How smoothly a large graph moves: `python tests/explorer_frames.py`, or `make frames`.

A graph of 5,000 nodes and 20,000 ties is put into a file as `kg view` writes it and opened in headless Chromium, whose
WebGL is drawn by the processor (SwiftShader): what a graphics card draws is faster. Then a hand drags and turns the
wheel, as WebDriver does it, and the camera flies; the time from each frame to the next is taken, and what the
processors spend.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent / "browser")]

from webdriver import Browser, available, wait  # noqa: E402

from kg.serve.app import site_over  # noqa: E402
from kg.serve.neighbourhood import Picture, Tie  # noqa: E402
from kg.serve.reading import Thing  # noqa: E402
from kg.serve.standalone import document  # noqa: E402
from kg.store import GraphStore  # noqa: E402

NODES, EDGES = 5_000, 20_000
TICKS = os.sysconf("SC_CLK_TCK")
KINDS = ("Person", "Person", "Body", "District", "Event", "Task", "OfficialDocument", "Award")
WATCH = """
window.frames_ = [];
let before = performance.now();
const step = (now) => {
  frames_.push(now - before);
  before = now;
  window.watching = requestAnimationFrame(step);
};
window.watching = requestAnimationFrame(step);
"""
STOP = "cancelAnimationFrame(watching); return frames_.slice(2)"
FLY = """
const camera = picture.renderer.getCamera(), duration = arguments[0];
return new Promise((done) => {
  camera.animate({ x: 0.8, y: 0.3, ratio: 0.2 }, { duration, easing: "linear" }, () => done(1));
});
"""
REST = """
picture.renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
return new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(1)), 1500));
"""
FULL = """
const { motion, renderer } = picture, times = [];
for (let turn = 0; turn < 9; turn++) {
  const begun = performance.now();
  motion.weigh(renderer.getGraph().size);
  times.push(performance.now() - begun);
}
return times.sort((one, other) => one - other)[4];
"""


def large(store: GraphStore) -> bytes:
    """The file: a few nodes have many ties, most have few, as in a graph of posts."""
    site, chance = site_over(store), random.Random(1)
    things = [
        Thing(f"Tên số {number}", f"{store.base}person/{number}", chance.choice(KINDS)) for number in range(NODES)
    ]
    picture = Picture(site.reader)
    for thing in things:
        picture.node(thing)
    while len(picture.edges) < EDGES:
        one, other = chance.choice(things), things[int(NODES * chance.random() ** 2)]
        if one != other:
            picture.tie(Tie(one, other, chance.choice(("role", "participation", "adoption")), claim="c", year=2020))
    return document(picture, site, "5,000", "en")


def drag(browser: Browser) -> None:
    """Takes the picture and moves it in rounds, for some four seconds."""
    path = [(500 + 120 * math.sin(turn / 20), 420 + 120 * math.cos(turn / 20)) for turn in range(200)]
    browser.drag(path, 20)


def wheel(browser: Browser) -> None:
    """Goes nearer by the wheel and away again."""
    browser.scroll(500, 550, [-200] * 10 + [200] * 10, 200)


def fly(browser: Browser) -> None:
    """Flies to a fifth of the picture."""
    browser.run(FLY, 4000)


def spent(process: int) -> float:
    """The seconds of processor time that a process and those that it started have taken."""
    total = 0.0
    for one in family(process):
        with open(f"/proc/{one}/stat", encoding="utf-8") as file:
            user, system = file.read().rpartition(")")[2].split()[11:13]
        total += (int(user) + int(system)) / TICKS
    return total


def family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def measured(browser: Browser, move: Callable[[Browser], None]) -> str:
    """Moves the picture; says how long its frames took."""
    browser.run(REST)
    before = spent(browser.process)
    browser.run(WATCH)
    move(browser)
    times = browser.run(STOP)
    each = 1000 * (spent(browser.process) - before) / len(times)
    return f"{told(times)}, {each:.0f} ms of processor time"


def told(times: list[float]) -> str:
    """How long frames took."""
    middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"{middle:.0f} ms a frame (median), {slow:.0f} ms (95th percentile), {max(times):.0f} ms (longest)"


def main() -> int:
    """Measures and tells."""
    if not available():
        print("no Chromium here: apt install chromium chromium-driver", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, GraphStore.memory() as store:
        file = Path(folder) / "large.html"
        file.write_bytes(large(store))
        browser = Browser(Path(folder))
        try:
            browser.resize(1280, 900)
            browser.open(file.as_uri())
            browser.run(WATCH)
            laid = wait(lambda: browser.run("return picture.still && performance.now() / 1000"), 180)
            print(f"{NODES:,} nodes, {EDGES:,} ties: laid out after {laid:.0f} s; meanwhile {told(browser.run(STOP))}")
            print(f"drawn in full: {browser.run(FULL):.0f} ms")
            for move in (drag, wheel, fly):
                print(f"{move.__name__}: {measured(browser, move)}", flush=True)
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How smoothly a large graph moves: `python tests/explorer_frames.py`, or `make frames`.

A graph of 5,000 nodes and 20,000 ties is put into a file as `kg view` writes it and opened in headless Chromium, whose
WebGL is drawn by the processor (SwiftShader): what a graphics card draws is faster. Then the camera is moved for some
seconds, as a hand that drags and zooms would, and the time between frames is taken.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent / "browser")]

from webdriver import Browser, available, wait  # noqa: E402

from kg.serve.app import site_over  # noqa: E402
from kg.serve.neighbourhood import Picture, Tie  # noqa: E402
from kg.serve.reading import Thing  # noqa: E402
from kg.serve.standalone import document  # noqa: E402
from kg.store import GraphStore  # noqa: E402

NODES, EDGES, SECONDS = 5_000, 20_000, 6
KINDS = ("Person", "Person", "Body", "District", "Event", "Task", "OfficialDocument", "Award")
MOVE = """
const [seconds] = arguments, camera = picture.renderer.getCamera(), times = [];
return new Promise((done) => {
  const begun = performance.now();
  let before = begun;
  const step = (now) => {
    times.push(now - before);
    before = now;
    if (now - begun < 1000 * seconds) requestAnimationFrame(step);
    else done(times.slice(2));
  };
  camera.animate({ x: 0.8, y: 0.3, ratio: 0.2 }, { duration: 1000 * seconds, easing: "linear" });
  requestAnimationFrame(step);
});
"""
SCRIPT = """
const begun = performance.now();
for (let turn = 0; turn < 20; turn++) picture.renderer.render();
return (performance.now() - begun) / 20;
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
            laid = wait(lambda: browser.run("return picture.still && performance.now() / 1000"), 180)
            times = sorted(browser.run(MOVE, SECONDS))
            script = browser.run(SCRIPT)
        finally:
            browser.close()
    middle, slow = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{NODES:,} nodes, {EDGES:,} ties: laid out after {laid:.0f} s; {script:.1f} ms of script a frame")
    print(f"without a graphics card: {middle:.0f} ms a frame (median), {slow:.0f} ms (95th percentile)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The pictures of the explorer in docs/: `python tests/explorer_pictures.py`, or `make screenshots`.

Serves the store of seeds/ and takes what headless Chromium shows of four pages, as WebP.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "browser")]

from explorers import Server, served  # noqa: E402
from webdriver import Browser, available, wait  # noqa: E402

from kg.pipeline import build  # noqa: E402

DOCS = HERE.parent / "docs"
WIDTH, HEIGHT, QUALITY = 1280, 800, 72
RUN = """
document.querySelector("#run").click();
return new Promise((done) => setTimeout(() => (scrollTo(0, 330), done(1)), 3000));
"""
STILL = """
return new Promise((done) => {
  const see = () => (window.picture?.still ? done(1) : setTimeout(see, 200));
  setTimeout(see, 500);
});
"""


def pages(server: Server) -> dict[str, tuple[str, str]]:
    """Name of the picture → the page's address, and a script that makes it ready."""

    def path(group: str, words: str) -> str:
        rows = json.loads(server.ask(f"/api/search?group={group}&q={quote(words)}").text)["results"]
        return str(rows[0]["path"])

    event = path("event", "dai hoi dang bo quan thanh xuan lan thu 6")
    nodes = "&".join(f"node={quote(found.removeprefix('/id/'))}" for found in (event, path("body", "thanh uy ha noi")))
    return {
        "article": (path("source", "phat trien quan thanh xuan"), "scrollTo(0, 0)"),
        "person": (path("person", "nguyen duc chung"), "scrollTo(0, 0)"),
        "graph": (f"/graph#{nodes}", STILL),
        "query": ("/query", RUN),
    }


def main() -> int:
    """Takes the pictures."""
    if not available():
        print("no Chromium here: apt install chromium chromium-driver", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        build([HERE.parent / "seeds"], Path(folder) / "store")
        with served(Path(folder) / "store") as server:
            browser = Browser(Path(folder))
            try:
                browser.resize(WIDTH, HEIGHT)
                browser.prefer("light")
                for name, (path, ready) in pages(server).items():
                    browser.open(f"{server.address}/?lang=en")
                    browser.open(server.address + path)
                    wait(lambda: browser.run("return document.readyState") == "complete")
                    browser.run(ready)
                    shown = browser.chrome("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
                    (DOCS / f"explorer-{name}.webp").write_bytes(base64.b64decode(shown["data"]))
            finally:
                browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

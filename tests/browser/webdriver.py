"""A real browser, driven by the W3C WebDriver protocol: as much of it as the tests need, without a library."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_WAIT = 20.0
#: WebGL by SwiftShader, as Chromium has it where there is no graphics card. Nothing forces the page itself through it:
#: putting the layers of a page together by emulated OpenGL takes some 40 ms a frame, and Chromium does not do so.
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader", "--hide-scrollbars",
    "--disable-background-networking", "--lang=vi",
)  # fmt: skip


def available() -> bool:
    """Whether chromium and its driver are installed (Debian: chromium, chromium-driver)."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


class Browser:
    """A headless Chromium. ``downloads`` is where it saves files."""

    def __init__(self, downloads: Path, width: int = 1280, height: int = 900) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._root = f"http://127.0.0.1:{port}"
        wait(self._listens)
        options = {
            "args": [*FLAGS, f"--window-size={width},{height}"],
            "prefs": {"download.default_directory": str(downloads), "download.prompt_for_download": False},
        }
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._root += f"/session/{session['sessionId']}"
        self.chrome("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})

    def _listens(self) -> bool:
        try:
            return bool(self._call("GET", "/status")["ready"])
        except OSError:
            return False

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, address: str) -> None:
        """Goes to a page and waits until it is loaded."""
        self._call("POST", "/url", {"url": address})

    @property
    def process(self) -> int:
        """The process that drives the browser; the browser is its child."""
        return self._process.pid

    @property
    def address(self) -> str:
        """Where the browser is."""
        return str(self._call("GET", "/url"))

    def run(self, script: str, *arguments: object) -> Any:
        """What a script of the page returns; a promise is waited for."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def until(self, script: str) -> Any:
        """Waits for a script to return something true; returns it."""
        return wait(lambda: self.run(f"return {script}"))

    def element(self, selector: str) -> str:
        """The first element of a CSS selector; waits for it."""
        self.until(f"document.querySelector({json.dumps(selector)}) !== null")
        return str(self._call("POST", "/element", {"using": "css selector", "value": selector})[_ELEMENT])

    def text(self, selector: str) -> str:
        """What an element shows."""
        return str(self._call("GET", f"/element/{self.element(selector)}/text"))

    def click(self, selector: str) -> None:
        """Clicks an element where a person would."""
        self._call("POST", f"/element/{self.element(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        """Types into an element."""
        self._call("POST", f"/element/{self.element(selector)}/value", {"text": text})

    def click_at(self, x: float, y: float) -> None:
        """Clicks a point of the window."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 50},
            {"type": "pointerDown", "button": 0},
            {"type": "pause", "duration": 30},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self._call("POST", "/actions", {"actions": [mouse]})

    def drag(self, points: list[tuple[float, float]], milliseconds: int) -> None:
        """Presses the mouse at the first point of the window, moves it over the others, and lets go at the last."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": milliseconds} for x, y in points]
        steps = [{**moves[0], "duration": 0}, {"type": "pointerDown", "button": 0}, *moves[1:]]
        steps.append({"type": "pointerUp", "button": 0})
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self._call("POST", "/actions", {"actions": [mouse]})

    def scroll(self, x: float, y: float, turns: list[int], milliseconds: int) -> None:
        """Turns the wheel over a point of the window, with so long a pause between one turn and the next."""
        at = {"x": round(x), "y": round(y), "deltaX": 0}
        steps = [
            step
            for turn in turns
            for step in ({"type": "scroll", **at, "deltaY": turn}, {"type": "pause", "duration": milliseconds})
        ]
        self._call("POST", "/actions", {"actions": [{"type": "wheel", "id": "wheel", "actions": steps}]})

    def keys(self, *keys: str) -> None:
        """Presses keys one after the other."""
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})

    def keys_down(self, *keys: str) -> None:
        """Presses keys together."""
        steps = [{"type": "keyDown", "value": key} for key in keys]
        steps += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})

    def resize(self, width: int, height: int) -> None:
        """Makes the page this wide and high, also below the least width of a window."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.chrome("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, scheme: str) -> None:
        """Sets whether the system prefers ``dark`` or ``light``; it prefers pages that do not move."""
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.chrome("Emulation.setEmulatedMedia", {"features": features})

    def chrome(self, command: str, parameters: object) -> Any:
        """What Chromium answers to a command of its DevTools protocol."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self) -> list[str]:
        """What the browser complained of since it was last asked; the speed of emulated OpenGL is left out."""
        found = self._call("POST", "/se/log", {"type": "browser"})
        said = [entry["message"] for entry in found if entry["level"] in ("SEVERE", "WARNING")]
        return [message for message in said if "(OpenGL, Performance" not in message]

    def picture(self, file: Path) -> None:
        """Saves what the window shows."""
        file.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def close(self) -> None:
        """Ends the browser."""
        try:
            self._call("DELETE", "")
        finally:
            self._process.terminate()
            self._process.wait(10)


def wait(condition: Callable[[], Any], seconds: float = _WAIT) -> Any:
    """Waits until a condition holds; returns what it gave. AssertionError after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)

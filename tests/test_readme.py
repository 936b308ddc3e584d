"""The README is true: its commands run and print what it shows, its Python runs, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import app

README = Path(__file__).resolve().parent.parent / "README.md"
TEXT = README.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Command:
    """A command of a console block, with the lines that it is shown to print."""

    text: str
    shown: tuple[str, ...]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[Command]:
    found: list[Command] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        more = [line[1:].removeprefix(" ") for line in rest if line.startswith(">")]
        shown = tuple(line for line in rest if not line.startswith(">"))
        found.append(Command("\n".join([first, *more]), shown))
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder in which the README is followed: the documents, the tests' gold facts, and kg on the path."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("seeds", "tests"):
        (folder / name).symlink_to(root / name)
    script = folder / "bin" / "kg"
    script.parent.mkdir()
    script.write_text(f"#!{sys.executable}\nfrom kg.cli import main\nmain()\n", encoding="utf-8")
    script.chmod(0o755)
    return folder


def run(command: str, place: Path) -> str:
    environment = os.environ | {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(README.parent)}
    done = subprocess.run(["bash", "-c", command], cwd=place, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_commands_run_and_print_what_is_shown(place: Path) -> None:
    followed = [command for block in blocks("console") for command in commands(block)]
    assert len(followed) > 10
    for command in followed:
        printed = " ".join(run(command.text, place).split())
        for line in command.shown:
            assert " ".join(line.split()) in printed, f"{command.text} does not print: {line}\nit prints: {printed}"


def test_the_python_runs(place: Path) -> None:
    (block,) = blocks("python")
    (place / "example.py").write_text(block, encoding="utf-8")
    printed = run(f"{sys.executable} example.py", place)
    assert "ChangeClaim" in printed and "Ông Nguyễn Văn An được bầu làm Bí thư Huyện ủy Mê Linh" in printed


def test_the_targets_of_make_exist() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"make (\w+)", "".join(blocks("sh")))
    assert targets == ["graph", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_every_verb_of_the_readme_exists_and_links_lead_somewhere() -> None:
    verbs = {command.callback.__name__ for command in app.registered_commands if command.callback}
    named = set(re.findall(r"\bkg ([a-z]+)", "\n".join([*blocks("console"), *re.findall(r"`(kg [^`]+)`", TEXT)])))
    assert named and named <= verbs, named - verbs
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", TEXT):
        assert (README.parent / target).exists(), target

"""The front-end parts that are by others: ``python -m kg.serve.vendor`` fetches them from the npm registry.

``vendor.toml`` says which packages, which of their files, and under which licence; ``vendor.lock.toml`` beside it has
the digest of each package and of each file, so that what is served can be shown to be what was published. Only who
renews the parts needs npm; whoever uses the explorer needs neither it nor Node.js.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

FOLDER = Path(__file__).resolve().parent / "static" / "vendor"
_HEADER = "# Written by `python -m kg.serve.vendor`. Do not edit.\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A package: its version, its licence, and which of its files lie in the folder under which names."""

    package: str
    version: str
    licence: str
    source: str
    files: Mapping[str, str]


def parts(folder: Path = FOLDER) -> list[Part]:
    """The parts that the folder's ``vendor.toml`` lists. KgError where it cannot be read."""
    file = folder / "vendor.toml"
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        return [Part(package, **row) for package, row in sorted(table.items())]
    except (OSError, TypeError, tomllib.TOMLDecodeError) as error:
        raise KgError(f"{file}: {error}") from None


def integrity(content: bytes) -> str:
    """The digest as npm and browsers write it: ``sha512-…``."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode("ascii")


def check(folder: Path = FOLDER) -> list[str]:
    """What is wrong with the files of the folder, compared with the digests; nothing where all is well."""
    lock = tomllib.loads((folder / "vendor.lock.toml").read_text("utf-8"))
    return list(_differences(folder, lock))


def _differences(folder: Path, lock: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for part in parts(folder):
        known = lock.get(part.package, {})
        if known.get("version") != part.version:
            yield f"{part.package}: {part.version} is wanted, and {known.get('version')} lies here"
            continue
        digests = known["files"]
        assert isinstance(digests, dict)
        for name in part.files.values():
            file = folder / name
            if not file.is_file() or integrity(file.read_bytes()) != digests.get(name):
                yield f"{part.package}: {name} is not the file that was published"


def renew(folder: Path = FOLDER) -> None:
    """Fetches every part and writes its files and digests. KgError where npm is missing or says no."""
    npm = shutil.which("npm")
    if npm is None:
        raise KgError("npm is needed to fetch the front-end parts: install Node.js")
    lines = [_HEADER]
    for part in parts(folder):
        with tempfile.TemporaryDirectory() as temporary:
            package, digest = _packed(npm, part, Path(temporary))
            found = dict(_extracted(part, package))
        for name, content in found.items():
            (folder / name).write_bytes(content)
        lines += [f"\n[{json.dumps(part.package)}]\nversion = {json.dumps(part.version)}\n"]
        lines += [f"integrity = {json.dumps(digest)}\n\n[{json.dumps(part.package)}.files]\n"]
        lines += [f"{json.dumps(name)} = {json.dumps(integrity(found[name]))}\n" for name in sorted(found)]
    (folder / "vendor.lock.toml").write_text("".join(lines), "utf-8")


def _packed(npm: str, part: Part, target: Path) -> tuple[bytes, str]:
    """The package as published, and its digest as the registry gives it."""
    command = [npm, "pack", "--json", "--silent", f"{part.package}@{part.version}"]
    done = subprocess.run(command, cwd=target, capture_output=True, text=True, check=False)
    if done.returncode:
        raise KgError(f"npm pack {part.package}@{part.version} failed: {done.stderr.strip() or done.stdout.strip()}")
    said = json.loads(done.stdout)[0]
    content = next(target.glob("*.tgz")).read_bytes()
    if integrity(content) != said["integrity"]:
        raise KgError(f"{part.package}@{part.version}: what arrived is not what the registry has ({said['integrity']})")
    return content, said["integrity"]


def _extracted(part: Part, package: bytes) -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryFile() as file:
        file.write(package)
        file.seek(0)
        with tarfile.open(fileobj=file, mode="r:gz") as archive:
            for inside, name in part.files.items():
                try:
                    member = archive.extractfile(f"package/{inside}")
                except KeyError:
                    member = None
                if member is None:
                    raise KgError(f"{part.package}@{part.version} has no file {inside}")
                yield name, member.read()


def main(arguments: list[str] | None = None) -> int:
    """The command: renews the parts, or with ``--check`` compares them with their digests."""
    parser = argparse.ArgumentParser(prog="python -m kg.serve.vendor", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="folder with a vendor.toml")
    parser.add_argument("--check", action="store_true", help="compare the files with their digests")
    chosen = parser.parse_args(arguments)
    try:
        if not chosen.check:
            renew(chosen.folder)
        wrong = check(chosen.folder)
    except KgError as error:
        wrong = [str(error)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

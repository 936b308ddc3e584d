"""``store.json``: what a store says of itself."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kg.errors import NoStoreError, StoreError
from kg.iri import BASE
from kg.store.problems import forbidden, plain_errors

FORMAT = 1
_FILE = "store.json"
_PARTS = ("quads", "lock", "snapshots", f"{_FILE}.tmp")  # what a creation cut short may have left


@dataclass(frozen=True, slots=True)
class Metadata:
    """``base`` begins every IRI; claims below ``min_confidence`` are left out, none where it is None."""

    base: str = BASE
    min_confidence: Decimal | None = None
    format: int = FORMAT


def is_store(root: Path) -> bool:
    """Whether a store was made in ``root``."""
    with plain_errors(root, "reading the store"):
        return (root / _FILE).exists()


def read_metadata(root: Path) -> Metadata:
    """The metadata of the store at ``root``.

    NoStoreError where there is none, StoreError where it is one that this version cannot read.
    """
    file = root / _FILE
    try:
        metadata = parsed(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise NoStoreError(no_store(root)) from None
    except PermissionError as error:
        raise StoreError(forbidden(root, "reading the store")) from error
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise StoreError(
            f"{file} is damaged ({error}); restore a backup (kg restore), or build the store again from its documents"
        ) from error
    check_format(root, metadata)
    return metadata


def check_format(place: Path, metadata: Metadata) -> None:
    """StoreError where the store (or backup) at ``place`` is of a format that this version does not know."""
    if metadata.format > FORMAT:
        raise StoreError(
            f"{place}: this store has format {metadata.format}, and this version of the program reads up to {FORMAT}; "
            "install a newer version (pip install --upgrade vnkg), or build the store again from its documents"
        )


def parsed(text: str) -> Metadata:
    """The metadata in ``text``. ValueError, KeyError, TypeError or ArithmeticError where it is none."""
    data = json.loads(text)
    base, format = str(data["base"]), int(data["format"])
    least = data.get("min_confidence")
    return Metadata(base, None if least is None else Decimal(least), format)


def printed(metadata: Metadata) -> str:
    """The metadata as one line of JSON."""
    data: dict[str, object] = {"base": metadata.base, "format": metadata.format}
    if metadata.min_confidence is not None:
        data["min_confidence"] = str(metadata.min_confidence)
    return json.dumps(data, sort_keys=True)


def write_metadata(root: Path, metadata: Metadata) -> None:
    """Puts ``store.json`` in its place as a whole, on the disk before it is there under its name."""
    temporary = root / f"{_FILE}.tmp"
    with plain_errors(root, "writing"):
        with temporary.open("w", encoding="utf-8") as file:
            file.write(printed(metadata) + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(root / _FILE)


def no_store(root: Path) -> str:
    """The message where ``root`` holds no store."""
    if not root.exists():
        return f"{root}: there is no store here; make one with: kg build DOCUMENTS --store {root}"
    if not root.is_dir():
        return f"{root} is a file, and a store is a directory; give the path of a directory"
    return f"{root} is a directory without a store in it (no store.json); give the path that the store was built in"


def create(root: Path, metadata: Metadata) -> None:
    """Makes an empty store in ``root``, which must be empty or missing, or hold what a creation cut short has left."""
    with plain_errors(root, "making the store"):
        if root.exists() and not root.is_dir():
            raise NoStoreError(no_store(root))
        root.mkdir(parents=True, exist_ok=True)
        foreign = sorted(entry.name for entry in root.iterdir() if entry.name not in _PARTS)
        if foreign:
            raise StoreError(f"{root} holds other files ({foreign[0]}); give an empty or a new directory for the store")
        (root / "quads").mkdir(exist_ok=True)
    write_metadata(root, metadata)


def checked_base(base: str) -> str:
    """``base`` if IRIs can be made under it, else StoreError."""
    if not base.startswith(("http://", "https://", "urn:")) or not base.endswith(("/", "#", ":")):
        raise StoreError(f"{base!r} cannot be the base of IRIs; give an absolute one that ends in / or #, as {BASE}")
    return base


def check_same(root: Path, known: Metadata, base: str | None, min_confidence: Decimal | None) -> None:
    """StoreError where a store is asked for with another base or threshold than it has; None asks for none."""
    if base is not None and base != known.base:
        raise StoreError(f"{root}: this store's IRIs are under {known.base}, not under {base}; leave the base out")
    if min_confidence is not None and threshold(min_confidence) != known.min_confidence:
        has = "all claims" if known.min_confidence is None else f"the claims from confidence {known.min_confidence} on"
        raise StoreError(
            f"{root}: this store keeps {has}; leave --min-confidence out, or change it for every document with: "
            f"kg rebuild --store {root} --min-confidence {min_confidence}"
        )


def threshold(confidence: Decimal | None) -> Decimal | None:
    """A threshold in its one spelling: of equal thresholds one, and None where none is below it."""
    return confidence.normalize() if confidence else None

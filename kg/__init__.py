"""Knowledge graphs of replayable claims from Vietnamese texts about public affairs.

    >>> import kg
    >>> report = kg.build(["seeds"], "build/store")
    >>> graph = kg.open("build/store")        # an rdflib.Dataset
    >>> network = kg.to_networkx("build/store")
    >>> analysis = kg.analyse(kg.Document("note", "Ông Nguyễn Văn Hải là Bí thư Quận ủy Thanh Xuân."))

The names below are the public interface; importing the package is cheap, and each loads what it needs when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.analysis import analyse
    from kg.dataset import open
    from kg.errors import KgError
    from kg.model import Analysis, Document
    from kg.network import to_networkx
    from kg.pipeline import back_up, build, rebuild, restore, retract

__all__ = [
    "Analysis",
    "Document",
    "KgError",
    "analyse",
    "back_up",
    "build",
    "open",
    "rebuild",
    "restore",
    "retract",
    "to_networkx",
]

_HOMES = {
    "Analysis": "kg.model",
    "Document": "kg.model",
    "KgError": "kg.errors",
    "analyse": "kg.analysis",
    "back_up": "kg.pipeline",
    "build": "kg.pipeline",
    "open": "kg.dataset",
    "rebuild": "kg.pipeline",
    "restore": "kg.pipeline",
    "retract": "kg.pipeline",
    "to_networkx": "kg.network",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

"""HTML made of calls: whatever is not markup is escaped, so that no page can forget to."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Html(str):
    """Markup. Made by the functions of this module only; any other text is text."""

    __slots__ = ()


Child: TypeAlias = "Html | str | int | None | Iterable[Child]"
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta"})


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. Attributes that are None or False are left out; ``class_`` is class, ``data_x`` is data-x."""
    written = "".join(map(_attribute, attributes.items()))
    if name in _EMPTY:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Child) -> Html:
    """Children one after the other, text escaped."""
    if children is None:
        return Html("")
    if isinstance(children, Html):
        return children
    if isinstance(children, (str, int)):
        return Html(escape(str(children)))
    return Html("".join(join(child) for child in children))


def _attribute(item: tuple[str, str | int | bool | None]) -> str:
    name, value = item
    name = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def page(*children: Child) -> bytes:
    """A whole document."""
    text: str = "<!doctype html>\n" + join(children)
    return text.encode("utf-8", "replace")

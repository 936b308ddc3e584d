"""Pages that say what went wrong and what to do."""

from __future__ import annotations

from kg.serve.pages.home import search_form
from kg.serve.pages.html import tag
from kg.serve.pages.view import View
from kg.serve.pages.words import has


def trouble(status: int, view: View, what: str = "") -> bytes:
    """The page for a status of HTTP; ``what`` was asked for."""
    title = view.say(f"trouble.{status if has(f'trouble.{status}') else 500 if status >= 500 else 400}")
    hint = view.say(f"trouble.{status}.hint", what=what) if has(f"trouble.{status}.hint") else what
    return view.framed(
        title,
        tag("h1", title),
        tag("p", hint) if hint else None,
        search_form(view) if status == 404 else None,
        tag("p", tag("a", view.say("trouble.back"), href="/")),
    )

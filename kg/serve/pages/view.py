"""What every page is made from: the site, the reader's language, and the frame around the content."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kg.serve.overview import Overview
from kg.serve.pages.html import Child, Html, page, tag
from kg.serve.pages.words import word
from kg.serve.reading import Reader, Thing
from kg.serve.search import Index

_NO_YEAR = re.compile(r"--(0[1-9]|1[0-2])-(\d\d)")
_NAVIGATION = (("/", "nav.search"), ("/graph", "nav.graph"), ("/query", "nav.query"))


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: read once, shared by every request."""

    reader: Reader
    index: Index
    overview: Overview
    static: dict[str, str]  # name of a file → digest, so that browsers may keep it

    def path(self, iri: str) -> str:
        """Where the page of a thing is; the IRI itself where it is not of this store."""
        base = self.reader.base
        local, hash_, fragment = iri.removeprefix(base).partition("#")
        ending = f"#{fragment}" if hash_ else ""
        return f"/id/{quote(local, safe='/:@!$()*,;=~+-._')}{ending}" if iri.startswith(base) else iri

    def file(self, name: str) -> str:
        """Address of a static file."""
        return f"/static/{name}?v={self.static.get(name, '')}"


@dataclass(frozen=True, slots=True)
class View:
    """One request for a page: in which language, light or dark, at which address."""

    site: Site
    language: str = "vi"
    theme: str = ""
    address: str = "/"
    parameters: tuple[tuple[str, str], ...] = ()

    def say(self, key: str, **values: object) -> str:
        """What the interface says, in the reader's language."""
        return word(key, self.language, **values)

    def number(self, value: int) -> str:
        """A number as the language writes it: 1.234 or 1,234."""
        return f"{value:,}".replace(",", ".") if self.language == "vi" else f"{value:,}"

    def day(self, text: str) -> str:
        """A day as ISO writes it; one whose year nobody says as 9/1 or 9 January."""
        found = _NO_YEAR.fullmatch(text)
        if not found:
            return text
        month, day = int(found[1]), int(found[2])
        return f"{day}/{month}" if self.language == "vi" else f"{day} {month_name[month]}"

    def code(self, identifier: str) -> str:
        """What a document is known by, said to be that; empty where it is."""
        return f"{self.say('column.identifier')} {identifier}" if identifier else ""

    def link(self, thing: Thing, **attributes: str) -> Html:
        """A link to the page of a thing, or its name where it has none."""
        if not thing.iri.startswith(self.site.reader.base):
            return tag("span", self.name(thing), **attributes)
        return tag("a", self.name(thing), href=self.site.path(thing.iri), **attributes)

    def name(self, thing: Thing) -> str:
        """The name of a thing: names are Vietnamese, posts and concepts are in the reader's language."""
        return self.site.reader.name(thing, self.language)

    def with_language(self, language: str) -> str:
        """This page in another language."""
        kept = [pair for pair in self.parameters if pair[0] != "lang"]
        return f"{self.address}?{urlencode([*kept, ('lang', language)])}"

    def framed(
        self,
        title: str,
        *content: Child,
        scripts: tuple[str, ...] = (),
        styles: tuple[str, ...] = (),
        head: Child = None,
        wide: bool = False,
    ) -> bytes:
        """A page with this content."""
        files = [tag("link", rel="stylesheet", href=self.site.file(name)) for name in (*styles, "app.css")]
        files += [tag("script", src=self.site.file(name), defer=True) for name in (*scripts, "app.js")]
        return page(
            tag(
                "html",
                tag(
                    "head",
                    tag("meta", charset="utf-8"),
                    tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
                    tag("meta", name="color-scheme", content="light dark"),
                    tag("title", f"{title} · {self.say('site.short')}"),
                    tag("link", rel="icon", href=self.site.file("icon.svg"), type="image/svg+xml"),
                    files,
                    head,
                ),
                tag(
                    "body",
                    tag("a", self.say("site.skip"), href="#main", class_="skip"),
                    self._header(),
                    tag("main", content, id="main", class_="wide" if wide else None),
                    tag("footer", tag("p", self.say("site.footer"))),
                ),
                lang=self.language,
                data_theme=self.theme or None,
            )
        )

    def _header(self) -> Html:
        other = "en" if self.language == "vi" else "vi"
        links = [
            tag("a", self.say(key), href=path, aria_current="page" if self.address == path else None)
            for path, key in _NAVIGATION
        ]
        return tag(
            "header",
            tag(
                "a", tag("b", self.say("site.short")), " ", tag("span", self.say("site.name")), href="/", class_="brand"
            ),
            tag("nav", links, aria_label=self.say("nav.label")),
            tag(
                "div",
                tag("a", self.say("site.other"), href=self.with_language(other), lang=other, hreflang=other),
                tag("button", tag("span", self.say("site.theme")), type="button", id="theme", hidden=True),
                class_="choices",
            ),
        )

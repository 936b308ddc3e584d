"""One root for every error that a user can meet. A message says what is wrong, where, and what to do."""

from __future__ import annotations


class KgError(Exception):
    """Root of the errors of this package; ``str(error)`` is written for the person at the keyboard."""


class ReadError(KgError):
    """A source cannot be read. The build goes on without it and reports it at the end."""


class LexiconError(KgError):
    """A lexicon, pattern or gazetteer file is wrong; the message begins with ``file:line``."""


class StoreError(KgError):
    """A store cannot be opened, is of another version, or is held by another writer."""


class NoStoreError(StoreError):
    """There is no store where one was named."""


class QueryError(KgError):
    """A query is malformed, asks for what is refused, or lacks a parameter."""


class ExportError(KgError):
    """An export cannot be written."""


class ClaimError(KgError):
    """A claim cannot be written: its evidence does not lie in its document, or one of its fields is malformed."""


class RemoteError(KgError):
    """A SPARQL server cannot be reached, or refuses what it is asked; the message has what it said."""


class UsageError(KgError):
    """The call itself is wrong: exit status 2."""

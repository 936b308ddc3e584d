"""The command line: ``kg VERB``. One module a group of verbs; nothing heavy is imported before a verb needs it.

Results go to standard output, everything said about the work to standard error. Exit status: 0 fine, 1 something in
the data was wrong (and said), 2 the call was wrong.
"""

from __future__ import annotations

from kg.cli.app import app, main

__all__ = ["app", "main"]

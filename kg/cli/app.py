"""The program: its verbs, what every verb shares, and how any error ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperGroup

from kg.cli.output import complain
from kg.errors import KgError, NoStoreError, QueryError, UsageError

# The modules with the verbs, in the order that help lists them.
VERBS = (
    "build",
    "keep",
    "graph",
    "remote",
    "network",
    "diff",
    "stats",
    "claim",
    "validate",
    "check",
    "serve",
    "extract",
)

_CALL_IS_WRONG = (UsageError, QueryError, NoStoreError)
# typer does not export the root of its errors of use.
_CLICK_ERROR = cast(type[Exception], next(k for k in typer.BadParameter.__mro__ if k.__name__ == "ClickException"))
_INTERRUPTED = 130  # 128 and the number of the signal, as shells have it
_PIPE_CLOSED = 141


class _Group(TyperGroup):
    """The one place where errors end: a person gets a sentence, a developer gets the traceback with ``--debug``."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (typer.Exit, typer.Abort, _CLICK_ERROR):
            raise
        except BrokenPipeError:
            # Whoever read our output has had enough. What is still buffered must not complain at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_PIPE_CLOSED) from None
        except KeyboardInterrupt:
            complain("interrupted; what was written is kept, and the same command goes on from there")
            raise typer.Exit(_INTERRUPTED) from None
        except KgError as error:
            complain(str(error))
            raise typer.Exit(2 if isinstance(error, _CALL_IS_WRONG) else 1) from None
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            complain(
                f"this is a bug of kg: {type(error).__name__}: {error}\n"
                "Please report it with the command you gave and what it prints when you begin it with: kg --debug"
            )
            raise typer.Exit(1) from None


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich takes a third of a second to draw the same help in boxes
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"kg {version('vnkg')}")
        raise typer.Exit


@app.callback()
def shared(
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Knowledge graphs of replayable claims from Vietnamese news and official pages.

    Articles go in, an RDF graph comes out in which every claim names the sentence that says so.
    """


for _module in VERBS:
    import_module(f"kg.cli.{_module}").register(app)


def main() -> None:
    """Entry point of the ``kg`` command."""
    app()

"""The command `fysiodekking`: one module for each group of subcommands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from fysiodekking.adapters.cli.output import INVALID, complain
from fysiodekking.adapters.cli.usage import SAID_IN, Group, Later, language_in, sentence
from fysiodekking.version import __version__

_COMMANDS: Final = {
    "ask": "asking:ask",
    "check": "cases:check",
    "claim": "claims:claim",
    "decide": "deciding:decide",
    "explain": "cases:explain",
    "law": "law:law",
    "map": "tables:map_",
    "packages": "packages:packages",
    "plan": "planning:plan",
    "return": "returns:returns",
    "schema": "schemas:schema",
    "serve": "serving:serve",
}
"""Each command, and where in this folder it is."""


class _Wrong(click.ClickException):
    """What is wrong with a command line, as one sentence."""

    exit_code = INVALID

    def show(self, file: Any = None) -> None:
        """Print it on standard error."""
        del file
        complain(self.message)


class _Command(Group):
    """The group of all commands: whatever click complains of is told in one sentence, in the language asked for."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments."""
        lang = language_in(args)
        with _told(lang):
            context = super().make_context(info_name, args, parent, **extra)
        context.meta[SAID_IN] = lang
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        with _told(ctx.meta[SAID_IN]):
            return super().invoke(ctx)


@contextmanager
def _told(lang: str) -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise _Wrong(sentence(error, lang)) from None


@click.group(cls=_Command, commands=Later(_COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fysiodekking")
@click.pass_context
def command(context: click.Context) -> None:
    """Is this Dutch physiotherapy session covered, who pays, and why: dry needling first.

    \b
    Example:
      fysiodekking explain docs/examples/neck-pain-with-package.toml --lang en
    """
    if os.environ.get("NO_COLOR"):
        context.color = False

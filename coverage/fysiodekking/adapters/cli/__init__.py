"""The command `fysiodekking`: one module for each group of subcommands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from fysiodekking.adapters.cli.asking import ask
from fysiodekking.adapters.cli.cases import check, explain
from fysiodekking.adapters.cli.claims import claim
from fysiodekking.adapters.cli.deciding import decide
from fysiodekking.adapters.cli.law import law
from fysiodekking.adapters.cli.packages import packages
from fysiodekking.adapters.cli.planning import plan
from fysiodekking.adapters.cli.returns import returns
from fysiodekking.adapters.cli.schemas import schema
from fysiodekking.adapters.cli.serving import serve
from fysiodekking.adapters.cli.tables import map_
from fysiodekking.model.printable import printable
from fysiodekking.version import __version__


class _Command(click.Group):
    """The group of all commands; what click itself complains of repeats no character that steers a screen."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments."""
        with _cleaned():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        with _cleaned():
            return super().invoke(ctx)


@contextmanager
def _cleaned() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        for name in ("message", "option_name", "possibilities", "param_hint", "ui_filename"):
            value = getattr(error, name, None)
            if isinstance(value, str):
                setattr(error, name, printable(value))
        raise


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
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


for each in (ask, explain, decide, map_, check, plan, law, packages, claim, returns, schema, serve):
    command.add_command(each)

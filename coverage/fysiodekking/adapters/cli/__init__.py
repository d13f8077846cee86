"""The command `fysiodekking`: one module for each group of subcommands."""

from __future__ import annotations

import os

import click

from fysiodekking.adapters.cli.cases import check, explain
from fysiodekking.adapters.cli.law import law
from fysiodekking.adapters.cli.packages import packages
from fysiodekking.adapters.cli.planning import plan
from fysiodekking.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for each in (explain, check, plan, law, packages):
    command.add_command(each)

"""schema: what a file or an answer may hold, for editors and other languages."""

from __future__ import annotations

import click

from fysiodekking.adapters.cli.output import language_of_errors, say_json
from fysiodekking.adapters.cli.usage import Choice
from fysiodekking.adapters.schemas import NAMES, Name
from fysiodekking.adapters.schemas import schema as schema_of


@click.command()
@click.argument("name", type=Choice(NAMES))
@language_of_errors
def schema(name: Name) -> None:
    """Print the JSON Schema (2020-12) of what goes in or comes out.

    An editor with TOML support checks a file as it is written when its first line names one: `#:schema FILE`.

    \b
    Example:
      fysiodekking schema case > case.schema.json
    """
    say_json(schema_of(name))

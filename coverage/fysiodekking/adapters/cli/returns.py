"""return show: what a return code says."""

from __future__ import annotations

import click

from fysiodekking.adapters.cli.output import end, language, say
from fysiodekking.claims.return_codes import return_code, return_codes
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.return_codes import code_document, meaning_of
from fysiodekking.explain.text import render, wrapped


@click.group("return")
def returns() -> None:
    """Say what an insurer's return code means.

    \b
    Example:
      fysiodekking return show 0613 --lang en
    """


@returns.command()
@click.argument("code", required=False)
@language
def show(code: str | None, lang: str) -> None:
    """Show what a return CODE says, who has to act, and what helps; without it all codes, one a line.

    \b
    Example:
      fysiodekking return show 0613
    """
    words = catalogue(lang)
    if code is None:
        for versions in return_codes().values():
            say(wrapped(meaning_of(versions[-1], words), "", " " * 6))
        return
    found = return_code(code)
    if found is None:
        full = code.strip().zfill(4)
        hint = f"did you mean {full}?" if full in return_codes() else "`fysiodekking return show` prints all codes"
        end(f"{code}: this return code is not known here, so nothing can be said of it ({hint})")
    say(render(code_document(found, words)), nl=False)

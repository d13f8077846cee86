"""law verify: the law data laid beside the official text of an act."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

import click

from fysiodekking.adapters.cli.output import ANSWERED, DIFFERENT, INVALID, language, problems, refuse, say
from fysiodekking.adapters.cli.usage import Day, Existing
from fysiodekking.adapters.law_words import quoted_words
from fysiodekking.adapters.official_texts import load_official_text
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.verification import own_words_lines, verification_lines
from fysiodekking.law import law_data
from fysiodekking.law.verify import own_words, verify
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.verification import Verification


@click.command("verify")
@click.argument("files", nargs=-1, type=Existing(dir_okay=False))
@click.option("--act", help="The number of the act, as BWBR0018492, where the file does not say it.")
@click.option("--on", "day", type=Day(), help="The day of the text, where the file does not say it.")
@click.option("--own-words", "own", is_flag=True, help="List what the data say in the library's own words instead.")
@language
def verify_law(files: tuple[str, ...], act: str | None, day: datetime | None, own: bool, lang: str) -> None:
    """Lay the law data beside the official text of an act in each FILE: every quote, and every number in it.

    A file is XML as wetten.overheid.nl gives it, Markdown, or plain text. Exit status: 0 all quotes and numbers stand
    there; 1 one does not; 2 a file cannot be read.

    \b
    Example:
      fysiodekking law verify BWBR0018492.xml
    """
    words = catalogue(lang)
    told = partial(quoted_words, words=words)
    if own == bool(files):
        refuse("verify.what")
    if own:
        say("\n".join(own_words_lines(own_words(law_data()), words, told)))
        return
    found = list(_verified(files, act, None if day is None else day.date()))
    for each in found:
        say("\n".join(verification_lines(each, words, told)))
    sys.exit(ANSWERED if all(each.holds for each in found) else DIFFERENT)


def _verified(files: tuple[str, ...], act: str | None, day: date | None) -> Iterator[Verification]:
    for path in files:
        try:
            yield verify(load_official_text(path, act, day), law_data())
        except InvalidInput as error:
            problems(path, error)
            sys.exit(INVALID)

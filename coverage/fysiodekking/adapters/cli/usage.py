"""What a command line holds that cannot be used: one sentence with what was given and the remedy, in its language."""

from __future__ import annotations

import os
import re
from collections import UserDict
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final

import click

from fysiodekking.explain.languages import LANGUAGES, Language, catalogue

_LANG: Final = "--lang"
SAID_IN: Final = "fysiodekking.lang"
"""Under this name a context knows the language."""
_EXISTING: Final = "fysiodekking.existing"
"""Under this name a context knows the files and folders that were named to be read."""
_IN_BRACKETS: Final = re.compile(r"\((.*)\)", re.DOTALL)

# --- the language of what is said -----------------------------------------------------------------------------------


def language_in(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, wherever in it and however wrong the rest of it is."""
    asked = LANGUAGES[0]
    for word, after in zip(arguments, (*arguments[1:], ""), strict=False):
        name, equals, value = word.partition("=")
        for lang in LANGUAGES:
            if name == _LANG and (value if equals else after) == lang:
                asked = lang
    return asked


def said(name: str, /, **blanks: object) -> str:
    """Return a sentence of the command in the language that was asked for."""
    return _sentence(click.get_current_context().meta.get(SAID_IN, LANGUAGES[0]), name, **blanks)


def _sentence(lang: str, name: str, /, **blanks: object) -> str:
    given = blanks.get("given")
    shown = blanks | {"given": as_given(given)} if isinstance(given, str) else blanks
    return catalogue(lang).command[name].format(**shown)


def as_given(text: str) -> str:
    """Return a word of a command line for a message: between quotes where nothing would be seen of it."""
    return text if text.strip() else f'"{text}"'


# --- the types of what is given -------------------------------------------------------------------------------------


class Refused(click.BadParameter):
    """A value that cannot be used.

    :param sentence: the name of what is said of it.
    :param blanks: what is said beside the value.
    """

    def __init__(self, sentence: str, given: object, **blanks: object) -> None:
        super().__init__(sentence)
        self.sentence, self.blanks = sentence, {"given": given, **blanks}


class Choice(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a value."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise Refused("not_one_of", value, choices=self.choices) from None


def _whole(value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
    try:
        return int(click.INT.convert(value, param, ctx))
    except click.BadParameter:
        raise Refused("no_number", value) from None


class AnyNumber(click.types.IntParamType):
    """A whole number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a value."""
        return _whole(value, param, ctx)


class Number(click.IntRange):
    """A whole number between two others, which its help tells."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a value."""
        number = _whole(value, param, ctx)
        try:
            return int(super().convert(number, param, ctx))
        except click.BadParameter:
            raise Refused("out_of_range", value, first=self.min, last=self.max) from None


class Day(click.DateTime):
    """A day, as 2026-03-12 or as 12-03-2026."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d", "%d-%m-%Y"])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click passes both
        """Say in usage and help what belongs there; an argument is called by its own name."""
        return "DATE" if isinstance(param, click.Option) else ""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read a value."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise Refused("no_day", value) from None


class Existing(click.Path):
    """The path of a file or folder that is there; whether it can be used is for whoever reads it to say.

    With ``dir_okay=False`` a folder is refused.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a value."""
        if not os.path.lexists(value):
            raise Refused("no_file", value)
        if not self.dir_okay and Path(value).is_dir():
            raise Refused("is_folder", value)
        if ctx is not None:
            ctx.meta.setdefault(_EXISTING, []).append(value)
        return super().convert(value, param, ctx)


def existing() -> tuple[str, ...]:
    """Return every file and folder that the command line names to be read."""
    return tuple(click.get_current_context().meta.get(_EXISTING, ()))


# --- the sentences --------------------------------------------------------------------------------------------------


class Group(click.Group):
    """A group of commands, in which everything that click complains of is told in one sentence."""

    group_class = type

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise _NoCommand(args[0], get_close_matches(args[0], self.commands), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; what its options lack is complained of without it, by click."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            below = self.get_command(ctx, ctx.invoked_subcommand or "")
            if error.ctx is None and below is not None:
                error.ctx = click.Context(below, parent=ctx, info_name=ctx.invoked_subcommand)
            raise


class Later(UserDict[str, Any]):
    """Commands by name; of one that stands here as `module:name` the module is imported when it is asked for.

    So that each command starts without what the others need.
    """

    def __getitem__(self, name: str) -> click.Command:
        """Return a command."""
        if isinstance(self.data[name], str):
            self.data[name] = resolve_name(f"{__package__}.{self.data[name]}")
        command: click.Command = self.data[name]
        return command


class _NoCommand(click.UsageError):
    def __init__(self, given: str, near: Sequence[str], ctx: click.Context) -> None:
        super().__init__(given, ctx)
        self.given, self.near = given, near


def sentence(error: click.UsageError, lang: str) -> str:
    """Say what is wrong, what was given, and what to write instead."""
    path = error.ctx.command_path if error.ctx is not None else "fysiodekking"
    blanks: dict[str, object] = {"help": f"`{path} --help`", "near": "", "name": "", "given": ""}
    name = "extra"
    match error:
        case Refused():
            name, blanks = error.sentence, {**blanks, **error.blanks, "name": _called(error.param)}
            if isinstance(choices := blanks.get("choices"), tuple):
                blanks["choices"] = _listed(choices, lang)
        case _NoCommand():
            name, blanks = "no_command", {**blanks, "given": error.given, "near": _near(error.near, lang)}
        case click.NoSuchOption():
            near = error.possibilities or ()
            name, blanks = "no_option", {**blanks, "given": error.option_name, "near": _near(near, lang)}
        case click.BadOptionUsage():
            name, blanks = "option_value", {**blanks, "name": error.option_name}
            if _is_flag(error):
                name = "option_no_value"
        case click.MissingParameter():
            name, blanks = "missing", {**blanks, "name": _called(error.param)}
        case _:
            found = _IN_BRACKETS.search(error.message)
            blanks["given"] = found[1] if found else error.format_message()
    return _sentence(lang, f"usage.{name}", **blanks)


def _called(param: click.Parameter | None) -> str:
    """Name an option by its longest name, an argument as the usage line has it."""
    return max(param.opts, key=len) if isinstance(param, click.Option) else getattr(param, "human_readable_name", "")


def _near(those: Sequence[str], lang: str) -> str:
    return _sentence(lang, "usage.near", those=_listed(those, lang)) if those else ""


def _listed(those: Sequence[object], lang: str) -> str:
    *first, last = map(str, those)
    return f"{', '.join(first)} {_sentence(lang, 'usage.or')} {last}" if first else last


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx is not None else []
    return any(
        isinstance(each, click.Option) and each.is_flag
        for each in params
        if error.option_name in (*each.opts, *each.secondary_opts)
    )

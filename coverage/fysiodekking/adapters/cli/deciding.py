"""decide: many cases and dossiers, a line of JSON for each in, a line of JSON for each out."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

import click

from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INTERRUPTED,
    INVALID,
    assume_options,
    complain,
    dcsph_option,
    language,
    on_a_screen,
    packages_option,
    refuse,
    remark,
    say_at_once,
    say_no_more,
)
from fysiodekking.adapters.cli.progress import watched
from fysiodekking.adapters.cli.tables import Out, decide_table
from fysiodekking.adapters.cli.usage import Choice, Existing, Number, said
from fysiodekking.adapters.fault import FAULT
from fysiodekking.adapters.files import read_mapping
from fysiodekking.adapters.json_lines import FULL, SHORT, Answer, Form, Line, Totals, lines
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.parallel_lines import Placed, answers
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.adapters.tables.files import ENDINGS
from fysiodekking.adapters.tables.records import Beside
from fysiodekking.explain.document import AUDIENCES, Audience
from fysiodekking.explain.languages import Language
from fysiodekking.model.decision import Outcome
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput

_STANDARD: Final = "-"
_ONE_RECORD: Final = (".toml", ".json")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--fields",
    type=Choice([SHORT, FULL]),
    default=SHORT,
    show_default=True,
    help="short: who pays what, code, reasons, missing; full: all that `explain --format json` says.",
)
@click.option("--explain", "explained", is_flag=True, help="Also say each answer in words.")
@language
@click.option(
    "--for", "audience", type=Choice(AUDIENCES), help="With --explain: for whom the words are.  [default: desk]"
)
@click.option("--jobs", type=Number(1, 64), default=1, show_default=True, help="So many processes at once.")
@click.option(
    "--map",
    "map_path",
    metavar="MAP",
    type=Existing(dir_okay=False),
    help="The one FILE is a table that MAP describes.",
)
@click.option("--out", metavar="FILE", type=click.Path(), help="With --map: write the table there, for a spreadsheet.")
@click.option("--page", metavar="FILE", type=click.Path(), help="With --map: write a page that sums the table up.")
@assume_options
@packages_option
@dcsph_option
def decide(  # noqa: PLR0913 - one argument for each option
    *,
    files: tuple[str, ...],
    fields: str,
    explained: bool,
    lang: Language,
    audience: Audience | None,
    jobs: int,
    map_path: str | None,
    out: str | None,
    page: str | None,
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Answer many cases and dossiers: JSON Lines in FILES (or - for standard input), JSON Lines out.

    A line is a case or a dossier (several sessions of one person), with an id of yours that comes back with its answer.
    One that cannot be used comes back with its number and problems, and the others are answered. A file that ends in
    .toml or .json holds one case or dossier.

    With --map the one FILE is a table (.csv, .xlsx, .parquet), and a table comes out: who pays what of each row, why,
    and what is missing.

    Exit status: 0 all answered; 1 some lines were bad; 2 nothing could be read; 3 a fault of the library.

    \b
    Example:
      fysiodekking decide docs/examples/lines.jsonl
    """
    if map_path is not None:
        if len(files) != 1 or fields != SHORT or explained or audience is not None or jobs != 1:
            refuse("map.alone")
        decide_table(files[0], map_path, Out(table=out, page=page, lang=lang), Beside(own, supposed, diagnoses, lang))
    if out is not None or page is not None:
        refuse("belongs", option="--out, --page", to="--map")
    if tables := [file for file in files if file.lower().endswith(ENDINGS)]:
        refuse("is_table", file=tables[0])
    if audience is not None and not explained:
        refuse("belongs", option="--for", to="--explain")
    form = Form(
        fields=fields,
        words=lang if explained else None,
        audience=audience or "desk",
        supposed=supposed,
        diagnoses=diagnoses,
    )
    count, unread = Totals(), list[str]()
    status = INTERRUPTED
    try:
        placed = _placed(files or (_STANDARD,), unread)
        for each in _shown(answers(placed, form, own, jobs)):
            count.of(each)
            say_at_once(each.text)
        status = _status(count, unread)
    except KeyboardInterrupt:
        pass
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:
            raise
        say_no_more()
        status = DIFFERENT
    complain_of(count)
    sys.exit(status)


def _shown(answered: Iterable[Answer]) -> Iterable[Answer]:
    """Show a bar where the answers themselves do not stand on the screen."""
    return answered if on_a_screen() else watched(answered)


def _status(count: Totals, unread: list[str]) -> int:
    if count["faults"]:
        return FAULT
    if not count["answered"]:
        return INVALID
    return DIFFERENT if count["bad"] or unread else ANSWERED


def complain_of(count: Totals) -> None:
    """Say on standard error how many lines were read and answered, and how the sessions came out."""
    sessions = ", ".join(f"{count[outcome]} {outcome.value}" for outcome in Outcome if count[outcome])
    words = said("decide.count", read=count["read"], answered=count["answered"], bad=count["bad"])
    remark(f"{words} ({sessions})" if sessions else words)


def _placed(files: Iterable[str], unread: list[str]) -> Iterator[Placed]:
    """Yield the lines of all files; one that cannot be read is told, and the others are read."""
    named = tuple(files)
    for file in named:
        shown = file if len(named) > 1 else None
        try:
            if file == _STANDARD:
                yield from ((shown, line) for line in lines(_standard_input()))
            elif file.endswith(_ONE_RECORD):
                yield shown, Line(1, None, record=read_mapping(file))
            else:
                with _opened(file) as stream:
                    yield from ((shown, line) for line in lines(stream))
        except InvalidInput as error:
            unread.append(file)
            for problem in error.problems:
                complain(str(problem))
        except _Unreadable as error:
            unread.append(file)
            complain(str(error))


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:  # as in a service that was started without one
        raise _Unreadable(said("decide.no_input"))
    return sys.stdin.buffer


class _Unreadable(Exception):
    """A file that cannot be read, and why."""


def _opened(file: str) -> IO[bytes]:
    path = Path(file)
    if path.is_dir():
        raise _Unreadable(said("is_folder", file=file))
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise _Unreadable(said("usage.no_file", given=file)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or said("unusable_name")
        raise _Unreadable(said("unreadable", file=file, why=why)) from None

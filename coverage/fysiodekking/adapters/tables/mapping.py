"""The map of a table: which column is which fact, how values are written, and which own words stand for our codes."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin

import attrs

from fysiodekking.adapters.data_reader import BadValue, as_written, fields_of, members_of
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import catalogue
from fysiodekking.model import checked
from fysiodekking.model.checked import MOST_WORDS, near, shown, suggestion
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import LONGEST_SHOWN
from fysiodekking.model.dossier import DossierSession
from fysiodekking.model.errors import Problem
from fysiodekking.model.money import Money
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.personal import (
    IS_PERSONAL,
    is_birth,
    is_personal,
    looks_personal,
    numbers_a_person,
)
from fysiodekking.model.readings import Readings
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import SUPPOSITIONS, Range, Used

DOSSIER: Final = "dossier"
"""The column that says which rows are of one person; its values go nowhere."""
ID: Final = "session.id"
CONDITION: Final = "condition"
PACKAGES: Final = "packages"
BORN: Final = "insured.born"
"""The day of birth, of which no cell is repeated in what is wrong with it."""
OTHERWISE: Final = "*"
"""Among own words, what stands for every other one."""
_RENAMED: Final = "(or, where its cells hold something else, rename the column)"
_YES: Final = ("j", "ja", "y", "yes", "true", "waar", "1")
_NO: Final = ("n", "nee", "no", "false", "onwaar", "0")
_WHOLE: Final = re.compile(r"[+-]?\d+", re.ASCII)
_RANGE: Final = re.compile(r"(\d+)\s*[-\u2013]\s*(\d+)", re.ASCII)
_AMOUNTS: Final = {
    sign: re.compile(rf"-?(?=\D?\d)(\d+([{other}]\d{{3}})*)?([{sign}]\d*)?", re.ASCII)
    for sign, other in ((",", "."), (".", ","))
}
"""An amount by the sign before its cents: digits, the other sign between thousands."""
_A_DAY: Final = date(2026, 3, 12)
_DUTCH: Final = "Europe/Amsterdam"
"""The time zone in which the law counts days."""
_ISO: Final = "%Y-%m-%d"
WAYS: Final = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d", "%m/%d/%Y", "%m-%d-%Y")
"""Ways in which exports write a day, the likelier one first; none in which the century would be guessed."""
_TIME: Final = re.compile(r"(T| {1,3})\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\Z", re.ASCII)
"""A time of day behind a day."""
_LONGEST_TIME: Final = 22
HOMES: Final[Mapping[str, Any]] = {
    "session": DossierSession,
    "provider": Provider,
    "insured": Insured,
    "condition": Condition,
    "basic": BasicPolicy,
    "readings": Readings,
    "used": Used,
}
_NO_COLUMNS: Final = frozenset({"session.provider", "session.extra_lines", "session.condition"})


def _is_encoding(value: object) -> Iterator[Problem]:
    """Accept the name of an encoding in which plain letters stand for themselves."""
    wrong = list(checked.is_text(value))
    plain = "Datum;1"
    try:
        fits = wrong or plain.encode("ascii").decode(str(value)) == plain
    except (LookupError, ValueError):
        fits = False
    yield from wrong if fits else [Problem("", f'{shown(value)} is no encoding of a table (write "cp1252" or "utf-8")')]


def _is_date_format(value: object) -> Iterator[Problem]:
    """Accept a way of writing in which a day can be read back."""
    wrong = list(checked.is_text(value))
    try:
        fits = wrong or datetime.strptime(_A_DAY.strftime(str(value)), str(value)).date() == _A_DAY  # noqa: DTZ007
    except (ValueError, LookupError, re.error):
        fits = False
    how = "with %d, %m and %Y once each, as %d-%m-%Y"
    yield from wrong if fits else [Problem("", f"{shown(value)} is no way to write a day (write it {how})")]


def _are_words(value: object) -> Iterator[Problem]:
    """Accept a list of at least one word."""
    wrong = list(checked.tuple_of(checked.is_text)(value))
    yield from wrong or ([] if value else [Problem("", 'is an empty list (write a word at least, as ["x"])')])


@attrs.frozen(kw_only=True, repr=False)
class Writing(checked.Checked):
    """How a table is written, and what of it is handed on.

    :param delimiter: what stands between cells; not given: what the header has most of.
    :param encoding: of a text; not given: UTF-8.
    :param sheet: of a workbook; not given: the first.
    :param date: how dates are written, as Python's `strptime` has it; years first are understood as well.
    :param decimal: the sign before the cents.
    :param yes: what stands for true, in small or capital letters.
    :param no: what stands for false.
    :param several: what stands between several words in one cell.
    :param keep: columns that are handed on to the answers.
    """

    delimiter: str | Unknown = checked.field(checked.optional(checked.is_any_text), default=NOT_GIVEN)
    encoding: str | Unknown = checked.field(checked.optional(_is_encoding), default=NOT_GIVEN)
    sheet: str | Unknown = checked.field(checked.optional(checked.is_any_text), default=NOT_GIVEN)
    date: str = checked.field(_is_date_format, default="%d-%m-%Y")
    decimal: str = checked.field(checked.is_word(",", "."), default=",")
    yes: tuple[str, ...] = checked.field(_are_words, default=_YES)
    no: tuple[str, ...] = checked.field(_are_words, default=_NO)
    several: str = checked.field(checked.is_text, default="+")
    keep: tuple[str, ...] = checked.field(checked.tuple_of(checked.is_any_text), default=())

    def _together(self) -> Iterator[Problem]:
        if isinstance(self.delimiter, str) and (len(self.delimiter) != 1 or self.delimiter in '"\r\n\0'):
            yield Problem(
                "delimiter", f'{shown(self.delimiter)} is not one character that parts cells (write ";", "," or a tab)'
            )


@attrs.frozen(kw_only=True, repr=False)
class TableMap(checked.Checked):
    """Which column is which fact.

    :param table: how the table is written.
    :param columns: the header of a column by the fact that it holds, as ``session.date``.
    :param words: for a fact, our code by the word of the table.
    :param constants: what holds of every row: a part of a case.
    """

    table: Writing = checked.field(checked.is_a(Writing), default=Writing())
    columns: Mapping[str, str] = checked.field(checked.mapping_of(checked.is_any_text))
    words: Mapping[str, Any] = checked.field(checked.mapping_of(lambda _: iter(())), factory=dict)
    constants: Mapping[str, Any] = checked.field(checked.mapping_of(lambda _: iter(())), factory=dict)

    def _together(self) -> Iterator[Problem]:
        for fact, header in self.columns.items():
            if fact not in targets():
                yield Problem(f"columns.{fact}", f"is no fact of a session; {suggestion(fact, [*targets()])}")
            elif is_personal(header) and not _may_be_read(fact, header):
                yield Problem(f"columns.{fact}", f"column {shown(header)} {IS_PERSONAL} {_RENAMED}")
        for header in self.table.keep:
            if is_personal(header) or looks_personal(header):
                yield Problem("table.keep", f"column {shown(header)} {IS_PERSONAL} {_RENAMED}")
        for fact, words in self.words.items():
            if fact not in self.columns:
                yield Problem(
                    f"words.{fact}", f"no column is {fact}; {suggestion(fact, [*self.columns] or ['session.date'])}"
                )
            elif not isinstance(words, Mapping):
                yield Problem(f"words.{fact}", f'{shown(words)} is not a table (write your word = "our code")')
        if "session.date" not in self.columns:
            yield Problem("columns", 'has no "session.date" (write which column holds the day of the session)')

    def value(self, fact: str, cell: Any) -> Any:
        """Return what a cell says, as a case holds it; None when it says nothing.

        :raises BadCell: with what is wrong.
        """
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        try:
            return self._said(fact, cell)
        except BadCell:
            if fact != BORN:
                raise
        raise BadCell("birth", example=_A_DAY.strftime(self.table.date))

    def _said(self, fact: str, cell: Any) -> Any:
        words, kind = self.words.get(fact), targets()[fact]
        if isinstance(cell, Unreadable):
            raise BadCell("unreadable")
        if not isinstance(words, Mapping):
            return self._value(kind, cell)
        found: list[Any] = []
        for part in self._parts(kind, cell):
            known = _code_of(part, words)
            if known is None:
                raise _no_such_word(part, fact, words)
            found.extend(known if isinstance(known, (list, tuple)) and kind is tuple else [known])
        return found if kind is tuple else counted(found[0]) if kind is Range else found[0]

    def _value(self, kind: Any, cell: Any) -> Any:
        if kind is date:
            return _day(cell, self.table.date)
        if kind is Money:
            return _amount(cell, self.table.decimal)
        if kind is bool:
            return _flag(cell, self.table)
        if kind is int:
            return _whole(cell)
        if kind is Range:
            return _range(cell)
        parts = self._parts(kind, cell)
        if isinstance(cell, bool):
            raise BadCell("text", cell=as_written(cell))
        return parts if kind is tuple else parts[0]

    def _parts(self, kind: Any, cell: Any) -> list[str]:
        """Return the words of a cell of text, which are several where a fact holds several.

        :raises BadCell: for a cell that holds something else.
        """
        if kind is tuple and isinstance(cell, list):
            return [_as_text(each) for each in cell if each is not None]
        if not isinstance(cell, (str, int, float, Decimal, date)):
            raise BadCell("text", cell=as_written(cell if isinstance(cell, (list, dict)) else str(cell)))
        text = _as_text(cell)
        return [each.strip() for each in text.split(self.table.several)] if kind is tuple else [text]


@cache
def targets() -> Mapping[str, Any]:
    """Return every fact that a column can hold, with the kind of its value; several words of one fact are a tuple."""
    found: dict[str, Any] = {DOSSIER: str, CONDITION: str, PACKAGES: tuple}
    for home, cls in HOMES.items():
        for field in fields_of(cls):
            kind = None if field.alias in SUPPOSITIONS else _kind(field.type)
            if kind is not None and f"{home}.{field.alias}" not in _NO_COLUMNS:
                found[f"{home}.{field.alias}"] = kind
    return found


def codes_of(fact: str) -> frozenset[str]:
    """Return our codes of a fact of a session that has some."""
    home, _, name = fact.partition(".")
    return frozenset(code for field in fields_of(HOMES[home]) if field.alias == name for code in _codes(field.type))


def _codes(kind: Any) -> Iterator[str]:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        yield from (code.value for code in kind)
    for each in get_args(kind):
        yield from _codes(each)


def _kind(type_: Any) -> Any:
    """Return how a cell of a field is read; None for a field that no cell can hold."""
    for member in members_of(type_):
        if member in {date, Money, bool, int, str, Range}:
            return member
        if isinstance(member, type) and issubclass(member, StrEnum):
            return str
        if get_origin(member) is tuple and not _holds_tables(get_args(member)[0]):
            return tuple
    return None


def counted(value: Any) -> Any:
    """Return as a range what is said of a number of sessions: the number, or the range itself."""
    return value if isinstance(value, Mapping) else {"min": value, "max": value}


def _holds_tables(kind: Any) -> bool:
    members = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    return any(attrs.has(member) for member in members)


def _may_be_read(fact: str, header: str) -> bool:
    """Tell whether a column that reads like personal data may be: a birth as such, a number that tells rows apart."""
    return (fact == BORN and is_birth(header)) or (fact == DOSSIER and numbers_a_person(header))


# --- cells ----------------------------------------------------------------------------------------------------------


class Unreadable:
    """Stands for a cell whose value is none of its type, as text that is no UTF-8."""

    def __str__(self) -> str:
        return ""


class BadCell(BadValue):
    """A cell that says nothing: by the name of a sentence of the catalogues, and what fills it."""

    def __init__(self, name: str, **blanks: str) -> None:
        super().__init__(name)
        self._name, self._blanks = name, blanks

    def __str__(self) -> str:
        return self.said(catalogue("en"))

    def said(self, words: Catalogue) -> str:
        """Say in a language what is wrong, and what to write instead."""
        return words.table[f"wrong.{self._name}"].format(**self._blanks)


def _no_such_word(word: str, fact: str, words: Mapping[str, Any]) -> BadCell:
    if not words:
        return BadCell("no_word", cell=shown(word), fact=fact)
    meant = near(word, words)
    if meant is not None:
        return BadCell("near_word", cell=shown(word), near=repr(meant))
    known = ", ".join([*sorted(words)[:MOST_WORDS], *(["…"] if len(words) > MOST_WORDS else [])])
    return BadCell("other_word", cell=shown(word), words=known)


def _code_of(word: str, words: Mapping[str, Any]) -> Any:
    """Return the code of a word: as it stands, with other capitals or blanks, or of every other word; None for none."""
    if word in words:
        return words[word]
    folded = word.casefold().split()
    alike = [code for each, code in words.items() if each.casefold().split() == folded]
    return alike[0] if len(alike) == 1 else words.get(OTHERWISE)


def _as_text(cell: Any) -> str:
    whole = (isinstance(cell, float) and cell.is_integer()) or (
        isinstance(cell, Decimal) and cell.is_finite() and cell == cell.to_integral_value()
    )
    cell = int(cell) if whole else cell
    return str(cell).strip()


def tells_who(cell: Any) -> bool:
    """Tell whether a cell looks like what says who somebody is, however a number is kept."""
    text = _as_text(float(cell) if isinstance(cell, Decimal) else cell)
    return looks_personal(text, is_padded=True) is not None


def _day(cell: Any, written: str) -> date:
    if isinstance(cell, datetime):
        if cell.tzinfo is not None and cell.time() != time.min and str(cell.tzinfo) != _DUTCH:
            raise BadCell("moment", cell=cell.isoformat())
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    day = read_day(text, written) or read_day(text, _ISO)
    if day is not None:
        return day
    way = next((way for way in WAYS if read_day(text, way) is not None), None)
    blanks = {"cell": shown(text), "example": _A_DAY.strftime(written)}
    raise BadCell("date", **blanks) if way is None else BadCell("date_otherwise", **blanks, way=way)


def read_day(text: str, way: str) -> date | None:
    """Return the day that a text says in a way of writing, whatever the time of day behind it; None for none."""
    for each in (text, _without_a_time(text)):
        try:
            return datetime.strptime(each, way).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def is_iso(text: str) -> bool:
    """Tell whether a text says a day with the year first, which every map understands."""
    return read_day(text, _ISO) is not None


def _without_a_time(text: str) -> str:
    end = max(len(text) - _LONGEST_TIME, 0)
    return text[:end] + _TIME.sub("", text[end:])


def _amount(cell: Any, decimal: str) -> str:
    if isinstance(cell, bool):
        raise BadCell("amount", cell=as_written(cell))
    if isinstance(cell, (int, float, Decimal)):
        value = Decimal(str(cell))
    else:
        text = _without_euros(str(cell))
        if not _AMOUNTS[decimal].fullmatch(text):
            other = next(sign for sign in _AMOUNTS if sign != decimal)
            blanks = {"cell": shown(cell), "example": f"42{decimal}50"}
            is_other = is_amount(text, other)
            raise BadCell("amount_otherwise", **blanks, sign=other) if is_other else BadCell("amount_written", **blanks)
        whole, _, cents = text.partition(decimal)
        value = Decimal(f"{re.sub('[.,]', '', whole)}.{cents or 0}")
    if value.is_finite() and value < 0:
        raise BadCell("below_nothing", cell=shown(str(cell) if isinstance(cell, Decimal) else cell))
    if not value.is_finite() or Decimal(f"{value:.2f}") != value:
        raise BadCell("cents", cell=shown(str(cell) if isinstance(cell, Decimal) else cell))
    return f"{value:.2f}"


def _without_euros(text: str) -> str:
    return text.replace("\u20ac", "").replace("\u00a0", "").strip()


def is_amount(text: str, decimal: str) -> bool:
    """Tell whether a text is an amount with this sign before its cents."""
    return _AMOUNTS[decimal].fullmatch(_without_euros(text)) is not None


def _flag(cell: Any, writing: Writing) -> bool:
    if isinstance(cell, bool):
        return cell
    word = _as_text(cell).casefold()
    for said, value in ((writing.yes, True), (writing.no, False)):
        if word in {each.casefold() for each in said}:
            return value
    yes, no = writing.yes[0], writing.no[0]
    raise BadCell("flag", cell=shown(cell), yes=yes, no=no)


def _whole(cell: Any) -> int:
    text = _as_text(cell)
    if not _WHOLE.fullmatch(text) or len(text) > LONGEST_SHOWN:
        raise BadCell("whole", cell=shown(cell))
    return int(text)


def _range(cell: Any) -> Any:
    """Read a number of sessions, or the fewest and the most: 3, or 2-4."""
    text = _as_text(cell)
    written = _RANGE.fullmatch(text)
    ends = written.groups() if written else (text, text)
    if all(_WHOLE.fullmatch(end) and len(end) <= LONGEST_SHOWN for end in ends):
        fewest, most = map(int, ends)
        if fewest <= most:
            return {"min": fewest, "max": most}
    raise BadCell("range", cell=shown(cell))

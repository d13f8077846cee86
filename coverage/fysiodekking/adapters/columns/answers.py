"""A table of sessions decided, batch by batch, and the answers as columns again."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache, partial
from operator import index
from threading import RLock
from typing import Any, Final, TypeVar

from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.columns.arrow import ArrowBatch, ArrowStream, Stream, arrow, take_rows
from fysiodekking.adapters.columns.facts import Columns
from fysiodekking.adapters.columns.kept import handed_on, is_sound
from fysiodekking.adapters.columns.rows import mappings, unreadable
from fysiodekking.adapters.columns.sameness import Cases, Made, Result, answer_alike
from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.adapters.fault import describe
from fysiodekking.adapters.input_data import INPUT
from fysiodekking.adapters.package_sources import OwnPackages, Source, own_packages
from fysiodekking.deciding import decide
from fysiodekking.deciding.making_the_decision import outline
from fysiodekking.explain import explain
from fysiodekking.explain.languages import Language
from fysiodekking.model.case import Case
from fysiodekking.model.checked import shown
from fysiodekking.model.decision import Amounts, Decision
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem
from fysiodekking.model.errors_without_data import carries_no_data

_DIGITS: Final = 12
_PARTS: Final = ("basic", "deductible", "package", "insured")
_NO_BIRTH: Final = Problem("insured.born", "the cell, which is not repeated here, is not a date (write 1984-05-02)")
_LEFT_OUT: Final = "kept columns with cells that look like personal data, which are left out"
_Decided = TypeVar("_Decided")
_OF_MONEY: Final = frozenset({"amounts", "missing"})
"""What hangs on the price as well."""


@carries_no_data
def decide_table(
    table: ArrowStream | ArrowBatch, *, packages: Source | Iterable[Source] = (), keep: Collection[str] = ()
) -> Answers:
    """Answer each row of a table as `decide` answers its case.

    :param table: what speaks Arrow's C data interface: a table, data frame, reader, or record batch of pyarrow, polars,
        pandas, or DuckDB. A column is a fact by its dotted path, as ``session.date``, or a part of a case as a struct;
        ``condition`` is the condition that is treated.
    :param packages: packages that it may name by their ids, as for `case_from`.
    :param keep: columns that are handed on; one that is called ``id`` always is. A cell that looks like personal data
        is null, and a warning names its column.
    :raises InvalidTable: (a `ValueError`) with every problem of the names and types of its columns. What is wrong in a
        row stands in the column ``problems`` of its answer.
    :raises InvalidPackage: for packages that cannot be used.
    """
    own = own_packages(packages)
    stream = Stream(table)
    columns = Columns(stream.schema, keep, _types())
    if columns.personal:
        warnings.warn(f"columns personal data, never read: {columns.personal_ones}", stacklevel=3)
    return Answers(stream, columns, own)


class Answers:
    """The answers to a table: itself a stream of Arrow, with a row for each row of the table.

    Batches are decided as they are asked for, each once. What was read is kept, so that a row can be explained: hand
    over a long stream batch by batch where memory matters.

    :param schema: of its columns: those that are handed on, the short fields of a decision, and ``problems``.
    :param personal: the columns that were not read, since they would carry personal data.
    """

    def __init__(self, stream: Stream, columns: Columns, own: OwnPackages) -> None:
        pa = arrow()
        kept = [stream.schema.field(name).with_nullable(nullable=True) for name in columns.kept]
        self.schema = pa.schema([*kept, *(pa.field(name, type_) for name, type_ in _types().items())])
        self.personal = columns.personal
        self._columns, self._own = columns, own
        self._stream = stream
        self._answered: list[Any] = []
        self._left_out: set[str] = set()
        self._one_at_a_time = RLock()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the capsule of the answers, for whatever reads tables of Arrow."""
        return arrow().RecordBatchReader.from_batches(self.schema, iter(self)).__arrow_c_stream__(requested_schema)

    def __iter__(self) -> Iterator[Any]:
        """Yield the answers as record batches of pyarrow, one for each batch of the table."""
        number = 0
        while (answer := self._answer_of(number)) is not None:
            yield answer
            number += 1

    @carries_no_data
    def decision(self, row: int) -> Decision:
        """Return the decision of a row, from 0.

        :raises InvalidCase: with what is wrong with the row.
        :raises InvalidInput: for what is no number.
        :raises IndexError: when the table has no such row.
        """
        (case,) = self._made(self._row(row))
        result = _answer(case, decide)
        if isinstance(result, tuple):
            raise InvalidCase(result)
        return result

    def explain(self, row: int, lang: Language = "nl") -> str:
        """Explain the answer of a row, from 0, as `explain` does.

        :raises InvalidCase: with what is wrong with the row.
        :raises IndexError: when the table has no such row.
        """
        return explain(self.decision(row), lang)

    def _row(self, row: int) -> Any:
        """Return a row as a batch of its own."""
        try:
            left = index(row)
        except TypeError:
            raise InvalidInput([Problem("row", f"{shown(row)} is no number of a row (write one from 0)")]) from None
        for number, answer in enumerate(self):
            if 0 <= left < answer.num_rows:
                return self._stream.batch(number).slice(left, 1)
            left -= answer.num_rows
        raise IndexError(f"there is no row {shown(row)}")

    def _answer_of(self, number: int) -> Any:
        """Return the answer to a batch, from 0, each worked out once, whoever asks; None when there are not so many."""
        with self._one_at_a_time:
            while len(self._answered) <= number:
                batch = self._stream.batch(len(self._answered))
                if batch is None:
                    return None
                self._answered.append(self._answer(batch))
            return self._answered[number]

    def _answer(self, batch: Any) -> Any:
        pa = arrow()
        same = answer_alike(batch, self._columns.facts, self._cases(batch))
        columns = [self._kept(name, batch.column(name)) for name in self._columns.kept]
        for name, type_ in _types().items():
            places = same.much if name in _OF_MONEY else same.who
            columns.append(pa.array([*map(_WRITTEN[name], same.answers)], type_).take(pa.array(places)))
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)

    def _kept(self, name: str, column: Any) -> Any:
        """Return a column that is handed on; where a cell is left out as personal, its name is told once."""
        kept, tells = handed_on(column)
        if tells and name not in self._left_out:
            self._left_out.add(name)
            warnings.warn(f"{_LEFT_OUT}: {self._columns.named(name)}", stacklevel=2)
        return kept

    def _cases(self, batch: Any) -> Cases:
        """Return what makes cases of the rows of a batch, and decides them."""
        return Cases(lambda rows: self._made(take_rows(batch, rows)), partial(_answer, way=outline))

    def _made(self, batch: Any) -> Iterator[Made]:
        """Yield the case of each row; where one cannot be read each is read alone, so that it stops no other."""
        facts, kept = self._columns.facts, self._columns.kept
        with suppress(Exception):
            if all(is_sound(batch.column(name)) for name in kept):
                return (_case(mapping, self._own) for mapping in mappings(batch, facts))
        if batch.num_rows == 1:
            return iter([unreadable(batch, facts, kept)])
        return (case for row in range(batch.num_rows) for case in self._made(batch.slice(row, 1)))


def _case(mapping: dict[str, Any], own: OwnPackages) -> Made:
    try:
        return read_case(mapping, own=own).case
    except InvalidInput as error:
        if _is_a_day(mapping.get("insured", {}).get("born")):
            return error.problems
        return tuple([_NO_BIRTH if each.path == _NO_BIRTH.path else each for each in error.problems])
    except Exception as error:  # noqa: BLE001 - a fault of the library stops no other row
        return (Problem("", describe(error)),)


def _is_a_day(value: object) -> bool:
    """Tell whether a value is a day as it is read, or nothing."""
    with suppress(BadValue):
        return value is None or bool(INPUT.day(value))
    return False


def _answer(case: Made, way: Callable[[Case], _Decided]) -> _Decided | tuple[Problem, ...]:
    if not isinstance(case, Case):
        return case
    try:
        return way(case)
    except InvalidInput as error:
        return error.problems
    except Exception as error:  # noqa: BLE001 - a fault of the library stops no other row
        return (Problem("", describe(error)),)


# --- out ------------------------------------------------------------------------------------------------------------


@cache
def _types() -> Mapping[str, Any]:
    """Return the columns of the answers with their types: the short fields, and what is wrong."""
    pa = arrow()
    text, texts = pa.string(), pa.list_(pa.string())
    problem = pa.struct([("path", text), ("message", text)])
    return {
        "outcome": text,
        "payer": text,
        "package": text,
        "amounts": pa.struct([(part, pa.decimal128(_DIGITS, 2)) for part in _PARTS]),
        "entitlement_code": text,
        "reasons": texts,
        "conditions": texts,
        "missing": texts,
        "problems": pa.list_(problem),
    }


def _of(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda result: None if isinstance(result, tuple) else way(result)


def _amounts(amounts: Amounts | None) -> dict[str, Decimal] | None:
    return None if amounts is None else {part: Decimal(getattr(amounts, part).cents).scaleb(-2) for part in _PARTS}


def _problems(result: Result) -> list[dict[str, str]] | None:
    if not isinstance(result, tuple):
        return None
    return [{"path": problem.path, "message": problem.message} for problem in result]


_WRITTEN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "outcome": _of(lambda decision: decision.outcome.value),
    "payer": _of(lambda decision: decision.payer and decision.payer.value),
    "package": _of(lambda decision: decision.package),
    "amounts": _of(lambda decision: _amounts(decision.amounts)),
    "entitlement_code": _of(lambda decision: decision.entitlement_code),
    "reasons": _of(lambda decision: [reason.value for reason in decision.reasons]),
    "conditions": _of(lambda decision: [reason.value for reason in decision.conditions]),
    "missing": _of(lambda decision: [*map(str, decision.missing)]),
    "problems": _problems,
}
"""How each column says what comes of a row."""

"""Input as plain data: how cases, packages and expectations are read, and what to write instead of what is wrong."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from enum import Enum, StrEnum
from functools import lru_cache, partial
from typing import Any, Final, get_args, get_origin

import attrs

from fysiodekking.adapters.data_reader import WRONG, BadValue, Field, Reader, Way, as_written, fields_of
from fysiodekking.adapters.quick_reader import ODD, Quick
from fysiodekking.model.case import Case
from fysiodekking.model.checked import (
    converted,
    field_problems,
    is_id,
    is_key,
    repeatable,
    suggestion,
    too_many,
    wrong_key,
)
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import LONGEST_PATH, MOST_MEMBERS, MOST_PROBLEMS, MOST_ROWS
from fysiodekking.model.errors import InvalidInput, Problem, first_of
from fysiodekking.model.history import History, wrong_rows
from fysiodekking.model.money import Money
from fysiodekking.model.near_words import MEANT, plainly
from fysiodekking.model.package import UNLIMITED, Copayment, Limit, Package, PartYear, Payment
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.personal import IS_PERSONAL, is_birth, is_personal
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import SUPPOSITIONS, Row, Used
from fysiodekking.model.vocabulary import Rounding, YearPart

_UNKNOWN: Final = "unknown"
_MANY: Final = 10**18
"""No number that stands where text belongs is so large, if the same digits are to be that text."""
_MOST_DIGITS: Final = 12
"""No amount has so many digits before the dot."""


class _Input(Reader):
    """Reads what people write: every key has to be one of the format."""

    MISSING = "is missing (add it)"
    TABLE = " (write keys with values)"
    LIST = " (write it between square brackets)"
    FLAG = " (write true or false, without quotes)"
    WHOLE = " (write it without quotes or decimals)"

    def __init__(self) -> None:
        super().__init__()
        self.values[Any] = lambda value: value
        self.values[History] = self.history

    def way(self, kind: Any) -> Way:
        if get_origin(kind) is Mapping:
            return partial(self._mapping, kind=get_args(kind)[1])
        return super().way(kind)

    def fields(self, cls: Any) -> Mapping[str, Field]:
        return _fields(cls)

    def field(self, cls: Any, field: Field, value: object) -> Any:
        special = _SPECIAL.get((cls, field.name))
        made = self.read(value, field.type) if special is None else special(value)
        if made is None:
            raise BadValue("null is no value here (leave the key out)")
        problems = first_of(field_problems(field, made))
        if problems:
            raise InvalidInput(problems)
        return converted(field, made)

    def none_is_absent(self, cls: Any) -> bool:
        return bool(cls._none_is_absent)

    def may_be_absent(self, field: Field) -> bool:
        return field.default is not attrs.NOTHING

    def other_keys(self, cls: Any, fields: Mapping[str, Field], value: Mapping[Any, object]) -> Iterator[Problem]:
        allowed = {"name"} if cls is Package else frozenset()
        unknown = sorted(str(key)[:LONGEST_PATH] for key in value if key not in fields)
        return (unknown_key(key, fields, allowed, cls) for key in unknown[:MOST_PROBLEMS])

    def members(self, value: object, kind: Any) -> tuple[Any, ...]:
        members = sorted(value, key=_in_order) if isinstance(value, (set, frozenset)) else value
        if isinstance(members, (list, tuple)) and len(members) > MOST_ROWS:
            raise InvalidInput([too_many(members, MOST_ROWS)])
        return super().members(members, kind)

    def history(self, value: object) -> History:
        """Read the rows of a history, and look at them together."""
        rows = self.members(value, Row)
        problems = first_of(wrong_rows(rows))
        if problems:
            raise InvalidInput(problems)
        return History.worked_out(rows)

    def _mapping(self, value: object, kind: Any) -> dict[str, Any]:
        """Read a table whose keys are the caller's."""
        if not isinstance(value, Mapping):
            raise BadValue(f"{as_written(value)} is not a table{self.TABLE}")
        if len(value) > MOST_MEMBERS:
            raise InvalidInput([too_many(value, MOST_MEMBERS)])
        check = is_key if kind is Condition else is_id
        wrong = first_of(problem for key in value for problem in wrong_key(key, check))
        if wrong:
            raise InvalidInput(wrong)
        return dict(zip(value, self.each(kind, value.items()), strict=True))

    def money(self, value: object) -> Money:
        if isinstance(value, Money):
            return value
        if isinstance(value, Decimal):
            return _whole_cents(value)
        if not isinstance(value, str):
            how = 'write euros with two decimals between quotes, as "42.50"'
            raise BadValue(f"{as_written(value)} is not an amount ({how})")
        return super().money(value)

    def whole(self, value: object) -> int:
        is_whole = isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()
        return super().whole(int(value) if isinstance(value, Decimal) and is_whole else value)

    def text(self, value: object) -> str:
        value = value.value if isinstance(value, Enum) else value
        if not isinstance(value, str):
            raise BadValue(f"{as_written(value)} is not text ({between_quotes(value)})")
        return super().text(value)

    def word(self, value: object, words: type[StrEnum]) -> StrEnum:
        value = value.value if isinstance(value, Enum) else value
        if not isinstance(value, str):
            raise BadValue(f"{as_written(value)} is not a code ({between_quotes(value)})")
        return super().word(value, words)


def between_quotes(value: object) -> str:
    """Say what to write instead of a value that is no text: the same between quotes, where that can be text."""
    if isinstance(value, (Mapping, list, tuple)):
        return "write one text between quotes"
    if isinstance(value, int) and not (abs(value) < _MANY and repeatable(str(value))):
        return "write another word between quotes"
    return "write it between quotes"


@lru_cache(maxsize=1 << 8)
def _fields(cls: Any) -> Mapping[str, Field]:
    return {str(field.alias): field for field in fields_of(cls) if field.alias not in SUPPOSITIONS}


def _in_order(member: object) -> str:
    """Return what puts the members of a set in an order that is the same in every run."""
    word = member.value if isinstance(member, Enum) else member
    return word if isinstance(word, str) else ""


def _whole_cents(amount: Decimal) -> Money:
    """Return an amount of whole cents.

    :raises BadValue: for a part of a cent, less than nothing, and what is no number.
    """
    cents = amount * 100 if amount.is_finite() and amount.adjusted() < _MOST_DIGITS else Decimal(-1)
    if cents < 0 or cents != cents.to_integral_value():
        raise BadValue(
            f"{as_written(amount)} is not an amount in whole cents of at least nothing (write Decimal('42.50'))"
        )
    return Money(int(cents))


def _maximum(value: object) -> object:
    if isinstance(value, Decimal):
        return _whole_cents(value)
    if value == _UNKNOWN:
        return NOT_GIVEN
    if isinstance(value, str) and value != UNLIMITED:
        try:
            return Money.parse(value)
        except ValueError:
            raise BadValue(
                f'{as_written(value)} is no maximum (write a number, an amount as "350.00", "unlimited" or "unknown")'
            ) from None
    return value


def _or_unknown(kind: Any) -> Way:
    """Take "unknown" for what the source does not say how much it is."""
    return lambda value: NOT_GIVEN if value == _UNKNOWN else INPUT.read(value, kind)


_SPECIAL: Final[Mapping[tuple[Any, str], Way]] = {
    (Limit, "max"): _maximum,
    (Payment, "percent"): _or_unknown(int),
    (PartYear, "by"): _or_unknown(YearPart),
    (PartYear, "rounds"): _or_unknown(Rounding),
    (Copayment, "euros"): _or_unknown(Money),
    (Copayment, "from_session"): _or_unknown(int),
}
"""Fields that read more than their type says."""
TAKES_UNKNOWN: Final = frozenset(_SPECIAL)
"""Fields of which a file can say that the source is silent."""
INPUT: Final = _Input()
QUICK: Final = Quick(INPUT)


def read_input(value: object, cls: Any, path: str, problems: list[Problem]) -> Any:
    """Make a model object of a mapping; what is wrong goes into `problems`, with its path.

    :returns: the object, or None when there was a problem.
    """
    try:
        return QUICK.read(value, cls)
    except ODD:
        return _carefully(partial(INPUT.read, kind=cls), value, path, problems)


def read_field(value: object, cls: Any, key: str, problems: list[Problem]) -> Any:
    """Read what a key of a class holds; otherwise as `read_input`."""
    field = INPUT.fields(cls)[key]
    try:
        return QUICK.field(value, cls, field)
    except ODD:
        return _carefully(partial(INPUT.field, cls, field), value, key, problems)


def _carefully(way: Way, value: object, path: str, problems: list[Problem]) -> Any:
    made = INPUT.placed(way, value, path, problems)
    return None if made is WRONG else made


_VERY_NEAR: Final = 0.9
"""How alike two keys are of which one is meant by the other, whatever else is less alike."""
_PLACES: Final[Mapping[Any, str]] = {
    Session: "[session]",
    Provider: "[provider]",
    Insured: "[insured]",
    BasicPolicy: "[basic]",
    Condition: "[conditions.…]",
    Used: "[used]",
    Readings: "[readings]",
}
"""The parts of a case, as a file heads them."""


def _of_another_part(key: str, cls: Any, known: Collection[str]) -> str | None:
    """Return the key of another part of a case that is meant, with that part."""
    if not (cls is Case or cls is Row or issubclass(cls, tuple(_PLACES))):
        return None
    written = plainly(key)
    called = MEANT.get(written, ())
    if any(code in known for code in called):
        return None
    keys = {each for part in _PLACES for each in _fields(part)}
    close = difflib.get_close_matches(written, {*keys, *known}, n=1, cutoff=_VERY_NEAR)
    for word in (written, *called, *close):
        places = [place for part, place in _PLACES.items() if word in _fields(part) and word not in known]
        if places:
            return f"{word!r} of {' or '.join(places)}"
    return None


def unknown_key(key: str, known: Collection[str], allowed: Collection[str] = (), cls: Any = None) -> Problem:
    """Return the problem of a key that does not exist; one for personal data has a message of its own.

    :param cls: what the keys are those of; of a part of a case, a key that another part has is told to be that part's.
    """
    if not repeatable(key):
        return Problem("", "a key reads like personal data; the library needs none, leave it out")
    meant = "born" if is_birth(key) and "born" in known else key
    if key not in allowed and is_personal(key) and meant == key:
        return Problem(key, IS_PERSONAL)
    other = None if cls is None else _of_another_part(meant, cls, known)
    if other is not None:
        return Problem(key, f"is not a key here; did you mean {other}?")
    return Problem(key, f"is not a key here; {suggestion(meant, known)}")

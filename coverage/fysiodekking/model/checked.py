"""Checks on the fields of a class: all of them run, so that all problems are known at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

import attrs

from fysiodekking.model import near_words
from fysiodekking.model.counts import LONGEST_ID, LONGEST_SHOWN, LONGEST_TEXT, MOST_CENTS, MOST_MEMBERS
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem, first_of
from fysiodekking.model.errors_without_data import built_silently
from fysiodekking.model.json_schema import Schema, accepts, schema_of
from fysiodekking.model.money import Money
from fysiodekking.model.personal import IS_PERSONAL, is_personal, looks_like_a_name, looks_personal
from fysiodekking.model.unknown import Unknown

Check = Callable[[object], Iterator[Problem]]

_CHECK: Final = "fysiodekking.check"
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2099, 12, 31)
_DAY: Final = rf"^({EARLIEST.year // 100}|{LATEST.year // 100})[0-9]{{2}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_AMOUNT: Final = r"^[0-9]{1,9}\.[0-9]{2}$"
_NOT_BLANK: Final = r"\S"
_ID: Final = {"type": "string", "pattern": _NOT_BLANK, "maxLength": LONGEST_ID}
_NOT_NEEDED: Final = "looks like {looks}: personal data, which is not needed (write another word)"
_NEAR: Final = 0.65
"""How alike a near word is: one slip in three letters is near (0.67), two letters that short words share are not."""
MOST_WORDS: Final = 60
"""The most words of a list that are named."""


def shown(value: object) -> str:
    """Write a value for a message, cut when it is long.

    A table or list is only named, since it can hold anything, and so is what looks personal.
    """
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, (list, tuple, set, frozenset)):
        return "a list"
    try:
        if isinstance(value, (date, time)):
            text = str(value)  # as a file has it, and not as Python does
        else:
            text = repr(value[: 2 * LONGEST_SHOWN] if isinstance(value, (str, bytes, bytearray)) else value)
    except Exception:  # noqa: BLE001 - the text of an object of somebody else's class can raise anything
        return "a very long value" if isinstance(value, int) else f"an object of {type(value).__name__}"
    looks = looks_personal(value[:LONGEST_TEXT] if isinstance(value, str) else text)
    if looks is not None:
        return f"a value that looks like {looks}"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def demand(value: object, cls: type, how: str, error: type[InvalidInput] = InvalidInput) -> None:
    """Refuse an argument of another class than a function takes.

    :param how: where one comes from, in a few words.
    :raises InvalidInput: of the kind asked for, with a sentence.
    """
    if not isinstance(value, cls):
        raise error([Problem("", f"{shown(value)} is no {cls.__name__} ({how})")])


def demand_word(value: object, words: Collection[str], what: str) -> None:
    """Refuse a word that is not one of a few.

    :raises InvalidInput: with a sentence that names them.
    """
    if not isinstance(value, str) or value not in words:
        raise InvalidInput([Problem("", f"{shown(value)} is not {what} (write one of: {', '.join(words)})")])


def field(check: Check, *, metadata: Mapping[str, Any] | None = None, **arguments: Any) -> Any:
    """Make an attrs field whose value has to pass a check."""
    return attrs.field(metadata={_CHECK: check, **(metadata or {})}, **arguments)


def optional(check: Check) -> Check:
    """Accept `Unknown` too."""

    @accepts(schema_of(check))
    def checked(value: object) -> Iterator[Problem]:
        return iter(()) if isinstance(value, Unknown) else check(value)

    return checked


def near(value: object, known: Iterable[str]) -> str | None:
    """Return the word that is meant by what was written, or the one that comes nearest; None when none is near."""
    words = {near_words.plainly(str(word)): str(word) for word in sorted(known)}
    written = near_words.plainly(value[:LONGEST_SHOWN]) if isinstance(value, str) else ""
    meant = near_words.meant_by(written, words)
    found = [meant] if meant else difflib.get_close_matches(written, words, n=1, cutoff=_NEAR)
    return words[found[0]] if found else None


def suggestion(value: object, known: Collection[str]) -> str:
    """Name the word that is meant or near, or all of them when none is; of a long list the three that come nearest."""
    found = near(value, known)
    if found is not None:
        return f"did you mean {found!r}?"
    words = {near_words.plainly(str(word)): str(word) for word in sorted(known)}
    if len(words) <= MOST_WORDS:
        return f"write one of: {', '.join(map(_told_apart, words.values()))}"
    written = near_words.plainly(value[:LONGEST_SHOWN]) if isinstance(value, str) else ""
    nearest = ", ".join(repr(words[word]) for word in difflib.get_close_matches(written, words, n=3, cutoff=0))
    return f"write one of the {len(words)} words of that list; the nearest are {nearest}"


def _told_apart(word: str) -> str:
    """Write a word of a list; a sign, which could be one between them, in quotation marks."""
    return word if any(map(str.isalnum, word)) else repr(word)


@accepts({"type": "string", "format": "date", "pattern": _DAY})
def is_day(value: object) -> Iterator[Problem]:
    """Accept a date between 1900 and 2099."""
    if not isinstance(value, date) or isinstance(value, datetime):
        yield Problem("", f"{shown(value)} is not a date (write 2026-03-12)")
    elif not EARLIEST <= value <= LATEST:
        yield Problem("", f"{value} is not a usable date (write one between {EARLIEST} and {LATEST})")


@accepts(schema_of(is_day))
def is_birth(value: object) -> Iterator[Problem]:
    """Accept a day of birth, as any other day; of a wrong one only that is said."""
    if any(is_day(value)):
        yield Problem("", f"is not a usable date (write one between {EARLIEST} and {LATEST}, as 1984-05-02)")


@accepts({"type": "boolean"})
def is_flag(value: object) -> Iterator[Problem]:
    """Accept true or false."""
    if not isinstance(value, bool):
        yield Problem("", f"{shown(value)} is neither true nor false (write true or false, without quotes)")


@accepts({"type": "string", "pattern": _AMOUNT})
def is_money(value: object) -> Iterator[Problem]:
    """Accept an amount."""
    if not isinstance(value, Money):
        yield Problem("", f'{shown(value)} is not an amount (write euros with two decimals, as "42.50")')
    elif value.cents > MOST_CENTS:
        yield Problem("", f"{shown(value)} is more than any amount (write at most {Money(MOST_CENTS)})")


@accepts({"type": "string", "pattern": _NOT_BLANK, "maxLength": LONGEST_TEXT})
def is_text(value: object) -> Iterator[Problem]:
    """Accept text that is not empty, and says of nobody who it is."""
    yield from list(is_printed(value)) or is_any_text(value)


@accepts({"type": "string", "maxLength": LONGEST_TEXT})
def is_any_text(value: object) -> Iterator[Problem]:
    """Accept text, also none at all, that holds neither a citizen service number nor an e-mail address."""
    wrong = list(_is_written(value))
    looks = looks_personal(value) if not wrong and isinstance(value, str) else None
    yield from wrong if looks is None else [Problem("", _NOT_NEEDED.format(looks=looks))]


@accepts({"type": "string", "pattern": _NOT_BLANK, "maxLength": LONGEST_TEXT})
def is_printed(value: object) -> Iterator[Problem]:
    """Accept text that is not empty and only printed, as a letterhead is: it may say who somebody is."""
    if isinstance(value, str) and not value.strip():
        yield Problem("", f"{shown(value)} is not text (write something between quotes)")
    else:
        yield from _is_written(value)


def _is_written(value: object) -> Iterator[Problem]:
    if not isinstance(value, str) or not _is_writable(value):
        yield Problem("", f"{shown(value)} is not text (write something between quotes)")
    else:
        yield from _is_short(value, LONGEST_TEXT)


def _is_short(text: str, longest: int) -> Iterator[Problem]:
    if len(text) > longest:
        yield Problem("", f"has {len(text)} characters (write {longest} at most)")


@accepts(_ID)
def is_id(value: object) -> Iterator[Problem]:
    """Accept an id: a short text that is not empty, and says of nobody who it is."""
    wrong = list(is_text(value))
    yield from wrong if wrong or not isinstance(value, str) else _is_short(value, LONGEST_ID)


@accepts(_ID)
def is_package_id(value: object) -> Iterator[Problem]:
    """Accept the id of a package: one that can be a key too, as in `used.left_last_year`."""
    wrong = list(is_id(value))
    if not wrong and isinstance(value, str) and is_personal(value):
        wrong = [Problem("", f"{shown(value)} reads like a key for personal data (write another word)")]
    yield from wrong


def usable_id(*ids: str) -> str:
    """Return the first of several ids of a package that the library makes itself which is accepted as one."""
    return next((id_ for id_ in ids if not any(is_package_id(id_))), ids[-1])


@accepts(_ID)
def is_key(value: object) -> Iterator[Problem]:
    """Accept the key of a condition: an id that does not read like a person's name."""
    wrong = list(is_id(value))
    if not wrong and isinstance(value, str) and (looks_like_a_name(value) or is_personal(value)):
        wrong = [Problem("", "reads like personal data, which is not needed (write what is treated, as left_shoulder)")]
    yield from wrong


def _is_writable(text: str) -> bool:
    """Tell whether a text can be written anywhere: JSON can hold halves of characters."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def is_whole(low: int, high: int) -> Check:
    """Accept a whole number between two bounds, both included."""

    @accepts({"type": "integer", "minimum": low, "maximum": high})
    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            yield Problem("", f"{shown(value)} is not a whole number from {low} to {high}")

    return check


def is_member(vocabulary: type[StrEnum]) -> Check:
    """Accept a word of a vocabulary."""
    known = {each.value: each for each in vocabulary}

    @accepts({"enum": [*known]})
    def check(value: object) -> Iterator[Problem]:
        if isinstance(value, vocabulary):
            return
        if isinstance(value, str) and value in known:
            member = f"{vocabulary.__name__}.{known[value].name}"
            yield Problem("", f"{shown(value)} is its text (write {member}; `case_from` takes texts)")
            return
        yield Problem("", f"{shown(value)} is not known here; {suggestion(value, list(vocabulary))}")

    return check


def is_a(cls: type) -> Check:
    """Accept an instance of one of the model's own classes."""

    @accepts(cls)
    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, cls):
            yield Problem("", f"{shown(value)} is not a {cls.__name__}")

    return check


def one_of(*checks: Check) -> Check:
    """Accept what one of several checks accepts; the first check's message stands when none does."""

    @accepts({"anyOf": [schema_of(each) for each in checks]})
    def check(value: object) -> Iterator[Problem]:
        problems = [list(each(value)) for each in checks]
        if all(problems):
            yield from problems[0]

    return check


def is_word(*words: str) -> Check:
    """Accept exactly these words."""

    @accepts({"enum": [*map(str, words)]})
    def check(value: object) -> Iterator[Problem]:
        if not isinstance(value, str) or value not in words:
            yield Problem("", f"{shown(value)} is not known here; {suggestion(value, words)}")

    return check


def tuple_of(check: Check, most: int = MOST_MEMBERS) -> Check:
    """Accept a tuple with no more than the most members, that all pass a check."""

    @accepts({"type": "array", "items": schema_of(check), "maxItems": most})
    def checked(value: object) -> Iterator[Problem]:
        if not isinstance(value, tuple):
            yield Problem("", f"{shown(value)} is not a list")
        elif len(value) > most:
            yield too_many(value, most)
        else:
            for index, member in enumerate(value):
                for problem in check(member):
                    yield problem.under(f"[{index}]")

    return checked


def mapping_of(check: Check, key: Check = is_id, most: int = MOST_MEMBERS) -> Check:
    """Accept a mapping with no more than the most keys, that pass a check, to values that all pass another."""

    @accepts(_table_of(schema_of(check), schema_of(key), most))
    def checked(value: object) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem("", f"{shown(value)} is not a table (write keys with values)")
        elif len(value) > most:
            yield too_many(value, most)
        else:
            for name, member in value.items():
                wrong = list(wrong_key(name, key))
                yield from wrong
                for problem in () if wrong else check(member):
                    yield problem.under(str(name))

    return checked


def _table_of(member: Schema, key: Schema, most: int) -> Schema:
    return {"type": "object", "additionalProperties": member, "propertyNames": key, "maxProperties": most}


def too_many(value: Sized, most: int) -> Problem:
    """Return the problem of a list or table that holds more than it may."""
    return Problem("", f"holds {len(value)} (at most {most} are read)")


def wrong_key(name: object, check: Check) -> Iterator[Problem]:
    """Yield what is wrong with a key of a table; one that is personal itself is not repeated, not even as a path."""
    if not isinstance(name, str):
        yield Problem(shown(name), "is not a key (write text)")
    elif is_personal(name) and repeatable(name):
        yield Problem(name, IS_PERSONAL)
    else:
        for problem in check(name):
            yield problem.under(name) if repeatable(name) else Problem("", f"a key {problem.message}")


def repeatable(key: str) -> bool:
    """Tell whether a key may be repeated in a message: it is not itself personal."""
    return looks_personal(key) is None and not looks_like_a_name(key)


def field_problems(attribute: attrs.Attribute[Any], value: object) -> Iterator[Problem]:
    """Yield what is wrong with a value of a field."""
    check: Check | None = attribute.metadata.get(_CHECK)
    return iter(()) if check is None else check(value)


def schema_of_field(attribute: attrs.Attribute[Any]) -> Schema:
    """Return how what a field accepts is written."""
    return schema_of(attribute.metadata.get(_CHECK))


def check_of_all(cls: type[Checked]) -> Callable[[Any], Iterator[Problem]] | None:
    """Return what checks the fields of a class together; None when there is nothing to check."""
    return None if cls._together is Checked._together else cls._together  # noqa: SLF001 - of this module


def converted(attribute: attrs.Attribute[Any], value: object) -> Any:
    """Return what a field keeps of a value."""
    convert = cast("Callable[[object], Any] | None", attribute.converter)
    return value if convert is None else convert(value)


def given_fields(part: Checked) -> Iterator[tuple[str, Any]]:
    """Yield the name and value of every field that says something: not those that repeat what absence means."""
    for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(part))):
        value = getattr(part, attribute.name)
        if attribute.default is attrs.NOTHING or value != default_of(attribute):
            yield attribute.alias, value


def default_of(attribute: attrs.Attribute[Any]) -> Any:
    """Return what absence means for a field."""
    made = getattr(attribute.default, "factory", None)
    return attribute.default if made is None else made()


Part = TypeVar("Part", bound="Checked")


@lru_cache(maxsize=1 << 8)
def _fields(cls: Any) -> tuple[tuple[str, Callable[[object], Any], Callable[[object, Any], None], Any], ...]:
    """Return name, getter, setter and default of every field of a class; what a class works out and keeps is none."""
    fields = [(field.name, field.default) for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls))]
    return tuple((name, getattr(cls, name).__get__, getattr(cls, name).__set__, default) for name, default in fields)


def supposing(part: Part, **changes: Any) -> Part:
    """Return a part with other values, as the library itself supposes them while it works out an answer.

    What is worked out is no input: it is not checked, and a check of input cannot fail on it.
    """
    one = object.__new__(type(part))
    for name, get, put, _ in _fields(cast("Any", type(part))):
        put(one, changes[name] if name in changes else get(part))
    return one


def make_unchecked(cls: type[Part], **values: Any) -> Part:
    """Return a part made of values that are known to be right; a field without one has its default."""
    one = object.__new__(cls)
    for name, _, put, default in _fields(cast("Any", cls)):
        put(one, values.get(name, default))
    return one


class Checked:
    """Base of the model's input classes: construction raises `InvalidCase` with every problem of every field.

    Its text shows what was said and nothing else, so that a case can be read.
    """

    __slots__ = ()
    _error: type[InvalidInput] = InvalidCase
    _none_is_absent = True

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given_fields(self))})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print over several lines: the protocol of IPython, which hypothesis speaks too."""
        assert not cycle, "a case holds no circles"
        with printer.group(2, f"{type(self).__name__}(", ")"):
            for index, (name, value) in enumerate(given_fields(self)):
                if index:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{name}=")
                printer.pretty(value)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        built_silently(cls)

    def __attrs_post_init__(self) -> None:
        problems = first_of(self._field_problems()) or first_of(self._together())
        if problems:
            raise self._error(problems)

    def _field_problems(self) -> Iterator[Problem]:
        for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(self))):
            for problem in field_problems(attribute, getattr(self, attribute.name)):
                yield problem.under(attribute.alias)

    def _together(self) -> Iterator[Problem]:
        """Yield what is wrong with fields that are each right; a subclass says more."""
        return iter(())

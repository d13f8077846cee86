"""A performance code (prestatiecode) as the list prints it, and what exports and spreadsheets make of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fysiodekking.model.checked import is_any_text, is_id, shown
from fysiodekking.model.errors import Problem
from fysiodekking.model.json_schema import accepts, schema_of

_CODE: Final = r"(?P<code>F[0-9]{4}|[1-9][0-9]{3,4})"
_NUMBER: Final = re.compile(rf"0*{_CODE}(?:[.,]0+)?")
_OF_THOUSANDS: Final = re.compile(r"(?P<code>[1-9][., ][0-9]{3})(?:[.,]0+)?")
_BEFORE_WORDS: Final = re.compile(rf"{_CODE}[\s:;,.|/(\u2013-]+[^\W\d_].*", re.DOTALL)
_AROUND: Final = " \t\r\n\u00a0'\u2019\""


def code_meant(text: str) -> str | None:
    """Return the code that a text holds when it is written otherwise than the list writes it; else None.

    So are a number that a spreadsheet made of it (``1000.0``, ``1.000``), a fixed width (blanks, ``001000``), the
    apostrophe that keeps a cell a text, and a code with its description behind it. A practice's own word is no such
    text: it stands for itself, and is on no list.
    """
    bare = text.strip(_AROUND)
    for form in (_NUMBER, _OF_THOUSANDS, _BEFORE_WORDS):
        found = form.fullmatch(bare)
        if found is not None:
            code = re.sub("[., ]", "", found["code"])
            return None if code == text else code
    return None


def _written_otherwise(value: object) -> Iterator[Problem]:
    meant = code_meant(value) if isinstance(value, str) else None
    if meant is not None:
        yield Problem("", f"{shown(value)} is not a code as the list writes it; did you mean {meant!r}?")


@accepts(schema_of(is_id))
def is_code(value: object) -> Iterator[Problem]:
    """Accept a performance code, or a word of one's own, but no code that is written otherwise."""
    yield from list(is_id(value)) or _written_otherwise(value)


@accepts(schema_of(is_any_text))
def is_code_or_none(value: object) -> Iterator[Problem]:
    """Accept a performance code, or no text: a charge without one."""
    yield from list(is_any_text(value)) or _written_otherwise(value)

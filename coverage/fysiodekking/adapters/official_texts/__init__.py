"""Official texts in: BWB XML as wetten.overheid.nl gives it, Markdown, or plain text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

from fysiodekking.adapters.official_texts.plain_text import read_lines
from fysiodekking.adapters.official_texts.sections import Sections, Unreadable
from fysiodekking.adapters.official_texts.xml import read_xml
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.official_text import OfficialText

LARGEST: Final = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""
_ACT: Final = re.compile(r"BWBR\d{7}")


def load_official_text(path: str, act: str | None = None, day: date | None = None) -> OfficialText:
    """Read a file.

    :param act: its number, ``BWBR…``, where the file does not say it.
    :param day: the day to read it for, where the file does not say one or holds several versions.
    :raises InvalidInput: with what is wrong and what to do.
    """
    try:
        return _read(_text(path), act, day)
    except Unreadable as error:
        raise InvalidInput([Problem(path, str(error))]) from error


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Unreadable("cannot be read (name a file with the text of an act)") from error
    if len(content) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // (1024 * 1024)} MiB (cut out the articles that are quoted)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("is not text in UTF-8 (save the text of the act as XML, Markdown or plain text)") from error


def _read(text: str, act: str | None, day: date | None) -> OfficialText:
    sections: Sections = read_xml(text) if text.lstrip().startswith("<") and "<toestand" in text else read_lines(text)
    number = sections.act or act
    if number is None:
        raise Unreadable("does not say which act it is (add --act BWBR…, the number in its address)")
    if not _ACT.fullmatch(number):
        raise Unreadable(f"{number!r} is no number of an act (write it as BWBR0018492)")
    if act is not None and act != number:
        raise Unreadable(f"says that it is {number}, not {act} (leave --act out)")
    on = day or sections.day
    if on is None:
        raise Unreadable("does not say of which day it is (add --on DATE)")
    passages = sections.of(on)
    if not passages:
        raise Unreadable(
            f"holds no article or annex of {on} (an article begins with a line of its own, `Artikel 2.6`; "
            "a text of a later day says nothing of an earlier one)"
        )
    return OfficialText(act=number, day=on, passages=passages)

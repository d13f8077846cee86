"""What is said of laying data beside an official text and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

VERIFICATION: Final[Mapping[str, str]] = {
    "title": "{title} ({act}), the text of {day}",
    "found": "found word for word",
    "elsewhere": "STANDS ELSEWHERE, in {place}",
    "not_found": "NOT FOUND",
    "not_in_text": "not in this text",
    "own_words": "the library's own words",
    "stands": "{value} stands in the quote",
    "stands_not": "{value} DOES NOT STAND IN THE QUOTE",
    "quoted": 'quoted: "{quote}"',
    "nearest": 'nearest: "{nearest}"',
    "changed": 'different: "{said}" is "{instead}" there',
    "gone": 'different: "{said}" is missing there',
    "new": 'different: "{instead}" stands there as well',
    "counts": (
        "Quotes: {quotes}, of which word for word {found}, elsewhere {elsewhere}, not found {not_found}, not in this "
        "text {not_in_text}, own words {own_words}. Numbers in their quote: {stand} of {numbers}."
    ),
    "own": "Own words: {count}",
}

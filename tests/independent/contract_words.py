"""The words, keys and days of the contract, read from its own pages in `docs`.

Nothing of the library is imported, so that what is drawn from here knows no more than a caller does.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("case-files.md", "packages.md"))
READING_PAGE: Final = (ROOT / "docs" / "readings.md").read_text("utf-8")
DAYS_PAGE: Final = (ROOT / "docs" / "what-it-answers.md").read_text("utf-8")

_CODE: Final = re.compile(r"`([^`]+)`")


def _rows(page: str, begin: str) -> list[list[str]]:
    """Return the rows of the table or list that follows a mark, each as its cells."""
    text = page[page.index(begin) + len(begin) :]
    rows: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(("| `", "- `")):
            rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|- "))])
        elif rows and not line.startswith("|"):
            break
    return rows


def _words(name: str) -> tuple[str, ...]:
    return tuple(row[0].strip("`") for row in _rows(PAGE, f"<!-- table: {name} -->"))


PROFESSIONS: Final = _words("professions")
TECHNIQUES: Final = _words("techniques")
CLASSES: Final = _words("classes")
GROUNDS: Final = _words("grounds")
ANNEX: Final = _words("annex")
OTHER_KINDS: Final = _words("kinds")
KINDS: Final = (*OTHER_KINDS, *ANNEX)


def _keys(table: str) -> dict[str, tuple[str, str]]:
    """Return the keys of a table of the page: key to type and default."""
    return {
        key: (row[1].replace("\\|", "|"), row[2])
        for row in _rows(PAGE, f"<!-- keys: {table} -->")
        for key in _CODE.findall(row[0])
    }


TABLES: Final = {
    name: _keys(name)
    for name in (
        "top", "LawSupposed", "Session", "ExtraLine", "Provider", "Insured", "BasicPolicy", "Waiver", "Asked",
        "Condition", "Row", "Used", "Package",
        "Grant", "Requirements", "Limit", "PartYear", "Copayment", "Payments", "Payment",
    )
}  # fmt: skip


def _readings() -> dict[str, tuple[tuple[str, ...], str]]:
    made = {}
    for row in _rows(READING_PAGE, "<!-- table: readings -->"):
        made[row[0].strip("`")] = (tuple(_CODE.findall(row[1])), row[2].strip("`"))
    return made


READINGS: Final = _readings()
"""Every reading: its values (none for one that is a number) and what holds without it (``asked for``: nothing)."""

_CHECKED: Final = re.search(r"before (\d{4}-\d\d-\d\d) or after (\d{4}-\d\d-\d\d)", DAYS_PAGE)
assert _CHECKED is not None
FIRST, LAST = map(date.fromisoformat, _CHECKED.groups())
"""The days of which somebody read the law."""

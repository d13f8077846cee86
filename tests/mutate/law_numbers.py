"""Changes every number and date of the law data by one, and tells which changes no test notices.

Run it as ``python tests/mutate/law_numbers.py [WORD…]``; words narrow it down to lines that contain one of them.
A date moves by one day, an amount by one euro, any other number by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from workshop import PACKAGE, Mutant, main

TESTS: Final = ("tests/law", "tests/rules")
OF_THE_DATA: Final = ("tests/law/data", "tests/law/test_assemble.py")
"""What says of the data what they say: asked first."""
FIRST_DAY: Final = "2012-01-01"
_QUOTED_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_AMOUNT: Final = re.compile(r'"(\d+)(\.\d\d)"')
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER: Final = re.compile(r"(?<![\w.\-])\d+(?![\w.\-])")
_CITED: Final = re.compile(r'^(article|term_article|place|code) = "([^"]*\d[^"]*)"')


def _blanked(line: str) -> str:
    """Return a line with comments and quoted text blanked out, so that only bare numbers and dates are left."""
    bare = _QUOTED_TEXT.sub(lambda text: " " * len(text[0]), line)
    before, hash_, after = bare.partition("#")
    return before + " " * (len(hash_) + len(after))


def _changes(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield the old text, the new text and the changed line, for everything on a line that is a number or a date."""
    bare = _blanked(line)
    for found in _DATE.finditer(bare):
        for days in (-1, 1):
            new = str(date.fromisoformat(found[0]) + timedelta(days=days))
            yield found[0], new, line[: found.start()] + new + line[found.end() :]
    without_dates = _DATE.sub(lambda text: "x" * len(text[0]), bare)
    for found in _NUMBER.finditer(without_dates):
        for new_number in {max(int(found[0]) - 1, 0), int(found[0]) + 1} - {int(found[0])}:
            yield found[0], str(new_number), line[: found.start()] + str(new_number) + line[found.end() :]
    if line.startswith(("value = ", "#")) and not line.startswith("#"):
        for found in _AMOUNT.finditer(line):
            new = f'"{int(found[1]) + 1}{found[2]}"'
            yield found[0], new, line[: found.start()] + new + line[found.end() :]
            new = f'"{found[1]}.01"'
            yield found[0], new, line[: found.start()] + new + line[found.end() :]
    cited = _CITED.match(line)
    if cited is not None:
        number = list(re.finditer(r"\d+", cited[2]))[-1]
        start = cited.start(2) + number.start()
        new = str(int(number[0]) + 1).zfill(len(number[0]))
        yield cited[2], f"…{new}", line[:start] + new + line[start + len(number[0]) :]


def _reason_to_skip(file: str, line: str, old: str, new: str) -> str | None:
    """Return why a change cannot matter; None when it has to be noticed."""
    if line.startswith("confirmed = "):
        return "says when somebody looked, decides nothing"
    if old == FIRST_DAY and new < FIRST_DAY:
        return "a first day before the first day that is answered for changes no answer"
    if file == "annex-1.toml" and line.startswith("read = ") and old == "2011-01-01":
        return "lies before the first day that is answered for"
    if file == "annex-1.toml" and line.startswith("uncertain = ") and old == FIRST_DAY:
        return "the row itself begins there" if new < old else None
    return None


def mutants() -> tuple[list[Mutant], list[str]]:
    """Return every change of one number or date, and what was left out with the reason why."""
    made, skipped = [], []
    for path in sorted((PACKAGE / "law" / "data").glob("*.toml")):
        if path.name == "sources.toml":
            continue
        lines = path.read_text("utf-8").splitlines(keepends=True)
        key = ""
        for index, line in enumerate(lines):
            if line.startswith(("key = ", "id = ", "code = ")):
                key = line.partition("=")[2].strip()
            for old, new, changed in _changes(line):
                what = f"{key} {line.strip()[:60]} [{old} -> {new}]"
                reason = _reason_to_skip(path.name, line, old, new)
                if reason is not None:
                    skipped.append(reason)
                    continue
                text = "".join([*lines[:index], changed, *lines[index + 1 :]])
                made.append(Mutant(f"law/data/{path.name}", index + 1, what, text, OF_THE_DATA))
    return made, skipped


if __name__ == "__main__":
    raise SystemExit(main("numbers and dates", *mutants(), TESTS))

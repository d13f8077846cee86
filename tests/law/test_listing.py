"""What a new year asks to be read: `law todo`."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from click.testing import CliRunner

from dated import FIRST, LAST, NEXT_YEAR
from fysiodekking.adapters.cli import command
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import LawData, law_data
from fysiodekking.law.listing import Entry, due, entries
from fysiodekking.law.load import Key

DEDUCTIBLE = Key("value", "mandatory_deductible")


def confirmed(data: LawData, on: date) -> LawData:
    """Return the data as if everything had been laid beside the text of a day."""
    return attrs.evolve(
        data,
        timelines={
            file: {key: tuple(attrs.evolve(each, confirmed=on) for each in line) for key, line in timelines.items()}
            for file, timelines in data.timelines.items()
        },
    )


def name(entry: Entry) -> tuple[str, Key, str]:
    return entry.instrument, entry.key, entry.citation.article


class TestDue:
    def test_everything_that_holds_before_a_text_of_the_year_was_read(self) -> None:
        """And nothing twice."""
        last = {(each.instrument, each.key, each.citation.article) for each in entries(law_data(), LAST)}
        found = [
            (each.entry.instrument, each.entry.key, each.entry.citation.article) for each in due(law_data(), NEXT_YEAR)
        ]
        assert len(found) == len(set(found))
        assert set(found) == last

    def test_what_ends_with_the_year_before(self) -> None:
        """The deductible always does, even when all was read; what ended before a year that was checked is settled."""
        read = confirmed(law_data(), date(NEXT_YEAR, 1, 1))
        assert [(each.entry.key, each.ends) for each in due(read, NEXT_YEAR)] == [(DEDUCTIBLE, LAST)]
        assert due(read, 2014) == ()

    def test_what_was_read_is_not_listed(self) -> None:
        """Read beside the text of the first day is read; of the day before it is not."""
        day = date(2026, 1, 1)
        assert due(confirmed(law_data(), day), 2026) == ()
        before = due(confirmed(law_data(), date(2025, 12, 31)), 2026)
        assert [each.entry for each in before] == [*entries(law_data(), day)]


class TestTodo:
    @pytest.mark.parametrize(
        ("lang", "said"), [("nl", "nagekeken naast de tekst van"), ("en", "last read beside the text of")]
    )
    def test_a_checklist_with_links(self, lang: str, said: str) -> None:
        """Every instrument with the address of its text of the first day, every place with a box."""
        done = CliRunner().invoke(command, ["law", "todo", str(NEXT_YEAR), "--lang", lang])
        assert done.exit_code == 0
        assert f"https://wetten.overheid.nl/BWBR0018450/{NEXT_YEAR}-01-01#Artikel19" in done.output
        boxes = [line for line in done.output.splitlines() if line.startswith("- [ ] ")]
        assert sum(said in box for box in boxes) == len(boxes) - 1
        assert sum(f"{catalogue(lang).law['subject.mandatory_deductible']}: " in box for box in boxes) == 1
        assert not any(" row " in box for box in boxes)

    @pytest.mark.parametrize("year", [FIRST.year - 1, NEXT_YEAR + 1])
    def test_another_year(self, year: int) -> None:
        """Of a year without law around it there is no list."""
        done = CliRunner().invoke(command, ["law", "todo", str(year), "--lang", "en"])
        assert (done.exit_code, f"{FIRST.year} to {NEXT_YEAR}" in done.stderr) == (2, True)

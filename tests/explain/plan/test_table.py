from __future__ import annotations

import re

from fysiodekking.explain.plan import as_text
from fysiodekking.explain.plan.table import grouped, tabulated, totals
from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.money import NOTHING
from fysiodekking.model.plan import Plan
from plans import planned

WIDTH = 80


class TestText:
    def test_fits_in_eighty_columns(self, made: Plan, lang: str) -> None:
        """With package ids of ordinary length no line is longer."""
        assert [line for line in as_text(made, lang).splitlines() if len(line) > WIDTH] == []

    def test_has_every_session_in_a_line(self, made: Plan, lang: str) -> None:
        """The table has all sessions, in order; those alike that follow each other share a line."""
        table = as_text(made, lang).partition("Alle behandelingen" if lang == "nl" else "All sessions")[2]
        runs = re.findall(r"^(\d+)(?:\u2013(\d+))?  ", table, re.MULTILINE)
        numbers = [number for first, last in runs for number in range(int(first), int(last or first) + 1)]
        assert numbers == [step.number for step in made.steps]

    def test_begins_with_the_answer(self) -> None:
        """The first line is the answer, with the amount."""
        assert as_text(planned("runs-out"), "nl").startswith(
            "12 behandelingen: de patiënt betaalt in totaal € 340,00.\n"
        )

    def test_is_written_for_people(self, made: Plan, lang: str) -> None:
        """No date, amount or limit stands there as in data."""
        text = as_text(made, lang)
        assert not re.search(r"\d{4}-\d\d-\d\d|EUR|\w/\w", text)
        assert not re.search(r"\d,\d\d\b" if lang == "en" else r"\d\.\d\d\b", text.partition("\n")[0])


class TestRuns:
    def test_add_up(self) -> None:
        """What each session of a run costs, so many times, is what the runs so far cost in all."""
        made = planned("annex")
        rows = grouped(made, words_of("en")).rows
        assert [row[0] for row in rows] == ["1\u20139", "10\u201320", "21", "22", "23\u201326"]
        assert [row[-1] for row in rows] == [
            "\u20ac0.00",
            "\u20ac467.50",
            "\u20ac510.00",
            "\u20ac527.50",
            "\u20ac527.50",
        ]
        last = totals(made)[-1]
        assert last is not None
        assert last.exact == made.costs

    def test_an_amount_that_is_open_stands_as_a_range(self) -> None:
        """Each session and all so far, from the least to the most."""
        assert [row[-2:] for row in grouped(planned("elsewhere-unknown"), words_of("en")).rows] == [
            ("\u20ac0.00\u2013\u20ac42.50", "\u20ac0.00\u2013\u20ac170.00"),
            ("\u20ac42.50", "\u20ac85.00\u2013\u20ac255.00"),
        ]

    def test_what_is_not_known_stays_unknown(self, words: PlanWords) -> None:
        """From the first session on of which the costs are not known, no sum is said."""
        rows = grouped(planned("into-next-year"), words).rows
        known = [row[-1] != words.say("unknown") for row in rows]
        assert known == sorted(known, reverse=True)


class TestColumns:
    def test_only_limits_that_are_used(self, words: PlanWords) -> None:
        """A limit that stays as it is needs no column: it stands at the end of the plan."""
        assert len(tabulated(planned("runs-out"), words).head) == 6
        assert len(tabulated(planned("one"), words).head) == 5
        table = tabulated(planned("three-packages"), words)
        assert len(table.head) == 9
        assert len(table.notes) == 4

    def test_limits_of_the_same_words_are_told_apart(self, words: PlanWords) -> None:
        """Two limits of one package over the same year are named by their own names too."""
        notes = tabulated(planned("other-grant"), words).notes
        assert [re.search(r"“(year|more)”", note) is not None for note in notes] == [True, True]

    def test_what_nobody_may_charge_costs_nothing(self, words: PlanWords) -> None:
        """A session that may not be charged has an amount of nothing, not an unknown one."""
        costs = {row[3] for row in tabulated(planned("nobody"), words).rows}
        assert costs == {words.catalogue.euros(NOTHING)}

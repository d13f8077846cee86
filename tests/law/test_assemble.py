from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs
import pytest

from dated import AFTER, BOTH_SIDES, CHANGES, DAY, FIRST, LAST, on
from fysiodekking.law import law_data, law_on
from fysiodekking.law.assemble import assemble, meant
from fysiodekking.law.load import Key, LawData, Timeline
from fysiodekking.model.citation import Citation
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.money import Money
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession


class TestDays:
    """Every day of change and the day before it has a law."""

    def test_the_days_on_which_something_changes(self) -> None:
        """Are first days of a year, and these."""
        assert [str(day) for day in CHANGES if day != date(day.year, 1, 1)] == [
            "2012-12-20",
            "2018-07-01",
            "2019-10-01",
            "2019-11-01",
            "2020-07-01",
            "2020-07-18",
            "2023-08-01",
            "2024-07-01",
            "2024-09-15",
            "2025-04-24",
        ]

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_law_of_the_day(self, day: date) -> None:
        law = law_on(day)
        assert [each.ground for each in law.basic.grounds.values()] == [*Ground]

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_every_citation_in_force_holds_on_the_day(self, day: date) -> None:
        cited = list(_citations(law_on(day)))
        assert len(cited) > 200
        for citation in cited:
            assert day in citation.period, citation
            assert citation.article
            assert citation.quote
            assert (
                citation.url.startswith("https://") or citation.source == "Praktijkpagina"
            )  # its address is not known
            assert "{" not in citation.url
            assert citation.dated == (f"/{day}#" in citation.link(day))

    @pytest.mark.parametrize(
        ("first", "last"),
        [(day, following - DAY) for day, following in itertools.pairwise([*CHANGES, AFTER])],
        ids=str,
    )
    def test_nothing_differs_between_two_days_of_change(self, first: date, last: date) -> None:
        """Not a value, not a word, not how firm it is: one law serves all days of a version."""
        assert attrs.asdict(assemble(law_data(), first)) == attrs.asdict(assemble(law_data(), last))
        assert law_on(first) is law_on(last)

    @pytest.mark.parametrize(("day", "before"), [*itertools.pairwise(reversed(CHANGES))], ids=str)
    def test_something_differs_from_the_version_before(self, day: date, before: date) -> None:
        assert law_on(day) is not law_on(before)
        assert attrs.asdict(law_on(day)) != attrs.asdict(law_on(before))

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_a_row_that_is_not_on_the_annex_is_cited_for_the_days_without_it(self, day: date) -> None:
        for kind, row in law_on(day).basic.annex_1.items():
            if row.in_force is False:
                assert day in row.citation.period
                without = [law_on(each).basic.annex_1[kind] for each in BOTH_SIDES if each in row.citation.period]
                assert not any(each.in_force is True for each in without)

    @pytest.mark.parametrize("day", ["2011-12-31", "2005-12-31"])
    def test_a_day_before_has_no_law(self, day: str) -> None:
        with pytest.raises(InvalidLaw, match=f"has no version for {day}"):
            assemble(law_data(), date.fromisoformat(day))

    @pytest.mark.parametrize("day", [FIRST - DAY, AFTER], ids=str)
    def test_a_day_that_was_not_checked_has_no_law(self, day: date) -> None:
        with pytest.raises(InvalidLaw, match=f"{day}: lies outside the days that were checked, {FIRST}/{LAST}"):
            on(day)


def _citations(part: object) -> Iterator[Citation]:
    """Yield every citation of a law that is in force; a row or performance that is not stands outside."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from _citations(each)
    elif attrs.has(type(part)):
        if getattr(part, "in_force", True) is False and not hasattr(part, "ground"):
            return
        for field in attrs.fields(type(part)):
            yield from _citations(getattr(part, field.name))


class TestMeaning:
    """A value that means nothing is refused by file and key."""

    def test_shown_with_file_key_and_validity(self) -> None:
        act = law_data().timelines["zorgverzekeringswet.toml"][Key("value", "mandatory_deductible")][0]
        with pytest.raises(InvalidLaw) as caught:
            meant(act, Money.parse, "…")
        [problem] = caught.value.problems
        assert problem.path == "zorgverzekeringswet.toml/value:mandatory_deductible"
        assert problem.message.startswith("'…' from 2012-01-01 means nothing: ")

    @pytest.mark.parametrize(
        ("convert", "value"), [(Money.parse, 400), (ConditionKind, "no_such_row"), (Profession, None)]
    )
    def test_whatever_kind_of_value(self, convert: Any, value: object) -> None:
        version = law_data().timelines["wet-big.toml"][Key("value", "titled_professions")][0]
        with pytest.raises(InvalidLaw, match=r"wet-big\.toml/value:titled_professions"):
            meant(version, convert, value)


class TestGrounds:
    """What a ground declares is there while it is in force, and is of its unit."""

    FILE = "besluit-zorgverzekering.toml"

    def _with(self, key: Key, timeline: Timeline) -> LawData:
        data = law_data()
        return attrs.evolve(data, timelines={**data.timelines, self.FILE: {**data.timelines[self.FILE], key: timeline}})

    def test_a_number_that_is_left_out(self) -> None:
        data = self._with(Key("number", "months", "fall_risk"), ())
        with pytest.raises(InvalidLaw, match=f"{self.FILE}/fall_risk/number:months: has no version for 2026-01-01"):
            assemble(data, date(2026, 1, 1))
        assert assemble(data, date(2023, 12, 31)).basic.grounds.fall_risk.in_force is False

    def test_a_ground_that_was_always_there_cannot_lack_its_paragraph(self) -> None:
        data = self._with(Key("paragraph", ground="under_18"), ())
        with pytest.raises(InvalidLaw, match=f"{self.FILE}/under_18/paragraph: has no version for 2026-01-01"):
            assemble(data, date(2026, 1, 1))

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            (Key("number", "months", "fall_risk"), "12"),
            (Key("number", "months", "fall_risk"), True),
            (Key("date", "read_start", "copd"), "2020-01-01"),
            (Key("word", "class_b", "copd"), "three"),
            (Key("word", "completed_study_suffices", "axial_spondyloarthritis_in_study"), "perhaps"),
        ],
    )
    def test_a_value_of_another_unit(self, key: Key, value: object) -> None:
        last = law_data().timelines[self.FILE][key][-1]
        data = self._with(key, (attrs.evolve(last, data={"value": value}),))
        with pytest.raises(InvalidLaw) as caught:
            assemble(data, last.period.first)
        [problem] = caught.value.problems
        assert problem.path == f"{self.FILE}/{key}"
        assert problem.message.startswith(f"{value!r} from {last.period.first} means nothing: ")

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from dated import BOTH_SIDES, CHANGES, on, values
from fysiodekking.law import Law, law_data, law_on
from fysiodekking.law.assemble import assemble, meant
from fysiodekking.model.citation import Citation
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.money import Money
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession


class TestDays:
    """Every day of change and the day before it has a law."""

    def test_the_days_on_which_something_changes(self) -> None:
        assert [str(day) for day in CHANGES] == [
            "2012-01-01",
            "2012-12-20",
            "2013-01-01",
            "2014-01-01",
            "2015-01-01",
            "2016-01-01",
            "2017-01-01",
            "2018-01-01",
            "2018-07-01",
            "2019-01-01",
            "2019-10-01",
            "2019-11-01",
            "2020-01-01",
            "2020-07-01",
            "2020-07-18",
            "2021-01-01",
            "2023-01-01",
            "2023-08-01",
            "2024-01-01",
            "2024-07-01",
            "2024-09-15",
            "2025-01-01",
            "2025-04-24",
            "2026-01-01",
        ]

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_law_of_the_day(self, day: date) -> None:
        law = law_on(day)
        assert law.on == day
        assert set(law.basic.grounds) == set(Ground)

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

    @pytest.mark.parametrize(
        ("first", "last"),
        [(day, following - timedelta(days=1)) for day, following in itertools.pairwise([*CHANGES, date(2027, 1, 1)])],
        ids=str,
    )
    def test_no_value_differs_between_two_days_of_change(self, first: date, last: date) -> None:
        assert _answers(law_on(first)) == _answers(law_on(last))

    @pytest.mark.parametrize("day", ["2011-12-31", "2005-12-31"])
    def test_a_day_before_has_no_law(self, day: str) -> None:
        with pytest.raises(InvalidLaw, match=f"has no version for {day}"):
            assemble(law_data(), date.fromisoformat(day))

    def test_is_assembled_once_a_day(self) -> None:
        assert on("2026-03-12") is on("2026-03-12")


def _answers(law: Law) -> list[object]:
    """Return every value of a law, without its citations."""
    amount = law.insurance.mandatory_deductible
    return [
        *((key, each.in_force, values(each.numbers), values(each.dates)) for key, each in law.basic.grounds.items()),
        *((key, str(each.in_force), each.below_age) for key, each in law.basic.annex_1.items()),
        *((code, each.in_force, each.kind, each.covers) for code, each in law.charging.performances.items()),
        None if amount is None else amount.value,
        values(law.codes),
    ]


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
        act = law_data().timelines["zorgverzekeringswet.toml"]["value:mandatory_deductible"][0]
        with pytest.raises(InvalidLaw) as caught:
            meant(act, Money.parse, "…")
        [problem] = caught.value.problems
        assert problem.path == "zorgverzekeringswet.toml/value:mandatory_deductible"
        assert problem.message.startswith("'…' from 2012-01-01 means nothing: ")

    @pytest.mark.parametrize(
        ("convert", "value"), [(Money.parse, 400), (ConditionKind, "no_such_row"), (Profession, None)]
    )
    def test_whatever_kind_of_value(self, convert: Any, value: object) -> None:
        version = law_data().timelines["wet-big.toml"]["value:titled_professions"][0]
        with pytest.raises(InvalidLaw, match=r"wet-big\.toml/value:titled_professions"):
            meant(version, convert, value)

"""The exact difference between two days: what differs is named, and what is named differs."""

from __future__ import annotations

from datetime import date

import pytest

from fysiodekking import decide
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.regions import Difference, differences
from fysiodekking.regions.difference import answer_of, answered, pairs

OSTEOARTHRITIS = (date(2017, 12, 31), date(2018, 1, 1))


@pytest.fixture(scope="module")
def found() -> tuple[Difference, ...]:
    return differences(*OSTEOARTHRITIS)


class TestExact:
    """A region is named if and only if its cases get another answer."""

    def test_every_case_of_what_is_named_differs(self, found: tuple[Difference, ...]) -> None:
        """At every corner of every region, with exactly the answers that the sentence says."""
        for difference in found:
            for before, after in difference.cases:
                one, other = answer_of(decide(before)), answer_of(decide(after))
                assert one != other, difference.sentence
                assert (one.words(), other.words()) == (difference.before.words(), difference.after.words())

    def test_nothing_that_differs_is_left_out(self, found: tuple[Difference, ...]) -> None:
        """Every corner of every other region has the same answer on both days."""
        named = {case for difference in found for pair in difference.cases for case in map(repr, pair)}
        for one, other in pairs(*OSTEOARTHRITIS):
            if one.fixed.get("condition.kind") not in (ConditionKind.OSTEOARTHRITIS_HIP_KNEE, ConditionKind.STROKE):
                continue
            for _, _, cases in answered(one, other):
                for before, after in cases:
                    differs = answer_of(decide(before)) != answer_of(decide(after))
                    assert differs is (repr(before) in named)

    def test_only_what_changed(self, found: tuple[Difference, ...]) -> None:
        """On 1 January 2018 osteoarthritis came; nothing else gets another answer."""
        kinds = {case.condition.kind for difference in found for pair in difference.cases for case in pair}
        assert kinds == {ConditionKind.OSTEOARTHRITIS_HIP_KNEE}

    def test_a_day_like_the_other(self) -> None:
        assert differences(date(2026, 3, 11), date(2026, 3, 12)) == ()


class TestSentences:
    """Each says which cases, what they got, what they get."""

    def test_osteoarthritis(self, found: tuple[Difference, ...]) -> None:
        assert (
            "osteoarthritis of the hip or knee, adult, no other side or the other side long ago, "
            "first session less than 12 months ago, earlier sessions: 0 to 11: "
            "not covered, ground-not-in-force (the patient) -> "
            "covered (the basic package, exercise therapy for osteoarthritis of hip or knee)"
        ) in [difference.sentence for difference in found]

    def test_a_higher_deductible(self) -> None:
        """From 220 to 350 euros: a session after 220.00 were used has a deductible again."""
        told = [each.sentence for each in differences(date(2012, 12, 31), date(2013, 1, 1))]
        assert any("deductible used: 220.00 to 307.50" in each and "all of it deductible" in each for each in told), (
            told
        )

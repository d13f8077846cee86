"""The exact difference between two days: what differs is named, and what is named differs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

import pytest

from cases import case, sessions
from dated import LAST
from fysiodekking import decide
from fysiodekking.adapters.law_difference_words import answer_words, region_sentence
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.own_words import phrases_of_regions, region_in_words
from fysiodekking.model.case import Case
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.proof import Difference, differences
from fysiodekking.proof.law_difference import answer_of, answered, pairs, stands_for

OSTEOARTHRITIS = (date(2017, 12, 31), date(2018, 1, 1))
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_READING: Final = re.compile(r"\w+_\w+(?: = \w+)?|(?<=klasse )\w+")
"""What is no word of a language: a reading with its answer, a class."""
COPD = (date(2018, 12, 31), date(2019, 1, 1))


@pytest.fixture(scope="module")
def found() -> tuple[Difference, ...]:
    return differences(*OSTEOARTHRITIS)


@pytest.fixture(scope="module")
def copd() -> tuple[Difference, ...]:
    return differences(*COPD)


class TestExact:
    """A region is named if and only if its cases get another answer."""

    def test_every_case_of_what_is_named_differs(self, found: tuple[Difference, ...]) -> None:
        """At every corner of every region, with exactly the answers that the sentence says."""
        for difference in found:
            for before, after in difference.cases:
                one, other = answer_of(decide(before)), answer_of(decide(after))
                assert one != other, difference.which
                assert (one.told, other.told) == (difference.before.told, difference.after.told)

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


class TestTheSamePatientMoved:
    """Of either day, the same patient: dates move along, so that ages, terms and counts are the same."""

    @pytest.mark.parametrize(
        ("day", "stands"),
        [
            ("2019-01-01", "2019-09-30"),
            ("2019-10-01", "2019-10-31"),
            ("2018-12-31", "2018-12-31"),
            ("2022-03-01", "2022-12-31"),
            ("2020-07-02", "2020-07-17"),
            (f"{LAST.year}-01-01", str(LAST)),
        ],
    )
    def test_the_day_that_is_asked(self, day: str, stands: str) -> None:
        """The last one of its year with that law: on 1 January earlier sessions of the year have no other day."""
        assert str(stands_for(date.fromisoformat(day))) == stands

    def test_sessions_lie_as_long_ago(self, copd: tuple[Difference, ...]) -> None:
        """All but those of 2011 and before, which the law itself dates."""
        pairs_ = [pair for each in copd for pair in each.cases]
        assert len(pairs_) > 1_000
        for before, after in pairs_:
            assert ago(before) == ago(after)

    def test_a_ground_that_counts_from_a_date_of_the_law(self) -> None:
        """Recovery care after COVID-19 counts from the day it came, whenever treatment began: it is told of all."""
        covid = [each for each in differences(date(2020, 7, 17), date(2020, 7, 18)) if "adult" in each.which]
        about, was = "recovery after severe COVID-19, adult", "not covered (the patient, ground-not-in-force)"
        covered = "covered (the basic package, recovery care after COVID-19)"
        assert [region_sentence(each, EN) for each in covid[:2]] == [
            f"{about}, earlier sessions: 0 to 49: {was} -> {covered}",
            f"{about}, earlier sessions: 50 or more: {was} -> not covered (the patient, maximum-reached)",
        ]
        for before, after in (pair for each in covid for pair in each.cases):
            assert ago(before) == ago(after)
            assert all(row.date > date(2020, 7, 17) for row in after.past.rows)

    def test_what_is_told_twice_is_told_alike(self, copd: tuple[Difference, ...]) -> None:
        """No two sentences are about the same cases and say something else."""
        said: dict[Any, str] = {}
        for each in copd:
            sentence = region_sentence(each, EN)
            assert said.setdefault((each.about, each.which), sentence) == sentence

    @pytest.mark.parametrize(("before", "now"), [(4, "covered"), (5, "maximum-reached"), (20, "maximum-reached")])
    def test_a_patient_of_whom_a_sentence_is_told(self, copd: tuple[Difference, ...], before: int, now: str) -> None:
        """Class A, stage 2: five from 2019 on; the first twenty were not covered before."""
        facts = {"kind": "copd", "gold_stage": 2, "copd_class": "A", "deductible_used": "1000.00"}
        on, moved = (
            decide(case(date=day, first_session=first, history=sessions(before, first, until=until), **facts))
            for day, first, until in (
                ("2018-12-31", "2018-09-22", "2018-12-30"),
                ("2019-12-31", "2019-09-22", "2019-12-30"),
            )
        )
        span = {4: "0 to 4", 5: "5 to 19", 20: "20 or more"}[before]
        (told,) = [
            each for each in copd if (each.about, each.which) == ("copd", f"adult, class A, earlier sessions: {span}")
        ]
        assert (answer_of(on).told, answer_of(moved).told) == (told.before.told, told.after.told)
        assert now in answer_words(told.after, EN, full=True)


def ago(made: Case) -> list[tuple[int, int, int]]:
    """Return how many days before the session each row of the history lies, with its sessions."""
    day = made.session.date
    return [
        ((day - row.date).days, (day - row.last).days, row.sessions) for row in made.past.rows if row.date.year > 2011
    ]


class TestSentences:
    """Each says which cases, what they got, what they get."""

    def test_osteoarthritis(self, found: tuple[Difference, ...]) -> None:
        assert (
            "osteoarthritis of the hip or knee, adult, no reading osteoarthritis_12 or osteoarthritis_12 = renewable, "
            "no other side or the other side long ago, "
            "first session less than 12 months ago, earlier sessions: 0 to 11: "
            "not covered (the patient, ground-not-in-force) -> "
            "covered (the basic package, exercise therapy for osteoarthritis of hip or knee)"
        ) in [region_sentence(difference, EN) for difference in found]

    def test_a_higher_deductible(self) -> None:
        """From 220 to 350 euros: a session after 220.00 were used has a deductible again."""
        told = [region_sentence(each, EN) for each in differences(date(2012, 12, 31), date(2013, 1, 1))]
        assert any("deductible used: 220.00 to 307.50" in each and "all of it deductible" in each for each in told), (
            told
        )


@pytest.mark.parametrize("first", [date(2023, 12, 31), date(2024, 12, 31)])
def test_groups_of_cases_in_dutch(first: date) -> None:
    """Every word is one of that language, but for readings and codes; in English they are as the proof has them."""
    words, dutch = catalogue("nl"), phrases_of_regions("nl").values()
    known = {word for text in dutch for word in _WORD.findall(text)}
    found = differences(first, first + timedelta(days=1))
    told = {word for each in found for word in _WORD.findall(_READING.sub("", region_in_words(each.which, words)))}
    assert len(told) > 20
    assert told - known == set()
    assert {region_in_words(each.which, EN) for each in found} == {each.which for each in found}

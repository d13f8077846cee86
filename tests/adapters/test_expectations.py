"""What a case file expects: each key given is compared, and a wrong expectation is wrong input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fysiodekking import Decision, decide
from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.expectations import Difference, differences
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.errors import Problem
from packages import YEAR, line, package

Given = dict[str, Any]

PACKAGE = package(line("movement", YEAR, pays={"contracted": {"percent": 75}}), id="fysio-9")


@pytest.fixture
def covered(smallest: Given) -> Given:
    """A case that the package pays for three quarters; an extra line may not be charged."""
    smallest["session"] |= {"price": "40.00", "extra_lines": [{"description": "dry needling", "price": "10.00"}]}
    smallest["provider"] |= {"contracted": True, "big_registered": True}
    smallest["insured"]["basic_insured"] = True
    return {**smallest, "packages": [PACKAGE], "history": []}


@pytest.fixture
def undetermined(covered: Given) -> Given:
    """The same with nothing known about earlier use and the contract."""
    del covered["history"]
    del covered["provider"]["contracted"]
    return covered


@pytest.fixture
def nobody(smallest: Given) -> Given:
    """A session that may not be charged at all: the code is on no list."""
    smallest["session"] |= {"performance": "DN01", "price": "40.00"}
    smallest["provider"]["big_registered"] = True
    return smallest


def compared(mapping: Given, **expect: Any) -> list[Difference]:
    case, expectation = (read := read_case({**mapping, "expect": expect})).case, read.expect
    assert expectation is not None
    return list(differences(expectation, decide(case)))


def keys(mapping: Given, **expect: Any) -> list[str]:
    return [difference.key for difference in compared(mapping, **expect)]


class TestEachKeyIsCompared:
    """A key that is right says nothing, one that is wrong says what was expected and what was found."""

    @pytest.mark.parametrize(
        ("key", "right", "wrong"),
        [
            ("outcome", "covered", "not_covered"),
            ("payer", "package", "basic"),
            ("payer", "package", "none"),
            ("package", "fysio-9", "fysio-12"),
            ("package", "fysio-9", "none"),
            ("entitlement_code", "009", "002"),
            ("entitlement_code", "009", "none"),
            ("missing", [], ["history"]),
            ("reasons", ["package-pays"], ["law-not-checked"]),
            ("conditions", False, True),
            ("extra_lines", [False], [True]),
            ("extra_lines", [False], []),
            ("extra_lines", [False], [False, False]),
        ],
    )
    def test_right_and_wrong(self, key: str, right: Any, wrong: Any, covered: Given) -> None:
        """Only the key that differs is told."""
        assert compared(covered, **{key: right}) == []
        (difference,) = compared(covered, **{key: wrong})
        assert difference.key == key
        assert difference.words(catalogue("en")).startswith(f"{key}: expected ")

    def test_nothing_given_is_nothing_compared(self, covered: Given) -> None:
        """An empty expectation is always met."""
        assert compared(covered) == []

    def test_no_expectation(self, covered: Given) -> None:
        """Without the table there is none."""
        assert read_case(covered).expect is None

    def test_every_difference_is_told(self, covered: Given) -> None:
        """All keys that differ, not only the first."""
        wrong = {"outcome": "not_covered", "payer": "insured", "missing": ["history"], "amounts": {"insured": "40.00"}}
        assert set(keys(covered, **wrong)) == {"outcome", "payer", "missing", "amounts.insured"}

    def test_a_difference_says_both_sides(self, covered: Given) -> None:
        """What was expected, and what was found."""
        (difference,) = compared(covered, payer="insured")
        assert difference.words(catalogue("en")) == "payer: expected insured, got package"


class TestNull:
    """In an expectation, "none" stands for null."""

    def test_nobody_pays(self, nobody: Given) -> None:
        """No amounts and no entitlement code are expected as none."""
        assert keys(nobody, payer="nobody", amounts="none", package="none") == []
        assert keys(nobody, payer="none") == ["payer"]
        assert keys(nobody, amounts={"insured": "40.00"}) == ["amounts"]

    def test_undetermined(self, undetermined: Given) -> None:
        """Who pays is not known."""
        assert keys(undetermined, outcome="undetermined", payer="none", amounts="none", package="none") == []
        assert keys(undetermined, payer="insured") == ["payer"]

    def test_an_extra_line_that_waits_for_a_fact(self, covered: Given) -> None:
        """Whether a second session of the visit may be charged hangs on what was not given: null, as it is written."""
        covered["session"]["extra_lines"].append({"description": "session", "performance": "1000"})
        assert keys(covered, extra_lines=[False, "none"]) == []
        (difference,) = compared(covered, extra_lines=[False, True])
        assert difference.words(catalogue("en")) == "extra_lines: expected [false, true], got [false, none]"
        assert keys(covered, extra_lines=["none", False]) == ["extra_lines"]

    def test_none_is_not_met_by_something(self, covered: Given) -> None:
        """Where there are amounts, none is wrong."""
        assert keys(covered, amounts="none") == ["amounts"]


class TestMissing:
    """What is missing is compared as a set."""

    def test_in_any_order(self, undetermined: Given) -> None:
        """The order and repetitions do not matter."""
        decision = decide(read_case(undetermined).case)
        assert len(decision.missing) > 1
        assert keys(undetermined, missing=list(decision.missing)) == []
        assert keys(undetermined, missing=[*reversed(decision.missing), decision.missing[0]]) == []

    def test_part_of_it_is_not_enough(self, undetermined: Given) -> None:
        """One name less, or one more, differs."""
        missing = list(decide(read_case(undetermined).case).missing)
        assert keys(undetermined, missing=missing[:-1]) == ["missing"]
        assert keys(undetermined, missing=[*missing, "session.price"]) == ["missing"]
        assert keys(undetermined, missing=[]) == ["missing"]


class TestAmounts:
    """Of the amounts, only the keys given are compared."""

    def test_partly(self, covered: Given) -> None:
        """Each part alone, some, or all."""
        every = {"basic": "0.00", "deductible": "0.00", "package": "30.00", "insured": "10.00"}
        for part, amount in every.items():
            assert keys(covered, amounts={part: amount}) == []
            assert keys(covered, amounts={**every, part: "1.00"}) == [f"amounts.{part}"]
        assert keys(covered, amounts=every) == []
        assert keys(covered, amounts={}) == []


class TestReasons:
    """Each reason given must occur; others may."""

    def test_each_must_occur(self, covered: Given) -> None:
        """One that does not occur is told, with what was found."""
        (difference,) = compared(covered, reasons=["package-pays", "law-not-checked"])
        assert "law-not-checked" in difference.expected
        assert "package-pays" not in difference.expected
        assert "package-pays" in difference.actual

    def test_others_may_occur(self, covered: Given) -> None:
        """No reason given is no reason asked."""
        assert keys(covered, reasons=[]) == []


class TestAWrongExpectationIsWrongInput:
    """An expectation that can never be met by mistake is refused like any other wrong input."""

    @pytest.mark.parametrize(
        ("expect", "path"),
        [
            ([], "expect"),
            ("covered", "expect"),
            (None, "expect"),
            ({"outcome": "coverd"}, "expect.outcome"),
            ({"outcome": "none"}, "expect.outcome"),
            ({"payer": "patient"}, "expect.payer"),
            ({"payer": None}, "expect.payer"),
            ({"amounts": "null"}, "expect.amounts"),
            ({"amounts": ["42.50"]}, "expect.amounts"),
            ({"amounts": {"pakage": "42.50"}}, "expect.amounts.pakage"),
            ({"amounts": {"package": "42.5"}}, "expect.amounts.package"),
            ({"amounts": {"package": 42.5}}, "expect.amounts.package"),
            ({"amounts": {"package": None}}, "expect.amounts.package"),
            ({"entitlement_code": 9}, "expect.entitlement_code"),
            ({"package": ""}, "expect.package"),
            ({"missing": "history"}, "expect.missing"),
            ({"missing": [5]}, "expect.missing[0]"),
            ({"reasons": ["package-pay"]}, "expect.reasons[0]"),
            ({"reasons": "package-pays"}, "expect.reasons"),
            ({"conditions": "no"}, "expect.conditions"),
            ({"extra_lines": False}, "expect.extra_lines"),
            ({"extra_lines": [False, "no"]}, "expect.extra_lines[1]"),
            ({"outcom": "covered"}, "expect.outcom"),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_refused(self, expect: Any, path: str, covered: Given, refused: Callable[[Any], list[Problem]]) -> None:
        """With its path."""
        assert [problem.path for problem in refused({**covered, "expect": expect})] == [path]

    def test_the_decision_is_not_changed_by_it(self, covered: Given) -> None:
        """What is expected is no input."""
        plain: Decision = decide(read_case(covered).case)
        assert decide(read_case({**covered, "expect": {"outcome": "not_covered"}}).case) == plain

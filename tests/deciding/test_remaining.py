"""What is left after the session, of each limit of each package."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import attrs
import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking import decide
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.remaining import remaining
from fysiodekking.deciding.settling import Answer, settle
from fysiodekking.model.decision import Payer
from fysiodekking.model.money import Money
from packages import YEAR, answer, grant, ours, package


def left(*limits: dict[str, Any], requires: dict[str, Any] | None = None, **named: Any) -> list[int | str | None]:
    """Return what is left of the limits of a package with one grant."""
    asked = {"requires": requires} if requires else {}
    decision = answer(package(grant(limits=list(limits), **asked)), **named)
    return [each.left for each in decision.remaining if each.of.startswith("fysio/")]


TWICE: Final[dict[str, Any]] = {
    "extra_lines": [{"description": "second", "performance": "1000", "price": "30.00"}],
    "medically_necessary": True,
}
"""A visit of two sessions."""


class TestWithWhatWasLeftLastYear:
    """A limit that takes over what was left last year is used up when nothing is left of that either."""

    CARRIED: dict[str, Any] = {**YEAR, "carry_over": 3}

    @pytest.mark.parametrize(("before", "expected"), [(8, None), (9, None), (11, None), (12, 0), (13, 0)])
    def test_not_given(self, before: int, expected: int | None) -> None:
        """Up to three more: only from the twelfth on it is certain."""
        assert left(self.CARRIED, history=ours(before)) == [expected]

    @pytest.mark.parametrize(("last_year", "before", "expected"), [(2, 8, 2), (2, 10, 0), (2, 11, 0), (0, 8, 0)])
    def test_given(self, last_year: int, before: int, expected: int) -> None:
        used = {"left_last_year": {"fysio": last_year}}
        assert left(self.CARRIED, history=ours(before), used=used) == [expected]

    @pytest.mark.parametrize(("before", "expected"), [(8, None), (9, 0)])
    def test_given_beside_a_number_that_is_not(self, before: int, expected: int | None) -> None:
        """Nothing was left last year, so nine are all; whether there were more elsewhere does not matter then."""
        used = {"elsewhere": {"min": 0, "max": 2}, "left_last_year": {"fysio": 0}}
        assert left(self.CARRIED, history=ours(before), used=used) == [expected]

    @pytest.mark.parametrize(("before", "expected"), [(9, None), (11, None), (12, 0)])
    def test_not_given_where_the_basic_package_pays(self, before: int, expected: int | None) -> None:
        """Who pays is certain; what is left of the package is not, until nothing can be."""
        history = [*ours(before), *sessions(20 - before, paid_by="insured")]
        named: Any = {"kind": "stroke", "first_session": "2026-01-05", "history": history}
        assert left(self.CARRIED, **named) == [expected]


class TestEuros:
    """Of a limit in euros is left what this session leaves, where it is certain what it takes."""

    EUROS: dict[str, Any] = {"id": "euros", "max": "200.00", "unit": "euros", "per": "calendar_year"}

    def euros(self, **named: Any) -> Any:
        pays = {"contracted": {"percent": 100}, "not_contracted": {"percent": 75}}
        decision = answer(package(grant(limits=[self.EUROS], pays=pays)), price="40.00", history=[], **named)
        assert decision.payer is Payer.PACKAGE
        return [each.left for each in decision.remaining]

    def test_what_is_paid_is_certain(self) -> None:
        assert self.euros(contracted=True) == [Money.parse("160.00")]
        assert self.euros(contracted=False) == [Money.parse("170.00")]

    def test_who_pays_is_and_how_much_is_not(self) -> None:
        assert self.euros(contracted=ABSENT) == [None]

    @pytest.mark.parametrize(("known", "left"), [("199.99", None), ("200.00", Money(0)), ("250.00", Money(0))])
    def test_nothing_where_what_is_known_used_it_up(self, known: str, left: Money | None) -> None:
        """Whatever another row took, of which nobody said how much."""
        rows = [*ours(1, paid=known), *ours(1, "2026-01-06")]
        decision = answer(package(grant(limits=[self.EUROS])), price="40.00", history=rows)
        assert [each.left for each in decision.remaining] == [left]

    def test_several_answers_that_pay_alike_leave_alike(self) -> None:
        made = case(price="40.00", history=[], packages=[package(grant(limits=[self.EUROS]))])
        asked = ask(made, law_of(made))
        one = settle(asked)
        assert isinstance(one, Answer)
        (left,) = remaining(asked, (one, attrs.evolve(one, otherwise_covered=True)))
        assert left.left == Money.parse("160.00")


class TestOfTheGround:
    """What is left of a maximum of the law."""

    def of(self, ground: str = "under_18", **named: Any) -> tuple[str | None, int | str | None]:
        """Return over what the maximum of a ground runs, and what is left of it."""
        (told,) = [each for each in decide(case(**named)).remaining if each.of == f"basic/{ground}"]
        assert isinstance(told.left, (int, str, type(None)))
        return told.per, told.left

    @pytest.mark.parametrize(("before", "left"), [(8, 0), (9, 0), (17, 0)])
    def test_the_second_nine_are_refused(self, before: int, left: int) -> None:
        """Nine are all that a child has whose first nine had enough result."""
        history = sessions(before, "2026-01-05")
        assert self.of(born="2014-01-01", insufficient_result=False, history=history)[1] == left

    def test_how_many_went_before_is_not_known(self) -> None:
        """Nothing is left when even the fewest are all."""
        used = {"condition_elsewhere_this_year": {"min": 18, "max": 22}}
        assert self.of(born="2014-01-01", insufficient_result=True, history=[], used=used)[1] == 0

    def test_who_pays_is_not_certain(self) -> None:
        """Then it is not whether this session takes one of the eighteen either."""
        named: Any = {"born": "2014-01-01", "insufficient_result": True, "history": sessions(3, "2026-01-05")}
        assert self.of(**named)[1] == 14
        assert self.of(techniques=["dry_needling"], trained_in=ABSENT, **named)[1] is None

    def test_a_visit_takes_no_more_than_there_is(self) -> None:
        """The eighteenth with a second session on the day leaves nothing, not one less than nothing."""
        named: Any = {"born": "2014-01-01", "insufficient_result": True, "history": sessions(17, "2026-01-05")}
        assert self.of(**named, **TWICE)[1] == 0

    def test_whether_a_line_counts_is_not_certain(self) -> None:
        named: Any = {"born": "2014-01-01", "insufficient_result": True, "history": sessions(3, "2026-01-05")}
        maybe = [{"description": "x", "performance": "9999", "price": "5.00"}]
        assert self.of(extra_lines=maybe, **named)[1] is None

    def test_over_the_whole_treatment(self) -> None:
        """Nine of pelvic physiotherapy, over no span of time."""
        named: Any = {"specialisms": ["pelvic"], "history": sessions(3, "2026-01-05")}
        assert self.of("urinary_incontinence", kind="urinary_incontinence", **named) == (None, 5)

    def test_eighteen_a_year(self) -> None:
        """A reading gives an insured under 18 the eighteen of a year where the paragraph names none."""
        ground, history = "osteoarthritis_hip_knee", sessions(3, "2026-01-05")
        named: Any = {"kind": ground, "first_session": "2026-01-05", "history": history}
        told = self.of(ground, born="2010-01-01", minor_cap_par_3_5="18", **named)
        assert told == ("calendar_year_and_condition", 14)


class TestForWhom:
    """What a grant for another age leaves is not told."""

    @pytest.mark.parametrize(
        ("asks", "told"),
        [({"max_age": 41}, True), ({"max_age": 40}, False), ({"min_age": 41}, True), ({"min_age": 42}, False)],
    )
    def test_both_ends(self, asks: dict[str, int], told: bool) -> None:
        assert left(YEAR, requires=asks, born="1985-03-12") == ([8] if told else [])


class TestWithExtraLines:
    """A visit takes as many sessions as its lines that count."""

    def test_a_visit_takes_no_more_than_there_is(self) -> None:
        assert left(YEAR, history=ours(8), **TWICE) == [0]

    @pytest.mark.parametrize(("code", "expected"), [("", 8), ("1900", 8), ("9999", None)])
    def test_a_line_whose_code_may_be_on_a_list_that_was_not_read(self, code: str, expected: int | None) -> None:
        """It may be a second session."""
        assert left(YEAR, extra_lines=[{"description": "x", "performance": code, "price": "5.00"}]) == [expected]


class TestNothingCertain:
    """Where there are too many possible answers, nothing is said of what is left."""

    def test_also_of_what_has_no_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_end = {**YEAR, "max": "unlimited"}
        assert left(without_end, contracted=ABSENT) == ["unlimited"]
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", 0)
        assert left(without_end, requires={"contracted": True}, contracted=ABSENT) == [None]


class TestOfTheBasicPackage:
    """What is left of a maximum is told where every value of what is not given leaves as much, and not otherwise."""

    PELVIC: ClassVar[dict[str, Any]] = {
        "kind": "urinary_incontinence",
        "performance": "1600",
        "specialisms": ["pelvic"],
        "first_session": "2026-02-01",
    }
    LEGS: ClassVar[dict[str, Any]] = {
        "kind": "peripheral_arterial_disease_fontaine_2",
        "techniques": ["exercise_therapy"],
        "first_session": "2026-02-01",
    }
    LUNGS: ClassVar[dict[str, Any]] = {
        "kind": "copd",
        "gold_stage": 2,
        "date": "2022-03-12",
        "techniques": ["exercise_therapy"],
        "first_session": "2022-02-01",
    }

    def left(self, **named: Any) -> list[Any]:
        decision = decide(case(**named))
        assert decision.missing == ()
        return [each.left for each in decision.remaining if str(each.of).startswith("basic/")]

    @pytest.mark.parametrize(
        ("made", "fact", "values", "lefts"),
        [
            (PELVIC | {"history": sessions(7, "2025-01-05")}, "pelvic_nine", ["once", "per_condition"], [1, 8]),
            (PELVIC | {"history": sessions(7, "2026-02-01")}, "pelvic_nine", ["once", "per_condition"], [1, 1]),
            (PELVIC | {"history": sessions(9, "2026-02-01")}, "pelvic_nine", ["once", "per_condition"], [0, 0]),
            (LEGS | {"history": sessions(7, "2025-08-05")}, "pad_37", ["renewable", "once"], [36, 29]),
            (LEGS | {"history": sessions(7, "2026-02-01")}, "pad_37", ["renewable", "once"], [29, 29]),
            (LUNGS | {"history": sessions(2, "2022-02-01")}, "copd_class", ["A", "B1", "B2", "C"], [2, 24, 67, 67]),
            (LUNGS | {"history": sessions(70, "2022-02-01")}, "copd_class", ["A", "B1", "B2", "C"], [0, 0, 0, 0]),
            (
                LUNGS | {"history": sessions(2, "2022-02-01"), "copd_class": "B", "limited_capacity": True},
                "high_burden",
                [False, True],
                [24, 67],
            ),
        ],
    )
    def test_of_what_is_not_given(self, made: dict[str, Any], fact: str, values: list[Any], lefts: list[int]) -> None:
        assert [self.left(**made, **{fact: value}) for value in values] == [[each] for each in lefts]
        assert self.left(**made) == [lefts[0] if len({*lefts}) == 1 else None]

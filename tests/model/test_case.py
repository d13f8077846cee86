from __future__ import annotations

from datetime import date

import attrs
import pytest

from cases import ABSENT, case, mapping, sessions
from fysiodekking import InvalidCase, Outcome, case_from, decide
from fysiodekking.model.case import Case
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import ANY_NUMBER, NONE_AT_ALL, Range, Used

TWO = {"neck": {"kind": "not_listed"}, "knee": {"kind": "osteoarthritis_hip_knee"}}
GRANT = {"id": "g", "covers": ["physiotherapy"]}
PACKAGE = {"id": "p", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "A", "grants": [GRANT]}


def paths(**named: object) -> list[str]:
    with pytest.raises(InvalidCase) as caught:
        case_from(mapping(**named))
    return [problem.path for problem in caught.value.problems]


RANGES = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")


class TestTogether:
    """What is wrong between parts that are each right, all at once."""

    def test_the_birth_is_not_after_the_session(self) -> None:
        assert paths(born="2026-03-13") == ["insured.born"]
        assert case(born="2026-03-12").insured.born == date(2026, 3, 12)

    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist"])
    def test_the_two_therapists_need_a_performance(self, profession: str) -> None:
        assert paths(profession=profession, performance=ABSENT) == ["session.performance"]

    @pytest.mark.parametrize("profession", ["acupuncturist", "skin_therapist", "physician", "other"])
    def test_other_professions_need_none(self, profession: str) -> None:
        assert case(profession=profession, performance=ABSENT).session.performance == NOT_GIVEN

    def test_the_condition_may_be_left_out_when_there_is_one(self) -> None:
        assert case().condition_key == "complaint"

    def test_which_of_two_conditions_has_to_be_said(self) -> None:
        assert paths(conditions=TWO) == ["session.condition"]
        assert case(conditions=TWO, condition="knee").condition.kind == "osteoarthritis_hip_knee"

    def test_the_condition_exists(self) -> None:
        assert paths(condition="knee") == ["session.condition"]

    def test_there_is_a_condition(self) -> None:
        assert paths(conditions={}) == ["conditions"]

    def test_the_first_session_is_not_after_this_one(self) -> None:
        assert paths(first_session="2026-03-13") == ["conditions.complaint.first_session"]
        assert case(first_session="2026-03-12").condition.first_session == date(2026, 3, 12)

    def test_the_first_session_is_not_before_the_birth(self) -> None:
        assert paths(first_session="1984-05-01") == ["conditions.complaint.first_session"]
        assert case(first_session="1984-05-02").condition.first_session == date(1984, 5, 2)

    def test_what_else_lies_before_the_birth_is_taken_as_it_stands(self) -> None:
        """Of another condition than is treated, and of earlier sessions: either day may be wrong."""
        other = {**TWO["knee"], "first_session": "1984-05-01"}
        for made in (
            case(conditions={**TWO, "knee": other}, condition="neck"),
            case(history=sessions(1, "1984-05-01")),
            case(discharged="1984-05-01", accident=True, accident_on="1984-05-01"),
        ):
            assert isinstance(decide(made).outcome, Outcome)

    def test_a_row_names_its_condition_when_there_are_two(self) -> None:
        rows = [*sessions(1), *sessions(1, condition="knee"), *sessions(1, condition="hip")]
        assert paths(conditions=TWO, condition="neck", history=rows) == ["history[0].condition", "history[2].condition"]

    @pytest.mark.parametrize("named", [{}, {"package": PACKAGE["id"]}], ids=["its package not named", "named"])
    def test_the_grant_of_a_row_exists(self, named: dict[str, str]) -> None:
        """In the year of the package; in another year the package may have had other grants."""
        own = PACKAGE["grants"][0]["id"]
        assert case(packages=[PACKAGE], history=sessions(1, "2026-01-05", grant=own, **named)).packages
        assert paths(packages=[PACKAGE], history=sessions(1, "2026-01-05", grant="gone", **named)) == [
            "history[0].grant"
        ]
        run = sessions(2, "2025-12-20", until="2026-01-05", grant="gone", **named)
        assert paths(packages=[PACKAGE], history=run) == ["history[0].grant"]
        for earlier in (sessions(1, "2025-01-05", grant="gone", **named), sessions(1, "2026-01-05", grant="gone")):
            packages = [PACKAGE] if earlier[0]["date"].startswith("2025") else []
            assert case(packages=packages, history=earlier).past.rows

    def test_a_grant_of_another_package_is_none_of_the_one_that_is_named(self) -> None:
        other = {**PACKAGE, "id": "other", "grants": [{**PACKAGE["grants"][0], "id": "second"}]}
        row = {"paid_by": "package", "grant": "second"}
        assert case(packages=[PACKAGE, other], history=sessions(1, "2026-01-05", **row)).past.rows
        rows = sessions(1, "2026-01-05", package=PACKAGE["id"], **row)
        assert paths(packages=[PACKAGE, other], history=rows) == ["history[0].grant"]
        assert case(packages=[PACKAGE], history=sessions(1, "2026-01-05", package="elsewhere", **row)).past.rows

    def test_the_message_names_the_grant_that_is_meant(self) -> None:
        own = PACKAGE["grants"][0]["id"]
        with pytest.raises(InvalidCase, match=f"is no grant of package '{PACKAGE['id']}'; did you mean '{own}'"):
            case(packages=[PACKAGE], history=sessions(1, "2026-01-05", grant=f"{own}x"))
        with pytest.raises(InvalidCase, match="it has none, leave it out"):
            case(packages=[{**PACKAGE, "grants": []}], history=sessions(1, "2026-01-05", grant="x"))

    def test_a_package_that_is_nearly_one_of_the_case(self) -> None:
        """A slip is refused in its year; another word is a package that is not in the case."""
        slip = f"{PACKAGE['id']}x"
        assert paths(packages=[PACKAGE], history=sessions(1, "2026-01-05", package=slip)) == ["history[0].package"]
        assert paths(packages=[PACKAGE], used={"left_last_year": {slip: 1}}) == [f"used.left_last_year.{slip}"]
        for rows in (
            sessions(1, "2025-01-05", package=slip),
            sessions(2, "2025-12-20", until="2026-01-05", package=slip),
            sessions(1, "2026-01-05", package="qqq"),
        ):
            assert case(packages=[PACKAGE], history=rows, used={"left_last_year": {"qqq": 1}}).past.rows
        with pytest.raises(InvalidCase, match=f"did you mean '{PACKAGE['id']}'"):
            attrs.evolve(
                case(history=sessions(1, "2026-01-05", package=slip)), packages=case(packages=[PACKAGE]).packages
            )

    def test_package_ids_stand_once(self) -> None:
        assert paths(packages=[PACKAGE, PACKAGE]) == ["packages[1].id"]
        assert len(case(packages=[PACKAGE, {**PACKAGE, "id": "q"}]).packages) == 2

    def test_all_problems_are_named_at_once(self) -> None:
        assert paths(born="2026-03-13", performance=ABSENT, condition="knee", history=sessions(1, condition="x")) == [
            "insured.born",
            "session.performance",
            "session.condition",
            "history[0].condition",
        ]

    def test_direct_construction_checks_the_same(self) -> None:
        made = case()
        with pytest.raises(InvalidCase, match="conditions: none is given"):
            attrs.evolve(made, conditions={})
        with pytest.raises(InvalidCase) as caught:
            Case(session="s", provider=made.provider, insured=None, conditions=made.conditions)  # type: ignore[arg-type]
        assert [problem.path for problem in caught.value.problems] == ["session", "insured"]


class TestEarlierUse:
    """Not given is not none: a history alone is complete, `used` alone says there was nothing else."""

    def test_neither_given_is_any_number(self) -> None:
        made = case(history=ABSENT)
        assert not made.earlier.given
        assert [made.earlier.range(name) for name in RANGES] == [ANY_NUMBER] * 3
        assert made.past.rows == ()

    def test_a_history_without_used_is_complete(self) -> None:
        made = case(history=[])
        assert made.earlier.given
        assert [made.earlier.range(name) for name in RANGES] == [NONE_AT_ALL] * 3

    def test_used_alone_is_given_too(self) -> None:
        made = case(history=ABSENT, used={"elsewhere": {"min": 0, "max": 0}})
        assert made.earlier.given
        assert made.earlier.elsewhere() == NONE_AT_ALL
        assert made.earlier.condition_elsewhere() == ANY_NUMBER

    def test_a_range_that_is_not_named_beside_another_is_any_number(self) -> None:
        made = case(used={"condition_elsewhere": {"min": 1, "max": 4}})
        assert made.earlier.condition_elsewhere() == Range(min=1, max=4)
        assert made.earlier.elsewhere() == ANY_NUMBER

    def test_this_year_is_at_most_what_there_ever_was(self) -> None:
        made = case(used={"condition_elsewhere": {"min": 1, "max": 4}})
        assert made.earlier.condition_elsewhere_this_year() == Range(min=0, max=4)
        both = {"condition_elsewhere": {"min": 1, "max": 4}, "condition_elsewhere_this_year": {"min": 1, "max": 2}}
        assert case(used=both).earlier.condition_elsewhere_this_year() == Range(min=1, max=2)

    @pytest.mark.parametrize(
        ("ever", "this_year", "fits"),
        [((0, 9), (27, 27), False), ((0, 9), (10, 12), False), ((0, 9), (9, 12), True), ((9, 9), (0, 27), True)],
    )
    def test_those_of_this_year_are_part_of_those_ever(
        self, ever: tuple[int, int], this_year: tuple[int, int], fits: bool
    ) -> None:
        """So at least as many of this year as there can ever have been are a contradiction, and fewer are none."""
        written = {
            name: {"min": low, "max": high}
            for name, (low, high) in {"condition_elsewhere": ever, "condition_elsewhere_this_year": this_year}.items()
        }
        if fits:
            made = case(used=written).earlier
            assert made.condition_elsewhere_this_year().max <= made.condition_elsewhere().max
        else:
            said = f"at least {this_year[0]} are more than the {ever[1]} that condition_elsewhere says at most"
            with pytest.raises(InvalidCase, match=rf"^used\.condition_elsewhere_this_year: {said}"):
                case(used=written)

    def test_what_was_left_last_year_says_nothing_of_this_one(self) -> None:
        assert case(used={"left_last_year": {"p": 2}}).earlier.elsewhere() == NONE_AT_ALL

    def test_supposed_ranges_are_not_given(self) -> None:
        supposed = Used(elsewhere=NONE_AT_ALL, supposed=True)
        assert not attrs.evolve(case(history=ABSENT), used=supposed).earlier.given

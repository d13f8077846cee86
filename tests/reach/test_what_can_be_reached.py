"""What a case reaches, and everything that can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import pytest

from cases import case, sessions
from fysiodekking import decide
from fysiodekking.law import law_on
from fysiodekking.model.case import Case
from fysiodekking.model.dates import months_after
from fysiodekking.model.frozen import frozen
from fysiodekking.model.money import Money
from fysiodekking.model.package import Confidence, Grant, Limit, Package, Payment, Payments, Requirements
from fysiodekking.model.vocabulary import CoverClass, Per, Unit
from fysiodekking.reach import Target, Topic, everything, measure, reached
from fysiodekking.reach.what_can_be_reached import everything_of
from fysiodekking.rules.basic import annex_1
from fysiodekking.rules.ground_facts import ground_facts
from packages import package

DAY = date(2026, 3, 12)
ANNEX = "condition_is_on_annex_1_past_its_first_sessions"
COPD = "supervised_exercise_for_copd"
COVID = "recovery_care_after_covid_19"
BEGUN = "conditions.*.first_session"
PACKAGE = Package(
    id="fysio-9",
    insurer="an insurer",
    name="a package",
    year=2026,
    source="made up",
    confidence=Confidence.A,
    grants=(
        Grant(
            id="movement",
            covers=(CoverClass.PHYSIOTHERAPY, CoverClass.MANUAL_THERAPY),
            requires=Requirements(min_age=18),
            limits=(
                Limit(id="year", max=9, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR),
                Limit(id="euros", max=Money(10_000), unit=Unit.EUROS, per=Per.CALENDAR_YEAR),
            ),
            pays=Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75)),
        ),
    ),
)


@pytest.fixture(scope="module")
def found() -> Mapping[Target, Case]:
    return {**everything(DAY), **everything_of(PACKAGE, DAY)}


CHILD_LINE = "extra_line_has_a_performance_of_its_own", "age", "< 18"
ONE_SIDED = {
    (ANNEX, "sessions_before", ">= 12", "inside"): "who keeps the rule of 2011 had the twelve by the end of 2011",
    (*CHILD_LINE, "outside"): "a line that fits tells what it may stand beside, and not the age that its code is for",
    (COPD, "sessions_before", "< 0", "outside"): "nobody had fewer sessions than none",
    (COVID, BEGUN, "< 6 months", "inside"): "in its first six months nobody's six months were over",
    (COVID, BEGUN, "<= 2024-06-30", "inside"): "before that day nobody can have begun after it",
    (COVID, BEGUN, "< 6 months", "outside"): "at the end of 2024 the six months of all who began in time were over",
    (COVID, BEGUN, "<= 2024-06-30", "outside"): "at the end of 2024 who began in time is refused for the six months",
}
"""The only side on which a number or term of the law can be found, and why the other one cannot occur."""


def threshold(rule: str, subject: str, what: str, bound: str, side: str) -> Target:
    of_package = Topic.LIMIT if "/" in what else Topic.REQUIREMENT
    topic, package = (of_package, subject) if subject == PACKAGE.id else (Topic.THRESHOLD, "")
    return Target(topic=topic, package=package, rule=rule, subject=subject, what=what, bound=bound, side=side)


class TestEverything:
    """Everything that a case of a day can reach, each with a case that reaches it."""

    def test_each_case_reaches_what_it_stands_for(self, found: Mapping[Target, Case]) -> None:
        """As `decide` answers it."""
        wrong = [target for target, made in found.items() if target not in reached(made)]
        assert wrong == []

    @pytest.mark.parametrize("side", ["inside", "outside"])
    @pytest.mark.parametrize(
        ("rule", "subject", "what", "bound"),
        [
            (ANNEX, "annex_1", "sessions_before", ">= 20"),
            (
                "supervised_exercise_for_osteoarthritis_of_hip_or_knee",
                "osteoarthritis_hip_knee",
                "sessions_before",
                "< 12",
            ),
            ("package_takes_the_session", "fysio-9", "fysio-9/year", "< 9"),
            ("package_takes_the_session", "fysio-9", "fysio-9/euros", "< 100.00"),
            ("package_takes_the_session", "fysio-9", "age", ">= 18"),
        ],
    )
    def test_both_sides_of_a_threshold(
        self, found: Mapping[Target, Case], rule: str, subject: str, what: str, bound: str, side: str
    ) -> None:
        assert threshold(rule, subject, what, bound, side) in found

    @pytest.mark.parametrize(
        ("day", "only"),
        [
            (DAY, {(ANNEX, "sessions_before", ">= 12"), (COPD, "sessions_before", "< 0"), CHILD_LINE}),
            *(
                (
                    day,
                    {
                        *((ANNEX, "sessions_before", ">= 12"), (COPD, "sessions_before", "< 0"), CHILD_LINE),
                        *((COVID, BEGUN, "< 6 months"), (COVID, BEGUN, "<= 2024-06-30")),
                    },
                )
                for day in (date(2020, 8, 1), date(2024, 12, 31))
            ),
            (date(2015, 5, 5), {(ANNEX, "sessions_before", ">= 12"), CHILD_LINE}),
        ],
    )
    def test_what_has_one_side_is_declared(self, day: date, only: set[tuple[str, str, str]]) -> None:
        """Every other number, age and term of the law can be reached on both sides."""
        sides: dict[tuple[str, str, str], set[str]] = {}
        for target in measure([], on=day).targets:
            if target.topic is Topic.THRESHOLD:
                sides.setdefault((target.rule, target.what, target.bound), set()).add(target.side)
        one = {(*about, *those) for about, those in sides.items() if len(those) == 1}
        assert {each[:3] for each in one} == only
        assert one <= ONE_SIDED.keys()

    def test_every_term_of_annex_1(self, found: Mapping[Target, Case]) -> None:
        """Each row has its own, with the last day inside it and the first day after it."""
        terms = {
            target: made for target, made in found.items() if target.rule == ANNEX and target.bound.endswith("months")
        }
        rows = [row for row in law_on(DAY).basic.annex_1.values() if row.months and row.in_force is True]
        assert len({target.what.split()[0] for target in terms}) == len(rows)
        for target, made in terms.items():
            begun = getattr(made.condition, target.what.rpartition(".")[2])
            end = months_after(begun, int(target.bound.split()[1]))
            assert end - made.session.date == timedelta(days=1 if target.side == "inside" else 0), target

    @pytest.mark.parametrize("months", [-1, 1])
    def test_a_term_that_changes_changes_a_case(self, months: int, found: Mapping[Target, Case]) -> None:
        """One month more or less in one row of annex 1, and the answer to one of the cases is another one."""
        law = law_on(DAY)
        made = [each for target, each in found.items() if target.rule == ANNEX and target.topic is Topic.THRESHOLD]
        rule = annex_1.condition_is_on_annex_1_past_its_first_sessions
        for kind, row in law.basic.annex_1.items():
            if row.months is not None and row.in_force is True:
                longer = attrs.evolve(row, months=attrs.evolve(row.months, value=row.months.value + months))
                basic = attrs.evolve(law.basic, annex_1=frozen({**law.basic.annex_1, kind: longer}))
                other = attrs.evolve(law, basic=basic)
                found_by = [[rule(ground_facts(each, one), one).verdict for each in made] for one in (other, law)]
                assert found_by[0] != found_by[1], kind

    def test_the_deductible(self, found: Mapping[Target, Case]) -> None:
        """The mandatory one, with its last cent and without."""
        used = [
            found[threshold("deductible_comes_first", "", "insured.deductible_used", "< 385.00", side)]
            for side in ("inside", "outside")
        ]
        assert [str(each.insured.deductible_used) for each in used] == ["384.99", "385.00"]

    def test_the_grant_that_pays(self, found: Mapping[Target, Case]) -> None:
        about = {"package": "fysio-9", "rule": "package_takes_the_session", "subject": "fysio-9"}
        paying = Target(topic=Topic.GRANT, what="movement", **about)
        assert decide(found[paying]).package == "fysio-9"


class TestReached:
    """What one decision reaches."""

    def test_one_side_only(self) -> None:
        made = case(kind="stroke", first_session="2026-01-05", history=sessions(19))
        targets = reached(made)
        assert threshold(ANNEX, "annex_1", "sessions_before", ">= 20", "outside") in targets
        assert threshold(ANNEX, "annex_1", "sessions_before", ">= 20", "inside") not in targets
        assert Target(topic=Topic.REASON, what="annex-1-first-sessions") in targets

    @pytest.mark.parametrize(
        ("day", "sides"),
        [
            ("2026-04-04", {("< 3 months", "inside")}),
            ("2026-04-05", {("< 9 months", "inside")}),
            ("2026-10-04", {("< 9 months", "inside")}),
            ("2026-10-05", {("< 9 months", "outside")}),
        ],
    )
    def test_a_term(self, day: str, sides: set[tuple[str, str]]) -> None:
        """The day of the session is compared with its end; whiplash with the three complaints has a longer one."""
        made = case(date=day, kind="whiplash", first_session="2026-01-05", triad=True, history=sessions(20))
        terms = [target for target in reached(made) if target.what == "whiplash conditions.*.first_session"]
        assert {(target.bound, target.side) for target in terms} == sides

    def test_a_term_that_has_not_begun_has_no_side(self) -> None:
        made = case(date="2026-03-12", kind="after_inpatient_stay", discharged="2026-03-13", history=sessions(20))
        assert not [target for target in reached(made) if "discharged" in target.what]

    def test_a_package_that_has_not_begun_has_no_side(self) -> None:
        made = case(date="2026-03-12", packages=[package(since="2026-03-13")])
        assert {target.what for target in reached(made) if target.package} == {"refused", "package-not-begun"}

    def test_a_waived_deductible_of_which_the_voluntary_part_is_left(self) -> None:
        """It tells what is taken and no total: on which side the use lies of the mandatory one has no meaning."""
        money = {"deductible_waived": ["stroke"], "voluntary_deductible": "500.00", "deductible_used": "0.00"}
        made = case(kind="stroke", history=sessions(20), **money)
        targets = {target.what for target in reached(made)}
        assert "only-voluntary-deductible" in targets
        assert "insured.deductible_used" not in targets

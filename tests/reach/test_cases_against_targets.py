"""What given cases reach, and what nobody has looked at yet."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dated import AFTER
from fysiodekking import case_from, decide
from fysiodekking.adapters.case_files import read_case
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach import Reach, Target, Topic, measure
from fysiodekking.reach.cases_against_targets import _packages
from fysiodekking.reach.packages_in_report import labels_of, terms_of
from fysiodekking.reach.what_a_case_reaches import reached, shown_by
from policies import PACKAGE, session, suite

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NINE = PACKAGE["id"]


TAKES = "package_takes_the_session"


def limit(side: str, bound: str = "< 9") -> Target:
    return Target(
        topic=Topic.LIMIT, package=NINE, rule=TAKES, subject=NINE, what=f"{NINE}/year", bound=bound, side=side
    )


def asked(what: str, bound: str, side: str) -> Target:
    return Target(topic=Topic.REQUIREMENT, package=NINE, rule=TAKES, subject=NINE, what=what, bound=bound, side=side)


def age(side: str) -> Target:
    return asked("age", ">= 18", side)


def changed(package: dict[str, Any] = PACKAGE, /, **grant: Any) -> dict[str, Any]:
    """Return a package with something else in its grant."""
    return {**package, "grants": [{**package["grants"][0], **grant}]}


def on(day: str, **changes: Any) -> dict[str, Any]:
    """Return the first session of the year on a day."""
    made = session(1, **changes)
    return {**made, "session": {**made["session"], "date": day}}


def reason(code: Reason) -> Target:
    return Target(topic=Topic.REASON, what=code)


def of_gaps(reach: Reach) -> set[Target]:
    return {target for gap in reach.gaps for target in gap.targets}


@pytest.fixture(scope="module")
def both() -> Reach:
    return measure(suite([9, 10]))


class TestALimit:
    """The last session that a package pays and the first that it does not are two sides of one limit."""

    def test_both_sides(self, both: Reach) -> None:
        assert both.count(Topic.LIMIT, NINE) == (2, 2)
        assert not {limit("inside"), limit("outside")} & of_gaps(both)

    @pytest.mark.parametrize(("left", "missing"), [(9, "outside"), (10, "inside")])
    def test_one_side_is_missing(self, left: int, missing: str) -> None:
        """Exactly that side is a gap; its case stands at the limit: eight before it, or nine."""
        reach = measure(suite([left]))
        assert {limit("inside"), limit("outside")} & of_gaps(reach) == {limit(missing)}
        assert reach.count(Topic.LIMIT, NINE) == (1, 2)
        (gap,) = [gap for gap in reach.gaps if limit(missing) in gap.targets]
        (row,) = reach.targets[limit(missing)].history.rows
        assert row.sessions == {"inside": 8, "outside": 9}[missing]
        assert missing == "inside" or decide(gap.case).payer is Payer.INSURED

    def test_an_age_of_the_package(self, both: Reach) -> None:
        """An adult is inside what it asks; nobody looked at a child of 17."""
        assert age("inside") in both.reached
        assert age("outside") in of_gaps(both)
        made = both.targets[age("outside")]
        assert age_on(made.insured.born, made.session.date) == 17


class TestWhatAPackageAsks:
    """Each bound and each word that is asked has two sides."""

    def test_an_age_from_and_up_to(self) -> None:
        """Two bounds: a child and an adult of 41 say nothing of the 65th birthday."""
        packages = [changed(requires={"min_age": 18, "max_age": 64})]
        cases = [
            case_from(session(1, packages=packages, insured={"born": born, "basic_insured": True}))
            for born in ("1984-05-02", "2012-05-02")
        ]
        reach = measure(cases)
        assert reach.count(Topic.REQUIREMENT, NINE) == (3, 4)
        above = asked("age", "<= 64", "outside")
        assert above in of_gaps(reach)
        made = reach.targets[above]
        assert age_on(made.insured.born, made.session.date) == 65

    @pytest.mark.parametrize(
        ("requires", "what", "bound"),
        [
            ({"association": ["NVA", "Zhong"]}, "provider.associations", "NVA, Zhong"),
            ({"condition": "stroke"}, "conditions.*.kind", "stroke"),
            ({"condition": "annex_1_first_twenty"}, "conditions.*.kind", "annex_1_first_twenty"),
            ({"min_months_insured": 3}, "packages.*.since", ">= 3 months"),
            ({"referral": True}, "session.referral", "true"),
        ],
    )
    def test_anything_else(self, requires: dict[str, Any], what: str, bound: str) -> None:
        reach = measure([case_from(session(9, packages=[changed(requires=requires)]))])
        those = {target for target in reach.targets if target.topic is Topic.REQUIREMENT}
        assert those == {asked(what, bound, "inside"), asked(what, bound, "outside")}

    def test_a_line_before_the_one_that_takes_the_session(self) -> None:
        """It was asked as well: the first line is for members, the second for anybody."""
        (first,) = PACKAGE["grants"]
        lines = [{**first, "requires": {"association": ["NVA"]}}, {**first, "id": "anybody", "requires": {}}]
        provider = {"profession": "physiotherapist", "big_registered": True, "contracted": True, "associations": []}
        made = case_from(session(1, packages=[{**PACKAGE, "grants": lines}], provider=provider))
        assert asked("provider.associations", "NVA", "outside") in measure([made]).reached


class TestPackagesOfOneId:
    """What is counted of a package is counted of its own terms, whatever it is called."""

    def test_another_year(self) -> None:
        """A limit that was tested in 2025 was not tested for 2026."""
        of_2025 = {**PACKAGE, "year": 2025}
        ninth = {"date": "2025-01-06", "until": "2025-03-05", "paid_by": "package", "package": NINE, "sessions": 9}
        reach = measure(
            [
                case_from(on("2025-03-12", packages=[of_2025])),
                case_from(on("2025-03-12", packages=[of_2025], history=[ninth])),
                case_from(on("2026-03-12")),
            ]
        )
        assert reach.packages == (f"{NINE} (2025)", f"{NINE} (2026)")
        assert [reach.count(Topic.LIMIT, name) for name in reach.packages] == [(2, 2), (1, 2)]
        for gap in reach.gaps:
            if gap.targets[0].package:
                (package,) = gap.case.packages
                assert gap.targets[0].package == f"{NINE} ({package.year})"

    def test_other_terms(self) -> None:
        """Two files, one id, nine sessions in the one and twelve in the other."""
        twelve = changed(limits=[{**PACKAGE["grants"][0]["limits"][0], "max": 12}])
        cases = [case_from(session(1)), case_from(session(1, packages=[twelve]))]
        reach = measure(cases)
        assert all(re.fullmatch(rf"{NINE} \(2026, [0-9a-f]{{6}}\)", name) for name in reach.packages)
        assert [reach.count(Topic.LIMIT, name) for name in reach.packages] == [(1, 2), (1, 2)]
        for target, case in reach.targets.items():
            (package,) = case.packages or (None,)
            assert not target.package or (package is not None and reach.labels[terms_of(package)] == target.package)

    def test_a_name_stays(self) -> None:
        """Whatever other terms stand beside it, so that a file for a gap stays that of its package."""
        packages = [changed(limits=[{**PACKAGE["grants"][0]["limits"][0], "max": each}]) for each in (8, 9, 10)]
        given = [case_from(session(1, packages=[each])).packages[0] for each in packages]
        two, three = labels_of(given[1:]), labels_of(given)
        assert len(set(three.values())) == 3
        assert [two[terms_of(each)] for each in given[1:]] == [three[terms_of(each)] for each in given[1:]]

    def test_what_is_said_of_them_makes_no_other(self) -> None:
        other = {**PACKAGE, "source": "another booklet", "confidence": "A", "note": "looked up", "name": "Negen"}
        assert measure([case_from(session(1)), case_from(session(1, packages=[other]))]).packages == (NINE,)

    def test_the_order_of_the_cases_is_no_matter(self) -> None:
        """With pytest-xdist they come in any order."""
        cases = [case_from(session(1, packages=[{**PACKAGE, "id": each}], history=[])) for each in "cab"]
        one, other = measure(cases), measure(cases[::-1])
        assert one.packages == other.packages == ("a", "b", "c")
        assert one.gaps == other.gaps


class TestGaps:
    """A gap is a case that closes it."""

    def test_every_gap_is_closed_by_its_case(self, both: Reach) -> None:
        """Everything that a gap names is reached once its case is among the given ones, and no gap is left."""
        open_ = [gap for gap in both.gaps if not set(gap.targets) <= reached(gap.case)]
        assert open_ == []
        closed = measure([*suite([9, 10]), *(gap.case for gap in both.gaps)], on=both.on)
        assert {gap for gap in closed.gaps if gap.targets[0] in both.targets} == set()

    @pytest.mark.parametrize("number", [0, 7, 31, -1])
    def test_one_case_closes_its_own_gap(self, number: int, both: Reach) -> None:
        gap = both.gaps[number]
        after = measure([*suite([9, 10]), gap.case], on=both.on)
        assert of_gaps(both) - of_gaps(after) >= set(gap.targets)

    def test_each_is_named_once(self, both: Reach) -> None:
        """Together the gaps are exactly what is not reached."""
        named = [target for gap in both.gaps for target in gap.targets]
        assert len(named) == len(set(named))
        assert set(named) == set(both.targets) - both.reached

    def test_every_point_can_be_told(self, both: Reach) -> None:
        """There is a finding that shows it."""
        for target, case in both.targets.items():
            finding = shown_by(target, case, decide(case))
            assert target.topic is not Topic.REASON or finding.reason == target.what


class TestWhatIsCounted:
    """Which universe cases are measured against."""

    def test_the_newest_day_is_the_law(self) -> None:
        """Cases of other versions are told apart, and count for what is the same."""
        old: dict[str, Any] = session(1)
        old["session"] = {**old["session"], "date": "2019-03-12"}
        old["packages"] = []
        reach = measure([case_from(session(9)), case_from(old)])
        assert (reach.on, reach.cases, reach.others) == (date(2026, 3, 12), 2, 1)
        assert reason(Reason.NO_PACKAGE) in reach.reached

    def test_a_day_that_was_never_checked(self) -> None:
        """Is of no version of the law."""
        reach = measure([case_from(on(str(AFTER))), case_from(on("2026-03-12"))])
        assert (reach.others, reach.unchecked) == (0, 1)

    def test_another_day(self) -> None:
        """The law of 2020 has care after COVID-19, which that of 2026 only had once."""
        reach = measure([case_from(session(9))], on=date(2020, 8, 1))
        pays = {target.subject for target in reach.targets if target.topic is Topic.GROUND}
        assert Ground.COVID_RECOVERY in pays
        assert Ground.COVID_RECOVERY not in reach.elsewhere.grounds
        assert Ground.FALL_RISK in reach.elsewhere.grounds

    def test_a_package_of_another_year(self) -> None:
        """It is asked on a day of its own year; without one that was checked it is not measured."""
        other = {**PACKAGE, "id": "negen-2025", "year": 2025}
        future = {**PACKAGE, "id": "negen-2040", "year": 2040}
        reach = measure([case_from(session(9, packages=[PACKAGE, other, future]))])
        assert reach.packages == ("negen-2025", NINE)
        assert reach.unmeasured == ("negen-2040",)
        assert {case.session.date.year for target, case in reach.targets.items() if target.package == "negen-2025"} == {
            2025
        }

    def test_one_package_of_which_the_insured_have_it_since_different_days(self) -> None:
        """Since when somebody has a package makes it no other package."""
        cases = [case_from(session(9, packages=[{**PACKAGE, "since": f"202{year}-01-01"}])) for year in (1, 2)]
        assert measure(cases).count(Topic.LIMIT, NINE) == (1, 2)
        assert len(_packages(cases)) == 1

    def test_every_ground_in_force_can_pay(self, both: Reach) -> None:
        pays = {target.subject for target in both.targets if target.topic is Topic.GROUND}
        over = {
            Ground.COVID_RECOVERY,
            Ground.RHEUMATOID_ARTHRITIS_IN_STUDY,
            Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY,
        }
        assert pays == set(Ground) - over

    def test_that_a_rule_does_not_apply_is_not_counted(self, both: Reach) -> None:
        assert not [target for target in both.targets if target.what == Verdict.NOT_APPLICABLE]

    def test_no_cases(self) -> None:
        """Everything is a gap."""
        reach = measure([], on=date(2026, 3, 12))
        assert (reach.cases, reach.reached) == (0, frozenset())

    def test_a_day_that_was_not_checked(self) -> None:
        with pytest.raises(ValueError, match="1999-01-01: the law of that day is not in the library"):
            measure([], on=date(1999, 1, 1))

    def test_the_examples_of_the_documentation(self) -> None:
        """Real cases reach what they are about."""
        case = read_case(tomllib.loads((EXAMPLES / "stroke-session-21.toml").read_text("utf-8"))).case
        pays = {target.subject for target in measure([case]).reached if target.topic is Topic.GROUND}
        assert pays == {Ground.ANNEX_1}


class TestPackagesAlone:
    """What is asked of one's own package, without the law."""

    def test_nothing_of_the_law_is_measured(self) -> None:
        reach = measure(suite([9]), only_packages=True)
        assert {target.package for target in reach.targets} == set(reach.packages) != set()
        assert reach.count(Topic.LIMIT, NINE) == (1, 2)
        assert (dict(reach.elsewhere.grounds), dict(reach.elsewhere.reasons)) == ({}, {})

    def test_a_gap_is_of_one_package_or_of_the_law(self) -> None:
        """What a case of a package reaches of the law is no gap of the package."""
        for gap in measure(suite([9])).gaps:
            assert len({target.package for target in gap.targets}) == 1

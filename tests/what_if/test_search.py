"""What would change an answer: found by trying, minimal, and true when tried."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from cases import ABSENT, case, sessions
from dated import AFTER, LAST, NEXT_YEAR
from fysiodekking import decide, explain, load_case, testing, what_would_change
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.phases import ask
from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import Outcome, Payer, Verdict
from fysiodekking.model.errors import InvalidCase
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import or_none
from fysiodekking.model.vocabulary import ConditionKind, Profession
from fysiodekking.model.what_if import DOABLE, LOSING, Act, Change, Turn, WhatIf
from fysiodekking.rules.performance_list import class_of_code
from fysiodekking.what_if import search
from fysiodekking.what_if.applied import applied
from fysiodekking.what_if.candidates import candidates
from packages import FYSIO_9, YEAR, line, package, with_terms

SHARED = Path(__file__).parents[3] / "shared" / "cases"
"""Acceptance cases beside the repository, where they exist."""

OF_TODAY = "provider.", "session."
COVERED = {Outcome.COVERED, Outcome.COVERED_IF}


def needled(**named: Any) -> Case:
    """Return a session of dry needling by a trained physiotherapist with a contract, with a package."""
    made: dict[str, Any] = {
        "techniques": ["dry_needling"],
        "treatment_plan": True,
        "trained_in": ["dry_needling"],
        "big_registered": True,
        "contracted": True,
        "price": "42.50",
        "history": [],
        "packages": [FYSIO_9],
    }
    return case(**{**made, **named})


def ways(found: WhatIf, *, doable: bool = True) -> list[list[str]]:
    """Return the changes of every gain by name: those that somebody can bring about, or the others."""
    return [[change.act.value for change in turn.changes] for turn in found.gains if turn.doable is doable]


def costs(turn: Turn) -> str:
    return str(turn.costs)


def changes_of(made: Case) -> tuple[Change, ...]:
    """Return the changes that are tried of a case, alone or with another one."""
    law = law_on(made.session.date)
    return candidates(made, law, ask(made, law).before_charges())


def tried(made: Case) -> set[Act]:
    """Return what is tried of a case."""
    return {change.act for change in changes_of(made)}


class TestWhatSomebodyCanDo:
    """The therapist, the practice and the insured can do otherwise; the answer then turns."""

    def test_a_trained_colleague(self) -> None:
        """Needling by somebody untrained turns with training, or with exercises instead."""
        found = what_would_change(needled(trained_in=[]))
        assert ways(found) == [["trained-therapist"], ["other-techniques"]]
        assert [(turn.outcome, turn.payer, turn.package, costs(turn)) for turn in found.gains[:1]] == [
            (Outcome.COVERED, Payer.PACKAGE, "fysio-9", "0.00")
        ]

    def test_two_things_together(self) -> None:
        """Untrained and outside a treatment plan: either alone does not help, both together do."""
        found = what_would_change(needled(trained_in=[], treatment_plan=False))
        assert ["trained-therapist", "treatment-plan"] in ways(found)
        assert ["trained-therapist"] not in ways(found)

    def test_a_contracted_practice_is_cheaper(self) -> None:
        """Without a contract the package pays 30 of 42.50: with one nothing is left to pay."""
        found = what_would_change(needled(contracted=False))
        assert found.costs == Money(1250)
        assert ways(found) == [["contract"]]
        assert costs(found.gains[0]) == "0.00"

    def test_a_referral(self) -> None:
        """A package that asks a referral pays with one."""
        found = what_would_change(needled(packages=[with_terms(requires={"referral": True})], referral=False))
        assert ways(found) == [["referral"]]

    def test_prior_consent(self) -> None:
        """A package that asks consent pays with it."""
        found = what_would_change(needled(packages=[with_terms(requires={"consent": True})], consent=False))
        assert ways(found) == [["consent"]]

    def test_no_referral_where_none_is_asked(self) -> None:
        """What nothing in the case asks is not proposed."""
        found = what_would_change(needled(packages=[], referral=False))
        assert ways(found) == []

    def test_the_next_calendar_year(self) -> None:
        """With the package of the next year in the case, the first day of that year is covered again."""
        packages = [{**FYSIO_9, "id": "this", "year": 2025}, {**FYSIO_9, "id": "next", "year": 2026}]
        rows = sessions(9, "2025-02-03", paid_by="package", package="this")
        found = what_would_change(needled(date="2025-12-23", packages=packages, history=rows))
        assert ways(found) == [["next-year"]]
        assert found.gains[0].package == "next"
        assert found.unchecked_year is None

    def test_the_same_day_of_the_next_year(self) -> None:
        """Of the days that are tried the last lies a year after the session."""
        packages = [{**FYSIO_9, "id": "this", "year": 2025}, {**FYSIO_9, "id": "next", "year": 2026}]
        waiting = [{**each, "since": "2025-07-01"} for each in packages]
        made = needled(date="2025-01-01", packages=waiting, history=[])
        assert date(2026, 1, 1) in [each.after for each in changes_of(made) if each.name == "session.date"]

    def test_a_year_that_was_not_checked(self) -> None:
        """What holds after the last day that was checked is not promised, and that is said."""
        year, packages = LAST.year, [{**FYSIO_9, "year": LAST.year}]
        rows = sessions(9, f"{year}-02-03", paid_by="package", package="fysio-9")
        found = what_would_change(needled(date=f"{year}-03-12", packages=packages, history=rows))
        assert ways(found) == []
        assert found.unchecked_year == NEXT_YEAR

    def test_the_next_day(self) -> None:
        """A second session of the day turns with a day later."""
        made = needled(
            history=[{"date": "2026-03-12", "paid_by": "package", "package": "fysio-9"}], medically_necessary=False
        )
        assert ["other-day"] in ways(what_would_change(made))
        assert ["medically-necessary"] in ways(what_would_change(made), doable=False)

    @pytest.mark.parametrize("per", ["day", "calendar_year"])
    def test_the_next_day_where_a_limit_is_one_of_a_day(self, per: str) -> None:
        """A maximum of a day, or one treatment a day, begins anew on the next one; one of a year does not."""
        made = needled(packages=[with_terms(limits=[{"id": "most", "max": "40.00", "unit": "euros", "per": per}])])
        assert (Act.OTHER_DAY in tried(made)) is (per == "day")

    def test_the_end_of_a_waiting_time(self) -> None:
        """A package that pays after three months pays from that day on."""
        waiting = [{**with_terms(requires={"min_months_insured": 3}), "since": "2026-01-15"}]
        found = what_would_change(needled(packages=waiting))
        assert ways(found) == [["later-day"]]
        assert found.gains[0].changes[0].after == date(2026, 4, 15)

    @pytest.mark.parametrize("stated", [True, False])
    def test_the_end_of_a_term(self, stated: bool) -> None:
        """The day after the months of the basic package a package pays, without a deductible; also by the history."""
        begun, rows = (
            ("2026-01-15" if stated else ABSENT),
            [{"date": "2026-01-15", "paid_by": "insured", "sessions": 20}],
        )
        made = needled(kind="radicular_syndrome_motor_loss", first_session=begun, history=rows)
        found = what_would_change(made)
        assert (decide(made).payer, found.costs) == (Payer.BASIC, Money(4250))
        (turn,) = [each for each in found.gains if each.changes[0].act is Act.LATER_DAY]
        assert (turn.changes[0].after, turn.payer, costs(turn)) == (date(2026, 4, 15), Payer.PACKAGE, "0.00")

    def test_the_end_of_the_months_after_an_accident(self) -> None:
        """A line that then pays nothing leaves the session to the line behind it."""
        soon = line("soon", requires={"within_months_of_accident": 12}, pays={"contracted": {"percent": 0}})
        made = needled(accident=True, accident_on="2025-08-31", packages=[package(soon, line("else"))])
        assert date(2026, 8, 31) in [turn.changes[0].after for turn in what_would_change(made).gains]

    def test_the_ordinary_code(self) -> None:
        """A session under a code that is not on the list turns under the ordinary one, at the same price."""
        found = what_would_change(needled(performance="DN01"))
        (turn,) = [each for each in found.gains if each.changes[0].act is Act.ORDINARY_PERFORMANCE]
        assert (turn.changes[0].before, turn.changes[0].after, costs(turn)) == ("DN01", "1000", "0.00")

    def test_an_ordinary_session(self) -> None:
        """A session of a class that the package does not pay turns as an ordinary one, whose price nobody said."""
        made = needled(
            performance="1200", specialisms=["manual_therapy"], packages=[with_terms(covers=["physiotherapy"])]
        )
        (turn,) = [each for each in what_would_change(made).gains if each.changes[0].act is Act.ORDINARY_SESSION]
        assert (turn.changes[0].before, turn.changes[0].after, turn.costs) == ("1200", "1000", None)

    @pytest.mark.parametrize("code", ["1000", "1001"])
    def test_no_ordinary_session_instead_of_one(self, code: str) -> None:
        """A session of the same class, as one at home, is an ordinary one already."""
        assert Act.ORDINARY_SESSION not in tried(needled(performance=code))

    def test_a_trained_physiotherapist(self) -> None:
        """Needling by an exercise therapist turns with a physiotherapist trained for it, whose price nobody said."""
        made = needled(profession="exercise_therapist", performance="2000", trained_in=[])
        turns = [each for each in what_would_change(made).gains if each.changes[0].name == "provider.profession"]
        assert [(each.changes[0].act, each.changes[0].after, each.payer, each.costs) for each in turns] == [
            (Act.TRAINED_PHYSIOTHERAPIST, Profession.PHYSIOTHERAPIST, Payer.PACKAGE, None)
        ]

    def test_another_profession(self) -> None:
        """A package for exercise therapy alone pays an exercise therapist; without needling nobody is trained."""
        made = case(
            techniques=["exercise_therapy"],
            history=[],
            packages=[with_terms(covers=["exercise_therapy"])],
            contracted=True,
        )
        assert ["other-profession"] in ways(what_would_change(made))

    def test_a_physiotherapist(self) -> None:
        """Without needling nobody has to be trained for it."""
        made = case(
            profession="exercise_therapist",
            performance="2000",
            techniques=["exercise_therapy"],
            history=[],
            packages=[with_terms(covers=["physiotherapy"])],
            contracted=True,
        )
        assert ["other-profession"] in ways(what_would_change(made))

    @pytest.mark.parametrize(
        ("given", "act", "before", "after"),
        [
            ({"trained_in": ["injection"]}, Act.ON_ORDER, None, "physician"),
            (
                {"trained_in": ["dry_needling"], "on_order_of": "physician"},
                Act.COMPETENT_THERAPIST,
                ("dry_needling",),
                ("dry_needling", "injection"),
            ),
        ],
    )
    def test_a_reserved_act(self, given: dict[str, Any], act: Act, before: object, after: object) -> None:
        """It may be done on the order of somebody authorised, by somebody competent for it."""
        found = what_would_change(needled(techniques=["injection"], **given))
        changes = [turn.changes[0] for turn in found.gains if turn.changes[0].act is act]
        assert [(each.before, each.after) for each in changes] == [(before, after)]

    @pytest.mark.parametrize("done", ["acupuncture", "massage"])
    def test_an_acupuncturist(self, done: str) -> None:
        """Acupuncture turns with an acupuncturist, where a package pays that; nothing else does."""
        made = needled(techniques=[done], packages=[with_terms(covers=["acupuncture"])])
        assert (["other-profession"] in ways(what_would_change(made))) is (done == "acupuncture")

    @pytest.mark.parametrize("code", ["1960", "1900", "1864"])
    def test_a_line_that_is_no_session_is_never_made_one(self, code: str) -> None:
        """A missed appointment is none, whatever it is charged as: to claim it as a session would be false."""
        assert ways(what_would_change(needled(performance=code, techniques=ABSENT))) == []

    def test_a_pelvic_physiotherapist(self) -> None:
        """Urinary incontinence turns with a pelvic physiotherapist."""
        made = case(kind="urinary_incontinence", specialisms=["manual_therapy"], history=[], big_registered=True)
        assert ["specialist"] in ways(what_would_change(made))

    def test_an_association(self) -> None:
        """Alternative care turns with a member of the association that the package asks."""
        made = case(
            profession="acupuncturist",
            performance=ABSENT,
            techniques=["acupuncture"],
            associations=["XYZ"],
            history=[],
            packages=[with_terms(covers=["acupuncture"], requires={"association": ["NVA"]})],
        )
        found = what_would_change(made)
        assert ways(found) == [["association"]]
        assert found.gains[0].changes[0].after == ("XYZ", "NVA")

    def test_a_qualification(self) -> None:
        """A line turns with a therapist who has the qualification that it asks."""
        terms = with_terms(requires={"qualification": ["0484"]})
        found = what_would_change(case(specialisms=["0406"], big_registered=True, history=[], packages=[terms]))
        assert ["qualification"] in ways(found)

    @pytest.mark.parametrize("line_asks", [False, True])
    @pytest.mark.parametrize(
        ("code", "specialism", "born"),
        [
            ("1100", "child", "2015-05-02"),
            ("1200", "manual_therapy", "1984-05-02"),
            ("1500", "oedema", "1984-05-02"),
            ("1600", "pelvic", "1984-05-02"),
            ("1750", "psychosomatic", "1984-05-02"),
            ("1775", "geriatric", "1944-05-02"),
        ],
    )
    def test_a_specialism_that_the_code_asks(self, code: str, specialism: str, born: str, line_asks: bool) -> None:
        """A session under the code of a specialism turns with a therapist who has it; also where a line asks it too."""
        cover = class_of_code(law_on(date(2026, 3, 12)), code, Profession.PHYSIOTHERAPIST, ConditionKind.NOT_LISTED)
        requires = {"qualification": [specialism]} if line_asks else {}
        package_ = with_terms(covers=["physiotherapy", cover.value], requires=requires)
        made = {"performance": code, "born": born, "big_registered": True, "history": [], "packages": [package_]}
        found = what_would_change(case(**made, specialisms=["other"]))
        turns = [turn for turn in found.gains if turn.changes[0].name == "provider.specialisms"]
        assert [turn.changes[0].after for turn in turns] == [("other", specialism)]
        assert decide(case(**made, specialisms=[specialism])).outcome in COVERED


class TestWhatNobodyCanChoose:
    """Age, accident, severity and readings make a difference, but are nobody's to do."""

    def test_age(self) -> None:
        """An adult's complaint would be covered at 17, and that stands apart."""
        found = what_would_change(case(history=[], techniques=["massage"], big_registered=True))
        assert ways(found) == []
        assert ways(found, doable=False) == [["age"]]
        assert [(each.before, each.after) for each in found.gains[0].changes] == [(41, 17)]

    @pytest.mark.parametrize(("born", "before", "after"), [("1952-05-02", 73, 64), ("2001-05-02", 24, 60)])
    def test_the_age_that_a_line_asks(self, born: str, before: int, after: int) -> None:
        """The last age at which it pays, or the first."""
        asked = {"max_age": 64} if before > after else {"min_age": 60}
        found = what_would_change(needled(born=born, packages=[with_terms(requires=asked)]))
        assert (before, after) in [(turn.changes[0].before, turn.changes[0].after) for turn in found.gains]

    @pytest.mark.parametrize(("born", "asked"), [("2014-05-02", True), ("2008-03-12", False)])
    def test_the_first_nine_had_too_little_result(self, born: str, asked: bool) -> None:
        """Under 18 there are nine more then; from the 18th birthday on nobody asks."""
        rows = sessions(9, "2026-01-05", paid_by="basic")
        found = what_would_change(case(born=born, history=rows, insufficient_result=False, big_registered=True))
        assert (["insufficient-result"] in ways(found, doable=False)) is asked
        assert (Act.INSUFFICIENT_RESULT in tried(case(born=born, insufficient_result=False))) is asked

    def test_a_fact_of_the_condition(self) -> None:
        """COPD of a higher stage would be covered; it is what it is."""
        found = what_would_change(case(kind="copd", gold_stage=1, history=[], big_registered=True))
        turns = [turn for turn in found.gains if turn.changes[0].act is Act.CONDITION_FACT]
        assert (turns[0].changes[0].name, turns[0].changes[0].before, turns[0].doable) == (
            "conditions.complaint.gold_stage",
            1,
            False,
        )

    def test_a_reading(self) -> None:
        """An insurer that reads a paragraph otherwise would pay."""
        given = {"readings": {"supervised_care_by_exercise_therapist": "no"}}
        made = case(
            given, kind="osteoarthritis_hip_knee", profession="exercise_therapist", performance="2000", history=[]
        )
        found = what_would_change(made)
        (turn,) = [turn for turn in found.gains if turn.changes[0].act is Act.READING]
        assert (turn.changes[0].before, turn.changes[0].after, turn.doable) == ("no", "yes", False)

    def test_more_sessions(self) -> None:
        """The first twenty of a condition of annex 1 are not covered: after them the next one is."""
        rows = sessions(11, "2026-01-05", paid_by="insured")
        found = what_would_change(case(kind="multiple_sclerosis", history=rows, big_registered=True))
        turn = next(turn for turn in found.gains if turn.changes[0].act is Act.MORE_SESSIONS)
        assert (turn.changes[0].before, turn.changes[0].after) == (11, 20)
        assert not turn.doable

    def test_the_condition_itself_is_never_changed(self) -> None:
        """Another kind or diagnosis would be a false statement about the patient: it is tried nowhere."""
        made = needled(packages=[], diagnosis="3026")
        law = law_on(made.session.date)
        tried = candidates(made, law, ask(made, law).before_charges())
        assert not {change.name.rpartition(".")[2] for change in tried} & {"kind", "diagnosis", "side"}

    def test_no_doable_act_is_about_the_patient(self) -> None:
        """What can be done is about the therapist, the session, its papers or its day; never about the patient."""
        names = {"insured", "conditions", "age", "sessions_before", "readings"}
        for made in (needled(trained_in=[]), case(kind="copd", gold_stage=1), case(kind="whiplash", triad=False)):
            law = law_on(made.session.date)
            for change in candidates(made, law, ask(made, law).before_charges()):
                if change.doable:
                    assert change.name.partition(".")[0] not in names, change


class TestWhatAnAnswerHangsOn:
    """For a covered session: the single facts without which it would not be."""

    def test_needling_in_a_package(self) -> None:
        """Register, training and treatment plan."""
        found = what_would_change(needled())
        assert [turn.changes[0].act for turn in found.losses] == [
            Act.NOT_REGISTERED,
            Act.NOT_TRAINED,
            Act.NO_TREATMENT_PLAN,
        ]

    @pytest.mark.parametrize(
        ("named", "act", "left"),
        [
            ({"performance": "1200", "specialisms": ["child", "0404"]}, Act.NOT_QUALIFIED, ("child",)),
            ({"kind": "urinary_incontinence", "specialisms": ["pelvic", "0406"]}, Act.NOT_QUALIFIED, ()),
            (
                {"specialisms": ["0407", "child"], "requires": {"qualification": ["geriatric"]}},
                Act.NOT_QUALIFIED,
                ("child",),
            ),
            (
                {
                    "profession": "acupuncturist",
                    "performance": ABSENT,
                    "techniques": ["acupuncture"],
                    "associations": ["XYZ", "NVA"],
                    "requires": {"association": ["NVA", "ZHONG"]},
                },
                Act.NO_MEMBER,
                ("XYZ",),
            ),
        ],
    )
    def test_what_is_asked_of_the_therapist(self, named: dict[str, Any], act: Act, left: tuple[str, ...]) -> None:
        """A specialism, in whatever word or number it is stated, and membership; not what nothing asks."""
        requires = named.get("requires", {})
        covers = ["manual_therapy", "acupuncture", *(["physiotherapy"] if requires else [])]
        terms = with_terms(covers=covers, requires=requires)
        said = {key: value for key, value in named.items() if key != "requires"}
        made = {"history": [], "big_registered": True, "contracted": True, "packages": [terms], **said}
        turns = {turn.changes[0].act: turn.changes[0].after for turn in what_would_change(case(**made)).losses}
        assert turns[act] == left

    def test_not_on_a_qualification_that_nothing_asks(self) -> None:
        """An ordinary session does not hang on what its therapist is beside."""
        losses = what_would_change(needled(specialisms=["0407", "pelvic"], associations=["NVA"])).losses
        assert not {turn.changes[0].act for turn in losses} & {Act.NOT_QUALIFIED, Act.NO_MEMBER}

    def test_nothing_for_a_session_that_is_not_covered(self) -> None:
        """What is not covered hangs on nothing."""
        assert what_would_change(needled(packages=[])).losses == ()

    def test_a_contract_without_which_nothing_is_paid(self) -> None:
        """A package that pays nothing without a contract hangs on it."""
        found = what_would_change(needled(packages=[with_terms(requires={"contracted": True})]))
        assert Act.WITHOUT_CONTRACT in [turn.changes[0].act for turn in found.losses]


class TestUndetermined:
    def test_changes_nothing(self) -> None:
        """Without an answer there is nothing to turn: the questions come first."""
        found = what_would_change(needled(trained_in=ABSENT))
        assert (found.gains, found.losses) == ((), ())
        assert [question.names for question in found.questions] == [("provider.trained_in",)]

    def test_a_day_that_was_not_checked(self) -> None:
        """Nothing is promised for a day of which the law is not known."""
        found = what_would_change(needled(date=str(AFTER)))
        assert (found.gains, found.losses, found.questions, found.tried) == ((), (), (), 0)


class TestOrder:
    """What somebody can do first, fewest changes first, then the same treatment, then what costs less."""

    def test_of_turns_alike_but_for_one(self) -> None:
        """Each turn comes before the one behind it, which is worse in one respect and no worse in those before it."""
        exercises = Change(act=Act.OTHER_TECHNIQUES, name="session.techniques", before=(), after=("massage",))
        contract = Change(act=Act.CONTRACT, name="provider.contracted", before=False, after=True)
        older = Change(act=Act.AGE, name="age", before=17, after=18)
        best = Turn(
            changes=(contract,),
            outcome=Outcome.COVERED,
            payer=Payer.PACKAGE,
            package="p",
            costs=Money(0),
            deductible=None,
            conditions=(),
        )
        in_order = (
            best,
            evolve(best, costs=Money(1)),
            evolve(best, costs=None),
            evolve(best, changes=(exercises,)),
            evolve(best, changes=(contract, contract)),
            evolve(best, changes=(older,)),
        )
        for one, other in pairwise(in_order):
            assert search.soonest(one) < search.soonest(other)

    def test_of_what_is_found(self) -> None:
        """A colleague who is trained for the needling comes before exercises instead of it."""
        found = what_would_change(needled(trained_in=[], treatment_plan=False))
        assert [*found.gains] == sorted(found.gains, key=search.soonest)
        assert ways(found).index(["trained-therapist", "treatment-plan"]) > ways(found).index(["other-techniques"])


# --- what always holds ----------------------------------------------------------------------------------------------


def check(made: Case) -> None:
    """Assert everything that holds of what would change any case."""
    found, now = what_would_change(made), decide(made)
    assert found == what_would_change(made)
    sets = [frozenset(turn.changes) for turn in found.gains]
    for one, other in combinations(sets, 2):
        assert not one < other
        assert not other < one
    for turn in (*found.gains, *found.losses):
        decision = decide(applied(made, turn.changes))
        paid = None if decision.amounts is None else decision.amounts.deductible + decision.amounts.insured
        assert (decision.outcome, decision.payer, decision.package, paid) == (
            turn.outcome,
            turn.payer,
            turn.package,
            turn.costs,
        )
        assert len(turn.changes) <= found.most_changes
        assert turn.doable is all(change.act in DOABLE for change in turn.changes)
    for turn in found.gains:
        assert turn.outcome in COVERED
        assert not {change.act for change in turn.changes} & LOSING
        if now.outcome in COVERED:
            assert turn.costs is not None
            assert found.costs is not None
            assert turn.costs < found.costs
    for turn in found.losses:
        assert now.outcome in COVERED
        assert turn.outcome is Outcome.NOT_COVERED
    asked = {name for question in found.questions for name in question.names}
    assert set(now.missing) <= asked


@settings(max_examples=50, deadline=None)
@given(strategies.cases())
def test_a_proposed_change_gives_what_it_promises(sample: strategies.Sample) -> None:
    """Deciding the changed case gives the promised answer; no set contains a smaller one; every question is asked."""
    check(sample.case)


def test_of_every_acceptance_case() -> None:
    """The same holds of the acceptance cases, where they exist."""
    for path in sorted(SHARED.glob("*.toml")):
        check(load_case(path))


@settings(max_examples=30, deadline=None)
@given(strategies.cases())
def test_no_single_change_or_pair_was_overlooked(sample: strategies.Sample) -> None:
    """Trying every single change and every pair in the plainest way finds the same sets."""
    made = sample.case
    now = decide(made)
    if now.outcome is Outcome.UNDETERMINED or made.session.date not in CHECKED:
        return
    law = law_on(made.session.date)
    tried = [each for each in candidates(made, law, ask(made, law).before_charges()) if each.act not in LOSING]
    before = None if now.amounts is None else now.amounts.deductible + now.amounts.insured
    turning: list[frozenset[Any]] = []
    for size in (1, 2):
        for chosen in combinations(tried, size):
            if len({each.name for each in chosen}) < size or any(each <= set(chosen) for each in turning):
                continue
            try:
                then = decide(applied(made, chosen))
            except InvalidCase:
                continue
            after = None if then.amounts is None else then.amounts.deductible + then.amounts.insured
            cheaper = before is not None and after is not None and after < before
            if then.outcome in COVERED and (now.outcome not in COVERED or cheaper):
                turning.append(frozenset(chosen))
    assert {frozenset(turn.changes) for turn in what_would_change(made).gains} == set(turning)


def stated(made: Case, name: str) -> object:
    """Return what a case says of a fact, as an explanation names it; None for what it does not say."""
    if name == "age":
        return age_on(made.insured.born, made.session.date)
    *parts, last = name.split(".")
    if parts == ["readings"]:
        return or_none(made.readings.of(last))
    where = made.conditions[parts[1]] if parts[0] == "conditions" else getattr(made, parts[0])
    return or_none(getattr(where, last))


@settings(max_examples=100, deadline=None)
@given(testing.cases())
def test_a_change_says_what_is_and_what_would_be(made: Case) -> None:
    """Of every change that is tried: what the case says now, and what it says where the change is made."""
    law = law_on(made.session.date)
    for change in candidates(made, law, ask(made, law).before_charges()):
        if change.name != "sessions_before":
            assert change.before == stated(made, change.name) != change.after
            try:
                assert stated(applied(made, [change]), change.name) == change.after
            except InvalidCase:
                continue


@settings(max_examples=50, deadline=None)
@given(strategies.cases())
def test_the_questions_alone_are_those_beside_the_changes(sample: strategies.Sample) -> None:
    """Who asks the questions alone gets the same ones, with the same replies."""
    found = what_would_change(sample.case)
    if found.complete:
        assert search.still_to_ask(sample.case) == found.questions


@settings(max_examples=100, deadline=None)
@given(testing.cases(complete=True), st.integers(1, 365))
def test_no_later_day_was_overlooked(made: Case, days: int) -> None:
    """A day within a year on which the answer is better lies on or behind one that is told."""
    now, later = decide(made), made.session.date + timedelta(days)
    if now.outcome is Outcome.UNDETERMINED or later not in CHECKED:
        return
    day = Change(act=Act.LATER_DAY, name="session.date", before=made.session.date, after=later)
    then = decide(applied(made, [day]))
    before, after = (
        None if each.amounts is None else each.amounts.deductible + each.amounts.insured for each in (now, then)
    )
    cheaper = before is not None and after is not None and after < before
    if then.outcome in COVERED and (now.outcome not in COVERED or cheaper):
        told = [turn.changes[0].after for turn in what_would_change(made).gains if len(turn.changes) == 1]
        assert any(isinstance(each, date) and each <= later for each in told)


@settings(max_examples=100, deadline=None)
@given(testing.cases(), st.sampled_from(["", *sorted(law_on(date(2026, 3, 12)).charging.descriptions)]))
def test_what_is_found_wanting_of_therapist_and_papers_is_tried(drawn: Case, code: str) -> None:
    """A fact of provider or session for which a rule refuses one is among the changes; a second of a day waits for one.

    With every code that says something of itself.
    """
    made = evolve(drawn, session=evolve(drawn.session, performance=code)) if code else drawn
    law = law_on(made.session.date)
    asked = ask(made, law).before_charges()
    refused = [fact for finding in asked if finding.verdict is Verdict.REFUSED for fact in finding.facts]
    wanting = {fact.name for fact in refused if fact.needed is not None and fact.name.startswith(OF_TODAY)}
    of_the_day = {"provider.profession", "session.other_that_day"}
    assert wanting - of_the_day <= {change.name for change in candidates(made, law, asked)}


@settings(max_examples=100, deadline=None)
@given(testing.cases(complete=True), st.sampled_from(["", "1100", "1200", "1500", "1600", "1750", "1775"]))
def test_what_is_asked_of_a_therapist_is_told_where_a_covered_session_hangs_on_it(drawn: Case, code: str) -> None:
    """Without any specialism, or any membership, it is not covered just where such a loss is told."""
    made = evolve(drawn, session=evolve(drawn.session, performance=code)) if code else drawn
    found = what_would_change(made)
    lost = {turn.changes[0].name for turn in found.losses}
    for field in ("specialisms", "associations"):
        without = decide(evolve(made, provider=evolve(made.provider, **{field: ()}))).outcome
        told = f"provider.{field}" in lost
        assert not found.complete or told is (decide(made).outcome in COVERED and without is Outcome.NOT_COVERED)


class TestWork:
    """What is tried has a bound; where it is reached, that is said, and what is told holds."""

    @pytest.mark.parametrize("most", [0, 30, 60, 100])
    def test_a_search_that_is_cut(self, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
        """Every gain and loss that was found is one of all; the words say that not everything was worked out."""
        made = needled(trained_in=[])
        whole = what_would_change(made)
        monkeypatch.setattr(search, "MOST_WORK", most)
        cut = what_would_change(made)
        assert whole.complete
        assert not cut.complete
        assert cut.tried < whole.tried
        assert set(cut.gains) <= set(whole.gains)
        assert "not all of them were looked at" in explain(decide(made), "en", what_if=cut)
        assert "not all of them were looked at" not in explain(decide(made), "en", what_if=whole)
        assert "ze zijn niet allemaal bekeken" in explain(decide(made), "nl", what_if=cut)

    @pytest.mark.parametrize("most", [0, 30])
    def test_questions_that_are_cut(self, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
        """Each is asked; one of which not every answer could be tried has no replies, and another has all of them."""
        made = needled(trained_in=ABSENT, treatment_plan=ABSENT)
        whole = what_would_change(made)
        monkeypatch.setattr(search, "MOST_WORK", most)
        cut = what_would_change(made)
        assert (whole.complete, cut.complete) == (True, False)
        assert {question.names for question in cut.questions} == {question.names for question in whole.questions}
        assert all(not question.replies or question in whole.questions for question in cut.questions)
        assert "not all of them were looked at" in explain(decide(made), "en", what_if=cut)

    def test_a_case_that_cannot_be_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What `decide` gives up is no sign that the search was cut: it says the same of each changed case."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", 0)
        made = needled(trained_in=ABSENT, treatment_plan=ABSENT)
        assert Reason.NOT_EVERYTHING_TRIED in decide(made).reasons
        found = what_would_change(made)
        assert found.complete
        assert {name for each in found.questions for name in each.names} == set(decide(made).missing) != set()

    def test_ten_packages_of_unknown_terms(self) -> None:
        """Nobody knows their terms, nor the contract: more than can be tried."""
        packages = [
            {**FYSIO_9, "id": f"p{index}", "grants": [{"id": "g", "covers": ["physiotherapy"], "terms_unknown": True}]}
            for index in range(10)
        ]
        made = case(contracted=ABSENT, packages=packages)
        assert not what_would_change(made).complete


def test_how_many_of_several_rows_is_no_answer() -> None:
    """Of one row whose payer is open each number is; of several it has to be said which, so no reply is told."""
    packages = [package(line("g", {**YEAR, "max": 2}))]
    rows = [{"date": "2026-01-05", "sessions": 1}, {"date": "2026-01-06", "sessions": 1}]
    one, two = (
        what_would_change(case(packages=packages, history=history)).questions
        for history in ([{"date": "2026-01-05", "sessions": 2}], rows)
    )
    assert [bool(question.replies) for question in (*one, *two)] == [True, False]

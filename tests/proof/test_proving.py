"""The proof by regions: it holds for the law and the rules as they are, and finds what a test puts in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import attrs
import pytest

from dated import FIRST, LAST
from fysiodekking import case_from, decide
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.law import law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.proof import Failure, Proof, prove, prove_all, version_of, versions
from fysiodekking.proof.asking import Rules
from fysiodekking.proof.case_grid import CHARGES, GATES, GROUNDS, PACKAGES, Slice
from fysiodekking.proof.proving import MET_AND_REFUSED, NO_SHADOW, REASONS, _proofs, _Work
from fysiodekking.proof.survey import ALIKE, ANSWERED, CITED, MONOTONIC, SETTLED
from fysiodekking.rules import CHARGES as CHARGE
from fysiodekking.rules import CONDITIONS_OF_BASIC
from fysiodekking.rules import GATES as GATE_RULES
from fysiodekking.rules import GROUNDS as GROUND_RULES
from fysiodekking.rules import PACKAGES as PACKAGE
from fysiodekking.rules.charge_facts import ChargeFacts
from fysiodekking.rules.checks import missing_of
from fysiodekking.rules.ground_facts import GroundFacts
from fysiodekking.rules.package_facts import PackageFacts

NEWEST = versions()[-1]
(
    ANNEX,
    PELVIC,
    PAD,
    OSTEOARTHRITIS,
    COPD,
    FALLS,
    _,
    _,
    RHEUMATOID,
    AXIAL,
    UNDER_18,
    COVID,
) = GROUND_RULES


class TestItHolds:
    """Every version of the law since 2012 is proved."""

    def test_every_version(self) -> None:
        """All of them, on every processor; how long it takes, `tests/bench/bench_prove.py` measures."""
        proofs = list(prove_all())
        assert [proof.version for proof in proofs] == list(reversed(versions()))
        assert [(proof.version, proof.failures) for proof in proofs if not proof.holds] == []
        assert all(min(proof.made.values()) > 0 for proof in proofs)

    def test_what_is_taken_over_is_what_would_be_found(self) -> None:
        """A version proved after another one of the same law has the same regions, cases and checks as alone."""
        both = tuple(version_of(day) for day in (date(2020, 1, 1), date(2018, 8, 1)))
        of_stroke = about(GROUNDS, "stroke")
        _, after = _proofs(both, _Work(Rules(), law_on), map, of_stroke)
        alone = prove(both[1], only=of_stroke)
        assert after.taken_over > alone.taken_over
        assert (alone.regions, alone.cases, alone.made) == (after.regions, after.cases, after.made)

    def test_versions_follow_each_other(self) -> None:
        """Without a gap, from the first to the last day that was checked."""
        assert versions()[0].first == FIRST
        assert versions()[-1].last == LAST
        assert version_of(date(2020, 7, 17)) != version_of(date(2020, 7, 18))
        with pytest.raises(ValueError, match="2011-12-31"):
            version_of(date(2011, 12, 31))


def shown(proof: Proof, check: str, *words: str) -> Failure:
    """Return the failure of a check that says some words, after asserting that its case can be written and read."""
    found = [each for each in proof.failures if each.check == check and all(word in each.sentence for word in words)]
    assert found, [(each.check, each.sentence) for each in proof.failures]
    failure = found[0]
    assert failure.case is not None
    again = case_from(mapping_of(failure.case))
    assert again == failure.case
    return failure


def about(phase: str, kind: str = "") -> Callable[[Slice], bool]:
    """Choose the slices of a phase, or of a kind of condition."""
    return lambda part: part.phase == phase and (not kind or part.fixed["condition.kind"] == kind)


Rule = Callable[[Any, Law], Finding]


def replaced(rule: Rule, other: Rule) -> Rules:
    return Rules(
        gates=tuple(other if each is rule else each for each in GATE_RULES),
        conditions=tuple(other if each is rule else each for each in CONDITIONS_OF_BASIC),
        grounds=tuple(other if each is rule else each for each in GROUND_RULES),
    )


def changed(rule: Rule, change: Callable[[GroundFacts, Finding], Finding]) -> Rules:
    """Return the rules, one of which finds something else."""

    def other(facts: GroundFacts, law: Law) -> Finding:
        return change(facts, rule(facts, law))

    return replaced(rule, other)


def refused_from(number: int) -> Callable[[GroundFacts, Finding], Finding]:
    """Return a change that refuses what is met, once there were so many sessions: a number that stands in no law."""

    def change(facts: GroundFacts, finding: Finding) -> Finding:
        many = facts.told is not None and sum(row.sessions for row in facts.care.earlier.past.rows) >= number
        return attrs.evolve(finding, verdict=Verdict.REFUSED) if finding.verdict is Verdict.MET and many else finding

    return change


def with_number(ground: Ground, name: str, value: int) -> Callable[[date], Law]:
    """Return the law with one number changed."""

    @cache
    def law_of(day: date) -> Law:
        law = law_on(day)
        stood = law.basic.grounds[ground]
        number = attrs.evolve(getattr(stood, name), value=value)
        grounds: Any = {ground.value: attrs.evolve(stood, **{name: number})}
        return attrs.evolve(law, basic=attrs.evolve(law.basic, grounds=attrs.evolve(law.basic.grounds, **grounds)))

    return law_of


class TestAGap:
    """A region without an answer is found."""

    def test_a_rule_that_raises(self) -> None:
        """A rule that cannot answer from a number of sessions on: the case shows where."""

        def raises(facts: GroundFacts, finding: Finding) -> Finding:
            if facts.told is not None and sum(row.sessions for row in facts.care.earlier.past.rows) >= 5:
                raise KeyError("sessions")
            return finding

        rules = changed(OSTEOARTHRITIS, raises)
        part = about(GROUNDS, "osteoarthritis_hip_knee")
        failure = shown(prove(NEWEST, rules=rules, only=part), ANSWERED, "KeyError")
        assert failure.case is not None
        assert failure.case.condition.kind is ConditionKind.OSTEOARTHRITIS_HIP_KNEE

    def test_a_rule_that_does_not_know(self) -> None:
        """A rule that asks for a fact that was given leaves a gap."""

        def forgets(facts: GroundFacts, finding: Finding) -> Finding:
            if facts.care.condition.gold_stage != 4:
                return finding
            needs = (missing_of(facts.key, "gold_stage"),)
            return attrs.evolve(finding, verdict=Verdict.UNKNOWN, reason=Reason.GOLD_STAGE_NOT_GIVEN, needs=needs)

        failure = shown(prove(NEWEST, rules=changed(COPD, forgets), only=about(GROUNDS, "copd")), SETTLED, "gold_stage")
        assert failure.case is not None
        assert failure.case.condition.gold_stage == 4

    def test_a_refusal_without_a_source(self) -> None:
        rules = changed(PELVIC, lambda _, finding: attrs.evolve(finding, citations=()))
        shown(prove(NEWEST, rules=rules, only=about(GROUNDS, "urinary_incontinence")), CITED, PELVIC.__name__)

    def test_a_cut_that_the_axes_do_not_have(self) -> None:
        """A number that stands in a rule and not in the law is found: two corners of a region differ."""
        shown(
            prove(
                NEWEST, rules=changed(OSTEOARTHRITIS, refused_from(5)), only=about(GROUNDS, "osteoarthritis_hip_knee")
            ),
            ALIKE,
            OSTEOARTHRITIS.__name__,
        )


class TestADeadRule:
    """A rule that is never met, or never refused, is found."""

    def test_never_met(self) -> None:
        def refuses(_: GroundFacts, finding: Finding) -> Finding:
            return attrs.evolve(finding, verdict=Verdict.REFUSED) if finding.verdict is Verdict.MET else finding

        rules = changed(FALLS, refuses)
        shown(
            prove(NEWEST, rules=rules, only=about(GROUNDS, "fall_risk")), MET_AND_REFUSED, FALLS.__name__, "dead", "met"
        )

    def test_never_refused(self) -> None:
        register = GATE_RULES[0]

        def accepts(_: GroundFacts, finding: Finding) -> Finding:
            return attrs.evolve(finding, verdict=Verdict.MET) if finding.verdict is Verdict.REFUSED else finding

        rules = changed(register, accepts)
        shown(prove(NEWEST, rules=rules, only=about(GATES)), MET_AND_REFUSED, register.__name__, "refused")

    def test_a_reason_that_nothing_reaches(self) -> None:
        """Said without a case: there is none."""

        def mild(_: GroundFacts, finding: Finding) -> Finding:
            reason = Reason.NO_MAXIMUM if finding.reason is Reason.LIMITATIONS_NOT_SEVERE else finding.reason
            return attrs.evolve(finding, reason=reason)

        one, other = changed(RHEUMATOID, mild).grounds, changed(AXIAL, mild).grounds
        both = zip(GROUND_RULES, one, other, strict=True)
        rules = Rules(grounds=tuple(second if first is each else first for each, first, second in both))
        proof = prove(NEWEST, rules=rules)
        assert ["limitations-not-severe" in each.sentence for each in proof.failures if each.check == REASONS] == [True]

    def test_a_declaration_that_no_longer_holds(self) -> None:
        """What is declared to belong to other versions is found when it is reached."""

        def closed(_: GroundFacts, finding: Finding) -> Finding:
            late = finding.reason is Reason.GROUND_NOT_IN_FORCE
            return attrs.evolve(finding, reason=Reason.STARTED_TOO_LATE) if late else finding

        shown(prove(NEWEST, rules=changed(COVID, closed)), REASONS, "started-too-late", "declared")


class TestAShadow:
    """A ground that never decides, because another one takes all its cases, is found."""

    def test_behind_a_rule_that_takes_everything(self) -> None:
        """A rule for annex 1 that also takes osteoarthritis leaves paragraph 5 nothing."""

        def greedy(facts: GroundFacts, law: Law) -> Finding:
            own = OSTEOARTHRITIS(facts, law)
            if own.verdict in (Verdict.MET, Verdict.MET_IF):
                return attrs.evolve(own, rule=ANNEX.__name__, subject=Ground.ANNEX_1)
            return ANNEX(facts, law)

        proof = prove(NEWEST, rules=replaced(ANNEX, greedy), only=about(GROUNDS, "osteoarthritis_hip_knee"))
        failure = shown(proof, NO_SHADOW, Ground.OSTEOARTHRITIS_HIP_KNEE.value, ANNEX.__name__)
        assert failure.case is not None
        assert failure.case.condition.kind is ConditionKind.OSTEOARTHRITIS_HIP_KNEE

    def test_a_ground_that_nothing_meets(self) -> None:
        law_of = with_number(Ground.OSTEOARTHRITIS_HIP_KNEE, "sessions", 0)

        def minors_too(facts: GroundFacts, finding: Finding) -> Finding:
            adult = facts.care.born.year + 18 < facts.care.day.year
            return finding if adult else attrs.evolve(finding, verdict=Verdict.NOT_APPLICABLE, needs=())

        proof = prove(
            NEWEST,
            rules=changed(OSTEOARTHRITIS, minors_too),
            law_of=law_of,
            only=about(GROUNDS, "osteoarthritis_hip_knee"),
        )
        shown(proof, NO_SHADOW, Ground.OSTEOARTHRITIS_HIP_KNEE.value, "no region")


class TestNotMonotonic:
    """More use that helps with a limit, or hurts with a waiting count, is found."""

    def test_a_limit_that_opens_again(self) -> None:
        def opens(facts: GroundFacts, finding: Finding) -> Finding:
            many = sum(row.sessions for row in facts.care.earlier.past.rows) >= 18
            return (
                attrs.evolve(finding, verdict=Verdict.MET)
                if finding.reason is Reason.MAXIMUM_REACHED and many
                else finding
            )

        shown(
            prove(NEWEST, rules=changed(PELVIC, opens), only=about(GROUNDS, "urinary_incontinence")),
            MONOTONIC,
            PELVIC.__name__,
            "more",
        )

    def test_a_waiting_count_that_closes_again(self) -> None:
        shown(
            prove(NEWEST, rules=changed(ANNEX, refused_from(20)), only=about(GROUNDS, "stroke")),
            MONOTONIC,
            ANNEX.__name__,
            "less",
        )

    def test_a_package_that_opens_again(self) -> None:
        def opens(facts: PackageFacts, law: Law, **more: bool) -> object:
            answer = PACKAGE(facts, law, **more)
            used = [each for _, use in facts.uses for each in use.limits if each is not None]
            if answer.finding.reason is Reason.PACKAGE_USED_UP and any(each.low >= 5 for each in used):
                grant = facts.package.grants[0]
                return answer._replace(finding=attrs.evolve(answer.finding, verdict=Verdict.MET), grant=grant)
            return answer

        shown(prove(NEWEST, rules=Rules(packages=opens), only=about(PACKAGES)), MONOTONIC, PACKAGE.__name__)

    def test_a_deductible_that_grows_with_its_use(self) -> None:
        def grows(facts: ChargeFacts, law: Law) -> object:
            deducted = CHARGE(facts, law)
            if deducted.finding.reason is Reason.DEDUCTIBLE_USED_UP:
                return attrs.evolve(deducted, amount=facts.price)
            return deducted

        shown(prove(NEWEST, rules=Rules(charges=grows), only=about(CHARGES)), MONOTONIC, CHARGE.__name__)


def test_the_proof_asks_the_rules_of_the_library() -> None:
    """Cases of the proof are answered by `decide` without any trouble."""
    proof = prove(
        NEWEST,
        law_of=with_number(Ground.OSTEOARTHRITIS_HIP_KNEE, "sessions", 0),
        only=about(GROUNDS, "osteoarthritis_hip_knee"),
    )
    for failure in proof.failures:
        if failure.case is not None:
            decide(failure.case)

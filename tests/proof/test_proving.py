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
from fysiodekking.boundaries.case_pairs_of_law import on_annex
from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.law import law_on
from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.proof import Failure, Proof, prove, prove_all, version_of, versions
from fysiodekking.proof.asking_rules import Rules
from fysiodekking.proof.proving import MET_AND_REFUSED, NO_SHADOW, REASONS, _proofs, _Work
from fysiodekking.proof.regions import Slice
from fysiodekking.proof.slice_check import ALIKE, ANSWERED, CITED, MONOTONIC, SETTLED
from fysiodekking.rules import CHARGE, CONDITIONS_OF_BASIC, PACKAGE
from fysiodekking.rules import GATES as GATE_RULES
from fysiodekking.rules import GROUNDS as GROUND_RULES
from fysiodekking.rules.deductible_facts import DeductibleFacts
from fysiodekking.rules.ground_facts import GroundFacts
from fysiodekking.rules.package_facts import PackageFacts
from fysiodekking.rules.verdicts import missing_of

NEWEST = versions()[-1]
HIP_OR_KNEE = "osteoarthritis_hip_knee"
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
        of_stroke = about(Asker.GROUNDS, "stroke")
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
        many = facts.maybe_care is not None and sum(row.sessions for row in facts.care.earlier.past.rows) >= number
        return attrs.evolve(finding, verdict=Verdict.REFUSED) if finding.verdict is Verdict.MET and many else finding

    return change


@cache
def with_number(law: Law, ground: Ground, name: str, more: int) -> Law:
    """Return a law with one number changed."""
    stood = law.basic.grounds[ground]
    number = getattr(stood, name)
    grounds: Any = {ground.value: attrs.evolve(stood, **{name: attrs.evolve(number, value=number.value + more)})}
    return attrs.evolve(law, basic=attrs.evolve(law.basic, grounds=attrs.evolve(law.basic.grounds, **grounds)))


def without_osteoarthritis(day: date) -> Law:
    return with_number(law_on(day), Ground.OSTEOARTHRITIS_HIP_KNEE, "sessions", -12)


class TestANumberOffByOne:
    """A rule that reads another number than the law has is found: two corners beside that number differ."""

    @pytest.mark.parametrize("more", [-1, 1])
    @pytest.mark.parametrize(
        ("rule", "ground", "name", "kind"),
        [
            (ANNEX, Ground.ANNEX_1, "first_not_covered", "reflex_dystrophy"),
            (PELVIC, Ground.URINARY_INCONTINENCE, "sessions", "urinary_incontinence"),
            (PAD, Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, "months", "peripheral_arterial_disease_fontaine_2"),
            (OSTEOARTHRITIS, Ground.OSTEOARTHRITIS_HIP_KNEE, "sessions", HIP_OR_KNEE),
            (UNDER_18, Ground.UNDER_18, "first", "not_listed"),
        ],
    )
    def test_of_a_ground(self, rule: Rule, ground: Ground, name: str, kind: str, more: int) -> None:
        def other(facts: GroundFacts, law: Law) -> Finding:
            return rule(facts, with_number(law, ground, name, more))

        shown(prove(NEWEST, rules=replaced(rule, other), only=about(Asker.GROUNDS, kind)), ALIKE, rule.__name__)

    def test_of_what_is_kept_of_2011(self) -> None:
        """One more than twelve; one fewer changes nothing, since who keeps the rule of 2011 had twelve by then."""
        kind = on_annex(law_on(date(2026, 12, 31))).value

        def other(facts: GroundFacts, law: Law) -> Finding:
            return ANNEX(facts, with_number(law, Ground.ANNEX_1, "kept_first_not_covered", 1))

        shown(prove(NEWEST, rules=replaced(ANNEX, other), only=about(Asker.GROUNDS, kind)), ALIKE, ANNEX.__name__)

    def test_of_the_deductible(self) -> None:
        """A cent more than the law has."""

        def other(facts: DeductibleFacts, law: Law) -> object:
            total = law.insurance.mandatory_deductible
            assert total is not None
            total = attrs.evolve(total, value=total.value + Money(1))
            return CHARGE(facts, attrs.evolve(law, insurance=attrs.evolve(law.insurance, mandatory_deductible=total)))

        shown(prove(NEWEST, rules=Rules(charges=other), only=about(Asker.CHARGES)), ALIKE, CHARGE.__name__)


class TestAGap:
    """A region without an answer is found."""

    def test_a_rule_that_raises(self) -> None:
        """A rule that cannot answer from a number of sessions on: the case shows where."""

        def raises(facts: GroundFacts, finding: Finding) -> Finding:
            if facts.maybe_care is not None and sum(row.sessions for row in facts.care.earlier.past.rows) >= 5:
                raise KeyError("sessions")
            return finding

        rules = changed(OSTEOARTHRITIS, raises)
        part = about(Asker.GROUNDS, HIP_OR_KNEE)
        failure = shown(prove(NEWEST, rules=rules, only=part), ANSWERED, "KeyError")
        assert failure.case is not None
        assert failure.case.condition.kind is ConditionKind.OSTEOARTHRITIS_HIP_KNEE

    def test_a_rule_that_does_not_know(self) -> None:
        """A rule that asks for a fact that was given leaves a gap."""

        def forgets(facts: GroundFacts, finding: Finding) -> Finding:
            if facts.care.condition.gold_stage != 2:
                return finding
            needs = (missing_of(facts.key, "gold_stage"),)
            return attrs.evolve(finding, verdict=Verdict.UNKNOWN, reason=Reason.GOLD_STAGE_NOT_GIVEN, needs=needs)

        failure = shown(
            prove(NEWEST, rules=changed(COPD, forgets), only=about(Asker.GROUNDS, "copd")), SETTLED, "gold_stage"
        )
        assert failure.case is not None
        assert failure.case.condition.gold_stage == 2

    def test_a_refusal_without_a_source(self) -> None:
        rules = changed(PELVIC, lambda _, finding: attrs.evolve(finding, citations=()))
        shown(prove(NEWEST, rules=rules, only=about(Asker.GROUNDS, "urinary_incontinence")), CITED, PELVIC.__name__)

    def test_a_cut_that_the_axes_do_not_have(self) -> None:
        """A number that stands in a rule and not in the law is found: two corners of a region differ."""
        shown(
            prove(
                NEWEST,
                rules=changed(OSTEOARTHRITIS, refused_from(5)),
                only=about(Asker.GROUNDS, HIP_OR_KNEE),
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
            prove(NEWEST, rules=rules, only=about(Asker.GROUNDS, "fall_risk")),
            MET_AND_REFUSED,
            FALLS.__name__,
            "dead",
            "met",
        )

    def test_never_refused(self) -> None:
        register = GATE_RULES[0]

        def accepts(_: GroundFacts, finding: Finding) -> Finding:
            return attrs.evolve(finding, verdict=Verdict.MET) if finding.verdict is Verdict.REFUSED else finding

        rules = changed(register, accepts)
        shown(prove(NEWEST, rules=rules, only=about(Asker.GATES)), MET_AND_REFUSED, register.__name__, "refused")

    def test_a_reason_that_nothing_reaches_and_a_declaration_that_no_longer_holds(self) -> None:
        """The one is said without a case, as there is none; what is declared to belong to other versions has one."""
        instead = {
            Reason.LIMITATIONS_NOT_SEVERE: Reason.NO_MAXIMUM,
            Reason.GROUND_NOT_IN_FORCE: Reason.STARTED_TOO_LATE,
        }

        def other(rule: Rule) -> Rule:
            def asked(facts: GroundFacts, law: Law) -> Finding:
                finding = rule(facts, law)
                return attrs.evolve(finding, reason=instead.get(finding.reason, finding.reason))

            return asked

        those = (RHEUMATOID, AXIAL, COVID)
        proof = prove(
            NEWEST, rules=Rules(grounds=tuple(other(each) if each in those else each for each in GROUND_RULES))
        )
        found = {each.sentence: each.case for each in proof.failures if each.check == REASONS}
        assert [case for sentence, case in found.items() if "limitations-not-severe" in sentence] == [None]
        shown(proof, REASONS, "started-too-late", "declared")


class TestAShadow:
    """A ground that never decides, because another one takes all its cases, is found."""

    def test_behind_a_rule_that_takes_everything(self) -> None:
        """A rule for annex 1 that also takes osteoarthritis leaves paragraph 5 nothing."""

        def greedy(facts: GroundFacts, law: Law) -> Finding:
            own = OSTEOARTHRITIS(facts, law)
            if own.verdict in (Verdict.MET, Verdict.MET_IF):
                return attrs.evolve(own, rule=ANNEX.__name__, subject=Ground.ANNEX_1)
            return ANNEX(facts, law)

        proof = prove(NEWEST, rules=replaced(ANNEX, greedy), only=about(Asker.GROUNDS, HIP_OR_KNEE))
        failure = shown(proof, NO_SHADOW, Ground.OSTEOARTHRITIS_HIP_KNEE.value, ANNEX.__name__)
        assert failure.case is not None
        assert failure.case.condition.kind is ConditionKind.OSTEOARTHRITIS_HIP_KNEE

    def test_a_ground_that_nothing_meets(self) -> None:
        def minors_too(facts: GroundFacts, finding: Finding) -> Finding:
            adult = facts.care.born.year + 18 < facts.care.day.year
            return finding if adult else attrs.evolve(finding, verdict=Verdict.NOT_APPLICABLE, needs=())

        proof = prove(
            NEWEST,
            rules=changed(OSTEOARTHRITIS, minors_too),
            law_of=without_osteoarthritis,
            only=about(Asker.GROUNDS, HIP_OR_KNEE),
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
            prove(NEWEST, rules=changed(PELVIC, opens), only=about(Asker.GROUNDS, "urinary_incontinence")),
            MONOTONIC,
            PELVIC.__name__,
            "more",
        )

    def test_a_waiting_count_that_closes_again(self) -> None:
        shown(
            prove(NEWEST, rules=changed(ANNEX, refused_from(20)), only=about(Asker.GROUNDS, "stroke")),
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

        shown(prove(NEWEST, rules=Rules(packages=opens), only=about(Asker.PACKAGES)), MONOTONIC, PACKAGE.__name__)

    def test_a_deductible_that_grows_with_its_use(self) -> None:
        def grows(facts: DeductibleFacts, law: Law) -> object:
            deducted = CHARGE(facts, law)
            if deducted.finding.reason is Reason.DEDUCTIBLE_USED_UP:
                return attrs.evolve(deducted, amount=facts.price)
            return deducted

        shown(prove(NEWEST, rules=Rules(charges=grows), only=about(Asker.CHARGES)), MONOTONIC, CHARGE.__name__)


def test_the_proof_asks_the_rules_of_the_library() -> None:
    """Cases of the proof are answered by `decide` without any trouble."""
    proof = prove(
        NEWEST,
        law_of=without_osteoarthritis,
        only=about(Asker.GROUNDS, HIP_OR_KNEE),
    )
    for failure in proof.failures:
        if failure.case is not None:
            decide(failure.case)

"""What a payer does whatever is missing is told, with every reason that is possible and no value that was tried."""

from __future__ import annotations

from typing import Any, Final

import pytest

from cases import ABSENT, case, law_of
from fysiodekking import Outcome, Payer, decide, explain
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.either_way import RULE, either_way
from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.tree_of_missing_facts import explore
from fysiodekking.model.decision import Decision, Finding, Phase, Verdict
from packages import grant, package

KNEE: Final[dict[str, Any]] = {
    "kind": "osteoarthritis_hip_knee",
    "techniques": ["exercise_therapy"],
    "history": ABSENT,
    "used": {"condition_elsewhere": {"min": 12, "max": 12}},
}
"""Twelve sessions before, and nobody said when the first was: either they fill the maximum, or the term is over."""
CHILD: Final[dict[str, Any]] = {
    "kind": "frozen_shoulder",
    "born": "2015-05-20",
    "history": ABSENT,
    "used": {"condition_elsewhere": {"min": 3, "max": 3}},
}
"""Under annex 1 as long as its term runs, and under the ground for people under 18 after it."""


def told(decision: Decision) -> list[Finding]:
    """Return what is certain of payers in doubt."""
    return [each for each in decision.findings if each.rule == RULE]


class TestARefusalForDifferentReasons:
    """The basic package or a package refuses for every value of a missing fact, and for each for another reason."""

    def test_a_ground(self) -> None:
        decision = decide(case(**KNEE))
        (found,) = told(decision)
        assert (decision.outcome, decision.payer, decision.missing) == (Outcome.NOT_COVERED, Payer.INSURED, ())
        assert decision.reasons == ("refused-either-way", "no-package")
        assert (found.phase, found.subject, found.verdict) == (Phase.BASIC, "osteoarthritis_hip_knee", Verdict.REFUSED)
        assert [(each.name, each.actual, each.needed) for each in found.facts] == [
            ("possible_reasons", ("maximum-reached", "term-over"), None),
            (f"conditions.{decision.about.condition}.first_session", None, None),
        ]
        assert {each.article for each in found.citations} == {"2.6(5)"}

    @pytest.mark.parametrize(
        ("lang", "wanted"),
        [
            (
                "nl",
                (
                    "Het basispakket betaalt dit in geen geval; waarom niet, hangt af van de eerste behandeling van "
                    "deze aandoening. Dat kan zijn: het maximum van het basispakket is bereikt. Of: de termijn voor "
                    "deze aandoening is voorbij."
                ),
            ),
            (
                "en",
                (
                    "The basic package does not pay for this in any case; why not depends on the first session of "
                    "this condition. It can be: the maximum of the basic package is reached. Or: the term for this "
                    "condition is over."
                ),
            ),
        ],
    )
    @pytest.mark.parametrize("audience", ["patient", "desk", "lawyer"])
    def test_everybody_is_told_why(self, lang: Any, wanted: str, audience: Any) -> None:
        assert wanted in " ".join(explain(decide(case(**KNEE)), lang, audience=audience).split())

    def test_what_decides_in_each_world_is_no_reason(self) -> None:
        """A reason that only some value of the missing fact gives is named as possible, and nowhere else."""
        decision = decide(case(**KNEE))
        assert not {"maximum-reached", "term-over"} & {*decision.reasons, *(each.reason for each in decision.findings)}

    def test_beside_a_package_that_pays(self) -> None:
        """Why the basic package leaves it to the package stands behind why the package pays."""
        decision = decide(case(packages=[package()], **KNEE))
        assert (decision.payer, decision.reasons) == (Payer.PACKAGE, ("package-pays", "refused-either-way"))

    def test_beside_a_package_in_doubt(self) -> None:
        """What is missing comes first, and then what failed in any case."""
        decision = decide(case(packages=[package(grant(requires={"consent": True}))], consent=ABSENT, **KNEE))
        assert (decision.outcome, decision.missing) == (Outcome.UNDETERMINED, ("session.consent",))
        assert decision.reasons == ("consent-not-given", "refused-either-way")

    PAYS_NOTHING: Final = {"contracted": {"percent": 0}}

    def test_a_package(self) -> None:
        """It asks consent, and with consent it pays nothing."""
        terms = package(grant(pays=self.PAYS_NOTHING, requires={"consent": True}))
        decision = decide(case(packages=[terms], consent=ABSENT))
        (found,) = told(decision)
        assert (found.phase, found.subject, found.verdict) == (Phase.PACKAGE, "fysio", Verdict.REFUSED)
        assert found.facts[0].actual == ("package-pays-nothing-here", "package-needs-consent")
        assert decision.reasons == ("refused-either-way", "not-on-annex-1", "not-under-18")
        assert "Package Fysio of Insurer does not pay for this in any case" in explain(decision, "en")

    def test_the_same_reason_for_every_value_is_certain(self) -> None:
        """It is a reason by itself, and hangs on nothing."""
        lines = grant(pays=self.PAYS_NOTHING, requires={"consent": True}), grant(id="other", pays=self.PAYS_NOTHING)
        decision = decide(case(packages=[package(*lines)], consent=ABSENT))
        (found,) = told(decision)
        assert (found.reason, found.verdict, found.facts) == ("package-pays-nothing-here", Verdict.REFUSED, ())
        assert decision.reasons[0] == "package-pays-nothing-here"

    def test_a_gate_in_doubt(self) -> None:
        """Where a gate may refuse as well, its reason is possible beside those of the ground."""
        decision = decide(case(**KNEE, big_registered=ABSENT))
        (found,) = told(decision)
        assert found.facts[0].actual == ("maximum-reached", "term-over", "not-registered")
        assert decision.reasons == ("refused-either-way", "no-package")

    def test_a_gate_that_refuses_is_the_reason(self) -> None:
        decision = decide(case(**KNEE, big_registered=False))
        assert told(decision) == []
        assert decision.reasons == ("not-registered",)

    def test_too_many_possible_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where not all were tried, nothing is certain of a payer."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", 1)
        made = case(**KNEE)
        assert [*either_way(ask(made, law_of(made)), explore(ask(made, law_of(made))))] == []


class TestAPaymentOnDifferentGrounds:
    """The basic package pays for every value of a missing fact, and not for each on the same ground."""

    def test_no_ground_is_told_as_certain(self) -> None:
        decision = decide(case(**CHILD))
        (found,) = told(decision)
        assert (decision.outcome, decision.payer, decision.missing) == (Outcome.COVERED, Payer.BASIC, ())
        assert decision.reasons == ("pays-either-way",)
        assert (found.phase, found.subject, found.verdict) == (Phase.BASIC, None, Verdict.MET)
        assert found.facts[0].actual == ("annex-1-from-the-first", "first-nine")
        assert {each.article for each in found.citations} >= {"2.6(2)", "2.6(9)"}

    def test_in_words(self) -> None:
        text = " ".join(explain(decide(case(**CHILD)), "en").split())
        assert (
            "[met] The basic package pays for this in every case; why depends on the first session of this condition. "
            "It can be: under 18 the basic package pays for this from the first session (annex 1). Or: this is one of "
            "the first nine sessions of this year; under 18 the basic package pays for them."
        ) in text

    def test_on_a_condition(self) -> None:
        """Where the insurer has to accept it, that is said as well."""
        decision = decide(case(**CHILD, techniques=["dry_needling"]))
        (found,) = told(decision)
        assert (decision.outcome, found.verdict) == (Outcome.COVERED_IF, Verdict.MET_IF)
        assert decision.conditions == ("insurer-accepts-needling",)

    def test_a_package_that_pays_in_every_case(self) -> None:
        """It has one reason, and that is certain although the package is in doubt."""
        terms = package(grant(requires={"consent": True}, pays={"contracted": {"percent": 75}}), grant(id="other"))
        decision = decide(case(packages=[terms], consent=ABSENT))
        (found,) = told(decision)
        assert (found.subject, found.verdict, found.reason) == ("fysio", Verdict.MET, "package-pays")
        assert (decision.payer, decision.missing) == (Payer.PACKAGE, ("session.consent",))
        assert decision.reasons[0] == "package-pays"
        assert "[met] Package Fysio of Insurer pays for it." in explain(decision, "en")

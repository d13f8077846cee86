"""The phases in their order: what pays first, and what is said of it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking import Outcome, Payer, decide
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.phases import Findings, ask
from fysiodekking.deciding.settling import come_to_the_same
from fysiodekking.model.decision import Phase
from packages import YEAR, line, package

STROKE: dict[str, Any] = {"kind": "stroke", "history": sessions(20), "first_session": "2026-01-05"}


@pytest.mark.parametrize(
    "other",
    [package(year=2025), package(since="2026-03-13"), package(line(covers=["acupuncture"]))],
)
def test_a_package_that_cannot_have_paid_it_is_told_last(other: dict[str, Any]) -> None:
    """That of this year is used up: that says more than that another one is of another year, or of other care."""
    terms = package(line("g", {**YEAR, "max": 1}), id="own")
    used_up = sessions(1, paid_by="package", package="own")
    decision = decide(case(packages=[{**other, "id": "other"}, terms], history=used_up))
    assert decision.reasons[0] == "package-used-up"


class TestBeforeTheBasicPackage:
    """Only a grant that does not wait for the basic package pays before it."""

    def test_a_grant_that_does_not_wait(self) -> None:
        decision = decide(case(packages=[package(line(basic_first=False))], **STROKE))
        assert (decision.payer, decision.package, decision.entitlement_code) == (Payer.PACKAGE, "fysio", None)

    def test_a_grant_that_waits_beside_one_that_does_not(self) -> None:
        """The session is of the waiting grant's class: the basic package pays."""
        other = line("other", covers=["manual_therapy"], basic_first=False)
        decision = decide(case(packages=[package(line(), other)], **STROKE))
        assert (decision.payer, decision.package) == (Payer.BASIC, None)

    def test_after_it_the_code_is_that_of_the_session(self) -> None:
        """A session that the basic package leaves to the package has the code of sessions outside it."""
        decision = decide(case(packages=[package(line())]))
        assert (decision.payer, decision.entitlement_code) == (Payer.PACKAGE, "009")


class TestWhatIsCertain:
    """What all possible answers agree on is said, also where another part is open."""

    @pytest.mark.parametrize("bound", ["MOST_WORK", "MOST_FACTS"])
    def test_too_many_possible_answers(self, bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """When there are more than are tried it is undetermined, and every missing fact is named once."""
        terms = package(line(pays={"contracted": {"percent": 100}}))
        made = case(packages=[terms], history=ABSENT, contracted=ABSENT, kind="stroke")
        assert decide(made).payer is None
        monkeypatch.setattr(tree_of_missing_facts, bound, 1)
        decision = decide(made)
        assert (decision.outcome, decision.payer, decision.package) == (Outcome.UNDETERMINED, None, None)
        assert (decision.amounts, decision.entitlement_code, decision.remaining) == (None, None, ())
        before_charges = [each for each in decision.findings if each.phase is not Phase.CHARGE]
        assert decision.missing == tuple(dict.fromkeys(name for each in before_charges for name in each.missing))
        assert len(decision.missing) > 1
        assert decision.reasons[0] != "not-everything-tried"
        assert "not-everything-tried" in decision.reasons

    @pytest.mark.parametrize("code", ["1000", ABSENT])
    def test_about_repeats_the_code_or_says_that_there_is_none(self, code: Any) -> None:
        """An explanation needs what was given, and null for what was not."""
        about = decide(case(profession="acupuncturist", performance=code)).about
        assert about.performance == (None if code is ABSENT else code)

    @pytest.mark.parametrize("registered", [True, False])
    def test_where_the_basic_package_pays_nothing_there_is_no_deductible(self, registered: bool) -> None:
        """Refused at a gate, or the patient's own: the charge says that there is no basic part."""
        decision = decide(case(big_registered=registered))
        (charge,) = [each for each in decision.findings if each.phase is Phase.CHARGE]
        assert (decision.payer, str(charge.verdict), str(charge.reason)) == (
            "insured",
            "not_applicable",
            "no-basic-part",
        )


class TestComeToTheSame:
    """Two ways of asking a case come to the same where nothing on the way to an answer differs."""

    def test_itself(self) -> None:
        asked = self.asked()
        assert come_to_the_same(asked, asked)

    def test_not_with_another_share_of_the_year_of_18(self) -> None:
        """It changes what the deductible takes, which is asked after all else."""
        asked = self.asked()
        readings = attrs.evolve(asked.case.readings, deductible_year_of_18="birthday_days")
        assert not come_to_the_same(asked, asked._replace(case=attrs.evolve(asked.case, readings=readings)))

    def asked(self) -> Findings:
        made = case()
        return ask(made, law_of(made))


class TestGates:
    """What nobody may charge goes before what is the patient's own account."""

    def test_whatever_the_order_in_which_they_were_asked(self) -> None:
        """Needling outside the plan is the patient's; a code that is on no list is nobody's."""
        decision = decide(case(techniques=["dry_needling"], treatment_plan=False, performance="DN01"))
        assert decision.payer is Payer.NOBODY
        assert [str(reason) for reason in decision.reasons][:2] == [
            "no-listed-performance",
            "needling-outside-treatment-plan",
        ]

    def test_a_refusal_that_nobody_may_charge_settles_it(self) -> None:
        """A screening with a referral: whether it was necessary a second time that day is not asked."""
        second = {"performance": "1864", "history": sessions(1, "2026-03-12", performance="1864")}
        decision = decide(case(referral=True, medically_necessary=ABSENT, **second))
        assert (decision.payer, decision.missing) == (Payer.NOBODY, ())

    def test_a_refusal_of_the_patients_account_does_not(self) -> None:
        """Needling outside the plan: if there was a referral nobody may charge the screening."""
        needling = {"techniques": ["dry_needling"], "treatment_plan": False, "performance": "1864"}
        decision = decide(case(referral=ABSENT, **needling))
        assert (decision.outcome, decision.payer) == (Outcome.NOT_COVERED, None)
        assert decision.missing == ("session.referral",)

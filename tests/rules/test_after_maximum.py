"""A line of a package that pays nothing of a condition once the basic maximum is used (De Friesland 2021)."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, facts, line, sessions
from fysiodekking import InvalidCase, decide, explain
from fysiodekking.model.decision import Decision
from packages import answer, grant, package, take

REFUSED = "refused: package-not-after-maximum"
PAYS = "met: package-pays"
CASES: list[tuple[str, int, dict[str, Any]]] = [
    ("urinary_incontinence", 9, {"performance": "1600", "specialisms": ["pelvic"], "pelvic_nine": "per_condition"}),
    ("peripheral_arterial_disease_fontaine_2", 37, {"pad_37": "renewable"}),
    ("osteoarthritis_hip_knee", 12, {"osteoarthritis_12": "renewable"}),
    ("copd", 5, {"gold_stage": 2, "copd_class": "A", "date": "2024-03-12"}),
]


def after(kind: str, number: int, named: dict[str, Any], **more: Any) -> dict[str, Any]:
    day = str(named.get("date", "2026-03-12"))
    first = f"{day[:4]}-01-08"
    return {"kind": kind, "first_session": first, "history": sessions(number, first), **named, **more}


def terms(*kinds: str, **more: Any) -> dict[str, Any]:
    return package(grant(covers=ALL, requires={"not_after_maximum": list(kinds)}), **more)


ALL = ["physiotherapy", "manual_therapy", "pelvic_physiotherapy", "exercise_therapy"]


def year(named: dict[str, Any]) -> dict[str, Any]:
    return {"year": int(str(named.get("date", "2026"))[:4])}


@pytest.mark.parametrize(("kind", "most", "named"), CASES)
class TestEachMaximum:
    """The nine, the 37, the twelve, and the numbers of COPD until 2025."""

    def test_the_basic_package_pays_the_last_one(self, kind: str, most: int, named: dict[str, Any]) -> None:
        made = answer(terms(kind, **year(named)), **after(kind, most - 1, named))
        assert made.payer == "basic"

    def test_nobody_pays_the_next(self, kind: str, most: int, named: dict[str, Any]) -> None:
        made = answer(terms(kind, **year(named)), **after(kind, most, named))
        assert (made.payer, reason_of_package(made)) == ("insured", REFUSED)

    def test_a_line_without_the_term_pays_it(self, kind: str, most: int, named: dict[str, Any]) -> None:
        made = answer(terms(**year(named)), **after(kind, most, named))
        assert (made.payer, reason_of_package(made)) == ("package", PAYS)

    def test_so_does_one_that_names_another_kind(self, kind: str, most: int, named: dict[str, Any]) -> None:
        other = next(each for each, _, _ in CASES if each != kind)
        assert answer(terms(other, **year(named)), **after(kind, most, named)).payer == "package"


def reason_of_package(decision: Decision) -> str:
    return next(line(each) for each in decision.findings if each.rule == "package_takes_the_session")


class TestOnlyTheMaximum:
    """What the basic package refuses for another reason the line does pay."""

    KIND = "osteoarthritis_hip_knee"

    def test_other_care_before_the_maximum(self) -> None:
        made = answer(terms(self.KIND), **after(self.KIND, 3, {}, techniques=["massage"]))
        assert made.payer == "package"

    def test_other_care_after_it(self) -> None:
        made = after(self.KIND, 12, {"osteoarthritis_12": "renewable"}, techniques=["massage"])
        assert answer(terms(self.KIND), **made).payer == "insured"

    def test_consent_that_the_basic_policy_asks(self) -> None:
        policy = {"requires_consent": [self.KIND]}
        assert answer(terms(self.KIND), **after(self.KIND, 3, {}, basic=policy, consent=False)).payer == "package"

    @pytest.mark.parametrize(("asks", "fact"), [("requires_consent", "consent"), ("requires_referral", "referral")])
    def test_what_the_basic_policy_asks_is_not_asked_here(self, asks: str, fact: str) -> None:
        named = after(self.KIND, 3, {}, basic={asks: [self.KIND]}, **{fact: ABSENT})
        assert line(take(terms(self.KIND), **named)) == PAYS

    def test_earlier_use_that_is_not_given(self) -> None:
        finding = take(terms(self.KIND), kind=self.KIND, first_session="2026-01-08", history=ABSENT)
        assert finding.verdict == "unknown"

    def test_the_next_line_is_asked(self) -> None:
        """De Friesland 2021 paid at most nine after the 37: a line of its own for the condition."""
        kind, most, named = CASES[1]
        nine = grant(
            id="nine",
            requires={"condition": kind},
            limits=[{"id": "nine", "max": 9, "unit": "sessions", "per": "condition"}],
        )
        both = package(nine, grant(requires={"not_after_maximum": [kind]}))
        rows = sessions(most, "2026-01-08", paid_by="basic")
        for used, payer in ((8, "package"), (9, "insured")):
            more = sessions(used, "2026-02-02", paid_by="package", grant="nine")
            assert answer(both, **after(kind, most, named, history=[*rows, *more])).payer == payer

    def test_facts_and_words(self) -> None:
        made = answer(terms(self.KIND), **after(self.KIND, 12, {"osteoarthritis_12": "renewable"}))
        finding = next(each for each in made.findings if each.subject == "fysio")
        assert facts(finding)["sessions_before"] == (12, "< 12")
        assert "maximum van het basispakket" in " ".join(explain(made, "nl").split())
        assert "basic maximum" in " ".join(explain(made, "en").split())

    def test_a_kind_without_a_maximum_is_no_such_word(self) -> None:
        with pytest.raises(InvalidCase, match=r"not_after_maximum\[0\]: <?.*stroke.* is not known here"):
            case(packages=[terms("stroke")])

    def test_an_ordinary_complaint_is_not_touched(self) -> None:
        assert decide(case(packages=[terms(self.KIND)])).payer == "package"

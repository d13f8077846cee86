"""Receipts: the facts that a decision needs, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import strategies
from cases import ABSENT, case, sessions
from dated import AFTER
from fysiodekking import case_from, decide, load_case, receipt, receipts
from fysiodekking.adapters.as_data import receipt_data
from fysiodekking.deciding.phases import ask
from fysiodekking.law import fingerprint
from fysiodekking.model.case import Case
from fysiodekking.version import __version__
from packages import package

SHARED = Path(__file__).parents[3] / "shared" / "cases"
"""Acceptance cases beside the repository, where they exist."""


def receipt_as_data(made: Case) -> dict[str, Any]:
    """Return the receipt of a case as data, through JSON and back."""
    found: dict[str, Any] = json.loads(json.dumps(receipt_data(receipt(made))))
    return found


def check(made: Case) -> None:
    """Assert that the facts used alone give the same decision, also when they were written and read."""
    found = receipt(made)
    assert decide(found.facts_used) == decide(made)
    assert case_from(json.loads(json.dumps(receipt_data(found)["facts_used"]))) == found.facts_used


class TestFacts:
    def test_what_an_uncovered_complaint_needs(self) -> None:
        """Without a package nobody needs to know the deductible, the contract's referral or the diagnosis."""
        made = case(techniques=["dry_needling"], diagnosis="3026", referral=True)
        not_used = receipt_as_data(made)["facts_not_used"]
        assert {"insured.deductible_used", "session.referral", "conditions.complaint.diagnosis"} <= set(not_used)
        assert "insured.born" not in not_used
        assert "session.price" not in not_used

    def test_values_that_were_not_used_are_not_repeated(self) -> None:
        """What did not matter is named, and its value is gone."""
        made = case(diagnosis="3026", title="A sentence about somebody")
        assert "3026" not in json.dumps(receipt_as_data(made))
        assert "somebody" not in json.dumps(receipt_as_data(made))

    def test_a_condition_that_was_not_treated(self) -> None:
        """Another complaint goes out as a whole, with its sessions."""
        made = case(
            {
                "conditions": {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}},
                "session.condition": "neck",
            },
            history=[*sessions(3, condition="neck"), *sessions(4, "2026-02-02", condition="knee")],
        )
        found = receipt_as_data(made)
        assert "conditions.knee" in found["facts_not_used"]
        assert "history[1]" in found["facts_not_used"]
        assert list(found["facts_used"]["conditions"]) == ["neck"]

    def test_sessions_after_the_day(self) -> None:
        """A row after the day of the session is left out; those before it count."""
        rows = [*sessions(11, paid_by="insured"), *sessions(1, "2026-04-01")]
        found = receipt_as_data(case(kind="multiple_sclerosis", history=rows))
        assert "history[1]" in found["facts_not_used"]
        assert [row["sessions"] for row in found["facts_used"]["history"]] == [11]

    def test_a_package_of_another_year(self) -> None:
        """A package that says why it does not pay was used; the facts that only it would need were not."""
        found = receipt_as_data(case(history=sessions(2)))
        assert found["facts_used"].get("packages", []) == []

    def test_a_day_that_was_not_checked(self) -> None:
        """Of a day without law nothing but what the answer repeats was used."""
        check(case(date=str(AFTER)))
        assert "provider.contracted" in receipt_as_data(case(date=str(AFTER)))["facts_not_used"]

    def test_a_missing_fact_stays_missing(self) -> None:
        """Leaving facts out never settles nor opens another question."""
        made = case(techniques=["dry_needling"], trained_in=ABSENT, treatment_plan=ABSENT, history=ABSENT)
        check(made)

    @settings(max_examples=60, deadline=None)
    @given(strategies.cases())
    def test_the_facts_used_alone_give_the_same_decision(self, sample: strategies.Sample) -> None:
        """For any case: decide what the receipt holds, and the decision is the same to the last finding."""
        check(sample.case)

    def test_of_every_acceptance_case(self) -> None:
        """The same holds of the acceptance cases, where they exist."""
        for path in sorted(SHARED.glob("*.toml")):
            check(load_case(path))


class TestWork:
    """What is tried has a bound; what was not tried is kept, and that is said."""

    @pytest.mark.parametrize("most", [0, 5, 15, 25])
    def test_a_receipt_that_is_cut(self, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
        """The facts that are kept give the same decision, and there are no fewer than of a receipt that was not cut."""
        made = case(kind="stroke", history=[*sessions(3), *sessions(4, "2026-02-02", performance="1200")])
        whole = receipt_as_data(made)
        monkeypatch.setattr(receipts, "MOST_WORK", most)
        cut = receipt_as_data(made)
        check(made)
        assert (whole["complete"], cut["complete"]) == (True, False)
        assert set(cut["facts_not_used"]) <= set(whole["facts_not_used"])

    def test_one_look_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The smaller cases are looked at, not decided, also where a fact is missing: two decisions are made."""
        made = case(techniques=["dry_needling"], trained_in=ABSENT, history=ABSENT, price="42.50")
        decided: list[Case] = []
        monkeypatch.setattr(receipts, "decide", lambda each: (decided.append(each), decide(each))[1])
        assert receipt(made).complete
        assert len(decided) == 2

    def test_what_is_not_told_goes_out_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Four looks at an ordinary case: as it is, without such facts, without rows, without a history."""
        looked: list[Case] = []
        monkeypatch.setattr(receipts, "ask", lambda each, law: (looked.append(each), ask(each, law))[1])
        made = case(referral=True, diagnosis="3026", history=sessions(3, "2026-04-01"), packages=[package()])
        assert {"history[0]", "session.referral"} <= set(receipt_as_data(made)["facts_not_used"])
        assert len(looked) == 4

    def test_thousands_of_rows_on_a_day_without_law(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """There the bound holds as well."""
        monkeypatch.setattr(receipts, "MOST_WORK", 0)
        made = case(date=str(AFTER), history=sessions(3))
        check(made)
        assert not receipt_as_data(made)["complete"]


class TestWhatElseItSays:
    def test_law_and_version(self) -> None:
        """The law is named by the hash of its data, the library by its version."""
        found = receipt_as_data(case())
        assert (found["law_data"], found["version"]) == (fingerprint(), __version__)
        assert found["law_data"].startswith("sha256:")
        assert len(found["law_data"]) == len("sha256:") + 64

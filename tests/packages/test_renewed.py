"""A package can be supposed to go on for the year after its policy year; the answer says so, and on what it rests."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from cases import ABSENT, case, sessions
from dated import AFTER, LAST
from fysiodekking import case_from, decide, explain, receipt
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.package_files import packages_from
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.errors import InvalidCase
from fysiodekking.model.reasons import Reason
from fysiodekking.series import plan
from packages import YEAR, grant, ours, package

OF_2025: Final = package(grant(limits=[YEAR]), year=2025)
RENEWED: Final = {**OF_2025, "assume": "renewed"}
NEXT: Final = "2026-03-12"


def answer(terms: dict[str, Any] = RENEWED, day: str = NEXT, **named: Any) -> Decision:
    return decide(case(date=day, packages=[terms], **named))


class TestTheYearAfter:
    @pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
    def test_it_pays_on_that_condition(self, day: str) -> None:
        decision = answer(day=day)
        assert (decision.outcome, decision.payer) == (Outcome.COVERED_IF, Payer.PACKAGE)
        assert decision.conditions == (Reason.PACKAGE_RENEWED,)

    @pytest.mark.parametrize("day", ["2024-12-31", "2027-01-01"])
    def test_and_in_no_other(self, day: str) -> None:
        decision = answer(day=day, **{"law.assume": "unchanged"})
        assert decision.payer is Payer.INSURED
        assert Reason.PACKAGE_OF_OTHER_YEAR in decision.reasons
        assert Reason.PACKAGE_RENEWED not in decision.conditions

    def test_without_it_the_package_is_of_another_year(self) -> None:
        assert answer(OF_2025).reasons[0] is Reason.PACKAGE_OF_OTHER_YEAR

    def test_in_its_own_year_nothing_is_different(self) -> None:
        assert answer(day="2025-03-12") == answer(OF_2025, "2025-03-12")

    def test_the_number_of_the_year_begins_anew(self) -> None:
        history = ours(9, "2025-11-03", package="fysio")
        assert answer(history=history).payer is Payer.PACKAGE
        used_up = answer(history=[*history, *ours(9, "2026-01-05", package="fysio")])
        assert (used_up.payer, used_up.reasons[0]) == (Payer.INSURED, Reason.PACKAGE_USED_UP)

    def test_what_it_refuses_carries_the_condition_too(self) -> None:
        decision = answer(history=ours(9, "2026-01-05", package="fysio"))
        assert (decision.outcome, decision.conditions) == (Outcome.NOT_COVERED, (Reason.PACKAGE_RENEWED,))

    def test_what_it_is_not_asked_does_not(self) -> None:
        """The basic package pays the 31st session after a stroke, whatever the package does."""
        decision = answer(kind="stroke", history=sessions(30, "2025-11-03", paid_by="basic"))
        assert (decision.outcome, decision.conditions) == (Outcome.COVERED, ())

    def test_what_is_refused_before_any_package_does_not(self) -> None:
        decision = answer(techniques=["dry_needling"], trained_in=[])
        assert (decision.outcome, decision.conditions) == (Outcome.NOT_COVERED, ())

    def test_one_behind_the_package_that_pays_does_not(self) -> None:
        pays = package(id="of-this-year", year=2026)
        assert decide(case(date=NEXT, packages=[pays, RENEWED])).conditions == ()
        assert decide(case(date=NEXT, packages=[RENEWED, pays])).conditions == (Reason.PACKAGE_RENEWED,)

    def test_the_deductible_that_it_takes_over_does(self) -> None:
        decision = answer(
            {**RENEWED, "pays_deductible": True}, kind="stroke", history=sessions(30, "2025-11-03", paid_by="basic")
        )
        assert decision.conditions == (Reason.PACKAGE_RENEWED,)

    def test_what_is_open_stays_open(self) -> None:
        decision = answer(history=ABSENT)
        assert (decision.outcome, decision.conditions) == (Outcome.UNDETERMINED, ())

    def test_the_receipt_keeps_it(self) -> None:
        (kept,) = receipt(case(date=NEXT, packages=[RENEWED])).facts_used.packages
        assert kept.assume == "renewed"

    def test_a_grant_that_a_row_of_the_new_year_names_has_to_be_one(self) -> None:
        row = {"date": "2026-01-05", "paid_by": "package", "package": "fysio", "grant": "movment"}
        with pytest.raises(InvalidCase, match="is no grant of package"):
            case(date=NEXT, packages=[RENEWED], history=[row])
        with pytest.raises(InvalidCase, match="did you mean 'fysio'"):
            case(date=NEXT, packages=[RENEWED], history=[{**row, "package": "fysi", "grant": "movement"}])

    def test_its_terms_are_cited_as_those_of_its_own_year(self) -> None:
        (terms,) = {
            each.source for finding in answer().findings for each in finding.citations if "Fysio" in each.source
        }
        assert terms.endswith("2025")


class TestWords:
    @pytest.mark.parametrize(
        ("lang", "first", "then"),
        [
            ("en", "If package Fysio of Insurer goes on in 2026 with the same terms: yes", "were not stated"),
            ("nl", "Als pakket Fysio van Insurer in 2026 doorloopt met dezelfde voorwaarden: ja", "niet opgegeven"),
        ],
    )
    def test_the_head_says_so(self, lang: str, first: str, then: str) -> None:
        head, opening, *_ = explain(answer(), lang).split("\n\n")
        assert " ".join(head.split()).startswith(first)
        assert then in " ".join(opening.split())

    def test_beside_the_law(self) -> None:
        year = AFTER.year
        words = explain(answer({**RENEWED, "year": LAST.year}, f"{year}-03-12", **{"law.assume": "unchanged"}), "en")
        head = f"If the law does not change in {year} and package Fysio of Insurer goes on in {year}"
        assert " ".join(words.split()).startswith(head)

    def test_no_insurer_has_to_accept_anything(self) -> None:
        assert "accepts" not in explain(answer(), "en")


def of_2025(**named: Any) -> Case:
    return case(date="2025-12-20", packages=[OF_2025], **named)


class TestAsked:
    def test_a_plan_goes_on(self) -> None:
        """With it the package pays across New Year; without it the insured does."""
        payers = {
            name: [step.decision.payer for step in plan(case(date="2025-12-20", packages=[terms]), 4).steps]
            for name, terms in {"with": RENEWED, "without": OF_2025}.items()
        }
        assert payers["with"] == [Payer.PACKAGE] * 4
        assert payers["without"] == [Payer.PACKAGE, Payer.PACKAGE, Payer.INSURED, Payer.INSURED]
        left = [step.decision.remaining[0].left for step in plan(case(date="2025-12-20", packages=[RENEWED]), 4).steps]
        assert left == [8, 7, 8, 7]

    def test_it_is_written_and_read_back(self) -> None:
        made = case(date=NEXT, packages=[RENEWED])
        assert mapping_of(made)["packages"][0]["assume"] == "renewed"
        assert case_from(mapping_of(made)) == made


class TestByItsId:
    """A case can name a package and say of it no more than what is this person's."""

    def read(self, **said: Any) -> Case:
        mapping = mapping_of(of_2025())
        return case_from(
            {**mapping, "packages": [{"id": "fysio", **said}]}, packages=packages_from({"packages": [OF_2025]})
        )

    def test_since_when_and_for_how_long(self) -> None:
        (found,) = self.read(since=date(2025, 3, 1), assume="renewed").packages
        assert (found.since, found.assume, found.name) == (date(2025, 3, 1), "renewed", "Fysio")

    def test_the_id_alone(self) -> None:
        assert self.read() == of_2025()

    @pytest.mark.parametrize(
        ("said", "path"),
        [
            ({"assume": "renew"}, "packages[0].assume"),
            ({"since": 3}, "packages[0].since"),
            ({"id": "fysi"}, "packages[0]"),
        ],
    )
    def test_what_is_wrong_is_told_with_its_place(self, said: dict[str, Any], path: str) -> None:
        with pytest.raises(InvalidCase) as told:
            self.read(**said)
        assert [problem.path for problem in told.value.problems] == [path]

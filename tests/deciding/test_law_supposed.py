"""A case can suppose that the law does not change in the year after the last checked day; it says so, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import attrs
import pytest
from click.testing import CliRunner

from cases import ABSENT, case, sessions
from dated import AFTER, LAST, LAST_SUPPOSED
from fysiodekking import compare_decisions, decide, explain, receipt, what_would_change
from fysiodekking.adapters.case_files import load_case
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import days_of_change, law_data, law_of, law_on, supposable
from fysiodekking.law.assemble import announced_for
from fysiodekking.law.load import Key, on, read
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer, Phase, Verdict
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.series import plan
from fysiodekking.what_if.applied import applied
from packages import package

FEW: Final = sessions(3, str(LAST - timedelta(days=90)), paid_by="insured")
FAR: Final = LAST_SUPPOSED + timedelta(days=1)
SOURCE: Final = """
[act]
title = "An act"
short = "Act"
url = "https://example.org"
"""
ENTRY: Final = """
[[{kind}]]
key = "x"
value = "1.00"
from = 2020-01-01
source = "act"
confirmed = 2020-01-01
confidence = "{firm}"
"""
MAP: Final = """
[columns]
"session.date" = "day"
"session.performance" = "code"

[constants]
provider = { profession = "physiotherapist", big_registered = true, contracted = true }
insured = { born = 1984-05-02, basic_insured = true }
condition = { kind = "not_listed" }
"""
DEDUCTIBLE: Final = Key("announced", "mandatory_deductible")


def stroke(day: date, *, assume: bool = True, **more: Any) -> Case:
    """Return the 31st session after a stroke, which the basic package pays."""
    return case(
        {"law": {"assume": "unchanged"} if assume else {}},
        date=str(day),
        kind="stroke",
        **{"history": sessions(30, str(day - timedelta(days=200)), paid_by="basic"), **more},
    )


def law_finding(decision: Decision) -> tuple[Verdict, Reason] | None:
    (found,) = [each for each in decision.findings if each.phase is Phase.LAW] or [None]
    assert found is None or found.rule == "law_of_the_day_was_checked"
    return None if found is None else (found.verdict, found.reason)


class TestACheckedDay:
    @pytest.mark.parametrize("day", [date(2018, 5, 1), LAST])
    def test_nothing_is_different(self, day: date) -> None:
        assert decide(stroke(day)) == decide(stroke(day, assume=False))

    def test_the_receipt_leaves_it_out(self) -> None:
        assert "law.assume" in receipt(stroke(LAST)).facts_not_used


class TestTheYearAfter:
    @pytest.mark.parametrize("day", [AFTER, LAST_SUPPOSED])
    def test_what_is_covered_is_covered_if_the_law_does_not_change(self, day: date) -> None:
        decision = decide(stroke(day, deductible_used="0.00", price="10.00"))
        assert (decision.outcome, decision.payer) == (Outcome.COVERED_IF, Payer.BASIC)
        assert decision.conditions == (Reason.LAW_UNCHANGED,)
        assert (decision.about.date, decision.law.on, decision.law.checked_through) == (day, LAST, LAST)
        assert law_finding(decision) == (Verdict.MET_IF, Reason.LAW_UNCHANGED)

    def test_what_is_not_covered_carries_the_condition_too(self) -> None:
        decision = decide(case({"law.assume": "unchanged"}, date=str(AFTER)))
        assert (decision.outcome, decision.conditions) == (Outcome.NOT_COVERED, (Reason.LAW_UNCHANGED,))

    def test_what_is_open_stays_open(self) -> None:
        decision = decide(case({"law.assume": "unchanged"}, date=str(AFTER), kind="stroke", history=ABSENT))
        assert (decision.outcome, decision.conditions) == (Outcome.UNDETERMINED, ())
        assert law_finding(decision) == (Verdict.MET_IF, Reason.LAW_UNCHANGED)

    def test_beside_what_the_insurer_has_to_accept(self) -> None:
        decision = decide(stroke(AFTER, techniques=["dry_needling"]))
        assert decision.conditions == (Reason.INSURER_ACCEPTS_NEEDLING, Reason.LAW_UNCHANGED)

    def test_everything_else_is_found_as_by_the_law_last_checked(self) -> None:
        """But for the days themselves: the same verdicts and reasons as on the last checked day."""
        before, after = decide(stroke(LAST)), decide(stroke(AFTER))
        assert [(each.rule, each.verdict, each.reason) for each in after.findings[1:]] == [
            (each.rule, each.verdict, each.reason) for each in before.findings
        ]

    def test_without_it_nothing_is_said(self) -> None:
        decision = decide(stroke(AFTER, assume=False))
        assert (decision.outcome, decision.reasons) == (Outcome.UNDETERMINED, (Reason.LAW_NOT_CHECKED,))
        assert "what holds if the rules do not change" in " ".join(explain(decision, lang="en").split())

    def test_not_a_day_later_than_a_year(self) -> None:
        decision = decide(stroke(FAR))
        assert decision.reasons == (Reason.LAW_NOT_CHECKED,)
        assert "if the rules do not change" not in " ".join(explain(decision, lang="en").split())

    def test_the_receipt_names_it(self) -> None:
        found = receipt(stroke(AFTER))
        assert found.facts_used.law.assume == "unchanged"
        assert "law.assume" not in found.facts_not_used

    def test_a_package_of_last_year_is_not_taken_over(self) -> None:
        made = case({"law.assume": "unchanged"}, date=str(AFTER), packages=[package(year=LAST.year)])
        assert decide(made).payer is Payer.INSURED

    def test_it_is_written_and_read_back(self, tmp_path: Any) -> None:
        made = stroke(AFTER)
        file = tmp_path / "case.toml"
        file.write_text(written(made), "utf-8")
        assert '[law]\nassume = "unchanged"' in file.read_text("utf-8")
        assert load_case(file) == made


class TestAnnounced:
    """A value that was announced and not enacted never holds by itself."""

    def test_no_law_of_a_checked_day_holds_one(self) -> None:
        for day in days_of_change(law_data()):
            act = law_on(day).insurance.mandatory_deductible
            assert act is None or act.citation.confidence != "N"

    def test_it_is_used_where_the_law_is_supposed(self) -> None:
        for day in (AFTER, LAST_SUPPOSED):
            announced = on(law_data().timelines["zorgverzekeringswet.toml"].get(DEDUCTIBLE, ()), day)
            law = law_of(stroke(day))
            assert law is not None
            act = law.insurance.mandatory_deductible
            if announced is None:  # nothing was announced of that year
                assert act == law_on(LAST).insurance.mandatory_deductible
            else:
                assert act is not None
                assert (act.value, act.citation.confidence) == (Money.parse(announced.data["value"]), "N")

    def test_the_explanation_says_that_an_amount_rests_on_it(self) -> None:
        if on(law_data().timelines["zorgverzekeringswet.toml"].get(DEDUCTIBLE, ()), AFTER) is None:
            return
        assert "was announced and is not enacted" in " ".join(explain(decide(stroke(AFTER)), lang="en").split())
        assert "announced" not in explain(decide(case({"law.assume": "unchanged"}, date=str(AFTER))), lang="en")

    def test_it_needs_a_confidence_of_its_own(self) -> None:
        """So that no announced value is ever taken for an enacted one, and the other way round."""
        for kind, firm in (("announced", "P"), ("value", "N")):
            with pytest.raises(InvalidLaw, match="has no confidence of"):
                read({"sources.toml": SOURCE, "act.toml": ENTRY.format(kind=kind, firm=firm)})

    def test_another_year_has_none(self) -> None:
        law = law_on(LAST)
        assert announced_for(law_data(), date(2090, 1, 1), law) is law


class TestWords:
    @pytest.mark.parametrize(
        ("lang", "first", "second"),
        [
            ("nl", f"Als het recht in {AFTER.year} niet verandert: ja: ", "Dit alles geldt alleen als"),
            ("en", f"If the law does not change in {AFTER.year}: yes: ", "All of this holds only if"),
        ],
    )
    def test_the_head_says_so(self, lang: str, first: str, second: str) -> None:
        head, opening, *_ = explain(decide(stroke(AFTER)), lang=lang).split("\n\n")
        assert " ".join(head.split()).startswith(first)
        assert second in " ".join(opening.split())

    @pytest.mark.parametrize(
        ("lang", "known"),
        [("nl", "Tot en met behandeling 2 is het recht bekend"), ("en", "Up to session 2 the law is known")],
    )
    def test_a_plan_says_up_to_which_session_the_law_is_known(self, lang: str, known: str, tmp_path: Any) -> None:
        file = tmp_path / "case.toml"
        file.write_text(written(stroke(LAST - timedelta(days=7), assume=False)), "utf-8")
        arguments = ["plan", str(file), "--sessions", "4", "--lang", lang]
        without = CliRunner().invoke(command, arguments).output
        with_it = CliRunner().invoke(command, [*arguments, "--assume-unchanged"]).output
        assert known in with_it
        assert known not in without
        assert str(AFTER.year) in " ".join(with_it.split("\n\n")[0].split())

    @pytest.mark.parametrize(
        ("lang", "begins", "insurer"),
        [
            ("nl", "Als het recht in {} niet verandert: ", "verzekeraar"),
            ("en", "If the law does not change in {}: ", "insurer"),
        ],
    )
    def test_two_sessions_beside_each_other_say_so(self, lang: Any, begins: str, insurer: str) -> None:
        """Each that supposes it, covered or not; and no insurer has to accept anything."""
        known, supposed = decide(stroke(LAST)), decide(stroke(AFTER))
        refused = decide(case({"law.assume": "unchanged"}, date=str(AFTER)))
        begin = begins.format(AFTER.year)
        for first, second, times in ((known, supposed, 1), (supposed, refused, 2), (supposed, supposed, 1)):
            said = compare_decisions(first, second, lang)
            assert said.count(begin) == times
            assert insurer not in said

    @pytest.mark.parametrize("line", [["claim", "FILE"], ["return", "explain", "FILE", "--code", "0613"]], ids=" ".join)
    def test_a_line_that_is_sent_says_what_was_announced(self, line: list[str], tmp_path: Any) -> None:
        announced = on(law_data().timelines["zorgverzekeringswet.toml"].get(DEDUCTIBLE, ()), AFTER)
        file = tmp_path / "case.toml"
        text = written(stroke(AFTER, deductible_used="0.00"))
        file.write_text(f'{text}\n[claim]\nentitlement_code = "001"\n', "utf-8")
        words = [str(file) if word == "FILE" else word for word in line]
        said = " ".join(CliRunner().invoke(command, [*words, "--lang", "en"]).output.split())
        assert ("was announced and is not enacted" in said) is (announced is not None)

    def test_the_data_of_a_plan_say_on_what_it_rests(self) -> None:
        first, second = as_data(plan(stroke(LAST - timedelta(days=3)), 2))["sessions"]
        assert (first["conditions"], second["conditions"]) == ([], ["law-unchanged"])

    def test_a_comparison_says_on_what_it_rests(self, tmp_path: Any) -> None:
        (tmp_path / "case.toml").write_text(written(stroke(AFTER)), "utf-8")
        words = ["packages", "compare", str(tmp_path / "case.toml"), "--sessions", "2", "--lang", "en"]
        last = catalogue("en").day(LAST)
        expected = f"if the law does not change in {AFTER.year}: it was checked through {last}"
        assert expected in CliRunner().invoke(command, words).output

    def test_the_option_is_asked_of_every_row_of_a_table(self, tmp_path: Any) -> None:
        table, plan_of_it = tmp_path / "day.csv", tmp_path / "map.toml"
        table.write_text(f"day;code\n{AFTER};1000\n", "utf-8")
        plan_of_it.write_text(MAP, "utf-8")
        line = ["decide", str(table), "--map", str(plan_of_it)]
        assert "undetermined" in CliRunner().invoke(command, line).output
        assert "undetermined" not in CliRunner().invoke(command, [*line, "--assume-unchanged"]).output


class TestWhatWouldChange:
    def test_what_would_change_an_answer_that_supposes_the_law(self) -> None:
        """The same as on the last checked day, on the same condition; and each is what `decide` says of it."""
        made = stroke(AFTER, deductible_used="0.00", price="10.00", history=FEW)
        before = what_would_change(attrs.evolve(made, session=attrs.evolve(made.session, date=LAST)))
        found = what_would_change(made)
        assert found.gains
        assert {each.changes[0].act for each in found.gains} <= {each.changes[0].act for each in before.gains}
        for turn in found.gains:
            decision = decide(applied(made, turn.changes))
            assert (turn.outcome, turn.conditions) == (decision.outcome, decision.conditions)
            assert Reason.LAW_UNCHANGED in turn.conditions

    def test_a_later_day_that_is_supposed(self) -> None:
        """From the last checked day a day of the next year is one to wait for, if the case supposes its law."""
        for assume in (True, False):
            made = stroke(LAST, assume=assume, deductible_used="0.00", born=f"{AFTER.year - 18}-01-01")
            days = [change.after for turn in what_would_change(made).gains for change in turn.changes]
            assert what_would_change(made).unchecked_year == (None if assume else AFTER.year)
            assert assume or not any(isinstance(day, date) and day > LAST for day in days)

    def test_nothing_without_it(self) -> None:
        assert what_would_change(stroke(AFTER, assume=False)).gains == ()

    def test_words_name_no_insurer_who_accepts(self) -> None:
        made = stroke(AFTER, history=FEW)
        words = " ".join(explain(decide(made), "en", what_if=what_would_change(made)).split())
        assert "falls under the basic package" in words
        assert "if the insurer accepts" not in words


def test_a_plan_books_across_the_year() -> None:
    """The count goes on, the deductible begins anew, with the amount that was announced."""
    whole = law_on(LAST).insurance.mandatory_deductible
    assert whole is not None
    planned = plan(stroke(LAST - timedelta(days=7), deductible_used=str(whole.value), price="42.50"), 4)
    amounts = [step.decision.amounts for step in planned.steps]
    assert all(each is not None for each in amounts)
    assert [str(each.deductible) for each in amounts if each is not None] == ["0.00", "0.00", "42.50", "42.50"]
    assert AFTER in supposable()

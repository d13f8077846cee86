from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, DAY, articles, ask, case, facts, line, sessions
from fysiodekking import decide
from fysiodekking.model.decision import Payer
from fysiodekking.rules.same_day import insurer_pays_a_second_line_of_the_day as paid
from fysiodekking.rules.same_day import one_line_of_a_kind_of_care_a_day as rule

EARLIER = sessions(1, DAY)


def earlier(*codes: str, **row: Any) -> list[dict[str, Any]]:
    return [{"date": DAY, "performance": code, **row} for code in codes]


class TestSecondLine:
    """From 2021 more than one performance on a day if medically necessary (NZa)."""

    def test_first_of_the_day(self) -> None:
        assert line(ask(rule, history=[])) == "met: first-of-the-day"

    @pytest.mark.parametrize("day", ["2026-03-11", "2026-03-13"])
    def test_a_row_of_another_day(self, day: str) -> None:
        assert line(ask(rule, history=sessions(1, day))) == "met: first-of-the-day"

    @pytest.mark.parametrize(
        ("necessary", "expected"),
        [(True, "met: second-medically-necessary"), (False, "refused: second-of-the-day")],
    )
    def test_second_of_the_day(self, necessary: bool, expected: str) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=necessary)
        assert line(finding) == expected
        assert facts(finding) == {
            "lines_before_that_day": (1, 0),
            "session.medically_necessary": (necessary, True),
        }
        assert articles(finding) == ["NZa session", "NZa same day"]
        assert finding.bears is Payer.NOBODY
        assert finding.readings == ()

    @pytest.mark.parametrize(("day", "firm"), [("2020-12-31", "I"), ("2021-01-01", "P")])
    def test_before_2021_no_rule_was_read(self, day: str, firm: str) -> None:
        """It is taken to have been so, and says that it is inferred."""
        finding = ask(rule, date=day, history=sessions(1, day), medically_necessary=True)
        assert line(finding) == "met: second-medically-necessary"
        assert [str(each.confidence) for each in finding.citations] == ["S", firm]

    def test_necessity_not_given(self) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=ABSENT)
        assert line(finding) == "unknown: necessity-not-given"
        assert finding.missing == ("session.medically_necessary",)
        assert finding.bears is Payer.NOBODY

    def test_use_not_given(self) -> None:
        assert line(ask(rule, history=ABSENT)) == "not_applicable: same-day-not-known"

    @pytest.mark.parametrize(
        ("necessary", "expected"),
        [
            (True, "met: second-medically-necessary"),
            (False, "refused: second-of-the-day"),
            (ABSENT, "unknown: necessity-not-given"),
        ],
    )
    def test_what_an_insurer_pays_is_another_question(self, necessary: object, expected: str) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=necessary, second_session_same_day="never")
        assert line(finding) == expected
        assert finding.bears is Payer.NOBODY

    def test_every_earlier_line_is_counted(self) -> None:
        assert facts(ask(rule, history=sessions(3, DAY)))["lines_before_that_day"] == (3, 0)

    def test_a_run_that_may_lie_on_other_days_leaves_it_open(self) -> None:
        """Whether one of its sessions lies on that day nobody said; where a second one may be charged it is all one."""
        run = [{"date": "2026-03-11", "until": DAY, "sessions": 2}]
        finding = ask(rule, history=run)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].until",)
        assert line(ask(rule, history=run, medically_necessary=True)) == "met: first-of-the-day"

    def test_a_run_that_ends_before_is_over(self) -> None:
        run = [{"date": "2026-03-10", "until": "2026-03-11", "sessions": 2}]
        assert line(ask(rule, history=run)) == "met: first-of-the-day"


class TestKindOfCare:
    """The same kind of care: lines of the same profession's list."""

    @pytest.mark.parametrize("code", ["1000", "1200", "1316", "9121", "9122"])
    def test_of_the_same_list(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "refused: second-of-the-day"

    @pytest.mark.parametrize("code", ["2000", "2125", "DN01"])
    def test_of_another_list_or_none(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"

    def test_by_an_exercise_therapist(self) -> None:
        named = {"profession": "exercise_therapist", "performance": "2000"}
        assert line(ask(rule, history=earlier("2000"), **named)) == "refused: second-of-the-day"
        assert line(ask(rule, history=earlier("1000"), **named)) == "met: first-of-the-day"

    @pytest.mark.parametrize("code", ["1003", "1900", "1950", "1960", "1970"])
    def test_what_is_no_treatment_stands_beside(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"
        assert line(ask(rule, performance=code, history=EARLIER)) == "met: first-of-the-day"

    def test_a_code_on_no_list(self) -> None:
        assert line(ask(rule, performance="DN01", history=EARLIER)) == "not_applicable: profession-not-asked"

    def test_another_profession(self) -> None:
        finding = ask(rule, profession="acupuncturist", performance=ABSENT, history=EARLIER)
        assert line(finding) == "not_applicable: profession-not-asked"


class TestFirstVisit:
    """An intake or screening line and one session on one day go together."""

    @pytest.mark.parametrize("code", ["1860", "1864", "1870", "1850"])
    def test_a_session_after_an_intake(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"

    @pytest.mark.parametrize("code", ["1860", "1864", "1870", "1850"])
    def test_an_intake_after_a_session(self, code: str) -> None:
        assert line(ask(rule, performance=code, history=EARLIER)) == "met: first-of-the-day"

    def test_a_second_session_after_an_intake(self) -> None:
        assert line(ask(rule, history=earlier("1870", "1000"))) == "refused: second-of-the-day"

    def test_a_second_intake(self) -> None:
        assert line(ask(rule, performance="1860", history=earlier("1850"))) == "refused: second-of-the-day"


class TestEveryLineOfTheDayIsLookedAt:
    """A line that does not count does not hide the one after it."""

    @pytest.mark.parametrize("before", ["1960", "1900", "1870", "2000"])
    def test_a_session_after_another_line(self, before: str) -> None:
        """A missed appointment, a report, an intake, or exercise therapy, and then a session: one was there before."""
        rows = [{"date": DAY, "performance": before}, {"date": DAY, "performance": "1000"}]
        for history in (rows, rows[::-1]):
            assert line(ask(rule, history=history)) == "refused: second-of-the-day"

    def test_all_of_them_are_counted(self) -> None:
        """Lines of several codes are added up."""
        rows = [*sessions(2, DAY), {"date": DAY, "performance": "1001"}]
        assert facts(ask(rule, history=rows))["lines_before_that_day"] == (3, 0)


NEVER = {"second_session_same_day": "never"}
ACROSS = {"same_day_across_professions": "yes"}
FIRST = "met: first-of-the-day"
NOT_PAID = "refused: second-not-paid"
SKIN = {"profession": "skin_therapist", "performance": ABSENT, "kind": "lymphoedema"}


class TestWhatTheInsurerPays:
    """ "Per dag vergoeden we maximaal één behandeling van dezelfde zorgsoort": a rule of the policy, not of the NZa."""

    @pytest.mark.parametrize("necessary", [True, False, ABSENT])
    def test_one_a_day_whatever_the_reason(self, necessary: object) -> None:
        finding = ask(paid, history=EARLIER, medically_necessary=necessary, **NEVER)
        assert line(finding) == NOT_PAID
        assert finding.bears is Payer.INSURED
        assert facts(finding) == {"lines_before_that_day": (1, 0)}
        assert articles(finding) == ["CZ one a day"]
        assert finding.readings == (("second_session_same_day", "never"),)

    @pytest.mark.parametrize("necessary", [True, False, ABSENT])
    def test_else_it_pays_what_may_be_charged(self, necessary: object) -> None:
        finding = ask(paid, history=EARLIER, medically_necessary=necessary)
        assert line(finding) == "met: second-paid-if-chargeable"
        assert finding.readings == (("second_session_same_day", "if_medically_necessary"),)

    @pytest.mark.parametrize("history", [[], sessions(1, "2026-03-11"), sessions(1, "2026-03-13"), earlier("1960")])
    def test_the_first_of_the_day(self, history: list[dict[str, Any]]) -> None:
        finding = ask(paid, history=history, **NEVER, **ACROSS)
        assert line(finding) == FIRST
        assert finding.readings == ()

    def test_an_intake_and_a_session_go_together(self) -> None:
        assert line(ask(paid, history=earlier("1870"), **NEVER)) == FIRST
        assert line(ask(paid, performance="1870", history=EARLIER, **NEVER)) == FIRST
        assert line(ask(paid, history=earlier("1870", "1000"), **NEVER)) == NOT_PAID

    def test_use_not_given(self) -> None:
        assert line(ask(paid, history=ABSENT, **NEVER)) == "not_applicable: same-day-not-known"


class TestAcrossProfessions:
    """ "Fysio-, oefen- en huidtherapie vallen onder dezelfde zorgsoort" (CZ 2024); else the lists stay apart."""

    @pytest.mark.parametrize(
        ("profession", "code", "before"), [("physiotherapist", "1000", "2000"), ("exercise_therapist", "2000", "1000")]
    )
    @pytest.mark.parametrize("pays", ["never", "if_medically_necessary"])
    def test_the_other_therapist(self, profession: str, code: str, before: str, pays: str) -> None:
        named: dict[str, Any] = {
            "profession": profession,
            "performance": code,
            "history": earlier(before),
            "second_session_same_day": pays,
        }
        assert line(ask(paid, **named)) == FIRST
        assert line(ask(paid, **named, **ACROSS)) == NOT_PAID
        assert line(ask(rule, **named, **ACROSS)) == FIRST  # by the NZa it may be charged: another discipline

    @pytest.mark.parametrize(
        ("necessary", "expected"),
        [
            (True, "met: second-medically-necessary"),
            (False, NOT_PAID),
            (ABSENT, "unknown: necessity-not-given"),
        ],
    )
    def test_the_other_therapist_by_necessity(self, necessary: object, expected: str) -> None:
        finding = ask(paid, history=earlier("2000"), medically_necessary=necessary, **ACROSS)
        assert line(finding) == expected
        assert finding.bears is Payer.INSURED
        assert dict(finding.readings) == {
            "second_session_same_day": "if_medically_necessary",
            "same_day_across_professions": "yes",
        }

    def test_a_run_of_the_other_therapist_may_lie_on_the_day(self) -> None:
        run = sessions(2, "2026-03-10", until="2026-03-14", performance="2000")
        finding = ask(paid, history=run, **NEVER, **ACROSS)
        assert (line(finding), finding.missing) == ("unknown: use-not-known", ("history[0].until",))
        assert line(ask(paid, history=run, **ACROSS)) == "unknown: use-not-known"
        assert line(ask(paid, history=run, **NEVER)) == FIRST

    def test_the_reading_is_told_where_it_makes_the_first_of_the_day(self) -> None:
        finding = ask(paid, history=earlier("2000"), **NEVER)
        assert finding.readings == (("same_day_across_professions", "no"),)

    def test_a_skin_therapist_has_no_list_here(self) -> None:
        """Earlier lines of the day are of another list, or of none: only as one kind of care do they count."""
        assert line(ask(paid, history=EARLIER, **SKIN, **NEVER)) == "not_applicable: profession-not-asked"
        assert line(ask(paid, history=EARLIER, **SKIN, **NEVER, **ACROSS)) == NOT_PAID
        assert line(ask(paid, history=earlier("2000"), **SKIN, **NEVER, **ACROSS)) == NOT_PAID
        assert line(ask(paid, history=[], **SKIN, **NEVER, **ACROSS)) == FIRST
        assert line(ask(rule, history=EARLIER, **SKIN, **NEVER, **ACROSS)) == "not_applicable: profession-not-asked"

    @pytest.mark.parametrize("profession", ["acupuncturist", "physician", "other"])
    def test_no_other_profession(self, profession: str) -> None:
        named = {"profession": profession, "performance": ABSENT, "history": EARLIER}
        assert line(ask(paid, **named, **NEVER, **ACROSS)) == "not_applicable: profession-not-asked"

    @pytest.mark.parametrize("code", ["DN01", "2000"])
    def test_a_code_that_is_not_on_the_list(self, code: str) -> None:
        finding = ask(paid, performance=code, history=EARLIER, **NEVER, **ACROSS)
        assert line(finding) == "not_applicable: profession-not-asked"


class TestWhoPaysASecondLine:
    """What the NZa forbids is nobody's to pay; what only the insurer refuses is the patient's."""

    @pytest.mark.parametrize(
        ("necessary", "pays", "payer", "missing"),
        [
            (True, "never", "insured", ()),
            (False, "never", "nobody", ()),
            (ABSENT, "never", None, ("session.medically_necessary",)),
            (True, "if_medically_necessary", "insured", ()),
            (False, "if_medically_necessary", "nobody", ()),
        ],
    )
    def test_payer(self, necessary: object, pays: str, payer: str | None, missing: tuple[str, ...]) -> None:
        decision = decide(case(history=EARLIER, medically_necessary=necessary, second_session_same_day=pays))
        assert decision.outcome == "not_covered"
        assert decision.payer == payer
        assert decision.missing == missing
        assert (decision.amounts is not None) is (payer == "insured")

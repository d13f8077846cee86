from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, case, facts, law_of, line, on_lines, sound
from fysiodekking import decide
from fysiodekking.model.decision import Finding
from fysiodekking.rules.extra_line_facts import extra_line_facts
from fysiodekking.rules.extra_lines import judgement


def beside(code: str = "", description: str = "dry needling", **named: Any) -> Finding:
    """Ask about one extra line beside the ordinary session."""
    made = case(extra_lines=[{"description": description, "performance": code, "price": "10.00"}], **named)
    return sound(on_lines(made)[0], made.session.date)


class TestFreeText:
    """Needling has no rate of its own: no tariff for a performance without a description (Wmg 35(1)(c))."""

    @pytest.mark.parametrize("description", ["dry needling", "taping", "echography", "needles", "own contribution", ""])
    def test_is_chargeable_to_nobody(self, description: str) -> None:
        finding = beside("", description)
        assert line(finding) == "refused: no-separate-performance"
        assert articles(finding) == ["Wmg 35(1)(c)", "NZa session"]
        assert finding.subject == "0"

    @pytest.mark.parametrize("code", ["DN01", "0000", "F1038x"])
    def test_so_is_a_code_that_was_on_no_list(self, code: str) -> None:
        assert line(beside(code)) == "refused: no-separate-performance"

    @pytest.mark.parametrize("code", ["9999", "F1038", "10039"])
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2019-12-31", "refused: no-separate-performance"),
            ("2020-01-01", "unknown: list-of-the-day-not-read"),
            ("2026-03-12", "unknown: list-of-the-day-not-read"),
        ],
    )
    def test_a_code_that_is_not_on_the_list_of_2019(self, code: str, day: str, expected: str) -> None:
        assert line(beside(code, date=day)) == expected

    def test_a_code_on_a_list_that_was_not_read_may_be_chargeable(self) -> None:
        lines = [{"description": "dry needling", "performance": "9999", "price": "10.00"}]
        decision = decide(case(extra_lines=lines))
        assert [each.chargeable for each in decision.extra_lines] == [None]
        assert (decision.payer, decision.missing) == (decide(case()).payer, ())

    def test_so_is_a_code_that_is_not_listed_yet(self) -> None:
        assert line(beside("9122", date="2023-12-31")) == "refused: no-separate-performance"

    def test_whatever_is_paid_for_the_session(self) -> None:
        line_ = {"description": "dry needling", "price": "10.00"}
        with_line, without = decide(case(extra_lines=[line_])), decide(case())
        assert (with_line.outcome, with_line.payer, with_line.amounts) == (
            without.outcome,
            without.payer,
            without.amounts,
        )
        assert [each.chargeable for each in with_line.extra_lines] == [False]


class TestListedCode:
    """A listed code may stand beside the session: a surcharge, an intake or screening, a report, material."""

    @pytest.mark.parametrize("code", ["1003", "1870", "1860", "1900", "1950"])
    def test_may_stand_beside(self, code: str) -> None:
        finding = beside(code, referral=code == "1870")
        assert line(finding) == "met: may-stand-beside"
        assert articles(finding) == [f"Prestatiecodelijst 012 {code}"]

    @pytest.mark.parametrize("code", ["2000", "2408"])
    def test_of_the_other_profession(self, code: str) -> None:
        finding = beside(code)
        assert line(finding) == "refused: performance-of-other-profession"
        assert articles(finding) == ["Wmg 35(1)(d)", f"Prestatiecodelijst 012 {code}"]

    @pytest.mark.parametrize("code", ["1000", "1200", "1400", "9121"])
    @pytest.mark.parametrize(
        ("necessary", "expected"),
        [(True, "met: second-medically-necessary"), (False, "refused: not-beside-this-session")],
    )
    def test_a_second_session(self, code: str, necessary: bool, expected: str) -> None:
        finding = beside(code, medically_necessary=necessary)
        assert line(finding) == expected
        assert articles(finding) == ["Wmg 35(1)(e)", "NZa same day"]

    def test_a_second_session_whose_necessity_is_not_given(self) -> None:
        finding = beside("1000", medically_necessary=ABSENT)
        assert line(finding) == "unknown: necessity-not-given"
        assert finding.missing == ("session.medically_necessary",)

    @pytest.mark.parametrize("own", ["1870", "1850", "1864"])
    @pytest.mark.parametrize("code", ["1860", "1870", "1850"])
    def test_two_first_visits_do_not_go_together(self, own: str, code: str) -> None:
        assert line(beside(code, performance=own, referral=code == "1870")) == "refused: not-beside-this-session"

    @pytest.mark.parametrize("necessary", [True, False, ABSENT])
    def test_a_missed_appointment_never_stands_beside_a_session(self, necessary: object) -> None:
        finding = beside("1960", medically_necessary=necessary)
        assert line(finding) == "refused: not-beside-this-session"
        assert articles(finding) == ["Wmg 35(1)(e)"]

    @pytest.mark.parametrize(
        ("contracted", "expected"),
        [
            (True, "met: second-medically-necessary"),
            (False, "refused: agreement-needed"),
            (ABSENT, "unknown: agreement-needed"),
        ],
    )
    def test_a_facultative_performance_only_by_agreement(self, contracted: object, expected: str) -> None:
        finding = beside("F1000", medically_necessary=True, contracted=contracted)
        assert line(finding) == expected
        assert finding.missing == (("provider.contracted",) if contracted is ABSENT else ())

    def test_an_intake_beside_a_session_that_is_not_listed(self) -> None:
        assert line(beside("1870", performance="9999", referral=ABSENT)) == "met: may-stand-beside"


class TestScreening:
    """With a referral screening may not be charged, also not as an extra line."""

    @pytest.mark.parametrize(
        ("referral", "expected"),
        [
            (False, "met: may-stand-beside"),
            (True, "refused: screening-with-referral"),
            (ABSENT, "unknown: screening-referral-not-given"),
        ],
    )
    def test_beside_a_session(self, referral: object, expected: str) -> None:
        finding = beside("1864", referral=referral)
        assert line(finding) == expected
        if referral is not False:
            assert articles(finding) == ["NZa screening"]
        assert finding.missing == (("session.referral",) if referral is ABSENT else ())

    @pytest.mark.parametrize(
        ("referral", "expected"), [(False, "met: may-stand-beside"), (True, "refused: screening-with-referral")]
    )
    def test_the_surcharge_on_it(self, referral: bool, expected: str) -> None:
        assert line(beside("1853", referral=referral)) == expected

    def test_an_intake_asks_no_referral(self) -> None:
        assert line(beside("1870", referral=ABSENT)) == "met: may-stand-beside"


class TestEachByItself:
    """Extra lines are judged one by one."""

    def test_two_lines(self) -> None:
        lines = [{"description": "needles"}, {"description": "report", "performance": "1900"}]
        made = case(extra_lines=lines)
        findings = on_lines(made)
        assert [finding.subject for finding in findings] == ["0", "1"]
        assert [each.chargeable for each in decide(made).extra_lines] == [False, True]

    @pytest.mark.parametrize(
        ("code", "necessary", "chargeable"), [("1900", False, True), ("", False, False), ("1000", ABSENT, None)]
    )
    def test_judgement(self, code: str, necessary: object, chargeable: bool | None) -> None:
        made = case(extra_lines=[{"description": "x", "performance": code}], medically_necessary=necessary)
        finding = on_lines(made)[0]
        judged = judgement(made.session.extra_lines[0], finding)
        assert judged.chargeable is chargeable
        assert (judged.description, judged.reasons, judged.citations) == ("x", (finding.reason,), finding.citations)


class TestWhatItSays:
    """A finding on a line tells its code, its number and, when it is open, the one fact that would settle it."""

    @pytest.mark.parametrize(
        ("code", "named", "expected", "need"),
        [
            ("", {}, "refused: no-separate-performance", None),
            ("2000", {}, "refused: performance-of-other-profession", None),
            ("1850", {"referral": True}, "refused: screening-with-referral", None),
            ("1850", {"referral": ABSENT}, "unknown: screening-referral-not-given", "session.referral"),
            ("1960", {}, "refused: not-beside-this-session", None),
            ("F1000", {"contracted": False}, "refused: agreement-needed", None),
            ("F1000", {"contracted": ABSENT}, "unknown: agreement-needed", "provider.contracted"),
            ("1870", {"referral": True}, "met: may-stand-beside", None),
            ("1000", {}, "refused: not-beside-this-session", None),
            ("1000", {"medically_necessary": True}, "met: second-medically-necessary", None),
            ("1000", {"medically_necessary": ABSENT}, "unknown: necessity-not-given", "session.medically_necessary"),
        ],
    )
    def test_of_each_kind(self, code: str, named: dict[str, Any], expected: str, need: str | None) -> None:
        """Second of two lines, so that its number is not the first."""
        lines = [{"description": "x", "price": "1.00"}, {"description": "y", "performance": code, "price": "2.00"}]
        made = case(extra_lines=lines, **named)
        finding = sound(on_lines(made)[1], made.session.date)
        assert line(finding) == expected
        assert (finding.rule, finding.phase) == ("extra_line_has_a_performance_of_its_own", "line")
        assert finding.subject == "1"
        assert facts(finding) == {"session.extra_lines[1].performance": (code, None)}
        assert [each.names for each in finding.needs] == ([] if need is None else [(need,)])
        assert finding.citations


def test_only_a_surcharge_for_the_place_is_told_the_other_codes() -> None:
    """What no other charge asks: two of which the same is told are asked once."""
    lines = [{"description": "", "performance": "1900"}, {"description": "toeslag aan huis", "performance": ""}]
    made = case(extra_lines=lines)
    assert [facts.others for facts in extra_line_facts(made, law_of(made))] == [(), ("1900",)]

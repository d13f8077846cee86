"""Surcharges for home, institution and workplace, as extra lines."""

from __future__ import annotations

from typing import Any

import pytest

from cases import articles, case, law_of, line, on_lines, sound
from fysiodekking import decide
from fysiodekking.model.needs import OnTheList
from fysiodekking.model.session import ExtraLine
from fysiodekking.rules.place_surcharge import surcharge_of


def found(*lines: tuple[str, str] | str, number: int = -1, **named: Any) -> str:
    """Ask about one of some extra lines, the last one if not said otherwise."""
    pairs = [(each, "") if isinstance(each, str) else each for each in lines]
    made = case(
        extra_lines=[{"description": text, "performance": code, "price": "15.00"} for text, code in pairs], **named
    )
    at = number % len(pairs)
    return line(sound(on_lines(made)[at], made.session.date))


MAY = "met: place-surcharge"
HOME, INSTITUTION, WORKPLACE = "toeslag aan huis", "inrichtingstoeslag", "toeslag werkplek"


class TestText:
    """A text is one when it says that it is a surcharge, names one place, and nothing that is charged apart."""

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("toeslag voor behandeling aan huis", "home"),
            ("Toeslag uit aan huis behandeling", "home"),
            ("Toeslag uitbehandeling", "home"),
            ("toeslag thuisbehandeling", "home"),
            ("toeslag bij u thuis", "home"),
            ("huisbezoektoeslag", "home"),
            ("TOESLAG AAN-HUIS (u)", "home"),
            ("surcharge for treatment at home", "home"),
            ("Home visit surcharge", "home"),
            ("Toeslag voor behandeling in inrichting", "institution"),
            ("inrichtingstoeslag", "institution"),
            ("toeslag zorginstelling", "institution"),
            ("toeslag verpleeghuis", "institution"),
            ("surcharge nursing home", "institution"),
            ("surcharge for treatment in an institution", "institution"),
            ("Toeslag voor éénmalige behandeling op de werkplek", "workplace"),
            ("workplace surcharge (once)", "workplace"),
        ],
    )
    def test_names_the_place(self, text: str, place: str) -> None:
        surcharge = surcharge_of(law_of(case()), ExtraLine(description=text))
        assert surcharge is not None
        assert surcharge.place == place
        assert found(text) == MAY

    @pytest.mark.parametrize(
        "text",
        [
            "toeslag",
            "aan huis",
            "behandeling aan huis",
            "dry needling",
            "toeslag dry needling",
            "toeslag dry needling aan huis",
            "toeslag naalden thuis",
            "toeslag taping thuis",
            "toeslag echografie aan huis",
            "toeslag avond aan huis",
            "toeslag weekend thuis",
            "toeslag buiten werktijden",
            "toeslag thuisoefeningen",
            "home exercise surcharge",
            "reiskosten aan huis",
            "toeslag reiskosten huisbezoek",
            "eigen bijdrage aan huis",
            "materiaaltoeslag",
            "toeslag aan huis en werkplek",
            "",
        ],
    )
    def test_is_another_charge(self, text: str) -> None:
        assert found(text) == "refused: no-separate-performance"


class TestBeside:
    """ "kan uitsluitend in combinatie met één van de volgende prestaties in rekening worden gebracht" """

    @pytest.mark.parametrize(
        "code", ["1000", "1100", "1200", "1400", "1500", "1600", "1700", "1750", "1775", "1850", "1860", "1864", "1870"]
    )
    @pytest.mark.parametrize("text", [HOME, INSTITUTION])
    def test_a_performance_that_has_a_code_for_the_place(self, code: str, text: str) -> None:
        assert found(text, performance=code) == MAY

    @pytest.mark.parametrize("code", ["1100", "1400", "1500", "1850", "1864", "1870"])
    def test_the_workplace_has_fewer(self, code: str) -> None:
        assert found(WORKPLACE, performance=code) == "refused: not-beside-this-session"
        assert found(WORKPLACE, performance="1000") == MAY

    @pytest.mark.parametrize("code", ["1316", "1920", "1800", "1900", "1960", "1003", "DN01", "2000"])
    def test_nothing_else(self, code: str) -> None:
        assert found(HOME, performance=code) == "refused: not-beside-this-session"

    @pytest.mark.parametrize("code", ["1001", "1002", "1004", "1201", "1865"])
    @pytest.mark.parametrize("text", [HOME, INSTITUTION, WORKPLACE])
    def test_not_beside_a_code_that_says_the_place(self, code: str, text: str) -> None:
        assert found(text, performance=code) == "refused: place-in-the-code"

    def test_not_beside_another_line_that_says_the_place(self) -> None:
        assert found(("intake at home", "1871"), HOME, referral=True) == "refused: place-in-the-code"
        assert found(HOME, ("intake at home", "1871"), number=0, referral=True) == "refused: place-in-the-code"
        assert found(("intake", "1870"), HOME, referral=True) == MAY

    @pytest.mark.parametrize("code", ["2000", "2300", "2600", "2412"])
    def test_of_an_exercise_therapist(self, code: str) -> None:
        assert found(HOME, profession="exercise_therapist", performance=code) == MAY

    @pytest.mark.parametrize("profession", ["acupuncturist", "skin_therapist", "physician"])
    def test_not_of_other_professions(self, profession: str) -> None:
        assert found(HOME, profession=profession) == "refused: no-separate-performance"

    def test_beside_a_code_on_a_list_that_was_not_read(self) -> None:
        assert found(HOME, performance="9999") == "unknown: list-of-the-day-not-read"
        line_ = {"description": HOME, "performance": "", "price": "15.00"}
        (finding,) = on_lines(case(extra_lines=[line_], performance="9999"))
        assert [need.key for need in finding.needs] == [OnTheList("9999")]

    def test_where_the_law_says_so(self) -> None:
        made = case(extra_lines=[{"description": HOME, "price": "15.00"}] * 2)
        findings = on_lines(made)
        assert articles(findings[0]) == ["NZa-toeslagen u"]
        assert articles(findings[1]) == ["Wmg 35(1)(e)", "NZa-toeslagen u"]

    @pytest.mark.parametrize("day", ["2012-01-01", "2019-12-31", "2020-01-01", "2024-12-31", "2025-01-01"])
    def test_on_every_day(self, day: str) -> None:
        assert found(HOME, date=day) == MAY


class TestOnce:
    """One surcharge for the place a visit."""

    def test_a_second_one_is_not(self) -> None:
        assert found(HOME, HOME, number=0) == MAY
        assert found(HOME, HOME) == "refused: surcharge-once"

    def test_nor_of_another_place(self) -> None:
        assert found(HOME, WORKPLACE) == "refused: surcharge-once"

    def test_other_lines_are_no_surcharge(self) -> None:
        assert found("dry needling", HOME) == MAY
        assert found(("report", "1900"), HOME) == MAY

    def test_in_a_decision(self) -> None:
        decision = decide(case(extra_lines=[{"description": HOME}, {"description": "dry needling"}]))
        assert [each.chargeable for each in decision.extra_lines] == [True, False]
        assert decision.outcome == decide(case()).outcome


class TestByCode:
    """A text that names the surcharge with the code of the session at that place."""

    def test_is_the_surcharge(self) -> None:
        assert found((HOME, "1001")) == MAY
        assert found((WORKPLACE, "1004")) == MAY

    def test_the_same_code_without_the_word_is_a_second_session(self) -> None:
        assert found(("session at home", "1001")) == "refused: not-beside-this-session"

    def test_another_place_than_the_text_says(self) -> None:
        assert found((HOME, "1002")) == "refused: not-beside-this-session"

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("DN01", "refused: no-separate-performance"),
            ("9999", "unknown: list-of-the-day-not-read"),
            ("1003", "met: may-stand-beside"),
        ],
    )
    def test_any_other_code_is_judged_as_that_code(self, code: str, expected: str) -> None:
        assert found((HOME, code)) == expected


class TestContradicted:
    """A code that contradicts what was stated may not be charged as an extra line either (Wmg 35(1)(d))."""

    @pytest.mark.parametrize(
        ("code", "referral", "expected"),
        [
            ("1870", False, "refused: code-after-referral"),
            ("1870", True, "met: may-stand-beside"),
            ("1860", True, "refused: code-without-referral"),
            ("1860", False, "met: may-stand-beside"),
        ],
    )
    def test_referral(self, code: str, referral: bool, expected: str) -> None:
        assert found(("intake", code), referral=referral) == expected

    @pytest.mark.parametrize(
        ("born", "expected"),
        [("1984-05-02", "refused: code-for-children"), ("2016-01-01", "met: second-medically-necessary")],
    )
    def test_age(self, born: str, expected: str) -> None:
        assert found(("second session", "1100"), born=born, medically_necessary=True) == expected

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("not_listed", "refused: code-for-other-conditions"),
            ("multiple_sclerosis", "met: second-medically-necessary"),
            ("frozen_shoulder", "unknown: code-conditions-not-read"),
        ],
    )
    def test_condition(self, kind: str, expected: str) -> None:
        assert found(("long session", "1700"), kind=kind, medically_necessary=True) == expected

    def test_what_only_the_insurer_asks_may_be_charged_to_the_patient(self) -> None:
        named: Any = {"medically_necessary": True, "specialisms": []}
        assert found(("manual therapy", "1200"), **named) == "met: second-medically-necessary"

from __future__ import annotations

import pytest

from cases import ABSENT, case
from fysiodekking import InvalidCase, Unknown, decide
from fysiodekking.model.performance_code import code_meant


class TestCodeMeant:
    """What an export or a spreadsheet makes of a code is told from a code, and from a word of one's own."""

    @pytest.mark.parametrize(
        "written",
        [
            *("1000 ", " 1000", "1000\u00a0", "01000", "001000", "'1000", "\u20191000", '"1000"'),
            *("1000.0", "1000,00", "1.000", "1 000"),
            *("1000 zitting fysiotherapie", "1000 - zitting", "1000: zitting", "1000 (zitting)"),
        ],
    )
    def test_the_code_in_another_writing(self, written: str) -> None:
        assert code_meant(written) == "1000"

    @pytest.mark.parametrize(("written", "code"), [("010041", "10041"), ("F1000 ", "F1000"), ("F1000 module", "F1000")])
    def test_a_code_of_every_form(self, written: str, code: str) -> None:
        assert code_meant(written) == code

    @pytest.mark.parametrize("code", ["1000", "2000", "10041", "F1000"])
    def test_a_code_as_it_is_listed(self, code: str) -> None:
        assert code_meant(code) is None

    @pytest.mark.parametrize(
        "word", ["", "DN01", "dry needling", "100", "0100", "123456", "F100", "1000-1", "10 00", "X1000"]
    )
    def test_a_word_of_ones_own(self, word: str) -> None:
        assert code_meant(word) is None

    def test_a_long_text_takes_no_long(self) -> None:
        assert code_meant("1000" + " " * 9_000 + "9") is None
        assert code_meant("0" * 9_000 + "x") is None


class TestInACase:
    """A code that is written otherwise is a slip to tell, and no session for which nobody may be charged."""

    def test_of_the_session(self) -> None:
        with pytest.raises(InvalidCase) as caught:
            case(performance="1000.0")
        assert str(caught.value) == (
            "session.performance: '1000.0' is not a code as the list writes it; did you mean '1000'?"
        )

    def test_of_a_row_of_the_history_and_of_another_line(self) -> None:
        rows = [{"date": "2026-01-05", "performance": "001000"}]
        lines = [{"description": "toeslag", "performance": " 1950", "price": "10.00"}]
        with pytest.raises(InvalidCase) as caught:
            case(history=rows, extra_lines=lines)
        assert [problem.path for problem in caught.value.problems] == [
            "session.extra_lines[0].performance",
            "history[0].performance",
        ]

    @pytest.mark.parametrize("code", ["1000", "DN01", "dry needling"])
    def test_a_code_and_a_word_of_ones_own_are_answered(self, code: str) -> None:
        made = case(performance=code)
        assert made.session.performance == code
        assert decide(made).outcome == ("not_covered" if code != "1000" else decide(case()).outcome)

    def test_a_code_that_is_not_given_stays_so(self) -> None:
        assert isinstance(case(profession="other", performance=ABSENT).session.performance, Unknown)

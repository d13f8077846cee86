from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from fysiodekking.explain.en.plan import PLAN as EN
from fysiodekking.explain.nl.plan import PLAN as NL
from fysiodekking.explain.plan import words as module
from fysiodekking.explain.plan.words import PlanWords, words_of


class TestPhrases:
    def test_both_languages_say_the_same(self) -> None:
        """Every phrase is there in both, with the same blanks."""
        blanks = re.compile(r"{(\w+)}")
        assert NL.keys() == EN.keys()
        assert [name for name in NL if sorted(blanks.findall(NL[name])) != sorted(blanks.findall(EN[name]))] == []

    def test_none_stands_there_for_nothing(self) -> None:
        """Each phrase is used somewhere in the code beside it, payers apart, which are named by their code."""
        folder = Path(module.__file__).parent
        code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.stem != "words")
        own = (folder / "words.py").read_text("utf-8").partition("class PlanWords")[2]
        payers = {"basic", "package", "insured", "nobody", "basic.if", "package.if"}
        assert [name for name in NL if f'"{name}"' not in code + own and name not in payers] == []


class TestDays:
    def test_one_day(self, words: PlanWords) -> None:
        """A stretch of one day is that day."""
        day = date(2026, 3, 12)
        assert words.days(day, day) in {"12 maart 2026", "12 March 2026"}

    def test_the_year_stands_once_when_it_is_the_same(self) -> None:
        """A stretch within a year names it at the end, one across years twice."""
        dutch, english = words_of("nl"), words_of("en")
        within, across = (date(2026, 3, 12), date(2026, 4, 2)), (date(2026, 12, 24), date(2027, 1, 7))
        assert dutch.days(*within) == "12 maart tot en met 2 april 2026"
        assert english.days(*within) == "12 March to 2 April 2026"
        assert english.days(*across) == "24 December 2026 to 7 January 2027"

    def test_short(self) -> None:
        """In the picture a month has three letters, as usual in the language."""
        assert words_of("nl").short_day(date(2026, 3, 12), year=True) == "12 mrt 2026"
        assert words_of("en").short_day(date(2026, 5, 1)) == "1 May"

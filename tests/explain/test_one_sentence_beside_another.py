"""Sentences that stood beside each other, or in one answer, and did not agree: each as its kind, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, sessions
from fysiodekking import Case, Decision, decide, explain, plan, what_would_change
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.plan.table import as_text
from packages import FYSIO_9, YEAR, line, package

OF_A_YEAR = {"max": 9, "unit": "sessions", "per": "calendar_year"}


def told(made: Case, lang: str, audience: str = "desk", *, changes: bool = False) -> str:
    """Return the explanation of a case on one line."""
    what_if = what_would_change(made) if changes else None
    return " ".join(explain(decide(made), lang, audience=audience, what_if=what_if).split())


def both(made: Case, **named: Any) -> tuple[str, str]:
    """Return the explanation in Dutch and in English."""
    return told(made, "nl", **named), told(made, "en", **named)


class TestAnswersToAQuestionOnARow:
    """What is counted of a row stands beside the number, in the language of the answer."""

    @staticmethod
    def crossing(number: int, room: int) -> Case:
        """Some sessions of a run that crosses New Year, of a package that has room for so many."""
        rows = [
            {"date": "2025-12-15", "until": "2026-01-15", "sessions": number, "paid_by": "package", "package": "fysio"}
        ]
        return case(history=rows, packages=[package(line("g", {**YEAR, "max": room}), since="2020-01-01")])

    def test_counts_those_within_the_time_that_counts(self) -> None:
        """Of ten, one leaves no room: what lies between the numbers that were tried leads to the same."""
        dutch, english = both(self.crossing(10, 1), changes=True)
        assert "0 daarvan in de tijd die hier telt: vergoed uit" in dutch
        assert "1 tot en met 10 daarvan in de tijd die hier telt: niet vergoed." in dutch
        assert "0 of them within the time that counts here: covered by" in english
        assert "1 to 10 of them within the time that counts here: not covered." in english

    def test_counts_those_that_the_package_paid_for(self) -> None:
        """Of a row that does not say who paid."""
        made = case(history=sessions(1), packages=[package(line("g", {**YEAR, "max": 1}))])
        dutch, english = both(made, changes=True)
        assert "0 daarvan uit het pakket: vergoed uit" in dutch
        assert "1 of them from the package: not covered." in english

    def test_are_told_only_where_they_differ(self, lang: str) -> None:
        """Nothing of the way in which they were tried is told."""
        assert "the others after" not in told(self.crossing(2, 1), lang, changes=True)


def test_rows_are_named_in_their_order_and_as_many() -> None:
    """One row, or several, whatever the order in which they were missed."""
    rows = [*sessions(2, "2026-01-05"), *sessions(7, "2026-02-02")]
    dutch, english = both(case(history=rows, packages=[package(line("g", {**YEAR, "max": 9}))]))
    assert "Wie betaalde de eerdere behandelingen (rijen 1 en 2 van de lijst)?" in dutch
    assert "Who paid for the earlier sessions (rows 1 and 2 of the list)?" in english
    dutch, english = both(case(history=rows[1:], packages=[package(line("g", {**YEAR, "max": 7}))]))
    assert "(rij 1 van de lijst)?" in dutch
    assert "(row 1 of the list)?" in english


def test_a_package_of_which_it_is_open_whether_it_pays_only_may_pay() -> None:
    """That a package pays is certain, which one is not: the one that would pay otherwise is told as possible."""
    unknown = package(line("g", terms_unknown=True), id="first", name="Een")
    for named, sure in (((unknown,), False), ((), True)):
        made = case(packages=[*named, package(line("g"), id="second", name="Twee")])
        dutch, english = both(made)
        assert ("kan dit gelden: pakket Twee van Insurer betaalt dit" in dutch) is not sure
        assert ("this may hold: package Twee of Insurer pays for it" in english) is not sure
        assert ("[voldaan] Pakket Twee van Insurer betaalt dit" in dutch) is sure


def test_what_was_used_and_the_limit_are_of_one_limit() -> None:
    """A limit without a number says nothing of its use, and nothing beside the number of another."""
    unlimited = {"id": "all", "max": "unlimited", "unit": "sessions", "per": "accident"}
    euros = {"id": "eur", "max": "60.00", "unit": "euros", "per": "day"}
    dutch, english = both(case(packages=[package(line("g", unlimited, euros))], accident=True))
    assert "Al gebruikt op deze dag: € 0,00; het maximum is € 60,00." in dutch
    assert "Used so far on this day: €0.00; the limit is €60.00." in english


def test_a_term_that_ends_today_is_no_time_to_use_the_rest(lang: str) -> None:
    """On the last day there is no later one on which the rest can be used; a day before there is."""
    last = {"nl": "Dit is de laatste dag waarop dat kan.", "en": "This is the last day on which that can be done."}
    for day, today in (("2027-01-04", True), ("2026-12-31", False)):
        made = case(
            {"law": {"assume": "unchanged"}},
            date=day,
            kind="osteoarthritis_hip_knee",
            first_session="2026-01-05",
            techniques=["exercise_therapy"],
            history=sessions(1, "2026-01-05"),
        )
        assert (last[lang] in told(made, lang)) is today


class TestNamesOfPackages:
    def test_of_one_name_are_told_apart_by_a_number(self) -> None:
        """Two packages of one name and insurer on one day; with another name, or of another year, none has a number."""
        alike = [package(line("g", YEAR), id=each) for each in ("this", "that")]
        dutch, english = both(case(packages=alike))
        assert "Pakket Fysio van Insurer, nr. 1 betaalt dit" in dutch
        assert "Package Fysio of Insurer, no. 2, this year" in english
        for other in ({"name": "Ander"}, {"year": 2025}):
            assert "nr. " not in told(case(packages=[alike[0], {**alike[1], **other}]), "nl")

    def test_with_the_word_package_are_quoted(self) -> None:
        """Not "pakket Pakket", which reads as a slip."""
        made = case(packages=[package(line("g"), name="Pakket Zeker")])
        assert "uw pakket “Pakket Zeker” van Insurer betaalt alles" in told(made, "nl")
        assert "your package Pakket Zeker of Insurer pays" in told(made, "en")
        made = case(packages=[package(line("g"), name="Package 3")])
        assert "your package “Package 3” of Insurer pays" in told(made, "en")

    def test_leave_out_what_cannot_be_read(self) -> None:
        """A name without a shape is no name: the id stands for it, and nothing for the insurer."""
        assert "Pakket fysio van Insurer betaalt dit" in told(case(packages=[package(name="\u200e")]), "nl")
        assert "Pakket Fysio betaalt dit" in told(case(packages=[package(insurer="\u200e")]), "nl")


def test_one_at_most_is_one(lang: str) -> None:
    """The word behind a number is in the singular where the number is one, also as a bound."""
    words, (one, more) = catalogue(lang), {"nl": ("keer", "keer"), "en": ("time", "times")}[lang]
    for count in ("1", words.say("at_most", high="1"), words.say("at_least", low="1")):
        assert words.times(count) == f"{count} {one}"
        assert words.sessions(count) == words.say("session", count=count)
    for count in ("0", "2", words.say("at_most", high="11"), words.say("two", low="0", high="1")):
        assert words.times(count) == f"{count} {more}"
        assert words.sessions(count) == words.say("sessions", count=count)


def test_several_lines_are_several() -> None:
    """One line may not stand on the bill, two may not."""
    lines = [{"description": each, "price": "10.00"} for each in ("naalden", "toeslag")]
    dutch, english = both(case({"session.extra_lines": lines}))
    assert "De extra regels van samen € 20,00 hoeft u niet te betalen." in dutch
    assert "De extra regels “naalden” en “toeslag” mogen niet op de rekening." in dutch
    assert "The extra lines “naalden” and “toeslag” may not be on the bill." in english
    dutch, _ = both(case({"session.extra_lines": lines[:1]}))
    assert "De extra regel “naalden” mag niet op de rekening." in dutch


@pytest.mark.parametrize(
    ("needed", "stated", "dutch", "english"),
    [
        (True, False, "betaalt dit deel alleen na een ongeval", "pays from this part only after an accident"),
        (False, True, "alleen als de klacht niet door een ongeval komt", "does not come from an accident, and here"),
    ],
)
def test_an_accident_is_asked_or_excluded(needed: bool, stated: bool, dutch: str, english: str) -> None:
    """A package that pays after an accident, and one that does not."""
    made = case(packages=[package(line("g", requires={"accident": needed}))], accident=stated)
    assert dutch in told(made, "nl")
    assert english in told(made, "en")


@pytest.mark.parametrize("contracted", [True, False])
def test_what_is_paid_with_a_contract_or_without_is_told_so(contracted: bool) -> None:
    """Nobody has a "contract status"."""
    other = {"not_contracted" if contracted else "contracted": {"percent": 100}}
    nothing = {"contracted" if contracted else "not_contracted": {"percent": 0}}
    for pays, dutch in (({**other, **nothing}, "betaalt niets als"), (other, "Het is niet bekend wat pakket")):
        made = case(packages=[package(line("g", pays=pays))], contracted=contracted)
        said = told(made, "nl")
        assert dutch in said
        assert f"als de praktijk {'een' if contracted else 'geen'} contract met de verzekeraar heeft" in said


def test_what_a_patient_pays_in_two_ways_is_told_in_one_go() -> None:
    """A deductible and a rest, with one verb."""
    made = case(
        {"basic": {"not_contracted": {"percent": 75}}, "insured.deductible_used": "0.00"},
        kind="stroke",
        history=sessions(20),
        contracted=False,
    )
    dutch, english = both(made)
    assert dutch.count("u betaalt € 31,88 aan eigen risico en € 10,62 zelf.") == 1
    assert english.count("you pay €31.88 as deductible (eigen risico) and €10.62 yourself.") == 1


class TestNothingIsToldTwice:
    def test_what_failed_for_the_same_reason(self) -> None:
        """Two packages of which a decision does not say more than the same: another payer goes first."""
        made = case({"insured.other_payer": "wlz_stay"}, packages=[FYSIO_9, package(line("g"))])
        for lang, sentence in (("nl", "Deze behandeling wordt betaald door de Wlz"), ("en", "paid by the Wlz")):
            assert told(made, lang).count(sentence) <= 2

    def test_what_is_left_for_a_patient(self, lang: str) -> None:
        """A patient is not told the names of limits: two that are alike in words are one."""
        limits = [{"id": each, **OF_A_YEAR} for each in ("one", "two")]
        rows = sessions(9, paid_by="package", package="fysio")
        made = case(packages=[package(line("g", *limits))], history=rows)
        line_ = {"nl": "dit jaar: niets meer over", "en": "this year: nothing left"}[lang]
        assert told(made, lang, "patient").count(line_) == 1

    def test_a_package_that_goes_on_is_told_in_words(self) -> None:
        """What the sentence says is no fact of the data beside it."""
        made = case(date="2026-03-12", packages=[package(line("g"), year=2025, assume="renewed")])
        for lang in LANGUAGES:
            assert ".assume" not in told(made, lang, "lawyer")


def test_an_earlier_number_is_one_of_sessions(decisions: list[Decision]) -> None:
    """No sentence counts what it does not name."""
    made = case(
        {"used.condition_elsewhere": {"min": 21, "max": 45}}, kind="stroke", history=ABSENT, deductible_used="385.00"
    )
    dutch, english = both(made)
    assert "Eerdere behandelingen van deze aandoening: minstens 21 en hoogstens 45;" in dutch
    assert "Earlier sessions of this condition: at least 21 and at most 45;" in english
    assert [each for each in decisions if "Vóór deze waren er" in explain(each, "nl")] == []


def test_a_plan_that_costs_nothing_whatever_is_missing_says_so() -> None:
    """Nothing is "niets", not an amount of nothing; something that is the same either way is an amount."""
    elsewhere = {"used.condition_elsewhere": {"min": 0, "max": 5}}
    rows = sessions(15, paid_by="insured")
    free = case(
        elsewhere,
        kind="stroke",
        first_session="2026-01-05",
        deductible_used="385.00",
        history=rows,
        packages=[package(line("g"))],
    )
    planned = plan(free, sessions=3)
    assert "3 behandelingen: de patiënt betaalt niets, ook al" in as_text(planned, "nl")
    assert "3 sessions: the patient pays nothing, although" in as_text(planned, "en")


@pytest.mark.parametrize(
    ("before", "dutch", "english"),
    [
        (
            2,
            "Eerdere behandelingen die meetellen: 2; het maximum van het basispakket is minstens 5 en hoogstens 70.",
            "Earlier sessions that count: 2; the maximum of the basic package is at least 5 and at most 70.",
        ),
        (
            70,
            "Het maximum van het basispakket (minstens 5 en hoogstens 70) is bereikt: er waren er al 70.",
            "The maximum of the basic package (at least 5 and at most 70) has been reached: 70 went before.",
        ),
    ],
)
def test_a_maximum_that_a_fact_which_is_not_given_decides(before: int, dutch: str, english: str) -> None:
    """The class of COPD decides how many there can be, and for this session it does not matter."""
    lungs: Any = {"kind": "copd", "gold_stage": 2, "first_session": "2022-02-01", "date": "2022-03-12"}
    made = case(**lungs, techniques=["exercise_therapy"], history=sessions(before, "2022-02-01"))
    for said, sentence in zip(both(made), (dutch, english), strict=True):
        assert sentence in said

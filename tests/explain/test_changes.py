"""What would change an answer, in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings

import strategies
from dated import LAST, NEXT_YEAR
from fysiodekking import decide, what_would_change
from fysiodekking.explain.changes import condition_words
from fysiodekking.explain.compose import document
from fysiodekking.explain.document import Section
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.explain.findings import tell
from fysiodekking.explain.nl import CATALOGUE as NL
from fysiodekking.law import CHECKED
from fysiodekking.model.decision import Decision, Verdict
from fysiodekking.model.names import field_of, of_reading
from fysiodekking.model.reasons import Reason
from fysiodekking.model.what_if import Act, Change, WhatIf
from packages import FYSIO_9, with_terms

from .conftest import case_of, everything, paid

WORDS = {"nl": NL, "en": EN}
NOTHING = WhatIf(
    gains=(), losses=(), questions=(), costs=None, most_changes=2, tried=0, unchecked_year=None, complete=True
)
BLANKS: dict[Act, tuple[str, Any]] = {
    Act.OTHER_PROFESSION: ("provider.profession", "exercise_therapist"),
    Act.TRAINED_PHYSIOTHERAPIST: ("provider.profession", "physiotherapist"),
    Act.ORDINARY_SESSION: ("session.performance", "1000"),
    Act.ASSOCIATION: ("provider.associations", ("NVA", "KNGF")),
    Act.QUALIFICATION: ("provider.specialisms", ("0406", "0484")),
    Act.ORDINARY_PERFORMANCE: ("session.performance", "1000"),
    Act.OTHER_TECHNIQUES: ("session.techniques", ("massage", "exercise_therapy")),
    Act.LATER_DAY: ("session.date", date(2026, 4, 15)),
    Act.NEXT_YEAR: ("session.date", date(2026, 1, 1)),
    Act.AGE: ("age", 17),
    Act.CONDITION_FACT: (field_of("neck", "gold_stage"), 2),
    Act.MORE_SESSIONS: ("sessions_before", 20),
    Act.READING: (of_reading("pelvic_nine"), "once"),
}


def said(changes: dict[str, Any], lang: str = "nl", **named: Any) -> str:
    """Explain a situation with what would change it, on one line."""
    made = case_of(changes)
    return " ".join(everything(decide(made), lang, what_if=what_would_change(made), **named).split())


class TestClauses:
    @pytest.mark.parametrize("act", list(Act), ids=lambda act: act.value)
    def test_fills_every_blank(self, act: Act, lang: str) -> None:
        """Every change can be said, with its blanks filled."""
        name, after = BLANKS.get(act, ("session.referral", True))
        clause = condition_words((Change(act=act, name=name, before=None, after=after),), WORDS[lang])
        assert clause.startswith({"nl": "Als ", "en": "If "}[lang])
        assert "{" not in clause

    def test_two_changes_are_one_condition(self) -> None:
        """Both have to hold."""
        changes = tuple(
            Change(act=act, name=act.value, before=None, after=True) for act in (Act.REFERRAL, Act.TREATMENT_PLAN)
        )
        assert condition_words(changes, NL) == (
            "Als u vóór de behandeling een verwijzing hebt, "
            "en als de dry needling vooraf in een behandelplan voor fysiotherapie staat"
        )


class TestSections:
    def test_what_somebody_can_do(self) -> None:
        """A trained colleague stands among what can be done, with what it then costs."""
        text = said({"packages": [FYSIO_9], "provider.trained_in": []})
        assert "die in dry needling is opgeleid, dan betaalt uw pakket Fysio 9 van Voorbeeld." in text
        assert "U betaalt dan niets." in text

    def test_what_nobody_can_choose(self) -> None:
        """The next age stands apart, where no day that was checked reaches it."""
        terms = with_terms(requires={"min_age": 42})
        text = said({"insured.born": "1985-02-02", "packages": [terms]})
        assert text.index("Wat niemand kan kiezen") < text.index("Als de patiënt 42 jaar is")
        assert "Wat een volgende keer anders kan" in text

    def test_a_birthday_is_told_as_a_day(self) -> None:
        """A birthday that is reached on a day that was checked is something to wait for."""
        terms = with_terms(requires={"min_age": 42})
        text = said({"insured.born": "1984-05-02", "packages": [terms]})
        assert "Als u op 2 mei 2026 komt, dan betaalt uw pakket Fysio 9 van Voorbeeld." in text
        assert "Als de patiënt 42 jaar was" not in text

    def test_what_was_done_stays_when_something_is_added(self) -> None:
        """Beside what was done, more can be done: it does not go "instead" of itself."""
        text = said({"conditions.neck": {"kind": "osteoarthritis_hip_knee", "first_session": "2026-01-05"}})
        assert "Als u ook oefentherapie krijgt, en dat bij uw klacht past, dan" in text
        assert "in plaats hiervan dry needling" not in text

    def test_an_age_long_past_is_left_out(self) -> None:
        """To somebody of 41 it is nobody's question what would hold at 17; the data have it."""
        made = case_of({"session.techniques": ["massage"]})
        assert [turn.changes[0].after for turn in what_would_change(made).gains] == [17]
        assert "17 jaar" not in said({"session.techniques": ["massage"]})

    def test_the_next_session_that_is_covered(self) -> None:
        """After the first twenty of annex 1: from which session on, and what it then costs."""
        changes = {"conditions.neck": {"kind": "multiple_sclerosis"}, "history": [paid("insured", 11)]}
        text = said({**changes, "session.techniques": ["massage"]})
        assert "Vanaf behandeling 21 van deze aandoening valt dit onder het basispakket." in text
        assert "U betaalt dan € 42,50 aan eigen risico." in text

    def test_that_nothing_helps(self) -> None:
        """Where nothing helps, that is said, and what is not known yet."""
        year = LAST.year
        used_up = paid("package", 9, date=f"{year}-01-05", until=f"{year}-03-05")
        packages = [{**FYSIO_9, "year": year}]
        text = said({"session.date": f"{year}-03-12", "packages": packages, "history": [used_up]})
        assert "om iemand anders te laten betalen. Naar een ander aanvullend pakket is niet gekeken." in text
        assert f"Wat in {NEXT_YEAR} geldt, is nog niet nagekeken." in text

    def test_a_flag_that_would_be_false(self) -> None:
        """After day surgery that the insurer does not count as a stay: what would be so without it."""
        stay = {"kind": "after_inpatient_stay", "first_session": "2026-01-10", "discharged": "2026-01-08"}
        text = said(
            {
                "conditions.neck": {**stay, "day_surgery": True},
                "readings": {"day_surgery_is_stay": "no"},
                "history": [paid("insured", 20)],
                "session.techniques": ["massage"],
            }
        )
        assert "Als het geen dagopname was, dan valt dit onder het basispakket." in text

    def test_what_is_cheaper(self) -> None:
        """For a covered session: what the insured would pay less."""
        text = said({"packages": [FYSIO_9], "provider.contracted": False})
        assert "dan betaalt u niets in plaats van € 12,50." in text

    def test_what_it_hangs_on(self) -> None:
        """The facts without which a covered session would not be covered."""
        text = said({"packages": [FYSIO_9]})
        assert "Dit moet kloppen:" in text
        assert "de opleiding van de therapeut en het behandelplan. Ook het opgegeven aantal" in text

    def test_nothing_without_being_asked(self) -> None:
        """The decision alone says nothing about it."""
        text = everything(decide(case_of({"packages": [FYSIO_9], "provider.trained_in": []})))
        assert "Wat een volgende keer anders kan" not in text

    def test_what_dry_needling_is_has_three_sentences(self, lang: str) -> None:
        """On request: what it is, why it is not acupuncture, and that no register has a qualification for it."""
        sentences = re.split(r"(?<=\.)\s", WORDS[lang].say("needling"))
        assert len(sentences) == 3
        assert WORDS[lang].say("needling") in said({}, lang, needling=True)


# --- what always holds ----------------------------------------------------------------------------------------------


def _sections(decision: Decision, lang: str) -> list[Section]:
    return list(document(decision, WORDS[lang], full=True, what_if=NOTHING).sections)


@settings(max_examples=60, deadline=None)
@given(strategies.cases())
def test_every_refused_finding_is_told(sample: strategies.Sample) -> None:
    """Whatever a rule refused stands in the text with its sentence, in both languages."""
    decision = decide(sample.case)
    refused = [each for each in decision.findings if each.verdict is Verdict.REFUSED]
    for words in WORDS.values():
        told = tell(decision, words)
        lines = next(
            (each for each in _sections(decision, words.lang) if each.heading == words.headings["lines"]), None
        )
        marked = [item for item in (*told.deciding, *told.failed) if item.verdict == Verdict.REFUSED.value]
        of_lines = () if lines is None else lines.items
        assert len(marked) + len([each for each in decision.findings if _refused_line(each)]) == len(refused)
        assert len(of_lines) == len(decision.extra_lines)


def _refused_line(finding: Any) -> bool:
    return finding.phase.value == "line" and finding.verdict is Verdict.REFUSED


@settings(max_examples=60, deadline=None)
@given(strategies.cases())
def test_no_statement_of_law_without_its_citation(sample: strategies.Sample) -> None:
    """What decides and what failed names where it stands; so do the deductible and a line that may not be charged."""
    decision = decide(sample.case)
    assume(sample.case.session.date in CHECKED)
    no_law = {NL.sentences[reason][-1] for reason in (Reason.NO_PACKAGE, Reason.PAYER_NOT_SETTLED)}
    by_heading = {section.heading: section for section in _sections(decision, "nl")}
    for heading in ("why", "others", "others.covered", "lines"):
        section = by_heading.get(NL.headings[heading])
        for item in () if section is None else section.items:
            possible = item.mark == NL.say("mark.possible")
            assert item.sources or item.text in no_law or possible, item

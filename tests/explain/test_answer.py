from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from dated import AFTER, DAY, LAST
from fysiodekking import decide, explain, what_would_change
from fysiodekking.explain.document import AUDIENCES
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.explain.facts import value_words
from fysiodekking.explain.findings import deciding_findings
from fysiodekking.explain.nl import CATALOGUE as NL
from fysiodekking.explain.placeholders import _FOR_MACHINES
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.facts import Between
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN
from packages import FYSIO_9, with_terms

from .conftest import case_of, everything, paid

WORDS = {"nl": NL, "en": EN}
PAYER = {
    Payer.BASIC: {"nl": "basispakket", "en": "basic package"},
    Payer.PACKAGE: {"nl": "pakket", "en": "package"},
    Payer.INSURED: {"nl": "u betaalt", "en": "you pay"},
    Payer.NOBODY: {"nl": "niemand", "en": "nobody"},
}
LONGEST_AVERAGE = 20
SAYS_NOTHING = (None, "", (), Between(0, None))
"""Facts of which nothing is known."""


def plain(text: str) -> str:
    """Text without line breaks."""
    return " ".join(text.split())


class TestFirstSentence:
    def test_names_who_pays_and_how_much(self, decisions: list[Decision], lang: str) -> None:
        """The first sentence names the payer and every part of the price."""
        for decision in decisions:
            first = plain(everything(decision, lang).split("\n\n")[0])
            if decision.payer is not None:
                assert PAYER[decision.payer][lang] in first.lower(), first
            if decision.amounts is None:
                continue
            for part in ("basic", "deductible", "package", "insured"):
                amount: Money = getattr(decision.amounts, part)
                assert amount == Money(0) or WORDS[lang].euros(amount) in first, first

    def test_begins_with_yes_or_no(self, decisions: list[Decision]) -> None:
        """Whoever reads one word knows whether it is covered."""
        begins = {
            Outcome.COVERED: "Ja:",
            Outcome.COVERED_IF: "Ja, als de verzekeraar",
            Outcome.NOT_COVERED: "Nee",
        }
        for decision in decisions:
            text = everything(decision)
            assert text.startswith(begins.get(decision.outcome, ("Er is", "Hier is"))), text[:80]

    def test_tells_why_there_is_no_amount(self, named: Mapping[str, Decision]) -> None:
        """Without a price the first sentence says so."""
        assert "omdat er geen prijs is opgegeven" in plain(everything(named["no-price"]))
        assert "because no price was stated" in plain(everything(named["no-price"], "en"))

    def test_tells_what_would_settle_it(self, named: Mapping[str, Decision]) -> None:
        """Without an answer the first sentence names the missing fact, and the question stands further down."""
        text = everything(named["training-not-given"])
        assert plain(text).startswith(
            "Er is nog geen antwoord, want dit is niet opgegeven: de opleiding van de therapeut."
        )
        assert "Is de therapeut opgeleid in dry needling?\n  (provider.trained_in)" in text

    def test_of_a_number_that_was_given_as_a_range_the_exact_one_is_missing(
        self, named: Mapping[str, Decision], lang: str
    ) -> None:
        """It was given, and not exactly: of a range nobody reads that nothing was said."""
        said = {
            "nl": "precies hoeveel en welke behandelingen er ",
            "en": "exactly how many and which sessions there were ",
        }
        told = [
            plain(everything(each, lang))
            for each in named.values()
            if any("elsewhere" in name for name in each.missing)
        ]
        assert told
        assert all(said[lang] in each for each in told)

    def test_tells_that_nobody_may_be_charged(self, named: Mapping[str, Decision]) -> None:
        """A reserved act is nobody's to pay."""
        assert everything(named["reserved-act"]).startswith("Nee: hiervoor mag niemand een rekening krijgen.")

    def test_tells_that_the_law_of_a_day_is_not_there(self, named: Mapping[str, Decision]) -> None:
        """A day after the last one that was checked gets no answer of last year."""
        text = plain(everything(named["next-year"], "en"))
        assert text.startswith(f"There is no answer: the law of {EN.day(AFTER + 3 * DAY)} was not checked.")
        assert EN.day(LAST) in text

    def test_tells_whose_judgement_a_condition_is(self, named: Mapping[str, Decision]) -> None:
        """Covered on condition: the insurer judges, and the article says so."""
        text = plain(everything(named["annex-needling"]))
        assert text.startswith("Ja, als de verzekeraar de dry needling goedkeurt: het basispakket betaalt € 17,50")
        assert "artikel 2.1 lid 2 Besluit zorgverzekering" in text
        assert "Dat oordeel is aan de verzekeraar" in text


class TestReasons:
    def test_every_deciding_fact_is_mentioned(self, decisions: list[Decision], lang: str) -> None:
        """Whatever decided can be read: the value of each fact, unless the sentence is about that fact alone."""
        for decision in decisions:
            text = plain(everything(decision, lang))
            for finding in deciding_findings(decision):
                for fact in finding.facts:
                    if fact.name in _FOR_MACHINES or fact.actual in SAYS_NOTHING or isinstance(fact.actual, bool):
                        continue
                    value = value_words(fact.name, fact.actual, WORDS[lang])
                    counted = str(fact.actual + 1) if isinstance(fact.actual, int) else value
                    assert value in text or counted in text, (finding.rule, fact)

    def test_every_refusal_is_told_with_its_article(self, decisions: list[Decision]) -> None:
        """All that failed is told, not only what came first."""
        for decision in decisions:
            text = everything(decision)
            for finding in decision.findings:
                for citation in finding.citations if finding.verdict.value == "refused" else ():
                    assert citation.link(decision.law.on) in text

    def test_every_missing_fact_is_asked_for(self, decisions: list[Decision], lang: str) -> None:
        """The path of each missing fact stands beside its question."""
        for decision in decisions:
            text = plain(everything(decision, lang))
            assert all(name in text for name in decision.missing)

    @pytest.mark.parametrize("kind", ["frozen_shoulder", "not_listed"])
    def test_a_history_is_asked_for_by_what_is_counted(self, kind: str, lang: str) -> None:
        """Each count is one question, and no answer to it waits for what was just asked."""
        condition = {"kind": kind, "first_session": "2026-01-15"}
        given = case_of({"conditions": {"it": condition}, "packages": [FYSIO_9], "history": None})
        words = WORDS[lang]
        asked = 2 if kind == "frozen_shoulder" else 1
        text = plain(explain(decide(given), lang, audience="patient", what_if=what_would_change(given)))
        counted = (words.phrases[f"history.used.{each}"] for each in ("elsewhere", "condition_elsewhere"))
        assert sum(map(text.count, counted)) == asked
        assert words.facts["history"].question not in text
        open_ = words.phrases["result.undetermined"].format(facts=words.facts["history"].label)
        assert open_ not in text

    @pytest.mark.parametrize(
        ("per", "used", "counted"),
        [
            ("calendar_year", {"elsewhere": {"min": 3, "max": 12}}, None),
            ("condition", {"condition_elsewhere": {"min": 6, "max": 12}}, "elsewhere_of_condition"),
            (
                "calendar_year_and_condition",
                {"elsewhere": {"min": 3, "max": 12}, "condition_elsewhere_this_year": {"min": 0, "max": 12}},
                "elsewhere_of_condition_this_year",
            ),
        ],
    )
    def test_a_number_at_which_the_answer_turns_is_of_what_is_counted(
        self, per: str, used: dict[str, Any], counted: str | None, lang: str
    ) -> None:
        """Where that is what a package paid, and not the number that is asked for, it is said of what it is."""
        limits = [{"id": "year", "unit": "sessions", "per": per, "max": 9}]
        ranges = {"elsewhere": {"min": 0, "max": 12}, "condition_elsewhere": {"min": 0, "max": 12}, **used}
        given = case_of({"used": ranges, "history": [], "packages": [with_terms(limits=limits)]})
        words = WORDS[lang]
        turns = words.phrases["turns_at"].format(numbers="8")
        text = " ".join(plain(explain(decide(given), lang)).split())
        before = text.partition(turns)[0].rstrip()
        assert turns in text
        if counted is None:
            assert before.endswith(words.facts["used.elsewhere"].question)
        else:
            assert before.endswith(words.phrases[f"used.{counted}"])

    def test_a_number_that_is_not_certain_is_told_as_at_least_and_at_most(self) -> None:
        """Nobody says "9 tot en met 29 keer" of what was used."""
        told = {Between(9, 29): ("minstens 9 en hoogstens 29", "at least 9 and at most 29")}
        told[Between(0, 20)] = "hoogstens 20", "at most 20"
        told[Between(9, None)] = "minstens 9", "at least 9"
        told[Between(9, 10)] = "9 of 10", "9 or 10"
        for between, said in told.items():
            assert tuple(value_words("sessions_before", between, words) for words in (NL, EN)) == said

    def test_what_is_certain_while_it_is_open_who_bears_it(self, named: Mapping[str, Decision]) -> None:
        """That it is covered where others pay either way; that it is not where it is nobody or the patient."""
        second_of_the_day = case_of({"history": [{"date": "2026-03-12", "paid_by": "insured"}]})
        covered, not_covered = named["annex-use-unknown"], decide(second_of_the_day)
        assert (covered.payer, not_covered.payer) == (None, None)
        assert "Dat er wordt vergoed, staat vast. Om te weten wie betaalt" in plain(everything(covered))
        assert "Dat er niet wordt vergoed, staat vast. Om te weten of" in plain(everything(not_covered))
        assert "It is certain that it is not covered. To know whether" in plain(everything(not_covered, "en"))

    def test_who_may_pay_is_not_told_as_certain(self, named: Mapping[str, Decision]) -> None:
        """While it is open whether the basic package or another pays, neither is told to pay."""
        text = plain(everything(named["annex-use-unknown"], "en"))
        assert "[possible] Depending on what is still missing, this may hold: package Fysio 9 of Voorbeeld pays" in text
        assert "[met] Package Fysio 9 of Voorbeeld pays" not in text

    def test_a_budget_that_a_missing_history_leaves_open(self, lang: str) -> None:
        """What one answer still leaves open can be a budget: it is called by its package."""
        limits = [
            {"id": "year", "unit": "sessions", "per": "calendar_year", "max": 27},
            {"id": "eur", "unit": "euros", "per": "calendar_year", "max": "1000.00"},
        ]
        open_ = {
            "conditions.neck": {"kind": "multiple_sclerosis", "first_session": "2010-05-03"},
            "history": None,
            "used": {"condition_elsewhere_this_year": {"min": 8, "max": 9}},
            "packages": [with_terms(limits=limits)],
        }
        made = case_of(open_)
        text = plain(everything(decide(made), lang, what_if=what_would_change(made)))
        assert {"nl": "wat er over is van pakket", "en": "what is left of package"}[lang] in text

    def test_used_up_package(self, named: Mapping[str, Decision]) -> None:
        """The numbers stand in the sentence."""
        text = plain(everything(named["package-used-up"]))
        assert "Pakket Fysio 9 van Voorbeeld is op. Gebruikt dit jaar: 9 keer; het maximum is 9." in text

    def test_first_twenty(self, named: Mapping[str, Decision]) -> None:
        """The number of the session is the number before it and one."""
        text = plain(everything(named["annex-first-twenty"]))
        assert "Dit is behandeling 12 van deze aandoening; de eerste 20 vergoedt het basispakket niet." in text

    def test_what_is_left_of_a_term_ends_with_it(self) -> None:
        """Sessions that are left of a ground with a term are left until its last day."""
        made = case_of(
            {
                "conditions.neck": {"kind": "osteoarthritis_hip_knee", "first_session": "2026-01-05"},
                "session.techniques": ["exercise_therapy"],
                "history": [paid("basic", 4)],
            }
        )
        assert "nog 7 keer. Te gebruiken tot en met 4 januari 2027." in plain(everything(decide(made)))

    def test_the_extension_of_whiplash_is_the_term(self) -> None:
        """While the three complaints are there, the term that is told is the longer one."""
        made = case_of(
            {
                "conditions.neck": {"kind": "whiplash", "first_session": "2025-10-06", "triad": True},
                "session.techniques": ["exercise_therapy"],
                "history": [paid("insured", 20)],
            }
        )
        assert "de termijn loopt tot en met 5 juli 2026" in plain(everything(decide(made)))

    def test_terms_that_are_not_known_are_asked_once(self, lang: str) -> None:
        """They are missing, and a reason where nothing else is; they are no reason that may hold besides."""
        package = with_terms(terms_unknown=True)
        said = "De bron geeft niet alle voorwaarden van " if lang == "nl" else "The source does not give all terms of "
        for history, is_why in (([], True), (None, False)):
            decision = decide(case_of({"packages": [package], "history": history}))
            assert Reason.PACKAGE_TERMS_UNKNOWN in decision.reasons
            assert "packages.fysio-9" in decision.missing
            text = plain(everything(decision, lang))
            assert text.lower().count(said.lower()) == is_why
            assert ("Welke voorwaarden heeft" if lang == "nl" else "Which other terms does") in text

    @pytest.mark.parametrize("kind", ["not_listed", "urinary_incontinence"])
    def test_an_adult_has_no_ordinary_complaint_where_it_is_another(self, kind: str, lang: str) -> None:
        """What the basic package pays from 18 is told of the complaint that it is."""
        made = case_of({"conditions": {"neck": {"kind": kind}}, "session.techniques": ["exercise_therapy"]})
        text = plain(everything(decide(made), lang, full=True))
        ordinary = ("betaalt het basispakket een gewone klacht niet", "does not pay for an ordinary complaint")
        named = ("alleen aandoeningen die de wet noemt", "only for conditions that the law names")
        dutch_or_english = lang == "en"
        assert (ordinary[dutch_or_english] in text) is (kind == "not_listed")
        assert (named[dutch_or_english] in text) is (kind != "not_listed")

    def test_extra_line(self, named: Mapping[str, Decision]) -> None:
        """Dry needling has no rate of its own, and the article says why."""
        text = plain(everything(named["extra-line"]))
        assert "De regel “dry needling” mag aan niemand in rekening worden gebracht; u hoeft" in text
        assert "artikel 35 lid 1 onder c Wet marktordening gezondheidszorg" in text

    def test_firmness_of_dry_needling_is_always_told(self, decisions: list[Decision]) -> None:
        """That dry needling is no reserved act is never said without how firm it is."""
        for decision in decisions:
            needled = "dry_needling" in (decision.about.techniques or ())
            told = "Een gezaghebbende uitspraak daarover is niet gevonden." in plain(everything(decision))
            assert needled is told

    def test_full_tells_every_finding(self, decisions: list[Decision]) -> None:
        """With `full` every question that was asked is there, and what dry needling is."""
        for decision in decisions:
            text = plain(everything(decision, full=True))
            for finding in decision.findings:
                if finding.verdict.value == "not_applicable" and finding.phase.value == "gate":
                    assert NL.questions[finding.rule] in text
            needled = "dry_needling" in (decision.about.techniques or ())
            assert ("Het is geen acupunctuur" in text) is needled


SAME = with_terms(pays={"contracted": {"percent": 100}, "not_contracted": {"percent": 100}})
"""A package to which a contract makes no difference."""
BILLS = {
    True: ("De rekening gaat naar uw verzekeraar.", "The bill goes to your insurer."),
    False: ("Zonder contract kan de praktijk de rekening naar u sturen", "Without a contract the practice may send"),
    None: ("een contract met uw verzekeraar heeft, is niet bekend", "a contract with your insurer is not known"),
}


ACCEPTED = {
    ("dry_needling",): ("de dry needling", "the dry needling"),
    ("injection",): ("de handeling in opdracht", "the ordered act"),
    ("dry_needling", "injection"): (
        "de dry needling en de handeling in opdracht",
        "the dry needling and the ordered act",
    ),
}


class TestWhatTheInsurerAccepts:
    """What has to be accepted is named as it was done: dry needling, an act on the order of a physician, or both."""

    @staticmethod
    def decided(*techniques: str, order: str | None = "physician") -> Case:
        changes: dict[str, object] = {
            "conditions": {"neck": {"kind": "stroke"}},
            "history": [paid("insured", 20)],
            "session.techniques": list(techniques),
            "provider.trained_in": ["dry_needling", "injection"],
        }
        return case_of(changes if order is None else {**changes, "session.on_order_of": order})

    @pytest.mark.parametrize("techniques", ACCEPTED)
    def test_is_named_in_the_answer_and_its_test(self, techniques: tuple[str, ...], lang: str) -> None:
        decision = decide(self.decided(*techniques))
        assert decision.outcome is Outcome.COVERED_IF
        text = plain(everything(decision, lang))
        what = ACCEPTED[techniques][lang == "en"]
        yes = f"Ja, als de verzekeraar {what} goedkeurt" if lang == "nl" else f"Yes, if the insurer accepts {what}"
        assert text.startswith(f"{yes}: ")
        tests = ("past bij de stand van de wetenschap", "fits the state of science")[lang == "en"]
        assert (tests in text) is ("dry_needling" in techniques)
        assert (("voorbehouden handeling gedaan", "A reserved act was done")[lang == "en"] in text) is (
            "injection" in techniques
        )

    def test_is_named_in_what_would_change(self, lang: str) -> None:
        """Of an injection nobody ordered an order would change the answer, and no dry needling comes into it."""
        made = self.decided("injection", order=None)
        text = plain(explain(decide(made), lang, what_if=what_would_change(made)))
        said = ("als de verzekeraar de handeling in opdracht goedkeurt", "that the insurer accepts the ordered act")
        assert said[lang == "en"] in text
        assert ("de dry needling goedkeurt", "accepts the dry needling")[lang == "en"] not in text

    def test_is_named_in_what_an_answer_leads_to(self, lang: str) -> None:
        """Of a session of which the number is not known: from the twenty-first on, if the ordered act is accepted."""
        made = self.decided("injection")
        decision = decide(evolve(made, history=NOT_GIVEN))
        text = plain(explain(decision, lang, what_if=what_would_change(evolve(made, history=NOT_GIVEN))))
        said = ("als de verzekeraar de handeling in opdracht goedkeurt", "if the insurer accepts the ordered act")
        assert said[lang == "en"] in text
        assert "dry needling" not in text.partition("- [")[0]


class TestBill:
    """Who gets the bill hangs on the contract between practice and insurer, also where who pays does not."""

    @pytest.mark.parametrize("contracted", BILLS)
    @pytest.mark.parametrize("payer", [Payer.PACKAGE, Payer.BASIC])
    def test_goes_where_the_contract_says(self, payer: Payer, contracted: bool | None, lang: str) -> None:
        by_payer: dict[Payer, dict[str, object]] = {
            Payer.PACKAGE: {"packages": [SAME]},
            Payer.BASIC: {
                "conditions": {"neck": {"kind": "stroke"}},
                "history": [paid("package", 20)],
                "session.techniques": ["exercise_therapy"],
                "session.price": None,
            },
        }
        decision = decide(case_of({**by_payer[payer], "provider.contracted": contracted}))
        assert decision.payer is payer
        for audience in AUDIENCES:
            told = plain(explain(decision, lang, audience=audience))
            said = [given for given, words in BILLS.items() if words[lang == "en"] in told]
            assert said == [contracted]

    def test_of_the_patient_hangs_on_no_contract(self, lang: str) -> None:
        """What nobody insured is billed to the patient, contract or not."""
        for contracted in BILLS:
            told = plain(everything(decide(case_of({"provider.contracted": contracted})), lang))
            assert ("De rekening gaat naar u," if lang == "nl" else "The bill goes to you and") in told


class TestLanguage:
    def test_sentences_are_short(self, decisions: list[Decision], lang: str) -> None:
        """Sentences have at most twenty words on average."""
        for decision in decisions:
            lines = [line for line in everything(decision, lang).splitlines() if not _is_source(line)]
            text = re.sub(r"\[[^]]*\]|\([^)]*\)", "", " ".join(lines))
            sentences = [each for each in re.split(r"(?<=[.?!:])\s+", text) if each.strip()]
            assert sum(len(each.split()) for each in sentences) / len(sentences) <= LONGEST_AVERAGE

    def test_sentences_of_the_catalogue_are_short(self) -> None:
        """No wording of a reason is longer than thirty words."""
        for words in (NL, EN):
            for variants in words.sentences.values():
                assert max(len(wording.split()) for wording in variants) <= 30, variants

    def test_the_same_decision_gives_the_same_words(self, decision: Decision, lang: str) -> None:
        """Nothing but the decision goes in."""
        assert everything(decision, lang, full=True) == everything(decision, lang, full=True)

    @pytest.mark.parametrize(
        ("cents", "dutch", "english"),
        [(4250, "€ 42,50", "€42.50"), (0, "€ 0,00", "€0.00"), (123405, "€ 1.234,05", "€1,234.05")],
    )
    def test_euros(self, cents: int, dutch: str, english: str) -> None:
        """Each language writes amounts its own way."""
        assert (NL.euros(Money(cents)), EN.euros(Money(cents))) == (dutch, english)

    def test_dates(self, named: Mapping[str, Decision]) -> None:
        """Each language writes dates its own way."""
        day = named["no-package"].about.date
        assert (NL.day(day), EN.day(day)) == ("12 maart 2026", "12 March 2026")


def _is_source(line: str) -> bool:
    return line.strip().startswith(("http", "Bron:", "Source:", "---"))

from __future__ import annotations

import importlib
import re
import string
import tomllib
from datetime import date
from pathlib import Path

import attrs
import pytest

from dated import CHANGES
from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS, of_condition
from fysiodekking.explain import qualifications
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.explain.facts import label_of
from fysiodekking.explain.nl import CATALOGUE as NL
from fysiodekking.explain.placeholders import names_in
from fysiodekking.law import law_on
from fysiodekking.model.condition import STARTS
from fysiodekking.model.decision import Decision, Verdict
from fysiodekking.model.names import name_in
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, OtherPayer, Per, Profession, Technique
from fysiodekking.model.what_if import Act
from fysiodekking.rules import CONDITIONS_OF_BASIC, GATES, GROUNDS
from fysiodekking.rules.counting import PAID_OF_CONDITION

CATALOGUES = [NL, EN]
LAW = Path(importlib.import_module("fysiodekking.law").__file__ or "").parent / "data"
COUNTS = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year", "condition_elsewhere_in_term")
EXPLAIN = Path(importlib.import_module("fysiodekking.explain").__file__ or "").parent
KNOWN_FACTS = (
    "provider.big_registered",
    "provider.trained_in",
    "provider.specialisms",
    "provider.contracted",
    "provider.associations",
    "session.techniques",
    "session.price",
    "session.treatment_plan",
    "session.referral",
    "session.consent",
    "session.accident",
    "session.accident_on",
    "session.other_that_day",
    "session.medically_necessary",
    "session.insufficient_result",
    "insured.basic_insured",
    "insured.voluntary_deductible",
    "insured.deductible_used",
    "basic.not_contracted",
    "history",
    "history[3].paid_by",
    "history[3].package",
    "history[3].paid",
    "history[3].until",
    "used.elsewhere",
    "used.condition_elsewhere",
    "used.condition_elsewhere_this_year",
    "used.left_last_year.fysio-9",
    "conditions.left.knee.first_session",
    "conditions.neck.discharged",
    "conditions.neck.conservative_treatment_ended",
    "conditions.neck.irradiation_ended",
    "conditions.neck.triad",
    "conditions.neck.gold_stage",
    "conditions.neck.day_surgery",
    "conditions.neck.fev1_vc_below_60",
    "conditions.neck.copd_class",
    "conditions.neck.high_burden",
    "conditions.neck.limited_capacity",
    "conditions.neck.in_study",
    "conditions.neck.study_ended",
    "conditions.neck.severe_limitations",
    "conditions.neck.high_fall_risk",
    "conditions.neck.somatic_or_psychological_ground",
    "packages.fysio-9",
    "packages.fysio-9.since",
    "packages.fysio-9.pays",
    "packages.fysio-9.pays.contracted",
    "packages.fysio-9.pays.not_contracted",
)
"""Every path that a rule can name as missing, readings apart."""


@pytest.mark.parametrize("words", CATALOGUES, ids=lambda words: words.lang)
class TestEachLanguage:
    def test_has_a_sentence_for_every_reason(self, words: Catalogue) -> None:
        """No code is left to stand in for a sentence."""
        assert set(words.sentences) == set(Reason)
        for variants in words.sentences.values():
            for wording in variants:
                assert wording[0].isupper() or wording.startswith("{"), wording
                assert wording.endswith((".", "{reading}")), wording

    def test_can_do_without_facts(self, words: Catalogue) -> None:
        """The last wording needs nothing but what every decision has."""
        assert all(names_in(variants[-1]) <= {"date"} for variants in words.sentences.values())

    def test_asks_a_real_question_for_every_rule(self, words: Catalogue, decisions: list[Decision]) -> None:
        """Every rule that runs has a question, and it ends as one."""
        rules = {rule.__name__ for rule in (*GATES, *CONDITIONS_OF_BASIC, *GROUNDS)}
        rules |= {finding.rule for decision in decisions for finding in decision.findings}
        assert rules <= set(words.questions)
        assert all(question.endswith("?") and "_" not in question for question in words.questions.values())

    def test_names_every_word_of_the_vocabulary(self, words: Catalogue) -> None:
        """Techniques, professions, kinds, grounds and classes of cover all have a name."""
        assert set(words.techniques) == set(Technique)
        assert set(words.professions) == set(Profession)
        assert set(words.kinds) == set(ConditionKind)
        assert set(words.grounds) == set(Ground)
        assert set(words.classes) == set(CoverClass)
        assert set(words.marks) == set(Verdict)

    def test_names_every_qualification(self, words: Catalogue) -> None:
        """Every one of the register has words, and its number stands for what the law data say."""
        listed = law_on(date(2026, 3, 12)).qualifications
        assert {each.code: (each.name, each.profession) for each in listed.values()} == qualifications.NUMBERS
        assert set(words.qualifications) == {each.name for each in listed.values()}

    def test_says_everything_that_can_be_changed(self, words: Catalogue) -> None:
        """Every change has a clause that can stand after "if"."""
        assert set(words.acts) == set(Act)
        assert all(clause[0].islower() or clause[0] == "{" for clause in words.acts.values())
        assert not any(clause.endswith(".") for clause in words.acts.values())

    def test_says_every_answer_of_a_condition(self, words: Catalogue) -> None:
        """Each fact that a kind of condition is asked can stand after "if", a flag also when it is false."""
        laws = [law_on(day) for day in CHANGES]
        asked = {field for law in laws for kind in ConditionKind for field in of_condition(law, kind)} - set(STARTS)
        for field in asked:
            said = words.facts[f"conditions.*.{field}"]
            assert said.clause, field
            assert bool(said.otherwise) is (False in ASKED_FACTS[f"condition.{field}"].answers), field

    def test_says_every_reading_and_its_values(self, words: Catalogue) -> None:
        """Every reading is asked as a question, and each of its values has words."""
        assert set(words.readings) == {*CHOICES, *NUMBERS}
        for key, choice in CHOICES.items():
            assert words.readings[key].question.endswith("?")
            assert set(words.readings[key].values) == set(choice.values)

    @pytest.mark.parametrize("path", KNOWN_FACTS)
    def test_asks_for_every_fact_that_can_be_missing(self, words: Catalogue, path: str) -> None:
        """A missing fact has a noun and a question of its own."""
        known = words.facts[name_in(path).pattern]
        assert known.question.endswith("?")
        assert label_of(name_in(path), words) != path

    def test_falls_back_on_the_path(self, words: Catalogue) -> None:
        """A fact that the catalogue does not know is called by its dotted path."""
        assert label_of("session.something_new", words) == "session.something_new"

    def test_names_every_source_of_the_law(self, words: Catalogue) -> None:
        """Every instrument in the law files has a name; every place that is no number has words."""
        sources = tomllib.loads((LAW / "sources.toml").read_text("utf-8"))
        for source in sources.values():
            short = source["short"]
            assert short in words.sources or any(place.startswith(f"{short}/") for place in words.places), short

    def test_uses_every_phrase(self, words: Catalogue) -> None:
        """No phrase stands there for nothing."""
        outside = (EXPLAIN.parent / "adapters" / each for each in ("cli/law.py", "fhir/response.py"))
        used_by = (*EXPLAIN.glob("*.py"), *outside)
        code = "".join(path.read_text("utf-8") for path in used_by)
        dynamic = {"annex_1_first_twenty", "needed", "pays.basic", "pays.package", "pays.deductible", "pays.insured"}
        dynamic |= {f"per.{per}" for per in Per} | {f"other_payer.{other}" for other in OtherPayer}
        dynamic |= {f"{kind}.{each}" for kind in ("contrast", "result") for each in ("covered", "covered_if")}
        dynamic |= {f"history.{what}used.{each}" for each in COUNTS for what in ("", "of.")}
        dynamic |= {f"used.{each}" for each in (*COUNTS, *PAID_OF_CONDITION)}
        dynamic |= {f"deductible.{each}" for each in ("apart", "mandatory", "voluntary")}
        accepted = (Reason.INSURER_ACCEPTS_NEEDLING, Reason.INSURER_ACCEPTS_ORDERED_ACT)
        dynamic |= {f"{kind}.{each}" for kind in ("accepted", "condition") for each in accepted}
        dynamic |= {"reply.day.from", "reply.day.until", "reply.within.before", "reply.within.after"}
        dynamic |= {f"{flag}.{each}" for flag in ("provider.contracted", "session.accident") for each in ("yes", "no")}
        dynamic |= {f"qualification.{profession}" for _, profession in qualifications.NUMBERS.values()}
        dynamic |= {f"line.refused.{many}{amount}" for many in ("one", "several") for amount in ("", ".amount")}
        dynamic |= {f"{sign} {kind}" for sign in ("<", ">=", "<=") for kind in ("number", "day")}
        assert [name for name in words.phrases if not _used(name, code) and name not in dynamic] == []


class TestBothLanguages:
    def test_have_the_same_blanks(self) -> None:
        """A sentence says the same facts in both languages, wording by wording."""
        for reason in Reason:
            dutch, english = ([names_in(each) for each in words.sentences[reason]] for words in CATALOGUES)
            assert dutch == english, reason

    def test_have_the_same_keys(self) -> None:
        """What one language can say, the other can say too."""
        for field in attrs.fields(Catalogue):
            dutch, english = getattr(NL, field.name), getattr(EN, field.name)
            if hasattr(dutch, "keys"):
                assert set(dutch) == set(english), field.name

    def test_have_the_same_blanks_in_phrases(self) -> None:
        """The same holds for everything that is no finding."""
        for name in NL.phrases:
            assert _fields(NL.phrases[name]) == _fields(EN.phrases[name]), name
        for act in Act:
            assert _fields(NL.acts[act]) == _fields(EN.acts[act]), act

    def test_share_no_sentence(self) -> None:
        """Nothing was left untranslated."""
        assert [reason for reason in Reason if NL.sentences[reason] == EN.sentences[reason]] == []


def _used(name: str, code: str) -> bool:
    return f'"{name}"' in code or f"'{name}'" in code


def _fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_dutch_names_of_annex_1_are_the_decrees_own() -> None:
    """A condition of annex 1 has the word by which the decree calls it last, also where an everyday word goes first."""
    rows = {row["id"]: row for row in tomllib.loads((LAW / "annex-1.toml").read_text("utf-8"))["row"]}.values()
    short = {"copd_fev", "copd_gold2", "conservative_fracture", "deficits_tumour_or_brain_injury"}
    for row in rows:
        if row["quote"].startswith("(") or row["id"] in short:
            continue
        first = re.split(r"[\s,]", row["quote"])[0].lower()
        assert first in re.split(r"[\s,(]+", NL.kinds[ConditionKind(row["id"])].lower()), row["id"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (NL, {"home": "aan huis", "institution": "in een instelling", "workplace": "op de werkplek"}),
        (EN, {"home": "at home", "institution": "in an institution", "workplace": "at the workplace"}),
    ],
    ids=["nl", "en"],
)
def test_performances_are_called_by_what_the_list_says(words: Catalogue, places: dict[str, str]) -> None:
    """Every code that has a name is on the list, and its name says the place that the list says."""
    rows = tomllib.loads((LAW / "performance-list.toml").read_text("utf-8"))["performance"]
    listed = {row["code"]: row for row in rows}
    for code, name in words.performances.items():
        said = next((place for place, phrase in places.items() if name.endswith(phrase)), None)
        assert listed[code].get("place") == said, code
        assert listed[code]["kind"] != "surcharge", code
    sessions = {code for code, row in listed.items() if row["kind"] == "session" and len(code) == len("1000")}
    assert {code for code in sessions if code < "1300"} <= set(words.performances)

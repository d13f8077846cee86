"""The Dutch and the short words of keys and codes: each is answered with what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from fysiodekking.adapters.expectations import Expectation
from fysiodekking.explain.nl import basic_package, names
from fysiodekking.model import package, people, session, usage, vocabulary
from fysiodekking.model.case import Case
from fysiodekking.model.checked import suggestion
from fysiodekking.model.claim import Claimed
from fysiodekking.model.codes import Code
from fysiodekking.model.condition import Condition
from fysiodekking.model.decision import Amounts, Outcome, Payer
from fysiodekking.model.near_words import MEANT, meant_by, plainly
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, PaidBy, Profession, Technique, Unit

GLOSSARY: Final = Path(__file__).parents[2] / "docs" / "glossary.md"
TABLES: Final[tuple[type[Any], ...]] = (
    Case,
    session.Session,
    session.ExtraLine,
    people.Provider,
    people.Insured,
    people.BasicPolicy,
    Condition,
    usage.Row,
    usage.Used,
    package.Package,
    package.Grant,
    package.Limit,
    package.PartYear,
    package.Copayment,
    package.Requirements,
    package.Payment,
    Claimed,
    Expectation,
    Amounts,
)
LISTS: Final = [each for each in vars(vocabulary).values() if isinstance(each, type) and issubclass(each, Code)]
KEYS: Final = {str(field.alias) for table in TABLES for field in attrs.fields(table)} | {
    "note",
    "source",
    "claim",
    "expect",
}
CODES: Final = {str(code) for each in (*LISTS, Outcome, Payer) for code in each} | {"none", package.UNLIMITED}


def top(cls: type[Any]) -> list[str]:
    """Return the keys of a table."""
    return [str(field.alias) for field in attrs.fields(cls) if field.alias not in usage.SUPPOSITIONS]


def glossary() -> Iterator[tuple[str, str]]:
    """Yield the Dutch terms of the glossary whose English word is a key or a code, with that key or code."""
    for line in GLOSSARY.read_text("utf-8").partition("## Words")[2].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 3:
            continue
        dutch = re.split(r",", re.sub(r"\(.*?\)|\"", "", cells[1]))
        english = cells[0].split(",")
        pairs = (
            zip(english, dutch, strict=True) if len(english) == len(dutch) else ((e, d) for e in english for d in dutch)
        )
        for name, term in pairs:
            for word in {plainly(name), f"{plainly(name)}s", plainly(name).removesuffix("s")} & (KEYS | CODES):
                if plainly(term) != word:
                    yield plainly(term), word


class TestSuggestions:
    """What somebody writes who thinks of the Dutch word, or of the short one."""

    @pytest.mark.parametrize(
        ("written", "known", "meant"),
        [
            ("physio", Profession, "physiotherapist"),
            ("fysio", Profession, "physiotherapist"),
            ("fysiotherapeut", Profession, "physiotherapist"),
            ("Oefentherapeut", Profession, "exercise_therapist"),
            ("huidtherapeut", Profession, "skin_therapist"),
            ("huisarts", Profession, "physician"),
            ("physio", CoverClass, "physiotherapy"),
            ("fysiotherapie", CoverClass, "physiotherapy"),
            ("manuele therapie", Technique, "manual_therapy"),
            ("dryneedling", Technique, "dry_needling"),
            ("CVA", ConditionKind, "stroke"),
            ("MS", ConditionKind, "multiple_sclerosis"),
            ("Reumatoïde artritis", ConditionKind, "rheumatoid_arthritis_or_chronic_rheumatism"),
            ("artrose", ConditionKind, "osteoarthritis_hip_knee"),
            ("beroerte links", ConditionKind, "stroke"),
            ("littekenweefsel van de huid", ConditionKind, "skin_scar_tissue"),
            ("COPD ", ConditionKind, "copd"),
            ("frozen-shoulder", ConditionKind, "frozen_shoulder"),
            ("basispakket", PaidBy, "basic"),
            ("verzekerde", PaidBy, "insured"),
            ("niet vergoed", Outcome, "not_covered"),
            ("niemand", Payer, "nobody"),
            ("behandelingen", Unit, "sessions"),
            ("prestatie", top(session.Session), "performance"),
            ("verwijzing", top(session.Session), "referral"),
            ("machtiging", top(session.Session), "consent"),
            ("tarief", top(session.Session), "price"),
            ("ongeval", top(session.Session), "accident"),
            ("behandelplan", top(session.Session), "treatment_plan"),
            ("aandoening", top(session.Session), "condition"),
            ("aandoening", top(Case), "conditions"),
            ("behandelaar", top(Case), "provider"),
            ("verzekerde", top(Case), "insured"),
            ("pakket", top(Case), "packages"),
            ("pakket", top(usage.Row), "package"),
            ("geboortedatum", top(people.Insured), "born"),
            ("eigen risico", top(people.Insured), "deductible_used"),
            ("vrijwillig eigen risico", top(people.Insured), "voluntary_deductible"),
            ("contract", top(people.Provider), "contracted"),
            ("eigen risico", top(Amounts), "deductible"),
        ],
    )
    def test_what_it_stands_for(self, written: str, known: Any, meant: str) -> None:
        assert suggestion(written, list(known)) == f"did you mean {meant!r}?"

    @pytest.mark.parametrize(("dutch", "word"), sorted(set(glossary())))
    def test_every_term_of_the_glossary(self, dutch: str, word: str) -> None:
        """A Dutch term of the glossary is answered with the English one, where that is a key or a code."""
        assert meant_by(dutch, {word, "something_else"}) == word

    @pytest.mark.parametrize("names_of", [names.PROFESSIONS, names.TECHNIQUES, names.CLASSES, basic_package.KINDS])
    def test_every_name_in_the_dutch_explanation(self, names_of: dict[Code, str]) -> None:
        """What the explanation calls a code is answered with that code: whole, before a bracket, or within one."""
        codes, wrong = list(type(next(iter(names_of)))), {}
        for code, name in names_of.items():
            bare = re.sub(r"^(een|de|het) ", "", name)
            words = [bare, *re.split(r" \(|\)|, | met | als gevolg van | of | die | na ", bare)]
            answers = [suggestion(word, codes) for word in words if word]
            right = f"did you mean {code.value!r}?" in answers or plainly(bare) == code
            wrong.update({} if right else {name: answers})
        assert list(wrong) == []


class TestTable:
    """The table is told once, and names nothing that does not exist."""

    def test_every_word_stands_for_a_key_or_a_code(self) -> None:
        assert {code for codes in MEANT.values() for code in codes} - KEYS - CODES <= {"mandatory_deductible"}

    def test_no_word_is_what_it_stands_for(self) -> None:
        assert [word for word, codes in MEANT.items() if word in codes] == []

    def test_every_word_is_written_plainly(self) -> None:
        assert all(word == plainly(word) and word for word in MEANT)

    def test_every_profession_kind_and_table_has_a_word(self) -> None:
        told = {code for codes in MEANT.values() for code in codes}
        same_in_both = {"copd", "myasthenia_gravis", "whiplash", "claudication_fontaine_3"}
        assert {*Profession, *ConditionKind, *top(Case)} - same_in_both <= told


class TestBeginning:
    """A word is known by its first four letters, when nothing else begins so."""

    @pytest.mark.parametrize(
        ("written", "known", "meant"),
        [
            ("phys", ["physiotherapist", "other"], "physiotherapist"),
            ("phy", ["physiotherapist", "other"], None),
            ("phys", ["physiotherapist", "physician"], None),
            ("physi", ["physiotherapist", "physician"], None),
            ("physio", ["physiotherapist", "physician"], "physiotherapist"),
        ],
    )
    def test_the_only_one(self, written: str, known: list[str], meant: str | None) -> None:
        assert meant_by(written, known) == meant

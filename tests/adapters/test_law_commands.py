"""law prove, diff and verify: a proof as a table, a failure as a case file, other answers, and the official text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dated import CHANGES, DAY, FIRST, LAST, NEXT_YEAR
from fysiodekking import load_case
from fysiodekking.adapters.cli import command, proving
from fysiodekking.adapters.law_difference_words import answer_about, change_sentences
from fysiodekking.adapters.law_words import entry_words, place_words, quote_words
from fysiodekking.explain.languages import LANGUAGES, Language, catalogue
from fysiodekking.explain.nl.own_words import OWN_WORDS
from fysiodekking.law import law_data
from fysiodekking.law.listing import ChangedValue, changes, entries
from fysiodekking.law.verify import is_own
from fysiodekking.model.dates import Period
from fysiodekking.proof import Failure, Proof
from fysiodekking.proof.law_difference import about_of, pairs
from fysiodekking.proof.regions import ordinary_case
from spoken import in_english


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        command, ["law", *arguments] if arguments[0] == "verify" else in_english("law", *arguments)
    )


def proof(*failures: Failure) -> Proof:
    return Proof(
        version=Period(date(2026, 1, 1), date(2026, 12, 31)),
        regions={"gates": 12},
        cases={"gates": 30},
        taken_over=0,
        made={"every region is answered": 30},
        failures=failures,
    )


class TestProve:
    """law prove: exit status 0 proved, 1 a check failed, 2 no such day."""

    def test_proved(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[Period] = []

        def prove(version: Period) -> Proof:
            asked.append(version)
            return proof()

        monkeypatch.setattr(proving, "prove", prove)
        done = run("prove", "--on", "2020-07-17")
        assert (done.exit_code, asked) == (0, [Period(date(2020, 7, 1), date(2020, 7, 17))])
        assert "every region is answered" in done.output
        assert all(len(line) <= 80 for line in done.output.splitlines())

    def test_a_failure_is_a_case_file(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """What is printed after the check can be read as a case."""
        made = ordinary_case(date(2026, 3, 12))
        failure = Failure(check="every region is answered", sentence="register: a rule raises KeyError", case=made)
        monkeypatch.setattr(proving, "prove", lambda _: proof(failure))
        done = run("prove")
        assert done.exit_code == 1
        assert "1 failed" in done.output
        file = tmp_path / "failure.toml"
        file.write_text(done.output[done.output.index("# every region") :], "utf-8")
        assert load_case(file).title == failure.sentence

    def test_of_many_failures_some_are_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One of each sentence, five of a check at most, and how many more there are."""
        made = ordinary_case(date(2026, 3, 12))
        check = "every region is answered"
        failures = [Failure(check=check, sentence=f"sentence {number % 7}", case=made) for number in range(20)]
        monkeypatch.setattr(proving, "prove", lambda _: proof(*failures))
        lines = run("prove").output.splitlines()
        assert [line for line in lines if line.startswith("# sentence")] == [f"# sentence {n}" for n in range(5)]
        assert f"# {check}: 15 more failed, which are not shown" in lines

    @pytest.mark.parametrize("wrong", [("--on", "2011-12-31"), ("--on", "soon"), ("--on", "2026-01-01", "--all")])
    def test_no_such_day(self, wrong: tuple[str, ...]) -> None:
        assert run("prove", *wrong).exit_code == 2


def test_diff_wants_the_earlier_day_first() -> None:
    """What is gone has ended by the later day: the other way round it has no day. The same day twice is no slip."""
    turned = run("diff", "2026-01-01", "2025-12-31")
    assert (turned.exit_code, turned.stdout) == (2, "")
    assert turned.stderr == "2026-01-01: lies after 2025-12-31 (write the earlier day first)\n"
    assert run("diff", "2026-01-01", "2026-01-01").exit_code == 0


def test_diff_says_which_cases_get_another_answer() -> None:
    """In two sentences of each condition, after the values that differ; with --full region by region."""
    short, done = run("diff", "2017-12-31", "2018-01-01"), run("diff", "2017-12-31", "2018-01-01", "--full")
    assert done.exit_code == short.exit_code == 0
    told = " ".join(short.output.split()).split(" * ")
    law = [sentence for sentence in told if "exercise therapy for osteoarthritis of hip or knee: " in sentence]
    (who,) = [sentence for sentence in told if sentence.startswith("osteoarthritis of the hip or knee: ")]
    (came,) = law
    assert came.endswith(": new from 1 January 2018: 12 sessions, 12 months (article 2.6(5) Besluit zorgverzekering).")
    assert "groups of cases get another answer: 82 from not covered (the patient) to covered (the basic package" in who
    assert "osteoarthritis_hip_knee" not in short.output
    head, _, answers = done.output.partition("Who gets another answer on 1 January 2018 than on 31 December 2017")
    assert "2.6(5)  exercise therapy for osteoarthritis of hip or knee\n  + 12 sessions  [" in head
    assert "osteoarthritis_hip_knee" not in head
    assert "osteoarthritis of the hip or knee, adult" in answers
    for part in (short.output, answers):
        assert all(len(line) <= 80 for line in part.splitlines())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_change_has_words(lang: Language) -> None:
    """Whatever changed between two days that were checked, and whoever got another answer: no key of the data."""
    words = catalogue(lang)
    for before, after in pairwise(CHANGES):
        found = changes(law_data(), after - DAY, after)
        for sentence in change_sentences(found, words):
            assert "_" not in sentence, (before, sentence)
    for one, _ in pairs(FIRST, LAST):
        assert answer_about(about_of(one), words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_has_words(lang: Language) -> None:
    """Of every version of the law; the patterns by which a bill is read are no words."""
    words, patterns = catalogue(lang), {"code_forms", "surcharge_words", "other_charge_words"}
    listed = (entry for day in (*CHANGES, LAST) for entry in entries(law_data(), day))
    told = {entry_words(entry, words) for entry in listed if entry.key.name not in patterns}
    assert not [each for each in told if re.search(r"_|\b(row|number|word|paragraph|value)\b", each)]


_ALIKE = {"in", "is", "of", "per", "die", "had", "over"}
"""Words of both languages."""


def _english() -> set[str]:
    """Return the English words of what the data say in their own words."""
    said = " ".join(OWN_WORDS)
    return set(re.findall(r"[a-z]{2,}", said)) - set(re.findall(r"[a-zë]{2,}", " ".join(OWN_WORDS.values()))) - _ALIKE


def test_nothing_of_a_dutch_list_is_english() -> None:
    """Neither a value, a place, nor what the data say in their own words; the law's own words are Dutch."""
    words, english, patterns = catalogue("nl"), _english(), {"surcharge_words", "other_charge_words"}
    assert {"screening", "physician"} & english == set()
    assert {"treatment", "physiotherapist", "supervised", "insurer"} <= english
    for day in (*CHANGES, LAST):
        for entry in entries(law_data(), day):
            said = place_words(entry.citation, words)
            if is_own(entry.citation.quote):
                said += f" {quote_words(entry, words)}"
            if entry.key.name not in patterns:
                said += f" {entry_words(entry, words)}"
            told = set(re.findall(r"\b[a-z]{2,}\b", said))
            assert not told & (english | {"physician", "not", "found", "home"}), (entry.key, said)


def test_what_the_law_says_is_quoted_and_own_words_are_not() -> None:
    """In quotation marks stand the words of a text; what the data call a performance is said once."""
    shown = CliRunner().invoke(command, ["law", "show", "Wet BIG 36"]).output
    assert "voorbehouden handeling injectie: bevoegd: arts" in shown
    assert '"het geven van injekties"' in shown
    assert "      (geen van de veertien soorten noemt dry needling)\n" in shown
    listed = CliRunner().invoke(command, ["law", "show", "Prestatiecodelijst 1001"]).output.splitlines()
    assert listed[1] == "  1001  prestatie 1001: een gewone zitting fysiotherapie aan huis, zitting"
    assert listed[2].startswith("      geldt ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_that_comes_goes_or_has_to_be_read_is_named(lang: Language) -> None:
    """Whatever it is, in words of the language."""
    every = {
        str((entry.key, entry.says)): entry for day in (*CHANGES, LAST) for entry in entries(law_data(), day)
    }.values()
    words = catalogue(lang)
    for sentence in change_sentences((ChangedValue(key=each.key, before=None, after=each) for each in every), words):
        assert not re.match(r"\W*(\w*_\w*|row|number|act|surcharge|qualification|value)\b", sentence), sentence
    shown = CliRunner().invoke(command, ["law", "todo", "2027", "--lang", lang]).output
    assert f"- [ ] {words.law['subject.performance']} (" in shown


def test_no_words_of_the_data() -> None:
    """A Dutch list says in Dutch what each entry is, also of what the data call in English; `data` has the key."""
    shown = CliRunner().invoke(command, ["law", "show", "--on", "2026-03-12", "Bzv 2.6"]).output
    assert "  2.6(4)  looptraining bij etalagebenen (Fontaine 2): 37 behandelingen\n" in shown
    assert "#peripheral_arterial_disease_fontaine_2/number:sessions" in shown


class TestVerify:
    """law verify: exit status 0 every quote stands there, 1 one does not, 2 a file cannot be read."""

    TEXTS = Path(__file__).parents[1] / "law" / "texts"

    def test_every_quote_stands_there(self) -> None:
        done = run("verify", str(self.TEXTS / "bzv-2026-07-01.xml"), str(self.TEXTS / "rzv-2025-07-09.md"))
        assert done.exit_code == 0
        told = " ".join(done.output.split())
        assert "Bzv 2.6(3) bekkenfysiotherapie bij urine-incontinentie: 9 behandelingen; staat er" in told
        assert all(len(line) <= 80 for line in done.output.splitlines())

    @pytest.mark.parametrize(
        ("lang", "word", "last"),
        [
            ("nl", 'anders: "negen" is daar "tien"', "niet gevonden 1,"),
            ("en", 'different: "negen" is "tien" there', "not found 1,"),
        ],
    )
    def test_a_changed_word_is_shown(self, tmp_path: Path, lang: str, word: str, last: str) -> None:
        changed = tmp_path / "bzv.xml"
        text = (self.TEXTS / "bzv-2026-07-01.xml").read_text("utf-8")
        changed.write_text(text.replace("hoogste negen behandelingen.", "hoogste tien behandelingen.", 1), "utf-8")
        done = run("verify", str(changed), "--lang", lang)
        assert done.exit_code == 1
        assert word in done.output
        assert last in " ".join(done.output.splitlines()[-3:])

    def test_the_last_line_counts(self) -> None:
        done = run(
            "verify", str(self.TEXTS / "besluit-zorgpakket-2012.txt"), "--act", "BWBR0030559", "--on", "2012-01-01"
        )
        assert done.exit_code == 0
        assert " ".join(done.output.splitlines()[-2:]).endswith("Getallen in hun citaat: 3 van 3.")

    def test_own_words_are_told_in_the_language(self) -> None:
        """Both what they say and what they say it of; an English list has them as the data write them."""
        dutch, english = (
            " ".join(run("verify", "--own-words", "--lang", lang).output.split()) for lang in ("nl", "en")
        )
        assert "regel van de NZa over screening een screening met een verwijzing: mag niet" in dutch
        assert "(met een verwijzing mag een screening niet in rekening worden gebracht)" in dutch
        assert "(with a referral screening may not be charged)" in english
        assert "aangekondigd: het verplicht eigen risico" in dutch
        assert "announced: the mandatory deductible" in english

    def test_own_words_are_listed_and_counted(self) -> None:
        done = run("verify", "--own-words", "--lang", "en")
        assert done.exit_code == 0
        *listed, last = done.output.splitlines()
        count = sum(line.startswith("  ") and not line.startswith("   ") for line in listed)
        assert last == f"Own words: {count}"

    def test_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        wrong = tmp_path / "bzv.txt"
        wrong.write_text("geen artikel", "utf-8")
        done = run("verify", str(wrong), "--act", "BWBR0018492", "--on", "2026-01-01")
        assert done.exit_code == 2
        assert "holds no article or annex of 2026-01-01" in done.output

    def test_a_file_or_own_words(self) -> None:
        assert run("verify").exit_code == 2
        assert run("verify", "x.xml", "--own-words").exit_code == 2


class TestDiff:
    """What is another value of the law on a later day."""

    def test_diff_shows_exactly_the_change_of_2026(self) -> None:
        done = run("diff", "2025-12-31", "2026-01-01", "--full")
        assert done.exit_code == 0
        listed = [line for line in done.output.splitlines() if line and not line.startswith(" ")]
        assert listed[:6] == [
            "What changes from 31 December 2025 to 1 January 2026",
            "Rzv 2.2(1)(e)  care inside the study of severe axial spondyloarthritis",
            "Rzv 2.2(1)(e)  care inside the study of severe axial spondyloarthritis",
            "Rzv 2.2(3)  care inside the study of severe axial spondyloarthritis",
            "Bzv 2.6(8)  exercise therapy for severe axial spondyloarthritis",
            "Who gets another answer on 1 January 2026 than on 31 December 2025",
        ]
        assert "Asked of 31 December 2025 and 31 December 2026, the last days of their years" in done.output

    @pytest.mark.parametrize("year", sorted({*range(FIRST.year, NEXT_YEAR)} - {2012, 2019}))
    def test_nothing_changes_late_in_a_year(self, year: int) -> None:
        done = run("diff", f"{year}-09-01", f"{year}-12-31")
        assert done.output.startswith("nothing changes")

    @pytest.mark.parametrize(
        ("year", "article"),
        [
            (2012, "Bzv bijlage 1 1.d.1°  annex 1"),
            (2019, "Rzv 2.2(1)  care inside the study of severe rheumatoid arthritis"),
        ],
    )
    def test_but_in_two_years_it_did(self, year: int, article: str) -> None:
        """COPD of annex 1 by its GOLD stage from 20 December 2012; the studies from 1 October 2019."""
        assert article in run("diff", f"{year}-09-01", f"{year}-12-31", "--full").output.splitlines()


@pytest.mark.parametrize(("lang", "since", "was"), [("nl", "sinds ", "; eerder: "), ("en", "since ", "; before: ")])
def test_a_value_that_changed_stands_apart_from_the_one_before(lang: Language, since: str, was: str) -> None:
    """Values are no clauses: each stands behind a colon, whatever it says."""
    words = catalogue(lang)
    found = changes(law_data(), date(2018, 1, 1), date(2020, 1, 1))
    (unlisted,) = (each for each in change_sentences(found, words) if was in each and "2020" in each)
    assert f"{since}{words.day(date(2020, 1, 1))}: " in unlisted

"""An interview asks only what matters, the most useful first, and ends with the case of its answers."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from fysiodekking import Outcome, Payer, decide, load_case, what_would_change
from fysiodekking.adapters.cli import asking, command
from fysiodekking.adapters.interview import BadAnswer, Interview
from fysiodekking.adapters.package_files import packages_from
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS
from fysiodekking.model.names import name_in
from packages import FYSIO_9, with_terms
from patience import HANGS
from plans import EXAMPLES

(PACKAGE,) = packages_from({"packages": [FYSIO_9]})
FROZEN_SHOULDER = ["12-03-2026", "fysio", "", "dry needling", "2-5-1984", "frozen shoulder", "1"]
"""Day, profession, code, what was done, birth, for what, packages."""
MOST = 60
WRITTEN = {"12-03-2026": "2025-11-01", "42,50": "12,50"}
"""An answer by what the hint shows."""

NOT_ASKED = {
    "session.extra_lines": "a table; a desk sees the bill of one line",
    "history": "rows; how many there were is asked instead (used)",
    "used": "each of its counts is asked by itself",
    "basic.not_contracted": "a table",
    "basic.deductible_waived": "a table",
    "basic.requires_referral": "a table",
    "basic.requires_consent": "a table",
}


def talked(*texts: str, lang: str = "nl", own: OwnPackages | None = None) -> Interview:
    interview = Interview(lang=lang, own=own or OwnPackages())
    for text in texts:
        interview = interview.answered(text)
    return interview


class TestTheOpening:
    """What no case can be without comes first."""

    def test_it_begins_with_the_day(self) -> None:
        assert Interview().prompt.name == "session.date"

    def test_a_code_is_asked_of_those_who_claim_by_one(self) -> None:
        assert talked("12-03-2026", "fysiotherapeut").prompt.name == "session.performance"
        assert talked("12-03-2026", "acupuncturist").prompt.name == "session.techniques"

    @pytest.mark.parametrize("before", range(len(FROZEN_SHOULDER)))
    def test_only_what_was_done_and_the_code_may_be_left_out(self, before: int) -> None:
        prompt = talked(*FROZEN_SHOULDER[:before]).prompt
        may = prompt.name in {"session.techniques", "session.performance"}
        if may:
            talked(*FROZEN_SHOULDER[:before], "")
        else:
            with pytest.raises(BadAnswer):
                talked(*FROZEN_SHOULDER[:before], "")

    def test_the_packages_of_the_year_can_be_chosen(self) -> None:
        own = OwnPackages(packages={PACKAGE.id: PACKAGE})
        after = talked(*FROZEN_SHOULDER[:6], PACKAGE.id, own=own)
        assert [package.id for package in after.case.packages] == [PACKAGE.id]

    def test_a_package_of_which_nothing_is_known_is_named_by_its_codes(self) -> None:
        (package,) = talked(*FROZEN_SHOULDER[:6], "9999 106").case.packages
        assert (package.cov.uzovi, package.cov.package) == ("9999", "106")

    def test_one_that_is_known_is_the_same_by_its_codes_as_by_its_name(self) -> None:
        """What is asked of it after that is said of it: a day from which one has it was dropped."""
        terms = with_terms(requires={"min_months_insured": 3})
        (package,) = packages_from({"packages": [{**terms, "cov": {"uzovi": "9999", "package": "106"}}]})
        own = OwnPackages(packages={package.id: package})
        opening = [*FROZEN_SHOULDER[:5], "gewone klacht"]
        for named in (package.id, "9999 106"):
            after = talked(*opening, named, "ja", "ja", "ja", own=own)
            assert after.prompt.name == f"packages.{package.id}.since"
            (held,) = after.answered("01-02-2026").case.packages
            assert held.since == date(2026, 2, 1)


class TestWhatMatters:
    """After that a question is asked only while its answer can change the outcome, the payer or the amounts."""

    def test_an_ordinary_complaint_without_a_package_needs_only_the_price(self) -> None:
        after = talked("12-03-2026", "fysio", "", "dry needling", "2-5-1984", "een gewone klacht", "1")
        assert after.prompt.name == "session.price"
        done = after.answered("42,50")
        assert done.prompt is None
        assert (decide(done.case).outcome, decide(done.case).payer) == (Outcome.NOT_COVERED, Payer.INSURED)

    def test_what_is_not_known_is_asked_once(self) -> None:
        interview = talked(*FROZEN_SHOULDER)
        names = []
        while interview.prompt is not None:
            names.append(interview.prompt.name)
            interview = interview.answered("")
        assert len(names) == len(set(names))
        assert "provider.trained_in" in names

    def test_an_answer_that_settles_the_case_ends_the_questions_about_it(self) -> None:
        after = talked(*FROZEN_SHOULDER, "nee")
        assert decide(after.case).outcome is Outcome.NOT_COVERED
        assert after.prompt is None or after.prompt.name == "session.price"

    @settings(max_examples=12)
    @given(st.data())
    def test_whatever_is_answered(self, data: st.DataObject) -> None:
        """No question twice, each of what the decision misses, and an end; what is left out is still missing."""
        interview, names = talked(*FROZEN_SHOULDER[:5]), []
        while interview.prompt is not None:
            prompt = interview.prompt
            names.append(prompt.name)
            assert len(names) <= MOST
            if prompt.name not in interview.opening:
                assert {prompt.name, "history"} & set(decide(interview.case).missing)
            numbers = [str(number) for number in range(1, len(prompt.choices) + 1)]
            written = (
                ["2025-11-01"] if "12-03-2026" in prompt.hint else ["12,50"] if "42,50" in prompt.hint else ["3", ""]
            )
            interview = interview.answered(data.draw(st.sampled_from(numbers or written)))
        assert len(names) == len(set(names))
        asked = {name for question in what_would_change(interview.case).questions for name in question.names}
        assert {name for name in asked if name.startswith(("session.", "provider.", "insured."))} <= set(names)

    def test_every_fact_that_a_rule_asks_can_be_asked_for(self) -> None:
        interview = talked(*FROZEN_SHOULDER)
        for path in ASKED_FACTS.keys() - NOT_ASKED.keys() - {"packages"}:
            name = name_in(path.replace("condition.", "conditions.klacht.", 1))
            prompt = interview._prompt(name, None)
            assert prompt.words, path
            assert "{" not in prompt.words, path
            assert prompt.choices or prompt.hint, path

    def test_facts_that_are_not_asked_have_a_reason(self) -> None:
        assert set(NOT_ASKED) <= set(ASKED_FACTS)
        assert all(NOT_ASKED.values())


class TestAnswers:
    """A choice by its number or a part of its words; a day, amount or number as people write it."""

    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            *((text, lang) for lang in ("nl", "en")
              for text in ("12-03-2026", "12-3-2026", "2026-03-12", "12/3/2026", "12.03.2026", "12 03 2026")),
            ("12 maart 2026", "nl"), ("12 Maart 2026", "nl"), ("12 maa 2026", "nl"),
            ("12 mrt. 2026", "nl"), ("12 March 2026", "en"),
        ],
    )  # fmt: skip
    def test_a_day(self, text: str, lang: str) -> None:
        assert str(dict(talked(text, lang=lang).answers)[name_in("session.date")]) == "2026-03-12"

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize(
        ("text", "day"),
        [("vandaag", "2026-03-12"), ("Today", "2026-03-12"), ("gisteren", "2026-03-11"), ("yesterday", "2026-03-11"),
         ("morgen", "2026-03-13"), ("tomorrow", "2026-03-13")],
    )  # fmt: skip
    def test_a_day_by_its_word(self, text: str, day: str, lang: str) -> None:
        """In any language, and what it was taken for is told; a day in figures is not repeated."""
        first = Interview(lang=lang, today=lambda: date(2026, 3, 12))
        after = first.answered(text)
        assert dict(after.answers)[name_in("session.date")].isoformat() == day
        assert after.heard.startswith(str(int(day[-2:])))
        assert first.answered("13-03-2026").heard == ""
        assert after.undone().heard == ""

    @pytest.mark.parametrize(
        ("text", "lang", "heard"),
        [
            *((text, "en", "3 December 2026") for text in ("03/12/2026", "3-12-2026", "3.12.2026")),
            *((text, "en", "") for text in ("2026-12-03", "3 December 2026", "13/12/2026", "12/12/2026")),
            ("03/12/2026", "nl", ""),
        ],
    )
    def test_a_day_that_may_be_meant_with_the_month_first(self, text: str, lang: str, heard: str) -> None:
        """How it was read is told, and the hint says which comes first; who writes Dutch means one day by it."""
        assert talked(text, lang=lang).heard == heard
        assert ("the day before the month" in Interview(lang=lang).prompt.hint) == (lang == "en")

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("text", ["31-02-2026", "31/04/2026", "2026-02-30", "12-13-2026", "0-1-2026", "29.2.2025"])
    def test_a_day_that_there_is_not(self, text: str, lang: str) -> None:
        """Is told as such, and what is no day at all how a day is written."""
        said = "bestaat niet" if lang == "nl" else "no such day"
        with pytest.raises(BadAnswer, match=said):
            talked(text, lang=lang)
        with pytest.raises(BadAnswer, match="Schrijf een dag, als" if lang == "nl" else "Write a day"):
            talked("soon", lang=lang)

    @pytest.mark.parametrize("text", ["31 februari 2026", "30 feb. 2026"])
    def test_a_day_with_a_name_that_there_is_not(self, text: str) -> None:
        with pytest.raises(BadAnswer, match="bestaat niet"):
            talked(text)
        with pytest.raises(BadAnswer, match="Schrijf een dag, als"):
            talked("3 brumaire 2026")

    @pytest.mark.parametrize(
        ("text", "heard"),
        [
            ("fysio 9", "Voorbeeld, Fysio 9 (fysio-9)"),
            ("voorbeeld, fysio 9 (fysio-9)", ""),
            ("fysio-9", ""),
            ("2", ""),
            ("2, fysio 1", "Voorbeeld, Fysio 9 (fysio-9); Voorbeeld, Fysio 18 (other)"),
            ("1", ""),
            ("3311 106", ""),
        ],
    )
    def test_a_package_by_a_part_of_its_name(self, text: str, heard: str) -> None:
        """What was taken is told, since another one may have that part in its name as well; a whole name is not."""
        (nine,) = packages_from({"packages": [{**FYSIO_9, "name": "Fysio 9"}]})
        (other,) = packages_from({"packages": [{**FYSIO_9, "name": "Fysio 18", "id": "other"}]})
        own = OwnPackages(packages={nine.id: nine, other.id: other})
        assert talked(*FROZEN_SHOULDER[:6], text, own=own).heard == heard

    @pytest.mark.parametrize(
        ("before", "text", "said"),
        [
            (0, "12-03-1826", "van 1900 tot en met 2099"),
            (2, "1000 zitting", "een code van vier of vijf cijfers"),
            (4, "13-03-2026", r"na de dag van de behandeling \(12 maart 2026\)"),
            (4, "1-1-1899", "van 1900 tot en met 2099"),
        ],
    )
    def test_what_cannot_be_is_told_at_once(self, before: int, text: str, said: str) -> None:
        """And not when all that comes first was answered."""
        with pytest.raises(BadAnswer, match=said):
            talked(*FROZEN_SHOULDER[:before], text)

    @pytest.mark.parametrize(
        ("text", "lang"),
        [("1, een gewone klacht", "nl"), ("1 een gewone klacht", "nl"), ("1. gewone", "nl"), ("nekpijn", "nl"),
         ("back pain", "nl"), ("1, an ordinary complaint", "en"), ("1) ordinary", "en"), ("rugpijn", "en")],
    )  # fmt: skip
    def test_an_ordinary_complaint(self, text: str, lang: str) -> None:
        """As it is shown, with or without its number, or as people say it."""
        after = talked("12-03-2026", "1", "", "1", "2-5-1984", text, "1", lang=lang)
        assert [each.kind for each in after.case.conditions.values()] == ["not_listed"]

    @pytest.mark.parametrize(("lang", "way"), [("nl", "is een gewone: 1"), ("en", "is an ordinary one: 1")])
    @pytest.mark.parametrize("text", ["zere pink", "2, een gewone klacht", "2, an ordinary complaint", "0", "99"])
    def test_a_complaint_that_is_not_among_them(self, lang: str, way: str, text: str) -> None:
        """What to write then stands in the question, and in what is said of another word."""
        before = talked("12-03-2026", "1", "", "1", "2-5-1984", lang=lang)
        assert way in before.prompt.hint
        with pytest.raises(BadAnswer, match=way):
            before.answered(text)

    @pytest.mark.parametrize(("lang", "said"), [("nl", "met motorische uitval"), ("en", "motor loss")])
    def test_a_word_of_which_the_law_asks_more(self, lang: str, said: str) -> None:
        """A hernia need not be what the law names: it is shown, and not chosen."""
        with pytest.raises(BadAnswer, match=rf"\d+ .*{said}.* 1\."):
            talked("12-03-2026", "1", "", "1", "2-5-1984", "hernia", lang=lang)

    @pytest.mark.parametrize(
        ("text", "lang"),
        [*((text, "nl") for text in ("rug", "knie", "hart", "huid", "hand", "spier", "breuk", "frozen", "artrose")),
         *((text, "en") for text in ("knee", "shoulder", "skin", "muscle", "nerve", "bone", "hip"))],
    )  # fmt: skip
    def test_a_part_of_the_words_of_the_law_chooses_no_condition(self, text: str, lang: str) -> None:
        """A sore back is no disorder of the spinal cord: which it is, is said by the number or the name in full."""
        with pytest.raises(BadAnswer, match=r"\d+ .* 1\."):
            talked("12-03-2026", "1", "", "1", "2-5-1984", text, lang=lang)

    @pytest.mark.parametrize(
        ("text", "kind", "heard"),
        [("beroerte", "stroke", "beroerte (cerebrovasculair accident)"), ("11", "spinal_cord_disorder", ""),
         ("28 frozen", "frozen_shoulder", ""), ("Whiplash", "whiplash", ""), ("stroke", "stroke", "beroerte (c"),
         ("capsulitis adhaesiva", "frozen_shoulder", "frozen shoulder (")],
    )  # fmt: skip
    def test_a_condition_by_its_number_or_a_name_in_full(self, text: str, kind: str, heard: str) -> None:
        after = talked("12-03-2026", "1", "", "1", "2-5-1984", text)
        assert after.answers[-1][1] == kind
        assert after.heard.startswith(heard)
        assert bool(after.heard) is bool(heard)

    @pytest.mark.parametrize(
        ("text", "techniques"),
        [("dn", ["dry_needling"]), ("DN, mt", ["dry_needling", "manual_therapy"]),
         ("dn en massage", ["dry_needling", "massage"]),
         ("dn + mt; massage", ["dry_needling", "manual_therapy", "massage"]),
         ("massage and dn", ["massage", "dry_needling"]),
         ("1, dry needling", ["dry_needling"]),
         ("1 dry needling, 4 massage", ["dry_needling", "massage"]), ("1, massage", ["dry_needling", "massage"]),
         ("1,1", ["dry_needling"]), ("weet ik niet", None), ("onbekend", None)],
    )  # fmt: skip
    def test_what_was_done(self, text: str, techniques: list[str] | None) -> None:
        """By its short name as well, and each once."""
        assert dict(talked(*FROZEN_SHOULDER[:3], text).answers)[name_in("session.techniques")] == techniques

    @pytest.mark.parametrize("text", [",", "1, 9999 106, geen", "2"])
    def test_packages_that_cannot_be(self, text: str) -> None:
        """No answer, none and one together, and a number that is not there."""
        with pytest.raises(BadAnswer, match="UZOVI"):
            talked(*FROZEN_SHOULDER[:6], text)

    def test_a_package_as_it_is_shown(self) -> None:
        """With its number, and the comma in its name."""
        own = OwnPackages(packages={PACKAGE.id: PACKAGE})
        before = talked(*FROZEN_SHOULDER[:6], own=own)
        for number, choice in enumerate(before.prompt.choices[1:], 2):
            for text in (choice.words, f"{number} {choice.words}", f"{number}, {choice.words}"):
                assert before.answered(text).answers[-1][1] == [PACKAGE.id]

    @pytest.mark.parametrize("text", ["12-03-26", "2/5/84", "2 mei 84"])
    def test_a_year_of_two_digits_is_asked_in_full(self, text: str) -> None:
        with pytest.raises(BadAnswer, match="vier cijfers"):
            talked(text)

    @pytest.mark.parametrize("before", [2, 3, 6])
    @pytest.mark.parametrize("text", ["toeslag", "Toeslag naalden"])
    def test_a_surcharge_is_written_in_a_case(self, before: int, text: str) -> None:
        with pytest.raises(BadAnswer, match=r"docs/at-the-desk\.md"):
            talked(*FROZEN_SHOULDER[:before], text)

    def test_without_a_package_to_choose_it_says_what_can_be_done(self) -> None:
        with pytest.raises(BadAnswer, match=r"UZOVI.*Met 1"):
            talked(*FROZEN_SHOULDER[:6], "")

    @pytest.mark.parametrize("text", ["42,50", "42.50", "€ 42,50", "42,50 euro", "42,5"])
    def test_an_amount(self, text: str) -> None:
        after = talked("12-03-2026", "fysio", "", "massage", "2-5-1984", "gewone", "1", text)
        assert str(after.case.session.price) == "42.50"

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [("8", 8, 8), ("8-25", 8, 25), ("8 keer", 8, 8), ("8 tot 25", 8, 25), ("8 t/m 25", 8, 25)],
    )
    def test_a_count_may_be_uncertain(self, text: str, low: int, high: int) -> None:
        interview = talked(*FROZEN_SHOULDER, "ja", "ja", "ja", "ja")
        assert interview.prompt.name == "used.condition_elsewhere"
        used = interview.answered(text).case.used.condition_elsewhere
        assert (used.min, used.max) == (low, high)

    @pytest.mark.parametrize("text", ["10-8", "veel", "8-10-12"])
    def test_a_count_that_is_none(self, text: str) -> None:
        with pytest.raises(BadAnswer, match="8-10 als het niet zeker is"):
            talked(*FROZEN_SHOULDER, "ja", "ja", "ja", "ja").answered(text)

    @pytest.mark.parametrize("text", ["31-02-2026", "gisteren", "12-03", "1\x1b[2J"])
    def test_what_is_no_answer_is_refused_with_how_to_write_it(self, text: str) -> None:
        with pytest.raises(BadAnswer, match="12-03-2026"):
            talked(text)

    def test_a_word_that_means_several_names_them(self) -> None:
        with pytest.raises(BadAnswer, match="nummer"):
            talked(*FROZEN_SHOULDER[:5], "status na")

    def test_answers_that_contradict_each_other_are_refused_and_nothing_is_lost(self) -> None:
        before = talked(*FROZEN_SHOULDER[:6])
        late = attrs.evolve(before, answers=tuple((n, v) for n, v in before.answers if n != "insured.born"))
        assert late.prompt.name == "insured.born"
        with pytest.raises(BadAnswer, match="na de dag van de behandeling"):
            late.answered("1-1-2030")
        assert talked(*FROZEN_SHOULDER).undone().answers == before.answers


class TestTheCommand:
    """Questions on standard error, the answer on standard output; piped, and at a terminal."""

    @staticmethod
    def run(text: str, *options: str) -> object:
        return CliRunner().invoke(command, ["ask", *options], input=text)

    def test_piped_answers_are_answered(self) -> None:
        done = self.run("\n".join([*FROZEN_SHOULDER, "nee"]) + "\n")
        assert done.exit_code == 0
        assert done.stdout.startswith("Nee, dit wordt niet vergoed")
        assert "Waarvoor is de behandeling?" in done.stderr

    def test_in_english(self) -> None:
        done = self.run("12-03-2026\nphysio\n\nneedling\n2-5-1984\nfrozen shoulder\n1\nno\n", "--lang", "en")
        assert done.stdout.startswith("No, this session is not covered")

    def test_a_piped_answer_that_is_none_ends_with_its_line(self) -> None:
        done = self.run("12-03-2026\nfysio\n\ndry needling\nvroeger\n")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "regel 5: insured.born: 'vroeger': Schrijf een dag" in done.stderr

    @pytest.mark.parametrize(
        ("lang", "piped", "typed"),
        [
            ("nl", "Is een eerder antwoord fout: verbeter die regel.", "met < gaat u een vraag terug."),
            ("en", "If an earlier answer is wrong, correct that line.", "< goes back one question."),
        ],
    )
    def test_the_remedy_can_be_followed(
        self, lang: str, piped: str, typed: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A line of a pipe is corrected; at a terminal one goes back. Only there that is told at the beginning."""
        answers = "12-03-2026\n1\n\n1\n13-03-2026\n"
        done = self.run(answers, "--lang", lang)
        assert done.exit_code == 2
        assert done.stderr.splitlines()[-1].endswith(piped)
        assert "<" not in done.stderr
        monkeypatch.setattr(asking, "_typed_at_a_terminal", lambda: True)
        done = self.run(answers, "--lang", lang)
        assert "<" in done.stderr.splitlines()[0]
        assert typed in "".join(done.stderr.splitlines()[1:])
        assert piped not in done.stderr

    def test_a_day_of_birth_is_not_repeated(self) -> None:
        """Whatever is wrong with it; the day of the session is."""
        opening = "12-03-2026\nfysio\n\ndry needling\n"
        for born in ("13-03-2026", "31-02-1984", "2/5/84", "2.5.1884", "840502"):
            done = self.run(f"{opening}{born}\n")
            assert "regel 5: insured.born: " in done.stderr.splitlines()[-1]
            assert born not in done.stderr
        assert "'31-02-2026': " in self.run("31-02-2026\n").stderr

    @pytest.mark.parametrize(
        "born",
        ["02-05-1984", "31/2/84", "1984-05-02", "02051984", "2 mei 1984", "2-mrt-84", "May 2nd, 1984", "2 Oktober '84"],
    )
    def test_a_day_where_none_is_asked_is_not_repeated(self, born: str) -> None:
        """A list of answers that misses a line gives the birth a question too early; another word is told as it is."""
        done = self.run(f"12-03-2026\nfysio\n\n{born}\n")
        assert "regel 4: session.techniques: Dat is geen van de antwoorden" in done.stderr
        assert born not in done.stderr
        for other in ("niets-1", "5-sterren-2025", "maart", "1984"):
            assert f"regel 4: session.techniques: {other!r}: " in self.run(f"12-03-2026\nfysio\n\n{other}\n").stderr

    @pytest.mark.parametrize("text", ["Jansen, Piet", "1234" + "56782"])
    def test_what_may_be_of_a_person_is_not_repeated(self, text: str) -> None:
        done = self.run(f"12-03-2026\nfysio\n\ndry needling\n{text}\n")
        assert "regel 5: insured.born: Schrijf een dag" in done.stderr
        assert text not in done.stderr

    @pytest.mark.parametrize("answers", range(len(FROZEN_SHOULDER)))
    def test_too_few_answers_for_a_case_say_so(self, answers: int) -> None:
        """Wherever they end: what may be left out is taken for not known, and the next question is named."""
        done = self.run("".join(f"{each}\n" for each in FROZEN_SHOULDER[:answers]))
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Zonder dit is er geen antwoord" in done.stderr
        assert "Ctrl-C" not in done.stderr.splitlines()[-1]

    @pytest.mark.parametrize(("lang", "said"), [("nl", "Gestopt. Er is niets bewaard."), ("en", "Stopped. Nothing")])
    def test_from_the_keyboard_it_ends_with_a_word(
        self, lang: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def interrupted(*_: object, **__: object) -> str:
            raise KeyboardInterrupt

        monkeypatch.setattr(asking, "_put", interrupted)
        done = self.run("", "--lang", lang, "--save", str(tmp_path / "case.toml"))
        assert (done.exit_code, done.stdout, list(tmp_path.iterdir())) == (130, "", [])
        assert done.stderr.splitlines()[-1].startswith(said)

    def test_where_answers_end_at_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """No line is named, and nobody is told how to stop."""
        monkeypatch.setattr(asking, "_typed_at_a_terminal", lambda: True)
        done = self.run("\n12-03-2026\n")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Zonder dit is er geen antwoord. Stoppen kan met Ctrl-C." in done.stderr
        assert done.stderr.splitlines()[-1] == "Zonder dit is er geen antwoord."

    def test_what_was_understood_is_told(self) -> None:
        done = self.run("vandaag\n1\n\ndn\n")
        assert [line for line in done.stderr.splitlines() if line.startswith("   = ")][1:] == ["   = dry needling"]

    def test_all_answers_are_shown_to_a_pipe_as_well(self) -> None:
        done = self.run("\n".join([*FROZEN_SHOULDER[:5], "?", *FROZEN_SHOULDER[5:], "nee"]) + "\n")
        assert done.exit_code == 0
        assert "etalagebenen" in done.stderr

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_of_a_package_that_is_not_known_it_says_what_to_ask_the_insurer(self, lang: str) -> None:
        """Once, by its name; and not where the answer does not depend on it."""
        asked = {"nl": "Vraag de verzekeraar", "en": "Ask the insurer"}[lang]
        opening = ["12-03-2026", "1", "", "1", "2-5-1984", "1", "9999 106"]
        done = self.run("\n".join(opening) + "\n", "--lang", lang, "--for", "patient")
        text = " ".join(done.stdout.split())
        assert done.exit_code == 0
        assert text.count(asked) == 1
        assert f"{'pakket' if lang == 'nl' else 'package'} COV 106" in text
        assert "package package" not in text
        assert "pakket package" not in text
        settled = self.run("\n".join([*opening, "2"]) + "\n", "--lang", lang)
        assert settled.exit_code == 0
        assert asked not in settled.stdout

    def test_the_case_is_kept_on_request(self, tmp_path: Path) -> None:
        file = tmp_path / "case.toml"
        done = self.run("\n".join([*FROZEN_SHOULDER, "ja", "", ""]) + "\n", "--save", str(file))
        assert done.exit_code == 0
        assert load_case(file) == talked(*FROZEN_SHOULDER, "ja", "", "").case
        assert str(file) in done.stderr

    def test_it_is_not_written_over_what_is_read(self, tmp_path: Path) -> None:
        """Packages, or the answers themselves; before anything is asked."""
        answers, package = tmp_path / "answers.txt", tmp_path / "packages.toml"
        answers.write_text("\n".join([*FROZEN_SHOULDER, "ja", "", ""]) + "\n")
        package.write_bytes((EXAMPLES / "day" / "packages.toml").read_bytes())
        for file in (answers, package):
            before = file.read_bytes()
            words = [sys.executable, "-m", "fysiodekking", "ask", "--packages", tmp_path, "--save", file]
            with answers.open() as given:
                done = subprocess.run(words, stdin=given, capture_output=True, check=False, text=True, timeout=HANGS)  # noqa: S603
            assert (done.returncode, done.stdout, file.read_bytes()) == (2, "", before), done.stderr
            assert done.stderr.splitlines() == [f"--save {file}: zou {file} overschrijven (noem een ander bestand)"]

    def test_standard_input_that_is_closed(self, tmp_path: Path) -> None:
        """As in a service that was started without one: that is told, and nothing is written."""
        file = tmp_path / "case.toml"
        ask = f"{sys.executable} -m fysiodekking ask --save {file} <&-"
        done = subprocess.run(["bash", "-c", ask], capture_output=True, check=False, text=True, timeout=HANGS)  # noqa: S603, S607
        told = "de standaardinvoer is gesloten (open die, of antwoord op een scherm)\n"
        assert (done.returncode, done.stdout, done.stderr, file.exists()) == (2, "", told, False)

    @pytest.mark.parametrize(
        ("place", "told"), [("", "kan niet worden geschreven"), ("none/case.toml", "die map is er niet")]
    )
    def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
        self, tmp_path: Path, place: str, told: str
    ) -> None:
        done = self.run("\n".join(FROZEN_SHOULDER) + "\n", "--save", str(tmp_path / place))
        assert (done.exit_code, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert told in line

    def test_at_a_terminal_one_can_see_all_go_back_and_try_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "_typed_at_a_terminal", lambda: True)
        typed = ["<", "nonsense", "12-03-2025", "<", *FROZEN_SHOULDER[:5], "?", "frozen shoulder", "1", "nee"]
        done = self.run("\n".join(typed) + "\n")
        assert done.exit_code == 0
        assert "Dit is de eerste vraag." in done.stderr
        assert "Schrijf een dag" in done.stderr
        assert "54 frozen" not in done.stderr
        assert "etalagebenen" in done.stderr
        assert "12 maart 2026" in done.stdout

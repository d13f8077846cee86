"""An interview asks only what matters, the most useful first, and ends with the case of its answers."""

from __future__ import annotations

import subprocess
import sys
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
from packages import FYSIO_9
from patience import HANGS
from plans import EXAMPLES

(PACKAGE,) = packages_from({"packages": [FYSIO_9]})
FROZEN_SHOULDER = ["12-03-2026", "fysio", "", "dry needling", "2-5-1984", "frozen", "1"]
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
            ("12 maart 2026", "nl"), ("12 Maart 2026", "nl"), ("12 maa 2026", "nl"), ("12 March 2026", "en"),
        ],
    )  # fmt: skip
    def test_a_day(self, text: str, lang: str) -> None:
        assert str(dict(talked(text, lang=lang).answers)[name_in("session.date")]) == "2026-03-12"

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
        with pytest.raises(BadAnswer, match=r"UZOVI.*Met 1.*Ctrl-C"):
            talked(*FROZEN_SHOULDER[:6], "")

    @pytest.mark.parametrize("text", ["42,50", "42.50", "€ 42,50"])
    def test_an_amount(self, text: str) -> None:
        after = talked("12-03-2026", "fysio", "", "massage", "2-5-1984", "gewone", "1", text)
        assert str(after.case.session.price) == "42.50"

    @pytest.mark.parametrize(("text", "low", "high"), [("8", 8, 8), ("8-25", 8, 25)])
    def test_a_count_may_be_uncertain(self, text: str, low: int, high: int) -> None:
        interview = talked(*FROZEN_SHOULDER, "ja", "ja", "ja", "ja")
        assert interview.prompt.name == "used.condition_elsewhere"
        used = interview.answered(text).case.used.condition_elsewhere
        assert (used.min, used.max) == (low, high)

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
        with pytest.raises(BadAnswer, match="born"):
            late.answered("1-1-2030").answered("1")
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
        done = self.run("12-03-2026\nphysio\n\nneedling\n2-5-1984\nfrozen\n1\nno\n", "--lang", "en")
        assert done.stdout.startswith("No, this session is not covered")

    def test_a_piped_answer_that_is_none_ends_with_its_line(self) -> None:
        done = self.run("12-03-2026\nfysio\n\ndry needling\nvroeger\n")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "regel 5: insured.born: Schrijf een dag" in done.stderr

    @pytest.mark.parametrize("answers", range(len(FROZEN_SHOULDER)))
    def test_too_few_answers_for_a_case_say_so(self, answers: int) -> None:
        """Wherever they end: what may be left out is taken for not known, and the next question is named."""
        done = self.run("".join(f"{each}\n" for each in FROZEN_SHOULDER[:answers]))
        assert (done.exit_code, done.stdout) == (2, "")
        assert "Zonder dit is er geen antwoord" in done.stderr

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
            assert (done.returncode, done.stdout, file.read_bytes()) == (2, "", before)
            assert done.stderr.splitlines() == [f"--save {file}: zou {file} overschrijven (noem een ander bestand)"]

    def test_a_file_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        done = self.run("\n".join(FROZEN_SHOULDER) + "\n", "--save", str(tmp_path))
        assert done.exit_code == 2
        assert "kan niet worden geschreven" in done.stderr

    def test_at_a_terminal_one_can_see_all_go_back_and_try_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "_typed_at_a_terminal", lambda: True)
        typed = ["<", "nonsense", "12-03-2025", "<", *FROZEN_SHOULDER[:5], "?", "frozen", "1", "nee"]
        done = self.run("\n".join(typed) + "\n")
        assert done.exit_code == 0
        assert "Dit is de eerste vraag." in done.stderr
        assert "Schrijf een dag" in done.stderr
        assert "54 frozen" not in done.stderr
        assert "etalagebenen" in done.stderr
        assert "12 maart 2026" in done.stdout

"""ask: a case by questions at a terminal, or by answers on standard input; then its answer."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import Final

import click

from fysiodekking.adapters.case_toml import written as as_toml
from fysiodekking.adapters.cli.output import (
    INTERRUPTED,
    assume_options,
    end,
    for_option,
    language,
    packages_option,
    refuse,
    remark,
    say,
)
from fysiodekking.adapters.cli.writing import demand_writable, written
from fysiodekking.adapters.cov_packages import is_unknown
from fysiodekking.adapters.interview import BORN, BadAnswer, Interview, NoAnswer, Prompt, asks_a_day
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.deciding import decide
from fysiodekking.explain import explain
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Audience
from fysiodekking.explain.languages import Language, catalogue
from fysiodekking.explain.text import wrapped
from fysiodekking.model.checked import repeatable
from fysiodekking.model.counts import LONGEST_SHOWN
from fysiodekking.model.names import Name, name_in
from fysiodekking.what_if import what_would_change

_BACK: Final = "<"
_ALL: Final = "?"
_SHOWN: Final = 15
"""So many answers are shown below a question; more of them when somebody asks."""
_MONTH: Final = r"(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*"
_A_DAY: Final = re.compile(
    r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{8}"
    rf"|\d{{1,2}}[-/. ]*{_MONTH}[-/., ']*\d{{2,4}}|{_MONTH}[-/. ]*\d{{1,2}}(?:st|nd|rd|th)?[-/., ']+\d{{2,4}}",
    re.IGNORECASE,
)
"""A day in figures or with its month in words, as a day of birth is written."""
_ON_A_LINE: Final = 24
"""So many characters of answers stand on one line."""


@click.command()
@language
@for_option
@click.option("--save", "file", metavar="FILE", type=click.Path(), help="Write the case that the answers make.")
@assume_options
@packages_option
def ask(*, lang: Language, audience: Audience, file: str | None, supposed: Suppositions, own: OwnPackages) -> None:
    """Ask what matters of a session, the most useful question first, and answer it.

    Questions go to standard error, the answer to standard output. Answers can be piped, a line for each question (an
    empty line: not known); where they end, the rest is not known.

    Exit status: 0 answered, whatever the answer; 2 an answer on standard input that is none, or no case; 130 ended
    from the keyboard.

    \b
    Example:
      fysiodekking ask --lang en --save neck.toml
    """
    if sys.stdin is None:  # as in a service that was started without one
        refuse("ask.no_input")
    demand_writable((), {"--save": file})
    words = catalogue(lang)
    is_typed = _typed_at_a_terminal()
    remark(" ".join([words.interview["how"], *([words.interview["how.back"]] if is_typed else [])]))
    try:
        # the one clock of the library: it is looked at when somebody types "today"
        interview = _asked(Interview(lang=lang, own=own, supposed=supposed, today=date.today), words, patient=is_typed)
    except KeyboardInterrupt:
        remark("")
        remark(words.interview["stopped"])
        sys.exit(INTERRUPTED)
    case = interview.case
    if file is not None:
        with written(file) as write:
            write(as_toml(case))
        remark(words.interview["saved"].format(file=file))
    remark("")
    decision = decide(case)
    say(explain(decision, lang, audience=audience, what_if=what_would_change(case)), nl=False)
    for package in case.packages:
        if is_unknown(package) and any(name_in(each).keys == (package.id,) for each in decision.missing):
            called = words.say("package.name", called=package.name, insurer=package.insurer)
            say(f"\n{wrapped(words.interview['ask_insurer'].format(package=called, year=package.year))}")


def _asked(interview: Interview, words: Catalogue, *, patient: bool) -> Interview:
    """Ask until nothing matters any more, or nobody answers.

    :param patient: somebody can be asked again.
    """
    everything, number = False, 0
    while (prompt := interview.prompt) is not None:
        _put(prompt, interview, words, everything=everything)
        line, number, everything = sys.stdin.readline(), number + 1, False
        if not line and prompt.name not in interview.opening:
            break
        if line.strip() == _ALL:
            everything = True
        elif patient and line.strip() == _BACK:
            if not interview.answers:
                remark(words.interview["nothing_before"])
            interview = interview.undone()
        else:
            try:
                interview = interview.answered(line)
            except BadAnswer as error:
                if not patient:
                    problem = _with_value(prompt.name, line.strip(), error, words)
                    refuse("answer.line", number=number, name=prompt.name, problem=problem)
                _tell(error, words, is_end=not line)
                continue
            _echo(interview.heard)
    return interview


def _with_value(name: Name, text: str, error: BadAnswer, words: Catalogue) -> str:
    """Put what a line holds before what is wrong with it, unless that may be of a person, as a day of birth is.

    A day where none is asked may be one: of a list of answers that misses a line, it comes a question too early.
    """
    is_birth = any(map(str.isdigit, text)) if name == BORN else not asks_a_day(name) and _A_DAY.search(text)
    is_told = text and len(text) <= LONGEST_SHOWN and repeatable(text) and not is_birth
    told = f"{text!r}: {error}" if is_told else str(error)
    return f"{told} {words.interview['earlier.line']}" if error.may_be_earlier else told


def _echo(heard: str) -> None:
    """Print what an answer was taken for, where it says something else."""
    if heard:
        remark(f"   = {heard}")


def _tell(error: BadAnswer, words: Catalogue, *, is_end: bool) -> None:
    """Say at a terminal what is wrong with an answer; where no further one comes, end."""
    if is_end:
        remark("")
        end(str(error))
    further = "stop" if isinstance(error, NoAnswer) else "earlier" if error.may_be_earlier else ""
    remark(f"{error} {words.interview[further]}" if further else str(error))


def _typed_at_a_terminal() -> bool:
    """Tell whether somebody can be asked again; a line of a pipe is as it is."""
    return sys.stdin.isatty()


def _put(prompt: Prompt, interview: Interview, words: Catalogue, *, everything: bool) -> None:
    """Print a question with its answers."""
    remark("")
    remark(f"{len(interview.answers) + 1}. {prompt.words}")
    choices = [f"{number} {choice.words}" for number, choice in enumerate(prompt.choices, 1)]
    if len(choices) > _SHOWN and not everything:
        choices = [words.interview["many"].format(count=len(choices))]
    for line in ["   ".join(choices)] if 0 < sum(map(len, choices)) < _ON_A_LINE else choices:
        remark(f"   {line}")
    usual = prompt.usual and words.interview["usual"].format(value=prompt.usual)
    hints = (prompt.hint, usual or (words.interview["not_known"] if prompt.may_be_open else ""))
    remark(f"   ({'; '.join(filter(None, hints))})")

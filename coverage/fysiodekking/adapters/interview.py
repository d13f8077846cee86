"""A case by questions: first what no case can be without, then what still matters, the most useful question first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.adapters.package_files import find
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.adapters.tables.mapping import TableMap, Writing, targets
from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.compose import question_for
from fysiodekking.explain.facts import value_words
from fysiodekking.explain.languages import Language, catalogue
from fysiodekking.model.case import Case
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.money import Money
from fysiodekking.model.names import READING, Name, field_of, name_in
from fysiodekking.model.printable import clean
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CopdClass, Profession, Technique
from fysiodekking.model.what_if import Question
from fysiodekking.what_if.search import still_to_ask

_DAY, _PROFESSION, _CODE = Name("session.date"), Name("provider.profession"), Name("session.performance")
_PACKAGES: Final = Name("packages")
_TECHNIQUES, _BORN, _KIND = Name("session.techniques"), Name("insured.born"), "conditions.*.kind"
_USUAL: Final = {_CODE: "1000"}
_ONE_OF: Final = frozenset({"provider.trained_in", "provider.specialisms"})
"""Lists of which the question is whether one thing is among them."""
_OF_A_CASE: Final = frozenset({"packages.*.since", READING, "used.left_last_year.*"})
"""Names that are no column of a table, and yet can be asked for."""
_WRITINGS: Final = tuple(TableMap(columns={"session.date": "-"}, table=Writing(decimal=sign)) for sign in ",.")
_A_DAY: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[^\W\d_]+)[-/. ]+(\d{4}|\d{2})", re.ASCII)
_WHOLE_YEAR: Final = 4
"""So many digits has a year: of two nobody can tell which century is meant."""
_COUNT: Final = re.compile(r"(\d{1,9})(?:\s*-\s*(\d{1,9}))?", re.ASCII)
_BY_COV: Final = re.compile(r"(\d{4})[\s/]+(\S+)", re.ASCII)
_FEW: Final = 3
"""So many likely choices are named where several are meant by what was typed."""


class BadAnswer(ValueError):
    """An answer that is none, with what to write instead."""


@attrs.frozen(kw_only=True)
class Choice:
    """An answer that can be chosen: as a case says it, and in words."""

    value: Any
    words: str


@attrs.frozen(kw_only=True)
class Prompt:
    """A question, and how it is answered.

    :param name: the fact, as in `Decision.missing`.
    :param choices: the answers; empty where the answer is written.
    :param hint: how it is written, or chosen.
    :param several: more than one may be chosen.
    :param usual: what is meant by no answer; None where that says that it is not known.
    :param may_be_open: it can be left out.
    """

    name: Name
    words: str
    hint: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    usual: str | None = None
    may_be_open: bool = True


@attrs.frozen(kw_only=True, slots=False)
class Interview(Keeps):
    """What was asked and answered so far.

    :param answers: each name with its value as a case says it; None for what somebody does not know.
    :param own: packages that can be chosen beside the shipped ones.
    """

    lang: Language = "nl"
    answers: tuple[tuple[Name, Any], ...] = ()
    own: OwnPackages = OwnPackages()
    supposed: Suppositions = NOTHING

    @property
    def opening(self) -> tuple[Name, ...]:
        """What is asked of any case, in this order: without it there is no case, or nearly everything would matter."""
        kind = field_of(catalogue(self.lang).interview["condition"], "kind")
        code = (_CODE,) if dict(self.answers).get(_PROFESSION) in THERAPISTS else ()
        return _DAY, _PROFESSION, *code, _TECHNIQUES, _BORN, kind, _PACKAGES

    @kept
    def prompt(self) -> Prompt | None:
        """The next question; None when nothing that can be asked matters any more."""
        given = dict(self.answers)
        for name in self.opening:
            if name not in given:
                return self._prompt(name, None)
        for question in still_to_ask(self.case):
            name = _name_of(question)
            if name not in given and (name.pattern in _OF_A_CASE or _target(name) in targets()):
                return self._prompt(name, question)
        return None

    @property
    def case(self) -> Case:
        """The case that the answers make.

        :raises InvalidInput: when they contradict each other, or too little was answered for a case.
        """
        return self.supposed.of(read_case(_mapping(self.answers), own=self.own).case)

    def answered(self, text: str) -> Interview:
        """Return the interview with an answer to its prompt.

        :param text: a choice by its number or by a part of its words, or what is written; empty for what is not known.
        :raises BadAnswer: for what is no answer, or contradicts another.
        """
        prompt, text = self.prompt, text.strip()
        assert prompt is not None
        value = self._value(prompt, text or prompt.usual or "")
        after = attrs.evolve(self, answers=(*self.answers, (prompt.name, value)))
        if after.answers[len(after.opening) - 1 :]:
            try:
                _ = after.case
            except InvalidInput as error:
                raise BadAnswer(str(error)) from None
        return after

    def undone(self) -> Interview:
        """Return the interview without its last answer."""
        return attrs.evolve(self, answers=self.answers[:-1])

    # --- questions ----------------------------------------------------------------------------------------------

    def _prompt(self, name: Name, question: Question | None) -> Prompt:
        words = catalogue(self.lang)
        choices = tuple(self._choices(name, question, words))
        several = name == _PACKAGES or (bool(choices) and targets().get(_target(name)) is tuple and question is None)
        return Prompt(
            name=name,
            words=_question_words(name, question, words),
            hint=_hint(name, choices, words, several=several),
            choices=choices,
            several=several,
            usual=_USUAL.get(name),
            may_be_open=name not in self.opening or name == _TECHNIQUES,
        )

    def _choices(self, name: Name, question: Question | None, words: Catalogue) -> Iterator[Choice]:
        if name == _PACKAGES:
            yield Choice(value=None, words=words.interview["no_package"])
            for id_, called in self._packages():
                yield Choice(value=id_, words=called)
        elif name.pattern == READING:
            for value in CHOICES[name.keys[0]].values if name.keys[0] in CHOICES else ():
                yield Choice(value=value, words=words.reading(name.keys[0], value))
        elif name.pattern in _ONE_OF and question is not None:
            wanted = [str(reply.first) for reply in question.replies if reply.first]
            usual = [str(answer) for answers in ASKED_FACTS[name.pattern].answers for answer in answers]
            yield Choice(value=(wanted or usual or ["pelvic"])[:1], words=words.yes)
            yield Choice(value=[], words=words.no)
        elif targets().get(_target(name)) is bool:
            yield Choice(value=True, words=words.yes)
            yield Choice(value=False, words=words.no)
        else:
            for member in _MEMBERS.get(name.pattern, ASKED_FACTS[_target(name)].answers if _known(name) else ()):
                yield Choice(value=_plain(member), words=value_words(name, _plain(member), words))

    def _packages(self) -> Iterator[tuple[str, str]]:
        """Yield the packages of the year of the session, those of the caller first."""
        year = dict(self.answers)[_DAY].year
        for package in (*self.own.packages.values(), *find(year=year)):
            if package.year == year:
                yield package.id, clean(f"{package.insurer}, {package.name} ({package.id})")

    # --- answers ------------------------------------------------------------------------------------------------

    def _value(self, prompt: Prompt, text: str) -> Any:
        words = catalogue(self.lang)
        if words.interview["surcharge"] in text.casefold():
            raise BadAnswer(words.interview["surcharge.how"])
        if not text:
            if not prompt.may_be_open:
                told = words.interview["needed"], words.interview.get(f"needed.{prompt.name}", "")
                raise BadAnswer(" ".join(filter(None, (*told, words.interview["stop"]))))
            return None
        if prompt.several:
            values = [self._one(prompt, part.strip(), words) for part in text.split(",")]
            if prompt.name == _PACKAGES:
                return [value for value in values if value is not None]
            return values
        return self._one(prompt, text, words) if prompt.choices else _written(prompt.name, text, words)

    def _one(self, prompt: Prompt, text: str, words: Catalogue) -> Any:
        by_cov = _BY_COV.fullmatch(text) if prompt.name == _PACKAGES else None
        if by_cov is not None:
            return {"uzovi": by_cov[1], "code": by_cov[2]}
        if text.isdecimal() and 0 < int(text) <= len(prompt.choices):
            return prompt.choices[int(text) - 1].value
        meant = _meant(prompt.choices, text)
        if len(meant) == 1:
            return meant[0].value
        if not meant:
            raise BadAnswer(words.interview["none_of_these"].format(hint=prompt.hint))
        likely = [f"{prompt.choices.index(choice) + 1} {choice.words}" for choice in meant]
        more = "" if len(likely) <= _FEW else ", …"
        raise BadAnswer(words.interview["several_of_these"].format(likely=", ".join(likely[:_FEW]) + more))


_MEMBERS: Final[dict[str, Sequence[Any]]] = {
    "provider.profession": tuple(Profession),
    "session.techniques": tuple(Technique),
    _KIND: (
        ConditionKind.NOT_LISTED,
        *(kind for kind in ConditionKind if kind is not ConditionKind.NOT_LISTED),
    ),
    "conditions.*.copd_class": tuple(CopdClass),
}
"""The members that are asked in full, where an answer can be more than rules tell apart."""


def _name_of(question: Question) -> Name:
    """Name what is answered: of earlier sessions, what of them is counted."""
    return name_in(question.about if question.names == ("history",) else question.names[0])


def _target(name: Name) -> str:
    """Return the fact as a column of a table is named: one condition, whatever its key."""
    return f"condition.{name.field}" if name.part == "conditions" else name.pattern


def _known(name: Name) -> bool:
    return _target(name) in ASKED_FACTS


def _plain(member: Any) -> Any:
    return str(member) if isinstance(member, str) else member


def _meant(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Return the choices that somebody means by a word: those that are called so, or else hold it."""
    word = text.casefold()
    same = [choice for choice in choices if word in {choice.words.casefold(), str(choice.value).casefold()}]
    begun = [choice for choice in choices if choice.words.casefold().startswith(word)]
    return same or begun or [choice for choice in choices if word in choice.words.casefold()]


def _question_words(name: Name, question: Question | None, words: Catalogue) -> str:
    if question is not None and question.names == ("history",):
        return words.phrases[f"history.{name}"]
    if name.pattern in words.interview:
        return words.interview[name.pattern]
    if name.part == "used":  # of sessions elsewhere a number is asked: rows are none of the answers here
        return words.phrases.get(name) or question_for((name,), words)
    return question_for((name,), words)


def _hint(name: Name, choices: Sequence[Choice], words: Catalogue, *, several: bool) -> str:
    if name == _PACKAGES:
        return words.interview["choose_package"]
    if choices:
        return words.interview["choose_several" if several else "choose"]
    kind = date if name.pattern == "packages.*.since" else targets().get(_target(name), str)
    if name.part == "used":
        return words.interview["count"]
    return words.interview[{date: "day", Money: "euros", int: "number"}.get(kind, "text")]


def _written(name: Name, text: str, words: Catalogue) -> Any:
    """Return a written answer as a case says it."""
    if name.part == "used":
        count = _COUNT.fullmatch(text)
        if count is None:
            raise BadAnswer(words.interview["write"].format(hint=words.interview["count"]))
        low, high = int(count[1]), int(count[2] or count[1])
        return low if name.pattern == "used.left_last_year.*" else {"min": low, "max": high}
    target = "session.date" if name.pattern == "packages.*.since" else _target(name)
    if target not in targets():  # a number that a reading asks
        target = "condition.gold_stage"
    for writing in _WRITINGS:
        try:
            return writing.value(target, _with_figures(text, words) if targets()[target] is date else text)
        except BadValue:
            continue
    raise BadAnswer(words.interview["write"].format(hint=_hint(name, (), words, several=False)))


def _with_figures(text: str, words: Catalogue) -> str:
    """Return a day as 12-03-2026, however people write it: 12/3/2026, 12.3.2026, 12 maart 2026.

    :raises BadAnswer: for a year of two digits.
    """
    found = _A_DAY.fullmatch(text)
    if found is None:
        return text
    day, month, year = found.groups()
    if len(year) < _WHOLE_YEAR:
        raise BadAnswer(words.interview["whole_year"])
    names = [each for each, name in enumerate(words.months, 1) if name.casefold().startswith(month.casefold())]
    return f"{day}-{names[0] if len(names) == 1 else month}-{year}"


def _mapping(answers: Sequence[tuple[Name, Any]]) -> dict[str, Any]:
    """Return the answers as a case file has them."""
    parts: dict[str, Any] = {"session": {}, "provider": {}, "insured": {}, "conditions": {}}
    for name, value in answers:
        if value is None:
            continue
        if name == _PACKAGES:
            parts["packages"] = value
        elif name.part == "packages":
            listed = parts["packages"]
            parts["packages"] = [{"id": each, name.field: value} if each == name.keys[0] else each for each in listed]
        elif name.part == "conditions":
            parts["conditions"].setdefault(name.keys[0], {})[name.field] = value
        elif name.pattern == "used.left_last_year.*":
            parts.setdefault("used", {}).setdefault("left_last_year", {})[name.keys[0]] = value
        else:
            parts.setdefault(name.part, {})[str(name).partition(".")[2]] = value
    return parts

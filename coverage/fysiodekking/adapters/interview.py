"""A case by questions: first what no case can be without, then what still matters, the most useful question first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import attrs

from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.cov_packages import of_year
from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.adapters.package_files import find
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.adapters.tables.mapping import TableMap, Writing, targets
from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.compose import question_for
from fysiodekking.explain.facts import value_words
from fysiodekking.explain.languages import LANGUAGES, Language, catalogue
from fysiodekking.model.case import Case
from fysiodekking.model.checked import EARLIEST, LATEST
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.money import Money
from fysiodekking.model.names import READING, Name, field_of, name_in
from fysiodekking.model.near_words import MEANT, plainly
from fysiodekking.model.printable import clean
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CopdClass, Profession, Technique
from fysiodekking.model.what_if import Question
from fysiodekking.what_if.search import still_to_ask

_DAY, _PROFESSION, _CODE = Name("session.date"), Name("provider.profession"), Name("session.performance")
_PACKAGES: Final = Name("packages")
_TECHNIQUES, BORN, _KIND = Name("session.techniques"), Name("insured.born"), "conditions.*.kind"
_USUAL: Final = {_CODE: "1000"}
_ONE_OF: Final = frozenset({"provider.trained_in", "provider.specialisms"})
"""Lists of which the question is whether one thing is among them."""
_LEFT: Final = "used.left_last_year.*"
_OF_A_CASE: Final = frozenset({"packages.*.since", READING, _LEFT})
"""Names that are no column of a table, and yet can be asked for."""
_WRITINGS: Final = tuple(TableMap(columns={"session.date": "-"}, table=Writing(decimal=sign)) for sign in ",.")
_A_DAY: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[^\W\d_]+)[-/. ]+(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_MONTH_FIRST_TOO: Final = frozenset({"en"})
"""Languages in which some write the month before the day."""
_LAST_MONTH: Final = 12
_WHOLE_YEAR: Final = 4
"""So many digits has a year: of two nobody can tell which century is meant."""
_COUNT: Final = re.compile(
    r"(\d{1,9})(?:\s*(?:-|\u2013|tot|t/m|\u00e0|to)\s*(\d{1,9}))?(?:\s*(?:keer|times|x))?", re.IGNORECASE
)
_EUROS: Final = re.compile(r"\s*(?:,-|euros?|eur)$", re.IGNORECASE)
"""What people write after an amount."""
_OF_A_CODE: Final = re.compile(r"\d{4,5}", re.ASCII)
_NUMBERED: Final = re.compile(r"(\d{1,4})(?:[\s.,:;)-]+([^\W\d_].*))?")
"""A choice by its number, and perhaps its words after that, as it is shown."""
_BY_COV: Final = re.compile(r"(\d{4})[\s/]+(\S+)", re.ASCII)
_PARENTHESES: Final = re.compile(r"[()]")
"""Stand around another name of the same thing."""
_AMONG_TECHNIQUES: Final = re.compile(r"[,;+&]")
_AND: Final = re.compile(r"\s+(?:en|and)\s+", re.IGNORECASE)
_SHORT_MONTHS: Final = {"mrt": 3}
"""Months that people write short, and not by their beginning."""
_FEW: Final = 3
"""So many likely choices are named where several are meant by what was typed."""


class BadAnswer(ValueError):
    """An answer that is none, with what to write instead.

    :param may_be_earlier: an earlier answer may be what is wrong.
    """

    def __init__(self, message: str, *, may_be_earlier: bool = False) -> None:
        super().__init__(message)
        self.may_be_earlier = may_be_earlier


class NoAnswer(BadAnswer):
    """Nothing was answered where something has to be."""


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
    :param today: tells which day is meant by "today"; without it none is.
    :param heard: what the last answer was taken for, where that is not what was typed.
    """

    lang: Language = "nl"
    answers: tuple[tuple[Name, Any], ...] = ()
    own: OwnPackages = OwnPackages()
    supposed: Suppositions = NOTHING
    today: Callable[[], date] | None = None
    heard: str = attrs.field(default="", eq=False)

    @property
    def opening(self) -> tuple[Name, ...]:
        """What is asked of any case, in this order: without it there is no case, or nearly everything would matter."""
        kind = field_of(catalogue(self.lang).interview["condition"], "kind")
        code = (_CODE,) if dict(self.answers).get(_PROFESSION) in THERAPISTS else ()
        return _DAY, _PROFESSION, *code, _TECHNIQUES, BORN, kind, _PACKAGES

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
        heard = _heard(prompt, text, value, catalogue(self.lang))
        after = attrs.evolve(self, answers=(*self.answers, (prompt.name, value)), heard=heard)
        if after.answers[len(after.opening) - 1 :]:
            try:
                _ = after.case
            except InvalidInput as error:
                words = catalogue(self.lang).interview["contradicts"]
                raise BadAnswer(words.format(problem=error.problems[0]), may_be_earlier=True) from None
        return after

    def undone(self) -> Interview:
        """Return the interview without its last answer."""
        return attrs.evolve(self, answers=self.answers[:-1], heard="")

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
        if not text or text.casefold() in words.interview["unknown"].split(", "):
            if not prompt.may_be_open:
                told = words.interview["needed"], words.interview.get(f"needed.{prompt.name.pattern}", "")
                raise NoAnswer(" ".join(filter(None, told)))
            return None
        if prompt.several:
            return self._several(prompt, text, words)
        if prompt.choices:
            return self._one(prompt, text, words)
        return self._in_time(prompt.name, _written(prompt.name, text, words, self.today), words)

    def _several(self, prompt: Prompt, text: str, words: Catalogue) -> list[Any]:
        """Return the choices that are named, each once; one whose words hold a comma is named whole."""
        parts = [text] if len(_meant(prompt.choices, text)) == 1 else [*_listed(prompt, text)]
        named = [self._one(prompt, part.strip(), words) for part in parts if part.strip()]
        values = [value for at, value in enumerate(named) if value not in named[:at]]
        if not values or (None in values and len(values) > 1):
            raise BadAnswer(words.interview["none_of_these"].format(hint=prompt.hint))
        return [value for value in values if value is not None]

    def _by_cov(self, uzovi: str, code: str) -> Any:
        """Return what the insurance check names: the id of the package that it is, by which it is asked further."""
        known = of_year(uzovi, code, dict(self.answers)[_DAY].year, self.own)
        return known[0].id if len(known) == 1 else {"uzovi": uzovi, "code": code}

    def _in_time(self, name: Name, value: Any, words: Catalogue) -> Any:
        """Return a written answer; of a birth only one before the session, which is all that is known of it so far.

        :raises BadAnswer: for another.
        """
        day = dict(self.answers).get(_DAY)
        if name == BORN and day is not None and value > day:
            raise BadAnswer(words.interview["born_after"].format(day=words.day(day)), may_be_earlier=True)
        return value

    def _one(self, prompt: Prompt, text: str, words: Catalogue) -> Any:
        by_cov = _BY_COV.fullmatch(text) if prompt.name == _PACKAGES else None
        if by_cov is not None:
            return self._by_cov(*by_cov.groups())
        meant = _meant(prompt.choices, text)
        if len(meant) == 1 and not _says_more(prompt, meant[0], text):
            return meant[0].value
        if not meant:
            raise BadAnswer(words.interview["none_of_these"].format(hint=prompt.hint))
        is_of_law = any(_says_more(prompt, choice, text) for choice in meant)
        likely = [f"{prompt.choices.index(choice) + 1} {choice.words}" for choice in meant]
        more = "" if len(likely) <= _FEW else ", …"
        sentence = words.interview["says_more" if is_of_law else "several_of_these"]
        raise BadAnswer(sentence.format(likely=", ".join(likely[:_FEW]) + more))


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
    """Return the choices that somebody means: by number, by number and words as they are shown, or by words."""
    numbered = _NUMBERED.fullmatch(text)
    if numbered and 0 < int(numbered[1]) <= len(choices):
        choice = choices[int(numbered[1]) - 1]
        if numbered[2] is None or choice in _called(choices, numbered[2]):
            return [choice]
    return _called(choices, text)


def _called(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Return the choices that are called so, or that people call so, or else those that begin so or hold it."""
    word = text.casefold()
    same = [choice for choice in choices if word in {choice.words.casefold(), str(choice.value).casefold()}]
    codes = MEANT.get(plainly(text), ())
    by_people = [choice for choice in choices if choice.value is not None and str(choice.value) in codes]
    begun = [choice for choice in choices if choice.words.casefold().startswith(word)]
    within = re.compile(rf"(?<!\d){word}(?!\d)" if word.isdecimal() else re.escape(word))
    return same or by_people or begun or [choice for choice in choices if within.search(choice.words.casefold())]


def _listed(prompt: Prompt, text: str) -> Iterator[str]:
    """Yield what was typed one after another; names of packages hold other signs than a comma."""
    for part in (_AMONG_TECHNIQUES if prompt.name == _TECHNIQUES else re.compile(",")).split(text):
        yield from [part] if _meant(prompt.choices, part.strip()) else _AND.split(part)


def _says_more(prompt: Prompt, choice: Choice, text: str) -> bool:
    """Tell whether a condition of the law may be another one than was typed: neither its number nor its name in full.

    A part of its words can be an ordinary complaint as well: rug, knie, hand.
    """
    if prompt.name.pattern != _KIND or choice.value == ConditionKind.NOT_LISTED:
        return False
    number, called = str(prompt.choices.index(choice) + 1), choice.words.casefold()
    names = {str(choice.value).casefold(), called, *(part.strip() for part in _PARENTHESES.split(called))}
    return not text.startswith(number) and text.casefold() not in names


def _heard(prompt: Prompt, text: str, value: Any, words: Catalogue) -> str:
    """Return in words what was taken of an answer; empty where it says just that."""
    if isinstance(value, date):
        is_said = any(map(str.isdigit, text)) and not _may_mean_another_day(text, value, words)
        return "" if is_said else words.day(value)
    values = value if prompt.several and isinstance(value, list) else [value]
    taken = [choice for choice in prompt.choices if choice.value is not None and choice.value in values]
    said = [choice.words for choice in taken]
    if prompt.name == _PACKAGES:
        named = {name.casefold() for choice in taken for name in (choice.words, str(choice.value))}
        is_plain = text.casefold() in named or all(
            part.isdecimal() or part in named for part in map(str.strip, text.casefold().split(","))
        )
        return "" if is_plain else "; ".join(said)
    parts = [part.strip().casefold() for part in text.split(",")]
    is_whole = prompt.name.pattern == _KIND
    is_plain = all(
        part[:1].isdecimal() or any(part == each.casefold() if is_whole else part in each.casefold() for each in said)
        for part in parts
    )
    return "" if is_plain else ", ".join(said)


def _may_mean_another_day(text: str, day: date, words: Catalogue) -> bool:
    """Tell whether somebody who writes the month first means another day by these figures."""
    written = _A_DAY.fullmatch(text)
    if words.lang not in _MONTH_FIRST_TOO or written is None or not written[2].isdecimal():
        return False
    return day.day <= _LAST_MONTH and day.day != day.month


def _question_words(name: Name, question: Question | None, words: Catalogue) -> str:
    if question is not None and question.names == ("history",):
        return words.phrases[f"history.{name}"]
    if name.pattern in words.interview:
        return words.interview[name.pattern]
    if name.part == "used":  # of sessions elsewhere a number is asked: rows are none of the answers here
        return words.phrases.get(name) or question_for((name,), words)
    return question_for((name,), words)


def _hint(name: Name, choices: Sequence[Choice], words: Catalogue, *, several: bool) -> str:
    own = words.interview.get(f"hint.{name.pattern}")
    if own is not None:
        return own
    if choices:
        return words.interview["choose_several" if several else "choose"]
    kind = date if asks_a_day(name) else targets().get(_target(name), str)
    if name.part == "used":
        return words.interview["number" if name.pattern == _LEFT else "count"]
    return words.interview[{date: "day", Money: "euros", int: "number"}.get(kind, "text")]


def asks_a_day(name: Name) -> bool:
    """Tell whether a question is answered with a day."""
    return name.pattern == "packages.*.since" or targets().get(_target(name)) is date


def _written(name: Name, text: str, words: Catalogue, today: Callable[[], date] | None) -> Any:
    """Return a written answer as a case says it.

    :raises BadAnswer: for what is none.
    """
    wrong = BadAnswer(words.interview["write"].format(hint=_hint(name, (), words, several=False)))
    if name.part == "used":
        return _count(name, text, wrong)
    if name == _CODE and not _OF_A_CODE.fullmatch(text):
        raise wrong
    target = "session.date" if name.pattern == "packages.*.since" else _target(name)
    if target not in targets():  # a number that a reading asks
        target = "condition.gold_stage"
    kind = targets()[target]
    if kind is date:
        return _day(text, words, today, wrong)
    text = _EUROS.sub("", text) if kind is Money else text
    for writing in _WRITINGS:
        try:
            return writing.value(target, text)
        except BadValue:
            continue
    raise wrong


def _count(name: Name, text: str, wrong: BadAnswer) -> Any:
    """Return a number of sessions; of what was left of last year no range."""
    count = _COUNT.fullmatch(text)
    if count is None:
        raise wrong
    low, high = int(count[1]), int(count[2] or count[1])
    if low > high or (name.pattern == _LEFT and count[2]):
        raise wrong
    return low if name.pattern == _LEFT else {"min": low, "max": high}


def _day(text: str, words: Catalogue, today: Callable[[], date] | None, wrong: BadAnswer) -> date:
    """Return a day: as today or yesterday, in any language, or written out."""
    for lang in LANGUAGES if today is not None else ():
        said = catalogue(lang).interview["days"].split(", ")
        if today is not None and text.casefold() in said:
            return today() + timedelta(days=said.index(text.casefold()) - 1)
    figures = _with_figures(text, words)
    try:
        day: date = _WRITINGS[0].value("session.date", figures)
    except BadValue:
        is_day = _A_DAY.fullmatch(figures) or _YEAR_FIRST.fullmatch(figures)
        if is_day and not any(map(str.isalpha, figures)):
            raise BadAnswer(words.interview["no_such_day"]) from None
        raise wrong from None
    if not EARLIEST <= day <= LATEST:
        raise BadAnswer(words.interview["day_between"].format(first=EARLIEST.year, last=LATEST.year))
    return day


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
    number = names[0] if len(names) == 1 else _SHORT_MONTHS.get(month.casefold(), month)
    return f"{day}-{number}-{year}"


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
        elif name.pattern == _LEFT:
            parts.setdefault("used", {}).setdefault("left_last_year", {})[name.keys[0]] = value
        else:
            parts.setdefault(name.part, {})[str(name).partition(".")[2]] = value
    return parts

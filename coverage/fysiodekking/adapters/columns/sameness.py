"""Rows that no rule tells apart, answered once.

A phase is asked once for the same facts, and an answer worked out once for the same findings. Facts are those that the
record of a phase has (`rules/*_facts.py`), by their names there; a birth, a day, a term and a number of earlier
sessions are cut where answers turn (`boundaries.thresholds`). One row of each kind is asked, as `decide` asks it: no
rule is told here. What cannot be cut stands alone, and is answered as a row of its own.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.adapters.columns.arrow import arrow
from fysiodekking.adapters.columns.distinct_values import (
    NULL,
    ODD,
    Coded,
    distinct,
    encode,
    encode_lines,
    leaves,
    nothing,
    numpy,
    read_fact,
)
from fysiodekking.adapters.columns.earlier import EPOCH, MIXED, Sessions, count_earlier, sessions_of
from fysiodekking.adapters.columns.package_terms import Cuts, terms_of
from fysiodekking.adapters.columns.phase_findings import (
    Ask,
    Findings,
    grounds_ask_more,
    of_conditions,
    of_gates,
    of_grounds,
    of_lines,
    of_packages,
)
from fysiodekking.adapters.columns.rows import TREATED
from fysiodekking.boundaries import thresholds
from fysiodekking.deciding.making_the_decision import Outline
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.grounds import Copd, CopdText
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import MONTHS_PER_YEAR
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.errors import Problem
from fysiodekking.model.readings import NUMBERS
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind
from fysiodekking.rules import counting, performance_list
from fysiodekking.rules.deductible_facts import DeductibleFacts
from fysiodekking.rules.extra_line_facts import ExtraLineFacts
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.ground_facts import CareFacts
from fysiodekking.rules.insurance_facts import InsuranceFacts
from fysiodekking.rules.package_facts import PackageFacts, RequirementFacts
from fysiodekking.rules.performance_description_facts import DescriptionFacts

Made = Case | tuple[Problem, ...]
"""A row as a case, or what is wrong with it."""
Result = Decision | Outline | tuple[Problem, ...]
"""What comes of a row: what is decided, or what is wrong with it."""
EPOCH_MONTH: Final = 1970 * MONTHS_PER_YEAR
FEWEST: Final = 64
"""Fewer rows are answered one by one."""
_TERMS: Final = ("first_session", "discharged")
_CUT: Final = ("session.date", "insured.born", "condition.first_session", "condition.discharged")
_OTHERWISE: Final = frozenset(f"readings.{name}" for name in ("annex_age_end", "copd_numbers", *NUMBERS))
"""Readings by which other numbers and days count than those of the law."""
_NEVER: Final = -(1 << 40)
"""Stands for a day that is not given: before all others."""
_WITHIN: Final = 1 << 62
_APART: Final = 1 << 40


class Cases:
    """The cases of the rows of a batch, each made and decided once.

    :param make: makes the cases of rows by their numbers; problems where one cannot be read.
    :param decide: answers one.
    """

    def __init__(self, make: Callable[[list[int]], Iterable[Made]], decide: Callable[[Made], Result]) -> None:
        self._make, self._decide = make, decide
        self._made: dict[int, Made] = {}
        self._decided: dict[int, Result] = {}

    def of(self, rows: Any) -> list[Made]:
        """Return the cases of some rows."""
        new = [row for row in dict.fromkeys(rows.tolist()) if row not in self._made]
        if new:
            self._made.update(zip(new, self._make(new), strict=True))
        return [self._made[row] for row in rows.tolist()]

    def decided(self, rows: Any) -> list[Result]:
        """Return the decisions of some rows."""
        for row, case in zip(rows.tolist(), self.of(rows), strict=True):
            if row not in self._decided:
                self._decided[row] = self._decide(case)
        return [self._decided[row] for row in rows.tolist()]


class Same(NamedTuple):
    """The rows of a batch by their answers.

    :param who: for each row the number of the answer that is its own but for the money.
    :param much: the number of one that is its own in the money, and in what is missing for it.
    """

    answers: list[Result]
    who: Any
    much: Any


def answer_alike(batch: Any, facts: Sequence[str], cases: Cases) -> Same:
    """Answer the rows of a batch, those alike once.

    :param facts: the columns that hold facts.
    """
    np = numpy()
    same = Same([], np.full(batch.num_rows, NULL), np.full(batch.num_rows, NULL))
    if batch.num_rows >= FEWEST:
        try:
            alike = Alike(batch, facts, cases)
        except Exception:  # noqa: BLE001 - Arrow says in many ways that a value is none of its type; rows say which
            alike = None
        if alike is not None:
            same = alike.answers()
    alone = np.flatnonzero((same.who == NULL) | (same.much == NULL))
    same.who[alone] = same.much[alone] = np.arange(len(alone)) + len(same.answers)
    return same._replace(answers=[*same.answers, *cases.decided(alone)])


class _Asked(NamedTuple):
    """A phase asked for every row.

    :param facts: for each row the number of its facts.
    :param findings: the number of what was found.
    :param open: whether a finding is open.
    """

    facts: Any
    findings: Any
    open: Any


class Alike:
    """A batch as columns of facts."""

    def __init__(self, batch: Any, facts: Sequence[str], cases: Cases) -> None:
        np, batch = numpy(), batch.select(facts)
        self.cases, self.rows = cases, batch.num_rows
        self.alone = np.zeros(self.rows, bool)
        self.columns: dict[str, Coded] = {}
        self.packages = self.lines = nothing(self.rows)
        history = None
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if name.partition(".")[0] == "used":  # what the history does not show: any range, at any threshold
                self.alone |= _valid(column)
        for name, column in leaves(batch):
            if name == "history":
                history = column
            elif name == "packages":
                self.packages = self._packages(column)
            elif name == "session.extra_lines":
                self.lines = encode_lines(column)
            elif (made := read_fact(name, column)) is None:
                self.alone |= _valid(column)
            else:
                self.columns[name] = made
                self.alone |= made.odd
        self._days()
        if self.laws:
            self._history(history)
            self._what_is_not_cut()

    def of(self, name: str) -> Coded:
        """Return a column; one that gives nothing where there is none."""
        return self.columns.get(name) or nothing(self.rows)

    def given(self, name: str) -> Any:
        """Return whether each row gives a fact."""
        return self.of(name).codes != NULL

    # --- what is cut ---

    def _days(self) -> None:
        np = numpy()
        dates, born = self.of("session.date"), self.of("insured.born")
        laws: dict[Law, int] = {}
        self.version = dates.each(lambda day: laws.setdefault(law_on(day), len(laws)) if day in CHECKED else NULL)
        self.alone |= (self.version == NULL) | ~self.given("insured.born")
        self.laws = [*laws]
        self.day, self.year = dates.each(_number, 0), dates.each(lambda day: day.year, 0)
        self.first_of_year = dates.each(lambda day: _number(date(day.year, 1, 1)), 0)
        self.month, self.day_of_month = dates.each(_month, 0), dates.each(lambda day: day.day, 0)
        self.born, self.birth_month = born.each(_number, 0), born.each(_month, 0)
        self.birth_day = born.each(lambda day: day.day, 0)
        self.start = self.of("condition.first_session").each(_number, _NEVER)
        self.age = self._years(self.month, self.day_of_month)
        adult = {law.basic.adult_age.value for law in self.laws}
        grown = {law.insurance.deductible_age.value for law in self.laws}
        self.adult, self.grown = (np.searchsorted(sorted(ages), self.age, side="right") for ages in (adult, grown))
        year_of_birth = born.each(lambda day: day.year, 0)
        turning = [(self.age == age) | (self.year - year_of_birth == age) for age in adult | grown]
        leap = born.each(lambda day: (day.month, day.day) == (2, 29), 0) > 0
        self.alone |= np.logical_or.reduce([leap, *turning])

    def _years(self, month: Any, day: Any, of: Any = slice(None)) -> Any:
        """Return the age on days."""
        return (month - self.birth_month[of] - (day < self.birth_day[of])) // MONTHS_PER_YEAR

    def _months_since(self, name: str) -> Any:
        """Return how many months have passed since a day."""
        np, since = numpy(), self.of(name)
        last = self.of("session.date").each(_last_of_month, 0)
        start = np.minimum(since.each(lambda day: day.day, 0), last)
        gone = self.month - since.each(_month, 0) - (self.day_of_month < start)
        return np.where(since.codes == NULL, NULL, gone)

    def _cut_by_kind(self, values: Any, points: Callable[[Law, ConditionKind], Iterable[int]]) -> Any:
        """Return between which points of the law each value lies, of those that matter for the kind of condition."""
        kinds = self.of("condition.kind")
        own = {
            number: {point for law in self.laws for point in points(law, kind)}
            for number, kind in enumerate(kinds.values)
            if kind is not ODD
        }
        return _cut(values, kinds.codes, own)

    def _cut_by_package(self, values: Any, points: Callable[[Cuts], Iterable[int]]) -> Any:
        """Return between which points of the package each value lies."""
        return _cut(values, self.packages.codes, {number: points(terms) for number, terms in self.terms.items()})

    def _packages(self, column: Any) -> Coded:
        """Return the packages of each row: nothing for none of them."""
        if hasattr(column.type, "value_type") and arrow().types.is_struct(column.type.value_type):
            self.alone |= _valid(column)
            return nothing(self.rows)
        made = encode(column, lambda words: words)
        self.alone |= made.odd | (made.each(len, 0) > 1)
        return made._replace(codes=numpy().where(made.each(len, 0) == 1, made.codes, NULL))

    def _history(self, column: Any) -> None:
        np = numpy()
        self.history_given = np.zeros(self.rows, bool) if column is None else _valid(column)
        sessions = sessions_of(column, self.rows)
        self.alone[sessions.of[~self._is_cut(sessions)]] = True
        self.earlier = count_earlier(sessions, self.first_of_year)

    def _is_cut(self, sessions: Sessions) -> Any:
        """Return which earlier sessions are ordinary ones of the condition, before this one and a run in one year."""
        np, of = numpy(), sessions.of
        days = sessions.day.astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        month = months.astype("int64") + EPOCH_MONTH
        day_of_month = (days - months.astype("datetime64[D]")).astype("int64") + 1
        was_adult = np.logical_and.reduce(
            [self._years(month, day_of_month, of) >= law.basic.adult_age.value for law in self.laws]
        )
        kept_by = max((_number(law.basic.grounds.annex_1.kept_by.value) for law in self.laws), default=0)
        self.alone |= (self.start != _NEVER) & (self.start <= kept_by)
        ids: dict[str, int] = {}
        number = partial(_numbered, ids)
        condition, own = sessions.condition.each(number), self.of("session.condition").each(number, number(TREATED))
        package = sessions.package.each(number)
        owned = self.packages.each(lambda words: number(words[0]) if words else NULL)
        treats = [
            all(counting.kind_of(law, name) == performance_list.SESSION for law in self.laws) for name in sessions.names
        ]
        return (
            sessions.plain
            & (sessions.last < self.day[of])
            & ((sessions.day < self.first_of_year[of]) == (sessions.last < self.first_of_year[of]))
            & (sessions.day > kept_by)
            & (sessions.day >= self.start[of])
            & (was_adult | (self.adult[of] == 0))
            & ((condition == NULL) | (condition == own[of]))
            & ((package == NULL) | (sessions.by_package & (package == owned[of])))
            & np.array(treats)[sessions.code]
        )

    def _what_is_not_cut(self) -> None:
        """Leave alone what no threshold is told of: other days, readings that count, codes that look at a person."""
        np = numpy()
        alone = ~self.given("condition.kind") | (self.born > self.day) | (self.start > self.day)
        alone |= (self.start != _NEVER) & (self.start < self.born)
        left = self.of("condition.discharged")
        alone |= (left.codes != NULL) & (left.each(_number, 0) > self.start)
        for name, column in self.columns.items():
            dated = name not in _CUT and any(isinstance(value, date) for value in column.values)
            if dated or name in _OTHERWISE:
                alone |= column.codes != NULL
        therapist = self.of("provider.profession").each(lambda profession: profession in THERAPISTS, 1) > 0
        alone |= therapist & ~self.given("session.performance") | ~self.given("provider.profession")
        alone |= self.of("session.performance").each(self._looks_at_person, 0) > 0
        alone |= self.lines.each(lambda lines: any(map(self._looks_at_person, _codes(lines))), 0) > 0
        by_days = [kind for kind in ConditionKind if any(_counts_by_days(law, kind) for law in self.laws)]
        alone |= self.of("condition.kind").each(lambda kind: kind in by_days, 0) > 0
        self.alone |= alone
        self.terms = found = dict[int, Cuts]()
        rows = np.flatnonzero(~self.alone)
        if not len(rows):
            return
        numbers, firsts = np.unique(self.packages.codes[rows], return_index=True)
        for number, case in zip(numbers.tolist(), self.cases.of(rows[firsts]), strict=True):
            if number != NULL and isinstance(case, Case) and not (terms := terms_of(case.packages[0])).alone:
                found[number] = terms
        self.alone |= (self.packages.codes != NULL) & ~self._by_package(lambda _: True)

    def _looks_at_person(self, code: str) -> bool:
        """Tell whether a code says of itself for whom it is."""
        return any(
            each.below_age is not None or each.conditions
            for law in self.laws
            for each in law.charging.descriptions.get(code, ())
        )

    # --- the phases ---

    def answers(self) -> Same:
        """Answer the rows that do not stand alone; `NULL` stands for those that do.

        With an open finding all facts may matter: then rows are alike whose facts are the same in every phase.
        """
        np = numpy()
        if self.alone.all():
            return Same([], np.full(self.rows, NULL), np.full(self.rows, NULL))
        asked = [self._ask(keys, found) for keys, found in self._phases()]
        self.used_alike = asked[_PACKAGES].facts
        open_ = np.logical_or.reduce([each.open for each in asked])
        keys = [open_, *(np.where(open_, each.facts, each.findings) for each in asked)]
        of_money = chain(self._money(np.where(open_, _OPEN, NULL)), [self.of("session.condition").codes])
        rows, firsts = self._grouped(chain(keys, (np.where(open_, column, NULL) for column in of_money)))
        answers = self.cases.decided(firsts)
        who = self._alike(rows, answers)
        payers = [NULL if isinstance(answer, tuple) else _PAYERS[answer.payer] for answer in answers]
        payer = np.where(open_, _OPEN, np.array([*payers, NULL], "int64")[who])
        rows, firsts = self._grouped(chain([np.where(open_, who, NULL)], self._money(payer)))
        priced = self.cases.decided(firsts)
        return Same([*answers, *priced], who, self._alike(rows, priced, len(answers)))

    def _alike(self, rows: tuple[Any, Any], answers: Sequence[Result], first: int = 0) -> Any:
        """Return for each row the number of its answer, from the first one; what is wrong with a row is its own."""
        numbers = [NULL if isinstance(answer, tuple) else at for at, answer in enumerate(answers, first)]
        numbers = self._spread(rows, numbers)
        self.alone |= numbers == NULL
        return numbers

    def _phases(self) -> Iterator[tuple[Iterable[Any], Ask]]:
        """Yield for each phase the columns that hold its facts, and what it finds of them."""
        np = numpy()
        yield [self.version, self.history_given, *self._named(GateFacts, DescriptionFacts)], of_gates
        insured = self._named(InsuranceFacts)
        yield [self.version, *insured], of_conditions
        yield self._grounds(insured), of_grounds
        yield self._package(), of_packages
        facts = [self.version, *self._named(ExtraLineFacts, DescriptionFacts, more=("performance",))]
        without = self.lines.codes == NULL
        yield chain([self.lines.codes], (np.where(without, NULL, column) for column in facts)), of_lines

    def _named(self, *records: Any, more: Sequence[str] = (), parts: Sequence[str] = ()) -> list[Any]:
        """Return the columns of the facts that records have by those names."""
        names = {*more, *(name for record in records for name in names_of(record))}
        return [
            column.codes
            for path, column in sorted(self.columns.items())
            if path not in _CUT and (path.partition(".")[2] in names or path.partition(".")[0] in parts)
        ]

    def _grounds(self, insured: list[Any]) -> Iterator[Any]:
        """Return the facts of the grounds: few of an ordinary complaint of an adult, of which none asks more."""
        np = numpy()
        kind = self.of("condition.kind").codes
        always = [self.version, kind, self._cut_by_kind(self.age, thresholds.ages), *insured]
        rows, firsts = self._grouped(always[:3])
        more = self._spread(rows, map(grounds_ask_more, self.cases.of(firsts))) > 0
        # without its first day a term begins where the history does
        self.alone |= more & (self.start == _NEVER)
        further = chain(
            [self.history_given],
            (self._cut_by_kind(count, _sessions) for count in (self.earlier.ever, self.earlier.this_year)),
            (self._cut_by_kind(self._months_since(f"condition.{day}"), thresholds.terms) for day in _TERMS),
            self._named(CareFacts, parts=("condition", "readings")),
        )
        return chain(always, [more], (np.where(more, column, NULL) for column in further))

    def _package(self) -> Iterator[Any]:
        """Return the facts of a package: how much of its limits is used, and what it asks of the person."""
        np, codes = numpy(), self.packages.codes
        without = codes == NULL
        narrow = self._by_package(lambda terms: terms.narrow)
        in_euros = self._by_package(lambda terms: bool(terms.cents))
        asks = self._by_package(lambda terms: terms.asks)
        self.alone |= narrow & (self.earlier.code == MIXED) | in_euros & ~self.earlier.amounts_known
        columns = chain(
            [self.version, self.year, self.history_given, self._cover()],
            self._named(PackageFacts),
            (self._cut_by_package(count, lambda terms: terms.sessions) for count in self.earlier.paid),
            (self._cut_by_package(count, lambda terms: terms.cents) for count in self.earlier.spent),
            [self._cut_by_package(self.age, lambda terms: terms.ages), np.where(narrow, self.earlier.code, NULL)],
            (np.where(asks, column, NULL) for column in self._named(RequirementFacts)),
        )
        return chain([codes], (np.where(without, NULL, column) for column in columns))

    def _by_package(self, way: Callable[[Cuts], bool]) -> Any:
        table = numpy().zeros(len(self.packages.values) + 1, bool)
        for number, terms in self.terms.items():
            table[number] = way(terms)
        return table[self.packages.codes]

    def _cover(self) -> Any:
        """Return the class of each session."""
        code, profession = self.of("session.performance"), self.of("provider.profession")
        kind = self.of("condition.kind")
        rows, firsts = self._grouped([self.version, code.codes, profession.codes, kind.codes])
        classes: dict[Hashable, int] = {}
        found = [
            classes.setdefault(
                performance_list.class_of_care(
                    self.laws[self.version[row]],
                    NOT_GIVEN if code.codes[row] == NULL else code.values[code.codes[row]],
                    profession.values[profession.codes[row]],
                    kind.values[kind.codes[row]],
                ),
                len(classes),
            )
            for row in firsts.tolist()
        ]
        return self._spread(rows, found)

    def _money(self, payer: Any) -> Iterator[Any]:
        """Yield the facts on which it hangs how the price is split, by who pays."""
        np = numpy()
        yield payer
        yield self.version
        yield np.where(payer > _PAYERS[None], self.of("session.price").codes, NULL)
        by_package = (payer == _PAYERS[Payer.PACKAGE]) | (payer == _OPEN)
        in_euros = by_package & self._by_package(lambda terms: bool(terms.cents))
        for column in (self.used_alike, *self._named(PackageFacts)):
            yield np.where(by_package, column, NULL)
        for spent in self.earlier.spent:
            yield np.where(in_euros, spent, NULL)
        of_basic = [
            self.year,
            self.grown,
            np.where(self._by_package(lambda terms: terms.deductible), self.packages.codes, NULL),
            *self._named(DeductibleFacts, parts=("insured", "basic", "readings")),
        ]
        for column in of_basic:
            yield np.where((payer == _PAYERS[Payer.BASIC]) | (payer == _OPEN), column, NULL)

    def _ask(self, keys: Iterable[Any], found: Ask) -> _Asked:
        """Ask a phase once for the same facts."""
        rows, firsts = self._grouped(keys)
        numbers: dict[Hashable, int] = {}
        findings, opened = [], []
        for case in self.cases.of(firsts):
            each = self._finds(found, case)
            findings.append(NULL if each is None else numbers.setdefault(each.key, len(numbers)))
            opened.append(each is not None and each.open)
        made = self._spread(rows, findings)
        self.alone |= made == NULL
        return _Asked(self._spread(rows, range(len(firsts))), made, self._spread(rows, opened) > 0)

    @staticmethod
    def _finds(found: Ask, case: Made) -> Findings | None:
        """Return what a phase finds of a case; None where it cannot be read, or by a fault of the library."""
        try:
            return found(case, law_on(case.session.date)) if isinstance(case, Case) else None
        except Exception:  # noqa: BLE001 - it is told by the row that it is a fault of
            return None

    def _spread(self, rows: tuple[Any, Any], numbers: Iterable[int]) -> Any:
        """Return a number for each row, of the number for each group."""
        np = numpy()
        made = np.full(self.rows, NULL)
        made[rows[0]] = np.array([*numbers], "int64")[rows[1]]
        return made

    def _grouped(self, columns: Iterable[Any]) -> tuple[tuple[Any, Any], Any]:
        """Return the rows that do not stand alone with the number of the group of each; and the first of each group."""
        np = numpy()
        rows = np.flatnonzero(~self.alone)
        code, size = np.zeros(len(rows), "int64"), 1
        for column in columns if len(rows) else ():
            part = column[rows].astype("int64", copy=False)
            low = int(part.min())
            span = int(part.max()) - low + 1
            if size > _WITHIN // span:
                code, firsts = distinct(code)
                code, size = code.astype("int64"), len(firsts)
            code *= span
            code += part
            code -= low
            size *= span
        group, firsts = distinct(code)
        return (rows, group), rows[firsts]


_OPEN: Final = 4
"""Stands for whoever pays while a finding is open: all that hangs on money may matter."""
_PACKAGES: Final = 3
"""The place of the packages among the phases."""
_PAYERS: Final = {None: 0, Payer.NOBODY: 0, Payer.INSURED: 1, Payer.PACKAGE: 2, Payer.BASIC: 3}


# --- small things ---------------------------------------------------------------------------------------------------


def _cut(values: Any, of: Any, points: Mapping[int, Iterable[int]]) -> Any:
    """Return between which points each value lies, of those that are told of its number.

    :param of: the number of each value.
    """
    np = numpy()
    cuts = np.array(sorted(number * _APART + point for number, own in points.items() for point in own), "int64")
    return np.searchsorted(cuts, of * _APART + values, side="right")


def _sessions(law: Law, kind: ConditionKind) -> set[int]:
    """Return every number of earlier sessions at which a ground answers differently for a kind."""
    return thresholds.sessions(law, kind, minor=False) | thresholds.sessions(law, kind, minor=True)


def _counts_by_days(law: Law, kind: ConditionKind) -> bool:
    """Tell whether the ground of a kind names days by which it counts."""
    ground = thresholds.ground_of(law, kind)
    counts = not isinstance(ground, Copd) or ground.text.value is not CopdText.ADULTS_WITHOUT_MAXIMUM
    return ground is not None and counts and bool(ground.in_unit(date))


def names_of(record: Any) -> Iterable[str]:
    """Return the names of the facts of a record."""
    return record._fields if hasattr(record, "_fields") else [field.name for field in attrs.fields(record)]


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _month(day: date) -> int:
    return day.year * MONTHS_PER_YEAR + day.month - 1


def _last_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _numbered(ids: dict[str, int], name: str) -> int:
    return ids.setdefault(name, len(ids))


def _valid(column: Any) -> Any:
    return column.is_valid().to_numpy(zero_copy_only=False)


def _codes(lines: list[dict[str, Any] | None]) -> list[str]:
    return [str(line.get("performance", "")) for line in lines if line is not None]

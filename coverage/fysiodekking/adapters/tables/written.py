"""Answers out: a table that a spreadsheet opens, and a page that sums it up."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from fysiodekking.adapters.tables.mapping import Writing
from fysiodekking.adapters.tables.records import Answered
from fysiodekking.explain import html
from fysiodekking.explain.answer import in_short, payer_words_of
from fysiodekking.explain.catalogue import Catalogue, after_colon
from fysiodekking.explain.compose import question_for
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.findings import tell
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import OF_SESSIONS, Name, named
from fysiodekking.model.package import PackageName
from fysiodekking.model.printable import clean, escaped, printable

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BELOW_NOTHING: Final = re.compile(r"-\d[\d.,]*", re.ASCII)
"""A number below nothing: it starts as a formula does, and is none."""
_MOST_LINES: Final = 10
"""So many lines are named at most of one missing fact."""
_MOST_WRONG: Final = 50
_OF_A_ROW: Final = "session.*"
_AMOUNTS: Final = ("basic", "deductible", "package", "insured")


def _asked(fact: str) -> str:
    """Return as what a missing fact is asked on the page: one of any earlier row of a person as that of a session."""
    name = named(fact)
    return Name(_OF_A_ROW, name.field) if name.of_a_row else str(fact)


def _question(name: str, words: Catalogue) -> str:
    asked = named(name)
    known = words.facts.get(f"history[*].{asked.keys[0]}") if asked.pattern == _OF_A_ROW else None
    return question_for([name], words) if known is None else words.table["missing.earlier"].format(label=known.label)


# --- the table ------------------------------------------------------------------------------------------------------


def table_lines(answered: Iterable[Answered], writing: Writing, delimiter: str, lang: str) -> Iterator[str]:
    """Yield the headers, and a line for every row: what was kept, who pays what, why, and what is missing or wrong."""
    words, stream = catalogue(lang), io.StringIO()
    table = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    names = ["outcome", "payer", "package", "basic", "deductible", "by_package", "insured", "code", "why", "missing"]
    kept_as = [_cell(header, writing) for header in writing.keep]
    table.writerow([words.table["line"], *kept_as, *(words.table[each] for each in [*names, "problem"])])
    yield stream.getvalue()
    for row in answered:
        kept = [_cell(row.kept.get(header), writing) for header in writing.keep]
        told = _cells(row, writing, words) if row.decision is not None else [""] * len(names)
        if row.paid:
            told[names.index("why")] = words.table["known"]
        problems = "; ".join(escaped(str(problem)) for problem in row.problems)
        stream.seek(0)
        stream.truncate()
        table.writerow([row.line, *kept, *told, problems])
        yield stream.getvalue()


def _cells(row: Answered, writing: Writing, words: Catalogue) -> list[str]:
    decision = row.decision
    assert decision is not None
    amounts = decision.amounts
    parts = ["" if amounts is None else _amount(getattr(amounts, name), writing) for name in _AMOUNTS]
    return [
        decision.outcome.value,
        "" if decision.payer is None else decision.payer.value,
        safe(decision.package or ""),
        *parts,
        decision.entitlement_code or "",
        safe(why(decision, words)),
        safe(", ".join(clean(_missing(name, row, words)) for name in decision.missing)),
    ]


def _missing(name: str, row: Answered, words: Catalogue) -> str:
    """Return what a missing fact is called in a table: of an earlier row of the person, by its line."""
    fact = named(name)
    if fact.part != OF_SESSIONS:
        return name
    return f"{_asked(name)} ({words.table['line']} {row.lines[int(fact.keys[0])]})"


def why(decision: Decision, words: Catalogue) -> str:
    """Say an answer in a sentence or two: what it is, and the reason that decides where the first does not say it."""
    words = words.naming(decision.about.packages)
    short, told = in_short(decision, words), tell(decision, words)
    return " ".join([short, *(item.text for item in told.deciding[:1] if after_colon(item.text) not in short)])


def _cell(value: Any, writing: Writing) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime(writing.date)
    if isinstance(value, (float, Decimal)):
        text = f"{value:f}" if isinstance(value, Decimal) else f"{value}"
        return text.replace(".", writing.decimal)
    return safe(clean(str(value)))


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, and that can be printed."""
    starts = unicodedata.normalize("NFKC", text[:1]).startswith(_STARTS_A_FORMULA)
    return f"'{printable(text)}" if starts and not _BELOW_NOTHING.fullmatch(text) else printable(text)


def _amount(amount: Money, writing: Writing) -> str:
    return str(amount).replace(".", writing.decimal)


# --- the page -------------------------------------------------------------------------------------------------------


class Totals:
    """What comes of a table, added up row by row: no row of it is kept.

    :param rows: how many were read.
    :param outcomes: how many came out how.
    :param paid: of how many it is known who paid.
    :param wrong: how many have something wrong.
    :param is_fault: a fault of the library was met.
    :param left_out: the headers of what was not handed on, since it says who somebody is.
    """

    def __init__(self) -> None:
        self.rows = self.paid = self.wrong = 0
        self.is_fault = False
        self.outcomes: Counter[Outcome] = Counter()
        self.left_out: dict[str, None] = {}
        self._payers: Counter[_Paying] = Counter()
        self._amounts: dict[_Paying, Money] = {}
        self._known: Counter[_Paying] = Counter()
        self._open = 0
        self._called: dict[str, PackageName] = {}
        self._of_patients: tuple[Money, Money] | None = None
        self._missing: Counter[str] = Counter()
        self._lines: dict[str, list[int]] = {}
        self._first_wrong: list[Answered] = []

    def counting(self, answered: Iterable[Answered]) -> Iterator[Answered]:
        """Yield every row after it was added."""
        for row in answered:
            self._add(row)
            yield row

    def _add(self, row: Answered) -> None:
        self.rows += 1
        self.paid += row.paid
        self.is_fault |= row.is_fault
        self.left_out.update(dict.fromkeys(row.left_out))
        if row.problems:
            self.wrong += 1
            if len(self._first_wrong) < _MOST_WRONG:
                self._first_wrong.append(row)
        if row.decision is not None:
            self._add_decision(row.line, row.decision)

    def _add_decision(self, line: int, decision: Decision) -> None:
        key = decision.payer, decision.package
        self.outcomes[decision.outcome] += 1
        self._payers[key] += 1
        if decision.package is not None and decision.package not in self._called:
            self._called.update({each.id: each for each in decision.about.packages if each.id == decision.package})
        if decision.amounts is None:
            self._open += decision.payer is not Payer.NOBODY
        else:
            self._known[key] += 1
            self._amounts[key] = self._amounts.get(key, NOTHING) + _paid(decision)
            deductible, insured = self._of_patients or (NOTHING, NOTHING)
            self._of_patients = deductible + decision.amounts.deductible, insured + decision.amounts.insured
        for name in dict.fromkeys(map(_asked, decision.missing)):
            self._missing[name] += 1
            lines = self._lines.setdefault(name, [])
            if len(lines) < _MOST_LINES:
                lines.append(line)

    def page(self, lang: str) -> str:
        """Return a page that sums a table up: who pays how much, what is missing, what is wrong."""
        words = catalogue(lang).naming(self._called.values())
        missing = (self._missing_item(name, count, words) for name, count in self._missing.most_common())
        sections = (
            Section(
                heading=words.table["by"], items=tuple(self._by_payer(words)), paragraphs=tuple(self._patients(words))
            ),
            Section(heading=words.table["missing.heading"], items=tuple(missing)),
            Section(heading=words.table["wrong.heading"], items=tuple(self._wrong_rows(words))),
        )
        answer = words.table["answer.one" if self.rows == 1 else "answer"]
        document = Document(
            lang=words.lang,
            title=words.table["title"],
            answer=answer.format(rows=self.rows, answered=self.outcomes.total(), wrong=self.wrong),
            opening=(),
            sections=tuple(section for section in sections if section.items or section.paragraphs),
            source_word=words.say("source"),
        )
        return printable(html.render(document))

    def _by_payer(self, words: Catalogue) -> Iterator[Item]:
        """Say of each payer how many sessions it pays, and what it pays of those of which that is known."""
        for key, count in self._payers.most_common():
            payer, package = key
            says = {"payer": _called(payer, package, words), "count": _count(count, words)}
            amount = self._amounts.get(key)
            if amount is None or payer is Payer.NOBODY:
                yield Item(text=words.table["by.payer"].format(**says))
            else:
                known = self._known[key]
                text = words.table["by.amount" if known == count else "by.part"]
                yield Item(text=text.format(**says, known=known, amount=words.euros(amount)))

    def _patients(self, words: Catalogue) -> Iterator[str]:
        """Say what all patients pay together."""
        if self._of_patients is not None:
            deductible, insured = self._of_patients
            says = {"amount": words.euros(deductible + insured), "deductible": words.euros(deductible)}
            yield words.table["insured.total"].format(**says)
            if self._open:
                yield words.table["insured.open"].format(count=_count(self._open, words))

    def _missing_item(self, name: str, count: int, words: Catalogue) -> Item:
        """Ask for a missing fact, with the first lines that wait for it."""
        lines, more = ", ".join(map(str, self._lines[name])), count - len(self._lines[name])
        told = words.table["more"].format(lines=lines, count=more) if more else lines
        text = words.table["missing.item"].format(question=_question(name, words), lines=told)
        return Item(text=text, code=clean(name))

    def _wrong_rows(self, words: Catalogue) -> Iterator[Item]:
        for row in self._first_wrong:
            problem = escaped("; ".join(map(str, row.problems)))
            yield Item(text=words.table["wrong.item"].format(line=row.line, problem=problem))
        more = self.wrong - len(self._first_wrong)
        if more:
            yield Item(text=words.table["wrong.more"].format(count=more, column=words.table["problem"]))


_Paying = tuple[Payer | None, str | None]
"""Who pays, and the package where that is known."""


def _paid(decision: Decision) -> Money:
    """Return what the payer pays of a session of which the amounts are known."""
    amounts = decision.amounts
    assert amounts is not None
    if decision.payer is Payer.BASIC:
        return amounts.basic
    return amounts.package if decision.payer is Payer.PACKAGE else amounts.insured


def _called(payer: Payer | None, package: str | None, words: Catalogue) -> str:
    if payer is None:
        return words.table["open"]
    if package is not None:
        name, id_ = words.package(package), clean(package)
        return words.say("rest.package", package=id_ if name == id_ else words.table["by.id"].format(name=name, id=id_))
    return words.table["nobody"] if payer is Payer.NOBODY else payer_words_of(payer, package, words)


def _count(count: int, words: Catalogue) -> str:
    return words.table["count.one" if count == 1 else "count"].format(count=count)

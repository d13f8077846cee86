"""Answers out: a table that a spreadsheet opens, and a page that sums it up."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from fysiodekking.adapters.tables.mapping import Writing
from fysiodekking.adapters.tables.records import Answered
from fysiodekking.explain import html
from fysiodekking.explain.answer import in_short, payer_words_of
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.compose import question_for
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.findings import tell
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.printable import clean, escaped, printable

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MOST_LINES: Final = 10
"""So many lines are named at most of one missing fact."""
_MOST_WRONG: Final = 50
_AMOUNTS: Final = ("basic", "deductible", "package", "insured")


# --- the table ------------------------------------------------------------------------------------------------------


def table_text(answered: Iterable[Answered], writing: Writing, delimiter: str, lang: str) -> str:
    """Return a row for every row, in order: what was kept, who pays what, why, and what is missing or wrong."""
    words, stream = catalogue(lang), io.StringIO()
    table = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    names = ["outcome", "payer", "package", "basic", "deductible", "by_package", "insured", "code", "why", "missing"]
    table.writerow([words.table["line"], *writing.keep, *(words.table[each] for each in [*names, "problem"])])
    for row in answered:
        kept = [_cell(row.kept.get(header), writing) for header in writing.keep]
        told = _cells(row, writing, words) if row.decision is not None else [""] * len(names)
        if row.paid:
            told[names.index("why")] = words.table["known"]
        problems = "; ".join(escaped(str(problem)) for problem in row.problems)
        table.writerow([row.line, *kept, *told, problems])
    return stream.getvalue()


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
        safe(", ".join(map(clean, decision.missing))),
    ]


def why(decision: Decision, words: Catalogue) -> str:
    """Say an answer in a sentence or two: what it is, and the reason that decides."""
    words = words.naming(decision.about.packages)
    told = tell(decision, words)
    return " ".join([in_short(decision, words), *(item.text for item in told.deciding[:1])])


def _cell(value: Any, writing: Writing) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime(writing.date)
    if isinstance(value, float):
        return f"{value}".replace(".", writing.decimal)
    return safe(clean(str(value)))


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, on one line."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else printable(text)


def _amount(amount: Money, writing: Writing) -> str:
    return str(amount).replace(".", writing.decimal)


# --- the page -------------------------------------------------------------------------------------------------------


def page(answered: Sequence[Answered], lang: str) -> str:
    """Return a page that sums up a table: who pays how much, what is missing, what is wrong."""
    words = catalogue(lang)
    decided = [row for row in answered if row.decision is not None]
    wrong = [row for row in answered if row.problems]
    sections = (
        Section(
            heading=words.table["by"], items=tuple(_by_payer(decided, words)), paragraphs=_patients(decided, words)
        ),
        Section(heading=words.table["missing.heading"], items=tuple(_missing(decided, words))),
        Section(heading=words.table["wrong.heading"], items=tuple(_wrong_rows(wrong, words))),
    )
    document = Document(
        lang=words.lang,
        title=words.table["title"],
        answer=words.table["answer"].format(rows=len(answered), answered=len(decided), wrong=len(wrong)),
        opening=(),
        sections=tuple(section for section in sections if section.items or section.paragraphs),
        source_word=words.say("source"),
    )
    return printable(html.render(document))


def _by_payer(decided: Sequence[Answered], words: Catalogue) -> Iterator[Item]:
    """Say of each payer how many sessions it pays, and what it pays of them."""
    counted: Counter[tuple[Payer | None, str | None]] = Counter()
    amounts: dict[tuple[Payer | None, str | None], Money] = {}
    words = words.naming({name for row in decided if row.decision is not None for name in row.decision.about.packages})
    for row in decided:
        decision = row.decision
        assert decision is not None
        key = decision.payer, decision.package
        counted[key] += 1
        if decision.amounts is not None:
            amounts[key] = amounts.get(key, NOTHING) + _paid(decision)
    for (payer, package), count in counted.most_common():
        says = {"payer": _called(payer, package, words), "count": _count(count, words)}
        amount = amounts.get((payer, package))
        if amount is None or payer is Payer.NOBODY:
            yield Item(text=words.table["by.payer"].format(**says))
        else:
            yield Item(text=words.table["by.amount"].format(**says, amount=words.euros(amount)))


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


def _patients(decided: Sequence[Answered], words: Catalogue) -> tuple[str, ...]:
    """Say what all patients pay together."""
    amounts = [row.decision.amounts for row in decided if row.decision is not None and row.decision.amounts is not None]
    deductible, insured = NOTHING, NOTHING
    for amount in amounts:
        deductible += amount.deductible
        insured += amount.insured
    says = {"amount": words.euros(deductible + insured), "deductible": words.euros(deductible)}
    return (words.table["insured.total"].format(**says),) if amounts else ()


def _missing(decided: Sequence[Answered], words: Catalogue) -> Iterator[Item]:
    """Ask for each missing fact once, with the lines that wait for it; what most wait for comes first."""
    lines: dict[str, list[int]] = {}
    for row in decided:
        for name in row.decision.missing if row.decision is not None else ():
            lines.setdefault(name, []).append(row.line)
    for name, those in sorted(lines.items(), key=lambda item: -len(item[1])):
        says = {"question": question_for([name], words), "lines": _lines(those, words)}
        yield Item(text=words.table["missing.item"].format(**says), code=clean(name))


def _lines(lines: Sequence[int], words: Catalogue) -> str:
    named = ", ".join(map(str, lines[:_MOST_LINES]))
    more = len(lines) - _MOST_LINES
    return named if more <= 0 else words.table["more"].format(lines=named, count=more)


def _wrong_rows(wrong: Sequence[Answered], words: Catalogue) -> Iterator[Item]:
    for row in wrong[:_MOST_WRONG]:
        problem = escaped("; ".join(map(str, row.problems)))
        yield Item(text=words.table["wrong.item"].format(line=row.line, problem=problem))

"""A month looked at again, in words: what was expected and what came, a table of all lines, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from fysiodekking.explain import text
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Document
from fysiodekking.explain.facts import label_of
from fysiodekking.explain.return_codes import cause_words, meaning_of
from fysiodekking.explain.whole_return import came_in, name_of, summary_document
from fysiodekking.model.claim import Holds
from fysiodekking.model.money import Money
from fysiodekking.model.printable import clean, printable
from fysiodekking.model.returned import Came, Month, ReturnLine, ReturnSummary

COLUMNS = ("reference", "day", "expected", "granted", "came")
_NUMERIC = frozenset({COLUMNS.index("expected"), COLUMNS.index("granted")})


def month_text(month: Month, words: Catalogue) -> str:
    """Write a month for a terminal: the sums, each line that was sent with what can be behind it, and what to do."""
    net = month.summary.granted.cents - month.summary.of(Came.TAKEN_BACK).granted.cents
    together = (words.claims["month.together"], "", words.euros(month.summary.expected), _signed(net, words), "")
    head = tuple(words.claims[f"month.{name}"] for name in COLUMNS)
    first, *rows, last = text.aligned((head, *(_row(line, words) for line in month.lines), together), _NUMERIC)
    heading = words.claims["month.heading"]
    told = [first]
    for line, row in zip(month.lines, rows, strict=True):
        told.append(row)
        told.extend(text.wrapped(why, "    ", "    ") for why in reasons_of(line, words))
    return printable("\n".join([text.render(_page(month.summary, words)), heading, "-" * len(heading), *told, last]))


def _page(summary: ReturnSummary, words: Catalogue) -> Document:
    page = summary_document(summary, words)
    told = [page.answer]
    waiting, back = summary.of(Came.NOT_RETURNED), summary.of(Came.TAKEN_BACK)
    for further, count, amount in (
        ("month.waiting", waiting.count, waiting.expected),
        ("month.taken_back", back.count, back.granted),
    ):
        if count:
            told.append(words.claim(further, count=str(count), amount=words.euros(amount)))
    return attrs.evolve(page, title=words.claims["month.title"], answer=" ".join(told))


def _row(line: ReturnLine, words: Catalogue) -> tuple[str, ...]:
    granted = "" if line.granted is None else came_in(line.came, line.granted, words)
    expected = "" if line.expected is None else words.euros(line.expected)
    return (
        name_of(line, words),
        "" if line.date is None else line.date.isoformat(),
        expected,
        granted,
        came(line, words),
    )


def _signed(cents: int, words: Catalogue) -> str:
    return f"{'-' if cents < 0 else ''}{words.euros(Money(abs(cents)))}"


def came(line: ReturnLine, words: Catalogue) -> str:
    """Say what came of a line, with its codes and those of earlier returns."""
    codes = f" ({words.listed(map(clean, line.codes))})" if line.codes else ""
    earlier = ""
    if line.earlier_codes:
        earlier = f", {words.claim('came.earlier', codes=words.listed(map(clean, line.earlier_codes)))}"
    return f"{words.claims[f'came.{line.came}']}{codes}{earlier}"


def reasons_of(line: ReturnLine, words: Catalogue) -> Iterator[str]:
    """Say what can be behind what came: the causes that hold, else what its codes say and what would tell more."""
    if line.holding:
        yield words.claim("came.holds", causes=" ".join(cause_words(point.cause, words) for point in line.holding))
        return
    known = () if line.explained is None else (code.known for code in line.explained.codes)
    yield from (meaning_of(code, words) for code in known if code is not None)
    facts = dict.fromkeys(name for point in line.points if point.holds is Holds.OPEN for name in point.missing)
    if facts:
        yield words.claim("missing", facts=words.listed(label_of(name, words) for name in facts))
    if line.came is Came.LESS:
        yield words.claims["month.less"]
    elif line.came is Came.REFUSED and not line.codes:
        yield words.claims["step.ask_insurer"]

"""A whole return in words: a line for each line that came back, and a page on what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.return_codes import cause_words
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.printable import clean
from fysiodekking.model.returned import Came, ReturnLine, ReturnSummary


def line_words(line: ReturnLine, words: Catalogue) -> str:
    """Say one line that came back: what was expected, what came, its codes and the causes that hold."""
    parts = [words.claims[f"came.{line.came}"]]
    if line.expected is not None:
        parts.append(words.claim("came.expected", amount=words.euros(line.expected)))
    if line.granted is not None:
        parts.append(words.claim("came.granted", amount=came_in(line.came, line.granted, words)))
    aside = line.granted_not_financial
    if aside is not None and aside != NOTHING:
        parts.append(words.claim("came.not_financial", amount=came_in(line.came, aside, words)))
    if line.codes:
        parts.append(words.claim("came.codes", codes=words.listed(map(clean, line.codes))))
    text = words.claim("came", reference=name_of(line, words), parts="; ".join(parts))
    holding = [cause_words(point.cause, words) for point in line.holding]
    return f"{text} {words.claim('came.holds', causes=' '.join(holding))}" if holding else text


def name_of(line: ReturnLine, words: Catalogue) -> str:
    """Return what a line is called by: its reference, or that it has none."""
    return clean(line.reference) or words.claims["came.unnamed"]


def summary_document(summary: ReturnSummary, words: Catalogue) -> Document:
    """Make the page on what the lines come to."""
    return Document(
        lang=words.lang,
        title=words.claims["whole.title"],
        answer=words.claim(
            "whole.one" if summary.count == 1 else "whole",
            count=str(summary.count),
            expected=words.euros(summary.expected),
            granted=words.euros(summary.granted),
        ),
        opening=(words.claims["whole.expected"], *_hangs_on(summary, words)),
        sections=tuple(section for section in _sections_of(summary, words) if section.items),
        source_word=words.say("source"),
    )


def _hangs_on(summary: ReturnSummary, words: Catalogue) -> Iterator[str]:
    """Say for how many lines what was expected hangs on something, and on what."""
    for reason, count in summary.conditions:
        name = "whole.hangs.one" if count == 1 else "whole.hangs"
        yield words.claim(name, count=str(count), what=words.claims[f"whole.hangs.{reason}"])


def came_in(came: Came, amount: Money, words: Catalogue) -> str:
    """Write an amount that came in; with a sign one that went back."""
    return f"{sign(came, amount)}{words.euros(amount)}"


def sign(came: Came, amount: Money) -> str:
    """Return what stands before an amount that went back; nothing before one that came in, or is nothing."""
    return "-" if came is Came.TAKEN_BACK and amount != NOTHING else ""


def _sections_of(summary: ReturnSummary, words: Catalogue) -> Iterator[Section]:
    """Yield what the lines come to: sums, what to do first, causes, and codes that explain nothing."""
    yield Section(
        heading=words.claims["whole.heading.came"],
        items=tuple(
            Item(
                text=words.claim(
                    "whole.came",
                    came=words.claims[f"came.{came}"],
                    count=str(each.count),
                    expected=words.euros(each.expected),
                    granted=came_in(came, each.granted, words),
                )
            )
            for came, each in summary.sums.items()
        ),
    )
    yield Section(
        heading=words.claims["whole.heading.first"],
        items=tuple(
            Item(text=words.claim("whole.times", what=words.claims[f"do.{act}"], count=str(count)))
            for act, count in summary.steps
        ),
        ordered=True,
    )
    yield Section(
        heading=words.claims["whole.heading.causes"],
        items=tuple(
            Item(text=words.claim("whole.times", what=cause_words(cause, words), count=str(count)))
            for cause, count in summary.causes
        ),
    )
    yield Section(
        heading=words.claims["whole.heading.unknown"],
        items=tuple(Item(text=clean(code)) for code in summary.unknown_codes),
    )
    yield Section(
        heading=words.claims["whole.heading.other"],
        items=tuple(
            Item(text=words.claim("whole.other", place=clean(place), code=clean(code)))
            for place, code in summary.other_codes
        ),
    )

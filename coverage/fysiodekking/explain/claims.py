"""A claim check in words: what is wrong, what could not be told, what is fine. Never that a line will be paid."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fysiodekking.explain import FORMS, answer, qualifications
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import sources_of
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.facts import label_of
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.placeholders import say
from fysiodekking.explain.return_codes import cause_words, source_words
from fysiodekking.model.checked import demand, demand_word
from fysiodekking.model.claim import ClaimCheck, Holds, Point, Step
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.money import Money
from fysiodekking.model.printable import brief, printable
from fysiodekking.model.return_code import Cause

_AND, _OR = " + ", " / "
"""What stands between things that are told together."""
_AMOUNT, _DAY = re.compile(r"[0-9]{1,9}\.[0-9]{2}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""How the data write an amount and a day."""
_LAST = "<= "
"""Stands before the last day on which something could be."""
_BETWEEN = re.compile(r", (?![^()]*\))")
_NUMBERED = re.compile(r"(.*?)( \([0-9, /]+\))?", re.DOTALL)
"""Qualifications, each with its numbers in the register where it is one that is asked."""
_VERDICTS = {Holds.YES: "refused", Holds.NO: "met", Holds.OPEN: "unknown"}


@carries_no_data
def explain_claim(check: ClaimCheck, lang: str = "nl", form: str = "text") -> str:
    """Say a claim check in words: what to do, what is wrong, what could not be told, what is right.

    :param check: what `check_claim` returned.
    :param lang: ``nl`` or ``en``.
    :param form: ``text`` (80 columns), ``markdown``, or ``html``.
    :raises InvalidInput: (a `ValueError`) for another language or form, or anything but a claim check.
    """
    demand(check, ClaimCheck, "check_claim gives one")
    return rendered(claim_document(check, catalogue(lang)), form)


def rendered(document: Document, form: str) -> str:
    """Write a document in one of the forms."""
    demand_word(form, FORMS, "a form of the explanation")
    render = importlib.import_module(f"fysiodekking.explain.{form}").render
    return printable(render(document))


def claim_document(check: ClaimCheck, words: Catalogue) -> Document:
    """Make the page of a claim check."""
    decision = check.decision
    words = words.naming(decision.about.packages)
    found = "wrong" if check.wrong else "open" if check.open else "fine"
    told = {
        "wrong": items_of(check.wrong, decision, words, name="check"),
        "open": items_of(check.open, decision, words, name="check"),
        "fine": tuple(_fine(point, decision, words) for point in check.fine),
    }
    return Document(
        lang=words.lang,
        title=words.claim("check.title", date=words.day(decision.about.date)),
        answer=words.claims[f"check.{found}"],
        opening=(answer.in_short(decision, words), words.claims["check.no_promise"]),
        sections=(
            *steps_section(check.steps, words),
            *(
                Section(heading=words.claims[f"check.heading.{name}"], items=items)
                for name, items in told.items()
                if items
            ),
        ),
        source_word=words.say("source"),
    )


def _fine(point: Point, decision: Decision, words: Catalogue) -> Item:
    part = words.claims[f"part.{point.cause}"]
    return Item(
        text=part if point.stands is None else words.claim("fine", part=part, stands=_stands(point, words)),
        sources=(*sources_of(point.citations, decision.law.on, words, quoted=False), *map(source_words, point.sources)),
    )


def steps_section(steps: Iterable[Step], words: Catalogue) -> Iterator[Section]:
    """Yield what to do, as one section; none when there is nothing to do."""
    items = tuple(Item(text=_step(step, words)) for step in steps)
    if items:
        yield Section(heading=words.claims["heading.next"], items=items, ordered=True)


def _step(step: Step, words: Catalogue) -> str:
    known = {
        "what": None if step.what is None else _part(step.what, words),
        "stands": None if step.stands is None else _value(step.stands, words),
        "should": None if step.should is None else _value(step.should, words),
        "facts": words.listed(dict.fromkeys(label_of(name, words) for name in step.facts)) or None,
        "amount": None if step.amount is None else words.euros(step.amount),
    }
    return _said(f"step.{step.act}", words, known)


def _part(what: str, words: Catalogue) -> str:
    return label_of(what, words) if what in words.facts else brief(what)


def _stands(point: Point, words: Catalogue) -> str:
    assert point.stands is not None
    return _qualifications(point.stands, words) if point.cause is Cause.QUALIFICATION else _value(point.stands, words)


def _value(value: str, words: Catalogue) -> str:
    own = {"true": words.yes, "false": words.no, "left": words.claims["left"], "right": words.claims["right"]}
    known: dict[str, str] = {**own, **{str(kind): called for kind, called in words.kinds.items()}}
    parts = ((known.get(part) or _written(part, words) for part in both.split(_OR)) for both in value.split(_AND))
    return _AND.join(_OR.join(each) for each in parts)


def _qualifications(value: str, words: Catalogue) -> str:
    """Call the qualifications that a point tells by their words in the data, with a number behind one that is asked."""
    stated = [_NUMBERED.fullmatch(each) for each in _BETWEEN.split(value)]
    return words.listed(qualifications.called([each[1]], words)[0] + (each[2] or "") for each in stated if each)


def _written(part: str, words: Catalogue) -> str:
    """Write an amount, a day or a last day the way of the language, and anything else as it stands."""
    if part.startswith(_LAST):
        return words.say("<= day", value=_written(part.removeprefix(_LAST), words))
    if _AMOUNT.fullmatch(part):
        return words.euros(Money.parse(part))
    if _DAY.fullmatch(part):
        return words.day(date.fromisoformat(part))
    return brief(part)


def _said(name: str, words: Catalogue, known: Mapping[str, str | None]) -> str:
    """Say the wording that names everything that is known; the plain one where there is none."""
    told = {blank: value for blank, value in known.items() if value is not None}
    full = ".".join((name, *told))
    return words.claim(full if full in words.claims else name, **told)


def items_of(points: Iterable[Point], decision: Decision, words: Catalogue, *, name: str) -> tuple[Item, ...]:
    """Tell points, each with its question.

    :param name: whose marks are set: those of a check or of a return.
    """
    return tuple(_item(point, decision, words, name) for point in points)


def _item(point: Point, decision: Decision, words: Catalogue, name: str) -> Item:
    cited = sources_of(point.cited, decision.law.on, words, quoted=False)
    met = () if name == "return" else point.codes
    return Item(
        text=why_words(point, decision, words),
        mark=words.claims[f"mark.{name}.{point.holds}"],
        verdict=_VERDICTS[point.holds],
        question=cause_words(point.cause, words),
        details=words.claim("codes", codes=words.listed(met)) if met else None,
        sources=(*cited, *map(source_words, point.sources)),
    )


def why_words(point: Point, decision: Decision, words: Catalogue) -> str:
    """Say why a point came out as it did."""
    facts = words.listed(dict.fromkeys(label_of(name, words) for name in point.missing))
    missing = f" {words.claim('missing', facts=facts)}" if facts else ""
    if point.finding is not None:
        sentence = say(words.sentences[point.finding.reason], point.finding, decision.about, words).text
        line = "" if point.stands is None else f" {words.claim('line', line=brief(point.stands))}"
        return f"{words.claims[f'holds.{point.holds}']}{line} {sentence}{missing}"
    assert point.why is not None
    known = {"stands": point.stands, "should": point.should}
    written = _qualifications if point.cause is Cause.QUALIFICATION else _value
    shown = {name: None if value is None else written(value, words) for name, value in known.items()}
    return _said(f"why.{point.why}", words, shown) + missing

"""From a decision to a document: which sections there are, in which order, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from fysiodekking.explain import answer, certainty, changes, findings
from fysiodekking.explain.audience import document_for
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import sources_of
from fysiodekking.explain.document import Audience, Document, Item, Section, told_once
from fysiodekking.explain.facts import asked_together, fact_of, key_words, last_day
from fysiodekking.explain.languages import plain_catalogue
from fysiodekking.explain.placeholders import say
from fysiodekking.explain.replies import replies_words
from fysiodekking.model.decision import (
    COVERED,
    POSITIVE,
    Decision,
    Finding,
    LineJudgement,
    Outcome,
    Payer,
    Phase,
    Remaining,
)
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import LIMIT, READING, Name, named
from fysiodekking.model.needs import Elsewhere
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground, Per, Profession, Technique
from fysiodekking.model.what_if import Question, WhatIf

_OWN_QUESTIONS: Final = {
    Reason.COMPETENCE_NOT_GIVEN: ("provider.trained_in", "competent_question"),
    Reason.QUALIFICATION_NOT_GIVEN: ("provider.specialisms", "qualified_question"),
}
"""What is asked of a fact for these reasons, where the question of that fact is for another one."""
_IS_NO_PHYSIOTHERAPY: Final = frozenset(
    {Reason.NOT_REGISTERED, Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST, Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY}
)
_NOT_OF_THAT_DAY: Final = frozenset({Reason.PACKAGE_OF_OTHER_YEAR, Reason.PACKAGE_NOT_BEGUN})
_LASTS_A_YEAR: Final = frozenset(
    {
        Reason.DEDUCTIBLE_APPLIES,
        Reason.DEDUCTIBLE_PAID_BACK,
        Reason.DEDUCTIBLE_USED_UP,
        Reason.ONLY_VOLUNTARY_DEDUCTIBLE,
        Reason.PACKAGE_TAKES_DEDUCTIBLE,
    }
)


def document(
    decision: Decision,
    words: Catalogue,
    *,
    audience: Audience = "desk",
    full: bool = False,
    needling: bool = False,
    what_if: WhatIf | None = None,
) -> Document:
    """Return the explanation of a decision for an audience.

    :param full: also what was met or did not apply; after dry needling, also what that is.
    :param needling: also what dry needling is, and why it is not acupuncture.
    :param what_if: also what would change it.
    """
    words = plain_catalogue(words.lang) if audience == "patient" else words
    words = words.naming(decision.about.packages, told_apart=_of_that_day(decision))
    told = findings.tell(decision, words)
    shown = needling or (full and did_needling(decision))
    open_ = decision.outcome is Outcome.UNDETERMINED
    missing = _missing(decision, words, what_if)
    asked_first = open_ or decision.payer is None
    sections = (
        *((missing,) if asked_first else ()),
        Section(heading=words.headings["why"], items=told.deciding if open_ else _first_for_all(told.deciding)),
        _others(decision, told.failed, words),
        *(() if asked_first else (missing,)),
        *(() if what_if is None else changes.sections(decision, what_if, words)),
        _extra_lines(decision, words),
        _deductible(decision, words),
        Section(
            heading=words.headings["left"],
            items=told_once(left_after(decision.remaining, words, decision.findings, decision.about.date)),
            to="patient",
        ),
        Section(heading=words.headings["claim"], items=tuple(_claim(decision, words))),
        Section(heading=words.headings["about"], items=tuple(_about(decision, words))),
        Section(heading=words.headings["rest"], items=told.rest, ordered=True, to="desk" if full else "lawyer"),
        Section(
            heading=words.headings["needling"],
            paragraphs=(words.say("needling"),) if shown else (),
            to="patient" if needling else "desk",
        ),
        Section(heading=words.headings["sure"], items=tuple(certainty.how_sure(decision, told.cited, words))),
    )
    shares = tuple(answer.shares(decision, words))
    frame = Document(
        lang=words.lang,
        title=words.say("title", date=words.day(decision.about.date)),
        answer=" ".join((answer.first_sentence(decision, words), *answer.need_not_be_paid(decision, words))),
        opening=(),
        sections=(),
        source_word=words.say("source"),
        shares=shares if len(shares) > 1 else (),
    )
    return document_for(audience, frame, Section(heading="", items=tuple(answer.opening(decision, words))), sections)


def _of_that_day(decision: Decision) -> frozenset[str]:
    """Return the packages that the patient has on that day: one of another year is told with its year."""
    of_another = {each.subject for each in decision.findings if each.reason in _NOT_OF_THAT_DAY}
    return frozenset(each.id for each in decision.about.packages if each.id not in of_another)


def _first_for_all(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Tell everybody the first of some reasons."""
    return tuple(attrs.evolve(item, to="patient" if item is items[0] else None) for item in items)


def _others(decision: Decision, failed: tuple[Item, ...], words: Catalogue) -> Section:
    """Tell what failed as well; why somebody else does not pay a session that is covered, only a lawyer asks."""
    covered = decision.outcome in COVERED and decision.payer is not None
    heading = words.headings["others.covered" if covered else "others"]
    return Section(heading=heading, items=failed, ordered=True, to="lawyer" if covered else "desk")


def _about(decision: Decision, words: Catalogue) -> Iterator[Item]:
    """Say what session this is about, and how its packages are called."""
    yield Item(text=answer.about(decision, words))
    for package in decision.about.packages:
        yield Item(
            text=words.say("about.package", package=words.package(package.id)), code=clean(package.id), to="lawyer"
        )


def did_needling(decision: Decision) -> bool:
    """Tell whether dry needling was among what was done."""
    return Technique.DRY_NEEDLING in (decision.about.techniques or ())


# --- what is missing ------------------------------------------------------------------------------------------------


def _missing(decision: Decision, words: Catalogue, what_if: WhatIf | None) -> Section:
    """Ask for the missing facts; those of the same kind in several rows are asked together.

    With `what_if` the most useful question comes first, with what each answer leads to.
    """
    asked = () if what_if is None else what_if.questions
    names_in_order = dict.fromkeys((*(name for each in asked for name in each.names), *decision.missing))
    still = frozenset(decision.missing)
    missing = (name for name in names_in_order if name in still)
    items = tuple(item for names in asked_together(missing) for item in _missing_items(decision, names, asked, words))
    open_ = decision.outcome is Outcome.UNDETERMINED
    lead = () if open_ else (_what_is_open(decision, words),)
    if open_ and what_if is not None and not what_if.complete:
        lead = (words.say("not_all_tried"),)
    return Section(heading=words.headings["missing"], paragraphs=lead if items else (), items=items)


def _missing_items(
    decision: Decision, names: list[str], asked: tuple[Question, ...], words: Catalogue
) -> Iterator[Item]:
    """Ask for some facts, and say what each answer leads to; without that, at which number the answer turns.

    Of a history that was not given, each count is a question of its own.
    """
    same = [each for each in asked if set(each.names) == set(names)]
    leads = [(each, text) for each in same if (text := replies_words(each, same, words))]
    item = Item(text=question_of(decision, names, words), code=", ".join(map(clean, names)), to="patient")
    if not leads:
        yield attrs.evolve(item, text=item.text + _turns(decision, names, words))
    for each, text in leads:
        yield attrs.evolve(item, text=_question_about(each, words) or item.text, details=text)


def _question_about(question: Question, words: Catalogue) -> str | None:
    """Ask what the replies answer: a count, or whether a budget has anything left; None where that is the fact."""
    about = named(question.about)
    if about.pattern == LIMIT:
        return words.say("budget", package=words.package(about.keys[0]))
    return words.phrases.get(f"history.{about}" if question.names == ("history",) else about)


def question_of(decision: Decision, names: Sequence[str], words: Catalogue) -> str:
    """Ask for what a decision lacks; the names are those of one kind."""
    own = [each for reason, each in _OWN_QUESTIONS.items() if reason in decision.reasons and [each[0]] == names]
    return words.say(own[0][1]) if own else question_for(names, words)


def question_for(names: Sequence[str], words: Catalogue) -> str:
    """Ask for a missing fact; the names are those of one kind."""
    paths = [named(name) for name in names]
    first = paths[0]
    if first.pattern == READING and first.keys[0] in words.readings:
        return words.say("reading_question", question=words.readings[first.keys[0]].question)
    known = words.facts.get(first.pattern)
    if known is None or not known.question:
        return words.say("what_is", path=clean(names[0]))
    return known.question.format(key=_keys_words(paths, words))


def _keys_words(paths: list[Name], words: Catalogue) -> str:
    """Name what a question is about; rows of a list in their order."""
    if not paths[0].of_a_row:
        return words.listed(key_words(path, words) for path in paths)
    rows = words.listed(str(each) for each in sorted(int(key_words(path, words)) for path in paths))
    return words.say("row" if len(paths) == 1 else "rows", rows=rows)


def _turns(decision: Decision, names: list[str], words: Catalogue) -> str:
    """Say at which number of sessions elsewhere the answer turns; where that is another than was asked, of what."""
    asked, turns = named(names[0]), dict[str, set[int]]()
    if asked.part != "used":
        return ""
    for need in (need for finding in decision.findings for need in finding.needs):
        if need.names == tuple(names) and need.at is not None and need.at > 0:
            counted = need.key.field if isinstance(need.key, Elsewhere) else asked.field
            turns.setdefault(counted, set()).add(need.at)
    told = ""
    for counted in sorted(turns):
        question = "" if counted == asked.field else words.phrases.get(f"used.{counted}")
        if question is not None:
            numbers = words.either(str(at - 1) for at in sorted(turns[counted]))
            told = " ".join(filter(None, (told, question, words.say("turns_at", numbers=numbers))))
    return f" {told}" if told else ""


def _what_is_open(decision: Decision, words: Catalogue) -> str:
    if decision.payer is None:
        return words.say("missing.payer" if decision.outcome in COVERED else "missing.bears")
    return words.say("missing.package" if decision.package is None and _by_package(decision) else "missing.amounts")


def _by_package(decision: Decision) -> bool:
    return decision.payer is Payer.PACKAGE


# --- lines, deductible, what is left, claim ---------------------------------------------------------------------------


def _extra_lines(decision: Decision, words: Catalogue) -> Section:
    found = {each.subject: each for each in decision.findings if each.phase is Phase.LINE}
    items = tuple(
        _line(line, found.get(str(number)), decision, words) for number, line in enumerate(decision.extra_lines)
    )
    return Section(heading=words.headings["lines"], items=items)


def _line(line: LineJudgement, finding: Finding | None, decision: Decision, words: Catalogue) -> Item:
    name = {True: "line.yes", False: "line.no", None: "line.open"}[line.chargeable]
    described = words.say("line", line=clean(line.description)) if clean(line.description) else words.say("line.bare")
    reasons = [say(words.sentences[reason], finding, decision.about, words).text for reason in line.reasons]
    return Item(
        text=" ".join([words.say(name, line=described), *reasons]),
        to="patient" if line.chargeable is False else None,
        sources=sources_of(line.citations, decision.law.on, words),
    )


def _deductible(decision: Decision, words: Catalogue) -> Section:
    """Say what the deductible does, when the basic package pays or may pay."""
    heading = words.headings["deductible"]
    charge = next((each for each in decision.findings if each.phase is Phase.CHARGE), None)
    if charge is None or decision.payer is not Payer.BASIC:
        return Section(heading=heading)
    parts = [say(words.sentences[charge.reason], charge, decision.about, words).text]
    if decision.amounts is not None and decision.amounts.deductible != NOTHING:
        amount = words.euros(decision.amounts.deductible)
        parts.append(answer.deductible_apart(charge, words) or words.say("deductible.part", amount=amount))
    if decision.amounts is not None and decision.amounts.package != NOTHING:
        parts.append(words.say("deductible.package", amount=words.euros(decision.amounts.package)))
    lower = fact_of(charge, "lower_mandatory_deductible")
    if isinstance(lower, Money):
        parts.append(words.say("deductible.lower", amount=words.euros(lower)))
    if charge.reason in _LASTS_A_YEAR:
        parts.append(words.say("resets.deductible"))
    return Section(
        heading=heading,
        items=(Item(text=" ".join(parts), sources=sources_of(charge.citations, decision.law.on, words)),),
    )


def left_after(
    remaining: tuple[Remaining, ...],
    words: Catalogue,
    findings: tuple[Finding, ...] = (),
    day: date | None = None,
) -> Iterator[Item]:
    """Say what is left of every limit; two limits of one package that run alike are told apart by their names.

    :param findings: of the decision: they know until when the term of a ground runs.
    :param day: of the session: of a term whose last day it is, nothing can be used later.
    """
    labels = [limit_of(each, words) for each in remaining]
    wide = [label for each, label in zip(remaining, labels, strict=True) if not each.covers]
    for each, label in zip(remaining, labels, strict=True):
        if each.covers:
            care = words.listed(words.classes[cover] for cover in each.covers)
            yield _left(each, words.say("left.part", of=label, care=care), words)
        elif wide.count(label) > 1:
            limit = clean(each.of.keys[-1])
            yield _left(each, words.say("left.limit", of=label, limit=limit), words)
        else:
            item = _left(each, label, words)
            last = None if each.left in {None, 0} else _last_day(each, findings)
            if last is not None:
                name = "left.until_today" if last == day else "left.until"
                item = attrs.evolve(item, text=f"{item.text} {words.say(name, last=words.day(last))}")
            yield item


def _last_day(each: Remaining, findings: tuple[Finding, ...]) -> date | None:
    """Return the last day of the term of a ground that pays, where it has one."""
    if each.package is not None:
        return None
    paying = [finding for finding in findings if finding.subject == each.of.keys[0] and finding.verdict in POSITIVE]
    ends = [last for finding in paying for fact in finding.facts if (last := last_day(fact)) is not None]
    return min(ends, default=None)


def limit_of(each: Remaining, words: Catalogue) -> str:
    """Name what is counted, and over what."""
    if each.package is not None:
        return words.say("left.package", package=words.package(each.package), per=words.say(f"per.{each.per}"))
    ground = words.grounds[Ground(each.of.keys[0])]
    if each.per is None:
        return words.say("left.basic", ground=ground)
    return words.say("left.basic.per", ground=ground, per=words.say(f"per.{each.per}"))


def _left(each: Remaining, of: str, words: Catalogue) -> Item:
    """Say what is left of one limit; what is left of a day helps nobody after it."""
    return Item(text=_left_words(each, of, words), to="desk" if each.per == Per.DAY else None)


def _left_words(each: Remaining, of: str, words: Catalogue) -> str:
    if each.left == UNLIMITED:
        return words.say("left.unlimited", of=of)
    resets = _resets(each, words)
    if each.left is None:
        return words.say("left.open", of=of) + resets
    if each.used_up:
        return words.say("left.none", of=of) + resets
    if isinstance(each.left, Money):
        return words.say("left", of=of, left=words.euros(each.left)) + resets
    return words.say("left.one" if each.left == 1 else "left.several", of=of, count=str(each.left)) + resets


def _resets(each: Remaining, words: Catalogue) -> str:
    """Say when a count begins anew."""
    per = each.per
    if per in {Per.CALENDAR_YEAR, Per.CALENDAR_YEAR_AND_CONDITION}:
        return f" {words.say('resets.calendar_year' if each.package is None else 'resets.package')}"
    if per == Per.CONDITION:
        return f" {words.say('resets.condition')}"
    return f" {words.say('resets.lifetime')}" if per == Per.INSURANCE_LIFETIME else ""


def _claim(decision: Decision, words: Catalogue) -> Iterator[Item]:
    """Say who gets a bill, and what stands on the claim: the performance code, and the entitlement code."""
    bill = " ".join(_bill(decision, words))
    if bill:
        yield Item(text=bill, to="patient")
    if decision.payer is not Payer.NOBODY and not answer.somebody_else_pays(decision):
        yield Item(text=" ".join(_codes(decision, words)))


def _bill(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Say where the bill goes, as far as that is known, and who asks for the deductible."""
    if decision.payer is Payer.NOBODY:
        yield words.say("claim.nobody")
    elif answer.somebody_else_pays(decision):
        yield words.say("claim.other_payer")
    elif decision.payer is Payer.INSURED:
        yield words.say("claim.to.insured")
    elif decision.payer is None:
        return
    elif (contracted := answer.contracted(decision)) is None:
        yield words.say("claim.contract_open")
    elif not contracted:
        yield words.say("claim.uncontracted")
    else:
        yield words.say("claim.to.insurer")
        if decision.amounts is not None and decision.amounts.deductible != NOTHING:
            yield words.say("claim.deductible")


def _codes(decision: Decision, words: Catalogue) -> Iterator[str]:
    code = decision.about.performance
    if code is not None:
        wrong = decision.outcome is Outcome.NOT_COVERED and _IS_NO_PHYSIOTHERAPY & set(decision.reasons)
        yield words.say("claim.not_this" if wrong else "claim.code", code=words.performance(code))
    if decision.entitlement_code is not None:
        name = "claim.entitlement.insured" if decision.payer is Payer.INSURED else "claim.entitlement"
        if decision.payer is Payer.INSURED and Reason.ANNEX_1_FIRST_SESSIONS in decision.reasons:
            yield words.say("claim.counts")
        yield words.say(name, entitlement=decision.entitlement_code)
    elif decision.outcome is Outcome.UNDETERMINED or decision.payer is None:
        yield words.say("claim.open")
    else:
        yield words.say("claim.none")
    if did_needling(decision) and decision.about.profession is Profession.PHYSIOTHERAPIST:
        yield words.say("claim.needling")
    refused = [line.description for line in decision.extra_lines if line.chargeable is False]
    named = [words.say("quoted", line=clean(line)) for line in refused if clean(line)]
    if named:
        yield words.say("claim.no_line" if len(named) == 1 else "claim.no_lines", lines=words.listed(named))

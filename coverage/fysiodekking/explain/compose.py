"""From a decision to a document: which sections there are, in which order, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.explain import answer, certainty, steps
from fysiodekking.explain.blanks import say
from fysiodekking.explain.catalogue import Catalogue, clean
from fysiodekking.explain.citations import sources_of
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.facts import READING, path_of
from fysiodekking.model.decision import Decision, Finding, LineJudgement, Outcome, Payer, Phase, Remaining
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.vocabulary import Ground, Technique, Unit

_LEFT_IN_WORDS = frozenset({"unlimited"})


def document(decision: Decision, words: Catalogue, *, full: bool = False) -> Document:
    """Return the whole explanation of a decision.

    :param full: also what was met or did not apply, and what dry needling is.
    """
    told = steps.tell(decision, words)
    sections = (
        Section(heading=words.headings["why"], items=told.deciding),
        Section(heading=words.headings[_others(decision)], items=told.failed, ordered=True),
        _missing(decision, words),
        _extra_lines(decision, words),
        _deductible(decision, words),
        Section(heading=words.headings["left"], items=tuple(_left(each, words) for each in decision.remaining)),
        Section(heading=words.headings["claim"], paragraphs=tuple(_claim(decision, words))),
        Section(heading=words.headings["sure"], items=tuple(certainty.how_sure(decision, told.cited, words))),
        *(_in_full(decision, words, told.rest) if full else ()),
    )
    return Document(
        lang=words.lang,
        title=words.say("title", date=words.day(decision.about.date)),
        answer=answer.first_sentence(decision, words),
        opening=tuple(answer.opening(decision, words)),
        sections=tuple(section for section in sections if section.items or section.paragraphs),
        source_word=words.say("source"),
    )


def did_needling(decision: Decision) -> bool:
    """Tell whether dry needling was among what was done."""
    return Technique.DRY_NEEDLING in (decision.about.techniques or ())


def _others(decision: Decision) -> str:
    covered = decision.outcome in {Outcome.COVERED, Outcome.COVERED_IF} and decision.payer is not None
    return "others.covered" if covered else "others"


# --- what is missing ------------------------------------------------------------------------------------------------


def _missing(decision: Decision, words: Catalogue) -> Section:
    """Ask for the missing facts; those of the same kind in several rows are asked together."""
    together: dict[str, list[str]] = {}
    for name in decision.missing:
        together.setdefault(path_of(name).pattern if "[" in name else name, []).append(name)
    items = tuple(
        Item(text=f"{_question(names, words)}{_turns(decision, names, words)}", code=", ".join(map(clean, names)))
        for names in together.values()
    )
    lead = () if decision.outcome is Outcome.UNDETERMINED else (_what_is_open(decision, words),)
    return Section(heading=words.headings["missing"], paragraphs=lead if items else (), items=items)


def _question(names: list[str], words: Catalogue) -> str:
    paths = [path_of(name) for name in names]
    pattern, key = paths[0]
    if pattern == READING and key in words.readings:
        return words.say("reading_question", question=words.readings[key].question)
    known = words.facts.get(pattern)
    if known is None or not known.question:
        return words.say("what_is", path=clean(names[0]))
    return known.question.format(key=words.listed(path.key for path in paths))


def _turns(decision: Decision, names: list[str], words: Catalogue) -> str:
    """Say at which number of sessions elsewhere the answer turns."""
    turns = sorted(
        {
            need.at
            for finding in decision.findings
            for need in finding.needs
            if need.at is not None and need.at > 0 and need.names == tuple(names) and names[0].startswith("used.")
        }
    )
    if not turns:
        return ""
    sentence = words.say("turns_at", numbers=words.listed(str(at - 1) for at in turns))
    return f" {sentence}"


def _what_is_open(decision: Decision, words: Catalogue) -> str:
    if decision.payer is None:
        return words.say("missing.payer")
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
        sources=sources_of(line.citations, words),
    )


def _deductible(decision: Decision, words: Catalogue) -> Section:
    """Say what the deductible does, when the basic package pays or may pay."""
    heading = words.headings["deductible"]
    charge = next((each for each in decision.findings if each.phase is Phase.CHARGE), None)
    if charge is None or decision.payer is not Payer.BASIC:
        return Section(heading=heading)
    parts = [say(words.sentences[charge.reason], charge, decision.about, words).text]
    if decision.amounts is not None and decision.amounts.deductible != NOTHING:
        parts.append(words.say("deductible.part", amount=words.euros(decision.amounts.deductible)))
    if decision.amounts is not None and decision.amounts.package != NOTHING:
        parts.append(words.say("deductible.package", amount=words.euros(decision.amounts.package)))
    return Section(heading=heading, items=(Item(text=" ".join(parts), sources=sources_of(charge.citations, words)),))


def _left(each: Remaining, words: Catalogue) -> Item:
    owner, _, limit = each.of.partition("/")
    if owner == Phase.BASIC and limit in set(Ground):
        ground = words.grounds[Ground(limit)]
        of = words.say("left.basic", ground=ground)
        if each.per is not None:
            of = words.say("left.basic.per", ground=ground, per=words.say(f"per.{each.per}"))
    else:
        of = words.say("left.package", package=clean(owner), per=words.say(f"per.{each.per}"))
    if each.left is None:
        return Item(text=words.say("left.open", of=of))
    if each.left in _LEFT_IN_WORDS:
        return Item(text=words.say("left.unlimited", of=of))
    if each.unit == Unit.EUROS:
        return Item(text=words.say("left", of=of, left=words.euros(Money.parse(str(each.left)))))
    return Item(text=words.say("left", of=of, left=words.sessions(str(each.left))))


def _claim(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Say what stands on the claim: the performance code, and the entitlement code."""
    code = decision.about.performance
    if decision.payer is Payer.NOBODY:
        yield words.say("claim.nobody")
        return
    sentences = [] if code is None else [words.say("claim.code", code=clean(code))]
    if decision.entitlement_code is not None:
        sentences.append(words.say("claim.entitlement", entitlement=decision.entitlement_code))
    elif decision.outcome is Outcome.UNDETERMINED or decision.payer is None:
        sentences.append(words.say("claim.open"))
    else:
        sentences.append(words.say("claim.none"))
    if did_needling(decision):
        sentences.append(words.say("claim.needling"))
    yield " ".join(sentences)


def _in_full(decision: Decision, words: Catalogue, rest: tuple[Item, ...]) -> Iterator[Section]:
    yield Section(heading=words.headings["rest"], items=rest, ordered=True)
    if did_needling(decision):
        yield Section(heading=words.headings["needling"], paragraphs=(words.say("needling"),))

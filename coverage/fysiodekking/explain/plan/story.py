"""The story of a plan: which sessions the same one pays, what they cost the patient, and why it is so.

Text and page show the same document, each with its own table or picture beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from fysiodekking.explain import answer, findings
from fysiodekking.explain.answer import condition_words
from fysiodekking.explain.audience import document_for
from fysiodekking.explain.compose import left_after, question_for
from fysiodekking.explain.document import Audience, Document, Item, Section
from fysiodekking.explain.facts import asked_together
from fysiodekking.explain.languages import plain_catalogue
from fysiodekking.explain.plan.words import PlanWords
from fysiodekking.model.decision import Outcome, Payer, Verdict
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.plan import AmountRange, CostRange, Plan, Step
from fysiodekking.model.printable import clean


@attrs.frozen
class Kind:
    """Who pays a session, as far as it is known.

    :param payer: None while it is unknown.
    :param package: the package that pays; None when it is another payer, or not known which.
    :param provided: a judgement of the insurer comes first.
    """

    payer: Payer | None
    package: str | None = None
    provided: bool = False

    @property
    def name(self) -> str:
        """The payer as a word for a style sheet."""
        return "unknown" if self.payer is None else self.payer.value

    def called(self, words: PlanWords, *, fully: bool = False) -> str:
        """Name the payer in a few words; fully: a package with its insurer."""
        if self.payer is Payer.PACKAGE and self.package is None:
            return words.say("package.open")
        package = (words.catalogue if fully else words).package(self.package or "")
        return words.say(f"{self.name}.if" if self.provided else self.name, package=package)


@attrs.frozen
class Stretch:
    """Sessions that follow each other and that the same one pays."""

    kind: Kind
    steps: tuple[Step, ...]


def kind_of(step: Step) -> Kind:
    """Return who pays a session."""
    known = step.known
    if known.payer is None or known.outcome is Outcome.UNDETERMINED:
        return Kind(None)
    package = known.package if known.payer is Payer.PACKAGE else None
    return Kind(known.payer, package, known.outcome is Outcome.COVERED_IF)


def stretches(planned: Plan) -> tuple[Stretch, ...]:
    """Return the sessions in stretches of one payer."""
    return tuple(Stretch(kind, tuple(same)) for kind, same in groupby(planned.steps, kind_of))


def own_costs(step: Step) -> AmountRange | None:
    """Return what a session costs the patient; nothing when nobody may charge it, None when it is not known."""
    return AmountRange(NOTHING, NOTHING) if step.known.payer is Payer.NOBODY else step.between


def amount_open(step: Step) -> bool:
    """Tell whether it is known who pays a session, and not what it costs the patient."""
    costs = own_costs(step)
    return kind_of(step).payer is not None and (costs is None or costs.exact is None)


def amount_words(amount: AmountRange | None, words: PlanWords) -> str:
    """Write an amount, or between which two it lies."""
    if amount is None:
        return words.say("unknown")
    return "\u2013".join(map(words.catalogue.euros, dict.fromkeys((amount.lowest, amount.highest))))


def first_sentence(planned: Plan, words: PlanWords) -> str:
    """Answer in one sentence: how many sessions, what they cost the patient, and on what condition."""
    say, euros = words.say, words.catalogue.euros
    sessions = words.catalogue.sessions(str(len(planned.steps)))
    if all(step.decision.payer is Payer.NOBODY for step in planned.steps):
        return say("answer.nobody", sessions=sessions)
    if planned.between is not None and (planned.costs is None or planned.missing):
        return _between(planned, planned.between, words)
    if planned.costs is None:
        known = _added(cost.lowest for step in planned.steps if (cost := own_costs(step)) is not None)
        name = "answer.open" if known == NOTHING else "answer.at_least"
        return say(name, sessions=sessions, amount=euros(known))
    name = "answer.nothing" if planned.costs == NOTHING else "answer.one" if len(planned.steps) == 1 else "answer"
    return say(name, sessions=sessions, amount=euros(planned.costs), provided=_provided(planned, words))


def _between(planned: Plan, between: CostRange, words: PlanWords) -> str:
    """Say what it costs at least and at most, and on which numbers that hangs; once where both are the same."""
    lowest, highest = map(words.catalogue.euros, (between.lowest, between.highest))
    same = "answer.either_way.nothing" if between.highest == NOTHING else "answer.either_way"
    return words.say(
        same if lowest == highest else "answer.between",
        sessions=words.catalogue.sessions(str(len(planned.steps))),
        lowest=lowest,
        highest=highest,
        provided=_provided(planned, words),
        facts=answer.missing_words(between.names, words.catalogue),
    )


def _provided(planned: Plan, words: PlanWords) -> str:
    """Say on what it hangs: that the insurer accepts something, that law and packages do not change."""
    decisions = [step.decision for step in planned.steps]
    between = () if planned.between is None else planned.between.conditions
    conditions = (*(each for decision in decisions for each in decision.conditions), *between)
    accepted = answer.accepted_words(conditions, words.catalogue)
    ifs = [words.say("provided", accepted=accepted)] if accepted else []
    if years := sorted({each.about.date.year for each in decisions if answer.supposes_law(each)}):
        ifs.append(words.say("provided.law", year=words.catalogue.listed(map(str, years))))
    goes_on = dict.fromkeys((each, str(one.about.date.year)) for one in decisions for each in answer.renewed(one))
    ifs += [words.say("provided.package", package=words.catalogue.package(each), year=year) for each, year in goes_on]
    return f", {words.catalogue.listed(ifs)}" if ifs else ""


def document(planned: Plan, words: PlanWords, audience: Audience = "desk") -> Document:
    """Return what an audience is told of a plan beside its picture and its table."""
    first, last = planned.steps[0], planned.steps[-1]
    if audience == "patient":
        words = attrs.evolve(words, catalogue=plain_catalogue(words.catalogue.lang))
    words = words.naming(first.decision.about.packages)
    catalogue = words.catalogue
    paid = stretches(planned)
    who = tuple((_briefly if audience == "patient" and len(paid) > 1 else _item)(each, words) for each in paid)
    sections = (
        Section(heading=words.say("who"), items=who, ordered=True, to="patient"),
        Section(heading=catalogue.headings["missing"], items=tuple(_questions(planned, words)), to="patient"),
        Section(heading=words.say("end"), items=tuple(left_after(last.decision.remaining, catalogue)), to="patient"),
        Section(heading=words.say("basis"), items=tuple(_basis(planned, words))),
    )
    frame = Document(
        lang=catalogue.lang,
        title=words.say("title", sessions=catalogue.sessions(str(len(planned.steps))), date=catalogue.day(first.date)),
        answer=first_sentence(planned, words),
        opening=(),
        sections=(),
        source_word=catalogue.say("source"),
    )
    opening = Section(heading="", items=tuple(_opening(planned, words)))
    return document_for(audience, frame, opening, sections, most=len(who))


def _opening(planned: Plan, words: PlanWords) -> Iterator[Item]:
    if not planned.all_tried:
        yield Item(text=words.catalogue.say("not_all_tried"), to="patient")
    supposed = [step for step in planned.steps if answer.supposes_law(step.decision)]
    if supposed:
        yield Item(text=" ".join(_supposed(supposed, words)), to="patient")
    renewed = answer.renewed_words((step.decision for step in planned.steps), words.catalogue)
    yield from (Item(text=sentence, to="patient") for sentence in renewed)
    beyond = [step for step in planned.steps if step.decision.law.on > step.decision.law.checked_through]
    if beyond:
        last = words.catalogue.day(beyond[0].decision.law.checked_through)
        name = "unchecked.one" if len(beyond) == 1 else "unchecked"
        told = words.say(name, last=last, count=str(len(beyond)), first=words.catalogue.day(beyond[0].date))
        hint = words.say("unchecked.suppose") if answer.may_suppose(beyond[0].decision) else ""
        yield Item(text=f"{told} {hint}".rstrip(), to="patient")
    conditional = [step.decision for step in planned.steps if answer.accepts(step.decision)]
    if conditional:
        yield Item(text=condition_words(conditional[0], words.catalogue))
        yield Item(text=words.catalogue.say("condition.refused"), to="patient")


def _supposed(supposed: list[Step], words: PlanWords) -> Iterator[str]:
    """Say up to which session the law is known, and what is supposed of those after it."""
    first, catalogue = supposed[0], words.catalogue
    yield words.say(
        "supposed" if first.number > 1 else "supposed.all",
        number=str(first.number - 1),
        through=catalogue.day(first.decision.law.checked_through),
        year=str(first.date.year),
    )
    if any(answer.rests_on_announced(step.decision) for step in supposed):
        yield catalogue.say("law.announced", year=str(first.date.year))


def _basis(planned: Plan, words: PlanWords) -> Iterator[Item]:
    """Say how far the rules are known, and what the plan starts from: its first session, and others like it."""
    first = planned.steps[0].decision
    yield Item(
        text=words.catalogue.say("sure.law", through=words.catalogue.day(first.law.checked_through)), to="patient"
    )
    yield Item(text=answer.about(first, words.catalogue))
    if len(planned.steps) > 1:
        yield Item(text=words.say("assumed"))


def _briefly(stretch: Stretch, words: PlanWords) -> Item:
    """Tell one stretch of several without its reasons, so that all of them fit in what a patient is told."""
    payer = words.say("pays", payer=stretch.kind.called(words, fully=True))
    return Item(text=f"{_which(stretch, words)} {payer} {_costs(stretch, words)}")


def _which(stretch: Stretch, words: PlanWords) -> str:
    first, last = stretch.steps[0], stretch.steps[-1]
    name, numbers = "stretch.one", str(first.number)
    if first is not last:
        name, numbers = "stretch", words.say("to", first=numbers, last=str(last.number))
    return words.say(name, numbers=numbers, days=words.days(first.date, last.date))


def _item(stretch: Stretch, words: PlanWords) -> Item:
    """Tell one stretch, with the reasons of its first session."""
    why = _why(stretch.steps[0], stretch.kind, words)
    return Item(
        text=f"{_which(stretch, words)} {_costs(stretch, words)}",
        mark=stretch.kind.called(words),
        verdict=stretch.kind.name,
        details=" ".join(item.text for item in why) or None,
        sources=tuple(dict.fromkeys(attrs.evolve(source, quotes=()) for item in why for source in item.sources)),
    )


def _why(step: Step, kind: Kind, words: PlanWords) -> tuple[Item, ...]:
    """Return why it is so: every reason where the patient is left to pay, what is open where the payer is unknown."""
    if step.known is not step.decision:
        return (Item(text=words.say("either_way", facts=answer.missing_words(step.asked, words.catalogue))),)
    told = findings.tell(step.decision, words.catalogue)
    if kind.payer is Payer.INSURED:
        return (*told.deciding, *told.failed)
    if kind.payer is None:
        mark = words.catalogue.marks[Verdict.UNKNOWN]
        unknown = tuple(each for each in (*told.deciding, *told.failed) if each.mark == mark)
        return unknown or told.deciding
    return told.deciding


def _costs(stretch: Stretch, words: PlanWords) -> str:
    say, euros = words.say, words.catalogue.euros
    if stretch.kind.payer is Payer.NOBODY:
        return say("costs.nobody")
    amounts = [step.decision.amounts for step in stretch.steps]
    known = [each for each in amounts if each is not None]
    if len(known) < len(amounts):
        return _costs_between(stretch, words)
    deductible, insured = _added(each.deductible for each in known), _added(each.insured for each in known)
    if deductible == insured == NOTHING:
        return say("costs.nothing")
    name = "costs" if deductible == NOTHING else "costs.deductible" if insured == NOTHING else "costs.mixed"
    return say(name, amount=euros(deductible + insured), deductible=euros(deductible))


def _costs_between(stretch: Stretch, words: PlanWords) -> str:
    """Say what sessions cost whose amounts are not all known, as far as all values of a missing number tell."""
    agreed = [step.agreed for step in stretch.steps if step.agreed is not None]
    if not agreed:
        return words.say("costs.open")
    under_each = [_added(costs) for costs in zip(*(each.every for each in agreed), strict=True)]
    lowest, highest = min(under_each), max(under_each)
    name = "costs.between" if lowest != highest else "costs.nothing" if lowest == NOTHING else "costs"
    euros = words.catalogue.euros
    return words.say(name, amount=euros(lowest), lowest=euros(lowest), highest=euros(highest))


def _questions(planned: Plan, words: PlanWords) -> Iterator[Item]:
    for names in asked_together(planned.missing):
        yield Item(text=question_for(names, words.catalogue), code=", ".join(map(clean, names)))


def _added(amounts: Iterable[Money]) -> Money:
    return sum(amounts, start=NOTHING)

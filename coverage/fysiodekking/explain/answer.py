"""The answer in one sentence, with who pays and how much; and what has to be said right behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from fysiodekking.explain.catalogue import Catalogue, after_colon
from fysiodekking.explain.document import Item, Share
from fysiodekking.explain.facts import asked_together, fact_of, label_of
from fysiodekking.explain.placeholders import CONTRACTED, say, told_of_no_contract
from fysiodekking.model.dates import MONTHS_PER_YEAR, months_after
from fysiodekking.model.decision import Amounts, Decision, Finding, Outcome, Payer, Phase, Verdict
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind

_PARTS: Final = ("basic", "package", "deductible", "insured")
ANNOUNCED: Final = "N"
"""The confidence of what was announced and not enacted."""
_SUPPOSED: Final = frozenset({Reason.LAW_UNCHANGED, Reason.PACKAGE_RENEWED})
_MOST_NAMED: Final = 4
"""The most missing facts that the first sentence names; all stand further down."""


def first_sentence(decision: Decision, words: Catalogue) -> str:
    """Answer in one sentence: covered or not, who pays, how much; and what that supposes."""
    return if_supposed(decision, _first_sentence(decision, words), words)


def in_short(decision: Decision, words: Catalogue) -> str:
    """Answer in one sentence, and say of an amount that it was only announced."""
    return " ".join([first_sentence(decision, words), *_announced(decision, words)])


def if_supposed(decision: Decision, sentence: str, words: Catalogue) -> str:
    """Return a sentence on a decision behind what it supposes of the law and of packages."""
    year = str(decision.about.date.year)
    supposed = [words.say("if.law", year=year)] if supposes_law(decision) else []
    supposed += [words.say("if.package", package=words.package(each), year=year) for each in renewed(decision)]
    if not supposed:
        return sentence
    return words.say("answer.if", supposed=words.listed(supposed), answer=after_colon(sentence))


def supposes_law(decision: Decision) -> bool:
    """Tell whether a decision hangs on it that the law last checked still holds on its day."""
    return decision.law.on < decision.about.date


def renewed(decision: Decision) -> tuple[str, ...]:
    """Return the packages of which a decision hangs on it that they go on with the same terms."""
    return tuple(str(each.subject) for each in decision.findings if each.reason is Reason.PACKAGE_RENEWED)


def _first_sentence(decision: Decision, words: Catalogue) -> str:
    if decision.outcome is Outcome.UNDETERMINED:
        return _undetermined(decision, words)
    if decision.outcome is Outcome.NOT_COVERED:
        return _not_covered(decision, words)
    return _covered(decision, words)


def _undetermined(decision: Decision, words: Catalogue) -> str:
    if Reason.LAW_NOT_CHECKED in decision.reasons:
        return words.say("answer.law", date=words.day(decision.law.on))
    if decision.missing:
        return words.say("answer.missing", facts=missing_words(decision.missing, words))
    return words.say("answer.open")


def _not_covered(decision: Decision, words: Catalogue) -> str:
    if decision.payer is Payer.NOBODY:
        return words.say("answer.nobody")
    if decision.payer is None:
        return words.say("answer.insured.open")
    if somebody_else_pays(decision):
        return words.say("answer.other_payer")
    if decision.amounts is None:
        return words.say("answer.insured.unknown", why=_why_no_amount(decision, words))
    return words.say("answer.insured", amount=words.euros(decision.amounts.insured))


def somebody_else_pays(decision: Decision) -> bool:
    """Tell whether the session is not covered because somebody else pays it."""
    if decision.payer is not Payer.INSURED or Reason.OTHER_PAYER_GOES_FIRST not in decision.reasons:
        return False
    return not any(each.phase is Phase.GATE and each.verdict is Verdict.REFUSED for each in decision.findings)


def _covered(decision: Decision, words: Catalogue) -> str:
    accepted = accepted_words(decision.conditions, words)
    yes = words.say("yes.if", accepted=accepted) if accepted else words.say("yes")
    if decision.payer is None:
        name = "answer.payer.missing" if decision.missing else "answer.payer.open"
        facts = {"facts": missing_words(decision.missing, words)} if decision.missing else {}
        return words.say(name, yes=yes, **facts)
    payer = payer_words(decision, words)
    if decision.amounts is None:
        return words.say("answer.covered.unknown", yes=yes, payer=payer, why=_why_no_amount(decision, words))
    own: Money = getattr(decision.amounts, decision.payer.value)
    whole = _total(decision.amounts)
    if own == whole:
        return words.say("answer.covered.whole", yes=yes, payer=payer, amount=words.euros(own))
    parts = words.listed(_parts(decision, words))
    return words.say(
        "answer.covered.split" if own != NOTHING else "answer.covered.nothing_left",
        yes=yes,
        payer=payer,
        parts=parts,
    )


def _parts(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Say who pays each part of the price; what the patient pays in two ways, in one go."""
    told = {share.payer: share for share in shares(decision, words)}
    deductible, insured = told.get("deductible"), told.get("insured")
    if deductible is None or insured is None:
        yield from (share.text for share in told.values())
        return
    yield from (share.text for payer, share in told.items() if payer not in {"deductible", "insured"})
    amounts = {"deductible": words.euros(deductible.amount), "insured": words.euros(insured.amount)}
    yield words.say("pays.both", **amounts)


def _total(amounts: Amounts) -> Money:
    return amounts.basic + amounts.deductible + amounts.package + amounts.insured


def shares(decision: Decision, words: Catalogue) -> Iterator[Share]:
    """Yield every part of the price that is not nothing, with who pays it; none where the amounts are not known."""
    for part in _PARTS:
        amount: Money = getattr(decision.amounts, part, NOTHING)
        if amount == NOTHING:
            continue
        takes_over = part == "package" and decision.payer is Payer.BASIC
        name = "pays.package.deductible" if takes_over else f"pays.{part}"
        package = _taker(decision) if takes_over else decision.package
        blanks = {"package": payer_words_of(Payer.PACKAGE, package, words)} if part == "package" else {}
        yield Share(payer=part, amount=amount, text=words.say(name, amount=words.euros(amount), **blanks))


def _taker(decision: Decision) -> str | None:
    """Return the package that takes over the deductible."""
    facts = (fact for finding in decision.findings if finding.phase is Phase.CHARGE for fact in finding.facts)
    return next((str(fact.actual) for fact in facts if fact.name == "package_takes_deductible"), None)


def payer_words(decision: Decision, words: Catalogue) -> str:
    """Name who pays."""
    assert decision.payer is not None
    return payer_words_of(decision.payer, decision.package, words)


def payer_words_of(payer: Payer, package: str | None, words: Catalogue) -> str:
    """Name a payer; a package by its id where it is known."""
    if payer is Payer.PACKAGE and package is not None:
        return words.say("payer.package", package=words.package(package))
    return words.payers[payer]


def _why_no_amount(decision: Decision, words: Catalogue) -> str:
    if decision.about.price is None:
        return words.say("amount.no_price")
    if decision.missing:
        return words.say("amount.missing", facts=missing_words(decision.missing, words))
    return words.say("amount.open")


def missing_words(missing: Iterable[str], words: Catalogue) -> str:
    """Name the missing facts in a few nouns; facts of the same kind are named once."""
    labels = [label_of(names[0], words) for names in asked_together(missing)]
    if len(labels) > _MOST_NAMED:
        more = len(labels) - _MOST_NAMED + 1
        labels = [*labels[: _MOST_NAMED - 1], words.say("more_facts", count=str(more))]
    return words.listed(labels)


# --- what follows ---------------------------------------------------------------------------------------------------


def accepts(decision: Decision) -> bool:
    """Tell whether the insurer has to accept something, and it is not only supposed that nothing changes."""
    return any(reason not in _SUPPOSED for reason in decision.conditions)


def accepted_words(conditions: Iterable[Reason], words: Catalogue) -> str:
    """Name what the insurer has to accept, as the object of "accepts"; empty where there is nothing."""
    return words.listed(words.say(f"accepted.{each}") for each in dict.fromkeys(conditions) if each not in _SUPPOSED)


def law_words(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Yield what is supposed of the law, and that an amount rests on what was only announced."""
    year = str(decision.about.date.year)
    yield words.say("law.unchanged", through=words.day(decision.law.checked_through), year=year)
    yield from _announced(decision, words)


def _announced(decision: Decision, words: Catalogue) -> Iterator[str]:
    if rests_on_announced(decision):
        yield words.say("law.announced", year=str(decision.about.date.year))


def renewed_words(decisions: Iterable[Decision], words: Catalogue) -> Iterator[str]:
    """Yield for each package that is supposed to go on that its terms of the new year were not given."""
    for package, year in dict.fromkeys((each, one.about.date.year) for one in decisions for each in renewed(one)):
        yield words.say("package.renewed", package=words.package(package), year=str(year), before=str(year - 1))


def rests_on_announced(decision: Decision) -> bool:
    """Tell whether a finding rests on what was announced and not enacted."""
    return any(each.confidence == ANNOUNCED for finding in decision.findings for each in finding.citations)


def condition_words(decision: Decision, words: Catalogue) -> str:
    """Say what the insurer has to accept, and by what test."""
    return " ".join(words.say(f"condition.{each}") for each in decision.conditions if each not in _SUPPOSED)


def opening(decision: Decision, words: Catalogue) -> Iterator[Item]:
    """Yield what is said right behind the answer: why each pays its part, and what the answer hangs on."""
    causes = " ".join(_causes(decision, words))
    if causes:
        yield Item(text=causes, to="patient")
    if supposes_law(decision):
        yield Item(text=" ".join(law_words(decision, words)), to="patient")
    yield from (Item(text=sentence, to="patient") for sentence in renewed_words((decision,), words))
    if accepts(decision):
        yield Item(text=condition_words(decision, words))
        yield Item(text=words.say("condition.refused"), to="patient")
    if Reason.LAW_NOT_CHECKED in decision.reasons:
        yield Item(text=words.say(_how_far(decision), through=words.day(decision.law.checked_through)), to="patient")
    if decision.outcome is Outcome.COVERED and decision.payer is Payer.PACKAGE and decision.package is None:
        yield Item(text=words.say("package.open"), to="patient")


def need_not_be_paid(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Say that the patient need not pay what may not be charged beside the session."""
    refused = [line.price for line in decision.extra_lines if line.chargeable is False]
    if not refused:
        return
    prices = [price for price in refused if price is not None]
    name = f"line.refused.{'one' if len(refused) == 1 else 'several'}"
    if len(prices) < len(refused):
        yield words.say(name)
    else:
        yield words.say(f"{name}.amount", amount=words.euros(sum(prices, start=NOTHING)))


def _how_far(decision: Decision) -> str:
    """Name where a day lies whose law was not checked: in the year after it may be supposed that nothing changes."""
    on, through = decision.law.on, decision.law.checked_through
    if on < through:
        return "law.earlier"
    return "law.later" if may_suppose(decision) else "law.far"


def may_suppose(decision: Decision) -> bool:
    """Tell whether the day lies in the year after the last checked one, of which a case may suppose something."""
    return decision.law.on <= months_after(decision.law.checked_through, MONTHS_PER_YEAR)


def _causes(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Yield why the patient pays each part of a price that somebody else pays as well."""
    charges = [each for each in decision.findings if each.phase is Phase.CHARGE]
    rest = [each for each in charges if fact_of(each, "insured_part") is not None]
    if any(told_of_no_contract(each) for each in rest):
        yield words.say("rest.uncontracted")
    yield from (say(words.sentences[each.reason], each, decision.about, words).text for each in rest)
    yield from (text for each in charges if (text := deductible_apart(each, words)))


def deductible_apart(charge: Finding, words: Catalogue) -> str | None:
    """Say which part of what a deductible takes is mandatory and which voluntary; None where that is not told."""
    parts = {name: fact_of(charge, f"deductible_taken.{name}") for name in ("mandatory", "voluntary")}
    amounts = {name: amount for name, amount in parts.items() if isinstance(amount, Money)}
    if not amounts:
        return None
    (name,) = (
        names if len(names := [name for name, amount in amounts.items() if amount != NOTHING]) == 1 else ("apart",)
    )
    return words.say(f"deductible.{name}", **{each: words.euros(amount) for each, amount in amounts.items()})


def contracted(decision: Decision) -> bool | None:
    """Tell whether the findings say that practice and insurer have a contract; None where it was not given."""
    given = {fact.actual for finding in decision.findings for fact in finding.facts if fact.name == CONTRACTED}
    return False not in given if given & {True, False} else None


def about(decision: Decision, words: Catalogue) -> str:
    """Say in a few sentences what session this is about."""
    session = decision.about
    blanks = {"date": words.day(session.date), "profession": words.professions[session.profession]}
    if session.performance is None:
        parts = [words.say("about", **blanks)]
    else:
        parts = [words.say("about.code", code=words.performance(session.performance), **blanks)]
    if session.techniques:
        done = words.listed(words.techniques[each] for each in session.techniques)
        parts.append(words.say("about.done", techniques=done))
    known = session.kind in set(ConditionKind)
    kind = words.kinds[ConditionKind(session.kind)] if known else clean(session.kind)
    parts.append(words.say("about.patient", age=str(session.age), condition=kind))
    if session.price is not None:
        parts.append(words.say("about.price", price=words.euros(session.price)))
    return " ".join(parts)

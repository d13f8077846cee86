"""What would change an answer: changed facts, what each set of them leads to, and the questions still to ask."""

from __future__ import annotations

from typing import Final

import attrs

from fysiodekking.model.codes import Code
from fysiodekking.model.decision import Outcome, Payer
from fysiodekking.model.facts import Value
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason


class Act(Code):
    """What is changed, in the words of the field; `DOABLE` are those that somebody can bring about."""

    # what somebody can do
    TRAINED_THERAPIST = "trained-therapist"
    """The needling is done by somebody trained in it."""
    REGISTERED_THERAPIST = "registered-therapist"
    """The therapist is in the BIG register."""
    OTHER_PROFESSION = "other-profession"
    """Somebody of another profession treats (registered, under the ordinary code; at what price is not known)."""
    TRAINED_PHYSIOTHERAPIST = "trained-physiotherapist"
    """A registered physiotherapist who is trained in dry needling treats (at what price is not known)."""
    ON_ORDER = "on-order"
    """A physician orders the reserved act, and the therapist is competent for it and follows the directions."""
    COMPETENT_THERAPIST = "competent-therapist"
    """Whoever does the ordered act is competent for it."""
    CONTRACT = "contract"
    """A practice with a contract with the insurer."""
    WITHOUT_CONTRACT = "without-contract"
    """A practice without a contract with the insurer."""
    SPECIALIST = "specialist"
    """A therapist with the specialism that the ground asks."""
    ASSOCIATION = "association"
    """A provider who is a member of the association that the package asks."""
    QUALIFICATION = "qualification"
    """A therapist with the qualification that the package, the code or the kind of condition asks."""
    TREATMENT_PLAN = "treatment-plan"
    """The needling is part of a treatment plan."""
    REFERRAL = "referral"
    """A referral is on file."""
    CONSENT = "consent"
    """The insurer's prior consent was asked and given."""
    ORDINARY_PERFORMANCE = "ordinary-performance"
    """The same session is charged under the ordinary code, instead of one that is not on the list."""
    ORDINARY_SESSION = "ordinary-session"
    """An ordinary session is given instead of one of another class, as manual therapy (at what price is not known)."""
    OTHER_TECHNIQUES = "other-techniques"
    """The session has another content."""
    OTHER_DAY = "other-day"
    """The session is on the next day."""
    LATER_DAY = "later-day"
    """The session is on a later day, on which a waiting time or a term is over, or a term has begun."""
    NEXT_YEAR = "next-year"
    """The session is in the next calendar year."""
    # what nobody can choose
    AGE = "age"
    """The insured is of another age."""
    BASIC_INSURANCE = "basic-insurance"
    """The insured has the basic insurance."""
    ACCIDENT = "accident"
    """There was an accident."""
    NO_ACCIDENT = "no-accident"
    """There was no accident."""
    MEDICALLY_NECESSARY = "medically-necessary"
    """A second line on that day was medically necessary."""
    INSUFFICIENT_RESULT = "insufficient-result"
    """Under 18: the first nine had too little result."""
    CONDITION_FACT = "condition-fact"
    """A fact of the condition is another one: its class, its stage, its severity."""
    MORE_SESSIONS = "more-sessions"
    """There were more earlier sessions of this condition."""
    READING = "reading"
    """The insurer reads the law in another way."""
    # what an answer hangs on: only asked for what would lose it
    NOT_REGISTERED = "not-registered"
    """The therapist is not in the BIG register."""
    NOT_TRAINED = "not-trained"
    """The therapist is not trained in dry needling."""
    NOT_QUALIFIED = "not-qualified"
    """The therapist does not have the specialism or the qualification that is asked."""
    NO_MEMBER = "no-member"
    """The provider is not a member of an association that the package asks."""
    NO_TREATMENT_PLAN = "no-treatment-plan"
    """The needling is not part of a treatment plan."""
    NO_REFERRAL = "no-referral"
    """There is no referral."""
    NO_CONSENT = "no-consent"
    """There is no prior consent."""
    NO_BASIC_INSURANCE = "no-basic-insurance"
    """The insured has no basic insurance."""
    NOT_NECESSARY = "not-necessary"
    """A second line on that day was not medically necessary."""
    ENOUGH_RESULT = "enough-result"
    """Under 18: the first nine had enough result."""


DOABLE: Final = frozenset(
    {
        Act.TRAINED_THERAPIST,
        Act.REGISTERED_THERAPIST,
        Act.OTHER_PROFESSION,
        Act.TRAINED_PHYSIOTHERAPIST,
        Act.ON_ORDER,
        Act.COMPETENT_THERAPIST,
        Act.CONTRACT,
        Act.WITHOUT_CONTRACT,
        Act.SPECIALIST,
        Act.ASSOCIATION,
        Act.QUALIFICATION,
        Act.TREATMENT_PLAN,
        Act.REFERRAL,
        Act.CONSENT,
        Act.ORDINARY_PERFORMANCE,
        Act.ORDINARY_SESSION,
        Act.OTHER_TECHNIQUES,
        Act.OTHER_DAY,
        Act.LATER_DAY,
        Act.NEXT_YEAR,
    }
)
"""What somebody can do: the therapist, the practice or the insured, from the next session on. Nothing here says
anything about the patient that is not so: another condition, diagnosis or age is never among them."""

LOSING: Final = frozenset(
    {
        Act.NOT_REGISTERED,
        Act.NOT_TRAINED,
        Act.NOT_QUALIFIED,
        Act.NO_MEMBER,
        Act.NO_TREATMENT_PLAN,
        Act.NO_REFERRAL,
        Act.NO_CONSENT,
        Act.NO_BASIC_INSURANCE,
        Act.NOT_NECESSARY,
        Act.ENOUGH_RESULT,
    }
)
"""What is looked at only to say on what an answer hangs."""


@attrs.frozen(kw_only=True)
class Change:
    """One changed fact.

    :param name: the fact, as a finding names it: a dotted path, ``age``, or ``sessions_before``.
    :param before: what it is; None when it was not given.
    :param after: what it would be, typed as in a `Fact`.
    """

    act: Act
    name: str
    before: Value | None
    after: Value

    @property
    def doable(self) -> bool:
        """Whether somebody can bring it about."""
        return self.act in DOABLE


@attrs.frozen(kw_only=True)
class Turn:
    """A smallest set of changed facts, and the answer that it leads to.

    :param costs: what the insured then pays, deductible included; None when that is not known.
    :param deductible: the part of it that is deductible; None when that is not known.
    :param conditions: what the insurer has to accept, and what is supposed, as in `Decision`.
    """

    changes: tuple[Change, ...]
    outcome: Outcome
    payer: Payer | None
    package: str | None
    costs: Money | None
    deductible: Money | None
    conditions: tuple[Reason, ...]

    @property
    def doable(self) -> bool:
        """Whether somebody can bring about every change."""
        return all(change.doable for change in self.changes)


@attrs.frozen(kw_only=True)
class Reply:
    """Answers to a question that lead to the same result.

    :param first: the answer; of a range of numbers or days its lower end, None for no end.
    :param last: of a range the upper end, None for no end; the same as `first` for a single answer.
    :param missing: what is then still to be asked.
    :param conditions: on what it then hangs, as in `Decision.conditions`.
    """

    first: str | int | None
    last: str | int | None
    outcome: Outcome
    payer: Payer | None
    package: str | None
    missing: tuple[str, ...]
    conditions: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class Question:
    """A missing fact, with what each answer leads to.

    :param about: what the answers count or change, in the words of the format: ``used.elsewhere`` for the sessions of
        a package, ``used.condition_elsewhere`` for those of the condition, ``used.elsewhere_of_condition`` for how many
        of the second the package paid, and with ``_this_year`` or ``_before`` those of this year or before. One
        ``history`` can be asked for both. Of a limit in euros, as `Decision.remaining` names it, they say whether
        anything is left.
    :param names: dotted paths of the absent keys, as in `Decision.missing`; several that are asked together.
    :param replies: empty when the answers cannot be told one by one.
    """

    names: tuple[str, ...]
    about: str
    replies: tuple[Reply, ...]


@attrs.frozen(kw_only=True)
class WhatIf:
    """What would change an answer.

    :param gains: the smallest sets of changes by which somebody else would pay, or the insured would pay less: what
        somebody can do first, fewest changes first. No set contains a smaller one.
    :param losses: single changes by which a covered session would not be covered: what the answer hangs on.
    :param questions: what is still to be asked, the most useful question first.
    :param costs: what the insured pays now; None when that is not known.
    :param most_changes: all sets of no more changes than this were tried, where it is complete.
    :param tried: how many sets were decided.
    :param unchecked_year: the next calendar year, when the library does not know its law; None when it does.
    :param complete: False when there was too much to try: what stands here holds, but there can be more of it, and
        questions of which the answers were not all tried have no replies.
    """

    gains: tuple[Turn, ...]
    losses: tuple[Turn, ...]
    questions: tuple[Question, ...]
    costs: Money | None
    most_changes: int
    tried: int
    unchecked_year: int | None
    complete: bool

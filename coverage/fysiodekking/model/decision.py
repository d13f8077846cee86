"""The answer: findings, outcome, payer, amounts, and everything an explanation needs later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

import attrs

from fysiodekking.model.citation import Citation
from fysiodekking.model.codes import Code
from fysiodekking.model.facts import Fact
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import GROUND, Name
from fysiodekking.model.needs import Need
from fysiodekking.model.notebook import shown
from fysiodekking.model.package import PackageName
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import CoverClass, Profession, Technique

T = TypeVar("T")


class Outcome(Code):
    """The four outcomes (uitkomst)."""

    COVERED = "covered"
    COVERED_IF = "covered_if"
    NOT_COVERED = "not_covered"
    UNDETERMINED = "undetermined"


COVERED: Final = frozenset({Outcome.COVERED, Outcome.COVERED_IF})
"""The outcomes that say that somebody else pays, be it on condition."""


class Payer(Code):
    """Who pays (betaler)."""

    BASIC = "basic"
    PACKAGE = "package"
    INSURED = "insured"
    NOBODY = "nobody"


class Verdict(Code):
    """What a rule found."""

    MET = "met"
    MET_IF = "met_if"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


POSITIVE: Final = frozenset({Verdict.MET, Verdict.MET_IF})
"""The verdicts of what holds, be it on condition."""

MAY_HOLD: Final = POSITIVE | {Verdict.UNKNOWN}
"""The same, and of what a missing fact leaves open."""


POSSIBLE: Final = "possible_reasons"
"""The fact of a finding that names every reason that is possible, where what is missing decides which one holds."""


class Phase(Code):
    """The phase of the question (contract section 7)."""

    LAW = "law"
    GATE = "gate"
    BASIC = "basic"
    PACKAGE = "package"
    CHARGE = "charge"
    LINE = "line"


class Check(NamedTuple):
    """One thing that a rule asked, and what it found.

    :param facts: what it looked at.
    :param citations: where the law says so; at least one on a refusal.
    :param needs: what is missing, of an unknown verdict.
    :param readings: the readings that it used, as (key, value).
    :param beside: what it compared as well and does not tell, as that an adult is 18 or older.
    :param told: False for a line of a package that did not take the session, where another one decides.
    """

    verdict: Verdict
    reason: Reason
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    needs: tuple[Need, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    beside: tuple[Fact, ...] = ()
    told: bool = True

    def read(self, *readings: tuple[str, str]) -> Check:
        """Return the same with further readings that it used."""
        return self._replace(readings=(*self.readings, *readings)) if readings else self


_REFUSED: Final = Verdict.REFUSED
_UNKNOWN: Final = Verdict.UNKNOWN
"""Looked up once: every check of every finding is laid beside them."""


def telling(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that decide: the first refusal, else all that is unknown, else every one."""
    told: list[Check] = []
    unknown: list[Check] = []
    for check in checks:
        if check.told:
            if check.verdict is _REFUSED:
                return (check,)
            (unknown if check.verdict is _UNKNOWN else told).append(check)
    return tuple(unknown or told)


def _once(values: list[T]) -> tuple[T, ...]:
    """Return each value once, the first one first."""
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


@attrs.frozen(kw_only=True)
class Finding:
    """What one rule found.

    :param rule: name of the rule, the sentence that it checks.
    :param verdict: met, met_if, refused, unknown or not_applicable.
    :param reason: why.
    :param facts: what it looked at.
    :param citations: where the law says so; at least one on every refusal.
    :param needs: the missing facts of an unknown verdict.
    :param readings: the readings that it used, as (key, value).
    :param bears: who pays when a gate refuses.
    :param subject: which ground of the basic package, which package, or which extra line (its number), it is about.
    :param checks: all that was asked, also what the finding does not tell; where all of it holds, first what follows.
    """

    rule: str
    phase: Phase
    verdict: Verdict
    reason: Reason
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]
    needs: tuple[Need, ...]
    readings: tuple[tuple[str, str], ...]
    bears: Payer | None = None
    subject: str | None = None
    checks: tuple[Check, ...] = attrs.field(repr=False)

    @classmethod
    def of(
        cls, rule: str, phase: Phase, *asked: Check, subject: str | None = None, bears: Payer | None = None
    ) -> Finding:
        """Make a finding of its checks: it says what those say that tell, and used the readings of all."""
        tell = telling(asked)
        return cls(
            rule=rule,
            phase=phase,
            verdict=tell[0].verdict,
            reason=tell[0].reason,
            facts=tell[0].facts if len(tell) == 1 else tuple([fact for check in tell for fact in check.facts]),
            citations=_once([cited for check in tell for cited in check.citations]),
            needs=_once([need for check in tell for need in check.needs]),
            readings=_once([used for check in asked if check.told for used in check.readings]),
            bears=bears,
            subject=subject,
            checks=asked,
        )

    def instead(self, **changes: Any) -> Finding:
        """Return what it would be with something else in its one check, as another reason and one more fact."""
        (check,) = self.checks
        changed = check._replace(**changes)
        return Finding.of(self.rule, self.phase, changed, subject=self.subject, bears=self.bears)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the missing facts."""
        return tuple(dict.fromkeys(name for need in self.needs for name in need.names))


@attrs.frozen(kw_only=True)
class Amounts:
    """The price of the session, split; the four parts add up to it to the cent.

    :param basic: paid by the basic package.
    :param deductible: the part of a basic-paid session that the insured pays because of the deductible.
    :param package: paid by the supplementary package.
    :param insured: everything else that the insured pays.
    """

    basic: Money
    deductible: Money
    package: Money
    insured: Money

    @property
    def patient(self) -> Money:
        """All that the patient pays: the deductible and the own account."""
        return self.deductible + self.insured


@attrs.frozen(kw_only=True)
class LineJudgement:
    """Whether one extra line may be charged.

    :param chargeable: may it be charged to anybody; None when that is unknown.
    :param price: charged for it; None when that was not given.
    """

    description: str
    chargeable: bool | None
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    price: Money | None = None


@attrs.frozen(kw_only=True)
class Remaining:
    """What is left after this session.

    :param of: ``package/limit``, ``package/grant/limit`` where two grants name a limit alike, or ``basic/ground``.
    :param unit: sessions or euros.
    :param per: over what the limit of a package runs; None for a ground.
    :param left: a number of sessions, an amount, ``"unlimited"``, or None when unknown.
    :param covers: the classes of care that a narrower limit of a package is for; empty for every class of its grant.
    """

    of: Name
    unit: str
    per: str | None
    left: int | Money | str | None
    covers: tuple[CoverClass, ...] = ()

    @property
    def used_up(self) -> bool:
        """Whether surely nothing is left."""
        return self.left in (0, NOTHING)

    @property
    def package(self) -> str | None:
        """The id of the package; None for a ground of the basic package."""
        return None if self.of.pattern == GROUND else self.of.keys[0]


@attrs.frozen(kw_only=True)
class ReadingUse:
    """A reading that was used.

    :param decisive: whether another value would have changed the outcome, the payer or the amounts.
    """

    key: str
    value: str
    decisive: bool


@attrs.frozen(kw_only=True)
class About:
    """What the decision is about: the facts that an explanation repeats; None for one that was not given.

    :param packages: the names of the packages that were asked.
    """

    date: dt.date
    performance: str | None
    profession: Profession
    techniques: tuple[Technique, ...] | None
    condition: str
    kind: str
    age: int
    price: Money | None
    packages: tuple[PackageName, ...] = ()


@attrs.frozen(kw_only=True)
class LawStamp:
    """Which law was applied: that of `on`; the library's sources were checked through `checked_through`."""

    on: dt.date
    checked_through: dt.date


@attrs.frozen(kw_only=True)
class Decision:
    """The answer to one case. See `docs/reading-a-decision.md`.

    It has no truth value: compare `outcome`.

    :param package: id of the package that pays; None when none does, or when it is not certain which.
    :param grant: id of the grant of that package that pays; None when none does, or when it is not certain which.
    """

    outcome: Outcome
    payer: Payer | None
    package: str | None
    grant: str | None
    amounts: Amounts | None
    entitlement_code: str | None
    extra_lines: tuple[LineJudgement, ...]
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...]
    missing: tuple[str, ...]
    remaining: tuple[Remaining, ...]
    findings: tuple[Finding, ...]
    readings: tuple[ReadingUse, ...]
    law: LawStamp
    about: About
    version: str

    _repr_html_ = shown

    def __bool__(self) -> NoReturn:
        names = ", ".join(outcome.value for outcome in Outcome)
        raise TypeError(f"a decision is neither true nor false; compare its outcome with one of: {names}")

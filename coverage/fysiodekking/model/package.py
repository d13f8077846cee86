"""A supplementary package (aanvullende verzekering) as data: ordered grants with limits, requirements and payment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.citation import Citation
from fysiodekking.model.codes import Code
from fysiodekking.model.counts import MOST_GRANTS, MOST_LIMITS
from fysiodekking.model.dates import MONTHS_PER_YEAR, Period, days_of_year, last_of_year
from fysiodekking.model.errors import Problem
from fysiodekking.model.json_schema import accepts, schema_of
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.money import Money
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import (
    PER_YEAR,
    WITH_MAXIMUM,
    ConditionKind,
    CoverClass,
    Per,
    Rounding,
    Unit,
    YearPart,
)

UNLIMITED: Final = "unlimited"
RENEWED: Final = "renewed"
ANNEX_1_FIRST_TWENTY: Final = "annex_1_first_twenty"
MOST_SESSIONS: Final = 100_000
MOST_MONTHS: Final = 1_200
OLDEST: Final = 130
WHOLE: Final = 100
POLICY_TERMS: Final = "policy terms"
"""What a citation of the terms of a package has for an article."""
_UZOVI: Final = r"^[0-9]{4}$"
_PACKAGE_CODE: Final = r"^[A-Za-z0-9\-]{1,10}$"
EARLIEST_YEAR: Final = 2006
LATEST_YEAR: Final = 2099
_PATH: Final = "path"

_flag = checked.optional(checked.is_flag)
_age = checked.optional(checked.is_whole(0, OLDEST))


class Confidence(Code):
    """How firm the terms of a package are (see `docs/packages.md`)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    I = "I"  # noqa: E741 - the mark of the sources for an inference


def _repeated(ids: Iterable[str], of: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield Problem(f"{of}[{index}].id", f"{id_!r} stands twice (give each its own id)")
        seen.add(id_)


@attrs.frozen(kw_only=True, repr=False)
class Payment(checked.Checked, Keeps):
    """What is paid of one session.

    :param percent: per cent of the charged price, or of `of`; `Unknown` when it pays but nobody knows how much.
    :param of: a reference amount, as the average contracted rate; the charged price stays the ceiling.
    :param at_most: highest amount per session.
    """

    percent: int | Unknown = checked.field(checked.optional(checked.is_whole(0, WHOLE)))
    of: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    at_most: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)

    @kept
    def nothing(self) -> bool:
        """Whether it surely pays nothing."""
        return any(
            not isinstance(part, Unknown) and part in (0, Money(0)) for part in (self.percent, self.of, self.at_most)
        )

    @kept
    def everything(self) -> bool:
        """Whether it surely pays the whole price, whatever that is."""
        return self.percent == WHOLE and isinstance(self.of, Unknown) and isinstance(self.at_most, Unknown)

    def amount(self, price: Money) -> Money | Unknown:
        """Return what is paid of a session with this price; never more than the price."""
        if self.nothing or not price.cents:
            return Money(0)
        if isinstance(self.percent, Unknown):
            return self.percent
        if self.everything:
            return price
        *_, (_, paid) = self.leaves(price)
        return paid

    def leaves(self, price: Money) -> Iterator[tuple[str, Money]]:
        """Yield what each of its terms leaves of the price, one after the other: the reference amount, then the rest.

        :raises AssertionError: when it is not known which percentage it pays.
        """
        assert isinstance(self.percent, int)
        base, paid = price, price
        if isinstance(self.of, Money):
            base, paid = self.of, min(self.of, price)
            yield "of", paid
        paid = min(base.percent(self.percent), price)
        yield "percent", paid
        if isinstance(self.at_most, Money):
            yield "at_most", min(paid, self.at_most)


@attrs.frozen(kw_only=True, repr=False)
class Payments(checked.Checked):
    """What is paid with and without a contract between provider and insurer."""

    contracted: Payment | Unknown = checked.field(checked.optional(checked.is_a(Payment)), default=NOT_GIVEN)
    not_contracted: Payment | Unknown = checked.field(checked.optional(checked.is_a(Payment)), default=NOT_GIVEN)


@attrs.frozen(kw_only=True, repr=False)
class Copayment(checked.Checked):
    """What the insured pays of each session that a grant takes, before its limits in euros; no session costs more.

    :param euros: of a session; `Unknown` where the source does not say how much.
    :param from_session: from this session of the year on; `Unknown` where the source does not say from which.
    """

    euros: Money | Unknown = checked.field(checked.optional(checked.is_money))
    from_session: int | Unknown = checked.field(checked.optional(checked.is_whole(1, MOST_SESSIONS)), default=1)


_is_number: Final = checked.is_whole(0, MOST_SESSIONS)


@accepts({"anyOf": [schema_of(_is_number), schema_of(checked.is_money), {"const": UNLIMITED}]})
def _is_maximum(value: object) -> Iterator[Problem]:
    if isinstance(value, str):
        if value != UNLIMITED:
            yield Problem("", f'{checked.shown(value)} is no maximum (write a number, "unlimited" or "unknown")')
    elif isinstance(value, Money):
        yield from checked.is_money(value)
    else:
        yield from _is_number(value)


_ROUNDED: Final[Mapping[Rounding, Callable[[int, int], int]]] = {
    Rounding.UP: lambda part, whole: -(-part // whole),
    Rounding.DOWN: lambda part, whole: part // whole,
    Rounding.NEAREST: lambda part, whole: (2 * part + whole) // (2 * whole),
}
"""A part divided by a whole, as a whole number."""


def _share(by: YearPart, since: date) -> tuple[int, int]:
    """Return which part of its year a package runs that began on a day, as a part of a whole."""
    if by is YearPart.DAYS:
        return (last_of_year(since) - since).days + 1, days_of_year(since)
    begun = MONTHS_PER_YEAR - since.month + 1
    return begun - (by is YearPart.WHOLE_MONTHS and since.day > 1), MONTHS_PER_YEAR


@attrs.frozen(kw_only=True, repr=False)
class PartYear(checked.Checked):
    """How a maximum is cut where the package began within its year; an amount is cut to the cent, half up.

    :param by: in proportion to what; `Unknown` where the source does not say.
    :param rounds: how a number of sessions is rounded; `Unknown` where the source does not say.
    """

    by: YearPart | Unknown = checked.field(checked.optional(checked.is_member(YearPart)))
    rounds: Rounding | Unknown = checked.field(checked.optional(checked.is_member(Rounding)), default=NOT_GIVEN)

    def cut(self, most: int | Money, since: date) -> tuple[int, int]:
        """Return what is left of a maximum at least and at most, in sessions or cents."""
        whole, rounds = (most.cents, Rounding.NEAREST) if isinstance(most, Money) else (most, self.rounds)
        shares = [_share(by, since) for by in ([*YearPart] if isinstance(self.by, Unknown) else [self.by])]
        ways = [*Rounding] if isinstance(rounds, Unknown) else [rounds]
        left = [_ROUNDED[way](whole * part, year) for part, year in shares for way in ways]
        return min(left), max(left)


@attrs.frozen(kw_only=True, repr=False)
class Limit(checked.Checked):
    """One maximum of a grant; all limits of a grant hold at once.

    :param max: sessions, or an amount for a limit in euros; ``"unlimited"``; `Unknown` where the source is silent.
    :param unit: sessions or euros.
    :param per: over what it runs.
    :param covers: a narrower scope: only sessions of these classes count and are bound.
    :param when_contracted: holds only with (true) or without (false) a contract.
    :param carry_over: the most unused sessions of last year that are added.
    :param part_year: how it is cut where the package began within its year; not at all where this is not given.
    :param of_whole_year: what it was before it was cut; only ever worked out, no key of the format.
    """

    id: str = checked.field(checked.is_id)
    max: int | Money | str | Unknown = checked.field(checked.optional(_is_maximum))
    unit: Unit = checked.field(checked.is_member(Unit))
    per: Per = checked.field(checked.is_member(Per))
    covers: tuple[CoverClass, ...] = checked.field(checked.tuple_of(checked.is_member(CoverClass)), default=())
    when_contracted: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    carry_over: int = checked.field(checked.is_whole(0, MOST_SESSIONS), default=0)
    part_year: PartYear | Unknown = checked.field(checked.optional(checked.is_a(PartYear)), default=NOT_GIVEN)
    of_whole_year: int | Money | Unknown = checked.field(checked.optional(_is_maximum), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        if self.unit is Unit.EUROS and isinstance(self.max, int):
            yield Problem("max", f'{self.max} is not an amount (write euros with two decimals, as "{self.max}.00")')
        if self.unit is Unit.SESSIONS and isinstance(self.max, Money):
            yield Problem("max", f"{str(self.max)!r} is not a number of sessions (write a whole number)")
        if self.carry_over and (self.unit is not Unit.SESSIONS or self.per is not Per.CALENDAR_YEAR):
            yield Problem("carry_over", "only a limit in sessions per calendar_year can carry over (leave it out)")
        if not isinstance(self.part_year, Unknown) and self.per not in PER_YEAR:
            yield Problem("part_year", "only a limit per calendar year can be cut for a part of it (leave it out)")

    def cut_to(self, most: int | Money) -> Limit:
        """Return the same with another maximum, which is not cut again."""
        whole = NOT_GIVEN if most == self.max else self.max
        return checked.supposing(self, max=most, part_year=NOT_GIVEN, of_whole_year=whole)

    @property
    def cut(self) -> bool:
        """Whether its maximum hangs on when the package began."""
        return isinstance(self.max, (int, Money)) and not isinstance(self.part_year, Unknown)

    def binds(self, cover: CoverClass) -> bool:
        """Tell whether sessions of a class fall under this limit."""
        return not self.covers or cover in self.covers


@accepts(schema_of(checked.is_text))
def _is_qualification(value: object) -> Iterator[Problem]:
    yield from checked.is_text(value)
    if isinstance(value, str) and "needling" in value.casefold():
        told = "the AGB register has none for it (leave it out; trained_in of the provider says the training)"
        yield Problem("", f"{checked.shown(value)} is no qualification: {told}")


def _fact(path: str) -> Any:
    """Make a field that asks one answer, yes or no, to a fact of the case."""
    return checked.field(_flag, default=NOT_GIVEN, metadata={_PATH: path})


@attrs.frozen(kw_only=True, repr=False)
class Requirements(checked.Checked, Keeps):
    """What a grant asks; all that is given must hold.

    :param qualification: the therapist has one of these qualifications of the AGB register, each a number or a word.
    :param within_months_of_accident: the session follows from an accident of less than so many months ago.
    :param first_of_the_day: there was no other treatment before it that day, of whatever profession and whoever paid.
    :param not_after_maximum: kinds of condition of which it pays nothing once the maximum of the basic package is used.
    """

    contracted: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    min_age: int | Unknown = checked.field(_age, default=NOT_GIVEN)
    max_age: int | Unknown = checked.field(_age, default=NOT_GIVEN)
    accident: bool | Unknown = _fact("session.accident")
    condition: str | Unknown = checked.field(
        checked.optional(checked.is_word(ANNEX_1_FIRST_TWENTY, *ConditionKind)), default=NOT_GIVEN
    )
    referral: bool | Unknown = _fact("session.referral")
    consent: bool | Unknown = _fact("session.consent")
    association: tuple[str, ...] = checked.field(checked.tuple_of(checked.is_text), default=())
    qualification: tuple[str, ...] = checked.field(checked.tuple_of(_is_qualification), default=())
    min_months_insured: int | Unknown = checked.field(
        checked.optional(checked.is_whole(0, MOST_MONTHS)), default=NOT_GIVEN
    )
    within_months_of_accident: int | Unknown = checked.field(
        checked.optional(checked.is_whole(1, MOST_MONTHS)), default=NOT_GIVEN
    )
    first_of_the_day: bool = checked.field(checked.is_flag, default=False)
    not_after_maximum: tuple[ConditionKind, ...] = checked.field(
        checked.tuple_of(checked.is_word(*WITH_MAXIMUM)), default=()
    )

    def _together(self) -> Iterator[Problem]:
        if self.accident is False and not isinstance(self.within_months_of_accident, Unknown):
            yield Problem("accident", "is false, and within_months_of_accident asks for one (leave one of them out)")
        if isinstance(self.min_age, int) and isinstance(self.max_age, int) and self.max_age < self.min_age:
            yield Problem("max_age", f"{self.max_age} is less than min_age {self.min_age}: nobody has that age")

    @kept
    def asks_age(self) -> bool:
        """Whether it asks an age."""
        return not (isinstance(self.min_age, Unknown) and isinstance(self.max_age, Unknown))

    @kept
    def asks_of_grounds(self) -> bool:
        """Whether it asks what a ground of the basic package asks or finds."""
        return bool(self.not_after_maximum) or not isinstance(self.condition, Unknown)

    @kept
    def asks_accident(self) -> bool:
        """Whether it asks for an accident, or for none."""
        return not (isinstance(self.accident, Unknown) and isinstance(self.within_months_of_accident, Unknown))

    @kept
    def months(self) -> tuple[int, ...]:
        """The terms in months that it asks."""
        asked = (self.min_months_insured, self.within_months_of_accident)
        return tuple(each for each in asked if not isinstance(each, Unknown))


FACT_OF_REQUIREMENT: Final[Mapping[str, str]] = {
    field.name: field.metadata[_PATH] for field in attrs.fields(Requirements) if _PATH in field.metadata
}
"""Requirements that ask one answer, yes or no, each with the fact that it is an answer to."""


_are_classes: Final = checked.tuple_of(checked.is_member(CoverClass))


@accepts({"anyOf": [schema_of(checked.is_flag), schema_of(_are_classes)]})
def _are_unknown_terms(value: object) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield from _are_classes(value)


ASKS_NOTHING: Final = Requirements()
PAYMENT_NOT_KNOWN: Final = Payments()


@attrs.frozen(kw_only=True, repr=False)
class Grant(checked.Checked, Keeps):
    """One line of the benefit table.

    :param covers: classes of care.
    :param basic_first: pays only where the basic package does not.
    :param terms_unknown: the source does not give all terms, at all (true) or for these classes.
    :param consent_from: from this session of the year on, only with the insurer's consent.
    :param copayment: what the insured pays of a session that it takes.
    """

    id: str = checked.field(checked.is_id)
    covers: tuple[CoverClass, ...] = checked.field(checked.tuple_of(checked.is_member(CoverClass)))
    basic_first: bool = checked.field(checked.is_flag, default=True)
    requires: Requirements = checked.field(checked.is_a(Requirements), default=ASKS_NOTHING)
    limits: tuple[Limit, ...] = checked.field(checked.tuple_of(checked.is_a(Limit), MOST_LIMITS), default=())
    pays: Payments = checked.field(checked.is_a(Payments), default=PAYMENT_NOT_KNOWN)
    consent_from: int | Unknown = checked.field(checked.optional(checked.is_whole(1, MOST_SESSIONS)), default=NOT_GIVEN)
    terms_unknown: bool | tuple[CoverClass, ...] = checked.field(_are_unknown_terms, default=False)
    copayment: Copayment | Unknown = checked.field(checked.optional(checked.is_a(Copayment)), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        yield from _repeated((limit.id for limit in self.limits), "limits")
        if not self.covers:
            yield Problem("covers", "the list is empty (name at least one class of care)")

    def idle(self) -> Iterator[Problem]:
        """Yield what binds nothing, since it speaks of classes that the line does not cover: a slip, most likely."""
        parts = [(f"limits[{index}].covers", limit.covers) for index, limit in enumerate(self.limits)]
        if not isinstance(self.terms_unknown, bool):
            parts.append(("terms_unknown", self.terms_unknown))
        for path, classes in parts:
            if classes and not any(cover in self.covers for cover in classes):
                how = f"write one or more of: {', '.join(self.covers)}"
                yield Problem(
                    path, f"{', '.join(classes)}: the line covers none of these, so this says nothing ({how})"
                )

    @kept
    def asks(self) -> bool:
        """Whether it asks anything of a session beside its class and its limits."""
        return self.requires is not ASKS_NOTHING or not isinstance(self.consent_from, Unknown)

    @kept
    def counts_the_year(self) -> bool:
        """Whether it asks which session of the year it is."""
        begins = NOT_GIVEN if isinstance(self.copayment, Unknown) else self.copayment.from_session
        return not isinstance(self.consent_from, Unknown) or (isinstance(begins, int) and begins > 1)

    @kept
    def carries_over(self) -> bool:
        """Whether a limit takes over what was left last year."""
        return any(limit.carry_over for limit in self.limits)

    def has_unknown_terms(self, cover: CoverClass) -> bool:
        """Tell whether further terms may exist for a class."""
        return self.terms_unknown if isinstance(self.terms_unknown, bool) else cover in self.terms_unknown


@accepts({"type": "string", "pattern": _UZOVI})
def is_uzovi(value: object) -> Iterator[Problem]:
    """Accept a UZOVI number: four digits."""
    yield from checked.is_text(value)
    if isinstance(value, str) and re.fullmatch(_UZOVI, value) is None:
        yield Problem("", 'is no UZOVI number (write its four digits between quotes, as "3311")')


@accepts({"type": "string", "pattern": _PACKAGE_CODE})
def is_package_code(value: object) -> Iterator[Problem]:
    """Accept a package code of COV: up to ten letters, digits and hyphens."""
    yield from checked.is_text(value)
    if isinstance(value, str) and re.fullmatch(_PACKAGE_CODE, value) is None:
        yield Problem("", 'is no package code (write it as COV shows it, as "106")')


@attrs.frozen(kw_only=True, repr=False)
class Cov(checked.Checked):
    """How the insurance check (COV) names a package.

    :param uzovi: number of the insurer, four digits.
    :param package: package code (pakketcode); known in the field by this pair only, and for one year at a time.
    :param label: code of the label (labelcode), where one insurer has several.
    """

    uzovi: str = checked.field(is_uzovi)
    package: str = checked.field(is_package_code)
    label: str = checked.field(checked.is_any_text, default="")


@attrs.frozen(kw_only=True)
class PackageName:
    """How people call a package that a decision knows by its id."""

    id: str
    insurer: str
    name: str


@attrs.frozen(kw_only=True, repr=False)
class Package(checked.Checked, Keeps):
    """A supplementary package of one insurer and one policy year.

    :param year: policy year; a session outside it is not paid by it.
    :param source: where the terms were read.
    :param confidence: how firm they are.
    :param since: the day from which this person has had the package; a session before it is not paid by it.
    :param assume: "renewed": that it goes on for the year after its policy year, with the same terms.
    :param pays_deductible: it takes over the deductible of a session paid by the basic package.
    :param cov: how the insurance check (COV) names it in that year, where somebody saw it there.
    """

    id: str = checked.field(checked.is_package_id)
    insurer: str = checked.field(checked.is_text)
    name: str = checked.field(checked.is_text)
    year: int = checked.field(checked.is_whole(EARLIEST_YEAR, LATEST_YEAR))
    source: str = checked.field(checked.is_text)
    confidence: Confidence = checked.field(checked.is_member(Confidence))
    grants: tuple[Grant, ...] = checked.field(checked.tuple_of(checked.is_a(Grant), MOST_GRANTS), default=())
    since: date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)
    assume: str | Unknown = checked.field(checked.optional(checked.is_word(RENEWED)), default=NOT_GIVEN)
    pays_deductible: bool = checked.field(checked.is_flag, default=False)
    note: str = checked.field(checked.is_any_text, default="")
    cov: Cov | Unknown = checked.field(checked.optional(checked.is_a(Cov)), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        yield from _repeated((grant.id for grant in self.grants), "grants")

    def is_renewed_for(self, year: int) -> bool:
        """Tell whether a year is the one after its policy year, and it is supposed to go on."""
        return self.year < year <= self.last_year

    def pays_in(self, year: int) -> bool:
        """Tell whether a year is its policy year, or one for which it is supposed to go on."""
        return self.year <= year <= self.last_year

    def pays_on(self, day: date) -> bool:
        """Tell whether it pays in the year of a day, and this person had it by then, as far as that is given."""
        return self.pays_in(day.year) and not self.is_not_begun(day)

    def is_not_begun(self, day: date) -> bool:
        """Tell whether this person has it only from a later day on."""
        return not isinstance(self.since, Unknown) and day < self.since

    @property
    def last_year(self) -> int:
        """The last year in which it pays: its policy year, or the one after where it is supposed to go on."""
        return self.year if isinstance(self.assume, Unknown) else self.year + 1

    @property
    def label(self) -> tuple[str, str]:
        """What it is called in every year, in small letters: the insurer and the name."""
        return self.insurer.casefold(), self.name.casefold()

    def grant(self, name: str) -> Grant:
        """Return the grant of an id."""
        (found,) = [grant for grant in self.grants if grant.id == name]
        return found

    @kept
    def limits_named_alike(self) -> frozenset[str]:
        """The ids that limits of two grants have."""
        names = [limit.id for grant in self.grants for limit in grant.limits]
        return frozenset({name for name in names if names.count(name) > 1})

    @kept
    def basic_first(self) -> bool:
        """Whether every grant pays only where the basic package does not."""
        return all(grant.basic_first for grant in self.grants)

    @kept
    def asks_of_grounds(self) -> bool:
        """Whether one of its grants asks what a ground of the basic package asks or finds."""
        return any(grant.requires.asks_of_grounds for grant in self.grants)

    def in_year(self, year: int) -> Package:
        """Return the same with each maximum as it is in a year: cut where it began within that, as far as is known."""
        if not self._is_cut:
            return self
        return self._begun if year == self.year else self._whole

    @kept
    def _is_cut(self) -> bool:
        return any(limit.cut for grant in self.grants for limit in grant.limits)

    @kept
    def _begun(self) -> Package:
        return self._with_maxima(self.maxima)

    @kept
    def _whole(self) -> Package:
        return self._with_maxima(lambda limit: (limit.max, limit.max))

    def _with_maxima(self, maxima: Callable[[Limit], tuple[Any, Any]]) -> Package:
        """Return the same with the maximum of each limit that is known."""
        grants = []
        for grant in self.grants:
            found = [(limit, *maxima(limit)) for limit in grant.limits]
            cut = [limit.cut_to(most) if limit.cut and least == most else limit for limit, least, most in found]
            grants.append(checked.supposing(grant, limits=tuple(cut)))
        return checked.supposing(self, grants=tuple(grants))

    def maxima(self, limit: Limit) -> tuple[Any, Any]:
        """Return the maximum of a limit, at least and at most: it may hang on what is not known of the beginning."""
        most, terms = limit.max, limit.part_year
        if not isinstance(most, (int, Money)) or isinstance(terms, Unknown):
            return most, most
        nothing = Money(0) if isinstance(most, Money) else 0
        if isinstance(self.since, Unknown):
            return nothing, most
        if not date(self.year, 1, 1) < self.since <= date(self.year, 12, 31):
            return most, most
        least, highest = terms.cut(most, self.since)
        return (Money(least), Money(highest)) if isinstance(most, Money) else (least, highest)

    def __hash__(self) -> int:
        return hash((self.id, self.year))  # quick; equal packages have equal ones

    @kept
    def called(self) -> PackageName:
        """Its names, as a decision repeats them."""
        return PackageName(id=self.id, insurer=self.insurer, name=self.name)

    @kept
    def terms(self) -> Citation:
        """The citation of its own terms, which no statute gives."""
        return Citation(
            source=f"{self.insurer} {self.name} {self.year}",
            article=POLICY_TERMS,
            period=Period(date(self.year, 1, 1), date(self.year, 12, 31)),
            url=self.source,
            quote="(the terms as the package file gives them)",
            confidence=self.confidence.value,
        )

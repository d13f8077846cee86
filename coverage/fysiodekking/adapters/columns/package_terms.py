"""Where a package answers differently: what of its terms is cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.boundaries import thresholds
from fysiodekking.model.checked import default_of
from fysiodekking.model.money import Money
from fysiodekking.model.package import Grant, Limit, Package, Requirements
from fysiodekking.model.unknown import Unknown

_CUT_TERMS: Final[Mapping[type, frozenset[str]]] = {
    Package: frozenset({"id", "insurer", "name", "year", "source", "confidence", "grants", "since", "pays_deductible"})
    | {"note", "cov"},
    Grant: frozenset({"id", "covers", "basic_first", "requires", "limits", "pays", "consent_from", "terms_unknown"}),
    Requirements: frozenset({"contracted", "min_age", "max_age", "accident", "referral", "consent", "association"}),
    Limit: frozenset({"id", "max", "unit", "per", "covers", "when_contracted", "carry_over"}),
}
"""The terms of a package that ask columns, or are cut; one with any other stands alone."""


class Cuts(NamedTuple):
    """What of a package is cut: where it can be used up, and whether it looks at the person.

    :param sessions: the numbers of sessions at which it answers differently.
    :param cents: the same of amounts.
    :param narrow: it hangs on the class of earlier sessions what they use up.
    :param asks: it asks something of the person.
    :param deductible: it takes over the deductible.
    :param alone: it has terms that are not cut.
    """

    sessions: list[int]
    cents: list[int]
    narrow: bool
    asks: bool
    ages: list[int]
    deductible: bool
    alone: bool


def terms_of(package: Package) -> Cuts:
    """Return where a package answers differently."""
    limits = [limit for grant in package.grants for limit in grant.limits]
    most = [thresholds.most_of(limit) for limit in limits]
    covers = [cover for grant in package.grants for cover in grant.covers]
    consent = [grant.consent_from for grant in package.grants]
    return Cuts(
        sorted({number for number in most if isinstance(number, int)})
        + [number - 1 for number in consent if not isinstance(number, Unknown)],
        sorted({amount.cents for amount in most if isinstance(amount, Money)}),
        len(package.grants) > 1 or any(limit.covers for limit in limits),
        any(grant.asks for grant in package.grants),
        [age for grant in package.grants for age in thresholds.ages_of_grant(grant).values()],
        package.pays_deductible,
        _says_more(package) or len(covers) > len({*covers}),  # on which grant an earlier session was booked
    )


def _says_more(part: Any) -> bool:
    """Tell whether a package has a term that is not cut: another fact, or another number, than those told here."""
    if isinstance(part, tuple):
        return any(map(_says_more, part))
    cut = _CUT_TERMS.get(type(part))
    return cut is not None and any(
        _says_more(value) or (field.name not in cut and value != default_of(field))
        for field in attrs.fields(type(part))
        for value in [getattr(part, field.name)]
    )

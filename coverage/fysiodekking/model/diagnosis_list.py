"""A list of diagnosis codes (DCSPH) as somebody has it: the library ships none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.vocabulary import Profession

_NOTHING: Mapping[Profession, tuple[str, ...]] = FrozenMap({})


@attrs.frozen(kw_only=True)
class Diagnosis:
    """One row: a diagnosis code and what it goes with.

    :param is_open: it may be claimed at all, if only by some.
    :param only_for: professions and specialisms that alone may claim it; empty for everybody.
    :param others: for whom else it is open, in words that are not known here.
    :param asks_side: a claim has to name the side of the body.
    :param places: the places in annex 1 that it names, as ``1.b.7°``.
    :param adult: entitlement codes that it goes with from 18 on.
    :param minor: the same under 18, by profession.
    """

    code: str
    is_open: bool
    only_for: tuple[str, ...] = ()
    others: str = ""
    asks_side: bool = False
    places: tuple[str, ...] = ()
    adult: tuple[str, ...] = ()
    minor: Mapping[Profession, tuple[str, ...]] = _NOTHING


@attrs.frozen(kw_only=True)
class DiagnosisList:
    """All rows of a list.

    :param since: its first day; None where the list does not say it.
    """

    rows: Mapping[str, Diagnosis]
    since: date | None = None

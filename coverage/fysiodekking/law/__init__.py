"""What the law says on a day.

Numbers and lists are data (`law/data`, one file for each instrument), each with its words, source and validity;
`law_on` puts together what holds on one day, once for all days until something changes. Whether a day was checked at
all: `CHECKED`.
"""

from __future__ import annotations

import bisect
from datetime import date
from functools import lru_cache

from fysiodekking.law.assemble import assemble
from fysiodekking.law.load import LawData, days_of_change, fingerprint, law_data
from fysiodekking.law.schema import CHECKED, Law
from fysiodekking.model.errors import InvalidLaw, Problem

__all__ = ["CHECKED", "Law", "LawData", "days_of_change", "fingerprint", "law_data", "law_on"]


def law_on(day: date) -> Law:
    """Return the law of a day: the same one for all days between two on which something changes.

    :raises InvalidLaw: for a day outside `CHECKED`: there is no law for it, never that of the year before.
    """
    if day not in CHECKED:
        raise InvalidLaw([Problem(str(day), f"lies outside the days that were checked, {CHECKED}")])
    changes = days_of_change(law_data())
    return _law_from(changes[bisect.bisect_right(changes, day) - 1])


@lru_cache(maxsize=1 << 7)
def _law_from(change: date) -> Law:
    return assemble(law_data(), change)

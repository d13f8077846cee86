"""What the law says on a day.

Numbers and lists are data (`law/data`, one file for each instrument), each with its words, source and validity;
`law_on` puts together what holds on one day. Whether a day was checked at all: `CHECKED`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from fysiodekking.law.assemble import assemble
from fysiodekking.law.load import LawData, days_of_change, fingerprint, law_data
from fysiodekking.law.schema import CHECKED, Law

__all__ = ["CHECKED", "Law", "LawData", "days_of_change", "fingerprint", "law_data", "law_on"]


@lru_cache(maxsize=1024)
def law_on(day: date) -> Law:
    """Return the law of a day.

    :param day: a day within `CHECKED`; there is no law for another one, never that of the year before.
    :raises InvalidLaw: when the data have no version for that day.
    """
    return assemble(law_data(), day)

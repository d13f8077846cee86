"""What is said of the law data and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LAW: Final[Mapping[str, str]] = {
    # what an entry says, by the keys of the data
    "in_force": "in force",
    "says.months": "within {value} months",
    "says.extension_months": "then another {value} months",
    "says.below_age": "below the age of {value}",
    "says.gold_stage": "from GOLD stage {value}",
    "says.authorised": "authorised: {value}",
    "says.ground": "ground {value}",
    "says.kind": "kind {value}",
    # the law of some days
    "days": "The law from {first} to {last}.",
    "no_day": "This law is of no day that was checked.",
}

"""What packages are called in a report: those with the same terms are one, under a name that no other has.

An id alone says too little: another year, or another file, may have other terms under it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NewType

import attrs

from fysiodekking.model.case import Case
from fysiodekking.model.citation import uncited
from fysiodekking.model.package import Confidence, Package
from fysiodekking.model.unknown import NOT_GIVEN

Terms = NewType("Terms", Package)
"""A package without how it is called, what is said of its terms, and since when and how long somebody has it."""

Labels = Mapping[Terms, str]

ONLY_BY_ID: Final[Labels] = {}
_LETTERS: Final = 6

_ALIKE: Final[Mapping[str, Any]] = {
    "insurer": "-",
    "name": "-",
    "source": "-",
    "confidence": Confidence.I,
    "note": "",
    "since": NOT_GIVEN,
    "assume": NOT_GIVEN,
    "cov": NOT_GIVEN,
}
"""What makes a package no other one, as it stands in what is compared."""


@lru_cache(maxsize=1 << 10)
def terms_of(package: Package) -> Terms:
    """Return what makes a package the same as another one."""
    return Terms(attrs.evolve(package, **_ALIKE))


def labels_of(packages: Iterable[Package]) -> Labels:
    """Name each of some packages: by its id, where needed with its year, and where that is not enough with a sign.

    The sign is made of the terms, so that a package keeps its name whatever others stand beside it.
    """
    labels = {terms_of(package): package.id for package in packages}
    ids = Counter(terms.id for terms in labels)
    years = Counter((terms.id, terms.year) for terms in labels)
    for terms in labels:
        sign = f", {_sign(terms)}" if years[terms.id, terms.year] > 1 else ""
        labels[terms] = f"{terms.id} ({terms.year}{sign})" if ids[terms.id] > 1 else terms.id
    return labels


def _sign(terms: Terms) -> str:
    """Return a few letters and digits that other terms do not have."""
    return hashlib.sha256(str(uncited(terms)).encode("utf-8")).hexdigest()[:_LETTERS]


def label_in(case: Case, package: str, labels: Labels) -> str:
    """Return the name of the package with an id in a case; the id itself where it has no other name."""
    return next((labels.get(terms_of(each), each.id) for each in case.packages if each.id == package), package)

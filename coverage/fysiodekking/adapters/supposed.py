"""What the caller supposes of every case that is read, as a case itself can say it."""

from __future__ import annotations

from typing import TypeVar

import attrs

from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.dossier import Dossier
from fysiodekking.model.law_supposed import UNCHANGED, LawSupposed

Given = TypeVar("Given", Case, Dossier)


@attrs.frozen(kw_only=True)
class Supposed:
    """What holds of all cases beside what each says.

    :param unchanged: that law which was not checked yet does not change, as ``[law] assume = "unchanged"``.
    """

    unchanged: bool = False

    def of(self, given: Given) -> Given:
        """Return a case or dossier as it stands, or one that supposes this as well."""
        return supposing(given, law=LawSupposed(assume=UNCHANGED)) if self.unchanged else given


NOTHING: Supposed = Supposed()

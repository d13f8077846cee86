"""What the caller supposes of every case that is read, as a case itself can say it."""

from __future__ import annotations

from typing import Final, TypeVar

import attrs

from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.dossier import Dossier
from fysiodekking.model.law_supposed import UNCHANGED, LawSupposed
from fysiodekking.model.package import RENEWED, Package

Given = TypeVar("Given", Case, Dossier)


@attrs.frozen(kw_only=True)
class Suppositions:
    """What holds of all cases beside what each says.

    :param unchanged: that law which was not checked yet does not change, as ``[law] assume = "unchanged"``.
    :param renewed: each package goes on for a year with the same terms, as its ``assume = "renewed"``, unless the one
        of the next year stands beside it.
    """

    unchanged: bool = False
    renewed: bool = False

    def of(self, given: Given) -> Given:
        """Return a case or dossier as it stands, or one that supposes this as well.

        :raises InvalidCase: where the earlier sessions cannot be right if the packages go on.
        """
        if self.unchanged:
            given = supposing(given, law=LawSupposed(assume=UNCHANGED))
        return attrs.evolve(given, packages=self._going_on(given.packages)) if self.renewed else given

    def _going_on(self, packages: tuple[Package, ...]) -> tuple[Package, ...]:
        followed = {(*one.label, one.year - 1) for one in packages}
        return tuple(one if (*one.label, one.year) in followed else self.of_package(one) for one in packages)

    def of_package(self, package: Package) -> Package:
        """Return a package as it stands, or one that goes on."""
        return supposing(package, assume=RENEWED) if self.renewed else package


NOTHING: Final = Suppositions()

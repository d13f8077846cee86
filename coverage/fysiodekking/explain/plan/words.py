"""How the words of a plan are put: what only a plan says, beside the catalogue that a decision uses too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.package import PackageName
from fysiodekking.model.plan import Plan


@attrs.frozen(kw_only=True)
class PlanWords:
    """The words of one language.

    :param catalogue: how amounts, dates, reasons and limits are said.
    :param short_names: what packages are called where there is little room, by id.
    """

    catalogue: Catalogue
    short_names: Mapping[str, str] = attrs.field(factory=dict)

    def naming(self, packages: Sequence[PackageName]) -> PlanWords:
        """Return the same words, which call some packages by their names; those of one name with their insurer."""
        catalogue, alike = self.catalogue.naming(packages), Counter(each.name for each in packages)
        short = {
            each.id: catalogue.short_name(each) if alike[each.name] == 1 else catalogue.package(each.id)
            for each in packages
        }
        return PlanWords(catalogue=catalogue, short_names=short)

    def package(self, named: str) -> str:
        """Call a package in little room."""
        return self.short_names.get(named) or self.catalogue.package(named)

    def say(self, name: str, **blanks: str) -> str:
        """Return a phrase with its blanks filled."""
        return self.catalogue.plan[name].format(**blanks)

    def short_day(self, day: date, *, year: bool = False) -> str:
        """Write a date in little room: 12 mrt, or 12 mrt 2026."""
        shown = f"{day.day} {self.short_month(day)}"
        return f"{shown} {day.year}" if year else shown

    def short_days(self, first: date, last: date) -> str:
        """Write a stretch of days in little room, with a dash between the first and the last."""
        begin = self.short_day(first, year=first.year != last.year)
        return f"{begin} \u2013 {self.short_day(last, year=True)}"

    def short_month(self, day: date) -> str:
        """Write a month in three letters."""
        return self.catalogue.plan["short_months"].split()[day.month - 1]

    def days(self, first: date, last: date) -> str:
        """Write a stretch of days; the year stands once when it is the same."""
        if first == last:
            return self.catalogue.day(first)
        begin = self.catalogue.day(first)
        if first.year == last.year:
            begin = begin.removesuffix(f" {first.year}")
        return self.say("to", first=begin, last=self.catalogue.day(last))


def words_of(lang: str) -> PlanWords:
    """Return the words of a language: ``nl`` or ``en``."""
    return PlanWords(catalogue=catalogue(lang))


def words_for(planned: Plan, lang: str) -> PlanWords:
    """Return the words of a language, which call the packages of a plan by their names."""
    return words_of(lang).naming(planned.steps[0].decision.about.packages)

"""What is said of a plan and of nothing else; everything that a decision says too stands in `explain`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.explain.catalogue import Catalogue

NL: Final[Mapping[str, str]] = {
    # the answer
    "answer": "{sessions}: de patiënt betaalt in totaal {amount}{provided}.",
    "answer.one": "{sessions}: de patiënt betaalt {amount}{provided}.",
    "answer.nothing": "{sessions}: de patiënt betaalt niets{provided}.",
    "answer.nobody": "{sessions}: er mag aan niemand iets in rekening worden gebracht.",
    "answer.at_least": "{sessions}: de patiënt betaalt minstens {amount}; het hele bedrag is nog niet bekend.",
    "answer.open": "{sessions}: wat de patiënt betaalt, is nog niet bekend.",
    "provided": ", als de verzekeraar de dry needling aanvaardt",
    "title": "Plan: {sessions} vanaf {date}",
    "basis": "Waarvan is uitgegaan",
    "unchecked": (
        "De regels zijn nagekeken tot en met {last}: van de {count} behandelingen vanaf {first} is niet te zeggen wie "
        "betaalt."
    ),
    "unchecked.one": (
        "De regels zijn nagekeken tot en met {last}: van de behandeling op {first} is niet te zeggen wie betaalt."
    ),
    "assumed": (
        "De volgende behandelingen zijn als deze eerste. Aangenomen is dat ze allemaal doorgaan en worden betaald "
        "zoals hier staat."
    ),
    # who pays
    "who": "Wie betaalt",
    "stretch": "Behandelingen {numbers}, {days}.",
    "stretch.one": "Behandeling {numbers}, {days}.",
    "to": "{first} tot en met {last}",
    "costs": "De patiënt betaalt {amount}.",
    "costs.deductible": "De patiënt betaalt {amount} eigen risico.",
    "costs.mixed": "De patiënt betaalt {amount}, waarvan {deductible} eigen risico.",
    "costs.nothing": "De patiënt betaalt niets.",
    "costs.open": "Wat de patiënt betaalt, is nog niet bekend.",
    "costs.nobody": "Er mag niets in rekening worden gebracht.",
    "basic": "basispakket",
    "basic.if": "basispakket, mits",
    "package": "pakket {package}",
    "package.if": "pakket {package}, mits",
    "package.open": "een pakket",
    "insured": "patiënt",
    "nobody": "niemand",
    "unknown": "onbekend",
    # the table
    "all": "Alle behandelingen",
    "number": "nr",
    "date": "datum",
    "payer": "betaler",
    "own": "patiënt",
    "left": "over",
    "left.one_of_several": "over {number}",
    "left.note": "{column}: wat er na de behandeling over is. {limit}.",
    "own.note": "patiënt: wat de patiënt zelf betaalt, met het eigen risico.",
    "end": "Wat er aan het eind over is",
    "unlimited": "onbeperkt",
    # the picture
    "picture": "Tekening. {answer} De tabel heeft dezelfde gegevens.",
    "picture.first": "De tekening toont de eerste {sessions}; de tabel heeft ze alle.",
    "bar": "balk: wat de patiënt betaalt",
    "bar.open": "boven de lijn: bedrag onbekend",
    "session": "Behandeling {number}, {date}: {payer}, {amount}",
    "used_up": "pakket {package} op",
    "limit": "grens van pakket {package} bereikt",
    "basic.used_up": "maximum van het basispakket bereikt",
    "basic.after": "na de eerste {bound}: basispakket",
    "from_here": "vanaf hier: {payer}",
    "short_months": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
EN: Final[Mapping[str, str]] = {
    # the answer
    "answer": "{sessions}: the patient pays {amount} in all{provided}.",
    "answer.one": "{sessions}: the patient pays {amount}{provided}.",
    "answer.nothing": "{sessions}: the patient pays nothing{provided}.",
    "answer.nobody": "{sessions}: nothing may be charged to anybody.",
    "answer.at_least": "{sessions}: the patient pays at least {amount}; the whole amount is not known yet.",
    "answer.open": "{sessions}: what the patient pays is not known yet.",
    "provided": ", if the insurer accepts the dry needling",
    "title": "Plan: {sessions} from {date}",
    "basis": "What this starts from",
    "unchecked": (
        "The law was checked through {last}: of the {count} sessions from {first} on it cannot be said who pays."
    ),
    "unchecked.one": "The law was checked through {last}: of the session on {first} it cannot be said who pays.",
    "assumed": (
        "The sessions that follow are like this first one. It is assumed that all of them take place and are paid as "
        "it says here."
    ),
    # who pays
    "who": "Who pays",
    "stretch": "Sessions {numbers}, {days}.",
    "stretch.one": "Session {numbers}, {days}.",
    "to": "{first} to {last}",
    "costs": "The patient pays {amount}.",
    "costs.deductible": "The patient pays {amount} deductible.",
    "costs.mixed": "The patient pays {amount}, of which {deductible} deductible.",
    "costs.nothing": "The patient pays nothing.",
    "costs.open": "What the patient pays is not known yet.",
    "costs.nobody": "Nothing may be charged.",
    "basic": "basic package",
    "basic.if": "basic package, provided",
    "package": "package {package}",
    "package.if": "package {package}, provided",
    "package.open": "a package",
    "insured": "patient",
    "nobody": "nobody",
    "unknown": "unknown",
    # the table
    "all": "All sessions",
    "number": "no",
    "date": "date",
    "payer": "payer",
    "own": "patient",
    "left": "left",
    "left.one_of_several": "left {number}",
    "left.note": "{column}: what is left after the session. {limit}.",
    "own.note": "patient: what the patient pays, with the deductible.",
    "end": "What is left at the end",
    "unlimited": "unlimited",
    # the picture
    "picture": "Picture. {answer} The table has the same facts.",
    "picture.first": "The picture shows the first {sessions}; the table has them all.",
    "bar": "bar: what the patient pays",
    "bar.open": "above the line: amount unknown",
    "session": "Session {number}, {date}: {payer}, {amount}",
    "used_up": "package {package} used up",
    "limit": "a limit of package {package} reached",
    "basic.used_up": "maximum of the basic package reached",
    "basic.after": "after the first {bound}: basic package",
    "from_here": "from here: {payer}",
    "short_months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


@attrs.frozen(kw_only=True)
class PlanWords:
    """The words of one language.

    :param catalogue: how amounts, dates, reasons and limits are said.
    :param phrases: what only a plan says.
    """

    catalogue: Catalogue
    phrases: Mapping[str, str]

    def say(self, name: str, **blanks: str) -> str:
        """Return a phrase with its blanks filled."""
        return self.phrases[name].format(**blanks)

    def short_day(self, day: date, *, year: bool = False) -> str:
        """Write a date in little room: 12 mrt, or 12 mrt 2026."""
        shown = f"{day.day} {self.short_month(day)}"
        return f"{shown} {day.year}" if year else shown

    def short_month(self, day: date) -> str:
        """Write a month in three letters."""
        return self.phrases["short_months"].split()[day.month - 1]

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
    catalogue = importlib.import_module(f"fysiodekking.explain.{lang}").CATALOGUE
    return PlanWords(catalogue=catalogue, phrases={"nl": NL, "en": EN}[lang])

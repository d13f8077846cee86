"""The term of a row of annex 1: from which day it runs, and on which day it has ended.

What the law asks: "voor de duur van maximaal ..." in Bzv annex 1.
https://wetten.overheid.nl/BWBR0018492/2026-07-01#Bijlage1
Readings: `start_after_discharge_within` (how many months after discharge the first treatment may come),
`whiplash_extension`, `tumour_without_irradiation`. Not modelled: start windows after a diagnosis, which only the DCSPH
list of 1-7-2024 has.
"""

from __future__ import annotations

from datetime import date

import attrs

from fysiodekking.law.instruments import AnnexRow, Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Verdict
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.names import field_of, of_history
from fysiodekking.model.needs import Need, OfLaw
from fysiodekking.model.readings import START_WITHIN
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import NONE_AT_ALL
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.ground_facts import CareFacts
from fysiodekking.rules.verdicts import fits, missing, missing_of, refused, unknown


def of_either_text(care: CareFacts, law: Law, row: AnnexRow) -> Check:
    """Ask the term on days between two texts that differ: it is in doubt only where they answer differently."""
    assert row.months is not None
    point, texts = OfLaw(f"annex_1.{row.kind}.term"), _texts_of(row)
    if point in care.supposed:
        return of_row(care, law, texts[0] if care.supposed[point] else texts[1])
    checks = [of_row(care, law, text) for text in texts]
    if all(check.verdict is checks[0].verdict and check.verdict is not Verdict.UNKNOWN for check in checks):
        return checks[0]._replace(readings=tuple({pair: None for check in checks for pair in check.readings}))
    # which of the two ends the term nobody knows, so that neither day is so many months away
    facts = {Fact(fact.name, fact.actual, _undated(fact)): None for check in checks for fact in check.facts}
    return unknown(Reason.TERM_NOT_ESTABLISHED, Need((), point), *facts, cite=row.months.citation)


def _undated(fact: Fact) -> Bound:
    assert isinstance(fact.needed, Bound)
    return attrs.evolve(fact.needed, months=None)


def _texts_of(row: AnnexRow) -> tuple[AnnexRow, AnnexRow]:
    """Return a row as either of two texts has it: its term runs from a day, or from the first treatment after it."""
    return row, attrs.evolve(row, after=row.or_after)


def of_row(care: CareFacts, law: Law, row: AnnexRow) -> Check:
    """Ask whether the term of the row still runs; it starts where the annex says, else at the first treatment."""
    assert row.months is not None
    assert row.starts is not None
    if row.after is not None:
        return _after(care, law, row, row.after)
    starts, months = row.starts, row.months.value
    cite, path = row.months.citation, field_of(care.key, starts)
    start = _start(care, law, starts)
    if starts == "irradiation_ended" and isinstance(start, Need):
        return _not_irradiated(care, law, row, months)
    if isinstance(start, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(cite,))
    day, end = care.day, months_after(start, months)
    if starts == "discharged" and day < start:
        return refused(Reason.TERM_NOT_BEGUN, Fact(path, start, Bound("<=", day)), cite=cite)
    fact = Fact(path, start, Bound("<", end, months=months))
    if day < end:
        return fits(fact, cite=(cite,))
    if row.extension_months is not None:
        return _extension(care, law, row, start, months, fact)
    return refused(Reason.TERM_OVER, fact, cite=cite)


def _start(care: CareFacts, law: Law, starts: str) -> date | Need:
    if starts == "first_session":
        return common.started(care, law)
    value: date | Unknown = getattr(care.condition, starts)
    return missing_of(care.key, starts) if isinstance(value, Unknown) else value


def _after(care: CareFacts, law: Law, row: AnnexRow, after: str) -> Check:
    """Ask the term "in aansluiting op de eerste behandeling na ontslag": it runs from that treatment.

    Reading: how many months after discharge it may come (`start_after_discharge_within`); the text does not say.
    """
    assert row.months is not None
    cite, day, months = row.months.citation, care.day, row.months.value
    left_path, path = (field_of(care.key, field) for field in (after, "first_session"))
    left: date | Unknown = getattr(care.condition, after)
    limit = care.readings.start_after_discharge_within
    used = ((START_WITHIN, "none" if isinstance(limit, Unknown) else str(limit)),)
    if isinstance(left, Unknown):
        start = common.started(care, law)
        # a treatment before the stay would only let the term end later
        if isinstance(limit, Unknown) and isinstance(start, date) and day < months_after(start, months):
            end = months_after(start, months)
            return fits(Fact(path, start, Bound("<", end, months=months)), cite=(cite,), readings=used)
        return unknown(Reason.TERM_START_NOT_GIVEN, missing_of(care.key, after), cite=(cite,))
    if day < left:
        return refused(Reason.TERM_NOT_BEGUN, Fact(left_path, left, Bound("<=", day)), cite=cite)

    def starting(start: date) -> Check:
        if not isinstance(limit, Unknown) and start >= months_after(left, limit):
            late = Fact(path, start, Bound("<", months_after(left, limit)))
            said = law.basic.start_after_discharge_within, cite
            return refused(Reason.STARTED_TOO_LONG_AFTER_DISCHARGE, late, cite=said, readings=used)
        end = months_after(start, months)
        fact = Fact(path, start, Bound("<", end, months=months))
        if day < end:
            return fits(fact, cite=(cite,), readings=used)
        return refused(Reason.TERM_OVER, fact, cite=cite, readings=used)

    earliest, latest, need = _first_after(care, law, left)
    early, late = starting(earliest), starting(latest)
    if need is None or (early.verdict, early.reason) == (late.verdict, late.reason):
        return early
    return unknown(Reason.TERM_START_NOT_GIVEN, need, cite=(cite,))


def _first_after(care: CareFacts, law: Law, left: date) -> tuple[date, date, Need | None]:
    """Return the earliest and the latest day that the first treatment after a discharge can have, and what would tell.

    It is the first session that was given, unless that lies before the stay; then the first one of the history after
    it, or this one.
    """
    given, own_start = care.condition.first_session, missing_of(care.key, "first_session")
    if not isinstance(given, Unknown) and given >= left:
        return given, given, None

    def first_session_or(*names: str) -> Need:
        """Return what would tell: the first session, unless it was given or nothing at all was said."""
        absent = isinstance(given, Unknown) and care.earlier.given
        return own_start if absent else attrs.evolve(own_start, names=names)

    sure, open_, across = [care.day], [], list[str]()
    for index, row in enumerate(care.earlier.past.rows):
        own = isinstance(row.condition, Unknown) or row.condition == care.key
        if not own or row.last < left:
            continue
        treats = counting.is_treatment(care.earlier, law, row.performance)
        if isinstance(treats, Need):
            open_.append((max(row.date, left), treats))
        elif treats and row.date < left:
            across.append(of_history(care.earlier.past.place(index), "until"))
        elif treats:
            sure.append(row.date)
    if care.earlier.condition_elsewhere() != NONE_AT_ALL:
        open_.append((left, first_session_or("used.condition_elsewhere" if care.earlier.given else "history")))
    latest = min(sure)
    crossing = [(left, first_session_or(*across))] if across else []
    earlier = [each for each in (*crossing, *open_) if each[0] < latest]
    if not earlier:
        return latest, latest, None
    earliest, need = min(earlier, key=lambda each: each[0])
    return earliest, latest, need


def _extension(care: CareFacts, law: Law, row: AnnexRow, start: date, months: int, fact: Fact) -> Check:
    """Whiplash: at most six months more while the triad is still present (annex 1, par. 6; `whiplash_extension`)."""
    assert row.months is not None
    assert row.extension_months is not None
    assert row.total_months_read is not None
    cite = row.months.citation
    reading = str(care.readings.of("whiplash_extension"))
    used = (("whiplash_extension", reading),)
    said: tuple[Citation, ...] = (cite,)
    longest = months + row.extension_months
    if reading == "six_in_all":
        said, longest = (law.basic.whiplash_extension, cite), row.total_months_read
    longer = Fact(fact.name, start, Bound("<", months_after(start, longest), months=longest))
    if care.day >= months_after(start, longest):
        return refused(Reason.TERM_OVER, longer, cite=said, readings=used)
    path = field_of(care.key, "triad")
    if isinstance(care.condition.triad, Unknown):
        need = missing_of(care.key, "triad")
        return unknown(Reason.TRIAD_NOT_GIVEN, need, fact, cite=cite, readings=used)
    if care.condition.triad:
        return fits(longer, Fact(path, True, True), cite=(cite,), readings=used)
    return refused(Reason.TERM_OVER, fact, Fact(path, False, True), cite=cite, readings=used)


def _not_irradiated(care: CareFacts, law: Law, row: AnnexRow, months: int) -> Check:
    """Soft-tissue tumour: "maximaal twee jaren na bestraling" gives no start without irradiation."""
    assert row.months is not None
    reading = care.readings.tumour_without_irradiation
    if isinstance(reading, Unknown):
        asked = missing("readings.tumour_without_irradiation")
        return unknown(Reason.TERM_START_NOT_GIVEN, asked, cite=(row.months.citation,))
    used = (("tumour_without_irradiation", reading),)
    if reading == "no_term":
        return fits(readings=used)
    start = common.started(care, law)
    if reading == "two_years_from_treatment":
        if isinstance(start, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(row.months.citation,))
        if care.day < months_after(start, months):
            return fits(readings=used)
    return refused(Reason.TERM_OVER, cite=row.months.citation, readings=used)

"""A slow second answer to the same question, written from the law text and nothing else.

It answers only cases in which every fact is given. It counts with loops over single rows, keeps its own copy of every
number of the law, and shares no line with the library but the classes that hold a case. Where both agree, the answer
does not hang on how either of them is built.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

import attrs

from dated import FIRST, LAST
from fysiodekking.model.case import Case
from fysiodekking.model.money import Money
from fysiodekking.model.package import Grant, Limit, Package, Payment, Requirements
from fysiodekking.model.people import Asked, Waiver
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row


class Expected(NamedTuple):
    """What the decision has to say; the amounts in cents: basic, deductible, package, insured."""

    outcome: str
    payer: str | None
    amounts: tuple[int, int, int, int] | None
    entitlement_code: str | None


class Unsettled(Exception):
    """The sources do not say what this case should give, so nothing is expected."""


# --- billing.md section 2: the codes that the generated cases use, with the class that each has ----------------------

PHYSIOTHERAPY_CODES: Final[Mapping[str, str]] = {
    "1000": "physiotherapy",
    "1001": "physiotherapy",
    "1003": "physiotherapy",
    "1100": "child_physiotherapy",
    "1200": "manual_therapy",
    "1500": "oedema_therapy",
    "1600": "pelvic_physiotherapy",
    "1601": "pelvic_physiotherapy",
    "1750": "psychosomatic_physiotherapy",
    "1775": "geriatric_physiotherapy",
    "1850": "physiotherapy",
    "1864": "physiotherapy",
    "1870": "physiotherapy",
    "1900": "physiotherapy",
    "1950": "physiotherapy",
    "1960": "physiotherapy",
    "9121": "physiotherapy",
}
EXERCISE_CODES: Final[Mapping[str, str]] = {
    "2000": "exercise_therapy",
    "2001": "exercise_therapy",
    "9121": "exercise_therapy",
}
NEVER_INSURED: Final = ("1003", "1900", "1901", "1902", "1950", "1960")
SCREENINGS: Final = ("1850", "1851", "1852", "1853", "1864", "1865", "1866")
INTAKES: Final = (*SCREENINGS, "1860", "1861", "1862", "1863", "1870", "1871", "1872", "1873")
SESSIONS: Final = ("1000", "1100", "1200", "1500", "1600", "1750", "1775")
PELVIC_CODES: Final = ("1600", "1601", "1602", "1603", "1604")
SPECIALISTS: Final = {
    "1100": "child",
    "1200": "manual_therapy",
    "1500": "oedema",
    "1600": "pelvic",
    "1601": "pelvic",
    "1750": "psychosomatic",
    "1775": "geriatric",
}
FALL_CODES: Final = ("9120", "9121", "9122")
FALL_CODES_FROM: Final = date(2024, 1, 1)
COMBINED_SCREENING_FROM: Final = date(2016, 1, 1)

# --- Wet BIG art. 36, the fourteen kinds -----------------------------------------------------------------------------

RESERVED_ACTS: Final = (
    "surgical_act",
    "obstetric_act",
    "endoscopy",
    "catheterisation",
    "injection",
    "puncture",
    "general_anaesthesia",
    "ionising_radiation",
    "cardioversion",
    "defibrillation",
    "electroconvulsive_therapy",
    "lithotripsy",
    "artificial_reproduction",
    "prescribing",
)

# --- Bzv annex 1 as in force on some day from 2012 on: first day, last day -------------------------------------------

ALWAYS: Final = (date(2006, 1, 1), date(2099, 1, 1))
ANNEX_1: Final[Mapping[str, tuple[date, date]]] = {
    "stroke": ALWAYS,
    "spinal_cord_disorder": ALWAYS,
    "multiple_sclerosis": ALWAYS,
    "peripheral_nerve_motor_loss": ALWAYS,
    "extrapyramidal_disorder": ALWAYS,
    "motor_developmental_delay": ALWAYS,
    "congenital_cns_anomaly": ALWAYS,
    "cerebellar_disorder": ALWAYS,
    "deficits_tumour_or_brain_injury": ALWAYS,
    "radicular_syndrome_motor_loss": ALWAYS,
    "muscle_disease": ALWAYS,
    "myasthenia_gravis": ALWAYS,
    "congenital_locomotor_anomaly": ALWAYS,
    "progressive_scoliosis": ALWAYS,
    "juvenile_osteochondrosis": ALWAYS,
    "reflex_dystrophy": ALWAYS,
    "pathological_fracture": ALWAYS,
    "frozen_shoulder": ALWAYS,
    "hyperostotic_spondylosis": ALWAYS,
    "collagen_diseases": ALWAYS,
    "after_amputation": ALWAYS,
    "whiplash": ALWAYS,
    "postpartum_pelvic_instability": ALWAYS,
    "conservative_fracture": ALWAYS,
    "copd_fev": (date(2006, 1, 1), date(2012, 12, 19)),
    "copd_gold2": (date(2013, 1, 1), date(2018, 12, 31)),
    "congenital_respiratory_anomaly": ALWAYS,
    "lymphoedema": ALWAYS,
    "skin_scar_tissue": ALWAYS,
    "after_inpatient_stay": ALWAYS,
    "claudication_fontaine_2_3": (date(2006, 1, 1), date(2016, 12, 31)),
    "claudication_fontaine_3": ALWAYS,
    "soft_tissue_tumours": ALWAYS,
    "diffuse_interstitial_lung_disease": ALWAYS,
}
YOUNGER_THAN: Final = {"motor_developmental_delay": 17, "juvenile_osteochondrosis": 22}
MONTHS_FROM_FIRST_SESSION: Final = {
    "radicular_syndrome_motor_loss": 3,
    "postpartum_pelvic_instability": 3,
    "frozen_shoulder": 12,
    "claudication_fontaine_2_3": 12,
    "claudication_fontaine_3": 12,
}
TIME_LIMITED: Final = (
    *MONTHS_FROM_FIRST_SESSION,
    "whiplash",
    "conservative_fracture",
    "after_inpatient_stay",
    "soft_tissue_tumours",
)

# --- Zvw art. 19(1), euros -------------------------------------------------------------------------------------------

MANDATORY: Final = {2012: 220, 2013: 350, 2014: 360, 2015: 375, **dict.fromkeys(range(2016, 2026 + 1), 385)}
ANNOUNCED: Final = {2027: 400}
"""Of years whose amount is not enacted: asked only where a case supposes that the law does not change."""


# --- days ------------------------------------------------------------------------------------------------------------


def age(born: date, day: date) -> int:
    years = day.year - born.year
    return years if (day.month, day.day) >= (born.month, born.day) else years - 1


def months_later(day: date, months: int) -> date:
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def turns_18(born: date) -> date:
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + 18):
        return date(born.year + 18, 3, 1)
    return date(born.year + 18, born.month, born.day)


# --- the rows of the history -----------------------------------------------------------------------------------------


def earlier_rows(case: Case) -> list[Row]:
    """Single sessions up to and including the session's day, oldest first."""
    assert not isinstance(case.history, Unknown), "earlier use is given"
    rows = []
    for row in case.history.rows:
        assert isinstance(row.until, Unknown)
        assert row.sessions == 1, "rows are single sessions"
        if row.date <= case.session.date:
            rows.append(row)
    return sorted(rows, key=lambda row: row.date)


def takes_a_number(case: Case, row: Row) -> bool:
    """An intake line takes no number where this insurer reads it so."""
    if row.performance not in INTAKES:
        return True
    if case.readings.intake_counts == "no":
        return False
    if case.readings.intake_counts == "yes":
        return True
    raise Unsettled("whether an intake counts is silent")


def condition_of(case: Case, row: Row) -> str:
    return case.condition_key if isinstance(row.condition, Unknown) else row.condition


def exactly(value: object) -> int:
    low, high = value.min, value.max  # type: ignore[attr-defined]
    assert low == high, "a number of sessions elsewhere is one number"
    return int(low)


def sessions_elsewhere(case: Case, name: str) -> int:
    if isinstance(case.used, Unknown):
        return 0
    value = getattr(case.used, name)
    return 0 if isinstance(value, Unknown) else exactly(value)


def counted(case: Case, keys: Iterable[str], first: date | None = None) -> list[Row]:
    """The earlier sessions of these conditions, from a day on."""
    wanted = set(keys)
    rows = [row for row in earlier_rows(case) if condition_of(case, row) in wanted]
    return [row for row in rows if (first is None or row.date >= first) and takes_a_number(case, row)]


def first_session(case: Case, key: str) -> date:
    """The day that the case gives, else the earliest row of the condition, else the session itself."""
    given = case.conditions[key].first_session
    if not isinstance(given, Unknown):
        return given
    rows = [
        row for row in earlier_rows(case) if condition_of(case, row) == key and row.performance not in NEVER_INSURED
    ]
    if rows and rows[0].performance in INTAKES and case.readings.intake_counts not in ("yes", "no"):
        raise Unsettled("whether an intake is the first treatment is silent")
    return min((row.date for row in rows if takes_a_number(case, row)), default=case.session.date)


# --- gates -----------------------------------------------------------------------------------------------------------


def therapist(case: Case) -> bool:
    return case.provider.profession in ("physiotherapist", "exercise_therapist")


def techniques(case: Case) -> set[str]:
    return set() if isinstance(case.session.techniques, Unknown) else {str(each) for each in case.session.techniques}


def who_bears_a_refused_gate(case: Case) -> str | None:  # noqa: C901 - one branch for each gate
    """Return nobody or insured when a gate refuses, else None; nobody wins."""
    session, provider = case.session, case.provider
    done, code = techniques(case), session.performance
    bearers = set()
    if provider.profession == "physiotherapist" and provider.big_registered is False:
        bearers.add("insured")
    acts = done & set(RESERVED_ACTS)
    if acts and provider.profession != "physician":
        trained_in = set() if isinstance(provider.trained_in, Unknown) else {str(each) for each in provider.trained_in}
        if session.on_order_of != "physician" or not acts <= trained_in:  # Wet BIG 35(1)
            bearers.add("nobody")
    if "dry_needling" in done and therapist(case):
        trained = not isinstance(provider.trained_in, Unknown) and "dry_needling" in provider.trained_in
        if provider.profession != "physiotherapist" or not trained or session.treatment_plan is False:
            bearers.add("insured")
    if "acupuncture" in done and therapist(case):
        bearers.add("insured")
    if therapist(case):
        assert isinstance(code, str)
        listed = PHYSIOTHERAPY_CODES if provider.profession == "physiotherapist" else EXERCISE_CODES
        too_early = (code in FALL_CODES and session.date < FALL_CODES_FROM) or (
            code == "1864" and session.date < COMBINED_SCREENING_FROM
        )
        if (code not in listed or too_early) and not may_have_come_since(case):
            bearers.add("nobody")
        if code in NEVER_INSURED:
            bearers.add("insured")
        if code in SCREENINGS and session.referral is True:
            bearers.add("nobody")
        bearers |= against_its_description(case, code)
    bearers |= who_bears_a_second_line(case)
    if "nobody" in bearers:
        return "nobody"
    return "insured" if bearers else None


def against_its_description(case: Case, code: str) -> set[str]:
    """Wmg 35(1)(d): the label says for whom; insurers ask the specialism, and a fall risk for fall prevention."""
    bearers, stated = set(), case.provider.specialisms
    if code in ("1100", "1101", "1102", "1103") and age(case.insured.born, case.session.date) >= 18:
        bearers.add("nobody")
    if code in ("1870", "1871", "1872", "1873") and case.session.referral is False:
        bearers.add("nobody")
    if code in ("1860", "1861", "1862", "1863") and case.session.referral is True:
        bearers.add("nobody")
    if code in ("9120", "9121") and case.condition.kind != "fall_risk" and case.session.date >= FALL_CODES_FROM:
        bearers.add("insured")
    if code in SPECIALISTS and not isinstance(stated, Unknown) and not qualified(case, (SPECIALISTS[code],)):
        bearers.add("insured")
    return bearers


def may_have_come_since(case: Case) -> bool:
    """Wmg 35: a code that looks like one, on no list up to 2019; the lists of 2020 and later were not read."""
    code, known = str(case.session.performance), {**PHYSIOTHERAPY_CODES, **EXERCISE_CODES}
    like_a_code = code.isdigit() and len(code) in (4, 5) and code[0] != "0"
    return therapist(case) and like_a_code and code not in known and case.session.date >= date(2020, 1, 1)


def who_bears_a_second_line(case: Case) -> set[str]:
    """NZa: a second line of a list only if necessary, else nobody; an insurer may pay fewer, else the insured."""
    code, across = str(case.session.performance), case.readings.same_day_across_professions == "yes"
    skin = case.provider.profession == "skin_therapist"
    if not therapist(case) and not (skin and across):
        return set()
    today = [row for row in earlier_rows(case) if row.date == case.session.date]
    if today and (code in FALL_CODES or code in NEVER_INSURED or any(row.performance in FALL_CODES for row in today)):
        raise Unsettled("whether a month of fall prevention, or a line that is no care, is a line of the same kind")
    own_list = code[0]
    if may_have_come_since(case):
        own_list = "1" if case.provider.profession == "physiotherapist" else "2"
    same_list = [] if skin else [row for row in today if row.performance[0] == own_list]
    own = _of_the_same_sort(same_list, code)
    kind = _of_the_same_sort([row for row in today if row.performance[0] in "12"], code) if across else own
    if own and case.session.medically_necessary is not True:
        return {"nobody"}
    never = case.readings.second_session_same_day == "never"
    if (kind and never) or (kind and not own and case.session.medically_necessary is not True):
        return {"insured"}
    return set()


def _of_the_same_sort(rows: list[Row], code: str) -> bool:
    """An intake and a session go together."""
    rows = [row for row in rows if row.performance not in NEVER_INSURED]
    same = [row for row in rows if (row.performance in INTAKES) == (code in INTAKES)]
    if not same and len(rows) > 1:
        raise Unsettled("one intake and one session go together; the day already had more")
    return bool(same)


# --- grounds of the basic package: Bzv art. 2.6 ----------------------------------------------------------------------


class Ground(NamedTuple):
    """What the basic package says: covered, covered_if, or undetermined, under which ground, on which code."""

    outcome: str
    name: str
    code: str | None


def annex_kind(case: Case) -> str:
    """The row under which annex 1 named the condition; two conditions left it for a paragraph of their own."""
    day, kind = case.session.date, str(case.condition.kind)
    if kind == "copd" and day < date(2012, 12, 20):
        return "copd_fev" if case.condition.fev1_vc_below_60 is True else kind
    if kind == "copd" and day < date(2019, 1, 1):
        assert isinstance(case.condition.gold_stage, int)
        if day < date(2014, 1, 1) and case.condition.gold_stage >= 2:
            raise Unsettled("when GOLD took the place of FEV1/VC in annex 1 was not established")
        return "copd_gold2" if case.condition.gold_stage >= 2 else kind
    if kind == "peripheral_arterial_disease_fontaine_2" and day < date(2017, 1, 1):
        return "claudication_fontaine_2_3"
    return kind


def annex_row_holds(case: Case) -> bool:  # noqa: C901 - one branch for each thing that is asked
    """Par. 2: the condition is on annex 1 that day, its age is right and its term is not over."""
    day, kind = case.session.date, annex_kind(case)
    if kind not in ANNEX_1:
        return False
    first, last = ANNEX_1[kind]
    if not first <= day <= last:
        return False
    if kind in YOUNGER_THAN and age(case.insured.born, day) >= YOUNGER_THAN[kind]:
        return False
    start, months = first_session(case, case.condition_key), 0
    if kind in MONTHS_FROM_FIRST_SESSION:
        months = MONTHS_FROM_FIRST_SESSION[kind]
    elif kind == "whiplash":
        longer = 6 if case.readings.whiplash_extension == "six_in_all" else 9
        months = longer if case.condition.triad is True else 3
    elif kind == "conservative_fracture":
        start, months = _given(case.condition.conservative_treatment_ended), 6
    elif kind == "after_inpatient_stay":
        if case.condition.day_surgery is True and case.readings.day_surgery_is_stay != "yes":
            if case.readings.day_surgery_is_stay != "no":
                raise Unsettled("whether day surgery is a stay is silent")
            return False
        return _twelve_months_after_a_stay(case)
    elif kind == "soft_tissue_tumours":
        start, months = _given(case.condition.irradiation_ended), 24
    if months and day < start:
        raise Unsettled("treated before the day from which the annex counts")
    return months == 0 or day < months_later(start, months)


def _twelve_months_after_a_stay(case: Case) -> bool:
    """Annex 1, par. 5: from discharge; in the text of 2021-01-01 from the first treatment after it."""
    day, left = case.session.date, _given(case.condition.discharged)
    if day < left:
        return False
    given = case.condition.first_session
    after = [row.date for row in counted(case, [case.condition_key]) if row.date >= left]
    first = given if not isinstance(given, Unknown) and given >= left else min(after, default=day)
    within = case.readings.start_after_discharge_within
    in_time = isinstance(within, Unknown) or first < months_later(left, within)
    by_discharge, by_treatment = day < months_later(left, 12), day < months_later(first, 12) and in_time
    if day <= date(2019, 10, 31):
        return by_discharge
    if day >= date(2021, 1, 1):
        return by_treatment
    if by_discharge != by_treatment:
        raise Unsettled("the text of the annex in 2020 was not read")
    return by_discharge


def _given(day: date | Unknown) -> date:
    assert not isinstance(day, Unknown)
    return day


def annex_sessions_before(case: Case, until: date | None = None) -> int:
    """The earlier treatments that count toward the first twenty."""
    kind = annex_kind(case)
    keys = {case.condition_key}
    for key, condition in case.conditions.items():
        if case.readings.two_annex_conditions == "shared_20" and str(condition.kind) in ANNEX_1:
            keys.add(key)
        if (
            case.readings.new_episode_time_limited == "count_continues"
            and kind in TIME_LIMITED
            and condition.kind == case.condition.kind
        ):
            keys.add(key)
    rows = counted(case, keys)
    if case.readings.sessions_before_18 == "do_not_count":
        rows = [row for row in rows if row.date >= turns_18(case.insured.born)]
    elif case.readings.sessions_before_18 != "count" and any(row.date < turns_18(case.insured.born) for row in rows):
        raise Unsettled("whether sessions before 18 count is silent")
    if until is not None:
        if sessions_elsewhere(case, "condition_elsewhere") and first_session(case, case.condition_key) <= until:
            raise Unsettled("sessions elsewhere have no date")
        return sum(1 for row in rows if row.date <= until)
    return len(rows) + sessions_elsewhere(case, "condition_elsewhere")


def within_first_twenty(case: Case) -> bool:
    """From 18: is this one of the first twenty (twelve for whom the rule of 2011 stays)?"""
    threshold = 12 if annex_sessions_before(case, until=date(2011, 12, 31)) >= 12 else 20
    return annex_sessions_before(case) + 1 <= threshold


def annex_1(case: Case) -> Ground | None:
    if not annex_row_holds(case):
        return None
    if age(case.insured.born, case.session.date) >= 18 and within_first_twenty(case):
        return None
    return Ground(_care_as_commonly_provided(case), "annex_1", "001")


def _care_as_commonly_provided(case: Case) -> str:
    done = techniques(case)
    return "covered_if" if done and done <= {"dry_needling", *RESERVED_ACTS} else "covered"


def _from_18(case: Case, code: str) -> str | None:
    return code if age(case.insured.born, case.session.date) >= 18 else None


def _exercise_therapy_given(case: Case) -> bool:
    return "exercise_therapy" in techniques(case)


def _says_physiotherapy(case: Case) -> bool:
    return case.provider.profession == "physiotherapist" or case.readings.supervised_care_by_exercise_therapist == "yes"


def _of_kind(case: Case) -> list[str]:
    return [key for key, condition in case.conditions.items() if condition.kind == case.condition.kind]


def _cap_binds(case: Case) -> bool:
    """Pars 3 to 5 name a number for the insured of 18 and older only."""
    return age(case.insured.born, case.session.date) >= 18 or case.readings.minor_cap_par_3_5 == "same_cap"


def _eighteen_a_year_used(case: Case) -> bool:
    """Insurers that name eighteen for everybody under 18."""
    if age(case.insured.born, case.session.date) >= 18 or case.readings.minor_cap_par_3_5 != "18":
        return False
    this_year = len(counted(case, [case.condition_key], date(case.session.date.year, 1, 1)))
    return this_year + sessions_elsewhere(case, "condition_elsewhere_this_year") >= 18


def _in_running_terms(case: Case, months: int) -> int:
    """Earlier sessions of all conditions of this kind whose term of so many months is running."""
    total = sessions_elsewhere(case, "condition_elsewhere")
    for key in _of_kind(case):
        start = first_session(case, key)
        if start <= case.session.date < months_later(start, months):
            total += len(counted(case, [key], start))
    return total


def urinary_incontinence(case: Case) -> Ground | None:
    """Par. 3: pelvic physiotherapy for urinary incontinence, from 18 at most nine."""
    if case.condition.kind != "urinary_incontinence" or not _says_physiotherapy(case):
        return None
    if case.session.performance not in PELVIC_CODES and not qualified(case, ("pelvic",)):
        return None
    if _cap_binds(case):
        elsewhere = sessions_elsewhere(case, "condition_elsewhere")
        if case.readings.pelvic_nine == "per_condition":
            used = len(counted(case, [case.condition_key], first_session(case, case.condition_key))) + elsewhere
        elif case.readings.pelvic_nine == "once":
            used = len(counted(case, _of_kind(case))) + elsewhere
        else:
            raise Unsettled("how the nine are counted is silent")
        if used + 1 > 9:
            return None
    if _eighteen_a_year_used(case):
        return None
    return Ground(_care_as_commonly_provided(case), "urinary_incontinence", _from_18(case, "010"))


def _first_of_all_series(case: Case) -> date:
    """Given once, the months run from the first treatment there ever was; `first_session` may begin a later series."""
    treated = [row.date for row in counted(case, _of_kind(case)) if row.performance not in NEVER_INSURED]
    return min(*(first_session(case, key) for key in _of_kind(case)), case.session.date, *treated)


def peripheral_arterial_disease(case: Case) -> Ground | None:
    """Par. 4: supervised exercise therapy, Fontaine 2, from 18 at most 37 in at most twelve months."""
    if case.condition.kind != "peripheral_arterial_disease_fontaine_2" or case.session.date < date(2017, 1, 1):
        return None
    if not _says_physiotherapy(case) or not _exercise_therapy_given(case):
        return None
    if _cap_binds(case):
        if case.readings.pad_37 == "renewable":
            start = first_session(case, case.condition_key)
            used = _in_running_terms(case, 12)
        elif case.readings.pad_37 == "once":
            start = _first_of_all_series(case)
            used = len(counted(case, _of_kind(case))) + sessions_elsewhere(case, "condition_elsewhere")
        else:
            raise Unsettled("whether the 37 come back is silent")
        if case.session.date >= months_later(start, 12) or used + 1 > 37:
            return None
    if _eighteen_a_year_used(case):
        return None
    return Ground("covered", "peripheral_arterial_disease_fontaine_2", "011")


def osteoarthritis(case: Case) -> Ground | None:
    """Par. 5: supervised exercise therapy, hip or knee, from 18 at most twelve in at most twelve months."""
    if case.condition.kind != "osteoarthritis_hip_knee" or case.session.date < date(2018, 1, 1):
        return None
    if not _says_physiotherapy(case) or not _exercise_therapy_given(case):
        return None
    if _cap_binds(case):
        start, used = first_session(case, case.condition_key), 0
        if case.readings.osteoarthritis_12 == "once":
            start = _first_of_all_series(case)
            used = len(counted(case, _of_kind(case))) + sessions_elsewhere(case, "condition_elsewhere")
        else:
            used = _in_running_terms(case, 12)
        if case.session.date >= months_later(start, 12) or used + 1 > 12:
            return None
    if _eighteen_a_year_used(case):
        return None
    return Ground("covered", "osteoarthritis_hip_knee", "012")


def _in_copd_year(case: Case, begins: date) -> int:
    elsewhere = sessions_elsewhere(case, "condition_elsewhere")
    if elsewhere and first_session(case, case.condition_key) < begins:
        raise Unsettled("sessions elsewhere have no date, so nobody knows in which year they were")
    return len(counted(case, _of_kind(case), begins)) + elsewhere


def copd(case: Case) -> Ground | None:  # noqa: C901 - one branch for each thing that is asked
    """Par. 6, from 2019: supervised exercise therapy, GOLD II or higher; from 2025 only from 18, by both therapists."""
    day, condition = case.session.date, case.condition
    if condition.kind != "copd" or day < date(2019, 1, 1):
        return None
    assert isinstance(condition.gold_stage, int)
    if condition.gold_stage < 2 or not _exercise_therapy_given(case):
        return None
    adult = age(case.insured.born, day) >= 18
    if day >= date(2025, 1, 1) and not adult:
        return None
    if day < date(2025, 1, 1) and not _says_physiotherapy(case):
        return None
    if _eighteen_a_year_used(case):
        return None
    if day >= date(2025, 1, 1) and case.readings.copd_numbers != "insurer_numbers":
        return Ground("covered", "copd", None)  # the text has no number any more
    begin = max(first_session(case, case.condition_key), date(2019, 1, 1))
    years = 0
    while months_later(begin, 12 * (years + 1)) <= day:
        years += 1
    group = str(condition.copd_class)
    if group == "B" and day >= date(2021, 1, 1):
        both = condition.high_burden is True and condition.limited_capacity is True
        group = "B2" if both else "B1"
    if day < date(2021, 1, 1):
        first_year = {"A": 5, "B": 27, "C": 70, "D": 70}
        later = {"A": 0, "B": 3, "C": 52, "D": 52}
    else:
        first_year = {"A": 5, "B1": 27, "B2": 70, "C": 70, "D": 70}
        later = {"A": 0, "B1": 3, "B2": 52, "C": 52, "D": 52}
    most = (first_year if years == 0 else later)[group]
    if _cap_binds(case) and _in_copd_year(case, months_later(begin, 12 * years)) + 1 > most:
        return None
    if day >= date(2025, 1, 1):
        return Ground("covered", "copd", None)
    codes = {
        "A": ("013", None),
        "B": ("014", "016"),
        "B1": ("014", "016"),
        "B2": ("018", "019"),
        "C": ("015", "017"),
        "D": ("015", "017"),
    }
    return Ground("covered", "copd", codes[group][0 if years == 0 else 1])


def fall_prevention(case: Case) -> Ground | None:
    """Par. 7, from 2024: high risk and a somatic or psychological ground; one intervention in twelve months."""
    day, condition = case.session.date, case.condition
    if condition.kind != "fall_risk" or day < date(2024, 1, 1) or not _exercise_therapy_given(case):
        return None
    if condition.high_fall_risk is not True or condition.somatic_or_psychological_ground is not True:
        return None
    lowest = case.readings.fall_prevention_min_age
    if isinstance(lowest, int) and age(case.insured.born, day) < lowest:
        return None
    start = first_session(case, case.condition_key)
    for key in _of_kind(case):
        earlier = first_session(case, key)
        if earlier < start < months_later(earlier, 12):
            return None
    own = [row.date for row in counted(case, [case.condition_key]) if row.performance not in INTAKES]
    before = [day for day in own if day < start]
    if before and start < months_later(min(before), 12):
        return None
    if sessions_elsewhere(case, "condition_elsewhere"):
        raise Unsettled("sessions elsewhere have no date, so nobody knows whether they were an earlier intervention")
    return Ground("covered", "fall_risk", None)


def rheumatic(case: Case) -> Ground | None:
    """Par. 8: rheumatoid arthritis from 2025, axial spondyloarthritis from 2026, severe limitations, only from 18."""
    day, kind = case.session.date, str(case.condition.kind)
    begins = {
        "rheumatoid_arthritis_severe": date(2025, 1, 1),
        "axial_spondyloarthritis_severe": date(2026, 1, 1),
    }
    if kind not in begins or day < begins[kind] or age(case.insured.born, day) < 18:
        return None
    if case.condition.severe_limitations is not True or not _exercise_therapy_given(case):
        return None
    asked = case.readings.rheumatic_care_by_qualified_therapist == "yes"
    if asked and not qualified(case, (kind.removesuffix("_severe"),)):
        return None
    return Ground("covered", kind, None)


def study_care(case: Case) -> Ground | None:
    """Rzv art. 2.2: severe rheumatoid arthritis (to 2024) and axial spondyloarthritis (to 2025), inside the study."""
    day, kind = case.session.date, str(case.condition.kind)
    ends = {
        "rheumatoid_arthritis_severe": date(2024, 12, 31),
        "axial_spondyloarthritis_severe": date(2025, 12, 31),
    }
    if kind not in ends or not date(2019, 10, 1) <= day <= ends[kind] or not _says_physiotherapy(case):
        return None
    if case.condition.severe_limitations is not True or not _exercise_therapy_given(case):
        return None
    before = len(counted(case, [case.condition_key])) + sessions_elsewhere(case, "condition_elsewhere")
    if before < 20:
        return None
    completed = case.condition.study_ended is True and day >= date(2023, 8, 1)
    if case.condition.in_study is not True and not completed:
        return None
    return Ground("covered", kind.replace("_severe", "_in_study"), None)


def covid_recovery(case: Case) -> Ground | None:
    """Rzv art. 2.2(2): fifty in six months, 18 July 2020 to the end of 2024, no new start from 1 July 2024."""
    day = case.session.date
    if case.condition.kind != "covid_recovery" or not date(2020, 7, 18) <= day <= date(2024, 12, 31):
        return None
    if age(case.insured.born, day) < 18:
        raise Unsettled("whether recovery care of a minor is claimed under its own ground or under paragraph 9")
    start = first_session(case, case.condition_key)
    if start < date(2020, 7, 18):
        raise Unsettled("from when the six months run for who was treated before the ground began")
    if start >= date(2024, 7, 1) or day >= months_later(start, 6):
        return None
    if _in_running_terms(case, 6) + 1 > 50:
        return None
    return Ground(_care_as_commonly_provided(case), "covid_recovery", "020")


def under_18(case: Case) -> Ground | None:
    """Par. 9: under 18, in other cases than par. 2: nine a calendar year, nine more if the result is insufficient."""
    day = case.session.date
    if age(case.insured.born, day) >= 18 or annex_row_holds(case):
        return None
    this_year = len(counted(case, [case.condition_key], date(day.year, 1, 1)))
    number = this_year + sessions_elsewhere(case, "condition_elsewhere_this_year") + 1
    if number > 18:
        return None
    automatic = case.readings.under_18_second_nine == "automatic"
    if number > 9 and not automatic and case.session.insufficient_result is not True:
        return None
    return Ground(_care_as_commonly_provided(case), "under_18", _code_of_a_minor(case, number))


def _code_of_a_minor(case: Case, number: int) -> str:
    """003; until 2024 exercise therapy and child physiotherapy had codes of their own, for the first nine and after."""
    if case.session.date >= date(2025, 1, 1):
        return "003"
    if case.provider.profession == "exercise_therapist":
        return "006" if number <= 9 else "007"
    if class_of(case, case.session.performance) == "child_physiotherapy":
        return "004" if number <= 9 else "005"
    return "003"


GROUNDS: Final = (
    annex_1,
    urinary_incontinence,
    peripheral_arterial_disease,
    osteoarthritis,
    copd,
    fall_prevention,
    study_care,
    rheumatic,
    covid_recovery,
    under_18,
)


SKIN_CARE: Final = {"lymphoedema": "oedema_therapy", "skin_scar_tissue": "physiotherapy"}


def skin_therapist_on_annex_1(case: Case) -> bool:
    """Two conditions of annex 1 that skin therapists treat as well, unless this insurer reads it otherwise."""
    treats = case.provider.profession == "skin_therapist" and case.condition.kind in SKIN_CARE
    something_else = not techniques(case) or not techniques(case) <= {"dry_needling", "acupuncture"}
    return treats and something_else and case.readings.skin_therapist_on_annex_1 != "no"


def grounds_of_the_law(case: Case) -> list[Ground]:
    """Every ground of art. 2.6 that is met, whatever the policy asks."""
    other = not isinstance(case.insured.other_payer, Unknown)  # Bzv 2.1(1)
    if other or case.insured.basic_insured is False or not (therapist(case) or skin_therapist_on_annex_1(case)):
        return []
    grounds = GROUNDS if therapist(case) else (annex_1,)
    return [found for ground in grounds if (found := ground(case)) is not None]


def asks(case: Case, entries: Iterable[object], name: str) -> bool:
    """Whether the policy asks something for a ground; a table may ask it of one contract status only."""
    for entry in entries:
        if isinstance(entry, Asked):
            if entry.ground == name and entry.contracted in (NOT_GIVEN, case.provider.contracted):
                return True
        elif entry == name:
            return True
    return False


def basic_ground(case: Case) -> Ground | None:
    """The ground under which the basic package pays, if any."""
    if case.provider.contracted is False:
        payment = case.basic.not_contracted
        assert not isinstance(payment, Unknown)
        if pays_nothing(payment):
            return None
    for found in grounds_of_the_law(case):
        if asks(case, case.basic.requires_referral, found.name) and case.session.referral is False:
            continue
        if asks(case, case.basic.requires_consent, found.name) and case.session.consent is False:
            continue
        return found
    return None


# --- money -----------------------------------------------------------------------------------------------------------


def pays_nothing(payment: Payment) -> bool:
    return payment.percent == 0 or payment.of == Money(0) or payment.at_most == Money(0)


def paid_of(payment: Payment, price: int) -> int:
    """So many per cent of the price or of the reference amount, never above the price, half a cent up."""
    assert isinstance(payment.percent, int)
    base = price if isinstance(payment.of, Unknown) else payment.of.cents
    paid = min((base * payment.percent + 50) // 100, price)
    return paid if isinstance(payment.at_most, Unknown) else min(paid, payment.at_most.cents)


def deductible_left(case: Case) -> int:
    """Zvw arts 19 and 20, in cents; in the year of the 18th birthday as the insurer reads it."""
    day, insured = case.session.date, case.insured
    if age(insured.born, day) < 18:
        return 0
    birthday = turns_18(insured.born)
    begins = months_later(birthday.replace(day=1), 1)
    if birthday.year == day.year and day < begins:
        return 0
    assert isinstance(insured.deductible_used, Money)
    assert isinstance(insured.voluntary_deductible, Money)
    own = case.basic.mandatory_deductible
    of_the_act = ({**ANNOUNCED, **MANDATORY}).get(day.year, MANDATORY[max(MANDATORY)]) * 100
    mandatory = of_the_act if isinstance(own, Unknown) else own.cents
    if mandatory > of_the_act:
        raise Unsettled("a policy cannot charge more than the act")
    if outside_the_mandatory_part(case):
        return voluntary_left(case, mandatory)
    full = mandatory + insured.voluntary_deductible.cents
    if not isinstance(insured.deductible_total, Unknown):
        total = insured.deductible_total.cents
    elif birthday.year == day.year:
        if case.readings.deductible_year_of_18 not in ("premium_days", "birthday_days"):
            raise Unsettled("the deductible in the year of 18 is silent")
        counts_from = begins if case.readings.deductible_year_of_18 == "premium_days" else birthday
        days = (date(day.year, 12, 31) - counts_from).days + 1
        year = 366 if calendar.isleap(day.year) else 365
        total = (full * days + 50 * year) // (100 * year) * 100
    else:
        total = full
    return max(0, total - insured.deductible_used.cents)


def outside_the_mandatory_part(case: Case) -> bool:
    """Zvw 21(3): the policy leaves this care outside the mandatory part, and does not charge it first."""
    for entry in case.basic.deductible_waived:
        if not isinstance(entry, Waiver):
            if entry == case.condition.kind:
                return True
        elif entry.kind == case.condition.kind and entry.contracted in (NOT_GIVEN, case.provider.contracted):
            return not entry.paid_back
    return False


def voluntary_left(case: Case, mandatory: int) -> int:
    """The voluntary part of a policy that waives the mandatory one."""
    insured = case.insured
    assert isinstance(insured.voluntary_deductible, Money)
    assert isinstance(insured.deductible_used, Money)
    chosen = insured.voluntary_deductible.cents
    if chosen == 0:
        return 0
    whole = insured.deductible_total
    if isinstance(whole, Money) and whole.cents <= insured.deductible_used.cents:
        return 0
    if turns_18(insured.born).year == case.session.date.year or isinstance(whole, Money):
        raise Unsettled("how a part of a year is divided is silent")
    if isinstance(insured.voluntary_deductible_used, Money):
        return max(0, chosen - insured.voluntary_deductible_used.cents)
    if 0 < insured.deductible_used.cents < mandatory + chosen:
        raise Unsettled("how much of what was used is voluntary is not told")
    return 0 if insured.deductible_used.cents else chosen


# --- packages --------------------------------------------------------------------------------------------------------


def class_of(case: Case, code: str | Unknown) -> str:
    if case.provider.profession == "acupuncturist":
        return "acupuncture"
    if case.provider.profession == "skin_therapist" and case.condition.kind in SKIN_CARE:
        return SKIN_CARE[str(case.condition.kind)]
    if not therapist(case):
        return "other_alternative"
    assert isinstance(code, str)
    return (PHYSIOTHERAPY_CODES if case.provider.profession == "physiotherapist" else EXERCISE_CODES)[code]


def class_of_row(case: Case, row: Row) -> str:
    kind = str(case.conditions[condition_of(case, row)].kind)
    if case.provider.profession == "skin_therapist" and kind in SKIN_CARE:
        return SKIN_CARE[kind]
    if row.performance in EXERCISE_CODES and row.performance not in PHYSIOTHERAPY_CODES:
        return EXERCISE_CODES[row.performance]
    if row.performance in PHYSIOTHERAPY_CODES:
        return PHYSIOTHERAPY_CODES[row.performance]
    raise Unsettled("a row with a code of another profession has no class of its own")


def goes(package: Package, day: date) -> bool:
    """Whether a package is of the year of a day, or is supposed to go on into it, and was not taken out later."""
    of_year = package.year == day.year or (package.year + 1 == day.year and package.assume == "renewed")
    return of_year and (isinstance(package.since, Unknown) or package.since <= day)


class Ledger:
    """What a package has booked: for every grant the rows that it took."""

    def __init__(self, case: Case, package: Package) -> None:
        self.case = case
        self.package = package
        self.booked: dict[str, list[Row]] = {grant.id: [] for grant in package.grants}
        for row in earlier_rows(case):
            if self._paid(row):
                self._book(row)

    def _paid(self, row: Row) -> bool:
        if row.paid_by != "package":
            return False
        if isinstance(row.package, Unknown):
            return len(self.case.packages) == 1
        return row.package == self.package.id

    def _book(self, row: Row) -> None:
        """A row that names its grant is that grant's; else the first that would have taken it then."""
        if not isinstance(row.grant, Unknown):
            self.booked[row.grant].append(row)
            return
        if len(self.package.grants) == 1:
            self.booked[self.package.grants[0].id].append(row)
            return
        for grant in sorted(self.package.grants, key=self._pays_nothing):
            if class_of_row(self.case, row) not in grant.covers:
                continue
            if not self._requirements_then(grant.requires, row):
                continue
            if not isinstance(grant.consent_from, Unknown):
                raise Unsettled("whether there was consent for an earlier session is not told")
            if all(
                self.booked_room(grant, limit, row.date, condition_of(self.case, row), class_of_row(self.case, row)) > 0
                for limit in self._binding(grant, class_of_row(self.case, row))
            ):
                self.booked[grant.id].append(row)
                return
        raise Unsettled("the package paid a row that none of its grants would have taken")

    def _pays_nothing(self, grant: Grant) -> bool:
        """What a package did pay, a grant that pays nothing for this contract status took only if no other can have."""
        terms = grant.pays.contracted if self.case.provider.contracted is True else grant.pays.not_contracted
        return not isinstance(terms, Unknown) and terms.percent == 0

    def _requirements_then(self, requires: Requirements, row: Row) -> bool:
        years = age(self.case.insured.born, row.date)
        if not isinstance(requires.min_age, Unknown) and years < requires.min_age:
            return False
        if not isinstance(requires.max_age, Unknown) and years > requires.max_age:
            return False
        unsaid = (
            requires.accident,
            requires.within_months_of_accident,
            requires.referral,
            requires.consent,
            requires.contracted,
        )
        if any(not isinstance(each, Unknown) for each in unsaid) or requires.association or requires.qualification:
            raise Unsettled("what held for an earlier session is not told")
        asked = (requires.min_months_insured, requires.condition)
        if requires.first_of_the_day or any(not isinstance(each, Unknown) for each in asked):
            raise Unsettled("what held for an earlier session is not told")
        return True

    def _binding(self, grant: Grant, cover: str) -> list[Limit]:
        limits = []
        for limit in grant.limits:
            if limit.covers and cover not in limit.covers:
                continue
            if (
                not isinstance(limit.when_contracted, Unknown)
                and limit.when_contracted != self.case.provider.contracted
            ):
                continue
            if limit.max != "unlimited":
                limits.append(limit)
        return limits

    def room(self, grant: Grant, limit: Limit, day: date, condition: str, cover: str) -> int:
        """What a limit leaves on a day, in sessions or cents, after the sessions elsewhere."""
        left = self.booked_room(grant, limit, day, condition, cover)
        elsewhere = {0} if limit.covers else self._elsewhere(limit)
        if isinstance(limit.max, Money):
            if left > 0 and max(elsewhere):
                raise Unsettled("sessions elsewhere have no amounts")
            return left
        if len({left > each for each in elsewhere}) > 1:
            raise Unsettled("sessions elsewhere do not say who paid them, and for which condition")
        return left - max(elsewhere)

    def booked_room(  # noqa: C901 - one branch for each kind of limit
        self, grant: Grant, limit: Limit, day: date, condition: str, cover: str
    ) -> int:
        """What a limit leaves on a day of the rows that were booked so far; walks through every one.

        Sessions elsewhere are booked on no grant: they have no day, and a package that paid a row had room for it.
        """
        assert not limit.covers or cover in limit.covers
        used = 0
        for row in self.booked[grant.id]:
            if row.date > day:
                continue
            if limit.covers and class_of_row(self.case, row) not in limit.covers:
                continue
            if limit.per in ("calendar_year", "calendar_year_and_condition") and row.date.year != day.year:
                continue
            if limit.per in ("condition", "calendar_year_and_condition") and condition_of(self.case, row) != condition:
                continue
            if limit.per == "day" and row.date != day:
                continue
            if limit.per == "accident" and condition_of(self.case, row) != condition:
                raise Unsettled("rows do not say to which accident they belong")
            if limit.unit == "euros":
                assert isinstance(row.paid, Money)
                used += row.paid.cents
            elif takes_a_number(self.case, row):
                used += 1
        if isinstance(limit.max, Money):
            return self._cut(limit, limit.max.cents, "nearest", day.year) - used
        assert isinstance(limit.max, int)
        most = limit.max
        if not isinstance(limit.part_year, Unknown):
            most = self._cut(limit, limit.max, str(limit.part_year.rounds), day.year)
        if limit.carry_over and day.year == self.case.session.date.year:
            assert not isinstance(self.case.used, Unknown)
            most += min(self.case.used.left_last_year[self.package.id], limit.carry_over)
        return most - used

    def _elsewhere(self, limit: Limit) -> set[int]:
        """How many sessions elsewhere a limit has in it, by every way in which the package can have paid them."""
        names = "elsewhere", "condition_elsewhere_this_year", "condition_elsewhere"
        this_year, own, ever = (sessions_elsewhere(self.case, name) for name in names)
        since, new_year = self.package.since, date(self.case.session.date.year, 1, 1)
        had_it_before = isinstance(since, Unknown) or since < new_year
        of_year, before = range(min(this_year, own) + 1), range(ever - own + 1 if had_it_before else 1)
        found = {
            "day": {0},
            "calendar_year": {this_year},
            "calendar_year_and_condition": set(of_year),
            "insurance_lifetime": {this_year + each for each in before},
        }
        return found.get(limit.per, {one + other for one in of_year for other in before})

    def _cut(self, limit: Limit, most: int, rounds: str, year: int) -> int:
        """What is left of a maximum of the year when the package began within it: in proportion to what is left."""
        if isinstance(limit.part_year, Unknown):
            return most
        since = _given(self.package.since)
        if since.year != year or (since.month, since.day) == (1, 1):
            return most
        if limit.part_year.by == "days":
            part, whole = (date(year + 1, 1, 1) - since).days, 366 if calendar.isleap(year) else 365
        else:
            part, whole = 12 - since.month, 12
            if limit.part_year.by == "begun_months" or since.day == 1:
                part += 1
        if rounds == "up":
            return math.ceil(Fraction(most * part, whole))
        if rounds == "down":
            return math.floor(Fraction(most * part, whole))
        return math.floor(Fraction(most * part, whole) + Fraction(1, 2))

    def pays(self) -> int | None:
        """What the package pays of the session, in cents: the first grant that accepts it has taken it; None if none.

        Of one that a grant takes at no cost to itself, as by its co-payment, it pays nothing, and no other is asked.
        """
        case, session = self.case, self.case.session
        if not goes(self.package, session.date):
            return None
        if not isinstance(case.insured.other_payer, Unknown) and case.readings.package_beside_other_payer != "yes":
            return None
        cover = class_of(case, session.performance)
        for grant in self.package.grants:
            if cover not in grant.covers or not requirements_hold(case, self.package, grant.requires):
                continue
            rooms = [
                (limit, self.room(grant, limit, session.date, case.condition_key, cover))
                for limit in self._binding(grant, cover)
            ]
            if any(left <= 0 for _, left in rooms):
                continue
            if not self._consent_suffices(grant):
                continue
            payment = grant.pays.contracted if case.provider.contracted is True else grant.pays.not_contracted
            assert not isinstance(payment, Unknown)
            assert isinstance(session.price, Money)
            if pays_nothing(payment):
                return None
            paid = max(0, paid_of(payment, session.price.cents) - self._copayment(grant))
            return min([paid, *(left for limit, left in rooms if limit.unit == "euros")])
        return None

    def _copayment(self, grant: Grant) -> int:
        """So many cents of each session, from a given one of the year on; before what a limit in euros leaves."""
        terms = grant.copayment
        if isinstance(terms, Unknown):
            return 0
        assert isinstance(terms.euros, Money)
        assert isinstance(terms.from_session, int)
        return terms.euros.cents if self._number_of_the_year(grant) >= terms.from_session else 0

    def _number_of_the_year(self, grant: Grant) -> int:
        """Which session of the year it is of those that the grant took, those elsewhere among them."""
        year = self.case.session.date.year
        rows = [row for row in self.booked[grant.id] if row.date.year == year and takes_a_number(self.case, row)]
        return len(rows) + sessions_elsewhere(self.case, "elsewhere") + 1

    def _consent_suffices(self, grant: Grant) -> bool:
        """From a given session of the year on only with consent; it counts the grant's sessions of the year."""
        if isinstance(grant.consent_from, Unknown):
            return True
        return self._number_of_the_year(grant) < grant.consent_from or self.case.session.consent is True


AGB_NUMBERS: Final = {
    ("0403", "physiotherapist"): "child",
    ("0404", "physiotherapist"): "manual_therapy",
    ("0405", "physiotherapist"): "oedema",
    ("0406", "physiotherapist"): "pelvic",
    ("0407", "physiotherapist"): "geriatric",
    ("0484", "physiotherapist"): "rheumatoid_arthritis",
    ("0485", "physiotherapist"): "axial_spondyloarthritis",
    ("0719", "exercise_therapist"): "pelvic",
    ("0720", "exercise_therapist"): "geriatric",
}
"""The AGB numbers that the made-up cases name, each with its word."""


def qualified(case: Case, wanted: tuple[str, ...]) -> bool:
    """The therapist has one of the qualifications, told by its number or its word."""
    mine = set() if isinstance(case.provider.specialisms, Unknown) else set(case.provider.specialisms)
    for (number, profession), word in AGB_NUMBERS.items():
        if profession != case.provider.profession:
            mine -= {number}
        elif {number, word} & mine:
            mine |= {number, word}
    return bool(mine & set(wanted))


def requirements_hold(  # noqa: C901, PLR0912 - one branch for each requirement
    case: Case, package: Package, requires: Requirements
) -> bool:
    """All that the grant asks holds."""
    session, day = case.session, case.session.date
    years = age(case.insured.born, day)
    if not isinstance(requires.contracted, Unknown) and case.provider.contracted != requires.contracted:
        return False
    if not isinstance(requires.min_age, Unknown) and years < requires.min_age:
        return False
    if not isinstance(requires.max_age, Unknown) and years > requires.max_age:
        return False
    if not isinstance(requires.accident, Unknown) and session.accident != requires.accident:
        return False
    if not isinstance(requires.within_months_of_accident, Unknown):
        if session.accident is not True:
            return False
        after = _given(session.accident_on)
        if day < after or day >= months_later(after, requires.within_months_of_accident):
            return False
    if requires.first_of_the_day:
        shown = any(row.date == day and takes_a_number(case, row) for row in earlier_rows(case))
        if shown or session.other_that_day is True:
            return False
    if not isinstance(requires.referral, Unknown) and session.referral != requires.referral:
        return False
    if not isinstance(requires.consent, Unknown) and session.consent != requires.consent:
        return False
    if requires.association:
        mine = () if isinstance(case.provider.associations, Unknown) else case.provider.associations
        if not set(mine) & set(requires.association):
            return False
    if requires.qualification and not qualified(case, requires.qualification):
        return False
    if case.condition.kind in requires.not_after_maximum:
        raise Unsettled("the independent implementation does not tell why a ground is not met")
    if not isinstance(requires.min_months_insured, Unknown) and day < months_later(
        _given(package.since), requires.min_months_insured
    ):
        return False
    if isinstance(requires.condition, Unknown):
        return True
    if requires.condition == "annex_1_first_twenty":
        return years >= 18 and annex_row_holds(case) and within_first_twenty(case)
    return str(case.condition.kind) == requires.condition


# --- the answer ------------------------------------------------------------------------------------------------------


def expected(case: Case) -> Expected:
    """Answer a fully known case.

    :raises Unsettled: where law and contract do not say what comes out.
    """
    if FIRST <= case.session.date <= LAST:
        return _by_its_law(case)
    if case.law.assume != "unchanged" or not LAST < case.session.date <= months_later(LAST, 12):
        return Expected("undetermined", None, None, None)
    found = _by_its_law(case)
    return found._replace(outcome="covered_if") if found.outcome == "covered" else found


def _by_its_law(case: Case) -> Expected:
    """Answer a case of a day whose law was read, or is supposed to be that of the last one."""
    session = case.session
    assert isinstance(session.price, Money)
    price = session.price.cents
    refused = who_bears_a_refused_gate(case)
    if refused == "nobody":
        return Expected("not_covered", "nobody", None, None)
    if may_have_come_since(case):
        return _nobody_or(case, refused)
    if refused == "insured":
        return Expected("not_covered", "insured", (0, 0, 0, price), None)
    return _who_pays(case, price)


def _nobody_or(case: Case, refused: str | None) -> Expected:
    """The line may be charged to nobody, or it is a session of some class: what both come to."""
    assert isinstance(case.session.price, Money)
    codes = {cover: code for code, cover in PHYSIOTHERAPY_CODES.items() if code in SESSIONS}
    if case.provider.profession == "exercise_therapist":
        codes = {"exercise_therapy": "2000"}
    for code in codes.values():
        as_listed = attrs.evolve(case, session=attrs.evolve(case.session, performance=code))
        if refused is None and _who_pays(as_listed, case.session.price.cents).outcome != "not_covered":
            return Expected("undetermined", None, None, None)
    return Expected("not_covered", None, None, None)


def _who_pays(case: Case, price: int) -> Expected:
    """What comes out when no gate refuses: the basic package, then each package, then the insured."""
    ground = basic_ground(case)
    if ground is not None and ground.outcome != "undetermined":
        code = ground.code if therapist(case) else None
        return Expected(ground.outcome, "basic", _basic_amounts(case, price), code)

    code = _code_outside_basic(case)
    for package in case.packages:
        paid = Ledger(case, package).pays()
        if paid is not None:
            if ground is not None:
                return Expected("covered", None, None, None)
            return Expected("covered", "package", (0, 0, paid, price - paid), code)
    if ground is not None:
        return Expected("undetermined", None, None, None)
    return Expected("not_covered", "insured", (0, 0, 0, price), code)


def _basic_amounts(case: Case, price: int) -> tuple[int, int, int, int]:
    paid = price
    if case.provider.contracted is False:
        assert not isinstance(case.basic.not_contracted, Unknown)
        paid = paid_of(case.basic.not_contracted, price)
    deductible = min(paid, deductible_left(case))
    takes_over = any(package.pays_deductible and goes(package, case.session.date) for package in case.packages)
    if takes_over:
        return paid - deductible, 0, deductible, price - paid
    return paid - deductible, deductible, 0, price - paid


def _code_outside_basic(case: Case) -> str | None:
    """What the law would pay keeps its code where only the policy refuses; else 008 for the first twenty, or 009."""
    if not therapist(case) or not isinstance(case.insured.other_payer, Unknown):
        return None
    for ground in grounds_of_the_law(case):
        return ground.code
    adult = age(case.insured.born, case.session.date) >= 18
    return "008" if adult and annex_row_holds(case) and within_first_twenty(case) else "009"

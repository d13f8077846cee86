"""Cases in which every fact is given, crowded around the days and numbers at which the law changes its answer.

Each strategy yields a `Sample`: the mapping that a case file holds, and the case that was made of it.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from hypothesis import strategies as st

from dated import AFTER, CHANGES, DAY, FIRST, LAST, LAST_SUPPOSED
from fysiodekking import Case, case_from

T = TypeVar("T")
Draw = st.DrawFn
Mapping = dict[str, Any]

EARLIEST: Final = date(2006, 1, 1)

ORDINARY_DAYS: Final = (
    date(2026, 3, 12),
    LAST,
    date(2024, 2, 29),
    date(2022, 7, 1),
    date(2019, 12, 31),
    date(2016, 6, 15),
    date(2014, 1, 2),
    date(2012, 3, 31),
)
NOT_CHECKED: Final = (AFTER, AFTER + 70 * DAY, LAST_SUPPOSED, LAST_SUPPOSED + DAY)
"""Days of the year after the last checked one, and the first on which nothing may be supposed of the law."""
AGES: Final = (42, 17, 18, 8, 16, 22, 64, 65, 80)

UNLIMITED_ROWS: Final = ("stroke", "lymphoedema", "muscle_disease", "progressive_scoliosis", "after_amputation")
AGE_ROWS: Final = {"motor_developmental_delay": 17, "juvenile_osteochondrosis": 22}
TERM_ROWS: Final = {
    "radicular_syndrome_motor_loss": 3,
    "postpartum_pelvic_instability": 3,
    "frozen_shoulder": 12,
    "whiplash": 9,
    "conservative_fracture": 6,
    "after_inpatient_stay": 12,
    "soft_tissue_tumours": 24,
    "claudication_fontaine_3": 12,
    "claudication_fontaine_2_3": 12,
}
STARTS_ELSEWHERE: Final = {
    "conservative_fracture": "conservative_treatment_ended",
    "after_inpatient_stay": "discharged",
    "soft_tissue_tumours": "irradiation_ended",
}
REMOVED_ROWS: Final = ("myocardial_infarction", "ankylosing_spondylitis", "osteoporotic_vertebral_fracture")

FAMILIES: Final = (
    "not_listed",
    "annex_unlimited",
    "annex_term",
    "annex_age",
    "urinary_incontinence",
    "peripheral_arterial_disease_fontaine_2",
    "osteoarthritis_hip_knee",
    "copd",
    "fall_risk",
    "rheumatoid_arthritis_severe",
    "axial_spondyloarthritis_severe",
    "covid_recovery",
    "annex_removed",
)
OWN_CHANGES: Final = {
    "urinary_incontinence": (date(2012, 1, 1), date(2026, 3, 12)),
    "peripheral_arterial_disease_fontaine_2": (date(2017, 1, 1), date(2026, 3, 12)),
    "osteoarthritis_hip_knee": (date(2018, 1, 1), date(2026, 3, 12)),
    "copd": (date(2019, 1, 1), date(2021, 1, 1), date(2025, 1, 1), date(2019, 7, 1), date(2022, 7, 1)),
    "fall_risk": (date(2024, 1, 1), date(2025, 6, 1), date(2026, 3, 12)),
    "annex_term": (date(2021, 1, 1), date(2019, 11, 1), date(2020, 7, 1), date(2026, 3, 12)),
    "rheumatoid_arthritis_severe": (date(2025, 1, 1), date(2026, 1, 1), date(2019, 10, 1), date(2023, 8, 1)),
    "axial_spondyloarthritis_severe": (date(2026, 1, 1), date(2026, 7, 1), date(2019, 10, 1), date(2023, 8, 1)),
    "covid_recovery": (date(2020, 7, 18), date(2024, 7, 1), date(2025, 1, 1), date(2021, 7, 1)),
}
NUMBERS: Final = {
    "annex_unlimited": (20, 12),
    "annex_term": (20,),
    "annex_age": (20, 9, 18),
    "urinary_incontinence": (9,),
    "peripheral_arterial_disease_fontaine_2": (37,),
    "osteoarthritis_hip_knee": (12,),
    "copd": (5, 27, 70, 3, 52),
    "rheumatoid_arthritis_severe": (20,),
    "axial_spondyloarthritis_severe": (20,),
    "covid_recovery": (50,),
}
TERM_MONTHS: Final = {
    "peripheral_arterial_disease_fontaine_2": (12,),
    "osteoarthritis_hip_knee": (12,),
    "copd": (12, 24, 36),
    "fall_risk": (12,),
    "covid_recovery": (6,),
}
RESERVED: Final = ("injection", "puncture", "surgical_act", "lithotripsy")


class Sample(NamedTuple):
    """A mapping as a case file holds it, and its case."""

    mapping: Mapping
    case: Case


class Hint(NamedTuple):
    """How to fill a package's history so that it stands at its limits."""

    package: str
    grant: str | None
    codes: tuple[str, ...]
    numbers: tuple[int, ...]
    paid: tuple[str, ...]


def sample(mapping: Mapping) -> Sample:
    """Make the case of a mapping; the mapping has to be right."""
    return Sample(mapping, case_from(mapping))


_INDEX: Final = [st.integers(0, max(0, size - 1)) for size in range(50)]
"""Made once: a strategy for the place in a list, which costs less than one for its members."""


def _one(draw: Draw, values: Sequence[T]) -> T:
    return values[draw(_INDEX[len(values)])]


def _flag(draw: Draw) -> bool:
    return draw(_INDEX[2]) == 1


def _usually(draw: Draw, usual: T, *others: T, weight: int = 7) -> T:
    """Draw the usual value so many times as often as each of the others."""
    place = draw(_INDEX[weight + len(others)])
    return usual if place < weight else others[place - weight]


def _months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _born(day: date, years: int, shift: int) -> date:
    birthday_year = day.year - years
    last = calendar.monthrange(birthday_year, day.month)[1]
    return date(birthday_year, day.month, min(day.day, last)) + shift * DAY


# --- the parts -------------------------------------------------------------------------------------------------------


def _session_day(draw: Draw, family: str) -> date:
    if _usually(draw, False, True, weight=11):
        return _one(draw, NOT_CHECKED)
    if _flag(draw):
        return _one(draw, OWN_CHANGES.get(family, CHANGES)) + _one(draw, (0, -1, 1)) * DAY
    day = _one(draw, ORDINARY_DAYS)
    if _flag(draw):
        return day
    return draw(st.dates(FIRST, LAST))


def _kind(draw: Draw, family: str) -> str:
    groups: Mapping = {
        "annex_unlimited": UNLIMITED_ROWS,
        "annex_term": tuple(TERM_ROWS),
        "annex_age": tuple(AGE_ROWS),
        "annex_removed": REMOVED_ROWS,
    }
    return _one(draw, groups[family]) if family in groups else family


def _insured_born(draw: Draw, family: str, kind: str, day: date) -> date:
    grown = _usually(draw, True, False, weight=3)
    if family == "annex_age":
        years = _one(draw, (AGE_ROWS[kind], 18, 42))
        shift = _one(draw, (0, 1, -1, 90, -90))
    elif grown and family != "not_listed":
        years, shift = 42, 0
    else:
        years, shift = _one(draw, AGES), _one(draw, (0, 1, -1, 100, -100, 200))
    return max(date(1920, 1, 1), min(_born(day, years, shift), day))


def _first_session(draw: Draw, family: str, kind: str, day: date, born: date) -> date:
    months = TERM_MONTHS.get(family) or ((TERM_ROWS[kind],) if family == "annex_term" else ())
    if kind == "whiplash":
        months = (3, 9, 6)
    if months and _flag(draw):
        chosen = _months(day, -_one(draw, months)) + _one(draw, (0, 1, -1)) * DAY
    elif family == "covid_recovery":
        chosen = _one(draw, (day, date(2024, 6, 30), date(2024, 7, 1), date(2020, 7, 18), day - 60 * DAY))
        chosen = max(chosen, date(2020, 7, 18))
    else:
        chosen = day - _one(draw, (100, 0, 1, 30, 250, 700)) * DAY
        if family == "annex_unlimited" and day < date(2013, 1, 1):
            chosen = date(2011, 2, 1)
    return max(min(chosen, day), born, EARLIEST)


def _condition(draw: Draw, family: str, kind: str, day: date, first: date, born: date) -> Mapping:
    condition: Mapping = {"kind": kind, "first_session": first.isoformat()}
    if kind in STARTS_ELSEWHERE:
        start = _months(day, -TERM_ROWS[kind]) + _one(draw, (0, 1, -1, 20)) * DAY
        condition[STARTS_ELSEWHERE[kind]] = max(min(start, day), born).isoformat()
    if kind == "whiplash":
        condition["triad"] = _flag(draw)
    if family == "copd":
        condition["gold_stage"] = _usually(draw, 2, 1, 3, 4, weight=3)
        groups = ("A", "B", "C", "D") if day < date(2021, 1, 1) else ("A", "B1", "B2", "C", "D", "B")
        condition["copd_class"] = _one(draw, groups)
        condition["fev1_vc_below_60"] = _flag(draw)
        if condition["copd_class"] == "B":
            condition |= {"high_burden": _flag(draw), "limited_capacity": _flag(draw)}
    if family == "fall_risk":
        condition["high_fall_risk"] = _usually(draw, True, False)
        condition["somatic_or_psychological_ground"] = _usually(draw, True, False)
    if family in ("rheumatoid_arthritis_severe", "axial_spondyloarthritis_severe"):
        condition["severe_limitations"] = _usually(draw, True, False)
        condition |= {"in_study": _flag(draw), "study_ended": _flag(draw)}
    if kind == "after_inpatient_stay":
        condition["day_surgery"] = _usually(draw, False, True)
    return condition


@st.composite
def sessions(draw: Draw, day: date, family: str = "not_listed", profession: str = "physiotherapist") -> Mapping:
    """Yield the table of a session of one day, with every fact given."""
    usual = "1600" if family == "urinary_incontinence" else "1000"
    if family == "fall_risk" and day >= date(2024, 1, 1):
        usual = "9121"
    if profession == "physiotherapist":
        others = (
            "1000",
            "1200",
            "1001",
            "1100",
            "1500",
            "1775",
            "1870",
            "1850",
            "1960",
            "1950",
            "1003",
            "DN01",
            "9999",
            "2000",
        )
        code = _usually(draw, usual, *others, weight=24)
    else:
        code = _usually(draw, "2000", "2001", "1000", "9999", weight=10)
    usual_techniques = ["dry_needling"] if family == "not_listed" else ["exercise_therapy"]
    techniques = _usually(
        draw,
        usual_techniques,
        ["dry_needling"],
        ["dry_needling", "exercise_therapy"],
        ["massage", "advice"],
        ["exercise_therapy", "taping"],
        ["acupuncture"],
        [_one(draw, RESERVED)],
        weight=16,
    )
    ordered = {"on_order_of": _one(draw, ("physician", "physician", "other"))} if techniques[0] in RESERVED else {}
    return {
        **(ordered if _flag(draw) else {}),
        "date": day.isoformat(),
        "performance": code,
        "techniques": techniques,
        "condition": "treated",
        "price": _one(draw, ("42.50", "35.00", "28.01", "120.00", "0.01")),
        "treatment_plan": _usually(draw, True, False, weight=15),
        "referral": _usually(draw, False, True, weight=3),
        "consent": _flag(draw),
        **_accident(draw, day),
        "other_that_day": _usually(draw, False, True, weight=4),
        "medically_necessary": _usually(draw, False, True, weight=2),
        "insufficient_result": _flag(draw),
    }


def _accident(draw: Draw, day: date) -> Mapping:
    """Draw whether there was an accident, and its day: about twelve months ago, or less, or more."""
    if not _flag(draw):
        return {"accident": False}
    ago = _months(day, -_one(draw, (12, 0, 3, 24))) + _one(draw, (0, 1, -1)) * DAY
    return {"accident": True, "accident_on": min(ago, day).isoformat()}


def _provider(draw: Draw, profession: str) -> Mapping:
    return {
        "profession": profession,
        "big_registered": _usually(draw, True, False, weight=20),
        "trained_in": _usually(draw, ["dry_needling"], ["dry_needling", *RESERVED], [], weight=8),
        "specialisms": _usually(
            draw,
            ["pelvic", "manual_therapy", "child", "oedema", "geriatric"],
            [],
            ["pelvic"],
            ["manual_therapy"],
            ["0407"],
            ["0484", "0720"],
            weight=5,
        ),
        "contracted": _usually(draw, True, False, weight=2),
        "associations": _usually(draw, [], ["NVA"], ["NVA", "ZHONG"], weight=2),
    }


def _insured(draw: Draw, born: date, day: date) -> Mapping:
    insured = {
        "born": born.isoformat(),
        "basic_insured": _usually(draw, True, False, weight=15),
        "voluntary_deductible": "0.00",
        "deductible_used": _one(draw, ("0.00", "100.00", "384.99", "385.00", "220.00", "350.00", "360.00", "370.00")),
    }
    if born.year + 18 != day.year:
        insured["voluntary_deductible"] = _usually(draw, "0.00", "100.00", "500.00", weight=3)
    if _usually(draw, False, True):
        insured["deductible_total"] = _one(draw, ("0.00", "147.00", "385.00"))
    other = _usually(draw, "", "wlz_stay", "liable_party", "foreign_insurance", weight=30)
    if other:
        insured["other_payer"] = other
    return insured


def _basic(draw: Draw, family: str, kind: str) -> Mapping:
    basic: Mapping = {
        "not_contracted": _one(
            draw,
            (
                {"percent": 75},
                {"percent": 75, "of": "40.00"},
                {"percent": 0},
                {"percent": 80, "of": "33.33", "at_most": "20.00"},
            ),
        )
    }
    if _usually(draw, False, True, weight=5):
        table = {"kind": kind, "contracted": _flag(draw), "paid_back": _flag(draw)}
        basic["deductible_waived"] = [_one(draw, (kind, table))]
    if _usually(draw, False, True, weight=8):
        basic["mandatory_deductible"] = _one(draw, ("200.00", "0.00"))
    name = "annex_1" if family.startswith("annex") else kind
    if name not in ("annex_1", *FAMILIES[4:12]):
        name = "under_18"
    for key in ("requires_referral", "requires_consent"):
        if _usually(draw, False, True, weight=6):
            basic[key] = [name] if _flag(draw) else [name, "under_18"] if name != "under_18" else [name]
            if _usually(draw, False, True, weight=3):
                basic[key] = [{"ground": each, "contracted": _flag(draw)} for each in basic[key]]
    return basic


def _readings(draw: Draw, family: str) -> Mapping:
    """Every reading on which the law is silent, and now and then one on which it is not."""
    readings: Mapping = {
        "pelvic_nine": _one(draw, ("per_condition", "once")),
        "pad_37": _one(draw, ("renewable", "once")),
        "sessions_before_18": _one(draw, ("count", "do_not_count")),
        "deductible_year_of_18": _one(draw, ("premium_days", "birthday_days")),
        "intake_counts": _one(draw, ("yes", "no")),
        "day_surgery_is_stay": _one(draw, ("yes", "no")),
    }
    if not _flag(draw):
        return readings
    if family.startswith("annex"):
        readings["two_annex_conditions"] = _one(draw, ("separate_20", "shared_20"))
        readings["new_episode_time_limited"] = _one(draw, ("new_count", "count_continues"))
        readings["whiplash_extension"] = _one(draw, ("three_plus_six", "six_in_all"))
        readings["start_after_discharge_within"] = _one(draw, (3, 6, 1))
    if family == "copd":
        readings["copd_numbers"] = _one(draw, ("no_cap", "insurer_numbers"))
    if family == "fall_risk":
        readings["fall_prevention_min_age"] = 65
    readings["under_18_second_nine"] = _one(draw, ("on_insufficient_result", "automatic"))
    readings["supervised_care_by_exercise_therapist"] = _one(draw, ("no", "yes"))
    readings["minor_cap_par_3_5"] = _one(draw, ("no_cap", "same_cap", "18"))
    readings["osteoarthritis_12"] = _one(draw, ("renewable", "once"))
    readings["second_session_same_day"] = _one(draw, ("if_medically_necessary", "never"))
    readings["same_day_across_professions"] = _one(draw, ("no", "yes"))
    readings["package_beside_other_payer"] = _usually(draw, "no", "yes", weight=2)
    readings["rheumatic_care_by_qualified_therapist"] = _one(draw, ("no", "yes"))
    readings["skin_therapist_on_annex_1"] = _usually(draw, "yes", "no", weight=3)
    return readings


# --- packages --------------------------------------------------------------------------------------------------------

MOVEMENT: Final = ["physiotherapy", "manual_therapy", "exercise_therapy"]
ALL_PHYSIO: Final = [*MOVEMENT, "child_physiotherapy", "pelvic_physiotherapy", "oedema_therapy"]
ALTERNATIVE: Final = ["acupuncture", "other_alternative"]
CODES: Final = {
    "physiotherapy": "1000",
    "manual_therapy": "1200",
    "exercise_therapy": "2000",
    "child_physiotherapy": "1100",
    "pelvic_physiotherapy": "1600",
    "oedema_therapy": "1500",
}


def _limits(draw: Draw) -> tuple[list[Mapping], list[int]]:  # noqa: C901 - one branch for each kind of limit
    """Draw limits of every kind; with the numbers of sessions at which they are reached."""
    limits: list[Mapping] = []
    numbers: list[int] = []
    for name in sorted({draw(_INDEX[12]) for _ in range(draw(_INDEX[4]))}):
        most = _one(draw, (9, 1, 3, 12, 0))
        limit: Mapping = {"id": f"limit-{name}", "max": most, "unit": "sessions", "per": "calendar_year"}
        if name == 1:
            limit |= {"covers": _one(draw, (["manual_therapy"], [])), "per": "calendar_year_and_condition"}
        elif name == 2:
            limit |= {"max": _one(draw, ("85.00", "350.00", "42.50", "0.00")), "unit": "euros"}
            most = 2
        elif name == 3:
            limit |= {"max": "40.00", "unit": "euros", "per": "day"}
        elif name == 4:
            limit |= {"max": 1, "per": "day"}
        elif name == 5:
            limit |= {"per": "condition"}
        elif name == 6:
            limit |= {"per": _one(draw, ("insurance_lifetime", "accident"))}
        elif name == 7:
            limit |= {"when_contracted": _flag(draw)}
        elif name == 8:
            limit |= {"carry_over": 3}
            most += _one(draw, (0, 2, 3))
        elif name == 9:
            limit |= {"max": "unlimited"}
        elif name == 11:
            by, rounds = _one(draw, ("days", "whole_months", "begun_months")), _one(draw, ("up", "down", "nearest"))
            limit |= {"part_year": {"by": by, "rounds": rounds}}
            most = max(0, most - _one(draw, (0, 1, 2)))
        elif name == 10:
            limit |= {"max": "100.00", "unit": "euros", "per": _one(draw, ("calendar_year_and_condition", "condition"))}
            most = 3
        limits.append(limit)
        numbers.append(most)
    return limits, numbers


def _requires(draw: Draw, day: date) -> tuple[Mapping, Mapping]:
    """Draw what a grant asks; with what has to stand on its package."""
    choice = _usually(
        draw,
        "",
        "contract",
        "age",
        "accident",
        "soon",
        "one a day",
        "twenty",
        "kind",
        "papers",
        "nva",
        "qualified",
        "months",
        weight=8,
    )
    since = _months(day, -3) + _one(draw, (0, 1, -1)) * DAY
    table: Mapping = {
        "": {},
        "contract": {"contracted": _flag(draw)},
        "age": {"min_age": 18, "max_age": 64},
        "accident": {"accident": _flag(draw)},
        "one a day": {"first_of_the_day": True},
        "soon": {"within_months_of_accident": 12},
        "twenty": {"condition": "annex_1_first_twenty"},
        "kind": {"condition": _one(draw, ("not_listed", "stroke", "osteoarthritis_hip_knee"))},
        "papers": {_one(draw, ("referral", "consent")): True},
        "nva": {"association": ["NVA"]},
        "qualified": {"qualification": _one(draw, (["geriatric"], ["0407", "0720"], ["0484", "oedema"]))},
        "months": {"min_months_insured": 3},
    }
    return table[choice], {"since": since.isoformat()} if choice == "months" else {}


PAYMENTS: Final = (
    {"percent": 100},
    {"percent": 75},
    {"percent": 75, "of": "40.00"},
    {"percent": 75, "of": "38.33", "at_most": "28.50"},
    {"percent": 0},
)


@st.composite
def packages(draw: Draw, day: date, name: str = "first") -> tuple[Mapping, list[Hint]]:
    """Yield a package with limits of all kinds, and hints how to fill its history."""
    grants: list[Mapping] = []
    hints: list[Hint] = []
    year = _usually(draw, day.year, day.year - 1, day.year + 1, weight=12)
    supposed = {"assume": "renewed"} if _usually(draw, year < day.year, year >= day.year) else {}
    package: Mapping = {
        **supposed,
        "id": name,
        "insurer": "an insurer",
        "name": "a package",
        "year": year,
        "source": "made up",
        "confidence": "A",
        "pays_deductible": _usually(draw, False, True),
    }
    several = _usually(draw, 1, 2, 3, weight=2)
    named = True
    for index in range(several):
        covers = _one(draw, (MOVEMENT, ALL_PHYSIO, ["physiotherapy"], ["manual_therapy", "exercise_therapy"]))
        if _usually(draw, False, True, weight=12):
            covers = ALTERNATIVE
        limits, numbers = _limits(draw)
        requires, beside = _requires(draw, day)
        grant: Mapping = {
            "id": f"grant-{index}",
            "covers": covers,
            "limits": limits,
            "requires": requires,
            "pays": {
                "contracted": _usually(draw, *PAYMENTS, weight=6),
                "not_contracted": _one(draw, PAYMENTS),
            },
        }
        if _usually(draw, False, True):
            grant["consent_from"] = _one(draw, (1, 3, 10))
            numbers.append(grant["consent_from"] - 1)
        if any("part_year" in limit for limit in limits) and "since" not in package:
            begun = _one(draw, (0, 1, 31, 58, 90, 200))
            beside = {"since": min(day, date(day.year, 1, 1) + begun * DAY).isoformat(), **beside}
        if _usually(draw, False, True):
            begins = _one(draw, (1, 3, 10))
            grant["copayment"] = {"euros": _one(draw, ("5.00", "12.51", "60.00")), "from_session": begins}
            numbers.append(begins - 1)
        package |= beside
        grants.append(grant)
        codes = tuple(CODES[cover] for cover in covers if cover in CODES) or ("1000",)
        unsaid = bool(requires) and "min_age" not in requires
        must_be_named = (several > 1 and (unsaid or "consent_from" in grant)) or covers is ALTERNATIVE
        named = named and not must_be_named
        hints.append(Hint(name, f"grant-{index}", codes, tuple(numbers) or (2,), ("42.50", "10.00", "28.50")))
    package["grants"] = grants
    if named and _flag(draw):
        hints = [hint._replace(grant=None) for hint in hints]
    return package, hints


# --- histories -------------------------------------------------------------------------------------------------------


def _spread(first: date, last: date, number: int) -> list[date]:
    span = (last - first).days
    return [first + (index * span // number) * DAY for index in range(number)]


@st.composite
def histories(draw: Draw, day: date, family: str, born: date, first: date, hints: Sequence[Hint]) -> list[Mapping]:
    """Yield single rows, so many that a number of the law or of a package is just reached."""
    rows: list[Mapping] = []
    in_year = max(date(day.year, 1, 1), born)
    for hint in hints:
        number = max(0, _one(draw, hint.numbers) + _one(draw, (0, -1, 1, -2)))
        on = _usually(draw, "other", "treated", weight=1)
        code = _one(draw, hint.codes)
        begin = _usually(draw, in_year, max(born, in_year - 200 * DAY), weight=4)
        begin = max(born, day - 20 * DAY) if begin >= day else begin
        paid = _one(draw, hint.paid)
        for when in _spread(min(begin, day), day, number):
            row = {"date": when.isoformat(), "condition": on, "performance": code, "paid_by": "package", "paid": paid}
            row["package"] = hint.package
            if hint.grant is not None:
                row["grant"] = hint.grant
            rows.append(row)
    known = NUMBERS.get(family, (1,))
    minor = _born(day, 18, 0) < born
    if minor:
        known = (*known, 9, 18)
    number = _one(draw, (0, *known)) + _one(draw, (0, -1, 1, -2))
    number = max(0, number - sum(1 for row in rows if row["condition"] == "treated"))
    begin = first
    if _usually(draw, False, True, weight=4):
        begin = max(born, EARLIEST, first - _one(draw, (30, 400)) * DAY)
    elif minor:
        begin = max(in_year, begin)
    if begin >= day:
        begin = max(born, day - _one(draw, (30, 90)) * DAY)
    paid_by = _one(draw, ("insured", "basic"))
    usual = "1600" if family == "urinary_incontinence" else "1000"
    rows.extend(
        {"date": when.isoformat(), "condition": "treated", "performance": usual, "paid_by": paid_by}
        for when in _spread(min(begin, day), day, number)
    )
    odd = _usually(draw, "", "today", "tomorrow", "intake", "intake today", "other today", "exercise today", weight=8)
    if odd:
        when = day + DAY if odd == "tomorrow" else day if "today" in odd else max(born, min(first, day - DAY))
        code = "1870" if "intake" in odd else "2000" if "exercise" in odd else "1000"
        on = "other" if "other" in odd else "treated"
        rows.append({"date": when.isoformat(), "condition": on, "performance": code, "paid_by": "insured"})
    return rows


def _used(draw: Draw, family: str, carry: Sequence[str]) -> Mapping | None:
    choice = _usually(draw, "", "zeros", "package", "condition", "package and condition", weight=6)
    if not choice and not carry:
        return None
    numbers = {"elsewhere": 0, "condition_elsewhere": 0, "condition_elsewhere_this_year": 0}
    if choice.startswith("package"):
        numbers["elsewhere"] = _one(draw, (1, 2, 9))
    if choice.endswith("condition") and (
        family in ("not_listed", "urinary_incontinence") or family.startswith("annex")
    ):
        numbers["condition_elsewhere"] = _one(draw, (1, 8, 19))
        numbers["condition_elsewhere_this_year"] = _one(draw, (1, 0))
    used: Mapping = {key: {"min": number, "max": number} for key, number in numbers.items()}
    if carry:
        used["left_last_year"] = {name: _one(draw, (0, 2, 3, 5)) for name in carry}
    return used


def _other_condition(draw: Draw, treated: Mapping, day: date, born: date, first: date) -> Mapping:
    """Another condition of the same insured: an ordinary one, or one of the same kind, earlier."""
    if _usually(draw, False, True, weight=2):
        other = dict(treated)
        other["first_session"] = max(min(first, day) - _one(draw, (200, 400, 0, 366, 365)) * DAY, born).isoformat()
        if other["kind"] == "fall_risk":
            other["first_session"] = max(other["first_session"], "2024-01-01", born.isoformat())
            other["first_session"] = min(other["first_session"], day.isoformat())
        return other
    kind = _usually(draw, "not_listed", "stroke", weight=3)
    return {"kind": kind, "first_session": max(born, first - 100 * DAY).isoformat()}


@st.composite
def cases(draw: Draw, families: Sequence[str] = FAMILIES, most_packages: int = 2, days: Sequence[date] = ()) -> Sample:
    """Yield a case in which every fact is given; on one of some days, where they are named."""
    family = _one(draw, families)
    day = _one(draw, days) if days else _session_day(draw, family)
    kind = _kind(draw, family)
    born = _insured_born(draw, family, kind, day)
    first = _first_session(draw, family, kind, day, born)
    profession = _usually(draw, "physiotherapist", "exercise_therapist", "exercise_therapist", weight=9)
    if family == "not_listed":
        profession = _usually(draw, profession, "acupuncturist", "physician", "skin_therapist", "other", weight=14)
    if kind in ("lymphoedema", "skin_scar_tissue"):
        profession = _usually(draw, profession, "skin_therapist", weight=2)
    session = draw(sessions(day, family, profession))
    treated = _condition(draw, family, kind, day, first, born)
    mapping: Mapping = {
        "session": session,
        "provider": _provider(draw, profession),
        "insured": _insured(draw, born, day),
        "basic": _basic(draw, family, kind),
        "readings": _readings(draw, family),
        "conditions": {"treated": treated, "other": _other_condition(draw, treated, day, born, first)},
    }
    if profession not in ("physiotherapist", "exercise_therapist"):
        session["performance"] = "24104"
    if _usually(draw, day > LAST, day <= LAST):
        mapping["law"] = {"assume": "unchanged"}
    made: list[Mapping] = []
    hints: list[Hint] = []
    for name in ("first", "second", "third")[: draw(_INDEX[most_packages + 1])]:
        package, its_hints = draw(packages(day, name))
        made.append(package)
        hints.extend(its_hints)
    mapping["packages"] = made
    mapping["history"] = draw(histories(day, family, born, first, hints))
    carry = [
        package["id"]
        for package in made
        if any("carry_over" in limit for grant in package["grants"] for limit in grant["limits"])
    ]
    used = _used(draw, family, carry)
    if used is not None:
        mapping["used"] = used
    if used is None and _usually(draw, False, True, weight=5):
        del treated["first_session"]
    return sample(mapping)

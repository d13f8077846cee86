"""Cases drawn from the contract alone: every key known or absent, days around every change of law, odd names.

Nothing of the library is imported. A case is a mapping, as `tomllib` gives it. Every choice comes from one
`random.Random` (or from hypothesis' `randoms`, which is the same to it), so that a case is known by its seed.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeVar

import contract_words as words

Value = TypeVar("Value")
Table = dict[str, Any]

CHANGES: Final = (
    # Bzv 2.6, annex 1, Rzv 2.2 and the NZa's rules, written down from the law by hand: the first day of what is new
    # within a year; and of each year the first day
    date(2010, 2, 17), date(2012, 7, 1), date(2012, 12, 20), date(2015, 2, 5), date(2018, 7, 1), date(2019, 10, 1),
    date(2019, 11, 1), date(2020, 7, 1), date(2020, 7, 18), date(2021, 7, 1), date(2022, 8, 1), date(2023, 8, 1),
    date(2024, 7, 1), date(2024, 9, 15), date(2025, 4, 24), date(2025, 7, 5), date(2026, 7, 1),
    *(date(year, 1, 1) for year in range(2010, words.LAST.year + 2)),
)  # fmt: skip
CHECKED_CHANGES: Final = tuple(day for day in CHANGES if words.FIRST <= day <= words.LAST)
RARE: Final = ("other_payer",)
"""Keys that end the matter: seldom given, so that they do not hide the rest."""
TURNING_KINDS: Final = (
    "not_listed", "not_listed", "stroke", "frozen_shoulder", "whiplash", "radicular_syndrome_motor_loss",
    "conservative_fracture", "soft_tissue_tumours", "after_inpatient_stay", "juvenile_osteochondrosis",
    "motor_developmental_delay", "copd_gold2", "claudication_fontaine_2_3", "urinary_incontinence",
    "peripheral_arterial_disease_fontaine_2", "osteoarthritis_hip_knee", "copd", "fall_risk",
    "axial_spondyloarthritis_severe", "covid_recovery",
)  # fmt: skip
"""Kinds that turn on days, ages, numbers or facts."""
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2099, 12, 31)
BIRTHDAYS: Final = (4, 16, 17, 18, 18, 18, 22, 65)
"""Ages at which something may turn: a birthday of the insured is laid near a day of the case."""
MONTHS: Final = (1, 3, 6, 9, 12, 12, 24)
"""Terms of the law, in months."""
COUNTS: Final = (1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 8, 9, 10, 12, 19, 20, 21, 27, 37, 70, 365, 400, 5000)
AMOUNTS: Final = (
    "0.00", "0.01", "10.00", "17.50", "33.33", "38.00", "42.50", "42.50", "100.00", "350.00", "384.99", "385.00",
    "385.01", "885.00", "999.99",
)  # fmt: skip
CODES: Final = (
    "1000", "1000", "1000", "1000", "1001", "1002", "1003", "1100", "1103", "1104", "1105", "1200", "1200", "1300",
    "1315", "1316", "1319", "1400", "1500", "1500", "1600", "1600", "1601", "1604", "1700", "1750", "1775", "1800",
    "1850", "1851", "1853", "1860", "1864", "1866", "1870", "1871", "1872", "1873", "1900", "1920", "1950", "1960",
    "1970", "1971", "2000", "2000", "2001", "2100", "2501", "2554", "10039", "10040", "9999", "dry needling",
)  # fmt: skip
ODD: Final = (
    "a", "b", "neck", "fysio-9", "x#1", "x#2", "a#b#c", "a/b", "a.b", "a.b.c", "packages.a", "history[0]", "conditions",
    "with space", " lead", "trail ", "0", "12", "1e3", "é", "膝", "ﬁ", "İ", "e\u0301", "'", '"', "a'b\"c", "<b>&amp;",
    "`code`", "*bold*", "[x](y)", "{0}", "%s", "$x", "\\", "a\\n", "|", "-", "_", "--", "/", "#", ".", "..", ":",
    "a:b", "a,b", "a;b", "null", "none", "true", "year", "basic", "package", "elsewhere", "NaN", "readings.pelvic_nine",
    "very-long-" + "x" * 120,
)  # fmt: skip
UNSEEN: Final = (
    "\x1b[31mred", "a\x00b", "a\tb", "a\nb", "a\r\nb", "\x7f", "\x85", "\u200e", "\u200f", "\u061c", "\ufeff", "\u2028",
    "\u202e", "\ufffe", "\uffff", "\U000e0041", "\x07",
)  # fmt: skip
"""Signs that nobody sees, or that a terminal obeys."""


class Draw:
    """Choices from one source of chance.

    :param chance: a seeded `random.Random`, or one that hypothesis steers.
    """

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.known = self.one((0.15, 0.5, 0.8, 0.95, 1.0))
        """How likely an optional fact of this case is given."""
        self.odd = self.one((0.0, 0.0, 0.5, 1.0))
        """How likely a name is an odd one."""
        self.plain = self.happens(0.85)
        """Whether the session is one that a therapist may give and charge; else the gates refuse most."""
        self.days: list[date] = []
        """Days of this case, at and around which other days are drawn."""
        self.classes: list[str] = list(words.CLASSES)

    def one(self, values: Sequence[Value]) -> Value:
        return values[self.chance.randrange(len(values))]

    def number(self, low: int, high: int) -> int:
        return self.chance.randrange(low, high + 1)

    def happens(self, likely: float) -> bool:
        return self.chance.randrange(1000) < likely * 1000

    def given(self) -> bool:
        return self.happens(self.known)

    def some(self, values: Sequence[Value], most: int, least: int = 0) -> list[Value]:
        """Return some of the values in any order, none twice."""
        made: list[Value] = []
        for _ in range(self.number(least, most)):
            value = self.one(values)
            if value not in made:
                made.append(value)
        return made

    # --- days -------------------------------------------------------------------------------------------------------

    def day(self) -> date:
        """Return a day at, just beside, or a term away from a day of the case or of the law; or any."""
        match self.number(0, 11):
            case 0:
                base = self.one(CHANGES)
            case 1:
                return date(self.number(2008, words.LAST.year + 2), 1, 1) + timedelta(days=self.number(0, 364))
            case 2:
                return self.one((EARLIEST, LATEST, date(2024, 2, 29), date(2020, 2, 29), date(1984, 5, 2)))
            case _:
                base = self.one(self.days or list(CHANGES))
        if self.happens(0.4):
            base = later(base, self.one(MONTHS) * self.one((-1, -1, -1, -2, 1)))
        return usable(base + timedelta(days=self.one((0, 0, 0, -1, 1, -1, 1, 2, -7, 30, -200))))

    def day_until(self, last: date) -> date:
        """Return a day no later than another."""
        for _ in range(4):
            day = self.day()
            if day <= last:
                return day
        return usable(last - timedelta(days=self.one((0, 0, 1, 7, 30, 364, 365, 366, 1000, 4000))))

    # --- names ------------------------------------------------------------------------------------------------------

    def name(self, plain: str) -> str:
        """Return a name of the caller's choice."""
        if not self.happens(self.odd):
            return plain
        return self.one(UNSEEN) if self.happens(0.15) else self.one(ODD)

    def names(self, plain: str, count: int) -> list[str]:
        """Return different names."""
        made: list[str] = []
        while len(made) < count:
            name = self.name(f"{plain}{len(made) + 1}")
            if name not in made and name.strip():
                made.append(name)
            elif f"{plain}{len(made) + 1}" not in made:
                made.append(f"{plain}{len(made) + 1}")
        return made

    # --- values by their type in the tables of the page ---------------------------------------------------------------

    def value(self, type_: str) -> Any:  # noqa: C901, PLR0912 - one branch for each type of the page
        """Return a value of a type as the page names it."""
        words_ = [word.strip('"') for word in words._CODE.findall(type_)]
        match type_:
            case "flag":
                return self.happens(0.5)
            case "day":
                return self.day()
            case "amount":
                return self.one(AMOUNTS)
            case "text":
                return self.name("text")
            case "list of text":
                return self.some(("pelvic", "manual_therapy", "oedema", "child", "NVA", "ZHONG", self.name("x")), 3)
            case "list of techniques":
                return self.some(words.TECHNIQUES[:10] if self.happens(0.9) else words.TECHNIQUES, 3)
            case "list of cover classes":
                return self.some(self.classes, 3)
            case "list of condition kinds or tables":
                kinds = self.some(words.KINDS[:12], 4)
                return [
                    self.table("Waiver", {"kind": lambda kind=kind: kind}) if self.happens(0.3) else kind
                    for kind in kinds
                ]
            case "list of grounds":
                return self.some(words.GROUNDS, 4)
            case "list of grounds or tables":
                grounds = self.some(words.GROUNDS, 4)
                return [
                    self.table("Asked", {"ground": lambda ground=ground: ground}) if self.happens(0.3) else ground
                    for ground in grounds
                ]
            case "payment":
                return self.payment()
            case "number" | "1 or more" | "a whole number" | "years" | "months":
                return self.one((1, 2, 3, 9, 12, 18, 20, 37, 65))
            case "0 to 100":
                return self.one((0, 50, 75, 100))
            case "1 to 4":
                return self.number(1, 4)
            case "range":
                return self.range()
            case "condition kind":
                return self.one(words.KINDS)
            case "ground":
                return self.one(words.GROUNDS)
            case "profession":
                return self.one(words.PROFESSIONS)
            case _ if words_ and type_.startswith("list of `"):
                return self.some(words_, 3, 1)
            case _ if words_:
                return self.one(words_)
        return None  # a type of the page that is not known here yet: the key stays absent, and a test tells its name

    def table(self, name: str, drawn: dict[str, Callable[[], Any]], *leave: str) -> Table:
        """Return a table of the page: its keys in any order, each known or absent, the required ones always.

        :param drawn: how the keys are drawn whose type is not enough to know.
        :param leave: keys that are left to whoever asked.
        """
        made: Table = {}
        for key, (type_, default) in words.TABLES[name].items():
            told = default.startswith("required") or (self.given() and (key not in RARE or self.happens(0.1)))
            if key not in leave and told:
                value = drawn[key]() if key in drawn else self.value(type_)
                if value is not None:
                    made[key] = value
        return made

    def range(self) -> Table:
        low = self.one((0, 0, 0, 1, 8, 9, 12, 19, 20, 36))
        return {"min": low, "max": low + self.one((0, 0, 0, 1, 2, 30))}

    def payment(self) -> Table:
        made: Table = {"percent": self.one((0, 50, 75, 100, 100, 33))}
        if self.happens(0.3):
            made["of"] = self.one(AMOUNTS)
        if self.happens(0.2):
            made["at_most"] = self.one(AMOUNTS)
        return made


def later(day: date, months: int) -> date:
    """Return the day so many months later, the last of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1900 <= year <= 2099:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def usable(day: date) -> date:
    return min(max(day, EARLIEST), LATEST)


# --- the parts of a case ----------------------------------------------------------------------------------------------


def case(chance: Random) -> Table:
    """Return a case: as a rule a valid one, now and then one that is refused."""
    draw = Draw(chance)
    today = _today(draw)
    draw.days += [today, today, date(today.year, 1, 1)]
    born = _born(draw, today)
    draw.days += [later(born, 12 * age) for age in draw.some(BIRTHDAYS, 2, 1)]
    draw.classes = [*draw.some(words.CLASSES, 1), "physiotherapy", "physiotherapy", "exercise_therapy"]
    profession = draw.one(("physiotherapist",) * 14 + ("exercise_therapist",) * 4 + words.PROFESSIONS)
    yes = draw.plain or draw.happens(0.5)
    conditions = _conditions(draw, today, born)
    treated = draw.one(list(conditions))
    packages = _packages(draw, today)
    made: Table = {
        "session": _session(draw, today, profession, treated if len(conditions) > 1 or draw.happens(0.5) else None),
        "provider": draw.table(
            "Provider",
            {
                "profession": lambda: profession,
                "big_registered": lambda: yes,
                "trained_in": lambda: [*draw.value("list of techniques"), *["dry_needling"] * yes],
            },
        ),
        "insured": draw.table(
            "Insured",
            {
                "born": lambda: born,
                "basic_insured": lambda: draw.happens(0.95),
                "voluntary_deductible": lambda: f"{draw.number(0, 5)}00.00".replace("000.00", "0.00"),
            },
        ),
        "conditions": conditions,
    }
    _voluntary_is_a_part(made["insured"])
    if draw.plain and draw.happens(0.8):
        made["provider"].setdefault("big_registered", True)
        made["insured"].setdefault("basic_insured", True)
    if draw.happens(0.3):
        made["basic"] = draw.table("BasicPolicy", {})
    if draw.happens(0.6):
        made["readings"] = _readings(draw)
    if draw.happens(0.75):
        made["history"] = _history(draw, today, conditions, treated, packages)
    if draw.happens(0.45):
        made["used"] = _used(draw, packages)
    if packages:
        made["packages"] = packages
        if draw.happens(0.3):
            _near_its_limits(draw, made)
    if draw.happens(0.9 if today > words.LAST else 0.2):
        made["law"] = draw.table("LawSupposed", {"assume": lambda: "unchanged"})
    if draw.happens(0.1):
        made["title"] = draw.name("a title")
    return made


def _voluntary_is_a_part(insured: Table) -> None:
    """What was used of the voluntary deductible is a part of all that was used, and of what was chosen."""
    if (part := insured.get("voluntary_deductible_used")) is not None:
        wholes = (insured.get("voluntary_deductible", "0.00"), insured.get("deductible_used", part))
        insured["voluntary_deductible_used"] = min(part, *wholes, key=float)


def _today(draw: Draw) -> date:
    match draw.number(0, 13):
        case 0 | 1 | 2 | 3:
            base = draw.one(CHANGES if draw.happens(0.3) else CHECKED_CHANGES)
            return base + timedelta(days=draw.one((0, 0, -1, 1, 30, 200, 364)))
        case 4 | 5 | 6:
            return date(draw.number(words.FIRST.year, words.LAST.year), 1, 1) + timedelta(days=draw.number(0, 364))
        case 7 | 8 | 9 | 10:
            return date(words.LAST.year, 1, 1) + timedelta(days=draw.number(0, 364))
        case 11 | 12:
            return words.LAST + timedelta(days=draw.one((1, 1, 2, 60, 200, 365, 365, 366)))
        case _:
            return draw.one((date(2024, 2, 29), date(2016, 2, 29), date(2028, 2, 29), date(2010, 6, 1), LATEST))


def _born(draw: Draw, today: date) -> date:
    if draw.happens(0.3):
        return min(today, later(today, -12 * draw.number(19, 80)))
    near = draw.one((today, today, draw.day_until(today)))
    born = later(near, -12 * draw.one(BIRTHDAYS)) + timedelta(days=draw.one((0, -1, 1, 30, -30, 180, -180)))
    return min(today, usable(born))


def _conditions(draw: Draw, today: date, born: date) -> Table:
    kinds = [draw.one(words.KINDS), draw.one(words.OTHER_KINDS), *draw.some(TURNING_KINDS, 2, 1)]

    def first() -> date:
        day = draw.day_until(today)
        return max(day, born) if draw.happens(0.95) else day

    made = {}
    for name in draw.names("k", draw.one((1, 1, 1, 2, 2, 3, 4))):
        made[name] = draw.table(
            "Condition",
            {
                "kind": lambda: draw.one(kinds),
                "first_session": first,
                "discharged": first,
                "conservative_treatment_ended": first,
                "irradiation_ended": first,
                "copd_class": lambda: draw.one(("A", "B", "B1", "B2", "C", "D")),
            },
        )
        draw.days += [value for value in made[name].values() if isinstance(value, date)]
    return made


PLAIN_CODES: Final = {
    "physiotherapist": ("1000",) * 6 + ("1001", "1200", "1400", "1500", "1600", "1600", "1750", "1864", "1870", "1873"),
    "exercise_therapist": ("2000",) * 4 + ("2001", "2125", "2408"),
}


def _session(draw: Draw, today: date, profession: str, condition: str | None) -> Table:
    codes = PLAIN_CODES.get(profession, CODES) if draw.plain else CODES
    techniques = words.TECHNIQUES[: 9 if draw.plain else None]
    made = draw.table(
        "Session",
        {
            "date": lambda: today,
            "performance": lambda: draw.one(codes),
            "techniques": lambda: ["dry_needling"] if draw.happens(0.3) else draw.some(techniques, 3),
            "treatment_plan": lambda: draw.plain or draw.happens(0.5),
            "price": lambda: draw.one(AMOUNTS),
            "accident_on": lambda: draw.day_until(today),
            "extra_lines": lambda: [
                draw.table("ExtraLine", {"performance": lambda: draw.one((*CODES, ""))})
                for _ in range(draw.number(0, 3))
            ],
        },
        "condition",
    )
    if made.get("accident") is False and draw.happens(0.95):
        made.pop("accident_on", None)
    made.setdefault("performance", draw.one(codes))
    if draw.happens(0.5):
        made.setdefault("price", "42.50")
    if condition is not None:
        made["condition"] = condition
    return made


def _readings(draw: Draw) -> Table:
    made: Table = {}
    for key, (values, _) in words.READINGS.items():
        if draw.happens(draw.known / 2):
            made[key] = draw.one(values) if values else draw.one((0, 12, 18, 65, 67, 70))
    return made


def _used(draw: Draw, packages: list[Table]) -> Table:
    made = draw.table("Used", {"left_last_year": lambda: {each["id"]: draw.number(0, 9) for each in packages}})
    ever, this_year = made.get("condition_elsewhere"), made.get("condition_elsewhere_this_year")
    if ever is not None and this_year is not None:  # those of this year are among those of ever
        this_year["max"] = min(this_year["max"], ever["max"])
        this_year["min"] = min(this_year["min"], ever["min"])
    return made


def _history(  # noqa: C901 - one branch for each key
    draw: Draw, today: date, conditions: Table, treated: str, packages: list[Table]
) -> list[Table]:
    rows = []
    usual = draw.one(("basic", "package", "insured", "package"))
    for _ in range(draw.one((0, 1, 1, 2, 2, 3, 4, 6, 9))):
        row: Table = {"date": draw.day_until(today) if draw.happens(0.9) else draw.day()}
        if len(conditions) > 1 or draw.happens(0.3):
            row["condition"] = treated if draw.happens(0.6) else draw.one(list(conditions))
        if draw.happens(0.3):
            row["performance"] = draw.one(CODES)
        if draw.given():
            row["paid_by"] = usual if draw.happens(0.6) else draw.one(("basic", "package", "insured"))
        if packages and draw.happens(draw.known * 0.7):
            package = draw.one(packages)
            row["package"] = package["id"] if draw.happens(0.9) else "gone"
            if package["grants"] and draw.happens(0.4):
                row["grant"] = draw.one(package["grants"])["id"] if draw.happens(0.9) else draw.name("gone")
        if draw.happens(draw.known * 0.6):
            row["paid"] = draw.one(AMOUNTS)
        if draw.happens(0.5):
            row["sessions"] = draw.one(COUNTS)
        if draw.happens(0.45):
            row["until"] = max(row["date"], draw.day() if draw.happens(0.4) else draw.day_until(today))
        if rows and draw.happens(0.2):  # a row of the same days, paid as the one before
            alike = ("date", "until", "paid_by", "package")
            row = {key: value for key, value in row.items() if key not in alike}
            row |= {key: rows[-1][key] for key in alike if key in rows[-1]}
        _named_by_its_package(row, packages)
        rows.append(row)
        draw.days += [row["date"], row.get("until", row["date"])]
    return rows


def _named_by_its_package(row: Table, packages: list[Table]) -> None:
    """Let a row name no grant that is refused: one that no package has which can have paid it in its year."""
    years = range(row["date"].year, row.get("until", row["date"]).year + 1)
    named = [each for each in packages if row.get("package", each["id"]) == each["id"] and each["year"] in years]
    if named and row.get("grant") not in {grant["id"] for package in named for grant in package["grants"]}:
        row.pop("grant", None)


# --- packages ---------------------------------------------------------------------------------------------------------


def _packages(draw: Draw, today: date) -> list[Table]:
    count = draw.one((0, 0, 1, 1, 1, 2, 2, 3))
    names = draw.names("p", count)
    return [_package(draw, today, name) for name in names]


def _package(draw: Draw, today: date, name: str) -> Table:
    year = today.year if draw.happens(0.85) else today.year + draw.one((-1, -1, 1))
    grants = [_grant(draw, each) for each in draw.names("g", draw.one((0, 1, 1, 1, 2, 2, 3)))]
    made: Table = {
        "id": name,
        "insurer": draw.name("I"),
        "name": draw.name("N"),
        "year": min(max(year, 2006), 2099),
        "source": draw.name("https://example.org/terms"),
        "confidence": draw.one(("A", "B", "C", "D", "I")),
        "grants": grants,
    }
    if draw.happens(0.4):
        made["since"] = draw.day()
    if draw.happens(0.8 if year < today.year else 0.1):
        made["assume"] = "renewed"
    if draw.happens(0.1):
        made["pays_deductible"] = True
    if draw.happens(0.1):
        made["cov"] = {"uzovi": str(draw.number(1000, 9999)), "package": str(draw.number(100, 999))}
    return made


def _near_its_limits(draw: Draw, made: Table) -> None:
    """Let the packages take the session as a rule, and bring them near their limits: seldom met otherwise."""
    today: date = made["session"]["date"]
    for package in made["packages"]:
        package["year"] = min(max(today.year, 2006), 2099)
        for grant in package["grants"]:
            grant["covers"] = ["physiotherapy", "manual_therapy", "exercise_therapy"]
            grant["pays"] = {"contracted": {"percent": 100}, "not_contracted": {"percent": 100}}
            grant.pop("requires", None)
            for limit in grant.get("limits", []):
                limit["max"] = draw.number(1, 4) if limit["unit"] == "sessions" else draw.one(("42.50", "85.00"))
    for row in made.get("history", []):
        row["date"] = row["until"] = usable(today - timedelta(days=draw.one((0, 1, 1, 1, 7, 30))))
        row["sessions"] = draw.one((1, 1, 2))
        if draw.happens(0.5):
            row["paid_by"] = "package"


def _grant(draw: Draw, name: str) -> Table:
    made: Table = {"id": name, "covers": draw.some(draw.classes, 3, 1)}
    if draw.happens(0.2):
        made["basic_first"] = draw.happens(0.3)
    if draw.happens(0.3):
        made["requires"] = _requires(draw)
    if draw.happens(0.8):
        made["limits"] = [_limit(draw, each) for each in draw.names("l", draw.one((1, 1, 1, 2, 2, 3)))]
    if draw.happens(0.85):
        made["pays"] = {
            key: draw.payment() for key in ("contracted", "not_contracted") if draw.happens(0.5 + draw.known / 2)
        }
    if draw.happens(0.15):
        made["consent_from"] = draw.one((1, 2, 9, 10, 21, 37))
    if draw.happens(0.15):
        made["copayment"] = _copayment(draw)
    if draw.happens(0.12):
        made["terms_unknown"] = draw.one((True, False, draw.some(draw.classes, 2)))
    return made


def _copayment(draw: Draw) -> Table:
    made: Table = {"euros": "unknown" if draw.happens(0.2) else draw.one((*AMOUNTS, "5.00"))}
    if draw.happens(0.6):
        made["from_session"] = "unknown" if draw.happens(0.2) else draw.one((1, 2, 4, 10))
    return made


def _requires(draw: Draw) -> Table:
    made: Table = {}
    for key in draw.some(tuple(words.TABLES["Requirements"]), 2, 1):
        match key:
            case "min_age" | "max_age":
                made[key] = draw.one((0, 4, 16, 17, 18, 18, 22, 65))
            case "condition":
                made[key] = draw.one(("annex_1_first_twenty", "annex_1_first_twenty", *words.KINDS))
            case "association":
                made[key] = draw.some(("NVA", "ZHONG", "x"), 2)
            case "qualification":
                made[key] = draw.some(("0484", "rheumatoid_arthritis", "geriatric", "0720", "pelvic"), 2)
            case "within_months_of_accident":
                made[key] = draw.one((1, 3, 12, 24))
            case "min_months_insured":
                made[key] = draw.one((0, 1, 3, 12, 1200))
            case _:
                value = draw.value(words.TABLES["Requirements"][key][0])
                if value is not None:
                    made[key] = value
    return made


def _limit(draw: Draw, name: str) -> Table:
    unit = draw.one(("sessions", "sessions", "sessions", "euros"))
    made: Table = {
        "id": name,
        "unit": unit,
        "per": draw.one(
            ("calendar_year",) * 3
            + ("condition", "calendar_year_and_condition", "day", "accident", "insurance_lifetime")
        ),
        "max": draw.one(("unlimited", "unknown"))
        if draw.happens(0.1)
        else draw.one((0, 1, 2, 3, 6, 9, 9, 12, 20, 27, 36))
        if unit == "sessions"
        else draw.one(("0.00", "40.00", "42.50", "100.00", "350.00", "1000.00")),
    }
    if made["per"].startswith("calendar_year") and draw.happens(0.2):
        made["part_year"] = draw.table("PartYear", {})
    if draw.happens(0.2):
        made["covers"] = draw.some(draw.classes, 2)
    if draw.happens(0.15):
        made["when_contracted"] = draw.happens(0.5)
    if unit == "sessions" and made["per"] == "calendar_year" and draw.happens(0.25):
        made["carry_over"] = draw.one((0, 1, 3, 5))
    return made

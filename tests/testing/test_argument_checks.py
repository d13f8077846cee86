"""What is handed to the strategies: a wrong value is told by the call, with its name and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from dated import AFTER, FIRST, LAST
from fysiodekking import testing
from fysiodekking.model.dates import age_on
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind, Profession
from fysiodekking.testing.argument_checks import FIRST_DAY, HIGHEST_AGE, LAST_DAY, Checks

DAY: Final = date(2026, 3, 12)
SHIPPED: Final = "cz-gemeenten-extra-uitgebreid-2025"
FEW: Final = settings(
    max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


class Unprintable:
    """Something that cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError


# --- what is wrong with each kind of parameter, and what the message says ------------------------------------------

NO_DAY: Final = r"is no day \(write date\(2026, 3, 12\)"
WRONG_DAYS: Final = [
    ("2026-03-12", f"on: '2026-03-12' {NO_DAY}, or a pair of the first and the last day"),
    (datetime(2026, 3, 12), f"on: datetime.* {NO_DAY}"),  # noqa: DTZ001
    (5, f"on: 5 {NO_DAY}"),
    (2026.5, f"on: 2026.5 {NO_DAY}"),
    ((), rf"on: \(\) {NO_DAY}"),
    ((DAY,), f"on: .* {NO_DAY}"),
    ((DAY, DAY, DAY), f"on: .* {NO_DAY}"),
    ((DAY, None), f"on: .* {NO_DAY}"),
    ((DAY, "2026-03-13"), f"on: .* {NO_DAY}"),
    (st.dates(), f"on: dates.* {NO_DAY}"),
    (date(1900, 1, 1), "on: 1900-01-01 is out of reach .write a day from 2006-01-01 to 2099-12-30"),
    (date(2099, 12, 31), "on: 2099-12-31 is out of reach"),
    ((date(2005, 1, 1), DAY), "on: 2005-01-01 is out of reach"),
    ((DAY, date(2026, 3, 11)), "on: 2026-03-11 lies before 2026-03-12 .write the first day first"),
    (Unprintable(), f"on: a Unprintable {NO_DAY}"),
]
WRONG_FLAGS: Final = [
    ("yes", "complete: 'yes' is neither True nor False"),
    (1, "complete: 1 is neither"),
    (None, "complete: None is neither"),
]
WRONG_KINDS: Final = [
    ("stroek", r"kinds: 'stroek' is not known here; did you mean 'stroke'\?"),
    (["stroke", "copdd"], r"kinds: 'copdd' is not known here; did you mean 'copd'\?"),
    ([], "kinds: the list is empty .write words, as .'not_listed'., or leave it out for all"),
    ([5], "kinds: 5 is not known here; write one of"),
    (5, "kinds: 5 is no list .write a list of words"),
    (True, "kinds: True is no list"),
    (b"stroke", "kinds: b'stroke' is not known here"),
    ([["stroke"]], r"kinds: \['stroke'\] is not known here"),
]
WRONG_PROFESSIONS: Final = [
    ("fysiotherapist", "professions: 'fysiotherapist' is not known here; did you mean 'physiotherapist'"),
    ([], "professions: the list is empty"),
    (7, "professions: 7 is no list"),
    ([None], "professions: None is not known here"),
]
WRONG_PROFESSION: Final = [
    ("x", "profession: 'x' is not known here; write one of: .*physiotherapist"),
    (None, "profession: None is not known here"),
    (["physiotherapist"], r"profession: \['physiotherapist'\] is not known here"),
]
WRONG_AGES: Final = [
    (5, r"ages: 5 is no pair of whole numbers \(write the youngest and the oldest: \(0, 17\)"),
    ("12", "ages: '12' is no pair"),
    (None, "ages: None is no pair"),
    ((0.5, 5), r"ages: \(0.5, 5\) is no pair of whole numbers"),
    ((True, 5), r"ages: \(True, 5\) is no pair"),
    ((1, 2, 3), "ages: .* is no pair"),
    ((18, 17), "ages: 18 to 17 is no range of ages .write two from 0 to 105, the youngest first"),
    ((-1, 17), "ages: -1 to 17 is no range"),
    ((0, 5000), "ages: 0 to 5000 is no range"),
    ((0, 10**200), "ages: 0 to 10{79}… is no range"),
]
WRONG_PACKAGES: Final = [
    ([3], "packages: 3 is no package .write a Package, or the id of a shipped one as `fysiodekking packages list`"),
    (3, "packages: 3 is no list .write a list of packages or ids"),
    (["nope"], "packages: 'nope' is not shipped; write a Package, or the id of a shipped one"),
    ("nope", "packages: 'nope' is not shipped; write"),
    (["cz-gemeenten-extra-uitgebreid"], f"packages: .* is not shipped; the nearest id is '{SHIPPED[:-1]}"),
    ([None], "packages: None is no package"),
    ([SHIPPED, SHIPPED], f"packages: '{SHIPPED}' stands twice .write each package once"),
    ([st.none()], r"packages: none\(\) is no package"),
]
WRONG_BORN: Final = [
    (5, r"born: 5 is no day \(write date\(1984, 5, 2\), or leave it out"),
    ("1984-05-02", "born: '1984-05-02' is no day"),
    (datetime(1984, 5, 2), "born: datetime.* is no day"),  # noqa: DTZ001
    (date(1899, 12, 31), "born: 1899-12-31 is out of reach .write a day from 1900-01-01 on"),
    (date(2099, 1, 1), f"born: 2099-01-01 lies after {LAST.year}-.* .write a day on or before that of the session"),
]
WRONG_KEYS: Final = [
    (5, r"conditions: 5 is no list \(write a list of keys, as \['neck', 'knee'\]"),
    (None, "conditions: None is no list"),
    (["neck", 3], "conditions: 3 is not a key .write text, as 'neck'"),
    ([""], "conditions: '' is not a key"),
    ("   ", "conditions: '   ' is not a key"),
]
WRONG_KEY: Final = [
    (None, "condition: None is not a key .write text, as 'neck'"),
    ("", "condition: '' is not a key"),
    (["neck"], "condition: .'neck'. is not a key"),
]
WRONG_IDS: Final = [(None, "id: None is not an id"), ("", "id: '' is not an id"), (5, "id: 5 is not an id")]
WRONG_NUMBERS: Final = [
    (0, "grants: 0 is no whole number from 1 to 20 .write one"),
    ((3, 1), r"grants: \(3, 1\) is no whole number"),
    (2.0, "grants: 2.0 is no whole number"),
    (True, "grants: True is no whole number"),
    (10**9, "grants: 1000000000 is no whole number from 1 to 20"),
]

WRONG_FOR_CASES: Final[dict[str, list[tuple[Any, str]]]] = {
    "on": WRONG_DAYS,
    "kinds": WRONG_KINDS,
    "professions": WRONG_PROFESSIONS,
    "ages": WRONG_AGES,
    "packages": WRONG_PACKAGES,
    "complete": WRONG_FLAGS,
}

WRONG: Final[dict[Callable[..., Any], dict[str, list[tuple[Any, str]]]]] = {
    testing.cases: WRONG_FOR_CASES,
    testing.case_mappings: WRONG_FOR_CASES,
    testing.sessions: {
        "on": WRONG_DAYS,
        "profession": WRONG_PROFESSION,
        "condition": WRONG_KEY,
        "complete": WRONG_FLAGS,
    },
    testing.providers: {"professions": WRONG_PROFESSIONS, "complete": WRONG_FLAGS},
    testing.insured: {"on": WRONG_DAYS, "ages": WRONG_AGES, "complete": WRONG_FLAGS},
    testing.conditions: {"on": WRONG_DAYS, "kinds": WRONG_KINDS, "born": WRONG_BORN, "complete": WRONG_FLAGS},
    testing.packages: {"on": WRONG_DAYS, "id": WRONG_IDS, "grants": WRONG_NUMBERS, "complete": WRONG_FLAGS},
    testing.histories: {
        "on": WRONG_DAYS,
        "conditions": WRONG_KEYS,
        "packages": WRONG_PACKAGES,
        "profession": WRONG_PROFESSION,
        "born": WRONG_BORN,
        "complete": WRONG_FLAGS,
    },
    testing.readings: {"complete": WRONG_FLAGS},
}
EVERY_WRONG: Final = [
    pytest.param(strategy, name, value, message, id=f"{strategy.__name__}-{name}-{number}")
    for strategy, parameters in WRONG.items()
    for name, values in parameters.items()
    for number, (value, message) in enumerate(values)
]

WRONG_DAY: Final = [
    ("2026-03-12", rf"on: '2026-03-12' is no day \(write date\(2026, 3, 12\): one day of {FIRST}/{LAST}"),
    ((DAY, DAY), "on: .* is no day"),
    (None, "on: None is no day"),
    (datetime(2026, 3, 12), "on: datetime.* is no day"),  # noqa: DTZ001
    (AFTER, f"on: the law of {AFTER} was not checked .write a day of {FIRST}/{LAST}"),
]
WRONG_OF: Final = [
    (5, r"of: 5 is no list \(write a list of beginnings of names, as \['age', 'term'\]"),
    ([5], "of: 5 is no beginning of a name .write text, as 'age'"),
    ([], "of: the list is empty .write beginnings of names.*, or leave it out for all"),
    (["age", "agee", "x"], "of: no boundary of 2026-03-12 begins with 'agee' or 'x'; there are: "),
    (b"age", "of: b'age' is no beginning of a name"),
]
EVERY_WRONG_SIDE: Final = [
    pytest.param(sides, {"on": DAY, name: value}, message, id=f"{sides.__name__}-{name}-{number}")
    for sides in (testing.boundaries, testing.near_boundaries)
    for name, values in {
        "on": WRONG_DAY,
        "of": WRONG_OF,
        "packages": [*WRONG_PACKAGES, (None, "packages: None is no list")],
    }.items()
    for number, (value, message) in enumerate(values)
]


class TestWrong:
    """Every wrong value of every parameter is a `ValueError` at the call."""

    @pytest.mark.parametrize(("strategy", "name", "value", "message"), EVERY_WRONG)
    def test_told_by_the_call(self, strategy: Callable[..., Any], name: str, value: Any, message: str) -> None:
        """With the name, the value and what to write, before anything is drawn."""
        with pytest.raises(ValueError, match=f"^{message}") as raised:
            strategy(**{name: value})
        assert not isinstance(raised.value, InvalidInput)
        assert "\n" not in str(raised.value)

    @pytest.mark.parametrize(("sides", "arguments", "message"), EVERY_WRONG_SIDE)
    def test_told_by_boundaries(self, sides: Callable[..., Any], arguments: dict[str, Any], message: str) -> None:
        """Likewise."""
        with pytest.raises(ValueError, match=f"^{message}"):
            sides(**arguments)

    def test_every_parameter_is_among_them(self) -> None:
        """Of every strategy."""
        from inspect import signature

        strategies = {getattr(testing, name) for name in testing.__all__} - {
            *(testing.Boundary, testing.boundaries, testing.near_boundaries, testing.written)
        }
        assert strategies == set(WRONG)
        for strategy, parameters in WRONG.items():
            assert set(signature(strategy).parameters) == set(parameters)

    def test_all_at_once(self) -> None:
        """One line for each, in the order of the parameters."""
        with pytest.raises(ValueError, match=r"^on: .*\nkinds: .*\nages: .*\ncomplete: .*$") as raised:
            testing.cases("today", kinds=["stroke", "x"], ages=5, complete=1)  # type: ignore[arg-type]
        assert str(raised.value).count("\n") == 3

    def test_after_the_day(self) -> None:
        """Nobody is treated before the birth."""
        with pytest.raises(ValueError, match=r"^born: 2030-01-01 lies after 2026-03-12"):
            testing.histories(DAY, born=date(2030, 1, 1))

    def test_what_a_strategy_for_packages_yields(self) -> None:
        """Shows only when it is drawn; the message is the same."""
        with pytest.raises(ValueError, match="packages: 3 is no package"):
            find(testing.cases(packages=st.just((3,))), lambda _: True, settings=FEW)  # type: ignore[arg-type]


class TestAccepted:
    """What is reasonable is taken as it is meant."""

    @FEW
    @given(testing.cases([DAY, DAY], kinds="stroke", professions="exercise_therapist", ages=[20, 20], packages=SHIPPED))  # type: ignore[arg-type]
    def test_one_word_and_pairs_as_lists(self, case: Any) -> None:
        """A single word or id stands for a list of one; a pair may be a list."""
        assert case.session.date == DAY
        assert case.condition.kind is ConditionKind.STROKE
        assert case.provider.profession is Profession.EXERCISE_THERAPIST
        assert age_on(case.insured.born, DAY) == 20
        assert [package.id for package in case.packages] == [SHIPPED]

    @FEW
    @given(testing.cases(kinds=(each for each in ("stroke", "copd")), packages=(each for each in (SHIPPED,))))
    def test_what_can_be_gone_through_once(self, case: Any) -> None:
        """A generator is used up by the call, not by the first case."""
        assert case.condition.kind in ("stroke", "copd")
        assert len(case.packages) == 1

    @FEW
    @given(testing.cases(packages=testing.packages(DAY, id="ours")))
    def test_a_strategy_for_single_packages(self, case: Any) -> None:
        """Every case has one."""
        assert [package.id for package in case.packages] == ["ours"]

    def test_sets_are_drawn_from_in_one_order(self) -> None:
        """A failure comes back in another run."""
        found = Checks().words("kinds", ConditionKind, {"stroke", "copd", "frozen_shoulder"})
        assert found == (ConditionKind.COPD, ConditionKind.FROZEN_SHOULDER, ConditionKind.STROKE)

    @FEW
    @given(testing.histories(DAY, conditions="neck", packages=[SHIPPED], profession="exercise_therapist"))
    def test_histories_take_words_as_cases_do(self, history: Any) -> None:
        """Ids of packages, text for the profession, one key; with one key the rows name none."""
        assert {row.condition for row in history.rows} <= {NOT_GIVEN}

    @FEW
    @given(testing.histories(born=date(2025, 12, 1)), testing.conditions(born=date(2025, 12, 1)))
    def test_no_day_before_the_birth(self, history: Any, condition: Any) -> None:
        """Of the days that are asked those on or after it are drawn."""
        days = [row.date for row in history.rows]
        days += [] if condition.first_session == NOT_GIVEN else [condition.first_session]
        assert all(day >= date(2025, 12, 1) for day in days)

    @pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY, (FIRST_DAY, LAST_DAY)], ids=str)
    def test_the_first_and_the_last_day(self, day: Any) -> None:
        """All days that can be asked give cases, of the highest age too."""

        @settings(FEW, max_examples=60)
        @given(testing.cases(day, ages=(0, HIGHEST_AGE)), testing.cases(day, ages=(HIGHEST_AGE, HIGHEST_AGE)))
        def made(case: Any, old: Any) -> None:
            assert FIRST_DAY <= case.session.date <= LAST_DAY
            assert age_on(old.insured.born, old.session.date) == HIGHEST_AGE

        made()

    def test_one_package_has_its_boundaries(self) -> None:
        """Given alone, as an object or an id."""
        names = {
            each.name
            for each in testing.boundaries(date(2025, 3, 12), of="package", packages=SHIPPED)
            if isinstance(each.below.packages[0], Package)
        }
        assert names
        (package,) = testing.boundaries(date(2025, 3, 12), of="package", packages=SHIPPED)[0].below.packages
        assert {each.name for each in testing.boundaries(date(2025, 3, 12), of="package", packages=package)} == names

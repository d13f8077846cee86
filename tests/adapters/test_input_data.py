"""Wrong values at every place of the format: refused together, each with its path and with what to write instead."""

from __future__ import annotations

import copy
import datetime as dt
import math
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest

from fysiodekking import case_from
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.model.condition import Condition
from fysiodekking.model.errors import Problem
from fysiodekking.model.package import Copayment, Grant, Limit, Package, PartYear, Payment, Payments, Requirements
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.usage import SUPPOSITIONS, Range, Row, Used

Refused = Callable[[Any], list[Problem]]
Path_ = tuple[str | int, ...]

FORMAT = tomllib.loads(Path(__file__).with_name("every-key.toml").read_text("utf-8"))
FREE_KEYS = (("conditions",), ("used", "left_last_year"))
"""Tables whose keys the caller chooses."""

REMEDY = re.compile(r"\(.+\)|did you mean '|[Ww]rite |leave it out|from \d+ to \d+|between|nor \"none\"|packages list")


def places(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield every place of a structure with the value that stands there, tables and lists included."""
    if path:
        yield path, value
    if isinstance(value, (dict, list)):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(member, (*path, key))


def at(mapping: Any, path: Path_) -> Any:
    for key in path:
        mapping = mapping[key]
    return mapping


def changed(path: Path_, value: Any) -> dict[str, Any]:
    """Return the case with every key, with one value replaced."""
    made = copy.deepcopy(FORMAT)
    at(made, path[:-1])[path[-1]] = value
    return made


def without(path: Path_) -> dict[str, Any]:
    made = copy.deepcopy(FORMAT)
    del at(made, path[:-1])[path[-1]]
    return made


def dotted(path: Path_) -> str:
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else f".{key}" if text else key
    return text


def named(parameters: Any) -> Any:
    """Give each parameter its path as a name."""
    return [
        pytest.param(*each, id=dotted(each[0]) + "".join(f" {part!r:.24}" for part in each[1:])) for each in parameters
    ]


PLACES = list(places(FORMAT))
LEAVES = [(path, value) for path, value in PLACES if not isinstance(value, (dict, list))]
TABLES = [path for path, value in PLACES if isinstance(value, dict) and path not in FREE_KEYS]
LISTS = [path for path, value in PLACES if isinstance(value, list)]
MAXIMUM = ("packages", 0, "grants", 0, "limits", 0, "max")
DATES = [path for path, value in LEAVES if isinstance(value, dt.date)]
AMOUNTS = [path for path, value in LEAVES if isinstance(value, str) and re.fullmatch(r"\d+\.\d\d", value)]
FLAGS = [path for path, value in LEAVES if isinstance(value, bool)]
NUMBERS = [path for path, value in LEAVES if isinstance(value, int) and not isinstance(value, bool)]
TEXTS = [path for path, value in LEAVES if isinstance(value, str) and path not in AMOUNTS]
NONSENSE = (1.5, math.nan, [], {}, [[]], {"a": 1}, b"x", dt.time(7, 32))
"""Nothing in the format can be any of these (lists and tables are tried where neither can stand)."""
WORD_OR_TABLE = [("basic", key, 0) for key in ("deductible_waived", "requires_referral", "requires_consent")]


REQUIRED = (
    ("session",),
    ("provider",),
    ("insured",),
    ("conditions",),
    ("session", "date"),
    ("session", "performance"),
    ("session", "condition"),
    ("provider", "profession"),
    ("insured", "born"),
    ("conditions", "neck", "kind"),
    ("basic", "deductible_waived", 1, "kind"),
    ("basic", "requires_referral", 1, "ground"),
    ("basic", "requires_consent", 1, "ground"),
    ("conditions", "knee", "kind"),
    ("packages", 0, "cov", "uzovi"),
    ("packages", 0, "cov", "package"),
    ("history", 0, "date"),
    ("history", 0, "condition"),
    *[("used", each, end) for each in FORMAT["used"] if each != "left_last_year" for end in ("min", "max")],
    *[("packages", 0, key) for key in ("id", "insurer", "name", "year", "source", "confidence")],
    *[("packages", 0, "grants", 0, key) for key in ("id", "covers")],
    *[("packages", 0, "grants", 0, "limits", 0, key) for key in ("id", "max", "unit", "per")],
    *[("packages", 0, "grants", 0, "pays", key, "percent") for key in ("contracted", "not_contracted")],
    ("packages", 0, "grants", 0, "copayment", "euros"),
    ("packages", 0, "grants", 0, "limits", 0, "part_year", "by"),
    ("basic", "not_contracted", "percent"),
)


def assert_one(problems: list[Problem], path: str) -> Problem:
    assert [problem.path for problem in problems] == [path], problems
    (problem,) = problems
    assert "cannot be read" not in problem.message
    assert REMEDY.search(problem.message), f"{problem} does not say what to write"
    return problem


class TestTheExampleIsWholeAndValid:
    """The file that the other tests damage uses every key, so that a new key is tried too."""

    def test_it_is_valid(self) -> None:
        """Undamaged, it is accepted."""
        case_from(FORMAT)

    @pytest.mark.parametrize(
        ("cls", "path"),
        [
            (Session, ("session",)),
            (ExtraLine, ("session", "extra_lines", 0)),
            (Provider, ("provider",)),
            (Insured, ("insured",)),
            (BasicPolicy, ("basic",)),
            (Readings, ("readings",)),
            (Condition, ("conditions", "neck")),
            (Row, ("history", 0)),
            (Used, ("used",)),
            (Range, ("used", "elsewhere")),
            (Package, ("packages", 0)),
            (Grant, ("packages", 0, "grants", 0)),
            (Requirements, ("packages", 0, "grants", 0, "requires")),
            (Limit, ("packages", 0, "grants", 0, "limits", 0)),
            (PartYear, ("packages", 0, "grants", 0, "limits", 0, "part_year")),
            (Copayment, ("packages", 0, "grants", 0, "copayment")),
            (Payments, ("packages", 0, "grants", 0, "pays")),
            (Payment, ("packages", 0, "grants", 0, "pays", "contracted")),
            (Expectation, ("expect",)),
        ],
        ids=lambda value: value.__name__ if isinstance(value, type) else "",
    )
    def test_it_uses_every_key(self, cls: type[attrs.AttrsInstance], path: Path_) -> None:
        """Each class of the format has all its keys in the example."""
        known = {field.alias for field in attrs.fields(cls)} - SUPPOSITIONS
        assert set(at(FORMAT, path)) == known


class TestWrongTypes:
    """A value of another type is refused at its own path, and nothing else is said."""

    @pytest.mark.parametrize(
        ("path", "value"),
        named(
            (path, value)
            for path, _ in LEAVES
            for value in NONSENSE
            if not (isinstance(value, dict) and path in WORD_OR_TABLE)
        ),
    )
    def test_no_place_holds_nonsense(self, path: Path_, value: Any, refused: Refused) -> None:
        """Null, a float, a list, a table, bytes or a time of day is no single value of the format."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize(("path", "value"), named((path, value) for path in FLAGS for value in ("yes", "true", 1)))
    def test_a_flag_is_true_or_false(self, path: Path_, value: Any, refused: Refused) -> None:
        """Words and numbers are no flags."""
        assert "true or false" in assert_one(refused(changed(path, value)), dotted(path)).message

    @pytest.mark.parametrize(
        ("path", "value"), named((path, value) for path in NUMBERS for value in ("nine", True, 9.0, -1, 10**12))
    )
    def test_a_number_is_whole_and_within_bounds(self, path: Path_, value: Any, refused: Refused) -> None:
        """Words, flags, floats, negative and absurd numbers are no counts."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize(("path", "value"), named((path, value) for path in TEXTS for value in (7, True)))
    def test_text_stands_between_quotes(self, path: Path_, value: Any, refused: Refused) -> None:
        """A bare number or flag is no text: ``performance = 1000`` has lost its quotes."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize(
        ("path", "value"), named((path, value) for path in LISTS for value in ("text", {"a": 1}, 7))
    )
    def test_a_list_is_a_list(self, path: Path_, value: Any, refused: Refused) -> None:
        """A single value, a table or null is no list."""
        problem = assert_one(refused(changed(path, value)), dotted(path))
        assert "not a list" in problem.message or path[-1] == "terms_unknown"  # which can be a flag too

    @pytest.mark.parametrize(
        ("path", "value"),
        named((path, value) for path in (*TABLES, *FREE_KEYS) for value in ([], [{"a": 1}], "text", 7)),
    )
    def test_a_table_is_a_table(self, path: Path_, value: Any, refused: Refused) -> None:
        """A list (two pairs of brackets for one), a single value or null is no table."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize("value", [[], [("session", {})], "text", 7, None, 1.5, {1, 2}, object()])
    def test_a_case_is_a_table(self, value: Any, refused: Refused) -> None:
        """Anything but a mapping is refused as a whole."""
        (problem,) = refused(value)
        assert problem.path == ""
        assert "is not a case" in problem.message

    @pytest.mark.parametrize("path", [("session",), ("insured",), ("conditions", "neck")])
    def test_keys_are_text(self, path: Path_, refused: Refused) -> None:
        """A mapping built in Python with a key that is no text is refused like any unknown key."""
        mapping = copy.deepcopy(FORMAT)
        at(mapping, path)[1] = "x"
        at(mapping, path)[None] = "x"
        assert {problem.path for problem in refused(mapping)} == {f"{dotted(path)}.1", f"{dotted(path)}.None"}

    def test_the_key_of_a_condition_is_text(self, smallest: dict[str, Any], refused: Refused) -> None:
        """A condition cannot be called 1."""
        smallest["conditions"] = {1: {"kind": "not_listed"}, "neck": {"kind": "not_listed"}}
        assert refused(smallest)


class TestRequiredAndOptionalKeys:
    """What is required is named when it is absent; what is optional may be left out."""

    @pytest.mark.parametrize("path", REQUIRED, ids=dotted)
    def test_a_required_key_is_asked_for(self, path: Path_, refused: Refused) -> None:
        """The path names the key that is not there."""
        (problem,) = refused(without(path))
        assert problem.path == dotted(path)
        assert REMEDY.search(problem.message)

    @pytest.mark.parametrize(
        "path",
        [
            path
            for path, _ in PLACES
            if path not in REQUIRED and not isinstance(path[-1], int) and path != ("conditions", "neck")
        ],
        ids=dotted,
    )
    def test_an_optional_key_may_be_left_out(self, path: Path_) -> None:
        """Without it, the case is accepted; a row that names a grant goes with the grants."""
        left = without(path)
        if path[-1] == "grants":
            left["history"][0].pop("grant")
        case_from(left)

    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist"])
    def test_the_two_therapists_need_a_performance(
        self, profession: str, smallest: dict[str, Any], refused: Refused
    ) -> None:
        """Their sessions are charged under a code of the NZa."""
        del smallest["session"]["performance"]
        smallest["provider"]["profession"] = profession
        assert_one(refused(smallest), "session.performance")

    @pytest.mark.parametrize("profession", ["acupuncturist", "skin_therapist", "physician", "other"])
    def test_the_other_professions_need_none(self, profession: str, smallest: dict[str, Any]) -> None:
        """Their care has no such code."""
        del smallest["session"]["performance"]
        smallest["provider"]["profession"] = profession
        case_from(smallest)


class TestDates:
    """A date exists, has no time of day, and is written in one way."""

    @pytest.mark.parametrize(
        ("path", "value"),
        named(
            (path, value)
            for path in DATES
            for value in (
                "tomorrow",
                "",
                "2026-02-31",
                "2026-13-01",
                "2026-3-12",
                "2026-03-12T10:00:00",
                20260312,
                dt.datetime(2026, 3, 12, 10, 0, tzinfo=dt.UTC),
                dt.date(9999, 12, 31),
                dt.date(1, 1, 1),
                "9999-12-31",
            )
        ),
    )
    def test_no_date(self, path: Path_, value: Any, refused: Refused) -> None:
        """Impossible days, times of day, numbers and far-off years are refused at the place of the date."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize(
        "written", ["12-3-2026", "12-03-2026", "12/3/2026", "12.03.2026", "2026/03/12", "20260312"]
    )
    def test_another_way_of_writing_is_translated(
        self, written: str, smallest: dict[str, Any], refused: Refused
    ) -> None:
        """A Dutch date is answered with the same day as it has to be written."""
        smallest["session"]["date"] = written
        (problem,) = refused(smallest)
        assert str(problem) == f"session.date: '{written}' is not a date (write 2026-03-12)"

    def test_a_day_that_does_not_exist_is_not_translated(self, smallest: dict[str, Any], refused: Refused) -> None:
        """31 February has no other way of writing; the example is given."""
        smallest["session"]["date"] = "31-2-2026"
        assert_one(refused(smallest), "session.date")

    def test_a_week_date_is_another_way_of_writing(self, smallest: dict[str, Any], refused: Refused) -> None:
        """ISO 8601 knows week dates; a case does not."""
        smallest["session"]["date"] = "2026-W11-4"
        assert_one(refused(smallest), "session.date")

    def test_a_datetime_is_answered_with_its_day(self, smallest: dict[str, Any], refused: Refused) -> None:
        """The remedy of a time of day is the day alone; in a zone it may be the day before, so none is proposed."""
        smallest["session"]["date"] = dt.datetime(2026, 3, 12, 10, 0)  # noqa: DTZ001
        assert "write the date only: 2026-03-12" in assert_one(refused(smallest), "session.date").message
        smallest["session"]["date"] = dt.datetime(2026, 3, 11, 23, 0, tzinfo=dt.UTC)
        said = assert_one(refused(smallest), "session.date").message
        assert said.endswith("has a time of day (write the date only, as it was in the Netherlands)")

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("insured", "born"), "2026-03-13"),
            (("conditions", "neck", "first_session"), "2026-03-13"),
            (("conditions", "neck", "first_session"), "1984-05-01"),
            (("history", 0, "until"), "2026-01-04"),
        ],
        ids=["born after the session", "first session after it", "first session before the birth", "run ends first"],
    )
    def test_an_impossible_order(self, path: Path_, value: str, refused: Refused) -> None:
        """Dates that each exist can still contradict each other."""
        problems = refused(changed(path, value))
        assert dotted(path) in {problem.path for problem in problems}

    def test_born_on_the_day_of_the_session(self, smallest: dict[str, Any]) -> None:
        """A newborn can be treated."""
        smallest["insured"]["born"] = smallest["session"]["date"]
        case_from(smallest)


class TestAmounts:
    """An amount is euros with two decimals between quotes, and never negative."""

    @pytest.mark.parametrize(
        ("path", "value"),
        named(
            (path, value)
            for path in AMOUNTS
            for value in ("-1.00", "42.505", "42,50", "42.5", "42", "€ 42.50", "", "1e3", "NaN", "1.000.00", " 1.00")
        ),
    )
    def test_another_way_of_writing(self, path: Path_, value: str, refused: Refused) -> None:
        """Signs, commas, other decimals and words are refused."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize(
        ("path", "value"), named((path, value) for path in AMOUNTS for value in (42.5, 42, True, -0.0))
    )
    def test_a_number_is_not_an_amount(self, path: Path_, value: Any, refused: Refused) -> None:
        """A float would not be exact; the remedy says: between quotes."""
        assert_one(refused(changed(path, value)), dotted(path))

    @pytest.mark.parametrize("value", ["٤٢.50", "42.50\n", "42.50\x00", "9" * 5000 + ".00"])
    def test_digits_that_only_look_right(self, value: str, smallest: dict[str, Any], refused: Refused) -> None:
        """Other scripts' digits, trailing newlines, null bytes and endless numbers are refused."""
        smallest["session"]["price"] = value
        assert_one(refused(smallest), "session.price")

    @pytest.mark.parametrize("value", ["50.00", "600.00", "385.00"])
    def test_the_voluntary_deductible_has_steps(self, value: str, refused: Refused) -> None:
        """It is 0, 100, 200, 300, 400 or 500 euros."""
        problem = assert_one(
            refused(changed(("insured", "voluntary_deductible"), value)), "insured.voluntary_deductible"
        )
        assert "0.00, 100.00, 200.00, 300.00, 400.00, 500.00" in problem.message


class TestLimits:
    """The maximum of a limit fits its unit."""

    @pytest.mark.parametrize("value", [0, 9, "unlimited", "unknown"])
    def test_sessions(self, value: Any) -> None:
        """A limit in sessions is a whole number, or a word for none or not known."""
        case_from(changed(MAXIMUM, value))

    @pytest.mark.parametrize("value", ["350.00", "infinite", "9", -9, 9.0, None, True, [], {}])
    def test_no_sessions(self, value: Any, refused: Refused) -> None:
        """An amount, another word, a negative number or a float is none."""
        assert_one(refused(changed(MAXIMUM, value)), dotted(MAXIMUM))

    @pytest.mark.parametrize(("value", "right"), [("350.00", True), ("unlimited", True), (350, False), ("350", False)])
    def test_euros(self, value: Any, right: bool, refused: Refused) -> None:
        """A limit in euros is an amount."""
        mapping = changed(MAXIMUM, value)
        limit = at(mapping, MAXIMUM[:-1])
        limit["unit"] = "euros"
        del limit["carry_over"]
        if right:
            case_from(mapping)
        else:
            assert_one(refused(mapping), dotted(MAXIMUM))

    def test_a_range_has_its_lower_end_first(self, refused: Refused) -> None:
        """At least 3 and at most 2 is no range."""
        assert_one(refused(changed(("used", "elsewhere"), {"min": 3, "max": 2})), "used.elsewhere")

    def test_two_packages_have_two_ids(self, refused: Refused) -> None:
        """Otherwise nobody could say which one paid."""
        assert_one(refused(changed(("packages",), FORMAT["packages"] * 2)), "packages[1].id")


class TestUnknownKeys:
    """A key that does not exist is a problem, with the nearest known key."""

    @pytest.mark.parametrize(
        ("path", "key"),
        named((path, key) for path in TABLES for key in at(FORMAT, path) if path != ("expect", "amounts")),
    )
    def test_a_slip_of_the_pen(self, path: Path_, key: str, refused: Refused) -> None:
        """A key with its last letter twice is answered with the key that was meant."""
        problem = assert_one(refused(changed((*path, key + key[-1]), 1)), f"{dotted(path)}.{key}{key[-1]}")
        assert f"did you mean '{key}'?" in problem.message

    @pytest.mark.parametrize("key", [*FORMAT, "basic", "used"])
    def test_a_slip_of_the_pen_at_the_top(self, key: str, refused: Refused) -> None:
        """The same for the tables themselves."""
        problem = assert_one(refused({**FORMAT, key + key[-1]: {}}), key + key[-1])
        assert f"did you mean '{key}'?" in problem.message

    @pytest.mark.parametrize(
        ("part", "written", "meant"),
        [
            ("insured", "mandatory_deductible", "'mandatory_deductible' of [basic]"),
            ("insured", "mandatory_deductibles", "'mandatory_deductible' of [basic]"),
            ("insured", "verplicht eigen risico", "'mandatory_deductible' of [basic]"),
            ("insured", "kind", "'kind' of [conditions.…]"),
            ("basic", "voluntary_deductible", "'voluntary_deductible' of [insured]"),
            ("session", "profession", "'profession' of [provider]"),
            ("provider", "tarief", "'price' of [session]"),
            ("readings", "elsewhere", "'elsewhere' of [used]"),
            ("used", "pelvic_nine", "'pelvic_nine' of [readings]"),
            # what the part itself has, or is nearer to, is meant before that
            ("insured", "voluntary_deductable", "'voluntary_deductible'"),
            ("insured", "eigen risico", "'deductible_used'"),
            ("provider", "contract", "'contracted'"),
            ("session", "technique", "'techniques'"),
        ],
    )
    def test_a_key_of_another_part(
        self, smallest: dict[str, Any], refused: Refused, part: str, written: str, meant: str
    ) -> None:
        """Is told to be that part's, and not taken for what comes nearest in its own."""
        smallest.setdefault(part, {})[written] = 1
        problem = assert_one(refused(smallest), f"{part}.{written}")
        assert problem.message == f"is not a key here; did you mean {meant}?"

    @pytest.mark.parametrize(
        ("part", "written"), [("insured", "consented"), ("provider", "reference"), ("insured", "trained")]
    )
    def test_a_key_that_is_only_somewhat_like_that_of_another_part(
        self, smallest: dict[str, Any], refused: Refused, part: str, written: str
    ) -> None:
        """Is not taken for that one: it may as well be misplaced among its own."""
        smallest.setdefault(part, {})[written] = 1
        assert " of [" not in assert_one(refused(smallest), f"{part}.{written}").message

    def test_a_key_of_a_part_at_the_top(self, smallest: dict[str, Any], refused: Refused) -> None:
        smallest["price"] = "42.50"
        assert assert_one(refused(smallest), "price").message.endswith("did you mean 'price' of [session]?")

    @pytest.mark.parametrize("path", TABLES, ids=dotted)
    def test_a_key_that_is_near_nothing(self, path: Path_, refused: Refused) -> None:
        """Then all keys that can stand there are listed."""
        problem = assert_one(refused(changed((*path, "qqqqqq"), 1)), f"{dotted(path)}.qqqqqq")
        assert all(str(key) in problem.message for key in at(FORMAT, path))

    def test_what_the_library_uses_itself_is_no_key(self, refused: Refused) -> None:
        """`supposed` is not part of the format, and never suggested."""
        problem = assert_one(refused(changed(("used", "supposed"), True)), "used.supposed")
        assert "'supposed'" not in problem.message


class TestUnknownCodes:
    """A code outside the vocabulary is a problem, with the nearest known code."""

    GRANT = ("packages", 0, "grants", 0)

    @pytest.mark.parametrize(
        ("path", "wrong", "meant"),
        [
            (("provider", "profession"), "Physiotherapist", "physiotherapist"),
            (("provider", "profession"), "fysiotherapist", "physiotherapist"),
            (("provider", "trained_in", 0), "dry-needling", "dry_needling"),
            (("session", "techniques", 1), "dry needling", "dry_needling"),
            (("conditions", "knee", "kind"), "frozen shoulder", "frozen_shoulder"),
            (("conditions", "neck", "side"), "lft", "left"),
            (("conditions", "neck", "copd_class"), "b1", "B1"),
            (("history", 0, "paid_by"), "insurred", "insured"),
            (("basic", "deductible_waived", 0), "osteoarthritis", "osteoarthritis_hip_knee"),
            (("basic", "requires_referral", 0), "annex1", "annex_1"),
            (("basic", "requires_consent", 0), "annex-1", "annex_1"),
            (("readings", "pelvic_nine"), "per condition", "per_condition"),
            (("readings", "intake_counts"), "yess", "yes"),
            (("packages", 0, "confidence"), "AA", "A"),
            ((*GRANT, "covers", 0), "fysiotherapy", "physiotherapy"),
            ((*GRANT, "terms_unknown", 0), "manual", "manual_therapy"),
            ((*GRANT, "requires", "condition"), "annex_1_first_20", "annex_1_first_twenty"),
            ((*GRANT, "limits", 0, "unit"), "session", "sessions"),
            ((*GRANT, "limits", 0, "per"), "year", "calendar_year"),
            ((*GRANT, "limits", 0, "covers", 0), "massage_therapy", "manual_therapy"),
            (("expect", "outcome"), "coverd", "covered"),
            (("expect", "payer"), "pakage", "package"),
            (("expect", "reasons", 0), "package-pay", "package-pays"),
        ],
        ids=lambda value: dotted(value) if isinstance(value, tuple) else value,
    )
    def test_a_slip_of_the_pen(self, path: Path_, wrong: str, meant: str, refused: Refused) -> None:
        """The code that was meant is suggested, or the whole list is given."""
        problem = assert_one(refused(changed(path, wrong)), dotted(path))
        assert repr(wrong) in problem.message
        assert meant in problem.message.removeprefix(repr(wrong))

    def test_a_code_that_is_near_nothing(self, refused: Refused) -> None:
        """Then all codes are listed."""
        problem = assert_one(refused(changed(("provider", "profession"), "qqqq")), "provider.profession")
        assert "acupuncturist, exercise_therapist, other" in problem.message

    def test_a_package_that_is_not_shipped(self, refused: Refused) -> None:
        """An id that is not in the catalogue is refused."""
        (problem,) = refused(changed(("packages",), ["no-such-package-1999"]))
        assert problem.path == "packages[0]"
        assert "'no-such-package-1999' is not shipped" in problem.message


class TestConditions:
    """Which condition is treated is always clear."""

    def test_a_condition_that_does_not_exist(self, smallest: dict[str, Any], refused: Refused) -> None:
        """The nearest condition of the case is suggested."""
        smallest["session"]["condition"] = "nek"
        assert "did you mean 'neck'?" in assert_one(refused(smallest), "session.condition").message

    def test_two_conditions_and_none_chosen(self, smallest: dict[str, Any], refused: Refused) -> None:
        """Both are listed."""
        smallest["conditions"]["knee"] = {"kind": "not_listed"}
        assert "knee, neck" in assert_one(refused(smallest), "session.condition").message

    def test_one_condition_needs_no_choice(self, smallest: dict[str, Any]) -> None:
        """The only condition is the one that is treated."""
        assert case_from(smallest).condition_key == "neck"

    def test_no_condition_at_all(self, smallest: dict[str, Any], refused: Refused) -> None:
        """A table without a condition is refused, and the remedy shows one."""
        smallest["conditions"] = {}
        assert "not_listed" in assert_one(refused(smallest), "conditions").message

    def test_a_row_of_a_condition_that_does_not_exist(self, smallest: dict[str, Any], refused: Refused) -> None:
        """Earlier sessions belong to conditions of the case."""
        smallest["history"] = [{"date": "2026-01-05", "condition": "nec"}]
        assert "did you mean 'neck'?" in assert_one(refused(smallest), "history[0].condition").message

    def test_a_row_without_a_condition_when_there_are_two(self, smallest: dict[str, Any], refused: Refused) -> None:
        """Then it could belong to either."""
        smallest["conditions"]["knee"] = {"kind": "not_listed"}
        smallest["session"]["condition"] = "neck"
        smallest["history"] = [{"date": "2026-01-05"}]
        assert "knee, neck" in assert_one(refused(smallest), "history[0].condition").message


class TestAllProblemsAtOnce:
    """Whoever corrects a case sees everything that is wrong with it, once."""

    def test_over_all_tables(self, refused: Refused) -> None:
        """One mistake in each table gives one problem for each."""
        mistakes: dict[Path_, Any] = {
            ("title",): 5,
            ("sesion",): {},
            ("session", "price"): 42.5,
            ("session", "date"): "12-3-2026",
            ("session", "refferal"): True,
            ("session", "extra_lines", 0, "price"): "10",
            ("provider", "contracted"): "yes",
            ("insured", "born"): None,
            ("insured", "bsn"): "123456789",
            ("basic", "not_contracted", "percent"): "75",
            ("readings", "pelvic_nin"): "once",
            ("conditions", "neck", "triad"): "no",
            ("conditions", "knee", "knd"): "whiplash",
            ("history", 0, "paid"): 42,
            ("used", "elsewhere", "max"): "3",
            ("used", "left_last_year", "fysio-9"): "2",
            ("packages", 0, "year"): "2026",
            ("packages", 0, "grants", 0, "basic_first"): "yes",
            ("packages", 0, "grants", 0, "limits", 0, "carry_over"): "3",
            ("packages", 0, "grants", 0, "pays", "contracted", "of"): 60,
            ("packages", 0, "grants", 0, "requires", "min_age"): "18",
            ("expect", "conditions"): "no",
        }
        mapping = copy.deepcopy(FORMAT)
        for path, value in mistakes.items():
            at(mapping, path[:-1])[path[-1]] = value
        assert {problem.path for problem in refused(mapping)} >= {dotted(path) for path in mistakes}

    @pytest.mark.parametrize(
        "mistakes",
        [
            {("session", "price"): 42.5, ("session", "performance"): ""},
            {("session", "price"): 42.5, ("session", "date"): "9999-12-31"},
            {("conditions", "neck", "triad"): "no", ("conditions", "neck", "gold_stage"): 9},
            {("insured", "basic_insured"): 1, ("insured", "voluntary_deductible"): "150.00"},
            {("readings", "intake_counts"): 1, ("readings", "pelvic_nine"): "twice"},
            {("expect", "conditions"): "no", ("expect", "outcome"): "coverd", ("expect", "amounts"): 5},
            {("packages", 0, "year"): 1999, ("packages", 0, "name"): 5},
            {("packages", 0, "year"): 1999, ("packages", 0, "grants", 0, "id"): 5},
        ],
        ids=lambda value: ", ".join(map(dotted, value)),
    )
    def test_a_wrong_type_beside_a_wrong_value(self, mistakes: dict[Path_, Any], refused: Refused) -> None:
        """In one table, a value out of bounds is not hidden by a value of another type."""
        mapping = copy.deepcopy(FORMAT)
        for path, value in mistakes.items():
            at(mapping, path[:-1])[path[-1]] = value
        assert {problem.path for problem in refused(mapping)} == {dotted(path) for path in mistakes}

    def test_every_member_of_a_list(self, smallest: dict[str, Any], refused: Refused) -> None:
        """Each wrong row is named by its number."""
        smallest["history"] = [{"date": "x"}, {"date": "2026-01-05"}, {"date": "y", "paid": 1}]
        assert [problem.path for problem in refused(smallest)] == [
            "history[0].date",
            "history[2].date",
            "history[2].paid",
        ]

    def test_one_a_line(self, refused: Refused) -> None:
        """Each problem is one line: path, colon, what is wrong and what to write."""
        for problem in refused(changed(("session", "price"), "a\nb")) + refused(changed(("session", "a\nb"), 1)):
            assert "\n" not in str(problem)


class TestTheInputIsLeftAlone:
    """A mapping that was read is as it was."""

    def test_nothing_is_changed(self, every_key: dict[str, Any]) -> None:
        """Neither a value nor a key is put in, taken out or replaced."""
        before = copy.deepcopy(every_key)
        case_from(every_key)
        assert every_key == before
        assert repr(every_key) == repr(before)

    def test_nothing_is_changed_by_a_refusal(self, every_key: dict[str, Any], refused: Refused) -> None:
        """Also when it was wrong."""
        every_key["session"]["price"] = 42.5
        before = copy.deepcopy(every_key)
        refused(every_key)
        assert every_key == before

    def test_a_later_change_does_not_reach_the_case(self, every_key: dict[str, Any]) -> None:
        """The case holds its own copy."""
        case = case_from(every_key)
        every_key["conditions"].clear()
        every_key["history"].clear()
        every_key["used"]["left_last_year"].clear()
        every_key["session"]["techniques"].clear()
        assert case == case_from(FORMAT)

    def test_any_mapping_and_any_sequence(self, smallest: dict[str, Any]) -> None:
        """Mappings that are no dict and tuples in the place of lists are the same structure."""
        smallest["session"]["techniques"] = ["dry_needling"]
        plain = case_from(smallest)
        smallest["session"] = MappingProxyType({**smallest["session"], "techniques": ("dry_needling",)})
        assert case_from(MappingProxyType(smallest)) == plain

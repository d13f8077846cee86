"""Stored decisions: read back as they were written, or refused with every problem and its path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from fysiodekking import (
    Decision,
    InvalidDecision,
    Reason,
    __version__,
    as_dict,
    case_from,
    decide,
    decision_from,
    load_case,
)
from strategies import Sample, cases

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
STORED = as_dict(decide(load_case(EXAMPLES / "needle-surcharge-as-extra-line.toml")))

AMOUNT = 'is not an amount (write euros with two decimals, as "42.50")'


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the stored decision with one value changed, as ``findings.0.verdict``."""
    made: dict[str, Any] = decision_data()
    *tables, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    table: Any = made
    for key in tables:
        table = table[key]
    table[last] = value
    return made


def decision_data() -> dict[str, Any]:
    return as_dict(decide(load_case(EXAMPLES / "needle-surcharge-as-extra-line.toml")))


def problems(mapping: Any) -> list[str]:
    """Read it, see it refused, and return what is wrong with it."""
    with pytest.raises(InvalidDecision) as caught:
        decision_from(mapping)
    assert isinstance(caught.value, ValueError)
    return [str(problem) for problem in caught.value.problems]


class TestEveryKeyIsNeeded:
    """A key that `as_dict` always writes is missed."""

    @pytest.mark.parametrize("key", list(STORED))
    def test_a_missing_key(self, key: str) -> None:
        """The key is named; `about` too."""
        data = decision_data()
        del data[key]
        assert problems(data) == [f"{key}: is missing (as_dict writes every key)"]

    @pytest.mark.parametrize(
        "path",
        ["findings.0.verdict", "findings.0.citations.0.in_force", "extra_lines.0.reasons", "about.kind", "law.on"],
    )
    def test_a_missing_key_within(self, path: str) -> None:
        """It is named with the place it should stand at."""
        data = decision_data()
        *tables, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        table: Any = data
        for key in tables:
            table = table[key]
        del table[last]
        named = path.replace(".0", "[0]")
        assert problems(data) == [f"{named}: is missing (as_dict writes every key)"]

    def test_every_field_of_a_decision_is_read(self) -> None:
        """Reading back gives every field that the model has, save for the way in which missing facts were tried."""
        case = load_case(EXAMPLES / "child-of-12-tenth-session-result-not-given.toml")
        decision = decide(case)
        back = decision_from(as_dict(decision))
        assert isinstance(back, Decision)
        for field in attrs.fields(Decision):
            assert getattr(back, field.name) == getattr(decision, field.name), field.name
        assert back == decision

    @settings(max_examples=100, suppress_health_check=list(HealthCheck))
    @given(cases())
    def test_there_and_back(self, sample: Sample) -> None:
        """Any decision, as data and as JSON, is read back as an equal one."""
        decision = decide(case_from(sample.mapping))
        assert decision_from(json.loads(json.dumps(as_dict(decision)))) == decision

    @pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
    def test_the_examples(self, path: Path) -> None:
        """What is written again is the same."""
        decision = decide(load_case(path))
        data = as_dict(decision)
        back = decision_from(json.loads(json.dumps(data)))
        assert back == decision
        assert as_dict(back) == data

    def test_a_key_more_is_passed_over(self) -> None:
        """A later version may write more; this one still explains what it knows."""
        assert decision_from(changed("later", {"x": 1})) == decision_from(decision_data())


class TestAnotherVersion:
    """What another version wrote is read where its form is the same, and else refused in one sentence."""

    def test_the_same_form(self) -> None:
        data = changed("version", "0.0.9")
        assert as_dict(decision_from(data)) == data

    @pytest.mark.parametrize("key", ["grant", "findings", "about"])
    def test_another_form(self, key: str) -> None:
        data = changed("version", "0.0.9")
        del data[key]
        how = "(explain it with that version, or decide it again)"
        assert problems(data) == [f"version: '0.0.9' wrote this in another form than {__version__} reads {how}"]

    def test_a_receipt_beside_it(self) -> None:
        """Decisions were once written with a receipt; it is passed over."""
        assert decision_from(changed("receipt", {"complete": True})) == decision_from(decision_data())


class TestEveryValueIsChecked:
    """A value that `as_dict` never writes is refused, with its path and what was expected."""

    @pytest.mark.parametrize(
        ("path", "value", "expected"),
        [
            (
                "outcome",
                "maybe",
                "outcome: 'maybe' is not known here; write one of: covered, covered_if, not_covered, undetermined",
            ),
            ("payer", "qqqq", "payer: 'qqqq' is not known here; write one of: basic, insured, nobody, package"),
            ("payer", 1, "payer: 1 is not known here; write one of: basic, insured, nobody, package"),
            ("reasons", "x", "reasons: 'x' is not a list"),
            ("amounts.basic", "1.5", f"amounts.basic: '1.5' {AMOUNT}"),
            ("amounts.basic", 150, f"amounts.basic: 150 {AMOUNT}"),
            ("law.on", "12-3-2026", "law.on: '12-3-2026' is not a date (write 2026-03-12)"),
            ("law", [], "law: a list is not a table (write what as_dict returned)"),
            ("about.age", "41", "about.age: '41' is not a whole number"),
            ("about.age", True, "about.age: true is not a whole number"),
            ("about.age", 10**12 + 1, "about.age: 1000000000001 is not a whole number"),
            ("about.kind", None, "about.kind: null is not text"),
            ("about.kind", "\ud800", "about.kind: '\\ud800' is not text"),
            ("extra_lines.0.chargeable", "no", "extra_lines[0].chargeable: 'no' is neither true nor false"),
            (
                "findings.0.citations.0.in_force",
                "2026",
                (
                    "findings[0].citations[0].in_force: '2026' is not a period "
                    "(write 2026-01-01/2026-12-31, or 2026-01-01/.. without an end)"
                ),
            ),
            ("findings.0.facts.0.actual", 1.5, "findings[0].facts[0].actual: 1.5 is not text"),
            (
                "findings.0.readings",
                [{"key": "x"}],
                "findings[0].readings[0]: a table is not a table with key and value",
            ),
            (
                "remaining",
                [{"of": "p/l", "unit": "days", "per": None, "left": 1, "covers": []}],
                "remaining[0].unit: 'days' is not known here; write one of: euros, sessions",
            ),
            (
                "remaining",
                [{"of": "p/l", "unit": "sessions", "per": "gate", "left": 1, "covers": []}],
                (
                    "remaining[0].per: 'gate' is not known here; write one of: accident, calendar_year, "
                    "calendar_year_and_condition, condition, day, insurance_lifetime"
                ),
            ),
            (
                "remaining",
                [{"of": "p/l", "unit": "euros", "per": "calendar_year", "left": "0.0", "covers": []}],
                f"remaining[0].left: '0.0' {AMOUNT}",
            ),
            (
                "remaining",
                [{"of": "p/l", "unit": "sessions", "per": None, "left": 1, "covers": []}],
                "remaining[0].per: is missing (a limit of a package runs over something)",
            ),
            (
                "remaining",
                [{"of": "basic", "unit": "sessions", "per": None, "left": 1, "covers": []}],
                "remaining[0].of: names no limit and no ground (as_dict writes package/limit)",
            ),
        ],
    )
    def test_a_wrong_value(self, path: str, value: Any, expected: str) -> None:
        """One line, with the path, the value and what to write."""
        assert problems(changed(path, value)) == [expected]

    def test_a_code_of_a_long_list(self) -> None:
        """Of a long list the nearest codes are named, not all."""
        (problem,) = problems(changed("reasons", [None]))
        assert problem.startswith(
            f"reasons[0]: null is not known here; write one of the {len(Reason)} words of that list"
        )

    @pytest.mark.parametrize("value", [None, [], "covered", 1])
    def test_something_else(self, value: Any) -> None:
        """What is no table at all is no decision."""
        assert len(problems(value)) == 1

    def test_all_problems_at_once(self) -> None:
        """Every problem is named, in the order of the keys, and at most a hundred of them."""
        data = changed("outcome", "maybe")
        data["about"]["age"] = "x"
        data["findings"][0]["rule"] = 1
        found = problems(data)
        assert [line.partition(":")[0] for line in found] == ["outcome", "findings[0].rule", "about.age"]
        assert len(problems(changed("reasons", [1] * 10**6))) == 100

    def test_a_bound_of_bounds_without_end(self) -> None:
        """The limit of a bound is a number, a day or an amount."""
        nested: Any = 1
        for _ in range(100_000):
            nested = {"sign": "<", "value": nested}
        data = decision_data()
        number, facts = next(
            (number, check["facts"])
            for number, finding in enumerate(data["findings"])
            for check in finding["checks"]
            if check.get("facts")
        )
        facts[0]["needed"] = nested
        (problem,) = problems(data)
        assert problem.startswith(f"findings[{number}].checks[")
        assert problem.endswith("is no value of a fact (write what as_dict returned)")

    def test_nested_without_end(self) -> None:
        """A list instead of a value is refused, however deep."""
        nested: Any = 1
        for _ in range(100_000):
            nested = [nested]
        for path in ("outcome", "reasons", "about.kind", "law.on", "amounts", "findings"):
            assert len(problems(changed(path, nested))) == 1

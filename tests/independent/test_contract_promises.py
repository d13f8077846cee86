"""Whatever the contract allows is answered as it promises: cases that are drawn from the contract alone.

A short run, the same every time; `long_run.py` looks at others for as long as it is told to.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import contract_cases
import contract_promises
import contract_words
import long_run
import smaller

from fysiodekking.law import days_of_change, law_data

CASES: Final = {
    "decides": 250,
    "built": 200,
    "lines": 200,
    "in-any-order": 200,
    "under-other-names": 200,
    "split": 400,
    "missing-is-absent": 200,
    "settles": 60,
    "leaving-out": 100,
    "told": 60,
    "planned": 80,
    "stored": 200,
    "receipt": 40,
    "turned": 15,
    "supposes-the-law": 120,
    "supposes-a-package": 300,
}
"""How many cases every promise is asked of here: some forty seconds of processor time in all."""


def drawn(count: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield so many valid cases, with the seeds that they came of."""
    seed = 3
    while count:
        case = contract_cases.case(Random(seed))  # noqa: S311 - no secret
        if long_run.valid(case):
            count -= 1
            yield seed, case
        seed += 1


@pytest.mark.parametrize("name", CASES)
def test_promise(name: str) -> None:
    """The promise holds of every case; the smallest case of which it does not is shown as a file."""
    tried = 0
    for seed, case in drawn(CASES[name]):
        found = long_run.broken(name, case, seed)
        if found is not None:
            least = long_run.minimal(name, case, seed, found[0])
            pytest.fail(f"seed {seed}: {found[1]}\n\n{smaller.toml(least)}")
        tried += bool(contract_promises.PROMISES[name][0](case, Random(seed)))  # noqa: S311 - no secret
    assert tried > CASES[name] / 10, "hardly a case had anything to try"


class TestNumbersElsewhere:
    """A number of sessions elsewhere can be exact, and its days or euros open: rows say the same, and settle it."""

    @staticmethod
    def drawn(count: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield cases with exact numbers, and one limit in euros that they may have used."""
        for seed, case in drawn(count):
            chance = Random(seed)  # noqa: S311 - no secret
            given = [each for each in contract_promises.RANGES if each in case.get("used", {})]
            year = case["session"]["date"].year
            budget = {"id": "budget", "max": chance.choice(("40.00", "350.00", "900.00")), "unit": "euros"}
            budget["per"] = chance.choice(("calendar_year", "calendar_year_and_condition", "insurance_lifetime"))
            grant = {"id": "only", "covers": ["physiotherapy", "exercise_therapy"], "limits": [budget]}
            package = {"id": "one", "insurer": "an insurer", "name": "a package", "year": year, "grants": [grant]}
            case |= {"packages": [{**package, "source": "its terms", "confidence": "A"}], "history": []}
            for each in given:
                number = chance.randint(1, 30)
                case["used"][each] = {"min": number, "max": number}
            if given and long_run.valid(case):
                yield seed, case

    def test_rows_settle_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written, write = list[bool](), contract_promises._written_as_rows
        monkeypatch.setattr(
            contract_promises, "_written_as_rows", lambda *of: written.append(write(*of)) or written[-1]
        )
        for seed, case in self.drawn(400):
            for promise in ("missing-is-absent", "settles"):
                assert long_run.broken(promise, case, seed) is None, f"seed {seed}\n{smaller.toml(case)}"
        assert sum(written) > 5

    @pytest.mark.parametrize(
        ("per", "number", "name", "kind"),
        [
            ("calendar_year", 3, "history", "missing names history, which is given"),
            ("condition", 3, "used.elsewhere", "missing names a range that is given exactly"),
            ("day", 3, "used.elsewhere", "missing names a range that is given exactly"),
            ("calendar_year", 0, "used.elsewhere", "missing names a range that is given exactly"),
            ("calendar_year", 3, "used.condition_elsewhere", "missing names a range that is given exactly"),
        ],
    )
    def test_nothing_else_is_named(self, per: str, number: int, name: str, kind: str) -> None:
        case = next(each for _, each in self.drawn(60) if each["conditions"].keys() == {"k1"})
        case["conditions"]["k1"] = {"kind": "not_listed"}
        case["packages"][0]["grants"][0]["limits"][0]["per"] = per
        exact = {"min": number, "max": number}
        case["used"] = {"elsewhere": exact, "condition_elsewhere": exact}
        with pytest.raises(contract_promises.Broken) as broken:
            contract_promises._answered(case, name, Random(1))  # noqa: S311 - no secret
        assert broken.value.kind == kind


class TestWhatIsDrawn:
    """The generator reaches what the contract names."""

    def test_every_key_of_the_pages(self) -> None:
        """Every optional key is known in one case and absent in another."""
        seen: dict[str, set[bool]] = {}
        for _, case in drawn(600):
            for table, part in _tables(case):
                for key in contract_words.TABLES[table]:
                    seen.setdefault(f"{table}.{key}", set()).add(key in part)
            for key in contract_words.READINGS:
                seen.setdefault(f"readings.{key}", set()).add(key in case.get("readings", {}))
        never = {name for name, both in seen.items() if True not in both} - {"Package.note"}
        always = {name for name, both in seen.items() if False not in both}
        required = {
            f"{table}.{key}"
            for table, keys in contract_words.TABLES.items()
            for key, (_, default) in keys.items()
            if default.startswith("required")
        }
        assert not never
        assert always - required <= {"Package.grants"}

    def test_every_change_of_law_was_written_down(self) -> None:
        """The days written down by hand are all on which the library's law changes, and some more."""
        assert set(days_of_change(law_data())) <= set(contract_cases.CHANGES)

    def test_days_around_every_change_of_law(self) -> None:
        """There are sessions on the first day of what is new and on the day before it."""
        wanted = {day.toordinal() - shift for day in contract_cases.CHECKED_CHANGES for shift in (0, 1)}
        for seed in range(10_000):
            wanted.discard(contract_cases.case(Random(seed))["session"]["date"].toordinal())  # noqa: S311 - no secret
            if not wanted:
                return
        assert not wanted

    def test_birthdays_fall_into_runs(self) -> None:
        """Birthdays of every age that matters fall into runs of the history."""
        wanted = set(contract_cases.BIRTHDAYS)
        for _, case in drawn(3000):
            for row in case.get("history", []):
                born: date = case["insured"]["born"]
                wanted -= {
                    age
                    for age in wanted
                    if row["date"] < contract_cases.later(born, 12 * age) <= row.get("until", row["date"])
                }
            if not wanted:
                return
        assert not wanted

    def test_a_case_is_written_as_it_is(self) -> None:
        """The file of a case that is shown reads back as the same case, odd names and all."""
        import tomllib

        for _, case in drawn(100):
            assert tomllib.loads(smaller.toml(case)) == case


def _tables(case: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every table of a case beside the name of the page's table for it."""
    for part, table in contract_promises.PART_TABLES.items():
        yield table, case.get(part, {})
    yield from (
        ("Waiver", each) for each in case.get("basic", {}).get("deductible_waived", []) if isinstance(each, dict)
    )
    yield from (("Asked", each) for each in case.get("basic", {}).get("requires_consent", []) if isinstance(each, dict))
    yield "LawSupposed", case.get("law", {})
    yield from (("ExtraLine", line) for line in case["session"].get("extra_lines", []))
    yield from (("Condition", each) for each in case["conditions"].values())
    yield from (("Row", row) for row in case.get("history", []))
    yield "Used", case.get("used", {})
    for package in case.get("packages", []):
        yield "Package", package
        for grant in package["grants"]:
            yield "Grant", grant
            yield "Requirements", grant.get("requires", {})
            yield from (("Limit", limit) for limit in grant.get("limits", []))
            yield from (("PartYear", limit.get("part_year", {})) for limit in grant.get("limits", []))
            yield "Copayment", grant.get("copayment", {})
            yield "Payments", grant.get("pays", {})
            yield from (("Payment", payment) for payment in grant.get("pays", {}).values())

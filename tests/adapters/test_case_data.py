"""A case as the mapping of its file: reading what was written gives the same case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from cases import case
from fysiodekking import Case, InvalidCase, as_dict, booked, case_from, decide, load_case
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.case_toml import written
from fysiodekking.model.usage import Range, Used
from fysiodekking.model.what_if import Act, Change
from fysiodekking.testing import cases
from fysiodekking.what_if.applied import applied
from packages import YEAR, grant, line, package

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.toml"))


BESIDE: Final = ("source", "note", "claim", "expect")
REPEATED: Final = {"performance", "basic_first", "pays_deductible"}


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value that is no table or list, with its path."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if not members:
        yield path, value
    else:
        for key, member in members:
            yield from _leaves(member, f"{path}.{key}" if path else str(key))


def as_json(mapping: dict[str, Any]) -> Any:
    return json.loads(json.dumps(mapping, default=date.isoformat))


class TestThereAndBack:
    """The mapping of a case is read as an equal case."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_the_shipped_examples(self, path: Path) -> None:
        """Every example comes back as it was, also by way of JSON."""
        case = load_case(path)
        assert case_from(mapping_of(case)) == case
        assert case_from(as_json(mapping_of(case))) == case

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases())
    def test_any_case(self, case: Case) -> None:
        """Whatever was generated comes back, and so does what was written of it."""
        written = mapping_of(case)
        assert case_from(written) == case
        assert mapping_of(case_from(as_json(written))) == written


class TestANewYear:
    """A file knows sessions elsewhere of this year alone; what is booked into a new year may know those before."""

    LASTS: Final = {"max": 12, "per": "insurance_lifetime"}
    OF_A_YEAR: Final = {"max": 12, "per": "calendar_year"}

    def booked(self, limit: dict[str, Any], elsewhere: int, *, day: date = date(2026, 1, 5), **terms: Any) -> Case:
        one = case(
            date="2025-12-29",
            history=[],
            used={"elsewhere": {"min": 0, "max": elsewhere}},
            packages=[package(grant(limits=[{"id": "l", "unit": "sessions", **limit}]), year=2025, **terms)],
        )
        return booked(one, decide(one), attrs.evolve(one.session, date=day))

    def test_what_a_file_cannot_say_is_refused(self) -> None:
        """The refusal names the package and how many, and says what to do; the text of a file is refused alike."""
        lost = self.booked(self.LASTS, 3, assume="renewed")
        for write in (mapping_of, written):
            with pytest.raises(InvalidCase, match="0 to 3 sessions elsewhere before 2026 count toward package fysio"):
                write(lost)
        with pytest.raises(InvalidCase, match="keep the case as it was before 1 January 2026"):
            mapping_of(lost)

    @pytest.mark.parametrize(
        ("limit", "elsewhere", "more"),
        [
            (LASTS, 0, {"assume": "renewed"}),  # none before
            (LASTS, 3, {}),  # the package does not go on
            (OF_A_YEAR, 3, {"assume": "renewed"}),  # its limit begins anew
            (LASTS, 3, {"assume": "renewed", "day": date(2025, 12, 30)}),  # the same year
        ],
    )
    def test_what_loses_nothing_is_written(self, limit: dict[str, Any], elsewhere: int, more: dict[str, Any]) -> None:
        """And what is read of it is decided alike."""
        kept = self.booked(limit, elsewhere, **more)
        assert as_dict(decide(case_from(mapping_of(kept)))) == as_dict(decide(kept))


class TestWhatIsWritten:
    """Only what the case says, in the words of the format."""

    def test_every_key_of_the_format(self, every_key: dict[str, Any]) -> None:
        """A file with every key comes back key by key, save those that only repeat what their absence means."""
        read, written = (dict(_leaves(each)) for each in (every_key, mapping_of(case_from(every_key))))
        assert written.items() <= read.items()
        left_out = [path for path in read if path not in written and path.split(".")[0] not in BESIDE]
        assert {path.split(".")[-1] for path in left_out} == REPEATED

    def test_what_is_not_given_is_left_out(self, smallest: dict[str, Any]) -> None:
        """A case of required keys is written with these alone."""
        assert as_json(mapping_of(case_from(smallest))) == smallest

    def test_no_use_is_not_the_same_as_use_that_is_not_given(self, smallest: dict[str, Any]) -> None:
        """An empty history is written; it says that there was none."""
        assert mapping_of(case_from({**smallest, "history": []}))["history"] == []
        assert "history" not in mapping_of(case_from(smallest))

    def test_a_silent_source_is_written_as_unknown(self, every_key: dict[str, Any]) -> None:
        """A maximum or percentage has to stand there, so that it is written when nobody knows it."""
        grant = every_key["packages"][0]["grants"][0]
        grant["limits"] = [{"id": "year", "max": "unknown", "unit": "sessions", "per": "calendar_year"}]
        grant["pays"] = {"contracted": {"percent": "unknown"}}
        written = mapping_of(case_from(every_key))["packages"][0]["grants"][0]
        assert written["limits"] == grant["limits"]
        assert written["pays"] == grant["pays"]

    def test_what_was_supposed_is_no_part_of_it(self, smallest: dict[str, Any]) -> None:
        """Ranges that were tried while an answer was worked out are no keys of the format."""
        supposed = Used(supposed=True, condition_elsewhere_in_term=Range(min=0, max=2))
        case: Case = attrs.evolve(case_from(smallest), used=supposed)
        assert mapping_of(case)["used"] == {}

    def test_nor_is_what_booking_keeps_of_a_row(self) -> None:
        """A changed case, whose rows were booked on grants, is written in the keys of the format and decided alike."""
        rows = [{"date": "2026-01-05", "until": "2026-02-05", "sessions": 3, "paid_by": "package"}]
        packages = [package(line("first", {**YEAR, "max": 2}), line("second", {**YEAR, "max": 9}))]
        made = case(history=rows, packages=packages, contracted=False)
        changed = applied(made, [Change(act=Act.CONTRACT, name="provider.contracted", before=False, after=True)])
        written_down = mapping_of(changed)
        run = {**rows[0], "date": date(2026, 1, 5), "until": date(2026, 2, 5)}
        assert written_down["history"] == [
            {**run, "sessions": 2, "grant": "first"},
            {key: value for key, value in run.items() if key != "sessions"} | {"grant": "second"},
        ]
        assert as_dict(decide(case_from(as_json(written_down)))) == as_dict(decide(changed))

    def test_the_title_stands_first(self, smallest: dict[str, Any]) -> None:
        """A reader wants to know what it is about."""
        assert next(iter(mapping_of(case_from({**smallest, "title": "Neck pain."})))) == "title"

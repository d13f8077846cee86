"""One door: what is of another type than a public function takes is refused with a sentence of the library's own."""

from __future__ import annotations

import inspect
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import fysiodekking as f
from fysiodekking import series
from fysiodekking.adapters import case_data, case_toml, package_files, plan_data, policy_cases
from fysiodekking.adapters import what_if_data as what_if_data_module
from fysiodekking.adapters.as_data import receipt_data
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.package_files import check_files, find, load_packages, packages_from
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.adapters.policy_cases import load_policies, read_policies
from fysiodekking.adapters.what_if_data import what_if_data
from fysiodekking.explain import plan as explain_plan
from fysiodekking.explain.plan import as_html, as_svg, as_text
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.history import History
from fysiodekking.model.usage import Row, Used
from fysiodekking.series import compare, plan

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "neck-pain-with-package.toml"
CASE = f.load_case(EXAMPLE)
DECISION = f.decide(CASE)
PLANNED = plan(CASE, 2)
_MAPPING = mapping_of(CASE)
DOSSIER = {"sessions": [_MAPPING.pop("session")], **_MAPPING}


def bsn() -> str:
    """Nine digits that pass the test of eleven, worked out so that none stands in a file."""
    digits = "98765432"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
    return digits + str(rest)


class Odd:
    """An object whose text cannot be had."""

    def __repr__(self) -> str:
        raise RuntimeError("no text")


NUMBER = bsn()
HUGE = 10**6000
"""More digits than the interpreter writes."""
WRONG = (None, 3, 2.5, "words", b"bytes", [], {}, (), True, object, Odd(), lambda: None)
TAKE_ANY: dict[str, Callable[[Any], object]] = {
    "decide": f.decide,
    "explain": f.explain,
    "as_dict": f.as_dict,
    "json_line": f.json_line,
    "receipt": f.receipt,
    "what_would_change": f.what_would_change,
    "compare_decisions, first": lambda value: f.compare_decisions(value, DECISION),
    "compare_decisions, second": lambda value: f.compare_decisions(DECISION, value),
    "decision_from": f.decision_from,
    "case_from": f.case_from,
    "load_case": f.load_case,
    "dossier_from": f.dossier_from,
    "load_dossier": f.load_dossier,
    "decide_dossier": f.decide_dossier,
    "decide_table": f.decide_table,
    "schema": f.schema,
    "booked, case": lambda value: f.booked(value, DECISION),
    "booked, decision": lambda value: f.booked(CASE, value),
    "read_policies": read_policies,
    "load_policies": load_policies,
    "packages_from": packages_from,
    "load_packages": load_packages,
    "load_diagnoses": f.load_diagnoses,
    "mapping_of": mapping_of,
    "written": written,
    "plan": lambda value: plan(value, 3),
    "compare": lambda value: compare(value, [], 3),
    "Case": lambda value: f.Case(session=value, provider=value, insured=value, conditions=value),
    "Money.parse": f.Money.parse,
    "receipt_data": receipt_data,
    "what_if_data": what_if_data,
    "as_data": as_data,
    "as_text": lambda value: as_text(value, "nl"),
    "as_svg": lambda value: as_svg(value, "nl"),
    "as_html": lambda value: as_html(value, "nl"),
}
COVERAGE = {
    "resourceType": "Coverage",
    "status": "active",
    "type": {"coding": [{"system": "urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1", "code": "B"}]},
    "payor": [{"identifier": {"system": "http://fhir.nl/fhir/NamingSystem/uzovi", "value": "3311"}}],
}
DOORS: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
    "Case": (f.Case, {name: getattr(CASE, name) for name in ("session", "provider", "insured", "conditions", "used")}),
    "Money": (f.Money, {"cents": 1}),
    "Money.parse": (f.Money.parse, {"text": "1.00"}),
    "History": (History, {"rows": []}),
    "Row": (Row, {"date": CASE.session.date, "grant": "a", "paid": f.Money(1)}),
    "Used": (Used, {"left_last_year": {}}),
    "as_data": (as_data, {"planned": PLANNED}),
    "as_dict": (f.as_dict, {"decision": DECISION}),
    "as_html": (as_html, {"planned": PLANNED, "lang": "nl"}),
    "as_svg": (as_svg, {"planned": PLANNED, "lang": "nl"}),
    "as_text": (as_text, {"planned": PLANNED, "lang": "nl"}),
    "case_from": (f.case_from, {"mapping": mapping_of(CASE), "packages": []}),
    "check_files": (check_files, {"paths": []}),
    "check_claim": (f.check_claim, {"case": CASE, "claimed": f.Claimed(), "diagnoses": None}),
    "compare": (compare, {"case": CASE, "packages": [], "sessions": 1, "every": 7}),
    "compare_decisions": (f.compare_decisions, {"a": DECISION, "b": DECISION, "lang": "nl"}),
    "decide": (f.decide, {"case": CASE}),
    "decide_table": (f.decide_table, {"table": CASE, "packages": [], "keep": []}),
    "decision_from": (f.decision_from, {"mapping": f.as_dict(DECISION)}),
    "explain": (f.explain, {"decision": DECISION, "lang": "nl", "form": "text", "full": True, "what_if": None}),
    "find": (find, {"insurer": "a", "year": 2026}),
    "json_line": (f.json_line, {"decision": DECISION}),
    "load_case": (f.load_case, {"source": EXAMPLE, "packages": []}),
    "load_dossier": (f.load_dossier, {"source": EXAMPLE, "packages": []}),
    "dossier_from": (f.dossier_from, {"mapping": DOSSIER, "packages": []}),
    "decide_dossier": (f.decide_dossier, {"dossier": f.dossier_from(DOSSIER)}),
    "booked": (f.booked, {"case": CASE, "decision": DECISION, "then": None}),
    "coverage_eligibility_response": (
        f.coverage_eligibility_response,
        {
            "decision": DECISION,
            "lang": "nl",
            "patient": "Patient/a",
            "request": "CoverageEligibilityRequest/a",
            "insurer": "Organization/a",
            "created": CASE.session.date,
            "basic": "Coverage/a",
            "packages": {},
        },
    ),
    "insurance_from_coverages": (
        f.insurance_from_coverages,
        {"coverages": COVERAGE, "on": CASE.session.date, "packages": [], "insurers": {}},
    ),
    "load_packages": (load_packages, {"source": EXAMPLE}),
    "load_diagnoses": (f.load_diagnoses, {"source": EXAMPLE}),
    "explain_claim": (f.explain_claim, {"check": f.check_claim(CASE, f.Claimed()), "lang": "nl"}),
    "explain_return": (f.explain_return, {"codes": ["0613"], "case": CASE, "claimed": f.Claimed(), "diagnoses": None}),
    "explain_returned": (f.explain_returned, {"explained": f.explain_return(["0613"], CASE), "lang": "nl"}),
    "load_policies": (load_policies, {"source": EXAMPLE, "packages": []}),
    "mapping_of": (mapping_of, {"case": CASE}),
    "packages_from": (packages_from, {"mapping": {}}),
    "plan": (plan, {"case": CASE, "sessions": 1, "every": 7, "dates": None}),
    "read_policies": (read_policies, {"mapping": mapping_of(CASE)}),
    "receipt": (f.receipt, {"case": CASE}),
    "receipt_data": (receipt_data, {"receipt": f.receipt(CASE)}),
    "schema": (f.schema, {"name": "case"}),
    "what_if_data": (what_if_data, {"what_if": f.what_would_change(CASE)}),
    "what_would_change": (f.what_would_change, {"case": CASE}),
    "written": (written, {"case": CASE, "expect": None}),
}
"""Every public function and class of input, with arguments that it takes."""
HOMES = (case_data, case_toml, package_files, plan_data, policy_cases, what_if_data_module, series)
INSIDE = {
    *(
        "as_fragment",
        "catalogue",
        "for_json",
        "in_file",
        "is_policy",
        "named_alike",
        "on_day",
        "packages_text",
        "plan_of",
        "schema_line",
        "split_cases",
        "steps",
        "table_of",
    ),
    *("usable_days", "without_successor"),
}
"""What takes nothing, or is called by the library itself."""


def frames(error: BaseException) -> list[FrameType]:
    """Return the frames of a traceback below the test."""
    return [frame for frame, _ in traceback.walk_tb(error.__traceback__)][1:]


class TestEveryDoor:
    """Whatever is handed over, and wherever: an answer, or the library's own error without a frame that shows it."""

    def test_none_is_left_out(self) -> None:
        """Every name of the library, and every function of the modules that the documents name."""
        made = {name for name in f.__all__ if isinstance(getattr(f, name), type) and name not in ("Case", "Money")}
        functions = {
            name
            for home in HOMES
            for name, each in vars(home).items()
            if inspect.isfunction(each) and each.__module__ == home.__name__ and not name.startswith("_")
        }
        public = {*f.__all__, *explain_plan.__all__, *functions} - made - INSIDE - {"__version__", "NOT_GIVEN"}
        assert public <= set(DOORS)

    @pytest.mark.parametrize(("door", "argument"), [(door, each) for door in DOORS for each in DOORS[door][1]])
    def test_any_value(self, door: str, argument: str) -> None:
        """A number of thousands of digits, a citizen service number, and what is of another type."""
        call, arguments = DOORS[door]
        for value in (*WRONG, HUGE, -HUGE, NUMBER, [NUMBER], {NUMBER: 1}, f.Money(HUGE)):
            refused: InvalidInput | None = None
            try:
                call(**{**arguments, argument: value})
            except InvalidInput as error:
                refused = error
            if refused is not None:
                (frame,) = frames(refused)
                assert frame.f_code.co_name == "pass_through"
                assert set(frame.f_locals) == {"door", "anew", "InvalidInput", "__tracebackhide__"}
                assert NUMBER not in str(refused) or argument in {"source", "packages"}, (
                    "only the name of a file is repeated"
                )

    @pytest.mark.parametrize("key", ["bsn", "supposed"])
    def test_an_argument_that_there_is_not(self, key: str) -> None:
        """Also Python's own refusal of a call has no frame of the library that holds what was handed over."""
        for call in (f.Case, f.Money, f.decide, plan):
            with pytest.raises(TypeError) as caught:
                call(**{key: NUMBER})  # type: ignore[operator]
            assert all(NUMBER not in repr(list(frame.f_locals.values())) for frame in frames(caught.value))


class TestWrongTypes:
    """Every public function refuses what it cannot use, with the library's own error."""

    @pytest.mark.parametrize("name", TAKE_ANY)
    @pytest.mark.parametrize("value", WRONG, ids=[type(each).__name__ for each in WRONG])
    def test_a_sentence(self, name: str, value: Any) -> None:
        """A `ValueError` of the library with words, and no other error, whatever was handed over."""
        with pytest.raises(InvalidInput) as caught:
            TAKE_ANY[name](value)
        assert isinstance(caught.value, ValueError)
        assert all(len(problem.message.split()) > 2 for problem in caught.value.problems)
        assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301

    @pytest.mark.parametrize("value", [None, 3, b"nl", ["nl"], "de", "", Odd()])
    def test_languages_and_forms(self, value: Any) -> None:
        """A language or form that there is not."""
        for call in (
            lambda: f.explain(DECISION, value),
            lambda: f.explain(DECISION, "nl", value),
            lambda: f.compare_decisions(DECISION, DECISION, value),
        ):
            with pytest.raises(InvalidInput, match="write one of"):
                call()

    def test_what_if(self) -> None:
        """What would change is what `what_would_change` found."""
        with pytest.raises(InvalidInput, match="what_would_change"):
            f.explain(DECISION, what_if={"gains": []})  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [None, "3", 2.0, True, [3], Odd()])
    def test_numbers_of_a_plan(self, value: Any) -> None:
        """Sessions and days between them are whole numbers, and days are days."""
        for call in (
            lambda: plan(CASE, value),
            lambda: plan(CASE, 3, every=value),
            lambda: plan(CASE, 1, dates=[value]),
            lambda: compare(CASE, [value], 1),
        ):
            with pytest.raises(InvalidInput):
                call()
        if value is not None:
            with pytest.raises(InvalidInput):
                plan(CASE, 1, dates=value)

    def test_a_file_that_gives_no_text(self) -> None:
        """An object that reads something else."""

        class Strange:
            name = 3

            def read(self, _: int) -> Any:
                return ["lines"]

        with pytest.raises(f.InvalidCase, match="is no file"):
            f.load_case(Strange())  # type: ignore[arg-type]

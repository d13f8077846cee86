"""A decision as data: every key always present, plain types only, there and back the same."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
import pytest

from cases import case
from dated import AFTER, LAST
from fysiodekking import Decision, as_dict, case_from, decide, decision_from, explain, json_line, load_case
from fysiodekking.adapters import as_data
from fysiodekking.law import law_data
from fysiodekking.law.listing import entries
from fysiodekking.law.verify import is_own
from fysiodekking.model.reasons import Reason
from packages import YEAR, line, package

KEYS = [
    *("outcome", "payer", "package", "amounts", "entitlement_code", "extra_lines", "reasons", "conditions", "missing"),
    *("remaining", "findings", "readings", "law", "version"),
]
FINDING = {"rule", "question", "verdict", "reason", "facts", "citations"}
CITATION = {"source", "article", "in_force", "url", "quote", "confidence"}
VERDICTS = {"met", "met_if", "refused", "unknown", "not_applicable"}

EUROS = {"id": "eur", "max": "350.00", "unit": "euros", "per": "calendar_year"}
EVER = {"id": "ever", "max": "unlimited", "unit": "sessions", "per": "insurance_lifetime"}
PACKAGE = package(line("movement", YEAR, EUROS, EVER, pays={"contracted": {"percent": 75}}), id="fysio-9")
KNOWN = {
    "session": {"price": "42.50", "techniques": ["exercise_therapy"], "treatment_plan": True},
    "provider": {"contracted": True, "big_registered": True, "trained_in": ["dry_needling"]},
    "insured": {"basic_insured": True, "deductible_used": "0.00", "voluntary_deductible": "0.00"},
}
CASES: dict[str, dict[str, Any]] = {
    "nothing known": {},
    "not covered": {"history": []},
    "paid by a package": {"history": [], "packages": [PACKAGE]},
    "package and unknown use": {"packages": [PACKAGE]},
    "needling in a package": {"history": [], "packages": [PACKAGE], "session": {"techniques": ["dry_needling"]}},
    "needling of a child": {
        "history": [],
        "insured": {"born": "2014-01-01"},
        "session": {"techniques": ["dry_needling"]},
    },
    "in the basic package": {
        "history": [{"date": "2025-01-05", "until": "2025-12-05", "sessions": 30}],
        "conditions": {"neck": {"kind": "stroke", "first_session": "2025-01-05"}},
    },
    "a reading that is not given": {
        "history": [{"date": "2026-01-05", "sessions": 9, "performance": "1600"}],
        "session": {"performance": "1600"},
        "provider": {"specialisms": ["pelvic"]},
        "conditions": {"neck": {"kind": "urinary_incontinence", "first_session": "2026-01-05"}},
    },
    "a reading that is given": {
        "history": [{"date": "2026-01-05", "sessions": 9, "performance": "1600"}],
        "session": {"performance": "1600"},
        "provider": {"specialisms": ["pelvic"]},
        "readings": {"pelvic_nine": "once", "fall_prevention_min_age": 65},
        "conditions": {"neck": {"kind": "urinary_incontinence", "first_session": "2026-01-05"}},
    },
    "the year of the 18th birthday": {
        "history": [],
        "insured": {"born": "2008-02-01"},
        "conditions": {"neck": {"kind": "copd", "gold_stage": 2, "copd_class": "B", "first_session": "2026-03-01"}},
    },
    "a code on no list": {"session": {"performance": "DN01"}},
    "a reserved act": {"session": {"techniques": ["injection"]}},
    "extra lines": {
        "history": [],
        "session": {
            "extra_lines": [
                {"description": "dry needling", "price": "10.00"},
                {"description": "taping"},
                {"performance": "1870", "price": "40.00"},
                {},
            ]
        },
    },
    "an acupuncturist": {"provider": {"profession": "acupuncturist"}},
    "a day that was not checked": {"session": {"date": str(AFTER)}},
    "a day long ago": {"session": {"date": "1995-01-02"}},
}


def decided(name: str, smallest: dict[str, Any]) -> Any:
    mapping = copy.deepcopy(smallest)
    for source in (KNOWN if name != "nothing known" else {}, CASES[name]):
        for key, value in source.items():
            if isinstance(value, dict) and key in {"session", "provider", "insured"}:
                mapping[key] = {**mapping[key], **value}
            else:
                mapping[key] = value
    return decide(case_from(mapping))


def plain(value: Any, path: str = "") -> Iterator[str]:
    """Yield every place whose type JSON does not have."""
    if type(value) is dict:
        for key, member in value.items():
            if type(key) is not str:
                yield f"{path}.{key!r}"
            yield from plain(member, f"{path}.{key}")
    elif type(value) is list:
        for index, member in enumerate(value):
            yield from plain(member, f"{path}[{index}]")
    elif type(value) not in {str, int, bool, type(None)}:
        yield f"{path}: {type(value).__name__}"


@pytest.mark.parametrize("name", CASES)
class TestAsDict:
    """Whatever the answer is, it has the same shape."""

    def test_every_key_is_present(self, name: str, smallest: dict[str, Any]) -> None:
        """The keys of the contract, at every level, in whatever outcome."""
        data = as_dict(decided(name, smallest))
        assert set(KEYS) <= set(data)
        assert data["amounts"] is None or list(data["amounts"]) == ["basic", "deductible", "package", "insured"]
        assert {"on", "checked_through"} == set(data["law"])
        for extra in data["extra_lines"]:
            assert {"description", "chargeable", "reasons", "citations", "price"} == set(extra)
        for each in data["remaining"]:
            assert {"of", "unit", "per", "left", "covers"} == set(each)
        for each in data["readings"]:
            assert {"key", "value", "decisive"} == set(each)
        for finding in data["findings"]:
            assert set(finding) >= FINDING
            assert finding["verdict"] in VERDICTS
            assert finding["citations"] or finding["verdict"] != "refused"
            assert all({"name", "actual", "needed"} == set(fact) for fact in finding["facts"])
            assert all(set(citation) >= CITATION for citation in finding["citations"])

    def test_plain_types_only(self, name: str, smallest: dict[str, Any]) -> None:
        """Text, whole numbers, flags, null, lists and mappings: exactly these, no classes derived from them."""
        assert list(plain(as_dict(decided(name, smallest)))) == []

    def test_there_and_back(self, name: str, smallest: dict[str, Any]) -> None:
        """A decision read back, also by way of JSON, gives the same data and the same words."""
        decision = decided(name, smallest)
        data = as_dict(decision)
        text = json.dumps(data, allow_nan=False)
        for back in (decision_from(data), decision_from(json.loads(text))):
            assert as_dict(back) == data
            assert json.dumps(as_dict(back)) == text
            assert (back.outcome, back.payer, back.amounts, back.missing) == (
                decision.outcome,
                decision.payer,
                decision.amounts,
                decision.missing,
            )
        for lang in ("nl", "en"):
            assert explain(decision_from(data), lang) == explain(decision, lang)

    def test_the_data_are_the_callers(self, name: str, smallest: dict[str, Any]) -> None:
        """Changing the mapping changes neither the decision nor the next mapping."""
        decision = decided(name, smallest)
        first = as_dict(decision)
        kept = copy.deepcopy(first)
        for value in first.values():
            if isinstance(value, (list, dict)):
                value.clear()
        assert as_dict(decision) == kept

    def test_nothing_is_changed_by_reading_back(self, name: str, smallest: dict[str, Any]) -> None:
        """`decision_from` leaves its input alone."""
        data = as_dict(decided(name, smallest))
        before = copy.deepcopy(data)
        decision_from(data)
        assert data == before

    def test_a_line(self, name: str, smallest: dict[str, Any]) -> None:
        """A line is what `json.dumps` makes of the data, without blanks, whatever was written before."""
        decision = decided(name, smallest)
        line = json.dumps(as_dict(decision), separators=(",", ":"))
        assert json_line(decision) == json_line(decision) == line
        assert "\n" not in line
        other: Decision = pickle.loads(pickle.dumps(decision))  # noqa: S301 - our own
        assert as_dict(other) == json.loads(json_line(other)) == as_dict(decision)

    def test_amounts_add_up_to_the_price(self, name: str, smallest: dict[str, Any]) -> None:
        """The four parts are the price, to the cent."""
        data = as_dict(decided(name, smallest))
        if data["amounts"] is not None:
            cents = [int(amount.replace(".", "")) for amount in data["amounts"].values()]
            assert sum(cents) == 4250

    def test_reasons_are_stable_codes(self, name: str, smallest: dict[str, Any]) -> None:
        """Every reason is of the list, in kebab case; the deciding one is there."""
        reasons = as_dict(decided(name, smallest))["reasons"]
        assert reasons
        assert {*reasons} <= {reason.value for reason in Reason}
        assert all(reason == reason.lower() and "_" not in reason for reason in reasons)


class TestTheWork:
    """Writing costs little, and asks nothing."""

    EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "neck-pain-with-package.toml"

    def called(self, write: Callable[[Decision], object]) -> list[str]:
        """Return the file of every function that is called to write a decision; one like it was written before."""
        write(decide(load_case(self.EXAMPLE)))
        decision, files = decide(load_case(self.EXAMPLE)), []

        def seen(frame: FrameType, event: str, _: object) -> None:
            if event in {"call", "c_call"}:
                files.append(frame.f_code.co_filename)

        sys.setprofile(seen)
        try:
            write(decision)
        finally:
            sys.setprofile(None)
        return files

    @pytest.mark.parametrize("write", [as_dict, json_line])
    def test_calls(self, write: Callable[[Decision], object]) -> None:
        files = self.called(write)
        assert len(files) <= 300
        assert not [each for each in files if "deciding" in each or "rules" in each]

    def test_what_is_remembered_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """So many findings; then it begins anew, and what is written is the same."""
        decision = decide(load_case(self.EXAMPLE))
        line, data = json_line(decision), as_dict(decision)
        monkeypatch.setattr(as_data, "_MOST", 3)
        for known in (as_data._TEXTS, as_data._PACKED):
            known.clear()
        assert (json_line(decision), as_dict(decision)) == (line, data)
        assert all(0 < len(known) <= 3 for known in (as_data._TEXTS, as_data._PACKED))

    def test_nothing_is_shared(self) -> None:
        """Whoever changes what he was given changes nothing for the next one."""
        decision = decide(load_case(self.EXAMPLE))
        before, given = as_dict(decision), as_dict(decision)
        for finding in given["findings"]:
            for part in (*finding["facts"], *finding["citations"], *finding["checks"]):
                part.clear()
            finding.clear()
        assert as_dict(decision) == before

    def test_words_of_a_class_of_the_caller(self) -> None:
        """A text is written as it reads, whatever class it is of."""
        made = case(kind="urinary_incontinence", performance="1600", history=[])
        readings = attrs.evolve(made.readings, pelvic_nine=type("Text", (str,), {})("once"))
        data = as_dict(decide(attrs.evolve(made, readings=readings)))
        written = [each["value"] for finding in data["findings"] for each in finding["readings"]]
        assert ("once", str) in [(each, type(each)) for each in written]


class TestTheSpread:
    """The cases above show every outcome and every payer, so that the shape was seen for each."""

    def test_every_outcome_and_payer(self, smallest: dict[str, Any]) -> None:
        """None of the four outcomes is left out."""
        data = [as_dict(decided(name, smallest)) for name in CASES]
        assert {each["outcome"] for each in data} == {"covered", "covered_if", "not_covered", "undetermined"}
        assert {each["payer"] for each in data} == {"basic", "package", "insured", "nobody", None}


def test_a_quote_is_of_the_source() -> None:
    """The name that the library gives to a performance stands in brackets, as all that is in its own words."""
    listed = {each.citation for each in entries(law_data(), LAST) if each.key.entry == "performance"}
    assert listed
    assert all(is_own(citation.quote) for citation in listed)
    sent = json.dumps(as_dict(decide(case())))
    assert "(session of regular physiotherapy)" in sent
    assert '"session of regular physiotherapy"' not in sent

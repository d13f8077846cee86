"""FHIR Coverages in: the insurer and the packages that they name, what is refused, and what is never looked at."""

from __future__ import annotations

import copy
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import mapping
from damage import damaged, values
from fysiodekking import InvalidInput, InvalidPackage, case_from, insurance_from_coverages, packages_from
from fysiodekking.adapters.fhir.coverages import COVERAGE_CLASS, INSURANCE_TYPE, UZOVI
from fysiodekking.adapters.package_files import catalogue
from packages import FYSIO_9

DAY = date(2026, 3, 12)
INSURERS = {"3311": "Voorbeeld"}
MARK = f"Jan-Jansen-{111_222_333}"
OWN = packages_from({"packages": [{**FYSIO_9, "cov": {"uzovi": "3311", "package": "106"}}]})


def concept(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}


def payor(number: str) -> dict[str, Any]:
    return {"identifier": {"system": UZOVI, "value": number}}


def coverage(kind: str = "A", **changes: Any) -> dict[str, Any]:
    """Return a Coverage as nl-core's Payer.InsuranceCompany has it, with a plan; every personal element has a mark."""
    made = {
        "resourceType": "Coverage",
        "identifier": [{"system": "http://example.org/policies", "value": MARK}],
        "text": {"status": "generated", "div": f"<div>{MARK}</div>"},
        "status": "active",
        "type": concept(INSURANCE_TYPE, kind),
        "policyHolder": {"display": MARK},
        "subscriber": {"display": MARK, "reference": f"Patient/{MARK}"},
        "subscriberId": MARK,
        "beneficiary": {"reference": f"Patient/{MARK}", "display": MARK},
        "dependent": MARK,
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "payor": [{**payor("3311"), "display": MARK}],
        "class": [{"type": concept(COVERAGE_CLASS, "plan"), "value": "106", "name": "Fysio 9"}],
    }
    return {key: value for key, value in {**made, **changes}.items() if value is not None}


def read(*coverages: Any, on: Any = DAY, **named: Any) -> dict[str, Any]:
    return insurance_from_coverages(list(coverages), on, **{"packages": OWN, "insurers": INSURERS, **named})


def refused(*coverages: Any, **named: Any) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(*coverages, **named)
    return [str(problem) for problem in caught.value.problems]


class TestWhatIsRead:
    """A part of a case."""

    def test_a_basic_insurance_and_a_package(self) -> None:
        """Of one person; a case takes it as it is."""
        part = read(coverage("B"), coverage("A"))
        assert part == {
            "insured": {"basic_insured": True},
            "basic": {"insurer": "Voorbeeld"},
            "packages": ["fysio-9"],
        }
        made = mapping()
        case = case_from({**made, **part, "insured": {**made["insured"], **part["insured"]}}, packages=OWN)
        assert [each.id for each in case.packages] == ["fysio-9"]

    def test_one_alone(self) -> None:
        """It need not be a list."""
        assert insurance_from_coverages(coverage("AT"), DAY, packages=OWN) == {"packages": ["fysio-9"]}

    def test_by_the_name_of_a_package(self) -> None:
        """Where the caller says how the insurer is called: a shipped package, of the year of the session."""
        shipped = next(each for each in catalogue() if each.year == 2025)
        plan = [{"type": concept(COVERAGE_CLASS, "plan"), "value": "77", "name": shipped.name.upper()}]
        period = {"start": "2025", "end": "2025"}
        given = coverage(**{"class": plan, "period": period})
        named = {"on": date(2025, 3, 12), "insurers": {"3311": shipped.insurer}}
        assert read(given, **named) == {"packages": [shipped.id]}
        assert "names no package of 2025 known here" in refused(given, on=date(2025, 3, 12), insurers={})[0]

    @pytest.mark.parametrize("kind", ["BZ", "H", "T", "t"])
    def test_other_insurances(self, kind: str) -> None:
        """Of long-term care, outside the Zvw, and of teeth: nothing is asked of them, not even an insurer."""
        assert read(coverage(kind, payor=None, **{"class": None})) == {}

    def test_a_contained_organization(self) -> None:
        """The example of Nictiz refers to one; contained, it is found."""
        organization = {
            "resourceType": "Organization",
            "id": "payer",
            "identifier": [{"system": UZOVI, "value": "3311"}],
        }
        given = coverage(payor=[{"reference": "#payer", "display": MARK}], contained=[organization])
        assert read(given) == {"packages": ["fysio-9"]}
        twice = coverage(payor=[{"reference": "#payer", **payor("3311")}, payor("3311")], contained=[organization])
        assert read(twice) == {"packages": ["fysio-9"]}
        (other,) = refused(coverage(payor=[{"reference": "#payer", **payor("3312")}], contained=[organization]))
        assert other.startswith("[0].payor: names several insurers by UZOVI number")
        (apart,) = refused(coverage(payor=[{"reference": "Organization/nl-core-Payer-Organization-02"}]))
        assert apart.startswith(
            "[0].payor: names no insurer by UZOVI number (write payor[0].identifier with the system"
        )
        assert apart.endswith(f"{UZOVI}, or contain the Organization that it refers to)")

    @pytest.mark.parametrize(
        ("period", "status"),
        [
            ({"start": "2026-03-12", "end": "2026-03-12"}, "active"),
            ({"start": "2026-03", "end": "2026-03"}, "active"),
            ({"start": "2026-03-12T00:00:00+01:00"}, "draft"),
            ({"start": "2020", "end": "2026"}, "cancelled"),
            ({}, "active"),
            (None, "active"),
        ],
    )
    def test_in_force(self, period: Any, status: str) -> None:
        """On the day of the session, whatever day it was sent."""
        assert read(coverage(period=period, status=status)) == {"packages": ["fysio-9"]}


class TestWhatIsRefused:
    """With its path, and what to write instead."""

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"resourceType": "Patient"}, 'resourceType: is no FHIR Coverage (write "resourceType": "Coverage")'),
            (
                {"type": None},
                "type: has no kind of insurance (write one of A, AT, B, BZ, H, T with the system urn:oid:",
            ),
            ({"type": concept("x", "B")}, "type: has no kind of insurance"),
            ({"type": concept(INSURANCE_TYPE, "Z")}, "type: is no kind of insurance (write one of A, AT, B, BZ, H, T)"),
            ({"period": {"end": "2025-12-31"}}, "period: /2025-12-31 does not hold 2026-03-12 (give the Coverage of"),
            ({"period": {"start": "2026-04"}}, "period: 2026-04-01/ does not hold 2026-03-12"),
            ({"period": {"start": "12-3-2026"}}, "period.start: is not a date (write 2026-01-01)"),
            ({"period": {"end": "2026-13"}}, "period.end: is not a date"),
            ({"status": "entered-in-error"}, "status: entered-in-error does not say that it holds on 2026-03-12"),
            ({"status": "cancelled", "period": None}, "status: cancelled does not say"),
            (
                {"status": None},
                "status: does not say that it holds on 2026-03-12 (give one that is active, or has a period)",
            ),
            ({"payor": []}, "payor: names no insurer by UZOVI number"),
            ({"payor": [payor("3311"), payor("7029")]}, "payor: names several insurers by UZOVI number"),
            ({"payor": [payor("33")]}, "payor: is no UZOVI number"),
            ({"class": None}, f"class: names no package (write a class with the type plan of {COVERAGE_CLASS}, and"),
            ({"class": [{"type": concept(COVERAGE_CLASS, "group"), "value": "106"}]}, "class: names no package"),
            (
                {"class": [{"type": concept(COVERAGE_CLASS, "plan")}]},
                "class[0].value: is not text (write the code of the package)",
            ),
        ],
    )
    def test_by_its_element(self, changes: dict[str, Any], said: str) -> None:
        """One wrong element, one problem."""
        (problem,) = refused(coverage(**changes))
        assert problem.startswith(f"[0].{said}")

    def test_a_package_that_is_not_known(self) -> None:
        """Another year says nothing of this one; what to give is said."""
        period = {"start": "2027-01-01"}
        (said,) = refused(coverage(period=period), on=date(2027, 3, 12), insurers={})
        assert said == (
            "[0].class[0].value: '106' of UZOVI 3311 names no package of 2027 known here; it is known for 2026, which "
            'says nothing of 2027 (give a package of 2027 with cov = { uzovi = "3311", package = … }, or the name of '
            'the insurer as insurers={"3311": …})'
        )

    def test_several_packages_of_one_name(self) -> None:
        """Are not chosen from."""
        two = packages_from({"packages": [FYSIO_9, {**FYSIO_9, "id": "fysio-9-b"}]})
        (said,) = refused(coverage(), packages=two)
        assert said == "[0].class[0].value: '106' of UZOVI 3311 names several packages of 2026: 'fysio-9', 'fysio-9-b'"

    def test_an_insurer_without_a_name(self) -> None:
        """The library knows no number of an insurer, and what some charge hangs on the name."""
        assert refused(coverage("B"), insurers={}) == [
            '[0].payor: is UZOVI 3311, of which no name was given (give insurers={"3311": …} with its name)'
        ]

    def test_two_basic_insurers(self) -> None:
        """Nobody has two."""
        other = coverage("B", payor=[payor("7029")])
        said = refused(coverage("B"), other, insurers={**INSURERS, "7029": "Other"})
        assert said == ["[1].payor: is another insurer than that of the basic insurance before it (give one)"]

    @pytest.mark.parametrize(
        ("named", "said"),
        [
            ({"on": "2026-03-12"}, "on: '2026-03-12' is not a date (write 2026-03-12)"),
            ({"on": datetime(2026, 3, 12)}, "on: "),  # noqa: DTZ001
            ({"insurers": 3}, "insurers: 3 is not a table"),
            ({"insurers": {"33": "Voorbeeld"}}, "insurers.33: is no UZOVI number"),
            ({"insurers": {"3311": ""}}, "insurers.3311: '' is not text"),
        ],
    )
    def test_what_the_caller_gives_beside_it(self, named: dict[str, Any], said: str) -> None:
        """The day, and the names of insurers."""
        assert refused(coverage(), **named)[0].startswith(said)

    def test_packages_that_cannot_be_used(self) -> None:
        """As for cases."""
        with pytest.raises(InvalidPackage):
            read(coverage(), packages="no-such-file.toml")

    def test_every_problem_of_each(self) -> None:
        """Before the first is corrected."""
        said = refused(coverage(status="x", type=None), 7, coverage(payor=None))
        assert [each.partition(": ")[0] for each in said] == ["[0].status", "[0].type", "[1].resourceType", "[2].payor"]


class TestWhatIsNeverLookedAt:
    """Whatever says who somebody is."""

    def test_nobody_is_named(self) -> None:
        """Neither in what is read, nor in what is wrong."""
        assert MARK not in repr(read(coverage("B"), coverage()))
        for changes in ({"status": "x"}, {"type": None}, {"payor": None}, {"class": None}, {"period": {"end": "2020"}}):
            assert MARK not in "".join(refused(coverage(**changes)))

    @pytest.mark.parametrize(
        "changes",
        [
            *({"status": each} for each in (MARK, 7, [MARK])),
            {"type": concept(INSURANCE_TYPE, MARK)},
            *({"period": {key: each}} for key in ("start", "end") for each in (MARK, f"2026-{MARK}", 7)),
            {"period": {"start": f"2027-01-01T{MARK}"}},
            *({"class": [{"type": concept(COVERAGE_CLASS, "plan"), "value": each}]} for each in ("Jan Jansen", [MARK])),
            {"payor": [{"identifier": {"system": UZOVI, "value": MARK}}]},
        ],
    )
    def test_what_was_written_is_not_repeated(self, changes: dict[str, Any]) -> None:
        """Where only a code or a date belongs anything may stand."""
        said = "".join(refused(coverage(**changes)))
        assert not [each for each in (MARK, "7 ", "Jansen") if each in said]

    def test_it_is_not_even_read(self) -> None:
        """Objects that say when they are looked at."""

        class Watched(dict[str, Any]):
            def __getitem__(self, key: str) -> Any:
                raise AssertionError(key)

            get = __getitem__  # type: ignore[assignment]

        given = coverage()
        for key in ("identifier", "text", "policyHolder", "subscriber", "subscriberId", "beneficiary", "dependent"):
            given[key] = Watched(given[key] if isinstance(given[key], dict) else {})
        assert read(given) == {"packages": ["fysio-9"]}

    def test_one_that_is_nested_without_end(self) -> None:
        """Is refused like any other, wherever that stands."""
        deep: list[Any] = []
        for _ in range(100_000):
            deep = [deep]
        assert read(coverage(payor=[{**payor("3311"), "reference": deep}], contained=[{"id": deep}]))
        for key in ("resourceType", "type", "status", "payor", "class"):
            assert refused(coverage(**{key: deep}))
        assert refused(coverage(period={"start": deep}))
        assert refused(coverage(**{"class": [{"type": concept(COVERAGE_CLASS, "plan"), "value": deep}]}))

    @given(damaged(coverage()))
    def test_damaged(self, given: dict[str, Any]) -> None:
        """It is read or refused, and leaves nothing."""
        before = copy.deepcopy(given)
        try:
            told = repr(read(given, coverage("B")))
        except InvalidInput as error:
            told = str(error)
        assert given == before
        assert MARK not in told

    @given(st.one_of(values, st.lists(values, max_size=3)))
    def test_anything(self, given: Any) -> None:
        """Is no Coverage."""
        with pytest.raises(InvalidInput):
            insurance_from_coverages([given], DAY)

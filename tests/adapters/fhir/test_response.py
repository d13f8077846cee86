"""A decision as a CoverageEligibilityResponse: valid by the models of R4B, and no more than the decision says."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings

from cases import ABSENT, case, sessions
from fysiodekking import (
    Decision,
    InvalidDecision,
    InvalidInput,
    Money,
    Outcome,
    Payer,
    as_dict,
    coverage_eligibility_response,
    decide,
    decision_from,
    load_case,
    testing,
)
from fysiodekking.model.reasons import Reason
from packages import FYSIO_9, YEAR, grant, package, with_terms

EXAMPLES = sorted((Path(__file__).parents[3] / "docs" / "examples").glob("*.toml"))
BASIC = "Coverage/basic"
NUMBER = str(111_222_333)
"""Passes the test of a citizen service number."""
BY_PACKAGE = {"paid_by": "package", "package": "fysio-9", "paid": "42.50"}
REFERENCES: dict[str, Any] = {
    "patient": "Patient/p-1",
    "request": "CoverageEligibilityRequest/r-1",
    "insurer": "Organization/o-1",
    "created": date(2026, 3, 13),
}
SYSTEMS = {
    "http://terminology.hl7.org/CodeSystem/benefit-type": {"benefit", "deductible", "visit", "copay"},
    "http://terminology.hl7.org/CodeSystem/benefit-term": {"annual", "day", "lifetime"},
}
"""As HL7/UTG has them, of which these are used."""

many = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def responded(decision: Decision, lang: Any = "nl", **changes: Any) -> dict[str, Any]:
    """Return the response with a coverage of the basic insurance and of every package."""
    packages = {each.id: f"Coverage/package-{at}" for at, each in enumerate(decision.about.packages)}
    given = {**REFERENCES, "basic": BASIC, "packages": packages, **changes}
    return coverage_eligibility_response(decision, lang, **given)


@cache
def model() -> Any:
    return pytest.importorskip("fhir.resources.R4B.coverageeligibilityresponse").CoverageEligibilityResponse


def items(response: dict[str, Any], coverage: str) -> list[dict[str, Any]]:
    """Return the items of a coverage: that of the session, and the limits."""
    (found,) = [each["item"] for each in response["insurance"] if each["coverage"]["reference"] == coverage] or [[]]
    return list(found)


def benefits(item: dict[str, Any]) -> dict[str, Any]:
    """Return what each benefit of an item allows and used, by its code."""
    return {
        each["type"]["coding"][0]["code"]: {
            key: value["value"] if isinstance(value, dict) else value for key, value in each.items() if key != "type"
        }
        for each in item.get("benefit", ())
    }


def each_in(value: Any, key: str) -> list[Any]:
    """Return every value of a key, however deep."""
    if isinstance(value, list):
        return [found for each in value for found in each_in(each, key)]
    if not isinstance(value, dict):
        return []
    return [
        *([value[key]] if key in value else []),
        *(found for each in value.values() for found in each_in(each, key)),
    ]


class TestIsValid:
    """By the models of fhir.resources for 4.3.0, and by what they do not ask."""

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples(self, path: Path, lang: Any) -> None:
        """Every shipped example, in both languages."""
        response = responded(decide(load_case(path)), lang)
        assert json.loads(model().model_validate(response).model_dump_json()) == response

    @many
    @given(testing.cases())
    def test_drawn(self, drawn: Any) -> None:
        """Whatever the strategies draw."""
        decision = decide(drawn)
        response = responded(decision)
        model().model_validate(response)
        assert json.loads(json.dumps(response)) == response
        assert responded(decision_from(json.loads(json.dumps(as_dict(decision))))) == response

    @many
    @given(testing.cases())
    def test_by_the_rest(self, drawn: Any) -> None:
        """Codes of the bound lists and of the systems; of each item a service, no category (ces-1); no empty text."""
        response = responded(decide(drawn))
        fields = model().model_fields
        for key in ("status", "outcome", "purpose"):
            codes = response[key] if isinstance(response[key], list) else [response[key]]
            assert set(codes) <= set(fields[key].json_schema_extra["enum_values"])
        for coding in each_in(response, "coding"):
            assert {each["code"] for each in coding} <= SYSTEMS[coding[0]["system"]]
        made = [item for several in each_in(response, "item") for item in several]
        assert all("productOrService" in item and "category" not in item for item in made)
        texts = (each_in(response, key) for key in ("text", "description", "name", "disposition"))
        assert all(text.strip() for several in texts for text in several)


class TestSaysNoMore:
    """What is not certain is not said by a code."""

    @many
    @given(testing.cases())
    def test_of_any_decision(self, drawn: Any) -> None:
        """Undetermined is an error without a word on any coverage, and only then there are errors.

        Otherwise one coverage is said to be included at most, but for a package that takes the deductible; it pays what
        the decision says, and what is allowed, used and paid adds up.
        """
        decision = decide(drawn)
        response = responded(decision)
        undetermined = decision.outcome is Outcome.UNDETERMINED
        assert (response["outcome"] == "error") is undetermined is ("error" in response)
        assert not (undetermined and "insurance" in response)
        assert not (decision.conditions or decision.missing) or response["outcome"] != "complete"
        included = [each for each in each_in(response, "item") if each[0].get("excluded") is False]
        assert bool(included) is (decision.payer in {Payer.BASIC, Payer.PACKAGE} and bool(paying(decision)))
        if included and decision.amounts is not None:
            parts = [benefits(item) for (item, *_) in included]
            paid = sum(part["benefit"]["allowedMoney"] for part in parts)
            own = sum(part.get(code, {}).get("allowedMoney", 0) for part in parts for code in ("deductible", "copay"))
            taken_over = decision.amounts.package.cents if decision.payer is Payer.BASIC else 0
            assert decision.about.price is not None
            assert round(100 * (paid + own)) == decision.about.price.cents + taken_over
        for _, *limits in each_in(response, "item"):
            for limit in limits:
                ((_, of),) = benefits(limit).items()
                values = {key.removeprefix("allowed").removeprefix("used") for key in of}
                assert len(values) == 1
                used, allowed = (next((v for k, v in of.items() if k.startswith(s)), 0) for s in ("used", "allowed"))
                assert isinstance(allowed, str) or 0 <= used <= allowed

    def test_a_package_that_is_used_up(self) -> None:
        """Includes the care: nothing of it is left, which the limit says."""
        response = responded(decide(case(packages=[FYSIO_9], history=sessions(9, **BY_PACKAGE))))
        session, limit = items(response, "Coverage/package-0")
        assert "excluded" not in session
        assert benefits(limit) == {"visit": {"allowedUnsignedInt": 9, "usedUnsignedInt": 9}}
        assert items(response, BASIC)[0]["excluded"] is True
        assert response["outcome"] == "complete"

    def test_a_package_that_asks_consent(self) -> None:
        """Says so; it is not that the care is excluded."""
        (session,) = items(
            responded(decide(case(packages=[with_terms(requires={"consent": True}, limits=[])]))), "Coverage/package-0"
        )
        assert session["authorizationRequired"] is True
        assert "excluded" not in session

    def test_a_line_that_asks_consent_before_one_that_pays(self) -> None:
        """Asks nothing of a session that is paid."""
        two = package(grant(id="first", requires={"consent": True}), grant(id="second"))
        (session,) = items(responded(decide(case(packages=[two]))), "Coverage/package-0")
        assert session["excluded"] is False
        assert "authorizationRequired" not in session

    def test_a_package_of_another_year(self) -> None:
        """Says nothing of the coverage of this one."""
        response = responded(decide(case(packages=[package(year=2025)])))
        assert items(response, "Coverage/package-0") == []

    def test_a_package_that_need_not_go_on(self) -> None:
        """Is certain of nothing either where the answer does not hang on it, as where a gate is shut."""
        renewed = with_terms(covers=["acupuncture"]) | {"year": 2025, "assume": "renewed"}
        decision = decide(case(packages=[renewed], techniques=["dry_needling"], trained_in=[]))
        assert decision.conditions == ()
        assert items(responded(decision), "Coverage/package-0") == []
        this_year = decide(case(packages=[renewed | {"year": 2026}], techniques=["dry_needling"], trained_in=[]))
        assert items(responded(this_year), "Coverage/package-0")[0]["excluded"] is True

    def test_the_gates(self) -> None:
        """What may not be charged excludes nothing from a package that covers it: the words say it."""
        response = responded(decide(case(packages=[FYSIO_9], techniques=["dry_needling"], trained_in=[])), "en")
        assert items(response, "Coverage/package-0") == []
        assert "not trained in dry needling" in response["disposition"]

    def test_a_ground_that_is_open(self) -> None:
        """Where the answer hangs on something else: the basic insurance may cover it, so nothing is said of it."""
        kind = "peripheral_arterial_disease_fontaine_2"
        open_ = {"kind": kind, "techniques": ["acupuncture"], "born": "2010-01-01", "history": ABSENT}
        response = responded(decide(case(**open_)))
        assert response["outcome"] == "complete"
        assert "insurance" not in response

    def test_a_refusal_for_one_of_several_reasons(self) -> None:
        """The maximum excludes nothing and the end of the term does: which it is only the words tell."""
        knee = {"kind": "osteoarthritis_hip_knee", "techniques": ["exercise_therapy"], "history": ABSENT}
        response = responded(decide(case(used={"condition_elsewhere": {"min": 12, "max": 12}}, **knee)), "en")
        assert response["outcome"] == "complete"
        assert "insurance" not in response
        assert "does not pay for this in any case" in response["disposition"]

    def test_a_payment_on_one_of_several_grounds(self) -> None:
        """No ground is told as certain."""
        child = {"kind": "frozen_shoulder", "born": "2015-05-20", "history": ABSENT}
        decision = decide(case(used={"condition_elsewhere": {"min": 3, "max": 3}}, **child))
        (session, *_) = items(responded(decision, "en"), BASIC)
        assert session["excluded"] is False
        assert session["description"].startswith("The basic package pays for this in every case; why depends on")

    def test_limits(self) -> None:
        """What is used once this session is booked; over what; without an end; those of a day are not of the year."""
        limits = [YEAR, {"id": "day", "max": "40.00", "unit": "euros", "per": "day"}]
        limits += [{"id": "eur", "max": "500.00", "unit": "euros", "per": "calendar_year"}]
        limits += [{"id": "ever", "max": "unlimited", "unit": "sessions", "per": "insurance_lifetime"}]
        limits += [{"id": "each", "max": 30, "unit": "sessions", "per": "condition"}]
        decision = decide(
            case(packages=[package(grant(limits=limits), id="fysio-9")], history=sessions(2, **BY_PACKAGE))
        )
        (made,) = [each for each in responded(decision)["insurance"] if each["item"][0].get("excluded") is False]
        session, year, day, euros, ever, each = made["item"]
        assert benefits(session) == {"benefit": {"allowedMoney": 40.0}, "copay": {"allowedMoney": 2.5}}
        assert benefits(year) == {"visit": {"allowedUnsignedInt": 9, "usedUnsignedInt": 3}}
        assert benefits(day) == {"benefit": {"allowedMoney": 40.0, "usedMoney": 40.0}}
        assert benefits(euros) == {"benefit": {"allowedMoney": 500.0, "usedMoney": 125.0}}
        assert benefits(ever) == {"visit": {"allowedString": "onbeperkt"}}
        assert benefits(each) == {"visit": {"allowedUnsignedInt": 30, "usedUnsignedInt": 3}}
        assert [each["term"].get("coding", [{}])[0].get("code") for each in made["item"][1:]] == [
            *("annual", "day", "annual", "lifetime", None)
        ]
        assert each["term"] == {"text": "voor deze aandoening"}
        assert "benefitPeriod" not in made

    def test_two_grants_that_name_a_limit_alike(self) -> None:
        """Of which it is not told how much each is."""
        two = package(grant(limits=[YEAR], requires={"accident": False}), grant(id="more", limits=[{**YEAR, "max": 4}]))
        assert len(items(responded(decide(case(packages=[two]))), "Coverage/package-0")) == 1

    def test_a_package_that_takes_the_deductible(self) -> None:
        """Pays it beside the basic insurance, which says how much it is."""
        taking = package(grant(covers=["acupuncture"]), pays_deductible=True)
        stroke = {"kind": "stroke", "first_session": "2025-01-05", "history": sessions(30, "2025-01-05")}
        decision = decide(case(packages=[taking], **stroke))
        assert decision.payer is Payer.BASIC
        response = responded(decision, "en")
        (basic,), (beside,) = (items(response, each) for each in (BASIC, "Coverage/package-0"))
        assert benefits(basic) == {"benefit": {"allowedMoney": 0.0}, "deductible": {"allowedMoney": 42.5}}
        assert benefits(beside) == {"benefit": {"allowedMoney": 42.5}}
        assert (basic["excluded"], beside["excluded"]) == (False, False)
        assert "deductible" in beside["description"]
        with pytest.raises(InvalidInput, match=r"^packages\.fysio: is missing: this package pays"):
            responded(decision, packages={})


class TestWhatIsSupposed:
    """What hangs on a law or package that is supposed to go on is certain of no coverage."""

    NEXT: ClassVar = {"session.date": "2027-03-12", "law.assume": "unchanged"}

    @pytest.mark.parametrize("born", ["1984-05-02", "2015-05-02"])
    def test_the_law(self, born: str) -> None:
        """Neither that the basic insurance does not pay, nor that it does."""
        decision = decide(case({**self.NEXT, "insured.born": born}))
        assert Reason.LAW_UNCHANGED in decision.conditions
        response = responded(decision)
        assert response["outcome"] == "partial"
        assert "insurance" not in response

    def test_a_package(self) -> None:
        """Of the renewed one nothing is certain; of the basic insurance it is what no package changes."""
        renewed = {**FYSIO_9, "year": 2025, "assume": "renewed"}
        decision = decide(case(packages=[renewed]))
        assert decision.conditions == (Reason.PACKAGE_RENEWED,)
        response = responded(decision)
        assert response["outcome"] == "partial"
        assert [each["coverage"]["reference"] for each in response["insurance"]] == [BASIC]
        assert items(response, BASIC)[0]["excluded"] is True

    @many
    @given(testing.cases())
    def test_of_any_decision(self, drawn: Any) -> None:
        decision = decide(drawn)
        told = {each["coverage"]["reference"] for each in responded(decision).get("insurance", ())}
        if Reason.LAW_UNCHANGED in decision.conditions:
            assert not told


class TestWhatTheCallerGives:
    """References to people are the caller's, and are never repeated."""

    def test_in_its_place(self) -> None:
        """As they are given; the moment with its zone."""
        moment = datetime(2026, 3, 13, 9, 30, tzinfo=UTC)
        given = {
            "patient": "https://ehr.example.org/fhir/Patient/7f3a",
            "request": "urn:uuid:0f7b3c1e-5d55-4c1c-9a36-111222333444",
            "created": moment,
        }
        response = responded(decide(case()), "en", **given)
        assert response["patient"] == {"reference": given["patient"]}
        assert response["request"] == {"reference": given["request"]}
        assert (response["created"], response["servicedDate"]) == ("2026-03-13T09:30:00+00:00", "2026-03-12")
        assert (response["language"], response["status"], response["purpose"]) == ("en", "active", ["benefits"])

    @pytest.mark.parametrize(
        "value", ["Jan Jansen", "Practitioner/1", "Patient/", "Patient/a b", "Patient/1?n=x", None, 7]
    )
    def test_what_is_no_reference(self, value: Any) -> None:
        """Is refused, and not repeated."""
        with pytest.raises(InvalidInput) as caught:
            responded(decide(case()), patient=value)
        assert str(caught.value) == (
            "patient: is no reference to a Patient (write Patient/ and the id that it has with you, or urn:uuid: and a "
            "UUID)"
        )

    def test_a_number_that_is_somebodys(self) -> None:
        """A citizen service number is no id; a UUID is, whatever digits it has."""
        with pytest.raises(InvalidInput, match=r"^patient: looks like a citizen service number") as caught:
            responded(decide(case()), patient=f"Patient/{NUMBER}")
        assert NUMBER not in str(caught.value)
        for uuid in ("0f7b3c1e-5d55-4c1c-9a36-a111222333ab", f"0f7b3c1e-5d55-4c1c-9a36-ab0{NUMBER}"):
            responded(decide(case()), patient=f"Patient/{uuid}")

    @pytest.mark.parametrize(
        "value",
        [
            f"https://x/{NUMBER}/Patient/7",
            f"https://{NUMBER}/Patient/7",
            f"https://x/{NUMBER}/Patient/0f7b3c1e-5d55-4c1c-9a36-a111222333ab",
            *(f"Patient/{zeros}{NUMBER}" for zeros in ("0", "00", "n0")),
            f"https://x/0{NUMBER}/Patient/7",
            f"https://{'x' * 10_000}/{NUMBER}/Patient/7",
            f"https://x/%3{'%3'.join(NUMBER)}/Patient/7",
            f"https://x/%253{'%253'.join(NUMBER)}/Patient/7",
            "https://x/jan%40example.org/Patient/7",
            "https://jan.jansen@example.org/Patient/7",
            "https://jan:jansen@x/Patient/7",
        ],
    )
    def test_the_whole_reference(self, value: str) -> None:
        """Also what stands before the id: no number, and no name of a user."""
        with pytest.raises(InvalidInput, match=r"^patient: (looks like|is no reference)") as caught:
            responded(decide(case()), patient=value)
        assert value not in str(caught.value)
        assert NUMBER not in str(caught.value)

    def test_a_server_in_digits(self) -> None:
        """Is no number of somebody."""
        for last in range(10, 100):
            responded(decide(case()), patient=f"https://192.168.1.{last}/fhir/Patient/a")

    @pytest.mark.parametrize(
        "value",
        [
            *("2026-03-13", datetime(2026, 3, 13, 9, 30), None),  # noqa: DTZ001
            datetime(2026, 3, 13, 9, 30, tzinfo=timezone(timedelta(hours=1, seconds=30))),
            datetime(2026, 3, 13, 9, 30, tzinfo=timezone(timedelta(hours=15))),
        ],
    )
    def test_the_day_it_is_made(self, value: Any) -> None:
        """The library has no clock, and no time zone."""
        with pytest.raises(InvalidInput, match=r"^created: .* is no day on which a resource was made"):
            responded(decide(case()), created=value)

    def test_the_coverage_that_pays(self) -> None:
        """Has to be there, and no package that was not asked."""
        decision = decide(case(packages=[FYSIO_9]))
        with pytest.raises(InvalidInput, match=r"^packages\.fysio-9: is missing: this package pays"):
            responded(decision, packages={})
        with pytest.raises(InvalidInput, match=r"(?m)^packages: 'fysio9' was not asked; did you mean 'fysio-9'\?"):
            responded(decision, packages={"fysio9": "Coverage/1"})
        with pytest.raises(InvalidInput, match=r"^packages: 3 is not a table"):
            responded(decision, packages=3)
        assert [each["coverage"] for each in responded(decision, basic=None)["insurance"]] == [
            {"reference": "Coverage/package-0"}
        ]
        covered = decide(load_case(next(each for each in EXAMPLES if each.stem == "stroke-session-21")))
        with pytest.raises(InvalidInput, match=r"^basic: is missing: the basic insurance pays"):
            responded(covered, basic=None)

    def test_one_coverage_for_two_insurances(self) -> None:
        """Would be said to pay and not to pay."""
        with pytest.raises(
            InvalidInput, match=r"^packages\.fysio-9: is the Coverage that basic gives too \("
        ) as caught:
            responded(decide(case(packages=[FYSIO_9])), packages={"fysio-9": BASIC})
        assert BASIC not in str(caught.value)

    def test_every_problem_at_once(self) -> None:
        """With its path."""
        wrong = {
            "patient": "x",
            "request": "x",
            "insurer": "x",
            "created": "x",
            "basic": "x",
            "packages": {"fysio-9": "x"},
        }
        with pytest.raises(InvalidInput) as caught:
            responded(decide(case(packages=[FYSIO_9])), **wrong)
        assert [each.path for each in caught.value.problems] == [
            *("patient", "request", "insurer", "created", "basic", "packages.fysio-9")
        ]

    def test_something_else_than_a_decision(self) -> None:
        """Is refused."""
        with pytest.raises(InvalidDecision, match="is no Decision"):
            coverage_eligibility_response({}, **REFERENCES)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput, match="a language of the explanation"):
            responded(decide(case()), "de")


def paying(decision: Decision) -> list[str]:
    """Return the payers that the decision names."""
    return ["basic"] if decision.payer is Payer.BASIC else [decision.package] if decision.package else []


def test_money_is_euros() -> None:
    """As a number with two decimals at most, and its currency."""
    response = responded(decide(case(packages=[FYSIO_9], price="42.55")))
    money = each_in(response, "allowedMoney")
    assert money == [{"value": 42.55, "currency": "EUR"}]
    assert Money.parse("42.55").cents == round(money[0]["value"] * 100)

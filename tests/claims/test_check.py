"""Before sending: each kind of wrong line is found, and nothing else is called wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cases import ABSENT, case, sessions
from dated import AFTER, DAY
from fysiodekking import case_from
from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.claim_data import claim_data
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.input_data import read_input
from fysiodekking.claims.check import answer, check_claim, lay_beside
from fysiodekking.claims.claim_rules import FILE, claim_rules, read_rules
from fysiodekking.claims.likely_codes import OF_CAUSES, OF_REASONS
from fysiodekking.claims.of_decision import OF_DECISION
from fysiodekking.claims.return_codes import return_codes
from fysiodekking.claims.returned import explain_return
from fysiodekking.explain.claims import _value, explain_claim
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.returned import explain_returned
from fysiodekking.law import law_on
from fysiodekking.model.claim import ClaimCheck, Claimed, Holds, Point, StepAct, Why
from fysiodekking.model.errors import InvalidCase, InvalidInput, InvalidLaw
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause
from packages import YEAR, grant, package

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "claims" / "wrong-entitlement-code.toml"
DATA = Path(__file__).parents[2] / "coverage" / "fysiodekking" / "claims" / "data"
RIGHT: Mapping[str, Any] = {
    "list": "073",
    "performance": "1000",
    "entitlement_code": "009",
    "diagnosis": "3026",
    "amount": "42.50",
    "accident": False,
    "sent": "2026-04-01",
}
"""The line of an adult with neck pain, as it should be."""
PACKAGE = {"packages": [package()], "conditions.complaint.diagnosis": "3026"}
STROKE = {"conditions.complaint": {"kind": "stroke"}}


def claimed(**line: Any) -> Claimed:
    problems: list[Any] = []
    made = read_input(line, Claimed, "claim", problems)
    assert made is not None, problems
    return made


def check(given: Mapping[str, Any] | None = None, /, **line: Any) -> ClaimCheck:
    """Check the right line of an ordinary session with a package, with something changed in either."""
    return check_claim(case({**PACKAGE, **(given or {})}), claimed(**{**RIGHT, **line}))


def wrong(found: ClaimCheck) -> dict[str, tuple[str | None, str | None, tuple[str, ...]]]:
    return {point.cause.value: (point.stands, point.should, point.codes) for point in found.wrong}


def test_blanks_about_a_code() -> None:
    """They are none of it; within it they are, and nothing but blanks is nothing."""
    texts = ("list", "performance", "entitlement_code", "diagnosis")
    assert check(**{name: f" {RIGHT[name]}  " for name in texts}) == check()
    assert Claimed(reference=" A-1 ").reference == "A-1"
    assert wrong(check(entitlement_code="00 9")).keys() == wrong(check(entitlement_code="00-9")).keys() != {}
    assert Claimed(entitlement_code="  ") == Claimed(entitlement_code="")


class TestTheRightLine:
    def test_nothing_is_wrong(self) -> None:
        found = check()
        assert (wrong(found), found.open, found.steps) == ({}, (), ())
        assert {point.cause for point in found.fine} >= {Cause.PERFORMANCE_CODE, Cause.ENTITLEMENT_CODE, Cause.AMOUNT}

    def test_what_is_not_told_is_not_looked_at(self) -> None:
        """An empty [claim] asks of the decision alone."""
        found = check_claim(case(PACKAGE), Claimed())
        assert (found.wrong, found.open, found.fine) == ((), (), ())

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_promise(self, lang: str) -> None:
        """The page says that it promises nothing."""
        assert catalogue(lang).claims["check.no_promise"] in explain_claim(check(), lang).replace("\n", " ")


class TestWhatStandsOnTheLine:
    """Each mistake on its own: what stands there, what should, and which codes it can meet."""

    @pytest.mark.parametrize(
        ("given", "line", "expected"),
        [
            ({}, {"performance": "1200"}, {"performance_code": ("1200", "1000", ("0582", "8058", "8640"))}),
            ({}, {"performance": ""}, {"performance_code": (None, "1000", ("0582", "208"))}),
            ({}, {"list": "012"}, {"performance_list": ("012", "073", ("0581", "9425"))}),
            ({}, {"list": "074"}, {"performance_list": ("074", "073", ("0581", "9425"))}),
            ({}, {"entitlement_code": ""}, {"entitlement_code": (None, "009", ("9561",))}),
            (
                {"session.date": "2024-12-31", "packages": [package(year=2024)]},
                {"entitlement_code": "", "list": "012", "sent": "2025-01-05"},
                {"entitlement_code": (None, "009", ("3102",))},
            ),
            (
                {"conditions.complaint.diagnosis": "4021"},
                {"entitlement_code": "001", "diagnosis": "4021"},
                {"entitlement_code": ("001", "009", ("9091", "8058"))},
            ),
            (
                {"conditions.complaint.diagnosis": "4021"},
                {"entitlement_code": "012", "diagnosis": "4021"},
                {
                    "entitlement_code": ("012", "009", ("9091", "8058")),
                    "diagnosis_with_entitlement_code": ("4021 + 012", "4021 + 001 / 008 / 009", ("8058", "9091")),
                },
            ),
            (
                {},
                {"entitlement_code": "001"},
                {
                    "entitlement_code": ("001", "009", ("9091", "8058")),
                    "diagnosis_with_entitlement_code": ("3026 + 001", "3026 + 009", ("8058", "9091")),
                },
            ),
            (
                {**STROKE, "history": sessions(20)},
                {"entitlement_code": "009", "diagnosis": "9372"},
                {
                    "entitlement_code": ("009", "001", ("9089", "8058")),
                    "diagnosis_with_entitlement_code": ("9372 + 009", "9372 + 001 / 008", ("8058", "9091")),
                },
            ),
            (
                {**STROKE, "history": sessions(3)},
                {"entitlement_code": "001", "diagnosis": "9372"},
                {"entitlement_code": ("001", "008", ("9088", "9091")), "first_sessions": (None, None, ("9088",))},
            ),
            (
                {"insured.born": "2014-05-02"},
                {"entitlement_code": "008"},
                {
                    "entitlement_code": ("008", "003", ("9085", "0613")),
                    "entitlement_code_age": ("008", "003", ("9085", "0613")),
                    "diagnosis_with_entitlement_code": ("3026 + 008", "3026 + 003 / 009", ("8058", "9091")),
                },
            ),
            (
                {"conditions.complaint.diagnosis": "4021"},
                {"entitlement_code": "003", "diagnosis": "4021"},
                {
                    "entitlement_code": ("003", "009", ("9085", "0613")),
                    "entitlement_code_age": ("003", "009", ("9085", "0613")),
                    "diagnosis_with_entitlement_code": ("4021 + 003", "4021 + 001 / 008 / 009", ("8058", "9091")),
                },
            ),
            ({}, {"diagnosis": "3080"}, {"diagnosis": ("3080", "3026", ("8009",))}),
            ({}, {"diagnosis": ""}, {"diagnosis": (None, "3026", ("8009",))}),
            (
                {"conditions.complaint": {"kind": "not_listed"}},
                {"diagnosis": "nek"},
                {"diagnosis": ("nek", None, ("8009",))},
            ),
            (
                {"conditions.complaint.side": "right"},
                {"side": "left"},
                {"side": ("left", "right", ())},
            ),
            ({}, {"amount": "45.00"}, {"amount": ("45.00", "42.50", ("0611",))}),
            ({}, {"accident": True}, {"accident": ("true", "false", ("0523",))}),
            (
                {"session.accident": None, "session.accident_on": "2026-03-01"},
                {"accident": False},
                {"accident": ("false", "true", ("0523",))},
            ),
            ({}, {"referred": "2026-03-13"}, {"referral_date": ("2026-03-13", "<= 2026-03-12", ("9285",))}),
            ({}, {"date": "2026-03-13"}, {"day": ("2026-03-13", "2026-03-12", ())}),
            ({}, {"sent": "2026-03-11"}, {"after_sending": ("2026-03-12", "<= 2026-03-11", ("8989", "8176"))}),
            (
                {"basic.insurer": "Zilveren Kruis"},
                {"sent": "2026-09-13"},
                {"sent_too_late": ("2026-09-13", "<= 2026-09-12", ("0586", "357"))},
            ),
        ],
        ids=lambda value: next(iter(value), "ordinary") if isinstance(value, dict) else str(value),
    )  # fmt: skip
    def test_a_mistake_is_found(self, given: dict[str, Any], line: dict[str, Any], expected: dict[str, Any]) -> None:
        assert wrong(check(given, **line)) == expected

    def test_a_screening_with_001_at_vgz(self) -> None:
        """Only that insurer asks it; without an insurer it cannot be told."""
        given = {**STROKE, "history": sessions(20), "session.performance": "1864", "session.referral": False}
        line = {"performance": "1864", "entitlement_code": "001", "diagnosis": "9372"}
        at_vgz = check({**given, "basic.insurer": "VGZ"}, **line)
        assert wrong(at_vgz)["screening_with_entitlement_code"] == ("1864 + 001", None, ("0613",))
        assert Cause.SCREENING_WITH_ENTITLEMENT_CODE not in {
            each.cause for each in check({**given, "basic.insurer": "CZ"}, **line).wrong
        }
        (open_,) = (each for each in check(given, **line).open if each.cause is Cause.SCREENING_WITH_ENTITLEMENT_CODE)
        assert open_.missing == ("basic.insurer",)

    @pytest.mark.parametrize(("sent", "holds"), [("2026-09-12", "does_not_hold"), ("2026-09-13", "cannot_be_told")])
    def test_a_term_that_is_not_known(self, sent: str, holds: str) -> None:
        """Within the shortest known term nothing is wrong; after it each insurer has its own."""
        found = check(sent=sent)
        (point,) = (each for each in found.points if each.cause is Cause.SENT_TOO_LATE)
        assert point.holds == holds

    def test_a_referrer_without_a_date(self) -> None:
        """The date is asked for; whether it stands on the line was not told."""
        (point,) = check(referrer="general_practitioner").open
        assert (point.cause, point.missing, point.codes) == (Cause.REFERRAL_DATE, ("claim.referred",), ("9566",))
        assert check(referrer="general_practitioner", referred="2026-03-01").open == ()

    @pytest.mark.parametrize(
        ("performance", "referrer", "codes"),
        [
            ("1870", "", ("8014",)),
            ("1872", "", ("8014",)),
            ("1870", "general_practitioner", None),
            ("1870", ABSENT, None),
            ("1000", "", None),
        ],
    )
    def test_a_performance_after_referral_names_who_referred(
        self, performance: str, referrer: object, codes: tuple[str, ...] | None
    ) -> None:
        """An intake after referral without a referrer comes back, although one is on file; nothing else needs one."""
        line = {} if referrer is ABSENT else {"referrer": referrer, "referred": "2026-03-01"}
        given = {"session.performance": performance, "session.referral": True, "readings.intake_counts": "no"}
        found = check(given, performance=performance, **line)
        expected = {} if codes is None else {"referral": (None, None, codes)}
        assert wrong(found) == expected
        for lang in LANGUAGES:
            assert ("8014" in explain_claim(found, lang)) is bool(codes)

    def test_a_side_that_the_diagnosis_asks(self) -> None:
        """A shoulder has a side: it has to stand on the line and in the file, and be the same."""
        given, left = {"conditions.complaint.diagnosis": "4026"}, {"conditions.complaint.side": "left"}
        (open_,) = check(given, diagnosis="4026").open
        assert (open_.cause, open_.missing) == (Cause.SIDE, ("claim.side",))
        (open_,) = check(given, diagnosis="4026", side="left").open
        assert open_.missing == ("conditions.complaint.side",)
        assert check({**given, **left}, diagnosis="4026", side="left").open == ()
        assert wrong(check({**given, **left}, diagnosis="4026", side="right")) == {"side": ("right", "left", ())}

    def test_nothing_established_stays_open(self) -> None:
        """For fall prevention no entitlement code was established."""
        given = {
            "conditions.complaint": {
                "kind": "fall_risk",
                "high_fall_risk": True,
                "somatic_or_psychological_ground": True,
            },
            "session.performance": "9121",
        }
        found = check(given, entitlement_code="009", performance="9121", diagnosis="9372")
        assert {each.cause: each.why for each in found.open}[Cause.ENTITLEMENT_CODE] is Why.NOT_ESTABLISHED


AFTER_TWENTY: Mapping[str, Any] = {**STROKE, "history": sessions(20, paid_by="insured"), "packages": [package()]}
OTHERS_ASK: list[tuple[Mapping[str, Any], Cause, str]] = [
    ({**AFTER_TWENTY, "provider.contracted": False, "basic.not_contracted": {"percent": 0}}, Cause.NO_CONTRACT, "8022"),
    ({**AFTER_TWENTY, "basic.requires_consent": ["annex_1"]}, Cause.CONSENT, "0551"),
    ({"packages": [package(grant(requires={"referral": True}), grant(id="other"))]}, Cause.REFERRAL, "8014"),
]


@pytest.mark.parametrize(("given", "cause", "code"), OTHERS_ASK)
def test_what_only_others_ask_is_no_mistake_where_it_is_certain_who_pays(
    given: Mapping[str, Any], cause: Cause, code: str
) -> None:
    """The package pays, so nothing that the basic policy or another line asks is wrong before the line is sent.

    An insurer that rejected it for that did ask it.
    """
    made = case(given)
    found = check_claim(made, claimed(performance="1000"))
    assert (found.decision.payer, found.wrong, found.open) == ("package", (), ())
    assert cause in {point.cause for point in explain_return([code], made, claimed(performance="1000")).holding}


class TestWhatTheDecisionSays:
    """What the rules find is found before sending too, in their own words."""

    @pytest.mark.parametrize(
        ("given", "cause", "codes"),
        [
            ({"packages": []}, Cause.NO_PACKAGE, ("102", "0613")),
            ({"packages": [package(year=2025)]}, Cause.PACKAGE_OF_OTHER_YEAR, ("102", "0613")),
            ({"packages": [package(since="2026-03-13")]}, Cause.PACKAGE_OF_OTHER_YEAR, ("102", "0613")),
            (
                {
                    "packages": [package(grant(limits=[YEAR]))],
                    "history": sessions(9, paid_by="package"),
                },
                Cause.PACKAGE_MAXIMUM,
                ("0613", "5754", "8293", "0584"),
            ),
            (
                {"packages": [package(grant(requires={"contracted": True}))], "provider.contracted": False},
                Cause.NO_CONTRACT,
                ("8022", "0613"),
            ),
            ({"provider.big_registered": False}, Cause.NOT_REGISTERED, ("0562", "162")),
            ({"history": sessions(1, "2026-03-12")}, Cause.SECOND_OF_THE_DAY, ("8291", "8913", "0587")),
            ({"session.performance": "1870"}, Cause.DESCRIPTION, ("8014",)),
            ({"session.performance": "1850", "session.referral": True}, Cause.DESCRIPTION, ("0698",)),
            ({"session.performance": "dry needling"}, Cause.NOT_LISTED, ("0582", "208")),
            (
                {"session.extra_lines": [{"description": "dry needling", "price": "10.00"}]},
                Cause.EXTRA_LINE,
                ("0582", "0698"),
            ),
        ],
        ids=lambda value: value.value if isinstance(value, Cause) else None,
    )  # fmt: skip
    def test_a_refusal_is_found(self, given: dict[str, Any], cause: Cause, codes: tuple[str, ...]) -> None:
        found = check(given)
        (point,) = (each for each in found.wrong if each.cause is cause)
        assert point.codes == codes
        assert point.finding is not None

    def test_the_lines_that_are_sent_go_first(self) -> None:
        """A line that is claimed is judged, and one of the session that is not sent is not."""
        line = {"description": "tape", "price": "12.00"}
        assert not check({"session.extra_lines": [line]}, lines=[]).wrong
        (point,) = check(lines=[line]).wrong
        assert (point.cause, point.stands) == (Cause.EXTRA_LINE, "tape")

    def test_the_bill_of_the_patient(self) -> None:
        """Without a package the session is billed to the patient, with the amount."""
        step = check({"packages": []}).steps[-1]
        assert (step.act, str(step.amount)) == (StepAct.BILL_PATIENT, "42.50")

    def test_what_nobody_may_charge(self) -> None:
        assert check({"history": sessions(1, "2026-03-12")}).steps[-1].act is StepAct.BILL_NOBODY

    def test_what_is_missing_is_asked(self) -> None:
        """Whether the first twenty are over is not known: the code cannot be told, and the fact is named."""
        given = {**STROKE, "history": sessions(18), "used": {"condition_elsewhere": {"min": 0, "max": 4}}}
        found = check(given, entitlement_code="008", diagnosis="9372")
        (point,) = (each for each in found.open if each.cause is Cause.ENTITLEMENT_CODE)
        assert point.missing == ("used.condition_elsewhere",)
        assert any(step.act is StepAct.FIND_OUT and "used.condition_elsewhere" in step.facts for step in found.steps)

    def test_a_first_session_that_was_coded_right(self) -> None:
        """008 on one of the first twenty without a package is the right code; who pays is another matter."""
        found = check({**STROKE, "packages": [], "history": sessions(3)}, entitlement_code="008", diagnosis="9372")
        assert {point.cause for point in found.wrong} == {Cause.NO_PACKAGE}

    def test_a_day_that_was_not_checked(self) -> None:
        """Nothing is told of it."""
        found = check({"session.date": str(AFTER)}, sent=str(AFTER + 30 * DAY))
        assert not found.wrong
        assert not found.fine
        assert {point.why for point in found.open} == {Why.LAW_NOT_CHECKED}


class TestLongValues:
    @pytest.mark.parametrize("name", ["performance", "list", "entitlement_code", "diagnosis", "referrer"])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_message_repeats_one(self, name: str, lang: str) -> None:
        """A value of nearly ten thousand signs is shown by its beginning, in a check and in a return."""
        claimed, made = Claimed(**{name: "x" * 9_999}), case(PACKAGE)
        shown = explain_claim(check_claim(made, claimed), lang)
        shown += explain_returned(explain_return(["0613", "8058", "8009", "0582"], made, claimed), lang)
        assert "x" * 61 not in "".join(shown.split())


class TestEveryRefusalIsAsked:
    """What a package refuses for is a possible cause of a return, whatever term was added last."""

    NO_REFUSAL = frozenset({"package-pays", "package-renewed", "package-takes-deductible"})

    def test_of_packages(self) -> None:
        asked: set[str] = set()
        for question in OF_DECISION.values():
            named = getattr(question, "keywords", {})
            asked |= {*named.get("refusing", ()), *named.get("open_when", ())}
        refusals = {each.value for each in Reason if each.value.startswith("package-")}
        assert refusals - self.NO_REFUSAL - asked == set()


class TestQualifications:
    """For the severe rheumatic conditions insurers ask a trained therapist, known in the AGB register by a number."""

    @pytest.mark.parametrize(
        ("kind", "profession", "stated", "should"),
        [
            ("rheumatoid_arthritis_severe", "physiotherapist", [], "rheumatoid_arthritis (0484)"),
            ("rheumatoid_arthritis_severe", "exercise_therapist", ["0484"], "rheumatoid_arthritis (0723)"),
            ("axial_spondyloarthritis_severe", "physiotherapist", ["0483", "0406"], "axial_spondyloarthritis (0485)"),
            ("rheumatoid_arthritis_severe", "physiotherapist", ["0484"], None),
            ("rheumatoid_arthritis_severe", "physiotherapist", ["Rheumatoid arthritis"], None),
            ("rheumatoid_arthritis_severe", "physiotherapist", ["0430"], None),
            ("axial_spondyloarthritis_severe", "exercise_therapist", ["0724"], None),
            ("fall_risk", "physiotherapist", [], None),
            ("stroke", "physiotherapist", [], None),
        ],
    )
    def test_one_that_is_asked(self, kind: str, profession: str, stated: list[str], should: str | None) -> None:
        """In a word or a number of the profession; nobody was found to ask one for other conditions."""
        given = {"conditions.complaint": {"kind": kind}, "provider.specialisms": stated, "session.performance": "1000"}
        found = check({**given, "provider.profession": profession})
        told = [point.should for point in found.wrong if point.cause is Cause.QUALIFICATION]
        assert told == ([] if should is None else [should])

    def test_one_that_was_not_given(self) -> None:
        given = {"conditions.complaint": {"kind": "rheumatoid_arthritis_severe"}, "provider.specialisms": ABSENT}
        (open_,) = (each for each in check(given).open if each.cause is Cause.QUALIFICATION)
        assert open_.missing == ("provider.specialisms",)

    def test_none_before_it_was_asked(self) -> None:
        given = {"conditions.complaint": {"kind": "rheumatoid_arthritis_severe"}, "session.date": "2024-12-31"}
        assert Cause.QUALIFICATION not in {each.cause for each in check(given).wrong}

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_none_exists_for_dry_needling(self, lang: str) -> None:
        """Where a return asks it, it is said so."""
        needled = case({**PACKAGE, "session.techniques": ["dry_needling"]})
        explained = explain_return(["0562"], needled)
        (point,) = (each for each in explained.points if each.cause is Cause.QUALIFICATION)
        assert (point.holds, point.why) == (Holds.NO, Why.NONE_EXISTS)
        shown = " ".join(explain_returned(explained, lang).split())
        assert catalogue(lang).claims["why.none_exists"] in shown

    def test_the_numbers(self) -> None:
        """Each stands once; none is of dry needling."""
        told = law_on(date(2026, 3, 12)).qualifications
        assert {"0483", "0484", "0485"} <= set(told)
        assert not [each for each in told.values() if "needl" in each.name]


OWN = ("010", "011", "012")
"""Entitlement codes that belong to single diagnoses, whatever the age."""


NEVER_OF_BASIC = ["1225", "3026", "3027", "3080", "3427", "3480", "4020", "5020", "6326", "7031", "7220", "7231"]
WITHIN_A_TERM = ["3038", "3311", "3475", "3911", "4021", "4036", "7001", "7003", "7004", "7033", "7036", "9380", "9469"]
OF_THEIR_OWN = {"6223": "012", "7023": "012", "9248": "011", "6486": "010"}


class TestDiagnosesByTheirCode:
    """What list 4.5 has for single codes: all that an adult may have, and a child where that is known."""

    @pytest.mark.parametrize(
        ("diagnosis", "adult", "minor"),
        [
            *((code, "009", "003 / 009") for code in NEVER_OF_BASIC),
            *((code, "001 / 008 / 009", "001 / 003 / 009") for code in WITHIN_A_TERM),
            *((code, "001 / 008", "001") for code in ("5228", "9372", "9373", "9374")),
            *((code, f"009 / {own}", None) for code, own in OF_THEIR_OWN.items()),
        ],
    )
    @pytest.mark.parametrize("born", ["1980-01-01", "2014-01-01"])
    def test_which_entitlement_codes_it_goes_with(
        self, diagnosis: str, adult: str, minor: str | None, born: str
    ) -> None:
        """Each is right, every other wrong; of a day before the list, and where it is not known, nothing is told."""
        codes = adult if born == "1980-01-01" else minor
        for code in ("001", "003", "008", "009", "010", "011", "012"):
            for day in ("2024-07-01", "2024-06-30"):
                found = self.point(diagnosis, code, day, born)
                if day == "2024-06-30" or (codes is None and code not in OWN):
                    assert (found.holds, found.why) == (Holds.OPEN, Why.NOT_ESTABLISHED)
                elif codes is not None:
                    assert (found.holds is Holds.NO) is (code in codes.split(" / ")), (diagnosis, code)
                    assert found.holds is Holds.NO or found.should == f"{diagnosis} + {codes}"

    @pytest.mark.parametrize("diagnosis", ["9379", "2554", "9390", "3027x", "9999", "13026", "026"])
    def test_of_others_nothing_is_told(self, diagnosis: str) -> None:
        """No adult code is known of 9379, and those of COPD and rheumatic conditions changed after the list."""
        assert self.point(diagnosis, "009", "2026-03-12", "1980-01-01").holds is Holds.OPEN

    def point(self, diagnosis: str, code: str, day: str, born: str) -> Point:
        made = case({"session.date": day, "insured.born": born, "conditions.complaint.diagnosis": diagnosis})
        asked = lay_beside(made, Claimed(diagnosis=diagnosis, entitlement_code=code), None, returned=True)
        return answer(Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE, asked)


class TestTheRules:
    def test_every_code_that_can_be_met_is_known(self) -> None:
        """No candidate is a code without an entry."""
        assert {code for codes in (*OF_REASONS.values(), *OF_CAUSES.values()) for code in codes} <= set(return_codes())

    def test_what_is_wrong_in_the_file_is_told(self) -> None:
        sources = (DATA / "sources.toml").read_text("utf-8")
        text = (DATA / FILE).read_text("utf-8")
        assert read_rules(sources, text) == claim_rules()
        with pytest.raises(InvalidLaw) as caught:
            read_rules(
                sources,
                text.replace('months = 12\nsource = "vgz-claiming"', 'month = 12\nsource = "x"').replace(
                    'performance = "1864"\nentitlement = ["001", "012"]\nsource = "vgz-0613"',
                    'performance = "1864"\nentitlement = ["001"]\nsource = "x"',
                ),
            )
        assert [problem.message.partition(" (")[0] for problem in caught.value.problems] == [
            "unknown source 'x'",
            "lacks months",
            "unknown key month",
        ]
        with pytest.raises(InvalidLaw, match=r"lacks .*term"):
            read_rules(sources, text.partition("[[term]]")[0])


class TestInput:
    def test_everything_wrong_is_told(self) -> None:
        given = {"claim": {"amount": 42, "sent": "soon", "colour": "red", "side": "up"}}
        with pytest.raises(InvalidCase) as caught:
            read_case({**_smallest(), **given})
        assert {problem.path for problem in caught.value.problems} == {
            "claim.amount", "claim.sent", "claim.colour", "claim.side",
        }  # fmt: skip

    def test_a_claim_changes_no_case(self) -> None:
        assert case_from({**_smallest(), "claim": {"performance": "1000"}}) == case_from(_smallest())

    def test_anything_else_is_refused(self) -> None:
        with pytest.raises(InvalidInput):
            check_claim(case(), {"performance": "1000"})  # type: ignore[arg-type]
        with pytest.raises(InvalidInput):
            explain_claim(None)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput):
            explain_claim(check(), "nl", "pdf")

    def test_personal_words_are_refused(self) -> None:
        with pytest.raises(InvalidCase, match="personal"):
            read_case({**_smallest(), "claim": {"bsn": "x"}})


def _smallest() -> dict[str, Any]:
    return {
        "session": {"date": "2026-03-12", "performance": "1000"},
        "provider": {"profession": "physiotherapist"},
        "insured": {"born": "1984-05-02"},
        "conditions": {"neck": {"kind": "not_listed"}},
    }


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWords:
    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_every_form_says_what_is_wrong(self, lang: str, form: str) -> None:
        shown = explain_claim(check(entitlement_code="001"), lang, form)
        assert "009" in shown
        assert "9091" in shown

    def test_signs_of_the_caller_do_no_harm(self, lang: str) -> None:
        """What was claimed is shown, and steers nothing."""
        found = check(diagnosis="\x1b[2J{0}<b>", entitlement_code="{x}", lines=[{"description": "{y}\u202e<i>"}])
        for form in ("text", "markdown", "html"):
            shown = explain_claim(found, lang, form)
            assert "\x1b" not in shown
            assert form != "html" or "<i>" not in shown
            assert "\u202e" not in shown


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["claim", *arguments])


class TestTheCommand:
    def test_something_is_wrong(self) -> None:
        done = run(str(EXAMPLE), "--lang", "en")
        assert done.exit_code == 1
        assert "009 instead of 001" in done.output

    def test_as_data(self) -> None:
        done = run(str(EXAMPLE), "--format", "json")
        data = json.loads(done.output)
        assert [each["cause"] for each in data["wrong"]] == [
            "extra_line", "entitlement_code", "diagnosis_with_entitlement_code",
        ]  # fmt: skip
        assert data["steps"][1] == {
            "act": "correct", "what": "claim.entitlement_code", "stands": "001", "should": "009", "facts": [],
            "amount": None,
        }  # fmt: skip
        assert data["decision"]["outcome"] == "covered"
        assert data["wrong"][0]["links"]

    def test_nothing_is_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "case.toml"
        text = EXAMPLE.read_text("utf-8").replace('"001"', '"009"').partition("lines            =")[0]
        path.write_text(text, "utf-8")
        done = run(str(path))
        assert (done.exit_code, done.output.splitlines()[0]) == (0, "Aan deze regel is niets fout gevonden.")

    def test_no_claim(self) -> None:
        done = run(str(EXAMPLE.parents[1] / "neck-pain-with-package.toml"), "--lang", "en")
        assert done.exit_code == 2
        assert "holds no [claim]" in done.stderr


def test_data_of_every_point() -> None:
    """A point is data whatever it came out as."""
    data = claim_data(check({"packages": []}, diagnosis="9999"))
    assert {each["holds"] for part in ("wrong", "open", "fine") for each in data[part]} == set(map(str, Holds))


@pytest.mark.parametrize(("lang", "said"), [("nl", ("€ 42,50", "1 april 2026")), ("en", ("€42.50", "1 April 2026"))])
def test_amounts_and_days_are_written_the_way_of_the_language(lang: str, said: tuple[str, str]) -> None:
    """Also where they stand as the data have them."""
    words = catalogue(lang)
    assert (_value("42.50", words), _value("2026-04-01", words)) == said
    assert _value("1000 + 009", words) == "1000 + 009"


@pytest.mark.parametrize(
    ("lang", "latest", "asked", "unasked"),
    [
        ("nl", "hier hoort uiterlijk 12 maart 2026", "hier hoort axiale spondyloartritis (0485)", "er staat niets"),
        ("en", "on 12 March 2026 at the latest", "axial spondyloarthritis (0485)", "nothing"),
    ],
)
def test_a_last_day_and_a_qualification_are_told_in_words(lang: str, latest: str, asked: str, unasked: str) -> None:
    """Signs of comparison and words of the data stand in no sentence."""

    def said(found: ClaimCheck) -> str:
        return " ".join(explain_claim(found, lang).split())

    assert latest in said(check(referred="2026-03-13"))
    kind = {"conditions.complaint": {"kind": "axial_spondyloarthritis_severe"}, "session.performance": "1000"}
    for stated, told in (
        ([], unasked),
        (["child", "pelvic"], catalogue(lang).listed(_called(lang, "child", "pelvic"))),
    ):
        words = said(check({**kind, "provider.specialisms": stated}))
        assert asked in words
        assert told in words
        assert "axial_spondyloarthritis" not in words


def _called(lang: str, *stated: str) -> tuple[str, ...]:
    return tuple(catalogue(lang).qualifications[each] for each in stated)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_of_several_rows_is_named_once(lang: str) -> None:
    """Rows of which the same is not given are one thing to find out."""
    rows = [*sessions(4, "2026-01-05"), *sessions(5, "2026-02-02")]
    words = catalogue(lang)
    told = " ".join(explain_claim(check({"history": rows, "packages": [package(grant(limits=[YEAR]))]}), lang).split())
    assert words.claim("missing", facts=words.facts["history[*].paid_by"].label) in told

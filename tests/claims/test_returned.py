"""After the return: the cause that really holds is found, and no other one is called certain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cases import case, sessions
from dated import AFTER, DAY
from fysiodekking import case_from, load_case
from fysiodekking.adapters.claim_data import return_data
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.input_data import read_input
from fysiodekking.claims.of_decision import OF_DECISION
from fysiodekking.claims.of_line import OF_LINE
from fysiodekking.claims.of_list import OF_LIST
from fysiodekking.claims.return_codes import return_codes
from fysiodekking.claims.returned import explain_return
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.returned import explain_returned
from fysiodekking.model.claim import Claimed, Holds, ReturnExplained, StepAct
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.return_code import Cause
from packages import YEAR, grant, package

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "claims" / "package-used-up.toml"
EXAMPLES = sorted(EXAMPLE.parents[1].glob("*.toml"))
LINE: Mapping[str, Any] = {
    "list": "073",
    "performance": "1000",
    "entitlement_code": "009",
    "diagnosis": "3026",
    "amount": "42.50",
    "accident": False,
    "sent": "2026-04-01",
}
NECK = {"packages": [package()], "conditions.complaint.diagnosis": "3026"}
STROKE = {"conditions.complaint": {"kind": "stroke", "diagnosis": "9372"}, "packages": []}
OSTEO = {
    "conditions.complaint": {"kind": "osteoarthritis_hip_knee", "diagnosis": "7023", "first_session": "2026-01-05"},
    "packages": [],
}


def claimed(**line: Any) -> Claimed:
    problems: list[Any] = []
    made = read_input({key: value for key, value in line.items() if value is not None}, Claimed, "claim", problems)
    assert made is not None, problems
    return made


def explained(code: str, given: Mapping[str, Any] | None = None, /, **line: Any) -> ReturnExplained:
    """Explain a code on an ordinary session with a package and the right line, with something changed in either."""
    return explain_return([code], case({**NECK, **(given or {})}), claimed(**{**LINE, **line}))


def acts(found: ReturnExplained) -> list[StepAct]:
    return [step.act for step in found.steps]


TWENTY: list[tuple[str, dict[str, Any], dict[str, Any], set[Cause]]] = [
    ("0613", {"packages": []}, {}, {Cause.NO_PACKAGE}),
    ("0613", {"packages": [package(year=2025)]}, {}, {Cause.NO_PACKAGE, Cause.PACKAGE_OF_OTHER_YEAR}),
    (
        "0613",
        {"packages": [package(grant(limits=[YEAR]))], "history": sessions(9, paid_by="package")},
        {},
        {Cause.PACKAGE_MAXIMUM},
    ),
    ("0613", {"packages": [package(grant(requires={"min_age": 65}))]}, {}, {Cause.PACKAGE_TERMS}),
    (
        "0613",
        {"insured.born": "2014-05-02"},
        {"entitlement_code": "008"},
        {Cause.ENTITLEMENT_CODE, Cause.ENTITLEMENT_CODE_AGE},
    ),
    (
        "0613",
        {**OSTEO, "history": sessions(12)},
        {"entitlement_code": "012", "diagnosis": "7023"},
        {Cause.NO_PACKAGE, Cause.BASIC_MAXIMUM, Cause.ENTITLEMENT_CODE},
    ),
    ("0613", {"insured.basic_insured": False, "packages": []}, {}, {Cause.NOT_BASIC_INSURED, Cause.NO_PACKAGE}),
    ("0320", {"insured.basic_insured": False}, {}, {Cause.NOT_BASIC_INSURED}),
    ("102", {"packages": []}, {}, {Cause.NO_PACKAGE}),
    (
        "5754",
        {"packages": [package(grant(limits=[YEAR]))], "history": sessions(9, paid_by="package")},
        {},
        {Cause.PACKAGE_MAXIMUM},
    ),
    (
        "9114",
        {"packages": [package(grant(requires={"min_months_insured": 3}), since="2026-02-01")]},
        {},
        {Cause.WAITING_TIME},
    ),
    ("8291", {"history": sessions(1, "2026-03-12")}, {}, {Cause.SECOND_OF_THE_DAY}),
    (
        "0587",
        {"history": sessions(1, "2026-03-12"), "session.medically_necessary": True},
        {},
        {Cause.SECOND_OF_THE_DAY},
    ),
    (
        "9088",
        {**STROKE, "history": sessions(3)},
        {"entitlement_code": "001", "diagnosis": "9372"},
        {Cause.FIRST_SESSIONS, Cause.ENTITLEMENT_CODE},
    ),
    ("9091", {}, {"entitlement_code": "001"}, {Cause.ENTITLEMENT_CODE, Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE}),
    (
        "9089",
        {**STROKE, "history": sessions(20)},
        {"entitlement_code": "009", "diagnosis": "9372"},
        {Cause.ENTITLEMENT_CODE},
    ),
    ("8009", {}, {"diagnosis": "3080"}, {Cause.DIAGNOSIS}),
    ("0582", {"session.extra_lines": [{"description": "dry needling", "price": "10.00"}]}, {}, {Cause.EXTRA_LINE}),
    ("8407", {"session.performance": "1100"}, {"performance": "1100"}, {Cause.DESCRIPTION}),
    ("8014", {"session.referral": False}, {}, {Cause.REFERRAL}),
    ("0551", {"session.consent": False}, {}, {Cause.CONSENT}),
    ("8022", {"provider.contracted": False}, {}, {Cause.NO_CONTRACT}),
    ("0562", {"provider.big_registered": False}, {}, {Cause.NOT_REGISTERED}),
    ("0562", {"session.techniques": ["dry_needling"], "provider.trained_in": []}, {}, {Cause.NOT_ALLOWED}),
    ("9087", {"history": sessions(3)}, {}, {Cause.NO_INTAKE}),
    ("0586", {"basic.insurer": "Zilveren Kruis"}, {"sent": "2026-12-01"}, {Cause.SENT_TOO_LATE}),
    ("0611", {}, {"amount": "45.00"}, {Cause.AMOUNT}),
    ("9334", {}, {"list": "012"}, {Cause.PERFORMANCE_LIST}),
    ("9285", {}, {"referred": "2026-03-13"}, {Cause.REFERRAL_DATE}),
]
"""Returns, each with the causes that really hold: of the decision, and of what stood on the line."""


class TestCauses:
    @pytest.mark.parametrize(("code", "given", "line", "causes"), TWENTY)
    def test_those_that_hold_and_no_other(
        self, code: str, given: dict[str, Any], line: dict[str, Any], causes: set[Cause]
    ) -> None:
        assert {point.cause for point in explained(code, given, **line).holding} == causes

    @pytest.mark.parametrize("code", ["0613", "0320", "102", "5754", "8291", "9091", "8009", "0582", "8407", "0611"])
    def test_a_line_that_is_right_has_none(self, code: str) -> None:
        """Nothing that the case or the line says explains it: then the insurer is asked, and nothing is called sure."""
        found = explained(code)
        assert found.holding == ()
        assert StepAct.ASK_INSURER in acts(found)

    def test_without_what_was_sent(self) -> None:
        """Of the line nothing can be told, and the facts that would tell are named."""
        found = explain_return(["8058"], case(NECK))
        assert {point.holds for point in found.points} == {Holds.OPEN}
        (step,) = (each for each in found.steps if each.act is StepAct.FIND_OUT)
        assert set(step.facts) == {"claim.diagnosis", "claim.entitlement_code"}

    def test_sessions_elsewhere_as_a_range(self) -> None:
        """Whether the package was used up hangs on another practice: it cannot be told, and the range is named."""
        given = {
            "packages": [package(grant(limits=[YEAR]))],
            "history": sessions(7, paid_by="package"),
            "used": {"elsewhere": {"min": 0, "max": 3}},
        }
        (point,) = (each for each in explained("5754", given).points if each.cause is Cause.PACKAGE_MAXIMUM)
        assert (point.holds, point.missing) == (Holds.OPEN, ("used.elsewhere",))

    def test_facts_that_were_not_given(self) -> None:
        for code, name in (
            ("0551", "session.consent"), ("8014", "session.referral"), ("8022", "provider.contracted"),
            ("9087", "history"), ("8291", "history"),
        ):  # fmt: skip
            made = _bare()
            (first, *_) = explain_return([code], made).points
            assert (first.holds, first.missing) == (Holds.OPEN, (name,)), code

    def test_an_intake_in_the_history(self) -> None:
        """With one nothing holds; the line may also be the intake itself."""
        assert explained("9087", {"history": sessions(1, performance="1864")}).holding == ()
        assert explained("9087", {"session.performance": "1864"}, performance="1864").holding == ()

    def test_what_vgz_asks_besides(self) -> None:
        """The page of that insurer names a seventh question."""
        at_vgz = {point.cause for point in explained("0613", {"basic.insurer": "VGZ"}).points}
        elsewhere = {point.cause for point in explained("0613", {"basic.insurer": "CZ"}).points}
        assert at_vgz - elsewhere == {Cause.SCREENING_WITH_ENTITLEMENT_CODE, Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE}

    def test_every_cause_is_a_question_of_one_place(self) -> None:
        """Each is asked of the decision, of the line or of a list, and by one function."""
        assert {*OF_DECISION, *OF_LINE, *OF_LIST} == set(Cause)
        assert len(OF_DECISION) + len(OF_LINE) + len(OF_LIST) == len(Cause)

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_every_code_on_every_example(self, path: Path) -> None:
        """Any code can be explained on any case; the bill of a covered session is never the patient's."""
        found = explain_return(list(return_codes()), load_case(path))
        assert [each.code for each in found.codes] == list(return_codes())
        assert found.decision.outcome != "covered" or StepAct.BILL_PATIENT not in acts(found)
        for lang in LANGUAGES:
            assert explain_returned(found, lang)


def _bare() -> Any:
    return case_from(
        {
            "session": {"date": "2026-03-12", "performance": "1000"},
            "provider": {"profession": "physiotherapist"},
            "insured": {"born": "1984-05-02"},
            "conditions": {"neck": {"kind": "not_listed"}},
        }
    )


@pytest.mark.parametrize("codes", ["0613", b"0613", 613, None, {"0613": 1}])
def test_what_are_no_codes(codes: Any) -> None:
    """A text alone is no list of codes."""
    with pytest.raises(InvalidInput, match="is no list of return codes"):
        explain_return(codes, _bare())


def test_blanks_about_a_code() -> None:
    """They make no other code of it, known or not."""
    found = explain_return([" 0613", "0613 ", "ZZ9 ", "ZZ9"], _bare())
    assert [code.code for code in found.codes] == ["0613", "ZZ9"]


@pytest.mark.parametrize("code", ["123456789", "111-222-333", "x@example.org", "A. Voorbeeld", "06 13", "", 613])
def test_what_is_no_code_is_refused_and_not_repeated(code: Any) -> None:
    """It could be a citizen service number, or an address, that got in the wrong place."""
    with pytest.raises(InvalidInput) as refused:
        explain_return(["0613", code], _bare())
    (problem,) = refused.value.problems
    assert problem.path == "codes[1]"
    assert "is no return code" in problem.message
    assert not isinstance(code, str) or not code or code not in str(problem)


class TestWhatToDo:
    def test_correct_and_send_again(self) -> None:
        found = explained("9091", entitlement_code="001")
        assert acts(found) == [StepAct.CORRECT, StepAct.SEND_AGAIN]
        assert (found.steps[0].stands, found.steps[0].should) == ("001", "009")

    def test_bill_the_patient(self) -> None:
        """With the amount; the line is never sent again."""
        found = explained("0613", {"packages": []})
        assert acts(found) == [StepAct.BILL_PATIENT, StepAct.NOT_AGAIN]
        assert str(found.steps[0].amount) == "42.50"

    def test_nobody(self) -> None:
        found = explained("8291", {"history": sessions(1, "2026-03-12")})
        assert acts(found) == [StepAct.BILL_NOBODY, StepAct.NOT_AGAIN]

    def test_at_another_insurer(self) -> None:
        assert StepAct.ELSEWHERE in acts(explained("0320"))

    def test_what_is_never_the_patients(self) -> None:
        """8647: the difference may not be charged, and nothing is sent again."""
        assert acts(explained("8647")) == [StepAct.NOT_AGAIN]

    def test_an_unknown_code(self) -> None:
        """It says so, and the insurer is asked."""
        found = explained("9999")
        assert (found.codes[0].known, found.points) == (None, ())
        assert StepAct.ASK_INSURER in acts(found)

    def test_several_codes(self) -> None:
        """Each is explained, a code that stands twice once."""
        found = explain_return(["0613", "8058", "0613"], case(NECK), claimed(**LINE))
        assert [each.code for each in found.codes] == ["0613", "8058"]


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWords:
    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    @pytest.mark.parametrize(
        ("code", "given"),
        [
            ("0613", {"packages": []}),
            ("0613", {"insured.basic_insured": False}),
            ("0613", {}),
            ("9999", {}),
            ("8004", {}),
            ("0551", {"session.date": str(AFTER)}),
        ],
    )
    def test_every_form(self, lang: str, form: str, code: str, given: dict[str, Any]) -> None:
        shown = explain_returned(explained(code, given, sent=str(AFTER + 30 * DAY)), lang, form)
        assert code in shown
        assert form != "text" or all(
            len(line) <= 80 or line.lstrip().startswith("https://") for line in shown.splitlines()
        )

    @pytest.mark.parametrize("codes", [["9999"], ["9999", "9998"], ["0613", "9999"], []])
    def test_codes_that_are_not_known(self, lang: str, codes: list[str]) -> None:
        """They are named once, together; where there is no other code that is the answer."""
        shown = explain_returned(explain_return(codes, case(NECK), claimed(**LINE)), lang)
        unknown = [code for code in codes if code != "0613"]
        assert [shown.count(code) for code in unknown] == [1] * len(unknown)
        sentence = catalogue(lang).claim("return.unknown", codes=catalogue(lang).listed(unknown))
        assert shown.startswith(sentence) is (codes == unknown != [])
        assert (sentence in shown) is (unknown != [])

    def test_it_never_says_which_one_it_was(self, lang: str) -> None:
        shown = explain_returned(explained("0613", {"insured.basic_insured": False, "packages": []}), lang)
        assert {"nl": "de code zegt niet welke", "en": "the code does not say"}[lang] in shown.replace("\n", " ")

    def test_anything_else_is_refused(self, lang: str) -> None:
        with pytest.raises(InvalidInput):
            explain_returned(None, lang)  # type: ignore[arg-type]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["return", *arguments])


class TestTheCommand:
    def test_explains_a_code(self) -> None:
        """Also without the word `explain`."""
        short, long = (run(*words, str(EXAMPLE), "--code", "0613", "--lang", "en") for words in ((), ("explain",)))
        assert short.exit_code == 0
        assert short.output == long.output
        assert "[holds] Had the maximum of the package been reached?" in short.output

    def test_as_data(self) -> None:
        data = json.loads(run(str(EXAMPLE), "--code", "0613", "--code", "9999", "--format", "json").output)
        assert data["holding"] == ["package_maximum"]
        assert [each["known"] for each in data["codes"]] == [True, False]
        assert data["steps"][0] == {
            "act": "bill_patient", "what": None, "stands": None, "should": None, "facts": [], "amount": "42.50",
        }  # fmt: skip
        assert data == return_data(
            explain_return(["0613", "9999"], load_case(EXAMPLE), claimed(
                list="073", performance="1000", entitlement_code="009", amount="42.50", sent="2026-04-01",
            ))
        )  # fmt: skip

    def test_a_code_without_its_zeros_in_front(self) -> None:
        """Is not taken for the other, as `return show` does not; which one is meant is asked, and of no other code."""
        done = run(str(EXAMPLE), "--code", "613", "--code", "9999", "--lang", "en")
        assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
        assert "'613': this return code is not known here" in done.stderr
        assert "did you mean 0613?" in done.stderr
        assert run(str(EXAMPLE), "--code", "0613").stderr == ""

    def test_a_code_is_needed(self) -> None:
        assert run(str(EXAMPLE)).exit_code == 2
        assert run("no-such-file.toml", "--code", "0613").exit_code == 2

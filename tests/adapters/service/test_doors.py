"""What the service answers: the same as the library, and what is wrong by its path."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dated import AFTER
from fysiodekking import (
    Decision,
    as_dict,
    case_from,
    decide,
    explain,
    explain_return,
    plan,
    schema,
    what_would_change,
)
from fysiodekking.adapters.claim_data import return_data
from fysiodekking.adapters.json_lines import short
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.adapters.service.doors import DOORS, JSON, PROBLEM, Asked, Reply, Served, answer
from fysiodekking.adapters.service.openapi import SHORT_KEYS, openapi
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.model.claim import Claimed

CASE = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"},
    "conditions": {"neck": {"kind": "not_listed"}},
}

DOSSIER = {"sessions": [CASE["session"]], **{key: CASE[key] for key in ("provider", "insured", "conditions")}}
PACKAGE = {
    "id": "example-2026",
    "insurer": "Voorbeeld",
    "name": "Example",
    "year": 2026,
    "source": "made up",
    "confidence": "I",
    "grants": [{"id": "movement", "covers": ["physiotherapy"]}],
}
SERVED = Served(own_packages())


def few(decision: Decision) -> dict[str, Any]:
    """Return a short answer that hangs on nothing."""
    said = short(decision)
    assert said.pop("conditions") == []
    return said


def ask(door: str, body: Any = b"", *, served: Served = SERVED, **query: str | list[str]) -> Reply:
    pairs = [(name, each) for name, value in query.items() for each in ([value] if isinstance(value, str) else value)]
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return answer(Asked(door, tuple(pairs), sent), served)


def asked(door: str, body: Any, **query: Any) -> Any:
    reply = ask(door, body, **query)
    assert (reply.status, reply.kind) == (200, JSON), reply.body
    return json.loads(reply.body)


def wrong(reply: Reply, status: int) -> list[tuple[str, str]]:
    told = json.loads(reply.body)
    assert (reply.status, reply.kind, told["status"]) == (status, PROBLEM, status)
    return [(each["path"], each["message"]) for each in told["problems"]]


class TestDecisions:
    """As `fysiodekking decide`: one, or several of which each has its answer."""

    def test_a_case(self) -> None:
        """In short, or all of it; with the id of the caller's."""
        decision = decide(case_from(CASE))
        assert asked("decisions", {"id": "a", **CASE}) == {"id": "a", **few(decision)}
        assert asked("decisions", CASE, fields="full") == as_dict(decision)

    def test_a_dossier(self) -> None:
        """Each session that is to be decided."""
        (session,) = asked("decisions", {"id": 3, **DOSSIER})["decisions"]
        assert session == {"session": 0, **few(decide(case_from({**CASE, "history": []})))}

    def test_several(self) -> None:
        """In their order; what is wrong with one is no other's affair."""
        answers = asked("decisions", [{"id": 1, **CASE}, 3, {"id": 2, **CASE, "insured": {}}, DOSSIER])
        assert [each.get("id") for each in answers] == [1, None, 2, None]
        assert [each.get("index") for each in answers] == [None, 1, 2, None]
        assert answers[2]["problems"] == [{"path": "insured.born", "message": "is missing (add it)"}]

    def test_too_many(self) -> None:
        """More than so many are refused at once."""
        assert wrong(ask("decisions", [CASE] * 1001), 422) == [("", "holds 1001 (at most 1000 are read)")]


@pytest.mark.parametrize(
    ("door", "query"),
    [("decisions", {}), ("explanations", {}), ("plans", {"sessions": "2"}), ("returns", {"code": "0613"})],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_supposed(door: str, query: dict[str, Any]) -> None:
    """By the service of all that is asked, as a case itself can say it."""
    next_year = {**CASE, "session": {**CASE["session"], "date": str(AFTER)}}
    supposing = Served(own_packages(), Suppositions(unchanged=True))
    said = ask(door, {**next_year, "law": {"assume": "unchanged"}}, **query)
    assert said.status == 200
    assert ask(door, next_year, served=supposing, **query) == said
    assert ask(door, next_year, **query) != said


class TestTheOthers:
    """Each says what a function of the library says."""

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_explanations(self, form: Any) -> None:
        """Of a case, with what would change it, or of a decision that was kept."""
        case = case_from(CASE)
        reply = ask("explanations", CASE, lang="en", form=form, full="true")
        words = explain(decide(case), "en", form, full=True, what_if=what_would_change(case))
        assert (reply.status, reply.body.decode()) == (200, words)
        assert reply.kind.startswith("text/plain" if form == "text" else f"text/{form}")
        kept = ask("explanations", as_dict(decide(case)))
        patient = ask("explanations", as_dict(decide(case)), audience="patient")
        assert patient.body.decode() == explain(decide(case), audience="patient") != kept.body.decode()
        assert kept.body.decode() == explain(decide(case)) == ask("explanations", CASE, what_if="false").body.decode()

    def test_plans(self) -> None:
        """So many sessions, or some days."""
        case = case_from(CASE)
        assert asked("plans", CASE, sessions="3", every="14") == as_data(plan(case, 3, every=14))
        days = ["2026-03-12", "2026-04-01"]
        assert [each["date"] for each in asked("plans", CASE, date=days)["sessions"]] == days
        for other in ("sessions", "every"):
            assert wrong(ask("plans", CASE, date=days, **{other: "7"}), 422) == [
                ("date", f"stands beside {other} (write one of the two)")
            ]

    def test_returns(self) -> None:
        """What came back, beside what was sent."""
        sent = {**CASE, "claim": {"entitlement_code": "001"}}
        found = explain_return(["0613"], case_from(CASE), Claimed(entitlement_code="001"))
        assert asked("returns", sent, code="0613") == json.loads(json.dumps(return_data(found)))
        assert wrong(ask("returns", sent), 422)[0][0] == "code"

    def test_packages(self) -> None:
        """Those of a file, when it can be used."""
        assert asked("packages", {"packages": [PACKAGE]})["packages"][0]["id"] == "example-2026"
        assert wrong(ask("packages", {"packages": [{**PACKAGE, "year": 1}]}), 422)[0][0] == "packages[0].year"

    def test_the_law_of_a_day(self) -> None:
        """Every value with where it stands; of another day that nothing is known."""
        reply = answer(Asked("law", rest="2026-03-12"), SERVED)
        told = json.loads(reply.body)
        assert (told["on"], len(told["entries"]) > 100) == ("2026-03-12", True)
        assert all(each["citation"]["article"] for each in told["entries"])
        assert wrong(answer(Asked("law", rest="2011-12-31"), SERVED), 404)[0][0] == "day"
        assert wrong(answer(Asked("law", rest="12-3-2026"), SERVED), 422)[0][0] == "day"


class TestWhatIsWrong:
    """It is said as a problem, by its path, and repeats nothing that says who somebody is."""

    @pytest.mark.parametrize("door", DOORS)
    def test_what_is_sent(self, door: str) -> None:
        """No JSON, no text, nothing that can be used."""
        query: Any = {"code": "0613"} if door == "returns" else {}
        assert wrong(ask(door, b"{", **query), 400)
        assert wrong(ask(door, b"\xff", **query), 400)
        assert wrong(ask(door, b"[" * 10**5, **query), 400)
        assert wrong(ask(door, 3, **query), 422)
        assert wrong(ask(door, {}, **query), 422)

    @pytest.mark.parametrize(
        ("query", "path", "message"),
        [
            ({"lang": "fr"}, "lang", "'fr' is not accepted here (write one of: nl, en)"),
            ({"langs": "nl"}, "langs", "is not a key here; did you mean 'lang'?"),
            ({"lang": ["nl", "en"]}, "lang", "stands twice (write it once)"),
            ({"full": "yes"}, "full", "'yes' is not accepted here (write true or false)"),
            ({"bsn": "1"}, "bsn", "is personal data; the library needs none, leave it out"),
        ],
    )
    def test_what_stands_behind_the_path(self, query: Any, path: str, message: str) -> None:
        """A slip is named with what is meant."""
        assert wrong(ask("explanations", CASE, **query), 422) == [(path, message)]

    @pytest.mark.parametrize("sessions", ["0", "501", "-1", "1.5", "9" * 5000, "²"])
    def test_a_number(self, sessions: str) -> None:
        """From one to the most."""
        found = wrong(ask("plans", CASE, sessions=sessions), 422)
        assert [path for path, _ in found] == ["sessions"]
        assert found[0][1].endswith("is not accepted here (write a whole number from 1 to 500)")

    def test_a_fault_of_the_library(self) -> None:
        """Is told as one, without what was asked."""
        broken = Served(own=3)  # type: ignore[arg-type]
        ((path, message),) = wrong(ask("decisions", {**CASE, "packages": ["secret"]}, served=broken), 500)
        assert path == ""
        assert "a fault of fysiodekking" in message
        assert "secret" not in message


class TestTheDescription:
    """OpenAPI 3.1, of our schemas."""

    def test_names_every_door(self) -> None:
        """And every parameter of each."""
        paths = openapi()["paths"]
        assert {f"/{door}" for door in DOORS} | {"/law/{day}", "/health", "/openapi.json"} == paths.keys()
        for name, door in DOORS.items():
            told = [each["name"] for each in paths[f"/{name}"]["post"]["parameters"]]
            assert told == [each.name for each in door.parameters]

    def test_is_of_our_schemas(self) -> None:
        """What is named there is there; a table is that of the schema."""
        made = openapi()
        components = made["components"]["schemas"]
        named = {part for part in json.dumps(made).split('"') if part.startswith("#/components/schemas/")}
        assert named == {f"#/components/schemas/{name}" for name in components}
        assert components["Provider"] == schema("case")["$defs"]["Provider"]

    def test_the_short_answer(self) -> None:
        """It has the keys that it is said to have."""
        assert tuple(short(decide(case_from(CASE)))) == SHORT_KEYS

    def test_answers_are_as_described(self) -> None:
        """Of every door, and what is wrong."""
        jsonschema = pytest.importorskip("jsonschema")
        made = openapi()
        for door, body, query in (
            ("decisions", [{"id": 1, **CASE}, DOSSIER, 3], {}),
            ("decisions", CASE, {"fields": "full"}),
            ("plans", CASE, {}),
            ("returns", CASE, {"code": "0613"}),
            ("packages", {"packages": [PACKAGE]}, {}),
            ("packages", {}, {}),
        ):
            reply = ask(door, body, **query)
            content = made["paths"][f"/{door}"]["post"]["responses"][str(reply.status)]["content"]
            validator = jsonschema.Draft202012Validator({**made, **content[reply.kind]["schema"]})
            validator.validate(json.loads(reply.body))

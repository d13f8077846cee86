"""What is wrong with a case is told in one go, and nothing that only follows from something else that is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from asked_tables import HEADER, ROW, Decide, changed
from fysiodekking import InvalidCase, dossier_from
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.errors import Problem
from packages import package

Refused = Callable[[Any], list[Problem]]


def case(**parts: Any) -> dict[str, Any]:
    return {
        "session": {"date": "2026-03-12", "performance": "1000", "condition": "neck", "price": "42.50"},
        "provider": {"profession": "physiotherapist"},
        "insured": {"born": "1984-05-02"},
        "conditions": {"neck": {"kind": "not_listed"}, "back": {"kind": "not_listed"}},
        **parts,
    }


def session(**keys: Any) -> dict[str, Any]:
    return {**case()["session"], **keys}


BACK = {"back": {"kind": "not_listed"}}


class TestInOneGo:
    """Both of two mistakes are told, each of which was told alone before."""

    @pytest.mark.parametrize(
        ("parts", "paths"),
        [
            (
                {"session": session(condition="knee"), "conditions": {"neck": {"side": "left"}, **BACK}},
                ["conditions.neck.kind", "session.condition"],
            ),
            (
                {
                    "conditions": {"neck": {"kind": "neck_pain"}, **BACK},
                    "history": [{"date": "2026-01-05", "condition": "nek"}],
                },
                ["conditions.neck.kind", "history[0].condition"],
            ),
            (
                {"insured": {"born": "2027-05-02", "naam": "x"}, "session": session(price="42")},
                ["session.price", "insured.naam", "insured.born"],
            ),
            (
                {"session": session(techniques=["x"], condition="knee")},
                ["session.techniques[0]", "session.condition"],
            ),
            (
                {"history": [{"date": "5-1-2026", "condition": "nek"}, {"date": "2026-01-06", "condition": "hip"}]},
                ["history[0].date", "history[0].condition", "history[1].condition"],
            ),
            (
                {"conditions": {"neck": {"kind": "not_listed", "sid": "left", "first_session": "2026-04-01"}}},
                ["conditions.neck.sid", "conditions.neck.first_session"],
            ),
            (
                {"session": {"date": "2026-03-12", "condition": "neck"}, "conditions": {"neck": {}}},
                ["conditions.neck.kind", "session.performance"],
            ),
        ],
    )
    def test_each(self, parts: dict[str, Any], paths: list[str], refused: Refused) -> None:
        assert [problem.path for problem in refused(case(**parts))] == paths


class TestNothingThatFollows:
    """What is absent because it was misspelt or could not be read is not told to be missing as well."""

    @pytest.mark.parametrize(
        ("parts", "paths"),
        [
            ({"session": {"date": "2026-03-12", "performence": "1000", "condition": "neck"}}, ["session.performence"]),
            ({"session": session(performance=1000)}, ["session.performance"]),
            ({"session": session(condition=3)}, ["session.condition"]),
            ({"session": {"date": "2026-03-12", "performance": "1000", "conditon": "neck"}}, ["session.conditon"]),
            ({"session": session(date="12-3-2026")}, ["session.date"]),
            ({"session": {**session(), "condition": "neck"}, "conditions": {"neck": 3}}, ["conditions.neck"]),
            ({"conditions": "neck"}, ["conditions"]),
            ({"history": [{"date": "2026-01-05", "conditon": "neck"}]}, ["history[0].conditon"]),
            ({"history": [{"date": "2026-01-05", "condition": 3}]}, ["history[0].condition"]),
            ({"history": [{"date": "5-1-2027", "condition": "neck"}]}, ["history[0].date"]),
            ({"history": [3, {"date": "2026-01-05", "condition": "nek"}]}, ["history[0]"]),
            (
                {"conditions": {"neck": {"kind": "not_listed", "first_session": "1-4-2026"}}},
                ["conditions.neck.first_session"],
            ),
            (
                {"provider": {"profession": "fysio"}, "session": {"date": "2026-03-12", "condition": "neck"}},
                ["provider.profession"],
            ),
            ({"insured": {"born": "2-5-2027"}}, ["insured.born"]),
        ],
    )
    def test_of(self, parts: dict[str, Any], paths: list[str], refused: Refused) -> None:
        assert [problem.path for problem in refused(case(**parts))] == paths


class TestADossier:
    """The same of several sessions of one person."""

    SESSION: Any = {"date": "2026-03-12", "performance": "1000", "condition": "neck"}

    def told(self, *sessions: Any, **parts: Any) -> list[str]:
        shared = {key: value for key, value in case(**parts).items() if key != "session"}
        with pytest.raises(InvalidCase) as caught:
            dossier_from({**shared, "sessions": [*sessions]})
        return [problem.path for problem in caught.value.problems]

    @pytest.mark.parametrize(
        ("changed", "parts", "paths"),
        [
            ([{"price": "42"}, {"condition": "knee"}], {}, ["sessions[0].price", "sessions[1].condition"]),
            ([{"price": "42", "condition": "knee"}], {}, ["sessions[0].price", "sessions[0].condition"]),
            ([{"date": "12-3-2026"}, {"condition": "knee"}], {}, ["sessions[0].date", "sessions[1].condition"]),
            (
                [{}, {"price": "42"}],
                {"insured": {"born": "2027-05-02"}, "conditions": {"neck": {"side": "left"}}},
                ["sessions[1].price", "conditions.neck.kind", "insured.born"],
            ),
            (
                [{"price": "42"}, {"paid_by": "package", "package": "fysoi"}],
                {"packages": [package()], "history": [{"date": "5-1-2026"}]},
                ["sessions[0].price", "history[0].date", "sessions[1].package"],
            ),
            (
                [{"deductible_used": "20.00"}, {"deductible_used": "10.00", "price": "42"}],
                {},
                ["sessions[1].price", "sessions[1].deductible_used"],
            ),
        ],
    )
    def test_in_one_go(self, changed: list[Any], parts: dict[str, Any], paths: list[str]) -> None:
        assert self.told(*({**self.SESSION, **each} for each in changed), **parts) == paths

    def test_nothing_that_only_follows(self) -> None:
        """Of a code that was misspelt not that it is missing; nothing of a session whose day is not known."""
        code = {**self.SESSION, "performence": "1000"}
        del code["performance"]
        day = {**self.SESSION, "date": "2-5-1980"}
        assert self.told(code, day) == ["sessions[0].performence", "sessions[1].date"]
        assert self.told({**self.SESSION, "provider": {"profession": "fysio"}}) == ["sessions[0].provider.profession"]

    def test_a_list_that_is_none(self) -> None:
        assert self.told(conditions={}) == ["sessions", "conditions"]
        assert self.told(3) == ["sessions[0]"]


class TestARowOfATable:
    """The same: a word that is not known does not hide what no column says."""

    def test_in_one_go(self, decide: Decide) -> None:
        columns = {"session.techniques": "T", "condition": "Soort", "condition.first_session": "Datum"}
        plan = changed(columns=columns, words={"session.techniques": {"DN": "dry_needling"}})
        plan["constants"]["conditions"] = {"knie": {"kind": "not_listed"}}
        del plan["columns"]["condition.kind"], plan["words"]["condition.kind"]
        _, (row,), _ = decide(f"{ROW};DM", header=f"{HEADER};T", plan=plan)
        assert row["wrong in the line"].split("; ")[1:] == [
            "write one of: DN (or add it to the map)",
            f"condition.kind: {catalogue('en').table['wrong.nowhere']}",
        ]

    @pytest.mark.parametrize(("old", "new"), [("12-03-2026", "12/03/2026"), ("02-05-1984", "?"), (";nek", ";knie")])
    def test_of_a_cell_no_more_than_that(self, decide: Decide, old: str, new: str) -> None:
        """It cannot be read; that it is empty is not true."""
        _, (row,), _ = decide(ROW.replace(old, new))
        assert "empty" not in row["wrong in the line"]
        assert row["wrong in the line"].count(": ") <= 2


class TestRowsOfOnePerson:
    """The same: what is wrong with each is told in one go, each thing in its own row."""

    def told(self, decide: Decide, *rows: str, **columns: str) -> list[str]:
        """Return what is told of each row; without what is said of it, but where."""
        plan = changed(columns={"dossier": "Wie", **columns})
        _, out, _ = decide(*rows, header=f"{HEADER};Wie;Extra", plan=plan)
        told = [re.sub(r"\([^()]*\)", "", row["wrong in the line"]).split("; ") for row in out]
        return [", ".join(each.partition(":")[0].strip() for each in row) for row in told]

    def test_in_one_go(self, decide: Decide) -> None:
        """Cells that cannot be read, empty ones, and what does not go together."""
        rows = (
            ROW.replace("42,50", "veel"),
            ROW.replace(";1000;", ";;"),
            ROW.replace(";J;", ";?;").replace(";1000;", ";;"),
            ROW,
        )
        price, code, contract, other = self.told(decide, *(f"{row};P1;" for row in rows))
        assert (price, code) == ("session.price", "session.performance")
        assert contract == "provider.contracted, session.performance"
        assert other == "is not answered"

    def test_of_a_cell_no_more_than_that(self, decide: Decide) -> None:
        """What cannot be read is not empty, and what it is of all rows is told once."""
        day = ROW.replace("12-03-2026", "12/03/2026")
        assert self.told(decide, f"{day};P1;", f"{ROW};P1;") == ["session.date", "is not answered"]
        born = ROW.replace("02-05-1984", "?")
        assert self.told(decide, f"{born};P1;", f"{ROW.replace('02-05-1984', '')};P1;")[0] == "insured.born"

    def test_who_treated(self, decide: Decide) -> None:
        """The first row has to say it, by the fact and its column; where a later one is silent, it is as there."""
        rows = f"{ROW};P1;", f"{ROW};P1;physiotherapist", f"{ROW};P2;physiotherapist", f"{ROW};P2;"
        plan = changed(columns={"dossier": "Wie", "provider.profession": "Extra"})
        plan["constants"]["provider"] = {}
        _, out, _ = decide(*rows, header=f"{HEADER};Wie;Extra", plan=plan)
        assert [row["wrong in the line"][:45] for row in out] == [
            "provider.profession (column Extra): the cell ",
            "is not answered: another row of the same pers",
            "",
            "",
        ]

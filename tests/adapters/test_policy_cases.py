"""Files with expectations: what several cases share, what each says itself, and where a problem stands."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import InvalidCase, load_case
from fysiodekking.adapters.policy_cases import PolicyCase, is_policy, load_policies, read_policies
from fysiodekking.model.errors import Problem

Given = dict[str, Any]
EXPECTED = {"outcome": "not_covered"}


def package(id_: str) -> Given:
    return {"id": id_, "insurer": "Voorbeeld", "name": id_, "year": 2026, "source": "made up", "confidence": "I"}


@pytest.fixture
def several(smallest: Given) -> Given:
    """Two cases that differ in their day alone, and share the rest."""
    del smallest["session"]["date"]
    smallest["provider"]["big_registered"] = True
    smallest["packages"] = [package("first")]
    return {
        **smallest,
        "case": [
            {"title": "one", "session": {"date": "2026-03-12"}, "expect": EXPECTED},
            {"title": "two", "session": {"date": "2026-03-13"}, "expect": EXPECTED},
        ],
    }


def wrong(mapping: Any) -> list[Problem]:
    with pytest.raises(InvalidCase) as caught:
        read_policies(mapping)
    return list(caught.value.problems)


def paths(mapping: Any) -> list[str]:
    return [problem.path for problem in wrong(mapping)]


class TestAFileWithOneCase:
    """A case and what it expects."""

    def test_read(self, smallest: Given) -> None:
        """One case, without a number, with where the expected answer comes from."""
        given = {**smallest, "title": "a title", "source": "https://example.org", "expect": EXPECTED}
        (policy,) = read_policies(given)
        assert (policy.title, policy.number, policy.source) == ("a title", None, "https://example.org")
        assert policy.expect.outcome == "not_covered"

    def test_without_a_title(self, smallest: Given) -> None:
        """It has none."""
        (policy,) = read_policies({**smallest, "expect": EXPECTED})
        assert (policy.title, policy.source) == ("", "")

    def test_no_expectation_is_a_problem(self, smallest: Given) -> None:
        """A policy check that checks nothing is wrong, and is told with all other problems."""
        assert paths(smallest) == ["expect"]
        assert paths({**smallest, "insured": {}}) == ["insured.born", "expect"]

    @pytest.mark.parametrize("nothing", [{}, {"amounts": {}}, {"reasons": []}, {"reasons": [], "amounts": {}}])
    def test_an_expectation_that_is_always_met_is_a_problem(self, nothing: Given, smallest: Given) -> None:
        """It compares nothing."""
        (problem,) = wrong({**smallest, "expect": nothing})
        assert problem.path == "expect"
        assert "compares nothing" in problem.message

    @pytest.mark.parametrize(
        "little", [{"missing": []}, {"extra_lines": []}, {"conditions": False}, {"amounts": "none"}], ids=str
    )
    def test_an_expectation_that_can_fail_is_none(self, little: Given, smallest: Given) -> None:
        """That nothing is missing, no line is charged, no condition stands, or there are no amounts can be wrong."""
        assert len(read_policies({**smallest, "expect": little})) == 1


class TestWhatIsShared:
    """Every case has what stands beside `[[case]]`, unless it says otherwise itself."""

    def test_each_case_is_whole(self, several: Given) -> None:
        """Tables are merged key by key: the day is the case's own, the performance is shared."""
        one, two = read_policies(several)
        assert [str(each.case.session.date) for each in (one, two)] == ["2026-03-12", "2026-03-13"]
        assert {each.case.session.performance for each in (one, two)} == {"1000"}
        assert [each.title for each in (one, two)] == ["one", "two"]
        assert [each.number for each in (one, two)] == [1, 2]

    def test_the_case_wins(self, several: Given) -> None:
        """What it says itself replaces what is shared, in its own case only."""
        several["case"][1]["session"]["performance"] = "1200"
        several["case"][1]["provider"] = {"big_registered": False}
        one, two = read_policies(several)
        assert (one.case.session.performance, two.case.session.performance) == ("1000", "1200")
        assert (one.case.provider.big_registered, two.case.provider.big_registered) == (True, False)
        assert two.case.provider.profession == "physiotherapist"

    def test_tables_in_tables(self, several: Given) -> None:
        """A condition of the case's own stands beside the shared ones; one fact of a shared one can be changed."""
        several["case"][0]["conditions"] = {"neck": {"side": "left"}}
        several["case"][1]["conditions"] = {"knee": {"kind": "not_listed"}}
        several["case"][1]["session"]["condition"] = "knee"
        one, two = read_policies(several)
        assert (one.case.condition.kind, one.case.condition.side) == ("not_listed", "left")
        assert set(two.case.conditions) == {"neck", "knee"}

    def test_lists_are_replaced(self, several: Given) -> None:
        """A list is one value: history and packages are taken whole from one place."""
        several["history"] = [{"date": "2026-01-05"}]
        several["case"][1] |= {"history": [], "packages": [package("second"), package("third")]}
        one, two = read_policies(several)
        assert [len(each.case.past.rows) for each in (one, two)] == [1, 0]
        assert [[each.id for each in policy.case.packages] for policy in (one, two)] == [["first"], ["second", "third"]]

    def test_nothing_of_one_case_is_in_the_next(self, several: Given) -> None:
        """The given mapping stays as it was."""
        several["case"][0]["provider"] = {"contracted": True}
        before = json.dumps(several)
        _, two = read_policies(several)
        assert two.case.provider.contracted is not True
        assert json.dumps(several) == before

    def test_texts_at_the_top_are_about_the_file(self, several: Given) -> None:
        """A case has its own title, or its number; the file's source is that of a case that names none."""
        several |= {"title": "the file", "source": "https://example.org/file", "note": "a note"}
        del several["case"][0]["title"]
        several["case"][1]["source"] = "https://example.org/case"
        one, two = read_policies(several)
        assert (one.title, two.title) == ("case 1", "two")
        assert (one.source, two.source) == ("https://example.org/file", "https://example.org/case")

    def test_an_expectation_is_never_shared(self, several: Given) -> None:
        """Every case says itself what it expects."""
        del several["case"][1]["expect"]
        assert paths({**several, "expect": EXPECTED}) == ["expect", "case[1].expect"]

    def test_whole_cases_share_nothing(self, smallest: Given) -> None:
        """Nothing has to be shared."""
        whole = {**smallest, "expect": EXPECTED}
        assert [each.case for each in read_policies({"case": [whole, whole]})] == [read_policies(whole)[0].case] * 2

    def test_deeper_than_any_case(self, several: Given) -> None:
        """Tables that lie deeper than those of a case are refused, and not followed."""
        deep: Given = {}
        for _ in range(5000):
            deep = {"below": deep}
        several["provider"] |= deep
        several["case"][0]["provider"] = deep
        assert {problem.path for problem in wrong(several)} == {f"case[{i}].provider.below" for i in (0, 1)}


class TestWhereAProblemStands:
    """The problems of all cases are told at once, each where it was written."""

    def test_in_a_case(self, several: Given) -> None:
        """With the place of the case, from 0 as in every list."""
        several["case"][0]["session"]["date"] = "12-3-2026"
        several["case"][1]["expect"] = {"outcome": "coverd"}
        assert paths(several) == ["case[0].session.date", "case[1].expect.outcome"]

    def test_in_what_is_shared(self, several: Given) -> None:
        """Once, and not for every case."""
        several["provider"]["contracted"] = "yes"
        several["packages"][0]["yaer"] = 2026
        several["sesion"] = {}
        assert sorted(paths(several)) == ["packages[0].yaer", "provider.contracted", "sesion"]

    def test_shared_but_wrong_for_one_case(self, several: Given) -> None:
        """The case for which it is wrong is named."""
        several["conditions"]["neck"]["first_session"] = "2026-03-13"
        assert paths(several) == ["case[0].conditions.neck.first_session"]

    def test_replaced_where_it_is_wrong(self, several: Given) -> None:
        """What the case says itself is the case's."""
        several["case"][0]["session"] = "none"
        assert paths(several) == ["case[0].session"]

    def test_missing_everywhere(self, several: Given) -> None:
        """What no case has is told for each, since each could have it."""
        del several["insured"]
        assert paths(several) == ["case[0].insured", "case[1].insured"]

    def test_not_too_many(self, several: Given) -> None:
        """A file with thousands of wrong cases is not read to its end."""
        several["case"] = [{"session": {"date": "never"}, "expect": {}}] * 1000
        assert 100 <= len(wrong(several)) < 110

    @pytest.mark.parametrize("cases", [[], {}, "neck", 5, None, True], ids=str)
    def test_no_list_of_cases(self, cases: Any, several: Given) -> None:
        """One problem, that says what to write."""
        (problem,) = wrong({**several, "case": cases})
        assert problem.path == "case"
        assert "[[case]]" in problem.message

    @pytest.mark.parametrize("member", [5, "neck", [], None], ids=str)
    def test_a_case_that_is_no_table(self, member: Any, several: Given) -> None:
        """Its place is told."""
        several["case"][1] = member
        assert {problem.path.partition(".")[0] for problem in wrong(several)} == {"case[1]"}

    def test_cases_in_a_case(self, several: Given) -> None:
        """There are no cases of cases."""
        several["case"][0]["case"] = [{}]
        assert paths(several) == ["case[0].case"]

    def test_texts_that_are_no_text(self, several: Given) -> None:
        """At the top too."""
        assert paths({**several, "title": 5, "source": ["a"]}) == ["title", "source"]


class TestWhichFilesAreMeant:
    """A file is a policy check when it says what it expects, or lists cases."""

    @pytest.mark.parametrize(
        ("mapping", "meant"),
        [
            ({"expect": 5}, True),
            ({"case": []}, True),
            ({"case": "lower"}, False),
            ({"session": {}}, False),
            ({}, False),
        ],
        ids=str,
    )
    def test_meant(self, mapping: Given, meant: bool) -> None:
        """Whether it is right or wrong."""
        assert is_policy(mapping) is meant


class TestFiles:
    """The same from a file."""

    def test_toml(self, tmp_path: Path) -> None:
        """Several cases in TOML."""
        path = tmp_path / "several.toml"
        path.write_text(
            """
            insured    = { born = 1984-05-02 }
            conditions = { neck = { kind = "not_listed" } }
            [session]
            performance = "1000"
            [provider]
            profession = "physiotherapist"
            [[case]]
            session.date = 2026-03-12
            expect.outcome = "not_covered"
            [[case]]
            title = "second"
            [case.session]
            date = 2026-03-13
            [[case.history]]
            date = 2026-03-12
            [case.expect]
            outcome = "not_covered"
            """,
            "utf-8",
        )
        first, second = load_policies(path)
        assert (first.title, second.title) == ("case 1", "second")
        assert len(second.case.past.rows) == 1

    def test_json(self, several: Given) -> None:
        """The same structure in JSON."""
        file = io.BytesIO(json.dumps(several).encode())
        file.name = "several.json"
        found = load_policies(file)
        assert [type(each) for each in found] == [PolicyCase] * 2

    def test_where_one_case_is_wanted(
        self, several: Given, tmp_path: Path, refused: Callable[[Any], list[Problem]]
    ) -> None:
        """`case_from` and `load_case` say in one message that these are several."""
        (problem,) = refused(several)
        assert problem.path == "case"
        assert "several cases" in problem.message
        path = tmp_path / "several.json"
        path.write_text(json.dumps(several), "utf-8")
        with pytest.raises(InvalidCase, match="several cases"):
            load_case(path)

    def test_a_key_that_is_nearly_right(self, several: Given) -> None:
        """`[[cases]]` is told to be `[[case]]`."""
        several["cases"] = several.pop("case")
        assert any("did you mean 'case'?" in problem.message for problem in wrong(several))

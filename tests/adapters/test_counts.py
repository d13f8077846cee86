"""How much a case may hold: on both sides of every number, as data and as objects, with one clear problem."""

from __future__ import annotations

import copy
import json
import time
import tomllib
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from bench import bench_hostile
from fysiodekking import InvalidCase, Money, case_from, decide, load_case
from fysiodekking.adapters.files import MOST_PARTS, MOST_VALUES
from fysiodekking.adapters.policy_cases import read_policies
from fysiodekking.model import counts
from fysiodekking.model.checked import suggestion
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.history import History
from fysiodekking.model.session import Session
from fysiodekking.model.usage import Row
from fysiodekking.model.what_if import Act, Change
from fysiodekking.series import plan
from fysiodekking.what_if.applied import applied

PACKAGE = {"id": "p", "insurer": "i", "name": "n", "year": 2026, "source": "s", "confidence": "A"}
GRANT = {"id": "g", "covers": ["physiotherapy"]}
LIMIT = {"id": "l", "max": 1, "unit": "sessions", "per": "day"}

SMALL = """
session = { date = 2026-03-12, performance = "1000" }
provider.profession = "physiotherapist"
insured.born = 1984-05-02
conditions.neck.kind = "not_listed"
"""


def numbered(table: dict[str, Any], count: int) -> list[dict[str, Any]]:
    return [{**table, "id": f"{table['id']}{each}"} for each in range(count)]


def rows(count: int) -> dict[str, Any]:
    return {"history": [{"date": "2026-01-05"}] * count}


def conditions(count: int) -> dict[str, Any]:
    return {"conditions": {f"c{each}": {"kind": "not_listed"} for each in range(count)}}


def packages(count: int) -> dict[str, Any]:
    return {"packages": numbered(PACKAGE, count)}


def grants(count: int) -> dict[str, Any]:
    return {"packages": [PACKAGE | {"grants": numbered(GRANT, count)}]}


def limits(count: int) -> dict[str, Any]:
    return {"packages": [PACKAGE | {"grants": [GRANT | {"limits": numbered(LIMIT, count)}]}]}


def lines(count: int) -> dict[str, Any]:
    return {"session": {"extra_lines": [{}] * count}}


def members(count: int) -> dict[str, Any]:
    return {"provider": {"associations": ["KNGF"] * count}}


def sessions(count: int) -> dict[str, Any]:
    return {"history": [{"date": "2026-01-05", "sessions": count}]}


def sessions_in_all(count: int) -> dict[str, Any]:
    whole, rest = divmod(count, counts.MOST_SESSIONS)
    runs = [*[counts.MOST_SESSIONS] * whole, *([rest] if rest else [])]
    return {"history": [{"date": "2026-01-05", "sessions": each} for each in runs]}


def description(count: int) -> dict[str, Any]:
    return {"session": {"extra_lines": [{"description": "x" * count}]}}


def title(count: int) -> dict[str, Any]:
    return {"title": "x" * count}


def package_id(count: int) -> dict[str, Any]:
    return {"packages": [PACKAGE | {"id": "x" * count}]}


def condition_key(count: int) -> dict[str, Any]:
    return {"conditions": {"x" * count: {"kind": "not_listed"}}}


def merged(case: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    made = copy.deepcopy(case)
    for key, value in more.items():
        made[key] = {**made[key], **value} if isinstance(value, dict) and key in {"session", "provider"} else value
    made["session"]["condition"] = next(iter(made["conditions"]))
    return made


LIMITS: list[tuple[Callable[[int], dict[str, Any]], int, str]] = [
    (rows, counts.MOST_ROWS, "history"),
    (conditions, counts.MOST_CONDITIONS, "conditions"),
    (packages, counts.MOST_PACKAGES, "packages"),
    (grants, counts.MOST_GRANTS, "packages[0].grants"),
    (limits, counts.MOST_LIMITS, "packages[0].grants[0].limits"),
    (lines, counts.MOST_LINES, "session.extra_lines"),
    (members, counts.MOST_MEMBERS, "provider.associations"),
    (sessions, counts.MOST_SESSIONS, "history[0].sessions"),
    (sessions_in_all, counts.MOST_IN_ALL, "history"),
    (description, counts.LONGEST_TEXT, "session.extra_lines[0].description"),
    (title, counts.LONGEST_TEXT, "title"),
    (package_id, counts.LONGEST_ID, "packages[0].id"),
]


class TestEachNumber:
    """So much is a case, one more is refused with one problem at its place."""

    @pytest.mark.parametrize(("made", "most", "path"), LIMITS, ids=[made.__name__ for made, _, _ in LIMITS])
    def test_both_sides(
        self, made: Callable[[int], dict[str, Any]], most: int, path: str, smallest: dict[str, Any]
    ) -> None:
        """Of what data hold."""
        case = case_from(merged(smallest, made(most)))
        with pytest.raises(InvalidCase) as caught:
            case_from(merged(smallest, made(most + 1)))
        (problem,) = caught.value.problems
        assert problem.path == path
        assert f"{most + 1}" in problem.message
        assert attrs.evolve(case) == case

    @pytest.mark.parametrize("each", [2, 4])
    def test_rows_beside_limits(self, each: int, smallest: dict[str, Any]) -> None:
        """Either alone is within its own limit; every row is laid beside every grant and limit."""
        terms = 2 * each  # a package has one grant with one limit
        most = counts.MOST_LOOKS // (terms * 10)
        terms_of_one = {"grants": [GRANT | {"limits": [LIMIT]}]}
        several = [PACKAGE | terms_of_one | {"id": f"p{number}"} for number in range(10 * each)]
        made = merged(smallest, rows(most) | {"packages": several})
        case = case_from(made)
        made["history"] = [*made["history"], made["history"][0]]
        with pytest.raises(InvalidCase) as caught:
            case_from(made)
        (problem,) = caught.value.problems
        assert problem.path == "packages"
        assert f"{most + 1} rows" in problem.message
        assert f"at most {most} rows" in problem.message
        with pytest.raises(InvalidCase) as built:
            attrs.evolve(case, history=History([*case.past.rows, case.past.rows[0]]))
        assert built.value.problems == caught.value.problems

    def test_a_key(self, smallest: dict[str, Any]) -> None:
        """A key that is too long is not repeated in full."""
        case_from(merged(smallest, condition_key(counts.LONGEST_ID)))
        smallest["conditions"] = {"x" * 100_000: {"kind": "not_listed"}}
        with pytest.raises(InvalidCase) as caught:
            case_from(smallest)
        assert len(str(caught.value)) < counts.LONGEST_PATH + counts.LONGEST_MESSAGE

    def test_an_object_may_hold_no_more(self, smallest: dict[str, Any]) -> None:
        """The same door for what is built."""
        case = case_from(smallest)
        for fields in (
            {"conditions": {f"c{each}": case.condition for each in range(counts.MOST_CONDITIONS + 1)}},
            {"title": "x" * (counts.LONGEST_TEXT + 1)},
        ):
            with pytest.raises(InvalidCase):
                attrs.evolve(case, **fields)
        with pytest.raises(InvalidCase):
            Row(date=case.session.date, sessions=counts.MOST_SESSIONS + 1)

    @pytest.mark.parametrize(
        ("made", "most"), [(rows, counts.MOST_ROWS), (sessions_in_all, counts.MOST_IN_ALL)], ids=["rows", "sessions"]
    )
    def test_a_history_that_is_built(
        self, made: Callable[[int], dict[str, Any]], most: int, smallest: dict[str, Any]
    ) -> None:
        """The same door: what is refused of data is refused of an object, in the same words."""

        def built(count: int) -> History:
            given = made(count)["history"]
            return History(Row(**each | {"date": date.fromisoformat(each["date"])}) for each in given)

        assert built(most) == case_from(merged(smallest, made(most))).history
        with pytest.raises(InvalidCase) as of_data:
            case_from(merged(smallest, made(most + 1)))
        with pytest.raises(InvalidCase) as of_object:
            built(most + 1)
        assert of_object.value.problems == of_data.value.problems

    def test_what_is_worked_out_of_it_is_not_checked(self, smallest: dict[str, Any]) -> None:
        """After a history that holds all it may there is a plan, and what would change is asked."""
        sessions = counts.MOST_IN_ALL // counts.MOST_ROWS
        smallest["history"] = [{"date": "2026-01-05", "sessions": sessions}] * counts.MOST_ROWS
        full = case_from(smallest)
        assert [step.decision.outcome for step in plan(full, 2).steps] == [decide(full).outcome] * 2
        more = Change(act=Act.MORE_SESSIONS, name="sessions_before", before=20, after=21)
        assert len(applied(full, [more]).past.rows) == counts.MOST_ROWS + 1

    def test_amounts(self, smallest: dict[str, Any]) -> None:
        """One bound, of data and of objects."""
        most = Money(counts.MOST_CENTS)
        smallest["session"]["price"] = str(most)
        case = case_from(smallest)
        assert case.session.price == most
        smallest["session"]["price"] = str(most + Money(1))
        with pytest.raises(InvalidCase, match=r"session\.price"):
            case_from(smallest)
        with pytest.raises(InvalidCase, match="is more than any amount"):
            Session(date=case.session.date, price=most + Money(1))

    def test_cases_of_a_file(self, smallest: dict[str, Any]) -> None:
        """As many as are checked within moments."""
        shared = {**smallest, "case": [{"expect": {"payer": "insured"}}] * counts.MOST_CASES}
        assert len(read_policies(shared)) == counts.MOST_CASES
        shared["case"] = [*shared["case"], {}]
        with pytest.raises(InvalidCase, match=r"case: holds 1001 \(at most 1000 are read\)"):
            read_policies(shared)

    def test_rows_of_the_cases_of_a_file(self, smallest: dict[str, Any]) -> None:
        """A row counts in each case that shares it, and again for each package; one case may hold all that it may."""
        rows = [{"date": "2026-01-05"}] * 1_000
        shared = {**smallest, "history": rows, **packages(4)}
        own = {"expect": {"payer": "insured"}}
        each = 5 * len(rows)
        fits = counts.MOST_ROWS_OF_CASES // each
        assert len(read_policies({**shared, "case": [own] * fits})) == fits
        with pytest.raises(InvalidCase) as caught:
            read_policies({**shared, "case": [own] * (fits + 5)})
        (problem,) = caught.value.problems
        assert problem.path == "case"
        assert problem.message.startswith(f"the first {fits + 1} have {each * (fits + 1)} rows of history to count")
        assert f"at most {counts.MOST_ROWS_OF_CASES} are counted" in problem.message
        full = {**shared, "history": rows * 3, **packages(6)}
        assert len(read_policies({**full, "case": [own]})) == 1


class TestWhatIsShared:
    """What the cases of a file share is read once."""

    def test_one_object(self, smallest: dict[str, Any]) -> None:
        """A history of a thousand rows is the same object in every case, but where a case has its own."""
        own = {"history": [], "expect": {"payer": "insured"}}
        shared = {**smallest, **rows(1000), "case": [{"expect": {"payer": "insured"}}] * 3 + [own]}
        first, second, third, fourth = (policy.case for policy in read_policies(shared))
        assert first.history is second.history is third.history
        assert fourth.past.rows == ()

    def test_what_is_wrong_with_it_is_told_once(self, smallest: dict[str, Any]) -> None:
        """At its place in the shared part."""
        shared = {**smallest, "history": [{"date": "x"}], "case": [{"expect": {"payer": "insured"}}] * 3}
        with pytest.raises(InvalidCase) as caught:
            read_policies(shared)
        (problem,) = caught.value.problems
        assert problem.path == "history[0].date"


class TestWhatIsTold:
    """A hundred problems, each of a length that can be read; and a word that there are more."""

    def test_no_more_than_a_hundred(self) -> None:
        """The rest is not even looked for."""

        def endless() -> Any:
            number = 0
            while True:
                number += 1
                assert number < 1_000
                yield Problem("", f"problem {number}")

        error = InvalidInput(endless())
        assert len(error.problems) == counts.MOST_PROBLEMS + 1
        assert "and perhaps more" in str(error.problems[-1])

    def test_exactly_a_hundred(self) -> None:
        """No word of more where there are none."""
        error = InvalidInput(Problem("", str(each % counts.MOST_PROBLEMS)) for each in range(500))
        assert len(error.problems) == counts.MOST_PROBLEMS

    def test_the_length_of_one(self) -> None:
        """A long path or message is cut with a mark."""
        problem = Problem("x" * 10_000, "y" * 10_000)
        assert len(problem.path) == counts.LONGEST_PATH
        assert len(problem.message) == counts.LONGEST_MESSAGE
        assert str(problem).endswith("…")

    def test_words_to_choose_from(self) -> None:
        """Of very many words of the caller the nearest are named."""
        words = [f"word{each}" for each in range(counts.MOST_CONDITIONS)]
        assert len(suggestion("qqqq", words)) < 200


class TestKeysWithDots:
    """Parts of a dotted key are counted inside quotes as well, and dots of a text are none."""

    @pytest.mark.parametrize("part", ["a", '"a"', "'a'", "a-b_1", '"a.b"'])
    @pytest.mark.parametrize("joint", [".", " . "])
    def test_too_many_parts(self, part: str, joint: str, tmp_path: Path) -> None:
        """As a key, as the name of a table, and within a table on one line."""
        path = tmp_path / "case.toml"
        key = joint.join([part] * (MOST_PARTS + 1))
        for text in (f"{key} = 1\n", f"[{key}]\n", f"[[{key}]]\n", f"x = {{ {key} = 1 }}\n", f'a = "#"\n{key} = 1\n'):
            path.write_text(text, "utf-8")
            with pytest.raises(InvalidCase, match="too many parts"):
                load_case(path)

    @pytest.mark.parametrize(
        "text",
        [
            '"a.b.c.d.e.f.g.h.i.j.k.l"',
            "'a.b.c.d.e.f.g.h.i.j.k.l'",
            '"""\na.b.c.d.e.f.g.h.i.j.k.l = "x"\n"""',
            "'''\na.b.c.d.e.f.g.h.i.j.k.l = 'x'\n'''",
            '"\\"a.b.c.d.e.f.g.h.i.j.k.l"',
            '"x" # a.b.c.d.e.f.g.h.i.j.k.l',
        ],
    )
    def test_dots_of_a_text(self, text: str, tmp_path: Path) -> None:
        """In any kind of quotes, and in a comment."""
        path = tmp_path / "case.toml"
        path.write_text(f"title = {text}\n{SMALL}", "utf-8")
        assert load_case(path).title == tomllib.loads(f"title = {text}")["title"]

    def test_very_many_values(self, tmp_path: Path) -> None:
        """A list of numbers, lines, or keys that no case has so many of."""
        path = tmp_path / "case.toml"
        many = MOST_VALUES + 1
        for text in ("x = [" + "1," * many + "1]", "#\n" * many, "x={" + "a=1 " * many + "}"):
            path.write_text(text, "utf-8")
            with pytest.raises(InvalidCase, match="no case is that large"):
                load_case(path)


class TestHostileInput:
    """Every hostile input of the benchmark is refused, with little work."""

    @pytest.mark.parametrize("name", [name for name in bench_hostile.HOSTILE if "sharing" not in name])
    def test_refused(self, name: str, tmp_path: Path) -> None:
        """With few words, within many times what it takes on an ordinary machine, and within the memory."""
        ending, text = bench_hostile.HOSTILE[name]()
        path = tmp_path / f"case{ending}"
        path.write_text(text, "utf-8")
        begun = time.process_time()
        with pytest.raises(InvalidCase) as caught:
            load_case(path)
        assert time.process_time() - begun < 10 * bench_hostile.SECONDS
        assert len(caught.value.problems) <= counts.MOST_PROBLEMS + 1
        assert len(str(caught.value)) < 100_000


def test_memory(tmp_path: Path) -> None:
    """Sixty thousand conditions take no more memory than their text."""
    ending, text = bench_hostile.HOSTILE["60,000 conditions"]()
    path = tmp_path / f"case{ending}"
    path.write_text(text, "utf-8")
    tracemalloc.start()
    try:
        with pytest.raises(InvalidCase):
            load_case(path)
        assert tracemalloc.get_traced_memory()[1] < bench_hostile.MEGABYTES * 2**20
    finally:
        tracemalloc.stop()
    assert json.loads(text)["conditions"]

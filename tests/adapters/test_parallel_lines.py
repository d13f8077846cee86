"""Lines that are asked again, in one process and in several."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fysiodekking.adapters import parallel_lines as module
from fysiodekking.adapters.json_lines import FULL, Answer, Form, Line, answer
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.parallel_lines import Answering, answers

CASE: dict[str, Any] = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
    "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
    "conditions": {"neck": {"kind": "not_listed"}},
}


def asked(number: int, **changes: Any) -> Line:
    return Line(number, json.dumps({**CASE, **changes}).encode())


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """Return the lines that are really answered."""
    seen: list[Line] = []

    def noted(line: Line, *rest: Any) -> Answer:
        seen.append(line)
        return answer(line, *rest)

    monkeypatch.setattr(module, "answer", noted)
    return seen


def test_a_line_that_is_asked_again_is_answered_from_memory(decided: list[Line]) -> None:
    again = Answering(Form(), own_packages([]))
    first, other, same = again((None, asked(1))), again((None, asked(2, id=2))), again((None, asked(3)))
    assert same is first
    assert [line.number for line in decided] == [1, 2]
    assert other.text != first.text


def test_a_letter_more_is_another_line(decided: list[Line]) -> None:
    again = Answering(Form(), own_packages([]))
    for id_ in ("a", "b", "a"):
        assert json.loads(again((None, asked(1, id=id_))).text)["id"] == id_
    assert len(decided) == 2


def test_what_is_wrong_is_told_with_the_number_of_each_line() -> None:
    again = Answering(Form(), own_packages([]))
    said = [json.loads(again((None, Line(number, b"{}"))).text)["line"] for number in (1, 2)]
    assert said == [1, 2]


def test_lines_are_remembered_by_what_was_asked_of_them() -> None:
    line = asked(1)
    short, full = (Answering(Form(fields=fields), own_packages([])) for fields in ("short", FULL))
    assert len(full((None, line)).text) > len(short((None, line)).text)


def test_a_long_line_is_not_remembered(decided: list[Line], monkeypatch: pytest.MonkeyPatch) -> None:
    line = asked(1)
    together = len(line.text or b"") + len(answer(line, Form(), own_packages([])).text)
    for longest, times in ((together, 1), (together - 1, 2)):
        monkeypatch.setattr(module, "_LONGEST", longest)
        decided.clear()
        again = Answering(Form(), own_packages([]))
        assert again((None, line)) == again((None, line))
        assert len(decided) == times


def test_no_more_than_so_many_lines_are_remembered(decided: list[Line], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    again = Answering(Form(), own_packages([]))
    for number in (0, 1, 0, 1, 2, 2, 0):  # the third line takes the place of both before it
        again((None, asked(1, id=number)))
    assert [json.loads(line.text or b"")["id"] for line in decided] == [0, 1, 2, 0]


def test_several_processes_remember_each_for_itself() -> None:
    lines = [(None, asked(number)) for number in range(3)]
    assert {each.text for each in answers(lines, Form(), own_packages([]), jobs=2)} == {
        each.text for each in answers(lines, Form(), own_packages([]))
    }

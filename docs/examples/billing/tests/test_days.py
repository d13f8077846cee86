"""What must hold for any day, whatever was done on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from billing.__main__ import main
from billing.bills import How, Settled, To, total
from billing.day import WrongDay, bill, settle_day
from billing.settle import settle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fysiodekking import Case, Money, Outcome, Payer, decide
from fysiodekking.testing import boundaries, case_mappings, cases, near_boundaries

DAY = Path(__file__).parents[1] / "days" / "2026-03-12.json"
TODAY = date(2026, 3, 12)

some = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def days(**parameters: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Generate days of up to four lines, each of a patient and a therapist of its own."""
    return st.lists(case_mappings(TODAY, **parameters), max_size=4).map(a_day)


def a_day(mappings: list[dict[str, Any]]) -> dict[str, Any]:
    """Put a day together of the cases of its lines."""
    day: dict[str, Any] = {"day": TODAY.isoformat(), "therapists": {}, "patients": {}, "lines": []}
    for number, mapping in enumerate(mappings, 1):
        patient = dict(mapping)
        therapist, session = patient.pop("provider"), patient.pop("session")
        day["therapists"][f"T{number}"], day["patients"][f"P-{number}"] = therapist, patient
        day["lines"].append({"patient": f"P-{number}", "therapist": f"T{number}", "session": session})
    return day


def lines_of(day: dict[str, Any]) -> Iterator[str]:
    for number, line in enumerate(day["lines"], 1):
        yield str(number)
        yield from (f"{number}+{extra}" for extra, _ in enumerate(line["session"].get("extra_lines", ()), 1))


def together(settled: Settled) -> Money:
    return sum((each.amount for each in settled.bills), Money(0))


@some
@given(days())
def test_every_line_is_settled_exactly_once(day: dict[str, Any]) -> None:
    """No line is forgotten, none is billed twice, and they keep their order."""
    assert [each.line for each in settle_day(day)] == list(lines_of(day))


@some
@given(days())
def test_the_parts_add_up(day: dict[str, Any]) -> None:
    """To the cent: what goes out for a line is its price, or nothing at all."""
    settled = settle_day(day)
    for each in settled:
        assert together(each) == (each.price if each.how is How.BILLED else Money(0))
    billed = [each.price for each in settled if each.how is How.BILLED and each.price is not None]
    assert sum((total(settled, to) for to in To), Money(0)) == sum(billed, Money(0))


@some
@given(days())
def test_nobody_is_billed_for_what_may_not_be_charged(day: dict[str, Any]) -> None:
    """A line that may not be charged goes to nobody; an extra line never rides along with its session."""
    for each in settle_day(day):
        assert not each.bills or each.how is How.BILLED
        assert each.how is How.BILLED or each.notes
        assert "+" not in each.line or not each.bills


@some
@given(cases(TODAY))
def test_nothing_goes_out_on_a_guess(case: Case) -> None:
    """What is not determined is asked, not billed; what may not be charged is neither."""
    decision, (session, *_) = settle(case, "1", "P-1")
    assert (session.how is How.NOT_CHARGED) is (decision.payer is Payer.NOBODY)
    if decision.outcome is Outcome.UNDETERMINED:
        assert session.how is How.ASK_FIRST
        assert session.notes


@pytest.mark.parametrize("boundary", boundaries(TODAY), ids=str)
def test_both_sides_of_every_boundary(boundary: Any) -> None:
    """Where the library's answer changes, so does what goes out."""
    below, above = (settle(case, "1", "P-1")[1][0] for case in (boundary.below, boundary.above))
    assert below.how is above.how is How.BILLED
    if decide(boundary.below).payer is not decide(boundary.above).payer:
        assert [each.to for each in below.bills] != [each.to for each in above.bills]


@some
@given(near_boundaries(TODAY))
def test_near_boundaries_it_adds_up_too(case: Case) -> None:
    """Whatever the price is."""
    _, (session, *_) = settle(case, "1", "P-1")
    assert together(session) == case.session.price


@some
@given(days(), st.integers(0, 3))
def test_a_rejected_line_stops_no_other(day: dict[str, Any], place: int) -> None:
    """The others are settled as if it were not there; it says where it is wrong and what to write."""
    wrong = {"patient": "P-9", "therapist": "T9", "session": {"performance": "1000", "price": "42,50"}}
    place = min(place, len(day["lines"]))
    more = {**day, "lines": [*day["lines"][:place], wrong, *day["lines"][place:]]}
    found = settle_day(more)
    (rejected,) = (each for each in found if each.how is How.REJECTED)
    assert any(note.startswith("session.price: ") and "42.50" in note for note in rejected.notes)
    others = [(each.patient, each.how, each.bills) for each in found if each is not rejected]
    assert others == [(each.patient, each.how, each.bills) for each in settle_day(day)]


def test_needling_under_a_code_of_its_own_may_not_be_charged() -> None:
    """No code stands on the list for it: no bill, and nothing to ask."""
    day = json.loads(DAY.read_text("utf-8"))
    day["lines"] = [{**day["lines"][2], "session": {**day["lines"][2]["session"], "performance": "DN01"}}]
    (settled,) = settle_day(day)
    assert (settled.how, settled.bills) == (How.NOT_CHARGED, ())
    assert settled.notes


def test_two_lines_do_not_use_the_same_last_session() -> None:
    """The first takes the ninth of nine; the second one of the same day is not paid from it again."""
    day = json.loads(DAY.read_text("utf-8"))
    first = day["lines"][0]
    again = {**first, "session": {**first["session"], "medically_necessary": True, "extra_lines": []}}
    day["lines"] = [first, again]
    settled = [each for each in settle_day(day) if "+" not in each.line]
    assert [each.bills[0].to for each in settled] == [To.PACKAGE, To.PATIENT]


def test_the_day_that_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    """Billed, not charged, asked and rejected: one of each, and the command says that something is left to do."""
    assert main([str(DAY)]) == 1
    assert "no-separate-performance" in capsys.readouterr().out
    assert {each.how for each in bill(DAY)} == set(How)


def test_a_file_that_is_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that says why, and the status 2."""
    (tmp_path / "day.json").write_text('{"lines": {}}', "utf-8")
    assert main([str(tmp_path / "day.json")]) == main([str(tmp_path / "none.json")]) == 2
    with pytest.raises(WrongDay, match="therapists, patients, lines"):
        bill(tmp_path / "day.json")
    assert "Traceback" not in capsys.readouterr().err


def test_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--help`, and what is asked for stands in it."""
    for option in ("--help", "-h"):
        with pytest.raises(SystemExit) as ended:
            main([option])
        assert ended.value.code == 0
        told = capsys.readouterr()
        assert told.out.startswith("usage: bill-a-day [-h] DAY.json")
        assert "Exit status: 0" in " ".join(told.out.split())
        assert told.err == ""


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "the following arguments are required: DAY.json"),
        (["a.json", "b.json"], "unrecognized arguments: b.json"),
        (["--day", "a.json"], "unrecognized arguments: --day"),
    ],
    ids=["none", "two", "an option"],
)
def test_what_cannot_be_read_on_the_command_line(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The usage and the problem, and the status 2."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("usage: bill-a-day [-h] DAY.json")
    assert problem in told

"""Of every point of every line: it says how it came out, why, where that stands, and with what it could be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

import made_sheet
from cases import NAMES
from claim_lines import EXAMPLES, asked, right
from fysiodekking import Case
from fysiodekking.adapters.dcsph import load_diagnoses
from fysiodekking.claims.check import check_claim
from fysiodekking.claims.return_codes import return_code, return_codes
from fysiodekking.claims.returned import explain_return
from fysiodekking.law import CHECKED
from fysiodekking.model.claim import Claimed, Holds, Point, Why
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.money import Money
from fysiodekking.model.names import named
from fysiodekking.model.return_code import Cause
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import Side

BY_THE_LINE: Final = {Why.DIFFERENT, Why.NOTHING_THERE, Why.NOT_ALLOWED_TOGETHER, Why.FOR_OTHERS}
"""Why something is wrong, where no rule of the decision says so."""
FINE: Final = {Why.SAME, Why.NOTHING_FOUND, Why.OTHERS_PAY, Why.NONE_EXISTS}
BY_A_SOURCE: Final = {Why.NOT_ALLOWED_TOGETHER, Why.FOR_OTHERS, Why.TERM_BY_INSURER}
"""What is so because a list or an insurer says so."""
OF_THE_LINE: Final = {f"claim.{field.alias}" for field in attrs.fields(Claimed)}
CODES: Final = sorted(return_codes())


def sound(point: Point) -> None:
    """Assert what is true of a point, whatever was asked."""
    assert point.why is not None or point.finding is not None
    for source in point.sources:
        assert source.title
        assert source.confidence
    if point.why in BY_A_SOURCE:
        assert point.sources, point
    if point.holds is Holds.YES:
        assert point.finding is not None or point.why in BY_THE_LINE
        assert not point.missing
        assert all(return_code(code) is not None for code in point.codes)
        if point.why in {Why.DIFFERENT, Why.NOT_ALLOWED_TOGETHER}:
            assert point.stands
            assert point.stands != point.should
    elif point.holds is Holds.OPEN:
        assert bool(point.missing) is (point.why in {None, Why.NOT_GIVEN}) or point.why is Why.TERM_BY_INSURER
        assert {str(named(name).pattern) for name in point.missing} <= NAMES | OF_THE_LINE, point
    else:
        assert point.why in FINE
        assert not point.missing
        assert not point.codes
        assert point.why is not Why.SAME or point.stands or point.cause is Cause.DIAGNOSIS_CLOSED, point


def lines(made: Case) -> Iterator[Claimed]:
    """Yield the line that belongs to a case, and with one part of it left out, empty, or another."""
    line, day = right(made), made.session.date
    other: dict[str, tuple[Any, ...]] = {
        "list": ("", "071"),
        "performance": ("", "1200", "1864"),
        "entitlement_code": ("", "001", "003", "008", "009", "012"),
        "diagnosis": ("", *(str(row[0]) for row in made_sheet.ROWS), "3338"),
        "side": (Side.LEFT,),
        "amount": (Money(1),),
        "accident": (True, False),
        "referred": (day + timedelta(1),),
        "referrer": ("", "general_practitioner"),
        "sent": (day - timedelta(1), day + timedelta(300), day + timedelta(800)),
    }
    yield Claimed()
    yield line
    for name, values in other.items():
        for value in (NOT_GIVEN, *values):
            yield attrs.evolve(line, **{name: value})


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> DiagnosisList:
    return load_diagnoses(made_sheet.as_csv(tmp_path_factory.mktemp("list") / "list.csv"))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_of_every_line(path: Path, own: DiagnosisList) -> None:
    """Before it is sent and after it came back, with a list of diagnosis codes of one's own and without."""
    made = asked(path)
    if made is None or made.session.date not in CHECKED:
        pytest.skip("not all that stands on a line is known of it")
    for number, line in enumerate(lines(made)):
        codes = CODES[number % 7 :: 7]
        for diagnoses in (None, own):
            for point in check_claim(made, line, diagnoses).points:
                sound(point)
            for point in explain_return(codes, made, line, diagnoses).points:
                sound(point)


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        (Holds.YES, {}),
        (Holds.YES, {"why": Why.NOT_ALLOWED_TOGETHER, "stands": "3026 + 001"}),
        (Holds.YES, {"why": Why.DIFFERENT, "stands": "a", "should": "a"}),
        (Holds.OPEN, {"why": Why.NOT_GIVEN}),
        (Holds.OPEN, {"why": Why.NOT_ESTABLISHED, "missing": ("session.price",)}),
        (Holds.OPEN, {"why": Why.NOT_GIVEN, "missing": ("SESSION.PRICE",)}),
        (Holds.NO, {"why": Why.SAME}),
        (Holds.NO, {"why": Why.DIFFERENT}),
    ],
)
def test_what_is_not_sound_is_noticed(holds: Holds, told: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        sound(Point(cause=Cause.AMOUNT, holds=holds, **told))

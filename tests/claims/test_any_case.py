"""On any case: a right line has no mistake; one mistake is found, before sending and after the return, and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import pytest

from claim_lines import EXAMPLES, asked, right
from fysiodekking import Case, decide
from fysiodekking.claims.check import check_claim
from fysiodekking.claims.of_line import OF_LINE
from fysiodekking.claims.returned import explain_return
from fysiodekking.law import CHECKED
from fysiodekking.model.claim import Claimed, Holds
from fysiodekking.model.money import Money
from fysiodekking.model.return_code import Cause

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = tuple(sorted((ROOT.parent / "shared").glob("cases*/*.toml")))
"""Acceptance cases beside the repository, where they exist."""
LEAST: Final = 10
"""So many cases of either kind have to be asked of each mistake."""
EVERY: Final = 4
"""Of the cases beside the repository one in so many is asked of each mistake, another one of the next."""
_AGE: Final = 18
_CODES: Final = {
    Cause.ENTITLEMENT_CODE,
    Cause.ENTITLEMENT_CODE_AGE,
    Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE,
    Cause.FIRST_SESSIONS,
    Cause.BASIC_MAXIMUM,
}
"""What a wrong entitlement code says besides: it is of another age, diagnosis, or part of the entitlement."""


class Mistake(NamedTuple):
    """One kind of mistake: what stands on the line instead, its cause, a code that it can meet, what else follows."""

    wrong: Callable[[Case, Claimed], dict[str, Any]]
    cause: Cause
    code: str
    besides: frozenset[Cause] = frozenset()


def _later(made: Case, _: Claimed) -> dict[str, Any]:
    day = made.session.date
    return {"sent": date(day.year + 2, day.month, 1)}


def _of_another_age(made: Case, _: Claimed) -> dict[str, Any]:
    return {"entitlement_code": "003" if decide(made).about.age >= _AGE else "008"}


MISTAKES: Final[dict[str, Mistake]] = {
    "another list": Mistake(lambda *_: {"list": "071"}, Cause.PERFORMANCE_LIST, "9334"),
    "another performance": Mistake(lambda *_: {"performance": "9999"}, Cause.PERFORMANCE_CODE, "0582"),
    "no performance": Mistake(lambda *_: {"performance": ""}, Cause.PERFORMANCE_CODE, "208"),
    "no entitlement code": Mistake(
        lambda *_: {"entitlement_code": ""}, Cause.ENTITLEMENT_CODE, "3102", frozenset(_CODES)
    ),
    "a code that there is not": Mistake(
        lambda *_: {"entitlement_code": "099"}, Cause.ENTITLEMENT_CODE, "3102", frozenset(_CODES)
    ),
    "a code of another age": Mistake(_of_another_age, Cause.ENTITLEMENT_CODE_AGE, "9085", frozenset(_CODES)),
    "another diagnosis": Mistake(lambda *_: {"diagnosis": "9998"}, Cause.DIAGNOSIS, "8009", frozenset(_CODES)),
    "another amount": Mistake(
        lambda _, line: {"amount": Money(line.amount.cents + 1)},  # type: ignore[union-attr]
        Cause.AMOUNT,
        "0611",
    ),
    "another accident": Mistake(lambda _, line: {"accident": not line.accident}, Cause.ACCIDENT, "0523"),
    "a referral afterwards": Mistake(
        lambda made, _: {"referred": made.session.date + timedelta(1)}, Cause.REFERRAL_DATE, "9285"
    ),
    "sent before": Mistake(lambda made, _: {"sent": made.session.date - timedelta(1)}, Cause.AFTER_SENDING, "8989"),
    "sent too late": Mistake(_later, Cause.SENT_TOO_LATE, "0586"),
}


def cases_for(index: int, paths: tuple[Path, ...], every: int) -> list[Case]:
    made = [asked(path) for path in paths[index % every :: every]]
    return [each for each in made if each is not None and each.session.date in CHECKED]


def wrong_causes(made: Case, line: Claimed) -> set[Cause]:
    return {point.cause for point in check_claim(made, line).points if point.holds is Holds.YES}


def held_causes(made: Case, line: Claimed, code: str) -> set[Cause]:
    return {point.cause for point in explain_return([code], made, line).holding}


@pytest.mark.parametrize("name", MISTAKES)
@pytest.mark.parametrize("where", ["shipped", "shared"])
def test_one_mistake(name: str, where: str) -> None:
    """It is found before sending; after the return it holds of what came back, and nothing else does that did not."""
    mistake, index = MISTAKES[name], [*MISTAKES].index(name)
    if where == "shared" and not SHARED:
        pytest.skip("no acceptance cases lie beside the repository")
    cases = cases_for(index, *((SHARED, EVERY) if where == "shared" else (EXAMPLES, 1)))
    assert len(cases) >= LEAST
    for made in cases:
        line = right(made)
        bad = attrs.evolve(line, **mistake.wrong(made, line))
        fine, allowed = wrong_causes(made, line), {mistake.cause, *mistake.besides}
        assert not fine & set(OF_LINE), made.title
        found = wrong_causes(made, bad) - fine
        assert mistake.cause in found, made.title
        assert found <= allowed, made.title
        held = held_causes(made, bad, mistake.code) - held_causes(made, line, mistake.code)
        assert mistake.cause in held, made.title
        assert held <= allowed, made.title

"""After the return: which of the possible causes of a return code hold on this case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from fysiodekking.claims.check import answer, lay_beside, may_ask
from fysiodekking.claims.next_steps import steps_after_return
from fysiodekking.claims.points import LineBesideCase
from fysiodekking.claims.return_codes import return_code
from fysiodekking.model.case import Case
from fysiodekking.model.claim import Claimed, CodeExplained, Holds, Point, ReturnExplained
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput, Problem, first_of
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.return_code import Cause, ReturnCode, is_code
from fysiodekking.model.returned import NOTHING_CLAIMED
from fysiodekking.model.unknown import Unknown

_NO_CODE: Final = "is no return code: those are at most eight letters and digits (write 0613)"
_ORDER: Final = (Holds.YES, Holds.OPEN, Holds.NO)


@carries_no_data
def explain_return(
    codes: Iterable[str], case: Case, claimed: Claimed = NOTHING_CLAIMED, diagnoses: DiagnosisList | None = None
) -> ReturnExplained:
    """Explain return codes on a case: every possible cause holds, does not hold, or cannot be told.

    :param codes: the codes that came back; one that is not known is said to be so.
    :param case: the session with everything that is known about it.
    :param claimed: what was sent; what it does not hold cannot be told.
    :param diagnoses: as for `check_claim`.
    :raises InvalidCase: for anything but a case.
    :raises InvalidInput: for anything but codes, which are texts of at most eight letters and digits.
    """
    asked = lay_beside(case, claimed, diagnoses, returned=True)
    explained = tuple(_explained(code, asked) for code in _codes(codes))
    points = {point.cause: point for each in explained for point in each.points}
    steps = steps_after_return(asked.decision, points.values(), (each.known for each in explained))
    return ReturnExplained(decision=asked.decision, codes=explained, steps=tuple(steps))


def _codes(codes: object) -> tuple[str, ...]:
    """Return codes, each once; what is none is not repeated, since it can say who somebody is."""
    if not isinstance(codes, Iterable) or isinstance(codes, (str, bytes, Mapping)):
        raise InvalidInput([Problem("codes", 'is no list of return codes (write ["0613"])')])
    told = tuple(codes)
    wrong = (at for at, code in enumerate(told) if not isinstance(code, str) or not is_code(code.strip()))
    if problems := first_of(Problem(f"codes[{at}]", _NO_CODE) for at in wrong):
        raise InvalidInput(problems)
    return tuple(dict.fromkeys(code.strip() for code in told))


def _explained(code: str, asked: LineBesideCase) -> CodeExplained:
    known = return_code(code)
    causes = () if known is None else causes_of(known, asked.case)
    answers = (answer(cause, asked) for cause in causes if may_ask(cause, asked))
    points: list[Point] = sorted(answers, key=lambda each: _ORDER.index(each.holds))
    return CodeExplained(code=code if known is None else known.code, known=known, points=tuple(points))


def causes_of(code: ReturnCode, case: Case) -> tuple[Cause, ...]:
    """Return what to ask for a code: its own questions, and those of this insurer where it has a page on it."""
    insurer = "" if isinstance(case.basic.insurer, Unknown) else case.basic.insurer.casefold()
    own = [each for each in code.special if each.insurer.casefold() in insurer]
    return tuple(dict.fromkeys((*code.causes, *(cause for each in own for cause in each.causes))))

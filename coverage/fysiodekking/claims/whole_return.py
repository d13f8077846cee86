"""A whole return beside its cases: what was expected, what came, and why; streamed, so that only sums grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType
from typing import Final, NamedTuple

import attrs

from fysiodekking.claims.check import answer, lay_beside
from fysiodekking.claims.points import yes
from fysiodekking.claims.returned import explain_return
from fysiodekking.deciding import decide
from fysiodekking.model.case import Case
from fysiodekking.model.checked import demand, shown
from fysiodekking.model.claim import Claimed, Point, StepAct
from fysiodekking.model.decision import Decision
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause
from fysiodekking.model.returned import NO_LINES, Came, Returned, ReturnLine, ReturnSummary, Subtotal
from fysiodekking.model.unknown import Unknown

_MOST_OTHER: Final = 100
"""The most codes that are about no line, or not known, that are kept."""
_BEHIND_LESS: Final = (
    Cause.AMOUNT,
    Cause.ENTITLEMENT_CODE,
    Cause.NO_CONTRACT,
    Cause.PACKAGE_MAXIMUM,
    Cause.BASIC_MAXIMUM,
    Cause.SECOND_OF_THE_DAY,
)
"""What can be behind a line of which less came than was expected, without a code that says anything."""


class Sent(NamedTuple):
    """A case, and the line that was sent for it."""

    case: Case
    claimed: Claimed


_FIELDS: Final[Mapping[str, tuple[type, ...]]] = {
    "reference": (str, NoneType),
    "claimed": (Claimed,),
    "granted": (Money, NoneType),
    "granted_not_financial": (Money, NoneType),
    "credit": (bool,),
    "codes": (tuple,),
}
"""What stands in a line that came back, as far as it is looked at."""


def lines_of(returned: object) -> Iterator[Returned]:
    """Yield lines that came back, as far as they are such.

    :raises InvalidInput: for anything else.
    """
    if not isinstance(returned, Iterable) or isinstance(returned, (str, bytes, Mapping)):
        raise InvalidInput([Problem("returned", "is no list of lines that came back (read_return gives them)")])
    for index, line in enumerate(returned):
        if not isinstance(line, Returned):
            raise InvalidInput(
                [Problem(f"returned[{index}]", f"{shown(line)} is no Returned (read_return gives them)")]
            )
        for name, kinds in _FIELDS.items():
            value = getattr(line, name)
            if not isinstance(value, kinds):
                wrong = f"{shown(value)} is no {' or '.join(kind.__name__ for kind in kinds)}"
                raise InvalidInput([Problem(f"returned[{index}].{name}", wrong)])
        yield line


class WholeReturn:
    """Looks at the lines one by one, and knows in the end what they come to.

    :param cases: by the practice's own reference.
    :param diagnoses: your own list of diagnosis codes.
    :raises InvalidInput: for anything else.
    """

    def __init__(self, cases: Mapping[str, Sent], diagnoses: DiagnosisList | None = None) -> None:
        demand(cases, Mapping, "give each case by the reference of its line")
        for reference, sent in cases.items():
            if not isinstance(reference, str) or not isinstance(sent, Sent):
                raise InvalidInput(
                    [Problem("cases", f"{shown(sent)} is no Sent by its reference (make one of a case)")]
                )
        if diagnoses is not None:
            demand(diagnoses, DiagnosisList, "load_diagnoses reads one")
        self._cases, self._diagnoses = cases, diagnoses
        self._seen: set[str] = set()
        self._awaited: set[str] = set()
        """The lines of which the amount is told already: it is expected once, however often they come back."""
        self._sums: dict[Came, Subtotal] = {}
        self._conditions: Counter[Reason] = Counter()
        self._causes: Counter[Cause] = Counter()
        self._steps: Counter[StepAct] = Counter()
        self._unknown: dict[str, None] = {}
        self._others: dict[tuple[str, str], None] = {}

    def look(self, returned: Iterable[Returned]) -> Iterator[ReturnLine]:
        """Yield every line that came back, and then the cases of which none did."""
        for each in lines_of(returned):
            if each.reference is None and each.granted is None:
                self._other(each)
            else:
                yield self._counted(self._line(each, each.reference))
        for reference, sent in self._cases.items():
            if reference not in self._seen:
                expected = self._expected(decide(sent.case))
                day = sent.case.session.date
                yield self._counted(
                    ReturnLine(reference=reference, came=Came.NOT_RETURNED, date=day, expected=expected)
                )

    def summary(self) -> ReturnSummary:
        """Return what was looked at so far."""
        return ReturnSummary(
            sums=FrozenMap({came: self._sums[came] for came in Came if came in self._sums}),
            conditions=tuple(self._conditions.most_common()),
            causes=tuple(self._causes.most_common()),
            steps=tuple(self._steps.most_common()),
            unknown_codes=tuple(self._unknown),
            other_codes=tuple(self._others),
        )

    def _other(self, returned: Returned) -> None:
        for code in returned.codes:
            if len(self._others) < _MOST_OTHER:
                self._others[returned.place, code] = None

    def _line(self, returned: Returned, reference: str | None) -> ReturnLine:
        sent = None if reference is None else self._cases.get(reference)
        if sent is None or reference is None:
            return ReturnLine(
                reference=reference or "",
                came=_came_of_credit(returned) if returned.credit else Came.NO_CASE,
                granted=returned.granted,
                granted_not_financial=returned.granted_not_financial,
                codes=returned.codes,
                earlier_codes=returned.earlier_codes,
            )
        self._seen.add(reference)
        is_expected = not returned.credit and reference not in self._awaited
        if is_expected:
            self._awaited.add(reference)
        read = returned.claimed if returned.date is None else attrs.evolve(returned.claimed, date=returned.date)
        claimed = _both(sent.claimed, read)
        explained = explain_return(returned.codes, sent.case, claimed, self._diagnoses)
        expected = self._expected(explained.decision) if is_expected else expected_of(explained.decision)
        came = _came(returned, expected)
        points = explained.points
        if not returned.codes and came in {Came.LESS, Came.REFUSED}:
            asked = lay_beside(sent.case, claimed, self._diagnoses, returned=True)
            points = tuple(answer(cause, asked) for cause in _BEHIND_LESS)
        otherwise = tuple(_otherwise(sent.case, sent.claimed, read))
        told = {each.cause for each in otherwise}
        points = (*otherwise, *(each for each in points if each.cause not in told))
        return ReturnLine(
            reference=reference,
            came=came,
            date=sent.case.session.date,
            expected=expected if is_expected else None,
            granted=returned.granted,
            granted_not_financial=returned.granted_not_financial,
            codes=returned.codes,
            earlier_codes=returned.earlier_codes,
            explained=explained if returned.codes else None,
            points=points,
        )

    def _expected(self, decision: Decision) -> Money | None:
        """Return what is expected of a line, and count on what that hangs."""
        expected = expected_of(decision)
        if expected is not None:
            self._conditions.update(decision.conditions)
        return expected

    def _counted(self, line: ReturnLine) -> ReturnLine:
        before = self._sums.get(line.came, NO_LINES)
        self._sums[line.came] = Subtotal(
            count=before.count + 1,
            expected=before.expected + (line.expected or NOTHING),
            granted=before.granted + (line.granted or NOTHING),
        )
        self._causes.update(point.cause for point in line.holding)
        self._steps.update(dict.fromkeys((step.act for step in line.steps), 1))
        if line.explained is not None:
            for code in line.explained.codes:
                if code.known is None and len(self._unknown) < _MOST_OTHER:
                    self._unknown[code.code] = None
        return line


def expected_of(decision: Decision) -> Money | None:
    """Return what an insurance pays the practice by the rules: the insurer collects the deductible itself."""
    amounts = decision.amounts
    return None if amounts is None else amounts.basic + amounts.deductible + amounts.package


def _came(returned: Returned, expected: Money | None) -> Came:
    granted = returned.granted
    if returned.credit:
        return _came_of_credit(returned)
    if granted is None:
        return Came.AMOUNT_NOT_TOLD
    if granted == NOTHING and returned.granted_not_financial not in {None, NOTHING}:
        return Came.GRANTED_OTHERWISE
    if expected is None:
        return Came.EXPECTED_OPEN
    if granted == expected:
        return Came.AS_EXPECTED if granted != NOTHING else Came.NOT_EXPECTED
    if granted > expected:
        return Came.MORE
    return Came.REFUSED if granted == NOTHING else Came.LESS


def _came_of_credit(returned: Returned) -> Came:
    if returned.takes_back:
        return Came.TAKEN_BACK
    return Came.AMOUNT_NOT_TOLD if returned.granted is None else Came.NOT_TAKEN_BACK


def _otherwise(case: Case, told: Claimed, read: Claimed) -> Iterator[Point]:
    """Yield what a message says otherwise than the case, or where that says nothing than what was sent of it."""
    session = case.session
    performance = told.performance if isinstance(session.performance, Unknown) else session.performance
    for cause, stands, should in (
        (Cause.DAY, read.date, session.date),
        (Cause.PERFORMANCE_CODE, read.performance, performance),
    ):
        if not isinstance(stands, Unknown) and stands and not isinstance(should, Unknown) and stands != should:
            yield yes(cause, str(stands), str(should))


def _both(told: Claimed, read: Claimed) -> Claimed:
    """Return what the case says of the line, and where it says nothing what the message repeats."""
    fields = [field for field in attrs.fields(Claimed) if isinstance(getattr(told, field.name), Unknown)]
    return attrs.evolve(told, **{str(field.alias): getattr(read, field.name) for field in fields})

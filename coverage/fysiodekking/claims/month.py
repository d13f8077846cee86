"""A month looked at again: each line that was sent once, with all that came back of it, beside what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from fysiodekking.claims.whole_return import Sent, WholeReturn, lines_of
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.money import Money
from fysiodekking.model.returned import Month, Returned


def look_again(
    cases: Mapping[str, Sent], returned: Iterable[Returned], diagnoses: DiagnosisList | None = None
) -> Month:
    """Lay everything that came back of some lines beside what was expected of them.

    :param cases: by the practice's own reference of the line.
    :param returned: the lines of one message or several, in the order in which they came.
    :param diagnoses: your own list of diagnosis codes.
    :raises InvalidInput: for anything else.
    """
    whole = WholeReturn(cases, diagnoses)
    lines = sorted(whole.look(_settled(lines_of(returned))), key=lambda line: (line.date or date.max, line.reference))
    return Month(lines=tuple(lines), summary=whole.summary())


def _settled(returned: Iterable[Returned]) -> Iterator[Returned]:
    """Yield what came back of each line in all: what was paid less what was taken back; what was said last decides."""
    together: dict[str, list[Returned]] = {}
    for each in returned:
        if each.reference is None:
            yield each
        else:
            together.setdefault(each.reference, []).append(each)
    for parts in together.values():
        amounts = _signed((each.granted, each.credit) for each in parts)
        aside = _signed((each.granted_not_financial, each.credit) for each in parts)
        cents, taken_back = sum(amounts), any(each.takes_back for each in parts)
        only_back = all(each.credit for each in parts)
        earlier = dict.fromkeys(code for part in parts[:-1] for code in part.codes)
        yield attrs.evolve(
            parts[-1],
            earlier_codes=tuple(code for code in earlier if code not in parts[-1].codes),
            granted=Money(abs(cents)) if amounts else None,
            granted_not_financial=Money(abs(sum(aside))) if aside else None,
            credit=cents < 0 or (cents == 0 and (taken_back or only_back)),
            taken_back=taken_back,
        )


def _signed(amounts: Iterable[tuple[Money | None, bool]]) -> list[int]:
    """Return those that were told in cents, with what was taken back below nothing."""
    return [-amount.cents if credit else amount.cents for amount, credit in amounts if amount is not None]

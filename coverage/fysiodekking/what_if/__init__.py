"""What would change an answer: the smallest sets of changed facts, each really decided anew.

`candidates` lists the finitely many values that the law and the packages can tell apart, `applied` makes the changed
case, `search` tries every one and every two of them, and `questions` does the same for the answers to missing facts.
Used through `what_would_change`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fysiodekking.model.errors_without_data import carries_no_data

if TYPE_CHECKING:
    from fysiodekking.model.case import Case
    from fysiodekking.model.what_if import WhatIf


@carries_no_data
def what_would_change(case: Case) -> WhatIf:
    """Find what would change the answer to a case.

    Every single change and every pair of changes from a finite list is decided with the rules themselves: the values
    on both sides of every threshold that the law of the day and the packages of the case have for it (the list stands
    in `docs/what-would-change.md`). For an undetermined case nothing is changed; the missing facts are put in order of
    use, with what each answer would lead to. Like `decide` it never raises on a valid case.

    :param case: the session with everything that is known about it.
    """
    from fysiodekking.model.case import demand_case  # noqa: PLC0415 - the same as below
    from fysiodekking.what_if.search import search  # noqa: PLC0415 - rules and law are imported when they are asked

    demand_case(case)
    return search(case)

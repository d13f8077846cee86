"""decide(case) -> Decision: is this session covered, who pays, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fysiodekking.model.silence import carries_no_data

if TYPE_CHECKING:
    from fysiodekking.model.case import Case
    from fysiodekking.model.decision import Decision


@carries_no_data
def decide(case: Case) -> Decision:
    """Answer one case: is it covered, who pays, and why.

    Pure: no clock, no network, no environment, no logging; the law data are read once. Never raises on a valid case.

    :param case: the session with everything that is known about it.
    :raises InvalidCase: for anything but a case.
    :returns: the decision, with every finding, the missing facts and the articles in force on that day.
    """
    # the rules and the law are imported when they are first asked: importing the library costs next to nothing
    from fysiodekking.deciding.answer import answer  # noqa: PLC0415
    from fysiodekking.model.case import demand_case  # noqa: PLC0415

    demand_case(case)
    return answer(case)

"""How an answer is found.

`decide` is the door. `phases` asks every rule once, `settling` says what their findings come to: an answer, or the
missing fact that it waits for. `values_of_missing_facts` knows what that fact can be, `tree_of_missing_facts` tries
each, `summary` says what all answers agree on, `either_way` what each payer does in all of them, `remaining` what is
left, and `making_the_decision` puts it together.
"""

from __future__ import annotations

from fysiodekking.deciding.making_the_decision import decision_of
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors_without_data import carries_no_data


@carries_no_data
def decide(case: Case) -> Decision:
    """Answer one case: is it covered, who pays, and why.

    Pure: no clock, no network, no environment, no logging; the law data are read once. Never raises on a valid case.

    :param case: the session with everything that is known about it.
    :raises InvalidCase: for anything but a case.
    :returns: the decision, with every finding, the missing facts and the articles in force on that day.
    """
    demand_case(case)
    return decision_of(case)

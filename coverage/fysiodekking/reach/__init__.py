"""How far given cases reach: what of the law and of their packages they look at, and what nobody has looked at yet.

- `what_a_case_reaches`: which rules, reasons, grounds, grants and sides of thresholds a decided case reaches.
- `what_can_be_reached`: all of these that any case of a day reaches, each with a case: of `boundaries` and the regions.
- `cases_against_targets`: given cases held against that, with a case for each target that they leave.
- `most_ordinary`: such a case with as many facts of an ordinary one as it can have.
- `packages_in_report`: which packages of given cases are one, and what a report calls each.
"""

from __future__ import annotations

from fysiodekking.reach.cases_against_targets import Gap, Reach, measure
from fysiodekking.reach.what_a_case_reaches import Target, Topic, reached
from fysiodekking.reach.what_can_be_reached import everything

__all__ = ["Gap", "Reach", "Target", "Topic", "everything", "measure", "reached"]

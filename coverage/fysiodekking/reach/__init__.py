"""How far given cases reach: what of the law and of their packages they look at, and what nobody has looked at yet.

- `target`: what a case can reach, point by point, and which of these a decided case does reach.
- `sides`: on which side of a threshold a fact lies.
- `reachable`: everything that can be reached on a day, with packages.
- `package_names`: what the points of a package are called.
- `measuring`: the points of given cases held against these.
"""

from __future__ import annotations

from fysiodekking.reach.measuring import Gap, Reach, measure
from fysiodekking.reach.reachable import everything
from fysiodekking.reach.target import Kind, Mark, Point, Topic, reached

__all__ = [
    "Gap",
    "Kind",
    "Mark",
    "Point",
    "Reach",
    "Topic",
    "everything",
    "measure",
    "reached",
]

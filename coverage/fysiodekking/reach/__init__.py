"""How far given cases reach: what of the law and of their packages they look at, and what nobody has looked at yet."""

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

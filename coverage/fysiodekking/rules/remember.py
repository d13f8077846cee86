"""Findings are values: the same facts under the same law give the same finding, so it is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeVar, cast

MOST_REMEMBERED: Final = 1 << 12

Function = TypeVar("Function", bound=Callable[..., object])


def remembered(function: Function) -> Function:
    """Return a function that makes each of its results once; its arguments have to be hashable."""
    return cast("Function", lru_cache(maxsize=MOST_REMEMBERED)(function))

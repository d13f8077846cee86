"""Errors that carry no data of a caller: neither in their words nor in the frames that Python keeps with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from fysiodekking.model.errors import InvalidInput

P = ParamSpec("P")
T = TypeVar("T")


def carries_no_data(reader: Callable[P, T]) -> Callable[P, T]:
    """Have what a reader raises raised anew, by a frame that holds nothing of what was read.

    Pytest and others show the arguments of every frame of a traceback. The frames below are let go of with the first
    error, and this one, which pytest leaves out, has nothing left to show.
    """

    @wraps(reader)
    def read(*arguments: P.args, **named: P.kwargs) -> T:
        __tracebackhide__ = True
        try:
            return reader(*arguments, **named)
        except InvalidInput as error:
            anew = type(error)(error.problems)
        del arguments, named
        raise anew

    return read

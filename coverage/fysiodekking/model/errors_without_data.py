"""Errors that carry no data of a caller: neither in their words nor in the frames that Python keeps with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def carries_no_data(door: Callable[P, T]) -> Callable[P, T]:
    """Have what a public function refuses raised anew, by a frame that holds nothing of what was handed over.

    Pytest and others show the arguments of every frame of a traceback. The frames below are let go of with the first
    error, and this one, which pytest leaves out, has nothing left to show.
    """

    @wraps(door)
    def pass_through(*arguments: P.args, **named: P.kwargs) -> T:
        __tracebackhide__ = True
        try:
            return door(*arguments, **named)
        except ValueError as error:
            # imported when something is refused: the door of `explain` itself costs next to nothing to import
            from fysiodekking.model.errors import InvalidInput  # noqa: PLC0415

            if not isinstance(error, InvalidInput):
                raise
            anew = type(error)(error.problems)
        finally:
            del arguments, named
        raise anew

    return pass_through


def built_silently(cls: type[T]) -> type[T]:
    """Have what a class refuses to be made of raised so too."""
    cls.__init__ = carries_no_data(cls.__init__)  # type: ignore[method-assign]
    return cls

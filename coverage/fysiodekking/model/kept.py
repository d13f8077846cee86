"""What an object works out the first time that it is asked, and keeps.

`functools.cached_property` would do; but attrs gives a class that has one a `__getattr__`, and then Python looks up
every fact of it several times slower. What is kept is no field: it is neither compared, copied nor stored.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

One = TypeVar("One")
Value = TypeVar("Value")


class Keeps:
    """Base of a class that keeps something beside its fields."""

    __slots__ = ("__dict__",)


class kept(Generic[One, Value]):  # noqa: N801 - it is written as a property is
    """A property that is worked out once.

    :param work_out: works it out.
    """

    def __init__(self, work_out: Callable[[One], Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, one: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(self, one: One, owner: type[Any]) -> Value: ...
    def __get__(self, one: One | None, owner: type[Any]) -> Self | Value:
        if one is None:
            return self
        value = self._work_out(one)
        object.__setattr__(one, self._name, value)
        return value

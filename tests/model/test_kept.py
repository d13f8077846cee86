from __future__ import annotations

import pickle

import attrs
import pytest

from fysiodekking import Case, Package
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.package import Grant, Payment
from fysiodekking.model.readings import Readings
from fysiodekking.rules.counting import Count

CALLS: list[int] = []


@attrs.frozen
class Square(Keeps):
    """A class with something that takes work."""

    side: int

    @kept
    def area(self) -> int:
        """How large it is."""
        CALLS.append(self.side)
        return self.side * self.side


class TestKept:
    def test_is_worked_out_once(self) -> None:
        CALLS.clear()
        square = Square(3)
        assert (square.area, square.area, CALLS) == (9, 9, [3])

    def test_is_no_part_of_what_it_is(self) -> None:
        square = Square(4)
        assert square.area == 16
        assert square == Square(4)
        assert hash(square) == hash(Square(4))
        assert repr(square) == "Square(side=4)"
        assert vars(pickle.loads(pickle.dumps(square))) == {}  # noqa: S301 - made a moment ago
        assert attrs.evolve(square, side=5).area == 25

    def test_says_what_it_is(self) -> None:
        assert Square.area.__doc__ == "How large it is."

    @pytest.mark.parametrize("cls", [Case, Package, Grant, Payment, Readings, Count])
    def test_no_fact_is_looked_up_by_a_function(self, cls: type) -> None:
        """As it is where attrs finds a `cached_property`: then every fact of the class is slow to read."""
        assert not hasattr(cls, "__getattr__")

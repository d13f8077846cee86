"""A mapping that cannot be changed after it was made."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """A mapping of its own: what it was made of can change, it does not."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V]) -> None:
        self._items = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> ItemsView[K, V]:
        """Return its pairs, looked up all at once."""
        return self._items.items()

    def __or__(self, other: Mapping[K, V]) -> FrozenMap[K, V]:
        return type(self)(self._items | dict(other))

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print as the mapping that it was made of."""
        assert not cycle, "a case holds no circles"
        printer.pretty(self._items)

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        return type(self), (self._items,)


def frozen(value: Mapping[K, V]) -> Mapping[K, V]:
    """Return a mapping that cannot be changed; anything else as it is, for the checks to say what is wrong."""
    return FrozenMap(value) if isinstance(value, Mapping) and not isinstance(value, FrozenMap) else value

"""The marks of a picture: a shape and a colour for each payer, so that either alone tells who pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from fysiodekking.explain.plan.story import Kind
from fysiodekking.model.decision import Payer

Shape = Callable[[float, float, float], str]


def _circle(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"/>'


def _ring(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{0.74 * r:g}" fill="none" stroke-width="{0.52 * r:.2f}"/>'


def _square(x: float, y: float, r: float) -> str:
    side = 0.9 * r
    return f'<rect x="{x - side:g}" y="{y - side:g}" width="{2 * side:g}" height="{2 * side:g}"/>'


def _diamond(x: float, y: float, r: float) -> str:
    arm = 1.2 * r
    return f'<path d="M{x:g} {y - arm:g}l{arm:g} {arm:g}-{arm:g} {arm:g}-{arm:g}-{arm:g}z"/>'


def _frame(x: float, y: float, r: float) -> str:
    side, line = 0.7 * r, 0.42 * r
    return (
        f'<rect x="{x - side:g}" y="{y - side:g}" width="{2 * side:g}" height="{2 * side:g}"'
        f' fill="none" stroke-width="{line:.2f}"/>'
    )


def _triangle(x: float, y: float, r: float) -> str:
    return f'<path d="M{x:g} {y - 1.05 * r:g}l{1.1 * r:g} {1.9 * r:g}h-{2.2 * r:g}z"/>'


def _cross(x: float, y: float, r: float) -> str:
    arm = 0.75 * r
    return (
        f'<path d="M{x - arm:g} {y - arm:g}l{2 * arm:g} {2 * arm:g}m0-{2 * arm:g}l-{2 * arm:g} {2 * arm:g}"'
        f' fill="none" stroke-width="{0.35 * r:.2f}"/>'
    )


def _asks(x: float, y: float, r: float) -> str:
    return f'<text class="asks" x="{x:g}" y="{y + 0.75 * r:g}" font-size="{2.1 * r:g}">?</text>'


_SHAPES: Final[Mapping[Payer | None, Shape]] = {
    Payer.BASIC: _circle,
    Payer.INSURED: _triangle,
    Payer.NOBODY: _cross,
    None: _asks,
}
_PACKAGES: Final = (_square, _diamond, _frame)
"""The first package, the second, and every further one."""


def shapes_for(kinds: Iterable[Kind]) -> dict[Kind, Shape]:
    """Give each payer of a plan its shape, in the order in which they pay."""
    given: dict[Kind, Shape] = {}
    packages: list[str | None] = []
    for kind in dict.fromkeys(kinds):
        if kind.payer is Payer.PACKAGE:
            if kind.package not in packages:
                packages.append(kind.package)
            given[kind] = _PACKAGES[min(packages.index(kind.package), len(_PACKAGES) - 1)]
        elif kind.payer is Payer.BASIC and kind.provided:
            given[kind] = _ring
        else:
            given[kind] = _SHAPES[kind.payer]
    return given

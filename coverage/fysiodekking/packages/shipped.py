"""The catalogue: packages that ship with the library, by id."""

from __future__ import annotations

from fysiodekking.model.package import Package


def ids() -> tuple[str, ...]:
    """Return the ids of all shipped packages."""
    return ()


def package(id_: str) -> Package | None:
    """Return a shipped package by its id; None when there is none."""
    return None

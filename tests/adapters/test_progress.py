"""The bar of what takes long: on a terminal only, and only after a second."""

from __future__ import annotations

import io
import sys

import pytest

from fysiodekking.adapters.cli import progress


class Terminal(io.StringIO):
    """A stream that says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes on by a part of a second each time it is read."""

    def __init__(self, by: float) -> None:
        self.by, self.at = by, 0.0

    def monotonic(self) -> float:
        self.at += self.by
        return self.at


class TestBar:
    """All items come through, whatever is shown."""

    @pytest.mark.parametrize(("by", "shown"), [(0.1, False), (0.9, True)])
    @pytest.mark.parametrize("length", [3, None])
    def test_on_a_terminal(self, by: float, shown: bool, length: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is drawn when the work lasts, with how many are done, whether or not their number is known."""
        screen = Terminal()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "time", Clock(by))
        assert list(progress.watched(iter("abc"), length)) == ["a", "b", "c"]
        assert bool(screen.getvalue()) is shown
        if shown and length:
            assert "3/3" in screen.getvalue()

    def test_elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is drawn into a file."""
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        given = iter("abc")
        assert progress.watched(given, 3) is given

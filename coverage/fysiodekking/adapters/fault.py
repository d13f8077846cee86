"""A fault of the library, told as one: where it happened, and nothing of what was asked."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

from fysiodekking.version import __version__

FAULT: Final = 3
"""The exit status of a command that met one."""
_MOST_PLACES: Final = 4


def describe(error: BaseException) -> str:
    """Say that the library failed, and where; the words of the error are left out, since they may repeat a case.

    :param error: anything but what is raised for wrong input.
    """
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno} ({frame.name})" for frame in frames)
    return (
        f"a fault of fysiodekking {__version__} itself, not of what was asked: {type(error).__name__} in "
        f"{places or 'no known place'} (please report this line)"
    )

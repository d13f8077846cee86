"""Notes which functions of the package run."""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from operators import PACKAGE, files


@contextmanager
def functions_that_run() -> Iterator[set[tuple[str, str]]]:
    """Give a set that holds, at the end, the functions of the mutated files that ran, as (file, function)."""
    seen: set[types.CodeType] = set()
    whole = str(PACKAGE) + os.sep

    def note(frame: types.FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(whole):
            seen.add(frame.f_code)

    places: set[tuple[str, str]] = set()
    sys.setprofile(note)
    try:
        yield places
    finally:
        sys.setprofile(None)
        wanted = {str(path): str(path.relative_to(PACKAGE)) for path in files()}
        places.update(
            (wanted[code.co_filename], code.co_qualname.split(".<locals>")[0])
            for code in seen
            if code.co_filename in wanted
        )

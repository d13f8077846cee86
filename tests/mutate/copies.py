"""Runs work in a copy of this process (``fork``), within bounds of time and memory, and tells what became of it."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

LONGEST: Final = 30
"""Seconds of processor time after which a mutant counts as noticed: a change can make a loop without an end."""
LARGEST: Final = 2 << 30
"""Bytes of memory beyond which it counts as noticed."""

NOTICED: Final = 1
SURVIVED: Final = 0
NOT_SWAPPED: Final = 3
INVALID: Final = 4
FATES: Final = {NOTICED: "noticed", SURVIVED: "survived", NOT_SWAPPED: "not swapped"}


@contextmanager
def silence() -> Iterator[None]:
    """Keep what tests print from the screen."""
    with Path(os.devnull).open("w") as nowhere:
        out, err = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = nowhere
        try:
            yield
        finally:
            sys.stdout, sys.stderr = out, err


def in_a_copy(work: Callable[[], tuple[int, str]], longest: int = LONGEST) -> tuple[str, str]:
    """Run work in a copy of this process; return what became of it, and the test that noticed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (longest, longest + 5))
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        status, noticed = NOTICED, ""
        try:
            with silence():
                status, noticed = work()
        except SyntaxError:
            status = INVALID
        except BaseException as error:  # noqa: BLE001 - whatever is raised is noticed
            noticed = type(error).__name__
        finally:
            os.write(writing, noticed.encode()[:60_000])
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        noticed = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "noticed", f"stopped by signal {os.WTERMSIG(status)}"
    return FATES[os.WEXITSTATUS(status)], noticed


def told_by_a_copy(work: Callable[[], Any]) -> Any:
    """Run work in a copy of this process, without bounds; return what it returns, which JSON can hold."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            json.dump(work(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)

"""`python -m fysiodekking`: the command line."""

from __future__ import annotations

import errno
import os
import sys
from typing import Final

_EXTRA: Final = "click"
_UNWRITTEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG})
"""Why a stream takes no more: the disk behind it is full, it is too large, or it was closed."""


def main() -> None:
    """Run the command; without the extra ``cli`` say what to install, and end with 2: nothing was answered."""
    try:
        _run()
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != _EXTRA:
            raise
        sys.stderr.write(f"fysiodekking: the command line needs {error.name}: in a clone: pip install '.[cli]'\n")
        sys.exit(2)


def _run() -> None:
    from fysiodekking.adapters.cli import command  # noqa: PLC0415 - the extra may be missing
    from fysiodekking.adapters.fault import FAULT, describe  # noqa: PLC0415 - only a command needs it
    from fysiodekking.model.errors import InvalidLaw  # noqa: PLC0415 - the same

    if sys.stdout is None:  # as in a service that was started without one
        _end("what it says cannot be written: standard output is closed", 2)
    try:
        command(prog_name="fysiodekking")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == _EXTRA:
            raise
        _end(describe(error), FAULT)
    except InvalidLaw as error:
        # bad input of the caller was reported where it was read; this is in the data that ship with the library
        _end(f"the law data of this installation are invalid\n{error}", 2)
    except OSError as error:
        if error.filename is not None or error.errno not in _UNWRITTEN:
            _end(describe(error), FAULT)
        # nothing more is written there, not even when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        _end(f"what it says cannot be written: {error.strerror}", 2)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no fault of the caller
        _end(describe(error), FAULT)


def _end(words: str, status: int) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"fysiodekking: {words}\n")
    sys.exit(status)


if __name__ == "__main__":
    main()

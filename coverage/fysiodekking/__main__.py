"""`python -m fysiodekking`: the command line."""

from __future__ import annotations

import sys
from typing import Final

_EXTRA: Final = ("click", "rich")


def main() -> None:
    """Run the command; without the extra ``cli`` say what to install, and end with 2: nothing was answered."""
    try:
        _run()
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _EXTRA:
            raise
        sys.stderr.write(f"fysiodekking: the command line needs {error.name}: pip install 'fysiodekking[cli]'\n")
        sys.exit(2)


def _run() -> None:
    from fysiodekking.adapters.cli import command  # noqa: PLC0415 - the extra may be missing
    from fysiodekking.model.errors import InvalidInput  # noqa: PLC0415 - the same

    try:
        command(prog_name="fysiodekking")
    except InvalidInput as error:
        # bad input of the caller was reported where it was read; this is in the data that ship with the library
        sys.stderr.write(f"the data of this installation are invalid\n{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()

"""`python -m fysiodekking`: the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command; without the extra ``cli`` say what to install."""
    try:
        from fysiodekking.adapters.cli import command  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.exit(f"fysiodekking: the command line needs {error.name}: pip install 'fysiodekking[cli]'")
    from fysiodekking.model.errors import InvalidInput  # noqa: PLC0415 - the extra may be missing: see above

    try:
        command(prog_name="fysiodekking")
    except InvalidInput as error:
        # bad input of the caller was reported where it was read; this is in the data that ship with the library
        sys.stderr.write(f"the data of this installation are invalid\n{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()

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
    command(prog_name="fysiodekking")


if __name__ == "__main__":
    main()

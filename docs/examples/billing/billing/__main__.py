"""The command: ``bill-a-day days/2026-03-12.json``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from billing.bills import How, written
from billing.day import WrongDay, bill


def main(arguments: list[str] | None = None) -> int:
    """Print how every line of a day is settled.

    :returns: 0 when all lines are billed or may not be charged, 1 when something has to be asked or mended first,
        2 when there is no day.
    :raises SystemExit: with 0 after the help, with 2 when the arguments are wrong.
    """
    try:
        settled = bill(_options().parse_args(arguments).day)
    except WrongDay as problem:
        print(problem, file=sys.stderr)
        return 2
    print(written(settled))
    return 1 if any(each.how in (How.ASK_FIRST, How.REJECTED) for each in settled) else 0


def _options() -> argparse.ArgumentParser:
    """Describe what can be written."""
    options = argparse.ArgumentParser(
        prog="bill-a-day",
        description="Decide every line of a day, and print who gets which bill for it, to the cent.",
        epilog="Exit status: 0 all is settled, 1 something has to be asked or mended first, 2 there is no day to bill.",
    )
    options.add_argument(
        "day", metavar="DAY.json", type=Path, help="the day, with its therapists, patients and lines, in JSON"
    )
    return options


if __name__ == "__main__":
    sys.exit(main())

"""The command: ``bill-a-day days/2026-03-12.json``."""

from __future__ import annotations

import sys
from pathlib import Path

from billing.bills import How, written
from billing.day import WrongDay, bill


def main(arguments: list[str] | None = None) -> int:
    """Print how every line of a day is settled.

    :returns: 0 when all lines are billed or may not be charged, 1 when something has to be asked or mended first,
        2 when there is no day.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        print("write: bill-a-day DAY.json", file=sys.stderr)
        return 2
    try:
        settled = bill(Path(given[0]))
    except WrongDay as problem:
        print(problem, file=sys.stderr)
        return 2
    print(written(settled))
    return 1 if any(each.how in (How.ASK_FIRST, How.REJECTED) for each in settled) else 0


if __name__ == "__main__":
    sys.exit(main())

"""What is said of a table of sessions and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TABLE: Final[Mapping[str, str]] = {
    # headings of the table that comes out
    "line": "line",
    "id": "id",
    "outcome": "outcome",
    "payer": "payer",
    "package": "package",
    "basic": "basic package pays",
    "deductible": "deductible",
    "by_package": "package pays",
    "insured": "patient pays",
    "code": "entitlement code",
    "why": "why",
    "missing": "missing",
    "problem": "wrong in the line",
    "known": "known who paid",
    # the page
    "title": "Sessions: who pays",
    "answer": "{rows} lines, {answered} answered, {wrong} wrong.",
    "by": "Who pays",
    "by.id": "{name} ({id})",
    "by.payer": "{payer}: {count}.",
    "by.amount": "{payer}: {count}, together {amount}.",
    "insured.total": "The patients pay {amount} together, of which {deductible} deductible.",
    "missing.heading": "What is missing",
    "missing.item": "{question} On line {lines}.",
    "wrong.heading": "What could not be read",
    "wrong.item": "Line {line}: {problem}",
    "more": "{lines} and {count} more",
    "nobody": "nobody: it may not be charged",
    "open": "cannot be told",
    "count": "{count} sessions",
    "count.one": "1 session",
    # the proposed map
    "map.proposal": "A proposal from the headers: look it through, and fill in what the columns do not say.",
    "map.no_headers": "Has the table no header row? Its first line holds the names of the columns.",
    "map.never": "Never read, since it is personal data: {columns}",
    "map.rest": "Not understood: {columns}",
    "map.kind": "which kind of condition it is: every case needs this, or --dcsph FILE",
    "map.words": '"your word" = "our code" (see docs/case-files.md); "*" stands for every other word',
}

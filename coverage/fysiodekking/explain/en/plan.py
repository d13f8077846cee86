"""What is said of a plan and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLAN: Final[Mapping[str, str]] = {
    # the answer
    "answer": "{sessions}: the patient pays {amount} in all{provided}.",
    "answer.one": "{sessions}: the patient pays {amount}{provided}.",
    "answer.nothing": "{sessions}: the patient pays nothing{provided}.",
    "answer.nobody": "{sessions}: nothing may be charged to anybody.",
    "answer.at_least": "{sessions}: the patient pays at least {amount}; the whole amount is not known yet.",
    "answer.between": (
        "{sessions}: the patient pays between {lowest} and {highest}{provided}. How much depends on {facts}."
    ),
    "answer.either_way": (
        "{sessions}: the patient pays {lowest} in all{provided}, although not everything is known yet."
    ),
    "answer.either_way.nothing": (
        "{sessions}: the patient pays nothing{provided}, although not everything is known yet."
    ),
    "answer.open": "{sessions}: what the patient pays is not known yet.",
    "provided": "if the insurer accepts {accepted}",
    "provided.law": "if the law does not change in {year}",
    "provided.package": "if package {package} goes on in {year} with the same terms",
    "title": "Plan: {sessions} from {date}",
    "basis": "What this starts from",
    "supposed": (
        "Up to session {number} the law is known: it was checked through {through}. What is said here of the sessions "
        "after it holds only if that law does not change in {year}."
    ),
    "supposed.all": (
        "The law was checked through {through}. What is said here of all sessions holds only if that law does not "
        "change in {year}."
    ),
    "unchecked": (
        "The law was checked through {last}: of the {count} sessions from {first} on it cannot be said who pays."
    ),
    "unchecked.suppose": "It can be said, though, what holds if the rules do not change.",
    "unchecked.one": "The law was checked through {last}: of the session on {first} it cannot be said who pays.",
    "assumed": (
        "The sessions that follow are like this first one. It is assumed that all of them take place and are paid as "
        "it says here."
    ),
    # who pays
    "who": "Who pays",
    "stretch": "Sessions {numbers}, {days}.",
    "stretch.one": "Session {numbers}, {days}.",
    "pays": "Payer: {payer}.",
    "to": "{first} to {last}",
    "either_way": "This does not depend on {facts}.",
    "costs": "The patient pays {amount}.",
    "costs.deductible": "The patient pays {amount} as deductible.",
    "costs.mixed": "The patient pays {amount}, of which {deductible} as deductible.",
    "costs.nothing": "The patient pays nothing.",
    "costs.between": "The patient pays between {lowest} and {highest}.",
    "costs.open": "What the patient pays of that is not known yet.",
    "costs.nobody": "Nothing may be charged.",
    "basic": "basic package",
    "basic.if": "basic package, provided",
    "package": "package {package}",
    "package.if": "package {package}, provided",
    "package.open": "a package",
    "insured": "patient",
    "nobody": "nobody",
    "unknown": "unknown",
    # the table
    "all": "All sessions",
    "number": "no",
    "date": "date",
    "payer": "payer",
    "own": "patient",
    "left": "left",
    "left.one_of_several": "left {number}",
    "left.note": "{column}: what is left after the session. {limit}.",
    "own.note": "patient: what the patient pays of each session, with the deductible.",
    "total": "in all",
    "total.note": "in all: what the patient pays up to and with these sessions.",
    "each": "Each session apart",
    "end": "What is left at the end",
    "unlimited": "unlimited",
    # the picture
    "picture": "Picture. {answer} The table has the same facts.",
    "picture.first": "The picture shows the first {sessions}; the table has them all.",
    "bar": "area: paid by the patient so far",
    "bar.open": "above the line: amount unknown",
    "session": "Session {number}, {date}: {payer}, {amount}",
    "used_up": "package {package} used up",
    "limit": "a limit of package {package} reached",
    "basic.used_up": "maximum of the basic package reached",
    "basic.after": "after the first {bound}: basic package",
    "from_here": "from here: {payer}",
    "short_months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}

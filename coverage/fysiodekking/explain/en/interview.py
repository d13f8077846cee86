"""What is said in an interview and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INTERVIEW: Final[Mapping[str, str]] = {
    "condition": "complaint",
    "session.date": "On which day is or was the session?",
    "provider.profession": "Who treats?",
    "session.performance": "Which performance code is on the bill?",
    "session.techniques": "What was done?",
    "insured.born": "When was the patient born?",
    "conditions.*.kind": "What is the session for?",
    "packages": "Which supplementary package does the patient have this year?",
    "no_package": "no supplementary package",
    "choose": "a number, or a part of the word",
    "choose_several": "a number or a part of the word; more than one with commas",
    "hint.packages": "a number or a part of the name; or UZOVI and package code (COV), as 3311 106",
    "many": "{count} answers; ? shows them all",
    "hint.session.date": "a day, the day before the month, as 12-03-2026, or today",
    "hint.session.performance": "a code of four or five figures, as 1000",
    "hint.conditions.*.kind": (
        "a number, or a part of the word; a complaint that is not among them, as neck or back, is an ordinary one: 1"
    ),
    "day": "a day, the day before the month, as 12-03-2026",
    "days": "yesterday, today, tomorrow",
    "day_between": "Write a day from {first} to {last}.",
    "born_after": "That is after the day of the session ({day}). Write the day of birth.",
    "no_such_day": "There is no such day. Write one that there is, the day before the month, as 12-03-2026.",
    "euros": "an amount, as 42.50",
    "number": "a number, as 3",
    "count": "a number, as 8, or 8-10 where it is not certain",
    "text": "a word or code",
    "usual": "Enter: {value}",
    "not_known": "Enter: not known",
    "unknown": "unknown, not known, don't know, i don't know, no idea",
    "write": "Write {hint}.",
    "needed": "Without this there is no answer.",
    "needed.packages": (
        "The insurance check (COV) tells which package it is: write UZOVI and package code. With 1 you "
        "see what holds without a package."
    ),
    "stop": "Ctrl-C ends the questions.",
    "stopped": "Stopped. Nothing is kept.",
    "contradicts": "That does not go with what was answered before ({problem}).",
    "earlier": "If an earlier answer is wrong, < goes back one question.",
    "earlier.line": "If an earlier answer is wrong, correct that line.",
    "whole_year": "Write the year with four digits, as 12-03-2026.",
    "surcharge": "surcharge",
    "surcharge.how": "An extra line on the bill is not asked for here. Write it in a case (docs/at-the-desk.md).",
    "ask_insurer": (
        "The terms of package {package} of {year} are not known here. Ask the insurer how many sessions "
        "it pays for in a year, what it pays for a session with and without a contract, and on which "
        "conditions."
    ),
    "none_of_these": "That is none of the answers. Write {hint}.",
    "says_more": ("The law names: {likely}. If it is that, write the number. If it is an ordinary complaint, write 1."),
    "several_of_these": "That can be more than one: {likely}. Write the number.",
    "how": "Only what matters for the answer is asked. ? shows all answers.",
    "how.back": "< goes back one question.",
    "nothing_before": "This is the first question.",
    "saved": "The case is in {file}.",
}

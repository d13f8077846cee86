"""What is said of how far cases reach, and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REACH: Final[Mapping[str, str]] = {
    "title": "How far the cases reach",
    "reached": "reached",
    "all": "of",
    "law": "The law of {day}",
    "rule": "rules: met, not met, unknown",
    "ground": "grounds on which the basic package pays",
    "threshold": "numbers, ages and terms, each side",
    "reason": "reasons",
    "package": "Package",
    "answer": "answers",
    "grant": "grants",
    "limit": "limits",
    "requirement": "asked",
    "packages.note": (
        "Answers: the verdicts and reasons of the package. Grants: which one pays. Limits, and what it asks: each side."
    ),
    "none": "There is no case to report on.",
    "others": "{others} of the {cases} cases are of another version of the law; they count for what is the same.",
    "others.one": "1 of the {cases} cases is of another version of the law; it counts for what is the same.",
    "others.all": "No case is of this version of the law; they count for what is the same.",
    "unchecked": "{unchecked} of the {cases} cases are of a day of which the law is not in the library.",
    "unchecked.one": "1 of the {cases} cases is of a day of which the law is not in the library.",
    "unchecked.all": "Every case is of a day of which the law is not in the library.",
    "apart": "Packages with the same id but other terms, or of another year, each count for themselves.",
    "unmeasured": "Not measured, as the law of that year is not in the library: {packages}.",
    "elsewhere": "In other versions of the law only (between brackets the last day): {those}.",
    "gaps": "What nobody has looked at yet",
    "gaps.none": "Everything is reached.",
    "gaps.no_package": "No case has a package of a year whose law was checked.",
    "of_package": "Package {package}",
    "untouched": "Of these, only the ordinary answer was seen, or none",
    "untouched.count": "{what} ({count} to go)",
    "files": "{written} cases to fill in written to {folder}{kept}.",
    "files.one": "1 case to fill in written to {folder}{kept}.",
    "kept": "; {kept} were there already and stay as they are",
    "kept.one": "; 1 was there already and stays as it is",
    "pays": "pays",
    "inside": "inside",
    "outside": "outside",
    "file.looks": "What nobody has looked at yet:",
    "file.fill": (
        "Fill in what the law or the policy promises, not what the library answers. For example:\n"
        'outcome = "covered", "covered_if", "not_covered" or "undetermined"\n'
        'payer = "basic", "package", "insured" or "nobody"'
    ),
}

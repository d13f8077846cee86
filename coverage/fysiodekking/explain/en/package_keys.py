"""What the keys of a package file say, beside each line of a file to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PACKAGE_KEYS: Final[Mapping[str, str]] = {
    # above a file
    "head.schema": (
        "`fysiodekking schema package > package.schema.json` beside it, and an editor checks it as you write."
    ),
    "head.own": "A package of your own: write what your source says, and take the # away from what applies.",
    "head.use": "Check it with `fysiodekking packages check FILE`; use it with `--packages FILE`.",
    "head.new": "{insurer} {name}: nothing of {year} is known yet.",
    "head.old": "Above each line stands what it was in {old}.",
    "head.ask": (
        'Lay it beside the terms of the new year, write each number instead of "unknown", and say where you read it.'
    ),
    "head.left_out": (
        "What the format cannot leave open is left out, and terms_unknown says so: take it away when all is there."
    ),
    "source": "where were the terms of {year} read?",
    # package
    "Package.id": "your key, unique in all your files",
    "Package.year": "policy year: the package is of this year alone",
    "Package.confidence": "one of {those}: A the insurer's own text with the year on it … I inferred",
    "Package.grants": "a line of the benefit table; repeat it for each; the first that accepts takes a session",
    "Package.since": "only in a case: from when this person has it",
    "Package.assume": "only in a case: suppose that it goes on for a year with the same terms",
    "Package.pays_deductible": "it takes over the deductible of sessions that the basic package pays",
    "Package.note": "no input",
    "Package.cov": "how the insurance check (COV) names it in this year",
    "Cov.uzovi": "number of the insurer, four digits",
    "Cov.package": "package code",
    "Cov.label": "code of the label",
    # grant
    "Grant.id": "unique in the package",
    "Grant.covers": "of {those}",
    "Grant.basic_first": "it pays before the basic package does",
    "Grant.requires": "what must hold; what is left out is not asked",
    "Grant.limits": "a maximum; repeat the table for each; all hold at once",
    "Grant.pays": "what it pays of a session",
    "Grant.consent_from": "from this session of the year on only with consent",
    "Grant.terms_unknown": "the source does not tell all terms; or a list of the classes of which it does not",
    "Grant.copayment": "what the insured pays of each session",
    # requirements
    "Requirements.contracted": "only with (true) or only without (false) a contract",
    "Requirements.min_age": "from this age on",
    "Requirements.max_age": "up to and including this age",
    "Requirements.accident": "only after (true) or only without (false) an accident",
    "Requirements.within_months_of_accident": "only within so many months of it",
    "Requirements.first_of_the_day": "no other treatment of that day came before it, of whatever profession",
    "Requirements.condition": "or a kind of condition: only of this one",
    "Requirements.referral": "a referral is on file",
    "Requirements.consent": "the insurer's consent is on file",
    "Requirements.association": "the provider is a member of one of them",
    "Requirements.qualification": "the therapist has one of them, by AGB number or word",
    "Requirements.min_months_insured": "waiting time, from since",
    "Requirements.not_after_maximum": "of {those}: not after the basic package's maximum",
    # limit
    "Limit.id": "unique in the grant",
    "Limit.max": 'sessions, as 9; euros, as "350.00"; "unlimited"; "unknown" where the source is silent',
    "Limit.unit": "of {those}",
    "Limit.per": "of {those}",
    "Limit.covers": "a sub-limit: only these classes count and are bound",
    "Limit.when_contracted": "holds only with (true) or only without (false) a contract",
    "Limit.carry_over": "at most so many unused sessions of last year are added",
    "Limit.part_year": "how it is cut where the package began within its year",
    "PartYear.by": 'of {those}; "unknown" where the source is silent',
    "PartYear.rounds": 'of {those}: a number of sessions; "unknown" where the source is silent',
    # payment
    "Payments.contracted": "with a contract between practice and insurer",
    "Payments.not_contracted": (
        "without one; absent is not nothing: whether it pays is then not known; nothing is percent = 0"
    ),
    "Payment.percent": 'per cent of the price, or of `of`, as 75; "unknown" where the source is silent',
    "Payment.of": "a reference amount in euros",
    "Payment.at_most": "highest amount of a session in euros",
    "Copayment.euros": '"unknown" where the source is silent',
    "Copayment.from_session": 'from this session of the year on; "unknown" where the source is silent',
}

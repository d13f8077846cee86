"""claim: lay a line that is going to be sent beside the decision."""

from __future__ import annotations

import sys

import click

from fysiodekking.adapters.claim_data import claim_data
from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    assume_options,
    case_argument,
    dcsph_option,
    language,
    packages_option,
    read,
    refuse,
    say,
    say_json,
)
from fysiodekking.adapters.cli.usage import Choice
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.claims.check import check_claim
from fysiodekking.explain import FORMS
from fysiodekking.explain.claims import explain_claim
from fysiodekking.model.diagnosis_list import DiagnosisList

form_option = click.option(
    "--format",
    "form",
    type=Choice([*FORMS, "json"]),
    default=FORMS[0],
    show_default=True,
    help="How the answer is written.",
)


@click.command()
@case_argument
@language
@form_option
@assume_options
@packages_option
@dcsph_option
def claim(
    *, case: str, lang: str, form: str, supposed: Suppositions, own: OwnPackages, diagnoses: DiagnosisList | None
) -> None:
    """Check the line in [claim] of a CASE file before it is sent: what is wrong, what it can meet, what is right.

    Exit status: 0 nothing wrong was found; 1 something is wrong; 2 invalid input.

    \b
    Example:
      fysiodekking claim docs/examples/claims/wrong-entitlement-code.toml
    """
    given = read(case, own, supposed, diagnoses)
    if given.claimed is None:
        refuse("no_claim", file=case)
    found = check_claim(given.case, given.claimed, diagnoses)
    if form == "json":
        say_json(claim_data(found))
    else:
        say(explain_claim(found, lang, form), nl=False)
    sys.exit(DIFFERENT if found.wrong else ANSWERED)

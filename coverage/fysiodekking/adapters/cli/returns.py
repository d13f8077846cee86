"""return show and explain: what a return code says, and which of its causes hold on a case."""

from __future__ import annotations

import click

from fysiodekking.adapters.claim_data import return_data
from fysiodekking.adapters.cli.claims import form_option
from fysiodekking.adapters.cli.output import end, language, packages_option, read, say, say_json
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.claims.return_codes import return_code, return_codes
from fysiodekking.claims.returned import explain_return
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.return_codes import code_document, meaning_of
from fysiodekking.explain.returned import explain_returned
from fysiodekking.explain.text import render, wrapped
from fysiodekking.model.claim import Claimed


class _Returns(click.Group):
    """The group; what is no subcommand is the case that `explain` is asked of."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["explain", *args])


@click.group("return", cls=_Returns)
def returns() -> None:
    """Say what an insurer's return code means, or explain it on a case (`return CASE` is `return explain CASE`).

    \b
    Example:
      fysiodekking return docs/examples/claims/package-used-up.toml --code 0613
    """


@returns.command()
@click.argument("code", required=False)
@language
def show(code: str | None, lang: str) -> None:
    """Show what a return CODE says, who has to act, and what helps; without it all codes, one a line.

    \b
    Example:
      fysiodekking return show 0613
    """
    words = catalogue(lang)
    if code is None:
        for versions in return_codes().values():
            say(wrapped(meaning_of(versions[-1], words), "", " " * 6))
        return
    found = return_code(code)
    if found is None:
        full = code.strip().zfill(4)
        hint = f"did you mean {full}?" if full in return_codes() else "`fysiodekking return show` prints all codes"
        end(f"{code}: this return code is not known here, so nothing can be said of it ({hint})")
    say(render(code_document(found, words)), nl=False)


@returns.command()
@click.argument("case", type=click.Path())
@click.option("--code", "codes", multiple=True, required=True, help="A code that came back; may be repeated.")
@language
@form_option
@packages_option
def explain(case: str, codes: tuple[str, ...], lang: str, form: str, own: OwnPackages) -> None:
    """Explain the codes that came back for a CASE: each possible cause holds, does not hold, or cannot be told.

    What was sent stands in [claim] of the case file; without it nothing can be told of the line.

    \b
    Example:
      fysiodekking return explain docs/examples/claims/package-used-up.toml --code 0613
    """
    given = read(case, own)
    found = explain_return(codes, given.case, given.claimed or Claimed())
    if form == "json":
        say_json(return_data(found))
    else:
        say(explain_returned(found, lang, form), nl=False)

"""Both sides of every boundary: as a list of named pairs for parametrised tests, and as a strategy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
from hypothesis import strategies as st

from fysiodekking.boundaries.case_pairs_of_law import Boundary, of_law
from fysiodekking.boundaries.case_pairs_of_packages import of_package
from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.deciding import decide
from fysiodekking.model.case import Case
from fysiodekking.model.money import Money
from fysiodekking.model.package import Package
from fysiodekking.model.people import VOLUNTARY_STEPS
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Technique
from fysiodekking.testing.argument_checks import checking
from fysiodekking.testing.draws import Draws, Manner, place


def boundaries(
    on: date, *, of: str | Iterable[str] | None = None, packages: Iterable[Package | str] | Package = ()
) -> tuple[Boundary, ...]:
    """Return every boundary that shows on a day: the decisions on both sides differ in outcome, payer or amounts.

    The numbers and dates are those of the law of that day and of the packages; there is no second list of them.

    :param on: the day of the session (`change:` boundaries lie on the latest day of change before or on it).
    :param of: only boundaries whose name begins with this, or with one of these: ``"age"``, ``"ground:annex_1"``,
        ``"term"``, ``"deductible"``, ``"change"``, ``"package:fysio-9"``; left out: all.
    :param packages: packages whose limits, ages, waiting times and year are wanted too: objects, or ids of shipped
        ones. Those of another policy year than the day's show nothing but that.
    :raises ValueError: when the law of that day was not checked, a package cannot be used, or no boundary has a name
        that begins so: all that is wrong, with what to write.
    """
    with checking() as check:
        day, heads, held = check.day(on), check.heads(of), check.packages(packages)
    found = [*of_law(day), *(pair for package in held for pair in of_package(package, day))]
    shows = tuple(each for each in found if _answer(each.below) != _answer(each.above))
    return shows if heads is None else _chosen(shows, heads, day)


def _chosen(shows: tuple[Boundary, ...], heads: tuple[str, ...], day: date) -> tuple[Boundary, ...]:
    """Return the boundaries whose name begins with one of some words.

    :raises ValueError: for words with which none begins.
    """
    strange = [head for head in heads if not any(each.name.startswith(head) for each in shows)]
    if strange:
        known = ", ".join(dict.fromkeys(each.name.partition("/")[0] for each in shows))
        raise ValueError(f"of: no boundary of {day} begins with {' or '.join(map(repr, strange))}; there are: {known}")
    return tuple(each for each in shows if each.name.startswith(heads))


def _answer(case: Case) -> tuple[object, ...]:
    decision = decide(case)
    return decision.outcome, decision.payer, decision.package, decision.amounts


def near_boundaries(
    on: date, *, of: str | Iterable[str] | None = None, packages: Iterable[Package | str] | Package = ()
) -> st.SearchStrategy[Case]:
    """Generate cases right below and right above the boundaries of a day, with varying prices and other small matters.

    Every fact is given. They shrink to the case below the first boundary. Parameters and errors are those of
    `boundaries`.
    """
    pairs = boundaries(on, of=of, packages=packages)
    sides = tuple(case for pair in pairs for case in (pair.below, pair.above))
    return _varied(st.sampled_from(sides))


@st.composite
def _varied(draw: st.DrawFn, sides: st.SearchStrategy[Case]) -> Case:
    """Vary what makes no boundary: the price, needling beside the exercises, the voluntary deductible."""
    case, draws = draw(sides), Draws(draw, Manner(complete=True))
    techniques = case.session.techniques
    if not isinstance(techniques, Unknown):
        techniques = draws.usually(techniques, (Technique.DRY_NEEDLING, *techniques), weight=2)
    return attrs.evolve(
        case,
        session=attrs.evolve(
            case.session, price=draws.usually(PRICE, Money(draw(place(20_001))), weight=1), techniques=techniques
        ),
        insured=attrs.evolve(case.insured, voluntary_deductible=draws.usually(*VOLUNTARY_STEPS, weight=5)),
    )

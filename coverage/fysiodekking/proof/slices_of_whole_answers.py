"""The slices of whole answers: gate, ground and package together, each met, refused and unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.law.instruments import Law
from fysiodekking.model.money import NOTHING
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind, Technique
from fysiodekking.proof.axes import Changes, choices, doubtful, fact, not_given, values
from fysiodekking.proof.regions import ANSWERS, Slice
from fysiodekking.proof.sample_packages import grant, limited, package
from fysiodekking.proof.slices_of_deductible import COVERED, SPENT


def slices(_law: Law, day: date) -> Iterator[Slice]:
    """Yield cases in which gate, ground and package are each met, refused and unknown."""
    stroke = {"condition.kind": ConditionKind.STROKE}
    whiplash = {"condition.kind": ConditionKind.WHIPLASH, "condition.first_session": day - 120 * DAY}
    gates: dict[str, Changes] = {
        "every gate met": {},
        "not registered": {"provider.big_registered": False},
        "no listed performance": {"session.performance": "DN01"},
    }
    grounds: dict[str, Changes] = {
        "an ordinary complaint": {},
        "a stroke, session 26": COVERED,
        "a stroke, first session": stroke,
        "only dry needling, session 26": {**COVERED, "session.techniques": (Technique.DRY_NEEDLING,)},
    }
    triad = doubtful("whiplash in month five, triad not given", {**COVERED, **whiplash, "condition.triad": NOT_GIVEN})
    packages = {
        "a package with room": package(day, limited()),
        "a package of another year": package(day, limited(), year=day.year - 1),
        "a package that pays first": package(day, grant(basic_first=False)),
        "a package that takes over the deductible": package(day, limited(), pays_deductible=True),
    }
    held = choices("package", {"no package": {}, **{label: {"packages": (each,)} for label, each in packages.items()}})
    gate = choices("gate", gates).with_(not_given("registration", "provider.big_registered"))
    ground, contract = choices("ground", grounds).with_(triad), fact("provider.contracted")
    for name, axes in (
        ("a whole answer by gate", (gate, ground, held, contract)),
        ("a whole answer by insurance", (ground, held, fact("insured.basic_insured"), contract)),
        ("a whole answer without a price", (ground, held, contract, values("price", "session.price", {}))),
    ):
        yield Slice(phase=ANSWERS, name=name, day=day, axes=axes, fixed={SPENT: NOTHING})

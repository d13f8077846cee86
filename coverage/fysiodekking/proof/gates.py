"""The regions of the gates, of what must hold before any ground, and of extra lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.law.schema import Law
from fysiodekking.model.dates import MONTHS_PER_YEAR
from fysiodekking.model.package import Payment
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.session import ExtraLine
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, OtherPayer, PaidBy, Profession, Technique
from fysiodekking.proof.axes import Axis, Changes, Part, ages, choices, flag, not_given, reading, terms, values
from fysiodekking.proof.building import CONDITION
from fysiodekking.proof.case_grid import CONDITIONS, GATES, LINES, Slice
from fysiodekking.rules import counting
from fysiodekking.rules.code_list import NEVER_INSURED, may_be_listed
from fysiodekking.rules.place_surcharge import PRACTICE

UNLISTED: Final = "DN01"
NOT_READ: Final = "9999"
_HOME: Final = "surcharge for treatment at home"
_DAY: Final = timedelta(days=1)


def professions(*those: Profession) -> Axis:
    """Make the axis of the profession: all of them, or those that a rule can tell apart."""
    known = [(each.value.replace("_", " "), each) for each in those or Profession]
    return values("profession", "provider.profession", *known, absent=False)


def other_payer() -> Axis:
    """Make the axis of who else pays; not given says that nobody said so, and is not asked."""
    parts: list[tuple[str, Any]] = [("nobody said that somebody else pays", NOT_GIVEN)]
    parts += [(f"paid by {each.value.replace('_', ' ')}", each) for each in OtherPayer]
    return choices("other payer", *((label, {"insured.other_payer": each}) for label, each in parts))


def professions_with_codes(*those: Profession) -> Axis:
    """Make the axis of the profession, each with an ordinary code of its own list: all of them, or some."""

    def says(each: Profession) -> Changes:
        code = "2000" if each is Profession.EXERCISE_THERAPIST else "1000"
        return {"provider.profession": each, "session.performance": code}

    return choices("profession", *((each.value.replace("_", " "), says(each)) for each in those or Profession))


THERAPISTS_AND_ANOTHER: Final = (Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST, Profession.ACUPUNCTURIST)


def codes(law: Law, *, by_class: bool = False) -> dict[str, str]:
    """Return one performance code for each kind that a rule can tell apart, with what it is.

    One was on no list, one may have come after the list that was read.

    :param by_class: also one for each class of cover.
    """
    found: dict[tuple[Any, ...], tuple[str, str]] = {}
    for code, listed in law.charging.performances.items():
        covers = listed.covers if by_class else None
        kind = (listed.kind, listed.professions, covers, listed.surcharge_on, listed.in_force)
        found.setdefault(kind, (code, f"{listed.name} ({code})"))
    not_listed = {UNLISTED: "a code that was on no list", NOT_READ: "a code that is not on the list of 2019"}
    return {**dict(found.values()), **{code: f"{words} ({code})" for code, words in not_listed.items()}}


def performance(law: Law, *, by_class: bool = False) -> Axis:
    """Make the axis of the performance code."""
    known = [(label, code) for code, label in codes(law, by_class=by_class).items()]
    return values("performance", "session.performance", *known, absent=False)


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of the gates, the conditions of the basic package and the extra lines."""
    yield Slice(
        phase=GATES, name="register", day=day, axes=(professions(), flag("registered", "provider.big_registered"))
    )
    yield Slice(
        phase=GATES,
        name="what was done",
        day=day,
        axes=(professions(), _techniques(*Technique), _training(), _order()),
    )
    yield Slice(
        phase=GATES,
        name="inside a treatment plan",
        day=day,
        axes=(
            professions(),
            _techniques(Technique.DRY_NEEDLING, Technique.EXERCISE_THERAPY),
            _training(),
            flag("treatment plan", "session.treatment_plan"),
        ),
    )
    yield Slice(
        phase=GATES,
        name="performance",
        day=day,
        axes=(
            professions(),
            performance(law, by_class=True),
            flag("contract", "provider.contracted"),
            flag("referral", "session.referral"),
        ),
    )
    yield from _descriptions(law, day)
    yield from _same_day(law, day)
    yield Slice(
        phase=CONDITIONS,
        name="before any ground",
        day=day,
        axes=(
            professions(),
            flag("basic insurance", "insured.basic_insured"),
            other_payer(),
            flag("contract", "provider.contracted"),
            values(
                "payment without a contract",
                "basic.not_contracted",
                ("the policy pays 75 % without a contract", Payment(percent=75)),
                ("the policy pays nothing without a contract", Payment(percent=0)),
            ),
        ),
    )
    kinds = (each.kind for each in law.basic.annex_1.values())
    yield Slice(
        phase=CONDITIONS,
        name="who gives care of annex 1",
        day=day,
        axes=(
            professions(),
            values(
                "condition",
                "condition.kind",
                *((each.value.replace("_", " "), each) for each in (ConditionKind.NOT_LISTED, *kinds)),
                absent=False,
            ),
            reading("skin_therapist_on_annex_1", CHOICES["skin_therapist_on_annex_1"].values),
        ),
    )
    yield Slice(
        phase=LINES,
        name="what an extra line says of itself",
        day=day,
        axes=(
            professions(*THERAPISTS_AND_ANOTHER),
            _described_line(law),
            _session_beside(law, elsewhere=True),
            flag("referral", "session.referral"),
        ),
        fixed={"condition.kind": ConditionKind.STROKE},
    )
    yield Slice(
        phase=LINES,
        name="an extra line",
        day=day,
        axes=(
            professions(*THERAPISTS_AND_ANOTHER),
            _line(law),
            _session_beside(law),
            flag("contract", "provider.contracted"),
            flag("referral", "session.referral"),
            flag("medically necessary", "session.medically_necessary"),
        ),
    )


def _descriptions(law: Law, day: date) -> Iterator[Slice]:
    """Yield what codes say of themselves: of age, referral and specialism; and of the condition."""
    by_condition, others = _described(law)
    adult = law.basic.adult_age.value
    yield Slice(
        phase=GATES,
        name="what a code says of itself",
        day=day,
        axes=(
            professions(*THERAPISTS_AND_ANOTHER),
            values("performance", "session.performance", *others, absent=False),
            ages(day, {adult, *_ages(law)}),
            flag("referral", "session.referral"),
            values(
                "specialisms",
                "provider.specialisms",
                ("every specialism", tuple(dict.fromkeys(_specialisms(law)))),
                ("no specialism", ()),
            ),
        ),
    )
    yield Slice(
        phase=GATES,
        name="for which condition a code is",
        day=day,
        axes=(
            values("performance", "session.performance", *by_condition, absent=False),
            choices("condition", *((kind.value.replace("_", " "), {"condition.kind": kind}) for kind in ConditionKind)),
            terms(
                "first session",
                "condition.first_session",
                day,
                {MONTHS_PER_YEAR},
                what="the first session",
                future=True,
            ),
        ),
    )


def _same_day(law: Law, day: date) -> Iterator[Slice]:
    """Yield what may be charged beside an earlier line, and what an insurer pays of it: only there a reading counts."""
    those = (*THERAPISTS_AND_ANOTHER, Profession.SKIN_THERAPIST)
    necessary = flag("medically necessary", "session.medically_necessary")
    of_a_day = _codes_of_a_day(law)
    yield Slice(
        phase=GATES,
        name="same day",
        day=day,
        axes=(
            professions(*those),
            values("performance", "session.performance", *((code, code) for code in of_a_day), absent=False),
            _earlier_that_day(day, of_a_day),
            necessary,
        ),
    )
    read = [reading(key, CHOICES[key].values) for key in ("second_session_same_day", "same_day_across_professions")]
    beside = [code for code in of_a_day if counting.kind_of(law, code) not in NEVER_INSURED]
    yield Slice(
        phase=GATES,
        name="same day, what the insurer pays",
        day=day,
        axes=(professions_with_codes(*those), _earlier_that_day(day, beside), necessary, *read),
    )


def _codes_of_a_day(law: Law) -> list[str]:
    """Return one performance code for each kind that the rules of the same day can tell apart."""
    found: dict[tuple[Any, ...], str] = {}
    for code in (*law.charging.performances, UNLISTED, NOT_READ):
        listed = law.charging.performances.get(code)
        never = counting.kind_of(law, code) in NEVER_INSURED
        whose = may_be_listed(law, code) if listed is None else listed.professions
        found.setdefault((never, counting.is_first_visit(law, code), whose), code)
    return list(found.values())


def _described(law: Law) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return one code for each thing that codes say of themselves on each list: of the condition, and of all else."""
    found: tuple[dict[Any, tuple[str, str]], dict[Any, tuple[str, str]]] = {}, {}
    for code, listed in law.charging.performances.items():
        asked = law.charging.descriptions.get(code, ())
        of_condition = any(each.conditions for each in asked)
        ids = tuple(each.id for each in asked)
        if listed.in_force is True and (asked or listed.kind == "session"):
            found[not of_condition].setdefault((ids, listed.professions), (f"{listed.name} ({code})", code))
    return list(found[0].values()), list(found[1].values())


def _ages(law: Law) -> set[int]:
    asked = (each for those in law.charging.descriptions.values() for each in those)
    return {each.below_age for each in asked if each.below_age is not None}


def _specialisms(law: Law) -> list[str]:
    asked = (each for those in law.charging.descriptions.values() for each in those)
    return [each.specialism for each in asked if each.specialism is not None]


def _techniques(*those: Technique) -> Axis:
    single = [(each.value.replace("_", " "), (each,)) for each in those]
    both = (Technique.DRY_NEEDLING, Technique.EXERCISE_THERAPY)
    pairs = (("dry needling beside exercises", both), ("injection beside exercises", (Technique.INJECTION, both[1])))
    return values("techniques", "session.techniques", *single, *pairs)


def _order() -> Axis:
    """Make the axis of who ordered a reserved act; not given says that nobody is stated to have, and is not asked."""
    parts: list[tuple[str, Any]] = [("no order stated", NOT_GIVEN)]
    parts += [(f"ordered by {each.value}", each) for each in (Profession.PHYSICIAN, Profession.PHYSIOTHERAPIST)]
    return choices("order", *((label, {"session.on_order_of": each}) for label, each in parts))


def _training() -> Axis:
    return values(
        "training",
        "provider.trained_in",
        ("trained in dry needling", (Technique.DRY_NEEDLING,)),
        ("trained in something else", (Technique.MANUAL_THERAPY,)),
        ("competent for every reserved act", tuple(each for each in Technique if each is not Technique.DRY_NEEDLING)),
        ("trained in nothing", ()),
    )


def _earlier_that_day(day: date, those: Iterable[str]) -> Axis:
    """Make the axis of an earlier line: none, the day before, one of each kind on the same day, or perhaps on it."""

    def row(when: date, code: str, **more: Any) -> Changes:
        return {"rows": (Row(date=when, condition=CONDITION, performance=code, paid_by=PaidBy.INSURED, **more),)}

    same = [(f"earlier that day {code}", row(day, code)) for code in those]
    found = choices(
        "earlier line", ("no earlier line", {"rows": ()}), ("the day before", row(day - _DAY, "1000")), *same
    )
    run = row(day - 2 * _DAY, "1000", until=day, sessions=2)
    perhaps = Part(label="perhaps one earlier that day", corners=(run,), given=False)
    return Axis(name=found.name, parts=(*found.parts, perhaps, not_given("history", "sessions")))


def _line(law: Law) -> Axis:
    """Make the axis of the extra line: one of each kind, and a charge in free text."""
    return Axis(name="line", parts=tuple([_one(code) for code in (*codes(law), "")]))


def _described_line(law: Law) -> Axis:
    """Make the axis of the extra line by what codes say of themselves, and of surcharges for the place."""
    by_condition, others = _described(law)
    parts = [_one(code) for _, code in (*by_condition, *others)]
    home = ExtraLine(description=_HOME, price=PRICE)
    for label, lines in ((_HOME, (home,)), (f"{_HOME}, twice", (home, home))):
        parts.append(Part(label=label, corners=({"session.extra_lines": lines},)))
    return Axis(name="line", parts=tuple(parts))


def _one(code: str) -> Part:
    line = ExtraLine(description="an extra line", performance=code, price=PRICE)
    return Part(label=f"extra line {code or 'in free text'}", corners=({"session.extra_lines": (line,)},))


def _session_beside(law: Law, *, elsewhere: bool = False) -> Axis:
    """Make the axis of the session's own code, as far as an extra line depends on it.

    :param elsewhere: also of a session away from the practice.
    """
    first: dict[str, str] = {}
    for code, listed in law.charging.performances.items():
        if listed.in_force is True and listed.kind in ("session", "intake", "screening"):
            first.setdefault(listed.kind, code)
            if elsewhere and listed.place != PRACTICE:
                first.setdefault(f"{listed.kind} elsewhere", code)
    return values(
        "session", "session.performance", *((f"beside {kind}", code) for kind, code in first.items()), absent=False
    )

"""What the slices of one kind of condition are made of: its age, its terms, its numbers, and who treats it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from fysiodekking.boundaries import thresholds
from fysiodekking.boundaries.questions import study_of
from fysiodekking.boundaries.thresholds import DAY, turning
from fysiodekking.law.grounds import InTerm
from fysiodekking.law.schema import AnnexRow, Law
from fysiodekking.model.condition import FLAGS
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground, Profession, Technique
from fysiodekking.proof.axes import (
    Axis,
    Part,
    ages,
    choices,
    flag,
    not_given,
    numbers,
    reading,
    terms,
    values,
)
from fysiodekking.proof.case_grid import GROUNDS, Slice
from fysiodekking.proof.gates import professions_with_codes

ANNEX_RULE: Final = "condition_is_on_annex_1_past_its_first_sessions"
RHEUMATOID_RULE: Final = "exercise_for_severe_rheumatoid_arthritis"
STUDY_RULES: Final = (
    "study_care_for_severe_rheumatoid_arthritis",
    "study_care_for_severe_axial_spondyloarthritis",
)
FIRST: Final = "condition.first_session"
SESSIONS: Final = "earlier sessions"


STARTS: Final = {
    "discharged": "discharge",
    "conservative_treatment_ended": "end of the conservative treatment",
    "irradiation_ended": "end of the irradiation",
}
_FITS: Final[Mapping[ConditionKind, Mapping[str, Any]]] = {
    ConditionKind.URINARY_INCONTINENCE: {"provider__specialisms": ("pelvic",), "readings__pelvic_nine": "once"},
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: {"readings__pad_37": "once"},
    ConditionKind.COPD: {"condition__gold_stage": 2, "condition__copd_class": CopdClass.C},
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: {"condition__in_study": True},
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: {"condition__in_study": True},
    ConditionKind.WHIPLASH: {"condition__triad": True},
}
"""What the grounds of a kind ask beside age, use, who treats it, and the facts of its own that must be so."""


class Kind:
    """The slices that every kind of condition has.

    :param law: the law of `day`.
    :param ago: how many days before it lie the dates of the law, and those that another day has as far before it.
    """

    def __init__(self, law: Law, day: date, kind: ConditionKind, ago: frozenset[int] = frozenset()) -> None:
        self.law, self.day, self.kind, self.ago = law, day, kind, ago
        self.row: AnnexRow | None = law.basic.annex_1.get(kind)
        self.ground = thresholds.ground_of(law, kind)
        self.adult = law.basic.adult_age.value

    # --- what the slices are made of --------------------------------------------------------------------------------

    def slice(self, name: str, *axes: Axis, **fixed: Any) -> Slice:
        """Make a slice of this kind; a path is written with ``__`` for its dot."""
        said = {"condition.kind": self.kind, **{path.replace("__", "."): value for path, value in fixed.items()}}
        more = axes[-1].name if axes and axes[-1].name == SESSIONS else ""
        waits = {ANNEX_RULE, *STUDY_RULES}
        waits |= {RHEUMATOID_RULE} if self.kind is ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE else set()
        return Slice(phase=GROUNDS, name=name, day=self.day, axes=axes, fixed=said, more=more, waits=frozenset(waits))

    def sessions(self, *, minor: bool, more: tuple[int, ...] = ()) -> Axis:
        """Make the axis of the earlier sessions of the condition."""
        cuts = {*thresholds.sessions(self.law, self.kind, minor=minor), *more}
        absent = not_given("history", "sessions")
        return numbers(SESSIONS, cuts, lambda number: {"sessions": number}, "earlier sessions: {span}", absent=absent)

    def grown(self, *cuts: int) -> Axis:
        """Make the axis of the age of an adult."""
        return ages(self.day, cuts, low=self.adult)

    def young(self, *cuts: int) -> Axis:
        """Make the axis of the age below 18."""
        return ages(self.day, cuts, high=self.adult - 1)

    def start(self, *months: int, dates: tuple[date, ...] = (), path: str = FIRST, what: str = "") -> Axis:
        """Make the axis of the start of a term."""
        what = what or "first session"
        ago = self.ago if dates else ()
        return terms(what, path, self.day, months, what=what, dates=dates, ago=ago, future=path != FIRST)

    def both(self, name: str, *axes: Axis, **fixed: Any) -> Iterator[Slice]:
        """Yield a slice for adults and one for minors, who also have paragraph 9."""
        yield self.slice(f"{name}, adult", self.grown(), *axes, self.sessions(minor=False), **fixed)
        result = flag("insufficient result", "session.insufficient_result")
        yield self.slice(f"{name}, minor", self.young(), *axes, result, self.sessions(minor=True), **fixed)

    # --- every kind -------------------------------------------------------------------------------------------------

    def _numbers(self) -> Iterator[Slice]:
        yield from self.both("number")
        yield self.slice(
            "number, minor, as the insurer reads the second nine",
            self.young(),
            reading("under_18_second_nine", known_of("under_18_second_nine")),
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
        )

    def _own_facts(self) -> Iterator[Slice]:
        """Go through what a ground of its own asks of a kind: its facts, its term, its number."""
        months = [self.start(self.ground.months.value)] if isinstance(self.ground, InTerm) else []
        own = [name for name, kinds in FLAGS.items() if self.kind in kinds]
        facts = [flag(name.replace("_", " "), f"condition.{name}") for name in own]
        yield from self.both("facts and number", *facts, *months)

    def _who_and_what(self) -> Iterator[Slice]:
        ground = self._own_ground()
        age = choices(
            "age",
            ("adult", {"insured.born": turning(40, self.day)}),
            ("minor", {"insured.born": turning(10, self.day)}),
        )
        use = choices("use", ("one session before", {"sessions": 1}), ("25 sessions before", {"sessions": 25}))
        done = (
            ("exercise therapy", (Technique.EXERCISE_THERAPY,)),
            ("massage", (Technique.MASSAGE,)),
            ("only dry needling", (Technique.DRY_NEEDLING,)),
            ("dry needling beside exercises", (Technique.DRY_NEEDLING, Technique.EXERCISE_THERAPY)),
        )
        yield self.slice(
            "who and what",
            age,
            professions_with_codes(),
            *(reading(key, known_of(key)) for key in self._of_professions()),
            values("techniques", "session.techniques", *done),
            use,
            **self.fits(),
        )
        yield self.slice(
            "what the policy asks",
            age,
            choices(
                "policy",
                ("the policy asks nothing", {}),
                ("the policy asks a referral", {"basic.requires_referral": ground}),
                ("the policy asks consent", {"basic.requires_consent": ground}),
                ("the policy asks both", {"basic.requires_referral": ground, "basic.requires_consent": ground}),
            ),
            flag("referral", "session.referral"),
            flag("consent", "session.consent"),
            use,
            **self.fits(),
        )

    def fits(self) -> dict[str, Any]:
        """Return the facts with which the grounds of this kind are met, the use left out."""
        starts = "" if self.row is None or self.row.starts is None else self.row.starts
        begun = {f"condition__{starts}": self.day - 20 * DAY} if starts in STARTS else {}
        if self.row is not None and self.row.after is not None:
            begun[f"condition__{self.row.after}"] = self.day - 20 * DAY
        lungs = {"condition__fev1_vc_below_60": True} if self.row is not None and self.row.fev1_vc_below else {}
        flags = {f"condition__{name}": True for name, kinds in FLAGS.items() if self.kind in kinds}
        return {**flags, **_FITS.get(self.kind, {}), **begun, **lungs}

    def _of_professions(self) -> Iterator[str]:
        """Yield the readings that let in a profession which no ground of this kind names."""
        named = (self.law.basic.grounds[ground].professions for ground in self._own_ground())
        if any(Profession.EXERCISE_THERAPIST not in those for those in named):
            yield "supervised_care_by_exercise_therapist"
        if self.row is not None and self.row.also_by:
            yield "skin_therapist_on_annex_1"

    def _own_ground(self) -> tuple[Ground, ...]:
        own = [ground for ground in Ground if ground.value == self.kind.value or ground is study_of(self.kind)]
        return (*(own or [Ground.ANNEX_1]), Ground.ANNEX_1, Ground.UNDER_18)


def gold() -> Axis:
    """Make the axis of the GOLD stage."""
    known = [(f"GOLD stage {stage}", stage) for stage in (1, 2, 4)]
    return values("GOLD stage", "condition.gold_stage", *known)


def known_of(key: str) -> tuple[str, ...]:
    """Return the values of a reading."""
    return CHOICES[key].values


def fields_of(part: Part) -> dict[str, Any]:
    """Return what a part says of itself, its corners left out."""
    return {name: getattr(part, name) for name in ("label", "given", "since", "until", "low", "high", "at")}

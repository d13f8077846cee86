"""Each fact of a case that some rule asks, once: where it stands, who asks it, and its possible answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from fysiodekking.boundaries.thresholds import STUDIES, gold_stage
from fysiodekking.law.grounds import ClassB, Copd
from fysiodekking.law.instruments import Law
from fysiodekking.model.codes import Code
from fysiodekking.model.condition import FLAGS
from fysiodekking.model.package import FACT_OF_REQUIREMENT
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground, OtherPayer, Profession, Technique


class Asker(Code):
    """Who asks a fact: the rules of a phase."""

    GATES = "gates"
    CONDITIONS = "conditions of the basic package"
    GROUNDS = "grounds of the basic package"
    PACKAGES = "packages"
    CHARGES = "deductible"
    LINES = "extra lines"


@attrs.frozen(kw_only=True)
class AskedFact:
    """A fact of a case that rules ask.

    :param path: where it stands; a condition of the insured is ``condition``.
    :param asked_by: whose rules ask it.
    :param answers: those that some rule can tell apart; empty where the answer is a number, a day, an amount, or text
        of a list: those turn where `thresholds` says, or at what the law and a package name.
    :param usual: the answer of an ordinary case.
    """

    path: str
    asked_by: tuple[Asker, ...]
    answers: tuple[Any, ...]
    usual: Any

    @property
    def usual_first(self) -> tuple[Any, ...]:
        """The answers, the usual one first."""
        return (self.usual, *(answer for answer in self.answers if answer != self.usual))


SILENT: Final = tuple(key for key, choice in CHOICES.items() if isinstance(choice.text, Unknown))
"""Readings of points on which the statute is silent."""

_FLAG: Final = (True, False)
_USUALLY_NOT: Final = frozenset(
    {"session.accident", "session.other_that_day", "condition.day_surgery", "condition.triad", "condition.study_ended"}
)
_GATES, _CONDITIONS, _GROUNDS, _PACKAGES, _CHARGES, _LINES = Asker

_READ_BY: Final = {
    "second_session_same_day": (_GATES,),
    "same_day_across_professions": (_GATES,),
    "skin_therapist_on_annex_1": (_CONDITIONS, _GROUNDS),
    "deductible_year_of_18": (_CHARGES,),
    "package_beside_other_payer": (_PACKAGES,),
}
"""Readings that another phase than the grounds asks."""

_ASKED: Final[tuple[tuple[str, tuple[Asker, ...], tuple[Any, ...]], ...]] = (
    ("session.performance", (_GATES, _GROUNDS, _PACKAGES, _LINES), ()),
    ("session.techniques", (_GATES, _GROUNDS), ((Technique.EXERCISE_THERAPY,), (Technique.MASSAGE,))),
    ("session.price", (_CHARGES,), ()),
    ("session.treatment_plan", (_GATES,), _FLAG),
    ("session.referral", (_GATES, _GROUNDS, _LINES), _FLAG),
    ("session.consent", (_GROUNDS,), _FLAG),
    ("session.accident", (), _FLAG),
    ("session.accident_on", (_PACKAGES,), ()),
    ("session.other_that_day", (_PACKAGES,), _FLAG),
    ("session.medically_necessary", (_GATES, _LINES), _FLAG),
    ("session.insufficient_result", (_GROUNDS,), _FLAG),
    ("session.on_order_of", (_GATES,), (Profession.PHYSICIAN, Profession.PHYSIOTHERAPIST)),
    ("session.extra_lines", (_LINES,), ()),
    ("provider.profession", (_GATES, _CONDITIONS, _GROUNDS, _PACKAGES, _LINES), tuple(Profession)),
    ("provider.big_registered", (_GATES,), _FLAG),
    ("provider.trained_in", (_GATES,), ((Technique.DRY_NEEDLING,), ())),
    ("provider.specialisms", (_GATES, _GROUNDS, _PACKAGES), ()),
    ("provider.contracted", (_GATES, _CONDITIONS, _PACKAGES, _LINES), _FLAG),
    ("provider.associations", (_PACKAGES,), ()),
    ("insured.born", (_GATES, _GROUNDS, _PACKAGES, _CHARGES), ()),
    ("insured.basic_insured", (_CONDITIONS,), _FLAG),
    ("insured.voluntary_deductible", (_CHARGES,), ()),
    ("insured.deductible_used", (_CHARGES,), ()),
    ("insured.voluntary_deductible_used", (_CHARGES,), ()),
    ("insured.deductible_total", (_CHARGES,), ()),
    ("insured.other_payer", (_CONDITIONS, _PACKAGES), tuple(OtherPayer)),
    ("basic.mandatory_deductible", (_CHARGES,), ()),
    ("basic.not_contracted", (_CONDITIONS,), ()),
    ("basic.deductible_waived", (_CHARGES,), ()),
    ("basic.requires_referral", (_GROUNDS,), ()),
    ("basic.requires_consent", (_GROUNDS,), ()),
    ("condition.kind", (_GATES, _CONDITIONS, _PACKAGES), tuple(ConditionKind)),
    ("condition.first_session", (_GATES, _GROUNDS), ()),
    ("condition.discharged", (_GROUNDS,), ()),
    ("condition.conservative_treatment_ended", (_GROUNDS,), ()),
    ("condition.irradiation_ended", (_GROUNDS,), ()),
    ("condition.day_surgery", (_GROUNDS,), _FLAG),
    ("condition.triad", (_GROUNDS,), _FLAG),
    ("condition.gold_stage", (_GROUNDS,), ()),
    ("condition.copd_class", (_GROUNDS,), (CopdClass.A, CopdClass.B1, CopdClass.B2, CopdClass.C)),
    ("condition.high_burden", (_GROUNDS,), _FLAG),
    ("condition.limited_capacity", (_GROUNDS,), _FLAG),
    ("condition.fev1_vc_below_60", (_GROUNDS,), _FLAG),
    *((f"condition.{name}", (_GROUNDS,), _FLAG) for name in FLAGS),
    ("condition.in_study", (_GROUNDS,), _FLAG),
    ("condition.study_ended", (_GROUNDS,), _FLAG),
    ("used", (_PACKAGES,), ()),
    ("history", (_GATES, _GROUNDS, _PACKAGES), ()),
    ("packages", (_PACKAGES,), ()),
)
"""The path of each fact but the readings, who asks it, and the answers that rules can tell apart."""


def _asked_facts() -> Iterator[AskedFact]:
    for path, asked_by, answers in _ASKED:
        by_packages = (_PACKAGES,) if path in FACT_OF_REQUIREMENT.values() else ()
        usual: Any = False if path in _USUALLY_NOT else next(iter(answers), NOT_GIVEN)
        yield AskedFact(path=path, asked_by=(*asked_by, *by_packages), answers=answers, usual=usual)
    for key in (*CHOICES, *NUMBERS):
        values = CHOICES[key].values if key in CHOICES else NUMBERS[key]
        usual = values[0] if key in SILENT else NOT_GIVEN
        yield AskedFact(path=f"readings.{key}", asked_by=_READ_BY.get(key, (_GROUNDS,)), answers=values, usual=usual)


ASKED_FACTS: Final = {fact.path: fact for fact in _asked_facts()}
"""Every fact that some rule asks, by its path."""

NOT_ASKED: Final = {
    "session.date": "it says which law holds",
    "session.condition": "it says which condition is treated",
    "condition.diagnosis": "the kind says what the law asks",
    "condition.side": "it tells two conditions of a kind apart, for people",
    "basic.insurer": "that it charges less than the Act is told; what it charges stands in the policy",
}
"""Facts that a case can say and on which no answer hangs, and why."""


def of_condition(law: Law, kind: ConditionKind) -> tuple[str, ...]:
    """Return the facts of a condition, beside its first session, that its kind is asked under a law."""
    row, study = law.basic.annex_1.get(kind), STUDIES.get(kind)
    names = [name for name, kinds in FLAGS.items() if kind in kinds]
    if kind is ConditionKind.COPD:
        copd = law.basic.grounds[Ground.COPD].in_force
        names += ["gold_stage"] if copd or (row is not None and row.gold_stage is not None) else []
        names += ["copd_class", "high_burden", "limited_capacity"] if copd else []
    if study is not None and law.basic.grounds[study].in_force:
        names += ["in_study", "study_ended"]
    if row is not None:
        names += [start for start in (row.starts, row.after) if start not in (None, "first_session")]
        names += ["day_surgery"] if "discharged" in names else []
        ratio = row.fev1_vc_below is not None or row.or_row is not None
        names += ["fev1_vc_below_60"] if ratio and row.serves is kind else []
        names += ["triad"] if row.extension_months is not None else []
    return tuple(names)


_READ_OF_KIND: Final = {
    ConditionKind.URINARY_INCONTINENCE: ("pelvic_nine",),
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: ("pad_37",),
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: ("osteoarthritis_12",),
    ConditionKind.COPD: ("copd_numbers", "copd_b_split_2021", "copd_first_year_2020"),
    ConditionKind.FALL_RISK: ("fall_prevention_min_age",),
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: ("ra_2012_to_2024",),
    ConditionKind.NOT_LISTED: ("under_18_second_nine",),
}


def readings_of(law: Law, kind: ConditionKind) -> tuple[str, ...]:
    """Return the readings that are about the ground of a kind alone, or about what its row of annex 1 asks."""
    names, row = list(_READ_OF_KIND.get(kind, ())), law.basic.annex_1.get(kind)
    if row is not None:
        names += ["whiplash_extension"] if row.extension_months is not None else []
        names += ["annex_age_end"] if row.below_age is not None else []
        names += ["tumour_without_irradiation"] if row.starts == "irradiation_ended" else []
        names += ["day_surgery_is_stay"] if "discharged" in (row.starts, row.after) else []
        names += ["start_after_discharge_within"] if (row.after or row.or_after) is not None else []
    return tuple(names)


def copd_classes(law: Law) -> tuple[CopdClass, ...]:
    """Return the classes of COPD that the law of a day knows: B whole, or divided."""
    copd = law.basic.grounds.copd
    divided = isinstance(copd, Copd) and copd.class_b.value is ClassB.DIVIDED
    others = (CopdClass.B,) if divided else (CopdClass.B1, CopdClass.B2)
    return tuple(class_ for class_ in CopdClass if class_ not in others)


def answers_of_condition(law: Law, name: str) -> tuple[Any, ...]:
    """Return the answers to a fact of a condition that rules can tell apart under a law."""
    if name == "gold_stage":
        return gold_stage(law) - 1, gold_stage(law)
    return copd_classes(law) if name == "copd_class" else ASKED_FACTS[f"condition.{name}"].answers

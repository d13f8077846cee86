"""The performance list: what it says of a code.

The list known to the library is Vektis list 012 of 1 March 2019 with what is known since. A code that it does not have
may have come later: from 2020 on nobody may be told that it is on no list.
"""

from __future__ import annotations

import re
from typing import Final

from fysiodekking.law.instruments import Law, Performance
from fysiodekking.model.case import Case
from fysiodekking.model.history import Key
from fysiodekking.model.needs import Need, OnTheList
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CoverClass, Profession

_NOT_READ: Final = "not_read"
NO_SHOW: Final = "no_show"
NEVER_INSURED: Final = frozenset({NO_SHOW, "report", "material", "surcharge", "module"})
SCREENING: Final = "screening"
FIRST_VISIT: Final = frozenset({"intake", SCREENING})
SESSION: Final = "session"
FACULTATIVE: Final = "facultative"


def on_list(law: Law, code: str | Unknown) -> Performance | None:
    """Return the performance of a code as it stands on the list of that day; None when it does not."""
    listed = None if isinstance(code, Unknown) else law.charging.performances.get(code)
    return listed if listed is not None and listed.in_force is True else None


def may_be_listed(law: Law, code: str) -> bool:
    """Tell whether nobody knows if a code stands on the list of that day: that list was not read."""
    listed = law.charging.performances.get(code)
    if listed is not None:
        return isinstance(listed.in_force, Unknown)
    forms = law.charging.code_forms.value
    return law.charging.unlisted.value == _NOT_READ and any(re.fullmatch(form, code) for form in forms)


def need_of_the_list(code: str) -> Need:
    """Return what would settle it: the list of that day, and no fact of the caller's."""
    return Need((), OnTheList(code))


def class_of(case: Case, law: Law) -> CoverClass:
    """Return the class of cover: from code and profession, never from the technique.

    Of who needs no code, from profession and condition: a skin therapist gives care of annex 1; else alternative.
    """
    return class_of_care(law, case.session.performance, case.provider.profession, case.condition.kind)


def class_of_care(law: Law, code: str | Unknown, profession: Profession, kind: ConditionKind) -> CoverClass:
    """Return the class of cover of a session with this code, by this profession, for this kind of condition."""
    if profession not in THERAPISTS and profession not in _also_by(law, kind):
        alternative = profession is Profession.ACUPUNCTURIST
        return CoverClass.ACUPUNCTURE if alternative else CoverClass.OTHER_ALTERNATIVE
    return class_of_code(law, str(code), profession, kind)


def class_of_row(case: Case, law: Law, row: Key | Row) -> CoverClass:
    """Return the class of cover of an earlier session: as if the same profession had given it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    return class_of_code(law, row.performance, case.provider.profession, case.conditions[key].kind)


def class_of_code(law: Law, code: str, profession: Profession, kind: ConditionKind) -> CoverClass:
    """Return the class of cover of a performance code."""
    if profession in _also_by(law, kind):
        covers = law.basic.annex_1[kind].covers
        assert covers is not None
        return covers
    listed = law.charging.performances.get(code)
    if listed is not None and listed.covers is not None:
        return listed.covers
    if profession is Profession.EXERCISE_THERAPIST:
        return CoverClass.EXERCISE_THERAPY
    return CoverClass.PHYSIOTHERAPY


def _also_by(law: Law, kind: ConditionKind) -> frozenset[Profession]:
    row = law.basic.annex_1.get(kind)
    return frozenset() if row is None else row.also_by


def ordinary_code(profession: Profession, law: Law) -> str | None:
    """Return the code of an ordinary session of a profession: the first session of its list; None without a list."""
    listed = (one for one in law.charging.performances.values() if one.in_force is True and one.kind == SESSION)
    return next((each.code for each in listed if profession in each.professions), None)


def professions_of(law: Law, code: str) -> frozenset[Profession]:
    """Return whose list a code is on; one that may be on a list that was not read may be on either."""
    listed = law.charging.performances.get(code)
    if listed is not None:
        return listed.professions
    return THERAPISTS if may_be_listed(law, code) else frozenset()


def is_for_screening(listed: Performance) -> bool:
    """Tell whether a performance is screening, or the out-of-hours surcharge on it."""
    return SCREENING in {listed.kind, listed.surcharge_on}

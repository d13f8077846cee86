"""The acceptance cases together: they reach all that can be reached of the law of the day that most of them are of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from fysiodekking.adapters.policy_cases import load_policies
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.frozen import frozen
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.reach import Reach, measure
from fysiodekking.reach.what_a_case_reaches import OF_LAW
from fysiodekking.rules.basic.annex_1 import condition_is_on_annex_1_past_its_first_sessions
from fysiodekking.rules.ground_facts import ground_facts

ROOT = Path(__file__).parents[2]
SHARED = sorted((ROOT.parent / "shared").glob("cases*/*.toml"))
OWN = sorted((ROOT / "tests" / "acceptance").glob("*.case.toml"))

pytestmark = pytest.mark.skipif(not SHARED, reason="the acceptance cases do not lie beside the project")


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [policy.case for path in (*SHARED, *OWN) for policy in load_policies(path)]


@pytest.fixture(scope="module")
def reach(cases: list[Case]) -> Reach:
    return measure(cases, on=date(2026, 3, 12))


def test_everything_of_the_law(reach: Reach) -> None:
    """Every rule with its verdicts, ground, number on both sides, and reason."""
    assert [target for target in reach.targets if not target.package and target not in reach.reached] == []
    assert all(reach.count(topic)[1] for topic in OF_LAW)


def longer(law: Law, kind: ConditionKind, months: int) -> Law:
    """Return the law with another term in one row of annex 1."""
    row = law.basic.annex_1[kind]
    assert row.months is not None
    row = attrs.evolve(row, months=attrs.evolve(row.months, value=row.months.value + months))
    return attrs.evolve(law, basic=attrs.evolve(law.basic, annex_1=frozen({**law.basic.annex_1, kind: row})))


@pytest.mark.parametrize("months", [-1, 1])
def test_a_term_that_changes_is_noticed(months: int, reach: Reach, cases: list[Case]) -> None:
    """One month more or less in any row of annex 1, and one of the cases gets another finding."""
    rule = condition_is_on_annex_1_past_its_first_sessions
    rows = law_on(reach.on).basic.annex_1
    for kind in [kind for kind, row in rows.items() if row.months is not None and row.in_force is True]:
        those = [case for case in cases if case.condition.kind is kind and case.session.date in CHECKED]
        laws = [law_on(case.session.date) for case in those]
        assert any(
            rule(facts, longer(law, kind, months)).verdict is not rule(facts, law).verdict
            for facts, law in zip(map(ground_facts, those, laws), laws, strict=True)
        ), kind

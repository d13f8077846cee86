"""Any input at all: it is a case, or it is refused as one; and what is a case is answered."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from damage import EVERY_KEY, SMALL, damaged, keys, values
from fysiodekking import Case, InvalidCase, as_dict, case_from, decide, decision_from
from fysiodekking.model.vocabulary import ConditionKind, Profession, Technique

tables = st.dictionaries(keys, values, max_size=8)
likely = st.fixed_dictionaries({}, optional={key: st.one_of(values, tables) for key in EVERY_KEY})


def answered(mapping: Any) -> bool:
    """Give it to the library; return whether it was a case."""
    refusal: InvalidCase | None = None
    try:
        case = case_from(mapping)
    except InvalidCase as error:
        refusal = error
    if refusal is not None:
        assert refusal.problems
        assert all(problem.message for problem in refusal.problems)
        return False
    assert isinstance(case, Case)
    decision = decide(case)
    data = as_dict(decision)
    assert as_dict(decision_from(json.loads(json.dumps(data, allow_nan=False)))) == data
    assert decide(case) == decision
    return True


fast = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


class TestAnyInput:
    """`case_from` gives a case or raises `InvalidCase`, and nothing else; `decide` never raises on a case."""

    @fast
    @given(st.one_of(values, tables, likely))
    def test_any_value(self, value: Any) -> None:
        """Whatever JSON, TOML or a program can hold."""
        answered(value)

    @fast
    @given(damaged(EVERY_KEY))
    def test_a_damaged_case_with_every_key(self, mapping: dict[str, Any]) -> None:
        """A case with every key, of which something was dropped, replaced, added or moved."""
        answered(mapping)

    @fast
    @given(damaged(SMALL))
    def test_a_damaged_small_case(self, mapping: dict[str, Any]) -> None:
        """The same for a small case, which survives more often and is then answered."""
        answered(mapping)

    @fast
    @given(
        session=st.fixed_dictionaries(
            {
                "date": st.dates().map(str),
                "performance": st.sampled_from(["1000", "1600", "1850", "1870", "2000", "x"]),
            },
            optional={
                "techniques": st.lists(st.sampled_from([each.value for each in Technique]), max_size=3),
                "price": st.sampled_from(["0.00", "0.01", "42.50", "999999999.99"]),
                "referral": st.booleans(),
                "treatment_plan": st.booleans(),
                "medically_necessary": st.booleans(),
            },
        ),
        profession=st.sampled_from([each.value for each in Profession]),
        born=st.dates().map(str),
        kind=st.sampled_from([each.value for each in ConditionKind]),
        first=st.none() | st.dates().map(str),
        rows=st.none() | st.lists(st.dates().map(str), max_size=3),
    )
    def test_any_day_any_age_any_condition(
        self, session: Any, profession: str, born: str, kind: str, first: Any, rows: Any
    ) -> None:
        """Sessions of the year 1 to 9999, by anybody, of somebody born then, with any condition."""
        mapping: dict[str, Any] = {
            "session": session,
            "provider": {"profession": profession},
            "insured": {"born": born},
            "conditions": {"it": {"kind": kind} | ({} if first is None else {"first_session": first})},
        }
        if rows is not None:
            mapping["history"] = [{"date": row} for row in rows]
        answered(mapping)

    def test_the_undamaged_cases_are_answered(self) -> None:
        """Both cases that are damaged above are valid."""
        assert answered(EVERY_KEY)
        assert answered(SMALL)

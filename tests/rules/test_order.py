from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fysiodekking.rules
from cases import asked, case
from fysiodekking.model.decision import Phase
from fysiodekking.rules import CHARGE, CONDITIONS_OF_BASIC, EXTRA_LINE, GATES, GROUNDS, PACKAGE

FOLDER = Path(fysiodekking.rules.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
DATE = re.compile(r"^\d{1,4}-\d{1,2}-\d{1,4}$")
LONG_AGO = ("counting.py", (1900, 1, 1))


def _numbers_and_dates(module: Path) -> Iterator[str]:
    """Yield every number other than 0 and 1, every date as text, and every call that makes a date."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "date":
            parts = tuple(each.value for each in node.args if isinstance(each, ast.Constant))
            if (module.name, parts) == LONG_AGO:
                for each in node.args:
                    each.value = 0  # the day before all others is no date of law
            else:
                yield f"{module.name}:{node.lineno} date{parts}"
        elif isinstance(node, ast.Constant):
            number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
            if (number and node.value not in (0, 1)) or (isinstance(node.value, str) and DATE.match(node.value)):
                yield f"{module.name}:{node.lineno} {node.value!r}"


class TestNoNumberInRules:
    """No number but 0 and 1 stands in a rule, and no date: they are data of the law."""

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
    def test_finds_none(self, module: Path) -> None:
        assert list(_numbers_and_dates(module)) == []

    def test_would_find_one(self, tmp_path: Path) -> None:
        wrong = tmp_path / "wrong.py"
        wrong.write_text("a = 20\nb = date(2012, 1, 1)\nc = 1\nd = True\ne = '2012-01-01'\nf = 0.5\n", "utf-8")
        assert len(list(_numbers_and_dates(wrong))) >= 4

    def test_the_modules_are_there(self) -> None:
        assert len(MODULES) > 20


class TestOrder:
    """What runs is what stands in `rules/__init__.py`."""

    def test_phases(self) -> None:
        assert [len(GATES), len(CONDITIONS_OF_BASIC), len(GROUNDS)] == [12, 4, 12]

    def test_gates_in_the_order_in_which_they_are_asked(self) -> None:
        assert [rule.__name__ for rule in GATES] == [
            "therapist_is_registered",
            "no_technique_is_a_reserved_act",
            "needling_is_done_by_a_physiotherapist",
            "needling_is_done_by_somebody_trained_in_it",
            "needling_is_part_of_a_treatment_plan",
            "acupuncture_is_not_physiotherapy",
            "line_carries_a_listed_performance",
            "performance_can_be_insured_care",
            "screening_only_without_a_referral",
            "line_fits_its_description",
            "one_line_of_a_kind_of_care_a_day",
            "insurer_pays_a_second_line_of_the_day",
        ]

    def test_grounds_in_the_order_of_the_paragraphs(self) -> None:
        assert [rule.__name__ for rule in GROUNDS] == [
            "condition_is_on_annex_1_past_its_first_sessions",
            "pelvic_physiotherapy_for_urinary_incontinence",
            "supervised_exercise_for_peripheral_arterial_disease",
            "supervised_exercise_for_osteoarthritis_of_hip_or_knee",
            "supervised_exercise_for_copd",
            "fall_prevention_for_a_high_risk",
            "study_care_for_severe_rheumatoid_arthritis",
            "study_care_for_severe_axial_spondyloarthritis",
            "exercise_for_severe_rheumatoid_arthritis",
            "exercise_for_severe_axial_spondyloarthritis",
            "other_condition_under_18",
            "recovery_care_after_covid_19",
        ]

    def test_every_rule_gives_one_finding_of_its_own_name_and_phase(self) -> None:
        made = case()
        phases = {Phase.GATE: GATES, Phase.BASIC: (*CONDITIONS_OF_BASIC, *GROUNDS)}
        for phase, rules in phases.items():
            findings = [asked(rule, made) for rule in rules]
            assert [finding.rule for finding in findings] == [rule.__name__ for rule in rules]
            assert {finding.phase for finding in findings} == {phase}

    def test_every_rule_says_what_it_checks(self) -> None:
        assert all(rule.__doc__ for rule in (*GATES, *CONDITIONS_OF_BASIC, *GROUNDS, PACKAGE, CHARGE, EXTRA_LINE))

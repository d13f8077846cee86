"""Every test that asks for a name runs for each of them."""

from __future__ import annotations

import pytest

from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.plan import Plan
from plans import NAMES, planned


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", NAMES)


@pytest.fixture
def words(lang: str) -> PlanWords:
    return words_of(lang)


@pytest.fixture
def made(name: str) -> Plan:
    """The plan of that name."""
    return planned(name)

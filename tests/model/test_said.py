"""The text of a case: what was said, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis.vendor.pretty import pretty

from cases import case
from fysiodekking import Case, case_from
from fysiodekking.model import checked, condition, history, money, package, people, readings, session, usage, vocabulary
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import Technique

SMALL = {
    "session": {"date": "2026-03-12", "performance": "1000"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"},
    "conditions": {"neck": {"kind": "not_listed"}},
}
PACKAGE = {
    "id": "p",
    "insurer": "Voorbeeld",
    "name": "Fysio 9",
    "year": 2026,
    "source": "made up",
    "confidence": "I",
    "grants": [
        {
            "id": "g",
            "covers": ["physiotherapy"],
            "limits": [{"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year"}],
            "pays": {"contracted": {"percent": 75, "of": "40.00"}},
        }
    ],
}
MODULES = (condition, history, money, package, people, readings, session, usage, vocabulary)


def evaluated(text: str) -> Any:
    """Evaluate a text with the names of the model."""
    names = {name: value for module in MODULES for name, value in vars(module).items()}
    return eval(text, {**names, "Case": Case, "datetime": dt})  # noqa: S307 - it was written here


class TestText:
    """A case reads as what was said, in Python."""

    def test_only_what_was_said(self) -> None:
        """What is not given has no place in it."""
        assert repr(case_from(SMALL)) == (
            "Case(session=Session(date=datetime.date(2026, 3, 12), performance='1000'), "
            "provider=Provider(profession=Profession.PHYSIOTHERAPIST), "
            "insured=Insured(born=datetime.date(1984, 5, 2)), "
            "conditions={'neck': Condition(kind=ConditionKind.NOT_LISTED)})"
        )

    def test_over_several_lines_where_that_is_asked(self) -> None:
        """IPython and hypothesis print it so; the words are the same."""
        one = case(packages=[PACKAGE], history=[{"date": "2026-01-05"}])
        assert "\n" in pretty(one)
        assert "".join(pretty(one).split()) == "".join(repr(one).split())

    @pytest.mark.parametrize("written", [repr, pretty])
    def test_it_is_python(self, written: Any) -> None:
        """Pasted into a test it makes an equal case."""
        one = case(packages=[PACKAGE], history=[{"date": "2026-01-05", "paid_by": "package", "paid": "42.50"}])
        assert evaluated(written(one)) == one

    def test_a_code_is_written_as_its_name(self) -> None:
        """As it is written in a program."""
        assert repr(Technique.DRY_NEEDLING) == "Technique.DRY_NEEDLING"
        assert str(Technique.DRY_NEEDLING) == "dry_needling"


class TestSaid:
    """What says something, field by field."""

    def test_required_fields_always_do(self) -> None:
        """Also one whose value nobody knows."""
        unknown = package.Payment(percent=NOT_GIVEN)
        assert dict(checked.given_fields(unknown)) == {"percent": NOT_GIVEN}

    def test_a_default_that_is_made_anew(self) -> None:
        """An empty table of `left_last_year` says nothing; one with an entry does."""
        assert dict(checked.given_fields(usage.Used())) == {}
        assert dict(checked.given_fields(usage.Used(left_last_year={"p": 2}))) == {"left_last_year": {"p": 2}}

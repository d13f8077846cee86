"""Package files to fill in: with every key there is, and last year's with every number asked anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from cases import case
from fysiodekking import decide
from fysiodekking.adapters.package_files import catalogue, packages_from, without_successor
from fysiodekking.adapters.package_texts import KEYS, successor, template
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.model.checked import Checked, given_fields
from fysiodekking.model.counts import LONGEST_ID
from fysiodekking.model.decision import Outcome, Payer
from fysiodekking.model.package import Package
from fysiodekking.model.usage import SUPPOSITIONS
from packages import YEAR, grant, package


def read(text: str) -> Package:
    (found,) = packages_from(tomllib.loads(text))
    return found


def parts(of: Any) -> Iterator[Checked]:
    """Yield a part of a package and all parts in it."""
    if isinstance(of, tuple):
        for each in of:
            yield from parts(each)
    elif isinstance(of, Checked):
        yield of
        for _, value in given_fields(of):
            yield from parts(value)


def numbers(of: object) -> Iterator[object]:
    """Yield the numbers and amounts in plain values."""
    if isinstance(of, dict):
        for value in of.values():
            yield from numbers(value)
    elif isinstance(of, list):
        for value in of:
            yield from numbers(value)
    elif (isinstance(of, int) and not isinstance(of, bool)) or re.fullmatch(r"\d+\.\d\d|unlimited", str(of)):
        yield of


class TestTemplate:
    def test_it_says_every_key(self) -> None:
        """A term that the model gets without a line here fails, and is named."""
        assert {cls: set(keys) for cls, keys in KEYS.items()} == {
            cls: {field.name for field in attrs.fields(cls)} - SUPPOSITIONS for cls in KEYS
        }

    def test_it_can_be_used_as_it_stands(self) -> None:
        """It then asserts nothing: a session that it covers cannot be answered."""
        found = read(template(2026, EN))
        decision = decide(attrs.evolve(case(date="2026-03-12"), packages=(found,)))
        assert (found.year, decision.outcome) == (2026, Outcome.UNDETERMINED)

    def test_without_its_marks_every_key_is_used(self) -> None:
        found = read(re.sub(r"^#(?![ :])", "", template(2026, EN), flags=re.MULTILINE))
        used: dict[type, set[str]] = {}
        for part in parts((found,)):
            used.setdefault(type(part), set()).update(name for name, _ in given_fields(part))
        assert used == {cls: set(keys) for cls, keys in KEYS.items()}


class TestSuccessor:
    @pytest.mark.parametrize("old", catalogue(), ids=lambda each: each.id)
    def test_no_number_is_taken_over(self, old: Package) -> None:
        text = successor(old, 2027, EN)
        (table,) = tomllib.loads(text)["packages"]
        new = read(text)
        assert [*numbers({key: value for key, value in table.items() if key not in {"id", "year", "name"}})] == []
        assert (new.year, new.confidence, new.insurer, new.name) == (2027, "I", old.insurer, old.name)
        assert new.id.endswith("-2027")
        assert [each.id for each in new.grants] == [each.id for each in old.grants]

    def test_what_cannot_be_unknown_is_left_out_and_said(self) -> None:
        """A session of somebody of 15 is then open, and not paid because no age is asked any more."""
        terms = package(grant(requires={"min_age": 18}, limits=[YEAR]), year=2025)
        (old,) = packages_from({"packages": [terms]})
        new = read(successor(old, 2026, EN))
        assert new.grants[0].terms_unknown is True
        assert "# 2025: from the age of 18" in successor(old, 2026, EN)
        made = case(date="2026-03-12")
        assert decide(attrs.evolve(made, packages=(old,))).payer is Payer.INSURED
        assert decide(attrs.evolve(made, packages=(new,))).outcome is Outcome.UNDETERMINED

    def test_what_is_a_persons_is_not_taken_over(self) -> None:
        cov = {"uzovi": "9999", "package": "106"}
        (old,) = packages_from(
            {"packages": [package(since="2025-01-01", assume="renewed", note="old", cov=cov, year=2025)]}
        )
        assert {"since", "assume", "note", "cov"}.isdisjoint(dict(given_fields(read(successor(old, 2026, EN)))))


def test_what_waits_for_a_successor() -> None:
    """The newest of each name, unless the year has one."""
    made = packages_from(
        {
            "packages": [
                package(id="a-24", name="A", year=2024),
                package(id="a-25", name="A", year=2025),
                package(id="b-25", name="B", year=2025),
                package(id="b-27", name="B", year=2027),
                package(id="c-28", name="C", year=2028),
            ]
        }
    )
    assert [each.id for each in without_successor(made, 2027)] == ["a-25"]
    assert [each.id for each in without_successor(made, 2026)] == ["a-25", "b-25"]


@pytest.mark.parametrize("text", ["a\npays_deductible = true\n#", "a\r\n[[packages]]", "a\x85b\u2028c\x7f\x0bd", "#"])
def test_no_text_of_a_package_becomes_a_term(text: str) -> None:
    """What stands in a comment stays in it, whatever the package says; the values are copied as they are."""
    terms = package(grant(requires={"association": [text]}, limits=[{**YEAR, "id": text}]), year=2025)
    (old,) = packages_from({"packages": [{**terms, "insurer": text, "name": text}]})
    new = read(successor(old, 2026, EN))
    (asked,) = new.grants
    assert (new.insurer, new.name, new.pays_deductible) == (text, text, old.pays_deductible)
    assert (asked.requires.association, asked.limits[0].id, len(new.grants)) == ((text,), text, 1)


@pytest.mark.parametrize("id_", ["plan-10008-2025", f"{'a' * 195}-2025", "a" * 200])
def test_an_id_of_the_next_year_is_not_refused(id_: str) -> None:
    """Whatever the number and the year read like together, and however long it is."""
    (old,) = packages_from({"packages": [package(grant(limits=[YEAR]), id=id_[-LONGEST_ID:], year=2025)]})
    assert [read(successor(old, year, EN)).year for year in range(2026, 2032)] == [*range(2026, 2032)]

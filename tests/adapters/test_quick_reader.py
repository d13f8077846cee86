"""Reading quickly: what is read so is what the careful way reads, whatever was written."""

from __future__ import annotations

import copy
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "independent"))

import contract_cases

from fysiodekking import InvalidCase, case_from
from fysiodekking.adapters import quick_reader
from fysiodekking.adapters.case_files import plain_case, read_case
from fysiodekking.adapters.input_data import INPUT, QUICK
from fysiodekking.adapters.package_sources import OwnPackages, own_packages
from fysiodekking.model.case import Case
from fysiodekking.model.package import Package
from fysiodekking.model.vocabulary import Technique
from fysiodekking.packages import shipped

ABOUT: Final = ("session", "provider", "insured", "basic", "readings", "conditions", "history", "used")
ODD: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, 1, 2, -1, 10**13, 1.0, 2.5, float("nan"), b"x"),
    *("", " ", "x", "1", "true", "42.50", "42,50", "2026-03-12", "12-03-2026", "2026-13-45", "unknown", "\ud800"),
    *(date(2026, 3, 12), datetime(2026, 3, 12, 9), Technique.MASSAGE, "z" * 300, "jan@example.org"),  # noqa: DTZ001
    *([], [[]], [1], [True], ["x"], [None], ["massage"], [Technique.MASSAGE], ["z" * 300], (), ("massage",)),
    *({}, {"x": 1}, {1: 1}, {"min": 1, "max": 2}, {"min": True, "max": 2}, {"kind": "stroke"}),
)
TERMS: Final = {"insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "A", "grants": []}
OURS: Final[dict[str, Any]] = {"id": "ours", **TERMS}
SHIPPED: Final = shipped.ids()
NAMED: Final[tuple[list[Any], ...]] = (
    *([*SHIPPED[:1]], [*SHIPPED[:2], "ours"], ["ours", "ours"], ["no one"]),
    *([OURS, *SHIPPED[:1]], [{**OURS, "name": "M"}], [{"id": "ours", "since": "2026-01-01"}]),
)
"""Packages by their ids, one's own by its terms too, and one that has its id and other terms."""
KEYS: Final = ("x", "bsn", "name", "Jan de Vries", 1, None, True, Technique.MASSAGE)


def drawn(count: int) -> Iterator[tuple[Random, dict[str, Any]]]:
    """Yield cases of the contract's generator, half of them as JSON gives them."""
    for seed in range(count):
        chance = Random(seed)  # noqa: S311 - no secret
        made = contract_cases.case(chance)
        yield chance, json.loads(json.dumps(made, default=str)) if seed % 2 else made


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every table and list in a value, with each of its keys or numbers."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inside:
        yield value, key
        yield from places(below)


def spoil(chance: Random, mapping: dict[str, Any]) -> None:
    """Change a mapping in a place or two: another value, one more or one less."""
    for _ in range(chance.choice((1, 1, 2))):
        inside, key = chance.choice(list(places(mapping)))
        kind = chance.random()
        if kind < 0.7:
            inside[key] = copy.deepcopy(chance.choice(ODD))
        elif kind < 0.8:
            del inside[key]
        elif isinstance(inside, dict):
            inside[chance.choice(KEYS)] = copy.deepcopy(chance.choice(ODD))
        else:
            inside.append(copy.deepcopy(chance.choice(ODD)))


def either_way(key: str, value: Any) -> tuple[str, str]:
    """Read a part of a case quickly and carefully: each as text, which tells a flag from a number; empty if refused."""
    field = INPUT.fields(Case)[key]
    read = []
    for way in (lambda: QUICK.field(value, Case, field), lambda: INPUT.field(Case, field, value)):
        try:
            read.append(repr(way()))
        except quick_reader.ODD:
            read.append("")
    return read[0], read[1]


def either_way_whole(mapping: dict[str, Any], own: OwnPackages) -> tuple[str, str]:
    """Read a whole case in both ways: one that is read part by part is what a file with several cases asks for."""
    read = []
    for way in (lambda: plain_case(mapping, own), lambda: read_case(mapping, {}, own).case):
        try:
            read.append(repr(way()))
        except quick_reader.ODD:
            read.append("")
    return read[0], read[1]


class TestBothWays:
    """The quick way gives what the careful way gives, or nothing."""

    def test_what_is_plain_is_read_quickly(self) -> None:
        """Whatever the contract's generator draws and the careful way takes, but dates where words are remembered."""
        for _, mapping in drawn(300):
            for key in set(ABOUT) & mapping.keys():
                quickly, carefully = either_way(key, mapping[key])
                assert quickly == carefully

    def test_what_is_not_plain(self) -> None:
        """The same case or no case, wherever one odd value, key or gap stands."""
        same = refused = 0
        for chance, mapping in drawn(4000):
            spoilt = copy.deepcopy(mapping)
            spoil(chance, spoilt)
            for key in set(ABOUT) & spoilt.keys():
                quickly, carefully = either_way(key, spoilt[key])
                assert quickly in {"", carefully}, f"{key}: {spoilt[key]!r}"
                same, refused = same + bool(quickly), refused + (not quickly)
        assert min(same, refused) > 500

    def test_a_whole_case(self) -> None:
        """Also one that is wrong only as a whole, or whose packages are named, own or said to be another."""
        own, kinds = own_packages([QUICK.read(OURS, Package)]), Counter[str]()
        for chance, mapping in drawn(1200):
            if chance.random() < 0.5:
                mapping["packages"] = [*copy.deepcopy(chance.choice(NAMED)), *mapping.get("packages", [])[:1]]
            quickly, carefully = either_way_whole(mapping, own)
            assert quickly in {"", carefully}
            kinds["plain" if quickly else "odd" if carefully else "wrong"] += 1
            spoil(chance, mapping)
            quickly, carefully = either_way_whole(mapping, own)
            assert quickly in {"", carefully}
            kinds["spoilt, plain" if quickly else "spoilt, odd" if carefully else "spoilt, wrong"] += 1
        assert min(kinds.values()) > 15

    def test_a_case_with_texts_beside_it(self) -> None:
        """A source or note that can be read; what looks like personal data is refused as in a title."""
        own, texts = own_packages([]), ("read in a booklet", "z" * 300, "", None, 3, "jan@example.org", ["x"])
        plain = dict.fromkeys(texts[:3], 0)
        for _, mapping in drawn(40):
            expected = either_way_whole(mapping, own)
            for key in ("source", "note"):
                for text in texts:
                    quickly, carefully = either_way_whole({**mapping, key: text}, own)
                    right = text is None or (isinstance(text, str) and "@" not in text)
                    assert carefully == (expected[1] if right else "")
                    assert quickly in {"", carefully}
                    if quickly:
                        plain[text] += 1
        assert min(plain.values()) > 15

    @pytest.mark.parametrize("first", [True, False])
    def test_a_flag_is_no_number(self, first: bool) -> None:
        """Although they are equal: what was remembered of the one is not taken for the other."""
        order: list[Any] = [True, 1] if first else [1, True]
        read = {type(each): either_way("session", {"date": "2026-03-12", "referral": each}) for each in order}
        assert read[int] == ("", "")
        assert read[bool][0] == read[bool][1] != ""


class TestWhatIsRemembered:
    """Values by their text, tables that many cases have in common by their words; so many, and no more."""

    def test_a_package_of_the_same_words(self) -> None:
        """Is the same object; one that differs in a letter is another."""
        one, other = QUICK.read(copy.deepcopy(OURS), Package), {**OURS, "name": "M"}
        assert QUICK.read(OURS, Package) is one
        assert QUICK.read(other, Package) == INPUT.read(other, Package) != one

    def test_what_a_case_shares_with_another(self) -> None:
        """Conditions and sessions elsewhere of the same words, and a history without a row: phases know them again."""
        said = {
            "conditions": {"neck": {"kind": "stroke", "first_session": "2026-03-01"}},
            "used": {"elsewhere": {"min": 1, "max": 2}},
            "history": [],
        }
        for key, value in said.items():
            field = INPUT.fields(Case)[key]
            assert QUICK.field(copy.deepcopy(value), Case, field) is QUICK.field(value, Case, field)
        others = {"conditions": {"neck": {"kind": "stroke"}}, "history": [{"date": "2026-03-01"}]}
        for key, value in others.items():
            field = INPUT.fields(Case)[key]
            assert QUICK.field(value, Case, field) == INPUT.field(Case, field, value)
            assert QUICK.field(value, Case, field) != QUICK.field(said[key], Case, field)

    def test_no_more_than_so_many(self) -> None:
        known = quick_reader.Remembered(str, most=3)
        assert [known[each] for each in range(10)] == [str(each) for each in range(10)]
        assert len(known) <= 3

    def test_no_long_text(self) -> None:
        """Nor a list of texts that are long together."""
        known = quick_reader.Remembered(str)
        long = "x" * (quick_reader.LONGEST + 1)
        assert known[long] == long
        assert known[("x" * quick_reader.LONGEST, "y")]
        assert not known

    def test_nothing_that_is_wrong(self) -> None:
        for _ in range(2):
            with pytest.raises(InvalidCase, match="is not a date"):
                case_from({"session": {"date": "2026-13-45"}})

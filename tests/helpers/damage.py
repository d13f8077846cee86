"""Valid cases damaged: something dropped, replaced, added or moved; and any values that JSON or TOML can hold."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Profession, Technique

EVERY_KEY = tomllib.loads((Path(__file__).parents[1] / "adapters" / "every-key.toml").read_text("utf-8"))
SMALL = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
    "insured": {"born": "1984-05-02", "basic_insured": True},
    "conditions": {"neck": {"kind": "not_listed"}},
    "history": [{"date": "2026-01-05", "sessions": 3}],
    "packages": EVERY_KEY["packages"],
}

Place = tuple[str | int, ...]


def places(value: Any, path: Place = ()) -> Iterator[tuple[Place, Any]]:
    if path:
        yield path, value
    if isinstance(value, (dict, list)):
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(member, (*path, key))


WORDS = sorted({key for path, _ in places(EVERY_KEY) for key in path if isinstance(key, str)} | {"bsn", "name", ""})
CODES = [*Profession, *Technique, *ConditionKind, *CoverClass, *Per]
LEAVES = [value for _, value in places(EVERY_KEY) if not isinstance(value, (dict, list))]

single = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.text("\x00\n\ud800é€ A1.-", max_size=10),
    st.dates(),
    st.dates().map(str),
    st.datetimes(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
    st.sampled_from([code.value for code in CODES]),
    st.sampled_from(LEAVES),
    st.sampled_from([10**400, -1, 2**63, 1e308, "1970-01-01", "2099-12-31", "1900-01-01", "999999999.99", "unlimited"]),
)
keys = st.one_of(st.sampled_from(WORDS), st.text(max_size=8))
values = st.recursive(
    single, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=25
)


@st.composite
def damaged(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """Return a valid case in which something was dropped, replaced, added or moved, up to three times."""
    mapping = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(mapping))
        if not known:
            break
        path, old = draw(st.sampled_from(known))
        table: Any = mapping
        for key in path[:-1]:
            table = table[key]
        match draw(st.sampled_from(["drop", "replace", "add", "repeat", "move"])):
            case "drop":
                del table[path[-1]]
            case "replace":
                table[path[-1]] = draw(similar(old))
            case "add" if isinstance(table, dict):
                table[draw(keys)] = draw(values)
            case "add":
                table.append(draw(values))
            case "repeat" if isinstance(table, list):
                table.append(copy.deepcopy(old))
            case _:
                table[path[-1]] = copy.deepcopy(draw(st.sampled_from(known))[1])
    return mapping


def similar(old: Any) -> st.SearchStrategy[Any]:
    """Values that the place may well accept, beside any others."""
    if isinstance(old, bool):
        return st.booleans() | values
    if isinstance(old, int):
        return st.integers(0, 200) | values
    if not isinstance(old, str):
        return st.dates().map(str) | st.dates() | values
    if old[-3:-2] == ".":
        return st.integers(0, 10**7).map(lambda cents: f"{cents // 100}.{cents % 100:02d}") | values
    if old.isdigit():
        return (
            st.sampled_from(["1000", "1001", "1600", "1700", "1850", "1870", "1960", "2000", "9999", "DN01"]) | values
        )
    return st.sampled_from([code.value for code in CODES]) | values

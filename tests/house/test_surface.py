"""The public names as they stand: a name, parameter or field that moves is seen, and said.

`surface.txt` and the schemas in `docs` are written anew by ``python -m tests.regenerate``; what docs/versions.md
promises says which version such a change asks for.
"""

from __future__ import annotations

import enum
import inspect
import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

import fysiodekking
from fysiodekking import testing
from fysiodekking.adapters.schemas import NAMES, schema

WRITTEN: Final = Path(__file__).with_name("surface.txt")
SCHEMAS: Final = Path(__file__).parents[2] / "docs" / "schemas"


def surface() -> str:
    """Return every public name with its parameters, fields or members, a line each."""
    lines = [line for name in fysiodekking.__all__ for line in told(name, getattr(fysiodekking, name))]
    lines += [line for name in testing.__all__ for line in told(f"testing.{name}", getattr(testing, name))]
    return "\n".join([*lines, ""])


def told(name: str, value: Any) -> Iterator[str]:
    """Yield the lines of one public name."""
    if not isinstance(value, type):
        yield f"{name}{signature(value)}" if callable(value) else f"{name}: {type(value).__name__}"
        return
    yield f"class {name}({', '.join(each.__name__ for each in value.__bases__)})"
    if issubclass(value, enum.Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in value)
        return
    if attrs.has(value):
        written = {
            name: told for each in reversed(value.__mro__) for name, told in inspect.get_annotations(each).items()
        }
        yield from (f"    {field.alias}: {written[field.name]}{default(field)}" for field in attrs.fields(value))
    fields = {field.name for field in attrs.fields(value)} if attrs.has(value) else set()
    for each, member in sorted(vars(value).items()):
        if each.startswith("_") or each in fields:
            continue
        if isinstance(member, (property, types.FunctionType, classmethod, staticmethod)):
            called = getattr(value, each) if not isinstance(member, property) else None
            yield f"    {each}{'' if called is None else signature(called)}"


def signature(called: Any) -> str:
    return str(inspect.signature(called))


def default(field: attrs.Attribute[Any]) -> str:
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return " = …"
    return "" if field.default is attrs.NOTHING else f" = {field.default!r}"


def schema_text(name: Any) -> str:
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


class TestSurface:
    """A change of what others call is meant, and told."""

    def test_is_as_written(self) -> None:
        """Else write it anew, name it in CHANGELOG.md, and choose the version by docs/versions.md."""
        assert surface() == WRITTEN.read_text("utf-8")

    @pytest.mark.parametrize("name", NAMES)
    def test_schemas_are_as_written(self, name: Any) -> None:
        """Those that the first lines of the examples name; a key whose check says no schema is named here."""
        assert (SCHEMAS / f"{name}.schema.json").read_text("utf-8") == schema_text(name)


if __name__ == "__main__":
    WRITTEN.write_text(surface(), "utf-8")
    for each in NAMES:
        (SCHEMAS / f"{each}.schema.json").write_text(schema_text(each), "utf-8")
    sys.stdout.write(f"{WRITTEN.name} and the schemas are written\n")

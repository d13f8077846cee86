"""What a check accepts, as JSON Schema (2020-12) has it: told beside the check, and read by `adapters.schemas`.

A schema speaks of what is written, a check of the value that is made of it. So it accepts whatever the check accepts,
and is no stricter; what it cannot say (two facts that contradict each other, a key that is personal) the check says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

Schema = Mapping[str, Any] | type
"""A schema; a class, anywhere in it, stands for the table or list that its objects are written as."""
Said = TypeVar("Said", bound=Callable[..., Any])

_SCHEMA: Final = "json_schema"


def table(properties: Mapping[str, Any], *optional: str, others: bool = False) -> dict[str, Any]:
    """Return the schema of a table.

    :param optional: keys that may be left out.
    :param others: other keys may stand there too.
    """
    made = {"type": "object", "properties": properties, "required": [key for key in properties if key not in optional]}
    return made if others else {**made, "additionalProperties": False}


class Unsaid:
    """Stands where a check does not say what it accepts."""


def accepts(schema: Schema) -> Callable[[Said], Said]:
    """Say how what a check (or a way to read) accepts is written."""

    def saying(check: Said) -> Said:
        setattr(check, _SCHEMA, schema)
        return check

    return saying


def schema_of(check: object) -> Schema:
    """Return how what a check accepts is written."""
    schema: Schema = getattr(check, _SCHEMA, Unsaid)
    return schema

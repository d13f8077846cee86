"""Stored decisions, read back: what `as_dict` wrote, or every problem of what it cannot have written.

The shape is that of the model's own classes, so that a field that is added there is read here; what is written under
another name, or not at all, is said below.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from fysiodekking.adapters.reading import WRONG, Field, Reader, Way, Wrong, fields_of
from fysiodekking.adapters.silence import carries_no_data
from fysiodekking.model.checked import is_any_text, shown
from fysiodekking.model.citation import Citation
from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Decision, Remaining
from fysiodekking.model.errors import InvalidDecision, InvalidInput, Problem
from fysiodekking.model.needs import Need
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.vocabulary import Per, Unit
from fysiodekking.version import __version__

_LARGEST_NUMBER: Final = 10**12

_WRITTEN_AS: Final = {(Citation, "period"): "in_force"}
"""Fields that are written under another name."""
_NOT_WRITTEN: Final = frozenset({(Citation, "dated"), (Need, "key")})
"""Fields that are not written: whether a link has its day is seen from it, how a missing fact was tried out is over."""
_READ_AS: Final = {(Remaining, "unit"): Unit, (Remaining, "per"): Per | None}
"""Fields of which less is written than the model could hold."""


class _Stored(Reader):
    """Reads what `as_dict` wrote: every key, in its one way; what a later version writes besides is passed over."""

    MISSING = "is missing (as_dict writes every key)"
    TABLE = " (write what as_dict returned)"

    def __init__(self) -> None:
        super().__init__()
        self.values[Period] = self._period

    def way(self, kind: Any) -> Way:
        """Read a pair as the table as which it is written."""
        return self._pair if get_args(kind) == (str, str) else super().way(kind)

    def fields(self, cls: Any) -> Mapping[str, Field]:
        """Leave out what is not written."""
        written = [field for field in fields_of(cls) if (cls, field.name) not in _NOT_WRITTEN]
        return {_WRITTEN_AS.get((cls, field.name), field.name): field for field in written}

    def field(self, cls: Any, field: Field, value: object) -> Any:
        """Read what can be written of a field."""
        return self.read(value, _READ_AS.get((cls, field.name), field.type))

    def made(self, cls: Any, values: dict[str, Any]) -> Any:
        """Make the object; what is left in euros has to be an amount, and a link is kept without its day."""
        if cls is Remaining and values["unit"] == Unit.EUROS and values["left"] not in (None, UNLIMITED):
            problems: list[Problem] = []
            self.placed(self.money, values["left"], "left", problems)
            if problems:
                raise InvalidInput(problems)
        made = super().made(cls, values)
        return made.of_any_day() if isinstance(made, Citation) else made

    def text(self, value: object) -> str:
        """Read a text that can be written anywhere."""
        if not isinstance(value, str) or any(is_any_text(value)):
            raise Wrong(f"{shown(value)} is not text")
        return value

    def whole(self, value: object) -> int:
        """Read a whole number of a size that can be counted."""
        number = super().whole(value)
        if abs(number) > _LARGEST_NUMBER:
            raise Wrong(f"{shown(value)} is not a whole number")
        return number

    def _period(self, value: object) -> Period:
        try:
            return Period.parse(self.text(value))
        except ValueError:
            how = "write 2026-01-01/2026-12-31, or 2026-01-01/.. without an end"
            raise Wrong(f"{shown(value)} is not a period ({how})") from None

    def _pair(self, value: object) -> tuple[str, str]:
        if not isinstance(value, Mapping) or not {"key", "value"} <= set(value):
            raise Wrong(f"{shown(value)} is not a table with key and value")
        return self.text(value["key"]), self.text(value["value"])


_STORED: Final = _Stored()


@carries_no_data
def decision_from(mapping: Mapping[str, Any]) -> Decision:
    """Return the decision that `as_dict` wrote, to explain a stored one.

    :param mapping: what `as_dict` returned, also after JSON. Keys that it does not know are passed over.
    :raises InvalidDecision: with every problem, each with its path and what was expected.
    """
    problems: list[Problem] = []
    decision = _STORED.placed(_STORED.way(Decision), mapping, "", problems)
    if decision is WRONG:
        raise InvalidDecision(_of_another_version(mapping) or problems[:MOST_PROBLEMS])
    assert isinstance(decision, Decision)
    return decision


def _of_another_version(mapping: object) -> list[Problem]:
    """Say in one sentence what is wrong with a decision that another version wrote in another form."""
    version = mapping.get("version") if isinstance(mapping, Mapping) else None
    if not isinstance(version, str) or version == __version__:
        return []
    how = f"wrote this in another form than {__version__} reads (explain it with that version, or decide it again)"
    return [Problem("version", f"{shown(version)} {how}")]

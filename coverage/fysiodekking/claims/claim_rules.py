"""What a claim line is laid beside, besides the decision: `claims/data/claim-rules.toml`, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

import attrs

from fysiodekking.claims.return_codes import SOURCES, Reader
from fysiodekking.model.dates import Period
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.return_code import CodeSource
from fysiodekking.model.vocabulary import ConditionKind, Profession

FILE: Final = "claim-rules.toml"
DCSPH_DIGITS: Final = 4
"""Two of a DCSPH code are the place on the body, two the pathology."""
_DATED: Final = frozenset({"from", "to"})


def _professions(words: Iterable[str]) -> tuple[Profession, ...]:
    return tuple(map(Profession, words))


@attrs.frozen(kw_only=True)
class PerformanceList:
    """A list of performance codes, by the number that a claim names it with.

    :param professions: whose performances are on it.
    :param never_insured: it is for what no insurer pays.
    """

    list: str
    period: Period
    source: CodeSource
    professions: tuple[Profession, ...] = attrs.field(default=(), converter=_professions)
    never_insured: bool = False


@attrs.frozen(kw_only=True)
class DiagnosisRule:
    """Which entitlement codes some diagnosis codes allow: all that their rows have.

    :param pathology: the last two of the four digits; empty for single codes.
    :param diagnoses: single codes.
    :param adult: from 18.
    :param minor: under 18; empty where that is not known.
    """

    pathology: str = ""
    diagnoses: tuple[str, ...] = attrs.field(converter=tuple, default=())
    adult: tuple[str, ...] = attrs.field(converter=tuple)
    minor: tuple[str, ...] = attrs.field(converter=tuple, default=())
    period: Period
    source: CodeSource

    def holds_of(self, code: str) -> bool:
        """Tell whether a diagnosis code is one of these."""
        by_pathology = bool(self.pathology) and len(code) == DCSPH_DIGITS and code.endswith(self.pathology)
        return by_pathology or code in self.diagnoses


@attrs.frozen(kw_only=True)
class OwnDiagnosis:
    """A kind of condition with diagnosis codes of its own.

    :param entitlement: entitlement codes that belong to these diagnosis codes and to no other.
    """

    kind: ConditionKind = attrs.field(converter=ConditionKind)
    entitlement: tuple[str, ...] = attrs.field(converter=tuple, default=())
    diagnoses: tuple[str, ...] = attrs.field(converter=tuple)
    period: Period
    source: CodeSource


@attrs.frozen(kw_only=True)
class SideRule:
    """Where a diagnosis code names a side of the body.

    :param locations: how such a code begins.
    """

    locations: tuple[str, ...] = attrs.field(converter=tuple)
    period: Period
    source: CodeSource


@attrs.frozen(kw_only=True)
class NotTogether:
    """A performance that one insurer takes with other entitlement codes only."""

    insurer: str
    performance: str
    entitlement: tuple[str, ...] = attrs.field(converter=tuple)
    period: Period
    source: CodeSource


@attrs.frozen(kw_only=True)
class Term:
    """Within how many months an insurer takes a claim."""

    insurer: str
    months: int
    period: Period
    source: CodeSource


@attrs.frozen(kw_only=True)
class ClaimRules:
    """All of them."""

    performance_lists: tuple[PerformanceList, ...]
    diagnoses: tuple[DiagnosisRule, ...]
    own_diagnoses: tuple[OwnDiagnosis, ...]
    sides: tuple[SideRule, ...]
    not_together: tuple[NotTogether, ...]
    terms: tuple[Term, ...]


_PARTS: Final[Mapping[str, type[Any]]] = {
    "performance_list": PerformanceList,
    "diagnosis": DiagnosisRule,
    "own_diagnosis": OwnDiagnosis,
    "side": SideRule,
    "not_together": NotTogether,
    "term": Term,
}


@cache
def claim_rules() -> ClaimRules:
    """Return the rules that ship with the library."""
    folder = resources.files("fysiodekking.claims") / "data"
    return read_rules(*((folder / name).read_text("utf-8") for name in (SOURCES, FILE)))


def read_rules(sources: str, rules: str) -> ClaimRules:
    """Read the rules from their text.

    :param sources: the text of ``sources.toml``.
    :raises InvalidLaw: with everything that is wrong.
    """
    import tomllib  # noqa: PLC0415 - only needed where data are read

    reader = Reader()
    reader.read_sources(tomllib.loads(sources))
    tables = tomllib.loads(rules)
    parts: dict[str, tuple[Any, ...]] = {}
    if reader.keys(FILE, tables, frozenset(_PARTS)):
        for name, cls in _PARTS.items():
            made = (_made(reader, f"{FILE}/{name}[{index}]", cls, row) for index, row in enumerate(tables[name]))
            parts[name] = tuple(each for each in made if each is not None)
    if reader.problems:
        raise InvalidLaw(reader.problems)
    return ClaimRules(
        performance_lists=parts["performance_list"],
        diagnoses=parts["diagnosis"],
        own_diagnoses=parts["own_diagnosis"],
        sides=parts["side"],
        not_together=parts["not_together"],
        terms=parts["term"],
    )


def _made(reader: Reader, where: str, cls: type[Any], row: Mapping[str, Any]) -> Any:
    """Make one rule of its table, or take down what is wrong with it."""
    fields = {field.name: field for field in attrs.fields(cls) if field.name != "period"}
    needed = frozenset(name for name, field in fields.items() if field.default is attrs.NOTHING)
    if not reader.keys(where, row, needed, frozenset(fields) | _DATED):
        return None
    source = reader.source(where, row["source"])
    if source is None:
        return None
    own = {name: row[name] for name in fields if name in row}
    return cls(**{**own, "source": source, "period": Period(row.get("from", date.min), row.get("to"))})

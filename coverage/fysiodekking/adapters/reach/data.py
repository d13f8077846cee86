"""The report as plain values: text, numbers, lists and mappings, ready for JSON."""

from __future__ import annotations

from typing import Any

from fysiodekking.adapters.case_data import for_json, mapping_of
from fysiodekking.adapters.reach.gaps import code_of
from fysiodekking.reach.cases_against_targets import Gap, Reach
from fysiodekking.reach.what_a_case_reaches import OF_LAW, OF_PACKAGE, Topic


def reach_data(reach: Reach) -> dict[str, Any]:
    """Return the report as plain values; the case of every gap is a mapping that `case_from` takes."""
    return {
        "on": reach.on.isoformat(),
        "cases": reach.cases,
        "law": _counts(reach, OF_LAW, ""),
        "packages": {package: _counts(reach, OF_PACKAGE, package) for package in reach.packages},
        "reached": sorted(map(code_of, reach.reached)),
        "gaps": [_gap(gap) for gap in reach.gaps],
    }


def _counts(reach: Reach, topics: tuple[Topic, ...], package: str) -> dict[str, dict[str, int]]:
    counts = {topic.value: reach.count(topic, package) for topic in topics}
    return {topic: {"reached": done, "of": there} for topic, (done, there) in counts.items()}


def _gap(gap: Gap) -> dict[str, Any]:
    return {"reaches": [code_of(target) for target in gap.targets], "case": for_json(mapping_of(gap.case))}

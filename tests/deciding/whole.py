"""Whole decisions, written down: cases that were chosen because they show something, and every word of their decisions.

Of findings of one kind the first stands there in words; a sum of all that a decision says, checks included, shows that
nothing else became another. Where only the sum differs, write the decisions of both versions with ``--in-full FILE``.

``python tests/deciding/whole.py`` writes the decisions of the same cases anew, after a change that is meant: read the
difference before it is kept. ``--choose`` chooses the cases anew as well: of many generated ones, so many as together
have every kind of finding and answer that was met; `tests/mutate/drawn.py` adds those that notice more.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, Phase, given, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "properties"))
sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from test_decisions import partial

from dated import LAST
from fysiodekking import Case, Decision, __version__, case_from, decide, receipt
from fysiodekking.adapters.as_data import receipt_data
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Fact, in_text
from fysiodekking.model.money import NOTHING
from fysiodekking.model.needs import Need
from strategies import cases

FILE: Final = Path(__file__).with_name("whole-decisions.jsonl")
GENERATED: Final = 6000


# --- in words -------------------------------------------------------------------------------------------------------


def lines(decision: Decision) -> Iterator[str]:
    """Write everything that a decision says, a finding on a line."""
    amounts = decision.amounts
    shown = (
        "open"
        if amounts is None
        else " ".join(f"{part} {each}" for part, each in attrs.asdict(amounts, recurse=False).items())
    )
    package = decision.package if decision.grant is None else f"{decision.package}/{decision.grant}"
    yield f"{decision.outcome}, payer {decision.payer}, package {package}, code {decision.entitlement_code}"
    yield f"amounts {shown}"
    yield f"because {', '.join(decision.reasons)}; provided {', '.join(decision.conditions)}"
    yield f"missing {', '.join(decision.missing)}"
    yield "left " + "; ".join(
        f"{each.of} {each.left} {each.unit} per {each.per} {'+'.join(each.covers)}".rstrip()
        for each in decision.remaining
    )
    yield "read " + "; ".join(
        f"{each.key} {each.value} {'decides' if each.decisive else ''}" for each in decision.readings
    )
    law = decision.law
    last = law.checked_through == LAST
    yield f"law of {law.on}, through the last day {last}, by this version {decision.version == __version__}"
    about = decision.about
    techniques = "not given" if about.techniques is None else "+".join(about.techniques)
    yield (
        f"about {about.date} {about.performance} {about.profession} {techniques} "
        f"{about.condition} {about.kind} {about.age} {about.price}"
    )
    for package in about.packages:
        yield f"package {package.id} is called {package.name} of {package.insurer}"
    for line in decision.extra_lines:
        places = ", ".join(f"{each.source} {each.article}" for each in line.citations)
        yield f"line {line.description} at {line.price}: {line.chargeable}, {', '.join(line.reasons)} [{places}]"
    for finding in decision.findings:
        yield finding_line(finding)


def finding_line(finding: Finding) -> str:
    """Write a finding on a line."""
    subject = "" if finding.subject is None else f" ({finding.subject})"
    begin = f"{finding.phase} {finding.rule}{subject}: {finding.verdict}, {finding.reason}"
    return _line(begin, finding, "" if finding.bears is None else f"else {finding.bears}")


def check_line(check: Check) -> str:
    """Write a check on a line."""
    beside = ", ".join(map(_fact, check.beside))
    return _line(
        f"- {check.verdict}, {check.reason}", check, f"beside {beside}; {'told' if check.told else 'not told'}"
    )


def _line(begin: str, found: Finding | Check, end: str) -> str:
    parts = [
        begin,
        ", ".join(map(_fact, found.facts)),
        ", ".join(map(_need, found.needs)),
        ", ".join(f"{key} {value}" for key, value in found.readings),
        end,
        ", ".join(f"{each.source} {each.article}" for each in found.citations),
    ]
    return " | ".join(parts).rstrip(" |")


def in_full(decision: Decision) -> list[str]:
    """Write everything that a decision says, with every check of every finding."""
    checks = [check_line(check) for finding in decision.findings for check in finding.checks]
    return [*lines(decision), *checks]


def sum_of(decision: Decision) -> str:
    """Return sixteen letters that are others when anything that a decision says is another."""
    return hashlib.blake2s("\n".join(in_full(decision)).encode(), digest_size=8).hexdigest()


def _fact(fact: Fact) -> str:
    return f"{fact.name} = {in_text(fact.actual)}" + ("" if fact.needed is None else f" of {in_text(fact.needed)}")


def _need(need: Need) -> str:
    assert need.key is not None
    fields = [str(each) for each in attrs.astuple(need.key, recurse=False) if each != ()]
    extra = "" if need.at is None else f" at {need.at}"
    return f"{'+'.join(need.names)} for {type(need.key).__name__} {' '.join(fields)}{extra}"


# --- which cases ----------------------------------------------------------------------------------------------------


def kinds(decision: Decision) -> Iterator[tuple[Any, ...]]:
    """Yield of what kind the answer is, and each finding."""
    yield (
        decision.outcome,
        decision.payer,
        decision.package is None,
        decision.amounts is None,
        decision.entitlement_code,
    )
    for reading in decision.readings:
        yield reading.key, reading.value, reading.decisive
    for left in decision.remaining:
        yield left.package is None, left.unit, left.per, type(left.left), left.left in (0, NOTHING)
    for finding in decision.findings:
        yield kind_of(finding)


def kind_of(finding: Finding) -> tuple[Any, ...]:
    """Return of what kind a finding is: what it found, and what there was to say about it, without the numbers."""
    return (
        finding.rule,
        finding.verdict,
        finding.reason,
        tuple((fact.name.rpartition(".")[2], _size(fact)) for fact in finding.facts),
        tuple((type(need.key), need.at is None) for need in finding.needs),
        tuple(key for key, _ in finding.readings),
    )


def _size(fact: Fact) -> object:
    if isinstance(fact.actual, int) and not isinstance(fact.actual, bool):
        needed = in_text(fact.needed)
        if isinstance(needed, int):
            return fact.actual >= needed
        return "number"
    return fact.actual if fact.actual in (None, True, False) else "text"


def drawn_at_boundaries() -> list[tuple[dict[str, Any], Decision]]:
    """Return generated cases with their decisions, of each the facts alone that matter."""
    found: list[tuple[dict[str, Any], Decision]] = []
    for strategy in (cases(), partial()):
        settings(
            max_examples=GENERATED // 2,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )(given(strategy)(lambda sample: found.append((facts_that_matter(sample.case), decide(sample.case)))))()
    return found


def facts_that_matter(case: Case) -> dict[str, Any]:
    """Return the facts of a case without which its decision would be another one."""
    facts: dict[str, Any] = receipt_data(receipt(case))["facts_used"]
    return facts


def choose() -> list[dict[str, Any]]:
    """Return generated cases that show every kind of finding and answer that was met, the most telling first."""
    found: list[tuple[dict[str, Any], set[tuple[Any, ...]]]] = []
    seen: set[tuple[Any, ...]] = set()
    for mapping, decision in drawn_at_boundaries():
        shown = set(kinds(decision))
        if shown - seen:
            seen.update(shown)
            found.append((mapping, shown))
    chosen = []
    while seen:
        best = max(found, key=lambda each: len(each[1] & seen) / (1000 + len(str(each[0]))))
        seen -= best[1]
        chosen.append(best[0])
    return chosen


def read() -> list[dict[str, Any]]:
    """Return what is written down: for each case its mapping and the lines of its decision."""
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def write(mappings: list[dict[str, Any]]) -> None:
    """Write down the decisions of some cases; of findings of one kind the first."""
    seen: set[tuple[Any, ...]] = set()
    rows = []
    for mapping in mappings:
        decision = decide(case_from(mapping))
        told = list(lines(attrs.evolve(decision, findings=())))
        told += [finding_line(each) for each in decision.findings if kind_of(each) not in seen]
        seen.update(kinds(decision))
        rows.append({"case": mapping, "decision": told, "sum": sum_of(decision)})
    FILE.write_text("".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    if "--in-full" in sys.argv[1:]:
        told = ("\n".join(in_full(decide(case_from(row["case"])))) for row in read())
        raise SystemExit(Path(sys.argv[-1]).write_text("\n\n".join(told), "utf-8") * 0)
    write(choose() if "--choose" in sys.argv[1:] else [row["case"] for row in read()])

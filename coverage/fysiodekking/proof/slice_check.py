"""A slice checked: the rules asked about each of its regions, each answer checked, each kind kept with a case."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Final, NamedTuple

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import POSITIVE, Finding, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.proof.asking_rules import RuleAnswer, Rules, ask
from fysiodekking.proof.regions import Builder, Region, Slice, Spot

ANSWERED: Final = "every region is answered"
ALIKE: Final = "no rule tells the corners of a region apart"
SETTLED: Final = "with every fact given nothing is unknown"
CITED: Final = "a refusal cites what was in force"
MONOTONIC: Final = "more use never helps with a limit, never hurts with a waiting count"

_MOST_FAILURES: Final = 3
"""So many failures of one check are kept of one slice."""


class Kind(NamedTuple):
    """What can be found: by which rule, about what, with which verdict and why."""

    rule: str
    subject: str | None
    verdict: Verdict
    reason: Reason


@attrs.frozen(kw_only=True)
class Failure:
    """One thing that was not as it has to be, shown by a case.

    :param check: which check found it.
    :param sentence: what is wrong.
    :param case: a concrete case; None where there is none at all.
    """

    check: str
    sentence: str
    case: Case | None


@attrs.define
class SliceCheck:
    """What was found in one slice.

    :param reached: where each kind of finding was first found.
    :param decides: by subject: where a ground is the first that is met, so that the basic package pays on it.
    :param behind: by subject: where a ground is met behind another one, with that other rule.
    :param checked: how often each check was made.
    :param seen: the findings that were looked at; rules give one again where it is the same.
    """

    regions: int = 0
    cases: int = 0
    reached: dict[Kind, Spot] = attrs.field(factory=dict)
    decides: dict[str, Spot] = attrs.field(factory=dict)
    behind: dict[str, tuple[Spot, str]] = attrs.field(factory=dict)
    failures: list[Failure] = attrs.field(factory=list)
    checked: dict[str, int] = attrs.field(factory=dict)
    seen: dict[int, Finding] = attrs.field(factory=dict, repr=False, eq=False)

    def fail(self, check: str, sentence: str, case: Case | None) -> None:
        """Keep a failure, unless enough of its kind are known."""
        if sum(failure.check == check for failure in self.failures) < _MOST_FAILURES:
            self.failures.append(Failure(check=check, sentence=sentence, case=case))

    def count(self, check: str, number: int = 1) -> None:
        """Count that a check was made."""
        self.checked[check] = self.checked.get(check, 0) + number


def check_slice(part: Slice, law: Law, rules: Rules) -> SliceCheck:
    """Answer every region of a slice, and check all that can be checked region by region."""
    so_far = SliceCheck()
    line: list[tuple[Region, Case, tuple[RuleAnswer, ...]]] = []
    last_axis = len(part.axes[-1].parts) if part.axes else 1
    for number, region in enumerate(part.regions()):
        if number % last_axis == 0:
            _monotonic(so_far, part, line)
            line = []
        so_far.regions += 1
        first: tuple[Case, tuple[RuleAnswer, ...]] | None = None
        for spot, case in region.placed():
            found = _findings(so_far, part, region, case, law, rules)
            so_far.cases += 1
            if found is None:
                continue
            if first is None:
                first = (case, found)
                line.append((region, case, found))
            _same(so_far, region, first, (case, found))
            _keep(so_far, part, spot, found)
    _monotonic(so_far, part, line)
    so_far.seen.clear()
    return so_far


def holds_again(known: SliceCheck, part: Slice, law: Law, rules: Rules) -> bool:
    """Tell whether what a slice showed shows in another one that reads the same: of each kind of finding one case."""
    builder = Builder(part.facts)
    kinds: dict[Spot, set[Kind]] = {}
    for spot in {*known.reached.values(), *known.decides.values()}:
        case = part.region(spot.numbers, builder).at(spot.corners)
        if case is None:
            return False
        findings = [each.finding for each in ask(part.phase, case, law, rules)]
        if not all(_in_force(finding, part.day) for finding in findings):
            return False
        kinds[spot] = {Kind(finding.rule, finding.subject, finding.verdict, finding.reason) for finding in findings}
    return all(kind in kinds[spot] for kind, spot in known.reached.items())


def _in_force(finding: Finding, day: date) -> bool:
    """Tell whether everything that a finding cites was in force; the terms of a package of another year were not."""
    old = finding.reason is Reason.PACKAGE_OF_OTHER_YEAR
    return old or all(day in citation.period for citation in finding.citations)


def _findings(
    so_far: SliceCheck, part: Slice, region: Region, case: Case, law: Law, rules: Rules
) -> tuple[RuleAnswer, ...] | None:
    """Ask the rules, and check each finding by itself; None when there is no answer."""
    so_far.count(ANSWERED)
    try:
        found = ask(part.phase, case, law, rules)
    except Exception as error:  # noqa: BLE001 - whatever a rule raises, no region may be left without an answer
        so_far.fail(ANSWERED, f"{region.words()}: a rule raises {type(error).__name__}: {error}", case)
        return None
    about = [(each.finding.rule, each.finding.subject) for each in found]
    if len(set(about)) != len(about):
        twice = next(each for each in about if about.count(each) > 1)
        so_far.fail(ANSWERED, f"{region.words()}: {twice[0]} gives more than one finding", case)
    _sound(so_far, region, case, [each.finding for each in found])
    return found


def _sound(so_far: SliceCheck, region: Region, case: Case, findings: list[Finding]) -> None:
    """Check that refusals cite what was in force, and that nothing is unknown when everything was given."""
    refusals = [finding for finding in findings if finding.verdict is Verdict.REFUSED]
    so_far.count(CITED, len(refusals))
    day = case.session.date
    for finding in refusals:
        if id(finding) not in so_far.seen and not (finding.citations and _in_force(finding, day)):
            so_far.fail(CITED, f"{region.words()}: {finding.rule} refuses without a citation in force on {day}", case)
    if region.given:
        so_far.count(SETTLED, len(findings))
        for finding in findings:
            if finding.verdict is Verdict.UNKNOWN and any(_of_the_caller(name) for name in finding.missing):
                missing = ", ".join(finding.missing)
                so_far.fail(SETTLED, f"{region.words()}: {finding.rule} is unknown and asks {missing}", case)


_SILENT: Final = re.compile(r"readings\..*|packages\.[^.]*(\.pays.*)?")
"""What is no fact of the caller's: how an insurer reads what the law leaves open; what no source says of a package."""


def _of_the_caller(name: str) -> bool:
    return _SILENT.fullmatch(name) is None


def _same(
    so_far: SliceCheck,
    region: Region,
    one: tuple[Case, tuple[RuleAnswer, ...]],
    other: tuple[Case, tuple[RuleAnswer, ...]],
) -> None:
    """Check that two corners of a region have the same answer."""
    so_far.count(ALIKE)
    for first, second in zip(one[1], other[1], strict=True):
        if first.finding is second.finding:
            continue
        if (first.finding.verdict, first.finding.reason) != (second.finding.verdict, second.finding.reason):
            verdicts = f"{first.finding.verdict} at one end and {second.finding.verdict} at the other"
            so_far.fail(ALIKE, f"{region.words()}: {first.finding.rule} is {verdicts}", other[0])


def _keep(so_far: SliceCheck, part: Slice, spot: Spot, found: tuple[RuleAnswer, ...]) -> None:
    """Keep where each kind of finding was first found, and which ground decides."""
    paying = ""
    open_ = False
    for each in found:
        finding = each.finding
        if id(finding) not in so_far.seen:
            so_far.seen[id(finding)] = finding
            so_far.reached.setdefault(Kind(finding.rule, finding.subject, finding.verdict, finding.reason), spot)
        if part.phase != Asker.GROUNDS or finding.subject is None:
            continue
        if finding.verdict in POSITIVE:
            if paying:
                so_far.behind.setdefault(finding.subject, (spot, paying))
            elif not open_:
                so_far.decides.setdefault(finding.subject, spot)
            paying = paying or finding.rule
        open_ = open_ or finding.verdict is Verdict.UNKNOWN


def _monotonic(so_far: SliceCheck, part: Slice, line: list[tuple[Region, Case, tuple[RuleAnswer, ...]]]) -> None:
    """Check that along a line of more and more use no rule gives more (or, where the law lets one wait, less)."""
    if not part.more or len(line) < 2:  # noqa: PLR2004 - two make a line
        return
    known = [(region, case, found) for region, case, found in line if region.parts[-1].given]
    for index in range(len(known[0][2])) if known else ():
        levelled = [(region, case, found[index]) for region, case, found in known if found[index].level is not None]
        for (region, _, less), (_, case, more) in itertools.pairwise(levelled):
            so_far.count(MONOTONIC)
            waits = more.finding.rule in part.waits
            assert less.level is not None
            assert more.level is not None
            if (more.level < less.level) if waits else (more.level > less.level):
                gives = "less" if waits else "more"
                sentence = f"{region.words()}: with more use {more.finding.rule} gives {gives} than with less"
                so_far.fail(MONOTONIC, sentence, case)

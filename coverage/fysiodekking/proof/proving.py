"""The proof of one version of the law: all its regions, phase by phase, on its first and its last day.

What is shown: every region is answered; no rule tells the corners of a region apart; with every fact given nothing is
unknown; refusals cite what was in force; each rule is met and refused somewhere; each reason is reached; no ground is
shadowed everywhere; outcomes are monotonic where the law is. What fails is shown by a concrete case.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import lru_cache, partial
from typing import Final, NamedTuple

import attrs

from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.deciding import decide
from fysiodekking.deciding.phases import Waiting
from fysiodekking.deciding.settling import settle
from fysiodekking.law import CHECKED, law_on, versions
from fysiodekking.law.instruments import Law
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground
from fysiodekking.proof import (
    slices_of_deductible,
    slices_of_gates_and_lines,
    slices_of_grounds,
    slices_of_packages,
    slices_of_whole_answers,
)
from fysiodekking.proof.asking_rules import STANDING, Rules, ask_all
from fysiodekking.proof.findings_that_cannot_occur import NEVER, NO_FINDING, ONLY_WHERE
from fysiodekking.proof.law_read_by_slice import law_read
from fysiodekking.proof.regions import ANSWERS, PHASES, Place, Slice, ordinary_case
from fysiodekking.proof.slice_check import (
    ALIKE,
    ANSWERED,
    CITED,
    MONOTONIC,
    SETTLED,
    Failure,
    Kind,
    SliceCheck,
    check_slice,
    holds_again,
)

MET_AND_REFUSED: Final = "each rule is met somewhere and refused somewhere"
REASONS: Final = "each reason is reached"
NO_SHADOW: Final = "no ground is shadowed everywhere"
CHECKS: Final = (ANSWERED, ALIKE, SETTLED, CITED, MET_AND_REFUSED, REASONS, NO_SHADOW, MONOTONIC)

_SLICES: Final = (
    slices_of_gates_and_lines,
    slices_of_grounds,
    slices_of_packages,
    slices_of_deductible,
    slices_of_whole_answers,
)

LawOf = Callable[[date], Law]


@attrs.frozen(kw_only=True)
class Proof:
    """What was shown of one version of the law.

    :param version: the days on which the law was the same.
    :param regions: by phase: how many regions were answered.
    :param cases: by phase: with how many concrete cases.
    :param taken_over: how many of the regions are those of a version with the same law for them.
    :param made: by check: how often it was made.
    """

    version: Period
    regions: Mapping[str, int]
    cases: Mapping[str, int]
    taken_over: int
    made: Mapping[str, int]
    failures: tuple[Failure, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


@lru_cache(maxsize=1 << 6)
def grid(law: Law, day: date) -> tuple[Slice, ...]:
    """Return every slice of the space of cases of a day."""
    return tuple(part for slice_ in _SLICES for part in slice_.slices(law, day))


def prove(
    version: Period, *, rules: Rules = STANDING, law_of: LawOf = law_on, only: Callable[[Slice], bool] | None = None
) -> Proof:
    """Prove one version of the law.

    :param rules: the rules and their order; by default those of the library.
    :param law_of: the law of a day; by default that of the library.
    :param only: chooses the slices that are surveyed, to look at a part of the law; without all of them it is not
        asked whether each reason is reached.
    """
    return next(_proofs((version,), _Work(rules, law_of), map, only))


def prove_all(processes: int | None = None) -> Iterator[Proof]:
    """Yield the proof of every version of the law, the newest first.

    :param processes: in so many processes; by default one for each processor.
    """
    with ProcessPoolExecutor(processes) as pool:
        yield from _proofs(reversed(versions()), _Work(STANDING, law_on), partial(pool.map, chunksize=4))


class Where(NamedTuple):
    """Which slice of the grid of a day."""

    day: date
    number: int


class _Work(NamedTuple):
    """What answers slices: under which rules, and which law."""

    rules: Rules
    law_of: LawOf

    def __call__(self, alike: Sequence[Where]) -> list[tuple[SliceCheck, bool]]:
        """Answer the first of some slices that read the same, and show it of the others; True where that was enough."""
        done: list[tuple[SliceCheck, bool]] = []
        for day, number in alike:
            part, law = grid(self.law_of(day), day)[number], self.law_of(day)
            first = done[0][0] if done else None
            if first is not None and not first.failures and holds_again(first, part, law, self.rules):
                done.append((first, True))
            else:
                done.append((check_slice(part, law, self.rules), False))
        return done


def _proofs(
    wanted: Iterable[Period],
    work: _Work,
    each_of: Callable[..., Iterable[list[tuple[SliceCheck, bool]]]],
    only: Callable[[Slice], bool] | None = None,
) -> Iterator[Proof]:
    """Yield the proof of each version as soon as it is there; slices that read the same are answered once."""
    groups: dict[Hashable, list[Where]] = {}
    parts: dict[Period, list[Where]] = {}
    for version in wanted:
        own = parts.setdefault(version, [])
        for day in dict.fromkeys((version.last or version.first, version.first)):
            law = work.law_of(day)
            for number, part in enumerate(grid(law, day)):
                if only is None or only(part):
                    own.append(Where(day, number))
                    groups.setdefault(law_read(part, law), []).append(own[-1])
    answers = zip(groups.values(), each_of(work, groups.values()), strict=True)
    known: dict[Where, tuple[SliceCheck, bool]] = {}
    for version, own in parts.items():
        for where in own:
            while where not in known:
                known.update(zip(*next(answers), strict=True))
        yield _proof(version, work, {where: known[where] for where in own}, whole=only is None)


def _proof(version: Period, work: _Work, known: Mapping[Where, tuple[SliceCheck, bool]], *, whole: bool) -> Proof:
    last, laws = version.last or version.first, {day: work.law_of(day) for day, _ in known}
    done = [(grid(laws[day], day)[number], found, laws[day]) for (day, number), (found, _) in known.items()]
    everywhere = _Everywhere(work.rules, work.law_of(last), last, done)
    failures = [*itertools.chain.from_iterable(found.failures for _, found, _ in done)]
    made = Counter[str](dict.fromkeys(CHECKS, 0))
    regions, cases = Counter(dict.fromkeys(PHASES, 0)), Counter(dict.fromkeys(PHASES, 0))
    for part, found, _ in done:
        made.update(found.checked)
        regions[part.phase] += found.regions
        cases[part.phase] += found.cases
    for check, number, wrong in everywhere.checks(whole=whole):
        made[check] += number
        failures.extend(wrong)
    taken_over = sum(found.regions for found, again in known.values() if again)
    return Proof(
        version=version, regions=regions, cases=cases, taken_over=taken_over, made=made, failures=tuple(failures)
    )


class _Everywhere:
    """The checks that look at all regions of a version together."""

    def __init__(self, rules: Rules, law: Law, last: date, done: list[tuple[Slice, SliceCheck, Law]]) -> None:
        self.rules, self.law, self.last, self.done = rules, law, last, done
        self.reached: dict[Kind, Place] = {}
        for part, found, _ in done:
            for kind, spot in found.reached.items():
                self.reached.setdefault(kind, Place(part, spot))

    def checks(self, *, whole: bool) -> Iterator[tuple[str, int, list[Failure]]]:
        """Yield each check with how often it was made, and what failed."""
        verdicts = self._verdicts()
        yield MET_AND_REFUSED, 2 * len(verdicts), [*self._met_and_refused(verdicts)]
        if whole:
            yield REASONS, len(Reason), [*self._reasons()]
        in_force = [ground for ground in Ground if self.law.basic.grounds[ground].in_force]
        yield NO_SHADOW, len(in_force), [*self._shadows(in_force)]

    # --- each rule --------------------------------------------------------------------------------------------------

    def _verdicts(self) -> dict[str, dict[Verdict, Place]]:
        """Return for each rule its verdicts, and where it gave them."""
        found: dict[str, dict[Verdict, Place]] = {}
        for kind, place in self.reached.items():
            if place.slice.phase != ANSWERS:
                verdict = Verdict.MET if kind.verdict is Verdict.MET_IF else kind.verdict
                found.setdefault(kind.rule, {}).setdefault(verdict, place)
        return found

    def _met_and_refused(self, verdicts: dict[str, dict[Verdict, Place]]) -> Iterator[Failure]:
        for rule, known in verdicts.items():
            for verdict in (Verdict.MET, Verdict.REFUSED):
                never = NEVER.get((rule, verdict))
                if verdict in known:
                    if never is not None:
                        sentence = f"{rule} is {verdict}, although it is declared that it never is: {never}"
                        yield Failure(check=MET_AND_REFUSED, sentence=sentence, case=known[verdict].case())
                elif never is None and not self._sleeps(rule, verdict, known):
                    place = next(iter(known.values()))
                    others = ", ".join(known)
                    sentence = f"{rule} is dead: it is {verdict} in no region, only {others}, as here"
                    yield Failure(check=MET_AND_REFUSED, sentence=sentence, case=place.case())

    def _sleeps(self, rule: str, verdict: Verdict, known: dict[Verdict, Place]) -> bool:
        """Tell whether a rule is about a ground that was not in force: it is never met; before its day, never asked."""
        subjects = {kind.subject for kind in self.reached if kind.rule == rule}
        about = {Ground(subject) for subject in subjects if subject in set(Ground)} - {Ground.ANNEX_1}
        if not about or any(self.law.basic.grounds[each].in_force for each in about):
            return False
        return verdict is Verdict.MET or set(known) == {Verdict.NOT_APPLICABLE}

    # --- each reason ------------------------------------------------------------------------------------------------

    def _reasons(self) -> Iterator[Failure]:
        found: dict[Reason, Place] = {}
        for kind, place in self.reached.items():
            found.setdefault(kind.reason, place)
        assert CHECKED.last is not None
        known = set(found) | set(decide(ordinary_case(CHECKED.last + DAY)).reasons)
        for reason in Reason:
            where = ONLY_WHERE.get(reason)
            expected = reason not in NO_FINDING and (where is None or where[1](self.law, self.last))
            if expected and reason not in known:
                yield Failure(check=REASONS, sentence=f"no region reaches the reason {reason}", case=None)
            elif not expected and reason in found:
                why = NO_FINDING[reason] if where is None else f"it is reached only where {where[0]}"
                sentence = f"the reason {reason} is reached, although it is declared: {why}"
                yield Failure(check=REASONS, sentence=sentence, case=found[reason].case())

    # --- each ground ------------------------------------------------------------------------------------------------

    def _shadows(self, in_force: list[Ground]) -> Iterator[Failure]:
        """Check that each ground pays somewhere, in a whole answer."""
        for ground in in_force:
            those = ((part, found.decides.get(ground), law) for part, found, law in self.done)
            places = [(Place(part, spot), law) for part, spot, law in those if spot is not None]
            if not any(self._pays(place, law, ground) for place, law in places):
                yield self._shadowed(ground)

    def _pays(self, place: Place, law: Law, ground: Ground) -> bool:
        answer = settle(ask_all(place.case(), law, self.rules))
        if isinstance(answer, Waiting):
            return False
        return answer.payer is Payer.BASIC and answer.deciding[0].subject == ground

    def _shadowed(self, ground: Ground) -> Failure:
        for part, found, _ in self.done:
            if ground in found.behind:
                spot, rule = found.behind[ground]
                sentence = f"the ground {ground} is shadowed everywhere: it is met here, but {rule} is asked before it"
                return Failure(check=NO_SHADOW, sentence=sentence, case=Place(part, spot).case())
        asked_here = next((place for kind, place in self.reached.items() if kind.subject == ground), None)
        case = None if asked_here is None else asked_here.case()
        return Failure(check=NO_SHADOW, sentence=f"the ground {ground} pays in no region, nor here", case=case)

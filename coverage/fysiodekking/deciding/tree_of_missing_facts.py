"""Trying the values of missing facts: what an answer depends on, and what it does not.

A missing fact matters only if its values lead to different answers. So where the rules cannot settle a case, every
value of the first missing fact on the way is tried, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations
from typing import Final

import attrs

from fysiodekking.deciding.phases import Findings, ask, ask_again, ask_with_fact
from fysiodekking.deciding.settling import Answer, settle
from fysiodekking.deciding.values_of_missing_facts import HELD_BY, Label, World, worlds
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.needs import Budget, Elsewhere, Field, Need, NeedKey, OfCondition, Pays, Takes
from fysiodekking.model.reasons import Reason
from fysiodekking.model.usage import ANY_NUMBER
from fysiodekking.rules.entitlement_code import code_outside_basic

MOST_WORK: Final = 20_000
"""The most that is asked while values are tried; beyond that the decision says that not all of them were."""

MOST_FACTS: Final = 100
"""The most missing facts of which values are tried one after the other: far more than any case can miss."""

MOST_PATHS: Final = 2_000
"""The most ways to one set of answers that are laid beside each other; beyond that a fact is taken to matter."""


@attrs.frozen(eq=False)
class Branch:
    """A missing fact with what follows from each of its values.

    :param reason: why the answer waits for it.
    """

    need: Need
    reason: Reason
    children: tuple[tuple[Label, Tree], ...]


Tree = Answer | Branch


class Work:
    """What may still be asked. One unit is about a tenth of asking one case (0.025 ms)."""

    def __init__(self, left: int) -> None:
        self.left = left

    def book(self, asked: Findings) -> bool:
        """Spend what it took to book the earlier sessions of a case that was asked; False when more than was left."""
        self.left -= asked.case.past.effort // _EFFORT
        return self.left >= 0

    def spend(self, asked: Findings, need: Need | None = None) -> bool:
        """Spend what a case costs to ask, of a need of one package only that; False when nothing is left for it."""
        past, packages = asked.case.past, asked.case.packages
        if need is not None and isinstance(need.key, _OF_ONE_PACKAGE):
            whole, grants = _ONE_PACKAGE, 1
        else:
            whole, grants = _ONE_CASE, sum(len(package.grants) for package in packages)
        counted = len(past.rows) // _ROWS + len(past.tallies()) * (1 + grants) // _KEYS
        self.left -= whole + grants + counted
        return self.left >= 0


_ONE_CASE: Final = 10
_ONE_PACKAGE: Final = 5
_OF_ONE_PACKAGE: Final = (Takes, Pays, Budget)
"""What only one package asks."""
_ROWS: Final = 5
_KEYS: Final = 50
_EFFORT: Final = 40
"""So much effort of booking, which is told high, is one unit."""
_State = tuple[Hashable, ...]


def explore(asked: Findings, work: Work | None = None) -> Tree | None:
    """Return what follows from every value of the missing facts; None when there are too many.

    :param work: what may be asked for it, where several searches share it.
    """
    return _explore(asked, Work(MOST_WORK) if work is None else work, 0, {})


def explore_within(asked: Findings, work: Work) -> tuple[Tree | None, bool]:
    """Return what `explore` does, and whether the work that several searches share sufficed for that."""
    most = min(MOST_WORK, work.left)
    own = Work(most)
    tree = explore(asked, own)
    work.left -= most - own.left
    return tree, tree is not None or most == MOST_WORK


def _explore(asked: Findings, work: Work, depth: int, known: dict[_State, tuple[Case, Tree]]) -> Tree | None:
    found = settle(asked)
    if isinstance(found, Answer):
        return found
    state = _state(asked)
    if state in known:
        return known[state][1]
    if depth == MOST_FACTS or work.left <= 0:
        return None
    children = []
    for world in worlds(asked.case, asked.law, found.need):
        if not work.spend(asked, found.need):
            return None
        then = _asked_in(world, asked, found.need)
        if then.case.past is not asked.case.past and not work.book(then):
            return None
        child = _explore(then, work, depth + 1, known)
        if child is None:
            return None
        children.append((world.label, child))
    tree = Branch(found.need, found.reason, tuple(children))
    known[state] = asked.case, tree  # the case is kept, so that nothing else gets the identity of its parts
    return tree


def _asked_in(world: World, asked: Findings, need: Need) -> Findings:
    """Ask in another world no more than what can be other there."""
    if isinstance(need.key, _OF_ONE_PACKAGE):
        return ask_again(asked, world.case, need.key.package)
    if isinstance(need.key, (Field, OfCondition)):
        return ask_with_fact(asked, world.case, need.key)
    return ask(world.case, world.law)


def _state(asked: Findings) -> _State:
    """Return all on which it hangs what follows: not what was supposed of a package that has refused for good.

    The tables of single facts are told apart by what they say, since the same fact can be supposed on many ways. The
    long parts are the same object where nothing was supposed of them.
    """
    refused = {answer.finding.subject for answer in asked.packages if answer.finding.verdict is Verdict.REFUSED}
    case = asked.case
    supposed = frozenset(item for item in case.supposed.items() if getattr(item[0], "package", None) not in refused)
    facts = case.session, case.provider, case.insured, case.basic, case.readings, case.used
    of_basic = _refused_for_good(asked) or id(case.conditions)
    return *facts, of_basic, *map(id, (case.packages, case.history, asked.law)), supposed


def _refused_for_good(asked: Findings) -> Hashable:
    """Return what is left to tell of a basic package of which every ground has refused; None where more may hang on it.

    What is still to be supposed changes neither a refusal nor its reason, unless a check before that was in doubt. So
    the facts of the condition matter no more, but to a package that asks what grounds find and to a code not known yet.
    """
    if asked.ground is not None or any(package.asks_of_grounds for package in asked.case.packages):
        return None
    refused = [ground for ground in asked.grounds if ground.verdict is Verdict.REFUSED]
    if any(_opens(ground) for ground in refused):
        return None
    code = code_outside_basic(asked.ground_facts, asked.insurance_facts, asked.law, asked.grounds)
    return code and (code, *((each.subject, each.reason, each.citations) for each in refused))


def _opens(refused: Finding) -> bool:
    """Tell whether a refused finding has a check in doubt before the one that refuses."""
    verdicts = [check.verdict for check in refused.checks]
    return Verdict.UNKNOWN in verdicts[: verdicts.index(Verdict.REFUSED)]


_Path = tuple[tuple[NeedKey | None, Label], ...]


def _each_once(tree: Tree) -> Iterator[Tree]:
    """Yield the tree and all that is below it, each once, in the order in which they were tried."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            if isinstance(one, Branch):
                waiting.extend(child for _, child in reversed(one.children))


def answers_in(tree: Tree) -> tuple[Answer, ...]:
    """Return every possible answer, each once, in the order in which they were tried."""
    return tuple([one for one in _each_once(tree) if isinstance(one, Answer)])


def branches(tree: Tree) -> tuple[Branch, ...]:
    """Return where the way to the answers waits for a missing fact, each once, the first one first."""
    return tuple([one for one in _each_once(tree) if isinstance(one, Branch)])


def leaves(tree: Tree, path: _Path = ()) -> Iterator[tuple[_Path, Answer]]:
    """Yield every possible answer with the path of facts that leads to it."""
    if isinstance(tree, Answer):
        yield path, tree
        return
    for label, child in tree.children:
        yield from leaves(child, (*path, (tree.need.key, label)))


def _consistent(one: _Path, other: _Path) -> bool:
    """Tell whether two paths can belong to one world: no fact has two values in it."""
    values: dict[NeedKey | None, list[Label]] = {}
    for key, label in one:
        values.setdefault(key, []).append(label)
    for key, label in other:
        for known in values.get(key, ()):
            if isinstance(label, tuple) and isinstance(known, tuple):
                if label[0] > known[1] or known[0] > label[1]:
                    return False
            elif label != known:
                return False
    return True


def _with_what_holds_it(path: _Path) -> _Path:
    """Return a path with what it says of numbers that hold a number on it: they are at least as high."""
    held = [(key.field, label[0]) for key, label in path if isinstance(key, Elsewhere) and isinstance(label, tuple)]
    return *path, *(
        (Elsewhere(whole), (least, ANY_NUMBER.max)) for part, least in held for whole in HELD_BY.get(part, ())
    )


def depends_on(tree: Tree, aspect: Callable[[Answer], Hashable]) -> tuple[Branch, ...]:
    """Return the branches at which an aspect of the answer is another for another value, the first one first."""
    possible = _Possible(aspect)
    return tuple(
        branch
        for branch in branches(tree)
        if len(possible.values(branch)) > 1
        and any(possible.differ(one, other) for (_, one), (_, other) in combinations(branch.children, 2))
    )


class _Possible:
    """What an aspect of the answer can come to below each part of a tree."""

    def __init__(self, aspect: Callable[[Answer], Hashable]) -> None:
        self._aspect = aspect
        self._values: dict[int, frozenset[Hashable]] = {}
        self._ways: dict[int, int] = {}

    def values(self, one: Tree) -> frozenset[Hashable]:
        """Return every value of the aspect that is possible there."""
        if isinstance(one, Answer):
            return frozenset([self._aspect(one)])
        if id(one) not in self._values:
            self._values[id(one)] = frozenset().union(*(self.values(child) for _, child in one.children))
        return self._values[id(one)]

    def ways(self, one: Tree) -> int:
        """Return how many ways lead to an answer: counted, since there can be more than can be walked."""
        if isinstance(one, Answer):
            return 1
        if id(one) not in self._ways:
            self._ways[id(one)] = sum(self.ways(child) for _, child in one.children)
        return self._ways[id(one)]

    def differ(self, one: Tree, other: Tree) -> bool:
        """Tell whether two values of a fact can come to something else, all other facts being the same."""
        if len(self.values(one) | self.values(other)) == 1:
            return False
        if self.ways(one) * self.ways(other) > MOST_PATHS:
            return True
        of_one, of_other = (
            [(_with_what_holds_it(path), self._aspect(answer)) for path, answer in leaves(each)]
            for each in (one, other)
        )
        return any(
            value != other_value and _consistent(path, other_path)
            for path, value in of_one
            for other_path, other_value in of_other
        )


def who(answer: Answer) -> Hashable:
    """Return whether it is covered, and who pays."""
    return answer.outcome, answer.payer, answer.package


def how_much(answer: Answer) -> Hashable:
    """Return the same, and how much."""
    return answer.outcome, answer.payer, answer.package, answer.amounts, answer.open_amounts

"""Trying the possible answers to missing facts: what an answer depends on, and what it does not.

A missing fact matters only if its possible answers lead to different results. So where the rules cannot settle a case,
every answer to the first missing fact on the way is tried, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations
from typing import Final

import attrs

from fysiodekking.deciding.judge import Answer, Asked, ask, settle
from fysiodekking.deciding.worlds import Label, worlds
from fysiodekking.model.needs import Key, Need
from fysiodekking.model.reasons import Reason

MOST_WORLDS: Final = 1_000
"""So many possible cases are tried at most; beyond that the answer is undetermined and every missing fact is named."""

MOST_ANSWERS: Final = 100
"""So many missing facts are answered one after the other at most: far more than any case can miss."""


@attrs.frozen
class Branch:
    """A missing fact with what follows from each of its possible answers.

    :param reason: why the answer waits for it.
    """

    need: Need
    reason: Reason
    children: tuple[tuple[Label, Tree], ...]


Tree = Answer | Branch


def explore(asked: Asked) -> Tree | None:
    """Return what follows from every possible answer to the missing facts; None when there are too many."""
    return _explore(asked, [MOST_WORLDS], 0)


def _explore(asked: Asked, left: list[int], depth: int) -> Tree | None:
    found = settle(asked)
    if isinstance(found, Answer):
        return found
    if depth == MOST_ANSWERS:
        return None
    children = []
    for world in worlds(asked.case, asked.law, found.need):
        left[0] -= 1
        if left[0] < 0:
            return None
        child = _explore(ask(world.case, world.law), left, depth + 1)
        if child is None:
            return None
        children.append((world.label, child))
    return Branch(found.need, found.reason, tuple(children))


_Path = tuple[tuple[Key | None, Label], ...]


def leaves(tree: Tree, path: _Path = ()) -> Iterator[tuple[_Path, Answer]]:
    """Yield every possible answer with the path of facts that leads to it."""
    if isinstance(tree, Answer):
        yield path, tree
        return
    for label, child in tree.children:
        yield from leaves(child, (*path, (tree.need.key, label)))


def branches(tree: Tree) -> Iterator[Branch]:
    """Yield where the way to the answers waits for a missing fact, the first one first."""
    if isinstance(tree, Branch):
        yield tree
        for _, child in tree.children:
            yield from branches(child)


def _consistent(one: _Path, other: _Path) -> bool:
    """Tell whether two paths can belong to one world: no fact has two answers in it."""
    answers: dict[Key | None, list[Label]] = {}
    for key, label in one:
        answers.setdefault(key, []).append(label)
    for key, label in other:
        for known in answers.get(key, ()):
            if isinstance(label, tuple) and isinstance(known, tuple):
                if label[0] > known[1] or known[0] > label[1]:
                    return False
            elif label != known:
                return False
    return True


def _differ(one: list[tuple[_Path, Hashable]], other: list[tuple[_Path, Hashable]]) -> bool:
    """Tell whether two answers to a fact can come to something else in one and the same world."""
    return any(value != its and _consistent(path, its_path) for path, value in one for its_path, its in other)


def depends_on(tree: Tree, aspect: Callable[[Answer], Hashable]) -> tuple[str, ...]:
    """Return the names of the facts that an aspect of the answer depends on."""
    if isinstance(tree, Answer):
        return ()
    names: dict[str, None] = {}
    answers = [[(path, aspect(leaf)) for path, leaf in leaves(child)] for _, child in tree.children]
    if len({value for each in answers for _, value in each}) == 1:
        return ()
    if any(_differ(one, other) for one, other in combinations(answers, 2)):
        names.update(dict.fromkeys(tree.need.names))
    for _, child in tree.children:
        names.update(dict.fromkeys(depends_on(child, aspect)))
    return tuple(names)


def who(answer: Answer) -> Hashable:
    """Return whether it is covered, and who pays."""
    return answer.outcome, answer.payer, answer.package


def how_much(answer: Answer) -> Hashable:
    """Return the same, and how much."""
    return answer.outcome, answer.payer, answer.package, answer.amounts, answer.open_amounts

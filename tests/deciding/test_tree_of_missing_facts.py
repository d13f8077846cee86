"""What follows from every possible answer, and on which facts the outcome depends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking import case_from
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.making_the_decision import outline
from fysiodekking.deciding.phases import Findings, ask
from fysiodekking.deciding.settling import Answer, settle
from fysiodekking.deciding.tree_of_missing_facts import (
    Branch,
    Tree,
    Work,
    _opens,
    _refused_for_good,
    branches,
    depends_on,
    explore,
    explore_within,
    leaves,
    who,
)
from fysiodekking.model.decision import Check, Finding, Payer, Phase, Verdict
from fysiodekking.model.needs import Field, Need, NeedKey, Takes
from fysiodekking.model.reasons import Reason
from packages import grant, ours, package

sys.path.insert(0, str(Path(__file__).parent))

import whole

FITS, OPEN, REFUSES = (
    Check(verdict, reason)
    for verdict, reason in (
        (Verdict.MET, Reason.ASKED_AND_FITS),
        (Verdict.UNKNOWN, Reason.USE_NOT_KNOWN),
        (Verdict.REFUSED, Reason.TERM_OVER),
    )
)


def paid_by(payer: Payer) -> Answer:
    """Return an answer that differs in the payer only."""
    made = case()
    answer = settle(ask(made, law_of(made)))
    assert isinstance(answer, Answer)
    return attrs.evolve(answer, payer=payer)


PATIENT, BASIC, PACKAGE = (paid_by(payer) for payer in (Payer.INSURED, Payer.BASIC, Payer.PACKAGE))


def named(tree: Tree) -> tuple[str, ...]:
    """Return the names of the facts that the payer depends on."""
    return tuple(dict.fromkeys(name for each in depends_on(tree, who) for name in each.need.names))


def key(name: str) -> NeedKey | None:
    return need(name).key


def need(name: str) -> Need:
    return Need((name,), Field(name, name))


def branch(name: str, *children: tuple[tuple[int, int] | str, Tree]) -> Branch:
    return Branch(need(name), Reason.USE_NOT_KNOWN, children)


class TestSharedWork:
    """Several searches share what may be asked; whether that sufficed is told."""

    @pytest.mark.parametrize(
        ("left", "most", "tried", "sufficed"),
        [
            (20_000, 20_000, True, True),
            (1, 20_000, False, False),
            (20_000, 1, False, True),  # it had all that one case alone has, and that was not enough
        ],
    )
    def test_sufficed(self, left: int, most: int, tried: bool, sufficed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", most)
        made = case(history=ABSENT, contracted=ABSENT, kind="stroke", packages=[package()])
        work = Work(left)
        tree, enough = explore_within(ask(made, law_of(made)), work)
        assert (tree is not None, enough) == (tried, sufficed)
        assert work.left < left


class TestLeaves:
    """Every possible answer stands at the end of the facts that lead to it."""

    def test_paths(self) -> None:
        tree = branch("a", ("yes", branch("b", ("yes", BASIC), ("no", PATIENT))), ("no", PACKAGE))
        assert list(leaves(tree)) == [
            (((key("a"), "yes"), (key("b"), "yes")), BASIC),
            (((key("a"), "yes"), (key("b"), "no")), PATIENT),
            (((key("a"), "no"),), PACKAGE),
        ]
        assert list(leaves(BASIC)) == [((), BASIC)]

    def test_needs(self) -> None:
        """The first fact asked for comes first, then those on the way to each answer."""
        tree = branch(
            "a", ("yes", branch("b", ("x", BASIC), ("y", branch("c", ("1", BASIC), ("2", PATIENT))))), ("no", BASIC)
        )
        assert [each.need.names for each in branches(tree)] == [("a",), ("b",), ("c",)]
        assert list(branches(BASIC)) == []


class TestDependsOn:
    """A fact matters when two answers to it, all else equal, come to something else."""

    def test_an_answer_depends_on_nothing(self) -> None:
        assert named(BASIC) == ()

    def test_one_fact(self) -> None:
        assert named(branch("a", ("yes", BASIC), ("no", PATIENT))) == ("a",)
        assert named(branch("a", ("yes", BASIC), ("no", BASIC))) == ()

    @pytest.mark.parametrize("different", [0, 1, 2])
    def test_any_of_three_answers(self, different: int) -> None:
        """Each answer is laid beside each other one."""
        answers = [BASIC] * 3
        answers[different] = PATIENT
        tree = branch("a", *((str(number), answer) for number, answer in enumerate(answers)))
        assert named(tree) == ("a",)

    def test_a_fact_further_on(self) -> None:
        """The first fact does not matter when the second decides either way."""
        both = ("yes", BASIC), ("no", PATIENT)
        assert named(branch("a", ("yes", branch("b", *both)), ("no", branch("b", *both)))) == ("b",)

    @pytest.mark.parametrize(("most", "expected"), [(4, ("b",)), (3, ("a", "b"))])
    def test_more_ways_than_are_laid_beside_each_other(
        self, most: int, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Two ways on each side are four pairs; where there are too many the fact is taken to matter."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_PATHS", most)
        both = ("yes", BASIC), ("no", PATIENT)
        assert named(branch("a", ("yes", branch("b", *both)), ("no", branch("b", *both)))) == expected

    def test_values_that_come_to_the_same_tell_nothing_apart(self) -> None:
        """The first fact changes nothing: the answer of its third value needs another value of the second as well."""
        patient = branch("k", ("1", PATIENT), ("2", PATIENT))
        tree = branch("a", ("x", patient), ("y", patient), ("z", branch("k", ("3", BASIC), ("1", PATIENT))))
        assert named(tree) == ("k",)

    def test_two_facts_of_which_either_decides(self) -> None:
        tree = branch("a", ("yes", branch("b", ("yes", BASIC), ("no", PATIENT))), ("no", PATIENT))
        assert named(tree) == ("a", "b")

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ((0, 4), (5, 9), ("b",)),
            ((0, 5), (5, 9), ("a", "b")),
            ((5, 9), (0, 4), ("b",)),
            ((5, 9), (0, 5), ("a", "b")),
        ],
    )
    def test_ranges_that_meet_can_be_one_world(
        self, first: tuple[int, int], second: tuple[int, int], expected: tuple[str, ...]
    ) -> None:
        """Two parts of a count are one world only where they have a number in common, at whichever end."""
        one = branch("b", (first, BASIC), ((20, 29), BASIC))
        other = branch("b", (second, PATIENT), ((30, 39), BASIC))
        assert named(branch("a", ("yes", one), ("no", other))) == expected


class TestABasicPackageThatHasRefused:
    """What follows once every ground has refused for good is worked out once for all facts of the condition."""

    PAYS: Final = package(grant(pays={"contracted": {"percent": 100}}))

    def test_it_is_one_branch(self) -> None:
        """Of a stroke nineteen sessions are not the basic package's, whenever it was first treated.

        But before 2012 those of then count as well: on the contract there hangs what another number of them leaves.
        """
        contracts = [each for each in self.on_the_way(self.PAYS) if each.need.names == ("provider.contracted",)]
        assert len(contracts) == 2

    def test_not_for_a_package_that_asks_what_grounds_find(self) -> None:
        """It looks at the condition itself."""
        asks = package(grant(pays={"contracted": {"percent": 100}}, requires={"condition": "annex_1_first_twenty"}))
        contracts = [each for each in self.on_the_way(asks) if each.need.names == ("provider.contracted",)]
        assert len(contracts) == 6

    def on_the_way(self, terms: dict[str, Any]) -> tuple[Branch, ...]:
        made = case(kind="stroke", contracted=ABSENT, first_session=ABSENT, history=ABSENT, packages=[terms])
        tree = explore(ask(made, law_of(made)))
        assert tree is not None
        return branches(tree)

    def test_what_is_left_to_tell_of_it(self) -> None:
        """Its code, and of each ground that refuses why; nothing where one pays, or where the code is not known."""
        asked = self.asked(kind="not_listed")
        refused = [each for each in asked.grounds if each.verdict is Verdict.REFUSED]
        assert refused
        assert _refused_for_good(asked) == ("009", *((each.subject, each.reason, each.citations) for each in refused))
        assert _refused_for_good(self.asked(kind="stroke", history=sessions(20))) is None
        assert _refused_for_good(self.asked(kind="not_listed", profession="skin_therapist")) is None

    def asked(self, **named: Any) -> Findings:
        made = case(packages=[self.PAYS], **named)
        return ask(made, law_of(made))

    @pytest.mark.parametrize(
        ("before", "opens"),
        [((), False), ((FITS,), False), ((OPEN,), True), ((FITS, OPEN), True), ((OPEN, FITS), True)],
    )
    @pytest.mark.parametrize("after", [(), (FITS,), (OPEN,)])
    def test_a_check_in_doubt_before_the_one_that_refuses(
        self, before: tuple[Check, ...], after: tuple[Check, ...], opens: bool
    ) -> None:
        """It can refuse for another reason once more is known; one behind it cannot."""
        finding = Finding.of("a ground", Phase.BASIC, *before, REFUSES, *after)
        assert _opens(finding) is opens

    def test_what_is_certain_is_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of every written decision, beside a search that works it out anew for each condition, where that ends."""
        made = [case_from(row["case"]) for row in whole.read()]
        found = [outline(each) for each in made]
        monkeypatch.setattr(tree_of_missing_facts, "_refused_for_good", lambda _: None)
        for each, once in zip(made, found, strict=True):
            anew = outline(each)
            assert once == anew or Reason.NOT_EVERYTHING_TRIED in anew.reasons


class TestWork:
    """What asking costs: ten for a case, one for a grant, and more the longer its history and the more kinds of row."""

    @pytest.mark.parametrize(
        ("rows", "kinds", "grants", "cost"),
        [
            (0, 0, 0, 10),
            (4, 1, 0, 10),
            (5, 1, 0, 11),
            (10, 10, 0, 12),
            (10, 10, 4, 17),
            (30, 30, 3, 21),
            (50, 10, 4, 25),
        ],
    )
    def test_of_a_case(self, rows: int, kinds: int, grants: int, cost: int) -> None:
        work = Work(1_000)
        assert work.spend(self.asked(rows, kinds, grants))
        assert 1_000 - work.left == cost

    def test_of_one_package_only(self) -> None:
        work = Work(1_000)
        assert work.spend(self.asked(0, 0, 4), Need(("packages.fysio",), Takes("fysio", "g")))
        assert 1_000 - work.left == 6

    def test_what_was_booked(self) -> None:
        """Two grants cover the class, so each row was laid beside both; asking a case does not book it again."""
        packages = [package(grant(id="a"), grant(id="b"))]
        made = case(packages=packages, history=[row for _ in range(61) for row in ours(1, package="fysio")])
        asked, booking, asking = ask(made, law_of(made)), Work(1_000), Work(1_000)
        assert booking.book(asked)
        assert asking.spend(asked)
        assert (1_000 - booking.left, 1_000 - asking.left) == (35, 10 + 2 + 12)

    @pytest.mark.parametrize(("name", "booked"), [("big_registered", 0), ("consent", 2)])
    def test_booking_is_spent_where_it_is_done(self, name: str, booked: int) -> None:
        """Nothing is booked again for a fact at which no line of a package looks; for one that is asked, each value."""
        packages = [package(grant(id="a", requires={"consent": True}), grant(id="b", requires={"consent": True}))]
        history = [row for _ in range(61) for row in ours(1, package="fysio")]
        made = case({"packages": packages, "history": history}, **{"consent": True, name: ABSENT})
        asked, work = ask(made, law_of(made)), Work(1_000)
        assert explore(asked, work) is not None
        assert 1_000 - work.left == 2 * (10 + 2 + 12) + booked * (asked.case.past.effort // 40)

    def test_nothing_is_left(self) -> None:
        work = Work(10)
        assert work.spend(self.asked(0, 0, 0))
        assert not work.spend(self.asked(0, 0, 0))

    def asked(self, rows: int, kinds: int, grants: int) -> Findings:
        """Ask a case with so many rows of so many other packages, and so many grants for another class."""
        history = [
            {"date": "2026-01-05", "paid_by": "package", "package": f"other-{index % kinds}"} for index in range(rows)
        ]
        lines = [grant(id=str(number), covers=["pelvic_physiotherapy"]) for number in range(grants)]
        made = case(packages=[package(*lines)] if lines else [], history=history)
        return ask(made, law_of(made))


class TestBounds:
    """So many possible cases are tried, and so many facts one after the other, and not one fewer."""

    @pytest.mark.parametrize(("most", "tried"), [(2, True), (1, False)])
    def test_of_possible_cases(self, most: int, tried: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """Yes and no are two."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", most * 11)
        assert self.explored(contracted=ABSENT) is tried

    @pytest.mark.parametrize(("most", "tried"), [(2, True), (1, False)])
    def test_of_what_one_package_may_say(self, most: int, tried: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whether it pays or not, it alone is asked again."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", most * 6)
        made = case(contracted=False, packages=[package(grant(pays={"contracted": {"percent": 100}}))])
        assert (explore(ask(made, law_of(made))) is not None) is tried

    @pytest.mark.parametrize(("most", "tried"), [(2, True), (1, False)])
    def test_of_facts_one_after_the_other(self, most: int, tried: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two are missing: the referral, and where there is one the consent."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_FACTS", most)
        assert self.explored(referral=ABSENT, consent=ABSENT) is tried

    def explored(self, **named: Any) -> bool:
        """Tell whether every answer was tried, for a package that asks a contract, a referral and consent."""
        asks = {"contracted": True, "referral": True, "consent": True}
        given = {"referral": True, "consent": True, **named}
        made = case(packages=[package(grant(requires=asks))], **given)
        return explore(ask(made, law_of(made))) is not None

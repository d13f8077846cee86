"""A missing fact is a fact of the caller's own file: named as it stands there, and never more and never less of it."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from cases import ABSENT, case, law_of
from fysiodekking import as_dict, decide, decision_from, explain, load_case, what_would_change
from fysiodekking.model.decision import Decision
from fysiodekking.model.money import NOTHING
from fysiodekking.rules.booking import booked_on_grants
from packages import line
from packages import package as package_of

INPUTS: Final = sorted((Path(__file__).parent / "inputs").glob("*.toml"))
ALL: Final = {"percent": 100}
YEAR: Final = {"id": "year", "max": 3, "unit": "sessions", "per": "calendar_year"}


package = partial(package_of, id="p")


def answer(**named: Any) -> Decision:
    return decide(case(**named))


def rows(n: int, first: str = "2026-01-05", **row: Any) -> dict[str, Any]:
    return {"date": first, "sessions": n, **row}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_a_valid_case_is_answered_and_explained(path: Path) -> None:
    """Copies of a case that are made on the way are no input: `decide` and what stands on it never raise."""
    made = load_case(path)
    decision = decide(made)
    assert decision.reasons
    assert all(explain(decision, lang) for lang in ("nl", "en"))
    assert decision_from(as_dict(decision)) == decision
    assert what_would_change(made).most_changes > 0


class TestNamesOfTheCallersRows:
    """`missing` names rows as they stand in the input, never as they were spread out or put in order."""

    TWO: Final = package(line("first", YEAR), line("second", {**YEAR, "id": "more"}))

    def test_a_run_that_is_spread_over_its_days(self) -> None:
        history = [rows(5, until="2026-02-01", paid_by="package"), rows(1, "2026-03-01")]
        decision = answer(packages=[self.TWO], history=history)
        assert (decision.outcome, decision.missing) == ("undetermined", ("history[1].paid_by",))

    @pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
    def test_whatever_their_order(self, order: tuple[int, ...]) -> None:
        history = [rows(4, until="2026-02-01", paid_by="package"), rows(1, "2026-03-01"), rows(1, "2026-02-20")]
        decision = answer(packages=[self.TWO], history=[history[place] for place in order])
        assert set(decision.missing) == {f"history[{order.index(row)}].paid_by" for row in (1, 2)}

    @pytest.mark.parametrize("swapped", [False, True])
    def test_a_row_that_was_split_is_the_same_row(self, swapped: bool) -> None:
        """A fact has one answer in a world, however many parts of rows stand before it."""
        open_ = [
            rows(9, "2026-06-03", performance="1850"),
            {**rows(2, "2019-11-25", until="2026-04-03"), "package": "q"},
        ]
        limit = {"id": "l", "max": 1, "unit": "sessions", "per": "condition"}
        history = open_[::-1] if swapped else open_
        named: Any = {"date": "2026-06-03", "born": "2026-06-03", "packages": [package(line("g", limit), id="a")]}
        decision = answer(history=history, medically_necessary=True, **named)
        place = 1 if swapped else 0
        assert f"history[{place}].paid_by" in decision.missing
        assert not any(name.endswith(".until") for name in decision.missing)

    @pytest.mark.parametrize("sign", ["#", "/", ".", "a#b#c", " ", "[0]", "\u00e9"])
    def test_signs_in_ids_change_nothing(self, sign: str) -> None:
        """An id is only a name: with signs in it the answer is that of a plain one, under that name."""
        plain, signed = self.with_ids("p"), self.with_ids(f"p{sign}")
        assert (signed.outcome, signed.payer, signed.reasons) == (plain.outcome, plain.payer, plain.reasons)
        assert [name.replace(f"packages.p{sign}", "packages.p") for name in signed.missing] == list(plain.missing)
        assert "packages.p" in plain.missing

    def with_ids(self, id_: str) -> Decision:
        """Return the answer with terms that nobody knows, under an id."""
        limits = [{"id": f"limit {id_}", "max": "unknown", "unit": "sessions", "per": "calendar_year"}]
        terms = [package(line(f"grant {id_}", *limits, pays={}), id=id_), package(line("h", YEAR), id="q")]
        return answer(packages=terms, contracted=ABSENT, history=[rows(1)])

    @pytest.mark.parametrize("key", ["knee.left", "knee#1", "history[0]", "session.price"])
    def test_signs_in_the_key_of_a_condition(self, key: str) -> None:
        conditions = {key: {"kind": "whiplash", "first_session": "2025-11-01"}}
        decision = answer(
            conditions=conditions, history=[rows(20, "2025-11-01", until="2026-01-31", paid_by="insured")]
        )
        assert decision.missing == (f"conditions.{key}.triad",)


class TestRuns:
    """A run across a birthday or a year is counted once, and a window that is empty counts nothing."""

    @pytest.mark.parametrize(("sessions", "payer"), [(19, "insured"), (20, "basic")])
    def test_across_the_18th_birthday(self, sessions: int, payer: str) -> None:
        """Where sessions before it count as well, all of them count, and none of them twice."""
        history = [rows(sessions, "2025-01-05", until="2026-02-01")]
        named: Any = {"kind": "stroke", "born": "2007-08-01", "sessions_before_18": "count", "history": history}
        decision = answer(deductible_total="0.00", **named)
        assert (decision.payer, decision.missing) == (payer, ())

    @pytest.mark.parametrize(("sessions", "missing"), [(19, ()), (20, ("readings.sessions_before_18",))])
    def test_the_reading_is_asked_only_where_it_decides(self, sessions: int, missing: tuple[str, ...]) -> None:
        history = [rows(sessions, "2025-01-05", until="2025-02-01")]
        named: Any = {"kind": "stroke", "born": "2007-08-01", "history": history, "deductible_total": "0.00"}
        assert answer(**named).missing == missing

    def test_a_later_row_is_no_first_session(self) -> None:
        """Only rows up to the session count: this is the first session, whatever came after it."""
        named: Any = {"kind": "covid_recovery", "date": "2024-06-20"}
        assert answer(history=[rows(1, "2024-07-05")], **named).payer == "basic"


class TestWhoPaid:
    """A payer that is not given may be any of the packages, or none of them."""

    ONE: Final = line("g", {**YEAR, "max": 1})

    @pytest.mark.parametrize(
        ("first", "second", "payer"),
        [(self_, other, payer) for self_, other, payer in [("a", "b", None), ("b", "a", None)]],
    )
    def test_of_two_that_have_room_for_one(self, first: str, second: str, payer: str | None) -> None:
        """One of the two surely has room, whichever paid the session before."""
        terms = [package(self.ONE, id=first), package(self.ONE, id=second)]
        decision = answer(packages=terms, history=[rows(1)])
        assert (decision.outcome, decision.payer, decision.package) == ("covered", "package", payer)
        assert decision.missing == ("history[0].paid_by",)

    def test_one_of_the_others_is_the_last_one_left(self) -> None:
        """Paid by a package, which is not said: of two, by the one or by the other."""
        terms = [package(line("g", {**YEAR, "max": 2}), id=each) for each in ("a", "b")]
        decision = answer(packages=terms, history=[rows(4, paid_by="package")])
        assert (decision.outcome, decision.missing) == ("undetermined", ("history[0].package",))
        assert answer(packages=terms, history=[rows(4, paid_by="package", package="a")]).package == "b"


class TestRunsOverNewYear:
    """Of a run over New Year nobody said how many sessions lie in which year: where it matters, that is asked."""

    TWO: Final = package(line("first", YEAR), line("second", {**YEAR, "id": "more"}))

    @pytest.mark.parametrize(("n", "missing"), [(12, ("history[0].until",)), (6, ("history[0].until",)), (5, ())])
    def test_on_two_grants(self, n: int, missing: tuple[str, ...]) -> None:
        """Six of this year use both up; five never do."""
        decision = answer(packages=[self.TWO], history=[rows(n, "2025-12-01", until="2026-02-01", paid_by="package")])
        assert (decision.payer, decision.missing) == (None if missing else "package", missing)

    def test_two_rows_of_which_the_days_are_known(self) -> None:
        history = [rows(6, "2025-12-01", paid_by="package"), rows(6, "2026-02-01", paid_by="package")]
        assert answer(packages=[self.TWO], history=history).payer == "insured"


class TestReplay:
    """The history is replayed under what is given; where something is not given, it waits for that."""

    @pytest.mark.parametrize(
        ("asks", "fact", "name"),
        [
            ({"accident": True}, "accident", "session.accident"),
            ({"contracted": True}, "contracted", "provider.contracted"),
            ({"referral": True}, "referral", "session.referral"),
            ({"consent": True}, "consent", "session.consent"),
        ],
    )
    @pytest.mark.parametrize(("value", "payer"), [(True, "package"), (False, "insured"), (ABSENT, None)])
    def test_what_the_first_grant_asks(self, asks: Any, fact: str, name: str, value: Any, payer: str | None) -> None:
        """Two of five on the first grant and three on the next, or all five on the next, which has five."""
        grants = (line("first", {**YEAR, "max": 2}, requires=asks), line("second", {**YEAR, "id": "more", "max": 5}))
        history = [rows(5, until="2026-02-20", paid_by="package")]
        decision = answer(packages=[package(*grants)], history=history, **{fact: value})
        assert decision.payer == payer
        assert decision.missing == (() if payer else (name,))

    @pytest.mark.parametrize(("left", "payer"), [(0, "insured"), (1, "package"), (3, "package"), (ABSENT, None)])
    def test_what_was_left_last_year(self, left: Any, payer: str | None) -> None:
        """Three of the year and what was left of the last, then three of a module: six were used."""
        grants = (line("first", {**YEAR, "carry_over": 3}), line("module", {**YEAR, "id": "module"}))
        used = {} if left is ABSENT else {"used": {"left_last_year": {"p": left}}}
        history = [rows(6, until="2026-02-20", paid_by="package")]
        decision = answer(packages=[package(*grants)], history=history, **used)
        assert decision.payer == payer
        assert decision.missing == (() if payer else ("used.left_last_year",))

    def test_a_grant_that_pays_nothing_did_not_pay(self) -> None:
        """Without a contract the first grant pays nothing: what the package paid, the second one did."""
        nothing = {"contracted": {"percent": 100}, "not_contracted": {"percent": 0}}
        grants = ({**line("first"), "pays": nothing}, line("second", {**YEAR, "max": 2}))
        made = case(packages=[package(*grants)], history=[rows(2, paid_by="package")], contracted=False)
        booked = booked_on_grants(made, law_of(made)).past.rows
        assert [(row.grant, row.sessions) for row in booked] == [("second", 2)]

    def test_what_no_grant_seems_to_have_taken_the_caller_can_say(self) -> None:
        """Seven were paid although there seems to be room for six: on which grant the last one stands is open."""
        grants = (line("first", YEAR), line("second", {**YEAR, "id": "more", "max": 3}))
        decision = answer(packages=[package(*grants)], history=[rows(7, until="2026-02-20", paid_by="package")])
        assert decision.payer == "insured"


def test_a_table_of_use_that_says_nothing() -> None:
    """An empty `[used]`, or what was left of last year alone, is no word on earlier sessions: they are not known."""
    said = package_of(line("g", {**YEAR, "per": "accident", "max": 1}), id="p")
    for used in ({}, {"left_last_year": {"p": 0}}):
        assert decide(case(packages=[said], used=used, history=ABSENT)) == decide(case(packages=[said], history=ABSENT))


class TestNoMoreAndNoLess:
    """Of facts that stand together only the one that decides is asked, and numbers that hang together are one world."""

    def test_a_history_says_when_treatment_began(self) -> None:
        for kind in ("stroke", "osteoarthritis_hip_knee", "covid_recovery"):
            day = "2024-03-12" if kind == "covid_recovery" else "2026-03-12"
            assert answer(kind=kind, date=day, history=ABSENT).missing == ("history",)

    def test_said_that_there_was_none(self) -> None:
        """`[used]` with zeros says so as well as an empty history does."""
        none = {"min": 0, "max": 0}
        used = {"elsewhere": none, "condition_elsewhere": none}
        named: Any = {"kind": "osteoarthritis_hip_knee", "deductible_used": "385.00"}
        assert answer(history=ABSENT, used=used, **named).payer == answer(history=[], **named).payer == "basic"

    @pytest.mark.parametrize(("most", "outcome"), [(20, "covered"), (19, "undetermined"), (36, "covered")])
    def test_nobody_was_paid_more_sessions_than_there_were(self, most: int, outcome: str) -> None:
        """From the 21st the basic package pays: until then a package of twenty a condition cannot be used up."""
        limit = {"id": "l", "max": most, "unit": "sessions", "per": "condition"}
        decision = answer(kind="stroke", history=ABSENT, packages=[package(line("g", limit))])
        assert (decision.outcome, decision.payer, decision.missing) == (outcome, None, ("history",))

    def test_an_open_budget_leaves_the_amounts_open(self) -> None:
        """Something may be left of it that is less than the price."""
        budget = {"id": "b", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        terms = [package(line("g", budget), id="a"), package(line("g"), id="b")]
        history = [rows(2, paid_by="package", package="a")]
        decision = answer(packages=terms, history=history)
        assert (decision.payer, decision.package, decision.amounts) == ("package", None, None)
        assert decision.missing == ("history[0].paid",)

    @pytest.mark.parametrize(
        ("budget", "terms", "n", "open_"),
        [
            ("200.00", {"limits": [{"id": "d", "max": "45.00", "unit": "euros", "per": "day"}]}, 2, False),
            ("130.00", {"limits": [{"id": "d", "max": "45.00", "unit": "euros", "per": "day"}]}, 2, True),
            ("100.00", {"pays": {"contracted": {"percent": 100, "at_most": "30.00"}}}, 2, False),
            ("89.99", {"pays": {"contracted": {"percent": 100, "at_most": "30.00"}}}, 2, True),
            ("100.00", {"pays": {"contracted": {"percent": 75, "of": "40.00"}}}, 2, False),
            ("100.00", {}, 1, True),
        ],
    )
    def test_a_session_takes_no_more_of_a_budget_than_its_terms_pay(
        self, budget: str, terms: Any, n: int, open_: bool
    ) -> None:
        """What was paid is not given, but a highest amount bounds it."""
        euros = {"id": "b", "max": budget, "unit": "euros", "per": "calendar_year"}
        made = line("g", euros, *terms.get("limits", []))
        history = [rows(n, paid_by="package")]
        decision = answer(packages=[package({**made, **terms, "limits": made["limits"]})], history=history)
        assert ("history[0].paid" in decision.missing) is open_
        assert (decision.amounts is None) is open_

    @pytest.mark.parametrize(
        ("named", "missing"),
        [
            ({"deductible_used": ABSENT}, ("insured.voluntary_deductible", "insured.deductible_used")),
            ({"deductible_used": "300.00"}, ()),
            ({"contracted": ABSENT, "deductible_used": "900.00"}, ("provider.contracted", "basic.not_contracted")),
        ],
    )
    def test_one_answer_that_leads_to_the_next_question(self, named: Any, missing: tuple[str, ...]) -> None:
        """Whatever would settle the amounts is named at once, not one after the other."""
        history = [rows(20, "2025-01-05", until="2025-06-01", paid_by="insured")]
        decision = answer(kind="stroke", history=history, price="40.00", voluntary_deductible=ABSENT, **named)
        assert (decision.payer, set(decision.missing)) == ("basic", set(missing))

    def test_a_limit_in_euros_that_nobody_knows_leaves_the_amounts_open(self) -> None:
        day = {"id": "d", "max": "unknown", "unit": "euros", "per": "day"}
        decision = answer(packages=[package(line("g", day), pays_deductible=False), package(line("h"), id="q")])
        assert (decision.payer, decision.amounts, decision.missing) == ("package", None, ("packages.p",))

    @pytest.mark.parametrize(
        ("named", "missing"),
        [
            ({"contracted": ABSENT, "not_contracted": {"percent": 75}}, ("session.price", "provider.contracted")),
            ({"contracted": False, "not_contracted": {"percent": 75}}, ("session.price",)),
            ({"contracted": False}, ("session.price", "basic.not_contracted")),
            ({"contracted": ABSENT, "not_contracted": {"percent": 100}}, ("session.price",)),
            ({"contracted": True}, ("session.price",)),
        ],
    )
    def test_without_a_price_all_that_would_settle_the_amounts(self, named: Any, missing: tuple[str, ...]) -> None:
        history = [rows(20, "2025-01-05", until="2025-06-01", paid_by="insured")]
        decision = answer(kind="stroke", history=history, price=ABSENT, deductible_used="385.00", **named)
        assert (decision.payer, decision.missing) == ("basic", missing)

    @pytest.mark.parametrize(
        ("pays", "named", "missing"),
        [
            ({"contracted": {"percent": 100}, "not_contracted": {"percent": 50}}, {"contracted": ABSENT}, "contract"),
            ({"contracted": {"percent": 100}, "not_contracted": {"percent": 100}}, {"contracted": ABSENT}, None),
            ({"contracted": {"percent": 100}, "not_contracted": {"percent": 50}}, {"contracted": True}, None),
            ({"contracted": {**ALL, "at_most": "30.00"}, "not_contracted": ALL}, {"contracted": ABSENT}, "contract"),
            ({"contracted": {"percent": "unknown"}}, {"contracted": True}, "pays"),
        ],
    )  # fmt: skip
    def test_without_a_price_also_of_a_package(self, pays: Any, named: Any, missing: str | None) -> None:
        names = {"contract": ("provider.contracted",), "pays": ("packages.p.pays.contracted",), None: ()}[missing]
        terms = package({**line("g", YEAR), "pays": pays})
        decision = answer(packages=[terms], price=ABSENT, **named)
        assert (decision.payer, decision.missing) == ("package", ("session.price", *names))

    @pytest.mark.parametrize(("used", "asked"), [("345.00", False), ("345.01", True)])
    def test_what_the_deductible_cannot_take_is_not_asked(self, used: str, asked: bool) -> None:
        """At most the price is taken: while the mandatory part holds that, the voluntary part is all one."""
        history = [rows(20, "2025-01-05", until="2025-06-01", paid_by="insured")]
        named: Any = {"kind": "stroke", "history": history, "contracted": False, "price": "40.00"}
        decision = answer(voluntary_deductible=ABSENT, deductible_used=used, **named)
        assert ("insured.voluntary_deductible" in decision.missing) is asked
        assert "basic.not_contracted" in decision.missing

    def test_a_session_that_costs_nothing(self) -> None:
        history = [rows(20, "2025-01-05", until="2025-06-01", paid_by="insured")]
        decision = answer(kind="stroke", history=history, contracted=False, price="0.00")
        assert decision.missing == ()
        assert decision.amounts is not None


class TestFirstTwenty:
    """A grant for the first twenty of annex 1 asks that, and not what the basic policy asks beside it."""

    TERMS: Final = package(line("g", requires={"condition": "annex_1_first_twenty"}))

    def test_what_the_basic_policy_asks_is_no_part_of_it(self) -> None:
        decision = answer(kind="stroke", packages=[self.TERMS], requires_consent=["annex_1"], consent=False)
        assert decision.payer == "package"

    def test_a_term_that_nobody_knows_leaves_it_open(self) -> None:
        decision = answer(kind="whiplash", first_session="2025-11-01", packages=[self.TERMS], history=[rows(5)])
        assert (decision.outcome, decision.missing) == ("undetermined", ("conditions.complaint.triad",))

    @pytest.mark.parametrize(("triad", "payer"), [(True, "package"), (False, "insured")])
    def test_within_its_term(self, triad: bool, payer: str) -> None:
        named: Any = {"kind": "whiplash", "first_session": "2025-11-01", "packages": [self.TERMS]}
        assert answer(triad=triad, history=[rows(5)], **named).payer == payer

    def test_the_21st_is_none_of_them(self) -> None:
        named: Any = {"requires_consent": ["annex_1"], "consent": False}
        history = [rows(20, "2025-01-05", until="2025-06-01")]
        assert answer(kind="stroke", packages=[self.TERMS], history=history, **named).payer == "insured"


class TestReasons:
    """An answer that waits says what for: the reason of what is missing comes first, and there is always one."""

    PELVIC: Final = {"performance": "1600", "first_session": "2025-10-27", "specialisms": ["pelvic"]}

    def test_the_reason_of_what_is_missing(self) -> None:
        """Not that of a reading which decides nothing."""
        decision = answer(kind="urinary_incontinence", history=ABSENT, **self.PELVIC)
        assert (decision.missing, decision.reasons[0]) == (("history",), "use-not-known")

    def test_of_each_fact_in_the_order_in_which_it_is_asked(self) -> None:
        terms = package(line("g", YEAR, requires={"referral": True}))
        decision = answer(packages=[terms], referral=ABSENT, big_registered=ABSENT)
        assert decision.reasons[:2] == ("registration-not-given", "referral-not-given")


class TestWhatIsLeft:
    """What is left is told when it is certain, with every session that the visit takes."""

    TERMS: Final = package(line("g", {**YEAR, "max": 9}))

    def left(self, **named: Any) -> Any:
        return {each.of: each.left for each in answer(packages=[self.TERMS], **named).remaining}["p/year"]

    def test_an_extra_line_that_counts_takes_one(self) -> None:
        second = [{"description": "second", "performance": "1000", "price": "30.00"}]
        assert self.left(extra_lines=second, medically_necessary=True) == 7
        assert self.left(extra_lines=second, medically_necessary=False) == 8
        assert self.left(extra_lines=second, medically_necessary=ABSENT) is None

    @pytest.mark.parametrize(("reading", "left"), [("yes", 7), ("no", 8), (ABSENT, None)])
    def test_an_intake_beside_it_counts_as_it_is_read(self, reading: Any, left: int | None) -> None:
        intake = [{"description": "intake", "performance": "1870", "price": "50.00"}]
        assert self.left(extra_lines=intake, intake_counts=reading, referral=True) == left

    @pytest.mark.parametrize("code", ["1001", ""])
    def test_a_surcharge_for_the_place_takes_none(self, code: str) -> None:
        """As a code or as text, it is no session of its own."""
        line = {"description": "toeslag behandeling aan huis", "performance": code, "price": "15.00"}
        decision = answer(packages=[self.TERMS], extra_lines=[line])
        assert ([each.chargeable for each in decision.extra_lines], self.left(extra_lines=[line])) == ([True], 8)

    @pytest.mark.parametrize("code", ["1900", "1950", ""])
    def test_another_line_takes_none(self, code: str) -> None:
        assert self.left(extra_lines=[{"description": "x", "performance": code, "price": "5.00"}]) == 8

    def test_never_less_than_nothing(self) -> None:
        """More was paid than there is: nothing is left, and no debt."""
        budget = {"id": "year", "max": "50.00", "unit": "euros", "per": "calendar_year"}
        decision = answer(packages=[package(line("g", budget))], history=[rows(2, paid_by="package", paid="40.00")])
        assert [each.left for each in decision.remaining] == [NOTHING]

    def test_while_it_is_open_who_pays_nothing_is_told(self) -> None:
        decision = answer(kind="stroke", history=[rows(19)], big_registered=ABSENT, packages=[self.TERMS])
        assert {each.left for each in decision.remaining} == {None}


def test_a_line_on_a_day_that_was_not_checked_is_not_lost() -> None:
    made = case(date="2010-06-01", extra_lines=[{"description": "taping", "price": "10.00"}])
    (line,) = decide(made).extra_lines
    assert (line.description, line.chargeable, line.reasons) == ("taping", None, ("law-not-checked",))


def test_no_use_given_and_a_limit_for_life() -> None:
    """A number that no other one holds is any number."""
    limit = {"id": "l", "max": 1, "unit": "sessions", "per": "insurance_lifetime"}
    decision = answer(packages=[package(line("g", limit))], history=ABSENT)
    assert (decision.outcome, decision.missing) == ("undetermined", ("history",))


def used(**ranges: Any) -> dict[str, Any]:
    """Return what the history does not show: an exact number, or a range."""
    return {
        name: {"min": low, "max": high}
        for name, given in {"elsewhere": 0, **ranges}.items()
        for low, high in [given if isinstance(given, tuple) else (given, given)]
    }


class TestThoseOfThisYearAreAmongThoseOfTheCondition:
    """Whoever had twenty sessions elsewhere this calendar year had at least twenty of the condition."""

    @pytest.mark.parametrize(
        ("ranges", "payer", "missing"),
        [
            ({"condition_elsewhere_this_year": 20}, "basic", ()),
            ({"condition_elsewhere_this_year": 19}, None, ("used.condition_elsewhere",)),
            ({"condition_elsewhere_this_year": (20, 25), "condition_elsewhere": (0, 40)}, "basic", ()),
            (
                {"condition_elsewhere_this_year": (19, 25), "condition_elsewhere": (0, 40)},
                None,
                ("used.condition_elsewhere",),
            ),
        ],
    )
    def test_of_annex_1(self, ranges: Any, payer: str | None, missing: Any) -> None:
        decision = answer(kind="stroke", first_session="2025-10-01", deductible_used="385.00", used=used(**ranges))
        assert (decision.payer, decision.missing) == (payer, missing)

    def test_of_a_maximum(self) -> None:
        named: Any = {"kind": "osteoarthritis_hip_knee", "first_session": "2025-10-01"}
        payers = [answer(**named, used=used(condition_elsewhere_this_year=n)).payer for n in (11, 12)]
        assert payers == [None, "insured"]


class TestATermHoldsWhatOfThisYearIsInIt:
    """A term that runs since before 1 January holds all sessions of this year, one that began in it no more of them."""

    @pytest.mark.parametrize(
        ("day", "first", "ever", "this_year", "payer", "missing"),
        [
            ("2023-06-10", "2021-10-01", 30, 3, "insured", ()),
            ("2023-06-10", "2021-10-01", 30, 2, None, ("used.condition_elsewhere",)),
            ("2023-06-10", "2021-02-01", 30, 2, "basic", ()),
            ("2023-06-10", "2021-02-01", 30, 3, None, ("used.condition_elsewhere",)),
            ("2023-06-10", "2021-10-01", 30, (0, 30), None, ("used.condition_elsewhere_this_year",)),
            ("2023-06-10", "2021-02-01", 30, (0, 30), None, ("used.condition_elsewhere_this_year",)),
            ("2023-06-10", "2021-10-01", (0, 30), (0, 30), None, ("used.condition_elsewhere",)),
            ("2019-11-10", "2018-03-01", 60, 26, "basic", ()),
            ("2019-11-10", "2018-03-01", 60, 27, "insured", ()),
            ("2019-11-10", "2018-03-01", 60, (0, 60), None, ("used.condition_elsewhere_this_year",)),
        ],
    )
    def test_of_copd(self, day: str, first: str, ever: Any, this_year: Any, payer: Any, missing: Any) -> None:
        """Class B1 has 27 in its first year and three in the next; whoever was treated before began anew in 2019."""
        named: Any = {"kind": "copd", "gold_stage": 3, "copd_class": "B1", "deductible_used": "385.00"}
        ranges = used(condition_elsewhere=ever, condition_elsewhere_this_year=this_year)
        decision = answer(**named, date=day, first_session=first, used=ranges)
        assert (decision.payer, decision.missing) == (payer, missing)


class TestTwelveBefore2012WereNotThisYear:
    """Of the sessions elsewhere no more were before 2012 than were before this calendar year."""

    @pytest.mark.parametrize(
        ("ever", "payer", "missing"), [(14, "insured", ()), (15, None, ("used.condition_elsewhere",))]
    )
    def test_twelve_are_needed(self, ever: int, payer: Any, missing: Any) -> None:
        ranges = used(condition_elsewhere=ever, condition_elsewhere_this_year=3)
        decision = answer(kind="stroke", first_session="2010-10-01", used=ranges)
        assert (decision.payer, decision.missing) == (payer, missing)

    @pytest.mark.parametrize(("here", "asked"), [(7, True), (8, False), (15, False)])
    def test_a_start_that_cannot_matter_is_not_asked(self, here: int, asked: bool) -> None:
        """Twelve elsewhere and eight here are twenty, whenever treatment began."""
        history = [rows(here, "2025-03-02", until="2025-11-01", paid_by="insured")]
        decision = answer(kind="stroke", history=history, used=used())
        assert decision.outcome == "undetermined"
        assert ("conditions.complaint.first_session" in decision.missing) is asked
        assert "used.condition_elsewhere" in decision.missing

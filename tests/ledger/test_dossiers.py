"""Dossiers: each session is booked as it was paid or decided before the next is asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import ORDINARY, case
from fysiodekking import (
    Decision,
    Dossier,
    InvalidCase,
    Money,
    as_dict,
    booked,
    case_from,
    decide,
    decide_dossier,
    decision_from,
    dossier_from,
    explain,
)
from fysiodekking.ledger import decided
from fysiodekking.model.history import History
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import PaidBy
from fysiodekking.series import plan
from packages import YEAR, grant, package

SHARED: dict[str, Any] = {
    **{key: ORDINARY[key] for key in ("provider", "insured", "conditions", "history")},
    "packages": [package(grant(limits=[YEAR | {"max": 2}]))],
}


def session(day: str, **changes: Any) -> dict[str, Any]:
    made = {"date": day, "performance": "1000", "price": "42.50", **changes}
    return {key: value for key, value in made.items() if value is not None}


def dossier(*sessions: dict[str, Any], **changes: Any) -> Dossier:
    mapping = {**SHARED, "sessions": list(sessions), **changes}
    return dossier_from({key: value for key, value in mapping.items() if value is not None})


def payers(*sessions: dict[str, Any], **changes: Any) -> list[str]:
    return [str(each.payer) for each in decide_dossier(dossier(*sessions, **changes))]


def refused(*sessions: dict[str, Any], **changes: Any) -> list[str]:
    with pytest.raises(InvalidCase) as caught:
        dossier(*sessions, **changes)
    return [str(each) for each in caught.value.problems]


class TestTheOrder:
    """By day, and of one day as they stand."""

    def test_by_day_whatever_the_order(self) -> None:
        """The package has room for the two that come first in time."""
        made = dossier(session("2026-03-03"), session("2026-03-01"), session("2026-03-02"))
        assert made.asked == (1, 2, 0)
        assert [str(each.payer) for each in decide_dossier(made)] == ["package", "package", "insured"]
        assert [str(each.about.date) for each in decide_dossier(made)] == ["2026-03-01", "2026-03-02", "2026-03-03"]

    def test_of_one_day_as_they_stand(self) -> None:
        """The second line of a day knows of the first."""
        lines = session("2026-03-01"), session("2026-03-01", medically_necessary=False)
        assert payers(*lines) == ["package", "nobody"]

    def test_what_was_paid_comes_in_its_turn(self) -> None:
        """A session that a package paid later leaves the room of earlier ones alone."""
        later = session("2026-03-09", paid_by="package", package="fysio")
        assert payers(later, session("2026-03-01"), session("2026-03-10")) == ["package", "insured"]


class TestWhoPaidIsKnown:
    """Such a session is history, and a correction is booked as it was paid."""

    def test_it_is_the_same_as_a_row(self) -> None:
        """Before the first session that is asked."""
        row = {"date": "2026-02-01", "paid_by": "package", "package": "fysio", "paid": "42.50"}
        known = session("2026-02-01", paid_by="package", package="fysio", paid="42.50")
        asked = [session("2026-03-01"), session("2026-03-02")]
        assert decide_dossier(dossier(known, *asked)) == decide_dossier(dossier(*asked, history=[row]))

    def test_it_tells_of_earlier_sessions(self) -> None:
        """Without a history of its own, what was paid before is it; nothing at all is not given."""
        asked = session("2026-03-01")
        assert payers(session("2026-02-01", paid_by="insured"), asked, history=None) == ["package"]
        assert payers(asked, history=None) == ["None"]
        assert payers(asked, session("2026-04-01", paid_by="insured"), history=None) == ["None"]

    def test_a_correction(self) -> None:
        """What the package refused to pay takes no room of it."""
        days = ["2026-03-01", "2026-03-02", "2026-03-03"]
        assert payers(*map(session, days)) == ["package", "package", "insured"]
        assert payers(session(days[0], paid_by="insured"), *map(session, days[1:])) == ["package", "package"]

    def test_what_it_took_of_the_deductible(self) -> None:
        """Nothing where all was paid; else nobody knows until it is told anew."""
        stroke = {"conditions": {"stroke": {"kind": "stroke", "first_session": "2025-01-01"}}, "packages": None}
        many = [{"date": "2026-01-02", "paid_by": "insured", "sessions": 25}]
        start = session("2026-03-01")

        def last(**paid: Any) -> Decision:
            known = session("2026-03-02", paid_by="basic", **paid)
            again = session("2026-03-03", **({"deductible_used": "385.00"} if paid.pop("told", None) else {}))
            return decide_dossier(dossier(start, known, again, history=many, **stroke))[-1]

        whole = last(paid="42.50").amounts
        assert whole is not None
        assert whole.deductible == Money(4250)
        part = last(paid="10.00")
        assert part.amounts is None
        assert part.missing == ("insured.deductible_used",)

    def test_the_deductible_told_anew(self) -> None:
        """Counts from that session on."""
        stroke = {"conditions": {"stroke": {"kind": "stroke", "first_session": "2025-01-01"}}, "packages": None}
        many = [{"date": "2026-01-02", "paid_by": "insured", "sessions": 25}]
        sessions = [session("2026-03-01"), session("2026-03-02", deductible_used="375.00"), session("2026-03-03")]
        decisions = decide_dossier(dossier(*sessions, history=many, **stroke))
        assert [str(each.amounts.deductible) for each in decisions if each.amounts] == ["42.50", "10.00", "0.00"]

    @pytest.mark.parametrize(
        ("paid", "told", "used"),
        [
            ([session("2026-02-01", paid_by="insured", deductible_used="375.00")], None, "10.00"),
            ([session("2026-02-01", paid_by="basic", paid="42.50", deductible_used="375.00")], None, "10.00"),
            ([session("2026-02-01", paid_by="basic", paid="10.00", deductible_used="375.00")], None, None),
            ([session("2025-12-31", paid_by="insured", deductible_used="375.00")], None, None),
            ([session("2026-02-01", paid_by="insured")], None, None),
            ([session("2026-02-01", paid_by="insured", deductible_used="375.00")], "380.00", "5.00"),
            (
                [
                    session("2026-01-05", paid_by="insured", deductible_used="200.00"),
                    session("2026-01-06", paid_by="basic", paid="0.00"),
                    session("2026-01-07", paid_by="package", deductible_used="300.00"),
                    session("2026-01-08", paid_by="insured"),
                ],
                None,
                "42.50",
            ),
        ],
    )
    def test_what_a_session_paid_before_the_first_one_says_of_the_deductible(
        self, paid: list[dict[str, Any]], told: str | None, used: str | None
    ) -> None:
        """Holds in its year, unless it is said of the insured; it was passed over."""
        stroke = {"conditions": {"stroke": {"kind": "stroke", "first_session": "2025-01-01"}}}
        many = [{"date": "2025-11-02", "paid_by": "insured", "sessions": 25}]
        insured = {key: value for key, value in ORDINARY["insured"].items() if key != "deductible_used"}
        insured |= {} if told is None else {"deductible_used": told}
        made = dossier(*paid, session("2026-03-01"), history=many, insured=insured, **stroke)
        (decision,) = decide_dossier(made)
        assert str(decision.payer) == "basic"
        assert (None if decision.amounts is None else str(decision.amounts.deductible)) == used
        assert decision.missing == (() if used else ("insured.deductible_used",))

    @pytest.mark.parametrize(("part", "taken"), [("460.00", "40.00"), ("420.00", "42.50"), (None, None)])
    @pytest.mark.parametrize("before", [True, False])
    def test_the_voluntary_part_of_it_stays_as_it_was_given(
        self, part: str | None, taken: str | None, before: bool
    ) -> None:
        """Of a policy that waives the mandatory part."""
        stroke = {"conditions": {"stroke": {"kind": "stroke", "first_session": "2025-01-01"}}}
        insured = {"born": "1980-05-01", "basic_insured": True, "voluntary_deductible": "500.00"}
        insured |= {} if part is None else {"voluntary_deductible_used": part}
        told = {"deductible_used": "800.00"}
        first = [session("2026-02-01", paid_by="insured", **told), session("2026-03-01")]
        made = dossier(
            *(first if before else [session("2026-03-01", **told)]),
            history=[{"date": "2025-11-02", "paid_by": "insured", "sessions": 25}],
            insured=insured,
            basic={"deductible_waived": ["stroke"]},
            **stroke,
        )
        (decision,) = decide_dossier(made)
        assert (None if decision.amounts is None else str(decision.amounts.deductible)) == taken
        assert decision.missing == (() if taken else ("insured.voluntary_deductible_used",))


class TestOpenIsBookedAsOpen:
    """What is not known is a range to what follows, and no guess."""

    def test_a_range(self) -> None:
        """One session of which it is open who pays: the package has room for one more surely, perhaps not for two."""
        unknown = session("2026-03-01")
        first = {"provider": {"contracted": True}}
        made = dossier(
            unknown,
            *(session(f"2026-03-0{day}", **first) for day in (2, 3, 4)),
            provider={key: value for key, value in ORDINARY["provider"].items() if key != "contracted"},
            packages=[package(grant(limits=[YEAR | {"max": 2}], pays={"contracted": {"percent": 100}}))],
        )
        outcomes = [each.outcome.value for each in decide_dossier(made)]
        assert outcomes == ["undetermined", "covered", "undetermined", "undetermined"]

    def test_what_nobody_may_charge(self) -> None:
        """Is no session that was had: it takes no room and no number."""
        refused_ = session("2026-03-01", techniques=["surgical_act"])
        assert payers(refused_, *(session(f"2026-03-0{day}") for day in (2, 3, 4))) == [
            "nobody",
            "package",
            "package",
            "insured",
        ]


class TestTheNewYear:
    """Counts of the year and the deductible begin anew, and packages change."""

    def test_packages_by_year(self) -> None:
        """Each year's package pays its own."""
        both = [
            package(grant(limits=[YEAR | {"max": 1}]), id="of-2025", year=2025),
            package(grant(limits=[YEAR | {"max": 1}]), id="of-2026"),
        ]
        made = dossier(*map(session, ("2025-12-30", "2025-12-31", "2026-01-02", "2026-01-03")), packages=both)
        assert [each.package for each in decide_dossier(made)] == ["of-2025", None, "of-2026", None]

    def test_the_deductible(self) -> None:
        """Nothing was used of that of the new year."""
        stroke = {"conditions": {"stroke": {"kind": "stroke", "first_session": "2025-06-01"}}, "packages": None}
        many = [{"date": "2025-06-02", "paid_by": "insured", "sessions": 25}]
        insured = ORDINARY["insured"] | {"deductible_used": "385.00"}
        made = dossier(session("2025-12-31"), session("2026-01-02"), history=many, insured=insured, **stroke)
        assert [str(each.amounts.deductible) for each in decide_dossier(made) if each.amounts] == ["0.00", "42.50"]

    def test_the_voluntary_part(self) -> None:
        """What was told of it was of the old year."""
        insured = ORDINARY["insured"] | {"voluntary_deductible_used": "0.00"}
        made = case_from({**SHARED, "session": session("2025-12-31"), "insured": insured})
        after = booked(made, decide(made), attrs.evolve(made.session, date=date(2026, 1, 2)))
        assert isinstance(after.insured.voluntary_deductible_used, Unknown)


class TestOneLedger:
    """A plan, a dossier and a loop of one's own are the same."""

    @given(st.lists(st.integers(0, 400), min_size=1, max_size=8), st.booleans(), st.booleans())
    @settings(max_examples=30)
    def test_all_three(self, days: list[int], told: bool, contracted: bool) -> None:
        """And the same as a history in which somebody else wrote each session."""
        first = date(2025, 11, 20)
        dates = [first + timedelta(days=each) for each in sorted(days)]
        provider = ORDINARY["provider"] if contracted else {"profession": "physiotherapist", "big_registered": True}
        both = [package(grant(limits=[YEAR | {"max": 2}]), id="a", year=2025), package(id="b")]
        shared = {**SHARED, "packages": both, "provider": provider, "history": [] if told else None}
        made = dossier(*(session(each.isoformat()) for each in dates), **shared)
        decisions = decide_dossier(made)

        start = {key: value for key, value in shared.items() if value is not None}
        one = case_from({**start, "session": session(dates[0].isoformat())})
        assert decisions == tuple(step.decision for step in plan(one, 1, dates=dates).steps)

        looped = []
        for index, _ in enumerate(dates):
            looped.append(decide(one))
            if index + 1 < len(dates):
                one = booked(one, looped[-1], attrs.evolve(one.session, date=dates[index + 1]))
        assert tuple(looped) == decisions

        if told:
            rows: list[Row] = []
            for day, decision in zip(dates, decisions, strict=True):
                alone = case_from({**start, "session": session(day.isoformat())})
                with_rows = attrs.evolve(alone, history=History(rows))
                assert decide(with_rows).outcome == decision.outcome
                payer = {} if decision.payer is None else {"paid_by": PaidBy(decision.payer.value)}
                paid = {} if decision.package is None else {"package": decision.package, "grant": decision.grant}
                if str(decision.payer) != "nobody":
                    rows.append(Row(date=day, condition="complaint", **payer, **paid))  # type: ignore[arg-type]

    def test_nothing_is_changed(self) -> None:
        """Deciding a dossier twice gives the same, and so does each of its cases."""
        made = dossier(*(session(f"2026-03-0{day}") for day in (1, 2, 3)))
        assert decide_dossier(made) == decide_dossier(made)
        assert [index for index, *_ in decided(made)] == [0, 1, 2]


class TestBooked:
    """For who keeps the loop."""

    def test_without_a_next_session(self) -> None:
        """The session stays in its place, with itself in the history."""
        made = case(packages=[package()])
        after = booked(made, decide(made))
        assert after.session == made.session
        (row,) = after.past.rows
        assert (row.date, row.paid_by, row.package, row.paid) == (made.session.date, "package", "fysio", Money(4250))

    def test_the_decision_of_another(self) -> None:
        """Is refused."""
        with pytest.raises(InvalidCase, match="the decision is of another session"):
            booked(case(), decide(case(date="2026-03-13")))

    def test_a_session_before(self) -> None:
        """Is refused: what was booked would be later."""
        with pytest.raises(InvalidCase, match=r"session\.date: 2026-03-11 lies before the session that is booked"):
            booked(case(), decide(case()), Session(date=date(2026, 3, 11), performance="1000"))

    def test_a_session_of_another_condition(self) -> None:
        """Is checked as in any case."""
        with pytest.raises(InvalidCase, match="'knee' does not exist"):
            booked(case(), decide(case()), Session(date=date(2026, 3, 13), performance="1000", condition="knee"))


class TestProviders:
    """A session may have been given by somebody else."""

    def test_what_differs(self) -> None:
        """Only that is written."""
        made = dossier(session("2026-03-01"), session("2026-03-02", provider={"big_registered": False}))
        assert made.provider_of(made.sessions[1]) == attrs.evolve(made.provider, big_registered=False)
        assert [each.reasons[0].value for each in decide_dossier(made)] == ["package-pays", "not-registered"]


class TestRefused:
    """Each problem with its path."""

    def test_of_a_session(self) -> None:
        """With the number of the session."""
        assert refused(session("2026-03-01"), session("12-3-2026", performence="1000", performance=None)) == [
            "sessions[1].date: '12-3-2026' is not a date (write 2026-03-12)",
            "sessions[1].performence: is not a key here; did you mean 'performance'?",
        ]

    def test_what_a_case_refuses(self) -> None:
        """A condition that is not there, a birth after it, a code that is needed."""
        wrong = session("2026-03-01", condition="knee"), session("1980-01-01"), session("2026-03-01", performance=None)
        assert refused(*wrong) == [
            "sessions[0].condition: 'knee' does not exist; write one of: complaint",
            "insured.born: lies after the session (1980-01-01); correct either date",
            "sessions[2].performance: needed for this profession (write the code of the line, as 1000)",
        ]

    def test_sessions_that_contradict(self) -> None:
        """What was paid without a payer, more than the price, less of the deductible than before."""
        assert refused(session("2026-03-01", paid="10.00"), session("2026-03-02", paid_by="basic", paid="50.00")) == [
            "sessions[0].paid: says how it was paid, and paid_by is missing (add it, or leave this out)",
            "sessions[1].paid: 50.00 is more than the price 42.50 (correct either)",
        ]
        first, then = session("2026-03-01", deductible_used="20.00"), session("2026-03-02", deductible_used="10.00")
        assert refused(then, first) == [
            "sessions[0].deductible_used: 10.00 is less than the 20.00 of sessions[1].deductible_used (correct either)"
        ]
        assert len(dossier(first, session("2027-03-02", deductible_used="10.00")).sessions) == 2

    @pytest.mark.parametrize(
        ("of_insured", "of_sessions", "problem"),
        [
            (
                "50.00",
                ["100.00 insured", None],
                "insured.deductible_used: 50.00 is less than the 100.00 of sessions[0]",
            ),
            (
                "100.00",
                ["100.00 basic", None, "99.99"],
                "sessions[2].deductible_used: 99.99 is less than the 100.00 of",
            ),
            (
                "100.00",
                [None, "99.99 insured"],
                "sessions[1].deductible_used: 99.99 is less than the 100.00 of insured.",
            ),
            (
                "100.00",
                ["99.99"],
                "sessions[0].deductible_used: 99.99 is less than the 100.00 of insured.deductible_used",
            ),
            ("150.00", ["100.00 insured", None, "150.00 basic", None, "200.00"], None),
            ("100.00", ["100.01"], None),
            ("0.00", ["100.00 insured", "110.00 package"], None),
        ],
    )
    def test_less_of_the_deductible_than_before(
        self, of_insured: str, of_sessions: list[str | None], problem: str | None
    ) -> None:
        """What is said of the insured was used before the first that is asked; other care may have used more since."""
        sessions = []
        for index, told in enumerate(of_sessions):
            used, _, payer = (told or "").partition(" ")
            sessions.append(session(f"2026-03-{index + 1:02}", deductible_used=used or None, paid_by=payer or None))
        insured = {**ORDINARY["insured"], "deductible_used": of_insured}
        before = [session("2025-12-31", deductible_used="385.00", paid_by="insured")]
        assert dossier(*before, session("2026-01-01"), insured={**insured, "deductible_used": "0.00"})
        if problem is None:
            assert dossier(*sessions, insured=insured)
        else:
            (told,) = refused(*sessions[::-1], insured=insured)
            last = len(sessions) - 1
            turned = re.sub(r"\[(\d)\]", lambda index: f"[{last - int(index[1])}]", problem)
            assert told.startswith(turned)

    def test_more_of_the_voluntary_deductible_than_of_all(self) -> None:
        """Also where the first session that is asked says how much of all was used."""
        insured = {**ORDINARY["insured"], "deductible_used": "10.00", "voluntary_deductible_used": "10.01"}
        part = "insured.voluntary_deductible_used: 10.01 is more than the 10.00 of"
        (told,) = refused(session("2026-03-01"), insured=insured)
        assert told == f"{part} deductible_used, of which it is part (correct either)"
        del insured["deductible_used"]
        (told,) = refused(session("2026-03-01", deductible_used="10.00"), insured=insured)
        assert told == f"{part} sessions[0].deductible_used, of which it is part (correct either)"

    def test_a_package_that_is_a_slip(self) -> None:
        """As in a history, at its own place."""
        row = {"date": "2026-01-01", "paid_by": "package", "package": "fysoi"}
        slip = session("2026-03-01", paid_by="package", package="fysoi", grant="movement")
        assert refused(session("2026-03-02"), slip, history=[row]) == [
            "history[0].package: 'fysoi' is no package of this case; did you mean 'fysio'? (or add that package)",
            "sessions[1].package: 'fysoi' is no package of this case; did you mean 'fysio'? (or add that package)",
        ]

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"sessions": []}, "sessions: the list is empty (write at least one [[sessions]] table)"),
            ({"sessions": {}}, "sessions: a table is not a list (write it between square brackets)"),
            ({"sessions": None}, "sessions: is missing (add [[sessions]])"),
            ({"conditions": {}}, "conditions: none is given (add one"),
            ({"session": {}}, "session: one session is a case, several are a dossier"),
            ({"expect": {}}, "expect: a dossier does not say what it expects"),
            ({"case": []}, "case: several cases in one file are policy checks"),
            ({"provider": 3}, "provider: 3 is not a table"),
            ({"bsn": "1"}, "bsn: is personal data"),
        ],
    )
    def test_of_the_whole(self, changes: dict[str, Any], said: str) -> None:
        """The list, the parts, other kinds of file."""
        assert any(each.startswith(said) for each in refused(session("2026-03-01"), **changes))

    def test_a_dossier_is_no_case(self) -> None:
        """And says how it is read."""
        with pytest.raises(InvalidCase, match="several sessions of one person are a dossier"):
            case_from({**SHARED, "sessions": [session("2026-03-01")]})

    def test_too_many(self) -> None:
        """Sessions and rows of history together."""
        rows = [{"date": "2026-01-01", "paid_by": "insured"}] * 1500
        (problem,) = refused(*[session("2026-03-01")] * 1501, history=rows)
        assert problem.startswith("sessions: 1501 sessions and 1500 rows of history are too many (at most 3000")


class TestWhatAnEarlierSessionLeavesOpen:
    """Is asked of that session, where it stands in the list of the caller."""

    OPEN: dict[str, Any] = {"packages": [package(grant(limits=[YEAR | {"max": 2}], requires={"referral": True}))]}
    ROW: dict[str, Any] = {"date": "2026-01-02", "sessions": 1, "paid_by": "insured"}

    def missing(self, *sessions: dict[str, Any], **changes: Any) -> list[tuple[str, ...]]:
        return [each.missing for each in decide_dossier(dossier(*sessions, **{**self.OPEN, **changes}))]

    def test_whatever_their_order_and_beside_a_history(self) -> None:
        """The one of March, which stands last, is the first that was booked."""
        last = session("2026-03-01")
        asked = [session(day, referral=True) for day in ("2026-03-07", "2026-03-06")]
        known = session("2026-02-01", paid_by="package", package="fysio")
        assert self.missing(known, *asked, last, history=[self.ROW]) == [
            ("session.referral",),
            ("sessions[3].paid_by",),
            ("sessions[3].paid_by", "sessions[2].paid_by"),
        ]
        assert self.missing(*asked, {**last, "paid_by": "insured"}, known, history=[self.ROW]) == [(), ()]

    def test_of_a_row_that_was_given_nothing_changes(self) -> None:
        rows = [self.ROW, {"date": "2026-01-03", "sessions": 2}]
        assert self.missing(session("2026-03-01", referral=True), history=rows) == [("history[1].paid_by",)]

    def test_what_was_paid_of_a_session(self) -> None:
        """Before the first that is asked, and after it."""
        euros = {"id": "euros", "max": "80.00", "unit": "euros", "per": "calendar_year"}
        told = [session(day, paid_by="package") for day in ("2026-02-01", "2026-02-03")]
        (first, second) = self.missing(
            session("2026-02-04"), told[1], session("2026-02-02"), told[0], packages=[package(grant(limits=[euros]))]
        )
        assert first == ("sessions[3].paid",)
        assert second == ("sessions[3].paid", "sessions[2].paid_by", "sessions[2].paid", "sessions[1].paid")

    def test_of_several_of_one_day(self) -> None:
        """Each of them, though they are booked as one."""
        same = [session("2026-03-01", medically_necessary=True) for _ in range(3)]
        assert self.missing(*same, session("2026-03-02", referral=True))[-1] == tuple(
            f"sessions[{index}].paid_by" for index in range(3)
        )

    def test_every_word_of_the_answer(self) -> None:
        """Findings, their facts and what they need are called the same; people are told which session it is."""
        *_, last = decide_dossier(
            dossier(
                *[session(day) for day in ("2026-03-01", "2026-03-02")],
                session("2026-03-03", referral=True),
                **self.OPEN,
            )
        )
        assert last.missing == ("sessions[0].paid_by", "sessions[1].paid_by")
        assert "history[" not in str(as_dict(last))
        told = explain(last, "en")
        assert "(rows 1 and 2 of the list of sessions)" in " ".join(told.split())
        assert decision_from(as_dict(last)).missing == last.missing

    @settings(max_examples=60)
    @given(st.data())
    def test_it_is_a_key_that_the_caller_left_out(self, data: st.DataObject) -> None:
        """Of any dossier; and what is given there is asked no more."""
        days = data.draw(st.lists(st.integers(1, 20), min_size=1, max_size=6))
        sessions = [
            session(
                f"2026-03-{day:02}",
                referral=data.draw(st.sampled_from([True, None])),
                paid_by=data.draw(st.sampled_from([None, None, "package", "insured"])),
                medically_necessary=True,
            )
            for day in days
        ]
        rows = [{"date": "2026-01-02"}, self.ROW][: data.draw(st.integers(0, 2))]
        made = dossier(*sessions, **self.OPEN, history=rows)
        for index, decision in zip(made.asked, decide_dossier(made), strict=True):
            for name in decision.missing:
                place, _, field = name.partition(".")
                row = re.fullmatch(r"(sessions|history)\[(\d+)\]", place)
                assert row or name == "session.referral"
                given_there = {"sessions": sessions, "history": rows}[row[1]][int(row[2])] if row else sessions[index]
                assert field not in given_there


class TestTheVoluntaryDeductibleUnderAWaiver:
    """What a session took of the voluntary deductible is known of the next one too."""

    HIP = {"kind": "osteoarthritis_hip_knee", "first_session": "2026-03-02"}
    WAIVED = {
        "basic": {"deductible_waived": ["osteoarthritis_hip_knee"]},
        "conditions": {"hip": HIP, "stroke": {"kind": "stroke", "first_session": "2025-01-05"}},
        "history": [{"date": "2025-01-05", "condition": "stroke", "sessions": 20, "paid_by": "insured"}],
        "packages": [],
    }

    def taken(self, *conditions: str, **insured: str) -> list[str | None]:
        """Return what each session takes of the deductible, of a policy with a voluntary one of 100 euros."""
        sessions = [
            session(f"2026-03-{2 + index:02}", condition=each, price="40.00", techniques=["exercise_therapy"])
            for index, each in enumerate(conditions)
        ]
        person = {**ORDINARY["insured"], "voluntary_deductible": "100.00", "deductible_used": "0.00", **insured}
        decisions = decide_dossier(dossier(*sessions, **{**self.WAIVED, "insured": person}))
        return [None if each.amounts is None else str(each.amounts.deductible) for each in decisions]

    @pytest.mark.parametrize("told", [{}, {"voluntary_deductible_used": "0.00"}])
    def test_until_it_is_used_up(self, told: dict[str, str]) -> None:
        """Also where the case says that nothing of it was used."""
        assert self.taken(*["hip"] * 4, **told) == ["40.00", "40.00", "20.00", "0.00"]

    def test_beside_care_that_is_not_waived(self) -> None:
        """What that takes of the mandatory deductible is no part of the voluntary one, nor the other way round."""
        assert self.taken("stroke", "hip", "hip", "stroke", "hip", "hip") == [*["40.00"] * 4, "20.00", "0.00"]
        after = ["hip"] * 3 + ["stroke"] * 10 + ["hip"]
        assert self.taken(*after) == ["40.00", "40.00", "20.00", *["40.00"] * 9, "25.00", "0.00"]

    def test_from_where_nobody_told_of_it(self) -> None:
        """Of what was used before, which part was voluntary is not known: then it stays so."""
        assert self.taken("hip", "hip", deductible_used="80.00") == [None, None]

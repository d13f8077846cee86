"""Sessions elsewhere in the limits of a package: in which they are, in which any part of them may be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import case, line, sessions
from fysiodekking.model.checked import supposing
from fysiodekking.model.facts import Between
from fysiodekking.model.needs import Elsewhere
from fysiodekking.model.usage import Range, Used
from packages import PAYS, USED_UP, YEAR, answer, facts_told, grant, limited, ours, package, room_asked

COUNT: Final = st.integers(0, 2)
RANGES: Final = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")


class TestElsewhere:
    """`used.elsewhere` adds to every yearly session limit without a narrower scope."""

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [(1, 1, PAYS), (2, 2, USED_UP), (0, 1, PAYS), (2, 5, USED_UP), (1, 2, "unknown: use-not-known")],
    )
    def test_beside_the_history(self, low: int, high: int, expected: str) -> None:
        finding = limited(YEAR, history=ours(7), used={"elsewhere": {"min": low, "max": high}})
        assert line(finding) == expected
        assert finding.missing == (("used.elsewhere",) if "unknown" in expected else ())

    def test_not_to_a_limit_with_a_narrower_scope(self) -> None:
        """Of whatever kind, as in euros: nobody says of which class they were."""
        for per in ("calendar_year", "condition", "accident", "insurance_lifetime"):
            narrow = {**YEAR, "id": "mt", "per": per, "covers": ["manual_therapy"]}
            named: Any = {"performance": "1200", "used": {"elsewhere": {"min": 9, "max": 9}}}
            assert line(limited(narrow, **named)) == PAYS
            assert line(limited(YEAR, **named)) == USED_UP

    def test_not_to_a_limit_of_a_day(self) -> None:
        assert line(limited({**YEAR, "per": "day"}, used={"elsewhere": {"min": 9, "max": 9}})) == PAYS

    def test_what_nothing_bounds_is_told_without_a_bound(self) -> None:
        """Without those of this year too, which others paid: "at most 999980" is no number that anybody gave."""
        named = {"elsewhere": {"min": 0, "max": 0}, "condition_elsewhere_this_year": {"min": 20, "max": 20}}
        finding = limited({**YEAR, "max": 2, "per": "condition"}, used=named)
        assert line(finding) == "unknown: use-not-known"
        assert [fact.actual for fact in finding.facts if fact.needed is not None] == [Between(0, None)]


def used_elsewhere(**ranges: tuple[int, int]) -> dict[str, Any]:
    """Return ranges of sessions elsewhere, by name."""
    return {name: {"min": low, "max": high} for name, (low, high) in ranges.items()}


class TestElsewhereInALifetime:
    """The package paid them, so a limit of the whole insurance has them in it, as many as there were."""

    limit: Any = {**YEAR, "id": "ever", "per": "insurance_lifetime"}

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [(0, 0, PAYS), (1, 1, PAYS), (2, 2, USED_UP), (0, 1, PAYS), (2, 5, USED_UP), (1, 2, "unknown: use-not-known")],
    )
    def test_beside_the_history(self, low: int, high: int, expected: str) -> None:
        """Of whatever years that is."""
        used = used_elsewhere(elsewhere=(low, high), condition_elsewhere=(0, 0))
        finding = limited(self.limit, history=ours(7, "2024-03-01"), used=used)
        assert line(finding) == expected
        assert finding.missing == (("used.elsewhere",) if "unknown" in expected else ())

    def test_their_number_is_told(self) -> None:
        check = room_asked(self.limit, 6, used=used_elsewhere(elsewhere=(1, 5), condition_elsewhere=(0, 0)))
        assert facts_told(check) == [("p/ever", "7-11", "< 9"), ("limit.per", "insurance_lifetime", None)]
        (need,) = check.needs
        assert (need.names, need.key, need.at) == (("used.elsewhere",), Elsewhere("elsewhere"), 3)

    @pytest.mark.parametrize(
        ("ranges", "shown"),
        [
            ({"elsewhere": (1, 2)}, "7+"),
            ({"elsewhere": (1, 2), "condition_elsewhere": (3, 3)}, "7-11"),
            ({"elsewhere": (1, 2), "condition_elsewhere": (3, 3), "condition_elsewhere_this_year": (2, 3)}, "7-9"),
            ({"elsewhere": (1, 2), "condition_elsewhere": (3, 3), "condition_elsewhere_this_year": (3, 3)}, "7-8"),
        ],
    )
    def test_the_package_may_have_paid_those_of_the_condition_before(
        self, ranges: dict[str, tuple[int, int]], shown: object
    ) -> None:
        check = room_asked({**self.limit, "max": 40}, 6, used=used_elsewhere(**ranges))
        assert facts_told(check)[0] == ("p/ever", shown, "< 40")

    @pytest.mark.parametrize(
        ("since", "expected"), [("2025-12-31", "undetermined"), ("2026-01-01", "covered"), (None, "undetermined")]
    )
    def test_a_package_of_this_year_paid_none_before(self, since: str | None, expected: str) -> None:
        named: dict[str, Any] = {} if since is None else {"since": since}
        terms = package(grant(limits=[{**self.limit, "max": 3}]), **named)
        used = used_elsewhere(elsewhere=(0, 0), condition_elsewhere=(3, 3))
        assert answer(terms, used=used).outcome == expected

    def test_a_range_that_is_not_given_beside_another(self) -> None:
        """Is any number, as to every other limit."""
        decision = answer(package(grant(limits=[self.limit])), used=used_elsewhere(condition_elsewhere=(0, 0)))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.elsewhere",))


@pytest.mark.parametrize("per", ["calendar_year_and_condition"])
class TestElsewhereOfAConditionInAYear:
    """Each of them may have been for this condition or for another one, which does not count."""

    @pytest.mark.parametrize(
        ("ranges", "shown"),
        [
            ({"elsewhere": (9, 9)}, "7-16"),
            ({"elsewhere": (1, 4)}, "7-11"),
            ({"elsewhere": (0, 0)}, 7),
            ({"elsewhere": (9, 9), "condition_elsewhere": (0, 0)}, 7),
            ({"elsewhere": (9, 9), "condition_elsewhere": (3, 3)}, "7-10"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (3, 3)}, "7-9"),
            ({"elsewhere": (9, 9), "condition_elsewhere": (8, 8), "condition_elsewhere_this_year": (0, 1)}, "7-8"),
            ({"condition_elsewhere": (2, 2)}, "7-9"),
            ({"elsewhere": (0, 0), "condition_elsewhere": (9, 9)}, 7),
            ({"elsewhere": (9, 9), "condition_elsewhere": (9, 9), "condition_elsewhere_this_year": (0, 0)}, 7),
        ],
    )
    def test_from_none_to_all_of_them(self, per: str, ranges: dict[str, tuple[int, int]], shown: object) -> None:
        """Up to what is said of the condition: those were paid by anybody, so that none is sure to be one of both."""
        check = room_asked({**YEAR, "id": "own", "max": 40, "per": per}, 7, used=used_elsewhere(**ranges))
        assert facts_told(check) == [("p/own", shown, "< 40"), ("limit.per", per, None)]

    @pytest.mark.parametrize(
        ("ranges", "missing"),
        [
            ({"elsewhere": (2, 2)}, "used.condition_elsewhere_this_year"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (2, 9)}, "used.condition_elsewhere_this_year"),
            (
                {"elsewhere": (0, 3), "condition_elsewhere": (5, 5), "condition_elsewhere_this_year": (2, 2)},
                "used.elsewhere",
            ),
            (dict.fromkeys(RANGES, (2, 2)), "used.elsewhere"),
            (
                {"elsewhere": (3, 9), "condition_elsewhere": (2, 2), "condition_elsewhere_this_year": (2, 2)},
                "used.condition_elsewhere_this_year",
            ),
            ({"elsewhere": (0, 2), "condition_elsewhere": (2, 9)}, "used.elsewhere"),
            ({"elsewhere": (3, 3), "condition_elsewhere": (2, 2)}, "used.condition_elsewhere_this_year"),
            (
                {"elsewhere": (9, 9), "condition_elsewhere": (4, 4), "condition_elsewhere_this_year": (2, 3)},
                "used.condition_elsewhere_this_year",
            ),
        ],
    )
    def test_the_narrower_range_is_named(self, per: str, ranges: dict[str, tuple[int, int]], missing: str) -> None:
        """Of those that can still hold fewer; else also one that is exact: it says not for what, or who paid."""
        limit, used = {**YEAR, "per": per}, used_elsewhere(**ranges)
        (need,) = room_asked(limit, 7, used=used).needs
        assert (need.names, need.key, need.at) == ((missing,), Elsewhere("elsewhere_of_condition_this_year"), 2)
        decision = answer(package(grant(limits=[limit])), history=ours(7), used=used)
        assert (decision.outcome, decision.missing) == ("undetermined", (missing,))
        assert [each.left for each in decision.remaining] == [None]

    def test_used_up_or_not_whatever_they_were(self, per: str) -> None:
        limit, used = {**YEAR, "per": per}, used_elsewhere(elsewhere=(5, 5))
        assert line(limited(limit, history=ours(3), used=used)) == PAYS
        assert line(limited(limit, history=ours(9), used=used)) == USED_UP

    def test_the_same_of_them_to_every_limit(self, per: str) -> None:
        """What is supposed of one holds of the others: what the first has no room for is not in the second's way."""
        first, second = ({**YEAR, "id": "own", "max": most, "per": per} for most in (4, 5))
        lines = grant(limits=[first], id="first"), grant(limits=[second], id="second")
        decision = answer(package(*lines), used=used_elsewhere(elsewhere=(4, 4)))
        assert (decision.outcome, decision.payer, decision.missing) == ("covered", "package", ())
        alike = [package(grant(limits=[{**first, "max": 3}]), id=name) for name in ("one", "other")]
        decision = answer(*alike, used=used_elsewhere(elsewhere=(0, 3)))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.elsewhere",))

    def test_no_more_than_all_of_them(self, per: str) -> None:
        """A limit of the year that still has room says how many there can have been for the condition."""
        year, own = {**YEAR, "max": 4}, {**YEAR, "id": "own", "max": 4, "per": per}
        decision = answer(package(grant(limits=[year, own])), used=used_elsewhere(elsewhere=(0, 9)))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.elsewhere",))
        then = answer(package(grant(limits=[year, own])), used=used_elsewhere(elsewhere=(0, 3)))
        assert (then.outcome, then.missing) == ("covered", ())


@pytest.mark.parametrize("per", ["condition", "accident"])
class TestElsewhereOfACondition:
    """Of those for this condition the package may have paid any part, in the years before as well."""

    @pytest.mark.parametrize(
        ("ranges", "shown"),
        [
            ({"elsewhere": (9, 9)}, "7+"),
            ({"elsewhere": (0, 0)}, "7+"),
            ({"elsewhere": (9, 9), "condition_elsewhere": (0, 0)}, 7),
            ({"elsewhere": (9, 9), "condition_elsewhere": (3, 3)}, "7-10"),
            ({"elsewhere": (0, 0), "condition_elsewhere": (1, 3)}, "7-10"),
            ({"condition_elsewhere": (2, 2)}, "7-9"),
            ({"elsewhere": (0, 0), "condition_elsewhere": (3, 3), "condition_elsewhere_this_year": (3, 3)}, 7),
            ({"elsewhere": (0, 0), "condition_elsewhere": (3, 3), "condition_elsewhere_this_year": (1, 3)}, "7-9"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (5, 5), "condition_elsewhere_this_year": (4, 4)}, "7-10"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (5, 5), "condition_elsewhere_this_year": (2, 2)}, "7-12"),
        ],
    )
    def test_from_none_to_all_of_them(self, per: str, ranges: dict[str, tuple[int, int]], shown: object) -> None:
        """Less those of this year that are more than the package paid in it."""
        check = room_asked({**YEAR, "id": "own", "max": 40, "per": per}, 7, used=used_elsewhere(**ranges))
        assert facts_told(check) == [("p/own", shown, "< 40"), ("limit.per", per, None)]

    @pytest.mark.parametrize(("unit", "most"), [("sessions", 3), ("euros", "120.00")])
    def test_the_same_in_sessions_and_in_euros(self, per: str, unit: str, most: object) -> None:
        """None this year, three of the condition: those of the years before may have been paid by this package."""
        limit: dict[str, Any] = {"id": "own", "max": most, "per": per, "unit": unit}
        terms = package(grant(limits=[limit], pays={"contracted": {"percent": 100, "at_most": "40.00"}}))
        ranges = {"elsewhere": (0, 0), "condition_elsewhere": (3, 3)}
        decision = answer(terms, used=used_elsewhere(**ranges))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.condition_elsewhere_this_year",))
        this_year = answer(terms, used=used_elsewhere(**ranges, condition_elsewhere_this_year=(3, 3)))
        assert (this_year.outcome, this_year.payer, this_year.missing) == ("covered", "package", ())

    @pytest.mark.parametrize(
        ("since", "expected"), [("2025-12-31", "undetermined"), ("2026-01-01", "covered"), (None, "undetermined")]
    )
    def test_a_package_of_this_year_paid_none_before(self, per: str, since: str | None, expected: str) -> None:
        named: dict[str, Any] = {} if since is None else {"since": since}
        terms = package(grant(limits=[{**YEAR, "max": 3, "per": per}]), **named)
        used = used_elsewhere(elsewhere=(0, 0), condition_elsewhere=(3, 3))
        assert answer(terms, used=used).outcome == expected

    @pytest.mark.parametrize(
        ("ranges", "missing"),
        [
            ({"elsewhere": (2, 2)}, "used.condition_elsewhere"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (2, 9)}, "used.condition_elsewhere"),
            ({"elsewhere": (1, 1), "condition_elsewhere": (2, 2)}, "used.condition_elsewhere_this_year"),
            ({"elsewhere": (2, 2), "condition_elsewhere": (2, 2)}, "used.condition_elsewhere"),
            (
                {"elsewhere": (0, 3), "condition_elsewhere": (2, 2), "condition_elsewhere_this_year": (2, 2)},
                "used.elsewhere",
            ),
            (dict.fromkeys(RANGES, (2, 2)), "used.condition_elsewhere"),
        ],
    )
    def test_the_range_that_would_tell_is_named(
        self, per: str, ranges: dict[str, tuple[int, int]], missing: str
    ) -> None:
        """How many there were, or how many of this year; else also one that is exact: it says not who paid."""
        limit, used = {**YEAR, "per": per}, used_elsewhere(**ranges)
        (need,) = room_asked(limit, 7, used=used).needs
        assert (need.names, need.key, need.at) == ((missing,), Elsewhere("elsewhere_of_condition"), 2)
        decision = answer(package(grant(limits=[limit])), history=ours(7), used=used)
        assert (decision.outcome, decision.missing) == ("undetermined", (missing,))
        assert [each.left for each in decision.remaining] == [None]

    def test_the_same_of_them_to_every_limit(self, per: str) -> None:
        """Those of this year are among them, and no more of them than were of the years before are not."""
        ranges = {"elsewhere": (9, 9), "condition_elsewhere": (4, 4)}
        year = {**YEAR, "max": 4, "per": "calendar_year_and_condition"}
        lines = (
            grant(limits=[{**YEAR, "max": 4, "per": per}], id="first"),
            grant(limits=[{**year, "max": 5}], id="next"),
        )
        decision = answer(package(*lines), used=used_elsewhere(**ranges))
        assert (decision.outcome, decision.payer, decision.missing) == ("covered", "package", ())
        lines = grant(limits=[year], id="first"), grant(limits=[{**YEAR, "max": 5, "per": per}], id="next")
        decision = answer(package(*lines), used=used_elsewhere(**ranges))
        assert (decision.outcome, decision.payer, decision.missing) == ("covered", "package", ())
        same = used_elsewhere(**ranges, condition_elsewhere_this_year=(4, 4))
        both = answer(package(grant(limits=[year, {**year, "id": "own", "per": per}])), used=same)
        assert (both.outcome, len(both.missing)) == ("undetermined", 1)


class TestElsewhereAfterAnAccident:
    """Sessions of a year before the accident did not follow from it: none of them is in its limit."""

    @pytest.mark.parametrize(
        ("on", "per", "expected"),
        [
            ("2026-01-01", "accident", "covered"),
            ("2026-03-12", "accident", "covered"),
            ("2025-12-31", "accident", "undetermined"),
            (None, "accident", "undetermined"),
            ("2026-01-01", "condition", "undetermined"),
        ],
    )
    @pytest.mark.parametrize(("unit", "most"), [("sessions", 3), ("euros", "120.00")])
    def test_of_this_year_or_before(self, on: str | None, per: str, expected: str, unit: str, most: object) -> None:
        """None this year, three of the condition: of another year, or paid by others."""
        limit: dict[str, Any] = {"id": "own", "max": most, "per": per, "unit": unit}
        terms = package(grant(limits=[limit], pays={"contracted": {"percent": 100, "at_most": "40.00"}}))
        used = used_elsewhere(elsewhere=(0, 0), condition_elsewhere=(3, 3))
        named: dict[str, Any] = {} if on is None else {"accident_on": on}
        assert answer(terms, used=used, accident=True, **named).outcome == expected

    @pytest.mark.parametrize(
        ("ranges", "shown"),
        [
            ({"elsewhere": (9, 9)}, "7-16"),
            ({"elsewhere": (0, 0)}, 7),
            ({"elsewhere": (9, 9), "condition_elsewhere": (3, 3)}, "7-10"),
            ({"elsewhere": (1, 2), "condition_elsewhere": (5, 5)}, "7-9"),
        ],
    )
    def test_no_more_than_the_package_paid_this_year(self, ranges: dict[str, tuple[int, int]], shown: object) -> None:
        limit = {**YEAR, "id": "own", "max": 40, "per": "accident"}
        check = room_asked(limit, 7, used=used_elsewhere(**ranges), accident=True, accident_on="2026-01-05")
        assert facts_told(check) == [("p/own", shown, "< 40"), ("limit.per", "accident", None)]

    def test_another_condition_follows_from_no_accident(self) -> None:
        """Its rows are booked as they were without one."""
        first = grant(limits=[{**YEAR, "max": 1, "per": "accident"}], id="first", requires={"accident": True})
        decision = answer(
            package(first, grant(limits=[{**YEAR, "max": 1}], id="second")),
            history=ours(1, condition="knee"),
            conditions={"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}},
            condition="neck",
            accident=True,
            accident_on="2026-01-05",
        )
        assert {str(each.of): each.left for each in decision.remaining} == {
            "fysio/first/year": 0,
            "fysio/second/year": 0,
        }


@pytest.mark.parametrize(("this_year", "least"), [(3, 2), (2, 1), (1, 0)])
def test_what_it_paid_and_not_before_it_paid_this_year(this_year: int, least: int) -> None:
    """Of three for the condition, two at least paid by the package: those that cannot lie before are of this year."""
    given = used_elsewhere(
        elsewhere=(3, 3), condition_elsewhere=(3, 3), condition_elsewhere_this_year=(this_year, this_year)
    )
    made = case(used=given)
    assert isinstance(made.used, Used)
    paid = supposing(made.used, elsewhere_of_condition=Range(min=2, max=3))
    found = supposing(made, used=paid).earlier.elsewhere_of_condition_this_year()
    assert (found.min, found.max) == (least, this_year)


class TestElsewhereAsRows:
    """The answer is what all ways agree on in which the sessions elsewhere can be rows of this or another condition."""

    @staticmethod
    def placed(number: int, own: int, this_year: int, ever: int, before: int) -> list[dict[str, Any]]:
        """Return sessions elsewhere as rows.

        :param number: those of this year that the package paid.
        :param own: how many of them were for this condition.
        :param this_year: those of this year for this condition, whoever paid; `ever` those of all years.
        :param before: how many of those of the years before the package paid.
        """
        return [
            *ours(own, "2026-02-02", condition="neck"),
            *ours(number - own, "2026-02-02", condition="knee"),
            *sessions(this_year - own, "2026-02-02", condition="neck", paid_by="insured"),
            *ours(before, "2025-02-03", condition="neck"),
            *sessions(ever - this_year - before, "2025-02-03", condition="neck", paid_by="insured"),
        ]

    @classmethod
    def ways(cls, ranges: dict[str, tuple[int, int]]) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of every way to place sessions elsewhere."""
        numbers, evers = (range(low, high + 1) for low, high in (ranges["elsewhere"], ranges["condition_elsewhere"]))
        low, high = ranges.get("condition_elsewhere_this_year", (0, evers[-1]))
        for number, ever, this_year in product(numbers, evers, range(low, high + 1)):
            if this_year <= ever:
                for own, before in product(range(min(number, this_year) + 1), range(ever - this_year + 1)):
                    yield cls.placed(number, own, this_year, ever, before)

    @staticmethod
    def decided(kind: str, terms: dict[str, Any], **named: Any) -> tuple[object, tuple[object, ...], tuple[str, ...]]:
        conditions = {"neck": {"kind": kind}, "knee": {"kind": "not_listed"}}
        decision = answer(terms, conditions=conditions, condition="neck", **named)
        return decision.payer, tuple(each.left for each in decision.remaining), decision.missing

    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    @given(
        limits=st.lists(
            st.tuples(
                st.sampled_from(
                    ["calendar_year", "calendar_year_and_condition", "condition", "accident", "insurance_lifetime"]
                ),
                st.integers(1, 6),
            ),
            min_size=1,
            max_size=3,
        ),
        here=st.tuples(COUNT, COUNT, COUNT),
        elsewhere=st.tuples(COUNT, COUNT),
        ever=st.tuples(COUNT, COUNT),
        this_year=st.none() | st.tuples(COUNT, COUNT),
        kind=st.sampled_from(["not_listed", "not_listed", "stroke"]),
        first_twenty=st.booleans(),
    )
    def test_of_every_way(
        self,
        limits: list[tuple[str, int]],
        here: tuple[int, int, int],
        elsewhere: tuple[int, int],
        ever: tuple[int, int],
        this_year: tuple[int, int] | None,
        kind: str,
        first_twenty: bool,
    ) -> None:
        """Of a stroke the basic package pays from the twenty-first session on, whoever paid those before."""
        given_ranges = {"elsewhere": elsewhere, "condition_elsewhere": ever}
        if this_year is not None and this_year[0] <= ever[0]:
            given_ranges["condition_elsewhere_this_year"] = this_year
        ranges = {name: (low, low + more) for name, (low, more) in given_ranges.items()}
        asks = {"condition": "annex_1_first_twenty"} if kind == "stroke" and first_twenty else {}
        made = [{"id": f"l{n}", "unit": "sessions", "per": per, "max": most} for n, (per, most) in enumerate(limits)]
        terms = package(grant(limits=made, requires=asks))
        rows = [
            *ours(here[0], condition="neck"),
            *ours(here[1], condition="knee"),
            *ours(here[2], "2025-11-03", condition="neck"),
            *sessions(16 if kind == "stroke" else 0, "2025-01-06", condition="neck", paid_by="insured"),
        ]
        found = {self.decided(kind, terms, history=[*rows, *placed]) for placed in self.ways(ranges)}
        payer, left, missing = self.decided(kind, terms, history=rows, used=used_elsewhere(**ranges))
        payers = {each[0] for each in found}
        assert payer == (payers.pop() if len(payers) == 1 else None)
        assert bool(missing) is bool(payers)
        assert set(missing) <= {f"used.{name}" for name in RANGES}
        if not missing:
            of_each = list(zip(*(each[1] for each in found), strict=True))
            assert left == tuple(each[0] if len(set(each)) == 1 else None for each in of_each)

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(
        limits=st.lists(
            st.tuples(st.sampled_from(["calendar_year", "calendar_year_and_condition", "accident"]), st.integers(1, 6)),
            min_size=1,
            max_size=3,
        ),
        here=st.tuples(COUNT, COUNT),
        elsewhere=st.tuples(COUNT, COUNT),
        ever=st.tuples(COUNT, COUNT),
    )
    def test_of_every_way_after_an_accident_of_this_year(
        self, limits: list[tuple[str, int]], here: tuple[int, int], elsewhere: tuple[int, int], ever: tuple[int, int]
    ) -> None:
        """All for the condition that it led to are of this year."""
        made = [{"id": f"l{n}", "unit": "sessions", "per": per, "max": most} for n, (per, most) in enumerate(limits)]
        terms = package(grant(limits=made))
        rows = [*ours(here[0], condition="neck"), *ours(here[1], condition="knee")]
        ranges = {
            name: (low, low + more)
            for name, (low, more) in {"elsewhere": elsewhere, "condition_elsewhere": ever}.items()
        }
        found = {
            self.decided("not_listed", terms, history=[*rows, *placed], accident=True, accident_on="2026-01-05")
            for placed in self.ways(ranges)
            if not any(row["date"] < "2026" for row in placed)
        }
        used = used_elsewhere(**ranges)
        payer, left, missing = self.decided(
            "not_listed", terms, history=rows, used=used, accident=True, accident_on="2026-01-05"
        )
        payers = {each[0] for each in found}
        assert payer == (payers.pop() if len(payers) == 1 else None)
        assert bool(missing) is bool(payers)
        if not missing:
            of_each = list(zip(*(each[1] for each in found), strict=True))
            assert left == tuple(each[0] if len(set(each)) == 1 else None for each in of_each)

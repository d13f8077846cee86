from __future__ import annotations

from datetime import date

import pytest

from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Check, Phase
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.names import of_reading
from fysiodekking.model.needs import Field, Need
from fysiodekking.model.reasons import Reason
from fysiodekking.rules.verdicts import check_of, finding_of, fits, met, missing, refused, unknown


def cite(article: str) -> Citation:
    period = Period(date(2012, 1, 1))
    return Citation(source="Act", article=article, period=period, url="https://x", quote="q", confidence="P")


HOLDS = met(Reason.NO_MAXIMUM, Fact("held", 1), cite=(cite("1"),), readings=(("a", "b"),))
FINE = met(Reason.ASKED_AND_FITS, Fact("fine", 1), cite=(cite("2"),))
NO = refused(Reason.TERM_OVER, Fact("no", 1), cite=cite("3"))
NEVER = refused(Reason.MAXIMUM_REACHED, Fact("never", 1), cite=cite("4"))
OPEN = unknown(Reason.USE_NOT_KNOWN, missing("session.price"), cite=(cite("5"),))
WIDE = unknown(Reason.TRIAD_NOT_GIVEN, missing("session.referral"), cite=(cite("6"),))


def test_what_is_missing_is_named_by_its_path() -> None:
    """A reading in quotes or not as readings are named everywhere; the key says in which part of the case it stands."""
    assert missing("session.referral") == Need(("session.referral",), Field("session", "referral"))
    assert missing("readings.pelvic_nine") == Need((of_reading("pelvic_nine"),), Field("readings", "pelvic_nine"))


def finding(*checks: Check):  # noqa: ANN201
    return finding_of("rule", Phase.BASIC, "subject", checks, HOLDS)


class TestTogether:
    """A refusal outweighs what is unknown, which outweighs what is met."""

    def test_all_met(self) -> None:
        made = finding(FINE, FINE)
        assert (made.verdict, made.reason) == ("met", "no-maximum")
        assert [fact.name for fact in made.facts] == ["held", "fine", "fine"]
        assert [each.article for each in made.citations] == ["1", "2"]
        assert made.readings == (("a", "b"),)
        assert (made.rule, made.phase, made.subject) == ("rule", "basic", "subject")

    def test_no_check_at_all(self) -> None:
        assert finding().reason == "no-maximum"

    def test_the_first_refusal_tells_and_nothing_is_missing(self) -> None:
        made = finding(OPEN, NO, NEVER)
        assert (made.verdict, made.reason, made.missing) == ("refused", "term-over", ())
        assert [each.article for each in made.citations] == ["3"]

    def test_everything_unknown_is_named(self) -> None:
        made = finding(FINE, OPEN, WIDE, OPEN)
        assert (made.verdict, made.reason) == ("unknown", "use-not-known")
        assert made.missing == ("session.price", "session.referral")
        assert [each.article for each in made.citations] == ["5", "6"]

    def test_every_check_is_kept(self) -> None:
        """Those that are met too, and what follows from them first, where it does."""
        assert finding(FINE, OPEN, NO).checks == (FINE, OPEN, NO)
        assert finding(FINE).checks == (HOLDS, FINE)

    def test_what_is_not_told_decides_nothing(self) -> None:
        """A line of a package that did not take the session, where another one does."""
        aside = NO._replace(told=False, readings=(("c", "d"),))
        made = finding(aside, FINE)
        assert (made.verdict, made.readings, made.checks) == ("met", (("a", "b"),), (HOLDS, aside, FINE))

    def test_what_is_compared_beside_it_is_no_fact(self) -> None:
        beside = fits(Fact("fine", 1), beside=(Fact("age", 41, Bound(">=", 18)),))
        assert [fact.name for fact in finding(beside).facts] == ["held", "fine"]


class TestJoined:
    """Several checks as one, for who asks for nothing but what they come to."""

    @pytest.mark.parametrize("swapped", [False, True])
    def test_a_refusal(self, swapped: bool) -> None:
        one = check_of((NO, HOLDS, OPEN) if swapped else (OPEN, HOLDS, NO))
        assert (one.verdict, one.reason, one.facts, one.needs) == ("refused", "term-over", NO.facts, ())
        assert one.readings == (("a", "b"),)

    def test_what_is_unknown(self) -> None:
        """Every need is named, each once."""
        assert check_of((OPEN, WIDE, OPEN)).needs == (*OPEN.needs, *WIDE.needs)
        assert check_of((WIDE, OPEN)).reason == "triad-not-given"

    def test_what_holds(self) -> None:
        one = check_of((HOLDS, FINE))
        assert (one.verdict, one.reason, one.facts) == ("met", "asked-and-fits", (*HOLDS.facts, *FINE.facts))

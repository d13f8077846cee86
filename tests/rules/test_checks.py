from __future__ import annotations

from datetime import date

from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Fact, Phase
from fysiodekking.model.reasons import Reason
from fysiodekking.rules.checks import Check, met, missing, refused, together, unknown


def cite(article: str) -> Citation:
    period = Period(date(2012, 1, 1))
    return Citation(source="Act", article=article, period=period, url="https://x", quote="q", confidence="P")


HOLDS = met(Reason.NO_MAXIMUM, Fact("held", 1), cite=(cite("1"),), readings=(("a", "b"),))
FINE = met(Reason.ASKED_AND_FITS, Fact("fine", 1), cite=(cite("2"),))
NO = refused(Reason.TERM_OVER, Fact("no", 1), cite=cite("3"))
NEVER = refused(Reason.MAXIMUM_REACHED, Fact("never", 1), cite=cite("4"))
OPEN = unknown(Reason.USE_NOT_KNOWN, missing("session.price"), cite=(cite("5"),))
WIDE = unknown(Reason.TRIAD_NOT_GIVEN, missing("session.referral"), cite=(cite("6"),))


def finding(*checks: Check):  # noqa: ANN201
    return together("rule", Phase.BASIC, "subject", checks, HOLDS)


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

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

import pytest

from cases import ABSENT, articles, case, facts, law_of, line, months_of, sessions
from fysiodekking import InvalidCase, Outcome, decide, what_would_change
from fysiodekking.model.checked import supposing
from fysiodekking.model.decision import Finding
from fysiodekking.model.facts import Fact
from fysiodekking.model.needs import Since, Takes
from fysiodekking.rules.package import package_takes_the_session
from fysiodekking.rules.package_facts import package_facts
from packages import PAYS, YEAR, answer, grant, limited, ours, package, paid, requires, take

CONTRACTED = {"contracted": {"percent": 100}}


class TestYear:
    """The policy year: same name, other year, other numbers. A session outside it is not paid by it."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2025-12-31", "refused: package-of-other-year"),
            ("2026-01-01", PAYS),
            ("2026-12-31", PAYS),
        ],
    )
    def test_both_ends(self, day: str, expected: str) -> None:
        finding = take(date=day)
        assert line(finding) == expected
        assert articles(finding) == ["Insurer Fysio 2026 policy terms"]
        assert finding.citations[0].url == "terms"
        assert finding.citations[0].confidence == "A"
        if "refused" in expected:
            assert facts(finding) == {"year": (2025, 2026)}


class TestSince:
    """From when this person has it: a session before that day is not paid by it."""

    SINCE = "2026-03-12"

    @pytest.mark.parametrize(
        ("day", "expected"),
        [("2026-03-11", "refused: package-not-begun"), ("2026-03-12", PAYS), ("2026-12-31", PAYS)],
    )
    def test_both_sides(self, day: str, expected: str) -> None:
        finding = take(package(since=self.SINCE), date=day)
        assert line(finding) == expected
        assert articles(finding) == ["Insurer Fysio 2026 policy terms"]
        if "refused" in expected:
            assert facts(finding) == {"packages.fysio.since": (self.SINCE, "<= 2026-03-11")}

    def test_before_it_the_next_package_pays(self) -> None:
        terms = grant(limits=[YEAR])
        decision = answer(package(terms, since=self.SINCE), package(terms, id="second"), date="2026-03-11")
        assert (decision.payer, decision.package) == ("package", "second")
        assert [each.package for each in decision.remaining] == ["second"]

    def test_nor_does_it_take_over_the_deductible(self) -> None:
        """What it takes over is the deductible of a session of a day on which the person has it."""
        taking = package(since=self.SINCE, pays_deductible=True)
        about = {"kind": "stroke", "history": [{"date": "2025-01-06", "sessions": 20}], "deductible_used": "0.00"}
        for day, part in (("2026-03-11", "deductible"), ("2026-03-12", "package")):
            amounts = answer(taking, date=day, price="40.00", voluntary_deductible="0.00", **about).amounts
            assert str(getattr(amounts, part)) == "40.00"

    def test_the_day_is_one_to_wait_for(self) -> None:
        made = case(date="2026-03-11", history=[], packages=[package(since=self.SINCE)])
        days = [change.after for each in what_would_change(made).gains for change in each.changes]
        assert date(2026, 3, 12) in days


class TestClass:
    """The class follows from performance code and profession, never from the technique alone."""

    @pytest.mark.parametrize(
        ("code", "expected"),
        [("1000", PAYS), ("1200", PAYS), ("1870", PAYS), ("1600", "refused: class-not-covered")],
    )
    def test_of_the_performance(self, code: str, expected: str) -> None:
        assert line(take(performance=code)) == expected

    def test_needling_is_an_ordinary_session(self) -> None:
        finding = take(techniques=["dry_needling"])
        assert line(finding) == PAYS
        assert facts(finding) == {"grant": ("movement", None)}
        assert answer(package(), techniques=["dry_needling"]).outcome == "covered"

    def test_needling_by_an_acupuncturist_is_alternative_care(self) -> None:
        finding = take(profession="acupuncturist", performance=ABSENT, techniques=["dry_needling"])
        assert line(finding) == "refused: class-not-covered"
        assert facts(finding) == {"class": ("acupuncture", None)}


class TestRequirements:
    """All that a grant asks must hold."""

    @pytest.mark.parametrize(
        ("needed", "fact", "lacking", "absent"),
        [
            ({"referral": True}, "referral", "package-needs-referral", "referral-not-given"),
            ({"consent": True}, "consent", "package-needs-consent", "consent-not-given"),
            ({"accident": True}, "accident", "package-accident", "accident-not-given"),
        ],
    )
    def test_facts_of_the_session(self, needed: dict[str, Any], fact: str, lacking: str, absent: str) -> None:
        assert line(requires(needed, **{fact: True})) == PAYS
        refused = requires(needed, **{fact: False})
        assert line(refused) == f"refused: {lacking}"
        assert facts(refused) == {f"session.{fact}": (False, True)}
        unknown = requires(needed, **{fact: ABSENT})
        assert line(unknown) == f"unknown: {absent}"
        assert unknown.missing == (f"session.{fact}",)

    def test_no_accident(self) -> None:
        assert line(requires({"accident": False}, accident=False)) == PAYS
        assert line(requires({"accident": False}, accident=True)) == "refused: package-accident"
        assert line(requires({"accident": False}, accident=ABSENT)) == "unknown: accident-not-given"

    @pytest.mark.parametrize(
        ("needed", "contracted", "expected"),
        [
            (True, True, PAYS),
            (True, False, "refused: package-needs-contract"),
            (True, ABSENT, "unknown: contract-not-given"),
            (False, False, PAYS),
            (False, True, "refused: package-needs-no-contract"),
        ],
    )
    def test_contract(self, needed: bool, contracted: object, expected: str) -> None:
        finding = requires({"contracted": needed}, contracted=contracted)
        assert line(finding) == expected
        assert finding.missing == (("provider.contracted",) if "unknown" in expected else ())

    @pytest.mark.parametrize(
        ("needed", "born", "expected", "shown"),
        [
            ({"min_age": 18}, "2008-03-12", PAYS, None),
            ({"min_age": 18}, "2008-03-13", "refused: package-age", "18-"),
            ({"max_age": 64}, "1961-03-13", PAYS, None),
            ({"max_age": 64}, "1961-03-12", "refused: package-age", "-64"),
            ({"min_age": 18, "max_age": 64}, "1984-05-02", PAYS, None),
            ({"min_age": 18, "max_age": 64}, "1961-03-12", "refused: package-age", "18-64"),
        ],
    )
    def test_age(self, needed: dict[str, int], born: str, expected: str, shown: str | None) -> None:
        finding = requires(needed, born=born)
        assert line(finding) == expected
        if shown:
            assert facts(finding)["age"][1] == shown

    @pytest.mark.parametrize(
        ("associations", "expected"),
        [
            (["NVA"], PAYS),
            (["ZHONG", "X"], PAYS),
            (["X"], "refused: package-needs-association"),
            ([], "refused: package-needs-association"),
            (ABSENT, "unknown: association-not-given"),
        ],
    )
    def test_association(self, associations: object, expected: str) -> None:
        finding = requires({"association": ["NVA", "ZHONG"]}, associations=associations)
        assert line(finding) == expected
        assert finding.missing == (("provider.associations",) if "unknown" in expected else ())

    @pytest.mark.parametrize(
        ("profession", "stated", "asked", "expected"),
        [
            ("physiotherapist", ["geriatric"], ["geriatric"], PAYS),
            ("physiotherapist", ["0407"], ["geriatric"], PAYS),
            ("physiotherapist", ["geriatriefysiotherapeut"], ["0407"], PAYS),
            ("physiotherapist", ["Rheumatoid arthritis"], ["0484"], PAYS),
            ("physiotherapist", ["0484", "0406"], ["0483", "pelvic"], PAYS),
            ("exercise_therapist", ["0723"], ["rheumatoid_arthritis"], PAYS),
            ("exercise_therapist", ["rheumatoid_arthritis"], ["0484"], "refused: package-needs-qualification"),
            ("exercise_therapist", ["0484"], ["rheumatoid_arthritis"], "refused: package-needs-qualification"),
            ("physiotherapist", ["0406"], ["0484"], "refused: package-needs-qualification"),
            ("physiotherapist", ["sports"], ["0484"], "refused: package-needs-qualification"),
            ("physiotherapist", [], ["0484"], "refused: package-needs-qualification"),
            ("physiotherapist", ["0430"], ["0484"], "unknown: qualification-not-given"),
            ("physiotherapist", ["0430", "0484"], ["0484"], PAYS),
            ("physiotherapist", ABSENT, ["0484"], "unknown: qualification-not-given"),
        ],
    )
    def test_qualification(self, profession: str, stated: Any, asked: list[str], expected: str) -> None:
        """By its number or its word, of the profession; a number that the list does not have may stand for several."""
        code = {"exercise_therapist": "2000"}.get(profession, "1000")
        terms = package(grant(covers=["physiotherapy", "exercise_therapy"], requires={"qualification": asked}))
        finding = take(terms, profession=profession, performance=code, specialisms=stated)
        assert line(finding) == expected
        assert finding.missing == (("provider.specialisms",) if "unknown" in expected else ())
        told = None if stated is ABSENT else ", ".join(stated)
        assert facts(finding)["provider.specialisms"] == (told, ", ".join(asked))

    @pytest.mark.parametrize("asked", ["dry_needling", "Dry Needling", "needling"])
    def test_no_qualification_is_there_for_dry_needling(self, asked: str) -> None:
        """The AGB register has none, which is said where somebody asks it."""
        with pytest.raises(InvalidCase, match=r"the AGB register has none for it") as refused:
            requires({"qualification": [asked]})
        assert refused.value.problems[0].path == "packages[0].grants[0].requires.qualification[0]"

    @pytest.mark.parametrize(
        ("since", "expected"),
        [
            ("2025-12-12", PAYS),
            ("2025-12-13", "refused: package-waiting-time"),
            (ABSENT, "unknown: package-since-not-given"),
        ],
    )
    def test_waiting_time(self, since: object, expected: str) -> None:
        terms = package(grant(requires={"min_months_insured": 3}))
        if since is not ABSENT:
            terms["since"] = since
        finding = take(terms)
        assert line(finding) == expected
        assert finding.missing == (("packages.fysio.since",) if "unknown" in expected else ())
        if "unknown" in expected:
            assert facts(finding) == {"packages.fysio.since": (None, None)}
            assert articles(finding) == ["Insurer Fysio 2026 policy terms"]
        if "refused" in expected:
            assert facts(finding) == {"packages.fysio.since": (since, "<= 2025-12-12")}
            assert [months_of(fact) for fact in finding.facts] == [3]

    @pytest.mark.parametrize(
        ("kind", "expected"), [("osteoarthritis_hip_knee", PAYS), ("not_listed", "refused: package-condition")]
    )
    def test_condition(self, kind: str, expected: str) -> None:
        finding = requires({"condition": "osteoarthritis_hip_knee"}, kind=kind)
        assert line(finding) == expected
        if "refused" in expected:
            assert facts(finding) == {"conditions.complaint.kind": (kind, "osteoarthritis_hip_knee")}

    def test_a_refusal_stands_before_what_is_unknown(self) -> None:
        finding = requires({"referral": True, "consent": True}, referral=ABSENT, consent=False)
        assert line(finding) == "refused: package-needs-consent"
        assert finding.missing == ()

    def test_everything_that_is_unknown_is_named(self) -> None:
        finding = requires({"referral": True, "consent": True}, referral=ABSENT, consent=ABSENT)
        assert finding.missing == ("session.referral", "session.consent")

    def test_a_requirement_that_is_open_beside_one_that_holds(self) -> None:
        """What is asked is told with what was needed; what is met is not told beside it."""
        finding = requires({"referral": True, "consent": True}, referral=True, consent=ABSENT)
        assert line(finding) == "unknown: consent-not-given"
        assert facts(finding) == {"session.consent": (None, True)}

    def test_associations_are_all_named(self) -> None:
        """What was asked and what the therapist has are told, all of them."""
        finding = requires({"association": ["A", "B"]}, associations=["C", "D"])
        assert line(finding) == "refused: package-needs-association"
        assert facts(finding) == {"provider.associations": ("C, D", "A, B")}
        absent = requires({"association": ["A", "B"]}, associations=ABSENT)
        assert facts(absent) == {"provider.associations": (None, "A, B")}


class TestFirstTwenty:
    """A grant for the first twenty of a condition of annex 1."""

    needed: Any = {"condition": "annex_1_first_twenty"}

    @pytest.mark.parametrize(("before", "expected"), [(0, PAYS), (19, PAYS), (20, "refused: package-condition")])
    def test_both_sides(self, before: int, expected: str) -> None:
        finding = requires(self.needed, kind="stroke", history=sessions(before, "2025-01-06"))
        assert line(finding) == expected
        assert facts(finding)["conditions.complaint.kind"] == ("stroke", "annex_1_first_twenty")

    def test_of_an_ordinary_complaint(self) -> None:
        assert line(requires(self.needed)) == "refused: package-condition"

    def test_under_18_there_are_none(self) -> None:
        assert line(requires(self.needed, kind="stroke", born="2010-01-01")) == "refused: package-condition"

    def test_use_not_given(self) -> None:
        finding = requires(self.needed, kind="stroke", history=ABSENT, first_session="2025-01-06")
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_the_reading_of_the_law_is_named(self) -> None:
        named: Any = {"born": "2008-01-05", "history": sessions(20, "2026-01-04"), "kind": "stroke"}
        finding = requires(self.needed, **named, sessions_before_18="do_not_count")
        assert line(finding) == PAYS
        assert ("sessions_before_18", "do_not_count") in finding.readings
        finding = requires(self.needed, **named, sessions_before_18="count")
        assert line(finding) == "refused: package-condition"
        assert ("sessions_before_18", "count") in finding.readings

    def test_what_annex_1_asks_is_told_as_it_tells_it(self) -> None:
        """Where the first twenty are in doubt, how many there were at least stands beside the number."""
        finding = requires(
            {"condition": "annex_1_first_twenty"}, kind="stroke", history=ABSENT, first_session="2026-01-05"
        )
        assert line(finding) == "unknown: use-not-known"
        assert facts(finding) == {"sessions_before": ("0+", ">= 20")}


class TestRequirementsAsked:
    """What a line asks is answered by what would tell it, and a whole answer tries both."""

    def test_since_when_is_asked_by_its_package(self) -> None:
        needed = {"min_months_insured": 3}
        (need,) = requires(needed).needs
        assert (need.names, need.key) == (("packages.fysio.since",), Since("fysio"))
        decision = decide(case(packages=[package(grant(requires=needed))]))
        assert (decision.outcome, decision.missing) == (Outcome.UNDETERMINED, ("packages.fysio.since",))

    def test_no_session_before_the_accident_was_after_it(self) -> None:
        """No case says so of its own session, and an earlier one can lie there."""
        terms = package(grant(requires={"within_months_of_accident": 12}))
        made = case(packages=[terms], accident=True, accident_on="2026-03-12")
        before = supposing(made, session=supposing(made.session, date=date(2026, 3, 11)))
        law = law_of(made)
        found = {
            str(each.session.date): package_takes_the_session(package_facts(each, law, made.packages[0]), law).finding
            for each in (made, before)
        }
        assert [line(each) for each in found.values()] == [PAYS, "refused: package-accident"]
        for finding in found.values():
            assert facts(finding)["session.accident_on"][0] == "2026-03-12"


class TestConsentFrom:
    """From this session of the year on, only with consent."""

    def ask(self, before: int, consent: object, **named: Any) -> Finding:
        return take(package(grant(consent_from=10)), consent=consent, **{"history": ours(before), **named})

    @pytest.mark.parametrize(
        ("before", "consent", "expected"),
        [
            (8, False, PAYS),
            (9, True, PAYS),
            (9, False, "refused: package-needs-consent"),
            (9, ABSENT, "unknown: consent-not-given"),
            (8, ABSENT, PAYS),
        ],
    )
    def test_both_sides(self, before: int, consent: object, expected: str) -> None:
        finding = self.ask(before, consent)
        assert line(finding) == expected
        assert finding.missing == (("session.consent",) if "unknown" in expected else ())
        if "refused" in expected:
            assert facts(finding)["sessions_of_the_year"] == (9, "< 9")
        told = facts(finding).get("session.consent")
        assert told == (None if before == 8 or consent is ABSENT else (consent, True))

    def test_last_year_does_not_count(self) -> None:
        assert line(self.ask(0, False, history=ours(20, "2025-12-31"))) == PAYS
        assert line(self.ask(0, False, history=ours(9, "2026-01-01"))) == "refused: package-needs-consent"

    def test_sessions_elsewhere_count(self) -> None:
        assert line(self.ask(8, False, used={"elsewhere": {"min": 1, "max": 1}})) == "refused: package-needs-consent"

    def test_a_range_that_straddles(self) -> None:
        named: Any = {"used": {"elsewhere": {"min": 0, "max": 1}}}
        assert self.ask(8, False, **named).missing == ("used.elsewhere",)
        assert line(self.ask(8, True, **named)) == PAYS

    def test_sessions_of_another_grant_do_not_count(self) -> None:
        terms = package(grant(consent_from=10), grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        assert line(take(terms, history=ours(20, performance="1600"))) == PAYS

    def test_sessions_that_the_insured_paid_do_not_count(self) -> None:
        assert line(self.ask(0, False, history=sessions(20, paid_by="insured"))) == PAYS

    def test_consent_from_a_number_that_a_range_straddles(self) -> None:
        """The number of sessions of this year is told with the number from which consent is asked."""
        used = {"elsewhere": {"min": 0, "max": 5}}
        finding = take(package(grant(consent_from=10)), history=ours(6), used=used, consent=False)
        assert line(finding) == "unknown: use-not-known"
        assert facts(finding) == {"sessions_of_the_year": ("6-11", "< 9")}
        assert finding.missing == ("used.elsewhere",)

    def test_the_reading_on_intakes_is_told(self) -> None:
        history = [*ours(3), *ours(1, performance="1870")]
        finding = take(package(grant(consent_from=10)), history=history, intake_counts="yes")
        assert line(finding) == PAYS
        assert finding.readings == (("intake_counts", "yes"),)
        assert facts(finding)["sessions_of_the_year"] == (4, "< 9")


class TestOrderOfGrants:
    """The first grant that covers the class, whose requirements hold and whose limits have room takes the session."""

    def two(self, first: dict[str, Any], **named: Any) -> Finding:
        return take(package(grant(id="first", **first), grant(id="second")), **named)

    def test_the_first_that_accepts_it(self) -> None:
        assert facts(self.two({}))["grant"] == ("first", None)

    @pytest.mark.parametrize(
        "first", [{"covers": ["acupuncture"]}, {"requires": {"min_age": 65}}, {"limits": [{**YEAR, "max": 0}]}]
    )
    def test_else_the_next(self, first: dict[str, Any]) -> None:
        finding = self.two(first)
        assert facts(finding)["grant"] == ("second", None)
        assert {check.told for check in finding.checks if check.verdict == "refused"} <= {False}

    def test_a_used_up_grant_lets_the_next_one_try(self) -> None:
        first: Any = {"limits": [YEAR]}
        assert facts(self.two(first, history=ours(8, grant="first")))["grant"] == ("first", None)
        assert facts(self.two(first, history=ours(9, grant="first")))["grant"] == ("second", None)

    def test_what_is_unknown_stops_there(self) -> None:
        finding = self.two({"requires": {"referral": True}}, referral=ABSENT)
        assert finding.missing == ("session.referral",)

    def test_when_all_refuse_the_last_reason_stands(self) -> None:
        terms = package(grant(id="a", requires={"min_age": 65}), grant(id="b", requires={"referral": True}))
        assert line(take(terms)) == "refused: package-needs-referral"

    def test_somebody_else_who_pays_goes_before_each(self) -> None:
        finding = take(other_payer="wlz_stay", package_beside_other_payer="no")
        assert line(finding) == "refused: other-payer-goes-first"
        assert facts(finding) == {"insured.other_payer": ("wlz_stay", None)}

    def test_each_that_refuses_says_which_it_is_and_what_it_read(self) -> None:
        terms = package(grant(id="a", requires={"referral": True}), grant(id="b", limits=[YEAR]))
        named: Any = {"referral": False, "other_payer": "liable_party", "package_beside_other_payer": "yes"}
        finding = take(terms, history=ours(9), **named)
        assert [(check.told, check.beside) for check in finding.checks] == [
            (False, (Fact("grant", "a"),)),
            (True, (Fact("grant", "b"),)),
        ]
        assert finding.readings == (("package_beside_other_payer", "yes"),)

    def test_before_the_basic_package_only_those_that_do_not_wait(self) -> None:
        made = case(packages=[package(grant(id="a"), grant(id="b", basic_first=False))])
        law = law_of(made)
        early = package_takes_the_session(package_facts(made, law, made.packages[0]), law, before_basic=True)
        assert early.grant is not None
        assert early.grant.id == "b"
        usual = package_takes_the_session(package_facts(made, law, made.packages[0]), law)
        assert usual.grant is not None
        assert usual.grant.id == "a"


class TestBasicFirst:
    """By default a package pays only where the basic package does not."""

    named: Any = {"kind": "stroke", "history": sessions(20, "2025-01-06")}

    @pytest.mark.parametrize(("basic_first", "payer"), [(True, "basic"), (False, "package")])
    def test_a_session_of_the_basic_package(self, basic_first: bool, payer: str) -> None:
        decision = answer(package(grant(basic_first=basic_first)), **self.named)
        assert decision.payer == payer

    def test_what_the_basic_package_refuses(self) -> None:
        decision = answer(package(), kind="stroke")
        assert (decision.payer, decision.package) == ("package", "fysio")


class TestPays:
    """What a grant pays with and without a contract."""

    def terms(self, contracted: object = ABSENT, not_contracted: object = ABSENT) -> dict[str, Any]:
        either = {"contracted": contracted, "not_contracted": not_contracted}
        return package(grant(pays={name: value for name, value in either.items() if value is not ABSENT}))

    full: Any = {"percent": 100}
    nothing: Any = {"percent": 0}
    part: Any = {"percent": 75, "of": "38.00", "at_most": "30.00"}

    @pytest.mark.parametrize(
        ("contracted", "price", "package_part", "rest"),
        [
            (True, "42.50", "42.50", "0.00"),
            (False, "42.50", "28.50", "14.00"),
            (False, "20.00", "20.00", "0.00"),
            (False, "28.50", "28.50", "0.00"),
        ],
    )
    def test_amounts(self, contracted: bool, price: str, package_part: str, rest: str) -> None:
        decision = answer(self.terms(self.full, self.part), contracted=contracted, price=price)
        assert paid(decision) == (package_part, rest)

    def test_nothing_without_a_contract(self) -> None:
        terms = self.terms(self.full, self.nothing)
        assert line(take(terms, contracted=True)) == PAYS
        refused = take(terms, contracted=False)
        assert line(refused) == "refused: package-pays-nothing-here"
        assert facts(refused) == {"grant": ("movement", None), "provider.contracted": (False, None)}
        unknown = take(terms, contracted=ABSENT)
        assert line(unknown) == "unknown: contract-not-given"
        assert unknown.missing == ("provider.contracted",)

    def test_nothing_with_a_contract(self) -> None:
        finding = take(self.terms(self.nothing, self.full), contracted=True)
        assert facts(finding)["provider.contracted"] == (True, None)

    def test_a_grant_that_pays_nothing_has_taken_the_session(self) -> None:
        first = grant(id="first", pays={"contracted": self.nothing, "not_contracted": self.nothing})
        assert line(take(package(first, grant(id="second")))) == "refused: package-pays-nothing-here"
        decision = answer(package(first, grant(id="second")), package(id="other"))
        assert decision.package == "other"

    def test_something_either_way_needs_no_contract_status(self) -> None:
        assert line(take(self.terms(self.full, self.part), contracted=ABSENT)) == PAYS
        decision = answer(self.terms(self.full, self.part), contracted=ABSENT)
        assert (decision.outcome, decision.amounts, decision.missing) == ("covered", None, ("provider.contracted",))

    def test_the_same_either_way_is_known(self) -> None:
        assert paid(answer(self.terms(self.full, self.full), contracted=ABSENT)) == ("42.50", "0.00")

    def test_not_said_what_is_paid_without_a_contract(self) -> None:
        finding = take(self.terms(self.full), contracted=False)
        assert line(finding) == "unknown: package-payment-unknown"
        assert finding.missing == ("packages.fysio.pays.not_contracted",)
        assert line(take(self.terms(self.full), contracted=True)) == PAYS
        assert line(take(self.terms(self.full), contracted=ABSENT)) == "unknown: contract-not-given"

    def test_not_said_what_is_paid_with_a_contract(self) -> None:
        finding = take(self.terms(not_contracted=self.full), contracted=True)
        assert finding.missing == ("packages.fysio.pays.contracted",)

    def test_price_not_given(self) -> None:
        decision = answer(package(), price=ABSENT)
        assert (decision.outcome, decision.amounts, decision.missing) == ("covered", None, ("session.price",))


class TestUnknownTerms:
    """What the source does not tell is said, never guessed."""

    @pytest.mark.parametrize(
        ("unknown", "code", "expected"),
        [
            (True, "1000", "unknown: package-terms-unknown"),
            (False, "1000", PAYS),
            (["manual_therapy"], "1000", PAYS),
            (["manual_therapy"], "1200", "unknown: package-terms-unknown"),
        ],
    )
    def test_terms(self, unknown: object, code: str, expected: str) -> None:
        finding = take(package(grant(terms_unknown=unknown)), performance=code)
        assert line(finding) == expected
        assert finding.missing == (("packages.fysio",) if "unknown" in expected else ())

    @pytest.mark.parametrize(
        ("supposed", "expected", "takes"),
        [
            (None, "unknown: package-terms-unknown", None),
            (True, PAYS, "movement"),
            (False, "refused: package-terms-unknown", None),
        ],
    )
    def test_as_they_are_supposed(self, supposed: bool | None, expected: str, takes: str | None) -> None:
        """A grant takes the session when that is sure, and only then."""
        made = case(packages=[package(grant(terms_unknown=True))])
        made = made if supposed is None else made.supposing(Takes("fysio", "movement"), supposed)
        finding, taken = package_takes_the_session(package_facts(made, law_of(made), made.packages[0]), law_of(made))
        assert (line(finding), taken and taken.id) == (expected, takes)

    def test_matter_only_where_the_grant_would_pay(self) -> None:
        finding = take(package(grant(terms_unknown=True, requires={"min_age": 65})))
        assert line(finding) == "refused: package-age"

    def test_an_unknown_maximum(self) -> None:
        finding = limited({**YEAR, "max": "unknown"})
        assert line(finding) == "unknown: package-terms-unknown"
        assert finding.missing == ("packages.fysio",)

    def test_the_answer_waits_for_them(self) -> None:
        decision = answer(package(grant(terms_unknown=True)))
        assert (decision.outcome, decision.missing) == ("undetermined", ("packages.fysio",))


class TestPaysNothing:
    """A package is payer only when it pays more than nothing (contract section 5)."""

    NOTHING: ClassVar = {"contracted": {"percent": 0}, "not_contracted": {"percent": 0}}

    @pytest.mark.parametrize("contracted", [True, False, ABSENT])
    def test_whatever_the_contract(self, contracted: object) -> None:
        finding = take(package(grant(pays=self.NOTHING)), contracted=contracted)
        assert line(finding) == "refused: package-pays-nothing-here"
        assert answer(package(grant(pays=self.NOTHING)), contracted=contracted).payer == "insured"

    @pytest.mark.parametrize("contracted", [True, False, ABSENT])
    def test_leaves_it_to_the_next_package(self, contracted: object) -> None:
        decision = answer(package(grant(pays=self.NOTHING)), package(id="second"), contracted=contracted)
        assert (decision.payer, decision.package) == ("package", "second")

    def test_a_grant_that_pays_nothing_to_anybody(self) -> None:
        """The contract is told as it was given, or as not given."""
        nothing = {"contracted": {"percent": 0}, "not_contracted": {"percent": 0}}
        for given, told in ((True, True), (False, False), (ABSENT, None)):
            finding = take(package(grant(pays=nothing)), contracted=given)
            assert line(finding) == "refused: package-pays-nothing-here"
            assert facts(finding) == {"grant": ("movement", None), "provider.contracted": (told, None)}


class TestTwoPackages:
    """Each package in order; the first that is met pays."""

    def test_the_first(self) -> None:
        assert answer(package(), package(id="other")).package == "fysio"

    def test_the_next_where_the_first_refuses(self) -> None:
        first = package(grant(limits=[{**YEAR, "max": 0}]))
        assert answer(first, package(id="other")).package == "other"

    def test_the_first_unknown_and_the_second_pays(self) -> None:
        first = package(grant(requires={"referral": True}))
        decision = answer(first, package(id="other"), referral=ABSENT)
        assert (decision.outcome, decision.payer, decision.package) == ("covered", "package", None)
        assert decision.missing == ("session.referral",)

    def test_counted_apart(self) -> None:
        both = [package(grant(limits=[YEAR])), package(grant(limits=[YEAR]), id="other")]
        rows: Sequence[dict[str, Any]] = [*ours(9, package="fysio"), *ours(8, package="other")]
        assert answer(*both, history=list(rows)).package == "other"
        assert answer(*both, history=[*rows, *ours(1, package="other")]).payer == "insured"

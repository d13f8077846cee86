from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import pytest

from cases import ABSENT, DAY, articles, case, facts, law_of, line, sessions
from fysiodekking import decide
from fysiodekking.model.decision import Decision, Finding
from fysiodekking.rules.package import package_takes_the_session

PAYS = "met: package-pays"
USED_UP = "refused: package-used-up"
YEAR = {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year"}
CONTRACTED = {"contracted": {"percent": 100}}


def grant(**changes: Any) -> dict[str, Any]:
    """Return a grant for physiotherapy that pays in full, changed."""
    return {
        "id": "movement",
        "covers": ["physiotherapy", "manual_therapy"],
        "pays": {"contracted": {"percent": 100}, "not_contracted": {"percent": 100}},
        **changes,
    }


def package(*grants: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a package of 2026 with these grants, or one ordinary one."""
    terms: dict[str, Any] = {"id": "fysio", "insurer": "Insurer", "name": "Fysio", "year": 2026, "source": "terms"}
    return {**terms, "confidence": "A", "grants": list(grants or (grant(),)), **changes}


def take(*packages: dict[str, Any], **named: Any) -> Finding:
    """Ask the first of some packages about the ordinary session, changed."""
    made = case(packages=list(packages or (package(),)), **named)
    finding = package_takes_the_session(made, law_of(made), made.packages[0]).finding
    assert finding.subject == made.packages[0].id
    assert finding.citations or finding.verdict == "not_applicable"
    return finding


def limited(*limits: dict[str, Any], **named: Any) -> Finding:
    """Ask a package whose only grant has these limits."""
    return take(package(grant(limits=list(limits))), **named)


def requires(needed: dict[str, Any], **named: Any) -> Finding:
    """Ask a package whose only grant has these requirements."""
    return take(package(grant(requires=needed)), **named)


def answer(*packages: dict[str, Any], **named: Any) -> Decision:
    return decide(case(packages=list(packages), **named))


def paid(decision: Decision) -> tuple[str, str]:
    """Return what package and insured pay."""
    assert decision.amounts is not None
    return str(decision.amounts.package), str(decision.amounts.insured)


def ours(n: int, first: str = "2026-01-05", **row: Any) -> list[dict[str, Any]]:
    """Return rows that a package paid."""
    return sessions(n, first, paid_by="package", **row)


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


class TestFirstTwenty:
    """A grant for the first twenty of a condition of annex 1."""

    needed: Any = {"condition": "annex_1_first_twenty"}

    @pytest.mark.parametrize(("before", "expected"), [(0, PAYS), (19, PAYS), (20, "refused: package-condition")])
    def test_both_sides(self, before: int, expected: str) -> None:
        assert line(requires(self.needed, kind="stroke", history=sessions(before, "2025-01-06"))) == expected

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
        assert facts(self.two(first))["grant"] == ("second", None)

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

    def test_before_the_basic_package_only_those_that_do_not_wait(self) -> None:
        made = case(packages=[package(grant(id="a"), grant(id="b", basic_first=False))])
        law = law_of(made)
        early = package_takes_the_session(made, law, made.packages[0], before_basic=True)
        assert early.grant is not None
        assert early.grant.id == "b"
        usual = package_takes_the_session(made, law, made.packages[0])
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


class TestLimitInSessions:
    """Sessions that this package paid, over all conditions, in that calendar year."""

    @pytest.mark.parametrize(("before", "expected"), [(0, PAYS), (8, PAYS), (9, USED_UP), (10, USED_UP)])
    def test_both_sides(self, before: int, expected: str) -> None:
        finding = limited(YEAR, history=ours(before))
        assert line(finding) == expected
        if expected == USED_UP:
            assert facts(finding)["fysio/year"] == (before, "< 9")

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_of_others_do_not_count(self, payer: str) -> None:
        assert line(limited(YEAR, history=sessions(9, paid_by=payer))) == PAYS

    def test_a_half_paid_session_counts_as_one(self) -> None:
        assert line(limited(YEAR, history=ours(9, paid="1.00"))) == USED_UP

    @pytest.mark.parametrize(("first", "expected"), [("2025-12-31", PAYS), ("2026-01-01", USED_UP)])
    def test_of_the_calendar_year(self, first: str, expected: str) -> None:
        assert line(limited(YEAR, history=ours(9, first))) == expected

    def test_a_later_row_does_not_count(self) -> None:
        assert line(limited(YEAR, history=ours(9, "2026-03-13"))) == PAYS
        assert line(limited(YEAR, history=ours(9, DAY), medically_necessary=True)) == USED_UP

    def test_a_run_across_the_year(self) -> None:
        finding = limited(YEAR, history=ours(9, "2025-12-20", until="2026-01-20"))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].until",)
        assert facts(finding)["fysio/year"] == ("0-9", "< 9")

    def test_all_classes_of_the_grant(self) -> None:
        assert line(limited(YEAR, history=[*ours(5), *ours(4, performance="1200")])) == USED_UP

    def test_what_the_package_paid_was_paid_by_its_only_grant(self) -> None:
        assert line(limited(YEAR, history=ours(9, performance="1600"))) == USED_UP

    def test_what_only_another_grant_covers_does_not_count(self) -> None:
        terms = package(grant(limits=[YEAR]), grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        finding = take(terms, history=ours(9, performance="1600"))
        assert facts(finding)["grant"] == ("movement", None)

    @pytest.mark.parametrize("code", ["1003", "1900", "1950", "1960"])
    def test_what_is_no_treatment_does_not_count(self, code: str) -> None:
        assert line(limited(YEAR, history=[*ours(8), *ours(1, performance=code)])) == PAYS

    @pytest.mark.parametrize(
        ("reading", "expected"), [("yes", USED_UP), ("no", PAYS), (ABSENT, "unknown: use-not-known")]
    )
    def test_an_intake(self, reading: object, expected: str) -> None:
        finding = limited(YEAR, history=[*ours(8), *ours(1, performance="1870")], intake_counts=reading)
        assert line(finding) == expected
        assert finding.missing == (("readings.intake_counts",) if reading is ABSENT else ())

    def test_unlimited(self) -> None:
        assert line(limited({**YEAR, "max": "unlimited"}, history=ours(500))) == PAYS

    def test_none_at_all(self) -> None:
        assert line(limited({**YEAR, "max": 0})) == USED_UP

    def test_use_not_given(self) -> None:
        finding = limited(YEAR, history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_all_limits_hold_at_once(self) -> None:
        limits = ({**YEAR, "max": 20}, {**YEAR, "id": "less", "max": 5})
        assert line(limited(*limits, history=ours(4))) == PAYS
        assert facts(limited(*limits, history=ours(5)))["fysio/less"] == (5, "< 5")


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
        narrow = {**YEAR, "id": "mt", "covers": ["manual_therapy"]}
        named: Any = {"performance": "1200", "used": {"elsewhere": {"min": 9, "max": 9}}}
        assert line(limited(narrow, **named)) == PAYS
        assert line(limited(YEAR, **named)) == USED_UP

    @pytest.mark.parametrize("per", ["condition", "day", "accident", "insurance_lifetime"])
    def test_not_to_a_limit_that_is_not_yearly(self, per: str) -> None:
        assert line(limited({**YEAR, "per": per}, used={"elsewhere": {"min": 9, "max": 9}})) == PAYS


class TestPer:
    """Over what a limit runs."""

    conditions: Any = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}

    @pytest.mark.parametrize(
        ("per", "other_condition", "last_year", "other_day"),
        [
            ("calendar_year", USED_UP, PAYS, USED_UP),
            ("calendar_year_and_condition", PAYS, PAYS, USED_UP),
            ("condition", PAYS, USED_UP, USED_UP),
            ("accident", PAYS, USED_UP, USED_UP),
            ("insurance_lifetime", USED_UP, USED_UP, USED_UP),
            ("day", PAYS, PAYS, PAYS),
        ],
    )
    def test_scope(self, per: str, other_condition: str, last_year: str, other_day: str) -> None:
        limit = {**YEAR, "max": 3, "per": per}
        named: Any = {"conditions": self.conditions, "condition": "neck"}
        assert line(limited(limit, history=ours(3, condition="knee"), **named)) == other_condition
        assert line(limited(limit, history=ours(3, "2025-12-31", condition="neck"), **named)) == last_year
        assert line(limited(limit, history=ours(3, "2026-03-11", condition="neck"), **named)) == other_day
        assert line(limited(limit, history=ours(3, DAY, condition="neck"), **named)) == USED_UP
        assert line(limited(limit, history=ours(2, DAY, condition="neck"), **named)) == PAYS

    def test_a_row_of_the_only_condition_need_not_name_it(self) -> None:
        assert line(limited({**YEAR, "per": "condition"}, history=ours(9))) == USED_UP

    @pytest.mark.parametrize("per", ["condition", "accident", "insurance_lifetime", "calendar_year_and_condition"])
    def test_use_not_given(self, per: str) -> None:
        finding = limited({**YEAR, "per": per}, history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_use_of_the_day_is_not_asked(self) -> None:
        assert line(limited({**YEAR, "per": "day"}, history=ABSENT)) == PAYS

    def test_elsewhere_adds_to_every_yearly_limit(self) -> None:
        limit = {**YEAR, "per": "calendar_year_and_condition"}
        assert line(limited(limit, history=ours(8), used={"elsewhere": {"min": 1, "max": 1}})) == USED_UP
        assert limited(limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 1}}).missing == ("used.elsewhere",)
        assert line(limited(limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 0}})) == PAYS


class TestNarrowerScope:
    """A limit with `covers` counts and binds only sessions of these classes."""

    narrow: Any = {**YEAR, "id": "mt", "covers": ["manual_therapy"]}

    def test_binds_only_its_classes(self) -> None:
        rows = ours(9, performance="1200")
        assert line(limited(self.narrow, performance="1200", history=rows)) == USED_UP
        assert line(limited(self.narrow, performance="1000", history=rows)) == PAYS

    def test_counts_only_its_classes(self) -> None:
        rows = [*ours(9), *ours(8, performance="1200")]
        assert line(limited(self.narrow, performance="1200", history=rows)) == PAYS


class TestWhenContracted:
    """A limit may hold only with or without a contract."""

    @pytest.mark.parametrize(
        ("when", "contracted", "expected"),
        [
            (False, False, USED_UP),
            (False, True, PAYS),
            (True, True, USED_UP),
            (True, False, PAYS),
            (True, ABSENT, "unknown: contract-not-given"),
            (False, ABSENT, "unknown: contract-not-given"),
        ],
    )
    def test_used_up(self, when: bool, contracted: object, expected: str) -> None:
        finding = limited({**YEAR, "when_contracted": when}, history=ours(9), contracted=contracted)
        assert line(finding) == expected
        assert finding.missing == (("provider.contracted",) if "unknown" in expected else ())

    @pytest.mark.parametrize("when", [True, False])
    def test_amounts_wait_for_the_contract(self, when: bool) -> None:
        terms = package(
            grant(limits=[{"id": "eur", "max": "10.00", "unit": "euros", "per": "day", "when_contracted": when}])
        )
        assert paid(answer(terms, contracted=when)) == ("10.00", "32.50")
        assert paid(answer(terms, contracted=not when)) == ("42.50", "0.00")
        open_ = answer(terms, contracted=ABSENT)
        assert (open_.payer, open_.amounts, open_.missing) == ("package", None, ("provider.contracted",))

    @pytest.mark.parametrize("when", [True, False])
    def test_with_room_the_contract_is_not_asked(self, when: bool) -> None:
        assert line(limited({**YEAR, "when_contracted": when}, history=ours(8), contracted=ABSENT)) == PAYS


class TestCarryOver:
    """At most so many unused sessions of last year are added."""

    limit: Any = {**YEAR, "carry_over": 3}

    def carried(self, before: int, left: object, **named: Any) -> Finding:
        used = {} if left is ABSENT else {"used": {"left_last_year": {"fysio": left}}}
        return limited(self.limit, history=ours(before), **used, **named)

    @pytest.mark.parametrize(
        ("before", "left", "expected"),
        [
            (9, 0, USED_UP),
            (9, 1, PAYS),
            (10, 1, USED_UP),
            (11, 3, PAYS),
            (12, 3, USED_UP),
            (11, 9, PAYS),
            (12, 9, USED_UP),
        ],
    )
    def test_left(self, before: int, left: int, expected: str) -> None:
        assert line(self.carried(before, left)) == expected

    @pytest.mark.parametrize(("before", "expected"), [(8, PAYS), (9, "unknown"), (11, "unknown"), (12, USED_UP)])
    def test_not_given_is_asked_only_where_it_matters(self, before: int, expected: str) -> None:
        finding = self.carried(before, ABSENT)
        assert line(finding).startswith(expected)
        assert len(finding.missing) == (1 if expected == "unknown" else 0)
        if expected == "unknown":
            assert finding.missing[0].startswith("used.left_last_year")

    def test_refused_with_the_highest(self) -> None:
        assert facts(self.carried(12, ABSENT)) == {"fysio/year": (12, "< 12")}

    def test_together_with_a_range(self) -> None:
        finding = limited(self.limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 2}})
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("used.elsewhere",)

    def test_a_range_up_to_the_highest(self) -> None:
        finding = limited(self.limit, history=ours(10), used={"elsewhere": {"min": 0, "max": 2}})
        assert finding.missing == ("used.elsewhere",)

    @pytest.mark.parametrize(
        ("before", "left", "payer"),
        [(9, 1, "package"), (9, 0, "insured"), (12, ABSENT, "insured"), (8, ABSENT, "package")],
    )
    def test_decision(self, before: int, left: object, payer: str) -> None:
        used = {} if left is ABSENT else {"used": {"left_last_year": {"fysio": left}}}
        assert answer(package(grant(limits=[self.limit])), history=ours(before), **used).payer == payer


class TestRowsThatSayLess:
    """Rows without payer, package or amount."""

    def test_payer_not_given(self) -> None:
        finding = limited(YEAR, history=[*ours(8), *sessions(1)])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[1].paid_by",)
        assert line(limited(YEAR, history=[*ours(7), *sessions(1)])) == PAYS
        assert line(limited(YEAR, history=[*ours(9), *sessions(1)])) == USED_UP

    def test_only_rows_within_the_limit_are_named(self) -> None:
        rows = [*sessions(1, "2025-12-31"), *sessions(9, "2026-01-01"), *sessions(1, "2026-03-13")]
        assert limited(YEAR, history=rows).missing == ("history[1].paid_by",)
        rows = [*sessions(9, DAY), *sessions(1, "2026-03-13")]
        assert limited(YEAR, history=rows).missing == ("history[0].paid_by",)

    def test_package_not_given_when_there_are_two(self) -> None:
        two = (package(grant(limits=[YEAR])), package(id="other"))
        finding = take(*two, history=ours(9))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].package",)
        assert line(take(two[0], history=ours(9))) == USED_UP

    def test_package_given(self) -> None:
        two = (package(grant(limits=[YEAR])), package(id="other"))
        assert line(take(*two, history=ours(9, package="fysio"))) == USED_UP
        assert line(take(*two, history=ours(9, package="other"))) == PAYS
        assert line(take(*two, history=ours(9, package="elsewhere"))) == PAYS

    def test_payer_not_given_but_another_package(self) -> None:
        assert line(limited(YEAR, history=sessions(9, package="other"))) == PAYS
        assert line(limited(YEAR, history=sessions(9, package="fysio"))) == "unknown: use-not-known"

    def test_another_grant(self) -> None:
        assert line(limited(YEAR, history=ours(9, grant="other"))) == PAYS
        assert line(limited(YEAR, history=ours(9, grant="movement"))) == USED_UP

    def test_payer_not_given_but_another_condition(self) -> None:
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        named: Any = {"conditions": conditions, "condition": "neck"}
        limit = {**YEAR, "per": "calendar_year_and_condition"}
        assert line(limited(limit, history=sessions(9, condition="knee"), **named)) == PAYS
        assert line(limited(limit, history=sessions(9, condition="neck"), **named)) == "unknown: use-not-known"

    def test_payer_not_given_but_another_class(self) -> None:
        terms = package(grant(limits=[YEAR]), grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        assert facts(take(terms, history=sessions(9, performance="1600")))["grant"] == ("movement", None)


def budget(maximum: str = "100.00", **limit: Any) -> dict[str, Any]:
    """Return a package with a limit in euros."""
    return package(grant(limits=[{"id": "eur", "max": maximum, "unit": "euros", "per": "calendar_year", **limit}]))


class TestLimitInEuros:
    """A limit in euros pays what is left of it; the rest is the insured's."""

    @pytest.mark.parametrize(
        ("spent", "expected", "amounts"),
        [
            ("0.00", "package", ("42.50", "0.00")),
            ("57.50", "package", ("42.50", "0.00")),
            ("57.51", "package", ("42.49", "0.01")),
            ("99.99", "package", ("0.01", "42.49")),
            ("100.00", "insured", ("0.00", "42.50")),
            ("100.01", "insured", ("0.00", "42.50")),
        ],
    )
    def test_to_the_cent(self, spent: str, expected: str, amounts: tuple[str, str]) -> None:
        decision = answer(budget(), history=ours(1, paid=spent))
        assert (decision.payer, paid(decision)) == (expected, amounts)

    def test_used_up(self) -> None:
        finding = take(budget(), history=ours(1, paid="100.00"))
        assert line(finding) == USED_UP
        assert facts(finding)["fysio/eur"] == ("100.00", "< 100.00")

    def test_paid_is_for_each_session_of_a_run(self) -> None:
        assert paid(answer(budget(), history=ours(3, paid="20.00"))) == ("40.00", "2.50")

    @pytest.mark.parametrize(("first", "part"), [("2025-12-31", "42.50"), ("2026-01-01", "10.00")])
    def test_of_the_calendar_year(self, first: str, part: str) -> None:
        assert paid(answer(budget(), history=ours(1, first, paid="90.00")))[0] == part

    def test_a_later_row_does_not_count(self) -> None:
        assert paid(answer(budget(), history=ours(1, "2026-03-13", paid="90.00")))[0] == "42.50"

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_of_others_does_not_count(self, payer: str) -> None:
        assert paid(answer(budget(), history=sessions(1, paid_by=payer, paid="90.00")))[0] == "42.50"

    def test_of_another_grant_does_not_count(self) -> None:
        terms = budget()
        terms["grants"].append(grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        assert paid(answer(terms, history=ours(1, performance="1600", paid="90.00")))[0] == "42.50"

    @pytest.mark.parametrize(
        ("per", "part"), [("calendar_year", "10.00"), ("condition", "42.50"), ("insurance_lifetime", "10.00")]
    )
    def test_of_another_condition(self, per: str, part: str) -> None:
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        rows = ours(1, paid="90.00", condition="knee")
        decision = answer(budget(per=per), conditions=conditions, condition="neck", history=rows)
        assert paid(decision)[0] == part

    @pytest.mark.parametrize(("first", "part"), [("2026-03-11", "40.00"), (DAY, "30.00")])
    def test_per_day(self, first: str, part: str) -> None:
        named: Any = {"medically_necessary": True}
        assert paid(answer(budget("40.00", per="day"), history=ours(1, first, paid="10.00"), **named))[0] == part

    def test_per_day_needs_no_history(self) -> None:
        assert paid(answer(budget("40.00", per="day"), history=ABSENT)) == ("40.00", "2.50")

    def test_two_budgets_at_once(self) -> None:
        limits = [
            {"id": "year", "max": "100.00", "unit": "euros", "per": "calendar_year"},
            {"id": "day", "max": "30.00", "unit": "euros", "per": "day"},
        ]
        assert paid(answer(package(grant(limits=limits)), history=ours(1, paid="90.00"))) == ("10.00", "32.50")
        assert paid(answer(package(grant(limits=limits)), history=ours(1, paid="10.00"))) == ("30.00", "12.50")

    def test_of_a_narrower_scope(self) -> None:
        terms = budget(covers=["manual_therapy"])
        assert paid(answer(terms, history=ours(1, paid="90.00", performance="1200")))[0] == "42.50"
        rows = ours(1, paid="90.00", performance="1200")
        assert paid(answer(terms, history=rows, performance="1200"))[0] == "10.00"

    @pytest.mark.parametrize(("contracted", "part"), [(True, "42.50"), (False, "10.00")])
    def test_that_holds_only_without_a_contract(self, contracted: bool, part: str) -> None:
        terms = budget("10.00", when_contracted=False)
        assert paid(answer(terms, contracted=contracted))[0] == part

    def test_unlimited(self) -> None:
        assert paid(answer(budget("unlimited"), history=ours(9)))[0] == "42.50"

    def test_of_another_package(self) -> None:
        rows = ours(1, paid="90.00", package="other")
        assert paid(answer(budget(), package(id="other"), history=rows))[0] == "42.50"

    def test_a_session_limit_beside_it_is_no_amount(self) -> None:
        terms = package(grant(limits=[YEAR, {"id": "eur", "max": "30.00", "unit": "euros", "per": "day"}]))
        assert paid(answer(terms)) == ("30.00", "12.50")


class TestBudgetNotKnown:
    """Rows without an amount leave a budget open, and only then."""

    def test_amount_of_a_row_not_given(self) -> None:
        finding = take(budget(), history=ours(1))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].paid",)

    def test_amount_not_given_but_used_up_without_it(self) -> None:
        assert line(take(budget(), history=[*ours(1), *ours(1, paid="100.00")])) == USED_UP

    def test_only_rows_that_count_are_named(self) -> None:
        days = ("2025-12-31", "2026-01-01", DAY, "2026-03-13")
        finding = take(budget(), history=[row for day in days for row in ours(1, day)])
        assert finding.missing == ("history[1].paid", "history[2].paid")

    @pytest.mark.parametrize(
        ("row", "missing"),
        [
            ({"paid": "100.00"}, "history[0].paid_by"),
            ({"paid": "100.00", "date": "2026-01-01", "until": DAY}, "history[0].paid_by"),
            ({"paid_by": "package", "paid": "100.00"}, "history[0].package"),
            (
                {
                    "paid_by": "package",
                    "package": "fysio",
                    "paid": "100.00",
                    "date": "2025-12-20",
                    "until": "2026-01-20",
                },
                "history[0].until",
            ),
        ],
    )
    def test_names_what_the_row_does_not_say(self, row: dict[str, Any], missing: str) -> None:
        finding = take(budget(), package(id="second"), history=[{"date": "2026-01-05", **row}])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == (missing,)

    @pytest.mark.parametrize("row", [{"paid_by": "insured"}, {"paid_by": "package", "grant": "other"}])
    def test_amount_of_a_row_that_does_not_count(self, row: dict[str, Any]) -> None:
        assert line(take(budget(), history=sessions(1, **row))) == PAYS

    def test_use_not_given(self) -> None:
        finding = take(budget(), history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_a_run_across_the_year(self) -> None:
        run = ours(2, "2025-12-20", until="2026-01-20", paid="45.00")
        finding = take(budget(), history=run)
        assert line(finding) == PAYS  # at most 90.00 is used
        decision = answer(budget(), history=run)
        assert (decision.payer, decision.amounts) == ("package", None)
        full = take(budget(), history=ours(2, "2025-12-20", until="2026-01-20", paid="50.00"))
        assert line(full) == "unknown: use-not-known"
        assert full.missing[0].startswith("history")

    def test_a_run_that_leaves_enough_either_way(self) -> None:
        run = ours(2, "2025-12-20", until="2026-01-20", paid="20.00")
        assert paid(answer(budget(), history=run)) == ("42.50", "0.00")

    def test_payer_not_given(self) -> None:
        assert line(take(budget(), history=sessions(1, paid="100.00"))) == "unknown: use-not-known"
        assert line(take(budget(), history=sessions(1, paid="99.99"))) == PAYS


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


class TestSessionsOfWhichThePayerIsOpen:
    """Every session that this package may have paid is counted as one that it may have paid, whatever its code."""

    def test_of_several_codes(self) -> None:
        rows = [*ours(6), *sessions(1), *sessions(2, performance="1001")]
        finding = limited(YEAR, history=rows)
        assert line(finding) == "unknown: use-not-known"
        assert facts(finding)["fysio/year"] == ("6-9", "< 9")

    def test_a_requirement_that_is_open_beside_one_that_holds(self) -> None:
        """What is asked is told with what was needed; what is met is not told beside it."""
        finding = requires({"referral": True, "consent": True}, referral=True, consent=ABSENT)
        assert line(finding) == "unknown: consent-not-given"
        assert facts(finding) == {"session.consent": (None, True)}

    def test_consent_from_a_number_that_a_range_straddles(self) -> None:
        """The number of sessions of this year is told with the number from which consent is asked."""
        used = {"elsewhere": {"min": 0, "max": 5}}
        finding = take(package(grant(consent_from=10)), history=ours(6), used=used, consent=False)
        assert line(finding) == "unknown: use-not-known"
        assert facts(finding) == {"sessions_of_the_year": ("6-11", "< 9")}
        assert finding.missing == ("used.elsewhere",)


class TestBudgetsWithAnOpenEnd:
    """A budget of which nobody knows what is left pays nothing that is sure; one that is known pays to the cent."""

    budget: ClassVar[dict[str, Any]] = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}

    def test_no_history_given(self) -> None:
        decision = answer(package(grant(limits=[self.budget])), history=ABSENT)
        assert decision.amounts is None
        assert decision.missing == ("history",)

    @pytest.mark.parametrize(("before", "expected"), [("57.50", ("42.50", "0.00")), ("99.99", ("0.01", "42.49"))])
    def test_what_is_left_is_paid(self, before: str, expected: tuple[str, str]) -> None:
        assert paid(answer(package(grant(limits=[self.budget])), history=ours(1, paid=before))) == expected

    def test_a_row_that_this_package_may_have_paid(self) -> None:
        """Who paid it is asked, and nothing is counted as spent for sure."""
        decision = answer(
            package(grant(limits=[self.budget])), history=[*ours(1, paid="90.00"), *sessions(1, paid="5.00")]
        )
        assert decision.amounts is None
        assert decision.missing == ("history[1].paid_by",)


class TestAssociationsAreNamed:
    """What was asked and what the therapist has are told, all of them."""

    def test_several(self) -> None:
        finding = requires({"association": ["A", "B"]}, associations=["C", "D"])
        assert line(finding) == "refused: package-needs-association"
        assert facts(finding) == {"provider.associations": ("C, D", "A, B")}


def test_a_grant_that_pays_nothing_to_anybody() -> None:
    """The contract is told as it was given, or as not given."""
    nothing = {"contracted": {"percent": 0}, "not_contracted": {"percent": 0}}
    for given, told in ((True, True), (False, False), (ABSENT, None)):
        finding = take(package(grant(pays=nothing)), contracted=given)
        assert line(finding) == "refused: package-pays-nothing-here"
        assert facts(finding) == {"grant": ("movement", None), "provider.contracted": (told, None)}

"""What a basic policy does with the mandatory deductible: less than the Act, not for some care, or paid back later."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, case, facts, line, sessions, sound_checks
from fysiodekking import InvalidCase, case_from, decide, explain
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.model.decision import Decision, Finding, Phase
from fysiodekking.model.facts import in_text

STROKE: dict[str, Any] = {"kind": "stroke", "history": sessions(20, "2020-01-06")}
INSURERS = [("DSW", 2018, 2024), ("Stad Holland", 2018, 2024), ("inTwente", 2021, 2022)]


def answer(**named: Any) -> Decision:
    decision = decide(case(**{**STROKE, "deductible_used": "0.00", **named}))
    for finding in decision.findings:
        if finding.phase is not Phase.LAW:
            sound_checks(finding, decision.about.date)
    return decision


def charge(decision: Decision) -> Finding:
    return next(each for each in decision.findings if each.phase is Phase.CHARGE)


def deductible(decision: Decision) -> str | None:
    return None if decision.amounts is None else str(decision.amounts.deductible)


class TestLowerThanTheAct:
    """The policy may charge less of the mandatory deductible than the Act: `[basic] mandatory_deductible`."""

    @pytest.mark.parametrize(
        ("own", "used", "expected"),
        [
            ("375.00", "374.00", "1.00"),
            ("375.00", "375.00", "0.00"),
            ("385.00", "384.00", "1.00"),
            (ABSENT, "375.00", "10.00"),
            ("0.00", "0.00", "0.00"),
        ],
    )
    def test_on_both_sides(self, own: object, used: str, expected: str) -> None:
        assert deductible(answer(mandatory_deductible=own, deductible_used=used)) == expected

    def test_the_voluntary_part_comes_on_top(self) -> None:
        made: dict[str, Any] = {"mandatory_deductible": "375.00", "voluntary_deductible": "100.00"}
        assert deductible(answer(**made, deductible_used="474.00")) == "1.00"
        assert deductible(answer(**made, deductible_used="475.00")) == "0.00"

    @pytest.mark.parametrize(
        ("day", "own", "fits"),
        [
            ("2026-03-12", "385.00", True),
            ("2026-03-12", "385.01", False),
            ("2012-03-12", "220.00", True),
            ("2012-03-12", "220.01", False),
        ],
    )
    def test_never_above_the_act_of_that_year(self, day: str, own: str, *, fits: bool) -> None:
        born = {"born": "1960-01-01", "history": sessions(20, "2010-01-04")}
        decision = answer(date=day, mandatory_deductible=own, **born)
        assert decision.payer == "basic"
        assert (decision.amounts is not None) is fits
        assert decision.missing == (() if fits else ("basic.mandatory_deductible",))
        assert line(charge(decision)) == ("met: deductible-applies" if fits else "unknown: mandatory-above-act")
        assert {"deductible_total", "insured.deductible_used"} <= set(facts(charge(decision)))

    def test_a_total_that_was_given_goes_first(self) -> None:
        assert deductible(
            answer(mandatory_deductible="375.00", deductible_total="385.00", deductible_used="380.00")
        ) == ("5.00")


class TestInsurersThatCharge375:
    """DSW, Stad Holland and inTwente said 375; where the policy's amount is not given, that is told, and no more."""

    @pytest.mark.parametrize(("name", "first", "last"), INSURERS)
    def test_from_the_first_to_the_last_year(self, name: str, first: int, last: int) -> None:
        for year, known in ((first - 1, False), (first, True), (last, True), (last + 1, False)):
            decision = answer(insurer=f"{name} Zorgverzekeraar", date=f"{year}-03-12", **EARLY)
            assert ("lower_mandatory_deductible" in facts(charge(decision))) is known, year
            assert deductible(decision) == "42.50"

    @pytest.mark.parametrize(
        "given", [{"insurer": "Voorbeeld"}, {"insurer": ABSENT}, {"mandatory_deductible": "375.00"}]
    )
    def test_not_told_of_others_or_where_it_is_given(self, given: dict[str, Any]) -> None:
        decision = answer(**{"insurer": "DSW", "date": "2022-03-14", **EARLY, **given})
        assert "lower_mandatory_deductible" not in facts(charge(decision))

    def test_told_in_the_year_of_18_as_well(self) -> None:
        named: Any = {"insurer": "DSW", "date": "2022-06-14", "born": "2004-01-12", "sessions_before_18": "count"}
        finding = charge(answer(**named, **EARLY, deductible_year_of_18="birthday_days"))
        assert facts(finding)["lower_mandatory_deductible"] == ("375.00", None)
        assert {each.source for each in finding.citations} == {"Zvw", "DSW"}

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_in_words_with_the_source(self, lang: str) -> None:
        decision = answer(insurer="DSW", date="2022-03-14", **EARLY)
        assert "375" in explain(decision, lang)
        assert {each.confidence for each in charge(decision).citations if each.source == "DSW"} == {"S"}

    @pytest.mark.parametrize(("year", "mark"), [(2019, "S"), (2020, "I"), (2023, "I"), (2024, "S")])
    def test_stad_holland_is_inferred_between(self, year: int, mark: str) -> None:
        decision = answer(insurer="Stad Holland", date=f"{year}-03-12", **EARLY)
        assert {each.confidence for each in charge(decision).citations if each.source == "Stad Holland"} == {mark}


EARLY: dict[str, Any] = {"history": sessions(20, "2016-01-04")}


class TestWaived:
    """Zvw 21(3): the costs of care may fall outside the *mandatory* deductible; the voluntary part still applies."""

    @pytest.mark.parametrize("entry", ["stroke", {"kind": "stroke"}, {"kind": "stroke", "contracted": True}])
    def test_as_a_word_or_a_table(self, entry: object) -> None:
        decision = answer(deductible_waived=["copd", entry])
        assert (deductible(decision), line(charge(decision))) == ("0.00", "not_applicable: deductible-waived")

    def test_of_another_kind(self) -> None:
        assert deductible(answer(deductible_waived=[{"kind": "copd"}])) == "42.50"

    @pytest.mark.parametrize(
        ("used", "voluntary_used", "expected"),
        [
            ("0.00", ABSENT, "42.50"),
            ("385.00", "0.00", "42.50"),
            ("400.00", "70.00", "30.00"),
            ("100.00", "100.00", "0.00"),
            ("484.00", ABSENT, None),
            ("485.00", ABSENT, "0.00"),
            ("57.50", ABSENT, "42.50"),
            ("57.51", ABSENT, None),
        ],
    )
    def test_the_voluntary_part_applies(self, used: str, voluntary_used: object, expected: str | None) -> None:
        decision = answer(
            deductible_waived=["stroke"],
            voluntary_deductible="100.00",
            deductible_used=used,
            voluntary_deductible_used=voluntary_used,
        )
        assert deductible(decision) == expected
        assert decision.missing == (() if expected else ("insured.voluntary_deductible_used",))
        finding = charge(decision)
        assert (finding.rule, finding.phase) == ("deductible_comes_first", "charge")
        if expected not in (None, "0.00"):
            assert line(finding) == "met: only-voluntary-deductible"
            taken = (expected, None)
            assert facts(finding) == {"deductible_taken": taken, "deductible_taken.voluntary": taken}
            assert articles(finding) == ["Zvw 19(1)", "Zvw 21(3)"]
            (check,) = finding.checks
            assert [(fact.name, in_text(fact.needed)) for fact in check.beside] == [("age", 18)]

    def test_without_a_price_it_is_not_known_how_much(self) -> None:
        finding = charge(answer(deductible_waived=["stroke"], voluntary_deductible="100.00", price=ABSENT))
        assert line(finding) == "met: only-voluntary-deductible"
        assert facts(finding) == {"deductible_taken": (None, None), "deductible_taken.voluntary": (None, None)}

    def test_in_the_year_of_18_the_reading_is_told(self) -> None:
        finding = charge(
            answer(
                deductible_waived=["stroke"],
                voluntary_deductible="500.00",
                born="2008-01-12",
                sessions_before_18="count",
                deductible_year_of_18="birthday_days",
            )
        )
        assert line(finding) == "met: only-voluntary-deductible"
        assert finding.readings == (("deductible_year_of_18", "birthday_days"),)

    @pytest.mark.parametrize(("chosen", "expected"), [("0.00", "0.00"), ("100.00", None)])
    def test_a_total_that_was_given_leaves_its_voluntary_part_open(self, chosen: str, expected: str | None) -> None:
        """The total of somebody's own year says nothing of its parts, unless none was chosen."""
        decision = answer(deductible_waived=["stroke"], voluntary_deductible=chosen, deductible_total="385.00")
        assert deductible(decision) == expected
        if expected is None:
            finding = charge(decision)
            assert line(finding) == "unknown: deductible-not-established"
            assert (facts(finding), finding.needs) == ({}, ())
            assert articles(finding) == ["Zvw 19(1)", "Zvw 21(3)"]

    @pytest.mark.parametrize("total", [ABSENT, "485.00"])
    def test_what_was_chosen_matters_then(self, total: object) -> None:
        """Whether the total was given or not."""
        decision = answer(deductible_waived=["stroke"], voluntary_deductible=ABSENT, deductible_total=total)
        assert (deductible(decision), decision.missing) == (None, ("insured.voluntary_deductible",))

    def test_not_what_was_used_without_a_voluntary_part(self) -> None:
        assert answer(deductible_waived=["stroke"], deductible_used=ABSENT).missing == ()

    @pytest.mark.parametrize(
        ("contracted", "waived", "expected"),
        [(True, True, "0.00"), (False, True, "42.50"), (True, False, "42.50"), (False, False, "0.00")],
    )
    def test_only_with_or_without_a_contract(self, *, contracted: bool, waived: bool, expected: str) -> None:
        entry = {"kind": "stroke", "contracted": waived}
        policy = {"not_contracted": {"percent": 100}, "deductible_waived": [entry]}
        assert deductible(answer(contracted=contracted, basic=policy)) == expected

    def test_a_contract_that_is_not_given_matters(self) -> None:
        policy = {"not_contracted": {"percent": 100}, "deductible_waived": [{"kind": "stroke", "contracted": True}]}
        decision = answer(contracted=ABSENT, basic=policy)
        assert (deductible(decision), decision.missing) == (None, ("provider.contracted",))
        used_up = answer(contracted=ABSENT, basic=policy, deductible_used="385.00")
        assert (deductible(used_up), used_up.missing) == ("0.00", ())

    def test_a_table_goes_out_and_in_again(self) -> None:
        made = case(**STROKE, deductible_waived=["copd", {"kind": "stroke", "contracted": True, "paid_back": True}])
        assert case_from(mapping_of(made)) == made

    def test_a_wrong_table(self) -> None:
        with pytest.raises(InvalidCase, match=r"basic\.deductible_waived\[0\]\.kind: 'strok' is not known here"):
            case(**STROKE, deductible_waived=[{"kind": "strok"}])


class TestPaidBack:
    """CZ Zorgbewustpolis: charged first, and the mandatory part paid back by 1 April of the next year."""

    def test_the_insured_pays_first(self) -> None:
        decision = answer(deductible_waived=[{"kind": "stroke", "contracted": True, "paid_back": True}])
        assert (deductible(decision), line(charge(decision))) == ("42.50", "met: deductible-paid-back")
        assert facts(charge(decision))["deductible_paid_back"] == ("42.50", None)
        assert articles(charge(decision)) == ["Zvw 19(1)", "Zvw 21(3)"]

    @pytest.mark.parametrize(("used", "back"), [("342.50", "42.50"), ("343.00", "42.00"), ("385.00", "0.00")])
    def test_the_mandatory_part_only(self, used: str, back: str) -> None:
        decision = answer(
            deductible_waived=[{"kind": "stroke", "paid_back": True}],
            deductible_used=used,
            voluntary_deductible="500.00",
        )
        assert deductible(decision) == "42.50"
        assert facts(charge(decision))["deductible_paid_back"] == (back, None)

    @pytest.mark.parametrize(("chosen", "back"), [("0.00", "42.50"), ("100.00", None)])
    def test_of_a_total_that_was_given(self, chosen: str, back: str | None) -> None:
        """How much of it is mandatory nobody said, unless no voluntary part was chosen."""
        waived = [{"kind": "stroke", "paid_back": True}]
        decision = answer(deductible_waived=waived, voluntary_deductible=chosen, deductible_total="385.00")
        assert facts(charge(decision))["deductible_paid_back"] == (back, None)

    def test_not_without_the_contract_that_it_asks(self) -> None:
        policy = {
            "not_contracted": {"percent": 100},
            "deductible_waived": [{"kind": "stroke", "contracted": True, "paid_back": True}],
        }
        assert line(charge(answer(contracted=False, basic=policy))) == "met: deductible-applies"

    def test_nothing_comes_back_of_a_deductible_that_is_used_up(self) -> None:
        decision = answer(deductible_waived=[{"kind": "stroke", "paid_back": True}], deductible_used="385.00")
        assert line(charge(decision)) == "met: deductible-used-up"

    @pytest.mark.parametrize(("lang", "said"), [("nl", "later terug"), ("en", "back later")])
    def test_in_words(self, lang: str, said: str) -> None:
        decision = answer(deductible_waived=[{"kind": "stroke", "paid_back": True}])
        assert said in " ".join(explain(decision, lang).split())


class TestAskedOnlyWithoutAContract:
    """A policy may ask consent, or a referral, only of a practice without a contract."""

    POLICY = {"not_contracted": {"percent": 100}}

    @pytest.mark.parametrize(("key", "lacks"), [("requires_consent", "consent"), ("requires_referral", "referral")])
    @pytest.mark.parametrize(
        ("contracted", "given", "payer", "missing"),
        [
            (True, False, "basic", ()),
            (True, ABSENT, "basic", ()),
            (False, True, "basic", ()),
            (False, False, "insured", ()),
            (False, ABSENT, None, ("session.{0}",)),
            (ABSENT, True, "basic", ()),
            (ABSENT, False, None, ("provider.contracted",)),
        ],
    )
    def test_both_contract_states(
        self, key: str, lacks: str, contracted: object, given: object, payer: str | None, missing: tuple[str, ...]
    ) -> None:
        policy = {**self.POLICY, key: [{"ground": "annex_1", "contracted": False}]}
        decision = answer(contracted=contracted, **{lacks: given}, basic=policy, deductible_used="385.00")
        assert decision.payer == payer
        assert decision.missing == tuple(each.format(lacks) for each in missing)

    def test_the_code_stays_that_of_the_ground(self) -> None:
        policy = {**self.POLICY, "requires_consent": [{"ground": "annex_1", "contracted": False}]}
        assert answer(contracted=False, consent=False, basic=policy).entitlement_code == "001"

    def test_a_word_asks_it_of_everybody(self) -> None:
        policy = {**self.POLICY, "requires_consent": [{"ground": "annex_1", "contracted": False}, "annex_1"]}
        assert answer(contracted=True, consent=False, basic=policy).payer == "insured"

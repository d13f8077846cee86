from __future__ import annotations

import attrs
import pytest

from cases import ABSENT, articles, ask, case, facts, law_of, line, sessions
from dated import LAST, on
from fysiodekking import decide
from fysiodekking.model.decision import Payer
from fysiodekking.model.needs import OnTheList
from fysiodekking.model.vocabulary import Profession
from fysiodekking.rules import extra_lines
from fysiodekking.rules.performance import (
    line_carries_a_listed_performance,
    performance_can_be_insured_care,
    screening_only_without_a_referral,
)
from fysiodekking.rules.performance_list import (
    FACULTATIVE,
    FIRST_VISIT,
    NEVER_INSURED,
    NO_SHOW,
    SCREENING,
    SESSION,
    class_of,
    class_of_row,
    ordinary_code,
)
from fysiodekking.rules.verdicts import missing
from packages import grant, package


def test_every_kind_of_performance_that_a_rule_names_is_one_of_the_list() -> None:
    """Of a kind that no performance has a rule would say nothing, silently."""
    named = {
        *(SCREENING, SESSION, FACULTATIVE, NO_SHOW),
        *FIRST_VISIT,
        *NEVER_INSURED,
        *extra_lines._BESIDE,
    }
    kinds = {each.kind for each in on(LAST).charging.performances.values()}
    assert named <= kinds
    assert len(named) == 9


OTHERS = ["acupuncturist", "skin_therapist", "physician", "other"]


class TestListed:
    """No tariff for a performance without a description (Wmg 35(1)(c)); no other description (35(1)(d))."""

    rule = staticmethod(line_carries_a_listed_performance)

    @pytest.mark.parametrize("code", ["1000", "1200", "1316", "1864", "1960"])
    def test_on_the_list_of_the_physiotherapist(self, code: str) -> None:
        finding = ask(self.rule, performance=code)
        assert line(finding) == "met: listed-performance"
        assert articles(finding) == [f"Prestatiecodelijst 012 {code}"]
        assert facts(finding)["session.performance"][0] == code

    def test_on_the_list_of_the_exercise_therapist(self) -> None:
        assert line(ask(self.rule, profession="exercise_therapist", performance="2000")) == "met: listed-performance"

    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist"])
    def test_on_the_list_of_both(self, profession: str) -> None:
        assert line(ask(self.rule, profession=profession, performance="9121")) == "met: listed-performance"

    @pytest.mark.parametrize(
        "code", ["DN01", "0000", "0999", "999", "100000", "F103", "f1000", "10 00", "dry needling"]
    )
    def test_on_no_list(self, code: str) -> None:
        """What has not the form of a code never stood on a list, also on one that was not read."""
        finding = ask(self.rule, performance=code)
        assert line(finding) == "refused: no-listed-performance"
        assert articles(finding) == ["Wmg 35(1)(c)", "Prestatiecodelijst 012 list 012"]
        assert finding.bears is Payer.NOBODY

    @pytest.mark.parametrize(
        ("profession", "code"),
        [("physiotherapist", "2000"), ("exercise_therapist", "1000"), ("exercise_therapist", "F1000")],
    )
    def test_on_the_other_list(self, profession: str, code: str) -> None:
        finding = ask(self.rule, profession=profession, performance=code)
        assert line(finding) == "refused: performance-of-other-profession"
        assert articles(finding) == ["Wmg 35(1)(d)", f"Prestatiecodelijst 012 {code}"]
        assert finding.bears is Payer.NOBODY

    @pytest.mark.parametrize(
        ("code", "day", "expected"),
        [
            ("1864", "2015-12-31", "refused: no-listed-performance"),
            ("1864", "2016-01-01", "met: listed-performance"),
            ("9121", "2023-12-31", "refused: no-listed-performance"),
            ("9121", "2024-01-01", "met: listed-performance"),
        ],
    )
    def test_only_from_its_first_day(self, code: str, day: str, expected: str) -> None:
        assert line(ask(self.rule, performance=code, date=day)) == expected

    @pytest.mark.parametrize("profession", OTHERS)
    @pytest.mark.parametrize("code", ["1000", "9999", ABSENT])
    def test_other_professions_need_no_code(self, profession: str, code: object) -> None:
        finding = ask(self.rule, profession=profession, performance=code)
        assert line(finding) == "not_applicable: performance-not-needed"


class TestListNotRead:
    """The list that was read is that of 1 March 2019; the NZa added performances since: "sinds 2020"."""

    rule = staticmethod(line_carries_a_listed_performance)

    @pytest.mark.parametrize("code", ["9999", "2650", "24104", "F1038"])
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2012-01-01", "refused: no-listed-performance"),
            ("2019-12-31", "refused: no-listed-performance"),
            ("2020-01-01", "unknown: list-of-the-day-not-read"),
            (str(LAST), "unknown: list-of-the-day-not-read"),
        ],
    )
    def test_a_code_that_is_not_on_it(self, code: str, day: str, expected: str) -> None:
        assert line(ask(self.rule, performance=code, date=day)) == expected

    def test_no_fact_of_the_caller_settles_it(self) -> None:
        finding = ask(self.rule, performance="9999")
        assert (finding.missing, [need.key for need in finding.needs]) == ((), [OnTheList("9999")])
        assert articles(finding) == ["Wmg 35(1)(c)", "NZa performances since 2020"]
        assert finding.bears is Payer.NOBODY

    @pytest.mark.parametrize("code", ["10039", "10040"])
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2019-12-31", "refused: no-listed-performance"),
            ("2020-01-01", "unknown: list-of-the-day-not-read"),
            ("2024-06-30", "unknown: list-of-the-day-not-read"),
            ("2024-07-01", "met: listed-performance"),
            ("2024-12-31", "met: listed-performance"),
            ("2025-01-01", "unknown: list-of-the-day-not-read"),
        ],
    )
    def test_conditional_care_of_rheumatoid_arthritis(self, code: str, day: str, expected: str) -> None:
        """The codes stand in the DCSPH list of 1 July 2024; their first and last day were not found."""
        assert line(ask(self.rule, performance=code, date=day)) == expected

    @pytest.mark.parametrize("code", ["10041", "10042"])
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2024-07-01", "met: listed-performance"),
            ("2025-12-31", "met: listed-performance"),
            ("2026-01-01", "unknown: list-of-the-day-not-read"),
        ],
    )
    def test_conditional_care_of_axial_spondyloarthritis(self, code: str, day: str, expected: str) -> None:
        assert line(ask(self.rule, performance=code, date=day)) == expected

    def test_the_next_code_is_not_known_either(self) -> None:
        assert line(ask(self.rule, performance="10043", date="2024-07-01")) == "unknown: list-of-the-day-not-read"

    @pytest.mark.parametrize("profession", OTHERS)
    def test_other_professions(self, profession: str) -> None:
        assert (
            line(ask(self.rule, profession=profession, performance="9999")) == "not_applicable: performance-not-needed"
        )


class TestListNotReadDecided:
    """Nobody is told that a line may not be charged because a list was not read."""

    @pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
    def test_a_package_would_pay_it(self, day: str) -> None:
        decision = decide(case(performance="9999", date=day, packages=[package()]))
        assert (decision.outcome, decision.payer, decision.missing) == ("undetermined", None, ())
        assert decision.reasons[0] == "list-of-the-day-not-read"

    def test_it_may_be_a_code_of_the_class_that_the_package_pays(self) -> None:
        manual = package(grant(covers=["manual_therapy"]))
        assert decide(case(performance="9999", packages=[manual])).outcome == "undetermined"
        assert decide(case(performance="1000", packages=[manual])).outcome == "not_covered"

    def test_the_basic_package_would_pay_it(self) -> None:
        decision = decide(case(performance="9999", kind="stroke", history=sessions(20)))
        assert (decision.outcome, decision.reasons[0]) == ("undetermined", "list-of-the-day-not-read")

    @pytest.mark.parametrize("number", [0, 8])
    def test_it_may_be_pelvic(self, number: int) -> None:
        named = {"kind": "urinary_incontinence", "history": sessions(number), "pelvic_nine": "once"}
        assert decide(case(performance="9999", **named)).outcome == "undetermined"
        assert decide(case(performance="9999", **{**named, "history": sessions(9)})).outcome == "not_covered"

    def test_nobody_else_pays_either_way(self) -> None:
        """The patient pays, or nobody may charge it: not covered, and the payer is open."""
        decision = decide(case(performance="9999"))
        assert (decision.outcome, decision.payer, decision.amounts) == ("not_covered", None, None)
        assert "list-of-the-day-not-read" in decision.reasons

    def test_another_gate_says_that_nobody_may(self) -> None:
        decision = decide(case(performance="9999", techniques=["injection"], packages=[package()]))
        assert (decision.outcome, decision.payer) == ("not_covered", "nobody")

    def test_another_gate_says_that_the_patient_pays(self) -> None:
        decision = decide(case(performance="9999", big_registered=False, packages=[package()]))
        assert (decision.outcome, decision.payer) == ("not_covered", None)

    @pytest.mark.parametrize(
        ("contracted", "expected"), [(True, ("undetermined", None)), (False, ("not_covered", "nobody"))]
    )
    def test_a_facultative_code_needs_an_agreement_on_any_list(
        self, contracted: bool, expected: tuple[str, str]
    ) -> None:
        decision = decide(case(performance="F1038", contracted=contracted, packages=[package()]))
        assert (decision.outcome, decision.payer) == expected

    def test_a_second_line_that_day(self) -> None:
        """Listed or not, nobody may charge it; and beside it a listed one is a second line."""
        decision = decide(case(performance="9999", history=[{"date": "2026-03-12"}], packages=[package()]))
        assert (decision.payer, decision.reasons[0]) == ("nobody", "second-of-the-day")
        beside = decide(case(history=[{"date": "2026-03-12", "performance": "9999"}], packages=[package()]))
        assert (beside.payer, beside.reasons[0]) == ("nobody", "second-of-the-day")

    def test_the_last_day_of_the_list(self) -> None:
        decision = decide(case(performance="9999", date="2019-12-31", packages=[package(year=2019)]))
        assert (decision.outcome, decision.payer) == ("not_covered", "nobody")


class TestFacultative:
    """A facultative performance only with a written agreement between insurer and provider."""

    rule = staticmethod(line_carries_a_listed_performance)

    @pytest.mark.parametrize(
        ("contracted", "expected"), [(True, "met: listed-performance"), (False, "refused: agreement-needed")]
    )
    def test_given(self, contracted: bool, expected: str) -> None:
        finding = ask(self.rule, performance="F1000", contracted=contracted)
        assert line(finding) == expected
        assert articles(finding) == ["NZa TB/REG-21630-01"]
        assert finding.bears is Payer.NOBODY

    def test_not_given(self) -> None:
        finding = ask(self.rule, performance="F1037", contracted=ABSENT)
        assert line(finding) == "unknown: agreement-needed"
        assert finding.missing == ("provider.contracted",)


class TestInsurable:
    """A missed appointment, a report, material or an out-of-hours surcharge is never insured: the patient's."""

    rule = staticmethod(performance_can_be_insured_care)

    @pytest.mark.parametrize("code", ["1960", "1900", "1901", "1902", "1105", "1950", "1003", "1203", "1306", "1970"])
    def test_never(self, code: str) -> None:
        finding = ask(self.rule, performance=code)
        assert line(finding) == "refused: never-insured"
        assert finding.bears is Payer.INSURED
        assert articles(finding) == ["NZa no-show"]

    @pytest.mark.parametrize("code", ["1000", "1103", "1400", "1850", "1864", "1870", "1920", "F1000", "9121"])
    def test_can_be(self, code: str) -> None:
        finding = ask(self.rule, performance=code)
        assert line(finding) == "met: insured-kind-of-performance"
        assert articles(finding) == [f"Prestatiecodelijst 012 {code}"]

    @pytest.mark.parametrize("code", ["DN01", "9999"])
    def test_what_is_not_listed_is_left_to_the_other_gate(self, code: str) -> None:
        """The list does not say of a code that it does not have that it can be insured care."""
        finding = ask(self.rule, performance=code)
        assert line(finding) == "not_applicable: profession-not-asked"
        assert articles(finding) == []

    @pytest.mark.parametrize("profession", OTHERS)
    def test_other_professions(self, profession: str) -> None:
        finding = ask(self.rule, profession=profession, performance="1960")
        assert line(finding) == "not_applicable: performance-not-needed"


class TestScreening:
    """With a referral screening may not be charged."""

    rule = staticmethod(screening_only_without_a_referral)

    @pytest.mark.parametrize("code", ["1850", "1851", "1852", "1853", "1864", "1865", "1866"])
    @pytest.mark.parametrize(
        ("referral", "expected"),
        [(False, "met: screening-without-referral"), (True, "refused: screening-with-referral")],
    )
    def test_given(self, code: str, referral: bool, expected: str) -> None:
        finding = ask(self.rule, performance=code, referral=referral)
        assert line(finding) == expected
        assert facts(finding) == {"session.referral": (referral, False)}
        assert articles(finding) == ["NZa screening"]
        assert finding.bears is Payer.NOBODY

    def test_by_an_exercise_therapist(self) -> None:
        finding = ask(self.rule, profession="exercise_therapist", performance="2400", referral=True)
        assert line(finding) == "refused: screening-with-referral"

    def test_not_given(self) -> None:
        finding = ask(self.rule, performance="1864", referral=ABSENT)
        assert line(finding) == "unknown: screening-referral-not-given"
        assert finding.missing == ("session.referral",)

    @pytest.mark.parametrize("code", ["1000", "1003", "1860", "1863", "1870", "9999"])
    def test_no_screening(self, code: str) -> None:
        assert line(ask(self.rule, performance=code, referral=True)) == "not_applicable: no-screening"

    @pytest.mark.parametrize("profession", OTHERS)
    def test_other_professions(self, profession: str) -> None:
        finding = ask(self.rule, profession=profession, performance="1864", referral=True)
        assert line(finding) == "not_applicable: no-screening"

    @pytest.mark.parametrize(("referral", "payer"), [(True, "nobody"), (False, "insured")])
    def test_the_surcharge_on_it_is_never_insured_either(self, referral: bool, payer: str) -> None:
        decision = decide(case(performance="1853", referral=referral))
        assert (decision.outcome, decision.payer) == ("not_covered", payer)

    def test_before_the_code_existed(self) -> None:
        finding = ask(self.rule, performance="1864", referral=True, date="2015-12-31")
        assert line(finding) == "not_applicable: no-screening"


class TestClassOfCover:
    """The class follows from code and profession, never from the technique alone."""

    @pytest.mark.parametrize(
        ("profession", "code", "expected"),
        [
            ("physiotherapist", "1000", "physiotherapy"),
            ("physiotherapist", "1200", "manual_therapy"),
            ("physiotherapist", "1870", "physiotherapy"),
            ("physiotherapist", "1600", "pelvic_physiotherapy"),
            ("physiotherapist", "9121", "physiotherapy"),
            ("physiotherapist", "9999", "physiotherapy"),
            ("exercise_therapist", "2000", "exercise_therapy"),
            ("exercise_therapist", "2408", "exercise_therapy"),
            ("exercise_therapist", "9121", "exercise_therapy"),
            ("exercise_therapist", "9999", "exercise_therapy"),
            ("acupuncturist", "1000", "acupuncture"),
            ("acupuncturist", ABSENT, "acupuncture"),
            ("skin_therapist", ABSENT, "other_alternative"),
            ("physician", ABSENT, "other_alternative"),
            ("other", "1000", "other_alternative"),
        ],
    )
    @pytest.mark.parametrize("techniques", [["dry_needling"], ["exercise_therapy"], ["acupuncture"]])
    def test_class(self, profession: str, code: object, expected: str, techniques: list[str]) -> None:
        made = case(profession=profession, performance=code, techniques=techniques)
        assert class_of(made, law_of(made)) == expected


class TestClassOfASkinTherapist:
    """Lymphoedema is oedema therapy; scar care is "fysiotherapeutische zorg"; the rest is alternative."""

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("lymphoedema", "oedema_therapy"),
            ("skin_scar_tissue", "physiotherapy"),
            ("not_listed", "other_alternative"),
            ("stroke", "other_alternative"),
        ],
    )
    @pytest.mark.parametrize("code", [ABSENT, "1000", "9999"])
    @pytest.mark.parametrize("reading", ["yes", "no"])
    def test_class(self, kind: str, expected: str, code: object, reading: str) -> None:
        named = {"kind": kind, "performance": code, "skin_therapist_on_annex_1": reading}
        made = case(profession="skin_therapist", **named)
        assert class_of(made, law_of(made)) == expected

    def test_who_else_treats_lymphoedema_keeps_the_class_of_the_code(self) -> None:
        for profession, code, expected in (
            ("physiotherapist", "1000", "physiotherapy"),
            ("physiotherapist", "1500", "oedema_therapy"),
            ("acupuncturist", "1000", "acupuncture"),
            ("other", "1000", "other_alternative"),
        ):
            made = case(profession=profession, performance=code, kind="lymphoedema")
            assert class_of(made, law_of(made)) == expected

    def test_an_earlier_session_has_the_class_of_its_condition(self) -> None:
        conditions = {
            "conditions.complaint": {"kind": "lymphoedema"},
            "conditions.scar": {"kind": "skin_scar_tissue"},
        }
        rows = [{"date": "2026-01-05", "condition": "complaint"}, {"date": "2026-01-06", "condition": "scar"}]
        made = case({**conditions, "session.condition": "complaint"}, profession="skin_therapist", history=rows)
        law = law_of(made)
        assert [class_of_row(made, law, row) for row in made.past.rows] == ["oedema_therapy", "physiotherapy"]


def test_a_facultative_session_with_the_contract_not_given() -> None:
    """A contract is taken for the written agreement: it is asked, by its name."""
    finding = ask(line_carries_a_listed_performance, performance="F1000", contracted=ABSENT)
    assert line(finding) == "unknown: agreement-needed"
    assert (finding.phase, finding.bears) == ("gate", "nobody")
    assert facts(finding) == {"session.performance": ("F1000", None)}
    assert finding.needs == (missing("provider.contracted"),)


class TestOrdinaryCode:
    """The ordinary session of a profession is the first session that stands on its list that day."""

    @pytest.mark.parametrize(
        ("profession", "code"),
        [
            (Profession.PHYSIOTHERAPIST, "1000"),
            (Profession.EXERCISE_THERAPIST, "2000"),
            (Profession.ACUPUNCTURIST, None),
        ],
    )
    def test_of_each_list(self, profession: Profession, code: str | None) -> None:
        assert ordinary_code(profession, law_of(case())) == code

    def test_what_is_gone_or_no_session_is_passed_over(self) -> None:
        """A code that left the list, and a line that is no session, may stand before it."""
        law = law_of(case())
        listed = law.charging.performances
        gone = attrs.evolve(listed["1200"], in_force=False)
        changed = {"1960": listed["1960"], "1200": gone, "1001": listed["1001"], "1000": listed["1000"]}
        shorter = attrs.evolve(law, charging=attrs.evolve(law.charging, performances=changed))
        assert listed["1960"].in_force
        assert listed["1960"].kind != "session"
        assert ordinary_code(Profession.PHYSIOTHERAPIST, shorter) == "1001"

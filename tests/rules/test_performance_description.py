from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases import ABSENT, articles, ask, asked, case, facts, law_of, line, sessions, sound
from dated import FIRST, LAST
from fysiodekking import decide
from fysiodekking.model.decision import Payer
from fysiodekking.model.facts import Bound
from fysiodekking.model.needs import OfLaw
from fysiodekking.rules.performance_description import line_fits_its_description
from packages import grant, package

RULE = staticmethod(line_fits_its_description)
EVERY = package(
    grant(
        covers=[
            "physiotherapy",
            "manual_therapy",
            "exercise_therapy",
            "pelvic_physiotherapy",
            "oedema_therapy",
            "child_physiotherapy",
            "geriatric_physiotherapy",
            "psychosomatic_physiotherapy",
        ]
    )
)
"""A package that pays every class of the two therapists."""


def answer(**named: Any) -> tuple[str, str | None]:
    """Decide the ordinary session with a package that pays all, changed."""
    decision = decide(case(packages=[EVERY], **named))
    return decision.outcome, decision.payer


class TestAge:
    """The label says child physiotherapy, child exercise therapy: "kinderfysiotherapie"."""

    rule = RULE

    @pytest.mark.parametrize("code", ["1100", "1101", "1102", "1103"])
    @pytest.mark.parametrize(
        ("born", "expected"),
        [("2008-03-13", "met: fits-its-description"), ("2008-03-12", "refused: code-for-children")],
    )
    def test_until_the_18th_birthday(self, code: str, born: str, expected: str) -> None:
        finding = ask(self.rule, performance=code, born=born, specialisms=ABSENT)
        assert line(finding) == expected

    @pytest.mark.parametrize("code", ["2300", "2301", "3300", "2500"])
    def test_of_an_exercise_therapist(self, code: str) -> None:
        named: Any = {"profession": "exercise_therapist", "performance": code, "specialisms": ABSENT}
        assert line(ask(self.rule, **named)) == "refused: code-for-children"
        assert line(ask(self.rule, **named, born="2016-01-01")) == "met: fits-its-description"

    def test_nobody_may_charge_it(self) -> None:
        finding = ask(self.rule, performance="1100", specialisms=["child"])
        assert articles(finding) == ["Wmg 35(1)(d)", "Prestatiecodelijst 012 1100"]
        assert finding.bears is Payer.NOBODY
        assert facts(finding)["age"] == (41, "< 18")
        assert answer(performance="1100", specialisms=["child"]) == ("not_covered", "nobody")
        assert answer(performance="1100", specialisms=["child"], born="2016-01-01") == ("covered", "basic")

    def test_what_nobody_may_charge_goes_before_what_the_insurer_asks(self) -> None:
        assert line(ask(self.rule, performance="1100", specialisms=[])) == "refused: code-for-children"

    @pytest.mark.parametrize(
        ("born", "expected"),
        [("2016-01-01", "unknown: code-conditions-not-read"), ("1984-05-02", "refused: code-for-children")],
    )
    @pytest.mark.parametrize("last", [True, False])
    def test_what_is_not_known_goes_before_what_fits(self, born: str, expected: str, *, last: bool) -> None:
        """Whichever the list says first: of a code that is for children, and for conditions that nobody read."""
        law = law_of(case())
        (unread,) = law.charging.descriptions["1700"]
        child = law.charging.descriptions["1100"][0]
        both = (child, unread) if last else (unread, child)
        charging = attrs.evolve(law.charging, descriptions={**law.charging.descriptions, "1100": both})
        finding = asked(
            line_fits_its_description,
            case(performance="1100", born=born, kind="whiplash"),
            attrs.evolve(law, charging=charging),
        )
        assert line(finding) == expected


class TestReferral:
    """The labels say "na screening" and "na verwijzing": without a referral, and after one."""

    rule = RULE

    @pytest.mark.parametrize("code", ["1870", "1871", "1872", "1873"])
    @pytest.mark.parametrize(
        ("referral", "expected"),
        [(True, "met: fits-its-description"), (False, "refused: code-after-referral")],
    )
    def test_intake_after_referral(self, code: str, referral: bool, expected: str) -> None:
        finding = ask(self.rule, performance=code, referral=referral)
        assert line(finding) == expected
        assert facts(finding)["session.referral"] == (referral, True)
        assert finding.bears is Payer.NOBODY

    @pytest.mark.parametrize("code", ["1860", "1861", "1862", "1863"])
    @pytest.mark.parametrize(
        ("referral", "expected"),
        [(False, "met: fits-its-description"), (True, "refused: code-without-referral")],
    )
    def test_intake_after_screening(self, code: str, referral: bool, expected: str) -> None:
        finding = ask(self.rule, performance=code, referral=referral)
        assert line(finding) == expected
        assert finding.bears is Payer.NOBODY

    @pytest.mark.parametrize(
        ("code", "referral", "payer"),
        [("1870", False, "nobody"), ("1860", True, "nobody"), ("1400", False, "insured")],
    )
    def test_decided(self, code: str, referral: bool, payer: str) -> None:
        assert answer(performance=code, referral=referral) == ("not_covered", payer)
        assert answer(performance=code, referral=not referral) == ("covered", "package")

    @pytest.mark.parametrize(("code", "referral"), [("2408", False), ("2409", False), ("2401", True), ("2407", True)])
    def test_of_an_exercise_therapist(self, code: str, referral: bool) -> None:
        named: Any = {"profession": "exercise_therapist", "performance": code}
        assert answer(**named, referral=referral) == ("not_covered", "nobody")
        assert answer(**named, referral=not referral) == ("covered", "package")

    @pytest.mark.parametrize("code", ["1870", "1860", "1400"])
    def test_not_stated_contradicts_nothing(self, code: str) -> None:
        finding = ask(self.rule, performance=code, referral=ABSENT)
        assert (line(finding), finding.missing) == ("met: fits-its-description", ())
        decision = decide(case(performance=code, referral=ABSENT, packages=[EVERY]))
        assert (decision.outcome, decision.missing) == ("covered", ())

    @pytest.mark.parametrize("code", ["1400", "1401", "1402", "1403"])
    def test_one_off_examination_is_refused_by_the_insurer_only(self, code: str) -> None:
        finding = ask(self.rule, performance=code, referral=False)
        assert (line(finding), finding.bears) == ("refused: code-after-referral", Payer.INSURED)
        assert articles(finding) == ["Prestatiecodelijst 012 1400"]

    @pytest.mark.parametrize("referral", [True, False])
    def test_an_ordinary_session_asks_none(self, referral: bool) -> None:
        assert line(ask(self.rule, performance="1000", referral=referral)) == "not_applicable: description-asks-nothing"

    def test_a_referral_that_a_package_asks_beside_it(self) -> None:
        """With one the package pays; without one nobody may charge the intake."""
        asks = package(grant(requires={"referral": True}))
        decision = decide(case(performance="1870", referral=ABSENT, packages=[asks]))
        assert (decision.outcome, decision.missing) == ("undetermined", ("session.referral",))


class TestCondition:
    """A long session is there for a closed list of conditions; fall prevention is for a fall risk."""

    rule = RULE

    @pytest.mark.parametrize("code", ["1700", "1701", "1702", "1703", "1704"])
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            ("not_listed", "refused: code-for-other-conditions"),
            ("stroke", "met: fits-its-description"),
            ("spinal_cord_disorder", "met: fits-its-description"),
            ("multiple_sclerosis", "met: fits-its-description"),
            ("muscle_disease", "met: fits-its-description"),
            ("congenital_cns_anomaly", "met: fits-its-description"),
            ("congenital_respiratory_anomaly", "met: fits-its-description"),
            ("frozen_shoulder", "unknown: code-conditions-not-read"),
            ("osteoarthritis_hip_knee", "unknown: code-conditions-not-read"),
        ],
    )
    def test_long_session(self, code: str, kind: str, expected: str) -> None:
        finding = ask(self.rule, performance=code, kind=kind)
        assert line(finding) == expected
        assert (finding.bears, finding.missing) == (Payer.NOBODY, ())

    @pytest.mark.parametrize("kind", ["muscle_disease", "congenital_cns_anomaly"])
    @pytest.mark.parametrize(
        ("born", "age", "expected"),
        [("2008-03-12", 18, "met: fits-its-description"), ("2008-03-13", 17, "unknown: code-conditions-not-read")],
    )
    def test_from_18(self, kind: str, born: str, age: int, expected: str) -> None:
        """ "Muscular dystrophy and spina bifida from 18": of a child the list, which is cut off, may say more."""
        finding = ask(self.rule, performance="1700", kind=kind, born=born)
        assert line(finding) == expected
        assert facts(finding)["age"] == (age, ">= 18")

    @pytest.mark.parametrize("kind", ["multiple_sclerosis", "spinal_cord_disorder", "congenital_respiratory_anomaly"])
    def test_others_at_any_age(self, kind: str) -> None:
        finding = ask(self.rule, performance="1700", kind=kind, born="2016-01-01")
        assert line(finding) == "met: fits-its-description"
        assert "age" not in facts(finding)

    def test_long_session_of_an_exercise_therapist(self) -> None:
        named: Any = {"profession": "exercise_therapist", "performance": "2800"}
        assert line(ask(self.rule, **named)) == "refused: code-for-other-conditions"

    @pytest.mark.parametrize(
        ("first", "expected"),
        [
            (ABSENT, "met: fits-its-description"),
            ("2025-03-13", "met: fits-its-description"),
            ("2025-03-12", "refused: code-for-the-first-year"),
        ],
    )
    def test_stroke_in_its_first_year(self, first: object, expected: str) -> None:
        """The stroke lies before its first treatment; the day of the stroke itself is no fact here."""
        finding = ask(self.rule, performance="1700", kind="stroke", first_session=first)
        assert line(finding) == expected
        assert [fact.name.rpartition(".")[2] for fact in finding.facts[:2]] == ["performance", "kind"]
        end = "2026-03-13" if first == "2025-03-13" else "2026-03-12"
        needed = Bound("<", date.fromisoformat(end), months=12)
        assert [fact.needed for fact in finding.facts[2:]] == ([] if first is ABSENT else [needed])

    @pytest.mark.parametrize(
        ("supposed", "expected"),
        [(True, "met: fits-its-description"), (False, "refused: code-for-other-conditions")],
    )
    def test_what_was_not_read_is_one_or_the_other(self, supposed: bool, expected: str) -> None:
        made = case(performance="1700", kind="frozen_shoulder").supposing(OfLaw("description.long_session"), supposed)
        finding = sound(asked(line_fits_its_description, made), made.session.date)
        assert line(finding) == expected
        assert list(facts(finding)) == ["session.performance", "conditions.complaint.kind"]

    def test_others_have_no_first_year(self) -> None:
        finding = ask(self.rule, performance="1700", kind="multiple_sclerosis", first_session="2012-01-02")
        assert line(finding) == "met: fits-its-description"

    def test_not_for_a_long_visit_with_dry_needling(self) -> None:
        assert answer(performance="1700", techniques=["dry_needling"]) == ("not_covered", "nobody")
        assert answer(performance="1000", techniques=["dry_needling"]) == ("covered", "package")

    def test_what_was_not_read_leaves_it_open(self) -> None:
        made = case(performance="1700", kind="whiplash", first_session="2026-03-02", packages=[EVERY])
        decision = decide(made)
        assert (decision.outcome, decision.missing) == ("undetermined", ())
        assert decision.reasons[0] == "code-conditions-not-read"

    def test_what_was_not_read_does_not_matter_where_nobody_else_pays(self) -> None:
        decision = decide(case(performance="1700", kind="whiplash", first_session="2026-03-02"))
        assert (decision.outcome, decision.payer) == ("not_covered", None)

    @pytest.mark.parametrize("code", ["9120", "9121"])
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [("fall_risk", "met: fits-its-description"), ("not_listed", "refused: code-for-other-conditions")],
    )
    def test_fall_prevention(self, code: str, kind: str, expected: str) -> None:
        finding = ask(self.rule, performance=code, kind=kind)
        assert (line(finding), finding.bears) == (expected, Payer.INSURED)

    def test_fall_risk_may_be_assessed_of_anybody(self) -> None:
        assert line(ask(self.rule, performance="9122")) == "not_applicable: description-asks-nothing"


SPECIALISTS = [
    ("1100", "child", "2016-01-01"),
    ("1200", "manual_therapy", "1984-05-02"),
    ("1500", "oedema", "1984-05-02"),
    ("1600", "pelvic", "1984-05-02"),
    ("1750", "psychosomatic", "1984-05-02"),
    ("1775", "geriatric", "1984-05-02"),
]


@pytest.mark.parametrize(("code", "specialism", "born"), SPECIALISTS)
class TestSpecialism:
    """Insurers return a line by somebody who is not qualified for the performance (return code 0562)."""

    rule = RULE

    def test_stated(self, code: str, specialism: str, born: str) -> None:
        finding = ask(self.rule, performance=code, specialisms=["sports", specialism], born=born)
        assert line(finding) == "met: fits-its-description"

    @pytest.mark.parametrize("stated", [[], ["sports"], ["orofacial"]])
    def test_stated_otherwise(self, code: str, specialism: str, born: str, stated: list[str]) -> None:
        finding = ask(self.rule, performance=code, specialisms=stated, born=born)
        assert (line(finding), finding.bears) == ("refused: code-of-a-specialism", Payer.INSURED)
        assert facts(finding)["provider.specialisms"] == (", ".join(stated), specialism)

    def test_stated_among_other_words(self, code: str, specialism: str, born: str) -> None:
        finding = ask(self.rule, performance=code, specialisms=[f"Master {specialism} (MSc)"], born=born)
        assert line(finding) == "met: fits-its-description"

    def test_not_stated(self, code: str, specialism: str, born: str) -> None:
        finding = ask(self.rule, performance=code, specialisms=ABSENT, born=born)
        assert (line(finding), finding.missing) == ("met: fits-its-description", ()), specialism

    def test_decided(self, code: str, specialism: str, born: str) -> None:
        assert answer(performance=code, specialisms=[], born=born) == ("not_covered", "insured")
        assert answer(performance=code, specialisms=[specialism], born=born)[0] == "covered"
        assert answer(performance=code, specialisms=ABSENT, born=born)[0] == "covered"


class TestSpecialismInOtherWords:
    """A specialism is a word of the caller's own: the Dutch one and the number of the list (COD016) are known too."""

    rule = RULE

    @pytest.mark.parametrize(
        ("code", "stated"),
        [
            ("1600", "pelvic_physiotherapy"),
            ("1600", "Bekkenfysiotherapeut"),
            ("1600", "0406"),
            ("1200", "Manueel therapeut"),
            ("1200", " (manual-therapy)."),
            ("1200", "(0404)"),
            ("1200", "manual"),
            ("1200", "0404"),
            ("1500", "lymphoedema"),
            ("1500", "edema"),
            ("1775", "geriatrie"),
            ("1750", "psychosomatiek"),
            ("1200", "0415"),
        ],
    )
    def test_is_known(self, code: str, stated: str) -> None:
        """A number that no performance names may be a combination of several."""
        assert line(ask(self.rule, performance=code, specialisms=[stated])) == "met: fits-its-description"

    @pytest.mark.parametrize(
        ("code", "stated"),
        [("1600", "0404"), ("1200", "0406"), ("1200", "0408"), ("1200", "0484"), ("1200", "medical")],
    )
    def test_is_another(self, code: str, stated: str) -> None:
        assert line(ask(self.rule, performance=code, specialisms=[stated])) == "refused: code-of-a-specialism"


class TestWhereItIsNotAsked:
    rule = RULE

    @pytest.mark.parametrize("profession", ["acupuncturist", "skin_therapist", "physician", "other"])
    def test_other_professions(self, profession: str) -> None:
        finding = ask(self.rule, profession=profession, performance="1870")
        assert line(finding) == "not_applicable: description-asks-nothing"

    @pytest.mark.parametrize("code", ["9999", "DN01"])
    def test_a_code_that_is_not_listed(self, code: str) -> None:
        assert line(ask(self.rule, performance=code)) == "not_applicable: description-asks-nothing"

    @pytest.mark.parametrize("code", ["1000", "1316", "1864", "1900", "1960"])
    def test_a_code_that_says_nothing(self, code: str) -> None:
        assert line(ask(self.rule, performance=code)) == "not_applicable: description-asks-nothing"

    @pytest.mark.parametrize("day", [str(FIRST), "2018-06-01", str(LAST)])
    def test_on_every_day(self, day: str) -> None:
        assert line(ask(self.rule, performance="1870", date=day)) == "refused: code-after-referral"


class TestSupposed:
    """A specialism that is only supposed goes together with the code: the gate judges what was stated."""

    def test_manual_therapy_for_incontinence(self) -> None:
        decision = decide(case(performance="1200", specialisms=ABSENT, kind="urinary_incontinence", pelvic_nine="once"))
        assert (decision.outcome, decision.missing) == ("undetermined", ("provider.specialisms",))

    def test_pelvic_by_its_code(self) -> None:
        decision = decide(
            case(performance="1600", specialisms=ABSENT, kind="urinary_incontinence", history=sessions(3))
        )
        assert decision.payer == "basic"

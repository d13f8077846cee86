"""What may be charged: the Wmg, the rules of the NZa and the performance list."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest

from dated import LAST, on
from fysiodekking.law import law_data
from fysiodekking.law.load import Key
from fysiodekking.model.unknown import or_none
from fysiodekking.model.vocabulary import THERAPISTS, CoverClass, Profession

CONDITIONAL: Final = ("10039", "10040", "10041", "10042")


class TestCharging:
    """Wmg 35 and the performance list."""

    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("no_description_no_tariff", "Wmg 35(1)(c)"),
            ("own_description_only", "Wmg 35(1)(d)"),
            ("prescribed_way_only", "Wmg 35(1)(e)"),
            ("one_session_whatever_its_content", "NZa session"),
            ("several_on_a_day", "NZa same day"),
            ("no_screening_with_referral", "NZa screening"),
            ("facultative_by_agreement", "NZa TB/REG-21630-01"),
            ("never_insured", "NZa no-show"),
            ("list", "Prestatiecodelijst 012 list 012"),
        ],
    )
    def test_places(self, name: str, place: str) -> None:
        cited = getattr(on("2026-03-12").charging, name)
        assert f"{cited.source} {cited.article}" == place

    @pytest.mark.parametrize(("day", "article"), [("2020-12-31", "session"), ("2021-01-01", "same day")])
    def test_more_than_one_a_day_from_2021(self, day: str, article: str) -> None:
        assert on(day).charging.several_on_a_day.article == article

    @pytest.mark.parametrize(
        ("day", "confidence"), [("2018-12-31", "I"), ("2019-01-01", "P"), ("2019-12-31", "P"), ("2026-03-12", "I")]
    )
    def test_the_list_was_read_for_2019(self, day: str, confidence: str) -> None:
        assert on(day).charging.performances["1000"].citation.confidence == confidence

    @pytest.mark.parametrize(
        ("day", "confidence"), [("2018-12-31", "I"), ("2019-01-01", "P"), ("2019-12-31", "P"), ("2020-01-01", "I")]
    )
    def test_the_list_was_read_from_the_first_to_the_last_day_of_2019(self, day: str, confidence: str) -> None:
        listed = law_data().timelines["performance-list.toml"][Key("performance", "1000")][0]
        assert listed.cite(date.fromisoformat(day)).confidence == confidence

    @pytest.mark.parametrize(
        ("day", "article"), [("2020-06-30", "facultative performance"), ("2020-07-01", "TB/REG-21630-01")]
    )
    def test_facultative_performances(self, day: str, article: str) -> None:
        assert on(day).charging.facultative_by_agreement.article == article

    @pytest.mark.parametrize("code", ["1864", "1865", "1866"])
    def test_screening_with_intake_from_2016(self, code: str) -> None:
        assert not on("2015-12-31").charging.performances[code].in_force
        assert on("2016-01-01").charging.performances[code].in_force

    @pytest.mark.parametrize("code", ["9120", "9121", "9122"])
    def test_fall_prevention_from_2024(self, code: str) -> None:
        assert not on("2023-12-31").charging.performances[code].in_force
        stands = on("2024-01-01").charging.performances[code]
        assert stands.in_force
        assert stands.professions == THERAPISTS

    def test_every_other_code_on_the_first_day(self) -> None:
        out = {code for code, each in on("2012-01-01").charging.performances.items() if each.in_force is not True}
        assert out == {"1864", "1865", "1866", "9120", "9121", "9122", *CONDITIONAL}
        out = {code for code, each in on(LAST).charging.performances.items() if each.in_force is not True}
        assert out == set(CONDITIONAL)

    @pytest.mark.parametrize(
        ("code", "day", "expected"),
        [
            ("10039", "2019-12-31", False),
            ("10040", "2020-01-01", None),
            ("10041", "2024-06-30", None),
            ("10042", "2024-07-01", True),
            ("10039", "2024-12-31", True),
            ("10040", "2025-01-01", None),
            ("10041", "2025-12-31", True),
            ("10042", "2026-01-01", None),
        ],
    )
    def test_codes_of_conditional_care_are_known_for_a_part_of_their_time(
        self, code: str, day: str, expected: bool | None
    ) -> None:
        listed = on(day).charging.performances[code]
        assert or_none(listed.in_force) is expected
        assert listed.professions == THERAPISTS

    @pytest.mark.parametrize(
        ("day", "value", "confidence"),
        [
            ("2018-12-31", "never_listed", "I"),
            ("2019-01-01", "never_listed", "P"),
            ("2019-12-31", "never_listed", "P"),
            ("2020-01-01", "not_read", "P"),
        ],
    )
    def test_lists_after_2019_were_not_read(self, day: str, value: str, confidence: str) -> None:
        unlisted = on(day).charging.unlisted
        assert (unlisted.value, unlisted.citation.confidence) == (value, confidence)

    def test_every_code_of_the_list_has_one_of_the_forms(self) -> None:
        charging = on("2026-03-12").charging
        forms = charging.code_forms.value
        assert [code for code in charging.performances if not any(re.fullmatch(form, code) for form in forms)] == []

    @pytest.mark.parametrize(
        ("codes", "covers"),
        [
            ("1000 1001 1002 1004 1300 1316 1400 1700 1800 1850 1860 1864 1870 1920", CoverClass.PHYSIOTHERAPY),
            ("1100 1101 1102 1103", CoverClass.CHILD_PHYSIOTHERAPY),
            ("1200 1201 1202 1204", CoverClass.MANUAL_THERAPY),
            ("1500 1501 1502", CoverClass.OEDEMA_THERAPY),
            ("1600 1601 1602 1604", CoverClass.PELVIC_PHYSIOTHERAPY),
            ("1750 1751 1752 1754", CoverClass.PSYCHOSOMATIC_PHYSIOTHERAPY),
            ("1775 1776 1777 1779", CoverClass.GERIATRIC_PHYSIOTHERAPY),
            ("2000 2125 2300 2408 2600 2800", CoverClass.EXERCISE_THERAPY),
        ],
    )
    def test_classes_of_cover(self, codes: str, covers: CoverClass) -> None:
        performances = on("2026-03-12").charging.performances
        assert {performances[code].covers for code in codes.split()} == {covers}

    @pytest.mark.parametrize(
        ("codes", "kind"),
        [
            ("1000 1200 1316 1600 1920 2000 2700 9121", "session"),
            ("1860 1870 1871 1872 2401 2408 9120", "intake"),
            ("1850 1851 1852 1864 1865 1866 2400 2412", "screening"),
            ("1003 1203 1306 1603 1853", "surcharge"),
            ("1900 1901 1902 1105 2513", "report"),
            ("1950", "material"),
            ("1960", "no_show"),
            ("1970 1971", "module"),
            ("1400 1401 1402 2200 9122", "examination"),
            ("1103", "instruction"),
            ("F1000 F1037", "facultative"),
        ],
    )
    def test_kinds(self, codes: str, kind: str) -> None:
        performances = on("2026-03-12").charging.performances
        assert {performances[code].kind for code in codes.split()} == {kind}

    def test_each_list_holds_the_codes_of_its_profession(self) -> None:
        for code, each in on("2026-03-12").charging.performances.items():
            if code in CONDITIONAL:
                continue
            if code.startswith(("1", "F")):
                assert each.professions == {Profession.PHYSIOTHERAPIST}, code
            elif code.startswith(("2", "3")):
                assert each.professions == {Profession.EXERCISE_THERAPIST}, code

    def test_no_performance_is_named_after_a_technique_of_its_own(self) -> None:
        names = " ".join(each.name for each in on("2026-03-12").charging.performances.values())
        assert not any(word in names for word in ("needling", "taping", "echography", "shockwave"))

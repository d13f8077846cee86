"""The rows of annex 1: what each asks, and since when it stands there."""

from __future__ import annotations

from datetime import date

import pytest

from dated import BOTH_SIDES, FIRST, LAST, on
from fysiodekking.law import law_data, law_on
from fysiodekking.law.load import Key
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind


class TestAnnex1:
    """The rows of annex 1: their places, terms, ages and days."""

    gone = frozenset(
        {
            "osteoporotic_vertebral_fracture",
            "rheumatoid_arthritis_or_chronic_rheumatism",
            "chronic_arthritides",
            "ankylosing_spondylitis",
            "reactive_arthritis",
            "juvenile_chronic_arthritis",
            "myocardial_infarction",
            "after_cabg",
            "after_ptca",
            "after_heart_valve_surgery",
            "after_congenital_heart_surgery",
        }
    )
    other_grounds = frozenset(
        {
            "not_listed",
            "urinary_incontinence",
            "osteoarthritis_hip_knee",
            "fall_risk",
            "rheumatoid_arthritis_severe",
            "axial_spondyloarthritis_severe",
            "covid_recovery",
        }
    )

    def test_rows_are_the_vocabulary(self) -> None:
        rows = on("2026-03-12").basic.annex_1
        assert {kind.value for kind in rows} == {kind.value for kind in ConditionKind} - self.other_grounds
        assert len(rows) == 47  # 45 rows; COPD and peripheral arterial disease are served by one of them each

    def test_43_places(self) -> None:
        rows = on("2026-03-12").basic.annex_1
        places = {row.citation.article for kind, row in rows.items() if row.in_force and kind != "copd"}
        gone = {version[0].data["place"] for version in law_data().timelines["annex-1.toml"].values()}
        assert len(gone) == 43
        assert len(places) == 43 - 11 - 1  # without those of 2011, and COPD

    @pytest.mark.parametrize("kind", sorted(gone))
    def test_eleven_rows_ended_with_2011(self, kind: str) -> None:
        row = on("2012-01-01").basic.annex_1[ConditionKind(kind)]
        assert row.in_force is False
        assert "2006-01-01/2011-12-31" in row.citation.quote
        ended = law_data().timelines["annex-1.toml"][Key("row", kind)][0]
        assert (ended.period.first, ended.period.last) == (date(2006, 1, 1), date(2011, 12, 31))

    def test_all_others_are_in_force_on_the_first_and_last_day(self) -> None:
        apart = {
            *self.gone,
            "copd",
            "copd_fev",
            "copd_gold2",
            "claudication_fontaine_2_3",
            "peripheral_arterial_disease_fontaine_2",
        }
        for day in (FIRST, LAST):
            rows = on(day).basic.annex_1
            assert all(row.in_force is True for kind, row in rows.items() if kind not in apart)

    @pytest.mark.parametrize(
        ("kind", "months", "starts", "article"),
        [
            ("radicular_syndrome_motor_loss", 3, "first_session", "2"),
            ("postpartum_pelvic_instability", 3, "first_session", "2"),
            ("conservative_fracture", 6, "conservative_treatment_ended", "3"),
            ("frozen_shoulder", 12, "first_session", "4"),
            ("claudication_fontaine_2_3", 12, "first_session", "4"),
            ("claudication_fontaine_3", 12, "first_session", "4"),
            ("after_inpatient_stay", 12, "first_session", "5"),
            ("whiplash", 3, "first_session", "6"),
            ("soft_tissue_tumours", 24, "irradiation_ended", "7"),
        ],
    )
    def test_terms(self, kind: str, months: int, starts: str, article: str) -> None:
        row = on("2026-03-12").basic.annex_1[ConditionKind(kind)]
        assert row.months is not None
        assert (row.months.value, row.starts, row.months.citation.article) == (months, starts, article)

    def test_nothing_else_has_a_term(self) -> None:
        rows = on("2026-03-12").basic.annex_1
        assert sum(row.months is not None and kind is row.kind for kind, row in rows.items()) == 9

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_a_term_has_a_start_and_an_extension_a_total(self, day: date) -> None:
        """Neither stands there without the other, in any version of the law."""
        for row in law_on(day).basic.annex_1.values():
            assert (row.starts is None) is (row.months is None)
            assert (row.extension_months is None) is (row.total_months_read is None)

    def test_whiplash_may_be_extended_by_six(self) -> None:
        rows = on("2026-03-12").basic.annex_1
        assert rows[ConditionKind.WHIPLASH].extension_months == 6
        assert rows[ConditionKind.WHIPLASH].total_months_read == 6
        assert [kind for kind, row in rows.items() if row.extension_months is not None] == [ConditionKind.WHIPLASH]

    def test_two_rows_have_an_age(self) -> None:
        rows = on("2026-03-12").basic.annex_1
        ages = {kind.value: row.below_age for kind, row in rows.items() if row.below_age is not None}
        assert ages == {"motor_developmental_delay": 17, "juvenile_osteochondrosis": 22}

    @pytest.mark.parametrize(
        ("kind", "day", "stands"),
        [
            ("copd_fev", "2012-01-01", True),
            ("copd_fev", "2012-12-19", True),
            ("copd_fev", "2012-12-20", None),
            ("copd_fev", "2013-12-31", None),
            ("copd_fev", "2014-01-01", False),
            ("copd_gold2", "2012-01-01", False),
            ("copd_gold2", "2012-12-19", False),
            ("copd_gold2", "2012-12-20", None),
            ("copd_gold2", "2013-12-31", None),
            ("copd_gold2", "2014-01-01", True),
            ("copd_gold2", "2018-12-31", True),
            ("copd_gold2", "2019-01-01", False),
            ("copd", "2018-12-31", True),
            ("copd", "2019-01-01", False),
            ("peripheral_arterial_disease_fontaine_2", "2016-12-31", True),
            ("peripheral_arterial_disease_fontaine_2", "2017-01-01", False),
            ("claudication_fontaine_2_3", "2016-12-31", True),
            ("claudication_fontaine_2_3", "2017-01-01", False),
            ("claudication_fontaine_3", "2012-01-01", True),
            ("claudication_fontaine_3", "2016-12-31", True),
            ("claudication_fontaine_3", "2017-01-01", True),
        ],
    )
    def test_rows_that_came_and_went(self, kind: str, day: str, stands: bool | None) -> None:
        row = on(day).basic.annex_1[ConditionKind(kind)]
        assert (None if isinstance(row.in_force, Unknown) else row.in_force) is stands

    @pytest.mark.parametrize(
        ("day", "starts", "after", "or_after", "words"),
        [
            ("2019-10-31", "discharged", None, None, "in aansluiting op ontslag"),
            ("2019-11-01", "discharged", None, "discharged", "in aansluiting op ontslag"),
            ("2020-12-31", "discharged", None, "discharged", "in aansluiting op ontslag"),
            ("2021-01-01", "first_session", "discharged", None, "in aansluiting op de eerste behandeling na ontslag"),
            (LAST, "first_session", "discharged", None, "in aansluiting op de eerste behandeling na ontslag"),
        ],
    )
    def test_from_when_the_term_after_a_stay_runs(
        self, day: str, starts: str, after: str | None, or_after: str | None, words: str
    ) -> None:
        row = on(day).basic.annex_1[ConditionKind.AFTER_INPATIENT_STAY]
        assert (row.starts, row.after, row.or_after) == (starts, after, or_after)
        assert row.months is not None
        assert words in row.months.citation.quote

    @pytest.mark.parametrize(("day", "confidence"), [("2017-12-31", "S"), ("2018-01-01", "P"), ("2024-09-15", "I")])
    def test_fontaine_3_in_the_decree_s_own_words(self, day: str, confidence: str) -> None:
        cited = on(day).basic.annex_1[ConditionKind.CLAUDICATION_FONTAINE_3].citation
        assert cited.quote == "perifeer arterieel vaatlijden in stadium 3 Fontaine"
        assert cited.confidence == confidence

    def test_copd_is_served_by_the_row_of_its_day(self) -> None:
        assert on("2012-12-19").basic.annex_1[ConditionKind.COPD].fev1_vc_below == 60
        assert on("2014-01-01").basic.annex_1[ConditionKind.COPD].fev1_vc_below is None

    @pytest.mark.parametrize(("day", "confidence"), [("2012-01-01", "P"), ("2024-09-14", "P"), ("2024-09-15", "I")])
    def test_the_annex_was_read_up_to_14_september_2024(self, day: str, confidence: str) -> None:
        rows = on(day).basic.annex_1
        assert rows[ConditionKind.STROKE].citation.confidence == confidence
        frozen = rows[ConditionKind.FROZEN_SHOULDER].months
        assert frozen is not None
        assert frozen.citation.confidence == confidence

    def test_copd_is_served_by_the_row_of_gold_stage_2(self) -> None:
        rows = on("2018-12-31").basic.annex_1
        assert rows[ConditionKind.COPD] == rows[ConditionKind.COPD_GOLD2]
        assert rows[ConditionKind.COPD].gold_stage == 2
        assert rows[ConditionKind.COPD].serves is ConditionKind.COPD

    @pytest.mark.parametrize(
        ("kind", "place"),
        [
            ("stroke", "1.a.1°"),
            ("spinal_cord_disorder", "1.a.2°"),
            ("multiple_sclerosis", "1.a.3°"),
            ("peripheral_nerve_motor_loss", "1.a.4°"),
            ("extrapyramidal_disorder", "1.a.5°"),
            ("motor_developmental_delay", "1.a.6°"),
            ("congenital_cns_anomaly", "1.a.7°"),
            ("cerebellar_disorder", "1.a.8°"),
            ("deficits_tumour_or_brain_injury", "1.a.9°"),
            ("radicular_syndrome_motor_loss", "1.a.10°"),
            ("muscle_disease", "1.a.11°"),
            ("myasthenia_gravis", "1.a.12°"),
            ("congenital_locomotor_anomaly", "1.b.1°"),
            ("progressive_scoliosis", "1.b.2°"),
            ("juvenile_osteochondrosis", "1.b.3°"),
            ("reflex_dystrophy", "1.b.4°"),
            ("osteoporotic_vertebral_fracture", "1.b.5°"),
            ("pathological_fracture", "1.b.6°"),
            ("frozen_shoulder", "1.b.7°"),
            ("rheumatoid_arthritis_or_chronic_rheumatism", "1.b.8°"),
            ("chronic_arthritides", "1.b.9°"),
            ("ankylosing_spondylitis", "1.b.10°"),
            ("reactive_arthritis", "1.b.11°"),
            ("juvenile_chronic_arthritis", "1.b.12°"),
            ("hyperostotic_spondylosis", "1.b.13°"),
            ("collagen_diseases", "1.b.14°"),
            ("after_amputation", "1.b.15°"),
            ("whiplash", "1.b.16°"),
            ("postpartum_pelvic_instability", "1.b.17°"),
            ("conservative_fracture", "1.b.18°"),
            ("myocardial_infarction", "1.c.1°"),
            ("after_cabg", "1.c.2°"),
            ("after_ptca", "1.c.3°"),
            ("after_heart_valve_surgery", "1.c.4°"),
            ("after_congenital_heart_surgery", "1.c.5°"),
            ("copd_fev", "1.d.1°"),
            ("copd_gold2", "1.d.1°"),
            ("congenital_respiratory_anomaly", "1.d.2°"),
            ("lymphoedema", "1.d.3°"),
            ("skin_scar_tissue", "1.d.4°"),
            ("after_inpatient_stay", "1.d.5°"),
            ("claudication_fontaine_2_3", "1.d.6°"),
            ("claudication_fontaine_3", "1.d.6°"),
            ("soft_tissue_tumours", "1.d.7°"),
            ("diffuse_interstitial_lung_disease", "1.d.8°"),
        ],
    )
    def test_places(self, kind: str, place: str) -> None:
        """Every row stands where the annex has it; a row that is gone is cited as the list of the day."""
        versions = law_data().timelines["annex-1.toml"][Key("row", kind)]
        assert {version.data["place"] for version in versions} == {place}
        row = on("2026-03-12").basic.annex_1[ConditionKind(kind)]
        assert row.citation.article == (place if row.in_force else "1")

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from fysiodekking.law import Law, days_of_change, law_data, law_on
from fysiodekking.law.assemble import assemble, meant
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.money import Money
from fysiodekking.model.people import VOLUNTARY_STEPS
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CoverClass, Ground, Profession, Technique

CHANGES = days_of_change(law_data())
BOTH_SIDES = sorted({*CHANGES, *(day - timedelta(days=1) for day in CHANGES[1:]), date(2026, 12, 31)})


def on(day: str) -> Law:
    return law_on(date.fromisoformat(day))


def values(sourced: Mapping[str, Sourced[Any]]) -> dict[str, Any]:
    return {name: each.value for name, each in sourced.items()}


class TestDays:
    """Every day of change and the day before it has a law."""

    def test_the_days_on_which_something_changes(self) -> None:
        assert [str(day) for day in CHANGES] == [
            "2012-01-01",
            "2013-01-01",
            "2014-01-01",
            "2015-01-01",
            "2015-02-06",
            "2016-01-01",
            "2017-01-01",
            "2018-01-01",
            "2018-07-01",
            "2019-01-01",
            "2020-01-01",
            "2020-07-01",
            "2020-07-18",
            "2021-01-01",
            "2024-01-01",
            "2025-01-01",
            "2026-01-01",
        ]

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_law_of_the_day(self, day: date) -> None:
        law = law_on(day)
        assert law.on == day
        assert set(law.basic.grounds) == set(Ground)

    @pytest.mark.parametrize("day", BOTH_SIDES, ids=str)
    def test_every_citation_in_force_holds_on_the_day(self, day: date) -> None:
        cited = list(_citations(law_on(day)))
        assert len(cited) > 200
        for citation in cited:
            assert day in citation.period, citation
            assert citation.article
            assert citation.quote
            assert (
                citation.url.startswith("https://") or citation.source == "Praktijkpagina"
            )  # its address is not known
            assert "{" not in citation.url

    @pytest.mark.parametrize(
        ("first", "last"),
        [(day, following - timedelta(days=1)) for day, following in itertools.pairwise([*CHANGES, date(2027, 1, 1)])],
        ids=str,
    )
    def test_no_value_differs_between_two_days_of_change(self, first: date, last: date) -> None:
        assert _answers(law_on(first)) == _answers(law_on(last))

    @pytest.mark.parametrize("day", ["2011-12-31", "2005-12-31"])
    def test_a_day_before_has_no_law(self, day: str) -> None:
        with pytest.raises(InvalidLaw, match=f"has no version for {day}"):
            assemble(law_data(), date.fromisoformat(day))

    def test_is_assembled_once_a_day(self) -> None:
        assert on("2026-03-12") is on("2026-03-12")


def _answers(law: Law) -> list[object]:
    """Return every value of a law, without its citations."""
    amount = law.insurance.mandatory_deductible
    return [
        *((key, each.in_force, values(each.numbers), values(each.dates)) for key, each in law.basic.grounds.items()),
        *((key, str(each.in_force), each.below_age) for key, each in law.basic.annex_1.items()),
        *((code, each.in_force, each.kind, each.covers) for code, each in law.charging.performances.items()),
        None if amount is None else amount.value,
        values(law.codes),
    ]


def _citations(part: object) -> Iterator[Citation]:
    """Yield every citation of a law that is in force; a row or performance that is not stands outside."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, Mapping):
        for each in part.values():
            yield from _citations(each)
    elif attrs.has(type(part)):
        if getattr(part, "in_force", True) is False and not hasattr(part, "ground"):
            return
        for field in attrs.fields(type(part)):
            yield from _citations(getattr(part, field.name))


class TestWetBig:
    """Wet BIG: fourteen reserved act kinds; dry needling is in none."""

    big = on("2026-03-12").big

    def test_the_fourteen_kinds_in_the_order_of_article_36(self) -> None:
        kinds = {each.technique.value: each.citation.article for each in self.big.reserved_acts.values()}
        assert kinds == {
            "surgical_act": "36(1)",
            "obstetric_act": "36(2)",
            "endoscopy": "36(3)",
            "catheterisation": "36(4)",
            "injection": "36(5)",
            "puncture": "36(6)",
            "general_anaesthesia": "36(7)",
            "ionising_radiation": "36(8)",
            "cardioversion": "36(9)",
            "defibrillation": "36(10)",
            "electroconvulsive_therapy": "36(11)",
            "lithotripsy": "36(12)",
            "artificial_reproduction": "36(13)",
            "prescribing": "36(14)",
        }

    def test_dry_needling_is_in_none(self) -> None:
        assert Technique.DRY_NEEDLING not in self.big.reserved_acts
        assert self.big.needling_in_no_act_kind.article == "36"
        assert self.big.needling_in_no_act_kind.confidence == "P"

    def test_that_no_ruling_was_found_is_an_inference(self) -> None:
        assert self.big.needling_no_ruling.confidence == "I"

    def test_what_the_association_says_is_secondary(self) -> None:
        assert self.big.needling_training.confidence == self.big.needling_in_treatment_plan.confidence == "S"

    @pytest.mark.parametrize("profession", sorted(THERAPISTS))
    def test_neither_therapist_is_authorised_for_any(self, profession: Profession) -> None:
        assert all(profession not in act.authorised for act in self.big.reserved_acts.values())

    def test_registers_and_titles(self) -> None:
        assert Profession.PHYSIOTHERAPIST in self.big.registered_professions.value
        assert Profession.EXERCISE_THERAPIST not in self.big.registered_professions.value
        assert self.big.titled_professions.value == {Profession.EXERCISE_THERAPIST}

    def test_articles(self) -> None:
        articles = [
            self.big.registered_professions.citation.article,
            self.big.protected_title.article,
            self.big.titled_professions.citation.article,
            self.big.expertise_of_physiotherapist.article,
        ]
        assert articles == ["3(1)", "4(1)", "34(3)", "5(2)"]


class TestParagraphs:
    """Article 2.6 renumbers its paragraphs at every insertion: each is cited as numbered on the day."""

    @pytest.mark.parametrize(
        ("year", "paragraph"),
        [
            *((year, 4) for year in range(2012, 2017)),
            (2017, 5),
            (2018, 6),
            *((year, 7) for year in range(2019, 2024)),
            (2024, 8),
            (2025, 9),
            (2026, 9),
        ],
    )
    @pytest.mark.parametrize("day", ["01-01", "06-30", "07-01", "12-31"])
    def test_under_18_in_every_year(self, year: int, paragraph: int, day: str) -> None:
        cited = on(f"{year}-{day}").basic.grounds[Ground.UNDER_18].citation
        assert cited.article == f"2.6({paragraph})"

    @pytest.mark.parametrize(
        ("day", "read"),
        [
            ("2016-12-31", True),
            ("2017-01-01", False),
            ("2018-06-30", False),
            ("2018-07-01", True),
            ("2018-12-31", True),
            ("2019-01-01", False),
            ("2024-12-31", False),
            ("2025-01-01", True),
        ],
    )
    def test_a_number_that_was_not_read_is_an_inference(self, day: str, read: bool) -> None:
        assert on(day).basic.grounds[Ground.UNDER_18].citation.confidence == ("P" if read else "I")

    @pytest.mark.parametrize(
        ("ground", "place", "since"),
        [
            (Ground.ANNEX_1, "Bzv 2.6(2)", None),
            (Ground.URINARY_INCONTINENCE, "Bzv 2.6(3)", None),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, "Bzv 2.6(4)", "2017-01-01"),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, "Bzv 2.6(5)", "2018-01-01"),
            (Ground.COPD, "Bzv 2.6(6)", "2019-01-01"),
            (Ground.FALL_RISK, "Bzv 2.6(7)", "2024-01-01"),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, "Bzv 2.6(8)", "2025-01-01"),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, "Bzv 2.6(8)", "2026-01-01"),
            (Ground.COVID_RECOVERY, "Rzv 2.2(2)", "2020-07-18"),
        ],
    )
    def test_other_grounds_from_their_first_day(self, ground: Ground, place: str, since: str | None) -> None:
        first = date.fromisoformat(since or "2012-01-01")
        stands = law_on(first).basic.grounds[ground]
        assert stands.in_force
        assert f"{stands.citation.source} {stands.citation.article}" == place
        assert stands.citation.period.first == first
        if since:
            before = law_on(first - timedelta(days=1)).basic.grounds[ground]
            assert not before.in_force
            assert before.citation.article == "2.6"
            assert not before.numbers
            assert not before.dates

    @pytest.mark.parametrize("ground", [each for each in Ground if each is not Ground.COVID_RECOVERY])
    def test_every_ground_of_the_decree_is_in_force_on_the_last_day(self, ground: Ground) -> None:
        stands = on("2026-12-31").basic.grounds[ground]
        assert stands.in_force
        assert stands.citation.period.last is None

    def test_covid_recovery_ended_with_2024(self) -> None:
        assert on("2024-12-31").basic.grounds[Ground.COVID_RECOVERY].in_force
        ended = on("2025-01-01").basic.grounds[Ground.COVID_RECOVERY]
        assert not ended.in_force
        assert not ended.numbers
        assert not ended.dates


class TestGroundWords:
    """Which profession the words name, and whether they give exercise therapy only."""

    @pytest.mark.parametrize(
        ("ground", "both", "exercise_only"),
        [
            (Ground.ANNEX_1, True, False),
            (Ground.URINARY_INCONTINENCE, False, False),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, False, True),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, False, True),
            (Ground.COPD, True, True),
            (Ground.FALL_RISK, True, True),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, True, True),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, True, True),
            (Ground.UNDER_18, True, False),
            (Ground.COVID_RECOVERY, True, False),
        ],
    )
    def test_professions_and_exercise(self, ground: Ground, both: bool, exercise_only: bool) -> None:
        stands = on("2026-03-12").basic.grounds[ground]
        assert stands.professions == (THERAPISTS if both else {Profession.PHYSIOTHERAPIST})
        assert stands.exercise_only is exercise_only


class TestNumbers:
    """Every number of article 2.6, from the day on which it holds."""

    @pytest.mark.parametrize(
        ("ground", "day", "numbers"),
        [
            (
                Ground.ANNEX_1,
                "2012-01-01",
                {"first_not_covered": 20, "kept_treatments": 12, "kept_first_not_covered": 12},
            ),
            (Ground.URINARY_INCONTINENCE, "2012-01-01", {"sessions": 9}),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, "2017-01-01", {"sessions": 37, "months": 12}),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, "2018-01-01", {"sessions": 12, "months": 12}),
            (
                Ground.COPD,
                "2019-01-01",
                {
                    "gold_stage": 2,
                    "months": 12,
                    "A_first_year": 5,
                    "A_later_year": 0,
                    "B_first_year": 27,
                    "B_later_year": 3,
                    "C_first_year": 70,
                    "C_later_year": 52,
                },
            ),
            (Ground.FALL_RISK, "2024-01-01", {"months": 12}),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, "2025-01-01", {}),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, "2026-01-01", {}),
            (Ground.UNDER_18, "2012-01-01", {"first": 9, "second": 9}),
            (Ground.COVID_RECOVERY, "2020-07-18", {"sessions": 50, "months": 6}),
            (Ground.COVID_RECOVERY, "2024-12-31", {"sessions": 50, "months": 6}),
        ],
    )
    def test_on_the_first_day_of_the_ground(self, ground: Ground, day: str, numbers: dict[str, int]) -> None:
        assert values(on(day).basic.grounds[ground].numbers) == numbers

    @pytest.mark.parametrize("ground", [each for each in Ground if each is not Ground.COVID_RECOVERY])
    def test_hold_to_the_last_day(self, ground: Ground) -> None:
        for number in on("2026-12-31").basic.grounds[ground].numbers.values():
            assert number.citation.period.last is None

    def test_dates(self) -> None:
        assert values(on("2026-03-12").basic.grounds[Ground.ANNEX_1].dates) == {"kept_by": date(2011, 12, 31)}
        copd = {"earliest_start": date(2019, 1, 1), "read_start": date(2020, 1, 1)}
        assert values(on("2019-01-01").basic.grounds[Ground.COPD].dates) == copd
        covid = {"earliest_start": date(2020, 7, 18), "latest_start": date(2024, 6, 30)}
        assert values(on("2020-07-18").basic.grounds[Ground.COVID_RECOVERY].dates) == covid
        assert values(on("2024-12-31").basic.grounds[Ground.COVID_RECOVERY].dates) == covid

    @pytest.mark.parametrize(
        ("day", "maxima", "split"),
        [
            ("2019-01-01", "decree", "no"),
            ("2020-12-31", "decree", "no"),
            ("2021-01-01", "not_read", "yes"),
            ("2024-12-31", "not_read", "yes"),
            ("2025-01-01", "gone", "yes"),
            ("2026-12-31", "gone", "yes"),
        ],
    )
    def test_how_firm_the_maxima_for_copd_were(self, day: str, maxima: str, split: str) -> None:
        assert values(on(day).basic.grounds[Ground.COPD].words) == {"maxima": maxima, "b_is_split": split}

    def test_a_number_without_an_article_of_its_own_stands_in_the_paragraph_of_its_ground(self) -> None:
        annex = on("2026-03-12").basic.grounds[Ground.ANNEX_1].numbers
        assert annex["first_not_covered"].citation.article == "2.6(2)"
        assert annex["first_not_covered"].citation.quote == "niet de eerste twintig behandelingen"
        kept = annex["kept_treatments"].citation
        assert (kept.source, kept.article) == ("Besluit zorgpakket 2012", "IV")

    def test_a_number_is_cited_in_the_paragraph_as_numbered_on_the_day(self) -> None:
        first = [on(day).basic.grounds[Ground.UNDER_18].numbers["first"] for day in ("2016-12-31", "2017-01-01")]
        assert [each.citation.article for each in first] == ["2.6(4)", "2.6(5)"]

    def test_adults_are_18(self) -> None:
        for day in ("2012-01-01", "2026-12-31"):
            assert on(day).basic.adult_age.value == 18
            assert on(day).insurance.deductible_age.value == 18

    def test_the_tests_of_article_2_1(self) -> None:
        basic = on("2026-03-12").basic
        assert [basic.science_and_practice.article, basic.reasonably_dependent.article] == ["2.1(2)", "2.1(3)"]


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
        ended = law_data().timelines["annex-1.toml"][f"row:{kind}"][0]
        assert (ended.period.first, ended.period.last) == (date(2006, 1, 1), date(2011, 12, 31))

    def test_all_others_are_in_force_on_the_first_and_last_day(self) -> None:
        apart = {
            *self.gone,
            "copd",
            "copd_fev",
            "copd_gold2",
            "claudication_fontaine_2_3",
            "claudication_fontaine_3",
            "peripheral_arterial_disease_fontaine_2",
        }
        for day in ("2012-01-01", "2026-12-31"):
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
            ("after_inpatient_stay", 12, "discharged", "5"),
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
            ("copd_fev", "2012-01-01", None),
            ("copd_fev", "2013-12-31", None),
            ("copd_fev", "2014-01-01", False),
            ("copd_gold2", "2012-01-01", None),
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
            ("claudication_fontaine_3", "2016-12-31", False),
            ("claudication_fontaine_3", "2017-01-01", True),
        ],
    )
    def test_rows_that_came_and_went(self, kind: str, day: str, stands: bool | None) -> None:
        row = on(day).basic.annex_1[ConditionKind(kind)]
        assert (None if isinstance(row.in_force, Unknown) else row.in_force) is stands

    @pytest.mark.parametrize(("day", "confidence"), [("2012-01-01", "P"), ("2015-02-05", "P"), ("2015-02-06", "S")])
    def test_the_annex_was_read_up_to_5_february_2015(self, day: str, confidence: str) -> None:
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
        versions = law_data().timelines["annex-1.toml"][f"row:{kind}"]
        assert [version.data["place"] for version in versions] == [place]
        row = on("2026-03-12").basic.annex_1[ConditionKind(kind)]
        assert row.citation.article == (place if row.in_force else "1")


class TestDeductible:
    """Zvw 19(1): the mandatory deductible by year."""

    @pytest.mark.parametrize(
        ("year", "amount", "confidence"),
        [
            (2012, "220.00", "P"),
            (2013, "350.00", "P"),
            (2014, "360.00", "P"),
            (2015, "375.00", "P"),
            *((year, "385.00", "P") for year in range(2016, 2027)),
        ],
    )
    @pytest.mark.parametrize("day", ["01-01", "12-31"])
    def test_amount_of_every_year(self, year: int, amount: str, confidence: str, day: str) -> None:
        mandatory = on(f"{year}-{day}").insurance.mandatory_deductible
        assert mandatory is not None
        assert (str(mandatory.value), mandatory.citation.confidence) == (amount, confidence)
        assert mandatory.citation.article == "19(1)"

    def test_steps_of_the_voluntary_deductible(self) -> None:
        for day in ("2012-01-01", "2026-12-31"):
            steps = on(day).insurance.voluntary_steps
            assert [str(step) for step in steps.value] == ["0.00", "100.00", "200.00", "300.00", "400.00", "500.00"]
            assert steps.citation.article == "20(2)"
            assert steps.value == VOLUNTARY_STEPS

    def test_none_is_established_for_2027(self) -> None:
        assert assemble(law_data(), date(2027, 1, 1)).insurance.mandatory_deductible is None

    @pytest.mark.parametrize(
        ("name", "article"),
        [
            ("premium_from", "16(2)"),
            ("mandatory_before_voluntary", "23(3)"),
            ("unpaid_rest", "23(2)"),
            ("only_basic_insurance", "19(1)"),
            ("waiver", "21(3)"),
            ("not_contracted", "13(1)"),
            ("content_by_decree", "11(3)"),
            ("conditions_by_policy", "14(2)"),
        ],
    )
    def test_articles(self, name: str, article: str) -> None:
        assert getattr(on("2026-03-12").insurance, name).article == article


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
        listed = law_data().timelines["performance-list.toml"]["performance:1000"][0]
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
        out = {code for code, each in on("2012-01-01").charging.performances.items() if not each.in_force}
        assert out == {"1864", "1865", "1866", "9120", "9121", "9122"}
        assert all(each.in_force for each in on("2026-12-31").charging.performances.values())

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
            if code.startswith(("1", "F")):
                assert each.professions == {Profession.PHYSIOTHERAPIST}, code
            elif code.startswith(("2", "3")):
                assert each.professions == {Profession.EXERCISE_THERAPIST}, code

    def test_no_performance_is_named_after_a_technique_of_its_own(self) -> None:
        names = " ".join(each.name for each in on("2026-03-12").charging.performances.values())
        assert not any(word in names for word in ("needling", "taping", "echography", "shockwave"))


class TestEntitlementCodes:
    """The code expected on the claim, by ground and day."""

    always = {
        "annex_1": "001",
        "annex_1_first": "008",
        "not_basic": "009",
        "under_18": "003",
        "urinary_incontinence": "010",
    }
    minor = {
        "under_18/child_first": "004",
        "under_18/child_second": "005",
        "under_18/exercise_first": "006",
        "under_18/exercise_second": "007",
    }
    pad = {"peripheral_arterial_disease_fontaine_2": "011"}
    osteoarthritis = {"osteoarthritis_hip_knee": "012"}
    copd = {
        "copd/A_first_year": "013",
        "copd/B_first_year": "014",
        "copd/C_first_year": "015",
        "copd/B_later_year": "016",
        "copd/C_later_year": "017",
    }
    split = {"copd/B2_first_year": "018", "copd/B2_later_year": "019"}
    covid = {"covid_recovery": "020"}

    @pytest.mark.parametrize(
        ("day", "tables"),
        [
            ("2012-01-01", "minor always"),
            ("2016-12-31", "minor always"),
            ("2017-01-01", "minor always pad"),
            ("2017-12-31", "minor always pad"),
            ("2018-01-01", "minor always pad osteoarthritis"),
            ("2018-12-31", "minor always pad osteoarthritis"),
            ("2019-01-01", "minor always pad osteoarthritis copd"),
            ("2020-07-17", "minor always pad osteoarthritis copd"),
            ("2020-07-18", "minor always pad osteoarthritis copd covid"),
            ("2020-12-31", "minor always pad osteoarthritis copd covid"),
            ("2021-01-01", "minor always pad osteoarthritis copd covid split"),
            ("2024-12-31", "minor always pad osteoarthritis copd covid split"),
            ("2025-01-01", "always pad osteoarthritis"),
            ("2026-12-31", "always pad osteoarthritis"),
        ],
    )
    def test_codes_of_the_day(self, day: str, tables: str) -> None:
        expected: dict[str, str] = {}
        for table in tables.split():
            expected |= getattr(self, table)
        assert values(on(day).codes) == expected


class TestMeaning:
    """A value that means nothing is refused by file and key."""

    def test_shown_with_file_key_and_validity(self) -> None:
        act = law_data().timelines["zorgverzekeringswet.toml"]["value:mandatory_deductible"][0]
        with pytest.raises(InvalidLaw) as caught:
            meant(act, Money.parse, "…")
        [problem] = caught.value.problems
        assert problem.path == "zorgverzekeringswet.toml/value:mandatory_deductible"
        assert problem.message.startswith("'…' from 2012-01-01 means nothing: ")

    @pytest.mark.parametrize(
        ("convert", "value"), [(Money.parse, 400), (ConditionKind, "no_such_row"), (Profession, None)]
    )
    def test_whatever_kind_of_value(self, convert: Any, value: object) -> None:
        version = law_data().timelines["wet-big.toml"]["value:titled_professions"][0]
        with pytest.raises(InvalidLaw, match=r"wet-big\.toml/value:titled_professions"):
            meant(version, convert, value)

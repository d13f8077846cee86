"""Punten waarover verzekeraars verschillen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import ReadingWords

READINGS: Final[Mapping[str, ReadingWords]] = {
    "under_18_second_nine": ReadingWords(
        topic="de tweede negen onder de 18",
        question="Krijgt een kind de tweede negen behandelingen vanzelf?",
        values={"on_insufficient_result": "nee, alleen bij te weinig resultaat", "automatic": "ja, vanzelf"},
    ),
    "pelvic_nine": ReadingWords(
        topic="de negen behandelingen bekkenfysiotherapie",
        question="Gelden de negen behandelingen bekkenfysiotherapie per aandoening, of één keer?",
        values={"per_condition": "per aandoening", "once": "één keer"},
    ),
    "pad_37": ReadingWords(
        topic="de 37 behandelingen bij etalagebenen",
        question="Kunnen de 37 behandelingen bij etalagebenen opnieuw beginnen?",
        values={"renewable": "ja, opnieuw", "once": "nee, één keer"},
    ),
    "osteoarthritis_12": ReadingWords(
        topic="de twaalf behandelingen bij artrose van heup of knie",
        question="Kunnen de twaalf behandelingen bij artrose van heup of knie opnieuw beginnen?",
        values={"renewable": "ja, opnieuw", "once": "nee, één keer"},
    ),
    "sessions_before_18": ReadingWords(
        topic="behandelingen van vóór de achttiende verjaardag",
        question="Tellen behandelingen van vóór de achttiende verjaardag mee voor de eerste twintig?",
        values={"count": "ja", "do_not_count": "nee"},
    ),
    "deductible_year_of_18": ReadingWords(
        topic="het eigen risico in het jaar van de achttiende verjaardag",
        question="Over welke dagen wordt het eigen risico berekend in het jaar van de achttiende verjaardag?",
        values={
            "premium_days": "de dagen vanaf de eerste dag met premie",
            "birthday_days": "de dagen vanaf de verjaardag",
        },
    ),
    "supervised_care_by_exercise_therapist": ReadingWords(
        topic="oefentherapeuten waar de wet fysiotherapie zegt",
        question="Mag een oefentherapeut de zorg geven waar de wet fysiotherapie zegt?",
        values={"yes": "ja", "no": "nee"},
    ),
    "intake_counts": ReadingWords(
        topic="de intake",
        question="Telt een intake of screening mee als behandeling?",
        values={"yes": "ja", "no": "nee"},
    ),
    "two_annex_conditions": ReadingWords(
        topic="twee aandoeningen van bijlage 1",
        question="Hebben twee aandoeningen van bijlage 1 elk hun eigen twintig?",
        values={"separate_20": "ja, elk twintig", "shared_20": "nee, samen twintig"},
    ),
    "new_episode_time_limited": ReadingWords(
        topic="een nieuwe periode van dezelfde aandoening",
        question="Begint de telling opnieuw bij een nieuwe periode van een aandoening met een termijn?",
        values={"new_count": "ja, opnieuw", "count_continues": "nee, de telling loopt door"},
    ),
    "whiplash_extension": ReadingWords(
        topic="de verlenging bij whiplash",
        question="Hoe lang loopt de termijn bij whiplash als de drie klachten er nog zijn?",
        values={"three_plus_six": "drie maanden en dan nog zes", "six_in_all": "zes maanden in totaal"},
    ),
    "annex_age_end": ReadingWords(
        topic="de leeftijdsgrens van een aandoening",
        question="Wanneer stopt een aandoening met een leeftijdsgrens?",
        values={"on_birthday": "op de verjaardag", "end_of_running_series": "aan het eind van de lopende reeks"},
    ),
    "tumour_without_irradiation": ReadingWords(
        topic="een wekedelentumor zonder bestraling",
        question="Welke termijn geldt bij een wekedelentumor zonder bestraling?",
        values={
            "no_term": "geen termijn",
            "not_covered": "geen vergoeding",
            "two_years_from_treatment": "twee jaar vanaf de eerste behandeling",
        },
    ),
    "day_surgery_is_stay": ReadingWords(
        topic="een dagopname als opname",
        question="Telt een dagopname als opname in een ziekenhuis?",
        values={"yes": "ja", "no": "nee"},
    ),
    "copd_numbers": ReadingWords(
        topic="het maximum bij COPD",
        question="Geldt er nog een maximum voor COPD?",
        values={"no_cap": "geen maximum", "insurer_numbers": "de aantallen van de verzekeraar"},
    ),
    "copd_b_split_2021": ReadingWords(
        topic="COPD-klasse B",
        question="Splitsen de aantallen van deze verzekeraar COPD-klasse B in B1 en B2?",
        values={"b1_b2": "ja", "single_b": "nee"},
    ),
    "copd_first_year_2020": ReadingWords(
        topic="het eerste jaar bij COPD",
        question="Wanneer begon het eerste jaar voor wie in 2019 al COPD-zorg had?",
        values={
            "first_treatment_or_2019_01_01": "bij de eerste behandeling, op zijn vroegst 1 januari 2019",
            "2020_01_01": "op 1 januari 2020",
        },
    ),
    "minor_cap_par_3_5": ReadingWords(
        topic="het maximum onder de 18 in lid 3 tot en met 5",
        question="Geldt het maximum van artikel 2.6 lid 3 tot en met 5 ook onder de 18?",
        values={"no_cap": "nee", "same_cap": "ja", "18": "nee, er gelden achttien per jaar"},
    ),
    "ra_2012_to_2024": ReadingWords(
        topic="reumatoïde artritis van 2012 tot en met 2024",
        question="Zat reumatoïde artritis van 2012 tot en met 2024 in het basispakket?",
        values={"no": "nee", "from_21st": "ja, vanaf de eenentwintigste behandeling"},
    ),
    "second_session_same_day": ReadingWords(
        topic="een tweede behandeling op één dag",
        question="Aanvaardt de verzekeraar een tweede behandeling op één dag?",
        values={"if_medically_necessary": "ja, bij medische noodzaak", "never": "nee, nooit"},
    ),
    "same_day_across_professions": ReadingWords(
        topic="verschillende beroepen op één dag",
        question="Zijn fysiotherapie, oefentherapie en huidtherapie voor de verzekeraar één soort zorg?",
        values={"no": "nee", "yes": "ja"},
    ),
    "skin_therapist_on_annex_1": ReadingWords(
        topic="lymfoedeem en littekens bij de huidtherapeut",
        question="Vergoedt de basisverzekering lymfoedeem en littekens ook bij een huidtherapeut?",
        values={"yes": "ja", "no": "nee"},
    ),
    "start_after_discharge_within": ReadingWords(
        topic="hoe lang na het ontslag de behandeling mag beginnen, in maanden",
        question="Binnen hoeveel maanden na het ontslag moet de behandeling beginnen?",
        values={"none": "geen grens"},
    ),
    "package_beside_other_payer": ReadingWords(
        topic="een pakket naast een andere betaler",
        question="Betaalt het aanvullende pakket ook als iemand anders de behandeling betaalt?",
        values={"no": "nee", "yes": "ja"},
    ),
    "rheumatic_care_by_qualified_therapist": ReadingWords(
        topic="wie ernstige reumatische aandoeningen mag behandelen",
        question="Vraagt de verzekeraar bij ernstige reumatische aandoeningen een therapeut met de AGB-kwalificatie?",
        values={"no": "nee", "yes": "ja"},
    ),
    "fall_prevention_min_age": ReadingWords(
        topic="de laagste leeftijd voor valpreventie",
        question="Is er een laagste leeftijd voor valpreventie?",
        values={"none": "geen laagste leeftijd"},
    ),
}
"""Punten die de wet openlaat."""

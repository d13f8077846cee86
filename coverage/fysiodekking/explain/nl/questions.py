"""De vragen die de regels stellen, en de kopjes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

QUESTIONS: Final[Mapping[str, str]] = {
    "law_of_the_day_was_checked": "Is het recht van deze dag nagekeken?",
    "package_goes_on": "Loopt het pakket door met dezelfde voorwaarden?",
    "payer_does_the_same_whatever_is_missing": "Is zeker wat hier wordt betaald, wat er ook ontbreekt?",
    "therapist_is_registered": "Mag de therapeut dit beroep uitoefenen?",
    "no_technique_is_a_reserved_act": "Blijft de behandeling buiten de voorbehouden handelingen?",
    "needling_is_done_by_a_physiotherapist": "Is de dry needling gedaan door een fysiotherapeut?",
    "needling_is_done_by_somebody_trained_in_it": "Is de therapeut opgeleid in dry needling?",
    "needling_is_part_of_a_treatment_plan": "Hoort de dry needling bij een behandelplan?",
    "acupuncture_is_not_physiotherapy": "Blijft acupunctuur buiten deze behandeling?",
    "line_carries_a_listed_performance": "Staat de prestatie op de lijst van dit beroep?",
    "performance_can_be_insured_care": "Kan deze prestatie verzekerde zorg zijn?",
    "screening_only_without_a_referral": "Mag een screening hier worden gerekend?",
    "line_fits_its_description": "Past de behandeling bij de omschrijving van de prestatie?",
    "one_line_of_a_kind_of_care_a_day": "Mag deze behandeling op deze dag worden gerekend?",
    "insurer_pays_a_second_line_of_the_day": "Betaalt de verzekeraar deze behandeling naast een andere op deze dag?",
    "insured_has_the_basic_insurance": "Heeft de patiënt een Nederlandse basisverzekering?",
    "nobody_else_pays_the_session": "Is er niemand anders die deze behandeling betaalt?",
    "basic_package_names_the_profession": "Noemt het basispakket dit beroep?",
    "basic_policy_pays_for_this_contract_status": "Betaalt de basispolis, met of zonder contract?",
    "package_takes_the_session": "Betaalt een aanvullend pakket deze behandeling?",
    "deductible_comes_first": "Is bekend hoeveel eigen risico hier geldt?",
    "insured_pays_the_rest": "Blijft er een deel van de prijs voor de patiënt over?",
    "extra_line_has_a_performance_of_its_own": "Heeft de extra regel een eigen prestatie?",
}
"""De vraag die elke regel stelt; "voldaan" is telkens het goede antwoord."""

HEADINGS: Final[Mapping[str, str]] = {
    "why": "Waarom",
    "others": "Andere redenen",
    "others.covered": "Wie verder niet betaalt, en waarom",
    "missing": "Wat nog ontbreekt",
    "lines": "Extra regels op de rekening",
    "deductible": "Eigen risico",
    "doable": "Wat een volgende keer anders kan",
    "fixed": "Wat niemand kan kiezen, maar wel verschil maakt",
    "hangs": "Waar dit antwoord van afhangt",
    "left": "Wat er na deze behandeling over is",
    "claim": "Declaratie",
    "about": "Om welke behandeling het gaat",
    "sure": "Hoe zeker dit is",
    "rest": "Wat verder is nagegaan",
    "needling": "Wat is dry needling?",
}

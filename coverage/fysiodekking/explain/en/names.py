"""Names: techniques, professions, conditions, kinds of care, payers, sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.vocabulary import CoverClass, Profession, Technique

TECHNIQUES: Final[Mapping[Technique, str]] = {each: each.value.replace("_", " ") for each in Technique}

PROFESSIONS: Final[Mapping[Profession, str]] = {
    Profession.PHYSIOTHERAPIST: "a physiotherapist",
    Profession.EXERCISE_THERAPIST: "an exercise therapist",
    Profession.ACUPUNCTURIST: "an acupuncturist",
    Profession.SKIN_THERAPIST: "a skin therapist",
    Profession.PHYSICIAN: "a physician",
    Profession.OTHER: "another practitioner",
}

CLASSES: Final[Mapping[CoverClass, str]] = {each: each.value.replace("_", " ") for each in CoverClass}

QUALIFICATIONS: Final[Mapping[str, str]] = {
    "child": "child physiotherapy",
    "manual_therapy": "manual therapy",
    "oedema": "oedema therapy",
    "pelvic": "pelvic therapy",
    "geriatric": "geriatrics",
    "sports": "sports physiotherapy",
    "psychosomatic": "psychosomatic physiotherapy",
    "orofacial": "orofacial physiotherapy",
    "occupational": "occupational physiotherapy",
    "oncology": "oncology physiotherapy",
    "lifestyle_coach": "lifestyle coach",
    "heart_vessel_lung": "heart, vessels and lungs",
    "heart": "heart",
    "vessel": "vessels",
    "lung": "lungs",
    "child_lifestyle": "lifestyle of children",
    "fall_prevention": "fall prevention",
    "rheumatoid_arthritis": "rheumatoid arthritis",
    "axial_spondyloarthritis": "axial spondyloarthritis",
}
"""Qualifications of therapists, after "the qualification"."""

PAYERS: Final[Mapping[Payer, str]] = {
    Payer.BASIC: "the basic package",
    Payer.PACKAGE: "a supplementary package",
    Payer.INSURED: "the patient",
    Payer.NOBODY: "nobody",
}

MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "met",
    Verdict.MET_IF: "met on condition",
    Verdict.REFUSED: "ruled out",
    Verdict.UNKNOWN: "unknown",
    Verdict.NOT_APPLICABLE: "set aside",
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "P": "statute or other primary text, read",
    "S": "secondary source",
    "I": "own inference",
    "M": "from memory, not verified",
    "N": "announced, not enacted",
    "A": "text of the insurer, with its year",
    "B": "text of the insurer, without a year",
    "C": "comparison site or press",
    "D": "website of a practice",
}

SOURCES: Final[Mapping[str, str]] = {
    "Bzv": "{article} Besluit zorgverzekering",
    "Bzv bijlage 1": "annex 1, part {article}, Besluit zorgverzekering",
    "Besluit zorgpakket 2012": "{article} of the decree of 30 September 2011 (zorgpakket 2012)",
    "Besluit fysiotherapeut": "{article} Besluit opleidingseisen en deskundigheidsgebied fysiotherapeut",
    "Wet BIG": "{article} Wet BIG",
    "Zvw": "{article} Zorgverzekeringswet",
    "Wmg": "{article} Wet marktordening gezondheidszorg",
    "Rzv": "{article} Regeling zorgverzekering",
    "KNGF": "professional association KNGF: {article}",
    "NZa": "rules of the NZa for paramedical care: {article}",
    "Prestatiecodelijst 012": "performance list 012 of Vektis: {article}",
    "NZa-toeslagen": "rules of the NZa on surcharges: performance {article}",
    "DCSPH-lijst": "list of diagnosis codes DCSPH of 1 July 2024: {article}",
    "Aanspraakcodes": "list of entitlement codes of Vektis: {article}",
    "Specialismen COD016": "list of specialisms of Vektis: {article}",
    "AGB-register": "list of qualifications in the AGB register: {article}",
    "Bronnenonderzoek": "own search of the sources on article {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "Begroting 2027/deductible": "national budget of 2027 on the mandatory deductible (announced)",
    "DSW/deductible": "insurer DSW on the deductible",
    "Stad Holland/deductible": "insurer Stad Holland on the deductible",
    "inTwente/deductible": "insurer inTwente on the deductible",
    "KNGF/position": "position of the professional association KNGF of 9 February 2023",
    "KNGF/training": "professional association KNGF on the training",
    "NZa-toeslagen/words": "own list of words on a bill",
    "NZa/session": "rule of the NZa on the session",
    "NZa/same day": "rule of the NZa on several sessions on one day",
    "NZa/screening": "rule of the NZa on screening",
    "NZa/performances since 2020": "page of the NZa on the performances that came in 2020",
    "NZa/long session": "rule of the NZa on the long session",
    "NZa/WB/REG-2024-02": "decision WB/REG-2024-02 of the NZa on fall prevention",
    "NZa/no-show": "rule of the NZa on performances that are never insured",
    "NZa/TB/REG-21630-01": "tariff decision TB/REG-21630-01 of the NZa",
    "NZa/facultative performance": "rule of the NZa on facultative performances",
    "CZ/one a day": "condition of CZ (2024): one session a day",
    "Just/fall prevention": "page of the insurer Just on fall prevention",
    "De Friesland/under 18": "page of the insurer De Friesland (2018) on physiotherapy under 18",
    "CZ/COPD": "page of the insurer CZ on the numbers of COPD",
    "Zorgvergoeding/COPD": "page of Zorgvergoeding.com on COPD",
    "DCSPH-lijst/whiplash": "list of diagnosis codes DCSPH of 1 July 2024 on whiplash",
    "DCSPH-lijst/after a stay": "list of diagnosis codes DCSPH of 1 July 2024 on care after a stay in hospital",
    "NVH/annex 1": "professional association of skin therapists NVH on lymphoedema and scars",
    "ReumaNederland/qualification": "association of patients ReumaNederland on severe rheumatoid arthritis",
    "Pakketvoorwaarden/other payers": "usual terms of supplementary packages on other payers",
    "Praktijkpagina/training": "page of a physiotherapy practice on the training",
    "Prestatiecodelijst 012/list 012": "performance list 012 of Vektis",
}

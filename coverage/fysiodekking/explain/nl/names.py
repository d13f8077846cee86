"""Namen: behandelingen, beroepen, aandoeningen, soorten zorg, betalers, bronnen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.vocabulary import CoverClass, Profession, Technique

TECHNIQUES: Final[Mapping[Technique, str]] = {
    Technique.DRY_NEEDLING: "dry needling",
    Technique.EXERCISE_THERAPY: "oefentherapie",
    Technique.MANUAL_THERAPY: "manuele therapie",
    Technique.MASSAGE: "massage",
    Technique.PHYSICAL_AGENTS: "fysische prikkels",
    Technique.ADVICE: "advies",
    Technique.TAPING: "tapen",
    Technique.ECHOGRAPHY: "echografie",
    Technique.SHOCKWAVE: "shockwave",
    Technique.ACUPUNCTURE: "acupunctuur",
    Technique.SURGICAL_ACT: "heelkundige handeling",
    Technique.OBSTETRIC_ACT: "verloskundige handeling",
    Technique.ENDOSCOPY: "endoscopie",
    Technique.CATHETERISATION: "katheterisatie",
    Technique.INJECTION: "injectie",
    Technique.PUNCTURE: "punctie",
    Technique.GENERAL_ANAESTHESIA: "narcose",
    Technique.IONISING_RADIATION: "ioniserende straling",
    Technique.CARDIOVERSION: "cardioversie",
    Technique.DEFIBRILLATION: "defibrillatie",
    Technique.ELECTROCONVULSIVE_THERAPY: "elektroconvulsietherapie",
    Technique.LITHOTRIPSY: "steenvergruizing",
    Technique.ARTIFICIAL_REPRODUCTION: "kunstmatige voortplanting",
    Technique.PRESCRIBING: "voorschrijven van geneesmiddelen",
}

PROFESSIONS: Final[Mapping[Profession, str]] = {
    Profession.PHYSIOTHERAPIST: "een fysiotherapeut",
    Profession.EXERCISE_THERAPIST: "een oefentherapeut",
    Profession.ACUPUNCTURIST: "een acupuncturist",
    Profession.SKIN_THERAPIST: "een huidtherapeut",
    Profession.PHYSICIAN: "een arts",
    Profession.OTHER: "een andere behandelaar",
}

CLASSES: Final[Mapping[CoverClass, str]] = {
    CoverClass.PHYSIOTHERAPY: "fysiotherapie",
    CoverClass.MANUAL_THERAPY: "manuele therapie",
    CoverClass.EXERCISE_THERAPY: "oefentherapie",
    CoverClass.PELVIC_PHYSIOTHERAPY: "bekkenfysiotherapie",
    CoverClass.OEDEMA_THERAPY: "oedeemtherapie",
    CoverClass.CHILD_PHYSIOTHERAPY: "kinderfysiotherapie",
    CoverClass.GERIATRIC_PHYSIOTHERAPY: "geriatriefysiotherapie",
    CoverClass.PSYCHOSOMATIC_PHYSIOTHERAPY: "psychosomatische fysiotherapie",
    CoverClass.ACUPUNCTURE: "acupunctuur",
    CoverClass.OTHER_ALTERNATIVE: "andere alternatieve zorg",
}

QUALIFICATIONS: Final[Mapping[str, str]] = {
    "child": "kinderfysiotherapie",
    "manual_therapy": "manuele therapie",
    "oedema": "oedeemtherapie",
    "pelvic": "bekkentherapie",
    "geriatric": "geriatrie",
    "sports": "sportfysiotherapie",
    "psychosomatic": "psychosomatische fysiotherapie",
    "orofacial": "orofaciale fysiotherapie",
    "occupational": "arbeidsfysiotherapie",
    "oncology": "oncologiefysiotherapie",
    "lifestyle_coach": "leefstijlcoach",
    "heart_vessel_lung": "hart, vaten en longen",
    "heart": "hart",
    "vessel": "vaten",
    "lung": "longen",
    "child_lifestyle": "leefstijl van kinderen",
    "fall_prevention": "valpreventie",
    "rheumatoid_arthritis": "reumatoïde artritis",
    "axial_spondyloarthritis": "axiale spondyloartritis",
}
"""Kwalificaties van therapeuten, na "de kwalificatie"."""

PAYERS: Final[Mapping[Payer, str]] = {
    Payer.BASIC: "het basispakket",
    Payer.PACKAGE: "een aanvullend pakket",
    Payer.INSURED: "de patiënt",
    Payer.NOBODY: "niemand",
}

MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "voldaan",
    Verdict.MET_IF: "voldaan, mits",
    Verdict.REFUSED: "valt af",
    Verdict.UNKNOWN: "onbekend",
    Verdict.NOT_APPLICABLE: "buiten beeld",
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "P": "wettekst of ander eerste stuk, zelf gelezen",
    "S": "bron uit de tweede hand",
    "I": "eigen afleiding",
    "M": "uit het hoofd, niet nagekeken",
    "N": "aangekondigd, niet vastgesteld",
    "A": "tekst van de verzekeraar, met jaartal",
    "B": "tekst van de verzekeraar, zonder jaartal",
    "C": "vergelijkingssite of pers",
    "D": "website van een praktijk",
}

SOURCES: Final[Mapping[str, str]] = {
    "Bzv": "{article} Besluit zorgverzekering",
    "Bzv bijlage 1": "bijlage 1, onderdeel {article}, Besluit zorgverzekering",
    "Besluit zorgpakket 2012": "{article} van het besluit van 30 september 2011 (zorgpakket 2012)",
    "Besluit fysiotherapeut": "{article} Besluit opleidingseisen en deskundigheidsgebied fysiotherapeut",
    "Wet BIG": "{article} Wet BIG",
    "Zvw": "{article} Zorgverzekeringswet",
    "Wmg": "{article} Wet marktordening gezondheidszorg",
    "Rzv": "{article} Regeling zorgverzekering",
    "KNGF": "beroepsvereniging KNGF: {article}",
    "NZa": "regels van de NZa voor paramedische zorg: {article}",
    "Prestatiecodelijst 012": "prestatiecodelijst 012 van Vektis: {article}",
    "NZa-toeslagen": "regels van de NZa over toeslagen: prestatie {article}",
    "DCSPH-lijst": "DCSPH-lijst van 1 juli 2024: {article}",
    "Aanspraakcodes": "lijst van aanspraakcodes van Vektis: {article}",
    "Specialismen COD016": "specialismenlijst van Vektis: {article}",
    "AGB-register": "lijst van kwalificaties in het AGB-register: {article}",
    "Bronnenonderzoek": "eigen bronnenonderzoek bij artikel {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "Begroting 2027/deductible": "rijksbegroting 2027 over het verplicht eigen risico (aangekondigd)",
    "DSW/deductible": "verzekeraar DSW over het eigen risico",
    "Stad Holland/deductible": "verzekeraar Stad Holland over het eigen risico",
    "inTwente/deductible": "verzekeraar inTwente over het eigen risico",
    "KNGF/position": "standpunt van de beroepsvereniging KNGF van 9 februari 2023",
    "KNGF/training": "beroepsvereniging KNGF over de opleiding",
    "NZa-toeslagen/words": "eigen lijst van woorden op een rekening",
    "NZa/session": "regel van de NZa over de zitting",
    "NZa/same day": "regel van de NZa over meer behandelingen op één dag",
    "NZa/screening": "regel van de NZa over screening",
    "NZa/performances since 2020": "pagina van de NZa over de prestaties die er in 2020 bij kwamen",
    "NZa/long session": "regel van de NZa over de lange zitting",
    "NZa/WB/REG-2024-02": "beschikking WB/REG-2024-02 van de NZa over valpreventie",
    "NZa/no-show": "regel van de NZa over prestaties die nooit verzekerd zijn",
    "NZa/TB/REG-21630-01": "tariefbeschikking TB/REG-21630-01 van de NZa",
    "NZa/facultative performance": "regel van de NZa over facultatieve prestaties",
    "CZ/one a day": "voorwaarde van CZ (2024): één behandeling per dag",
    "Just/fall prevention": "pagina van verzekeraar Just over valpreventie",
    "De Friesland/under 18": "pagina van verzekeraar De Friesland (2018) over fysiotherapie tot 18 jaar",
    "CZ/COPD": "pagina van verzekeraar CZ over de aantallen bij COPD",
    "Zorgvergoeding/COPD": "pagina van Zorgvergoeding.com over COPD",
    "DCSPH-lijst/whiplash": "DCSPH-lijst van 1 juli 2024 over whiplash",
    "DCSPH-lijst/after a stay": "DCSPH-lijst van 1 juli 2024 over zorg na een opname",
    "NVH/annex 1": "beroepsvereniging van huidtherapeuten NVH over lymfoedeem en littekens",
    "ReumaNederland/qualification": "patiëntenvereniging ReumaNederland over ernstige reumatoïde artritis",
    "Pakketvoorwaarden/other payers": "gebruikelijke voorwaarden van aanvullende pakketten over andere betalers",
    "Praktijkpagina/training": "pagina van een fysiotherapiepraktijk over de opleiding",
    "Prestatiecodelijst 012/list 012": "prestatiecodelijst 012 van Vektis",
}

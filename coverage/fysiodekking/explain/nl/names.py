"""Namen: behandelingen, beroepen, aandoeningen, soorten zorg, betalers, bronnen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique

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

KINDS: Final[Mapping[ConditionKind, str]] = {
    ConditionKind.NOT_LISTED: "een gewone klacht",
    ConditionKind.URINARY_INCONTINENCE: "urine-incontinentie",
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: (
        "etalagebenen (perifeer arterieel vaatlijden, stadium 2 Fontaine)"
    ),
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: "artrose van heup- of kniegewricht",
    ConditionKind.COPD: "COPD",
    ConditionKind.FALL_RISK: "een verhoogd valrisico",
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: "reumatoïde artritis met ernstige functionele beperkingen",
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: "axiale spondyloartritis met ernstige functionele beperkingen",
    ConditionKind.COVID_RECOVERY: "herstel na ernstige COVID-19",
    ConditionKind.STROKE: "beroerte (cerebrovasculair accident)",
    ConditionKind.SPINAL_CORD_DISORDER: "ruggemergaandoening",
    ConditionKind.MULTIPLE_SCLEROSIS: "multipele sclerose",
    ConditionKind.PERIPHERAL_NERVE_MOTOR_LOSS: "perifere zenuwaandoening met motorische uitval",
    ConditionKind.EXTRAPYRAMIDAL_DISORDER: "extrapyramidale aandoening",
    ConditionKind.MOTOR_DEVELOPMENTAL_DELAY: (
        "motorische retardatie of een ontwikkelingsstoornis van het zenuwstelsel"
    ),
    ConditionKind.CONGENITAL_CNS_ANOMALY: "aangeboren afwijking van het centraal zenuwstelsel",
    ConditionKind.CEREBELLAR_DISORDER: "cerebellaire aandoening",
    ConditionKind.DEFICITS_TUMOUR_OR_BRAIN_INJURY: (
        "uitvalsverschijnselen als gevolg van een tumor in hersenen of ruggenmerg, of van hersenletsel"
    ),
    ConditionKind.RADICULAR_SYNDROME_MOTOR_LOSS: "radiculair syndroom met motorische uitval",
    ConditionKind.MUSCLE_DISEASE: "spierziekte",
    ConditionKind.MYASTHENIA_GRAVIS: "myasthenia gravis",
    ConditionKind.CONGENITAL_LOCOMOTOR_ANOMALY: "aangeboren afwijking van het bewegingsapparaat",
    ConditionKind.PROGRESSIVE_SCOLIOSIS: "progressieve scoliose",
    ConditionKind.JUVENILE_OSTEOCHONDROSIS: "juveniele osteochondrose",
    ConditionKind.REFLEX_DYSTROPHY: "reflexdystrofie",
    ConditionKind.OSTEOPOROTIC_VERTEBRAL_FRACTURE: "wervelfractuur als gevolg van osteoporose",
    ConditionKind.PATHOLOGICAL_FRACTURE: "fractuur als gevolg van morbus Kahler, botmetastase of morbus Paget",
    ConditionKind.FROZEN_SHOULDER: "frozen shoulder (capsulitis adhaesiva)",
    ConditionKind.RHEUMATOID_ARTHRITIS_OR_CHRONIC_RHEUMATISM: "reumatoïde artritis of chronische reuma",
    ConditionKind.CHRONIC_ARTHRITIDES: "chronische artritiden",
    ConditionKind.ANKYLOSING_SPONDYLITIS: "spondylitis ankylopoetica (morbus Bechterew)",
    ConditionKind.REACTIVE_ARTHRITIS: "reactieve artritis",
    ConditionKind.JUVENILE_CHRONIC_ARTHRITIS: "juveniele chronische artritis",
    ConditionKind.HYPEROSTOTIC_SPONDYLOSIS: "hyperostotische spondylose (morbus Forestier)",
    ConditionKind.COLLAGEN_DISEASES: "collageenziekten",
    ConditionKind.AFTER_AMPUTATION: "status na amputatie",
    ConditionKind.WHIPLASH: "whiplash",
    ConditionKind.POSTPARTUM_PELVIC_INSTABILITY: "postpartum bekkeninstabiliteit",
    ConditionKind.CONSERVATIVE_FRACTURE: "botbreuk zonder operatie (fractuur die conservatief wordt behandeld)",
    ConditionKind.MYOCARDIAL_INFARCTION: "hartinfarct (myocard-infarct, AMI)",
    ConditionKind.AFTER_CABG: "status na coronary artery bypass-operatie (CABG)",
    ConditionKind.AFTER_PTCA: "status na percutane transluminale coronair angioplastiek (PTCA)",
    ConditionKind.AFTER_HEART_VALVE_SURGERY: "status na hartklepoperatie",
    ConditionKind.AFTER_CONGENITAL_HEART_SURGERY: "status na operatief gecorrigeerde congenitale afwijkingen",
    ConditionKind.COPD_FEV: "COPD met een FEV1/VC kleiner dan 60%",
    ConditionKind.COPD_GOLD2: "COPD van stadium II of hoger van de GOLD-classificatie",
    ConditionKind.CONGENITAL_RESPIRATORY_ANOMALY: "aangeboren afwijking van de tractus respiratorius",
    ConditionKind.LYMPHOEDEMA: "lymfoedeem",
    ConditionKind.SKIN_SCAR_TISSUE: "littekenweefsel van de huid",
    ConditionKind.AFTER_INPATIENT_STAY: (
        "herstel na een opname (status na opname in een ziekenhuis, verpleeg- of revalidatie-instelling)"
    ),
    ConditionKind.CLAUDICATION_FONTAINE_2_3: "claudicatio intermittens (vasculair), graad 2 of 3 Fontaine",
    ConditionKind.CLAUDICATION_FONTAINE_3: "perifeer arterieel vaatlijden, stadium 3 Fontaine",
    ConditionKind.SOFT_TISSUE_TUMOURS: "weke delen tumoren",
    ConditionKind.DIFFUSE_INTERSTITIAL_LUNG_DISEASE: "diffuse interstitiële longaandoening",
}

GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ANNEX_1: "een aandoening van bijlage 1",
    Ground.URINARY_INCONTINENCE: "bekkenfysiotherapie bij urine-incontinentie",
    Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "looptraining bij etalagebenen (Fontaine 2)",
    Ground.OSTEOARTHRITIS_HIP_KNEE: "oefentherapie bij artrose van heup of knie",
    Ground.COPD: "oefentherapie bij COPD",
    Ground.FALL_RISK: "valpreventie",
    Ground.RHEUMATOID_ARTHRITIS_SEVERE: "oefentherapie bij ernstige reumatoïde artritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE: "oefentherapie bij ernstige axiale spondyloartritis",
    Ground.RHEUMATOID_ARTHRITIS_IN_STUDY: "zorg binnen het onderzoek naar ernstige reumatoïde artritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY: "zorg binnen het onderzoek naar ernstige axiale spondyloartritis",
    Ground.UNDER_18: "zorg onder de 18",
    Ground.COVID_RECOVERY: "herstelzorg na COVID-19",
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

PAYERS: Final[Mapping[Payer, str]] = {
    Payer.BASIC: "het basispakket",
    Payer.PACKAGE: "een aanvullend pakket",
    Payer.INSURED: "de patiënt",
    Payer.NOBODY: "niemand",
}

MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "voldaan",
    Verdict.MET_IF: "voldaan, mits",
    Verdict.REFUSED: "niet voldaan",
    Verdict.UNKNOWN: "onbekend",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "P": "wettekst of ander eerste stuk, zelf gelezen",
    "S": "bron uit de tweede hand",
    "I": "eigen afleiding",
    "M": "uit het hoofd, niet nagekeken",
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
    "Bronnenonderzoek": "eigen bronnenonderzoek bij artikel {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "DSW/deductible": "verzekeraar DSW over het eigen risico",
    "Stad Holland/deductible": "verzekeraar Stad Holland over het eigen risico",
    "inTwente/deductible": "verzekeraar inTwente over het eigen risico",
    "KNGF/position": "standpunt van de beroepsvereniging KNGF van 9 februari 2023",
    "KNGF/training": "beroepsvereniging KNGF over de opleiding",
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
    "NVH/annex 1": "beroepsvereniging van huidtherapeuten NVH over lymfoedeem en littekens",
    "Pakketvoorwaarden/other payers": "gebruikelijke voorwaarden van aanvullende pakketten over andere betalers",
    "Praktijkpagina/training": "pagina van een fysiotherapiepraktijk over de opleiding",
    "Prestatiecodelijst 012/list 012": "prestatiecodelijst 012 van Vektis",
}

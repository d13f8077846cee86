"""Names: techniques, professions, conditions, kinds of care, payers, sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique

TECHNIQUES: Final[Mapping[Technique, str]] = {each: each.value.replace("_", " ") for each in Technique}

PROFESSIONS: Final[Mapping[Profession, str]] = {
    Profession.PHYSIOTHERAPIST: "a physiotherapist",
    Profession.EXERCISE_THERAPIST: "an exercise therapist",
    Profession.ACUPUNCTURIST: "an acupuncturist",
    Profession.SKIN_THERAPIST: "a skin therapist",
    Profession.PHYSICIAN: "a physician",
    Profession.OTHER: "another practitioner",
}

KINDS: Final[Mapping[ConditionKind, str]] = {
    ConditionKind.NOT_LISTED: "an ordinary complaint",
    ConditionKind.URINARY_INCONTINENCE: "urinary incontinence",
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "peripheral arterial disease, Fontaine stage 2",
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: "osteoarthritis of the hip or knee",
    ConditionKind.COPD: "COPD",
    ConditionKind.FALL_RISK: "a raised risk of falling",
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: "rheumatoid arthritis with severe functional limitations",
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: "axial spondyloarthritis with severe functional limitations",
    ConditionKind.COVID_RECOVERY: "recovery after severe COVID-19",
    ConditionKind.STROKE: "stroke",
    ConditionKind.SPINAL_CORD_DISORDER: "spinal cord disorder",
    ConditionKind.MULTIPLE_SCLEROSIS: "multiple sclerosis",
    ConditionKind.PERIPHERAL_NERVE_MOTOR_LOSS: "peripheral nerve disorder with motor loss",
    ConditionKind.EXTRAPYRAMIDAL_DISORDER: "extrapyramidal disorder",
    ConditionKind.MOTOR_DEVELOPMENTAL_DELAY: "motor retardation or developmental disorder of the nervous system",
    ConditionKind.CONGENITAL_CNS_ANOMALY: "congenital anomaly of the central nervous system",
    ConditionKind.CEREBELLAR_DISORDER: "cerebellar disorder",
    ConditionKind.DEFICITS_TUMOUR_OR_BRAIN_INJURY: "deficits from a brain or spinal tumour or from brain injury",
    ConditionKind.RADICULAR_SYNDROME_MOTOR_LOSS: "nerve-root syndrome with motor loss",
    ConditionKind.MUSCLE_DISEASE: "muscle disease",
    ConditionKind.MYASTHENIA_GRAVIS: "myasthenia gravis",
    ConditionKind.CONGENITAL_LOCOMOTOR_ANOMALY: "congenital anomaly of the locomotor system",
    ConditionKind.PROGRESSIVE_SCOLIOSIS: "progressive scoliosis",
    ConditionKind.JUVENILE_OSTEOCHONDROSIS: "juvenile osteochondrosis",
    ConditionKind.REFLEX_DYSTROPHY: "complex regional pain syndrome (reflex dystrophy)",
    ConditionKind.OSTEOPOROTIC_VERTEBRAL_FRACTURE: "vertebral fracture from osteoporosis",
    ConditionKind.PATHOLOGICAL_FRACTURE: "fracture from multiple myeloma, bone metastasis or Paget's disease",
    ConditionKind.FROZEN_SHOULDER: "frozen shoulder",
    ConditionKind.RHEUMATOID_ARTHRITIS_OR_CHRONIC_RHEUMATISM: "rheumatoid arthritis or chronic rheumatism",
    ConditionKind.CHRONIC_ARTHRITIDES: "chronic arthritides",
    ConditionKind.ANKYLOSING_SPONDYLITIS: "ankylosing spondylitis (Bechterew)",
    ConditionKind.REACTIVE_ARTHRITIS: "reactive arthritis",
    ConditionKind.JUVENILE_CHRONIC_ARTHRITIS: "juvenile chronic arthritis",
    ConditionKind.HYPEROSTOTIC_SPONDYLOSIS: "diffuse idiopathic skeletal hyperostosis (Forestier)",
    ConditionKind.COLLAGEN_DISEASES: "collagen diseases",
    ConditionKind.AFTER_AMPUTATION: "state after amputation",
    ConditionKind.WHIPLASH: "whiplash",
    ConditionKind.POSTPARTUM_PELVIC_INSTABILITY: "postpartum pelvic instability",
    ConditionKind.CONSERVATIVE_FRACTURE: "fracture treated without surgery",
    ConditionKind.MYOCARDIAL_INFARCTION: "myocardial infarction",
    ConditionKind.AFTER_CABG: "state after coronary bypass surgery",
    ConditionKind.AFTER_PTCA: "state after coronary angioplasty",
    ConditionKind.AFTER_HEART_VALVE_SURGERY: "state after heart valve surgery",
    ConditionKind.AFTER_CONGENITAL_HEART_SURGERY: "state after surgical correction of congenital heart defects",
    ConditionKind.COPD_FEV: "COPD by lung function ratio",
    ConditionKind.COPD_GOLD2: "COPD of GOLD stage II or higher",
    ConditionKind.CONGENITAL_RESPIRATORY_ANOMALY: "congenital anomaly of the airways",
    ConditionKind.LYMPHOEDEMA: "lymphoedema",
    ConditionKind.SKIN_SCAR_TISSUE: "scar tissue of the skin",
    ConditionKind.AFTER_INPATIENT_STAY: "recovery after a stay in a hospital, nursing or rehabilitation institution",
    ConditionKind.CLAUDICATION_FONTAINE_2_3: "intermittent claudication, Fontaine stage 2 or 3",
    ConditionKind.CLAUDICATION_FONTAINE_3: "peripheral arterial disease, Fontaine stage 3",
    ConditionKind.SOFT_TISSUE_TUMOURS: "soft-tissue tumours",
    ConditionKind.DIFFUSE_INTERSTITIAL_LUNG_DISEASE: "diffuse interstitial lung disease",
}

GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ANNEX_1: "a condition of annex 1",
    Ground.URINARY_INCONTINENCE: "pelvic physiotherapy for urinary incontinence",
    Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: "walking training for peripheral arterial disease (Fontaine 2)",
    Ground.OSTEOARTHRITIS_HIP_KNEE: "exercise therapy for osteoarthritis of hip or knee",
    Ground.COPD: "exercise therapy for COPD",
    Ground.FALL_RISK: "fall prevention",
    Ground.RHEUMATOID_ARTHRITIS_SEVERE: "exercise therapy for severe rheumatoid arthritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE: "exercise therapy for severe axial spondyloarthritis",
    Ground.RHEUMATOID_ARTHRITIS_IN_STUDY: "care inside the study of severe rheumatoid arthritis",
    Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY: "care inside the study of severe axial spondyloarthritis",
    Ground.UNDER_18: "care under 18",
    Ground.COVID_RECOVERY: "recovery care after COVID-19",
}

CLASSES: Final[Mapping[CoverClass, str]] = {each: each.value.replace("_", " ") for each in CoverClass}

PAYERS: Final[Mapping[Payer, str]] = {
    Payer.BASIC: "the basic package",
    Payer.PACKAGE: "a supplementary package",
    Payer.INSURED: "the patient",
    Payer.NOBODY: "nobody",
}

MARKS: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "met",
    Verdict.MET_IF: "met on condition",
    Verdict.REFUSED: "not met",
    Verdict.UNKNOWN: "unknown",
    Verdict.NOT_APPLICABLE: "does not apply",
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "P": "statute or other primary text, read",
    "S": "secondary source",
    "I": "own inference",
    "M": "from memory, not verified",
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
    "Bronnenonderzoek": "own search of the sources on article {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "DSW/deductible": "insurer DSW on the deductible",
    "Stad Holland/deductible": "insurer Stad Holland on the deductible",
    "inTwente/deductible": "insurer inTwente on the deductible",
    "KNGF/position": "position of the professional association KNGF of 9 February 2023",
    "KNGF/training": "professional association KNGF on the training",
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
    "NVH/annex 1": "professional association of skin therapists NVH on lymphoedema and scars",
    "Pakketvoorwaarden/other payers": "usual terms of supplementary packages on other payers",
    "Praktijkpagina/training": "page of a physiotherapy practice on the training",
    "Prestatiecodelijst 012/list 012": "performance list 012 of Vektis",
}

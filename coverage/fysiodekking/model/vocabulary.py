"""The closed word lists of the contract: codes that a case may use."""

from __future__ import annotations

from typing import Final

from fysiodekking.model.codes import Code


class Profession(Code):
    """Who treated (beroep)."""

    PHYSIOTHERAPIST = "physiotherapist"
    EXERCISE_THERAPIST = "exercise_therapist"
    ACUPUNCTURIST = "acupuncturist"
    SKIN_THERAPIST = "skin_therapist"
    PHYSICIAN = "physician"
    OTHER = "other"


class Technique(Code):
    """What was done (verrichting). A technique has no price: it is content of the session it belongs to."""

    DRY_NEEDLING = "dry_needling"
    EXERCISE_THERAPY = "exercise_therapy"
    MANUAL_THERAPY = "manual_therapy"
    MASSAGE = "massage"
    PHYSICAL_AGENTS = "physical_agents"
    ADVICE = "advice"
    TAPING = "taping"
    ECHOGRAPHY = "echography"
    SHOCKWAVE = "shockwave"
    ACUPUNCTURE = "acupuncture"
    # the fourteen reserved act kinds (voorbehouden handelingen) of Wet BIG art. 36, by name
    SURGICAL_ACT = "surgical_act"
    OBSTETRIC_ACT = "obstetric_act"
    ENDOSCOPY = "endoscopy"
    CATHETERISATION = "catheterisation"
    INJECTION = "injection"
    PUNCTURE = "puncture"
    GENERAL_ANAESTHESIA = "general_anaesthesia"
    IONISING_RADIATION = "ionising_radiation"
    CARDIOVERSION = "cardioversion"
    DEFIBRILLATION = "defibrillation"
    ELECTROCONVULSIVE_THERAPY = "electroconvulsive_therapy"
    LITHOTRIPSY = "lithotripsy"
    ARTIFICIAL_REPRODUCTION = "artificial_reproduction"
    PRESCRIBING = "prescribing"


class CoverClass(Code):
    """What a supplementary package may cover (dekkingsklasse). There is none for dry needling."""

    PHYSIOTHERAPY = "physiotherapy"
    MANUAL_THERAPY = "manual_therapy"
    EXERCISE_THERAPY = "exercise_therapy"
    PELVIC_PHYSIOTHERAPY = "pelvic_physiotherapy"
    OEDEMA_THERAPY = "oedema_therapy"
    CHILD_PHYSIOTHERAPY = "child_physiotherapy"
    GERIATRIC_PHYSIOTHERAPY = "geriatric_physiotherapy"
    PSYCHOSOMATIC_PHYSIOTHERAPY = "psychosomatic_physiotherapy"
    ACUPUNCTURE = "acupuncture"
    OTHER_ALTERNATIVE = "other_alternative"


class ConditionKind(Code):
    """What is treated (aandoening): a row of annex 1, one of the other grounds, or neither."""

    NOT_LISTED = "not_listed"
    # article 2.6(3) to (8) and the temporary ground
    URINARY_INCONTINENCE = "urinary_incontinence"
    PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2 = "peripheral_arterial_disease_fontaine_2"
    OSTEOARTHRITIS_HIP_KNEE = "osteoarthritis_hip_knee"
    COPD = "copd"
    FALL_RISK = "fall_risk"
    RHEUMATOID_ARTHRITIS_SEVERE = "rheumatoid_arthritis_severe"
    AXIAL_SPONDYLOARTHRITIS_SEVERE = "axial_spondyloarthritis_severe"
    COVID_RECOVERY = "covid_recovery"
    # annex 1; place, term and validity of each row: law/data/annex-1.toml
    STROKE = "stroke"
    SPINAL_CORD_DISORDER = "spinal_cord_disorder"
    MULTIPLE_SCLEROSIS = "multiple_sclerosis"
    PERIPHERAL_NERVE_MOTOR_LOSS = "peripheral_nerve_motor_loss"
    EXTRAPYRAMIDAL_DISORDER = "extrapyramidal_disorder"
    MOTOR_DEVELOPMENTAL_DELAY = "motor_developmental_delay"
    CONGENITAL_CNS_ANOMALY = "congenital_cns_anomaly"
    CEREBELLAR_DISORDER = "cerebellar_disorder"
    DEFICITS_TUMOUR_OR_BRAIN_INJURY = "deficits_tumour_or_brain_injury"
    RADICULAR_SYNDROME_MOTOR_LOSS = "radicular_syndrome_motor_loss"
    MUSCLE_DISEASE = "muscle_disease"
    MYASTHENIA_GRAVIS = "myasthenia_gravis"
    CONGENITAL_LOCOMOTOR_ANOMALY = "congenital_locomotor_anomaly"
    PROGRESSIVE_SCOLIOSIS = "progressive_scoliosis"
    JUVENILE_OSTEOCHONDROSIS = "juvenile_osteochondrosis"
    REFLEX_DYSTROPHY = "reflex_dystrophy"
    OSTEOPOROTIC_VERTEBRAL_FRACTURE = "osteoporotic_vertebral_fracture"
    PATHOLOGICAL_FRACTURE = "pathological_fracture"
    FROZEN_SHOULDER = "frozen_shoulder"
    RHEUMATOID_ARTHRITIS_OR_CHRONIC_RHEUMATISM = "rheumatoid_arthritis_or_chronic_rheumatism"
    CHRONIC_ARTHRITIDES = "chronic_arthritides"
    ANKYLOSING_SPONDYLITIS = "ankylosing_spondylitis"
    REACTIVE_ARTHRITIS = "reactive_arthritis"
    JUVENILE_CHRONIC_ARTHRITIS = "juvenile_chronic_arthritis"
    HYPEROSTOTIC_SPONDYLOSIS = "hyperostotic_spondylosis"
    COLLAGEN_DISEASES = "collagen_diseases"
    AFTER_AMPUTATION = "after_amputation"
    WHIPLASH = "whiplash"
    POSTPARTUM_PELVIC_INSTABILITY = "postpartum_pelvic_instability"
    CONSERVATIVE_FRACTURE = "conservative_fracture"
    MYOCARDIAL_INFARCTION = "myocardial_infarction"
    AFTER_CABG = "after_cabg"
    AFTER_PTCA = "after_ptca"
    AFTER_HEART_VALVE_SURGERY = "after_heart_valve_surgery"
    AFTER_CONGENITAL_HEART_SURGERY = "after_congenital_heart_surgery"
    COPD_FEV = "copd_fev"
    COPD_GOLD2 = "copd_gold2"
    CONGENITAL_RESPIRATORY_ANOMALY = "congenital_respiratory_anomaly"
    LYMPHOEDEMA = "lymphoedema"
    SKIN_SCAR_TISSUE = "skin_scar_tissue"
    AFTER_INPATIENT_STAY = "after_inpatient_stay"
    CLAUDICATION_FONTAINE_2_3 = "claudication_fontaine_2_3"
    CLAUDICATION_FONTAINE_3 = "claudication_fontaine_3"
    SOFT_TISSUE_TUMOURS = "soft_tissue_tumours"
    DIFFUSE_INTERSTITIAL_LUNG_DISEASE = "diffuse_interstitial_lung_disease"


class Ground(Code):
    """A ground of the basic package (grond): one paragraph of Bzv art. 2.6, or a temporary one of the Rzv."""

    ANNEX_1 = "annex_1"
    URINARY_INCONTINENCE = "urinary_incontinence"
    PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2 = "peripheral_arterial_disease_fontaine_2"
    OSTEOARTHRITIS_HIP_KNEE = "osteoarthritis_hip_knee"
    COPD = "copd"
    FALL_RISK = "fall_risk"
    RHEUMATOID_ARTHRITIS_SEVERE = "rheumatoid_arthritis_severe"
    AXIAL_SPONDYLOARTHRITIS_SEVERE = "axial_spondyloarthritis_severe"
    UNDER_18 = "under_18"
    COVID_RECOVERY = "covid_recovery"
    RHEUMATOID_ARTHRITIS_IN_STUDY = "rheumatoid_arthritis_in_study"
    AXIAL_SPONDYLOARTHRITIS_IN_STUDY = "axial_spondyloarthritis_in_study"


class PaidBy(Code):
    """Who paid an earlier session."""

    BASIC = "basic"
    PACKAGE = "package"
    INSURED = "insured"


class Side(Code):
    """Side of the body."""

    LEFT = "left"
    RIGHT = "right"


class CopdClass(Code):
    """COPD class; B was split in 2021."""

    A = "A"
    B = "B"
    B1 = "B1"
    B2 = "B2"
    C = "C"
    D = "D"


class OtherPayer(Code):
    """Who else pays a session, by rules that are not modelled here."""

    WLZ_STAY = "wlz_stay"
    LIABLE_PARTY = "liable_party"
    FOREIGN_INSURANCE = "foreign_insurance"


class Unit(Code):
    """What a limit of a package counts."""

    SESSIONS = "sessions"
    EUROS = "euros"


class Per(Code):
    """Over what a limit of a package runs."""

    CALENDAR_YEAR = "calendar_year"
    CONDITION = "condition"
    CALENDAR_YEAR_AND_CONDITION = "calendar_year_and_condition"
    DAY = "day"
    ACCIDENT = "accident"
    INSURANCE_LIFETIME = "insurance_lifetime"


PER_YEAR: Final = frozenset({Per.CALENDAR_YEAR, Per.CALENDAR_YEAR_AND_CONDITION})
"""What begins anew on 1 January."""


class YearPart(Code):
    """By what a maximum is cut of a package that began within its year; of months, by whole ones or begun ones."""

    DAYS = "days"
    WHOLE_MONTHS = "whole_months"
    BEGUN_MONTHS = "begun_months"


class Rounding(Code):
    """How a number of sessions that is cut is rounded; nearest goes half up."""

    UP = "up"
    DOWN = "down"
    NEAREST = "nearest"


WITH_MAXIMUM: Final = (
    ConditionKind.URINARY_INCONTINENCE,
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2,
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE,
    ConditionKind.COPD,
)
"""The kinds of which art. 2.6 of the Besluit zorgverzekering pays, or once paid, at most so many sessions."""

THERAPISTS: Final = frozenset({Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST})
"""The two professions that art. 2.6 of the Besluit zorgverzekering names."""

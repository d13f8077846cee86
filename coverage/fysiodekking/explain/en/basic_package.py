"""The words of the basic package: conditions and grounds, what they ask, and what their rules find."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import FactWords, Variants
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground

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
    Ground.ANNEX_1: "a chronic condition (annex 1)",
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

FACTS: Final[Mapping[str, FactWords]] = {
    "conditions.*.kind": FactWords(label="condition"),
    "conditions.*.first_session": FactWords(
        label="the first session of this condition",
        question="When was the first session of the condition “{key}”?",
    ),
    "conditions.*.discharged": FactWords(
        label="the day of discharge",
        question="When did the patient come home after the stay (condition “{key}”)?",
    ),
    "conditions.*.day_surgery": FactWords(
        label="day surgery",
        question="Was it day surgery, without a night (condition “{key}”)?",
        clause="it was day surgery",
        otherwise="it was no day surgery",
    ),
    "conditions.*.conservative_treatment_ended": FactWords(
        label="the end of the treatment of the fracture",
        question="When did the treatment of the fracture without surgery end (condition “{key}”)?",
    ),
    "conditions.*.irradiation_ended": FactWords(
        label="the end of the irradiation", question="When did the irradiation end (condition “{key}”)?"
    ),
    "conditions.*.triad": FactWords(
        label="the three complaints of the whiplash",
        question="Are loss of movement, of fitness and cognitive disorders all still there (condition “{key}”)?",
        clause="loss of movement, of fitness and cognitive disorders are all still there",
        otherwise="loss of movement, of fitness and cognitive disorders are not all still there",
    ),
    "conditions.*.gold_stage": FactWords(
        label="the GOLD stage",
        question="Which GOLD stage does the COPD have (condition “{key}”)?",
        clause="the COPD is of GOLD stage {value}",
    ),
    "conditions.*.fev1_vc_below_60": FactWords(
        label="FEV1/VC lower than 60%",
        question="Was FEV1/VC lower than 60% (condition “{key}”)?",
        clause="FEV1/VC was lower than 60%",
        otherwise="FEV1/VC was not lower than 60%",
    ),
    "conditions.*.copd_class": FactWords(
        label="the COPD class",
        question="Which class does the COPD have: A, B, B1, B2, C or D (condition “{key}”)?",
        clause="the COPD falls into class {value}",
    ),
    "conditions.*.high_burden": FactWords(
        label="a high burden of disease",
        question="Is the burden of the COPD high (condition “{key}”)?",
        clause="the burden of the COPD is high",
        otherwise="the burden of the COPD is not high",
    ),
    "conditions.*.limited_capacity": FactWords(
        label="a limited physical capacity",
        question="Is the physical capacity limited (condition “{key}”)?",
        clause="the physical capacity is limited",
        otherwise="the physical capacity is not limited",
    ),
    "conditions.*.severe_limitations": FactWords(
        label="severe limitations",
        question="Are the limitations in daily life severe (condition “{key}”)?",
        clause="the limitations in daily life are severe",
        otherwise="the limitations in daily life are not severe",
    ),
    "conditions.*.in_study": FactWords(
        label="taking part in the study",
        question="Does the patient take part in the study (condition “{key}”)?",
        clause="the patient takes part in the study",
        otherwise="the patient does not take part in the study",
    ),
    "conditions.*.study_ended": FactWords(
        label="the completion of the study",
        question="Was the study completed, and does the law wait for its assessment (condition “{key}”)?",
        clause="the study is completed",
        otherwise="the study is not completed",
    ),
    "conditions.*.high_fall_risk": FactWords(
        label="a high risk of falling",
        question="Is the risk of falling high (condition “{key}”)?",
        clause="the risk of falling is high",
        otherwise="the risk of falling is not high",
    ),
    "conditions.*.somatic_or_psychological_ground": FactWords(
        label="a physical or psychological reason for guidance",
        question="Is guidance at the level of a physiotherapist needed (condition “{key}”)?",
        clause="guidance at physiotherapist level is needed",
        otherwise="guidance at physiotherapist level is not needed",
    ),
}
"""What a fact of a condition is called, what to ask, and the fact as a clause."""

QUESTIONS: Final[Mapping[str, str]] = {
    "condition_is_on_annex_1_past_its_first_sessions": "Is the condition on annex 1, and are its first sessions over?",
    "pelvic_physiotherapy_for_urinary_incontinence": "Is it pelvic physiotherapy for urinary incontinence?",
    "supervised_exercise_for_peripheral_arterial_disease": "Is it walking training for Fontaine stage 2?",
    "supervised_exercise_for_osteoarthritis_of_hip_or_knee": "Is it exercise therapy for a worn hip or knee?",
    "supervised_exercise_for_copd": "Is it exercise therapy for COPD?",
    "fall_prevention_for_a_high_risk": "Is it fall prevention for a high risk?",
    "study_care_for_severe_rheumatoid_arthritis": "Is it care inside the study of severe rheumatoid arthritis?",
    "study_care_for_severe_axial_spondyloarthritis": "Is it care inside the study of axial spondyloarthritis?",
    "exercise_for_severe_rheumatoid_arthritis": "Is it exercise therapy for severe rheumatoid arthritis?",
    "exercise_for_severe_axial_spondyloarthritis": "Is it exercise therapy for severe axial spondyloarthritis?",
    "other_condition_under_18": "Is the patient under 18, and are there sessions left this year?",
    "recovery_care_after_covid_19": "Is it recovery care after COVID-19?",
}
"""The question that each rule of the basic package asks."""

SENTENCES: Final[Mapping[Reason, Variants]] = {
    Reason.ASKED_AND_FITS: ("What is asked here is in order.",),
    Reason.PROFESSION_NAMED: ("The basic package names the care of this profession.",),
    Reason.PROFESSION_READ_IN: (
        "The basic package does not name this profession, but describes the care; {profession} gives it too.",
        "The basic package does not name this profession, but describes the care; this profession gives it too.",
    ),
    Reason.CONTRACT_STATUS_FITS: (
        "Whether there is a contract does not stand in the way of payment by the basic package.",
    ),
    Reason.BASIC_INSURED: ("The patient has a Dutch basic insurance.",),
    Reason.NOT_BASIC_INSURED: ("The patient has no Dutch basic insurance.",),
    Reason.BASIC_INSURANCE_NOT_GIVEN: ("It was not stated whether the patient has a basic insurance.",),
    Reason.OTHER_CONDITION: (
        "The condition does not fall under: {ground}.",
        "The condition does not fall under this.",
    ),
    Reason.GROUND_NOT_IN_FORCE: (
        "On {date} the basic package did not pay for {ground}.",
        "On that day the basic package did not pay for this.",
    ),
    Reason.GROUND_DATE_NOT_ESTABLISHED: (
        "It is not established whether {condition} was in the basic package on {date}.",
        "It is not established whether this condition was in the basic package then.",
    ),
    Reason.NOT_ON_ANNEX_1: (
        "The condition is not on the list of chronic conditions (bijlage 1): {condition}.",
        "The condition is not on the list of chronic conditions (bijlage 1).",
    ),
    Reason.ANNEX_ROW_NOT_IN_FORCE: (
        (
            "On {date} the list of chronic conditions (bijlage 1) lacked {condition}, but the basic package did name"
            " {condition_needed}: if it is that, state it so and ask again."
        ),
        "On {date} the condition was not on the list of chronic conditions (bijlage 1): {condition}.",
        "On that day the condition was not on the list of chronic conditions (bijlage 1).",
    ),
    Reason.ANNEX_1_FROM_THE_FIRST: (
        "The patient is {age}; under {adult} the basic package pays for this from the first session (annex 1).",
        "Under 18 the basic package pays for this from the first session (annex 1).",
    ),
    Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS: (
        "This is session {number} of this condition; the basic package pays after the first {bound}.",
        "Earlier sessions of this condition: {before}; the basic package pays after the first {bound}.",
        "The first sessions of this condition are over; after them the basic package pays.",
    ),
    Reason.ANNEX_1_FIRST_SESSIONS: (
        "This is session {number} of this condition; the basic package does not pay for the first {bound}.",
        "Earlier sessions of this condition: {before}; the basic package does not pay for the first {bound}.",
        "The basic package does not pay for the first sessions of this condition.",
    ),
    Reason.TERM_OVER: (
        "The term for this condition is over: it began on {start} and ended on {last}.",
        "The term for this condition is over.",
    ),
    Reason.TERM_NOT_BEGUN: (
        "The term for this condition begins on {start}.",
        "The term for this condition has not begun yet.",
    ),
    Reason.TERM_START_NOT_GIVEN: ("It was not stated when the term for this condition began.",),
    Reason.TERM_NOT_ESTABLISHED: (
        "It is not established whether this term ran from the discharge or from the first treatment after it.",
    ),
    Reason.STARTED_TOO_LONG_AFTER_DISCHARGE: (
        "The first treatment after the discharge came on {start}, later than this insurer allows.",
        "The first treatment came later after the discharge than this insurer allows.",
    ),
    Reason.DAY_SURGERY_IS_NO_STAY: ("It was day surgery, and this insurer does not take that as a stay in hospital.",),
    Reason.LUNG_FUNCTION_NOT_GIVEN: ("It was not stated whether FEV1/VC was lower than 60%.",),
    Reason.LUNG_FUNCTION_TOO_GOOD: ("FEV1/VC was not lower than 60%, as the list (annex 1) asked then.",),
    Reason.AGE_LIMIT_OF_ROW: (
        "The patient is {age}; this condition counts only under {below}.",
        "The patient is too old for this condition on the list (annex 1).",
    ),
    Reason.TRIAD_NOT_GIVEN: ("It was not stated whether all three complaints of the whiplash are still there.",),
    Reason.USE_NOT_KNOWN: (
        "Used of package {package}: {used}. What is not certain is the limit ({open_maximum}).",
        "It is not certain how much of package {package} was used ({open_use}); the limit is {maximum}.",
        "It is not certain how much of package {package} was used; the limit is {maximum}.",
        "It is not certain how many sessions went before ({before}); the limit is {bound}.",
        "It is not certain how many sessions went before; the limit is {bound}.",
        "It is not certain how many sessions went before.",
    ),
    Reason.READING_NOT_GIVEN: (
        "It was not stated how this insurer applies this. {reading}",
        "It was not stated how this insurer applies a point on which insurers differ.",
    ),
    Reason.NOT_PHYSIOTHERAPIST_FOR_GROUND: (
        "Here the basic package names physiotherapy only, and the care was given by {profession}.",
        "Here the basic package names physiotherapy only.",
    ),
    Reason.NOT_EXERCISE_THERAPY: (
        "Here the basic package pays for exercise therapy only; what was done: {techniques}.",
        "Here the basic package pays for exercise therapy only, and none was given.",
    ),
    Reason.TECHNIQUES_NEEDED: (
        "Here the basic package pays for exercise therapy only; it was not stated what was done.",
    ),
    Reason.NOT_PELVIC_PHYSIOTHERAPY: ("Here the basic package pays for pelvic physiotherapy only.",),
    Reason.SPECIALISM_NOT_GIVEN: ("It was not stated whether the therapist is a pelvic physiotherapist.",),
    Reason.WITHIN_MAXIMUM: (
        "This is session {number} of at most {bound} from the basic package.",
        "Earlier sessions that count: {before}; the maximum of the basic package is {bound}.",
        "Earlier sessions that count: {before}; the maximum of the basic package is {open_bound}.",
        "The session is within the maximum of the basic package.",
    ),
    Reason.MAXIMUM_REACHED: (
        "The maximum is reached: the basic package pays for at most {bound} sessions, and there were {before} before.",
        "The maximum of the basic package ({open_bound}) has been reached: {before} went before.",
        "The maximum of the basic package is reached.",
    ),
    Reason.NO_MAXIMUM: ("The basic package pays for this care without a maximum.",),
    Reason.GOLD_STAGE_TOO_LOW: (
        "COPD of GOLD stage {stage} is not in the basic package, which begins at stage {lowest}.",
        "COPD of this GOLD stage is not in the basic package.",
    ),
    Reason.GOLD_STAGE_NOT_GIVEN: ("It was not stated which GOLD stage the COPD has.",),
    Reason.COPD_CLASS_NOT_GIVEN: ("It was not stated which class the COPD has.",),
    Reason.COPD_BURDEN_NOT_GIVEN: (
        "It was not stated whether the COPD of class B has both a high burden and a limited capacity.",
    ),
    Reason.ONLY_FROM_18: (
        "The patient is {age}; this is paid only from the age of {adult}.",
        "This is paid only from the age of 18.",
    ),
    Reason.LIMITATIONS_NOT_SEVERE: ("The limitations in daily life are not severe.",),
    Reason.LIMITATIONS_NOT_GIVEN: ("It was not stated whether the limitations are severe.",),
    Reason.STUDY_FIRST_SESSIONS: (
        "This is session {number} of this condition; the care inside the study begins after the first {bound}.",
        "Earlier sessions of this condition: {before}; the care of the study begins after the first {bound}.",
        "The care inside the study does not comprise the first sessions of this condition.",
    ),
    Reason.STUDY_CARE: ("For a time the basic package pays for this care, because of the study of it.",),
    Reason.NOT_IN_STUDY: (
        "For a time the basic package paid for this care inside a study only; the patient is not in it.",
    ),
    Reason.STUDY_NOT_GIVEN: (
        "For a time the basic package paid for this care because of a study; how that stands was not given.",
    ),
    Reason.FALL_RISK_NOT_HIGH: ("The risk of falling is not high.",),
    Reason.FALL_RISK_NOT_GIVEN: ("It was not stated whether the risk of falling is high.",),
    Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND: (
        "Guidance at the level of a physiotherapist is not needed (no physical or psychological reason).",
    ),
    Reason.SOMATIC_GROUND_NOT_GIVEN: (
        "It was not stated whether guidance at the level of a physiotherapist is needed.",
    ),
    Reason.YOUNGER_THAN_INSURER_ASKS: (
        "The patient is {age}; this insurer pays for fall prevention from the age of {lowest}.",
        "The patient is younger than this insurer asks for fall prevention.",
    ),
    Reason.INTERVENTION_WITHIN_TWELVE_MONTHS: (
        "An earlier exercise intervention began on {start}, less than twelve months before this one.",
        "An earlier exercise intervention began less than twelve months before this one.",
    ),
    Reason.FALL_PREVENTION: ("The basic package pays for the exercise intervention against falling.",),
    Reason.STARTED_TOO_LATE: (
        "The care began on {start}; after {latest} nobody could begin any more.",
        "The care began when nobody could begin any more.",
    ),
    Reason.NOT_UNDER_18: (
        "The patient is {age}; from {adult} the basic package does not pay for {complaint}.",
        "The patient is {age}; from {adult} the basic package pays only for conditions that the law names.",
        "From 18 the basic package pays only for conditions that the law names.",
    ),
    Reason.ANNEX_1_GOES_FIRST: ("The basic package already pays for this condition as a chronic one (annex 1).",),
    Reason.FIRST_NINE: (
        "This is session {number} of this condition this year; under 18 the basic package pays for the first {bound}.",
        "This is one of the first nine sessions of this year; under 18 the basic package pays for them.",
    ),
    Reason.SECOND_NINE: (
        "This is session {number} of this condition this year; under 18 the basic package pays for {bound}.",
        "This is one of the second nine sessions of this year; under 18 the basic package pays for them.",
    ),
    Reason.SECOND_NINE_NOT_NEEDED: (
        "This is session {number} of this condition this year, and the first nine had enough result.",
        "The first nine sessions of this year had enough result.",
    ),
    Reason.RESULT_NOT_GIVEN: (
        "This is session {number} this year; it was not stated whether the first nine had too little result.",
        "It was not stated whether the first nine sessions of this year had too little result.",
    ),
    Reason.EIGHTEEN_USED: (
        "Under 18 the basic package pays for {bound} sessions a condition a year; there were {before} before.",
        "The sessions a year that the basic package pays for under 18 are used up.",
    ),
    Reason.POLICY_ASKS_REFERRAL: ("The basic policy asks for a referral, and there is none.",),
    Reason.POLICY_ASKS_CONSENT: ("The basic policy asks for prior consent (machtiging), and there is none.",),
    Reason.POLICY_ASKS_QUALIFICATION: (
        (
            "The basic policy pays only for a therapist with this qualification: {qualifications_needed}; "
            "this one has: {qualifications}."
        ),
        (
            "The basic policy pays only for a therapist with this qualification: {qualifications_needed}. This one "
            "does not have it."
        ),
        "The basic policy asks for a qualification that this therapist does not have.",
    ),
    Reason.REFERRAL_NOT_GIVEN: ("The policy asks for a referral; it was not stated whether there is one.",),
    Reason.CONSENT_NOT_GIVEN: (
        "The policy asks for prior consent (machtiging); it was not stated whether there is any.",
    ),
    Reason.NOT_A_THERAPIST: (
        "Here the basic package pays for physiotherapists and exercise therapists only; this was {profession}.",
        "Here the basic package pays for physiotherapists and exercise therapists only.",
    ),
    Reason.NO_OTHER_PAYER_STATED: ("Nobody said that somebody else pays.",),
    Reason.OTHER_PAYER_GOES_FIRST: (
        "This session is paid by {other_payer}. The Dutch health insurance does not pay for it then.",
        "This session is paid by somebody else. The Dutch health insurance does not pay for it then.",
    ),
    Reason.BASIC_PAYS_NOTHING_UNCONTRACTED: (
        "The basic policy pays nothing when there is no contract with the insurer.",
    ),
}
"""Sentences for what those rules find, the fullest first."""

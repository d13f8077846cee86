"""The sentences in English: plain words, short sentences, the Dutch legal word once in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import Catalogue, FactWords, ReadingWords, Variants
from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique
from fysiodekking.model.what_if import Act

SENTENCES: Final[Mapping[Reason, Variants]] = {
    # the law of the day
    Reason.LAW_NOT_CHECKED: ("The law of {date} was not checked.",),
    # gates
    Reason.REGISTERED: ("The physiotherapist is in the BIG register.",),
    Reason.NOT_REGISTERED: ("The therapist is not in the BIG register and may not use the title physiotherapist.",),
    Reason.REGISTRATION_NOT_GIVEN: ("It was not given whether the physiotherapist is in the BIG register.",),
    Reason.TITLE_NEEDS_NO_REGISTER: (
        "An exercise therapist has a protected training title and needs no entry in the BIG register.",
    ),
    Reason.PROFESSION_NOT_ASKED: ("This question is not for this profession or this performance.",),
    Reason.TECHNIQUES_NOT_STATED: ("It was not given what was done, so this question does not arise.",),
    Reason.NO_RESERVED_ACT: (
        "What was done is not on the list of reserved acts (voorbehouden handelingen): {techniques}.",
        "Nothing was done that is on the list of reserved acts (voorbehouden handelingen).",
    ),
    Reason.RESERVED_ACT: (
        "This profession may not perform this reserved act (voorbehouden handeling): {techniques}.",
        "A reserved act (voorbehouden handeling) was performed that this profession may not perform.",
    ),
    Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED: ("This library does not judge what a physician may do.",),
    Reason.NO_DRY_NEEDLING: ("There was no dry needling.",),
    Reason.NEEDLING_BY_PHYSIOTHERAPIST: ("The dry needling was done by a physiotherapist.",),
    Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST: (
        "The dry needling was not done by a physiotherapist but by {profession}.",
        "The dry needling was not done by a physiotherapist.",
    ),
    Reason.NEEDLING_TRAINED: ("The therapist is trained in dry needling.",),
    Reason.NEEDLING_NOT_TRAINED: ("The therapist is not trained in dry needling.",),
    Reason.NEEDLING_TRAINING_NOT_GIVEN: ("It was not given whether the therapist is trained in dry needling.",),
    Reason.NEEDLING_IN_TREATMENT_PLAN: ("The dry needling is part of a physiotherapy treatment plan.",),
    Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN: ("The dry needling is not part of a physiotherapy treatment plan.",),
    Reason.TREATMENT_PLAN_NOT_GIVEN: ("It was not given whether the dry needling is part of a treatment plan.",),
    Reason.NO_ACUPUNCTURE: ("There was no acupuncture.",),
    Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY: (
        "Acupuncture is neither physiotherapy nor exercise therapy, also when {profession} does it.",
        "Acupuncture is neither physiotherapy nor exercise therapy.",
    ),
    Reason.LISTED_PERFORMANCE: (
        "Performance {code} is on the list of this profession.",
        "The performance is on the list of this profession.",
    ),
    Reason.NO_LISTED_PERFORMANCE: (
        "Performance {code} is not on the list on {date}; without a performance nothing may be charged.",
        "The performance is not on the list; without a performance nothing may be charged.",
    ),
    Reason.PERFORMANCE_OF_OTHER_PROFESSION: (
        "Performance {code} belongs to another profession and may not be charged here.",
        "The performance belongs to another profession and may not be charged here.",
    ),
    Reason.PERFORMANCE_NOT_NEEDED: ("This profession needs no performance code here.",),
    Reason.AGREEMENT_NEEDED: (
        "Performance {code} may only be charged after a written agreement with the insurer.",
        "This performance may only be charged after a written agreement with the insurer.",
    ),
    Reason.INSURED_KIND_OF_PERFORMANCE: (
        "Performance {code} can be insured care.",
        "The performance can be insured care.",
    ),
    Reason.NEVER_INSURED: (
        "Performance {code} is on the list, but it is never insured care.",
        "The performance is on the list, but it is never insured care.",
    ),
    Reason.NO_SCREENING: ("It is not a screening.",),
    Reason.SCREENING_WITHOUT_REFERRAL: ("There is no referral, so a screening may be charged.",),
    Reason.SCREENING_WITH_REFERRAL: ("There is a referral, and then a screening may not be charged.",),
    Reason.SCREENING_REFERRAL_NOT_GIVEN: (
        "It was not given whether there is a referral; with a referral a screening may not be charged.",
    ),
    Reason.FIRST_OF_THE_DAY: ("There is no other session of this kind on that day.",),
    Reason.SAME_DAY_NOT_KNOWN: ("Earlier sessions were not given, so this question does not arise.",),
    Reason.SECOND_MEDICALLY_NECESSARY: ("A second session on that day was medically necessary.",),
    Reason.SECOND_OF_THE_DAY: (
        (
            "There already was a session of this kind on that day, and a second one may be charged only if "
            "medically necessary."
        ),
    ),
    Reason.NECESSITY_NOT_GIVEN: ("It was not given whether a second session on that day was medically necessary.",),
    # the basic package
    Reason.ASKED_AND_FITS: ("What is asked here is in order.",),
    Reason.PROFESSION_NAMED: ("The basic package names the care of this profession.",),
    Reason.CONTRACT_STATUS_FITS: ("The contract does not stand in the way of payment by the basic package.",),
    Reason.BASIC_INSURED: ("The patient has a Dutch basic insurance.",),
    Reason.NOT_BASIC_INSURED: ("The patient has no Dutch basic insurance.",),
    Reason.BASIC_INSURANCE_NOT_GIVEN: ("It was not given whether the patient has a basic insurance.",),
    Reason.OTHER_CONDITION: (
        "This is about another condition: {ground}.",
        "This is about another condition.",
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
        "On {date} the condition was not on the list of chronic conditions (bijlage 1): {condition}.",
        "On that day the condition was not on the list of chronic conditions (bijlage 1).",
    ),
    Reason.ANNEX_1_FROM_THE_FIRST: (
        "The patient is {age}; under {adult} the basic package pays for annex 1 from the first session.",
        "Under 18 the basic package pays for annex 1 from the first session.",
    ),
    Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS: (
        "This is session {number} of this condition; the basic package pays after the first {bound}.",
        "There were {before} sessions of this condition before; the basic package pays after the first {bound}.",
        "The first sessions of this condition are over; after them the basic package pays.",
    ),
    Reason.ANNEX_1_FIRST_SESSIONS: (
        "This is session {number} of this condition; the basic package does not pay for the first {bound}.",
        "There were {before} sessions of this condition before; the basic package does not pay for the first {bound}.",
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
    Reason.TERM_START_NOT_GIVEN: ("It was not given when the term for this condition began.",),
    Reason.AGE_LIMIT_OF_ROW: (
        "The patient is {age}; this condition counts only under {below}.",
        "The patient is too old for this condition on annex 1.",
    ),
    Reason.TRIAD_NOT_GIVEN: ("It was not given whether all three complaints of the whiplash are still there.",),
    Reason.USE_NOT_KNOWN: (
        "It is not certain how much of package {package} was used ({used}); the maximum is {maximum}.",
        "It is not certain how many sessions went before ({before}); the boundary is {bound}.",
        "It is not certain how many sessions went before.",
    ),
    Reason.READING_NOT_GIVEN: (
        "It was not given how this insurer applies this: {reading}",
        "It was not given how this insurer applies a point on which insurers differ.",
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
        "Here the basic package pays for exercise therapy only; it was not given what was done.",
    ),
    Reason.NOT_PELVIC_PHYSIOTHERAPY: ("Here the basic package pays for pelvic physiotherapy only.",),
    Reason.SPECIALISM_NOT_GIVEN: ("It was not given whether the therapist is a pelvic physiotherapist.",),
    Reason.WITHIN_MAXIMUM: (
        "This is session {number} of at most {bound} from the basic package.",
        "There were {before} sessions before; the maximum of the basic package is {bound}.",
        "The session is within the maximum of the basic package.",
    ),
    Reason.MAXIMUM_REACHED: (
        "The maximum is reached: the basic package pays for at most {bound} sessions, and there were {before} before.",
        "The maximum of the basic package is reached.",
    ),
    Reason.NO_MAXIMUM: ("The basic package pays for this care without a maximum.",),
    Reason.GOLD_STAGE_TOO_LOW: (
        "COPD of GOLD stage {stage} is not in the basic package, which begins at stage {lowest}.",
        "COPD of this GOLD stage is not in the basic package.",
    ),
    Reason.GOLD_STAGE_NOT_GIVEN: ("It was not given which GOLD stage the COPD has.",),
    Reason.COPD_CLASS_NOT_GIVEN: ("It was not given which class the COPD has.",),
    Reason.COPD_NUMBERS_NOT_ESTABLISHED: ("It is not established whether a maximum held for COPD on {date}.",),
    Reason.ONLY_FROM_18: (
        "The patient is {age}; this is paid only from the age of {adult}.",
        "This is paid only from the age of 18.",
    ),
    Reason.LIMITATIONS_NOT_SEVERE: ("The limitations in daily life are not severe.",),
    Reason.LIMITATIONS_NOT_GIVEN: ("It was not given whether the limitations are severe.",),
    Reason.FALL_RISK_NOT_HIGH: ("The risk of falling is not high.",),
    Reason.FALL_RISK_NOT_GIVEN: ("It was not given whether the risk of falling is high.",),
    Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND: (
        "Guidance at the level of a physiotherapist is not needed (no physical or psychological reason).",
    ),
    Reason.SOMATIC_GROUND_NOT_GIVEN: (
        "It was not given whether guidance at the level of a physiotherapist is needed.",
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
        "The patient is {age}; from {adult} the basic package does not pay for an ordinary complaint.",
        "From 18 the basic package does not pay for an ordinary complaint.",
    ),
    Reason.ANNEX_1_GOES_FIRST: ("The basic package already pays for this condition under annex 1.",),
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
        "This is session {number} this year; it was not given whether the first nine had too little result.",
        "It was not given whether the first nine sessions of this year had too little result.",
    ),
    Reason.EIGHTEEN_USED: (
        "Under 18 the basic package pays for {bound} sessions a condition a year; there were {before} before.",
        "The sessions a year that the basic package pays for under 18 are used up.",
    ),
    Reason.POLICY_ASKS_REFERRAL: ("The basic policy asks for a referral, and there is none.",),
    Reason.POLICY_ASKS_CONSENT: ("The basic policy asks for prior consent (machtiging), and there is none.",),
    Reason.REFERRAL_NOT_GIVEN: ("The policy asks for a referral; it was not given whether there is one.",),
    Reason.CONSENT_NOT_GIVEN: (
        "The policy asks for prior consent (machtiging); it was not given whether there is any.",
    ),
    Reason.NOT_A_THERAPIST: (
        "Here the basic package pays physiotherapists and exercise therapists only, and this was {profession}.",
        "Here the basic package pays physiotherapists and exercise therapists only.",
    ),
    Reason.BASIC_PAYS_NOTHING_UNCONTRACTED: (
        "The basic policy pays nothing when there is no contract with the insurer.",
    ),
    # packages
    Reason.PACKAGE_PAYS: (
        "Package {package} pays for this session. Used before {per}: {used}; the maximum is {maximum}.",
        "Package {package} pays for this session; used before: {used}, the maximum is {maximum}.",
        "Package {package} pays for this session.",
        "A supplementary package pays for this session.",
    ),
    Reason.PACKAGE_OF_OTHER_YEAR: (
        "Package {package} is for {year_needed}, and the session was in {year}.",
        "The package is for another year.",
    ),
    Reason.CLASS_NOT_COVERED: (
        "Package {package} does not cover this kind of care: {care}.",
        "The package does not cover this kind of care.",
    ),
    Reason.PACKAGE_NEEDS_CONTRACT: (
        "Package {package} pays only when there is a contract with the insurer, and there is none.",
        "The package pays only when there is a contract with the insurer.",
    ),
    Reason.PACKAGE_NEEDS_NO_CONTRACT: (
        "Package {package} pays only when there is no contract with the insurer, and there is one.",
        "The package pays only when there is no contract with the insurer.",
    ),
    Reason.CONTRACT_NOT_GIVEN: ("It was not given whether the therapist has a contract with the insurer.",),
    Reason.PACKAGE_AGE: (
        "The patient is {age}, and package {package} is for the age of {age_needed}.",
        "The package is not for this age.",
    ),
    Reason.PACKAGE_ACCIDENT: (
        "Package {package} asks whether there was an accident, and the answer does not fit.",
        "The package asks whether there was an accident, and the answer does not fit.",
    ),
    Reason.ACCIDENT_NOT_GIVEN: ("It was not given whether the complaint follows from an accident.",),
    Reason.PACKAGE_CONDITION: (
        "Package {package} pays from this part only for: {condition_needed}.",
        "The package pays only for another condition here.",
    ),
    Reason.PACKAGE_NEEDS_REFERRAL: (
        "Package {package} asks for a referral, and there is none.",
        "The package asks for a referral, and there is none.",
    ),
    Reason.PACKAGE_NEEDS_CONSENT: (
        "Package {package} asks for prior consent of the insurer (machtiging), and there is none.",
        "The package asks for prior consent of the insurer (machtiging), and there is none.",
    ),
    Reason.PACKAGE_NEEDS_ASSOCIATION: (
        "Package {package} asks for membership of {associations_needed}; the therapist is a member of: {associations}.",
        "Package {package} asks for membership of an association, and there is none.",
        "The package asks for membership of an association, and there is none.",
    ),
    Reason.ASSOCIATION_NOT_GIVEN: ("It was not given which associations the therapist is a member of.",),
    Reason.PACKAGE_WAITING_TIME: (
        "Package {package} began on {since}, and its waiting time is not over.",
        "The waiting time of the package is not over.",
    ),
    Reason.PACKAGE_SINCE_NOT_GIVEN: ("It was not given since when the patient has had the package.",),
    Reason.PACKAGE_USED_UP: (
        "The part of package {package} for {part} is used up. Used {per}: {used}; the maximum is {maximum}.",
        "Package {package} is used up. Used {per}: {used}; the maximum is {maximum}.",
        "Package {package} is used up: {used} used, and the maximum is {maximum}.",
        "Package {package} is used up.",
        "The package is used up.",
    ),
    Reason.PACKAGE_PAYS_NOTHING_HERE: (
        "Package {package} pays nothing for this contract status of the therapist.",
        "The package pays nothing for this contract status of the therapist.",
    ),
    Reason.PACKAGE_TERMS_UNKNOWN: (
        "The source does not give all terms of package {package}.",
        "The source does not give all terms of the package.",
    ),
    Reason.PACKAGE_PAYMENT_UNKNOWN: (
        "It is not known what package {package} pays for this contract status of the therapist.",
        "It is not known what the package pays for this contract status of the therapist.",
    ),
    Reason.NO_PACKAGE: ("No supplementary package was given.",),
    # charges
    Reason.NO_DEDUCTIBLE_UNDER_18: ("Under 18 there is no deductible (eigen risico).",),
    Reason.NO_DEDUCTIBLE_ON_PACKAGE: ("The deductible does not apply to what a supplementary package pays.",),
    Reason.NO_BASIC_PART: ("The basic package pays nothing of it, so there is no deductible.",),
    Reason.DEDUCTIBLE_APPLIES: (
        "The deductible (eigen risico) is {total} this year; {used} was used before this session.",
        "The deductible (eigen risico) applies to this session.",
    ),
    Reason.DEDUCTIBLE_USED_UP: (
        "The deductible (eigen risico) of this year is used up: of {total}, {used} was used before.",
        "The deductible (eigen risico) of this year is used up.",
    ),
    Reason.DEDUCTIBLE_WAIVED: ("This basic policy asks no deductible for this condition.",),
    Reason.DEDUCTIBLE_NOT_BEGUN: ("The deductible (eigen risico) has not begun for this patient.",),
    Reason.DEDUCTIBLE_NOT_KNOWN: ("It is not known how much deductible (eigen risico) is left this year.",),
    Reason.PAYER_NOT_SETTLED: ("Who pays is not settled yet, so the deductible was not looked at.",),
    Reason.DEDUCTIBLE_NOT_ESTABLISHED: ("The deductible of that year is not established.",),
    Reason.PACKAGE_TAKES_DEDUCTIBLE: (
        "Package {package} takes over the deductible.",
        "A supplementary package takes over the deductible.",
    ),
    # extra lines
    Reason.NO_SEPARATE_PERFORMANCE: (
        "There is no performance of its own for it, and without one no rate may be charged.",
    ),
    Reason.MAY_STAND_BESIDE: (
        "Performance {code} may stand beside the session.",
        "This performance may stand beside the session.",
    ),
    Reason.NOT_BESIDE_THIS_SESSION: (
        "Performance {code} may not stand beside this session.",
        "This performance may not stand beside this session.",
    ),
    # conditions
    Reason.INSURER_ACCEPTS_NEEDLING: ("The insurer accepts the dry needling as insured care.",),
}
"""One sentence for everything that a rule can find; the fullest wording first."""

QUESTIONS: Final[Mapping[str, str]] = {
    "law_of_the_day_was_checked": "Was the law of this day checked?",
    "therapist_is_registered": "May the therapist practise this profession?",
    "no_technique_is_a_reserved_act": "Does the treatment stay clear of the reserved acts?",
    "needling_is_done_by_a_physiotherapist": "Was the dry needling done by a physiotherapist?",
    "needling_is_done_by_somebody_trained_in_it": "Is the therapist trained in dry needling?",
    "needling_is_part_of_a_treatment_plan": "Is the dry needling part of a treatment plan?",
    "acupuncture_is_not_physiotherapy": "Does the treatment stay clear of acupuncture?",
    "line_carries_a_listed_performance": "Is the performance on the list of this profession?",
    "performance_can_be_insured_care": "Can this performance be insured care?",
    "screening_only_without_a_referral": "May a screening be charged here?",
    "one_line_of_a_kind_of_care_a_day": "May this session be charged on this day?",
    "insured_has_the_basic_insurance": "Does the patient have a Dutch basic insurance?",
    "basic_package_names_the_profession": "Does the basic package name this profession?",
    "basic_policy_pays_for_this_contract_status": "Does the basic policy pay with this contract, or without one?",
    "condition_is_on_annex_1_past_its_first_sessions": "Is the condition on annex 1, and are its first sessions over?",
    "pelvic_physiotherapy_for_urinary_incontinence": "Is it pelvic physiotherapy for urinary incontinence?",
    "supervised_exercise_for_peripheral_arterial_disease": "Is it walking training for Fontaine stage 2?",
    "supervised_exercise_for_osteoarthritis_of_hip_or_knee": "Is it exercise therapy for a worn hip or knee?",
    "supervised_exercise_for_copd": "Is it exercise therapy for COPD?",
    "fall_prevention_for_a_high_risk": "Is it fall prevention for a high risk?",
    "exercise_for_severe_rheumatoid_arthritis": "Is it exercise therapy for severe rheumatoid arthritis?",
    "exercise_for_severe_axial_spondyloarthritis": "Is it exercise therapy for severe axial spondyloarthritis?",
    "other_condition_under_18": "Is the patient under 18, with sessions left this year?",
    "recovery_care_after_covid_19": "Is it recovery care after COVID-19?",
    "package_takes_the_session": "Does a supplementary package pay for this session?",
    "deductible_comes_first": "Is it known how much deductible goes off?",
    "extra_line_has_a_performance_of_its_own": "Does the extra line have a performance of its own?",
}
"""The question that each rule asks; "met" is the good answer every time."""

HEADINGS: Final[Mapping[str, str]] = {
    "why": "Why",
    "others": "Other reasons",
    "others.covered": "Who else does not pay, and why",
    "missing": "What is still missing",
    "lines": "Extra lines on the bill",
    "deductible": "Deductible",
    "doable": "What can be different next time",
    "fixed": "What nobody can choose, but makes a difference",
    "hangs": "What this answer hangs on",
    "left": "What is left after this session",
    "claim": "Claim",
    "sure": "How sure this is",
    "rest": "What else was looked at",
    "needling": "What is dry needling?",
}

PHRASES: Final[Mapping[str, str]] = {
    # the answer
    "answer.law": "There is no answer: the law of {date} was not checked.",
    "answer.missing": "There is no answer yet, because this was not given: {facts}.",
    "answer.open": "There is no answer: one point of the law of that day is not established.",
    "answer.nobody": "No: nobody may be charged for this session.",
    "answer.insured": "No, this session is not covered: you pay {amount}.",
    "answer.insured.unknown": "No, this session is not covered: you pay, {why}.",
    "answer.insured.open": "No, this session is not covered; whether you have to pay is not known yet.",
    "answer.payer.missing": "{yes}: the session is covered, but who pays depends on: {facts}.",
    "answer.payer.open": "{yes}: the session is covered, but who pays is not established.",
    "answer.covered.unknown": "{yes}: {payer} covers this session, {why}.",
    "answer.covered.whole": "{yes}: {payer} pays all of this session, {amount}.",
    "answer.covered.split": "{yes}: {parts}.",
    "answer.covered.nothing_left": "{yes}: this session falls under {payer}, but {parts}.",
    "yes": "Yes",
    "yes.if": "Yes, if the insurer accepts the dry needling",
    "pays.basic": "the basic package pays {amount}",
    "pays.package": "{package} pays {amount}",
    "pays.package.deductible": "a supplementary package pays {amount} deductible",
    "pays.deductible": "you pay {amount} deductible (eigen risico)",
    "pays.insured": "you pay {amount} yourself",
    "payer.package": "package {package}",
    "amount.no_price": "but the amount is not known because no price was given",
    "amount.missing": "but the amount is not known yet, because this was not given: {facts}",
    "amount.open": "but the amount is not established",
    "more_facts": "{count} other facts",
    # behind the answer
    "condition.insurer": (
        "The insurer tests whether dry needling here fits the state of science and practice "
        "(article 2.1(2) Besluit zorgverzekering). "
        "It also tests whether you are reasonably need it (paragraph 3). "
        "That judgement belongs to the insurer, not to the therapist. "
        "If the insurer does not accept it, the basic package does not pay."
    ),
    "law.later": "The sources were checked through {through}. Last year's answer does not hold by itself.",
    "law.earlier": "The period that was checked begins after this day and runs through {through}.",
    "package.open": "Which package pays is not known yet.",
    "about.code": "This is about performance {code} on {date}, by {profession}.",
    "about": "This is about a session on {date}, by {profession}.",
    "about.done": "What was done: {techniques}.",
    "about.patient": "The patient is {age}; the condition is: {condition}.",
    "about.price": "The price is {price}.",
    "title": "Is this session of {date} covered?",
    # facts
    "session": "{count} session",
    "sessions": "{count} sessions",
    "at_least": "{low} or more",
    "from": "{low} and older",
    "to": "{low} to {high}",
    "two": "{low} or {high}",
    "up_to": "at most {high}",
    "unlimited": "unlimited",
    "none": "none",
    "annex_1_first_twenty": "the first twenty sessions of a condition of annex 1",
    "< number": "less than {value}",
    "< day": "before {value}",
    ">= number": "at least {value}",
    ">= day": "from {value}",
    "<= number": "at most {value}",
    "<= day": "on {value} at the latest",
    "needed": "needed: {value}",
    "term": "{start}; the term runs through {last}",
    "looked_at": "Looked at: {facts}.",
    "source": "Source",
    "policy_terms": "policy terms of {package}",
    "possible": "Depending on what is still missing, this may hold: {sentence}",
    "mark.possible": "possible",
    # what is missing
    "missing.amounts": "Who pays is certain. Only for the amounts this is still needed:",
    "missing.payer": "The outcome is certain. Only to know who pays, this is still needed:",
    "missing.package": "It is certain that a package pays. To know which, this is still needed:",
    "reading_label": "how the insurer deals with {topic}",
    "reading_question": "Not every insurer applies this in the same way. {question}",
    "history.used.elsewhere": "How many sessions has the package paid for this year?",
    "history.used.condition_elsewhere": "How many sessions were there for this condition, whoever paid?",
    "history.used.condition_elsewhere_this_year": "How many sessions were there for this condition this year?",
    "what_is": "What should stand at {path}?",
    # lines, deductible, what is left
    "line": "The line “{line}”",
    "quoted": "“{line}”",
    "line.bare": "The line without a description",
    "line.yes": "{line} may be charged.",
    "line.no": "{line} may not be charged to anybody; you do not have to pay this amount.",
    "line.open": "{line}: it is not known yet whether it may be charged.",
    "deductible.part": "Of this session you pay {amount} as deductible.",
    "deductible.package": "A supplementary package takes over {amount} of the deductible.",
    "turns_at": "The answer depends on whether there are more than {numbers}.",
    "left.basic": "Basic package, {ground}",
    "left.package": "Package {package}, {per}",
    "left.basic.per": "Basic package, {ground}, {per}",
    "per.calendar_year": "in this calendar year",
    "per.condition": "for this condition",
    "per.calendar_year_and_condition": "for this condition in this calendar year",
    "per.day": "on this day",
    "per.accident": "after this accident",
    "per.insurance_lifetime": "in the whole insurance",
    "left": "{of}: {left} left.",
    "left.limit": "{of} (“{limit}”)",
    "left.part": "{of}, for {care}",
    "left.open": "{of}: it is not known how much is left.",
    "left.unlimited": "{of}: unlimited.",
    "resets.calendar_year": "On 1 January this count begins anew.",
    "resets.package": "On 1 January this count begins anew, if you still have such a package.",
    "resets.condition": "This count goes on as long as it is the same condition.",
    "resets.lifetime": "This count does not begin anew.",
    "resets.deductible": "On 1 January a new deductible begins.",
    # what would change it
    "if": "If {clauses}",
    "and.if": "and if",
    "then.pays": "{condition}, then {payer} pays for the session.",
    "then.pays.if": "{condition}, then the session falls under {payer}, if the insurer accepts the dry needling.",
    "then.somebody": "{condition}, then the session is covered.",
    "then.falls_under": "{condition}, then the session falls under {payer}.",
    "then.from": "From session {number} of this condition on, the session falls under {payer}.",
    "then.costs": "You then pay {amount}.",
    "then.deductible": "You then pay {amount} deductible (eigen risico).",
    "then.cheaper": "{condition}, then you pay {amount} instead of {now}.",
    "nothing": "nothing",
    "fact.triad": "the three complaints of whiplash were all still there",
    "fact.gold_stage": "the COPD had GOLD stage {value}",
    "fact.copd_class": "the COPD fell into class {value}",
    "fact.severe_limitations": "the limitations in daily life were severe",
    "fact.high_fall_risk": "the risk of falling was high",
    "fact.somatic_or_psychological_ground": "guidance at physiotherapist level was needed",
    "no_change": (
        "None of the changes that were tried, alone or two together, makes somebody else pay. "
        "Another supplementary package was not tried."
    ),
    "all_tried": (
        "This can be done for a next session. What was done may not be written down as something else. "
        "The changes were worked out, alone and two together."
    ),
    "unchecked_year": "What holds in {year} was not checked yet.",
    "hangs": "This has to be right: {facts}. The number of earlier sessions that was given has to be right as well.",
    # what each answer leads to
    "reply": "{answer}: {result}.",
    "reply.yes": "Yes",
    "reply.no": "No",
    "reply.none": "None",
    "reply.two": "{first} or {last}",
    "reply.other": "Something else",
    "reply.takes": "If they let the session in",
    "reply.refuses": "If they keep the session out",
    "reply.range": "{first} to {last}",
    "reply.from": "{first} or more",
    "reply.until": "at most {last}",
    "reply.day": "from {first} to {last}",
    "reply.day.from": "on {first} or later",
    "reply.day.until": "on {last} or earlier",
    "result.covered": "covered by {payer}",
    "result.covered_if": "covered by {payer}, if the insurer accepts the dry needling",
    "result.somebody": "covered",
    "result.not_covered": "not covered",
    "result.nobody": "nobody may be charged",
    "result.undetermined": "this is then still needed: {facts}",
    # two sessions beside each other
    "which.date": "The session of {date}",
    "which.first": "The first of the two sessions",
    "which.second": "The second session",
    "contrast.covered": "{which} is covered ({payer} pays): {why}.",
    "contrast.covered_if": "{which} is covered ({payer}), if the insurer accepts that: {why}.",
    "contrast.somebody": "{which} is covered: {why}.",
    "contrast.not_covered": "{which} is not covered: {why}.",
    "contrast.nobody": "{which} may not be charged to anybody: {why}.",
    "contrast.undetermined": "{which} has no answer yet: {why}.",
    "contrast.same": "Both sessions get the same answer: {answer}.",
    "contrast.same.why": "The reason is the same for both: {why}.",
    "result.open": "no answer yet",
    # claim
    "claim.code": "Performance code on the claim: {code}.",
    "claim.entitlement": "Expected entitlement code (aanspraakcode): {entitlement}.",
    "claim.entitlement.insured": (
        "If a claim goes to the insurer all the same, its entitlement code (aanspraakcode) is {entitlement}."
    ),
    "claim.none": "No entitlement code (aanspraakcode) was established for this session.",
    "claim.open": "The entitlement code (aanspraakcode) cannot be determined yet.",
    "claim.to.insurer": "The claim goes to the insurer.",
    "claim.to.insured": "The bill goes to the patient, not to the insurer.",
    "claim.uncontracted": "Without a contract the practice may send the bill to you; you then claim it yourself.",
    "claim.not_this": "What was done is not performance {code} and may not stand on a bill under that code.",
    "claim.counts": "Some insurers want the claim all the same, since the session counts toward the first twenty.",
    "rest.uncontracted": "The practice has no contract with your insurer. That is why not the whole price is covered.",
    "claim.no_line": "The extra line {lines} may not stand on the bill.",
    "claim.nobody": "This session cannot be claimed, and it cannot be charged to the patient either.",
    "claim.needling": "Dry needling has no rate of its own and is part of the session itself.",
    # how sure
    "sure.law": "The law of {on} was applied; the sources were checked through {through}.",
    "sure.reading": (
        "Not every insurer applies this in the same way: {question} Taken here: {value}. Another answer "
        "changes nothing here."
    ),
    "sure.reading.decisive": (
        "Not every insurer applies this in the same way: {question} Taken here: {value}. "
        "Another answer changes the outcome here."
    ),
    "unread": "Not read directly: {source} ({how}).",
    "unread.terms": "The terms come from this source: {source} ({how}). Look them up in your own policy as well.",
    "sure.condition": (
        "No position of the Zorginstituut on dry needling in the basic package was found, and no ruling. "
        "When in doubt, ask the insurer beforehand."
    ),
    "sure.referral": ("Insurers often ask for a referral when the basic package pays. Look it up in the policy."),
    "sure.needling": (
        "Dry needling is not among the fourteen kinds of reserved acts of article 36 Wet BIG; that text was read. "
        "No authoritative ruling on it was found. "
        "The professional association KNGF places dry needling in the physiotherapist's field, in a treatment plan."
    ),
    "needling": (
        "In dry needling the physiotherapist briefly inserts one dry needle, without medicine, into a painful knot in "
        "your muscle (trigger point), until the muscle relaxes. "
        "It is not acupuncture, in which several needles stay in for a while and which works with energy lines "
        "(meridians)."
    ),
}
"""Everything that is no finding of a rule."""

ACTS: Final[Mapping[Act, str]] = {
    Act.TRAINED_THERAPIST: "a physiotherapist treats you who is trained in dry needling",
    Act.REGISTERED_THERAPIST: "a physiotherapist treats you who is in the BIG register",
    Act.OTHER_PROFESSION: "{profession} treats you",
    Act.TRAINED_PHYSIOTHERAPIST: "a physiotherapist treats you who is trained in dry needling",
    Act.CONTRACT: "you go to a practice that has a contract with your insurer",
    Act.WITHOUT_CONTRACT: "you go to a practice without a contract with your insurer",
    Act.SPECIALIST: "a pelvic physiotherapist treats you",
    Act.ASSOCIATION: "a provider treats you who is a member of {association}",
    Act.TREATMENT_PLAN: "the dry needling is in a physiotherapy treatment plan beforehand",
    Act.REFERRAL: "you have a referral before the session",
    Act.CONSENT: "your insurer gives its consent before the session",
    Act.ORDINARY_PERFORMANCE: "the practice claims an ordinary session, with performance code {code}",
    Act.ORDINARY_SESSION: "you get ordinary physiotherapy or exercise therapy, with performance code {code}",
    Act.OTHER_TECHNIQUES: "you get {techniques} instead, and that suits your complaint",
    Act.OTHER_DAY: "you come on another day",
    Act.LATER_DAY: "you come on {date}",
    Act.NEXT_YEAR: "you come in the new year, on {date}",
    Act.AGE: "the patient was {age}",
    Act.BASIC_INSURANCE: "you had a Dutch basic insurance",
    Act.ACCIDENT: "the complaint came from an accident",
    Act.NO_ACCIDENT: "the complaint did not come from an accident",
    Act.MEDICALLY_NECESSARY: "a second session on that day was medically necessary",
    Act.INSUFFICIENT_RESULT: "the first nine sessions had too little result",
    Act.CONDITION_FACT: "{fact}",
    Act.MORE_SESSIONS: "there had already been {count} for this condition",
    Act.READING: "your insurer answers “{value}” to the question “{question}”",
    Act.NOT_REGISTERED: "the physiotherapist was not in the BIG register",
    Act.NOT_TRAINED: "the therapist was not trained in dry needling",
    Act.NO_TREATMENT_PLAN: "the dry needling was not part of a treatment plan",
    Act.NO_REFERRAL: "you had no referral",
    Act.NO_CONSENT: "your insurer had given no consent beforehand",
    Act.NO_BASIC_INSURANCE: "you had no basic insurance",
    Act.ENOUGH_RESULT: "the first nine sessions had enough result",
    Act.NOT_NECESSARY: "a second session on that day was not medically necessary",
}
"""What can be different, as a clause after "if"."""

FACTS: Final[Mapping[str, FactWords]] = {
    "age": FactWords(label="age"),
    "born": FactWords(label="born"),
    "class": FactWords(label="kind of care"),
    "grant": FactWords(label="line of the package"),
    "year": FactWords(label="year"),
    "limit": FactWords(label="limit “{key}” of the package, used"),
    "sessions_before": FactWords(label="earlier sessions"),
    "sessions_before_this_year": FactWords(label="earlier sessions this year"),
    "sessions_of_the_year": FactWords(label="earlier sessions from the package this year"),
    "sessions_allowed": FactWords(label="maximum"),
    "sessions_allowed_this_year": FactWords(label="maximum this year"),
    "limit.covers": FactWords(label="the limit is for"),
    "limit.per": FactWords(label="the limit runs"),
    "package_takes_deductible": FactWords(label="package that takes over the deductible"),
    "lines_before_that_day": FactWords(label="earlier sessions on that day"),
    "deductible_total": FactWords(label="deductible this year"),
    "session.performance": FactWords(
        label="the performance code", question="Which performance code does the session have?"
    ),
    "session.extra_lines[*].performance": FactWords(label="performance code of the extra line"),
    "session.techniques": FactWords(
        label="what was done", question="What was done: exercise therapy, dry needling or something else?"
    ),
    "session.price": FactWords(label="the price", question="Which price was charged?"),
    "session.treatment_plan": FactWords(
        label="the treatment plan", question="Is the dry needling part of a physiotherapy treatment plan?"
    ),
    "session.referral": FactWords(label="the referral", question="Is there a valid referral?"),
    "session.consent": FactWords(
        label="the consent of the insurer", question="Did the insurer give its consent beforehand?"
    ),
    "session.accident": FactWords(label="the accident", question="Does the complaint follow from an accident?"),
    "session.medically_necessary": FactWords(
        label="the medical need", question="Was a second session on that day medically necessary?"
    ),
    "session.insufficient_result": FactWords(
        label="too little result", question="Did the first nine sessions have too little result?"
    ),
    "provider.profession": FactWords(label="treated by"),
    "provider.big_registered": FactWords(
        label="the entry in the BIG register", question="Is the therapist in the BIG register on that day?"
    ),
    "provider.trained_in": FactWords(
        label="the training of the therapist", question="Is the therapist trained in dry needling?"
    ),
    "provider.specialisms": FactWords(
        label="the specialism of the therapist", question="Is the therapist a pelvic physiotherapist?"
    ),
    "provider.contracted": FactWords(
        label="the contract with the insurer", question="Does the therapist have a contract with this insurer?"
    ),
    "provider.associations": FactWords(
        label="the associations of the therapist", question="Which associations is the therapist a member of?"
    ),
    "insured.basic_insured": FactWords(
        label="the basic insurance", question="Does the patient have a Dutch basic insurance on that day?"
    ),
    "insured.voluntary_deductible": FactWords(
        label="the voluntary deductible", question="Which voluntary deductible did the patient choose?"
    ),
    "insured.deductible_used": FactWords(
        label="the deductible used", question="How much deductible was used this year?"
    ),
    "insured.deductible_total": FactWords(
        label="the whole deductible of this year", question="How high is the whole deductible this year?"
    ),
    "basic.not_contracted": FactWords(
        label="what the basic policy pays without a contract",
        question="What does the basic policy pay without a contract?",
    ),
    "history": FactWords(label="the earlier sessions", question="How many sessions were there before?"),
    "history[*].paid_by": FactWords(
        label="the payer of earlier sessions", question="Who paid the earlier sessions (row {key} of the list)?"
    ),
    "history[*].package": FactWords(
        label="the package of earlier sessions",
        question="Which package paid the earlier sessions (row {key} of the list)?",
    ),
    "history[*].paid": FactWords(
        label="the amount of earlier sessions",
        question="How much was paid for the earlier sessions (row {key} of the list)?",
    ),
    "history[*].until": FactWords(
        label="the days of earlier sessions",
        question="On which days exactly were the earlier sessions (row {key} of the list)?",
    ),
    "used.elsewhere": FactWords(
        label="the sessions elsewhere this year",
        question="How many sessions did the package pay this year at another practice?",
    ),
    "used.condition_elsewhere": FactWords(
        label="the sessions elsewhere for this condition",
        question="How many sessions were there for this condition at another practice?",
    ),
    "used.condition_elsewhere_this_year": FactWords(
        label="the sessions elsewhere this year for this condition",
        question="How many sessions were there this year for this condition at another practice?",
    ),
    "used.left_last_year.*": FactWords(
        label="what was left of package {key} last year",
        question="How many sessions were left of package {key} last year?",
    ),
    "conditions.*.kind": FactWords(label="condition"),
    "conditions.*.first_session": FactWords(
        label="the first session of this condition",
        question="When was the first session of the condition “{key}”?",
    ),
    "conditions.*.discharged": FactWords(
        label="the day of discharge",
        question="When did the patient come home after the stay (condition “{key}”)?",
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
    ),
    "conditions.*.gold_stage": FactWords(
        label="the GOLD stage", question="Which GOLD stage does the COPD have (condition “{key}”)?"
    ),
    "conditions.*.copd_class": FactWords(
        label="the COPD class", question="Which class does the COPD have: A, B, B1, B2, C or D (condition “{key}”)?"
    ),
    "conditions.*.severe_limitations": FactWords(
        label="severe limitations", question="Are the limitations in daily life severe (condition “{key}”)?"
    ),
    "conditions.*.high_fall_risk": FactWords(
        label="a high risk of falling", question="Is the risk of falling high (condition “{key}”)?"
    ),
    "conditions.*.somatic_or_psychological_ground": FactWords(
        label="a physical or psychological reason for guidance",
        question="Is guidance at the level of a physiotherapist needed (condition “{key}”)?",
    ),
    "packages.*": FactWords(label="all terms of package {key}", question="Which other terms does package {key} have?"),
    "packages.*.since": FactWords(
        label="the first day of package {key}", question="Since when has the patient had package {key}?"
    ),
    "packages.*.pays": FactWords(label="what package {key} pays", question="How much does package {key} pay?"),
    "packages.*.pays.contracted": FactWords(
        label="what package {key} pays with a contract", question="How much does package {key} pay with a contract?"
    ),
    "packages.*.pays.not_contracted": FactWords(
        label="what package {key} pays without a contract",
        question="How much does package {key} pay when there is no contract?",
    ),
}
"""How a fact is called, and what to ask when it is missing."""

READINGS: Final[Mapping[str, ReadingWords]] = {
    "under_18_second_nine": ReadingWords(
        topic="the second nine under 18",
        question="Does a child get the second nine sessions without more?",
        values={"on_insufficient_result": "no, only when the result is insufficient", "automatic": "yes"},
    ),
    "pelvic_nine": ReadingWords(
        topic="the nine sessions of pelvic physiotherapy",
        question="Do the nine sessions of pelvic physiotherapy hold for each condition, or once?",
        values={"per_condition": "for each condition", "once": "once"},
    ),
    "pad_37": ReadingWords(
        topic="the 37 sessions for peripheral arterial disease",
        question="Can the 37 sessions for peripheral arterial disease begin again?",
        values={"renewable": "yes, again", "once": "no, once"},
    ),
    "sessions_before_18": ReadingWords(
        topic="sessions before the 18th birthday",
        question="Do sessions before the 18th birthday count toward the first twenty?",
        values={"count": "yes", "do_not_count": "no"},
    ),
    "deductible_year_of_18": ReadingWords(
        topic="the deductible in the year of the 18th birthday",
        question="Over which days is the deductible worked out in the year of the 18th birthday?",
        values={
            "premium_days": "the days from the first day with premium on",
            "birthday_days": "the days from the birthday on",
        },
    ),
    "supervised_care_by_exercise_therapist": ReadingWords(
        topic="exercise therapists where the law says physiotherapy",
        question="May an exercise therapist give the care where the law says physiotherapy?",
        values={"yes": "yes", "no": "no"},
    ),
    "intake_counts": ReadingWords(
        topic="the intake",
        question="Does an intake or screening count as a session?",
        values={"yes": "yes", "no": "no"},
    ),
    "two_annex_conditions": ReadingWords(
        topic="two conditions of annex 1",
        question="Do two conditions of annex 1 each have their own twenty?",
        values={"separate_20": "yes, twenty each", "shared_20": "no, twenty together"},
    ),
    "new_episode_time_limited": ReadingWords(
        topic="a new episode of the same condition",
        question="Does the count begin again at a new episode of a condition with a term?",
        values={"new_count": "yes, again", "count_continues": "no, the count goes on"},
    ),
    "whiplash_extension": ReadingWords(
        topic="the extension for whiplash",
        question="How long does the term for whiplash run while the three complaints are still there?",
        values={"three_plus_six": "three months and then six more", "six_in_all": "six months in all"},
    ),
    "annex_age_end": ReadingWords(
        topic="the age limit of a condition",
        question="When does a condition with an age limit stop?",
        values={"on_birthday": "on the birthday", "end_of_running_series": "at the end of the running series"},
    ),
    "tumour_without_irradiation": ReadingWords(
        topic="a soft-tissue tumour without irradiation",
        question="Which term holds for a soft-tissue tumour without irradiation?",
        values={
            "no_term": "no term",
            "not_covered": "no cover",
            "two_years_from_treatment": "two years from the first session",
        },
    ),
    "copd_numbers": ReadingWords(
        topic="the maximum for COPD",
        question="Is there a maximum for COPD?",
        values={"no_cap": "no maximum", "insurer_numbers": "the numbers of the insurer"},
    ),
    "copd_b_split_2021": ReadingWords(
        topic="COPD class B",
        question="Has COPD class B been split into B1 and B2 since 2021?",
        values={"b1_b2": "yes", "single_b": "no"},
    ),
    "copd_first_year_2020": ReadingWords(
        topic="the first year for COPD",
        question="When did the first year begin for who had COPD care in 2019?",
        values={
            "first_treatment_or_2019_01_01": "at the first session, on 1 January 2019 at the earliest",
            "2020_01_01": "on 1 January 2020",
        },
    ),
    "minor_cap_par_3_5": ReadingWords(
        topic="the maximum under 18 in paragraphs 3 to 5",
        question="Does the maximum of article 2.6(3) to (5) also hold under 18?",
        values={"no_cap": "no", "same_cap": "yes"},
    ),
    "ra_2012_to_2024": ReadingWords(
        topic="rheumatoid arthritis from 2012 to 2024",
        question="Was rheumatoid arthritis in the basic package from 2012 to 2024?",
        values={"no": "no", "from_21st": "yes, from the 21st session"},
    ),
    "second_session_same_day": ReadingWords(
        topic="a second session on one day",
        question="Does the insurer accept a second session on one day?",
        values={"if_medically_necessary": "yes, if medically necessary", "never": "no, never"},
    ),
    "fall_prevention_min_age": ReadingWords(
        topic="the lowest age for fall prevention",
        question="Is there a lowest age for fall prevention?",
        values={"none": "no lowest age"},
    ),
}
"""Points that the law leaves open."""

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
    ConditionKind.CLAUDICATION_FONTAINE_3: "intermittent claudication, Fontaine stage 3",
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
    "Aanspraakcodes": "list of entitlement codes of Vektis: {article}",
    "Bronnenonderzoek": "own search of the sources on article {article} Wet BIG",
}

PLACES: Final[Mapping[str, str]] = {
    "KNGF/position": "position of the professional association KNGF of 9 February 2023",
    "KNGF/training": "professional association KNGF on the training",
    "NZa/session": "rule of the NZa on the session",
    "NZa/same day": "rule of the NZa on several sessions on one day",
    "NZa/screening": "rule of the NZa on screening",
    "NZa/no-show": "rule of the NZa on performances that are never insured",
    "NZa/TB/REG-21630-01": "tariff decision TB/REG-21630-01 of the NZa",
    "NZa/facultative performance": "rule of the NZa on facultative performances",
    "Praktijkpagina/training": "page of a physiotherapy practice on the training",
    "Prestatiecodelijst 012/list 012": "performance list 012 of Vektis",
}

CATALOGUE: Final = Catalogue(
    lang="en",
    euro="€{amount}",
    thousands=",",
    decimal=".",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    and_="and",
    yes="yes",
    no="no",
    sentences=SENTENCES,
    questions=QUESTIONS,
    phrases=PHRASES,
    acts=ACTS,
    headings=HEADINGS,
    facts=FACTS,
    readings=READINGS,
    techniques=TECHNIQUES,
    professions=PROFESSIONS,
    kinds=KINDS,
    grounds=GROUNDS,
    classes=CLASSES,
    payers=PAYERS,
    marks=MARKS,
    confidence=CONFIDENCE,
    sources=SOURCES,
    places=PLACES,
    article="article {article}",
    paragraph="({paragraph})",
    letter="({letter})",
)
"""Everything that is said in English."""

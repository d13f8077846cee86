"""One sentence for everything that a rule can find; the fullest wording first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import Variants
from fysiodekking.model.reasons import Reason

SENTENCES: Final[Mapping[Reason, Variants]] = {
    # the law of the day
    Reason.LAW_UNCHANGED: ("It is assumed that the law of {date} did not change.",),
    Reason.LAW_NOT_CHECKED: ("The law of {date} was not checked.",),
    Reason.NOT_EVERYTHING_TRIED: ("So much is missing that not every possible answer was tried.",),
    # what is certain of a payer whatever is missing
    Reason.REFUSED_EITHER_WAY: (
        "Package {package} does not pay for this in any case; why not depends on {facts}. It can be: {possible}.",
        "The basic package does not pay for this in any case; why not depends on {facts}. It can be: {possible}.",
        "Whatever is missing: this is not paid for here in any case.",
    ),
    Reason.PAYS_EITHER_WAY: (
        "The basic package pays for this in every case; why depends on {facts}. It can be: {possible}.",
        "Whatever is missing: the basic package pays for this in every case.",
    ),
    # gates
    Reason.REGISTERED: ("The physiotherapist is in the BIG register.",),
    Reason.NOT_REGISTERED: ("The therapist is not in the BIG register and may not use the title physiotherapist.",),
    Reason.REGISTRATION_NOT_GIVEN: ("It was not stated whether the physiotherapist is in the BIG register.",),
    Reason.TITLE_NEEDS_NO_REGISTER: (
        "An exercise therapist has a protected training title and needs no entry in the BIG register.",
    ),
    Reason.PROFESSION_NOT_ASKED: ("This question does not apply to this profession or this performance.",),
    Reason.TECHNIQUES_NOT_STATED: ("It was not stated what was done, so this question does not arise.",),
    Reason.NO_RESERVED_ACT: (
        "What was done is not on the list of reserved acts (voorbehouden handelingen): {techniques}.",
        "Nothing was done that is on the list of reserved acts (voorbehouden handelingen).",
    ),
    Reason.RESERVED_ACT: (
        (
            "This profession may not perform this reserved act (voorbehouden handeling) on its own "
            "authority: {techniques}. It may do so only on a physician's order, if competent and following "
            "the directions."
        ),
        (
            "A reserved act (voorbehouden handeling) was performed. This profession may do it only on a "
            "physician's order, if competent and following the directions."
        ),
    ),
    Reason.RESERVED_ACT_ON_ORDER: (
        "This reserved act was done on order, by somebody competent: {techniques}.",
        "The reserved act was done on order, by somebody competent.",
    ),
    Reason.NOT_COMPETENT_FOR_ACT: ("The reserved act was ordered, but the therapist is not competent for it.",),
    Reason.COMPETENCE_NOT_GIVEN: ("It was not stated whether the therapist is competent for this reserved act.",),
    Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED: ("What a physician may do is not judged here.",),
    Reason.NO_DRY_NEEDLING: ("There was no dry needling.",),
    Reason.NEEDLING_BY_PHYSIOTHERAPIST: ("The dry needling was done by a physiotherapist.",),
    Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST: (
        "The dry needling was not done by a physiotherapist but by {profession}.",
        "The dry needling was not done by a physiotherapist.",
    ),
    Reason.NEEDLING_TRAINED: ("The therapist is trained in dry needling.",),
    Reason.NEEDLING_NOT_TRAINED: ("The therapist is not trained in dry needling.",),
    Reason.NEEDLING_TRAINING_NOT_GIVEN: ("It was not stated whether the therapist is trained in dry needling.",),
    Reason.NEEDLING_IN_TREATMENT_PLAN: ("The dry needling is part of a physiotherapy treatment plan.",),
    Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN: ("The dry needling is not part of a physiotherapy treatment plan.",),
    Reason.TREATMENT_PLAN_NOT_GIVEN: ("It was not stated whether the dry needling is part of a treatment plan.",),
    Reason.NO_ACUPUNCTURE: ("There was no acupuncture.",),
    Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY: (
        "Acupuncture is neither physiotherapy nor exercise therapy, not even from {profession}.",
        "Acupuncture is neither physiotherapy nor exercise therapy.",
    ),
    Reason.LISTED_PERFORMANCE: (
        "{code} is on the list of this profession.",
        "The performance is on the list of this profession.",
    ),
    Reason.NO_LISTED_PERFORMANCE: (
        "{code} is not on the list on {date}; without a performance nothing may be charged.",
        "The performance is not on the list; without a performance nothing may be charged.",
    ),
    Reason.LIST_OF_THE_DAY_NOT_READ: (
        "{code} is not on the list of 2019; whether it is on the list of {date} could not be looked up.",
        "The performance is not on the list of 2019; whether it is on the list of {date} could not be looked up.",
    ),
    Reason.PERFORMANCE_OF_OTHER_PROFESSION: (
        "{code} belongs to another profession and may not be charged here.",
        "The performance belongs to another profession and may not be charged here.",
    ),
    Reason.PERFORMANCE_NOT_NEEDED: ("This profession needs no performance code here.",),
    Reason.AGREEMENT_NEEDED: (
        "{code} may only be charged after a written agreement with the insurer.",
        "This performance may only be charged after a written agreement with the insurer.",
    ),
    Reason.INSURED_KIND_OF_PERFORMANCE: (
        "{code} can be insured care.",
        "The performance can be insured care.",
    ),
    Reason.NEVER_INSURED: (
        "{code} is on the list, but it is never insured care.",
        "The performance is on the list, but it is never insured care.",
    ),
    Reason.NO_SCREENING: ("It is not a screening.",),
    Reason.SCREENING_WITHOUT_REFERRAL: ("There is no referral, so a screening may be charged.",),
    Reason.SCREENING_WITH_REFERRAL: ("There is a referral, and then a screening may not be charged.",),
    Reason.SCREENING_REFERRAL_NOT_GIVEN: (
        "It was not stated whether there is a referral; with a referral a screening may not be charged.",
    ),
    Reason.DESCRIPTION_ASKS_NOTHING: ("The description of this performance asks for nothing here.",),
    Reason.FITS_ITS_DESCRIPTION: (
        "What was stated fits the description of {code}.",
        "What was stated fits the description of the performance.",
    ),
    Reason.CODE_FOR_CHILDREN: (
        "{code} is for children; the patient is {age}.",
        "The performance is for children, and the patient is not a child.",
    ),
    Reason.CODE_AFTER_REFERRAL: (
        "{code} is for care after a referral, and there is none.",
        "The performance is for care after a referral, and there is none.",
    ),
    Reason.CODE_WITHOUT_REFERRAL: (
        "{code} is for care without a referral, and there is one.",
        "The performance is for care without a referral, and there is one.",
    ),
    Reason.CODE_FOR_OTHER_CONDITIONS: (
        "{code} is for other conditions than {condition}.",
        "The performance is for other conditions than this one.",
    ),
    Reason.CODE_FOR_THE_FIRST_YEAR: (
        "{code} is for the first year of {condition} only, and that is over.",
        "The performance is for the first year of this condition only, and that is over.",
    ),
    Reason.CODE_CONDITIONS_NOT_READ: (
        "{code} is for a closed list of conditions; whether {condition} is on it could not be looked up.",
        "The performance is for a closed list of conditions; whether this one is on it could not be looked up.",
    ),
    Reason.CODE_OF_A_SPECIALISM: (
        "For {code} insurers ask for the qualification {qualifications_needed}, and this therapist does not have it.",
        "For {code} insurers ask for a specialism that this therapist does not have.",
        "For this performance insurers ask for a specialism that this therapist does not have.",
    ),
    Reason.FIRST_OF_THE_DAY: ("There is no other session of this kind on that day.",),
    Reason.SAME_DAY_NOT_KNOWN: ("Earlier sessions were not given, so this question does not arise.",),
    Reason.SECOND_MEDICALLY_NECESSARY: ("A second session on that day was medically necessary.",),
    Reason.SECOND_OF_THE_DAY: (
        (
            "There already was a session of this kind on that day. A second one may be charged only if it is "
            "medically necessary."
        ),
    ),
    Reason.SECOND_NOT_PAID: (
        (
            "There already was a session on that day. A second one may be charged if it is medically necessary, but "
            "this insurer then does not pay for it."
        ),
    ),
    Reason.SECOND_PAID_IF_CHARGEABLE: ("The insurer pays for a second session on that day if it may be charged.",),
    Reason.NECESSITY_NOT_GIVEN: ("It was not stated whether a second session on that day was medically necessary.",),
    # packages
    Reason.PACKAGE_PAYS: (
        "Package {package} pays for it. Used so far {per}: {used}; the limit is {maximum}.",
        "Package {package} pays for it. Used so far: {used}; the limit is {maximum}.",
        "Package {package} pays for it.",
        "A supplementary package pays for it.",
    ),
    Reason.PACKAGE_RENEWED: (
        "It is assumed that package {package} goes on with the same terms.",
        "It is assumed that the package goes on with the same terms.",
    ),
    Reason.PACKAGE_OF_OTHER_YEAR: (
        "Package {package} is for {year_needed}, and the session is in {year}.",
        "The package is for another year.",
    ),
    Reason.PACKAGE_NOT_BEGUN: (
        "The patient has package {package} only from {since} on.",
        "The patient has the package only from a later day on.",
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
    Reason.CONTRACT_NOT_GIVEN: ("It was not stated whether the therapist has a contract with the insurer.",),
    Reason.PACKAGE_AGE: (
        "The patient is {age}, and package {package} is for another age: {age_needed}.",
        "The package is not for this age.",
    ),
    Reason.PACKAGE_ACCIDENT: (
        "Package {package} pays from this part {accident}.",
        "Package {package} pays from this part only after an accident, and that was not before {start}.",
        "Package {package} asks whether there was an accident, and the answer does not fit.",
        "The package asks whether there was an accident, and the answer does not fit.",
    ),
    Reason.ACCIDENT_NOT_GIVEN: ("It was not stated whether the complaint follows from an accident.",),
    Reason.PACKAGE_ACCIDENT_TOO_LONG_AGO: (
        "This part of package {package} pays for some months after an accident: from {start} through {last}.",
        "This part of the package pays for some months after an accident, and they are over.",
    ),
    Reason.ACCIDENT_DAY_NOT_GIVEN: ("It was not stated when the accident was.",),
    Reason.PACKAGE_ONE_A_DAY: (
        "This part of package {package} pays for one treatment a day, whoever gives it. There was another that day.",
        "This part of the package pays for one treatment a day, whoever gives it. There was another that day.",
    ),
    Reason.OTHER_THAT_DAY_NOT_GIVEN: ("It was not stated whether there was another treatment that day.",),
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
        "Package {package} asks for membership of {associations_needed}, and there is none.",
        "Package {package} asks for membership of an association, and there is none.",
        "The package asks for membership of an association, and there is none.",
    ),
    Reason.ASSOCIATION_NOT_GIVEN: ("It was not stated which associations the therapist is a member of.",),
    Reason.PACKAGE_NEEDS_QUALIFICATION: (
        (
            "Package {package} pays only for a therapist with this qualification: {qualifications_needed}; "
            "this one has: {qualifications}."
        ),
        (
            "Package {package} pays only for a therapist with this qualification: {qualifications_needed}. This one "
            "does not have it."
        ),
        "Package {package} asks for a qualification that this therapist does not have.",
        "The package asks for a qualification that this therapist does not have.",
    ),
    Reason.QUALIFICATION_NOT_GIVEN: (
        "It was not stated whether the therapist has the qualification {qualifications_needed}.",
        "It was not stated whether the therapist has the qualification that is asked.",
    ),
    Reason.PACKAGE_NOT_AFTER_MAXIMUM: (
        "This part of package {package} pays nothing more for this condition once the basic maximum is used.",
        "This part of the package pays nothing more for this condition once the basic maximum is used.",
    ),
    Reason.PACKAGE_WAITING_TIME: (
        "Package {package} began on {since}; its waiting time is not over.",
        "The waiting time of the package is not over.",
    ),
    Reason.PACKAGE_SINCE_NOT_GIVEN: ("It was not stated since when the patient has had the package.",),
    Reason.PACKAGE_USED_UP: (
        (
            "Package {package} is used up. Used {per}: {used}; the limit is {maximum}, as it began on {since} "
            "(in a whole year: {whole})."
        ),
        "The part of package {package} for {part} is used up. Used {per}: {used}; the limit is {maximum}.",
        "Package {package} is used up. Used {per}: {used}; the limit is {maximum}.",
        "Package {package} is used up: {used} used, and the limit is {maximum}.",
        "Package {package} is used up.",
        "The package is used up.",
    ),
    Reason.PACKAGE_PAYS_NOTHING_HERE: (
        "Package {package} pays nothing {contract}, as is the case here.",
        "Package {package} pays nothing here.",
        "The package pays nothing here.",
    ),
    Reason.PACKAGE_TERMS_UNKNOWN: (
        "The source does not give all terms of package {package}.",
        "The source does not give all terms of the package.",
    ),
    Reason.PACKAGE_PAYMENT_UNKNOWN: (
        "It is not known what package {package} pays {contract}.",
        "It is not known what package {package} pays here.",
        "It is not known what the package pays here.",
    ),
    Reason.NO_PACKAGE: ("No supplementary package was given.",),
    # charges
    Reason.NO_DEDUCTIBLE_UNDER_18: ("Under 18 there is no deductible (eigen risico).",),
    Reason.NO_DEDUCTIBLE_ON_PACKAGE: ("The deductible does not apply to what a supplementary package pays.",),
    Reason.NO_BASIC_PART: ("The basic package pays nothing of it, so there is no deductible.",),
    Reason.DEDUCTIBLE_APPLIES: (
        (
            "The deductible (eigen risico) of this year is {total}: {mandatory} mandatory and {voluntary} voluntary. "
            "Before this session {used} of that had been used."
        ),
        "The deductible (eigen risico) is {total} this year; {used} of that had been used before this session.",
        "The deductible (eigen risico) applies to this session.",
    ),
    Reason.DEDUCTIBLE_USED_UP: (
        "The deductible (eigen risico) of this year is used up: all {total} had been used.",
        "The deductible (eigen risico) of this year is used up.",
    ),
    Reason.ONLY_VOLUNTARY_DEDUCTIBLE: (
        "This basic policy charges no mandatory deductible for this condition. The voluntary deductible does apply.",
    ),
    Reason.DEDUCTIBLE_PAID_BACK: (
        "The deductible applies to this session first. This basic policy pays its mandatory part, {back}, back later.",
        "The deductible applies to this session first. This basic policy pays its mandatory part back later.",
    ),
    Reason.MANDATORY_ABOVE_ACT: (
        "The mandatory deductible that was given for this policy is above that of the law. That cannot be.",
    ),
    Reason.DEDUCTIBLE_WAIVED: ("This basic policy charges no deductible for this condition.",),
    Reason.DEDUCTIBLE_NOT_BEGUN: ("The deductible (eigen risico) has not begun for this patient.",),
    Reason.DEDUCTIBLE_NOT_KNOWN: ("It is not known how much deductible (eigen risico) is left this year.",),
    Reason.PAYER_NOT_SETTLED: ("Who pays is not settled yet, so the deductible was not looked at.",),
    Reason.DEDUCTIBLE_NOT_ESTABLISHED: ("The deductible of that year is not established.",),
    Reason.PACKAGE_TAKES_DEDUCTIBLE: (
        "Package {package} takes over the deductible.",
        "A supplementary package takes over the deductible.",
    ),
    Reason.REST_ABOVE_REFERENCE: (
        "{where} {who} uses a rate of {of}. The price is {price}, so you pay {part} yourself.",
        "The price is above the rate that the insurer uses. You pay the difference yourself.",
    ),
    Reason.REST_BY_PERCENTAGE: (
        "{where} {who} pays {percent}% of the rate of {of}. That leaves {part} for you.",
        "{where} {who} pays {percent}% of the price. That leaves {part} for you.",
        "The insurer pays a part of the price. You pay the rest yourself.",
    ),
    Reason.REST_ABOVE_MAXIMUM: (
        "{where} {who} pays at most {most} for a session. What is above that, {part}, you pay yourself.",
        "The insurer pays up to a highest amount for a session. What is above that you pay yourself.",
    ),
    Reason.REST_BY_COPAYMENT: (
        (
            "From session {from_session} of the year, {who} charges a co-payment of {copayment} for each session. Of "
            "this one you pay {part} yourself."
        ),
        "For each session {who} charges a co-payment of {copayment}. Of this one you pay {part} yourself.",
        "The package charges a co-payment for each session. You pay it yourself.",
    ),
    Reason.REST_ABOVE_DAY_CAP: (
        (
            "{where} {who} pays at most {maximum} on one day, and {left} of that was left. What is above that, "
            "{part}, you pay yourself."
        ),
        "{where} {who} pays at most {maximum} on one day. What is above that, {part}, you pay yourself.",
        "The package pays up to a highest amount on one day. What is above that you pay yourself.",
    ),
    Reason.REST_OF_BUDGET: (
        (
            "{where} {who} pays at most {maximum} {per}, and {left} of that was left. What is above that, "
            "{part}, you pay yourself."
        ),
        "{where} {who} pays at most {maximum} {per}. What is above that, {part}, you pay yourself.",
        "Less was left of the amount that the package pays than the price. You pay the rest yourself.",
    ),
    Reason.REST_EITHER_WAY: (
        "What you pay yourself is the same in every case: {part}.",
        "What you pay yourself is the same in every case.",
    ),
    # extra lines
    Reason.NO_SEPARATE_PERFORMANCE: (
        "There is no performance of its own for it, and without one no rate may be charged.",
    ),
    Reason.MAY_STAND_BESIDE: (
        "{code} may be charged beside the session.",
        "This performance may be charged beside the session.",
    ),
    Reason.PLACE_SURCHARGE: (
        "A surcharge for treatment at home, in an institution or at the workplace may be charged beside this session.",
    ),
    Reason.PLACE_IN_THE_CODE: (
        "A performance of this visit is away from the practice already; beside it there is no surcharge for the place.",
    ),
    Reason.SURCHARGE_ONCE: ("A surcharge for the place may be charged once a visit.",),
    Reason.NOT_BESIDE_THIS_SESSION: (
        "{code} may not be charged beside this session.",
        "This performance may not be charged beside this session.",
    ),
    # conditions
    Reason.INSURER_ACCEPTS_ORDERED_ACT: ("The insurer accepts the ordered act as insured care.",),
    Reason.INSURER_ACCEPTS_NEEDLING: ("The insurer accepts the dry needling as insured care.",),
}
"""One sentence for everything that a rule can find; the fullest wording first."""

"""How a fact is called, and what to ask when it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import FactWords

FACTS: Final[Mapping[str, FactWords]] = {
    "age": FactWords(label="age"),
    "born": FactWords(label="born"),
    "class": FactWords(label="kind of care"),
    "grant": FactWords(label="line of the package"),
    "year": FactWords(label="year"),
    "*/*": FactWords(label="limit “{key}” of the package, used"),
    "sessions_before": FactWords(label="earlier sessions"),
    "sessions_before_this_year": FactWords(label="earlier sessions this year"),
    "sessions_of_the_year": FactWords(label="earlier sessions from the package this year"),
    "sessions_allowed": FactWords(label="maximum"),
    "sessions_allowed_this_year": FactWords(label="maximum this year"),
    "limit.covers": FactWords(label="the limit is for"),
    "limit.per": FactWords(label="what the limit is for"),
    "package_takes_deductible": FactWords(label="package that takes over the deductible"),
    "lines_before_that_day": FactWords(label="earlier sessions on that day"),
    "deductible_total": FactWords(label="deductible this year"),
    "insured_part": FactWords(label="part of the price that the patient pays"),
    "pays.of": FactWords(label="rate that is reckoned with"),
    "copayment.euros": FactWords(label="co-payment of a session"),
    "copayment.from_session": FactWords(label="the session of the year from which there is a co-payment"),
    "limit.of_whole_year": FactWords(label="maximum in a whole year"),
    "pays.percent": FactWords(label="percentage"),
    "pays.at_most": FactWords(label="highest amount for a session"),
    "limit.max": FactWords(label="highest amount"),
    "limit.left": FactWords(label="left of that amount"),
    "deductible_taken": FactWords(label="deductible of this session"),
    "deductible_taken.mandatory": FactWords(label="of which mandatory"),
    "deductible_taken.voluntary": FactWords(label="of which voluntary"),
    "deductible_total.mandatory": FactWords(label="mandatory deductible this year"),
    "deductible_total.voluntary": FactWords(label="voluntary deductible this year"),
    "deductible_paid_back": FactWords(label="deductible that comes back later"),
    "lower_mandatory_deductible": FactWords(label="lower mandatory deductible of this insurer"),
    "basic.mandatory_deductible": FactWords(
        label="the mandatory deductible of this policy",
        question="Which mandatory deductible does this policy charge? It cannot be above that of the law.",
    ),
    "insured.voluntary_deductible_used": FactWords(
        label="the voluntary deductible used", question="How much of the deductible used was voluntary?"
    ),
    "basic.insurer": FactWords(label="the insurer", question="With which insurer is the basic insurance?"),
    "conditions.*.diagnosis": FactWords(
        label="the diagnosis code of the file", question="Which diagnosis code (DCSPH) does the condition “{key}” have?"
    ),
    "conditions.*.side": FactWords(
        label="the side in the file", question="On which side of the body is the condition “{key}”?"
    ),
    "claim.date": FactWords(label="the day claimed"),
    "claim.list": FactWords(label="the performance list claimed"),
    "claim.performance": FactWords(label="the performance code claimed"),
    "claim.entitlement_code": FactWords(label="the entitlement code claimed"),
    "claim.diagnosis": FactWords(label="the diagnosis code claimed"),
    "claim.side": FactWords(label="the side claimed"),
    "claim.amount": FactWords(label="the amount claimed"),
    "claim.referred": FactWords(label="the referral date claimed"),
    "claim.accident": FactWords(label="the indication of an accident claimed"),
    "claim.sent": FactWords(label="the day of sending"),
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
    "session.accident_on": FactWords(label="the day of the accident", question="On which day was the accident?"),
    "session.other_that_day": FactWords(
        label="another treatment that day", question="Was there another treatment that day, by anybody?"
    ),
    "session.accident": FactWords(label="the accident", question="Does the complaint follow from an accident?"),
    "session.medically_necessary": FactWords(
        label="the medical need", question="Was a second session on that day medically necessary?"
    ),
    "session.insufficient_result": FactWords(
        label="the result of the first nine sessions", question="Did the first nine sessions have too little result?"
    ),
    "provider.profession": FactWords(label="treated by"),
    "provider.big_registered": FactWords(
        label="the entry in the BIG register", question="Is the therapist in the BIG register on that day?"
    ),
    "provider.trained_in": FactWords(
        label="the training of the therapist", question="Is the therapist trained in dry needling?"
    ),
    "session.on_order_of": FactWords(label="on the order of"),
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
    "insured.other_payer": FactWords(label="who else pays"),
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
        label="the payer of earlier sessions", question="Who paid for the earlier sessions ({key} of the list)?"
    ),
    "history[*].package": FactWords(
        label="the package of earlier sessions",
        question="Which package paid for the earlier sessions ({key} of the list)?",
    ),
    "history[*].paid": FactWords(
        label="the amount of earlier sessions",
        question="How much was paid for the earlier sessions ({key} of the list)?",
    ),
    "history[*].grant": FactWords(
        label="the part of the package of earlier sessions",
        question="From which part of the package were the earlier sessions paid ({key} of the list)?",
    ),
    "history[*].until": FactWords(
        label="the days of earlier sessions",
        question="On which days exactly were the earlier sessions ({key} of the list)?",
    ),
    "sessions[*].paid_by": FactWords(
        label="the payer of earlier sessions",
        question="Who paid for the earlier sessions ({key} of the list of sessions)?",
    ),
    "sessions[*].package": FactWords(
        label="the package of earlier sessions",
        question="Which package paid for the earlier sessions ({key} of the list of sessions)?",
    ),
    "sessions[*].paid": FactWords(
        label="the amount of earlier sessions",
        question="How much was paid for the earlier sessions ({key} of the list of sessions)?",
    ),
    "sessions[*].grant": FactWords(
        label="the part of the package of earlier sessions",
        question=("From which part of the package were the earlier sessions paid ({key} of the list of sessions)?"),
    ),
    "used.elsewhere": FactWords(
        label="exactly how many and which sessions there were elsewhere this year",
        question=(
            "Which sessions did the package pay for this year at another practice: how many, for what, and for how "
            "much?"
        ),
    ),
    "used.condition_elsewhere": FactWords(
        label="exactly how many and which sessions there were elsewhere for this condition",
        question="Which sessions were there for this condition at another practice: how many, when, and who paid?",
    ),
    "used.condition_elsewhere_this_year": FactWords(
        label="exactly how many and which sessions there were elsewhere this year for this condition",
        question=(
            "Which sessions were there this year for this condition at another practice: how many, who paid, and how "
            "much?"
        ),
    ),
    "used.left_last_year": FactWords(
        label="what was left of the package last year",
        question="How many sessions were left of the package last year?",
    ),
    "used.left_last_year.*": FactWords(
        label="what was left of package {key} last year",
        question="How many sessions were left of package {key} last year?",
    ),
    "packages.*": FactWords(label="all terms of package {key}", question="Which other terms does package {key} have?"),
    "packages.*.since": FactWords(
        label="the first day of package {key}", question="Since when has the patient had package {key}?"
    ),
    "packages.*.pays": FactWords(label="what package {key} pays", question="How much does package {key} pay?"),
    "packages.*.copayment": FactWords(
        label="the co-payment of package {key}",
        question="How much is the co-payment of package {key}, and from which session on?",
    ),
    "packages.*.pays.contracted": FactWords(
        label="what package {key} pays with a contract", question="How much does package {key} pay with a contract?"
    ),
    "packages.*.pays.not_contracted": FactWords(
        label="what package {key} pays without a contract",
        question="How much does package {key} pay when there is no contract?",
    ),
}
"""How a fact is called, and what to ask when it is missing."""

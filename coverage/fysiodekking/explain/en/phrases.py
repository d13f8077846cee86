"""Everything that is no finding of a rule, and what can be different."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.what_if import Act

PHRASES: Final[Mapping[str, str]] = {
    # the answer
    "answer.law": "There is no answer: the law of {date} was not checked.",
    "answer.missing": "There is no answer yet. What is missing: {facts}.",
    "answer.open": "There is no answer: one point of the law of that day is not established.",
    "answer.nobody": "No: nobody may be charged for this session.",
    "answer.insured": "No, this session is not covered: you pay {amount}.",
    "answer.insured.unknown": "No, this session is not covered: you pay, {why}.",
    "answer.insured.open": "No, this session is not covered; whether you have to pay is not known yet.",
    "answer.other_payer": (
        "No, the health insurance does not pay for this session. Whoever else pays for it does so by rules of its own."
    ),
    "answer.payer.missing": "{yes}: the session is covered, but who pays depends on {facts}.",
    "answer.payer.open": "{yes}: the session is covered, but who pays is not established.",
    "answer.covered.unknown": "{yes}: {payer} covers this session, {why}.",
    "answer.covered.whole": "{yes}: {payer} pays all of it, {amount}.",
    "answer.covered.split": "{yes}: {parts}.",
    "answer.covered.nothing_left": "{yes}: this falls under {payer}, but {parts}.",
    "yes": "Yes",
    "accepted.insurer-accepts-needling": "the dry needling",
    "accepted.insurer-accepts-ordered-act": "the ordered act",
    "yes.if": "Yes, if the insurer accepts {accepted}",
    "pays.basic": "the basic package pays {amount}",
    "pays.package": "{package} pays {amount}",
    "pays.package.deductible": "{package} pays the deductible of {amount}",
    "pays.deductible": "you pay {amount} as deductible (eigen risico)",
    "pays.insured": "you pay {amount} yourself",
    "pays.both": "you pay {deductible} as deductible (eigen risico) and {insured} yourself",
    "payer.package": "your package {package}",
    "package.name": "{called} of {insurer}",
    "package.name.alike": "{called}, no. {number}",
    "package.word": "package",
    "code": "{done} ({code})",
    "code.unnamed": "the performance (code {code})",
    "qualification.physiotherapist": "{called} ({number})",
    "qualification.exercise_therapist": "{called} for exercise therapists ({number})",
    "qualification.unlisted": "one that is not on the list ({number})",
    "amount.no_price": "but the amount is not known because no price was stated",
    "amount.missing": "but the amount is not known yet, because this was not stated: {facts}",
    "amount.open": "but the amount is not established",
    "more_facts": "{count} other facts",
    # behind the answer
    "condition.insurer-accepts-ordered-act": (
        "A reserved act was done, on the order of a physician. "
        "The insurer tests whether that is physiotherapy here (article 2.1 Besluit zorgverzekering)."
    ),
    "condition.insurer-accepts-needling": (
        "The insurer tests whether dry needling here fits the state of science and practice "
        "(article 2.1(2) Besluit zorgverzekering). "
        "It also tests whether you reasonably need it (paragraph 3). "
        "That judgement belongs to the insurer, not to the therapist."
    ),
    "condition.refused": ("If the insurer does not accept it, the basic package does not pay. If in doubt, ask first."),
    "law.later": (
        "The rules were checked through {through}, so there is no answer yet for a later day. It can be said, though, "
        "what holds if the rules do not change."
    ),
    "law.far": "The rules were checked through {through}, so there is no answer yet for a later day.",
    "law.unchanged": (
        "The law of {year} was not checked. All of this holds only if the law of {through} does not change in {year}."
    ),
    "law.announced": (
        "The mandatory deductible of {year} that is used here was announced and is not enacted: it may still change. "
        "In 2017 such an announcement was withdrawn."
    ),
    "answer.if": "If {supposed}: {answer}",
    "if.law": "the law does not change in {year}",
    "if.package": "package {package} goes on in {year} with the same terms",
    "package.renewed": (
        "The terms of package {package} for {year} were not stated. What it pays holds only if they are those of "
        "{before}."
    ),
    "law.earlier": "The period that was checked begins after this day and runs through {through}.",
    "package.open": "Which package pays is not known yet.",
    "about.code": "This is about {code} on {date}, by {profession}.",
    "about": "This is about a session on {date}, by {profession}.",
    "about.package": "The supplementary package is {package}.",
    "about.done": "What was done: {techniques}.",
    "about.patient": "The patient is {age}; the condition is: {condition}.",
    "about.price": "The price is {price}.",
    "title": "Is this session of {date} covered?",
    "no_decision_of_insurer": "The insurer has decided nothing here: this follows from the law and the policy.",
    # facts
    "session": "{count} session",
    "sessions": "{count} sessions",
    "time": "{count} time",
    "times": "{count} times",
    "at_least": "at least {low}",
    "at_most": "at most {high}",
    "between": "at least {low} and at most {high}",
    "from": "{low} and older",
    "to": "{low} to {high}",
    "two": "{low} or {high}",
    "up_to": "at most {high}",
    "unlimited": "unlimited",
    "none": "none",
    "annex_1_first_twenty": "the first twenty sessions of a chronic condition (annex 1)",
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
    "no_law": "{sentence}; no law asks for that.",
    "possible": "Depending on what is still missing, this may hold: {sentence}",
    "possible.unknown": "Depending on what is still missing, this may count as well: {sentence}",
    "possible.unnamed": "what was not given",
    "possible.or": " Or: ",
    "mark.possible": "possible",
    "provider.contracted.yes": "when the practice has a contract with the insurer",
    "provider.contracted.no": "when the practice has no contract with the insurer",
    "session.accident.yes": "only when the complaint does not come from an accident, and here it does",
    "session.accident.no": "only after an accident, and here the complaint does not come from one",
    # what is missing
    "missing.amounts": "Who pays is certain. To know the amounts, this is still needed:",
    "missing.payer": "It is certain that it is covered. To know who pays, this is still needed:",
    "missing.bears": "It is certain that it is not covered. To know whether the patient pays, this is still needed:",
    "missing.package": "It is certain that a package pays. To know which, this is still needed:",
    "reading_label": "how the insurer deals with {topic}",
    "competent_question": "Is the therapist competent for the reserved act?",
    "qualified_question": "Does the therapist have the qualification that is asked?",
    "reading_question": "Not all insurers apply this in the same way. {question}",
    "history.used.elsewhere": "How many sessions has the package paid for this year?",
    "history.used.condition_elsewhere": "How many sessions were there for this condition, whoever paid?",
    "history.used.condition_elsewhere_this_year": "How many sessions were there for this condition this year?",
    "history.used.condition_elsewhere_in_term": "How many sessions were there since the term began?",
    "history.of.used.elsewhere": "what the package has paid for this year",
    "history.of.used.condition_elsewhere": "the number of sessions for this condition",
    "history.of.used.condition_elsewhere_this_year": "the number of sessions for this condition this year",
    "history.of.used.condition_elsewhere_in_term": "the number of sessions since the term began",
    "used.elsewhere": "How many sessions did the package pay for this year at another practice?",
    "used.condition_elsewhere": "How many sessions were there for this condition at another practice?",
    "used.condition_elsewhere_this_year": (
        "How many sessions were there this year for this condition at another practice?"
    ),
    "used.condition_elsewhere_in_term": (
        "How many sessions for this condition at another practice fall within the time that counts here?"
    ),
    "used.elsewhere_of_condition": (
        "How many of the sessions for this condition at another practice did the package pay for?"
    ),
    "used.elsewhere_of_condition_this_year": (
        "How many of the sessions that the package paid for this year at another practice were for this condition?"
    ),
    "used.elsewhere_of_condition_before": (
        "How many of the sessions for this condition at another practice before this year did the package pay for?"
    ),
    "used.elsewhere_of_condition_left": (
        "How many of the sessions that the package paid for at another practice were for this condition?"
    ),
    "row": "row {rows}",
    "rows": "rows {rows}",
    "budget": "Is any amount of package {package} left?",
    "history.of.budget": "what is left of package {package}",
    "history.each": "the day of each earlier session and who paid for it",
    "what_is": "What should be at {path}?",
    # lines, deductible, what is left
    "line": "The line “{line}”",
    "quoted": "“{line}”",
    "line.bare": "The line without a description",
    "line.refused.one": "You do not have to pay the extra line on the bill.",
    "line.refused.one.amount": "You do not have to pay the extra line of {amount}.",
    "line.refused.several": "You do not have to pay all extra lines on the bill.",
    "line.refused.several.amount": "You do not have to pay the extra lines, {amount} in all.",
    "line.yes": "{line} may be charged.",
    "line.no": "{line} may not be charged to anybody; you do not have to pay this amount.",
    "line.open": "{line}: it is not known yet whether it may be charged.",
    "deductible.part": "Of this session you pay {amount} as deductible.",
    "deductible.apart": "Of this session {mandatory} is mandatory deductible and {voluntary} is voluntary deductible.",
    "deductible.mandatory": "Of this session {mandatory} is mandatory deductible.",
    "deductible.voluntary": "Of this session {voluntary} is voluntary deductible.",
    "deductible.lower": (
        "This insurer may charge a mandatory deductible of {amount}, ten euros below the law. Look that up."
    ),
    "deductible.package": "That is {amount}.",
    "turns_at": "The answer depends on whether there are more than {numbers}.",
    "left.basic": "Basic package, {ground}",
    "left.package": "Package {package}, {per}",
    "left.basic.per": "Basic package, {ground}, {per}",
    "other_payer.wlz_stay": "the Wlz (during a stay)",
    "other_payer.liable_party": "a liable party",
    "other_payer.foreign_insurance": "a foreign insurance",
    "per.calendar_year": "this year",
    "per.condition": "for this condition",
    "per.calendar_year_and_condition": "this year for this condition",
    "per.day": "on this day",
    "per.accident": "after this accident",
    "per.insurance_lifetime": "in the whole insurance",
    "left": "{of}: {left} left.",
    "left.one": "{of}: {count} session left.",
    "left.several": "{of}: {count} sessions left.",
    "left.until": "To be used through {last}.",
    "left.until_today": "This is the last day on which that can be done.",
    "left.limit": "{of} (“{limit}”)",
    "left.part": "{of}, for {care}",
    "left.none": "{of}: nothing left.",
    "left.open": "{of}: it is not known how much is left.",
    "left.unlimited": "{of}: unlimited.",
    "resets.calendar_year": "It is full again on 1 January.",
    "resets.package": "It is full again on 1 January. You must still have such a package then.",
    "resets.condition": "It goes on as long as it is the same condition.",
    "resets.lifetime": "It does not start again.",
    "resets.deductible": "On 1 January a new deductible begins.",
    # what would change it
    "more_techniques": "you also get {techniques} and that is right for you",
    "if": "If {clauses}",
    "and.if": "and if",
    "then.pays": "{condition}, {payer} pays.",
    "then.pays.if": "{condition}, this falls under {payer}, provided that the insurer accepts {accepted}.",
    "then.somebody": "{condition}, the session is covered.",
    "then.falls_under": "{condition}, this falls under {payer}.",
    "then.from": "From session {number} of this condition, this falls under {payer}.",
    "then.costs": "You then pay {amount}.",
    "then.deductible": "You then pay a deductible (eigen risico) of {amount}.",
    "then.cheaper": "{condition}, you pay {amount} instead of {now}.",
    "nothing": "nothing",
    "no_change": (
        "Nothing was found that you can do yourself to have somebody else pay. "
        "Other supplementary packages were not looked at."
    ),
    "all_tried": ("This can be done for a later session. What was done may not be written down as something else."),
    "not_all_tried": "There are too many possibilities: not all of them were looked at.",
    "unchecked_year": "What holds in {year} has not been checked yet.",
    "hangs": "This must be right: {facts}. The number of earlier sessions that was stated must be right as well.",
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
    "reply.paid": "{count} of them from the package",
    "reply.within": "{count} of them within the time that counts here",
    "reply.within.before": "{count} of them within the time that counts here, the others before it",
    "reply.within.after": "{count} of them within the time that counts here, the others after it",
    "reply.day": "from {first} to {last}",
    "reply.day.from": "on {first} or later",
    "reply.day.until": "on {last} or earlier",
    "result.covered": "covered by {payer}",
    "result.covered_if": "covered by {payer}, if the insurer accepts {accepted}",
    "result.somebody": "covered",
    "result.not_covered": "not covered",
    "result.nobody": "nobody may be charged",
    "result.undetermined": "it then still depends on {facts}",
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
    "claim.code": "The claim shows {code}.",
    "claim.entitlement": "Expected entitlement code (aanspraakcode): {entitlement}.",
    "claim.entitlement.insured": (
        "If a claim goes to the insurer all the same, its entitlement code (aanspraakcode) is {entitlement}."
    ),
    "claim.other_payer": "The bill does not go to the health insurer, but to whoever else pays.",
    "claim.none": "No entitlement code (aanspraakcode) was established for this session.",
    "claim.open": "The entitlement code (aanspraakcode) cannot be determined yet.",
    "claim.to.insurer": "The bill goes to your insurer.",
    "claim.to.insured": "The bill goes to you and not to the insurer.",
    "claim.deductible": "The bill for the deductible comes from your insurer, not from us.",
    "claim.contract_open": (
        "Whether the practice has a contract with your insurer is not known. With one the bill goes to the insurer; "
        "without one the practice may send it to you."
    ),
    "claim.uncontracted": (
        "Without a contract the practice may send the bill to you; you then claim it from your insurer."
    ),
    "claim.not_this": "What was done does not count as {code} and may not be billed as such.",
    "claim.counts": "Some insurers want the claim all the same, since the session counts toward the first twenty.",
    "rest.uncontracted": "The practice has no contract with your insurer.",
    "rest.policy": "the basic policy",
    "rest.package": "package {package}",
    "rest.without": "Without a contract",
    "rest.here": "Here",
    "claim.no_line": "The extra line {lines} may not be on the bill.",
    "claim.no_lines": "The extra lines {lines} may not be on the bill.",
    "claim.nobody": "You pay nothing, and neither does the insurer.",
    "claim.needling": "Dry needling has no rate of its own and is part of the session itself.",
    # how sure
    "sure.law": "The rules were checked through {through}.",
    "sure.on": "The law of {on} was applied.",
    "sure.reading": (
        "Not all insurers apply this in the same way. {question} Assumed here: {value}. Another answer "
        "changes nothing here."
    ),
    "sure.reading.decisive": (
        "Not all insurers apply this in the same way. {question} Assumed here: {value}. "
        "Another answer changes the outcome here."
    ),
    "unread": "Not read directly: {source} ({how}).",
    "unread.terms": "The terms come from this source: {source} ({how}). Look them up in your own policy as well.",
    "sure.condition": (
        "No position of the Zorginstituut on dry needling in the basic package was found, and no ruling."
    ),
    "sure.referral": ("Insurers often ask for a referral when the basic package pays. Look it up in the policy."),
    "sure.needling": (
        "Dry needling is not among the fourteen kinds of reserved acts of article 36 Wet BIG; that text was read. "
        "No authoritative ruling on it was found. "
        "The professional association KNGF places dry needling in the physiotherapist's field, within a treatment plan."
    ),
    # what a new year asks to be read
    "todo.title": "To be read before {year} is answered for:",
    "todo.nothing": "All that holds in {year} was read.",
    "todo.ends": "holds until {day}: what follows?",
    "todo.confirmed": "last read beside the text of {day}",
    "needling": (
        "In dry needling the physiotherapist briefly inserts one dry needle, without medicine, into a painful knot in "
        "your muscle (trigger point), until the muscle relaxes. "
        "It is not acupuncture, in which several needles stay in for a while and which works with energy lines "
        "(meridians). The AGB register has no qualification for it: that the therapist is trained is "
        "for the practice to show."
    ),
}
"""Everything that is no finding of a rule."""

ACTS: Final[Mapping[Act, str]] = {
    Act.TRAINED_THERAPIST: "a physiotherapist treats you who is trained in dry needling",
    Act.REGISTERED_THERAPIST: "a physiotherapist treats you who is in the BIG register",
    Act.OTHER_PROFESSION: "{profession} treats you",
    Act.TRAINED_PHYSIOTHERAPIST: "a physiotherapist treats you who is trained in dry needling",
    Act.ON_ORDER: "a physician orders it, and the therapist is competent and follows the directions",
    Act.COMPETENT_THERAPIST: "somebody treats you who is competent for this reserved act",
    Act.CONTRACT: "you go to a practice that has a contract with your insurer",
    Act.WITHOUT_CONTRACT: "you go to a practice without a contract with your insurer",
    Act.SPECIALIST: "a pelvic physiotherapist treats you",
    Act.ASSOCIATION: "a provider treats you who is a member of {association}",
    Act.QUALIFICATION: "a therapist with the qualification {qualification} treats you",
    Act.TREATMENT_PLAN: "the dry needling is in a physiotherapy treatment plan beforehand",
    Act.REFERRAL: "you have a referral before the session",
    Act.CONSENT: "your insurer gives its consent before the session",
    Act.ORDINARY_PERFORMANCE: "the practice claims {code}",
    Act.ORDINARY_SESSION: "you get {code}",
    Act.OTHER_TECHNIQUES: "you get {techniques} instead and that is right for you",
    Act.OTHER_DAY: "you come on another day",
    Act.LATER_DAY: "you come on {date}",
    Act.NEXT_YEAR: "you come in the new year, on {date}",
    Act.AGE: "the patient is {age}",
    Act.BASIC_INSURANCE: "you have a Dutch basic insurance",
    Act.ACCIDENT: "the complaint comes from an accident",
    Act.NO_ACCIDENT: "the complaint does not come from an accident",
    Act.MEDICALLY_NECESSARY: "a second session on that day was medically necessary",
    Act.INSUFFICIENT_RESULT: "the first nine sessions had too little result",
    Act.CONDITION_FACT: "{fact}",
    Act.MORE_SESSIONS: "there have already been {count} for this condition",
    Act.READING: "your insurer answers “{value}” to the question “{question}”",
    Act.NOT_REGISTERED: "the physiotherapist is not in the BIG register",
    Act.NOT_TRAINED: "the therapist is not trained in dry needling",
    Act.NOT_QUALIFIED: "the therapist does not have the qualification that is asked",
    Act.NO_MEMBER: "the provider is not a member of an association that the package asks",
    Act.NO_TREATMENT_PLAN: "the dry needling is not part of a treatment plan",
    Act.NO_REFERRAL: "you have no referral",
    Act.NO_CONSENT: "your insurer gives no consent beforehand",
    Act.NO_BASIC_INSURANCE: "you have no basic insurance",
    Act.ENOUGH_RESULT: "the first nine sessions had enough result",
    Act.NOT_NECESSARY: "a second session on that day was not medically necessary",
}
"""What can be different, as a clause after "if"."""

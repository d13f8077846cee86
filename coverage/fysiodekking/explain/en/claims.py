"""What is said of claims and returns and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CLAIMS: Final[Mapping[str, str]] = {
    # a return code
    "code": "{code}: {meaning}",
    "about": "It is about: {topic}. Who has to act: {who}.",
    "element": "The element of the message is called {element}.",
    "element.list": "The element of the message is called {element}; it was checked against code list {list}.",
    "element.list.day": (
        "The element of the message is called {element}; it was checked against code list {list}, on the day of {day}."
    ),
    "heading.do": "What helps",
    "heading.causes": "What the library asks of a case",
    "heading.special": "What others say of it",
    "heading.source": "Where this comes from",
    "no_causes": "Nothing: a case holds no fact that says anything of it.",
    "advice.own": "This is advice of the library itself, no rule.",
    "advice.source": "A source says so as well: {title}.",
    "special": "{insurer}: {meaning}",
    "from": "Read so from {day} on: {firm}.",
    "firm.P": "the list or page itself was read",
    "firm.Px": "a part of the page was read",
    "firm.S": "secondary source",
    "newest": "Whether the code meant the same before that day was not established.",
    "title.code": "Return code {code}",
    # who, and whether again
    "who.practice": "the practice",
    "who.insurer": "the insurer",
    "who.patient": "the patient",
    "again.after_correction": "It can be sent again once the mistake is corrected.",
    "again.at_other_insurer": "It can be sent again only to the insurer of that day.",
    "again.after_answer": "Send it again only after the insurer has answered.",
    "again.never": "Do not send the same line again.",
    # the questions behind a return
    "cause.not_basic_insured": "Was the patient not insured for health care on that day?",
    "cause.no_package": "Is there no supplementary package that covers this care?",
    "cause.package_of_other_year": "Is the package of another year than the session?",
    "cause.package_maximum": "Had the maximum of the package been reached?",
    "cause.package_terms": "Does the package ask something that is not so?",
    "cause.basic_maximum": "Was the maximum or the term of the basic package over?",
    "cause.first_sessions": "Is the session still one of the first, which the basic package does not pay?",
    "cause.waiting_time": "Was the waiting time of the package still running?",
    "cause.consent": "Was a prior consent needed that is not there?",
    "cause.referral": "Was a referral needed that is not there?",
    "cause.no_contract": "Does the practice have no contract with this insurer?",
    "cause.not_listed": "Is the performance code not on the list of that day?",
    "cause.description": "Does the performance not fit what it says of itself?",
    "cause.extra_line": "Was a line sent along that may not be charged?",
    "cause.second_of_the_day": "Was there such a session on that day already?",
    "cause.no_intake": "Did the treatment begin without an intake on the bill?",
    "cause.not_registered": "Was the therapist not in the BIG register on that day?",
    "cause.not_trained": "Is the therapist not trained for what was done?",
    "cause.performance_code": "Was another performance code claimed than was given?",
    "cause.performance_list": "Does the performance list not fit the day and the profession?",
    "cause.entitlement_code": "Was another entitlement code claimed than belongs there?",
    "cause.entitlement_code_age": "Does the claimed entitlement code not fit the age?",
    "cause.screening_with_entitlement_code": "Does the screening (1864) stand there with entitlement code 001 or 012?",
    "cause.diagnosis": "Does the claimed diagnosis code differ from the file?",
    "cause.diagnosis_with_entitlement_code": "Do the claimed diagnosis code and entitlement code not go together?",
    "cause.amount": "Does the claimed amount differ from the tariff?",
    "cause.accident": "Is the indication of an accident wrong?",
    "cause.referral_date": "Is the date of the referral wrong?",
    "cause.after_sending": "Does the session lie after the day of sending?",
    "cause.sent_too_late": "Was it sent too late?",
}

"""Which return codes a mistake can meet: candidates, in the order in which they are likely; nobody can promise one.

From the meanings of the codes themselves; insurers also use 0613 for most of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause

OF_REASONS: Final[Mapping[Reason, tuple[str, ...]]] = {
    Reason.NOT_BASIC_INSURED: ("0320", "100", "101"),
    Reason.NO_PACKAGE: ("102", "0613"),
    Reason.CLASS_NOT_COVERED: ("0613",),
    Reason.PACKAGE_OF_OTHER_YEAR: ("102", "0613"),
    Reason.PACKAGE_NOT_BEGUN: ("102", "0613"),
    Reason.PACKAGE_USED_UP: ("0613", "5754", "8293", "0584"),
    Reason.PACKAGE_WAITING_TIME: ("9114",),
    Reason.PACKAGE_NEEDS_CONTRACT: ("8022", "0613"),
    Reason.PACKAGE_PAYS_NOTHING_HERE: ("8022", "0613"),
    Reason.BASIC_PAYS_NOTHING_UNCONTRACTED: ("8022",),
    Reason.PACKAGE_NEEDS_CONSENT: ("0551",),
    Reason.POLICY_ASKS_CONSENT: ("0551",),
    Reason.PACKAGE_NEEDS_REFERRAL: ("8014", "0613"),
    Reason.POLICY_ASKS_REFERRAL: ("8014",),
    Reason.MAXIMUM_REACHED: ("0613", "8220", "0584"),
    Reason.EIGHTEEN_USED: ("0613", "8293", "0584"),
    Reason.TERM_OVER: ("8221",),
    Reason.ANNEX_1_FIRST_SESSIONS: ("9088",),
    Reason.NO_LISTED_PERFORMANCE: ("0582", "208"),
    Reason.PERFORMANCE_OF_OTHER_PROFESSION: ("0562", "0582"),
    Reason.AGREEMENT_NEEDED: ("8060",),
    Reason.CODE_FOR_CHILDREN: ("8407", "202"),
    Reason.CODE_AFTER_REFERRAL: ("8014",),
    Reason.CODE_WITHOUT_REFERRAL: ("0698",),
    Reason.SCREENING_WITH_REFERRAL: ("0698",),
    Reason.CODE_FOR_OTHER_CONDITIONS: ("8639",),
    Reason.CODE_OF_A_SPECIALISM: ("8011", "0562"),
    Reason.POLICY_ASKS_QUALIFICATION: ("0562", "8011"),
    Reason.SECOND_OF_THE_DAY: ("8291", "8913", "0587"),
    Reason.SECOND_NOT_PAID: ("8291", "8913"),
    Reason.NOT_REGISTERED: ("0562", "162"),
    Reason.NO_SEPARATE_PERFORMANCE: ("0582", "0698"),
    Reason.NOT_BESIDE_THIS_SESSION: ("0634", "8979"),
    Reason.SURCHARGE_ONCE: ("0587",),
}
"""By what the decision found."""

OF_CAUSES: Final[Mapping[Cause, tuple[str, ...]]] = {
    Cause.NO_CONTRACT: ("8022",),
    Cause.PERFORMANCE_LIST: ("0581", "9425"),
    Cause.ENTITLEMENT_CODE_AGE: ("9085", "0613"),
    Cause.SCREENING_WITH_ENTITLEMENT_CODE: ("0613",),
    Cause.DIAGNOSIS: ("8009",),
    Cause.DIAGNOSIS_CLOSED: ("8009",),
    Cause.DIAGNOSIS_FOR_OTHERS: ("8009", "0562"),
    Cause.DIAGNOSIS_KIND: ("8058", "9091"),
    Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE: ("8058", "9091"),
    Cause.AMOUNT: ("0611",),
    Cause.ACCIDENT: ("0523",),
    Cause.AFTER_SENDING: ("8989", "8176"),
    Cause.SENT_TOO_LATE: ("0586", "357"),
    Cause.QUALIFICATION: ("0562", "8011"),
    Cause.REFERRAL: ("8014",),
}
"""By what stands on the line."""

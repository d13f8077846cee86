"""Return codes (retourcodes): what an insurer's answer to a claim says, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.model.codes import Code
from fysiodekking.model.dates import Period

_CODE: Final = re.compile(r"[0-9A-Za-z]{1,8}")


def is_code(text: str) -> bool:
    """Tell whether a text can be a return code: too short to say who somebody is."""
    return _CODE.fullmatch(text) is not None


class Actor(Code):
    """Who has to act."""

    PRACTICE = "practice"
    INSURER = "insurer"
    PATIENT = "patient"


class Again(Code):
    """Whether the line may be sent again."""

    AFTER_CORRECTION = "after_correction"
    AT_OTHER_INSURER = "at_other_insurer"
    AFTER_ANSWER = "after_answer"
    """After the insurer has answered a question."""
    NEVER = "never"


class Cause(Code):
    """What can be behind a return, each a question that is asked of the case or of what was claimed."""

    # asked of the decision
    NOT_BASIC_INSURED = "not_basic_insured"
    NO_PACKAGE = "no_package"
    PACKAGE_OF_OTHER_YEAR = "package_of_other_year"
    PACKAGE_MAXIMUM = "package_maximum"
    PACKAGE_TERMS = "package_terms"
    BASIC_MAXIMUM = "basic_maximum"
    FIRST_SESSIONS = "first_sessions"
    WAITING_TIME = "waiting_time"
    CONSENT = "consent"
    REFERRAL = "referral"
    NO_CONTRACT = "no_contract"
    NOT_LISTED = "not_listed"
    DESCRIPTION = "description"
    EXTRA_LINE = "extra_line"
    SECOND_OF_THE_DAY = "second_of_the_day"
    NO_INTAKE = "no_intake"
    NOT_REGISTERED = "not_registered"
    NOT_ALLOWED = "not_allowed"
    # asked of what was claimed
    DAY = "day"
    PERFORMANCE_CODE = "performance_code"
    PERFORMANCE_LIST = "performance_list"
    ENTITLEMENT_CODE = "entitlement_code"
    ENTITLEMENT_CODE_AGE = "entitlement_code_age"
    SCREENING_WITH_ENTITLEMENT_CODE = "screening_with_entitlement_code"
    DIAGNOSIS = "diagnosis"
    DIAGNOSIS_WITH_ENTITLEMENT_CODE = "diagnosis_with_entitlement_code"
    AMOUNT = "amount"
    SIDE = "side"
    ACCIDENT = "accident"
    REFERRAL_DATE = "referral_date"
    AFTER_SENDING = "after_sending"
    SENT_TOO_LATE = "sent_too_late"
    QUALIFICATION = "qualification"
    # asked of a list of diagnosis codes, where one was given
    DIAGNOSIS_CLOSED = "diagnosis_closed"
    DIAGNOSIS_FOR_OTHERS = "diagnosis_for_others"
    DIAGNOSIS_KIND = "diagnosis_kind"


@attrs.frozen(kw_only=True)
class CodeSource:
    """Where return codes were read.

    :param url: empty for a document that has no public address.
    :param state: the day of the list, or the first day that its rules were written for.
    :param confidence: ``P`` the list or the page itself was read, ``Px`` a part of it, ``S`` somebody else tells it.
    :param codes: the codes that it names.
    """

    id: str
    title: str
    url: str
    state: date
    confidence: str
    codes: frozenset[str]


@attrs.frozen(kw_only=True)
class Topic:
    """What several codes are about, and what helps.

    :param name: a noun, by language.
    :param advice: who says what helps; None where it is the library's own inference.
    """

    id: str
    name: Mapping[str, str]
    advice: CodeSource | None


@attrs.frozen(kw_only=True)
class SpecialMeaning:
    """What somebody in the field says that a code means there.

    :param insurer: an insurer, or the maker of a program.
    :param causes: the questions to ask for it.
    """

    insurer: str
    meaning: Mapping[str, str]
    source: CodeSource
    causes: tuple[Cause, ...]


@attrs.frozen(kw_only=True)
class ReturnCode:
    """One return code as its list had it.

    :param period: from the day of its list on.
    :param meaning: what it says, by language, in words of the library.
    :param remedy: what helps, by language.
    :param causes: the questions that are asked of the case; none where it holds no fact that could answer.
    :param element: the element of the message that it speaks of; empty when it speaks of none.
    :param checked_against: the code list that the element is checked against.
    :param element_of_day: the element with the day that decides.
    :param special: what it means with some insurers.
    """

    code: str
    topic: Topic
    period: Period
    meaning: Mapping[str, str]
    who: Actor
    again: Again
    remedy: Mapping[str, str]
    causes: tuple[Cause, ...]
    element: str
    checked_against: str
    element_of_day: str
    special: tuple[SpecialMeaning, ...]
    source: CodeSource

"""The law between two days of change: one class for each instrument used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.law.grounds import Age, Grounds, Months, Percent, Stage
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Payer
from fysiodekking.model.money import Money
from fysiodekking.model.notebook import shown
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Profession, Technique

CHECKED: Final = Period(date(2012, 1, 1), date(2026, 12, 31))
"""The days for which somebody laid the data beside the sources. Any other day is undetermined."""


@attrs.frozen(kw_only=True)
class ReservedAct:
    """A kind of reserved act (voorbehouden handeling), Wet BIG art. 36.

    :param authorised: the professions of this library's vocabulary that are authorised for it.
    """

    technique: Technique
    authorised: frozenset[Profession]
    citation: Citation


@attrs.frozen(kw_only=True)
class WetBig:
    """Wet BIG: who is registered, which acts are reserved, and how firm the place of dry needling is."""

    registered_professions: Sourced[frozenset[Profession]]
    protected_title: Citation
    titled_professions: Sourced[frozenset[Profession]]
    expertise_of_physiotherapist: Citation
    reserved_acts: Mapping[Technique, ReservedAct]
    act_on_order: Citation
    authorised_on_order: Citation
    order_with_directions: Citation
    needling_in_no_act_kind: Citation
    needling_no_ruling: Citation
    needling_by_physiotherapist: Citation
    needling_in_treatment_plan: Citation
    needling_training: Citation


@attrs.frozen(kw_only=True)
class AnnexRow:
    """One row of annex 1.

    :param in_force: whether it stood there on the day; Unknown on days between which it came or went.
    :param months: term in months; None when it has none.
    :param starts: the field of the condition from which the term runs.
    :param after: the term runs from the first treatment on or after the day in this field of the condition.
    :param or_row: the row that may still have stood there instead: the text of the day was not read.
    :param or_after: the same, where the term runs so or from `starts`: the text of the day was not read.
    :param extension_months: further months while the triad of whiplash is present.
    :param total_months_read: all months with the triad, as the reading ``six_in_all`` has it.
    :param below_age: only for people younger than this.
    :param gold_stage: lowest GOLD stage.
    :param fev1_vc_below: FEV1/VC in per cent has to be lower than this.
    :param serves: another condition kind that this row serves as well.
    :param also_by: professions that its words do not name, but that are said to give this care as well.
    :param covers: class of cover of the care that these give; None where there are none.
    :param elsewhere: kinds by which the basic package can name the same condition when this row does not stand there.
    """

    kind: ConditionKind
    in_force: bool | Unknown
    citation: Citation
    months: Sourced[Months] | None
    starts: str | None
    after: str | None
    or_after: str | None
    or_row: ConditionKind | None
    extension_months: Months | None
    total_months_read: Months | None
    below_age: Age | None
    gold_stage: Stage | None
    fev1_vc_below: Percent | None
    serves: ConditionKind | None
    also_by: frozenset[Profession] = frozenset()
    covers: CoverClass | None = None
    elsewhere: tuple[ConditionKind, ...] = ()


@attrs.frozen(kw_only=True)
class BasicPackage:
    """Besluit zorgverzekering art. 2.6 with annex 1, and the tests of art. 2.1.

    What is called as a reading is who reads it so: another than the text.
    """

    article: Citation
    adult_age: Sourced[Age]
    science_and_practice: Citation
    reasonably_dependent: Citation
    skin_therapist_on_annex_1: Citation
    whiplash_extension: Citation
    start_after_discharge_within: Citation
    minor_cap_par_3_5: Citation
    other_payer: Citation
    other_payer_and_packages: Citation
    grounds: Grounds
    annex_1: Mapping[ConditionKind, AnnexRow]


@attrs.frozen(kw_only=True)
class InsuranceAct:
    """Zorgverzekeringswet: the deductible, and what the policy decides.

    :param mandatory_deductible: None where no amount was established for that year.
    :param lower_deductibles: insurers that charge less than the Act in that year, by name.
    """

    deductible_age: Sourced[Age]
    voluntary_steps: Sourced[tuple[Money, ...]]
    mandatory_deductible: Sourced[Money] | None
    lower_deductibles: Mapping[str, Sourced[Money]]
    premium_from: Citation
    mandatory_before_voluntary: Citation
    unpaid_rest_fills_deductible: Citation
    only_basic_insurance: Citation
    waiver: Citation
    not_contracted: Citation
    content_by_decree: Citation
    conditions_by_policy: Citation

    def lower_deductible_of(self, insurer: str) -> Sourced[Money] | None:
        """Return the mandatory deductible of an insurer of this name, where it is known to be below the Act's."""
        named = insurer.casefold()
        return next((option for name, option in self.lower_deductibles.items() if name.casefold() in named), None)


@attrs.frozen(kw_only=True)
class Performance:
    """One performance of the list (prestatie).

    :param professions: whose list it stands on.
    :param kind: session, intake, screening, surcharge and so on.
    :param covers: class of cover; None where it follows from the profession.
    :param surcharge_on: for a surcharge: the kind of performance that it is a surcharge on, where that matters.
    :param in_force: whether it stood on the list on the day; unknown where nobody established it.
    """

    code: str
    name: str
    professions: frozenset[Profession]
    kind: str
    covers: CoverClass | None
    place: str
    surcharge_on: str | None
    in_force: bool | Unknown
    citation: Citation


@attrs.frozen(kw_only=True)
class Description:
    """One thing that a performance says of itself (prestatiebeschrijving).

    :param below_age: only for people younger than this.
    :param referral: only with a referral, or only without one; None when it says nothing of it.
    :param conditions: only for these kinds; empty when it says nothing of it.
    :param not_for: kinds that it is certainly not for, where the rest of its list was not read; None when it was.
    :param first_year: kinds for which it is only there in their first year.
    :param adults_only: kinds that it names from 18 on only; of children of such a kind it was not read.
    :param specialism: only by a therapist with this specialism.
    :param words: how a specialism that was stated begins when it is this one.
    :param bears: nobody where the description itself forbids the line, the insured where only the insurer asks it.
    """

    id: str
    below_age: Age | None
    referral: bool | None
    conditions: frozenset[ConditionKind]
    not_for: frozenset[ConditionKind] | None
    first_year: frozenset[ConditionKind]
    adults_only: frozenset[ConditionKind]
    specialism: str | None
    words: tuple[str, ...]
    bears: Payer
    citation: Citation


@attrs.frozen(kw_only=True)
class PlaceSurcharge:
    """A surcharge of the NZa for the place of treatment (toeslag), which has no code of its own.

    :param place: home, institution or workplace.
    :param beside: the codes that it may stand beside.
    :param words: regular expressions by which a text names the place.
    """

    place: str
    beside: frozenset[str]
    words: tuple[str, ...]
    citation: Citation


@attrs.frozen(kw_only=True)
class Charging:
    """Wmg and NZa: what may be charged.

    :param unlisted: what is known of a code that the list does not have: "never_listed", or "not_read".
    :param code_forms: what a code can look like at all, each as a regular expression.
    :param descriptions: what the codes say of themselves, by code.
    :param surcharges: the surcharges of the place.
    :param surcharge_words: regular expressions of which one names a surcharge.
    :param other_charge_words: regular expressions of which none may be found in such a text.
    """

    no_description_no_tariff: Citation
    own_description_only: Citation
    prescribed_way_only: Citation
    one_session_whatever_its_content: Citation
    several_on_a_day: Citation
    one_a_day_by_policy: Citation
    no_screening_with_referral: Citation
    facultative_by_agreement: Citation
    never_insured: Citation
    list: Citation
    unlisted: Sourced[str]
    code_forms: Sourced[tuple[str, ...]]
    performances: Mapping[str, Performance]
    descriptions: Mapping[str, tuple[Description, ...]]
    surcharges: tuple[PlaceSurcharge, ...]
    surcharge_words: Sourced[tuple[str, ...]]
    other_charge_words: Sourced[tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Qualification:
    """A qualification of a therapist in the AGB register.

    :param code: its number there.
    :param name: the word for it, as a case may say it among the specialisms.
    """

    code: str
    profession: Profession
    name: str
    citation: Citation


@attrs.frozen(kw_only=True, eq=False)
class Law:
    """Everything that the rules know of the law of a day; compared by identity.

    The days between two on which something changes have it together, so no day stands in it.

    :param codes: entitlement codes by ground (and variant, after a slash).
    :param qualifications: those of the AGB register, by number.
    :param qualifications_asked: the name of the one that insurers ask of who treats a kind of condition.
    """

    big: WetBig
    basic: BasicPackage
    insurance: InsuranceAct
    charging: Charging
    codes: Mapping[str, Sourced[str]]
    qualifications: Mapping[str, Qualification]
    qualifications_asked: Mapping[ConditionKind, Sourced[str]]

    _repr_html_ = shown

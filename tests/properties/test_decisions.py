"""What holds for the decision of any case, also of one in which facts are missing."""

from __future__ import annotations

import copy
import json
import os
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from dated import FIRST, LAST, LAST_SUPPOSED
from fysiodekking import Decision, Outcome, Payer, Reason, Verdict, as_dict, case_from, decide, decision_from, explain
from fysiodekking.law import law_data
from fysiodekking.law.load import Key, on
from fysiodekking.model.decision import Phase as FindingPhase
from fysiodekking.model.money import Money
from strategies import NOT_CHECKED, Mapping, Sample, cases, packages, sample

many: Final = settings(
    max_examples=max(1, int(os.environ.get("FYSIODEKKING_EXAMPLES", "3000")) // 20),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)

FLAGS: Final = (
    "session.treatment_plan",
    "session.referral",
    "session.consent",
    "session.accident",
    "session.other_that_day",
    "session.medically_necessary",
    "session.insufficient_result",
    "provider.big_registered",
    "provider.contracted",
    "insured.basic_insured",
    "conditions.treated.triad",
    "conditions.treated.severe_limitations",
    "conditions.treated.high_fall_risk",
    "conditions.treated.somatic_or_psychological_ground",
)
OTHER_FACTS: Final = (
    "session.price",
    "session.accident_on",
    "provider.trained_in",
    "provider.specialisms",
    "provider.associations",
    "insured.voluntary_deductible",
    "insured.deductible_used",
    "basic.not_contracted",
    "conditions.treated.gold_stage",
    "conditions.treated.copd_class",
    "conditions.treated.discharged",
    "conditions.treated.conservative_treatment_ended",
    "conditions.treated.irradiation_ended",
    "readings.pelvic_nine",
    "readings.pad_37",
    "readings.sessions_before_18",
    "readings.deductible_year_of_18",
    "readings.intake_counts",
)
FACTS: Final = (*FLAGS, *OTHER_FACTS)
"""Facts that are never read as no when they are absent, and that no other fact stands in for."""

ALTERNATIVES: Final = {
    "conditions.treated.irradiation_ended": {"readings.tumour_without_irradiation"},
    "session.accident": {"session.accident_on"},
    "insured.voluntary_deductible": {"insured.voluntary_deductible_used"},
}
"""Names that may be asked for instead, when either of two facts would settle it; or beside it, as an accident's day."""


SUPPOSED_WORDS: Final = {
    "nl": ("Als het recht in {} niet verandert", "is aangekondigd en niet vastgesteld"),
    "en": ("If the law does not change in {}", "was announced and is not enacted"),
}
"""How the head of an explanation begins, and what it says of an amount that was announced."""


def lookup(mapping: Mapping, path: str) -> tuple[Mapping, str]:
    """Return the table that holds a path, and its key."""
    *tables, key = path.split(".")
    table = mapping
    for name in tables:
        table = table.get(name, {})
    return table, key


def has(mapping: Mapping, path: str) -> bool:
    table, key = lookup(mapping, path)
    return key in table


def without(mapping: Mapping, *paths: str) -> Mapping:
    """Return the mapping without some facts."""
    less = copy.deepcopy(mapping)
    for path in paths:
        table, key = lookup(less, path)
        table.pop(key, None)
    return less


def answer(decision: Decision) -> tuple[Any, Any, Any]:
    return decision.outcome, decision.payer, decision.amounts


@st.composite
def partial(draw: st.DrawFn) -> Sample:
    """Yield a case without some of its facts."""
    mapping = draw(cases()).mapping
    gone = draw(st.lists(st.sampled_from((*FACTS, "session.techniques", "history", "used")), max_size=6, unique=True))
    less = without(mapping, *gone)
    for package in less["packages"]:
        if draw(st.integers(0, 5)) == 0:
            package["grants"][0]["terms_unknown"] = True
        for grant in package["grants"]:
            if draw(st.integers(0, 5)) == 0:
                grant["pays"].pop(draw(st.sampled_from(("contracted", "not_contracted"))), None)
            for limit in grant["limits"]:
                if draw(st.integers(0, 9)) == 0:
                    limit["max"] = "unknown"
    return sample(less)


@many
@given(partial())
def test_the_same_case_gives_the_same_decision(sample: Sample) -> None:
    """It never raises, and nothing but the case decides."""
    assert as_dict(decide(sample.case)) == as_dict(decide(case_from(sample.mapping)))


@many
@given(partial())
def test_every_refusal_cites_what_was_in_force(sample: Sample) -> None:
    """A refused finding has a citation, and its period contains the day; save for a package of another year."""
    assume(FIRST <= sample.case.session.date <= LAST)
    other_year = {each.id for each in sample.case.packages if each.year != sample.case.session.date.year}
    for finding in decide(sample.case).findings:
        if finding.verdict is Verdict.REFUSED:
            assert finding.citations, finding
            if finding.subject in other_year:
                continue
            assert all(sample.case.session.date in citation.period for citation in finding.citations), finding


@many
@given(partial())
def test_the_amounts_add_up_to_the_price(sample: Sample) -> None:
    """To the cent."""
    amounts = decide(sample.case).amounts
    if amounts is not None:
        assert amounts.basic + amounts.deductible + amounts.package + amounts.insured == sample.case.session.price


@many
@given(partial())
def test_the_causes_add_up_to_what_the_insured_pays(sample: Sample) -> None:
    """To the cent: the rest of a price that somebody else pays as well, and both parts of the deductible."""
    decision = decide(sample.case)
    parts = {
        name: [
            Money.parse(str(fact.actual)).cents
            for finding in decision.findings
            if finding.phase is FindingPhase.CHARGE
            for fact in finding.facts
            if fact.name == name
        ]
        for name in ("insured_part", "deductible_taken", "deductible_taken.mandatory", "deductible_taken.voluntary")
    }
    if decision.amounts is None or decision.outcome is Outcome.NOT_COVERED:
        assert parts["insured_part"] == []
        return
    assert sum(parts["insured_part"]) == decision.amounts.insured.cents
    if decision.payer is Payer.BASIC:
        taken = (decision.amounts.deductible + decision.amounts.package).cents
        assert sum(parts["deductible_taken"]) == taken
        apart = parts["deductible_taken.mandatory"] + parts["deductible_taken.voluntary"]
        assert not apart or sum(apart) == taken


@many
@given(partial())
def test_an_unknown_payer_says_what_is_missing(sample: Sample) -> None:
    """Undetermined has no payer; without a payer something is missing, or the law is; nobody has no amounts."""
    decision = decide(sample.case)
    if decision.outcome is Outcome.UNDETERMINED:
        assert decision.payer is None
        assert decision.amounts is None
    if decision.payer is None and decision.outcome is not Outcome.UNDETERMINED:
        law_is_silent = sample.case.condition.kind == "copd" or Reason.LIST_OF_THE_DAY_NOT_READ in decision.reasons
        assert decision.missing or law_is_silent
    if decision.payer is Payer.NOBODY:
        assert decision.outcome is Outcome.NOT_COVERED
        assert decision.amounts is None
    if decision.payer is Payer.INSURED:
        assert decision.outcome is Outcome.NOT_COVERED
    if decision.payer in (Payer.BASIC, Payer.PACKAGE):
        assert decision.outcome in (Outcome.COVERED, Outcome.COVERED_IF)


ANNOUNCED = Key("announced", "mandatory_deductible")


@many
@given(cases(days=NOT_CHECKED))
def test_what_is_supposed_of_the_law_is_said(sample: Sample) -> None:
    """Of a day that was not checked nothing is said by itself; what is supposed stands in the answer and its head."""
    decision = decide(sample.case)
    if "law" not in sample.mapping or decision.about.date > LAST_SUPPOSED:
        assert (decision.outcome, decision.reasons) == (Outcome.UNDETERMINED, (Reason.LAW_NOT_CHECKED,))
        assert decision.conditions == ()
        return
    said = decision.outcome is not Outcome.UNDETERMINED
    assert (Reason.LAW_UNCHANGED in decision.conditions) is said
    announced = any(citation.confidence == "N" for finding in decision.findings for citation in finding.citations)
    own = any(key in sample.mapping["basic"] for key in ("mandatory_deductible", "deductible_waived"))
    known = on(law_data().timelines["zorgverzekeringswet.toml"].get(ANNOUNCED, ()), decision.about.date) is not None
    rests = known and decision.amounts is not None and decision.amounts.deductible.cents > 0 and not own
    assert announced or not rests or "deductible_total" in sample.mapping["insured"]
    for lang, (begins, of_amount) in SUPPOSED_WORDS.items():
        head = " ".join(explain(decision, lang).partition("\n---")[0].split())
        assert head.startswith(begins.format(decision.about.date.year)) is said
        assert (of_amount in head) is announced


@many
@given(cases(), st.sampled_from(("law", "packages")))
def test_on_a_checked_day_of_a_package_nothing_is_supposed(sample: Sample, what: str) -> None:
    """With the supposition and without it the decision is the same, to the last word."""
    day = sample.case.session.date
    assume(day <= LAST and all(package.year >= day.year for package in sample.case.packages))
    made = copy.deepcopy(sample.mapping)
    made.pop("law", None)
    for package in made["packages"]:
        package.pop("assume", None)
    supposed = copy.deepcopy(made)
    if what == "law":
        supposed["law"] = {"assume": "unchanged"}
    else:
        supposed["packages"] = [{**package, "assume": "renewed"} for package in made["packages"]]
    assert decide(case_from(supposed)) == decide(case_from(made))


@many
@given(partial())
def test_every_rule_gives_one_finding(sample: Sample) -> None:
    """Whatever the others found, each rule is asked once about each subject; a rest has a finding for each part."""
    findings = [finding for finding in decide(sample.case).findings if finding.rule != "insured_pays_the_rest"]
    asked = Counter((finding.rule, finding.subject) for finding in findings)
    assert set(asked.values()) == {1}, [each for each, number in asked.items() if number > 1]


@many
@given(partial())
def test_a_decision_goes_to_json_and_back(sample: Sample) -> None:
    """A stored decision is the decision."""
    written = as_dict(decide(sample.case))
    assert as_dict(decision_from(json.loads(json.dumps(written)))) == written


def removable(mapping: Mapping) -> Iterator[str]:
    """Yield the facts that a case has, and whose absence is unknown, not no."""
    for path in FACTS:
        if has(mapping, path):
            yield path
    if mapping["session"]["techniques"] == ["exercise_therapy"]:
        yield "session.techniques"
    today = mapping["session"]["date"]
    alone = "used" not in mapping and "first_session" in mapping["conditions"]["treated"]
    if alone and all(row["date"] != today for row in mapping["history"]):
        yield "history"


@many
@given(cases(), st.data())
def test_taking_a_fact_away_leaves_the_answer_or_names_the_fact(sample: Sample, data: st.DataObject) -> None:
    """Never another answer, and never a question that would not settle it; any value given back settles it."""
    before = decide(sample.case)
    assume(before.outcome is not Outcome.UNDETERMINED and before.payer is not None and not before.missing)
    path = data.draw(st.sampled_from(list(removable(sample.mapping))), label="taken away")
    less = without(sample.mapping, path)
    after = decide(case_from(less))
    if answer(after) == answer(before):
        return
    supposed = before.outcome is Outcome.COVERED and set(after.conditions) == {Reason.PACKAGE_RENEWED}
    known = Outcome.COVERED_IF if supposed else before.outcome  # one more package can be who pays, if it goes on
    assert after.outcome in (known, Outcome.UNDETERMINED), (path, answer(before), answer(after))
    assert after.payer in (before.payer, None), (path, answer(before), answer(after))
    assert after.amounts in (before.amounts, None), (path, answer(before), answer(after))
    named = {path} | ALTERNATIVES.get(path, set())
    assert after.missing, (path, answer(before), answer(after))
    assert set(after.missing) <= named, (path, after.missing)
    if path in FLAGS:
        for value in (True, False):
            filled = copy.deepcopy(less)
            table, key = lookup(filled, path)
            table[key] = value
            assert path not in decide(case_from(filled)).missing


@many
@given(partial(), st.sampled_from(("dry_needling", "taping", "massage", "exercise_therapy", "shockwave")))
def test_a_technique_never_changes_the_performance(sample: Sample, technique: str) -> None:
    """A technique is content of a session: it never asks another performance, nor refuses one."""
    more = copy.deepcopy(sample.mapping)
    more["session"]["techniques"] = [*more["session"].get("techniques", []), technique]

    def about_performance(decision: Decision) -> list[Any]:
        named = [
            (finding, [fact for fact in finding.facts if fact.name == "session.performance"])
            for finding in decision.findings
        ]
        return [
            (finding.rule, facts, finding.phase is FindingPhase.GATE and (finding.verdict, finding.reason))
            for finding, facts in named
            if facts
        ]

    assert about_performance(decide(case_from(more))) == about_performance(decide(sample.case))


@many
@given(cases(families=("not_listed",), most_packages=1))
def test_more_past_sessions_never_leave_more(sample: Sample) -> None:
    """One more session that the package paid this year never increases what is left of it."""
    assume(sample.mapping["packages"] and len(sample.mapping["packages"][0]["grants"]) == 1)
    more = copy.deepcopy(sample.mapping)
    grant = more["packages"][0]["grants"][0]
    codes = {"physiotherapy": "1000", "manual_therapy": "1200", "exercise_therapy": "2000"}
    code = next((codes[cover] for cover in grant["covers"] if cover in codes), "1000")
    day = max(f"{more['session']['date'][:4]}-01-01", more["insured"]["born"])
    assume(day < more["session"]["date"])
    row = {"date": day, "condition": "other", "performance": code, "paid_by": "package", "paid": "10.00"}
    more["history"].append({**row, "package": "first", "grant": grant["id"]})
    before, after = decide(sample.case), decide(case_from(more))
    assume((before.payer, before.package) == (after.payer, after.package))
    left = {each.of: each.left for each in before.remaining}
    for each in after.remaining:
        if each.of in left and each.left not in (None, "unlimited") and left[each.of] not in (None, "unlimited"):
            assert each.left <= left[each.of], each


def own_account(decision: Decision) -> int | None:
    if decision.amounts is None:
        return None
    return decision.amounts.insured.cents + decision.amounts.deductible.cents


def not_worse(before: Decision, after: Decision) -> None:
    good = (Outcome.COVERED, Outcome.COVERED_IF)
    assert not (before.outcome in good and after.outcome is Outcome.NOT_COVERED)
    paid, pays = own_account(before), own_account(after)
    if paid is not None and pays is not None:
        assert pays <= paid


@many
@given(cases(most_packages=1), st.data())
def test_another_package_never_makes_it_worse(sample: Sample, data: st.DataObject) -> None:
    """It never turns covered into not covered, and never makes the insured pay more."""
    more = copy.deepcopy(sample.mapping)
    package, _ = data.draw(packages(sample.case.session.date, "last"))
    more["packages"].append(package)
    if "used" in more:
        more["used"].setdefault("left_last_year", {})["last"] = 0
    else:
        more["used"] = {"left_last_year": {"last": 0}}
    not_worse(decide(sample.case), decide(case_from(more)))


@many
@given(cases(most_packages=1))
def test_a_larger_maximum_never_makes_it_worse(sample: Sample) -> None:
    """One session, or a hundred euros, more in every limit of the only grant."""
    assume(sample.mapping["packages"] and len(sample.mapping["packages"][0]["grants"]) == 1)
    more = copy.deepcopy(sample.mapping)
    for limit in more["packages"][0]["grants"][0]["limits"]:
        if limit["unit"] == "euros":
            limit["max"] = str(Decimal(limit["max"]) + 100)
        elif limit["max"] != "unlimited":
            limit["max"] += 1
    not_worse(decide(sample.case), decide(case_from(more)))

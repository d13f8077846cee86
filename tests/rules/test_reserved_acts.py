from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, law_of, line, sessions
from fysiodekking import decide, what_would_change
from fysiodekking.law import law_data
from fysiodekking.model.decision import Payer
from fysiodekking.rules.reserved_acts import no_technique_is_a_reserved_act as rule

ACTS = [key.name for key in law_data().timelines["wet-big.toml"] if key.entry == "act"]
HARMLESS = [
    "dry_needling",
    "exercise_therapy",
    "manual_therapy",
    "massage",
    "physical_agents",
    "advice",
    "taping",
    "echography",
    "shockwave",
    "acupuncture",
]


class TestReservedActs:
    """A physiotherapist or exercise therapist is authorised for none of the fourteen kinds (Wet BIG 36)."""

    def test_there_are_fourteen(self) -> None:
        assert len(ACTS) == 14

    @pytest.mark.parametrize(("number", "act"), list(enumerate(ACTS, 1)))
    def test_each_kind_is_refused_by_its_own_paragraph(self, number: int, act: str) -> None:
        finding = ask(rule, techniques=["exercise_therapy", act])
        assert line(finding) == "refused: reserved-act"
        assert articles(finding) == [f"Wet BIG 36({number})", "Wet BIG 35(1)"]
        assert facts(finding) == {"session.techniques": (act, None)}
        assert finding.bears is Payer.NOBODY

    def test_two_kinds_are_both_cited(self) -> None:
        finding = ask(rule, techniques=["injection", "puncture"])
        assert articles(finding) == ["Wet BIG 36(5)", "Wet BIG 36(6)", "Wet BIG 35(1)"]
        assert facts(finding) == {"session.techniques": ("injection, puncture", None)}

    @pytest.mark.parametrize("profession", ["exercise_therapist", "acupuncturist", "skin_therapist", "other"])
    def test_no_other_profession_is_authorised_here(self, profession: str) -> None:
        assert line(ask(rule, profession=profession, techniques=["injection"])) == "refused: reserved-act"

    def test_what_a_physician_may_do_is_not_modelled(self) -> None:
        finding = ask(rule, profession="physician", techniques=["injection"])
        assert line(finding) == "not_applicable: physician-authority-not-modelled"

    @pytest.mark.parametrize("technique", HARMLESS)
    def test_other_techniques_are_no_reserved_acts(self, technique: str) -> None:
        assert line(ask(rule, techniques=[technique])) == "met: no-reserved-act"

    @pytest.mark.parametrize("techniques", [ABSENT, []])
    def test_does_not_apply_when_nothing_was_stated(self, techniques: object) -> None:
        assert line(ask(rule, techniques=techniques)) == "not_applicable: techniques-not-stated"


class TestOnOrder:
    """Who is not authorised may do the act on the order of who is, if competent and following directions (35, 38)."""

    @pytest.mark.parametrize(("number", "act"), list(enumerate(ACTS, 1)))
    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist", "skin_therapist", "other"])
    def test_ordered_and_competent(self, number: int, act: str, profession: str) -> None:
        done = ["exercise_therapy", act]
        finding = ask(rule, profession=profession, techniques=done, on_order_of="physician", trained_in=[act])
        assert line(finding) == "met: reserved-act-on-order"
        articles_of = [f"Wet BIG {each}" for each in (f"36({number})", "35(1)", "35(2)", "38")]
        assert articles(finding) == articles_of
        assert facts(finding) == {
            "session.techniques": (act, None),
            "session.on_order_of": ("physician", None),
            "provider.trained_in": (act, act),
        }

    @pytest.mark.parametrize(
        "by", ["physiotherapist", "exercise_therapist", "acupuncturist", "skin_therapist", "other", ABSENT]
    )
    def test_only_an_authorised_profession_gives_an_order(self, by: object) -> None:
        finding = ask(rule, techniques=["injection"], on_order_of=by, trained_in=["injection"])
        assert line(finding) == "refused: reserved-act"
        assert finding.bears is Payer.NOBODY
        assert ("session.on_order_of" in facts(finding)) is (by is not ABSENT)
        assert finding.missing == ()

    @pytest.mark.parametrize("trained", [[], ["dry_needling"], ["puncture"]])
    def test_not_competent(self, trained: list[str]) -> None:
        finding = ask(rule, techniques=["injection"], on_order_of="physician", trained_in=trained)
        assert line(finding) == "refused: not-competent-for-act"
        assert finding.bears is Payer.NOBODY
        assert articles(finding) == ["Wet BIG 36(5)", "Wet BIG 35(1)"]
        assert facts(finding) == {
            "session.techniques": ("injection", None),
            "session.on_order_of": ("physician", None),
            "provider.trained_in": (", ".join(trained), "injection"),
        }

    def test_competent_for_one_of_two(self) -> None:
        two = {"techniques": ["injection", "puncture"], "on_order_of": "physician"}
        assert line(ask(rule, **two, trained_in=["injection"])) == "refused: not-competent-for-act"
        assert line(ask(rule, **two, trained_in=["puncture", "injection"])) == "met: reserved-act-on-order"

    def test_competence_not_given(self) -> None:
        finding = ask(rule, techniques=["injection"], on_order_of="physician", trained_in=ABSENT)
        assert line(finding) == "unknown: competence-not-given"
        assert finding.missing == ("provider.trained_in",)
        assert facts(finding)["provider.trained_in"] == (None, "injection")
        assert finding.bears is Payer.NOBODY

    def test_an_order_without_a_reserved_act_changes_nothing(self) -> None:
        finding = ask(rule, techniques=["massage"], on_order_of="physician", trained_in=ABSENT)
        assert line(finding) == "met: no-reserved-act"

    def test_an_order_does_not_reach_dry_needling(self) -> None:
        """Needling asks its own training, whoever ordered what."""
        made = case(techniques=["dry_needling", "injection"], on_order_of="physician", trained_in=["injection"])
        assert decide(made).reasons[0] == "needling-not-trained"


class TestWhatAnOrderChanges:
    """The line is judged like any session; the act has no performance of its own."""

    DONE: Any = {
        "techniques": ["injection", "exercise_therapy"],
        "kind": "stroke",
        "history": sessions(20, "2025-01-06"),
    }

    @pytest.mark.parametrize(
        ("order", "trained", "outcome", "payer", "missing"),
        [
            ("physician", ["injection"], "covered", "basic", ()),
            ("physician", [], "not_covered", "nobody", ()),
            ("physician", ABSENT, "undetermined", None, ("provider.trained_in",)),
            ("other", ["injection"], "not_covered", "nobody", ()),
            (ABSENT, ["injection"], "not_covered", "nobody", ()),
            (ABSENT, ABSENT, "not_covered", "nobody", ()),
        ],
    )
    def test_outcome(
        self, order: object, trained: object, outcome: str, payer: str | None, missing: tuple[str, ...]
    ) -> None:
        decision = decide(case(**self.DONE, on_order_of=order, trained_in=trained))
        assert (decision.outcome, decision.payer, decision.missing) == (outcome, payer, missing)

    @pytest.mark.parametrize(
        ("techniques", "outcome", "conditions"),
        [
            (["injection"], "covered_if", ("insurer-accepts-ordered-act",)),
            (["injection", "puncture"], "covered_if", ("insurer-accepts-ordered-act",)),
            (["injection", "massage"], "covered", ()),
            (
                ["injection", "dry_needling"],
                "covered_if",
                ("insurer-accepts-needling", "insurer-accepts-ordered-act"),
            ),
            (["injection", "dry_needling", "massage"], "covered", ()),
        ],
    )
    def test_an_act_alone_is_on_condition(
        self, techniques: list[str], outcome: str, conditions: tuple[str, ...]
    ) -> None:
        """A reserved act alone is no care that physiotherapists commonly provide: the insurer has to accept it.

        Nor does needling make it so, which has to be accepted itself: then both are.
        """
        named: Any = {**self.DONE, "techniques": techniques, "trained_in": techniques}
        decision = decide(case(**named, on_order_of="physician"))
        assert (decision.outcome, decision.payer, decision.conditions) == (outcome, "basic", conditions)

    def test_all_acts_at_once_are_on_condition_as_well(self) -> None:
        acts = sorted(law_of(case()).big.reserved_acts)
        decision = decide(case(**{**self.DONE, "techniques": acts, "trained_in": acts}, on_order_of="physician"))
        assert decision.conditions == ("insurer-accepts-ordered-act",)

    def test_a_line_of_its_own_is_nobodys(self) -> None:
        extra = [{"description": "injection", "price": "25.00"}]
        made = case(**self.DONE, on_order_of="physician", trained_in=["injection"], extra_lines=extra)
        assert [each.chargeable for each in decide(made).extra_lines] == [False]

    @pytest.mark.parametrize("trained", [[], ["injection"], ABSENT])
    def test_what_would_change_names_the_order(self, trained: object) -> None:
        gains = what_would_change(case(**self.DONE, trained_in=trained)).gains
        orders = [turn for turn in gains if [change.act for change in turn.changes] == ["on-order"]]
        assert [(turn.changes[0].name, turn.changes[0].after) for turn in orders] == [
            ("session.on_order_of", "physician")
        ]
        assert orders[0].doable

    def test_what_would_change_names_the_competence(self) -> None:
        gains = what_would_change(case(**self.DONE, on_order_of="physician", trained_in=[])).gains
        assert ["competent-therapist"] in [[change.act for change in turn.changes] for turn in gains]


class TestNeedling:
    """Dry needling is in none of the fourteen kinds: the finding says so, and how firm that is."""

    def test_cites_statute_search_and_association(self) -> None:
        finding = ask(rule, techniques=["massage", "dry_needling"])
        assert line(finding) == "met: no-reserved-act"
        assert articles(finding) == ["Wet BIG 36", "Bronnenonderzoek 36", "KNGF position"]
        assert [citation.confidence for citation in finding.citations] == ["P", "I", "S"]
        assert facts(finding) == {"session.techniques": ("massage, dry_needling", None)}

    def test_without_needling_the_statute_alone_is_cited(self) -> None:
        assert articles(ask(rule, techniques=["massage"])) == ["Wet BIG 36"]

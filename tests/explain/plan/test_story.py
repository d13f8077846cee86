from __future__ import annotations

import attrs
import pytest

from dated import DAY, LAST, NEXT_YEAR
from fysiodekking.explain.answer import rests_on_announced
from fysiodekking.explain.plan import as_text
from fysiodekking.explain.plan.flags import flags
from fysiodekking.explain.plan.story import document, first_sentence, stretches
from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.decision import Payer
from fysiodekking.model.law_supposed import LawSupposed
from fysiodekking.model.plan import Plan
from fysiodekking.model.reasons import Reason
from fysiodekking.series import plan
from plans import example, planned

EN = words_of("en")
NL = words_of("nl")
UNCHANGED = LawSupposed(assume="unchanged")
SAID_OVER_NEW_YEAR = {
    "nl": (
        "20 behandelingen: de patiënt betaalt in totaal",
        "als het recht in {} niet verandert.",
        "Tot en met behandeling 6 is het recht bekend",
        "is aangekondigd en niet vastgesteld",
    ),
    "en": (
        "20 sessions: the patient pays",
        "if the law does not change in {}.",
        "Up to session 6 the law is known",
        "was announced and is not enacted",
    ),
}


class TestTheAnswer:
    @pytest.mark.parametrize(
        ("which", "said"),
        [
            ("one", "1 session: the patient pays €42.50."),
            ("annex", "26 sessions: the patient pays €527.50 in all."),
            ("provided", "14 sessions: the patient pays nothing, if the insurer accepts the dry needling."),
            ("nobody", "5 sessions: nothing may be charged to anybody."),
            (
                "amount-unknown",
                "25 sessions: the patient pays €385.00 in all, although not everything is known yet.",
            ),
            (
                "elsewhere-unknown",
                (
                    "6 sessions: the patient pays between €85.00 and €255.00. "
                    "How much depends on exactly how many and which sessions there were elsewhere this year."
                ),
            ),
            ("new-year", "20 sessions: what the patient pays is not known yet."),
            (
                "result-unknown",
                "15 sessions: the patient pays at least €212.50; the whole amount is not known yet.",
            ),
        ],
    )
    def test_says_what_the_patient_pays(self, which: str, said: str) -> None:
        """The first sentence has the amount, or says that it is not known and what is certain of it."""
        assert first_sentence(planned(which), EN) == said

    def test_in_dutch(self) -> None:
        """Amounts are written as in the language."""
        assert first_sentence(planned("annex"), NL) == "26 behandelingen: de patiënt betaalt in totaal € 527,50."
        assert first_sentence(planned("elsewhere-unknown"), NL) == (
            "6 behandelingen: de patiënt betaalt tussen € 85,00 en € 255,00. Hoeveel dat wordt, hangt af van precies "
            "hoeveel en welke behandelingen er dit jaar elders waren."
        )

    def test_that_not_every_value_was_tried_stands_right_behind_it(self) -> None:
        known = planned("elsewhere-unknown")
        steps = tuple(attrs.evolve(step, agreed=None) for step in known.steps)
        tried = attrs.evolve(known, steps=steps, between=None, all_tried=False)
        told = document(tried, EN, "patient")
        assert told.answer == "6 sessions: what the patient pays is not known yet."
        assert told.sections[0].items[0].text == "There are too many possibilities: not all of them were looked at."

    def test_what_the_range_hangs_on(self) -> None:
        """Where the insurer has to accept something for some value, the range says so."""
        known = planned("elsewhere-unknown")
        assert known.between is not None
        between = attrs.evolve(known.between, conditions=(Reason.INSURER_ACCEPTS_NEEDLING,))
        said = first_sentence(attrs.evolve(known, between=between), EN)
        assert "€255.00, if the insurer accepts the dry needling. How much" in said

    def test_two_conditions_are_joined(self) -> None:
        """Two ifs have an "and" between them."""
        first = plan(example("neck-pain-with-package"), 1)
        supposed = attrs.evolve(
            first.steps[0].decision,
            about=attrs.evolve(first.steps[0].decision.about, date=LAST + DAY),
            conditions=(Reason.INSURER_ACCEPTS_NEEDLING, Reason.LAW_UNCHANGED),
        )
        made = attrs.evolve(first, steps=(attrs.evolve(first.steps[0], decision=supposed),))
        joined = f"if the insurer accepts the dry needling and if the law does not change in {NEXT_YEAR}"
        assert joined in first_sentence(made, EN)

    def test_a_session_that_only_all_values_tell_gives_no_count(self) -> None:
        """It says that it does not hang on what is missing, not that it is uncertain."""
        second = document(planned("elsewhere-unknown"), EN).sections[0].items[1]
        assert (second.mark, second.details) == (
            "patient",
            "This does not depend on exactly how many and which sessions there were elsewhere this year.",
        )

    def test_the_judgement_of_the_insurer_stands_right_behind_it(self) -> None:
        """A plan that hangs on the insurer says so before everything else."""
        assert document(planned("provided"), EN).opening[0].startswith("The insurer tests whether dry needling")
        assert document(planned("annex"), EN).opening == ()


class TestTwentySessionsOverNewYear:
    """The plan of the page: six weeks before the last checked day, with what is supposed and without."""

    def test_it_says_on_what_it_rests(self, lang: str) -> None:
        begins, ends, known, announced = SAID_OVER_NEW_YEAR[lang]
        case = example("stroke-plan-over-new-year")
        case = attrs.evolve(case, session=attrs.evolve(case.session, date=LAST - 38 * DAY))
        without, supposed = (plan(attrs.evolve(case, law=law), 20) for law in (LawSupposed(), UNCHANGED))
        assert [step.decision.payer for step in without.steps] == 6 * [Payer.BASIC] + 14 * [None]
        assert [step.decision.payer for step in supposed.steps] == 20 * [Payer.BASIC]
        assert [Reason.LAW_UNCHANGED in step.decision.conditions for step in supposed.steps] == 6 * [False] + 14 * [
            True
        ]
        head, opening, *_ = (" ".join(part.split()) for part in as_text(supposed, lang).split("\n\n"))
        assert (head[: len(begins)], head.endswith(ends.format(NEXT_YEAR))) == (begins, True)
        assert opening.startswith(known)
        assert (announced in opening) is any(map(rests_on_announced, (step.decision for step in supposed.steps)))
        assert not any(said in as_text(without, lang) for said in (known, ends.format(NEXT_YEAR), announced))


class TestBeyondTheLastDay:
    """A plan that goes on after the last day of which the law was checked says so before everything else."""

    @pytest.mark.parametrize(("sessions", "beyond"), [(1, 0), (2, 1), (4, 3)])
    def test_says_so(self, sessions: int, beyond: int) -> None:
        """From which session on, how many they are, and until when the law was checked; not a word before."""
        case = example("neck-pain-no-package")
        moved = attrs.evolve(case, session=attrs.evolve(case.session, date=LAST))
        opening = " ".join(document(plan(moved, sessions), EN).opening)
        assert (f"The law was checked through {EN.catalogue.day(LAST)}" in opening) is bool(beyond)
        if beyond == 1:
            assert f"of the session on {EN.catalogue.day(LAST + 7 * DAY)} it cannot be said who pays" in opening
        elif beyond:
            assert f"of the 3 sessions from {EN.catalogue.day(LAST + 7 * DAY)} on it cannot be said who pays" in opening


class TestStretches:
    def test_every_session_is_in_one(self, made: Plan) -> None:
        """The stretches put together are the plan."""
        assert tuple(step for each in stretches(made) for step in each.steps) == made.steps

    def test_tell_who_pays_what_and_why(self) -> None:
        """Each says its sessions, its days, the payer, what the patient pays of it, and the reason."""
        first, second, third = document(planned("annex"), EN, "lawyer").sections[0].items
        assert (first.mark, first.text) == (
            "package Fysio 9",
            "Sessions 1 to 9, 15 January to 12 March 2026. The patient pays nothing.",
        )
        assert second.text.endswith("The patient pays €467.50.")
        assert "the basic package does not pay for the first 20" in (second.details or "")
        assert "Package Fysio 9 of Voorbeeld is used up." in (second.details or "")
        assert third.text.endswith("The patient pays €60.00 as deductible.")
        assert any(source.url for source in third.sources)

    def test_say_what_is_open_where_the_payer_is_unknown(self) -> None:
        """The reason of an unknown payer is the open question, not what would hold in one case."""
        first = document(planned("amount-unknown"), EN).sections[0].items[0]
        assert first.mark == "unknown"
        assert (first.details or "").startswith("It is not certain how many sessions went before")

    def test_the_part_of_the_patient_under_a_package(self) -> None:
        """What a package leaves is the patient's, without being called deductible."""
        first = document(planned("three-packages"), EN).sections[0].items[0]
        assert first.text.endswith("The patient pays €63.72.")


class TestQuestions:
    def test_are_asked_in_words_with_the_path_apart(self) -> None:
        """A missing fact is a question; its dotted path is code."""
        asked = document(planned("amount-unknown"), NL, "lawyer").sections[1].items
        assert [item.code for item in asked] == ["used.condition_elsewhere"]
        assert all(item.text.endswith("?") and "." not in item.text for item in asked)


class TestFlags:
    def test_the_basic_package_does_not_begin_twice(self) -> None:
        """From 1 January on it pays if the law does not change: the first twenty were over long before."""
        case = attrs.evolve(example("stroke-plan-over-new-year"), law=UNCHANGED)
        made = plan(attrs.evolve(case, session=attrs.evolve(case.session, date=LAST - 38 * DAY)), 20)
        assert [(flag.after, flag.quiet) for flag in flags(made, EN)] == [(6, True)]

    @pytest.mark.parametrize(
        ("which", "expected"),
        [
            ("one", []),
            ("runs-out", [(4, "package voorbeeld-9 used up")]),
            ("annex", [(9, "package voorbeeld-9 used up"), (20, "after the first 20: basic package")]),
            ("used-up", [(0, "package voorbeeld-9 used up")]),
            (
                "three-packages",
                [
                    (6, "package first used up"),
                    (12, "package second used up"),
                    (15, "package third used up"),
                    (31, f"1 January {NEXT_YEAR}"),
                    (31, "from here: unknown"),
                ],
            ),
            ("other-grant", [(2, "a limit of package both reached"), (4, "package both used up")]),
            (
                "result-unknown",
                [(1, "maximum of the basic package reached"), (10, "maximum of the basic package reached")],
            ),
        ],
    )
    def test_stand_where_something_ends_or_begins(self, which: str, expected: list[tuple[int, str]]) -> None:
        """A limit that runs out, another payer, and 1 January each have a line behind the right session."""
        assert [(flag.after, flag.text) for flag in flags(planned(which), EN)] == expected

    def test_every_change_of_payer_has_one(self, made: Plan, words: PlanWords) -> None:
        """Where another one begins to pay, there is a line that is not only the new year."""
        marked = {flag.after for flag in flags(made, words) if not flag.quiet}
        assert {step.number - 1 for step in made.steps if step.changed} <= marked


def test_no_package_is_named_of_another_payer() -> None:
    """A package that takes over a deductible does not become the payer in words."""
    kinds = {each.kind for each in stretches(planned("annex"))}
    assert {kind.package for kind in kinds if kind.payer is not Payer.PACKAGE} == {None}

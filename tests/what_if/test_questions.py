"""The questions still to ask: most useful first, each with what its answers lead to."""

from __future__ import annotations

from hypothesis import given, settings

import strategies
from cases import ABSENT, case, sessions
from fysiodekking import decide, explain, what_would_change
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.case_files import case_from
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Outcome
from fysiodekking.model.reasons import Reason
from fysiodekking.model.what_if import Reply
from packages import YEAR, line, package

SIX = package(line("movement", {**YEAR, "max": 6}), id="fysio-6", name="Fysio 6")


def replies(made: Case, name: str) -> list[tuple[object, object, str, str | None]]:
    """Return what each answer to a question leads to."""
    question = next(each for each in what_would_change(made).questions if name in each.names)
    return [
        (reply.first, reply.last, reply.outcome.value, None if reply.payer is None else reply.payer.value)
        for reply in question.replies
    ]


class TestReplies:
    def test_of_a_flag(self) -> None:
        """Yes and no are told apart."""
        made = case(techniques=["dry_needling"], treatment_plan=ABSENT, packages=[SIX])
        assert replies(made, "session.treatment_plan") == [
            ("True", "True", "covered", "package"),
            ("False", "False", "not_covered", "insured"),
        ]

    def test_of_a_number(self) -> None:
        """A range is split where the answer turns: four of six were used, so one elsewhere leaves room, two do not."""
        rows = sessions(4, paid_by="package", package="fysio-6")
        made = case({"used.elsewhere": {"min": 0, "max": 5}}, history=rows, packages=[SIX])
        assert replies(made, "used.elsewhere") == [(0, 1, "covered", "package"), (2, 5, "not_covered", "insured")]

    def test_of_a_number_without_an_end(self) -> None:
        """Nothing known of earlier use: up to five leaves room, six or more do not."""
        made = case(history=ABSENT, packages=[SIX])
        assert replies(made, "history") == [(0, 5, "covered", "package"), (6, None, "not_covered", "insured")]

    def test_of_a_budget(self) -> None:
        """Of an exact number elsewhere it is open what was paid: what tells is whether anything is left."""
        limits = [{"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}]
        made = case({"used.elsewhere": {"min": 9, "max": 9}}, packages=[package(line("g", *limits), id="budget")])
        (question,) = what_would_change(made).questions
        assert (question.names, question.about) == (("used.elsewhere",), "budget/eur")
        assert replies(made, "used.elsewhere") == [
            ("True", "True", "covered", "package"),
            ("False", "False", "not_covered", "insured"),
        ]
        text = explain(decide(made), "en", what_if=what_would_change(made))
        assert "- Is any amount of package Fysio of Insurer left? Yes: " in " ".join(text.split())

    def test_of_a_day(self) -> None:
        """Days are joined to spans: the term of twelve months decides, once it is known that there were sessions."""
        made = case(
            {"used.condition_elsewhere": {"min": 1, "max": 5}},
            kind="osteoarthritis_hip_knee",
            first_session=ABSENT,
            history=ABSENT,
            date="2026-03-12",
        )
        assert replies(made, "conditions.complaint.first_session") == [
            (None, "2025-03-12", "not_covered", "insured"),
            ("2025-03-13", None, "covered", "basic"),
        ]

    def test_of_no_day_before_it_is_known_that_there_were_sessions(self) -> None:
        """With nothing said of earlier use, that is the question: without any sessions there is no earlier day."""
        made = case(kind="osteoarthritis_hip_knee", first_session=ABSENT, history=ABSENT)
        assert [question.names for question in what_would_change(made).questions] == [("history",)]

    def test_of_a_reading(self) -> None:
        """The readings are the answers."""
        made = case(
            {
                "conditions": {
                    "first": {"kind": "urinary_incontinence", "first_session": "2025-01-06"},
                    "second": {"kind": "urinary_incontinence", "first_session": "2026-03-02"},
                },
                "session.condition": "second",
            },
            performance="1600",
            specialisms=["pelvic"],
            history=[{"date": "2025-01-06", "until": "2025-03-03", "sessions": 9, "condition": "first"}],
        )
        assert replies(made, "readings.pelvic_nine") == [
            ("per_condition", "per_condition", "covered", "basic"),
            ("once", "once", "not_covered", "insured"),
        ]

    def test_of_what_was_left_last_year(self) -> None:
        """What was left is split where the answer turns: six of six were used, so one that was left is room."""
        grant = line("movement", {**YEAR, "max": 6, "carry_over": 3})
        rows = sessions(6, "2026-01-05", paid_by="package", package="fysio-6")
        made = case(history=rows, packages=[package(grant, id="fysio-6")])
        assert replies(made, "used.left_last_year") == [
            (0, 0, "not_covered", "insured"),
            (1, None, "covered", "package"),
        ]

    def test_on_what_an_answer_then_hangs(self) -> None:
        """Needling that the basic package would pay is covered only where the insurer accepts it."""
        rows = {"used.condition_elsewhere": {"min": 0, "max": 5}}
        made = case(rows, kind="stroke", techniques=["dry_needling"], history=sessions(17, paid_by="insured"))
        (question,) = what_would_change(made).questions
        assert [(reply.outcome.value, [*reply.conditions]) for reply in question.replies] == [
            ("not_covered", []),
            ("covered_if", [Reason.INSURER_ACCEPTS_NEEDLING]),
        ]

    def test_of_an_amount_has_none(self) -> None:
        """For a fact that only an amount waits for, the answers cannot be told one by one."""
        made = case(kind="multiple_sclerosis", history=sessions(20), deductible_used=ABSENT)
        assert replies(made, "insured.deductible_used") == []


class TestOrder:
    def test_the_fact_that_settles_most_comes_first(self) -> None:
        """One answer that ends the matter is worth more than one after which more has to be asked."""
        made = case(
            techniques=["dry_needling"], treatment_plan=ABSENT, trained_in=ABSENT, history=ABSENT, packages=[SIX]
        )
        shares = [
            sum(reply.outcome is Outcome.UNDETERMINED for reply in each.replies) / len(each.replies)
            for each in what_would_change(made).questions
        ]
        assert shares == sorted(shares)
        assert len(shares) == 3


def _answered(made: Case, name: str, reply: Reply) -> Case | None:
    """Return the case with a flag or reading answered; None for a fact of another kind."""
    if reply.first not in {"True", "False"} and not name.startswith("readings."):
        return None
    if name.startswith("packages."):
        return None
    mapping = mapping_of(made)
    *path, last = name.split(".") if not name.startswith("conditions.") else ["conditions", *name[11:].rsplit(".", 1)]
    table = mapping
    for part in path:
        table = table.setdefault(part, {})
    table[last] = {"True": True, "False": False}.get(str(reply.first), reply.first)
    return case_from(mapping)


@settings(max_examples=50, deadline=None)
@given(strategies.cases())
def test_an_answer_leads_to_what_was_said(sample: strategies.Sample) -> None:
    """Giving the answer to a yes-or-no question, or a reading, gives the promised outcome, payer and missing facts."""
    mapping = {**sample.mapping, "session": {**sample.mapping["session"]}, "provider": {**sample.mapping["provider"]}}
    for path in ("treatment_plan", "referral", "consent", "accident", "medically_necessary", "insufficient_result"):
        mapping["session"].pop(path, None)
    mapping["provider"].pop("contracted", None)
    mapping.pop("readings", None)
    made = case_from(mapping)
    for question in what_would_change(made).questions:
        for reply in question.replies:
            then = _answered(made, question.names[0], reply)
            if then is not None:
                decision = decide(then)
                assert (decision.outcome, decision.payer, decision.package) == (
                    reply.outcome,
                    reply.payer,
                    reply.package,
                )
                assert set(decision.missing) == set(reply.missing)


def test_what_answers_lead_to_stands_beside_the_question() -> None:
    """The explanation says of every answer what it leads to."""
    made = case(history=ABSENT, packages=[SIX])
    said = " ".join(explain(decide(made), what_if=what_would_change(made)).split())
    assert (
        "- Hoeveel behandelingen betaalde het pakket dit jaar al? "
        "Hoogstens 5: vergoed uit uw pakket Fysio 6 van Insurer. 6 of meer: niet vergoed."
    ) in said

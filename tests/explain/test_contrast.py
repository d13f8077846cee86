"""Two decisions beside each other, in two sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from dated import AFTER
from fysiodekking import as_dict, compare_decisions, decide, decision_from
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Decision, Outcome
from packages import FYSIO_9, with_terms

from .conftest import case_of, paid

SENTENCE = re.compile(r"[^.?!]*[.?!](?:\s|$)")


def session(number: int, **more: object) -> Decision:
    """Decide the session of this number of a package of nine."""
    return decide(case_of({"packages": [FYSIO_9], "history": [paid("package", number - 1)], **more}))


class TestTwoSentences:
    def test_why_the_ninth_was_covered_and_the_tenth_was_not(self) -> None:
        """The first sentence is about what pays, the second about the same package that is used up."""
        tenth = session(10, **{"session.date": "2026-03-19"})
        assert compare_decisions(session(9), tenth, "en") == (
            "The session of 12 March 2026 is covered (your package Fysio 9 of Voorbeeld pays): "
            "package Fysio 9 of Voorbeeld pays for it; used so far this year: 8 times; the limit is 9. "
            "The session of 19 March 2026 is not covered: package Fysio 9 of Voorbeeld is used up; "
            "used this year: 9 times; the limit is 9."
        )

    def test_in_either_order(self) -> None:
        """Whichever comes first, each is told for itself."""
        tenth = session(10, **{"session.date": "2026-03-19"})
        said = compare_decisions(tenth, session(9))
        assert said.startswith("De behandeling van 19 maart 2026 is niet vergoed: pakket Fysio 9 van Voorbeeld is op;")
        assert "De behandeling van 12 maart 2026 is vergoed (uw pakket Fysio 9 van Voorbeeld betaalt):" in said

    def test_on_one_day(self) -> None:
        """Two sessions of one day are told apart as the first and the second."""
        said = compare_decisions(session(9), session(10))
        assert said.startswith("De eerste van de twee behandelingen is vergoed")
        assert "De tweede behandeling is niet vergoed" in said

    def test_a_gate_goes_before_the_package(self) -> None:
        """Where a gate refused, the sentence is about the gate, not about the package that was not reached."""
        untrained = session(9, **{"provider.trained_in": [], "session.date": "2026-03-19"})
        assert compare_decisions(session(9), untrained).endswith("de therapeut is niet opgeleid in dry needling.")

    def test_the_same_answer_for_the_same_reason(self) -> None:
        """Nothing is made to differ that does not."""
        assert compare_decisions(session(9), session(9), "en") == (
            "Both sessions get the same answer: covered by your package Fysio 9 of Voorbeeld. "
            "The reason is the same for both: "
            "package Fysio 9 of Voorbeeld pays for it; used so far this year: 8 times; the limit is 9."
        )

    def test_of_every_pair(self, named: Mapping[str, Decision], lang: str) -> None:
        """Whatever is compared, two sentences come out, each naming its day or which of the two it is."""
        for one in named.values():
            for other in named.values():
                said = compare_decisions(one, other, lang)
                sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", said)
                assert len(sentences) == 2, said
                assert all(each.endswith((".", "?")) for each in sentences)

    def test_needs_the_decisions_only(self) -> None:
        """Stored decisions are compared in the same words."""
        one, other = session(9), session(10, **{"session.date": "2026-03-19"})
        stored = [decision_from(json.loads(json.dumps(as_dict(each)))) for each in (one, other)]
        assert compare_decisions(*stored) == compare_decisions(one, other)

    def test_another_language_is_refused(self) -> None:
        """There are two languages."""
        with pytest.raises(ValueError, match="'fr' is not a language"):
            compare_decisions(session(9), session(10), "fr")

    def test_conditions_of_somebody_else_are_told(self, named: Mapping[str, Decision]) -> None:
        """What is covered only if the insurer accepts it is not told as covered."""
        needled = named["annex-needling"]
        assert needled.outcome is Outcome.COVERED_IF
        assert "als de verzekeraar dat goedkeurt" in compare_decisions(needled, named["no-package"])


class TestWithoutAnAnswer:
    """Of a session that has no answer yet, the first reason is told: a refusal beside it decides nothing."""

    STROKE: ClassVar[dict[str, Any]] = {"conditions.neck": {"kind": "stroke"}}
    COVERED: ClassVar[dict[str, Any]] = {**STROKE, "history": [paid("insured", 20)]}

    @pytest.mark.parametrize(
        ("changes", "reason", "said"),
        [
            (
                {**STROKE, "history": [paid("insured", 19)], "packages": [with_terms(requires={"contracted": True})]}
                | {"provider.contracted": None},
                "contract-not-given",
                "it was not stated whether the therapist has a contract with the insurer.",
            ),
            ({**COVERED, "history": None}, "use-not-known", "it is not certain how many sessions went before."),
            (
                {**COVERED, "provider.trained_in": None},
                "needling-training-not-given",
                "it was not stated whether the therapist is trained in dry needling.",
            ),
            (
                {**COVERED, "session.date": str(AFTER)},
                "law-not-checked",
                f"the law of {catalogue('en').day(AFTER)} was not checked.",
            ),
        ],
    )
    def test_the_first_reason_is_told(self, changes: dict[str, Any], reason: str, said: str) -> None:
        covered, open_ = decide(case_of(self.COVERED)), decide(case_of(changes))
        assert (covered.outcome, open_.outcome) == (Outcome.COVERED_IF, Outcome.UNDETERMINED)
        assert open_.reasons[0] == reason
        for told in (compare_decisions(covered, open_, "en"), compare_decisions(open_, open_, "en")):
            assert told.endswith(said)

    def test_of_every_one(self, named: Mapping[str, Decision], lang: str) -> None:
        """Whatever it is compared with, the same reason is told of it."""
        for one in named.values():
            if one.outcome is Outcome.UNDETERMINED:
                told = {compare_decisions(other, one, lang).rpartition(":")[2] for other in named.values()}
                assert len(told - {compare_decisions(one, one, lang).rpartition(":")[2]}) == 0

"""A sentence that states a number, an age or a day of the law states the one that the rules use on that day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from fysiodekking.law import law_on
from fysiodekking.model.unknown import Unknown

ROOT: Final = Path(__file__).parents[2]
_IN_WORDS: Final = {
    "first": 1, "three": 3, "six": 6, "nine": 9, "twelve": 12, "fourteen": 14, "twenty": 20, "fifty": 50,
}  # fmt: skip


class Stated(NamedTuple):
    """A sentence on a page that states numbers of law, and where in the law of a day they stand.

    :param pattern: the sentence, with a group for each number.
    :param places: for each group the dotted place in `Law`.
    """

    page: str
    pattern: str
    places: tuple[str, ...]
    day: date = date(2026, 3, 12)


_A_PERSON: Final = "basic.adult_age"
_FIRST: Final = "basic.grounds.annex_1.first_not_covered"
_GROUND: Final = "basic.grounds.{}.{}"
_PAD: Final = "peripheral_arterial_disease_fontaine_2"
_OA: Final = "osteoarthritis_hip_knee"
_PELVIC: Final = _GROUND.format("urinary_incontinence", "sessions")
_WHIPLASH: Final = ("basic.annex_1.whiplash.months", "basic.annex_1.whiplash.extension_months")
_MINOR: Final = (_GROUND.format("under_18", "first"), _GROUND.format("under_18", "second"))
_COVID: Final = (_GROUND.format("covid_recovery", "sessions"), _GROUND.format("covid_recovery", "months"))
_COPD_START: Final = "basic.grounds.copd.earliest_start"
_COVID_DAYS: Final = date(2024, 3, 12)
STATED: Final = (
    Stated("docs/glossary.md", r"for adults after the first (\w+) sessions", (_FIRST,)),
    Stated("docs/glossary.md", r"one of (\w+) kinds of acts that only some professions", ("len big.reserved_acts",)),
    Stated("docs/glossary.md", r"each calendar year, from (\d+) \(mandatory", ("insurance.deductible_age",)),
    Stated("docs/rules.md", r"(\w+) kinds of acts are reserved", ("len big.reserved_acts",)),
    Stated("docs/rules.md", r"None of the (\w+) kinds names dry needling", ("len big.reserved_acts",)),
    Stated("docs/rules.md", r"From (\d+) \"niet de eerste twintig", (_A_PERSON,)),
    Stated(
        "docs/rules.md",
        r"had had (\w+) treatments by (\d+ \w+ \d{4})",
        ("basic.grounds.annex_1.kept_treatments", "basic.grounds.annex_1.kept_by"),
    ),
    Stated("docs/rules.md", r"Whiplash: (\w+) months, at most (\w+) more", _WHIPLASH),
    Stated("docs/rules.md", r"urinary incontinence; from (\d+) at most (\w+) \(", (_A_PERSON, _PELVIC)),
    Stated(
        "docs/rules.md",
        r"Fontaine stage 2: exercise therapy; from (\d+) at most (\d+) in (\w+) months",
        (_A_PERSON, _GROUND.format(_PAD, "sessions"), _GROUND.format(_PAD, "months")),
    ),
    Stated(
        "docs/rules.md",
        r"hip or knee: exercise therapy; from (\d+) at most (\w+) in (\w+) months",
        (
            _A_PERSON,
            _GROUND.format("osteoarthritis_hip_knee", "sessions"),
            _GROUND.format("osteoarthritis_hip_knee", "months"),
        ),
    ),
    Stated("docs/rules.md", r"one exercise intervention in (\w+) months", (_GROUND.format("fall_risk", "months"),)),
    Stated("docs/rules.md", r"tweede lid\": (\w+), and (\w+) more on insufficient result", _MINOR),
    Stated(
        "docs/rules.md",
        r"severe COVID-19: (\w+) in (\w+) months, begun by (\d+ \w+ \d{4})",
        (*_COVID, "basic.grounds.covid_recovery.latest_start"),
        _COVID_DAYS,
    ),
    Stated("docs/rules.md", r"Everybody of (\d+) or older has a mandatory", ("insurance.deductible_age",)),
    Stated(
        "docs/rules.md",
        r"a voluntary part, in steps of (\d+) to (\d+) euros",
        ("insurance.voluntary_steps.1", "insurance.voluntary_steps.-1"),
    ),
    Stated("docs/rules.md", r"COVID-19, (\w+) in (\w+) months \|", _COVID, _COVID_DAYS),
    Stated("docs/readings.md", r"extendable by at most (\w+) if the result", _MINOR[1:]),
    Stated("docs/readings.md", r"Are the (\w+) pelvic treatments", (_PELVIC,)),
    Stated("docs/readings.md", r"at most (\w+) for adults, no period", (_PELVIC,)),
    Stated("docs/readings.md", r"Can the (\d+) treatments of peripheral", (_GROUND.format(_PAD, "sessions"),)),
    Stated("docs/readings.md", r"Can the (\w+) treatments of osteoarthritis", (_GROUND.format(_OA, "sessions"),)),
    Stated(
        "docs/readings.md",
        r"after the (\w+) months gives a new (\w+);",
        (_GROUND.format(_OA, "months"), _GROUND.format(_OA, "sessions")),
    ),
    Stated(
        "docs/readings.md",
        r"The text alone: at most ([a-z]+) in at most (\w+) months; silent",
        (_GROUND.format(_OA, "sessions"), _GROUND.format(_OA, "months")),
    ),
    Stated(
        "docs/readings.md",
        r"in hospital the (\w+) months run from the first treatment",
        ("basic.annex_1.after_inpatient_stay.months",),
    ),
    Stated(
        "docs/readings.md",
        r"at most (\d+) in at most (\w+) months; silent",
        (_GROUND.format(_PAD, "sessions"), _GROUND.format(_PAD, "months")),
    ),
    Stated("docs/readings.md", r"before the (\d+)th birthday fill the first (\w+) of", (_A_PERSON, _FIRST)),
    Stated("docs/readings.md", r"have a (\w+) of its own", (_FIRST,)),
    Stated("docs/readings.md", r"new admission\) start a new (\w+)\?", (_FIRST,)),
    Stated("docs/readings.md", r"tie the maximum to (\d+) and older", (_A_PERSON,)),
    Stated("docs/readings.md", r"paragraph 6: (\w+) months, and at most (\w+) more", _WHIPLASH),
    Stated(
        "docs/readings.md",
        r"with an age limit \((\d+), (\d+)\)",
        ("basic.annex_1.motor_developmental_delay.below_age", "basic.annex_1.juvenile_osteochondrosis.below_age"),
    ),
    Stated(
        "docs/readings.md",
        r"`insurer_numbers`: (\d+), (\d+), (\d+), (\d+), (\d+), still",
        tuple(
            _GROUND.format("copd", name)
            for name in ("A_first_year", "B_first_year", "B_later_year", "C_first_year", "C_later_year")
        ),
    ),
    Stated(
        "docs/readings.md",
        r"treatment, on (\d+ \w+ \d{4}) at the earliest",
        ("basic.grounds.copd.earliest_start",),
    ),
    Stated(
        "docs/rules.md",
        r"osteoarthritis of hip or knee, (\w+) within (\w+) months",
        (
            _GROUND.format("osteoarthritis_hip_knee", "sessions"),
            _GROUND.format("osteoarthritis_hip_knee", "months"),
        ),
    ),
    Stated("docs/case-files.md", r"`triad` .* whiplash after (\w+) months", _WHIPLASH[:1]),
    Stated("docs/case-files.md", r"under 18: the first (\w+) had too little result", _MINOR[:1]),
)


def _of_law(place: str, day: date) -> Any:
    """Return the value at a dotted place of the law of a day; of a place after ``len`` how many stand there."""
    counted, _, path = place.rpartition(" ")
    value: Any = law_on(day)
    for name in path.split("."):
        if isinstance(value, tuple):
            value = value[int(name)]
        else:
            value = value[name] if hasattr(value, "keys") else getattr(value, name)
        value = value if not hasattr(value, "citation") or not hasattr(value, "value") else value.value
    assert not isinstance(value, Unknown)
    return len(value) if counted else value


def _as_written(value: Any, text: str) -> str:
    """Write a value of law as the text writes it: a number in digits or in words, a day as 30 June 2024."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    number = int(str(value).removesuffix(".00"))
    words = {number: word for word, number in _IN_WORDS.items()}
    return str(number) if text.isdigit() else words.get(number, str(number))


@pytest.mark.parametrize("stated", STATED, ids=lambda stated: f"{stated.page}: {stated.pattern[:50]}")
def test_a_number_of_law_is_that_of_the_data(stated: Stated) -> None:
    """A sentence that states a number, an age or a day of the law states the one that the rules use on that day."""
    found = re.search(stated.pattern, " ".join((ROOT / stated.page).read_text("utf-8").split()))
    assert found is not None, "the sentence is gone: take it from the table, or write it as it is now"
    pairs = zip(stated.places, found.groups(), strict=True)
    expected = [_as_written(_of_law(place, stated.day), text) for place, text in pairs]
    assert [text.lower() for text in found.groups()] == [each.lower() for each in expected]


def test_sentences_with_numbers_of_law_are_in_the_table() -> None:
    """A number beside sessions, treatments or months stands in a sentence of the table."""
    counted = re.compile(rf"\b(?:{'|'.join(_IN_WORDS)}|\d\d) (?:\w+ )?(?:sessions|treatments|months)\b")
    for name in ("docs/glossary.md", "docs/rules.md", "docs/readings.md"):
        text = " ".join((ROOT / name).read_text("utf-8").split())
        known = [found.span() for each in STATED if each.page == name for found in re.finditer(each.pattern, text)]
        loose = [
            found[0]
            for found in counted.finditer(text)
            if not any(first - 40 <= found.start() < last + 40 for first, last in known)
        ]
        assert [each for each in loose if each not in OTHERS] == [], name


OTHERS: Final = frozenset({"first sessions"})
"""Words that count nothing of the law."""

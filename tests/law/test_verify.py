"""The law data beside the official texts that were read, as far as these are excerpted in `texts`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import attrs
import pytest

from fysiodekking.adapters.official_texts import load_official_text
from fysiodekking.law import law_data
from fysiodekking.law.load import read
from fysiodekking.law.verify import is_own, own_words, verify
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.official_text import OfficialText, Passage
from fysiodekking.model.verification import Quoted, Standing, Verification

TEXTS: Final = Path(__file__).parent / "texts"
READ: Final = (
    ("bzv-2018-07-01.txt", "BWBR0018492", date(2018, 7, 1)),
    ("bzv-2024-09-14.md", None, date(2019, 10, 31)),
    ("bzv-2024-09-14.md", None, date(2021, 1, 1)),
    ("bzv-2024-09-14.md", None, None),
    ("bzv-2026-07-01.xml", None, None),
    ("besluit-zorgpakket-2012.txt", "BWBR0030559", date(2012, 1, 1)),
    ("besluit-fysiotherapeut-2011-08-01.md", None, date(2012, 1, 1)),
    ("rzv-2025-07-09.md", None, None),
    ("wet-big-2025-07-05.txt", "BWBR0006251", date(2025, 7, 5)),
    ("zvw-2026-01-01.txt", "BWBR0018450", date(2026, 1, 1)),
)
_SOURCES: Final = """
[bzv]
title = "Besluit zorgverzekering"
short = "Bzv"
url = "https://wetten.overheid.nl/BWBR0018492/{day}#Artikel{article}"
"""
_VALUE: Final = """
source = "bzv"
confirmed = 2026-07-01
[[value]]
key = "sessions"
value = {value}
from = 2012-01-01
article = "2.6(3)"
quote = "{quote}"
confidence = "P"
"""


def _text(name: str, act: str | None = None, day: date | None = None) -> OfficialText:
    return load_official_text(str(TEXTS / name), act, day)


def _changed(text: OfficialText, before: str, after: str) -> OfficialText:
    passages = tuple(Passage(each.place, each.words.replace(before, after)) for each in text.passages)
    assert passages != text.passages
    return attrs.evolve(text, passages=passages)


def _of(found: Verification, key: str) -> Quoted:
    return next(quote for quote in found.quotes if quote.key == key)


def _one(quote: str, value: object, *passages: Passage) -> Quoted:
    """Lay one quote of article 2.6(3) beside a text."""
    data = read({"sources.toml": _SOURCES, "one.toml": _VALUE.format(quote=quote, value=value)})
    text = OfficialText(act="BWBR0018492", day=date(2026, 7, 1), passages=passages)
    return verify(text, data).quotes[0]


@pytest.mark.parametrize(("name", "act", "day"), READ)
def test_every_quote_stands_in_the_text_that_was_read(name: str, act: str | None, day: date | None) -> None:
    found = verify(_text(name, act, day), law_data())
    assert [quote for quote in found.quotes if not quote.holds] == []
    assert found.counts[Standing.FOUND]


def test_the_excerpts_hold_every_quote_of_the_acts_in_force_today() -> None:
    """What is not in the excerpts of an act is only what they leave out: annex 1 of 2025 and later was not read."""
    for name, act, day in (READ[4], *READ[6:]):
        found = verify(_text(name, act, day), law_data())
        left_out = [quote.place for quote in found.quotes if quote.standing is Standing.NOT_IN_TEXT]
        assert all(place.startswith("Bzv bijlage 1") for place in left_out), name


def test_one_changed_word_is_found_and_shown() -> None:
    text = _text("bzv-2026-07-01.xml")
    for key, before, after in (
        ("urinary_incontinence/number:sessions", "negen behandelingen.", "tien behandelingen."),
        ("fall_risk/paragraph", "hoog valrisico", "laag valrisico"),
    ):
        quote = _of(verify(_changed(text, before, after), law_data()), key)
        assert quote.standing is Standing.NOT_FOUND
        assert quote.differences == ((before.split()[0], after.split()[0]),)
        assert " ".join(after.split()[:1]) in quote.nearest


def test_every_word_of_a_quote_counts() -> None:
    """Whatever word of article 2.6 is changed (each fifth), no quote with that word in it is said to stand there."""
    text = _text("bzv-2026-07-01.xml")
    before = verify(text, law_data())
    words = sorted(set(re.findall(r"[a-zë]{4,}", text.words_at(("2.6",)))))
    for word in words[::5]:
        passages = tuple(
            Passage(each.place, re.sub(rf"\b{word}\b", "x", each.words) if each.place[0] == "2.6" else each.words)
            for each in text.passages
        )
        after = verify(attrs.evolve(text, passages=passages), law_data())
        for first, second in zip(before.quotes, after.quotes, strict=True):
            in_it = re.search(rf"\b{word}\b", first.quote) and "2.6(" in first.place
            if first.standing is Standing.FOUND and in_it:
                assert second.standing is Standing.NOT_FOUND, (word, first.quote)


def test_a_paragraph_that_moved_is_found_where_it_stands() -> None:
    text = _text("bzv-2026-07-01.xml")
    moved = tuple(
        Passage((place[0], str(int(place[1]) + 1), *place[2:]), each.words)
        if (place := each.place)[0] == "2.6" and len(place) > 1 and int(place[1]) > 6
        else each
        for each in text.passages
    )
    quote = _of(verify(attrs.evolve(text, passages=moved), law_data()), "under_18/number:second")
    assert (quote.standing, quote.stands_at, quote.holds) == (Standing.ELSEWHERE, "2.6(10)", False)


@pytest.mark.parametrize(
    "words",
    [
        "ten hoogste negen behan\u00adde\u00adlin\u00adgen",
        "«ten hoogste» \u2018negen\u2019\n   behandelingen",
        "Deze zorg omvat ten  hoogste negen **behandelingen**, en meer",
        "Ten hoogste negen behandelingen",
    ],
)
def test_what_is_no_word_does_not_matter(words: str) -> None:
    assert _one("ten hoogste negen behandelingen", 9, Passage(("2.6", "3"), words)).holds


def test_what_a_quote_leaves_out_may_be_anything_but_the_order_stays() -> None:
    stands = Passage(("2.6", "3"), "eerst twee, dan drie, dan vier behandelingen")
    assert _one("eerst […] drie […] behandelingen", 3, stands).holds
    assert not _one("drie […] eerst", 3, stands).holds


@pytest.mark.parametrize(
    ("words", "value", "stands"),
    [
        ("ten hoogste negen behandelingen", 9, True),
        ("ten hoogste negen behandelingen", 10, False),
        ("tweeënvijftig behandelingen", 52, True),
        ("ten hoogste één interventie", 1, True),
        ("een interventie", 1, False),
        ("een FEV1/VC kleiner dan 60%", 60, True),
        ("stadium II of hoger", 2, True),
        ("stadium IV", 4, True),
        ("het in artikel 2.6 bedoelde", 6, False),
        ("een eigen risico van € 385 per kalenderjaar", '"385.00"', True),
        ("een eigen risico van € 1.385,50 per kalenderjaar", '"1385.50"', True),
        ("een eigen risico van € 385 per kalenderjaar", '"400.00"', False),
        ("uiterlijk op 31 december 2011", "2011-12-31", True),
        ("uiterlijk op 31 december 2011", "2012-12-31", False),
        ("€ 100 of € 200", '["100.00", "200.00"]', True),
        ("€ 100 of € 200", '["100.00", "300.00"]', False),
    ],
)
def test_a_number_stands_in_its_quote_or_not(words: str, value: object, stands: bool) -> None:
    quote = _one(words, value, Passage(("2.6", "3"), words))
    assert quote.standing is Standing.FOUND
    assert quote.holds is stands


def test_no_other_number_stands_in_a_quote_of_the_data() -> None:
    """Every number that is looked for is missed when the data had the next one."""
    found = verify(_text("bzv-2024-09-14.md"), law_data())
    numbers = {(quote.key, number.name) for quote in found.quotes for number in quote.numbers}
    assert {
        ("annex_1/number:first_not_covered", ""),
        ("row:whiplash", "months"),
        ("copd/number:gold_stage", ""),
    } <= numbers


def test_own_words_stand_in_brackets_as_a_whole() -> None:
    """So nobody takes them for the law's: never part of a quote; and they are all listed."""
    listed = own_words(law_data())
    quotes = [
        words
        for timelines in law_data().timelines.values()
        for timeline in timelines.values()
        for version in timeline
        for words in (version.quote, version.data.get("term_quote", ""))
    ]
    assert all(words.endswith(")") for words in quotes if is_own(words))
    assert {quote.quote for quote in listed} == {words for words in quotes if is_own(words)}


def test_an_act_that_is_not_quoted_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"BWBR0000001 is no act that the law data quote \(they quote BWBR0006251"):
        verify(OfficialText(act="BWBR0000001", day=date(2026, 1, 1), passages=()), law_data())

"""Official texts in: every form gives the same places, and what cannot be read is told in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from fysiodekking.adapters import official_texts
from fysiodekking.adapters.official_texts import load_official_text
from fysiodekking.adapters.official_texts.xml import DEEPEST
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.official_text import Passage

ACT: Final = "BWBR0018492"
DAY: Final = date(2026, 7, 1)
PLACES: Final = (
    Passage(("2.6",), "Vooraf:"),
    Passage(("2.6", "1"), "Eerste lid, bedoeld in artikel 2.1:"),
    Passage(("2.6", "1", "a"), "onder a;"),
    Passage(("2.6", "1", "a", "1"), "nummer een."),
    Passage(("2.6", "1", "b"), "onder b."),
    Passage(("2.6", "2"), "Tweede lid."),
    Passage(("bijlage 1",), "Bij artikel 2.6."),
    Passage(("bijlage 1", "1"), "Lijst:"),
    Passage(("bijlage 1", "1", "a"), "deel a:"),
    Passage(("bijlage 1", "1", "a", "1"), "beroerte."),
)
XML: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<toestand bwb-id="{ACT}" inwerkingtreding="{DAY}"><wetgeving><wet-besluit><wettekst><hoofdstuk>
<artikel label="Artikel 2.6"><kop><label>Artikel</label><nr>2.6</nr></kop><al>Vooraf:</al>
<lid><lidnr>1</lidnr><al>Eerste lid, bedoeld in <intref doc="x">artikel 2.1</intref>:</al>
<lijst><li><li.nr>a.</li.nr><al>onder a;</al><lijst><li><li.nr>1°.</li.nr><al>nummer een.</al></li></lijst></li>
<li><li.nr>b.</li.nr><al>onder b.<noot>een noot</noot></al></li></lijst><meta-data><al>niet dit</al></meta-data></lid>
<lid><lidnr>2</lidnr><al>Tweede lid.</al></lid></artikel></hoofdstuk></wettekst>
<bijlage label="Bijlage 1"><kop><label>Bijlage</label><nr>1</nr></kop><al>Bij artikel 2.6.</al>
<lijst><li><li.nr>1.</li.nr><al>Lijst:</al><lijst><li><li.nr>a.</li.nr><al>deel a:</al>
<lijst><li><li.nr>1°.</li.nr><al>beroerte.</al></li></lijst></li></lijst></li></lijst></bijlage>
</wet-besluit></wetgeving></toestand>"""
MARKDOWN: Final = f"""---
identifier: "{ACT}"
last_updated: "{DAY}"
---
<!-- a comment -->
### Hoofdstuk 2

##### Artikel 2.6

Vooraf:

1. Eerste lid, bedoeld in [artikel 2.1](https://example.org):

- a. onder a;

- 1°. nummer een.

- b. onder b.

2. Tweede lid.

## Bijlage 1. van het besluit

Bij artikel 2.6.

- 1. Lijst:

- a. deel a:

- 1°. beroerte.

### Hoofdstuk 3

Dit staat nergens.
"""
PLAIN: Final = """Artikel 2.6

Vooraf:
1 Eerste lid, bedoeld in
artikel 2.1:
a. onder a;
1°. nummer een.
b. onder b.
2 Tweede lid.

Bijlage 1

Bij artikel 2.6.
1. Lijst:
a. deel a:
1°. beroerte.
"""


def _load(folder: Path, content: str | bytes, act: str | None = None, day: date | None = None) -> tuple[Passage, ...]:
    path = folder / "text"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    text = load_official_text(str(path), act, day)
    assert (text.act, text.day) == (ACT, day or DAY)
    return text.passages


def test_every_form_gives_the_same_places(tmp_path: Path) -> None:
    assert _load(tmp_path, XML) == PLACES
    assert _load(tmp_path, MARKDOWN) == PLACES
    assert _load(tmp_path, MARKDOWN.replace("\n", "\r\n")) == PLACES
    assert _load(tmp_path, PLAIN, ACT, DAY) == PLACES


def test_of_several_versions_the_one_of_the_day_is_read(tmp_path: Path) -> None:
    def version(day: str, words: str) -> str:
        link = f"https://wetten.overheid.nl/jci1.3:c:{ACT}&artikel=2.6&z={day}&g={day}"
        return f"## Bijlage 1\n\nBij [artikel 2.6]({link}).\n\n- 1. {words}\n\n### Hoofdstuk 9\n\n"

    head = f'---\nidentifier: "{ACT}"\nlast_updated: "{DAY}"\n---\n'
    content = head + version("2019-10-31", "Oud.") + version("2021-01-01", "Nieuw.") + "##### Artikel 1\n\nTekst.\n"
    for day, words in ((date(2020, 12, 31), "Oud."), (date(2021, 1, 1), "Nieuw."), (DAY, "Nieuw.")):
        passages = _load(tmp_path, content, day=day)
        assert Passage(("bijlage 1", "1"), words) in passages
        assert any(each.place == ("1",) for each in passages) is (day == DAY), "an undated article is of the file's day"


def test_a_sentence_that_begins_as_an_article_is_none(tmp_path: Path) -> None:
    plain = "Artikel 4\n\n1 Eerste.\nArtikel 47 is van toepassing.\n12 maanden later.\n"
    words = "Eerste. Artikel 47 is van toepassing. 12 maanden later."
    assert _load(tmp_path, plain, ACT, DAY)[-1] == Passage(("4", "1"), words)


@pytest.mark.parametrize(
    ("content", "act", "day", "problem"),
    [
        (b"\xff\xfe\x00", ACT, DAY, "is not text in UTF-8"),
        ("<toestand", None, None, "is not well-formed XML"),
        ("<!DOCTYPE toestand []><toestand/>", None, None, "declares a document type or entities"),
        (f'<toestand bwb-id="{ACT}" inwerkingtreding="gisteren"/>', None, None, "`inwerkingtreding` is no day"),
        (f'<toestand bwb-id="{ACT}"><artikel/></toestand>', None, DAY, "has a `artikel` without a number"),
        (f"<toestand>{'<a>' * 99}{'</a>' * 99}</toestand>", None, None, f"more than {DEEPEST} deep"),
        (PLAIN, None, DAY, "does not say which act it is (add --act BWBR…"),
        (PLAIN, "Bzv", DAY, "'Bzv' is no number of an act"),
        (PLAIN, ACT, None, "does not say of which day it is (add --on DATE)"),
        (MARKDOWN, "BWBR0006251", None, f"says that it is {ACT}, not BWBR0006251"),
        (MARKDOWN, None, date(2020, 1, 1), "holds no article or annex of 2020-01-01"),
        (MARKDOWN.replace(f'"{DAY}"', '"nu"'), None, None, "`last_updated` is no day: 'nu'"),
        ("Geen artikel te zien.", ACT, DAY, "holds no article or annex"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, content: str | bytes, act: str | None, day: date | None, problem: str
) -> None:
    with pytest.raises(InvalidInput) as told:
        _load(tmp_path, content, act, day)
    (only,) = told.value.problems
    assert only.path == str(tmp_path / "text")
    assert problem in only.message


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_official_text(str(tmp_path / "nothing"))
    monkeypatch.setattr(official_texts, "LARGEST", 10)
    with pytest.raises(InvalidInput, match="is larger than"):
        _load(tmp_path, XML)

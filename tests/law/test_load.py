from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from dated import LAST
from fysiodekking.law import load
from fysiodekking.law.instruments import CHECKED
from fysiodekking.law.load import Key, LawData, fingerprint, law_data, on, read
from fysiodekking.model.errors import InvalidLaw

DATA = Path(load.__file__).parent / "data"
AGE = Key("value", "age")
SOURCES = """
[act]
title = "An act"
short = "Act"
url = "https://example.org/{day}#Artikel{article}"
"""
HEAD = """
source = "act"
confirmed = 2026-01-01
"""


def entry(key: str = "age", kind: str = "value", **more: str) -> str:
    """Write one entry; ``from_`` stands for `from`, an empty text leaves a key out."""
    keys = {"key": f'"{key}"', "value": "18", "from_": "2012-01-01", "confidence": '"P"', **more}
    lines = [f"{name.rstrip('_')} = {value}" for name, value in keys.items() if value]
    return "\n".join([f"[[{kind}]]", *lines, ""])


def data(*entries: str, head: str = HEAD, sources: str = SOURCES) -> LawData:
    return read({"sources.toml": sources, "act.toml": head + "".join(entries)})


def problems(*entries: str, head: str = HEAD, sources: str = SOURCES) -> list[str]:
    with pytest.raises(InvalidLaw) as caught:
        data(*entries, head=head, sources=sources)
    return [str(problem) for problem in caught.value.problems]


class TestRead:
    """From TOML to dated versions, each with its citation."""

    def test_versions_follow_each_other_in_time(self) -> None:
        later = entry(value="21", from_="2020-01-01")
        earlier = entry(to="2019-12-31")
        timeline = data(later, earlier).timelines["act.toml"][AGE]
        assert [version.data["value"] for version in timeline] == [18, 21]
        assert [on(timeline, date(2019, 12, 31)), on(timeline, date(2020, 1, 1))] == list(timeline)
        assert on(timeline, date(2011, 12, 31)) is None

    def test_a_citation_links_the_text_of_the_day(self) -> None:
        version = data(entry(article='"2.6(2)"', quote='"words"')).timelines["act.toml"][AGE][0]
        cited = version.cite(date(2026, 3, 12))
        assert (cited.source, cited.article, cited.quote, cited.confidence) == ("Act", "2.6(2)", "words", "P")
        assert cited.url == "https://example.org#Artikel2.6"
        assert cited.link(date(2026, 3, 12)) == "https://example.org/2026-03-12#Artikel2.6"
        assert version.cite(date(2026, 3, 12), article="7").link(date(2026, 3, 12)).endswith("/2026-03-12#Artikel7")

    def test_a_source_without_texts_of_other_days_links_the_one_it_has(self) -> None:
        undated = SOURCES.replace("/{day}", "")
        cited = data(entry(article='"7"'), sources=undated).timelines["act.toml"][AGE][0].cite(date(2026, 3, 12))
        assert cited.link(date(2026, 3, 12)) == cited.url == "https://example.org#Artikel7"

    def test_the_name_stands_in_for_a_quote(self) -> None:
        """In brackets: it is the word of the library, and not of the source."""
        row = '[[row]]\nid = "x"\nname = "a name"\nfrom = 2012-01-01\nconfidence = "P"\n'
        version = data(row).timelines["act.toml"][Key("row", "x")][0]
        assert version.quote == "(a name)"

    def test_what_stands_at_the_head_of_a_file_holds_for_every_entry(self) -> None:
        head = HEAD + 'from = 2013-01-01\nconfidence = "S"\n'
        version = data(entry(from_="", confidence=""), head=head).timelines["act.toml"][AGE][0]
        assert (version.period.first, version.confidence) == (date(2013, 1, 1), "S")

    def test_an_entry_may_differ_from_the_head(self) -> None:
        head = HEAD + 'from = 2013-01-01\nconfidence = "S"\n'
        version = data(entry(from_="2014-01-01"), head=head).timelines["act.toml"][AGE][0]
        assert (version.period.first, version.confidence) == (date(2014, 1, 1), "P")

    READ = 'read = { from = 2019-01-01, to = 2019-12-31, otherwise = "S" }\n'

    @pytest.mark.parametrize(("day", "confidence"), [("2018-12-31", "S"), ("2019-01-01", "P"), ("2020-01-01", "S")])
    def test_outside_the_days_that_were_read_a_value_is_less_firm(self, day: str, confidence: str) -> None:
        version = data(entry(), head=HEAD + self.READ).timelines["act.toml"][AGE][0]
        assert version.cite(date.fromisoformat(day)).confidence == confidence

    def test_what_does_not_rest_on_that_text_is_as_firm_on_every_day(self) -> None:
        version = data(entry(confidence='"M"'), head=HEAD + self.READ).timelines["act.toml"][AGE][0]
        assert version.cite(date(2018, 12, 31)).confidence == "M"

    def test_an_entry_may_have_been_read_on_other_days(self) -> None:
        own = '{ from = 2026-01-01, to = 2026-12-31, otherwise = "S" }'
        version = data(entry(read=own), head=HEAD + self.READ).timelines["act.toml"][AGE][0]
        assert [version.cite(date(year, 6, 1)).confidence for year in (2019, 2026)] == ["S", "P"]

    def test_the_parts_of_a_ground_have_timelines_of_their_own(self) -> None:
        ground = '[[ground]]\nid = "copd"\nprofessions = []\nexercise_only = true\n'
        part = entry("months", "ground.number", value="12", from_="2017-01-01")
        timelines = data(ground + part).timelines["act.toml"]
        assert timelines[Key("number", "months", "copd")][0].period.first == date(2017, 1, 1)
        assert timelines[Key("ground", "copd")][0].period.first == CHECKED.first


class TestRefusals:
    """Refuses unknown keys, missing sources, overlaps and gaps, naming file and key."""

    def test_an_unknown_key(self) -> None:
        assert problems(entry(vallue="19")) == ["act.toml/value:age: unknown key vallue"]

    def test_a_key_that_belongs_to_another_kind_of_entry(self) -> None:
        assert problems(entry(below_age="19")) == ["act.toml/value:age: unknown key below_age"]

    def test_an_unknown_kind_of_entry(self) -> None:
        assert problems(entry(kind="valeu"))[0].startswith("act.toml/valeu: unknown key (known: value, ")

    def test_a_kind_of_entry_that_is_no_list(self) -> None:
        assert problems("[value]\nx = 1\n")[0].startswith("act.toml/value: unknown key")

    def test_an_unknown_part_of_a_ground(self) -> None:
        ground = '[[ground]]\nid = "g"\nprofessions = []\nexercise_only = true\n[[ground.nubmer]]\nkey = "x"\n'
        assert problems(ground) == ["act.toml/ground:g: unknown key nubmer"]

    def test_a_ground_that_does_not_say_whether_it_is_exercise_therapy_only(self) -> None:
        ground = '[[ground]]\nid = "lipoedema"\nprofessions = ["physiotherapist"]\n'
        assert problems(ground) == ["act.toml/ground:lipoedema: has no `exercise_only`"]

    def test_a_name_that_the_ground_does_not_have(self) -> None:
        """A misspelt number, date or word is told when the data are read, with what the ground has."""
        ground = '[[ground]]\nid = "fall_risk"\nprofessions = []\nexercise_only = true\n'
        part = entry("motnhs", "ground.number", value="12")
        assert problems(ground + part) == ["act.toml/fall_risk/number:motnhs: unknown name (known: months, lowest_age)"]

    def test_no_source(self) -> None:
        assert problems(entry(), head="confirmed = 2026-01-01\n") == ["act.toml/value:age: has no known source (None)"]

    def test_a_source_that_does_not_exist(self) -> None:
        assert problems(entry(source='"other"')) == ["act.toml/value:age: has no known source ('other')"]

    def test_a_source_without_a_title(self) -> None:
        assert problems(sources=SOURCES.replace("title", "titel"), head="") == [
            "sources.toml/act: missing or unknown key titel, title"
        ]

    def test_no_confidence(self) -> None:
        assert problems(entry(confidence="")) == ["act.toml/value:age: has no confidence of ['I', 'M', 'P', 'S']"]

    def test_another_confidence(self) -> None:
        assert problems(entry(confidence='"A"')) == ["act.toml/value:age: has no confidence of ['I', 'M', 'P', 'S']"]

    def test_no_first_day(self) -> None:
        assert problems(entry(from_="")) == ["act.toml/value:age: has no `from`"]

    def test_a_last_day_before_the_first(self) -> None:
        assert problems(entry(to="2011-12-31")) == ["act.toml/value:age: `to` lies before `from`"]
        assert data(entry(to="2012-01-01"), entry(from_="2012-01-02")).timelines

    def test_a_last_day_that_is_no_date(self) -> None:
        assert problems(entry(to='"2012-12-31"')) == ["act.toml/value:age: `to` lies before `from`"]

    def test_never_confirmed(self) -> None:
        assert problems(entry(), head='source = "act"\n') == ["act.toml/value:age: has no `confirmed` date"]

    def test_an_overlap_of_one_day(self) -> None:
        assert problems(entry(to="2020-01-01"), entry(from_="2020-01-01")) == [
            "act.toml/value:age: versions overlap: the one from 2012-01-01 still holds on 2020-01-01"
        ]

    def test_a_version_without_an_end_before_another(self) -> None:
        assert problems(entry(), entry(from_="2020-01-01")) == [
            "act.toml/value:age: versions overlap: the one from 2012-01-01 still holds on 2020-01-01"
        ]

    def test_a_gap_of_one_day(self) -> None:
        assert problems(entry(to="2019-12-30"), entry(from_="2020-01-01")) == [
            "act.toml/value:age: gap: nothing from 2019-12-31 to 2019-12-31"
        ]

    def test_a_value_that_ends_without_a_successor(self) -> None:
        before = CHECKED.last - timedelta(days=1)
        assert problems(entry(to=str(before))) == [
            f"act.toml/value:age: gap: nothing after {before} (add the value that follows)"
        ]
        assert data(entry(to=str(CHECKED.last))).timelines
        assert data(entry("mandatory_deductible", to="2012-12-31")).timelines

    def test_what_is_no_toml(self) -> None:
        assert problems("[[value\n")[0].startswith("act.toml: is not TOML: ")

    def test_everything_at_once(self) -> None:
        found = problems(entry(vallue="1"), entry("other", source='"x"'), entry("third", from_=""))
        assert [each.partition(": ")[0] for each in found] == [
            "act.toml/value:age",
            "act.toml/value:other",
            "act.toml/value:third",
        ]


class TestKeys:
    """A key is written for whoever keeps the data."""

    @pytest.mark.parametrize(
        ("key", "written"),
        [
            (AGE, "value:age"),
            (Key("row", "stroke"), "row:stroke"),
            (Key("code", "101/copd/A"), "code:101/copd/A"),
            (Key("paragraph", ground="copd"), "copd/paragraph"),
            (Key("number", "months", "copd"), "copd/number:months"),
        ],
    )
    def test_is_written(self, key: Key, written: str) -> None:
        assert str(key) == written


class TestFingerprint:
    """One hash stands for all that the data files say."""

    def test_is_the_same_for_the_same_files(self) -> None:
        """It is worked out from names and texts, in the order of the names."""
        texts = {path.name: path.read_text("utf-8") for path in DATA.glob("*.toml")}
        whole = "".join(f"{name}\n{texts[name]}\n" for name in sorted(texts))
        assert fingerprint() == f"sha256:{hashlib.sha256(whole.encode()).hexdigest()}"

    def test_changes_with_every_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A changed number in any file gives another hash."""
        texts = load._texts()
        found = {fingerprint()}
        for name in texts:
            monkeypatch.setattr(load, "_texts", lambda name=name: {**texts, name: f"{texts[name]}# changed"})
            found.add(load.fingerprint.__wrapped__())
        assert len(found) == len(texts) + 1


class TestShippedData:
    """The data that ship with the library."""

    def test_are_read_once(self) -> None:
        assert law_data() is law_data()

    def test_every_version_was_confirmed_and_begins_within_reach(self) -> None:
        for timelines in law_data().timelines.values():
            for key, timeline in timelines.items():
                reach = date.max if key.entry == "announced" else LAST
                assert all(date(2006, 1, 1) <= version.period.first <= reach for version in timeline)
                assert all(version.confirmed <= LAST for version in timeline)

"""law show: which entries of the law a citation means, as lawyers write it or as an answer prints it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from click.testing import CliRunner, Result

from dated import AFTER, LAST
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.places import around_part, citations_in, named, near
from fysiodekking.explain.citations import label_of
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import law_data
from fysiodekking.law.listing import Entry, entries
from fysiodekking.model.citation import Citation
from spoken import in_english


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, in_english(*arguments))


def cited(listed: Iterable[Entry]) -> list[Citation]:
    """Return the citations of some entries."""
    return [entry.citation for entry in listed]


class TestPlaces:
    """Readable by a lawyer, with sources."""

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ("artikel 2.6 lid 2", "2.6(2)  a chronic condition (annex 1): not the first 20"),
            ("article 2.6(2) Besluit zorgverzekering", "2.6(2)  a chronic condition (annex 1): in force"),
            ("Bzv2.6(9)", "2.6(9)  care under 18: first 9"),
            ("annex 1, part 1.a.1°", "1.a.1°  annex 1: stroke"),
            ("bijlage 1, onderdeel 1.a.8°, Besluit zorgverzekering", "1.a.8°  annex 1: cerebellar disorder"),
            ("NZa", "  several treatments on one day: if medically necessary"),
            (
                "artikel 35 lid 1 onder c Wet marktordening gezondheidszorg",
                "35(1)(c)  a charge without a description of the performance",
            ),
            ("page of a physiotherapy practice on the training", "on the training  training in dry needling"),
        ],
    )
    def test_show_takes_a_place_as_it_is_printed(self, written: str, found: str) -> None:
        done = run("law", "show", written)
        assert done.exit_code == 0
        assert found in done.output
        assert "2.6(3)" not in done.output

    @pytest.mark.parametrize(
        "written",
        [
            "Bzv 2.6, tweede lid",
            "art. 2.6 lid 2 Bzv",
            "art.2.6, 2e lid, Bzv",
            "Artikel 2.6, tweede lid, van het Besluit zorgverzekering",
            "Besluit zorgverzekering artikel 2.6, tweede lid",
            "het tweede lid van artikel 2.6 Bzv",
            "lid 2 van artikel 2.6 Bzv",
            "Article 2.6, second paragraph, of the Besluit zorgverzekering",
            "the 2nd paragraph of article 2.6 Bzv",
            "Bzv 2.6(2)",
        ],
    )
    def test_show_takes_a_citation_as_lawyers_write_it(self, written: str) -> None:
        """However the paragraph is named: that paragraph, and no other."""
        listed = entries(law_data(), LAST)
        assert {(each.source, each.article) for each in cited(named(listed, written))} == {("Bzv", "2.6(2)")}

    @pytest.mark.parametrize(
        ("written", "source", "article"),
        [
            ("artikel 35, eerste lid, aanhef en onder c, Wmg", "Wmg", "35(1)(c)"),
            ("art. 35 lid 1 sub c Wet marktordening gezondheidszorg", "Wmg", "35(1)(c)"),
            ("artikel 36, veertiende lid, Wet BIG", "Wet BIG", "36(14)"),
            ("Zvw, art. 20, tweede lid", "Zvw", "20(2)"),
            ("bijlage I, onderdeel a, onder 3°, Bzv", "Bzv bijlage 1", "1.a.3°"),
            ("bijlage 1 van het Besluit zorgverzekering, onder a, sub 3", "Bzv bijlage 1", "1.a.3°"),
            ("prestatie 1000", "Prestatiecodelijst 012", "1000"),
        ],
    )
    def test_parts_of_a_paragraph_too(self, written: str, source: str, article: str) -> None:
        found = cited(named(entries(law_data(), LAST), written))
        assert {(each.source, each.article) for each in found} == {(source, article)}

    @pytest.mark.parametrize(("written", "paragraphs"), [("artikel 2.6 Bzv", 9), ("art. 2.1 Bzv", 3)])
    def test_an_article_is_all_its_paragraphs(self, written: str, paragraphs: int) -> None:
        found = {each.article for each in cited(named(entries(law_data(), LAST), written))}
        assert len(found) == paragraphs

    @pytest.mark.parametrize(
        ("written", "source", "article"),
        [
            ("artikel 35 lid 1 onder b Wet BIG", "Wet BIG", "35(1)"),
            ("artikel 35, eerste lid, aanhef en onder b, 3°, Wet BIG", "Wet BIG", "35(1)"),
            ("art. 2.6 lid 2 onder a Bzv", "Bzv", "2.6(2)"),
        ],
    )
    def test_a_part_that_is_not_told_apart_is_that_of_its_paragraph(
        self, written: str, source: str, article: str
    ) -> None:
        """The paragraph is shown, and said to be it; a part that is told apart is none of it."""
        listed = entries(law_data(), LAST)
        assert named(listed, written) == ()
        assert {(each.source, each.article) for each in cited(around_part(listed, written))} == {(source, article)}
        done = run("law", "show", written)
        assert done.exit_code == 0
        assert f"shown is {source} {article} as a whole" in done.stderr
        assert "as a whole" not in run("law", "show", "artikel 35 lid 1 onder c Wmg").stderr
        assert around_part(listed, "Wet BIG 99 onder b") == around_part(listed, "lid 1 onder b") == ()

    @pytest.mark.parametrize(
        ("written", "articles"),
        [
            ("artt. 34 en 38 Wet BIG", {"34(3)", "38"}),
            ("Artikelen 34, 35 en 38 Wet BIG", {"34(3)", "35(1)", "35(2)", "38"}),
            ("articles 34 and 38 Wet BIG", {"34(3)", "38"}),
            ("Wet BIG, artt. 35 & 36, eerste lid", {"35(1)", "36(1)"}),
            ("Wet BIG, art. 38", {"38"}),
        ],
    )
    def test_several_articles(self, written: str, articles: set[str]) -> None:
        listed = entries(law_data(), LAST)
        found = {each.article for part in citations_in(written) for each in cited(named(listed, part))}
        assert found == articles
        shown = run("law", "show", written).stdout
        assert all(f"  {article}  " in shown for article in articles)

    def test_of_several_articles_what_is_not_there_is_told(self) -> None:
        done = run("law", "show", "artt. 38 en 99 Wet BIG")
        assert done.exit_code == 0
        assert "  38  " in done.stdout
        assert "artikel 99 Wet BIG: nothing is known here" in done.stderr
        assert run("law", "show", "artt. 98 en 99 Wet BIG").exit_code == 2

    @pytest.mark.parametrize(
        ("written", "same"),
        [
            ("BWBR0018492 artikel 2.6 lid 2", "Bzv 2.6(2)"),
            ("BWBR0006251", "Wet BIG"),
            ("https://wetten.overheid.nl/BWBR0018492/2026-06-18#Artikel2.6", "Besluit zorgverzekering 2.6"),
            ("wetten.overheid.nl/BWBR0018492/2026-06-18#Bijlage1", "Bzv bijlage 1"),
            ("https://wetten.overheid.nl/BWBR0020078", "Wet marktordening gezondheidszorg"),
        ],
    )
    def test_an_instrument_by_its_number_or_address(self, written: str, same: str) -> None:
        """As it stands in the register of laws, and as answers print it."""
        listed = entries(law_data(), LAST)
        assert named(listed, written) == named(listed, same) != ()
        assert named(listed, "BWBR0000001") == ()

    def test_a_number_of_the_gazette_finds_what_names_it(self) -> None:
        listed = entries(law_data(), LAST)
        found = named(listed, "Stb. 2018, 305")
        assert found == named(listed, "Stb. 2018 nr. 305") != ()
        assert all("Stb. 2018, 305" in each.quote for each in cited(found))
        assert named(listed, "Stb. 2018, 30") == ()

    @pytest.mark.parametrize("written", ["Rzv 2.2", "artikel 2.2, tweede lid, Regeling zorgverzekering", "BWBR0018715"])
    def test_what_holds_on_another_day_is_told(self, written: str) -> None:
        """With such a day, on which it is shown; what never held has none."""
        said = run("law", "show", written).stderr
        assert "on another day it does (show it with --on " in said
        other = said.partition("--on ")[2].partition(")")[0]
        assert "Regeling zorgverzekering" in run("law", "show", "--on", other, written).stdout
        assert "--on" not in run("law", "show", "Rzv 99").stderr

    @pytest.mark.parametrize(
        ("written", "around"),
        [
            ("Bzv 2.6, twaalfde lid", ("Bzv 2.6", "Bzv 2.6(2)")),  # no such paragraph: the article
            ("Rzv 2.6(2)", ("Bzv 2.6(2)",)),  # another instrument
            ("Bvz 2.6(2)", ("Bzv 2.6(2)",)),  # no such instrument
            ("Wet BIG 99", ("Wet BIG 3(1)",)),  # no such article: some of that act
            ("nonsense", ()),
            (" ", ()),
        ],
    )
    def test_what_is_near_is_told(self, written: str, around: tuple[str, ...]) -> None:
        listed = entries(law_data(), LAST)
        assert named(listed, written) == ()
        found = [f"{each.source} {each.article}" for each in near(listed, written)]
        assert set(around) <= set(found)
        assert bool(around) is bool(found)
        said = run("law", "show", written).stderr
        assert ("near it: " in said) is bool(around)
        assert all(place in said for place in around)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_every_place_that_an_explanation_prints_is_found(self, lang: str) -> None:
        """That of a term too, which stands apart from the conditions of annex 1 that have it."""
        listed = entries(law_data(), LAST)
        by_label = {label_of(each, catalogue(lang)): each for entry in listed for each in entry.citations}
        # of the long lists of codes a few are enough
        some = {label: each for label, each in by_label.items() if not each.article[-3:].isdigit()}
        found = {label: {each for entry in named(listed, label) for each in entry.citations} for label in some}
        assert [label for label, citation in some.items() if citation not in found[label]] == []

    def test_a_term_is_quoted_where_it_stands(self) -> None:
        done = run("law", "show", "Bzv bijlage 1 4")
        assert "1.b.7°  annex 1: within 12 months, frozen shoulder" in done.output
        assert 'term, under 4: "is de duur van behandeling maximaal twaalf maanden"' in done.output
        assert "stroke" not in done.output

    def test_what_is_not_known_is_said_so(self) -> None:
        done = run("law", "show", "Bzv 9.99")
        assert "nothing is known here by that name" in done.stderr
        assert "used by a rule" not in done.stderr

    @pytest.mark.parametrize("blank", ["", "  "])
    def test_a_place_without_a_word_is_shown_as_one(self, blank: str) -> None:
        done = run("law", "show", blank)
        assert done.exit_code == 2
        assert done.stderr.startswith(f'"{blank}": nothing is known here by that name')

    def test_show_an_article_with_its_words(self) -> None:
        done = run("law", "show", "--on", "2013-05-01", "Bzv 2.6(4)")
        assert "ten hoogste negen behandelingen van dezelfde aandoening per kalenderjaar" in done.output
        assert "https://wetten.overheid.nl/BWBR0018492/2013-05-01#Artikel2.6" in done.output
        assert "2.6(9)" not in done.output

    def test_show_everything(self) -> None:
        done = run("law", "show")
        assert done.exit_code == 0
        for instrument in ("Wet op de beroepen", "Zorgverzekeringswet", "Besluit zorgverzekering", "Wet marktordening"):
            assert instrument in done.output

    @pytest.mark.parametrize(
        "wrong",
        [("show", "Bzv 9.99"), ("show", "--on", str(AFTER)), ("diff", "2011-12-31", "2012-01-01"), ("show", " ")],
        ids=" ".join,
    )
    def test_what_is_not_there(self, wrong: tuple[str, ...]) -> None:
        done = run("law", *wrong)
        assert done.exit_code == 2
        assert done.stderr.strip()

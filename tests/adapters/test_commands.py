"""plan, law and packages: the commands beside explain and check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dated import AFTER, FIRST, LAST, NEXT_YEAR
from fysiodekking import load_packages
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.places import named, near
from fysiodekking.explain.citations import label_of
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.nl.own_words import NOTES
from fysiodekking.law import law_data
from fysiodekking.law.listing import Entry, entries
from fysiodekking.model.citation import Citation
from spoken import in_english

DATA = Path(__file__).parents[2] / "coverage" / "fysiodekking" / "packages" / "data"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
STROKE = str(EXAMPLES / "stroke-session-21.toml")
NECK = str(EXAMPLES / "neck-pain-with-package.toml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, in_english(*arguments))


def cited(listed: Iterable[Entry]) -> list[Citation]:
    """Return the citations of some entries."""
    return [entry.citation for entry in listed]


class TestNamesOfFiles:
    """Whatever is given as a file is answered with one line when there is no such file."""

    @pytest.mark.parametrize("command_", [("explain",), ("check",), ("packages", "check"), ("plan", "--sessions", "1")])
    @pytest.mark.parametrize("name", ["missing.toml", "x" * 5000, "\udcff", " ", "/dev/null/x"], ids=range(5))
    def test_no_such_file(self, name: str, command_: tuple[str, ...]) -> None:
        """A name that no file has, or can have: status 2, one line, no traceback."""
        done = run(*command_, name)
        assert done.exit_code == 2
        assert isinstance(done.exception, SystemExit)
        assert len(done.output.splitlines()) == 1


class TestPlan:
    """plan: who pays each session, where the payer changes, what it costs the insured."""

    def test_text_fits_a_terminal(self) -> None:
        done = run("plan", NECK, "--sessions", "12", "--lang", "en")
        assert done.exit_code == 0
        lines = done.output.splitlines()
        assert all(len(line) <= 80 for line in lines)
        assert lines[0] == "12 sessions: the patient pays €340.00 in all."
        assert [line.split()[0] for line in lines if re.match(r"\d+(\u2013\d+)?  ", line)] == ["1\u20134", "5\u201312"]

    def test_a_letterhead_stands_on_a_page(self) -> None:
        """Above the answer of a page; with another form it is refused."""
        lines = ("--letterhead", "Praktijk De Linde", "--letterhead", "Geen juridisch advies.")
        for asked in (["explain", NECK], ["plan", NECK, "--sessions", "2"]):
            page = run(*asked, "--format", "html", *lines).output
            assert page.index("<p>Praktijk De Linde</p><p>Geen juridisch advies.</p>") < page.index("<h1>")
            assert run(*asked, *lines).exit_code == 2

    def test_json(self) -> None:
        planned = json.loads(run("plan", STROKE, "--sessions", "3", "--format", "json").output)
        assert [each["number"] for each in planned["sessions"]] == [1, 2, 3]
        assert {each["payer"] for each in planned["sessions"]} == {"basic"}
        assert planned["insured_pays"] is not None
        assert planned["missing"] == []

    @pytest.mark.parametrize(("form", "begin"), [("html", "<!doctype html>"), ("svg", "<svg ")])
    def test_html_and_svg(self, form: str, begin: str) -> None:
        """A page, or the picture alone."""
        done = run("plan", NECK, "--sessions", "40", "--format", form)
        assert done.exit_code == 0
        assert done.output.startswith(begin)

    def test_days_instead_of_an_interval(self) -> None:
        """Written as a case has them, or as `ask` teaches."""
        done = run("plan", NECK, "--date", "2026-04-01", "--date", "01-05-2026", "--format", "json")
        assert [each["date"] for each in json.loads(done.output)["sessions"]] == ["2026-04-01", "2026-05-01"]

    @pytest.mark.parametrize(
        "wrong",
        [
            ("--sessions", "0"),
            ("--sessions", "2", "--every", "0"),
            ("--date", "1999-01-01"),
            ("--date", "2026-04-01") * 501,
            (),
            ("--sessions", "2", "--date", "2026-04-01"),
        ],
        ids=lambda words: " ".join(words[:4]),
    )
    def test_unusable(self, wrong: tuple[str, ...]) -> None:
        done = run("plan", NECK, *wrong)
        assert done.exit_code == 2
        assert done.stderr.strip()

    def test_wrong_file(self) -> None:
        assert run("plan", "no-such.toml", "--sessions", "2").exit_code == 2


class TestLaw:
    """law show and law diff: readable by a lawyer, with sources."""

    def test_diff_shows_exactly_the_change_of_2026(self) -> None:
        done = run("law", "diff", "2025-12-31", "2026-01-01", "--full")
        assert done.exit_code == 0
        listed = [line for line in done.output.splitlines() if line and not line.startswith(" ")]
        assert listed[:6] == [
            "What changes from 31 December 2025 to 1 January 2026",
            "Rzv 2.2(1)(e)  care inside the study of severe axial spondyloarthritis",
            "Rzv 2.2(1)(e)  care inside the study of severe axial spondyloarthritis",
            "Rzv 2.2(3)  care inside the study of severe axial spondyloarthritis",
            "Bzv 2.6(8)  exercise therapy for severe axial spondyloarthritis",
            "Who gets another answer on 1 January 2026 than on 31 December 2025",
        ]
        assert "Asked of 31 December 2025 and 31 December 2026, the last days of their years" in done.output

    @pytest.mark.parametrize("year", sorted({*range(FIRST.year, NEXT_YEAR)} - {2012, 2019}))
    def test_nothing_changes_late_in_a_year(self, year: int) -> None:
        done = run("law", "diff", f"{year}-09-01", f"{year}-12-31")
        assert done.output.startswith("nothing changes")

    @pytest.mark.parametrize(
        ("year", "article"),
        [
            (2012, "Bzv bijlage 1 1.d.1°  annex 1"),
            (2019, "Rzv 2.2(1)  care inside the study of severe rheumatoid arthritis"),
        ],
    )
    def test_but_in_two_years_it_did(self, year: int, article: str) -> None:
        """COPD of annex 1 by its GOLD stage from 20 December 2012; the studies from 1 October 2019."""
        assert article in run("law", "diff", f"{year}-09-01", f"{year}-12-31", "--full").output.splitlines()

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
        ("written", "around"),
        [
            ("Bzv 2.6, twaalfde lid", ("Bzv 2.6", "Bzv 2.6(2)")),  # no such paragraph: the article
            ("art. 2.6 lid 2 onder a Bzv", ("Bzv 2.6(2)",)),  # no such part: the paragraph
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


class TestPackages:
    """packages list, show, check, compare."""

    def test_list_by_insurer_and_year(self) -> None:
        done = run("packages", "list", "--insurer", "FRIESLAND", "--year", "2018")
        assert done.exit_code == 0
        assert all("2018" in line and "De Friesland" in line for line in done.output.splitlines())
        assert run("packages", "list", "--year", "1999").exit_code == 2

    def test_list_says_that_nothing_newer_ships(self) -> None:
        done = run("packages", "list", "--year", str(AFTER.year))
        assert done.exit_code == 2
        assert "or later ships with the library" in done.stderr

    def test_a_note_of_a_shipped_package_is_told_in_the_language(self, tmp_path: Path) -> None:
        """Every one of them in Dutch as well; a note in a package of one's own stands as it was written."""
        notes = {each.note for file in DATA.glob("*.toml") for each in load_packages(str(file)) if each.note}
        assert set(NOTES) == notes
        own = tmp_path / "own.toml"
        shipped = (EXAMPLES / "day" / "packages.toml").read_text("utf-8")
        own.write_text(
            re.sub(r"^(id += .*)$", r'\1\nnote = "One session, as told."', shipped, count=1, flags=re.MULTILINE),
            "utf-8",
        )
        mine = re.findall(r'^id += "(.*)"$', shipped, re.MULTILINE)[0]
        for lang, of, said in (
            ("nl", ("cz-top-collectief-2025",), "Zonder contract 19,48 voor een gewone zitting"),
            ("en", ("cz-top-collectief-2025",), "Without a contract 19.48 for a regular session"),
            ("nl", (mine, "--packages", str(own)), "One session, as told."),
        ):
            shown = CliRunner().invoke(command, ["packages", "show", *of, "--lang", lang])
            assert said in " ".join(shown.output.split())

    def test_list_what_is_to_do(self) -> None:
        done = run("packages", "list", "--insurer", "friesland", "--year", "2025", "--todo")
        assert done.exit_code == 0
        assert all(int(line.split()[1]) < 2025 for line in done.stdout.splitlines())
        assert "packages new --from" in done.stderr
        assert run("packages", "list", "--todo").exit_code == 2

    def test_new(self) -> None:
        assert run("packages", "new", "--year", "2027").stdout.count("year = 2027") == 1
        done = run("packages", "new", "--from", "zilveren-kruis-4-sterren-2025", "--year", "2026")
        assert 'max = "unknown"' in done.stdout
        for wrong in (("--from", "nothing", "--year", "2027"), ("--from", "zilveren-kruis-4-sterren-2025")):
            assert run("packages", "new", *wrong).exit_code == 2

    def test_diff(self) -> None:
        done = run("packages", "diff", "zilveren-kruis-4-sterren-2024", "zilveren-kruis-4-sterren-2025")
        assert "sessions from 33 to 36" in " ".join(done.stdout.split())
        assert run("packages", "diff", "zilveren-kruis-4-sterren-2024", "nothing").exit_code == 2

    def test_show_says_what_is_unknown(self) -> None:
        done = run("packages", "show", "de-friesland-av-standaard-2018")
        assert "12 sessions per calendar year" in done.output
        assert "without a contract: not known" in done.output

    def test_show_suggests(self) -> None:
        done = run("packages", "show", "de-friesland-av-standard-2018")
        assert done.exit_code == 2
        assert "de-friesland-av-standaard-2018" in done.stderr

    def test_check(self, tmp_path: Path) -> None:
        wrong = tmp_path / "packages.toml"
        wrong.write_text('[[packages]]\nid = "x"\nyear = "2026"\ngrant = []\n')
        done = run("packages", "check", str(wrong))
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) >= 5
        assert "grants" in done.stderr

    def test_compare_is_cheapest_first(self) -> None:
        done = run("packages", "compare", NECK, "--sessions", "12")
        lines = done.output.splitlines()
        assert [line.split()[0] for line in lines] == ["voorbeeld-9", "no"]
        costs = [float(line.rpartition("€")[2].replace(",", "")) for line in lines]
        assert costs == sorted(costs)

    def test_compare_says_between_what_a_plan_with_an_open_number_lies(self) -> None:
        """What was used elsewhere is not known: none to all of the sessions that the package has left may be."""
        example = str(EXAMPLES / "neck-pain-use-elsewhere-not-known.toml")
        done = run("packages", "compare", example, "--sessions", "8", "--lang", "en")
        assert done.stdout.splitlines() == [
            "no package              €340.00",
            "voorbeeld-9  €170.00 to €340.00  (not known: used.elsewhere)",
        ]

    def test_compare_shows_unknown_terms_as_unknown(self) -> None:
        case = str(EXAMPLES / "stroke-session-21.toml")
        done = run("packages", "compare", case, "--sessions", "2", "--with", "no-such-package")
        assert done.exit_code == 2
        assert "is not shipped" in done.stderr

"""plan and packages: the commands beside explain and check."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dated import AFTER
from fysiodekking import load_packages
from fysiodekking.adapters.cli import command
from fysiodekking.explain.nl.own_words import NOTES
from spoken import in_english

DATA = Path(__file__).parents[2] / "coverage" / "fysiodekking" / "packages" / "data"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
STROKE = str(EXAMPLES / "stroke-session-21.toml")
NECK = str(EXAMPLES / "neck-pain-with-package.toml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, in_english(*arguments))


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


class TestHelp:
    """What the help of a number says of it."""

    def test_of_a_number_without_bounds(self) -> None:
        """None are told, and what is no number is refused."""
        said = run("plan", "--help").output
        assert "--sessions INTEGER " in said
        assert "None" not in said
        done = run("plan", NECK, "--sessions", "many")
        assert (done.exit_code, "many" in done.output) == (2, True)

    def test_of_a_number_with_bounds(self) -> None:
        """They are told, and hold."""
        assert "1<=x<=64" in run("decide", "--help").output
        assert run("decide", "--jobs", "65").exit_code == 2


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

    def test_check_tells_of_what_binds_nothing(self, tmp_path: Path) -> None:
        """A slip, most likely: it is told beside, and the file can be used."""
        own = tmp_path / "packages.toml"
        limits = '{ id = "mt", max = 9, unit = "sessions", per = "calendar_year", covers = ["manual_therapy"] }'
        terms = ('id = "x"', 'insurer = "I"', 'name = "N"', "year = 2026", 'source = "made up"', 'confidence = "I"')
        grant = f'grants = [{{ id = "g", covers = ["physiotherapy"], limits = [{limits}] }}]'
        own.write_text("\n".join(["[[packages]]", *terms, grant]))
        done = run("packages", "check", str(own), str(own))
        assert (done.exit_code, done.stdout) == (0, "1 file as described\n")
        told = "packages[0].grants[0].limits[0].covers: manual_therapy: the line covers none of these"
        assert done.stderr.startswith(f"{own}: {told}")
        assert done.stderr.count("\n") == 1

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

    def test_compare_says_that_an_insurer_has_no_package(self) -> None:
        """Of that name and year; what else is compared is shown all the same."""
        done = run("packages", "compare", NECK, "--sessions", "2", "--insurer", "no such")
        assert done.stderr == "no shipped package of that insurer and year\n"
        assert done.stdout == run("packages", "compare", NECK, "--sessions", "2").stdout

    @pytest.mark.parametrize("blank", ["", " "])
    def test_a_blank_name_is_shown_between_quotes(self, blank: str) -> None:
        for arguments in (("explain", blank), ("packages", "show", blank), ("law", "show", blank)):
            assert run(*arguments).stderr.startswith(f'"{blank}": ')

    def test_compare_shows_unknown_terms_as_unknown(self) -> None:
        case = str(EXAMPLES / "stroke-session-21.toml")
        done = run("packages", "compare", case, "--sessions", "2", "--with", "no-such-package")
        assert done.exit_code == 2
        assert "is not shipped" in done.stderr

"""The command: what it prints where, and with which exit status it ends (contract section 6)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import texts
from dated import AFTER
from fysiodekking import as_dict, compare_decisions, decide, explain, load_case, receipt, what_would_change
from fysiodekking.__main__ import main
from fysiodekking.adapters import cli
from fysiodekking.adapters.as_data import receipt_data
from fysiodekking.adapters.cli import cases, command
from fysiodekking.adapters.what_if_data import what_if_data
from fysiodekking.model.errors import InvalidCase, InvalidLaw, InvalidPackage, Problem
from fysiodekking.version import __version__
from patience import HANGS
from spoken import in_english

Run = Callable[..., Result]

COLOUR = "\x1b["

CASE = 'title = "An ordinary complaint without a package"\n' + texts.CASE
RIGHT = CASE + '[expect]\noutcome = "not_covered"\npayer = "insured"\n'
SEVERAL = (
    CASE
    + """
[[case]]
title = "as expected"
expect.payer = "insured"
[[case]]
source = "https://example.org/policy"
expect.payer = "package"
"""
)
WRONG = CASE + '[expect]\noutcome = "covered"\npayer = "package"\nmissing = ["history"]\n'
INVALID = CASE.replace("2026-03-12", '"12-3-2026"').replace('"42.50"', "42.5") + '[expect]\noutcome = "coverd"\n'


@pytest.fixture
def run() -> Run:
    """Run the command in this process; nothing but an exit may come out of it."""

    def runner(*arguments: str | Path, **options: Any) -> Result:
        asked = [*map(str, arguments)] if arguments[:1] == ("explain",) else in_english(*arguments)
        result = CliRunner().invoke(command, asked, prog_name="fysiodekking", **options)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert "Traceback" not in result.output
        return result

    return runner


def in_a_process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "fysiodekking", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
        timeout=HANGS,
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one case that is as expected, in a folder below, and files that are no cases with expectations."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "right.toml").write_text(RIGHT, "utf-8")
    (tmp_path / "no-expectation.toml").write_text(CASE, "utf-8")
    (tmp_path / "settings.toml").write_text("[tool]\nname = 1\n", "utf-8")
    (tmp_path / "readme.md").write_text("# no case\n", "utf-8")
    return tmp_path


class TestExplain:
    """`explain` answers one case."""

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_in_words(self, form: str, lang: str, case: Path, run: Run) -> None:
        """In each form and language it prints what `explain` returns, and ends with 0."""
        result = run("explain", case, "--lang", lang, "--format", form)
        assert result.exit_code == 0
        assert result.stderr == ""
        given = load_case(case)
        assert result.stdout == explain(decide(given), lang, form, what_if=what_would_change(given))

    def test_without_what_would_change(self, case: Path, run: Run) -> None:
        """With --no-what-if it prints what the decision alone says."""
        assert run("explain", case, "--no-what-if").stdout == explain(decide(load_case(case)))

    def test_what_would_change_as_data(self, case: Path, run: Run) -> None:
        """With --what-if the data say what would change the answer; they do not without."""
        given = load_case(case)
        data = json.loads(run("explain", case, "--format", "json", "--what-if").stdout)
        assert data.pop("what_would_change") == what_if_data(what_would_change(given))
        assert data == as_dict(decide(given))

    def test_a_receipt(self, case: Path, run: Run) -> None:
        """With --receipt the data say which facts mattered; they do not without, and words never do."""
        data = json.loads(run("explain", case, "--format", "json", "--receipt").stdout)
        assert data.pop("receipt") == receipt_data(receipt(load_case(case)))
        assert data == as_dict(decide(load_case(case)))
        for other in ((), ("--format", "html"), ("--format", "json", "--compare", case)):
            result = run("explain", case, "--receipt", *other, "--lang", "en")
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr == "--receipt belongs to --format json, without --compare\n"

    def test_what_dry_needling_is(self, case: Path, run: Run) -> None:
        """With --needling it says what dry needling is, and why it is not acupuncture."""
        assert "acupunctuur" not in run("explain", case).stdout
        assert "geen acupunctuur" in run("explain", case, "--needling").stdout

    def test_compares_two_cases(self, case: Path, tmp_path: Path, run: Run) -> None:
        """With --compare it says of two cases, in two sentences, why they got their answers."""
        other = tmp_path / "other.toml"
        other.write_text(CASE.replace("1984-05-02", "2014-05-02"), "utf-8")
        first, second = (decide(load_case(path)) for path in (case, other))
        said = run("explain", case, "--compare", other, "--lang", "en").stdout
        assert " ".join(said.split()) == compare_decisions(first, second, "en")
        data = json.loads(run("explain", case, "--compare", other, "--format", "json").stdout)
        assert data == {
            "contrast": compare_decisions(first, second),
            "first": as_dict(first),
            "second": as_dict(second),
        }

    def test_compares_in_text_or_data_only(self, case: Path, run: Run) -> None:
        """There is no page for two cases: it says so, and ends with 2."""
        result = run("explain", case, "--compare", case, "--format", "html", "--lang", "en")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "--compare is written as text or json, not as html\n"

    def test_compares_with_a_usable_case_only(self, case: Path, tmp_path: Path, run: Run) -> None:
        """What is wrong with the other file is said with its path."""
        result = run("explain", case, "--compare", tmp_path / "absent.toml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "absent.toml" in result.stderr

    def test_dutch_text_without_options(self, case: Path, run: Run) -> None:
        """Dutch and plain text are what it prints unless told otherwise."""
        assert run("explain", case).stdout == run("explain", case, "--lang", "nl", "--format", "text").stdout

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_as_data(self, lang: str, case: Path, run: Run) -> None:
        """JSON is what `as_dict` returns, in either language."""
        result = run("explain", case, "--format", "json", "--lang", lang)
        assert result.exit_code == 0
        assert json.loads(result.stdout) == as_dict(decide(load_case(case)))

    @pytest.mark.parametrize(
        ("change", "outcome"),
        [
            ((), "not_covered"),
            (("kind = ", 'first_session = 2026-03-01\nside = "left"\nkind = '), "not_covered"),
            (("2026-03-12", str(AFTER)), "undetermined"),
            (("1984-05-02", "2014-05-02"), "undetermined"),
        ],
    )
    def test_whatever_the_answer_is(self, change: tuple[str, ...], outcome: str, case: Path, run: Run) -> None:
        """The exit status is 0 for every answer, also for none."""
        if change:
            case.write_text(CASE.replace(*change), "utf-8")
        result = run("explain", case, "--format", "json")
        assert (result.exit_code, json.loads(result.stdout)["outcome"]) == (0, outcome)

    def test_a_json_case(self, smallest: dict[str, Any], tmp_path: Path, run: Run) -> None:
        """A case in JSON is read by its ending."""
        path = tmp_path / "case.json"
        path.write_text(json.dumps(smallest), "utf-8")
        assert run("explain", path, "--format", "json").exit_code == 0

    @pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
    def test_invalid_input(self, form: str, tmp_path: Path, run: Run) -> None:
        """All problems go to standard error, one a line with the file before it; the exit status is 2."""
        path = tmp_path / "case.toml"
        path.write_text(INVALID, "utf-8")
        result = run("explain", path, "--format", form)
        assert result.exit_code == 2
        assert result.stdout == ""
        lines = result.stderr.splitlines()
        assert len(lines) == 3
        assert all(str(path) in line for line in lines)
        assert any("session.date: '12-3-2026' is not a date (write 2026-03-12)" in line for line in lines)

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a = [", b"x" * 9_000_000])
    def test_a_file_that_cannot_be_read(self, content: bytes, tmp_path: Path, run: Run) -> None:
        """Empty, binary, broken or huge: one problem on standard error, and 2."""
        path = tmp_path / "case.toml"
        path.write_bytes(content)
        result = run("explain", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count(str(path)) == 1

    def test_a_missing_file_and_a_folder(self, tmp_path: Path, run: Run) -> None:
        """Both are named, and 2."""
        for path in (tmp_path / "nowhere.toml", tmp_path):
            result = run("explain", path)
            assert (result.exit_code, result.stdout) == (2, "")
            assert str(path) in result.stderr

    @pytest.mark.parametrize("arguments", [(), ("--lang", "de"), ("--format", "pdf"), ("--nothing",)])
    def test_wrong_usage(self, arguments: tuple[str, ...], case: Path, run: Run) -> None:
        """A wrong option is told, with 2."""
        result = run("explain", *((case, *arguments) if arguments else ()))
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.rstrip().endswith(")")
        assert len(result.stderr.splitlines()) == 1

    def test_personal_data_are_not_printed(self, tmp_path: Path, run: Run) -> None:
        """The value of a personal key appears on neither stream."""
        path = tmp_path / "case.toml"
        path.write_text(CASE.replace("[insured]", '[insured]\nbsn = "Geheim-123456789"'), "utf-8")
        result = run("explain", path)
        assert result.exit_code == 2
        assert "insured.bsn" in result.stderr
        assert "Geheim" not in result.output

    def test_text_that_no_terminal_can_show(self, smallest: dict[str, Any], tmp_path: Path, run: Run) -> None:
        """A name with half a character, which JSON can escape, ends in an answer or a problem."""
        smallest["conditions"] = {"\ud800": {"kind": "not_listed"}}
        path = tmp_path / "case.json"
        path.write_text(json.dumps(smallest), "utf-8")
        for form in ("text", "json"):
            assert run("explain", path, "--format", form).exit_code in {0, 2}


class TestCheck:
    """`check` compares cases with what they expect."""

    def test_all_as_expected(self, folder: Path, run: Run) -> None:
        """Files below a folder are found; those without an expectation are passed over; 0 and a count line."""
        result = run("check", folder)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines()[-1] == "1 as expected, 0 different"
        assert "right.toml" not in result.stdout

    def test_a_difference(self, folder: Path, run: Run) -> None:
        """The file, its title, each key with both sides, and the count; 1."""
        path = folder / "wrong.toml"
        path.write_text(WRONG, "utf-8")
        result = run("check", folder)
        assert result.exit_code == 1
        assert str(path) in result.stdout
        assert "An ordinary complaint without a package" in result.stdout
        for line in (
            "outcome: expected covered, got not_covered",
            "payer: expected package, got insured",
            "missing: expected history, got nothing",
        ):
            assert line in result.stdout
        assert result.stdout.splitlines()[-1] == "1 as expected, 1 different"
        assert "right.toml" not in result.stdout

    def test_a_file_that_is_met_again(self, folder: Path, run: Run) -> None:
        """Its cases count once, by whatever name it is met."""
        (case,) = (folder / "below").rglob("*.toml")
        for paths in ((case, f"{folder}/./below/{case.name}"), (folder, case), (case, folder)):
            assert run("check", *paths).stdout.splitlines()[-1] == "1 as expected, 0 different"

    def test_several_paths(self, folder: Path, run: Run) -> None:
        """Files and folders may be named together."""
        wrong = folder / "wrong.toml"
        wrong.write_text(WRONG, "utf-8")
        result = run("check", folder / "below", wrong)
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "1 as expected, 1 different")

    def test_json_too(self, folder: Path, smallest: dict[str, Any], run: Run) -> None:
        """Cases in JSON are checked like those in TOML."""
        (folder / "case.json").write_text(json.dumps({**smallest, "expect": {"outcome": "covered"}}), "utf-8")
        assert run("check", folder).exit_code == 1

    def test_several_cases_in_one_file(self, folder: Path, run: Run) -> None:
        """Each is counted; one that differs is told by its title or number, with where the answer comes from."""
        path = folder / "several.toml"
        path.write_text(SEVERAL.replace('title = "An ordinary complaint without a package"', ""), "utf-8")
        result = run("check", folder)
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-1] == "2 as expected, 1 different"
        assert f"{path}: case 2\n  payer: expected package, got insured\n" in result.stdout
        assert "  expected because of: https://example.org/policy\n" in result.stdout

    def test_a_wrong_case_among_several(self, folder: Path, run: Run) -> None:
        """The file is invalid, with the place of the problem; its other cases are not run."""
        (folder / "several.toml").write_text(SEVERAL.replace('payer = "package"', 'payer = "patient"'), "utf-8")
        result = run("check", folder)
        assert result.exit_code == 2
        assert "several.toml: case[1].expect.payer: 'patient'" in result.stderr
        assert result.stdout.splitlines()[-1] == "1 as expected, 0 different, 1 invalid"

    @pytest.mark.parametrize("wrong", [CASE + "[expect]\n", CASE + "[[case]]\n", "case = []\n"])
    def test_a_check_that_checks_nothing(self, wrong: str, folder: Path, run: Run) -> None:
        """It is invalid, and not passed over."""
        (folder / "nothing.toml").write_text(wrong, "utf-8")
        result = run("check", folder)
        assert result.exit_code == 2
        assert result.stdout.splitlines()[-1] == "1 as expected, 0 different, 1 invalid"

    def test_one_case_is_answered(self, tmp_path: Path, run: Run) -> None:
        """`explain` and `plan` say in one line that a file holds several."""
        path = tmp_path / "several.toml"
        path.write_text(SEVERAL, "utf-8")
        for words in (("explain", path), ("plan", path, "--sessions", "2")):
            result = run(*words)
            assert (result.exit_code, result.stdout) == (2, "")
            (line,) = result.stderr.splitlines()
            assert line.startswith(f"{path}: case: several cases in one file")

    def test_invalid_input(self, folder: Path, run: Run) -> None:
        """Problems on standard error, the other files are still checked; 2 wins over 1."""
        (folder / "invalid.toml").write_text(INVALID, "utf-8")
        (folder / "wrong.toml").write_text(WRONG, "utf-8")
        result = run("check", folder)
        assert result.exit_code == 2
        assert "session.date" in result.stderr
        assert "invalid.toml" in result.stderr
        assert "session.date" not in result.stdout
        assert result.stdout.splitlines()[-1] == "1 as expected, 1 different, 1 invalid"

    def test_a_broken_file(self, folder: Path, run: Run) -> None:
        """A file that is no TOML is invalid input, for it could be a case."""
        (folder / "broken.toml").write_text("a = [", "utf-8")
        result = run("check", folder)
        assert result.exit_code == 2
        assert "broken.toml" in result.stderr

    def test_nothing_found(self, tmp_path: Path, case: Path, run: Run) -> None:
        """An empty folder, a case without expectation, a path that is not there: 2."""
        (tmp_path / "empty").mkdir()
        for path in (tmp_path / "empty", case, tmp_path / "nowhere"):
            result = run("check", path)
            assert result.exit_code == 2
            assert result.output.strip()

    @pytest.mark.parametrize("where", ["decide", "explained", "differences", "read_policies"])
    def test_a_fault_of_the_library(self, where: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is told with its file, the other files and cases are run and counted, and the status is its own."""
        (folder / "several.toml").write_text(SEVERAL, "utf-8")
        (folder / "odd.toml").write_text(WRONG.replace("42.50", "13.13"), "utf-8")
        (folder / "invalid.toml").write_text(INVALID, "utf-8")
        whole = getattr(cases, where)

        def broken(first: Any, *others: Any, **named: Any) -> Any:
            if re.search(r"\b13\.?13\b", repr((first, *others))):
                raise RuntimeError("13.13 of somebody")
            return whole(first, *others, **named)

        monkeypatch.setattr(cases, where, broken)
        result = run("check", folder)
        assert result.exit_code == 3
        (line,) = [line for line in result.stderr.splitlines() if "a fault of fysiodekking" in line]
        assert line.startswith(str(folder / "odd.toml"))
        assert "RuntimeError" in line
        assert "13.13" not in result.output
        counted = "2 as expected, 1 different, 1 invalid, 1 not answered by a fault of the library"
        assert result.stdout.splitlines()[-1] == counted

    @pytest.mark.parametrize("text", ["[1, 2]", "null", '"words"', "12"])
    def test_json_that_is_no_case(self, text: str, folder: Path, run: Run) -> None:
        """Beside cases it is passed over with a word; where it is named itself, it is invalid."""
        other = folder / "other.json"
        other.write_text(text, "utf-8")
        result = run("check", folder)
        assert result.exit_code == 0
        assert result.stderr == f"{other}: passed over (it holds no table, so no case)\n"
        assert run("check", other).exit_code == 2
        (folder / "no-case.json").write_text('{"a": [1]}', "utf-8")
        assert run("check", folder).exit_code == 0
        (folder / "broken.json").write_text("{", "utf-8")
        assert run("check", folder).exit_code == 2

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
    def test_a_pipe_and_a_device(self, folder: Path, run: Run) -> None:
        """Both are refused at once, named or found: nobody may ever write to them."""
        pipe = folder / "pipe.toml"
        os.mkfifo(pipe)
        zeros = "/dev/zero"
        for words in (
            ("check", folder),
            ("check", pipe),
            ("explain", pipe),
            ("plan", zeros, "--sessions", "2"),
            ("explain", zeros),
        ):
            result = run(*words)
            assert result.exit_code == 2
            assert "is no file (a pipe or a device" in result.stderr

    @pytest.mark.parametrize(
        ("link", "to"), [("lost.toml", "gone.toml"), ("lost.json", "lost.json"), ("lost-folder", "gone")]
    )
    def test_a_broken_link(self, link: str, to: str, folder: Path, run: Run) -> None:
        """A link that leads nowhere is a lost case, or a lost folder of them: it is told and counted."""
        (folder / link).symlink_to(to)
        result = run("check", folder)
        assert result.exit_code == 2
        assert result.stderr == f"{folder / link}: is a link that leads to no file (mend it, or take it away)\n"
        assert result.stdout.splitlines()[-1] == "1 as expected, 0 different, 1 invalid"

    def test_other_broken_links(self, folder: Path, run: Run) -> None:
        """What could not have been a case or a folder of them is no matter."""
        (folder / "readme.txt").symlink_to("gone.txt")
        assert run("check", folder).exit_code == 0

    def test_a_linked_folder(self, folder: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> None:
        """It is gone into once, however many links lead to it, and never out of it and in again."""
        other = tmp_path_factory.mktemp("other")
        (other / "wrong.toml").write_text(WRONG, "utf-8")
        (other / "back").symlink_to(folder)
        (folder / "a-link").symlink_to(other)
        (folder / "another").symlink_to(other)
        (folder / "below" / "up").symlink_to("..")
        (folder / "below" / "all").symlink_to("/")
        (folder / "a-second").symlink_to("below")
        result = run("check", folder)
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout.splitlines()[-1] == "1 as expected, 1 different"
        assert f"{folder / 'a-link' / 'wrong.toml'}: " in result.stdout

    @pytest.mark.parametrize("mode", [0o000, 0o311, 0o644])
    def test_a_folder_that_is_forbidden(self, mode: int, folder: Path, run: Run) -> None:
        """Whatever is forbidden, to list it or to enter it: it is told with a remedy, and the others are run."""
        forbidden = folder / "forbidden"
        (forbidden / "deeper").mkdir(parents=True)
        (forbidden / "wrong.toml").write_text(WRONG, "utf-8")
        forbidden.chmod(mode)
        if os.access(forbidden, os.R_OK | os.X_OK):
            pytest.skip("nothing is forbidden to this user")
        result = run("check", folder)
        forbidden.chmod(0o755)
        assert result.exit_code == 2
        lines = result.stderr.splitlines()
        assert len(lines) == (2 if mode == 0o644 else 1)
        for line in lines:
            assert line.startswith(str(forbidden))
            assert ": cannot be read: Permission denied (give yourself the right to " in line
        assert result.stdout.splitlines()[-1] == f"1 as expected, 0 different, {len(lines)} invalid"

    def test_a_folder_that_cannot_be_listed(self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same, whoever runs the tests."""
        whole, refused = os.scandir, folder / "refused"
        refused.mkdir()

        def scandir(path: str) -> Any:
            if Path(path) == refused:
                raise PermissionError(13, "Permission denied", path)
            return whole(path)

        monkeypatch.setattr(os, "scandir", scandir)
        result = run("check", folder)
        assert result.exit_code == 2
        told = f"{refused}: cannot be read: Permission denied (give yourself the right to list and to enter it)\n"
        assert result.stderr == told
        assert result.stdout.splitlines()[-1] == "1 as expected, 0 different, 1 invalid"

    def test_no_path(self, run: Run) -> None:
        """At least one path is needed."""
        result = run("check")
        assert (result.exit_code, result.stderr) == (
            2,
            "PATHS is missing (`fysiodekking check --help` shows an example)\n",
        )


class TestHelp:
    """Help is everywhere, each with an example."""

    @pytest.mark.parametrize("words", [(), *[(name,) for name in sorted(command.commands)]], ids=" ".join)
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_help(self, words: tuple[str, ...], option: str, run: Run) -> None:
        """Every command has help that shows how it is called."""
        self.shows_an_example(run(*words, option))

    def test_help_of_commands_of_commands(self, run: Run) -> None:
        """Also below a command that has commands itself."""
        for name, each in command.commands.items():
            for below in getattr(each, "commands", {}):
                self.shows_an_example(run(name, below, "--help"))

    def shows_an_example(self, result: Result) -> None:
        assert (result.exit_code, result.stderr) == (0, "")
        assert "Usage: fysiodekking" in result.stdout
        assert re.search(r"Example:\n +fysiodekking \w", result.stdout)

    def test_explain_and_check_are_there(self) -> None:
        """The commands of the contract."""
        assert {"explain", "check"} <= set(command.commands)

    def test_version(self, run: Run) -> None:
        """`--version` says which version answers."""
        assert __version__ in run("--version").stdout

    def test_an_unknown_command(self, run: Run) -> None:
        """It is told, with 2."""
        result = run("explian")
        assert (result.exit_code, result.stdout) == (2, "")


class TestColour:
    """Colour only on a terminal, and not when NO_COLOR is set."""

    def test_none_in_a_pipe(self, folder: Path) -> None:
        """Neither stream has colour when it is no terminal."""
        (folder / "invalid.toml").write_text(INVALID, "utf-8")
        (folder / "wrong.toml").write_text(WRONG, "utf-8")
        done = in_a_process("check", folder)
        assert done.returncode == 2
        assert COLOUR not in done.stdout + done.stderr

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
    @pytest.mark.parametrize(("no_colour", "coloured"), [(None, True), ("1", False)], ids=["colour", "NO_COLOR"])
    def test_on_a_terminal(self, no_colour: str | None, coloured: bool, folder: Path) -> None:
        """On a terminal there is colour, unless NO_COLOR is set."""
        import pty  # not on every system

        (folder / "invalid.toml").write_text(INVALID, "utf-8")
        (folder / "wrong.toml").write_text(WRONG, "utf-8")
        environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}}
        environment |= {"TERM": "xterm-256color"} | ({} if no_colour is None else {"NO_COLOR": no_colour})
        ours, theirs = pty.openpty()
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "fysiodekking", "check", str(folder), "--lang", "en"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
        ) as process:
            os.close(theirs)
            shown = b""
            while True:
                try:
                    piece = os.read(ours, 65536)
                except OSError:  # the other side was closed
                    break
                if not piece:
                    break
                shown += piece
        os.close(ours)
        assert process.returncode == 2
        assert b"as expected" in shown
        assert (COLOUR.encode() in shown) is coloured


class TestAsAProcess:
    """`python -m fysiodekking` is the same command."""

    def test_answered(self, case: Path) -> None:
        """0, the answer on standard output, nothing on standard error."""
        done = in_a_process("explain", case, "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["outcome"] == "not_covered"

    def test_invalid(self, tmp_path: Path) -> None:
        """2, the problems on standard error, no traceback."""
        done = in_a_process("explain", tmp_path / "nowhere.toml")
        assert (done.returncode, done.stdout) == (2, "")
        assert "nowhere.toml" in done.stderr
        assert "Traceback" not in done.stderr

    def test_help(self) -> None:
        """The usage names the command, not the module."""
        done = in_a_process("--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert "Usage: fysiodekking" in done.stdout

    def test_shipped_data_that_are_wrong(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """2, the problems of the data, no traceback."""

        def broken(**_: object) -> None:
            raise InvalidLaw([Problem("wet-big.toml/value:x", "gap: nothing after 2026-06-30")])

        monkeypatch.setattr(cli, "command", broken)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        assert "wet-big.toml/value:x: gap: nothing after 2026-06-30" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "error",
        [InvalidCase([Problem("insured", "Geheim")]), InvalidPackage([Problem("id", "Geheim")]), KeyError("Geheim")],
        ids=lambda error: type(error).__name__,
    )
    def test_a_fault_of_the_library(
        self, error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """3, and where it happened, without the words of the error; neither the file nor the installation is blamed."""

        def broken(**_: object) -> None:
            raise error

        monkeypatch.setattr(cli, "command", broken)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 3
        said = capsys.readouterr().err
        assert said.startswith(f"fysiodekking: a fault of fysiodekking {__version__} itself")
        assert f"{type(error).__name__} in " in said
        assert "(broken)" in said
        assert "Geheim" not in said
        assert "installation" not in said

    def test_another_module_that_is_missing(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It is a fault, and is not hidden behind the extra."""

        def broken(**_: object) -> None:
            raise ModuleNotFoundError("No module named 'other'", name="other")

        monkeypatch.setattr(cli, "command", broken)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 3
        assert "pip install" not in capsys.readouterr().err

    def test_the_installed_command(self, case: Path) -> None:
        """The command that is installed beside this interpreter gives the same answer."""
        script = Path(sys.executable).with_name("fysiodekking")
        if not script.exists():
            pytest.skip("the command is not installed beside this interpreter")
        done = subprocess.run(  # noqa: S603
            [str(script), "explain", str(case), "--format", "json"],
            capture_output=True,
            text=True,
            check=False,
            timeout=HANGS,
        )
        assert (done.returncode, done.stdout) == (0, in_a_process("explain", case, "--format", "json").stdout)

    def test_in_a_narrow_encoding(self, case: Path) -> None:
        """Where standard output is ASCII only, an answer in JSON is still an answer."""
        done = in_a_process("explain", case, "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert "Traceback" not in done.stderr
        assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_is_full(folder: Path) -> None:
    """What cannot be written is no fault of the library, and nothing was answered."""
    (folder / "right.toml").write_text(RIGHT, "utf-8")
    for verb in ("check", "explain"):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "fysiodekking", verb, str(folder / "right.toml")],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert (done.returncode, done.stderr) == (
            2,
            "fysiodekking: what it says cannot be written: No space left on device\n",
        )

"""The pytest plugin, as those who write case files see it (docs/policy-checks.md)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from fysiodekking import case_from, decide, explain
from fysiodekking.adapters import files
from patience import HANGS
from texts import CASE, PACKAGE

pytest_plugins = ["pytester"]

RIGHT = 'outcome = "not_covered"\npayer = "insured"\n'
WRONG = 'outcome = "covered"\npayer = "package"\nmissing = ["history"]\n'
SEVERAL = f"""{CASE}
[[case]]
title = "The patient pays an ordinary complaint."
expect = {{ payer = "insured" }}

[[case]]
title = "Knie na operatie, één behandeling"
session.performance = "1200"
[case.expect]
payer = "package"

[[case]]
expect.outcome = "not_covered"
"""

Write = Callable[..., Path]
Run = Callable[..., pytest.RunResult]


def one(expect: str, title: str = "An ordinary complaint.") -> str:
    """A case file with one case."""
    return f"title = {json.dumps(title, ensure_ascii=False)}\n{CASE}[expect]\n{expect}"


@pytest.fixture(autouse=True)
def _all_is_imported() -> None:
    """Import what the plugin imports later: a run in this process takes away what it imported itself."""
    import fysiodekking.adapters.pytest_plugin.nodes  # noqa: F401

    case = {
        "session": {"date": "2026-03-12", "performance": "1000"},
        "provider": {"profession": "physiotherapist"},
        "insured": {"born": "1984-05-02"},
        "conditions": {"neck": {"kind": "not_listed"}},
    }
    for lang in ("nl", "en"):
        explain(decide(case_from(case)), lang)


@pytest.fixture
def write(pytester: pytest.Pytester) -> Write:
    """Write a file into the folder in which pytest is started."""

    def file(name: str, text: str | bytes) -> Path:
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return file


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest as somebody does who has it and the library; every warning is an error, and nothing breaks."""
    monkeypatch.setenv("CI", "1")  # lines of the summary are not cut
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)

    def runner(*arguments: str | Path, **counts: int) -> pytest.RunResult:
        done = pytester.runpytest_inprocess("-W", "error", *arguments)
        if counts:
            done.assert_outcomes(**counts)
        for stream in (done.stdout.str(), done.stderr.str()):
            assert "Traceback" not in stream
            assert "INTERNALERROR" not in stream
            assert "warning" not in stream.lower()
        return done

    return runner


def ids(done: pytest.RunResult) -> list[str]:
    return [line for line in done.outlines if "::" in line]


class TestEachCaseIsATest:
    """A case that comes out as expected passes, one that does not fails."""

    def test_right_and_wrong(self, write: Write, run: Run) -> None:
        """Two files, two tests, in any folder."""
        write("right.case.toml", one(RIGHT))
        write("below/deeper/wrong.case.toml", one(WRONG))
        assert run(passed=1, failed=1).ret == pytest.ExitCode.TESTS_FAILED

    def test_json(self, write: Write, run: Run) -> None:
        """The same in JSON, with one case or several."""
        case = {
            "session": {"date": "2026-03-12", "performance": "1000"},
            "provider": {"profession": "physiotherapist", "big_registered": True},
            "insured": {"born": "1984-05-02", "basic_insured": True},
            "conditions": {"neck": {"kind": "not_listed"}},
        }
        right, wrong = {"expect": {"payer": "insured"}}, {"expect": {"payer": "package"}}
        write("one.case.json", json.dumps({**case, "title": "alone", **right}))
        write(
            "two.case.json", json.dumps({**case, "case": [{"title": "first", **right}, {"title": "second", **wrong}]})
        )
        done = run("-rA", passed=2, failed=1)
        done.stdout.fnmatch_lines(["PASSED one.case.json::alone", "PASSED two.case.json::first"])
        done.stdout.fnmatch_lines(["FAILED two.case.json::second - payer: expected package, got insured"])

    def test_several_in_one_file(self, write: Write, run: Run) -> None:
        """Each case of a file is a test of its own."""
        write("several.case.toml", SEVERAL)
        done = run("-rA", passed=2, failed=1)
        done.stdout.fnmatch_lines(["FAILED several.case.toml::Knie na operatie, één behandeling - payer: *"])

    def test_beside_other_tests(self, write: Write, run: Run) -> None:
        """Tests in Python run as ever, with their assertions explained."""
        write("right.case.toml", one(RIGHT))
        write("test_sum.py", "def test_sum():\n    found = 1 + 1\n    assert found == 3\n")
        run(passed=1, failed=1).stdout.fnmatch_lines(["E       assert 2 == 3"])

    def test_other_files_are_left_alone(self, write: Write, run: Run) -> None:
        """Only names that say so are collected."""
        for name in ("case.toml", "neck.toml", "pyproject.toml", "neck.case.toml.orig", "case.json", "neck.case.yaml"):
            write(name, "")
        assert run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


class TestNames:
    """A test is called by its title."""

    def test_collected(self, write: Write, run: Run) -> None:
        """By title, by number in the file, or by the file when there is neither."""
        write("several.case.toml", SEVERAL)
        write("alone.case.toml", CASE + "[expect]\n" + RIGHT)
        write("titled.case.toml", one(RIGHT, "Nek: naalden"))
        assert ids(run("--collect-only", "-q")) == [
            "alone.case.toml::alone",
            "several.case.toml::The patient pays an ordinary complaint.",
            "several.case.toml::Knie na operatie, één behandeling",
            "several.case.toml::case 3",
            "titled.case.toml::Nek: naalden",
        ]

    def test_the_same_title_twice(self, write: Write, run: Run) -> None:
        """The second gets a number, so that each can be chosen."""
        write("same.case.toml", SEVERAL.replace("Knie na operatie, één behandeling", "Same").replace(
            "The patient pays an ordinary complaint.", "Same"))  # fmt: skip
        assert [each.partition("::")[2] for each in ids(run("--collect-only", "-q"))] == ["Same", "Same (2)", "case 3"]
        run("same.case.toml::Same", passed=1)
        run("same.case.toml::Same (2)", failed=1)

    def test_a_title_that_looks_like_a_number(self, write: Write, run: Run) -> None:
        """Every title that stands in the file keeps its name; one that came before gets a number that is free."""
        titles = ("A", "A", "A (2)", "A", "A (2)", "B", "A (2) (2)")
        write(
            "same.case.toml", CASE + "".join(f'[[case]]\ntitle = "{each}"\nexpect.payer = "basic"\n' for each in titles)
        )
        found = [each.partition("::")[2] for each in ids(run("--collect-only", "-q"))]
        assert found == ["A", "A (3)", "A (2)", "A (4)", "A (2) (3)", "B", "A (2) (2)"]
        for name in found:
            run(f"same.case.toml::{name}", failed=1)

    @pytest.mark.parametrize("title", ["", "   ", "\t\n", "\u00a0"], ids=repr)
    def test_a_title_of_blanks(self, title: str, write: Write, run: Run) -> None:
        """It is none: the file, or the number in the file, names the test."""
        write("alone.case.toml", one(RIGHT, title))
        write("two.case.toml", CASE + 2 * f"[[case]]\ntitle = {json.dumps(title)}\nexpect.payer = 'insured'\n")
        names = ["alone.case.toml::alone", "two.case.toml::case 1", "two.case.toml::case 2"]
        assert ids(run("--collect-only", "-q")) == names
        run(*names, passed=3)

    ODD = (
        "a::b ::: c",
        "brackets [1] and ]",
        "two\nlines\tand  blanks ",
        "a/b\\c.d",
        "a\x00b\x1b[31m",
        "één ünïcode – 日本",  # noqa: RUF001
        "x" * 5000,
        "-k and -m",
        "%s {} $x",
    )

    def test_any_title(self, write: Write, run: Run) -> None:
        """Whatever it is, its id is one line, and the test can be chosen and run again by it, also by a worker."""
        titles = "".join(f"[[case]]\ntitle = {json.dumps(title)}\nexpect.payer = 'basic'\n" for title in self.ODD)
        write("odd.case.toml", CASE + titles)
        write("right.case.toml", one(RIGHT))
        found = [each for each in ids(run("--collect-only", "-q")) if each.startswith("odd")]
        assert len(set(found)) == len(self.ODD)
        assert all(each.isprintable() and len(each) < 300 for each in found)
        run(*found, failed=len(found))
        run("--lf", failed=len(found))
        run("--junitxml=report.xml", "-n", "1", *found, failed=len(found))
        run(found[-1], failed=1)

    def test_words_of_the_title(self, write: Write, run: Run) -> None:
        """`-k` finds words of a title, in any case of letters."""
        write("several.case.toml", SEVERAL)
        run("-k", "ordinary and COMPLAINT", passed=1, deselected=2)
        run("-k", "één", failed=1, deselected=2)

    def test_last_failed(self, write: Write, run: Run) -> None:
        """`--lf` runs what failed, of the file that failed; once it is mended, everything."""
        path = write("several.case.toml", SEVERAL)
        write("right.case.toml", one(RIGHT))
        run(passed=3, failed=1)
        run("--lf", failed=1)
        path.write_text(SEVERAL.replace('"package"', '"insured"'), "utf-8")
        run("--lf", passed=1)
        run("--lf", passed=4)

    def test_where_it_stands(self, write: Write, pytester: pytest.Pytester) -> None:
        """An item has the file and the line of its case, for editors."""
        write("several.case.toml", "# [[case]]\n" + SEVERAL)
        write("alone.case.toml", "\n# a comment\n" + one(RIGHT))
        write("list.case.toml", CASE.replace("\n[session]", 'case = [{expect={payer="insured"}}]\n[session]', 1))
        items, _ = pytester.inline_genitems("-W", "error")
        lines = SEVERAL.splitlines()
        starts = [index + 1 for index, line in enumerate(lines) if line == "[[case]]"]
        places = [item.location[:2] for item in items]
        assert places == [
            ("alone.case.toml", 2),
            ("list.case.toml", 0),
            *[("several.case.toml", start) for start in starts],
        ]


class TestAFailure:
    """It says what was expected, what came, and why."""

    @pytest.mark.parametrize("style", ["auto", "long", "short", "native"])
    def test_in_words(self, style: str, write: Write, run: Run) -> None:
        """Each key that differs, the whole explanation, the place; no traceback, whatever its style."""
        write("wrong.case.toml", one(WRONG))
        done = run(f"--tb={style}", failed=1)
        expected = [
            "_* wrong.case.toml: An ordinary complaint. _*",
            "outcome: expected covered, got not_covered",
            "payer: expected package, got insured",
            "missing: expected history, got nothing",
            "",
            *(line.replace("[", "[[]") for line in explain(decide(self.case()), "nl").splitlines()),
            "",
            "wrong.case.toml:1",
        ]
        done.stdout.fnmatch_lines(expected, consecutive=True)
        assert "nodes.py" not in done.stdout.str()

    def case(self) -> Any:
        import tomllib

        return case_from(tomllib.loads(CASE))

    def test_on_one_line(self, write: Write, run: Run) -> None:
        """`--tb=line` gives the place in the file and the differences, and no more."""
        write("several.case.toml", SEVERAL)
        path = Path.cwd() / "several.case.toml"
        line = SEVERAL.splitlines().index('title = "Knie na operatie, één behandeling"')
        done = run("--tb=line", failed=1, passed=2)
        assert f"{path}:{line}: payer: expected package, got insured" in done.outlines
        assert "Waarom" not in done.stdout.str()

    def test_the_place_is_seen_from_where_pytest_was_started(
        self, write: Write, run: Run, pytester: pytest.Pytester, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In a folder below the root or beside it, and for a file outside it: as pytest itself writes paths."""
        write("pytest.ini", "[pytest]\n")
        write("policies/deep/wrong.case.toml", one(WRONG))
        write("policies/bad.case.toml", CASE)
        write("other/test_none.py", "")
        outside = tmp_path / "outside.case.toml"
        outside.write_text(one(WRONG), "utf-8")
        root = pytester.path
        monkeypatch.chdir(root / "policies")
        found = run(failed=2).outlines
        assert {"deep/wrong.case.toml:1", "bad.case.toml:1"} <= set(found)
        monkeypatch.chdir(root / "other")
        assert "../policies/deep/wrong.case.toml:1" in run("../policies", failed=2).outlines
        for more in ((), ("-n", "1")):
            place = next(line for line in run(str(outside), *more, failed=1).outlines if line.endswith(".toml:1"))
            assert Path(place.removesuffix(":1")).resolve() == outside.resolve()

    def test_none_at_all(self, write: Write, run: Run) -> None:
        """`--tb=no` leaves the summary."""
        write("wrong.case.toml", one(WRONG))
        done = run("--tb=no", failed=1)
        assert "Waarom" not in done.stdout.str()
        done.stdout.fnmatch_lines(
            ["FAILED *::An ordinary complaint. - outcome: expected covered, got not_covered; payer: expected *"]
        )

    def test_where_the_answer_comes_from(self, write: Write, run: Run) -> None:
        """The source of the expected answer is told, when the file names one."""
        write("wrong.case.toml", 'source = "https://example.org/polis"\n' + one(WRONG))
        run(failed=1).stdout.fnmatch_lines(["expected because of: https://example.org/polis"])

    def test_junit(self, write: Write, run: Run) -> None:
        """A report in XML has the titles, the differences as message, and the explanation."""
        write("several.case.toml", SEVERAL)
        run("--junitxml=report.xml", failed=1, passed=2)
        tests = ET.parse("report.xml").getroot().iter("testcase")  # noqa: S314 - pytest's own
        found = {test.get("name"): test.find("failure") for test in tests}
        assert list(found) == [
            "The patient pays an ordinary complaint.",
            "Knie na operatie, één behandeling",
            "case 3",
        ]
        failure = found["Knie na operatie, één behandeling"]
        assert failure is not None
        assert failure.get("message") == "payer: expected package, got insured"
        assert "Waarom" in (failure.text or "")
        assert [each for each in found.values() if each is not None] == [failure]

    def test_a_bug_shows_where_it_is(
        self, write: Write, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is no difference but a fault of the library is told as one, with its place and no value of the case."""
        from fysiodekking.adapters.pytest_plugin import nodes

        def broken(_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(nodes, "decide", broken)
        write("right.case.toml", one(RIGHT))
        done = pytester.runpytest_inprocess()
        done.assert_outcomes(failed=1)
        done.stdout.fnmatch_lines(
            ["a fault of fysiodekking * itself*: ZeroDivisionError in *test_plugin.py:* (broken)*"]
        )


class TestLanguage:
    """The explanation is in Dutch, unless asked otherwise."""

    @pytest.mark.parametrize(
        ("option", "key", "word"),
        [
            ((), "", "Waarom"),
            (("--fysiodekking-lang", "en"), "", "Why"),
            ((), "fysiodekking_lang = en", "Why"),
            (("--fysiodekking-lang=nl",), "fysiodekking_lang = en", "Waarom"),
        ],
    )
    def test_chosen(self, option: tuple[str, ...], key: str, word: str, write: Write, run: Run) -> None:
        """By the option, else by the settings."""
        write("pytest.ini", f"[pytest]\naddopts = --strict-config\n{key}\n")
        write("wrong.case.toml", one(WRONG))
        assert word in run(*option, failed=1).outlines

    @pytest.mark.parametrize("arguments", [("--fysiodekking-lang", "de"), ()], ids=["option", "setting"])
    def test_none_such(self, arguments: tuple[str, ...], write: Write, run: Run) -> None:
        """Another language is refused before anything runs, and the languages are named."""
        write("pytest.ini", "[pytest]\n" + ("" if arguments else "fysiodekking_lang = de\n"))
        done = run(*arguments)
        assert done.ret == pytest.ExitCode.USAGE_ERROR
        assert re.search(r"de.*nl.*en", done.stderr.str())


class TestWrongLists:
    """A setting that is no list of texts is refused before anything runs."""

    @pytest.mark.parametrize("name", ["fysiodekking_patterns", "fysiodekking_packages"])
    @pytest.mark.parametrize("written", ["[3]", '["terms", ["more"]]', "[true]", '[""]', '["terms", " "]'])
    def test_is_named(self, name: str, written: str, write: Write, run: Run) -> None:
        """With what to write."""
        write("pyproject.toml", f"[tool.pytest.ini_options]\n{name} = {written}\n")
        write("a.case.toml", one(RIGHT))
        done = run()
        assert done.ret == pytest.ExitCode.USAGE_ERROR
        assert f'{name}: is not a list of texts (write it as {name} = ["terms"])' in done.stderr.str()


class TestPatterns:
    """`fysiodekking_patterns` adds names of case files."""

    @pytest.mark.parametrize(
        ("pattern", "found"),
        [
            ("", {"a.case.toml"}),
            ("neck*", {"a.case.toml", "neck.toml", "policies/neck.json", "policies/2026/neck.toml"}),
            ("policies/*", {"a.case.toml", "policies/neck.json"}),
            ("policies/**/*.toml", {"a.case.toml", "policies/2026/neck.toml"}),
            ("**/neck.*", {"a.case.toml", "neck.toml", "policies/neck.json", "policies/2026/neck.toml"}),
            ("**/2026/*", {"a.case.toml", "policies/2026/neck.toml"}),
            ("policies", {"a.case.toml"}),
            ("2026/*", {"a.case.toml"}),
            ("neck.toml policies/*", {"a.case.toml", "neck.toml", "policies/2026/neck.toml", "policies/neck.json"}),
        ],
    )
    def test_found(self, pattern: str, found: set[str], write: Write, run: Run) -> None:
        """A name is laid beside names, a pattern with a slash beside the path below the root folder."""
        write("pytest.ini", f"[pytest]\naddopts = --strict-config\nfysiodekking_patterns = {pattern}\n")
        for name in ("a.case.toml", "neck.toml", "policies/2026/neck.toml"):
            write(name, one(RIGHT))
        write("policies/neck.json", "{}")
        write("policies/neck.txt", "no case")
        assert {each.partition("::")[0] for each in ids(run("--collect-only", "-q"))} == found

    def test_in_pyproject(self, write: Write, run: Run) -> None:
        """As a list in pyproject.toml."""
        write("pyproject.toml", '[tool.pytest.ini_options]\nfysiodekking_patterns = ["a/*.toml", "b/*.toml"]\n')
        for name in ("a/1.toml", "b/2.toml", "c/3.toml"):
            write(name, one(RIGHT))
        run(passed=2)

    def test_outside_the_root_folder(self, write: Write, run: Run, tmp_path: Path) -> None:
        """A file elsewhere, named on the command line, is found by its name."""
        (tmp_path / "elsewhere").mkdir()
        elsewhere = tmp_path / "elsewhere" / "x.case.toml"
        elsewhere.write_text(one(RIGHT), "utf-8")
        write("below/pytest.ini", "[pytest]\nfysiodekking_patterns = policies/*\n")
        run("-c", "below/pytest.ini", "--rootdir=below", elsewhere, passed=1)


class TestAWrongFile:
    """A file that cannot be used is one failing test with everything that is wrong with it; the others run."""

    @pytest.mark.parametrize(
        ("text", "problems"),
        [
            ("a = [", ["is not TOML: *"]),
            ("", ["is empty *"]),
            (b"\xff\xfe\x00", ["is not text in UTF-8 *"]),
            (CASE, ["expect: is missing *"]),
            (CASE + "[expect]\n", ["expect: compares nothing *"]),
            (one('outcom = "covered"'), ["expect.outcom: is not a key here; did you mean 'outcome'[?]"]),
            (
                one(RIGHT).replace("2026-03-12", '"12-3-2026"').replace('"42.50"', "42.5"),
                ["session.date: '12-3-2026' is not a date *", "session.price: 42.5 is not an amount *"],
            ),
            ("case = []\n", ["case: holds no case *"]),
            (
                SEVERAL.replace('"1200"', "1200").replace("payer", "player").replace("big_registered = true", ""),
                ["case[[]0].expect.player: *", "case[[]1].session.performance: *", "case[[]1].expect.player: *"],
            ),
        ],
        ids=["broken", "empty", "binary", "no expect", "empty expect", "unknown key", "invalid", "no case", "several"],
    )
    def test_told(self, text: str | bytes, problems: list[str], write: Write, run: Run) -> None:
        """All problems, one a line, with the place; no traceback."""
        write("bad.case.toml", text)
        write("right.case.toml", one(RIGHT))
        done = run(passed=1, failed=1)
        done.stdout.fnmatch_lines(["_* bad.case.toml _*", *problems, "", "bad.case.toml:1"], consecutive=True)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        done.stdout.fnmatch_lines([f"FAILED bad.case.toml::bad - {problems[0]}{more}"])

    def test_that_cannot_be_opened(self, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file without permission to read it."""
        write("bad.case.toml", one(RIGHT))
        monkeypatch.setattr(files, "_opened_at_once", self.refused)
        run(failed=1).stdout.fnmatch_lines(["cannot be read: Permission denied (give *"])

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
    @pytest.mark.parametrize("folder", ["", "package/"])
    def test_that_is_no_file(self, folder: str, write: Write, run: Run) -> None:
        """Pytest passes over links to nothing and pipes; one that is called like a case file is a lost case."""
        right = write(f"{folder}right.case.toml", one(RIGHT))
        if folder:
            write(f"{folder}__init__.py", "")
        for link, to in (("gone.case.toml", "nowhere"), ("self.case.json", "self.case.json"), ("other.toml", "gone")):
            right.with_name(link).symlink_to(to)
        os.mkfifo(right.with_name("pipe.case.toml"))
        done = run(passed=1, failed=3)
        done.stdout.fnmatch_lines_random(
            [
                f"FAILED {folder}gone.case.toml::gone - is a link that leads to no file *",
                f"FAILED {folder}self.case.json::self - is a link that leads to no file *",
                f"FAILED {folder}pipe.case.toml::pipe - is no file (a pipe or a device*",
            ]
        )
        run(f"--ignore={right.with_name('gone.case.toml')}", passed=1, failed=2)

    def refused(self, *_: object) -> int:
        raise PermissionError(13, "Permission denied")

    def test_junit(self, write: Write, run: Run) -> None:
        """The report in XML has the problems."""
        write("bad.case.toml", CASE)
        run("--junitxml=report.xml", failed=1)
        (failure,) = ET.parse("report.xml").getroot().iter("failure")  # noqa: S314 - pytest's own
        assert (failure.get("message") or "").startswith("expect: is missing")

    def test_personal_data_are_not_repeated(self, write: Write, run: Run) -> None:
        """The value of a personal key is told nowhere."""
        write("bad.case.toml", one(RIGHT).replace("[insured]", '[insured]\nbsn = "Geheim"'))
        done = run("-rA", "-vv", "--showlocals", "--junitxml=report.xml", failed=1)
        assert "insured.bsn" in done.stdout.str()
        assert "Geheim" not in done.stdout.str() + Path("report.xml").read_text("utf-8")


class TestBesideOtherPlugins:
    """The plugin lives with those that many have."""

    def test_distributed(self, write: Write, run: Run) -> None:
        """With pytest-xdist, workers collect the same tests and failures come back in words."""
        write("several.case.toml", SEVERAL)
        write("bad.case.toml", CASE)
        write("pytest.ini", "[pytest]\nfysiodekking_lang = en\n")
        done = run("-n", "2", "-v", "--junitxml=report.xml", passed=2, failed=2)
        done.stdout.fnmatch_lines(["payer: expected package, got insured", "", "No, this session is not covered: *"])
        done.stdout.fnmatch_lines(["FAILED bad.case.toml::bad - expect: is missing *"])
        (message,) = [each.get("message") for each in ET.parse("report.xml").getroot().iter("failure")  # noqa: S314
                      if "payer" in (each.get("message") or "")]  # fmt: skip
        assert message == "payer: expected package, got insured"

    def test_by_file(self, write: Write, run: Run) -> None:
        """Dealt out by file, the cases of a file stay together."""
        write("several.case.toml", SEVERAL)
        write("more.case.toml", SEVERAL)
        done = run("-n", "2", "--dist", "loadfile", "-v", passed=4, failed=2)
        dealt = set(re.findall(r"\[(gw\d)\].*(?:PASSED|FAILED) (\w+)\.case", done.stdout.str()))
        assert sorted(file for _, file in dealt) == ["more", "several"]

    def test_coverage_is_measured(self, write: Write, pytester: pytest.Pytester) -> None:
        """With pytest-cov, one's own code is measured, and the library from its first line."""
        write("right.case.toml", one(RIGHT))
        write("mine.py", "def used():\n    return 1\n\n\ndef unused():\n    return 2\n")
        write("test_mine.py", "import mine\n\n\ndef test_it():\n    assert mine.used() == 1\n")
        write("cov.ini", "[run]\nomit = */rules/*\n")
        done = pytester.runpytest_subprocess(
            *("-W", "error", "--cov=mine", "--cov=fysiodekking", "--cov-report=term-missing", "--cov-config=cov.ini")
        )
        done.assert_outcomes(passed=2)
        done.stdout.re_match_lines([r"mine\.py +4 +1 +75% +6"])
        assert re.search(r"fysiodekking/deciding/__init__\.py +\d+ +0 +100%", done.stdout.str())
        assert re.search(r"policy_cases\.py +\d+ +\d+ +[1-9]\d%", done.stdout.str())
        assert "arning" not in done.stdout.str() + done.stderr.str()

    def test_examples_in_documents(self, write: Write, pytester: pytest.Pytester) -> None:
        """With sybil, which collects files too."""
        write("conftest.py", "from sybil import Sybil\nfrom sybil.parsers.rest import DocTestParser\n"
              'pytest_collect_file = Sybil([DocTestParser()], patterns=["*.rst"]).pytest()\n')  # fmt: skip
        write("page.rst", ">>> 1 + 1\n2\n")
        write("right.case.toml", one(RIGHT))
        pytester.runpytest_subprocess("-W", "error").assert_outcomes(passed=2)

    def test_it_can_be_switched_off(self, write: Write, run: Run) -> None:
        """As every plugin, by its name."""
        write("wrong.case.toml", one(WRONG))
        assert run("-p", "no:fysiodekking").ret == pytest.ExitCode.NO_TESTS_COLLECTED


class TestItsCost:
    """Who has no case files pays nothing."""

    KNOWN = {"fysiodekking", "attr", "attrs", "click", "tomllib"}

    def modules(self, folder: Path) -> set[str]:
        """What is imported at the end of a run."""
        (folder / "conftest.py").write_text(
            f"import sys\n\n\ndef pytest_unconfigure():\n    known = {self.KNOWN}\n"
            "    print('imported', *(each for each in sys.modules if each.split('.')[0] in known))\n"
        )
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:syrupy", "-p", "no:cov"],
            cwd=folder,
            env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")},
            capture_output=True,
            text=True,
            check=False,
            timeout=HANGS,
        )
        (line,) = (line for line in done.stdout.splitlines() if line.startswith("imported"))
        return set(line.split()[1:])

    def test_nothing_is_imported_before_a_case_file_is_found(self, tmp_path: Path) -> None:
        """Nothing of the library stays imported but the plugin itself."""
        (tmp_path / "test_sum.py").write_text("def test_sum():\n    assert 1 + 1 == 2\n")
        (tmp_path / "settings.toml").write_text("a = 1\n")
        found = {each for each in self.modules(tmp_path) if each.startswith("fysiodekking")}
        assert found == {"fysiodekking.adapters.pytest_plugin"}

    def test_no_command_is_needed(self, tmp_path: Path) -> None:
        """With a case file click is not imported."""
        (tmp_path / "wrong.case.toml").write_text(one(WRONG), "utf-8")
        found = self.modules(tmp_path)
        assert "fysiodekking.adapters.policy_cases" in found
        assert "click" not in found

    def test_a_program_that_runs_pytest(self, tmp_path: Path) -> None:
        """No warning when a program has imported the library before it starts pytest."""
        (tmp_path / "right.case.toml").write_text(one(RIGHT), "utf-8")
        program = "import fysiodekking, pytest, sys; sys.exit(pytest.main(['-q', '-W', 'error']))"
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=HANGS
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "1 passed" in done.stdout


class TestOwnPackages:
    """`fysiodekking_packages`: case files name packages by id, and the very file that ships is tested."""

    def test_in_the_settings(self, pytester: pytest.Pytester) -> None:
        """A folder is named as it is seen from the settings, wherever pytest is started."""
        pytester.makefile(".toml", **{"terms/own": PACKAGE})
        pytester.makefile(".ini", pytest="[pytest]\nfysiodekking_packages = terms\n")
        case = CASE.replace("big_registered = true", "big_registered = true\ncontracted = true")
        check = 'packages = ["eigen-9-2026"]\nhistory = []\n' + case + '[expect]\npayer = "package"\n'
        pytester.makefile(".case.toml", **{"checks/one": check})
        result = pytester.runpytest("-p", "no:cacheprovider", "checks")
        result.assert_outcomes(passed=1)

    def test_a_wrong_file(self, pytester: pytest.Pytester) -> None:
        """Each case file fails, with what is wrong."""
        pytester.makefile(".toml", own=PACKAGE.replace("year", "yaer"))
        pytester.makefile(".ini", pytest="[pytest]\nfysiodekking_packages = own.toml\n")
        pytester.makefile(".case.toml", one=CASE + f"[expect]\n{RIGHT}")
        result = pytester.runpytest("-p", "no:cacheprovider")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*yaer*did you mean 'year'*"])

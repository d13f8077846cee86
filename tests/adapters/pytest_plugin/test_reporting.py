"""pytest --fysiodekking-report, as those who write case files see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fysiodekking import case_from
from fysiodekking.adapters.case_toml import written
from policies import session

pytest_plugins = ["pytester"]

Run = Callable[..., pytest.RunResult]
LIMIT = re.compile(r"^negen-2026 +\d+ / \d+ +\d / 1 +(\d) / 2 ", re.MULTILINE)


@pytest.fixture(autouse=True)
def _all_is_imported() -> None:
    """A run in this process takes away what it imported itself."""
    import fysiodekking.adapters.pytest_plugin.reporting
    import fysiodekking.explain.en
    import fysiodekking.explain.nl  # noqa: F401


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest on a ninth and a tenth session of nine; every warning is an error."""
    monkeypatch.setenv("CI", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    for number, name, payer in ((9, "ninth", "package"), (10, "tenth", "insured")):
        case = case_from({**session(number), "title": f"The {name} of nine."})
        (pytester.path / f"{name}.case.toml").write_text(written(case, {"payer": payer}), "utf-8")

    def runner(*arguments: str) -> pytest.RunResult:
        done = pytester.runpytest_inprocess("-W", "error", "--fysiodekking-lang", "en", *arguments)
        for stream in (done.stdout.str(), done.stderr.str()):
            assert "Traceback" not in stream
            assert "INTERNALERROR" not in stream
        return done

    return runner


def sides(done: pytest.RunResult) -> str:
    found = LIMIT.search(done.stdout.str())
    assert found is not None, done.stdout.str()
    return found[1]


class TestReport:
    """At the end of a session, over the case files that ran."""

    def test_both_sides(self, run: Run) -> None:
        done = run("--fysiodekking-report")
        done.assert_outcomes(passed=2)
        done.stdout.fnmatch_lines(["=* fysiodekking =*", "How far the cases reach", "The law of 12 March 2026 *"])
        assert sides(done) == "2"

    def test_distributed(self, run: Run) -> None:
        """With pytest-xdist the same report: what workers ran comes back."""
        reports = [run("--fysiodekking-report", *more).stdout.str() for more in ((), ("-n", "2"))]
        one, other = (re.findall(r"= fysiodekking =+\n(.*?)\n+(?:=|$)", each, re.DOTALL) for each in reports)
        assert one == other
        assert "negen-2026" in one[0]

    @pytest.mark.parametrize(("word", "missing"), [("ninth", "outside"), ("tenth", "inside")])
    def test_only_what_ran(self, word: str, missing: str, run: Run) -> None:
        done = run("--fysiodekking-report", "-k", word)
        done.assert_outcomes(passed=1, deselected=1)
        assert sides(done) == "1"
        assert f"= negen-2026 year < 9 {missing}" in done.stdout.str()

    def test_a_case_that_differs_counts(self, run: Run, pytester: pytest.Pytester) -> None:
        """Somebody looked at it; what it reaches is what the library answers."""
        path = pytester.path / "tenth.case.toml"
        path.write_text(path.read_text("utf-8").replace('payer = "insured"', 'payer = "basic"'), "utf-8")
        done = run("--fysiodekking-report")
        done.assert_outcomes(passed=1, failed=1)
        assert sides(done) == "2"

    def test_no_case_file_ran(self, run: Run) -> None:
        done = run("--fysiodekking-report", "-k", "eleventh")
        done.stdout.fnmatch_lines(["=* fysiodekking =*", "There is no case to report on."])

    def test_a_list_of_tests(self, run: Run) -> None:
        """Ran none of them, and says nothing of what they reach."""
        done = run("--fysiodekking-report", "--collect-only")
        done.stdout.no_fnmatch_line("*fysiodekking =*")
        done.stdout.no_fnmatch_line("There is no case*")

    def test_not_asked_for(self, run: Run) -> None:
        assert "How far" not in run().stdout.str()

    def test_another_day(self, run: Run) -> None:
        done = run("--fysiodekking-report", "--fysiodekking-on", "2020-08-01")
        done.stdout.fnmatch_lines(["The law of 1 August 2020 *"])

    def test_packages_alone(self, run: Run) -> None:
        done = run("--fysiodekking-report", "--fysiodekking-only-packages", "-k", "ninth")
        done.stdout.fnmatch_lines(["Package negen-2026"])
        done.stdout.no_fnmatch_line("The law of *")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--fysiodekking-report", "--fysiodekking-on", "1999-01-01"), "*1999-01-01: the law of that day is not *"),
            (("--fysiodekking-report", "--fysiodekking-on", "12-3-2026"), "*'12-3-2026' is not a date (write 2026-*"),
            (("--fysiodekking-report", "--fysiodekking-gaps", ""), "*--fysiodekking-gaps names no folder*"),
            (("--fysiodekking-gaps", "gaps"), "*need --fysiodekking-report as well"),
            (("--fysiodekking-only-packages",), "*need --fysiodekking-report as well"),
        ],
    )
    def test_what_cannot_be(self, arguments: tuple[str, ...], message: str, run: Run) -> None:
        done = run(*arguments)
        assert done.ret == pytest.ExitCode.USAGE_ERROR
        done.stderr.fnmatch_lines([message])


class TestGaps:
    """--fysiodekking-gaps DIR writes the cases to fill in."""

    def test_they_fail_until_they_are_filled_in(self, run: Run, pytester: pytest.Pytester) -> None:
        """Collected by the next run, each is a failing test; filled in it passes and closes its gap."""
        done = run("--fysiodekking-report", "--fysiodekking-gaps", "gaps", "-k", "ninth")
        done.stdout.fnmatch_lines(["* cases to fill in written to gaps."])
        (path,) = pytester.path.glob("gaps/package-negen-2026-year-below-9-outside*")
        again = run("--fysiodekking-report", str(path), "ninth.case.toml")
        again.assert_outcomes(passed=1, failed=1)
        assert sides(again) == "1"
        path.write_text(path.read_text("utf-8") + 'outcome = "not_covered"\n', "utf-8")
        filled = run("--fysiodekking-report", str(path), "ninth.case.toml")
        filled.assert_outcomes(passed=2)
        assert sides(filled) == "2"

    def test_a_folder_that_is_a_file(self, run: Run, pytester: pytest.Pytester) -> None:
        """Is said on a line; the tests passed all the same."""
        (pytester.path / "gaps").write_text("", "utf-8")
        done = run("--fysiodekking-report", "--fysiodekking-gaps", "gaps")
        assert done.ret == pytest.ExitCode.OK
        done.stdout.fnmatch_lines([f"{pytester.path / 'gaps'}: is a file, not a folder (name another one)"])

    def test_written_by_one_process(self, run: Run, pytester: pytest.Pytester) -> None:
        """Not by each worker of pytest-xdist."""
        done = run("--fysiodekking-report", "--fysiodekking-gaps", "gaps", "-n", "2")
        count = len(list(Path(pytester.path / "gaps").glob("*.toml")))
        done.stdout.fnmatch_lines([f"{count} cases to fill in written to gaps."])

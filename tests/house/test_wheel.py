"""The wheel: what it holds, and that it lives beside coverage.py in an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from fysiodekking import decide, explain, load_case
from fysiodekking.law import fingerprint
from fysiodekking.packages import shipped
from patience import HANGS
from texts import CASE

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "coverage" / "fysiodekking"
BILLING = ROOT / "docs" / "examples" / "billing"

CONSUMER = """
from fysiodekking import decide, load_case


def who_pays(path):
    decision = decide(load_case(path))
    if decision.payer is None:
        return "unknown"
    return decision.payer.value
"""

CONSUMER_TEST = """
from consumer import who_pays


def test_who_pays():
    assert who_pays("case.toml") == "insured"
"""

CASES = [ROOT.parent / "shared" / "cases", ROOT / "docs" / "examples"]
"""The acceptance cases where they lie beside the project, else the shipped examples."""

OFFLINE = ("NewConnectionError", "Failed to establish a new connection", "Temporary failure in name resolution")


def clean() -> dict[str, str]:
    """Return an environment in which neither this project nor a running coverage.py is seen."""
    hidden = ("PYTHON", "COV_", "COVERAGE_", "PYTEST_", "VIRTUAL_ENV")
    return {key: value for key, value in os.environ.items() if not key.startswith(hidden)}


def run(*command: str | Path, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(  # noqa: S603
        [str(each) for each in command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean(),
        check=False,
        timeout=HANGS,
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the working copy with what is installed here."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel, coverage.py and pytest-cov."""
    return environment_with(wheel, "attrs", "pytest", "pytest-cov", folder=tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def for_testing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel with its extra `testing`, as a user installs it."""
    extra = f"fysiodekking[testing] @ {wheel.as_uri()}"
    return environment_with(extra, folder=tmp_path_factory.mktemp("testing"))


@pytest.fixture(scope="module")
def plain(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment in which nothing was asked for but the wheel and pytest."""
    return environment_with(wheel, "pytest", folder=tmp_path_factory.mktemp("plain"))


def environment_with(*packages: str | Path, folder: Path) -> Path:
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = pip(interpreter, "install", "--quiet", *packages, cwd=folder, check=False)
    if any(sign in done.stderr for sign in OFFLINE):
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, done.stderr
    return interpreter


def pip(interpreter: Path, *arguments: str | Path, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    return run(
        *(sys.executable, "-m", "pip", "--python", interpreter, "--disable-pip-version-check", *arguments),
        cwd=cwd,
        check=check,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project that uses the library."""
    (tmp_path / "consumer.py").write_text(CONSUMER, "utf-8")
    (tmp_path / "test_consumer.py").write_text(CONSUMER_TEST, "utf-8")
    (tmp_path / "case.toml").write_text(CASE, "utf-8")
    return tmp_path


class TestContent:
    """The wheel holds the package and nothing beside it."""

    def test_every_file_of_the_package(self, wheel: Path) -> None:
        """All modules, all data files and `py.typed`, and no leftovers of running it."""
        with zipfile.ZipFile(wheel) as archive:
            held = {name for name in archive.namelist() if name.startswith("fysiodekking/")}
        wanted = {
            f"fysiodekking/{path.relative_to(PACKAGE).as_posix()}"
            for path in PACKAGE.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert held == wanted
        assert "fysiodekking/py.typed" in held
        assert any(name.endswith(".toml") for name in held)

    def test_nothing_beside_it(self, wheel: Path) -> None:
        """No `coverage/` at the top, where it would overwrite coverage.py; no tests either."""
        with zipfile.ZipFile(wheel) as archive:
            tops = {name.split("/")[0] for name in archive.namelist()}
        (information,) = tops - {"fysiodekking"}
        assert information.endswith(".dist-info")

    def test_what_it_says_of_itself(self, wheel: Path) -> None:
        """Its name, the one dependency, the extra for the command, the command itself, and the pytest plugin."""
        with zipfile.ZipFile(wheel) as archive:
            texts = {
                name.split("/")[-1]: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name
            }
        needed = [line for line in texts["METADATA"].splitlines() if line.startswith("Requires-Dist:")]
        assert sorted(line.split()[1].split(">")[0] for line in needed if "extra ==" not in line) == ["attrs"]
        assert "Provides-Extra: cli" in texts["METADATA"]
        assert "Name: fysiodekking\n" in texts["METADATA"]
        assert "fysiodekking = fysiodekking.__main__:main" in texts["entry_points.txt"]
        assert "[pytest11]\nfysiodekking = fysiodekking.adapters.pytest_plugin" in texts["entry_points.txt"]
        assert any(name.startswith("LICENSE") for name in texts)


class TestInANewEnvironment:
    """The installed wheel answers, measures along with coverage.py, and leaves it whole when it goes."""

    def test_it_lives_beside_coverage(self, environment: Path, project: Path) -> None:
        """Import, answer, explain, measure, uninstall: one after the other, as a user would."""
        imports = "import coverage, fysiodekking; print(coverage.Coverage.__name__, fysiodekking.__file__)"
        name, place = run(environment, "-c", imports, cwd=project).stdout.split()
        assert name == "Coverage"
        assert Path(place).is_relative_to(environment.parents[1])

        answer = "from fysiodekking import *; d = decide(load_case('case.toml')); explain(d); print(d.outcome, d.payer)"
        assert run(environment, "-W", "error", "-c", answer, cwd=project).stdout.split() == ["not_covered", "insured"]

        without_extra = run(environment, "-m", "fysiodekking", "--help", cwd=project, check=False)
        assert without_extra.returncode == 2
        assert "pip install '.[cli]'" in without_extra.stderr
        assert "Traceback" not in without_extra.stderr

        measured = run(
            *(environment, "-m", "pytest", "-p", "no:cacheprovider", "--cov=consumer", "--cov=fysiodekking"),
            *("--cov-branch", "--cov-report=term"),
            cwd=project,
        )
        assert measured.stderr == ""
        lines = measured.stdout.splitlines()
        assert "1 passed" in measured.stdout
        (row,) = (line for line in lines if line.startswith("consumer.py"))
        assert row.split()[1:3] == ["6", "1"]
        (row,) = (line for line in lines if "fysiodekking/deciding/__init__.py" in line)
        assert row.split()[2] == "0"  # although the plugin was loaded before coverage.py began

        pip(environment, "uninstall", "--yes", "--quiet", "fysiodekking", cwd=project)
        # pytest keeps its compiled files of a plugin, which pip does not know: an empty folder may stay behind
        gone = run(environment, "-c", "from fysiodekking import decide", cwd=project, check=False)
        assert "Error: " in gone.stderr
        left = "import coverage, pytest_cov; print(coverage.Coverage.__name__)"
        assert run(environment, "-c", left, cwd=project).stdout == "Coverage\n"
        run(environment, "-m", "coverage", "--version", cwd=project)


class TestFromAZip:
    """The wheel itself on the path, as a zip from which nothing is unpacked: everything that is read stands in it."""

    def program(self, wheel: Path, program: str, *arguments: str | Path, cwd: Path) -> str:
        """Run a program that finds the library in the wheel only; what else it needs is what is installed here."""
        first = f"import sys; sys.path.insert(0, {str(wheel)!r}); import fysiodekking as f"
        where = f"assert f.__file__.startswith({str(wheel)!r}), f.__file__"
        return run(sys.executable, "-W", "error", "-c", f"{first}; {where}; {program}", *arguments, cwd=cwd).stdout

    def test_it_answers(self, wheel: Path, project: Path) -> None:
        """Law, packages and words are read from it: all of them, the same as from the folder."""
        asked = "d = f.decide(f.load_case('case.toml')); print(d.outcome, d.payer, len(f.explain(d, 'en', 'html')))"
        decision = decide(load_case(project / "case.toml"))
        said = ["not_covered", "insured", str(len(explain(decision, "en", "html")))]
        assert self.program(wheel, asked, cwd=project).split() == said
        listed = "from fysiodekking.law import fingerprint; from fysiodekking.packages import shipped"
        asked = f"{listed}; print(fingerprint(), *shipped.ids())"
        assert self.program(wheel, asked, cwd=project).split() == [fingerprint(), *shipped.ids()]

    def test_its_command(self, wheel: Path, project: Path) -> None:
        """Cases, law and packages, as the command gives them from a folder."""
        pytest.importorskip("click")
        command = "from fysiodekking.__main__ import main; main()"
        assert "23 zoals verwacht" in self.program(wheel, command, "check", ROOT / "docs" / "examples", cwd=project)
        assert "Artikel2.6" in self.program(wheel, command, "law", "show", "2.6", cwd=project)
        one = shipped.ids()[0]
        assert one in self.program(wheel, command, "packages", "list", cwd=project)
        assert "polisjaar" in self.program(wheel, command, "packages", "show", one, cwd=project)

    def test_its_plugin(self, wheel: Path, tmp_path: Path) -> None:
        """A case file is a test, and what is wrong is told in words."""
        (tmp_path / "wrong.case.toml").write_text(f'{CASE}\n[expect]\npayer = "package"\n', "utf-8")
        done = self.program(wheel, "import pytest; print(pytest.main(['-p', 'no:cacheprovider']))", cwd=tmp_path)
        assert "payer: expected package, got insured" in done
        assert done.splitlines()[-1] == "1"


class TestTheBillingExample:
    """The project under `docs/examples/billing` uses the installed wheel as any other project does."""

    def test_its_own_tests_pass(self, for_testing: Path, tmp_path: Path) -> None:
        """Every one of them, its case files among them where the wheel brings the plugin that collects these."""
        project = shutil.copytree(BILLING, tmp_path / "billing", ignore=shutil.ignore_patterns("__pycache__", ".*"))
        where = run(for_testing, "-c", "import fysiodekking; print(fysiodekking.__file__)", cwd=project)
        assert Path(where.stdout.strip()).is_relative_to(for_testing.parents[1])

        done = run(for_testing, "-m", "pytest", "-v", "-p", "no:cacheprovider", cwd=project).stdout
        assert re.search(r"^=+ \d+ passed in ", done, re.MULTILINE), done
        passed = [line for line in done.splitlines() if "PASSED" in line]
        assert any("test_every_line_is_settled_exactly_once" in line for line in passed)
        written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        if "pytest11" in written.get("entry-points", {}):
            for path in (project / "tests" / "cases").iterdir():
                assert any(path.name in line for line in passed), path.name

    def test_its_command(self, for_testing: Path) -> None:
        """It bills the day that is shipped with it; something is left to ask, which its status says."""
        day = BILLING / "days" / "2026-03-12.json"
        done = run(for_testing, "-B", "-m", "billing", day, cwd=BILLING, check=False)
        assert done.returncode == 1, done.stderr
        assert done.stderr == ""
        assert "42.50 insurer, supplementary package, code 009" in done.stdout


class TestCaseFilesUnderPytest:
    """With nothing but the wheel and pytest installed, case files in an empty folder are tests."""

    def test_the_cases(self, plain: Path, tmp_path: Path) -> None:
        """Each case is a test that passes, named by its title; no warning, nothing else is needed."""
        source = next(folder for folder in CASES if folder.is_dir())
        files = sorted(source.glob("*.toml"))
        assert len(files) >= 10
        for file in files:
            shutil.copy(file, tmp_path / f"{file.stem}.case.toml")
        done = run(plain, "-m", "pytest", "-W", "error", "-rA", cwd=tmp_path)
        assert f"= {len(files)} passed in " in done.stdout
        titles = {tomllib.loads(file.read_text("utf-8"))["title"] for file in files}
        passed = [line for line in done.stdout.splitlines() if line.startswith("PASSED ")]
        assert len(passed) == len(files)
        assert sum(any(title in line for title in titles) for line in passed) == len(files)
        extras = run(plain, "-c", "import click", cwd=tmp_path, check=False)
        assert "ModuleNotFoundError" in extras.stderr

    def test_one_that_fails(self, plain: Path, tmp_path: Path) -> None:
        """It says what was expected, what came, and why."""
        (tmp_path / "wrong.case.toml").write_text(f'{CASE}\n[expect]\npayer = "package"\n', "utf-8")
        done = run(plain, "-m", "pytest", "-W", "error", "--fysiodekking-lang", "en", cwd=tmp_path, check=False)
        assert done.returncode == 1
        assert "payer: expected package, got insured\n\nNo, this session is not covered" in done.stdout
        assert "Traceback" not in done.stdout + done.stderr

"""How the project is laid out: what is imported where, what is documented, and what stands in no file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import fysiodekking
from patience import HANGS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "coverage"
PACKAGE = SOURCE / "fysiodekking"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 600
NEED_AN_EXTRA = set() if find_spec("starlette") else {"adapters/service/app.py", "adapters/service/server.py"}
"""Modules that only the extra `http` can import."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, wherever in the file it does."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


class TestTheSourceRoot:
    """`coverage/` is a folder that holds the package, not a package that hides coverage.py."""

    def test_it_is_no_package(self) -> None:
        """An `__init__.py` there would replace coverage.py wherever both are installed."""
        assert sorted(path.name for path in SOURCE.iterdir() if path.name != "__pycache__") == ["fysiodekking"]

    def test_the_real_coverage_is_found_beside_it(self) -> None:
        """Also when Python starts in the folder of the project."""
        done = python("import coverage; print(coverage.__file__, coverage.Coverage.__name__)", cwd=ROOT)
        assert done.stdout.split()[1] == "Coverage"
        assert not Path(done.stdout.split()[0]).is_relative_to(SOURCE)

    def test_no_ignore_rule_swallows_it(self) -> None:
        """A rule for reports of coverage.py, as `coverage/`, would leave the wheel empty."""
        rules = (ROOT / ".gitignore").read_text("utf-8").split()
        assert not [rule for rule in rules if re.fullmatch(r"!?/?(\*\*/)?(cov\w*|c?\*|\*/)(/.*)?", rule)]

    def test_git_ignores_none_of_its_files(self) -> None:
        """The same, asked of git itself, for every file that is shipped and for one that is to come."""
        git = shutil.which("git")
        if git is None or not (ROOT / ".git").exists():
            pytest.skip("not a working copy of git")
        files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        asked = "\n".join(str(path) for path in (*files, PACKAGE / "new.py", PACKAGE / "law" / "data" / "new.toml"))
        done = subprocess.run(  # noqa: S603
            [git, "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin"],
            input=asked,
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, ""), done.stderr

    def test_the_build_asks_no_ignore_file(self) -> None:
        """`ignore-vcs = true`: what is shipped stands in pyproject.toml alone."""
        assert settings()["tool"]["hatch"]["build"]["ignore-vcs"] is True

    def test_reports_of_coverage_go_elsewhere(self) -> None:
        """No report is written into the source root."""
        reports = settings()["tool"].get("coverage", {})
        paths = [value for each in reports.values() for value in each.values() if isinstance(value, str)]
        assert not [path for path in paths if path.startswith(("coverage/", "./coverage"))]

    def test_it_says_that_it_is_typed(self) -> None:
        """Type checkers of those who use it look for `py.typed`."""
        assert (PACKAGE / "py.typed").is_file()


class TestImports:
    """Imports point one way: model, law, rules, decide, adapters."""

    def test_the_contracts_of_the_linter_hold(self) -> None:
        """import-linter finds no import against the direction."""
        pytest.importorskip("importlinter")
        program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
        done = python(program, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_the_page_draws_the_layers_of_the_linter(self) -> None:
        """The picture of docs/architecture.md has their lines, and its list of folders names each."""
        page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
        _, picture, rest = page.split("```", 2)
        drawn = [re.split(r"\s{2,}", line)[0].split(", ") for line in picture.splitlines()[1:]]
        contracts = settings()["tool"]["importlinter"]["contracts"]
        layers = next(each["layers"] for each in contracts if each["containers"] == ["fysiodekking"])
        assert drawn == [layer.split(" | ") for layer in layers]
        named = set(re.findall(r"`(\w+)(?:\.py)?`", rest))
        assert [part for line in drawn for part in line if part not in named] == []

    @pytest.mark.parametrize("part", ["model", "law", "rules", "deciding", "explain"])
    def test_what_decides_needs_little(self, part: str) -> None:
        """What is below the adapters knows attrs and the standard library."""
        allowed = sys.stdlib_module_names | {"attrs", "attr", "fysiodekking"}
        found = {each.split(".")[0] for path in (PACKAGE / part).rglob("*.py") for each in imported(path)}
        assert found <= allowed

    @pytest.mark.parametrize("part", ["model", "law", "rules", "deciding", "explain", "series.py"])
    def test_what_decides_has_no_clock_network_or_environment(self, part: str) -> None:
        """An answer depends on the case alone."""
        paths = [PACKAGE / part] if part.endswith(".py") else sorted((PACKAGE / part).rglob("*.py"))
        found = {each.split(".")[0] for path in paths if path.exists() for each in imported(path)}
        assert found.isdisjoint({"logging", "os", "random", "secrets", "socket", "ssl", "time", "urllib", "warnings"})
        for path in paths:
            called = (
                {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
                if path.exists()
                else set()
            )
            assert called.isdisjoint({"today", "now", "utcnow"}), path


class TestTheImportItself:
    """Importing the library costs next to nothing: what an answer needs is imported when it is asked."""

    WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
before = set(sys.modules)
import fysiodekking
print(*sorted(set(sys.modules) - before))
print(*[name for name in opened if name.endswith(".toml")])
"""

    def test_what_it_imports_and_opens(self) -> None:
        """No click or tomllib, and no file of law or packages."""
        modules, opened = python(self.WATCH).stdout.split("\n")[:2]
        found = {name.split(".")[0] for name in modules.split()}
        assert found.isdisjoint({"click", "tomllib", "json", "logging"})
        assert not [name for name in modules.split() if name.startswith(("fysiodekking.law", "fysiodekking.rules"))]
        assert opened == ""

    def test_only_tests_need_hypothesis(self) -> None:
        """It is imported by `fysiodekking.testing` alone; where it is not installed, that says what to install."""
        users = {name_of(path).split("/")[0] for path in MODULES if "hypothesis" in set(imported(path))}
        assert users == {"testing"}
        done = python("import sys; sys.modules['hypothesis'] = None; import fysiodekking.testing", check=False)
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == (
            "ImportError: fysiodekking.testing needs hypothesis (in a clone: pip install '.[testing]')"
        )
        assert "During handling" not in done.stderr

    def test_the_command_needs_its_extra(self) -> None:
        """Without it one line says what to install; the status is not that of a case that differs."""
        done = python(
            "import sys; sys.modules['click'] = None; from fysiodekking.__main__ import main; main()", check=False
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "fysiodekking: the command line needs click: in a clone: pip install '.[cli]'\n"

    def test_a_command_starts_without_what_others_need(self) -> None:
        """Explaining a case imports no proof, no interview, no message, no plan, no service and no further process."""
        done = python(
            "import sys\n"
            f"sys.argv[1:] = ['explain', {str(ROOT / 'docs' / 'examples' / 'neck-pain-with-package.toml')!r}]\n"
            "from fysiodekking.__main__ import main\n"
            "try: main()\n"
            "finally: print(*sys.modules, file=sys.stderr)"
        )
        others = {f"fysiodekking.{each}" for each in ("proof", "series", "adapters.interview", "adapters.messages")}
        loaded = set(done.stderr.split())
        assert "fysiodekking.adapters.cli.cases" in loaded
        assert loaded.isdisjoint({*others, "fysiodekking.adapters.service", "multiprocessing"})

    def test_the_service_needs_its_extra(self) -> None:
        """It is imported by nothing else; where the extra is not installed, one line says what to install."""
        outside = {"starlette", "uvicorn"}
        users = {name_of(path) for path in MODULES if outside & {each.split(".")[0] for each in imported(path)}}
        assert users == {"adapters/service/app.py", "adapters/service/server.py"}
        done = python(
            "import sys; sys.modules['starlette'] = None; sys.argv[1:] = ['serve', '--lang', 'en']; "
            "from fysiodekking.__main__ import main; main()",
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "serve needs starlette: in a clone: pip install '.[http]'\n"

    def test_an_answer_needs_no_command(self) -> None:
        """Click is not imported by loading, deciding, explaining and writing data."""
        program = """
import sys, fysiodekking as f
case = f.case_from({
    "session": {"date": "2026-03-12", "performance": "1000"}, "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"}, "conditions": {"neck": {"kind": "not_listed"}},
})
decision = f.decide(case)
f.as_dict(decision), f.explain(decision, "nl"), f.explain(decision, "en")
print(*{name.split(".")[0] for name in sys.modules})
"""
        assert "click" not in python(program).stdout.split()

    def test_how_long_it_takes(self) -> None:
        """No more computing than to count to five million: some 100 ms where that takes so, tried again if needed.

        Both are measured in one process, so that a slow or busy machine is slow at both.
        """
        clock = (
            "import time; a = time.process_time(); import fysiodekking; b = time.process_time(); "
            "sum(range(5_000_000)); print((b - a) / (time.process_time() - b))"
        )
        taken: list[float] = []
        for _ in range(4):
            taken.append(sorted(float(python(clock).stdout) for _ in range(5))[2])
            if taken[-1] <= 1:
                return
        pytest.fail(f"the import takes {min(taken):.1f} times as long at the best of {len(taken)} medians")


class TestPublicNames:
    """The surface is short, sorted, and all there."""

    def test_sorted(self) -> None:
        """`__all__` is sorted and names nothing twice."""
        assert list(fysiodekking.__all__) == sorted(set(fysiodekking.__all__))

    def test_every_name_resolves(self) -> None:
        """Each name is there, also by `from fysiodekking import …`, and `dir` lists it."""
        for name in fysiodekking.__all__:
            assert getattr(fysiodekking, name) is not None
            assert name in dir(fysiodekking)
        found: dict[str, Any] = {}
        exec("from fysiodekking import *", found)  # noqa: S102
        assert set(fysiodekking.__all__) <= set(found)

    def test_the_names_of_the_contract(self) -> None:
        """What users rely on."""
        names = {"decide", "explain", "load_case", "case_from", "as_dict", "Case", "Decision", "Outcome", "InvalidCase"}
        assert names <= set(fysiodekking.__all__)

    def test_functions_stay_functions(self) -> None:
        """`explain` shares its name with a folder, which no later import puts in its place."""
        program = "\n".join(
            [
                "import fysiodekking",
                *[
                    "import fysiodekking." + name_of(path)[:-3].replace("/", ".").removesuffix(".__init__")
                    for path in MODULES
                    if name_of(path) not in {"__init__.py", "__main__.py", *NEED_AN_EXTRA}
                ],
                "assert callable(fysiodekking.decide) and callable(fysiodekking.explain)",
                "from fysiodekking import decide, explain",
                "assert callable(decide) and callable(explain)",
                "print('both')",
            ]
        )
        assert python(program).stdout == "both\n"

    def test_a_name_that_is_not_there(self) -> None:
        """Asking for another name raises as for any module."""
        with pytest.raises(AttributeError, match="no_such_name"):
            _ = fysiodekking.no_such_name

    def test_the_version_is_one(self) -> None:
        """The version stands in one place; the installed one is the same, and so is the one to cite."""
        assert re.fullmatch(r"\d+\.\d+\.\d+", fysiodekking.__version__)
        assert f"\nversion: {fysiodekking.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
        assert "version" in settings()["project"]["dynamic"]


class TestWhatIsNeeded:
    """pyproject.toml names what is tried: `.ci/run` installs the lowest versions and the pinned ones."""

    def test_every_package_has_a_lowest_version(self) -> None:
        """One that `.ci/run` can read (`name>=version`)."""
        for written in self.requirements():
            assert re.fullmatch(r"[a-z-]+>=[0-9.]+", written), written

    @pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="not a working copy")
    def test_what_is_pinned(self) -> None:
        """Every package that `.ci/run` installs is, and not below its lowest version."""
        lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
        pinned = [line.split("==") for line in lines if not line.startswith("#")]
        pins = {canonicalize_name(name): version for name, version in pinned}
        for requirement in map(Requirement, self.requirements(without=("fuzz", "mutate"))):
            assert pins[requirement.name] in requirement.specifier, requirement

    @pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="not a working copy")
    def test_every_python_is_tried(self) -> None:
        """A classifier stands for a Python that `.ci/run` looks for."""
        classifiers = [each.rpartition(" ")[2] for each in settings()["project"]["classifiers"] if " 3." in each]
        run = (ROOT / ".ci" / "run").read_text("utf-8")
        assert f"for version in {' '.join(classifiers)}; do" in run

    def test_the_parts_of_the_whole_run(self) -> None:
        """CONTRIBUTING.md names each part of `.ci/run`; another name is refused with those that there are."""
        script = ROOT / ".ci" / "run"
        parts = re.search(r"(?m)^  ([a-z |]+)\)$", script.read_text("utf-8"))
        assert parts is not None
        told = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
        assert set(re.findall(r"`\.ci/run (\w+)`", told)) == set(parts[1].split(" | "))
        done = subprocess.run(["bash", script, "all"], capture_output=True, text=True, check=False, timeout=HANGS)  # noqa: S603, S607
        assert done.returncode == 2
        assert "no part is called all: lint, types, quick, tests, pages, site or playground" in done.stderr

    def test_no_address_is_made_up(self) -> None:
        """Those of the project are the law that the data are laid beside."""
        sources = tomllib.loads((PACKAGE / "law" / "data" / "sources.toml").read_text("utf-8")).values()
        known = {each["url"].partition("/{")[0] for each in sources}
        assert set(settings()["project"]["urls"].values()) <= known

    def requirements(self, without: tuple[str, ...] = ()) -> list[str]:
        project = settings()["project"]
        extras = [
            each for name, extra in project["optional-dependencies"].items() if name not in without for each in extra
        ]
        own = [*project["dependencies"], *extras, *settings()["build-system"]["requires"]]
        return [each for each in own if not each.startswith("fysiodekking[")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
class TestEveryModule:
    """Each file is short and says what it is for."""

    def test_docstrings(self, path: Path) -> None:
        """The module, its public classes and functions, and their public methods have docstrings."""
        assert list(undocumented(tree(path), public=True)) == []

    def test_not_too_long(self, path: Path) -> None:
        """Such a file is about two things."""
        lines = path.read_text("utf-8").count("\n")
        assert lines <= LONGEST, f"{lines} lines"


def undocumented(node: ast.AST, *, public: bool, where: str = "module") -> Iterator[str]:
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        if public and ast.get_docstring(node) is None:
            yield where
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return  # what stands inside a function is its own affair
        for member in node.body:
            name = getattr(member, "name", "")
            yield from undocumented(member, public=public and not name.startswith("_"), where=f"{where}.{name}")


@pytest.mark.parametrize("part", ["boundaries", "deciding", "proof", "reach", "what_if"])
def test_a_folder_says_what_each_of_its_files_does(part: str) -> None:
    """Its first lines name every module of it, and a list there none that it has not."""
    folder = PACKAGE / part
    said = ast.get_docstring(tree(folder / "__init__.py")) or ""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    listed = {word for line in re.findall(r"(?m)^- (.+):", said) for word in re.findall(r"`(\w+)`", line)}
    assert listed <= modules <= set(re.findall(r"`(\w+)`", said))


class TestNobodyIsInTheFiles:
    """No file says who anybody is: no citizen's number, no address, no name of an insured person."""

    PLACES = ("tests", "docs", "coverage", "README.md", "CHANGELOG.md")
    KINDS = frozenset({".toml", ".json", ".py", ".md", ".txt", ".html", ".ambr"})

    def files(self) -> Iterator[Path]:
        for place in self.PLACES:
            top = ROOT / place
            for path in [top] if top.is_file() else sorted(top.rglob("*")):
                if path.suffix in self.KINDS and path.is_file() and not {"__pycache__", "_build"} & set(path.parts):
                    yield path

    def test_no_citizen_service_number(self) -> None:
        """No nine digits that pass the test of eleven."""
        found = [
            f"{path.relative_to(ROOT)}: {number}"
            for path in self.files()
            for number in re.findall(r"(?<![\w./-])\d{9}(?![\w/-])", path.read_text("utf-8"))
            if is_bsn(number)
        ]
        assert found == []

    def test_the_test_of_eleven(self) -> None:
        """The check itself tells a possible number from an impossible one."""
        digits = (1, 1, 1, 2, 2, 2, 3, 3, 3)
        assert is_bsn("".join(map(str, digits)))
        assert not is_bsn("123456789")

    def test_no_address(self) -> None:
        """No e-mail address outside the domains for examples, and no Dutch postal code with a house number."""
        found = []
        for path in self.files():
            text = path.read_text("utf-8")
            mails = re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
            found += [f"{path.name}: {mail}" for mail in mails if not re.search(r"@(\w+\.)*example\.\w+$", mail)]
            found += [f"{path.name}: {code}" for code in re.findall(r"\b\w+(?:straat|laan|weg|plein) \d+\b", text)]
            found += [
                f"{path.name}: {code}" for code in re.findall(r"\b[1-9]\d{3} ?[A-Z]{2}\b(?=,? [A-Z][a-z]+\b)", text)
            ]
        assert found == []

    def test_no_personal_key_in_a_case(self) -> None:
        """No case file under `tests/` or `docs/` has a personal key; only a package has a name."""
        personal = {"bsn", "address", "adres", "email", "phone", "telefoon", "naam", "achternaam", "postcode", "iban"}
        found = []
        for path in self.files():
            if path.suffix == ".toml" and path.name != "pyproject.toml" and not path.is_relative_to(SOURCE):
                for keys in paths(tomllib.loads(path.read_text("utf-8"))):
                    named = keys[-1] == "name" and keys[:1] != ("packages",)
                    if str(keys[-1]).lower() in personal or named:
                        found.append(f"{path.relative_to(ROOT)}: {'.'.join(map(str, keys))}")
        assert found == []


def is_bsn(number: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True))
    return total % 11 == 0 and int(number) > 0


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        if isinstance(key, str):
            yield (*path, key)
        yield from paths(member, (*path, key))


def python(program: str, *, cwd: Path | None = None, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a program in a fresh interpreter."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=HANGS,
    )
    assert done.returncode == 0 or not check, done.stderr
    return done

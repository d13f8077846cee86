"""Packages of one's own: from files, folders, objects and installed wheels, each id in one place only."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import texts
from fysiodekking import InvalidCase, InvalidPackage, case_from, decide, load_case
from fysiodekking.adapters import package_sources
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.package_files import load_packages, packages_from
from fysiodekking.adapters.package_sources import GROUP, own_packages
from fysiodekking.adapters.policy_cases import load_policies
from packages import grant, package
from spoken import in_english

TERMS = texts.PACKAGE
CASE = 'packages = ["eigen-9-2026"]\nhistory = []\n' + texts.CASE.replace("true\n", "true\ncontracted = true\n", 1)
POLICY = CASE + '[expect]\npayer = "package"\npackage = "eigen-9-2026"\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, *names: str) -> Path:
        path = tmp_path.joinpath(*names)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return written


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Lay a module with a package file on the path, as a wheel with an entry point installs it; return its folder."""
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    before = {*sys.modules}

    def lay(module: str, terms: str, value: str = "") -> Path:
        folder = tmp_path / "site" / module
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text("")
        (folder / "terms.toml").write_text(terms, "utf-8")
        (folder / "terms.case.toml").write_text("[expect]\n")
        info = tmp_path / "site" / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{module} = {value or module}\n")
        importlib.invalidate_caches()
        package_sources._installed.cache_clear()
        return folder

    package_sources._installed.cache_clear()
    yield lay
    package_sources._installed.cache_clear()
    for name in {*sys.modules} - before:
        if name.endswith("_terms"):
            sys.modules.pop(name)


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(command, in_english(*arguments), prog_name="fysiodekking")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


def refused(*sources: Any) -> list[str]:
    with pytest.raises(InvalidPackage) as caught:
        own_packages(sources)
    return [str(each) for each in caught.value.problems]


class TestWhereTheyComeFrom:
    """A file, a folder, an object, several of them, a wheel."""

    def test_a_file(self, write: Write) -> None:
        """A case names an id, and the terms are those of the file."""
        case = load_case(write(CASE, "case.toml"), packages=write(TERMS, "own.toml"))
        assert decide(case).package == "eigen-9-2026"

    def test_a_folder(self, write: Write) -> None:
        """Package files at any depth, and the policy checks beside them are left alone."""
        write(TERMS, "own", "voorbeeld", "2026.toml")
        write(POLICY, "own", "voorbeeld", "2026.case.toml")
        folder = write(TERMS.replace("eigen-9", "eigen-18"), "own", "other.toml").parent
        assert sorted(own_packages(folder).packages) == ["eigen-18-2026", "eigen-9-2026"]

    def test_a_linked_folder(self, write: Write) -> None:
        """It is gone into, once, and never in a circle; an ending in capitals is the same; a dead link is told."""
        shared = write(TERMS, "shared", "TERMS.TOML").parent
        folder = write(TERMS.replace("eigen-9", "eigen-18"), "own", "other.toml").parent
        for link, to in (("link", shared), ("again", shared), ("circle", folder)):
            (folder / link).symlink_to(to)
        assert sorted(own_packages(folder).packages) == ["eigen-18-2026", "eigen-9-2026"]
        (folder / "lost").symlink_to("gone")
        assert refused(folder) == [f"{folder / 'lost'}: is a link that leads to no file (mend it, or take it away)"]

    def test_objects(self, write: Write) -> None:
        """What was read once serves many cases, by its id and as it is."""
        (one,) = load_packages(write(TERMS, "own.toml"))
        mapping: dict[str, Any] = {
            "session": {"date": "2026-03-12", "performance": "1000"},
            "provider": {"profession": "physiotherapist"},
            "insured": {"born": "1984-05-02"},
            "conditions": {"neck": {"kind": "not_listed"}},
        }
        assert case_from(mapping | {"packages": [one]}).packages == (one,)
        assert case_from(mapping | {"packages": ["eigen-9-2026"]}, packages=[one]).packages[0] is one
        mixed = case_from(mapping | {"packages": [one, "zilveren-kruis-4-sterren-2025"]})
        assert [each.id for each in mixed.packages] == ["eigen-9-2026", "zilveren-kruis-4-sterren-2025"]

    def test_a_wheel(self, wheel: Callable[..., Path], write: Write) -> None:
        """Who ships packages names the module that they lie beside; every case may name them."""
        path = write(CASE, "case.toml")
        with pytest.raises(InvalidCase, match="'eigen-9-2026' is not shipped"):
            load_case(path)
        wheel("own_terms", TERMS)
        assert decide(load_case(path)).package == "eigen-9-2026"

    def test_a_wheel_with_an_ending_in_capitals(self, wheel: Callable[..., Path]) -> None:
        """It is the same ending, as in a folder."""
        terms = wheel("own_terms", TERMS) / "terms.toml"
        terms.rename(terms.with_name("TERMS.TOML"))
        assert own_packages().places["eigen-9-2026"] == "own_terms/TERMS.TOML"

    def test_a_wheel_that_prints(self, wheel: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
        """What its module says does not stand among the answers."""
        (wheel("own_terms", TERMS) / "__init__.py").write_text("print('hello')")
        assert list(own_packages().packages) == ["eigen-9-2026"]
        assert capsys.readouterr() == ("", "hello\n")

    @pytest.mark.parametrize(
        ("wrong", "said"), [("yaer = 2026", "packages[0].year: is missing"), ("year = = 1", "is not TOML")]
    )
    def test_a_wheel_that_is_not_unpacked(
        self, wheel: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, wrong: str, said: str
    ) -> None:
        """Its files are read from the archive, and called as they are there, not as a copy that is gone."""
        for name, terms in (("good", TERMS), ("bad", TERMS.replace("year = 2026", wrong))):
            folder = wheel(f"{name}_terms", terms)
            archive = shutil.make_archive(str(folder.parent.parent / name), "zip", folder.parent)
            shutil.rmtree(folder.parent)
            monkeypatch.syspath_prepend(archive)
            package_sources._installed.cache_clear()
            own = own_packages()
            if name == "good":
                assert own.places == {"eigen-9-2026": "good_terms/terms.toml"}
            else:
                assert str(own.unread[0]).startswith(f"bad_terms/terms.toml: {said}")

    def test_a_policy_check_tests_the_file_that_ships(self, write: Write) -> None:
        """Where the file changes, the check fails."""
        terms, check = write(TERMS, "own.toml"), write(POLICY, "own.case.toml")
        assert run("check", check, "--packages", terms) == (0, "1 as expected, 0 different\n")
        terms.write_text(TERMS.replace("max = 9", "max = 0"), "utf-8")
        assert run("check", check, "--packages", terms)[0] == 1
        assert [each.expect.package for each in load_policies(check, packages=terms)] == ["eigen-9-2026"]


class TestABrokenWheel:
    """It stops nothing that does not need it; who names what is not there is told."""

    def broken(self, kind: str, wheel: Callable[..., Path]) -> str:
        """Lay a good wheel and one that is broken; return the start of what is said of that."""
        wheel("own_terms", TERMS)
        other = TERMS.replace("eigen-9", "their-9")
        if kind == "key":
            folder = wheel("their_terms", other.replace("year = 2026", "yaer = 2026"))
            return f"{folder / 'terms.toml'}: packages[0].year: is missing"
        if kind == "toml":
            folder = wheel("their_terms", "x = = 1")
            return f"{folder / 'terms.toml'}: is not TOML"
        said = "fysiodekking.packages: their_terms: "
        if kind == "import":
            (wheel("their_terms", other) / "__init__.py").write_text("raise ValueError('its own')")
            return f"{said}their_terms cannot be read (ValueError: its own; mend it or uninstall it)"
        if kind == "end":
            (wheel("their_terms", other) / "__init__.py").write_text("raise SystemExit(0)")
            return f"{said}their_terms cannot be read (SystemExit: 0; mend it or uninstall it)"
        if kind == "name":
            wheel("their_terms", other, "their terms!")
            return f"{said}their terms! cannot be read ("
        if kind == "no module":
            wheel("their_terms", other, "no_such_terms")
            return f"{said}no_such_terms cannot be read (ModuleNotFoundError: "
        folder = wheel("their_terms", other, "their_terms.one_file" if kind == "a file" else "")
        if kind == "a file":
            (folder / "one_file.py").write_text("")
            return f"{said}their_terms.one_file holds no package file (lay a .toml in that folder"
        (folder / "terms.toml").unlink()
        return f"{said}their_terms holds no package file"

    @pytest.mark.parametrize("kind", ["key", "toml", "import", "end", "name", "no module", "a file", "empty"])
    def test_the_rest_goes_on(self, kind: str, wheel: Callable[..., Path], write: Write) -> None:
        said = self.broken(kind, wheel)
        case = write(CASE, "case.toml")
        assert decide(load_case(case)).package == "eigen-9-2026"
        assert any(str(each).startswith(said) for each in own_packages().unread)
        status, out = run("packages", "list", "--year", "2026")
        assert (status, said in out, "eigen-9-2026" in out) == (0, True, True)
        named = write(CASE.replace("eigen-9-2026", "their-9-2026"), "other.toml")
        with pytest.raises(InvalidCase, match=r"^packages\[0\]: 'their-9-2026' is not shipped") as caught:
            load_case(named)
        assert f"could not be read: {own_packages().unread[0]}" in str(caught.value)
        assert run("explain", named)[0] == 2


class TestEveryCommand:
    """`--packages` stands on each that reads a case."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("explain", "CASE"),
            ("explain", "CASE", "--compare", "CASE"),
            ("check", "CASE"),
            ("plan", "CASE", "--sessions", "2"),
            ("packages", "compare", "CASE", "--sessions", "2", "--with", "eigen-9-2026"),
            ("packages", "show", "eigen-9-2026"),
        ],
        ids=" ".join,
    )
    def test_it_knows_the_id(self, arguments: tuple[str, ...], write: Write) -> None:
        """With the file the command answers, without it names what is not known."""
        case, terms = str(write(POLICY, "case.toml")), write(TERMS, "own.toml")
        words = [case if each == "CASE" else each for each in arguments]
        assert run(*words, "--packages", terms.parent / "own.toml")[0] == 0
        status, output = run(*words)
        assert status == 2
        assert "eigen-9-2026" in output
        assert "not shipped" in output


class TestRefused:
    """Every problem, with the file that it is in."""

    def test_an_id_in_two_files(self, write: Write) -> None:
        """Both are named."""
        one, two = write(TERMS, "one.toml"), write(TERMS, "two.toml")
        assert refused(one, two) == [
            f"{two}: 'eigen-9-2026' stands already in {one} (leave one out, or give each its own id)",
        ]

    def test_a_file_named_twice(self, write: Write) -> None:
        """Is the same file."""
        one = write(TERMS, "one.toml")
        assert list(own_packages([one, one]).packages) == ["eigen-9-2026"]
        assert list(own_packages([one, f"{one.parent}/./one.toml", one.parent]).packages) == ["eigen-9-2026"]

    def test_an_id_that_ships(self, write: Write) -> None:
        """A shipped package keeps its id for itself."""
        one = write(TERMS.replace("eigen-9-2026", "zilveren-kruis-4-sterren-2025"), "one.toml")
        (problem,) = refused(one)
        assert problem.startswith(f"{one}: 'zilveren-kruis-4-sterren-2025' stands already in the shipped packages")

    def test_an_id_of_a_wheel(self, wheel: Callable[..., Path], write: Write) -> None:
        """The wheel is named by its module and file."""
        wheel("own_terms", TERMS)
        (problem,) = refused(write(TERMS, "one.toml"))
        assert "stands already in own_terms/terms.toml" in problem

    def test_an_id_of_two_wheels(self, wheel: Callable[..., Path]) -> None:
        """Both are named."""
        wheel("own_terms", TERMS)
        wheel("their_terms", TERMS)
        (problem,) = refused()
        assert problem.startswith("their_terms/terms.toml: 'eigen-9-2026' stands already in own_terms/terms.toml (")

    def test_a_table_in_the_case_with_other_terms(self) -> None:
        """A copy that says the same is the same; one that differs is refused where it stands."""
        mapping: dict[str, Any] = {
            "session": {"date": "2026-03-12", "performance": "1000"},
            "provider": {"profession": "physiotherapist"},
            "insured": {"born": "1984-05-02"},
            "conditions": {"neck": {"kind": "not_listed"}},
            "packages": [package()],
        }
        same = packages_from({"packages": [package()]})
        other = packages_from({"packages": [package(grant(basic_first=False))]})
        assert case_from(mapping, packages=same).packages == same
        with pytest.raises(InvalidCase, match=r"packages\[0\]\.id: 'fysio' has other terms in packages\[0\]"):
            case_from(mapping, packages=other)

    def test_what_is_wrong_in_a_file(self, write: Write) -> None:
        """Its name stands before the path."""
        wrong = write(TERMS.replace("year = 2026", "yaer = 2026"), "wrong.toml")
        assert refused(wrong)[-1] == f"{wrong}: packages[0].yaer: is not a key here; did you mean 'year'?"

    def test_a_case_file_is_no_package_file(self, write: Write) -> None:
        """What a folder holds beside packages is told."""
        path = write(CASE, "own", "case.toml")
        assert f"{path}: session: is not a key here; write one of: packages" in refused(path.parent)

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            (7, "7 is neither a file nor a package"),
            ("/no/such/file", "/no/such/file: does not exist (write a path that is there)"),
        ],
    )
    def test_no_source(self, source: object, said: str) -> None:
        """A number, a file that is not there."""
        assert said in "\n".join(refused(source))

    @pytest.mark.parametrize("source", [7, None, b"own.toml", {"id": "fysio"}])
    def test_no_sources(self, source: Any) -> None:
        """What is no list at all."""
        with pytest.raises(InvalidPackage, match="is not a list"):
            own_packages(source)

    @pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "\ud800"])
    def test_a_name_that_no_file_can_have(self, name: str) -> None:
        """Is told as one that cannot be read."""
        with pytest.raises(InvalidPackage, match="cannot be read"):
            own_packages(name)

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        """Holds no package, which nobody meant."""
        assert refused(tmp_path) == [f"{tmp_path}: holds no package file (one ends in .toml or .json)"]

    def test_a_folder_that_cannot_be_listed(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is told, with a remedy: its packages would be missing without a word."""
        folder, forbidden = (write(TERMS, *way, "terms.toml").parent for way in (["own"], ["own", "forbidden"]))
        whole = os.scandir

        def scandir(path: str) -> Any:
            if Path(path) == forbidden:
                raise PermissionError(13, "Permission denied", path)
            return whole(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert refused(folder) == [
            f"{forbidden}: cannot be read: Permission denied (give yourself the right to list and to enter it)"
        ]

    def test_the_command_ends_with_2(self, write: Write) -> None:
        """Before anything is answered."""
        status, output = run("explain", write(CASE, "case.toml"), "--packages", write("", "empty.toml"))
        assert status == 2
        assert "empty.toml: is empty" in output

    def test_a_slip(self, write: Write) -> None:
        """The id that was meant is named, of one's own packages too."""
        path = write(CASE.replace("eigen-9", "eigen-8"), "case.toml")
        with pytest.raises(InvalidCase, match="not among the packages that were given; did you mean 'eigen-9-2026'"):
            load_case(path, packages=write(TERMS, "own.toml"))

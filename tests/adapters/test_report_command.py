"""check --report: how far the case files reach, and a case file for each gap."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fysiodekking import case_from
from fysiodekking.adapters.case_toml import written
from policies import session


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command(), ["check", *map(str, arguments)])


def command() -> object:
    from fysiodekking.adapters.cli import command as group

    return group


def expected(number: int, payer: str) -> str:
    return written(case_from(session(number)), {"payer": payer})


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "ninth.case.toml").write_text(expected(9, "package"), "utf-8")
    (folder / "tenth.case.toml").write_text(expected(10, "insured"), "utf-8")
    return folder


class TestReport:
    """After the usual output, and without changing it or the exit status."""

    def test_after_the_usual_output(self, policies: Path) -> None:
        done, usual = run(policies, "--report", "--lang", "en"), run(policies, "--lang", "en")
        assert (done.exit_code, usual.exit_code) == (0, 0)
        assert done.output.startswith(f"{usual.output}\nHow far the cases reach\n")
        assert all(len(line) <= 80 for line in done.output.splitlines())

    def test_in_dutch_by_default(self, policies: Path) -> None:
        assert "\nHoe ver de gevallen komen\n" in run(policies, "--report").output

    @pytest.mark.parametrize(("text", "status"), [(expected(3, "insured"), 1), ("session = 1\n[expect]\n", 2)])
    def test_the_exit_status_is_that_of_the_cases(self, text: str, status: int, policies: Path) -> None:
        (policies / "wrong.case.toml").write_text(text, "utf-8")
        assert run(policies).exit_code == run(policies, "--report").exit_code == status

    def test_nothing_found(self, tmp_path: Path) -> None:
        done = run(tmp_path, "--report", "--lang", "en", "--gaps", tmp_path / "gaps")
        assert done.exit_code == 2
        assert "There is no case to report on." in done.output
        assert not (tmp_path / "gaps").exists()

    def test_the_law_of_another_day(self, policies: Path) -> None:
        done = run(policies, "--report", "--lang", "en", "--on", "2020-08-01")
        assert "The law of 1 August 2020" in done.output
        assert "recovery care after COVID-19" in done.output

    def test_packages_alone(self, policies: Path) -> None:
        done = run(policies, "--report", "--lang", "en", "--only-packages")
        assert done.exit_code == 0
        assert "Package negen-2026" in done.output
        assert "The law of" not in done.output
        assert "In other versions" not in done.output

    def test_packages_alone_of_cases_without_any(self, tmp_path: Path) -> None:
        (tmp_path / "none.case.toml").write_text(
            written(case_from(session(9, packages=[])), {"payer": "insured"}), "utf-8"
        )
        done = run(tmp_path, "--report", "--lang", "en", "--only-packages")
        assert "No case has a package of a year whose law was checked." in done.output

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--only-packages",), "--on, --gaps, --only-packages belongs to --report (write it as well)"),
            (("--report", "--on", "1999-01-01"), "1999-01-01: the law of that day is not in the library"),
            (("--on", "2026-01-01"), "--on, --gaps, --only-packages belongs to --report (write it as well)"),
            (("--report", "--gaps", ""), "--gaps names no folder (write one, as --gaps gaps)"),
            (("--gaps", "somewhere"), "--on, --gaps, --only-packages belongs to --report (write it as well)"),
        ],
    )
    def test_what_cannot_be(self, arguments: tuple[str, ...], message: str, policies: Path) -> None:
        done = run(policies, *arguments, "--lang", "en")
        assert (done.exit_code, message in done.output) == (2, True)


class TestGaps:
    """--gaps DIR writes the cases to fill in."""

    def test_written_and_kept(self, policies: Path, tmp_path: Path) -> None:
        folder = tmp_path / "gaps"
        done = run(policies, "--report", "--lang", "en", "--gaps", folder)
        count = len(list(folder.glob("*.toml")))  # beside them lies their schema
        assert done.exit_code == 0
        assert count > 50
        assert done.output.endswith(f"{count} cases to fill in written to {folder}.\n")
        again = run(policies, "--report", "--lang", "en", "--gaps", folder)
        assert f"0 cases to fill in written to {folder}; {count} were there already and stay" in again.output

    @pytest.mark.parametrize("below", ["", "folder"])
    def test_a_folder_that_is_a_file(self, below: str, policies: Path, tmp_path: Path) -> None:
        """Or that lies below one: refused before anything is run."""
        (tmp_path / "gaps").write_text("", "utf-8")
        done = run(policies, "--report", "--lang", "en", "--gaps", tmp_path / "gaps" / below)
        assert (done.exit_code, done.output) == (
            2,
            f"{tmp_path / 'gaps'}: is a file, not a folder (name another one)\n",
        )

    def test_a_folder_that_cannot_be_made(
        self, policies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def denied(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "mkdir", denied)
        done = run(policies, "--report", "--lang", "en", "--gaps", tmp_path / "gaps")
        assert done.exit_code == 2
        assert "Permission denied (name a folder that can be written to)" in done.output
        assert "Traceback" not in done.output

"""How far the case files that ran reach, at the end of a session.

Each test hands its case over with its result, as the text of a case file: so it arrives from another process as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pytest

from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.pytest_plugin import GAPS, ON, ONLY_PACKAGES, language
from fysiodekking.adapters.pytest_plugin.nodes import PolicyTest
from fysiodekking.adapters.reach.files import file_in_the_way, write_gaps
from fysiodekking.adapters.reach.report import files_written, report
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import CHECKED
from fysiodekking.reach.cases_against_targets import measure

_CASE: Final = "fysiodekking_case"


class Reporting:
    """Collects the cases that ran, and reports on them.

    :raises pytest.UsageError: for a day of which the law was not checked.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._on = config.getoption(ON)
        self._cases: dict[str, str] = {}
        if self._on is not None and self._on not in CHECKED:
            span = f"checked: {CHECKED.first} to {CHECKED.last}"
            raise pytest.UsageError(f"{self._on}: the law of that day is not in the library ({span})")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Hand over the case of a test that ran, whether it passed or not."""
        result = yield
        if isinstance(item, PolicyTest) and call.when == "call":
            setattr(result, _CASE, written(item.policy.case))
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the case of a test."""
        case = getattr(report, _CASE, None)
        if case is not None:
            self._cases[report.nodeid] = case

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        """Write the report, and the case files to fill in; once, and not by each worker of pytest-xdist.

        Where tests are only listed, none was to run.
        """
        if hasattr(config, "workerinput") or config.option.collectonly:
            return
        terminalreporter.section("fysiodekking")
        lang = language(config)
        cases = [read_case(tomllib.loads(text)).case for text in self._cases.values()]
        reach = measure(cases, on=self._on, only_packages=bool(config.getoption(ONLY_PACKAGES)))
        terminalreporter.write(report(reach, lang))
        folder = config.getoption(GAPS)
        if folder is None or not reach.cases:
            return
        place = config.invocation_params.dir / Path(folder)
        terminalreporter.line("")
        try:
            done = write_gaps(reach, place, lang)
        except OSError as error:
            file, words = file_in_the_way(place), catalogue(lang).command
            wrong = words["unwritable.folder"].format(file=folder, why=error.strerror or error)
            terminalreporter.line(wrong if file is None else words["is_file"].format(file=file), red=True)
        else:
            terminalreporter.line(files_written(done, folder, lang))

"""The pytest plugin: a case file that says what it expects is a test.

Pytest loads it wherever the library is installed, so nothing of the library is imported until a case file is found.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import pytest

from fysiodekking.explain.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from fysiodekking.adapters.pytest_plugin.nodes import PolicyFile

LANGUAGE: Final = "fysiodekking_lang"
PATTERNS: Final = "fysiodekking_patterns"
REPORT: Final = "fysiodekking_report"
GAPS: Final = "fysiodekking_gaps"
ONLY_PACKAGES: Final = "fysiodekking_only_packages"
ON: Final = "fysiodekking_on"
PACKAGES: Final = "fysiodekking_packages"
_OPTION: Final = "--fysiodekking-lang"
_ALWAYS: Final = ("*.case.toml", "*.case.json")
_ENDINGS: Final = frozenset({".toml", ".json"})
_ON_THE_WAY: Final = frozenset(
    {
        *("fysiodekking", "fysiodekking.adapters", "fysiodekking.version"),
        *("fysiodekking.explain", "fysiodekking.explain.languages"),
        *("fysiodekking.model", "fysiodekking.model.errors_without_data"),
    }
)
"""What Python imports to reach this module, and to know the languages; the public name `fysiodekking` brings some."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the language of the explanations, and further patterns of case files."""
    _let_go_of_what_was_imported_on_the_way()
    group = parser.getgroup("fysiodekking", "case files that say what they expect")
    group.addoption(
        _OPTION,
        dest=LANGUAGE,
        choices=LANGUAGES,
        default=None,
        help=f"Language of the explanation of a failure (default: the ini key {LANGUAGE}, else {LANGUAGES[0]}).",
    )
    group.addoption(
        "--fysiodekking-report",
        dest=REPORT,
        action="store_true",
        help="Say at the end what the case files that ran reach, and what they do not.",
    )
    group.addoption(
        "--fysiodekking-gaps",
        dest=GAPS,
        metavar="DIR",
        default=None,
        help="With the report: write a case file to fill in for all that they do not reach.",
    )
    group.addoption(
        "--fysiodekking-only-packages",
        dest=ONLY_PACKAGES,
        action="store_true",
        help="With the report: leave out the law, and report on packages alone.",
    )
    group.addoption(
        "--fysiodekking-on",
        dest=ON,
        metavar="DATE",
        type=_day,
        default=None,
        help="With the report: the day of the law (default: the newest day among the cases).",
    )
    parser.addini(
        LANGUAGE, f"Language of the explanation of a failure: {' or '.join(LANGUAGES)}.", default=LANGUAGES[0]
    )
    parser.addini(
        PATTERNS,
        f"Glob patterns of case files, beside {' and '.join(_ALWAYS)}. One with a slash is laid beside the path below "
        "the root folder, in which ** stands for any folders.",
        type="args",
        default=[],
    )
    parser.addini(
        PACKAGES,
        "Package files, or folders of such, that case files may name by id; seen from the file with the settings.",
        type="args",
        default=[],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date (write 2026-03-12)") from None


def _let_go_of_what_was_imported_on_the_way() -> None:
    """Have the library imported anew by the first who uses it.

    Plugins are loaded before pytest-cov begins to measure. What was imported by then would count as never run, and
    coverage.py would warn of it. Where more of the library is in use already, nothing is touched.
    """
    if {name for name in sys.modules if name.split(".")[0] == "fysiodekking"} == {*_ON_THE_WAY, __name__}:
        for name in _ON_THE_WAY:
            del sys.modules[name]


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a language that there is not, and settings that are no lists; ready the report where one is asked for."""
    if language(config) not in LANGUAGES:
        wrong = f"{language(config)!r} is not a language of the explanation (write one of: {', '.join(LANGUAGES)})"
        raise pytest.UsageError(f"{LANGUAGE}: {wrong}")
    for name in (PATTERNS, PACKAGES):
        _demand_words(config, name)
    if config.getoption(GAPS) == "":
        raise pytest.UsageError("--fysiodekking-gaps names no folder (write one, as --fysiodekking-gaps gaps)")
    if config.getoption(REPORT):
        from fysiodekking.adapters.pytest_plugin.reporting import Reporting  # noqa: PLC0415 - needs the library

        config.pluginmanager.register(Reporting(config), REPORT)
    elif config.getoption(GAPS) or config.getoption(ON) or config.getoption(ONLY_PACKAGES):
        those = "--fysiodekking-gaps, --fysiodekking-on and --fysiodekking-only-packages"
        raise pytest.UsageError(f"{those} need --fysiodekking-report as well")


def _demand_words(config: pytest.Config, name: str) -> None:
    try:
        if all(isinstance(each, str) and each.strip() for each in config.getini(name)):
            return
    except (TypeError, pytest.UsageError):  # pytest minds it itself
        pass
    raise pytest.UsageError(f'{name}: is not a list of texts (write it as {name} = ["terms"])')


def package_paths(config: pytest.Config) -> list[Path]:
    """Return the package files and folders that the settings name, seen from the file that they stand in."""
    here = config.invocation_params.dir if config.inipath is None else config.inipath.parent
    return [here / each for each in config.getini(PACKAGES)]


def language(config: pytest.Config) -> Language:
    """Return the language of the explanations: the option's, else the settings'."""
    return cast("Language", str(config.getoption(LANGUAGE) or config.getini(LANGUAGE)))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PolicyFile | None:
    """Collect a case file."""
    if not is_case_file(file_path, parent.config):
        return None
    from fysiodekking.adapters.pytest_plugin.nodes import PolicyFile  # noqa: PLC0415 - the first use of the library

    return PolicyFile.from_parent(parent, path=file_path)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Collect what pytest passes over in a folder, a broken link or a pipe, if it is called like a case file."""
    report = yield
    if isinstance(collector, pytest.Directory) and report.passed:
        with os.scandir(collector.path) as entries:
            passed_over = sorted(Path(entry) for entry in entries if _is_neither(entry))
        for path in passed_over:
            if not collector.ihook.pytest_ignore_collect(collection_path=path, config=collector.config):
                found = pytest_collect_file(path, collector)
                report.result.extend([] if found is None else [found])
    return report


def _is_neither(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry of a folder is neither a file nor a folder."""
    try:
        return not (entry.is_dir() or entry.is_file())
    except OSError:  # a link to itself
        return True


def is_case_file(path: Path, config: pytest.Config) -> bool:
    """Tell whether a file is one of case files, by its name and place alone."""
    if path.suffix not in _ENDINGS:
        return False
    if any(fnmatch(path.name, pattern) for pattern in _ALWAYS):
        return True
    below = path.relative_to(config.rootpath).parts if path.is_relative_to(config.rootpath) else ()
    return any(
        _lies_at(below, tuple(pattern.strip("/").split("/"))) if "/" in pattern else fnmatch(path.name, pattern)
        for pattern in config.getini(PATTERNS)
    )


def _lies_at(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Tell whether the parts of a path are those of a pattern, in which ** stands for any number of them."""
    if not pattern:
        return not parts
    first, *rest = pattern
    if first == "**":
        return any(_lies_at(parts[start:], tuple(rest)) for start in range(len(parts) + 1))
    return bool(parts) and fnmatch(parts[0], first) and _lies_at(parts[1:], tuple(rest))

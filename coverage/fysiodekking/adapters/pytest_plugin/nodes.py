"""What pytest collects of a case file: one test for each case, or one that says what is wrong with the file.

What is wrong is told in English, as all that pytest says; the explanation below it has the language that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any, Final

import pytest

from fysiodekking.adapters.expectations import differences
from fysiodekking.adapters.fault import describe
from fysiodekking.adapters.package_sources import OwnPackages, own_packages
from fysiodekking.adapters.policy_cases import PolicyCase, load_policies
from fysiodekking.adapters.pytest_plugin import language, package_paths
from fysiodekking.adapters.pytest_plugin.locations import first_lines, names_of, seen_from, stem_of
from fysiodekking.deciding import decide
from fysiodekking.explain import explain
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.printable import escaped, printable

_OWN: Final = pytest.StashKey[OwnPackages]()


class PolicyFailure(Exception):
    """A failure that is told in words.

    :param summary: one line, as it stands in pytest's summary.
    :param text: all of it.
    """

    def __init__(self, summary: str, text: str) -> None:
        super().__init__(printable(text))
        self.summary = escaped(summary)


class PolicyFile(pytest.File):
    """A case file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case; one failing test for a file that cannot be used."""
        stem = stem_of(self.path)
        try:
            policies = load_policies(self.path, packages=self._own_packages())
        except InvalidInput as error:
            yield UnusableFile.from_parent(self, name=stem, problems=error.problems)
            return
        names = names_of(policy.title or stem for policy in policies)
        for policy, name, line in zip(policies, names, first_lines(self.path, len(policies)), strict=True):
            yield PolicyTest.from_parent(self, name=name, line=line, policy=policy)

    def _own_packages(self) -> OwnPackages:
        """Read the packages that the settings name, once for a session."""
        if _OWN not in self.config.stash:
            self.config.stash[_OWN] = own_packages(package_paths(self.config))
        return self.config.stash[_OWN]


class _CaseFileItem(pytest.Item):
    """A test of which a failure is told in words, at its place in the case file."""

    def __init__(self, *, line: int = 0, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.line = line

    @property
    def place(self) -> str:
        """The file, seen from where pytest was started, and the line from 1, as editors read it."""
        return escaped(f"{seen_from(self.config.invocation_params.dir, self.path)}:{self.line + 1}")

    def reportinfo(self) -> tuple[PathLike[str], int, str]:
        """Return where the case stands (lines from 0), and the heading of its report."""
        return self.path, self.line, self.heading

    @property
    def heading(self) -> str:
        """What stands above a failure."""
        return escaped(self.path.name)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show words instead of a traceback, whatever the style, and the place in the case file instead of ours."""
        if not isinstance(excinfo.value, PolicyFailure):
            return super().repr_failure(excinfo, style)
        report = excinfo.getrepr(style="value", chain=False)
        if report.reprcrash is not None:
            report.reprcrash.path = str(self.path)
            report.reprcrash.lineno = self.line + 1
            report.reprcrash.message = excinfo.value.summary
        if self.config.getoption("tbstyle", "auto") == "line":
            report.reprtraceback.reprentries = []  # the line itself is all that was asked for
        return report


class PolicyTest(_CaseFileItem):
    """One case, of which the decision is compared with what is expected.

    :param policy: the case and its expectation.
    """

    def __init__(self, *, policy: PolicyCase, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.policy = policy
        self.decision: Decision | None = None

    @property
    def heading(self) -> str:
        """The file and the title."""
        return f"{escaped(self.path.name)}: {self.name}"

    def runtest(self) -> None:
        """Decide, and compare."""
        try:
            self.decision = decide(self.policy.case)
            wrong = [each.words(catalogue("en")) for each in differences(self.policy.expect, self.decision)]
            report = "\n".join(self._report(wrong, self.decision)) if wrong else ""
        except Exception as error:  # noqa: BLE001 - told as what it is, and without the values of a case
            fault = describe(error)
            raise PolicyFailure(fault, f"{fault}\n\n{self.place}") from None
        if wrong:
            raise PolicyFailure("; ".join(wrong), report)

    def _report(self, wrong: Iterable[str], decision: Decision) -> Iterator[str]:
        yield from map(escaped, wrong)
        if self.policy.source:
            because = catalogue("en").command["check.because"]
            yield because.format(source=escaped(self.policy.source))
        yield ""
        yield explain(decision, language(self.config)).rstrip("\n")
        yield ""
        yield self.place


class UnusableFile(_CaseFileItem):
    """A file that cannot be used as it is.

    :param problems: everything that is wrong with it.
    """

    def __init__(self, *, problems: Iterable[Problem], **arguments: Any) -> None:
        super().__init__(**arguments)
        self.problems = [
            Problem("" if problem.path == str(self.path) else problem.path, problem.message) for problem in problems
        ]

    def runtest(self) -> None:
        """Tell all problems."""
        first, *others = map(str, self.problems)
        summary = f"{first} (and {len(others)} more)" if others else first
        raise PolicyFailure(summary, "\n".join([first, *others, "", self.place]))

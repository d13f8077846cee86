"""Renews all that is generated, after a change that is meant: ``python -m tests.regenerate``.

These are the tables, figures and days on the pages, the outputs of their examples, the list of public names, the golden
explanations and the whole decisions. What changed is shown, to be read before it is kept. Where something fails,
everything is put back as it was: an example that does not run, a decision that raises, a case file that no longer gets
the answer it expects.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
KEPT: Final = (
    *("README.md", "CHANGELOG.md", "docs/*.md", "docs/schemas/*.json"),
    *("tests/explain/__snapshots__/*", "tests/deciding/*.jsonl", "tests/house/surface.txt"),
)
PYTEST: Final = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=short")
PAGES: Final = (
    *("README.md", "docs", "tests/docs/test_generated_tables.py", "tests/docs/test_policy_checks_page.py"),
    "tests/docs/test_pages.py::test_page_says_for_which_days_there_is_an_answer",
    *("tests/packages/test_docs.py", "tests/explain/test_readability.py"),
)
TEXTS: Final = ("tests/explain/test_golden.py", "tests/deciding/test_whole_decisions.py")
STEPS: Final[dict[str, tuple[str, ...]]] = {
    "tables of the pages": ("tests/docs/test_generated_tables.py",),
    "the list of packages": ("tests/packages/test_docs.py",),
    "public names and schemas": ("tests/house/test_surface.py",),
    "whole decisions": ("tests/deciding/whole.py",),
    "golden explanations": (*PYTEST, "tests/explain/test_golden.py", "--snapshot-update"),
    "outputs of examples, and figures": (*PYTEST, *PAGES, "--update-examples"),
    "case files": ("-m", "fysiodekking", "check", "docs/examples", "tests/acceptance"),
    "all of it once more, as tests": (
        *PYTEST,
        *PAGES,
        "tests/explain/test_golden.py",
        "tests/deciding/test_whole_decisions.py",
    ),
}
FAILS_BY_DESIGN: Final = "outputs of examples, and figures"
"""An example that is written anew is a failed test of the old one; the last step looks at the new one."""


def main() -> int:
    """Renew everything, and say what changed; or put everything back, and say what failed."""
    before = texts()
    for name, arguments in STEPS.items():
        print(f"{name} …", flush=True)
        done = run(arguments)
        if done.returncode and name != FAILS_BY_DESIGN:
            for path, text in before.items():
                path.write_bytes(text.encode())
            print(f"{done.stdout}\nnothing was kept: {name} failed")
            return 1
    changed = [path for path, text in texts().items() if text != before.get(path, "")]
    for path in changed:
        print("\n".join(difference(path, before.get(path, ""))))
    print(f"{len(changed)} files changed" if changed else "nothing changed")
    return 0


def texts() -> dict[Path, str]:
    """Return every file that is generated, or has a generated part."""
    return {path: path.read_bytes().decode() for pattern in KEPT for path in sorted(ROOT.glob(pattern))}


def run(arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run Python with the project's package and its tests on the path."""
    places = [ROOT / "coverage", ROOT / "tests", ROOT / "tests" / "helpers", os.environ.get("PYTHONPATH", "")]
    return subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def difference(path: Path, before: str) -> Iterator[str]:
    """Yield the lines of a file that changed; of a whole decision, which is one line, its parts."""
    yield f"--- {path.relative_to(ROOT)}"
    old, new = (text.replace('","', '",\n"').splitlines() for text in (before, path.read_text("utf-8")))
    yield from (line for line in difflib.unified_diff(old, new, lineterm="", n=0) if line[:3] not in ("---", "+++"))


if __name__ == "__main__":
    sys.exit(main())

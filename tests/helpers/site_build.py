"""The site, made once for the tests that look at it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from patience import HANGS

ROOT = Path(__file__).parents[2]


def built(folder: Path) -> Path:
    """Make the site in a folder; a warning is a failure, and without the extra ``site`` the test is left out."""
    pytest.importorskip("furo", reason="the extra `site` is not installed")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs", "-d", f"{folder}/.read"]
    done = subprocess.run(  # noqa: S603 - our own pages
        [*command, ".", f"{folder}/site"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=HANGS
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"

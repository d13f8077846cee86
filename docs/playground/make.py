"""Makes the playground, a folder that any web server can hand out: `python docs/playground/make.py FOLDER`.

Python for the browser comes from npm (Pyodide), `attrs` and this library as the wheels that pip installs anywhere.
Nothing is fetched by the page but what lies in the folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PYODIDE: Final = "314.0.7"
PYTHON: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PAGE: Final = ("index.html", "page.css", "page.js", "worker.js", "playground.py")


def make(folder: Path) -> None:
    """Put everything that the page needs into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "pyodide").mkdir(parents=True)
    for name in PAGE:
        shutil.copy(HERE / name, folder)
    with tempfile.TemporaryDirectory() as npm:
        _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", npm, f"pyodide@{PYODIDE}")
        for name in PYTHON:
            shutil.copy(Path(npm) / "node_modules" / "pyodide" / name, folder / "pyodide")
    wheels = folder / "wheels"
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--wheel-dir", str(wheels), str(ROOT))
    _write(folder / "wheels.json", sorted(f"wheels/{wheel.name}" for wheel in wheels.iterdir()))
    examples = sorted((ROOT / "docs" / "examples").glob("*.toml"))
    _write(folder / "examples.json", {example.stem: example.read_text("utf-8") for example in examples})


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - npm and pip


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))

"""One process for a program of another language: what docs/lines.md shows for each, run where the language is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from patience import HANGS

CASE: dict[str, Any] = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
    "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
    "conditions": {"neck": {"kind": "not_listed"}},
    "history": [],
}


class Language(NamedTuple):
    """A language in which the page shows a program.

    :param commands: what makes and runs it; the first word of the first is needed.
    :param files: by name; PROGRAM is what the page shows. Each asks every line of a file and writes the answers, and
        then the exit status where the program knows it.
    """

    commands: tuple[tuple[str, ...], ...]
    files: dict[str, str]


LANGUAGES = {
    "js": Language(
        (("node", "ask.mjs"),),
        {
            "ask.mjs": """import { readFileSync } from "node:fs";
PROGRAM
for (const line of readFileSync("questions.jsonl", "utf-8").trimEnd().split("\\n"))
  console.log(JSON.stringify(await decide(JSON.parse(line))));
decider.on("exit", (status) => console.log(status));
close();
"""
        },
    ),
    "csharp": Language(
        (("mcs", "-langversion:6", "-out:ask.exe", "Decider.cs", "Ask.cs"), ("mono", "ask.exe")),
        {
            "Decider.cs": "PROGRAM",
            "Ask.cs": """using System; using System.IO; using System.Text;
class Ask {
    static void Main() {
        Console.OutputEncoding = new UTF8Encoding(false);
        var decider = new Decider();
        foreach (var line in File.ReadAllLines("questions.jsonl")) Console.WriteLine(decider.Decide(line));
        Console.WriteLine(decider.Close());
    }
}
""",
        },
    ),
    "java": Language(
        (("javac", "-Xlint:all", "-Werror", "Decider.java", "Ask.java"), ("java", "Ask")),
        {
            "Decider.java": "PROGRAM",
            "Ask.java": """import java.io.PrintStream; import java.nio.file.Files; import java.nio.file.Path;
class Ask {
    public static void main(String[] none) throws Exception {
        var out = new PrintStream(System.out, true, "UTF-8");
        var decider = new Decider();
        for (var line : Files.readAllLines(Path.of("questions.jsonl"))) out.println(decider.decide(line));
        out.println(decider.close());
    }
}
""",
        },
    ),
    "php": Language(
        (("php", "ask.php"),),
        {
            "ask.php": """<?php
PROGRAM
foreach (file("questions.jsonl") as $line) echo json_encode(decide(json_decode($line, true))), "\\n";
echo close(), "\\n";
"""
        },
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two questions, in which the command is called as the page calls it."""
    asked = [json.dumps({"id": id_, **CASE}, ensure_ascii=False) for id_ in ("één", "twee")]
    (tmp_path / "questions.jsonl").write_text("\n".join([*asked, ""]), "utf-8")
    ours = tmp_path / "fysiodekking"
    ours.write_text(f'#!/bin/sh\nexec {sys.executable} -m fysiodekking "$@"\n')
    ours.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=HANGS)  # noqa: PLW1510,S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_a_shell(folder: Path) -> None:
    answers = run(folder, "sh", "-c", "head -1 questions.jsonl | fysiodekking decide - 2> count.txt")
    assert json.loads(answers)["payer"] == "insured"
    assert (folder / "count.txt").read_text("utf-8").startswith("1 gelezen")


@pytest.mark.parametrize("name", [*LANGUAGES])
def test_the_program_of_the_page(folder: Path, name: str) -> None:
    """It asks one question after the other, in one process, with a letter that is not of ASCII; then it closes it."""
    language = LANGUAGES[name]
    if shutil.which(language.commands[0][0]) is None:
        pytest.skip(f"there is no {language.commands[0][0]}")
    page = (Path(__file__).parents[2] / "docs" / "lines.md").read_text("utf-8")
    (program,) = re.findall(rf"```{name}\n(.*?)```", page, re.DOTALL)
    for file, text in language.files.items():
        (folder / file).write_text(text.replace("PROGRAM", program), "utf-8")
    *_, out = [run(folder, *command) for command in language.commands]
    *answers, status = out.splitlines()
    assert [(json.loads(each)["id"], json.loads(each)["payer"]) for each in answers] == [
        ("één", "insured"),
        ("twee", "insured"),
    ]
    assert status == "0"

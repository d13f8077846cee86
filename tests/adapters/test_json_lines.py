"""`fysiodekking decide`: JSON Lines in and out, in order, and nothing is lost of what is not wrong."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dated import AFTER
from fysiodekking import as_dict, case_from, decide, explain
from fysiodekking.adapters import json_lines as module
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.files import LARGEST
from fysiodekking.adapters.json_lines import Form, Line, answer, lines
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.parallel_lines import BATCH
from fysiodekking.deciding.making_the_decision import outline
from patience import HANGS
from spoken import in_english

CASE: dict[str, Any] = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
    "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
    "conditions": {"neck": {"kind": "not_listed"}},
    "history": [],
}
_NUMBER = 111 * 1_002_003
"""Nine digits that pass the test of eleven."""
PAID = {"date": "2026-03-01", "performance": "1000", "paid_by": "insured"}
DOSSIER = {
    **{key: value for key, value in CASE.items() if key != "session"},
    "sessions": [
        {"id": "second", "date": "2026-03-19", "performance": "1000", "price": "42.50"},
        PAID,
        CASE["session"],
    ],
}
SHORT = ["outcome", "payer", "package", "amounts", "entitlement_code", "reasons", "missing"]


def line(**changes: Any) -> str:
    return json.dumps({**CASE, **changes}) + "\n"


def run(text: str | bytes, *arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
    """Run the command on standard input; return status, answers and the last line on standard error."""
    given = text.encode() if isinstance(text, str) else text
    words = [str(each) for each in arguments]
    result = CliRunner().invoke(command, in_english("decide", *words), input=given, prog_name="fysiodekking")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    said = [json.loads(each) for each in result.stdout.splitlines()]
    return result.exit_code, said, (result.stderr.splitlines() or [""])[-1]


class TestAnswers:
    """A line for each, in order."""

    def test_short(self) -> None:
        """What a claim needs, on one line of 250 bytes, with the id."""
        status, (one,), count = run(line(id="claim-1"))
        data = as_dict(decide(case_from(CASE)))
        assert one == {"id": "claim-1", **{key: data[key] for key in SHORT}}
        assert (status, count) == (0, "1 read, 1 answered, 0 bad (1 not_covered)")
        assert len(answer(Line(1, line(id=1).encode()), Form(), OwnPackages()).text) < 250

    def test_no_id(self) -> None:
        """What was not said does not come back: neither of a line nor of a session of a dossier."""
        _, said, _ = run(line() + json.dumps(DOSSIER), "--fields", "short")
        assert [each for each in said if "id" in each] == []
        assert [each.get("id") for each in said[1]["decisions"]] == [None, "second"]

    def test_what_a_refusal_hangs_on(self) -> None:
        """A refusal by law that was not checked says so on the short line too: its outcome alone does not tell."""
        after = {**CASE["session"], "date": f"{AFTER}"}
        _, (known, supposed), _ = run(line() + line(session=after, law={"assume": "unchanged"}))
        assert (known["outcome"], "conditions" in known) == ("not_covered", False)
        assert (supposed["outcome"], supposed["conditions"]) == ("not_covered", ["law-unchanged"])

    def test_full(self) -> None:
        """All that a decision says."""
        _, (one,), _ = run(line(id=7), "--fields", "full")
        assert one == {"id": 7, **as_dict(decide(case_from(CASE)))}

    @pytest.mark.parametrize("fields", ["short", "full"])
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_in_words(self, fields: str, lang: str) -> None:
        """With --explain, in either language."""
        _, (one,), _ = run(line(), "--explain", "--lang", lang, "--fields", fields)
        assert one["words"] == explain(decide(case_from(CASE)), lang)

    @pytest.mark.parametrize("fields", ["short", "full"])
    def test_a_dossier(self, fields: str) -> None:
        """One line, with the decisions of the sessions that are asked, in the order in which they were."""
        status, (one,), count = run(json.dumps({"id": "p", **DOSSIER}), "--fields", fields)
        assert one["id"] == "p"
        assert [(each["session"], each.get("id"), each["outcome"]) for each in one["decisions"]] == [
            (2, None, "not_covered"),
            (0, "second", "not_covered"),
        ]
        assert (status, count) == (0, "1 read, 1 answered, 0 bad (2 not_covered)")

    def test_files(self, tmp_path: Path) -> None:
        """One after the other; a file in TOML or JSON is one record; `-` is standard input."""
        (tmp_path / "a.jsonl").write_text(line(id="a") + "\n \n" + line(id="b"))
        (tmp_path / "c.json").write_text(json.dumps({"id": "c", **CASE}, indent=2))
        files = [tmp_path / "a.jsonl", tmp_path / "c.json", "-"]
        status, said, count = run(line(id="d"), *files)
        assert [each["id"] for each in said] == ["a", "b", "c", "d"]
        assert (status, count) == (0, "4 read, 4 answered, 0 bad (4 not_covered)")

    def test_packages(self, tmp_path: Path) -> None:
        """Named once for the run."""
        terms = {"id": "eigen", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "I"}
        pays = {"id": "g", "covers": ["physiotherapy"], "pays": {"contracted": {"percent": 100}}}
        (tmp_path / "own.json").write_text(json.dumps({"packages": [{**terms, "grants": [pays]}]}))
        _, (one,), _ = run(line(packages=["eigen"]), "--packages", tmp_path)
        assert (one["payer"], one["package"]) == ("package", "eigen")

    def test_jobs(self) -> None:
        """Several processes give the same lines in the same order."""
        text = "".join(line(id=number) if number % 7 else "{\n" for number in range(3 * BATCH))
        alone, together = run(text), run(text, "--jobs", "2")
        assert alone == together
        assert len(alone[1]) == 3 * BATCH


class TestBadLines:
    """Each kind is told with its line and path, and loses nothing of the rest."""

    @pytest.mark.parametrize(
        ("bad", "path", "message"),
        [
            (
                b'{"session": ',
                "",
                "is not JSON: where a value should stand there is none that JSON knows (write text betw",
            ),
            (b"hello", "", "true, false, null, [ ] or { }) (at column 1)"),
            (b"[1]", "", "a list is not a case"),
            (b"3", "", "3 is not a case"),
            (b"null", "", "null is not a case (write a table, as {"),
            (b'{"a": 1, "a": 2}', "", "key 'a' stands twice in one table"),
            (b'{"a": NaN}', "", "NaN is not a number here"),
            (b"[" * 100_000, "", "is nested too deeply"),
            (b"\xff\xfe\x00", "", "is not text in UTF-8"),
            (line().encode("utf-16-le"), "", "is not text in UTF-8 (UTF-16"),
            (b"{}", "session", "is missing"),
            (line(session={"date": "12-3-2026"}).encode(), "session.date", "(write 2026-03-12)"),
            (json.dumps({**DOSSIER, "sessions": [{"date": 1}]}).encode(), "sessions[0].date", "1 is not a date"),
            (
                json.dumps({**DOSSIER, "sessions": DOSSIER["sessions"][1:2]}).encode(),
                "sessions",
                "none is to be decided",
            ),
            (line(id=[1]).encode(), "id", "a list is not text or a whole number (write one text between quotes)"),
            (line(id={}).encode(), "id", "a table is not text or a whole number (write one text between quotes)"),
            (line(id=1.5).encode(), "id", "1.5 is not text or a whole number (write it between quotes)"),
            (line(id=True).encode(), "id", "true is not text or a whole number (write it between quotes)"),
            (line(id=_NUMBER + 0.5).encode(), "id", "or a whole number (write it between quotes)"),
            (line(id=_NUMBER).encode(), "id", "looks like a citizen service number (BSN)"),
            (line(id="").encode(), "id", "'' is not text (write something between quotes)"),
            (line(id="someone@example.org").encode(), "id", "looks like an e-mail address"),
            (b" " * LARGEST + b"{}", "", "is longer than 2 MiB"),
        ],
        ids=range(23),
    )
    def test_of_each_kind(self, bad: bytes, path: str, message: str) -> None:
        """Between two that are answered."""
        status, said, count = run(line(id=1).encode() + bad.replace(b"\n", b"") + b"\n" + line(id=3).encode())
        assert [each["id"] for each in said if "outcome" in each] == [1, 3]
        (wrong,) = [each for each in said if "problems" in each]
        assert wrong["line"] == 2
        assert any(each["path"] == path and message in each["message"] for each in wrong["problems"]), wrong
        assert (status, count) == (1, "3 read, 2 answered, 1 bad (2 not_covered)")

    def test_the_id_of_a_bad_line(self) -> None:
        """Is echoed, so that nobody has to count lines."""
        _, (wrong,), _ = run(line(id="x", session={}))
        assert wrong["id"] == "x"

    def test_a_whole_file_in_utf_16(self) -> None:
        """Is told once."""
        status, said, count = run((line() * 3).encode("utf-16"))
        assert [each["problems"][0]["message"] for each in said] == [module._NOT_UTF_8]
        assert (status, count) == (2, "1 read, 0 answered, 1 bad")

    def test_a_mark_before_the_text(self) -> None:
        """Of UTF-8, as some programs write it, is no part of it."""
        assert run(b"\xef\xbb\xbf" + line().encode())[0] == 0
        marked = b"\xef\xbb\xbf" + line().encode()
        status, said, count = run(marked * 2 + b"\xef\xbb\xbf\n" + marked)
        assert (status, len(said), count) == (0, 3, "3 read, 3 answered, 0 bad (3 not_covered)")
        assert run(line().encode() + b" \xef\xbb\xbf" + line().encode())[0] == 1

    @pytest.mark.parametrize("more", [1, 2, 3, 4])
    def test_a_mark_before_a_line_that_is_too_long(self, more: int) -> None:
        """It is one line all the same, and the next one is the next."""
        status, said, _ = run(b"\xef\xbb\xbf" + b"x" * (LARGEST + more - 3) + b"\n" + line(id=1).encode())
        assert status == 1
        assert [each.get("id") for each in said] == [None, 1]

    @pytest.mark.parametrize("closed", ["<&-", ">&-"])
    def test_a_standard_stream_that_is_closed(self, closed: str) -> None:
        """As in a service that was started without one: that is told, and is no fault of the library."""
        ask = f"{sys.executable} -m fysiodekking decide --lang en - {closed}"
        done = subprocess.run(["bash", "-c", ask], input=line().encode(), capture_output=True, check=False)  # noqa: S603, S607
        assert (done.returncode, done.stdout) == (2, b"")
        told = {"<&-": "standard input is closed (open it, or name a file)", ">&-": "standard output is closed"}
        assert told[closed] in done.stderr.decode()

    def test_files_that_cannot_be_read(self, tmp_path: Path) -> None:
        """Are told, and the others are answered."""
        (tmp_path / "a.jsonl").write_text(line(id=1) + "{\n")
        (tmp_path / "b.toml").write_text("[")
        status, said, _ = run("", tmp_path / "no.jsonl", tmp_path, tmp_path / "b.toml", tmp_path / "a.jsonl")
        assert status == 1
        assert [each["id"] for each in said] == [1, None]
        assert said[1]["file"] == str(tmp_path / "a.jsonl")

    @pytest.mark.parametrize("text", ["", "\n\n", "{\n"])
    def test_nothing_could_be_read(self, text: str) -> None:
        """Exit status 2."""
        assert run(text)[0] == 2

    def test_a_fault_of_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Is told as one, stops no other line, and ends with 3."""

        def failing(case: Any) -> Any:
            if str(case.session.date) == "2026-03-13":
                raise KeyError("secret")
            return outline(case)

        monkeypatch.setattr(module, "outline", failing)
        status, said, _ = run(line(session={"date": "2026-03-13", "performance": "1000"}) + line(id=2))
        assert status == 3
        assert "a fault of fysiodekking" in said[0]["problems"][0]["message"]
        assert "secret" not in json.dumps(said)
        assert said[1]["outcome"] == "not_covered"

    def test_what_is_said_of_all_has_a_language(self) -> None:
        """That of --lang, also where no answer is said in words."""
        assert run(line(), "--lang", "nl")[2] == "1 gelezen, 1 beantwoord, 0 fout (1 not_covered)"
        assert run(line(), "--lang", "en")[2] == "1 read, 1 answered, 0 bad (1 not_covered)"


class TestMemory:
    """A stream may be of any length, and a line of any length is refused with a bound."""

    def test_a_very_long_line(self) -> None:
        """A hundred megabytes are passed over in parts."""

        class Long(io.RawIOBase):
            left = 100 * 1024 * 1024

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                size = min(len(buffer), self.left)
                buffer[:size] = b"a" * size
                self.left -= size
                return size

        tracemalloc.start()
        found = list(lines(io.BufferedReader(Long())))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert [each.wrong for each in found] == [module._TOO_LONG]
        assert most < 8 * 1024 * 1024


Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Start:
    """Start the command as a program of another language does, with pipes."""

    def started(*arguments: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "fysiodekking", "decide", *arguments]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(words, env=os.environ.copy(), **pipes)  # type: ignore[call-overload,no-any-return] # noqa: S603

    return started


class TestOneProcess:
    """A program keeps it open, and asks when it likes."""

    def test_each_answer_as_soon_as_it_is_there(self, start: Start) -> None:
        """The next line is written when the answer was read."""
        with start() as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for number in range(3):
                process.stdin.write(line(id=number).encode())
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["id"] == number
            process.stdin.close()
            assert process.wait(HANGS) == 0

    def test_who_reads_no_further(self, start: Start) -> None:
        """Ends it, without a traceback."""
        with start() as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdin.write(line().encode())
            process.stdin.flush()
            process.stdout.readline()
            process.stdout.close()
            for _ in range(2):
                process.stdin.write(line().encode())
            process.stdin.close()
            assert process.wait(HANGS) == 1
            assert process.stderr.read().decode().splitlines()[-1].startswith("2 gelezen, 2 beantwoord")

    @pytest.mark.skipif(sys.platform == "win32", reason="signals")
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c(self, tmp_path: Path, jobs: str) -> None:
        """Ends it with what was done, without a traceback."""
        (tmp_path / "many.jsonl").write_text(line() * 100 * BATCH)
        words = [sys.executable, "-m", "fysiodekking", "decide", "--jobs", jobs, str(tmp_path / "many.jsonl")]
        with subprocess.Popen(  # noqa: S603
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell may ignore it
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            process.stdout.read()
            assert process.wait(HANGS) == 130
            (said,) = process.stderr.read().decode().splitlines()
            assert " gelezen, " in said

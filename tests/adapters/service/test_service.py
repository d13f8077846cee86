"""The service over HTTP: its answers, its bounds, its end, and that nothing of what is asked is written anywhere."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import as_dict, case_from, decide
from fysiodekking.adapters.files import LARGEST
from patience import HANGS
from serving import JSON, Service, serving

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

CASE = {
    "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"},
    "conditions": {"neck": {"kind": "not_listed"}},
}
HEAD = b"POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
"""The beginning of a question, of which the rest does not come."""
AT_ONCE = 4
SECONDS = 5
SCHEMATHESIS = shutil.which("schemathesis", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service with one process and small bounds."""
    with serving("--jobs", "1", "--at-once", str(AT_ONCE), "--seconds", str(SECONDS)) as running:
        yield running
        assert running.process.poll() is None


def wrong(answer: Any, status: int) -> str:
    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.data["status"] == status
    return str(answer.data["problems"][0]["message"])


class TestAnswers:
    """What the doors say, as HTTP has it."""

    def test_a_decision(self, service: Service) -> None:
        """And every other thing that can be asked."""
        answer = service.ask("POST", "/decisions?fields=full", {"id": 1, **CASE})
        assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
        assert answer.data == {"id": 1, **as_dict(decide(case_from(CASE)))}
        assert service.ask("POST", "/explanations?lang=en", CASE).headers["Content-Type"] == "text/plain; charset=utf-8"
        assert service.ask("GET", "/law/2026-03-12").data["on"] == "2026-03-12"
        assert service.ask("GET", "/health").data["status"] == "ok"
        assert service.ask("GET", "/openapi.json").data["openapi"] == "3.1.0"

    @pytest.mark.parametrize("path", ["/decisions/", "/law/2026-03-12/", "/health/"])
    def test_a_slash_too_many(self, path: str, service: Service) -> None:
        """Is nothing here, and leads to no host that the caller names."""
        answer = service.ask("GET" if path != "/decisions/" else "POST", path, CASE)
        assert answer.status == 404
        assert "Location" not in answer.headers

    def test_several_on_one_connection(self, service: Service) -> None:
        """One after the other, with what is wrong in between."""
        connection = service.connection()
        for number in range(20):
            body = {"id": number, **CASE} if number % 3 else {"id": number}
            connection.request("POST", "/decisions", json.dumps(body), JSON)
            reply = connection.getresponse()
            assert (reply.status, json.loads(reply.read()).get("id")) == ((200, number) if number % 3 else (422, None))
        connection.close()

    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/nothing", 404),
            ("GET", "/decisions", 405),
            ("POST", "/health", 405),
            ("GET", "/law/2011-01-01", 404),
        ],
    )
    def test_what_is_not_there(self, service: Service, method: str, path: str, status: int) -> None:
        """It is a problem too, and so is what is asked otherwise."""
        assert wrong(service.ask(method, path, CASE if method == "POST" else None), status)

    def test_what_is_not_sent_as_json(self, service: Service) -> None:
        """So no page of somebody else's can have a browser ask it."""
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            answer = service.ask("POST", "/decisions", CASE, {"Content-Type": kind})
            assert "Content-Type" in wrong(answer, 415)
        assert (
            service.ask("POST", "/decisions", CASE, {"Content-Type": "application/JSON; charset=utf-8"}).status == 200
        )

    @pytest.mark.parametrize("charset", ["latin-1", "utf-16", '"cp1252"', "no-such", "a\u00e9", ""])
    def test_what_is_sent_in_another_encoding(self, service: Service, charset: str) -> None:
        """JSON is UTF-8: letters of another encoding would be read as other ones, or not at all."""
        how = {"Content-Type": f"application/json; charset={charset}"}
        said = wrong(service.ask("POST", "/decisions", CASE, how), 415)
        assert said.startswith("charset ")
        assert said.endswith("in Content-Type is not that of JSON (send it in UTF-8, and name no other)")

    @pytest.mark.parametrize("charset", ["UTF8", '"utf-8"', "us-ascii", "utf-8; profile=x"])
    def test_what_is_sent_as_utf_8(self, service: Service, charset: str) -> None:
        """However it is called; plain letters are the same in it."""
        how = {"Content-Type": f"application/json; charset={charset}"}
        assert service.ask("POST", "/decisions", CASE, how).status == 200


class TestBounds:
    """Nobody takes more than may be taken, and nobody else waits for that."""

    def test_too_large(self, service: Service) -> None:
        """More than a file may have, however it is sent."""
        assert wrong(service.ask("POST", "/decisions", b" " * (LARGEST + 1)), 413).startswith("is larger than 2 MiB")
        assert service.ask("POST", "/decisions", json.dumps(CASE).encode().ljust(LARGEST)).status == 200

    @pytest.mark.parametrize(("kind", "status"), [("application/json", 413), ("text/plain", 415)])
    def test_what_is_refused_unread(self, service: Service, kind: str, status: int) -> None:
        """Who sends much of it is still told why, and may ask again on the same connection."""
        connection = service.connection()
        for chunked in (False, True):  # with and without saying how much it is
            much = iter([b" " * LARGEST] * 10) if chunked else b" " * LARGEST * 10
            connection.request("POST", "/decisions", much, {"Content-Type": kind})
            reply = connection.getresponse()
            assert (reply.status, json.loads(reply.read())["status"]) == (status, status)
        connection.request("POST", "/decisions", json.dumps(CASE), JSON)
        assert connection.getresponse().status == 200
        connection.close()

    def test_what_is_too_large_is_not_asked_for(self, service: Service) -> None:
        """Who asks first whether to send is told no."""
        with socket.create_connection(("127.0.0.1", service.port), timeout=HANGS) as careful:
            length = f"Content-Length: {LARGEST + 1}".encode()
            careful.sendall(HEAD.partition(b"Content-Length")[0] + length + b"\r\nExpect: 100-continue\r\n\r\n")
            assert careful.recv(1 << 12).startswith(b"HTTP/1.1 413 ")

    def test_too_slowly_sent(self, service: Service) -> None:
        """Who does not send what was said to come is told after some seconds; others are answered meanwhile."""
        with socket.create_connection(("127.0.0.1", service.port), timeout=HANGS) as slow:
            slow.sendall(
                b"POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
            )
            assert service.ask("POST", "/decisions", CASE).status == 200
            assert b"408 Request Timeout" in slow.recv(1 << 12)

    def test_who_never_says_what_is_asked(self) -> None:
        """Is cut off: on a new connection, on one that asked before, and on one that never ends what is refused."""
        with serving("--jobs", "1", "--seconds", "1") as running:
            with socket.create_connection(("127.0.0.1", running.port), timeout=HANGS) as new:
                new.sendall(HEAD[:9])
                assert is_cut(new)
            with socket.create_connection(("127.0.0.1", running.port), timeout=HANGS) as old:
                old.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                assert b"200 OK" in old.recv(1 << 12)
                old.sendall(HEAD[:9])
                assert is_cut(old)
            with socket.create_connection(("127.0.0.1", running.port), timeout=HANGS) as refused:
                refused.sendall(HEAD.replace(b"application/json", b"text/plain"))
                assert b"415 " in refused.recv(1 << 12)
                assert is_cut(refused)
            assert running.ask("GET", "/health").status == 200

    def test_too_much_at_once(self, service: Service) -> None:
        """One more than may be is told to try again; when the others are gone it is answered."""
        sockets = [socket.create_connection(("127.0.0.1", service.port), timeout=HANGS) for _ in range(AT_ONCE)]
        try:
            for each in sockets:
                each.sendall(HEAD)
            time.sleep(0.5)
            answer = service.ask("POST", "/decisions", CASE)
            assert wrong(answer, 503).startswith("too much is asked at once")
            assert answer.headers["Retry-After"] == "1"
            assert service.ask("GET", "/health").status == 200
        finally:
            for each in sockets:
                each.close()
        until(lambda: service.ask("POST", "/decisions", CASE).status == 200)

    def test_many_who_ask_together_mix_nothing(self, service: Service) -> None:
        """Each gets the answer to its own question, or is told to try again."""

        def ask(number: int) -> bool:
            answer = service.ask("POST", "/decisions", {"id": number, **CASE})
            return answer.status == 503 or (answer.status == 200 and answer.data["id"] == number)

        with ThreadPoolExecutor(10) as many:
            assert all(many.map(ask, range(100)))


def is_cut(connection: socket.socket) -> bool:
    try:
        while connection.recv(1 << 12):
            pass
    except ConnectionResetError:
        pass
    return True


def until(holds: Any) -> None:
    for _ in range(HANGS):
        if holds():
            return
        time.sleep(1)
    pytest.fail("never")


class TestItsEnd:
    """It answers what it was asked, ends with 0, and has written nothing but its address."""

    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
    def test_graceful(self, how: signal.Signals) -> None:
        """Told to end in the middle of an answer, it gives that first."""
        with serving("--jobs", "1") as running:
            assert running.ask("GET", "/health").status == 200
            with ThreadPoolExecutor(1) as other:
                asking = other.submit(running.ask, "POST", "/decisions", [CASE] * 500)
                time.sleep(0.3)
                running.process.send_signal(how)
                assert len(asking.result().data) == 500
            out, err = running.process.communicate(timeout=HANGS)
            assert (running.process.returncode, out, err) == (0, "", "")

    def test_an_address_that_is_taken(self, service: Service) -> None:
        """Is said in one line, with 2."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "fysiodekking", "serve", "--port", str(service.port), "--lang", "en"],
            capture_output=True,
            text=True,
            check=False,
            timeout=HANGS,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"127.0.0.1:{service.port}: cannot be listened at: ")

    def test_nothing_is_written(self) -> None:
        """Neither what was asked, nor what was wrong with it, nor a request that is none."""
        with serving("--jobs", "1") as running:
            running.ask("POST", "/decisions", {"id": "secret", **CASE, "note": "secret"})
            running.ask("POST", "/decisions?secret=1", {"secret": "secret"})
            running.ask("GET", "/secret")
            with socket.create_connection(("127.0.0.1", running.port), timeout=HANGS) as other:
                other.sendall(b"secret\r\n\r\n")
                assert b"400" in other.recv(1 << 12)
            running.process.terminate()
            assert running.process.communicate(timeout=HANGS) == ("", "")


@pytest.mark.skipif(SCHEMATHESIS is None, reason="schemathesis is not installed")
class TestAnyRequest:
    """schemathesis asks what the description allows, and what it does not."""

    @pytest.mark.parametrize(
        ("phases", "paths"), [("examples,fuzzing", "^/"), ("coverage", "^/(law|health)")], ids=["fuzzing", "coverage"]
    )
    def test_it_answers_as_described(self, phases: str, paths: str, tmp_path: Path) -> None:
        """No fault, no status or body that is not described; what the schemas refuse is refused.

        That what they allow is answered is not asked: two facts can contradict each other.
        """
        with serving("--jobs", "1") as running:
            done = subprocess.run(  # noqa: S603
                [
                    *(str(SCHEMATHESIS), "run", f"{running.address}/openapi.json", "--phases", phases),
                    *("--include-path-regex", paths, "--max-examples", "3", "--generation-deterministic"),
                    *("--exclude-checks", "positive_data_acceptance"),
                ],
                cwd=tmp_path,  # it keeps what it found
                capture_output=True,
                text=True,
                check=False,
                timeout=HANGS,
            )
        assert done.returncode == 0, done.stdout + done.stderr

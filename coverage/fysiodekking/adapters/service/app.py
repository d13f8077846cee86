"""The service in HTTP: reads what is asked within its bounds, has it answered, and says what is wrong as a problem."""

from __future__ import annotations

import asyncio
from codecs import lookup
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.message import Message
from email.utils import collapse_rfc2231_value
from functools import partial
from http import HTTPStatus
from typing import Final

import attrs
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fysiodekking.adapters.files import LARGEST
from fysiodekking.adapters.service.doors import DOORS, JSON, LAW, Asked, Reply, Served, problem
from fysiodekking.adapters.service.openapi import openapi
from fysiodekking.adapters.service.workers import BusyError, TooLongError, Workers
from fysiodekking.law import CHECKED
from fysiodekking.model.checked import shown
from fysiodekking.model.errors import Problem
from fysiodekking.version import __version__

_UTF_8: Final = "utf-8"
_AT_ONCE: Final = {"Retry-After": "1"}
_WORDS: Final = {
    HTTPStatus.NOT_FOUND: "nothing answers here (/openapi.json describes what does)",
    HTTPStatus.METHOD_NOT_ALLOWED: "cannot be asked so (see Allow)",
}


@attrs.frozen(kw_only=True)
class Bounds:
    """What a request may take.

    :param jobs: processes that answer, each one question at a time.
    :param at_once: requests that are read or answered at the same time; one more is refused.
    :param seconds: how long it may take to send a body; to wait for a process; to be answered.
    """

    jobs: int = 2
    at_once: int = 100
    seconds: float = 10


def application(served: Served, bounds: Bounds) -> Starlette:
    """Return the service, which starts its processes when it begins and ends them when it ends."""
    workers = Workers(served, bounds.jobs, bounds.seconds)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await workers.begin()
        try:
            yield
        finally:
            await workers.end()

    service = _Service(workers, bounds)
    routes = [Route(f"/{door}", partial(service.answer, door), methods=["POST"]) for door in DOORS]
    app = Starlette(
        routes=[
            *routes,
            Route(f"/{LAW}/{{day}}", service.law, methods=["GET"]),
            Route("/openapi.json", _described, methods=["GET"]),
            Route("/health", _health, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # a redirection repeats the host that the caller names
    return app


class _Service:
    """What answers, and how much of it at once."""

    def __init__(self, workers: Workers, bounds: Bounds) -> None:
        self._workers, self._bounds, self._busy = workers, bounds, 0

    async def answer(self, door: str, request: Request) -> Response:
        """Answer what was sent to a door."""
        if _media_type(request) != JSON:
            return _unread(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"is not sent as {JSON} (say so in Content-Type)")
        charset = _charset(request)
        if not _is_utf_8(charset):
            how = f"charset {shown(charset)} in Content-Type is not that of JSON (send it in UTF-8, and name no other)"
            return _unread(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, how)
        return await self._bounded(partial(self._sent, door, request))

    async def law(self, request: Request) -> Response:
        """Say what the law holds on a day."""
        asked = Asked(LAW, _query(request), rest=request.path_params["day"])
        return await self._bounded(partial(self._asked, asked))

    async def _bounded(self, reply: Callable[[], Awaitable[Response]]) -> Response:
        if self._busy >= self._bounds.at_once:
            return _unread(HTTPStatus.SERVICE_UNAVAILABLE, "too much is asked at once (try again)", **_AT_ONCE)
        self._busy += 1
        try:
            return await reply()
        except BusyError:
            return _wrong(HTTPStatus.SERVICE_UNAVAILABLE, "no process was free in time (try again)", **_AT_ONCE)
        except TooLongError:
            how = f"takes longer than {self._bounds.seconds:g} seconds to answer (ask less at once)"
            return _wrong(HTTPStatus.GATEWAY_TIMEOUT, how)
        except (EOFError, OSError):
            return _wrong(HTTPStatus.INTERNAL_SERVER_ERROR, "the process that answered it ended")
        finally:
            self._busy -= 1

    async def _sent(self, door: str, request: Request) -> Response:
        try:
            async with asyncio.timeout(self._bounds.seconds):
                body = await _body(request)
        except TimeoutError:
            return _wrong(HTTPStatus.REQUEST_TIMEOUT, f"was not sent within {self._bounds.seconds:g} seconds")
        except ClientDisconnect:
            return _wrong(HTTPStatus.BAD_REQUEST, "was not sent whole")
        if body is None:
            how = f"is larger than {LARGEST // 1024 // 1024} MiB (send less at once)"
            return _unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, how)
        return await self._asked(Asked(door, _query(request), body))

    async def _asked(self, asked: Asked) -> Response:
        return _response(await self._workers.ask(asked))


async def _body(request: Request) -> bytes | None:
    """Read a body; None for one that is too large, of which no more is read, and nothing where its length is said."""
    if int(request.headers.get("content-length", 0)) > LARGEST:
        return None
    parts: list[bytes] = []
    left = LARGEST
    async for part in request.stream():
        left -= len(part)
        if left < 0:
            return None
        parts.append(part)
    return b"".join(parts)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _charset(request: Request) -> str:
    """Return the encoding that Content-Type names; of a body of JSON, UTF-8 where it names none."""
    named = Message()
    named["Content-Type"] = request.headers.get("content-type", "")
    return collapse_rfc2231_value(named.get_param("charset", _UTF_8) or "")


def _is_utf_8(charset: str) -> bool:
    """Tell whether what is written in an encoding is read rightly as UTF-8."""
    try:
        return lookup(charset).name in {_UTF_8, "ascii"}
    except (LookupError, ValueError):
        return False


def _query(request: Request) -> tuple[tuple[str, str], ...]:
    return tuple(request.query_params.multi_items())


def _response(reply: Reply, **headers: str) -> Response:
    return Response(reply.body, reply.status, {"Content-Type": reply.kind, **headers})


def _unread(status: HTTPStatus, how: str, **headers: str) -> Response:
    """Say why a request is not read: the server passes over what is still sent of it, as long as an exchange may last.

    Were the connection closed instead, who is still sending would get no answer.
    """
    return _response(problem(status, [Problem("", how)]), **headers)


def _wrong(status: HTTPStatus, how: str, **headers: str) -> Response:
    """Say what is wrong with a request that was read, or that did not come; nothing more comes on its connection."""
    return _unread(status, how, Connection="close", **headers)


async def _refused(_request: Request, error: Exception) -> Response:
    """Say that there is nothing at a path, or that it is asked otherwise."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    headers = dict(error.headers or {})
    return _response(problem(status, [Problem("", _WORDS.get(status, status.phrase))]), **headers)


async def _described(_request: Request) -> Response:
    return JSONResponse(openapi())


async def _health(_request: Request) -> Response:
    days = {"first": str(CHECKED.first), "last": str(CHECKED.last)}
    return JSONResponse({"status": "ok", "version": __version__, "checked": days})

"""The server: one address, no log of what is asked, an end to every exchange, and a graceful end of its own."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable
from typing import Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from fysiodekking.adapters.service.app import Bounds, application
from fysiodekking.adapters.service.doors import Served

_PARTS: Final = 4
"""An exchange is sent, waits, is answered and is read; each may take as long as one of them."""
_IDLE: Final = 5
"""So many seconds a connection is kept on which nothing is asked any more."""
_LAST: Final = 15
"""So many seconds what is being answered is waited for in the end."""
_CONNECTIONS: Final = 1_000


class _Protocol(H11Protocol):
    """HTTP that waits for nobody for ever: whoever sends or reads too slowly is cut off."""

    longest: float
    """So many seconds an exchange lasts at most, from when it could begin to the last byte of its answer."""
    _cut: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._cut is not None:
            self._cut.cancel()

    def _wait(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
        self._cut = self.loop.call_later(self.longest, self.transport.abort)


def serve(host: str, port: int, served: Served, bounds: Bounds, listening: Callable[[str], None]) -> None:
    """Serve until the process is told to end (SIGINT, SIGTERM): what is being answered is answered first.

    :param port: 0 for any that is free.
    :param listening: is told the address.
    :raises OSError: when the address cannot be had.
    """

    class Protocol(_Protocol):
        longest = _PARTS * bounds.seconds

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=_CONNECTIONS) as door:
        config = uvicorn.Config(
            application(served, bounds),
            http=Protocol,
            ws="none",
            lifespan="on",
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_LAST,
        )
        name = f"[{host}]" if family == socket.AF_INET6 else host
        listening(f"http://{name}:{door.getsockname()[1]}")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # which uvicorn calls once all is answered
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])

"""How several processes share the connections that come to one socket.

All are woken for a new connection, and the system wakes the same one first each time, so that it would have nearly
all of them while the others have nothing to do. So who has connections already waits a moment, the longer the more he
has, and who has fewer is there before him.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from api.protocol import BoundedProtocol

_Plain: Any = asyncio.SelectorEventLoop
with suppress(ImportError):
    import uvloop

    _Plain = uvloop.Loop
EACH, MOST = 0.0005, 0.002  # seconds to wait for each connection that is open, and at most
_OUT_OF_FILES = 1.0  # seconds to wait where the process may open no more
log = logging.getLogger("tumen.api")
Factory = Callable[[], asyncio.BaseProtocol]


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop whose servers wait for each other; uvloop's where it is installed."""
    return _Loop()


class Listening:
    """What accepts the connections of a socket; as much of `asyncio.Server` as uvicorn uses."""

    def __init__(self, loop: asyncio.AbstractEventLoop, listening: socket.socket, factory: Factory) -> None:
        self._loop = loop
        self._socket = listening
        self._factory = factory
        self._later: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        listening.setblocking(False)
        loop.add_reader(listening, self._come)

    def close(self) -> None:
        """Accept no more."""
        if self._later:
            self._later.cancel()
        self._loop.remove_reader(self._socket)

    async def wait_closed(self) -> None:
        """Nothing is left to wait for."""

    def _come(self) -> None:
        opened = BoundedProtocol.opened
        if not opened:
            self._accept(1)
        else:
            self._pause(min(opened * EACH, MOST), 1 + opened // 4)

    def _pause(self, seconds: float, then: int) -> None:
        self._loop.remove_reader(self._socket)
        self._later = self._loop.call_later(seconds, self._go_on, then)

    def _go_on(self, most: int) -> None:
        self._loop.add_reader(self._socket, self._come)
        self._accept(most)

    def _accept(self, most: int) -> None:
        for _ in range(most):
            try:
                accepted, _ = self._socket.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return  # another process has it, or the client has gone
            except OSError as error:
                log.warning("no connection can be accepted now: %s", error)
                self._pause(_OUT_OF_FILES, 1)
                return
            accepted.setblocking(False)
            task = self._loop.create_task(self._loop.connect_accepted_socket(self._factory, accepted))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


class _Loop(_Plain):  # type: ignore[misc]
    async def create_server(self, factory: Factory, *, sock: socket.socket, **_: object) -> Listening:
        """Accepts at a socket that listens already."""
        return Listening(self, sock, factory)

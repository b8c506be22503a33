"""Long answers, sent piece by piece as they are read, so that no list is ever whole in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from contextlib import suppress
from threading import BoundedSemaphore

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from api.problems import Problem

PIECE = 65_536  # bytes
_AT_ONCE = 4  # each holds a connection to the database as long as its client takes to read
_PATIENCE = 60.0  # seconds for a client to take a piece
Slots = BoundedSemaphore


def slots() -> Slots:
    """Places for long answers; who finds none comes back later."""
    return BoundedSemaphore(_AT_ONCE)


class Streamed(StreamingResponse):
    """The pieces of a generator. Made in a worker thread: the first piece is read there.

    What goes wrong before the first piece is raised; what goes wrong later breaks the connection, so that the
    client cannot take a part for the whole. Raises Problem where no slot is free.
    """

    def __init__(
        self, lines: Iterator[bytes], free: Slots, media_type: str, headers: Mapping[str, str]
    ) -> None:
        if not free.acquire(blocking=False):
            raise Problem(503, "Too many lists are being sent; try again in 5 s.", {"Retry-After": "5"})
        self._free = free
        self._pieces = _joined(lines)
        try:
            self._first = next(self._pieces, b"")
        except BaseException:
            free.release()
            raise
        super().__init__(self._body(), media_type=media_type, headers=dict(headers))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends it, and gives back what it held, whatever happens."""
        if scope.get("tumen.head"):
            self._pieces.close()

        async def patient(message: Message) -> None:
            async with asyncio.timeout(_PATIENCE):
                await send(message)

        try:
            await super().__call__(scope, receive, patient)
        finally:
            with suppress(ValueError):
                self._pieces.close()
            self._free.release()

    async def _body(self) -> AsyncIterator[bytes]:
        yield self._first
        while piece := await run_in_threadpool(next, self._pieces, b""):
            yield piece


def _joined(lines: Iterator[bytes]) -> Generator[bytes, None, None]:
    """The same bytes in larger pieces."""
    held: list[bytes] = []
    size = 0
    try:
        for line in lines:
            held.append(line)
            size += len(line)
            if size >= PIECE:
                yield b"".join(held)
                held, size = [], 0
        if held:
            yield b"".join(held)
    finally:
        close = getattr(lines, "close", None)
        if close:
            close()

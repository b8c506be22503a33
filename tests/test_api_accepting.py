"""Who has connections waits a moment before he takes another."""

from __future__ import annotations

import asyncio
import errno
import socket
import time
from collections.abc import Iterator

import pytest

from api import accepting
from api.accepting import Listening, new_loop
from api.protocol import BoundedProtocol

ROUNDED = 0.002  # seconds by which a wait may end early: uvloop's clock counts whole milliseconds


class Greeting(asyncio.Protocol):
    """Says a word to whoever comes."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        transport.write(b"welcome")
        transport.close()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


def greeted(listening: socket.socket, times: int) -> float:
    """Seconds until so many have come in and been greeted."""

    async def run() -> float:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Greeting, sock=listening)
        assert isinstance(server, Listening)
        began = time.perf_counter()
        for _ in range(times):
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            assert await asyncio.wait_for(reader.read(), 30) == b"welcome"
            writer.close()
        seconds = time.perf_counter() - began
        server.close()
        await server.wait_closed()
        return seconds

    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(run())


def test_who_has_none_takes_at_once_and_who_has_some_waits(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "MOST", 0.1)
    monkeypatch.setattr(accepting, "EACH", 0.05)
    assert greeted(listening, 1) < 2
    monkeypatch.setattr(BoundedProtocol, "opened", 5)
    assert greeted(listening, 3) >= 3 * (0.1 - ROUNDED)


def test_a_process_without_files_left_goes_on_later(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "_OUT_OF_FILES", 0.05)
    failed = 0

    class Full(socket.socket):
        def accept(self):  # type: ignore[no-untyped-def]
            nonlocal failed
            if failed < 2:
                failed += 1
                raise OSError(errno.EMFILE, "too many open files")
            return super().accept()

    with Full(fileno=listening.detach()) as full:
        assert greeted(full, 1) >= 2 * (0.05 - ROUNDED)
    assert failed == 2

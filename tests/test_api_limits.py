"""What one client may ask of the server."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from api_process import Server
from api_store import made
from asgi import scope
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from api import protocol
from api.app import create_app
from api.limits import Bounds, Rates, client_of


def asked(app: object, client: str, times: int, path: str = "/api/v1/types") -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app, client=(client, 5000))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://tumen") as http:
            return [await http.get(path) for _ in range(times)]

    return asyncio.run(ask())


def test_a_client_that_asks_too_often_waits(tmp_path: Path) -> None:
    app = create_app(made(tmp_path), bounds=Bounds(rate=0.01, burst=3))
    answers = asked(app, "192.0.2.1", 5)
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    refused = answers[-1]
    assert refused.headers["content-type"] == "application/problem+json"

    assert 1 <= int(refused.headers["retry-after"]) <= 100
    assert asked(app, "192.0.2.2", 1)[0].status_code == 200, "another client is not concerned"
    assert {answer.status_code for answer in asked(app, "127.0.0.1", 9)} == {200}, "nor this machine"
    assert [a.status_code for a in asked(app, "2001:db8::1", 3)] == [200] * 3
    assert asked(app, "2001:db8::2", 1)[0].status_code == 429, "a network of IPv6 is one client"


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60), st.floats(0.5, 20), st.integers(1, 8))
def test_no_client_gets_more_than_its_rate(gaps: list[float], rate: float, burst: int) -> None:
    now = 0.0
    rates = Rates(rate, burst, lambda: now)
    passed: list[float] = []
    for gap in gaps:
        now += gap
        wait = rates.wait("somebody")
        if not wait:
            passed.append(now)
        else:
            now += wait
            assert rates.wait("somebody") == 0, "what is told is true"
            passed.append(now)
    for first in range(len(passed)):
        for last in range(first, len(passed)):
            assert last - first + 1 <= burst + rate * (passed[last] - passed[first]) + 1e-3


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
        ("127.0.0.1", None),
        ("::1", None),
        ("testclient", None),
    ],
)
def test_who_counts_as_one_client(address: str, known_as: str | None) -> None:
    assert client_of({"client": (address, 1)}) == known_as


def test_addresses_and_bodies_have_an_end(tmp_path: Path) -> None:
    app = create_app(made(tmp_path), bounds=Bounds(address=300))
    long = asked(app, "127.0.0.1", 1, "/api/v1/events?q=" + "a" * 300)[0]
    assert long.status_code == 414 and long.headers["content-type"] == "application/problem+json"
    assert "300 bytes" in long.json()["detail"]
    assert asked(app, "127.0.0.1", 1, "/api/v1/events?q=" + "a" * 100)[0].status_code == 200


def test_a_large_body_is_refused_before_it_is_read(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
        answer = line.recv(4096)
    assert b" 413 " in answer.split(b"\r\n")[0] and b"application/problem+json" in answer


def test_a_body_without_end_is_cut_off(server: Server) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(400):
            yield b"a" * 1000

    for path in ("/sparql", "/api/v1/events"):
        with httpx.Client() as http:
            kind = {"Content-Type": "application/sparql-query"}
            answer = http.post(server.url + path, content=chunks(), headers=kind)
        assert answer.status_code in (405, 413)


def test_a_head_without_end_is_cut_off(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        sent, answer = 0, b""
        with suppress(OSError):
            while sent < 8 * protocol.HEAD_BYTES:
                sent += line.send(b"X-More: " + b"a" * 8000 + b"\r\n")
        with suppress(OSError):
            answer = line.recv(4096)
    assert sent < 8 * protocol.HEAD_BYTES or b" 431 " in answer


@pytest.mark.slow
def test_a_head_that_does_not_come_is_not_waited_for(server: Server) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert line.recv(100) == b"", "the server hangs up"
    assert time.monotonic() - began < protocol.HEAD_SECONDS + 10
    assert httpx.get(f"{server.url}/health").status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    app = create_app(made(tmp_path), bounds=Bounds(body_seconds=0.1))
    answer: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(5)
        raise AssertionError("waited for the body")

    async def send(message: Message) -> None:
        answer.append(message)

    asked = scope("POST", "/sparql", [(b"content-type", b"application/sparql-query")])
    asyncio.run(app(asked, receive, send))
    assert answer[0]["status"] == 408

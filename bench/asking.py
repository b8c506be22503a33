"""A small HTTP client that keeps a number of connections busy and notes how long each answer takes.

One thread, plain sockets and epoll: some 30 microseconds a request, so that on two cores it leaves the processor to
the server. Each connection sends its next request when the answer to the last is whole.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
# Seconds between connections: who opens all at once finds them all at one process of the server.
_APART = 0.01
_PATIENCE = 10  # seconds
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a round of asking came to; `latencies` are milliseconds, in order."""

    answers: int
    seconds: float
    size: int
    latencies: Sequence[float]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def p95(self) -> float:
        """The 95th percentile of the latencies."""
        return self.latencies[min(len(self.latencies) - 1, int(0.95 * len(self.latencies)))]


def together(rounds: Sequence[Taken]) -> Taken:
    """Several rounds as one."""
    latencies = sorted(latency for one in rounds for latency in one.latencies)
    seconds, size = sum(one.seconds for one in rounds), sum(one.size for one in rounds)
    return Taken(len(latencies), seconds, size, latencies)


class _Connection:
    """One connection and the answer that it waits for."""

    def __init__(self, address: tuple[str, int], requests: Iterator[bytes]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.requests = requests
        self.began = 0.0
        self.held = bytearray()
        self.whole = 0  # bytes of the whole answer; 0 until its head is there, -1 for one in chunks

    def send(self) -> None:
        """Ask the next question."""
        self.held.clear()
        self.whole = 0
        self.began = time.perf_counter()
        self.socket.sendall(next(self.requests))

    def receive(self) -> bool:
        """Take what is there; whether the answer is whole."""
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server has hung up")
        self.held += data
        if not self.whole:
            end = self.held.find(b"\r\n\r\n")
            if end < 0:
                return False
            head = bytes(self.held[:end])
            if not head.startswith(b"HTTP/1.1 200"):
                raise ConnectionError(bytes(self.held[:500]).decode(errors="replace"))
            length = _LENGTH.search(head)
            if not length and not _CHUNKED.search(head):
                raise ConnectionError("an answer without a length")
            self.whole = end + 4 + int(length[1]) if length else -1
        return len(self.held) >= self.whole if self.whole > 0 else self.held.endswith(b"0\r\n\r\n")


def asked(url: str, paths: Sequence[str], clients: int, seconds: float, accept: str = "*/*") -> Taken:
    """Ask for these paths, in turn and over again, over so many connections for so long.

    Raises ConnectionError for an answer that is not 200, and if none was asked for and came in that time.
    """
    where = urlsplit(url)
    assert where.hostname and where.port
    head = f"Host: {where.netloc}\r\nAccept: {accept}\r\n\r\n"
    requests = [f"GET {path} HTTP/1.1\r\n{head}".encode() for path in paths]
    connections = []
    taken: list[float] = []
    size = 0
    with selectors.DefaultSelector() as ready:
        for number in range(clients):
            start = number * len(requests) // clients
            one = _Connection((where.hostname, where.port), cycle(requests[start:] + requests[:start]))
            connections.append(one)
            ready.register(one.socket, selectors.EVENT_READ, one)
            one.send()
            time.sleep(_APART)
        began = time.perf_counter()
        until = began + seconds
        now = began
        while now < until:
            answered = ready.select(_PATIENCE)
            if not answered:
                raise ConnectionError(f"no answer in {_PATIENCE} s")
            for key, _ in answered:
                one = key.data
                if one.receive():
                    now = time.perf_counter()
                    if one.began >= began:
                        taken.append((now - one.began) * 1000)
                        size += len(one.held)
                    one.send()
    for one in connections:
        one.socket.close()
    if not taken:
        raise ConnectionError(f"no answer in {seconds:g} s")
    return Taken(len(taken), now - began, size, sorted(taken))

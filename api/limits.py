"""What one client may ask of the server: how long an address, how large a body, how many requests.

SPARQL queries have limits of their own besides (`api.sparql.query.Limits`).
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.problems import Problem

_ROUNDING = 1e-6  # seconds
KEPT_BYTES = 16 << 20
"""Of answers that are remembered until the data changes, among all processes."""
_CLIENTS = 10_000  # remembered; the longest silent are forgotten first


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of a request. Sizes are bytes; `rate` is requests a second and client, 0 for any number."""

    address: int = 32_768
    body: int = 100_000
    body_seconds: float = 60.0
    rate: float = 50.0
    burst: int = 200
    wider: dict[str, tuple[int, int]] | None = None
    """Paths with other bounds of address and body."""

    def of(self, path: str) -> tuple[int, int]:
        """The bounds of address and body at a path."""
        return (self.wider or {}).get(path, (self.address, self.body))


class Rates:
    """How long a client has to wait: the generic cell rate algorithm (ITU-T I.371, annex A), a number each."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`rate` a second in the long run, `burst` at once; a rate of 0 lets all pass."""
        self._each = 1 / rate if rate else 0.0
        self._ahead = self._each * (burst - 1)
        self._clock = clock
        self._due: OrderedDict[str, float] = OrderedDict()

    def wait(self, client: str, *, count: bool = True) -> float:
        """Seconds until the client may come again, 0 for now; a request that may pass is counted."""
        if not self._each:
            return 0.0
        now = self._clock()
        due = max(self._due.get(client, now), now)
        if due - now > self._ahead + _ROUNDING:
            return due - now - self._ahead
        if count:
            self._due[client] = due + self._each
            self._due.move_to_end(client)
            if len(self._due) > _CLIENTS:
                self._due.popitem(last=False)
        return 0.0


def client_of(scope: Scope) -> str | None:
    """The client's address, of IPv6 the network (/64); None for this machine itself."""
    return _known_as((scope.get("client") or ("",))[0])


@lru_cache(maxsize=_CLIENTS)
def _known_as(host: str) -> str | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return None if address.is_loopback else str(IPv6Address(int(address) >> 64 << 64))
        address = address.ipv4_mapped
    return None if address.is_loopback else str(address)


class Limited:
    """Refuses requests beyond the bounds: 413, 414, 429, and 408 for a body that does not come."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app = app
        self.bounds = bounds
        self._rates = Rates(bounds.rate, bounds.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        problem = self._problem(scope)
        if problem:
            request = Request(scope)
            answer = problems.response(request, problem.status, problem.detail, problem.headers)
            await answer(scope, receive, send)
            return
        await self.app(scope, self._bounded(scope, receive), send)

    def _problem(self, scope: Scope) -> Problem | None:
        address, body = self.bounds.of(scope["path"])
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > address:
            return Problem(414, f"An address may hold {address} bytes here.")
        if _content_length(scope) > body:
            return Problem(413, _too_large(body), {"Connection": "close"})
        client = client_of(scope)
        wait = self._rates.wait(client) if client else 0.0
        if wait:
            seconds = math.ceil(wait)
            return Problem(
                429, f"Too many requests; come back in {seconds} s.", {"Retry-After": str(seconds)}
            )
        return None

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        _, most = self.bounds.of(scope["path"])
        held, coming, until = 0, True, time.monotonic() + self.bounds.body_seconds

        async def bounded() -> Message:
            nonlocal held, coming
            if not coming:
                return await receive()  # waits for the client to hang up, which may take its time
            try:
                message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0.001))
            except TimeoutError:
                raise Problem(408, "The body did not come in time.", {"Connection": "close"}) from None
            held += len(message.get("body", b""))
            coming = bool(message.get("more_body"))
            if held > most:
                raise Problem(413, _too_large(most), {"Connection": "close"})
            return message

        return bounded


def _content_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:20])
    return 0


def _too_large(most: int) -> str:
    return f"A body may hold {most} bytes here."

"""What goes for every answer: HEAD like GET without a body, and headers that keep the page to its own."""

from __future__ import annotations

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_NO_GZIP = re.compile(rb"gzip\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)
_RAW = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]


def takes_gzip(accepted: bytes) -> bool:
    """Whether an Accept-Encoding header takes gzip: it names it, and not with a quality of 0."""
    return b"gzip" in accepted and not _NO_GZIP.search(accepted)


class Compressed(GZipMiddleware):
    """Compresses for whom takes it; the framework's own overlooks a quality of 0."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and any(
            name == b"accept-encoding" and not takes_gzip(value) for name, value in scope["headers"]
        ):
            rest = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            scope = {**scope, "headers": rest}
        await super().__call__(scope, receive, send)


class ReadMethods:
    """Answers HEAD as GET, less the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET", "tumen.head": True}, receive, without_body)


class SafetyHeaders:
    """Tells browsers to run nothing but what this server serves."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_already = {name for name, _ in message["headers"]}
                more = [header for header in _RAW if header[0] not in set_already]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)

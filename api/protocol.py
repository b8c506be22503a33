"""HTTP as uvicorn reads it, with bounds for the head of a request, of which uvicorn has none."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 256 * 1024
HEAD_SECONDS = 20.0
ADDRESS_BYTES = 65_535  # what the parser can count


def _problem(status: int, title: str, detail: str) -> bytes:
    """The whole answer to a request that cannot be read, so that no application sees it."""
    body = f'{{"type":"about:blank","title":"{title}","status":{status},"detail":"{detail}"}}'
    head = (
        f"HTTP/1.1 {status} {title}\r\ncontent-type: application/problem+json\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    return (head + body).encode("ascii")


_TOO_LARGE = _problem(
    431, "Request Header Fields Too Large", f"Address and headers may hold {HEAD_BYTES} bytes."
)
_TOO_LONG = _problem(414, "URI Too Long", f"An address may hold {ADDRESS_BYTES} bytes; send more with POST.")
_NO_HTTP = _problem(400, "Bad Request", "This is no HTTP request that can be read.")


class BoundedProtocol(HttpToolsProtocol):
    """Closes connections whose head grows beyond all bounds, or does not come to its end."""

    opened = 0
    """How many connections this process has."""
    _in_head = True
    _head_bytes = 0
    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected; its first request is awaited."""
        BoundedProtocol.opened += 1
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        BoundedProtocol.opened -= 1
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes from the client."""
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > HEAD_BYTES and not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """What the parser cannot read."""
        self.transport.write(_TOO_LONG if len(getattr(self, "url", b"")) > ADDRESS_BYTES else _NO_HTTP)
        self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        if not self._in_head:
            self._await_head()

    def on_headers_complete(self) -> None:
        """Its head is whole."""
        self._in_head = False
        self._stop_timer()
        super().on_headers_complete()

    def _unsupported_upgrade_warning(self) -> None:
        """Who asks for a WebSocket is answered as by HTTP; the log need not tell how to install one."""

    def _await_head(self) -> None:
        self._in_head, self._head_bytes = True, 0
        self._stop_timer()
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop_timer(self) -> None:
        timer: Any = self._head_timer
        if timer is not None:
            timer.cancel()
            self._head_timer = None

"""Runs the server."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from api.app import create_app
from api.limits import Bounds
from api.protocol import BoundedProtocol
from api.writing import Writing

_CONNECTIONS = 1000


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(
    store_url: str,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    bounds: Bounds | None = None,
    writing: Writing | None = None,
    ready: Callable[[str], object] = lambda url: None,
) -> None:
    """Serves API and page at `host` and `port` until it is told to stop.

    `bounds` are those of any request; nothing can be written without `writing`. `ready` is called with the
    server's URL once it can be asked.
    Raises StoreError for a store that cannot be opened, ServeError for an address that cannot be listened at.
    """
    app = create_app(store_url, bounds=bounds, writing=writing)
    listening = _listening(host, port)
    config = uvicorn.Config(
        app,
        http=BoundedProtocol,
        ws="none",
        log_level="warning",
        server_header=False,
        limit_concurrency=_CONNECTIONS,
    )
    with listening:
        ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """The socket, opened before anything else so that a failure is one clear line."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as error:
        raise ServeError(f"{host}:{port} is no address to listen at ({error}).") from None
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(2048)
    except (OSError, OverflowError) as error:
        opened.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is taken; stop what runs there or choose another with --port."
        else:
            message = f"{host}:{port} cannot be listened at: {getattr(error, 'strerror', error)}."
        raise ServeError(message) from None
    return opened

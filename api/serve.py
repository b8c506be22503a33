"""Runs the server."""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from api.limits import KEPT_BYTES, Bounds
from api.protocol import BoundedProtocol
from api.sparql.query import Limits
from kg.store import Store

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.writing import Writing

_CONNECTIONS = 1000
_M_ARENA_MAX = -8  # of malloc.h
_START_SECONDS = 30  # for a worker to start, or to answer its parent, on a machine that has more to do


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(
    store_url: str,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    bounds: Bounds | None = None,
    writing: Writing | None = None,
    sparql: bool = True,
    keep: bool = True,
    workers: int = 1,
    ready: Callable[[str], object] = lambda url: None,
) -> None:
    """Serves API and page at `host` and `port` until it is told to stop.

    `bounds` are those of any request; nothing can be written without `writing`. `sparql` is that of `create_app`;
    `keep`: whether answers are remembered until the data changes. `workers`: how many processes answer; one that dies
    is replaced, and each counts what `bounds` says of a client for itself. `ready` is called with the server's URL
    once it can be asked.
    Raises StoreError for a store that cannot be opened, ServeError for an address that cannot be listened at.
    """
    limits = Limits()
    limits = replace(limits, workers=max(2, limits.workers // workers))  # one of them for what is quick
    make = partial(
        _application,
        store_url,
        keep=KEPT_BYTES // workers if keep else 0,
        limits=limits,
        bounds=bounds,
        writing=writing,
        sparql=sparql,
    )
    app = make() if workers == 1 else None
    if app is None:
        Store.open(store_url, readonly=True).close()
    listening = _listening(host, port)
    config = uvicorn.Config(
        app or partial(_beside_parent, make),
        factory=app is None,
        workers=workers,
        http=BoundedProtocol,
        loop="auto" if app else "api.accepting:new_loop",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_worker_healthcheck=_START_SECONDS,
    )
    with listening:
        ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
        if app is None:
            Multiprocess(config, [listening]).run()
        else:
            uvicorn.Server(config).run(sockets=[listening])


def _application(store_url: str, **options: Any) -> FastAPI:
    """The application of a process that answers."""
    from api.app import create_app  # the parent of several processes answers nothing and does without it

    # Threads with pools of memory of their own keep what was freed in each of them.
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
    return create_app(store_url, **options)


def _beside_parent(make: Callable[[], FastAPI]) -> FastAPI:
    """The application of a worker, which stops when the process that started it is gone."""
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent:
            parent.join()
            signal.raise_signal(signal.SIGTERM)

    Thread(target=follow, daemon=True).start()
    return make()


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

"""Requests put to the application itself, without a server between, for what no client would send."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import Scope


def scope(method: str, path: str, headers: Sequence[tuple[bytes, bytes]] = (), **others: object) -> Scope:
    """A request as the Asynchronous Server Gateway Interface (3.0) has it."""
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": list(headers),
        "client": ("127.0.0.1", 1),
        "server": ("tumen", 80),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
        **others,
    }

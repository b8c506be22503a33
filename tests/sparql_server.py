"""A SPARQL server of others in a process of its own: the binary of Oxigraph that its package brings."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from ports import free_port

SECRET = "geheim-geheim-geheim"
"""A password that no message may repeat."""


def binary() -> str:
    """The program; skips the test where it is not installed."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("the oxigraph server is not installed here (`pip install oxigraph`)")
    return found


@contextmanager
def oxigraph(port: int | None = None, folder: Path | None = None) -> Iterator[str]:
    """Its address while it runs, in memory if no `folder` is given."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    kept = ["--location", str(folder)] if folder else []
    command = [binary(), "serve", "--bind", f"127.0.0.1:{port}", *kept]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + 30
            while True:
                try:
                    httpx.get(f"{address}/query", params={"query": "ASK{}"}).raise_for_status()
                    break
                except httpx.HTTPError:
                    assert time.monotonic() < until and process.poll() is None, "the server did not start"
                    time.sleep(0.05)
            yield address
        finally:
            process.kill()

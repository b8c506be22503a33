"""The server as its users run it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
from ports import free_port

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
RUN = "import sys; from api.serve import run; run(sys.argv[1], '127.0.0.1', int(sys.argv[2]))"
SECRET = "a-token-of-this-test-alone"
BEARER = {"Authorization": f"Bearer {SECRET}"}


def until_answered(address: str) -> None:
    """Waits until this is answered, two minutes at most."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            httpx.get(address, timeout=5).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


class Server:
    """`api.serve.run` over a store, once it answers SPARQL too."""

    def __init__(self, url: str, folder: Path = ROOT) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, url, str(self.port)], cwd=folder, env=ENVIRONMENT
        )
        try:
            until_answered(f"{self.url}/sparql?query=ASK{{}}")
        except AssertionError:
            self.process.kill()
            raise

    def stop(self) -> int:
        """Its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


def serving(folder: Path, *arguments: str, **environment: str) -> tuple[subprocess.Popen[str], str]:
    """`tumen serve` over a store that is made in `folder`, just started, and its address."""
    port = free_port()
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--store", str(folder / "new.db"), *arguments],
        env={**ENVIRONMENT, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    return server, f"http://127.0.0.1:{port}"

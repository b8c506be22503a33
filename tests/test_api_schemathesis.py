"""The served OpenAPI document holds: schemathesis finds no answer that it does not describe."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from api_process import SECRET, Server, serving, until_answered
from api_store import made

from kg import queries
from kg.store import Store

ROOT = Path(__file__).resolve().parents[1]
COMMAND = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
BOUNDED = ("--max-examples", "10", "--phases", "examples,coverage,fuzzing", "--seed", "1948")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(COMMAND is None, reason="schemathesis is not installed")]


def decided(url: str) -> str:
    """The store with a decision in it, so that the ids of all lists lead somewhere."""
    with Store.open(url) as store:
        [event] = queries.event_details(store, queries.Filters(types=("Agreement",)))
        first, second, *_ = (claim["id"] for claim in event["claim_list"])
        store.decide("same", [first], [second], who="An", why="một lễ ký")
    return url


def nothing_found(address: str, *options: str) -> None:
    """Fails with what schemathesis finds."""
    done = subprocess.run(
        [str(COMMAND), "run", f"{address}/openapi.json", *BOUNDED, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    cases = re.search(r"(\d+) generated, (\d+) passed(?:, \d+ skipped)?$", done.stdout, re.MULTILINE)
    assert done.returncode == 0 and cases and cases[1] == cases[2], done.stdout[-6000:]
    # The configuration is for the writing server too; the reading one has nothing to take back.
    warned = re.findall(r"^ +⚠️ (.+)$", done.stdout, re.MULTILINE)
    assert all(line.startswith("Unmatched filters") for line in warned), done.stdout[-6000:]


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    server = Server(decided(made(tmp_path)))
    try:
        nothing_found(server.url)
    finally:
        server.stop()


def test_schemathesis_finds_nothing_in_writing(tmp_path: Path) -> None:
    with Store.open(decided(made(tmp_path))) as store:
        assert store.path
        store.path.rename(tmp_path / "new.db")
    server, address = serving(tmp_path, TUMEN_WRITE_TOKEN=SECRET)
    try:
        until_answered(f"{address}/health")
        written = [f"--include-path=/api/v1/{path}" for path in ("articles", "decisions", "decisions/{id}")]
        nothing_found(address, "-H", f"Authorization: Bearer {SECRET}", *written)
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)

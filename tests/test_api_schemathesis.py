"""The served OpenAPI document holds: schemathesis finds no answer that it does not describe."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from api_store import made
from test_api_server import Server

ROOT = Path(__file__).resolve().parents[1]
COMMAND = shutil.which("schemathesis", path=str(Path(sys.executable).parent))


@pytest.mark.slow
@pytest.mark.skipif(COMMAND is None, reason="schemathesis is not installed")
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    server = Server(made(tmp_path))
    try:
        bounded = ["--max-examples", "10", "--phases", "examples,coverage,fuzzing", "--seed", "1948"]
        done = subprocess.run(
            [str(COMMAND), "run", f"{server.url}/openapi.json", *bounded],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=900,
        )
    finally:
        server.stop()
    assert done.returncode == 0, done.stdout[-6000:]
    assert "No issues found" in done.stdout

"""What the integrators' guide shows works against a server."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from api_process import Server

GUIDE = (Path(__file__).parents[1] / "docs" / "integrator.md").read_text("utf-8")
HERE = "http://127.0.0.1:8000"
PROGRAMS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
ASKED = [line for line in GUIDE.splitlines() if line.startswith("curl ") and not line.endswith("\\")]
ADDRESSES = re.findall(r"\| `(/api/[^`]+?)`(?:, `(/api/[^`]+)`)? \|", GUIDE)


def test_there_is_something_to_try() -> None:
    assert (len(PROGRAMS), len(ASKED) >= 10, len(ADDRESSES) >= 4) == (4, True, True)


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run(server: Server, program: str) -> None:
    command = [sys.executable, "-c", program.replace(HERE, server.url)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", ASKED)
def test_requests_are_answered(server: Server, line: str) -> None:
    words = shlex.split(line)
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    answer = httpx.get(words[-1].replace(HERE, server.url), headers=headers, timeout=60)
    assert answer.status_code == 200, answer.text
    if accept := headers.get("Accept"):
        assert answer.headers["content-type"].startswith(accept)
    elif answer.headers["content-type"] == "application/json" and "items" in answer.json():
        assert answer.json()["items"], "an empty answer shows nothing"


@pytest.mark.parametrize("address", [one for pair in ADDRESSES for one in pair if one])
def test_addresses_are_answered(server: Server, address: str) -> None:
    assert httpx.get(server.url + address, timeout=60).status_code == 200

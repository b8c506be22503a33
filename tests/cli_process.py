"""`tumen` as its users start it: a process of its own, with nothing of the caller's settings."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DIGESTS = ROOT / "corpus" / "digests"
COMMAND = (sys.executable, "-m", "kg.cli")
NEWS = (
    "Ngày 19/6/2024, Tổng thống Nga Vladimir Putin và nhà lãnh đạo Triều Tiên Kim Jong-un đã ký hiệp ước "
    "đối tác chiến lược toàn diện tại Bình Nhưỡng, KCNA đưa tin. Trước đó, ông Putin đã đến Bình Nhưỡng."
)
"""An article of our own making, with an agreement and a visit in it."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """That of a user who has set nothing; the data folder lies under `home`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TUMEN", "COLUMNS"))}
    return {**kept, "PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), **more}


def tumen(
    home: Path, *args: object, stdin: str | bytes = b"", **more: str
) -> subprocess.CompletedProcess[str]:
    """One command, run to its end, in `home`; what it prints is UTF-8."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    command = [*COMMAND, *map(str, args)]
    done = subprocess.run(
        command, input=given, capture_output=True, cwd=home, env=environment(home, **more), timeout=120
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(command, done.returncode, out, err)


def errors(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on stderr that say what went wrong."""
    return [line for line in done.stderr.splitlines() if line.startswith("tumen: ")]


def the_error(done: subprocess.CompletedProcess[str], status: int = 2) -> str:
    """The one line on stderr of a command that could do nothing."""
    assert (done.returncode, done.stdout) == (status, ""), done
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("tumen: ")
    return done.stderr


def rows(done: subprocess.CompletedProcess[str]) -> Iterator[Any]:
    """The JSON of each line."""
    return map(json.loads, done.stdout.splitlines())


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The articles that `tumen add` reports."""
    return [line.partition(": ")[0] for line in done.stdout.splitlines()]


def variants(folder: Path, n: int) -> Sequence[str]:
    """Writes n articles, the digests over and over under other ids; their ids in order."""
    digests = sorted(DIGESTS.glob("*.md"))
    folder.mkdir()
    names = []
    for number in range(n):
        name = f"v{number:04d}"
        digest = digests[number % len(digests)].read_text("utf-8")
        (folder / f"{name}.md").write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", digest, count=1), "utf-8")
        names.append(name)
    return names

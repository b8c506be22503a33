"""Runs what docs/analyst.md shows and puts in what it prints: `python docs/run_examples.py`.

A block of ```console holds `$ tumen …` lines with their stdout. They run in order on a store of their own, in a
folder that holds nothing but `corpus`. An output that ends in a line of `…` is cut where it is cut now; long lines
are cut too. A comment `<!-- event: tumen timeline … -->` before a block gives the event id in its commands: that of
the first event which the timeline lists.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from click.testing import CliRunner

from kg.cli import tumen

GUIDE = Path(__file__).with_name("analyst.md")
WIDTH = 118
MORE = "…"
_BLOCK = re.compile(r"(?:<!-- event: tumen (?P<event>.*?) -->\n)?```console\n(?P<body>.*?)```\n", re.DOTALL)
_EVENT_ID = re.compile(r"\be[0-9a-f]{16}\b")
Run = Callable[[list[str]], str]


class ExampleError(Exception):
    """A command of the guide that does not work; the message names it."""


def renewed(text: str) -> str:
    """The guide with the output of every command as it is now. Raises ExampleError."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "corpus").symlink_to(GUIDE.parents[1] / "corpus")
        with chdir(folder):
            runner = CliRunner(env=_environment(Path(folder) / "demo.db"))

            def run(arguments: list[str]) -> str:
                result = runner.invoke(tumen, arguments)
                if result.exit_code:
                    raise ExampleError(f"tumen {shlex.join(arguments)}: {result.stderr or result.exception}")
                return result.stdout.removeprefix("\ufeff")

            return _BLOCK.sub(lambda found: _block(found, run), text)


def _environment(store: Path) -> dict[str, str | None]:
    """Nothing that shapes an output is taken from who runs this."""
    others: dict[str, str | None] = {name: None for name in os.environ if name.startswith("TUMEN")}
    return {**others, "TUMEN_STORE": str(store), "COLUMNS": str(WIDTH)}


def _block(found: re.Match[str], run: Run) -> str:
    body = found["body"]
    if found["event"]:
        listed = orjson.loads(run([*shlex.split(found["event"]), "--format", "json"]))["items"]
        if not listed:
            raise ExampleError(f"tumen {found['event']} lists no event")
        body = _EVENT_ID.sub(listed[0]["id"], body)
    parts = re.split(r"^(\$ .*\n)", body, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    made = "".join(command + _output(command, shown, run) for command, shown in pairs)
    return found[0].replace(found["body"], made)


def _output(command: str, shown: str, run: Run) -> str:
    program, *arguments = shlex.split(command.removeprefix("$ "), comments=True)
    if program != "tumen":
        raise ExampleError(f"{command.strip()}: only tumen can be run here")
    lines = [line.rstrip() for line in run(arguments).strip("\n").splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    before = shown.splitlines()
    if before and before[-1] == MORE and len(lines) >= len(before):
        lines = [*lines[: len(before) - 1], MORE]
    cut = (line if len(line) <= WIDTH else line[: WIDTH - 1] + MORE for line in lines)
    return "".join(line + "\n" for line in cut)


if __name__ == "__main__":
    try:
        GUIDE.write_text(renewed(GUIDE.read_text("utf-8")), "utf-8")
    except ExampleError as error:
        sys.exit(f"{GUIDE.name}: {error}")
    print(GUIDE)

"""`tumen add` stopped in the middle, politely and not: what was reported as added is there, and all is well."""

from __future__ import annotations

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from cli_process import COMMAND, NEWS, environment, ids, the_error, tumen, variants

from kg import queries
from kg.store import Store
from kg.store.check import check_store

pytestmark = pytest.mark.slow
INTERRUPTED = """
import os, signal, sys
from kg.cli import main

class Interrupter:
    @staticmethod
    def find_spec(name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter)
sys.argv = ["tumen", "add", "a.txt", "--store", "graph.db"]
main()
"""


class Adding:
    """`tumen add` of a folder of articles at work."""

    def __init__(self, home: Path, *options: str, articles: int = 300) -> None:
        self.home = home
        if not (home / "in").exists():
            variants(home / "in", articles)
        self.process = subprocess.Popen(
            [*COMMAND, "add", "in", "--store", "graph.db", *options],
            cwd=home,
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def read(self, lines: int) -> list[str]:
        """The articles of the first so many reports."""
        assert self.process.stdout
        return [self.process.stdout.readline().partition(": ")[0] for _ in range(lines)]

    def children(self) -> list[int]:
        """The processes it has started."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        if not tasks.exists():
            pytest.skip("needs /proc")
        return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]

    def stop(self, how: signal.Signals) -> tuple[list[str], str]:
        """Stops it and everything it started, as a terminal does for Ctrl-C; what it still said."""
        if how == signal.SIGINT:
            os.killpg(self.process.pid, how)
        else:
            self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        return [line.partition(": ")[0] for line in out.splitlines() if line.endswith("events")], err


def held(home: Path) -> set[str]:
    """The articles of the store, read past all pages."""
    found: set[str] = set()
    cursor = None
    with Store.open(f"sqlite:///{home / 'graph.db'}", readonly=True) as store:
        while True:
            page = queries.articles(store, limit=500, cursor=cursor)
            found |= {item["id"] for item in page.items}
            cursor = page.next
            if cursor is None:
                return found


def is_sound(home: Path) -> None:
    """What `tumen check` looks at is in order."""
    with Store.open(f"sqlite:///{home / 'graph.db'}", readonly=True) as store:
        assert list(check_store(store)) == []


@pytest.mark.parametrize(("lines", "options"), [(20, []), (1, ["--jobs", "2"])])
def test_ctrl_c_ends_in_one_line_and_keeps_what_was_reported(
    tmp_path: Path, lines: int, options: list[str]
) -> None:
    adding = Adding(tmp_path, *options)
    reported = adding.read(lines)
    rest, err = adding.stop(signal.SIGINT)
    assert adding.process.returncode == 130
    assert err == "tumen: stopped; every article that was reported is kept\n"
    reported += rest
    assert lines <= len(reported) < 300
    assert set(reported) <= held(tmp_path)
    is_sound(tmp_path)


@pytest.mark.parametrize("module", ["kg.cli.add", "sqlalchemy.engine", "kg.extraction.extractor"])
def test_ctrl_c_while_the_program_is_still_loading_is_one_line_too(tmp_path: Path, module: str) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    code = INTERRUPTED.format(module=module)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "tumen: stopped\n")
    assert not (tmp_path / "graph.db").exists()


@pytest.mark.parametrize(("lines", "options"), [(1, []), (20, ["--jobs", "2"])])
def test_a_kill_loses_nothing_that_was_reported_and_leaves_no_process(
    tmp_path: Path, lines: int, options: list[str]
) -> None:
    adding = Adding(tmp_path, *options)
    reported = adding.read(lines)
    children = adding.children()
    assert bool(children) == bool(options)
    rest, _ = adding.stop(signal.SIGKILL)
    assert adding.process.returncode == -signal.SIGKILL
    assert set(reported) | set(rest) <= held(tmp_path)
    until = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    is_sound(tmp_path)
    # what came to nothing is done by the same command again, and only that
    (tmp_path / "few").mkdir()
    for name in sorted(held(tmp_path))[:3]:
        (tmp_path / "in" / f"{name}.md").rename(tmp_path / "few" / f"{name}.md")
    again = tumen(tmp_path, "add", "few", "--store", "graph.db")
    assert [line.partition(": ")[2] for line in again.stdout.splitlines()] == ["unchanged"] * len(ids(again))


def test_a_reader_that_has_seen_enough_is_no_disaster(tmp_path: Path) -> None:
    adding = Adding(tmp_path, articles=60)
    assert adding.process.stdout and adding.process.stderr
    first = adding.read(1)
    adding.process.stdout.close()
    assert adding.process.wait(60) == 1
    assert adding.process.stderr.read() == ""
    assert set(first) <= held(tmp_path)


def test_progress_shows_on_a_terminal_and_leaves_the_data_alone(tmp_path: Path) -> None:
    variants(tmp_path / "in", 3)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "add", "in", "--store", "graph.db"],
        cwd=tmp_path, env=environment(tmp_path, TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert [line.partition(": ")[0] for line in out.decode().splitlines()] == ["v0000", "v0001", "v0002"]
    assert b"articles" in shown and b"v0000" not in shown


def test_serving_says_where_and_ends_well_with_ctrl_c(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} on 127.0.0.1 is taken" in the_error(tumen(tmp_path, "serve", "--port", port))
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), "--store", "new.db"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    url = f"http://127.0.0.1:{port}"
    assert process.stderr.readline() == f"Serving new.db on {url} — Ctrl-C stops it\n"
    assert httpx.get(f"{url}/health", timeout=30).json()["articles"] == 0
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert process.stderr.read().splitlines()[-1] == "tumen: stopped"

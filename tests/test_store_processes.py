"""The store under several processes, and under one that is killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from factories import claim, extraction
from store_content import quads

from kg.model import Extraction
from kg.store import Store
from kg.store.rdfrows import everything
from kg.store.rdfview import RdfView

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ADD = """
import sys
sys.path[:0] = {path!r}
from test_store_processes import numbered
from kg.store import Store
from kg.store.rdfview import RdfView
with Store.open({url!r}) as store:
    print("open", flush=True)
    sys.stdin.readline()
    for number in range({start}, {stop}):
        store.add(numbered(number))
        print(number, flush=True)
        if {follow}:
            RdfView(store).catch_up()
"""


def numbered(number: int) -> Extraction:
    """Article number n; many of them tell one meeting."""
    return extraction(
        f"n{number:04d}",
        claim(time=f"2024-06-{1 + number % 5:02d}"),
        claim("Visit", ("sergei-lavrov",), ("north-korea",), time="2024-06" if number % 3 else None),
        publisher=f"p{number % 7}.example",
    )


def adder(path: Path, start: int, stop: int, *, follow: bool = False) -> subprocess.Popen[str]:
    """A process that adds the numbered articles and says each when it is done; it waits for a line first."""
    code = ADD.format(
        path=[str(HERE), str(HERE.parent)], url=f"sqlite:///{path}", start=start, stop=stop, follow=follow
    )
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def begin(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "open\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()


def of_articles(folder: Path, numbers: list[int]) -> list[str]:
    with Store.open(f"sqlite:///{folder / f'fresh{len(numbers)}.db'}") as fresh:
        fresh.add_many([numbered(number) for number in numbers])
        return quads(fresh)


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tumen.db"
    both = adder(path, 0, 25), adder(path, 25, 50)
    begin(*both)
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with Store.open(f"sqlite:///{path}") as store:
        assert quads(store) == of_articles(tmp_path, list(range(50)))


def test_readers_see_whole_articles_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "tumen.db"
    writer = adder(path, 0, 40)
    begin(writer)
    with Store.open(f"sqlite:///{path}", readonly=True) as store:
        seen = 0
        while writer.poll() is None:
            with store.read() as connection:
                said = sorted(map(str, everything(connection)))
            claims = sum("ns#Claim>" in line for line in said)
            supports = sum("ns#supportedBy>" in line for line in said)
            assert claims == supports
            assert claims % 2 == 0
            seen += 1
        assert seen > 1
    writer.communicate(timeout=60)


@pytest.mark.parametrize("follow", [False, True], ids=["sql", "sql and rdf"])
def test_a_killed_writer_leaves_a_store_that_lacks_nothing_reported(tmp_path: Path, follow: bool) -> None:
    path = tmp_path / "tumen.db"
    chance = random.Random(19480909)
    reported: list[int] = []
    for round in range(3):
        process = adder(path, round * 100, round * 100 + 100, follow=follow)
        begin(process)
        assert process.stdout
        # On a busy machine too, one is there before a kill.
        first = [] if round else [process.stdout.readline()]
        time.sleep(chance.uniform(0.02, 0.8))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        reported += [int(line) for line in (*first, *out.split())]
        checked = sqlite3.connect(path)
        assert checked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert checked.execute("PRAGMA foreign_key_check").fetchone() is None
        held = [int(id[1:]) for (id,) in checked.execute("SELECT id FROM articles WHERE known_to IS NULL")]
        checked.close()
        assert set(reported) <= set(held)
        with Store.open(f"sqlite:///{path}") as store:
            assert quads(store) == of_articles(tmp_path, held)
            seen = [quad for quad in RdfView(store).quads() if quad.graph_name == ox.DefaultGraph()]
            assert sorted(map(str, seen)) == quads(store)
    assert reported

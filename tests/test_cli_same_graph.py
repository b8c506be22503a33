"""The graph is a function of its articles, whichever way the command line was given them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from cli_process import DIGESTS, ROOT, tumen

pytestmark = pytest.mark.slow

SEEDS = ROOT.parent / "shared" / "corpus" / "seeds"
ARTICLES = [*sorted(SEEDS.glob("*.txt")), *sorted(DIGESTS.glob("*.md"))]


def the_graph(home: Path, store: str) -> list[str]:
    """The canonical RDF of a store."""
    done = tumen(home, "export", "nquads", "--store", store)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines == sorted(lines)
    return lines


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graphs")


@pytest.fixture(scope="module")
def graph(home: Path) -> list[str]:
    """That of all articles in the order of their names, added at once."""
    assert tumen(home, "add", *ARTICLES, "--store", "plain.db").returncode == 0
    found = the_graph(home, "plain.db")
    assert len(found) > 10 * len(ARTICLES)
    return found


def test_in_another_order_and_twice(home: Path, graph: list[str]) -> None:
    shuffled = random.Random(2024).sample(ARTICLES, len(ARTICLES))
    assert tumen(home, "add", *shuffled, *ARTICLES[:9], "--store", "shuffled.db").returncode == 0
    assert the_graph(home, "shuffled.db") == graph
    again = tumen(home, "add", *ARTICLES, "--store", "shuffled.db")
    assert {line.partition(": ")[2] for line in again.stdout.splitlines()} == {"unchanged"}
    assert the_graph(home, "shuffled.db") == graph


def test_in_several_processes_and_in_pieces(home: Path, graph: list[str]) -> None:
    late, early = ARTICLES[20:], ARTICLES[:20]
    for some in (late, early):
        assert tumen(home, "add", *some, "--jobs", "2", "--store", "pieces.db").returncode == 0
    assert the_graph(home, "pieces.db") == graph


def test_one_by_one_from_stdin_and_after_a_withdrawal(home: Path, graph: list[str]) -> None:
    other = {
        "id": "other",
        "published": "2024-06-20",
        "text": ARTICLES[-1].read_text("utf-8").split("---")[-1],
    }
    assert tumen(home, "add", "-", "--store", "one.db", stdin=json.dumps(other)).returncode == 0
    assert tumen(home, "add", *ARTICLES, "--store", "one.db").returncode == 0
    assert the_graph(home, "one.db") != graph
    assert tumen(home, "remove", "other", "--store", "one.db").returncode == 0
    assert the_graph(home, "one.db") == graph


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared folder with the seeds is absent")
def test_the_signing_that_the_seeds_tell_is_one_event(home: Path, graph: list[str]) -> None:
    asked = [
        "--type",
        "Agreement",
        "--from",
        "2024-06-19",
        "--to",
        "2024-06-19",
        "--pair",
        "russia,north-korea",
    ]
    told = []
    for pair in (asked, [*asked[:-1], "vladimir-putin,kim-jong-un"]):
        done = tumen(home, "timeline", *pair, "--format", "json", "--store", "plain.db")
        for item in json.loads(done.stdout)["items"]:
            event = json.loads(
                tumen(home, "event", item["id"], "--format", "json", "--store", "plain.db").stdout
            )
            told.append(
                {claim["article"]["id"] for claim in event["claim_list"]}
                & {seed.stem for seed in SEEDS.iterdir()}
            )
    assert max(map(len, told), default=0) >= 4, told

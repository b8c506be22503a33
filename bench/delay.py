"""How long a simple SPARQL query waits beside queries that take all they can: cross products, memory bombs, crashes.

Run: `python bench/delay.py [--workers 1] [--queries 60] [--hostile 4] [EVENTS]` (10000 if none). A made-up world is
served; that many clients send hostile queries without a pause while one asks for a triple, four times a second, all
from one address. Printed are milliseconds: what the simple query takes alone, then beside each kind.
"""

from __future__ import annotations

import argparse
import http.client
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from filling import fill
from made import World
from peers import tumen

from kg.store import Store
from kg.store.rdf import NS

SIMPLE = f"SELECT ?o WHERE {{ ?s <{NS}time> ?o }} LIMIT 1"
PAUSE = 0.25
_FORM = "application/x-www-form-urlencoded"
_CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_BOMB = "SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
_CRASH = "ASK {{ FILTER(1{} > 3) }}".format("+1" * 9000)  # the engine's stack runs out
HOSTILE = {
    "cross products": [_CROSS],
    "memory bombs": [_BOMB],
    "crashes": [_CRASH],
    "all of them": [_CROSS, _BOMB, _CRASH],
}


def status_of(url: str, query: str) -> int:
    """The status that a query is answered with, 0 where there is no answer."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        connection.request("POST", "/sparql", urlencode({"query": query}), {"Content-Type": _FORM})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


@contextmanager
def disturbed(url: str, queries: Sequence[str], clients: int) -> Iterator[list[int]]:
    """While so many clients send these in turn; the statuses of what they were answered."""
    over = threading.Event()
    statuses: list[int] = []

    def disturb(number: int) -> None:
        sent = number
        while not over.is_set():
            statuses.append(status_of(url, queries[sent % len(queries)]))
            sent += 1

    threads = [threading.Thread(target=disturb, args=(number,), daemon=True) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield statuses
    finally:
        over.set()


def waits(url: str, many: int) -> list[float]:
    """Milliseconds of so many simple queries, in order. Raises ConnectionError for one that is not answered."""
    taken = []
    for _ in range(many):
        began = time.perf_counter()
        status = status_of(url, SIMPLE)
        taken.append((time.perf_counter() - began) * 1000)
        if status != 200:
            raise ConnectionError(f"a simple query was answered with {status}")
        time.sleep(PAUSE)
    return sorted(taken)


def main() -> None:
    """Prints a row a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--hostile", type=int, default=4)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        store = Path(folder) / "world.db"
        with Store.open(f"sqlite:///{store}") as opened:
            fill(opened, World(options.events))
        print(
            f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {options.hostile} hostile clients"
        )
        print(f"{'a simple query':18} {'median':>8} {'p95':>8} {'worst':>8}   answers to the hostile ones")
        for name, queries in ({"alone": []} | HOSTILE).items():
            with tumen(store, workers=options.workers) as server:
                with disturbed(server.url, queries, options.hostile if queries else 0) as statuses:
                    taken = waits(server.url, options.queries)
                told = ", ".join(f"{statuses.count(one)} × {one}" for one in sorted(set(statuses)))
                middle, most = taken[len(taken) // 2], taken[int(0.95 * len(taken))]
                print(f"{name:18} {middle:8.0f} {most:8.0f} {taken[-1]:8.0f}   {told}", flush=True)


if __name__ == "__main__":
    main()

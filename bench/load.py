"""The server under load: answers a second, 95th percentile and processor time, beside Datasette and rdflib-endpoint.

Run: `python bench/load.py [--wide] [--store FILE] [--peers PYTHON] [--clients 8] [--workers 2] [--seconds 5] EVENTS…`
(10000 if none). The world is that of made.py, dense or `--wide`. `--store` takes a store that is filled with so many
events already (by filling.py) or fills it; `--peers` names a Python that has the peers (see peers.py). SPARQL is
asked up to 20,000 events, ours also of larger stores whose RDF is made already (`tumen rdf rebuild`).

Each question is asked in three ways. `once`: every address once, so that no answer can have been kept. `again`: two
hundred addresses over and over. `nothing kept`: the same as `once` of a server that remembers nothing from one request
to the next. What Datasette is asked is the same rows by the same keys, without total and names.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from asking import Taken, asked, together
from filling import fill
from made import World
from peers import Server, address, datasette, missing, rdflib_endpoint, tumen
from sqlalchemy import select

from kg.queries.pages import cursor_of
from kg.store import Store, schema
from kg.store.rdf import ID, NS

FREQUENT, ONCE, AGAIN, SPARQL_MOST = 20, 40_000, 200, 20_000
ROUNDS = 8
SPARQL = "a SPARQL query of a triple"
Address = tuple[str, str]  # ours, and Datasette's


class Questions:
    """Addresses to ask, drawn anew each time, those of the same question in pairs: ours and Datasette's."""

    def __init__(self, world: World, store: Path, seed: int = 8) -> None:
        self._chance = random.Random(seed)
        self._world = world
        self._database = store.stem
        with Store.open(f"sqlite:///{store}", readonly=True) as opened, opened.read() as connection:
            self._events = list(connection.scalars(select(schema.events.c.id).limit(100_000)))
            self._told = set(connection.scalars(select(schema.entities.c.id)))
        self.all: dict[str, Callable[[], Address]] = {
            "50 events of a frequent actor": self._actor,
            "events of two": self._pair,
            "months of a year, an actor": self._months,
            "an event with its claims": self._event,
        }

    def drawn(self, question: Callable[[], Address], many: int) -> list[Address]:
        """So many, each once; fewer where there are no more."""
        found = dict.fromkeys(question() for _ in range(many))
        return list(islice(found, many))

    def triples(self) -> list[str]:
        """One-triple queries."""
        queries = (f"SELECT ?o WHERE {{ <{ID}{id}> <{NS}time> ?o }}" for id in self._events)
        return [address("/sparql", {"query": query}) for query in queries]

    def _frequent(self, land: str = "") -> str:
        """One of the most frequent, as often as the world draws them."""
        land = land or self._chance.choice(("RU", "KP"))
        frequent = {str(one.id) for one in self._world.people[land].items[:FREQUENT]}
        return self._world.somebody(land, self._chance, frequent & self._told)

    def _actor(self) -> Address:
        actor, day = self._frequent(), self._day()
        ours = {"actor": actor, "limit": 50, "cursor": cursor_of("time", day, "")}
        return address("/api/v1/events", ours), self._datasette("actor", actor=actor, day=day)

    def _pair(self) -> Address:
        one, other = self._frequent("RU"), self._world.somebody("KP", self._chance, self._told)
        ours = address("/api/v1/events", {"pair": f"{one},{other}", "members": "false"})
        return ours, self._datasette("pair", **dict(zip("ab", sorted((one, other)), strict=True)))

    def _months(self) -> Address:
        actor, year = self._frequent(), self._chance.randrange(self._world.first.year + 5, 2026)
        ours = {"actor": actor, "from": year, "to": year}
        between = {"from": f"{year}-01", "to": f"{year}-12"}
        return address("/api/v1/timeline", ours), self._datasette("months", actor=actor, **between)

    def _event(self) -> Address:
        id = self._chance.choice(self._events)
        return f"/api/v1/events/{id}", self._datasette("event", id=id)

    def _datasette(self, query: str, **values: object) -> str:
        return address(f"/{self._database}/{query}.json", {**values, "_shape": "array"})

    def _day(self) -> str:
        return (
            self._world.first + timedelta(days=self._chance.randrange(self._world.days - 700))
        ).isoformat()


def line(name: str, taken: Taken, seconds: float, beside: float | None = None) -> None:
    """A row of the table."""
    ratio = f"{taken.rate / beside:7.1f}" if beside else ""
    cost = 1000 * seconds / taken.answers
    size = taken.size / taken.answers / 1024
    print(f"  {name:24} {taken.rate:8.0f} {taken.p95:8.1f} {cost:8.2f} {size:8.1f} {ratio}", flush=True)


def measured(
    server: Server, paths: Sequence[str], options: argparse.Namespace, warming: Sequence[str] = ()
) -> tuple[Taken, float]:
    """What some rounds came to, and the processor time that the server took for them.

    Each round opens its connections anew: how they fall to the server's processes is luck. `warming`: other addresses,
    asked for a second before. Each round asks for addresses of its own where there are enough of them.
    """
    if warming:
        asked(server.url, warming, options.clients, 1)
    before = server.seconds()
    taken = []
    for number in range(ROUNDS):
        # The clients begin as far apart as they can.
        start = number * len(paths) // (ROUNDS * options.clients)
        part = [*paths[start:], *paths[:start]]
        taken.append(asked(server.url, part, options.clients, options.seconds / ROUNDS))
    return together(taken), server.seconds() - before


def compare(questions: Questions, servers: dict[str, Server], options: argparse.Namespace) -> None:
    """A table a question."""
    for name, question in questions.all.items():
        if options.only not in name:
            continue
        print(f"{name:26} {'a second':>8} {'p95 ms':>8} {'cpu ms':>8} {'kB':>8}   x Datasette")
        drawn, beside = questions.drawn(question, ONCE), None
        warming, drawn = drawn[: len(drawn) // 10], drawn[len(drawn) // 10 :]
        if "Datasette" in servers:
            there = [[one for _, one in some] for some in (drawn, warming)]
            try:
                taken, seconds = measured(servers["Datasette"], there[0], options, there[1])
                line("Datasette", taken, seconds)
                beside = taken.rate
            except ConnectionError as error:
                print(f"  Datasette                gives up: {str(error).splitlines()[0]}")
        ours, warm = ([one for one, _ in some] for some in (drawn, warming))
        for server, way, paths in (
            ("tumen", "once", ours),
            ("tumen", "again", ours[-AGAIN:]),
            ("bare", "nothing kept", ours),
        ):
            if server in servers:
                line(f"tumen, {way}", *measured(servers[server], paths, options, warm), beside)


def measure(events: int, options: argparse.Namespace, folder: Path) -> None:
    """Fill a store or take the one that is there, serve it, ask."""
    store = Path(options.store) if options.store else folder / f"w{events}.db"
    world = World(events, wide=options.wide)
    if not store.exists():
        with Store.open(f"sqlite:///{store}") as opened:
            fill(opened, world)
    questions = Questions(world, store)
    with_sparql = (events <= SPARQL_MOST or Path(f"{store}.rdf").exists()) and options.only in SPARQL
    lacking = missing(options.peers) if options.peers else "no peers asked for: --peers PYTHON, see peers.py"
    print(
        f"\n{events:,} events, {store.stat().st_size >> 20} MB; {options.clients} clients, {options.workers} workers"
    )
    print(
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        + (f"; {lacking}" if lacking else "")
    )
    with ExitStack() as running:
        kept = {"workers": options.workers, "sparql": False}
        servers = {
            "tumen": running.enter_context(tumen(store, **kept)),
            "bare": running.enter_context(tumen(store, **kept, keep=False)),
        }
        if not lacking:
            servers["Datasette"] = running.enter_context(datasette(options.peers, store))
        compare(questions, servers, options)
        print(", ".join(f"{name} {server.memory()} MB" for name, server in servers.items()))
    if with_sparql:
        triples(questions, store, options, not lacking and events <= SPARQL_MOST)


def triples(questions: Questions, store: Path, options: argparse.Namespace, peers: bool) -> None:
    """The one-triple query, of both; then the other questions, of our server that answers SPARQL too."""
    paths, beside = questions.triples(), None
    elsewhere = [path.removeprefix("/sparql") for path in paths]
    print(
        f"{'a SPARQL query of a triple':26} {'a second':>8} {'p95 ms':>8} {'cpu ms':>8} {'kB':>8}   x rdflib-endpoint"
    )
    if peers:
        with rdflib_endpoint(options.peers, store) as server:
            taken, seconds = measured(server, [f"/{path}" for path in elsewhere], options)
            line("rdflib-endpoint", taken, seconds)
            beside = taken.rate
    with tumen(store, workers=options.workers) as server:
        line("tumen", *measured(server, paths, options), beside)
        compare(questions, {"tumen": server}, options)
        print(f"tumen with SPARQL, after all of these {server.memory()} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=int, nargs="*", default=[10_000])
    parser.add_argument("--wide", action="store_true", help="a world as dense as that of 10,000 events is")
    parser.add_argument("--store", help="a store of the made-up world; filled if it is not there")
    parser.add_argument("--peers", help="a Python that has datasette and rdflib-endpoint")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--only", default="", help="questions that hold these words")
    return parser.parse_args()


def main() -> None:
    """Prints the tables of each size."""
    options = _options()
    with TemporaryDirectory() as folder:
        for events in options.events:
            measure(events, options, Path(folder))


if __name__ == "__main__":
    main()

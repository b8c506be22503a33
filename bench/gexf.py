"""Memory and time of a large GEXF file: `python bench/gexf.py [NODES EVENTS]`, by default 20,000 and 260,000.

Rows are put into the tables directly, each event between two actors drawn at random, so that there are about as
many edges as events. Prints the peak of memory above what the imports take.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from kg.export import gexf
from kg.queries import EVERYTHING
from kg.store import Store, schema
from kg.store.database import connect

TYPES = ("Visit", "Support", "Criticism", "Communication")
BATCH = 2000
Row = dict[str, Any]


def actors(many: int) -> Iterator[Row]:
    """Actors that the ontology does not know."""
    for n in range(many):
        names = {"label_en": f"Actor {n}", "label_vi": f"Nhân vật {n}", "folded": f"actor {n}"}
        known = {"kind": "person", "country": "RU", "aliases": [], "wikidata": None, "office_vi": None}
        yield {"id": f"actor-{n}", **names, **known}


def events(many: int, among: int, chance: random.Random) -> Iterator[tuple[Row, list[Row]]]:
    """Events with the rows of their two parties."""
    for n in range(many):
        agent, target = chance.sample(range(among), 2)
        day = f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        when = {"time": day, "earliest": day, "latest": day, "sort_day": day}
        sides = {"agents": [f"actor-{agent}"], "targets": [f"actor-{target}"], "place": None}
        told = {"modality": "actual", "status": "reported", "sources": 1, "claims": 1}
        event = {"id": f"e{n:016x}", "type": chance.choice(TYPES), **sides, **when, **told}
        parties = [
            {"event_id": event["id"], "role": role, "actor_id": f"actor-{one}", "sort_day": day}
            for role, one in (("agent", agent), ("target", target))
        ]
        yield {**event, "disputed": False, "conflicts": []}, parties


def fill(url: str, nodes: int, many: int) -> None:
    """Makes the store."""
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(insert(schema.entities), list(actors(nodes)))
        batch: list[tuple[Row, list[Row]]] = []
        for pair in events(many, nodes, random.Random(1948)):
            batch.append(pair)
            if len(batch) == BATCH or pair[0]["id"] == f"e{many - 1:016x}":
                connection.execute(insert(schema.events), [event for event, _ in batch])
                connection.execute(insert(schema.event_parties), [one for _, two in batch for one in two])
                batch = []
    engine.dispose()


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Makes a store in one process, writes the file in another."""
    nodes, many = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (20_000, 260_000)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/large.db"
        making = get_context("spawn").Process(target=fill, args=(url, nodes, many))
        making.start()  # in a process of its own, so that its memory does not count
        making.join()
        if making.exitcode:
            sys.exit("the store could not be made")
        before, began = peak(), time.monotonic()
        with Store.open(url, readonly=True) as store, (Path(folder) / "large.gexf").open("wb") as out:
            gexf(store, EVERYTHING, out)
            size = out.tell() / 1e6
        print(
            f"{nodes:,} nodes, {many:,} events: {size:.0f} MB in {time.monotonic() - began:.0f} s, "
            f"{peak() - before:.0f} MB of memory above {before:.0f} MB"
        )


if __name__ == "__main__":
    main()

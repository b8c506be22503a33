"""The network as programs that draw it want it, gathered in a file on the side so that none is too large.

`kg.queries.graph` gives the same network of actors at once, for networks that fit into an answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Connection, select

import ontology
from kg.queries import Filters
from kg.queries.filters import conditions, day, world
from kg.queries.graph import coalesced, ties
from kg.queries.labels import event_items, type_labels
from kg.queries.pages import Json
from kg.store import Store, schema
from kg.store.batches import batches
from ontology.tenures import holders_on

Nodes = Literal["actors", "events"]
_BATCH = 500
_ROLES = {"agent": ("agent", "chủ thể"), "target": ("target", "đối tượng")}
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE part (node TEXT, first TEXT, last TEXT);
CREATE TABLE node (id TEXT PRIMARY KEY, label_en TEXT, label_vi TEXT, kind TEXT, country TEXT) WITHOUT ROWID;
CREATE TABLE tie (source TEXT, target TEXT, kind TEXT, event TEXT, first TEXT, last TEXT);
"""


class Network:
    """Nodes and edges, each read as they are needed, in the order of their ids."""

    def __init__(self, side: sqlite3.Connection, end: str | None) -> None:
        self._side = side
        self._end = end
        self.node_count = self._number("SELECT COUNT(*) FROM node")
        self.edge_count = self._number(
            "SELECT COUNT(*) FROM (SELECT 1 FROM tie GROUP BY source, target, kind)"
        )
        self.timed = bool(self._number("SELECT EXISTS (SELECT 1 FROM part WHERE first IS NOT NULL)"))

    def _number(self, query: str) -> int:
        return int(self._side.execute(query).fetchone()[0])

    def nodes(self) -> Iterator[Json]:
        """`{"id", "label_en", "label_vi", "kind", "country", "office", "events", "first", "last", "spells",
        "rank"}`: `rank` is 1 for the node with most events, `office` what a person held at the end.
        """
        ranked = (
            "SELECT node.*, n, rank FROM node JOIN (SELECT node, COUNT(*) AS n, "
            "ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, node) AS rank FROM part GROUP BY node) "
            "ON node = id ORDER BY id"
        )
        spans = groupby(
            self._side.execute("SELECT node, first, last FROM part ORDER BY node, first"), lambda row: row[0]
        )
        for row, (_, parts) in zip(self._side.execute(ranked), spans, strict=True):
            id, english, local, kind, country, number, rank = row
            spells = coalesced([(first, last) for _, first, last in parts if first is not None])
            last = spells[-1][1] if spells else None
            office = _office(id, self._end or last) if kind == "person" else None
            yield {
                "id": id,
                "label_en": english,
                "label_vi": local,
                "kind": kind,
                "country": country,
                "office": office,
                "events": number,
                "rank": rank,
                "spells": spells,
                "first": spells[0][0] if spells else None,
                "last": last,
            }

    def edges(self) -> Iterator[Json]:
        """As those of `kg.queries.graph`, with `event_ids`, earliest first."""
        rows = self._side.execute("SELECT * FROM tie ORDER BY source, target, kind, first, event")
        for (source, target, kind), group in groupby(rows, lambda row: row[:3]):
            told = list(group)
            spells = coalesced([(first, last) for *_, first, last in told if first is not None])
            english, local = _ROLES.get(kind) or type_labels(kind)
            yield {
                "source": source,
                "target": target,
                "kind": kind,
                "label_en": english,
                "label_vi": local,
                "weight": len(told),
                "undated": sum(row[4] is None for row in told),
                "first": spells[0][0] if spells else None,
                "last": spells[-1][1] if spells else None,
                "spells": spells,
                "event_ids": [row[3] for row in told],
            }

    def weights(self) -> Iterator[tuple[str, str, int]]:
        """Source, target and number of events of every edge."""
        yield from self._side.execute(
            "SELECT source, target, COUNT(*) FROM tie GROUP BY source, target, kind ORDER BY 1, 2, kind"
        )

    def names_told_twice(self) -> set[str]:
        """English names that several nodes have."""
        twice = "SELECT label_en FROM node GROUP BY label_en HAVING COUNT(*) > 1"
        return {name for (name,) in self._side.execute(twice)}


@contextmanager
def network(store: Store, filters: Filters, nodes: Nodes = "actors") -> Iterator[Network]:
    """The network of the events that the filters ask for. Raises kg.queries.QueryError.

    `actors`: one edge a source, target and event type, as `kg.queries.graph` has it. `events`: events are
    nodes too; an edge leads from each agent to its event (`agent`) and from an event to each target.
    """
    end = day(filters.to, "to", last=True) if filters.to is not None else None
    side = sqlite3.connect("", check_same_thread=False)  # a file without a name, gone when it is closed
    try:
        side.executescript(_TABLES)
        with world(store, filters) as connection:
            _fill(connection, filters, side, nodes)
            _name_actors(connection, side)
        yield Network(side, end)
    finally:
        side.close()


def _fill(connection: Connection, filters: Filters, side: sqlite3.Connection, nodes: Nodes) -> None:
    asked = select(schema.events).where(*conditions(filters))
    rows = connection.execute(asked, execution_options={"yield_per": _BATCH}).mappings()
    for some in rows.partitions():
        parts: list[tuple[Any, ...]] = []
        tied: list[tuple[Any, ...]] = []
        for row in some:
            when = (row["earliest"], row["latest"])
            named = sorted({*row["agents"], *row["targets"]})
            parts += [(actor, *when) for actor in named]
            if nodes == "events":
                parts.append((row["id"], *when))
                agents, targets = dict.fromkeys(row["agents"]), dict.fromkeys(row["targets"])
                tied += [(actor, row["id"], "agent", row["id"], *when) for actor in agents]
                tied += [(row["id"], actor, "target", row["id"], *when) for actor in targets]
            else:
                pairs = ties(row["agents"], row["targets"])
                tied += [(*pair, row["type"], row["id"], *when) for pair in pairs]
        side.executemany("INSERT INTO part VALUES (?, ?, ?)", parts)
        side.executemany("INSERT INTO tie VALUES (?, ?, ?, ?, ?, ?)", tied)
        if nodes == "events":
            side.executemany("INSERT INTO node VALUES (?, ?, ?, ?, NULL)", _events(connection, some))


def _events(connection: Connection, rows: Sequence[Any]) -> Iterable[tuple[str, ...]]:
    for item in event_items(connection, rows):
        yield item["id"], item["label"], item["label_vi"], item["type"]


def _name_actors(connection: Connection, side: sqlite3.Connection) -> None:
    table = schema.entities.c
    asked = select(table.id, table.label_en, table.label_vi, table.kind, table.country)
    unnamed = side.execute(
        "SELECT DISTINCT node FROM part WHERE node NOT IN (SELECT id FROM node)"
    ).fetchall()
    for ids in batches([id for (id,) in unnamed]):
        found = {row.id: tuple(row) for row in connection.execute(asked.where(table.id.in_(ids)))}
        named = [found.get(id, (id, id, id, "group", None)) for id in ids]
        side.executemany("INSERT INTO node VALUES (?, ?, ?, ?, ?)", named)


def _office(person: str, day: str | None) -> str | None:
    """What a person held on a day, by its English name."""
    held = [office.label_en for office in _offices().get(person, ()) if person in holders_on(office, day)]
    return "; ".join(held) or None


@cache
def _offices() -> dict[str, list[ontology.Office]]:
    found: dict[str, list[ontology.Office]] = {}
    for office in ontology.offices():
        for person in dict.fromkeys(tenure.person for tenure in office.holders):
            found.setdefault(person, []).append(office)
    return found

"""Merging again what changes of claims may have decided otherwise: as much of the graph as that takes, no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from sqlalchemy import Connection, RowMapping, select

from kg.merging import Decided, clustered, connected, decided, event_of_seen, replayed
from kg.model import Event
from kg.store import schema
from kg.store.batches import batches
from kg.store.held import held_decisions
from kg.store.rows import Row, standing_row
from kg.store.standing import Standing, drop_traces, put, seen_of
from ontology.entities import lies_in

REPLAYED = 40  # changed claims of one block up to which replay is the faster way


class Touched:
    """Which claims a transaction changes, by block, and the days that they may mean."""

    def __init__(self) -> None:
        self.days: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.new: defaultdict[str, set[str]] = defaultdict(set)
        self.gone: defaultdict[str, dict[str, RowMapping]] = defaultdict(dict)  # as they were, by id
        self.bound: set[str] = set()  # blocks where more than the claims themselves changed

    def come(self, rows: Iterable[Row]) -> None:
        """Note rows of `claims` that are held from now on."""
        for row in rows:
            self.days[row["block"]].add((row["low"], row["high"]))
            self.new[row["block"]].add(row["id"])

    def go(self, rows: Iterable[RowMapping]) -> None:
        """Note rows of `claims` that are no longer held."""
        for row in rows:
            self.days[row["block"]].add((row["low"], row["high"]))
            self.gone[row["block"]].setdefault(row["id"], row)

    def tie(self, rows: Iterable[RowMapping | Row]) -> None:
        """Note that what hangs together with these rows of `claims` is to be merged anew."""
        for row in rows:
            self.days[row["block"]].add((row["low"], row["high"]))
            self.bound.add(row["block"])

    def changes(self, block: str) -> int:
        """How many claims of a block came or went."""
        return len(self.gone[block]) + len(self.new[block])

    def withdrawn(self) -> set[str]:
        """The ids of all claims that went."""
        return {id for gone in self.gone.values() for id in gone}


def present(connection: Connection, ids: Iterable[str]) -> list[RowMapping]:
    """The rows of those of these claims that the store holds now, in the order of their ids."""
    claims = schema.claims
    rows: list[RowMapping] = []
    for some in batches(sorted(ids)):
        whole = select(claims).where(claims.c.id.in_(some), claims.c.known_to.is_(None))
        rows += connection.execute(whole.order_by(claims.c.id)).mappings()
    return rows


def remerged(connection: Connection, touched: Touched) -> tuple[list[Event], set[str]]:
    """The events that come of it, and all claims that were merged again; traces are kept of how each was put.

    Few changes in a block are merged by replay; many, and those that decisions bear on, as a whole.
    """
    follows = decided(held_decisions(connection))
    bound = _bound(connection, touched, follows)
    few = [
        block for block in sorted(touched.days) if block not in bound and touched.changes(block) <= REPLAYED
    ]
    events, claims = _whole(connection, touched, touched.days.keys() - few, follows)
    for block in few:
        events += _replayed(connection, touched, block)
    return events, claims | {id for event in events for id in event.claims}


def _bound(connection: Connection, touched: Touched, follows: Decided) -> set[str]:
    """The blocks to merge as a whole: decisions name claims of theirs, or more than the claims changed."""
    claims = schema.claims.c
    found = {block for block, gone in touched.gone.items() if not follows.groups.keys().isdisjoint(gone)}
    for some in batches(follows.groups):
        blocks = select(claims.block).where(claims.id.in_(some), claims.known_to.is_(None))
        found |= set(connection.scalars(blocks))
    return touched.bound | found


def _whole(
    connection: Connection, touched: Touched, blocks: Set[str], follows: Decided
) -> tuple[list[Event], set[str]]:
    """What these blocks come to, merged as a whole, and the claims that were merged."""
    rows = _hanging_together(connection, touched, blocks, follows)
    events, traces = [], []
    for one in clustered(map(seen_of, rows), lies_in(), follows):
        for told, aside in one.happenings:
            event = event_of_seen(told, lies_in(), aside=aside)
            events.append(event)
            choices = one.choices
            traces += [standing_row(seen, event.id, aside, choices[seen.claim.id]) for seen in told]
    drop_traces(connection, [*rows, *(row for block in blocks for row in touched.gone[block].values())])
    put(connection, traces)
    return events, {row["id"] for row in rows}


def _replayed(connection: Connection, touched: Touched, block: str) -> list[Event]:
    standing = Standing(connection, block, touched.gone[block])
    done = replayed(standing.changed(touched.new[block]), standing, lies_in())
    events = [event_of_seen(told, lies_in(), aside=aside) for told, aside in done.happenings]
    standing.note(done, {id: (event.id, event.aside) for event in events for id in event.claims})
    return events


def _hanging_together(
    connection: Connection, touched: Touched, blocks: Iterable[str], follows: Decided
) -> list[RowMapping]:
    """The present claims that a touched one of these blocks may have parted from or joined with another.

    Those are all whose days hang together with it, all that decisions keep together with those, and so on.
    """
    claims = schema.claims
    days, ids = {block: touched.days[block] for block in blocks}, set[str]()
    for block in days:
        ids |= touched.gone[block].keys()
    while days:
        for block, stretches in sorted(days.items()):
            rows = select(claims.c.low, claims.c.high, claims.c.id)
            rows = rows.where(claims.c.block == block, claims.c.known_to.is_(None))
            ids |= set(connected((tuple(row) for row in connection.execute(rows)), stretches))
        kept = follows.together(ids) - ids
        ids |= kept
        days = defaultdict(set)
        for row in present(connection, kept):
            days[row["block"]].add((row["low"], row["high"]))
    return present(connection, ids)

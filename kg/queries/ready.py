"""The reads that are asked most, straight from index to JSON: lists of events, and one event with its claims.

What they give is to the byte what orjson makes of `kg.queries.events` and `event`. They answer only what can be
read off an index and the counts kept ready; for all else, and for what would take long, they give None and the
ordinary queries answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import orjson
from sqlalchemy import bindparam, func, select

from kg.model import Decision
from kg.queries import kept
from kg.queries.details import all_claims, event_detail, named_in
from kg.queries.events import order_of, rarest
from kg.queries.filters import Filters
from kg.queries.keys import Nodes, keys
from kg.queries.known import are_known
from kg.queries.labels import labelled
from kg.queries.pages import checked_limit, cursor_of
from kg.queries.recent import Recent
from kg.queries.ties import nodes_of
from kg.queries.timeline import timeline_of
from kg.queries.written import Name, Pages, named_by
from kg.store import Store, schema
from kg.store.held import held_decisions
from kg.store.lists import item_of
from kg.store.reader import OverBudgetError, Reader, Statement

BUDGET = 200  # thousand steps of SQLite's machine, some milliseconds
_ITEMS = 40_000  # some 200 bytes each
_PLANS = 10_000
_MOST_CLAIMS = 200
_MOST_CHANGES = 2_000

_table = schema.events.c
_given = func.json_each(bindparam("ids")).table_valued("value")
_among = select(_given.c.value)
_SHOWN = (
    *(_table.id, _table.type, _table.modality, _table.status, _table.time, _table.earliest, _table.latest),
    *(_table.place, _table.sources, _table.claims, _table.disputed, _table.agents, _table.targets),
)
_ROWS = Statement(select(*_SHOWN).where(_table.id.in_(_among)))
_ROW = Statement(select(*_SHOWN, _table.conflicts).where(_table.id == bindparam("id")))
_CLAIMS = Statement(all_claims().where(schema.event_claims.c.event_id == bindparam("id")))
_names = schema.entities.c
_LABELS = Statement(select(_names.id, _names.label_en, _names.label_vi).where(_names.id.in_(_among)))
_CHANGES = Statement(
    select(schema.change_log.c.kind, schema.change_log.c.id).where(schema.change_log.c.seq > bindparam("seq"))
)
_Plan = tuple[kept.Frame, Nodes | None]


@dataclass(slots=True)
class _Kept:
    """What is remembered of one state of the data."""

    change: int = -1
    items: Recent[str, bytes] = field(default_factory=lambda: Recent(_ITEMS))
    names: dict[str, Name] = field(default_factory=dict)
    pages: Pages = field(init=False)
    plans: dict[Filters, _Plan | None] = field(default_factory=dict)
    long: set[tuple[str, Filters]] = field(default_factory=set)
    decisions: Sequence[Decision] | None = None

    def __post_init__(self) -> None:
        self.pages = Pages(self.names)


class Ready:
    """Answers from one connection. Safe to share among threads, which wait for each other."""

    def __init__(self, reader: Reader, *, keep: bool = True) -> None:
        """`keep`: whether what was read is remembered until the data changes."""
        self._reader = reader
        self._keep = keep
        self._kept = _Kept()

    @classmethod
    def of(cls, store: Store, *, keep: bool = True) -> Ready | None:
        """For a store; None where it is no SQLite file."""
        reader = store.reader()
        return cls(reader, keep=keep) if reader else None

    def events(self, filters: Filters, sort: str, limit: int, cursor: str | None) -> bytes | None:
        """A page of `kg.queries.events` with its total and the cursor of the next. Raises QueryError."""
        checked_limit(limit)
        if cursor is not None:
            sort = order_of(cursor)
        if sort == "sources":
            return None
        return self._within_budget((sort, filters), lambda: self._page(filters, sort, limit, cursor))

    def timeline(self, filters: Filters, granularity: str, split: str | None) -> bytes | None:
        """What `kg.queries.timeline` gives by month, quarter or year, split by nothing, type or modality. Raises
        QueryError."""
        if not kept.has_months(filters):
            return None
        return self._within_budget(
            (split or "months", filters), lambda: self._counted(filters, granularity, split)
        )

    def _counted(self, filters: Filters, granularity: str, split: str | None) -> bytes | None:
        connection = self._reader.connection
        found = timeline_of(connection, filters, granularity, split)
        return orjson.dumps(found) if found["total"] or are_known(connection, filters.actors) else None

    def _within_budget(self, what: tuple[str, Filters], read: Callable[[], bytes | None]) -> bytes | None:
        """What is read, unless it takes too long; what did once is not tried again."""
        if what[1].reported_by is not None or what[1].known_at is not None:
            return None
        try:
            with self._reader.snapshot(BUDGET) as change:
                self._renew(change)
                return None if what in self._kept.long else read()
        except OverBudgetError:
            if len(self._kept.long) < _PLANS:
                self._kept.long.add(what)
            return None

    def event(self, id: str) -> bytes | None:
        """What `kg.queries.event` gives of the present, for the id of an event that stands."""
        with self._reader.snapshot() as change:
            self._renew(change)
            row = next(iter(_ROW.rows(self._reader, id)), None)
            if row is None or row["claims"] > _MOST_CLAIMS:
                return None
            claims = _CLAIMS.rows(self._reader, id)
            ids = {id for one in (row, *claims) for id in named_in(one) if id is not None}
            self._learn(ids)
            labels = {id: self._kept.names[id].row for id in ids}
            if self._kept.decisions is None:
                self._kept.decisions = held_decisions(self._reader.connection)
            return orjson.dumps(event_detail(row, claims, labels, self._kept.decisions))

    def _page(self, filters: Filters, sort: str, limit: int, cursor: str | None) -> bytes | None:
        plan = self._planned(filters)
        if plan is None:
            return None
        frame, nodes = plan
        asked = (*filters.actors, *(filters.pair or ()))
        if not frame.total and not are_known(self._reader.connection, asked):
            return None
        most = min(limit + 1, frame.total)
        wanted = keys(filters, frame, nodes, sort, cursor)
        found = self._reader.all(wanted.text, *wanted.values, most)
        shown = found[:limit]
        after = cursor_of(sort, shown[-1][1], shown[-1][0]) if len(found) > limit else None
        ready = not shown or shown[0][2] is not None
        items = self._written(
            [(id, item) for id, _, item in shown] if ready else self._with_items([id for id, _, _ in shown])
        )
        return b'{"items":[%b],"total":%d,"next":%b}' % (items, frame.total, orjson.dumps(after))

    def _planned(self, filters: Filters) -> _Plan | None:
        plans = self._kept.plans
        if filters not in plans:
            if len(plans) >= _PLANS:
                plans.clear()
            connection = self._reader.connection
            frame, nodes = kept.frame(connection, filters), None
            if frame and filters.pair:
                a, b = nodes_of(filters.pair, filters)
                of_countries = "=" in (a[:1], b[:1])
                nodes = (b, a) if of_countries and rarest(connection, (a, b)) == b else (a, b)
            plans[filters] = (frame, nodes) if frame else None
        return plans[filters]

    def _written(self, events: Sequence[tuple[str, bytes]]) -> bytes:
        pages = self._kept.pages
        try:
            return pages.written(events)
        except KeyError:  # somebody is not known yet
            self._learn(named_by(item for _, item in events))
            return pages.written(events)

    def _with_items(self, ids: Sequence[str]) -> list[tuple[str, bytes]]:
        """Events whose list has no items beside their keys, each with its item."""
        kept = self._kept.items
        items = {id: item for id in ids if (item := kept.get(id))}
        if missing := [id for id in ids if id not in items]:
            for row in _ROWS.rows(self._reader, orjson.dumps(missing).decode()):
                items[row["id"]] = item = item_of(row)
                kept.put(row["id"], item)
        return [(id, items[id]) for id in ids]

    def _learn(self, ids: set[str]) -> None:
        """Read the names that are not known yet."""
        names = self._kept.names
        if unknown := {id for id in ids if id not in names}:
            found = {row["id"]: row for row in _LABELS.rows(self._reader, orjson.dumps([*unknown]).decode())}
            names.update((id, Name.of(labelled(id, found))) for id in unknown)

    def _renew(self, change: int) -> None:
        """Forget what the changes since the last time have made untrue."""
        before = self._kept
        if before.change == change and self._keep:
            return
        self._kept = _Kept(change)
        if not self._keep or not 0 <= change - before.change < _MOST_CHANGES:
            return
        changes = _CHANGES.rows(self._reader, before.change)
        for row in changes:
            before.items.drop(row["id"])
        self._kept.items = before.items
        renamed = any(row["kind"].startswith("entity-") for row in changes)
        if not renamed:
            self._kept.names, self._kept.pages = before.names, before.pages

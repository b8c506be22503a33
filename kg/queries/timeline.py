"""How many events happened when."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from kg.queries.errors import QueryError
from kg.queries.events import count
from kg.queries.filters import EVERYTHING, Filters, conditions, world
from kg.queries.kept import dated
from kg.queries.pages import Json
from kg.store import Store, schema

GRANULARITIES = ("day", "month", "quarter", "year")
SPLITS = ("type", "modality", "source")


def timeline(
    store: Store, filters: Filters = EVERYTHING, granularity: str = "month", split: str | None = None
) -> Json:
    """Counts of events a bucket, in time: `{"granularity", "split", "items", "total", "undated"}`.

    An item is `{"bucket", "earliest", "latest", "count", "coarse"}` and, where a split is asked for, `parts`.
    Every event counts once, in the bucket of its first day; `coarse` says how many of them may as well have
    happened after the bucket's last day. `undated` events have no first day and stand in no bucket. Split by
    `source`, an event stands in the part of every outlet that tells it. Buckets without events are left out.
    Raises QueryError.
    """
    if granularity not in GRANULARITIES:
        raise QueryError(f"granularity: {granularity!r} is none of {', '.join(GRANULARITIES)}")
    if split is not None and split not in SPLITS:
        raise QueryError(f"split: {split!r} is none of {', '.join(SPLITS)}")
    with world(store, filters) as connection:
        return timeline_of(connection, filters, granularity, split)


def timeline_of(connection: Connection, filters: Filters, granularity: str, split: str | None) -> Json:
    """The same as one connection sees it, whatever the clocks of the filters say."""
    kept = dated(connection, filters, split) if granularity != "day" and split != "source" else None
    if kept is not None:
        items = _read(kept, granularity, split is not None)
    else:
        items = _buckets(connection, filters, granularity)
        if split:
            _add_parts(connection, filters, granularity, split, items)
    total = count(connection, filters)
    with_day = sum(item["count"] for item in items.values())
    return {
        "granularity": granularity,
        "split": split,
        "items": [items[name] for name in sorted(items)],
        "total": total,
        "undated": total - with_day,
    }


def _read(
    rows: Iterable[tuple[str, str, int, Mapping[str, int]]], granularity: str, with_parts: bool
) -> dict[str, Json]:
    """The items that rows of the counts kept ready make, with their parts where there are any."""
    items: dict[str, Json] = {}
    for first, last, n, parts in rows:
        if not n:
            continue
        name, low, high = bucket(f"{first}-01", granularity)
        item = items.get(name)
        if item is None:
            item = items[name] = _item(name, low, high)
        item["count"] += n
        if f"{last}-01" > high:
            item["coarse"] += n
        if with_parts:
            of_it = item.setdefault("parts", {})
            for part, many in parts.items():
                of_it[part] = of_it.get(part, 0) + many
    for item in items.values() if with_parts else ():
        item["parts"] = dict(sorted(item["parts"].items()))
    return items


def _item(name: str, low: str, high: str) -> Json:
    return {"bucket": name, "earliest": low, "latest": high, "count": 0, "coarse": 0}


def _buckets(connection: Connection, filters: Filters, granularity: str) -> dict[str, Json]:
    """The items of the events themselves."""
    events = schema.events.c
    days = _dated(select(events.earliest, events.latest, func.count()), filters)
    items: dict[str, Json] = {}
    for first, last, n in connection.execute(days.group_by(events.earliest, events.latest)):
        name, low, high = bucket(first, granularity)
        item = items.setdefault(name, _item(name, low, high))
        item["count"] += n
        item["coarse"] += n if last is None or last > high else 0
    return items


def _add_parts(
    connection: Connection, filters: Filters, granularity: str, split: str, items: dict[str, Json]
) -> None:
    events, claims, rests = schema.events.c, schema.claims, schema.event_claims
    counted = func.count(events.id.distinct())
    query: Select[Any]
    part: ColumnElement[str]
    if split == "source":
        part = func.coalesce(claims.c.publisher, "")
        query = select(events.earliest, part, counted).select_from(schema.events)
        query = query.join(rests, rests.c.event_id == events.id)
        query = query.join(claims, and_(claims.c.id == rests.c.claim_id, claims.c.known_to.is_(None)))
        query = _dated(query, filters).group_by(events.id, part)
    else:
        part = events.type if split == "type" else events.modality
        query = _dated(select(events.earliest, part, counted), filters).group_by(events.earliest, part)
    parts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for first, name, n in connection.execute(query).all():
        of_it = parts[bucket(first, granularity)[0]]
        of_it[name] = of_it.get(name, 0) + n
    for name, item in items.items():
        item["parts"] = dict(sorted(parts[name].items()))


def _dated(query: Select[Any], filters: Filters) -> Select[Any]:
    return query.where(schema.events.c.earliest.is_not(None), *conditions(filters))


@lru_cache(maxsize=4096)
def bucket(day: str, granularity: str) -> tuple[str, str, str]:
    """The bucket that an ISO day falls into: its name (`2024-06-19`, `2024-06`, `2024-Q2`, `2024`), its first
    and its last day."""
    year, month = day[:4], int(day[5:7])
    if granularity == "day":
        return day, day, day
    if granularity == "year":
        return year, f"{year}-01-01", f"{year}-12-31"
    first = month if granularity == "month" else month - (month - 1) % 3
    last = month if granularity == "month" else first + 2
    name = day[:7] if granularity == "month" else f"{year}-Q{(month + 2) // 3}"
    end = calendar.monthrange(int(year), last)[1]
    return name, f"{year}-{first:02d}-01", f"{year}-{last:02d}-{end:02d}"

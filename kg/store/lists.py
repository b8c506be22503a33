"""The list of events of every actor, with what a page shows of each: one stretch of one table, read in order.

`event_lists` is a function of the rows of `events`, moved in the same transaction. An item holds ids only, no names,
so neither a renamed entity nor another version of the ontology makes it untrue; `kg.queries.written` puts the names
in. Six lines of UTF-8:

    Visit actual reported             type, modality, status
    2024-06-19                        the time where it is its own first and last day, else time, first and last
    2 3 !                             sources, claims, and whether they differ
    "pyongyang"                       the place, as JSON
    "vladimir-putin"                  agents, as JSON without its brackets
    "kim-jong-un","north-korea"       targets likewise

What is not said leaves its place empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson
from sqlalchemy import Connection, RowMapping, insert, text

from kg.store import schema
from kg.store.rows import Row

_PART = text(
    "DELETE FROM event_lists WHERE actor_id = :actor_id AND sort_day = :sort_day AND event_id = :event_id"
)


def item_of(row: RowMapping | Row) -> bytes:
    """What lists show of a row of `events`."""
    time, earliest, latest = row["time"] or "", row["earliest"] or "", row["latest"] or ""
    days = time if time == earliest == latest else f"{time} {earliest} {latest}"
    differ = " !" if row["disputed"] else ""
    kind, told = (
        f"{row['type']} {row['modality']} {row['status']}",
        f"{row['sources']} {row['claims']}{differ}",
    )
    place = orjson.dumps(row["place"]) if row["place"] else b""
    sides = (orjson.dumps(row[side])[1:-1] for side in ("agents", "targets"))
    return b"\n".join((f"{kind}\n{days}\n{told}".encode(), place, *sides))


def list_rows(row: RowMapping | Row) -> Iterator[Row]:
    """The rows of `event_lists` for a row of `events`."""
    for actor in sorted({*row["agents"], *row["targets"]}):
        yield list_row(actor, row)


def list_row(actor: str, row: RowMapping | Row) -> Row:
    """That in the list of one of them."""
    return {"actor_id": actor, "sort_day": row["sort_day"], "event_id": row["id"], "item": item_of(row)}


def move(connection: Connection, gone: Iterable[Row], come: Iterable[Row]) -> None:
    """List these rows of `events` no longer, and those from now on."""
    if no_more := [listed for row in gone for listed in list_rows(row)]:
        connection.execute(_PART, no_more)
    if listed := [listed for row in come for listed in list_rows(row)]:
        connection.execute(insert(schema.event_lists), listed)

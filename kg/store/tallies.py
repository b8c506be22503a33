"""Counts kept ready beside the events, so that what is asked most costs the same on a million events as on ten.

`counts` holds how many events an actor has, by type, modality and the months they span, `months` the same whatever
their type and modality, `months_by_type` whatever their modality, found by month; `ties` how many events two actors
share, by type and the years they span, in both directions, `ties_by_year` the same without types, found by actor and
year, `ties_by_type` without years, `ties_ever` without either; `shared_events` which events those are. All events
together stand under the actor WORLD, all who belong to a country (a state, its persons and organs) under
`own(country)`. All are functions of the rows of `events`: each row adds one to its keys, and takes it away when it
goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from kg.store import schema

WORLD = ""
UNDATED, OPEN_START, OPEN_END = "", "0000", "9999"
Key = tuple[str, ...]
Changes = dict[str, Counter[Key]]
_ADD = {
    name: text(
        f"INSERT INTO {name} ({', '.join(key)}, n) VALUES ({', '.join(':' + part for part in key)}, :n) "
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET n = {name}.n + excluded.n"
    )
    for name, key in schema.TALLY_KEYS.items()
}


_PART = text(
    "DELETE FROM shared_events WHERE a = :a AND b = :b AND sort_day = :sort_day AND event_id = :event_id"
)


def own(country: str) -> str:
    """The name under which all who belong to a country are counted together."""
    return f"={country}"


def span(row: Mapping[str, Any], length: int) -> tuple[str, str]:
    """The first and last month (7 characters) or year (4) of an event; empty where it has no time."""
    if row["earliest"] is None and row["latest"] is None:
        return UNDATED, UNDATED
    return (row["earliest"] or OPEN_START)[:length], (row["latest"] or OPEN_END)[:length]


def count_keys(row: Mapping[str, Any]) -> Iterator[Key]:
    """What a row of `events` counts for in `counts`."""
    first, last = span(row, len("2024-06"))
    lands = {own(land) for land in row["countries"].values()}
    for actor in sorted({WORLD, *row["agents"], *row["targets"], *lands}):
        yield actor, row["type"], row["modality"], first, last


def tie_keys(row: Mapping[str, Any]) -> Iterator[Key]:
    """What a row of `events` counts for in `ties`.

    Nobody is tied to his own country by what he does alone with another's.
    """
    first, last = span(row, len("2024"))
    countries: Mapping[str, str] = row["countries"]
    actors = sorted({*row["agents"], *row["targets"]})
    pairs = set(permutations(actors, 2))
    lands = sorted(set(countries.values()))
    pairs |= {(own(one), own(other)) for one, other in permutations(lands, 2)}
    for actor in actors:
        for land in lands:
            if countries.get(actor) != land:
                pairs |= {(actor, own(land)), (own(land), actor)}
    for a, b in sorted(pairs):
        yield a, b, row["type"], first, last


def shared_rows(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of `shared_events` for a row of `events`."""
    for a, b in combinations(sorted({*row["agents"], *row["targets"]}), 2):
        yield {"a": a, "b": b, "sort_day": row["sort_day"], "event_id": row["id"], "latest": row["latest"]}


def count(row: Mapping[str, Any], changes: Changes, sign: int = 1) -> None:
    """Note what a row of `events` adds to the counts, or takes away from them (`sign` -1)."""
    for actor, type, modality, first, last in count_keys(row):
        changes["counts"][actor, type, modality, first, last] += sign
        changes["months"][actor, first, last] += sign
        changes["months_by_type"][actor, first, type, last] += sign
    for a, b, type, first, last in tie_keys(row):
        changes["ties"][a, b, type, first, last] += sign
        changes["ties_by_year"][a, first, last, b] += sign
        changes["ties_by_type"][a, b, type] += sign
        changes["ties_ever"][a, b] += sign


def move(
    connection: Connection, gone: Iterable[Mapping[str, Any]], come: Iterable[Mapping[str, Any]]
) -> None:
    """Count these rows of `events` no longer, and those from now on."""
    gone, come = list(gone), list(come)
    if no_more := [shared for row in gone for shared in shared_rows(row)]:
        connection.execute(_PART, no_more)
    if shared := [shared for row in come for shared in shared_rows(row)]:
        connection.execute(insert(schema.shared_events), shared)
    changes: Changes = {name: Counter() for name in schema.TALLY_KEYS}
    for rows, sign in ((gone, -1), (come, 1)):
        for row in rows:
            count(row, changes, sign)
    for name, changed in changes.items():
        columns = schema.TALLY_KEYS[name]
        moved = [(key, n) for key, n in sorted(changed.items()) if n]
        if moved:
            rows_of = [{**dict(zip(columns, key, strict=True)), "n": n} for key, n in moved]
            connection.execute(_ADD[name], rows_of)
        if any(n < 0 for _, n in moved):
            table = schema.metadata.tables[name]
            connection.execute(delete(table).where(table.c.n <= 0))

"""Counts kept ready beside the events, so that what is asked most costs the same on a million events as on ten.

`counts` holds how many events an actor has, by type, modality and the months they span, `months` the same whatever
their type and modality, `types_by_month` beside it how many of each type, all in one row; `ties` how many events two
actors share, by type and the years they span, in both directions, `ties_by_year` the same without types, found by actor
and year, `ties_by_type` without years, `ties_ever` without either; `shared_events` which events those are. All events
together stand under the actor WORLD, all who belong to a country (a state, its persons and organs) under
`own(country)`. All are functions of the rows of `events`: each row adds one to its keys, and takes it away when it
goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text

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


_MONTH = schema.TALLY_KEYS["months"]
_MONTH_GONE = text("DELETE FROM types_by_month WHERE actor = :actor AND first = :first AND last = :last")
_TYPES = select(schema.types_by_month).where(  # triples of values would not be looked for by the key
    *(schema.types_by_month.c[part].in_(bindparam(part, expanding=True)) for part in _MONTH)
)
_TOGETHER = 100
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
    _move_types(connection, changes["counts"])
    for name, changed in changes.items():
        columns = schema.TALLY_KEYS[name]
        moved = [(key, n) for key, n in sorted(changed.items()) if n]
        if moved:
            rows_of = [{**dict(zip(columns, key, strict=True)), "n": n} for key, n in moved]
            connection.execute(_ADD[name], rows_of)
        if any(n < 0 for _, n in moved):
            table = schema.metadata.tables[name]
            connection.execute(delete(table).where(table.c.n <= 0))


def types_rows(counts: Mapping[Key, int], stood: Mapping[Key, Mapping[str, int]]) -> Iterator[dict[str, Any]]:
    """Rows of `types_by_month` that changes of `counts` lead to from how they `stood` (by actor, first, last)."""
    moved: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for (actor, type, _, first, last), n in counts.items():
        moved[actor, first, last][type] += n
    for key, types in sorted(moved.items()):
        before = stood.get(key, {})
        if any(types.values()):
            now = {type: before.get(type, 0) + types[type] for type in sorted(before.keys() | types.keys())}
            yield {**dict(zip(_MONTH, key, strict=True)), "types": {type: n for type, n in now.items() if n}}


def _move_types(connection: Connection, counts: Mapping[Key, int]) -> None:
    table = schema.types_by_month
    keys = sorted({(actor, first, last) for (actor, _, _, first, last), n in counts.items() if n})
    stood: dict[Key, Mapping[str, int]] = {}
    for start in range(0, len(keys), _TOGETHER):
        some = keys[start : start + _TOGETHER]
        parts = {part: sorted({key[place] for key in some}) for place, part in enumerate(_MONTH)}
        for *key, types in connection.execute(_TYPES, parts):  # some others among them
            stood[tuple(key)] = types
    rows = list(types_rows(counts, stood))
    if replaced := [row for row in rows if tuple(row[part] for part in _MONTH) in stood]:
        connection.execute(_MONTH_GONE, [{part: row[part] for part in _MONTH} for row in replaced])
    if filled := [row for row in rows if row["types"]]:
        connection.execute(insert(table), filled)

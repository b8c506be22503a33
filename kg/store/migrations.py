"""Numbered steps from one version of the schema to the next; a new store takes them all."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, func, insert, inspect, literal, select, update

from kg.merging import reach, span_of
from kg.store import lists, schema, tallies
from kg.store.changelog import last_change
from kg.store.rows import claim_of, infos_of

_TOGETHER = 10_000
_ACTORS = 100


def _tables(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.meta).values(key="store_id", value=secrets.token_hex(8)))
    connection.execute(insert(schema.meta).values(key="schema_version", value="0"))


def _decisions(connection: Connection) -> None:
    """Decisions, former events, independent sources, what claims count, countries of events and counts kept ready.

    With them what finds claims by their days, and which events are made of claims set aside.
    Claims written before count nothing until their article is added again. All are merged again by the rules of
    this version.
    """
    added = [
        _column(connection, "claims", "quantities JSON NOT NULL DEFAULT '[]'"),
        _column(connection, "event_claims", "source VARCHAR DEFAULT '' NOT NULL"),
        _column(connection, "events", "countries JSON NOT NULL DEFAULT '{}'"),
        _column(connection, "events", "aside BOOLEAN NOT NULL DEFAULT 0"),
        _column(connection, "claims", "span INTEGER NOT NULL DEFAULT 0"),
    ]
    _column(connection, "events", "span INTEGER")  # which `_standing` would add, but rows are written here
    schema.metadata.create_all(connection)
    for index in (*schema.events.indexes, *schema.claims.indexes):
        index.create(connection, checkfirst=True)
    if any(added):
        _merge_all(connection)


def _months(connection: Connection) -> None:
    """Months of actors, whatever happened in them."""
    schema.metadata.create_all(connection)
    counts, months = schema.counts.c, schema.months
    key = (counts.actor, counts.first, counts.last)
    connection.execute(delete(months))
    summed = select(*key, func.sum(counts.n)).group_by(*key)
    connection.execute(insert(months).from_select(["actor", "first", "last", "n"], summed))


def _sums_of_ties(connection: Connection) -> None:
    """Ties whatever their years: sums of counts that are there."""
    schema.metadata.create_all(connection)
    for index in schema.shared_events.indexes:
        index.create(connection, checkfirst=True)
    summed_from = {
        schema.ties_by_type: schema.ties,
        schema.ties_ever: schema.ties,
    }
    for table, of in summed_from.items():
        keys = list(schema.TALLY_KEYS[table.name])
        summed = select(*(of.c[key] for key in keys), func.sum(of.c.n)).group_by(*(of.c[key] for key in keys))
        connection.execute(delete(table))
        connection.execute(insert(table).from_select([*keys, "n"], summed))


def _standing(connection: Connection) -> None:
    """What merging looks through, the events of every two actors, ties by year, and events by how long they last.

    All are merged again, since a claim that fits many happenings is now set aside.
    """
    connection.exec_driver_sql("DROP INDEX IF EXISTS claims_by_days")
    made = _column(connection, "events", "span INTEGER")
    tables = set(inspect(connection).get_table_names())
    schema.metadata.create_all(connection)
    for index in schema.events.indexes:
        index.create(connection, checkfirst=True)
    if made or not {"standing", "shared_events", "ties_by_year"} <= tables:
        _merge_all(connection)


def _lists(connection: Connection) -> None:
    """The events of every actor with what lists show of them."""
    schema.metadata.create_all(connection)
    connection.execute(delete(schema.event_lists))
    parties = schema.event_parties.c
    order = (parties.actor_id, parties.sort_day, parties.event_id)  # each row comes to the end of the table
    events = schema.events
    listed = select(parties.actor_id, events).join(events, events.c.id == parties.event_id)
    found = connection.execute(listed.group_by(*order, events.c.id).order_by(*order))
    for rows in found.mappings().partitions(_TOGETHER):
        connection.execute(insert(schema.event_lists), [lists.list_row(row["actor_id"], row) for row in rows])


def _types_by_month(connection: Connection) -> None:
    """Types of each month in one row, in the place of a row a type."""
    schema.metadata.create_all(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS months_by_type")
    counts, table = schema.counts.c, schema.types_by_month
    connection.execute(delete(table))
    month = (counts.actor, counts.first, counts.last)
    key = (counts.actor, counts.type, literal(""), counts.first, counts.last)
    actors = connection.scalars(select(counts.actor).distinct()).all()
    for start in range(0, len(actors), _ACTORS):
        some = counts.actor.in_(actors[start : start + _ACTORS])
        summed = select(*key, func.sum(counts.n)).where(some).group_by(*month, counts.type)
        kept: dict[tuple[str, ...], int] = {tuple(one): n for *one, n in connection.execute(summed)}
        if rows := list(tallies.types_rows(kept, {})):
            connection.execute(insert(table), rows)


def _chosen_among(connection: Connection) -> None:
    """Between which happenings a claim chose; empty, which is not known, until it is decided again."""
    _column(connection, "standing", "among VARCHAR DEFAULT '' NOT NULL")


def _column(connection: Connection, table: str, column: str) -> bool:
    """Add a column where it is not there yet; whether it was added."""
    if column.split()[0] in {known["name"] for known in inspect(connection).get_columns(table)}:
        return False
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    return True


def _merge_all(connection: Connection) -> None:
    """Merge every claim again, for a step that changes what events say or which claims may be one."""
    from kg.store.writes import Writer  # which needs a database that this module makes

    claims = schema.claims
    for row in connection.execute(select(claims)).mappings().all():
        near = reach(claim_of(row), infos_of([row])[row["article_id"]])
        span = span_of(near.low, near.high)
        values = {"block": near.block, "low": near.low, "high": near.high, "span": span}
        key = and_(claims.c.id == row["id"], claims.c.known_from == row["known_from"])
        connection.execute(update(claims).where(key).values(**values))
    for table in _OF_EVENTS:
        connection.execute(delete(table))
    at = max(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), last_change(connection)[1])
    writer = Writer(connection, at)
    reaches = (
        select(claims.c.block, claims.c.low, claims.c.high).where(claims.c.known_to.is_(None)).distinct()
    )
    writer.touched.tie(connection.execute(reaches).mappings().all())
    writer.settle()


_OF_EVENTS = (
    schema.event_parties,
    schema.event_countries,
    schema.event_claims,
    schema.shared_events,
    schema.event_lists,
    schema.counts,
    schema.months,
    schema.types_by_month,
    schema.ties,
    schema.ties_by_year,
    schema.ties_by_type,
    schema.ties_ever,
    schema.standing,
    schema.events,
)
STEPS: tuple[Callable[[Connection], None], ...] = (
    _tables,
    _decisions,
    _months,
    _standing,
    _sums_of_ties,
    _lists,
    _types_by_month,
    _chosen_among,
)
VERSION = len(STEPS)


def version(connection: Connection) -> int:
    """The version of the schema that the database has; 0 where it has no tables, -1 for another program's."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"meta", "claims"} <= tables:
        return -1
    found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema_version"))
    return int(found) if found and found.isdecimal() else -1


def migrate(connection: Connection, since: int) -> None:
    """Take every step after version `since`, within the caller's transaction."""
    for step in STEPS[since:]:
        step(connection)
    connection.execute(
        update(schema.meta).where(schema.meta.c.key == "schema_version").values(value=str(VERSION))
    )

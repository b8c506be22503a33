"""Numbered steps from one version of the schema to the next; a new store takes them all."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, inspect, select, update

from kg.store import schema


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.meta).values(key="store_id", value=secrets.token_hex(8)))
    connection.execute(insert(schema.meta).values(key="schema_version", value="0"))


def _decisions_and_sources(connection: Connection) -> None:
    """Decisions, former events, and the independent source of each claim; a new store has them already."""
    schema.metadata.create_all(connection, tables=[schema.decisions, schema.former_events])
    if "source" not in {column["name"] for column in inspect(connection).get_columns("event_claims")}:
        connection.exec_driver_sql("ALTER TABLE event_claims ADD COLUMN source VARCHAR DEFAULT '' NOT NULL")
        _merge_all(connection)


def _merge_all(connection: Connection) -> None:
    """Merge all claims again, for a step that changes what events say."""
    from kg.store.writes import Writer, last_change  # which need a database that this module makes

    at = max(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), last_change(connection)[1])
    writer, claims = Writer(connection, at), schema.claims.c
    reaches = select(claims.block, claims.low, claims.high).where(claims.known_to.is_(None)).distinct()
    writer.touch(connection.execute(reaches).mappings().all())
    writer.settle()


def _quantities(connection: Connection) -> None:
    """What claims count; those written before count nothing until their article is added again."""
    if "quantities" not in {column["name"] for column in inspect(connection).get_columns("claims")}:
        connection.exec_driver_sql("ALTER TABLE claims ADD COLUMN quantities JSON NOT NULL DEFAULT '[]'")
    [by_conflict] = [index for index in schema.events.indexes if index.name == "events_in_conflict"]
    by_conflict.create(connection, checkfirst=True)


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _quantities, _decisions_and_sources)
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

"""Numbered steps from one version of the schema to the next; a new store takes them all."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from kg.store import schema


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.meta).values(key="store_id", value=secrets.token_hex(8)))
    connection.execute(insert(schema.meta).values(key="schema_version", value="0"))


def _decisions(connection: Connection) -> None:
    """The tables of decisions and of former events; in a new store the first step made them."""
    schema.metadata.create_all(connection, [schema.decisions, schema.former_events])


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _decisions)
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

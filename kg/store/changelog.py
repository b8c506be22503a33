"""The change log: every change of what the store holds, numbered, with its moment; what follows the store reads it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from kg.store import schema


def log(connection: Connection, at: str, kind: str, ids: Iterable[str]) -> None:
    """Note that these were changed at a moment of the store's clock; `kind` is `article-put`, `event-drop` and such."""
    rows = [{"at": at, "kind": kind, "id": id} for id in ids]
    if rows:
        connection.execute(insert(schema.change_log), rows)


def last_change(connection: Connection) -> tuple[int, str]:
    """The number and the moment of the store's last change; 0 and an empty text for a store never written."""
    table = schema.change_log.c
    seq = connection.scalar(select(func.max(table.seq)))
    if seq is None:
        return 0, ""
    return seq, connection.scalar(select(table.at).where(table.seq == seq)) or ""

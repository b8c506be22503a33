"""The store as it would be, had only some of its articles been written: the past, by either clock.

What was published by a day, or known to the store at a moment, is a set of articles with their claims. The
graph is a function of its articles and of what was decided, so the past is that set merged on its own, under the
decisions that held at the moment, in a database on the side that answers the same queries as the present.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, and_, insert, or_, select

from kg.store import migrations, schema
from kg.store.database import scratch
from kg.store.rows import Row
from kg.store.writes import Writer

_BATCH = 1000


def snapshot(source: Connection, folder: Path, reported_by: str | None, known_at: str | None) -> Engine:
    """A database in `folder` of what was published by the day `reported_by` and known at `known_at`.

    `known_at` is a moment in the form of the store's clock; None means now. An article of unknown day was
    published by no day. The caller disposes of the engine and of the folder.
    """
    engine = scratch(folder / "snapshot.db")
    with engine.begin() as target:
        migrations.migrate(target, 0)
        _fill(source, target, reported_by, known_at)
    return engine


def _fill(source: Connection, target: Connection, reported_by: str | None, known_at: str | None) -> None:
    articles, claims, uses = schema.articles, schema.claims, schema.article_entities
    writer = Writer(target, known_at or "")
    shown = _known(articles, known_at)
    if reported_by is not None:
        shown = and_(shown, articles.c.published <= reported_by)
    ids = select(articles.c.id).where(shown)

    def of_these(table: Table) -> Select[tuple[object, ...]]:
        return select(table).where(_known(table, known_at), table.c.article_id.in_(ids))

    for rows in _read(source, select(articles).where(shown)):
        target.execute(insert(articles), rows)
    decisions = schema.decisions
    for rows in _read(source, select(decisions).where(_known(decisions, known_at))):
        target.execute(insert(decisions), [{**row, "undone_by": None, "undone_why": None} for row in rows])
    for rows in _read(source, of_these(uses)):
        target.execute(insert(uses), rows)
        writer.entities |= {row["entity_id"] for row in rows}
    for rows in _read(source, of_these(claims)):
        target.execute(insert(claims), rows)
        writer.put_attributions({row["id"]: row["attributed_to"] for row in rows})
        writer.touched.tie(rows)
    writer.settle()


def _known(table: Table, at: str | None) -> ColumnElement[bool]:
    if at is None:
        return table.c.known_to.is_(None)
    return and_(table.c.known_from <= at, or_(table.c.known_to.is_(None), table.c.known_to > at))


def _read(source: Connection, query: Select[tuple[object, ...]]) -> Iterator[list[Row]]:
    """The rows in batches, as the present of their own database."""
    for rows in source.execute(query).mappings().partitions(_BATCH):
        yield [{**row, "known_to": None} for row in rows]

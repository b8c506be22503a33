"""The articles that everything rests on, and the outlets they come from. Never an article's full text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, select, tuple_

from kg.queries.details import claim_item
from kg.queries.filters import EVERYTHING, Filters, matching, world
from kg.queries.labels import entity_labels
from kg.queries.pages import Json, Page, checked_limit, key_of
from kg.store import Store, schema

_BATCH = 500
_UNKNOWN_DAY = "9999"
_SLOTS = ("id", "url", "publisher", "title", "published", "published_from", "claims", "events")


def articles(store: Store, filters: Filters = EVERYTHING, limit: int = 50, cursor: str | None = None) -> Page:
    """The articles that tell the events that the filters ask for, by the day of publication.

    Filters that ask for nothing (but the clocks) give all articles, those that tell no event too.
    """
    checked_limit(limit)
    counted = _counted(filters).subquery()
    page = select(counted).order_by(counted.c.day, counted.c.id).limit(limit + 1)
    if cursor is not None:
        page = page.where(tuple_(counted.c.day, counted.c.id) > tuple_(*key_of(cursor, str, str)))
    with world(store, filters) as connection:
        rows = connection.execute(page).mappings().all()
        total = int(connection.scalar(select(func.count()).select_from(counted)) or 0)
    return Page.of(rows, limit, total, lambda row: (row["day"], row["id"]), lambda rows: [*map(_item, rows)])


def all_articles(store: Store, filters: Filters = EVERYTHING) -> Iterator[Json]:
    """Every article that `articles` gives, in its order, a few held at a time."""
    counted = _counted(filters).subquery()
    asked = select(counted).order_by(counted.c.day, counted.c.id)
    with world(store, filters) as connection:
        for row in connection.execute(asked, execution_options={"yield_per": _BATCH}).mappings():
            yield _item(row)


def _item(row: RowMapping) -> Json:
    return {slot: row[slot] for slot in _SLOTS}


def _counted(filters: Filters) -> Select[Any]:
    table, claims, rests = schema.articles.c, schema.claims.c, schema.event_claims.c
    told = and_(claims.article_id == table.id, claims.known_to.is_(None))
    everything = filters.narrows_nothing()
    joined = and_(
        rests.claim_id == claims.id, *([] if everything else [rests.event_id.in_(matching(filters))])
    )
    return (
        select(
            *(table[slot] for slot in _SLOTS if slot not in ("claims", "events")),
            func.coalesce(table.published, _UNKNOWN_DAY).label("day"),
            func.count(rests.claim_id.distinct()).label("claims"),
            func.count(rests.event_id.distinct()).label("events"),
        )
        .select_from(schema.articles)
        .join(schema.claims, told, isouter=everything)
        .join(schema.event_claims, joined, isouter=everything)
        .where(table.known_to.is_(None))
        .group_by(table.seq)
    )


def article(store: Store, id: str, filters: Filters = EVERYTHING) -> Json | None:
    """One article: where it stands and the claims read from it, each with its passage and its event.

    None if the store does not hold it (or, by the clocks, did not).
    """
    table, claims, rests = schema.articles, schema.claims, schema.event_claims
    query = (
        select(claims, table.c.url, table.c.title, rests.c.event_id, rests.c.source)
        .join(table, and_(table.c.id == claims.c.article_id, table.c.known_to.is_(None)))
        .join(rests, rests.c.claim_id == claims.c.id)
        .where(claims.c.article_id == id, claims.c.known_to.is_(None))
    )
    with world(store, filters) as connection:
        held = select(table).where(table.c.id == id, table.c.known_to.is_(None))
        row = connection.execute(held).mappings().first()
        if row is None:
            return None
        rows = sorted(
            connection.execute(query).mappings(), key=lambda row: (row["passages"][0]["start"], row["id"])
        )
        named = [
            id
            for row in rows
            for id in (*row["agents"], *row["targets"], row["place"], *row["attributed_to"])
        ]
        labels = entity_labels(connection, named)
    return {
        **{slot: row[slot] for slot in _SLOTS if slot not in ("claims", "events")},
        "body": row["body"],
        "claims": len(rows),
        "events": len({row["event_id"] for row in rows}),
        "claim_list": [{**claim_item(row, labels), "event": row["event_id"]} for row in rows],
    }


def sources(store: Store, filters: Filters = EVERYTHING) -> list[Json]:
    """The outlets that tell the events that the filters ask for, most articles first.

    `publisher` is None for articles that name none; `first` and `last` are days of publication.
    """
    claims, rests = schema.claims.c, schema.event_claims.c
    query = (
        select(
            claims.publisher,
            func.count(claims.article_id.distinct()).label("articles"),
            func.count(claims.id.distinct()).label("claims"),
            func.count(rests.event_id.distinct()).label("events"),
            func.min(claims.published).label("first"),
            func.max(claims.published).label("last"),
        )
        .join(schema.event_claims, rests.claim_id == claims.id)
        .where(claims.known_to.is_(None), rests.event_id.in_(matching(filters)))
        .group_by(claims.publisher)
    )
    with world(store, filters) as connection:
        rows = [
            {str(slot): value for slot, value in row.items()} for row in connection.execute(query).mappings()
        ]
    return sorted(rows, key=lambda row: (-row["articles"], row["publisher"] or ""))

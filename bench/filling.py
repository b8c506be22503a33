"""Stores filled at once: all articles of a made-up world, their claims merged from nothing, written by the driver."""

from __future__ import annotations

import gc
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

import orjson
from made import World
from sqlalchemy import JSON, Table, insert

from kg.merging import Choice, SeenClaim, event_of_seen, see
from kg.merging.claims import ArticleInfo
from kg.merging.cluster import clustered
from kg.merging.decided import NOTHING
from kg.merging.reach import block_of
from kg.model import Extraction
from kg.store import Store, schema, tallies
from kg.store.lists import list_rows
from kg.store.rows import (
    article_row,
    claim_row,
    country_rows,
    entity_row,
    event_row,
    named,
    party_rows,
    standing_row,
)
from ontology.entities import lies_in

AT = "2026-01-01T00:00:00.000000Z"
TOGETHER = 2000


def fill(store: Store, world: World) -> float:
    """Write the world's articles and merge all claims from nothing; how many seconds of a processor merging took."""
    gc.disable()  # nothing of this goes in circles, and looking through it takes long
    changes: tallies.Changes = {name: Counter() for name in schema.TALLY_KEYS}
    merging = 0.0
    with store._writing() as (connection, _):
        connection.exec_driver_sql("PRAGMA cache_size = -1500000")
        blocks = _write_articles(connection, world)
        for block in sorted(blocks):
            began = time.process_time()
            [merged] = clustered(blocks.pop(block), lies_in(), NOTHING)
            merging += time.process_time() - began
            for some in batched(merged.happenings):
                _write_events(connection, some, merged.choices, changes)
        _write_tallies(connection, changes)
        connection.execute(insert(schema.change_log), [{"at": AT, "kind": "article-put", "id": "made"}])
    gc.enable()
    return merging


def _write_articles(connection, world: World) -> dict[str, list[SeenClaim]]:  # type: ignore[no-untyped-def]
    """The claims of the articles by block."""
    blocks: defaultdict[str, list[SeenClaim]] = defaultdict(list)
    seen_entities: set[str] = set()
    batch: list[Extraction] = []
    for extraction in world.articles():
        article = extraction.article
        info = ArticleInfo(article.id, article.publisher, article.published, extraction.entities)
        for claim in extraction.claims:
            seen = see(claim, info)
            blocks[block_of(seen)].append(seen)
        batch.append(extraction)
        if len(batch) == TOGETHER:
            _write(connection, batch, seen_entities)
            batch = []
    _write(connection, batch, seen_entities)
    return blocks


def _write_tallies(connection, changes: tallies.Changes) -> None:  # type: ignore[no-untyped-def]
    for some_keys in batched(list(tallies.types_rows(changes["counts"], {}))):
        _insert(connection, schema.types_by_month, some_keys)
    for name, counted in changes.items():
        columns = schema.TALLY_KEYS[name]
        for some_keys in batched(sorted(counted)):
            rows = [{**dict(zip(columns, key, strict=True)), "n": counted[key]} for key in some_keys]
            _insert(connection, schema.metadata.tables[name], rows)
        counted.clear()


def batched(items: list[Any]) -> Iterator[list[Any]]:
    """They, so many at a time."""
    return (items[start : start + TOGETHER * 5] for start in range(0, len(items), TOGETHER * 5))


def _insert(connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:  # type: ignore[no-untyped-def]
    """Rows of one form, by the driver itself: SQLAlchemy takes as long as all else together."""
    columns = [column for column in table.columns if column.name in rows[0]]
    as_json = [place for place, column in enumerate(columns) if isinstance(column.type, JSON)]
    names = [column.name for column in columns]
    values: Iterator[Any] = map(itemgetter(*names), rows)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [_with_json(row, as_json) for row in values] if as_json else list(values),
    )


def _with_json(row: tuple[Any, ...], places: list[int]) -> tuple[Any, ...]:
    written = list(row)
    for place in places:
        written[place] = orjson.dumps(row[place]).decode()
    return tuple(written)


def _write(connection, batch: list[Extraction], seen_entities: set[str]) -> None:  # type: ignore[no-untyped-def]
    if not batch:
        return
    _insert(connection, schema.articles, [article_row(one, AT) for one in batch])
    _insert(
        connection,
        schema.claims,
        [claim_row(claim, one.article, one.entities, AT) for one in batch for claim in one.claims],
    )
    uses = [
        {"article_id": one.article.id, "entity_id": id, "known_from": AT, "known_to": None,
         "record": {slot: getattr(one.entities[id], slot) for slot in type(one.entities[id]).__slots__}}
        for one in batch
        for id in sorted({id for claim in one.claims for id in named(claim)})
    ]  # fmt: skip
    _insert(connection, schema.article_entities, uses)
    new = {id: entity for one in batch for id, entity in one.entities.items() if id not in seen_entities}
    seen_entities.update(new)
    if new:
        _insert(connection, schema.entities, [entity_row(entity) for entity in new.values()])


def _write_events(
    connection,
    happenings: list[tuple[list[SeenClaim], bool]],
    choices: dict[str, Choice],
    changes: tallies.Changes,
) -> None:  # type: ignore[no-untyped-def]
    events = [event_of_seen(told, lies_in(), aside=aside) for told, aside in happenings]
    rows = [event_row(event) for event in events]
    _insert(connection, schema.events, rows)
    _insert(connection, schema.event_parties, [row for event in events for row in party_rows(event)])
    _insert(connection, schema.event_countries, [row for event in events for row in country_rows(event)])
    _insert(
        connection,
        schema.event_claims,
        [
            {"event_id": event.id, "claim_id": id, "source": source}
            for event in events
            for id, source in zip(event.claims, event.claim_sources, strict=True)
        ],
    )
    shared = [one for row in rows for one in tallies.shared_rows(row)]
    if shared:
        _insert(connection, schema.shared_events, shared)
    for row in rows:
        tallies.count(row, changes)
    _insert(connection, schema.event_lists, [listed for row in rows for listed in list_rows(row)])
    _insert(
        connection,
        schema.standing,
        [
            standing_row(seen, event.id, aside, choices[seen.claim.id])
            for event, (told, aside) in zip(events, happenings, strict=True)
            for seen in told
        ],
    )

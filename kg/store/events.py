"""Events take the place of those that stood: only what came out different is written, with all that is kept of it.

The parties and countries of an event, the claims that it rests on, the counts (`tallies`) and the lists (`lists`)
are functions of it and move with it, in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from sqlalchemy import Connection, delete, insert, select

from kg.model import Event
from kg.store import lists, schema, tallies
from kg.store.batches import batches
from kg.store.changelog import log
from kg.store.rows import Row, country_rows, event_row, party_rows

_TIED = (schema.event_parties, schema.event_countries, schema.event_claims)


def replace_events(connection: Connection, at: str, claims: Set[str], events: Sequence[Event]) -> set[str]:
    """Let these events stand for those that rested on any of the claims; what claims those rested on."""
    stood = _resting_on(connection, claims)
    before = sources_of(connection, stood)
    wanted = {event.id: event_row(event) for event in events}
    gone = sorted(stood.keys() - wanted.keys())
    renewed = [
        event
        for event in events
        if stood.get(event.id) != wanted[event.id] or before.get(event.id) != _sources(event)
    ]
    changed = [event.id for event in renewed]
    _delete(connection, [*gone, *changed])
    _remember(connection, at, gone, before)
    _insert(connection, renewed, wanted)
    replaced = [stood[id] for id in (*gone, *changed) if id in stood]
    come = [wanted[id] for id in changed]
    tallies.move(connection, replaced, come)
    lists.move(connection, replaced, come)
    log(connection, at, "event-drop", gone)
    log(connection, at, "event-put", sorted(changed))
    return {claim for claims in before.values() for claim in claims}


def sources_of(connection: Connection, events: Iterable[str]) -> dict[str, dict[str, str]]:
    """The claims that each of these events rests on as it stands, with the source each counts for."""
    table = schema.event_claims.c
    found: dict[str, dict[str, str]] = {}
    for some in batches(events):
        rests = select(table.event_id, table.claim_id, table.source).where(table.event_id.in_(some))
        for event, claim, source in connection.execute(rests):
            found.setdefault(event, {})[claim] = source
    return found


def _resting_on(connection: Connection, claims: Iterable[str]) -> dict[str, Row]:
    """The rows of the events that rest on any of these claims, by id."""
    table, rests = schema.events, schema.event_claims.c
    ids: set[str] = set()
    for some in batches(claims):
        ids |= set(connection.scalars(select(rests.event_id).where(rests.claim_id.in_(some))))
    stood: dict[str, Row] = {}
    for some in batches(sorted(ids)):
        standing = connection.execute(select(table).where(table.c.id.in_(some)))
        stood |= {row["id"]: dict(row) for row in standing.mappings()}
    return stood


def _sources(event: Event) -> dict[str, str]:
    return dict(zip(event.claims, event.claim_sources, strict=True))


def _delete(connection: Connection, ids: Iterable[str]) -> None:
    for some in batches(ids):
        for tied in _TIED:
            connection.execute(delete(tied).where(tied.c.event_id.in_(some)))
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))


def _remember(
    connection: Connection, at: str, gone: Sequence[str], claims: Mapping[str, Iterable[str]]
) -> None:
    """Keep what the events rested on, so that their ids lead on to the events that hold it now."""
    table = schema.former_events
    for some in batches(gone):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    if gone:
        rows = [{"id": id, "claims": sorted(claims.get(id, ())), "at": at} for id in gone]
        connection.execute(insert(table), rows)


def _insert(connection: Connection, events: Sequence[Event], wanted: Mapping[str, Row]) -> None:
    rests = [
        {"event_id": event.id, "claim_id": claim, "source": source}
        for event in events
        for claim, source in _sources(event).items()
    ]
    for table, rows in (
        (schema.events, [wanted[event.id] for event in events]),
        (schema.event_parties, [row for event in events for row in party_rows(event)]),
        (schema.event_countries, [row for event in events for row in country_rows(event)]),
        (schema.event_claims, rests),
    ):
        if rows:
            connection.execute(insert(table), rows)

"""Where an id leads. What was given out once is never without an answer.

A claim leads to the event that holds it. An event's id names its smallest claim, so it leads on by that claim
when events merge or part; and where that claim is gone, by the others that the event last rested on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from kg.store import schema
from kg.store.batches import batches


def holder(connection: Connection, id: str, also: Sequence[str] = ()) -> str | None:
    """The event that the id of an event or a claim leads to; None where it leads to none.

    `also`: claims by which to look besides, such as those of the event as another moment knows it.
    """
    events, rests = schema.events.c, schema.event_claims.c
    if connection.scalar(select(events.id).where(events.id == id)):
        return id
    named = _named(id)
    if found := connection.scalar(select(rests.event_id).where(rests.claim_id == named)):
        return str(found)
    if id == named:
        return None
    counts = Counter(_events_of(connection, [*also, *_once(connection, id)]))
    return min(counts, key=lambda event: (-counts[event], event), default=None)


def claims_of(connection: Connection, id: str) -> list[str]:
    """The claims of the event that the id leads to, and the claim that it names; empty for a strange id."""
    rests = schema.event_claims.c
    event = holder(connection, id)
    members = connection.scalars(select(rests.claim_id).where(rests.event_id == event))
    return sorted({*members, *_once(connection, id)})


def withdrawn(connection: Connection, id: str) -> str | None:
    """The moment at which the last that the id stood for was withdrawn; None where it leads to an event yet,
    and for an id that never led to one."""
    if holder(connection, id) is not None:
        return None
    claims = schema.claims.c
    once = [_named(id), *_once(connection, id)]
    moment: str | None = None
    for some in batches(once):
        gone = select(func.max(claims.known_to)).where(claims.id.in_(some))
        moment = max(filter(None, (moment, connection.scalar(gone))), default=None)
    return moment


def _named(id: str) -> str:
    """The claim in the name of an event; of a claim itself."""
    return "c" + id[1:] if id.startswith("e") else id


def _once(connection: Connection, id: str) -> list[str]:
    """The claims that an event rested on when it last stood, if it stands no more."""
    former = schema.former_events.c
    return list(connection.scalar(select(former.claims).where(former.id == id)) or ())


def _events_of(connection: Connection, claims: Iterable[str]) -> list[str]:
    rests = schema.event_claims.c
    found: list[str] = []
    for some in batches(sorted(set(claims))):
        found += connection.scalars(select(rests.event_id).where(rests.claim_id.in_(some)))
    return found

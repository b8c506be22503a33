"""What stands in a block of claims, as merging again asks for it: by stretches of days, read when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, RowMapping, select

from kg.merging import SPANS, SeenClaim, Stood, see
from kg.merging.claims import shift
from kg.store import schema
from kg.store.rows import claim_of, infos_of

_CHUNK = 500


class Standing:
    """The claims of one block with the events that rest on them. `gone` are rows no longer held, by claim id."""

    def __init__(self, connection: Connection, block: str, gone: Mapping[str, RowMapping]) -> None:
        self._connection = connection
        self._block = block
        self._gone = gone

    def changed(self, new: Iterable[str]) -> list[Stood]:
        """What came (by its id) and what is gone."""
        events = self._events_of([*self._gone])
        found = [
            self._stood(row, *events.get(id, (None, False)), gone=True) for id, row in self._gone.items()
        ]
        return found + [self._stood(row, None, False) for row in self._rows(new)]

    def meeting(self, low: str, high: str) -> Iterator[Stood]:
        """All claims whose days meet these, with all others of their events."""
        ids = set(self._ids_meeting(low, high))
        ids |= {id for id, row in self._gone.items() if row["low"] <= high and low <= row["high"]}
        events = self._events_of(ids)
        rests = schema.event_claims.c
        for some in _chunks(sorted({event for event, _ in events.values()})):
            fellows = select(rests.claim_id, rests.event_id).where(rests.event_id.in_(some))
            of_event = dict(events.values())
            for id, event in self._connection.execute(fellows):
                events[id] = event, of_event[event]
        for row in self._rows(ids | events.keys()):
            came_back = row["id"] in self._gone
            event, aside = (None, False) if came_back else events.get(row["id"], (None, False))
            yield self._stood(row, event, aside)
        for id in self._gone.keys() & events.keys():
            yield self._stood(self._gone[id], *events[id], gone=True)

    def _ids_meeting(self, low: str, high: str) -> Iterator[str]:
        claims = schema.claims.c
        for span in SPANS:
            found = select(claims.id).where(
                claims.block == self._block,
                claims.known_to.is_(None),
                claims.span == span,
                claims.low >= shift(low, -span),
                claims.low <= high,
                claims.high >= low,
            )
            yield from self._connection.scalars(found)

    def _events_of(self, ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        rests, events = schema.event_claims.c, schema.events.c
        found: dict[str, tuple[str, bool]] = {}
        for some in _chunks(sorted(ids)):
            query = select(rests.claim_id, events.id, events.aside).join(
                schema.events, events.id == rests.event_id
            )
            for id, event, aside in self._connection.execute(query.where(rests.claim_id.in_(some))):
                found[id] = event, aside
        return found

    def _rows(self, ids: Iterable[str]) -> Iterator[RowMapping]:
        claims = schema.claims
        for some in _chunks(sorted(ids)):
            held = select(claims).where(
                claims.c.id.in_(some), claims.c.known_to.is_(None), claims.c.block == self._block
            )
            yield from self._connection.execute(held).mappings()

    def _stood(self, row: RowMapping, event: str | None, aside: bool, *, gone: bool = False) -> Stood:
        return Stood(seen_of(row), event, aside, gone)


def seen_of(row: RowMapping) -> SeenClaim:
    """A row of `claims` as merging compares it."""
    return see(claim_of(row), infos_of([row])[row["article_id"]])


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]

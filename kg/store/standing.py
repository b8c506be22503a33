"""What stands in a block of claims, as merging again asks for it: by stretches of days, read when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import CompoundSelect, Connection, RowMapping, and_, select, union_all

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
        self._covered: list[tuple[str, str]] = []
        self._known: dict[str, Stood] = {}

    def changed(self, new: Iterable[str]) -> list[Stood]:
        """What came (by its id) and what is gone."""
        events = self._events_of(self._gone)
        found = [
            self._stood(row, *events.get(id, (None, False)), gone=True) for id, row in self._gone.items()
        ]
        return found + [self._stood(row, None, False) for row in self._rows(new)]

    def meeting(self, low: str, high: str) -> Iterator[Stood]:
        """All claims whose days meet these, with all others of their events."""
        if not any(start <= low and high <= end for start, end in self._covered):
            self._covered.append((low, high))
            self._read(low, high)
        near = {one.event for one in self._known.values() if one.seen.low <= high and low <= one.seen.high}
        for one in self._known.values():
            if (one.event is not None and one.event in near) or (
                one.event is None and one.seen.low <= high and low <= one.seen.high
            ):
                yield one

    def _read(self, low: str, high: str) -> None:
        ids: set[str] = {row[0] for row in self._connection.execute(self._ids_meeting(low, high))}
        ids |= {id for id, row in self._gone.items() if row["low"] <= high and low <= row["high"]}
        ids = {id for id in ids if id not in self._known}
        events = self._events_of(ids)
        of_event = dict(events.values())
        rests = schema.event_claims.c
        for some in _chunks(of_event):
            fellows = select(rests.claim_id, rests.event_id).where(rests.event_id.in_(some))
            for id, event in self._connection.execute(fellows):
                events[id] = event, of_event[event]
        for row in self._rows((ids | events.keys()) - self._known.keys()):
            came_back = row["id"] in self._gone
            event, aside = (None, False) if came_back else events.get(row["id"], (None, False))
            self._know(self._stood(row, event, aside))
        for id in self._gone.keys() & events.keys():
            self._know(self._stood(self._gone[id], *events[id], gone=True))

    def _know(self, one: Stood) -> None:
        self._known.setdefault(one.token, one)

    def _ids_meeting(self, low: str, high: str) -> CompoundSelect[Any]:
        """By the length of their windows, so that the index leads to few others."""
        claims = schema.claims.c
        near = [
            and_(claims.span == span, claims.low >= shift(low, -span), claims.low <= high) for span in SPANS
        ]
        return union_all(
            *(
                select(claims.id).where(
                    claims.block == self._block, claims.known_to.is_(None), one, claims.high >= low
                )
                for one in near
            )
        )

    def _events_of(self, ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        rests, events = schema.event_claims.c, schema.events.c
        found: dict[str, tuple[str, bool]] = {}
        for some in _chunks(ids):
            query = select(rests.claim_id, events.id, events.aside).join(
                schema.events, events.id == rests.event_id
            )
            for id, event, aside in self._connection.execute(query.where(rests.claim_id.in_(some))):
                found[id] = event, aside
        return found

    def _rows(self, ids: Iterable[str]) -> Iterator[RowMapping]:
        claims = schema.claims
        for some in _chunks(ids):
            held = select(claims).where(
                claims.c.id.in_(some), claims.c.known_to.is_(None), claims.c.block == self._block
            )
            yield from self._connection.execute(held).mappings()

    def _stood(self, row: RowMapping, event: str | None, aside: bool, *, gone: bool = False) -> Stood:
        return Stood(seen_of(row), event, aside, gone)


def seen_of(row: RowMapping) -> SeenClaim:
    """A row of `claims` as merging compares it."""
    return see(claim_of(row), infos_of([row])[row["article_id"]])


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    order = sorted(ids)
    for start in range(0, len(order), _CHUNK):
        yield order[start : start + _CHUNK]

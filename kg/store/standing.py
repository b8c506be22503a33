"""What stands in a block of claims, as merging again asks for it: traces by days or by parties, claims by happening."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, text

from kg.edtf import shift
from kg.merging import SPANS, Choice, Replayed, SeenClaim, Stood, Trace, see
from kg.merging.reach import span_of
from kg.store import schema
from kg.store.batches import batches
from kg.store.rows import among_text, choice_of, claim_of, infos_of, standing_row

_MARGIN = 15  # days that are read further than needed, so that the next claim needs no reading
_COLUMNS = "claim_id, low, high, width, generality, sides, event_id, aside, grade, many, again"
_NEAR = " UNION ALL ".join(
    f"SELECT {_COLUMNS} FROM standing WHERE block = :block AND span = {span} "
    f"AND low >= :low{place} AND low <= :high AND high >= :low {{also}}"
    for place, span in enumerate(SPANS)
)
_ALL_NEAR = text(_NEAR.format(also=""))
_ASIDE_NEAR = text(_NEAR.format(also="AND aside"))
_ALIKE = text(
    f"SELECT {_COLUMNS} FROM standing WHERE block = :block AND who = :who AND low <= :high AND high >= :low"
)
_CHOSEN = text(
    "UPDATE standing SET grade = :grade, many = :many, again = :again, among = :among "
    "WHERE block = :block AND span = :span AND low = :low AND claim_id = :claim_id"
)
_HOME = text(
    "UPDATE standing SET event_id = :event_id, aside = :aside "
    "WHERE block = :block AND span = :span AND low = :low AND claim_id = :claim_id"
)
_GONE = text(
    "DELETE FROM standing WHERE block = :block AND span = :span AND low = :low AND claim_id = :claim_id"
)
_KEY = ("block", "span", "low", "claim_id")


class Standing:
    """The claims of one block with the events that rest on them; a `kg.merging.replay.Ground`.

    `gone` are rows of `claims` no longer held, by claim id, whose traces are there yet.
    """

    def __init__(self, connection: Connection, block: str, gone: Mapping[str, RowMapping]) -> None:
        self._connection = connection
        self._block = block
        self._gone = gone
        self._covered: list[tuple[bool, str, str, list[Trace]]] = []
        self._came: set[str] = set()
        self._seen: dict[str, SeenClaim] = {}

    def changed(self, new: Iterable[str]) -> list[Stood]:
        """What came (by its id) and what is gone."""
        events = self._events_of(self._gone)
        found = [self._stood(row, *events[id], gone=True) for id, row in self._gone.items() if id in events]
        came = [self._stood(row, None, False, Choice()) for row in self._rows(new)]
        self._came = {one.seen.claim.id for one in came}
        return found + came

    def near(self, low: str, high: str, *, aside: bool) -> Iterator[Trace]:
        """The traces whose days meet these."""
        traces = next(
            (
                some
                for only, start, end, some in self._covered
                if only is aside and start <= low and high <= end
            ),
            None,
        )
        if traces is None:
            start, end = shift(low, -_MARGIN), shift(high, _MARGIN)
            bounds = {f"low{place}": shift(start, -span) for place, span in enumerate(SPANS)}
            query = _ASIDE_NEAR if aside else _ALL_NEAR
            traces = self._traces(query, {"low": start, "high": end, **bounds})
            self._covered.append((aside, start, end, traces))
        for one in traces:
            if one.low <= high and low <= one.high:
                yield one

    def alike(self, who: int, low: str, high: str) -> Iterator[Trace]:
        """Those that name the same ones."""
        yield from self._traces(_ALIKE, {"who": who, "low": low, "high": high})

    def told(self, events: Collection[str]) -> Iterator[Stood]:
        """All claims of these events, with those that are gone."""
        for some in batches(sorted(events)):
            yield from self._put(_TOLD, {"events": some})
            if not self._gone:
                continue
            of_event = dict(map(tuple, self._connection.execute(_HOMES, {"events": some}).all()))
            for id in sorted(of_event.keys() & self._gone.keys()):
                _, aside, choice = self._events_of([id])[id]
                yield self._stood(self._gone[id], of_event[id], aside, choice, gone=True)

    def claims(self, ids: Collection[str]) -> Iterator[Stood]:
        """These claims, as the last merging put them."""
        for some in batches(sorted(ids)):
            yield from self._put(_STOOD, {"ids": some})

    def _put(self, query: Any, given: Mapping[str, object]) -> Iterator[Stood]:
        for row in self._connection.execute(query, given).mappings():
            if row["block"] == self._block and row["id"] not in self._gone:
                choice = choice_of(row["grade"], row["many"], row["again"], row["among"])
                yield self._stood(row, row["event_id"], row["aside"], choice)

    def _traces(self, query: Any, given: Mapping[str, object]) -> list[Trace]:
        rows = self._connection.execute(query, {"block": self._block, **given})
        return [trace for trace in map(Trace._make, rows) if trace.claim not in self._gone]

    def _events_of(self, ids: Iterable[str]) -> dict[str, tuple[str, bool, Choice]]:
        found: dict[str, tuple[str, bool, Choice]] = {}
        for some in batches(sorted(ids)):
            for id, event, aside, *chosen in self._connection.execute(_PUT, {"ids": some}):
                found[id] = event, bool(aside), choice_of(*chosen)
        return found

    def _rows(self, ids: Iterable[str]) -> Iterator[RowMapping]:
        for some in batches(sorted(ids)):
            yield from self._connection.execute(_HELD, {"ids": some, "block": self._block}).mappings()

    def _stood(
        self, row: RowMapping, event: str | None, aside: bool, choice: Choice, *, gone: bool = False
    ) -> Stood:
        if gone:
            return Stood(seen_of(row), event, aside, gone, choice)
        seen = self._seen.get(row["id"])
        if seen is None:
            seen = self._seen[row["id"]] = seen_of(row)
        return Stood(seen, event, aside, gone, choice)

    def note(self, done: Replayed, homes: Mapping[str, tuple[str, bool]]) -> None:
        """Keep what replay came to: how claims were put, and where; `homes` has the claims of changed events."""
        came = self._came
        drop_traces(self._connection, self._gone.values())
        put(
            self._connection,
            [standing_row(self._seen[id], *homes[id], done.choices[id]) for id in sorted(came)],
        )
        moved = [
            {**self._key(id), "event_id": event, "aside": aside}
            for id, (event, aside) in homes.items()
            if id not in came
        ]
        chosen = [
            {
                **self._key(id),
                "grade": one.grade,
                "many": one.many,
                "again": one.again,
                "among": among_text(one),
            }
            for id, one in done.choices.items()
            if id not in came
        ]
        for statement, rows in ((_HOME, moved), (_CHOSEN, chosen)):
            if rows:
                self._connection.execute(statement, rows)

    def _key(self, id: str) -> dict[str, object]:
        seen = self._seen[id]
        return {
            "block": self._block,
            "span": span_of(seen.low, seen.high),
            "low": seen.low,
            "claim_id": id,
        }


_claims, _standing, _rests = schema.claims.c, schema.standing.c, schema.event_claims.c
_HELD = select(schema.claims).where(
    _claims.id.in_(bindparam("ids", expanding=True)),
    _claims.known_to.is_(None),
    _claims.block == bindparam("block"),
)
_CHOICE = (
    _standing.event_id,
    _standing.aside,
    _standing.grade,
    _standing.many,
    _standing.again,
    _standing.among,
)
_TRACE = (  # of a claim
    (_standing.block == _claims.block)
    & (_standing.span == _claims.span)
    & (_standing.low == _claims.low)
    & (_standing.claim_id == _claims.id)
)
_AMONG = _claims.id.in_(bindparam("ids", expanding=True))
_PUT = select(_claims.id, *_CHOICE).join(schema.standing, _TRACE).where(_AMONG)
_STOOD = (
    select(schema.claims, *_CHOICE)
    .join(schema.standing, _TRACE)
    .where(_AMONG, _claims.known_to.is_(None))
    .order_by(_claims.id)
)
_TOLD = (
    select(schema.claims, *_CHOICE)
    .join(schema.standing, _TRACE)
    .join(schema.event_claims, _rests.claim_id == _claims.id)
    .where(_rests.event_id.in_(bindparam("events", expanding=True)), _claims.known_to.is_(None))
    .order_by(_claims.id)
)
_HOMES = select(_rests.claim_id, _rests.event_id).where(
    _rests.event_id.in_(bindparam("events", expanding=True))
)


def put(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write traces of claims that have none."""
    for some in batches(rows):
        connection.execute(insert(schema.standing), some)


def drop_traces(connection: Connection, rows: Iterable[RowMapping]) -> None:
    """Forget the traces of these rows of `claims`."""
    keys = [{**{part: row[part] for part in _KEY[:-1]}, "claim_id": row["id"]} for row in rows]
    if keys:
        connection.execute(_GONE, keys)


def seen_of(row: RowMapping) -> SeenClaim:
    """A row of `claims` as merging compares it."""
    return see(claim_of(row), infos_of([row])[row["article_id"]])

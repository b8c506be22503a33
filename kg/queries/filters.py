"""What a read is asked for, and how that is said in SQL."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from kg import edtf
from kg.model import MODALITIES
from kg.store import Store, StoreError, schema
from kg.store.folding import fold
from ontology.entities import lies_in

Json = dict[str, Any]
MAX_LIMIT = 500


class QueryError(ValueError):
    """A value that cannot be asked for; the message says which and what to write."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are asked for. Values of one field are alternatives; fields narrow each other.

    `actors`: takes part on either side. `pair`: both take part, either way round. `from_` and `to` are EDTF
    values; an event fits that may have happened from the first day of `from_` to the last of `to`; one
    without a time fits neither. `places`: the place or any within it. `publishers` and `attributed_to`: some
    claim of the event comes from there. `min_sources`: told by so many independent sources. `q`: every word stands,
    without regard to diacritics and case, in a name of its parties or place, its type or a passage.
    `reported_by` (a day; of a coarser EDTF value the last) and `known_at` (a moment or a day) ask the past.
    """

    actors: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    places: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    min_sources: int | None = None
    q: str | None = None
    reported_by: str | None = None
    known_at: str | None = None

    def narrows_nothing(self) -> bool:
        """Whether every event is asked for, as of whichever moment."""
        return replace(self, reported_by=None, known_at=None) == EVERYTHING


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, how many items there are in all, and the cursor of the next part if there is one."""

    items: list[Json]
    total: int
    next: str | None


def day(value: str, name: str, *, last: bool) -> str:
    """The first or `last` ISO day of an EDTF value. Raises QueryError for none and for an open one."""
    try:
        found = edtf.bounds(value)[1 if last else 0]
    except edtf.EdtfError as error:
        raise QueryError(f"{name}: {error}") from None
    if found is None:
        raise QueryError(f"{name}: {value!r} is open; name a day, a month or a year")
    return found


@contextmanager
def world(store: Store, filters: Filters) -> Iterator[Connection]:
    """A connection to the store as the two clocks of the filters ask for it."""
    reported = day(filters.reported_by, "reported_by", last=True) if filters.reported_by is not None else None
    try:
        past = store.as_of(reported, filters.known_at)
    except StoreError as error:
        raise QueryError(f"known_at: {error}") from None
    with past.read() as connection:
        yield connection


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """What the filters ask of a row of `events`, but for the clocks. Raises QueryError."""
    events = schema.events.c
    asked: list[ColumnElement[bool]] = []
    if filters.actors:
        asked.append(_takes_part(filters.actors))
    if filters.pair:
        asked += [_takes_part([one]) for one in filters.pair]
    if filters.types:
        asked.append(events.type.in_(filters.types))
    if filters.modalities:
        if unknown := set(filters.modalities) - set(MODALITIES):
            raise QueryError(f"modality: {min(unknown)!r} is none of {', '.join(MODALITIES)}")
        asked.append(events.modality.in_(filters.modalities))
    asked += _in_time(filters)
    if filters.places:
        asked.append(events.place.in_(sorted(_and_within(filters.places))))
    if filters.publishers:
        asked.append(_has_claim(schema.claims.c.publisher.in_(filters.publishers)))
    if filters.attributed_to:
        said = schema.claim_attributions.c
        asked.append(
            _has_claim(
                exists().where(said.claim_id == schema.claims.c.id, said.actor_id.in_(filters.attributed_to))
            )
        )
    if filters.min_sources is not None:
        asked.append(events.sources >= filters.min_sources)
    if filters.q is not None:
        asked += [_mentions(word) for word in fold(filters.q).split()]
    return asked


def _takes_part(actors: Collection[str]) -> ColumnElement[bool]:
    parties = schema.event_parties.c
    return schema.events.c.id.in_(select(parties.event_id).where(parties.actor_id.in_(actors)))


def _in_time(filters: Filters) -> list[ColumnElement[bool]]:
    events = schema.events.c
    asked: list[ColumnElement[bool]] = []
    if filters.from_ is not None:
        since = day(filters.from_, "from", last=False)
        asked += [events.time.is_not(None), or_(events.latest.is_(None), events.latest >= since)]
    if filters.to is not None:
        until = day(filters.to, "to", last=True)
        asked += [events.time.is_not(None), or_(events.earliest.is_(None), events.earliest <= until)]
    return asked


def _and_within(places: Collection[str]) -> set[str]:
    found, outer = set(places), lies_in()
    while more := {inner for inner, place in outer.items() if place in found} - found:
        found |= more
    return found


def _has_claim(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    rests, claims = schema.event_claims.c, schema.claims.c
    return exists().where(
        rests.event_id == schema.events.c.id,
        claims.id == rests.claim_id,
        claims.known_to.is_(None),
        condition,
    )


def _mentions(word: str) -> ColumnElement[bool]:
    entities, parties, events = schema.entities.c, schema.event_parties.c, schema.events.c
    named = select(entities.id).where(entities.folded.contains(word, autoescape=True))
    return or_(
        events.id.in_(select(parties.event_id).where(parties.actor_id.in_(named))),
        events.place.in_(named),
        events.type.ilike(word),
        _has_claim((" " + schema.claims.c.folded + " ").contains(f" {word} ", autoescape=True)),
    )


def matching(filters: Filters) -> Select[tuple[str]]:
    """The ids of the events that the filters ask for, in no order."""
    return select(schema.events.c.id).where(and_(True, *conditions(filters)))


def cursor_of(*key: object) -> str:
    """An opaque cursor: the sort key of the last item shown."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).rstrip(b"=").decode()


def key_of(cursor: str, *types: type) -> tuple[Any, ...]:
    """The sort key in a cursor. Raises QueryError for one that was not made by `cursor_of`."""
    try:
        key = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        key = None
    if not isinstance(key, list) or list(map(type, key)) != list(types):
        raise QueryError(
            f"cursor: {cursor[:40]!r} is not one of ours; take it from `next` of the page before"
        )
    return tuple(key)


def checked_limit(limit: int) -> int:
    """The limit of a page, 1 to 500. Raises QueryError for another."""
    if not 1 <= limit <= MAX_LIMIT:
        raise QueryError(f"limit: {limit} is not between 1 and {MAX_LIMIT}")
    return limit

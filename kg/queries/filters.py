"""What a read is asked for, and how that is said in SQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, exists, false, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

import ontology
from kg import edtf
from kg.model import MODALITIES
from kg.queries.errors import QueryError, UnknownIdError
from kg.queries.known import unknown
from kg.store import Store, StoreError, schema
from kg.store.folding import fold
from kg.store.tallies import UNDATED
from ontology.entities import known_entities, lies_in

Columns = ReadOnlyColumnCollection[str, Column[Any]]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are asked for. Values of one field are alternatives; fields narrow each other.

    `actors`: takes part on either side. `pair`: both take part, either way round. `members`: whether a state
    stands for its persons and organs too; None means in a pair yes, among `actors` no. `from_` and `to` are EDTF
    values; an event fits that may have happened from the first day of `from_` to the last of `to`; one
    without a time fits neither. `places`: the place or any within it. `publishers` and `attributed_to`: some
    claim of the event comes from there. `min_sources`: told by so many independent sources. `q`: every word stands,
    without regard to diacritics and case, in a name of its parties, place or type, or in a passage; no word, no event.
    `reported_by` (a day; of a coarser EDTF value the last) and `known_at` (a moment or a day) ask the past. `first`: of
    all these the so many earliest.
    """

    actors: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    members: bool | None = None
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
    first: int | None = None

    def __post_init__(self) -> None:
        """Raises QueryError for a period that ends before it begins."""
        if self.from_ is None or self.to is None:
            return
        if day(self.from_, "from", last=False) > day(self.to, "to", last=True):
            raise QueryError(
                f"from: {self.from_!r} is after to, {self.to!r}; exchange the two, or leave one out"
            )

    def narrows_nothing(self) -> bool:
        """Whether every event is asked for, as of whichever moment."""
        return replace(self, reported_by=None, known_at=None) == EVERYTHING


EVERYTHING = Filters()


def pair_of(value: str) -> tuple[str, str] | None:
    """The ids of two actors with a comma between; None where it is no such two."""
    parts = tuple(part.strip() for part in value.split(","))
    if len(parts) != 2 or not all(parts) or parts[0] == parts[1]:
        return None
    return parts[0], parts[1]


def day(value: str, name: str, *, last: bool) -> str:
    """The first or `last` ISO day of an EDTF value. Raises QueryError for none and for an open one."""
    try:
        found = edtf.bounds(value)[1 if last else 0]
    except edtf.EdtfError as error:
        raise QueryError(f"{name}: {error}") from None
    if found is None:
        raise QueryError(f"{name}: {value!r} is open; name a day, a month or a year")
    return found


def periods(
    filters: Filters, first: ColumnElement[str], last: ColumnElement[str], *, size: int
) -> list[ColumnElement[bool]] | None:
    """`from` and `to` as conditions on columns of years (`size` 4) or months (7); None where they are not bounds of
    whole ones. Raises QueryError.

    `first` of what has no day is UNDATED.
    """
    asked: list[ColumnElement[bool]] = []
    if filters.from_ is not None:
        since = day(filters.from_, "from", last=False)
        if since != edtf.bounds(since[:size])[0]:
            return None
        asked += [first != UNDATED, last >= since[:size]]
    if filters.to is not None:
        until = day(filters.to, "to", last=True)
        if until != edtf.bounds(until[:size])[1]:
            return None
        asked += [first != UNDATED, first <= until[:size]]
    return asked


@contextmanager
def world(store: Store, filters: Filters) -> Iterator[Connection]:
    """A connection to the store as the two clocks of the filters ask for it. Raises QueryError."""
    checked_ids(store, _ids(filters))
    reported = day(filters.reported_by, "reported_by", last=True) if filters.reported_by is not None else None
    try:
        past = store.as_of(reported, filters.known_at)
    except StoreError as error:
        raise QueryError(f"known_at: {error}") from None
    with past.read() as connection:
        yield connection


def checked_ids(store: Store, asked: Mapping[str, Iterable[str]]) -> None:
    """Raises UnknownIdError for the first of the ids, by the name of their parameter, that nobody has."""
    if found := unknown(store, asked):
        raise UnknownIdError(found)


def _ids(filters: Filters) -> dict[str, Sequence[str]]:
    return {
        "actor": filters.actors,
        "pair": filters.pair or (),
        "place": filters.places,
        "attributed_to": filters.attributed_to,
        "source": filters.publishers,
    }


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """What the filters ask of a row of `events`, but for the clocks. Raises QueryError."""
    events = schema.events.c
    asked: list[ColumnElement[bool]] = []
    if filters.actors:
        asked.append(_takes_part(filters.actors, stand_for(filters.actors) if filters.members else {}))
    if filters.pair:
        lands = pair_lands(filters.pair, filters.members)
        asked += [_takes_part([one], {one: lands[one]} if one in lands else {}) for one in filters.pair]
    if filters.types:
        asked.append(events.type.in_(filters.types))
    if filters.modalities:
        if others := set(filters.modalities) - set(MODALITIES):
            raise QueryError(f"modality: {min(others)!r} is none of {', '.join(MODALITIES)}")
        asked.append(events.modality.in_(filters.modalities))
    asked += _in_time(filters)
    if filters.places:
        asked.append(events.place.in_(sorted(_and_within(filters.places))))
    if filters.publishers:
        asked.append(_has_claim(lambda claims: claims.publisher.in_(filters.publishers)))
    if filters.attributed_to:
        asked.append(_has_claim(lambda claims: _said_by(claims, filters.attributed_to)))
    if filters.min_sources is not None:
        asked.append(events.sources >= filters.min_sources)
    if filters.q is not None:
        asked += [_mentions(word) for word in fold(filters.q).split()] or [false()]
    return [*asked, _among_first(filters.first, asked)] if filters.first is not None else asked


def _among_first(many: int, asked: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    events = schema.events.c
    earliest = select(events.id).where(and_(True, *asked)).order_by(events.sort_day, events.id).limit(many)
    return events.id.in_(earliest.correlate(None))


def stand_for(ids: Iterable[str]) -> dict[str, str]:
    """Of these ids those that are states, with the country that each stands for."""
    known = known_entities()
    found = {id: known[id].country for id in ids if id in known and known[id].kind == "state"}
    return {id: land for id, land in found.items() if land}


def pair_lands(pair: tuple[str, str], members: bool | None = None) -> dict[str, str]:
    """Which of a pair are states that stand for all of their own, with their countries.

    Not beside one of their own: between Russia and Vladimir Putin the state is meant itself.
    """
    if members is False:
        return {}
    known, lands = known_entities(), stand_for(pair)
    countries = [known[id].country if id in known else None for id in pair]
    return {} if countries[0] == countries[1] else lands


def _takes_part(actors: Collection[str], lands: Mapping[str, str]) -> ColumnElement[bool]:
    parties, countries = schema.event_parties.c, schema.event_countries.c
    found = [schema.events.c.id.in_(select(parties.event_id).where(parties.actor_id.in_(actors)))]
    if lands:
        of_them = select(countries.event_id).where(countries.country.in_(sorted(lands.values())))
        found.append(schema.events.c.id.in_(of_them))
    return or_(*found)


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


def _has_claim(condition: Callable[[Columns], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Some claim of the event is so. Under a name of its own: a query may itself read the table of claims."""
    rests, claims = schema.event_claims.alias().c, schema.claims.alias().c
    return exists().where(
        rests.event_id == schema.events.c.id,
        claims.id == rests.claim_id,
        claims.known_to.is_(None),
        condition(claims),
    )


def _said_by(claims: Columns, actors: Collection[str]) -> ColumnElement[bool]:
    said = schema.claim_attributions.c
    return exists().where(said.claim_id == claims.id, said.actor_id.in_(actors))


def _mentions(word: str) -> ColumnElement[bool]:
    entities, parties, events = schema.entities.c, schema.event_parties.c, schema.events.c
    named = select(entities.id).where(entities.folded.contains(word, autoescape=True))
    return or_(
        events.id.in_(select(parties.event_id).where(parties.actor_id.in_(named))),
        events.place.in_(named),
        events.type.in_(_types_named(word)),
        _has_claim(lambda claims: (" " + claims.folded + " ").contains(f" {word} ", autoescape=True)),
    )


@lru_cache(maxsize=1024)
def _types_named(word: str) -> tuple[str, ...]:
    """The event types that have a word, folded, in their id or in a name in either language."""
    return tuple(
        one.id
        for one in ontology.event_types().values()
        if word in {fold(one.id), *fold(one.label_en).split(), *fold(one.label_vi).split()}
    )


def matching(filters: Filters) -> Select[tuple[str]]:
    """The ids of the events that the filters ask for, in no order."""
    return select(schema.events.c.id).where(and_(True, *conditions(filters)))

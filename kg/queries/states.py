"""States that hold over time between two actors: a treaty in force, troops present, sanctions.

Nothing tells them as such; events begin and end them. The rules stand in `states.yaml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, select

from kg.knowledge import data_of
from kg.queries.errors import QueryError
from kg.queries.filters import EVERYTHING, Filters, checked_ids, conditions, world
from kg.queries.labels import entity_labels, labelled
from kg.queries.pages import Json
from kg.store import Store, schema
from kg.store.batches import batches
from kg.store.folding import fold


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which events begin or end a state; words and not_words are folded."""

    types: frozenset[str]
    modalities: frozenset[str]
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()

    def made_by(self, event: Any, said: Sequence[tuple[str, str]]) -> bool:
        """Whether an event turns the state; `said` are modality and folded passages of its claims."""
        if event.type not in self.types:
            return False
        return any(
            modality in self.modalities
            and (not self.words or _says(folded, self.words))
            and not _says(folded, self.not_words)
            for modality, folded in said
        )


@dataclass(slots=True)
class _Stretch:
    state: str
    since: str | None
    modality: str
    begun_by: list[str] = field(default_factory=list)
    until: str | None = None
    ended_by: str | None = None


def states(store: Store, a: str, b: str, filters: Filters = EVERYTHING) -> Json:
    """The states that hold or held between two actors: `{"a", "b", "items"}`, by their first day.

    An item is `{"state", "label_en", "label_vi", "from", "to", "modality", "begun_by", "ended_by"}`: the first
    day of the event that began it (null where none has a day), the first day of the one that ended it (null
    while nothing is told to have), whether it is alleged only, and the ids of these events. A state stands for
    its persons and organs too, unless `members` is false. Raises QueryError.
    """
    if a == b:
        raise QueryError(f"a and b are both {a!r}; name two actors")
    if filters.pair:
        raise QueryError("pair: leave it out, a and b say the same")
    checked_ids(store, {"a": (a,), "b": (b,)})
    known = _rules()
    types = sorted({type for begins, ends, _ in known.values() for type in begins.types | ends.types})
    if filters.types:
        types = [type for type in types if type in filters.types]
    with world(store, filters) as connection:
        told = list(_told(connection, replace(filters, pair=(a, b), types=tuple(types)))) if types else []
        labels = entity_labels(connection, [a, b])
    found = [stretch for id, rule in known.items() for stretch in _stretches(id, *rule[:2], told)]
    found.sort(key=lambda one: (one.since or "9999", one.state))
    return {
        "a": labelled(a, labels),
        "b": labelled(b, labels),
        "items": [_item(stretch, known[stretch.state][2]) for stretch in found],
    }


def _told(connection: Connection, filters: Filters) -> Iterator[tuple[Any, list[tuple[str, str]]]]:
    """The events in time, each with modality and folded passages of its claims."""
    events, claims, rests = schema.events.c, schema.claims, schema.event_claims.c
    columns = (events.id, events.type, events.earliest, events.modality)
    asked = select(*columns).where(and_(True, *conditions(filters))).order_by(events.sort_day, events.id)
    for some in batches(connection.execute(asked).all()):
        said: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        query = (
            select(rests.event_id, claims.c.modality, claims.c.folded)
            .join(claims, and_(claims.c.id == rests.claim_id, claims.c.known_to.is_(None)))
            .where(rests.event_id.in_([row.id for row in some]))
        )
        for id, modality, folded in connection.execute(query):
            said[id].append((modality, folded))
        for row in some:
            yield row, said[row.id]


def _stretches(
    state: str, begins: _Turn, ends: _Turn, told: Sequence[tuple[Any, list[tuple[str, str]]]]
) -> Iterator[_Stretch]:
    """The stretches of one state; undated events only add to one, or make one of unknown beginning."""
    now: _Stretch | None = None
    undated = []
    for event, said in told:
        if ends.made_by(event, said):
            if now and event.earliest and now.since and event.earliest > now.since:
                now.until, now.ended_by = event.earliest, event.id
                yield now
                now = None
        elif begins.made_by(event, said):
            if event.earliest is None:
                undated.append(event)
                continue
            if now is None:
                now = _Stretch(state, event.earliest, event.modality)
            _add(now, event)
    if now is None and undated:
        now = _Stretch(state, None, undated[0].modality)
    if now is not None:
        for event in undated:
            _add(now, event)
        yield now


def _add(stretch: _Stretch, event: Any) -> None:
    stretch.begun_by.append(event.id)
    if event.modality == "actual":
        stretch.modality = "actual"


def _item(stretch: _Stretch, labels: Mapping[str, str]) -> Json:
    return {
        "state": stretch.state,
        **labels,
        "from": stretch.since,
        "to": stretch.until,
        "modality": stretch.modality,
        "begun_by": stretch.begun_by,
        "ended_by": stretch.ended_by,
    }


def _says(folded: str, words: Sequence[str]) -> bool:
    text = f" {folded} "
    return any(f" {word} " in text for word in words)


@cache
def _rules() -> Mapping[str, tuple[_Turn, _Turn, Mapping[str, str]]]:
    data = data_of("kg.queries", "states.yaml")
    return {
        id: (
            _turn(rule["begins"]),
            _turn(rule["ends"]),
            {name: rule[name] for name in ("label_en", "label_vi")},
        )
        for id, rule in data.items()
    }


def _turn(given: Mapping[str, Sequence[str]]) -> _Turn:
    words = {name: tuple(fold(word) for word in given.get(name, ())) for name in ("words", "not_words")}
    return _Turn(frozenset(given["types"]), frozenset(given["modalities"]), **words)

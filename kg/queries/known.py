"""Ids that nobody has: what to say of them, and who was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, select

from kg.model import Entity
from kg.store import Store, schema
from kg.store.folding import fold
from ontology.entities import known_entities

_SHOWN = 80  # characters of an id that are repeated
_MOST = 50  # names of the store that are looked at
_PLACES = ("place", "state")


def are_known(connection: Connection, ids: Iterable[str]) -> bool:
    """Whether the ontology or the store knows every one of these actors and places."""
    known = known_entities()
    return all(id in known or _has_entity(connection, id) for id in ids)


@dataclass(frozen=True, slots=True)
class Unknown:
    """An id that nobody has: in which parameter it stands, who was likely meant if that is known, and all in words."""

    parameter: str
    id: str
    meant: str | None
    told: str


def unknown(store: Store, asked: Mapping[str, Iterable[str]]) -> Unknown | None:
    """The first of the ids that nobody has, and had at no time; None where all are known.

    The keys of `asked` are the names of the parameters: under `source` stand outlets, else actors and places.
    """
    known = known_entities()
    doubtful = [
        (name, id) for name, ids in asked.items() for id in ids if name == "source" or id not in known
    ]
    if not doubtful:
        return None
    with store.read() as connection:
        for name, id in doubtful:
            if name == "source":
                if not _has_outlet(connection, id):
                    return _told(name, id, "no outlet", _outlet_meant(connection, id))
            elif not _has_entity(connection, id):
                what = "no place" if name == "place" else "nobody"
                return _told(name, id, what, _meant(connection, id, places=name == "place"))
    return None


def meant(store: Store, id: str) -> str | None:
    """The id of the actor or place that was likely meant by an id that nobody has; None for a strange one."""
    with store.read() as connection:
        return _meant(connection, id, places=False)


def _told(name: str, id: str, what: str, meant: str | None) -> Unknown:
    hint = f"did you mean {meant!r}?" if meant else f"look for it among the {_list_of(name)}"
    return Unknown(name, id, meant, f"{name}: {what} here is called {id[:_SHOWN]!r}; {hint}")


def _list_of(name: str) -> str:
    return {"source": "outlets", "place": "places"}.get(name, "actors")


def _has_entity(connection: Connection, id: str) -> bool:
    """Also of one that only withdrawn articles name: the past may be asked for."""
    uses = schema.article_entities.c
    return bool(connection.scalar(select(exists().where(uses.entity_id == id))))


def _has_outlet(connection: Connection, name: str) -> bool:
    return bool(connection.scalar(select(exists().where(schema.articles.c.publisher == name))))


def _outlet_meant(connection: Connection, name: str) -> str | None:
    """By letters, else the one of which it is a part: `kbs` of world.kbs.co.kr."""
    outlets = [one for one in connection.scalars(select(schema.articles.c.publisher).distinct()) if one]
    part = name[:_SHOWN].casefold()
    holding = (one for one in outlets if part and part in one.casefold())
    return _near(name, outlets) or min(holding, key=lambda one: (len(one), one), default=None)


def _meant(connection: Connection, id: str, *, places: bool) -> str | None:
    """By a part of a name, the one with most events; else by the letters of the id."""
    words = fold(id[:_SHOWN]).split()
    named = {*_of_store(connection, words, places=places), *_of_ontology(words, places=places)}
    if named:
        events = _events(connection, named)
        return min(named, key=lambda one: (-events.get(one, 0), len(one), one))
    return _near(id, (one.id for one in known_entities().values() if _fits(one.kind, places=places)))


def _of_store(connection: Connection, words: list[str], *, places: bool) -> Iterator[str]:
    entities = schema.entities.c
    query = select(entities.id, entities.kind).limit(_MOST)
    for word in words:
        query = query.where((" " + entities.folded + " ").contains(f" {word} ", autoescape=True))
    for id, kind in connection.execute(query) if words else ():
        if _fits(kind, places=places):
            yield id


def _of_ontology(words: list[str], *, places: bool) -> Iterator[str]:
    for one in known_entities().values() if words else ():
        if _fits(one.kind, places=places) and _called(one, words):
            yield one.id


def _called(entity: Entity, words: list[str]) -> bool:
    return any(
        set(words) <= set(fold(name).split()) for name in (entity.label_en, entity.label_vi, *entity.aliases)
    )


def _events(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    months = schema.months.c
    query = select(months.actor, func.sum(months.n)).where(months.actor.in_(ids)).group_by(months.actor)
    return {row[0]: row[1] for row in connection.execute(query)}


def _fits(kind: str, *, places: bool) -> bool:
    return kind in _PLACES if places else kind != "place"


def _near(id: str, known: Iterable[str]) -> str | None:
    """The one written most alike."""
    by_letters = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(id[:_SHOWN].casefold(), by_letters, 1, 0.75)
    return by_letters[found[0]] if found else None

"""Actors, and how they are tied."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import COUNTS, KIM, PUTIN, Described, Labelled, Listed, example, page_of
from api.schemas.events import EVENT, EventPage
from kg.model import Modality


class Names(Labelled):
    """An actor's names and nature."""

    kind: str
    country: str | None = Field(description="ISO 3166 alpha-2")
    aliases: list[str]
    wikidata: str | None


class ActorItem(Names):
    """An actor in a list."""

    events: int
    first: str | None = Field(description="The first day of its events")
    last: str | None = Field(description="The last day of its events")


_ACTOR = {**KIM, "kind": "person", "country": "KP", "aliases": ["Kim Jong-un"], "wikidata": "Q56226"}


class ActorPage(Listed[ActorItem]):
    """Actors."""

    model_config = page_of({**_ACTOR, **COUNTS})


class OfficeHeld(Described):
    """An office that the actor held. A bound that nobody knows is null."""

    id: str
    label_en: str
    label_vi: str
    country: str | None
    organ: str | None
    start: str | None
    end: str | None


class Kin(Described):
    """`person` is the `kind` of `of`."""

    person: Labelled
    kind: str
    of: Labelled
    label_en: str
    label_vi: str


class ActorDetail(ActorItem):
    """An actor."""

    model_config = example(
        {
            **_ACTOR,
            **COUNTS,
            "types": {"Meeting": 5, "Visit": 7},
            "roles": {"agent": 12},
            "offices": [
                {
                    "id": "kp-general-secretary",
                    "label_en": "General Secretary",
                    "label_vi": "Tổng bí thư",
                    "country": "KP",
                    "organ": None,
                    "start": None,
                    "end": None,
                }
            ],
            "relations": [],
        }
    )
    types: dict[str, int] = Field(description="Events by type")
    roles: dict[str, int] = Field(description="Events by role")
    offices: list[OfficeHeld]
    relations: list[Kin]


class Neighbour(Labelled):
    """An actor that takes part in the same events."""

    events: int = Field(description="How many they share")
    first: str | None
    last: str | None
    types: dict[str, int]


class NeighbourPage(Listed[Neighbour]):
    """Neighbours."""

    model_config = page_of({**PUTIN, **COUNTS, "types": {"Meeting": 5}})


class Step(Described):
    """How two actors on a path are tied."""

    a: str
    b: str
    events: int
    event_ids: list[str] = Field(description="Up to five of them, earliest first")


class Way(Described):
    """A path through shared events."""

    hops: int
    actors: list[Labelled]
    steps: list[Step]


class SharedYear(Described):
    """The shared events that began in a year; null for those without one."""

    year: str | None
    events: int
    types: dict[str, int]


class Common(Labelled):
    """An actor tied to both, with the events it shares with each."""

    with_a: int
    with_b: int


class Relations(Described):
    """How two actors are tied."""

    model_config = example(
        {
            "a": KIM,
            "b": PUTIN,
            "shared": {"items": [EVENT], "total": 1, "next": None},
            "first": "2024-06-19",
            "last": "2024-06-19",
            "years": [{"year": "2024", "events": 1, "types": {"Agreement": 1}}],
            "common": [],
            "paths": [
                {
                    "hops": 1,
                    "actors": [KIM, PUTIN],
                    "steps": [
                        {
                            "a": "kim-jong-un",
                            "b": "vladimir-putin",
                            "events": 1,
                            "event_ids": ["e0c4a3f19d2b7e865"],
                        }
                    ],
                }
            ],
        }
    )
    a: Labelled
    b: Labelled
    shared: EventPage
    first: str | None = Field(description="The day on which the first shared event began")
    last: str | None = Field(description="The day on which the last of them began")
    years: list[SharedYear]
    common: list[Common] = Field(description="Up to 20 actors tied to both, the strongest ties first")
    paths: list[Way]


_WAY = {
    "hops": 1,
    "actors": [KIM, PUTIN],
    "steps": [{"a": "kim-jong-un", "b": "vladimir-putin", "events": 1, "event_ids": ["e0c4a3f19d2b7e865"]}],
}
_STATE = {
    "state": "treaty-in-force",
    "label_en": "treaty in force",
    "label_vi": "hiệp ước có hiệu lực",
    "from": "2024-12-04",
    "to": None,
    "modality": "actual",
    "begun_by": ["e0c4a3f19d2b7e865"],
    "ended_by": None,
}


class Ways(Described):
    """The shortest ways between two actors."""

    model_config = example({"a": KIM, "b": PUTIN, "paths": [_WAY]})
    a: Labelled
    b: Labelled
    paths: list[Way]


class StateItem(Described):
    """A state that holds or held between two actors."""

    state: str
    label_en: str
    label_vi: str
    from_: str | None = Field(alias="from", description="The first day told of what began it")
    to: str | None = Field(description="The first day of what ended it; null while nothing is told to have")
    modality: Modality
    begun_by: list[str] = Field(description="Ids of the events that began it")
    ended_by: str | None


class States(Described):
    """What holds or held between two actors."""

    model_config = example({"a": KIM, "b": PUTIN, "items": [_STATE]})
    a: Labelled
    b: Labelled
    items: list[StateItem]


class Central(Labelled):
    """How central an actor is."""

    degree: int = Field(description="With how many others it shares events")
    events: int = Field(description="How many shared events its ties have in all")
    betweenness: float = Field(description="Share of the shortest ways between others that lead through it")
    closeness: float = Field(description="Harmonic closeness, 1 where it is tied to everybody")


class Centrality(Described):
    """The actors of a year by how central they are."""

    model_config = example(
        {
            "year": 2024,
            "by": "degree",
            "actors": 41,
            "items": [{**KIM, "degree": 12, "events": 30, "betweenness": 0.31, "closeness": 0.62}],
        }
    )
    year: int | None
    by: str
    actors: int
    items: list[Central]


class Node(Labelled):
    """An actor in the network."""

    kind: str
    country: str | None
    events: int


class Edge(Described):
    """Events of one type from one actor to another."""

    id: str
    source: str
    target: str
    kind: str
    label_en: str
    label_vi: str
    weight: int = Field(description="How many events")
    undated: int
    first: str | None
    last: str | None
    spells: list[tuple[str, str | None]] = Field(description="Coalesced stretches: first day, last day")


class Graph(Described):
    """The network."""

    model_config = example(
        {
            "nodes": [{**KIM, "kind": "person", "country": "KP", "events": 12}],
            "edges": [
                {
                    "id": "kim-jong-un|vladimir-putin|Meeting",
                    "source": "kim-jong-un",
                    "target": "vladimir-putin",
                    "kind": "Meeting",
                    "label_en": "Meeting",
                    "label_vi": "Gặp gỡ",
                    "weight": 5,
                    "undated": 0,
                    "first": "2019-04-25",
                    "last": "2024-06-19",
                    "spells": [["2019-04-25", "2019-04-25"], ["2024-06-19", "2024-06-19"]],
                }
            ],
        }
    )
    nodes: list[Node]
    edges: list[Edge]

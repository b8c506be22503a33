"""Actors, and how they are tied."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import COUNTS, KIM, PUTIN, Described, Labelled, Listed, example, page_of
from api.schemas.events import EVENT, EventPage


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


class Relations(Described):
    """How two actors are tied."""

    model_config = example(
        {
            "a": KIM,
            "b": PUTIN,
            "shared": {"items": [EVENT], "total": 1, "next": None},
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
    paths: list[Way]


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

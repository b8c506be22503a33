"""What the answers look like, for the OpenAPI document. `kg.queries` builds them; tests hold them to this."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from kg.model import Modality, Status

Item = TypeVar("Item")
EDTF = Field(description="An EDTF value, levels 0 and 1; null where no time is given")


class Described(BaseModel):
    """A described answer has no further members."""

    model_config = ConfigDict(extra="forbid")


def _example(value: dict[str, Any]) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"example": value})


class Listed(Described, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    total: int = Field(description="How many there are in all")
    next: str | None = Field(description="The `cursor` of the next page; null on the last")


class Labelled(Described):
    """Someone or something, with its names."""

    id: str
    label_en: str
    label_vi: str


_KIM = {"id": "kim-jong-un", "label_en": "Kim Jong Un", "label_vi": "Kim Jong Un"}
_PUTIN = {"id": "vladimir-putin", "label_en": "Vladimir Putin", "label_vi": "Vladimir Putin"}
_PYONGYANG = {"id": "pyongyang", "label_en": "Pyongyang", "label_vi": "Bình Nhưỡng"}
_KCNA = {"id": "kcna", "label_en": "KCNA", "label_vi": "KCNA"}
_EVENT: dict[str, Any] = {
    "id": "e0c4a3f19d2b7e865",
    "type": "Agreement",
    "modality": "actual",
    "status": "confirmed",
    "time": "2024-06-19",
    "earliest": "2024-06-19",
    "latest": "2024-06-19",
    "agents": [_KIM, _PUTIN],
    "targets": [],
    "place": _PYONGYANG,
    "sources": 3,
    "claims": 4,
    "disputed": False,
    "label": "Kim Jong Un, Vladimir Putin: agreement (2024-06-19)",
    "label_vi": "Kim Jong Un, Vladimir Putin: thỏa thuận (2024-06-19)",
}
_PASSAGE = {"start": 120, "end": 161, "text": "hai nhà lãnh đạo đã ký hiệp ước đối tác", "field": "text"}
_ARTICLE = {
    "id": "treaty-2024-06-19",
    "publisher": "vietnamplus.vn",
    "url": None,
    "title": None,
    "published": "2024-06-20",
}
_CLAIM = {
    "id": "c0c4a3f19d2b7e865",
    "article": _ARTICLE,
    "type": "Agreement",
    "modality": "actual",
    "agents": [_KIM, _PUTIN],
    "targets": [],
    "place": _PYONGYANG,
    "time": "2024-06-19",
    "attributed_to": [_KCNA],
    "confidence": 0.9,
    "passage": _PASSAGE,
    "more_passages": [],
    "extractor": "frames/1",
}


def _page(item: dict[str, Any]) -> ConfigDict:
    return _example({"items": [item], "total": 1, "next": None})


class EventItem(Described):
    """An event in a list."""

    id: str
    type: str
    modality: Modality
    status: Status
    time: str | None = EDTF
    earliest: str | None = Field(description="The first day it may have happened on")
    latest: str | None = Field(description="The last day it may have happened on")
    agents: list[Labelled]
    targets: list[Labelled]
    place: Labelled | None
    sources: int = Field(description="How many independent outlets tell it")
    claims: int = Field(description="How many claims it rests on")
    disputed: bool = Field(description="Whether the sources disagree")
    label: str
    label_vi: str


class EventPage(Listed[EventItem]):
    """Events."""

    model_config = _page(_EVENT)


class ArticleRef(Described):
    """The article that a claim stands in."""

    id: str
    publisher: str | None
    url: str | None
    title: str | None
    published: str | None = Field(description="The day of publication")


class Passage(Described):
    """The words that a claim rests on. Offsets count code points of the article's `field` as given."""

    start: int
    end: int
    text: str
    field: Literal["text", "title"]


class ClaimItem(Described):
    """One article's assertion."""

    id: str
    article: ArticleRef
    type: str
    modality: Modality
    agents: list[Labelled]
    targets: list[Labelled]
    place: Labelled | None
    time: str | None = EDTF
    attributed_to: list[Labelled] = Field(
        description="From the source nearest the event to the article's own"
    )
    confidence: float
    passage: Passage
    more_passages: list[Passage]
    extractor: str


class ConflictValue(Described):
    """A value and the claims that give it."""

    value: str
    claims: list[str]


class ConflictItem(Described):
    """What the claims of an event disagree on."""

    slot: Literal["time", "place", "parties", "modality"]
    kind: str
    values: list[ConflictValue]
    preferred: str | None


_DETAIL = {
    **_EVENT,
    "claim_list": [_CLAIM],
    "conflicts": [
        {
            "slot": "time",
            "kind": "different days",
            "values": [
                {"value": "2024-06-19", "claims": ["c0c4a3f19d2b7e865"]},
                {"value": "2024-06-20", "claims": ["c5b1f7a2c3d4e5f60"]},
            ],
            "preferred": "2024-06-19",
        }
    ],
}


class EventDetail(EventItem):
    """An event with all that it rests on."""

    model_config = _example(_DETAIL)
    claim_list: list[ClaimItem]
    conflicts: list[ConflictItem]


class ConflictPage(Listed[EventDetail]):
    """Events whose sources disagree."""

    model_config = _page(_DETAIL)


class Bucket(Described):
    """The events that began in a stretch of time."""

    bucket: str
    earliest: str
    latest: str
    count: int
    coarse: int = Field(description="How many of them may have happened after the bucket's last day")
    parts: dict[str, int] | None = Field(None, description="Counts of each part, where a split is asked for")


class Timeline(Described):
    """Counts of events in time."""

    model_config = _example(
        {
            "granularity": "month",
            "split": None,
            "items": [
                {
                    "bucket": "2024-06",
                    "earliest": "2024-06-01",
                    "latest": "2024-06-30",
                    "count": 7,
                    "coarse": 1,
                }
            ],
            "total": 8,
            "undated": 1,
        }
    )
    granularity: str
    split: str | None
    items: list[Bucket]
    total: int
    undated: int = Field(description="How many have no first day and stand in no bucket")


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


_ACTOR = {**_KIM, "kind": "person", "country": "KP", "aliases": ["Kim Jong-un"], "wikidata": "Q56226"}
_COUNTS = {"events": 12, "first": "2019-04-25", "last": "2025-09-03"}


class ActorPage(Listed[ActorItem]):
    """Actors."""

    model_config = _page({**_ACTOR, **_COUNTS})


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

    model_config = _example(
        {
            **_ACTOR,
            **_COUNTS,
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

    model_config = _page({**_PUTIN, **_COUNTS, "types": {"Meeting": 5}})


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

    model_config = _example(
        {
            "a": _KIM,
            "b": _PUTIN,
            "shared": {"items": [_EVENT], "total": 1, "next": None},
            "paths": [
                {
                    "hops": 1,
                    "actors": [_KIM, _PUTIN],
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

    model_config = _example(
        {
            "nodes": [{**_KIM, "kind": "person", "country": "KP", "events": 12}],
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


class ArticleHead(ArticleRef):
    """An article; never its text."""

    published_from: Literal["given", "text", "inferred"] | None
    claims: int
    events: int


_HEAD = {**_ARTICLE, "published_from": "given", "claims": 1, "events": 1}


class ArticlePage(Listed[ArticleHead]):
    """Articles."""

    model_config = _page(_HEAD)


class ArticleClaim(ClaimItem):
    """A claim with the event that rests on it."""

    event: str


class ArticleDetail(ArticleHead):
    """An article with the claims read from it."""

    model_config = _example(
        {**_HEAD, "body": [[0, 1204]], "claim_list": [{**_CLAIM, "event": "e0c4a3f19d2b7e865"}]}
    )
    body: list[tuple[int, int]] = Field(description="The stretches of the text that are the article's own")
    claim_list: list[ArticleClaim]


class SourceItem(Described):
    """An outlet."""

    publisher: str | None
    articles: int
    claims: int
    events: int
    first: str | None = Field(description="The first day of publication")
    last: str | None


class SourcePage(Listed[SourceItem]):
    """Outlets."""

    model_config = _page(
        {
            "publisher": "vietnamplus.vn",
            "articles": 3,
            "claims": 20,
            "events": 15,
            "first": "2024-06-20",
            "last": "2025-11-06",
        }
    )


class TypeItem(Labelled):
    """An event type."""

    events: int
    definition_en: str | None = None
    definition_vi: str | None = None
    symmetric: bool | None = Field(None, description="Whether all parties are agents")
    colour: str | None = None


class TypePage(Listed[TypeItem]):
    """Event types."""

    model_config = _page(
        {
            "id": "Visit",
            "label_en": "Visit",
            "label_vi": "Chuyến thăm",
            "events": 9,
            "definition_en": "Someone travels to another country.",
            "definition_vi": "Một người tới thăm nước khác.",
            "symmetric": False,
            "colour": "#4477aa",
        }
    )


class PlaceItem(Labelled):
    """A place."""

    within: str | None = Field(description="The place around it")
    events: int


class PlacePage(Listed[PlaceItem]):
    """Places."""

    model_config = _page({**_PYONGYANG, "within": "north-korea", "events": 21})


class Health(Described):
    """Whether the server can answer, and what its store holds."""

    model_config = _example(
        {
            "status": "ok",
            "version": "0.1.0",
            "schema_version": 1,
            "articles": 40,
            "claims": 310,
            "events": 240,
            "entities": 120,
            "disputed": 12,
            "first": "1961-07-06",
            "last": "2025-11-06",
            "first_published": "2023-07-20",
            "last_published": "2025-11-06",
            "last_change": 1200,
            "changed_at": "2025-11-20T08:00:00.000000Z",
        }
    )
    status: Literal["ok"]
    version: str
    schema_version: int
    articles: int
    claims: int
    events: int
    entities: int
    disputed: int
    first: str | None
    last: str | None
    first_published: str | None
    last_published: str | None
    last_change: int
    changed_at: str | None

"""Events with their claims and disagreements, and their counts in time."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas.base import EDTF, KCNA, KIM, PUTIN, PYONGYANG, Described, Labelled, Listed, example, page_of
from api.schemas.decisions import DECISION, DecisionItem
from kg.model import Modality, Status

EVENT: dict[str, Any] = {
    "id": "e0c4a3f19d2b7e865",
    "type": "Agreement",
    "modality": "actual",
    "status": "confirmed",
    "time": "2024-06-19",
    "earliest": "2024-06-19",
    "latest": "2024-06-19",
    "agents": [KIM, PUTIN],
    "targets": [],
    "place": PYONGYANG,
    "sources": 3,
    "claims": 4,
    "disputed": False,
    "label": "Kim Jong Un, Vladimir Putin: agreement (2024-06-19)",
    "label_vi": "Kim Jong Un, Vladimir Putin: ký kết (2024-06-19)",
}

_PASSAGE = {"start": 120, "end": 161, "text": "hai nhà lãnh đạo đã ký hiệp ước đối tác", "field": "text"}

ARTICLE = {
    "id": "treaty-2024-06-19",
    "publisher": "vietnamplus.vn",
    "url": None,
    "title": None,
    "published": "2024-06-20",
}

CLAIM = {
    "id": "c0c4a3f19d2b7e865",
    "article": ARTICLE,
    "type": "Agreement",
    "modality": "actual",
    "agents": [KIM, PUTIN],
    "targets": [],
    "place": PYONGYANG,
    "time": "2024-06-19",
    "attributed_to": [KCNA],
    "confidence": 0.9,
    "passage": _PASSAGE,
    "more_passages": [],
    "extractor": "frames/1",
    "source": "vietnamplus.vn",
    "quantities": [],
}


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
    sources: int = Field(
        description="How many independent sources tell it: outlets that repeat one report count once"
    )
    claims: int = Field(description="How many claims it rests on")
    disputed: bool = Field(description="Whether the sources disagree")
    label: str
    label_vi: str


class EventPage(Listed[EventItem]):
    """Events."""

    model_config = page_of(EVENT)


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


class Quantity(Described):
    """A count that a claim gives of something."""

    object: str = Field(description="What is counted: soldiers, dead, shells, …")
    low: float = Field(description="The least that the words allow")
    high: float | None = Field(description="The most that they allow; null where nothing bounds it")
    about: bool = Field(description="Whether the number is only near the truth")
    more: bool = Field(description="Whether it comes on top of what there was")
    as_of: str | None = Field(description="The day of the count (EDTF), where the passage names one")
    text: str


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
    source: str = Field(
        description="The independent source that it counts for: of outlets that repeat one report the first"
    )
    quantities: list[Quantity] = Field(description="What its passages count")


class ConflictValue(Described):
    """A value and the claims that give it."""

    value: str = Field(description="A count is written as ~10000 soldiers, >10000, >=100, 25000..30000")
    claims: list[str]


class ConflictItem(Described):
    """What the claims of an event disagree on."""

    slot: Literal["time", "place", "parties", "modality", "quantity"]
    kind: str = Field(
        description="dates, places, roles, denial, counts; update: a later count of the same thing, which "
        "contradicts nothing"
    )
    values: list[ConflictValue]
    preferred: str | None


_DETAIL = {
    **EVENT,
    "claim_list": [CLAIM],
    "conflicts": [
        {
            "slot": "time",
            "kind": "dates",
            "values": [
                {"value": "2024-06-19", "claims": ["c0c4a3f19d2b7e865"]},
                {"value": "2024-06-20", "claims": ["c5b1f7a2c3d4e5f60"]},
            ],
            "preferred": "2024-06-19",
        }
    ],
    "decisions": [DECISION],
}


class EventDetail(EventItem):
    """An event with all that it rests on."""

    model_config = example(_DETAIL)
    claim_list: list[ClaimItem]
    conflicts: list[ConflictItem]
    decisions: list[DecisionItem] = Field(description="The decisions that hold on its claims")


class ConflictPage(Listed[EventDetail]):
    """Events whose sources disagree."""

    model_config = page_of(_DETAIL)


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

    model_config = example(
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

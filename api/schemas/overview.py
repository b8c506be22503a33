"""Articles, outlets, types, places, and the server itself."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import PYONGYANG, Described, Labelled, Listed, example, page_of
from api.schemas.events import ARTICLE, CLAIM, ArticleRef, ClaimItem


class ArticleHead(ArticleRef):
    """An article; never its text."""

    published_from: Literal["given", "text", "inferred"] | None
    claims: int
    events: int


_HEAD = {**ARTICLE, "published_from": "given", "claims": 1, "events": 1}


class ArticlePage(Listed[ArticleHead]):
    """Articles."""

    model_config = page_of(_HEAD)


class ArticleClaim(ClaimItem):
    """A claim with the event that rests on it."""

    event: str


class ArticleDetail(ArticleHead):
    """An article with the claims read from it."""

    model_config = example(
        {**_HEAD, "body": [[0, 1204]], "claim_list": [{**CLAIM, "event": "e0c4a3f19d2b7e865"}]}
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

    model_config = page_of(
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

    model_config = page_of(
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

    model_config = page_of({**PYONGYANG, "within": "north-korea", "events": 21})


class NewArticle(BaseModel):
    """An article to add: a text, or a summary in its place."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["text"]}, {"required": ["summary"]}],
            "example": {
                "url": "https://example.org/lavrov-toi-binh-nhuong",
                "publisher": "example.org",
                "title": "Ngoại trưởng Nga tới Bình Nhưỡng",
                "published": "2024-11-18",
                "text": "Ngoại trưởng Nga Sergei Lavrov tới Bình Nhưỡng hôm 18/11.",
            },
        }
    )
    id: str | None = Field(None, description="Else one is made from its address, or its text")
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = Field(None, description="The day, perhaps with a time; else the text may say it")
    text: str | None = None
    summary: str | None = None


class AddedItem(Described):
    """What adding an article did."""

    id: str
    address: str
    new_claims: int
    new_events: int
    touched_events: int
    unchanged: bool


class AddedPage(Listed[AddedItem]):
    """What adding articles did."""

    model_config = page_of(
        {
            "id": "vnexpress-4876543",
            "address": "/api/v1/articles/vnexpress-4876543",
            "new_claims": 1,
            "new_events": 1,
            "touched_events": 0,
            "unchanged": False,
        }
    )


class FacetValue(Described):
    """How many events have a value."""

    value: str
    label_en: str
    label_vi: str
    events: int


class Facets(Described):
    """How the events divide."""

    model_config = example(
        {
            "total": 240,
            "facets": {
                "type": [{"value": "Visit", "label_en": "Visit", "label_vi": "Chuyến thăm", "events": 61}]
            },
        }
    )
    total: int = Field(description="How many events the filters ask for")
    facets: dict[str, list[FacetValue]] = Field(description="Values by the name of their filter")


class Health(Described):
    """Whether the server can answer, and what its store holds."""

    model_config = example(
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


class ExampleQuery(Labelled):
    """A SPARQL query, and what it asks."""

    query: str


class ExamplePage(Listed[ExampleQuery]):
    """Example queries, by their names."""

    model_config = page_of(
        {
            "id": "timeline",
            "label_en": "What an actor took part in, earliest first.",
            "label_vi": "Những việc một nhân vật tham gia, sớm trước.",
            "query": "SELECT ?event ?day WHERE { ?event tumen:agent id:vladimir-putin ; tumen:earliest ?day }",
        }
    )

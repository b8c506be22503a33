"""Events: lists, counts in time, and one with all that it rests on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from api import schemas
from api.answers import Json, VersionedRoute, listed, or_gone
from api.parameters import AllFilters, Clocks, EventCursor, Limit
from api.problems import ProblemDetails
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Events"], route_class=VersionedRoute)
Sort = Annotated[
    Literal["time", "-time", "sources"],
    Query(
        description="`time`: earliest first, undated last; `-time`: reversed; `sources`: most independent sources first"
    ),
]
Granularity = Annotated[Literal["day", "month", "quarter", "year"], Query(description="How long a bucket is")]
Split = Annotated[
    Literal["type", "modality", "source"] | None, Query(description="Counts of each part as well")
]
_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    308: {"description": "The event was merged into another, or the id is a claim's: the event's address"},
    404: {"model": ProblemDetails, "description": "There is no such event"},
    410: {"model": ProblemDetails, "description": "The event was withdrawn with its last article"},
}


@router.get("/events", summary="Events, earliest first", response_model=schemas.EventPage)
def events(
    store: OpenStore, filters: AllFilters, sort: Sort = "time", limit: Limit = 50, cursor: EventCursor = None
) -> Response:
    """Values of one parameter are alternatives; parameters narrow each other."""
    return listed(queries.events(store, filters, sort, limit, cursor))


@router.get("/timeline", summary="How many events happened when", response_model=schemas.Timeline)
def timeline(
    store: OpenStore,
    filters: AllFilters,
    granularity: Granularity = "month",
    split: Split = None,
) -> Response:
    """An event counts in the bucket of its first day; buckets without events are left out."""
    return Json(queries.timeline(store, filters, granularity, split))


@router.get(
    "/events/{id}",
    summary="One event with its claims",
    response_model=schemas.EventDetail,
    responses=_NOT_FOUND,
)
def event(request: Request, store: OpenStore, id: str, filters: Clocks) -> Response:
    """Each claim with its article, passage, attribution and modality, where the sources disagree, and what people
    decided on its claims. The id of a claim leads to the event that holds it."""
    found = queries.event(store, id, filters)
    found = or_gone(found, None if found else queries.withdrawn(store, id), id)
    if found["id"] != id:
        address = request.url.replace(path=f"{request.url.path.rpartition('/')[0]}/{found['id']}")
        return RedirectResponse(f"{address.path}?{address.query}".rstrip("?"), 308)
    return Json(found)

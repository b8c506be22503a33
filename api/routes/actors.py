"""Who takes part."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api import schemas
from api.answers import Json, VersionedRoute, actor_or_404, listed
from api.parameters import NOT_BLANK, AllFilters, CountCursor, FiltersButWords, Limit
from api.problems import ProblemDetails
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Actors"], route_class=VersionedRoute)
_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {
        "model": ProblemDetails,
        "description": "There is no such actor, or nobody has an id in a filter",
    }
}
Name = Annotated[
    str | None,
    Query(
        description="Words of a name in either language; diacritics and case do not matter",
        json_schema_extra=NOT_BLANK,
        openapi_examples={"trieu tien": {"value": "trieu tien"}},
    ),
]


@router.get("/actors", summary="Actors, most events first", response_model=schemas.ActorPage)
def actors(
    store: OpenStore, filters: FiltersButWords, q: Name = None, limit: Limit = 50, cursor: CountCursor = None
) -> Response:
    """Who takes part in the events that the filters ask for."""
    return listed(queries.actors(store, q, filters, limit, cursor))


@router.get("/actors/{id}", summary="One actor", response_model=schemas.ActorDetail, responses=_NOT_FOUND)
def actor(store: OpenStore, id: str, filters: AllFilters) -> Response:
    """Names, offices in time, kin, and counts of the events that the filters ask for."""
    return Json(actor_or_404(store, id, filters))


@router.get(
    "/actors/{id}/neighbours",
    summary="Who acts with an actor, most shared events first",
    response_model=schemas.NeighbourPage,
    responses=_NOT_FOUND,
)
def neighbours(
    store: OpenStore, id: str, filters: AllFilters, limit: Limit = 50, cursor: CountCursor = None
) -> Response:
    """Actors that take part in the same events, of those that the filters ask for."""
    actor_or_404(store, id)
    return listed(queries.neighbours(store, id, filters, limit, cursor))

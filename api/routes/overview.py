"""What there is to ask for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api import schemas
from api.answers import Json, VersionedRoute, cut, listed
from api.parameters import AllFilters, CountCursor, Limit, Many, NameCursor, check_known, one_of
from api.state import OpenStore
from kg import queries
from kg.queries.facets import FACETS

Facet = Annotated[Many, one_of("Which of them; all if it is not said", FACETS, "type")]
router = APIRouter(tags=["Overview"], route_class=VersionedRoute)


@router.get("/types", summary="Event types", response_model=schemas.TypePage)
def types(store: OpenStore, filters: AllFilters, limit: Limit = 500, cursor: NameCursor = None) -> Response:
    """Every event type, with how many of the events that the filters ask for are of it."""
    return listed(cut(queries.types(store, filters), lambda one: (one["id"],), limit, cursor, (str,)))


@router.get("/places", summary="Places, most events first", response_model=schemas.PlacePage)
def places(store: OpenStore, filters: AllFilters, limit: Limit = 500, cursor: CountCursor = None) -> Response:
    """Where the events that the filters ask for happened."""
    return listed(cut(queries.places(store, filters), lambda one: (-one["events"], one["id"]), limit, cursor))


@router.get("/facets", summary="How the events divide by each filter", response_model=schemas.Facets)
def facets(
    store: OpenStore,
    filters: AllFilters,
    facet: Facet = None,
    limit: Annotated[int, Query(ge=1, le=500, description="How many values of each at most")] = 20,
) -> Response:
    """Counts of events a value; the filter that is a facet's own is left out of its counts."""
    names = facet or FACETS
    check_known("facet", names, FACETS)
    return Json(queries.facets(store, filters, names, limit))

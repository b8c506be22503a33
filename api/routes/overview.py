"""What there is to ask for."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api import schemas
from api.answers import VersionedRoute, cut, listed
from api.parameters import AllFilters, CountCursor, Limit, NameCursor
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Overview"], route_class=VersionedRoute)


@router.get("/types", summary="Event types", response_model=schemas.TypePage)
def types(store: OpenStore, filters: AllFilters, limit: Limit = 500, cursor: NameCursor = None) -> Response:
    """Every event type, with how many of the events that the filters ask for are of it."""
    return listed(cut(queries.types(store, filters), lambda one: (one["id"],), limit, cursor, (str,)))


@router.get("/places", summary="Places, most events first", response_model=schemas.PlacePage)
def places(store: OpenStore, filters: AllFilters, limit: Limit = 500, cursor: CountCursor = None) -> Response:
    """Where the events that the filters ask for happened."""
    return listed(cut(queries.places(store, filters), lambda one: (-one["events"], one["id"]), limit, cursor))

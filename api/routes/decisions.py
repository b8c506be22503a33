"""What people decided on claims and events, to be read; `deciding.py` takes decisions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api import schemas
from api.answers import Json, VersionedRoute, cut, listed, or_404
from api.parameters import NOT_BLANK, DecisionCursor, KnownAt, Limit, parameter
from api.problems import ProblemDetails
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Decisions"], route_class=VersionedRoute)
_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": ProblemDetails, "description": "There is no such decision"}
}


@router.get("/decisions", summary="What people decided, earliest first", response_model=schemas.DecisionPage)
def decisions(
    store: OpenStore,
    about: Annotated[
        str | None, parameter("Only those that touch this event or claim, by its id", **NOT_BLANK)
    ] = None,
    undone: Annotated[bool, Query(description="Those too that were taken back")] = False,
    known_at: KnownAt = None,
    limit: Limit = 500,
    cursor: DecisionCursor = None,
) -> Response:
    """Decisions on which claims tell one happening: they are stronger than any score, and can be taken back."""
    found = queries.decisions(store, queries.Filters(known_at=known_at), about=about, undone=undone)
    return listed(
        cut(found, lambda one: (one["at"], one["id"], one["undone_at"] or ""), limit, cursor, (str, str, str))
    )


@router.get(
    "/decisions/{id}", summary="One decision", response_model=schemas.DecisionEntry, responses=_NOT_FOUND
)
def decision(store: OpenStore, id: str, known_at: KnownAt = None) -> Response:
    """A decision that holds, or held once."""
    filters = queries.Filters(known_at=known_at)
    found = [one for one in queries.decisions(store, filters, undone=True) if one["id"] == id]
    return Json(or_404(found[-1] if found else None, "decision", id))

"""What people decided on claims and events. To be read only: deciding is done where the store is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api import schemas
from api.answers import VersionedRoute, cut, listed
from api.parameters import NOT_BLANK, DecisionCursor, KnownAt, Limit, parameter
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Decisions"], route_class=VersionedRoute)


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

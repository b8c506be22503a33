"""What it all rests on. The full text of an article is never given out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from api import schemas
from api.answers import Json, VersionedRoute, cut, listed, or_404
from api.parameters import AllFilters, Clocks, CountCursor, DayCursor, Limit
from api.problems import ProblemDetails
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Articles"], route_class=VersionedRoute)
_NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": ProblemDetails, "description": "There is no such article"}
}


@router.get("/articles", summary="Articles, by day of publication", response_model=schemas.ArticlePage)
def articles(store: OpenStore, filters: AllFilters, limit: Limit = 50, cursor: DayCursor = None) -> Response:
    """The articles that tell the events that the filters ask for; all of them without filters."""
    return listed(queries.articles(store, filters, limit, cursor))


# An article's id is the name of its file, or whatever its feed gave it: it may hold slashes.
@router.get(
    "/articles/{id:path}", summary="One article", response_model=schemas.ArticleDetail, responses=_NOT_FOUND
)
def article(store: OpenStore, id: str, filters: Clocks) -> Response:
    """Where it stands, and the claims read from it with their passages and events."""
    return Json(or_404(queries.article(store, id, filters), "article", id))


@router.get("/sources", summary="Outlets, most articles first", response_model=schemas.SourcePage)
def sources(
    store: OpenStore, filters: AllFilters, limit: Limit = 500, cursor: CountCursor = None
) -> Response:
    """The outlets that tell the events that the filters ask for."""
    found = queries.sources(store, filters)
    return listed(cut(found, lambda one: (-one["articles"], one["publisher"] or ""), limit, cursor))

"""How actors are tied, and where sources disagree."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import schemas
from api.answers import Json, VersionedRoute, listed
from api.parameters import NOT_BLANK, AllFilters, DayCursor, EventCursor, FiltersButPair, Limit, parameter
from api.problems import Problem, ProblemDetails
from api.routes.lists import GraphNodes, network_as
from api.state import OpenStore
from kg import queries

router = APIRouter(tags=["Network"], route_class=VersionedRoute)
_GRAPH: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The network",
        "content": {
            "application/gexf+xml": {"example": '<gexf xmlns="http://gexf.net/1.3" version="1.3">…</gexf>'},
            "application/graphml+xml": {
                "example": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">…'
            },
        },
    }
}


A = Annotated[str, parameter("An actor's id", "kim-jong-un", **NOT_BLANK)]
B = Annotated[str, parameter("Another actor's id", "vladimir-putin", **NOT_BLANK)]
_NO_RELATION: dict[int | str, dict[str, Any]] = {
    404: {
        "model": ProblemDetails,
        "description": "An id that nobody here has; or `a` is `b`, and nobody is tied to themselves",
    }
}


@router.get(
    "/relations",
    summary="How two actors are tied",
    response_model=schemas.Relations,
    responses=_NO_RELATION,
)
def relations(
    store: OpenStore,
    filters: FiltersButPair,
    a: A,
    b: B,
    max_hops: Annotated[int, Query(ge=1, le=3, description="How long a path through others may be")] = 2,
    limit: Limit = 50,
    cursor: EventCursor = None,
) -> Response:
    """The events that both take part in, in time and a year; whom both are tied to; the shortest paths."""
    _check_two(a, b)
    return Json(queries.relations(store, a, b, filters, max_hops, limit, cursor))


@router.get(
    "/relations/paths",
    summary="The shortest ways between two actors",
    response_model=schemas.Ways,
    responses=_NO_RELATION,
)
def paths(
    store: OpenStore,
    filters: FiltersButPair,
    a: A,
    b: B,
    max_hops: Annotated[int, Query(ge=1, le=3, description="How long a path may be")] = 3,
) -> Response:
    """Through the shared events that the filters ask for; `from` and `to` give a period."""
    _check_two(a, b)
    return Json(queries.paths(store, a, b, filters, max_hops))


@router.get(
    "/relations/states",
    summary="What holds or held between two actors",
    response_model=schemas.States,
    responses=_NO_RELATION,
)
def states(store: OpenStore, filters: FiltersButPair, a: A, b: B) -> Response:
    """Treaties in force, troops present, sanctions: from the events that began and ended them."""
    _check_two(a, b)
    return Json(queries.states(store, a, b, filters))


@router.get(
    "/relations/centrality", summary="Actors by how central they are", response_model=schemas.Centrality
)
def centrality(
    store: OpenStore,
    filters: AllFilters,
    year: Annotated[int | None, Query(ge=1, le=9998, description="Of that year alone")] = None,
    by: Annotated[
        Literal["degree", "events", "betweenness", "closeness"], Query(description="The order")
    ] = "degree",
    limit: Limit = 50,
) -> Response:
    """The network of actors that share events, measured."""
    return Json(queries.centrality(store, year, filters, by, limit))


def _check_two(a: str, b: str) -> None:
    if a == b:
        raise Problem(404, f"a and b are both {a[:80]!r}; name two actors.", parameter="b")


@router.get("/graph", summary="The network", response_model=schemas.Graph, responses=_GRAPH)
def graph(
    request: Request,
    store: OpenStore,
    filters: AllFilters,
    format: Literal["json", "gexf", "graphml"] = "json",
    nodes: GraphNodes = "actors",
) -> Response:
    """One directed edge a source, target and event type, with its weight and the spells of time it covers."""
    if format == "json":
        return Json(queries.graph(store, filters))
    return network_as(request, store, filters, format, nodes)


@router.get("/conflicts", summary="Events whose sources disagree", response_model=schemas.ConflictPage)
def conflicts(store: OpenStore, filters: AllFilters, limit: Limit = 50, cursor: DayCursor = None) -> Response:
    """Each event with the slots in question, their values, and the claims that give each."""
    return listed(queries.conflicts(store, filters, limit, cursor))

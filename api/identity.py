"""`/id/…`: the address of every node of the data, answered as HTML, Turtle, JSON-LD or N-Triples.

`https://w3id.org/tumen/id/X` is meant to lead to `/id/X` here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from api import node_page
from api.answers import VersionedRoute, or_gone
from api.negotiation import preferred
from api.parameters import Clocks, only_known
from api.problems import Problem, ProblemDetails
from api.state import OpenStore
from kg import queries
from kg.export import nodes
from kg.export.rdf import PREFIXES

router = APIRouter(tags=["Service"], route_class=VersionedRoute)
_HTML = "text/html"
_RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
_GRAPHS = ("application/trig", "application/ld+json", "application/n-quads")  # what can hold several
_NAMES = {
    "html": _HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
_EXAMPLES: dict[str, Any] = {
    _HTML: "<!doctype html><title>Kim Jong Un</title>…",
    "text/turtle": 'id:kim-jong-un a tumen:Person , tumen:Actor ; rdfs:label "Kim Jong Un"@en .',
    "application/ld+json": [{"@id": "https://w3id.org/tumen/id/kim-jong-un"}],
    **dict.fromkeys(
        ("application/n-triples", "application/trig", "application/n-quads"),
        "<https://w3id.org/tumen/id/kim-jong-un> a <https://w3id.org/tumen/ns#Person> .",
    ),
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The node", "content": {name: {"example": one} for name, one in _EXAMPLES.items()}},
    304: {"description": "The client's copy (If-None-Match) is of the present data"},
    308: {"description": "The event was merged into another: its present address"},
    400: {"model": ProblemDetails, "description": "A parameter that is unknown or cannot be understood"},
    404: {"model": ProblemDetails, "description": "There is no such node, or not in this form"},
    410: {"model": ProblemDetails, "description": "The event was withdrawn with its last article"},
    406: {"model": ProblemDetails, "description": "None of the forms is acceptable to the client"},
}
Form = Annotated[
    Literal["html", "ttl", "jsonld", "nt", "trig", "nq"] | None,
    Query(description="The form, where Accept cannot be set; nanopublications have no `ttl` and no `nt`"),
]
Address = Annotated[
    str,
    Path(
        description="An id; `article/` and an article's id; a claim's id and `/passage/1`",
        openapi_examples={"kim-jong-un": {"value": "kim-jong-un"}},
    ),
]


@router.get(
    "/id/{path:path}",
    summary="A node by its address",
    response_class=Response,
    responses=_RESPONSES,
    dependencies=[Depends(only_known)],
)
def node(request: Request, store: OpenStore, path: Address, filters: Clocks, format: Form = None) -> Response:
    """An event, claim, passage, article, actor, place or office, in the form that Accept prefers."""
    quads = nodes.describe(store, path, filters)
    if not quads:
        event = queries.find_event(store, path, filters)
        gone = None if event else queries.withdrawn(store, path)
        return _moved(request, or_gone(event, gone, path) if gone else event, path)
    offered = [_HTML, *(_GRAPHS if isinstance(quads[0].graph_name, ox.NamedNode) else _RDF)]
    media_type = _NAMES[format] if format else preferred(request.headers.get("accept"), offered)
    if media_type is None or media_type not in offered:
        raise Problem(404 if format else 406, f"This node comes as one of: {', '.join(offered)}.")
    headers = {"Vary": "Accept"}
    if media_type == _HTML:
        return Response(node_page.html(path, quads), media_type="text/html", headers=headers)
    body = ox.serialize(quads, format=_RDF[media_type], prefixes=PREFIXES)
    return Response(body, media_type=media_type, headers=headers)


def _moved(request: Request, event: str | None, path: str) -> Response:
    if event is None or event == path:
        raise Problem(404, f"There is no {path[:80]!r} here.")
    query = request.url.query
    return RedirectResponse(f"/id/{quote(event)}{query and '?'}{query}", 308)

"""The server about itself: its health, the ontology, the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

import ontology
from api import schemas
from api.answers import Json
from api.negotiation import preferred
from api.parameters import only_known
from api.problems import Problem, ProblemDetails
from api.state import OpenStore
from kg import __version__, queries

STATIC = Path(__file__).with_name("static")
router = APIRouter(tags=["Service"])
_KNOWN = [Depends(only_known)]
# What rdflib calls each form; Turtle is the file as it was written.
_FORMATS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
_ONTOLOGY: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Classes and properties",
        "content": {
            "text/turtle": {"example": "tumen:Visit a owl:Class ; rdfs:subClassOf tumen:Event ."},
            **{name: {} for name in _FORMATS if name != "text/turtle"},
        },
    },
    406: {"model": ProblemDetails, "description": "None of the formats is acceptable to the client"},
}


@router.get(
    "/health", dependencies=_KNOWN, summary="Whether the server can answer", response_model=schemas.Health
)
def health(store: OpenStore) -> Response:
    """The store in numbers."""
    return Json({"status": "ok", "version": __version__, **queries.summary(store)})


@router.get(
    "/ontology", dependencies=_KNOWN, summary="The ontology", response_class=Response, responses=_ONTOLOGY
)
def served_ontology(request: Request) -> Response:
    """Classes and properties of https://w3id.org/tumen/ns# in Turtle, or as Accept prefers."""
    media_type = preferred(request.headers.get("accept"), list(_FORMATS))
    if media_type is None:
        raise Problem(406, f"The ontology comes as one of: {', '.join(_FORMATS)}.")
    return Response(_written(media_type), media_type=media_type, headers={"Vary": "Accept"})


@cache
def _written(media_type: str) -> str:
    if media_type == "text/turtle":
        return ontology.text("tumen.ttl")
    from ontology.rdf import ontology_graph  # rdflib is large: only where it is needed

    return str(ontology_graph().serialize(format=_FORMATS[media_type]))


class Files(StaticFiles):
    """The page's files: kept by browsers, but not shown before asking whether they are still the same."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or 304."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


@router.get("/", include_in_schema=False)
def page() -> Response:
    """The page."""
    return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})


@router.get("/favicon.ico", include_in_schema=False)
def icon() -> Response:
    """The page's icon."""
    return FileResponse(
        STATIC / "icon.svg", media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"}
    )

"""The REST interface under `/api/v1`, a thin layer over `kg.queries`."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.parameters import PREFIX, only_known
from api.problems import ProblemDetails
from api.routes import actors, articles, decisions, events, lists, network, overview

router = APIRouter(
    prefix=PREFIX,
    dependencies=[Depends(only_known)],
    responses={
        304: {"description": "The client's copy (If-None-Match) is of the present data"},
        400: {"model": ProblemDetails, "description": "A parameter that is unknown or cannot be understood"},
        404: {"model": ProblemDetails, "description": "An id that nobody here has"},
    },
)
for part in (lists, events, actors, network, articles, decisions, overview):
    router.include_router(part.router)

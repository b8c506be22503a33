"""Deciding over HTTP what is one happening, and taking decisions back. Part of the application only where writing is
on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import schemas
from api.answers import Json
from api.parameters import NOT_BLANK, PREFIX, only_known
from api.problems import Problem, ProblemDetails
from api.writing import MayWrite
from kg import queries
from kg.model import Decision
from kg.queries.pages import Json as Record
from kg.store import Store
from kg.store.deciding import ContradictionError

router = APIRouter(prefix=PREFIX, tags=["Writing"], dependencies=[Depends(only_known)])
_REFUSED: dict[int | str, dict[str, Any]] = {
    400: {
        "model": ProblemDetails,
        "description": "The body is no JSON, or a parameter is unknown or missing",
    },
    401: {"model": ProblemDetails, "description": "No token, or not the right one"},
}
_POSTED: dict[int | str, dict[str, Any]] = {
    **_REFUSED,
    408: {"model": ProblemDetails, "description": "The body did not come in time"},
    409: {
        "model": ProblemDetails,
        "description": "It contradicts decisions that hold, which `decisions` names, or follows from them already",
        "x-detail": "same contradicts what is decided: d7a1c0f3e5b2d4896 (different, An, 2025-11-20).",
    },
    415: {"model": ProblemDetails, "description": "The body is not JSON"},
    422: {
        "model": ProblemDetails,
        "description": "It cannot be decided: an id that leads nowhere, sides that share a claim, two types of event, "
        "a member that is missing; `errors` names each",
    },
}
_BODY = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewDecision"}}},
}


@router.post(
    "/decisions",
    summary="Decide",
    status_code=201,
    response_model=schemas.DecisionMade,
    responses=_POSTED,
    openapi_extra={"requestBody": _BODY},
)
async def decide(request: Request, writer: MayWrite) -> Response:
    """Lets a person's decision on two sides hold, stronger than any score, until it is taken back: that they tell one
    happening (`same`), different ones (`different`), or that nobody could tell (`unsure`)."""
    asked = _asked(request.headers.get("content-type", ""), await request.body())
    made = await run_in_threadpool(writer.alone, lambda store: _decided(store, asked))
    answer = await run_in_threadpool(_told, writer.store, made, 201)
    answer.headers["Location"] = f"{PREFIX}/decisions/{made.id}"
    return answer


@router.delete(
    "/decisions/{id}",
    summary="Take a decision back",
    response_model=schemas.DecisionMade,
    responses={**_REFUSED, 404: {"model": ProblemDetails, "description": "No such decision holds"}},
)
async def undo(
    writer: MayWrite,
    id: str,
    who: Annotated[
        str, Query(description="Who takes it back", max_length=200, json_schema_extra=dict(NOT_BLANK))
    ],
    why: Annotated[
        str | None, Query(description="The reason, kept with the decision", max_length=2000)
    ] = None,
) -> Response:
    """The graph is as if it had never been made; the history keeps it."""
    undone = await run_in_threadpool(writer.alone, lambda store: store.undo(id, who=who, why=why), 404)
    return await run_in_threadpool(_told, writer.store, undone, 200)


def _asked(content_type: str, body: bytes) -> schemas.NewDecision:
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise Problem(415, "Send a decision as application/json.", {"Accept-Post": "application/json"})
    try:
        return schemas.NewDecision.model_validate_json(body)
    except ValidationError as error:
        wrong = [
            {"member": ".".join(map(str, one["loc"])), "message": one["msg"]}
            for one in error.errors(include_url=False, include_input=False, include_context=False)
        ]
        if any(one["type"] == "json_invalid" for one in error.errors()):
            raise Problem(400, f"The body is broken JSON: {wrong[0]['message'][:200]}.") from None
        told = "; ".join(f"{one['member'] or 'the body'}: {one['message']}" for one in wrong[:5])
        raise Problem(422, f"{told}.", errors=wrong) from None


def _decided(store: Store, asked: schemas.NewDecision) -> Decision:
    one, other = ([queries.standing(store, id) for id in side] for side in (asked.one, asked.other))
    if asked.verdict != "same":
        one = queries.apart(store, one, other)
    try:
        return store.decide(asked.verdict, one, other, who=asked.who, why=asked.why)
    except ContradictionError as error:
        held = [queries.decision_item(one) for one in error.decisions]
        raise Problem(409, f"{error}.", decisions=held) from None


def _told(store: Store, made: Decision, status: int) -> Response:
    """The decision as it stands, with the events that hold its claims now."""
    [found] = [one for one in queries.decisions(store, undone=True) if one["id"] == made.id][-1:]
    held = {id for claim in (*made.one, *made.other) if (id := queries.find_event(store, claim))}
    content: Record = {**found, "events": sorted(held)}
    answer = Json(content, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer

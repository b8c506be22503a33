"""Adding articles over HTTP. Part of the application only where writing is on."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import orjson
from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import schemas
from api.answers import Json
from api.parameters import PREFIX, only_known
from api.problems import Problem, ProblemDetails
from api.writing import MayWrite, Read
from kg.model import Extraction
from kg.store import Added, Store

router = APIRouter(prefix=PREFIX, tags=["Writing"], dependencies=[Depends(only_known)])
_MOST = 500  # articles a request
_LINES = ("application/x-ndjson", "application/jsonl")
_ARTICLE = {
    "id": "vnexpress-4876543",
    "url": "https://vnexpress.net/vi-du-4876543.html",
    "publisher": "vnexpress.net",
    "title": "Ngoại trưởng Nga thăm Triều Tiên",
    "published": "2024-11-29",
    "text": "Ngày 28/11, Ngoại trưởng Nga Sergei Lavrov tới Bình Nhưỡng.",
}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    200: {"model": schemas.AddedPage, "description": "All of them were here already, as they are"},
    400: {"model": ProblemDetails, "description": "The body is no JSON, or a parameter is unknown"},
    401: {"model": ProblemDetails, "description": "No token, or not the right one"},
    408: {"model": ProblemDetails, "description": "The body did not come in time"},
    415: {"model": ProblemDetails, "description": "The body is neither JSON nor JSON Lines"},
    422: {
        "model": ProblemDetails,
        "description": "Some article cannot be read, so none is added; `errors` names each",
    },
}
_BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "anyOf": [
                    {"$ref": "#/components/schemas/NewArticle"},
                    {"type": "array", "items": {"$ref": "#/components/schemas/NewArticle"}, "minItems": 1},
                ]
            },
            "example": _ARTICLE,
        },
        "application/x-ndjson": {"schema": {"type": "string"}, "example": '{"id":"…","text":"…"}\n'},
    },
}


@router.post(
    "/articles",
    summary="Add articles",
    status_code=201,
    response_model=schemas.AddedPage,
    responses=_PROBLEMS,
    openapi_extra={"requestBody": _BODY},
)
async def add(request: Request, writer: MayWrite) -> Response:
    """Extracts, stores and merges, all of them or none. An article that is here already, as it is, changes
    nothing; another text under the same id takes the old one's place."""
    records = _records(request.headers.get("content-type", ""), await _body(request))
    if not 0 < len(records) <= _MOST:
        raise Problem(400, f"Send 1 to {_MOST} articles, not {len(records)}.")
    added = await run_in_threadpool(writer.alone, lambda store: _added(store, writer.writing.read, records))
    items = [
        {
            "id": one.article_id,
            "address": f"{PREFIX}/articles/{quote(one.article_id)}",
            "new_claims": one.new_claims,
            "new_events": one.new_events,
            "touched_events": one.touched_events,
            "unchanged": one.unchanged,
        }
        for one in added
    ]
    answer = Json({"items": items, "total": len(items), "next": None})
    answer.headers["Cache-Control"] = "no-store"
    if not all(one.unchanged for one in added):
        answer.status_code = 201
        if len(items) == 1:
            answer.headers["Location"] = str(items[0]["address"])
    return answer


async def _body(request: Request) -> bytes:
    held = bytearray()
    async for piece in request.stream():
        held += piece
    return bytes(held)


def _records(content_type: str, body: bytes) -> list[Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in ("application/json", *_LINES):
        taken = ", ".join(("application/json", *_LINES))
        raise Problem(415, f"Send articles as one of: {taken}.", {"Accept-Post": taken})
    try:
        if kind in _LINES:
            return [orjson.loads(line) for line in body.splitlines() if line.strip()]
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem(400, f"The body is broken JSON: {str(error)[:200]}.") from None
    return found if isinstance(found, list) else [found]


def _added(store: Store, read: Read, records: list[Any]) -> tuple[Added, ...]:
    found = read(records)
    wrong = [
        {"article": number, "message": one}
        for number, one in enumerate(found, start=1)
        if isinstance(one, str)
    ]
    if wrong:
        detail = f"{len(wrong)} of {len(found)} articles cannot be read, so none is added."
        raise Problem(422, detail, errors=wrong)
    return store.add_many(one for one in found if isinstance(one, Extraction))

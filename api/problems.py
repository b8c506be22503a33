"""Errors as RFC 9457 problem details. No answer holds a stack trace, a path or anything else from inside."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import compile_path

from kg.queries import QueryError
from kg.queries.errors import UnknownIdError

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "example": {
                "type": "about:blank",
                "title": "Bad Request",
                "status": 400,
                "detail": "unknown parameter 'actr', did you mean 'actor'?",
                "instance": "/api/v1/events",
            }
        },
    )
    type: str = Field("about:blank", description="A URI that names the kind of problem")
    title: str = Field(description="The status in words")
    status: int = Field(description="The HTTP status code")
    detail: str = Field("", description="What is wrong with this request and what to do")
    instance: str = Field("", description="The path that was asked for")


class Problem(Exception):  # noqa: N818 (the name of RFC 9457)
    """An answer that is an error: its status, what is wrong and what to do, more members and headers."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.more = status, detail, headers, more


def response(
    request: Request, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """The problem as an HTTP answer."""
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    return Response(
        orjson.dumps(content),
        status,
        headers={"Cache-Control": "no-store", **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _allowed(request: Request) -> set[str]:
    """The methods that the document describes for the path; the framework names those of the first route alone."""
    found = {"GET"}
    for path, methods in request.app.openapi()["paths"].items():
        if compile_path(path.replace("{path}", "{path:path}"))[0].fullmatch(request.url.path):
            found |= {name.upper() for name in methods}
    return found


def install(app: FastAPI) -> None:
    """Makes every error of `app` a problem document."""

    def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return response(request, error.status, error.detail, error.headers, **error.more)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        if error.status_code == 405:
            headers = {"Allow": ", ".join(sorted(_allowed(request) | {"HEAD", "OPTIONS"}))}
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers)
        detail = {
            404: f"There is nothing at {request.url.path}.",
            405: f"{request.method} is not served here, only {headers.get('Allow')}.",
        }.get(error.status_code, str(error.detail))
        return response(request, error.status_code, detail, headers)

    def hung_up(request: Request, error: Exception) -> Response:
        # Nobody is there to read this, nor is it an error of ours.
        return response(request, 400, "The body broke off.")

    def unaskable(request: Request, error: Exception) -> Response:
        detail, more = str(error), dict[str, Any]()
        if isinstance(error, UnknownIdError):
            more = {"parameter": error.unknown.parameter, "meant": error.unknown.meant}
        elif (name := detail.partition(":")[0]).isidentifier():
            more = {"parameter": name}
        return response(request, 404 if isinstance(error, UnknownIdError) else 400, _sentence(detail), **more)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = [
            {"parameter": ".".join(str(part) for part in item["loc"][1:]), "message": item["msg"]}
            for item in error.errors()
        ]
        detail = "; ".join(f"{item['parameter']}: {item['message']}" for item in found) + "."
        return response(request, 400, detail, errors=found)

    def failed(request: Request, error: Exception) -> Response:
        return response(request, 500, "Something went wrong here; the request itself may be fine.")

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(ClientDisconnect, hung_up)
    app.add_exception_handler(QueryError, unaskable)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, failed)

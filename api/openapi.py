"""The OpenAPI document as it is served: what goes for every operation is put in, the framework's guesses out."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from api import forms, problems
from api.parameters import PREFIX
from api.schemas import NewArticle, NewDecision

Json = dict[str, Any]
_METHODS = {"get", "put", "post", "delete", "patch"}
_EVERYWHERE = {
    405: ("This method is not served here; `Allow` names those that are", "PUT is not served here."),
    413: ("The body is larger than this address takes", "A body may hold 100000 bytes here."),
    414: ("The address is too long", "An address may hold 32768 bytes."),
    429: (
        "Too many requests from one client; `Retry-After` says when to come back",
        "Too many requests; come back in 1 s.",
    ),
    500: (
        "Something went wrong inside",
        "Something went wrong here; the request itself may be fine.",
    ),
    503: ("Busy, or stopping; `Retry-After` says when to come back", "Busy; try again in 5 s."),
}
_HEADERS = {
    405: {"Allow": "The methods that are served"},
    429: {"Retry-After": "Seconds"},
    503: {"Retry-After": "Seconds"},
}
_TAGS = {
    "Events": "What happened: lists, counts in time, one event with all that it rests on",
    "Actors": "Who takes part",
    "Network": "How actors are tied, and where sources disagree",
    "Articles": "What it all rests on",
    "Overview": "What there is to ask for",
    "Writing": "Adding articles and deciding, where the server's owner has set a token for it",
    "Service": "The server about itself, and the address of every node",
    "SPARQL": "SPARQL 1.1 over the same data",
}


def install(app: FastAPI) -> None:
    """Has `app` serve the finished document."""
    made = app.openapi

    def openapi() -> Json:
        if app.openapi_schema is None:
            app.openapi_schema = finished(made())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def finished(document: Json) -> Json:
    """The framework's document, changed in place: errors as they come, parameters without `null`."""
    for path, _, operation in operations(document):
        if "HTTPValidationError" in str(operation["responses"].get("422")):
            del operation["responses"]["422"]  # a malformed parameter is a 400 here
        for one in operation.get("parameters", ()):
            one["schema"] = _never_null(one["schema"])
        for status, (description, _) in _EVERYWHERE.items():
            found = operation["responses"].setdefault(str(status), {"description": description})
            _as_problem(found)
        for status, response in operation["responses"].items():
            _exemplify(int(status), response, path)
    _describe_forms(document)
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    if "post" in document["paths"][f"{PREFIX}/articles"]:  # bodies are read by hand
        for model in (NewArticle, NewDecision):
            schemas[model.__name__] = model.model_json_schema()
    used = {tag for _, _, operation in operations(document) for tag in operation.get("tags", ())}
    document["tags"] = [{"name": name, "description": _TAGS[name]} for name in _TAGS if name in used]
    return document


def _describe_forms(document: Json) -> None:
    """A list comes in its forms by Accept too."""
    for path in forms.LISTS:
        described = document["paths"][PREFIX + path]["get"]["responses"]
        described["200"]["content"].update(forms.content(path))
        described["406"] = {"description": "None of the forms is acceptable to the client"}
        _as_problem(described["406"])
        _exemplify(406, described["406"], PREFIX + path)


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Path, method and operation of all that a document describes."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method in _METHODS:
                yield path, method, operation


def _never_null(schema: Json) -> Json:
    """A parameter that may be left out is never null: there is no way to write it."""
    parts = schema.get("anyOf", ())
    kept = [part for part in parts if part.get("type") != "null"]
    if len(kept) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**kept[0], **rest}


def _as_problem(response: Json) -> None:
    response.setdefault(
        "content",
        {"application/json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    )


def _exemplify(status: int, response: Json, path: str) -> None:
    """Errors are described under the media type that they come in, each with an example and its headers."""
    content = response.get("content", {})
    if status < 400 or "application/json" not in content:
        return
    described = content.pop("application/json")
    detail = response.pop("x-detail", None) or _EVERYWHERE.get(status, (response["description"],) * 2)[1]
    example = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
    }
    content[problems.MEDIA_TYPE] = {**described, "example": example}
    for name, told in _HEADERS.get(status, {}).items():
        response.setdefault("headers", {})[name] = {"description": told, "schema": {"type": "string"}}

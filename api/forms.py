"""The forms that a list comes in besides JSON: by suffix (`/events.csv`) or by Accept, which is made one.

A list in another form is whole: it has no pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.negotiation import preferred
from api.parameters import PREFIX
from api.problems import Problem, ProblemDetails

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "geojson": "application/geo+json",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "ics": "text/calendar; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "nanopubs": "application/trig",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle; charset=utf-8",
}
ENDINGS = {"nanopubs": "trig", "nquads": "nq"}
EXAMPLES = {
    "csv": "id,type,…\r\ne0c4a3f19d2b7e865,Agreement,…\r\n",
    "geojson": {"type": "FeatureCollection", "features": []},
    "gexf": '<gexf xmlns="http://gexf.net/1.3" version="1.3">…</gexf>',
    "graphml": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">…</graphml>',
    "ics": "BEGIN:VCALENDAR\r\n…\r\nEND:VCALENDAR\r\n",
    "jsonl": '{"id":"e0c4a3f19d2b7e865","type":"Agreement"}\n',
    "jsonld": [{"@id": "https://w3id.org/tumen/id/e0c4a3f19d2b7e865"}],
    "nquads": "<https://w3id.org/tumen/id/e0> a <https://w3id.org/tumen/ns#Event> .",
    "trig": "id:e0c4a3f19d2b7e865 a tumen:Event .",
    "ttl": "id:e0c4a3f19d2b7e865 a tumen:Event .",
}
LISTS: dict[str, Sequence[str]] = {
    "/events": ("csv", "jsonl", "jsonld", "ttl", "nquads", "trig", "nanopubs", "ics", "geojson"),
    "/timeline": ("csv", "jsonl"),
    "/actors": ("csv", "jsonl", "jsonld", "ttl"),
    "/actors/{id}/neighbours": ("csv", "jsonl"),
    "/conflicts": ("csv", "jsonl"),
    "/articles": ("csv", "jsonl", "jsonld", "ttl"),
    "/sources": ("csv", "jsonl"),
    "/types": ("csv", "jsonl"),
    "/places": ("csv", "jsonl", "geojson", "jsonld", "ttl"),
    "/graph": ("gexf", "graphml"),
}
_JSON = ".json"  # the list as it comes anyway
_FORMAT = re.compile(b"(?:^|&)format=")  # /graph says its form itself
_USUAL = 300  # characters of an Accept header that are worth remembering
Most = Annotated[
    int | None, Query(ge=1, le=100_000_000, description="How many at most; all of them if it is not said")
]


def form_of(path: str) -> Any:
    """The path parameter of the forms of a list."""
    return Path(description="The form", json_schema_extra={"enum": list(LISTS[path])})


def known_form(path: str, form: str) -> str:
    """The form, if the list comes in it. Raises Problem."""
    if form not in LISTS[path]:
        offered = ", ".join(f".{one}" for one in LISTS[path])
        raise Problem(404, f"This list comes as .json, {offered}, not as .{form[:40]}.")
    return form


def responses(path: str) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of the list in its forms."""
    return {
        200: {"description": "The whole list", "content": content(path)},
        404: {
            "model": ProblemDetails,
            "description": "No such form of the list, or an id that nobody here has",
        },
        503: {"model": ProblemDetails, "description": "Too many lists are being sent; see Retry-After"},
    }


def content(path: str) -> dict[str, Any]:
    """The media types of a list's forms, with examples."""
    return {
        MEDIA_TYPES[form].partition(";")[0]: {"example": EXAMPLES[form]}
        for form in LISTS[path]
        if form in EXAMPLES
    }


class Negotiated:
    """Leads a client that prefers another form than JSON to the address of that form."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path = _list_at(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None and scope["type"] == "http" and _list_at(scope["path"].removesuffix(_JSON)):
            scope = {**scope, "path": scope["path"].removesuffix(_JSON)}
        if path is None or (path == "/graph" and _FORMAT.search(scope["query_string"])):
            await self.app(scope, receive, send)
            return
        accept = next((value for name, value in scope["headers"] if name == b"accept"), b"*/*")
        form = form_preferred(path, accept.decode("latin-1"))

        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept")
            await send(message)

        if form is None:
            detail = f"This list comes as one of: {', '.join(_offered(path))}."
            await problems.response(Request(scope), 406, detail)(scope, receive, varying)
            return
        if form:
            scope = {**scope, "path": f"{scope['path']}.{form}"}
        await self.app(scope, receive, varying)


def form_preferred(path: str, accept: str) -> str | None:
    """The form of a list that an Accept header likes best: empty for JSON, None where it takes none of them."""
    if len(accept) > _USUAL:
        return _form_preferred.__wrapped__(path, accept)
    return _form_preferred(path, accept)


@lru_cache(maxsize=1000)
def _form_preferred(path: str, accept: str) -> str | None:
    offered = _offered(path)
    chosen = preferred(accept, list(offered))
    return None if chosen is None else offered[chosen]


def _offered(path: str) -> dict[str, str]:
    """The forms of a list by their media types; of two with one type the first."""
    offered = {"application/json": ""}
    for form in LISTS[path]:
        offered.setdefault(_bare(form), form)
    return offered


def _bare(form: str) -> str:
    return MEDIA_TYPES[form].partition(";")[0]


def _list_at(path: str) -> str | None:
    if not path.startswith(PREFIX):
        return None
    rest = path[len(PREFIX) :]
    if rest in LISTS:
        return rest
    parts = rest.split("/")
    if len(parts) == 4 and parts[1] == "actors" and parts[3] == "neighbours":
        return "/actors/{id}/neighbours"
    return None

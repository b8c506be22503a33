"""Answers of the REST interface: JSON bytes, pages, and 304 for a client that has the present state."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any
from urllib.parse import quote
from zlib import crc32

import orjson
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute

from api.problems import Problem
from api.state import state_of
from kg import queries
from kg.queries import EVERYTHING, Filters, Page
from kg.queries.known import meant
from kg.queries.pages import cursor_of, key_of
from kg.store import Store

Item = dict[str, Any]


class Json(Response):
    """A JSON document."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The document's bytes; tuples become arrays."""
        return orjson.dumps(content)


def listed(page: Page) -> Json:
    """A page of a list as every list is answered."""
    return Json({"items": page.items, "total": page.total, "next": page.next})


def cut(
    items: Sequence[Item],
    rank: Callable[[Item], tuple[Any, ...]],
    limit: int,
    cursor: str | None,
    key: tuple[type, ...] = (int, str),
) -> Page:
    """A page of a list that is whole already and in the order of `rank`, of which no two are equal.

    `key`: the types of a rank's parts.
    """
    rest = list(items)
    if cursor is not None:
        after = key_of(cursor, *key)
        rest = [item for item in items if rank(item) > after]
    following = cursor_of(*rank(rest[limit - 1])) if len(rest) > limit else None
    return Page(rest[:limit], len(items), following)


def or_404(found: Any, what: str, id: str, meant: str | None = None) -> Any:
    """What was found; a 404 that names it where nothing was, and what may have been `meant`."""
    if found is None:
        hint = f" Did you mean {meant!r}?" if meant else ""
        more: dict[str, Any] = {"meant": meant} if meant else {}
        raise Problem(404, f"There is no {what} {id[:80]!r} here.{hint}", **more)
    return found


def actor_or_404(store: Store, id: str, filters: Filters = EVERYTHING) -> Any:
    """The actor, as the filters have it; a 404 that says who was likely meant where there is none."""
    found = queries.actor(store, id, filters)
    return or_404(found, "actor", id, None if found else meant(store, id))


def or_gone(found: Any, moment: str | None, id: str) -> Any:
    """What was found of an event; a 410 where it was withdrawn at that moment, a 404 where it never was."""
    if found is None and moment is not None:
        detail = f"{id!r} was withdrawn with its last article; `known_at` with a moment before shows it."
        raise Problem(410, detail, withdrawn=moment)
    return or_404(found, "event", id)


def holds(held: str, tag: str) -> bool:
    """Whether an If-None-Match header names a weak entity tag, in the weak comparison of RFC 9110 (13.1.2)."""
    one_of = (one.strip().removeprefix("W/") for one in held.split(","))
    return held.strip() == "*" or tag.removeprefix("W/") in one_of


class VersionedRoute(APIRoute):
    """A route whose answer changes only when the data does."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with entity tags."""
        handle = super().get_route_handler()

        async def versioned(request: Request) -> Response:
            tag = state_of(request).etag(_form(request))
            held = request.headers.get("if-none-match", "").strip()
            unchanged = Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
            if held != "*" and holds(held, tag):
                return unchanged
            response = await handle(request)
            if response.status_code == 200:
                if held == "*" and not isinstance(response, StreamingResponse):
                    return unchanged
                response.headers["ETag"] = tag
                response.headers["Cache-Control"] = "no-cache"
            return response

        return versioned


def _form(request: Request) -> str:
    """What tells the representations of one address apart: a form of its own, or what Accept asks for."""
    if "form" in request.path_params:
        return quote(request.path_params["form"][:20], safe="")
    if request.url.path.startswith("/id/"):
        return f"{crc32(request.headers.get('accept', '').encode('latin-1', 'replace')):08x}"
    return ""

"""The short way for the reads that are asked most, before FastAPI: `/events`, `/events/{id}` and `/timeline`.

Only a request that is surely right, and asks nothing out of the ordinary, is answered here, in the thread of the
event loop and to the byte as its route answers it. Whatever else comes, errors among it, goes on to the route.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

import ontology
from api.answers import holds
from api.forms import form_preferred
from api.limits import KEPT_BYTES
from api.middleware import takes_gzip
from api.parameters import PREFIX
from api.state import State
from kg.model import MODALITIES
from kg.queries import Filters, QueryError
from kg.queries.filters import pair_of
from kg.queries.ready import Ready
from kg.queries.written import fitted

GZIP_LEAST, GZIP_LEVEL = 1000, 4
_REST = len(PREFIX)
_EVENT = re.compile("/events/e[0-9a-f]{16}")
_LIMIT = re.compile("[1-9][0-9]{0,2}")
_CHOICES = {
    "sort": {"time", "-time"},
    "granularity": {"month", "quarter", "year"},
    "split": {"type", "modality"},
    "type": ontology.event_types().keys(),
    "modality": set(MODALITIES),
    "members": {"true", "false"},
}
_ONCE = {
    "/events": {"pair", "members", "from", "to", "sort", "limit", "cursor"},
    "/timeline": {"pair", "members", "from", "to", "granularity", "split"},
}
_MANY = {"actor", "type", "modality"}
Headers = list[tuple[bytes, bytes]]


class Quick:
    """Answers what it can, and hands on the rest."""

    def __init__(self, app: ASGIApp, state: State, *, keep: int = KEPT_BYTES) -> None:
        """`keep`: how many bytes of answers are remembered until the data changes; with 0 nothing is."""
        self.app = app
        self._state = state
        self._ready = Ready.of(state.store, keep=keep > 0)
        self._kept = Bodies(keep)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        answer = None
        if scope["type"] == "http" and scope["method"] == "GET" and self._ready:
            path: str = scope["path"]
            if path.startswith(PREFIX) and (path[_REST:] in _ONCE or _EVENT.fullmatch(path, _REST)):
                answer = self._answer(self._ready, path[_REST:], scope)
        if answer is None:
            await self.app(scope, receive, send)
            return
        status, headers, body = answer
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _answer(self, ready: Ready, path: str, scope: Scope) -> tuple[int, Headers, bytes] | None:
        is_list = path in _ONCE
        asked: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            asked.setdefault(name, value)
        if is_list and form_preferred(path, asked.get(b"accept", b"*/*").decode("latin-1")) != "":
            return None
        tag = self._state.etag()
        key = f"{path}?{scope['query_string'].decode('latin-1')}"
        body = self._kept.get(tag, key)
        if body is None:
            body = _made(ready, path, scope["query_string"])
            if body is None:
                return None
            self._kept.put(tag, key, body)
        headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
        vary = [b"Accept"] if is_list else []
        held = asked.get(b"if-none-match", b"").decode("latin-1")
        if held and holds(held, tag):
            return 304, [*headers, *_varying(vary)], b""
        if len(body) >= GZIP_LEAST:
            vary.append(b"Accept-Encoding")
            if takes_gzip(asked.get(b"accept-encoding", b"")):
                headers.append((b"content-encoding", b"gzip"))
                body = self._gzipped(tag, key, body)
        headers += [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        return 200, [*headers, *_varying(vary)], body

    def _gzipped(self, tag: str, key: str, body: bytes) -> bytes:
        key = f"gzip {key}"
        packed = self._kept.get(tag, key)
        if packed is None:
            packing = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
            packed = packing.compress(body) + packing.flush()
            self._kept.put(tag, key, packed)
        return packed


class Bodies:
    """The bodies last asked for of one state of the data, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._tag = ""
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def get(self, tag: str, key: str) -> bytes | None:
        """The body that is kept for a key in the state of that tag."""
        if tag != self._tag:
            self._held.clear()
            self._tag, self._size = tag, 0
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, tag: str, key: str, body: bytes) -> None:
        """Keep a body, and forget those that were not asked for longest."""
        if tag != self._tag or len(body) > self._most // 8:
            return
        self._held[key] = body = fitted(body)
        self._size += len(key) + len(body)
        while self._size > self._most:
            old, forgotten = self._held.popitem(last=False)
            self._size -= len(old) + len(forgotten)


def _varying(names: list[bytes]) -> Headers:
    return [(b"vary", b", ".join(names))] if names else []


def _made(ready: Ready, path: str, query: bytes) -> bytes | None:
    """The JSON of the answer; None where the route has to answer."""
    if path not in _ONCE:
        return ready.event(path.rpartition("/")[2]) if not query else None
    try:
        read = _read(path, query)
        if read is None:
            return None
        filters, once = read
        if path == "/timeline":
            return ready.timeline(filters, once.get("granularity", "month"), once.get("split"))
        limit = int(once.get("limit", "50"))
        return ready.events(filters, once.get("sort", "time"), limit, once.get("cursor"))
    except QueryError:
        return None


def _read(path: str, query: bytes) -> tuple[Filters, dict[str, str]] | None:
    """The filters and what is said once besides; None where anything is wrong or out of the ordinary."""
    once: dict[str, str] = {}
    many: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
        if not value.strip() or (name in _CHOICES and value not in _CHOICES[name]):
            return None
        if name in _MANY:
            many.setdefault(name, []).append(value)
        elif name in _ONCE[path] and name not in once:
            once[name] = value
        else:
            return None
    pair = pair_of(once["pair"]) if "pair" in once else None
    if ("pair" in once and pair is None) or not _LIMIT.fullmatch(once.get("limit", "50")):
        return None
    filters = Filters(
        actors=tuple(many.get("actor", ())),
        pair=pair,
        members=once["members"] == "true" if "members" in once else None,
        types=tuple(many.get("type", ())),
        modalities=tuple(many.get("modality", ())),
        from_=once.get("from"),
        to=once.get("to"),
    )
    return filters, once

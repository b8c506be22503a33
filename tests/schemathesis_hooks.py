"""How schemathesis writes bodies that are no JSON; named in schemathesis.toml."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/sparql-query")
def sparql(_: Any, value: object) -> bytes:
    """The query itself."""
    return str(value).encode()


@schemathesis.serializer("application/x-ndjson")
def lines(_: Any, value: object) -> bytes:
    """A text as it is: articles a line, or whatever stands there in their place."""
    return str(value).encode("utf-8", "replace")


@schemathesis.hook
def map_query(_: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """A period that ends before it begins is a 400, which no JSON Schema can say: of such two one is left."""
    if query and "from" in query and "to" in query:
        since, until = str(query["from"])[:4], str(query["to"])[:4]
        if since.replace("X", "9") >= until.replace("X", "0"):
            return {name: value for name, value in query.items() if name != "to"}
    return query

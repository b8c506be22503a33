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

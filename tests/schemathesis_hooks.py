"""How schemathesis writes a body that is a SPARQL query; named in schemathesis.toml."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/sparql-query")
def sparql(_: Any, value: object) -> bytes:
    """The query itself."""
    return str(value).encode()

"""The process that runs queries: `python -m api.sparql.worker MEMORY`, the checkpoint and then requests on stdin.

Both ways go one line of JSON each; an answer's body of `length` bytes follows its line. It may be killed at
any time: it holds nothing but a read-only store.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from api.sparql import sandbox
from api.sparql.results import Caps, write

_CUSTOM = re.compile(r"The custom function (<[^<>\s]{1,500}>) is not supported")


def main() -> None:
    """Waits for a checkpoint, opens it, gives up every right it does not need, then answers until stdin ends."""
    memory = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but answers may reach the pipe
    sealed = sandbox.forbid_outside()
    named = sys.stdin.buffer.readline()
    if not named:
        return
    folder = Path(orjson.loads(named))
    store = Store.read_only(str(folder))
    sandbox.limit_memory(memory)
    sandbox.limit_files(_unopened_tables(folder))
    _send(answers, {"ready": True, "sealed": sealed})
    for line in sys.stdin.buffer:
        request = orjson.loads(line)
        sandbox.limit_time(request["seconds"])
        try:
            head, body = _answer(store, request)
        except MemoryError:
            head, body = {"error": "memory", "detail": ""}, b""
        _send(answers, head, body)


def _unopened_tables(folder: Path) -> int:
    """How many tables the engine may still open: those of a large store are opened when first needed."""
    opened = sum(name.endswith(".sst") for name in sandbox.open_files())
    return max(0, sum(1 for _ in folder.glob("*.sst")) - opened)


def _answer(store: Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        found = store.query(request["query"], **_dataset(request))
        assert isinstance(found, QueryBoolean | QuerySolutions | QueryTriples)
        written = write(found, request["media_type"], Caps(request["rows"], request["bytes"]))
    except SyntaxError as error:
        return {"error": "syntax", "detail": str(error.msg)}, b""
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        if custom := _CUSTOM.match(str(error)):
            return {"error": "function", "detail": custom.group(1)}, b""
        return {"error": "evaluation", "detail": type(error).__name__}, b""
    return {"truncated": written.truncated, "length": len(written.body)}, written.body


def _dataset(request: dict[str, Any]) -> dict[str, Any]:
    """The graphs that the query sees, unless its own FROM says so."""
    if request["dataset_in_query"]:
        return {}
    default = request["default_graphs"]
    return {
        "default_graph": DefaultGraph() if default is None else [NamedNode(iri) for iri in default],
        "named_graphs": [NamedNode(iri) for iri in request["named_graphs"]],
    }


def _send(answers: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    answers.write(orjson.dumps(head) + b"\n" + body)
    answers.flush()


if __name__ == "__main__":
    main()

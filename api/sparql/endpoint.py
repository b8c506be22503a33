"""`/sparql`: the query operation of the SPARQL 1.1 Protocol (W3C Recommendation, section 2.1)."""

from __future__ import annotations

import asyncio
import re
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api import schemas
from api.answers import Json
from api.limits import client_of
from api.negotiation import preferred
from api.parameters import only_known, unknown
from api.problems import Problem, ProblemDetails
from api.sparql import formats, guard, query, results
from api.sparql.description import described
from api.sparql.examples import examples
from api.sparql.pool import Pool
from api.state import state_of

router = APIRouter(tags=["SPARQL"])
_CHECKED_HERE = 5000  # characters, some 10 ms; a longer query is looked through beside the event loop
_PARAMETERS = ("query", "default-graph-uri", "named-graph-uri", *formats.PARAMETERS)
_EXAMPLE = (
    "PREFIX tumen: <https://w3id.org/tumen/ns#>\n"
    "SELECT ?event ?time WHERE { ?event a tumen:Agreement ; tumen:time ?time }"
)
_QUERY_SCHEMA: dict[str, object] = {"type": "string", "minLength": 1}
_GRAPHS_SCHEMA: dict[str, object] = {"type": "array", "items": {"type": "string", "enum": list(guard.GRAPHS)}}
_FORMAT_SCHEMA: dict[str, object] = {"type": "string", "enum": list(formats.NAMES)}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer; `X-Tumen-Truncated` (`rows=N` or `bytes=N`) says that a cap cut it",
        "content": {
            results.JSON: {
                "example": {
                    "head": {"vars": ["event"]},
                    "results": {
                        "bindings": [{"event": {"type": "uri", "value": "https://w3id.org/tumen/id/e0"}}]
                    },
                }
            },
            results.XML: {},
            results.CSV: {"example": "event\r\nhttps://w3id.org/tumen/id/e0\r\n"},
            results.TSV: {"example": "?event\n<https://w3id.org/tumen/id/e0>\n"},
            **{name: {} for name in formats.TRIPLES},
        },
    },
    400: {"model": ProblemDetails, "description": "No query, a malformed one, or one that is refused"},
    406: {"model": ProblemDetails, "description": "None of the formats is acceptable to the client"},
    413: {"model": ProblemDetails, "description": f"The request is larger than {guard.MAX_BYTES} bytes"},
    415: {"model": ProblemDetails, "description": "The body is neither a form nor application/sparql-query"},
    500: {"model": ProblemDetails, "description": "The engine cannot evaluate this query within its limits"},
    503: {
        "model": ProblemDetails,
        "description": "The query took too long, or all workers are busy; see Retry-After",
    },
}
_QUERY_BODY = {
    "required": True,
    "content": {
        "application/sparql-query": {"schema": _QUERY_SCHEMA, "example": _EXAMPLE},
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {
                    "query": _QUERY_SCHEMA,
                    "default-graph-uri": _GRAPHS_SCHEMA,
                    "named-graph-uri": _GRAPHS_SCHEMA,
                    **dict.fromkeys(formats.PARAMETERS, _FORMAT_SCHEMA),
                },
            }
        },
    },
}


def _parameter(name: str, schema: dict[str, object], description: str) -> dict[str, object]:
    return {"name": name, "in": "query", "schema": schema, "description": description}


_OTHER_PARAMETERS = [
    _parameter("default-graph-uri", _GRAPHS_SCHEMA, "Graphs that make the default graph"),
    _parameter("named-graph-uri", _GRAPHS_SCHEMA, "Graphs that GRAPH may name"),
    *(
        _parameter(name, _FORMAT_SCHEMA, "The form of the answer, where `Accept` takes any")
        for name in formats.PARAMETERS
    ),
]


@router.get(
    "/sparql",
    summary="Ask by GET; without a query, the service description",
    response_class=Response,
    responses=_RESPONSES,
    openapi_extra={
        "parameters": [
            {**_parameter("query", _QUERY_SCHEMA, "A SPARQL 1.1 query"), "example": _EXAMPLE},
            *_OTHER_PARAMETERS,
        ]
    },
)
async def get(request: Request) -> Response:
    """Without `query`, the service description with a VoID of the dataset, as RDF by `Accept`."""
    raw = request.url.query
    if not raw:
        accepted = preferred(request.headers.get("accept"), list(formats.TRIPLES))
        if accepted is None:
            raise Problem(
                406, f"Without a query there is a description, as one of: {', '.join(formats.TRIPLES)}."
            )
        counts = await asyncio.to_thread(state_of(request).store.count)
        body = described(str(request.url.replace(query="")), accepted, counts)
        return Response(body, headers={"Vary": "Accept"}, media_type=accepted)
    return await _answer(request, _pairs(raw.encode("ascii", "replace")))


@router.get(
    "/sparql/examples",
    dependencies=[Depends(only_known)],
    summary="Example queries",
    response_model=schemas.ExamplePage,
)
def example_queries() -> Response:
    """Queries to begin with, each with what it asks in both languages; `query` can be sent as it is."""
    items = [asdict(one) for one in examples()]
    answer = Json({"items": items, "total": len(items), "next": None})
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.post(
    "/sparql",
    summary="Ask by POST",
    response_class=Response,
    responses=_RESPONSES,
    openapi_extra={"requestBody": _QUERY_BODY, "parameters": _OTHER_PARAMETERS},
)
async def post(request: Request) -> Response:
    """The query as a form, or as the body itself."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([\w-]+)", rest)
    if charset and charset.group(1).lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"A query is sent in UTF-8, not in {charset.group(1)}.")
    match kind.strip().lower():
        case "application/x-www-form-urlencoded":
            pairs = _pairs(await _body(request)) + _pairs(request.url.query.encode("ascii", "replace"))
        case "application/sparql-query":
            pairs = _pairs(request.url.query.encode("ascii", "replace"))
            if any(name == "query" for name, _ in pairs):
                raise Problem(400, "The query is the body here; leave out the parameter 'query'.")
            pairs.append(("query", _utf8(await _body(request))))
        case "application/sparql-update":
            raise Problem(415, "This endpoint answers queries only; it takes no updates.")
        case _:
            raise Problem(
                415,
                "Send the query as application/x-www-form-urlencoded or application/sparql-query.",
                {"Accept-Post": "application/x-www-form-urlencoded, application/sparql-query"},
            )
    return await _answer(request, pairs)


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > guard.MAX_BYTES:
            raise Problem(413, f"A request may hold {guard.MAX_BYTES} bytes.")
    return bytes(body)


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8.") from None


def _pairs(form: bytes) -> list[tuple[str, str]]:
    if len(form) > guard.MAX_BYTES:
        raise Problem(413, f"A request may hold {guard.MAX_BYTES} bytes.")
    try:
        return parse_qsl(form.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Problem(400, "The parameters are not UTF-8.") from None


async def _answer(request: Request, pairs: list[tuple[str, str]]) -> Response:
    pool = state_of(request).pool
    if pool is None:
        raise Problem(503, "SPARQL is off here, or the store is no file, so there is no RDF to ask.")
    if sum(len(value) for _, value in pairs) > _CHECKED_HERE:
        async with pool.checking:
            checked, default_graphs, named_graphs = await asyncio.to_thread(_checked, pairs)
    else:
        checked, default_graphs, named_graphs = _checked(pairs)
    names = formats.SOLUTIONS if checked.form in ("SELECT", "ASK") else formats.TRIPLES
    accepted = preferred(formats.accepted(request.headers.get("accept"), pairs), list(names))
    if accepted is None:
        raise Problem(406, f"A {checked.form} query is answered as one of: {', '.join(names)}.")
    if default_graphs or named_graphs:  # the protocol's dataset goes before the query's (section 2.1.4)
        wanted = query.Request(checked.text, names[accepted], default_graphs, named_graphs)
    else:
        wanted = query.Request(checked.text, names[accepted], None, guard.GRAPHS, checked.has_dataset)
    answer = await _unless_gone(request, pool, wanted)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.truncated:
        headers["X-Tumen-Truncated"] = answer.truncated
    return Response(answer.body, headers=headers, media_type=accepted)


def _checked(pairs: list[tuple[str, str]]) -> tuple[guard.Query, tuple[str, ...], tuple[str, ...]]:
    """The query and its dataset, or the Problem that says what is wrong with the parameters."""
    for name, _ in pairs:
        if name == "update":
            raise Problem(400, "This endpoint answers queries only; it takes no updates.")
        if name not in _PARAMETERS:
            raise Problem(400, unknown(name, _PARAMETERS), parameter=name)
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Problem(
            400, "Send one query as the parameter 'query'." if not queries else "Send one query only."
        )
    default_graphs = tuple(value for name, value in pairs if name == "default-graph-uri")
    named_graphs = tuple(value for name, value in pairs if name == "named-graph-uri")
    try:
        for graph in (*default_graphs, *named_graphs):
            guard.check_graph(graph)
        return guard.check(queries[0]), default_graphs, named_graphs
    except guard.RefusedError as error:
        raise Problem(400, str(error)) from None


async def _unless_gone(request: Request, pool: Pool, wanted: query.Request) -> query.Answer:
    """The answer, as a Problem where there is none; a client that hangs up frees its worker."""
    running = asyncio.create_task(pool.run(wanted, client_of(request.scope)))
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            running.cancel()
        return await running
    except asyncio.CancelledError:
        running.cancel()
        if not gone.done():
            raise
        raise Problem(503, "The client has hung up.") from None
    except query.MalformedError as error:
        raise _malformed(wanted.query, str(error)) from None
    except (query.TooDeepError, query.UnknownFunctionError) as error:
        raise Problem(400, str(error)) from None
    except query.TimedOutError as error:
        raise Problem(503, str(error), {"Retry-After": "30"}) from None
    except query.BusyError as error:
        raise Problem(503, f"{error} Try again in a moment.", {"Retry-After": "5"}) from None
    except query.QueryError as error:
        raise Problem(500, str(error)) from None
    finally:
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _malformed(text: str, message: str) -> Problem:
    """Where the engine could not read on. Of what it expected there only whole sentences are of use to anybody."""
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return Problem(400, "The query is malformed.")
    line, column = int(found.group(1)), int(found.group(2))
    rest = "".join(text.splitlines(keepends=True)[line - 1 : line])[column - 1 :].strip()
    where = f"before {rest[:30]!r}" if rest else "where the line ends"
    said = [part for part in found.group(3).split(", ") if re.fullmatch(r"[A-Z]\w*( \w+)+", part)]
    detail = f"The query is malformed at line {line}, column {column}, {where}{''.join(f': {s}' for s in said[:1])}."
    return Problem(400, detail, line=line, column=column)

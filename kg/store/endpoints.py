"""SPARQL servers over HTTP: where they are asked and told, and how (SPARQL 1.1 Protocol, Graph Store HTTP Protocol)."""

from __future__ import annotations

import base64
import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import quote, unquote, urlencode, urlsplit, urlunsplit

from kg.addresses import FAILURES, cause_of, opener
from kg.store.database import StoreError

SECONDS = 600.0  # for one answer: a server may take long to write a large graph
_SHOWN = 120  # characters of what a server says of an error
# How servers name their places: the end of the address that is given, and what stands there instead for queries, for
# updates, and for graphs. Without updates the graphs are put as a whole.
_LAYOUTS: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("/update", "/query", "/update", None),  # Oxigraph, Apache Jena Fuseki
    ("/statements", "", "/statements", None),  # RDF4J, GraphDB
    ("/store", "/query", None, "/store"),  # Oxigraph
    ("/data", "/query", None, "/data"),  # Apache Jena Fuseki
    ("/rdf-graphs/service", "", None, "/rdf-graphs/service"),  # RDF4J, GraphDB
)


class RemoteError(StoreError):
    """A server that cannot be asked or told; the message says why and what to do, and holds no secret."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server takes queries, and updates or whole graphs."""

    name: str
    """The address as it was given, without what lets somebody in."""
    query: str
    update: str | None
    graphs: str | None
    authorization: str | None = field(default=None, repr=False)


def endpoint(url: str, environment: Mapping[str, str] = os.environ) -> Endpoint:
    """The server at an address: one that takes updates, or one for graphs (`…/store`, `…/data`,
    `…/rdf-graphs/service`).

    User and password may stand in it, or in TUMEN_RDF_USER and TUMEN_RDF_PASSWORD; TUMEN_RDF_TOKEN is sent as a bearer
    token. Raises RemoteError for what is no such address, without repeating it.
    """
    try:
        parts = urlsplit(url.strip())
        user, password, port = parts.username, parts.password, parts.port
    except ValueError:
        parts, user, password, port = urlsplit(""), None, None, None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise RemoteError(
            "no address of a SPARQL server; write https://host/update, without anything behind a ? or #"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    name = urlunsplit((parts.scheme, f"{host}:{port}" if port else host, path, "", ""))
    authorization = _authorization(user, password, environment)
    for end, query, update, graphs in _LAYOUTS if path else ():
        if name.endswith(end):
            base = name.removesuffix(end)
            return Endpoint(
                name,
                base + query,
                None if update is None else base + update,
                None if graphs is None else base + graphs,
                authorization,
            )
    if not path:  # Oxigraph serves from the root
        return Endpoint(name, f"{name}/query", f"{name}/update", None, authorization)
    return Endpoint(name, name, name, None, authorization)


def _authorization(user: str | None, password: str | None, environment: Mapping[str, str]) -> str | None:
    if user is None and (token := environment.get("TUMEN_RDF_TOKEN")):
        if not (token.isascii() and token.isprintable()):
            raise RemoteError("TUMEN_RDF_TOKEN holds characters that no token has; set it again")
        return f"Bearer {token}"
    if user is None:
        user, password = environment.get("TUMEN_RDF_USER"), environment.get("TUMEN_RDF_PASSWORD", "")
    else:
        user, password = unquote(user), unquote(password or "")
    return None if not user else "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def select(server: Endpoint, query: str) -> list[dict[str, str]]:
    """The rows of a SELECT query, each term as its text. This and the others raise RemoteError."""
    found = _json(server, _asked(server, query, "application/sparql-results+json"))
    try:
        rows = found["results"]["bindings"]
        return [{name: str(term["value"]) for name, term in row.items()} for row in rows]
    except (KeyError, TypeError, AttributeError):
        raise _no_server(server) from None


def ask(server: Endpoint, query: str) -> bool:
    """The answer to an ASK query."""
    found = _json(server, _asked(server, query, "application/sparql-results+json"))
    if not isinstance(found, dict) or not isinstance(found.get("boolean"), bool):
        raise _no_server(server)
    return bool(found["boolean"])


def construct(server: Endpoint, query: str) -> bytes:
    """The answer to a CONSTRUCT query, in N-Triples."""
    return _asked(server, query, "application/n-triples")


def update(server: Endpoint, text: str) -> None:
    """Do a SPARQL update, at a server that takes them (`Endpoint.update`)."""
    assert server.update is not None
    _sent(server, "POST", server.update, text.encode(), {"Content-Type": "application/sparql-update"})


def graph(server: Endpoint, name: str | None) -> bytes:
    """A graph, the default one if None, in N-Triples; nothing where there is none of that name."""
    try:
        return _sent(server, "GET", _of_graph(server, name), None, {"Accept": "application/n-triples"})
    except RemoteError as error:
        if isinstance(error.__cause__, urllib.error.HTTPError) and error.__cause__.code == 404:
            return b""
        raise


def put(server: Endpoint, name: str | None, triples: bytes | BinaryIO) -> None:
    """Let a graph, the default one if None, hold these triples in N-Triples and no others."""
    headers = {"Content-Type": "application/n-triples"}
    if not isinstance(triples, bytes):
        headers["Content-Length"] = str(triples.seek(0, os.SEEK_END))
        triples.seek(0)
    _sent(server, "PUT", _of_graph(server, name), triples, headers)


def _of_graph(server: Endpoint, name: str | None) -> str:
    assert server.graphs is not None
    return f"{server.graphs}?{'default' if name is None else urlencode({'graph': name})}"


def _asked(server: Endpoint, query: str, accept: str) -> bytes:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
    return _sent(server, "POST", server.query, urlencode({"query": query}).encode(), headers)


def _json(server: Endpoint, text: bytes) -> dict[str, dict[str, list[dict[str, dict[str, str]]]]]:
    try:
        found = json.loads(text)
    except ValueError:
        raise _no_server(server) from None
    return found  # type: ignore[no-any-return]


def _no_server(server: Endpoint) -> RemoteError:
    return RemoteError(f"{server.name}: what answers there speaks no SPARQL; give the address of its updates")


def _sent(
    server: Endpoint, method: str, url: str, body: bytes | BinaryIO | None, headers: dict[str, str]
) -> bytes:
    request = urllib.request.Request(url, body, headers, method=method)
    if server.authorization:
        request.add_unredirected_header("Authorization", server.authorization)
    try:
        with opener(redirects=False).open(request, timeout=SECONDS) as response:
            return bytes(response.read())
    except urllib.error.HTTPError as error:
        raise RemoteError(f"{server.name}: {_refusal(error)}") from error
    except FAILURES as error:
        cause = cause_of(error)
        if isinstance(cause, TimeoutError):
            reason = f"no answer within {SECONDS:.0f} seconds"
        else:
            reason = str(getattr(cause, "strerror", None) or cause or type(cause).__name__)
        raise RemoteError(f"{server.name}: {reason}; is the server up, the address right?") from None


def _refusal(error: urllib.error.HTTPError) -> str:
    said = f"the server answers {error.code} {error.reason}"
    if error.code in (401, 403):
        return f"{said}; set TUMEN_RDF_USER and TUMEN_RDF_PASSWORD, or TUMEN_RDF_TOKEN"
    if 300 <= error.code < 400:
        return f"{said}; give the address that it leads to"
    if error.code in (404, 405, 415):
        return f"{said}; give the address at which it takes updates or graphs"
    try:
        told = " ".join(error.read(4 * _SHOWN).decode("utf-8", "replace").split())[:_SHOWN]
    except OSError:
        told = ""
    return f"{said}{told and ': '}{told}"

"""The SPARQL endpoint with real worker processes, on a small graph of its own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyoxigraph as ox
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import problems
from api.sparql import endpoint
from api.sparql.guard import GRAPHS
from api.sparql.pool import Pool
from api.sparql.query import Limits

Response = Any  # of whichever client the test client is built on
EX = "http://example.org/"


class FileView:
    """An Oxigraph store on disk that is open here for writing; its version counts the writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ox.Store(str(folder / "view"))
        self.writes = 0

    def write(self, *quads: ox.Quad) -> None:
        self.store.extend(quads)
        self.store.flush()
        self.writes += 1

    def version(self) -> str:
        return str(self.writes)

    def checkpoint(self, folder: Path) -> None:
        self.store.backup(str(folder))

    def home(self) -> Path:
        return self.folder

    def stop(self) -> None:
        """Nothing here takes long."""


def triple(
    subject: str, predicate: str, value: ox.Literal | ox.NamedNode, graph: str | None = None
) -> ox.Quad:
    node = ox.NamedNode
    where = node(graph) if graph else ox.DefaultGraph()
    return ox.Quad(node(EX + subject), node(EX + predicate), value, where)


@asynccontextmanager
async def _lifespan(app: FastAPI):  # type: ignore[no-untyped-def]
    app.state.tumen.pool.start()
    yield
    await app.state.tumen.pool.stop()


@contextmanager
def served(view: FileView, limits: Limits) -> Iterator[TestClient]:
    """The endpoint with its workers, once one of them answers; starting them takes a while on a busy machine."""
    app = FastAPI(lifespan=_lifespan)
    app.include_router(endpoint.router)
    problems.install(app)
    store = SimpleNamespace(count=lambda: {"events": 1, "claims": 2, "articles": 3})
    app.state.tumen = SimpleNamespace(pool=Pool(view, limits), store=store)
    with TestClient(app, raise_server_exceptions=False) as client:
        until = time.monotonic() + 60
        while "busy" in ask(client, "ASK {}").text and time.monotonic() < until:
            time.sleep(0.1)
        yield client


def ask(client: TestClient, query: str, accept: str = "*/*") -> Response:
    """The answer to a query sent by GET."""
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def numbers(response: Response) -> list[str]:
    """The values of `?n`."""
    assert response.status_code == 200, response.text
    return [row["n"]["value"] for row in response.json()["results"]["bindings"]]


ONE = f"SELECT ?n {{ <{EX}s7> <{EX}p> ?n }}"


class Listener:
    """Counts who knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self.socket.accept()
            self.calls += 1
            connection.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"


def small_view(folder: Path) -> FileView:
    """Sixty numbers, a name that is hard to write, and a triple in each named graph."""
    made = FileView(folder)
    made.write(
        *(triple(f"s{number}", "p", ox.Literal(number)) for number in range(60)),
        triple("kim", "name", ox.Literal('Kim Jong-un, "SERVICE"\n\tlãnh tụ', language="vi")),
        triple("thing", "in", ox.Literal("ontology"), GRAPHS[0]),
        triple("man", "in", ox.Literal("actors"), GRAPHS[1]),
    )
    return made

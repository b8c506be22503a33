"""The application: REST, SPARQL, the ontology and the page over one store."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Thread

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import identity, openapi, problems, routes, service
from api.forms import Negotiated
from api.limits import KEPT_BYTES, Bounds, Limited
from api.middleware import Compressed, ReadMethods, SafetyHeaders
from api.parameters import PREFIX
from api.protocol import ADDRESS_BYTES
from api.quick import GZIP_LEAST, GZIP_LEVEL, Quick
from api.routes import adding, deciding
from api.sparql import endpoint, guard
from api.sparql.making import ServedView
from api.sparql.pool import Pool
from api.sparql.query import Limits
from api.state import State
from api.writing import MOST_BYTES, Writing, warm
from kg import __version__
from kg.store import Store, StoreError
from kg.store.rdfview import RdfView

log = logging.getLogger("tumen.api")
_DESCRIPTION = (
    "Who did what, when, where and according to whom: Russia and North Korea, read from Vietnamese news. "
    "Every event leads to the claims of the articles that tell it, each with the passage it rests on."
)


def create_app(
    store_url: str,
    *,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
    writing: Writing | None = None,
    sparql: bool = True,
    keep: int = KEPT_BYTES,
) -> FastAPI:
    """The application over the store at a SQLAlchemy URL.

    `limits` are those of SPARQL queries, `bounds` those of any request. Nothing can be written without
    `writing`. `sparql`: whether SPARQL queries are answered, which takes an RDF view beside the store. `keep`:
    how many bytes of answers are remembered until the data changes; with 0 nothing is.

    Raises StoreError for a store that cannot be opened for reading.
    """
    writable = Store.open(store_url) if writing else None
    store = Store.open(store_url, readonly=True)
    pool = _pool(store, limits or Limits()) if sparql else None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if pool:
            pool.start()  # the RDF of a large store takes its time; REST does not wait for it
        if writing:
            Thread(target=warm, args=(writing,), daemon=True).start()
        gc.freeze()  # what the application is made of stays: no looking through it while requests wait
        yield
        if pool:
            await pool.stop()
        store.close()
        if writable:
            writable.close()

    app = FastAPI(
        title="Tumen",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.tumen = state = State(store, pool)
    app.include_router(routes.router)
    bounds = bounds or Bounds()
    if writing:
        app.state.writing, app.state.writable = writing, writable
        app.include_router(adding.router)
        app.include_router(deciding.router)
        wider = {f"{PREFIX}/articles": (bounds.address, MOST_BYTES)}
        bounds = replace(bounds, wider=wider | (bounds.wider or {}))
    app.include_router(endpoint.router)
    app.include_router(service.router)
    app.include_router(identity.router)
    app.mount("/static", service.Files(directory=service.STATIC), name="static")
    problems.install(app)
    _add_middleware(app, bounds, state, keep)
    openapi.install(app)
    return app


def _pool(store: Store, limits: Limits) -> Pool | None:
    try:
        return Pool(ServedView(RdfView(store)), limits)
    except StoreError as error:
        log.warning("no SPARQL here: %s", error)
        return None


def _add_middleware(app: FastAPI, bounds: Bounds, state: State, keep: int) -> None:
    """The last added is the outermost."""
    app.add_middleware(Negotiated)
    app.add_middleware(Compressed, minimum_size=GZIP_LEAST, compresslevel=GZIP_LEVEL)
    app.add_middleware(Quick, state=state, keep=keep)
    sparql = {"/sparql": (ADDRESS_BYTES, guard.MAX_BYTES)}
    app.add_middleware(Limited, bounds=replace(bounds, wider=sparql | (bounds.wider or {})))
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "OPTIONS", "POST"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=["Content-Disposition", "ETag", "Location", "Retry-After", "X-Tumen-Truncated"],
    )
    app.add_middleware(SafetyHeaders)
    app.add_middleware(ReadMethods)

"""The application: REST, SPARQL, the ontology and the page over one store."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from api import problems, routes, service
from api.middleware import ReadMethods, SafetyHeaders
from api.sparql import endpoint
from api.sparql.pool import Pool
from api.sparql.query import Limits
from api.state import State
from kg import __version__
from kg.store import Store, StoreError
from kg.store.rdfview import RdfView

log = logging.getLogger("tumen.api")
_DESCRIPTION = (
    "Who did what, when, where and according to whom: Russia and North Korea, read from Vietnamese news. "
    "Every event leads to the claims of the articles that tell it, each with the passage it rests on."
)


def create_app(store_url: str, *, title: str = "Tumen", limits: Limits | None = None) -> FastAPI:
    """The application over the store at a SQLAlchemy URL; `limits` are those of SPARQL queries.

    Raises StoreError for a store that cannot be opened for reading.
    """
    store = Store.open(store_url, readonly=True)
    pool = _pool(store, limits or Limits())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if pool:
            pool.start()  # the RDF of a large store takes its time; REST does not wait for it
        yield
        if pool:
            await pool.stop()
        store.close()

    app = FastAPI(
        title=title,
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.tumen = State(store, pool)
    app.include_router(routes.router)
    app.include_router(endpoint.router)
    app.include_router(service.router)
    app.mount("/static", StaticFiles(directory=service.STATIC), name="static")
    problems.install(app)
    _add_middleware(app)
    _describe(app)
    return app


def _pool(store: Store, limits: Limits) -> Pool | None:
    try:
        return Pool(RdfView(store), limits)
    except StoreError as error:
        log.warning("no SPARQL here: %s", error)
        return None


def _add_middleware(app: FastAPI) -> None:
    """The last added is the outermost."""
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=4)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "OPTIONS", "POST"],
        allow_headers=["Accept", "Content-Type", "If-None-Match"],
        expose_headers=["ETag", "Retry-After", "X-Tumen-Truncated"],
    )
    app.add_middleware(SafetyHeaders)
    app.add_middleware(ReadMethods)


def _describe(app: FastAPI) -> None:
    """Takes the framework's 422 out of the OpenAPI document: what is malformed is a 400 here."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = made()
            for path in document["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            for name in ("HTTPValidationError", "ValidationError"):
                document["components"]["schemas"].pop(name, None)
            _type_problems(document)
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _type_problems(document: dict[str, Any]) -> None:
    """Errors are described under the media type that they come in."""
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                content = response.get("content", {})
                if int(status) >= 400 and "application/json" in content:
                    content[problems.MEDIA_TYPE] = content.pop("application/json")

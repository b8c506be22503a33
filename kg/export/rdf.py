"""RDF of the events that the filters ask for, with their claims, articles and whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyoxigraph as ox
from sqlalchemy import Connection

from kg.export.pieces import spooled
from kg.queries import Filters
from kg.queries.filters import matching, world
from kg.queries.pages import Json
from kg.store import Store
from kg.store.batches import batches
from kg.store.rdf import ID, NS
from kg.store.rdfrows import quads_of, selected

_FORMATS = {"jsonld": ox.RdfFormat.JSON_LD, "ttl": ox.RdfFormat.TURTLE}
PREFIXES = {
    "tumen": NS,
    "id": ID,
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def nquads(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write N-Quads, in the order of their text, so that equal data gives equal files."""
    with world(store, filters) as connection:
        lines = sorted(f"{quad} .\n" for quad in _asked(connection, filters))
    out.writelines(line.encode() for line in lines)


def turtle(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write Turtle 1.1, in whatever order the store gives."""
    _write(store, filters, out, ox.RdfFormat.TURTLE)


def trig(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write TriG: all of it in the default graph, as the store holds it."""
    _write(store, filters, out, ox.RdfFormat.TRIG)


def jsonld(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write JSON-LD 1.1, expanded: without a context of its own."""
    _write(store, filters, out, ox.RdfFormat.JSON_LD)


def entities(store: Store, items: Iterable[Json], form: str) -> Iterator[bytes]:
    """The actors or places of a list in `form` (jsonld or ttl): their names and classes."""
    return _listed(store, "entity", items, form)


def articles(store: Store, items: Iterable[Json], form: str) -> Iterator[bytes]:
    """The articles of a list in `form` (jsonld or ttl)."""
    return _listed(store, "article", items, form)


def _listed(store: Store, kind: str, items: Iterable[Json], form: str) -> Iterator[bytes]:
    def quads(connection: Connection) -> Iterator[ox.Quad]:
        for some in batches(item["id"] for item in items):
            yield from quads_of(connection, kind, some)

    def write(out: BinaryIO) -> None:
        with store.read() as connection:
            ox.serialize(quads(connection), output=out, format=_FORMATS[form], prefixes=PREFIXES)

    return spooled(write)


def _write(store: Store, filters: Filters, out: BinaryIO, format: ox.RdfFormat) -> None:
    with world(store, filters) as connection:
        ox.serialize(_asked(connection, filters), output=out, format=format, prefixes=PREFIXES)


def _asked(connection: Connection, filters: Filters) -> Iterator[ox.Quad]:
    """Where nothing is narrowed down it is all that the store holds, articles that tell of no event among it."""
    return selected(connection, matching(filters), every_article=filters.narrows_nothing())

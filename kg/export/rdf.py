"""RDF of the events that the filters ask for, with their claims, articles and whom they name."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from kg.queries import Filters
from kg.queries.filters import matching, world
from kg.store import Store
from kg.store.rdf import ID, NS
from kg.store.rdfrows import selected

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
        lines = sorted(f"{quad} .\n" for quad in selected(connection, matching(filters)))
    out.writelines(line.encode() for line in lines)


def turtle(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write Turtle."""
    _write(store, filters, out, ox.RdfFormat.TURTLE)


def trig(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write TriG: all of it in the default graph, as the store holds it."""
    _write(store, filters, out, ox.RdfFormat.TRIG)


def jsonld(store: Store, filters: Filters, out: BinaryIO) -> None:
    """Write JSON-LD 1.1."""
    _write(store, filters, out, ox.RdfFormat.JSON_LD)


def _write(store: Store, filters: Filters, out: BinaryIO, format: ox.RdfFormat) -> None:
    with world(store, filters) as connection:
        quads = selected(connection, matching(filters))
        ox.serialize(quads, output=out, format=format, prefixes=PREFIXES)

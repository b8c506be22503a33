"""Events and places on a map: GeoJSON (RFC 7946), a point each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import orjson

from kg.export.lists import places
from kg.queries import Filters, all_events
from kg.queries.pages import Json
from kg.store import Store
from kg.store.rdf import node
from ontology.coordinates import located


def event_map(store: Store, filters: Filters) -> Iterator[bytes]:
    """Each event where it happened, or where the place around that lies (`located_at`), earliest first.

    An event whose place is not told, is a state, or lies nobody here knows where has a null geometry.
    """
    return _collection(
        _feature(event["id"], event, event["place"]["id"] if event["place"] else None)
        for event in all_events(store, filters)
    )


def place_map(store: Store, filters: Filters, most: int | None = None) -> Iterator[bytes]:
    """Each place where events happened, with their number, most events first; `most` at most."""
    found = islice(places(store, filters), most)
    return _collection(_feature(place["id"], place, place["id"]) for place in found)


def _collection(features: Iterable[Json]) -> Iterator[bytes]:
    before = b'{"type":"FeatureCollection","features":[\n'
    for feature in features:
        yield before + orjson.dumps(feature)
        before = b",\n"
    yield b"\n]}\n" if before == b",\n" else before + b"]}\n"


def _feature(id: str, said: Json, place: str | None) -> Json:
    found = located(place) if place else None
    properties = {name: value for name, value in said.items() if name not in ("latitude", "longitude")}
    geometry: Json | None = None
    if found:
        where, (latitude, longitude) = found
        properties["located_at"] = where
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": node(id).value, "geometry": geometry, "properties": properties}

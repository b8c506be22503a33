"""Where places lie, from `coordinates.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

import ontology
from kg.knowledge import parsed

from .records import OntologyError

FILE = "coordinates.yaml"
Point = tuple[float, float]


@cache
def coordinates() -> Mapping[str, Point]:
    """Latitude and longitude, in degrees of WGS 84, of the places that have them, by id."""
    return MappingProxyType(read_coordinates(files(__package__) / "data"))


def located(place: str) -> tuple[str, Point] | None:
    """The place, or else the nearest around it, that has coordinates, and those; None if there is none."""
    actors, here = ontology.actors(), place
    while here not in coordinates():
        actor = actors.get(here)
        if actor is None or not actor.within:
            return None
        here = actor.within
    return here, coordinates()[here]


def read_coordinates(folder: Traversable) -> dict[str, Point]:
    """The content of the file in `folder`. Raises OntologyError that names the first entry that is wrong."""
    content = parsed((folder / FILE).read_text("utf-8"))
    found: dict[str, Point] = {}
    actors = ontology.actors()
    for place, point in (content or {}).items():
        if place not in actors:
            raise OntologyError(f"{FILE}: {place}: no place and no actor has that id")
        if not _is_point(point):
            raise OntologyError(
                f"{FILE}: {place}: {point!r} is no [latitude, longitude]; write [39.02, 125.75]"
            )
        found[place] = float(point[0]), float(point[1])
    return found


def _is_point(point: object) -> bool:
    if not isinstance(point, list) or len(point) != 2:
        return False
    if not all(isinstance(part, int | float) and not isinstance(part, bool) for part in point):
        return False
    latitude, longitude = point
    return bool(abs(latitude) <= 90 and abs(longitude) <= 180)

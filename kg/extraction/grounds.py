"""What lies in what: a hall in its town, an airport in its city, an embassy in the country it stands in."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.known import actor
from kg.extraction.lexicon import buildings, told_as_city, trait


def is_spot(place: str | None) -> bool:
    """Whether a place is one within a country, not the country; one that no list holds is."""
    known = actor(place) if place else None
    return known.kind in ("place", "organ") if known else bool(place)


def is_house(place: str) -> bool:
    """Whether an organ is a place itself: an embassy, the Kremlin."""
    known = actor(place)
    return known is not None and known.kind == "organ" and known.within is not None


def land_of(place: str, country: Callable[[str], str | None]) -> str | None:
    """The country where a place lies: an embassy is not at home."""
    known = actor(place)
    return country(known.within) if known and known.within and is_house(place) else country(place)


def lies_in(inner: str, outer: str) -> bool:
    """Whether a place lies in another, over any number of steps."""
    known = actor(inner)
    while known is not None and known.within:
        if known.within == outer:
            return True
        known = actor(known.within)
    return False


def city_of(place: str) -> str:
    """An airport, a harbour, the seat of a party or a quarter counts as its city."""
    known = actor(place)
    if known and known.within and place.endswith(told_as_city()):
        outer = actor(known.within)
        town = outer is not None and outer.kind == "place" and not outer.id.endswith(("krai", "oblast"))
        return known.within if town else place
    return place


def happens_at_airport(kind: str, place: str) -> bool:
    """Whether an event of a type can be told at the airport itself: who is met there, not who flies in."""
    return kind in trait("at_an_airport") and place.endswith("airport")


def town_of(place: str) -> str:
    """The town of a building, for what took place around it."""
    while place.endswith(buildings()):
        known = actor(place)
        outer = actor(known.within) if known and known.within else None
        if outer is None or outer.kind != "place":
            break
        place = outer.id
    return place


def town_around(place: str) -> str:
    """The town of a building, that of an organ's house too: what took place there, but not in it."""
    known = actor(place)
    return known.within if known and known.within and is_house(place) else town_of(place)

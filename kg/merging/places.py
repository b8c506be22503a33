"""Places that lie in one another, or cannot both be right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def around(place: str, within: Mapping[str, str]) -> Iterator[str]:
    """The places that a place lies in, from the nearest to the widest."""
    passed = {place}
    here = within.get(place)
    while here is not None and here not in passed:
        yield here
        passed.add(here)
        here = within.get(here)


def lies_within(inner: str, outer: str, within: Mapping[str, str]) -> bool:
    """Whether a place is the other or lies in it, over any number of steps of `within`."""
    return inner == outer or outer in around(inner, within)


def nested(one: str, other: str, within: Mapping[str, str]) -> bool:
    """Whether two places are one, or one lies in the other."""
    return lies_within(one, other, within) or lies_within(other, one, within)


def in_two_cities(
    one: str, other: str, within: Mapping[str, str], regions: Collection[str], city_states: Collection[str]
) -> bool:
    """Whether the nearest place that two lie in is no city: one of the regions, or a state that is more than one.

    Of two that lie in no place together (a bridge over a border river, a station) nothing is known.
    """
    wider = set(around(other, within))
    shared = next((place for place in around(one, within) if place in wider), None)
    if shared is None or shared in city_states:
        return False
    return shared in regions or shared not in within


def abroad(one: str, other: str, within: Mapping[str, str], countries: Mapping[str, str]) -> bool:
    """Whether two places are known to lie in two countries."""
    if nested(one, other, within):
        return False
    return one in countries and other in countries and countries[one] != countries[other]

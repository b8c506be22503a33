"""Places that lie in one another, or cannot both be right."""

from __future__ import annotations

from collections.abc import Mapping


def lies_within(inner: str, outer: str, within: Mapping[str, str]) -> bool:
    """Whether a place is the other or lies in it, over any number of steps of `within`."""
    here: str | None = inner
    passed: set[str] = set()
    while here is not None and here not in passed:
        if here == outer:
            return True
        passed.add(here)
        here = within.get(here)
    return False


def nested(one: str, other: str, within: Mapping[str, str]) -> bool:
    """Whether two places are one, or one lies in the other."""
    return lies_within(one, other, within) or lies_within(other, one, within)


def abroad(one: str, other: str, within: Mapping[str, str], countries: Mapping[str, str]) -> bool:
    """Whether two places are known to lie in two countries."""
    if nested(one, other, within):
        return False
    return one in countries and other in countries and countries[one] != countries[other]

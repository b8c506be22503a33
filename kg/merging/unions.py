"""Sets that grow together (union-find with path halving)."""

from __future__ import annotations


def first_of(first: dict[str, str], one: str) -> str:
    """The one by which the set of this one goes; `first` leads from each towards it, and is shortened on the way."""
    while first[one] != one:
        first[one] = first[first[one]]
        one = first[one]
    return one

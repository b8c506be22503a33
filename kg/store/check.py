"""Validation of a store: its evidence, its shapes, and the agreement of its two views."""

from __future__ import annotations

from collections.abc import Iterator

from kg.store.store import Store


def check_store(store: Store) -> Iterator[str]:
    """A line for every problem found; nothing where all is well."""
    yield from ()

"""What people may decide on: ids as they stand now, and the sides that they mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.queries.details import find_event, withdrawn
from kg.store import Store, StoreError, ids


def standing(store: Store, id: str) -> str:
    """The id, or that of the event which it leads to now, as something to decide on.

    Raises StoreError for one that leads nowhere.
    """
    held = find_event(store, id)
    if held is None:
        gone = withdrawn(store, id)
        if gone:
            raise StoreError(
                f"{id!r} was withdrawn on {gone[:10]} with its last article; add the article again"
            )
        raise StoreError(f"{id!r}: there is no such event or claim; `tumen timeline` lists the events")
    return held if id.startswith("e") else id


def apart(store: Store, one: Sequence[str], other: Collection[str]) -> list[str]:
    """The one side where it is to be kept apart from the other: of an event and claims of it, its other claims.

    Raises StoreError for an event of which nothing else is left.
    """
    if len(one) != 1 or not one[0].startswith("e"):
        return list(one)
    with store.read() as connection:
        event = ids.holder(connection, one[0])
        mine = set(ids.claims_of(connection, event)) if event else set()
    if not mine or not mine.issuperset(other):
        return list(one)
    rest = sorted(mine.difference(other))
    if not rest:
        raise StoreError(
            f"{one[0]!r} rests on nothing else; name the claims that tell another happening, not all"
        )
    return rest

"""What people decided on claims and events: which decisions hold, and which once did."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, or_, select

from kg.queries.errors import QueryError
from kg.queries.filters import EVERYTHING, Filters
from kg.queries.pages import Json
from kg.store import Store, StoreError, ids, schema
from kg.store.batches import batches
from kg.store.held import decision_item, decision_of
from kg.store.store import moment_of


def decisions(
    store: Store, filters: Filters = EVERYTHING, *, about: str | None = None, undone: bool = False
) -> list[Json]:
    """The decisions that hold, earliest first; of the filters only `known_at` is looked at.

    `about`: only those on claims of this event, or on this claim. `undone`: those too that were taken back,
    with who did it, when and why. `waiting` counts claims of a decision that the store does not hold now:
    what it says binds as soon as they come. Raises QueryError.
    """
    table = schema.decisions
    query = select(table).order_by(table.c.at, table.c.id, table.c.seq)
    try:
        moment = moment_of(filters.known_at) if filters.known_at is not None else None
    except StoreError as error:
        raise QueryError(f"known_at: {error}") from None
    if moment is not None:
        query = query.where(table.c.known_from <= moment)
    if not undone:
        holds = table.c.known_to.is_(None)
        query = query.where(holds if moment is None else or_(holds, table.c.known_to > moment))
    with store.read() as connection:
        rows = connection.execute(query).mappings().all()
        if about is not None:
            wanted = {about} if about.startswith("c") else set(ids.claims_of(connection, about))
            rows = [row for row in rows if not wanted.isdisjoint((*row["one"], *row["other"]))]
        missing = _missing(connection, {claim for row in rows for claim in (*row["one"], *row["other"])})
    items = []
    for row in rows:
        taken_back = row["known_to"] is not None and (moment is None or row["known_to"] <= moment)
        item = decision_item(decision_of(row))
        item["undone_at"] = row["known_to"] if taken_back else None
        item["undone_by"] = row["undone_by"] if taken_back else None
        item["undone_why"] = row["undone_why"] if taken_back else None
        item["waiting"] = sum(claim in missing for claim in (*row["one"], *row["other"]))
        items.append(item)
    return items


def _missing(connection: Connection, claims: Collection[str]) -> set[str]:
    table = schema.claims.c
    here: set[str] = set()
    for some in batches(sorted(claims)):
        held = select(table.id).where(table.id.in_(some), table.known_to.is_(None))
        here |= set(connection.scalars(held))
    return set(claims) - here

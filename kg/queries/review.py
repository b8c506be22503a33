"""What merging was unsure of and nobody has decided yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, select

from kg.merging import Decided, decided
from kg.merging.claims import SeenClaim, see
from kg.merging.doubts import Doubt, doubts
from kg.model import Decision
from kg.queries.details import claim_item, claim_rows
from kg.queries.filters import EVERYTHING, Filters, matching, world
from kg.queries.labels import entity_labels
from kg.queries.pages import Json
from kg.store import Store, schema
from kg.store.batches import batches
from kg.store.held import held_decisions
from kg.store.labels import event_sentences
from kg.store.rows import claim_of, infos_of
from ontology.entities import lies_in


def review(store: Store, filters: Filters = EVERYTHING) -> list[Json]:
    """The pairs of claims that a person should look at, the most doubtful first.

    Only events that the filters ask for are looked at. An item is `{"joined", "score", "reason", "one",
    "other"}`; both sides are claims as an event shows them, with their `event` and its `label` and `label_vi`.
    Pairs that decisions settle, or that somebody was unsure of, are left out.
    """
    with world(store, filters) as connection:
        held = held_decisions(connection)
        ids = sorted(map(str, connection.scalars(matching(filters))))
        rows = claim_rows(connection, ids)
        events = [_seen(rows[id]) for id in ids]
        follows, looked_at = decided(held), _looked_at(held)
        found = [one for one in doubts(events, lies_in()) if _is_open(one.one, one.other, follows, looked_at)]
        return _items(connection, found, [row for some in rows.values() for row in some])


def is_open(store: Store, item: Json) -> bool:
    """Whether a pair that `review` gave is still to be decided, and its claims still stand as they did."""
    one, other = (item[side]["id"] for side in ("one", "other"))
    with store.read() as connection:
        held, rests = held_decisions(connection), schema.event_claims.c
        homes = select(rests.event_id).where(rests.claim_id.in_([one, other]))
        events = list(connection.scalars(homes))
    stands = len(events) == 2 and (len(set(events)) == 1) == item["joined"]
    return stands and _is_open(one, other, decided(held), _looked_at(held))


def _seen(rows: Sequence[RowMapping]) -> list[SeenClaim]:
    infos = infos_of(rows)
    return [see(claim_of(row), infos[row["article_id"]]) for row in rows]


def _looked_at(held: Iterable[Decision]) -> dict[str, set[str]]:
    """For each claim those of which somebody could not tell whether they tell the same as it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for decision in held:
        if decision.verdict == "unsure":
            for one in decision.one:
                found[one] |= set(decision.other)
            for other in decision.other:
                found[other] |= set(decision.one)
    return found


def _is_open(one: str, other: str, follows: Decided, looked_at: dict[str, set[str]]) -> bool:
    return follows.settled(one, other) is None and other not in looked_at.get(one, ())


def _items(connection: Connection, found: Sequence[Doubt], rows: Sequence[RowMapping]) -> list[Json]:
    asked = {id for doubt in found for id in (doubt.one, doubt.other)}
    claims = {row["id"]: row for row in rows if row["id"] in asked}
    sentences = _sentences(connection, {row["event_id"] for row in claims.values()})
    labels = entity_labels(connection, {id for row in claims.values() for id in row["named"]})

    def side(id: str) -> Json:
        event = claims[id]["event_id"]
        return {**claim_item(claims[id], labels), "event": event, **sentences[event]}

    return [
        {
            "joined": doubt.joined,
            "score": doubt.score,
            "reason": doubt.reason,
            "one": side(doubt.one),
            "other": side(doubt.other),
        }
        for doubt in found
    ]


def _sentences(connection: Connection, events: Iterable[str]) -> dict[str, Json]:
    table = schema.events
    found: dict[str, Json] = {}
    for some in batches(sorted(events)):
        rows = connection.execute(select(table).where(table.c.id.in_(some))).mappings().all()
        labels = entity_labels(connection, [id for row in rows for id in (*row["agents"], *row["targets"])])
        for row in rows:
            english, vietnamese = event_sentences(row, labels)
            found[row["id"]] = {"label": english, "label_vi": vietnamese}
    return found

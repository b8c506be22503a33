"""How two actors are tied."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kg.queries.events import events
from kg.queries.filters import EVERYTHING, Filters, Json, QueryError, conditions, world
from kg.queries.labels import entity_labels, labelled
from kg.store import Store, schema

if TYPE_CHECKING:  # networkx takes half a second to load: only where paths are asked for
    import networkx as nx

    Network = nx.Graph[str]

MAX_HOPS = 3
MAX_PATHS = 25
_SAMPLES = 5


def relations(
    store: Store,
    a: str,
    b: str,
    filters: Filters = EVERYTHING,
    max_hops: int = 2,
    limit: int = 50,
    cursor: str | None = None,
) -> Json:
    """The events that both take part in, in time, and the shortest ways from a to b through shared events.

    `{"a", "b", "shared", "paths"}`: `shared` is a page of events (`items`, `total`, `next`). A path is
    `{"hops", "actors", "steps"}`; each step says how many events tie its two actors and names up to five of
    them. Ways of up to `max_hops` (1 to 3) steps are looked for, and no more than 25 of the shortest given,
    those tied by most events first. Raises QueryError.
    """
    if not 1 <= max_hops <= MAX_HOPS:
        raise QueryError(f"max_hops: {max_hops} is not between 1 and {MAX_HOPS}")
    if a == b:
        raise QueryError(f"a and b are both {a!r}; name two actors")
    if filters.pair:
        raise QueryError("pair: leave it out, a and b say the same")
    shared = events(store, replace(filters, pair=(a, b)), limit=limit, cursor=cursor)
    with world(store, filters) as connection:
        network = _network(connection, filters)
        ways = _ways(network, a, b, max_hops)
        labels = entity_labels(connection, [a, b, *(id for way in ways for id in way)])
    return {
        "a": labelled(a, labels),
        "b": labelled(b, labels),
        "shared": {"items": shared.items, "total": shared.total, "next": shared.next},
        "paths": [
            {
                "hops": len(way) - 1,
                "actors": [labelled(id, labels) for id in way],
                "steps": [_step(network, one, other) for one, other in pairwise(way)],
            }
            for way in ways
        ],
    }


def _network(connection: Connection, filters: Filters) -> Network:
    """Actors tied where they take part in one event; an edge holds the events, earliest first."""
    import networkx as nx

    table = schema.events.c
    rows = connection.execute(
        select(table.id, table.agents, table.targets)
        .where(*conditions(filters))
        .order_by(table.sort_day, table.id)
    )
    network: Network = nx.Graph()
    for id, agents, targets in rows:
        for one, other in combinations(sorted({*agents, *targets}), 2):
            if network.has_edge(one, other):
                network.edges[one, other]["events"].append(id)
            else:
                network.add_edge(one, other, events=[id])
    return network


def _ways(network: Network, a: str, b: str, max_hops: int) -> list[list[str]]:
    import networkx as nx

    if a not in network or b not in network:
        return []
    try:
        if nx.shortest_path_length(network, a, b) > max_hops:
            return []
    except nx.NetworkXNoPath:
        return []

    def rank(way: list[str]) -> tuple[int, list[str]]:
        weakest = min(len(network.edges[pair]["events"]) for pair in pairwise(way))
        return -weakest, way

    return list(islice(sorted(nx.all_shortest_paths(network, a, b), key=rank), MAX_PATHS))


def _step(network: Network, one: str, other: str) -> Json:
    tied = network.edges[one, other]["events"]
    return {"a": one, "b": other, "events": len(tied), "event_ids": tied[:_SAMPLES]}

"""Who stands in the middle of the network, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from kg.queries.errors import QueryError
from kg.queries.filters import EVERYTHING, Filters, world
from kg.queries.labels import entity_labels, labelled
from kg.queries.pages import Json, checked_limit
from kg.queries.ties import Ties
from kg.store import Store, schema

if TYPE_CHECKING:  # networkx takes half a second to load: only where it is asked for
    import networkx as nx

    Network = nx.Graph[str]

MEASURES = ("degree", "events", "betweenness", "closeness")
# Above so many actors betweenness is estimated from as many of them (Brandes and Pich, 2007).
_SAMPLED_FROM = 300
_SEED = 1948


def centrality(
    store: Store,
    year: int | None = None,
    filters: Filters = EVERYTHING,
    by: str = "degree",
    limit: int = 50,
) -> Json:
    """The actors of a year (of all years if None) by how central they are, most central first.

    `{"year", "by", "actors", "items"}`: `actors` is how many there are; an item is an actor with `degree` (with
    how many others it shares events), `events` (how many shared events its ties have in all), `betweenness`
    (share of the shortest ways between others that lead through it; above 300 actors estimated from a sample,
    the same each time) and `closeness` (harmonic, 1 where it is tied to everybody). Raises QueryError.
    """
    checked_limit(limit)
    if by not in MEASURES:
        raise QueryError(f"by: {by!r} is none of {', '.join(MEASURES)}")
    if year is not None:
        if not 1 <= year <= 9998:
            raise QueryError(f"year: {year} is no year; write 2024")
        if filters.from_ or filters.to:
            raise QueryError("year: it says the period; leave out from and to, or it")
        filters = replace(filters, from_=f"{year:04d}", to=f"{year:04d}")
    with world(store, filters) as connection:
        tied = Ties(connection, filters).all()
        measured = _measured(tied)
        order = sorted(measured, key=lambda id: (-measured[id][by], -measured[id]["events"], id))[:limit]
        labels = entity_labels(connection, order)
    items = [{**labelled(id, labels), **measured[id]} for id in order]
    return {"year": year, "by": by, "actors": len(measured), "items": items}


def _measured(tied: Mapping[tuple[str, str], int]) -> dict[str, dict[str, float]]:
    import networkx as nx

    network: Network = nx.Graph()
    network.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(tied.items()))
    sample = _SAMPLED_FROM if len(network) > _SAMPLED_FROM else None
    between = nx.betweenness_centrality(network, k=sample, seed=_SEED)
    close = nx.harmonic_centrality(network)
    others = max(len(network) - 1, 1)
    return {
        id: {
            "degree": network.degree(id),
            "events": network.degree(id, weight="weight"),
            "betweenness": round(between[id], 6),
            "closeness": round(close[id] / others, 6),
        }
        for id in network
    }


def years(store: Store, filters: Filters = EVERYTHING) -> list[str]:
    """The years in which events that tie somebody began."""
    ties = schema.ties.c
    with world(store, filters) as connection:
        found = connection.scalars(select(ties.first).distinct().where(ties.first > "0000"))
        return sorted(found)

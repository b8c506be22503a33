"""The network of actors: who does what towards whom, how often, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sqlalchemy import select

from kg.edtf import shift
from kg.queries.filters import EVERYTHING, Filters, conditions, world
from kg.queries.labels import type_labels
from kg.queries.pages import Json
from kg.store import Store, schema


@dataclass(slots=True)
class _Edge:
    weight: int = 0
    undated: int = 0
    spans: list[tuple[str, str | None]] = field(default_factory=list)


def graph(store: Store, filters: Filters = EVERYTHING) -> Json:
    """The network of the events that the filters ask for: `{"nodes", "edges"}`, in the order of their ids.

    One directed edge a source, target and event type, from agent to target; where an event has no target, its
    agents are tied in pairs, each in the order of their ids. `weight` counts events, `spells` are the
    coalesced stretches `[first day, last day]` on which they (may) have happened, the last day None where it
    is open; events without a first day count in `weight` and `undated` only. An actor alone in its events is
    a node without edges.
    """
    events, entities, parties = schema.events.c, schema.entities, schema.event_parties.c
    query = select(events.id, events.type, events.agents, events.targets, events.earliest, events.latest)
    edges: dict[tuple[str, str, str], _Edge] = {}
    counts: dict[str, int] = {}
    with world(store, filters) as connection:
        for row in connection.execute(query.where(*conditions(filters))):
            for actor in {*row.agents, *row.targets}:
                counts[actor] = counts.get(actor, 0) + 1
            for source, target in ties(row.agents, row.targets):
                _count(edges.setdefault((source, target, row.type), _Edge()), row.earliest, row.latest)
        known = select(entities).where(entities.c.id.in_(select(parties.actor_id)))
        rows = {row["id"]: row for row in connection.execute(known).mappings()}
    slots = ("label_en", "label_vi", "kind", "country")
    nodes = [
        {"id": id, **{slot: rows[id][slot] for slot in slots}, "events": counts[id]} for id in sorted(counts)
    ]
    return {"nodes": nodes, "edges": [_edge_item(key, edges[key]) for key in sorted(edges)]}


def ties(agents: Sequence[str], targets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs that an event ties: each agent to each target, or, where nobody is acted upon, agents to each other."""
    if not targets:
        yield from combinations(sorted(set(agents)), 2)
        return
    for agent in dict.fromkeys(agents):
        for target in dict.fromkeys(targets):
            if agent != target:
                yield agent, target


def _count(edge: _Edge, first: str | None, last: str | None) -> None:
    edge.weight += 1
    if first is None:
        edge.undated += 1
    else:
        edge.spans.append((first, last))


def _edge_item(key: tuple[str, str, str], edge: _Edge) -> Json:
    source, target, type = key
    spells = coalesced(edge.spans)
    english, vietnamese = type_labels(type)
    return {
        "id": f"{source}|{target}|{type}",
        "source": source,
        "target": target,
        "kind": type,
        "label_en": english,
        "label_vi": vietnamese,
        "weight": edge.weight,
        "undated": edge.undated,
        "first": spells[0][0] if spells else None,
        "last": spells[-1][1] if spells else None,
        "spells": spells,
    }


def coalesced(spans: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Stretches of days in order, those that overlap or follow on the next day made one."""
    done: list[tuple[str, str | None]] = []
    for first, last in sorted(spans, key=lambda span: (span[0], span[1] or "9999")):
        if done and (done[-1][1] is None or first <= shift(done[-1][1], 1)):
            before, end = done[-1]
            done[-1] = (before, None if end is None or last is None else max(end, last))
        else:
            done.append((first, last))
    return done

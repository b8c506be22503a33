"""Where the nodes of a network are drawn, how large and in which colour; the same for the same network."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ontology
from kg.queries.pages import Json

if TYPE_CHECKING:  # networkx takes half a second and 20 MB to load: only where something is drawn
    import networkx as nx

    Drawn = nx.Graph[str]

_SEED = 1948
_SPREAD = 1000.0
MANY = 1500  # nodes; more are not laid out by force, which takes time and memory with their square
_KINDS = {
    "person": "#4477aa",
    "state": "#ee6677",
    "organ": "#228833",
    "unit": "#ccbb44",
    "media": "#66ccee",
    "place": "#aa3377",
    "group": "#bbbbbb",
}
"""Colours that the colour-blind can tell apart (Paul Tol, Bright qualitative scheme)."""


@dataclass(frozen=True, slots=True)
class Look:
    """One node as drawn: its place, its diameter, and red, green, blue from 0 to 255."""

    x: float
    y: float
    size: float
    colour: tuple[int, int, int]


def looker(nodes: Iterable[str], edges: Iterable[tuple[str, str, int]], many: int) -> Callable[[Json], Look]:
    """How to draw a node, by its `id`, `kind`, `events` and `rank` (1 for the one with most events).

    `edges` are source, target and number of events, `many` how many nodes there are.
    """
    at = by_force(nodes, edges) if many <= MANY else {}

    def drawn(node: Json) -> Look:
        place = at.get(node["id"]) or by_rank(node["rank"] - 1, many)
        return look(node["kind"], node["events"], place)

    return drawn


def look(kind: str, events: int, at: tuple[float, float]) -> Look:
    """How to draw a node of that kind with so many events at a place."""
    types = ontology.event_types()
    colour = types[kind].colour if kind in types else _KINDS.get(kind, _KINDS["group"])
    return Look(*at, round(8 + 6 * math.sqrt(events), 2), rgb(colour))


def by_force(nodes: Iterable[str], edges: Iterable[tuple[str, str, int]]) -> dict[str, tuple[float, float]]:
    """Where nodes come to rest that edges of so many events draw together; for up to `MANY` nodes."""
    import networkx as nx

    drawn: Drawn = nx.Graph()
    drawn.add_nodes_from(nodes)
    for source, target, weight in edges:
        before = drawn.edges[source, target]["weight"] if drawn.has_edge(source, target) else 0
        drawn.add_edge(source, target, weight=before + math.log1p(weight))
    if not drawn:
        return {}
    at = nx.spring_layout(drawn, method="force", seed=_SEED, iterations=60, scale=_SPREAD)
    return {id: (round(float(x), 2), round(float(y), 2)) for id, (x, y) in at.items()}


def by_rank(rank: int, many: int) -> tuple[float, float]:
    """A place in a sunflower of so many nodes: whoever has most events, rank 0, in the middle."""
    away, turn = _SPREAD * math.sqrt(rank / many), rank * math.pi * (3 - math.sqrt(5))
    return round(away * math.cos(turn), 2), round(away * math.sin(turn), 2)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

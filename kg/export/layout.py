"""Where the nodes of a network are drawn, how large and in which colour; the same for the same network."""

from __future__ import annotations

import math
from dataclasses import dataclass

import networkx as nx

from kg.queries.filters import Json

_SEED = 1948
_SPREAD = 1000.0
_MANY = 1500  # nodes; more are not laid out by force, which takes time and memory with their square
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


def looks(network: Json) -> dict[str, Look]:
    """How to draw each node of a network that `kg.queries.graph` gave, by its id."""
    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_nodes_from(node["id"] for node in network["nodes"])
    for edge in network["edges"]:
        source, target = edge["source"], edge["target"]
        before = drawn.edges[source, target]["weight"] if drawn.has_edge(source, target) else 0
        drawn.add_edge(source, target, weight=before + math.log1p(edge["weight"]))
    at = _by_force(drawn) if len(drawn) <= _MANY else _by_rank(network)
    return {
        node["id"]: Look(
            *at[node["id"]],
            round(8 + 6 * math.sqrt(node["events"]), 2),
            rgb(_KINDS.get(node["kind"], _KINDS["group"])),
        )
        for node in network["nodes"]
    }


def _by_force(drawn: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    if not drawn:
        return {}
    at = nx.spring_layout(drawn, method="force", seed=_SEED, iterations=60, scale=_SPREAD)
    return {id: (round(float(x), 2), round(float(y), 2)) for id, (x, y) in at.items()}


def _by_rank(network: Json) -> dict[str, tuple[float, float]]:
    """A sunflower: whoever has most events in the middle."""
    ranked = sorted(network["nodes"], key=lambda node: (-node["events"], node["id"]))
    step = _SPREAD / math.sqrt(len(ranked))
    turn = math.pi * (3 - math.sqrt(5))
    return {
        node["id"]: (
            round(step * math.sqrt(n) * math.cos(n * turn), 2),
            round(step * math.sqrt(n) * math.sin(n * turn), 2),
        )
        for n, node in enumerate(ranked)
    }


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

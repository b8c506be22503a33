"""The network as two tables, one of nodes and one of edges, with the headings that Gephi looks for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.network import Nodes, network
from kg.export.tables import csv_lines
from kg.queries import Filters
from kg.store import Store

NODES = ("Id", "Label", "label_vi", "class", "country", "office", "events", "first", "last")
EDGES = ("Source", "Target", "Type", "Kind", "Label", "label_vi", "Weight", "undated", "first", "last")


def node_table(store: Store, filters: Filters, nodes: Nodes = "actors") -> Iterator[bytes]:
    """The actors of the events that the filters ask for (or actors and events), as CSV."""
    with network(store, filters, nodes) as found:
        named = ({**node, "Id": node["id"], "Label": node["label_en"]} for node in found.nodes())
        yield from csv_lines(NODES, ({**node, "class": node["kind"]} for node in named))


def edge_table(store: Store, filters: Filters, nodes: Nodes = "actors") -> Iterator[bytes]:
    """Their ties, an edge a source, target and event type (or role), as CSV."""
    with network(store, filters, nodes) as found:
        yield from csv_lines(
            EDGES,
            (
                {
                    **edge,
                    "Source": edge["source"],
                    "Target": edge["target"],
                    "Type": "Directed",
                    "Kind": edge["kind"],
                    "Label": edge["label_en"],
                    "Weight": edge["weight"],
                }
                for edge in found.edges()
            ),
        )
